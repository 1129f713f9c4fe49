-- Evenings that come again. A date is text such as 2026-12-08: the rule's own, by the clock of its
-- zone, before any clock change shifts its time and whatever it was moved to.

create table series (
  id integer primary key,
  guild_id integer not null references guild (id),
  number integer not null check (number > 0),
  -- Who made it; none: they are gone, and it is the organisers'.
  maker_id integer,
  state text not null check (state in ('running', 'paused', 'stopped', 'zone-gone')),
  -- From when on a paused one goes on by itself; none: somebody says when.
  paused_until_date text check (length(paused_until_date) = 10),
  -- The last date that was dealt with.
  behind_date text check (length(behind_date) = 10),
  -- The date after it, and its moment by the zones of this version.
  next_date text check (length(next_date) = 10),
  next_at_ms integer,
  zones_version text not null check (length(zones_version) between 1 and 16),
  -- When the next evening has to be made.
  wake_at_ms integer,
  made_at_ms integer not null,
  unique (guild_id, number),
  check (paused_until_date is null or state = 'paused'),
  check ((next_date is null) = (next_at_ms is null)),
  check (wake_at_ms is null or next_date is not null),
  check (wake_at_ms is null or state in ('running', 'paused'))
) strict;
create index series_wake on series (wake_at_ms) where wake_at_ms is not null;
create index series_live on series (guild_id, number) where state <> 'stopped';
create index series_maker on series (guild_id, maker_id) where maker_id is not null;

-- What a series is from a date on, until the next such date: its rule, and what its evenings are.
create table series_stretch (
  series_id integer not null references series (id),
  from_date text not null check (length(from_date) = 10),
  guild_id integer not null,
  -- As it is typed, and its first date.
  rule text not null check (length(rule) between 1 and 200),
  first_date text not null check (length(first_date) = 10),
  zone text not null check (length(zone) between 1 and 64),
  minutes integer check (minutes > 0),
  channel_id integer,
  worded_by_id integer,
  format_id text not null check (length(format_id) between 1 and 64),
  role text check (length(role) between 1 and 64),
  level text check (length(level) between 1 and 64),
  region text check (length(region) between 1 and 64),
  objective text check (length(objective) between 1 and 1000),
  primary key (series_id, from_date),
  check ((objective is null) = (worded_by_id is null))
) strict, without rowid;
create index series_stretch_words on series_stretch (guild_id, worded_by_id)
  where worded_by_id is not null;

-- What was said of one date: left out, at another moment, or an evening of another kind.
create table series_date (
  series_id integer not null references series (id),
  date text not null check (length(date) = 10),
  guild_id integer not null,
  is_skipped integer not null check (is_skipped in (0, 1)),
  moved_to_ms integer,
  minutes integer check (minutes > 0),
  channel_id integer,
  worded_by_id integer,
  format_id text check (length(format_id) between 1 and 64),
  role text check (length(role) between 1 and 64),
  level text check (length(level) between 1 and 64),
  region text check (length(region) between 1 and 64),
  objective text check (length(objective) between 1 and 1000),
  primary key (series_id, date),
  check (is_skipped = 1 or moved_to_ms is not null or format_id is not null),
  check ((objective is null) = (worded_by_id is null)),
  check (format_id is not null
    or coalesce(minutes, channel_id, role, level, region, objective) is null)
) strict, without rowid;
create index series_date_words on series_date (guild_id, worded_by_id)
  where worded_by_id is not null;

-- What somebody is about to make or to change of a series, until they say that it is right.
create table series_draft (
  guild_id integer not null references guild (id),
  member_id integer not null,
  at_ms integer not null,
  body text not null,
  primary key (guild_id, member_id)
) strict, without rowid;
create index series_draft_at on series_draft (at_ms);
