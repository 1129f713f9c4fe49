-- What of a report is read for years: how many observers tallied fillers, what they counted
-- together, and how long the timed answers were together.
alter table report add column tally_count integer not null default 0 check (tally_count >= 0);
alter table report add column filler_count integer not null default 0
  check (filler_count >= tally_count);
alter table report add column speech_ms integer not null default 0 check (speech_ms >= 0);
update report set
  tally_count = (select count(*) from json_each(body, '$.observers') o
    where o.value ->> '$.fillers' > 0),
  filler_count = (select coalesce(sum(o.value ->> '$.fillers'), 0)
    from json_each(body, '$.observers') o where o.value ->> '$.fillers' > 0),
  speech_ms = (select coalesce(sum(t.value ->> '$.took'), 0) from json_each(body, '$.timings') t
    where t.value ->> '$.took' > 0)
where json_valid(body);
create index report_measured on report (guild_id, candidate_id, made_at_ms, session_id)
  where tally_count > 0 and speech_ms > 0;

-- How a member was rated, rubric by rubric.
create index ballot_candidate on ballot (guild_id, candidate_id, rubric_id, unsealed_at_ms desc)
  where unsealed_at_ms is not null and is_complete = 1;

-- Whether somebody of a guild was erased since it was read.
create index erasure_guild on erasure (guild_id, at_ms);
