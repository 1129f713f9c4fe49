-- The first rung. What holds for every table: strict, singular name, moments are milliseconds of
-- UTC ending in _ms, yes-or-no columns start with is_ and are 0 or 1, enumerations have checks.
-- A long text stands last in its row, so that reading the rest does not walk over it.

pragma application_id = 1735552626; -- 'grnr'

-- Who may write. The number grows at every opening; an older one may not write any more.
create table lease (
  no integer primary key check (no = 1),
  epoch integer not null check (epoch >= 0),
  opened_at_ms integer,
  is_clean integer not null check (is_clean in (0, 1))
) strict;
insert into lease (no, epoch, opened_at_ms, is_clean) values (1, 0, null, 1);

-- The last moment at which the process is known to have been alive.
create table life (
  no integer primary key check (no = 1),
  alive_at_ms integer not null
) strict;

create table guild (
  id integer primary key,
  session_number_last integer not null default 0 check (session_number_last >= 0)
) strict;

create table session (
  id integer primary key,
  guild_id integer not null references guild (id),
  number integer not null check (number > 0),
  phase text not null check (length(phase) between 1 and 40),
  is_running integer not null check (is_running in (0, 1)),
  revision integer not null check (revision >= 0),
  wake_at_ms integer,
  wake_why text check (length(wake_why) between 1 and 200),
  starts_at_ms integer,
  ends_at_ms integer,
  made_at_ms integer not null,
  closed_at_ms integer,
  state_version integer not null check (state_version > 0),
  state text not null,
  unique (guild_id, number),
  check ((wake_at_ms is null) = (wake_why is null)),
  check (ends_at_ms is null or (starts_at_ms is not null and ends_at_ms >= starts_at_ms)),
  check (closed_at_ms is null or is_running = 0)
) strict;
create index session_wake on session (wake_at_ms) where wake_at_ms is not null;
create index session_running on session (id) where is_running = 1;
create index session_open on session (guild_id, id) where closed_at_ms is null;

create table seat (
  session_id integer not null references session (id),
  member_id integer not null,
  kind text not null check (kind in ('candidate', 'interviewer', 'observer')),
  guild_id integer not null,
  starts_at_ms integer not null,
  ends_at_ms integer not null,
  primary key (session_id, member_id, kind),
  check (ends_at_ms > starts_at_ms and ends_at_ms - starts_at_ms <= 86400000)
) strict, without rowid;
create index seat_member on seat (member_id, starts_at_ms);

-- What a session was made from and never changes: its format and rubric, the questions drawn.
create table material (
  session_id integer not null references session (id),
  part_no integer not null check (part_no >= 0),
  body text not null,
  primary key (session_id, part_no)
) strict;
create trigger material_is_kept before update on material
begin
  select raise(abort, 'material is never changed');
end;

create table inbox (
  no integer primary key,
  receipt text not null unique check (length(receipt) between 1 and 64),
  at_ms integer not null,
  answer text not null
) strict;

-- What has to reach the platform. Only the head of a lane may be claimed.
create table outbox (
  id integer primary key,
  guild_id integer not null,
  session_id integer references session (id),
  lane text not null check (length(lane) between 1 and 129),
  slot text check (length(slot) between 1 and 64),
  state text not null check (state in ('pending', 'sending', 'sent', 'dead')),
  is_head integer not null check (is_head in (0, 1)),
  attempt_count integer not null check (attempt_count >= 0),
  made_at_ms integer not null,
  due_at_ms integer not null,
  worthless_at_ms integer,
  attempted_at_ms integer,
  lease_epoch integer,
  settled_at_ms integer,
  placed text check (length(placed) between 1 and 200),
  note text check (length(note) <= 500),
  key blob not null check (length(key) = 16),
  body text not null,
  check (slot is null or session_id is not null),
  check ((state = 'sending') = (lease_epoch is not null)),
  check ((state in ('sent', 'dead')) = (settled_at_ms is not null)),
  check ((state = 'sent') = (placed is not null)),
  check ((attempt_count = 0) = (attempted_at_ms is null)),
  check (state in ('pending', 'dead') or attempt_count > 0),
  check (is_head = 0 or settled_at_ms is null),
  check (is_head = 1 or state <> 'sending')
) strict;
create index outbox_lane on outbox (lane, id) where settled_at_ms is null;
create index outbox_slot on outbox (session_id, slot, id)
  where slot is not null and settled_at_ms is null;
create index outbox_due on outbox (due_at_ms, id) where is_head = 1 and state = 'pending';
create index outbox_leased on outbox (lease_epoch) where state = 'sending';
create index outbox_settled on outbox (settled_at_ms) where settled_at_ms is not null;
create index outbox_dead on outbox (guild_id, id) where state = 'dead';

-- Where a slot's card stands on the platform.
create table posted (
  session_id integer not null references session (id),
  slot text not null check (length(slot) between 1 and 64),
  at_ms integer not null,
  placed text not null check (length(placed) between 1 and 200),
  primary key (session_id, slot)
) strict, without rowid;

create table ballot (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  rater_id integer not null,
  guild_id integer not null,
  candidate_id integer not null,
  is_complete integer not null check (is_complete in (0, 1)),
  transfer text check (transfer in ('yes', 'partly', 'not-yet')),
  unsealed_at_ms integer,
  rubric_id text not null check (length(rubric_id) between 1 and 64),
  primary key (session_id, turn_no, rater_id),
  check (candidate_id <> rater_id)
) strict, without rowid;
create index ballot_history on ballot (guild_id, rubric_id, unsealed_at_ms)
  where unsealed_at_ms is not null and is_complete = 1;

-- A level of null says that the rater could not tell.
create table mark (
  session_id integer not null,
  turn_no integer not null,
  rater_id integer not null,
  competency_no integer not null check (competency_no between 0 and 31),
  level integer check (level between 1 and 5),
  primary key (session_id, turn_no, rater_id, competency_no),
  foreign key (session_id, turn_no, rater_id) references ballot (session_id, turn_no, rater_id)
) strict, without rowid;

create table words (
  session_id integer not null,
  turn_no integer not null,
  rater_id integer not null,
  at_ms integer not null,
  observed text not null check (length(observed) <= 1000),
  matters text not null check (length(matters) <= 1000),
  next_time text not null check (length(next_time) <= 1000),
  primary key (session_id, turn_no, rater_id),
  foreign key (session_id, turn_no, rater_id) references ballot (session_id, turn_no, rater_id)
) strict;

-- How candidates marked themselves: kept apart, never part of a score.
create table self_mark (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  member_id integer not null,
  competency_no integer not null check (competency_no between 0 and 31),
  level integer check (level between 1 and 5),
  primary key (session_id, turn_no, member_id, competency_no)
) strict, without rowid;

create table interviewer_rating (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  rater_id integer not null,
  interviewer_id integer not null,
  guild_id integer not null,
  realistic integer check (realistic between 1 and 5),
  specific integer check (specific between 1 and 5),
  useful integer check (useful between 1 and 5),
  primary key (session_id, turn_no, rater_id, interviewer_id),
  check (interviewer_id <> rater_id)
) strict, without rowid;
create index interviewer_rating_of on interviewer_rating (guild_id, interviewer_id);

create table answer (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  question_no integer not null check (question_no >= 0),
  ask_no integer not null check (ask_no >= 0),
  member_id integer not null,
  at_ms integer not null,
  keep_until_ms integer,
  said text not null check (length(said) between 1 and 8000),
  primary key (session_id, turn_no, question_no, ask_no, member_id)
) strict;
create index answer_keep on answer (keep_until_ms) where keep_until_ms is not null;

create table timing (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  question_no integer not null check (question_no >= 0),
  ask_no integer not null check (ask_no >= 0),
  guild_id integer not null,
  member_id integer not null,
  asked_at_ms integer not null,
  took_ms integer check (took_ms >= 0),
  target_lo_s integer not null check (target_lo_s >= 0),
  target_hi_s integer not null check (target_hi_s >= target_lo_s),
  limit_s integer not null check (limit_s >= 0),
  is_interrupted integer not null check (is_interrupted in (0, 1)),
  kind text not null check (length(kind) between 1 and 64),
  probe text check (length(probe) between 1 and 64),
  lacking text not null check (length(lacking) <= 500),
  question_id text not null check (length(question_id) between 1 and 128),
  primary key (session_id, turn_no, question_no, ask_no)
) strict, without rowid;
create index timing_member on timing (guild_id, member_id, asked_at_ms);

-- Which questions a member was asked, or heard asked.
create table heard (
  guild_id integer not null references guild (id),
  member_id integer not null,
  question_id text not null check (length(question_id) between 1 and 128),
  asked_at_ms integer,
  heard_at_ms integer,
  primary key (guild_id, member_id, question_id),
  check (asked_at_ms is not null or heard_at_ms is not null)
) strict, without rowid;

create table goal (
  id integer primary key,
  guild_id integer not null references guild (id),
  member_id integer not null,
  session_id integer references session (id),
  turn_no integer check (turn_no >= 0),
  taken_at_ms integer not null,
  ended_at_ms integer check (ended_at_ms >= taken_at_ms),
  goal_id text check (length(goal_id) between 1 and 128),
  competency text check (length(competency) between 1 and 128),
  plan text not null check (length(plan) between 1 and 1000),
  check (turn_no is null or session_id is not null)
) strict;
create unique index goal_current on goal (guild_id, member_id) where ended_at_ms is null;
create index goal_member on goal (guild_id, member_id, id);

create table report (
  session_id integer not null references session (id),
  turn_no integer not null check (turn_no >= 0),
  guild_id integer not null,
  candidate_id integer not null,
  made_at_ms integer not null,
  body text not null,
  primary key (session_id, turn_no)
) strict;
create index report_candidate on report (guild_id, candidate_id, made_at_ms);

-- The names of the terminal's members; a platform's members keep their names on the platform.
create table member_name (
  guild_id integer not null references guild (id),
  member_id integer not null,
  name text not null check (length(name) between 1 and 100),
  primary key (guild_id, member_id)
) strict, without rowid;

-- Who did what. It only grows.
create table journal (
  guild_id integer not null,
  id integer not null,
  at_ms integer not null,
  session_id integer,
  actor_id integer,
  what text not null check (length(what) between 1 and 64),
  detail text not null check (length(detail) <= 2000),
  primary key (guild_id, id)
) strict, without rowid;
create trigger journal_is_kept_unchanged before update on journal
begin
  select raise(abort, 'the journal only grows');
end;
create trigger journal_is_kept_whole before delete on journal
begin
  select raise(abort, 'the journal only grows');
end;
