//! People doing the usual thing, unseen, so that a scenario begins where its story does.

use greenroom::base::{MemberId, SessionId, Span};
use greenroom::interview::{
    Act, AskingStep, OwnRating, Phase, Running, SelfRating, Session, Stage, Tap,
};
use greenroom::protocol::Command;
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};

use super::play::{Actor, Play};
use crate::harness::{stage_of, step_of};

/// More steps than any session has.
const STEPS_MAX: usize = 2_000;
/// A usual answer takes so long.
const ANSWER: Span = Span::from_seconds(40);

/// Until the session planned last stands there.
pub(super) fn play_to(play: &mut Play, target: &[&str]) {
    for _ in 0..STEPS_MAX {
        let session = play.current();
        if stands(&session, target) {
            return;
        }
        step(play, &session);
    }
    panic!("the session never comes to {target:?}: {:?}", play.current().phase);
}

fn stands(s: &Session, target: &[&str]) -> bool {
    let asking = step_of(&s.phase);
    let no = s.asking().map_or(0, |(_, round)| {
        let asked = &s[round.turn].asked;
        asked.iter().filter(|a| a.ask == 0).count()
    });
    let is_no = |n: &str| n.parse::<usize>().unwrap() == no;
    match target {
        ["offered", n] => {
            matches!(asking, Some(AskingStep::Offered { .. }))
                && n.parse::<usize>().unwrap() == no + 1
        }
        ["reading", n] => matches!(asking, Some(AskingStep::Reading { .. })) && is_no(n),
        ["answer", n] => matches!(asking, Some(AskingStep::Answering(_))) && is_no(n),
        ["answered", n] => matches!(asking, Some(AskingStep::Answered { .. })) && is_no(n),
        ["own", "questions"] => {
            matches!(stage_of(&s.phase), Some(Stage::CandidateQuestions { .. }))
        }
        ["wrap-up"] => matches!(stage_of(&s.phase), Some(Stage::WrapUp { .. })),
        ["turn", n] => {
            let no = s.pass_no().map(|pass| pass.next().0);
            s.phase.name() == "intro" && no == Some(n.parse::<u8>().unwrap())
        }
        [name] => s.phase.name() == *name,
        other => panic!("no such place: {other:?}"),
    }
}

fn act(play: &mut Play, member: MemberId, session: SessionId, act: Act) {
    let guild = play.current().guild;
    let actor = Actor { member, guild, session: Some(session), ago: Span::ZERO };
    play.tell(&actor, Command::Act { session, act });
}

fn wake(play: &mut Play) {
    let until = play.now() + Span::from_hours(24 * 30);
    assert!(play.wake_before(until), "nothing is due");
}

/// What would usually be done next.
pub(super) fn step(play: &mut Play, s: &Session) {
    let lead = s.acting_interviewer();
    match &s.phase {
        Phase::Briefing { .. } => {
            let absent = s.seats.sitters.iter().find(|p| p.here_since.is_none());
            match absent {
                Some(sitter) => act(play, sitter.member, s.id, Act::CheckIn),
                None => wake(play),
            }
        }
        Phase::Running(Running::Pass { stage: Stage::Questions(asking), .. }) => {
            match asking.step {
                AskingStep::Offered { .. } => act(play, lead.unwrap(), s.id, Act::Ask),
                AskingStep::Reading { .. } => wake(play),
                AskingStep::Answering(_) => {
                    play.pass(ANSWER);
                    let (_, round) = s.asking().unwrap();
                    let candidate = s[round.turn].candidate;
                    act(play, candidate, s.id, Act::Done);
                }
                AskingStep::Answered { .. } => act(play, lead.unwrap(), s.id, Act::Next),
            }
        }
        Phase::Running(Running::Pass { .. }) => act(play, lead.unwrap(), s.id, Act::Next),
        Phase::Rating { .. } => rate(play, s),
        Phase::Gathering { .. }
        | Phase::Running(Running::HalfTime { .. })
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => wake(play),
    }
}

/// The next thing that is missing: a ballot, or somebody's rating of themself.
fn rate(play: &mut Play, s: &Session) {
    for (no, turn) in s.numbered_turns().filter(|(_, t)| t.is_open) {
        if let Some((rater, _)) = turn.ballots.iter().find(|(_, b)| !b.is_done) {
            let competencies = s.kit().rubric.competencies.len();
            for competency in CompetencyNo::all().take(competencies) {
                let choice = Choice::Mark(Mark::try_from(4).unwrap());
                act(play, *rater, s.id, Act::Mark { turn: no, competency, choice });
            }
            let observed = "You gave the result first, and I could follow every step after it.";
            let words = Words::new(observed, "", "").unwrap();
            act(play, *rater, s.id, Act::Words { turn: no, words });
            return act(play, *rater, s.id, Act::BallotDone(no));
        }
        if let SelfRating::Open(_) | SelfRating::None = turn.own {
            let own = match s.format().rating.own {
                OwnRating::Ballot => Act::OwnSkip,
                OwnRating::Tap => Act::Tap(Tap::Done),
            };
            return act(play, turn.candidate, s.id, own);
        }
    }
    wake(play);
}
