//! The interviewer's panel: the question with what to listen for, before anybody else sees it;
//! the deck of follow-ups; the stages around the questions.

use crate::bank::Question;
use crate::base::{Language, Moment, Venue, text};
use crate::interview::{
    Act, Answering, Asking, AskingStep, ClockCall, FollowUpCard, Mode, Pass, Round, RoundState,
    Session, Stage, Turn, limits,
};
use crate::view::card::{Button, Card, LABEL_MAX, Press, quoted};
use crate::view::words::{
    aim, kind, paragraph, points, question_name, relative, row, seconds, spoken, time, trigger,
    trigger_in_text, who, widening,
};

use super::guide::{INTERVIEWER, look_at, look_at_tones};
use super::room_keys;

/// Follow-ups that stand beside what is usual.
const DECK_MAX: usize = 7;

/// What the acting interviewer can do now.
pub(super) fn panel(
    lang: &Language,
    s: &Session,
    (pass, stage): (&Pass, &Stage),
    now: Moment,
) -> Card {
    let mut card = match stage {
        Stage::Intro { until } => intro(lang, s, *until),
        Stage::Questions(asking) => question(lang, s, pass, asking, now),
        Stage::Exercise { until, .. } => exercise(lang, s, *until),
        Stage::CandidateQuestions { until } => counting(lang, s, *until, MayGoOn::Yes),
        Stage::WrapUp { until } => wrap_up(lang, s, *until),
    };
    // Of many buttons of one sort, the last ones stand behind all others.
    let rest = match stage {
        Stage::Questions(asking) => match asking.step {
            AskingStep::Answered { .. } => deck(s, &pass[asking.round])
                .iter()
                .skip(DECK_MAX)
                .map(|f| key(lang, s, f))
                .collect(),
            AskingStep::Offered { .. } | AskingStep::Reading { .. } | AskingStep::Answering(_) => {
                Vec::new()
            }
        },
        Stage::CandidateQuestions { .. } => uncounts(lang, s),
        Stage::Intro { .. } | Stage::Exercise { .. } | Stage::WrapUp { .. } => Vec::new(),
    };
    room_keys::pause(lang, &mut card, s);
    room_keys::offered(lang, &mut card, s);
    card.buttons.extend(rest);
    card
}

fn intro(lang: &Language, s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Intro** · until {until} · Say who you are in this interview, how long it takes, and \
         that the candidate can ask at the end.",
        until = time(until)
    ));
    if let Some(held) = s.plan.venue {
        card.say(begins(lang, held));
    }
    say(lang, &mut card, s.format().opener.as_deref());
    card.act(s.id, text!(lang, "On to the questions"), Act::Next);
    card.main();
    to_read(lang, &mut card);
    card
}

/// How an interview that is held so begins, and with which words.
fn begins(lang: &Language, held: Venue) -> String {
    match held {
        Venue::Virtual => text!(
            lang,
            "By video: cameras on, and look into yours when you ask. Say first: “Do picture and \
             sound work on your side?”"
        ),
        Venue::InPerson => text!(
            lang,
            "In person: it begins at the door. Greet each of them there, show them their chair, \
             and take the copy they bring. Say first: “Please come in. Did you find us easily?”"
        ),
        Venue::Hybrid => text!(
            lang,
            "Half in the room, half on video: greet the screen first, ask by name, and repeat \
             what it cannot hear. Say first: “Welcome to you here, and to you on the screen: do \
             you hear all of us?”"
        ),
    }
}

/// What helps before the first question.
pub(super) fn to_read(lang: &Language, card: &mut Card) {
    briefing(lang, card);
    look_at_tones(lang, card);
}

/// A button that shows how to interview.
pub(in crate::view) fn briefing(lang: &Language, card: &mut Card) {
    look_at(card, &text!(lang, "Briefing"), INTERVIEWER);
}

/// The format's own sentences at the beginning and at the end.
fn say(lang: &Language, card: &mut Card, text: Option<&str>) {
    if let Some(text) = text {
        card.say(text!(lang, "Say: “{text}”", text = quoted(text)));
    }
}

/// What those who watch the exercise look for.
pub(super) fn watch_for(lang: &Language, card: &mut Card, s: &Session) {
    if let Some(exercise) = s.exercise() {
        card.say(text!(
            lang,
            "**{title}** · watch for:\n{notes}",
            title = quoted(&exercise.title),
            notes = points(exercise.watch_for.iter().map(|note| quoted(note)))
        ));
    }
}

fn exercise(lang: &Language, s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Joint exercise** · until {until} · Watch who moves the group on, and how. Step in only \
         for the clock.",
        until = time(until)
    ));
    watch_for(lang, &mut card, s);
    card.act(s.id, text!(lang, "End the exercise"), Act::Next);
    card
}

fn wrap_up(lang: &Language, s: &Session, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Wrap-up** · until {until} · Say what would happen next, and close. Feedback comes with \
         the ballots.",
        until = time(until)
    ));
    say(lang, &mut card, s.format().closer.as_deref());
    card.act(s.id, text!(lang, "End the turn"), Act::Next);
    card.main();
    card
}

fn turn<'a>(s: &'a Session, round: &Round) -> &'a Turn {
    &s[round.turn]
}

fn question(lang: &Language, s: &Session, pass: &Pass, asking: &Asking, now: Moment) -> Card {
    let round = &pass[asking.round];
    match &asking.step {
        AskingStep::Offered { .. } => offered(lang, s, pass, round),
        AskingStep::Reading { until } => reading(lang, s, round, *until),
        AskingStep::Answering(clock) => {
            let mut card = answering(lang, s, round, clock.up_at(), now);
            answering_buttons(lang, &mut card, s, clock);
            card
        }
        AskingStep::Answered { .. } => answered(lang, s, pass, round),
    }
}

/// The question before it is asked.
fn offered(lang: &Language, s: &Session, pass: &Pass, round: &Round) -> Card {
    let turn = turn(s, round);
    let question = s.question(round.question);
    let no = turn.asked.iter().filter(|a| a.ask == 0).count() + 1;
    let of = s.question_total(pass, round.turn);
    let name = question_name(lang, no, of, round.is_surprise).chain([kind(lang, question.kind)]);
    let several = s.pass().is_some_and(|p| p.turns.len() > 1);
    let to = several.then(|| text!(lang, "to {candidate}", candidate = who(lang, turn.candidate)));
    let half = round.is_shortened.then(|| text!(lang, "in half the time: tell them"));
    let head = [format!("**{}**", row(name))].into_iter().chain(to);
    let head = head.chain([text!(lang, "aim for {aim}", aim = aim(s.target_of(round)))]);
    let mut card = Card::saying(row(head.chain(half)));
    card.say(spoken(lang, &question.prompt));
    listen_for(lang, &mut card, question);
    widened(lang, &mut card, s, round);
    if let Some(goal) = &turn.goal {
        card.say(text!(lang, "Their micro-goal: _{goal}_", goal = quoted(goal.as_str())));
    }
    card.act(s.id, text!(lang, "Ask it"), Act::Ask);
    card.main();
    // Of the spares, the viewer has those that could take its place.
    if !pass.spares.is_empty() {
        card.act(s.id, text!(lang, "Another one"), Act::Another);
    }
    card.act(s.id, text!(lang, "Skip"), Act::Skip);
    card
}

/// Why a question does not quite suit: nobody should take it for a mistake.
fn widened(lang: &Language, card: &mut Card, s: &Session, round: &Round) {
    let steps: Vec<String> =
        s.widened(round).into_iter().map(|step| widening(lang, step, &s.plan)).collect();
    if !steps.is_empty() {
        card.say(text!(
            lang,
            "Nothing nearer was left to ask: this one is {steps}.",
            steps = steps.join(", ")
        ));
    }
}

fn listen_for(lang: &Language, card: &mut Card, question: &Question) {
    let join = |notes: &[String]| {
        notes.iter().map(|note| quoted(note.trim_end_matches('.'))).collect::<Vec<_>>().join(" · ")
    };
    let (strong, weak) = (&question.listen_for.strong, &question.listen_for.weak);
    if !strong.is_empty() {
        card.say(text!(lang, "Listen for: {strong}.", strong = join(strong)));
    }
    if !weak.is_empty() {
        card.say(text!(lang, "Weak: {weak}.", weak = join(weak)));
    }
}

fn reading(lang: &Language, s: &Session, round: &Round, until: Moment) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Read it aloud. The clock of {candidate} starts at {at} ({relative}).",
        candidate = who(lang, turn(s, round).candidate),
        at = time(until),
        relative = relative(until)
    ));
    if let Some(asked) = turn(s, round).asked.last() {
        card.say(spoken(lang, &s.asked_words(asked)));
    }
    notes(lang, &mut card, s, round);
    card.act(s.id, text!(lang, "Skip"), Act::Skip);
    card
}

/// What tells a good answer to what was asked last: the question's notes, or a follow-up's hint.
fn notes(lang: &Language, card: &mut Card, s: &Session, round: &Round) {
    let question = s.question(round.question);
    let Some(trigger) = turn(s, round).asked.last().and_then(|asked| asked.trigger) else {
        return listen_for(lang, card, question);
    };
    if let Some(hint) = question.own_follow_up(trigger).and_then(|own| own.hint.as_ref()) {
        let right = quoted(hint.trim_end_matches('.'));
        card.say(text!(lang, "Listen for: {strong}.", strong = right));
    }
}

fn answering(lang: &Language, s: &Session, round: &Round, ends_at: Moment, now: Moment) -> Card {
    let candidate = who(lang, turn(s, round).candidate);
    let mut card = Card::saying(if now < ends_at {
        text!(
            lang,
            "{candidate} answers · time up {relative}",
            candidate,
            relative = relative(ends_at)
        )
    } else {
        text!(
            lang,
            "{candidate} answers, {over} over the time.",
            candidate,
            over = now.since(ends_at)
        )
    });
    notes(lang, &mut card, s, round);
    card
}

fn answering_buttons(lang: &Language, card: &mut Card, s: &Session, clock: &Answering) {
    card.act(s.id, text!(lang, "Wrap up"), Act::WrapUp);
    if clock.told == ClockCall::Over && !clock.let_run {
        card.main();
        card.act(s.id, text!(lang, "Let it run"), Act::LetRun);
    }
    match s.plan.mode {
        Mode::Practice if clock.extended < limits::EXTENSIONS_MAX => {
            card.act(s.id, text!(lang, "{span} more", span = limits::EXTENSION), Act::Extend);
        }
        Mode::Practice | Mode::Live => {}
    }
    card.act(s.id, text!(lang, "Skip"), Act::Skip);
}

/// How long the answer was, beside its aim.
fn measured(lang: &Language, turn: &Turn) -> String {
    let candidate = who(lang, turn.candidate);
    let Some(asked) = turn.asked.last() else {
        return text!(lang, "{candidate} answered.", candidate);
    };
    let Some(span) = asked.took else {
        return text!(lang, "{candidate} answered; the time was not measured.", candidate);
    };
    let took = seconds(lang, span);
    let Some([from, to]) = asked.target_s else {
        return text!(lang, "{candidate} answered in {took}.", candidate, took);
    };
    let (whole, aim) = (span.seconds(), aim([from, to]));
    if whole < i64::from(from) {
        text!(lang, "{candidate} answered in {took}, below {aim}.", candidate, took, aim)
    } else if whole > i64::from(to) {
        text!(lang, "{candidate} answered in {took}, above {aim}.", candidate, took, aim)
    } else {
        text!(lang, "{candidate} answered in {took}, within {aim}.", candidate, took, aim)
    }
}

fn answered(lang: &Language, s: &Session, pass: &Pass, round: &Round) -> Card {
    let turn = turn(s, round);
    let is_last = pass.rounds.iter().all(|r| r.state != RoundState::Ahead);
    let next =
        if is_last { text!(lang, "End the questions") } else { text!(lang, "Next question") };
    let deck = deck(s, round);
    let mut card = Card::saying(paragraph([measured(lang, turn), text!(lang, "**Follow up?**")]));
    suggested(lang, &mut card, &deck);
    card.buttons.extend(deck.iter().take(DECK_MAX).map(|follow_up| key(lang, s, follow_up)));
    card.act(s.id, next, Act::Next);
    card
}

/// Follow-ups that can still be asked, what the answer lacks first.
fn deck(s: &Session, round: &Round) -> Vec<FollowUpCard> {
    let asked = turn(s, round).asked.last().map_or(0, |a| usize::from(a.ask));
    if asked < limits::FOLLOW_UPS_MAX { s.follow_ups() } else { Vec::new() }
}

/// The button of a follow-up.
fn key(lang: &Language, s: &Session, follow_up: &FollowUpCard) -> Button {
    let label = trigger(lang, follow_up.trigger);
    // The longest label with its mark does not fit; the text above names it anyway.
    let marked = follow_up.is_suggested.then(|| row([label.clone(), text!(lang, "suggested")]));
    let marked = marked.filter(|marked| marked.chars().count() <= LABEL_MAX);
    let press = Press::act(s.id, Act::FollowUp(follow_up.trigger));
    let button = Button::new(marked.unwrap_or(label), press);
    if follow_up.is_suggested { button.main() } else { button }
}

/// What the typed answer lacked, with the words to ask for it.
fn suggested(lang: &Language, card: &mut Card, deck: &[FollowUpCard]) {
    for follow_up in deck.iter().filter(|f| f.is_suggested) {
        card.say(text!(
            lang,
            "Suggested, {trigger}: “{prompt}”",
            trigger = trigger_in_text(lang, follow_up.trigger),
            prompt = quoted(&follow_up.prompt)
        ));
    }
}

/// Whether somebody has the button that ends a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MayGoOn {
    Yes,
    No,
}

/// The candidates' own questions, counted. Every panellist may count; who asks may go on.
pub(super) fn counting(lang: &Language, s: &Session, until: Moment, may_go_on: MayGoOn) -> Card {
    let turns = s.pass().map_or(&[][..], |p| &p.turns);
    let mut card = Card::saying(text!(
        lang,
        "**{whose}** · until {until} · three is a good number",
        whose = if turns.len() > 1 {
            text!(lang, "The candidates' questions")
        } else {
            text!(lang, "The candidate's questions")
        },
        until = time(until)
    ));
    for (n, no) in (1..).zip(turns) {
        let turn = &s[*no];
        let several = turns.len() > 1;
        let counted = text!(
            lang,
            "{candidate}: {counted} counted",
            candidate = who(lang, turn.candidate),
            counted = turn.counted
        );
        card.say(row(several.then(|| n.to_string()).into_iter().chain([counted])));
        let add = if several { format!("{n}: +1") } else { "+1".to_owned() };
        card.act(s.id, &add, Act::CountQuestion(*no));
        if turn.counted > 0 && !several {
            card.act(s.id, text!(lang, "undo"), Act::UncountQuestion(*no));
        }
    }
    if may_go_on == MayGoOn::Yes {
        card.act(s.id, text!(lang, "Next"), Act::Next);
    }
    card
}

/// What takes a count back, where several candidates have one each.
pub(super) fn uncounts(lang: &Language, s: &Session) -> Vec<Button> {
    let turns = s.pass().map_or(&[][..], |p| &p.turns);
    let numbered = (1..).zip(turns).filter(|(_, no)| turns.len() > 1 && s[**no].counted > 0);
    let undo = numbered.map(|(n, no)| {
        Button::new(text!(lang, "{n}: undo", n), Press::act(s.id, Act::UncountQuestion(*no)))
    });
    undo.collect()
}
