//! What the bot may do in a channel, and what each missing permission means for members.

use serenity::model::Permissions;
use serenity::model::channel::GuildChannel;
use serenity::model::guild::{Member, PartialGuild};
use serenity::model::id::UserId;

use crate::base::{ChannelId, GuildId, Language, text};
use crate::protocol::{GuildSettings, Threads};

use crate::discord::known::Found;
use crate::discord::rest::{CHANNEL_GONE, Call, Class, Failure, Rest, Route};
use crate::discord::snowflake::{moment, unsigned};

/// A permission, what it is called in Discord, and what does not work without it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    pub(super) right: Permissions,
    name: fn(&Language) -> String,
    without: fn(&Language) -> String,
}

/// What the bot needs where cards are posted. The invite asks for these and nothing else.
pub(super) const NEEDS: [Need; 6] = [
    Need {
        right: Permissions::VIEW_CHANNEL,
        name: |lang| text!(lang, "View Channel"),
        without: |lang| text!(lang, "sessions can't be held there at all"),
    },
    Need {
        right: Permissions::SEND_MESSAGES,
        name: |lang| text!(lang, "Send Messages"),
        without: |lang| text!(lang, "no card can be posted, so nothing can be planned"),
    },
    Need {
        right: Permissions::CREATE_PUBLIC_THREADS,
        name: |lang| text!(lang, "Create Public Threads"),
        without: |lang| text!(lang, "sessions can't open"),
    },
    Need {
        right: Permissions::SEND_MESSAGES_IN_THREADS,
        name: |lang| text!(lang, "Send Messages in Threads"),
        without: |lang| text!(lang, "I can't ask questions"),
    },
    Need {
        right: Permissions::EMBED_LINKS,
        name: |lang| text!(lang, "Embed Links"),
        without: |lang| text!(lang, "pictures of progress are missing"),
    },
    Need {
        right: Permissions::READ_MESSAGE_HISTORY,
        name: |lang| text!(lang, "Read Message History"),
        without: |lang| {
            text!(lang, "after an outage I may post something twice, because I can't look")
        },
    },
];

/// Without one of the first so many, no session can be held.
const HINDER: usize = 4;

/// Needed instead of public threads by guilds that want private ones.
const PRIVATE_THREADS: Need = Need {
    right: Permissions::CREATE_PRIVATE_THREADS,
    name: |lang| text!(lang, "Create Private Threads"),
    without: |lang| {
        text!(lang, "sessions can't open with private threads; choose open ones, or allow it")
    },
};

/// Whether the bot may open threads for one member alone. Only drills need it, and it is asked for
/// when somebody wants the first one.
pub(super) fn opens_own_threads(found: &Found) -> bool {
    found.mine.contains(Permissions::CREATE_PRIVATE_THREADS)
}

/// What members need to take part.
const MEMBER_NEEDS: [Need; 2] = [
    Need {
        right: Permissions::SEND_MESSAGES_IN_THREADS,
        name: |lang| text!(lang, "Send Messages in Threads"),
        without: |lang| text!(lang, "members can't answer by replying; the form still works"),
    },
    Need {
        right: Permissions::SEND_VOICE_MESSAGES,
        name: |lang| text!(lang, "Send Voice Messages"),
        without: |lang| text!(lang, "members can't answer by voice message"),
    },
];

/// Never wanted: a bot with this can do everything to the guild.
const TOO_MUCH: Permissions = Permissions::ADMINISTRATOR;

/// All of [`NEEDS`] as the number that an invite carries.
pub(super) fn invite_bits() -> u64 {
    NEEDS.iter().fold(Permissions::empty(), |all, need| all | need.right).bits()
}

/// Why nothing was found.
pub(super) fn not_found(lang: &Language, practice: ChannelId, failure: &Failure) -> String {
    if matches!(failure, Failure::Gone { .. }) {
        text!(lang, "<#{practice}> does not exist any more. Choose another channel.", practice)
    } else if matches!(failure, Failure::Forbidden { .. }) {
        text!(
            lang,
            "I can't see <#{practice}>: _{name}_ is missing for me. Until then {without}.",
            practice,
            name = (NEEDS[0].name)(lang),
            without = (NEEDS[0].without)(lang)
        )
    } else {
        text!(lang, "Discord did not answer, so permissions were not checked.")
    }
}

/// Asks Discord: three requests.
pub(super) async fn look(
    rest: &Rest,
    me: UserId,
    guild: GuildId,
    channel: ChannelId,
) -> Result<Found, Failure> {
    let class = Class::About(guild);
    let guild = unsigned(guild.0).into();
    let get = |route| Call::new(route, class);
    let whole: PartialGuild = rest.call(get(Route::Guild(guild))).await?;
    let me: Member = rest.call(get(Route::Member(guild, me))).await?;
    let channel = Route::Channel(unsigned(channel.0).into());
    let place: GuildChannel = rest.call(get(channel)).await?;
    if place.guild_id != guild {
        return Err(Failure::Gone { code: CHANNEL_GONE });
    }
    let mut nobody = me.clone();
    nobody.roles.clear();
    nobody.user.id = UserId::new(1);
    let timed_out_until = me.communication_disabled_until.map(moment);
    Ok(Found {
        timed_out_until,
        mine: whole.user_permissions_in(&place, &me),
        everyone: whole.user_permissions_in(&place, &nobody),
        is_text: place.is_text_based(),
    })
}

/// Whether all of these channels are the guild's own: a client can be made to send any number. What
/// Discord does not tell is no reason to refuse: where the bot sees nothing, it posts nothing.
pub(in crate::discord) async fn has_channels(rest: &Rest, guild: GuildId, all: &[i64]) -> bool {
    for channel in all {
        let route = Route::Channel(unsigned(*channel).into());
        match rest.call::<GuildChannel>(Call::new(route, Class::About(guild))).await {
            Ok(found) if found.guild_id.get() == unsigned(guild.0) => {}
            Ok(_) | Err(Failure::Gone { .. }) => return false,
            Err(_) => {}
        }
    }
    true
}

/// The same for roles.
pub(in crate::discord) async fn has_roles(rest: &Rest, guild: GuildId, all: &[i64]) -> bool {
    if all.is_empty() {
        return true;
    }
    let route = Route::Guild(unsigned(guild.0).into());
    match rest.call::<PartialGuild>(Call::new(route, Class::About(guild))).await {
        Ok(whole) => all.iter().all(|role| whole.roles.contains_key(&unsigned(*role).into())),
        Err(_) => true,
    }
}

/// What keeps sessions from being held at all, a sentence each.
pub(super) fn hindrances(
    lang: &Language,
    practice: ChannelId,
    settings: &GuildSettings,
    found: &Found,
) -> Vec<String> {
    let mut lacks = Vec::new();
    if let Some(until) = found.timed_out_until {
        lacks.push(text!(
            lang,
            "I am in time-out on this server and can't post until <t:{seconds}:F>. A moderator can \
             end it earlier.",
            seconds = until.seconds()
        ));
    }
    if !found.is_text {
        lacks.push(text!(
            lang,
            "<#{practice}> is no text channel: threads can't be started there.",
            practice
        ));
    }
    lacks.extend(own_lacks(lang, practice, settings, found, true));
    lacks
}

/// What the bot lacks: what sessions cannot be held without, or the rest.
fn own_lacks(
    lang: &Language,
    practice: ChannelId,
    settings: &GuildSettings,
    found: &Found,
    hinders: bool,
) -> Vec<String> {
    let needs: Vec<Need> = match settings.threads {
        Threads::Public => NEEDS.to_vec(),
        Threads::Private => NEEDS
            .into_iter()
            .map(|need| match need.right {
                Permissions::CREATE_PUBLIC_THREADS => PRIVATE_THREADS,
                _ => need,
            })
            .collect(),
    };
    let (needed, wanted) = needs.split_at(HINDER);
    let looked_at = if hinders { needed } else { wanted };
    let lacking = looked_at.iter().filter(|need| !found.mine.contains(need.right));
    let said = lacking.map(|need| {
        text!(
            lang,
            "In <#{practice}> I lack _{name}_: {without}.",
            practice,
            name = (need.name)(lang),
            without = (need.without)(lang)
        )
    });
    said.collect()
}

/// The sentences for what is missing, one each; empty when all is well.
pub(super) fn sentences(
    lang: &Language,
    practice: ChannelId,
    settings: &GuildSettings,
    found: &Found,
) -> Vec<String> {
    let mut lacks = hindrances(lang, practice, settings, found);
    lacks.extend(own_lacks(lang, practice, settings, found, false));
    for need in MEMBER_NEEDS {
        if !found.everyone.contains(need.right) {
            lacks.push(text!(
                lang,
                "In <#{practice}> members lack _{name}_: {without}.",
                practice,
                name = (need.name)(lang),
                without = (need.without)(lang)
            ));
        }
    }
    if found.mine.contains(TOO_MUCH) {
        lacks.push(text!(
            lang,
            "I have _Administrator_, which I never need. Take it away: nothing will stop working."
        ));
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ENGLISH;

    #[test]
    fn the_invite_asks_for_six_rights_and_never_for_administrator() {
        // `reliability`, section 0.10.
        assert_eq!(invite_bits(), 309_237_730_304);
        assert_eq!(invite_bits() & TOO_MUCH.bits(), 0);
    }

    #[test]
    fn each_missing_right_says_what_it_disables() {
        let found = |mine| Found {
            mine,
            everyone: Permissions::all(),
            is_text: true,
            timed_out_until: None,
        };
        let settings = GuildSettings { practice: Some(ChannelId(5)), ..GuildSettings::default() };
        let all = NEEDS.iter().fold(Permissions::empty(), |all, need| all | need.right);
        assert!(sentences(&ENGLISH, ChannelId(5), &settings, &found(all)).is_empty());
        for need in NEEDS {
            let said = sentences(&ENGLISH, ChannelId(5), &settings, &found(all - need.right));
            assert_eq!(said.len(), 1);
            assert!(
                said[0].contains(&(need.name)(&ENGLISH))
                    && said[0].contains(&(need.without)(&ENGLISH)),
                "{said:?}"
            );
        }
        let private = GuildSettings { threads: Threads::Private, ..settings };
        assert_eq!(sentences(&ENGLISH, ChannelId(5), &private, &found(all)).len(), 1);
        let admin = sentences(&ENGLISH, ChannelId(5), &private, &found(Permissions::all()));
        assert!(admin.len() == 1 && admin[0].contains("Administrator"));
    }
}
