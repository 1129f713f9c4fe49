//! What a form asks, and what becomes of what was written in it.

use crate::bank::{PROPOSED_FOLLOW_UP, PROPOSED_NOTES, PROPOSED_PROMPT, Proposed};
use crate::base::{CleanText, Language, TextLimit, TextProblem, text};
use crate::interview::limits::{ANSWER, LINK_CHARACTERS_MAX};
use crate::interview::{Act, MadeOn};
use crate::progress::{
    BEHAVIOUR, DEBRIEF_AGAIN, DEBRIEF_ASKED, DRILL, DebriefWords, HALF, IfThen, PITCH_PART, Pitch,
    STORY_PART, STORY_TITLE, StoryFramework, Telling, Wording,
};
use crate::protocol::Command;
use crate::rubric::{WORDS_MAX, Words, WordsField};

use super::card::{Form, fit};

/// The longest title of a form or label of a field, and the longest example.
const TITLE_MAX: usize = 45;
const EXAMPLE_MAX: usize = 100;
/// A link to a recording.
const LINK: TextLimit = TextLimit::line(LINK_CHARACTERS_MAX);

/// A form as any platform can show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is called; at most 45 characters, and nobody's name.
    pub title: String,
    /// Its fields, at most five.
    pub fields: Vec<Field>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is asked; at most 45 characters.
    pub label: String,
    /// An example of what could be written.
    pub example: String,
    /// Whether it takes several lines.
    pub is_long: bool,
    /// Whether it may stay empty.
    pub is_optional: bool,
    /// Most characters, as the platform counts them.
    pub characters_max: usize,
    /// What was written before.
    pub value: String,
}

/// A field that was not taken, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldProblem {
    /// Which, from 0.
    pub field: usize,
    /// Why it was not taken.
    pub problem: TextProblem,
}

/// What `form` asks. What is too long for a form in some language is cut.
pub fn shape(lang: &Language, form: &Form) -> Shape {
    let mut shape = asked(lang, form);
    let cut = |text: &mut String, most| *text = fit(text, most).into_owned();
    cut(&mut shape.title, TITLE_MAX);
    for field in &mut shape.fields {
        cut(&mut field.label, TITLE_MAX);
        cut(&mut field.example, EXAMPLE_MAX);
    }
    shape
}

fn asked(lang: &Language, form: &Form) -> Shape {
    let one = |title, label, example, limit: TextLimit, is_long| Shape {
        title,
        fields: vec![Field {
            label,
            example,
            is_long,
            is_optional: false,
            characters_max: limit.characters_max,
            value: String::new(),
        }],
    };
    match form {
        Form::Answer { .. } => {
            one(text!(lang, "Your answer"), text!(lang, "Your answer"), String::new(), ANSWER, true)
        }
        Form::OwnQuestions { .. } => one(
            text!(lang, "Your questions"),
            text!(lang, "What you asked, one question a line"),
            text!(lang, "How will I know after three months that it goes well?"),
            ANSWER,
            true,
        ),
        Form::Recording { .. } => one(
            text!(lang, "Link to the recording"),
            text!(lang, "The link, beginning with https://"),
            "https://…".to_owned(),
            LINK,
            false,
        ),
        Form::Goal { so_far, .. } => goal(lang, so_far),
        Form::Question { .. } => question(lang),
        Form::Pitch { so_far } => pitch(lang, so_far),
        Form::Debrief { so_far, .. } => debrief(lang, so_far),
        Form::Story { framework, so_far, .. } => story(lang, *framework, so_far),
        Form::Words { so_far, .. } => Shape {
            title: text!(lang, "What you saw"),
            fields: [
                (
                    text!(lang, "What did you see or hear? Name one moment"),
                    text!(lang, "In the second story …"),
                ),
                (
                    text!(lang, "Why does it matter?"),
                    text!(lang, "I could follow it at once, because …"),
                ),
                (
                    text!(lang, "What could they try next time?"),
                    text!(lang, "Say the result first, then …"),
                ),
            ]
            .into_iter()
            .zip(so_far)
            .map(|((label, example), before)| Field {
                label,
                example,
                is_long: true,
                is_optional: true,
                characters_max: WORDS_MAX,
                value: before.clone(),
            })
            .collect(),
        },
    }
}

/// The command that a filled-in form stands for. Fields that are missing are empty.
///
/// # Errors
/// [`FieldProblem`] for the first field that cannot be taken.
pub fn filled(form: &Form, fields: &[String]) -> Result<Command, FieldProblem> {
    let field = |no: usize| fields.get(no).map_or("", String::as_str);
    let only = |limit| {
        CleanText::new(field(0), limit).map_err(|problem| FieldProblem { field: 0, problem })
    };
    match form {
        Form::Answer { session, on } => only(ANSWER).map(|text| Command::Act {
            session: *session,
            act: Act::Answer(text),
            on: Some(on.unwrap_or(MadeOn::Unsaid)),
        }),
        Form::OwnQuestions { session } => {
            only(ANSWER).map(|text| Command::act(*session, Act::OwnQuestions(text)))
        }
        Form::Recording { session } => {
            only(LINK).map(|link| Command::act(*session, Act::Recording(link)))
        }
        Form::Goal { from, .. } => {
            let wording = wording([field(0), field(1), field(2), field(3)])?;
            Ok(Command::WriteGoal { from: *from, wording: Box::new(wording) })
        }
        Form::Question { kind, competency } => {
            let text = |no, limit| {
                CleanText::new(field(no), limit)
                    .map_err(|problem| FieldProblem { field: no, problem })
            };
            Ok(Command::Propose(Box::new(Proposed {
                kind: *kind,
                competency: competency.clone(),
                prompt: text(0, PROPOSED_PROMPT)?,
                strong: text(1, PROPOSED_NOTES)?,
                weak: text(2, PROPOSED_NOTES)?,
                follow_up: text(3, PROPOSED_FOLLOW_UP)?,
            })))
        }
        Form::Pitch { .. } => {
            let part = |no| optional(no, field(no), PITCH_PART);
            let pitch = Pitch {
                what_i_do: only(PITCH_PART)?,
                proofs: part(1)?,
                why_this_role: part(2)?,
                what_i_want: part(3)?,
            };
            Ok(Command::WritePitch(Box::new(pitch)))
        }
        Form::Debrief { of, .. } => {
            let asked = only(DEBRIEF_ASKED)?;
            let again = optional(1, field(1), DEBRIEF_AGAIN)?;
            Ok(Command::WriteDebrief { of: *of, words: Box::new(DebriefWords { asked, again }) })
        }
        Form::Story { of, framework, .. } => {
            let fields = [field(0), field(1), field(2), field(3), field(4)];
            let telling = Box::new(telling(*framework, fields)?);
            Ok(Command::WriteStory { of: of.clone(), telling })
        }
        Form::Words { session, turn, .. } => {
            let words = Words::new(field(0), field(1), field(2)).map_err(|wrong| FieldProblem {
                field: match wrong.field {
                    WordsField::Observed => 0,
                    WordsField::Why => 1,
                    WordsField::Next => 2,
                },
                problem: wrong.problem,
            })?;
            Ok(Command::act(*session, Act::Words { turn: *turn, words }))
        }
    }
}

fn goal(lang: &Language, so_far: &[String; 4]) -> Shape {
    let asked = [
        (
            text!(lang, "One behaviour, as an instruction"),
            text!(lang, "Give every result as before → after"),
            BEHAVIOUR,
        ),
        (
            text!(lang, "Plan: If … (when it counts)"),
            text!(lang, "I am asked about a result"),
            HALF,
        ),
        (text!(lang, "… then I … (what I do)"), text!(lang, "say the number first"), HALF),
        (
            text!(lang, "Drill: 10 to 20 minutes a day"),
            text!(lang, "Tell two stories aloud, 90 seconds each"),
            DRILL,
        ),
    ];
    let fields = asked.into_iter().zip(so_far).enumerate().map(|(no, (asked, before))| {
        let (label, example, limit) = asked;
        let (is_long, is_optional) = (no == 3, no > 0);
        let (characters_max, value) = (limit.characters_max, before.clone());
        Field { label, example, is_long, is_optional, characters_max, value }
    });
    Shape { title: text!(lang, "Micro-goal"), fields: fields.collect() }
}

/// A goal as it was written. Half a plan is none: the other half is asked for.
fn wording(fields: [&str; 4]) -> Result<Wording, FieldProblem> {
    let [behaviour, when, then, drill] = fields;
    let text = |field, raw: &str, limit| {
        CleanText::new(raw, limit).map_err(|problem| FieldProblem { field, problem })
    };
    let filled = |raw: &str| !raw.trim().is_empty();
    let plan = if filled(when) || filled(then) {
        let then = then.trim().trim_end_matches('.');
        Some(IfThen { when: text(1, when, HALF)?, then: text(2, then, HALF)? })
    } else {
        None
    };
    let drill = filled(drill).then(|| text(3, drill, DRILL)).transpose()?;
    Ok(Wording { behaviour: text(0, behaviour, BEHAVIOUR)?, plan, drill })
}

fn story(lang: &Language, framework: StoryFramework, so_far: &[String; 5]) -> Shape {
    let title = (text!(lang, "What do you call it?"), text!(lang, "Payment page"));
    let task = (
        text!(lang, "Task: what was up to you?"),
        text!(lang, "I had two weeks to make paying work again"),
    );
    let action = (
        text!(lang, "Action: what did you do yourself?"),
        text!(lang, "I measured first, then I …"),
    );
    let result = (
        text!(lang, "Result: what was different, in numbers?"),
        text!(lang, "from 9 to 4 minutes, within a month"),
    );
    let where_it_was = text!(lang, "Three of ten payments failed, and nobody knew why");
    let asked = match framework {
        StoryFramework::Star => {
            let situation = (text!(lang, "Situation: where and when was it?"), where_it_was);
            vec![title, situation, task, action, result]
        }
        StoryFramework::Par => {
            let problem = (text!(lang, "Problem: what was wrong, and for whom?"), where_it_was);
            vec![title, problem, action, result]
        }
        StoryFramework::Car => {
            let challenge = (text!(lang, "Challenge: what made it hard?"), where_it_was);
            vec![title, challenge, action, result]
        }
    };
    let fields = asked.into_iter().zip(so_far).enumerate().map(|(no, (asked, before))| {
        let (label, example) = asked;
        let limit = if no == 0 { STORY_TITLE } else { STORY_PART };
        let (is_long, is_optional) = (no > 0, no > 0);
        let (characters_max, value) = (limit.characters_max, before.clone());
        Field { label, example, is_long, is_optional, characters_max, value }
    });
    Shape { title: text!(lang, "A story of yours"), fields: fields.collect() }
}

fn pitch(lang: &Language, so_far: &[String; 4]) -> Shape {
    let asked = [
        (
            text!(lang, "What you do, in one sentence"),
            text!(lang, "I make sure that machines in hospitals work when they are needed"),
        ),
        (
            text!(lang, "Two proofs: what you did, from … to …"),
            text!(lang, "Eleven a month stood still. I began to … Now it is three"),
        ),
        (
            text!(lang, "Why this role: what do they need?"),
            text!(lang, "You need such checks for four hospitals; I have built them for one"),
        ),
        (
            text!(lang, "What you want: one clear next step"),
            text!(lang, "I would like to look at your plan for the next year with you"),
        ),
    ];
    let fields = asked.into_iter().zip(so_far).enumerate().map(|(no, (asked, before))| {
        let (label, example) = asked;
        let (is_long, is_optional) = (true, no > 0);
        let (characters_max, value) = (PITCH_PART.characters_max, before.clone());
        Field { label, example, is_long, is_optional, characters_max, value }
    });
    Shape { title: text!(lang, "Your pitch"), fields: fields.collect() }
}

fn question(lang: &Language) -> Shape {
    let asked = [
        (
            text!(lang, "The question, as it is read aloud"),
            text!(lang, "Tell me about a time when you had to say no"),
            PROPOSED_PROMPT,
        ),
        (
            text!(lang, "What does a strong answer show? A line each"),
            text!(lang, "Says no early, and offers another way"),
            PROPOSED_NOTES,
        ),
        (
            text!(lang, "What does a weak one show? A line each"),
            text!(lang, "Blames others, or never said it"),
            PROPOSED_NOTES,
        ),
        (
            text!(lang, "What to ask where it stays vague"),
            text!(lang, "What did you say, word for word?"),
            PROPOSED_FOLLOW_UP,
        ),
    ];
    let fields = asked.into_iter().enumerate().map(|(no, (label, example, limit))| {
        let (is_long, is_optional) = (no == 1 || no == 2, false);
        let (characters_max, value) = (limit.characters_max, String::new());
        Field { label, example, is_long, is_optional, characters_max, value }
    });
    Shape { title: text!(lang, "A question for the group"), fields: fields.collect() }
}

fn debrief(lang: &Language, so_far: &[String; 2]) -> Shape {
    let asked = [
        (
            text!(lang, "What were you asked? One line each"),
            text!(lang, "No names, nothing that you promised to keep secret"),
            DEBRIEF_ASKED,
        ),
        (
            text!(lang, "What would you practise for tomorrow?"),
            text!(lang, "The number in my second story"),
            DEBRIEF_AGAIN,
        ),
    ];
    let fields = asked.into_iter().zip(so_far).enumerate().map(|(no, (asked, before))| {
        let (label, example, limit) = asked;
        let (is_long, is_optional) = (true, no > 0);
        let (characters_max, value) = (limit.characters_max, before.clone());
        Field { label, example, is_long, is_optional, characters_max, value }
    });
    Shape { title: text!(lang, "Your real interview"), fields: fields.collect() }
}

/// A text that may be left out.
fn optional(field: usize, raw: &str, limit: TextLimit) -> Result<Option<CleanText>, FieldProblem> {
    match CleanText::new(raw, limit) {
        Ok(text) => Ok(Some(text)),
        Err(TextProblem::Empty) => Ok(None),
        Err(problem @ TextProblem::TooLong { .. }) => Err(FieldProblem { field, problem }),
    }
}

/// A story as it was written. What is left empty is missing in it.
fn telling(framework: StoryFramework, fields: [&str; 5]) -> Result<Telling, FieldProblem> {
    let title = CleanText::new(fields[0], STORY_TITLE)
        .map_err(|problem| FieldProblem { field: 0, problem })?;
    let part = |field: usize| optional(field, fields[field], STORY_PART);
    let (task, action, result) = match framework {
        StoryFramework::Star => (part(2)?, part(3)?, part(4)?),
        StoryFramework::Par | StoryFramework::Car => (None, part(2)?, part(3)?),
    };
    Ok(Telling { framework, title, situation: part(1)?, task, action, result })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_needs_a_name_and_keeps_the_parts_that_are_there() {
        let told = |framework, fields| telling(framework, fields);
        let problem = |field, problem| Err(FieldProblem { field, problem });
        let star = StoryFramework::Star;
        assert_eq!(told(star, [" ", "a", "b", "c", "d"]), problem(0, TextProblem::Empty));
        let long = "x".repeat(1_001);
        let too_long = TextProblem::TooLong { characters_max: 1_000 };
        assert_eq!(told(star, ["Name", "", "", "", &long]), problem(4, too_long));
        let part = |text: Option<CleanText>| text.map(|text| text.as_str().to_owned());
        let whole = told(StoryFramework::Par, ["Name", "it broke", " ", "from 9 to 4", "x"]);
        let whole = whole.unwrap();
        assert_eq!(part(whole.situation).as_deref(), Some("it broke"));
        assert_eq!((whole.task, whole.action), (None, None));
        assert_eq!(part(whole.result).as_deref(), Some("from 9 to 4"));
    }

    #[test]
    fn half_a_plan_asks_for_the_other_half_and_a_goal_needs_no_plan() {
        let problem = |fields| wording(fields).unwrap_err();
        let empty = |field| FieldProblem { field, problem: TextProblem::Empty };
        assert_eq!(problem(["Breathe", "I am asked", " ", ""]), empty(2));
        assert_eq!(problem(["Breathe", "", "breathe", ""]), empty(1));
        assert_eq!(problem([" ", "", "", "drill"]), empty(0));
        let long = "x".repeat(301);
        assert_eq!(problem(["Breathe", "", "", &long]).field, 3);
        let plain = wording(["Breathe", "", "", ""]).unwrap();
        assert_eq!((plain.plan, plain.drill), (None, None));
        let whole = wording(["Breathe", "I am asked", "breathe first.", "Ten breaths"]).unwrap();
        assert_eq!(whole.plan.map(|plan| plan.then.as_str().to_owned()).unwrap(), "breathe first");
    }
}
