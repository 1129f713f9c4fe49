//! One guild's year, computed by another program and by hand.

use greenroom::base::{MemberId, Moment, Span};
use greenroom::rubric::{
    Adjustment, Agreement, Cast, Ending, Footing, Lack, Measured, Point, Pool, Score, SoFar,
    Tenths, TurnScores, Verdict, at_bar_needed, change, scores, verdict,
};

use super::{cast, mark, turn};

/// Session, rater, candidate, day, marks. Raters 7 and 8 only ever met each other.
const YEAR: &str = "
100 1 11 0 --534
100 6 11 0 33233
101 6 12 20 24344
102 2 13 40 -1122
102 4 13 40 122-1
102 5 13 40 233-2
102 6 13 40 32223
103 4 11 60 32424
103 6 11 60 413-3
104 1 12 80 55453
104 2 12 80 43243
104 5 12 80 54555
105 1 13 100 32433
105 2 13 100 21321
105 5 13 100 31433
106 1 11 120 43545
106 3 11 120 53443
106 4 11 120 22314
106 5 11 120 54435
107 3 12 140 43453
107 5 12 140 42455
107 6 12 140 43444
108 1 13 160 32333
109 2 11 180 -3424
109 3 11 180 33445
109 4 11 180 33333
110 2 12 200 5345-
110 3 12 200 5-353
110 6 12 200 333-3
111 3 13 220 223-3
111 5 13 220 2-342
112 3 11 240 -3344
112 5 11 240 5-555
113 3 12 260 43544
113 5 12 260 44--4
114 7 12 280 542-4
114 8 12 280 442-5
115 1 12 300 5545-
115 3 12 300 44-45
115 5 12 300 55445
115 6 12 300 33433
116 2 11 320 32444
116 4 11 320 41424
116 5 11 320 54545
115 0 x=4.123365264 raw=4.250000 margin=0.460107841 marks=[3, 4, 5, 5]
115 1 x=4.123365264 raw=4.250000 margin=0.460107841 marks=[3, 4, 5, 5]
115 2 x=3.846452482 raw=4.000000 margin=0.531286772 marks=[4, 4, 4]
115 3 x=3.873365264 raw=4.000000 margin=0.460107841 marks=[3, 4, 4, 5]
115 4 x=4.269311929 raw=4.333333 margin=0.531286772 marks=[3, 5, 5]
116 0 x=4.053271040 raw=4.000000 margin=0.531286772 marks=[3, 4, 5]
116 1 x=2.386604373 raw=2.333333 margin=0.531286772 marks=[1, 2, 4]
116 2 x=4.386604373 raw=4.333333 margin=0.531286772 marks=[4, 4, 5]
116 3 x=3.386604373 raw=3.333333 margin=0.531286772 marks=[2, 4, 4]
116 4 x=4.386604373 raw=4.333333 margin=0.531286772 marks=[4, 4, 5]
114 0 x=4.500000000 raw=4.500000 margin=0.650690749 marks=[4, 5]
114 1 x=4.000000000 raw=4.000000 margin=0.650690749 marks=[4, 4]
114 2 x=2.000000000 raw=2.000000 margin=0.650690749 marks=[2, 2]
114 3 []
114 4 x=4.500000000 raw=4.500000 margin=0.650690749 marks=[4, 5]
";

fn year() -> Vec<Cast> {
    YEAR.lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let mut number = || words.next()?.parse().ok();
            let (session, rater, candidate, day) = (number()?, number()?, number()?, number()?);
            Some(cast(session, rater, candidate, day, words.next()?))
        })
        .collect()
}

fn day(day: i64) -> Moment {
    Moment::from_ms(0) + Span::from_hours(24 * day)
}

fn score(scores: &TurnScores, competency: usize) -> &Score {
    scores.competencies[competency].score().expect("two raters marked it")
}

#[track_caller]
fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-7, "{a} is not {b}");
}

// The figures of the next four tests come from a Python program written apart from this code: it
// solves the normal equations of the severities by Gaussian elimination, takes alpha from pairs of
// values (1 - D_o/D_e) and t by integrating its density.

#[test]
fn severities_are_those_of_the_normal_equations() {
    let casts = year();
    let pool = Pool::new(&casts, day(320), 5);
    let expected =
        [-0.314474729, 0.219104207, -0.045896388, 0.287434735, -0.346725822, 0.200557997, 0.0, 0.0];
    for (rater, severity) in (1..).zip(expected) {
        near(pool.severity(MemberId(rater)).unwrap(), severity);
    }
    assert_eq!(pool.severity(MemberId(99)), None);
    near(pool.deviation(), 0.7180209757063111);
}

#[test]
fn a_turn_of_three_raters_has_these_scores() {
    let report = scores(&year(), turn(116), 5);
    assert_eq!(report.footing(), Footing::Decision);
    let expected = [
        (4.053271040, 4.000000, [3, 4, 5]),
        (2.386604373, 2.333333, [1, 2, 4]),
        (4.386604373, 4.333333, [4, 4, 5]),
        (3.386604373, 3.333333, [2, 4, 4]),
        (4.386604373, 4.333333, [4, 4, 5]),
    ];
    for (competency, (level, raw_mean, marks)) in expected.into_iter().enumerate() {
        let score = score(&report, competency);
        near(score.level, level);
        assert!((score.raw_mean - raw_mean).abs() < 1e-6);
        near(score.margin, 0.531286772);
        assert_eq!(score.marks, marks.map(mark));
        assert_eq!(score.adjustment, Adjustment::Shown);
    }
    assert_eq!(report.at_bar_count(), 3);
    assert_eq!(verdict(&report, Ending::Whole), Verdict::NotYet);
    let used: Vec<i64> = report.severities.iter().map(|s| s.rater.0).collect();
    assert_eq!(used, [2, 4, 5]);
}

#[test]
fn could_not_tell_leaves_a_smaller_cell_with_a_wider_range() {
    let casts = year();
    let report = Pool::new(&casts, day(320), 5).scores(turn(115));
    assert_eq!(report.footing(), Footing::Solid);
    near(score(&report, 0).level, 4.123365264);
    near(score(&report, 0).margin, 0.460107841);
    near(score(&report, 2).level, 3.846452482);
    near(score(&report, 2).margin, 0.531286772);
    assert_eq!(score(&report, 2).marks, [4, 4, 4].map(mark));
    // Its own report was made on day 300, before anything was known of session 116.
    assert_ne!(scores(&casts, turn(115), 5), report);
}

#[test]
fn agreement_has_this_alpha_and_lower_bound() {
    let casts = year();
    let Agreement::Known { alpha, lower, turns } = Pool::new(&casts, day(320), 5).agreement()
    else {
        panic!("it is known");
    };
    assert_eq!(turns, 15);
    near(alpha, 0.417439582638539);
    // The t quantile is an expansion, right to 1e-4.
    assert!((lower - 0.19481078552891553).abs() < 2e-5, "{lower}");
}

#[test]
fn the_running_level_counts_ninety_days_and_asks_for_three_sessions() {
    let casts = year();
    let pool = Pool::new(&casts, day(320), 5);
    let levels = pool.running_levels(MemberId(12));
    let expected =
        [Some(4.137604856), Some(3.887604856), Some(3.415576843), None, Some(4.202187654)];
    for (level, expected) in levels.iter().zip(expected) {
        assert_eq!(level.is_some(), expected.is_some());
        near(level.map_or(0.0, |l| l.level), expected.unwrap_or(0.0));
    }
    let first = levels[0].unwrap();
    assert_eq!((first.marks, first.raters, first.sessions), (8, 6, 3));
    near(first.margin, 1.2816 * 0.7180209757063111 / 8.0_f64.sqrt());
    // Two sessions only, and none at all.
    assert_eq!(pool.running_levels(MemberId(11)), [None; 5]);
    assert_eq!(pool.running_levels(MemberId(13)), [None; 5]);
}

// By hand from here on.

#[test]
fn two_raters_who_only_met_each_other_cannot_be_corrected() {
    let report = scores(&year(), turn(114), 5);
    assert_eq!(report.footing(), Footing::FirstImpression);
    let first = score(&report, 0);
    assert_eq!(first.adjustment, Adjustment::OnlyTheseRaters);
    near(first.shown_level(), 4.5);
    assert_eq!(report.competencies[3], Measured::Missing);
    assert_eq!(
        verdict(&report, Ending::Whole),
        Verdict::TooLittleEvidence { lacks: vec![Lack::Raters], so_far: Some(SoFar::WouldNotPass) }
    );
}

/// One turn, raters A 4 and B 2 on one competency each in one cell. By symmetry s_A = -s_B = -d
/// and a = 3; s_A (1 + 5) = 3 - 4, so d = 1/6.
#[test]
fn a_sixth_of_the_distance_is_taken_for_strictness_after_one_ballot() {
    let casts = [cast(1, 1, 9, 1, "4"), cast(1, 2, 9, 1, "2")];
    let pool = Pool::new(&casts, day(1), 1);
    near(pool.severity(MemberId(1)).unwrap(), -1.0 / 6.0);
    near(pool.severity(MemberId(2)).unwrap(), 1.0 / 6.0);
    // Residuals are ±5/6: (2 · 25/36 + 9.8) / 21.
    near(pool.deviation(), ((50.0 / 36.0 + 9.8) / 21.0_f64).sqrt());
    near(score(&pool.scores(turn(1)), 0).level, 3.0);
}

#[test]
fn one_rater_gives_words_and_no_number() {
    let report = scores(&year(), turn(108), 5);
    assert_eq!(report.footing(), Footing::WordsOnly);
    assert_eq!(report.competencies[0], Measured::OneMark(mark(3)));
    assert_eq!(report.measured_count(), 0);
    assert_eq!(
        verdict(&report, Ending::Whole),
        Verdict::TooLittleEvidence { lacks: vec![Lack::Raters, Lack::Competencies], so_far: None }
    );
}

#[test]
fn nobody_rated_is_not_rated_and_not_zero() {
    let report = scores(&year(), turn(999), 5);
    assert_eq!(report.footing(), Footing::NotRated);
    assert!(report.competencies.iter().all(|c| *c == Measured::Missing));
    assert_eq!(scores(&[], turn(1), 3).competencies.len(), 3);
}

#[test]
fn ballots_count_for_365_days_and_not_from_the_future() {
    let mut casts = year();
    let before = scores(&casts, turn(116), 5);
    casts.push(cast(50, 2, 11, 320 - 365, "11111"));
    casts.push(cast(50, 4, 11, 320 - 365, "55555"));
    casts.push(cast(200, 2, 11, 321, "11111"));
    casts.push(cast(200, 4, 11, 321, "55555"));
    assert_eq!(scores(&casts, turn(116), 5), before);
    casts.push(cast(51, 2, 11, 320 - 364, "11111"));
    casts.push(cast(51, 4, 11, 320 - 364, "55555"));
    assert_ne!(scores(&casts, turn(116), 5), before);
}

#[test]
fn a_self_rating_among_the_ballots_is_left_out() {
    let mut casts = year();
    let before = scores(&casts, turn(116), 5);
    casts.push(cast(116, 11, 11, 320, "55555"));
    assert_eq!(scores(&casts, turn(116), 5), before);
    near(score(&before, 1).gap(mark(4)), 4.0 - 2.386604373);
}

/// Scores with these marks on each competency, no severities and a known deviation.
fn made(columns: &[&[u8]], raters: usize, deviation: f64) -> TurnScores {
    let score = |marks: &[u8]| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of marks")]
        let count = marks.len() as f64;
        let mean = marks.iter().copied().map(f64::from).sum::<f64>() / count;
        Measured::Score(Score {
            level: mean,
            raw_mean: mean,
            marks: marks.iter().copied().map(mark).collect(),
            margin: 1.2816 * deviation / count.sqrt(),
            adjustment: Adjustment::Shown,
        })
    };
    TurnScores {
        turn: turn(1),
        raters,
        competencies: columns
            .iter()
            .map(|c| if c.is_empty() { Measured::Missing } else { score(c) })
            .collect(),
        deviation,
        severities: Vec::new(),
    }
}

/// The means needed with σ = .7: 3.63, 3.52, 3.50, 3.50 for 2 to 5 raters.
#[test]
fn the_bar_asks_for_these_means() {
    for (marks, needed) in [(2.0, 3.6344), (3.0, 3.5180), (4.0, 3.5), (5.0, 3.5)] {
        let at = |level| {
            Score {
                level,
                raw_mean: level,
                marks: Vec::new(),
                margin: 1.2816 * 0.7 / f64::sqrt(marks),
                adjustment: Adjustment::Shown,
            }
            .is_at_bar()
        };
        assert!(at(needed + 1e-4) && !at(needed - 1e-4), "{marks} marks");
    }
    // Equality passes: four raters at exactly 3.5.
    let report = made(&[&[3, 3, 4, 4]], 4, 0.7);
    assert_eq!(report.at_bar_count(), 1);
}

#[test]
fn four_of_five_at_the_bar_are_ready_and_three_are_not() {
    let (good, weak, pair): (&[u8], &[u8], &[u8]) = (&[4, 4, 4], &[3, 3, 3], &[4, 4]);
    let at = |columns: &[&[u8]], raters, ending| verdict(&made(columns, raters, 0.7), ending);
    assert_eq!(at(&[good, good, good, good, weak], 3, Ending::Whole), Verdict::Ready);
    assert_eq!(at(&[good, good, good, weak, weak], 3, Ending::Whole), Verdict::NotYet);
    // Four measured are enough, even if the fifth could not be told; three are not.
    assert_eq!(at(&[good, good, good, good, &[]], 3, Ending::Whole), Verdict::Ready);
    assert_eq!(
        at(&[good, good, good, &[], &[]], 3, Ending::Whole),
        Verdict::TooLittleEvidence { lacks: vec![Lack::Competencies], so_far: None }
    );
    // Interrupted is never pass or fail, also with two raters.
    assert_eq!(
        at(&[good; 5], 2, Ending::Interrupted),
        Verdict::TooLittleEvidence { lacks: vec![Lack::AnEnd, Lack::Raters], so_far: None }
    );
    assert_eq!(
        at(&[pair; 5], 2, Ending::Whole),
        Verdict::TooLittleEvidence { lacks: vec![Lack::Raters], so_far: Some(SoFar::WouldPass) }
    );
    assert_eq!([3, 4, 5, 6, 7, 8].map(at_bar_needed), [3, 4, 4, 5, 6, 7]);
}

/// First 3, 3, 3 and last 4, 4, 4, each from two marks with σ = .7: se² = .245, so the threshold
/// is 1.2816 · √1.47 / 3 = .5180.
#[test]
fn a_change_is_called_only_beyond_the_raters_own_disagreement() {
    let points = |last: f64| {
        [3.0, 3.0, 3.0, 5.0, last, last, last]
            .map(|level| Point { level, standard_error: 0.7 / 2.0_f64.sqrt() })
    };
    let risen = change(&points(4.0)).unwrap();
    near(risen.difference, 1.0);
    assert!((risen.threshold - 0.5180).abs() < 1e-4);
    assert!(risen.is_called_change());
    assert!(!change(&points(3.5)).unwrap().is_called_change());
    assert!(change(&points(2.4)).unwrap().is_called_change());
    assert_eq!(change(&points(4.0)[..5]), None);
}

#[test]
fn stored_scores_come_back_with_the_same_digits_and_verdict() {
    let report = scores(&year(), turn(116), 5);
    let json = serde_json::to_string(&report).unwrap();
    let back: TurnScores = serde_json::from_str(&json).unwrap();
    assert_eq!(verdict(&back, Ending::Whole), verdict(&report, Ending::Whole));
    for (a, b) in back.competencies.iter().zip(&report.competencies) {
        let digits = |m: &Measured| m.score().map(|s| Tenths::of_level(s.shown_level()));
        assert_eq!(digits(a), digits(b));
    }
}
