//! What only Discord's members read: commands, old buttons, permissions. Everything about sessions
//! is written in `view`.

use crate::base::{ChannelId, Language, TextProblem, text};
use crate::calendar::{AVAILABILITY_MAX, ZoneName};
use crate::interview::Hindrance;
use crate::interview::limits::LINE;
use crate::protocol::{DRILL_AIM_MAX, Query};
use crate::runtime::HouseFault;
use crate::view::{Asks, Button, Card, Field, Press, ProfileField, Shape};

use crate::discord::ids::Meaning;
use crate::discord::rest::AttachmentFault;

/// A card with this text.
pub(super) fn said(text: impl Into<String>) -> Card {
    Card { lines: vec![text.into()], ..Card::default() }
}

/// Before everything about somebody is erased.
pub(in crate::discord) fn forget(lang: &Language) -> String {
    text!(
        lang,
        "**Erase everything about you in this server?** Your answers, times, goals, reports and \
         the marks you received go at once and cannot be brought back. Finished marks that you \
         gave others, and questions of yours that were accepted, stay without your name. If you \
         sit in a session, you leave it for good. What stands in threads stays there until \
         somebody deletes it."
    )
}

/// A button or a form that means nothing here: why, and where to go on.
pub(in crate::discord) fn unread(lang: &Language, named: &Meaning) -> Card {
    match named {
        Meaning::Outdated => with_sessions(
            lang,
            text!(
                lang,
                "This button belongs to another version of me and does nothing any more. The \
                 sessions of this group are here, with buttons that work:"
            ),
        ),
        Meaning::Foreign => {
            said(text!(lang, "I don't know this button. If it came from me, tell your organiser."))
        }
        Meaning::Press(_)
        | Meaning::Discord(_)
        | Meaning::Picker(_)
        | Meaning::Page(_)
        | Meaning::Broken => damaged(lang),
    }
}

/// A button of this version that this version would not have written.
pub(in crate::discord) fn damaged(lang: &Language) -> Card {
    with_sessions(
        lang,
        text!(
            lang,
            "This button arrived damaged: I can't read what it belongs to, and nothing happened. \
             Open the session again and press the button there; if it repeats, tell your \
             organiser."
        ),
    )
}

/// Discord sent something of which only the sender can be read.
pub(in crate::discord) fn not_understood(lang: &Language) -> Card {
    with_sessions(
        lang,
        text!(
            lang,
            "I could not read what Discord sent me, and nothing happened. Please try once more; \
             if it repeats, tell your organiser."
        ),
    )
}

fn with_sessions(lang: &Language, text: String) -> Card {
    let mut card = said(text);
    card.buttons.push(Button::new(text!(lang, "Sessions"), Press::Look(Query::Sessions)).main());
    card
}

/// Which page of a screen this is, where it has several.
pub(super) fn page(lang: &Language, no: usize, of: usize) -> String {
    text!(lang, "_Page {no} of {of}_", no = no + 1, of)
}

/// To the next page of a screen.
pub(super) fn more(lang: &Language) -> String {
    text!(lang, "More")
}
/// To the page before.
pub(super) fn back(lang: &Language) -> String {
    text!(lang, "Back")
}

/// A command outside of a guild.
pub(in crate::discord) fn guilds_only(lang: &Language) -> Card {
    said(text!(lang, "I work inside a server. Use this in your group's practice channel."))
}

/// A command that is not known.
pub(in crate::discord) fn unknown_command(lang: &Language) -> Card {
    said(text!(
        lang,
        "I don't know this command any more. Type `/` to see those that there are; it can take a \
         minute until Discord shows new ones."
    ))
}

/// The guild has no channel for cards.
pub(in crate::discord) fn not_set_up(lang: &Language) -> Card {
    said(text!(
        lang,
        "This group has no channel for its sessions yet. An organiser (somebody with _Manage \
         Server_) chooses one with `/setup`; it takes a minute."
    ))
}

/// The first line of a member's own thread.
pub(in crate::discord) fn own_thread(lang: &Language) -> Card {
    said(text!(
        lang,
        "Here are your drills. In this thread are only you and I; whoever has _Manage Threads_ on \
         this server can read it too, and so can whoever runs me. Begin one with `/drill`."
    ))
}

/// There can be no thread of a member's own.
pub(in crate::discord) fn no_own_thread(lang: &Language, practice: ChannelId) -> Card {
    said(text!(
        lang,
        "A drill is held in a private thread of yours, and I can't open it: in <#{practice}> I \
         lack _Create Private Threads_. Whoever manages roles or channels here can allow it for \
         me there; then run `/drill` again. There is no other way yet: I hold none by DM.",
        practice
    ))
}

/// Where a drill has begun: in the thread that there is, or in one that is opened now.
pub(in crate::discord) fn drill_is_in(lang: &Language, thread: Option<u64>) -> String {
    match thread {
        Some(thread) => text!(lang, "It is in your drill thread: <#{thread}>.", thread),
        None => text!(lang, "I open a private thread for your drills, and mention you there."),
    }
}

/// A channel or a role that was chosen is not here.
pub(in crate::discord) fn of_another_server(lang: &Language) -> Card {
    said(text!(
        lang,
        "That is not of this server, so nothing was changed. Choose one that Discord offers here."
    ))
}

/// Sessions cannot be held: what is in the way, and what to do about it.
pub(in crate::discord) fn cannot_be_held(lang: &Language, hindrances: &[String]) -> Card {
    let mut card =
        said(text!(lang, "I can't hold a session here right now, so nothing was planned."));
    card.lines.extend_from_slice(hindrances);
    card.lines.push(text!(
        lang,
        "An organiser mends it in the channel's settings, or chooses another channel with \
         `/setup`; then try again."
    ));
    card
}

/// For organisers: the channel for the cards is no more.
pub(in crate::discord) fn channel_gone(lang: &Language) -> Card {
    said(text!(
        lang,
        "The channel for the cards was deleted. Sessions that are planned are kept: choose \
         another channel with `/setup`, and their cards are posted there. What was under way has \
         ended where it stood; its people find their ballots and reports with `/session show`."
    ))
}

/// Evenings cannot be held in the channel that was chosen for them, and why.
pub(in crate::discord) fn channel_hinders(lang: &Language, lacks: Vec<String>) -> Card {
    let mut card = said(text!(
        lang,
        "Evenings can't be held in that channel. Choose another one, or mend this and try again:"
    ));
    card.lines.extend(lacks);
    card
}

/// For organisers: a series of theirs whose zone is known no longer.
pub(in crate::discord) fn zone_gone(lang: &Language, number: u32) -> String {
    text!(
        lang,
        "Series **#{number}** is paused, because its time zone is not known any more. Stop it, and \
         make it again with another one.",
        number
    )
}

/// For organisers: what waits in their server, why, and how it is mended.
pub(in crate::discord) fn waits(lang: &Language, number: u32, why: Hindrance) -> String {
    match why {
        Hindrance::ThreadLocked => text!(
            lang,
            "**#{number}** waits, because its thread is locked. Unlock it, and it goes on.",
            number
        ),
        Hindrance::ThreadsFull => text!(
            lang,
            "**#{number}** waits for its thread, because this server has as many open threads as \
             Discord allows. Close some that nobody needs, and it goes on.",
            number
        ),
        Hindrance::Full => text!(
            lang,
            "**#{number}** waits, because one of Discord's limits is reached in its channel or \
             thread. Make room, and it goes on.",
            number
        ),
        Hindrance::Unseen => text!(
            lang,
            "**#{number}** waits, because I can't see its channel. Give me _View Channel_ there, \
             and it goes on.",
            number
        ),
        Hindrance::NotAllowed => text!(
            lang,
            "**#{number}** waits, because I lack a permission where it is held. Give it to me, and \
             it goes on.",
            number
        ),
        Hindrance::TimedOut => text!(
            lang,
            "**#{number}** waits, because I am in time-out on this server. End that, and it goes \
             on.",
            number
        ),
    }
}

/// For organisers: nothing is posted anywhere for now.
pub(in crate::discord) fn brake_on(lang: &Language) -> String {
    text!(
        lang,
        "Discord has refused too much of what I tried lately, so for now I answer presses and post \
         nothing. That ends by itself, and what waits is posted then."
    )
}

/// For organisers: hardly anything is posted in their server for now.
pub(in crate::discord) fn brake_on_here(lang: &Language) -> String {
    text!(
        lang,
        "Discord has refused too much of what I tried in this server, so for ten minutes I try \
         here only now and then. Mend what is named above, and what waits is posted."
    )
}

/// Somebody did more at once than a person can.
pub(in crate::discord) fn too_fast(lang: &Language) -> Card {
    said(text!(
        lang,
        "That was a lot at once, so I did not do this one. Try it again in ten seconds."
    ))
}

/// A file that was sent with a command is not here.
pub(in crate::discord) fn no_file(
    lang: &Language,
    fault: AttachmentFault,
    bytes_max: usize,
) -> Card {
    said(match fault {
        AttachmentFault::TooLarge => text!(
            lang,
            "That file has more than {n} KB, and nothing of it was read. Send a smaller one, or \
             several one after the other.",
            n = bytes_max / 1024
        ),
        AttachmentFault::Elsewhere | AttachmentFault::Lost => {
            text!(
                lang,
                "Discord did not hand over the file. Nothing is changed; send it once more."
            )
        }
    })
}

/// Something broke, with what to look for in the log.
pub(in crate::discord) fn broken(lang: &Language, reference: &str) -> Card {
    said(text!(
        lang,
        "Something broke on our side and nothing was saved (reference {reference}). Please press \
         again; if it repeats, tell your organiser.",
        reference
    ))
}

/// Before what somebody wrote, where they could not be told when it was not taken.
pub(in crate::discord) fn owed(lang: &Language) -> Card {
    said(text!(
        lang,
        "This was not taken when you sent it, and Discord did not let me tell you then. Copy it if \
         you need it; I have not kept it."
    ))
}

/// It was done, and nothing more is to be said.
pub(in crate::discord) fn done(lang: &Language) -> Card {
    said(text!(lang, "Done."))
}

/// Why the house did not do something.
pub(in crate::discord) fn fault(lang: &Language, fault: &HouseFault) -> Card {
    said(match fault {
        HouseFault::Busy => text!(lang, "Too much is waiting. Press again in a moment."),
        HouseFault::NotSaved => text!(
            lang,
            "Nothing was saved: the disk is full or cannot be written. Press again when there is \
             room."
        ),
        HouseFault::Broken { reference } => return broken(lang, reference),
        HouseFault::Stop { why } => {
            text!(lang, "The database cannot be used any more: {why}. Tell your organiser.", why)
        }
        HouseFault::Stopping => {
            text!(lang, "I am being stopped or started anew. Press again in a minute.")
        }
    })
}

/// A form or an option with a text that cannot be taken.
pub(in crate::discord) fn bad_text(lang: &Language, what: &str, problem: TextProblem) -> Card {
    match problem {
        TextProblem::Empty => {
            said(text!(lang, "_{what}_ is empty. Write something, and send it again.", what))
        }
        TextProblem::TooLong { characters_max } => said(text!(
            lang,
            "_{what}_ is too long: at most {characters_max} characters. Shorten it, and send it \
             again.",
            what,
            characters_max
        )),
    }
}

/// In which zone a time was read, for whoever typed it.
pub(in crate::discord) fn read_as(
    lang: &Language,
    time: &str,
    zone: &ZoneName,
    is_own: bool,
) -> String {
    let zone = crate::view::quoted(zone.as_str());
    if is_own {
        text!(lang, "I read that as {time} in {zone}, your time zone.", time, zone)
    } else {
        text!(
            lang,
            "I read that as {time} in {zone}, the time zone of this group, because you have named \
             none of your own.",
            time,
            zone
        )
    }
}

/// What was typed is no number of drills.
pub(in crate::discord) fn no_drill_aim(lang: &Language) -> Card {
    said(text!(
        lang,
        "That is no number of drills a week, so nothing was saved. Write a whole one from 1 to \
         {most}, or nothing for no common goal.",
        most = DRILL_AIM_MAX
    ))
}

/// A button: a time or a zone is typed.
pub(in crate::discord) fn asks(lang: &Language, asks: Asks) -> String {
    match asks {
        Asks::Zone | Asks::Profile(ProfileField::Zone) => text!(lang, "Set my time zone"),
        Asks::Profile(ProfileField::Quiet) => text!(lang, "Quiet hours"),
        Asks::Profile(ProfileField::Role) => text!(lang, "Role"),
        Asks::Profile(ProfileField::Region) => text!(lang, "Region"),
        Asks::Profile(ProfileField::Target) => text!(lang, "Day of my interview"),
        Asks::Profile(ProfileField::Pause) => text!(lang, "Pause"),
        Asks::Profile(ProfileField::Knows) => text!(lang, "What I know"),
        Asks::Profile(ProfileField::Availability) => text!(lang, "Type when I can meet"),
        Asks::GroupZone => text!(lang, "Set the group's time zone"),
        Asks::DrillAim => text!(lang, "Common goal"),
        Asks::Time(_) => text!(lang, "Another time or zone"),
        Asks::Evening(_) | Asks::Series(_) => text!(lang, "Change"),
    }
}

/// What is asked for there, field after field, with what it is now.
pub(in crate::discord) fn asked(lang: &Language, asks: Asks, values: Vec<String>) -> Shape {
    let mut values = values.into_iter();
    let mut field = |label, example, is_optional| Field {
        label,
        example,
        is_long: false,
        is_optional,
        characters_max: LINE.characters_max,
        value: values.next().unwrap_or_default(),
    };
    let place = || text!(lang, "Europe/Berlin, or Berlin, or UTC+2");
    let own = text!(lang, "Your time zone");
    let day = || text!(lang, "14 May, or in 3 weeks; empty: none");
    let fields = match asks {
        Asks::Zone | Asks::Profile(ProfileField::Zone) => vec![field(own, place(), false)],
        Asks::Profile(ProfileField::Quiet) => {
            vec![field(text!(lang, "No reminders between"), "22:00-07:00".to_owned(), true)]
        }
        Asks::Profile(ProfileField::Role) => {
            vec![field(text!(lang, "The role that you practise for"), String::new(), true)]
        }
        Asks::Profile(ProfileField::Region) => {
            vec![field(text!(lang, "Where the job is"), String::new(), true)]
        }
        Asks::Profile(ProfileField::Target) => {
            vec![field(text!(lang, "The day of your interview"), day(), true)]
        }
        Asks::Profile(ProfileField::Pause) => {
            vec![field(text!(lang, "The day on which you are back"), day(), true)]
        }
        Asks::Profile(ProfileField::Knows) => {
            let label = text!(lang, "Roles and regions, with commas between");
            vec![field(label, text!(lang, "nurse, backend engineer, Canada"), true)]
        }
        Asks::Profile(ProfileField::Availability) => {
            let example = text!(lang, "mon-fri 18-21, sat 10-12; rather not fri");
            let days = field(text!(lang, "Days and hours; empty: none"), example, true);
            vec![Field { is_long: true, characters_max: AVAILABILITY_MAX, ..days }]
        }
        Asks::DrillAim => {
            let label = text!(lang, "Drills a week, all together; empty: none");
            vec![field(label, "50".to_owned(), true)]
        }
        Asks::GroupZone => vec![field(text!(lang, "The group's time zone"), place(), false)],
        Asks::Time(_) => vec![
            field(text!(lang, "When"), text!(lang, "tomorrow 19:00"), false),
            field(own, place(), true),
        ],
        Asks::Evening(_) => vec![
            field(text!(lang, "When"), text!(lang, "tomorrow 19:00"), true),
            field(
                text!(lang, "What you call it or practise"),
                text!(lang, "Tuesday practice"),
                true,
            ),
        ],
        Asks::Series(_) => vec![
            field(text!(lang, "When, again and again"), text!(lang, "every tue 19:00"), false),
            field(text!(lang, "In which time zone"), place(), true),
            field(
                text!(lang, "Until when, or how many times"),
                text!(lang, "31 May, or 10 times; or nothing"),
                true,
            ),
            field(
                text!(lang, "What you call it or practise"),
                text!(lang, "Tuesday practice"),
                true,
            ),
        ],
    };
    Shape { title: self::asks(lang, asks), fields }
}

/// Somebody else's message, or one without text.
pub(in crate::discord) fn not_your_answer(lang: &Language) -> Card {
    said(text!(
        lang,
        "Only a message that you wrote yourself, with text or as a voice message, can be your \
         answer."
    ))
}

/// A message outside of a session's thread.
pub(in crate::discord) fn no_session_here(lang: &Language) -> Card {
    said(text!(lang, "No session runs here. Use this on your message in the session's thread."))
}

/// What can be done here.
pub(in crate::discord) fn help(lang: &Language, is_set_up: bool) -> Card {
    let mut card = said(text!(
        lang,
        "**greenroom** — mock interviews for practice groups. I call the session, ask the \
         questions on a clock, and collect ratings that nobody sees before all are in."
    ));
    if !is_set_up {
        card.lines.push(text!(
            lang,
            "**First** an organiser runs `/setup` and chooses a channel for the cards."
        ));
    }
    card.lines.push(text!(
        lang,
        "**Take part** — press _Take a seat_ on a card, check in when the thread opens, and \
         follow the buttons. Answers are spoken in the voice channel, or written as a reply to \
         the question.\n**Begin** — `/session now` holds one as soon as its seats are taken, \
         `/session plan` chooses a time. Where _Practise now_ stands, a press finds whoever has \
         half an hour too.\n**Look** — `/session list` shows what is planned, `/goal` what you \
         are working on.\n**More** — `/about` says what is kept and what scores are not for."
    ));
    card.buttons.push(Button::new(text!(lang, "Sessions"), Press::Look(Query::Sessions)).main());
    card
}

/// Privacy and limits.
pub(in crate::discord) fn about(lang: &Language) -> Card {
    said(text!(
        lang,
        "**What is kept** — who sat where, marks, comments, timings: so that you can see your \
         progress. No names and no pictures. The text of an answer is deleted when its session \
         closes, within the hour after the report, or as many days later as its card says. Thirty days after this server has removed me everything of it is deleted; \
         backups made before go within 35 days. Everything lies in one file on the operator's \
         machine and goes nowhere else.\n**Who sees what** — your report is yours. Ballots are \
         sealed until all are in. Answers typed in a thread can be read by whoever can read the \
         thread.\n**What I can read** — I ask for no privileged right: I see commands, buttons, \
         forms, and replies to my own messages, and no other text.\n**What scores are for** — \
         practice only. They are not for hiring decisions."
    ))
}
