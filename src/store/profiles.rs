//! Profiles: what a member says of themself in a guild.

use rusqlite::{Row, params};

use crate::base::{GuildId, MemberId, SeriesId};

use super::fault::Fault;
use super::tx::{News, Read, Tx};

/// What a member said about themself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRow {
    /// In which guild.
    pub guild: GuildId,
    /// Whose profile it is.
    pub member: MemberId,
    /// The name of their zone.
    pub zone: Option<String>,
    /// Quiet hours in minutes after midnight, from and to.
    pub quiet: Option<(u16, u16)>,
    /// The tag of the role that they practise for.
    pub role: Option<String>,
    /// The name of the level that they aim at.
    pub level: Option<String>,
    /// The tag of the region.
    pub region: Option<String>,
    /// The date of their interview: `2027-05-14`.
    pub target_on: Option<String>,
    /// The date on which their pause is over.
    pub paused_until_on: Option<String>,
    /// Whether they are never candidate.
    pub is_interview_only: bool,
    /// Whether they would interview first on their first evening.
    pub interviews_first: bool,
    /// The name of what they are reminded of.
    pub nudges: String,
    /// Whether they may be written to by DM.
    pub takes_dms: bool,
    /// Whether the platform did not let that be done since they allowed it.
    pub dms_refused: bool,
    /// Tags of the roles that they know as an interviewer, in their order.
    pub knows_roles: Vec<String>,
    /// Tags of the regions.
    pub knows_regions: Vec<String>,
    /// When they can meet, as the service keeps it; none: they have not said.
    pub availability: Option<String>,
    /// Whether they are asked to every evening. It is written by [`ask`].
    pub is_asked: bool,
    /// With whom they sit in no session. It is written by [`keep_apart`] and [`let_meet`].
    pub not_with: Vec<MemberId>,
}

impl ProfileRow {
    /// Of somebody who has said nothing.
    pub fn of(guild: GuildId, member: MemberId) -> Self {
        Self {
            guild,
            member,
            zone: None,
            quiet: None,
            role: None,
            level: None,
            region: None,
            target_on: None,
            paused_until_on: None,
            is_interview_only: false,
            interviews_first: false,
            nudges: "seated".to_owned(),
            takes_dms: false,
            dms_refused: false,
            knows_roles: Vec::new(),
            knows_regions: Vec::new(),
            availability: None,
            is_asked: false,
            not_with: Vec::new(),
        }
    }
}

fn profile_of(row: &Row<'_>) -> rusqlite::Result<ProfileRow> {
    let (from, to): (Option<u16>, Option<u16>) = (row.get(3)?, row.get(4)?);
    let words = |at: usize| -> rusqlite::Result<Vec<String>> {
        let all: Option<String> = row.get(at)?;
        let mut all: Vec<String> =
            all.iter().flat_map(|all| all.split(' ')).map(str::to_owned).collect();
        all.sort_unstable();
        Ok(all)
    };
    Ok(ProfileRow {
        guild: row.get(0)?,
        member: row.get(1)?,
        zone: row.get(2)?,
        quiet: from.zip(to),
        role: row.get(5)?,
        level: row.get(6)?,
        region: row.get(7)?,
        target_on: row.get(8)?,
        paused_until_on: row.get(9)?,
        is_interview_only: row.get(10)?,
        interviews_first: row.get(11)?,
        nudges: row.get(12)?,
        takes_dms: row.get(13)?,
        knows_roles: words(14)?,
        knows_regions: words(15)?,
        is_asked: row.get(17)?,
        dms_refused: row.get(18)?,
        availability: row.get(19)?,
        not_with: words(16)?.iter().filter_map(|id| id.parse().ok()).map(MemberId).collect(),
    })
}

/// Stores a profile, or its newer state; in which language they were seen stays. The guild must
/// have a row.
pub fn put(tx: &Tx, profile: &ProfileRow) -> Result<(), Fault> {
    tx.write(
        "insert into profile (guild_id, member_id, zone, quiet_from_min, quiet_to_min,
           role, level, region, target_on, paused_until_on, is_interview_only, interviews_first,
           nudges, takes_dms, dms_refused, availability)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
         on conflict (guild_id, member_id) do update
         set zone = excluded.zone, quiet_from_min = excluded.quiet_from_min,
             quiet_to_min = excluded.quiet_to_min, role = excluded.role, level = excluded.level,
             region = excluded.region, target_on = excluded.target_on,
             paused_until_on = excluded.paused_until_on,
             is_interview_only = excluded.is_interview_only,
             interviews_first = excluded.interviews_first, nudges = excluded.nudges,
             takes_dms = excluded.takes_dms, dms_refused = excluded.dms_refused,
             availability = excluded.availability",
        params![
            profile.guild,
            profile.member,
            profile.zone,
            profile.quiet.map(|(from, _)| from),
            profile.quiet.map(|(_, to)| to),
            profile.role,
            profile.level,
            profile.region,
            profile.target_on,
            profile.paused_until_on,
            profile.is_interview_only,
            profile.interviews_first,
            profile.nudges,
            profile.takes_dms,
            profile.dms_refused,
            profile.availability,
        ],
    )?;
    tx.write(
        "delete from knows where guild_id = ?1 and member_id = ?2",
        params![profile.guild, profile.member],
    )?;
    let roles = profile.knows_roles.iter().map(|tag| ("role", tag));
    for (sort, tag) in roles.chain(profile.knows_regions.iter().map(|tag| ("region", tag))) {
        tx.write(
            "insert into knows (guild_id, member_id, sort, tag) values (?1, ?2, ?3, ?4)
             on conflict do nothing",
            params![profile.guild, profile.member, sort, tag],
        )?;
    }
    Ok(())
}

/// The member wants to sit in no session with the other. They must have a profile.
pub fn keep_apart(tx: &Tx, guild: GuildId, member: MemberId, other: MemberId) -> Result<(), Fault> {
    tx.write(
        "insert into not_with (guild_id, member_id, other_id) values (?1, ?2, ?3)
         on conflict do nothing",
        params![guild, member, other],
    )?;
    Ok(())
}

/// They may sit in one session again, as far as this member is concerned.
pub fn let_meet(tx: &Tx, guild: GuildId, member: MemberId, other: MemberId) -> Result<(), Fault> {
    // The other may have asked them for a standing pair, of which they were not to hear.
    tx.note(News { is_untold: true, ..News::default() });
    tx.write(
        "delete from not_with where guild_id = ?1 and member_id = ?2 and other_id = ?3",
        params![guild, member, other],
    )?;
    Ok(())
}

/// The member is asked to every evening from now on, or no longer. They must have a profile.
pub fn ask(tx: &Tx, guild: GuildId, member: MemberId, is_asked: bool) -> Result<(), Fault> {
    if is_asked {
        tx.write(
            "insert into asked (guild_id, member_id) values (?1, ?2) on conflict do nothing",
            params![guild, member],
        )?;
    } else {
        tx.write(
            "delete from asked where guild_id = ?1 and member_id = ?2",
            params![guild, member],
        )?;
    }
    Ok(())
}

/// Who is asked to the evenings of this series, in their order; of none, to those of any. At most a
/// thousand.
pub fn asked(
    read: &Read,
    guild: GuildId,
    series: Option<SeriesId>,
) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select distinct member_id from asked
         where guild_id = ?1 and (?2 is null or ifnull(series_id, ?2) = ?2)
         order by member_id limit 1000",
        params![guild, series],
        |row| row.get(0),
    )
}

/// The profiles of those of the members who have one, in their order. Two who may not meet are
/// found where one of them names the other. At most a thousand.
pub fn of(read: &Read, guild: GuildId, members: &[MemberId]) -> Result<Vec<ProfileRow>, Fault> {
    let all: Vec<String> = members.iter().map(|member| member.0.to_string()).collect();
    read.many(
        "select guild_id, member_id, zone, quiet_from_min, quiet_to_min, role, level, region,
           target_on, paused_until_on, is_interview_only, interviews_first, nudges, takes_dms,
           (select group_concat(tag, ' ') from knows
            where guild_id = ?1 and member_id = profile.member_id and sort = 'role'),
           (select group_concat(tag, ' ') from knows
            where guild_id = ?1 and member_id = profile.member_id and sort = 'region'),
           (select group_concat(other_id, ' ') from not_with
            where guild_id = ?1 and member_id = profile.member_id),
           exists (select 1 from asked where guild_id = ?1 and member_id = profile.member_id
             and ifnull(series_id, 0) = 0), dms_refused, availability
         from profile
         where guild_id = ?1 and member_id in (select value from json_each(?2))
         order by member_id limit 1000",
        params![guild, format!("[{}]", all.join(","))],
        profile_of,
    )
}

/// Members who said when they can meet, in their order, at most `limit`.
pub fn available(read: &Read, guild: GuildId, limit: u32) -> Result<Vec<MemberId>, Fault> {
    read.many(
        "select member_id from profile where guild_id = ?1 and availability is not null
         order by member_id limit ?2",
        params![guild, limit],
        |row| row.get(0),
    )
}

/// Nobody finds times for the member any more: they are in the guild no longer.
pub fn forget_availability(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update profile set availability = null where guild_id = ?1 and member_id = ?2",
        params![guild, member],
    )?;
    Ok(())
}

/// The member's profile.
pub fn load(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<ProfileRow>, Fault> {
    Ok(of(read, guild, &[member])?.pop())
}

/// The platform does not let the member be written to: it is not tried again until they allow it
/// anew.
pub fn refuse_dms(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), Fault> {
    tx.write(
        "update profile set takes_dms = 0, dms_refused = 1
         where guild_id = ?1 and member_id = ?2 and takes_dms = 1",
        params![guild, member],
    )?;
    Ok(())
}

/// The member was seen, reading in this language. Nothing is kept of who has no profile.
pub fn seen(tx: &Tx, guild: GuildId, member: MemberId, language: &str) -> Result<(), Fault> {
    tx.write(
        "update profile set language = ?3
         where guild_id = ?1 and member_id = ?2 and language <> ?3",
        params![guild, member, language],
    )?;
    Ok(())
}

/// In which language they read.
pub fn language(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<String>, Fault> {
    read.one(
        "select language from profile where guild_id = ?1 and member_id = ?2",
        params![guild, member],
        |row| row.get(0),
    )
}
