use std::sync::Arc;

use greenroom::runtime::{Clock, FastClock, SystemClock};

use super::person::Person;

#[test]
fn two_people_play_a_short_session_over_a_pipe() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana now short Backend engineer, first screen", "✓ Ana plan short #1");
    group.says("Ana take candidate", "✓ Ana candidate #1");
    group.says("Ben 2", "✓ Ben interviewer #1");
    group.reads("Ana answers, Ben interviews");
    group.says("Ben next", "✓ Ben next #1");
    let panel = group.says("Ben panel", "Ask it");
    let number = panel.rsplit_once("[p").unwrap().1.split_once(']').unwrap().0.to_owned();
    group.says(&format!("Chloe p{number}"), "there is no button [p");
    group.says("Ana ask", "✗ Ana ask #1");
    group.says(&format!("ben P{number}"), "✓ Ben ask #1");
    group.says("Ana: I cut the release from a day to 35 minutes.", "✓ Ana answer (10 words) #1");
    group.says("Ben panel", "Follow up?");
    group.says("Ben follow push-back", "✓ Ben follow push-back #1");
    // Done is pressed on the card that is there last: on the question's it would come too late.
    group.reads("Ben asks:");
    group.says("Ana done", "✓ Ana done #1");
    group.says("Ana stop-my-turn", "✓ Ana stop-my-turn #1");
    group.leaves();
}

#[test]
fn a_zone_and_quiet_hours_are_typed_without_a_session() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana quiet 22-7", "Hours and days are those of your time zone");
    group.says("Ana zone berl", "Choose one of these: Europe/Berlin.");
    group.says("Ana zone berlin", "✓ Ana profile");
    group.says("Ana quiet nights", "I can't read “nights” as hours.");
    group.says("Ana quiet 22:00-07:00", "quiet hours 22:00–07:00.");
    group.says("Ana profile", "Your profile — time zone Europe/Berlin");
    group.says("Ana quiet off", "no quiet hours.");
    group.leaves();
}

#[test]
fn questions_are_taken_along_changed_and_handed_in_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana question export", "no questions of its own yet");
    let ours = dir.path().join("our questions.toml");
    let path = ours.display().to_string();
    group.says(&format!("Ana question import {path}"), "cannot be read");
    std::fs::write(&ours, "id = \"ours\"").unwrap();
    group.says(&format!("Ana question import {path}"), "Nothing was taken over");
    let one = "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closing'\n\
        competency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['a reason']\n\
        listen_for.weak = ['a list']\n\
        follow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]\n";
    std::fs::write(&ours, one).unwrap();
    group.says(&format!("Ana question import {path} only"), "1 is new.");
    group.says("Ana question export", "The 1 question of this group's own");
    let export = dir.path().join("data").join("export");
    let dirs = std::fs::read_dir(&export).unwrap().map(|entry| entry.unwrap().path());
    let files = dirs.map(|dir| std::fs::read_to_string(dir.join("members.toml")).unwrap());
    assert!(files.into_iter().any(|text| text.contains("Why us?")));
    group.leaves();
}

#[test]
fn what_a_member_takes_along_is_theirs_to_read_and_a_disk_that_refuses_ends_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana export", "holds Ana");
    let export = dir.path().join("data").join("export");
    let files = std::fs::read_dir(&export).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.flat_map(|dir| std::fs::read_dir(dir).unwrap()).collect();
    assert_eq!(files.len(), 6);
    group.says("Ana calendar", "Nothing of yours is ahead here");
    group.says("Ana plan short in 3 hours objective First screen", "✓ Ana plan short #1");
    group.says("Ana take candidate", "You have a seat");
    group.says("Ana calendar", "holds Ana");
    #[cfg(unix)]
    for file in files {
        use std::os::unix::fs::PermissionsExt;
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
    std::fs::rename(&export, dir.path().join("aside")).unwrap();
    std::fs::write(&export, "no directory").unwrap();
    group.says("Ana export", "Nothing was written for Ana");
    group.says("Ana goals", "There are none yet.");
}

#[test]
fn an_organiser_reads_how_the_backups_of_the_game_stand() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana backup", "there is none that is whole.");
    group.reads("while I am stopped.");
    let now = SystemClock.now();
    greenroom::store::backup(&dir.path().join("data"), now).unwrap();
    group.says("Ana backup", "the newest whole one is");
}

#[test]
fn a_series_is_made_looked_up_and_stopped_by_its_number() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana zone Europe/Berlin", "✓ Ana profile");
    group.says("Ana series create every tue panel", "says which days, but no time");
    group.says("Ana series create every tue 19:00 panel role backend", "Nothing is saved yet.");
    group.says("Ana save", "Saved as series #1: every Tuesday 19:00, Europe/Berlin.");
    group.says("series list", "Every Tuesday 19:00 · Europe/Berlin · made by Ana");
    group.reads("Nobody has answered yet.");
    group.says("Ana series move 1 to 20:30", "All others stay.");
    group.says("Ana series edit 1 short", "Series #1: the evening of");
    group.says("Ana series edit 1 every thu 18:00", "Series #1 from the evening of");
    group.says("Ana series edit 1 every thu", "says which days, but no time");
    group.says("Ana series skip 1", "is called already. It would be called");
    group.says("Ana yes, leave it out", "was called already: it is called off");
    group.says("Ana series skip 1", "The next one is");
    group.says("Ana hold it after all", "The next evening of series #1 is");
    group.says("Ana series pause 1 until 10 Nonsense", "I can't read");
    group.says("Ana series pause 1", "is paused until an organiser resumes it");
    group.says("Ana series resume 1", "The next evening of series #1 is");
    group.says("Ana series stop 7", "there is no series #7");
    group.says("Ana series stop 1", "Stop series #1?");
    group.says("Ana yes, stop it", "Series #1 is stopped");
    group.leaves();
}

#[test]
fn why_one_sits_where_one_does_is_asked_by_a_date() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana rotation why", "There is no such evening here.");
    group.says("Ana rotation why 2026-11-24", "Seats were not drawn for you yet.");
    group.leaves();
}

#[test]
fn a_coach_is_named_by_a_line_and_still_is_one_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana coach Zoe", "nobody is called Zoe");
    group.says("Zoe profile", "You have no time zone here yet.");
    group.says("Ana coach Zoe", "✓ Ana coach Zoe: Zoe is a coach of this group.");
    group.says("Ana agree-to-coach Zoe", "✓ Ana agree-to-coach Zoe");
    group.says("Ana profile", "Your reports and your progress can also be seen by Zoe");
    group.says("Ana withdraw-coach zoe", "✓ Ana withdraw-coach Zoe");
    group.leaves();
    let mut group = Person::sits_down(dir.path(), None);
    group.types("Ana now short");
    group.types("Ana candidate");
    group.says("Zoe interviewer", "✓ Zoe interviewer #1");
    group.says("Zoe next", "✓ Zoe next #1");
    for _ in 0..3 {
        group.says("Zoe ask", "✓ Zoe ask #1");
        group.says("Ana: It went from 9 to 2 in May, I wrote it.", "✓ Ana answer");
        group.says("Zoe next", "✓ Zoe next #1");
    }
    group.says("Zoe end-here", "✓ Zoe end-here #1");
    group.says("Ana own-skip", "✓ Ana own-skip #1");
    group.says("Ana close ballots", "✓ Ana close ballots #1");
    group.says("Ana report 1", "Coached: a coach of the group interviewed.");
    group.says("Zoe report 1", "There is no report for you here.");
    group.says("Ana agree-to-coach Zoe", "✓ Ana agree-to-coach Zoe");
    group.says("Zoe report 1", "because they agreed to you as their coach");
    group.says("Ana coach Zoe off", "Zoe is no coach any more.");
    group.says("Zoe report 1", "There is no report for you here.");
    group.leaves();
}

#[test]
fn who_is_to_be_forgotten_is_asked_once_more() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("Ana zone berlin", "✓ Ana profile");
    group.says("Ana forget me", "Type `Ana forget me for good`");
    group.says("Ana profile", "time zone Europe/Berlin");
    group.says("Ana forget me for good", "✓ Ana forget me");
    group.says("who", "Nobody yet");
    group.says("Ana profile", "You have no time zone here yet.");
    group.leaves();
}

#[test]
fn whoever_does_not_know_what_to_type_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("what next", "→ next: `now one-on-one`");
    group.says("Jose\u{301} now short", "✓ José plan short #1");
    group.says("what next", "→ next: `José candidate`");
    group.says("O’Brien interviewr", "Did you mean `O’Brien interviewer`?");
    group.says("O’Brien interviewer", "✓ O’Brien interviewer #1");
    group.says("JOSÉ candidate", "✓ José candidate #1");
    group.says("O’Brien next", "✓ O’Brien next #1");
    group.says("what next", "→ next: `O’Brien ask`");
    group.says("José s", "José has no such button");
    group.says("José stop my", "José has no such button");
    group.says("O’Brien ask", "✓ O’Brien ask #1");
    group.says("what next", "→ next: `José done`; or `José: …`");
    group.says("help", "Ana submit 1");
    group.leaves();
}

#[test]
fn a_comment_is_filled_in_field_by_field_and_empty_praise_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.types("Ana now short");
    group.types("Ana candidate");
    group.says("Ben interviewer", "✓ Ben interviewer #1");
    group.says("Ben next", "✓ Ben next #1");
    for _ in 0..3 {
        group.says("Ben ask", "✓ Ben ask #1");
        group.says("Ana: It went from 9 to 2 in May, I wrote it.", "✓ Ana answer");
        group.says("Ben next", "✓ Ben next #1");
    }
    group.says("Ben count", "✓ Ben count 1 #1");
    group.says("Ben next", "✓ Ben next #1");
    group.says("Ben next", "✓ Ben next #1");
    for competency in 1..=5 {
        let line = format!("Ben mark 1 {competency} 3");
        group.says(&line, &format!("✓ Ben mark 1 {competency} 3 #1"));
    }
    group.says("Ben ballot 1", "Add words");
    group.says("Ben add words", "What did you see or hear?");
    group.says("Ben: Great job", "Why does it matter?");
    group.says("Ben: -", "What could they try next time?");
    group.says("Ben: -", "✗ Ben words 1 #1");
    group.says("Ben edit", "keeps: Great job");
    group.says("Ben: In the second story you named no number at all.", "Why does it matter?");
    group.says("Ben: I could not tell how large it was.", "What could they try");
    group.says("Ben: Say before and after.", "✓ Ben words 1 #1");
    group.says("Ben submit 1", "✓ Ben submit 1 #1");
    group.says("Ana own-skip", "✓ Ana own-skip #1");
    group.says("Ana report 1", "In their words");
    group.says("Ben mark 1 1 5", "✗ Ben mark 1 1 5 #1");
    group.leaves();
}

#[test]
fn a_text_that_cannot_be_taken_is_given_back_to_who_typed_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    let refused = |group: &mut Person, line: &str, why: &str, end: &str| {
        group.says(line, why);
        group.reads("What you wrote:");
        group.reads(end);
    };
    let long = "word ".repeat(900);
    let line = format!("now short objective {long}and the end of the plan");
    refused(&mut group, &line, "the objective: the text is longer than", "end of the plan");
    group.types("Ana now short");
    group.says("Ana candidate", "✓ Ana candidate #1");
    group.says("Ben interviewer", "✓ Ben interviewer #1");
    let characters = "the text is longer than 4000 characters: nothing was sent";
    for begin in ["Ana:", "Ana answer"] {
        let line = format!("{begin} {long}and the end of an answer");
        refused(&mut group, &line, characters, "end of an answer");
    }
    for (line, end) in [("Ana record https://example.org/", "/it"), ("Ana write-goal ", "my goal")]
    {
        let line = format!("{line}{}{end}", "x".repeat(2_000));
        refused(&mut group, &line, "characters: nothing was sent", end);
    }
    let line = format!("Ben words 1 You said it. | {long}why | what next");
    refused(&mut group, &line, "the text is longer than 300 characters", "| what next");
    group.says("Ben words 1", "What did you see or hear?");
    let line = format!("Ben: {long}and what I saw");
    refused(&mut group, &line, "the text is longer than 300 characters", "what I saw");
    group.reads("What did you see or hear?");
    group.leaves();
}

#[test]
fn with_stay_the_game_goes_on_until_the_session_is_over() {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(FastClock::new(SystemClock.now(), 100));
    let mut group = Person::with_clock(dir.path(), None, clock, true);
    group.says("Ana now drill", "✓ Ana plan drill #1");
    group.says("Ana candidate", "✓ Ana candidate #1");
    // Nobody answers: the clock closes the answer.
    group.reads("Time. Finish your sentence.");
    group.reads("did it work?");
    group.says("Ana tap-not-yet", "✓ Ana tap-not-yet #1");
    let all = group.leaves();
    assert!(all.contains("Open your report"), "{all}");
}

#[test]
fn hostile_lines_are_answered_and_harm_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.types_bytes(b"\xff\xfe\x00\x01Ana panel\n");
    group.reads("not UTF-8");
    let mut endless = vec![b'x'; 5_000_000];
    endless.push(b'\n');
    group.types_bytes(&endless);
    group.reads("longer than 16 KiB");
    group.says("Ana: ", "there is nothing behind the colon");
    group.says("Ana \u{1b}[2J\u{202e}panel", "has no such button");
    group.says("plan", "name a format first");
    group.says("Ana plan nowhere", "There is no format called");
    group.says("Ana 99999999999999999999", "has no such button");
    group.says("Ana 4", "there is no button [4]");
    group.says("wait for it", "type how long to wait");
    group.says("Ana now short \u{202e}\u{200b}lla", "✓ Ana plan short #1");
    group.says("Ana candidate", "✓ Ana candidate #1");
    group.says("Ben interviewer", "✓ Ben interviewer #1");
    group.says("Ben next", "✓ Ben next #1");
    group.says("Ben ask", "✓ Ben ask #1");
    let long = "word ".repeat(799) + "ends!";
    group.says(&format!("Ana: {long}"), "✓ Ana answer (800 words) #1");
    group.says(&format!("Ana: {long}x"), "longer than 4000 characters");
    group.types("quit");
    let all = group.leaves();
    assert!(!all.chars().any(|c| c.is_control() && c != '\n'), "a control character came through");
}

#[test]
fn anybody_reads_before_and_after_somebody_has_acted() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    group.says("guide", "checklist");
    group.says("guide star", "Action");
    group.says("guide nothing", "there is nothing to read under `nothing`");
    group.says("Ana now short", "✓ Ana plan short #1");
    group.says("guide examples", "Worked examples");
    group.says("Ana guide tones", "Tone cards");
    group.says("Ana guide \u{1b}[2J", "there is nothing to read under");
    group.says("guide: hello", "`guide:` is nobody's name");
    group.leaves();
}

#[test]
fn every_session_is_reached_by_its_number() {
    let dir = tempfile::tempdir().unwrap();
    let mut group = Person::sits_down(dir.path(), None);
    // Nobody plans more than five ahead.
    let planners = ["Ana", "Ben", "Cid", "Dora", "Emil"].into_iter().flat_map(|name| [name; 5]);
    for (number, name) in (1..=21).zip(planners) {
        let planned = format!("✓ {name} plan short #{number}");
        group.says(&format!("{name} plan short in 3 hours objective First screen"), &planned);
    }
    group.says("Ana details #1", "Mock interview #1");
    group.says("Ana cancel #1", "✓ Ana cancel #1");
    group.says("Ana details #1", "called off");
    group.says("Ana details #22", "there is no such session");
    group.leaves();
}
