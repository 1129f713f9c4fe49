//! Short names of zones. Several of them mean different clocks in different places, and many people
//! write the winter's name all year: every meaning stands here, and the grammar asks where they
//! come to different moments.

/// What a short name may mean: a zone's clock, and so many minutes east of UTC.
pub(in crate::calendar) type Abbreviation = &'static [(&'static str, Option<i16>)];

const SHORT: [(&str, Abbreviation); 38] = [
    ("cet", &[("Europe/Paris", Some(60))]),
    ("cest", &[("Europe/Paris", Some(120))]),
    ("mez", &[("Europe/Berlin", Some(60))]),
    ("mesz", &[("Europe/Berlin", Some(120))]),
    ("wet", &[("Europe/Lisbon", Some(0))]),
    ("west", &[("Europe/Lisbon", Some(60))]),
    ("eet", &[("Europe/Athens", Some(120))]),
    ("eest", &[("Europe/Athens", Some(180))]),
    ("bst", &[("Europe/London", Some(60)), ("Asia/Dhaka", Some(360))]),
    (
        "ist",
        &[("Asia/Kolkata", Some(330)), ("Europe/Dublin", Some(60)), ("Asia/Jerusalem", Some(120))],
    ),
    ("msk", &[("Europe/Moscow", Some(180))]),
    ("trt", &[("Europe/Istanbul", Some(180))]),
    ("gst", &[("Asia/Dubai", Some(240))]),
    ("pkt", &[("Asia/Karachi", Some(300))]),
    ("sgt", &[("Asia/Singapore", Some(480))]),
    ("hkt", &[("Asia/Hong_Kong", Some(480))]),
    ("jst", &[("Asia/Tokyo", Some(540))]),
    ("kst", &[("Asia/Seoul", Some(540))]),
    ("awst", &[("Australia/Perth", Some(480))]),
    ("aest", &[("Australia/Sydney", Some(600))]),
    ("aedt", &[("Australia/Sydney", Some(660))]),
    ("nzst", &[("Pacific/Auckland", Some(720))]),
    ("nzdt", &[("Pacific/Auckland", Some(780))]),
    ("sast", &[("Africa/Johannesburg", Some(120))]),
    ("wat", &[("Africa/Lagos", Some(60))]),
    ("eat", &[("Africa/Nairobi", Some(180))]),
    ("brt", &[("America/Sao_Paulo", Some(-180))]),
    ("ast", &[("America/Halifax", Some(-240)), ("Asia/Riyadh", Some(180))]),
    ("est", &[("America/New_York", Some(-300))]),
    ("edt", &[("America/New_York", Some(-240))]),
    ("et", &[("America/New_York", None)]),
    (
        "cst",
        &[
            ("America/Chicago", Some(-360)),
            ("Asia/Shanghai", Some(480)),
            ("America/Havana", Some(-300)),
        ],
    ),
    ("cdt", &[("America/Chicago", Some(-300)), ("America/Havana", Some(-240))]),
    ("ct", &[("America/Chicago", None)]),
    ("mst", &[("America/Denver", Some(-420))]),
    ("mdt", &[("America/Denver", Some(-360))]),
    ("pst", &[("America/Los_Angeles", Some(-480)), ("Asia/Manila", Some(480))]),
    ("pdt", &[("America/Los_Angeles", Some(-420))]),
];

/// What this short name may mean.
pub(in crate::calendar) fn abbreviation(word: &str) -> Option<Abbreviation> {
    SHORT.iter().find(|(short, _)| *short == word).map(|(_, means)| *means)
}
