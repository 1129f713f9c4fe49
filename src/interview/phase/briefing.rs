//! Check-in, the start, and the beginning of every pass.

use crate::base::{MemberId, Moment, Reminder, Span};
use crate::interview::draft::Draft;
use crate::interview::event::{Drawn, MemberAct, Purpose};
use crate::interview::fact::Fact;
use crate::interview::format::{Conductor, Mode, Turns};
use crate::interview::heard::Heard;
use crate::interview::limits::{
    LATE_ANNOUNCED_MAX, LATE_MAX, PAUSE_MAX, START_MAX, START_UNNOTICED_MAX,
};
use crate::interview::notice::Notice;
use crate::interview::numbers::{KitNo, PassNo, TurnNo};
use crate::interview::pass::{Pass, Round, RoundState};
use crate::interview::refusal::Refusal;
use crate::interview::seats::{Seat, Sitter};
use crate::interview::session::Session;
use crate::interview::state::{Ending, Phase, Running, Stage};
use crate::interview::turn::{Cut, SelfRating, Turn};
use crate::interview::wake::{Due, Wake, earlier};

use super::{chair, half_time, question, report, seating};

/// Purposes of draws from the session's seed; they keep out of each other's way.
const DRAW_SURPRISE: u64 = 100;
const DRAW_SHORTENED: u64 = 200;
const DRAW_EXERCISE: u64 = 300;

/// Check-in opens.
pub(in crate::interview) fn open(draft: &mut Draft) {
    if let Some(what) = draft.session.lost {
        return report::close(draft, Ending::Lost(what));
    }
    let at = draft.at;
    draft.enter(Phase::Briefing { since: at, checked: at });
    draft.session.seats.offers.retain(|o| o.to.is_none());
    draft.show_check_in();
}

impl Session {
    /// Who was called when check-in opened, and has not come yet.
    pub fn called(&self) -> Vec<MemberId> {
        let Phase::Briefing { since, .. } = self.phase else { return Vec::new() };
        let is_called = |p: &&Sitter| p.told_at == Some(since) && !p.is_gone && !p.is_here();
        let is_by_time = !self.plan.at_once && self.plan.reminders.has(Reminder::CheckIn);
        let called = self.seats.sitters.iter().filter(|p| is_by_time && is_called(p));
        called.map(|p| p.member).collect()
    }
}

/// *I'm here*.
pub(in crate::interview) fn check_in(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match draft.session.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {}
    }
    let at = draft.at;
    let no_seat = draft.no_seat();
    let sitter = draft.session.seats.of_mut(by.member).ok_or(no_seat)?;
    if sitter.here_since.is_some() {
        return Err(Refusal::AlreadyHere);
    }
    sitter.here_since = Some(at);
    let seat = sitter.seat;
    draft.heard = Heard::CheckedIn;
    draft.fact(Fact::CheckedIn { member: by.member });
    draft.show_check_in();
    try_begin_with(draft, seat);
    Ok(())
}

/// *I'll be late*, once.
pub(in crate::interview) fn late(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match draft.session.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => return Err(Refusal::AlreadyBegun),
    }
    let no_seat = draft.no_seat();
    let sitter = draft.session.seats.of_mut(by.member).ok_or(no_seat)?;
    if sitter.here_since.is_some() {
        return Err(Refusal::AlreadyHere);
    }
    if sitter.is_late {
        return Err(Refusal::LateAlready);
    }
    sitter.is_late = true;
    let until = draft.session.plan.starts_at + LATE_ANNOUNCED_MAX;
    draft.heard = Heard::WillBeLate { until };
    draft.fact(Fact::WillBeLate { member: by.member });
    draft.show_check_in();
    Ok(())
}

/// *Start now*: everybody seated is here, and enough.
pub(in crate::interview) fn start(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match &draft.session.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    if !by.is_organiser && by.member != draft.session.plan.planner {
        draft.by_seated(by)?;
    }
    if !draft.session.seats.is_enough(draft.session.format(), true) {
        let here = draft.session.seats.here(Seat::Candidate).count()
            + draft.session.seats.here(Seat::Interviewer).count();
        let needed = crate::interview::seats::Seats::needed(draft.session.format());
        return Err(Refusal::TooFew { here: u8::try_from(here).unwrap_or(u8::MAX), needed });
    }
    begin(draft);
    Ok(())
}

/// Begins when it is time and everybody is here.
pub(in crate::interview) fn try_begin(draft: &mut Draft) {
    let Phase::Briefing { .. } = draft.session.phase else { return };
    if draft.session.held.is_some() {
        return;
    }
    let starts_at = draft.session.plan.starts_at;
    let is_time = if draft.session.plan.at_once {
        draft.session.seats.is_full(draft.session.format()) || draft.at >= starts_at + LATE_MAX
    } else {
        draft.at >= starts_at
    };
    let enough = draft.session.seats.is_enough(draft.session.format(), true);
    if is_time && enough && draft.session.seats.missing().next().is_none() {
        begin(draft);
    }
}

/// The same because somebody is here now: whoever came last reads that it has begun, and not that
/// it waits.
pub(super) fn try_begin_with(draft: &mut Draft, seat: Seat) {
    let Phase::Briefing { .. } = draft.session.phase else { return };
    try_begin(draft);
    if draft.session.running().is_some() {
        draft.heard = Heard::Begun { seat };
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let Phase::Briefing { checked, .. } = s.phase else { return None };
    if let Some(held) = s.held {
        // Nobody can be missed who has nothing to come to.
        return Some((held.since + PAUSE_MAX, Wake::StartGivesUp));
    }
    let starts_at = s.plan.starts_at;
    let later = |at: Moment, wake: Wake| (at > checked).then_some((at, wake));
    let starts = later(starts_at, Wake::Starts);
    let waited = later(starts_at + LATE_MAX, Wake::Starts);
    let frees = s
        .seats
        .missing()
        .map(|p| (p.is_kept_until(starts_at), Wake::SeatFrees(p.member)))
        .min_by_key(|(at, _)| *at);
    let gives_up = Some((starts_at + START_MAX, Wake::StartGivesUp));
    let first = earlier(earlier(starts, waited), earlier(frees, gives_up));
    earlier(first, seating::due(s))
}

/// Whether people wait for the start; deadlines up to `at` have been applied then.
fn is_checked(draft: &mut Draft, at: Moment) -> bool {
    let Phase::Briefing { since, .. } = draft.session.phase else { return false };
    draft.session.phase = Phase::Briefing { since, checked: at };
    true
}

/// The planned start, or the end of waiting for those who have not come.
pub(in crate::interview) fn starts(draft: &mut Draft, at: Moment) {
    if is_checked(draft, at) {
        try_begin(draft);
    }
}

/// Nobody is on the seat: others may have it.
pub(in crate::interview) fn seat_frees(draft: &mut Draft, at: Moment, member: MemberId) {
    if !is_checked(draft, at) {
        return;
    }
    let Some(sitter) = draft.session.seats.of(member) else { return };
    let seat = sitter.seat;
    draft.session.seats.sitters.retain(|p| p.member != member || p.is_gone);
    draft.fact(Fact::SeatFreed { member, seat });
    if !draft.session.absent.contains(&member) {
        draft.session.absent.push(member);
    }
    seating::offer(draft, seat);
    draft.show_check_in();
    draft.show_card();
    try_begin(draft);
}

/// A quarter of an hour is enough waiting: begin with those who are here, or offer the one who
/// could answer a solo, or call it off.
pub(in crate::interview) fn give_up(draft: &mut Draft, at: Moment) {
    if !is_checked(draft, at) {
        return;
    }
    if draft.session.held.is_some() {
        return report::close(draft, Ending::Undeliverable);
    }
    if draft.session.seats.is_enough(draft.session.format(), true) {
        return begin(draft);
    }
    let candidates = draft.session.seats.here(Seat::Candidate).count();
    if candidates == 0 {
        return report::close(draft, Ending::TooFew);
    }
    begin(draft);
}

/// The bot was away while people waited for the start.
pub(in crate::interview) fn after_gap(draft: &mut Draft, from: Moment, to: Moment) {
    let starts_at = draft.session.plan.starts_at;
    let waited_from = from.max(starts_at);
    let late = to.since(waited_from);
    if late <= START_UNNOTICED_MAX {
        return;
    }
    draft.fact(Fact::WasAway { for_span: to.since(from), froze: true });
    if late > START_MAX {
        return report::close(draft, Ending::Missed);
    }
    put_off(draft, late);
    draft.post(Notice::StartsLate { by: late });
}

/// What people check in by did not appear since then: all their times are later by so much.
pub(in crate::interview) fn after_hold(draft: &mut Draft, since: Moment) {
    let late = draft.at.since(since.max(draft.session.plan.starts_at));
    put_off(draft, late);
    draft.show_check_in();
    if late > START_UNNOTICED_MAX {
        draft.post(Notice::StartsLate { by: late });
    }
    try_begin(draft);
}

fn put_off(draft: &mut Draft, late: Span) {
    draft.session.plan.starts_at += late;
    for offer in &mut draft.session.seats.offers {
        offer.until += late;
    }
}

/// The session begins: its turns and passes are laid out.
fn begin(draft: &mut Draft) {
    let at = draft.at;
    draft.session.seats.offers.clear();
    draft.session.seats.waitlist.clear();
    draft.session.put_off.clear();
    // Who is late has their turn last.
    let mut candidates: Vec<Sitter> = draft.session.seats.here(Seat::Candidate).cloned().collect();
    candidates.sort_by_key(|p| p.is_late);
    let candidates: Vec<MemberId> = candidates.iter().map(|p| p.member).collect();
    let panel: Vec<MemberId> = match draft.session.format().conductor {
        Conductor::Bot => Vec::new(),
        Conductor::Interviewer => {
            draft.session.seats.here(Seat::Interviewer).map(|p| p.member).collect()
        }
    };
    draft.session.turns = candidates.iter().map(|c| new_turn(*c, at)).collect();
    let turns: Vec<TurnNo> = draft.session.numbered_turns().map(|(no, _)| no).collect();
    let pass = |turns: Vec<TurnNo>, panel: Vec<MemberId>| Pass {
        turns,
        panel,
        rounds: Vec::new(),
        spares: Vec::new(),
        questions_end_at: at,
        hand_over: None,
    };
    draft.session.passes = match draft.session.format().turns {
        Turns::Swap => turns
            .into_iter()
            .map(|no| {
                let next = no.next().place() % candidates.len();
                let partner = (candidates.len() > 1).then(|| candidates[next]);
                pass(vec![no], partner.into_iter().collect())
            })
            .collect(),
        Turns::Single => turns.into_iter().map(|no| pass(vec![no], panel.clone())).collect(),
        Turns::Shared => vec![pass(turns, panel)],
    };
    draft.session.exercise_no = exercise_drawn(&draft.session);
    warn_of_few_raters(draft);
    begin_pass(draft, PassNo::FIRST);
    // Somebody alone where an interviewer is needed chooses before anything is asked.
    let needs_people = draft.session.format().conductor == Conductor::Interviewer;
    if needs_people && draft.pass(PassNo::FIRST).panel.is_empty() {
        chair::no_interviewer(draft, PassNo::FIRST);
    }
}

/// One of the format's exercises, where the agenda has time for it.
fn exercise_drawn(s: &Session) -> Option<u8> {
    let count = s.format().exercises.len();
    if count == 0 || s.agenda().exercise_s == 0 {
        return None;
    }
    u8::try_from(s.seed.draws(DRAW_EXERCISE).below(count)).ok()
}

fn new_turn(candidate: MemberId, at: Moment) -> Turn {
    Turn {
        candidate,
        started_at: at,
        ended_at: None,
        cut: None,
        planned: 0,
        asked: Vec::new(),
        interviewers: Vec::new(),
        is_coached: false,
        second_asked_at: None,
        counted: 0,
        observed: std::collections::BTreeMap::new(),
        goal: None,
        goal_test: None,
        recording: None,
        is_open: false,
        ballots: std::collections::BTreeMap::new(),
        own: SelfRating::None,
        of_interviewers: std::collections::BTreeMap::new(),
    }
}

/// With fewer raters than a verdict needs, it opens after a warning.
fn warn_of_few_raters(draft: &mut Draft) {
    let wanted = draft.session.format().raters_wanted;
    let raters =
        draft.pass(PassNo::FIRST).panel.len() + draft.session.seats.here(Seat::Observer).count();
    let raters = u8::try_from(raters).unwrap_or(u8::MAX);
    if raters < wanted {
        draft.post(Notice::FewRaters { raters, wanted });
    }
}

/// A pass begins, with the people who are there.
pub(in crate::interview) fn begin_pass(draft: &mut Draft, no: PassNo) {
    let at = draft.at;
    let seconds = i64::from(draft.session.agenda().intro_s);
    let until = at + Span::from_seconds(seconds);
    for turn in draft.pass(no).turns.clone() {
        draft.turn(turn).started_at = at;
    }
    let is_gone = |draft: &Draft, m: MemberId| draft.session.seats.of(m).is_none();
    let missing = draft.candidates(no).into_iter().filter(|c| is_gone(draft, *c)).count();
    draft.enter_stage(no, Stage::Intro { until });
    if missing == draft.pass(no).turns.len() {
        return half_time::cut_pass(draft, no, Cut::Left, None);
    }
    let panel = draft.pass(no).panel.clone();
    let there: Vec<MemberId> = panel.iter().copied().filter(|m| !is_gone(draft, *m)).collect();
    if there.is_empty() && !panel.is_empty() {
        // The partner left after their own turn: whoever took the chair before may take it again.
        let candidates = draft.candidates(no);
        let earlier: Vec<MemberId> =
            draft.session.passes[..no.place()].iter().flat_map(|p| p.panel.clone()).collect();
        let again = earlier.into_iter().find(|m| !candidates.contains(m) && !is_gone(draft, *m));
        match again {
            Some(member) => draft.pass(no).panel = vec![member],
            None => chair::no_interviewer(draft, no),
        }
    } else {
        draft.pass(no).panel = there;
    }
}

/// The questions of the pass that begins are there.
pub(in crate::interview) fn drawn(draft: &mut Draft, drawn: &Drawn) {
    let Some(&Running::Pass { no, stage: Stage::Intro { until } }) = draft.session.running() else {
        return;
    };
    if draft.is_drawn() {
        return;
    }
    let mut kit = (**draft.session.kit()).clone();
    let mut planned: Vec<KitNo> = Vec::new();
    let mut surprises: Vec<KitNo> = Vec::new();
    let mut spares: Vec<KitNo> = Vec::new();
    for one in &drawn.questions {
        let no = KitNo(u16::try_from(kit.questions.len()).unwrap_or(u16::MAX));
        kit.questions.push(one.question.clone());
        match one.purpose {
            Purpose::Planned => planned.push(no),
            Purpose::Surprise => surprises.push(no),
            Purpose::Spare => spares.push(no),
        }
    }
    draft.session.question_count = u16::try_from(kit.questions.len()).unwrap_or(u16::MAX);
    draft.session = draft.session.clone().with_kit(std::sync::Arc::new(kit));
    draft.fact(Fact::DrewQuestions {
        count: u8::try_from(drawn.questions.len()).unwrap_or(u8::MAX),
    });
    if planned.is_empty() {
        return report::close(draft, Ending::NoQuestions);
    }
    lay_rounds(draft, no, &planned, &surprises);
    draft.pass(no).spares = spares;
    for turn in draft.pass(no).turns.clone() {
        let count = u8::try_from(planned.len()).unwrap_or(u8::MAX);
        let candidate = draft.turn(turn).candidate;
        let goal = drawn.goals.get(&candidate).cloned();
        let turn = draft.turn(turn);
        turn.planned = count;
        (turn.goal, turn.goal_test) = goal.map_or((None, None), |g| (Some(g.text), g.test));
    }
    announce(draft, no);
    if until <= draft.at {
        end_intro(draft);
    }
}

/// Lays out who is asked what by whom: the panel takes turns, and where candidates share, their
/// order rotates from question to question. Surprises stand at a drawn place after the first.
fn lay_rounds(draft: &mut Draft, no: PassNo, planned: &[KitNo], surprises: &[KitNo]) {
    let turns = draft.pass(no).turns.clone();
    let panel = draft.pass(no).panel.clone();
    let mut draw = draft.session.seed.draws(DRAW_SURPRISE + u64::from(no));
    let mut order: Vec<(KitNo, bool)> = planned.iter().map(|q| (*q, false)).collect();
    for surprise in surprises {
        let place = 1 + draw.below(order.len());
        order.insert(place.min(order.len()), (*surprise, true));
    }
    let shortened = (draft.session.plan.mode == Mode::Live && planned.len() > 1).then(|| {
        let mut draw = draft.session.seed.draws(DRAW_SHORTENED + u64::from(no));
        planned[1 + draw.below(planned.len() - 1)]
    });
    let mut rounds = Vec::new();
    for (i, (question, is_surprise)) in order.into_iter().enumerate() {
        for k in 0..turns.len() {
            let turn = turns[(i + k) % turns.len()];
            let asker = (!panel.is_empty()).then(|| panel[i % panel.len()]);
            let is_shortened = shortened == Some(question);
            let state = RoundState::Ahead;
            rounds.push(Round { question, turn, asker, is_surprise, is_shortened, state });
        }
    }
    draft.pass(no).rounds = rounds;
}

fn announce(draft: &mut Draft, no: PassNo) {
    let agenda = draft.session.agenda().clone();
    let until = draft.at + agenda.length();
    let candidates = draft.candidates(no);
    let panel = draft.pass(no).panel.clone();
    let observers = draft.session.seats.here(Seat::Observer).map(|o| o.member).collect();
    let ping: Vec<MemberId> = candidates.iter().chain(&panel).copied().collect();
    let notice = Notice::TurnOpened {
        turn: no,
        turns: u8::try_from(draft.session.passes.len()).unwrap_or(u8::MAX),
        candidates,
        panel,
        observers,
        agenda,
        until,
        mode: draft.session.plan.mode,
        opener: draft.session.spoken_by_bot(draft.session.format().opener.as_ref()),
    };
    draft.ping(notice, ping);
}

/// The introduction is over, by its time or by a press.
pub(in crate::interview) fn end_intro(draft: &mut Draft) {
    if let Phase::Running(Running::Pass { no, stage: Stage::Intro { .. } }) = draft.session.phase
        && draft.is_drawn()
    {
        question::begin(draft, no);
    }
}

impl Draft {
    /// Whether the pass that runs has its questions.
    pub(in crate::interview) fn is_drawn(&self) -> bool {
        self.session.pass().is_some_and(|p| !p.rounds.is_empty())
    }
}
