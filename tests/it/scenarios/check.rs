//! The one function of the scenarios: a script in, the transcript that its people saw out.
//!
//! One line is one act. Members are `A` to `Z`; `O` organises, `Z` is a coach. A line is one of
//!
//! ```text
//! A: take candidate          a member acts in the session planned last
//! A on #1: leave             ... in another one; `A@2` acts in guild 2
//! A 2s ago: done             ... pressed two seconds before the house hears of it
//! A: evening in 24h          holds it at another time; `A: evening called "…"` under another name
//! A: panel                   looks at something privately
//! A: practise now            has half an hour; `A: stop waiting`, `A: start alone`, `A: waiting`
//! A: drill story             one question for A alone
//! A: zone Europe/Berlin      says where they live; `A: quiet 22:00-07:00` their quiet hours
//! A: press [Done]            presses what stands on the last screen, or in the room
//! A: keeps [Done]           has that button before them, and presses it later: `A: press kept`
//! A: marks B 44?44           all marks of a ballot; `?` could not tell
//! repeat 3 A: filler         one line so many times
//! again                      the last command once more, with the same receipt
//! +40s   wake   until 19:30  time passes; to the next wake; to a time of day
//! play to rating             people do the usual thing, unseen, until then
//! kill 90s   gap 90s         the process dies and is back; or hears nothing
//! platform gone              how the next delivery ends
//! dms resume                 an operator says that members may be written to alone again
//! disk full   disk ok        room for the database
//! corrupt 1   mend 1         the saved state of session #1 cannot be read, or can again
//! derail 1    rerail 1       it can be read, and is not possible: the engine panics over it
//! deal 1                     from here on the seats of session #1 are as if dealt from outside
//! tidy                       what is kept no longer is taken away
//! weeks gone                 no goal has a week of drills, as those that were taken long ago
//! announce errors 1          the log will have so many
//! quiet on   raw on          nothing is written; escapes are
//! ```
//!
//! In the transcript `--` is the time (and why the house woke), `#` a post in the room, `~` what
//! changed of a post, `A<` what A alone is told, in brackets the name of the answer's variant,
//! and `!` what went wrong behind the scenes. Where a first line ends in `…`, the card below it is as
//! it was when that line came last in this transcript, but for the lines that follow.

use std::sync::Arc;

use expect_test::Expect;
use greenroom::bank::{Kind, Tag};
use greenroom::base::{ENGLISH, MemberId, Moment, PollId, SessionId, Span};
use greenroom::calendar::{Date, ZoneFault, ZoneName, read_moved, read_series};
use greenroom::config::Library;
use greenroom::interview::{Act, Hindrance, Lost, Session, TurnNo, limits};
use greenroom::progress::Wording;
use greenroom::protocol::{
    Answer, AvailabilityLook, BankFile, CalibrationAct, CalibrationShown, Command, DebriefLook,
    DeliveryFailure, DrillOf, EveningEdit, EveningKind, KindEdit, Missing, NewTime, NotDirect,
    OverlapLook, OverlapOf, PastLook, PitchLook, PlaceNote, PollAct, PollWish, ProfileEdit,
    ProgressLook, Query, QuestionLook, ReportPart, Scope, SeriesAct, SeriesChange, SeriesCommand,
    SeriesDraft, SeriesLook, SeriesRule, SeriesShown, Shown, StoryLook, Subject, USUAL_FORMAT,
    When,
};
use greenroom::rubric::{CompetencyNo, RubricId};
use greenroom::service::{self, Desk};
use greenroom::store::Tx;
use greenroom::view::{Form, Press, filled};

use crate::harness::{Failing, GUILD, text};

use super::autoplay;
use super::line;
use super::play::{Actor, Play, scenario_library};

/// Plays the script and compares the transcript.
#[track_caller]
pub(super) fn check(script: &str, expected: Expect) {
    check_with(scenario_library(), script, expected);
}

/// The same with formats, questions or settings of the scenario's own.
#[track_caller]
pub(super) fn check_with(library: Arc<Library>, script: &str, expected: Expect) {
    let mut play = Play::new(library);
    for one in script.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("//")) {
        run(&mut play, one);
    }
    expected.assert_eq(&play.end());
}

/// One line of a script.
pub(super) fn run(play: &mut Play, one: &str) {
    if let Some(away) = one.strip_prefix('+') {
        return play.pass(line::span(away));
    }
    if let Some((times, line)) = one.strip_prefix("repeat ").and_then(|r| r.split_once(' ')) {
        for _ in 0..times.parse().unwrap() {
            run(play, line);
        }
        return;
    }
    if let Some((who, what)) = one.split_once(": ") {
        let actor = play.actor(who);
        play.write(one);
        return acts(play, &actor, what);
    }
    let words: Vec<&str> = one.split(' ').collect();
    match words.as_slice() {
        ["wake"] => {
            let until = play.now() + Span::from_hours(24 * 30);
            assert!(play.wake_before(until), "nothing is due");
        }
        ["until", time] => play.pass_until(next_time_of_day(play.now(), time)),
        ["quiet", "on"] => play.quiet = true,
        ["quiet", "off"] => play.quiet = false,
        ["raw", "on"] => play.raw = true,
        ["raw", "off"] => play.raw = false,
        ["play", "to", target @ ..] => {
            let was = std::mem::replace(&mut play.quiet, true);
            autoplay::play_to(play, target);
            play.quiet = was;
            play.write(&format!("… {one}"));
        }
        _ => fault(play, one, &words),
    }
}

/// What goes wrong around the house.
fn fault(play: &mut Play, one: &str, words: &[&str]) {
    play.write(one);
    match words {
        ["again"] => play.again(),
        ["kill", away] => play.kill(line::span(away)),
        ["gap", away] => play.gap(line::span(away)),
        ["platform", rest @ ..] => {
            let failing = failing(rest);
            play.stage().failures.push_back(failing);
        }
        ["thread", "deleted"] => {
            let session = play.current().id;
            play.place(PlaceNote::Lost { guild: GUILD, session, what: Lost::Thread });
        }
        ["channel", "deleted"] => play.channel_deleted(),
        ["card", "deleted"] => {
            let session = play.current().id;
            play.place(PlaceNote::CardGone { guild: GUILD, session });
        }
        ["kicked"] => play.place(PlaceNote::Left(GUILD)),
        ["invited", "again"] => play.place(PlaceNote::Back(GUILD)),
        ["disk", "full"] => play.fill_disk(),
        ["disk", "ok"] => play.stage().house.store_mut().limit_pages(1_000_000).unwrap(),
        ["corrupt", number] => play.stage().damage(number, "'?' || state"),
        ["mend", number] => play.stage().damage(number, "substr(state, 2)"),
        ["derail", number] => {
            play.stage().damage(number, r#"replace(state, '"pass":{"no":0', '"pass":{"no":9')"#);
        }
        ["rerail", number] => {
            play.stage().damage(number, r#"replace(state, '"pass":{"no":9', '"pass":{"no":0')"#);
        }
        ["deal", number] => {
            let dealt = "json_set(state, '$.plan.is_dealt', json('true'))";
            play.stage().damage(number, &format!("json_remove({dealt}, '$.plan.cut_off_at')"));
        }
        ["zones", "change", hours] => play.stage().plant_zones(hours.parse().unwrap()),
        ["dms", "resume"] => {
            let now = play.now();
            let resume = |tx: &Tx, _: &mut Desk, _| service::resume_dms(tx);
            play.stage().house.run(now, resume).unwrap();
        }
        ["tidy"] => {
            let now = play.now();
            play.stage().house.prune(now).unwrap();
        }
        ["interviews", n, "ready"] => play.stage().plant_interviews(n.parse().unwrap(), true),
        ["interviews", n, "others"] => play.stage().plant_interviews(n.parse().unwrap(), false),
        ["weeks", "gone"] => play.stage().plant_no_weeks(),
        ["zone", "is", zone] => play.stage().plant_zone(zone),
        ["announce", "errors", count] => play.announced_errors += count.parse::<usize>().unwrap(),
        _ => panic!("no such line: {one}"),
    }
}

fn failing(words: &[&str]) -> Failing {
    let (failure, is_taken) = match words {
        ["busy"] => (DeliveryFailure::TryLater { after: None }, false),
        ["busy", span] => (DeliveryFailure::TryLater { after: Some(line::span(span)) }, false),
        ["unknown", "taken"] => (DeliveryFailure::Unknown, true),
        ["unknown", "lost"] => (DeliveryFailure::Unknown, false),
        ["gone"] => (DeliveryFailure::Gone, false),
        ["place", "gone"] => (DeliveryFailure::PlaceGone, false),
        ["forbidden"] => (held(Hindrance::NotAllowed), false),
        ["locked"] => (held(Hindrance::ThreadLocked), false),
        ["closed"] => (not_direct(NotDirect::Closed, 50_007), false),
        ["too", "fast"] => (not_direct(NotDirect::TooFast, 40_003), false),
        ["stopped"] => (not_direct(NotDirect::Stopped, 20_026), false),
        ["rejected", why @ ..] => (DeliveryFailure::Rejected { why: why.join(" ") }, false),
        other => panic!("no such failure: {other:?}"),
    };
    Failing { failure, is_taken }
}

fn held(why: Hindrance) -> DeliveryFailure {
    DeliveryFailure::Held { why, after: None }
}

fn not_direct(why: NotDirect, code: u32) -> DeliveryFailure {
    DeliveryFailure::NotDirect { why, code }
}

fn next_time_of_day(now: Moment, time: &str) -> Moment {
    let (hours, minutes) = time.split_once(':').unwrap();
    let of_day = hours.parse::<i64>().unwrap() * 3600 + minutes.parse::<i64>().unwrap() * 60;
    let midnight = now.seconds().div_euclid(86_400) * 86_400;
    let today = Moment::from_ms((midnight + of_day) * 1000);
    if today > now { today } else { today + Span::from_hours(24) }
}

fn time_no(no: &str) -> u8 {
    no.parse::<u8>().unwrap() - 1
}

/// Does something with the poll that was asked last.
fn poll(play: &mut Play, actor: &Actor, act: PollAct) {
    let posts = play.stage().room.posts.iter().rev();
    let found = posts.filter_map(|(_, dispatch)| match &dispatch.subject {
        Subject::Poll(shown) => Some(shown.id),
        _ => None,
    });
    let id = found.take(1).next().unwrap_or(PollId(1));
    play.tell(actor, Command::Poll(id, act));
}

fn acts(play: &mut Play, actor: &Actor, what: &str) {
    let words = line::split(what);
    let refs: Vec<&str> = words.iter().map(String::as_str).collect();
    match refs.as_slice() {
        ["now", ..] => {
            let wish = line::wish(&words[1..], When::Now);
            play.tell(actor, Command::Plan(Box::new(wish)));
        }
        ["plan", when, ..] => {
            let at = match when.split_once('=').unwrap() {
                ("in", span) => play.now() + line::span(span),
                ("ago", span) => Moment::from_ms(play.now().ms() - line::span(span).ms()),
                (other, _) => panic!("plan {other}"),
            };
            let wish = line::wish(&words[2..], When::At(at));
            play.tell(actor, Command::Plan(Box::new(wish)));
        }
        ["call", when, ..] => {
            let (_, span) = when.split_once('=').unwrap();
            let wish = line::wish(&words[2..], When::At(play.now() + line::span(span)));
            play.tell(actor, Command::Call(Box::new(wish)));
        }
        ["evening", "in", span] => {
            let starts_at = Some(play.now() + line::span(span));
            let evening = play.evening(actor.guild);
            let to = EveningEdit { starts_at, ..EveningEdit::default() };
            play.tell(actor, Command::ChangeEvening { evening, to });
        }
        ["evening", "called", title] => {
            let objective = Some(line::text(title, limits::LINE).unwrap());
            let evening = play.evening(actor.guild);
            let to = EveningEdit { objective, ..EveningEdit::default() };
            play.tell(actor, Command::ChangeEvening { evening, to });
        }
        ["rotation"] => {
            play.look(actor, Query::Rotation);
        }
        ["outbox"] => {
            play.look(actor, Query::Outbox);
        }
        ["backup"] => {
            play.look(actor, Query::Backups);
        }
        ["audit"] => {
            play.look(actor, Query::Audit(None));
        }
        ["attendance"] => {
            play.look(actor, Query::Attendance);
        }
        ["marks", of, given] => {
            for (competency, one) in CompetencyNo::all().zip(given.chars()) {
                let choice = line::choice(&one.to_string());
                let act = Act::Mark { turn: turn(play, actor, of), competency, choice };
                last_of(play, actor, usize::from(competency.0) + 1 == given.len(), act);
            }
        }
        ["owns", given] => {
            for (competency, one) in CompetencyNo::all().zip(given.chars()) {
                let choice = line::choice(&one.to_string());
                let act = Act::OwnMark { competency, choice };
                last_of(play, actor, usize::from(competency.0) + 1 == given.len(), act);
            }
        }
        ["proposes", kind, shows, fields @ ..] => {
            let kind = Kind::ALL.into_iter().find(|one| one.name() == *kind).unwrap();
            let form = Form::Question { kind, competency: Tag::new(shows).unwrap() };
            let fields: Vec<String> =
                fields.iter().map(|field| field.replace("\\n", "\n")).collect();
            play.tell(actor, filled(&form, &fields).expect("the script fills it in"));
        }
        ["hands-in", file, only @ ..] => {
            let missing = if only == ["only"] { Missing::Go } else { Missing::Stay };
            let bytes = file.replace("\\n", "\n").into_bytes();
            let name = text("ours.toml");
            play.tell(actor, Command::TakeOver(Box::new(BankFile { name, bytes, missing })));
        }
        ["ask", "times", secret @ ..] => {
            let wish = PollWish {
                look: OverlapLook::default(),
                format: USUAL_FORMAT.to_owned(),
                is_secret: secret == ["in", "secret"],
            };
            play.tell(actor, Command::AskTimes(Box::new(wish)));
        }
        ["chooses", no] => poll(play, actor, PollAct::Can(time_no(no))),
        ["not", "at", no] => poll(play, actor, PollAct::Cannot(time_no(no))),
        ["closes", "the", "poll"] => poll(play, actor, PollAct::Close),
        ["evening", "at", no] => poll(play, actor, PollAct::Evening(time_no(no))),
        ["series", "at", no] => poll(play, actor, PollAct::Series(time_no(no))),
        ["rates", given] => {
            let shown = play.peek(actor, &Query::Calibration);
            let Shown::Calibration(CalibrationShown::Open(round)) = shown else { panic!("none") };
            for (line, one) in round.lines.iter().zip(given.chars()) {
                let choice = line::choice(&one.to_string());
                let act = CalibrationAct::Mark(round.id, line.no, choice);
                play.tell(actor, Command::Calibrate(act));
            }
        }
        ["set", "up", rest @ ..] => {
            play.tell(actor, Command::SetUp(Box::new(line::settings(rest))));
        }
        ["take", "goal"] => {
            let (session, turn) = (actor.session.unwrap(), own_turn(play, actor));
            play.tell(actor, Command::TakeGoal { session, turn });
        }
        ["thank", whom] => {
            let session = actor.session.unwrap();
            play.tell(actor, Command::Thank { session, whom: line::who(whom) });
        }
        ["write", "goal", text] => {
            let (session, turn) = (actor.session.unwrap(), own_turn(play, actor));
            match line::text(text, limits::LINE) {
                Ok(behaviour) => {
                    let wording = Box::new(Wording { behaviour, plan: None, drill: None });
                    play.tell(actor, Command::WriteGoal { from: Some((session, turn)), wording });
                }
                Err(refusal) => play.refused_at_the_edge(actor, refusal),
            }
        }
        ["work", "on", text] => {
            let behaviour = line::text(text, limits::LINE).unwrap();
            let wording = Box::new(Wording { behaviour, plan: None, drill: None });
            play.tell(actor, Command::WriteGoal { from: None, wording });
        }
        ["practise", "now"] => {
            play.tell(actor, Command::PractiseNow);
        }
        ["stop", "waiting"] => {
            play.tell(actor, Command::StopWaiting);
        }
        ["start", "alone"] => {
            play.tell(actor, Command::StartAlone);
        }
        ["drill", kind] if DrillOf::named(kind).is_some() => {
            play.tell(actor, Command::Drill(DrillOf::named(kind).expect("a kind of drill")));
        }
        ["series", "create", rule, ..] => {
            let zone = ZoneName::new("Europe/Berlin").unwrap();
            let series = read_series(rule, &zone.zone(), play.now()).unwrap().series;
            let format = words.get(3).map_or("one-on-one", String::as_str);
            let kind = EveningKind {
                objective: words.get(4).map(|text| line::text(text, limits::LINE).unwrap()),
                ..EveningKind::of(format)
            };
            let draft = SeriesDraft::New { rule: SeriesRule { series, zone }, kind };
            play.tell(actor, Command::DraftSeries(Box::new(draft)));
        }
        ["series", act, number, rest @ ..] => series(play, actor, (act, number), rest),
        ["forget", "me"] => {
            play.tell(actor, Command::Forget);
        }
        ["is", "gone"] => {
            play.tell(actor, Command::MemberGone { member: actor.member });
        }
        ["interview", on] => {
            let on = Some(on.parse().expect("a date"));
            play.tell(actor, Command::Profile(ProfileEdit::Target(on)));
        }
        ["board", on] => {
            play.tell(actor, Command::ShowBoard { on: *on == "on" });
        }
        ["coach", coach] => {
            play.tell(actor, Command::AgreeToCoach { coach: line::who(coach) });
        }
        ["coach", coach, "off"] => {
            play.tell(actor, Command::WithdrawFromCoach { coach: line::who(coach) });
        }
        ["zone", name] => match ZoneName::new(name) {
            Ok(zone) => {
                play.tell(actor, Command::Profile(ProfileEdit::Zone(zone)));
            }
            Err(ZoneFault { asked, near }) => {
                play.answered_at_the_edge(actor, &Answer::NoSuchZone { asked, near });
            }
        },
        ["quiet", hours] => {
            let quiet = match *hours {
                "off" => Ok(None),
                hours => hours.parse().map(Some),
            };
            match quiet {
                Ok(quiet) => {
                    play.tell(actor, Command::Profile(ProfileEdit::Quiet(quiet)));
                }
                Err(fault) => {
                    let card = greenroom::view::hours_fault(&ENGLISH, hours, &fault);
                    play.told_at_the_edge(actor, &card);
                }
            }
        }
        ["profile", word, rest @ ..] => {
            let edit = match line::profile(word, rest) {
                Ok(edit) => Ok(edit),
                Err(field) => play.profile_edit(actor, field, &rest.join(" ")),
            };
            match edit {
                Ok(edit) => {
                    play.tell(actor, Command::Profile(edit));
                }
                Err(card) => play.told_at_the_edge(actor, &card),
            }
        }
        ["keeps", ..] => {
            let label = what.trim_start_matches("keeps [").trim_end_matches(']');
            let kept = play.button(actor, label);
            play.kept.insert((actor.guild, actor.member), kept);
        }
        ["press", "kept", fields @ ..] => {
            let kept = play.kept[&(actor.guild, actor.member)].clone();
            presses(play, actor, "kept", kept, fields);
        }
        ["press", ..] => press(play, actor, what.trim_start_matches("press ")),
        _ => {
            if let Some(query) = query(play, actor, &refs) {
                return play.look(actor, query);
            }
            let now = play.now();
            let session = actor.session.expect("a session to act in");
            // Only who names a turn needs the session: it may be one that cannot be read.
            let act = line::act(&refs, now, |of| turn(play, actor, of));
            match act.unwrap_or_else(|| panic!("no such act: {what}")) {
                Ok(act) => {
                    play.tell(actor, Command::act(session, act));
                }
                Err(refusal) => play.refused_at_the_edge(actor, refusal),
            }
        }
    }
}

/// Of several acts in one line only the last is shown.
fn last_of(play: &mut Play, actor: &Actor, is_last: bool, act: Act) {
    let session = actor.session.unwrap();
    let was = play.quiet;
    play.quiet = was || !is_last;
    play.tell(actor, Command::act(session, act));
    play.quiet = was;
}

fn turn(play: &mut Play, actor: &Actor, of: &str) -> TurnNo {
    let session = play.session_of(actor);
    turn_in(&session, of)
}

/// The turn of a candidate, or the one with this number, from 1.
fn turn_in(session: &Session, of: &str) -> TurnNo {
    if let Ok(no) = of.parse::<u8>() {
        return TurnNo(no - 1);
    }
    turn_of(session, line::who(of)).unwrap_or_else(|| panic!("{of} has no turn"))
}

fn turn_of(session: &Session, candidate: MemberId) -> Option<TurnNo> {
    session.numbered_turns().find(|(_, turn)| turn.candidate == candidate).map(|(no, _)| no)
}

fn own_turn(play: &mut Play, actor: &Actor) -> TurnNo {
    turn_of(&play.session_of(actor), actor.member).unwrap_or(TurnNo::FIRST)
}

fn query(play: &mut Play, actor: &Actor, words: &[&str]) -> Option<Query> {
    let session = || -> SessionId { actor.session.expect("a session to look at") };
    Some(match words {
        ["sessions"] => Query::Sessions,
        ["goal"] => Query::Goal,
        ["cadence"] => Query::Cadence,
        ["calendar"] => Query::Calendar(None),
        ["calendar", "of", "it"] => Query::Calendar(Some(session())),
        ["availability"] => Query::Availability(AvailabilityLook::Own),
        ["overlap"] => Query::Overlap(OverlapLook::default()),
        ["overlap", members @ ..] => {
            let of = OverlapOf::Members(members.iter().map(|name| line::who(name)).collect());
            Query::Overlap(OverlapLook { of, ..OverlapLook::default() })
        }
        ["goals"] => Query::Goals,
        ["drill", "time"] => Query::DrillTime,
        ["settings"] => Query::Settings,
        ["series"] => Query::Series(SeriesLook::List),
        ["profile"] => Query::Profile,
        ["waiting"] => Query::Waiting,
        ["guide", words @ ..] => {
            Query::Guide(scenario_library().guide.topic(&words.join(" ")).unwrap())
        }
        ["details"] => Query::Details(session()),
        ["panel"] => Query::Panel(session()),
        ["more"] => Query::More(session()),
        ["checklist"] => Query::Checklist(session()),
        ["rate", "myself"] => Query::Own(session()),
        ["how", "to", "rate"] => Query::HowToRate(session()),
        ["ballot", of] => Query::Ballot(session(), turn(play, actor, of)),
        ["answers", of] => Query::Answers(session(), turn(play, actor, of)),
        ["scores"] => Query::ReportPart(session(), own_turn(play, actor), ReportPart::Scores),
        ["export"] => Query::Export(None),
        ["pitch"] => Query::Pitch(PitchLook::Now),
        ["questions"] => Query::Questions(QuestionLook::Own),
        ["stats"] => Query::Questions(QuestionLook::Stats(0)),
        ["questions", "files"] => Query::Questions(QuestionLook::Files),
        ["review"] => Query::Questions(QuestionLook::Review(None)),
        ["calibrate"] => Query::Calibration,
        ["rubric", name] => Query::Rubric(RubricId(name.parse().unwrap())),
        ["debrief"] => Query::Debriefs(DebriefLook::List),
        ["stories"] => Query::Stories(StoryLook::List(None)),
        ["stories", "of", of] => Query::Stories(StoryLook::List(Some(line::who(of)))),
        ["stories", "grid"] => Query::Stories(StoryLook::Grid),
        ["history", "drills"] => Query::Past(PastLook::Drills(None)),
        ["drill", "compare"] => Query::Past(PastLook::LastAttempts),
        ["progress"] => Query::Progress(ProgressLook::default()),
        ["progress", "of", whose] => {
            Query::Progress(ProgressLook { of: Some(line::who(whose)), rubric: None })
        }
        ["readiness"] => Query::Readiness(None),
        ["readiness", "of", member] => Query::Readiness(Some(line::who(member))),
        ["thanks"] => Query::Past(PastLook::Thanks),
        ["history"] => Query::Past(PastLook::Page(None)),
        ["answers"] => Query::Answers(session(), own_turn(play, actor)),
        ["report"] => Query::Report(session(), own_turn(play, actor)),
        ["report", of] => Query::Report(session(), turn(play, actor, of)),
        _ => return None,
    })
}

/// `[Label]`, and what is written into the form that it opens.
fn press(play: &mut Play, actor: &Actor, what: &str) {
    let (label, fields) = what.trim_start_matches('[').split_once(']').unwrap();
    let fields = line::split(fields);
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let pressed = play.button(actor, label);
    presses(play, actor, label, pressed, &fields);
}

fn presses(play: &mut Play, actor: &Actor, label: &str, pressed: Press, fields: &[&str]) {
    let act = |session: SessionId, act: Act| Command::act(session, act);
    let command = match (pressed, fields) {
        (Press::Look(query), []) => return play.look(actor, query),
        (Press::Do(command), []) => match command.asks_first() {
            Some(query) if play.is_asked(actor, &query) => return play.look(actor, query),
            Some(_) | None => Ok(command),
        },
        (Press::Fill(Form::Answer { session, on }), [text]) => line::text(text, limits::ANSWER)
            .map(|text| Command::Act { session, act: Act::Answer(text), on }),
        (Press::Fill(Form::Words { session, turn, so_far }), fields) => {
            let kept: Vec<&str> = so_far.iter().map(String::as_str).collect();
            let fields = if fields.is_empty() { kept.as_slice() } else { fields };
            line::comment(fields[0], fields[1], fields[2])
                .map(|words| act(session, Act::Words { turn, words }))
        }
        (Press::Fill(Form::OwnQuestions { session }), [words]) => {
            line::text(words, limits::ANSWER).map(|words| act(session, Act::OwnQuestions(words)))
        }
        (Press::Fill(Form::Recording { session }), [link]) => {
            line::text(link, limits::ANSWER).map(|link| act(session, Act::Recording(link)))
        }
        (
            Press::Fill(
                form @ (Form::Goal { .. }
                | Form::Debrief { .. }
                | Form::Question { .. }
                | Form::Story { .. }
                | Form::Pitch { .. }),
            ),
            fields,
        ) => {
            let fields: Vec<String> = fields.iter().map(|&field| field.to_owned()).collect();
            Ok(filled(&form, &fields).expect("the script fills it in"))
        }
        (press, fields) => panic!("[{label}] is {press:?}, and not for {fields:?}"),
    };
    match command {
        Ok(command) => {
            play.tell(actor, command);
        }
        Err(refusal) => play.refused_at_the_edge(actor, refusal),
    }
}

/// `series stop 1`, `series skip 1`, `series move 1 8 Dec to "wed 20:00"`, `series edit 1 panel`:
/// of the next evening where none is named.
fn series(play: &mut Play, actor: &Actor, (act, number): (&str, &str), rest: &[&str]) {
    let zone = ZoneName::new("Europe/Berlin").unwrap();
    let shown = play.peek(actor, &Query::Series(SeriesLook::List));
    let Shown::Series(SeriesShown::List(all)) = shown else { panic!("{shown:?}") };
    let one = all.iter().find(|one| one.number.to_string() == number).unwrap();
    let to = rest.iter().position(|word| *word == "to");
    let (on, to) = to.map_or((rest, None), |at| (&rest[..at], Some(rest[at + 1])));
    let date = match on {
        [date, ..] if date.parse::<Date>().is_ok() => date.parse().unwrap(),
        _ => one.next.first().map_or(Date::MIN, |next| next.date),
    };
    let change = |when, kind| {
        let (series, number, scope) = (one.id, one.number, Scope::This);
        let change = SeriesChange { series, number, date, scope, when, kind };
        Command::DraftSeries(Box::new(SeriesDraft::Change(Box::new(change))))
    };
    let act = match act {
        "stop" => SeriesAct::Stop,
        "skip" => SeriesAct::Skip(date),
        "pause" => SeriesAct::Pause(None),
        "resume" => SeriesAct::Resume,
        "move" => {
            let from = one.next.iter().find(|next| next.date == date).unwrap().at;
            let read = read_moved(to.unwrap(), &zone.zone(), from, play.now()).unwrap();
            let command = change(Some(NewTime::At(read.at)), KindEdit::default());
            play.tell(actor, command);
            return;
        }
        "edit" => {
            let word = rest.last().copied().unwrap_or_default();
            let command = match read_series(word, &zone.zone(), play.now()) {
                Ok(read) => {
                    let rule = SeriesRule { series: read.series, zone };
                    change(Some(NewTime::Rule(rule)), KindEdit::default())
                }
                Err(_) => {
                    let format = Some(word.to_owned());
                    change(None, KindEdit { format, ..KindEdit::default() })
                }
            };
            play.tell(actor, command);
            return;
        }
        other => panic!("series {other}"),
    };
    let command = Command::Series(SeriesCommand::Act(one.id, act));
    presses(play, actor, "series", Press::Do(command), &[]);
}
