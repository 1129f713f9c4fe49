-- In which sessions members took part, and as what, for as long as the session is known: seats go
-- when it is over.
create table took_part (
  session_id integer not null references session (id),
  member_id integer not null,
  guild_id integer not null,
  -- When the session began, by its plan.
  at_ms integer not null,
  -- Their turn as candidate.
  turn_no integer check (turn_no >= 0),
  is_interviewer integer not null check (is_interviewer in (0, 1)),
  is_observer integer not null check (is_observer in (0, 1)),
  is_rater integer not null check (is_rater in (0, 1)),
  -- The format's name; empty where it is not known any more.
  format text not null check (length(format) <= 200),
  primary key (session_id, member_id)
) strict, without rowid;
create index took_part_member on took_part (guild_id, member_id, at_ms, session_id);

-- Sessions of before, from their saved states. One that cannot be read is left out, and a member
-- who was erased has an id below 1.
insert into took_part (session_id, member_id, guild_id, at_ms, turn_no, is_interviewer,
  is_observer, is_rater, format)
with held (id, state) as (
  select id, state from session
  where (closed_at_ms is not null or phase = 'report') and json_valid(state)
    and json_array_length(state, '$.turns') > 0
), turn (id, no, body) as (
  select held.id, t.key, t.value from held, json_each(held.state, '$.turns') t
), was (id, member, turn_no, what) as (
  select id, body ->> '$.candidate', no, 'candidate' from turn
  union all
  select turn.id, i.value, null, 'interviewer' from turn, json_each(turn.body, '$.interviewers') i
  union all
  select held.id, o.value ->> '$.member', null, 'observer'
  from held, json_each(held.state, '$.seats.sitters') o
  where o.value ->> '$.seat' = 'observer' and o.value ->> '$.here_since' is not null
  union all
  select b.session_id, b.rater_id, null, 'rater' from ballot b
  where b.is_complete = 1 and b.unsealed_at_ms is not null
)
select s.id, was.member, s.guild_id, coalesce(s.starts_at_ms, s.made_at_ms), min(was.turn_no),
  max(was.what = 'interviewer'),
  max(was.what = 'observer') and not max(was.what in ('candidate', 'interviewer')),
  max(was.what = 'rater'),
  coalesce((select substr(r.body ->> '$.format', 1, 200) from report r
    where r.session_id = s.id and json_valid(r.body) limit 1), '')
from was join session s on s.id = was.id
where typeof(was.member) = 'integer' and was.member > 0
group by s.id, was.member;
