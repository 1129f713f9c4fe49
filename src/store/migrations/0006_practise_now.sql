-- Practising now: who waits for a partner, and the card on which they press.

-- Whether the organisers want the card in the practice channel.
alter table guild add column is_practise_now integer not null default 0
  check (is_practise_now in (0, 1));
create index guild_practise_now on guild (id) where is_practise_now = 1;

create table wait (
  guild_id integer not null references guild (id),
  member_id integer not null,
  since_ms integer not null,
  until_ms integer not null check (until_ms > since_ms),
  primary key (guild_id, member_id)
) strict, without rowid;
create index wait_until on wait (until_ms);

-- Where a guild's card stands on the platform: it belongs to no session.
create table standing_card (
  guild_id integer primary key references guild (id),
  at_ms integer not null,
  placed text not null check (length(placed) between 1 and 200)
) strict;

-- When two members last had a turn together.
create index ballot_pair on ballot (guild_id, candidate_id, rater_id, unsealed_at_ms);
