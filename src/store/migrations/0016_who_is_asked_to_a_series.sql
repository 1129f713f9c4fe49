-- How it stands between a member and the calls of a series, where somebody said so or their silence
-- did: asked for it; three calls left unanswered; told of that; not to be asked.
create table asking (
  series_id integer not null references series (id),
  member_id integer not null,
  guild_id integer not null,
  state text not null check (state in ('asked', 'silent', 'told', 'stopped')),
  since_ms integer not null,
  primary key (series_id, member_id)
) strict, without rowid;
create index asking_member on asking (guild_id, member_id);
