-- What members say of themselves, also where they have named no zone.
alter table profile rename to profile_before;
create table profile (
  guild_id integer not null references guild (id),
  member_id integer not null,
  zone text check (length(zone) between 1 and 64),
  quiet_from_min integer check (quiet_from_min between 0 and 1439),
  quiet_to_min integer check (quiet_to_min between 0 and 1439),
  role text check (length(role) between 1 and 64),
  level text check (level in ('entry', 'mid', 'senior', 'lead')),
  region text check (length(region) between 1 and 64),
  -- Dates of their zone, as 2027-05-14.
  target_on text check (target_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  paused_until_on text check (paused_until_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  is_interview_only integer not null default 0 check (is_interview_only in (0, 1)),
  interviews_first integer not null default 0 check (interviews_first in (0, 1)),
  nudges text not null default 'seated' check (nudges in ('everything', 'seated', 'nothing')),
  takes_dms integer not null default 0 check (takes_dms in (0, 1)),
  primary key (guild_id, member_id),
  check ((quiet_from_min is null) = (quiet_to_min is null)),
  check (quiet_from_min <> quiet_to_min),
  check (quiet_from_min is null or zone is not null)
) strict, without rowid;
insert into profile (guild_id, member_id, zone, quiet_from_min, quiet_to_min)
  select guild_id, member_id, zone, quiet_from_min, quiet_to_min from profile_before;
drop table profile_before;

-- Roles and regions that a member knows as an interviewer.
create table knows (
  guild_id integer not null references guild (id),
  member_id integer not null,
  sort text not null check (sort in ('role', 'region')),
  tag text not null check (length(tag) between 1 and 64),
  primary key (guild_id, member_id, sort, tag)
) strict, without rowid;

-- Whom a member wants to sit with in no session. Nobody but this member learns of it.
create table not_with (
  guild_id integer not null references guild (id),
  member_id integer not null,
  other_id integer not null,
  primary key (guild_id, member_id, other_id),
  check (other_id <> member_id)
) strict, without rowid;
create index not_with_other on not_with (guild_id, other_id);
