//! Stories that somebody keeps: the form for a new one, and one of them by its name.

use crate::bank::{Kind, Tag, TagSort};
use crate::base::{CleanText, GuildId, StoryNo, TextLimit};
use crate::progress::StoryFramework;
use crate::protocol::{
    Answer, BANK_BYTES_MAX, BankFile, Command, Missing, OwnStory, Query, QuestionAnswer, Shown,
    StoriesShown, StoryLook, StoryOf, story_meant,
};
use crate::runtime::HouseFault;
use crate::view::{self, Form};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::gateway::GivenFile;
use crate::discord::paper::{forms, words};

use super::respond::Reply;
use super::tell::{look, not_done, tell};

/// Longest name of a choice.
const CHOICE_MAX: usize = 100;
/// Longest name of a file that complaints are told under.
const FILE_NAME: TextLimit = TextLimit::line(60);

/// The form for a new one; what it shows is one of the competencies, as it was typed.
pub(super) fn write(
    app: &App,
    seen: &Seen,
    framework: StoryFramework,
    shows: Option<&str>,
) -> Reply {
    let shows = match shows.map(|typed| competency(app, seen, typed)).transpose() {
        Ok(shows) => shows,
        Err(reply) => return *reply,
    };
    let form = Form::Story { of: StoryOf::New(shows), framework, so_far: Default::default() };
    open(app, seen, &form)
}

/// The form for a question that is proposed.
pub(super) fn propose(app: &App, seen: &Seen, kind: Kind, shows: &str) -> Reply {
    match competency(app, seen, shows) {
        Ok(competency) => open(app, seen, &Form::Question { kind, competency }),
        Err(reply) => *reply,
    }
}

/// A file of questions that somebody hands in. It is fetched for organisers only.
pub(super) async fn take_over(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    file: &GivenFile,
    missing: Missing,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    if !seen.origin(app, guild).await?.is_organiser {
        let answer = Answer::Question(QuestionAnswer::OrganisersOnly);
        return Ok(not_done(app, seen, view::answer(lang, &answer)));
    }
    let bytes = match app.rest.attachment(&file.url, BANK_BYTES_MAX).await {
        Ok(bytes) => bytes,
        Err(fault) => return Ok(not_done(app, seen, words::no_file(lang, fault, BANK_BYTES_MAX))),
    };
    // Its name is only there to be told with complaints.
    let name = CleanText::new(&file.filename, FILE_NAME);
    let name = match name.or_else(|_| CleanText::new("questions.toml", FILE_NAME)) {
        Ok(name) => name,
        Err(problem) => return Ok(not_done(app, seen, words::bad_text(lang, "file", problem))),
    };
    let file = BankFile { name, bytes, missing };
    tell(app, seen, guild, Command::TakeOver(Box::new(file))).await
}

/// The competency that was typed, or why there is none.
fn competency(app: &App, seen: &Seen, typed: &str) -> Result<Tag, Box<Reply>> {
    let tags = &app.offers.texts.tags;
    tags.meant(TagSort::Competency, typed).cloned().map_err(|near| {
        let sort = TagSort::Competency;
        let known = near.into_iter().filter_map(|tag| tags.title(sort, tag));
        let known = known.map(str::to_owned).collect();
        let answer = Answer::NoSuchTag { sort, asked: typed.to_owned(), known };
        Box::new(not_done(app, seen, view::answer(app.lang(&seen.locale), &answer)))
    })
}

fn open(app: &App, seen: &Seen, form: &Form) -> Reply {
    let lang = app.lang(&seen.locale);
    let opened = forms::open(lang, form, &[]);
    opened.map_or_else(|| Reply::Private(words::damaged(lang)), Reply::Form)
}

/// All that somebody keeps.
async fn all(app: &App, seen: &Seen, guild: GuildId) -> Result<Vec<OwnStory>, HouseFault> {
    let query = Query::Stories(StoryLook::List(None));
    let shown = app.house.look(seen.origin(app, guild).await?, query).await?;
    if let Shown::Stories(shown) = shown
        && let StoriesShown::List { stories, .. } = *shown
    {
        return Ok(stories);
    }
    Ok(Vec::new())
}

/// One of them by its name, as it is or to be changed; all of them where none was named.
pub(super) async fn named(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    named: Option<&str>,
    is_changed: bool,
) -> Result<Reply, HouseFault> {
    let Some(named) = named else {
        return look(app, seen, guild, Query::Stories(StoryLook::List(None))).await;
    };
    // What nobody has is no story of theirs.
    let found = story_meant(&all(app, seen, guild).await?, named).unwrap_or(StoryNo(0));
    let query = Query::Stories(StoryLook::One(found));
    if is_changed {
        let shown = app.house.look(seen.origin(app, guild).await?, query.clone()).await?;
        if let Some(form) = view::story_form(&shown) {
            return Ok(open(app, seen, &form));
        }
    }
    look(app, seen, guild, query).await
}

/// What can be chosen.
pub(super) async fn names(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<Vec<(String, String)>, HouseFault> {
    let name = |one: &OwnStory| view::story_name(one).chars().take(CHOICE_MAX).collect();
    let stories = all(app, seen, guild).await?;
    Ok(stories.iter().map(|one| (name(one), one.id.0.to_string())).collect())
}
