//! Evenings as their people live them: called, drawn, held, and what the ledger says afterwards.

use expect_test::expect;

use super::check::check;

#[test]
fn an_evening_is_called_drawn_held_and_kept() {
    check(
        r#"
        O: call in=2d one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [Only observing]
        E: press [I'm in]
        E: press [Can't this time]
        +1d22h
        A: press [Why]
        +1h
        +50m
        A: press [I'm here]
        B: press [I'm here]
        quiet on
        play to closed
        quiet off
        +13h
        A: rotation
        C: rotation
        "#,
        expect![[""]],
    );
}
