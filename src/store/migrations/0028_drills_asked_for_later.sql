-- Whoever could not be asked for their drill where they wanted to be is asked below what they are
-- answered next.
alter table drilling add column is_untold integer not null default 0 check (is_untold in (0, 1));
create index drilling_untold on drilling (guild_id, member_id) where is_untold = 1;
