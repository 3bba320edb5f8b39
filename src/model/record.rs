//! A record of any kind, as one file holds it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};

use super::{Actor, Argument, Claim, Expect, Issue, Kind, Language, Source, Text, Topic};

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
}

impl RecordKind {
    /// Every kind, in the order of this file.
    pub const ALL: [Self; 7] = [
        Self::Topic,
        Self::Issue,
        Self::Claim,
        Self::Argument,
        Self::Source,
        Self::Actor,
        Self::Expect,
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
        }
    }

    /// Whether some text of the record is still a bare string.
    #[must_use]
    pub fn has_bare_text(&self) -> bool {
        self.texts()
            .iter()
            .any(|(_, text)| matches!(text, Text::Bare(_)))
    }

    /// Says which language the bare strings of the record are in.
    pub fn settle(&mut self, language: Language) {
        for (_, text) in self.texts_mut() {
            text.settle(language);
        }
    }

    /// Every text of the record that a reader sees, with the name of its field.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        fn field<'t>(
            name: &'static str,
            text: Option<&'t Text>,
        ) -> Option<(&'static str, &'t Text)> {
            text.map(|text| (name, text))
        }
        match self {
            Self::Topic(it) => [("title", &it.title), ("summary", &it.summary)]
                .into_iter()
                .chain(it.timeline.iter().map(|event| ("what", &event.what)))
                .collect(),
            Self::Issue(it) => std::iter::once(("question", &it.question))
                .chain(field("short", it.short.as_ref()))
                .chain(field("about", it.about.as_ref()))
                .collect(),
            Self::Claim(it) => std::iter::once(("text", &it.text))
                .chain(field("short", it.short.as_ref()))
                .chain(field("plain", it.plain.as_ref()))
                .chain(field("caution", it.caution.as_ref()))
                .collect(),
            Self::Argument(it) => field("short", it.short.as_ref())
                .into_iter()
                .chain(field("critical_question", it.critical_question.as_ref()))
                .chain(field("warrant", it.warrant.as_ref()))
                .chain(field(
                    "because",
                    it.strength.as_ref().map(|given| &given.because),
                ))
                .collect(),
            Self::Source(it) => [("title", &it.title), ("issuer", &it.issuer)]
                .into_iter()
                .chain(
                    it.standing
                        .iter()
                        .filter_map(|change| field("note", change.note.as_ref())),
                )
                .chain(field("note", it.note.as_ref()))
                .chain(field(
                    "because",
                    it.grade.as_ref().map(|given| &given.because),
                ))
                .collect(),
            Self::Actor(it) => std::iter::once(("name", &it.name))
                .chain(field("short", it.short.as_ref()))
                .chain(field("about", it.about.as_ref()))
                .collect(),
            Self::Expect(it) => vec![("text", &it.text), ("because", &it.because)],
        }
    }

    fn texts_mut(&mut self) -> Vec<(&'static str, &mut Text)> {
        match self {
            Self::Topic(it) => [("title", &mut it.title), ("summary", &mut it.summary)]
                .into_iter()
                .chain(
                    it.timeline
                        .iter_mut()
                        .map(|event| ("what", &mut event.what)),
                )
                .collect(),
            Self::Issue(it) => std::iter::once(("question", &mut it.question))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.about.as_mut().map(|text| ("about", text)))
                .collect(),
            Self::Claim(it) => std::iter::once(("text", &mut it.text))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.plain.as_mut().map(|text| ("plain", text)))
                .chain(it.caution.as_mut().map(|text| ("caution", text)))
                .collect(),
            Self::Argument(it) => it
                .short
                .as_mut()
                .map(|text| ("short", text))
                .into_iter()
                .chain(
                    it.critical_question
                        .as_mut()
                        .map(|text| ("critical_question", text)),
                )
                .chain(it.warrant.as_mut().map(|text| ("warrant", text)))
                .chain(
                    it.strength
                        .as_mut()
                        .map(|given| ("because", &mut given.because)),
                )
                .collect(),
            Self::Source(it) => [("title", &mut it.title), ("issuer", &mut it.issuer)]
                .into_iter()
                .chain(
                    it.standing
                        .iter_mut()
                        .filter_map(|change| change.note.as_mut().map(|text| ("note", text))),
                )
                .chain(it.note.as_mut().map(|text| ("note", text)))
                .chain(
                    it.grade
                        .as_mut()
                        .map(|given| ("because", &mut given.because)),
                )
                .collect(),
            Self::Actor(it) => std::iter::once(("name", &mut it.name))
                .chain(it.short.as_mut().map(|text| ("short", text)))
                .chain(it.about.as_mut().map(|text| ("about", text)))
                .collect(),
            Self::Expect(it) => vec![("text", &mut it.text), ("because", &mut it.because)],
        }
    }
}
