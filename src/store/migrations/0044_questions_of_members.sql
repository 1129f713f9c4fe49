-- Questions that members propose, and those that are asked in sessions of one group alone.
create table proposal (
  id integer primary key,
  guild_id integer not null references guild (id),
  member_id integer not null,
  kind text not null check (kind in ('opening', 'pitch', 'behavioural', 'situational', 'technical',
    'case', 'values', 'relocation', 'salary', 'closing', 'pivot')),
  competency text not null,
  prompt text not null check (length(prompt) between 1 and 300),
  strong text not null check (length(strong) between 1 and 1000),
  weak text not null check (length(weak) between 1 and 1000),
  follow_up text not null check (length(follow_up) between 1 and 200),
  -- What organisers made of it.
  outcome text check (outcome in ('accept', 'decline')),
  -- Whether its member is still to be told.
  is_untold integer not null check (is_untold in (0, 1)),
  made_at_ms integer not null,
  check (outcome is not null or is_untold = 0)
) strict;
create index proposal_open on proposal (guild_id, id) where outcome is null;
create index proposal_member on proposal (guild_id, member_id, id);
create index proposal_untold on proposal (guild_id, member_id, id) where is_untold = 1;

create table guild_question (
  guild_id integer not null references guild (id),
  question_id text not null,
  -- The question, as JSON.
  body text not null,
  added_at_ms integer not null,
  primary key (guild_id, question_id)
) strict, without rowid;
