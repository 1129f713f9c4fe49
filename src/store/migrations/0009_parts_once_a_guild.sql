-- What sessions are made from lies once in a guild: a format, a rubric, a question. Most sessions
-- share most of it, and until now each had its own copy.

create table part (
  no integer primary key,
  guild_id integer not null references guild (id),
  body text not null
) strict;
-- Parts are the same when their texts are. A text is found by its beginning, which names it.
create index part_found on part (guild_id, substr(body, 1, 64));
create trigger part_is_kept before update on part
begin
  select raise(abort, 'a part is never changed');
end;

-- Which parts a session was made from: its format, its rubric, then its questions as drawn.
create table kit (
  session_id integer not null references session (id),
  place_no integer not null check (place_no >= 0),
  part_no integer not null references part (no),
  primary key (session_id, place_no)
) strict, without rowid;
create index kit_part on kit (part_no);

-- What each session has a copy of. One that cannot be read stays unreadable.
create temp view copied as
select s.guild_id, s.id as session_id, p.place_no, p.body
from (
  select session_id, 0 as place_no, json_extract(body, '$.format') as body
  from material where part_no = 0 and json_valid(body)
  union all
  select session_id, 1, json_extract(body, '$.rubric')
  from material where part_no = 0 and json_valid(body)
  union all
  select m.session_id, m.part_no + 1 + q.key, q.value
  from material m, json_each(iif(json_valid(m.body), m.body, '[]')) q
  where m.part_no > 0
) p
join session s on s.id = p.session_id
where p.body is not null;

create unique index part_once on part (guild_id, body);
insert or ignore into part (guild_id, body) select guild_id, body from copied;
insert into kit (session_id, place_no, part_no)
select c.session_id, c.place_no, p.no
from copied c join part p on p.guild_id = c.guild_id and p.body = c.body;
drop index part_once;
drop view copied;
drop table material;
