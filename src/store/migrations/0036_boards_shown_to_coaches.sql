-- Whether a coach who may see somebody's reports sees their readiness board, too.
alter table consent add column sees_board integer not null default 0 check (sees_board in (0, 1));
