-- What organisers set for their guild, and what a platform's connection is resumed with.

-- Where cards are posted; none until the guild is set up.
alter table guild add column practice_channel_id integer;
-- Where organisers read what only they should know.
alter table guild add column notice_channel_id integer;
alter table guild add column threads text not null default 'public'
  check (threads in ('public', 'private'));
alter table guild add column set_up_at_ms integer;
-- When the platform said that greenroom was removed; what is kept of the guild is purged later.
alter table guild add column left_at_ms integer;

create index guild_set_up on guild (id) where set_up_at_ms is not null;

-- Threads of sessions that are not over are looked for at every start.
create index session_live on session (id) where closed_at_ms is null;

-- Who organises or coaches, by the platform's role ids and never by their names.
create table guild_role (
  guild_id integer not null references guild (id),
  role_id integer not null,
  power text not null check (power in ('organiser', 'coach')),
  primary key (guild_id, role_id, power)
) strict, without rowid;

-- Where people meet to speak, in the order in which they are given to sessions.
create table guild_place (
  guild_id integer not null references guild (id),
  place_no integer not null check (place_no >= 0),
  channel_id integer not null,
  primary key (guild_id, place_no),
  unique (guild_id, channel_id)
) strict, without rowid;

-- The gateway's session, so that a restart goes on where the last process stopped.
create table connection (
  shard_no integer primary key check (shard_no >= 0),
  shard_count integer not null check (shard_count > shard_no),
  seq integer not null check (seq >= 0),
  at_ms integer not null,
  session_key text not null check (length(session_key) between 1 and 200),
  resume_url text not null check (length(resume_url) between 1 and 500)
) strict;

-- Every identify, for the budget: Discord resets a token that identifies too often.
create table identify (
  id integer primary key,
  at_ms integer not null,
  is_answered integer not null check (is_answered in (0, 1))
) strict;
create index identify_at on identify (at_ms);

-- Small facts about the platform that only save work, such as which commands are registered.
create table known (
  name text primary key check (length(name) between 1 and 64),
  at_ms integer not null,
  value text not null check (length(value) <= 1000)
) strict, without rowid;
