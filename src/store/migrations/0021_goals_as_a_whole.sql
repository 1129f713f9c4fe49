-- A goal as a whole. Its if-then plan and its drill, where the member has words of their own: a goal
-- of the files has them there.
alter table goal add column if_half text check (length(if_half) between 1 and 200);
alter table goal add column then_half text
  check ((then_half is null) = (if_half is null)
    and (then_half is null or length(then_half) between 1 and 200));
alter table goal add column drill text check (length(drill) between 1 and 300);
-- Whether it showed, mock by mock: a list, the oldest first.
alter table goal add column trail text not null default '[]' check (length(trail) <= 1000);
-- How it ended; of those that ended before this was kept, nobody knows it.
alter table goal add column ended text
  check (ended is null
    or (ended in ('kept', 'given-up', 'replaced') and ended_at_ms is not null));
-- The coach who set it, where its member did not, and whether the member was told.
alter table goal add column set_by_id integer;
alter table goal add column is_told integer not null default 1 check (is_told in (0, 1));
create index goal_set_by on goal (guild_id, set_by_id) where set_by_id is not null;
create index goal_untold on goal (guild_id, member_id) where is_told = 0;
