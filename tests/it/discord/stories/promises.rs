//! What members were told, as a small model, and whether the house has it on its disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use greenroom::base::{GuildId, MemberId};
use greenroom::interview::{Ending, Phase, Session, TurnNo};
use greenroom::service::session_of;
use greenroom::store::sessions::SessionRow;
use greenroom::store::{Fault, Read, Reader, answers, ballots, sessions, upkeep};

use crate::discord::fake::Id;

/// However many lives there were, they are looked at at once.
const LOOK_FOR: Duration = Duration::from_secs(300);

/// A mark's place: the session's number, the turn, the rater and the competency.
type MarkPlace = (u32, u8, Id, u8);

/// What was told, and what may have happened beside it.
#[derive(Default)]
pub(super) struct Promises {
    /// Seats by session and member.
    seats: BTreeMap<(u32, Id), &'static str>,
    /// The last mark that was confirmed, and those that were given after it.
    marks: BTreeMap<MarkPlace, (Option<u8>, Vec<u8>)>,
    words: BTreeMap<(u32, u8, Id), String>,
    ballots: Vec<(u32, u8, Id)>,
    answers: Vec<(u32, String)>,
    pub(super) count: usize,
}

impl Promises {
    pub(super) fn seated(&mut self, number: u32, member: Id, seat: &'static str) {
        self.seats.insert((number, member), seat);
        self.count += 1;
    }

    /// Before it is known whether the house takes it.
    pub(super) fn marks(&mut self, place: MarkPlace, mark: u8) {
        self.marks.entry(place).or_default().1.push(mark);
    }

    pub(super) fn marked(&mut self, place: MarkPlace, mark: u8) {
        self.marks.insert(place, (Some(mark), Vec::new()));
        self.count += 1;
    }

    pub(super) fn worded(&mut self, number: u32, turn: u8, rater: Id, words: &str) {
        self.words.insert((number, turn, rater), words.to_owned());
        self.count += 1;
    }

    pub(super) fn ballot_is_in(&mut self, number: u32, turn: u8, rater: Id) {
        self.ballots.push((number, turn, rater));
        self.count += 1;
    }

    pub(super) fn answered(&mut self, number: u32, text: &str) {
        self.answers.push((number, text.to_owned()));
        self.count += 1;
    }

    /// The words that raters were told to have been saved, of one turn.
    pub(super) fn words_of(&self, number: u32, turn: u8) -> Vec<&str> {
        let of_turn = self.words.iter().filter(|((n, t, _), _)| (*n, *t) == (number, turn));
        of_turn.map(|(_, words)| words.as_str()).collect()
    }

    /// Nothing of it is lost in the files as they lie, and the database is whole.
    pub(super) fn are_kept(&self, data: &Path, guild: Id) {
        let guild = GuildId(i64::try_from(guild).unwrap());
        let reader = Reader::with_limit(data, LOOK_FOR).unwrap();
        reader
            .look(|read| -> Result<(), Fault> {
                for row in sessions::numbered_below(read, guild, u32::MAX, 1_000)? {
                    let session = session_of(row.state_version, &row.state).unwrap();
                    self.is_kept(read, row.number, &session)?;
                }
                Ok(())
            })
            .unwrap();
        assert_eq!(upkeep::integrity_finding(data).unwrap(), None);
    }

    fn is_kept(&self, read: &Read, number: u32, s: &Session<()>) -> Result<(), Fault> {
        for ((_, member), seat) in self.seats.range((number, 0)..=(number, Id::MAX)) {
            let member = member_id(*member);
            let found = s.seats.of(member).map(|sitter| format!("{:?}", sitter.seat));
            assert_eq!(found.as_deref(), Some(*seat), "the seat of {member} in #{number}");
        }
        let mut marks = BTreeMap::new();
        for state in ballots::of_session(read, s.id)? {
            let turn = u8::try_from(state.ballot.turn_no).unwrap();
            let rater = id(state.ballot.rater);
            for (competency, level) in state.marks {
                marks.insert((number, turn, rater, competency), level);
            }
        }
        for (place, (last, open)) in self.marks.range((number, 0, 0, 0)..(number + 1, 0, 0, 0)) {
            let found = marks.get(place).copied().flatten();
            let is_kept = found == *last || found.is_some_and(|mark| open.contains(&mark));
            assert!(is_kept, "{place:?}: told {last:?}, then gave {open:?}, found {found:?}");
        }
        for (_, turn, rater) in self.ballots.iter().filter(|(n, _, _)| *n == number) {
            let ballot = s[TurnNo(*turn)].ballots.get(&member_id(*rater));
            assert!(ballot.is_some_and(|ballot| ballot.is_done), "{rater} was told in #{number}");
        }
        for turn in 0..u8::try_from(s.turns.len()).unwrap() {
            let rows = ballots::words_of(read, s.id, u16::from(turn))?;
            for ((_, _, rater), words) in
                self.words.range((number, turn, 0)..=(number, turn, Id::MAX))
            {
                let found = rows.iter().find(|(of, _)| id(*of) == *rater);
                assert_eq!(found.map(|(_, row)| row.observed.as_str()), Some(words.as_str()));
            }
        }
        self.answers_are_kept(read, number, s)
    }

    /// They go with their session, soon after its report.
    fn answers_are_kept(&self, read: &Read, number: u32, s: &Session<()>) -> Result<(), Fault> {
        if let Phase::Report { .. } | Phase::Closed { .. } = s.phase {
            return Ok(());
        }
        let mut kept = Vec::new();
        for turn in 0..u16::try_from(s.turns.len()).unwrap() {
            kept.extend(answers::of_turn(read, s.id, turn)?.into_iter().map(|row| row.said));
        }
        for (_, text) in self.answers.iter().filter(|(n, _)| *n == number) {
            // What is sent for the same question once more stands below it.
            let is_kept = kept.iter().any(|said| said.lines().any(|line| line == text));
            assert!(is_kept, "the answer {text:?} in #{number}: {kept:?}");
        }
        Ok(())
    }
}

/// How every session of the guild ended; none for one that has not. The thread of one with a report
/// stays open for a while.
pub(super) fn endings(data: &Path, guild: Id) -> BTreeMap<u32, Option<Ending>> {
    let guild = GuildId(i64::try_from(guild).unwrap());
    let reader = Reader::with_limit(data, LOOK_FOR).unwrap();
    let look = |read: &Read| -> Result<_, Fault> {
        let all = sessions::numbered_below(read, guild, u32::MAX, 1_000)?;
        let ending =
            |row: &SessionRow| match session_of(row.state_version, &row.state).unwrap().phase {
                Phase::Closed { how } => Some(how),
                Phase::Report { .. } => Some(Ending::Reported),
                _ => None,
            };
        Ok(all.iter().map(|row| (row.number, ending(row))).collect())
    };
    reader.look(look).unwrap()
}

fn member_id(id: Id) -> MemberId {
    MemberId(i64::try_from(id).unwrap())
}

fn id(member: MemberId) -> Id {
    Id::try_from(member.0).unwrap()
}
