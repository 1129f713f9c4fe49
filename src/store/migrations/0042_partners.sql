-- Two who see of each other how often they practise. One asks, the other agrees; until then it
-- stands as it was asked. What is left of one that ended, until the other has read that: not who,
-- nor why. Whether each shows their micro-goal is each one's own to say.
create table partner (
  guild_id integer not null references guild (id),
  -- Who asked; of one that ended, who is to be told.
  member_id integer not null,
  other_id integer,
  state text not null check (state in ('asked', 'told', 'declined', 'stands', 'ended')),
  since_ms integer not null,
  is_goal_shown integer not null default 0 check (is_goal_shown in (0, 1)),
  is_other_goal_shown integer not null default 0 check (is_other_goal_shown in (0, 1)),
  check ((state = 'ended') = (other_id is null)),
  check (other_id <> member_id)
) strict;
create unique index partner_once on partner
  (guild_id, min(member_id, ifnull(other_id, member_id)),
   max(member_id, ifnull(other_id, member_id)));
create index partner_member on partner (guild_id, member_id, since_ms);
create index partner_other on partner (guild_id, other_id, since_ms);
create index partner_untold on partner (guild_id, member_id) where state in ('asked', 'ended');
