//! What a process needs that is in very many guilds.

use std::time::{Duration, Instant};

use crate::child::{self, own_busy};
use crate::discord::fake::{Fake, Guild};
use crate::measure::scratch;
use crate::pace::{among_foreign_messages, chatter};
use crate::table::Table;
use crate::{Scale, block_on};

const GUILDS: usize = 10_000;
const RESIDENT_KB_MAX: u64 = 60 * 1024;
/// What such a guild has, by what active ones of this size have.
const CHANNELS: usize = 24;
const ROLES: usize = 12;
const THREADS: usize = 3;
/// Until every guild has been told of, and answers come again.
const TOLD_WITHIN: Duration = Duration::from_secs(60);
/// Settling after that.
const SETTLES: Duration = Duration::from_secs(5);

pub(crate) fn measure(table: &mut Table, scale: Scale) {
    println!("\nmemory in {} guilds:", scale.of(GUILDS));
    let fake = block_on(Fake::start());
    let group = filled(&fake);
    fake.is_in_guilds(scale.of(GUILDS) as u64, &group);
    let chatter = chatter(&fake);
    let dir = scratch();
    let process = child::greenroom(&fake, dir.path());
    let (now_kb, most_kb) = among_foreign_messages(&chatter, || {
        // Events come in order: who is answered comes after every guild.
        let owner = group.owner();
        let started = Instant::now();
        while block_on(owner.tries_to_run("/about", &[])).is_err() {
            assert!(started.elapsed() < TOLD_WITHIN, "nobody answers");
        }
        println!("  answers came {:.1} s after the connection", started.elapsed().as_secs_f64());
        let busy = own_busy();
        std::thread::sleep(SETTLES);
        let share = (own_busy() - busy).as_secs_f64() / SETTLES.as_secs_f64();
        println!("  the fake and the bench used {share:.2} cores since");
        process.resident_kb()
    });
    let mb = |kb: u64| format!("{:.1} MB", kb as f64 / 1024.0);
    let what = format!("resident memory of `run` in {} guilds", scale.of(GUILDS));
    table.bound(&what, mb(now_kb), "≤ 60 MB", now_kb <= RESIDENT_KB_MAX);
    table.tell(&format!("{what}, at most, while they came"), mb(most_kb));
}

/// A guild with what guilds have.
fn filled(fake: &Fake) -> Guild {
    let guild = fake.guild("One of very many");
    for role in 0..ROLES {
        guild.role(&format!("role {role}"), 0x40);
    }
    for channel in 0..CHANNELS {
        let room = guild.text_channel(&format!("channel-{channel}"));
        if channel < THREADS {
            room.has_thread(&room.has_post("Something to talk about"), "Let us talk about it");
        }
        if channel % 4 == 0 {
            room.denies_everyone(0x400);
            room.allows(&guild.owner(), 0x400);
        }
    }
    guild
}
