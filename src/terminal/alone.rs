//! What the room says to somebody who is alone in it: in words of a terminal, without what only a
//! group or another platform needs.

use crate::base::ENGLISH;
use crate::interview::{Act, Effect, Notice, Posed, PosedState, TimeLeft};
use crate::protocol::{Command, SessionDelivery, Threads};
use crate::view::{self, Card};

/// The card of a delivery, to be read and not pressed; none where it says nothing to them.
pub(super) fn card(posted: &SessionDelivery) -> Option<Card> {
    let notice = match &posted.effect {
        Effect::Post { notice, .. } | Effect::Show { notice, .. } => notice,
        Effect::Announce { .. } | Effect::OpenThread | Effect::CloseThread => return None,
    };
    match notice {
        Notice::Question(posed) => Some(question(posed)),
        Notice::Resumed { left } => Some(resumed(*left)),
        Notice::Soon { .. }
        | Notice::TimeUp
        | Notice::Overtime { .. }
        | Notice::CutShort { .. }
        | Notice::Extended { .. }
        | Notice::RunsOn
        | Notice::Skipped { .. }
        | Notice::TurnCut { .. }
        | Notice::Recording { .. } => {
            let card = view::notice(&ENGLISH, Threads::Public, posted)?;
            Some(Card { lines: card.lines, ..Card::default() })
        }
        // Seats, check-in and ballots are for a group; what begins and ends is said by the game.
        Notice::Card(_)
        | Notice::Reminder { .. }
        | Notice::SeatOffered { .. }
        | Notice::OpenCall { .. }
        | Notice::SecondSession { .. }
        | Notice::PlanChanged { .. }
        | Notice::CheckIn { .. }
        | Notice::StartsLate { .. }
        | Notice::FewRaters { .. }
        | Notice::TurnOpened { .. }
        | Notice::YourMove { .. }
        | Notice::Exercise { .. }
        | Notice::ExerciseSoon { .. }
        | Notice::CandidateQuestions { .. }
        | Notice::Closer { .. }
        | Notice::WrapUp { .. }
        | Notice::HalfTime { .. }
        | Notice::Tally(_)
        | Notice::Tried(_)
        | Notice::RatersWanted { .. }
        | Notice::RatingExtended { .. }
        | Notice::Away { .. }
        | Notice::Paused { .. }
        | Notice::SteppedOut { .. }
        | Notice::CameBack { .. }
        | Notice::LeftForGood { .. }
        | Notice::ChairOffered { .. }
        | Notice::ChairTaken { .. }
        | Notice::ChairNotTaken { .. }
        | Notice::NoInterviewer { .. }
        | Notice::GoesSolo { .. }
        | Notice::TurnRated { .. }
        | Notice::Ended { .. }
        | Notice::ThreadLost { .. }
        | Notice::Dealt { .. }
        | Notice::Paired { .. }
        | Notice::Unread { .. }
        | Notice::Added { .. } => None,
    }
}

fn question(posed: &Posed) -> Card {
    let seconds = posed.limit.seconds();
    let head = if posed.trigger.is_some() {
        format!("**Follow-up** · {seconds} s")
    } else {
        let surprise = if posed.is_surprise { " · a surprise" } else { "" };
        let half = if posed.is_shortened { ", half the time" } else { "" };
        format!("**Question {} of {}**{surprise} · {seconds} s{half}", posed.no, posed.of)
    };
    let mut card = Card::default();
    // An answered question is the same card with a line more: only that is printed then.
    card.lines.extend([head, view::quoted(&posed.prompt)]);
    match posed.state {
        PosedState::Open => {}
        PosedState::Answered(Some(took)) => {
            card.lines.push(format!("Answered in {} s.", took.seconds()));
        }
        PosedState::Answered(None) => {}
        PosedState::Interrupted => card.lines.push("Interrupted.".to_owned()),
        PosedState::Skipped => card.lines.push("Left out.".to_owned()),
    }
    card
}

fn resumed(left: Option<TimeLeft>) -> Card {
    let line = match left {
        Some(TimeLeft::Answer { left, .. } | TimeLeft::Stage { left }) => {
            format!("The clock runs again: {} s left.", left.seconds())
        }
        None => "The clock runs again.".to_owned(),
    };
    Card { lines: vec![line], ..Card::default() }
}

/// What is said once a command is on the disk, where nothing else tells of it.
pub(super) fn confirmed(command: &Command) -> Option<String> {
    match command {
        Command::Act { act: Act::Answer(text), .. } => {
            let words = text.as_str().split_whitespace().count();
            Some(format!("✓ saved, {words} {}", if words == 1 { "word" } else { "words" }))
        }
        Command::Act { act: Act::CountQuestion(_), .. } => Some("✓ noted".to_owned()),
        Command::Act { .. }
        | Command::Sure { .. }
        | Command::Plan(_)
        | Command::SetUp(_)
        | Command::TakeGoal { .. }
        | Command::Again { .. }
        | Command::Thank { .. }
        | Command::WriteGoal { .. }
        | Command::Goal(_)
        | Command::Forget
        | Command::MemberGone { .. }
        | Command::AgreeToCoach { .. }
        | Command::WithdrawFromCoach { .. }
        | Command::ShowBoard { .. }
        | Command::Profile(_)
        | Command::Call(_)
        | Command::Evening { .. }
        | Command::ChangeEvening { .. }
        | Command::PractiseNow
        | Command::StopWaiting
        | Command::StartAlone
        | Command::Drill(_)
        | Command::WriteStory { .. }
        | Command::WriteDebrief { .. }
        | Command::Debrief(_)
        | Command::Calibrate(_)
        | Command::Propose(_)
        | Command::Decide { .. }
        | Command::TakeOver(_)
        | Command::WritePitch(_)
        | Command::ChoosePitch(_)
        | Command::Story(_)
        | Command::DraftSeries(_)
        | Command::AskTimes(_)
        | Command::Poll(..)
        | Command::Series(_) => None,
    }
}
