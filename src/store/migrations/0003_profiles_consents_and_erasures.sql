-- What members say about themselves.

create table profile (
  guild_id integer not null references guild (id),
  member_id integer not null,
  quiet_from_min integer check (quiet_from_min between 0 and 1439),
  quiet_to_min integer check (quiet_to_min between 0 and 1439),
  zone text not null check (length(zone) between 1 and 64),
  primary key (guild_id, member_id),
  check ((quiet_from_min is null) = (quiet_to_min is null)),
  check (quiet_from_min <> quiet_to_min)
) strict, without rowid;

-- Which coach may see a member's reports.
create table consent (
  guild_id integer not null references guild (id),
  member_id integer not null,
  coach_id integer not null,
  agreed_at_ms integer not null,
  primary key (guild_id, member_id, coach_id),
  check (coach_id <> member_id)
) strict, without rowid;

-- On a platform a role says who is a coach; the terminal's members have none.
alter table member_name
  add column is_coach integer not null default 0 check (is_coach in (0, 1));
