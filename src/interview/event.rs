//! What can happen to a session: a member acts, time passes, or the service brings what was
//! asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bank::{Question, Trigger};
use crate::base::{CleanText, MemberId, Moment, Span, Venue};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};

use super::format::Mode;
use super::held::{Hindrance, ShownIn};
use super::made_on::MadeOn;
use super::numbers::TurnNo;
use super::seats::{Deal, Seat};

/// One thing that happens to a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A member did something.
    Act(MemberAct),
    /// The time that [`Session::wake_at`](super::Session::wake_at) named has come.
    Woken {
        /// Members who do not want to be disturbed now, and until when. Looked up for a reminder,
        /// and when check-in opens; nothing else asks.
        quiet: BTreeMap<MemberId, Moment>,
    },
    /// The bot was away, from the last sign of life until now.
    Gap {
        /// The last sign of life.
        from: Moment,
        /// When it came back.
        to: Moment,
    },
    /// The bot was away, nobody knows how long: when it came back the clock had been set back, to
    /// so long before the last sign of life.
    SetBack {
        /// How far before.
        by: Span,
    },
    /// The questions that [`Session::need`](super::Session::need) asked for.
    Drawn(Drawn),
    /// The reports that [`Session::need`](super::Session::need) asked for are stored.
    Reported {
        /// For each turn, whether it has a number, words only, or nothing.
        outcomes: Vec<Outcome>,
    },
    /// The opening message could not be delivered for good: the session cannot be held there.
    DeliveryLost,
    /// What is shown there does not appear for now.
    Held {
        /// Where it should appear.
        place: ShownIn,
        /// What stands in the way.
        why: Hindrance,
        /// Since when: what it was to show was said then.
        since: Moment,
    },
    /// What did not appear is there.
    HeldOver,
    /// The place where it is held was taken away.
    PlaceLost(Lost),
    /// The guild has a channel for its cards again.
    PlaceFound,
    /// Seats were dealt anew: exactly these people sit there from now on. Nobody at all: the
    /// session is over.
    Dealt(Deal),
    /// Of a session whose seats are dealt something else was agreed where they are; its people are
    /// told there.
    Agreed {
        /// When it begins.
        starts_at: Moment,
        /// What is practised.
        objective: CleanText,
    },
}

/// What was taken away from under a session, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lost {
    /// Its thread: the channel of the cards is still there.
    Thread,
    /// The channel of the cards, with every thread in it.
    Channel,
    /// The whole guild: the bot was removed.
    Guild,
}

/// A member's act with everything the engine needs to judge it.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberAct {
    /// Who acts.
    pub member: MemberId,
    /// When they pressed or wrote, by the platform's clock.
    pub acted_at: Moment,
    /// Whether the platform says that they organise the guild.
    pub is_organiser: bool,
    /// Whether the platform says that they are a coach there.
    pub is_coach: bool,
    /// Another session in which this member has a confirmed seat at that time.
    pub clash: Option<u32>,
    /// The most that this member may have booked ahead, where they have as much.
    pub booked_out: Option<u8>,
    /// What they had before them; none: the session as it stands.
    pub on: Option<MadeOn>,
    /// What is filed already with the question that an answer is for.
    pub so_far: Option<SoFar>,
    /// What they do.
    pub act: Act,
}

impl MemberAct {
    /// An act in the session as it stands, of somebody who neither organises nor coaches there.
    #[must_use]
    pub fn of(member: MemberId, act: Act, acted_at: Moment) -> Self {
        Self {
            member,
            acted_at,
            is_organiser: false,
            is_coach: false,
            clash: None,
            booked_out: None,
            on: None,
            so_far: None,
            act,
        }
    }
}

/// The text that a question has so far: what follows is added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// Whose turn.
    pub turn: TurnNo,
    /// Which question of the turn, from 1.
    pub no: u8,
    /// 0 for the question itself, then its follow-ups.
    pub ask: u8,
    /// The text.
    pub text: CleanText,
}

/// Why a message in the thread is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unread {
    /// A reply that came without its text.
    Reply,
    /// A message that came without its text.
    Message,
    /// It can be read, and is no reply to the question.
    Aside,
    /// A reply while the clock stands.
    Paused,
    /// A reply to a question that takes no words any more.
    Late,
    /// The question has as many words as one takes.
    Full,
}

/// What a member can do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Take a seat, or wait for one.
    Take(Seat),
    /// Give the seat back, leave the waitlist, or leave a running session for good.
    Leave,
    /// Take the seat that is on offer.
    TakeOffered,
    /// Let the offer pass.
    PassOffer,
    /// Change the plan.
    Edit(PlanEdit),
    /// Call the session off.
    Cancel,
    /// Say *I'm here*.
    CheckIn,
    /// Say *I'll be late*.
    Late,
    /// Begin before the time.
    Start,
    /// Ask the question that the panel shows.
    Ask,
    /// Another question instead.
    Another,
    /// Leave this question out.
    Skip,
    /// Ask a follow-up from the deck.
    FollowUp(Trigger),
    /// Go on: next question, stage or turn.
    Next,
    /// The answer is finished.
    Done,
    /// A typed answer, which also finishes it.
    Answer(CleanText),
    /// A message in the thread that is no answer: its writer is told how to give one.
    Unread(Unread),
    /// A recorded answer of this length, which also finishes it.
    Spoken(Span),
    /// End a running answer.
    WrapUp,
    /// Let an answer over time run on.
    LetRun,
    /// Give the answer more time.
    Extend,
    /// Stop the clock.
    Pause,
    /// Let the clock run again.
    Continue,
    /// End the session where it stands.
    EndHere,
    /// Stop at once, in any mode.
    EmergencyStop,
    /// Ask someone to take the interviewer's chair.
    HandOver(MemberId),
    /// Take the chair that was offered.
    AcceptHandOver,
    /// Go out and come back later.
    StepOut,
    /// Be back.
    ComeBack,
    /// The candidate stops their turn, no reason asked.
    StopMyTurn,
    /// Without an interviewer: go on alone.
    GoSolo,
    /// Without an interviewer: meet another day.
    NewDate,
    /// Count a question that the candidate of this turn put.
    CountQuestion(TurnNo),
    /// Take the last count back.
    UncountQuestion(TurnNo),
    /// What the candidate asked at the end of their turn, in their words.
    OwnQuestions(CleanText),
    /// The story moves to this part.
    Story(StoryPart),
    /// A filler was heard.
    Filler,
    /// Take the last filler back.
    UndoFiller,
    /// Open the answers of a turn to rate it.
    OpenAnswers(TurnNo),
    /// Give a mark.
    Mark {
        /// The turn that is rated.
        turn: TurnNo,
        /// Which line of the ballot.
        competency: CompetencyNo,
        /// The mark.
        choice: Choice,
    },
    /// Write the three-part comment.
    Words {
        /// The turn that is rated.
        turn: TurnNo,
        /// What was observed, why it matters, what to try.
        words: Words,
    },
    /// Say whether the micro-goal showed.
    Transfer {
        /// The turn that is rated.
        turn: TurnNo,
        /// Whether it showed.
        transfer: Transfer,
    },
    /// The ballot is finished (changeable until it closes).
    BallotDone(TurnNo),
    /// The candidate's mark for themself.
    OwnMark {
        /// Which line of the ballot.
        competency: CompetencyNo,
        /// The mark.
        choice: Choice,
    },
    /// The self-rating is finished.
    OwnDone,
    /// No self-rating.
    OwnSkip,
    /// A drill's self-rating: done, or not yet.
    Tap(Tap),
    /// Rate the interviewer.
    RateInterviewer {
        /// Who is rated.
        interviewer: MemberId,
        /// How they were.
        rating: InterviewerRating,
    },
    /// Rate one side of the interviewer; the others stay as they are.
    RateSide {
        /// Who is rated.
        interviewer: MemberId,
        /// Which side.
        side: RatingSide,
        /// How it was.
        mark: Mark,
    },
    /// Close the ballots before the window ends.
    CloseRating,
    /// Add a link to a recording.
    Recording(CleanText),
}

/// A part of a story: situation, task, action, result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryPart {
    /// S.
    Situation,
    /// T.
    Task,
    /// A.
    Action,
    /// R.
    Result,
}

impl StoryPart {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];
}

/// A drill's self-rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tap {
    /// It worked.
    Done,
    /// Once more.
    NotYet,
}

/// How the interviewer was, each from 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewerRating {
    /// Like a real interview.
    pub realistic: Mark,
    /// About what was said.
    pub specific: Mark,
    /// Something to act on.
    pub useful: Mark,
}

impl InterviewerRating {
    /// The mark of one side.
    pub fn of(&self, side: RatingSide) -> Mark {
        match side {
            RatingSide::Realistic => self.realistic,
            RatingSide::Specific => self.specific,
            RatingSide::Useful => self.useful,
        }
    }

    /// With this side marked. A rating is whole or not there, so that the first mark stands for all
    /// three; the screen says so.
    pub(super) fn with(rating: Option<Self>, side: RatingSide, mark: Mark) -> Self {
        let all = Self { realistic: mark, specific: mark, useful: mark };
        let Some(rating) = rating else { return all };
        match side {
            RatingSide::Realistic => Self { realistic: mark, ..rating },
            RatingSide::Specific => Self { specific: mark, ..rating },
            RatingSide::Useful => Self { useful: mark, ..rating },
        }
    }
}

/// What an interviewer is rated on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingSide {
    /// Like a real interview.
    Realistic,
    /// About what was said.
    Specific,
    /// Something to act on.
    Useful,
}

impl RatingSide {
    /// All three, in their order.
    pub const ALL: [Self; 3] = [Self::Realistic, Self::Specific, Self::Useful];
}

/// Changes to a plan; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanEdit {
    /// A new start.
    pub starts_at: Option<Moment>,
    /// A new objective.
    pub objective: Option<CleanText>,
    /// A new wanted outcome.
    pub wanted: Option<CleanText>,
    /// A new place.
    pub place: Option<CleanText>,
    /// A new mode.
    pub mode: Option<Mode>,
    /// How the real interview will be held, after all.
    pub venue: Option<Venue>,
}

/// Questions for one pass, and what its people work on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// In the order of the wishes; a wish that could not be met is missing.
    pub questions: Vec<DrawnQuestion>,
    /// The micro-goals that candidates work on.
    pub goals: BTreeMap<MemberId, Practised>,
}

/// A micro-goal that a candidate works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practised {
    /// The goal.
    pub text: CleanText,
    /// How it can be seen whether it shows; none where the member wrote the goal.
    pub test: Option<CleanText>,
}

/// One drawn question.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnQuestion {
    /// The wish that it meets: its place in the list of wishes.
    pub wish: u8,
    /// What it is for.
    pub purpose: Purpose,
    /// The question.
    pub question: Arc<Question>,
}

/// What a drawn question is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A planned question.
    Planned,
    /// An unannounced one.
    Surprise,
    /// Ready for *another one*.
    Spare,
}

/// What became of a turn, as the thread may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// So many peers rated it.
    Rated(u8),
    /// Nobody did.
    NotRated,
    /// Ended before half of its questions.
    Interrupted,
}
