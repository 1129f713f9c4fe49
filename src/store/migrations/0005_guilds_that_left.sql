-- What is kept of a guild that removed greenroom is purged after a while.

create index guild_left on guild (left_at_ms) where left_at_ms is not null;
create index goal_session on goal (session_id) where session_id is not null;

-- With its guild, a journal goes too; otherwise it only grows.
drop trigger journal_is_kept_whole;
create trigger journal_is_kept_whole before delete on journal
when not exists (select 1 from erasing)
begin
  select raise(abort, 'the journal only grows');
end;
