//! The query of an address: which keys a page knows, and their values.

use crate::model::ClaimId;

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
            .collect();
        Ok(Self { pairs })
    }

    /// Whether nothing was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
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

/// A part of a query without its percent signs and pluses; what is not UTF-8 is replaced.
fn decoded(part: &str) -> String {
    let spaced = part.replace('+', " ");
    rocket::http::RawStr::new(&spaced)
        .percent_decode_lossy()
        .into_owned()
}
