-- Sessions that are one member's alone: in no list.
alter table session add column is_private integer not null default 0 check (is_private in (0, 1));
create index session_listed on session (guild_id, number) where is_private = 0;

-- The thread in which a member's drills are held: one in a group, kept and used again.
create table drill_thread (
  guild_id integer not null references guild (id),
  member_id integer not null,
  at_ms integer not null,
  placed text not null check (length(placed) between 1 and 200),
  primary key (guild_id, member_id)
) strict, without rowid;
