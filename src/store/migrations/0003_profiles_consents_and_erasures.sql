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
