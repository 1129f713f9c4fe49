//! The files that are part of the program, so that it runs without any beside it.

/// A file that was embedded when the program was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name without its ending.
    pub name: &'static str,
    /// Where it lies in the project.
    pub file: &'static str,
    /// What it says.
    pub text: &'static str,
}

macro_rules! built_in {
    ($folder:literal, $name:literal) => {
        BuiltIn {
            name: $name,
            file: concat!($folder, "/", $name, ".toml"),
            text: include_str!(concat!("../../", $folder, "/", $name, ".toml")),
        }
    };
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(built_in!($folder, $name)),+]
    };
}

/// Every setting with its default.
pub const SETTINGS: BuiltIn = built_in!("config", "greenroom");

/// The tags that banks may use.
pub const TAGS: BuiltIn = built_in!("config", "tags");

/// The banks of `question_banks/`; a test compares this list with the folder.
pub const BANKS: &[BuiltIn] = built_in!("question_banks":
    "administration",
    "behavioural-delivering",
    "behavioural-growing",
    "behavioural-leading",
    "behavioural-people",
    "behavioural-self",
    "behavioural-together",
    "behavioural-work",
    "case",
    "civil-engineering",
    "closing",
    "consulting",
    "customer-care",
    "data-science",
    "design",
    "embedded",
    "finance",
    "hospitality",
    "human-resources",
    "it-support",
    "legal",
    "marketing",
    "mechanical-engineering",
    "medicine",
    "nursing",
    "opening",
    "operations",
    "people-management",
    "pitch",
    "pivot",
    "project-management",
    "public-service",
    "relocation",
    "retail",
    "salary",
    "sales",
    "science",
    "situational",
    "social-work",
    "teaching",
    "technical-analytics",
    "technical-backend",
    "technical-data",
    "technical-frontend",
    "technical-machine-learning",
    "technical-mobile",
    "technical-product",
    "technical-qa",
    "technical-security",
    "technical-sre",
    "technical-system-design",
    "technical-writing",
    "values",
);

/// The formats of `config/formats/`.
pub const FORMATS: &[BuiltIn] = built_in!("config/formats":
    "drill",
    "final-round",
    "group",
    "half-hour",
    "one-on-one",
    "panel",
    "short",
    "solo",
);

/// The rubrics of `config/rubrics/`.
pub const RUBRICS: &[BuiltIn] = built_in!("config/rubrics": "coach", "group", "peer", "technical");

/// Every text that the code says, as a language that says the same: where a translation begins.
pub const ENGLISH_TEXTS: BuiltIn = built_in!("config/languages", "en-US");

/// The languages of `config/languages/`.
pub const LANGUAGES: &[BuiltIn] = built_in!("config/languages": "de");

/// The micro-goals of `config/goals/`.
pub const GOALS: &[BuiltIn] = built_in!("config/goals":
    "0-starter",
    "answers",
    "evidence",
    "presence",
    "pressure",
    "questions",
    "role",
    "stories",
    "talks",
    "thinking-aloud",
);

/// The guidance cards of `config/guidance/`.
pub const GUIDANCE: &[BuiltIn] = built_in!("config/guidance":
    "car",
    "checklist",
    "closing",
    "feedback",
    "fillers",
    "impact",
    "in-person",
    "interviewer",
    "live",
    "nerves",
    "observer",
    "one-page",
    "par",
    "pitch",
    "questions",
    "rating",
    "real-interview",
    "recording",
    "recovering",
    "relocation",
    "salary",
    "star",
    "story-bank",
    "thinking-aloud",
    "values",
    "video",
);

/// The tone cards of `config/tones/`.
pub const TONES: &[BuiltIn] = built_in!("config/tones":
    "directness",
    "hierarchy",
    "modesty",
    "personal-questions",
    "silence",
    "small-talk",
);

/// The worked examples of `config/examples/`, a file a rubric.
pub const EXAMPLES: &[BuiltIn] = built_in!("config/examples":
    "coach",
    "group",
    "peer",
    "technical",
);

/// What there is of the project in one language beside English: each collection's files lie in the
/// folder that the locale names, beside the English ones.
#[derive(Debug)]
pub struct Translated {
    /// The locale, as the file of the language says it.
    pub locale: &'static str,
    /// The banks of `question_banks/`.
    pub banks: &'static [BuiltIn],
    /// The rubrics.
    pub rubrics: &'static [BuiltIn],
    /// The micro-goals.
    pub goals: &'static [BuiltIn],
    /// The guidance cards.
    pub guidance: &'static [BuiltIn],
    /// The tone cards.
    pub tones: &'static [BuiltIn],
    /// The worked examples.
    pub examples: &'static [BuiltIn],
}

/// What there is in other languages.
pub const TRANSLATED: &[Translated] = &[Translated {
    locale: "de",
    banks: built_in!("question_banks/de":
        "behavioural-people",
        "behavioural-self",
        "behavioural-work",
        "closing",
        "opening",
        "pitch",
        "salary",
        "values",
    ),
    rubrics: built_in!("config/rubrics/de":
        "coach",
        "group",
        "peer",
        "technical",
    ),
    goals: built_in!("config/goals/de":
        "0-starter",
    ),
    guidance: built_in!("config/guidance/de":
        "checklist",
        "interviewer",
        "observer",
        "rating",
    ),
    tones: built_in!("config/tones/de":
        "directness",
        "hierarchy",
        "modesty",
        "personal-questions",
        "silence",
        "small-talk",
    ),
    examples: &[],
}];
