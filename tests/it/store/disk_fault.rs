//! A disk that is full or fails: nobody is told "saved" who is not, no neighbour is lost, and work
//! goes on without a restart once the disk does.

use std::path::Path;

use greenroom::base::SessionId;
use greenroom::store::{Fault, OpenOptions, Remedy, Store, inbox, upkeep};

use super::child;
use super::fixture::{NOON, Press, open, place, press, saved, session};
use super::power_cut::library;

const SESSION: SessionId = SessionId(100);
const STATE_BYTES: usize = 20_000;
const BATCHES: i64 = 60;
/// Low, so that the log is moved into the database every few batches.
const CHECKPOINT_PAGES: u32 = 60;
const BATCH: i64 = 4;
/// How many acts fail in a row: enough for the jobs that run again alone as well.
const FAILING: i64 = 25;
/// Which act fails first: this one, and every so many after it. Opening takes the ones before.
const FIRST_ACT: i64 = 780;
const ACT_STEP: i64 = 34;
const ROUNDS: i64 = 16;

fn numbers(presses: &[Press]) -> Vec<i64> {
    presses.iter().map(|press| press.no).collect()
}

fn batch(first: i64, state_bytes: usize) -> Vec<Press> {
    (first..first + BATCH).map(|no| Press { no, session: SESSION, rater: 2, state_bytes }).collect()
}

fn is_saved(store: &mut Store, no: i64) -> bool {
    saved(store, |tx| Ok(inbox::answer_of(tx, &format!("press-{no}"))?.is_some()))
}

/// Runs the batch and says which presses were confirmed; every fault must say "later".
fn confirmed(store: &mut Store, presses: &[Press]) -> Vec<i64> {
    let answers = store.run(presses, press);
    let mut confirmed = Vec::new();
    for (press, answer) in presses.iter().zip(answers) {
        match answer {
            Ok(()) => confirmed.push(press.no),
            Err(fault) => assert_eq!(fault.remedy(), Remedy::Later, "{fault:?}"),
        }
    }
    confirmed
}

#[test]
fn a_full_disk_confirms_nothing_falsely_and_loses_no_neighbour() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    store.limit_pages(1).unwrap(); // clamped to what is there already
    // The second press alone needs more pages than there are.
    let mut presses = batch(1, 2);
    presses[1].state_bytes = 400_000;
    let mut tries = Vec::new();
    let answers = store.run(&presses, |tx, one| {
        tries.push(one.no);
        press(tx, one)
    });
    let refused: Vec<_> = answers.iter().map(Result::is_err).collect();
    assert!(refused[1], "{answers:?}");
    assert!(matches!(answers[1], Err(Fault::Full(_))), "{answers:?}");
    assert_eq!(tries, [1, 2, 1, 2, 3, 4], "all run again once, alone");
    for (press, is_refused) in presses.iter().zip(&refused) {
        assert_eq!(is_saved(&mut store, press.no), !is_refused, "press {}", press.no);
    }
    assert!(refused.iter().any(|is_refused| !is_refused), "no neighbour was saved");

    store.limit_pages(1_000_000).unwrap();
    assert_eq!(confirmed(&mut store, &presses[1..2]), [2]);
    assert!(is_saved(&mut store, 2));
    store.close().unwrap();
    assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
}

#[test]
fn a_job_that_does_not_notice_the_full_disk_is_not_confirmed() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    store.limit_pages(1).unwrap();
    let big = Press { no: 1, session: SESSION, rater: 2, state_bytes: 400_000 };
    let careless = |tx: &greenroom::store::Tx, no: &i64| {
        // The fault is swallowed; what follows must not be saved by itself.
        let _swallowed = press(tx, &big);
        let _refused = inbox::remember(tx, None, &format!("after-{no}"), NOON, "");
        Ok::<_, Fault>(())
    };
    for jobs in [&[1_i64][..], &[2, 3]] {
        let answers = store.run(jobs, careless);
        assert!(answers.iter().all(Result::is_err), "{answers:?}");
    }
    for no in 1..=3 {
        let after = saved(&mut store, |tx| inbox::answer_of(tx, &format!("after-{no}")));
        assert_eq!(after, None);
    }
}

#[test]
fn child_works_on_a_failing_disk() {
    let Some(words) = child::role() else {
        let place = place();
        let (confirmed, refused) = work_on(&place.data);
        assert_eq!((confirmed, refused), (BATCHES * BATCH, 0), "a good disk refuses nothing");
        return;
    };
    let (confirmed, refused) = work_on(&child::path(&words, 0));
    child::say(&format!("{confirmed} {refused}"));
}

/// Works through the batches, checks that exactly what was confirmed is there, also after the next
/// start, and that the disk's recovery is enough to go on. Says how many were confirmed and refused.
fn work_on(data: &Path) -> (i64, i64) {
    let options =
        OpenOptions { checkpoint_pages: CHECKPOINT_PAGES, ..OpenOptions::new(data, NOON) };
    let mut store = Store::open(&options).unwrap();
    session(&mut store, SESSION.0);
    let mut all_confirmed = Vec::new();
    let mut all = Vec::new();
    for no in 0..BATCHES {
        let presses = batch(1 + no * BATCH, STATE_BYTES);
        all.extend(numbers(&presses));
        all_confirmed.extend(confirmed(&mut store, &presses));
    }
    let last = Press { no: 10_000, session: SESSION, rater: 2, state_bytes: 10 };
    all.push(last.no);
    let recovered = confirmed(&mut store, &[last]);
    assert_eq!(recovered, [last.no], "it works again without a restart");
    all_confirmed.extend(recovered);
    for no in &all {
        assert_eq!(is_saved(&mut store, *no), all_confirmed.contains(no), "press {no}");
    }
    store.close().unwrap();
    let mut store = Store::open(&options).unwrap();
    for no in &all {
        assert_eq!(is_saved(&mut store, *no), all_confirmed.contains(no), "press {no} later");
    }
    assert_eq!(upkeep::integrity_finding(data).unwrap(), None);
    let confirmed = i64::try_from(all_confirmed.len()).unwrap() - 1;
    (confirmed, BATCHES * BATCH - confirmed)
}

#[test]
fn failing_writes_and_syncs_confirm_nothing_falsely() {
    let outer = place();
    std::fs::create_dir_all(&outer.data).unwrap();
    let library = library(&outer.data);
    let mut refused_in_all = 0;
    let errors = [("out of space", 28), ("input/output error", 5), ("read-only by now", 30)];
    for (name, errno) in errors {
        for round in 0..ROUNDS {
            let place = place();
            let disk = place.data.with_extension("disk");
            std::fs::create_dir_all(&disk).unwrap();
            let from = FIRST_ACT + round * ACT_STEP;
            let words = [place.data.to_str().unwrap()];
            let mut child = child::command("disk_fault::child_works_on_a_failing_disk", &words)
                .env("LD_PRELOAD", &library)
                .env("POWER_CUT_WATCH", &place.data)
                .env("POWER_CUT_DISK", &disk)
                .env("POWER_CUT_FAIL_FROM", from.to_string())
                .env("POWER_CUT_FAIL_COUNT", FAILING.to_string())
                .env("POWER_CUT_FAIL_ERRNO", errno.to_string())
                .spawn()
                .unwrap();
            let said: Vec<_> = child::lines(&mut child).collect();
            assert!(child.wait().unwrap().success(), "{name} from act {from}: {said:?}");
            refused_in_all += said[0].split_once(' ').unwrap().1.parse::<i64>().unwrap();
        }
    }
    assert!(refused_in_all > 0, "no act ever failed");
}

#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk() {
    let place = place();
    let words = [place.data.to_str().unwrap()];
    // Blocks of 1 KiB or 512 bytes, by the shell: the log hits the limit in either case.
    let mut child = child::command_after(
        "trap '' XFSZ; ulimit -f 3000",
        "disk_fault::child_fills_its_files",
        &words,
    )
    .spawn()
    .unwrap();
    let said: Vec<_> = child::lines(&mut child).collect();
    assert!(child.wait().unwrap().success(), "{said:?}");
    let mut store = open(&place.data);
    let mut confirmed_count = 0;
    for line in said {
        let (no, is_confirmed) = line.split_once(' ').unwrap();
        assert_eq!(is_saved(&mut store, no.parse().unwrap()), is_confirmed == "true", "{line}");
        confirmed_count += u32::from(is_confirmed == "true");
    }
    assert!(confirmed_count > 0);
    assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
}

#[test]
fn child_fills_its_files() {
    let (data, rounds, _place) = match child::role() {
        Some(words) => (child::path(&words, 0), 40, None),
        None => {
            let place = place();
            (place.data.clone(), 1, Some(place))
        }
    };
    let mut store = Store::open(&OpenOptions::new(&data, NOON)).unwrap();
    session(&mut store, SESSION.0);
    let mut refused_count = 0;
    for round in 0..rounds {
        let presses = batch(1 + round * BATCH, 100_000);
        let confirmed = confirmed(&mut store, &presses);
        for no in numbers(&presses) {
            let is_confirmed = confirmed.contains(&no);
            refused_count += usize::from(!is_confirmed);
            child::say(&format!("{no} {is_confirmed}"));
        }
    }
    // Alone nothing limits it.
    assert_eq!(refused_count > 0, rounds > 1, "{refused_count} refused");
}
