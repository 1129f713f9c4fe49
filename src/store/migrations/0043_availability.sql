-- When a member can meet, in their zone, as JSON; none: they have not said.
alter table profile add column availability text;
