//! The rule of a series, in words.

use crate::base::{Language, counted, text};
use crate::calendar::{End, Every, Nth, Series, ShortMonth, Weekday};

/// When it comes, and until when: `every Tuesday 19:00`.
pub(in crate::view) fn series(lang: &Language, series: &Series) -> String {
    let time = series.time();
    let rule = match series.every() {
        Every::Week(day) => weekly(lang, day, &time.to_string()),
        Every::SecondWeek(day) => fortnightly(lang, day, &time.to_string()),
        Every::Month(nth, day) => monthly(lang, nth, &weekday(lang, day), &time.to_string()),
        Every::Day(day, ShortMonth::Skip) if day > SHORTEST_MONTH => {
            text!(lang, "on day {day} of every month that has it, {time}", day = day, time = time)
        }
        Every::Day(day, ShortMonth::LastDay) if day > SHORTEST_MONTH => text!(
            lang,
            "on day {day} of every month, or its last day, {time}",
            day = day,
            time = time
        ),
        Every::Day(day, ShortMonth::LastDay | ShortMonth::Skip) => {
            text!(lang, "on day {day} of every month, {time}", day = day, time = time)
        }
    };
    match series.end() {
        End::Never => rule,
        End::Until(date) => text!(lang, "{rule}, until {date}", rule = rule, date = date),
        End::Count(count) => {
            counted!(lang, i64::from(count), "{rule}, once", "{rule}, {n} times", rule = rule)
        }
    }
}

/// Days that every month has.
const SHORTEST_MONTH: i8 = 28;

/// On this day of every week.
fn weekly(lang: &Language, day: Weekday, time: &str) -> String {
    match day {
        Weekday::Monday => text!(lang, "every Monday {time}", time = time),
        Weekday::Tuesday => text!(lang, "every Tuesday {time}", time = time),
        Weekday::Wednesday => text!(lang, "every Wednesday {time}", time = time),
        Weekday::Thursday => text!(lang, "every Thursday {time}", time = time),
        Weekday::Friday => text!(lang, "every Friday {time}", time = time),
        Weekday::Saturday => text!(lang, "every Saturday {time}", time = time),
        Weekday::Sunday => text!(lang, "every Sunday {time}", time = time),
    }
}

/// On this day of every second week.
fn fortnightly(lang: &Language, day: Weekday, time: &str) -> String {
    match day {
        Weekday::Monday => text!(lang, "every second Monday {time}", time = time),
        Weekday::Tuesday => text!(lang, "every second Tuesday {time}", time = time),
        Weekday::Wednesday => text!(lang, "every second Wednesday {time}", time = time),
        Weekday::Thursday => text!(lang, "every second Thursday {time}", time = time),
        Weekday::Friday => text!(lang, "every second Friday {time}", time = time),
        Weekday::Saturday => text!(lang, "every second Saturday {time}", time = time),
        Weekday::Sunday => text!(lang, "every second Sunday {time}", time = time),
    }
}

/// On one day of this name in every month.
fn monthly(lang: &Language, nth: Nth, day: &str, time: &str) -> String {
    match nth {
        Nth::First => text!(lang, "every month on the first {day}, {time}", day = day, time = time),
        Nth::Second => {
            text!(lang, "every month on the second {day}, {time}", day = day, time = time)
        }
        Nth::Third => text!(lang, "every month on the third {day}, {time}", day = day, time = time),
        Nth::Fourth => {
            text!(lang, "every month on the fourth {day}, {time}", day = day, time = time)
        }
        Nth::Last => text!(lang, "every month on the last {day}, {time}", day = day, time = time),
    }
}

/// A day's name.
fn weekday(lang: &Language, day: Weekday) -> String {
    match day {
        Weekday::Monday => text!(lang, "Monday"),
        Weekday::Tuesday => text!(lang, "Tuesday"),
        Weekday::Wednesday => text!(lang, "Wednesday"),
        Weekday::Thursday => text!(lang, "Thursday"),
        Weekday::Friday => text!(lang, "Friday"),
        Weekday::Saturday => text!(lang, "Saturday"),
        Weekday::Sunday => text!(lang, "Sunday"),
    }
}
