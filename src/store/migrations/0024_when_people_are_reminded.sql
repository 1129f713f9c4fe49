-- How long before something begins the guild's people are reminded of it: names with a comma
-- between them. Null: as usual; empty: never.
alter table guild add column reminders text check (length(reminders) <= 100);
