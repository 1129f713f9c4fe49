//! A rating screen with more pickers than Discord takes in one message has pages.

use std::sync::Arc;

use greenroom::config::Library;
use greenroom::rubric::CompetencyId;

use crate::discord::fake::How;
use crate::scenarios::play::scenario_library;

use super::play::on_until;
use super::stage::Stage;

/// The built-in rubric with four lines more.
fn with_a_long_rubric() -> Arc<Library> {
    let mut library = (*scenario_library()).clone();
    let rubric = Arc::make_mut(&mut library.rubrics[0]);
    let more: Vec<_> = rubric.competencies[..4].to_vec();
    for mut competency in more {
        competency.id = CompetencyId(format!("{}-2", competency.id.0.as_str()).parse().unwrap());
        competency.title.push_str(" again");
        rubric.competencies.push(competency);
    }
    Arc::new(library)
}

#[tokio::test]
async fn a_long_rating_screen_has_pages_and_stays_on_the_one_that_is_used() {
    let stage = Stage::with(with_a_long_rubric()).await;
    let people = ["Ana", "Ben", "Cid", "Dev"].map(|name| stage.guild.member(name));
    let [ana, ben, cid, dev] = &people;
    let seats =
        [(ana, "Candidate"), (ben, "Interviewer"), (cid, "Interviewer"), (dev, "Interviewer")];
    let thread = stage.session("final-round", &seats).await;
    on_until(Some(&stage), &[ana, ben, cid, dev], &thread, "**Rate ").await;
    let ana = ana.at(&thread);
    let first = ana.presses("Rate myself").await.is(How::Privately).says("_Page 1 of 2_");
    assert!(first.text.contains("[More]") && !first.text.contains("[Back]"), "{}", first.text);
    assert!(!first.text.contains("**Useful · interviewer 3**"), "{}", first.text);
    ana.presses("More").await.is(How::Updated).says("_Page 2 of 2_").says("[Back]");
    let marked = ana.picks("Useful · interviewer 3", "4").await.is(How::Updated);
    let marked = marked.says("_Page 2 of 2_").says("‹Useful · interviewer 3: 4›");
    assert!(marked.text.contains("[Done]"), "{}", marked.text);
    ana.presses("Back").await.is(How::Updated).says("_Page 1 of 2_").says("‹Clarity of answer");
}
