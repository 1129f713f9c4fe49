-- The week of drills of a member's goal, and when they are asked for the next one.
create table drilling (
  guild_id integer not null references guild (id),
  member_id integer not null,
  -- When on their day, in minutes; none: at the usual time.
  ask_at_min integer check (ask_at_min between 0 and 1439),
  is_off integer not null default 0 check (is_off in (0, 1)),
  -- The first day of the week, in their zone.
  from_date text not null check (length(from_date) = 10),
  due_at_ms integer,
  primary key (guild_id, member_id)
) strict, without rowid;
create index drilling_due on drilling (due_at_ms) where due_at_ms is not null;

-- What a member said of their drill on a day of theirs.
create table drill_day (
  guild_id integer not null references guild (id),
  member_id integer not null,
  date text not null check (length(date) = 10),
  is_done integer not null check (is_done in (0, 1)),
  at_ms integer not null,
  primary key (guild_id, member_id, date)
) strict, without rowid;
