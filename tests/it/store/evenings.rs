//! Evenings, their messages, and what everybody had.

use greenroom::base::{EveningId, MemberId, SeriesId, SessionId};
use greenroom::store::evenings::{self, EveningRow};
use greenroom::store::ledger::{self, LedgerRow, MetRow, Sums, WhyRow};
use greenroom::store::series::{self, SeriesRow};
use greenroom::store::sessions::Saved;
use greenroom::store::{Fault, Tx, guilds};

use super::fixture::{GUILD, at, open, place, saved, session, try_one};

const KEY: (EveningId, greenroom::base::GuildId) = (EveningId(1), GUILD);

fn row(id: i64, series: Option<&str>, wake: Option<i64>) -> EveningRow {
    EveningRow {
        id: EveningId(id),
        guild: GUILD,
        series: series.map(|date| (SeriesId(10), date.to_owned())),
        phase: if wake.is_some() { "called" } else { "over" }.to_owned(),
        starts_at: at(100 + id),
        ends_at: at(170 + id),
        wake: wake.map(|seconds| (at(seconds), "draws".to_owned())),
        revision: 0,
        state_version: 1,
        state: "{\"member\":4711}".to_owned(),
        made_at: at(0),
    }
}

fn begin(tx: &Tx) -> Result<(), Fault> {
    guilds::ensure(tx, GUILD)?;
    let series = SeriesRow {
        id: SeriesId(10),
        guild: GUILD,
        number: 1,
        maker: None,
        made_at: at(0),
        state: "running".to_owned(),
        paused_until: None,
        behind: None,
        next: None,
        zones_version: "2026f".to_owned(),
        wake_at: None,
    };
    series::put(tx, &series)?;
    evenings::insert(tx, &row(1, Some("2026-12-08"), Some(50)))?;
    evenings::insert(tx, &row(2, None, Some(40)))
}

#[test]
fn an_evening_comes_back_and_a_series_has_one_on_a_date() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, begin);
    let load = |id| move |tx: &Tx| evenings::load(tx, EveningId(id));
    assert_eq!(saved(&mut store, load(1)), Some(row(1, Some("2026-12-08"), Some(50))));
    assert_eq!(saved(&mut store, |tx| evenings::due(tx, at(49), 9)), [EveningId(2)]);
    assert_eq!(saved(&mut store, |tx| evenings::next_wake(tx)), Some(at(40)));
    let twice =
        try_one(&mut store, |tx| evenings::insert(tx, &row(3, Some("2026-12-08"), Some(1))));
    assert!(matches!(twice, Err(Fault::Misused(_))), "{twice:?}");

    // A save counts where the row is as it was loaded.
    let over = EveningRow { phase: "over".to_owned(), wake: None, ..row(2, None, None) };
    let save = |tx: &Tx| evenings::save(tx, &over);
    assert_eq!(saved(&mut store, save), Saved::Saved { revision: 1 });
    assert_eq!(saved(&mut store, save), Saved::Stale);
    let open_of = saved(&mut store, |tx| evenings::open_of(tx, GUILD, 9));
    assert_eq!(open_of.iter().map(|one| one.id.0).collect::<Vec<_>>(), [1]);
    let with = |digits| move |tx: &Tx| evenings::with(tx, GUILD, digits, EveningId(0), 9);
    assert_eq!(saved(&mut store, with("4711")).len(), 2);
    assert_eq!(saved(&mut store, with("815")).len(), 0);
}

#[test]
fn only_an_evening_whose_sessions_run_is_hurried() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, begin);
    saved(&mut store, |tx| evenings::hurry(tx, EveningId(1), at(5)));
    assert_eq!(saved(&mut store, |tx| evenings::next_wake(tx)), Some(at(40)));
    let runs = EveningRow { phase: "under-way".to_owned(), ..row(2, None, Some(90)) };
    assert_eq!(saved(&mut store, |tx| evenings::save(tx, &runs)), Saved::Saved { revision: 1 });
    saved(&mut store, |tx| evenings::hurry(tx, EveningId(2), at(5)));
    assert_eq!(saved(&mut store, |tx| evenings::next_wake(tx)), Some(at(5)));
}

#[test]
fn messages_sessions_and_regulars_of_an_evening_are_found_again() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, begin);
    session(&mut store, 5);
    saved(&mut store, |tx| {
        evenings::bind(tx, SessionId(5), EveningId(1), GUILD)?;
        evenings::put_placed(tx, KEY, "call", "7/8", at(1))?;
        evenings::put_placed(tx, KEY, "call", "7/9", at(2))?;
        let series = (SeriesId(10), GUILD);
        evenings::set_regular(tx, series, MemberId(1), Some(at(1)))?;
        evenings::set_regular(tx, series, MemberId(2), Some(at(1)))?;
        evenings::set_regular(tx, series, MemberId(1), None)
    });
    let of = |tx: &Tx| evenings::of_session(tx, SessionId(5));
    assert_eq!(saved(&mut store, of), Some(EveningId(1)));
    let all = |tx: &Tx| evenings::sessions_of(tx, EveningId(1));
    assert_eq!(saved(&mut store, all), [SessionId(5)]);
    let placed = |tx: &Tx| evenings::placed(tx, EveningId(1), "call");
    assert_eq!(saved(&mut store, placed).as_deref(), Some("7/9"));
    saved(&mut store, |tx| evenings::forget_placed(tx, EveningId(1), "call"));
    assert_eq!(saved(&mut store, placed), None);
    let regulars = |tx: &Tx| evenings::regulars(tx, SeriesId(10), 9);
    assert_eq!(saved(&mut store, regulars), [MemberId(2)]);
}

#[test]
fn ledgers_add_up_and_nothing_of_who_is_forgotten_stays() {
    let place = place();
    let mut store = open(&place.data);
    saved(&mut store, begin);
    let had = |member, had| LedgerRow { member: MemberId(member), had, fair: [0.5, 0.5, 0.25] };
    let other = (EveningId(2), GUILD);
    saved(&mut store, |tx| {
        ledger::put(tx, KEY, &had(1, [1, 1, 0]), at(100))?;
        ledger::put(tx, KEY, &had(2, [0, 0, 1]), at(100))?;
        ledger::put(tx, other, &had(1, [1, 0, 0]), at(200))?;
        ledger::put_met(tx, KEY, (MemberId(2), MemberId(1)), at(100))?;
        ledger::put_met(tx, KEY, (MemberId(1), MemberId(2)), at(100))?;
        ledger::put_met(tx, other, (MemberId(1), MemberId(2)), at(200))
    });
    let first = Sums { had: [2, 1, 0], fair: [1.0, 1.0, 0.5], evenings: 2, since: Some(at(100)) };
    let sums = saved(&mut store, |tx| ledger::sums(tx, GUILD, 9));
    assert_eq!(sums[0], (MemberId(1), first));
    assert_eq!(saved(&mut store, |tx| ledger::met_on(tx, GUILD, 9)), [at(200), at(100)]);
    let met = |since| move |tx: &Tx| ledger::met_since(tx, GUILD, at(since), 9);
    let pair = (MemberId(1), MemberId(2));
    assert_eq!(saved(&mut store, met(100)), [MetRow { pair, count: 2, last_at: at(200) }]);
    assert_eq!(saved(&mut store, met(101)), [MetRow { pair, count: 1, last_at: at(200) }]);
    let came = |since| move |tx: &Tx| evenings::came_since(tx, SeriesId(10), at(since), 9);
    assert_eq!(saved(&mut store, came(0)), [MemberId(1), MemberId(2)]);
    assert_eq!(saved(&mut store, came(102)).len(), 0);

    let why = |draw| WhyRow {
        member: MemberId(1),
        draw,
        sums: Sums { since: None, ..first },
        people: 7,
        missed: 2,
        facing: vec![(MemberId(2), 2, Some(at(200))), (MemberId(3), 0, None)],
        standing: vec![MemberId(2)],
    };
    saved(&mut store, |tx| {
        ledger::put_why(tx, KEY, &why(1))?;
        ledger::put_why(tx, KEY, &why(2))
    });
    let read = |tx: &Tx| ledger::why(tx, EveningId(1), MemberId(1));
    assert_eq!(saved(&mut store, read), Some(why(2)));
    saved(&mut store, |tx| ledger::forget(tx, GUILD, MemberId(2)));
    assert_eq!(saved(&mut store, read).map(|why| why.facing), Some(vec![(MemberId(3), 0, None)]));
    assert_eq!(saved(&mut store, |tx| ledger::sums(tx, GUILD, 9)).len(), 1);
    assert_eq!(saved(&mut store, |tx| ledger::met_on(tx, GUILD, 9)).len(), 0);
}
