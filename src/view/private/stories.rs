//! The stories that a member keeps: all of them, one of them, and what they show together.

use crate::bank::{Tag, TagSort, Tags};
use crate::base::{CleanText, Language, MemberId, StoryNo, counted, text};
use crate::interview::StoryPart;
use crate::progress::{
    Kept, STORY_TAGS_MAX, StoryFramework, StoryLack, Telling, grid, story_lacks,
};
use crate::protocol::{
    Command, OwnStory, Query, Shown, StoriesShown, StoryAct, StoryAnswer, StoryLook, StoryOf,
};
use crate::view::card::{
    Button, Card, Form, OPTION_LABEL_MAX, OPTIONS_MAX, PICKER_LABEL_MAX, Picker, PickerOption,
    Press, quoted,
};
use crate::view::texts::Texts;
use crate::view::words::{capital, fit, name_of_slug, points, quotation, row, story_part, who};

/// Longest role on a button.
const ROLE_MAX: usize = 20;

/// What is seen of stories.
pub(super) fn shown(lang: &Language, shown: &StoriesShown, query: &Query, texts: &Texts) -> Card {
    let tags: &Tags = &texts.tags;
    match shown {
        StoriesShown::List { of, stories } => list(lang, *of, stories, tags),
        StoriesShown::One { of: Some(of), story, .. } => of_somebody(lang, *of, story, tags),
        StoriesShown::One { of: None, story, role } => {
            if let Query::Stories(StoryLook::Sure(_)) = query {
                sure(lang, story)
            } else if let Query::Stories(StoryLook::Shows(_)) = query {
                competencies(lang, story, tags)
            } else {
                one(lang, story, role.as_ref(), tags)
            }
        }
        StoriesShown::Grid { stories, role } => show_grid(lang, stories, role.as_ref(), texts),
        StoriesShown::None => {
            let mut card = Card::saying(text!(
                lang,
                "There is no such story, or it is not yours to read: stories are for who keeps \
                 them, and for the coaches to whom they agreed."
            ));
            to_list(lang, &mut card);
            card
        }
    }
}

/// The order in which a story is told.
fn story_framework(lang: &Language, framework: StoryFramework) -> String {
    match framework {
        StoryFramework::Star => text!(lang, "STAR"),
        StoryFramework::Par => text!(lang, "PAR"),
        StoryFramework::Car => text!(lang, "CAR"),
    }
}

/// What a tag is called where text is plain.
fn title(lang: &Language, tags: &Tags, sort: TagSort, tag: &Tag) -> String {
    tags.title(sort, tag).map_or_else(|| name_of_slug(tag.as_str()), |t| lang.title(t).to_owned())
}

fn to_list(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "My stories"), Query::Stories(StoryLook::List(None)));
}

fn write_one(lang: &Language, card: &mut Card) {
    let (of, framework) = (StoryOf::New(None), StoryFramework::Star);
    let form = Form::Story { of, framework, so_far: Default::default() };
    card.fill(text!(lang, "Write one"), form);
}

fn list(lang: &Language, of: Option<MemberId>, stories: &[OwnStory], tags: &Tags) -> Card {
    let mut card = match (of, stories) {
        (Some(of), []) => {
            return Card::saying(text!(lang, "{who} keeps no story yet.", who = who(lang, of)));
        }
        (None, []) => {
            let mut card = Card::saying(text!(
                lang,
                "You keep no story yet. One is something that you did, told in three or four \
                 parts: write it down once, and you see for which questions you have none, and \
                 which of yours lack a result or a number. Only you read them, and the coaches to \
                 whom you agreed."
            ));
            write_one(lang, &mut card);
            card.main();
            return card;
        }
        (Some(of), _) => Card::saying(text!(lang, "**Stories of {who}**", who = who(lang, of))),
        (None, _) => Card::saying(text!(lang, "**Your stories**")),
    };
    card.lines.extend(stories.iter().map(|story| line(lang, story, tags)));
    card.pickers = (0..)
        .zip(stories.chunks(OPTIONS_MAX))
        .map(|(group, some)| {
            let options = some.iter().map(|story| PickerOption {
                label: fit(&plain_name(story), OPTION_LABEL_MAX).into_owned(),
                description: None,
                press: Press::Look(Query::Stories(StoryLook::One(story.id))),
                is_chosen: false,
            });
            Picker { label: text!(lang, "Open a story"), options: options.collect(), group }
        })
        .collect();
    if of.is_none() {
        write_one(lang, &mut card);
        card.look(text!(lang, "What they show"), Query::Stories(StoryLook::Grid));
    }
    card
}

fn plain_name(story: &OwnStory) -> String {
    format!("#{} · {}", story.number, story.telling.title)
}

/// `**#3** Payment page · STAR · Handling conflict · nurse`.
fn head(lang: &Language, story: &OwnStory, tags: &Tags) -> String {
    let name = format!("**#{}** {}", story.number, quoted(story.telling.title.as_str()));
    let titled =
        |sort, tag: &Option<Tag>| tag.as_ref().map(|tag| quoted(&title(lang, tags, sort, tag)));
    let framework = story_framework(lang, story.telling.framework);
    let competency = titled(TagSort::Competency, &story.competency);
    let role = titled(TagSort::Role, &story.role);
    row([name, framework].into_iter().chain(competency).chain(role))
}

fn line(lang: &Language, story: &OwnStory, tags: &Tags) -> String {
    let lacks = story_lacks(&story.telling, story.is_numbered);
    let state = if lacks.contains(&StoryLack::Result) {
        text!(lang, "no result yet")
    } else if lacks.contains(&StoryLack::Number) {
        text!(lang, "no number yet")
    } else {
        text!(lang, "with a number")
    };
    row([head(lang, story, tags), state])
}

/// What it says, part by part.
fn say_parts(lang: &Language, card: &mut Card, telling: &Telling) {
    let first = match telling.framework {
        StoryFramework::Star => story_part(lang, StoryPart::Situation),
        StoryFramework::Par => text!(lang, "Problem"),
        StoryFramework::Car => text!(lang, "Challenge"),
    };
    let parts = [
        (first, &telling.situation),
        (story_part(lang, StoryPart::Task), &telling.task),
        (story_part(lang, StoryPart::Action), &telling.action),
        (story_part(lang, StoryPart::Result), &telling.result),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            card.say(format!("**{}**\n{}", capital(name), quotation(part.as_str())));
        }
    }
}

fn one(lang: &Language, story: &OwnStory, role: Option<&Tag>, tags: &Tags) -> Card {
    let mut card = Card::saying(head(lang, story, tags));
    say_parts(lang, &mut card, &story.telling);
    let lacks = story_lacks(&story.telling, story.is_numbered);
    if !lacks.is_empty() {
        card.say(to_add(lang, &lacks));
    }
    card.fill(text!(lang, "Change it"), form_of(story));
    card.main();
    card.look(text!(lang, "What it shows"), Query::Stories(StoryLook::Shows(story.id)));
    match (role, &story.role) {
        (_, Some(_)) => {
            card.buttons.push(act(text!(lang, "For any role"), StoryAct::For(story.id, None)));
        }
        (Some(role), None) => {
            let title = title(lang, tags, TagSort::Role, role);
            let label = text!(lang, "Only for: {role}", role = fit(&title, ROLE_MAX));
            card.buttons.push(act(label, StoryAct::For(story.id, Some(role.clone()))));
        }
        (None, None) => {}
    }
    if lacks.contains(&StoryLack::Number) {
        let label = text!(lang, "Its number is in words");
        card.buttons.push(act(label, StoryAct::InWords(story.id, true)));
    } else if story.is_in_words {
        let label = text!(lang, "It has no number");
        card.buttons.push(act(label, StoryAct::InWords(story.id, false)));
    }
    card.look(text!(lang, "Remove it"), Query::Stories(StoryLook::Sure(story.id)));
    card.danger();
    to_list(lang, &mut card);
    card
}

fn act(label: String, act: StoryAct) -> Button {
    Button::new(label, Press::Do(Command::Story(act)))
}

/// A story of somebody whose coach reads it.
fn of_somebody(lang: &Language, of: MemberId, story: &OwnStory, tags: &Tags) -> Card {
    let mut card = Card::saying(head(lang, story, tags));
    say_parts(lang, &mut card, &story.telling);
    card.say(text!(
        lang,
        "This is {who}'s story: you see it because they agreed to you as their coach. Keep it \
         between the two of you.",
        who = who(lang, of)
    ));
    let list = Query::Stories(StoryLook::List(Some(of)));
    card.look(text!(lang, "Their stories"), list);
    card
}

/// What a story lacks, and how it is added.
fn to_add(lang: &Language, lacks: &[StoryLack]) -> String {
    let lines = lacks.iter().map(|lack| match lack {
        StoryLack::Situation => {
            text!(lang, "Where and when was it? Two sentences are enough.")
        }
        StoryLack::Action => {
            text!(lang, "What did you do yourself? That is what is listened for.")
        }
        StoryLack::Result => text!(
            lang,
            "It has no result yet: what was different afterwards, before → after, and for whom?"
        ),
        StoryLack::Number => text!(
            lang,
            "Its result has no number yet: how many, how much, how long? An honest estimate \
             counts, if you say that it is one."
        ),
    });
    let head = text!(lang, "What to add:");
    format!("{head}\n{}", points(lines.collect::<Vec<_>>()))
}

/// What it gives evidence of, to choose from.
fn competencies(lang: &Language, story: &OwnStory, tags: &Tags) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "What does _{title}_ show? Questions ask for one of these.",
        title = quoted(story.telling.title.as_str())
    ));
    let all = tags.completing(TagSort::Competency, "");
    card.pickers = (0..)
        .zip(all.chunks(OPTIONS_MAX))
        .map(|(group, some)| {
            let options = some.iter().map(|tag| PickerOption {
                label: fit(&title(lang, tags, TagSort::Competency, tag), OPTION_LABEL_MAX)
                    .into_owned(),
                description: None,
                press: Press::Do(Command::Story(StoryAct::Shows(story.id, (*tag).clone()))),
                is_chosen: story.competency.as_ref() == Some(tag),
            });
            let options: Vec<PickerOption> = options.collect();
            let ends = [options.first(), options.last()].map(|one| one.map_or("", |o| &o.label));
            let [first, last] = ends.map(|label| fit(label, PICKER_LABEL_MAX / 2 - 2));
            Picker { label: format!("{first} – {last}"), options, group }
        })
        .collect();
    card.look(text!(lang, "Back to the story"), Query::Stories(StoryLook::One(story.id)));
    card
}

/// Asked once before it is gone.
fn sure(lang: &Language, story: &OwnStory) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Remove _{title}_? It is gone for good then; what you said in sessions stays as it is.",
        title = quoted(story.telling.title.as_str())
    ));
    card.buttons.push(act(text!(lang, "Remove it"), StoryAct::Remove(story.id)));
    card.danger();
    card.look(text!(lang, "Keep it"), Query::Stories(StoryLook::One(story.id)));
    card
}

/// What all of them show together.
fn show_grid(lang: &Language, stories: &[OwnStory], role: Option<&Tag>, texts: &Texts) -> Card {
    let tags: &Tags = &texts.tags;
    let kept: Vec<Kept<'_>> = stories.iter().map(OwnStory::kept).collect();
    let grid = grid(&kept, &texts.wanted_stories.for_role(role, STORY_TAGS_MAX));
    let mut card = Card::saying(match role {
        Some(role) => text!(
            lang,
            "**What your stories show**, beside what questions ask of this role: {role}",
            role = quoted(&title(lang, tags, TagSort::Role, role))
        ),
        None => text!(lang, "**What your stories show**, beside what questions ask of everybody"),
    });
    let number_of = |no: &StoryNo| stories.iter().find(|one| one.id == *no).map(|one| one.number);
    let named = |tag: &Tag| quoted(&title(lang, tags, TagSort::Competency, tag));
    for (tag, all) in &grid.rows {
        let numbers: Vec<String> =
            all.iter().filter_map(number_of).map(|no| format!("#{no}")).collect();
        card.say(format!("{}: {}", named(tag), numbers.join(", ")));
    }
    if !grid.gaps.is_empty() {
        let gaps: Vec<String> = grid.gaps.iter().map(named).collect();
        let gaps = gaps.join(" · ");
        card.say(text!(lang, "No story with a result yet, what is asked most first: {gaps}", gaps));
    }
    let with = |lack: StoryLack| {
        let lacking = stories
            .iter()
            .filter(|one| story_lacks(&one.telling, one.is_numbered).contains(&lack))
            .map(|one| format!("#{}", one.number));
        lacking.collect::<Vec<_>>().join(", ")
    };
    let (no_result, no_number) = (with(StoryLack::Result), with(StoryLack::Number));
    if !no_result.is_empty() {
        card.say(text!(lang, "Without a result: {stories}", stories = no_result));
    }
    if !no_number.is_empty() {
        card.say(text!(lang, "Without a number: {stories}", stories = no_number));
    }
    let nowhere: Vec<String> = stories
        .iter()
        .filter(|one| one.competency.is_none())
        .map(|one| format!("#{}", one.number))
        .collect();
    if !nowhere.is_empty() {
        let stories = nowhere.join(", ");
        card.say(text!(lang, "Nothing said yet of what they show: {stories}", stories));
    }
    write_one(lang, &mut card);
    to_list(lang, &mut card);
    card
}

/// What became of what was done with a story.
pub(super) fn answered(lang: &Language, answer: &StoryAnswer) -> Card {
    let mut card = match answer {
        StoryAnswer::Kept { story, number, title, lacks, same_as } => {
            let mut card = Card::saying(text!(
                lang,
                "Kept as story **#{number}**: _{title}_",
                number,
                title = quoted(title.as_str())
            ));
            if !lacks.is_empty() {
                card.say(to_add(lang, lacks));
            }
            card.lines.extend(same_as.as_ref().map(|other| {
                text!(
                    lang,
                    "Much of it stands word for word in your story **#{number}**, _{title}_ too: \
                     two stories help where they are two.",
                    number = other.number,
                    title = quoted(other.title.as_str())
                )
            }));
            card.look(text!(lang, "Open it"), Query::Stories(StoryLook::One(*story)));
            card.main();
            card
        }
        StoryAnswer::Removed { title } => {
            Card::saying(text!(lang, "Removed: _{title}_", title = quoted(title.as_str())))
        }
        StoryAnswer::TooMany { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "You keep {n} story already, and that is the most. Remove it first.",
            "You keep {n} stories already, and that is the most. Remove one first that you do not \
             tell any more."
        )),
        StoryAnswer::NoneSuch => {
            Card::saying(text!(lang, "You keep no such story: nothing is changed."))
        }
    };
    to_list(lang, &mut card);
    card
}

/// The form of a story, with what it says.
fn form_of(story: &OwnStory) -> Form {
    let telling = &story.telling;
    let text = |part: &Option<CleanText>| {
        part.as_ref().map_or_else(String::new, |text| text.as_str().to_owned())
    };
    let title = telling.title.as_str().to_owned();
    let [situation, task, action, result] =
        [&telling.situation, &telling.task, &telling.action, &telling.result].map(text);
    let so_far = match telling.framework {
        StoryFramework::Star => [title, situation, task, action, result],
        StoryFramework::Par | StoryFramework::Car => {
            [title, situation, action, result, String::new()]
        }
    };
    Form::Story { of: StoryOf::Kept(story.id), framework: telling.framework, so_far }
}

/// The form of the story that is shown, if it is one's own.
pub fn story_form(shown: &Shown) -> Option<Form> {
    let Shown::Stories(shown) = shown else { return None };
    if let StoriesShown::One { of: None, story, .. } = shown.as_ref() {
        return Some(form_of(story));
    }
    None
}

/// What a story is called among others that can be chosen.
pub fn story_name(story: &OwnStory) -> String {
    plain_name(story)
}
