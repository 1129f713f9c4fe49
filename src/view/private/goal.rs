//! The micro-goal, and the checklist before a mock.

use crate::base::{CleanText, Language, MemberId, SessionId, Venue, counted, text};
use crate::calendar::TimeOfDay;
use crate::guide::Guide;
use crate::interview::Session;
use crate::progress::{Goal, GoalEnd, Goals, IfThen, WEEK_DAYS};
use crate::protocol::{
    AskedFor, Command, DrillAsked, DrillOf, Drilled, GoalAct, GoalAnswer, GoalNews, NotKept,
    OwnGoal, OwnStory, PastGoal, PastLook, ProfileEdit, Query, Shown, StoryLook, TurnReport, Week,
    story_gaps,
};
use crate::rubric::Transfer;
use crate::view::card::{Asks, Button, Card, Form, Picker, PickerOption, Press, quoted};
use crate::view::texts::Texts;
use crate::view::words::{day, in_text, row, transfer, who};

use super::guide::{CHECKLIST, IN_PERSON, VIDEO, look_at, say_card_for};

/// How a goal is tested.
pub(super) fn next_mock(lang: &Language, test: &str) -> String {
    text!(lang, "How the next mock tests it: {test}", test = quoted(test))
}

/// The goal that this member works on. What they have not put in words of their own is as its file
/// has it, with the test of the next mock.
pub(super) fn goal(lang: &Language, goal: Option<&OwnGoal>, goals: &Goals) -> Card {
    let Some(own) = goal else {
        let mut card = Card::saying(text!(
            lang,
            "You have no micro-goal now. Your next report proposes one, or you write your own."
        ));
        card.fill(text!(lang, "Write my own"), Form::Goal { from: None, so_far: no_words() });
        card.look(text!(lang, "Earlier goals"), Query::Goals);
        return card;
    };
    let text = quoted(own.text.as_str());
    let mut card = Card::saying(text!(lang, "**Your micro-goal** — _{text}_", text));
    card.say(taken(lang, own));
    let known = own.id.as_ref().and_then(|id| goals.find(id));
    if let Some(plan) = plan(lang, own.plan.as_ref(), known) {
        card.say(plan);
    }
    let drill = own.drill.as_ref().map(CleanText::as_str);
    if let Some(drill) = drill.or_else(|| known.map(|known| known.drill.as_str())) {
        card.say(text!(lang, "Drill: {drill}", drill = quoted(drill)));
    }
    if let Some(test) = known.and_then(|known| known.transfer.as_ref()) {
        card.say(next_mock(lang, test));
    }
    if !own.trail.is_empty() {
        let trail = trail(lang, &own.trail);
        card.say(text!(lang, "Whether it showed, mock by mock: {trail}", trail));
    }
    card.say(text!(
        lang,
        "10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it \
         showed; once it did in two mocks, it is kept."
    ));
    match &own.week {
        Some(week) => say_week(lang, &mut card, week),
        None => {
            card.buttons.push(act(text!(lang, "Begin the week of drills"), GoalAct::BeginWeek));
            card.main();
        }
    }
    card.fill(text!(lang, "Change it"), Form::Goal { from: None, so_far: words_of(own, goals) });
    card.buttons.push(act(text!(lang, "Give it up"), GoalAct::GiveUp));
    card.danger();
    if own.has_earlier {
        card.look(text!(lang, "Earlier goals"), Query::Goals);
    }
    card
}

/// The week of drills: how far it is, and whether and when they are asked.
fn say_week(lang: &Language, card: &mut Card, week: &Week) {
    let (day, days, done) = (week.day, WEEK_DAYS, week.done);
    let on = counted!(lang, done, "done on {n} day", "done on {n} days");
    if day == 0 {
        card.say(text!(lang, "Your week of drills begins tomorrow."));
    } else if day > WEEK_DAYS {
        card.say(text!(lang, "The week of drills is over: {on}. The next mock tests it.", on));
    } else {
        let head = text!(lang, "Day {day} of {days}", day, days);
        let today = week.today.map(|how| match how {
            Drilled::Done => text!(lang, "today: done"),
            Drilled::NotToday => text!(lang, "today: not today"),
        });
        card.say(row([head, on].into_iter().chain(today)));
    }
    if week.today != Some(Drilled::Done) {
        let how = Drilled::Done;
        card.buttons.push(act(text!(lang, "I drilled today"), GoalAct::Drill { on: None, how }));
        card.main();
    }
    if day > WEEK_DAYS {
        card.buttons.push(another_week(lang));
        return;
    }
    card.say(asked(lang, &week.asked));
    match week.asked {
        AskedFor::NoZone => card.asks.push(Asks::Zone),
        AskedFor::NoWay(_) => {
            let dms = Press::Do(Command::Profile(ProfileEdit::Dms(true)));
            card.buttons.push(Button::new(text!(lang, "Allow DMs"), dms));
            let drill = Press::Do(Command::Drill(DrillOf::Any));
            card.buttons.push(Button::new(text!(lang, "Begin a drill"), drill));
        }
        AskedFor::At(_) | AskedFor::InThread(_) | AskedFor::Quiet(_) | AskedFor::Never => {}
    }
    card.look(text!(lang, "Another hour"), Query::DrillTime);
}

/// Whether and when a member is asked for their drill.
fn asked(lang: &Language, asked: &AskedFor) -> String {
    match asked {
        AskedFor::At(at) => text!(lang, "I ask you for your drill once a day at {at}, by DM.", at),
        AskedFor::InThread(at) => {
            text!(lang, "I ask you for your drill once a day at {at}, in your drill thread.", at)
        }
        AskedFor::Quiet(at) => text!(
            lang,
            "I do not ask you for your drill: {at} is in your quiet hours. Choose another hour.",
            at
        ),
        AskedFor::NoWay(at) => text!(
            lang,
            "I do not ask you for your drill: I would at {at}, but you get no DMs from me and have \
             no drill thread. Allow DMs or begin a drill, and I do.",
            at
        ),
        AskedFor::NoZone => text!(
            lang,
            "I do not ask you for your drill, because I do not know your time zone. Name it, and I \
             do."
        ),
        AskedFor::Never => text!(lang, "I do not ask you for your drill, as you wished."),
    }
}

/// The goal stays, and its week begins anew: after a mock in which it did not show enough yet.
pub(super) fn another_week(lang: &Language) -> Button {
    act(text!(lang, "Another week of drills"), GoalAct::BeginWeek)
}

/// At which hour they are asked, to choose another.
pub(super) fn drill_time(lang: &Language, own: &OwnGoal) -> Card {
    let Some(week) = &own.week else { return goal(lang, Some(own), &Goals::default()) };
    let mut card = Card::saying(asked(lang, &week.asked));
    let now = match week.asked {
        AskedFor::At(at) | AskedFor::InThread(at) | AskedFor::Quiet(at) | AskedFor::NoWay(at) => {
            Some(at)
        }
        AskedFor::NoZone | AskedFor::Never => None,
    };
    let option = |label: String, at: Option<TimeOfDay>| PickerOption {
        label,
        description: None,
        press: Press::Do(Command::Goal(GoalAct::AskAt(at))),
        is_chosen: at == now && (at.is_some() || week.asked == AskedFor::Never),
    };
    let hours = (0..24).filter_map(|hour| TimeOfDay::new(hour * 60));
    let hours = hours.map(|at| option(at.to_string(), Some(at)));
    let never = option(text!(lang, "Do not ask me"), None);
    card.pickers.push(Picker {
        label: text!(lang, "When to ask you for your drill"),
        options: hours.chain([never]).collect(),
        group: 0,
    });
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card
}

/// What a member is asked once a day, alone.
pub(in crate::view) fn drill_asked(lang: &Language, of: &DrillAsked) -> Card {
    let (day, days, text) = (of.day, WEEK_DAYS, quoted(of.text.as_str()));
    if day > WEEK_DAYS {
        let on = counted!(lang, of.done, "done on {n} day", "done on {n} days");
        let mut card = Card::saying(text!(
            lang,
            "Your week of _{text}_ is over: {on}. The next mock is what tests it; I ask you no \
             more.",
            text,
            on
        ));
        card.look(text!(lang, "My micro-goal"), Query::Goal);
        card.buttons.push(another_week(lang));
        return card;
    }
    let head = text!(lang, "**Day {day} of {days}** · _{text}_", day, days, text);
    let mut card = Card::saying(head);
    if let Some(drill) = &of.drill {
        card.say(text!(lang, "Drill: {drill}", drill = quoted(drill.as_str())));
    }
    if day > 1 {
        card.say(text!(lang, "Nothing has to be written down today."));
    }
    let on = Some(of.on);
    let start = Press::Do(Command::Drill(DrillOf::Any));
    card.buttons.push(Button::new(text!(lang, "Start"), start).main());
    card.buttons.push(act(text!(lang, "Done already"), GoalAct::Drill { on, how: Drilled::Done }));
    let how = Drilled::NotToday;
    card.buttons.push(act(text!(lang, "Not today"), GoalAct::Drill { on, how }));
    card.look(text!(lang, "Another hour"), Query::DrillTime);
    card
}

/// The same below an answer, because it could not be said where they wanted it.
pub(super) fn asked_below(lang: &Language, of: &DrillAsked) -> Card {
    let mut card = drill_asked(lang, of);
    card.say(text!(
        lang,
        "I could not write this to you, so you read it here. How I can ask you stands with your \
         micro-goal."
    ));
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card
}

fn act(label: String, act: GoalAct) -> Button {
    Button::new(label, Press::Do(Command::Goal(act)))
}

/// When it was taken, and because of what.
fn taken(lang: &Language, own: &OwnGoal) -> String {
    let when = day(own.taken_at);
    match (own.set_by, own.from) {
        (Some(coach), _) => {
            text!(lang, "{coach} set it for you on {when}.", coach = who(lang, coach), when)
        }
        (None, Some(number)) => text!(lang, "Taken on {when}, after #{number}.", when, number),
        (None, None) => text!(lang, "Taken on {when}.", when),
    }
}

/// The if-then sentence: in the member's words, or else its file's.
fn plan(lang: &Language, own: Option<&IfThen>, known: Option<&Goal>) -> Option<String> {
    if let Some(IfThen { when, then }) = own {
        let (when, then) = (quoted(when.as_str()), quoted(then.as_str()));
        return Some(text!(lang, "Plan: If {when}, then I {then}.", when, then));
    }
    known.map(|known| text!(lang, "Plan: {if_then}", if_then = quoted(&known.if_then)))
}

fn trail(lang: &Language, all: &[Transfer]) -> String {
    all.iter().map(|one| transfer(lang, *one)).collect::<Vec<_>>().join(" → ")
}

fn no_words() -> [String; 4] {
    Default::default()
}

/// What a goal says so far, for its form.
fn words_of(own: &OwnGoal, goals: &Goals) -> [String; 4] {
    let known = own.id.as_ref().and_then(|id| goals.find(id));
    let plan = own.plan.clone().or_else(|| known.and_then(Goal::plan));
    let drill = own.drill.as_ref().map(|drill| drill.as_str().to_owned());
    so_far(own.text.as_str(), plan, drill.or_else(|| known.map(|known| known.drill.clone())))
}

fn so_far(behaviour: &str, plan: Option<IfThen>, drill: Option<String>) -> [String; 4] {
    let (when, then) = plan.map_or_else(Default::default, |plan| {
        (plan.when.as_str().to_owned(), plan.then.as_str().to_owned())
    });
    [behaviour.to_owned(), when, then, drill.unwrap_or_default()]
}

/// What the goal says that a report proposes, to be put into other words.
pub(super) fn words_proposed(report: &TurnReport, goals: &Goals) -> [String; 4] {
    let goal = report.proposal.as_ref().and_then(|proposal| goals.find(&proposal.goal));
    goal.map_or_else(no_words, |goal| {
        so_far(&goal.behaviour, goal.plan(), Some(goal.drill.clone()))
    })
}

/// What a form for a goal opens with: what the goal that is shown says, or the proposed one.
pub fn goal_so_far(shown: &Shown, goals: &Goals) -> [String; 4] {
    if let Shown::Goal(Some(own)) = shown {
        return words_of(own, goals);
    }
    if let Shown::Report(report) = shown { words_proposed(report, goals) } else { no_words() }
}

/// The goals of before.
pub(super) fn earlier(lang: &Language, all: &[PastGoal]) -> Card {
    let mut card = Card::saying(text!(lang, "**Your micro-goals of before**"));
    if all.is_empty() {
        card.say(text!(lang, "There are none yet."));
    }
    for past in all {
        let how = match past.how {
            Some(GoalEnd::Kept) => Some(text!(lang, "kept")),
            Some(GoalEnd::GivenUp) => Some(text!(lang, "given up")),
            Some(GoalEnd::Replaced) => Some(text!(lang, "another took its place")),
            None => None,
        };
        let span = format!("{} – {}", day(past.taken_at), day(past.ended_at));
        let trail = (!past.trail.is_empty()).then(|| trail(lang, &past.trail));
        let text = format!("_{}_", quoted(past.text.as_str()));
        card.say(row([text, span].into_iter().chain(how).chain(trail)));
    }
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card
}

/// What became of what was done with a goal.
pub(super) fn answered(lang: &Language, answer: &GoalAnswer) -> Card {
    let goal = |text: &CleanText| quoted(text.as_str());
    let mut card = match answer {
        GoalAnswer::Changed { text } => {
            Card::saying(text!(lang, "Your micro-goal says now: _{text}_", text = goal(text)))
        }
        GoalAnswer::GivenUp { goal: id, text } => {
            let mut card =
                Card::saying(text!(lang, "You work on _{text}_ no longer.", text = goal(text)));
            card.buttons.push(act(text!(lang, "Take it up again"), GoalAct::PutBack(*id)));
            card
        }
        GoalAnswer::PutBack { text } => {
            Card::saying(text!(lang, "You work on this again: _{text}_", text = goal(text)))
        }
        GoalAnswer::SetFor { member, text, instead_of } => {
            return set_for(lang, *member, text, instead_of.as_ref());
        }
        GoalAnswer::WeekBegun(of) => {
            let mut card = Card::saying(text!(lang, "Your week of drills begins tomorrow."));
            card.say(asked(lang, of));
            card
        }
        GoalAnswer::WeekRuns { day, asked: of } => {
            let mut card = Card::saying(match day {
                0 => text!(lang, "Your week of drills begins tomorrow."),
                _ => text!(
                    lang,
                    "Your week of drills runs: day {day} of {days}.",
                    day,
                    days = WEEK_DAYS
                ),
            });
            card.say(asked(lang, of));
            card
        }
        GoalAnswer::Kept { session } => return kept(lang, *session),
        GoalAnswer::NotKept(NotKept::NoGoal) => Card::saying(text!(
            lang,
            "You work on no goal now, and what you typed is kept for one. Nothing is kept."
        )),
        GoalAnswer::NotKept(NotKept::NoText) => Card::saying(text!(
            lang,
            "There is no typed text of this drill to keep: it was spoken, or its text is gone \
             already. Its times and follow-ups stay."
        )),
        GoalAnswer::Asked(of) => Card::saying(asked(lang, of)),
        GoalAnswer::Drilled { how: Drilled::Done, done } => Card::saying(counted!(
            lang,
            *done,
            "Noted: your first day of this week. I ask no more today.",
            "Noted: {n} days of this week. I ask no more today."
        )),
        GoalAnswer::Drilled { how: Drilled::NotToday, .. } => {
            Card::saying(text!(lang, "Noted: not today. One day more or less does not matter."))
        }
        GoalAnswer::NoneSuch => {
            Card::saying(text!(lang, "You do not work on that one: nothing is changed."))
        }
    };
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card
}

/// What was typed is kept, and how long.
fn kept(lang: &Language, session: SessionId) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "What you typed is kept for as long as you work on this goal, at most 90 days. Only you \
         read it, beside your next attempt at the same question."
    ));
    let both = PastLook::Attempts(session, None);
    card.look(text!(lang, "Compare"), Query::Past(both));
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card
}

fn set_for(
    lang: &Language,
    member: MemberId,
    text: &CleanText,
    instead_of: Option<&CleanText>,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{member}'s micro-goal is now _{text}_. They read it with the next thing that they press, \
         and can put back what they had.",
        member = who(lang, member),
        text = quoted(text.as_str())
    ));
    if let Some(before) = instead_of {
        card.say(takes_the_place(lang, before));
    }
    card
}

pub(super) fn takes_the_place(lang: &Language, before: &CleanText) -> String {
    text!(lang, "It takes the place of _{before}_.", before = quoted(before.as_str()))
}

/// What a member is told once of a goal that a coach has set.
pub(super) fn news(lang: &Language, news: &GoalNews) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{coach} has set your micro-goal: _{text}_",
        coach = who(lang, news.by),
        text = quoted(news.text.as_str())
    ));
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card.main();
    if let Some((id, before)) = &news.instead_of {
        card.say(takes_the_place(lang, before));
        card.buttons.push(act(text!(lang, "Put mine back"), GoalAct::PutBack(*id)));
    } else {
        card.buttons.push(act(text!(lang, "Rather not"), GoalAct::GiveUp));
    }
    card
}

/// What to look at before it begins, in one line for somebody who has just checked in: the head of
/// each point of the first section, up to its colon.
pub(super) fn say_checklist_in_short(
    lang: &Language,
    card: &mut Card,
    session: SessionId,
    guide: &Guide,
) {
    let Some(shown) = guide.card(CHECKLIST) else { return };
    let Some(points) = shown.sections.first() else { return };
    let heads: Vec<String> = points
        .lines
        .iter()
        .map(|line| {
            let head = line.split(':').next().unwrap_or(line);
            in_text(lang, head.trim_end_matches('.'))
        })
        .collect();
    card.say(format!("**{}** — {}", quoted(&shown.title), quoted(&heads.join(" · "))));
    card.look(text!(lang, "The whole list"), Query::Checklist(session));
}

/// The same for a candidate who keeps stories: that some of the questions look for what these do
/// not show, and neither which ones nor for what.
pub(super) fn own_checklist(
    lang: &Language,
    s: &Session,
    stories: &[OwnStory],
    viewer: MemberId,
    texts: &Texts,
) -> Card {
    let mut card = checklist(lang, s, viewer, &texts.guide);
    let (_, n) = story_gaps(s, stories, &texts.wanted_stories);
    if n > 0 {
        card.say(counted!(
            lang,
            n,
            "{n} of your questions looks for what none of your stories shows with a number yet. \
             Only you read this, and nobody is told which one it is.",
            "{n} of your questions look for what none of your stories shows with a number yet. \
             Only you read this, and nobody is told which ones they are."
        ));
        card.look(text!(lang, "What they show"), Query::Stories(StoryLook::Grid));
    }
    card
}

/// The checklist, with the goal where the session knows it already.
pub(super) fn checklist(lang: &Language, s: &Session, viewer: MemberId, guide: &Guide) -> Card {
    let mut card = Card::default();
    if let Some(shown) = guide.card(CHECKLIST) {
        say_card_for(&mut card, shown, s.plan.venue);
    }
    if let Some(objective) = s.plan.objective.beyond(&s.format().title) {
        let objective = quoted(objective.as_str());
        card.say(text!(lang, "Objective: {objective}", objective));
    }
    if let Some(wanted) = &s.plan.wanted {
        card.say(text!(lang, "Wanted: {wanted}", wanted = quoted(wanted.as_str())));
    }
    let goal = s.turns.iter().find(|t| t.candidate == viewer).and_then(|t| t.goal.as_ref());
    match goal {
        Some(goal) => card.say(text!(
            lang,
            "Your micro-goal: _{goal}_. The raters are asked whether it showed.",
            goal = quoted(goal.as_str())
        )),
        None => card.look(text!(lang, "My micro-goal"), Query::Goal),
    }
    match s.plan.venue {
        Some(Venue::Virtual) => look_at(&mut card, &text!(lang, "By video"), VIDEO),
        Some(Venue::InPerson | Venue::Hybrid) => {
            look_at(&mut card, &text!(lang, "In person"), IN_PERSON);
        }
        None => {}
    }
    card
}
