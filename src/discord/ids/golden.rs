//! Every name that was ever written, with what it means for good: buttons stay in channels for
//! years. Lines are only added, never altered.

use crate::bank::{Kind, Level, Tag, Trigger};
use crate::base::{
    CalibrationNo, DebriefNo, EveningId, GoalNo, MemberId, Moment, PitchNo, PollId, ProposalNo,
    SeriesId, SessionId, StoryNo,
};
use crate::calendar::{Date, Hours, On, Rule, Tier, TimeOfDay, Weekdays};
use crate::evening;
use crate::guide::{Reader, Topic};
use crate::interview::{
    Act, InterviewerRating, KitNo, LastAct, MadeOn, PassNo, RatingSide, RoundNo, Seat, StoryPart,
    Stretch, Tap, TurnNo,
};
use crate::progress::{RealOutcome, StoryFramework, Went};
use crate::protocol::{
    AuditPage, AvailabilityLook, CalibrationAct, Command, DebriefAct, DebriefLook, Decision,
    DraftId, DraftPick, DrillOf, Drilled, EveningEdit, GoalAct, InDigest, Nudges, OverlapLook,
    PastLook, PitchLook, PollAct, ProfileEdit, ProgressLook, Query, QuestionLook, ReportPart,
    Scope, SeriesAct, SeriesCommand, SeriesLook, StoryAct, StoryLook, StoryOf, TargetSort,
};
use crate::rubric::{Choice, CompetencyId, CompetencyNo, Mark, RubricId, Transfer};
use crate::view::{Form, Press};

const S: SessionId = SessionId(46_655);

fn mark(n: u8) -> Mark {
    Mark::try_from(n).unwrap()
}

fn date() -> Date {
    "2026-12-08".parse().unwrap()
}

fn progress(of: Option<i64>, rubric: Option<&str>) -> Press {
    let rubric = rubric.map(|id| RubricId(id.parse().unwrap()));
    Press::Look(Query::Progress(ProgressLook { of: of.map(MemberId), rubric }))
}

fn drill(of: DrillOf) -> Press {
    Press::Do(Command::Drill(of))
}

fn poll(act: PollAct) -> Press {
    Press::Do(Command::Poll(PollId(46_655), act))
}

fn series(of: SeriesCommand) -> Press {
    Press::Do(Command::Series(of))
}

/// Before it is done.
fn before(act: SeriesAct) -> Press {
    Press::Look(Query::Series(SeriesLook::Sure(SeriesId(46_655), act)))
}

fn of_series(act: SeriesAct) -> Press {
    series(SeriesCommand::Act(SeriesId(46_655), act))
}

fn my_goal(act: GoalAct) -> Press {
    Press::Do(Command::Goal(act))
}

fn acts() -> Vec<(&'static str, Act)> {
    let rating = InterviewerRating { realistic: mark(1), specific: mark(3), useful: mark(5) };
    let side = |side, n| Act::RateSide { interviewer: MemberId(77), side, mark: mark(n) };
    vec![
        ("g1:seat:zzz", Act::Take(Seat::Candidate)),
        ("g1:chair:zzz", Act::Take(Seat::Interviewer)),
        ("g1:observe:zzz", Act::Take(Seat::Observer)),
        ("g1:leave:zzz", Act::Leave),
        ("g1:take:zzz", Act::TakeOffered),
        ("g1:pass:zzz", Act::PassOffer),
        ("g1:cancel:zzz", Act::Cancel),
        ("g1:here:zzz", Act::CheckIn),
        ("g1:late:zzz", Act::Late),
        ("g1:start:zzz", Act::Start),
        ("g1:ask:zzz", Act::Ask),
        ("g1:other:zzz", Act::Another),
        ("g1:skip:zzz", Act::Skip),
        ("g1:next:zzz", Act::Next),
        ("g1:done:zzz", Act::Done),
        ("g1:wrap:zzz", Act::WrapUp),
        ("g1:run:zzz", Act::LetRun),
        ("g1:extend:zzz", Act::Extend),
        ("g1:pause:zzz", Act::Pause),
        ("g1:go-on:zzz", Act::Continue),
        ("g1:end:zzz", Act::EndHere),
        ("g1:stop:zzz", Act::EmergencyStop),
        ("g1:accept:zzz", Act::AcceptHandOver),
        ("g1:out:zzz", Act::StepOut),
        ("g1:back:zzz", Act::ComeBack),
        ("g1:my-turn:zzz", Act::StopMyTurn),
        ("g1:solo:zzz", Act::GoSolo),
        ("g1:date:zzz", Act::NewDate),
        ("g1:filler:zzz", Act::Filler),
        ("g1:unfiller:zzz", Act::UndoFiller),
        ("g1:own-done:zzz", Act::OwnDone),
        ("g1:own-skip:zzz", Act::OwnSkip),
        ("g1:tapped:zzz", Act::Tap(Tap::Done)),
        ("g1:not-yet:zzz", Act::Tap(Tap::NotYet)),
        ("g1:close:zzz", Act::CloseRating),
        ("g1:follow:zzz:0", Act::FollowUp(Trigger::ALL[0])),
        ("g1:follow:zzz:3", Act::FollowUp(Trigger::ALL[3])),
        ("g1:hand:zzz:25", Act::HandOver(MemberId(77))),
        ("g1:count:zzz:5", Act::CountQuestion(TurnNo(5))),
        ("g1:uncount:zzz:0", Act::UncountQuestion(TurnNo(0))),
        ("g1:story:zzz:s", Act::Story(StoryPart::Situation)),
        ("g1:story:zzz:t", Act::Story(StoryPart::Task)),
        ("g1:story:zzz:a", Act::Story(StoryPart::Action)),
        ("g1:story:zzz:r", Act::Story(StoryPart::Result)),
        ("g1:open:zzz:7", Act::OpenAnswers(TurnNo(7))),
        (
            "g1:mark:zzz:73:a:2",
            Act::Mark {
                turn: TurnNo(255),
                competency: CompetencyNo(10),
                choice: Choice::Mark(mark(2)),
            },
        ),
        (
            "g1:mark:zzz:0:0:0",
            Act::Mark {
                turn: TurnNo(0),
                competency: CompetencyNo(0),
                choice: Choice::CouldNotTell,
            },
        ),
        ("g1:shown:zzz:1:yes", Act::Transfer { turn: TurnNo(1), transfer: Transfer::Yes }),
        ("g1:shown:zzz:1:partly", Act::Transfer { turn: TurnNo(1), transfer: Transfer::Partly }),
        ("g1:shown:zzz:1:no", Act::Transfer { turn: TurnNo(1), transfer: Transfer::NotYet }),
        ("g1:ballot:zzz:3", Act::BallotDone(TurnNo(3))),
        (
            "g1:own-mark:zzz:4:5",
            Act::OwnMark { competency: CompetencyNo(4), choice: Choice::Mark(mark(5)) },
        ),
        (
            "g1:of:zzz:1y2p0ij32e8e7:1:3:5",
            Act::RateInterviewer { interviewer: MemberId(i64::MAX), rating },
        ),
        ("g1:of-side:zzz:25:realistic:4", side(RatingSide::Realistic, 4)),
        ("g1:of-side:zzz:25:specific:1", side(RatingSide::Specific, 1)),
        ("g1:of-side:zzz:25:useful:5", side(RatingSide::Useful, 5)),
    ]
}

pub(super) fn presses() -> Vec<(&'static str, Press)> {
    let slug = |text: &str| text.parse().unwrap();
    let guide = |topic| Press::Look(Query::Guide(topic));
    let coach = MemberId(77);
    let story = StoryNo(46_655);
    let told = DebriefNo(46_655);
    let of_told = |act| Press::Do(Command::Debrief(act));
    let look = |of| Press::Look(Query::Stories(of));
    let mut all: Vec<(&'static str, Press)> =
        acts().into_iter().map(|(name, act)| (name, Press::act(S, act))).collect();
    let pause = MadeOn::Pause(Moment::from_ms(1_764_000_000_000));
    let made_on = [
        ("g1:leave:zzz:p", Act::Leave, MadeOn::Plan),
        ("g1:leave:zzz:b", Act::Leave, MadeOn::Begun),
        ("g1:take:zzz:s0", Act::TakeOffered, MadeOn::Seat(Seat::Candidate)),
        ("g1:take:zzz:s1", Act::TakeOffered, MadeOn::Seat(Seat::Interviewer)),
        ("g1:pass:zzz:s2", Act::PassOffer, MadeOn::Seat(Seat::Observer)),
        ("g1:next:zzz:g1.3", Act::Next, MadeOn::Stage(PassNo(1), 3)),
        ("g1:next:zzz:h1", Act::Next, MadeOn::Break(PassNo(1))),
        ("g1:pause:zzz:t2", Act::Pause, MadeOn::Pass(PassNo(2))),
        ("g1:ask:zzz:o0.1.a", Act::Ask, MadeOn::Offered(PassNo(0), RoundNo(1), KitNo(10))),
        ("g1:done:zzz:a0.1.0", Act::Done, MadeOn::Asked(PassNo(0), RoundNo(1), 0)),
        (
            "g1:follow:zzz:3:a0.1.2",
            Act::FollowUp(Trigger::ALL[3]),
            MadeOn::Asked(PassNo(0), RoundNo(1), 2),
        ),
        ("g1:extend:zzz:a0.1.2", Act::Extend, MadeOn::Asked(PassNo(0), RoundNo(1), 2)),
        ("g1:extend:zzz:e0.1.2.1", Act::Extend, MadeOn::Clock(PassNo(0), RoundNo(1), 2, 1)),
        ("g1:accept:zzz:c0.25", Act::AcceptHandOver, MadeOn::Chair(PassNo(0), MemberId(77))),
        ("g1:go-on:zzz:zmidc1z40", Act::Continue, pause),
    ];
    all.extend(
        made_on.map(|(name, act, on)| {
            (name, Press::Do(Command::Act { session: S, act, on: Some(on) }))
        }),
    );
    all.extend([
        ("g1:again:zzz", Press::Do(Command::Again { session: S })),
        ("g1:thank:zzz:25", Press::Do(Command::Thank { session: S, whom: MemberId(77) })),
        ("g1:goal:zzz:9", Press::Do(Command::TakeGoal { session: S, turn: TurnNo(9) })),
        ("g1:my-goal:week", my_goal(GoalAct::BeginWeek)),
        ("g1:my-goal:keep:zzz", my_goal(GoalAct::Keep(S))),
        ("g1:my-goal:at:u0", my_goal(GoalAct::AskAt(TimeOfDay::new(1_080)))),
        ("g1:my-goal:never", my_goal(GoalAct::AskAt(None))),
        ("g1:my-goal:done", my_goal(GoalAct::Drill { on: None, how: Drilled::Done })),
        (
            "g1:my-goal:not:c29nc",
            my_goal(GoalAct::Drill { on: Some(date()), how: Drilled::NotToday }),
        ),
        ("g1:my-goal:up", Press::Do(Command::Goal(GoalAct::GiveUp))),
        ("g1:my-goal:back:zzz", Press::Do(Command::Goal(GoalAct::PutBack(GoalNo(46_655))))),
        ("g1:agree:25", Press::Do(Command::AgreeToCoach { coach })),
        ("g1:withdraw:25", Press::Do(Command::WithdrawFromCoach { coach })),
        ("g1:board", Press::Do(Command::ShowBoard { on: true })),
        ("g1:no-board", Press::Do(Command::ShowBoard { on: false })),
        (
            "g1:my:for-interview",
            Press::Do(Command::Profile(ProfileEdit::TargetFor(TargetSort::Interview))),
        ),
        (
            "g1:my:for-check-up",
            Press::Do(Command::Profile(ProfileEdit::TargetFor(TargetSort::CheckUp))),
        ),
        (
            "g1:my:for-promotion",
            Press::Do(Command::Profile(ProfileEdit::TargetFor(TargetSort::Promotion))),
        ),
        ("g1:q-ready", Press::Look(Query::Readiness(None))),
        ("g1:q-ready:25", Press::Look(Query::Readiness(Some(coach)))),
        ("g1:practise", Press::Do(Command::PractiseNow)),
        ("g1:unwait", Press::Do(Command::StopWaiting)),
        ("g1:alone", Press::Do(Command::StartAlone)),
        ("g1:drill:any", drill(DrillOf::Any)),
        ("g1:drill:opening", drill(DrillOf::Kind(Kind::Opening))),
        ("g1:drill:pitch", drill(DrillOf::Kind(Kind::Pitch))),
        ("g1:drill:closing", drill(DrillOf::Kind(Kind::Closing))),
        ("g1:drill:story", drill(DrillOf::Kind(Kind::Behavioural))),
        ("g1:drill:pivot", drill(DrillOf::Kind(Kind::Pivot))),
        ("g1:drill:again:zzz", drill(DrillOf::Again(SessionId(46_655)))),
        ("g1:series:save:zzz", series(SeriesCommand::Save(DraftId(46_655)))),
        (
            "g1:series:pick:zzz:format:one-on-one",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Format(slug("one-on-one")))),
        ),
        (
            "g1:series:pick:zzz:minutes:u",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Minutes(30))),
        ),
        (
            "g1:series:pick:zzz:role:backend",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Role(Some(slug("backend"))))),
        ),
        (
            "g1:series:pick:zzz:role",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Role(None))),
        ),
        (
            "g1:series:pick:zzz:scope:this",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Scope(Scope::This))),
        ),
        (
            "g1:series:pick:zzz:scope:following",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Scope(Scope::Following))),
        ),
        (
            "g1:series:pick:zzz:scope:all",
            series(SeriesCommand::Pick(DraftId(46_655), DraftPick::Scope(Scope::All))),
        ),
        ("g1:series:act:zzz:stop", of_series(SeriesAct::Stop)),
        ("g1:series:act:zzz:skip:c29nc", of_series(SeriesAct::Skip(date()))),
        ("g1:series:act:zzz:usual:c29nc", of_series(SeriesAct::AsUsual(date()))),
        ("g1:series:act:zzz:pause", of_series(SeriesAct::Pause(None))),
        ("g1:series:act:zzz:pause:c29nc", of_series(SeriesAct::Pause(Some(date())))),
        ("g1:series:act:zzz:resume", of_series(SeriesAct::Resume)),
        ("g1:q-series:list", Press::Look(Query::Series(SeriesLook::List))),
        (
            "g1:series:sure:zzz:pause",
            series(SeriesCommand::Sure(SeriesId(46_655), SeriesAct::Pause(None))),
        ),
        ("g1:q-series:stop:zzz", before(SeriesAct::Stop)),
        ("g1:q-series:sure:zzz:skip:c29nc", before(SeriesAct::Skip(date()))),
        ("g1:q-series:draft:zzz", Press::Look(Query::Series(SeriesLook::Draft(DraftId(46_655))))),
        ("g1:q-wait", Press::Look(Query::Waiting)),
        ("g1:q-sessions", Press::Look(Query::Sessions)),
        ("g1:q-goal", Press::Look(Query::Goal)),
        ("g1:q-settings", Press::Look(Query::Settings)),
        ("g1:q-profile", Press::Look(Query::Profile)),
        ("g1:q-details:zzz", Press::Look(Query::Details(S))),
        ("g1:q-panel:zzz", Press::Look(Query::Panel(S))),
        ("g1:q-ballot:zzz:2", Press::Look(Query::Ballot(S, TurnNo(2)))),
        ("g1:q-own:zzz", Press::Look(Query::Own(S))),
        ("g1:q-answers:zzz:1", Press::Look(Query::Answers(S, TurnNo(1)))),
        ("g1:q-anchors:zzz", Press::Look(Query::HowToRate(S))),
        ("g1:q-report:zzz:0", Press::Look(Query::Report(S, TurnNo(0)))),
        ("g1:q-scores:zzz:1", Press::Look(Query::ReportPart(S, TurnNo(1), ReportPart::Scores))),
        ("g1:q-export", Press::Look(Query::Export(None))),
        ("g1:q-export:zzz", Press::Look(Query::Export(Some(S)))),
        ("g1:q-past:drills", Press::Look(Query::Past(PastLook::Drills(None)))),
        ("g1:q-past:drills:zzz", Press::Look(Query::Past(PastLook::Drills(Some(S))))),
        ("g1:q-past:two:zzz", Press::Look(Query::Past(PastLook::Attempts(S, None)))),
        ("g1:q-past:two:zzz:zzz", Press::Look(Query::Past(PastLook::Attempts(S, Some(S))))),
        ("g1:q-past:last", Press::Look(Query::Past(PastLook::LastAttempts))),
        ("g1:q-progress", progress(None, None)),
        ("g1:q-progress:peer", progress(None, Some("peer"))),
        ("g1:q-progress-of:25", progress(Some(77), None)),
        ("g1:q-progress-of:25:coach", progress(Some(77), Some("coach"))),
        ("g1:q-past:thanks", Press::Look(Query::Past(PastLook::Thanks))),
        ("g1:q-past:page", Press::Look(Query::Past(PastLook::Page(None)))),
        ("g1:q-past:page:zzz", Press::Look(Query::Past(PastLook::Page(Some(S))))),
        ("g1:q-past:choose:zzz:1", Press::Look(Query::Past(PastLook::Choose(S, TurnNo(1), None)))),
        (
            "g1:q-past:choose:zzz:1:zzz",
            Press::Look(Query::Past(PastLook::Choose(S, TurnNo(1), Some(S)))),
        ),
        (
            "g1:q-past:beside:zzz:1:zzz:0",
            Press::Look(Query::Past(PastLook::Beside([(S, TurnNo(1)), (S, TurnNo(0))]))),
        ),
        ("g1:q-words:zzz:1", Press::Look(Query::ReportPart(S, TurnNo(1), ReportPart::Words))),
        ("g1:q-before:zzz", Press::Look(Query::Checklist(S))),
        ("g1:q-planned:zzz", Press::Look(Query::Planned(S))),
        ("g1:guide", guide(Topic::Contents)),
        ("g1:guide:candidates", guide(Topic::For(Reader::Candidate))),
        ("g1:guide:interviewers", guide(Topic::For(Reader::Interviewer))),
        ("g1:guide:raters", guide(Topic::For(Reader::Rater))),
        ("g1:guide:members", guide(Topic::For(Reader::Member))),
        ("g1:guide:card:star", guide(Topic::Card(slug("star")))),
        ("g1:guide:tones", guide(Topic::Tones)),
        ("g1:guide:tone:silence", guide(Topic::Tone(slug("silence")))),
        ("g1:guide:examples", guide(Topic::Examples)),
        (
            "g1:guide:of:peer:evidence",
            guide(Topic::ExamplesOf(RubricId(slug("peer")), CompetencyId(slug("evidence")))),
        ),
        ("g1:guide:example:a-b", guide(Topic::Example(slug("a-b")))),
        ("g1:f-answer:zzz", Press::Fill(Form::Answer { session: S, on: None })),
        (
            "g1:f-answer:zzz:a0.1z.2",
            Press::Fill(Form::Answer {
                session: S,
                on: Some(MadeOn::Asked(PassNo(0), RoundNo(71), 2)),
            }),
        ),
        (
            "g1:f-words:zzz:1",
            Press::Fill(Form::Words { session: S, turn: TurnNo(1), so_far: Default::default() }),
        ),
        ("g1:f-own:zzz", Press::Fill(Form::OwnQuestions { session: S })),
        ("g1:f-link:zzz", Press::Fill(Form::Recording { session: S })),
        (
            "g1:f-goal:zzz:1",
            Press::Fill(Form::Goal { from: Some((S, TurnNo(1))), so_far: Default::default() }),
        ),
        ("g1:f-my-goal", Press::Fill(Form::Goal { from: None, so_far: Default::default() })),
        ("g1:q-goals", Press::Look(Query::Goals)),
        ("g1:q-drill-time", Press::Look(Query::DrillTime)),
        ("g1:q-pitch:now", Press::Look(Query::Pitch(PitchLook::Now))),
        ("g1:q-pitch:all", Press::Look(Query::Pitch(PitchLook::Versions))),
        ("g1:q-pitch:one:zzz", Press::Look(Query::Pitch(PitchLook::One(PitchNo(46_655))))),
        ("g1:poll:zzz:can:0", poll(PollAct::Can(0))),
        ("g1:poll:zzz:not:9", poll(PollAct::Cannot(9))),
        ("g1:poll:zzz:close", poll(PollAct::Close)),
        ("g1:poll:zzz:evening:1", poll(PollAct::Evening(1))),
        ("g1:poll:zzz:series:1", poll(PollAct::Series(1))),
        ("g1:my-pitch:zzz", Press::Do(Command::ChoosePitch(PitchNo(46_655)))),
        ("g1:f-pitch", Press::Fill(Form::Pitch { so_far: Default::default() })),
        ("g1:q-questions:review", Press::Look(Query::Questions(QuestionLook::Review(None)))),
        (
            "g1:q-questions:review:zzz",
            Press::Look(Query::Questions(QuestionLook::Review(Some(ProposalNo(46_655))))),
        ),
        (
            "g1:q-questions:sure:zzz:yes",
            Press::Look(Query::Questions(QuestionLook::Sure(ProposalNo(46_655), Decision::Accept))),
        ),
        ("g1:q-questions:files", Press::Look(Query::Questions(QuestionLook::Files))),
        ("g1:q-questions:own", Press::Look(Query::Questions(QuestionLook::Own))),
        ("g1:q-questions:stats:1", Press::Look(Query::Questions(QuestionLook::Stats(1)))),
        (
            "g1:decide:zzz:no",
            Press::Do(Command::Decide {
                proposal: ProposalNo(46_655),
                decision: Decision::Decline,
            }),
        ),
        (
            "g1:f-question:2:teamwork",
            Press::Fill(Form::Question {
                kind: Kind::Behavioural,
                competency: Tag::new("teamwork").expect("a tag"),
            }),
        ),
        ("g1:q-round", Press::Look(Query::Calibration)),
        ("g1:q-rubric:peer", Press::Look(Query::Rubric(RubricId("peer".parse().expect("a name"))))),
        (
            "g1:rate-one:mark:zzz:2:0",
            Press::Do(Command::Calibrate(CalibrationAct::Mark(
                CalibrationNo(46_655),
                CompetencyNo(2),
                Choice::CouldNotTell,
            ))),
        ),
        (
            "g1:rate-one:in:zzz",
            Press::Do(Command::Calibrate(CalibrationAct::HandIn(CalibrationNo(46_655)))),
        ),
        ("g1:q-debrief:list", Press::Look(Query::Debriefs(DebriefLook::List))),
        ("g1:q-debrief:one:zzz", Press::Look(Query::Debriefs(DebriefLook::One(told)))),
        ("g1:q-debrief:sure:zzz", Press::Look(Query::Debriefs(DebriefLook::Sure(told)))),
        ("g1:my-debrief:well:zzz", of_told(DebriefAct::Went(told, Went::Well))),
        ("g1:my-debrief:mixed:zzz", of_told(DebriefAct::Went(told, Went::Mixed))),
        ("g1:my-debrief:badly:zzz", of_told(DebriefAct::Went(told, Went::Badly))),
        ("g1:my-debrief:on:zzz:c29nc", of_told(DebriefAct::On(told, date()))),
        ("g1:my-debrief:passed:zzz", of_told(DebriefAct::Heard(told, RealOutcome::Passed))),
        ("g1:my-debrief:no:zzz", of_told(DebriefAct::Heard(told, RealOutcome::Rejected))),
        ("g1:my-debrief:back:zzz", of_told(DebriefAct::Heard(told, RealOutcome::SteppedBack))),
        ("g1:my-debrief:count:zzz", of_told(DebriefAct::Count(told, true))),
        ("g1:my-debrief:count-not:zzz", of_told(DebriefAct::Count(told, false))),
        ("g1:my-debrief:remove:zzz", of_told(DebriefAct::Remove(told))),
        ("g1:f-debrief", Press::Fill(Form::Debrief { of: None, so_far: Default::default() })),
        (
            "g1:f-debrief:zzz",
            Press::Fill(Form::Debrief { of: Some(told), so_far: Default::default() }),
        ),
        ("g1:q-story:list", look(StoryLook::List(None))),
        ("g1:q-story:of:25", look(StoryLook::List(Some(MemberId(77))))),
        ("g1:q-story:one:zzz", look(StoryLook::One(story))),
        ("g1:q-story:shows:zzz", look(StoryLook::Shows(story))),
        ("g1:q-story:grid", look(StoryLook::Grid)),
        ("g1:q-story:sure:zzz", look(StoryLook::Sure(story))),
        ("g1:q-more:zzz", Press::Look(Query::More(S))),
        ("g1:q-cadence", Press::Look(Query::Cadence)),
        ("g1:q-roles", Press::Look(Query::Roles)),
        ("g1:q-calendar", Press::Look(Query::Calendar(None))),
        ("g1:q-calendar:zzz", Press::Look(Query::Calendar(Some(S)))),
        ("g1:q-can", Press::Look(Query::Availability(AvailabilityLook::Own))),
        (
            "g1:q-can-from:v",
            Press::Look(Query::Availability(AvailabilityLook::From(Weekdays::WORKING))),
        ),
        (
            "g1:q-can-until:v:u0",
            Press::Look(Query::Availability(AvailabilityLook::Until(
                Weekdays::WORKING,
                TimeOfDay::new(1_080).unwrap(),
            ))),
        ),
        ("g1:q-overlap:22:2", Press::Look(Query::Overlap(OverlapLook::default()))),
    ]);
    let tag = |text: &str| Tag::new(text).unwrap();
    let of_story = |act| Press::Do(Command::Story(act));
    let form =
        |of, framework| Press::Fill(Form::Story { of, framework, so_far: Default::default() });
    all.extend([
        ("g1:my-story:shows:zzz:conflict", of_story(StoryAct::Shows(story, tag("conflict")))),
        ("g1:my-story:for:zzz:nurse", of_story(StoryAct::For(story, Some(tag("nurse"))))),
        ("g1:my-story:for-any:zzz", of_story(StoryAct::For(story, None))),
        ("g1:my-story:words:zzz", of_story(StoryAct::InWords(story, true))),
        ("g1:my-story:no-words:zzz", of_story(StoryAct::InWords(story, false))),
        ("g1:my-story:remove:zzz", of_story(StoryAct::Remove(story))),
        ("g1:f-story:star", form(StoryOf::New(None), StoryFramework::Star)),
        ("g1:f-story:par", form(StoryOf::New(None), StoryFramework::Par)),
        (
            "g1:f-story-on:car:conflict",
            form(StoryOf::New(Some(tag("conflict"))), StoryFramework::Car),
        ),
        ("g1:f-my-story:star:zzz", form(StoryOf::Kept(story), StoryFramework::Star)),
    ]);
    let on = On::Weekdays(Weekdays::WORKING);
    let [six, nine] = [18, 21].map(|hour| TimeOfDay::new(hour * 60).unwrap());
    let evenings = Rule { tier: Tier::Can, on, hours: Hours::new(six, nine).ok() };
    let dates = On::Dates("2026-12-20".parse().unwrap(), "2027-01-03".parse().unwrap());
    let holidays = Rule { tier: Tier::Not, on: dates, hours: None };
    let my = |edit| Press::Do(Command::Profile(edit));
    all.extend([
        ("g1:my:summary", my(ProfileEdit::Summary(true))),
        ("g1:my:no-summary", my(ProfileEdit::Summary(false))),
        ("g1:my:counted", my(ProfileEdit::InDigest(InDigest::Counted, true))),
        ("g1:my:not-counted", my(ProfileEdit::InDigest(InDigest::Counted, false))),
        ("g1:my:named", my(ProfileEdit::InDigest(InDigest::Named, true))),
        ("g1:my:not-named", my(ProfileEdit::InDigest(InDigest::Named, false))),
        ("g1:my:weekly:3", my(ProfileEdit::Weekly(3))),
        ("g1:my:can:2:v:u0:z0", my(ProfileEdit::AvailableAlso(evenings))),
        ("g1:my:can-not:0:0:c29no:c2gif", my(ProfileEdit::AvailableNot(holidays))),
        ("g1:my:monthly:1", my(ProfileEdit::Monthly(1))),
        ("g1:my:role:hr-manager", my(ProfileEdit::Role(Some(tag("hr-manager"))))),
        ("g1:my:no-role", my(ProfileEdit::Role(None))),
        ("g1:my:level:0", my(ProfileEdit::Level(Some(Level::Entry)))),
        ("g1:my:level:3", my(ProfileEdit::Level(Some(Level::Lead)))),
        ("g1:my:no-level", my(ProfileEdit::Level(None))),
        ("g1:my:region:eu", my(ProfileEdit::Region(Some(tag("eu"))))),
        ("g1:my:no-region", my(ProfileEdit::Region(None))),
        ("g1:my:asks-only", my(ProfileEdit::InterviewOnly(true))),
        ("g1:my:answers-too", my(ProfileEdit::InterviewOnly(false))),
        ("g1:my:asks-first", my(ProfileEdit::InterviewFirst(true))),
        ("g1:my:answers-first", my(ProfileEdit::InterviewFirst(false))),
        ("g1:my:all", my(ProfileEdit::Nudges(Nudges::Everything))),
        ("g1:my:seated", my(ProfileEdit::Nudges(Nudges::Seated))),
        ("g1:my:nothing", my(ProfileEdit::Nudges(Nudges::Nothing))),
        ("g1:my:dms", my(ProfileEdit::Dms(true))),
        ("g1:my:no-dms", my(ProfileEdit::Dms(false))),
        ("g1:my:ask", my(ProfileEdit::AskMe(true))),
        ("g1:my:ask-not", my(ProfileEdit::AskMe(false))),
        ("g1:my:partner:25", my(ProfileEdit::Partner { other: coach, on: true })),
        ("g1:my:no-partner:25", my(ProfileEdit::Partner { other: coach, on: false })),
        ("g1:my:partner-goal", my(ProfileEdit::PartnerGoal(true))),
        ("g1:my:no-partner-goal", my(ProfileEdit::PartnerGoal(false))),
        ("g1:my:pair:25", my(ProfileEdit::Pair { other: coach, on: true })),
        ("g1:my:no-pair:25", my(ProfileEdit::Pair { other: coach, on: false })),
    ]);
    let sure = |on, last| Press::Do(Command::Sure { session: S, on: Stretch(on), last });
    all.extend([
        ("g1:sure:zzz:1:leave", sure(1, LastAct::Leave)),
        ("g1:sure:zzz:2:end", sure(2, LastAct::EndHere)),
        ("g1:sure:zzz:5:my-turn", sure(5, LastAct::StopMyTurn)),
        ("g1:sure:zzz:2:date", sure(2, LastAct::NewDate)),
        ("g1:sure:zzz:0:cancel", sure(0, LastAct::Cancel)),
        ("g1:sure:zzz:72:close", sure(254, LastAct::CloseRating)),
    ]);
    let evening = EveningId(46_655);
    let on = |act| Press::Do(Command::Evening { evening, act });
    let with = MemberId(77);
    all.extend([
        ("g1:ev:zzz:in", on(evening::Act::In { is_sure: false })),
        ("g1:ev:zzz:anyway", on(evening::Act::In { is_sure: true })),
        ("g1:ev:zzz:watch", on(evening::Act::Watch)),
        ("g1:ev:zzz:out", on(evening::Act::Out)),
        ("g1:ev:zzz:every", on(evening::Act::Regular { on: true })),
        ("g1:ev:zzz:each", on(evening::Act::Regular { on: false })),
        ("g1:ev:zzz:keep", on(evening::Act::Asked { on: true })),
        ("g1:ev:zzz:ask-not", on(evening::Act::Asked { on: false })),
        ("g1:ev:zzz:ask:25", on(evening::Act::AskSwap { with })),
        ("g1:ev:zzz:swap:25", on(evening::Act::Swap { with })),
        ("g1:ev:zzz:take:1ekf", on(evening::Act::Take { offer: u16::MAX })),
        ("g1:ev:zzz:pass:0", on(evening::Act::Pass { offer: 0 })),
        ("g1:ev:zzz:again", on(evening::Act::DrawAgain)),
        ("g1:ev:zzz:off", on(evening::Act::CallOff)),
        (
            "g1:ev-move:zzz:zzz",
            Press::Do(Command::ChangeEvening {
                evening: EveningId(46_655),
                to: EveningEdit {
                    starts_at: Some(Moment::from_ms(46_655)),
                    objective: None,
                    is_sure: true,
                },
            }),
        ),
        ("g1:q-asked:zzz", Press::Look(Query::WhyAsked(evening))),
        ("g1:q-swaps:zzz", Press::Look(Query::Swaps(evening))),
        ("g1:q-seats:zzz", Press::Look(Query::WhySeats(Some(evening)))),
        ("g1:q-last", Press::Look(Query::WhySeats(None))),
        ("g1:q-off:zzz", Press::Look(Query::SureOff(evening))),
        ("g1:q-draw:zzz", Press::Look(Query::SureDraw(evening))),
        ("g1:q-turns", Press::Look(Query::Rotation)),
        ("g1:q-outbox", Press::Look(Query::Outbox)),
        ("g1:q-backups", Press::Look(Query::Backups)),
        ("g1:q-attendance", Press::Look(Query::Attendance)),
        ("g1:q-audit", Press::Look(Query::Audit(None))),
        ("g1:q-audit:zzz", Press::Look(Query::Audit(Some(AuditPage(46_655))))),
    ]);
    all
}
