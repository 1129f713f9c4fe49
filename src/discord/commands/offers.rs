//! What members can choose from.

use crate::base::Languages;
use crate::view::Texts;

/// What members can choose from in commands.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// Ids and titles of the formats.
    pub formats: Vec<(String, String)>,
    /// Ids and titles of the rubrics.
    pub rubrics: Vec<(String, String)>,
    /// What is said in other languages than English.
    pub languages: Languages,
    /// What a screen needs beside the house: micro-goals, what there is to read, roles and regions.
    pub texts: Texts,
}
