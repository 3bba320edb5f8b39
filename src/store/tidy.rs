//! The canonical layout of a file: only blanks and line ends change, no comment is ever lost.

use ronin_core::{BlankLinePolicy, FormatConfig, FormatResult};

use super::spans;
use super::syntax::DEEPEST;

/// What tidying a text came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tidied {
    /// It is in the canonical layout already.
    Already,
    /// Its canonical layout.
    Changed(String),
    /// It cannot be tidied without risk, so it is left alone.
    LeftAlone(String),
}

/// Lays a text out in the canonical way. The result means the same, by a comparison of the two.
#[must_use]
pub fn tidied(text: &str) -> Tidied {
    if spans::deeper_than(text, DEEPEST).is_some() {
        // The library would overflow the stack.
        return Tidied::LeftAlone(format!("brackets are nested more than {DEEPEST} deep"));
    }
    let config = FormatConfig::new(4, BlankLinePolicy::Collapse);
    match ronin_core::format(&ronin_core::parse(text), &config) {
        FormatResult::Formatted(mut laid_out) => {
            while laid_out.ends_with("\n\n") {
                laid_out.pop();
            }
            if !laid_out.ends_with('\n') {
                laid_out.push('\n');
            }
            if laid_out == text {
                Tidied::Already
            } else {
                Tidied::Changed(laid_out)
            }
        }
        FormatResult::NoOp { reason } => Tidied::LeftAlone(reason),
    }
}
