//! The weeks of a season: whoever has something to do does it; where nobody has, the clock jumps to
//! what is due next.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path as FilePath;
use std::sync::Arc;

use crate::bank::{Kind, Level, Tag};
use crate::base::{ENGLISH, EveningId, MemberId, Moment, Seed, SessionId, Span};
use crate::calendar::{Zone, ZoneName, read_series};
use crate::evening::{CallState, Card as EveningCard};
use crate::interview::{Phase, Seat, Session};
use crate::protocol::{
    About, Answer, Command, EveningKind, EveningShows, GuildSettings, Placed, ProfileEdit,
    ProgressLook, Query, SeriesAnswer, SeriesCommand, SeriesDraft, SeriesRule, Subject,
};
use crate::rehearsal::Move;
use crate::terminal::demo::group::Group;
use crate::terminal::fault::TerminalFault;
use crate::terminal::names::Names;
use crate::terminal::text::{Looks, Reading, paragraph};
use crate::view::{self, Card, Texts};

use super::agenda::{Agenda, Errand};
use super::people::{EVENINGS, People};
use super::told::{OF, Path, Week, day};
use super::ways::Ways;

/// The group's zone: its clocks change in the eighth week.
const ZONE: &str = "Europe/Berlin";
/// Who organises: Ema.
const ORGANISER: MemberId = MemberId(5);
const RULE: &str = "every tue 19:00";
/// What everybody practises for.
pub(super) const ROLE: &str = "backend";
const DAY: Span = Span::from_hours(24);
/// A season is some tens of thousands of moves and wakes; more means that it stands still.
const STEPS_MAX: usize = 200_000;
/// Deliveries follow each other at most so often at one moment: more means a loop.
const ROUNDS_MAX: usize = 1_000;
/// Between two people who answer a call.
const ANSWER_EVERY: Span = Span::from_minutes(95);
/// A drill is logged so long after it was asked for.
const LOGGED_AFTER: Span = Span::from_minutes(25);
/// A report is read so long after it is there.
const READ_AFTER: Span = Span::from_minutes(30);
/// A timed drill is a Friday's, for whoever drills on so many of a hundred days.
const DRILLS_ON_THE_CLOCK_FROM: usize = 45;
const KINDS: [Kind; 4] = [Kind::Opening, Kind::Behavioural, Kind::Pivot, Kind::Closing];

/// A session that is not over.
struct Open {
    /// Somebody who may see it.
    viewer: MemberId,
    seats: Vec<(MemberId, Seat)>,
    next: Option<(Moment, Move)>,
}

/// Twelve weeks under way.
pub(super) struct Season<'a> {
    pub(super) group: Group,
    pub(super) people: People,
    pub(super) seed: Seed,
    texts: Texts,
    pub(super) zone: Zone,
    pub(super) names: Names,
    out: &'a mut dyn Write,
    agenda: Agenda,
    open: BTreeMap<SessionId, Open>,
    known: BTreeSet<SessionId>,
    /// Sessions in which something happened since they were looked at.
    stepped: BTreeSet<SessionId>,
    called: Vec<EveningId>,
    pub(super) drilled: BTreeMap<MemberId, Vec<Moment>>,
    pub(super) week: Week,
    pub(super) path: Path,
}

impl<'a> Season<'a> {
    pub(super) fn new(
        group: Group,
        people: People,
        seed: Seed,
        texts: Texts,
        out: &'a mut dyn Write,
    ) -> Self {
        Self {
            group,
            people,
            seed,
            texts,
            zone: Zone::utc(),
            names: Names::default(),
            out,
            agenda: Agenda::default(),
            open: BTreeMap::new(),
            known: BTreeSet::new(),
            stepped: BTreeSet::new(),
            called: Vec::new(),
            drilled: BTreeMap::new(),
            week: Week::default(),
            path: Path::default(),
        }
    }

    /// So many weeks; what is left lies in `dir`.
    pub(super) fn whole(mut self, weeks: u32, dir: &FilePath) -> Result<(), TerminalFault> {
        let begins_at = self.group.now;
        self.sets_up()?;
        self.means_to(begins_at);
        let names: Vec<&str> = self.people.all().map(|(_, person)| person.name.as_str()).collect();
        let heading = format!(
            "greenroom demo --season · seed {}\n{} practise on {weeks} Tuesdays in Berlin. The clock \
             jumps.\n",
            self.seed.0,
            names.join(", "),
        );
        writeln!(self.out, "{heading}")?;
        for no in 1..=weeks {
            let monday = begins_at + DAY.scaled(i64::from(no) * 7, 1);
            self.until(monday)?;
            let evening = day(&self.zone, monday - DAY.scaled(6, 1));
            let line = std::mem::take(&mut self.week).line(no, &evening);
            writeln!(self.out, "{line}")?;
            self.out.flush()?;
        }
        self.ends(dir)?;
        self.group.house.close().map_err(|fault| TerminalFault::Stopped(fault.to_string()))
    }

    fn sets_up(&mut self) -> Result<(), TerminalFault> {
        let stuck = TerminalFault::Stuck;
        let zone = ZoneName::new(ZONE).map_err(|_| stuck("its zone is not known"))?;
        self.zone = zone.zone();
        let people: Vec<(MemberId, String)> =
            self.people.all().map(|(member, person)| (member, person.name.clone())).collect();
        for (member, name) in people {
            let introduced = self.group.introduce(&name)?;
            self.names.introduce(introduced, &name);
            if introduced != member {
                return Err(stuck("its people are numbered otherwise"));
            }
            let role = Tag::new(ROLE).map_err(|_| stuck("its role is no tag"))?;
            let edits = [
                ProfileEdit::Dms(true),
                ProfileEdit::Role(Some(role)),
                ProfileEdit::Level(Some(Level::Senior)),
            ];
            for edit in edits {
                self.group.tell(member, Command::Profile(edit))?;
            }
        }
        let settings = GuildSettings { zone: Some(zone.clone()), ..GuildSettings::default() };
        self.group.tell_as_organiser(ORGANISER, Command::SetUp(Box::new(settings)))?;
        let read = read_series(RULE, &self.zone, self.group.now);
        let series = read.map_err(|_| stuck("its rule cannot be read"))?.series;
        let rule = SeriesRule { series, zone };
        let kind = EveningKind::of("one-on-one");
        let draft = SeriesDraft::New { rule, kind };
        let answer =
            self.group.tell_as_organiser(ORGANISER, Command::DraftSeries(Box::new(draft)))?;
        let Answer::Series(SeriesAnswer::Drafted(preview)) = answer else {
            return Err(stuck("its series is not drafted"));
        };
        let save = Command::Series(SeriesCommand::Save(preview.id));
        self.group.tell_as_organiser(ORGANISER, save)?;
        let interview = self.zone.date(self.group.now + DAY.scaled(i64::from(EVENINGS) * 7 + 1, 1));
        self.group.tell(OF, Command::Profile(ProfileEdit::Target(interview)))?;
        Ok(())
    }

    /// What is known ahead: mocks, stories, and drills on the clock.
    fn means_to(&mut self, begins_at: Moment) {
        let on = |week: u32, day: i64, hours: i64| {
            begins_at + DAY.scaled(i64::from(week - 1) * 7 + day, 1) + Span::from_hours(hours)
        };
        for (week, format) in [(4, "final-round"), (6, "panel"), (10, "panel"), (12, "final-round")]
        {
            self.agenda.add(on(week, 2, 10), Errand::Mock { by: OF, format });
        }
        self.agenda.add(on(11, 2, 10), Errand::Mock { by: MemberId(7), format: "final-round" });
        for (week, place) in [(3, 0), (6, 1), (9, 2)] {
            self.agenda.add(on(week, 6, 9), Errand::Story { by: OF, place });
        }
        for week in [2, 7, 11] {
            self.agenda.add(on(week, 5, 11), Errand::Drill { by: OF, kind: Kind::Pitch });
        }
        let drill: Vec<MemberId> = self
            .people
            .all()
            .filter(|(_, person)| person.drills >= DRILLS_ON_THE_CLOCK_FROM)
            .map(|(member, _)| member)
            .collect();
        for week in 1..=EVENINGS {
            for (place, by) in (0u32..).zip(&drill) {
                let turn = usize::try_from(week + place).unwrap_or(0) % KINDS.len();
                let at = on(week, 4, 8) + Span::from_minutes(i64::from(place) * 25);
                self.agenda.add(at, Errand::Drill { by: *by, kind: KINDS[turn] });
            }
        }
    }

    /// Lets time pass until then.
    fn until(&mut self, end: Moment) -> Result<(), TerminalFault> {
        for _ in 0..STEPS_MAX {
            self.deliver()?;
            self.looks_again()?;
            let wake = self.group.next_wake()?;
            let errand = self.agenda.next();
            let next = self.open.iter().filter_map(|(id, open)| {
                open.next.as_ref().map(|(at, next)| (*at, *id, next.clone()))
            });
            let next = next.min_by_key(|(at, id, _)| (*at, *id));
            let at = [wake, errand, next.as_ref().map(|(at, ..)| *at)];
            let Some(at) = at.into_iter().flatten().min().filter(|at| *at < end) else {
                return self.group.jump(end);
            };
            self.group.jump(at)?;
            if wake.is_some_and(|wake| wake <= at) {
                self.group.house.sweep(self.group.now)?;
            } else if let Some(errand) = self.agenda.take(at) {
                self.run(errand)?;
            } else if let Some((_, session, Move { member, act })) = next {
                let answer = self.group.tell(member, Command::act(session, act))?;
                if let Some(open) = self.open.get_mut(&session) {
                    open.next = None;
                }
                // A mark is no step of its session. Who was refused waits for one.
                if let Answer::Heard { .. } = answer {
                    self.stepped.insert(session);
                }
            }
        }
        Err(TerminalFault::Stuck("it does not end"))
    }

    /// What is to be shown is shown, as far as somebody acts on it.
    fn deliver(&mut self) -> Result<(), TerminalFault> {
        for _ in 0..ROUNDS_MAX {
            let ready = self.group.house.deliveries(self.group.now)?;
            if ready.is_empty() {
                return Ok(());
            }
            for (dispatch, _) in ready {
                match &dispatch.subject {
                    Subject::Session(shown) if self.known.insert(shown.session) => {
                        let viewer = shown.own.as_ref().map_or(OF, |own| own.member);
                        self.begins(shown.session, viewer, Vec::new());
                    }
                    Subject::Evening(shown) => {
                        if let EveningShows::Card(EveningCard::Call {
                            state: CallState::Open,
                            ..
                        }) = &shown.shows
                        {
                            self.is_called(shown.evening);
                        }
                    }
                    Subject::Direct(direct) => {
                        if let About::Drill(asked) = &direct.about {
                            let at = self.group.now + LOGGED_AFTER;
                            let errand = Errand::Log { by: direct.member, on: asked.on };
                            self.agenda.add(at, errand);
                        }
                    }
                    Subject::Session(_)
                    | Subject::Guild(_)
                    | Subject::Digest(_)
                    | Subject::Poll(_)
                    | Subject::Organisers => {}
                }
                let placed = dispatch.placed.clone();
                let placed = placed.unwrap_or_else(|| Placed(format!("post-{}", dispatch.id.0)));
                self.group.house.settle(self.group.now, dispatch, Ok(placed))?;
            }
        }
        Err(TerminalFault::Stuck("deliveries do not end"))
    }

    pub(super) fn begins(
        &mut self,
        session: SessionId,
        viewer: MemberId,
        seats: Vec<(MemberId, Seat)>,
    ) {
        self.known.insert(session);
        self.open.insert(session, Open { viewer, seats, next: None });
        self.stepped.insert(session);
    }

    /// Everybody answers a call, once.
    fn is_called(&mut self, evening: EveningId) {
        if self.called.contains(&evening) {
            return;
        }
        self.called.push(evening);
        let no = u32::try_from(self.called.len()).unwrap_or(u32::MAX);
        for (place, (by, person)) in (1..).zip(self.people.all()) {
            let at = self.group.now + ANSWER_EVERY.scaled(place, 1);
            self.agenda.add(at, Errand::Answer { by, evening, comes: person.comes(no) });
        }
    }

    /// What can be done in sessions where something happened.
    fn looks_again(&mut self) -> Result<(), TerminalFault> {
        self.stepped.extend(self.group.house.take_stepped());
        for id in std::mem::take(&mut self.stepped) {
            let Some(open) = self.open.get(&id) else { continue };
            let session = self.group.session(open.viewer, id)?;
            if let Phase::Closed { .. } = session.phase {
                self.open.remove(&id);
                self.is_over(&session);
                continue;
            }
            let drilled = |member: MemberId| {
                let all = self.drilled.get(&member).into_iter().flatten();
                all.filter(|at| **at > self.group.now - DAY.scaled(7, 1)).count()
            };
            let ways = Ways {
                people: &self.people,
                seed: self.seed,
                session: &session,
                evening: u32::try_from(self.called.len()).unwrap_or(EVENINGS),
                seats: &open.seats,
                drilled: &drilled,
            };
            let next = ways.next();
            if let Some(open) = self.open.get_mut(&id) {
                open.next = next;
            }
        }
        Ok(())
    }

    fn is_over(&mut self, session: &Arc<Session>) {
        if session.turns.is_empty() {
            return;
        }
        if session.turns.len() > 1 {
            self.week.table(session, &self.names);
        }
        for (turn, of) in session.numbered_turns() {
            let read = Errand::Read { by: of.candidate, session: session.id, turn };
            self.agenda.add(self.group.now + READ_AFTER, read);
        }
    }

    /// The path of one, and the pictures of all.
    fn ends(&mut self, dir: &FilePath) -> Result<(), TerminalFault> {
        let name = self.names.name(OF);
        writeln!(self.out, "\n{name}, from the first mock to the last:\n")?;
        for line in self.path.lines() {
            writeln!(self.out, "{line}")?;
        }
        writeln!(self.out)?;
        let board = self.screen(OF, Query::Readiness(None))?;
        let reading = Reading { names: &self.names, zone: &self.zone, now: self.group.now };
        for line in &board.lines {
            for line in paragraph(line, reading, Looks::PLAIN, "") {
                writeln!(self.out, "{line}")?;
            }
        }
        let pictures = dir.join("pictures");
        std::fs::create_dir_all(&pictures)?;
        let people: Vec<(MemberId, String)> = self
            .people
            .all()
            .map(|(member, person)| (member, person.name.to_lowercase()))
            .collect();
        for (member, name) in people {
            let card = self.screen(member, Query::Progress(ProgressLook::default()))?;
            if let Some(picture) = card.picture {
                std::fs::write(pictures.join(format!("{name}.svg")), picture.svg())?;
            }
        }
        writeln!(
            self.out,
            "\nThe database is in {}, everybody's picture in {}.",
            dir.display(),
            pictures.display()
        )?;
        Ok(())
    }

    fn screen(&mut self, member: MemberId, query: Query) -> Result<Card, TerminalFault> {
        let shown = self.group.look(member, query.clone())?;
        Ok(view::shown(&ENGLISH, &shown, &query, member, self.group.now, &self.texts))
    }
}
