-- Stories that members keep, to tell them when they are asked.
create table story (
  id integer primary key,
  guild_id integer not null references guild (id),
  member_id integer not null,
  -- The member's own numbers, from 1.
  number integer not null check (number > 0),
  framework text not null check (framework in ('star', 'par', 'car')),
  title text not null check (length(title) between 1 and 80),
  situation text check (length(situation) between 1 and 1000),
  task text check (length(task) between 1 and 1000),
  action text check (length(action) between 1 and 1000),
  result text check (length(result) between 1 and 1000),
  -- What it gives evidence of, and the role that it is for; none: for any.
  competency text check (length(competency) <= 64),
  role text check (length(role) <= 64),
  -- Whether its result names a number, and whether its member says that it does, in words.
  is_numbered integer not null check (is_numbered in (0, 1)),
  is_in_words integer not null check (is_in_words in (0, 1)),
  made_at_ms integer not null,
  changed_at_ms integer not null
) strict;
create unique index story_member on story (guild_id, member_id, number);
