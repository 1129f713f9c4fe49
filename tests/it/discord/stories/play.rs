//! People who do the usual thing, so that a story begins where it is about something.

use crate::discord::fake::{Got, How, Member, Room};

/// What moves a session on, the first that a screen offers.
const ONWARDS: [&str; 10] = [
    "Begin now",
    "On to the questions",
    "Skip",
    "End the questions",
    "Next question",
    "End the exercise",
    "Next",
    "End the turn",
    "Start now",
    "Ask me",
];
/// The lines of the built-in rubric for peers.
const COMPETENCIES: [&str; 5] = [
    "Clarity of answer",
    "Evidence of impact",
    "Non-verbal presence",
    "Storytelling structure",
    "Quality of questions",
];
/// More presses than any session needs.
const PRESSES_MAX: usize = 60;

/// Everybody presses what moves the session on, until the thread shows `until`.
pub(super) async fn on_until(people: &[&Member], thread: &Room, until: &str) {
    let mut texts = Vec::new();
    for _ in 0..PRESSES_MAX {
        for member in people {
            if thread.transcript().contains(until) {
                return;
            }
            let member = member.at(thread);
            let mut got = member.presses(panel(thread)).await;
            texts.push(got.text.clone());
            while let Some(label) = onward(&got) {
                got = member.presses(label).await;
                texts.push(got.text.clone());
            }
        }
        texts.drain(..texts.len().saturating_sub(4));
        if people.is_empty() {
            break;
        }
    }
    panic!("{until:?} never came:\n{}\n{texts:#?}", thread.transcript());
}

fn panel(thread: &Room) -> &'static str {
    if thread.transcript().contains("[Panel]") { "Panel" } else { "My part" }
}

fn onward(got: &Got) -> Option<&'static str> {
    ONWARDS.into_iter().find(|label| got.text.contains(&format!("[{label}]")))
}

/// A whole ballot, opened with that button of the thread; words are added where they are needed.
pub(super) async fn rates(rater: &Member, thread: &Room, label: &str, mark: &str) -> Got {
    let rater = rater.at(thread);
    let mut got = rater.presses(label).await;
    for competency in COMPETENCIES {
        got = rater.picks(competency, mark).await.is(How::Updated);
    }
    if got.text.contains("words are needed") {
        rater.presses("Add words").await.is(How::Form);
        let words = "In the second story the number came first.";
        rater.fills(&[("What did you see or hear? Name one moment", words)]).await;
    }
    rater.presses("Done").await
}
