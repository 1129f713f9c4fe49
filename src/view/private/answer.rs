//! What the actor is told at once, in answer to a command.

use crate::base::SessionId;
use crate::interview::{Act, Heard, Refusal, Seat, limits};
use crate::protocol::{Answer, Command, Query};
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::texts::Texts;
use crate::view::words::{count, fit, long, relative, seat, seconds, story_part, time};

use super::ballot::so_far;
use super::goal::{NEXT_MOCK, say_checklist_in_short};
use super::{practise, profile, refused, setup};

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;
/// What there is instead, at most so many characters of it: a message has room for them.
const KNOWN_CHARACTERS_MAX: usize = 1_500;

/// What the actor is told. A card that is empty is not shown: the room sees what happened.
pub fn answer(answer: &Answer) -> Card {
    match answer {
        Answer::Planned { session, number, starts_at, at_once } => {
            let mut card = Card::saying(if *at_once {
                format!(
                    "Mock interview #{number} is open. It begins when its seats are taken: take \
                     yours on the card."
                )
            } else {
                format!(
                    "Mock interview #{number} is planned for {} ({}). Take a seat on its card.",
                    long(*starts_at),
                    relative(*starts_at)
                )
            });
            card.look("Details", Query::Details(*session));
            card
        }
        Answer::Heard { session, heard } => told(*session, heard),
        Answer::Refused { refusal, standing } => refused::refused(refusal, standing.as_ref()),
        Answer::NoSuchSession => refused::no_such_session(),
        Answer::NoSuchFormat { asked, known } => no_such("format", asked, known),
        Answer::NoSuchLength { known } => {
            let known: Vec<String> = known.iter().map(u16::to_string).collect();
            Card::saying(format!(
                "This format has no such length. Choose one of these, in minutes: {}.",
                known.join(", ")
            ))
        }
        Answer::NoSuchRubric { asked, known } => no_such("rubric", asked, known),
        Answer::NoSuchTag { sort, asked, known } => no_such(sort.name(), asked, known),
        Answer::TooManySessions { at_most } => {
            let mut card = Card::saying(format!(
                "This group has {} already, and that is the most. Take a seat in one of them, or \
                 wait until one is over.",
                count(usize::from(*at_most), "open session")
            ));
            card.look("Sessions", Query::Sessions);
            card
        }
        Answer::DiskAlmostFull => Card::saying(
            "My disk is almost full, so I start nothing new; nothing was lost. Tell your \
             organiser, and try again later.",
        ),
        Answer::NoReport => refused::no_report(),
        Answer::SetUp(settings) => setup::set_up(settings),
        Answer::OrganisersOnly => Card::saying(
            "Only an organiser can do that: a member with *Manage Server*, or with a role that \
             was named in the settings. Ask one of them.",
        ),
        Answer::GoalTaken { text, test } => {
            let mut card = Card::saying(format!(
                "Your micro-goal: _{}_\nPractise it 10 to 20 minutes a day for a week. In the \
                 next mock the raters are asked whether it showed.",
                quoted(text.as_str())
            ));
            if let Some(test) = test {
                card.say(format!("{NEXT_MOCK} {}", quoted(test.as_str())));
            }
            card
        }
        Answer::Forgotten => Card::saying(
            "Everything about you is erased here: your words, answers, times, goals, reports and \
             the marks you received. Finished marks that you gave others stay without your name. \
             Messages in the room stay until somebody deletes them; backups made before go within \
             35 days.",
        ),
        Answer::Gone { left: _ } => Card::default(),
        Answer::CoachAgreed { coach } => profile::coach_agreed(*coach),
        Answer::CoachWithdrawn { coach } => profile::coach_withdrawn(*coach),
        Answer::OwnCoach => profile::own_coach(),
        Answer::NotTheirCoach { coach } => profile::not_their_coach(*coach),
        Answer::TooManyCoaches { at_most } => profile::too_many_coaches(*at_most),
        Answer::ProfileSaved(saved) => profile::saved(saved),
        Answer::ZoneWanted => profile::zone_wanted(),
        Answer::NoSuchZone { asked, near } => profile::no_such_zone(asked, near),
        Answer::NoSuchHours => profile::no_such_hours(),
        Answer::Waiting { until } => practise::waiting(*until),
        Answer::Paired { session, number, found } => practise::paired(*session, *number, found),
        Answer::WaitStopped => practise::stopped(),
        Answer::NotWaiting => practise::not_waiting(),
        Answer::SitsElsewhere { session, number } => practise::sits_elsewhere(*session, *number),
        Answer::StartedAlone { session, number } => practise::started_alone(*session, *number),
        Answer::NoFormatFor { people } => practise::no_format_for(*people),
    }
}

/// The same, for an adapter that still knows the command: where the answer asks for another try,
/// the button for it comes with what was written before; whoever has checked in reads the
/// checklist at once.
pub fn reply(to: &Command, given: &Answer, texts: &Texts) -> Card {
    let mut card = answer(given);
    if let Answer::Heard { heard: Heard::CheckedIn, .. } = given {
        say_checklist_in_short(&mut card, &texts.guide);
    }
    let Command::Act { session, act } = to else { return card };
    if let Answer::Refused { refusal, .. } = given
        && let Some(again) = another_try(*session, refusal, act)
    {
        card.buttons = vec![again.main()];
    }
    if let (Answer::Heard { heard: Heard::Nothing, .. }, Act::OpenAnswers(turn)) = (given, act) {
        card.say("The answers are open to you, and so is a ballot. Read first, then rate.");
        card.look("Read the answers", Query::Answers(*session, *turn));
        card.main();
        card.look("Your ballot", Query::Ballot(*session, *turn));
    }
    card
}

/// The button that opens what was refused, with what was written in it.
fn another_try(session: SessionId, refusal: &Refusal, act: &Act) -> Option<Button> {
    if let (Refusal::EmptyPraise, Act::Words { turn, words }) = (refusal, act) {
        let form = Form::Words { session, turn: *turn, so_far: so_far(Some(words)) };
        return Some(Button::new("Edit words", Press::Fill(form)));
    }
    if let (Refusal::BadLink, Act::Recording(_)) = (refusal, act) {
        return Some(Button::new("Add a link", Press::Fill(Form::Recording { session })));
    }
    let lacks = matches!(refusal, Refusal::BallotIncomplete { .. } | Refusal::WordsNeeded);
    if let (true, Act::BallotDone(turn)) = (lacks, act) {
        let look = Press::Look(Query::Ballot(session, *turn));
        return Some(Button::new("Your ballot", look));
    }
    if let (Refusal::BallotIncomplete { .. }, Act::OwnDone) = (refusal, act) {
        return Some(Button::new("Rate myself", Press::Look(Query::Own(session))));
    }
    None
}

fn no_such(what: &str, asked: &str, known: &[String]) -> Card {
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
    Card::saying(format!(
        "There is no {what} called “{asked}”. Choose one of these: {}.",
        known.join(", ")
    ))
}

/// A seat was taken. An observer may come while it runs, and finds the tools on the panel.
fn seated(session: SessionId, taken: Seat, is_here: bool) -> Card {
    let mut card = Card::saying(match (taken, is_here) {
        (Seat::Candidate | Seat::Interviewer | Seat::Observer, false) => format!(
            "You have a seat: {}. Check-in opens {} before the start; if something comes up, give \
             the seat back early.",
            seat(taken),
            limits::CHECK_IN_BEFORE
        ),
        (Seat::Candidate | Seat::Interviewer, true) => format!(
            "You have a seat: {}, and you are checked in. It begins when everybody is here.",
            seat(taken)
        ),
        (Seat::Observer, true) => {
            "You observe, and you are checked in. While somebody answers, your tools are on your \
             panel."
                .to_owned()
        }
    });
    match (taken, is_here) {
        (Seat::Observer, true) => card.look("My panel", Query::Panel(session)),
        (Seat::Candidate | Seat::Interviewer | Seat::Observer, _) => {
            card.look("Before you start", Query::Checklist(session));
        }
    }
    card.act(session, "Can't make it", Act::Leave);
    card
}

fn told(session: SessionId, heard: &Heard) -> Card {
    match heard {
        Heard::Nothing => Card::default(),
        Heard::Seated { seat: taken, is_here } => seated(session, *taken, *is_here),
        Heard::Waitlisted { seat: wanted, place } => {
            let mut card = Card::saying(format!(
                "That seat is taken. You are number {place} in line for a seat as {}; when one frees, \
                 you are asked.",
                seat(*wanted)
            ));
            card.act(session, "Leave the waitlist", Act::Leave);
            card
        }
        Heard::LeftSeat => Card::saying("Done: the place is free for somebody else."),
        Heard::LeftForGood => Card::saying(
            "You have left the session. If a ballot of it is yours, it stays open to you until the \
             ballots close.",
        ),
        Heard::CheckedIn => {
            let mut card = Card::saying("You are checked in.");
            card.look("My micro-goal", Query::Goal);
            card
        }
        Heard::WillBeLate { until } => Card::saying(format!(
            "Noted. Your seat is kept until {} ({}).",
            time(*until),
            relative(*until)
        )),
        Heard::Changed => Card::saying("The plan is changed, and the card shows it."),
        Heard::CalledOff => Card::saying("It is called off, and everybody seated is told."),
        // What a typed answer lacked is for the interviewer to ask, not for me to give away.
        Heard::Answered { took: Some(took), lacking: _ } => {
            Card::saying(format!("Answered in {}.", seconds(*took)))
        }
        Heard::Answered { took: None, lacking: _ } => {
            Card::saying("Answered; the time was not measured.")
        }
        Heard::MarkSaved { missing: 0 } => {
            Card::saying("Saved. Every line has a mark: press _Done_ when you are content.")
        }
        Heard::MarkSaved { missing } => {
            Card::saying(format!("Saved · {} to go.", count(usize::from(*missing), "line")))
        }
        Heard::WordsSaved => {
            Card::saying("Your words are saved, and changeable until the ballots close.")
        }
        Heard::BallotIn { asked_words } => {
            let words = if *asked_words {
                " A moment in words helps more than any mark: _Add words_ stays open."
            } else {
                ""
            };
            Card::saying(format!(
                "Your ballot is in, and changeable until the ballots close.{words}"
            ))
        }
        Heard::OwnSaved { missing: 0 } => {
            Card::saying("Saved. Every line has a mark: press _Done_ when you are content.")
        }
        Heard::OwnSaved { missing } => {
            Card::saying(format!("Saved · {} to go.", count(usize::from(*missing), "line")))
        }
        Heard::OwnSettled => Card::saying("Saved. Your report opens when all ballots are in."),
        Heard::Count { count } => Card::saying(format!("Counted: {count}.")),
        Heard::Story { part } => Card::saying(format!("Story clock: {}.", story_part(*part))),
        Heard::Saved => Card::saying("Saved."),
    }
}
