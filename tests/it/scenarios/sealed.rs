//! No question, follow-up or note leaves the house before its time, whoever looks at whatever.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom::bank::{Question, Trigger};
use greenroom::base::{GuildId, MemberId, SessionId, Span};
use greenroom::config::Library;
use greenroom::guide::Topic;
use greenroom::interview::{Act, AskingStep, KitNo, Phase, Seat, Session, TurnNo};
use greenroom::protocol::{Answer, Command, PlanWish, Query, Shown};
use greenroom::store::material;
use greenroom::view::Texts;

use super::autoplay;
use super::play::{Actor, Play, scenario_library};
use crate::harness::{saved, screens, step_of, text};

/// More steps than any session has.
const STEPS_MAX: usize = 600;
/// Two candidates, two interviewers, an observer, and somebody who has no seat.
const MEMBERS: [i64; 6] = [1, 2, 3, 4, 5, 6];

/// How every word of the marked questions begins.
const MARK: &str = "canary ";

fn prompt(q: &Question) -> String {
    format!("{MARK}{} prompt.", q.id)
}

fn note(q: &Question) -> String {
    format!("{MARK}{} note.", q.id)
}

fn follow_up(q: &Question, trigger: Trigger) -> String {
    format!("{MARK}{} {trigger:?}.", q.id)
}

/// Every marked word in a text; a card leaves a full stop out here and there.
fn marked(text: &str) -> BTreeSet<String> {
    let is_end = |c: char| !(c.is_ascii_alphanumeric() || c == ' ' || c == '-');
    let all = text.split(MARK).skip(1);
    all.map(|rest| format!("{MARK}{}.", rest.split(is_end).next().unwrap().trim_end())).collect()
}

/// The scenarios' questions, each with words that are found again anywhere, and a whole deck.
fn marked_library() -> Arc<Library> {
    let mut library = (*scenario_library()).clone();
    for question in &mut library.questions {
        let q = Arc::make_mut(question);
        q.prompt = prompt(q);
        q.listen_for.strong = vec![note(q)];
        q.listen_for.weak = vec![note(q)];
        let deck = [Trigger::NoNumber, Trigger::Vague, Trigger::WhosePart];
        q.follow_ups = deck
            .into_iter()
            .map(|trigger| greenroom::bank::FollowUp {
                trigger,
                prompt: follow_up(q, trigger),
                hint: Some(note(q)),
            })
            .collect();
    }
    Arc::new(library)
}

/// The questions of a session, and the session, as they are saved.
fn whole(play: &mut Play, id: SessionId) -> (Session, Vec<Question>) {
    let kit = Arc::clone(play.current().kit());
    let read = play.stage().house.store().read();
    let parts = material::of_session(read, id).unwrap();
    let questions = parts[2..].iter().map(|part| serde_json::from_str(part).unwrap()).collect();
    (saved(play.stage().house.store().read(), id, &kit), questions)
}

/// Everything of the drawn questions that this viewer must not meet.
fn secrets(s: &Session, questions: &[Question], viewer: MemberId) -> BTreeSet<String> {
    let by_bot = s.pass().is_none_or(|pass| s.is_bot_led(pass));
    let asks = !by_bot && s.acting_interviewer() == Some(viewer);
    let in_hand = s.asking().map(|(_, round)| round.question).filter(|_| asks);
    let mut secrets = BTreeSet::new();
    let mut open = BTreeSet::new();
    for (no, q) in KitNo::all().zip(questions) {
        let asked: Vec<Option<Trigger>> = s
            .turns
            .iter()
            .flat_map(|turn| &turn.asked)
            .filter(|a| a.question == no)
            .map(|a| a.trigger)
            .collect();
        let is_theirs = in_hand == Some(no);
        let mut sort = |text: String, is_open: bool| {
            if is_open { open.insert(text) } else { secrets.insert(text) }
        };
        sort(prompt(q), is_theirs || !asked.is_empty());
        sort(note(q), is_theirs);
        for f in &q.follow_ups {
            sort(f.prompt.clone(), is_theirs || asked.contains(&Some(f.trigger)));
        }
    }
    // A question can be drawn for two passes.
    secrets.retain(|secret| !open.contains(secret));
    secrets
}

fn queries(id: SessionId) -> Vec<Query> {
    let mut all = vec![
        Query::Sessions,
        Query::Details(id),
        Query::Panel(id),
        Query::Own(id),
        Query::HowToRate(id),
        Query::Checklist(id),
        Query::Goal,
        Query::Profile,
        Query::Roles,
        Query::Settings,
        Query::Guide(Topic::Card("star".parse().unwrap())),
    ];
    for turn in TurnNo::all().take(3) {
        all.extend([Query::Ballot(id, turn), Query::Answers(id, turn), Query::Report(id, turn)]);
    }
    all
}

/// Every member looks at everything; says how many secrets there were.
fn look_around(play: &mut Play, id: SessionId) -> usize {
    let (session, questions) = whole(play, id);
    let library = scenario_library();
    let texts = Texts {
        goals: Arc::clone(&library.goals),
        guide: Arc::clone(&library.guide),
        tags: Arc::clone(&library.tags),
        ..Texts::default()
    };
    let mut count = 0;
    for member in MEMBERS {
        let secrets = secrets(&session, &questions, MemberId(member));
        count += secrets.len();
        let mut last = Shown::Guide { hidden: None };
        for query in queries(id) {
            let shown = play.stage().look(member, query.clone());
            let now = play.now();
            let card = screens::shown(&shown, &query, MemberId(member), now, &texts);
            let mut seen = marked(&format!("{card:?}"));
            if shown != last {
                seen.extend(marked(&format!("{shown:?}")));
            }
            last = shown;
            let leaks: Vec<&String> = seen.intersection(&secrets).collect();
            assert!(leaks.is_empty(), "{member}, {query:?}: {leaks:?} in {:?}", session.phase);
        }
        let interviews = session.acting_interviewer() == Some(MemberId(member));
        let by_bot = session.pass().is_none_or(|pass| session.is_bot_led(pass));
        if let (Some(AskingStep::Offered { .. }), Some((_, round))) =
            (step_of(&session.phase), session.asking())
            && interviews
            && !by_bot
        {
            let card = screens::shown(
                &play.stage().look(member, Query::Panel(id)),
                &Query::Panel(id),
                MemberId(member),
                play.now(),
                &texts,
            );
            let card = format!("{card:?}");
            let q = &questions[usize::from(round.question.0)];
            assert!(card.contains(&prompt(q)) && card.contains(&note(q)), "{card}");
        }
    }
    count
}

fn plan(play: &mut Play, format: &str) -> SessionId {
    let actor = Actor { member: MemberId(1), guild: GuildId(1), session: None, ago: Span::ZERO };
    let wish = PlanWish::of(format, text("Backend engineer, first screen"));
    match play.tell(&actor, Command::Plan(Box::new(wish))) {
        Some(Answer::Planned { session, .. }) => session,
        other => panic!("{other:?}"),
    }
}

/// A whole session, with *another one* and a follow-up where they can be had.
fn play_through(format: &str, seats: &[(i64, Seat)]) {
    let mut play = Play::new(marked_library());
    play.quiet = true;
    let id = plan(&mut play, format);
    play.stage().seat(id, seats);
    let mut secrets_seen = 0;
    let mut steps = 0;
    loop {
        secrets_seen += look_around(&mut play, id);
        let s = play.current();
        if let Phase::Closed { .. } = s.phase {
            break;
        }
        let lead = s.acting_interviewer();
        if let (Some(step), Some(lead)) = (step_of(&s.phase), lead) {
            let extra = match step {
                AskingStep::Offered { .. } => Some(Act::Another),
                AskingStep::Answered { .. } => Some(Act::FollowUp(Trigger::NoNumber)),
                AskingStep::Reading { .. } | AskingStep::Answering(_) => None,
            };
            // Refused where there is none, or where it was asked already.
            if let Some(extra) = extra.filter(|_| steps % 2 == 0) {
                play.stage().act(lead.0, id, extra);
                secrets_seen += look_around(&mut play, id);
            }
        }
        let s = play.current();
        autoplay::step(&mut play, &s);
        steps += 1;
        assert!(steps < STEPS_MAX, "{format} never ends: {:?}", s.phase);
    }
    assert!(secrets_seen > 100, "{format} has its secrets: {secrets_seen}");
    play.end();
}

/// One candidate, an observer and two interviewers.
const PANEL: [(i64, Seat); 4] =
    [(1, Seat::Candidate), (5, Seat::Observer), (3, Seat::Interviewer), (4, Seat::Interviewer)];

#[test]
fn two_who_interview_each_other_see_no_question_follow_up_or_note_before_its_time() {
    let seats = [(1, Seat::Candidate), (5, Seat::Observer), (3, Seat::Candidate)];
    play_through("one-on-one", &seats);
    play_through("short", &[(1, Seat::Candidate), (3, Seat::Interviewer)]);
}

#[test]
fn only_the_panellist_whose_question_it_is_sees_it_before_its_time() {
    play_through("panel", &PANEL);
}

#[test]
fn nor_does_anybody_in_a_final_round() {
    play_through("final-round", &PANEL);
}

#[test]
fn nor_in_a_group_or_where_the_bot_asks() {
    let (candidate, interviewer) = (Seat::Candidate, Seat::Interviewer);
    let group = [(1, candidate), (2, candidate), (6, candidate), (3, interviewer)];
    play_through("group", &group);
    play_through("solo", &[(1, candidate)]);
    play_through("drill", &[(1, candidate)]);
}
