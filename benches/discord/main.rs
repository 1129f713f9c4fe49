//! The figures that greenroom promises on Discord, measured against the tests' living fake: the
//! fake runs in this process, greenroom is the real release binary, and the clock, the disk and
//! loopback are real.
//!
//! `cargo bench --bench discord --features bare-serenity` takes about seven minutes and prints a
//! table of the figures with their bounds, and which were missed. Names of parts (`answers`,
//! `memory`, `spread`, `herd`) run only those; `quick` runs a tenth of everything, to try it out.
//!
//! Start reading with `answers`. `cast` is what was there before the process that is measured,
//! `child` the process, `pace` what comes over the gateway, `table` what is printed.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a bench is about one variant of many")]

#[path = "fake.rs"]
mod discord;
#[path = "../../tests/it/harness/mod.rs"]
#[expect(dead_code, reason = "the bench uses a part of the tests' harness")]
mod harness;
#[path = "../measure/mod.rs"]
mod measure;

mod bare;
mod table;
mod pace;
mod child;
mod cast;
mod answers;
mod memory;
mod timers;

use std::time::Instant;

use table::Table;

/// How much of everything is done.
#[derive(Clone, Copy)]
struct Scale {
    is_quick: bool,
}

impl Scale {
    fn of(self, count: usize) -> usize {
        if self.is_quick { count.div_ceil(10) } else { count }
    }
}

/// Waits for something that the fake does.
fn block_on<R>(work: impl Future<Output = R>) -> R {
    thread_local! {
        static RUNTIME: tokio::runtime::Runtime =
            tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    }
    RUNTIME.with(|runtime| runtime.block_on(work))
}

fn main() {
    // cargo says `--bench`, which says nothing.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    if let [name, root, token] = &args[..]
        && let Some(peer) = bare::Peer::of_name(name)
    {
        return bare::run(peer, root, token);
    }
    let scale = Scale { is_quick: args.iter().any(|arg| arg == "quick") };
    let parts: Vec<&String> = args.iter().filter(|arg| *arg != "quick").collect();
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|wanted| *wanted == part);
    let started = Instant::now();
    let mut table = Table::default();
    if is_wanted("answers") {
        answers::measure(&mut table, scale);
    }
    if is_wanted("memory") {
        memory::measure(&mut table, scale);
    }
    if is_wanted("spread") {
        timers::spread(&mut table, scale);
    }
    if is_wanted("herd") {
        timers::herd(&mut table, scale);
    }
    table.print();
    println!("in {:.0} s", started.elapsed().as_secs_f64());
}
