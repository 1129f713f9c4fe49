//! A group that is set up, and how what its members read is written down.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use greenroom::config::Library;
use greenroom::store::DATABASE_FILE;

use crate::discord::fake::{Fake, Got, Guild, Member, Room, WITHIN};
use crate::scenarios::play::scenario_library;

use super::bot::Served;

/// A group on a bot whose clock the story moves. Questions are those of the scenarios, so that a
/// transcript does not change because somebody improves a built-in text.
pub(super) struct Stage {
    served: Served,
    pub(super) guild: Guild,
    pub(super) practice: Room,
    pub(super) fake: Fake,
}

impl Stage {
    pub(super) async fn new() -> Self {
        Self::with(scenario_library()).await
    }

    /// The same with formats or rubrics of the story's own.
    pub(super) async fn with(library: Arc<Library>) -> Self {
        let fake = Fake::start().await;
        let served = Served::starts(&fake, library).await;
        let (guild, practice) = set_up_guild(&fake, "Evening group").await;
        Self { served, guild, practice, fake }
    }

    /// Where the bot keeps everything.
    pub(super) fn data(&self) -> PathBuf {
        self.served.data()
    }

    /// Time passes, and first whatever is on its way arrives.
    pub(super) async fn passes(&self, seconds: u64) {
        self.gets_to(|served| served.on_their_way() == 0).await;
        self.leaps(seconds);
    }

    /// Time passes in the middle of whatever is going on.
    pub(super) fn leaps(&self, seconds: u64) {
        self.served.passes(&self.fake, Duration::from_secs(seconds));
    }

    /// From here on a leap of a minute and more is one for the bot as well, as if its process had
    /// been stopped; before, it takes all of them for time in which it ran.
    pub(super) fn counts_leaps(&self) {
        self.served.counts_leaps();
    }

    /// The same, until the bot has looked at its clock since.
    pub(super) async fn passes_seen(&self, seconds: u64) {
        self.passes(seconds).await;
        self.served.looks_at_its_clock().await;
    }

    /// Waits until the house knows that it was removed.
    pub(super) async fn knows_left(&self) {
        self.knows(1).await;
    }

    /// Waits until the house knows that it is back.
    pub(super) async fn knows_back(&self) {
        self.knows(0).await;
    }

    /// Waits until nothing is on its way to Discord: the house knows where everything stands. What
    /// it holds back, so that more goes with it, is not waited for.
    pub(super) async fn has_delivered(&self) {
        let waiting = "select count(*) from outbox where settled_at_ms is null
                         and (attempt_count > 0 or due_at_ms <= made_at_ms)";
        self.counts(waiting, 0).await;
    }

    async fn knows(&self, left: i64) {
        self.counts("select count(*) from guild where left_at_ms is not null", left).await;
    }

    pub(super) async fn counts(&self, sql: &str, wanted: i64) {
        self.gets_to(|served| served.counts(sql) == wanted).await;
    }

    async fn gets_to(&self, is_there: impl Fn(&Served) -> bool) {
        let waited = async {
            while !is_there(&self.served) {
                self.served.looks_at_its_clock().await;
            }
        };
        tokio::time::timeout(WITHIN, waited).await.expect("the house gets there");
    }

    /// From here on nothing can be saved any more.
    pub(super) fn breaks_its_database(&self) {
        let database = rusqlite::Connection::open(self.data().join(DATABASE_FILE)).unwrap();
        database.execute_batch("alter table inbox rename to nowhere").unwrap();
    }

    /// Sessions of which there is anything.
    pub(super) fn sessions_kept(&self) -> i64 {
        self.served.counts("select count(*) from session")
    }

    /// A channel for organisers.
    pub(super) async fn notices(&self) -> Room {
        let notices = self.guild.text_channel("organisers");
        let owner = self.guild.owner();
        owner.runs("/setup", &[]).await;
        owner.picks("Channel for organisers", "organisers").await.says("organisers");
        notices
    }

    /// A session of that format, whose seats are taken in that order; its thread.
    pub(super) async fn session(&self, format: &str, seats: &[(&Member, &str)]) -> Room {
        now(&self.practice, format, seats).await
    }
}

/// As [`Stage::session`], in any practice channel.
pub(super) async fn now(practice: &Room, format: &str, seats: &[(&Member, &str)]) -> Room {
    let options = [("format", format), ("objective", "First screen")];
    let threads = practice.threads().len();
    seats[0].0.at(practice).runs("/session now", &options).await.says("is open");
    let thread = practice.thread(threads + 1).await;
    for (member, seat) in seats {
        member.at(practice).presses(seat).await.says("You have a seat");
    }
    thread
}

/// A guild with a channel for the cards.
pub(super) async fn set_up_guild(fake: &Fake, name: &str) -> (Guild, Room) {
    let guild = fake.guild(name);
    let practice = guild.text_channel("practice");
    let owner = guild.owner();
    owner.runs("/setup", &[]).await;
    owner.picks("Channel for the cards", "practice").await.says("Cards are posted in #practice");
    (guild, practice)
}

/// What somebody did and got, one after the other.
#[derive(Default)]
pub(super) struct Noted(pub(super) String);

impl Noted {
    pub(super) fn add(&mut self, what: &str, got: &Got) {
        let text = timeless(&got.text).replace('\n', "\n  ");
        writeln!(self.0, "{what} → {:?}\n  {text}", got.how).unwrap();
    }
}

/// Discord's times without the seconds: `<t:1764000000:F>` becomes `<t:F>`.
pub(super) fn timeless(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<t:") {
        let (before, after) = rest.split_at(start);
        shown.push_str(before);
        let digits = after[3..].bytes().take_while(u8::is_ascii_digit).count();
        // One that has no seconds any more stays as it is.
        let seconds = if digits > 0 { 3 + digits } else { 2 };
        shown.push_str("<t");
        rest = &after[seconds..];
    }
    shown.push_str(rest);
    shown
}
