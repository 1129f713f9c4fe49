//! Very many groups begin at one time: what people sit and wait for goes out first, and nothing
//! waits for ever.

use expect_test::expect;
use greenroom::base::Span;

use crate::harness::herd::{Herd, Late, Pace};

const GROUPS: i64 = 100;
/// Nearly as slow for so few as Discord is for a thousand.
const PACE: Pace = Pace { requests_a_second: 8, on_the_way: 16 };

/// How many of all requests were waited for, when the last of those came, and the last of all.
fn said(late: &Late) -> String {
    format!(
        "{} of {}: {} s, then {} s",
        late.awaited.len(),
        late.awaited.len() + late.others.len(),
        late.percentile(100).seconds(),
        late.last().seconds()
    )
}

#[test]
fn people_are_called_and_begin_before_other_cards_change() {
    let planned = || Herd::planned(GROUPS, Span::from_hours(2));
    let by_due_time = planned().evened_out().checks_in(PACE);
    let mut herd = planned();
    let called = herd.checks_in(PACE);
    let begun = herd.begins(PACE);
    let [by_due_time, called, begun] = [by_due_time, called, begun].map(|late| said(&late));
    expect![[r#"
        by due time alone, called: 100 of 200: 25 s, then 25 s
        called: 100 of 200: 16 s, then 25 s
        begun: 100 of 300: 16 s, then 38 s"#]]
    .assert_eq(&format!(
        "by due time alone, called: {by_due_time}\ncalled: {called}\nbegun: {begun}"
    ));
}
