//! A platform that fails by the seed, and remembers everything that was posted.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{Draw, SessionId, Span};
use greenroom::interview::{Effect, ShownIn};
use greenroom::protocol::{
    DeliveryFailure, DeliveryKey, Dispatch, Placed, SessionDelivery, Subject,
};

use crate::engine::saved::notice_of;
use crate::harness::HINDRANCES;

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
        let Subject::Session(shown) = &dispatch.subject else { panic!("{dispatch:?}") };
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
                Err(DeliveryFailure::Rejected { why: "too long".to_owned() })
            }
            _ => Ok(self.take(dispatch, shown, key)),
        })
    }

    fn take(&mut self, dispatch: &Dispatch, shown: &SessionDelivery, key: DeliveryKey) -> Placed {
        let name = match &dispatch.placed {
            Some(Placed(placed)) => placed.clone(),
            None => format!("post-{}", self.by_key.len()),
        };
        assert_eq!(self.by_key.insert(key, name.clone()), None, "nothing is posted twice");
        self.posts += 1;
        self.notices.insert(notice_of(&shown.effect));
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
