//! What a member can take along of their own: a line of JSON a row, put together by the engine.
//! Never what others gave them apart from their reports, and nothing that is still sealed.

use rusqlite::{ToSql, params};

use crate::base::{GuildId, MemberId, SessionId};

use super::fault::Fault;
use super::tx::Read;

/// Rows of one kind that are taken along, at most: years of everything.
const ROWS_MAX: u32 = 20_000;

/// Rows outside of sessions, by guild and member, each kind by its table.
const OF_MEMBER: [(&str, &str); 32] = [
    (
        "calibration",
        "select json_object('rubric', b.rubric_id, 'opened_at_ms', c.opened_at_ms,
           'choices', json(b.choices), 'handed_in_at_ms', b.handed_in_at_ms)
         from calibration_ballot b join calibration c on c.id = b.calibration_id
         where b.guild_id = ?1 and b.member_id = ?2 order by b.calibration_id limit ?3",
    ),
    (
        "target",
        "select json_object('on', on_date, 'what', sort, 'named_at_ms', named_at_ms,
           'ticked_the_day_before', ticked) from target
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "profile",
        "select json_object('zone', zone, 'quiet_from_min', quiet_from_min, 'quiet_to_min',
           quiet_to_min, 'role', role, 'level', level, 'region', region, 'interview_on', target_on,
           'paused_until', paused_until_on, 'interview_only', is_interview_only, 'interviews_first',
           interviews_first, 'reminders', nudges, 'takes_dms', takes_dms, 'language', language,
           'availability', json(availability))
         from profile where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "member_name",
        "select json_object('name', name, 'is_coach', is_coach) from member_name
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "knows",
        "select json_object('sort', sort, 'tag', tag) from knows
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "not_with",
        "select json_object('member', cast(other_id as text)) from not_with
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "consent",
        "select json_object('coach', cast(coach_id as text), 'at_ms', agreed_at_ms,
           'sees_board', sees_board) from consent
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "goal",
        "select json_object('taken_at_ms', taken_at_ms, 'ended_at_ms', ended_at_ms, 'goal', goal_id,
           'competency', competency, 'behaviour', plan, 'if', if_half, 'then', then_half,
           'drill', drill, 'showed', json(trail), 'ended', ended,
           'set_by', cast(set_by_id as text)) from goal
         where guild_id = ?1 and member_id = ?2 order by id limit ?3",
    ),
    (
        "story",
        "select json_object('number', number, 'title', title, 'framework', framework, 'situation',
           situation, 'task', task, 'action', action, 'result', result, 'competency', competency,
           'role', role, 'has_number', is_numbered, 'made_at_ms', made_at_ms,
           'changed_at_ms', changed_at_ms) from story
         where guild_id = ?1 and member_id = ?2 order by number limit ?3",
    ),
    (
        "proposal",
        "select json_object('kind', kind, 'competency', competency, 'prompt', prompt,
           'strong', strong, 'weak', weak, 'follow_up', follow_up, 'outcome', outcome,
           'made_at_ms', made_at_ms) from proposal
         where guild_id = ?1 and member_id = ?2 order by id limit ?3",
    ),
    (
        "pitch",
        "select json_object('version', version, 'is_current', is_current, 'what_i_do', what_i_do,
           'proofs', proofs, 'why_this_role', why_this_role, 'what_i_want', what_i_want,
           'made_at_ms', made_at_ms) from pitch
         where guild_id = ?1 and member_id = ?2 order by version limit ?3",
    ),
    (
        "debrief",
        "select json_object('on_date', on_date, 'asked', asked, 'again', again, 'went', went,
           'outcome', outcome, 'is_counted', is_counted, 'was_ready', was_ready,
           'made_at_ms', made_at_ms) from debrief
         where guild_id = ?1 and member_id = ?2 order by on_date, id limit ?3",
    ),
    (
        "drilling",
        "select json_object('ask_at_min', ask_at_min, 'is_off', is_off, 'from_date', from_date)
         from drilling where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "drill_day",
        "select json_object('date', date, 'is_done', is_done, 'at_ms', at_ms) from drill_day
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "practised",
        "select json_object('session', cast(session_id as text), 'ended_at_ms', at_ms, 'kind', kind,
           'is_coached', is_coached) from practised
         where guild_id = ?1 and member_id = ?2 order by at_ms limit ?3",
    ),
    (
        "cadence",
        "select json_object('from_date', from_date, 'a_week', weekly, 'coached_a_month', monthly)
         from cadence where guild_id = ?1 and member_id = ?2 order by from_date limit ?3",
    ),
    (
        "pause",
        "select json_object('from_date', from_date, 'until_date', until_date) from pause
         where guild_id = ?1 and member_id = ?2 order by from_date limit ?3",
    ),
    (
        "summary",
        "select json_object('is_off', is_off) from summary
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "digest_consent",
        "select json_object('is_counted', is_counted, 'is_named', is_named) from digest_consent
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "poll_vote",
        "select json_object('poll', cast(poll_id as text), 'time', time_no + 1, 'at_ms', at_ms)
         from poll_vote where guild_id = ?1 and member_id = ?2 order by poll_id, time_no limit ?3",
    ),
    (
        "kept_answer",
        "select json_object('session', cast(session_id as text), 'ask', ask_no, 'said', said,
           'kept_until_ms', keep_until_ms) from kept_answer
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "asked",
        "select json_object('series', cast(series_id as text)) from asked
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "asking",
        "select json_object('series', cast(series_id as text), 'is_asked', state = 'asked',
           'since_ms', since_ms) from asking
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "regular",
        "select json_object('series', cast(series_id as text), 'since_ms', since_ms) from regular
         where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    // Whether somebody declined is theirs to say.
    (
        "standing_pair",
        "select json_object('with', cast(other_id as text), 'stands', state = 'stands',
           'since_ms', since_ms, 'weekly', rule, 'zone', zone,
           'next_at_ms', next_at_ms, 'format', format) from standing_pair
         where guild_id = ?1 and member_id = ?2 and other_id is not null limit ?3",
    ),
    (
        "partner",
        "select json_object('with', cast(other_id as text), 'stands', state = 'stands',
           'since_ms', since_ms, 'shows_goal', is_goal_shown) from partner
         where guild_id = ?1 and member_id = ?2 and other_id is not null limit ?3",
    ),
    (
        "attendance",
        "select json_object('at_ms', at_ms, 'outcome', outcome) from attendance
         where guild_id = ?1 and member_id = ?2 order by at_ms limit ?3",
    ),
    (
        "thanks",
        "select json_object('session', cast(session_id as text), 'from', cast(from_id as text),
           'to', cast(to_id as text), 'at_ms', at_ms) from thanks
         where guild_id = ?1 and (from_id = ?2 or to_id = ?2) limit ?3",
    ),
    (
        "ledger",
        "select json_object('at_ms', at_ms, 'interviewer', interviewer, 'candidate', candidate,
           'odd', odd) from ledger where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "heard",
        "select json_object('question', question_id, 'asked_at_ms', asked_at_ms, 'heard_at_ms',
           heard_at_ms) from heard where guild_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "seat",
        "select json_object('seat', kind, 'starts_at_ms', starts_at_ms) from seat
         where member_id = ?2 and guild_id = ?1 limit ?3",
    ),
    (
        "series",
        "select json_object('number', number, 'made_at_ms', made_at_ms) from series
         where guild_id = ?1 and maker_id = ?2 limit ?3",
    ),
];

/// Rows of one session, by session and member.
const OF_SESSION: [(&str, &str); 5] = [
    (
        "answer",
        "select json_object('question', question_no, 'ask', ask_no, 'at_ms', at_ms, 'said', said)
         from answer where session_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "timing",
        "select json_object('question', question_no, 'ask', ask_no, 'id', question_id, 'kind', kind,
           'probe', probe, 'asked_at_ms', asked_at_ms, 'took_ms', took_ms, 'target_s',
           json_array(target_lo_s, target_hi_s), 'limit_s', limit_s, 'lacking', lacking,
           'is_interrupted', is_interrupted)
         from timing where session_id = ?1 and member_id = ?2 limit ?3",
    ),
    (
        "self_mark",
        "select json_object('competency', competency_no, 'level', level) from self_mark
         where session_id = ?1 and member_id = ?2 limit ?3",
    ),
    // What they gave, once nobody can learn from it what is still sealed.
    (
        "ballot",
        "select json_object('candidate', cast(b.candidate_id as text), 'transfer', b.transfer,
           'marks', (select json_group_array(m.level) from mark m where m.session_id = b.session_id
             and m.turn_no = b.turn_no and m.rater_id = b.rater_id),
           'observed', w.observed, 'matters', w.matters, 'next_time', w.next_time)
         from ballot b left join words w on w.session_id = b.session_id
           and w.turn_no = b.turn_no and w.rater_id = b.rater_id
         where b.session_id = ?1 and b.rater_id = ?2 and b.unsealed_at_ms is not null limit ?3",
    ),
    (
        "interviewer_rating",
        "select json_object('interviewer', cast(interviewer_id as text), 'realistic', realistic,
           'specific', specific, 'useful', useful) from interviewer_rating
         where session_id = ?1 and rater_id = ?2 limit ?3",
    ),
];

/// Rows by their kind.
pub type Rows = Vec<(&'static str, Vec<String>)>;

/// Everything of the member outside of sessions.
pub fn of_member(read: &Read, guild: GuildId, member: MemberId) -> Result<Rows, Fault> {
    rows(read, &OF_MEMBER, (&guild, member))
}

/// Everything of the member in a session, but for their report.
pub fn of_session(read: &Read, session: SessionId, member: MemberId) -> Result<Rows, Fault> {
    rows(read, &OF_SESSION, (&session, member))
}

fn rows(
    read: &Read,
    kinds: &[(&'static str, &'static str)],
    (place, member): (&dyn ToSql, MemberId),
) -> Result<Rows, Fault> {
    let rows = |(name, sql): &(&'static str, &'static str)| {
        let rows = read.many(sql, params![place, member, ROWS_MAX], |row| row.get(0))?;
        Ok((*name, rows))
    };
    kinds.iter().map(rows).collect()
}
