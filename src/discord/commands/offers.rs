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
    /// Role tags.
    pub roles: Vec<String>,
    /// Region tags.
    pub regions: Vec<String>,
    /// Competency tags.
    pub competencies: Vec<String>,
    /// What is said in other languages than English.
    pub languages: Languages,
    /// What a screen needs beside the house: micro-goals, and what there is to read.
    pub texts: Texts,
}
