//! A record of any kind, as one file holds it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::{
    Actor, Argument, Case, Claim, Expect, Issue, Kind, Policy, Predicate, Rule, RuleSet, RuleSetId,
    Source, Topic, TopicId,
};

/// The name of the same thing in another collection: (collection, name there).
pub type AlsoKnownAs = (String, String);

/// What an import could not place, kept as it came. A key that stands twice is refused, since
/// one of the two would be lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Ext(BTreeMap<String, String>);

impl Ext {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was kept, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<'de> Deserialize<'de> for Ext {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        unique_keys(deserializer).map(Self)
    }
}

/// Reads a map in which no key may stand twice.
pub(super) fn unique_keys<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
{
    struct MapVisitor<K, V>(PhantomData<(K, V)>);

    impl<'de, K, V> de::Visitor<'de> for MapVisitor<K, V>
    where
        K: Deserialize<'de> + Ord + fmt::Display,
        V: Deserialize<'de>,
    {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map of names: {\"name\": ..}")
        }

        fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut read = BTreeMap::new();
            while let Some(key) = map.next_key::<K>()? {
                if read.contains_key(&key) {
                    return Err(de::Error::custom(format_args!(
                        "[duplicate-key] the key `{key}` stands twice in one map: keep one of the two"
                    )));
                }
                read.insert(key, map.next_value()?);
            }
            Ok(read)
        }
    }

    deserializer.deserialize_map(MapVisitor(PhantomData))
}

/// A record of any kind. In a file, its head names the kind: `Claim(text: ..)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Record {
    /// One debate.
    Topic(Topic),
    /// A question.
    Issue(Issue),
    /// A sentence that can stand or fall.
    Claim(Claim),
    /// Premises for or against something.
    Argument(Argument),
    /// A work that can be cited.
    Source(Source),
    /// A person or body.
    Actor(Actor),
    /// How something must fare, seen from a standpoint.
    Expect(Expect),
    /// A body of law as rules, and what it is asked.
    RuleSet(RuleSet),
    /// One thing that facts and rules can say.
    Predicate(Predicate),
    /// What follows from what. In a box, since it is half as large again as any other.
    Rule(Box<Rule>),
    /// Facts, and what the rules must make of them.
    Case(Case),
    /// A change of the rules, or the rules of another day.
    Policy(Policy),
}

/// The folder of a topic or of a rule set, for a record that lies in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    /// That of a topic.
    Topic(TopicId),
    /// That of a rule set.
    Set(RuleSetId),
}

impl Folder {
    /// The topic, if it is the folder of one.
    #[must_use]
    pub fn topic(&self) -> Option<&TopicId> {
        match self {
            Self::Topic(topic) => Some(topic),
            Self::Set(_) => None,
        }
    }

    /// The rule set, if it is the folder of one.
    #[must_use]
    pub fn set(&self) -> Option<&RuleSetId> {
        match self {
            Self::Set(set) => Some(set),
            Self::Topic(_) => None,
        }
    }
}

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// [`Topic`].
    Topic,
    /// [`Issue`].
    Issue,
    /// [`Claim`].
    Claim,
    /// [`Argument`].
    Argument,
    /// [`Source`].
    Source,
    /// [`Actor`].
    Actor,
    /// [`Expect`].
    #[serde(rename = "expectation")]
    Expect,
    /// [`RuleSet`].
    #[serde(rename = "rule set")]
    RuleSet,
    /// [`Predicate`].
    Predicate,
    /// [`Rule`].
    Rule,
    /// [`Case`].
    Case,
    /// [`Policy`].
    Policy,
}

impl RecordKind {
    /// Every kind, in the order of this file.
    pub const ALL: [Self; 12] = [
        Self::Topic,
        Self::Issue,
        Self::Claim,
        Self::Argument,
        Self::Source,
        Self::Actor,
        Self::Expect,
        Self::RuleSet,
        Self::Predicate,
        Self::Rule,
        Self::Case,
        Self::Policy,
    ];

    /// The word for it, in the singular: the same in messages and ids.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Topic => Topic::WORD,
            Self::Issue => Issue::WORD,
            Self::Claim => Claim::WORD,
            Self::Argument => Argument::WORD,
            Self::Source => Source::WORD,
            Self::Actor => Actor::WORD,
            Self::Expect => Expect::WORD,
            Self::RuleSet => RuleSet::WORD,
            Self::Predicate => Predicate::WORD,
            Self::Rule => Rule::WORD,
            Self::Case => Case::WORD,
            Self::Policy => Policy::WORD,
        }
    }

    /// The folder it lives in and the segment of its address: the word in the plural.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Issue => "issues",
            Self::Claim => "claims",
            Self::Argument => "arguments",
            Self::Source => "sources",
            Self::Actor => "actors",
            Self::Expect => "expects",
            Self::RuleSet => "rule-sets",
            Self::Predicate => "predicates",
            Self::Rule => "rules",
            Self::Case => "cases",
            Self::Policy => "policies",
        }
    }

    /// The head of such a record in a file.
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Self::Topic => "Topic",
            Self::Issue => "Issue",
            Self::Claim => "Claim",
            Self::Argument => "Argument",
            Self::Source => "Source",
            Self::Actor => "Actor",
            Self::Expect => "Expect",
            Self::RuleSet => "RuleSet",
            Self::Predicate => "Predicate",
            Self::Rule => "Rule",
            Self::Case => "Case",
            Self::Policy => "Policy",
        }
    }
}

impl Record {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Topic(_) => RecordKind::Topic,
            Self::Issue(_) => RecordKind::Issue,
            Self::Claim(_) => RecordKind::Claim,
            Self::Argument(_) => RecordKind::Argument,
            Self::Source(_) => RecordKind::Source,
            Self::Actor(_) => RecordKind::Actor,
            Self::Expect(_) => RecordKind::Expect,
            Self::RuleSet(_) => RecordKind::RuleSet,
            Self::Predicate(_) => RecordKind::Predicate,
            Self::Rule(_) => RecordKind::Rule,
            Self::Case(_) => RecordKind::Case,
            Self::Policy(_) => RecordKind::Policy,
        }
    }

    /// Its id as it is written; empty until the store has given it the name of its file.
    #[must_use]
    pub fn slug(&self) -> Arc<str> {
        match self {
            Self::Topic(it) => it.id.slug(),
            Self::Issue(it) => it.id.slug(),
            Self::Claim(it) => it.id.slug(),
            Self::Argument(it) => it.id.slug(),
            Self::Source(it) => it.id.slug(),
            Self::Actor(it) => it.id.slug(),
            Self::Expect(it) => it.id.slug(),
            Self::RuleSet(it) => it.id.slug(),
            Self::Predicate(it) => it.id.slug(),
            Self::Rule(it) => it.id.slug(),
            Self::Case(it) => it.id.slug(),
            Self::Policy(it) => it.id.slug(),
        }
    }
}
