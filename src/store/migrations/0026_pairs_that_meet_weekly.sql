-- A standing pair of two who meet every week, at a time of their own: when that is, by a rule in a
-- zone, and what they hold. The next one is planned a week ahead. Null: the draws of evenings put
-- them together.
alter table standing_pair add column rule text;
alter table standing_pair add column first_date text;
alter table standing_pair add column zone text;
alter table standing_pair add column next_at_ms integer;
alter table standing_pair add column format text;
alter table standing_pair add column minutes integer check (minutes > 0);
-- Whether who was asked answers first on the first date, and on every second one from then on.
alter table standing_pair add column other_first integer
  check (other_first in (0, 1))
  check ((rule is null) = (first_date is null) and (rule is null) = (zone is null)
    and (rule is null) = (next_at_ms is null) and (rule is null) = (format is null)
    and (rule is null) = (other_first is null));
create index standing_pair_week on standing_pair (next_at_ms)
  where state = 'stands' and next_at_ms is not null;
