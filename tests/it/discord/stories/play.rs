//! People who do the usual thing, so that a story begins where it is about something.

use crate::discord::fake::{Got, How, Member, Room};

use super::stage::Stage;

/// What moves a session on, the first that a screen offers.
const ONWARDS: [&str; 10] = [
    "Begin now",
    "On to the questions",
    "Ask it",
    "Ask me",
    "End the questions",
    "Next question",
    "End the exercise",
    "Next",
    "End the turn",
    "Start now",
];
/// The lines of the built-in rubric for peers.
pub(super) const COMPETENCIES: [&str; 5] = [
    "Clarity of answer",
    "Evidence of impact",
    "Non-verbal presence",
    "Storytelling structure",
    "Quality of questions",
];
/// What is rated where people talk in a group.
pub(super) const OF_A_GROUP: [&str; 5] = [
    "Moves the task on",
    "Brings others in",
    "Argues with reasons",
    "Keeps time and agreement",
    "Own answers",
];
/// More presses than any session needs.
const PRESSES_MAX: usize = 200;

/// Everybody presses what moves the session on, until the thread shows `until`. Where nobody can,
/// the clock of `stage` does.
pub(super) async fn on_until(
    stage: Option<&Stage>,
    people: &[&Member],
    thread: &Room,
    until: &str,
) {
    let mut texts = Vec::new();
    for _ in 0..PRESSES_MAX {
        for member in people {
            if thread.transcript().contains(until) {
                return;
            }
            if !thread.transcript().contains("[Panel]") {
                continue;
            }
            let member = member.at(thread);
            let mut got = member.presses("Panel").await;
            texts.push(got.text.clone());
            while let Some(label) = onward(&got) {
                got = member.presses(label).await;
                texts.push(got.text.clone());
            }
        }
        if let Some(stage) = stage {
            stage.passes_seen(30).await;
        }
        texts.drain(..texts.len().saturating_sub(6));
    }
    panic!("{until:?} never came:\n{}\n{texts:#?}", thread.transcript());
}

/// What moves the session on from this screen.
pub(super) fn onward(got: &Got) -> Option<&'static str> {
    if got.text.contains("[Done] [Answer in writing]") {
        return Some("Done");
    }
    ONWARDS.into_iter().find(|label| got.text.contains(&format!("[{label}]")))
}

/// As [`rates_all`], where the rubric is the usual one.
pub(super) async fn rates(rater: &Member, thread: &Room, label: &str, mark: &str) -> Got {
    rates_all(rater, thread, label, &COMPETENCIES, mark).await
}

/// A whole ballot, opened with that button of the thread; words are added where they are needed.
pub(super) async fn rates_all(
    rater: &Member,
    thread: &Room,
    label: &str,
    competencies: &[&str],
    mark: &str,
) -> Got {
    let rater = rater.at(thread);
    let mut got = rater.presses(label).await;
    for competency in competencies {
        got = rater.picks(competency, mark).await.is(How::Updated);
    }
    if got.text.contains("words are needed") {
        rater.presses("Add words").await.is(How::Form);
        let words = "In the second story the number came first.";
        rater.fills(&[("What did you see or hear? Name one moment", words)]).await;
    }
    rater.presses("Done").await
}

/// Asks the first follow-up that the screen offers.
pub(super) async fn follows_up(interviewer: &Member) -> Got {
    let seen = interviewer.waits_for("**Follow up?**").await;
    let (_, after) = seen.rsplit_once("**Follow up?**").unwrap();
    let label = after.split(['[', ']']).nth(1).unwrap();
    interviewer.presses(label).await
}
