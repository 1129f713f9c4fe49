-- Lanes of the outbox whose head the platform does not let be shown for now, for a reason that
-- people can mend. It waits, and everything behind it.
create table held (
  lane text primary key check (length(lane) between 1 and 129),
  guild_id integer not null,
  session_id integer references session (id),
  since_ms integer not null,
  look_count integer not null check (look_count > 0),
  why text not null check (why in
    ('thread-locked', 'threads-full', 'full', 'unseen', 'not-allowed', 'timed-out'))
) strict, without rowid;
create index held_guild on held (guild_id);
create index held_session on held (session_id) where session_id is not null;
