-- When somebody is reminded on the day before their date of what to check; none once they were, or
-- where that day had come. It is looked at again when it is due: by then their clock may be another.
alter table target add column checklist_at_ms integer;
update target set checklist_at_ms = due_at_ms - 14 * 3600 * 1000 where due_at_ms is not null;
create index target_checklist on target (checklist_at_ms) where checklist_at_ms is not null;
