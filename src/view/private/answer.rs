//! What the actor is told at once, in answer to a command.

use crate::bank::TagSort;
use crate::base::{CleanText, Language, Moment, SessionId, counted, neutral, text};
use crate::interview::{Act, Heard, MadeOn, Phase, Refusal, Seat, Session, limits};
use crate::protocol::{Answer, Command, Query, SeriesDraft};
use crate::view::card::{Asks, Button, Card, Form, Press, quoted};
use crate::view::texts::Texts;
use crate::view::words::{
    ended, fit, hindered, long, paragraph, relative, seat, seconds, story_part, time,
};

use super::ballot::so_far;
use super::goal::{next_mock, say_checklist_in_short, takes_the_place};
use super::{
    calibration, debrief, evening, goal, pair, partner, pitch, poll, practise, profile, questions,
    readiness, refused, series, setup, stories, thanks,
};

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;
/// What there is instead, at most so many characters of it: a message has room for them.
const KNOWN_CHARACTERS_MAX: usize = 1_500;

/// What the actor is told. A card that is empty is not shown: the room sees what happened.
pub fn answer(lang: &Language, answer: &Answer) -> Card {
    match answer {
        Answer::Planned { session, number, starts_at, at_once, aim: _ } => {
            planned(lang, *session, *number, (!at_once).then_some(*starts_at))
        }
        Answer::Heard { session, heard } => told(lang, *session, heard),
        Answer::Refused { refusal, session } => refused::refused(lang, refusal, session.as_ref()),
        Answer::NoSuchSession => refused::no_such_session(lang),
        Answer::NoSuchFormat { asked, known } => no_such(asked, known, |asked, known| {
            text!(
                lang,
                "There is no format called “{asked}”. Choose one of these: {known}.",
                asked,
                known
            )
        }),
        Answer::NoSuchLength { known } => {
            let known: Vec<String> = known.iter().map(u16::to_string).collect();
            Card::saying(text!(
                lang,
                "This format has no such length. Choose one of these, in minutes: {known}.",
                known = known.join(", ")
            ))
        }
        Answer::NoSuchRubric { asked, known } => no_such(asked, known, |asked, known| {
            text!(
                lang,
                "There is no rubric called “{asked}”. Choose one of these: {known}.",
                asked,
                known
            )
        }),
        Answer::NoSuchTag { sort, asked, known } => no_such_tag(lang, *sort, asked, known),
        Answer::TooManySessions { at_most } => too_many_sessions(lang, *at_most),
        Answer::TooManyPlanned { at_most } => too_many_planned(lang, *at_most),
        Answer::DiskAlmostFull => Card::saying(text!(
            lang,
            "My disk is almost full, so I start nothing new; nothing was lost. Tell your \
             organiser, and try again later."
        )),
        Answer::NoReport => refused::no_report(lang),
        Answer::SetUp(settings) => setup::set_up(lang, settings),
        Answer::OrganisersOnly => refused::organisers_only(lang),
        Answer::KeepsShorter { at_most: 0 } => Card::saying(text!(
            lang,
            "Whoever runs me here has the texts of answers deleted when their session closes, so \
             none can be kept. Nothing is changed; `keep_answers_days` in their settings is what to \
             ask them for."
        )),
        Answer::KeepsShorter { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "Whoever runs me here keeps the texts of answers for {n} day at most. Nothing is \
             changed: choose a shorter time.",
            "Whoever runs me here keeps the texts of answers for {n} days at most. Nothing is \
             changed: choose a shorter time."
        )),
        Answer::GoalTaken { text, test, instead_of } => {
            let mut card = Card::saying(text!(
                lang,
                "Your micro-goal: _{text}_\nPractise it 10 to 20 minutes a day for a week. In the \
                 next mock the raters are asked whether it showed.",
                text = quoted(text.as_str())
            ));
            if let Some(test) = test {
                card.say(next_mock(lang, test.as_str()));
            }
            if let Some(before) = instead_of {
                card.say(takes_the_place(lang, before));
            }
            card.look(text!(lang, "My micro-goal"), Query::Goal);
            card
        }
        Answer::Goal(of) => goal::answered(lang, of),
        Answer::Story(of) => stories::answered(lang, of),
        Answer::Question(of) => questions::answered(lang, of),
        Answer::Calibration(of) => calibration::answered(lang, *of),
        Answer::Debrief(of) => debrief::answered(lang, *of),
        Answer::Pitch(of) => pitch::answered(lang, *of),
        Answer::Forgotten => Card::saying(text!(
            lang,
            "Everything about you is erased here: your words, answers, times, goals, reports and \
             the marks you received. Finished marks that you gave others, and questions of yours \
             that were accepted, stay without your name. Messages in the room stay until somebody \
             deletes them; backups made before go within 35 days."
        )),
        Answer::Gone { left: _ } => Card::default(),
        Answer::CoachAgreed { coach } => profile::coach_agreed(lang, *coach),
        Answer::CoachWithdrawn { coach } => profile::coach_withdrawn(lang, *coach),
        Answer::BoardShownTo { coaches } => readiness::board_shown_to(lang, coaches),
        Answer::NoCoachYet => readiness::no_coach_yet(lang),
        Answer::OwnCoach => profile::own_coach(lang),
        Answer::NotTheirCoach { coach } => profile::not_their_coach(lang, *coach),
        Answer::TooManyCoaches { at_most } => profile::too_many_coaches(lang, *at_most),
        Answer::ProfileSaved(saved) => profile::saved(lang, saved),
        Answer::Pair { other, state, weekly } => pair::answered(lang, *other, *state, *weekly),
        Answer::Partner { other, state } => partner::answered(lang, *other, *state),
        Answer::HasPartner => partner::has_partner(lang),
        Answer::NotAgain => pair::not_again(lang),
        Answer::Thanked { whom } => thanks::thanked(lang, *whom),
        Answer::NotThanked => thanks::not_thanked(lang),
        Answer::PairAvoided { other } => pair::avoided(lang, *other),
        Answer::TooManyPairs { at_most } => pair::too_many(lang, *at_most),
        Answer::ZoneWanted => profile::zone_wanted(lang),
        Answer::TooManySaid { at_most } => Card::saying(text!(
            lang,
            "That is more than {at_most}, and {at_most} is the most. Take one back first.",
            at_most
        )),
        Answer::OnlyOfOthers => Card::saying(text!(lang, "That is you. Name somebody else.")),
        Answer::NoSuchZone { asked, near } => profile::no_such_zone(lang, asked, near),
        Answer::Waiting { until } => practise::waiting(lang, *until),
        Answer::Paired { session, number, found } => {
            practise::paired(lang, *session, *number, found)
        }
        Answer::WaitStopped => practise::stopped(lang),
        Answer::NotWaiting => practise::not_waiting(lang),
        Answer::SitsElsewhere { session, number } => {
            practise::sits_elsewhere(lang, *session, *number)
        }
        Answer::StartedAlone { session, number } => {
            practise::started_alone(lang, *session, *number)
        }
        Answer::DrillBegun { session, .. } => practise::drill_begun(lang, *session),
        Answer::NoSuchDrill => practise::no_such_drill(lang),
        Answer::Poll(of) => poll::answered(lang, of),
        Answer::Series(of) => series::answered(lang, of, &Texts::default()),
        Answer::OnlyInterviews => practise::only_interviews(lang),
        Answer::OnEvening { evening, is_of_series, swaps, starts_at, heard, reminding, shift } => {
            let of = evening::Of {
                evening: *evening,
                is_of_series: *is_of_series,
                swaps: *swaps,
                starts_at: *starts_at,
                shift: *shift,
            };
            evening::told(lang, of, heard, *reminding)
        }
        Answer::EveningRefused { evening, refusal } => evening::refused(lang, *evening, *refusal),
        Answer::NoSuchEvening => evening::no_such(lang),
        Answer::Called { evening, starts_at, draw_at } => {
            evening::called(lang, *evening, *starts_at, *draw_at)
        }
        Answer::NotCalled(why) => evening::not_called(lang, *why),
        Answer::NoFormatFor { people } => practise::no_format_for(lang, *people),
    }
}

/// A session is planned; without a start it begins when its seats are taken.
fn planned(lang: &Language, session: SessionId, number: u32, starts_at: Option<Moment>) -> Card {
    let mut card = Card::saying(match starts_at {
        None => text!(
            lang,
            "Mock interview #{number} is open. It begins when its seats are taken: take yours on \
             the card.",
            number
        ),
        Some(at) => text!(
            lang,
            "Mock interview #{number} is planned for {starts_at} ({relative}). Take a seat on its \
             card.",
            number,
            starts_at = long(at),
            relative = relative(at)
        ),
    });
    card.look(text!(lang, "Details"), Query::Details(session));
    card.asks = starts_at.map(|_| Asks::Time(session)).into_iter().collect();
    card
}

/// What its planner was told, as it is now: where its card does not appear, they read why.
pub(super) fn planned_now(lang: &Language, s: &Session) -> Card {
    if let Phase::Closed { how } = s.phase {
        let mut card = Card::saying(ended(lang, &format!("#{}", s.number), how));
        card.look(text!(lang, "Sessions"), Query::Sessions);
        return card;
    }
    let starts_at = (!s.plan.at_once).then_some(s.plan.starts_at);
    let mut card = planned(lang, s.id, s.number, starts_at);
    if let Some(held) = s.held {
        card.say(hindered(lang, held.why));
    }
    card
}

fn too_many_sessions(lang: &Language, at_most: u16) -> Card {
    let mut card = Card::saying(counted!(
        lang,
        at_most,
        "This group has {n} open session already, and that is the most. Take a seat in one of \
         them, or wait until one is over.",
        "This group has {n} open sessions already, and that is the most. Take a seat in one of \
         them, or wait until one is over."
    ));
    card.look(text!(lang, "Sessions"), Query::Sessions);
    card
}

fn too_many_planned(lang: &Language, at_most: u16) -> Card {
    let mut card = Card::saying(counted!(
        lang,
        at_most,
        "You have planned {n} session that has not begun yet, and that is the most for one \
         member. Call it off, or wait until it has begun.",
        "You have planned {n} sessions that have not begun yet, and that is the most for one \
         member. Call one of them off, or wait until one has begun."
    ));
    card.look(text!(lang, "Sessions"), Query::Sessions);
    card
}

/// The same, for an adapter that still knows the command: where the answer asks for another try,
/// the button for it comes with what was written before; whoever has checked in reads the
/// checklist at once.
pub fn reply(lang: &Language, to: &Command, given: &Answer, texts: &Texts) -> Card {
    let texts = texts.of(lang);
    if let Answer::Series(of) = given {
        return series::answered(lang, of, texts);
    }
    let mut card = match (to, given) {
        (Command::Profile(edit), Answer::ProfileSaved(profile)) => {
            profile::changed(lang, edit, profile, &texts.tags)
        }
        (_, given) => answer(lang, given),
    };
    if let Answer::Planned { aim, .. } = given {
        card.lines.extend(profile::aimed(lang, aim, &texts.tags));
    }
    let Command::Act { session, act, .. } = to else { return card };
    if let Answer::Heard { heard: Heard::CheckedIn | Heard::CheckedInFor { .. }, .. } = given {
        say_checklist_in_short(lang, &mut card, *session, &texts.guide);
    }
    if let Answer::Refused { refusal, .. } = given
        && let Some(again) = another_try(lang, *session, refusal, act)
    {
        card.buttons = vec![again.main()];
    }
    if let (Answer::Heard { heard: Heard::Nothing, .. }, Act::OpenAnswers(turn)) = (given, act) {
        card.say(text!(
            lang,
            "The answers are open to you, and so is a ballot. Read first, then rate."
        ));
        card.look(text!(lang, "Read the answers"), Query::Answers(*session, *turn));
        card.main();
        card.look(text!(lang, "Your ballot"), Query::Ballot(*session, *turn));
    }
    card
}

/// Shows what its reader wrote and was not taken, so that they can copy it: below the lines, or
/// where it is long as the platform shows a long text.
pub fn give_back(lang: &Language, card: &mut Card, wrote: &str) {
    let wrote = neutral(wrote);
    if wrote.is_empty() {
        return;
    }
    card.say(text!(lang, "What you wrote:"));
    card.wrote = Some(wrote);
    if let Some(lines) = card.wrote_in_lines() {
        card.say(lines);
    }
}

/// What a command says in its giver's own words.
pub fn written(command: &Command) -> String {
    let all = |texts: &[Option<&CleanText>]| {
        let texts = texts.iter().flatten().map(|text| text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    };
    match command {
        Command::Act {
            act: Act::Answer(text) | Act::OwnQuestions(text) | Act::Recording(text),
            ..
        } => all(&[Some(text)]),
        Command::WriteGoal { wording, .. } => {
            let plan = wording.plan.as_ref();
            let halves = [plan.map(|plan| &plan.when), plan.map(|plan| &plan.then)];
            all(&[Some(&wording.behaviour), halves[0], halves[1], wording.drill.as_ref()])
        }
        Command::Propose(of) => {
            all(&[Some(&of.prompt), Some(&of.strong), Some(&of.weak), Some(&of.follow_up)])
        }
        Command::WritePitch(wording) => all(&wording.parts()),
        Command::WriteDebrief { words, .. } => all(&[Some(&words.asked), words.again.as_ref()]),
        Command::WriteStory { telling, .. } => {
            let parts = [&telling.situation, &telling.task, &telling.action, &telling.result];
            let parts = parts.into_iter().map(Option::as_ref);
            all(&[Some(&telling.title)].into_iter().chain(parts).collect::<Vec<_>>())
        }
        Command::Act { act: Act::Words { words, .. }, .. } => {
            all(&[words.observed(), words.why(), words.next()])
        }
        Command::Act { act: Act::Edit(edit), .. } => {
            all(&[edit.objective.as_ref(), edit.wanted.as_ref(), edit.place.as_ref()])
        }
        Command::DraftSeries(draft) => {
            let objective = match draft.as_ref() {
                SeriesDraft::New { kind, .. } => kind.objective.as_ref(),
                SeriesDraft::Change(change) => change.kind.objective.as_ref(),
            };
            all(&[objective])
        }
        Command::ChangeEvening { to, .. } => all(&[to.objective.as_ref()]),
        Command::Plan(wish) | Command::Call(wish) => {
            all(&[Some(&wish.objective), wish.wanted.as_ref(), wish.place.as_ref()])
        }
        Command::Act { .. }
        | Command::Sure { .. }
        | Command::TakeGoal { .. }
        | Command::Again { .. }
        | Command::Thank { .. }
        | Command::Goal(_)
        | Command::SetUp(_)
        | Command::AgreeToCoach { .. }
        | Command::WithdrawFromCoach { .. }
        | Command::ShowBoard { .. }
        | Command::Forget
        | Command::MemberGone { .. }
        | Command::Profile(_)
        | Command::Evening { .. }
        | Command::PractiseNow
        | Command::StopWaiting
        | Command::StartAlone
        | Command::Drill(_)
        | Command::Story(_)
        | Command::Calibrate(_)
        | Command::Decide { .. }
        | Command::TakeOver(_)
        | Command::Debrief(_)
        | Command::ChoosePitch(_)
        | Command::AskTimes(_)
        | Command::Poll(..)
        | Command::Series(_) => String::new(),
    }
}

/// The button that opens what was refused, with what was written in it.
fn another_try(
    lang: &Language,
    session: SessionId,
    refusal: &Refusal,
    act: &Act,
) -> Option<Button> {
    if let (Refusal::EmptyPraise, Act::Words { turn, words }) = (refusal, act) {
        let form = Form::Words { session, turn: *turn, so_far: so_far(Some(words)) };
        return Some(Button::new(text!(lang, "Edit words"), Press::Fill(form)));
    }
    if let (Refusal::BadLink, Act::Recording(_)) = (refusal, act) {
        return Some(Button::new(
            text!(lang, "Add a link"),
            Press::Fill(Form::Recording { session }),
        ));
    }
    let lacks = matches!(refusal, Refusal::BallotIncomplete { .. } | Refusal::WordsNeeded);
    if let (true, Act::BallotDone(turn)) = (lacks, act) {
        let look = Press::Look(Query::Ballot(session, *turn));
        return Some(Button::new(text!(lang, "Your ballot"), look));
    }
    if let (Refusal::BallotIncomplete { .. }, Act::OwnDone) = (refusal, act) {
        return Some(Button::new(text!(lang, "Rate myself"), Press::Look(Query::Own(session))));
    }
    None
}

fn no_such_tag(lang: &Language, sort: TagSort, asked: &str, known: &[String]) -> Card {
    if known.is_empty() {
        let asked = quoted(&fit(asked, ASKED_MAX));
        return Card::saying(match sort {
            TagSort::Competency => {
                text!(lang, "There is no competency called “{asked}”, nor one like it.", asked)
            }
            TagSort::Role => {
                text!(lang, "There is no role called “{asked}”, nor one like it.", asked)
            }
            TagSort::Region => {
                text!(lang, "There is no region called “{asked}”, nor one like it.", asked)
            }
        });
    }
    no_such(asked, known, |asked, known| match sort {
        TagSort::Competency => text!(
            lang,
            "There is no competency called “{asked}”. Choose one of these: {known}.",
            asked,
            known
        ),
        TagSort::Role => text!(
            lang,
            "There is no role called “{asked}”. Choose one of these: {known}.",
            asked,
            known
        ),
        TagSort::Region => text!(
            lang,
            "There is no region called “{asked}”. Choose one of these: {known}.",
            asked,
            known
        ),
    })
}

/// What was asked for, and what there is instead, in a sentence.
fn no_such(asked: &str, known: &[String], say: impl Fn(&str, &str) -> String) -> Card {
    let asked = quoted(&fit(asked, ASKED_MAX));
    let mut room = KNOWN_CHARACTERS_MAX;
    let known = known.iter().map(|name| quoted(&fit(name, ASKED_MAX)));
    let known: Vec<String> = known
        .take_while(|name| {
            let takes = name.chars().count() + ", ".len();
            let fits = takes <= room;
            room = room.saturating_sub(takes);
            fits
        })
        .collect();
    Card::saying(say(&asked, &known.join(", ")))
}

/// A seat was taken. An observer may come while it runs, and finds the tools on the panel.
fn seated(lang: &Language, session: SessionId, taken: Seat, is_here: bool) -> Card {
    let mut card = Card::saying(match (taken, is_here) {
        (Seat::Candidate | Seat::Interviewer | Seat::Observer, false) => text!(
            lang,
            "You have a seat: {taken}. Check-in opens {early} before the start; if something \
             comes up, give the seat back early.",
            taken = seat(lang, taken),
            early = limits::CHECK_IN_BEFORE
        ),
        (Seat::Candidate | Seat::Interviewer, true) => text!(
            lang,
            "You have a seat: {taken}, and you are checked in. It begins when everybody is here.",
            taken = seat(lang, taken)
        ),
        (Seat::Observer, true) => {
            text!(
                lang,
                "You observe, and you are checked in. While somebody answers, your tools are on \
                 your panel."
            )
        }
    });
    match (taken, is_here) {
        (Seat::Observer, true) => card.look(text!(lang, "My panel"), Query::Panel(session)),
        (Seat::Candidate | Seat::Interviewer | Seat::Observer, _) => {
            card.look(text!(lang, "Before you start"), Query::Checklist(session));
        }
    }
    card.act(session, text!(lang, "Can't make it"), Act::Leave);
    // An observer may have come while it runs.
    if taken != Seat::Observer || !is_here {
        card.count_for(|_| Some(MadeOn::Plan));
    }
    card
}

/// Words that came behind others, or after their question was over.
fn filed(lang: &Language, no: u8, is_follow_up: bool, rest: Option<&CleanText>) -> Card {
    let mut card = Card::saying(if no == limits::OWN_QUESTIONS {
        text!(
            lang,
            "Your questions are written down; who rates you reads them beside your answers."
        )
    } else if is_follow_up {
        text!(lang, "Added to your answer to the follow-up of question {no}.", no)
    } else {
        text!(lang, "Added to your answer to question {no}.", no)
    });
    if let Some(rest) = rest {
        card.say(text!(lang, "A question takes no more words than that: the rest was not kept."));
        give_back(lang, &mut card, rest.as_str());
    }
    card
}

fn told(lang: &Language, session: SessionId, heard: &Heard) -> Card {
    match heard {
        Heard::Nothing => Card::default(),
        Heard::Seated { seat: taken, is_here } => seated(lang, session, *taken, *is_here),
        Heard::Begun { seat: taken } => {
            let mut card = Card::saying(text!(
                lang,
                "You have a seat: {taken}. Everybody is here: it has begun.",
                taken = seat(lang, *taken)
            ));
            card.look(text!(lang, "My panel"), Query::Panel(session));
            card.main();
            card
        }
        Heard::Waitlisted { seat: wanted, place } => {
            let mut card = Card::saying(text!(
                lang,
                "That seat is taken. You are number {place} in line for a seat as {wanted}; when \
                 one frees, you are asked.",
                place,
                wanted = seat(lang, *wanted)
            ));
            card.act(session, text!(lang, "Leave the waitlist"), Act::Leave);
            card.count_for(|_| Some(MadeOn::Plan));
            card
        }
        Heard::LeftSeat => Card::saying(text!(lang, "Done: the place is free for somebody else.")),
        Heard::LeftForGood => Card::saying(text!(
            lang,
            "You have left the session. If a ballot of it is yours, it stays open to you until \
             the ballots close."
        )),
        Heard::CheckedIn => {
            let mut card = Card::saying(text!(lang, "You are checked in."));
            card.look(text!(lang, "My micro-goal"), Query::Goal);
            card
        }
        Heard::CheckedInFor { goal } => {
            let mut card = Card::saying(text!(lang, "You are checked in."));
            card.say(text!(
                lang,
                "Your micro-goal: _{goal}_. The raters are asked whether it showed.",
                goal = quoted(goal.as_str())
            ));
            card.look(text!(lang, "My micro-goal"), Query::Goal);
            card
        }
        Heard::WillBeLate { until } => Card::saying(text!(
            lang,
            "Noted. Your seat is kept until {until} ({relative}).",
            until = time(*until),
            relative = relative(*until)
        )),
        Heard::Changed => Card::saying(text!(lang, "The plan is changed, and the card shows it.")),
        Heard::CalledOff => {
            Card::saying(text!(lang, "It is called off, and everybody seated is told."))
        }
        // What a typed answer lacked is for the interviewer to ask, not for me to give away.
        Heard::Answered { took: Some(took), lacking: _ } => {
            Card::saying(text!(lang, "Answered in {took}.", took = seconds(lang, *took)))
        }
        Heard::Answered { took: None, lacking: _ } => {
            Card::saying(text!(lang, "Answered; the time was not measured."))
        }
        Heard::Filed { no, is_follow_up, rest } => filed(lang, *no, *is_follow_up, rest.as_ref()),
        Heard::MarkSaved { missing: 0 } | Heard::OwnSaved { missing: 0 } => Card::saying(text!(
            lang,
            "Saved. Every line has a mark: press _Done_ when you are content."
        )),
        Heard::MarkSaved { missing } | Heard::OwnSaved { missing } => Card::saying(counted!(
            lang,
            *missing,
            "Saved · {n} line to go.",
            "Saved · {n} lines to go."
        )),
        Heard::WordsSaved => Card::saying(text!(
            lang,
            "Your words are saved, and changeable until the ballots close."
        )),
        Heard::WordsReplaced => Card::saying(text!(
            lang,
            "Your words are saved in place of the ones before, and changeable until the ballots \
             close."
        )),
        Heard::BallotIn { asked_words } => {
            let is_in = text!(lang, "Your ballot is in, and changeable until the ballots close.");
            let words = asked_words.then(|| {
                text!(lang, "A moment in words helps more than any mark: _Add words_ stays open.")
            });
            Card::saying(paragraph([is_in].into_iter().chain(words)))
        }
        Heard::LastIn { own: Some(turn) } => {
            let mut card = Card::saying(text!(lang, "That was the last one: the report is open."));
            card.look(text!(lang, "Open your report"), Query::Report(session, *turn));
            card.main();
            card
        }
        Heard::LastIn { own: None } => Card::saying(text!(
            lang,
            "That was the last one: all ballots are open now, and the report is there for who was \
             interviewed."
        )),
        Heard::OwnSettled => {
            Card::saying(text!(lang, "Saved. Your report opens when all ballots are in."))
        }
        Heard::Count { count } => Card::saying(text!(lang, "Counted: {count}.", count)),
        Heard::Story { part } => {
            Card::saying(text!(lang, "Story clock: {part}.", part = story_part(lang, *part)))
        }
        Heard::Saved => Card::saying(text!(lang, "Saved.")),
        Heard::LinkReplaced => {
            Card::saying(text!(lang, "Saved, in place of the link that was there."))
        }
    }
}
