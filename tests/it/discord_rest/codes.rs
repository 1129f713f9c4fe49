//! Every code has one meaning, on each kind of route.

use expect_test::{Expect, expect};
use greenroom::base::Span;
use greenroom::discord::Secret;
use greenroom::discord::rest::{ErrorBody, Failure, RouteKind};

fn body(code: u32) -> ErrorBody {
    ErrorBody::read(format!("{{\"code\": {code}, \"message\": \"No\"}}").as_bytes())
}

fn of(status: u16, code: u32, route: RouteKind) -> Failure {
    Failure::of(status, &body(code), Some(Span::from_seconds(3)), route)
}

/// Status and code as Discord sends them, and what they are on the bot's routes and on those of
/// an interaction; the last column is what the dispatcher is told.
#[test]
fn every_code_has_one_class_on_each_kind_of_route() {
    #[rustfmt::skip]
    let all = [
        (404, 10_003), (404, 10_004), (404, 10_007), (404, 10_008), (404, 10_011), (404, 10_013),
        (404, 10_015), (404, 10_062), (404, 10_063), (404, 10_070), (404, 99_999),
        (403, 20_009), (429, 20_026), (403, 20_026), (429, 20_028), (429, 20_029),
        (400, 30_033), (429, 30_034), (400, 30_038), (429, 30_046),
        (429, 40_003), (403, 40_003), (400, 40_060), (429, 40_062), (400, 40_094),
        (403, 50_001), (400, 50_006), (403, 50_007), (403, 50_013), (401, 50_027), (404, 50_027),
        (400, 50_035), (400, 50_083), (400, 50_109), (403, 50_278), (429, 110_000),
        (503, 130_000), (403, 160_002), (400, 160_004), (403, 160_005), (400, 160_006),
        (400, 160_007), (400, 200_000), (400, 240_000),
        (400, 0), (401, 0), (403, 0), (404, 0), (405, 0), (408, 0), (429, 0),
        (500, 0), (502, 0), (503, 0), (504, 0),
    ];
    let lines = all.map(|(status, code)| {
        let bot = of(status, code, RouteKind::Bot);
        let token = of(status, code, RouteKind::Token);
        let told = bot.clone().into_delivery();
        format!("{status} {code}: {} | {} | {told:?}\n", short(&bot), short(&token))
    });
    expect![[r#"
        404 10003: Gone | TokenGone | PlaceGone
        404 10004: Gone | TokenGone | PlaceGone
        404 10007: Gone | TokenGone | Gone
        404 10008: Gone | TokenGone | Gone
        404 10011: Gone | TokenGone | Gone
        404 10013: Gone | TokenGone | Gone
        404 10015: TokenGone | TokenGone | Gone
        404 10062: TokenGone | TokenGone | Gone
        404 10063: Gone | TokenGone | Gone
        404 10070: Gone | TokenGone | Gone
        404 99999: Gone | TokenGone | Gone
        403 20009: DmClosed | DmClosed | NotDirect { why: Closed, code: 20009 }
        429 20026: DmStopped | DmStopped | NotDirect { why: Stopped, code: 20026 }
        403 20026: DmStopped | DmStopped | NotDirect { why: Stopped, code: 20026 }
        429 20028: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        429 20029: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        400 30033: Full | Full | Held { why: Full, after: None }
        429 30034: Full | Full | Held { why: Full, after: None }
        400 30038: Full | Full | Held { why: Full, after: None }
        429 30046: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        429 40003: DmPaused | DmPaused | NotDirect { why: TooFast, code: 40003 }
        403 40003: DmPaused | DmPaused | NotDirect { why: TooFast, code: 40003 }
        400 40060: Done | Done | Unknown
        429 40062: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        400 40094: Full | Full | Held { why: Full, after: None }
        403 50001: Forbidden | Forbidden | Held { why: Unseen, after: None }
        400 50006: Rejected | Rejected | Rejected { why: "No (50006)" }
        403 50007: DmClosed | DmClosed | NotDirect { why: Closed, code: 50007 }
        403 50013: Forbidden | Forbidden | Held { why: NotAllowed, after: None }
        401 50027: Unauthorized | TokenGone | TryLater { after: Some(Span(60000)) }
        404 50027: TokenGone | TokenGone | Gone
        400 50035: Rejected | Rejected | Rejected { why: "No (50035)" }
        400 50083: Archived | Archived | Held { why: ThreadLocked, after: None }
        400 50109: Rejected | Rejected | Rejected { why: "No (50109)" }
        403 50278: DmClosed | DmClosed | NotDirect { why: Closed, code: 50278 }
        429 110000: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        503 130000: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        403 160002: Forbidden | Forbidden | Held { why: NotAllowed, after: None }
        400 160004: Done | Done | Unknown
        403 160005: Forbidden | Forbidden | Held { why: ThreadLocked, after: None }
        400 160006: Full | Full | Held { why: ThreadsFull, after: None }
        400 160007: Full | Full | Held { why: ThreadsFull, after: None }
        400 200000: Blocked | Blocked | Rejected { why: "held back by moderation (200000)" }
        400 240000: Blocked | Blocked | Rejected { why: "held back by moderation (240000)" }
        400 0: Rejected | Rejected | Rejected { why: "status 400: No (0)" }
        401 0: Unauthorized | TokenGone | TryLater { after: Some(Span(60000)) }
        403 0: Forbidden | Forbidden | Held { why: NotAllowed, after: None }
        404 0: Rejected | TokenGone | Rejected { why: "status 404: No (0)" }
        405 0: Rejected | Rejected | Rejected { why: "status 405: No (0)" }
        408 0: Unknown | Unknown | Unknown
        429 0: TryLater | TryLater | TryLater { after: Some(Span(3000)) }
        500 0: Unknown | Unknown | Unknown
        502 0: Unknown | Unknown | Unknown
        503 0: Unknown | Unknown | Unknown
        504 0: Unknown | Unknown | Unknown
    "#]]
    .assert_eq(&lines.concat());
}

fn short(failure: &Failure) -> String {
    let text = format!("{failure:?}");
    text.split([' ', '(']).next().unwrap().to_owned()
}

#[track_caller]
fn check(status: u16, body: &str, expected: Expect) {
    let bot = Failure::of(status, &ErrorBody::read(body.as_bytes()), None, RouteKind::Bot);
    expected.assert_eq(&format!("{bot:?}"));
}

#[test]
fn bodies_that_are_not_discords_are_judged_by_their_status() {
    let html = "<html><body>502 Bad Gateway</body></html>";
    check(502, html, expect![[r#"Unknown"#]]);
    check(429, html, expect![[r#"TryLater { after: None }"#]]);
    check(403, "error code: 1020", expect!["TryLater { after: Some(Span(30000)) }"]);
    check(404, html, expect!["TryLater { after: Some(Span(30000)) }"]);
    check(401, html, expect![[r#"Unauthorized"#]]);
    check(400, "", expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]]);
    check(400, "[1, 2", expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]]);
    check(
        400,
        r#"{"code": -1, "message": 7}"#,
        expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]],
    );
    check(
        400,
        r#"{"code": "10003"}"#,
        expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]],
    );
    check(
        400,
        r#"{"code": 99999999999999}"#,
        expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]],
    );
    check(
        429,
        r#"{"retry_after": 1.2345, "global": true}"#,
        expect!["TryLater { after: Some(Span(1235)) }"],
    );
    check(429, r#"{"retry_after": -1, "code": 0}"#, expect!["TryLater { after: None }"]);
    check(429, r#"{"retry_after": 1e300}"#, expect!["TryLater { after: Some(Span(86400000)) }"]);
}

#[test]
fn a_rejection_names_the_fields_and_not_what_stood_in_them() {
    let errors = r#"{"code": 50035, "message": "Invalid Form Body", "errors": {
        "content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "the canary sang"}]},
        "components": {"0": {"custom_id": {"_errors": [{"code": "A", "message": "canary"}]}}}}}"#;
    check(
        400,
        errors,
        expect![[
            r#"Rejected { code: 50035, why: "Invalid Form Body: components.0.custom_id (A), content (BASE_TYPE_MAX_LENGTH)" }"#
        ]],
    );
    // A body that is deep or wide is cut, not followed.
    let deep = format!("{}{}", r#"{"errors":"#, r#"{"a":"#.repeat(100)) + &"}".repeat(101);
    check(400, &deep, expect![[r#"Rejected { code: 0, why: "status 400: no reason given" }"#]]);
    let fields: Vec<String> = (0..500).map(|n| format!("\"f{n}\": {{\"_errors\": []}}")).collect();
    let wide = format!("{{\"code\": 50035, \"errors\": {{{}}}}}", fields.join(","));
    assert_eq!(ErrorBody::read(wide.as_bytes()).paths.len(), 8);
    let long = format!("{{\"message\": \"{}\"}}", "x".repeat(10_000));
    assert_eq!(ErrorBody::read(long.as_bytes()).message.len(), 120);
}

#[test]
fn a_secret_prints_stars() {
    let secret = Secret::new("canary");
    assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "Secret(***) Some(Secret(***))");
    assert_eq!(secret.reveal(), "canary");
}
