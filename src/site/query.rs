//! The query of an address: which keys a page knows, and their values.

use crate::model::{ClaimId, ClaimKind, IssueId, Language, RecordKind, SourceKind};
use crate::search::{Filters, Query};
use crate::view::RESULTS;

/// What a page was asked beyond its path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    pairs: Vec<(String, String)>,
}

/// The longest query that is read, in bytes.
const LONGEST: usize = 4096;

impl Asked {
    /// Reads a query string such as `q=detention&kind=claim`.
    ///
    /// # Errors
    /// The part that cannot be understood.
    pub fn parse(query: &str) -> Result<Self, String> {
        if query.len() > LONGEST {
            return Err(query.chars().take(40).collect());
        }
        let pairs = query
            .split('&')
            .filter(|part| !part.is_empty())
            .map(|part| {
                let (key, value) = part.split_once('=').unwrap_or((part, ""));
                (decoded(key), decoded(value))
            })
            .filter(|(key, _)| !tracks(key))
            .collect();
        Ok(Self { pairs })
    }

    /// The value of a key, if it was given and is not empty.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(name, _)| name == key);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Refuses keys that the page does not know, and keys that stand twice.
    ///
    /// # Errors
    /// The first such key.
    pub fn only(&self, known: &[&str]) -> Result<(), String> {
        for (place, (key, _)) in self.pairs.iter().enumerate() {
            let twice = self.pairs.iter().take(place).any(|(other, _)| other == key);
            if !known.contains(&key.as_str()) || twice {
                return Err(key.clone());
            }
        }
        Ok(())
    }

    /// The two answers to compare.
    ///
    /// # Errors
    /// The value that is not an id.
    pub fn compared(&self) -> Result<Vec<ClaimId>, String> {
        ["a", "b"]
            .iter()
            .filter_map(|key| self.value(key))
            .map(|value| ClaimId::new(value).map_err(|_| value.to_owned()))
            .collect()
    }

    /// The number of a page of a list, from 1.
    ///
    /// # Errors
    /// The value that is no such number.
    pub fn page(&self) -> Result<usize, String> {
        match self.value("page") {
            None => Ok(1),
            Some(value) => match value.parse() {
                Ok(number) if (1..=1_000_000).contains(&number) => Ok(number),
                _ => Err(value.to_owned()),
            },
        }
    }
}

impl Asked {
    /// The keys of a search.
    pub const SEARCH: &[&str] = &[
        "q", "kind", "claim", "side", "issue", "source", "from", "until", "start",
    ];

    /// What a search asks for, in a language.
    ///
    /// # Errors
    /// The value that makes no sense.
    pub fn search(&self, language: Language) -> Result<Query, String> {
        let filters = Filters {
            kind: self.one_of("kind", &RecordKind::ALL, RecordKind::word)?,
            claim_kind: self.one_of("claim", &ClaimKind::ALL, ClaimKind::word)?,
            side: self.read("side", |value| ClaimId::new(value).ok())?,
            issue: self.read("issue", |value| IssueId::new(value).ok())?,
            source_kind: self.one_of("source", &SourceKind::ALL, SourceKind::word)?,
            from_year: self.read("from", |value| value.parse().ok())?,
            until_year: self.read("until", |value| value.parse().ok())?,
        };
        let offset = self.read("start", |value| {
            value.parse().ok().filter(|it| *it <= 100_000)
        })?;
        Ok(Query {
            text: self
                .value("q")
                .unwrap_or_default()
                .chars()
                .take(200)
                .collect(),
            language,
            filters,
            offset: offset.unwrap_or(0),
            limit: RESULTS,
        })
    }

    /// The same query from another offset, as it stands in an address.
    #[must_use]
    pub fn at_offset(&self, offset: usize) -> String {
        let mut pairs: Vec<String> = self
            .pairs
            .iter()
            .filter(|(key, value)| key != "start" && !value.is_empty())
            .map(|(key, value)| format!("{key}={}", encoded(value)))
            .collect();
        if offset > 0 {
            pairs.push(format!("start={offset}"));
        }
        pairs.join("&")
    }

    fn read<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
        self.value(key)
            .map(|value| read(value).ok_or_else(|| value.to_owned()))
            .transpose()
    }

    fn one_of<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, String> {
        self.read(key, |value| {
            all.iter().copied().find(|it| word(*it) == value)
        })
    }
}

/// Whether a key was added by somebody who passes links on: it asks for nothing.
fn tracks(key: &str) -> bool {
    const KEYS: [&str; 7] = [
        "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref",
    ];
    key.starts_with("utm_") || KEYS.contains(&key)
}

/// A value as it stands in a query (RFC 3986, 2.3: only the unreserved stay).
fn encoded(value: &str) -> String {
    use std::fmt::Write as _;
    value.bytes().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                write!(text, "{}", char::from(byte))
            }
            byte => write!(text, "%{byte:02X}"),
        };
        text
    })
}

/// A part of a query without its percent signs and pluses; what is not UTF-8 is replaced.
fn decoded(part: &str) -> String {
    let spaced = part.replace('+', " ");
    rocket::http::RawStr::new(&spaced)
        .percent_decode_lossy()
        .into_owned()
}
