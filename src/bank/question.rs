//! A question and the bank it stands in, as they are written and as they are kept.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::kind::{Framework, Kind, Level, Times};
use super::slug::{BankId, QuestionId, Tag};
use super::trigger::Trigger;
use crate::base::Span;

/// Reading time is never shorter than this.
const READING_TIME_MIN: Span = Span::from_seconds(5);
/// How fast a question is read: slower than silent reading, because it is read aloud or in a
/// second language.
const WORDS_A_MINUTE: i64 = 200;

/// One question. In a file every key but `id`, `kind`, `competency`, `prompt`, `listen_for` and
/// `follow_ups` may be left out; in a saved session all of them are there. It is kept in an
/// [`Arc`] by those who hold many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Question {
    /// Its name for good.
    pub id: QuestionId,
    /// What it is after.
    pub kind: Kind,
    /// The competency that an answer gives evidence of.
    pub competency: Tag,
    /// The question whose twin it is: the same answer would do, so one session has one of them.
    /// Several may name the same one, and are then twins of each other too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub like: Option<QuestionId>,
    /// The words that are read to the candidate.
    pub prompt: String,
    /// The levels it suits; none means all.
    pub levels: Vec<Level>,
    /// The roles it suits; none means any.
    pub roles: Vec<Tag>,
    /// The regions it is about; none means any.
    pub regions: Vec<Tag>,
    /// The length to aim for in seconds, from and to.
    pub target_s: [u32; 2],
    /// The hard limit in seconds.
    pub limit_s: u32,
    /// The order in which a good answer is told.
    pub framework: Framework,
    /// What the interviewer listens for.
    pub listen_for: ListenFor,
    /// What to ask afterwards, at most one a trigger.
    pub follow_ups: Vec<FollowUp>,
    /// Whether it may come unannounced.
    pub surprise: bool,
}

/// What tells a strong answer from a weak one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListenFor {
    /// Signs of a strong answer.
    pub strong: Vec<String>,
    /// Signs of a weak one.
    pub weak: Vec<String>,
}

/// One card of the deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// What calls for it.
    pub trigger: Trigger,
    /// The words that are read to the candidate.
    pub prompt: String,
    /// What is right, for an interviewer of another trade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// A file of questions around one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bank {
    /// Its name for good.
    pub id: BankId,
    /// What people call it.
    pub title: String,
    /// What is in it and whom it is for.
    #[serde(default)]
    pub about: String,
    /// The questions, in the order of the file.
    pub questions: Vec<Arc<Question>>,
}

/// A question as its author writes it: what is left out follows from the kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: QuestionId,
    kind: Kind,
    competency: Tag,
    like: Option<QuestionId>,
    prompt: String,
    #[serde(default)]
    levels: Vec<Level>,
    #[serde(default)]
    roles: Vec<Tag>,
    #[serde(default)]
    regions: Vec<Tag>,
    target_s: Option<[u32; 2]>,
    limit_s: Option<u32>,
    framework: Option<Framework>,
    listen_for: ListenFor,
    follow_ups: Vec<FollowUp>,
    #[serde(default)]
    surprise: bool,
}

impl Question {
    /// What it and its twins have in common: the id of the one that the others name.
    pub(super) fn twins(&self) -> &QuestionId {
        self.like.as_ref().unwrap_or(&self.id)
    }

    /// The target and the limit in seconds where they are not those of its kind.
    pub fn times_of_its_own(&self) -> Option<([u32; 2], u32)> {
        let usual = self.kind.times();
        let is_usual = self.target_s == usual.target_s && self.limit_s == usual.limit_s;
        (!is_usual).then_some((self.target_s, self.limit_s))
    }

    /// The order in which an answer is told where it is not that of its kind.
    pub fn framework_of_its_own(&self) -> Option<Framework> {
        (self.framework != self.kind.framework()).then_some(self.framework)
    }

    /// The follow-up for `trigger` that was written for this question.
    pub fn own_follow_up(&self, trigger: Trigger) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|own| own.trigger == trigger)
    }
}

impl From<Written> for Question {
    fn from(written: Written) -> Self {
        let times = written.times();
        Self {
            id: written.id,
            kind: written.kind,
            competency: written.competency,
            like: written.like,
            prompt: written.prompt,
            levels: written.levels,
            roles: written.roles,
            regions: written.regions,
            target_s: times.target_s,
            limit_s: times.limit_s,
            framework: written.framework.unwrap_or(written.kind.framework()),
            listen_for: written.listen_for,
            follow_ups: written.follow_ups,
            surprise: written.surprise,
        }
    }
}

impl Written {
    /// The times written, else those of the kind. A written target without a limit ends where
    /// the target does or at the kind's limit, whichever is later; a written limit alone leaves
    /// the kind's target as far as it fits below.
    fn times(&self) -> Times {
        let usual = self.kind.times();
        match (self.target_s, self.limit_s) {
            (Some(target_s), Some(limit_s)) => Times { target_s, limit_s },
            (Some(target_s), None) => Times { target_s, limit_s: target_s[1].max(usual.limit_s) },
            (None, Some(limit_s)) => {
                Times { target_s: usual.target_s.map(|target| target.min(limit_s)), limit_s }
            }
            (None, None) => usual,
        }
    }
}

/// How long the room gets to read or hear `prompt` before the clock starts.
pub fn reading_time(prompt: &str) -> Span {
    let words = prompt.split_whitespace().count();
    let words = i64::try_from(words).unwrap_or(i64::MAX);
    Span::from_minutes(1).scaled(words, WORDS_A_MINUTE).max(READING_TIME_MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = r#"{"id":"a","kind":"closing","competency":"motivation","prompt":"P",
        "listen_for":{"strong":["s"],"weak":["w"]},"follow_ups":[]"#;

    fn read(more: &str) -> Question {
        serde_json::from_str(&format!("{SHORT}{more}}}")).unwrap()
    }

    #[test]
    fn what_is_left_out_follows_from_the_kind() {
        let question = read("");
        assert_eq!((question.target_s, question.limit_s), ([30, 45], 45));
        assert_eq!(question.framework, Framework::None);
        assert!(question.levels.is_empty() && !question.surprise);
    }

    #[test]
    fn half_written_times_stay_in_order() {
        assert_eq!(read(r#","target_s":[60,70]"#).limit_s, 70);
        assert_eq!(read(r#","target_s":[10,20]"#).limit_s, 45);
        assert_eq!(read(r#","limit_s":40"#).target_s, [30, 40]);
    }

    #[test]
    fn a_question_survives_being_saved_in_a_session() {
        let question = read(r#","levels":["lead"],"surprise":true"#);
        let saved = serde_json::to_string(&Arc::new(question.clone())).unwrap();
        assert_eq!(*serde_json::from_str::<Arc<Question>>(&saved).unwrap(), question);
    }

    #[test]
    fn reading_time_is_five_seconds_or_words_at_200_a_minute() {
        assert_eq!(reading_time(""), Span::from_seconds(5));
        assert_eq!(reading_time(&"word ".repeat(16)), Span::from_seconds(5));
        assert_eq!(reading_time(&"word ".repeat(50)), Span::from_seconds(15));
        assert_eq!(reading_time("质量\u{0}\u{200d}🙂"), Span::from_seconds(5));
    }
}
