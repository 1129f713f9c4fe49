//! The cases of `product`'s table, as the plan sees them.

use expect_test::expect;
use greenroom::rotation::Chairs;

use super::{Stage, check};

#[test]
fn who_comes_is_drawn_and_sits_down() {
    let script = "
        -6d A in
        -6d B in
        -5d C in
        -5d D watches
        -3d F out
        -2d E in
        -1d F in
        -1d C out
        -1d C in
        -2h
        -10m
        ; here 1 B C F
        ; begun 1
        ; here 2 A E
        ; begun 2
        +5m
        ; over 1
        +80m
        ; over 2
        +90m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -5d C in
              call · in A B C
              (heard) In { draw_at: 
            -5d D watches
              call · in A B C · watching D
              (heard) Watches
            -3d F out
              call · in A B C · watching D · can't F
              (heard) Out
            -2d E in
              call · in A B C E · watching D · can't F
              (heard) In { draw_at: 
            -1d F in
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              call · in A B C E F · watching D
              (heard) In { draw_at: 
            -1d C out
              call · in A B E F · watching D · can't C
              (heard) Out
            -1d C in
              call · in A B E F C · watching D
              (heard) In { draw_at: 
            -2h
              (-2h06 draws)
              call · in A B E F C · watching D · drawn
              plan for 6: #1 answers B, asks C, watches F; #2 answers E, asks A, watches D · drawn
            -10m
              (-0h10 check-in-opens)
              plan for 6: #1 answers B, asks C, watches F; #2 answers E, asks A, watches D · begun
            ; here 1 B C F
            ; begun 1
            ; here 2 A E
            ; begun 2
            +5m
              (+0h05 heals)
              plan for 6: #1 answers B, asks C, watches F; #2 answers E, asks A, watches D · begun
            ; over 1
            +80m
            ; over 2
            +90m
              plan for 6: #1 answers B, asks C, watches F; #2 answers E, asks A, watches D · over: Held
              A: asked 1 of 0.80, answered 1 of 0.80, odd 0 of 0.20
              B: asked 1 of 0.80, answered 1 of 0.80, odd 0 of 0.20
              C: asked 1 of 0.80, answered 1 of 0.80, odd 0 of 0.20
              E: asked 1 of 0.80, answered 1 of 0.80, odd 0 of 0.20
              F: asked 0 of 0.80, answered 0 of 0.80, odd 1 of 0.20
        "#]],
    );
}

#[test]
fn who_comes_is_reminded_a_day_before() {
    let script = "
        ; regular A
        ; asked D
        ; nudges D
        ; asked E
        ; quiet C -23h
        ; quiet F -30m
        -6d B in
        -5d C in
        -4d F watches
        -3d G out
        -24h30m H in
        -23h
        -22h C out
        -2h";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            ; regular A
            ; asked D
            ; nudges D
            ; asked E
            ; quiet C -23h
            ; quiet F -30m
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -5d C in
              call · in A B C
              (heard) In { draw_at: 
            -4d F watches
              call · in A B C · watching F
              (heard) Watches
            -3d G out
              call · in A B C · watching F · can't G
              (heard) Out
            -24h30m H in
              call · in A B C H · watching F · can't G
              (heard) In { draw_at: 
            -23h
              (-24h06 reminds)
              reminder for A B, nudged D @A B D
              (1 not reminded)
              (-23h00 reminds)
              reminder for C @C
            -22h C out
              call · in A B H · watching F · can't G C
              (heard) Out
            -2h
              (-2h06 draws)
              call · in A B H · watching F · can't G C · drawn
              plan for 4: #1 answers B, asks A, watches F H · drawn
        "#]],
    );
}

#[test]
fn a_reminder_that_comes_late_says_so_and_later_still_is_not_sent() {
    for (minutes, expected) in [
        (
            -20 * 60,
            expect![[r#"
              call
            ; regular A
            ; regular B
            ; asked D
            ; nudges D
              reminder for A B, nudged D, late @A B D
        "#]],
        ),
        (
            -15 * 60,
            expect![[r#"
              call
            ; regular A
            ; regular B
            ; asked D
            ; nudges D
              reminder for A B, late @A B
              (1 not reminded)
        "#]],
        ),
        (
            -45,
            expect![[r#"
                  call
                ; regular A
                ; regular B
                ; asked D
                ; nudges D
                  (3 not reminded)
                  call · in A B · drawn
                  plan for 2: #1 answers B, asks A · drawn
            "#]],
        ),
    ] {
        let mut stage = Stage::new(Chairs::PAIR, 7 * 24 * 60);
        for fact in ["; regular A", "; regular B", "; asked D", "; nudges D"] {
            stage.line(fact);
        }
        stage.wakes_at(minutes);
        expected.assert_eq(&stage.out);
    }
}

#[test]
fn a_freed_seat_goes_to_the_odd_one_out() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E in
        -2h
        -1h30m A out
        -1h28m E takes 0
        -1h27m D takes 0
        -1h20m B out
        -1h18m C passes 1
        -1h17m C takes 1
        -10m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E in
              call · in A B C D E
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              (-2h06 draws)
              call · in A B C D E · drawn
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · drawn
            -1h30m A out
              #2 has asks C
              offer 0: Candidate in #2 with C for D until -1h15 @D
              plan for 4: #1 answers E, asks B, watches D; #2 asks C · drawn
              (heard) Out
            -1h28m E takes 0
              refused: OfferGone
            -1h27m D takes 0
              #1 has answers E, asks B
              #2 has answers D, asks C
              plan for 4: #1 answers E, asks B; #2 answers D, asks C · drawn
              (heard) Seated { chair: Candidate, number: Some(2) }
            -1h20m B out
              #1 has answers E
              offer 1: watch #2 for E @E
              plan for 3: #1 answers E; #2 answers D, asks C · drawn
              (heard) Out
            -1h18m C passes 1
              refused: OfferGone
            -1h17m C takes 1
              refused: OfferGone
            -10m
              (-0h30 open-call)
              offer 2: Interviewer in #1 with E for all until -0h10 @
              (-0h10 check-in-opens)
              plan for 3: #1 answers E; #2 answers D, asks C · begun
        "#]],
    );
}

#[test]
fn offers_pass_on_and_open_and_end_in_a_place_to_watch() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E watches
        -6d F in
        -6d G in
        -2h
        -1h50m D out
        -1h20m
        -1h F passes 1
        -25m E takes 2
        -12m
        -10m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E watches
              call · in A B C D · watching E
              (heard) Watches
            -6d F in
              call · in A B C D F · watching E
              (heard) In { draw_at: 
            -6d G in
              call · in A B C D F G · watching E
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D E F G @A B C D E F G
              (-2h06 draws)
              call · in A B C D F G · watching E · drawn
              plan for 7: #1 answers C, asks G, watches E; #2 answers B, asks F; #3 answers A, asks D · drawn
            -1h50m D out
              #3 has answers A
              offer 0: Interviewer in #3 with A for E until -1h35 @E
              plan for 6: #1 answers C, asks G, watches E; #2 answers B, asks F; #3 answers A · drawn
              (heard) Out
            -1h20m
              (-1h35 offer-lapses)
              offer 1: watch #2 for A @A
            -1h F passes 1
              refused: OfferGone
            -25m E takes 2
              (-0h30 open-call)
              offer 2: Interviewer in #3 with A for all until -0h10 @
              #1 has answers C, asks G
              #3 has answers A, asks E
              plan for 6: #1 answers C, asks G; #2 answers B, asks F; #3 answers A, asks E · drawn
              (heard) Seated { chair: Interviewer, number: Some(3) }
            -12m
            -10m
              (-0h10 check-in-opens)
              plan for 6: #1 answers C, asks G; #2 answers B, asks F; #3 answers A, asks E · begun
        "#]],
    );
}

#[test]
fn two_who_say_yes_after_the_draw_make_a_pair() {
    let script = "
        -6d A in
        -6d B in
        -2h
        -1h40m C in
        -1h30m D in
        -1h20m E in
        -1h10m E out
        -10m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B @A B
              (-2h06 draws)
              call · in A B · drawn
              plan for 2: #1 answers B, asks A · drawn
            -1h40m C in
              offer 0: watch #1 for C @C
              plan for 3: #1 answers B, asks A; #? answers C · drawn
              (heard) Seated { chair: Candidate, number: None }
            -1h30m D in
              plan for 4: #1 answers B, asks A; #? answers C, asks D · drawn
              (heard) Seated { chair: Interviewer, number: None }
              plan for 4: #1 answers B, asks A; #2 answers C, asks D · drawn
            -1h20m E in
              offer 1: watch #1 for E @E
              plan for 5: #1 answers B, asks A; #2 answers C, asks D; #? answers E · drawn
              (heard) Seated { chair: Candidate, number: None }
            -1h10m E out
              plan for 4: #1 answers B, asks A; #2 answers C, asks D · drawn
              (heard) Out
            -10m
              (-0h10 check-in-opens)
              plan for 4: #1 answers B, asks A; #2 answers C, asks D · begun
        "#]],
    );
}

#[test]
fn who_watches_and_says_yes_keeps_one_place() {
    let script = "
        -6d A in
        -6d B in
        -5d C in
        -5d D watches
        -2h
        -100m C in
        -95m D in
        -90m C in";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -5d C in
              call · in A B C
              (heard) In { draw_at: 
            -5d D watches
              call · in A B C · watching D
              (heard) Watches
            -2h
              (-24h06 reminds)
              reminder for A B C D @A B C D
              (-2h06 draws)
              call · in A B C · watching D · drawn
              plan for 4: #1 answers B, asks A, watches C D · drawn
            -100m C in
              plan for 4: #1 answers B, asks A, watches C D · drawn
              (heard) Seated { chair: Observer, number: Some(1) }
            -95m D in
              #1 has answers B, asks A, watches C
              offer 0: Interviewer in a new one with D for C until -1h20 @C
              plan for 4: #1 answers B, asks A, watches C; #? answers D · drawn
              (heard) Seated { chair: Candidate, number: None }
            -90m C in
              plan for 4: #1 answers B, asks A, watches C; #? answers D · drawn
              (heard) Seated { chair: Observer, number: Some(1) }
        "#]],
    );
}

#[test]
fn who_sits_down_where_everybody_left_gets_a_new_session() {
    let script = "
        -6d A in
        -6d B in
        -2h
        -100m A out
        -99m B out
        -90m C in
        -85m D in";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B @A B
              (-2h06 draws)
              call · in A B · drawn
              plan for 2: #1 answers B, asks A · drawn
            -100m A out
              #1 has answers B
              plan for 1: #1 answers B · drawn
              (heard) Out
            -99m B out
              #1 has nobody
              plan for 0:  · drawn
              (heard) Out
            -90m C in
              plan for 1: #? answers C · drawn
              (heard) Seated { chair: Candidate, number: None }
            -85m D in
              plan for 2: #? answers C, asks D · drawn
              (heard) Seated { chair: Interviewer, number: None }
              plan for 2: #2 answers C, asks D · drawn
        "#]],
    );
}

#[test]
fn places_are_exchanged_when_both_say_so() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E in
        ; apart A D
        -2h
        -1h50m A asks C
        -1h49m B swaps C
        -1h48m C swaps A
        -1h40m E asks A
        -1h35m A asks E
        -1h30m A asks A
        -1h20m F asks A
        -30m B asks C
        -10m
        -9m C swaps B";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E in
              call · in A B C D E
              (heard) In { draw_at: 
            ; apart A D
            -2h
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              (-2h06 draws)
              call · in A B C D E · drawn
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · drawn
            -1h50m A asks C
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · A ⇄ C? · drawn
              (heard) SwapAsked { of: (3) }
            -1h49m B swaps C
              refused: NoSuchSwap
            -1h48m C swaps A
              #2 has answers C, asks A
              plan for 5: #1 answers E, asks B, watches D; #2 answers C, asks A · drawn
              (heard) Swapped
            -1h40m E asks A
              refused: NoFullSet
            -1h35m A asks E
              refused: NoFullSet
            -1h30m A asks A
              refused: NoFullSet
            -1h20m F asks A
              refused: NotSeated
            -30m B asks C
              plan for 5: #1 answers E, asks B, watches D; #2 answers C, asks A · B ⇄ C? · drawn
              (heard) SwapAsked { of: (3) }
            -10m
              (-0h10 check-in-opens)
              plan for 5: #1 answers E, asks B, watches D; #2 answers C, asks A · begun
            -9m C swaps B
              refused: CheckInOpen
        "#]],
    );
}

#[test]
fn seats_are_drawn_again_by_an_organiser_until_an_hour_before() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -3h O draws
        -2h
        -1h50m A draws
        -1h50m D out
        -1h45m O draws
        -59m O draws";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -3h O draws
              (-24h06 reminds)
              reminder for A B C D @A B C D
              refused: NotDrawn
            -2h
              (-2h06 draws)
              call · in A B C D · drawn
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · drawn
            -1h50m A draws
              refused: OrganisersOnly
            -1h50m D out
              #1 has answers C
              offer 0: watch #2 for C @C
              plan for 3: #1 answers C; #2 answers A, asks B · drawn
              (heard) Out
            -1h45m O draws
              drawn again by O @C B A
              (heard) DrawnAgain
              #2 has nobody
              plan for 3: #1 answers C, asks A, watches B · drawn
              #1 has answers C, asks A, watches B
            -59m O draws
              refused: TooLateToDraw
        "#]],
    );
}

#[test]
fn halves_of_broken_pairs_are_put_together() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E in
        -6d F in
        -2h
        -10m
        ; here 1 E F
        ; begun 1
        ; here 2 B
        ; here 3 A
        +5m
        +6m A takes 0
        +7m B takes 0
        +8m B takes 0
        ; here 2 A B
        ; begun 2
        ; over 1
        ; over 2
        ; over 3
        +80m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E in
              call · in A B C D E
              (heard) In { draw_at: 
            -6d F in
              call · in A B C D E F
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D E F @A B C D E F
              (-2h06 draws)
              call · in A B C D E F · drawn
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · drawn
            -10m
              (-0h10 check-in-opens)
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · begun
            ; here 1 E F
            ; begun 1
            ; here 2 B
            ; here 3 A
            +5m
              (+0h05 heals)
              offer 0: B A together in #2 @B A
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · begun
            +6m A takes 0
              (heard) WaitsForOther { other: (2) }
            +7m B takes 0
              #3 has asks D
              #2 has answers A, asks B
              plan for 5: #1 answers F, asks E; #2 answers A, asks B; #3 asks D · begun
              (heard) Seated { chair: Candidate, number: Some(2) }
            +8m B takes 0
              refused: OfferGone
            ; here 2 A B
            ; begun 2
            ; over 1
            ; over 2
            ; over 3
            +80m
              plan for 5: #1 answers F, asks E; #2 answers A, asks B; #3 asks D · over: Held
              A: asked 1 of 0.67, answered 1 of 0.67, odd 0 of 0.00
              B: asked 1 of 0.67, answered 1 of 0.67, odd 0 of 0.00
              E: asked 1 of 0.67, answered 1 of 0.67, odd 0 of 0.00
              F: asked 1 of 0.67, answered 1 of 0.67, odd 0 of 0.00
        "#]],
    );
}

#[test]
fn one_who_is_left_over_may_watch() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -2h
        -10m
        ; here 1 C D
        ; begun 1
        ; here 2 A
        +5m
        +6m A takes 0
        ; here 1 C D A
        ; over 1
        ; over 2
        +80m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D @A B C D
              (-2h06 draws)
              call · in A B C D · drawn
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · drawn
            -10m
              (-0h10 check-in-opens)
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · begun
            ; here 1 C D
            ; begun 1
            ; here 2 A
            +5m
              (+0h05 heals)
              A is left over, offer 0: watch #1 @A
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · begun
            +6m A takes 0
              #2 has asks B
              #1 has answers C, asks D, watches A
              plan for 4: #1 answers C, asks D, watches A; #2 asks B · begun
              (heard) Seated { chair: Observer, number: Some(1) }
            ; here 1 C D A
            ; over 1
            ; over 2
            +80m
              plan for 4: #1 answers C, asks D, watches A; #2 asks B · over: Held
              A: asked 0 of 0.50, answered 0 of 0.50, odd 1 of 0.25
              C: asked 1 of 0.50, answered 1 of 0.50, odd 0 of 0.25
              D: asked 1 of 0.50, answered 1 of 0.50, odd 0 of 0.25
        "#]],
    );
}

#[test]
fn too_few_are_told_once() {
    check(
        Chairs::PAIR,
        "-6d A in\n-2h\n-1h B in",
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A @A
              (-2h06 draws)
              call · in A · over: TooFew(1)
              too few: A @A
            -1h B in
              refused: Over
        "#]],
    );
    check(
        Chairs::PANEL,
        "-6d A in\n-6d B in\n-2h",
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B @A B
              (-2h06 draws)
              call · in A B · over: TooFew(2)
              too few: A B @A B
        "#]],
    );
}

#[test]
fn who_sits_elsewhere_is_asked_and_is_out() {
    let script = "
        ; elsewhere A
        -6d A in
        -6d A in anyway
        -6d B in
        -6d C in
        -2h";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            ; elsewhere A
            -6d A in
              (heard) AlsoIn { starts_at: 
            -6d A in anyway
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C @A B C
              (-2h06 draws)
              call · in B C · can't A · drawn
              plan for 2: #1 answers C, asks B · elsewhere A · drawn
        "#]],
    );
}

#[test]
fn who_pauses_is_not_in_by_being_so_every_time() {
    let script = "
        ; regular A
        ; regular B
        -3d B in
        -2d C in
        -2d D in
        -1d A pauses
        -1d B pauses
        -2h
        ; regular C
        -1h C pauses
        -10m B pauses";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            ; regular A
            ; regular B
            -3d B in
              call · in A B
              (heard) In { draw_at: 
            -2d C in
              call · in A B C
              (heard) In { draw_at: 
            -2d D in
              call · in A B C D
              (heard) In { draw_at: 
            -1d A pauses
              (-24h06 reminds)
              reminder for A B C D @A B C D
              call · in B C D
            -1d B pauses
            -2h
              (-2h06 draws)
              call · in B C D · drawn
              plan for 3: #1 answers B, asks C, watches D · drawn
            ; regular C
            -1h C pauses
            -10m B pauses
              (-0h10 check-in-opens)
              plan for 3: #1 answers B, asks C, watches D · begun
        "#]],
    );
    // After the draw a seat that is had by being regular is given back as any other.
    let script = "
        ; regular A
        -2d B in
        -2d C in
        -2h
        -1h A pauses
        -50m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            ; regular A
            -2d B in
              call · in A B
              (heard) In { draw_at: 
            -2d C in
              call · in A B C
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C @A B C
              (-2h06 draws)
              call · in A B C · drawn
              plan for 3: #1 answers A, asks B, watches C · drawn
            -1h A pauses
              #1 has asks B, watches C
              offer 0: Candidate in #1 with B for C until -0h45 @C
              plan for 2: #1 asks B, watches C · drawn
              (heard) Out
            -50m
        "#]],
    );
}

#[test]
fn regulars_are_in_unless_they_say_no() {
    let script = "
        ; regular A
        ; regular B
        -6d C always
        -6d B out
        -5d A not always
        -2h";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            ; regular A
            ; regular B
            -6d C always
              call · in A B C
              (heard) Regular { on: true }
            -6d B out
              call · in A C · can't B
              (heard) Out
            -5d A not always
              (heard) Regular { on: false }
            -2h
              (-24h06 reminds)
              reminder for C A @C A
              (-2h06 draws)
              call · in C A · can't B · drawn
              plan for 2: #1 answers A, asks C · drawn
        "#]],
    );
}

#[test]
fn it_is_called_off_by_who_planned_it_or_an_organiser() {
    let script = "
        -6d A in
        -6d B in
        -5d A cancels
        -2h
        -1h P cancels
        -50m A in";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -5d A cancels
              refused: OrganisersOnly
            -2h
              (-24h06 reminds)
              reminder for A B @A B
              (-2h06 draws)
              call · in A B · drawn
              plan for 2: #1 answers B, asks A · drawn
            -1h P cancels
              #1 has nobody
              plan for 0:  · over: CalledOff(Some(MemberId(16)))
              called off by P @A B
              (heard) CalledOff
            -50m A in
              refused: Over
        "#]],
    );
}

#[test]
fn who_leaves_the_group_is_named_nowhere() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -2h
        -1h A gone";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C @A B C
              (-2h06 draws)
              call · in A B C · drawn
              plan for 3: #1 answers A, asks B, watches C · drawn
            -1h A gone
              #1 has asks B, watches C
              offer 0: Candidate in #1 with B for C until -0h45 @C
              plan for 2: #1 asks B, watches C · drawn
              (heard) Out
        "#]],
    );
}

#[test]
fn a_candidate_of_a_panel_is_replaced_by_who_watches() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E watches
        -2h
        -1h40m C out
        -1h35m D out
        -1h20m B out
        -1h10m
        -15m";
    check(
        Chairs::PANEL,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E watches
              call · in A B C D · watching E
              (heard) Watches
            -2h
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              (-2h06 draws)
              call · in A B C D · watching E · drawn
              plan for 5: #1 answers A, asks D B C, watches E · drawn
            -1h40m C out
              #1 has answers A, asks D B, watches E
              plan for 4: #1 answers A, asks D B, watches E · drawn
              (heard) Out
            -1h35m D out
              #1 has answers A, asks B, watches E
              offer 0: Interviewer in #1 with B A for E until -1h20 @E
              plan for 3: #1 answers A, asks B, watches E · drawn
              (heard) Out
            -1h20m B out
              (-1h20 offer-lapses)
              #1 has answers A, watches E
              plan for 2: #1 answers A, watches E · drawn
              (heard) Out
            -1h10m
            -15m
              (-0h30 open-call)
              offer 1: Interviewer in #1 with A for all until -0h10 @
        "#]],
    );
}

#[test]
fn seats_stand_at_another_time_but_those_of_who_sits_elsewhere_then() {
    let script = "
        -3d A in
        -3d B in
        -3d C in
        -3d D in
        -3d E in
        -2h
        ; elsewhere A
        -1h30m P changes +1h
        -2h E takes 0
        -90m A in anyway";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -3d A in
              call · in A
              (heard) In { draw_at: 
            -3d B in
              call · in A B
              (heard) In { draw_at: 
            -3d C in
              call · in A B C
              (heard) In { draw_at: 
            -3d D in
              call · in A B C D
              (heard) In { draw_at: 
            -3d E in
              call · in A B C D E
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              (-2h06 draws)
              call · in A B C D E · drawn
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · drawn
            ; elsewhere A
            -1h30m P changes +1h
              #1 begins +60 min
              #2 begins +60 min
              #2 has asks C
              offer 0: Candidate in #2 with C for D until -2h15 @D
              call · in B C D E · can't A · drawn
              plan for 4: #1 answers E, asks B, watches D; #2 asks C · elsewhere A · drawn
              changed by P, moved: SeatsStand, out A @A B C D E
              (heard) Changed
            -2h E takes 0
              (-2h15 offer-lapses)
              offer 1: watch #1 for C @C
              refused: OfferGone
            -90m A in anyway
              #2 has answers A, asks C
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · drawn
              (heard) Seated { chair: Candidate, number: Some(2) }
        "#]],
    );
}

#[test]
fn whose_session_cannot_be_shown_gets_another_and_at_last_no_place() {
    let script = "
        -3d A in
        -3d B in
        -3d C in
        -3d D in
        -3d E in
        -2h
        -2h lost 9
        -2h lost 1
        -1h lost 3
        -50m lost 2
        -45m E out
        -9m lost 4
        -8m lost 5";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -3d A in
              call · in A
              (heard) In { draw_at: 
            -3d B in
              call · in A B
              (heard) In { draw_at: 
            -3d C in
              call · in A B C
              (heard) In { draw_at: 
            -3d D in
              call · in A B C D
              (heard) In { draw_at: 
            -3d E in
              call · in A B C D E
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D E @A B C D E
              (-2h06 draws)
              call · in A B C D E · drawn
              plan for 5: #1 answers E, asks B, watches D; #2 answers A, asks C · drawn
            -2h lost 9
            -2h lost 1
              plan for 5: #? answers E, asks B, watches D; #2 answers A, asks C · drawn
              plan for 5: #3 answers E, asks B, watches D; #2 answers A, asks C · drawn
            -1h lost 3
              plan for 5: #? answers E, asks B, watches D; #2 answers A, asks C · drawn
              plan for 5: #4 answers E, asks B, watches D; #2 answers A, asks C · drawn
            -50m lost 2
              plan for 5: #4 answers E, asks B, watches D; #? answers A, asks C · drawn
              plan for 5: #4 answers E, asks B, watches D; #5 answers A, asks C · drawn
            -45m E out
              #4 has asks B, watches D
              offer 0: Candidate in #4 with B for D until -0h30 @D
              plan for 4: #4 asks B, watches D; #5 answers A, asks C · drawn
              (heard) Out
            -9m lost 4
              (-0h30 offer-lapses)
              offer 1: Candidate in #4 with B for all until -0h10 @
              (-0h10 check-in-opens)
              plan for 4: #4 asks B, watches D; #5 answers A, asks C · begun
              not shown for B D @B D
              plan for 2: #5 answers A, asks C · over B D · begun
            -8m lost 5
              not shown for C A @C A
              plan for 0:  · over B D C A · begun
        "#]],
    );
}

#[test]
fn answers_stand_where_little_changes_and_are_asked_for_again_where_much_does() {
    let script = "
        ; regular R
        ; regular S
        -6d A in
        -6d B watches
        -6d C out
        -6d S out
        -5d P changes +30m
        -5d P changes senior
        -5d P changes short
        -4d O changes +1d
        -4d P changes panel
        -4d P changes panel";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
          call
        ; regular R
        ; regular S
        -6d A in
          call · in R S A
          (heard) In { draw_at: 
        -6d B watches
          call · in R S A · watching B
          (heard) Watches
        -6d C out
          call · in R S A · watching B · can't C
          (heard) Out
        -6d S out
          call · in R A · watching B · can't C S
          (heard) Out
        -5d P changes +30m
          call · in R A · watching B · can't C S
          changed by P, moved: AnswersStand @R A B
          (heard) Changed
        -5d P changes senior
          call · in R A · watching B · can't C S
          (heard) Changed
        -5d P changes short
          call · in R A · watching B · can't C S
          changed by P, another format: AnswersStand @R A B
          (heard) Changed
        -4d O changes +1d
          call · in R · can't S
          changed by O, moved: AskedAgain @R A B
          (heard) Changed
        -4d P changes panel
          call · in R · can't S
          changed by P, another format: AskedAgain @R
          (heard) Changed
        -4d P changes panel
          (heard) Changed
    "#]],
    );
}

#[test]
fn seats_stand_when_an_evening_moves_after_the_draw() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -2h
        -1h40m B out
        -1h30m P changes +2h
        -2h P changes senior
        -10m
        -9m P changes +1d";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C @A B C
              (-2h06 draws)
              call · in A B C · drawn
              plan for 3: #1 answers A, asks B, watches C · drawn
            -1h40m B out
              #1 has answers A, watches C
              offer 0: Interviewer in #1 with A for C until -1h25 @C
              plan for 2: #1 answers A, watches C · drawn
              (heard) Out
            -1h30m P changes +2h
              #1 begins +120 min
              offer 1: Interviewer in #1 with A for C until -3h15 @C
              call · in A C · can't B · drawn
              plan for 2: #1 answers A, watches C · drawn
              changed by P, moved: SeatsStand @A C
              (heard) Changed
            -2h P changes senior
              (-3h15 offer-lapses)
              #1 has nobody
              call · in A C · can't B · drawn
              plan for 2: #? answers A, watches C · drawn
              (heard) Changed
            -10m
              (-0h30 open-call)
              offer 2: Interviewer in a new one with A for all until -0h10 @
              (-0h10 check-in-opens)
              plan for 2: #? answers A, watches C · begun
            -9m P changes +1d
              refused: CheckInOpen
        "#]],
    );
}

#[test]
fn another_format_after_the_draw_is_a_new_draw() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -2h
        -1h50m A asks B
        -1h40m P changes panel
        -1h30m P changes +1h short";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -2h
              (-24h06 reminds)
              reminder for A B C D @A B C D
              (-2h06 draws)
              call · in A B C D · drawn
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · drawn
            -1h50m A asks B
              plan for 4: #1 answers C, asks D; #2 answers A, asks B · A ⇄ B? · drawn
              (heard) SwapAsked { of: (2) }
            -1h40m P changes panel
              #1 has nobody
              #2 has nobody
              call · in A B C D · drawn
              changed by P, another format: DrawnAnew @A B C D
              (heard) Changed
              plan for 4: #3 answers A, asks C B D · drawn
            -1h30m P changes +1h short
              #3 has nobody
              call · in A B C D · drawn
              changed by P, moved, another format: DrawnAnew @A B C D
              (heard) Changed
              plan for 4: #4 answers A, asks B; #5 answers D, asks C · drawn
        "#]],
    );
}

#[test]
fn who_said_that_they_come_late_is_waited_for_before_their_pair_is_broken() {
    let script = "
        -6d A in
        -6d B in
        -6d C in
        -6d D in
        -6d E in
        -6d F in
        -10m
        ; here 1 F
        ; late 1 E
        ; here 2 B
        ; late 2 C
        ; here 3 A
        +5m
        ; here 1 E F
        ; late 1
        ; begun 1
        +10m";
    check(
        Chairs::PAIR,
        script,
        &expect![[r#"
              call
            -6d A in
              call · in A
              (heard) In { draw_at: 
            -6d B in
              call · in A B
              (heard) In { draw_at: 
            -6d C in
              call · in A B C
              (heard) In { draw_at: 
            -6d D in
              call · in A B C D
              (heard) In { draw_at: 
            -6d E in
              call · in A B C D E
              (heard) In { draw_at: 
            -6d F in
              call · in A B C D E F
              (heard) In { draw_at: 
            -10m
              (-24h06 reminds)
              reminder for A B C D E F @A B C D E F
              (-2h06 draws)
              call · in A B C D E F · drawn
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · drawn
              (-0h10 check-in-opens)
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · begun
            ; here 1 F
            ; late 1 E
            ; here 2 B
            ; late 2 C
            ; here 3 A
            +5m
              (+0h05 heals)
              A is left over @A
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · begun
            ; here 1 E F
            ; late 1
            ; begun 1
            +10m
              (+0h10 heals)
              offer 0: B A together in #2 @B A
              plan for 6: #1 answers F, asks E; #2 answers C, asks B; #3 answers A, asks D · begun
        "#]],
    );
}
