-- What the outbox keeps of a guild's card is the card, and no longer a message of a session.
update outbox
set body = json_object('card', json_extract(body, '$.effect.show.notice.standing'),
                       'at', json_extract(body, '$.at'))
where session_id is null and json_extract(body, '$.effect.show.notice.standing') is not null;
