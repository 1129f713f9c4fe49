//! Questions of the members: proposed, taken by an organiser in two presses, asked in their group.

use std::sync::Arc;

use expect_test::expect;
use greenroom::bank::{Bank, BankId, Kind, Proposed, Question, Tag};
use greenroom::base::GuildId;
use greenroom::config::{FILE_BYTES_MAX, bank_files, parse};
use greenroom::interview::{Act, Seat};
use greenroom::protocol::{
    Answer, Command, Decision, Origin, Query, QuestionAnswer, QuestionLook, QuestionsShown, Shown,
    When,
};

use super::check::check;
use crate::harness::{GUILD, Stage, library, text};

/// Of which kind nobody but the group has a question.
const KIND: Kind = Kind::Closing;

#[test]
fn what_was_taken_is_drawn_in_its_own_group_and_in_no_other() {
    let mut library = (*library()).clone();
    library.questions.retain(|question| question.kind != KIND);
    let mut stage = Stage::with(77, Arc::new(library));
    let proposed = Proposed {
        kind: KIND,
        competency: Tag::new("motivation").unwrap(),
        prompt: text("Why should we remember you?"),
        strong: text("one thing"),
        weak: text("a list"),
        follow_up: text("Which one?"),
    };
    stage.tell(1, Command::Propose(Box::new(proposed))).unwrap();
    let mut organiser = stage.origin(5);
    organiser.is_organiser = true;
    let review = Query::Questions(QuestionLook::Review(None));
    let Ok(Shown::Questions(waits)) = stage.house.look(stage.now, &organiser, &review) else {
        panic!("nothing is shown")
    };
    let QuestionsShown::Waits { id, .. } = *waits else { panic!("{waits:?}") };
    let elsewhere = Origin { guild: GuildId(GUILD.0 + 1), ..organiser };
    let take = |proposal| Command::Decide { proposal, decision: Decision::Accept };
    stage.tell_from(&elsewhere, take(id)).unwrap();
    // An organiser of another group decides on nothing here.
    let without = drawn(&mut stage, 11);
    let mut organiser = stage.origin(5);
    organiser.is_organiser = true;
    let answer = stage.tell_from(&organiser, take(id)).unwrap();
    assert_eq!(answer, Answer::Question(QuestionAnswer::Decided(Decision::Accept)));
    assert_eq!(drawn(&mut stage, 21), without + 1);
    stage.guild = elsewhere.guild;
    assert_eq!(drawn(&mut stage, 31), without);
}

/// How many questions are drawn for a session that begins now.
fn drawn(stage: &mut Stage, member: i64) -> usize {
    let id = stage.plan(member, "short", When::Now);
    stage.seat(id, &[(member, Seat::Candidate), (member + 1, Seat::Interviewer)]);
    stage.act(member + 1, id, Act::Next);
    let drawn = stage.session(id).kit().questions.len();
    assert!(drawn >= 2, "{drawn}");
    drawn
}

#[test]
fn a_question_is_proposed_taken_in_two_presses_and_asked_in_its_group_alone() {
    check(
        r#"
        A: questions
        O: review
        O: stats
        A: stats
        A: proposes behavioural teamwork "What did you do when nobody agreed?" "- names who" "blames" "Who else?"
        B: proposes behavioural teamwork "what did you do, when nobody agreed" "names who" "blames" "Who else?"
        A: proposes behavioural teamwork "What did you do when everybody agreed?" "names who" "blames" "Who else?"
        B: proposes closing motivation "Why should we remember you?" "one thing" "a list" "Which one?"
        B: proposes closing motivation "Why us?" "1\n2\n3\n4\n5\n6\n7" "a list" "Which one?"
        B: proposes closing motivation "Why us?" "- " "a list" "Which one?"
        A: review
        O: review
        O: press [Another one first]
        O: press [Decline]
        O: press [Decline it]
        O: press [What waits]
        O: press [Accept]
        O: keeps [Accept it]
        O: press [Accept it]
        O: press kept
        O: review
        B: questions
        B: questions
        A: proposes behavioural teamwork "What did you do when nobody agreed?" "names who" "blames" "Who else?"
        A@2: questions
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: questions
            A< (shows questions) You have proposed no question yet. `/question propose` takes one: what is asked, what a strong and a weak answer show, and what to ask where it stays vague.
            O: review
            O< (shows questions) No question waits to be decided on. Members propose one with `/question propose`.
            O: stats
            O< (shows questions) Nothing was asked in this group's sessions yet. After the first one this says how often each question was asked, and how it went.
            A: stats
            A< (shows questions) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            A: proposes behavioural teamwork "What did you do when nobody agreed?" "- names who" "blames" "Who else?"
            A< (question) Thank you. An organiser looks at it, and you are told what they make of it.
            A<   [My questions]
            B: proposes behavioural teamwork "what did you do, when nobody agreed" "names who" "blames" "Who else?"
            B< (question) That question is proposed already, and waits for an organiser. Propose another one, or this one in words that ask for something else.
            B<   [My questions]
            A: proposes behavioural teamwork "What did you do when everybody agreed?" "names who" "blames" "Who else?"
            A< (question) Thank you. An organiser looks at it, and you are told what they make of it. …
            B: proposes closing motivation "Why should we remember you?" "one thing" "a list" "Which one?"
            B< (question) Thank you. An organiser looks at it, and you are told what they make of it. …
            B: proposes closing motivation "Why us?" "1\n2\n3\n4\n5\n6\n7" "a list" "Which one?"
            B< (question) More than 6 lines cannot be held against an answer. Shorten the list, and send it again.
            B<   [My questions]
            B: proposes closing motivation "Why us?" "- " "a list" "Which one?"
            B< (question) There is no word in one of the lists. Write what a strong and a weak answer show, a line each, and send it again.
            B<   [My questions]
            A: review
            A< (shows questions) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: review
            O< (shows questions) **3 questions wait.** This one is by A.
            O<   behavioural · Teamwork
            O<   “What did you do when nobody agreed?”
            O<   What a strong answer shows:
            O<   · - names who
            O<   What a weak one shows:
            O<   · blames
            O<   Asked where it stays vague:
            O<   “Who else?”
            O<   [Accept] [Decline] [Another one first]
            O: press [Another one first]
            O< (shows questions) **3 questions wait.** This one is by A. …
            O<   “What did you do when everybody agreed?”
            O<   · names who
            O<   (gone) “What did you do when nobody agreed?”
            O<   (gone) · - names who
            O: press [Decline]
            O< (shows questions) Decline it? Who proposed it is told so, and can propose it in other words.
            O<   “What did you do when everybody agreed?”
            O<   [Decline it] [What waits]
            O: press [Decline it]
            O< (question) Declined.
            O<   [What waits]
            O: press [What waits]
            O< (shows questions) **2 questions wait.** This one is by A.
            O<   behavioural · Teamwork
            O<   “What did you do when nobody agreed?”
            O<   What a strong answer shows:
            O<   · - names who
            O<   What a weak one shows:
            O<   · blames
            O<   Asked where it stays vague:
            O<   “Who else?”
            O<   [Accept] [Decline] [Another one first]
            O: press [Accept]
            O< (shows questions) Accept it? It is asked in sessions of this group from now on, without saying whose it is.
            O<   “What did you do when nobody agreed?”
            O<   [Accept it] [What waits]
            O: keeps [Accept it]
            O: press [Accept it]
            O< (question) Accepted: it is asked in sessions of this group from now on.
            O<   [What waits]
            O: press kept
            O< (question) That question does not wait any more: nothing is changed.
            O<   [What waits]
            O: review
            O< (shows questions) **1 question waits.** It is by B.
            O<   closing · Motivation
            O<   “Why should we remember you?”
            O<   What a strong answer shows:
            O<   · one thing
            O<   What a weak one shows:
            O<   · a list
            O<   Asked where it stays vague:
            O<   “Which one?”
            O<   [Accept] [Decline]
            B: questions
            B< (shows questions) **Your questions**, the newest first
            B<   “Why should we remember you?” · waits
            B: questions
            B< (shows questions) **Your questions**, the newest first …
            A: proposes behavioural teamwork "What did you do when nobody agreed?" "names who" "blames" "Who else?"
            A< (question) That question is asked here already. Propose another one, or this one in words that ask for something else.
            A<   [My questions]
            A< (questions) An organiser has decided on what you proposed:
            A<   “What did you do when nobody agreed?” · accepted
            A<   “What did you do when everybody agreed?” · declined
            A@2: questions
            A< (shows questions) You have proposed no question yet. `/question propose` takes one: what is asked, what a strong and a weak answer show, and what to ask where it stays vague.
        "#]],
    );
}

/// A file with one question, in the words of a line.
const OURS: &str = "id = 'ours'\\ntitle = 'Ours'\\n[[questions]]\\nid = 'ours-1'\\n\
    kind = 'closing'\\ncompetency = 'motivation'\\nprompt = 'Why us?'\\n\
    listen_for.strong = ['one reason']\\nlisten_for.weak = ['a list']\\n\
    follow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]";

#[test]
fn a_file_of_questions_is_taken_over_whole_or_not_at_all() {
    let changed = OURS.replace("Why us?", "Why here?");
    let taken = OURS.replace("ours-1", library().questions[0].id.as_str());
    let unknown = OURS.replace("motivation", "motivations").replace("closing", "closings");
    let renamed = OURS.replace("ours-1", "ours-2");
    check(
        &format!(
            r#"
            O: questions files
            A: questions files
            A: hands-in "{OURS}"
            O: hands-in "{unknown}"
            O: hands-in "{taken}"
            O: hands-in "id = "
            O: hands-in "{OURS}"
            O: hands-in "{changed}"
            O: hands-in "{renamed}"
            O: hands-in "{renamed}" only
            O: press [All of them as a file]
            "#
        ),
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: questions files
            O< (shows questions) This group has no questions of its own yet. The file is one to fill in: write them, and hand it in with `/question import`. Members propose some with `/question propose`.
            O<   📎 members.toml
            O<   # Write between the quotes, then run `greenroom check`: it names every line that is not ready.
            O<   # question_banks/README.md in the project says what makes a good question.
            O<   #
            O<   # kinds: opening, pitch, behavioural, situational, technical, case, values, relocation, salary, closing, pivot
            O<   # triggers: vague, no-result, no-number, whose-part, too-long-on-the-situation,
            O<   #   trade-off, clarify-first, push-back, clock-on, surprise
            O<   # competencies, roles and regions: config/tags.toml in the project, and a tags.toml of your own
            O<   
            O<   id = "members"
            O<   title = "Questions of this group's own"
            O<   about = "Written with `greenroom bank new`: say what is in it and for whom."
            O<   
            O<   [[questions]]
            O<   id = "members-1"            # for good: members' histories point to it
            O<   kind = "behavioural"
            O<   competency = "ownership"
            O<   prompt = ""               # one question, at most 50 words
            O<   # like = "another-question"    # its twin: one session has only one of the two
            O<   # levels = ["mid", "senior"]   # entry, mid, senior, lead; for some levels only
            O<   # roles = ["backend"]          # for some roles only
            O<   # regions = ["eu"]             # for some regions only
            O<   # surprise = true              # may come unannounced: suits everybody, needs no preparation
            O<   listen_for.strong = [""]  # what can be heard in a strong answer; at most 6 notes
            O<   listen_for.weak = [""]    # and in a weak one
            O<   follow_ups = [
            O<     { trigger = "no-number", prompt = "" },
            O<     { trigger = "whose-part", prompt = "" },
            O<     { trigger = "no-result", prompt = "" },
            O<   ]
            A: questions files
            A< (shows questions) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            A: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            A< (question) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closings'\ncompetency = 'motivations'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            O< (question) **Nothing was taken over**: 2 things in the file have to be mended first. Mend them, and hand the file in again.
            O<   · ours.toml:5: `closings` is not known here: did you mean `closing`?
            O<   · ours.toml:6: unknown competency `motivations`: did you mean `motivation`? If not, add it to tags.toml
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'office-meeting-for-five'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            O< (question) **Nothing was taken over**: 1 thing in the file has to be mended first. Mend it, and hand the file in again.
            O<   · ours.toml:4: question id `office-meeting-for-five` is taken by bank `administration`: give this question an id of its own
            O: hands-in "id = "
            O< (question) **Nothing was taken over**: 3 things in the file have to be mended first. Mend them, and hand the file in again.
            O<   · ours.toml: `questions` is missing: add a line that begins `questions =` at the top
            O<   · ours.toml: `title` is missing: add a line that begins `title =` at the top
            O<   · ours.toml:1: string values must be quoted, expected literal string: put the text between two " on one line
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            O< (question) **Taken over.** Sessions of this group draw from these questions from now on.
            O<   1 is new.
            O<   [All of them as a file]
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why here?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            O< (question) **Taken over.** Sessions of this group draw from these questions from now on.
            O<   1 says something else now.
            O<   [All of them as a file]
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-2'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]"
            O< (question) **Taken over.** Sessions of this group draw from these questions from now on.
            O<   1 is new.
            O<   1 is not in the file, and stays.
            O<   [All of them as a file]
            O: hands-in "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-2'\nkind = 'closing'\ncompetency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['one reason']\nlisten_for.weak = ['a list']\nfollow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]" only
            O< (question) **Taken over.** Sessions of this group draw from these questions from now on.
            O<   1 was there already.
            O<   1 was not in the file, and is not asked any more.
            O<   [All of them as a file]
            O: press [All of them as a file]
            O< (shows questions) **The 1 question of this group's own.** Change the file as you like, and hand it in again with `/question import`.
            O<   📎 members.toml
            O<   id = "members"
            O<   title = "Questions of this group's own"
            O<   
            O<   [[questions]]
            O<   id = "ours-2"
            O<   kind = "closing"
            O<   competency = "motivation"
            O<   prompt = "Why us?"
            O<   listen_for.strong = [
            O<     "one reason",
            O<   ]
            O<   listen_for.weak = [
            O<     "a list",
            O<   ]
            O<   follow_ups = [
            O<     { trigger = "vague", prompt = "Which one?" },
            O<   ]
        "#]],
    );
}

#[test]
fn files_of_a_group_can_be_handed_in_again_whatever_is_in_them() {
    let all: Vec<Question> =
        library().questions.iter().map(|question| (**question).clone()).collect();
    let files = bank_files(&BankId::new("all").unwrap(), "All \"of\" them", &all);
    let read = |(name, text): &(String, String)| -> Vec<Question> {
        let bank: Bank = parse(name, text.as_bytes()).unwrap();
        assert_eq!(format!("{}.toml", bank.id), *name);
        assert!(text.len() <= FILE_BYTES_MAX, "{name}");
        bank.questions.iter().map(|question| (**question).clone()).collect()
    };
    assert!(files.len() > 1, "the collection fits into one file");
    assert_eq!(files.iter().flat_map(read).collect::<Vec<_>>(), all);
}
