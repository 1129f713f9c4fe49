//! Questions that members propose, and what organisers make of them.

use crate::bank::{Proposed, TagSort, Tags};
use crate::base::{Language, ProposalNo, counted, text};
use crate::protocol::{
    Command, Decision, OwnProposal, Query, QuestionAnswer, QuestionLook, QuestionUse,
    QuestionsShown, TakenOver,
};
use crate::view::card::{Button, Card, CardFile, Press, quoted};
use crate::view::words::{day, kind, name_of_slug, points, row, spoken, trigger_in_text, who};

use super::refused;

/// Complaints about a file that stand in the answer itself.
const COMPLAINTS_READ: usize = 8;

/// What is seen of them.
pub(super) fn shown(lang: &Language, shown: &QuestionsShown, query: &Query, tags: &Tags) -> Card {
    match shown {
        QuestionsShown::OrganisersOnly => refused::organisers_only(lang),
        QuestionsShown::NothingWaits => Card::saying(text!(
            lang,
            "No question waits to be decided on. Members propose one with `/question propose`."
        )),
        QuestionsShown::Waits { id, by, proposed, waiting, has_more } => {
            if let Query::Questions(QuestionLook::Sure(wanted, decision)) = query
                && wanted == id
            {
                return sure(lang, *id, *decision, proposed);
            }
            let mut card = Card::saying(counted!(
                lang,
                *waiting,
                "**{n} question waits.** It is by {by}.",
                "**{n} questions wait.** This one is by {by}.",
                by = who(lang, *by)
            ));
            say(lang, &mut card, proposed, tags);
            card.look(text!(lang, "Accept"), sure_of(*id, Decision::Accept));
            card.main();
            card.look(text!(lang, "Decline"), sure_of(*id, Decision::Decline));
            if *has_more {
                let next = Query::Questions(QuestionLook::Review(Some(*id)));
                card.look(text!(lang, "Another one first"), next);
            }
            card
        }
        QuestionsShown::Own(all) => own(lang, all),
        QuestionsShown::Stats { uses, page, has_more, from } => {
            stats(lang, uses, (*page, *has_more), *from)
        }
        QuestionsShown::Files { files, questions } => taken_along(lang, files, *questions),
    }
}

fn sure_of(id: ProposalNo, decision: Decision) -> Query {
    Query::Questions(QuestionLook::Sure(id, decision))
}

fn say(lang: &Language, card: &mut Card, proposed: &Proposed, tags: &Tags) {
    let competency = tags.title(TagSort::Competency, &proposed.competency);
    let competency = competency
        .map_or_else(|| name_of_slug(proposed.competency.as_str()), |t| lang.title(t).to_owned());
    card.say(row([kind(lang, proposed.kind), quoted(&competency)]));
    card.say(spoken(lang, proposed.prompt.as_str()));
    let lines = |text: &str| points(text.lines().map(quoted));
    card.say(text!(lang, "What a strong answer shows:"));
    card.say(lines(proposed.strong.as_str()));
    card.say(text!(lang, "What a weak one shows:"));
    card.say(lines(proposed.weak.as_str()));
    card.say(text!(lang, "Asked where it stays vague:"));
    card.say(spoken(lang, proposed.follow_up.as_str()));
}

fn sure(lang: &Language, id: ProposalNo, decision: Decision, proposed: &Proposed) -> Card {
    let mut card = Card::saying(match decision {
        Decision::Accept => text!(
            lang,
            "Accept it? It is asked in sessions of this group from now on, without saying whose it \
             is."
        ),
        Decision::Decline => {
            text!(
                lang,
                "Decline it? Who proposed it is told so, and can propose it in other words."
            )
        }
    });
    card.say(spoken(lang, proposed.prompt.as_str()));
    let label = match decision {
        Decision::Accept => text!(lang, "Accept it"),
        Decision::Decline => text!(lang, "Decline it"),
    };
    let press = Press::Do(Command::Decide { proposal: id, decision });
    card.buttons.push(Button::new(label, press).main());
    review(lang, &mut card);
    card
}

fn review(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "What waits"), Query::Questions(QuestionLook::Review(None)));
}

/// The group's own questions as files.
fn taken_along(lang: &Language, files: &[(String, String)], questions: usize) -> Card {
    let mut card = Card::saying(match questions {
        0 => text!(
            lang,
            "This group has no questions of its own yet. The file is one to fill in: write them, \
             and hand it in with `/question import`. Members propose some with \
             `/question propose`."
        ),
        count => counted!(
            lang,
            count,
            "**The {n} question of this group's own.** Change the file as you like, and hand it in \
             again with `/question import`.",
            "**The {n} questions of this group's own.** Change the file as you like, and hand it \
             in again with `/question import`."
        ),
    });
    let file = |(name, text): &(String, String)| CardFile {
        name: name.clone().into(),
        text: text.clone(),
    };
    card.files = files.iter().map(file).collect();
    card
}

/// What a file changed.
fn taken_over(lang: &Language, changes: &TakenOver) -> Card {
    let TakenOver { added, changed, same, stay, gone } = *changes;
    let mut card = Card::saying(text!(
        lang,
        "**Taken over.** Sessions of this group draw from these questions from now on."
    ));
    let counts = [
        (added, counted!(lang, added, "{n} is new.", "{n} are new.")),
        (
            changed,
            counted!(lang, changed, "{n} says something else now.", "{n} say something else now."),
        ),
        (same, counted!(lang, same, "{n} was there already.", "{n} were there already.")),
        (
            stay,
            counted!(
                lang,
                stay,
                "{n} is not in the file, and stays.",
                "{n} are not in the file, and stay."
            ),
        ),
        (
            gone,
            counted!(
                lang,
                gone,
                "{n} was not in the file, and is not asked any more.",
                "{n} were not in the file, and are not asked any more."
            ),
        ),
    ];
    card.lines.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line));
    card.look(text!(lang, "All of them as a file"), Query::Questions(QuestionLook::Files));
    card
}

/// Why a file was not taken over.
fn complaints(lang: &Language, told: &[String], more: usize) -> Card {
    let count = told.len() + more;
    let mut card = Card::saying(counted!(
        lang,
        count,
        "**Nothing was taken over**: {n} thing in the file has to be mended first. Mend it, and \
         hand the file in again.",
        "**Nothing was taken over**: {n} things in the file have to be mended first. Mend them, \
         and hand the file in again."
    ));
    card.say(points(told.iter().take(COMPLAINTS_READ).map(|line| quoted(line))));
    if count > COMPLAINTS_READ {
        card.say(text!(lang, "The others are in the file below."));
        let text = told.iter().map(|line| format!("{line}\n")).collect();
        card.files.push(CardFile { name: "complaints.txt".into(), text });
    }
    card
}

/// How the group's questions were used.
fn stats(lang: &Language, uses: &[QuestionUse], (page, has_more): (u16, bool), from: u32) -> Card {
    if uses.is_empty() {
        return Card::saying(text!(
            lang,
            "Nothing was asked in this group's sessions yet. After the first one this says how \
             often each question was asked, and how it went."
        ));
    }
    let mut card = Card::saying(text!(lang, "**What is asked here**, the most often first"));
    for of in uses {
        card.say(spoken(lang, &of.prompt));
        card.say(use_line(lang, of));
    }
    card.say(text!(
        lang,
        "Sums of this group's sessions; what somebody practises alone is not counted. From {n} \
         timed answers on: how many ran over the limit, and what follow-ups asked for.",
        n = from
    ));
    let to = |page| Query::Questions(QuestionLook::Stats(page));
    if let Some(before) = page.checked_sub(1) {
        card.look(text!(lang, "More often asked"), to(before));
    }
    if has_more && let Some(next) = page.checked_add(1) {
        card.look(text!(lang, "Less often asked"), to(next));
    }
    card
}

fn use_line(lang: &Language, of: &QuestionUse) -> String {
    let asked = counted!(
        lang,
        of.asked,
        "asked {n} time, last on {day}",
        "asked {n} times, last on {day}",
        day = day(of.last_at)
    );
    let over =
        of.over.map(|(over, timed)| text!(lang, "{over} of {timed} over the limit", over, timed));
    let probes: Vec<String> = of
        .probes
        .iter()
        .map(|(probe, count)| format!("{} × {count}", trigger_in_text(lang, *probe)))
        .collect();
    let probes = (!probes.is_empty())
        .then(|| text!(lang, "follow-ups: {probes}", probes = probes.join(", ")));
    row([asked].into_iter().chain(over).chain(probes))
}

/// What a member proposed, or what organisers made of it.
fn own(lang: &Language, all: &[OwnProposal]) -> Card {
    if all.is_empty() {
        return Card::saying(text!(
            lang,
            "You have proposed no question yet. `/question propose` takes one: what is asked, what \
             a strong and a weak answer show, and what to ask where it stays vague."
        ));
    }
    let mut card = Card::saying(text!(lang, "**Your questions**, the newest first"));
    card.lines.extend(all.iter().map(|one| line(lang, one)));
    card
}

fn line(lang: &Language, one: &OwnProposal) -> String {
    let became = match one.outcome {
        Some(Decision::Accept) => text!(lang, "accepted"),
        Some(Decision::Decline) => text!(lang, "declined"),
        None => text!(lang, "waits"),
    };
    row([spoken(lang, one.prompt.as_str()), became])
}

/// What a member is told once of what was made of theirs.
pub(super) fn news(lang: &Language, all: &[OwnProposal]) -> Card {
    let mut card = Card::saying(text!(lang, "An organiser has decided on what you proposed:"));
    card.lines.extend(all.iter().map(|one| line(lang, one)));
    card
}

/// What became of what was asked for.
pub(super) fn answered(lang: &Language, answer: &QuestionAnswer) -> Card {
    let mut card = match answer {
        QuestionAnswer::Proposed => Card::saying(text!(
            lang,
            "Thank you. An organiser looks at it, and you are told what they make of it."
        )),
        QuestionAnswer::Decided(decision) => {
            let mut card = Card::saying(match decision {
                Decision::Accept => {
                    text!(lang, "Accepted: it is asked in sessions of this group from now on.")
                }
                Decision::Decline => text!(lang, "Declined."),
            });
            review(lang, &mut card);
            return card;
        }
        QuestionAnswer::TakenOver(changes) => return taken_over(lang, changes),
        QuestionAnswer::Complaints { told, more } => return complaints(lang, told, *more),
        QuestionAnswer::NoNotes => Card::saying(text!(
            lang,
            "There is no word in one of the lists. Write what a strong and a weak answer show, a \
             line each, and send it again."
        )),
        QuestionAnswer::TooManyNotes { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "More than {n} line cannot be held against an answer. Shorten the list, and send it \
             again.",
            "More than {n} lines cannot be held against an answer. Shorten the list, and send it \
             again."
        )),
        QuestionAnswer::NoteTooLong { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "A line has more than {n} character, and nobody can read that at a glance. Shorten it, \
             and send it again.",
            "A line has more than {n} characters, and nobody can read that at a glance. Shorten \
             it, and send it again."
        )),
        QuestionAnswer::Known => Card::saying(text!(
            lang,
            "That question is asked here already. Propose another one, or this one in words that \
             ask for something else."
        )),
        QuestionAnswer::Waits => Card::saying(text!(
            lang,
            "That question is proposed already, and waits for an organiser. Propose another one, \
             or this one in words that ask for something else."
        )),
        QuestionAnswer::TooMany { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "{n} question of yours waits, and that is the most. Propose this one when one was \
             decided on.",
            "{n} questions of yours wait, and that is the most. Propose this one when one was \
             decided on."
        )),
        QuestionAnswer::TooManyWait { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "{n} question waits in this group, and that is the most. Ask an organiser to decide on \
             it with `/question review`, and send this one again.",
            "{n} questions wait in this group, and that is the most. Ask an organiser to decide on \
             some with `/question review`, and send this one again."
        )),
        QuestionAnswer::Full { at_most } => Card::saying(counted!(
            lang,
            *at_most,
            "This group has {n} question of its own, and that is the most.",
            "This group has {n} questions of its own, and that is the most."
        )),
        QuestionAnswer::NoneSuch => {
            let text = text!(lang, "That question does not wait any more: nothing is changed.");
            let mut card = Card::saying(text);
            review(lang, &mut card);
            return card;
        }
        QuestionAnswer::OrganisersOnly => return refused::organisers_only(lang),
    };
    card.look(text!(lang, "My questions"), Query::Questions(QuestionLook::Own));
    card
}
