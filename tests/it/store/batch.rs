//! The batch: one commit for many jobs, each answered for itself.

use greenroom::base::SessionId;
use greenroom::store::{Fault, Remedy, Store, Tx, inbox, life};

use super::fixture::{self, NOON, Press, at, open, place, press, saved, session};

fn note(tx: &Tx, no: &i64) -> Result<i64, Fault> {
    inbox::remember(tx, None, &no.to_string(), NOON, "saved")?;
    Ok(*no)
}

fn is_saved(store: &mut Store, no: i64) -> bool {
    saved(store, |tx| Ok(inbox::answer_of(tx, &no.to_string())?.is_some()))
}

#[test]
fn an_error_costs_only_its_own_job() {
    let place = place();
    let mut store = open(&place.data);
    let before = store.undone_count();
    let answers = store.run(&[1, 2, 3], |tx, no| {
        note(tx, no)?;
        // The second remembers its receipt twice, after its first change.
        if *no == 2 { note(tx, no) } else { Ok(*no) }
    });
    assert!(matches!(answers.as_slice(), [Ok(1), Err(Fault::Misused(_)), Ok(3)]), "{answers:?}");
    assert!(store.undone_count() > before);
    assert_eq!([1, 2, 3].map(|no| is_saved(&mut store, no)), [true, false, true]);
}

#[test]
fn a_panic_costs_only_its_own_job() {
    let place = place();
    let mut store = open(&place.data);
    let answers = store.run(&[1, 2, 3], |tx, no| {
        note(tx, no)?;
        assert!(*no != 2, "reference 7F3K");
        Ok::<_, Fault>(*no)
    });
    let [Ok(1), Err(Fault::Panicked { message }), Ok(3)] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    assert_eq!(message, "reference 7F3K");
    assert_eq!([1, 2, 3].map(|no| is_saved(&mut store, no)), [true, false, true]);

    let alone = store.run(&[4], |tx, no| -> Result<(), Fault> {
        note(tx, no)?;
        panic!("alone");
    });
    assert!(matches!(alone.as_slice(), [Err(Fault::Panicked { .. })]));
    assert!(!is_saved(&mut store, 4));
}

#[test]
fn an_empty_batch_is_nothing() {
    let place = place();
    let mut store = open(&place.data);
    assert!(store.run(&[], note).is_empty());
}

#[test]
fn whole_presses_are_saved_together() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let presses: Vec<_> =
        (1..=64).map(|no| Press { no, session, rater: 2 + no % 3, state_bytes: 4_000 }).collect();
    let answers = store.run(&presses, press);
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let row = saved(&mut store, |tx| greenroom::store::sessions::load(tx, session)).unwrap();
    assert_eq!((row.revision, row.state), (64, fixture::state(64, 4_000)));
    saved(&mut store, |tx| life::set_alive(tx, at(5)));
    assert_eq!(saved(&mut store, |tx| life::alive_at(tx)), Some(at(5)));
    assert_eq!(saved(&mut store, |tx| greenroom::store::sessions::load(tx, SessionId(1))), None);
    let busy = Fault::Lost;
    assert_eq!(busy.remedy(), Remedy::Later);
}
