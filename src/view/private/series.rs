//! Series: what one would be, how those of the guild stand, and what became of one.

use crate::bank::TagSort;
use crate::base::{Language, MemberId, counted, text};
use crate::calendar::Coming;
use crate::interview::Format;
use crate::protocol::{
    Becomes, CalledBecame, CalledEvening, Command, DraftId, DraftPick, EveningKind, NewTime, Query,
    Scope, SeriesAct, SeriesAnswer, SeriesChange, SeriesCommand, SeriesDraft, SeriesLook,
    SeriesPreview, SeriesRefusal, SeriesShown, SeriesState, SeriesView,
};
use crate::view::card::{Asks, Button, Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted};
use crate::view::texts::Texts;
use crate::view::words::{
    capital, fit, in_text, level, long, name_of_slug, paragraph, points, relative, row, series,
    tag, who, who_is_in,
};

/// Longest name of a format in a line.
const TITLE_MAX: usize = 40;
/// Evenings of each series in a list.
const LISTED_MAX: usize = 3;
/// Longest objective in a list.
const OBJECTIVE_MAX: usize = 80;

/// What a series is called in a line of plain text.
pub fn series_name(lang: &Language, one: &SeriesView) -> String {
    let objective = one.kind.objective.as_ref();
    objective.map_or_else(|| series(lang, &one.series), |text| text.as_str().to_owned())
}

/// What somebody looks at.
pub(super) fn shown(lang: &Language, shown: &SeriesShown, texts: &Texts) -> Card {
    match shown {
        SeriesShown::List(all) => list(lang, all, texts),
        SeriesShown::Sure(one, act, called) => sure(lang, one, *act, called),
        SeriesShown::Draft(draft) => preview(lang, draft, texts),
        SeriesShown::None | SeriesShown::AtOnce => refused(lang, &SeriesRefusal::NoSuchSeries),
    }
}

/// What became of something that was asked for.
pub(super) fn answered(lang: &Language, answer: &SeriesAnswer, texts: &Texts) -> Card {
    match answer {
        SeriesAnswer::Drafted(draft) => preview(lang, draft, texts),
        SeriesAnswer::Made { number, rule, next } => {
            let mut card = Card::saying(text!(
                lang,
                "Saved as series **#{number}**: {rule}, {zone}. The first evening is {next}.",
                number,
                rule = series(lang, &rule.series),
                zone = quoted(rule.zone.as_str()),
                next = long(next.at)
            ));
            to_list(lang, &mut card);
            card
        }
        SeriesAnswer::Changed { series, number, act, next, called } => {
            let is_left_out = matches!(act, SeriesAct::Skip(_)) && !called.is_empty();
            // Its date by the rule may be another than that for which it was called.
            let then = if is_left_out { SeriesAct::Resume } else { *act };
            let mut card = Card::saying(changed(lang, *number, then, next.as_ref()));
            say_called(lang, &mut card, called);
            let more = match act {
                // What is called off is not called again.
                SeriesAct::Skip(_) if is_left_out => None,
                SeriesAct::Skip(date) => {
                    Some((text!(lang, "Hold it after all"), SeriesAct::AsUsual(*date)))
                }
                SeriesAct::Pause(_) => Some((text!(lang, "Resume"), SeriesAct::Resume)),
                SeriesAct::Stop | SeriesAct::AsUsual(_) | SeriesAct::Resume => None,
            };
            if let Some((label, act)) = more {
                let command = Command::Series(SeriesCommand::Act(*series, act));
                card.buttons.push(Button::new(label, Press::Do(command)));
            }
            to_list(lang, &mut card);
            card
        }
        SeriesAnswer::Edited { number, next, called } => {
            let mut card = Card::saying(match next.map(|next| long(next.at)) {
                Some(next) => text!(
                    lang,
                    "Saved. The next evening of series **#{number}** is {next}.",
                    number,
                    next
                ),
                None => text!(lang, "Saved. Series **#{number}** has no evening any more.", number),
            });
            say_called(lang, &mut card, called);
            to_list(lang, &mut card);
            card
        }
        SeriesAnswer::Refused(why) => refused(lang, why),
    }
}

/// What became of evenings that were called already.
fn say_called(lang: &Language, card: &mut Card, called: &[CalledBecame]) {
    for became in called {
        card.say(match became {
            CalledBecame::CalledOff(at) => text!(
                lang,
                "The evening of {at} was called already: it is called off, and whoever was in is \
                 told.",
                at = long(*at)
            ),
            CalledBecame::Follows(at) => text!(
                lang,
                "The evening that was called already follows, now {at}. Its call shows it, and \
                 whoever was in is told where they need to know.",
                at = long(*at)
            ),
            CalledBecame::Held(at) => text!(
                lang,
                "The evening of {at} is open already, so it is held as it was agreed.",
                at = long(*at)
            ),
        });
    }
}

fn to_list(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "All series"), Query::Series(SeriesLook::List));
}

/// What a series would be, before anything of it is saved.
fn preview(lang: &Language, preview: &SeriesPreview, texts: &Texts) -> Card {
    let pick = |pick| Press::Do(Command::Series(SeriesCommand::Pick(preview.id, pick)));
    let mut card = match (&preview.draft, &preview.becomes) {
        (SeriesDraft::New { rule, kind }, _) => {
            let mut card = Card::saying(text!(
                lang,
                "I read that as **{rule}**, {zone}.",
                rule = series(lang, &rule.series),
                zone = quoted(rule.zone.as_str())
            ));
            card.say(said(lang, kind, texts));
            card.say(text!(lang, "The first evenings:"));
            card.pickers = pickers(lang, kind, texts, pick);
            card.asks = vec![Asks::Series(Some(preview.id))];
            card
        }
        (SeriesDraft::Change(change), Some(becomes)) => {
            changing(lang, preview.id, change, becomes, texts)
        }
        (SeriesDraft::Change(_), None) => return refused(lang, &SeriesRefusal::DraftGone),
    };
    card.say(points(preview.next.iter().map(evening)));
    for one in preview.called.iter().filter(|one| one.people > 0) {
        card.say(counted!(
            lang,
            one.people,
            "{n} person is in for {at} already. What they answered, and their seat, stand where \
             little changes; otherwise they are asked once more.",
            "{n} people are in for {at} already. What they answered, and their seats, stand where \
             little changes; otherwise they are asked once more.",
            at = long(one.at)
        ));
    }
    card.say(text!(lang, "Nothing is saved yet."));
    let save = Command::Series(SeriesCommand::Save(preview.id));
    card.buttons.push(Button::new(text!(lang, "Save"), Press::Do(save)).main());
    card
}

/// What a series that is there would become, and which of its evenings.
fn changing(
    lang: &Language,
    id: DraftId,
    change: &SeriesChange,
    becomes: &Becomes,
    texts: &Texts,
) -> Card {
    let (number, before) = (change.number, long(becomes.of.at));
    let mut card = Card::saying(match (change.scope, &change.when) {
        (Scope::This, Some(NewTime::At(at))) => text!(
            lang,
            "Series **#{number}**: the evening of {before} is moved to **{at}**. All others stay.",
            number,
            before,
            at = long(*at)
        ),
        (Scope::This, Some(NewTime::Rule(_)) | None) => {
            text!(lang, "Series **#{number}**: the evening of {before} alone.", number, before)
        }
        (Scope::Following, _) => text!(
            lang,
            "Series **#{number}** from the evening of {before} on: **{rule}**, {zone}.",
            number,
            before,
            rule = series(lang, &becomes.rule.series),
            zone = quoted(becomes.rule.zone.as_str())
        ),
        (Scope::All, _) => text!(
            lang,
            "All evenings of series **#{number}**: **{rule}**, {zone}.",
            number,
            rule = series(lang, &becomes.rule.series),
            zone = quoted(becomes.rule.zone.as_str())
        ),
    });
    card.say(said(lang, &becomes.kind, texts));
    card.say(text!(lang, "The next evenings are then:"));
    let pick = |pick| Press::Do(Command::Series(SeriesCommand::Pick(id, pick)));
    card.pickers = vec![scopes(lang, change, pick)];
    if !matches!(change.when, Some(NewTime::At(_))) {
        card.pickers.extend(pickers(lang, &becomes.kind, texts, pick));
        card.asks = vec![Asks::Series(Some(id))];
    }
    card
}

/// Which evenings become so. A rule is never that of one alone.
fn scopes(lang: &Language, change: &SeriesChange, press: impl Fn(DraftPick) -> Press) -> Picker {
    let is_rule = matches!(change.when, Some(NewTime::Rule(_)));
    let all = [
        (Scope::This, text!(lang, "This one alone")),
        (Scope::Following, text!(lang, "This one and all after it")),
        (Scope::All, text!(lang, "All that come")),
    ];
    let option = |(scope, label): (Scope, String)| PickerOption {
        label,
        description: None,
        press: press(DraftPick::Scope(scope)),
        is_chosen: change.scope == scope,
    };
    let options = all.into_iter().filter(|(scope, _)| !(is_rule && *scope == Scope::This));
    Picker {
        label: text!(lang, "Which evenings"),
        options: options.map(option).collect(),
        group: 0,
    }
}

fn evening(one: &Coming) -> String {
    format!("{} ({})", long(one.at), relative(one.at))
}

/// What can be chosen for the evenings of a draft.
fn pickers(
    lang: &Language,
    kind: &EveningKind,
    texts: &Texts,
    press: impl Fn(DraftPick) -> Press,
) -> Vec<Picker> {
    let option = |label: String, description, pick, is_chosen| PickerOption {
        label,
        description,
        press: press(pick),
        is_chosen,
    };
    let formats = texts.formats.iter().filter(|format| format.is_for_several());
    let formats = formats.filter_map(|format| {
        let pick = DraftPick::Format(format.id.parse().ok()?);
        let title = lang.title(&format.title).to_owned();
        Some(option(title, None, pick, format.id == kind.format))
    });
    let lengths = chosen(kind, texts).map(|format| format.agendas.as_slice()).unwrap_or_default();
    let lengths = lengths.iter().enumerate().map(|(no, agenda)| {
        let minutes = agenda.minutes;
        let is_chosen = kind.minutes.map_or(no == 0, |chosen| chosen == minutes);
        let label = text!(lang, "{minutes} min a turn", minutes);
        option(label, None, DraftPick::Minutes(minutes), is_chosen)
    });
    let any = option(text!(lang, "Any role"), None, DraftPick::Role(None), kind.role.is_none());
    let roles = texts.tags.completing(TagSort::Role, "").into_iter().filter_map(|role| {
        let pick = DraftPick::Role(Some(role.as_str().parse().ok()?));
        let title = lang.title(texts.tags.title(TagSort::Role, role)?).to_owned();
        Some(option(title, None, pick, kind.role.as_deref() == Some(role.as_str())))
    });
    // The chosen one is never among those that have no room.
    let mut roles: Vec<PickerOption> = roles.collect();
    roles.sort_by_key(|role| !role.is_chosen);
    roles.truncate(OPTIONS_MAX - 1);
    let all = [
        (text!(lang, "Format"), formats.take(OPTIONS_MAX).collect()),
        (text!(lang, "Length"), lengths.collect()),
        (text!(lang, "Role"), std::iter::once(any).chain(roles).collect::<Vec<_>>()),
    ];
    let picker =
        |(label, options): (String, Vec<PickerOption>)| Picker { label, options, group: 0 };
    all.into_iter().filter(|(_, options)| options.len() > 1).map(picker).collect()
}

fn chosen<'a>(kind: &EveningKind, texts: &'a Texts) -> Option<&'a Format> {
    texts.formats.iter().map(AsRef::as_ref).find(|format| format.id == kind.format)
}

/// What the evenings of a series are: `Tuesday practice · one-on-one · 30 min a turn · backend`.
fn said(lang: &Language, kind: &EveningKind, texts: &Texts) -> String {
    let format = chosen(kind, texts);
    let title = format.map_or_else(
        || name_of_slug(&kind.format),
        |format| in_text(lang, &fit(lang.title(&format.title), TITLE_MAX)),
    );
    let minutes = kind.minutes.or(format.and_then(|format| Some(format.agendas.first()?.minutes)));
    let items = [
        kind.objective.as_ref().map(|text| quoted(&text.excerpt(OBJECTIVE_MAX))),
        Some(quoted(&title)),
        minutes.map(|minutes| text!(lang, "{minutes} min a turn", minutes)),
        kind.role.as_deref().map(tag),
        kind.level.map(|one| level(lang, one)),
        kind.region.as_deref().map(tag),
        kind.channel.map(|channel| format!("<#{channel}>")),
    ];
    row(items.into_iter().flatten())
}

/// All series of a guild, with the next evenings of each.
fn list(lang: &Language, all: &[SeriesView], texts: &Texts) -> Card {
    if all.is_empty() {
        return Card::saying(text!(
            lang,
            "No evenings of this group come again by themselves yet. An organiser can make a \
             series of them, such as every Tuesday 19:00."
        ));
    }
    let mut card = Card::saying(text!(lang, "**Series**"));
    for one in all {
        let mut lines = vec![
            format!("**#{}** · {}", one.number, said(lang, &one.kind, texts)),
            row([capital(series(lang, &one.series)), quoted(&one.zone), made_by(lang, one.maker)]),
        ];
        lines.extend(standing(lang, one.state));
        if !one.next.is_empty() {
            lines.push(row(one.next.iter().take(LISTED_MAX).map(|next| long(next.at))));
        } else if one.state == SeriesState::Running {
            lines.push(text!(lang, "Its last evening is over."));
        }
        if !one.skipped.is_empty() {
            let dates: Vec<String> = one.skipped.iter().map(ToString::to_string).collect();
            lines.push(text!(lang, "Skipped: {dates}", dates = dates.join(", ")));
        }
        card.say(lines.join("\n"));
    }
    card
}

fn made_by(lang: &Language, maker: Option<MemberId>) -> String {
    match maker {
        Some(maker) => text!(lang, "made by {maker}", maker = who(lang, maker)),
        None => text!(lang, "whoever made it has left: it is the organisers' now"),
    }
}

/// Why its evenings do not come, if they do not.
fn standing(lang: &Language, state: SeriesState) -> Option<String> {
    match state {
        SeriesState::Running => None,
        SeriesState::Paused(None) => Some(text!(lang, "Paused until an organiser resumes it.")),
        SeriesState::Paused(Some(date)) => Some(text!(lang, "Paused until {date}.", date)),
        SeriesState::Stopped => Some(text!(lang, "Stopped.")),
        SeriesState::ZoneGone => Some(text!(
            lang,
            "Paused, because its time zone is not known any more. An organiser stops it and makes \
             it again with another one."
        )),
    }
}

/// Before a series ends, or evenings that are called: what ends, and the way back.
fn sure(lang: &Language, one: &SeriesView, act: SeriesAct, called: &[CalledEvening]) -> Card {
    let number = one.number;
    let (text, yes) = match act {
        SeriesAct::Stop => (
            text!(
                lang,
                "**Stop series #{number}?** {rule}: no evening of it comes any more, and it is \
                 not begun again.",
                number,
                rule = capital(series(lang, &one.series))
            ),
            text!(lang, "Yes, stop it"),
        ),
        SeriesAct::Pause(_) => {
            (text!(lang, "**Pause series #{number}?**", number), text!(lang, "Yes, pause it"))
        }
        SeriesAct::Skip(_) | SeriesAct::AsUsual(_) | SeriesAct::Resume => (
            text!(lang, "**Leave out an evening of series #{number}?**", number),
            text!(lang, "Yes, leave it out"),
        ),
    };
    let mut card = Card::saying(text);
    for one in called {
        let off = text!(
            lang,
            "The evening of {at} is called already. It would be called off, and is not called \
             again.",
            at = long(one.at)
        );
        card.say(paragraph([off, who_is_in(lang, one.people)]));
    }
    let sure = Command::Series(SeriesCommand::Sure(one.id, act));
    card.buttons.push(Button::new(yes, Press::Do(sure)));
    card.danger();
    card.look(text!(lang, "No, back"), Query::Series(SeriesLook::List));
    card
}

fn changed(lang: &Language, number: u32, act: SeriesAct, next: Option<&Coming>) -> String {
    let next = next.map(|next| long(next.at));
    match (act, next) {
        (SeriesAct::Stop, _) => {
            text!(lang, "Series **#{number}** is stopped: no evening of it comes any more.", number)
        }
        (SeriesAct::Skip(date), Some(next)) => text!(
            lang,
            "There is no evening of series **#{number}** on {date}. The next one is {next}.",
            number,
            date,
            next
        ),
        (SeriesAct::Skip(date), None) => text!(
            lang,
            "There is no evening of series **#{number}** on {date}, and none after it.",
            number,
            date
        ),
        (SeriesAct::AsUsual(_) | SeriesAct::Resume, Some(next)) => {
            text!(lang, "The next evening of series **#{number}** is {next}.", number, next)
        }
        (SeriesAct::AsUsual(_) | SeriesAct::Resume, None) => {
            text!(lang, "Series **#{number}** has no evening any more.", number)
        }
        (SeriesAct::Pause(_), Some(next)) => text!(
            lang,
            "Series **#{number}** is paused. The first evening after that is {next}.",
            number,
            next
        ),
        (SeriesAct::Pause(_), None) => {
            text!(lang, "Series **#{number}** is paused until an organiser resumes it.", number)
        }
    }
}

fn refused(lang: &Language, why: &SeriesRefusal) -> Card {
    let mut card = Card::saying(match why {
        SeriesRefusal::NoSuchSeries => text!(
            lang,
            "There is no such series in this group, or it was stopped. These are there:"
        ),
        SeriesRefusal::DraftGone => text!(
            lang,
            "This was saved already, or something newer took its place, so nothing was done. \
             These series are there:"
        ),
        SeriesRefusal::TooMany { at_most } => counted!(
            lang,
            *at_most,
            "This group has {n} series already, and that is the most. Stop it first.",
            "This group has {n} series already, and that is the most. Stop one of them first."
        ),
        SeriesRefusal::ForOne { known } => text!(
            lang,
            "That format is for one person, and an evening is for two or more. Choose one of \
             these: {known}.",
            known = known.join(", ")
        ),
        SeriesRefusal::NoSuchDate { next } if next.is_empty() => {
            text!(lang, "No evening of that series comes, so there is nothing to change.")
        }
        SeriesRefusal::NoSuchDate { next } => {
            let mut card = Card::saying(text!(
                lang,
                "That series has no evening on that date. Its next ones are:"
            ));
            card.say(points(next.iter().map(evening)));
            return card;
        }
        SeriesRefusal::NotBetween { behind, ahead } => {
            not_between(lang, behind.map(long), ahead.map(long))
        }
        SeriesRefusal::TooSoon => text!(
            lang,
            "That is too soon: an evening needs half an hour at least, so that people can answer. \
             Type a later time."
        ),
        SeriesRefusal::Over => {
            text!(lang, "That series would be over before its first evening. Make it end later.")
        }
    });
    to_list(lang, &mut card);
    card
}

/// Between which evenings one can be moved.
fn not_between(lang: &Language, behind: Option<String>, ahead: Option<String>) -> String {
    match (behind, ahead) {
        (Some(behind), Some(ahead)) => text!(
            lang,
            "An evening stays between those before and after it. Type a time after {behind} and \
             before {ahead}.",
            behind,
            ahead
        ),
        (Some(behind), None) => text!(
            lang,
            "An evening stays behind the one before it. Type a time after {behind}.",
            behind
        ),
        (None, Some(ahead)) => text!(
            lang,
            "An evening stays before the one after it. Type a time before {ahead}.",
            ahead
        ),
        (None, None) => text!(lang, "Type a time that is ahead."),
    }
}
