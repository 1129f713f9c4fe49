//! Presses, picks and forms.

use crate::base::{GuildId, SessionId, text};
use crate::calendar::ZoneName;
use crate::interview::PlanEdit;
use crate::protocol::{
    Answer, AvailabilityLook, Command, DRILL_AIM_MAX, DebriefLook, GuildSettings, PitchLook,
    ProfileEdit, Query, Shown, StoryLook, StoryOf,
};
use crate::runtime::HouseFault;
use crate::view::{self, Asks, Form, Press, ProfileField};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::commands::ProfileWords;
use crate::discord::guild::{rights, setup};
use crate::discord::ids::{self, DiscordPress, Meaning, Setting};
use crate::discord::known::Unsent;
use crate::discord::paper::{forms, words};

use super::respond::Reply;
use super::tell::{edited, look, not_done, on_profile, tell};
use super::times::{self, Meant, no_such_zone};
use super::typed::{profile, set_up, set_zone, settings};
use super::{drill, evening, series};

/// What was pressed: in a picker, what was chosen.
pub(super) fn named(name: &str, values: &[String]) -> Meaning {
    match (ids::decode(name), values) {
        (Meaning::Picker(_), [first, ..]) => ids::decode(first),
        (named, _) => named,
    }
}

pub(super) async fn pressed(
    app: &App,
    seen: &Seen,
    values: &[String],
    named: Meaning,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only(lang))) };
    match named {
        Meaning::Press(Press::Do(Command::Drill(of))) => drill::begin(app, seen, guild, of).await,
        Meaning::Press(Press::Do(command)) => tell(app, seen, guild, command).await,
        Meaning::Press(Press::Look(query)) => look(app, seen, guild, query).await,
        Meaning::Press(Press::Fill(form)) => open_form(app, seen, form).await,
        Meaning::Discord(DiscordPress::CheckAgain) => settings(app, seen, guild).await,
        Meaning::Discord(DiscordPress::Forget) => tell(app, seen, guild, Command::Forget).await,
        Meaning::Discord(DiscordPress::Ask(asks)) => ask(app, seen, guild, asks).await,
        Meaning::Discord(DiscordPress::Setting(setting)) => {
            set(app, seen, guild, setting, values).await
        }
        Meaning::Page(page) => look(app, seen, guild, page.query).await,
        Meaning::Picker(_) | Meaning::Outdated | Meaning::Broken | Meaning::Foreign => {
            Ok(Reply::Private(words::unread(lang, &named)))
        }
    }
}

/// A form, with what was written before.
pub(super) async fn open_form(app: &App, seen: &Seen, form: Form) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only(lang))) };
    let form = match form {
        Form::Words { session, turn, .. } => {
            let query = Query::Ballot(session, turn);
            let origin = seen.origin(app, guild).await?;
            let member = origin.member;
            let shown = app.house.look(origin, query.clone()).await?;
            let Shown::Ballot(view) = &shown else {
                let texts = &app.offers.texts;
                let card = view::shown(lang, &shown, &query, member, app.now(), texts);
                return Ok(Reply::Private(card));
            };
            Form::Words { session, turn, so_far: view::so_far(view.words.as_ref()) }
        }
        Form::Goal { from, .. } => {
            let query = from.map_or(Query::Goal, |(session, turn)| Query::Report(session, turn));
            let shown = app.house.look(seen.origin(app, guild).await?, query).await?;
            let goals = &app.offers.texts.of(app.lang(&seen.locale)).goals;
            Form::Goal { from, so_far: view::goal_so_far(&shown, goals) }
        }
        Form::Pitch { .. } => {
            let query = Query::Pitch(PitchLook::Now);
            let shown = app.house.look(seen.origin(app, guild).await?, query).await?;
            Form::Pitch { so_far: view::pitch_so_far(&shown) }
        }
        Form::Debrief { of: Some(told), .. } => {
            let query = Query::Debriefs(DebriefLook::One(told));
            let shown = app.house.look(seen.origin(app, guild).await?, query).await?;
            Form::Debrief { of: Some(told), so_far: view::debrief_so_far(&shown) }
        }
        Form::Story { of: StoryOf::Kept(story), .. } => {
            let query = Query::Stories(StoryLook::One(story));
            let origin = seen.origin(app, guild).await?;
            let shown = app.house.look(origin, query.clone()).await?;
            match view::story_form(&shown) {
                Some(form) => form,
                None => {
                    let texts = &app.offers.texts;
                    let card = view::shown(lang, &shown, &query, seen.member, app.now(), texts);
                    return Ok(Reply::Private(card));
                }
            }
        }
        Form::Debrief { of: None, .. }
        | Form::Story { of: StoryOf::New(_), .. }
        | Form::Question { .. }
        | Form::Answer { .. }
        | Form::OwnQuestions { .. }
        | Form::Recording { .. } => form,
    };
    let name = ids::encode(&Press::Fill(form.clone())).unwrap_or_default();
    let unsent = app.known.unsent.get(&(seen.member, name));
    let before = unsent.map(|unsent| unsent.fields).unwrap_or_default();
    let opened = forms::open(lang, &form, &before);
    Ok(opened.map_or_else(|| Reply::Private(words::damaged(lang)), Reply::Form))
}

pub(super) async fn filled(
    app: &App,
    seen: &Seen,
    name: &str,
    fields: &[(String, String)],
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(guild) = seen.guild else { return Ok(not_done(app, seen, words::guilds_only(lang))) };
    if let Meaning::Discord(DiscordPress::Ask(asks)) = ids::decode(name) {
        return asked(app, seen, guild, asks, fields).await;
    }
    let Some((form, texts)) = forms::read(name, fields) else {
        return Ok(not_done(app, seen, words::unread(lang, &ids::decode(name))));
    };
    // Whatever becomes of it: where it is not taken, the form opens with it again.
    let unsent = Unsent { member: seen.member, fields: fields.to_vec() };
    app.known.unsent.insert((seen.member, name.to_owned()), unsent);
    let fields = texts;
    match view::filled(&form, &fields) {
        Ok(command) => tell(app, seen, guild, command).await,
        Err(wrong) => {
            let shape = view::shape(lang, &form);
            let label = shape
                .fields
                .get(wrong.field)
                .map_or_else(|| text!(lang, "The text"), |field| field.label.clone());
            let mut card = words::bad_text(lang, &label, wrong.problem);
            card.buttons
                .push(view::Button::new(text!(lang, "Try again"), Press::Fill(form)).main());
            Ok(not_done(app, seen, card))
        }
    }
}

/// A form for a time or a zone, with what stands now.
async fn ask(app: &App, seen: &Seen, guild: GuildId, asks: Asks) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    if let Asks::Profile(field) = asks {
        let origin = seen.origin(app, guild).await?;
        let Shown::Profile { profile, .. } = app.house.look(origin, Query::Profile).await? else {
            return Ok(Reply::Private(words::damaged(lang)));
        };
        let value = view::profile_value(lang, field, &profile, &app.offers.texts.tags);
        let shape = words::asked(lang, asks, vec![value]);
        return Ok(Reply::Form(forms::open_own(DiscordPress::Ask(asks), &shape)));
    }
    if let Asks::DrillAim = asks {
        let aim = app.settings(guild).await?.drill_aim;
        let value = aim.map_or_else(String::new, |aim| aim.to_string());
        let shape = words::asked(lang, asks, vec![value]);
        return Ok(Reply::Form(forms::open_own(DiscordPress::Ask(asks), &shape)));
    }
    let zone = match asks {
        Asks::Series(draft) => return series::form(app, seen, guild, draft, None).await,
        Asks::Evening(evening) => return evening::form(app, seen, guild, evening).await,
        Asks::Profile(_) | Asks::DrillAim => None,
        Asks::Zone | Asks::Time(_) => times::zone(app, seen, guild).await?.map(|meant| meant.zone),
        Asks::GroupZone => app.settings(guild).await?.zone.clone(),
    };
    let mut time = None;
    if let Asks::Time(session) = asks {
        let origin = seen.origin(app, guild).await?;
        let Shown::Session(shown) = app.house.look(origin, Query::Details(session)).await? else {
            return Ok(Reply::Private(view::answer(lang, &Answer::NoSuchSession)));
        };
        time = zone.as_ref().map(|zone| zone.zone().plain(shown.plan.starts_at));
    }
    let zone = zone.map(|zone| zone.to_string());
    let zone = zone.unwrap_or_default();
    let values = match asks {
        Asks::Time(_) => vec![time.unwrap_or_default(), zone],
        Asks::Zone
        | Asks::GroupZone
        | Asks::DrillAim
        | Asks::Profile(_)
        | Asks::Series(_)
        | Asks::Evening(_) => vec![zone],
    };
    let shape = words::asked(lang, asks, values);
    Ok(Reply::Form(forms::open_own(DiscordPress::Ask(asks), &shape)))
}

/// What was typed there.
async fn asked(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    asks: Asks,
    fields: &[(String, String)],
) -> Result<Reply, HouseFault> {
    let field = |name: &str| {
        let field = fields.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, text)| text.trim())
    };
    match asks {
        Asks::Zone => say(app, seen, guild, (ProfileField::Zone, field("0"))).await,
        Asks::Profile(said) => {
            let told = say(app, seen, guild, (said, field("0"))).await?;
            let on = match said {
                ProfileField::Availability => Query::Availability(AvailabilityLook::Own),
                ProfileField::Zone
                | ProfileField::Quiet
                | ProfileField::Role
                | ProfileField::Region
                | ProfileField::Target
                | ProfileField::Pause
                | ProfileField::Knows => Query::Profile,
            };
            on_profile(app, seen, guild, on, told).await
        }
        Asks::GroupZone => set_zone(app, seen, guild, field("0")).await,
        Asks::DrillAim => set_drill_aim(app, seen, guild, field("0")).await,
        Asks::Series(draft) => {
            let field = |name: &str| field(name).to_owned();
            series::filled(app, seen, guild, draft, field).await
        }
        Asks::Evening(of) => evening::filled(app, seen, guild, of, (field("0"), field("1"))).await,
        Asks::Time(session) => retime(app, seen, guild, session, (field("0"), field("1"))).await,
    }
}

/// What somebody says of themself.
async fn say(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    (field, typed): (ProfileField, &str),
) -> Result<Reply, HouseFault> {
    let fields = vec![(field, typed.to_owned())];
    profile(app, seen, guild, ProfileWords { fields, ..ProfileWords::default() }).await
}

/// Another time for a session, in a zone that is the member's own from now on where it is another.
async fn retime(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    session: SessionId,
    (typed, zone): (&str, &str),
) -> Result<Reply, HouseFault> {
    let mut meant = times::zone(app, seen, guild).await?;
    let mut named = None;
    if !zone.is_empty() {
        let zone = match ZoneName::meant(zone) {
            Ok(zone) => zone,
            Err(fault) => {
                let card = no_such_zone(app.lang(&seen.locale), &fault);
                return Ok(not_done(app, seen, card));
            }
        };
        if meant.as_ref().is_none_or(|meant| meant.zone != zone) {
            named = Some(zone.clone());
            meant = Some(Meant { zone, is_own: true });
        }
    }
    let read = match times::read(app, seen, meant.as_ref(), typed) {
        Ok(read) => read,
        Err(card) => return Ok(not_done(app, seen, *card)),
    };
    if let Some(named) = named {
        let mut origin = seen.origin(app, guild).await?;
        // One interaction, two things done: each has a receipt of its own.
        origin.receipt.0.push_str(":zone");
        app.house.tell(origin, Command::Profile(ProfileEdit::Zone(named))).await?;
    }
    let edit = PlanEdit { starts_at: Some(read.at), ..PlanEdit::default() };
    edited(app, seen, guild, session, edit, read.read_as).await
}

/// Another common goal of the group, or none.
async fn set_drill_aim(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: &str,
) -> Result<Reply, HouseFault> {
    let aim: Option<u16> = typed.parse().ok().filter(|aim| (1..=DRILL_AIM_MAX).contains(aim));
    if aim.is_none() && !typed.is_empty() {
        return Ok(not_done(app, seen, words::no_drill_aim(app.lang(&seen.locale))));
    }
    let now = app.settings(guild).await?;
    set_up(app, seen, guild, GuildSettings { drill_aim: aim, ..(*now).clone() }).await
}

/// One setting was chosen.
async fn set(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    setting: Setting,
    values: &[String],
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let origin = seen.origin(app, guild).await?;
    let ids: Vec<i64> = values.iter().filter_map(|value| value.parse().ok()).collect();
    let is_here = match setting {
        Setting::Practice | Setting::Notice | Setting::Digest | Setting::Rooms => {
            rights::has_channels(&app.rest, guild, &ids).await
        }
        Setting::Organisers | Setting::Coaches => rights::has_roles(&app.rest, guild, &ids).await,
        Setting::Threads
        | Setting::PractiseNow
        | Setting::Attendance
        | Setting::Calibration
        | Setting::Reminders
        | Setting::Language => true,
    };
    if origin.is_organiser && !is_here {
        return Ok(Reply::Private(words::of_another_server(lang)));
    }
    let wanted = setup::chosen(setting, values, app.settings(guild).await?.as_ref());
    set_up(app, seen, guild, wanted).await
}
