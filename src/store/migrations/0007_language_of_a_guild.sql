-- The locale of what a guild's room sees; empty is English.
alter table guild add column language text not null default '' check (length(language) <= 8);
