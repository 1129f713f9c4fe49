//! The migration ladder: forward only, one transaction a rung, `user_version` counts the rungs.
//! A released rung is never edited.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::files::FileFault;

/// One step of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// What an error calls it.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

/// Every rung, oldest first.
pub const LADDER: &[Rung] = &[
    Rung {
        name: "0001_sessions_ballots_and_boxes",
        sql: include_str!("migrations/0001_sessions_ballots_and_boxes.sql"),
    },
    Rung {
        name: "0002_guild_settings_and_connection",
        sql: include_str!("migrations/0002_guild_settings_and_connection.sql"),
    },
    Rung {
        name: "0003_profiles_consents_and_erasures",
        sql: include_str!("migrations/0003_profiles_consents_and_erasures.sql"),
    },
    Rung {
        name: "0004_inbox_without_members_index",
        sql: include_str!("migrations/0004_inbox_without_members_index.sql"),
    },
    Rung {
        name: "0005_guilds_that_left",
        sql: include_str!("migrations/0005_guilds_that_left.sql"),
    },
    Rung { name: "0006_practise_now", sql: include_str!("migrations/0006_practise_now.sql") },
    Rung {
        name: "0007_language_of_a_guild",
        sql: include_str!("migrations/0007_language_of_a_guild.sql"),
    },
    Rung {
        name: "0008_standing_cards_by_themselves",
        sql: include_str!("migrations/0008_standing_cards_by_themselves.sql"),
    },
    Rung {
        name: "0009_parts_once_a_guild",
        sql: include_str!("migrations/0009_parts_once_a_guild.sql"),
    },
    Rung {
        name: "0010_lanes_that_are_held",
        sql: include_str!("migrations/0010_lanes_that_are_held.sql"),
    },
    Rung { name: "0011_zone_of_a_guild", sql: include_str!("migrations/0011_zone_of_a_guild.sql") },
    Rung { name: "0012_series", sql: include_str!("migrations/0012_series.sql") },
    Rung {
        name: "0013_what_members_say_of_themselves",
        sql: include_str!("migrations/0013_what_members_say_of_themselves.sql"),
    },
    Rung {
        name: "0014_who_wants_to_be_asked",
        sql: include_str!("migrations/0014_who_wants_to_be_asked.sql"),
    },
    Rung { name: "0015_evenings", sql: include_str!("migrations/0015_evenings.sql") },
    Rung {
        name: "0016_who_is_asked_to_a_series",
        sql: include_str!("migrations/0016_who_is_asked_to_a_series.sql"),
    },
    Rung { name: "0017_standing_pairs", sql: include_str!("migrations/0017_standing_pairs.sql") },
    Rung { name: "0018_attendance", sql: include_str!("migrations/0018_attendance.sql") },
    Rung {
        name: "0019_written_to_members_alone",
        sql: include_str!("migrations/0019_written_to_members_alone.sql"),
    },
    Rung {
        name: "0020_attendance_for_organisers",
        sql: include_str!("migrations/0020_attendance_for_organisers.sql"),
    },
    Rung {
        name: "0021_goals_as_a_whole",
        sql: include_str!("migrations/0021_goals_as_a_whole.sql"),
    },
    Rung { name: "0022_who_took_part", sql: include_str!("migrations/0022_who_took_part.sql") },
    Rung { name: "0023_drills", sql: include_str!("migrations/0023_drills.sql") },
    Rung {
        name: "0024_when_people_are_reminded",
        sql: include_str!("migrations/0024_when_people_are_reminded.sql"),
    },
    Rung { name: "0025_what_goes_first", sql: include_str!("migrations/0025_what_goes_first.sql") },
    Rung {
        name: "0026_pairs_that_meet_weekly",
        sql: include_str!("migrations/0026_pairs_that_meet_weekly.sql"),
    },
    Rung {
        name: "0027_drills_of_ones_own",
        sql: include_str!("migrations/0027_drills_of_ones_own.sql"),
    },
    Rung {
        name: "0028_drills_asked_for_later",
        sql: include_str!("migrations/0028_drills_asked_for_later.sql"),
    },
    Rung { name: "0029_stories", sql: include_str!("migrations/0029_stories.sql") },
    Rung {
        name: "0030_answers_that_are_kept",
        sql: include_str!("migrations/0030_answers_that_are_kept.sql"),
    },
    Rung { name: "0031_cadence", sql: include_str!("migrations/0031_cadence.sql") },
    Rung {
        name: "0032_weekly_summaries",
        sql: include_str!("migrations/0032_weekly_summaries.sql"),
    },
    Rung {
        name: "0033_what_progress_reads",
        sql: include_str!("migrations/0033_what_progress_reads.sql"),
    },
    Rung { name: "0034_pitches", sql: include_str!("migrations/0034_pitches.sql") },
    Rung { name: "0035_debriefs", sql: include_str!("migrations/0035_debriefs.sql") },
    Rung {
        name: "0036_boards_shown_to_coaches",
        sql: include_str!("migrations/0036_boards_shown_to_coaches.sql"),
    },
    Rung { name: "0037_target_dates", sql: include_str!("migrations/0037_target_dates.sql") },
    Rung {
        name: "0038_calibration_rounds",
        sql: include_str!("migrations/0038_calibration_rounds.sql"),
    },
    Rung { name: "0039_weeks_of_groups", sql: include_str!("migrations/0039_weeks_of_groups.sql") },
    Rung { name: "0040_thanks", sql: include_str!("migrations/0040_thanks.sql") },
    Rung {
        name: "0041_checklists_of_the_day_before",
        sql: include_str!("migrations/0041_checklists_of_the_day_before.sql"),
    },
    Rung { name: "0042_partners", sql: include_str!("migrations/0042_partners.sql") },
    Rung { name: "0043_availability", sql: include_str!("migrations/0043_availability.sql") },
    Rung {
        name: "0044_questions_of_members",
        sql: include_str!("migrations/0044_questions_of_members.sql"),
    },
    Rung { name: "0045_days_of_answers", sql: include_str!("migrations/0045_days_of_answers.sql") },
    Rung { name: "0046_time_polls", sql: include_str!("migrations/0046_time_polls.sql") },
];

/// Takes the database from rung `from` to the top.
pub(super) fn climb(conn: &mut Connection, ladder: &[Rung], from: usize) -> Result<(), FileFault> {
    let rungs = ladder.iter().map(|rung| M::up(rung.sql).foreign_key_check()).collect();
    let migrations = Migrations::new(rungs);
    // A new file has nothing that a failed rung could leave half changed: one commit is enough.
    if from == 0 && migrations.to_version(conn, ladder.len()).is_ok() {
        return Ok(());
    }
    for (no, rung) in ladder.iter().enumerate().skip(from) {
        migrations
            .to_version(conn, no + 1)
            .map_err(|error| FileFault::Migration { rung: rung.name, source: Box::new(error) })?;
    }
    Ok(())
}
