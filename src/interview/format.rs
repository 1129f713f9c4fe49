//! A format: the recipe of a session, as data.

use serde::{Deserialize, Serialize};

use super::limits::BALLOTS_FOR;
use crate::bank::Kind;
use crate::base::{Complaint, Span, Step, TextLimit, count_complaint, text_complaint};

/// The recipe of a session. Built-in ones lie in `config/formats/`; a group can write its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The name that commands use: `[a-z0-9-]`, at most 32 characters.
    pub id: String,
    /// The name on cards.
    pub title: String,
    /// One or two sentences for someone choosing a format.
    pub about: String,
    /// How candidates share the session.
    pub turns: Turns,
    /// Who asks the questions.
    pub conductor: Conductor,
    /// The mode unless the plan says otherwise.
    #[serde(default)]
    pub mode: Mode,
    /// Candidates' seats.
    pub candidates: Places,
    /// Interviewers' seats. In a format whose roles swap there are none: the candidates take turns.
    #[serde(default)]
    pub interviewers: Places,
    /// Seats for those who watch, time and vote.
    #[serde(default)]
    pub observers_max: u8,
    /// Raters without whom a result can only be provisional; fewer start after a warning.
    #[serde(default)]
    pub raters_wanted: u8,
    /// Whether the report ends in *ready*, *not yet* or *too little evidence*.
    #[serde(default)]
    pub verdict: bool,
    /// The rubric unless the plan names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rubric: Option<String>,
    /// Who rates, and how long.
    pub rating: Rating,
    /// Break between two turns, in seconds.
    #[serde(default)]
    pub half_time_s: u32,
    /// What the interviewer says at the beginning; where the bot asks, it says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opener: Option<String>,
    /// What is said at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closer: Option<String>,
    /// The lengths to choose from; the first is the usual one.
    #[serde(rename = "agenda")]
    pub agendas: Vec<Agenda>,
    /// Tasks for the joint exercise; one is drawn for a session.
    #[serde(rename = "exercise", default, skip_serializing_if = "Vec::is_empty")]
    pub exercises: Vec<Exercise>,
}

/// A task for the joint exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Its name in files.
    pub id: String,
    /// Its name on screen.
    pub title: String,
    /// What the candidates get to read.
    pub task: String,
    /// What they are asked to do, in order.
    pub steps: Vec<String>,
    /// What those who watch look for. Candidates never see it.
    pub watch_for: Vec<String>,
}

/// How candidates share a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turns {
    /// One candidate, one turn.
    Single,
    /// Every candidate has a turn, and the others interview: roles swap half-way.
    Swap,
    /// All candidates answer the same questions, in an order that rotates.
    Shared,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conductor {
    /// The people on the interviewers' seats.
    Interviewer,
    /// The bot.
    Bot,
}

/// Practice lets the interviewer pause and extend; live adds mild pressure and does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Pause and extend are there.
    #[default]
    Practice,
    /// No ordinary pause; one push-back a question, one shortened answer a turn.
    Live,
}

/// Seats of one sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Without so many the session cannot begin.
    pub min: u8,
    /// More do not fit.
    pub max: u8,
}

/// Who rates a turn, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Whose ballots are asked for.
    pub raters: Raters,
    /// Seconds from the end of the last turn until all ballots unseal.
    pub window_s: u32,
    /// How the candidate rates themself.
    #[serde(default, rename = "self")]
    pub own: OwnRating,
}

/// Whose ballots are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Raters {
    /// Interviewers who asked, and observers who were there in time.
    Room,
    /// Any member of the guild who opens the answers while the window is open.
    Guild,
}

/// How the candidate rates themself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnRating {
    /// On the rubric, as the raters do.
    #[default]
    Ballot,
    /// With one tap: done, or not yet.
    Tap,
}

/// One length of a format: what happens, for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// What a member chooses by: the minutes of one turn.
    pub minutes: u16,
    /// Introduction, in seconds; 0 leaves it out.
    #[serde(default)]
    pub intro_s: u32,
    /// Questions, in seconds.
    pub questions_s: u32,
    /// Joint exercise, in seconds; 0 leaves it out.
    #[serde(default)]
    pub exercise_s: u32,
    /// The candidate's own questions, in seconds; 0 leaves them out.
    #[serde(default)]
    pub candidate_questions_s: u32,
    /// Wrap-up, in seconds; 0 leaves it out.
    #[serde(default)]
    pub wrap_up_s: u32,
    /// The planned questions in their order: one kind, or several to choose from.
    pub questions: Vec<Vec<Kind>>,
    /// Unannounced questions beside the planned ones.
    #[serde(default)]
    pub surprises: u8,
    /// Clock of every answer in seconds, instead of the question's own; 0 leaves it to the
    /// question.
    #[serde(default)]
    pub answer_s: u32,
}

/// Minutes of a turn that is as long as a real interview, at least.
const WHOLE_MINUTES_MIN: u16 = 30;
/// Planned questions of one agenda, at most.
const QUESTIONS_MAX: usize = 12;
/// Lengths of one format, at most.
const AGENDAS_MAX: usize = 6;
/// Seats of one sort, at most.
const PLACES_MAX: u8 = 8;
/// Exercises of one format, at most.
const EXERCISES_MAX: usize = 20;
/// Longest opener or closer: a few sentences, read aloud.
const SPOKEN_MAX: usize = 400;
/// Longest title of an exercise.
const TITLE_MAX: usize = 60;
/// Longest task.
const TASK_MAX: usize = 700;
/// Longest step, and longest note to watch for.
const LINE_MAX: usize = 150;
/// Steps of a task.
const STEPS: (usize, usize) = (1, 8);
/// Notes to watch for.
const WATCH_FOR: (usize, usize) = (1, 5);
/// Seconds of one stage, at most: two hours.
const STAGE_MAX_S: u32 = 7_200;
/// Seconds of a rating window, at most: one week.
const WINDOW_MAX_S: u32 = 604_800;

impl Agenda {
    /// One turn without half-time and ballots.
    pub fn length(&self) -> Span {
        let all = self.intro_s
            + self.questions_s
            + self.exercise_s
            + self.candidate_questions_s
            + self.wrap_up_s;
        Span::from_seconds(i64::from(all))
    }
}

impl Format {
    /// Whether a turn of it is as whole as a real interview: people ask, and it is long enough for
    /// the candidate's own questions (`product`: Formats). A final round decides instead.
    pub fn is_whole_mock(&self, agenda: &Agenda) -> bool {
        self.conductor == Conductor::Interviewer
            && !self.verdict
            && agenda.minutes >= WHOLE_MINUTES_MIN
            && agenda.candidate_questions_s > 0
    }

    /// Whether it takes two people or more: what somebody does alone needs no evening.
    pub fn is_for_several(&self) -> bool {
        self.candidates.min + self.interviewers.min > 1
    }

    /// How long a session with this agenda takes: every pass, and the breaks between them.
    pub fn length(&self, agenda: &Agenda) -> Span {
        let passes = match self.turns {
            Turns::Swap => i64::from(self.candidates.max),
            Turns::Single | Turns::Shared => 1,
        };
        let breaks = Span::from_seconds(i64::from(self.half_time_s) * (passes - 1));
        agenda.length().scaled(passes, 1) + breaks
    }

    /// How long people stay for a session of it, ballots included: of a length that it does not
    /// have, as long as usual.
    pub fn stay(&self, minutes: Option<u16>) -> Span {
        let wanted = |agenda: &&Agenda| minutes.is_none_or(|minutes| agenda.minutes == minutes);
        let agenda = self.agendas.iter().find(wanted).or(self.agendas.first());
        agenda.map(|agenda| self.length(agenda)).unwrap_or_default() + BALLOTS_FOR
    }

    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<Complaint> {
        let mut found = self.check_names();
        found.extend(self.check_seats());
        let mut say = |at: Vec<Step>, what: String, cure: &str| {
            found.push(Complaint::new(at, what, cure));
        };
        if self.rating.window_s == 0 || self.rating.window_s > WINDOW_MAX_S {
            say(
                vec!["rating".into(), "window_s".into()],
                format!("a rating window of {} s", self.rating.window_s),
                "give 1 to 604800 seconds; 1200 is usual",
            );
        }
        if self.half_time_s > STAGE_MAX_S {
            say(
                vec!["half_time_s".into()],
                format!("a break of {} s", self.half_time_s),
                "give at most 7200 seconds; 240 is usual",
            );
        }
        if self.agendas.is_empty() || self.agendas.len() > AGENDAS_MAX {
            say(
                vec![],
                format!("{} agendas", self.agendas.len()),
                "give one to six [[agenda]] tables",
            );
        }
        for (i, agenda) in self.agendas.iter().enumerate() {
            let at = [Step::from("agenda"), Step::from(i)];
            found.extend(agenda.check().into_iter().map(|c| c.within(&at)));
        }
        for (key, spoken) in [("opener", &self.opener), ("closer", &self.closer)] {
            let limit = TextLimit::line(SPOKEN_MAX);
            let text = spoken.as_ref();
            found.extend(text.and_then(|text| text_complaint(vec![key.into()], text, limit)));
        }
        found.extend(self.check_exercises());
        found
    }

    fn check_names(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let mut say = |at: &str, what: String, cure: &str| {
            found.push(Complaint::new(vec![at.into()], what, cure));
        };
        if !is_plain_name(&self.id) {
            say(
                "id",
                format!("id `{}` is not a plain name", self.id),
                "use 1 to 32 characters out of a-z, 0-9 and -",
            );
        }
        for (key, text) in [("title", &self.title), ("about", &self.about)] {
            if text.trim().is_empty() {
                say(key, format!("`{key}` is empty"), "write a line for members");
            }
        }
        found
    }

    /// What is wrong with its seats.
    fn check_seats(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let mut say = |at: &str, what: String, cure: &str| {
            found.push(Complaint::new(vec![at.into()], what, cure));
        };
        for (key, places) in [("candidates", self.candidates), ("interviewers", self.interviewers)]
        {
            if places.min > places.max || places.max > PLACES_MAX {
                say(
                    key,
                    format!("{} to {} {key}", places.min, places.max),
                    "give a min that is not above max, and a max of at most 8",
                );
            }
        }
        if self.candidates.min == 0 {
            say("candidates", "no candidate is needed".into(), "set min to 1 or more");
        }
        match self.turns {
            Turns::Single if self.candidates.max != 1 => say(
                "candidates",
                format!("{} candidates in one turn", self.candidates.max),
                "set max to 1, or turns to \"swap\" or \"shared\"",
            ),
            Turns::Swap if self.candidates.min < 2 || self.interviewers.max > 0 => {
                say(
                    "turns",
                    "roles cannot swap".into(),
                    "set candidates.min to 2 or more and leave interviewers out",
                );
            }
            Turns::Single | Turns::Swap | Turns::Shared => {}
        }
        let needs_interviewer =
            self.conductor == Conductor::Interviewer && self.turns != Turns::Swap;
        if needs_interviewer && self.interviewers.min == 0 {
            say(
                "interviewers",
                "nobody asks the questions".into(),
                "set interviewers.min to 1 or more, or conductor to \"bot\"",
            );
        }
        found
    }

    fn check_exercises(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let at = |more: &[Step]| [&["exercise".into()], more].concat();
        found.extend(count_complaint(at(&[]), self.exercises.len(), (0, EXERCISES_MAX)));
        let has_time = self.agendas.iter().any(|agenda| agenda.exercise_s > 0);
        if !self.exercises.is_empty() && !has_time {
            let what = "there are exercises, and no agenda has time for one";
            let cure = "set exercise_s in an agenda, or leave the exercises out";
            found.push(Complaint::new(at(&[0.into()]), what, cure));
        }
        for (no, exercise) in self.exercises.iter().enumerate() {
            let outer = at(&[no.into()]);
            if self.exercises[..no].iter().any(|earlier| earlier.id == exercise.id) {
                let what = format!("exercise `{}` is there twice", exercise.id);
                let complaint = Complaint::new(vec!["id".into()], what, "choose another id");
                found.push(complaint.within(&outer));
            }
            found.extend(exercise.check().into_iter().map(|c| c.within(&outer)));
        }
        found
    }
}

/// Whether a text is 1 to 32 characters out of `a-z`, `0-9` and `-`.
fn is_plain_name(id: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=32).contains(&id.len()) && id.chars().all(good)
}

impl Exercise {
    fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        if !is_plain_name(&self.id) {
            let what = format!("id `{}` is not a plain name", self.id);
            let cure = "use 1 to 32 characters out of a-z, 0-9 and -";
            found.push(Complaint::new(vec!["id".into()], what, cure));
        }
        let title = TextLimit::line(TITLE_MAX);
        found.extend(text_complaint(vec!["title".into()], &self.title, title));
        let task = TextLimit::paragraph(TASK_MAX);
        found.extend(text_complaint(vec!["task".into()], &self.task, task));
        for (key, lines, bounds) in
            [("steps", &self.steps, STEPS), ("watch_for", &self.watch_for, WATCH_FOR)]
        {
            found.extend(count_complaint(vec![key.into()], lines.len(), bounds));
            found.extend(lines.iter().enumerate().filter_map(|(no, line)| {
                text_complaint(vec![key.into(), no.into()], line, TextLimit::line(LINE_MAX))
            }));
        }
        found
    }
}

impl Agenda {
    fn check(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        let mut say = |key: &str, what: String, cure: &str| {
            found.push(Complaint::new(vec![key.into()], what, cure));
        };
        for (key, seconds) in [
            ("intro_s", self.intro_s),
            ("questions_s", self.questions_s),
            ("exercise_s", self.exercise_s),
            ("candidate_questions_s", self.candidate_questions_s),
            ("wrap_up_s", self.wrap_up_s),
        ] {
            if seconds > STAGE_MAX_S {
                say(key, format!("a stage of {seconds} s"), "give at most 7200 seconds");
            }
        }
        if self.questions_s == 0 {
            say("questions_s", "no time for questions".into(), "give the stage some seconds");
        }
        if self.answer_s > 1_800 {
            say("answer_s", format!("answers of {} s", self.answer_s), "give at most 1800 seconds");
        }
        if self.questions.is_empty() || self.questions.len() > QUESTIONS_MAX {
            say(
                "questions",
                format!("{} planned questions", self.questions.len()),
                "plan 1 to 12 questions, each as a list of kinds",
            );
        }
        if let Some(i) = self.questions.iter().position(Vec::is_empty) {
            say(
                "questions",
                format!("question {} has no kind", i + 1),
                "name one kind or several, such as [\"behavioural\"]",
            );
        }
        if usize::from(self.surprises) > self.questions.len() {
            say(
                "surprises",
                format!("{} surprises", self.surprises),
                "have fewer surprises than planned questions",
            );
        }
        let minutes = self.length().seconds() / 60;
        if minutes != i64::from(self.minutes) {
            say(
                "minutes",
                format!("{} minutes, but the stages add up to {minutes}", self.minutes),
                "make `minutes` the sum of the stages",
            );
        }
        found
    }
}
