//! What authors get wrong, each with what they are told: the message in `mistakes.txt`, and the cure
//! applied where it says what to type. The cure has to cure.
//!
//! `UPDATE_EXPECT=1` writes the messages anew: read them as somebody who writes questions.

use expect_test::expect_file;
use greenroom::bank::{Bank, TagList};
use greenroom::base::Language;
use greenroom::config::{
    BuiltIn, EXAMPLES, Environment, FORMATS, FileComplaint, GOALS, GUIDANCE, LANGUAGES, RUBRICS,
    SETTINGS, Settings, TAGS, TONES, parse,
};
use greenroom::guide::{Examples, GuideCard, ToneCard};
use greenroom::interview::Format;
use greenroom::progress::Goals;
use greenroom::rubric::Rubric;

use super::{bank, sound};

/// A sort of file that people write.
#[derive(Debug, Clone, Copy)]
enum Sort {
    Bank,
    Format,
    Rubric,
    Goals,
    Card,
    Tone,
    Examples,
    Tags,
    Language,
    Settings,
    Dotenv,
}

/// In a file of this sort somebody wrote the second text instead of the first.
const MISTAKES: &[(Sort, &str, &str)] = &[
    // Banks: quotation marks, brackets and lines.
    (Sort::Bank, "about first.\"", "about \"first\" and why.\""),
    (Sort::Bank, "[\"a number\"]", "[\"says \"we\" a lot\"]"),
    (Sort::Bank, "\"Ours\"", "“Ours”"),
    (Sort::Bank, "\"Ours\"", "Ours"),
    (Sort::Bank, "\"Ours\"", "'Our's'"),
    (Sort::Bank, "about first.\"", "about first."),
    (Sort::Bank, "about first.\"", "about\nfirst.\""),
    (Sort::Bank, "\"Ours\"", "\"C:\\Users\\ours\""),
    (Sort::Bank, "title = \"Ours\"", "title: \"Ours\""),
    (Sort::Bank, "title = \"Ours\"", "title \"Ours\""),
    (Sort::Bank, "title = \"Ours\"", "// ours\ntitle = \"Ours\""),
    (Sort::Bank, "id = \"ours\"\n", "id = \"ours\" "),
    (Sort::Bank, "[[questions]]", "[[questions]"),
    (Sort::Bank, "[[questions]]", "[questions]"),
    (Sort::Bank, "[\"a number\"]", "[\"a number\""),
    (Sort::Bank, "[\"a number\"]", "[\"a number\" \"a date\"]"),
    (Sort::Bank, "\"vague\", prompt", "\"vague\" prompt"),
    (Sort::Bank, "one?\" }]", "one?\"]"),
    (Sort::Bank, "\nprompt =", "\nkind = \"case\"\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nsurprise = True\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nsurprise = yes\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlimit_s = 2min\nprompt ="),
    (Sort::Bank, "\nprompt =", "\ntarget_s = 60-90\nprompt ="),
    // Keys and words.
    (Sort::Bank, "\nprompt =", "\npromt ="),
    (Sort::Bank, "\nprompt =", "\nquestion ="),
    (Sort::Bank, "\nprompt =", "\nprompts = \"?\"\nprompt ="),
    (Sort::Bank, "\nprompt =", "\ncolour = \"blue\"\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlevel = [\"mid\"]\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlevels = [\"junior\"]\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlevels = [\"expert\"]\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlevels = \"mid\"\nprompt ="),
    (Sort::Bank, "\"behavioural\"", "\"behavioral\""),
    (Sort::Bank, "\"behavioural\"", "\"coding\""),
    (Sort::Bank, "\"behavioural\"", "\"Behavioural\""),
    (Sort::Bank, "\"vague\"", "\"too-long\""),
    (Sort::Bank, "listen_for.weak = [\"no number\"]\n", ""),
    (Sort::Bank, "listen_for.strong = [\"a number\"]\nlisten_for.weak = [\"no number\"]\n", ""),
    (Sort::Bank, "listen_for.strong = [\"a number\"]", "listen_for = [\"a number\"]"),
    (Sort::Bank, "kind = \"behavioural\"\n", ""),
    (Sort::Bank, "title = \"Ours\"\n", ""),
    (Sort::Bank, "trigger = \"vague\", ", ""),
    (Sort::Bank, "{ trigger = \"vague\", prompt = \"Which one?\" }", "\"Which one?\""),
    // Values.
    (Sort::Bank, "id = \"ours\"", "id = \"Our Team\""),
    (Sort::Bank, "\nprompt =", "\nlimit_s = \"90\"\nprompt ="),
    (Sort::Bank, "\nprompt =", "\nlimit_s = 90.5\nprompt ="),
    (Sort::Bank, "\nprompt =", "\ntarget_s = [90, 60]\nprompt ="),
    (Sort::Bank, "\nprompt =", "\ntarget_s = 90\nprompt ="),
    (Sort::Bank, "Tell me about first.", ""),
    (Sort::Bank, "{ trigger = \"vague\", prompt = \"Which one?\" }", ""),
    // Formats.
    (Sort::Format, "turns = \"shared\"", "turns = \"share\""),
    (Sort::Format, "conductor = \"interviewer\"\n", ""),
    (Sort::Format, "min = 3, max = 6", "min = 6, max = 3"),
    (Sort::Format, "min = 3, max = 6", "min = 3"),
    (Sort::Format, "observers_max", "observer_max"),
    (Sort::Format, "[[agenda]]", "[agenda]"),
    (Sort::Format, "questions_s = 1800", "questions_s = 0"),
    (Sort::Format, "[[\"opening\"], [\"situational\"", "[[\"opening\"], [\"scenario\""),
    (Sort::Format, "[[\"opening\"], ", "[\"opening\", "),
    (Sort::Format, "exercise_s = 900\n", ""),
    // Rubrics, goals and what there is to read.
    (Sort::Rubric, "id = \"clarity-of-answer\"\n", ""),
    (Sort::Rubric, "[competency.anchors.1]", "[competency.anchors.2]"),
    (Sort::Rubric, "[competency.anchors.1]", "[competency.anchor.1]"),
    (Sort::Goals, "behaviour = \"Give", "behavior = \"Give"),
    (Sort::Goals, "serves = [\"evidence-of-impact\"]", "serves = \"evidence-of-impact\""),
    (Sort::Card, "for = \"candidate\"", "for = \"candidates\""),
    (Sort::Card, "heading = \"The skeleton\"\n", ""),
    (Sort::Tone, "axis = \"silence\"", "axis = \"quiet\""),
    (Sort::Examples, "mark = 1", "mark = 6"),
    (Sort::Examples, "mark = 1\n", ""),
    (Sort::Tags, "[[competency]]", "[[competencies]]"),
    (Sort::Tags, "[[competency]]", "[competency]"),
    (Sort::Language, "locale = \"de\"", "locale = \"\""),
    (Sort::Language, "locale = \"de\"\n", ""),
    // The operator's own.
    (Sort::Settings, "backup_every_h = 6", "backup_every_h = \"6h\""),
    (Sort::Settings, "backup_every_h = 6", "backup_evry_h = 6"),
    (Sort::Settings, "backups_keep = 7", "backups_keep = 0"),
    (Sort::Settings, "log = \"info\"", "log = \"verbose\""),
    (Sort::Settings, "data_dir = \"data\"", "data_dir = data"),
    (Sort::Dotenv, "GREENROOM_LOG=info", "GREENROOM_LOG info"),
    (Sort::Dotenv, "GREENROOM_LOG=info", "GREENROOM_LOGS=info"),
    (Sort::Dotenv, "GREENROOM_LOG=info", "GREENROOM_LOG=loud"),
    (Sort::Dotenv, "GREENROOM_DISCORD_TOKEN", "DISCORD_TOKEN"),
];

const DOTENV: &str = "GREENROOM_LOG=info\nGREENROOM_DISCORD_TOKEN=a.b.c\n";

fn built_in(all: &[BuiltIn], name: &str) -> String {
    all.iter().find(|file| file.name == name).unwrap().text.to_owned()
}

impl Sort {
    /// A file without a mistake.
    fn text(self) -> String {
        match self {
            Self::Bank => bank(&(sound("first") + &sound("second"))),
            Self::Format => built_in(FORMATS, "group"),
            Self::Rubric => built_in(RUBRICS, "peer"),
            Self::Goals => built_in(GOALS, "0-starter"),
            Self::Card => built_in(GUIDANCE, "star"),
            Self::Tone => built_in(TONES, "silence"),
            Self::Examples => built_in(EXAMPLES, "peer"),
            Self::Tags => TAGS.text.to_owned(),
            Self::Language => built_in(LANGUAGES, "de"),
            Self::Settings => SETTINGS.text.to_owned(),
            Self::Dotenv => DOTENV.to_owned(),
        }
    }

    /// What is said about it.
    fn told(self, text: &str) -> Vec<FileComplaint> {
        let bytes = text.as_bytes();
        let found = match self {
            Self::Bank => parse::<Bank>("file", bytes).err(),
            Self::Format => parse::<Format>("file", bytes).err(),
            Self::Rubric => parse::<Rubric>("file", bytes).err(),
            Self::Goals => parse::<Goals>("file", bytes).err(),
            Self::Card => parse::<GuideCard>("file", bytes).err(),
            Self::Tone => parse::<ToneCard>("file", bytes).err(),
            Self::Examples => parse::<Examples>("file", bytes).err(),
            Self::Tags => parse::<TagList>("file", bytes).err(),
            Self::Language => parse::<Language>("file", bytes).err(),
            Self::Settings => {
                let folder = tempfile::tempdir().unwrap();
                std::fs::write(folder.path().join("greenroom.toml"), text).unwrap();
                let path = folder.path().to_string_lossy().into_owned();
                let environment = Environment::of([("GREENROOM_CONFIG_DIR", path.as_str())]);
                Settings::read(&environment).err()
            }
            Self::Dotenv => {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("file");
                std::fs::write(&path, text).unwrap();
                let environment = Environment::default().with_dotenv(&path);
                let mut found = Settings::read(&environment).err().unwrap_or_default();
                found.extend(environment.advice.iter().cloned());
                Some(found)
            }
        };
        found.unwrap_or_default()
    }
}

fn shown(complaint: &FileComplaint) -> String {
    let line = complaint.place.map_or_else(String::new, |place| format!("{}: ", place.line));
    format!("{line}{}: {}", complaint.what, complaint.cure)
}

/// `text` after somebody has done what the complaint says, to the letter; none where it leaves
/// something to them. `sound` is where they take a line from that they lack.
fn cured(text: &str, sound: &str, complaint: &FileComplaint) -> Option<String> {
    let FileComplaint { what, cure, place, .. } = complaint;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let quoted = |text: &str| text.split('`').nth(1).map(str::to_owned);
    let at = place.map_or(0, |place| place.line - 1);
    let column = place.map_or(0, |place| place.column - 1);
    let replace = |lines: &mut Vec<String>, from: &str, to: &str| {
        lines[at] = lines[at].replacen(from, to, 1);
    };
    if cure.starts_with("did you mean") {
        let meant = quoted(cure).or_else(|| cure.split([' ', '?']).nth(3).map(str::to_owned))?;
        let wrong = quoted(what).or_else(|| what.split(' ').nth(2).map(str::to_owned))?;
        let at = lines.iter().skip(at).position(|line| line.contains(&wrong))? + at;
        lines[at] = lines[at].replacen(&wrong, &meant, 1);
    } else if cure.starts_with("remove this line") {
        lines.remove(at);
    } else if cure.starts_with("add a line that begins") {
        let begin = quoted(cure)?;
        let line = sound.lines().find(|line| line.starts_with(&begin))?.to_owned();
        let below_heading = usize::from(cure.ends_with("below this heading"));
        lines.insert(at + below_heading, line);
    } else if cure.starts_with("add `") {
        let begin = quoted(cure)?.replace(" …", "");
        let value = sound.split(&begin).nth(1)?.split(['}', ',']).next()?.trim();
        let value = format!("{{ {begin} {value}, ");
        let from = lines[at].find('{')?;
        lines[at].replace_range(from..=from, &value);
    } else if cure == "begin a new line here" {
        let place = lines[at].char_indices().nth(column)?.0;
        lines[at].insert(place, '\n');
    } else if cure.starts_with("write \\\" for") {
        // The outermost two stay.
        let (first, last) = (lines[at].find('"')?, lines[at].rfind('"')?);
        let inner = lines[at][first + 1..last].replace('"', "\\\"");
        lines[at].replace_range(first + 1..last, &inner);
    } else if cure == "put the text between two \" instead" {
        let (first, last) = (lines[at].find('\'')?, lines[at].rfind('\'')?);
        lines[at].replace_range(first..=first, "\"");
        lines[at].replace_range(last..=last, "\"");
    } else if cure.contains("straight \"") {
        lines[at] = lines[at].replace(['“', '”'], "\"");
    } else if cure.contains("\\\\ for a backslash") {
        lines[at] = lines[at].replace('\\', "\\\\");
    } else if cure == "write = instead of it" {
        replace(&mut lines, ":", " =");
    } else if cure == "begin it with #" {
        replace(&mut lines, "//", "#");
    } else if cure.starts_with("write the heading as") || cure.starts_with("close the heading with")
    {
        let name = lines[at].trim_matches(['[', ']']).to_owned();
        let is_list = cure.contains("[[") || cure.ends_with("]]");
        lines[at] = if is_list { format!("[[{name}]]") } else { format!("[{name}]") };
    } else if cure.starts_with("write true or false") {
        lines[at] = "surprise = true".to_owned();
    } else if cure == "swap the two" {
        replace(&mut lines, "[90, 60]", "[60, 90]");
    } else if cure.starts_with("write two numbers") {
        lines[at] = "target_s = [60, 90]".to_owned();
    } else if cure.starts_with("write a whole number") {
        let key = lines[at].split('=').next()?.to_owned();
        lines[at] = format!("{key}= 90");
    } else if cure.starts_with("choose a number from") {
        let key = lines[at].split('=').next()?.to_owned();
        lines[at] = format!("{key}= {}", cure.split(' ').nth(4)?);
    } else if cure == "write a list between [ and ]" {
        let place = lines[at].char_indices().nth(column)?.0;
        let (before, value) = lines[at].split_at(place);
        let length = match value.strip_prefix('"') {
            Some(inner) => inner.find('"')? + 2,
            None => value.find([',', ']', ' ']).unwrap_or(value.len()),
        };
        lines[at] = format!("{before}[{}]{}", &value[..length], &value[length..]);
    } else if cure == "put a comma between the two" {
        let place = lines[at].char_indices().nth(column)?.0;
        lines[at].insert(place, ',');
    } else {
        return None;
    }
    Some(lines.join("\n") + "\n")
}

#[test]
fn every_mistake_is_told_with_a_cure_that_cures() {
    let mut told = String::new();
    let (mut cured_count, mut wrong_cures) = (0, Vec::new());
    for (sort, right, wrong) in MISTAKES {
        let sound = sort.text();
        assert!(sort.told(&sound).is_empty(), "{sort:?} is sound");
        let text = sound.replacen(right, wrong, 1);
        assert_ne!(text, sound, "{sort:?}: {right:?} is not there");
        let complaints = sort.told(&text);
        if complaints.is_empty() {
            wrong_cures.push(format!("{sort:?}: {wrong:?} is not noticed"));
        }
        told.push_str(&format!("{sort:?}: {right:?} → {wrong:?}\n"));
        complaints.iter().for_each(|found| told.push_str(&format!("    {}\n", shown(found))));
        // All at once would move the lines: one, and what is left must be one less.
        for complaint in &complaints {
            let Some(text) = cured(&text, &sound, complaint) else { continue };
            let left = sort.told(&text);
            let is_gone = left.iter().all(|left| left.what != complaint.what);
            let still: Vec<String> = left.iter().map(shown).collect();
            if !is_gone || left.len() >= complaints.len() {
                let line = complaint.place.map_or(0, |place| place.line - 1);
                let near: Vec<&str> = text.lines().skip(line.saturating_sub(2)).take(5).collect();
                let told = shown(complaint);
                wrong_cures.push(format!("{wrong:?}: {told}\nleaves {still:#?} in {near:#?}"));
            }
            cured_count += 1;
        }
    }
    assert!(wrong_cures.is_empty(), "{}", wrong_cures.join("\n\n"));
    assert!(MISTAKES.len() >= 60 && cured_count >= 40, "{cured_count} of {}", MISTAKES.len());
    expect_file!["../data/mistakes.txt"].assert_eq(&told);
}
