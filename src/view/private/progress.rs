//! How somebody gets on: where they stand on each competency and whether that changed, how long
//! their answers are, and their filler words.

use crate::base::{Language, MemberId, Moment, Span, counted, text};
use crate::progress::{Beside, Ends, Fillers, STEADY, TimedAnswer, Trend, is_steady};
use crate::protocol::{CompetencyTrend, KindTimes, Progress, ProgressLook, ProgressShown, Query};
use crate::rubric::{SESSIONS_MIN, Tenths};
use crate::view::card::{Card, LABEL_MAX, quoted};
use crate::view::words::{aim, capital, day, fit, kind, paragraph, row, who};

use super::months::{self, signed};
use super::running::runs;

/// Sessions from which on it can be said whether something changed.
const POINTS_FOR_CHANGE: usize = 6;

/// What is shown of it.
pub(super) fn progress(
    lang: &Language,
    shown: &ProgressShown,
    viewer: MemberId,
    now: Moment,
) -> Card {
    match shown {
        ProgressShown::Known(progress) => {
            let mut card = known(lang, progress, viewer);
            card.picture = months::picture(lang, progress, now);
            card
        }
        ProgressShown::NotTheirs { candidate } => Card::saying(text!(
            lang,
            "{candidate} shows their progress to nobody but the coaches they agreed to, and you \
             are none of these. Your own is yours to see: ask for it without a name.",
            candidate = who(lang, *candidate)
        )),
    }
}

fn known(lang: &Language, progress: &Progress, viewer: MemberId) -> Card {
    let is_own = progress.candidate == viewer;
    let mut card = Card::saying(title(lang, progress, is_own));
    let is_empty = progress.competencies.is_empty() && progress.times.is_empty();
    if is_empty && progress.fillers.now.is_none() {
        card.say(text!(
            lang,
            "Nothing to see yet. It begins with the first session in which somebody rated the \
             answers, and with the first answers on the clock."
        ));
    }
    card.lines.extend(progress.competencies.iter().map(|of| competency(lang, of)));
    card.lines.extend(progress.times.iter().map(|of| times(lang, of)));
    card.lines.extend(fillers(lang, &progress.fillers));
    card.lines.extend(months::weeks_in_words(lang, &progress.weeks));
    card.lines.extend(progress.streak.and_then(|streak| runs(lang, streak)));
    if progress.competencies.iter().any(|of| of.trend.running.is_some()) {
        card.say(text!(
            lang,
            "A level is the mean of the marks of the last 90 days, corrected by how strictly each \
             rater marks; ± spans 80 %, from how far raters of one answer differ. It is called a \
             change only where that is more."
        ));
    }
    card.say(if is_own {
        text!(lang, "Only you see this, and the coaches you agreed to.")
    } else {
        text!(
            lang,
            "You see this because {candidate} agreed to you as their coach. Keep it between the \
             two of you.",
            candidate = who(lang, progress.candidate)
        )
    });
    rubrics(lang, &mut card, progress, is_own);
    card
}

fn title(lang: &Language, progress: &Progress, is_own: bool) -> String {
    let head = if is_own {
        text!(lang, "**Your progress**")
    } else {
        text!(lang, "**Progress of {candidate}**", candidate = who(lang, progress.candidate))
    };
    row([head].into_iter().chain(progress.rubric.iter().map(|(_, name)| quoted(lang.title(name)))))
}

fn competency(lang: &Language, of: &CompetencyTrend) -> String {
    let trend = &of.trend;
    let stands = match (trend.running, trend.ends) {
        (Some(running), ends) => {
            let (level, margin) = (Tenths::of_level(running.level), Tenths::of(running.margin));
            match ends {
                Some(ends) => from(lang, &ends, format!("{level} ± {margin}")),
                None => paragraph(
                    [format!("{level} ± {margin}.")].into_iter().chain(until_change(lang, trend)),
                ),
            }
        }
        (None, Some(ends)) => from(lang, &ends, text!(lang, "no level of the last 90 days")),
        (None, None) => lacking(lang, trend),
    };
    let stands = format!("**{}** {stands}", quoted(&of.title));
    paragraph([stands].into_iter().chain(trend.beside.map(|beside| own(lang, &beside))))
}

/// Where it stands, and where it was.
fn from(lang: &Language, ends: &Ends, level: String) -> String {
    let (before, on) = (Tenths::of_level(ends.first), day(ends.since));
    let difference = signed(ends.change.difference);
    if ends.change.is_called_change() {
        text!(
            lang,
            "{level}, from {before} on {on}: a change ({difference}).",
            level,
            before,
            on,
            difference
        )
    } else {
        text!(
            lang,
            "{level}, from {before} on {on}: not yet more than raters differ.",
            level,
            before,
            on
        )
    }
}

fn until_change(lang: &Language, trend: &Trend) -> Option<String> {
    let lacking = POINTS_FOR_CHANGE.saturating_sub(trend.points.len());
    (lacking > 0).then(|| {
        counted!(
            lang,
            lacking,
            "{n} more session until I can say whether it changes.",
            "{n} more sessions until I can say whether it changes."
        )
    })
}

/// Why there is no level.
fn lacking(lang: &Language, trend: &Trend) -> String {
    let (raters, sessions) = trend.recent;
    match (raters, sessions) {
        (_, 0) if trend.points.is_empty() => text!(lang, "nobody could tell yet."),
        (_, 0) => text!(lang, "not rated in the last 90 days."),
        (1, SESSIONS_MIN..) => {
            text!(lang, "no level yet: one person rated all of it. It takes two different raters.")
        }
        (_, sessions) => counted!(
            lang,
            sessions,
            "no level yet: {n} rated session in the last 90 days. It takes three, and two \
             different raters.",
            "no level yet: {n} rated sessions in the last 90 days. It takes three, and two \
             different raters."
        ),
    }
}

/// How they see themself beside the others.
fn own(lang: &Language, beside: &Beside) -> String {
    let (own, gap) = (Tenths::of_level(beside.own), Tenths::of(beside.gap()).count());
    let peers = Tenths::of_level(beside.peers);
    match gap {
        0 => text!(lang, "Self {own}, as the others see it.", own),
        _ => text!(
            lang,
            "Self {own} where the others say {peers} ({gap}).",
            own,
            peers,
            gap = signed(beside.gap())
        ),
    }
}

/// `**Opening** 74, 81, 88 s (aim 60–90 s): steady.`
fn times(lang: &Language, of: &KindTimes) -> String {
    let last: Vec<&TimedAnswer> = of.answers.iter().take(STEADY).collect();
    let each = |answer: &&TimedAnswer| match answer.took {
        Some(took) if !answer.is_interrupted => took.seconds().to_string(),
        Some(_) | None => text!(lang, "cut short"),
    };
    let times = last.iter().rev().map(each).collect::<Vec<_>>().join(", ");
    let target = |span: Span| u32::try_from(span.seconds()).unwrap_or(u32::MAX);
    let (kind, aim) = (capital(kind(lang, of.kind)), aim(of.answers[0].target.map(target)));
    let within = last.iter().filter(|answer| answer.is_within_target()).count();
    if is_steady(&of.answers) {
        text!(lang, "**{kind}** {times} s (aim {aim}): steady.", kind, times, aim)
    } else {
        text!(
            lang,
            "**{kind}** {times} s (aim {aim}): {within} of {n} within it.",
            kind,
            times,
            aim,
            within,
            n = last.len()
        )
    }
}

fn fillers(lang: &Language, of: &Fillers) -> Option<String> {
    let rate = Tenths::of(of.now.as_ref()?.rate);
    let target = Tenths::of(of.target());
    let before = of.baseline.map(Tenths::of);
    let stands = match before {
        Some(before) => text!(
            lang,
            "**Fillers** {rate} a minute in the last three turns, {before} at first.",
            rate,
            before
        ),
        None => text!(lang, "**Fillers** {rate} a minute in the last three turns.", rate),
    };
    let aim = if of.is_few() {
        text!(lang, "That is few enough.")
    } else {
        text!(lang, "The aim: {target} at most.", target)
    };
    Some(paragraph([stands, aim]))
}

/// The other rubrics, one press away.
fn rubrics(lang: &Language, card: &mut Card, progress: &Progress, is_own: bool) {
    let of = (!is_own).then_some(progress.candidate);
    for (rubric, name) in &progress.others {
        let look = ProgressLook { of, rubric: Some(rubric.clone()) };
        card.look(fit(lang.title(name), LABEL_MAX), Query::Progress(look));
    }
}
