//! A bar for long work, where a terminal is there to show it; silence elsewhere.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work of fewer steps than this is over before a bar could be read.
const LONG: usize = 2000;

/// A bar on standard error.
pub(super) struct Bar {
    bar: ProgressBar,
    shown: bool,
}

impl Bar {
    pub(super) fn new(what: &'static str) -> Self {
        let shown = stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        Self { bar, shown }
    }

    /// One step of `total` is done. May be called from any thread.
    pub(super) fn step(&self, total: usize) {
        if self.shown && total >= LONG {
            if self.bar.length().is_none() {
                self.bar
                    .set_length(u64::try_from(total).unwrap_or(u64::MAX));
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            self.bar.inc(1);
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
