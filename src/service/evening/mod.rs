//! Evenings: made when their call is due, stepped by what members do and by time, and what follows
//! from it: sessions, messages, ledgers.
//!
//! Start reading with [`happen`](happen::happen); `call.rs` makes an evening, `people.rs` says what
//! is known of those who come, `sessions.rs` is what an evening does with its sessions.

mod rows;
mod booked;
mod chairs;
mod clocks;
mod show;
mod remind;
mod sessions;
mod people;
mod happen;
mod silence;
mod call;
mod follows;
mod look;
mod leave;

pub(super) use booked::booked_out;
pub(super) use call::{call_due, plan, wish_of};
pub(super) use follows::{call_off, change, channel_gone, channel_of, follow_series};
pub(super) use happen::{act, not_written, set_back, undeliverable, wake};
pub(super) use leave::{forget, gone, paused};
pub use look::drawn_evenings;
pub(super) use look::{ahead, brief, look, rotation};
pub(super) use remind::{call_of, remind_in_room, reminder_of, shift_of};
pub(super) use show::{claimed, settled};
pub use show::{evening_card_gone, evening_cards};
pub(super) use silence::{silence, silence_in, told_of_silence};
