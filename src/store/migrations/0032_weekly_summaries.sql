-- What a member is told on Sundays of how their week went.
create table summary (
  guild_id integer not null references guild (id),
  member_id integer not null,
  is_off integer not null default 0 check (is_off in (0, 1)),
  due_at_ms integer,
  -- Of when it is that could not be written: it is told below what they are answered next.
  untold_at_ms integer,
  primary key (guild_id, member_id)
) strict, without rowid;
create index summary_due on summary (due_at_ms) where due_at_ms is not null;
create index summary_untold on summary (guild_id, member_id) where untold_at_ms is not null;
