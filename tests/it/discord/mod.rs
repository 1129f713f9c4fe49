//! The adapter against a living Discord of our own (`fake`), and the fake against a small raw
//! client, so that each of its checks is known to bite.
//!
//! What is promised about Discord (`reliability`, A1 to A3), and the test that shows it. Names
//! without a module are in `stories`; benches measure what is a matter of speed.
//!
//! | row | what | test |
//! |---|---|---|
//! | I1 | the first answer in time | `storms::members_are_answered_while_the_disk_hangs_and_everybody_is_told_to_wait`, `discord_rest::door::a_first_answer_is_sent_again_while_that_can_help` |
//! | I2 | it never waits for other traffic | `discord_rest::door::first_answers_go_out_while_everything_else_hangs` |
//! | I3 | one effect an event | `simulation::again`, `storms::what_comes_three_times_happens_once` |
//! | I4 | no dead token is used | `tokens::a_screen_is_exchanged_by_its_token_and_pressed_when_that_is_dead`, `late::words_that_could_not_be_given_back_come_with_the_next_press` |
//! | I5 | old and forged buttons | `refused`, and the parser in `src/discord/ids/mod.rs` |
//! | I6 | nothing waits in memory | `architecture::nothing_can_wait_in_memory_for_a_press`, `killed` |
//! | O1 | below the limits | `discord_rest::chance`, `discord_rest::door::forty_callers_meet_a_global_429` |
//! | O2 | far from the ban | `discord_rest::brake::an_hour_of_403_sends_at_most_five_hundred`, `discord_rest::door::a_storm_of_403_is_at_most_five_hundred_requests`, `discord_rest::door::a_storm_of_401_is_one_request`, `storms::a_token_that_is_taken_back_ends_the_process_after_one_request`, `storms::while_everything_is_forbidden_members_are_answered_and_little_is_asked`, `tokens::a_dead_token_costs_one_screen_and_neither_the_session_nor_the_bot` |
//! | O3 | nothing lost, nothing twice | `discord::schedules` (ten thousand), `bad_line` (four hundred over HTTP), `kills_on_discord`, `simulation` |
//! | O4 | looked for, not repeated | `private_thread::a_thread_whose_answer_was_lost_is_found_and_not_opened_again`, `bad_line` |
//! | O5 | order inside a session | `discord::schedules`, and `ledger` in `bad_line` and `kills_on_discord` |
//! | O6 | a slow channel hurts no other | `storms::a_channel_that_is_stopped_for_ten_minutes_holds_up_no_other_session`, `discord_rest::door::a_poisoned_bucket_holds_up_no_other` |
//! | O7 | every call has a deadline | `discord_rest::door::a_server_that_never_answers_meets_a_deadline` |
//! | O8 | each code has one end, and what people can mend waits | `discord_rest::codes`, `discord_rest::door::permanent_refusals_are_sent_once`, `held`, `discord_rest::brake::a_guild_that_forbids_everything_pauses_itself_and_nobody_else` |
//! | O9 | nobody is mentioned by accident | `fake_itself::bodies` (refused without a list), `hostile` |
//! | G1 | every close code | `gateway::connections` (three tests), `gateway::machine` |
//! | G2 | identifies are saved | `gateway::restarts`, `storms::without_identifies_left_the_process_ends_and_says_until_when`, `kills_on_discord` |
//! | G3 | nothing lost over a resume | `gateway::connections::cut_a_hundred_times_at_any_frame_nothing_is_lost_or_doubled_and_the_order_is_kept` |
//! | G4 | catching up | `bad_line` (two hundred threads), `gap` |
//! | G5 | an outage is no removal | `gateway::events::an_outage_is_told_apart_from_a_removal` |
//! | G6 | few sends | `first_session`, `gateway::machine::a_flood_of_wishes_for_signs_of_life_does_not_make_us_too_fast` |
//! | T2 | overdue work is decided soon | `misfires::five_hundred_sessions_that_were_missed_are_decided_within_ten_seconds_of_the_start` |
//! | F1 | no group makes another wait | `storms::a_group_that_floods_does_not_make_another_wait`, `discord_rest::door::a_guild_that_floods_is_overtaken_by_one_that_asks_for_one_thing`, `storms::who_presses_is_answered_although_the_first_answer_fails_once` |

pub(crate) mod fake;

mod fake_itself;
mod schedules;
mod stories;

pub(crate) use stories::bot::offers;
