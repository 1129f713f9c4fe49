-- Real interviews, as members tell of them afterwards.
create table debrief (
  id integer primary key,
  guild_id integer not null references guild (id),
  member_id integer not null,
  -- When it was, on the member's calendar.
  on_date text not null check (length(on_date) = 10),
  asked text not null check (length(asked) between 1 and 1500),
  again text check (length(again) between 1 and 500),
  went text check (went in ('well', 'mixed', 'badly')),
  -- What they heard back.
  outcome text check (outcome in ('passed', 'rejected', 'stepped-back')),
  -- Whether they agreed to be counted in what *ready* meant.
  is_counted integer not null check (is_counted in (0, 1)),
  -- Whether their board said *ready* at the end of the day before; null: nobody looked.
  was_ready integer check (was_ready in (0, 1)),
  made_at_ms integer not null
) strict;
create index debrief_member on debrief (guild_id, member_id, on_date, id);
create index debrief_counted on debrief (guild_id) where is_counted = 1;
