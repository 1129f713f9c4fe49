//! Rules of the engine that took a mistake to find: each test failed before it was kept.

use std::sync::Arc;

use greenroom::base::{CleanText, MemberId, Seed, Span};
use greenroom::interview::{
    Act, AskingStep, Cut, Effect, Ending, Event, Heard, Kit, Notice, PauseWhy, Phase, Refusal,
    Seat, SoFar, StoryPart, TurnNo, Wake, limits,
};
use greenroom::rubric::{CompetencyNo, Words};

use crate::harness::{reading, step_of};

use super::live::{Live, When};
use super::states::{
    answered, answering, half_time, held, mark, offered, one_on_one, pair, rating,
};

/// What is left of the answer that runs, or will run when the clock runs again.
fn left(live: &Live) -> Span {
    match step_of(&live.s.phase) {
        Some(AskingStep::Answering(clock)) => clock.limit - live.now.since(clock.since),
        _ => panic!("no answer runs: {:?}", live.s.phase),
    }
}

fn pause_why(live: &Live) -> PauseWhy {
    let Phase::Paused(pause) = &live.s.phase else { panic!("{:?}", live.s.phase) };
    pause.why
}

#[test]
fn who_is_the_last_reads_what_is_so_then() {
    // The last seat, and the last to check in.
    let mut live = Live::plan("one-on-one", When::AtOnce);
    live.act(1, Act::Take(Seat::Candidate)).unwrap();
    let heard = live.act(2, Act::Take(Seat::Candidate)).unwrap();
    assert_eq!(heard, Heard::Begun { seat: Seat::Candidate });
    let mut live = Live::plan("one-on-one", When::In(Span::from_hours(48)))
        .seat(&[(1, Seat::Candidate), (2, Seat::Candidate)]);
    live.pass_until(|p| matches!(p, Phase::Briefing { .. }));
    assert_eq!(live.act(1, Act::CheckIn), Ok(Heard::CheckedIn));
    live.pass(Span::from_minutes(11));
    assert_eq!(live.act(2, Act::CheckIn), Ok(Heard::Begun { seat: Seat::Candidate }));
    // The last ballot, and the last rating of oneself.
    for own_last in [false, true] {
        let mut live = rating();
        let people: Vec<i64> = live.s.turns.iter().map(|turn| turn.candidate.0).collect();
        let mut acts: Vec<(i64, Act)> = Vec::new();
        for (no, turn) in live.s.numbered_turns() {
            acts.extend(turn.ballots.keys().map(|rater| (rater.0, Act::BallotDone(no))));
        }
        let owns = people.iter().map(|member| (*member, Act::OwnSkip));
        if own_last {
            acts.extend(owns);
        } else {
            acts = owns.chain(acts).collect();
        }
        mark_everything(&mut live);
        let (last, rest) = acts.split_last().unwrap();
        for (member, act) in rest {
            let heard = live.act(*member, act.clone()).unwrap();
            assert!(matches!(heard, Heard::BallotIn { .. } | Heard::OwnSettled), "{heard:?}");
        }
        let heard = live.act(last.0, last.1.clone()).unwrap();
        assert!(
            matches!(heard, Heard::LastIn { own } if own.is_some() == people.contains(&last.0))
        );
    }
}

/// Every ballot is complete, with words.
fn mark_everything(live: &mut Live) {
    let ballots: Vec<(TurnNo, i64)> = live
        .s
        .numbered_turns()
        .flat_map(|(no, turn)| turn.ballots.keys().map(move |rater| (no, rater.0)))
        .collect();
    for (turn, rater) in ballots {
        for competency in CompetencyNo::all().take(live.s.kit().rubric.competencies.len()) {
            live.act(rater, Act::Mark { turn, competency, choice: mark(4) }).unwrap();
        }
        let words = Words::new("You named the result first, with a number.", "", "").unwrap();
        live.act(rater, Act::Words { turn, words }).unwrap();
    }
}

/// An answer to the question that runs, which has that text already.
fn answers_behind(live: &mut Live, so_far: &str, more: &str) -> Result<Heard, Refusal> {
    let candidate = live.candidate();
    let text = |raw: &str| CleanText::new(raw, limits::ANSWERS).unwrap();
    let act = Act::Answer(text(more));
    let Event::Act(mut by) = live.by(candidate, act) else { unreachable!() };
    by.so_far = Some(SoFar { turn: TurnNo(0), no: 1, ask: 0, text: text(so_far) });
    let (next, heard) = live.try_step(&Event::Act(by))?;
    *live = next;
    Ok(heard)
}

#[test]
fn words_are_added_until_a_question_has_as_many_as_it_takes() {
    let mut live = answered(one_on_one());
    let heard = answers_behind(&mut live, "One.", "Two.").unwrap();
    assert_eq!(heard, Heard::Filed { no: 1, is_follow_up: false, rest: None });
    assert_eq!(live.s.turns[0].asked[0].words, 2);
    let much = "word ".repeat(limits::ANSWERS.characters_max / 5 - 2);
    let heard = answers_behind(&mut live, &much, "three short words").unwrap();
    let Heard::Filed { rest: Some(rest), .. } = heard else { panic!("{heard:?}") };
    assert_eq!(rest.as_str(), "short words");
    let much = "x".repeat(limits::ANSWERS.characters_max);
    assert_eq!(answers_behind(&mut live, &much, "more"), Err(Refusal::AnswerFull));
}

#[test]
fn a_turn_that_never_began_is_not_rated() {
    // The second candidate leaves in the break: nothing was asked in their turn.
    let mut live = half_time();
    let next = live.s.turns[1].candidate.0;
    live.act(next, Act::Leave).unwrap();
    live.pass(Span::from_minutes(30));
    assert_eq!(live.s.turns[1].cut, Some(Cut::Left));
    assert!(!live.s.turns[1].is_open, "there is nothing to rate");
    // One candidate alone chooses another day before anything was asked.
    let mut live = Live::plan("one-on-one", When::In(Span::from_hours(48))).seat(&[
        (1, Seat::Candidate),
        (2, Seat::Candidate),
        (3, Seat::Observer),
    ]);
    live.pass_until(|p| matches!(p, Phase::Briefing { .. }));
    live.act(1, Act::CheckIn).unwrap();
    live.act(3, Act::CheckIn).unwrap();
    live.pass_until(|p| matches!(p, Phase::Paused(_)));
    assert_eq!(pause_why(&live), PauseWhy::NoInterviewer);
    live.act(1, Act::NewDate).unwrap();
    assert_eq!(live.s.phase, Phase::Closed { how: Ending::NewDate });
}

#[test]
fn a_clock_that_stands_stands_on_when_the_interviewer_leaves() {
    let mut live = answering(one_on_one());
    let before = left(&live);
    let interviewer = live.interviewer();
    live.act(interviewer, Act::Pause).unwrap();
    live.pass(Span::from_minutes(5));
    live.act(interviewer, Act::Leave).unwrap();
    assert_eq!(pause_why(&live), PauseWhy::ChairEmpty);
    live.pass(Span::from_seconds(30));
    live.act(3, Act::AcceptHandOver).unwrap();
    assert_eq!(left(&live), before);
}

#[test]
fn a_pause_goes_on_when_somebody_else_leaves_a_shared_session() {
    let mut live = Live::plan("group", When::AtOnce).seat(&[
        (1, Seat::Candidate),
        (2, Seat::Candidate),
        (4, Seat::Candidate),
        (5, Seat::Interviewer),
    ]);
    live.act(1, Act::Start).unwrap();
    let mut live = answering(live);
    let before = left(&live);
    live.act(5, Act::Pause).unwrap();
    live.pass(Span::from_minutes(5));
    let answers = live.candidate();
    let others: Vec<i64> = [1, 2, 4].into_iter().filter(|m| *m != answers).collect();
    live.act(others[0], Act::StopMyTurn).unwrap();
    live.act(others[1], Act::Leave).unwrap();
    assert_eq!(pause_why(&live), PauseWhy::Pressed);
    live.act(5, Act::Continue).unwrap();
    assert_eq!(left(&live), before);
}

#[test]
fn the_clock_does_not_run_for_a_candidate_who_is_out() {
    let mut live = answering(one_on_one());
    let before = left(&live);
    let (candidate, interviewer) = (live.candidate(), live.interviewer());
    live.act(interviewer, Act::Pause).unwrap();
    live.act(candidate, Act::StepOut).unwrap();
    live.act(interviewer, Act::Continue).unwrap();
    assert!(matches!(pause_why(&live), PauseWhy::CandidateOut(_)));
    live.pass(Span::from_minutes(3));
    live.act(candidate, Act::ComeBack).unwrap();
    assert_eq!(left(&live), before);
}

#[test]
fn reminders_that_coincide_are_one_and_none_comes_after_the_start() {
    let reminders = |live: &Live| live.told(|n| matches!(n, Notice::Reminder { .. }));
    let planned = || {
        Live::plan("one-on-one", When::In(Span::from_hours(48)))
            .seat(&[(1, Seat::Candidate), (2, Seat::Candidate)])
    };
    let mut on_time = planned();
    on_time.pass(Span::from_hours(48));
    assert_eq!(reminders(&on_time), 2);
    // Nobody was there to send either in its time.
    let mut late = planned();
    late.now += Span::from_hours(47) + Span::from_minutes(30);
    late.event(&super::woken());
    late.event(&super::woken());
    assert_eq!(reminders(&late), 1);
    // It has begun by now.
    let mut too_late = planned();
    too_late.now += Span::from_hours(48) + Span::from_seconds(30);
    for _ in 0..6 {
        too_late.event(&super::woken());
    }
    assert_eq!(reminders(&too_late), 0);
}

#[test]
fn an_offer_of_the_chair_does_not_lapse_while_the_bot_is_away() {
    let mut live = answering(one_on_one());
    let interviewer = live.interviewer();
    live.act(interviewer, Act::HandOver(MemberId(3))).unwrap();
    live.pass(Span::from_seconds(20));
    live.gap(Span::from_minutes(30));
    live.pass(Span::from_minutes(2));
    assert!(step_of(&live.s.phase).is_some());
    live.pass(Span::from_seconds(30));
    live.act(3, Act::AcceptHandOver).unwrap();
    assert_eq!(live.interviewer(), 3);
}

#[test]
fn a_press_that_comes_before_the_first_sweep_meets_a_session_that_begins_late() {
    let mut live = Live::plan("one-on-one", When::In(Span::from_hours(48)))
        .seat(&[(1, Seat::Candidate), (2, Seat::Candidate)]);
    live.now += Span::from_hours(48) + Span::from_minutes(10);
    live.act(1, Act::CheckIn).unwrap();
    live.act(2, Act::CheckIn).unwrap();
    assert_eq!(live.told(|n| matches!(n, Notice::StartsLate { .. })), 1);
    assert_eq!(live.s.phase.name(), "intro", "{:?}", live.s.phase);
}

#[test]
fn who_left_for_good_moves_nothing_on() {
    let mut live = answering(pair());
    let gone = live.interviewer();
    live.act(gone, Act::Leave).unwrap();
    assert!(matches!(live.act(gone, Act::EndHere), Err(Refusal::InterviewerOnly { .. })));
    let mut live = half_time();
    let gone = live.s.turns[0].candidate.0;
    live.act(gone, Act::Leave).unwrap();
    assert!(matches!(live.act(gone, Act::Next), Err(Refusal::InterviewerOnly { .. })));
}

#[test]
fn taking_a_seat_takes_the_one_that_is_on_offer() {
    let mut live = Live::plan("one-on-one", When::In(Span::from_hours(48))).seat(&[
        (1, Seat::Candidate),
        (2, Seat::Candidate),
        (4, Seat::Candidate),
    ]);
    live.act(2, Act::Leave).unwrap();
    assert_eq!(live.s.seats.offers.len(), 1);
    live.act(4, Act::Take(Seat::Candidate)).unwrap();
    assert!(live.s.seats.of(MemberId(4)).is_some());
    assert!(live.s.seats.waitlist.is_empty() && live.s.seats.offers.is_empty());
}

#[test]
fn more_time_for_an_answer_that_is_over_tells_nothing_that_is_not_true() {
    let mut live = answering(one_on_one());
    let interviewer = live.interviewer();
    live.pass(left(&live) + Span::from_seconds(40));
    let before = live.told(|n| matches!(n, Notice::Soon { .. } | Notice::TimeUp));
    live.act(interviewer, Act::Extend).unwrap();
    live.pass(Span::from_seconds(1));
    let after = live.told(|n| matches!(n, Notice::Soon { .. } | Notice::TimeUp));
    assert_eq!(before, after, "ten seconds over is not `ends soon`");
}

#[test]
fn a_story_ends_with_the_question_that_is_skipped() {
    let mut live = answering(one_on_one());
    let interviewer = live.interviewer();
    live.act(3, Act::Story(StoryPart::Action)).unwrap();
    live.pass(Span::from_seconds(5));
    live.act(interviewer, Act::Skip).unwrap();
    live.pass(Span::from_seconds(60));
    let observed = live.s.turns[0].observed.values().next().unwrap();
    assert_eq!(observed.story[StoryPart::Action as usize], Span::from_seconds(5));
    assert_eq!(observed.part, None);
}

#[test]
fn the_remaining_time_is_the_same_after_any_gap() {
    for seconds in [1, 30, 59, 61, 600, 7_199] {
        let mut live = answering(one_on_one());
        let before = left(&live);
        live.gap(Span::from_seconds(seconds));
        live.pass(Span::from_minutes(2));
        assert_eq!(live.s.phase.name(), "question", "{seconds} s: {:?}", live.s.phase);
        // It went on by itself at the end of the two minutes: nobody lost a second.
        assert_eq!(left(&live), before, "after {seconds} s");
        assert_eq!(live.told(|n| matches!(n, Notice::Away { .. })), 1);
    }
    for phase in [offered(one_on_one()), answered(one_on_one())] {
        let mut live = phase;
        let before = live.s.wake_at().unwrap().0.since(live.now);
        live.gap(Span::from_minutes(7));
        live.pass(Span::from_minutes(2));
        assert_eq!(live.s.wake_at().unwrap().0.since(live.now), before);
    }
}

#[test]
fn a_candidate_who_comes_back_to_watch_does_not_mark_the_others() {
    let mut live = Live::plan("group", When::AtOnce).seat(&[
        (1, Seat::Candidate),
        (2, Seat::Candidate),
        (4, Seat::Candidate),
        (5, Seat::Interviewer),
    ]);
    live.act(1, Act::Start).unwrap();
    live.act(1, Act::Leave).unwrap();
    live.act(1, Act::Take(Seat::Observer)).unwrap();
    live.pass_until(|p| matches!(p, Phase::Rating { .. }));
    for turn in &live.s.turns {
        assert!(!turn.ballots.contains_key(&MemberId(1)));
    }
}

#[test]
fn where_people_can_act_meanwhile_a_short_absence_lets_the_clock_run_on() {
    for (seconds, stands) in [(1, false), (60, false), (61, true)] {
        let mut live = answering(one_on_one());
        live.s.plan.freeze_after = Span::from_seconds(60);
        let before = left(&live);
        live.gap(Span::from_seconds(seconds));
        if stands {
            assert_eq!(pause_why(&live), PauseWhy::Away);
        } else {
            assert_eq!(left(&live), before - Span::from_seconds(seconds));
        }
    }
}

#[test]
fn a_window_that_ended_in_an_absence_is_held_only_where_people_could_act_meanwhile() {
    let mut live = rating();
    live.pass(Span::from_minutes(15));
    live.gap(Span::from_minutes(6));
    assert!(live.s.wake_at().is_some_and(|(at, _)| at <= live.now), "it unseals at once");

    let mut live = held();
    let back = live.now;
    let closes_at = back + limits::RATING_HELD_FOR + limits::GRACE;
    assert_eq!(live.s.wake_at(), Some((closes_at, Wake::RatingCloses)));
    // Another absence begins it anew.
    live.gap(Span::from_seconds(10));
    assert_eq!(live.s.wake_at().map(|(at, _)| at), Some(closes_at + Span::from_seconds(10)));
}

/// A group that begins, with two exercises to draw from.
fn group_with_exercises(seed: u64) -> Live {
    let mut live = Live::plan("group", When::AtOnce);
    live.s.seed = Seed(seed);
    let mut format = live.s.format().clone();
    format.exercises = reading().exercises;
    let kit = Kit { format: Arc::new(format), ..(**live.s.kit()).clone() };
    live.s = live.s.with_kit(Arc::new(kit));
    assert_eq!(live.s.exercise_no, None, "nothing is drawn before it begins");
    let mut live = live.seat(&[
        (1, Seat::Candidate),
        (2, Seat::Candidate),
        (4, Seat::Candidate),
        (5, Seat::Interviewer),
    ]);
    live.act(1, Act::Start).unwrap();
    live
}

#[test]
fn one_exercise_is_drawn_when_it_begins_and_stays() {
    let mut drawn = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let mut live = group_with_exercises(seed);
        let no = live.s.exercise_no.unwrap();
        let task = live.s.exercise().unwrap().clone();
        live.pass_until(|p| p.name() == "exercise");
        let shown = live.shown.iter().find_map(|effect| match effect {
            Effect::Post { notice: Notice::Exercise { task, .. }, .. } => task.clone(),
            _ => None,
        });
        let shown = shown.unwrap();
        assert_eq!((shown.title, shown.steps), (task.title, task.steps));
        assert_eq!(live.s.exercise_no, Some(no));
        drawn.insert(no);
    }
    assert_eq!(drawn.len(), 2, "each can be drawn");
}

#[test]
fn the_room_is_shown_a_tally_again_only_when_a_ballot_is_in() {
    let given =
        |no: u8| Act::Mark { turn: TurnNo(0), competency: CompetencyNo(no), choice: mark(3) };
    let mut live = rating();
    let before = live.shown.len();
    for no in 0..5 {
        live.act(2, given(no)).unwrap();
    }
    assert_eq!(live.shown[before..], [], "a mark is its rater's own");
    live.act(2, Act::BallotDone(TurnNo(0))).unwrap();
    let tallies = live.shown[before..].iter().filter_map(|effect| match effect {
        Effect::Show { notice: Notice::Tally(tally), .. } => Some(tally.done),
        _ => None,
    });
    assert_eq!(tallies.collect::<Vec<_>>(), [1]);
}
