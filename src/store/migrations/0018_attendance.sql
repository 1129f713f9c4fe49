-- What became of the last seats of a member that others counted on: their own record.
create table attendance (
  session_id integer not null references session (id),
  member_id integer not null,
  guild_id integer not null,
  -- When the session began.
  at_ms integer not null,
  outcome text not null check (outcome in ('came', 'late', 'stood-in', 'missed')),
  primary key (session_id, member_id)
) strict, without rowid;
create index attendance_member on attendance (guild_id, member_id, at_ms, session_id);
create index attendance_missed on attendance (guild_id, member_id) where outcome = 'missed';

-- How many of their last seats somebody had missed when the seats were drawn.
alter table seat_why add column missed_count integer not null default 0 check (missed_count >= 0);
