//! What a report says about the course of a turn: timings, probes, story shares, fillers, the
//! index of the recording.

use crate::interview::StoryPart;
use crate::protocol::{ObserverLine, TimingLine, TurnReport};
use crate::view::card::Card;
use crate::view::words::{aim, clock, kind, link, seconds, trigger_in_text, who};

/// The house rule for the parts of a story, in per cent.
const SETTING_MAX: u8 = 30;
const ACTION_MIN: u8 = 40;
const RESULT_MIN: u8 = 20;

pub(super) fn timings(card: &mut Card, report: &TurnReport) {
    let mut parts: Vec<String> =
        report.timings.iter().filter(|t| t.ask == 0).map(main_answer).collect();
    let follow_ups: Vec<&TimingLine> = report.timings.iter().filter(|t| t.ask > 0).collect();
    if !follow_ups.is_empty() {
        let times: Vec<String> = follow_ups.iter().map(|t| took(t)).collect();
        parts.push(format!("follow-ups {}", times.join(", ")));
    }
    parts.push(answered(report));
    if report.could_ask {
        parts.push(format!("your own questions: {} (three is a good number)", report.counted));
    }
    card.say(format!("**Timings** {}", parts.join(" · ")));
    if !report.probes.is_empty() {
        let probes: Vec<String> = report
            .probes
            .iter()
            .map(|p| format!("{} {}×", trigger_in_text(p.trigger), p.times))
            .collect();
        card.say(format!("**Probes needed** {}", probes.join(", ")));
    }
}

fn answered(report: &TurnReport) -> String {
    let (answered, planned) = (report.answered, report.planned);
    if answered > planned {
        format!("answered {answered} questions, surprises included")
    } else {
        format!("answered {answered} of {planned} questions")
    }
}

fn main_answer(line: &TimingLine) -> String {
    let aim = line.target_s.map_or_else(String::new, |target| format!(" (aim {})", aim(target)));
    format!("Q{} {} {}{aim}", line.no, kind(line.kind), took(line))
}

fn took(line: &TimingLine) -> String {
    match (line.is_answered, line.took) {
        (false, _) => "not answered".to_owned(),
        (true, None) => "not measured".to_owned(),
        (true, Some(took)) if took > line.limit => format!("{} over", seconds(took)),
        (true, Some(took)) => seconds(took),
    }
}

pub(super) fn observers(card: &mut Card, observers: &[ObserverLine]) {
    let stories: Vec<String> =
        observers.iter().filter_map(|line| Some(story(line, line.story_percent?))).collect();
    if !stories.is_empty() {
        card.say(format!("**Story** {}", stories.join("; ")));
    }
    let tallies: Vec<&ObserverLine> = observers.iter().filter(|line| line.fillers > 0).collect();
    if tallies.is_empty() {
        return;
    }
    let each: Vec<String> = tallies.iter().map(|line| fillers(line)).collect();
    let rates: Vec<u32> =
        tallies.iter().filter_map(|l| l.fillers_a_minute_tenths).map(u32::from).collect();
    let mean = match u32::try_from(rates.len()) {
        Ok(n @ 2..) => {
            let tenths = (rates.iter().sum::<u32>() + n / 2) / n;
            format!(" · mean {}.{} a minute", tenths / 10, tenths % 10)
        }
        Ok(_) | Err(_) => String::new(),
    };
    card.say(format!("**Fillers** {}{mean}", each.join(" · ")));
}

/// Shares beside the house rule; what misses it says so.
fn story(line: &ObserverLine, shares: [u8; 4]) -> String {
    let share = |part: StoryPart| shares[part as usize];
    let setting = share(StoryPart::Situation).saturating_add(share(StoryPart::Task));
    format!(
        "situation and task {setting} % (aim at most {SETTING_MAX}), action {} % (at least \
         {ACTION_MIN}), result {} % (at least {RESULT_MIN}), timed by {}",
        share(StoryPart::Action),
        share(StoryPart::Result),
        who(line.observer)
    )
}

fn fillers(line: &ObserverLine) -> String {
    let rate = line.fillers_a_minute_tenths.map_or_else(
        || ", no rate: the time was not measured".to_owned(),
        |tenths| format!(", {}.{} a minute", tenths / 10, tenths % 10),
    );
    format!("{} counted {}{rate}", who(line.observer), line.fillers)
}

/// The link with its index: where each question is, where it ran over, where a probe came.
pub(super) fn recording(card: &mut Card, report: &TurnReport) {
    let Some(recording) = &report.recording else { return };
    let mut index: Vec<String> = Vec::new();
    for line in &report.timings {
        let at = clock(line.asked_after);
        let mut entry = match line.trigger {
            None => format!("Q{} at {at}", line.no),
            Some(probe) => format!("probe _{}_ {at}", trigger_in_text(probe)),
        };
        if let Some(over) = line.over_after {
            entry = format!("{entry}, over time {}", clock(over));
        }
        index.push(entry);
    }
    card.say(format!("**Recording** {}\n{}", link(recording.as_str()), index.join(" · ")));
}
