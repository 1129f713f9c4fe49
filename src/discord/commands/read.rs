//! What somebody's command means.

use serde_json::Value;
use serenity::model::application::CommandOptionType;

use crate::bank::{Kind, Level};
use crate::base::{ChannelId, CleanText, MemberId, TextProblem, Venue};
use crate::interview::Mode;
use crate::interview::limits::LINE;
use crate::progress::StoryFramework;
use crate::protocol::{
    AvailabilityLook, DebriefLook, DrillOf, EveningKind, KindEdit, Missing, NewRole, Nudges,
    PastLook, PitchLook, PlanWish, ProfileEdit, ProgressLook, Query, QuestionLook, StoryLook,
    USUAL_FORMAT,
};
use crate::view::ProfileField;

use crate::discord::gateway::{GivenCommand, GivenFile, GivenOption, Target};
use crate::discord::snowflake::signed;

use super::table::USE_AS_ANSWER;

/// Options that people fill with words of their own.
const WORDS: [&str; 5] = ["when", "objective", "wanted", "place", "until"];

/// How long the texts of answers are to be kept.
#[derive(Debug, Clone, Copy)]
pub(in crate::discord) enum KeptFor {
    /// So many days after their session.
    Days(u16),
    /// As long as whoever runs greenroom allows.
    AsLongAsCanBe,
}

/// What is asked for.
pub(in crate::discord) enum Typed<'a> {
    /// The settings; with a zone, which is to be theirs, and with how long the texts of answers are
    /// to be kept.
    Setup(Option<&'a str>, Option<KeptFor>),
    /// A session: everything but the time, which is read in the member's zone.
    Plan(Box<PlanWords>),
    /// The guild's sessions.
    List,
    /// One of them.
    Show(u32),
    /// One of them, changed.
    Edit(u32, Box<EditWords>),
    /// One of them, called off.
    Cancel(u32),
    /// Evenings that come again.
    Series(SeriesWords),
    /// The micro-goal.
    Goal,
    /// A drill.
    Drill(DrillOf),
    /// A new story, in this order; what it shows as it was typed.
    WriteStory(StoryFramework, Option<&'a str>),
    /// One's stories, or one of them as it was named; whether it is to be changed.
    Story(Option<&'a str>, bool),
    /// What somebody says about themself; nothing given shows it.
    Profile(ProfileWords),
    /// Something to read, by its name.
    Guide(String),
    /// Something to look at that needs no words.
    Look(Query),
    /// A question is proposed: of which kind, and what it shows, as it was typed.
    Propose(Kind, &'a str),
    /// A file of questions is handed in, and what becomes of those that are not in it.
    TakeOver(&'a GivenFile, Missing),
    /// A rubric; without a name the usual one.
    Rubric(Option<&'a str>),
    /// When several can meet.
    Overlap(OverlapWords<'a>),
    /// The group chooses from times at which several can meet; whether in secret.
    AskTimes(OverlapWords<'a>, bool),
    /// Why somebody sits where they do on an evening that they named.
    WhySeats(&'a str),
    /// Everything about oneself is to be erased; asked once more before it is.
    Forget,
    /// What can be done here.
    Help,
    /// Privacy and limits.
    About,
    /// A message of one's own as an answer.
    Answer(&'a Target),
    /// A text that cannot be taken: which option, and why.
    BadText(&'static str, TextProblem),
    /// Not one of ours: registered by an older version, most likely.
    Unknown,
}

/// A session to be planned.
#[derive(Debug, Clone)]
pub(in crate::discord) struct PlanWords {
    /// The wish; its time is *now* until `when` has been read.
    pub(in crate::discord) wish: PlanWish,
    /// The time as it was typed; none: now.
    pub(in crate::discord) when: Option<String>,
    /// Whether it is an evening: who comes is asked, and seats are drawn.
    pub(in crate::discord) is_for_many: bool,
}

/// What somebody says about themself, as it was typed.
#[derive(Debug, Clone, Default)]
pub(in crate::discord) struct ProfileWords {
    /// What is read in their own zone, in this order.
    pub(in crate::discord) fields: Vec<(ProfileField, String)>,
    /// What was chosen.
    pub(in crate::discord) edits: Vec<ProfileEdit>,
    /// A coach who may see their reports.
    pub(in crate::discord) coach: Option<MemberId>,
    /// One who may not any more.
    pub(in crate::discord) no_coach: Option<MemberId>,
}

/// For whom a time is looked for, and for what, as it was typed.
#[derive(Debug, Clone)]
pub(in crate::discord) struct OverlapWords<'a> {
    /// Members who were mentioned.
    pub(in crate::discord) members: Vec<MemberId>,
    /// The role of those who are meant.
    pub(in crate::discord) role: Option<&'a str>,
    /// The format.
    pub(in crate::discord) format: Option<&'a str>,
    /// How long, in minutes.
    pub(in crate::discord) minutes: Option<u16>,
}

/// Changes to a session.
#[derive(Debug, Clone, Default)]
pub(in crate::discord) struct EditWords {
    /// The time as it was typed.
    pub(in crate::discord) when: Option<String>,
    /// What is practised.
    pub(in crate::discord) objective: Option<CleanText>,
    /// Wanted outcome.
    pub(in crate::discord) wanted: Option<CleanText>,
    /// Where it is held.
    pub(in crate::discord) place: Option<CleanText>,
    /// Practice or live.
    pub(in crate::discord) mode: Option<Mode>,
    /// How the real interview will be held.
    pub(in crate::discord) venue: Option<Venue>,
}

/// What is asked of series, as it was typed.
#[derive(Debug, Clone)]
pub(in crate::discord) enum SeriesWords {
    /// A new one, by its rule; without one, a form asks for it.
    Create(Option<String>, Box<EveningKind>),
    /// All of them.
    List,
    /// One of them, stopped.
    Stop(u32),
    /// An evening of one is left out: on a date, or the next one.
    Skip(u32, Option<String>),
    /// One of them, paused: until a date, or until it is resumed.
    Pause(u32, Option<String>),
    /// One of them goes on.
    Resume(u32),
    /// An evening of one is moved: on a date, or the next one; to when.
    Move(u32, Option<String>, String),
    /// One of them becomes something else: from a date, or the next one; by which rule, and what.
    Edit(u32, Option<String>, Option<String>, Box<KindEdit>),
}

/// For whom a time is looked for.
fn overlap_words<'a>(given: &Given<'a>) -> OverlapWords<'a> {
    OverlapWords {
        members: given.text("members").map(mentioned).unwrap_or_default(),
        role: given.text("role"),
        format: given.text("format"),
        minutes: given.integer("length").and_then(|n| u16::try_from(n).ok()),
    }
}

/// What is asked of when people can meet.
fn availability(options: &[GivenOption]) -> Typed<'_> {
    let Some(first) = options.first() else { return Typed::Unknown };
    let given = Given(first.options.as_slice());
    match (first.name.as_str(), given.text("when")) {
        ("set", Some(when)) => {
            let fields = vec![(ProfileField::Availability, when.to_owned())];
            Typed::Profile(ProfileWords { fields, ..ProfileWords::default() })
        }
        ("set", None) => Typed::Look(Query::Availability(AvailabilityLook::Own)),
        ("overlap", _) => Typed::Overlap(overlap_words(&given)),
        ("poll", _) => {
            Typed::AskTimes(overlap_words(&given), given.boolean("secret").unwrap_or(false))
        }
        _ => Typed::Unknown,
    }
}

/// The members who are mentioned in a text, `<@80351110224678912>` each.
fn mentioned(text: &str) -> Vec<MemberId> {
    let ids = text.split("<@").skip(1).filter_map(|rest| rest.split_once('>'));
    let ids = ids.filter_map(|(id, _)| id.trim_start_matches('!').parse().ok());
    ids.map(|id: u64| MemberId(signed(id))).collect()
}

/// What a command means.
pub(in crate::discord) fn read(command: &GivenCommand) -> Typed<'_> {
    let options = command.options.as_slice();
    match command.name.as_str() {
        "setup" => {
            let given = Given(options);
            let kept = given.text("answers-kept");
            let kept = kept.map(|days| days.parse().map_or(KeptFor::AsLongAsCanBe, KeptFor::Days));
            Typed::Setup(given.text("zone"), kept)
        }
        "goal" => Typed::Goal,
        "drill" => match options.first().map(|sub| sub.name.as_str()) {
            Some("compare") => Typed::Look(Query::Past(PastLook::LastAttempts)),
            Some(kind) => DrillOf::named(kind).map_or(Typed::Unknown, Typed::Drill),
            None => Typed::Unknown,
        },
        "profile" => Typed::Profile(Given(options).profile()),
        "join" => {
            let edits = vec![ProfileEdit::AskMe(true)];
            Typed::Profile(ProfileWords { edits, ..ProfileWords::default() })
        }
        "story" => story(options),
        "question" => match options.first() {
            Some(sub) if sub.name == "propose" => {
                let given = Given(&sub.options);
                let kind = given
                    .text("kind")
                    .and_then(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name));
                match (kind, given.text("competency")) {
                    (Some(kind), Some(competency)) => Typed::Propose(kind, competency),
                    (_, _) => Typed::Unknown,
                }
            }
            Some(sub) if sub.name == "review" => {
                Typed::Look(Query::Questions(QuestionLook::Review(None)))
            }
            Some(sub) if sub.name == "stats" => {
                Typed::Look(Query::Questions(QuestionLook::Stats(0)))
            }
            Some(sub) if sub.name == "export" => Typed::Look(Query::Questions(QuestionLook::Files)),
            Some(sub) if sub.name == "import" => {
                let given = Given(&sub.options);
                let missing = match given.boolean("only") {
                    Some(true) => Missing::Go,
                    Some(false) | None => Missing::Stay,
                };
                let file = given.file("file").and_then(|id| command.files.get(id));
                file.map_or(Typed::Unknown, |file| Typed::TakeOver(file, missing))
            }
            Some(sub) if sub.name == "mine" => Typed::Look(Query::Questions(QuestionLook::Own)),
            Some(_) | None => Typed::Unknown,
        },
        "calibrate" => Typed::Look(Query::Calibration),
        "rubric" => {
            let beside = options.first().map_or(&[][..], |sub| sub.options.as_slice());
            Typed::Rubric(Given(beside).text("rubric"))
        }
        "debrief" => Typed::Look(Query::Debriefs(DebriefLook::List)),
        "pitch" => Typed::Look(Query::Pitch(PitchLook::Now)),
        "guide" => Typed::Guide(Given(options).text("topic").unwrap_or_default().to_owned()),
        "history" => Typed::Look(Query::Past(PastLook::Page(None))),
        "progress" => {
            let of = Given(options).member("member");
            Typed::Look(Query::Progress(ProgressLook { of, rubric: None }))
        }
        "availability" => availability(options),
        "readiness" => Typed::Look(Query::Readiness(Given(options).member("member"))),
        "rotation" => match options.first().map(|sub| sub.name.as_str()) {
            Some("show") => Typed::Look(Query::Rotation),
            Some("why") => {
                let beside = options.first().map_or(&[][..], |sub| sub.options.as_slice());
                match Given(beside).text("evening") {
                    Some(evening) => Typed::WhySeats(evening),
                    None => Typed::Look(Query::WhySeats(None)),
                }
            }
            Some(_) | None => Typed::Unknown,
        },
        "admin" => match options.first().map(|sub| sub.name.as_str()) {
            Some("outbox") => Typed::Look(Query::Outbox),
            Some("audit") => Typed::Look(Query::Audit(None)),
            Some("backup") => Typed::Look(Query::Backups),
            Some("attendance") => Typed::Look(Query::Attendance),
            Some(_) | None => Typed::Unknown,
        },
        "me" => match options.first().map(|sub| sub.name.as_str()) {
            Some("export") => Typed::Look(Query::Export(None)),
            Some("calendar") => Typed::Look(Query::Calendar(None)),
            Some("forget") => Typed::Forget,
            Some(_) | None => Typed::Unknown,
        },
        "help" => Typed::Help,
        "about" => Typed::About,
        "session" => session(options).unwrap_or_else(|asked| asked),
        "series" => series(options).unwrap_or_else(|asked| asked),
        USE_AS_ANSWER => command.message.as_ref().map_or(Typed::Unknown, Typed::Answer),
        _ => Typed::Unknown,
    }
}

/// Whether its answer is a form, which must come first.
pub(in crate::discord) fn opens_form(command: &GivenCommand) -> bool {
    matches!(
        read(command),
        Typed::Series(SeriesWords::Create(None, _))
            | Typed::WriteStory(..)
            | Typed::Propose(..)
            | Typed::Story(Some(_), true)
    )
}

/// A command with words of one's own as it was typed, to be typed again.
pub(in crate::discord) fn as_typed(command: &GivenCommand) -> Option<String> {
    let sub = command.options.first().filter(|option| !option.options.is_empty())?;
    let said = |option: &GivenOption| {
        let text = option.value.as_str().map_or_else(|| option.value.to_string(), str::to_owned);
        format!(" {}:{text}", option.name)
    };
    let has_words = |option: &GivenOption| WORDS.contains(&option.name.as_str());
    sub.options.iter().any(has_words).then(|| {
        let options: String = sub.options.iter().map(said).collect();
        format!("/{} {}{options}", command.name, sub.name)
    })
}

/// An option that is being typed.
pub(in crate::discord) struct Completing<'a> {
    /// Its name.
    pub(in crate::discord) name: &'a str,
    /// What is typed so far.
    pub(in crate::discord) typed: String,
    /// The number of the series that was named before, if one was.
    pub(in crate::discord) series: Option<u32>,
    kind: u8,
}

impl Completing<'_> {
    /// A choice as the option takes it: Discord wants its type, and drops all choices for one of
    /// another. What cannot be of it is no choice.
    pub(in crate::discord) fn choice(&self, value: &str) -> Option<Value> {
        if self.kind == u8::from(CommandOptionType::Integer) {
            return value.parse::<i64>().ok().map(Value::from);
        }
        Some(Value::from(value))
    }
}

/// The option that is being typed.
pub(in crate::discord) fn completing(command: &GivenCommand) -> Option<Completing<'_>> {
    let all = command.options.iter();
    let mut all = all.flat_map(|option| std::iter::once(option).chain(&option.options));
    let option = all.find(|option| option.is_focused)?;
    let beside = command.options.first().map_or(&[][..], |sub| sub.options.as_slice());
    let series = Given(beside).number("series").ok();
    // Half a number comes as text, and a whole one as a number from some clients.
    let typed = option.value.as_str().map_or_else(|| option.value.to_string(), str::to_owned);
    Some(Completing { name: &option.name, typed, series, kind: option.kind })
}

fn session(options: &[GivenOption]) -> Result<Typed<'_>, Typed<'_>> {
    let Some(subcommand) = options.first() else { return Err(Typed::Unknown) };
    let given = Given(&subcommand.options);
    Ok(match subcommand.name.as_str() {
        "now" | "plan" => {
            let words = PlanWords {
                wish: given.wish()?,
                when: given.text("when").map(str::to_owned),
                is_for_many: given.boolean("many").unwrap_or(false),
            };
            Typed::Plan(Box::new(words))
        }
        "list" => Typed::List,
        "show" => Typed::Show(given.number("session")?),
        "cancel" => Typed::Cancel(given.number("session")?),
        "edit" => {
            let wished = EditWords {
                when: given.text("when").map(str::to_owned),
                objective: given.line("objective")?,
                wanted: given.line("wanted")?,
                place: given.line("place")?,
                mode: given.named("mode"),
                venue: given.named("venue"),
            };
            Typed::Edit(given.number("session")?, Box::new(wished))
        }
        _ => Typed::Unknown,
    })
}

fn story(options: &[GivenOption]) -> Typed<'_> {
    let Some(subcommand) = options.first() else { return Typed::Unknown };
    let given = Given(&subcommand.options);
    match subcommand.name.as_str() {
        "add" => {
            let named = given.text("framework").and_then(StoryFramework::named);
            let framework = named.unwrap_or(StoryFramework::Star);
            Typed::WriteStory(framework, given.text("competency"))
        }
        "list" => Typed::Look(Query::Stories(StoryLook::List(given.member("of")))),
        "show" => Typed::Story(given.text("story"), false),
        "edit" => Typed::Story(given.text("story"), true),
        "grid" => Typed::Look(Query::Stories(StoryLook::Grid)),
        _ => Typed::Unknown,
    }
}

fn series(options: &[GivenOption]) -> Result<Typed<'_>, Typed<'_>> {
    let Some(subcommand) = options.first() else { return Err(Typed::Unknown) };
    let given = Given(&subcommand.options);
    let number = || given.number("series");
    let words = |name: &str| given.text(name).map(str::to_owned);
    Ok(Typed::Series(match subcommand.name.as_str() {
        "create" => SeriesWords::Create(words("when"), Box::new(given.evening_kind()?)),
        "list" => SeriesWords::List,
        "stop" => SeriesWords::Stop(number()?),
        "skip" => SeriesWords::Skip(number()?, words("date")),
        "pause" => SeriesWords::Pause(number()?, words("until")),
        "resume" => SeriesWords::Resume(number()?),
        "move" => SeriesWords::Move(number()?, words("date"), words("to").ok_or(Typed::Unknown)?),
        "edit" => {
            let kind = Box::new(given.kind_edit()?);
            SeriesWords::Edit(number()?, words("date"), words("when"), kind)
        }
        _ => return Err(Typed::Unknown),
    }))
}

/// The options that were given.
struct Given<'a>(&'a [GivenOption]);

impl<'a> Given<'a> {
    fn value(&self, kind: CommandOptionType, name: &str) -> Option<&'a Value> {
        let of_kind = |option: &&GivenOption| option.kind == u8::from(kind);
        let option = self.0.iter().filter(of_kind).find(|option| option.name == name)?;
        Some(&option.value)
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.value(CommandOptionType::String, name)?.as_str()
    }

    fn integer(&self, name: &str) -> Option<i64> {
        self.value(CommandOptionType::Integer, name)?.as_i64()
    }

    fn id(&self, kind: CommandOptionType, name: &str) -> Option<i64> {
        let id: u64 = self.value(kind, name)?.as_str()?.parse().ok()?;
        (id != 0).then_some(signed(id))
    }

    fn member(&self, name: &str) -> Option<MemberId> {
        self.id(CommandOptionType::User, name).map(MemberId)
    }

    /// An option is called by its name, which is English in every language: so it was typed.
    fn line(&self, name: &'static str) -> Result<Option<CleanText>, Typed<'a>> {
        self.text(name)
            .map(|text| CleanText::new(text, LINE).map_err(|why| Typed::BadText(name, why)))
            .transpose()
    }

    fn number(&self, name: &str) -> Result<u32, Typed<'a>> {
        self.integer(name).and_then(|n| u32::try_from(n).ok()).ok_or(Typed::Unknown)
    }

    /// A value that files write by name.
    fn named<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<T> {
        serde_json::from_value(Value::from(self.text(name)?)).ok()
    }

    fn tag(&self, name: &str) -> Option<String> {
        self.text(name).map(|tag| tag.trim().to_owned())
    }

    fn evening_kind(&self) -> Result<EveningKind, Typed<'a>> {
        Ok(EveningKind {
            objective: self.line("objective")?,
            minutes: self.integer("minutes").and_then(|n| u16::try_from(n).ok()),
            role: self.tag("role"),
            level: self.named::<Level>("level"),
            region: self.tag("region"),
            channel: self.id(CommandOptionType::Channel, "channel").map(ChannelId),
            ..EveningKind::of(self.text("format").unwrap_or(USUAL_FORMAT))
        })
    }

    fn kind_edit(&self) -> Result<KindEdit, Typed<'a>> {
        Ok(KindEdit {
            objective: self.line("objective")?,
            format: self.tag("format"),
            minutes: self.integer("minutes").and_then(|n| u16::try_from(n).ok()),
            role: self.tag("role").map(NewRole::Role),
            level: self.named::<Level>("level"),
            region: self.tag("region"),
            channel: self.id(CommandOptionType::Channel, "channel").map(ChannelId),
        })
    }

    fn file(&self, name: &str) -> Option<&'a str> {
        self.value(CommandOptionType::Attachment, name)?.as_str()
    }

    fn boolean(&self, name: &str) -> Option<bool> {
        self.value(CommandOptionType::Boolean, name)?.as_bool()
    }

    fn profile(&self) -> ProfileWords {
        let fields = [
            (ProfileField::Zone, "zone"),
            (ProfileField::Quiet, "quiet"),
            (ProfileField::Role, "role"),
            (ProfileField::Region, "region"),
            (ProfileField::Target, "interview-on"),
            (ProfileField::Knows, "knows"),
            (ProfileField::Pause, "pause"),
        ];
        let fields = fields
            .into_iter()
            .filter_map(|(field, name)| Some((field, self.text(name)?.to_owned())));
        let with =
            |name, may_meet| self.member(name).map(|other| ProfileEdit::With { other, may_meet });
        let pair = |name, on| self.member(name).map(|other| ProfileEdit::Pair { other, on });
        let partner = |name, on| self.member(name).map(|other| ProfileEdit::Partner { other, on });
        let edits = [
            self.named::<Level>("level").map(|level| ProfileEdit::Level(Some(level))),
            self.boolean("interview-only").map(ProfileEdit::InterviewOnly),
            self.boolean("interview-first").map(ProfileEdit::InterviewFirst),
            with("not-with", false),
            with("again-with", true),
            pair("every-time-with", true),
            pair("not-every-time-with", false),
            partner("partner", true),
            partner("no-partner", false),
            self.named::<Nudges>("reminders").map(ProfileEdit::Nudges),
            self.boolean("dms").map(ProfileEdit::Dms),
        ];
        ProfileWords {
            fields: fields.collect(),
            edits: edits.into_iter().flatten().collect(),
            coach: self.member("coach"),
            no_coach: self.member("no-coach"),
        }
    }

    fn wish(&self) -> Result<PlanWish, Typed<'a>> {
        let empty = Typed::BadText("objective", TextProblem::Empty);
        let objective = self.line("objective")?.ok_or(empty)?;
        Ok(PlanWish {
            minutes: self.integer("minutes").and_then(|n| u16::try_from(n).ok()),
            rubric: self.text("rubric").map(str::to_owned),
            wanted: self.line("wanted")?,
            role: self.tag("role"),
            level: self.named::<Level>("level"),
            region: self.tag("region"),
            competency: self.tag("competency"),
            kind: self.named::<Kind>("kind"),
            mode: self.named("mode"),
            venue: self.named("venue"),
            room: self.id(CommandOptionType::Channel, "room").map(ChannelId),
            ..PlanWish::of(self.text("format").unwrap_or(USUAL_FORMAT), objective)
        })
    }
}
