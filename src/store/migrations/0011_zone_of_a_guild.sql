-- The zone in which a guild's members mean what they type, unless they set their own; empty is none.
alter table guild add column zone text not null default '' check (length(zone) <= 64);
