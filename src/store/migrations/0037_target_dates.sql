-- The dates that members prepare for, and how their readiness board stood on the day before.
create table target (
  guild_id integer not null references guild (id),
  member_id integer not null,
  -- Of their zone, as 2027-05-14.
  on_date text not null check (on_date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sort text not null default 'interview' check (sort in ('interview', 'check-up', 'promotion')),
  named_at_ms integer not null,
  -- When the board is to be looked at; none once it was.
  due_at_ms integer,
  -- Of the eight lines; eight say ready.
  ticked integer check (ticked between 0 and 8),
  primary key (guild_id, member_id, on_date),
  check (due_at_ms is null or ticked is null)
) strict, without rowid;
create index target_due on target (due_at_ms) where due_at_ms is not null;

-- When it was named is not known: from now on is what can be planned. When the day begins by their
-- clock is found out at once.
insert into target (guild_id, member_id, on_date, named_at_ms, due_at_ms)
  select p.guild_id, p.member_id, p.target_on, l.alive_at_ms, l.alive_at_ms
  from profile p join life l where p.target_on is not null;
