-- What a group reads on Sundays of how its week went: where, what it drills for together, and when
-- next.
create table digest (
  guild_id integer primary key references guild (id),
  channel_id integer,
  drill_aim integer check (drill_aim between 1 and 9999),
  due_at_ms integer,
  check (channel_id is not null or due_at_ms is null)
) strict;
create index digest_due on digest (due_at_ms) where due_at_ms is not null;

-- Who lets themself be counted in it, and who lets themself be named.
create table digest_consent (
  guild_id integer not null references guild (id),
  member_id integer not null,
  is_counted integer not null check (is_counted in (0, 1)),
  is_named integer not null check (is_named in (0, 1)),
  primary key (guild_id, member_id),
  check (is_counted = 1 or is_named = 1)
) strict, without rowid;

-- Evenings of a week that is over.
create index evening_over on evening (guild_id, starts_at_ms) where phase = 'over';
