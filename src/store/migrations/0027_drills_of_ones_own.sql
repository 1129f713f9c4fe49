-- Sessions that are one member's alone: in no list.
alter table session add column is_private integer not null default 0 check (is_private in (0, 1));
create index session_listed on session (guild_id, number) where is_private = 0;
