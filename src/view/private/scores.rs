//! The numbers of a report: one line a competency, how much they carry, and the verdict.

use crate::base::{Language, text};
use crate::protocol::{CompetencyLine, TurnReport};
use crate::rubric::{
    Adjustment, Choice, Footing, Lack, Mark, Measured, Score, SoFar, Tenths, TurnScores, Verdict,
    at_bar_needed,
};
use crate::view::card::{Card, quoted};
use crate::view::words::{choice, in_text, paragraph, row};

/// Competencies for which the published operating curve was computed.
const CURVE_OF: usize = 5;

/// The verdict, where there is one.
pub(super) fn headline(lang: &Language, card: &mut Card, report: &TurnReport) {
    if let (Some(verdict), Some(scores)) = (&report.verdict, &report.scores) {
        self::verdict(lang, card, verdict, scores, report);
    } else if let Some(verdict) = &report.verdict {
        without_scores(lang, card, verdict);
    }
}

/// All of it, in reading order. `unmeasured` is what has no number beside the competencies.
pub(super) fn scores(
    lang: &Language,
    card: &mut Card,
    report: &TurnReport,
    unmeasured: Option<String>,
) {
    operating_curve(lang, card, report);
    let mut rest = Vec::new();
    for (place, line) in report.competencies.iter().enumerate() {
        let measured = report.scores.as_ref().and_then(|s| s.competencies.get(place));
        let is_seen = measured.and_then(Measured::score).is_some() || line.anchor.is_some();
        if is_seen {
            card.say(competency(lang, line, measured));
        } else if report.raters > 0 || line.own.is_some() {
            let title = quoted(&line.title);
            rest.push(match own(lang, line, None) {
                Some(own) => text!(lang, "{title} ({own})", title, own),
                None => title,
            });
        }
    }
    if report.raters == 0 && !rest.is_empty() {
        let rest = std::mem::take(&mut rest).join(", ");
        card.say(text!(lang, "**Your own marks** {rest}", rest));
    }
    rest.extend(unmeasured);
    if !rest.is_empty() {
        card.say(text!(lang, "**Not measured** {rest}", rest = rest.join(", ")));
    }
    let adjusted = adjustment(lang, report.scores.as_ref());
    card.say(paragraph([footing(lang, report)].into_iter().chain(adjusted)));
}

/// One competency: the number with its range, the marks as given, one's own.
fn competency(lang: &Language, line: &CompetencyLine, measured: Option<&Measured>) -> String {
    let own = own(lang, line, measured.and_then(Measured::score));
    let seen = match (measured.and_then(Measured::score), &line.anchor) {
        (Some(score), _) => number(lang, score),
        (None, anchor) => quoted(anchor.as_deref().unwrap_or_default()),
    };
    let seen = format!("**{}** {seen}", quoted(&line.title));
    row([seen].into_iter().chain(own))
}

fn number(lang: &Language, score: &Score) -> String {
    let marks: Vec<String> = score.marks.iter().map(Mark::to_string).collect();
    let level = Tenths::of_level(score.shown_level());
    text!(
        lang,
        "{level} ± {margin} · raw {marks}",
        level,
        margin = Tenths::of(score.margin),
        marks = marks.join(", ")
    )
}

/// What the candidate gave themself, and how far that is from the peers.
fn own(lang: &Language, line: &CompetencyLine, score: Option<&Score>) -> Option<String> {
    let given = choice(lang, line.own?);
    let mark = match line.own? {
        Choice::CouldNotTell => return Some(text!(lang, "self: {given}", given)),
        Choice::Mark(mark) => mark,
    };
    let gap = score.map(|s| Tenths::of(s.gap(mark))).filter(|gap| gap.count() != 0);
    Some(match gap {
        None => text!(lang, "self {given}", given),
        Some(gap) if gap.count() > 0 => text!(lang, "self {given} (+{gap})", given, gap),
        Some(gap) => text!(lang, "self {given} ({gap})", given, gap),
    })
}

/// What so many raters can carry.
fn footing(lang: &Language, report: &TurnReport) -> String {
    let footing = report.scores.as_ref().map_or(
        match report.raters {
            0 => Footing::NotRated,
            1 => Footing::WordsOnly,
            2 => Footing::FirstImpression,
            3 => Footing::Decision,
            4.. => Footing::Solid,
        },
        TurnScores::footing,
    );
    match footing {
        Footing::NotRated => text!(
            lang,
            "Nobody rated this turn: self-rating and timings only. It counts for your cadence, \
             never for readiness."
        ),
        Footing::WordsOnly => text!(
            lang,
            "One rater: what their marks look like, in words. One person's number would say more \
             about them than about you; it counts in your running level."
        ),
        Footing::FirstImpression => text!(
            lang,
            "Two raters: a first impression, not a verdict (three make a decision possible)."
        ),
        Footing::Decision => text!(lang, "Three raters: enough to decide on."),
        Footing::Solid => text!(lang, "{raters} raters: a solid picture.", raters = report.raters),
    }
}

/// What the numbers allow for, where there are any.
fn adjustment(lang: &Language, scores: Option<&TurnScores>) -> Option<String> {
    let all: Vec<&Score> = scores?.competencies.iter().filter_map(Measured::score).collect();
    if all.is_empty() {
        return None;
    }
    let is_shown = |s: &&&Score| s.adjustment == Adjustment::Shown;
    let shown = all.iter().filter(is_shown).count();
    let range = text!(lang, "± is an 80 % range.");
    Some(if shown == all.len() {
        text!(
            lang,
            "The numbers allow for how strictly these raters usually mark; raw is what they gave; \
             {range}",
            range
        )
    } else if shown == 0 {
        text!(
            lang,
            "Plain means: these raters have rated nobody together with others, so a harsh rater \
             cannot be told from a weak answer; {range}",
            range
        )
    } else {
        text!(
            lang,
            "Where it is known how strictly these raters usually mark, the numbers allow for it; \
             elsewhere they are plain means; {range}",
            range
        )
    })
}

fn verdict(
    lang: &Language,
    card: &mut Card,
    verdict: &Verdict,
    scores: &TurnScores,
    report: &TurnReport,
) {
    let all = scores.competencies.len();
    let (at_bar, needed) = (scores.at_bar_count(), at_bar_needed(all));
    match verdict {
        Verdict::Ready => {
            card.say(text!(
                lang,
                "**Ready** — {at_bar} of {all} competencies at the bar; {needed} are needed.",
                at_bar,
                all,
                needed
            ));
        }
        Verdict::NotYet => {
            let not_yet = text!(
                lang,
                "**Not yet** — {at_bar} of {all} competencies at the bar; {needed} are needed.",
                at_bar,
                all,
                needed
            );
            card.say(paragraph([not_yet, below(lang, scores, report)]));
        }
        Verdict::TooLittleEvidence { lacks, so_far } => {
            card.say(too_little(lang, lacks));
            match so_far {
                Some(SoFar::WouldPass) => card.say(text!(lang, "So far it would pass.")),
                Some(SoFar::WouldNotPass) => card.say(text!(lang, "So far it would not pass.")),
                None => {}
            }
        }
    }
}

/// How sure a decision is; without one there is nothing to be sure of.
fn operating_curve(lang: &Language, card: &mut Card, report: &TurnReport) {
    let is_decided = match (&report.verdict, &report.scores) {
        (Some(Verdict::Ready | Verdict::NotYet), Some(scores)) => {
            scores.competencies.len() == CURVE_OF
        }
        (Some(Verdict::TooLittleEvidence { .. }) | None, _) | (_, None) => false,
    };
    if is_decided {
        card.say(text!(
            lang,
            "How sure is that? In simulations with three raters, somebody truly at 3.0 in all \
             five is called ready 0.1 % of the time, at 3.5 19 %, at 4.0 88 %. One competency \
             alone passes 12, 50 and 88 %."
        ));
    }
}

/// The competencies that are not at the bar.
fn below(lang: &Language, scores: &TurnScores, report: &TurnReport) -> String {
    let is_below = |measured: &Measured| match measured {
        Measured::Score(score) => !score.is_at_bar(),
        Measured::Missing | Measured::OneMark(_) => true,
    };
    let names: Vec<String> = report
        .competencies
        .iter()
        .zip(&scores.competencies)
        .filter(|(_, measured)| is_below(measured))
        .map(|(line, _)| quoted(&in_text(lang, &line.title)))
        .collect();
    text!(lang, "Not at it: {names}.", names = names.join(", "))
}

fn too_little(lang: &Language, lacks: &[Lack]) -> String {
    let lacks = lacks.iter().map(|lack| match lack {
        Lack::AnEnd => text!(lang, "the turn was interrupted"),
        Lack::Raters => text!(lang, "fewer than three people rated"),
        Lack::Competencies => text!(lang, "too few competencies have two marks"),
    });
    let lacks = lacks.reduce(|first, then| text!(lang, "{first}, and {then}", first, then));
    text!(lang, "**Too little evidence** — {lacks}.", lacks = lacks.unwrap_or_default())
}

/// A verdict without any number: nothing can have been decided.
fn without_scores(lang: &Language, card: &mut Card, verdict: &Verdict) {
    match verdict {
        Verdict::TooLittleEvidence { lacks, .. } => card.say(too_little(lang, lacks)),
        Verdict::Ready => card.say(text!(lang, "**Ready**")),
        Verdict::NotYet => card.say(text!(lang, "**Not yet**")),
    }
}
