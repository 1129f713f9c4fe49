//! The interviewer's panel: the question with what to listen for, before anybody else sees it;
//! the deck of follow-ups; the stages around the questions.

use crate::bank::Question;
use crate::base::{MemberId, Moment};
use crate::interview::{
    Act, Asked, Asking, AskingStep, ClosingStage, FollowUpCard, Mode, Phase, Round, RoundState,
    Session, Told, Turn, limits,
};
use crate::view::card::{Card, quoted};
use crate::view::words::{
    aim, kind, relative, seconds, time, trigger, trigger_in_text, who, widening,
};

use super::guide::{INTERVIEWER, look_at, look_at_tones};
use super::room_keys;

/// What the acting interviewer can do now.
pub(super) fn panel(s: &Session, viewer: MemberId, now: Moment) -> Card {
    let mut card = match &s.phase {
        Phase::Intro { until, .. } => intro(s, *until),
        Phase::Question(asking) => match s.asking() {
            Some((_, round)) => question(s, asking, round, now),
            None => Card::default(),
        },
        Phase::Exercise { until, .. } => exercise(s, *until),
        Phase::Closing { stage: ClosingStage::CandidateQuestions, until, .. } => {
            counting(s, *until)
        }
        Phase::Closing { stage: ClosingStage::WrapUp, until, .. } => wrap_up(s, *until),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::HalfTime { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => Card::default(),
    };
    room_keys::pause(&mut card, s);
    room_keys::chair(&mut card, s, viewer);
    card
}

fn intro(s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "**Intro** · until {} · Say who you are in this interview, how long it takes, and that the \
         candidate can ask at the end.",
        time(until)
    ));
    spoken(&mut card, s.format().opener.as_deref());
    card.act(s.id, "On to the questions", Act::Next);
    card.main();
    to_read(&mut card);
    card
}

/// What helps before the first question.
pub(super) fn to_read(card: &mut Card) {
    look_at(card, "Briefing", INTERVIEWER);
    look_at_tones(card);
}

/// The format's own sentences at the beginning and at the end.
fn spoken(card: &mut Card, text: Option<&str>) {
    if let Some(text) = text {
        card.say(format!("Say: “{}”", quoted(text)));
    }
}

/// What those who watch the exercise look for.
pub(super) fn watch_for(card: &mut Card, s: &Session) {
    if let Some(exercise) = s.exercise() {
        let notes: Vec<String> =
            exercise.watch_for.iter().map(|note| format!("\n· {}", quoted(note))).collect();
        card.say(format!("**{}** · watch for:{}", quoted(&exercise.title), notes.concat()));
    }
}

fn exercise(s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "**Joint exercise** · until {} · Watch who moves the group on, and how. Step in only for \
         the clock.",
        time(until)
    ));
    watch_for(&mut card, s);
    card.act(s.id, "End the exercise", Act::Next);
    card
}

fn wrap_up(s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "**Wrap-up** · until {} · Say what would happen next, and close. Feedback comes with the \
         ballots.",
        time(until)
    ));
    spoken(&mut card, s.format().closer.as_deref());
    card.act(s.id, "End the turn", Act::Next);
    card.main();
    card
}

fn turn<'a>(s: &'a Session, round: &Round) -> &'a Turn {
    &s.turns[usize::from(round.turn)]
}

fn question(s: &Session, asking: &Asking, round: &Round, now: Moment) -> Card {
    match &asking.step {
        AskingStep::Offered { .. } => offered(s, asking, round),
        AskingStep::Reading { until } => reading(s, round, *until),
        AskingStep::Answering { since, limit, told, extended, let_run } => {
            let mut card = answering(s, round, *since + *limit, now);
            answering_buttons(&mut card, s, *told, *extended, *let_run);
            card
        }
        AskingStep::Answered { .. } => answered(s, asking, round),
    }
}

/// The question before it is asked.
fn offered(s: &Session, asking: &Asking, round: &Round) -> Card {
    let turn = turn(s, round);
    let question = s.question(round.question);
    let no = turn.asked.iter().filter(|a| a.ask == 0).count() + 1;
    let surprise = if round.is_surprise { " · a surprise" } else { "" };
    let of = s.question_total(asking.pass, round.turn);
    let name = format!("Question {no} of {of}{surprise}");
    let half = if round.is_shortened { " · in half the time: tell them" } else { "" };
    let to = if s.pass().is_some_and(|p| p.turns.len() > 1) {
        format!(" · to {}", who(turn.candidate))
    } else {
        String::new()
    };
    let mut card = Card::saying(format!(
        "**{name} · {}**{to} · aim for {}{half}",
        kind(question.kind),
        aim(s.target_of(round))
    ));
    card.say(format!("“{}”", quoted(&question.prompt)));
    listen_for(&mut card, question);
    widened(&mut card, s, round);
    card.act(s.id, "Ask it", Act::Ask);
    card.main();
    // Of the spares, the viewer has those that could take its place.
    if s.passes.get(usize::from(asking.pass)).is_some_and(|p| !p.spares.is_empty()) {
        card.act(s.id, "Another one", Act::Another);
    }
    card.act(s.id, "Skip", Act::Skip);
    card
}

/// Why a question does not quite suit: nobody should take it for a mistake.
fn widened(card: &mut Card, s: &Session, round: &Round) {
    let steps: Vec<&str> =
        s.widened(round).into_iter().map(|step| widening(step, &s.plan)).collect();
    if !steps.is_empty() {
        card.say(format!("Nothing nearer was left to ask: this one is {}.", steps.join(", ")));
    }
}

fn listen_for(card: &mut Card, question: &Question) {
    let join = |notes: &[String]| {
        notes.iter().map(|note| quoted(note.trim_end_matches('.'))).collect::<Vec<_>>().join(" · ")
    };
    let (strong, weak) = (&question.listen_for.strong, &question.listen_for.weak);
    if !strong.is_empty() {
        card.say(format!("Listen for: {}.", join(strong)));
    }
    if !weak.is_empty() {
        card.say(format!("Weak: {}.", join(weak)));
    }
}

fn reading(s: &Session, round: &Round, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "Read it aloud. The clock of {} starts {}.",
        who(turn(s, round).candidate),
        relative(until)
    ));
    card.say(format!("“{}”", quoted(&last_prompt(s, round))));
    if is_main(s, round) {
        listen_for(&mut card, s.question(round.question));
    }
    card.act(s.id, "Skip", Act::Skip);
    card
}

fn is_main(s: &Session, round: &Round) -> bool {
    turn(s, round).asked.last().is_none_or(|a| a.ask == 0)
}

/// The words that were asked last.
fn last_prompt(s: &Session, round: &Round) -> String {
    let question = s.question(round.question);
    let last = turn(s, round).asked.last().and_then(|a| a.trigger);
    let follow_up = last.and_then(|wanted| {
        crate::bank::deck(question, &[]).into_iter().find(|f| f.trigger == wanted)
    });
    follow_up.map_or_else(|| question.prompt.clone(), |f| f.prompt)
}

fn answering(s: &Session, round: &Round, ends_at: Moment, now: Moment) -> Card {
    let candidate = who(turn(s, round).candidate);
    let mut card = Card::saying(if now < ends_at {
        format!("{candidate} answers; the time is up {}.", relative(ends_at))
    } else {
        format!("{candidate} answers, {} over the time.", now.since(ends_at))
    });
    if is_main(s, round) {
        listen_for(&mut card, s.question(round.question));
    }
    card
}

fn answering_buttons(card: &mut Card, s: &Session, told: Told, extended: u8, let_run: bool) {
    card.act(s.id, "Wrap up", Act::WrapUp);
    if told == Told::Over && !let_run {
        card.main();
        card.act(s.id, "Let it run", Act::LetRun);
    }
    match s.plan.mode {
        Mode::Practice if extended < limits::EXTENSIONS_MAX => {
            card.act(s.id, &format!("{} more", limits::EXTENSION), Act::Extend);
        }
        Mode::Practice | Mode::Live => {}
    }
    card.act(s.id, "Skip", Act::Skip);
}

/// How the answer was, beside its aim.
fn measured(asked: &Asked) -> String {
    let Some(took) = asked.took else {
        return "answered; the time was not measured".to_owned();
    };
    let Some([from, to]) = asked.target_s else {
        return format!("answered in {}", seconds(took));
    };
    let whole = took.seconds();
    let beside = if whole < i64::from(from) {
        "below"
    } else if whole > i64::from(to) {
        "above"
    } else {
        "within"
    };
    format!("answered in {}, {beside} {}", seconds(took), aim([from, to]))
}

fn answered(s: &Session, asking: &Asking, round: &Round) -> Card {
    let turn = turn(s, round);
    let how = turn.asked.last().map_or_else(|| "answered".to_owned(), measured);
    let is_last =
        s.passes[usize::from(asking.pass)].rounds.iter().all(|r| r.state != RoundState::Ahead);
    let next = if is_last { "End the questions" } else { "Next question" };
    let asked = turn.asked.last().map_or(0, |a| usize::from(a.ask));
    let deck = if asked < limits::FOLLOW_UPS_MAX { s.follow_ups() } else { Vec::new() };
    let mut card = Card::saying(format!("{} {how}. **Follow up?**", who(turn.candidate)));
    suggested(&mut card, &deck);
    for follow_up in &deck {
        let mark = if follow_up.is_suggested { " · suggested" } else { "" };
        let label = format!("{}{mark}", trigger(follow_up.trigger));
        // The longest label with its mark does not fit; the text above names it anyway.
        let is_short = label.chars().count() <= crate::view::card::LABEL_MAX;
        let label = if is_short { label.as_str() } else { trigger(follow_up.trigger) };
        card.act(s.id, label, Act::FollowUp(follow_up.trigger));
        if follow_up.is_suggested {
            card.main();
        }
    }
    card.act(s.id, next, Act::Next);
    card
}

/// What the typed answer lacked, with the words to ask for it.
fn suggested(card: &mut Card, deck: &[FollowUpCard]) {
    for follow_up in deck.iter().filter(|f| f.is_suggested) {
        card.say(format!(
            "Suggested, {}: “{}”",
            trigger_in_text(follow_up.trigger),
            quoted(&follow_up.prompt)
        ));
    }
}

/// The candidates' own questions, counted. Every panellist may count.
pub(super) fn counting(s: &Session, until: Moment) -> Card {
    let turns = s.pass().map_or(&[][..], |p| &p.turns);
    let mut card = Card::saying(format!(
        "**{}** · until {} · three is a good number",
        if turns.len() > 1 { "The candidates' questions" } else { "The candidate's questions" },
        time(until)
    ));
    for (n, no) in (1..).zip(turns) {
        let turn = &s.turns[usize::from(*no)];
        let several = turns.len() > 1;
        let which = if several { format!("{n} · ") } else { String::new() };
        card.say(format!("{which}{}: {} counted", who(turn.candidate), turn.counted));
        let (add, undo) = if several {
            (format!("{n}: +1"), format!("{n}: undo"))
        } else {
            ("+1".to_owned(), "undo".to_owned())
        };
        card.act(s.id, &add, Act::CountQuestion(*no));
        if turn.counted > 0 {
            card.act(s.id, &undo, Act::UncountQuestion(*no));
        }
    }
    card.act(s.id, "Next", Act::Next);
    card
}
