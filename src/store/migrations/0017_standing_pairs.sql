-- Two who want to practise together every time. One asks, the other agrees; until then it stands
-- as it was asked. What is left of one that ended, until the other has read that: not who, nor why.
create table standing_pair (
  guild_id integer not null references guild (id),
  -- Who asked; of one that ended, who is to be told.
  member_id integer not null,
  other_id integer,
  state text not null check (state in ('asked', 'told', 'declined', 'stands', 'ended')),
  since_ms integer not null,
  check ((state = 'ended') = (other_id is null)),
  check (other_id <> member_id)
) strict;
create unique index standing_pair_once on standing_pair
  (guild_id, min(member_id, ifnull(other_id, member_id)),
   max(member_id, ifnull(other_id, member_id)));
create index standing_pair_member on standing_pair (guild_id, member_id, since_ms);
create index standing_pair_other on standing_pair (guild_id, other_id, since_ms);

-- Whether the draw put two together who want to be together every time.
alter table seat_facing add column is_standing integer not null default 0
  check (is_standing in (0, 1));
