//! Two hundred sessions over a line that loses answers, resets connections and answers 5xx, while
//! the real binary is killed as well: a lane of each in its channel and one in its thread. Then
//! Discord forgets the connection, and the bot looks into the threads of all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::discord::fake::{Fake, Member, Often, Room, Wrong};
use crate::kill_loop::number_of;

use super::bot::Binary;
use super::ledger::Ledger;
use super::stage::set_up_guild;

const GUILDS: usize = 20;
const SESSIONS: usize = 10;
/// The bot is killed after every so many commands.
const KILL_EVERY: usize = 30;
/// What is missed while nobody was connected is looked for within this (`reliability`: G4).
const CAUGHT_UP_WITHIN_MS: i64 = 30_000;

struct Group {
    practice: Room,
    /// Each plans as many as one member may.
    people: [Member; 2],
}

fn objective(no: usize) -> String {
    format!("Objective: Play {no}\n")
}

/// Asks for the session unless its card is there already: nobody may have been there to say so.
async fn asks_for(group: &Group, no: usize) {
    let wanted = format!("Play {no}");
    let options = [("format", "short"), ("objective", wanted.as_str())];
    let member = group.people[no % 2].at(&group.practice);
    while group.practice.find(&objective(no)).is_none() {
        if member.tries_to_run("/session now", &options).await.is_ok() {
            return;
        }
    }
}

fn is_bad(fake: &Fake) {
    for (route, silent) in [
        ("POST /channels/*/messages", 1),
        ("POST /channels/*/messages/*/threads", 1),
        ("POST /channels/*/threads", 1),
        ("PATCH /channels/*/messages/*", 0),
    ] {
        fake.breaks(route, Often::Percent(silent), Wrong::Silence);
        fake.breaks(route, Often::Percent(14), Wrong::AnswerLost);
        fake.breaks(route, Often::Percent(10), Wrong::Reset);
        fake.breaks(route, Often::Percent(10), Wrong::Html(502));
        fake.breaks(route, Often::Percent(4), Wrong::Status { status: 503, code: 0 });
    }
}

#[tokio::test]
async fn two_hundred_sessions_over_a_bad_line_are_shown_whole_and_once() {
    let seed = number_of("GREENROOM_SCHEDULE_SEED", 7);
    let fake = Fake::seeded(seed).await;
    let mut bot = Binary::starts(&fake).await;
    let mut groups = Vec::new();
    for no in 0..GUILDS {
        let (guild, practice) = set_up_guild(&fake, &format!("Group {no}")).await;
        // Private threads have no key that tells a repetition.
        if no % 3 == 0 {
            guild.owner().picks("Threads", "Private threads").await.says("Saved");
        }
        let people = ["Ana", "Ben"].map(|name| guild.member(name));
        groups.push(Group { practice, people });
    }
    is_bad(&fake);
    for no in 0..SESSIONS {
        for (at, group) in groups.iter().enumerate() {
            asks_for(group, no).await;
            if (no * GUILDS + at) % KILL_EVERY == KILL_EVERY - 1 {
                bot.is_killed().await;
                bot.starts_again(&fake).await;
            }
        }
    }
    fake.heals();
    bot.settles().await;
    let ledger = Ledger::read(&bot.data());
    let mut threads = BTreeSet::new();
    for group in &groups {
        for no in 0..SESSIONS {
            assert!(group.practice.find(&objective(no)).is_some(), "{}", objective(no));
        }
        threads.extend(group.practice.threads().iter().map(|thread| thread.id().to_string()));
    }
    assert_eq!(threads.len(), ledger.thread_count());
    assert!(threads.len() >= GUILDS * SESSIONS, "{}", threads.len());
    let rooms: Vec<Room> = groups.iter().map(|group| group.practice.clone()).collect();
    ledger.is_what_members_see(&rooms);
    has_caught_up(&fake, &threads).await;
    bot.stops().await;
}

/// A gap that cannot be resumed: two requests a thread, and soon.
async fn has_caught_up(fake: &Fake, threads: &BTreeSet<String>) {
    const LOOK: &str = "GET /channels/*/messages";
    let (before, looked) = (fake.requests().len(), fake.requests_to(LOOK).len());
    let joined = fake.identifies() + fake.resumes();
    fake.forgets_sessions();
    fake.drops_gateway();
    fake.is_joined_times(joined + 1).await;
    let began_ms = fake.now_ms();
    let mut count = looked + threads.len();
    loop {
        let seen = fake.hears(LOOK, count).await;
        let seen: BTreeSet<&str> = seen[looked..].iter().map(|s| channel_of(&s.path)).collect();
        match threads.iter().filter(|thread| !seen.contains(thread.as_str())).count() {
            0 => break,
            missing => count += missing,
        }
    }
    let mut looks: BTreeMap<String, usize> = BTreeMap::new();
    for seen in fake.requests().split_off(before) {
        assert!(seen.at_ms - began_ms <= CAUGHT_UP_WITHIN_MS, "{seen:?}");
        let thread = channel_of(&seen.path);
        // The groups' own channels may be looked at for other reasons.
        if seen.method == "GET" && threads.contains(thread) {
            *looks.entry(thread.to_owned()).or_default() += 1;
        }
    }
    assert_eq!(looks.len(), threads.len());
    assert!(looks.values().all(|count| *count <= 2), "{looks:?}");
}

fn channel_of(path: &str) -> &str {
    path.trim_end_matches("/messages").trim_start_matches("/channels/")
}
