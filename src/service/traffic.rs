//! How what is to be shown comes through: for those who look after the house or after a group.

use std::collections::BTreeMap;

use crate::base::{GuildId, Moment, Span};
use crate::protocol::{HeldTraffic, Lateness, PlaceTraffic, Traffic, TrafficPlace};
use crate::store::traffic::{self, DeliveryState, TrafficRow};
use crate::store::{Lane, Read, direct};

use super::error::ServiceError;
use super::saved::read_json;
use super::written::OWN_REASONS;

/// What was settled in this time is counted.
const WITHIN: Span = Span::from_hours(24);
/// Rows of a sort that are counted, at most.
const ROWS_MAX: u32 = 20_000;
/// The longest reason that is shown, in characters.
const REASON_MAX: usize = 80;

/// How the outbox stands, of one guild or of all. Of what is written to members alone there are
/// counts and codes, and nothing that says to whom.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn traffic(read: &Read, of: Option<GuildId>, now: Moment) -> Result<Traffic, ServiceError> {
    let waiting = traffic::waiting(read, of, ROWS_MAX)?;
    let settled = traffic::settled(read, of, now - WITHIN, ROWS_MAX)?;
    let lanes = traffic::held(read, of, ROWS_MAX)?;
    let is_full = |rows: usize| u32::try_from(rows).is_ok_and(|rows| rows >= ROWS_MAX);
    let is_cut = [waiting.len(), settled.len(), lanes.len()].into_iter().any(is_full);
    let is_direct_stopped = direct::brake(read)?.is_stopped;
    let mut all = Traffic { within: WITHIN, is_cut, is_direct_stopped, ..Traffic::default() };
    let mut late: BTreeMap<TrafficPlace, Vec<Span>> = BTreeMap::new();
    for row in waiting.into_iter().chain(settled) {
        let place = place(row.lane);
        count(all.places.entry(place).or_default(), place, &row, now);
        if row.state == DeliveryState::Sent {
            late.entry(place).or_default().push(lateness(&row));
        }
    }
    for (place, late) in late {
        all.places.entry(place).or_default().lateness = spread(late);
    }
    for lane in lanes {
        let why = read_json(lane.guild, &format!("\"{}\"", lane.why))?;
        let held_for = now.since(lane.since);
        let sum = all.held.entry(why).or_insert(HeldTraffic { lanes: 0, held_for });
        sum.lanes += 1;
        sum.held_for = sum.held_for.max(held_for);
    }
    Ok(all)
}

fn place(lane: Option<Lane>) -> TrafficPlace {
    match lane {
        Some(Lane::Card(_)) => TrafficPlace::Cards,
        Some(Lane::Thread(_)) => TrafficPlace::Threads,
        Some(Lane::Call(_) | Lane::Plan(_) | Lane::Evening(_) | Lane::Poll(_)) => {
            TrafficPlace::Evenings
        }
        Some(Lane::StandingCard(_) | Lane::TakenDown(_)) => TrafficPlace::StandingCards,
        Some(Lane::Organisers(_)) => TrafficPlace::Organisers,
        Some(Lane::Digest(_)) => TrafficPlace::Digests,
        Some(Lane::Direct(..)) => TrafficPlace::DirectMessages,
        None => TrafficPlace::Unreadable,
    }
}

fn count(of: &mut PlaceTraffic, place: TrafficPlace, row: &TrafficRow, now: Moment) {
    match row.state {
        DeliveryState::Pending if row.is_held => of.held += 1,
        DeliveryState::Pending => {
            of.failed += u32::from(row.attempt_count > 0);
            if row.due_at <= now {
                of.due += 1;
                of.late = of.late.max(Some(now.since(row.due_at)));
            } else {
                of.later += 1;
            }
        }
        DeliveryState::Sending => of.sending += 1,
        DeliveryState::Sent => of.sent += 1,
        DeliveryState::Dead => {
            *of.dropped.entry(reason(place, row.note.as_deref())).or_default() += 1;
        }
    }
}

/// Whoever was tried again was due when it was made: the due time is the last attempt's since.
fn lateness(row: &TrafficRow) -> Span {
    let due_at = if row.attempt_count > 1 { row.made_at } else { row.due_at };
    row.settled_at.map_or(Span::ZERO, |at| at.since(due_at).max(Span::ZERO))
}

fn spread(mut late: Vec<Span>) -> Option<Lateness> {
    late.sort_unstable();
    let longest = *late.last()?;
    // The value that so many of a hundred do not pass.
    let of_hundred = |share: usize| late[(late.len() * share).div_ceil(100).max(1) - 1];
    Some(Lateness { half: of_hundred(50), most: of_hundred(99), longest })
}

/// Why it was given up. What is said of a message to a member alone may name them: of it only the
/// platform's code is shown, or what we say ourselves.
fn reason(place: TrafficPlace, note: Option<&str>) -> String {
    let note = note.unwrap_or("no reason was noted");
    match place {
        TrafficPlace::DirectMessages => {
            let mut words = note.split(|c: char| !c.is_ascii_digit());
            // Codes have five digits, or six; an id has more.
            let code = words.find(|word| (5..=6).contains(&word.len()));
            match (code, OWN_REASONS.contains(&note)) {
                (Some(code), _) => format!("code {code}"),
                (None, true) => note.to_owned(),
                (None, false) => "no code".to_owned(),
            }
        }
        TrafficPlace::Cards
        | TrafficPlace::Threads
        | TrafficPlace::Evenings
        | TrafficPlace::StandingCards
        | TrafficPlace::Organisers
        | TrafficPlace::Digests
        | TrafficPlace::Unreadable => note.chars().take(REASON_MAX).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_is_told_by_halves_and_hundreds() {
        let seconds = |s: i64| Span::from_seconds(s);
        assert_eq!(spread(Vec::new()), None);
        let one = Lateness { half: seconds(3), most: seconds(3), longest: seconds(3) };
        assert_eq!(spread(vec![seconds(3)]), Some(one));
        let all = (1..=200).map(seconds).rev().collect();
        let told = Lateness { half: seconds(100), most: seconds(198), longest: seconds(200) };
        assert_eq!(spread(all), Some(told));
    }

    #[test]
    fn of_a_message_to_a_member_alone_only_its_code_is_told() {
        let note = "the platform rejected it: 403 50007 to 123456789012345678";
        assert_eq!(reason(TrafficPlace::DirectMessages, Some(note)), "code 50007");
        assert_eq!(reason(TrafficPlace::DirectMessages, Some("Ana has gone")), "no code");
        assert_eq!(reason(TrafficPlace::Threads, Some("the place is gone")), "the place is gone");
    }
}
