//! What a member can type of themself.

/// One thing that a member says of themself in their own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProfileField {
    /// Their zone.
    Zone,
    /// Their quiet hours.
    Quiet,
    /// The role that they practise for.
    Role,
    /// The region that the job is in.
    Region,
    /// The day of their interview.
    Target,
    /// The day on which their pause is over.
    Pause,
    /// Roles and regions that they know as an interviewer.
    Knows,
    /// When they can meet.
    Availability,
}
