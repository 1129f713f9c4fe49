//! What organisers do on an evening, and who planned it: each is asked about once before.

use crate::base::{Language, text};
use crate::evening::{Act, Evening, Phase, Refusal, times};
use crate::protocol::Query;
use crate::view::card::{Asks, Card, quoted};
use crate::view::words::{evening_title, long, paragraph, who_is_in};

use super::Viewer;
use super::told::refused;

/// Whether they can still call it off: organisers, and who planned it by itself; one of a series is
/// skipped with it.
fn can_call_off(evening: &Evening, viewer: Viewer) -> bool {
    let has_planned = evening.plan.planner == Some(viewer.member) && !evening.plan.is_of_series;
    let is_ahead = matches!(evening.phase, Phase::Called | Phase::Drawn);
    is_ahead && (viewer.is_organiser || has_planned)
}

/// What only some can do: each is asked about once before it is done.
pub(super) fn for_organisers(lang: &Language, card: &mut Card, evening: &Evening, viewer: Viewer) {
    let is_in_time = viewer.now <= evening.plan.starts_at - times::AGAIN_UNTIL;
    if viewer.is_organiser && evening.phase == Phase::Drawn && is_in_time {
        card.look(text!(lang, "Draw again"), Query::SureDraw(evening.id));
    }
    if can_call_off(evening, viewer) {
        if !evening.plan.is_of_series {
            card.asks.push(Asks::Evening(evening.id));
        }
        card.look(text!(lang, "Call it off"), Query::SureOff(evening.id));
    }
}

/// Before an evening is called off.
pub(super) fn sure_off(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
    if !can_call_off(evening, viewer) {
        return refused(lang, evening.id, cannot(evening));
    }
    let title = quoted(evening_title(lang, &evening.plan));
    let mut card = Card::saying(paragraph([
        text!(lang, "**Call off {title}, {at}?**", title, at = long(evening.plan.starts_at)),
        who_is_in(lang, evening.people()),
        text!(lang, "Nothing brings it back."),
    ]));
    card.on_evening(evening.id, text!(lang, "Yes, call it off"), Act::CallOff);
    card.danger();
    let back = match evening.phase {
        Phase::Called => Query::WhyAsked(evening.id),
        Phase::Drawn | Phase::CheckIn | Phase::UnderWay | Phase::Over(_) => {
            Query::WhySeats(Some(evening.id))
        }
    };
    card.look(text!(lang, "No, back"), back);
    card
}

/// Before the seats of an evening are drawn again.
pub(super) fn sure_draw(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
    if !viewer.is_organiser || evening.phase != Phase::Drawn {
        return refused(lang, evening.id, cannot(evening));
    }
    let mut card = Card::saying(text!(
        lang,
        "**Draw the seats of {title}, {at}, again?** The seats of now count no more, and everybody \
         who has one is told that you asked for it.",
        title = quoted(evening_title(lang, &evening.plan)),
        at = long(evening.plan.starts_at)
    ));
    card.on_evening(evening.id, text!(lang, "Yes, draw again"), Act::DrawAgain);
    card.danger();
    card.look(text!(lang, "No, back"), Query::WhySeats(Some(evening.id)));
    card
}

/// Why somebody cannot end or change it: it is too late, or not theirs.
fn cannot(evening: &Evening) -> Refusal {
    match evening.phase {
        Phase::Called | Phase::Drawn => Refusal::OrganisersOnly,
        Phase::CheckIn | Phase::UnderWay => Refusal::CheckInOpen,
        Phase::Over(_) => Refusal::Over,
    }
}
