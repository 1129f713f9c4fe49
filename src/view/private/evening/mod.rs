//! What one person is told on an evening, and what they look at: why they are asked, why they sit
//! where they do, with whom they can swap, and what they had of turns so far.

mod told;
mod organise;
mod turns;
mod seats;

use crate::base::{Language, MemberId, Moment, Span, text};
use crate::evening::{Act, Evening, Wish};
use crate::protocol::{Query, WhySeated};
use crate::view::card::Card;
use crate::view::words::{long, shift_for_you};

use organise::{for_organisers, sure_draw, sure_off};
pub use seats::{drawn_meant, drawn_name, not_drawn};
use seats::{swaps, why_seated};
pub(in crate::view) use told::silence;
use told::stops_asking;
pub(super) use told::{Of, called, no_such, not_called, refused, told};
pub(super) use turns::rotation;

/// Who looks at an evening, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Viewer {
    pub(super) member: MemberId,
    pub(super) is_organiser: bool,
    /// So much later than last time it is on their clock, where clocks have changed.
    pub(super) shift: Option<Span>,
    pub(super) now: Moment,
}

/// An evening as one of its people looks at it.
pub(super) fn shown(
    lang: &Language,
    evening: &Evening,
    why: Option<&WhySeated>,
    query: &Query,
    viewer: Viewer,
) -> Card {
    match query {
        Query::Swaps(_) => swaps(lang, evening, viewer.member),
        Query::SureOff(_) => sure_off(lang, evening, viewer),
        Query::SureDraw(_) => sure_draw(lang, evening, viewer),
        Query::WhySeats(_) => why_seated(lang, evening, why, viewer),
        Query::WhyAsked(_)
        | Query::Rotation
        | Query::Outbox
        | Query::Backups
        | Query::Attendance
        | Query::Audit(_)
        | Query::Sessions
        | Query::Details(_)
        | Query::Panel(_)
        | Query::More(_)
        | Query::Sure(..)
        | Query::Ballot(..)
        | Query::Own(_)
        | Query::Answers(..)
        | Query::HowToRate(_)
        | Query::Report(..)
        | Query::ReportPart(..)
        | Query::Past(_)
        | Query::Progress(_)
        | Query::Readiness(_)
        | Query::Export(_)
        | Query::Goal
        | Query::Goals
        | Query::DrillTime
        | Query::Stories(_)
        | Query::Debriefs(_)
        | Query::Calibration
        | Query::Questions(_)
        | Query::Rubric(_)
        | Query::Pitch(_)
        | Query::Settings
        | Query::Profile
        | Query::Roles
        | Query::Waiting
        | Query::Availability(_)
        | Query::Calendar(_)
        | Query::Overlap(_)
        | Query::Cadence
        | Query::Planned(_)
        | Query::Series(_)
        | Query::Checklist(_)
        | Query::Guide(_) => why_asked(lang, evening, viewer),
    }
}

fn of(evening: &Evening, viewer: Viewer) -> Of {
    Of {
        evening: evening.id,
        is_of_series: evening.plan.is_of_series,
        swaps: evening.plan.chairs.swaps,
        starts_at: evening.plan.starts_at,
        shift: viewer.shift,
    }
}

fn why_asked(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
    let of = of(evening, viewer);
    let member = viewer.member;
    let mut card = Card::saying(text!(
        lang,
        "This is a call: whoever is in when seats are drawn, by {draw_at}, gets one, with turns and \
         partners spread fairly.",
        draw_at = long(evening.plan.draw_at)
    ));
    card.lines.extend(of.shift.map(|by| shift_for_you(lang, by)));
    if evening.regulars.contains(&member) {
        card.say(text!(
            lang,
            "You are in every time, because you said so. To be asked each time instead: [Only this \
             time]."
        ));
        of.act(&mut card, text!(lang, "Only this time"), Act::Regular { on: false });
    } else if evening.asked.contains(&member) {
        card.say(text!(
            lang,
            "You are asked because you wanted to be, were in every time before, or sat in one of \
             these evenings in the last eight weeks."
        ));
        if of.is_of_series {
            card.say(stops_asking(lang));
        }
    } else {
        card.say(text!(lang, "You are not asked by name; everybody who reads this may come."));
    }
    match evening.wish(member) {
        Some(Wish::In | Wish::Watch) => of.after_all(lang, &mut card),
        Some(Wish::Out) => of.in_after_all(lang, &mut card),
        None => {
            of.act(&mut card, text!(lang, "I'm in"), Act::In { is_sure: false });
            card.main();
            of.act(&mut card, text!(lang, "Can't this time"), Act::Out);
        }
    }
    if of.is_of_series && !evening.regulars.contains(&member) {
        if evening.asked.contains(&member) {
            of.do_not_ask(lang, &mut card);
        } else {
            of.ask(lang, &mut card);
        }
    }
    for_organisers(lang, &mut card, evening, viewer);
    card
}
