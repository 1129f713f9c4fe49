//! Check-in, the start, and the beginning of every pass.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::{By, Drawn, Purpose};
use crate::interview::fact::Fact;
use crate::interview::format::{Conductor, Mode, Turns};
use crate::interview::heard::Heard;
use crate::interview::limits::{LATE_ANNOUNCED_MAX, LATE_MAX, START_MAX, START_UNNOTICED_MAX};
use crate::interview::notice::Notice;
use crate::interview::numbers::{KitNo, PassNo, TurnNo};
use crate::interview::pass::{Pass, Round, RoundState};
use crate::interview::refusal::Refusal;
use crate::interview::seats::{Seat, Sitter};
use crate::interview::session::Session;
use crate::interview::state::{Ending, Phase, Running, Stage};
use crate::interview::turn::{Cut, Own, Turn};
use crate::interview::wake::{Due, Wake, earlier};

use super::{chair, half_time, question, report, seating};

/// Purposes of draws from the session's seed; they keep out of each other's way.
const DRAW_SURPRISE: u64 = 100;
const DRAW_SHORTENED: u64 = 200;
const DRAW_EXERCISE: u64 = 300;

/// Check-in opens.
pub(in crate::interview) fn open(d: &mut Draft) {
    if let Some(what) = d.s.lost {
        return report::close(d, Ending::Lost(what));
    }
    let at = d.at;
    d.enter(Phase::Briefing { since: at, checked: at });
    d.s.seats.offers.retain(|o| o.to.is_none());
    d.show_check_in();
}

/// *I'm here*.
pub(in crate::interview) fn check_in(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match d.s.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {}
    }
    let at = d.at;
    let sitter = d.s.seats.of_mut(by.member).ok_or(Refusal::NotSeated)?;
    if sitter.here_since.is_some() {
        return Err(Refusal::AlreadyHere);
    }
    sitter.here_since = Some(at);
    d.heard = Heard::CheckedIn;
    d.fact(Fact::CheckedIn { member: by.member });
    d.show_check_in();
    try_begin(d);
    Ok(())
}

/// *I'll be late*, once.
pub(in crate::interview) fn late(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match d.s.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => return Err(Refusal::AlreadyBegun),
    }
    let sitter = d.s.seats.of_mut(by.member).ok_or(Refusal::NotSeated)?;
    if sitter.here_since.is_some() {
        return Err(Refusal::AlreadyHere);
    }
    if sitter.is_late {
        return Err(Refusal::LateAlready);
    }
    sitter.is_late = true;
    let until = d.s.plan.starts_at + LATE_ANNOUNCED_MAX;
    d.heard = Heard::WillBeLate { until };
    d.fact(Fact::WillBeLate { member: by.member });
    d.show_check_in();
    Ok(())
}

/// *Start now*: everybody seated is here, and enough.
pub(in crate::interview) fn start(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match &d.s.phase {
        Phase::Gathering { .. } => return Err(Refusal::NotOpenYet),
        Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    if !by.is_organiser && by.member != d.s.plan.planner {
        d.by_seated(by)?;
    }
    if !d.s.seats.is_enough(d.s.format(), true) {
        let here =
            d.s.seats.here(Seat::Candidate).count() + d.s.seats.here(Seat::Interviewer).count();
        let needed = crate::interview::seats::Seats::needed(d.s.format());
        return Err(Refusal::TooFew { here: u8::try_from(here).unwrap_or(u8::MAX), needed });
    }
    begin(d);
    Ok(())
}

/// Begins when it is time and everybody is here.
pub(in crate::interview) fn try_begin(d: &mut Draft) {
    let Phase::Briefing { .. } = d.s.phase else { return };
    let starts_at = d.s.plan.starts_at;
    let is_time = if d.s.plan.at_once {
        d.s.seats.is_full(d.s.format()) || d.at >= starts_at + LATE_MAX
    } else {
        d.at >= starts_at
    };
    let enough = d.s.seats.is_enough(d.s.format(), true);
    if is_time && enough && d.s.seats.missing().next().is_none() {
        begin(d);
    }
}

/// When a seat that nobody sits on is freed.
fn frees_at(starts_at: Moment, sitter: &Sitter) -> Moment {
    starts_at + if sitter.is_late { LATE_ANNOUNCED_MAX } else { LATE_MAX }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let Phase::Briefing { checked, .. } = s.phase else { return None };
    let starts_at = s.plan.starts_at;
    let later = |at: Moment, wake: Wake| (at > checked).then_some((at, wake));
    let starts = later(starts_at, Wake::Starts);
    let waited = later(starts_at + LATE_MAX, Wake::Starts);
    let frees = s
        .seats
        .missing()
        .map(|p| (frees_at(starts_at, p), Wake::SeatFrees(p.member)))
        .min_by_key(|(at, _)| *at);
    let gives_up = Some((starts_at + START_MAX, Wake::StartGivesUp));
    let first = earlier(earlier(starts, waited), earlier(frees, gives_up));
    earlier(first, seating::due(s))
}

pub(in crate::interview) fn woken(d: &mut Draft, at: Moment, wake: Wake) {
    let Phase::Briefing { since, .. } = d.s.phase else { return };
    d.s.phase = Phase::Briefing { since, checked: at };
    match wake {
        Wake::SeatFrees(member) => free(d, member),
        Wake::StartGivesUp => give_up(d),
        _ => try_begin(d),
    }
}

/// Nobody is on the seat: others may have it.
fn free(d: &mut Draft, member: MemberId) {
    let Some(sitter) = d.s.seats.of(member) else { return };
    let seat = sitter.seat;
    d.s.seats.sitters.retain(|p| p.member != member || p.is_gone);
    d.fact(Fact::SeatFreed { member, seat });
    seating::offer(d, seat);
    d.show_check_in();
    d.show_card();
    try_begin(d);
}

/// A quarter of an hour is enough waiting: begin with those who are here, or offer the one who
/// could answer a solo, or call it off.
fn give_up(d: &mut Draft) {
    if d.s.seats.is_enough(d.s.format(), true) {
        return begin(d);
    }
    let candidates = d.s.seats.here(Seat::Candidate).count();
    if candidates == 0 {
        return report::close(d, Ending::TooFew);
    }
    begin(d);
}

/// The bot was away while people waited for the start.
pub(in crate::interview) fn after_gap(d: &mut Draft, from: Moment, to: Moment) {
    let starts_at = d.s.plan.starts_at;
    let waited_from = from.max(starts_at);
    let late = to.since(waited_from);
    if late <= START_UNNOTICED_MAX {
        return;
    }
    d.fact(Fact::WasAway { for_span: to.since(from), froze: true });
    if late > START_MAX {
        return report::close(d, Ending::Missed);
    }
    d.s.plan.starts_at = starts_at + late;
    for offer in &mut d.s.seats.offers {
        offer.until += late;
    }
    d.post(Notice::StartsLate { by: late });
}

/// The session begins: its turns and passes are laid out.
fn begin(d: &mut Draft) {
    let at = d.at;
    d.s.seats.offers.clear();
    d.s.seats.waitlist.clear();
    d.s.put_off.clear();
    // Who is late has their turn last.
    let mut candidates: Vec<Sitter> = d.s.seats.here(Seat::Candidate).cloned().collect();
    candidates.sort_by_key(|p| p.is_late);
    let candidates: Vec<MemberId> = candidates.iter().map(|p| p.member).collect();
    let panel: Vec<MemberId> = match d.s.format().conductor {
        Conductor::Bot => Vec::new(),
        Conductor::Interviewer => d.s.seats.here(Seat::Interviewer).map(|p| p.member).collect(),
    };
    d.s.turns = candidates.iter().map(|c| new_turn(*c, at)).collect();
    let turns: Vec<TurnNo> = d.s.numbered_turns().map(|(no, _)| no).collect();
    let pass = |turns: Vec<TurnNo>, panel: Vec<MemberId>| Pass {
        turns,
        panel,
        rounds: Vec::new(),
        spares: Vec::new(),
        questions_end_at: at,
        hand_over: None,
    };
    d.s.passes = match d.s.format().turns {
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
    d.s.exercise_no = exercise_drawn(&d.s);
    warn_of_few_raters(d);
    begin_pass(d, PassNo::FIRST);
    // Somebody alone where an interviewer is needed chooses before anything is asked.
    let needs_people = d.s.format().conductor == Conductor::Interviewer;
    if needs_people && d.pass(PassNo::FIRST).panel.is_empty() {
        chair::no_interviewer(d, PassNo::FIRST);
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
        own: Own::None,
        of_interviewers: std::collections::BTreeMap::new(),
    }
}

/// With fewer raters than a verdict needs, it opens after a warning.
fn warn_of_few_raters(d: &mut Draft) {
    let wanted = d.s.format().raters_wanted;
    let raters = d.pass(PassNo::FIRST).panel.len() + d.s.seats.here(Seat::Observer).count();
    let raters = u8::try_from(raters).unwrap_or(u8::MAX);
    if raters < wanted {
        d.post(Notice::FewRaters { raters, wanted });
    }
}

/// A pass begins, with the people who are there.
pub(in crate::interview) fn begin_pass(d: &mut Draft, no: PassNo) {
    let at = d.at;
    let seconds = i64::from(d.s.agenda().intro_s);
    let until = at + Span::from_seconds(seconds);
    for turn in d.pass(no).turns.clone() {
        d.turn(turn).started_at = at;
    }
    let is_gone = |d: &Draft, m: MemberId| d.s.seats.of(m).is_none();
    let missing = d.candidates(no).into_iter().filter(|c| is_gone(d, *c)).count();
    d.enter_stage(no, Stage::Intro { until });
    if missing == d.pass(no).turns.len() {
        return half_time::cut_pass(d, no, Cut::Left, None);
    }
    let panel = d.pass(no).panel.clone();
    let there: Vec<MemberId> = panel.iter().copied().filter(|m| !is_gone(d, *m)).collect();
    if there.is_empty() && !panel.is_empty() {
        // The partner left after their own turn: whoever took the chair before may take it again.
        let candidates = d.candidates(no);
        let earlier: Vec<MemberId> =
            d.s.passes[..no.place()].iter().flat_map(|p| p.panel.clone()).collect();
        let again = earlier.into_iter().find(|m| !candidates.contains(m) && !is_gone(d, *m));
        match again {
            Some(member) => d.pass(no).panel = vec![member],
            None => chair::no_interviewer(d, no),
        }
    } else {
        d.pass(no).panel = there;
    }
}

/// The questions of the pass that begins are there.
pub(in crate::interview) fn drawn(d: &mut Draft, drawn: &Drawn) {
    let Some(&Running::Pass { no, stage: Stage::Intro { until } }) = d.s.running() else { return };
    if d.is_drawn() {
        return;
    }
    let mut kit = (**d.s.kit()).clone();
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
    d.s.question_count = u16::try_from(kit.questions.len()).unwrap_or(u16::MAX);
    d.s = d.s.clone().with_kit(std::sync::Arc::new(kit));
    d.fact(Fact::DrewQuestions { count: u8::try_from(drawn.questions.len()).unwrap_or(u8::MAX) });
    if planned.is_empty() {
        return report::close(d, Ending::NoQuestions);
    }
    lay_rounds(d, no, &planned, &surprises);
    d.pass(no).spares = spares;
    for turn in d.pass(no).turns.clone() {
        let count = u8::try_from(planned.len()).unwrap_or(u8::MAX);
        let candidate = d.turn(turn).candidate;
        let goal = drawn.goals.get(&candidate).cloned();
        let turn = d.turn(turn);
        turn.planned = count;
        (turn.goal, turn.goal_test) = goal.map_or((None, None), |g| (Some(g.text), g.test));
    }
    announce(d, no);
    if until <= d.at {
        end_intro(d);
    }
}

/// Lays out who is asked what by whom: the panel takes turns, and where candidates share, their
/// order rotates from question to question. Surprises stand at a drawn place after the first.
fn lay_rounds(d: &mut Draft, no: PassNo, planned: &[KitNo], surprises: &[KitNo]) {
    let turns = d.pass(no).turns.clone();
    let panel = d.pass(no).panel.clone();
    let mut draw = d.s.seed.draws(DRAW_SURPRISE + u64::from(no));
    let mut order: Vec<(KitNo, bool)> = planned.iter().map(|q| (*q, false)).collect();
    for surprise in surprises {
        let place = 1 + draw.below(order.len());
        order.insert(place.min(order.len()), (*surprise, true));
    }
    let shortened = (d.s.plan.mode == Mode::Live && planned.len() > 1).then(|| {
        let mut draw = d.s.seed.draws(DRAW_SHORTENED + u64::from(no));
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
    d.pass(no).rounds = rounds;
}

fn announce(d: &mut Draft, no: PassNo) {
    let agenda = d.s.agenda().clone();
    let until = d.at + agenda.length();
    let candidates = d.candidates(no);
    let panel = d.pass(no).panel.clone();
    let observers = d.s.seats.here(Seat::Observer).map(|o| o.member).collect();
    let ping: Vec<MemberId> = candidates.iter().chain(&panel).copied().collect();
    let notice = Notice::TurnOpened {
        turn: no,
        turns: u8::try_from(d.s.passes.len()).unwrap_or(u8::MAX),
        candidates,
        panel,
        observers,
        agenda,
        until,
        mode: d.s.plan.mode,
        opener: d.s.spoken_by_bot(d.s.format().opener.as_ref()),
    };
    d.ping(notice, ping);
}

/// The introduction is over, by its time or by a press.
pub(in crate::interview) fn end_intro(d: &mut Draft) {
    if let Phase::Running(Running::Pass { no, stage: Stage::Intro { .. } }) = d.s.phase
        && d.is_drawn()
    {
        question::begin(d, no);
    }
}

impl Draft {
    /// Whether the pass that runs has its questions.
    pub(in crate::interview) fn is_drawn(&self) -> bool {
        self.s.pass().is_some_and(|p| !p.rounds.is_empty())
    }
}
