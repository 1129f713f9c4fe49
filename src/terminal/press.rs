//! Numbered buttons and pickers: what a member types instead of pressing.
//!
//! What the room sees is numbered for everybody (`3`), a private screen for its member (`p3`). A
//! button that is shown again keeps its number, and old numbers go on to answer: the house says
//! politely what has become of them.

use std::collections::BTreeMap;
use std::fmt;

use crate::base::MemberId;
use crate::interview::Act;
use crate::protocol::Command;
use crate::view::{Button, Card, Form, Picker, Press};

/// Buttons and pickers that are kept for the room, and for each member. Two sessions of a large
/// group show fewer.
const KEPT_MAX: usize = 512;

/// The number of a button or picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    /// In the room.
    Room(u32),
    /// On a private screen.
    Own(u32),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Room(number) => write!(f, "{number}"),
            Self::Own(number) => write!(f, "p{number}"),
        }
    }
}

/// The numbers that the parts of a card were given, in the card's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Of the pickers.
    pub pickers: Vec<Number>,
    /// Of the buttons.
    pub buttons: Vec<Number>,
}

/// Why nothing could be pressed. The text is for who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PressFault {
    /// No such number.
    #[error("there is no button [{0}]: type the number of one that was shown")]
    NoSuchNumber(Number),
    /// A picker needs an option.
    #[error("[{number}] is a choice of {count}: type `{number} 2` for its second option")]
    OptionWanted {
        /// Its number.
        number: Number,
        /// How many options it has.
        count: usize,
    },
    /// It has no such option.
    #[error("[{number}] has {count} options: type a number from 1 to {count} behind it")]
    NoSuchOption {
        /// Its number.
        number: Number,
        /// How many options it has.
        count: usize,
    },
    /// A button has no options.
    #[error("[{0}] is a button: type its number alone")]
    IsAButton(Number),
}

/// Whether private screens have numbers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// The room's numbers, and each member's.
    Apart,
    /// One row of numbers: there is only one member.
    Together,
}

/// Everything that can be pressed.
#[derive(Debug)]
pub(super) struct Presses {
    numbering: Numbering,
    room: Shelf,
    own: BTreeMap<MemberId, Shelf>,
    shown: u64,
}

impl Presses {
    /// Nothing yet.
    pub(super) fn new(numbering: Numbering) -> Self {
        Self { numbering, room: Shelf::default(), own: BTreeMap::new(), shown: 0 }
    }

    /// Whether private screens have numbers of their own.
    pub(super) fn numbering(&self) -> Numbering {
        self.numbering
    }

    /// Numbers a card of the room.
    pub(super) fn number_room(&mut self, card: &Card) -> Numbered {
        self.shown += 1;
        self.room.number(card, self.shown, Number::Room)
    }

    /// Numbers a private screen of `member`.
    pub(super) fn number_own(&mut self, member: MemberId, card: &Card) -> Numbered {
        self.shown += 1;
        match self.numbering {
            Numbering::Together => self.room.number(card, self.shown, Number::Room),
            Numbering::Apart => {
                self.own.entry(member).or_default().number(card, self.shown, Number::Own)
            }
        }
    }

    /// What `member` presses with this number.
    ///
    /// # Errors
    /// [`PressFault`], which says what to type instead.
    pub(super) fn find(
        &self,
        member: MemberId,
        number: Number,
        option: Option<usize>,
    ) -> Result<Press, PressFault> {
        let part = match number {
            Number::Room(number) => self.room.parts.get(&number),
            Number::Own(number) => self.own.get(&member).and_then(|own| own.parts.get(&number)),
        };
        let part = part.ok_or(PressFault::NoSuchNumber(number))?;
        match (&part.what, option) {
            (What::Button(press), None) => Ok(press.clone()),
            (What::Button(_), Some(_)) => Err(PressFault::IsAButton(number)),
            (What::Picker(options), None) => {
                Err(PressFault::OptionWanted { number, count: options.len() })
            }
            (What::Picker(options), Some(option)) => {
                let place = option.checked_sub(1);
                place
                    .and_then(|place| options.get(place))
                    .cloned()
                    .ok_or(PressFault::NoSuchOption { number, count: options.len() })
            }
        }
    }

    /// The button that `member` saw last among those called so.
    pub(super) fn called(&self, member: MemberId, label: &str) -> Option<Press> {
        self.newest(member, |known| known == label)
    }

    /// The button that `member` saw last among those whose label begins with these whole words;
    /// none that cannot be taken back, for which the whole label is wanted.
    pub(super) fn beginning(&self, member: MemberId, label: &str) -> Option<Press> {
        let begins = |known: &str| {
            known.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        self.newest(member, begins).filter(|press| !is_final(press))
    }

    /// What is on the buttons that `member` has seen.
    pub(super) fn labels(&self, member: MemberId) -> impl Iterator<Item = &str> {
        let own = self.own.get(&member).into_iter().flat_map(|own| own.parts.values());
        self.room.parts.values().chain(own).map(|part| part.label.as_str())
    }

    fn newest(&self, member: MemberId, fits: impl Fn(&str) -> bool) -> Option<Press> {
        let own = self.own.get(&member).into_iter().flat_map(|own| own.parts.values());
        let all = self.room.parts.values().chain(own);
        all.filter(|part| fits(&part.label))
            .filter_map(|part| match &part.what {
                What::Button(press) => Some((part.shown, press)),
                What::Picker(_) => None,
            })
            .max_by_key(|(shown, _)| *shown)
            .map(|(_, press)| press.clone())
    }
}

/// Numbers of one kind.
#[derive(Debug, Default)]
struct Shelf {
    last: u32,
    parts: BTreeMap<u32, Part>,
}

#[derive(Debug)]
struct Part {
    /// In lower case.
    label: String,
    what: What,
    /// When it was shown last.
    shown: u64,
}

#[derive(Debug)]
enum What {
    Button(Press),
    Picker(Vec<Press>),
}

impl Shelf {
    fn number(&mut self, card: &Card, shown: u64, number: fn(u32) -> Number) -> Numbered {
        let picker = |picker: &Picker| {
            let options = picker.options.iter().map(|option| option.press.clone()).collect();
            (picker.label.to_lowercase(), What::Picker(options))
        };
        let button =
            |button: &Button| (button.label.to_lowercase(), What::Button(button.press.clone()));
        let mut place = |(label, what)| number(self.place(Part { label, what, shown }));
        let pickers = card.pickers.iter().map(|p| place(picker(p))).collect();
        let buttons = card.buttons.iter().map(|b| place(button(b))).collect();
        Numbered { pickers, buttons }
    }

    fn place(&mut self, part: Part) -> u32 {
        let known = self.parts.iter_mut().rev().find(|(_, known)| known.is_again(&part));
        if let Some((number, known)) = known {
            *known = part;
            return *number;
        }
        self.last += 1;
        self.parts.insert(self.last, part);
        while self.parts.len() > KEPT_MAX {
            self.parts.pop_first();
        }
        self.last
    }
}

impl Part {
    /// Whether `other` is the same thing shown again. A picker's options may carry what was chosen
    /// before; the same label over the same number of options in the same session is the same one.
    fn is_again(&self, other: &Self) -> bool {
        if self.label != other.label {
            return false;
        }
        match (&self.what, &other.what) {
            (What::Button(a), What::Button(b)) => is_same(a, b),
            (What::Picker(a), What::Picker(b)) => {
                a.len() == b.len() && a.first() == b.first() && a.last() == b.last()
            }
            (What::Button(_), What::Picker(_)) | (What::Picker(_), What::Button(_)) => false,
        }
    }
}

/// Whether it ends something for good.
fn is_final(press: &Press) -> bool {
    matches!(
        press,
        Press::Do(
            Command::Forget
                | Command::Act {
                    act: Act::Leave
                        | Act::Cancel
                        | Act::EndHere
                        | Act::EmergencyStop
                        | Act::StopMyTurn
                        | Act::StepOut
                        | Act::CloseRating
                        | Act::OwnSkip,
                    ..
                }
        )
    )
}

/// A form is the same one whatever was written in it so far.
fn is_same(a: &Press, b: &Press) -> bool {
    match (a, b) {
        (
            Press::Fill(Form::Words { session: a, turn: of_a, .. }),
            Press::Fill(Form::Words { session: b, turn: of_b, .. }),
        ) => a == b && of_a == of_b,
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use crate::base::SessionId;
    use crate::protocol::Query;
    use crate::view::PickerOption;

    use super::*;

    const ANA: MemberId = MemberId(1);
    const BEN: MemberId = MemberId(2);

    fn act(act: Act) -> Press {
        Press::act(SessionId(9), act)
    }

    fn card(buttons: &[(&str, Press)]) -> Card {
        let buttons = buttons.iter().map(|(label, press)| Button::new(*label, press.clone()));
        Card { buttons: buttons.collect(), ..Card::default() }
    }

    #[test]
    fn a_button_shown_again_keeps_its_number_and_any_member_can_press_it() {
        let mut presses = Presses::new(Numbering::Apart);
        let here = card(&[("I'm here", act(Act::CheckIn)), ("Late", act(Act::Late))]);
        assert_eq!(presses.number_room(&here).buttons, [Number::Room(1), Number::Room(2)]);
        presses.number_room(&card(&[("Done", act(Act::Done))]));
        assert_eq!(presses.number_room(&here).buttons, [Number::Room(1), Number::Room(2)]);
        for member in [ANA, BEN] {
            assert_eq!(presses.find(member, Number::Room(3), None), Ok(act(Act::Done)));
        }
    }

    #[test]
    fn private_numbers_are_their_members() {
        let mut presses = Presses::new(Numbering::Apart);
        let ask = card(&[("Ask it", act(Act::Ask))]);
        assert_eq!(presses.number_own(ANA, &ask).buttons, [Number::Own(1)]);
        assert_eq!(presses.find(ANA, Number::Own(1), None), Ok(act(Act::Ask)));
        let fault = presses.find(BEN, Number::Own(1), None).unwrap_err();
        assert_eq!(fault, PressFault::NoSuchNumber(Number::Own(1)));
        assert_eq!(presses.called(BEN, "ask it"), None);
        let mut alone = Presses::new(Numbering::Together);
        assert_eq!(alone.number_own(ANA, &ask).buttons, [Number::Room(1)]);
    }

    #[test]
    fn a_label_means_the_button_that_was_seen_last() {
        let mut presses = Presses::new(Numbering::Apart);
        presses.number_room(&card(&[("Done", act(Act::Done))]));
        presses.number_own(ANA, &card(&[("Done", act(Act::OwnDone))]));
        assert_eq!(presses.called(ANA, "done"), Some(act(Act::OwnDone)));
        assert_eq!(presses.called(BEN, "done"), Some(act(Act::Done)));
        presses.number_room(&card(&[("Done", act(Act::Done))]));
        assert_eq!(presses.called(ANA, "done"), Some(act(Act::Done)));
        assert_eq!(presses.called(BEN, "do"), None);
    }

    #[test]
    fn whole_words_of_a_label_are_enough_but_for_what_ends_something() {
        let mut presses = Presses::new(Numbering::Apart);
        let seat = Press::act(SessionId(9), Act::CheckIn);
        let ends = [
            ("Step out", Act::StepOut),
            ("Stop my turn", Act::StopMyTurn),
            ("End here", Act::EndHere),
            ("Emergency stop", Act::EmergencyStop),
            ("Leave for good", Act::Leave),
        ];
        presses.number_room(&card(&[("I'm here", seat.clone())]));
        for (label, what) in &ends {
            presses.number_room(&card(&[(label, act(what.clone()))]));
        }
        assert_eq!(presses.beginning(ANA, "i'm"), Some(seat));
        for cut in ["i", "i'm he", "s", "step", "stop", "stop my", "e", "end", "emergency", "leave"]
        {
            assert_eq!(presses.beginning(ANA, cut), None, "{cut}");
        }
        for (label, what) in ends {
            assert_eq!(presses.called(ANA, &label.to_lowercase()), Some(act(what)));
        }
    }

    #[test]
    fn a_picker_wants_an_option_and_a_button_none() {
        let look = |query| Press::Look(query);
        let option = |press| PickerOption {
            label: "x".to_owned(),
            description: None,
            press,
            is_chosen: false,
        };
        let picker = Picker {
            label: "Which".to_owned(),
            options: vec![option(look(Query::Goal)), option(look(Query::Sessions))],
            group: 0,
        };
        let mut presses = Presses::new(Numbering::Apart);
        let mut both = card(&[("Done", act(Act::Done))]);
        both.pickers.push(picker);
        let numbered = presses.number_own(ANA, &both);
        let [which] = numbered.pickers[..] else { panic!() };
        assert_eq!(presses.find(ANA, which, Some(2)), Ok(look(Query::Sessions)));
        for option in [None, Some(0), Some(3), Some(usize::MAX)] {
            assert!(presses.find(ANA, which, option).is_err());
        }
        let fault = presses.find(ANA, numbered.buttons[0], Some(1)).unwrap_err();
        assert!(fault.to_string().contains("is a button"));
    }

    #[test]
    fn memory_is_bounded_and_the_newest_stay() {
        let mut presses = Presses::new(Numbering::Apart);
        for turn in 0..2_000_u32 {
            let press = Press::Look(Query::Details(SessionId(i64::from(turn))));
            presses.number_room(&card(&[("Details", press)]));
        }
        assert_eq!(presses.room.parts.len(), KEPT_MAX);
        assert!(presses.find(ANA, Number::Room(2_000), None).is_ok());
        assert!(presses.find(ANA, Number::Room(1), None).is_err());
    }
}
