//! The format of the competition ICCMA since 2023: `p af N`, then `i j` for each attack, numbers
//! from 1, and `#` before a comment.
//!
//! Files have millions of lines: they are read in blocks, in one pass, and never held whole.

use std::io::{ErrorKind, Read};

use crate::reason::{Gathering, Rows};

use super::{AbstractFramework, Fault, Names, malformed, quoted};

/// How many arguments are taken at most. A header is a line: it must not fill the memory.
pub(super) const LIMIT: u32 = 100_000_000;

const BLOCK: usize = 256 << 10;

pub(super) fn read(mut input: impl Read) -> Result<AbstractFramework, Fault> {
    let mut reading = Reading::default();
    let mut block = vec![0; BLOCK];
    let mut filled = 0;
    loop {
        let room = block.get_mut(filled..).unwrap_or_default();
        let read = match input.read(room) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        filled += read;
        let there = block.get(..filled).unwrap_or_default();
        if read == 0 {
            reading.lines(there)?;
            return reading.finish();
        }
        // Only whole lines; the start of the next goes to the front.
        let Some(end) = there.iter().rposition(|&byte| byte == b'\n') else {
            if filled == block.len() {
                block.resize(2 * filled, 0);
            }
            continue;
        };
        reading.lines(there.get(..=end).unwrap_or_default())?;
        block.copy_within(end + 1..filled, 0);
        filled -= end + 1;
    }
}

#[derive(Default)]
struct Reading {
    /// How many lines have been read.
    line: usize,
    /// How many arguments there are, once the header has said so.
    count: Option<u32>,
    attacks: Gathering,
}

impl Reading {
    /// Reads lines; the last need not have its end.
    fn lines(&mut self, mut rest: &[u8]) -> Result<(), Fault> {
        while !rest.is_empty() {
            self.line += 1;
            if let Some(count) = self.count
                && let Some((by, target, after)) = plain(rest)
                && (1..=count).contains(&by)
                && (1..=count).contains(&target)
            {
                self.attack(by - 1, target - 1)?;
                rest = after;
                continue;
            }
            let end = rest.iter().position(|&byte| byte == b'\n');
            let (line, after) = match end {
                Some(end) => (rest.get(..end), rest.get(end + 1..)),
                None => (Some(rest), None),
            };
            self.any(line.unwrap_or_default())?;
            rest = after.unwrap_or_default();
        }
        Ok(())
    }

    /// Reads a line of any form: this is also where all faults are found.
    fn any(&mut self, line: &[u8]) -> Result<(), Fault> {
        let mut words = line
            .split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty());
        let Some(first) = words.next() else {
            return Ok(());
        };
        if first.starts_with(b"#") {
            return Ok(());
        }
        let words = [Some(first), words.next(), words.next(), words.next()];
        let Some(count) = self.count else {
            let [Some(b"p"), Some(b"af"), Some(count), None] = words else {
                let what = format!("{} stands where `p af N` should", quoted(line));
                return Err(malformed(self.line, what));
            };
            let count = self.number(count)?;
            self.count = Some(count);
            self.attacks = Rows::gather(count as usize);
            return Ok(());
        };
        match words {
            [Some(b"p"), ..] => Err(malformed(self.line, "a second line `p`")),
            [Some(by), Some(target), None, None] => {
                let by = self.argument(by, count)?;
                let target = self.argument(target, count)?;
                self.attack(by, target)
            }
            _ => {
                let what = format!("an attack is two numbers, and here is {}", quoted(line));
                Err(malformed(self.line, what))
            }
        }
    }

    fn attack(&mut self, by: u32, target: u32) -> Result<(), Fault> {
        if self.attacks.push(by, target) {
            return Ok(());
        }
        let what = "there are more attacks than this can take";
        Err(malformed(self.line, what))
    }

    fn number(&self, word: &[u8]) -> Result<u32, Fault> {
        let digits = word.iter().all(u8::is_ascii_digit);
        let text = str::from_utf8(word).ok().filter(|_| digits);
        match text.map(str::parse::<u32>) {
            Some(Ok(number)) if number <= LIMIT => Ok(number),
            Some(_) => {
                let what = format!("{} is more than {LIMIT}", quoted(word));
                Err(malformed(self.line, what))
            }
            None => {
                let what = format!("{} is not a number", quoted(word));
                Err(malformed(self.line, what))
            }
        }
    }

    fn argument(&self, word: &[u8], count: u32) -> Result<u32, Fault> {
        match self.number(word)? {
            number @ 1.. if number <= count => Ok(number - 1),
            number => {
                let what = format!("there is no argument {number}: the arguments are 1 to {count}");
                Err(malformed(self.line, what))
            }
        }
    }

    fn finish(self) -> Result<AbstractFramework, Fault> {
        match self.count {
            Some(count) => Ok(AbstractFramework {
                names: Names::Numbers(count),
                attacks: self.attacks.rows(),
            }),
            None => Err(malformed(
                self.line.max(1),
                "the file ends without a line `p af N`",
            )),
        }
    }
}

/// The plainest line, and what follows it: digits, a space, digits, the end of the line. Nothing if
/// it has any other form.
#[inline]
fn plain(bytes: &[u8]) -> Option<(u32, u32, &[u8])> {
    let (by, rest) = digits(bytes, b' ')?;
    let (target, rest) = digits(rest, b'\n')?;
    Some((by, target, rest))
}

/// One to nine digits with this sign after them, and what follows it.
#[inline]
fn digits(bytes: &[u8], end: u8) -> Option<(u32, &[u8])> {
    let mut number = 0_u32;
    for (place, &byte) in bytes.iter().enumerate().take(10) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return if byte == end && place > 0 {
                Some((number, bytes.get(place + 1..)?))
            } else {
                None
            };
        }
        // Ten digits could be too many; the tenth is never used.
        number = number.wrapping_mul(10).wrapping_add(u32::from(digit));
    }
    None
}
