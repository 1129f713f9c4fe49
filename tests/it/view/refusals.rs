//! Every refusal has a sentence that says what to do next.

use expect_test::expect;
use greenroom::base::Span;
use greenroom::interview::{Ending, Hindrance, Refusal, Seat};
use greenroom::protocol::{Answer, SessionBrief};

use greenroom::base::ENGLISH;
use greenroom::view::words;

use crate::harness::screens::answer;

use super::fixture::{A, ID, START, check_bounds, show};

/// One of each variant. The match below does not compile when one is missing from it.
fn all() -> Vec<Refusal> {
    let all = vec![
        Refusal::NoSuchSeat { seat: Seat::Interviewer },
        Refusal::AlreadySeated { seat: Seat::Candidate },
        Refusal::AlreadyWaiting,
        Refusal::WaitlistFull,
        Refusal::Overlaps { number: 12 },
        Refusal::NotSeated,
        Refusal::NothingOffered,
        Refusal::TakenMeanwhile,
        Refusal::NotOpenYet,
        Refusal::AlreadyBegun,
        Refusal::NotRunning,
        Refusal::Over,
        Refusal::TooFew { here: 1, needed: 2 },
        Refusal::AlreadyHere,
        Refusal::LateAlready,
        Refusal::PlannerOnly,
        Refusal::OrganiserOnly,
        Refusal::InterviewerOnly { interviewer: Some(A) },
        Refusal::InterviewerOnly { interviewer: None },
        Refusal::CandidateOnly { candidate: A },
        Refusal::ObserverOnly,
        Refusal::SeatedOnly,
        Refusal::NotAsked,
        Refusal::JustAsked,
        Refusal::MovedOn,
        Refusal::AnswerLate,
        Refusal::LeftOut,
        Refusal::AnswerFull,
        Refusal::AnswerRunning,
        Refusal::NoAnswerRunning,
        Refusal::LiveMode,
        Refusal::IsPaused,
        Refusal::NotPaused,
        Refusal::ExtendedEnough,
        Refusal::NoOther,
        Refusal::AskedAlready,
        Refusal::FollowUpsEnough,
        Refusal::PushedBackAlready,
        Refusal::NoSurprise,
        Refusal::CannotHandTo { member: A },
        Refusal::NotCounting,
        Refusal::NothingToUndo,
        Refusal::NoSuchTurn,
        Refusal::BallotsNotOpen,
        Refusal::BallotsClosed,
        Refusal::MayNotRate,
        Refusal::OpenAnswersFirst,
        Refusal::OwnTurn,
        Refusal::TurnNotRated,
        Refusal::NoSuchCompetency,
        Refusal::BallotIncomplete { missing: 1 },
        Refusal::BallotIncomplete { missing: 3 },
        Refusal::WordsNeeded,
        Refusal::EmptyPraise,
        Refusal::DidNotInterview { member: A },
        Refusal::NothingToRateFrom,
        Refusal::RatersEnough,
        Refusal::OtherOwnRating,
        Refusal::OwnRatingDone,
        Refusal::BadLink,
        Refusal::NoAnswer,
        Refusal::NoChoice,
        Refusal::Held { why: Hindrance::ThreadLocked },
        Refusal::NotInThisStage,
        Refusal::NotAhead,
        Refusal::TextTooLong { characters_max: 300 },
        Refusal::TextEmpty,
        Refusal::TooFarAhead { at_most: Span::from_hours(24 * 366) },
        Refusal::NothingChanged,
        Refusal::SeatOnOffer { seat: Seat::Interviewer },
        Refusal::SeatsDealt,
        Refusal::TimeDealt,
        Refusal::BookedOut { at_most: 1 },
        Refusal::BookedOut { at_most: 3 },
    ];
    let mut seen = [false; VARIANTS];
    for refusal in &all {
        seen[variant(refusal)] = true;
    }
    assert_eq!(seen, [true; VARIANTS], "one of each");
    all
}

const VARIANTS: usize = 70;

fn variant(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::NoSuchSeat { .. } => 0,
        Refusal::AlreadySeated { .. } => 1,
        Refusal::AlreadyWaiting => 2,
        Refusal::WaitlistFull => 3,
        Refusal::Overlaps { .. } => 4,
        Refusal::NotSeated => 5,
        Refusal::NothingOffered => 6,
        Refusal::TakenMeanwhile => 7,
        Refusal::NotOpenYet => 8,
        Refusal::AlreadyBegun => 9,
        Refusal::NotRunning => 10,
        Refusal::Over => 11,
        Refusal::TooFew { .. } => 12,
        Refusal::AlreadyHere => 13,
        Refusal::LateAlready => 14,
        Refusal::PlannerOnly => 15,
        Refusal::OrganiserOnly => 16,
        Refusal::InterviewerOnly { .. } => 17,
        Refusal::CandidateOnly { .. } => 18,
        Refusal::ObserverOnly => 19,
        Refusal::SeatedOnly => 20,
        Refusal::NotAsked => 21,
        Refusal::JustAsked => 22,
        Refusal::AnswerRunning => 23,
        Refusal::NoAnswerRunning => 24,
        Refusal::LiveMode => 25,
        Refusal::IsPaused => 26,
        Refusal::NotPaused => 27,
        Refusal::ExtendedEnough => 28,
        Refusal::NoOther => 29,
        Refusal::AskedAlready => 30,
        Refusal::FollowUpsEnough => 31,
        Refusal::PushedBackAlready => 32,
        Refusal::NoSurprise => 33,
        Refusal::CannotHandTo { .. } => 34,
        Refusal::NotCounting => 35,
        Refusal::NothingToUndo => 36,
        Refusal::NoSuchTurn => 37,
        Refusal::BallotsNotOpen => 38,
        Refusal::BallotsClosed => 39,
        Refusal::MayNotRate => 40,
        Refusal::OpenAnswersFirst => 41,
        Refusal::OwnTurn => 42,
        Refusal::TurnNotRated => 43,
        Refusal::NoSuchCompetency => 44,
        Refusal::BallotIncomplete { .. } => 45,
        Refusal::WordsNeeded => 46,
        Refusal::EmptyPraise => 47,
        Refusal::DidNotInterview { .. } => 48,
        Refusal::NothingToRateFrom => 49,
        Refusal::RatersEnough => 50,
        Refusal::OtherOwnRating => 51,
        Refusal::OwnRatingDone => 52,
        Refusal::BadLink => 53,
        Refusal::NoAnswer => 54,
        Refusal::NoChoice => 55,
        Refusal::Held { .. } => 62,
        Refusal::NotInThisStage => 56,
        Refusal::NotAhead => 57,
        Refusal::TextTooLong { .. } => 58,
        Refusal::TextEmpty => 59,
        Refusal::TooFarAhead { .. } => 60,
        Refusal::NothingChanged => 61,
        Refusal::SeatOnOffer { .. } => 62,
        Refusal::SeatsDealt => 67,
        Refusal::TimeDealt => 69,
        Refusal::MovedOn => 63,
        Refusal::AnswerLate => 64,
        Refusal::LeftOut => 65,
        Refusal::AnswerFull => 66,
        Refusal::BookedOut { .. } => 68,
    }
}

/// Words that tell what to do.
const TO_DO: &str = "add ask check choose come copy edit end give go leave let look open plan press \
    rate shorten skip take use wait write change";

#[test]
fn every_refusal_says_what_to_do() {
    let standing = SessionBrief { session: ID, number: 42, ended: None };
    for one in all() {
        let text = words::refusal(&ENGLISH, &one, Some(&standing));
        let lower = text.to_lowercase();
        assert!(text.ends_with('.'), "no full stop: {text}");
        assert!(!lower.contains("error") && !lower.contains("invalid"), "{text}");
        let name = format!("{one:?}");
        let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
        let is_word = name.chars().filter(|c| c.is_uppercase()).count() == 1;
        assert!(is_word || !text.contains(&name), "internals: {text}");
        assert!(!text.contains("{ ") && !text.contains("Some("), "internals: {text}");
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
        let says = TO_DO.split_whitespace().any(|verb| words.contains(&verb));
        assert!(says, "nothing to do: {text}");
        assert!((2..=60).contains(&text.split_whitespace().count()), "{text}");
        check_bounds(&answer(&Answer::Refused { refusal: one, session: Some(standing) }));
    }
}

#[test]
fn the_sentences() {
    let text: Vec<String> = all().iter().map(|one| words::refusal(&ENGLISH, one, None)).collect();
    expect![[r#"
        This format has no interviewer seat. Take one of the seats on the card.
        You sit as candidate already. Take another seat on the card, or give this one back there with _Can't make it_.
        You are on the waitlist already. Wait for the offer: you are asked when a seat frees.
        Nobody else fits in here: seats and waitlist are full. Look at the other sessions, or plan one of your own.
        That overlaps with #12, where you have a seat. Give that one back first, or choose another session.
        You have no seat in this session. Take one on its card first.
        Nothing is on offer to you right now. Open your panel for what you can do now.
        That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call.
        Check-in has not opened yet. Come back 10 min before the start.
        The session has begun, so this can't be changed now. Open your panel for what you can do now.
        The session has not begun. Check in, and it starts when everybody is here.
        That part of the session is over. Open your panel for what you can do now.
        1 of 2 people are here. Wait for the others, or ask in the thread who can take a seat.
        You are noted as here already. Open your panel for what you can do now.
        You said so already, and once is the rule. Press _I'm here_ in the thread when you arrive.
        Only the member who planned this, or an organiser, can do that. Ask one of them.
        Only an organiser can close the ballots early. Wait for the window's end, or ask one of them.
        Only the interviewer can do that, and <@1> has the chair. Open your panel for what you can do now.
        Only the interviewer can do that. Open your panel for what you can do now.
        Only <@1> can do that: it is their turn. Open your panel for what you can do now.
        Story clock and tally are the tools of observers who are here. Open your panel for what you can do now.
        Only people with a seat can do that. Take a seat on the card first.
        The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it.
        This question has only just been asked. Read it, answer it, and press _Done_ under it then.
        The session has moved on since that was shown, so nothing was done. Open your panel for what you can do now.
        That question is over, and your answer came too late to be filed with it. Copy it if you want to keep it.
        That question was left out, so nothing is filed with it. Copy your answer if you want to keep it.
        That question has as many words as one takes, so this was not added. Shorten it, or say it aloud.
        An answer is running. Wait until it is done, or end it with _Wrap up_ on your panel.
        No answer is running right now. Go on to the next question, or wait for it.
        Live mode has no pause and no extra time. Let the clock run; in need, _Emergency stop_ stands behind _More…_ on your panel.
        The clock stands. Press _Continue_ in the thread first, or wait for it.
        The clock is running already. Open your panel for what you can do now.
        This answer has had all the extra time there is. Let it come to its end, or press _Wrap up_ on your panel.
        There is no other question of this kind left. Ask this one, or skip it.
        That has been asked already. Choose another follow-up, or go on to the next question.
        6 follow-ups are enough for one question. Go on to the next one.
        One push-back a question is enough. Choose another follow-up, or go on to the next question.
        No surprise is left. Choose another follow-up, or go on to the next question.
        <@1> cannot take the chair now: it goes to a panellist or observer who is here. Choose somebody else.
        The candidate's questions are counted in a stage of their own. Wait for it.
        There is nothing to take back. Go on counting.
        You have no such turn in this session. Open your panel for what you can do now.
        That opens when the turn is over. Wait for its end, and press again.
        The ballots are closed and can't be changed any more. Look in the thread for the report.
        A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
        Open the answers first: your ballot comes with them. The button is on the rating card, and on your panel.
        Nobody rates themself among the peers. Use _Rate myself_ for your own view.
        That turn was too short to be rated. Look at its timings in the report.
        That line is not on this ballot: it comes from an older one. Open your ballot again.
        One line has no mark yet. Choose one, or _could not tell_.
        3 lines have no mark yet. Choose one for each, or _could not tell_.
        You are the only rater of this turn, so your words matter most. Add them first, then press _Done_.
        That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again.
        <@1> did not ask you a question in this turn. Rate the people who did.
        There is nothing to rate from yet: no typed answer and no recording. Ask the candidate to add a link.
        Enough people rate this turn already. Look at the other sessions: they want raters too.
        This format asks for another kind of self-rating. Open _Rate myself_ again.
        Your self-rating is settled. Wait for the ballots: they open together.
        A recording is a link that begins with https, has no blanks and 300 characters at most. Copy the whole address and add it again.
        That answer is not kept any more, or never was. Look at the timings in the report instead.
        There is nothing to choose right now. Open your panel for what you can do now.
        The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
        That belongs to another stage of the session. Open your panel for what you can do now.
        That time has passed. Choose one that lies ahead.
        That is longer than 300 characters. Shorten it and send it again.
        There was no text in it. Write a line and send it again.
        That is more than 366 days ahead. Choose an earlier time.
        Nothing would change. Change something first, or leave it as it is.
        You have no seat here: one that is empty 5 min after the start is offered to everybody, and this one is, as interviewer. Press _Take it_, here or in the call under the check-in: the first has it.
        The seats of this evening are dealt, so they change on its plan. Press _Swap_ or _Can't make it_ there.
        It is one of an evening's sessions, which begin together. If the time does not suit you, press _Can't make it_ on the plan; to meet at another time, call this one off and plan a session for then.
        You have a seat ahead, and after the seats that you missed it can be only one. Come to it, or give it back first. Each seat that you come to pushes the oldest out of your record.
        You have 3 seats ahead, and after the seats that you missed they can be no more. Come to the next, or give one back first. Each seat that you come to pushes the oldest out of your record.
    "#]].assert_eq(&(text.join("\n") + "\n"));
}

#[test]
fn an_old_button_names_what_it_belonged_to() {
    let ended = |how| {
        let standing = Some(SessionBrief { session: ID, number: 39, ended: Some((how, START)) });
        show(&answer(&Answer::Refused { refusal: Refusal::Over, session: standing }))
    };
    let text = [
        ended(Ending::Reported),
        ended(Ending::CalledOff(A)),
        ended(Ending::TooFew),
        ended(Ending::Missed),
        ended(Ending::NewDate),
        ended(Ending::NoQuestions),
        ended(Ending::Undeliverable),
        ended(Ending::Elsewhere),
    ];
    expect![[r#"
        This belongs to #39, which ended on <t:1795546800:F>. Its report: [Open].
        [Open]

        This belongs to #39, which has been over since <t:1795546800:F>: it was called off by <@1>. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it was called off, because there were too few people. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it could not begin, because I was away at its start. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it ended before it could be held. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it could not begin, because there was no question to draw. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it could not be opened in its channel. Look at the sessions for another one.
        [Sessions]

        This belongs to #39, which has been over since <t:1795546800:F>: it is not held, because its people sit elsewhere or do not come. Look at the sessions for another one.
        [Sessions]
    "#]].assert_eq(&text.join("\n"));
    let running = Some(SessionBrief { session: ID, number: 42, ended: None });
    let refusal = Refusal::InterviewerOnly { interviewer: Some(A) };
    expect![[r#"
        Only the interviewer can do that, and <@1> has the chair. Open your panel for what you can do now.
        [My panel]
    "#]].assert_eq(&show(&answer(&Answer::Refused { refusal, session: running })));
}
