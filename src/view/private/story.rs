//! What a report says about the course of a turn: timings, probes, story shares, fillers, the
//! index of the recording.

use crate::base::{Language, Span, counted, text};
use crate::interview::StoryPart;
use crate::protocol::{ObserverLine, TimingLine, TurnReport};
use crate::view::card::Card;
use crate::view::words::{aim, clock, kind, link, row, seconds, trigger_in_text, who};

/// The house rule for the parts of a story, in per cent.
const SETTING_MAX: u8 = 30;
const ACTION_MIN: u8 = 40;
const RESULT_MIN: u8 = 20;

pub(super) fn timings(lang: &Language, card: &mut Card, report: &TurnReport) {
    let is_timed = |t: &&TimingLine| t.is_answered && t.took.is_some();
    let mains = || report.timings.iter().filter(|t| t.ask == 0);
    let mut parts: Vec<String> = mains().filter(is_timed).map(|t| main_answer(lang, t)).collect();
    let follow_ups: Vec<String> = report
        .timings
        .iter()
        .filter(|t| t.ask > 0)
        .filter(is_timed)
        .map(|t| took(lang, t))
        .collect();
    if !follow_ups.is_empty() {
        parts.push(text!(lang, "follow-ups {times}", times = follow_ups.join(", ")));
    }
    let open: Vec<String> =
        mains().filter(|t| !t.is_answered).map(|t| text!(lang, "Q{no}", no = t.no)).collect();
    if !open.is_empty() {
        parts.push(text!(lang, "not answered: {open}", open = open.join(", ")));
    }
    parts.push(answered(lang, report));
    if report.could_ask {
        parts.push(text!(
            lang,
            "your own questions: {counted} (three is a good number)",
            counted = report.counted
        ));
    }
    card.say(text!(lang, "**Timings** {parts}", parts = parts.join(" · ")));
    if !report.probes.is_empty() {
        let probes: Vec<String> = report
            .probes
            .iter()
            .map(|p| format!("{} {}×", trigger_in_text(lang, p.trigger), p.times))
            .collect();
        card.say(text!(lang, "**Probes needed** {probes}", probes = probes.join(", ")));
    }
}

/// Answers without a time: they stand together, however many there are.
pub(super) fn untimed(lang: &Language, report: &TurnReport) -> Option<String> {
    let is_untimed = |t: &&TimingLine| t.ask == 0 && t.is_answered && t.took.is_none();
    let lines = report.timings.iter().filter(is_untimed);
    let questions: Vec<String> = lines.map(|t| text!(lang, "Q{no}", no = t.no)).collect();
    let n = questions.len();
    let questions = questions.join(", ");
    (n > 0).then(|| {
        counted!(lang, n, "the time of {questions}", "the times of {questions}", questions)
    })
}

fn answered(lang: &Language, report: &TurnReport) -> String {
    let (answered, planned) = (report.answered, report.planned);
    if answered > planned {
        text!(lang, "answered {answered} questions, surprises included", answered)
    } else {
        text!(lang, "answered {answered} of {planned} questions", answered, planned)
    }
}

fn main_answer(lang: &Language, line: &TimingLine) -> String {
    let (no, kind, took) = (line.no, kind(lang, line.kind), took(lang, line));
    match line.target_s.map(aim) {
        None => text!(lang, "Q{no} {kind} {took}", no, kind, took),
        Some(aim) => text!(lang, "Q{no} {kind} {took} (aim {aim})", no, kind, took, aim),
    }
}

fn took(lang: &Language, line: &TimingLine) -> String {
    let took = line.took.unwrap_or(Span::ZERO);
    if took > line.limit {
        text!(lang, "{took} over", took = seconds(lang, took))
    } else {
        seconds(lang, took)
    }
}

pub(super) fn observers(lang: &Language, card: &mut Card, observers: &[ObserverLine]) {
    let stories: Vec<String> =
        observers.iter().filter_map(|line| Some(story(lang, line, line.story_percent?))).collect();
    if !stories.is_empty() {
        card.say(text!(lang, "**Story** {stories}", stories = stories.join("; ")));
    }
    let tallies: Vec<&ObserverLine> = observers.iter().filter(|line| line.fillers > 0).collect();
    if tallies.is_empty() {
        return;
    }
    let each = tallies.iter().map(|line| fillers(lang, line));
    let rates: Vec<u32> =
        tallies.iter().filter_map(|l| l.fillers_a_minute_tenths).map(u32::from).collect();
    let mean = match u32::try_from(rates.len()) {
        Ok(n @ 2..) => {
            let mean = (rates.iter().sum::<u32>() + n / 2) / n;
            Some(text!(lang, "mean {rate} a minute", rate = tenths(mean)))
        }
        Ok(_) | Err(_) => None,
    };
    card.say(text!(lang, "**Fillers** {fillers}", fillers = row(each.chain(mean))));
}

/// Shares beside the house rule; what misses it says so.
fn story(lang: &Language, line: &ObserverLine, shares: [u8; 4]) -> String {
    let share = |part: StoryPart| shares[part as usize];
    let setting = share(StoryPart::Situation).saturating_add(share(StoryPart::Task));
    text!(
        lang,
        "situation and task {setting} % (aim at most {setting_max}), action {action} % (at least \
         {action_min}), result {result} % (at least {result_min}), timed by {observer}",
        setting,
        setting_max = SETTING_MAX,
        action = share(StoryPart::Action),
        action_min = ACTION_MIN,
        result = share(StoryPart::Result),
        result_min = RESULT_MIN,
        observer = who(lang, line.observer)
    )
}

fn tenths(rate: u32) -> String {
    format!("{}.{}", rate / 10, rate % 10)
}

fn fillers(lang: &Language, line: &ObserverLine) -> String {
    let (observer, fillers) = (who(lang, line.observer), line.fillers);
    match line.fillers_a_minute_tenths {
        None => text!(
            lang,
            "{observer} counted {fillers}, no rate: the time was not measured",
            observer,
            fillers
        ),
        Some(rate) => text!(
            lang,
            "{observer} counted {fillers}, {rate} a minute",
            observer,
            fillers,
            rate = tenths(rate.into())
        ),
    }
}

/// The link with its index: where each question is, where it ran over, where a probe came.
pub(super) fn recording(lang: &Language, card: &mut Card, report: &TurnReport) {
    let Some(recording) = &report.recording else { return };
    let mut index: Vec<String> = Vec::new();
    for line in &report.timings {
        let at = clock(line.asked_after);
        let mut entry = match line.trigger {
            None => text!(lang, "Q{no} at {at}", no = line.no, at),
            Some(probe) => {
                text!(lang, "probe _{probe}_ {at}", probe = trigger_in_text(lang, probe), at)
            }
        };
        if let Some(over) = line.over_after {
            entry = text!(lang, "{entry}, over time {over}", entry, over = clock(over));
        }
        index.push(entry);
    }
    card.say(text!(
        lang,
        "**Recording** {recording}\n{index}",
        recording = link(recording.as_str()),
        index = index.join(" · ")
    ));
}
