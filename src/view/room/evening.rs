//! An evening in the practice channel: its call, its plan, and what is said beside them.

use crate::base::{EveningId, Language, MemberId, Moment, Span, counted, text};
use crate::evening::{
    Act, CallState, Card as Shown, Notice, Plan, SeatLeft, Shift, Swap, TableBrief, Then, times,
};
use crate::protocol::{EveningDelivery, EveningShows, Query};
use crate::rotation::Chairs;
use crate::view::card::{Card, quoted};
use crate::view::private::{practise_now, start_alone};
use crate::view::words::{
    became_of, by_hours, evening_title, first_of, fit, in_text, length, link, long, paragraph,
    people, relative, row, time, together, venue, who, you_would,
};

/// Longest title and longest name of a format.
const TITLE_MAX: usize = 60;
const FORMAT_MAX: usize = 40;
/// People who are named on a card, each list's share where it is not the only one, and swaps: all
/// of it is one message.
const NAMED_MAX: usize = 60;
const OTHERS_NAMED_MAX: usize = 6;
const OVER_NAMED_MAX: usize = 20;
const SWAPS_MAX: usize = 6;

/// What an evening shows. `plan` leads to the plan, where a platform has addresses for messages.
pub fn evening(lang: &Language, shown: &EveningDelivery, plan: Option<&str>) -> Card {
    let plan = plan.map(link);
    let plan = plan.as_deref();
    match &shown.shows {
        EveningShows::Card(Shown::Call {
            evening,
            plan: agreed,
            state,
            coming,
            watching,
            out,
            waiting,
            mentioned,
            tells_attendance,
            shifts,
        }) => {
            let answers = Answers { coming, watching, out, waiting, mentioned };
            let mut card = call(lang, *evening, agreed, *state, &answers, plan);
            if *state == CallState::Open {
                card.lines.extend(shifts.iter().map(|shift| shifted(lang, shift)));
            }
            if *tells_attendance && *state == CallState::Open {
                card.say(text!(
                    lang,
                    "From this evening on, organisers see who came, came late or missed a seat \
                     without a word, and everybody's turns. What they see of you stands in your \
                     profile and in your turns."
                ));
            }
            card
        }
        EveningShows::Card(Shown::Plan {
            evening,
            plan: agreed,
            people,
            tables,
            over,
            elsewhere,
            swaps,
            draw,
            state,
        }) => {
            let seats = Seats { people: *people, tables, over, elsewhere, swaps, draw: *draw };
            self::plan(lang, *evening, agreed, *state, &seats)
        }
        EveningShows::Notice(notice, _) => {
            said(lang, Room { evening: shown.evening, agreed: &shown.agreed }, notice, plan)
        }
    }
}

/// Where the clocks have changed since the last evening, and not here.
fn shifted(lang: &Language, shift: &Shift) -> String {
    // The last part of its name is a city's.
    let city = shift.zone.rsplit('/').next().unwrap_or_default().replace('_', " ");
    if shift.by < Span::ZERO {
        let earlier = by_hours(lang, Span::ZERO - shift.by);
        text!(lang, "{earlier} earlier than last time for members in {city}", earlier, city)
    } else {
        let later = by_hours(lang, shift.by);
        text!(lang, "{later} later than last time for members in {city}", later, city)
    }
}

/// What people said to the call.
struct Answers<'a> {
    coming: &'a [MemberId],
    watching: &'a [MemberId],
    out: &'a [MemberId],
    waiting: &'a [MemberId],
    /// Who is asked by name, and has not answered.
    mentioned: &'a [MemberId],
}

/// Who sits where.
struct Seats<'a> {
    people: u16,
    tables: &'a [TableBrief],
    over: &'a [MemberId],
    elsewhere: &'a [MemberId],
    swaps: &'a [Swap],
    draw: u8,
}

/// The evening that something is said about.
#[derive(Clone, Copy)]
struct Room<'a> {
    evening: EveningId,
    agreed: &'a Plan,
}

impl Room<'_> {
    fn act(self, card: &mut Card, label: String, act: Act) {
        card.on_evening(self.evening, label, act);
    }
}

/// Its name, as people read it.
fn title(lang: &Language, agreed: &Plan) -> String {
    quoted(&fit(evening_title(lang, agreed), TITLE_MAX))
}

fn call(
    lang: &Language,
    evening: EveningId,
    agreed: &Plan,
    state: CallState,
    answers: &Answers<'_>,
    plan: Option<&str>,
) -> Card {
    match state {
        CallState::Open => open_call(lang, evening, agreed, answers),
        CallState::Drawn | CallState::Begun => {
            let mut card = Card::saying(drawn(lang, agreed, plan));
            if state == CallState::Drawn {
                card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
            }
            card
        }
        CallState::Over(how) => Card::saying(paragraph([
            text!(
                lang,
                "**{title}** · {at}.",
                title = title(lang, agreed),
                at = long(agreed.starts_at)
            ),
            became_of(lang, how),
        ])),
    }
}

/// What is left of the call once there is a plan.
fn drawn(lang: &Language, agreed: &Plan, plan: Option<&str>) -> String {
    let (title, at, relative) =
        (title(lang, agreed), long(agreed.starts_at), relative(agreed.starts_at));
    match plan {
        Some(plan) => text!(
            lang,
            "**{title}** · {at} ({relative}) · who sits where: {plan}",
            title,
            at,
            relative,
            plan
        ),
        None => text!(
            lang,
            "**{title}** · {at} ({relative}) · who sits where stands on the plan.",
            title,
            at,
            relative
        ),
    }
}

fn open_call(lang: &Language, evening: EveningId, agreed: &Plan, answers: &Answers<'_>) -> Card {
    let mut card = what_and_when(lang, agreed);
    card.say(answered(lang, answers));
    if !answers.mentioned.is_empty() {
        let people = people(lang, answers.mentioned);
        card.say(text!(lang, "{people}: do you come?", people));
    }
    answer_buttons(lang, &mut card, evening, agreed);
    card
}

fn what_and_when(lang: &Language, agreed: &Plan) -> Card {
    let title = title(lang, agreed);
    let what = match agreed.own_title() {
        Some(_) => {
            let format = in_text(lang, &fit(lang.title(&agreed.format_title), FORMAT_MAX));
            text!(lang, "**{title}** · {format}", title, format = quoted(&format))
        }
        None => format!("**{title}**"),
    };
    let held = agreed.venue.map(|at| venue(lang, at));
    let mut card = Card::saying(row([what].into_iter().chain(held)));
    card.say(text!(
        lang,
        "{at} ({relative}) · {minutes} min · seats are drawn by {draw_at}",
        at = long(agreed.starts_at),
        relative = relative(agreed.starts_at),
        minutes = agreed.minutes,
        draw_at = time(agreed.draw_at)
    ));
    card
}

fn answer_buttons(lang: &Language, card: &mut Card, evening: EveningId, agreed: &Plan) {
    card.on_evening(evening, text!(lang, "I'm in"), Act::In { is_sure: false });
    card.main();
    card.on_evening(evening, text!(lang, "Only observing"), Act::Watch);
    card.on_evening(evening, text!(lang, "Can't this time"), Act::Out);
    if agreed.is_of_series {
        card.on_evening(evening, text!(lang, "Every time"), Act::Regular { on: true });
    }
    card.look(text!(lang, "Why this"), Query::WhyAsked(evening));
}

/// The call as one member reads it alone.
pub(in crate::view) fn call_alone(lang: &Language, (evening, agreed): (EveningId, &Plan)) -> Card {
    let mut card = what_and_when(lang, agreed);
    card.say(text!(lang, "Do you come?"));
    answer_buttons(lang, &mut card, evening, agreed);
    card
}

fn answered(lang: &Language, answers: &Answers<'_>) -> String {
    let Answers { coming, watching, out, waiting, mentioned } = *answers;
    let others = [watching, out, waiting].map(|list| list.len().min(OTHERS_NAMED_MAX));
    let most = NAMED_MAX - others.iter().sum::<usize>() - mentioned.len().min(times::MENTIONED_MAX);
    let others = |list| first_of(lang, list, OTHERS_NAMED_MAX);
    let coming = (!coming.is_empty())
        .then(|| text!(lang, "In: {people}", people = first_of(lang, coming, most)));
    let watching = (!watching.is_empty())
        .then(|| text!(lang, "only observing: {people}", people = others(watching)));
    let out = (!out.is_empty()).then(|| text!(lang, "can't: {people}", people = others(out)));
    let waiting = (!waiting.is_empty())
        .then(|| text!(lang, "waiting for a place: {people}", people = others(waiting)));
    let all: Vec<String> = [coming, watching, out, waiting].into_iter().flatten().collect();
    if all.is_empty() { text!(lang, "Nobody has answered yet.") } else { row(all) }
}

fn plan(
    lang: &Language,
    evening: EveningId,
    agreed: &Plan,
    state: CallState,
    seats: &Seats<'_>,
) -> Card {
    let (title, at) = (title(lang, agreed), long(agreed.starts_at));
    if let CallState::Over(how) = state {
        let over = text!(lang, "**{title}** · {at}.", title, at);
        return Card::saying(paragraph([over, became_of(lang, how)]));
    }
    let sessions = seats.tables.iter().filter(|table| table.number.is_some()).count();
    let mut card = Card::saying(text!(
        lang,
        "**{title}** · {at} ({relative}) · {people}, {sessions}",
        title,
        at,
        relative = relative(agreed.starts_at),
        people = counted!(lang, seats.people, "{n} person", "{n} people"),
        sessions = counted!(lang, sessions, "{n} session", "{n} sessions")
    ));
    let below = match state {
        CallState::Open | CallState::Drawn => {
            text!(lang, "Each session has a message of its own below.")
        }
        CallState::Begun | CallState::Over(_) => {
            text!(lang, "Check-in is open: go on in your session's thread.")
        }
    };
    card.say(paragraph([what_everybody_does(lang, agreed.chairs), below]));
    if seats.draw > 1 {
        card.say(text!(lang, "The seats were drawn again: only these count."));
    }
    people_aside(lang, &mut card, seats);
    if state == CallState::Drawn {
        asked_swaps(lang, &mut card, seats.swaps);
        card.look(text!(lang, "Why", context = "who sits where"), Query::WhySeats(Some(evening)));
        card.look(text!(lang, "Swap"), Query::Swaps(evening));
        card.on_evening(evening, text!(lang, "Can't make it"), Act::Out);
    }
    card
}

/// What the format means for who sits in it.
fn what_everybody_does(lang: &Language, chairs: Chairs) -> String {
    match (chairs.swaps, chairs.is_for_two(), chairs.candidates.1) {
        (true, _, _) => text!(lang, "Everybody interviews once and answers once."),
        (false, true, _) => text!(lang, "In each session one interviews and one answers."),
        (false, false, 0 | 1) => {
            text!(lang, "In each session several interview one who answers.")
        }
        (false, false, _) => {
            text!(lang, "In each session several answer together, and others interview them.")
        }
    }
}

fn people_aside(lang: &Language, card: &mut Card, seats: &Seats<'_>) {
    let waits: Vec<MemberId> = seats
        .tables
        .iter()
        .filter(|table| table.number.is_none())
        .flat_map(|table| [&table.interviewers[..], &table.candidates].concat())
        .collect();
    if !waits.is_empty() {
        card.say(text!(
            lang,
            "Waiting for one more to make a session: {people}",
            people = first_of(lang, &waits, OTHERS_NAMED_MAX)
        ));
    }
    if !seats.over.is_empty() {
        card.say(text!(
            lang,
            "No place yet, and asked first when one frees: {people}",
            people = first_of(lang, seats.over, OVER_NAMED_MAX)
        ));
    }
    if !seats.elsewhere.is_empty() {
        card.say(text!(
            lang,
            "Seated in something else at that time: {people}",
            people = first_of(lang, seats.elsewhere, OTHERS_NAMED_MAX)
        ));
    }
}

/// Who asked whom, until the other says yes.
fn asked_swaps(lang: &Language, card: &mut Card, swaps: &[Swap]) {
    for swap in swaps.iter().take(SWAPS_MAX) {
        let (from, to) = (who(lang, swap.from), who(lang, swap.to));
        card.say(text!(lang, "{from} ⇄ {to}? {to}: [Swap]", from, to));
    }
    if let more @ 1.. = swaps.len().saturating_sub(SWAPS_MAX) {
        card.say(counted!(lang, more, "One more swap is asked.", "{n} more swaps are asked."));
    }
}

/// One table, so that a new notice does not compile before it has a sentence.
fn said(lang: &Language, room: Room<'_>, notice: &Notice, plan: Option<&str>) -> Card {
    let (title, at) = (title(lang, room.agreed), long(room.agreed.starts_at));
    match notice {
        Notice::Reminder { people, silent, is_drawn, is_late } => {
            reminder(lang, room, (people, silent), (*is_drawn, *is_late))
        }
        Notice::Seat { offer, left, to, until } => seat(lang, room, (*offer, left), *to, *until),
        Notice::Watch { offer, number, to, until } => {
            let mut card = Card::saying(text!(
                lang,
                "{to}, nobody is free to practise with you so far. You can observe #{number} \
                 instead, until {until}.",
                to = who(lang, *to),
                number,
                until = time(*until)
            ));
            observe(lang, room, &mut card, *offer, *number);
            card.main();
            room.act(
                &mut card,
                text!(lang, "Pass", context = "an offer"),
                Act::Pass { offer: *offer },
            );
            card
        }
        Notice::Together { offer, number, to, minutes } => {
            let both = together(lang, to);
            let would = if room.agreed.chairs.swaps {
                text!(
                    lang,
                    "{both}, you would interview each other in #{number}, {minutes} min.",
                    both,
                    number,
                    minutes
                )
            } else {
                text!(
                    lang,
                    "{both}, you would practise together in #{number}, {minutes} min.",
                    both,
                    number,
                    minutes
                )
            };
            let when = text!(lang, "You sit there once both have pressed.");
            let mut card = Card::saying(paragraph([would, when]));
            room.act(&mut card, text!(lang, "Take it"), Act::Take { offer: *offer });
            card.main();
            card
        }
        Notice::LeftOver { member, watch } => left_over(lang, room, *member, *watch),
        Notice::TooFew { people } => too_few(lang, room, people),
        Notice::CalledOff { by } => Card::saying(text!(
            lang,
            "{by} called off **{title}**, {at}. There is nothing to do.",
            by = who(lang, *by),
            title,
            at
        )),
        Notice::Missed { by } => {
            let mut card = Card::saying(text!(
                lang,
                "I was away, and back only {by} after the start of **{title}**: it is not held. \
                 Whoever is here all the same can find somebody at once.",
                by = length(lang, *by),
                title
            ));
            card.buttons.push(practise_now(lang));
            card
        }
        Notice::Changed { by, moved_from, is_other_format, then, out } => {
            changed(lang, room, *by, (*moved_from, *is_other_format), (*then, out))
        }
        Notice::NotShown { people } => {
            let mut card = Card::saying(text!(
                lang,
                "{people}: the message of your session cannot be shown, so it is not held. You are \
                 asked first when a place frees; or find somebody at once.",
                people = first_of(lang, people, OTHERS_NAMED_MAX)
            ));
            card.buttons.push(practise_now(lang));
            card
        }
        Notice::SessionOff { number, people, is_open } => {
            session_off(lang, *number, people, *is_open)
        }
        Notice::DrawnAgain { by } => {
            let by = who(lang, *by);
            Card::saying(match plan {
                Some(plan) => text!(
                    lang,
                    "{by} has the seats of **{title}** drawn again. Look where you sit now: {plan}",
                    by,
                    title,
                    plan
                ),
                None => text!(
                    lang,
                    "{by} has the seats of **{title}** drawn again. Look on the plan where you sit \
                     now.",
                    by,
                    title
                ),
            })
        }
    }
}

/// Their session is not held: what there is for them instead.
fn session_off(lang: &Language, number: u32, members: &[MemberId], is_open: bool) -> Card {
    let people = first_of(lang, members, OTHERS_NAMED_MAX);
    if !is_open {
        return Card::saying(text!(
            lang,
            "{people}: #{number} is called off, so you have no place for now. You are asked first \
             when one frees.",
            people,
            number
        ));
    }
    let mut card = Card::saying(text!(
        lang,
        "{people}: #{number} is called off. Whoever wants to practise all the same finds somebody \
         at once, or starts alone.",
        people,
        number
    ));
    card.buttons.extend([practise_now(lang), start_alone(lang)]);
    card
}

/// What was changed, and what becomes of what people said.
fn changed(
    lang: &Language,
    room: Room<'_>,
    by: Option<MemberId>,
    (moved_from, is_other_format): (Option<Moment>, bool),
    (then, out): (Then, &[MemberId]),
) -> Card {
    let (title, at) = (title(lang, room.agreed), long(room.agreed.starts_at));
    let moved = match (by.map(|by| who(lang, by)), moved_from.map(long)) {
        (Some(by), Some(before)) => {
            text!(lang, "{by} moved **{title}** from {before} to **{at}**.", by, title, before, at)
        }
        (Some(by), None) => text!(lang, "{by} changed **{title}**, {at}.", by, title, at),
        (None, Some(before)) => text!(
            lang,
            "The clocks of its time zone are changed: **{title}** is at **{at}** instead of \
             {before}.",
            title,
            at,
            before
        ),
        (None, None) => text!(lang, "**{title}** has changed, {at}.", title, at),
    };
    let format = is_other_format.then(|| {
        let format =
            quoted(&in_text(lang, &fit(lang.title(&room.agreed.format_title), FORMAT_MAX)));
        text!(lang, "It is held as {format} now.", format)
    });
    let then_what = match then {
        Then::AnswersStand => text!(lang, "What you answered stands."),
        Then::AskedAgain => {
            text!(lang, "So I ask once more: who comes? Whoever is in every time stays in.")
        }
        Then::SeatsStand if !out.is_empty() => text!(
            lang,
            "All other seats stand. Seated in something else at that time, and so not in this: \
             {people}.",
            people = first_of(lang, out, OTHERS_NAMED_MAX)
        ),
        Then::SeatsStand => text!(lang, "Your seats stand."),
        Then::DrawnAnew => text!(lang, "So seats are drawn anew, and the plan shows them."),
    };
    let mut card =
        Card::saying(paragraph([Some(moved), format, Some(then_what)].into_iter().flatten()));
    match then {
        Then::AskedAgain => {
            room.act(&mut card, text!(lang, "I'm in"), Act::In { is_sure: false });
            card.main();
            room.act(&mut card, text!(lang, "Can't this time"), Act::Out);
        }
        Then::AnswersStand => room.act(&mut card, text!(lang, "Can't this time"), Act::Out),
        Then::SeatsStand | Then::DrawnAnew => {
            room.act(&mut card, text!(lang, "Can't make it"), Act::Out);
        }
    }
    card
}

/// When it begins and when its seats are drawn; late, if so.
fn begins(
    lang: &Language,
    room: Room<'_>,
    when: String,
    (is_drawn, is_late): (bool, bool),
) -> Card {
    let draw = if is_drawn {
        text!(lang, "Who sits where stands on the plan.")
    } else {
        text!(lang, "Seats are drawn by {draw_at}.", draw_at = time(room.agreed.draw_at))
    };
    let late = is_late.then(|| text!(lang, "This comes late, because I was away."));
    Card::saying(paragraph(late.into_iter().chain([when, draw])))
}

/// A day before, as one member reads it alone: they come, or have not said whether they do.
pub(in crate::view) fn reminder_alone(
    lang: &Language,
    (evening, agreed): (EveningId, &Plan),
    is_silent: bool,
    (is_drawn, is_late): (bool, bool),
) -> Card {
    let room = Room { evening, agreed };
    let when = begins_at(lang, room);
    let mut card = begins(lang, room, when, (is_drawn, is_late));
    if is_silent {
        card.say(text!(lang, "You have not said yet whether you come."));
        room.act(&mut card, text!(lang, "I'm in"), Act::In { is_sure: false });
        card.main();
    }
    room.act(&mut card, text!(lang, "Can't make it"), Act::Out);
    card
}

fn begins_at(lang: &Language, room: Room<'_>) -> String {
    let (title, at) = (title(lang, room.agreed), long(room.agreed.starts_at));
    let relative = relative(room.agreed.starts_at);
    text!(lang, "**{title}** begins on {at} ({relative}).", title, at, relative)
}

/// A day before. `people` come, and `silent` have not said whether they do.
fn reminder(
    lang: &Language,
    room: Room<'_>,
    (coming, silent): (&[MemberId], &[MemberId]),
    (is_drawn, is_late): (bool, bool),
) -> Card {
    let when = if coming.is_empty() {
        begins_at(lang, room)
    } else {
        let people = people(lang, coming);
        let (title, at) = (title(lang, room.agreed), long(room.agreed.starts_at));
        let relative = relative(room.agreed.starts_at);
        text!(
            lang,
            "{people}: **{title}** begins on {at} ({relative}).",
            people,
            title,
            at,
            relative
        )
    };
    let mut card = begins(lang, room, when, (is_drawn, is_late));
    if !silent.is_empty() {
        card.say(text!(
            lang,
            "{people}: you have not said yet whether you come.",
            people = people(lang, silent)
        ));
        room.act(&mut card, text!(lang, "I'm in"), Act::In { is_sure: false });
    }
    room.act(&mut card, text!(lang, "Can't make it"), Act::Out);
    card
}

fn seat(
    lang: &Language,
    room: Room<'_>,
    (offer, left): (u16, &SeatLeft),
    to: Option<MemberId>,
    until: Moment,
) -> Card {
    let with = together(lang, &left.with);
    let free = match (to, left.number) {
        (Some(to), Some(number)) => text!(
            lang,
            "{to}, a seat in #{number} is free, with {with}.",
            to = who(lang, to),
            number,
            with
        ),
        (Some(to), None) => {
            text!(lang, "{to}, {with} could make a session with you.", to = who(lang, to), with)
        }
        (None, Some(number)) => {
            text!(lang, "A seat in #{number} is free, with {with}.", number, with)
        }
        (None, None) => text!(lang, "{with} could make a session with one more.", with),
    };
    let then = match to {
        Some(_) => text!(
            lang,
            "It is kept for you until {until}, then the next person is asked.",
            until = time(until)
        ),
        None => text!(lang, "The first to press has it, until {until}.", until = time(until)),
    };
    let would = you_would(lang, room.agreed.chairs.swaps, left.chair);
    let mut card = Card::saying(paragraph([free, would, then]));
    room.act(&mut card, text!(lang, "Take it"), Act::Take { offer });
    card.main();
    if to.is_some() {
        room.act(&mut card, text!(lang, "Pass", context = "an offer"), Act::Pass { offer });
    }
    card
}

fn observe(lang: &Language, room: Room<'_>, card: &mut Card, offer: u16, number: u32) {
    room.act(card, text!(lang, "Observe #{number}", number), Act::Take { offer });
}

fn left_over(lang: &Language, room: Room<'_>, member: MemberId, watch: Option<(u16, u32)>) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{member}, nobody is left to pair you with. Without a turn this time you are among the \
         last to be without one next time.",
        member = who(lang, member)
    ));
    if let Some((offer, number)) = watch {
        observe(lang, room, &mut card, offer, number);
    }
    card.buttons.extend([start_alone(lang), practise_now(lang)]);
    card
}

/// What fits those who are in where they make no session.
fn too_few(lang: &Language, room: Room<'_>, members: &[MemberId]) -> Card {
    let (title, at) = (title(lang, room.agreed), long(room.agreed.starts_at));
    let people = people(lang, members);
    let mut card = Card::saying(text!(
        lang,
        "{people}: too few are in for **{title}** on {at}, so it is not held.",
        people,
        title,
        at
    ));
    card.say(match members.len() {
        0 | 1 => text!(
            lang,
            "Alone you can practise whenever you like: I ask, and others rate it later. Or wait \
             for somebody who has half an hour too."
        ),
        2.. => text!(
            lang,
            "Two can interview each other all the same: when you have half an hour, press, and the \
             next who presses practises with you. Alone, I ask."
        ),
    });
    card.buttons.extend([practise_now(lang), start_alone(lang)]);
    card
}
