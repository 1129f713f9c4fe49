//! Planning back from a date: what fits, what has slipped, and what would fit.

use expect_test::expect;
use greenroom::calendar::Date;
use greenroom::progress::{Fit, Step, plan_back};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().expect("tests write dates")
}

/// The plan in a line: what, from and to, `+` where it was done.
fn plan(on: &str, named: &str, today: &str, mocks: &[&str]) -> String {
    let mocks: Vec<Date> = mocks.iter().map(|mock| date(mock)).collect();
    let Some(plan) = plan_back(date(on), date(named), date(today), &mocks) else {
        return "over".to_owned();
    };
    let step = |step: &greenroom::progress::PlannedStep| {
        let what = match step.step {
            Step::FirstMock => "mock",
            Step::Drills => "drills",
            Step::CheckingMock => "check",
            Step::Checklist => "list",
        };
        let done = if step.is_done { "+" } else { "" };
        let day = |date: Date| format!("{}.{}.", date.day(), date.month());
        if step.from == step.to {
            format!("{what}{done} {}", day(step.from))
        } else {
            format!("{what}{done} {}-{}", day(step.from), day(step.to))
        }
    };
    let steps: Vec<String> = plan.steps.iter().map(step).collect();
    let fit = match plan.fit {
        Fit::Whole => String::new(),
        Fit::Replanned => "anew: ".to_owned(),
        Fit::Short { fits_from } => format!("short, from {fits_from}: "),
    };
    format!("{fit}{}", steps.join(", "))
}

#[test]
fn a_date_is_planned_back_and_anew_when_something_slips() {
    let on = "2027-05-14";
    let cases: [(&str, &str, &[&str]); 14] = [
        // Three weeks before, with a mock on that day: the page's own example.
        ("2027-04-21", "2027-04-21", &["2027-04-21"]),
        ("2027-04-21", "2027-04-21", &[]),
        ("2027-04-21", "2027-04-26", &[]),
        ("2027-04-21", "2027-05-01", &[]),
        ("2027-04-21", "2027-05-05", &[]),
        ("2027-04-21", "2027-05-12", &[]),
        ("2027-04-21", "2027-05-13", &[]),
        ("2027-04-21", "2027-05-14", &[]),
        ("2027-04-21", "2027-05-15", &[]),
        // One of before the date was named counts for two weeks.
        ("2027-04-21", "2027-04-21", &["2027-04-06", "2027-04-08"]),
        // The first was held, and the days of the second have gone by.
        ("2027-04-21", "2027-05-11", &["2027-04-22"]),
        ("2027-04-21", "2027-05-13", &["2027-04-22"]),
        // Both were held.
        ("2027-04-21", "2027-05-08", &["2027-04-22", "2027-05-07"]),
        // A year ahead.
        ("2026-05-14", "2026-05-14", &[]),
    ];
    let said: String = cases
        .iter()
        .map(|(named, today, mocks)| format!("{today}: {}\n", plan(on, named, today, mocks)))
        .collect();
    expect![[r#"
        2027-04-21: mock+ 21.4., drills 22.4.-4.5., check 5.5.-9.5., list 13.5.
        2027-04-21: mock 21.4.-28.4., drills 29.4.-7.5., check 8.5.-11.5., list 13.5.
        2027-04-26: mock 26.4.-28.4., drills 29.4.-7.5., check 8.5.-11.5., list 13.5.
        2027-05-01: anew: mock 1.5., drills 2.5.-8.5., check 9.5.-11.5., list 13.5.
        2027-05-05: short, from 2027-05-15: mock 5.5.-6.5., drills 7.5.-11.5., check 12.5., list 13.5.
        2027-05-12: short, from 2027-05-22: mock 12.5., drills 13.5., list 13.5.
        2027-05-13: short, from 2027-05-23: list 13.5.
        2027-05-14: short, from 2027-05-24: 
        2027-05-15: over
        2027-04-21: mock+ 8.4., drills 9.4.-29.4., check 30.4.-7.5., list 13.5.
        2027-05-11: anew: mock+ 22.4., drills 23.4.-11.5., check 12.5., list 13.5.
        2027-05-13: short, from 2027-05-15: mock+ 22.4., drills 23.4.-13.5., list 13.5.
        2027-05-08: mock+ 22.4., drills 23.4.-6.5., check+ 7.5., list 13.5.
        2026-05-14: mock 14.5.-21.5., drills 22.5.-21.12., check 22.12.-3.3., list 13.5.
    "#]].assert_eq(&said);
}

proptest! {
    /// Whatever was held and however late it is: steps stand in order, none before today but what
    /// was done, none on the day itself or after it, and seven days of drills where it says so.
    #[test]
    fn steps_are_ahead_in_order_and_a_week_lies_between_mocks(
        days in 0_i64..400, late in 0_i64..400, mocks in prop::collection::vec(-20_i64..400, 0..4)
    ) {
        let day = |n: i64| {
            let span = std::time::Duration::from_secs(n.unsigned_abs() * 86_400);
            let named = date("2027-01-01");
            if n < 0 { named.saturating_sub(span) } else { named.saturating_add(span) }
        };
        let (on, today) = (day(days), day(late));
        let mocks: Vec<Date> = mocks.into_iter().map(day).collect();
        let Some(plan) = plan_back(on, day(0), today, &mocks) else {
            prop_assert!(late > days);
            return Ok(());
        };
        for pair in plan.steps.windows(2) {
            // Drills go on until the day before, which has the checklist.
            let is_last = pair[1].step == Step::Checklist;
            let may_meet = is_last || plan.fit != Fit::Whole;
            prop_assert!(pair[0].to < pair[1].from || may_meet, "{plan:?}");
        }
        for step in &plan.steps {
            prop_assert!(step.from <= step.to, "{plan:?}");
            if step.is_done {
                prop_assert!(mocks.contains(&step.from) && step.to <= today, "{plan:?}");
            } else {
                prop_assert!(step.to < on, "{plan:?}");
                prop_assert!(step.step == Step::Drills || step.from >= today, "{plan:?}");
            }
        }
        let of = |wanted: Step| plan.steps.iter().find(|step| step.step == wanted);
        if let (Fit::Whole, Some(first), Some(check)) =
            (plan.fit, of(Step::FirstMock), of(Step::CheckingMock))
            && !check.is_done
        {
            let between = first.to.duration_until(check.from).as_hours() / 24;
            prop_assert!(between > 7, "{plan:?}");
        }
    }
}
