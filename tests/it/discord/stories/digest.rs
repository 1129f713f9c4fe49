//! The group's week: where it is told and what the group drills for, chosen by organisers; whether
//! one is in it, said by each.

use super::stage::Stage;

#[tokio::test]
async fn organisers_choose_where_the_groups_week_is_told_and_each_says_whether_they_are_in_it() {
    let stage = Stage::new().await;
    let _week = stage.guild.text_channel("week");
    let (owner, ana) = (stage.guild.owner(), stage.guild.member("Ana"));
    ana.runs("/profile", &[]).await;
    let before = ana.presses("My rhythm").await;
    assert!(!before.text.contains("the group reads"), "{}", before.text);
    owner.runs("/setup", &[]).await.says("The group's week: not told");
    owner.picks("Channel for the group's week", "week").await.says("told in #week on Sundays");
    let goal = "Drills a week, all together; empty: none";
    owner.presses("Common goal").await;
    owner.fills(&[(goal, "many")]).await.says("nothing was saved").says("many");
    owner.runs("/setup", &[]).await;
    owner.presses("Common goal").await;
    owner.fills(&[(goal, "50")]).await.says("Common goal: 50 drills a week");
    ana.runs("/profile", &[]).await;
    ana.presses("My rhythm").await.says("neither counted nor named");
    ana.presses("Count me in").await.says("you are counted");
    ana.presses("My rhythm").await.says("common goal: 50 drills a week").says("and not named");
    owner.runs("/setup", &[]).await;
    owner.presses("Common goal").await;
    owner.fills(&[(goal, "")]).await.says("Saved");
}
