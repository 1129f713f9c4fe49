//! What is registered with Discord.

use std::collections::BTreeSet;

use serde_json::Value;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::Permissions;
use serenity::model::application::{
    CommandOptionType, CommandType, InstallationContext, InteractionContext,
};

use crate::bank::{Kind, Level};
use crate::base::{Complaint, ENGLISH, Language, Venue};
use crate::progress::StoryFramework;
use crate::protocol::Nudges;
use crate::view::words;

use super::languages;
use super::offers::Offers;
use crate::discord::limits::CHOICES_MAX;

/// The command on a message that takes it as an answer.
pub(in crate::discord) const USE_AS_ANSWER: &str = "Use as my answer";
/// Objective, wanted outcome and place, as the house bounds them.
const LINE_MAX: u16 = 120;
/// Longest text of days and hours, and of 25 mentions.
const WHEN_MAX: u16 = 600;

/// Every command, as Discord takes them all at once. Equal offers give equal text.
pub(in crate::discord) fn all(offers: &Offers) -> Value {
    let commands = vec![
        setup(),
        session(offers),
        series(offers),
        command("goal", "The micro-goal that you work on"),
        command("drill", "One question on the clock, for you alone")
            .add_option(sub("opening", "Who you are, in 90 seconds"))
            .add_option(sub("pitch", "What you would say in a corridor"))
            .add_option(sub("closing", "The last word, in 45 seconds"))
            .add_option(sub("story", "A story from your past"))
            .add_option(sub("pivot", "A weak spot to recover from"))
            .add_option(sub("any", "Any of these, as it comes"))
            .add_option(sub("compare", "Your last two attempts at one question, side by side")),
        story(),
        command("debrief", "Your real interview: what was asked, how it went, what you heard back"),
        question(),
        command("calibrate", "One worked answer a month: how strictly you mark"),
        command("rubric", "What is rated here, and how far raters agree").add_option(
            sub("show", "A rubric with its anchors").add_sub_option(choices(
                text("rubric", "Which one; without it, the usual one"),
                &offers.rubrics,
            )),
        ),
        command("pitch", "What you would say of yourself in 90 seconds, and how long it takes"),
        command("guide", "Cards to read: how to interview, to rate, to tell a story")
            .add_option(text("topic", "Which one").set_autocomplete(true)),
        command("join", "Be asked whether you come, whenever an evening is called"),
        profile(),
        command("rotation", "How turns are spread over this group's evenings")
            .add_option(sub("show", "Your turns so far, and what would be fair"))
            .add_option(
                sub("why", "Why you sit where you do on an evening").add_sub_option(
                    text("evening", "Which one; without it, the last one that was drawn")
                        .set_autocomplete(true),
                ),
            ),
        command("admin", "For organisers: how I am doing here")
            .add_option(sub("outbox", "What I posted and how late, and what waits or failed"))
            .add_option(sub("audit", "Who changed plans, series, evenings and settings"))
            .add_option(sub("backup", "How old the newest backup is, and how one is put back"))
            .add_option(sub("attendance", "Who came, came late or missed a seat")),
        command("me", "What is kept about you")
            .add_option(sub("export", "All of it as files, for you alone"))
            .add_option(sub("calendar", "What is yours and ahead, as a file for your calendar"))
            .add_option(sub("forget", "Erase everything about you in this server")),
        command("progress", "How you get on: levels and whether they changed, times, fillers")
            .add_option(CreateCommandOption::new(
                CommandOptionType::User,
                "member",
                "Somebody who agreed to you as their coach; without it, yourself",
            )),
        command("history", "Your sessions here, with their reports, and two side by side"),
        command("availability", "When you can meet, and when several of you can")
            .add_option(
                sub("set", "Say when you can meet: nothing is booked by it").add_sub_option(
                    text("when", "Such as mon-fri 18-21, sat 10-12; or off").max_length(WHEN_MAX),
                ),
            )
            .add_option(whose_times(sub(
                "overlap",
                "The best times of the next two weeks, and who is missing",
            )))
            .add_option(
                whose_times(sub("poll", "Have the group choose from up to ten of these times"))
                    .add_sub_option(CreateCommandOption::new(
                        CommandOptionType::Boolean,
                        "secret",
                        "Show who can come only once it is closed",
                    )),
            ),
        command("readiness", "What you have shown of what a real interview asks").add_option(
            CreateCommandOption::new(
                CommandOptionType::User,
                "member",
                "For coaches: somebody who shows you theirs",
            ),
        ),
        command("help", "What you can do here, and where to start"),
        command("about", "Privacy, limits, and what scores are not for"),
        in_guilds(CreateCommand::new(USE_AS_ANSWER).kind(CommandType::Message)),
    ];
    let mut all = said(serde_json::to_value(commands).unwrap_or(Value::Null));
    languages::translate(&mut all, &offers.languages);
    all
}

fn question() -> CreateCommand {
    let kinds = text("kind", "What it is after").required(true);
    let kinds = Kind::ALL
        .into_iter()
        .fold(kinds, |all, kind| all.add_string_choice(kind.name(), kind.name()));
    let shows =
        text("competency", "What a good answer shows").required(true).set_autocomplete(true);
    command("question", "Questions of this group\'s own")
        .add_option(
            sub("propose", "Propose one for your sessions here")
                .add_sub_option(kinds)
                .add_sub_option(shows),
        )
        .add_option(sub("mine", "What you proposed, and what became of it"))
        .add_option(sub("review", "For organisers: take what was proposed, or decline it"))
        .add_option(sub("export", "For organisers: the group\'s own questions as a file"))
        .add_option(
            sub("import", "For organisers: a file of questions becomes the group\'s own")
                .add_sub_option(
                    CreateCommandOption::new(
                        CommandOptionType::Attachment,
                        "file",
                        "The file, as export gives it",
                    )
                    .required(true),
                )
                .add_sub_option(CreateCommandOption::new(
                    CommandOptionType::Boolean,
                    "only",
                    "Also take out what is not in the file",
                )),
        )
        .add_option(sub("stats", "For organisers: what is asked how often, and how it goes"))
}

/// What of the language the commands cannot use.
pub fn language_complaints(offers: &Offers, language: &Language) -> Vec<Complaint> {
    languages::complaints(all(offers), language)
}

/// Every text of the commands that can be said in another language.
pub fn command_texts(offers: &Offers) -> BTreeSet<String> {
    languages::texts(all(offers))
}

/// Without what is not said: the builder writes every property of every kind of option, and
/// Discord's own description of itself takes only those of the kind at hand.
fn said(value: Value) -> Value {
    let is_said = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(all) => !all.is_empty(),
        Value::Object(all) => !all.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => true,
    };
    match value {
        Value::Array(all) => all.into_iter().map(said).collect(),
        Value::Object(all) => {
            let all = all.into_iter().map(|(key, value)| (key, said(value)));
            all.filter(|(_, value)| is_said(value)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

fn in_guilds(command: CreateCommand) -> CreateCommand {
    command
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
}

fn command(name: &str, what: &str) -> CreateCommand {
    in_guilds(CreateCommand::new(name).description(what).kind(CommandType::ChatInput))
}

/// What is written is asked by a form.
fn story() -> CreateCommand {
    let framework = StoryFramework::ALL.into_iter().fold(
        text("framework", "How it is told; without it, in the four parts of STAR"),
        |option, one| option.add_string_choice(one.name().to_uppercase(), one.name()),
    );
    let which = |what: &str| text("story", what).set_autocomplete(true);
    let of = CreateCommandOption::new(
        CommandOptionType::User,
        "of",
        "Whose: of somebody who let you see their reports as a coach",
    );
    command("story", "What you have done, to be told when you are asked")
        .add_option(
            sub("add", "Write a story down")
                .add_sub_option(framework)
                .add_sub_option(tag("competency", "What it shows, such as conflict")),
        )
        .add_option(sub("list", "Your stories").add_sub_option(of))
        .add_option(
            sub("show", "One of your stories")
                .add_sub_option(which("Which one; without it, all are listed")),
        )
        .add_option(
            sub("edit", "Change a story")
                .add_sub_option(which("Which one; without it, all are listed")),
        )
        .add_option(sub("grid", "For which questions you have stories, and for which none"))
}

fn profile() -> CreateCommand {
    let member =
        |name: &str, what: &str| CreateCommandOption::new(CommandOptionType::User, name, what);
    let yes =
        |name: &str, what: &str| CreateCommandOption::new(CommandOptionType::Boolean, name, what);
    let reminders = text("reminders", "What you are reminded of")
        .add_string_choice("everything", Nudges::Everything.name())
        .add_string_choice("only what I sat down for", Nudges::Seated.name())
        .add_string_choice("nothing", Nudges::Nothing.name());
    command("profile", "What you say of yourself here; without an option, all of it")
        .add_option(text("zone", "Such as Europe/Berlin").set_autocomplete(true))
        .add_option(text("quiet", "Hours without reminders, such as 22:00-07:00; or off"))
        .add_option(tag("role", "The role that you practise for, such as nurse; or off"))
        .add_option(level("The level that you aim at"))
        .add_option(tag("region", "Where the job is; or off"))
        .add_option(text("interview-on", "The day of your interview, such as 14 May; or off"))
        .add_option(text("knows", "Roles and regions that you know as an interviewer, with commas"))
        .add_option(yes("interview-only", "Whether you interview, and are never candidate"))
        .add_option(yes("interview-first", "Whether you interview first on your first evening"))
        .add_option(member("not-with", "Somebody to sit in no session with; only you see it"))
        .add_option(member("again-with", "Somebody to sit in one session with again"))
        .add_option(member("every-time-with", "Somebody to be drawn together with every time"))
        .add_option(member("not-every-time-with", "Somebody not to be drawn with on purpose"))
        .add_option(member("partner", "Somebody to see each other's drills and weeks with"))
        .add_option(member("no-partner", "Somebody not to see them with any more"))
        .add_option(reminders)
        .add_option(yes("dms", "Whether I may write to you by DM"))
        .add_option(text("pause", "Until which day you pause, such as in 3 weeks; or off"))
        .add_option(member("coach", "A coach who may see your reports and progress from now on"))
        .add_option(member("no-coach", "A coach who may not see them any more"))
}

/// For whom a time is looked for, and for how long.
fn whose_times(sub: CreateCommandOption) -> CreateCommandOption {
    sub.add_sub_option(
        text("members", "Mention up to 25; empty: all who said when").max_length(WHEN_MAX),
    )
    .add_sub_option(tag("role", "Those who practise for this role"))
    .add_sub_option(tag("format", "Of which format; one-on-one if empty"))
    .add_sub_option(
        CreateCommandOption::new(
            CommandOptionType::Integer,
            "length",
            "Minutes, if not as long as the format",
        )
        .min_int_value(10)
        .max_int_value(240),
    )
}

/// The settings are for organisers; who that is, is asked again when it is used.
fn setup() -> CreateCommand {
    let zone = text("zone", "The time zone of this group, such as Europe/Berlin");
    let kept =
        text("answers-kept", "For how long the texts of answers are kept after their session");
    let kept = kept
        .add_string_choice("until it closes", "0")
        .add_string_choice("7 days", "7")
        .add_string_choice("14 days", "14")
        .add_string_choice("30 days", "30")
        .add_string_choice("60 days", "60")
        .add_string_choice("90 days", "90")
        .add_string_choice("as long as can be", "usual");
    command("setup", "Set this group up: channels, roles, and what is missing")
        .add_option(zone.set_autocomplete(true))
        .add_option(kept)
        .default_member_permissions(Permissions::MANAGE_GUILD)
}

fn sub(name: &str, what: &str) -> CreateCommandOption {
    CreateCommandOption::new(CommandOptionType::SubCommand, name, what)
}

fn text(name: &str, what: &str) -> CreateCommandOption {
    CreateCommandOption::new(CommandOptionType::String, name, what).max_length(LINE_MAX)
}

fn session(offers: &Offers) -> CreateCommand {
    let now = with_wishes(
        sub("now", "Hold a mock interview as soon as its seats are taken"),
        offers,
        &[objective(), format(offers)],
    );
    let when = text("when", "Such as: in 2 hours, tomorrow 19:00, fri 19:00, 2026-11-27 19:00");
    let plan = with_wishes(
        sub("plan", "Plan a mock interview for a time"),
        offers,
        &[when.clone().required(true), objective(), format(offers)],
    )
    .add_sub_option(CreateCommandOption::new(
        CommandOptionType::Boolean,
        "many",
        "Whether everybody is asked who comes, and seats are drawn",
    ));
    let number = || {
        CreateCommandOption::new(CommandOptionType::Integer, "session", "Which: its number")
            .required(true)
            .set_autocomplete(true)
            .min_int_value(1)
    };
    command("session", "Mock interviews: hold, plan, look up, change, call off")
        .add_option(now)
        .add_option(plan)
        .add_option(sub("list", "The sessions of this group"))
        .add_option(
            sub("show", "One session: agenda, rubric, who sees what").add_sub_option(number()),
        )
        .add_option(
            sub("edit", "Change a planned session")
                .add_sub_option(number())
                .add_sub_option(when)
                .add_sub_option(text("objective", "What is practised"))
                .add_sub_option(text("wanted", "What a good outcome would be"))
                .add_sub_option(text("place", "Where you meet"))
                .add_sub_option(mode())
                .add_sub_option(venue()),
        )
        .add_option(sub("cancel", "Call a session off").add_sub_option(number()))
}

/// Evenings that come again. What is chosen from few is chosen on the preview.
fn series(offers: &Offers) -> CreateCommand {
    let number = || {
        CreateCommandOption::new(CommandOptionType::Integer, "series", "Which: its number")
            .required(true)
            .set_autocomplete(true)
            .min_int_value(1)
    };
    let date = || text("date", "Which evening; without it, the next one").set_autocomplete(true);
    let when =
        text("when", "Such as: every tue 19:00, first mon of the month 18:00, on the 15th 19:00");
    let create = sub("create", "Make evenings that come again").add_sub_option(when);
    let rule = text("when", "The new rule, such as: every wed 20:00");
    command("series", "Evenings that come again: make, look up, change, skip, pause, stop")
        .add_option(
            evening_kind(offers).into_iter().fold(create, CreateCommandOption::add_sub_option),
        )
        .add_option(sub("list", "The series of this group, and their next evenings"))
        .add_option(
            sub("move", "Hold an evening at another time")
                .add_sub_option(number())
                .add_sub_option(
                    text("to", "To when, such as: wed 20:00, or 20:30 for the same day")
                        .required(true),
                )
                .add_sub_option(date()),
        )
        .add_option([date(), rule].into_iter().chain(evening_kind(offers)).fold(
            sub("edit", "Change what its evenings are, or when").add_sub_option(number()),
            CreateCommandOption::add_sub_option,
        ))
        .add_option(
            sub("skip", "Leave one evening out").add_sub_option(number()).add_sub_option(date()),
        )
        .add_option(
            sub("pause", "No evenings for a while").add_sub_option(number()).add_sub_option(text(
                "until",
                "Until when, such as 10 January; without it, until somebody resumes it",
            )),
        )
        .add_option(sub("resume", "Evenings again after a pause").add_sub_option(number()))
        .add_option(sub("stop", "No more evenings of a series").add_sub_option(number()))
}

/// What the evenings of a series are.
fn evening_kind(offers: &Offers) -> Vec<CreateCommandOption> {
    vec![
        text("objective", "What you call it or practise, such as: Tuesday practice"),
        choices(
            text("format", "How it is held; without it, two people interview each other"),
            &offers.formats,
        ),
        minutes(),
        tag("role", "The role interviewed for, such as backend engineer or nurse"),
        level("The level interviewed for"),
        tag("region", "Where the job is"),
        CreateCommandOption::new(
            CommandOptionType::Channel,
            "channel",
            "Where its evenings are called; without it, in the practice channel",
        )
        .channel_types(vec![serenity::model::channel::ChannelType::Text]),
    ]
}

fn objective() -> CreateCommandOption {
    text("objective", "What is practised, such as: first screen for a backend role").required(true)
}

fn format(offers: &Offers) -> CreateCommandOption {
    let option = text("format", "How it is held; without it, two people interview each other");
    choices(option, &offers.formats)
}

fn choices(option: CreateCommandOption, all: &[(String, String)]) -> CreateCommandOption {
    if all.len() > CHOICES_MAX {
        return option.set_autocomplete(true);
    }
    all.iter().fold(option, |option, (id, title)| option.add_string_choice(title, id))
}

fn mode() -> CreateCommandOption {
    text("mode", "Practice lets the interviewer pause; live does not")
        .add_string_choice("practice", "practice")
        .add_string_choice("live", "live")
}

fn venue() -> CreateCommandOption {
    let option = text("venue", "How the real interview will be held");
    Venue::ALL.into_iter().fold(option, |option, venue| {
        option.add_string_choice(words::venue(&ENGLISH, venue), name(&venue))
    })
}

fn minutes() -> CreateCommandOption {
    CreateCommandOption::new(
        CommandOptionType::Integer,
        "minutes",
        "The length of one turn, where the format has several",
    )
    .min_int_value(1)
    .max_int_value(240)
}

/// A session's optional wishes, behind the required ones.
fn with_wishes(
    sub: CreateCommandOption,
    offers: &Offers,
    first: &[CreateCommandOption],
) -> CreateCommandOption {
    let kind = Kind::ALL
        .into_iter()
        .fold(text("kind", "One kind of question instead of the format's own"), |option, kind| {
            option.add_string_choice(words::kind(&ENGLISH, kind), kind_name(kind))
        });
    let rest = [
        tag("role", "The role interviewed for, such as backend engineer or nurse"),
        level("The level interviewed for"),
        tag("competency", "What the questions should show, such as conflict"),
        kind,
        tag("region", "Where the job is"),
        mode(),
        venue(),
        minutes(),
        text("wanted", "What a good outcome would be"),
        choices(text("rubric", "What is rated"), &offers.rubrics),
        CreateCommandOption::new(
            CommandOptionType::Channel,
            "room",
            "The voice channel to meet in",
        )
        .channel_types(vec![serenity::model::channel::ChannelType::Voice]),
    ];
    first.iter().cloned().chain(rest).fold(sub, CreateCommandOption::add_sub_option)
}

/// A role, a region or a competency, completed by its title.
fn tag(name: &str, what: &str) -> CreateCommandOption {
    text(name, what).set_autocomplete(true)
}

fn level(what: &str) -> CreateCommandOption {
    Level::ALL.into_iter().fold(text("level", what), |option, level| {
        option.add_string_choice(words::level(&ENGLISH, level), level_name(level))
    })
}

/// A level as files write it.
fn level_name(level: Level) -> String {
    name(&level)
}

/// A kind as files write it.
fn kind_name(kind: Kind) -> String {
    name(&kind)
}

fn name(of: &impl serde::Serialize) -> String {
    serde_json::to_value(of)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
