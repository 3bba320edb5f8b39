//! The facts of ASPARTIX: `arg(a).` and `att(a,b).`, in any order, with `%` before a comment.

use super::abstract_framework::Declared;
use super::{AbstractFramework, Fault, malformed, quoted};

pub(super) fn read(bytes: &[u8]) -> Result<AbstractFramework, Fault> {
    let mut facts = Facts {
        rest: bytes,
        line: 1,
    };
    let mut declared = Declared::default();
    let mut named = Vec::new();
    while let Some((fact, line)) = facts.next()? {
        match fact {
            Fact::Argument(name) => declared.declare(name, line)?,
            // An attack may stand before the arguments it names.
            Fact::Attack(by, target) => named.push((by, target, line)),
        }
    }
    // Nothing at all is rather a file gone astray than a framework.
    if declared.is_empty() {
        return Err(malformed(facts.line, "the file ends without an argument"));
    }
    let mut attacks = Vec::with_capacity(named.len());
    for (by, target, line) in named {
        attacks.push((declared.find(by, line)?, declared.find(target, line)?));
    }
    Ok(declared.with(&attacks))
}

enum Fact<'t> {
    Argument(&'t str),
    Attack(&'t str, &'t str),
}

struct Facts<'t> {
    rest: &'t [u8],
    line: usize,
}

impl<'t> Facts<'t> {
    /// The next fact, and the line on which it starts.
    fn next(&mut self) -> Result<Option<(Fact<'t>, usize)>, Fault> {
        self.skip();
        if self.rest.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        let fact = match self.word() {
            b"arg" => {
                self.expect(b'(')?;
                Fact::Argument(self.name()?)
            }
            b"att" => {
                self.expect(b'(')?;
                let by = self.name()?;
                self.expect(b',')?;
                Fact::Attack(by, self.name()?)
            }
            b"" => return Err(self.surprise("`arg(` or `att(`")),
            other => {
                let what = format!("{} is neither `arg` nor `att`", quoted(other));
                return Err(malformed(line, what));
            }
        };
        self.expect(b')')?;
        self.expect(b'.')?;
        Ok(Some((fact, line)))
    }

    fn skip(&mut self) {
        let mut in_comment = false;
        while let Some((&byte, rest)) = self.rest.split_first() {
            match byte {
                b'\n' => {
                    self.line += 1;
                    in_comment = false;
                }
                b'%' => in_comment = true,
                _ if in_comment || byte.is_ascii_whitespace() => {}
                _ => return,
            }
            self.rest = rest;
        }
    }

    /// What stands here up to a sign or a space.
    fn word(&mut self) -> &'t [u8] {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"(),.%".contains(byte);
        let end = self.rest.iter().position(ends).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn name(&mut self) -> Result<&'t str, Fault> {
        self.skip();
        match self.word() {
            b"" => Err(self.surprise("the name of an argument")),
            word => str::from_utf8(word).map_err(|_| malformed(self.line, "this is not UTF-8")),
        }
    }

    fn expect(&mut self, sign: u8) -> Result<(), Fault> {
        self.skip();
        match self.rest.split_first() {
            Some((&found, rest)) if found == sign => {
                self.rest = rest;
                Ok(())
            }
            _ => Err(self.surprise(&format!("`{}`", char::from(sign)))),
        }
    }

    fn surprise(&self, expected: &str) -> Fault {
        let line = self.rest.split(|&byte| byte == b'\n').next();
        match line.unwrap_or_default() {
            b"" => malformed(
                self.line,
                format!("the file ends where {expected} should stand"),
            ),
            found => {
                let found = quoted(found);
                malformed(self.line, format!("{found} stands where {expected} should"))
            }
        }
    }
}
