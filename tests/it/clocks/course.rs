//! The house's time: steady in one life, and the platform's in the long run.

use greenroom::base::{Moment, Seed, Span};
use greenroom::runtime::Course;

use crate::harness::START;

fn ms(n: i64) -> Span {
    Span::from_ms(n)
}

/// What an answer tells of the platform's clock, which is at `there` when it is read.
fn told(course: &mut Course, steady: Span, there: Moment, took: Span) -> Span {
    let whole = Moment::from_ms((there - took).ms().div_euclid(1000) * 1000);
    course.told(steady, whole, whole + ms(1000) + took)
}

#[test]
fn what_the_platform_says_is_believed_as_far_as_it_says_something_new() {
    let mut course = Course::new(START, ms(0));
    for n in 0..2_000 {
        // Up to a second in either direction may be what a header leaves out.
        let steady = ms(n * 137);
        assert_eq!(told(&mut course, steady, START + steady, ms(n % 90)), Span::ZERO);
    }
    // Two seconds and a half: found out to less than the time of an answer.
    let off = ms(2_500);
    for n in 2_000..4_000 {
        let steady = ms(n * 137);
        told(&mut course, steady, START + steady + off, ms(20));
    }
    let steady = ms(4_000 * 137);
    let there = course.at(steady) + course.behind(steady);
    let wrong = (there - (START + steady + off)).ms().abs();
    assert!(wrong <= 25, "{wrong} ms");
}

#[test]
fn it_comes_nearer_without_a_step_and_no_span_is_wrong_by_more_than_half_a_hundredth() {
    for off in [-30_000, -29_000, -2_000, -1_200, 1_200, 2_000, 29_000, 30_000] {
        let mut course = Course::new(START, ms(0));
        let mut last = course.at(ms(0));
        let mut steady = ms(0);
        for _ in 0..20_000 {
            steady += ms(400);
            told(&mut course, steady, START + steady + ms(off), ms(30));
            let now = course.at(steady);
            let lived = (now - last).ms();
            assert!((398..=402).contains(&lived), "{lived} of 400 ms, {off} ms off");
            last = now;
        }
        assert!(course.behind(steady).ms().abs() <= 1_000, "{:?}", course.behind(steady));
    }
}

#[test]
fn far_behind_it_goes_on_from_the_platforms_time_once_that_was_said_twice() {
    for minutes in [1, 90, 60 * 26] {
        let away = Span::from_minutes(minutes);
        let mut course = Course::new(START, ms(0));
        let there = |steady: Span| START + steady + away;
        told(&mut course, ms(1_000), there(ms(1_000)), ms(50));
        let before = course.at(ms(1_200));
        assert!((before - START).ms() < 1_300, "one answer may be a mistake");
        told(&mut course, ms(1_300), there(ms(1_300)), ms(50));
        let wrong = (course.at(ms(1_300)) - there(ms(1_300))).ms().abs();
        assert!(wrong <= 1_000, "{wrong} ms");

        // The other way no answer takes back what has happened.
        let mut course = Course::new(START, ms(0));
        for n in 1..100 {
            let steady = ms(n * 1_000);
            told(&mut course, steady, START + steady - away, ms(50));
            assert!((course.at(steady) - START).ms() >= n * 995);
        }
    }
}

#[test]
fn before_anything_runs_it_is_the_platforms_time_at_once() {
    for off in [-29_000, 29_000] {
        let mut course = Course::new(START, ms(0));
        told(&mut course, ms(10), START + ms(10 + off), ms(5));
        course.adopt(ms(10));
        let wrong = (course.at(ms(10)) - (START + ms(10 + off))).ms().abs();
        assert!(wrong <= 1_000, "{wrong} ms");
        assert_eq!(course.behind(ms(10)), Span::ZERO);
    }
}

#[test]
fn it_never_runs_back_whatever_it_is_told() {
    for seed in 1..200 {
        let mut draw = Seed(seed).draws(1);
        let mut below = |n: usize| i64::try_from(draw.below(n)).unwrap();
        let mut course = Course::new(START, ms(0));
        let (mut steady, mut last) = (ms(0), START);
        for _ in 0..200 {
            steady += ms(below(5_000));
            let day = 86_400_000;
            let off = match below(4) {
                0 => below(4_000) - 2_000,
                1 => below(120_000) - 60_000,
                2 => below(20) * day - 10 * day,
                _ => 0,
            };
            let took = ms(below(3_000));
            told(&mut course, steady, START + steady + ms(off), took);
            assert!(course.at(steady) >= last, "seed {seed}");
            last = course.at(steady);
        }
    }
}
