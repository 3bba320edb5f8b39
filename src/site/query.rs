//! The query of an address: which keys a page knows, and their values.

use crate::model::{
    ClaimId, ClaimKind, Date, IssueId, Language, RecordKind, SourceKind, Standpoint,
};
use crate::search::{Filters, Query};
use crate::view::with_query;
use crate::view::{
    FROM, MapAsked, NOT_KNOWN, Page, Pairs, RESULTS, STANDPOINT_KEYS, TableAsked, read_standpoint,
    standpoint_pairs,
};

/// What a page was asked beyond its path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    pairs: Pairs,
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

    /// From where the reader looks. Every page may be asked that.
    ///
    /// # Errors
    /// The part that is no date, no id or no semantics.
    pub fn standpoint(&self, as_of: Date) -> Result<Standpoint, String> {
        read_standpoint(|key| self.value(key), as_of)
    }

    /// The keys of the standpoint that the reader's is compared with.
    pub const FROM: &'static [&'static str] = &[
        "from-on",
        "from-assume",
        "from-without",
        "from-trust",
        "from-policy",
        "from-semantics",
    ];

    /// The standpoint that the reader's is compared with: the editors' where none is named.
    ///
    /// # Errors
    /// The part that is no date, no id or no semantics.
    pub fn standpoint_from(&self, as_of: Date) -> Result<Standpoint, String> {
        read_standpoint(|key| self.value(&format!("{FROM}{key}")), as_of)
    }

    /// What the page itself was asked, beside the standpoint.
    fn own(&self) -> impl Iterator<Item = &(String, String)> {
        let pairs = self.pairs.iter();
        pairs.filter(|(key, value)| !value.is_empty() && !STANDPOINT_KEYS.contains(&key.as_str()))
    }

    /// The one way in which the site itself writes an address that asks for the same; nothing if
    /// it cannot be read.
    #[must_use]
    pub fn written(&self, page: &Page, language: Language, as_of: Date) -> Option<String> {
        let standpoint = self.standpoint(as_of).ok()?;
        let own = self.of_page(page).ok()?;
        let pairs: Pairs = own
            .into_iter()
            .chain(standpoint_pairs(&standpoint))
            .collect();
        Some(with_query(&page.path(language), &pairs))
    }

    /// What the page was asked, in the way in which the site writes it.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn of_page(&self, page: &Page) -> Result<Pairs, String> {
        Ok(match page {
            Page::Ask(_) | Page::Compared(_) => self.merged(),
            Page::Map(..) | Page::MapFile(..) | Page::Embed(..) | Page::Outline(..) => {
                self.map()?.pairs()
            }
            Page::Table(..) => {
                let mut pairs = self.map()?.pairs();
                pairs.extend(self.table()?.pairs());
                pairs
            }
            Page::Home
            | Page::Item(..)
            | Page::List(_)
            | Page::Atlas(..)
            | Page::Timeline(_)
            | Page::Strength(_)
            | Page::Cruxes(_)
            | Page::WhatIf(_)
            | Page::RuleMap(..)
            | Page::RuleMapStyle(..)
            | Page::Changed
            | Page::Search
            | Page::Health
            | Page::Guide => self.own().cloned().collect(),
        })
    }

    /// What a map is asked.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn map(&self) -> Result<MapAsked, String> {
        let pairs = self.merged();
        MapAsked::read(|key| {
            let found = pairs.iter().find(|(name, _)| name == key);
            found.map(|(_, value)| value.as_str())
        })
    }

    /// What a table is asked beside what a map is.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn table(&self) -> Result<TableAsked, String> {
        TableAsked::read(|key| self.value(key))
    }

    /// What the page itself was asked, with what stands under one key several times in one place:
    /// the boxes that are ticked in a form.
    #[must_use]
    pub fn merged(&self) -> Pairs {
        let mut merged = Pairs::new();
        for (key, value) in self.own() {
            match merged.iter_mut().find(|(name, _)| name == key) {
                Some((_, known)) if known == value || value == NOT_KNOWN => {}
                Some((_, known)) if known == NOT_KNOWN => known.clone_from(value),
                Some((_, known)) => {
                    known.push(',');
                    known.push_str(value);
                }
                None => merged.push((key.clone(), value.clone())),
            }
        }
        merged
    }

    /// Whether the page itself is asked something.
    #[must_use]
    pub fn asks_of_page(&self) -> bool {
        self.own().next().is_some()
    }

    /// Whether the standpoint is asked for at all.
    #[must_use]
    pub fn names_standpoint(&self) -> bool {
        let mut pairs = self.pairs.iter();
        pairs.any(|(key, _)| STANDPOINT_KEYS.contains(&key.as_str()))
    }

    /// Refuses keys that the page does not know, and keys that stand twice.
    ///
    /// # Errors
    /// The first such key.
    pub fn only(&self, known: &[&str]) -> Result<(), String> {
        self.known_by(known)?;
        for (place, (key, _)) in self.pairs.iter().enumerate() {
            let twice = self.pairs.iter().take(place).any(|(other, _)| other == key);
            if twice {
                return Err(key.clone());
            }
        }
        Ok(())
    }

    /// Refuses keys that the page does not know. A form sends one key for each box that is ticked.
    ///
    /// # Errors
    /// The first such key.
    pub fn known_by(&self, known: &[&str]) -> Result<(), String> {
        let mut keys = self.pairs.iter().map(|(key, _)| key);
        let unknown = keys
            .find(|key| !known.contains(&key.as_str()) && !STANDPOINT_KEYS.contains(&key.as_str()));
        unknown.map_or(Ok(()), |key| Err(key.clone()))
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

    /// The same query from another offset.
    #[must_use]
    pub fn at_offset(&self, offset: usize) -> Pairs {
        let start = (offset > 0).then(|| ("start".to_owned(), offset.to_string()));
        let others = self.own().filter(|(key, _)| key != "start");
        others.cloned().chain(start).collect()
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

/// A part of a query without its percent signs and pluses; what is not UTF-8 is replaced.
fn decoded(part: &str) -> String {
    let spaced = part.replace('+', " ");
    rocket::http::RawStr::new(&spaced)
        .percent_decode_lossy()
        .into_owned()
}
