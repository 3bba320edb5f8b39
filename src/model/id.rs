//! Ids: slugs that also name files and addresses, one type for each kind of record.
//!
//! An id is never a bare string beyond this file, and a bad one cannot be made.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};
use thiserror::Error;

use super::{
    Actor, Argument, Case, Claim, Expect, Issue, Policy, Predicate, Rule, RuleSet, Source, Topic,
};

/// The longest id accepted, in bytes: it must fit a file name and an address.
pub(super) const LONGEST: usize = 200;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadId {
    /// There is nothing there.
    #[error("an id cannot be empty: name a record")]
    Empty,
    /// More than 200 bytes.
    #[error("an id of {0} bytes is too long: use {LONGEST} at most")]
    TooLong(usize),
    /// A character outside `a-z0-9-`, or a hyphen out of place.
    #[error("`{0}` is not a slug: use small letters, digits and single hyphens between them")]
    NotASlug(String),
}

/// A kind of record that has ids of its own.
pub trait Kind {
    /// The word for it in messages, folders and addresses, in the singular.
    const WORD: &'static str;
    /// Whether an id may hold `--`, which only the ids of short-form arguments do.
    const DOUBLE_HYPHEN: bool = false;
}

impl Kind for Topic {
    const WORD: &'static str = "topic";
}
impl Kind for Issue {
    const WORD: &'static str = "issue";
}
impl Kind for Claim {
    const WORD: &'static str = "claim";
}
impl Kind for Argument {
    const WORD: &'static str = "argument";
    const DOUBLE_HYPHEN: bool = true;
}
impl Kind for Source {
    const WORD: &'static str = "source";
}
impl Kind for Actor {
    const WORD: &'static str = "actor";
}
impl Kind for Expect {
    const WORD: &'static str = "expectation";
}
impl Kind for RuleSet {
    const WORD: &'static str = "rule set";
}
impl Kind for Predicate {
    const WORD: &'static str = "predicate";
}
impl Kind for Rule {
    const WORD: &'static str = "rule";
}
impl Kind for Case {
    const WORD: &'static str = "case";
}
impl Kind for Policy {
    const WORD: &'static str = "policy";
}

/// The id of a record of kind `K`.
pub struct Id<K> {
    slug: Arc<str>,
    kind: PhantomData<fn() -> K>,
}

/// The id of a [`Topic`].
pub type TopicId = Id<Topic>;
/// The id of an [`Issue`].
pub type IssueId = Id<Issue>;
/// The id of a [`Claim`].
pub type ClaimId = Id<Claim>;
/// The id of an [`Argument`], written or short-form.
pub type ArgumentId = Id<Argument>;
/// The id of a [`Source`].
pub type SourceId = Id<Source>;
/// The id of an [`Actor`].
pub type ActorId = Id<Actor>;
/// The id of an [`Expect`].
pub type ExpectId = Id<Expect>;
/// The id of a [`RuleSet`].
pub type RuleSetId = Id<RuleSet>;
/// The id of a [`Predicate`].
pub type PredicateId = Id<Predicate>;
/// The id of a [`Rule`].
pub type RuleId = Id<Rule>;
/// The id of a [`Case`].
pub type CaseId = Id<Case>;
/// The id of a [`Policy`].
pub type PolicyId = Id<Policy>;

impl<K: Kind> Id<K> {
    /// Reads a slug: small letters and digits, with single hyphens between them.
    ///
    /// # Errors
    /// [`BadId`], saying what is wrong with the text.
    pub fn new(text: &str) -> Result<Self, BadId> {
        if text.is_empty() {
            return Err(BadId::Empty);
        }
        if text.len() > LONGEST {
            return Err(BadId::TooLong(text.len()));
        }
        let part_is_slug = |part: &str| {
            part.split('-').all(|word| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
        };
        let good = if K::DOUBLE_HYPHEN {
            text.split("--").all(part_is_slug)
        } else {
            part_is_slug(text)
        };
        if !good {
            let shown: String = text.chars().take(60).flat_map(char::escape_debug).collect();
            return Err(BadId::NotASlug(shown));
        }
        Ok(Self::trusted(text))
    }
}

impl<K> Id<K> {
    fn trusted(text: &str) -> Self {
        Self {
            slug: Arc::from(text),
            kind: PhantomData,
        }
    }

    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.slug
    }

    /// The same slug, shared.
    #[must_use]
    pub fn slug(&self) -> Arc<str> {
        Arc::clone(&self.slug)
    }

    /// The placeholder of a record that takes its id from its file name; the store replaces it.
    #[must_use]
    pub fn from_file_name() -> Self {
        Self::trusted("")
    }

    /// Whether this is still the placeholder of [`Id::from_file_name`].
    #[must_use]
    pub fn is_from_file_name(&self) -> bool {
        self.slug.is_empty()
    }
}

impl ClaimId {
    /// The id of a statement of a case, such as `owns(tenant, bicycle)`: no record has it,
    /// and no author can write it.
    #[must_use]
    pub fn of_statement(statement: &str) -> Self {
        Self::trusted(statement)
    }
}

impl ArgumentId {
    /// The id of the argument that a rule derives from some records and bears on `target`, such as
    /// `reversed-ruling--c-appeal--a-ruling`.
    #[must_use]
    pub fn of_rule<'p>(
        rule: &RuleId,
        premises: impl IntoIterator<Item = &'p ClaimId>,
        target: &str,
    ) -> Self {
        let mut id = rule.to_string();
        for premise in premises {
            id.push_str("--");
            id.push_str(premise.as_str());
        }
        Self::trusted(&format!("{id}--{target}"))
    }

    /// The id of the argument that a short form in claim `from` stands for, such as
    /// `it-rains--supports--the-street-is-wet`.
    #[must_use]
    pub fn of_short_form(from: &ClaimId, thrust: &str, target: &str) -> Self {
        Self::trusted(&format!("{from}--{thrust}--{target}"))
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            slug: Arc::clone(&self.slug),
            kind: PhantomData,
        }
    }
}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.slug.cmp(&other.slug)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.slug.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slug)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.slug)
    }
}
impl<K> AsRef<str> for Id<K> {
    fn as_ref(&self) -> &str {
        &self.slug
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.slug)
    }
}
impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SlugVisitor<K>(PhantomData<K>);
        impl<K: Kind> de::Visitor<'_> for SlugVisitor<K> {
            type Value = Id<K>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the id of a {}", K::WORD)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<K>, E> {
                Id::new(text).map_err(|bad| E::custom(format_args!("[bad-id] {bad}")))
            }
        }
        deserializer.deserialize_str(SlugVisitor(PhantomData))
    }
}
