//! What is known of those who come: from profiles, ledgers, and where else they sit.

use std::collections::{BTreeMap, BTreeSet};

use crate::bank::Level;
use crate::base::{GuildId, MemberId, Moment, Seed, SessionId, Span};
use crate::evening::{Evening, Known, Plan, Wake, Wish};
use crate::interview;
use crate::protocol::{Nudges, Profile};
use crate::rotation::{Drawn, Ledger, Pair, Person, Seated, Takes, draw};
use crate::service::desk::Actor;
use crate::service::error::ServiceError;
use crate::service::profile;
use crate::store::ledger::{self, Sums, WhyRow};
use crate::store::profiles::{self, ProfileRow};
use crate::store::{Read, attendance, evenings, pairs, sessions};

use super::booked::booked_beside;

/// Evenings of the guild on which meetings count (`scoring`: Rotation, 6).
const MET_EVENINGS: u32 = 52;
/// Evenings that are recent.
const RECENT_EVENINGS: usize = 3;
/// Members with a ledger in one guild, and pairs that met, at most.
const MEMBERS_MAX: u32 = 20_000;
const PAIRS_MAX: u32 = 200_000;
/// Standing pairs of one guild, at most.
const STANDING_MAX: u32 = 20_000;
/// Other sessions of one member that are looked at, at most.
const ELSEWHERE_MAX: u32 = 8;
/// Draws of an evening, apart from each other.
const DRAW_SEATS: u64 = 100;

/// Everybody who has anything to do with the evening now.
fn concerned(evening: &Evening) -> Vec<MemberId> {
    let seated = evening.tables.iter().flat_map(|table| table.everybody().map(|(_, one)| one));
    let coming = evening.coming().into_iter().map(|(member, _)| member);
    let all: BTreeSet<MemberId> =
        seated.chain(coming).chain(evening.over.iter().copied()).collect();
    all.into_iter().collect()
}

/// What is known of an evening's people, and of who acts.
pub(super) fn known(read: &Read, evening: &Evening, by: Actor) -> Result<Known, ServiceError> {
    let actor = by.member;
    let mut members = concerned(evening);
    members.extend(actor.filter(|actor| !members.contains(actor)));
    let rows = profiles::of(read, evening.guild, &members)?;
    let only = rows.iter().filter(|row| row.is_interview_only).map(|row| row.member);
    let interview_only = only.collect();
    let mut known = Known { apart: apart(&rows), interview_only, ..Known::default() };
    if let Some(member) = actor {
        let missed = attendance::missed_by(read, evening.guild, member)?;
        known.is_unreliable = !interview::is_reliable(missed);
        known.booked_out = booked_beside(read, (evening.guild, member), missed, by.now)?;
        let own = evenings::sessions_of(read, evening.id)?;
        known.elsewhere.extend(elsewhere(read, evening, &own, member)?.map(|at| (member, at)));
    } else if evening.wake_at().is_some_and(|(at, why)| why == Wake::Reminds && at <= by.now) {
        to_remind(read, evening, by.now, &mut known)?;
    }
    Ok(known)
}

/// Who is to be left alone now, and who wants to be nudged.
fn to_remind(
    read: &Read,
    evening: &Evening,
    now: Moment,
    known: &mut Known,
) -> Result<(), ServiceError> {
    let coming = evening.coming().into_iter().map(|(member, _)| member);
    let members: Vec<MemberId> = coming.chain(evening.asked.iter().copied()).collect();
    let group_zone = profile::group_zone(read, evening.guild)?;
    for row in profiles::of(read, evening.guild, &members)? {
        let said = profile::said(&row);
        let until = profile::quiet_until(&said, group_zone.as_ref(), evening.plan.starts_at, now);
        known.quiet.extend(until.map(|until| (row.member, until)));
        if said.nudges == Nudges::Everything {
            known.wants_nudges.insert(row.member);
        }
    }
    Ok(())
}

/// Two of whom one does not want to meet the other, the lesser first.
fn apart(rows: &[ProfileRow]) -> BTreeSet<(MemberId, MemberId)> {
    rows.iter().flat_map(|row| row.not_with.iter().map(|o| two(row.member, *o))).collect()
}

/// Two members as a key: the lesser first.
fn two(one: MemberId, other: MemberId) -> (MemberId, MemberId) {
    (one.min(other), one.max(other))
}

/// Who of those with a place sits in something else at the time of another plan, and when that
/// begins.
pub(super) fn elsewhere_then(
    read: &Read,
    evening: &Evening,
    to: &Plan,
) -> Result<BTreeMap<MemberId, Moment>, ServiceError> {
    let mut all = BTreeMap::new();
    if evening.tables.is_empty() {
        return Ok(all);
    }
    let then = Evening { plan: to.clone(), ..evening.clone() };
    let own = evenings::sessions_of(read, evening.id)?;
    for member in concerned(evening).into_iter().chain(evening.elsewhere.iter().copied()) {
        all.extend(elsewhere(read, &then, &own, member)?.map(|at| (member, at)));
    }
    Ok(all)
}

/// When what the member sits in at the evening's time begins, if they do: a session of this guild
/// that is not one of its `own`. Other guilds are never looked at.
fn elsewhere(
    read: &Read,
    evening: &Evening,
    own: &[SessionId],
    member: MemberId,
) -> Result<Option<Moment>, ServiceError> {
    let starts_at = evening.plan.starts_at;
    let ends_at = starts_at + Span::from_minutes(evening.plan.minutes.into());
    let all = sessions::overlapping(read, member, starts_at, ends_at, ELSEWHERE_MAX)?;
    let mut all =
        all.into_iter().filter(|(id, guild, _)| *guild == evening.guild && !own.contains(id));
    let Some((id, _, _)) = all.next() else { return Ok(None) };
    let row = sessions::load(read, id)?;
    Ok(Some(row.and_then(|row| row.starts_at).unwrap_or(starts_at)))
}

/// Seats for who comes, and why each of them sits where they do.
pub(super) struct Seats {
    pub(super) drawn: Drawn,
    pub(super) why: Vec<WhyRow>,
    /// Who sits in something else at that time.
    pub(super) elsewhere: Vec<MemberId>,
}

/// Draws the seats of an evening, the so many-th time.
pub(super) fn seats(
    read: &Read,
    evening: &Evening,
    people: &[(MemberId, Wish)],
    no: u8,
) -> Result<Seats, ServiceError> {
    let mut away = Vec::new();
    let own = evenings::sessions_of(read, evening.id)?;
    for (member, _) in people {
        if elsewhere(read, evening, &own, *member)?.is_some() {
            away.push(*member);
        }
    }
    let people: Vec<_> = people.iter().filter(|(one, _)| !away.contains(one)).copied().collect();
    let past = Past::read(read, evening.guild)?;
    let members: Vec<MemberId> = people.iter().map(|(member, _)| *member).collect();
    let rows = profiles::of(read, evening.guild, &members)?;
    let profiles: BTreeMap<MemberId, Profile> =
        rows.iter().map(|row| (row.member, profile::said(row))).collect();
    let person = |(member, wish): &(MemberId, Wish)| {
        let said = profiles.get(member).cloned().unwrap_or_default();
        person(evening, *member, *wish, &said, &past)
    };
    let all: Vec<Person> = people.iter().map(person).collect();
    let seed = Seed(evening.seed.draws(DRAW_SEATS + u64::from(no)).number());
    let standing = pairs::standing(read, evening.guild, STANDING_MAX)?;
    let standing: BTreeSet<_> = standing.into_iter().map(|(one, other)| two(one, other)).collect();
    let pairs = past.pairs(&apart(&rows), &standing, &members);
    let drawn = draw(&all, &pairs, evening.plan.chairs, seed);
    let count = all.iter().filter(|one| one.takes != Takes::Observer).count();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let why = drawn.sessions.iter().flat_map(|seated| why(seated, &past, &standing, (no, count)));
    let why = why.collect();
    Ok(Seats { drawn, why, elsewhere: away })
}

fn person(evening: &Evening, member: MemberId, wish: Wish, said: &Profile, past: &Past) -> Person {
    let sums = past.sums(member);
    let had = sums.unwrap_or_default();
    let debt = |kind: usize| f64::from(had.had[kind]) - had.fair[kind];
    let role = said.role.as_ref().map(ToString::to_string).or_else(|| evening.plan.role.clone());
    let level = said.level.or(evening.plan.level);
    Person {
        member,
        takes: match wish {
            Wish::Watch | Wish::Out => Takes::Observer,
            Wish::In if said.is_interview_only => Takes::Interviewer,
            Wish::In => Takes::Any,
        },
        is_new: sums.is_none(),
        would_interview: said.interviews_first,
        is_reliable: interview::is_reliable(past.missed(member)),
        level: level.map(Level::step),
        role,
        knows: said.knows_roles.iter().map(ToString::to_string).collect(),
        // Everybody counts as odd once before their first evening.
        ledger: Ledger { interviewer: debt(0), candidate: debt(1), odd: debt(2) + 1.0 },
    }
}

/// Why everybody in a session sits there: their own figures, and whom they face.
fn why(
    seated: &Seated,
    past: &Past,
    standing: &BTreeSet<(MemberId, MemberId)>,
    (draw, people): (u8, u32),
) -> Vec<WhyRow> {
    let all = [&seated.interviewers[..], &seated.candidates, &seated.observers].concat();
    let facing = |member: MemberId| -> Vec<MemberId> {
        if seated.interviewers.contains(&member) {
            seated.candidates.clone()
        } else if seated.candidates.contains(&member) {
            seated.interviewers.clone()
        } else {
            Vec::new()
        }
    };
    let met = |one: MemberId, other: MemberId| {
        let met = past.met.get(&two(one, other));
        let (count, at) = met.map_or((0, None), |(count, at)| (*count, Some(*at)));
        (other, count, at)
    };
    let stands = |one: MemberId, other: MemberId| {
        let is_for_two = seated.interviewers.len() + seated.candidates.len() == 2;
        is_for_two && standing.contains(&two(one, other))
    };
    let row = |member: MemberId| WhyRow {
        member,
        draw,
        sums: past.sums(member).unwrap_or_default(),
        people,
        missed: past.missed(member),
        facing: facing(member).into_iter().map(|other| met(member, other)).collect(),
        standing: facing(member).into_iter().filter(|other| stands(member, *other)).collect(),
    };
    all.into_iter().map(row).collect()
}

/// What was, in one guild.
struct Past {
    sums: BTreeMap<MemberId, Sums>,
    /// Who missed any of their last seats, and how many.
    missed: BTreeMap<MemberId, u32>,
    /// On how many evenings of the last year two met, and when last.
    met: BTreeMap<(MemberId, MemberId), (u32, Moment)>,
    /// Since when a meeting is recent.
    recent: Option<Moment>,
}

impl Past {
    fn read(read: &Read, guild: GuildId) -> Result<Self, ServiceError> {
        let sums = ledger::sums(read, guild, MEMBERS_MAX)?.into_iter().collect();
        let missed = attendance::missed(read, guild, MEMBERS_MAX)?.into_iter().collect();
        let on = ledger::met_on(read, guild, MET_EVENINGS)?;
        let recent = on.iter().take(RECENT_EVENINGS).next_back().copied();
        let mut met = BTreeMap::new();
        if let Some(since) = on.last() {
            for row in ledger::met_since(read, guild, *since, PAIRS_MAX)? {
                met.insert(row.pair, (row.count, row.last_at));
            }
        }
        Ok(Self { sums, missed, met, recent })
    }

    fn sums(&self, member: MemberId) -> Option<Sums> {
        self.sums.get(&member).copied()
    }

    fn missed(&self, member: MemberId) -> u32 {
        self.missed.get(&member).copied().unwrap_or(0)
    }

    /// What is known of every two of these.
    fn pairs(
        &self,
        apart: &BTreeSet<(MemberId, MemberId)>,
        standing: &BTreeSet<(MemberId, MemberId)>,
        members: &[MemberId],
    ) -> BTreeMap<(MemberId, MemberId), Pair> {
        let mut pairs = BTreeMap::new();
        for (no, one) in members.iter().enumerate() {
            for other in &members[no + 1..] {
                let key = two(*one, *other);
                let met = self.met.get(&key);
                let pair = Pair {
                    met: met.map_or(0, |(count, _)| *count),
                    is_recent: met.is_some_and(|(_, at)| self.recent.is_some_and(|r| *at >= r)),
                    standing: standing.contains(&key).then(|| met.map(|(_, at)| *at)),
                    is_apart: apart.contains(&key),
                };
                if pair != Pair::default() {
                    pairs.insert(key, pair);
                }
            }
        }
        pairs
    }
}
