//! What somebody says of themself, and organisers of the group.

use crate::base::{ChannelId, ENGLISH, MemberId, Reminder, Reminders};
use crate::calendar::ZoneName;
use crate::protocol::{Answer, Command, GuildSettings, ProfileEdit, ProgressLook, Query, Shown};
use crate::terminal::fault::TerminalFault;
use crate::view::{self, ProfileField};

use super::Group;

/// The one room of the terminal, where settings name a channel.
const ROOM: ChannelId = ChannelId(1);

/// Members, a role and a format, as they were typed.
type WhoseTimes = (Vec<MemberId>, Option<String>, Option<String>);

impl Group {
    /// Whether organisers see attendance from the next evening on.
    pub(super) async fn attendance(
        &mut self,
        member: MemberId,
        on: bool,
    ) -> Result<(), TerminalFault> {
        self.set_up(member, |settings| settings.attendance = on).await?;
        self.table.show(member, Query::Attendance).await
    }

    /// Whether everybody rates one worked answer a month, and the one of now.
    pub(super) async fn calibrating(
        &mut self,
        member: MemberId,
        on: bool,
    ) -> Result<(), TerminalFault> {
        self.set_up(member, |settings| settings.calibration = on).await?;
        self.table.show(member, Query::Calibration).await
    }

    /// Whether the group reads on Sundays how its week went: here, where there is one room.
    pub(super) async fn digest(&mut self, member: MemberId, on: bool) -> Result<(), TerminalFault> {
        if !self.set_up(member, |settings| settings.digest = on.then_some(ROOM)).await? {
            return Ok(());
        }
        self.table.say(if on {
            "    On Sundays at 18:00 the room reads how its week went, as far as members agree to \
             be counted or named: `Ana cadence`."
        } else {
            "    Nobody reads how the group's week went."
        })
    }

    /// How many drills a week the group wants to do together.
    pub(super) async fn drill_aim(
        &mut self,
        member: MemberId,
        aim: Option<u16>,
    ) -> Result<(), TerminalFault> {
        if !self.set_up(member, |settings| settings.drill_aim = aim).await? {
            return Ok(());
        }
        self.table.say(&match aim {
            Some(aim) => format!("    The group's common goal: drills in a week: {aim}."),
            None => "    The group has no common goal.".to_owned(),
        })
    }

    /// For how many days the texts of answers are kept.
    pub(super) async fn keep_answers(
        &mut self,
        member: MemberId,
        days: Option<u16>,
    ) -> Result<(), TerminalFault> {
        if !self.set_up(member, |settings| settings.keep_answers_days = days).await? {
            return Ok(());
        }
        self.table.say(&match days {
            None => {
                "    Texts of answers are kept as long as config/greenroom.toml says.".to_owned()
            }
            Some(0) => "    Texts of answers are deleted when their session closes.".to_owned(),
            Some(days) => format!("    Days for which texts of answers are kept: {days}."),
        })
    }

    /// Changes a setting of the group; whether it is saved.
    async fn set_up(
        &mut self,
        member: MemberId,
        edit: impl FnOnce(&mut GuildSettings),
    ) -> Result<bool, TerminalFault> {
        let shown = self.table.look(member, Query::Settings).await?;
        let Shown::Settings(mut settings) = shown else { return Ok(false) };
        edit(&mut settings);
        Ok(self.table.confirm(member, Command::SetUp(settings)).await?.is_some())
    }

    /// When people are reminded of what is planned from now on.
    pub(super) async fn remind_at(
        &mut self,
        member: MemberId,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        let names = typed.split([',', ' ']).filter(|name| !matches!(*name, "" | "never"));
        let Ok(reminders) = names.map(str::parse).collect::<Result<Reminders, _>>() else {
            let known = Reminder::ALL.map(Reminder::name).join(" ");
            return self.table.say(&format!("? name some of {known}; or never"));
        };
        if !self.set_up(member, |settings| settings.reminders = reminders).await? {
            return Ok(());
        }
        let words: Vec<String> =
            reminders.iter().map(|one| view::words::reminder(&ENGLISH, one)).collect();
        let words = if words.is_empty() { "never".to_owned() } else { words.join(", ") };
        self.table.say(&format!("    Of what is planned from now on, people are reminded {words}."))
    }

    /// Asked once more before: nothing brings it back.
    pub(super) async fn forget(
        &mut self,
        member: MemberId,
        is_meant: bool,
    ) -> Result<(), TerminalFault> {
        if !is_meant {
            let name = self.table.names.name(member);
            return self.table.say(&format!(
                "    This erases everything about {name}, and nothing brings it back. Type \
                 `{name} forget me for good`"
            ));
        }
        self.forms.remove(&member);
        if let Some(Answer::Forgotten) = self.table.tell(member, Command::Forget).await? {
            self.table.names.forget(member);
            self.last = None;
        }
        Ok(())
    }

    pub(super) async fn coach(
        &mut self,
        member: MemberId,
        name: &str,
        is_coach: bool,
    ) -> Result<(), TerminalFault> {
        match self.table.names.find(name) {
            Some(coach) => self.table.set_coach(member, coach, is_coach).await,
            None => self.unknown(name),
        }
    }

    pub(super) async fn readiness_of(
        &mut self,
        member: MemberId,
        name: &str,
    ) -> Result<(), TerminalFault> {
        match self.table.names.find(name) {
            Some(of) => self.table.show(member, Query::Readiness(Some(of))).await,
            None => self.unknown(name),
        }
    }

    pub(super) async fn let_coach(
        &mut self,
        member: MemberId,
        name: &str,
        is_let: bool,
    ) -> Result<(), TerminalFault> {
        let Some(coach) = self.table.names.find(name) else { return self.unknown(name) };
        let command = if is_let {
            Command::AgreeToCoach { coach }
        } else {
            Command::WithdrawFromCoach { coach }
        };
        self.table.tell(member, command).await.map(|_| ())
    }

    /// How somebody gets on, to a coach of theirs.
    pub(super) async fn progress(
        &mut self,
        member: MemberId,
        name: &str,
    ) -> Result<(), TerminalFault> {
        let Some(of) = self.table.names.find(name) else { return self.unknown(name) };
        let look = ProgressLook { of: Some(of), rubric: None };
        self.table.show(member, Query::Progress(look)).await
    }

    /// What somebody says of themself; a day is one of their zone, or else of this machine's.
    pub(super) async fn say_of_oneself(
        &mut self,
        member: MemberId,
        field: ProfileField,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        let own = self.own_zone(Some(member)).await?;
        let machine = self.table.zone().name().and_then(|name| ZoneName::new(name).ok());
        match self.table.profile_edit(field, typed, own.or(machine).as_ref()) {
            Ok(edit) => self.table.tell(member, Command::Profile(edit)).await.map(|_| ()),
            Err(card) => self.table.print_private(member, &card),
        }
    }

    /// When several can meet: `Ben Cleo`, `role nurse`, nothing for all; `for panel` behind it.
    pub(super) async fn overlap(
        &mut self,
        member: MemberId,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let Some((members, role, format)) = self.whose_times(words)? else { return Ok(()) };
        match self.table.overlap_look(members, role.as_deref(), format.as_deref()) {
            Ok(look) => self.table.show(member, Query::Overlap(look)).await,
            Err(card) => self.table.print_private(member, &card),
        }
    }

    /// The group chooses from times at which several can meet.
    pub(super) async fn ask_times(
        &mut self,
        member: MemberId,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let (is_secret, words) = match words.trim().strip_prefix("secret") {
            Some(rest) => (true, rest),
            None => (false, words),
        };
        let Some((members, role, format)) = self.whose_times(words)? else { return Ok(()) };
        let whom = (members, role.as_deref());
        match self.table.poll_wish(whom, format.as_deref(), is_secret) {
            Ok(wish) => {
                self.table.confirm(member, Command::AskTimes(Box::new(wish))).await?;
                Ok(())
            }
            Err(card) => self.table.print_private(member, &card),
        }
    }

    /// For whom a time is looked for, and of which format; nothing where somebody is unknown.
    fn whose_times(&mut self, words: &str) -> Result<Option<WhoseTimes>, TerminalFault> {
        let words = format!(" {words}");
        let (whom, format) = match words.split_once(" for ") {
            Some((whom, format)) => (whom, Some(format.to_owned())),
            None => (words.as_str(), None),
        };
        let whom: Vec<&str> = whom.split_whitespace().collect();
        let (names, role) = match whom.as_slice() {
            ["role", role @ ..] => (&[][..], Some(role.join(" "))),
            names => (names, None),
        };
        let mut members = Vec::new();
        for name in names {
            let Some(found) = self.table.names.find(name) else {
                return self.unknown(name).map(|()| None);
            };
            members.push(found);
        }
        Ok(Some((members, role, format)))
    }

    /// What somebody says of themself and somebody else.
    pub(super) async fn about(
        &mut self,
        member: MemberId,
        name: &str,
        edit: impl FnOnce(MemberId) -> ProfileEdit,
    ) -> Result<(), TerminalFault> {
        let Some(other) = self.table.names.find(name) else { return self.unknown(name) };
        self.table.tell(member, Command::Profile(edit(other))).await.map(|_| ())
    }
}
