//! The brake under chance, against a Discord that counts: fixed windows, answers that overtake
//! each other, answers that are lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use greenroom::base::GuildId;
use greenroom::discord::governor::core::IN_FLIGHT_MAX;
use greenroom::discord::governor::{Ask, Class, Core, Limits, RouteKey, Scope, Seen, Slow, Ticket};
use proptest::prelude::*;

use super::brake::ms;

/// One request: when it comes, whose it is, how long each way takes, and whether the answer is
/// lost.
#[derive(Debug, Clone)]
struct Plan {
    after_ms: u64,
    guild: i64,
    channel: u64,
    is_panel: bool,
    there_ms: u64,
    back_ms: u64,
    is_lost: bool,
}

impl Plan {
    fn major(&self) -> u64 {
        self.channel + 100 * self.guild as u64 + u64::from(self.is_panel) * 10_000
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    (0..40_u64, 0..6_i64, 0..5_u64, 0..8_u8, 0..120_u64, 0..120_u64, 0..20_u8).prop_map(
        |(after_ms, guild, channel, panel, there_ms, back_ms, lost)| Plan {
            after_ms,
            guild,
            channel,
            is_panel: panel == 0,
            there_ms,
            back_ms,
            is_lost: lost == 0,
        },
    )
}

/// Discord's side: five requests in two seconds for each channel of each guild.
#[derive(Default)]
struct There {
    windows: BTreeMap<u64, (Duration, u32)>,
    arrivals: Vec<Duration>,
    too_many: u32,
}

const LIMIT: u32 = 5;
const PERIOD: Duration = Duration::from_secs(2);

impl There {
    fn arrive(&mut self, at: Duration, major: u64, is_panel: bool) -> Seen {
        if !is_panel {
            self.arrivals.push(at);
        }
        let window = self.windows.entry(major).or_insert((at, 0));
        if at >= window.0 + PERIOD {
            *window = (at, 0);
        }
        let reset_after = window.0 + PERIOD - at;
        window.1 += 1;
        let is_over = window.1 > LIMIT;
        self.too_many += u32::from(is_over);
        Seen {
            status: if is_over { 429 } else { 200 },
            limits: Some(Limits {
                bucket: Arc::from("x"),
                limit: LIMIT,
                remaining: LIMIT.saturating_sub(window.1),
                reset_after,
            }),
            slow: is_over.then_some(Slow { after: reset_after, scope: Scope::Route }),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    Comes(usize),
    Arrives(Ticket),
    Ends(Ticket),
    Wakes,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_sent_that_discord_would_refuse(plans in prop::collection::vec(plan(), 1..200)) {
        let mut core = Core::default();
        let mut there = There::default();
        let mut agenda: BTreeMap<(Duration, u64), Next> = BTreeMap::new();
        let mut number = 0_u64;
        let mut put = |agenda: &mut BTreeMap<_, _>, at: Duration, next| {
            number += 1;
            agenda.insert((at, number), next);
        };
        let mut at = ms(0);
        for (index, plan) in plans.iter().enumerate() {
            at += ms(plan.after_ms);
            put(&mut agenda, at, Next::Comes(index));
        }
        let mut of: BTreeMap<Ticket, usize> = BTreeMap::new();
        let mut answers: BTreeMap<Ticket, Seen> = BTreeMap::new();
        let mut wakes = BTreeSet::new();
        let mut decided = 0;
        let mut steps = 0;
        while let Some(((at, _), next)) = agenda.pop_first() {
            steps += 1;
            prop_assert!(steps < 20_000, "it comes to an end");
            match next {
                Next::Comes(index) => {
                    let plan = &plans[index];
                    let class = match plan.is_panel {
                        true => Class::Webhook,
                        false => Class::Message(GuildId(plan.guild)),
                    };
                    let major = plan.major();
                    let route = RouteKey { template: "POST /x", major };
                    match core.enter(at, Ask { class, route, deadline: at + ms(5_000) }) {
                        Ok(ticket) => { of.insert(ticket, index); }
                        Err(_) => decided += 1,
                    }
                }
                Next::Arrives(ticket) => {
                    let plan = &plans[of[&ticket]];
                    let major = plan.major();
                    let seen = there.arrive(at, major, plan.is_panel);
                    answers.insert(ticket, seen);
                    put(&mut agenda, at + ms(plan.back_ms), Next::Ends(ticket));
                }
                Next::Ends(ticket) => {
                    let is_lost = plans[of[&ticket]].is_lost;
                    core.ended(at, ticket, answers.get(&ticket).filter(|_| !is_lost));
                }
                Next::Wakes => {}
            }
            for decision in core.pump(at) {
                decided += 1;
                if decision.end.is_ok() {
                    let there_ms = plans[of[&decision.ticket]].there_ms;
                    put(&mut agenda, at + ms(there_ms), Next::Arrives(decision.ticket));
                }
            }
            prop_assert!(core.in_flight() <= IN_FLIGHT_MAX);
            if let Some(then) = core.wake_at() {
                prop_assert!(then > at);
                if wakes.insert(then) {
                    put(&mut agenda, then, Next::Wakes);
                }
            }
        }
        prop_assert_eq!(decided, plans.len(), "everybody is told");
        // However long a request took to arrive, no second has more than 45.
        there.arrivals.sort_unstable();
        for pair in there.arrivals.windows(46) {
            prop_assert!(pair[45] - pair[0] > ms(1_000));
        }
        let lost = plans.iter().filter(|plan| plan.is_lost).count();
        if lost == 0 {
            prop_assert_eq!(there.too_many, 0);
        }
    }
}
