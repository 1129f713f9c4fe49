//! Things that happen at an even pace, on a thread of their own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::discord::fake::{Chatter, Fake};

/// Messages a second in rooms that are none of ours.
pub(crate) const FOREIGN_A_SECOND: usize = 1_000;

/// How long a thread rests when nothing is due.
const REST: Duration = Duration::from_micros(500);

/// Calls `act` with 0, 1, 2 …, so many times a second, until `is_over` says so.
pub(crate) fn evenly(a_second: usize, mut act: impl FnMut(usize), is_over: impl Fn(usize) -> bool) {
    let started = Instant::now();
    let every = Duration::from_secs(1).div_f64(a_second as f64);
    for time in 0.. {
        if is_over(time) {
            return;
        }
        let due = every * u32::try_from(time).expect("a bench is short");
        while started.elapsed() < due {
            std::thread::sleep(REST.min(due.saturating_sub(started.elapsed())));
            if is_over(time) {
                return;
            }
        }
        act(time);
    }
}

/// While `work` runs, foreign messages come over the gateway.
pub(crate) fn among_foreign_messages<R>(chatter: &Chatter, work: impl FnOnce() -> R) -> R {
    let is_over = AtomicBool::new(false);
    // Also when `work` panics, so that the thread ends.
    struct Ends<'a>(&'a AtomicBool);
    impl Drop for Ends<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    std::thread::scope(|threads| {
        threads.spawn(|| {
            evenly(FOREIGN_A_SECOND, |_| chatter.chats(), |_| is_over.load(Ordering::Relaxed));
        });
        let _ends = Ends(&is_over);
        work()
    })
}

/// A room of another group, and somebody who writes there.
pub(crate) fn chatter(fake: &Fake) -> Chatter {
    let guild = fake.guild("Somebody else's");
    let room = guild.text_channel("general");
    guild.member("Somebody").chats(&room, "Has anybody seen the notes of last Tuesday?")
}
