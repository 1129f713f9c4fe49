//! What members were told is kept: the reference that the database is compared with.

use std::collections::{BTreeMap, BTreeSet};

use greenroom::base::{MemberId, Moment, SessionId};
use greenroom::interview::{Act, Heard, KitNo, Phase, Seat, SelfRating, Session, TurnNo};
use greenroom::rubric::{Choice, CompetencyNo, Words};
use greenroom::store::timings::TimingRow;
use greenroom::store::{Read, answers, ballots, journal, sessions, timings};

/// Lines of the journal that are looked at: more than one life writes.
const JOURNAL_MAX: u32 = 5_000;

const FIRST: CompetencyNo = CompetencyNo(0);
const LAST: CompetencyNo = CompetencyNo(u8::MAX);

/// Session, turn, member.
type Who = (SessionId, TurnNo, i64);

#[derive(Debug, Default)]
pub(super) struct Model {
    seats: BTreeMap<(SessionId, i64), Seat>,
    marks: BTreeMap<(Who, CompetencyNo), Choice>,
    words: BTreeMap<Who, Words>,
    done: BTreeSet<Who>,
    own: BTreeMap<(SessionId, i64, CompetencyNo), Choice>,
    seen: BTreeMap<SessionId, Moment>,
    timings: BTreeMap<(SessionId, u16, u16, u16), TimingRow>,
}

impl Model {
    /// A member acted and was told so.
    pub(super) fn heard(&mut self, session: SessionId, member: i64, act: &Act, heard: &Heard) {
        match (act, heard) {
            (Act::Mark { turn, competency, choice }, Heard::MarkSaved { .. }) => {
                self.marks.insert(((session, *turn, member), *competency), *choice);
            }
            (Act::Words { turn, words }, Heard::WordsSaved | Heard::WordsReplaced) => {
                self.words.insert((session, *turn, member), words.clone());
            }
            (Act::BallotDone(turn), Heard::BallotIn { .. } | Heard::LastIn { .. }) => {
                self.done.insert((session, *turn, member));
            }
            (_, Heard::Seated { seat, is_here: _ } | Heard::Begun { seat }) => {
                self.seats.insert((session, member), *seat);
            }
            (Act::Leave, Heard::LeftSeat) => {
                self.seats.remove(&(session, member));
            }
            (Act::OwnMark { competency, choice }, Heard::OwnSaved { .. }) => {
                self.own.insert((session, member, *competency), *choice);
            }
            _ => {}
        }
    }

    /// The clock was set back over a restart: session time begins there anew.
    pub(super) fn was_set_back(&mut self) {
        self.seen.clear();
    }

    /// Nothing of what was told is lost, and nobody changed it.
    pub(super) fn compare(&mut self, read: &Read, s: &Session) {
        let seen = self.seen.insert(s.id, s.at);
        assert!(seen.is_none_or(|seen| seen <= s.at), "session time runs back");
        self.confirmed_seats(read, s);
        self.rows_of_marks(read, s);
        for (no, turn) in s.numbered_turns() {
            for (rater, ballot) in &turn.ballots {
                let who = (s.id, no, rater.0);
                let told = self.marks.range((who, FIRST)..=(who, LAST));
                for ((_, competency), choice) in told {
                    assert_eq!(ballot.choices.get(competency), Some(choice), "{who:?}");
                }
                assert_eq!(ballot.is_done, self.done.contains(&who), "{who:?}");
                assert_eq!(ballot.has_words, self.words.contains_key(&who), "{who:?}");
            }
            self.own_marks(read, s, no);
            self.words_and_timings(read, s, no);
            let asked: Vec<KitNo> =
                turn.asked.iter().filter(|a| a.ask == 0).map(|a| a.question).collect();
            let distinct: BTreeSet<KitNo> = asked.iter().copied().collect();
            assert_eq!(asked.len(), distinct.len(), "a question is asked twice in turn {no}");
        }
        let ids: BTreeSet<_> = s.kit().questions.iter().map(|q| q.id.clone()).collect();
        assert_eq!(ids.len(), s.kit().questions.len(), "a question is drawn twice");
        if let Phase::Closed { .. } = s.phase {
            for turn in 0..s.turns.len() {
                let kept = answers::of_turn(read, s.id, u16::try_from(turn).unwrap()).unwrap();
                assert_eq!(kept, [], "answers go with their session");
            }
        }
    }

    /// Who was told to have a seat has it, or the journal says how they lost it.
    fn confirmed_seats(&mut self, read: &Read, s: &Session) {
        let all = self.seats.range((s.id, i64::MIN)..=(s.id, i64::MAX));
        let lost: Vec<i64> = all
            .filter(|((_, member), seat)| {
                s.seats.of(MemberId(*member)).map(|p| p.seat) != Some(**seat)
            })
            .map(|((_, member), _)| *member)
            .collect();
        for member in lost {
            let lines = journal::of_guild(read, s.guild, i64::MAX, JOURNAL_MAX).unwrap();
            let of_member = format!("\"member\":{member},");
            let told = lines.iter().any(|line| {
                let is_end = matches!(line.what.as_str(), "left-seat" | "seat-freed");
                line.session == Some(s.id) && is_end && line.detail.contains(&of_member)
            });
            assert!(told, "member {member} lost a seat without a word: {:?}", s.seats);
            self.seats.remove(&(s.id, member));
        }
        // What keeps a member from another session at the same time.
        let rows = sessions::seats(read, s.id).unwrap();
        let kept: BTreeSet<MemberId> = rows.iter().map(|row| row.member).collect();
        let is_over = matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. });
        let there = s.seats.sitters.iter().filter(|p| !p.is_gone && !is_over);
        assert_eq!(kept, there.map(|p| p.member).collect());
    }

    /// The rows hold the marks that were told and no other.
    fn rows_of_marks(&self, read: &Read, s: &Session) {
        let mut rows: BTreeMap<(Who, CompetencyNo), Option<u8>> = BTreeMap::new();
        for state in ballots::of_session(read, s.id).unwrap() {
            let turn = TurnNo(u8::try_from(state.ballot.turn_no).unwrap());
            let is_over = matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. });
            assert_eq!(state.unsealed_at.is_some(), is_over, "sealed until all unseal");
            for (competency, level) in state.marks {
                let key = ((s.id, turn, state.ballot.rater.0), CompetencyNo(competency));
                rows.insert(key, level);
            }
        }
        let first = ((s.id, TurnNo(0), i64::MIN), FIRST);
        let last = ((s.id, TurnNo(u8::MAX), i64::MAX), LAST);
        for (key, choice) in self.marks.range(first..=last) {
            let level = match choice {
                Choice::Mark(mark) => Some(mark.value()),
                Choice::CouldNotTell => None,
            };
            assert_eq!(rows.remove(key), Some(level), "the mark {key:?}");
        }
        // What is left was preset for late raters: *could not tell*.
        assert!(rows.values().all(Option::is_none), "nobody gave these marks: {rows:?}");
    }

    fn own_marks(&self, read: &Read, s: &Session, no: TurnNo) {
        let turn = &s[no];
        let rows = ballots::self_marks(read, s.id, u16::from(no), turn.candidate).unwrap();
        let first = (s.id, turn.candidate.0, FIRST);
        for ((_, _, competency), choice) in self.own.range(first..=(s.id, turn.candidate.0, LAST)) {
            let level = match choice {
                Choice::Mark(mark) => Some(mark.value()),
                Choice::CouldNotTell => None,
            };
            assert!(rows.contains(&(competency.0, level)), "own mark {competency:?}: {rows:?}");
            if let SelfRating::Open(ballot) | SelfRating::Done(ballot) = &turn.own {
                assert_eq!(ballot.choices.get(competency), Some(choice));
            }
        }
    }

    fn words_and_timings(&mut self, read: &Read, s: &Session, no: TurnNo) {
        let rows = ballots::words_of(read, s.id, u16::from(no)).unwrap();
        let written: Vec<&Who> = self
            .words
            .keys()
            .filter(|(session, turn, _)| (*session, *turn) == (s.id, no))
            .collect();
        assert_eq!(rows.len(), written.len(), "words of turn {no}");
        for (rater, row) in rows {
            let words = &self.words[&(s.id, no, rater.0)];
            assert_eq!(row.observed, words.observed().unwrap().as_str());
            assert_eq!(row.next_time, words.next().map_or("", |t| t.as_str()));
        }
        let turn = &s[no];
        let rows = timings::of_turn(read, s.id, u16::from(no)).unwrap();
        let ended = turn.asked.iter().filter(|a| a.ended_at.is_some());
        assert_eq!(rows.len(), ended.count(), "one timing for every answer");
        for row in rows {
            let key = (s.id, row.turn_no, row.question_no, row.ask_no);
            let asked = turn
                .asked
                .iter()
                .find(|a| (u16::from(a.no), u16::from(a.ask)) == (row.question_no, row.ask_no));
            assert_eq!(asked.unwrap().took, row.took_for, "{key:?}");
            // What the answer lacked may be known later, when its text comes after *Done*.
            let kept = self.timings.entry(key).or_insert_with(|| row.clone());
            assert_eq!(TimingRow { lacking: kept.lacking.clone(), ..row }, *kept);
        }
    }
}
