-- Evenings: who comes, who sits where, and what everybody had.

create table evening (
  id integer primary key,
  guild_id integer not null references guild (id),
  -- Of which series, and its date by the rule: there is one evening of each.
  series_id integer references series (id),
  date text check (length(date) = 10),
  phase text not null check (phase in ('called', 'drawn', 'check-in', 'under-way', 'over')),
  starts_at_ms integer not null,
  ends_at_ms integer not null check (ends_at_ms >= starts_at_ms),
  wake_at_ms integer,
  wake_why text check (length(wake_why) between 1 and 32),
  revision integer not null check (revision >= 0),
  state_version integer not null check (state_version > 0),
  state text not null,
  made_at_ms integer not null,
  unique (series_id, date),
  check ((series_id is null) = (date is null)),
  check ((wake_at_ms is null) = (wake_why is null)),
  check (wake_at_ms is null or phase <> 'over')
) strict;
create index evening_wake on evening (wake_at_ms) where wake_at_ms is not null;
create index evening_open on evening (guild_id, starts_at_ms) where phase <> 'over';
create index evening_guild on evening (guild_id, id);

-- The sessions of an evening.
create table evening_session (
  session_id integer primary key references session (id),
  evening_id integer not null references evening (id),
  guild_id integer not null
) strict;
create index evening_session_of on evening_session (evening_id);

-- Where an evening's messages stand on the platform.
create table evening_posted (
  evening_id integer not null references evening (id),
  slot text not null check (slot in ('call', 'plan')),
  guild_id integer not null,
  at_ms integer not null,
  placed text not null check (length(placed) between 1 and 200),
  primary key (evening_id, slot)
) strict, without rowid;

-- Who is in every time, unless they say no.
create table regular (
  series_id integer not null references series (id),
  member_id integer not null,
  guild_id integer not null,
  since_ms integer not null,
  primary key (series_id, member_id)
) strict, without rowid;
create index regular_member on regular (guild_id, member_id);

-- What members had on evenings, and what would have been fair.
create table ledger (
  guild_id integer not null references guild (id),
  member_id integer not null,
  evening_id integer not null references evening (id),
  at_ms integer not null,
  interviewer integer not null check (interviewer in (0, 1)),
  candidate integer not null check (candidate in (0, 1)),
  odd integer not null check (odd in (0, 1)),
  interviewer_fair real not null check (interviewer_fair >= 0),
  candidate_fair real not null check (candidate_fair >= 0),
  odd_fair real not null check (odd_fair >= 0),
  primary key (guild_id, member_id, evening_id),
  check (odd = 0 or (interviewer = 0 and candidate = 0))
) strict, without rowid;
create index ledger_evening on ledger (evening_id);

-- Who faced whom on evenings, the lesser id first.
create table met (
  guild_id integer not null references guild (id),
  one_id integer not null,
  other_id integer not null,
  evening_id integer not null references evening (id),
  at_ms integer not null,
  primary key (guild_id, one_id, other_id, evening_id),
  check (one_id < other_id)
) strict, without rowid;
create index met_evening on met (evening_id);
create index met_at on met (guild_id, at_ms);

-- Why somebody sits where they do: their own figures when the seats were drawn.
create table seat_why (
  evening_id integer not null references evening (id),
  member_id integer not null,
  guild_id integer not null,
  draw_no integer not null check (draw_no > 0),
  interviewer_had real not null,
  interviewer_fair real not null,
  candidate_had real not null,
  candidate_fair real not null,
  odd_had real not null,
  odd_fair real not null,
  evening_count integer not null check (evening_count >= 0),
  people_count integer not null check (people_count >= 0),
  primary key (evening_id, member_id)
) strict, without rowid;
create index seat_why_member on seat_why (guild_id, member_id, evening_id);

-- Whom they face there, and when they had met before.
create table seat_facing (
  evening_id integer not null references evening (id),
  member_id integer not null,
  other_id integer not null,
  guild_id integer not null,
  met_count integer not null check (met_count >= 0),
  met_at_ms integer,
  primary key (evening_id, member_id, other_id),
  check ((met_count = 0) = (met_at_ms is null))
) strict, without rowid;
