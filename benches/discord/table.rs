//! What is said at the end: each figure, its bound, and which of them were missed.

use std::time::Duration;

/// Figures in the order in which they were measured.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

struct Row {
    what: String,
    measured: String,
    bound: String,
    is_met: bool,
}

impl Table {
    /// A figure without a bound.
    pub(crate) fn tell(&mut self, what: &str, measured: String) {
        self.add(what, measured, "–".to_owned(), true);
    }

    /// A span that must not be longer.
    pub(crate) fn at_most(&mut self, what: &str, measured: Duration, bound: Duration) {
        self.add(what, span(measured), format!("≤ {}", span(bound)), measured <= bound);
    }

    /// Any figure, with its bound in words and whether it is met.
    pub(crate) fn bound(&mut self, what: &str, measured: String, bound: &str, is_met: bool) {
        self.add(what, measured, bound.to_owned(), is_met);
    }

    fn add(&mut self, what: &str, measured: String, bound: String, is_met: bool) {
        let mark = if is_met { "" } else { "   MISSED" };
        println!("  {what}: {measured}   (bound: {bound}){mark}");
        self.rows.push(Row { what: what.to_owned(), measured, bound, is_met });
    }

    pub(crate) fn print(&self) {
        println!("\n| what | measured | bound |\n|---|---|---|");
        for row in &self.rows {
            println!("| {} | {} | {} |", row.what, row.measured, row.bound);
        }
        let missed: Vec<&str> =
            self.rows.iter().filter(|r| !r.is_met).map(|r| r.what.as_str()).collect();
        if missed.is_empty() {
            println!("\nevery bound is met");
        } else {
            println!("\nmissed: {}", missed.join(" · "));
        }
    }
}

/// `12.3 ms`, or `22.4 s`.
pub(crate) fn span(of: Duration) -> String {
    let ms = of.as_secs_f64() * 1e3;
    if ms < 10_000.0 { format!("{ms:.1} ms") } else { format!("{:.1} s", ms / 1e3) }
}

/// Spans in order.
pub(crate) struct Spread(Vec<Duration>);

impl Spread {
    pub(crate) fn of(mut all: Vec<Duration>) -> Self {
        assert!(!all.is_empty(), "nothing was measured");
        all.sort_unstable();
        Self(all)
    }

    /// The span that so many in a hundred do not exceed.
    pub(crate) fn percentile(&self, share: usize) -> Duration {
        self.0[(self.0.len() * share).div_ceil(100).clamp(1, self.0.len()) - 1]
    }

    pub(crate) fn max(&self) -> Duration {
        self.percentile(100)
    }

    pub(crate) fn all(&self) -> &[Duration] {
        &self.0
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}
