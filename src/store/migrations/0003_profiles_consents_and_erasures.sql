-- What members say about themselves.

create table profile (
  guild_id integer not null references guild (id),
  member_id integer not null,
  quiet_from_min integer check (quiet_from_min between 0 and 1439),
  quiet_to_min integer check (quiet_to_min between 0 and 1439),
  zone text not null check (length(zone) between 1 and 64),
  primary key (guild_id, member_id),
  check ((quiet_from_min is null) = (quiet_to_min is null)),
  check (quiet_from_min <> quiet_to_min)
) strict, without rowid;

-- Which coach may see a member's reports.
create table consent (
  guild_id integer not null references guild (id),
  member_id integer not null,
  coach_id integer not null,
  agreed_at_ms integer not null,
  primary key (guild_id, member_id, coach_id),
  check (coach_id <> member_id)
) strict, without rowid;

-- On a platform a role says who is a coach; the terminal's members have none.
alter table member_name
  add column is_coach integer not null default 0 check (is_coach in (0, 1));
create index consent_coach on consent (guild_id, coach_id);

-- Whose answer it is: answers can hold what a member wrote.
alter table inbox add column guild_id integer;
alter table inbox add column member_id integer;
create index inbox_member on inbox (guild_id, member_id) where member_id is not null;

create index outbox_session on outbox (session_id) where session_id is not null;

-- Who was erased, unreadably: a restore from an older backup erases them again.
create table erasure (
  salt blob primary key check (length(salt) = 16),
  guild_id integer not null,
  seal blob not null check (length(seal) = 32),
  at_ms integer not null
) strict, without rowid;

-- While there is a row, the journal can be changed: an erasure takes a member out of it.
create table erasing (
  no integer primary key check (no = 1)
) strict;
drop trigger journal_is_kept_unchanged;
create trigger journal_is_kept_unchanged before update on journal
when not exists (select 1 from erasing)
begin
  select raise(abort, 'the journal only grows');
end;
