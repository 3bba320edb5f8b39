//! An abstract framework as a file gives it: arguments with names, and attacks. It reasons nothing.

use std::collections::HashMap;

use crate::reason::{Framework, Rows};

use super::{Fault, malformed};

/// Arguments and attacks between them (Dung 1995).
#[derive(Debug, Clone)]
pub struct AbstractFramework {
    /// What the arguments are called.
    pub names: Names,
    /// Row `i` lists what argument `i` attacks.
    pub attacks: Rows,
}

/// What the arguments are called in the file they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Names {
    /// By their numbers, from 1; so many.
    Numbers(u32),
    /// By words, in the order of the file.
    Words(Vec<Box<str>>),
}

impl AbstractFramework {
    /// The shape that the semantics know.
    #[must_use]
    pub fn into_framework(self) -> (Names, Framework) {
        let count = self.names.len();
        (self.names, Framework::abstract_of(count, self.attacks))
    }
}

impl Names {
    /// How many arguments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(count) => *count as usize,
            Self::Words(words) => words.len(),
        }
    }

    /// Whether there is no argument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The argument of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u32> {
        match self {
            Self::Numbers(count) => {
                let digits = name.bytes().all(|byte| byte.is_ascii_digit());
                let number: u32 = name.parse().ok().filter(|_| digits)?;
                (1..=*count).contains(&number).then(|| number - 1)
            }
            Self::Words(words) => {
                let place = words.iter().position(|word| **word == *name)?;
                u32::try_from(place).ok()
            }
        }
    }

    /// Adds the name of an argument to a text; of one that is not there, nothing.
    #[inline]
    pub fn write(&self, argument: u32, out: &mut Vec<u8>) {
        match self {
            Self::Numbers(_) => write_number(u64::from(argument) + 1, out),
            Self::Words(words) => {
                if let Some(word) = words.get(argument as usize) {
                    out.extend_from_slice(word.as_bytes());
                }
            }
        }
    }
}

/// A million answers are written in a run: without the machinery of formatting.
fn write_number(mut number: u64, out: &mut Vec<u8>) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    for slot in digits.iter_mut().rev() {
        *slot = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(start..).unwrap_or_default());
}

/// Arguments that are declared by a word, in formats that have words.
#[derive(Default)]
pub(super) struct Declared<'t> {
    words: Vec<&'t str>,
    places: HashMap<&'t str, (u32, usize)>,
}

impl<'t> Declared<'t> {
    /// Takes in an argument that is declared on a line.
    pub(super) fn declare(&mut self, word: &'t str, line: usize) -> Result<(), Fault> {
        let place = u32::try_from(self.words.len())
            .ok()
            .filter(|place| *place < super::iccma::LIMIT)
            .ok_or_else(|| malformed(line, "there are more arguments than this can take"))?;
        if let Some((_, first)) = self.places.insert(word, (place, line)) {
            let what = format!("`{word}` is declared twice, first on line {first}");
            return Err(malformed(line, what));
        }
        self.words.push(word);
        Ok(())
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The argument that a line names.
    pub(super) fn find(&self, word: &str, line: usize) -> Result<u32, Fault> {
        match self.places.get(word) {
            Some((place, _)) => Ok(*place),
            None => Err(malformed(line, format!("`{word}` is not declared"))),
        }
    }

    /// The framework with these attacks.
    pub(super) fn with(self, attacks: &[(u32, u32)]) -> AbstractFramework {
        let attacks = Rows::of(self.words.len(), attacks.iter().copied());
        let words = self.words.into_iter().map(Box::from).collect();
        AbstractFramework {
            names: Names::Words(words),
            attacks,
        }
    }
}
