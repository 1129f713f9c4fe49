//! What the people of the demo say and write: a small bank, chosen from by the seed. Some answers
//! lack a number or a result on purpose, so that somebody has to follow up.

use crate::bank::{Kind, Trigger};

/// Answers to a question of this kind.
pub(super) fn answers(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Opening | Kind::Pitch => OPENINGS,
        Kind::Behavioural => STORIES,
        Kind::Situational => SITUATIONS,
        Kind::Technical => TECHNICAL,
        Kind::Case => CASES,
        Kind::Values => VALUES,
        Kind::Relocation | Kind::Salary => TERMS,
        Kind::Closing => CLOSINGS,
        Kind::Pivot => PIVOTS,
    }
}

const OPENINGS: &[&str] = &[
    "I started in support, where I learned to read logs before I learned to write services. Then I \
     moved to the payments team and spent four years on the settlement service: I took it from one \
     nightly batch to a stream, which cut the time until a merchant sees the money from 26 hours to \
     40 minutes. What I want next is a team that owns its service in production, and that is why I \
     applied here.",
    "I have been a backend engineer for about seven years, first in a small agency and then in a \
     larger shop. I like services that other teams depend on. Lately we rebuilt the way orders are \
     routed, and it went really well. Now I would like to work on something with more traffic.",
    "I came to programming by way of logistics. I planned routes for a parcel depot, wrote a script \
     because the planning took six hours a day, and the script became the product of a team of five \
     that I led for two years. It plans 1,200 routes in nine minutes now. I am looking for a place \
     where that mixture of operations and code is the job.",
];

const STORIES: &[&str] = &[
    "Our checkout lost orders about twice a week and nobody knew why. I was asked to find it, next \
     to my own project. I added a trace id to every step, replayed three days of traffic on a copy, \
     and found two workers that took the same message when a lease ran out. I wrote the lease as a \
     fencing token and explained it to the team in a short talk. Lost orders went from nine a month \
     to none in the half year after.",
    "There was this project where the two teams, ours and the platform team, did not really talk to \
     each other, and the deadline had been moved already, and the manager had left, and everybody \
     was a bit nervous because of the merger that had been announced the week before. The old \
     system was hard to work with as well. In the end I set up a weekly meeting and we agreed on an \
     interface. It got much better after that.",
    "We had a release that took a whole day and two people. We automated it step by step, first the \
     checks and then the rollout. We made it so that anybody could press the button. The release \
     takes 35 minutes now and nobody stays late for it.",
    "A new colleague kept breaking the build and the others began to work around him. I asked him \
     for an hour, we went through one change together from branch to production, and I noticed that \
     he had never been shown the test set-up. I wrote the missing page and paired with him for two \
     weeks. By the end of the quarter he reviewed changes of others, and broken builds were down \
     from eleven a month to two.",
];

const SITUATIONS: &[&str] = &[
    "First I would ask what the date is tied to, because that decides what can move. Then I would \
     split the work into what the launch needs and what it only wants, and write down the cost of \
     leaving each part out. I would rather cut one feature instead of testing time: a late feature \
     costs us a week, a broken launch costs us the client. I would tell them on the same day, with \
     the two options and my choice.",
    "I would talk to both of them, one after the other, and listen before I say anything. Usually \
     there is a reason. Then I would bring them together and look for a way forward that both can \
     live with, and I would check again after two weeks.",
    "I would stop the rollout first and ask questions second. While it is stopped I would look at \
     the error rate by region, because that tells a bad build from a bad network. If it is the \
     build, we go back to the last one, which takes us four minutes; if not, I would raise the \
     alarm with the provider and tell support what to say.",
];

const TECHNICAL: &[&str] = &[
    "I would start from the numbers: 2,000 requests a second, payloads of a few kilobytes, and reads \
     ten to one over writes. One relational database with two read replicas carries that. I would \
     put a cache in front only for the two hot endpoints, with a short time to live, because a \
     wrong price costs more than a slow page. The write path goes through a queue, each message \
     with a key, so that a repeated one does no harm. I would measure the ninety-ninth percentile, \
     and page somebody at 400 milliseconds.",
    "An index on the two columns we filter by would help, and I would look at the query plan before \
     and after. In our case the table had forty million rows and the query went from nine seconds \
     to thirty milliseconds. The price is slower writes and more disk, so I dropped two indexes that \
     nothing used any more.",
    "I would use a queue between the two services, so that one can be down without the other. Then \
     retries with a growing delay, and a place for the messages that fail every time. It depends on \
     the guarantees that are needed.",
];

const CASES: &[&str] = &[
    "Let me structure this: who loses money today, where, and since when. If returns doubled in one \
     quarter while orders grew by eight per cent, it is not volume. I would split returns by \
     product, by warehouse and by reason. Suppose two thirds carry the reason *wrong size* and come \
     from one supplier: then the cheapest step is a size table tested on that supplier, instead of a \
     new process for all. At 14 euros a return and 9,000 returns that pays for itself within a month.",
    "I would look at the market first, then at the company, then at the customers. There may be \
     several reasons why sales are down. I would form a hypothesis for each and test the one that is \
     easiest to test. After that I would recommend what to do.",
];

const VALUES: &[&str] = &[
    "I want to be told early and directly. Last year a colleague told me that I interrupt people in \
     reviews; I thanked her, and I now write my comments down before I speak. Reviews are ten \
     minutes shorter since.",
    "For me it is honesty. If something is late I say so on the day I know it, not on the day it is \
     due.",
];

const TERMS: &[&str] = &[
    "I have looked at what this role pays in this city, and 78 to 86 thousand is the range I would \
     feel is fair for the scope we discussed. I am flexible within it if the learning budget and the \
     four-day option are part of the offer.",
    "I can start within three months. My partner works remotely, so a move is possible for us; what \
     matters to me is that the first weeks are on site with the team.",
];

const CLOSINGS: &[&str] = &[
    "What I would bring is the habit of closing the loop: I cut settlement from 26 hours to 40 \
     minutes and stayed until support stopped getting calls about it. From what you told me about \
     your backlog, that is the kind of work you need. I would like to do it with this team.",
    "Thank you for the conversation. I enjoyed it, I think the role fits well, and I would be happy \
     to hear from you.",
];

const PIVOTS: &[&str] = &[
    "That is a fair point: I have never led more than five people. What I did is grow those five: \
     two of them lead teams of their own today. I prepared each of them with one project they owned \
     from plan to review, and I would begin here in the same way, with a mentor for my first half \
     year.",
    "I left after eight months because the project was stopped. I should have asked about its \
     budget before I signed, and I do that now.",
];

/// What is said to a follow-up.
pub(super) fn to_follow_up(trigger: Trigger) -> &'static [&'static str] {
    match trigger {
        Trigger::NoNumber => &[
            "It went from about six seconds to under one; we measured it for two weeks at the load \
             balancer, before and after.",
            "Roughly a third fewer tickets: 120 a month before, 80 after. I counted them by tag.",
        ],
        Trigger::NoResult => &[
            "It was live by the end of May, and the team still uses it: 40 releases since, and one \
             rollback.",
            "The client signed for another year, and the weekly escalation call was cancelled in \
             the third week.",
        ],
        Trigger::WhosePart => &[
            "My part was the design and the first version of the checks; Mira wrote the rollout, and \
             I reviewed it. The talk with the operations team was mine as well.",
        ],
        Trigger::TooLongOnTheSituation => &[
            "In short: two teams, one interface that nobody owned. I wrote the contract test, got \
             both to run it, and the failures between us went from weekly to two in a year.",
        ],
        Trigger::Vague => &[
            "For example the Tuesday when the import failed: I rolled it back within ten minutes, \
             wrote to the three clients concerned, and had the fix reviewed by noon.",
        ],
        Trigger::TradeOff => &[
            "The other way was to buy it. It would have been live six weeks earlier, at 40,000 a \
             year; we were three people and knew the domain, so we built it instead.",
        ],
        Trigger::ClarifyFirst => &[
            "Then let me ask first: is the date fixed by a contract, and who decides about scope? If \
             the date is fixed, I would cut scope in the first week instead of the last.",
        ],
        Trigger::PushBack => &[
            "I see why you doubt it. The number is from the settlement report that finance uses, not \
             from our own dashboard; it was 26 hours in March and 40 minutes in July.",
            "You are right that it was easier with five people than with fifty. What carries over is \
             the habit: one owner a project, one page, one review.",
        ],
        Trigger::ClockOn => &[
            "In thirty seconds: lost orders, two workers with one lease, a fencing token, none lost \
             in half a year.",
        ],
        Trigger::Surprise => {
            &["I have not thought about that before; give me a second to sort it."]
        }
    }
}

/// What was observed, why it matters, what to try next time: moments that every session has.
pub(super) const COMMENTS: &[[&str; 3]] = &[
    [
        "Two of your answers ended with it went well, without saying how much better it was.",
        "Without a size I could not tell a big change from a small one.",
        "End every story with before and after, in one sentence with a number.",
    ],
    [
        "In the answer about your own work you said first what had changed, then how you got there.",
        "I knew what to listen for, and the rest of the answer had a thread.",
        "Do the same in the opening: one result within the first twenty seconds.",
    ],
    [
        "When you were asked to say more you took a breath, and the second answer was concrete.",
        "It showed me that the detail is there, it only came late.",
        "Give that detail in the first answer, in its second sentence.",
    ],
    [
        "One story spent most of its time on who was involved and why it was difficult.",
        "When your own part came I had lost the question.",
        "Two sentences of situation, then what you did. Practise it with a timer.",
    ],
    [
        "In one answer I heard what the team did, and your own decision only in the last sentence.",
        "I could not tell which part was yours.",
        "Say I for what you decided, and we for what the team carried.",
    ],
    [
        "You stopped when you had made your point, most times well before the clock.",
        "That left room for a second question, and I could follow up where it mattered.",
        "Keep it, and use the time for the one number that proves the point.",
    ],
];

/// Praise that helps nobody improve.
pub(super) const EMPTY_PRAISE: &str = "Great job, really good answers!";

/// What candidates ask at the end.
pub(super) const QUESTIONS_BACK: &[&str] = &[
    "What did the last incident teach the team?",
    "How will you know after six months that this was the right hire?",
    "Which part of the roadmap would you cut first, and who decides that?",
    "How much of a week goes into things nobody planned?",
    "Who would I learn most from, and what?",
    "What made the last person in this role stay, or leave?",
];

/// Objectives of a session.
pub(super) const OBJECTIVES: &[&str] = &[
    "Backend engineer, ready for a first technical screen",
    "Answer behavioural questions with a number in every result",
    "Stay within the clock under friendly pressure",
];
