//! Which questions one person may know: what was asked, and for who asks, the one on offer.

use std::sync::{Arc, OnceLock};

use crate::bank::{Framework, Kind, ListenFor, Question, QuestionId, Tag, Trigger};
use crate::base::MemberId;

use super::numbers::{KitNo, PassNo};
use super::session::{Kit, Session};
use super::state::AskingStep;

impl Session {
    /// Leaves only those questions in the kit that `viewer` may know, each in its place; the
    /// others become one and the same empty question, so that none leaves the house before its
    /// time. Of a question that was asked everybody has the words, with those of the follow-ups
    /// that were asked; notes and deck are for who asks it, while they ask it. Spares are those
    /// that the viewer could have instead of the question on offer, and nobody else has any.
    pub fn seal_questions(&mut self, viewer: MemberId) {
        let in_hand = self.in_hand(viewer);
        self.seal_spares(in_hand.filter(|_| self.is_on_offer()));
        let kit = self.kit();
        let questions = KitNo::all()
            .zip(&kit.questions)
            .map(|(no, question)| {
                if in_hand == Some(no) { Arc::clone(question) } else { self.as_heard(no, question) }
            })
            .collect();
        let kit =
            Kit { format: Arc::clone(&kit.format), rubric: Arc::clone(&kit.rubric), questions };
        self.kit = Arc::new(kit);
    }

    /// The question that this viewer offers or asks now. Where the bot asks, nobody else has it.
    fn in_hand(&self, viewer: MemberId) -> Option<KitNo> {
        let (_, round) = self.asking()?;
        let by_bot = self.pass().is_none_or(|pass| self.is_bot_led(pass));
        let is_theirs = !by_bot && self.acting_interviewer() == Some(viewer);
        is_theirs.then_some(round.question)
    }

    fn is_on_offer(&self) -> bool {
        self.asking().is_some_and(|(a, _)| matches!(a.step, AskingStep::Offered { .. }))
    }

    fn seal_spares(&mut self, offered: Option<KitNo>) {
        let (running, kit) = (self.pass_no(), Arc::clone(self.kit()));
        let kind_of = |no: KitNo| kit.questions.get(no.place()).map(|q| q.kind);
        for (no, pass) in PassNo::all().zip(&mut self.passes) {
            let offered = offered.filter(|_| running == Some(no));
            pass.spares.retain(|s| offered.is_some_and(|no| kind_of(*s) == kind_of(no)));
        }
    }

    /// What the room has heard of a question.
    fn as_heard(&self, no: KitNo, question: &Question) -> Arc<Question> {
        let asked =
            || self.turns.iter().flat_map(|turn| &turn.asked).filter(move |a| a.question == no);
        if asked().next().is_none() {
            return Arc::clone(hidden());
        }
        let triggers: Vec<Trigger> = asked().filter_map(|a| a.trigger).collect();
        let mut heard = question.clone();
        heard.listen_for = ListenFor::default();
        heard.follow_ups.retain(|f| triggers.contains(&f.trigger));
        heard.follow_ups.iter_mut().for_each(|f| f.hint = None);
        Arc::new(heard)
    }
}

/// What stands in the place of a question that a viewer may not know.
fn hidden() -> &'static Arc<Question> {
    static HIDDEN: OnceLock<Arc<Question>> = OnceLock::new();
    HIDDEN.get_or_init(|| {
        Arc::new(Question {
            id: QuestionId::new("hidden").expect("it is a slug"),
            kind: Kind::Opening,
            competency: Tag::new("hidden").expect("it is a slug"),
            like: None,
            prompt: String::new(),
            levels: Vec::new(),
            roles: Vec::new(),
            regions: Vec::new(),
            target_s: [1, 1],
            limit_s: 1,
            framework: Framework::None,
            listen_for: ListenFor::default(),
            follow_ups: Vec::new(),
            surprise: false,
        })
    })
}
