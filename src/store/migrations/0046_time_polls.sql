-- Times that a group chooses from, and who can come at which.
create table poll (
  id integer primary key,
  guild_id integer not null references guild (id),
  -- Who asked; nobody once they are erased.
  asker_id integer,
  format text not null,
  minutes integer not null,
  -- Whether votes are shown only once it is closed.
  is_secret integer not null check (is_secret in (0, 1)),
  -- The times in milliseconds since 1970, as JSON.
  times text not null,
  made_at_ms integer not null,
  closes_at_ms integer not null,
  is_closed integer not null check (is_closed in (0, 1)),
  -- What was made of it, as JSON.
  became text,
  -- Where it stands on the platform.
  placed text
) strict;
create index poll_guild on poll (guild_id, id);
create index poll_due on poll (closes_at_ms) where is_closed = 0;

create table poll_vote (
  guild_id integer not null references guild (id),
  poll_id integer not null references poll (id),
  member_id integer not null,
  -- From 0.
  time_no integer not null,
  at_ms integer not null,
  primary key (guild_id, member_id, poll_id, time_no)
) strict, without rowid;
create index poll_vote_poll on poll_vote (poll_id, time_no, at_ms, member_id);
