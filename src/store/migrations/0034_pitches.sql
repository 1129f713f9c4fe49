-- What members would say of themselves in ninety seconds: every version, one of which counts.
create table pitch (
  id integer primary key,
  guild_id integer not null references guild (id),
  member_id integer not null,
  -- The member's own numbers, from 1.
  version integer not null check (version > 0),
  is_current integer not null check (is_current in (0, 1)),
  what_i_do text not null check (length(what_i_do) between 1 and 1000),
  proofs text check (length(proofs) between 1 and 1000),
  why_this_role text check (length(why_this_role) between 1 and 1000),
  what_i_want text check (length(what_i_want) between 1 and 1000),
  made_at_ms integer not null
) strict;
create unique index pitch_member on pitch (guild_id, member_id, version);
create unique index pitch_current on pitch (guild_id, member_id) where is_current = 1;
