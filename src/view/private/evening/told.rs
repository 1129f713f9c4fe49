//! What one person is told who says something to a call or a plan, or may not.

use crate::base::{EveningId, Language, Moment, Span, counted, text};
use crate::evening::{Act, Chair, Heard, Refusal, times};
use crate::protocol::{
    Alone, Command, EveningEdit, NotCalled, ProfileEdit, Query, Reminding, Silence,
};
use crate::view::card::{Button, Card, Press, quoted};
use crate::view::private::refused::organisers_only;
use crate::view::words::{booked_out, long, reminders, shift_for_you, time, who, you_do};

/// The evening that somebody is told about.
#[derive(Debug, Clone, Copy)]
pub(in crate::view::private) struct Of {
    pub(in crate::view::private) evening: EveningId,
    pub(in crate::view::private) is_of_series: bool,
    /// Whether those who face each other change places.
    pub(in crate::view::private) swaps: bool,
    pub(in crate::view::private) starts_at: Moment,
    /// So much later than last time it is on their clock, where clocks have changed.
    pub(in crate::view::private) shift: Option<Span>,
}

impl Of {
    pub(in crate::view::private) fn act(self, card: &mut Card, label: String, act: Act) {
        card.on_evening(self.evening, label, act);
    }

    pub(in crate::view::private) fn after_all(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Can't after all"), Act::Out);
    }

    pub(in crate::view::private) fn ask(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Ask me for these"), Act::Asked { on: true });
    }

    pub(in crate::view::private) fn do_not_ask(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "Don't ask me for these"), Act::Asked { on: false });
    }

    pub(in crate::view::private) fn in_after_all(self, lang: &Language, card: &mut Card) {
        self.act(card, text!(lang, "I'm in after all"), Act::In { is_sure: false });
    }
}

/// One table, so that nothing new compiles before it has a sentence.
pub(in crate::view::private) fn told(
    lang: &Language,
    of: Of,
    heard: &Heard,
    reminding: Option<Reminding>,
) -> Card {
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

pub(in crate::view::private) fn stops_asking(lang: &Language) -> String {
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
pub(in crate::view::private) fn refused(
    lang: &Language,
    evening: EveningId,
    refusal: Refusal,
) -> Card {
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

pub(in crate::view::private) fn no_such(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "There is no such evening here. Look in the practice channel for the next call."
    ))
}

/// An evening is called: who called it may be in at once.
pub(in crate::view::private) fn called(
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
pub(in crate::view::private) fn not_called(lang: &Language, why: NotCalled) -> Card {
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
