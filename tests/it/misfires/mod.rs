//! What is done about everything that should have happened while nobody was there: the misfire
//! table, each row through the house with a kill and a restart.

use std::time::{Duration, Instant};

use greenroom::base::{GuildId, SessionId, Span};
use greenroom::calendar::ZoneName;
use greenroom::interview::{Act, AskingStep, Cut, Ending, PauseWhy, Phase, Seat, Session};
use greenroom::progress::DebriefWords;
use greenroom::protocol::{
    Answer, CalibrationShown, Command, DeliveryFailure, GuildSettings, Origin, OwnRound, Placed,
    ProfileEdit, Query, Shown, When,
};
use greenroom::store::sessions;
use serde_json::Value;

use crate::harness::{HINDRANCES, START, Stage, step_of, text};

const NOTHING: Span = Span::ZERO;

/// Planned for two days ahead with two people.
fn planned(stage: &mut Stage) -> SessionId {
    let id = stage.plan(1, "one-on-one", When::At(START + Span::from_hours(48)));
    stage.seat(id, &[(1, Seat::Candidate), (2, Seat::Candidate)]);
    id
}

fn told(stage: &Stage, wanted: &str) -> usize {
    stage.last_posts(1_000).iter().filter(|name| *name == wanted).count()
}

/// Killed `before` the start, back so long after it.
fn back_after_start(before: Span, late: Span) -> (Stage, SessionId) {
    let mut stage = Stage::new(21);
    let id = planned(&mut stage);
    stage.pass(Span::from_hours(48) - before);
    let mut stage = stage.kill_and_restart(22, before + late);
    stage.pass(NOTHING);
    (stage, id)
}

#[test]
fn a_start_is_late_for_a_quarter_of_an_hour_and_then_it_is_missed() {
    // Killed before check-in opened, and while it was open.
    for before in [Span::from_minutes(20), Span::from_minutes(5)] {
        let (mut stage, id) = back_after_start(before, Span::from_seconds(30));
        assert_eq!(stage.session(id).phase.name(), "briefing");
        assert_eq!(told(&stage, "StartsLate"), 0, "half a minute is nothing to speak of");
        begins(&mut stage, id);

        let late = Span::from_minutes(10);
        let (mut stage, id) = back_after_start(before, late);
        let s = stage.session(id);
        assert_eq!(s.phase.name(), "briefing");
        assert_eq!(s.plan.starts_at, START + Span::from_hours(48) + late, "all times shift");
        assert_eq!(told(&stage, "StartsLate"), 1);
        begins(&mut stage, id);

        let (mut stage, id) = back_after_start(before, Span::from_minutes(20));
        assert_eq!(stage.session(id).phase, Phase::Closed { how: Ending::Missed });
        assert_eq!(told(&stage, "Ended"), 1);
        stage.pass(Span::from_hours(3));
        assert_eq!(told(&stage, "Ended"), 1, "once");
    }
}

fn begins(stage: &mut Stage, id: SessionId) {
    for member in [1, 2] {
        let answer = stage.act(member, id, Act::CheckIn);
        assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
    }
    assert_eq!(stage.session(id).phase.name(), "intro");
}

/// Twelve seconds into the first answer of a one-on-one.
fn answering(seed: u64) -> (Stage, SessionId) {
    let mut stage = Stage::new(seed);
    let id = stage.plan(1, "one-on-one", When::Now);
    stage.seat(id, &[(1, Seat::Candidate), (3, Seat::Observer), (2, Seat::Candidate)]);
    stage.act(2, id, Act::Next);
    stage.act(2, id, Act::Ask);
    let Some(AskingStep::Reading { until }) = step_of(&stage.session(id).phase) else { panic!() };
    stage.pass(until.since(stage.now) + Span::from_seconds(12));
    assert_eq!(
        left(&stage.session(id), &stage),
        limit(&stage.session(id)) - Span::from_seconds(12)
    );
    (stage, id)
}

fn limit(s: &Session) -> Span {
    s.turns[0].asked.last().unwrap().limit
}

fn left(s: &Session, stage: &Stage) -> Span {
    let Some(AskingStep::Answering(clock)) = step_of(&s.phase) else { panic!("{:?}", s.phase) };
    clock.limit - stage.now.since(clock.since)
}

fn why(s: &Session) -> PauseWhy {
    let Phase::Paused(pause) = &s.phase else { panic!("{:?}", s.phase) };
    pause.why
}

#[test]
fn an_answers_clock_stands_for_as_long_as_nobody_was_there() {
    let spans = [1, 3, 30, 59, 61, 120, 600, 3_600, 7_199];
    for (seed, seconds) in (100..).zip(spans) {
        let (stage, id) = answering(seed);
        let mut stage = stage.kill_and_restart(seed + 50, Span::from_seconds(seconds));
        stage.pass(NOTHING);
        let s = stage.session(id);
        assert_eq!(why(&s), PauseWhy::Away, "after {seconds} s");
        assert_eq!(told(&stage, "Away"), 1);
        // A press lets it run at once, to the very millisecond.
        stage.act(1, id, Act::Continue);
        let s = stage.session(id);
        assert_eq!(left(&s, &stage), limit(&s) - Span::from_seconds(12), "after {seconds} s");
    }
}

#[test]
fn after_an_absence_of_two_hours_it_goes_on_by_itself_and_after_more_it_waits() {
    let (stage, id) = answering(31);
    let mut stage = stage.kill_and_restart(32, Span::from_hours(2));
    stage.pass(Span::from_minutes(2));
    let s = stage.session(id);
    assert_eq!(left(&s, &stage), limit(&s) - Span::from_seconds(12));

    let (stage, id) = answering(33);
    let mut stage = stage.kill_and_restart(34, Span::from_hours(3));
    stage.pass(Span::from_hours(20));
    assert_eq!(why(&stage.session(id)), PauseWhy::Away);
    stage.act(2, id, Act::Continue);
    let s = stage.session(id);
    assert_eq!(left(&s, &stage), limit(&s) - Span::from_seconds(12));
}

#[test]
fn after_an_absence_of_more_than_a_day_it_is_interrupted_without_a_score() {
    let (stage, id) = answering(35);
    let mut stage = stage.kill_and_restart(36, Span::from_hours(26));
    stage.pass(Span::from_hours(3));
    let s = stage.session(id);
    assert!(matches!(s.phase, Phase::Closed { .. }), "{:?}", s.phase);
    assert_eq!(s.turns[0].cut, Some(Cut::Away));
    assert!(s.turns.iter().all(|t| !t.is_open), "nobody is asked for a ballot");
}

#[test]
fn killed_again_and_again_nobody_loses_a_second() {
    let (mut stage, id) = answering(41);
    for (seed, away) in (42..).zip([5, 1, 40, 90, 1, 1]) {
        stage = stage.kill_and_restart(seed, Span::from_seconds(away));
        stage.pass(Span::from_seconds(7));
    }
    assert_eq!(told(&stage, "Away"), 1, "one word about it is enough");
    stage.act(1, id, Act::Continue);
    let s = stage.session(id);
    assert_eq!(left(&s, &stage), limit(&s) - Span::from_seconds(12));
}

#[test]
fn a_pause_is_not_shortened_by_an_absence() {
    let (mut stage, id) = answering(43);
    stage.act(1, id, Act::StepOut);
    stage.pass(Span::from_minutes(4));
    let mut stage = stage.kill_and_restart(44, Span::from_minutes(30));
    stage.pass(Span::from_minutes(5));
    assert!(matches!(why(&stage.session(id)), PauseWhy::CandidateOut(_)), "six of ten are left");
    stage.act(1, id, Act::ComeBack);
    let s = stage.session(id);
    assert_eq!(left(&s, &stage), limit(&s) - Span::from_seconds(12));
}

/// A solo session whose answer was typed: its rating window is 48 hours.
fn rated_later(seed: u64) -> (Stage, SessionId) {
    let mut stage = Stage::new(seed);
    let id = stage.plan(1, "solo", When::Now);
    stage.seat(id, &[(1, Seat::Candidate)]);
    stage.pass(Span::from_seconds(30));
    stage.act(1, id, Act::Answer(text("I cut the build from nine minutes to four.")));
    while stage.session(id).phase.name() != "rating" {
        stage.pass(Span::from_minutes(1));
    }
    (stage, id)
}

fn closes_in(s: &Session, stage: &Stage) -> Span {
    let Phase::Rating { until, .. } = s.phase else { panic!("{:?}", s.phase) };
    until - stage.now
}

#[test]
fn a_rating_window_that_was_mostly_hidden_is_extended_once() {
    let (hours, day) = (Span::from_hours, Span::from_hours(24));
    let whole = |id, stage: &mut Stage| closes_in(&stage.session(id), stage);

    let (mut stage, id) = rated_later(51);
    let before = whole(id, &mut stage);
    let mut stage = stage.kill_and_restart(52, hours(20));
    stage.pass(NOTHING);
    assert_eq!(whole(id, &mut stage), before - hours(20), "less than half was hidden");

    let (mut stage, id) = rated_later(53);
    let before = whole(id, &mut stage);
    let mut stage = stage.kill_and_restart(54, hours(30));
    stage.pass(NOTHING);
    assert_eq!(whole(id, &mut stage), before - hours(30) + day, "at most a day is added");
    assert_eq!(told(&stage, "RatingExtended"), 1);
    let mut stage = stage.kill_and_restart(55, hours(40));
    stage.pass(NOTHING);
    assert_eq!(whole(id, &mut stage), before + day - hours(70), "once");

    let (stage, id) = rated_later(56);
    let mut stage = stage.kill_and_restart(57, hours(24 * 5));
    stage.pass(NOTHING);
    assert_eq!(whole(id, &mut stage), day, "late ballots still have a chance");
    stage.pass(day + Span::from_seconds(3));
    assert_eq!(stage.session(id).phase.name(), "report");
}

#[test]
fn a_window_that_ended_while_nobody_was_there_closes_at_the_next_chance() {
    let (mut stage, id) = rated_later(58);
    stage.pass(Span::from_hours(40));
    let mut stage = stage.kill_and_restart(59, Span::from_hours(10));
    stage.pass(NOTHING);
    assert_eq!(stage.session(id).phase.name(), "report");
    assert_eq!(told(&stage, "RatingExtended"), 0);
}

#[test]
fn reminders_that_were_both_missed_are_one_and_none_comes_after_the_start() {
    let hours = Span::from_hours;
    let reminded = |down_at: Span, away: Span| {
        let mut stage = Stage::new(61);
        planned(&mut stage);
        stage.pass(down_at);
        let mut stage = stage.kill_and_restart(62, away);
        stage.pass(NOTHING);
        told(&stage, "Reminder")
    };
    assert_eq!(reminded(hours(20), hours(5)), 1, "the one of a day before, late");
    assert_eq!(reminded(hours(20), Span::from_minutes(27 * 60 + 30)), 1, "only the newest");
    assert_eq!(reminded(hours(20), hours(28) + Span::from_seconds(20)), 0, "it has begun");
}

#[test]
fn words_about_a_clock_are_dropped_when_they_are_late() {
    let (mut stage, id) = answering(71);
    // At 80 % the platform is away, and then so are we.
    let s = stage.session(id);
    stage.now += left(&s, &stage);
    stage.house.sweep(stage.now).unwrap();
    for (dispatch, _) in stage.house.deliveries(stage.now).unwrap() {
        let later = Err(DeliveryFailure::TryLater { after: None });
        stage.house.settle(stage.now, dispatch, later).unwrap();
    }
    let stage = stage.kill_and_restart(72, Span::from_minutes(10));
    assert_eq!(told(&stage, "Soon") + told(&stage, "TimeUp"), 0);
    assert_eq!(told(&stage, "Away"), 1);
}

/// A session whose first card ends so.
fn first_card(end: &Result<Placed, DeliveryFailure>) -> Phase {
    let mut stage = Stage::new(81);
    let id = stage.plan_unseen(1, "one-on-one", When::At(START + Span::from_hours(48)));
    for (dispatch, _) in stage.house.deliveries(stage.now).unwrap() {
        stage.house.settle(stage.now, dispatch, end.clone()).unwrap();
    }
    stage.session(id).phase
}

#[test]
fn a_session_whose_card_cannot_be_posted_is_called_off() {
    let lost = Phase::Closed { how: Ending::Undeliverable };
    let rejected = DeliveryFailure::Rejected { why: "too long".to_owned() };
    for failure in [DeliveryFailure::Gone, rejected] {
        assert_eq!(first_card(&Err(failure.clone())), lost, "{failure:?}");
    }
    let held = HINDRANCES.map(|why| DeliveryFailure::Held { why, after: None });
    let later = [DeliveryFailure::Unknown, DeliveryFailure::TryLater { after: None }];
    for failure in later.into_iter().chain(held) {
        assert_eq!(first_card(&Err(failure)).name(), "gathering");
    }
}

#[test]
fn a_card_that_is_gone_is_posted_anew() {
    let mut stage = Stage::new(82);
    let id = planned(&mut stage);
    stage.act(2, id, Act::Leave);
    let cards = told(&stage, "Card");
    let origin = stage.origin(2);
    let take = Act::Take(Seat::Candidate);
    let command = greenroom::protocol::Command::act(id, take);
    stage.house.tell(stage.now, &origin, command).unwrap();
    for (dispatch, _) in stage.house.deliveries(stage.now).unwrap() {
        stage.house.settle(stage.now, dispatch, Err(DeliveryFailure::Gone)).unwrap();
    }
    assert_eq!(stage.session(id).phase.name(), "gathering", "only its card is gone");
    stage.act(3, id, Act::Take(Seat::Observer));
    assert_eq!(told(&stage, "Card"), cards + 1);
    assert!(stage.room.posts.last().unwrap().1.placed.is_none(), "a new post, not an edit");
}

#[test]
fn a_session_that_was_killed_before_the_first_sign_of_life_stands_still_as_well() {
    let mut stage = Stage::new(91);
    let id = stage.plan(1, "solo", When::Now);
    stage.seat(id, &[(1, Seat::Candidate)]);
    let mut stage = stage.kill_and_restart(92, Span::from_minutes(10));
    assert_eq!(why(&stage.session(id)), PauseWhy::Away);
}

#[test]
fn five_hundred_sessions_that_were_missed_are_decided_within_ten_seconds_of_the_start() {
    const SESSIONS: i64 = 500;
    const OF_A_GUILD: i64 = 50;
    let mut stage = Stage::new(31);
    let starts_at = stage.now + Span::from_hours(2);
    for no in 0..SESSIONS {
        // A member plans five at most.
        let (guild, planner) = (GuildId(no / OF_A_GUILD + 1), no % OF_A_GUILD / 5 + 1);
        stage.plan_in(guild, planner, "short", When::At(starts_at));
    }
    stage.deliver();
    let began = Instant::now();
    // They should have been called off meanwhile, for want of people.
    let mut stage = stage.kill_and_restart(32, Span::from_hours(2));
    let now = stage.now;
    while stage.wake_before(now) {}
    let took = began.elapsed();
    let read = stage.house.store().read();
    for guild in 1..=SESSIONS / OF_A_GUILD {
        assert_eq!(sessions::open_of(read, GuildId(guild), 100).unwrap(), [], "guild {guild}");
    }
    assert!(took < Duration::from_secs(10), "{took:?}");
}

/// What the house keeps of member 1, in rows of that table.
fn kept(stage: &mut Stage, table: &str) -> Value {
    let Shown::Export(exported) = stage.look(1, Query::Export(None)) else { panic!("no export") };
    let (_, text) = exported.files.first().expect("everything is the first file");
    let all: Value = serde_json::from_str(text).expect("it is JSON");
    all["chosen"][table].clone()
}

/// How many lines of their board were ticked on the day before theirs: none until that has come.
fn ticked(stage: &mut Stage) -> Value {
    let all = kept(stage, "target");
    assert_eq!(all.as_array().map(Vec::len), Some(1), "{all}");
    all[0]["ticked_the_day_before"].clone()
}

#[test]
fn a_board_is_kept_when_its_day_has_come_however_late_that_is_seen() {
    for away in [Span::from_seconds(5), Span::from_hours(7), Span::from_hours(24 * 7)] {
        let mut stage = Stage::new(31);
        let berlin = ZoneName::new("Europe/Berlin").expect("a zone");
        stage.tell(1, Command::Profile(ProfileEdit::Zone(berlin))).unwrap();
        let on = Some("2026-11-27".parse().expect("a date"));
        stage.tell(1, Command::Profile(ProfileEdit::Target(on))).unwrap();
        // It is 19:00 in Berlin: the 27th begins in two days and five hours.
        stage.pass(Span::from_hours(2 * 24 + 4));
        assert!(ticked(&mut stage).is_null(), "the day has not begun");
        let mut stage = stage.kill_and_restart(32, Span::from_hours(2) + away);
        stage.pass(NOTHING);
        assert_eq!(ticked(&mut stage), 0);
        // Who tells of the real interview, up to two weeks later, was not ready for it.
        let words = DebriefWords { asked: text("Why us?"), again: None };
        stage.tell(1, Command::WriteDebrief { of: None, words: Box::new(words) }).unwrap();
        let debrief = kept(&mut stage, "debrief")[0].clone();
        assert_eq!(debrief["was_ready"], 0);
        // By another clock the day is over as well: it is not looked at again.
        let samoa = ZoneName::new("Pacific/Pago_Pago").expect("a zone");
        stage.tell(1, Command::Profile(ProfileEdit::Zone(samoa))).unwrap();
        stage.pass(Span::from_hours(48));
        assert_eq!(ticked(&mut stage), 0);
    }
}

/// The round that member 1 sees.
fn round(stage: &mut Stage) -> OwnRound {
    let Shown::Calibration(CalibrationShown::Open(round)) = stage.look(1, Query::Calibration)
    else {
        panic!("no round");
    };
    *round
}

#[test]
fn a_calibration_round_opens_whenever_it_is_seen_and_of_several_months_only_the_newest() {
    let mut stage = Stage::new(41);
    let settings = GuildSettings { calibration: true, ..GuildSettings::default() };
    let organiser = Origin { is_organiser: true, ..stage.origin(9) };
    stage.tell_from(&organiser, Command::SetUp(Box::new(settings))).unwrap();
    let first = round(&mut stage);
    // It is the 24th of November: the next one opens on the 1st of December at 9:00.
    stage.pass(Span::from_hours(6 * 24 + 14));
    assert_eq!(round(&mut stage).id, first.id);
    let mut stage = stage.kill_and_restart(42, Span::from_hours(70 * 24));
    stage.pass(NOTHING);
    let second = round(&mut stage);
    assert_ne!((first.id, first.question), (second.id, second.question));
    assert_eq!(kept(&mut stage, "calibration").as_array().map(Vec::len), Some(0));
    // That was the round of February; a month later comes the next one.
    stage.pass(Span::from_hours(20 * 24));
    assert_eq!(round(&mut stage).id, second.id);
    stage.pass(Span::from_hours(12 * 24));
    assert_ne!(round(&mut stage).id, second.id);
}
