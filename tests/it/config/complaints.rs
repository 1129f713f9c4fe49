//! What an author is told about a bank, mistake by mistake.

use expect_test::expect;

use super::{bank, check, sound};

#[test]
fn a_sound_bank_is_clean() {
    check(
        &bank(&(sound("first") + &sound("second"))),
        expect![[r#"
        clean, 2 questions
    "#]],
    );
}

#[test]
fn syntax_errors_are_told_with_their_lines_and_all_at_once() {
    check(
        "id = ours\ntitle = \"Ours\"\ntitle = \"Again\"\nabout = \"open\nquestions = [1 2\n",
        expect![[r#"
            ours.toml:1: a text without quotation marks: put the text between two " on one line
            ours.toml:3: duplicate key: keep one of the two
            ours.toml:4: invalid basic string, expected `"`: put the text between two " on one line
            ours.toml:5: this is no number: write digits alone, such as 90, or a text between two "
        "#]],
    );
    check(
        "id = \"ours\"\n[[questions]\nid = \"a\"\n",
        expect![[r#"
            ours.toml: `title` is missing: add a line that begins `title =` at the top
            ours.toml:2: `competency` is missing: add a line that begins `competency =` below this heading
            ours.toml:2: `follow_ups` is missing: add a line that begins `follow_ups =` below this heading
            ours.toml:2: `kind` is missing: add a line that begins `kind =` below this heading
            ours.toml:2: `listen_for` is missing: add a line that begins `listen_for =` below this heading
            ours.toml:2: `prompt` is missing: add a line that begins `prompt =` below this heading
            ours.toml:2: unclosed array table, expected `]`: close the heading with ]]
        "#]],
    );
    check(
        "id = \"a\" title = \"b\"\n",
        expect![[r#"
            ours.toml: `questions` is missing: add a line that begins `questions =` at the top
            ours.toml:1: unexpected key or value, expected newline, `#`: begin a new line here
        "#]],
    );
}

#[test]
fn mistakes_of_structure_are_all_told_and_each_once() {
    let text = bank(&format!(
        "{}{}{}{}",
        sound("first").replace("\nprompt =", "\npromt ="),
        sound("second").replace("\"behavioural\"", "\"behavioral\"").replace("vague", "vage"),
        sound("third").replace("id = \"third\"", "id = \"Third One\"\ncolour = \"blue\""),
        sound("fourth").replace("[\"no number\"]", "5").replace("kind = \"behavioural\"\n", ""),
    ));
    check(
        &text,
        expect![[r#"
            ours.toml:8: unknown key `promt`: did you mean `prompt`?
            ours.toml:15: `behavioral` is not known here: did you mean `behavioural`?
            ours.toml:20: `vage` is not known here: did you mean `vague`?
            ours.toml:23: `Third One` is not a short name: use 1 to 64 of a-z, 0-9 and `-`
            ours.toml:24: unknown key `colour`: remove this line
            ours.toml:32: `kind` is missing: add a line that begins `kind =` below this heading
            ours.toml:37: this is the number 5: write a list between [ and ]
        "#]],
    );
}

#[test]
fn wrong_types_are_told_in_plain_words() {
    let wrong = "levels = \"mid\"\nroles = [3]\ntarget_s = [60]\nlimit_s = -1\nsurprise = \"yes\"\n\
                 framework = 1.5\nregions = { a = 1 }\n";
    check(
        &bank(&sound("first").replace("\nprompt", &format!("\n{wrong}prompt"))),
        expect![[r#"
            ours.toml:8: this is the text "mid": write a list between [ and ]
            ours.toml:9: this is the number 3: write a text between two "
            ours.toml:10: this is a list of 1: write two numbers, such as [60, 90]
            ours.toml:11: this is the number -1: write a whole number, 0 or more
            ours.toml:12: this is the text "yes": write true or false
            ours.toml:13: this is not one of the words known here: write one of the words that the template lists
            ours.toml:14: this is a table or a date: write a list between [ and ]
        "#]],
    );
    check(
        "questions = 7\ntitle = 5\nabout = 2020-01-01\n",
        expect![[r#"
            ours.toml: `id` is missing: add a line that begins `id =` at the top
            ours.toml:1: this is the number 7: write a list between [ and ]
            ours.toml:2: this is the number 5: write a text between two "
            ours.toml:3: this is a table or a date: write a text between two "
        "#]],
    );
}

#[test]
fn rules_are_told_with_the_line_they_are_broken_in() {
    let long = "x".repeat(301);
    let text = bank(&format!(
        "{}{}{}{}{}{}",
        sound("first").replace("Tell me about first.", ""),
        sound("second").replace("Tell me about second.", &long),
        sound("third").replace("prompt = \"Tell", "prompt = \"\u{202e}Tell"),
        sound("fourth").replace("[\"a number\"]", "[]").replace("no number", "http://a.example"),
        sound("first").replace("{ trigger = \"vague\", prompt = \"Which one?\" }", ""),
        sound("sixth")
            .replace("] ", "")
            .replace("{ trigger", "{ trigger = \"vague\", prompt = \"Which?\" },\n  { trigger",),
    ));
    check(
        &text,
        expect![[r#"
            ours.toml:8: `prompt` is empty: write something here
            ours.toml:17: `prompt` is 301 characters long: shorten it to 300
            ours.toml:26: `prompt` holds line breaks, hidden characters or spaces around it: type it again as plain text on one line
            ours.toml:36: `strong` is empty: write at least 1
            ours.toml:37: `weak` holds a link that is not https: use an https link
            ours.toml:41: question id `first` is taken by question 1 of this file: give this question an id of its own
            ours.toml:47: the question has no follow-up: write at least one, better three with different triggers
            ours.toml:57: this trigger has a follow-up already: keep one of them, or choose another trigger
        "#]],
    );
}

#[test]
fn rules_of_times_and_tags_are_told() {
    let with =
        |id: &str, line: &str| sound(id).replace("\nprompt =", &format!("\n{line}\nprompt ="));
    let text = bank(&format!(
        "{}{}{}{}{}{}",
        with("first", "target_s = [90, 60]"),
        with("second", "target_s = [5, 60]"),
        with("third", "limit_s = 901"),
        with("fourth", "target_s = [60, 120]\nlimit_s = 90"),
        with("fifth", "roles = [\"sre\", \"data\", \"sre\"]"),
        with("sixth", "levels = [\"mid\", \"mid\"]"),
    ));
    check(
        &text,
        expect![[r#"
            ours.toml:8: the target runs from 90 s down to 60 s: swap the two
            ours.toml:18: a target of 5 s is too short to answer in: aim for 10 s at least
            ours.toml:28: a limit of 901 s is too long for one question: set limit_s to 900 at most
            ours.toml:39: the target of 120 s lies beyond the limit of 90 s: set limit_s to 120 or more, or lower the target
            ours.toml:49: `roles` names this one twice: drop one of the two
            ours.toml:59: `levels` names this one twice: drop one of the two
        "#]],
    );
}

#[test]
fn what_concerns_the_whole_bank_is_told_too() {
    check(
        "id = \"ours\"\ntitle = \"\"\nabout = \"  x\"\nquestions = []\n",
        expect![[r#"
            ours.toml:2: `title` is empty: write something here
            ours.toml:3: `about` holds line breaks, hidden characters or spaces around it: type it again as plain text
            ours.toml:4: `questions` is empty: write at least 1
        "#]],
    );
    check(
        "[[questions]]\n[[questions]]\nprompt = 5\nfollow_ups = [{}]\n",
        expect![[r#"
            ours.toml: `id` is missing: add a line that begins `id =` at the top
            ours.toml: `title` is missing: add a line that begins `title =` at the top
            ours.toml:1: `competency` is missing: add a line that begins `competency =` below this heading
            ours.toml:1: `follow_ups` is missing: add a line that begins `follow_ups =` below this heading
            ours.toml:1: `id` is missing: add a line that begins `id =` below this heading
            ours.toml:1: `kind` is missing: add a line that begins `kind =` below this heading
            ours.toml:1: `listen_for` is missing: add a line that begins `listen_for =` below this heading
            ours.toml:1: `prompt` is missing: add a line that begins `prompt =` below this heading
            ours.toml:2: `competency` is missing: add a line that begins `competency =` below this heading
            ours.toml:2: `id` is missing: add a line that begins `id =` below this heading
            ours.toml:2: `kind` is missing: add a line that begins `kind =` below this heading
            ours.toml:2: `listen_for` is missing: add a line that begins `listen_for =` below this heading
            ours.toml:3: this is the number 5: write a text between two "
            ours.toml:4: `prompt` is missing: add `prompt = …` between its { and }
            ours.toml:4: `trigger` is missing: add `trigger = …` between its { and }
        "#]],
    );
    check(
        "",
        expect![[r#"
            ours.toml: `id` is missing: add a line that begins `id =` at the top
            ours.toml: `questions` is missing: add a line that begins `questions =` at the top
            ours.toml: `title` is missing: add a line that begins `title =` at the top
        "#]],
    );
}

#[test]
fn mistakes_of_structure_do_not_hide_broken_rules_elsewhere() {
    let text = bank(&format!(
        "{}{}",
        sound("first").replace("Tell me about first.", ""),
        sound("second").replace("kind =", "knd ="),
    ));
    check(
        &text,
        expect![[r#"
        ours.toml:8: `prompt` is empty: write something here
        ours.toml:15: unknown key `knd`: did you mean `kind`?
    "#]],
    );
}
