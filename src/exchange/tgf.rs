//! The trivial graph format: a line for each argument, a line `#`, a line for each attack. What
//! stands after the names on a line is a label, and is not read.

use super::abstract_framework::Declared;
use super::{AbstractFramework, Fault, malformed, quoted};

pub(super) fn read(bytes: &[u8]) -> Result<AbstractFramework, Fault> {
    let mut declared = Declared::default();
    let mut attacks = Vec::new();
    let mut in_attacks = false;
    let mut last = 1;
    for (line, text) in (1..).zip(bytes.split(|&byte| byte == b'\n')) {
        let Ok(text) = str::from_utf8(text) else {
            return Err(malformed(line, "this is not UTF-8"));
        };
        if !text.is_empty() {
            last = line;
        }
        let mut words = text.split_whitespace();
        let Some(first) = words.next() else { continue };
        if first == "#" {
            if in_attacks {
                return Err(malformed(line, "a second `#`"));
            }
            if let Some(word) = words.next() {
                let word = quoted(word.as_bytes());
                return Err(malformed(line, format!("{word} stands after `#`")));
            }
            in_attacks = true;
        } else if in_attacks {
            let Some(second) = words.next() else {
                let what = format!(
                    "an attack is two names, and here is {} alone",
                    quoted(first.as_bytes())
                );
                return Err(malformed(line, what));
            };
            attacks.push((declared.find(first, line)?, declared.find(second, line)?));
        } else {
            declared.declare(first, line)?;
        }
    }
    if !in_attacks {
        let what = "the file ends without the line `#` that parts arguments from attacks";
        return Err(malformed(last, what));
    }
    Ok(declared.with(&attacks))
}
