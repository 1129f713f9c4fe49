-- Rounds in which everybody of a group rates one worked example without knowing its marks.
create table calibration (
  id integer primary key,
  guild_id integer not null references guild (id),
  rubric_id text not null,
  example_id text not null,
  is_open integer not null check (is_open in (0, 1)),
  opened_at_ms integer not null,
  -- The rubric and the example as they were.
  body text not null
) strict;
create unique index calibration_open on calibration (guild_id) where is_open = 1;
create index calibration_guild on calibration (guild_id, opened_at_ms);

create table calibration_ballot (
  calibration_id integer not null references calibration (id),
  member_id integer not null,
  -- Those of the round.
  guild_id integer not null,
  rubric_id text not null,
  -- What they chose, by the competency's number.
  choices text not null,
  -- Null: they may still change it.
  handed_in_at_ms integer,
  is_untold integer not null check (is_untold in (0, 1)),
  primary key (calibration_id, member_id)
) strict, without rowid;
create index calibration_ballot_history on calibration_ballot
  (guild_id, rubric_id, handed_in_at_ms) where handed_in_at_ms is not null;
create index calibration_ballot_member on calibration_ballot (guild_id, member_id, calibration_id);
create index calibration_ballot_untold on calibration_ballot (guild_id, member_id)
  where is_untold = 1;

-- When the next round opens; null where the organisers want none.
alter table guild add column calibration_due_at_ms integer;
create index guild_calibration on guild (calibration_due_at_ms)
  where calibration_due_at_ms is not null;
