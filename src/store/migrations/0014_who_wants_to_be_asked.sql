-- Who wants to be asked whether they come: to evenings of one series, or to all where none is named.
create table asked (
  guild_id integer not null references guild (id),
  member_id integer not null,
  series_id integer
) strict;
create unique index asked_once on asked (guild_id, member_id, ifnull(series_id, 0));
