-- What members practised as candidates, by when it ended: how many weeks run is counted from it.
create table practised (
  session_id integer not null references session (id),
  member_id integer not null,
  guild_id integer not null,
  at_ms integer not null,
  kind text not null check (kind in ('mock', 'solo', 'drill')),
  is_coached integer not null check (is_coached in (0, 1)),
  primary key (session_id, member_id)
) strict, without rowid;
create index practised_member on practised (guild_id, member_id, at_ms);

-- How often a member means to practise, from the week of a day on.
create table cadence (
  guild_id integer not null references guild (id),
  member_id integer not null,
  from_date text not null check (length(from_date) = 10),
  weekly integer not null check (weekly between 1 and 7),
  monthly integer not null check (monthly between 0 and 4),
  primary key (guild_id, member_id, from_date)
) strict, without rowid;

-- When a member paused: from a day of theirs on, until before another.
create table pause (
  guild_id integer not null references guild (id),
  member_id integer not null,
  from_date text not null check (length(from_date) = 10),
  until_date text not null check (until_date > from_date),
  primary key (guild_id, member_id, from_date)
) strict, without rowid;

-- What was practised before, as far as its reports say that it counted. It ended with its last
-- answer.
insert into practised (session_id, member_id, guild_id, at_ms, kind, is_coached)
select t.session_id, t.member_id, t.guild_id,
  coalesce((select max(x.asked_at_ms + coalesce(x.took_ms, 0)) from timing x
    where x.session_id = t.session_id and x.member_id = t.member_id), t.at_ms),
  case when s.is_private = 1 or t.format = 'Drill' then 'drill'
    when t.format = 'Solo' then 'solo' else 'mock' end,
  coalesce(r.body ->> '$.is_coached', 0) = 1
from took_part t
  join session s on s.id = t.session_id
  join report r on r.session_id = t.session_id and r.turn_no = t.turn_no
where t.turn_no is not null and json_valid(r.body)
  and (r.body ->> '$.cut' is null
    or (r.body ->> '$.cut' <> 'away' and r.body ->> '$.planned' > 0
      and r.body ->> '$.answered' * 2 >= r.body ->> '$.planned'));

-- Whoever pauses now: when they began to is not known, and four weeks take no run away.
insert into pause (guild_id, member_id, from_date, until_date)
select guild_id, member_id, date(paused_until_on, '-28 days'), paused_until_on
from profile where paused_until_on is not null and date(paused_until_on) = paused_until_on;
