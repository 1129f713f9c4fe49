-- What was written to members alone, and where it stands: a press on it names no guild, and the
-- channel of the newest is known.
create table direct (
  placed text primary key check (length(placed) between 1 and 200),
  guild_id integer not null references guild (id),
  member_id integer not null,
  at_ms integer not null
) strict, without rowid;
create index direct_member on direct (member_id, at_ms);
create index direct_guild on direct (guild_id, member_id);

-- When a channel to somebody new was opened: a bot that opens many is taken for one that nobody
-- asked.
create table direct_opening (
  at_ms integer primary key
) strict;

-- What the platform said of what is written to members alone.
create table direct_brake (
  no integer primary key check (no = 1),
  -- Nothing is opened before this, and afterwards half as much a day for each time it was said.
  not_before_ms integer not null,
  halved_count integer not null check (halved_count between 0 and 10),
  -- The platform has flagged the bot: nothing is written until an operator says so.
  is_stopped integer not null check (is_stopped in (0, 1))
) strict;

-- In which language a member is written to: that of their platform when they were seen last.
alter table profile add column language text not null default '' check (length(language) <= 16);
-- Whether the platform did not let them be written to since they allowed it.
alter table profile add column dms_refused integer not null default 0
  check (dms_refused in (0, 1));
