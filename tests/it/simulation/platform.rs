//! A platform that fails by the seed, and remembers everything that was posted.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{DeliveryId, Draw, MemberId, SessionId, Span};
use greenroom::interview::{Effect, ShownIn};
use greenroom::protocol::{
    DeliveryFailure, DeliveryKey, DirectDelivery, Dispatch, NotDirect, Placed, SessionDelivery,
    Subject,
};

use crate::engine::saved::notice_of;
use crate::harness::HINDRANCES;

use super::direct::{CLOSED, reminded};

/// Whether deliveries can fail for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Temper {
    Calm,
    Wild,
}

/// How one attempt went.
pub(super) enum Attempt {
    Ended(Result<Placed, DeliveryFailure>),
    /// The process dies before the end is saved.
    Crashed,
}

#[derive(Debug)]
pub(super) struct Platform {
    temper: Temper,
    by_key: BTreeMap<DeliveryKey, String>,
    /// What was asked for under each key: a platform that knows the key may show just that.
    promised: BTreeMap<DeliveryKey, Effect>,
    /// Slots whose card was gone: they may be posted again.
    gone: BTreeMap<(SessionId, String), usize>,
    posted: BTreeMap<(SessionId, String), usize>,
    /// The newest id in each lane.
    lanes: BTreeMap<(SessionId, ShownIn), i64>,
    pub(super) notices: BTreeSet<String>,
    pub(super) posts: usize,
    /// The last reminder in the room of who sits in which session, posted or given up for what the
    /// platform said.
    pub(super) reminders: BTreeMap<(SessionId, MemberId), DeliveryId>,
}

impl Platform {
    pub(super) fn new(temper: Temper) -> Self {
        Self {
            temper,
            by_key: BTreeMap::new(),
            promised: BTreeMap::new(),
            gone: BTreeMap::new(),
            posted: BTreeMap::new(),
            lanes: BTreeMap::new(),
            notices: BTreeSet::new(),
            posts: 0,
            reminders: BTreeMap::new(),
        }
    }

    pub(super) fn is_calm(&self) -> bool {
        self.temper == Temper::Calm
    }

    /// What the dispatcher does: from the second attempt on it looks first.
    pub(super) fn attempt(
        &mut self,
        draw: &mut Draw,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> Attempt {
        let known = self.by_key.get(&key).cloned();
        if dispatch.attempt == 1 {
            assert_eq!(known, None, "a first attempt has a key of its own: {dispatch:?}");
        }
        let shown = match &dispatch.subject {
            Subject::Session(shown) => shown,
            Subject::Direct(shown) => return self.writes(draw, shown, key),
            other => panic!("{other:?}"),
        };
        let promised = self.promised.entry(key).or_insert_with(|| shown.effect.clone());
        assert_eq!(*promised, shown.effect, "a key keeps what it was first used for");
        let fate = draw.below(100);
        if fate < 1 {
            return Attempt::Crashed;
        }
        if let Some(placed) = known {
            return Attempt::Ended(Ok(Placed(placed)));
        }
        Attempt::Ended(match fate {
            1..9 => Err(DeliveryFailure::TryLater { after: None }),
            9..12 => Err(DeliveryFailure::TryLater { after: Some(Span::from_seconds(20)) }),
            12..16 => Err(DeliveryFailure::Unknown),
            16..20 => {
                self.take(dispatch, shown, key);
                Err(DeliveryFailure::Unknown)
            }
            20 => {
                self.take(dispatch, shown, key);
                return Attempt::Crashed;
            }
            21..23 if self.temper == Temper::Wild => {
                if let Some(slot) = shown.effect.slot() {
                    *self.gone.entry((shown.session, slot.name())).or_default() += 1;
                }
                self.was_reminded(dispatch, shown);
                Err(DeliveryFailure::Gone)
            }
            23..25 if self.temper == Temper::Wild => {
                // It took nothing: a newer state may come with the same key.
                if dispatch.attempt == 1 {
                    self.promised.remove(&key);
                }
                let why = HINDRANCES[draw.below(HINDRANCES.len())];
                Err(DeliveryFailure::Held { why, after: None })
            }
            25 if self.temper == Temper::Wild => {
                self.was_reminded(dispatch, shown);
                Err(DeliveryFailure::Rejected { why: "too long".to_owned() })
            }
            _ => Ok(self.take(dispatch, shown, key)),
        })
    }

    /// To one member alone, who may let nobody write.
    fn writes(&mut self, draw: &mut Draw, shown: &DirectDelivery, key: DeliveryKey) -> Attempt {
        let fate = draw.below(100);
        if fate == 0 {
            return Attempt::Crashed;
        }
        if CLOSED.contains(&shown.member.0) {
            let why = NotDirect::Closed;
            return Attempt::Ended(Err(DeliveryFailure::NotDirect { why, code: 50_007 }));
        }
        if let Some(placed) = self.by_key.get(&key) {
            return Attempt::Ended(Ok(Placed(placed.clone())));
        }
        if let 1..8 = fate {
            return Attempt::Ended(Err(DeliveryFailure::TryLater { after: None }));
        }
        if let 8 = fate
            && self.temper == Temper::Wild
        {
            return Attempt::Ended(Err(DeliveryFailure::Rejected { why: "too long".to_owned() }));
        }
        let name = format!("alone-{}", self.by_key.len());
        self.by_key.insert(key, name.clone());
        match fate {
            9 => Attempt::Crashed,
            10..15 => Attempt::Ended(Err(DeliveryFailure::Unknown)),
            _ => Attempt::Ended(Ok(Placed(name))),
        }
    }

    fn was_reminded(&mut self, dispatch: &Dispatch, shown: &SessionDelivery) {
        for member in reminded(&shown.effect) {
            let last = self.reminders.entry((shown.session, *member)).or_insert(dispatch.id);
            *last = dispatch.id.max(*last);
        }
    }

    fn take(&mut self, dispatch: &Dispatch, shown: &SessionDelivery, key: DeliveryKey) -> Placed {
        let name = match &dispatch.placed {
            Some(Placed(placed)) => placed.clone(),
            None => format!("post-{}", self.by_key.len()),
        };
        assert_eq!(self.by_key.insert(key, name.clone()), None, "nothing is posted twice");
        self.posts += 1;
        self.notices.insert(notice_of(&shown.effect));
        self.was_reminded(dispatch, shown);
        self.keeps_order(dispatch, shown);
        self.is_one_card(dispatch, shown);
        Placed(name)
    }

    /// What is posted anew comes in the order in which it happened; edits have no order.
    fn keeps_order(&mut self, dispatch: &Dispatch, shown: &SessionDelivery) {
        let slot = shown.effect.slot();
        let again = slot.is_some_and(|s| self.gone.contains_key(&(shown.session, s.name())));
        if dispatch.placed.is_some() || again {
            return;
        }
        let lane = (shown.session, shown.effect.shown_in());
        let last = self.lanes.insert(lane, dispatch.id.0);
        assert!(last.is_none_or(|last| last < dispatch.id.0), "out of order: {dispatch:?}");
    }

    /// A card that lives on is posted once, and edited from then on.
    fn is_one_card(&mut self, dispatch: &Dispatch, shown: &SessionDelivery) {
        let Effect::Show { slot, .. } = &shown.effect else { return };
        if dispatch.placed.is_some() {
            return;
        }
        let key = (shown.session, slot.name());
        let gone = self.gone.get(&key).copied().unwrap_or(0);
        let count = self.posted.entry(key).or_default();
        *count += 1;
        assert!(*count <= 1 + gone, "a second card for one slot: {dispatch:?}");
    }
}
