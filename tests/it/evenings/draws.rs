//! When an evening's seats are drawn, and how many it holds.

use greenroom::base::{MemberId, Moment, Span};
use greenroom::evening::{Act, MemberAct, Phase, times};
use greenroom::rotation::Chairs;

use super::Stage;

#[test]
fn seats_are_drawn_two_hours_before_or_at_half_of_a_shorter_lead() {
    let starts_at = Moment::from_ms(1_795_978_800_000);
    let before = |lead: i64| {
        let made_at = starts_at - Span::from_minutes(lead);
        (starts_at - times::draw_at(starts_at, made_at)).ms() / 60_000
    };
    let table = [(10_080, 120), (240, 120), (239, 119), (120, 60), (60, 30), (30, 15), (20, 10)];
    for (lead, wanted) in table {
        assert!((before(lead) - wanted).abs() <= 1, "{lead} minutes ahead: {}", before(lead));
    }
}

#[test]
fn sixty_people_are_in_and_the_rest_waits_in_order() {
    let mut stage = Stage::new(Chairs::PAIR, 10_080);
    let says = |stage: &mut Stage, member: i64, act: Act| {
        let acted_at = stage.evening.at;
        let by = MemberAct { member: MemberId(member), act, acted_at, is_organiser: false };
        stage.act(&by);
    };
    for no in 1..=62 {
        says(&mut stage, no, Act::In { is_sure: false });
    }
    assert_eq!(stage.evening.coming().len(), 60);
    assert_eq!(stage.evening.waiting(), [MemberId(61), MemberId(62)]);
    says(&mut stage, 7, Act::Out);
    assert_eq!(stage.evening.waiting(), [MemberId(62)]);
    says(&mut stage, 7, Act::In { is_sure: false });
    assert_eq!(stage.evening.waiting(), [MemberId(62), MemberId(7)], "who comes back is last");
}

#[test]
fn an_evening_that_was_slept_through_is_missed_and_one_that_was_not_is_drawn_late() {
    for (woken, phase_is_drawn) in [(-5, true), (14, true), (16, false)] {
        let mut stage = Stage::new(Chairs::PAIR, 10_080);
        for member in [1, 2] {
            let acted_at = stage.evening.at;
            let act = Act::In { is_sure: false };
            stage.act(&MemberAct { member: MemberId(member), act, acted_at, is_organiser: false });
        }
        stage.wakes_at(woken);
        let is_missed = matches!(stage.evening.phase, Phase::Over(_));
        assert_eq!(stage.evening.draws == 1, phase_is_drawn, "{woken}");
        assert_eq!(is_missed, !phase_is_drawn, "{woken}");
    }
}
