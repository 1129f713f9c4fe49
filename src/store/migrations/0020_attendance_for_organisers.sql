-- Whether organisers see the attendance of the guild's members, and from which evening on: the one
-- whose call said so.
alter table guild add column is_attendance_shown integer not null default 0
  check (is_attendance_shown in (0, 1));
alter table guild add column attendance_from_ms integer
  check (attendance_from_ms is null or is_attendance_shown = 1);
