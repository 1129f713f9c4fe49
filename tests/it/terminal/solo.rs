use greenroom::terminal::SoloWish;

use super::person::Person;

const ANSWER: &str = "I moved the nightly batch to a stream and cut the time to 40 minutes from 26 \
    hours. I wrote the design, I tested it with 3 days of traffic, and I rolled it out to 12 \
    clients. In the end support had 80 tickets a month instead of 120, and the team kept it.";

/// Answers whatever is asked, until the person's own questions begin.
fn answers_everything(you: &mut Person) {
    loop {
        let (which, _) = you.reads_one_of(&[" s\n", "Type the questions that you would ask"]);
        if which == 1 {
            return;
        }
        you.types(ANSWER);
        you.types(".");
        you.reads("✓ saved");
    }
}

#[test]
fn a_session_alone_goes_from_the_first_question_to_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let mut you = Person::sits_down(dir.path(), Some(SoloWish::default()));
    you.reads("3 questions and 2 surprises, then your own questions; 25 minutes at most.");
    answers_everything(&mut you);
    you.says("What did the last incident teach the team?", "✓ noted");
    you.says("/next", "How do you think it went?");
    for place in 2..=5 {
        you.says("4", &format!("{place} of 5"));
    }
    let report = you.says("4", "Practice only");
    assert!(report.contains("Timings"), "{report}");
    let (said, _) = report.split_once("Report —").unwrap();
    assert!(said.contains("Q4") && said.contains("I moved the nightly batch"), "{said}");
    assert!(said.contains("What did the last incident teach the team?"), "{said}");
    let buttons = you.reads("] Write my own");
    you.says("write my own", "type the number");
    let (_, number) = buttons.trim_end_matches("] Write my own").rsplit_once('[').unwrap();
    you.types(number);
    you.says("Say the number first", "Plan: If");
    you.says("I am asked about a result", "then I");
    you.says("say the number before anything else", "Drill");
    you.says("-", "Your micro-goal");
    you.types("");
    let all = you.leaves();
    assert!(!all.contains('\u{1b}'), "a pipe gets no escape sequences");
    for odd in
        ["✓ Candidate", "press Done", "48 hours", "joins the group", "— #1 —", "this message"]
    {
        assert!(!all.contains(odd), "{odd} in {all}");
    }

    let mut again = Person::sits_down(dir.path(), Some(SoloWish::default()));
    again.reads("Your goal from last time");
    answers_everything(&mut again);
    again.says("/next", "How do you think it went?");
    for place in 2..=5 {
        again.says("3", &format!("{place} of 5"));
    }
    again.says("3", "Did it show? 1 yes");
    let report = again.says("2", "Practice only");
    assert!(report.contains("showed: partly"), "{report}");
    again.leaves();
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
        if you.reads_one_of(&["✓ saved", "Did it work?"]).0 == 1 {
            break;
        }
        if you.has_read().contains("Did it work?") {
            break;
        }
    }
    you.says("1", "Practice only");
    you.leaves();
}

#[test]
fn who_comes_back_finds_the_question_and_the_lines_typed_so_far() {
    let dir = tempfile::tempdir().unwrap();
    let mut you = Person::sits_down(dir.path(), Some(SoloWish::default()));
    you.reads("Question 1 of");
    you.says("/pause", "An empty line lets the clock run again.");
    you.says("/continue", "The clock runs again");
    you.types("/quit");
    let left = you.leaves();
    assert!(left.contains("stands still until you come back"), "{left}");

    let mut again = Person::sits_down(dir.path(), Some(SoloWish::default()));
    again.reads("Going on with #1");
    let told = again.reads("The clock runs again");
    assert!(told.contains("the clock stood still"), "{told}");
    assert!(told.contains("question 1"), "{told}");
    again.types("a line that is kept");
    again.says("/skip", "was closed before these lines were sent");
    again.reads("| a line that is kept");
    again.types("/quit");
    again.leaves();
}
