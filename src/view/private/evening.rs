//! What one person is told on an evening, and what they look at: why they are asked, why they sit
//! where they do, with whom they can swap, and what they had of turns so far.

use crate::base::{EveningId, Language, MemberId, Moment, Span, counted, text};
use crate::calendar::Zone;
use crate::evening::{Act, Chair, Ending, Evening, Heard, Phase, Refusal, Swap, Wish, times};
use crate::interview::is_reliable;
use crate::protocol::{
    Alone, Command, DrawnEvening, EveningEdit, NotCalled, ProfileEdit, Query, Reminding, Rotation,
    Silence, TurnsOfAll, WhySeated,
};
use crate::view::card::{
    Asks, BUTTONS_MAX, Button, Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted,
};
use crate::view::words::{
    became_of, booked_out, evening_title, long, paragraph, reminders, shift_for_you, time, who,
    who_is_in, you_do, you_would,
};

use super::refused::organisers_only;

/// Evenings that are named to somebody who named none, at most.
const CHOICES_NAMED_MAX: usize = 5;
/// Members with a line of their own in what organisers see.
const MEMBERS_MAX: usize = 30;

/// The evening that somebody is told about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of {
    pub(super) evening: EveningId,
    pub(super) is_of_series: bool,
    /// Whether those who face each other change places.
    pub(super) swaps: bool,
    pub(super) starts_at: Moment,
    /// So much later than last time it is on their clock, where clocks have changed.
    pub(super) shift: Option<Span>,
}

impl Of {
    fn act(self, card: &mut Card, label: String, act: Act) {
        card.on_evening(self.evening, label, act);
    }

    fn after_all(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Can't after all"), Act::Out);
    }

    fn ask(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Ask me for these"), Act::Asked { on: true });
    }

    fn do_not_ask(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Don't ask me for these"), Act::Asked { on: false });
    }

    fn in_after_all(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "I'm in after all"), Act::In { is_sure: false });
    }
}

/// One table, so that nothing new compiles before it has a sentence.
pub(super) fn told(lang: &Language, of: Of, heard: &Heard, reminding: Option<Reminding>) -> Card {
    let at = long(of.starts_at);
    let saying = Card::saying;
    match heard {
        Heard::Nothing => Card::default(),
        Heard::In { draw_at } => {
            let mut card = saying(text!(
                lang,
                "You are in for {at}. Seats are drawn by {draw_at}; the plan then says where you \
                 sit.",
                at,
                draw_at = time(*draw_at)
            ));
            card.lines.extend(of.shift.map(|by| shift_for_you(lang, by)));
            if let Some(reminding) = reminding {
                reminded(lang, &mut card, reminding);
            }
            of.after_all(lang, &mut card);
            if of.is_of_series {
                of.act(&mut card, text!(lang, "Every time"), Act::Regular { on: true });
            }
            card
        }
        Heard::Waits { place } => {
            let mut card = saying(text!(
                lang,
                "As many are in for {at} as there is room for. You are number {place} in line, and \
                 in as soon as a place frees.",
                at,
                place
            ));
            of.after_all(lang, &mut card);
            card
        }
        Heard::Watches => {
            let mut card = saying(text!(
                lang,
                "You only observe on {at}. The plan says where, once seats are drawn.",
                at
            ));
            of.in_after_all(lang, &mut card);
            of.after_all(lang, &mut card);
            card
        }
        Heard::Out => {
            let mut card = saying(text!(lang, "Noted: not on {at}.", at));
            of.in_after_all(lang, &mut card);
            card
        }
        Heard::Regular { on } => regular(lang, of, *on),
        Heard::Asked { on } => asked(lang, of, *on),
        Heard::AlsoIn { starts_at } => also_in(lang, of, *starts_at),
        Heard::Seated { chair, number } => seated(lang, of, *chair, *number),
        Heard::NoPlace => {
            let mut card = saying(text!(
                lang,
                "You are in for {at}, and no session has a place for you yet. You are asked first \
                 when one frees.",
                at
            ));
            of.after_all(lang, &mut card);
            card
        }
        Heard::SwapAsked { of } => saying(text!(
            lang,
            "Asked. {other} sees it on the plan, and can say yes until check-in opens; until then \
             nothing changes.",
            other = who(lang, *of)
        )),
        Heard::Swapped => {
            saying(text!(lang, "Done: you two have changed places. The plan shows it."))
        }
        Heard::WaitsForOther { other } => saying(text!(
            lang,
            "Noted. You sit down together once {other} has pressed too.",
            other = who(lang, *other)
        )),
        Heard::Passed => saying(text!(lang, "Noted: you pass.")),
        Heard::DrawnAgain => {
            saying(text!(lang, "Seats are drawn again. The plan shows the new ones in a moment."))
        }
        Heard::MovesMuch { to, answers } => moves_much(lang, of, *to, *answers),
        Heard::Changed => {
            saying(text!(lang, "Changed. Everybody who was in is told of another time."))
        }
        Heard::CalledOff => saying(text!(lang, "Called off. Everybody who was in is told.")),
    }
}

/// When they are reminded, and the way to read it alone.
fn reminded(lang: &Language, card: &mut Card, Reminding { at, alone }: Reminding) {
    if at.iter().next().is_none() {
        return;
    }
    let times = reminders(lang, at);
    card.say(match alone {
        Alone::Yes => text!(lang, "You are reminded by DM: {times}.", times),
        Alone::Not | Alone::Closed => text!(lang, "You are reminded: {times}.", times),
    });
    if alone == Alone::Not {
        let on = Press::Do(Command::Profile(ProfileEdit::Dms(true)));
        card.buttons.push(Button::new(text!(lang, "Remind me by DM"), on));
    }
}

/// Before people are asked once more.
fn moves_much(lang: &Language, of: Of, to: Moment, answers: u16) -> Card {
    let mut card = Card::saying(counted!(
        lang,
        answers,
        "**Move it to {to}?** {n} person has answered for {at}. That is forgotten, and they are \
         asked once more; whoever is in every time stays in.",
        "**Move it to {to}?** {n} people have answered for {at}. That is forgotten, and they are \
         asked once more; whoever is in every time stays in.",
        to = long(to),
        at = long(of.starts_at)
    ));
    let to = EveningEdit { starts_at: Some(to), is_sure: true, ..EveningEdit::default() };
    let command = Command::ChangeEvening { evening: of.evening, to };
    card.buttons.push(Button::new(text!(lang, "Yes, move it"), Press::Do(command)));
    card.danger();
    card.look(text!(lang, "No, back"), Query::WhyAsked(of.evening));
    card
}

fn regular(lang: &Language, of: Of, on: bool) -> Card {
    let at = long(of.starts_at);
    if !on {
        let mut card = Card::saying(text!(
            lang,
            "From now on you are asked each time. What you said for {at} stays as it is.",
            at
        ));
        of.act(&mut card, text!(lang, "Every time"), Act::Regular { on: true });
        of.after_all(lang, &mut card);
        return card;
    }
    let mut card = Card::saying(text!(
        lang,
        "From now on you are in every time, unless you say no. That holds for {at} too.",
        at
    ));
    of.act(&mut card, text!(lang, "That's right"), Act::In { is_sure: true });
    card.main();
    of.act(&mut card, text!(lang, "Only this time"), Act::Regular { on: false });
    card
}

fn asked(lang: &Language, of: Of, on: bool) -> Card {
    if on {
        let mut card =
            Card::saying(text!(lang, "You are asked to these evenings, from the next call on."));
        card.say(stops_asking(lang));
        of.do_not_ask(lang, &mut card);
        return card;
    }
    let mut card = Card::saying(text!(
        lang,
        "You are not asked to these evenings any more. You can come all the same: everybody who \
         reads the call may."
    ));
    of.ask(lang, &mut card);
    card
}

/// Somebody left the calls of a series unanswered: told once, below whatever they pressed.
pub(in crate::view) fn silence(lang: &Language, of: &Silence) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Three calls of **{title}** without an answer from you: I stop asking. Your goal, reports \
         and history stay.",
        title = quoted(of.title.as_str())
    ));
    card.on_evening(of.evening, text!(lang, "Keep me in"), Act::Asked { on: true });
    card
}

fn stops_asking(lang: &Language) -> String {
    text!(lang, "Three calls without an answer and I stop asking.")
}

fn also_in(lang: &Language, of: Of, starts_at: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Nothing is noted yet: you are in for something else at that time, which begins on \
         {starts_at}. Whoever is in for both gets a seat in what begins first, and none in the \
         other.",
        starts_at = long(starts_at)
    ));
    of.act(&mut card, text!(lang, "I'm in anyway"), Act::In { is_sure: true });
    of.act(&mut card, text!(lang, "Can't this time"), Act::Out);
    card
}

fn seated(lang: &Language, of: Of, chair: Chair, number: Option<u32>) -> Card {
    let mut card = Card::saying(match number {
        Some(number) => text!(
            lang,
            "Your place is in #{number}. {as_what}",
            number,
            as_what = you_do(lang, of.swaps, chair)
        ),
        None => text!(
            lang,
            "You are in for {at}. One more is needed to make a session with you: whoever comes in \
             next, or gives up a place elsewhere.",
            at = long(of.starts_at)
        ),
    });
    of.after_all(lang, &mut card);
    card
}

/// A rule said no: the sentence, and the button that leads on.
pub(super) fn refused(lang: &Language, evening: EveningId, refusal: Refusal) -> Card {
    let saying = Card::saying;
    match refusal {
        Refusal::Over => saying(text!(
            lang,
            "This evening is over, so nothing changes any more. Look in the practice channel for \
             the next call."
        )),
        Refusal::CheckInOpen => saying(text!(
            lang,
            "Its sessions are open, so the plan does not change any more. Go on in the thread of \
             your session: there you can say that you are late, or give your seat back."
        )),
        Refusal::NotDrawn => {
            let mut card = saying(text!(
                lang,
                "Seats are not drawn yet. Say whether you come, and look again when the plan is \
                 there."
            ));
            card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
            card
        }
        Refusal::NotSeated => saying(text!(
            lang,
            "One of you two has no seat on this plan. Look at it again, and choose somebody who \
             has one."
        )),
        Refusal::NoFullSet => {
            let mut card = saying(text!(
                lang,
                "That makes no full set of seats. Keep the place that you have, or ask somebody \
                 else."
            ));
            card.look(text!(lang, "Swap"), Query::Swaps(evening));
            card
        }
        Refusal::NoSuchSwap => {
            let mut card = saying(text!(
                lang,
                "That swap is not asked for any more. You can ask for one yourself."
            ));
            card.look(text!(lang, "Swap"), Query::Swaps(evening));
            card
        }
        Refusal::OfferGone => saying(text!(
            lang,
            "That offer is over: the seat is taken, or somebody else is asked now. Look at the \
             plan for how it stands."
        )),
        Refusal::OrganisersOnly => organisers_only(lang),
        Refusal::TooLateToDraw => saying(text!(
            lang,
            "Seats can be drawn again until {until} before the start. From then on they change by \
             [Swap] and [Can't make it].",
            until = times::AGAIN_UNTIL
        )),
        Refusal::BookedOut { at_most } => {
            let mut card = saying(booked_out(lang, at_most));
            card.look(text!(lang, "My profile"), Query::Profile);
            card
        }
        Refusal::Unreliable => {
            let mut card = saying(text!(
                lang,
                "You missed too many of your last seats to be in every time. Say each time whether \
                 you come: each seat that you come to pushes the oldest out of your record, and \
                 then you can be in every time again."
            ));
            card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
            card.look(text!(lang, "My profile"), Query::Profile);
            card
        }
        Refusal::OfSeries => saying(text!(
            lang,
            "This evening is one of a series, and changes with it: organisers use _/series move_ \
             and _/series edit_."
        )),
        Refusal::NoSeries => {
            let mut card = saying(text!(
                lang,
                "This evening belongs to no series, so there is no next time. Say that you come to \
                 this one."
            ));
            card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
            card
        }
    }
}

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

pub(super) fn no_such(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "There is no such evening here. Look in the practice channel for the next call."
    ))
}

/// An evening is called: who called it may be in at once.
pub(super) fn called(
    lang: &Language,
    evening: EveningId,
    starts_at: Moment,
    draw_at: Moment,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "The evening of {at} is called: the call stands in the practice channel, and seats are \
         drawn by {draw_at}.",
        at = long(starts_at),
        draw_at = time(draw_at)
    ));
    card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
    card
}

/// No evening is called, and what to do instead.
pub(super) fn not_called(lang: &Language, why: NotCalled) -> Card {
    Card::saying(match why {
        NotCalled::ForOne => text!(
            lang,
            "That format is for one person, and an evening is for many. Choose one for two or \
             more, such as `one-on-one` or `panel`."
        ),
        NotCalled::TooSoon => text!(
            lang,
            "An evening is called at least half an hour before it begins. Choose a later time, or \
             open a session at once."
        ),
        NotCalled::OneOpen => text!(
            lang,
            "You have called an evening that is not over yet. Call another one after it, or ask an \
             organiser to."
        ),
    })
}

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
        | Query::Export(_)
        | Query::Goal
        | Query::Goals
        | Query::DrillTime
        | Query::Settings
        | Query::Profile
        | Query::Roles
        | Query::Waiting
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

/// Whether they can still call it off: organisers, and who planned it by itself; one of a series is
/// skipped with it.
fn can_call_off(evening: &Evening, viewer: Viewer) -> bool {
    let has_planned = evening.plan.planner == Some(viewer.member) && !evening.plan.is_of_series;
    let is_ahead = matches!(evening.phase, Phase::Called | Phase::Drawn);
    is_ahead && (viewer.is_organiser || has_planned)
}

/// What only some can do: each is asked about once before it is done.
fn for_organisers(lang: &Language, card: &mut Card, evening: &Evening, viewer: Viewer) {
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
fn sure_off(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
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
fn sure_draw(lang: &Language, evening: &Evening, viewer: Viewer) -> Card {
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

/// Somebody who has a place, and where that is.
struct Seat {
    member: MemberId,
    number: Option<u32>,
    chair: Chair,
}

fn swaps(lang: &Language, evening: &Evening, viewer: MemberId) -> Card {
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

fn why_seated(lang: &Language, evening: &Evening, why: Option<&WhySeated>, viewer: Viewer) -> Card {
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

/// Turns of each kind, and beside them what would be fair.
fn had(lang: &Language, [interviewed, answered, odd]: &[(u32, f64); 3]) -> String {
    let fair = |(_, fair): &(u32, f64)| format!("{fair:.1}");
    text!(
        lang,
        "Interviewed {i} of {fair_i}, answered {a} of {fair_a}, without a turn {o} of {fair_o}; \
         the second number is your fair share.",
        i = interviewed.0,
        fair_i = fair(interviewed),
        a = answered.0,
        fair_a = fair(answered),
        o = odd.0,
        fair_o = fair(odd)
    )
}

/// What somebody had of turns so far, and the least and most of the group.
pub(super) fn rotation(lang: &Language, rotation: &Rotation) -> Card {
    let mut card = own_turns(lang, rotation);
    if let Some(all) = &rotation.everybody {
        turns_of_all(lang, &mut card, all);
    }
    card
}

/// For organisers.
fn turns_of_all(lang: &Language, card: &mut Card, all: &TurnsOfAll) {
    card.say(text!(
        lang,
        "**Everybody's turns since {since}**, who is owed most first. Keep it among organisers.",
        since = long(all.from)
    ));
    if all.members.is_empty() {
        card.say(text!(lang, "Nobody had a seat since then."));
    }
    for (member, turns) in all.members.iter().take(MEMBERS_MAX) {
        let [interviewed, answered, without] = turns.map(|(had, fair)| format!("{had}/{fair:.1}"));
        card.say(text!(
            lang,
            "{member}: interviewed {interviewed} · answered {answered} · without a turn {without}",
            member = who(lang, *member),
            interviewed,
            answered,
            without
        ));
    }
    if all.members.len() > MEMBERS_MAX {
        card.say(text!(lang, "And {n} more.", n = all.members.len() - MEMBERS_MAX));
    }
}

fn own_turns(lang: &Language, rotation: &Rotation) -> Card {
    let Some(since) = rotation.since else {
        return Card::saying(text!(
            lang,
            "You have no turns yet: they are counted from your first evening on."
        ));
    };
    let mut card = Card::saying(text!(lang, "**Your turns since {since}**", since = long(since)));
    card.say(had(lang, &rotation.had));
    let [(least_i, most_i), (least_a, most_a)] = rotation.of_group;
    card.say(text!(
        lang,
        "In this group: interviewed {least_i} to {most_i} times, answered {least_a} to {most_a} \
         times.",
        least_i,
        most_i,
        least_a,
        most_a
    ));
    card.look(text!(lang, "Why", context = "who sits where"), Query::WhySeats(None));
    card
}
