use greenroom::terminal::SoloWish;

use super::person::Person;

const ANSWER: &str = "I moved the nightly batch to a stream and cut the time to 40 minutes from 26 \
    hours. I wrote the design, I tested it with 3 days of traffic, and I rolled it out to 12 \
    clients. In the end support had 80 tickets a month instead of 120, and the team kept it.";

/// Answers whatever is asked, until the person's own questions begin.
fn answers_everything(you: &mut Person) {
    loop {
        let (which, _) = you.reads_one_of(&["ends in", "Type the questions that you would ask"]);
        if which == 1 {
            return;
        }
        you.types(ANSWER);
        you.types(".");
        you.reads("✓ Candidate answer");
    }
}

#[test]
fn a_session_alone_goes_from_the_first_question_to_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let mut you = Person::sits_down(dir.path(), Some(SoloWish::default()));
    you.reads("✓ Candidate plan solo #1");
    answers_everything(&mut you);
    you.says("What did the last incident teach the team?", "✓ Candidate count 1 #1");
    you.says("/next", "How do you think it went?");
    for place in 1..=5 {
        you.says("4", &format!("✓ Candidate own-mark {place} 4"));
    }
    you.reads("✓ Candidate own-done #1");
    you.reads("✓ Candidate close ballots #1");
    let report = you.reads("Practice only");
    assert!(report.contains("Timings"), "{report}");
    you.types("");
    let all = you.leaves();
    assert!(!all.contains('\u{1b}'), "a pipe gets no escape sequences");
}

#[test]
fn a_drill_ends_with_a_tap() {
    let dir = tempfile::tempdir().unwrap();
    let wish = SoloWish { format: Some("drill".to_owned()), ..SoloWish::default() };
    let mut you = Person::sits_down(dir.path(), Some(wish));
    you.reads("Question 1 of 1");
    loop {
        you.types(ANSWER);
        you.types("");
        if you.reads_one_of(&["✓ Candidate answer", "Did it work?"]).0 == 1 {
            break;
        }
        if you.has_read().contains("Did it work?") {
            break;
        }
    }
    you.says("1", "✓ Candidate tap-done #1");
    you.reads("Practice only");
    you.leaves();
}

#[test]
fn who_comes_back_finds_the_question_and_the_lines_typed_so_far() {
    let dir = tempfile::tempdir().unwrap();
    let mut you = Person::sits_down(dir.path(), Some(SoloWish::default()));
    you.reads("Question 1 of");
    you.types("/pause");
    you.reads("✓ Candidate pause #1");
    you.types("/continue");
    you.reads("✓ Candidate continue #1");
    you.types("/quit");
    let left = you.leaves();
    assert!(left.contains("stands still until you come back"), "{left}");

    let mut again = Person::sits_down(dir.path(), Some(SoloWish::default()));
    again.reads("Going on with #1");
    let told = again.reads("✓ Candidate continue #1");
    assert!(told.contains("the clock stood still"), "{told}");
    assert!(told.contains("question 1"), "{told}");
    again.types("a line that is kept");
    again.says("/skip", "✓ Candidate skip #1");
    again.reads("was closed before these lines were sent");
    again.types("/quit");
    again.leaves();
}
