//! Stories that somebody keeps.

use crate::base::{MemberId, StoryNo};
use crate::progress::StoryFramework;
use crate::protocol::{OwnStory, Query, Shown, StoriesShown, StoryLook, StoryOf, story_meant};
use crate::terminal::fault::TerminalFault;
use crate::terminal::form::OpenForm;
use crate::view::{self, Form};

use super::Group;

impl Group {
    /// What is asked of stories: `add par`, `3`, `edit 3`, `remove 3`, `grid`, `of Ben`; without
    /// words all of them.
    pub(super) async fn stories(
        &mut self,
        member: MemberId,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        match (first, rest.trim()) {
            ("" | "list", "") => self.look_at(member, StoryLook::List(None)).await,
            ("grid", "") => self.look_at(member, StoryLook::Grid).await,
            ("of", name) => match self.table.names.find(name) {
                Some(of) => self.look_at(member, StoryLook::List(Some(of))).await,
                None => self.unknown(name),
            },
            ("add", named) => {
                let named = if named.is_empty() { "star" } else { named };
                let Some(framework) = StoryFramework::named(&named.to_lowercase()) else {
                    let known = StoryFramework::ALL.map(StoryFramework::name).join(", ");
                    return self.table.say(&format!("? a story is told as one of {known}"));
                };
                let form =
                    Form::Story { of: StoryOf::New(None), framework, so_far: Default::default() };
                self.ask_field(member, OpenForm::new(form))
            }
            ("edit", which) => {
                let Some(look) = self.meant_story(member, which, StoryLook::One).await? else {
                    return Ok(());
                };
                let shown = self.table.look(member, Query::Stories(look)).await?;
                match view::story_form(&shown) {
                    Some(form) => self.ask_field(member, OpenForm::new(form)),
                    None => self.look_at(member, look).await,
                }
            }
            ("remove", which) => self.look_at_meant(member, which, StoryLook::Sure).await,
            ("show", which) => self.look_at_meant(member, which, StoryLook::One).await,
            (_, _) => self.look_at_meant(member, words, StoryLook::One).await,
        }
    }

    async fn look_at(&mut self, member: MemberId, look: StoryLook) -> Result<(), TerminalFault> {
        self.table.show(member, Query::Stories(look)).await
    }

    async fn look_at_meant(
        &mut self,
        member: MemberId,
        which: &str,
        look: fn(StoryNo) -> StoryLook,
    ) -> Result<(), TerminalFault> {
        match self.meant_story(member, which, look).await? {
            Some(look) => self.look_at(member, look).await,
            None => Ok(()),
        }
    }

    /// The story that is named; where there is none, that is said.
    async fn meant_story(
        &mut self,
        member: MemberId,
        which: &str,
        look: fn(StoryNo) -> StoryLook,
    ) -> Result<Option<StoryLook>, TerminalFault> {
        let shown = self.table.look(member, Query::Stories(StoryLook::List(None))).await?;
        let mut stories: Vec<OwnStory> = Vec::new();
        if let Shown::Stories(shown) = shown
            && let StoriesShown::List { stories: all, .. } = *shown
        {
            stories = all;
        }
        let found = story_meant(&stories, which);
        if found.is_none() {
            let name = self.table.names.name(member);
            self.table.say(&format!("? there is no such story: `{name} stories` lists them"))?;
        }
        Ok(found.map(look))
    }
}
