//! What holds for the whole knowledge base, and the word list of the wording check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Date, Grade, Language, SourceKind, Text};

/// `settings.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The name of the collection.
    pub title: Text,
    /// The day for which the editors vouch. No clock is read anywhere.
    pub as_of: Date,
    /// The language of bare strings outside topics, and of the first page of a reader who
    /// asks for neither.
    #[serde(default)]
    pub language: Language,
    /// Where a server runs that can answer queries, for the static build to link to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub live_url: Option<String>,
    /// The folder of official texts, from the folder of the knowledge or absolute: where they are
    /// kept is their keeper's business, and nothing of them is copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<String>,
    /// The grade of what a source of each kind establishes; a kind that is not listed has the grade
    /// of [`SourceKind::grade`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub grades: BTreeMap<SourceKind, Grade>,
    /// The grade of what a ruling of a court of last resort establishes.
    #[serde(default = "settled")]
    pub last_resort: Grade,
    /// Severities that differ from those of the checks themselves, by code.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "super::record::unique_keys"
    )]
    pub severities: BTreeMap<String, SeverityOverride>,
}

/// A court of last resort settles what it decides.
pub(crate) fn settled() -> Grade {
    Grade::Settled
}

/// A severity that the editors chose, with their reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityOverride {
    /// The severity from now on.
    pub severity: Severity,
    /// Why.
    pub because: String,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It must be mended: something is missing, or cannot be read.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// `loaded-words.ron`: words that take a side, each with what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadedWords {
    /// English: the word or phrase as a regular expression, and a neutral wording.
    #[serde(default)]
    pub en: Vec<(String, String)>,
    /// French, likewise.
    #[serde(default)]
    pub fr: Vec<(String, String)>,
}
