//! People doing the usual thing, unseen, so that a scenario begins where its story does.

use greenroom::base::{MemberId, Span};
use greenroom::interview::{Act, AskingStep, Session, Stage, TurnNo};
use greenroom::protocol::Command;
use greenroom::rehearsal::{Manner, Move};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};

use super::play::{Actor, Play};
use crate::harness::{stage_of, step_of, unhurried};

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

fn wake(play: &mut Play) {
    let until = play.now() + Span::from_hours(24 * 30);
    assert!(play.wake_before(until), "nothing is due");
}

/// Everybody marks a 4 and says why; nobody rates themself.
pub(super) struct Usual;

impl Manner for Usual {
    fn mark(&self, _turn: TurnNo, _rater: MemberId, _competency: CompetencyNo) -> Option<Choice> {
        Some(Choice::Mark(Mark::try_from(4).unwrap()))
    }

    fn words(&self, _turn: TurnNo, _rater: MemberId) -> Option<Words> {
        let observed = "You gave the result first, and I could follow every step after it.";
        Some(Words::new(observed, "", "").unwrap())
    }
}

/// What would usually be done next.
pub(super) fn step(play: &mut Play, s: &Session) {
    match unhurried(play.stage(), s, &Usual) {
        Some(next) => does(play, s, next),
        None => wake(play),
    }
}

/// Somebody makes a move.
pub(super) fn does(play: &mut Play, s: &Session, Move { member, act }: Move) {
    if act == Act::Done {
        play.pass(ANSWER);
    }
    let actor = Actor { member, guild: s.guild, session: Some(s.id), ago: Span::ZERO };
    play.tell(&actor, Command::act(s.id, act));
}
