-- How many days a group keeps the texts of answers after their session; none: as long as whoever runs
-- greenroom says, and never longer.
alter table guild add column keep_answers_days integer check (keep_answers_days between 0 and 90);
