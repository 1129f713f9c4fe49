//! How the base types stand in columns: all of them are integers.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};

use crate::base::{
    CalibrationNo, ChannelId, DebriefNo, DeliveryId, EveningId, GoalNo, GuildId, MemberId, Moment,
    PitchNo, PollId, ProposalNo, RoleId, SeriesId, SessionId, Span, StoryNo,
};

macro_rules! integer_column {
    ($($name:ident: $into:expr, $from:expr;)*) => { $(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let into: fn(&$name) -> i64 = $into;
                Ok(ToSqlOutput::from(into(self)))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map($from)
            }
        }
    )* };
}

integer_column! {
    GuildId: |id| id.0, GuildId;
    MemberId: |id| id.0, MemberId;
    ChannelId: |id| id.0, ChannelId;
    RoleId: |id| id.0, RoleId;
    SeriesId: |id| id.0, SeriesId;
    SessionId: |id| id.0, SessionId;
    EveningId: |id| id.0, EveningId;
    GoalNo: |id| id.0, GoalNo;
    StoryNo: |id| id.0, StoryNo;
    DebriefNo: |id| id.0, DebriefNo;
    PitchNo: |id| id.0, PitchNo;
    ProposalNo: |id| id.0, ProposalNo;
    PollId: |id| id.0, PollId;
    CalibrationNo: |id| id.0, CalibrationNo;
    DeliveryId: |id| id.0, DeliveryId;
    Moment: |moment| moment.ms(), Moment::from_ms;
    Span: |span| span.ms(), Span::from_ms;
}
