//! The tags that questions are found by, each with a title for people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strsim::osa_distance;

use super::question::Bank;
use super::slug::Tag;
use crate::base::{CleanText, Complaint, Step, TextLimit};

/// A title stands on a card beside others.
const TITLE_MAX: usize = 40;
/// Tags that are offered for a name that is none.
const NEAR_MAX: usize = 5;
/// Where a sort has no more, all are offered.
const FEW_MAX: usize = 20;
/// Of a name of so many letters one may be another; a shorter one is like too many.
const ALIKE_ONE_IN: usize = 4;
const ALIKE_CHARACTERS_MIN: usize = 4;

/// What a tag is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TagSort {
    /// What an answer gives evidence of.
    Competency,
    /// The role interviewed for.
    Role,
    /// The region that the job is in.
    Region,
}

impl TagSort {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::Competency, Self::Role, Self::Region];

    /// Its name in files and on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Competency => "competency",
            Self::Role => "role",
            Self::Region => "region",
        }
    }
}

/// A tag with its title.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// The tag.
    pub id: Tag,
    /// What people read.
    pub title: String,
}

/// A file of tags.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagList {
    /// What answers give evidence of.
    #[serde(default)]
    pub competency: Vec<Titled>,
    /// Roles.
    #[serde(default)]
    pub role: Vec<Titled>,
    /// Regions.
    #[serde(default)]
    pub region: Vec<Titled>,
}

impl TagList {
    /// Its tags of one sort.
    pub fn of(&self, sort: TagSort) -> &[Titled] {
        match sort {
            TagSort::Competency => &self.competency,
            TagSort::Role => &self.role,
            TagSort::Region => &self.region,
        }
    }

    /// What keeps the list from being used, in the order of the file's sorts.
    pub fn check(&self) -> Vec<Complaint> {
        TagSort::ALL.into_iter().flat_map(|sort| check_sort(sort, self.of(sort))).collect()
    }
}

fn check_sort(sort: TagSort, tags: &[Titled]) -> Vec<Complaint> {
    let mut found = Vec::new();
    let mut first_of: BTreeMap<&Tag, usize> = BTreeMap::new();
    for (at, Titled { id, title }) in tags.iter().enumerate() {
        let path = |key: &str| -> Vec<Step> { vec![sort.name().into(), at.into(), key.into()] };
        if first_of.insert(id, at).is_some() {
            let what = format!("{} `{id}` is listed twice", sort.name());
            found.push(Complaint::new(path("id"), what, "keep one of them"));
        }
        if CleanText::new(title, TextLimit::line(TITLE_MAX)).is_ok_and(|t| t.as_str() == title) {
            continue;
        }
        let what = format!("the title of `{id}` cannot be shown");
        let cure = format!("write 1 to {TITLE_MAX} plain characters on one line");
        found.push(Complaint::new(path("title"), what, cure));
    }
    found
}

/// All known tags.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    titles: BTreeMap<TagSort, BTreeMap<Tag, String>>,
}

impl Tags {
    /// Adds the tags of `list`; one that is known gets the title of `list`.
    pub fn add(&mut self, list: &TagList) {
        for sort in TagSort::ALL {
            let added = list.of(sort).iter().map(|t| (t.id.clone(), t.title.clone()));
            self.titles.entry(sort).or_default().extend(added);
        }
    }

    /// The known tags of one sort, by name.
    pub fn of(&self, sort: TagSort) -> impl Iterator<Item = &Tag> {
        self.titles.get(&sort).into_iter().flat_map(BTreeMap::keys)
    }

    /// What people read for `tag`, if it is known.
    pub fn title(&self, sort: TagSort, tag: &Tag) -> Option<&str> {
        self.titles.get(&sort)?.get(tag).map(String::as_str)
    }

    /// The tag that somebody means by its name or its title, or by the beginnings of words in them
    /// where they are in no other.
    ///
    /// # Errors
    /// Those that may be meant: all where they are few, none where nothing is near.
    pub fn meant(&self, sort: TagSort, typed: &str) -> Result<&Tag, Vec<&Tag>> {
        let typed = plain(typed);
        let tags = || self.titles.get(&sort).into_iter().flatten();
        let is_it =
            |(tag, title): &(&Tag, &String)| plain(tag.as_str()) == typed || plain(title) == typed;
        if let Some((tag, _)) = tags().find(is_it) {
            return Ok(tag);
        }
        if typed.is_empty() {
            return Err(Vec::new());
        }
        let near = self.completing(sort, &typed);
        match near.as_slice() {
            [one] => Ok(one),
            [] => {
                let alike = self.alike(sort, &typed);
                Err(if alike.is_empty() { self.few(sort) } else { alike })
            }
            [..] => Err(near.into_iter().take(NEAR_MAX).collect()),
        }
    }

    /// All of a sort by their titles, where they are few enough to be read.
    fn few(&self, sort: TagSort) -> Vec<&Tag> {
        let all = self.completing(sort, "");
        if all.len() <= FEW_MAX { all } else { Vec::new() }
    }

    /// The tags in whose name or title words begin with those that are typed so far, by title.
    pub fn completing(&self, sort: TagSort, typed: &str) -> Vec<&Tag> {
        let typed = plain(typed);
        let is_in = |words: &str| {
            typed.split(' ').all(|typed| words.split(' ').any(|word| word.starts_with(typed)))
        };
        let all = self.titles.get(&sort).into_iter().flatten();
        let fits = all.filter(|(tag, title)| is_in(&plain(tag.as_str())) || is_in(&plain(title)));
        let mut fits: Vec<(&String, &Tag)> = fits.map(|(tag, title)| (title, tag)).collect();
        fits.sort_unstable();
        fits.into_iter().map(|(_, tag)| tag).collect()
    }

    /// The tags whose name, title, or a word of it is spelt like this, the most alike first.
    fn alike(&self, sort: TagSort, typed: &str) -> Vec<&Tag> {
        let length = typed.chars().count();
        if !(ALIKE_CHARACTERS_MIN..=TITLE_MAX).contains(&length) {
            return Vec::new();
        }
        let all = self.titles.get(&sort).into_iter().flatten();
        let mut near: Vec<(usize, &String, &Tag)> = all
            .filter_map(|(tag, title)| {
                let (name, plain) = (plain(tag.as_str()), plain(title));
                let words = plain.split(' ').chain([name.as_str(), plain.as_str()]);
                let distance = words.map(|word| osa_distance(typed, word)).min()?;
                (distance <= length / ALIKE_ONE_IN).then_some((distance, title, tag))
            })
            .collect();
        near.sort_unstable();
        near.into_iter().take(NEAR_MAX).map(|(.., tag)| tag).collect()
    }

    /// The tags of `bank` that are not known, each with its sort and the way to it.
    pub fn unknown_in<'a>(
        &self,
        bank: &'a Bank,
    ) -> impl Iterator<Item = (TagSort, &'a Tag, Vec<Step>)> {
        bank.questions.iter().enumerate().flat_map(move |(i, question)| {
            let competency = (TagSort::Competency, &question.competency, None);
            let listed = [(TagSort::Role, &question.roles), (TagSort::Region, &question.regions)];
            let listed = listed.into_iter().flat_map(|(sort, tags)| {
                tags.iter().enumerate().map(move |(at, tag)| (sort, tag, Some(at)))
            });
            let all = std::iter::once(competency).chain(listed);
            let unknown = all.filter(|(sort, tag, _)| self.title(*sort, tag).is_none());
            unknown.map(move |(sort, tag, at)| {
                let key = match sort {
                    TagSort::Competency => "competency",
                    TagSort::Role => "roles",
                    TagSort::Region => "regions",
                };
                let mut way: Vec<Step> = vec!["questions".into(), i.into(), key.into()];
                way.extend(at.map(Step::from));
                (sort, tag, way)
            })
        })
    }
}

/// As names and titles are compared: small letters, one space between words, nothing else.
fn plain(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    let plain = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(id: &str, title: &str) -> Titled {
        Titled { id: Tag::new(id).unwrap(), title: title.to_owned() }
    }

    #[test]
    fn a_later_list_adds_tags_and_gives_known_ones_its_title() {
        let mut tags = Tags::default();
        let role = vec![titled("sre", "Site reliability engineer"), titled("qa", "Tester")];
        tags.add(&TagList { role, ..TagList::default() });
        let role = vec![titled("sre", "Operations engineer"), titled("law", "Lawyer")];
        tags.add(&TagList { role, ..TagList::default() });
        let title = |id: &str| tags.title(TagSort::Role, &Tag::new(id).unwrap());
        assert_eq!(title("sre"), Some("Operations engineer"));
        assert_eq!((title("qa"), title("law")), (Some("Tester"), Some("Lawyer")));
        assert_eq!(tags.title(TagSort::Region, &Tag::new("sre").unwrap()), None);
        let known: Vec<&str> = tags.of(TagSort::Role).map(Tag::as_str).collect();
        assert_eq!(known, ["law", "qa", "sre"]);
    }

    #[test]
    fn a_tag_is_meant_by_its_name_its_title_or_the_beginnings_of_its_words() {
        let mut tags = Tags::default();
        let role = vec![
            titled("programme-manager", "Programme manager"),
            titled("project-manager", "Project manager"),
            titled("hr-manager", "HR manager"),
            titled("backend", "Backend engineer"),
            titled("procurement", "Buyer (procurement)"),
            titled("data", "Data engineer"),
            titled("analytics", "Data analyst"),
        ];
        let others = (0..FEW_MAX).map(|no| titled(&format!("zz{no}"), &format!("Zz{no}")));
        let role = role.into_iter().chain(others).collect();
        tags.add(&TagList { role, ..TagList::default() });
        let meant = |typed: &str| match tags.meant(TagSort::Role, typed) {
            Ok(tag) => tag.to_string(),
            Err(near) => {
                format!("? {}", near.iter().map(|t| t.as_str()).collect::<Vec<_>>().join(" "))
            }
        };
        for (typed, tag) in [
            ("hr", "hr-manager"),
            ("HR", "hr-manager"),
            ("program manager", "programme-manager"),
            ("Program Manager", "programme-manager"),
            ("backend", "backend"),
            ("back-end", "? backend"),
            ("BACKEND ENGINEER", "backend"),
            ("buyer (procurement)", "procurement"),
            ("data", "data"),
            ("manager", "? hr-manager programme-manager project-manager"),
            ("bakcend", "? backend"),
            ("enginer", "? backend data"),
            ("astronaut", "? "),
            ("", "? "),
            ("x", "? "),
        ] {
            assert_eq!(meant(typed), tag, "{typed}");
        }
        assert_eq!(meant(&"x".repeat(100_000)), "? ");
        let all = tags.completing(TagSort::Role, "");
        assert_eq!(all.first().map(|tag| tag.as_str()), Some("backend"), "by title");
        assert_eq!(all.len(), 7 + FEW_MAX);
        let region = vec![titled("uk", "United Kingdom"), titled("eu", "European Union")];
        tags.add(&TagList { region, ..TagList::default() });
        let few: Vec<&str> = tags
            .meant(TagSort::Region, "Atlantis")
            .unwrap_err()
            .iter()
            .map(|t| t.as_str())
            .collect();
        assert_eq!(few, ["eu", "uk"], "few are all offered");
    }

    #[test]
    fn a_tag_listed_twice_and_a_title_that_cannot_be_shown_are_told() {
        let list = TagList {
            competency: vec![titled("a", "A"), titled("b", " B"), titled("a", "Again")],
            region: vec![titled("a", ""), titled("c", &"x".repeat(41))],
            ..TagList::default()
        };
        let told: Vec<String> = list.check().iter().map(ToString::to_string).collect();
        let cure = "write 1 to 40 plain characters on one line";
        let shown = |id: &str| format!("the title of `{id}` cannot be shown: {cure}");
        let twice = "competency `a` is listed twice: keep one of them".to_owned();
        assert_eq!(told, [shown("b"), twice, shown("a"), shown("c")]);
    }
}
