//! What members do: mostly what makes sense where the session stands, sometimes anything.

use greenroom::bank::Trigger;
use greenroom::base::{Draw, MemberId, Moment, Span};
use greenroom::interview::{
    Act, AskingStep, InterviewerRating, Mode, PauseWhy, Phase, PlanEdit, Running, Seat, Session,
    Stage, StoryPart, Tap, TurnNo,
};
use greenroom::protocol::{PlanWish, When};
use greenroom::rehearsal;
use greenroom::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};

use crate::harness::text;

/// One of `items`.
pub(super) fn one<T: Clone>(draw: &mut Draw, items: &[T]) -> T {
    items[draw.below(items.len())].clone()
}

fn choice(draw: &mut Draw) -> Choice {
    match draw.below(8) {
        0 => Choice::CouldNotTell,
        _ => Choice::Mark(mark(draw)),
    }
}

fn mark(draw: &mut Draw) -> Mark {
    Mark::try_from(u8::try_from(1 + draw.below(5)).unwrap()).unwrap()
}

fn words(draw: &mut Draw) -> Words {
    let observed = [
        "Good job!",
        "In the second story the result came first, with its number.",
        "The situation took a minute and nobody knew who did the work.",
    ];
    let next = ["", "Say before and after."];
    Words::new(one(draw, &observed), "", one(draw, &next)).unwrap()
}

fn answer(draw: &mut Draw) -> Act {
    Act::Answer(text(one(
        draw,
        &[
            "We moved the service.",
            "I cut the build from nine minutes to four, because I cached what did not change.",
            "Well.",
        ],
    )))
}

fn turn(draw: &mut Draw, s: &Session) -> TurnNo {
    TurnNo(u8::try_from(draw.below(s.turns.len().max(1))).unwrap())
}

/// Anything at all.
pub(super) fn anything(draw: &mut Draw, s: &Session, now: Moment, members: &[i64]) -> Act {
    let turn = if draw.below(10) == 0 { TurnNo(7) } else { turn(draw, s) };
    let competency = CompetencyNo(u8::try_from(draw.below(6)).unwrap());
    match draw.below(49) {
        0..3 => Act::Take(one(draw, &[Seat::Candidate, Seat::Interviewer, Seat::Observer])),
        3 => Act::Leave,
        4 => Act::TakeOffered,
        5 => Act::PassOffer,
        6 => Act::Edit(edit(draw, now)),
        7 => Act::Cancel,
        8 => Act::CheckIn,
        9 => Act::Late,
        10 => Act::Start,
        11 => Act::Ask,
        12 => Act::Another,
        13 => Act::Skip,
        14 => Act::FollowUp(one(draw, &Trigger::ALL)),
        15 => Act::Next,
        16 => Act::Done,
        17 => answer(draw),
        18 => Act::WrapUp,
        19 => Act::LetRun,
        20 => Act::Extend,
        21 => Act::Pause,
        22 => Act::Continue,
        23 => Act::EndHere,
        24 => Act::EmergencyStop,
        25 => Act::HandOver(MemberId(one(draw, members))),
        26 => Act::AcceptHandOver,
        27 => Act::StepOut,
        28 => Act::ComeBack,
        29 => Act::StopMyTurn,
        30 => Act::GoSolo,
        31 => Act::NewDate,
        32 => Act::CountQuestion(turn),
        33 => Act::UncountQuestion(turn),
        34 => Act::Story(one(draw, &StoryPart::ALL)),
        35 => Act::Filler,
        36 => Act::UndoFiller,
        37 => Act::OpenAnswers(turn),
        38 => Act::Mark { turn, competency, choice: choice(draw) },
        39 => Act::Words { turn, words: words(draw) },
        40 => Act::Transfer { turn, transfer: Transfer::Partly },
        41 => Act::BallotDone(turn),
        42 => Act::OwnMark { competency, choice: choice(draw) },
        43 => Act::OwnDone,
        44 => Act::OwnSkip,
        45 => Act::Tap(Tap::Done),
        46 => {
            let rating = InterviewerRating {
                realistic: mark(draw),
                specific: mark(draw),
                useful: mark(draw),
            };
            Act::RateInterviewer { interviewer: MemberId(one(draw, members)), rating }
        }
        47 => Act::OwnQuestions(text("How will I know after three months that it goes well?")),
        _ => Act::Recording(text("https://example.org/recording")),
    }
}

fn edit(draw: &mut Draw, now: Moment) -> PlanEdit {
    let ahead = Span::from_minutes(i64::try_from(draw.below(3_000)).unwrap() - 20);
    PlanEdit {
        starts_at: (draw.below(2) == 0).then_some(now + ahead),
        place: Some(text(one(draw, &["Room 1", "Room 2"]))),
        ..PlanEdit::default()
    }
}

fn seated(draw: &mut Draw, s: &Session, members: &[i64]) -> i64 {
    let there: Vec<i64> =
        s.seats.sitters.iter().filter(|p| !p.is_gone).map(|p| p.member.0).collect();
    if there.is_empty() { one(draw, members) } else { one(draw, &there) }
}

/// What makes sense, and who would do it: mostly the next thing, sometimes one beside it.
pub(super) fn sensible(draw: &mut Draw, s: &Session, members: &[i64]) -> (i64, Act) {
    let anyone = seated(draw, s, members);
    let next = rehearsal::next(s, &()).map(|next| (next.member.0, next.act));
    let (member, act) = next.unwrap_or((anyone, Act::Next));
    match &s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => match draw.below(10) {
            0..5 => (one(draw, members), Act::Take(wanted(draw, s))),
            5..8 => (anyone, Act::CheckIn),
            8 => (one(draw, members), Act::TakeOffered),
            _ => (anyone, Act::Start),
        },
        Phase::Running(Running::HalfTime { .. }) => (anyone, Act::Next),
        Phase::Running(Running::Pass { stage, .. }) => match stage {
            Stage::Intro { .. } | Stage::Exercise { .. } => (member, act),
            Stage::CandidateQuestions { .. } | Stage::WrapUp { .. } => match draw.below(3) {
                0 => (member, Act::CountQuestion(turn(draw, s))),
                _ => (member, act),
            },
            Stage::Questions(asking) => match asking.step {
                AskingStep::Offered { .. } => match draw.below(8) {
                    0 => (member, Act::Another),
                    _ => (member, act),
                },
                AskingStep::Reading { .. } => (member, act),
                AskingStep::Answering(_) => match draw.below(6) {
                    0 => (anyone, Act::Filler),
                    1 => (anyone, Act::Story(one(draw, &StoryPart::ALL))),
                    2 => (s.acting_interviewer().map_or(anyone, |m| m.0), Act::Extend),
                    3 => (member, act),
                    _ => (member, answer(draw)),
                },
                AskingStep::Answered { .. } => match draw.below(3) {
                    0 => (member, Act::FollowUp(one(draw, &Trigger::ALL))),
                    _ => (member, act),
                },
            },
        },
        Phase::Paused(pause) => match pause.why {
            PauseWhy::Pressed | PauseWhy::CandidateOut(_) => (member, act),
            PauseWhy::Emergency | PauseWhy::Away | PauseWhy::Held(_) => (anyone, Act::Continue),
            PauseWhy::ChairEmpty => (anyone, Act::AcceptHandOver),
            PauseWhy::NoInterviewer => (member, one(draw, &[Act::GoSolo, Act::NewDate])),
        },
        Phase::Rating { .. } => rates(draw, s, members),
        Phase::Report { .. } | Phase::Closed { .. } => (anyone, Act::Recording(text("https://x"))),
    }
}

/// A seat that the format has and that is still free, else any.
fn wanted(draw: &mut Draw, s: &Session) -> Seat {
    let all = [Seat::Candidate, Seat::Interviewer, Seat::Observer];
    let free = |seat: &Seat| s.seats.free(*seat, s.format()) > 0;
    all[..2].iter().copied().find(free).unwrap_or_else(|| one(draw, &all))
}

fn rates(draw: &mut Draw, s: &Session, members: &[i64]) -> (i64, Act) {
    let no = turn(draw, s);
    let Some(turn) = s.turn(no) else { return (members[0], Act::OwnSkip) };
    let raters: Vec<i64> = turn.ballots.keys().map(|m| m.0).collect();
    let all = s.kit().rubric.competencies.len();
    if raters.is_empty() || draw.below(6) == 0 {
        return (one(draw, members), Act::OpenAnswers(no));
    }
    let rater = one(draw, &raters);
    let ballot = &turn.ballots[&MemberId(rater)];
    let missing = CompetencyNo::all().take(all).find(|c| !ballot.choices.contains_key(c));
    let own = turn.candidate.0;
    match (draw.below(8), missing) {
        (0, _) => (own, Act::OwnMark { competency: CompetencyNo(0), choice: choice(draw) }),
        (1, _) => (own, one(draw, &[Act::OwnSkip, Act::OwnDone, Act::Tap(Tap::NotYet)])),
        (2, _) => (rater, Act::Words { turn: no, words: words(draw) }),
        (_, Some(competency)) => (rater, Act::Mark { turn: no, competency, choice: choice(draw) }),
        (_, None) => (rater, Act::BallotDone(no)),
    }
}

/// A session of any format, now or later.
pub(super) fn wish(draw: &mut Draw, now: Moment) -> PlanWish {
    let formats = ["one-on-one", "panel", "final-round", "group", "solo", "short", "drill"];
    let ahead = Span::from_minutes(i64::try_from(5 + draw.below(2_000)).unwrap());
    let format = one(draw, &formats);
    PlanWish {
        mode: one(draw, &[None, Some(Mode::Live), Some(Mode::Practice)]),
        when: if draw.below(3) == 0 { When::At(now + ahead) } else { When::Now },
        ..PlanWish::of(format, text("Backend engineer, first screen"))
    }
}
