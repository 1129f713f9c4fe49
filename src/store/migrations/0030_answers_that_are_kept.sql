-- Answers of drills that their member keeps for the goal that they work on: beside the next attempt
-- at the same question they read what they said. They go with the goal, or when their time is over.
create table kept_answer (
  session_id integer not null references session (id),
  ask_no integer not null check (ask_no >= 0),
  guild_id integer not null,
  member_id integer not null,
  keep_until_ms integer not null,
  said text not null check (length(said) between 1 and 8000),
  primary key (session_id, ask_no)
) strict, without rowid;
create index kept_answer_member on kept_answer (guild_id, member_id);
create index kept_answer_until on kept_answer (keep_until_ms);
