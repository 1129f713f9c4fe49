//! What names are made of: verbs, and arguments that are numbers, words of files, or nothing.

use std::str::Split;

use crate::bank::{Kind, Level, Tag, Trigger};
use crate::base::{
    CalibrationNo, DebriefNo, EveningId, GoalNo, MemberId, Moment, PitchNo, PollId, ProposalNo,
    SeriesId, SessionId, Slug, StoryNo,
};
use crate::calendar::{Date, Hours, On, Rule, Tier, TimeOfDay, Weekdays};
use crate::interview::{InterviewerRating, KitNo, MadeOn, PassNo, RoundNo, Seat, Stretch, TurnNo};
use crate::protocol::{AuditPage, DraftId};
use crate::rubric::{Choice, CompetencyId, CompetencyNo, Mark, RubricId};

/// Something with a verb of its own.
pub(super) trait Verb: Sized {
    /// Writes the verb behind the name and the arguments behind it, the session first if there is
    /// one; false, and nothing written, for what no button carries.
    fn write(&self, session: Option<SessionId>, name: &mut String) -> bool;
    /// What the verb means with the arguments that follow.
    fn read(verb: &str, parts: &mut Split<'_, char>) -> Option<Self>;
}

/// An argument: one part of a name, or several.
pub(super) trait Argument: Sized {
    /// Writes this behind the name.
    fn behind(&self, name: &mut String);
    fn read(parts: &mut Split<'_, char>) -> Option<Self>;
}

/// Arguments that are a number.
macro_rules! numbers {
    ($($of:ty: |$own:ident| $into:expr, |$number:ident| $from:expr;)*) => { $(
        impl Argument for $of {
            fn behind(&self, name: &mut String) {
                let $own = self;
                name.push(':');
                base36($into, name);
            }

            fn read(parts: &mut Split<'_, char>) -> Option<Self> {
                let $number = number(parts.next()?)?;
                $from
            }
        }
    )* };
}

numbers! {
    u8: |own| i64::from(*own), |number| u8::try_from(number).ok();
    u16: |own| i64::from(*own), |number| u16::try_from(number).ok();
    Moment: |own| own.ms(), |number| Some(Moment::from_ms(number));
    TimeOfDay: |own| i64::from(own.minutes()),
        |number| u16::try_from(number).ok().and_then(TimeOfDay::new);
    Date: |own| day_no(*own), |number| day(number);
    AuditPage: |own| own.0, |number| Some(AuditPage(number));
    DraftId: |own| own.0, |number| Some(DraftId(number));
    PitchNo: |own| own.0, |number| Some(PitchNo(number));
    PollId: |own| own.0, |number| Some(PollId(number));
    ProposalNo: |own| own.0, |number| Some(ProposalNo(number));
    CalibrationNo: |own| own.0, |number| Some(CalibrationNo(number));
    DebriefNo: |own| own.0, |number| Some(DebriefNo(number));
    Weekdays: |own| i64::from(u8::from(*own)),
        |number| u8::try_from(number).ok().and_then(|bits| Weekdays::try_from(bits).ok());
    StoryNo: |own| own.0, |number| Some(StoryNo(number));
    GoalNo: |own| own.0, |number| Some(GoalNo(number));
    SeriesId: |own| own.0, |number| Some(SeriesId(number));
    CompetencyNo: |own| i64::from(own.0), |number| u8::try_from(number).ok().map(CompetencyNo);
    Stretch: |own| i64::from(own.0), |number| u8::try_from(number).ok().map(Stretch);
    TurnNo: |own| i64::from(own.0), |number| u8::try_from(number).ok().map(TurnNo);
    EveningId: |own| own.0, |number| Some(EveningId(number));
    SessionId: |own| own.0, |number| Some(SessionId(number));
    MemberId: |own| own.0, |number| Some(MemberId(number));
    Mark: |own| i64::from(own.value()), |number| Mark::try_from(u8::try_from(number).ok()?).ok();
    Choice: |own| match own {
        Choice::CouldNotTell => 0,
        Choice::Mark(mark) => i64::from(mark.value()),
    }, |number| match u8::try_from(number).ok()? {
        0 => Some(Choice::CouldNotTell),
        level => Mark::try_from(level).ok().map(Choice::Mark),
    };
    Trigger: |own| Trigger::ALL.iter().position(|one| one == own).and_then(|no| i64::try_from(no).ok()).unwrap_or(0),
        |number| Trigger::ALL.get(usize::try_from(number).ok()?).copied();
    Kind: |own| Kind::ALL.iter().position(|one| one == own).and_then(|no| i64::try_from(no).ok()).unwrap_or(0),
        |number| Kind::ALL.get(usize::try_from(number).ok()?).copied();
    Level: |own| Level::ALL.iter().position(|one| one == own).and_then(|no| i64::try_from(no).ok()).unwrap_or(0),
        |number| Level::ALL.get(usize::try_from(number).ok()?).copied();
}

/// Arguments that are a name out of a file, which has no colon in it.
macro_rules! names {
    ($($of:ty: |$own:ident| $slug:expr, $from:expr;)*) => { $(
        impl Argument for $of {
            fn behind(&self, name: &mut String) {
                let $own = self;
                name.push(':');
                name.push_str($slug.as_str());
            }

            fn read(parts: &mut Split<'_, char>) -> Option<Self> {
                parts.next()?.parse::<Slug>().ok().map($from)
            }
        }
    )* };
}

names! {
    Slug: |own| own, |slug| slug;
    RubricId: |own| own.0, RubricId;
    CompetencyId: |own| own.0, CompetencyId;
}

/// Nothing is no part at all, so it stands behind everything else.
macro_rules! perhaps {
    ($($of:ty;)*) => { $(
        impl Argument for Option<$of> {
            fn behind(&self, name: &mut String) {
                self.iter().for_each(|one| one.behind(name));
            }

            fn read(parts: &mut Split<'_, char>) -> Option<Self> {
                if parts.clone().next().is_none() { Some(None) } else { Argument::read(parts).map(Some) }
            }
        }
    )* };
}

perhaps! {
    AuditPage;
    RubricId;
    DebriefNo;
    ProposalNo;
    SessionId;
    MemberId;
    Slug;
    Date;
    DraftId;
}

/// A date as a number: 8 December 2026 is 20,261,208.
fn day_no(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

fn day(number: i64) -> Option<Date> {
    let part = |number: i64| i8::try_from(number % 100).ok();
    let year = i16::try_from(number / 10_000).ok()?;
    Date::new(year, part(number / 100)?, part(number)?).ok()
}

impl Argument for Tag {
    fn behind(&self, name: &mut String) {
        name.push(':');
        name.push_str(self.as_str());
    }

    fn read(parts: &mut Split<'_, char>) -> Option<Self> {
        Self::new(parts.next()?).ok()
    }
}

/// How gladly, on which days, and between which hours, if there are any.
impl Argument for Rule {
    fn behind(&self, name: &mut String) {
        match self.tier {
            Tier::Not => 0_u8,
            Tier::RatherNot => 1,
            Tier::Can => 2,
        }
        .behind(name);
        match self.on {
            On::Weekdays(days) => days.behind(name),
            On::Dates(first, last) => {
                0_u8.behind(name);
                first.behind(name);
                last.behind(name);
            }
        }
        if let Some(hours) = self.hours {
            hours.from().behind(name);
            hours.to().behind(name);
        }
    }

    fn read(parts: &mut Split<'_, char>) -> Option<Self> {
        let tier = match u8::read(parts)? {
            0 => Tier::Not,
            1 => Tier::RatherNot,
            2 => Tier::Can,
            _ => return None,
        };
        let on = match u8::read(parts)? {
            0 => On::Dates(Date::read(parts)?, Date::read(parts)?),
            bits => On::Weekdays(Weekdays::try_from(bits).ok()?),
        };
        let hours = match parts.clone().next() {
            Some(_) => Some(Hours::new(TimeOfDay::read(parts)?, TimeOfDay::read(parts)?).ok()?),
            None => None,
        };
        Some(Self { tier, on, hours })
    }
}

impl Argument for InterviewerRating {
    fn behind(&self, name: &mut String) {
        let Self { realistic, specific, useful } = self;
        [realistic, specific, useful].into_iter().for_each(|mark| mark.behind(name));
    }

    fn read(parts: &mut Split<'_, char>) -> Option<Self> {
        let mut mark = || Argument::read(parts);
        Some(Self { realistic: mark()?, specific: mark()?, useful: mark()? })
    }
}

/// What was written in a form before is not in its name: it is looked up when it opens.
impl<const FIELDS: usize> Argument for [String; FIELDS]
where
    Self: Default,
{
    fn behind(&self, _name: &mut String) {}

    fn read(_parts: &mut Split<'_, char>) -> Option<Self> {
        Some(Self::default())
    }
}

/// What an act was made on: one part, a letter and numbers between dots. Behind everything else, so
/// that names without it are whole.
impl Argument for Option<MadeOn> {
    fn behind(&self, name: &mut String) {
        let (letter, numbers): (char, Vec<i64>) = match self {
            // The first is no part at all; the others are never behind a button.
            None | Some(MadeOn::Written(_) | MadeOn::Unsaid) => return,
            Some(MadeOn::Plan) => ('p', Vec::new()),
            Some(MadeOn::Begun) => ('b', Vec::new()),
            Some(MadeOn::Seat(seat)) => ('s', vec![seat_no(*seat)]),
            Some(MadeOn::Stage(pass, stage)) => ('g', vec![pass.0.into(), (*stage).into()]),
            Some(MadeOn::Pass(pass)) => ('t', vec![pass.0.into()]),
            Some(MadeOn::Break(next)) => ('h', vec![next.0.into()]),
            Some(MadeOn::Offered(pass, round, question)) => {
                ('o', vec![pass.0.into(), round.0.into(), question.0.into()])
            }
            Some(MadeOn::Asked(pass, round, ask)) => {
                ('a', vec![pass.0.into(), round.0.into(), (*ask).into()])
            }
            Some(MadeOn::Clock(pass, round, ask, extended)) => {
                ('e', vec![pass.0.into(), round.0.into(), (*ask).into(), (*extended).into()])
            }
            Some(MadeOn::Chair(pass, from)) => ('c', vec![pass.0.into(), from.0]),
            Some(MadeOn::Pause(since)) => ('z', vec![since.ms()]),
        };
        name.push(':');
        name.push(letter);
        for (no, one) in numbers.into_iter().enumerate() {
            if no > 0 {
                name.push('.');
            }
            base36(one, name);
        }
    }

    fn read(parts: &mut Split<'_, char>) -> Option<Self> {
        let Some(part) = parts.next() else { return Some(None) };
        let letter = part.chars().next()?;
        let rest = part.get(1..)?;
        let all: Option<Vec<i64>> =
            if rest.is_empty() { Some(Vec::new()) } else { rest.split('.').map(number).collect() };
        let small = |n: i64| u8::try_from(n).ok();
        let pass = |n: i64| small(n).map(PassNo);
        let round = |n: i64| small(n).map(RoundNo);
        Some(Some(match (letter, all?.as_slice()) {
            ('p', []) => MadeOn::Plan,
            ('b', []) => MadeOn::Begun,
            ('s', [seat]) => MadeOn::Seat(*SEATS.get(usize::try_from(*seat).ok()?)?),
            ('g', [of, stage]) => MadeOn::Stage(pass(*of)?, small(*stage)?),
            ('t', [of]) => MadeOn::Pass(pass(*of)?),
            ('h', [next]) => MadeOn::Break(pass(*next)?),
            ('o', [of, no, kit]) => {
                MadeOn::Offered(pass(*of)?, round(*no)?, KitNo(u16::try_from(*kit).ok()?))
            }
            ('a', [of, no, ask]) => MadeOn::Asked(pass(*of)?, round(*no)?, small(*ask)?),
            ('e', [of, no, ask, extended]) => {
                MadeOn::Clock(pass(*of)?, round(*no)?, small(*ask)?, small(*extended)?)
            }
            ('c', [of, from]) => MadeOn::Chair(pass(*of)?, MemberId(*from)),
            ('z', [since]) => MadeOn::Pause(Moment::from_ms(*since)),
            (_, _) => return None,
        }))
    }
}

/// Seats by their numbers in a name.
const SEATS: [Seat; 3] = [Seat::Candidate, Seat::Interviewer, Seat::Observer];

fn seat_no(seat: Seat) -> i64 {
    match seat {
        Seat::Candidate => 0,
        Seat::Interviewer => 1,
        Seat::Observer => 2,
    }
}

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The most digits that a number has.
const DIGITS_MAX: usize = 13;

/// Ids are never negative; one that is would be written as 0, which is nobody's.
fn base36(number: i64, name: &mut String) {
    let mut rest = u64::try_from(number).unwrap_or(0);
    let mut digits = ['0'; DIGITS_MAX];
    let mut first = DIGITS_MAX;
    loop {
        first -= 1;
        digits[first] = char::from(DIGITS[(rest % 36) as usize]);
        rest /= 36;
        if rest == 0 {
            return name.extend(&digits[first..]);
        }
    }
}

/// Only what [`base36`] writes: no sign, no capitals, no zeros in front.
fn number(text: &str) -> Option<i64> {
    let found = i64::from_str_radix(text, 36).ok().filter(|n| *n >= 0)?;
    let mut again = String::new();
    base36(found, &mut again);
    (again == text).then_some(found)
}
