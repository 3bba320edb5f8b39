//! **How do others write it?** Files of other programs, read into what this one reasons with.
//!
//! Nothing of another format leaves this room. A file that cannot be understood whole is refused
//! with the number of the line: a wrong answer is worse than none.

mod abstract_framework;
mod apx;
mod iccma;
mod tgf;

use std::io::{self, Read};

pub use abstract_framework::{AbstractFramework, Names};

/// How a file of an abstract framework is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `p af N` and a line `i j` for each attack: the competition ICCMA of 2023 and after.
    I23,
    /// Facts `arg(a).` and `att(a,b).`: ASPARTIX, and ICCMA before 2023.
    Apx,
    /// Names, a line `#`, and a line `a b` for each attack: the trivial graph format.
    Tgf,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The machine failed.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// The file does not say what a file of this format says.
    #[error("line {line}: {what}")]
    Malformed {
        /// From 1; for what is missing at the end, the last line.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::I23, Self::Apx, Self::Tgf];

    /// The name that competitions use, which is also how files end, but for `af` with [`Self::I23`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::I23 => "i23",
            Self::Apx => "apx",
            Self::Tgf => "tgf",
        }
    }
}

/// Reads an abstract framework.
///
/// # Errors
///
/// The first fault of the file.
pub fn read(input: impl Read, format: Format) -> Result<AbstractFramework, Fault> {
    match format {
        Format::I23 => iccma::read(input),
        Format::Apx => apx::read(&whole(input)?),
        Format::Tgf => tgf::read(&whole(input)?),
    }
}

fn whole(mut input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn malformed(line: usize, what: impl Into<String>) -> Fault {
    Fault::Malformed {
        line,
        what: what.into(),
    }
}

/// Bytes of a file as they are quoted in a message: at most so many, and those that are no text
/// replaced.
fn quoted(bytes: &[u8]) -> String {
    const LONGEST: usize = 40;
    let text: String = String::from_utf8_lossy(bytes.get(..4 * LONGEST).unwrap_or(bytes))
        .chars()
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().count() > LONGEST {
        let start: String = text.chars().take(LONGEST).collect();
        format!("`{start}…`")
    } else {
        format!("`{text}`")
    }
}
