-- Thanks of candidates to who interviewed, watched or rated them.
create table thanks (
  session_id integer not null references session (id),
  from_id integer not null,
  to_id integer not null,
  guild_id integer not null,
  at_ms integer not null,
  primary key (session_id, from_id, to_id),
  check (from_id <> to_id)
) strict, without rowid;
create index thanks_to on thanks (guild_id, to_id, at_ms);
create index thanks_from on thanks (guild_id, from_id);
