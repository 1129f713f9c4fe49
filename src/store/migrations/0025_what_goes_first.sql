-- What people sit and wait for goes out before what can wait.
alter table outbox add column is_urgent integer not null default 0 check (is_urgent in (0, 1));
drop index outbox_due;
create index outbox_due on outbox (is_urgent, due_at_ms, id)
  where is_head = 1 and state = 'pending';
