//! The fake's own time: the machine's clock and an offset that a test moves.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Snowflakes count milliseconds from the first second of 2015.
const EPOCH_MS: i64 = 1_420_070_400_000;

#[derive(Debug, Default)]
pub(super) struct FakeClock {
    ahead_ms: i64,
    last_id: u64,
}

impl FakeClock {
    pub(super) fn now_ms(&self) -> i64 {
        let real = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(real.as_millis()).unwrap() + self.ahead_ms
    }

    pub(super) fn pass(&mut self, span: Duration) {
        self.ahead_ms += i64::try_from(span.as_millis()).unwrap();
    }

    /// A snowflake of now, larger than every one before it.
    pub(super) fn next_id(&mut self) -> u64 {
        self.last_id = of_ms(self.now_ms()).max(self.last_id + 1);
        self.last_id
    }
}

/// The first snowflake of that millisecond.
pub(super) fn of_ms(ms: i64) -> u64 {
    u64::try_from(ms - EPOCH_MS).unwrap() << 22
}

/// When that snowflake was made.
pub(super) fn ms_of(id: u64) -> i64 {
    i64::try_from(id >> 22).unwrap() + EPOCH_MS
}

/// As Discord writes a time in JSON.
pub(super) fn iso(ms: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(ms).unwrap();
    moment.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// As HTTP writes it in the `Date` header.
pub(super) fn http_date(ms: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(ms).unwrap();
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
