//! Ballots: who may rate, the marks, the words, the self-rating, and the end of the window.

use std::collections::BTreeSet;

use crate::base::{CleanText, MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::effect::Slot;
use crate::interview::event::{InterviewerRating, MemberAct, Tap};
use crate::interview::fact::Fact;
use crate::interview::format::{OwnRating, Raters, Turns};
use crate::interview::heard::Heard;
use crate::interview::limits::{
    LINK_CHARACTERS_MAX, RATERS_MAX, RATING_EXTENSION_MAX, RATING_HELD_FOR, RATING_REMINDER_FROM,
};
use crate::interview::notice::Notice;
use crate::interview::numbers::TurnNo;
use crate::interview::refusal::Refusal;
use crate::interview::seats::Seat;
use crate::interview::session::Session;
use crate::interview::state::{Ending, Phase};
use crate::interview::turn::{SelfRating, Turn};
use crate::interview::wake::{Due, Wake, earlier};
use crate::rubric::{Ballot, Choice, CompetencyNo, Need, Transfer, Words};

use super::report;
use super::tally::standing;

/// The turn is over: those who may rate it get their ballots.
pub(in crate::interview) fn open_ballots(draft: &mut Draft, no: TurnNo) {
    let raters = match draft.session.format().rating.raters {
        Raters::Room => room_raters(&draft.session, no),
        Raters::Guild => Vec::new(),
    };
    let blank = Ballot::opened(&draft.session.kit().rubric, &shown(&draft.session, true));
    let turn = draft.turn(no);
    turn.is_open = true;
    turn.ballots = raters.iter().map(|r| (*r, blank.clone())).collect();
    turn.own = SelfRating::Open(blank);
    draft.fact(Fact::BallotsOpened { turn: no, raters });
}

/// What a turn offers to be rated on: a voice, and questions of the candidate's own.
fn shown(s: &Session, voice: bool) -> BTreeSet<Need> {
    let asks = s.agenda().candidate_questions_s > 0;
    let needs = [(voice, Need::Voice), (asks, Need::OwnQuestions)];
    needs.into_iter().filter(|(is_there, _)| *is_there).map(|(_, need)| need).collect()
}

/// Interviewers who asked, and observers who were there before the second question. Candidates
/// of a shared session do not mark each other.
fn room_raters(s: &Session, no: TurnNo) -> Vec<MemberId> {
    let turn = &s[no];
    let shares = s.format().turns == Turns::Shared;
    let in_time = |here_since: Option<Moment>| match (here_since, turn.second_asked_at) {
        (Some(here), Some(second)) => here <= second,
        (here, None) => here.is_some(),
        (None, Some(_)) => false,
    };
    let observers = s
        .seats
        .on(Seat::Observer)
        .filter(|o| in_time(o.here_since))
        .map(|o| o.member)
        .filter(|m| !turn.interviewers.contains(m))
        .filter(|m| !shares || s.turns.iter().all(|t| t.candidate != *m));
    let mut raters: Vec<MemberId> = turn.interviewers.iter().copied().chain(observers).collect();
    raters.retain(|m| *m != turn.candidate);
    raters.truncate(RATERS_MAX);
    raters
}

/// The last turns are over, of which these are rated: the window runs. Turns before them say since
/// their end that they close with it.
pub(in crate::interview) fn begin(draft: &mut Draft, last: &[TurnNo]) {
    if !draft.session.turns.iter().any(|t| t.is_open) {
        let nothing_asked = draft.session.turns.iter().all(|t| t.asked.is_empty());
        let not_held = draft.session.lost.map_or(Ending::NewDate, Ending::Lost);
        return if nothing_asked { report::close(draft, not_held) } else { report::unseal(draft) };
    }
    let window = Span::from_seconds(i64::from(draft.session.format().rating.window_s));
    let until = draft.at + window;
    let since = draft.at;
    draft.enter(Phase::Rating { since, until, reminded: false, extended: false, held_until: None });
    for no in last {
        show_tally(draft, *no);
    }
    unseal_when_all_in(draft);
}

fn open_turns(s: &Session) -> Vec<TurnNo> {
    s.numbered_turns().filter(|(_, t)| t.is_open).map(|(no, _)| no).collect()
}

/// How many ballots of the turn are in, and until when.
pub(in crate::interview) fn show_tally(draft: &mut Draft, no: TurnNo) {
    let closes_at = match draft.session.phase {
        Phase::Rating { until, .. } => Some(until),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => None,
    };
    let notice = standing(&draft.session, no, closes_at);
    draft.show(Slot::Tally(no), notice);
}

/// The turn, if its ballots can be changed by what was done at `acted_at`.
fn open_turn(s: &Session, no: TurnNo, acted_at: Moment) -> Result<&Turn, Refusal> {
    let turn = s.turn(no).ok_or(Refusal::NoSuchTurn)?;
    let is_late = match s.phase {
        Phase::Report { .. } | Phase::Closed { .. } => true,
        Phase::Rating { until, held_until: Some(_), .. } => acted_at > until,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Rating { held_until: None, .. }
        | Phase::Paused(_) => false,
    };
    if is_late {
        return Err(Refusal::BallotsClosed);
    }
    match (turn.is_open, turn.ended_at) {
        (true, _) => Ok(turn),
        (false, Some(_)) => Err(Refusal::TurnNotRated),
        (false, None) => Err(Refusal::BallotsNotOpen),
    }
}

/// The rater's ballot for this turn.
fn ballot<'a>(draft: &'a mut Draft, by: &MemberAct, no: TurnNo) -> Result<&'a mut Ballot, Refusal> {
    let turn = open_turn(&draft.session, no, by.acted_at)?;
    if turn.candidate == by.member {
        return Err(Refusal::OwnTurn);
    }
    let missing = match draft.session.format().rating.raters {
        Raters::Room => Refusal::MayNotRate,
        Raters::Guild => Refusal::OpenAnswersFirst,
    };
    draft.turn(no).ballots.get_mut(&by.member).ok_or(missing)
}

fn missing(ballot: &Ballot, competencies: usize) -> u8 {
    u8::try_from(competencies.saturating_sub(ballot.choices.len())).unwrap_or(u8::MAX)
}

fn known(draft: &Draft, competency: CompetencyNo) -> Result<usize, Refusal> {
    let all = draft.session.kit().rubric.competencies.len();
    if usize::from(competency.0) < all { Ok(all) } else { Err(Refusal::NoSuchCompetency) }
}

/// A mark is saved as it is given; it can be changed until the ballots close. The room reads
/// nothing of it before the ballot is in.
pub(in crate::interview) fn mark(
    draft: &mut Draft,
    by: &MemberAct,
    turn: TurnNo,
    competency: CompetencyNo,
    choice: Choice,
) -> Result<(), Refusal> {
    let all = known(draft, competency)?;
    let ballot = ballot(draft, by, turn)?;
    ballot.choices.insert(competency, choice);
    let missing = missing(ballot, all);
    draft.heard = Heard::MarkSaved { missing };
    draft.fact(Fact::Marked { turn, rater: by.member, competency, choice });
    Ok(())
}

pub(in crate::interview) fn words(
    draft: &mut Draft,
    by: &MemberAct,
    turn: TurnNo,
    words: &Words,
) -> Result<(), Refusal> {
    let ballot = ballot(draft, by, turn)?;
    if words.emptiness().is_some() {
        return Err(Refusal::EmptyPraise);
    }
    let had_words = std::mem::replace(&mut ballot.has_words, true);
    draft.heard = if had_words { Heard::WordsReplaced } else { Heard::WordsSaved };
    draft.fact(Fact::Worded { turn, rater: by.member, words: words.clone() });
    Ok(())
}

pub(in crate::interview) fn transfer(
    draft: &mut Draft,
    by: &MemberAct,
    turn: TurnNo,
    transfer: Transfer,
) -> Result<(), Refusal> {
    if own_turn(&draft.session, by) == Ok(turn) && draft.turn(turn).goal.is_some() {
        return own_transfer(draft, turn, transfer);
    }
    ballot(draft, by, turn)?.transfer = Some(transfer);
    draft.heard = Heard::Saved;
    draft.fact(Fact::TransferSeen { turn, rater: by.member, transfer });
    Ok(())
}

/// A candidate says so of their own goal: it counts where nobody else was there to see it.
fn own_transfer(draft: &mut Draft, no: TurnNo, transfer: Transfer) -> Result<(), Refusal> {
    let turn = draft.turn(no);
    let (SelfRating::Open(ballot) | SelfRating::Done(ballot)) = &mut turn.own else {
        return Err(Refusal::OwnRatingDone);
    };
    ballot.transfer = Some(transfer);
    let own = turn.own.clone();
    draft.heard = Heard::Saved;
    draft.fact(Fact::OwnRated { turn: no, own });
    Ok(())
}

pub(in crate::interview) fn done(
    draft: &mut Draft,
    by: &MemberAct,
    no: TurnNo,
) -> Result<(), Refusal> {
    let all = draft.session.kit().rubric.competencies.len();
    let only = draft.session.format().rating.raters == Raters::Room
        && draft.session.turn(no).is_some_and(|t| t.ballots.len() == 1);
    let ballot = ballot(draft, by, no)?;
    if !ballot.is_complete(all) {
        return Err(Refusal::BallotIncomplete { missing: missing(ballot, all) });
    }
    if only && !ballot.has_words {
        return Err(Refusal::WordsNeeded);
    }
    let asked_words = !ballot.has_words;
    let was_done = std::mem::replace(&mut ballot.is_done, true);
    draft.heard = Heard::BallotIn { asked_words };
    if !was_done {
        draft.fact(Fact::BallotDone { turn: no, rater: by.member });
        show_tally(draft, no);
        unseal_when_all_in(draft);
        tell_last(draft, by.member);
    }
    Ok(())
}

/// Someone opens the answers to rate them: where any member may, they become a rater.
pub(in crate::interview) fn open_answers(
    draft: &mut Draft,
    by: &MemberAct,
    no: TurnNo,
) -> Result<(), Refusal> {
    let turn = open_turn(&draft.session, no, by.acted_at)?;
    if turn.candidate == by.member {
        return Err(Refusal::OwnTurn);
    }
    if turn.ballots.contains_key(&by.member) {
        return Ok(());
    }
    if draft.session.format().rating.raters == Raters::Room {
        return Err(Refusal::MayNotRate);
    }
    let typed = turn.asked.iter().any(|a| a.words > 0);
    if !typed && turn.recording.is_none() {
        return Err(Refusal::NothingToRateFrom);
    }
    if turn.ballots.len() >= RATERS_MAX {
        return Err(Refusal::RatersEnough);
    }
    let ballot = Ballot::opened(
        &draft.session.kit().rubric,
        &shown(&draft.session, turn.recording.is_some()),
    );
    let preset: Vec<CompetencyNo> = ballot.choices.keys().copied().collect();
    draft.turn(no).ballots.insert(by.member, ballot);
    draft.fact(Fact::RaterJoined { turn: no, rater: by.member });
    for competency in preset {
        let choice = Choice::CouldNotTell;
        draft.fact(Fact::Marked { turn: no, rater: by.member, competency, choice });
    }
    Ok(())
}

/// The turn that this member was the candidate of, with open ballots.
fn own_turn(s: &Session, by: &MemberAct) -> Result<TurnNo, Refusal> {
    let found = s.numbered_turns().find(|(_, t)| t.candidate == by.member);
    let (no, _) = found.ok_or(Refusal::NoSuchTurn)?;
    open_turn(s, no, by.acted_at).map(|_| no)
}

/// Whoever was the last reads what is so now, and not what was so before. Where nobody else was to
/// say anything there is no last one.
fn tell_last(draft: &mut Draft, member: MemberId) {
    if let (Phase::Report { .. }, false) = (&draft.session.phase, draft.session.plan.is_private) {
        let own = draft.session.numbered_turns().find(|(_, turn)| turn.candidate == member);
        draft.heard = Heard::LastIn { own: own.map(|(no, _)| no) };
    }
}

fn settle_own(draft: &mut Draft, no: TurnNo, own: SelfRating) {
    draft.turn(no).own = own.clone();
    draft.fact(Fact::OwnRated { turn: no, own });
    draft.heard = Heard::OwnSettled;
    show_tally(draft, no);
    unseal_when_all_in(draft);
    tell_last(draft, draft.session[no].candidate);
}

pub(in crate::interview) fn own_mark(
    draft: &mut Draft,
    by: &MemberAct,
    competency: CompetencyNo,
    choice: Choice,
) -> Result<(), Refusal> {
    let all = known(draft, competency)?;
    let no = own_turn(&draft.session, by)?;
    if draft.session.format().rating.own == OwnRating::Tap {
        return Err(Refusal::OtherOwnRating);
    }
    let turn = draft.turn(no);
    let (SelfRating::Open(ballot) | SelfRating::Done(ballot)) = &mut turn.own else {
        return Err(Refusal::OwnRatingDone);
    };
    ballot.choices.insert(competency, choice);
    let missing = missing(ballot, all);
    let own = turn.own.clone();
    draft.heard = Heard::OwnSaved { missing };
    draft.fact(Fact::OwnRated { turn: no, own });
    Ok(())
}

pub(in crate::interview) fn own_done(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let no = own_turn(&draft.session, by)?;
    let all = draft.session.kit().rubric.competencies.len();
    match draft.turn(no).own.clone() {
        SelfRating::Open(ballot) | SelfRating::Done(ballot) if !ballot.is_complete(all) => {
            Err(Refusal::BallotIncomplete { missing: missing(&ballot, all) })
        }
        SelfRating::Open(ballot) => {
            settle_own(draft, no, SelfRating::Done(ballot));
            Ok(())
        }
        SelfRating::Done(_) | SelfRating::None | SelfRating::Skipped | SelfRating::Tapped(_) => {
            Err(Refusal::OwnRatingDone)
        }
    }
}

pub(in crate::interview) fn own_skip(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let no = own_turn(&draft.session, by)?;
    if draft.turn(no).own.is_settled() {
        return Err(Refusal::OwnRatingDone);
    }
    settle_own(draft, no, SelfRating::Skipped);
    Ok(())
}

pub(in crate::interview) fn tap(
    draft: &mut Draft,
    by: &MemberAct,
    tap: Tap,
) -> Result<(), Refusal> {
    let no = own_turn(&draft.session, by)?;
    if draft.session.format().rating.own != OwnRating::Tap {
        return Err(Refusal::OtherOwnRating);
    }
    if draft.turn(no).own.is_settled() {
        return Err(Refusal::OwnRatingDone);
    }
    draft.fact(Fact::Tapped { turn: no, tap });
    settle_own(draft, no, SelfRating::Tapped(tap));
    Ok(())
}

pub(in crate::interview) fn rate_interviewer(
    draft: &mut Draft,
    by: &MemberAct,
    interviewer: MemberId,
    rated: impl FnOnce(Option<InterviewerRating>) -> InterviewerRating,
) -> Result<(), Refusal> {
    let no = own_turn(&draft.session, by)?;
    let turn = draft.turn(no);
    if !turn.interviewers.contains(&interviewer) || interviewer == by.member {
        return Err(Refusal::DidNotInterview { member: interviewer });
    }
    let rating = rated(turn.of_interviewers.get(&interviewer).copied());
    turn.of_interviewers.insert(interviewer, rating);
    draft.heard = Heard::Saved;
    draft.fact(Fact::InterviewerRated { turn: no, interviewer, rating });
    Ok(())
}

/// The candidate of a self-guided session, or an organiser, does not wait for the window's end.
pub(in crate::interview) fn close_early(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match draft.session.phase {
        Phase::Rating { held_until: None, .. } => {}
        // The window is over: what others gave in time is still waited for.
        Phase::Rating { held_until: Some(_), .. } | Phase::Report { .. } | Phase::Closed { .. } => {
            return Err(Refusal::BallotsClosed);
        }
        Phase::Gathering { .. } | Phase::Briefing { .. } | Phase::Running(_) | Phase::Paused(_) => {
            return Err(Refusal::BallotsNotOpen);
        }
    }
    let candidate = draft.session.turns[0].candidate;
    let alone = draft.session.format().rating.raters == Raters::Guild;
    match (by.is_organiser, alone) {
        (true, _) => {}
        (false, true) if candidate == by.member => {}
        (false, true) => return Err(Refusal::CandidateOnly { candidate }),
        (false, false) => return Err(Refusal::OrganiserOnly),
    }
    report::unseal(draft);
    Ok(())
}

/// A link, never a file: late raters have evidence.
pub(in crate::interview) fn recording(
    draft: &mut Draft,
    by: &MemberAct,
    link: &CleanText,
) -> Result<(), Refusal> {
    let text = link.as_str();
    let plain = text.starts_with("https://")
        && text.len() > "https://".len()
        && text.len() <= LINK_CHARACTERS_MAX
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"'));
    if !plain {
        return Err(Refusal::BadLink);
    }
    if let Phase::Closed { .. } = draft.session.phase {
        return Err(Refusal::Over);
    }
    let found = draft.session.numbered_turns().find(|(_, t)| t.candidate == by.member);
    let (no, turn) = found.ok_or(Refusal::NoSuchTurn)?;
    if turn.ended_at.is_none() {
        return Err(Refusal::BallotsNotOpen);
    }
    let before = draft.turn(no).recording.replace(link.clone());
    let is_other = before.is_some_and(|before| before != *link);
    draft.heard = if is_other { Heard::LinkReplaced } else { Heard::Saved };
    draft.fact(Fact::Recorded { turn: no });
    // Who was there rates from what they heard, and finds it on the tally; others waited for it.
    let is_rated_by_room = draft.session.format().rating.raters == Raters::Room;
    let is_open = draft.turn(no).is_open && !matches!(draft.session.phase, Phase::Report { .. });
    if is_rated_by_room && is_open {
        show_tally(draft, no);
    } else {
        draft.post(Notice::Recording { turn: no, candidate: by.member });
    }
    Ok(())
}

/// Ballots unseal together, when the last one is in. Where any member may rate, only the window
/// tells that nobody else will; a drill is over with its tap, unless somebody began to rate it.
fn unseal_when_all_in(draft: &mut Draft) {
    let Phase::Rating { .. } = draft.session.phase else { return };
    let room = draft.session.format().rating.raters == Raters::Room;
    let all_in = draft.session.turns.iter().filter(|t| t.is_open).all(|t| {
        let counts = room || matches!(t.own, SelfRating::Tapped(_));
        counts && t.own.is_settled() && t.ballots.values().all(|b| b.is_done)
    });
    if all_in {
        report::unseal(draft);
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let Phase::Rating { since, until, reminded, held_until, .. } = s.phase else { return None };
    if let Some(held) = held_until {
        return Some((held, Wake::RatingCloses));
    }
    let half = since + until.since(since).scaled(1, 2);
    let is_long = until.since(since) >= RATING_REMINDER_FROM;
    let wanted = is_long && !reminded && s.turns.iter().all(|t| t.ballots.is_empty());
    earlier(wanted.then_some((half, Wake::RatersWanted)), Some((until, Wake::RatingCloses)))
}

/// One reminder at half of a long window, if nobody has begun to rate.
pub(in crate::interview) fn remind(draft: &mut Draft) {
    let Phase::Rating { until, reminded, .. } = &mut draft.session.phase else { return };
    *reminded = true;
    let until = *until;
    let candidate = draft.session.turns[0].candidate;
    draft.post(Notice::RatersWanted { candidate, until });
}

/// If the bot was away for more than half of the window, the lost time is added, once. If the
/// window ended meanwhile, nothing unseals before what was given in time can have been heard.
pub(in crate::interview) fn after_gap(draft: &mut Draft, from: Moment, to: Moment) {
    let Phase::Rating { since, until, extended, held_until, .. } = &mut draft.session.phase else {
        return;
    };
    let hidden = to.min(*until).since(from.max(*since));
    if !*extended && hidden.ms() * 2 > until.since(*since).ms() {
        let later = (*until).max(to) + hidden.min(RATING_EXTENSION_MAX);
        (*until, *extended, *held_until) = (later, true, None);
        draft.post(Notice::RatingExtended { until: later });
        for no in open_turns(&draft.session) {
            show_tally(draft, no);
        }
    } else if *until <= to && draft.session.plan.freeze_after > Span::ZERO {
        *held_until = Some(to + RATING_HELD_FOR);
    }
}
