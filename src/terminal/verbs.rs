//! Acts as words: what a member can type without looking for a button's number, and what a
//! confirmed act is called in the line that tells of it. Turns and competencies count from 1.

use crate::bank::Trigger;
use crate::base::{CleanText, TextLimit};
use crate::interview::limits::{ANSWER, LINK_CHARACTERS_MAX};
use crate::interview::{Act, Seat, StoryPart, Tap, TurnNo};
use crate::protocol::Command;
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};

/// What a word stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verb {
    /// An act in the member's session.
    Act(Act),
    /// A private screen.
    Look(LookAt),
    /// The chair is handed to somebody.
    HandOver(String),
    /// Somebody's interviewing is rated: realistic, specific, useful.
    RateInterviewer(String, [Mark; 3]),
    /// The proposed micro-goal of a turn is taken.
    TakeGoal(TurnNo),
    /// A micro-goal of one's own.
    WriteGoal(TurnNo, String),
    /// Something to read.
    Guide(String),
    /// The form for the three-part comment is opened.
    WordsForm(TurnNo),
    /// Somebody is a coach of the group, or is one no longer.
    Coach(String, bool),
    /// A coach may see one's reports, or may no longer.
    LetCoach(String, bool),
    /// Everything about oneself is erased; only where it was said twice.
    Forget(bool),
    /// Somebody's zone, by its name.
    Zone(String),
    /// Somebody's quiet hours, or `off`.
    Quiet(String),
    /// Something that belongs to no session yet: to practise now.
    Do(Command),
}

/// A private screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LookAt {
    /// What one can do now.
    Panel,
    /// The ballot for a turn.
    Ballot(TurnNo),
    /// The rating of oneself.
    Own,
    /// The typed answers of a turn.
    Answers(TurnNo),
    /// The report of a turn.
    Report(TurnNo),
    /// The micro-goal.
    Goal,
    /// Agenda, rubric, who sees what.
    Details,
    /// What to check before it begins.
    Checklist,
    /// The anchors.
    HowToRate,
    /// Zone and quiet hours.
    Profile,
    /// Whether one waits to practise now.
    Waiting,
}

/// Acts that are one word and nothing else.
const PLAIN: [Act; 34] = [
    Act::Take(Seat::Candidate),
    Act::Take(Seat::Interviewer),
    Act::Take(Seat::Observer),
    Act::Leave,
    Act::TakeOffered,
    Act::PassOffer,
    Act::Cancel,
    Act::CheckIn,
    Act::Late,
    Act::Start,
    Act::Ask,
    Act::Another,
    Act::Skip,
    Act::Next,
    Act::Done,
    Act::WrapUp,
    Act::LetRun,
    Act::Extend,
    Act::Pause,
    Act::Continue,
    Act::EndHere,
    Act::EmergencyStop,
    Act::AcceptHandOver,
    Act::StepOut,
    Act::ComeBack,
    Act::StopMyTurn,
    Act::GoSolo,
    Act::NewDate,
    Act::Filler,
    Act::UndoFiller,
    Act::OwnDone,
    Act::OwnSkip,
    Act::Tap(Tap::Done),
    Act::Tap(Tap::NotYet),
];

/// What the words stand for; nothing if they are no verb, or lack something.
pub(super) fn read(words: &str) -> Option<Verb> {
    let mut parts = words.split_whitespace();
    let first = parts.next()?.to_lowercase();
    let rest: Vec<&str> = parts.collect();
    if rest.is_empty()
        && let Some(act) = PLAIN.iter().find(|act| name(act) == first)
    {
        return Some(Verb::Act(act.clone()));
    }
    let behind = words.trim_start().get(first.len()..).unwrap_or_default().trim();
    look(&first, &rest).map(Verb::Look).or_else(|| with_more(&first, &rest, behind))
}

fn look(first: &str, rest: &[&str]) -> Option<LookAt> {
    match (first, rest) {
        ("panel", []) => Some(LookAt::Panel),
        ("own", []) => Some(LookAt::Own),
        ("goal", []) => Some(LookAt::Goal),
        ("details", []) => Some(LookAt::Details),
        ("checklist", []) => Some(LookAt::Checklist),
        ("anchors", []) => Some(LookAt::HowToRate),
        ("profile", []) => Some(LookAt::Profile),
        ("waiting", []) => Some(LookAt::Waiting),
        ("ballot", rest) => turn_or_first(rest).map(LookAt::Ballot),
        ("answers", rest) => turn_or_first(rest).map(LookAt::Answers),
        ("report", rest) => turn_or_first(rest).map(LookAt::Report),
        _ => None,
    }
}

fn with_more(first: &str, rest: &[&str], behind: &str) -> Option<Verb> {
    let act = match (first, rest) {
        ("take", [seat]) => {
            return read(seat).filter(|verb| matches!(verb, Verb::Act(Act::Take(_))));
        }
        ("follow", [trigger]) => Act::FollowUp(trigger_named(trigger)?),
        ("count", rest) => Act::CountQuestion(turn_or_first(rest)?),
        ("uncount", rest) => Act::UncountQuestion(turn_or_first(rest)?),
        ("story", [part]) => Act::Story(part_named(part)?),
        ("open-answers", rest) => Act::OpenAnswers(turn_or_first(rest)?),
        ("mark", [turn_no, competency, choice]) => Act::Mark {
            turn: turn(turn_no)?,
            competency: place(competency).map(CompetencyNo)?,
            choice: choice_named(choice)?,
        },
        ("own-mark", [competency, choice]) => Act::OwnMark {
            competency: place(competency).map(CompetencyNo)?,
            choice: choice_named(choice)?,
        },
        ("transfer", [turn_no, seen]) => {
            Act::Transfer { turn: turn(turn_no)?, transfer: transfer_named(seen)? }
        }
        ("submit", rest) => Act::BallotDone(turn_or_first(rest)?),
        ("close", ["ballots"]) => Act::CloseRating,
        ("record", [link]) => {
            Act::Recording(CleanText::new(link, TextLimit::line(LINK_CHARACTERS_MAX)).ok()?)
        }
        ("answer", [_, ..]) => Act::Answer(CleanText::new(behind, ANSWER).ok()?),
        ("guide", _) => return Some(Verb::Guide(behind.to_owned())),
        ("words", [turn_no]) => return turn(turn_no).map(Verb::WordsForm),
        ("words", [turn_no, _, ..]) => {
            let text = behind.strip_prefix(turn_no)?;
            let mut fields = text.splitn(3, '|').map(str::trim);
            let mut field = || fields.next().unwrap_or_default();
            let words = Words::new(field(), field(), field()).ok()?;
            Act::Words { turn: turn(turn_no)?, words }
        }
        ("practise", ["now"]) => return Some(Verb::Do(Command::PractiseNow)),
        ("stop", ["waiting"]) => return Some(Verb::Do(Command::StopWaiting)),
        ("start", ["alone"]) => return Some(Verb::Do(Command::StartAlone)),
        ("forget", ["me"]) => return Some(Verb::Forget(false)),
        ("forget", ["me", "for", "good"]) => return Some(Verb::Forget(true)),
        ("coach", [name]) => return Some(Verb::Coach((*name).to_owned(), true)),
        ("coach", [name, "off"]) => return Some(Verb::Coach((*name).to_owned(), false)),
        ("agree-to-coach", [name]) => return Some(Verb::LetCoach((*name).to_owned(), true)),
        ("withdraw-coach", [name]) => return Some(Verb::LetCoach((*name).to_owned(), false)),
        ("zone", [_, ..]) => return Some(Verb::Zone(behind.to_owned())),
        ("quiet", [_, ..]) => return Some(Verb::Quiet(behind.to_owned())),
        ("hand-over", [name]) => return Some(Verb::HandOver((*name).to_owned())),
        ("rate-interviewer", [name, a, b, c]) => {
            let marks = [mark(a)?, mark(b)?, mark(c)?];
            return Some(Verb::RateInterviewer((*name).to_owned(), marks));
        }
        ("take-goal", rest) => return turn_or_first(rest).map(Verb::TakeGoal),
        ("write-goal", [turn_no, _, ..]) => {
            let text = behind.strip_prefix(turn_no)?.trim().to_owned();
            return Some(Verb::WriteGoal(turn(turn_no)?, text));
        }
        _ => return None,
    };
    Some(Verb::Act(act))
}

/// A number that a member counts from 1, as the house counts it.
fn turn(word: &str) -> Option<TurnNo> {
    place(word).map(TurnNo)
}

fn place(word: &str) -> Option<u8> {
    word.parse::<u8>().ok()?.checked_sub(1)
}

fn turn_or_first(rest: &[&str]) -> Option<TurnNo> {
    match rest {
        [] => Some(TurnNo::FIRST),
        [no] => turn(no),
        _ => None,
    }
}

fn mark(word: &str) -> Option<Mark> {
    Mark::try_from(word.parse::<u8>().ok()?).ok()
}

fn choice_named(word: &str) -> Option<Choice> {
    if word == "-" { Some(Choice::CouldNotTell) } else { mark(word).map(Choice::Mark) }
}

fn trigger_named(word: &str) -> Option<Trigger> {
    Trigger::ALL.into_iter().find(|trigger| trigger.name() == word)
}

const fn part_name(part: StoryPart) -> &'static str {
    match part {
        StoryPart::Situation => "s",
        StoryPart::Task => "t",
        StoryPart::Action => "a",
        StoryPart::Result => "r",
    }
}

fn part_named(word: &str) -> Option<StoryPart> {
    let lower = word.to_lowercase();
    StoryPart::ALL.into_iter().find(|part| part_name(*part) == lower)
}

const fn transfer_name(transfer: Transfer) -> &'static str {
    match transfer {
        Transfer::Yes => "yes",
        Transfer::Partly => "partly",
        Transfer::NotYet => "not-yet",
    }
}

fn transfer_named(word: &str) -> Option<Transfer> {
    let all = [Transfer::Yes, Transfer::Partly, Transfer::NotYet];
    all.into_iter().find(|transfer| transfer_name(*transfer) == word)
}

fn choice_name(choice: Choice) -> String {
    match choice {
        Choice::Mark(mark) => mark.to_string(),
        Choice::CouldNotTell => "-".to_owned(),
    }
}

/// What a confirmed act is called. Where the act can be typed, this is how; texts that a member
/// wrote are counted, not repeated.
pub(super) fn name(act: &Act) -> String {
    let no = |turn: &TurnNo| u16::from(*turn) + 1;
    match act {
        Act::Edit(_) => "edit".to_owned(),
        Act::FollowUp(trigger) => format!("follow {}", trigger.name()),
        Act::Answer(text) => {
            let words = text.as_str().split_whitespace().count();
            format!("answer ({words} {})", if words == 1 { "word" } else { "words" })
        }
        Act::HandOver(_) => "hand-over".to_owned(),
        Act::CountQuestion(turn) => format!("count {}", no(turn)),
        Act::UncountQuestion(turn) => format!("uncount {}", no(turn)),
        Act::Story(part) => format!("story {}", part_name(*part)),
        Act::OpenAnswers(turn) => format!("open-answers {}", no(turn)),
        Act::Mark { turn, competency, choice } => {
            format!("mark {} {} {}", no(turn), u16::from(competency.0) + 1, choice_name(*choice))
        }
        Act::Words { turn, .. } => format!("words {}", no(turn)),
        Act::Transfer { turn, transfer } => {
            format!("transfer {} {}", no(turn), transfer_name(*transfer))
        }
        Act::BallotDone(turn) => format!("submit {}", no(turn)),
        Act::OwnMark { competency, choice } => {
            format!("own-mark {} {}", u16::from(competency.0) + 1, choice_name(*choice))
        }
        Act::RateInterviewer { .. } => "rate-interviewer".to_owned(),
        Act::CloseRating => "close ballots".to_owned(),
        Act::Recording(_) => "record".to_owned(),
        Act::Take(Seat::Candidate) => "candidate".to_owned(),
        Act::Take(Seat::Interviewer) => "interviewer".to_owned(),
        Act::Take(Seat::Observer) => "observer".to_owned(),
        Act::Leave => "leave".to_owned(),
        Act::TakeOffered => "take-offered".to_owned(),
        Act::PassOffer => "pass-offer".to_owned(),
        Act::Cancel => "cancel".to_owned(),
        Act::CheckIn => "here".to_owned(),
        Act::Late => "late".to_owned(),
        Act::Start => "start".to_owned(),
        Act::Ask => "ask".to_owned(),
        Act::Another => "another".to_owned(),
        Act::Skip => "skip".to_owned(),
        Act::Next => "next".to_owned(),
        Act::Done => "done".to_owned(),
        Act::Spoken(length) => format!("spoken {}", length.seconds()),
        Act::WrapUp => "wrap-up".to_owned(),
        Act::LetRun => "let-run".to_owned(),
        Act::Extend => "extend".to_owned(),
        Act::Pause => "pause".to_owned(),
        Act::Continue => "continue".to_owned(),
        Act::EndHere => "end-here".to_owned(),
        Act::EmergencyStop => "emergency-stop".to_owned(),
        Act::AcceptHandOver => "accept-chair".to_owned(),
        Act::StepOut => "step-out".to_owned(),
        Act::ComeBack => "come-back".to_owned(),
        Act::StopMyTurn => "stop-my-turn".to_owned(),
        Act::GoSolo => "go-solo".to_owned(),
        Act::NewDate => "new-date".to_owned(),
        Act::Filler => "filler".to_owned(),
        Act::UndoFiller => "undo-filler".to_owned(),
        Act::OwnDone => "own-done".to_owned(),
        Act::OwnSkip => "own-skip".to_owned(),
        Act::Tap(Tap::Done) => "tap-done".to_owned(),
        Act::Tap(Tap::NotYet) => "tap-not-yet".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_act_is_called_can_be_typed() {
        let choice = Choice::Mark(Mark::HIGHEST);
        let more = [
            Act::FollowUp(Trigger::PushBack),
            Act::CountQuestion(TurnNo(2)),
            Act::UncountQuestion(TurnNo(0)),
            Act::Story(StoryPart::Action),
            Act::OpenAnswers(TurnNo(1)),
            Act::Mark { turn: TurnNo(0), competency: CompetencyNo(4), choice },
            Act::Mark {
                turn: TurnNo(1),
                competency: CompetencyNo(0),
                choice: Choice::CouldNotTell,
            },
            Act::OwnMark { competency: CompetencyNo(3), choice },
            Act::Transfer { turn: TurnNo(0), transfer: Transfer::NotYet },
            Act::BallotDone(TurnNo(5)),
            Act::CloseRating,
        ];
        for act in PLAIN.iter().chain(&more) {
            assert_eq!(read(&name(act)), Some(Verb::Act(act.clone())), "{}", name(act));
        }
    }

    #[test]
    fn words_with_texts_behind_them_keep_the_text() {
        let Some(Verb::Act(Act::Words { turn: TurnNo(0), words })) =
            read("words 1 saw it | matters | try")
        else {
            panic!("not understood")
        };
        assert_eq!(words.next().map(CleanText::as_str), Some("try"));
        assert_eq!(read("words 2"), Some(Verb::WordsForm(TurnNo(1))));
        assert_eq!(
            read("write-goal 1 if asked, then"),
            Some(Verb::WriteGoal(TurnNo(0), "if asked, then".to_owned()))
        );
        assert_eq!(read("zone new york"), Some(Verb::Zone("new york".to_owned())));
        assert_eq!(read("quiet 22 - 7"), Some(Verb::Quiet("22 - 7".to_owned())));
        assert_eq!(read("guide tone direct"), Some(Verb::Guide("tone direct".to_owned())));
        assert_eq!(read("ballot"), Some(Verb::Look(LookAt::Ballot(TurnNo(0)))));
        assert_eq!(read("take observer"), Some(Verb::Act(Act::Take(Seat::Observer))));
        for odd in
            ["mark 0 1 3", "mark 1 1 6", "mark 1 1", "take panel", "ballot 0", "words 0 x", ""]
        {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
