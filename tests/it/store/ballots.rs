//! Ballots: changeable until unsealed, then frozen; never about oneself.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{MemberId, SessionId};
use greenroom::store::Fault;
use greenroom::store::ballots::{self, InterviewerRating, Kept, Words};
use proptest::prelude::*;

use super::fixture::{GUILD, at, ballot, open, place, saved, session, try_one};

fn words(text: &str) -> Words {
    Words { observed: text.to_owned(), matters: String::new(), next_time: String::new() }
}

#[test]
fn fifty_marks_of_one_rater_are_one_mark() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let ballot = ballot(session, 0, 2, 1);
    for no in 0..50 {
        let level = Some(u8::try_from(no % 5).unwrap() + 1);
        assert_eq!(saved(&mut store, |tx| ballots::put_mark(tx, &ballot, 3, level)), Kept::Kept);
    }
    let all = saved(&mut store, |tx| ballots::of_session(tx, session));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].marks, [(3, Some(5))]);
    assert_eq!(all[0].unsealed_at, None);
    let _kept = saved(&mut store, |tx| ballots::put_mark(tx, &ballot, 3, None));
    let all = saved(&mut store, |tx| ballots::of_session(tx, session));
    assert_eq!(all[0].marks, [(3, None)], "could not tell is a mark too");
}

#[test]
fn an_unsealed_ballot_is_frozen() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let ballot = ballot(session, 0, 2, 1);
    let _kept = saved(&mut store, |tx| {
        let _kept = ballots::put_mark(tx, &ballot, 0, Some(4))?;
        let _kept = ballots::put_words(tx, &ballot, &words("the result came first"), at(1))?;
        let _kept = ballots::put_transfer(tx, &ballot, Some("partly"))?;
        ballots::set_complete(tx, &ballot, true)
    });
    assert_eq!(saved(&mut store, |tx| ballots::unseal(tx, session, at(2))), 1);
    assert_eq!(saved(&mut store, |tx| ballots::unseal(tx, session, at(3))), 0, "only once");
    let changes = saved(&mut store, |tx| {
        Ok([
            ballots::put_mark(tx, &ballot, 0, Some(1))?,
            ballots::put_mark(tx, &ballot, 1, Some(1))?,
            ballots::put_words(tx, &ballot, &words("on second thoughts"), at(4))?,
            ballots::put_transfer(tx, &ballot, None)?,
            ballots::set_complete(tx, &ballot, false)?,
        ])
    });
    assert_eq!(changes, [Kept::Frozen; 5]);
    let all = saved(&mut store, |tx| ballots::of_session(tx, session));
    assert_eq!(all[0].marks, [(0, Some(4))]);
    assert!(all[0].is_complete);
    assert_eq!((all[0].transfer.as_deref(), all[0].unsealed_at), (Some("partly"), Some(at(2))));
    let said = saved(&mut store, |tx| ballots::words_of(tx, session, 0));
    assert_eq!(said, [(MemberId(2), words("the result came first"))]);
}

#[test]
fn nobody_rates_themself_and_a_level_is_one_to_five() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let own =
        try_one(&mut store, |tx| ballots::put_mark(tx, &ballot(session, 0, 1, 1), 0, Some(5)));
    assert!(matches!(own, Err(Fault::Misused(_))), "{own:?}");
    for level in [0, 6] {
        let odd = try_one(&mut store, |tx| {
            ballots::put_mark(tx, &ballot(session, 0, 2, 1), 0, Some(level))
        });
        assert!(matches!(odd, Err(Fault::Misused(_))), "level {level}: {odd:?}");
    }
    assert!(saved(&mut store, |tx| ballots::of_session(tx, session)).is_empty());
    saved(&mut store, |tx| ballots::put_self_mark(tx, session, 0, MemberId(1), 0, Some(2)));
    saved(&mut store, |tx| ballots::put_self_mark(tx, session, 0, MemberId(1), 0, Some(3)));
    let own = saved(&mut store, |tx| ballots::self_marks(tx, session, 0, MemberId(1)));
    assert_eq!(own, [(0, Some(3))]);
    assert!(saved(&mut store, |tx| ballots::of_session(tx, session)).is_empty(), "kept apart");
}

#[test]
fn history_holds_only_what_is_unsealed_complete_and_in_its_time() {
    let place = place();
    let mut store = open(&place.data);
    for (no, is_complete, unsealed) in
        [(100, true, Some(10)), (101, true, None), (102, false, Some(30)), (103, true, Some(40))]
    {
        let id = session(&mut store, no);
        let ballot = ballot(id, 1, 2, 1);
        saved(&mut store, |tx| {
            let _kept = ballots::put_mark(tx, &ballot, 1, None)?;
            let _kept = ballots::put_mark(tx, &ballot, 0, Some(4))?;
            let _kept = ballots::set_complete(tx, &ballot, is_complete)?;
            unsealed.map_or(Ok(0), |ms| ballots::unseal(tx, id, at(ms)))
        });
    }
    let mut history = |since, until, max| -> Vec<_> {
        saved(&mut store, |tx| ballots::history(tx, GUILD, "peer", at(since), at(until), max))
            .into_iter()
            .map(|row| (row.session.0, row.competency_no, row.level))
            .collect()
    };
    let first = [(100, 0, Some(4)), (100, 1, None)];
    let last = [(103, 0, Some(4)), (103, 1, None)];
    assert_eq!(history(0, 1_000, 10), [first, last].concat());
    assert_eq!(history(10, 39, 10), first);
    assert_eq!(history(11, 40, 10), last);
    assert_eq!(history(0, 1_000, 1), last, "the newest ballots when there are too many");
    let other = saved(&mut store, |tx| {
        ballots::history(tx, greenroom::base::GuildId(8), "peer", at(0), at(99), 10)
    });
    assert!(other.is_empty(), "another guild sees nothing");
}

#[test]
fn an_interviewer_is_shown_means() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let mut rating = InterviewerRating {
        session,
        turn_no: 0,
        rater: MemberId(1),
        interviewer: MemberId(2),
        guild: GUILD,
        realistic: Some(4),
        specific: None,
        useful: Some(5),
    };
    saved(&mut store, |tx| ballots::put_interviewer_rating(tx, &rating));
    rating.useful = Some(2);
    saved(&mut store, |tx| ballots::put_interviewer_rating(tx, &rating));
    rating.rater = MemberId(3);
    rating.realistic = Some(5);
    saved(&mut store, |tx| ballots::put_interviewer_rating(tx, &rating));
    let means = saved(&mut store, |tx| ballots::interviewer_means(tx, GUILD, MemberId(2), 100));
    assert_eq!(means.count, 2);
    assert_eq!((means.realistic, means.specific, means.useful), (Some(4.5), None, Some(2.0)));
    rating.rater = MemberId(2);
    assert!(try_one(&mut store, |tx| ballots::put_interviewer_rating(tx, &rating)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..Default::default() })]
    /// Whatever is pressed in whatever order: the last mark before unsealing counts, none after.
    #[test]
    fn marks_are_a_map_until_they_are_unsealed(
        presses in prop::collection::vec((2..5_i64, 0..3_u8, prop::option::of(1..6_u8)), 1..40),
        unsealed_after in 0..40_usize,
    ) {
        let place = place();
        let mut store = open(&place.data);
        let session: SessionId = session(&mut store, 100);
        let mut model = BTreeMap::new();
        let mut frozen = BTreeSet::new();
        for (no, (rater, competency_no, level)) in presses.iter().enumerate() {
            if no == unsealed_after {
                saved(&mut store, |tx| ballots::unseal(tx, session, at(1)));
                frozen = model.keys().map(|(rater, _)| *rater).collect();
            }
            let ballot = ballot(session, 0, *rater, 1);
            let kept =
                saved(&mut store, |tx| ballots::put_mark(tx, &ballot, *competency_no, *level));
            if frozen.contains(rater) {
                prop_assert_eq!(kept, Kept::Frozen);
            } else {
                // Who had no ballot at the unsealing begins a sealed one.
                prop_assert_eq!(kept, Kept::Kept);
                model.insert((*rater, *competency_no), *level);
            }
        }
        let all = saved(&mut store, |tx| ballots::of_session(tx, session));
        let stored: BTreeMap<_, _> = all
            .iter()
            .flat_map(|state| {
                state.marks.iter().map(|(no, level)| ((state.ballot.rater.0, *no), *level))
            })
            .collect();
        prop_assert_eq!(stored, model);
    }
}
