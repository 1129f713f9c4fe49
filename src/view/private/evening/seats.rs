//! Who sits where: why, and with whom they can swap.

use crate::base::{Language, MemberId, Moment, counted, text};
use crate::calendar::Zone;
use crate::evening::{Act, Chair, Ending, Evening, Phase, Refusal, Swap, Wish};
use crate::interview::is_reliable;
use crate::protocol::{Command, DrawnEvening, Query, WhySeated};
use crate::view::card::{BUTTONS_MAX, Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{became_of, evening_title, long, paragraph, who, you_would};

use super::Viewer;
use super::organise::for_organisers;
use super::told::refused;
use super::turns::had;

/// Evenings that are named to somebody who named none, at most.
const CHOICES_NAMED_MAX: usize = 5;

/// An evening as a choice: when it is and what it is called, such as `2026-11-24 19:00 · Tuesday
/// practice`.
pub fn drawn_name(zone: &Zone, one: &DrawnEvening) -> String {
    format!("{} · {}", zone.plain(one.starts_at), one.objective.as_str())
}

/// The latest evening whose date or title holds what was typed.
pub fn drawn_meant<'a>(
    zone: &Zone,
    all: &'a [DrawnEvening],
    typed: &str,
) -> Option<&'a DrawnEvening> {
    let typed = typed.trim().to_lowercase();
    all.iter().find(|one| drawn_name(zone, one).to_lowercase().contains(&typed))
}

/// No evening is like what was typed, and which ones there are.
pub fn not_drawn(lang: &Language, zone: &Zone, all: &[DrawnEvening]) -> Card {
    if all.is_empty() {
        return Card::saying(text!(
            lang,
            "Seats were not drawn for you yet. Say that you come when an evening is called."
        ));
    }
    let mut card = Card::saying(text!(
        lang,
        "Seats were not drawn for you on such an evening. Name one by its date or its title, such \
         as:"
    ));
    for one in all.iter().take(CHOICES_NAMED_MAX) {
        card.say(quoted(&drawn_name(zone, one)));
    }
    card
}

/// Somebody who has a place, and where that is.
struct Seat {
    member: MemberId,
    number: Option<u32>,
    chair: Chair,
}

pub(super) fn swaps(lang: &Language, evening: &Evening, viewer: MemberId) -> Card {
    match evening.phase {
        Phase::Drawn => {}
        Phase::Called => return refused(lang, evening.id, Refusal::NotDrawn),
        Phase::CheckIn | Phase::UnderWay => {
            return refused(lang, evening.id, Refusal::CheckInOpen);
        }
        Phase::Over(_) => return refused(lang, evening.id, Refusal::Over),
    }
    let Some(own) = evening.place_of(viewer) else {
        let mut card = Card::saying(text!(
            lang,
            "You have no place on this plan yet, so there is none to swap. Say that you come."
        ));
        card.on_evening(evening.id, text!(lang, "I'm in"), Act::In { is_sure: false });
        return card;
    };
    let mut card = Card::default();
    if let Some(swap) = evening.swaps.iter().find(|swap| swap.from == viewer) {
        card.say(text!(
            lang,
            "You asked {to}. Whom you ask now takes their place.",
            to = who(lang, swap.to)
        ));
    }
    let others: Vec<Seat> = seats(evening)
        .filter(|(place, seat)| *place != own && seat.member != viewer)
        .map(|(_, seat)| seat)
        .collect();
    if others.is_empty() {
        card.say(text!(lang, "There is nobody else to swap with. Keep the place that you have."));
        return card;
    }
    card.say(text!(
        lang,
        "**With whom do you want to swap?** Nothing changes before they say yes."
    ));
    card.say(numbered(lang, &others));
    asked_by(lang, &mut card, evening, viewer, &others);
    pick(lang, &mut card, evening, viewer, &others);
    card
}

fn seats(evening: &Evening) -> impl Iterator<Item = ((usize, Chair), Seat)> {
    evening.tables.iter().enumerate().flat_map(|(no, table)| {
        let number = table.session.map(|(_, number)| number);
        let all: Vec<_> = table.everybody().collect();
        all.into_iter().map(move |(chair, member)| ((no, chair), Seat { member, number, chair }))
    })
}

/// Who waits for this member's yes.
fn asked_by(
    lang: &Language,
    card: &mut Card,
    evening: &Evening,
    viewer: MemberId,
    others: &[Seat],
) {
    for (no, seat) in (1..).zip(others) {
        let with = seat.member;
        if evening.swaps.contains(&Swap { from: with, to: viewer }) {
            card.say(text!(lang, "{from} asks you to swap.", from = who(lang, with)));
            if card.buttons.len() < BUTTONS_MAX {
                let yes = text!(lang, "Yes, swap with {no}", no);
                card.on_evening(evening.id, yes, Act::Swap { with });
            }
        }
    }
}

fn numbered(lang: &Language, others: &[Seat]) -> String {
    let all = (1..).zip(others).map(|(no, seat)| format!("{no} {}", who(lang, seat.member)));
    all.collect::<Vec<_>>().join(" · ")
}

/// The names stand above, because labels name nobody.
fn pick(lang: &Language, card: &mut Card, evening: &Evening, viewer: MemberId, others: &[Seat]) {
    let swaps = evening.plan.chairs.swaps;
    let asks = |member| evening.swaps.contains(&Swap { from: member, to: viewer });
    let asked = |member| evening.swaps.contains(&Swap { from: viewer, to: member });
    let options: Vec<PickerOption> = (1..)
        .zip(others)
        .map(|(no, seat)| {
            let with = seat.member;
            let act = if asks(with) { Act::Swap { with } } else { Act::AskSwap { with } };
            let evening = evening.id;
            PickerOption {
                label: match seat.number {
                    Some(number) => format!("{no} · #{number}"),
                    None => format!("{no}"),
                },
                description: Some(you_would(lang, swaps, seat.chair)),
                press: Press::Do(Command::Evening { evening, act }),
                is_chosen: asked(with),
            }
        })
        .collect();
    for options in options.chunks(OPTIONS_MAX) {
        let label = text!(lang, "Swap with");
        card.pickers.push(Picker { label, options: options.to_vec(), group: 0 });
    }
}

/// To whom the draw gave nothing.
fn not_in_draw(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
    match evening.phase {
        Phase::Over(_) => return refused(lang, evening.id, Refusal::Over),
        Phase::Called => return refused(lang, evening.id, Refusal::NotDrawn),
        Phase::Drawn | Phase::CheckIn | Phase::UnderWay => {}
    }
    let mut card = match evening.wish(viewer.member) {
        Some(Wish::In | Wish::Watch) => Card::saying(text!(
            lang,
            "You said after the draw that you come: you have a place that was free, or are asked \
             when one frees."
        )),
        Some(Wish::Out) | None => {
            Card::saying(text!(lang, "You have no place on this plan: you are not in."))
        }
    };
    if evening.wish(viewer.member).is_none() && evening.phase == Phase::Drawn {
        card.on_evening(evening.id, text!(lang, "I'm in"), Act::In { is_sure: false });
    }
    for_organisers(lang, &mut card, evening, viewer);
    card
}

pub(super) fn why_seated(
    lang: &Language,
    evening: &Evening,
    why: Option<&WhySeated>,
    viewer: Viewer,
) -> Card {
    let Some(why) = why else { return not_in_draw(lang, evening, viewer) };
    let mut card = Card::default();
    if let Phase::Over(how) = evening.phase {
        let (title, at) =
            (quoted(evening_title(lang, &evening.plan)), long(evening.plan.starts_at));
        let over = text!(lang, "**{title}** · {at}.", title, at);
        card.say(paragraph([over, became_of(lang, how)]));
        card.say(text!(lang, "This is how it stood when its seats were drawn:"));
    }
    placed(lang, &mut card, evening, why, viewer.member);
    if why.evenings > 0 {
        card.say(paragraph([
            counted!(
                lang,
                why.evenings,
                "You were in on {n} evening.",
                "You were in on {n} evenings."
            ),
            had(lang, &why.had),
        ]));
    }
    card.say(text!(
        lang,
        "Seats are drawn so that turns even out first; then those sit together who met least."
    ));
    card.look(text!(lang, "My turns so far"), Query::Rotation);
    for_organisers(lang, &mut card, evening, viewer);
    card
}

/// What the draw gave them, and whom they face there.
fn placed(lang: &Language, card: &mut Card, evening: &Evening, why: &WhySeated, viewer: MemberId) {
    let facing =
        why.facing.iter().map(|(member, evenings, last)| met(lang, *member, *evenings, *last));
    let standing = why.standing.iter().map(|member| {
        let named = who(lang, *member);
        text!(lang, "{named} and you wanted to practise together every time.", named)
    });
    let facing = standing.chain(facing).collect::<Vec<_>>();
    // Nobody sits on an evening that was called off, whatever was drawn.
    if let Phase::Over(Ending::CalledOff(_)) = evening.phase {
        return facing.into_iter().for_each(|line| card.say(line));
    }
    match (evening.place_of(viewer), evening.wish(viewer)) {
        (_, Some(Wish::Watch)) => card.say(text!(lang, "You only observe, as you wished.")),
        (Some((_, Chair::Observer)) | None, Some(Wish::In)) if !is_reliable(why.missed) => {
            card.say(text!(
                lang,
                "You have no turn this time: {people} were in, and after the seats that you missed \
                 the others came first. You are asked first when a seat frees.",
                people = counted!(lang, why.people, "{n} person", "{n} people")
            ));
        }
        (Some((_, Chair::Observer)) | None, Some(Wish::In)) => card.say(text!(
            lang,
            "You have no turn this time: {people} were in, and the others were owed more. You are \
             asked first when a seat frees, and are among the last to be without a turn next time.",
            people = counted!(lang, why.people, "{n} person", "{n} people")
        )),
        (Some((_, Chair::Candidate | Chair::Interviewer)), _) => {
            facing.into_iter().for_each(|line| card.say(line));
        }
        (Some((_, Chair::Observer)) | None, Some(Wish::Out) | None) => {
            card.say(text!(lang, "You have no place on this plan: you are not in."));
        }
    }
}

fn met(lang: &Language, member: MemberId, evenings: u32, last: Option<Moment>) -> String {
    let member = who(lang, member);
    match last {
        Some(last) => counted!(
            lang,
            evenings,
            "{member} and you met on {n} evening in the last year: on {last}.",
            "{member} and you met on {n} evenings in the last year, last on {last}.",
            member,
            last = long(last)
        ),
        None => text!(lang, "{member} and you have not met yet.", member),
    }
}
