//! Text in two languages, the two languages there are, and the characters that no text should have.

use std::fmt;

use serde::de::{self, MapAccess};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language that readers can choose.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// Every language, in the order of the addresses.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The tag of addresses and of the `lang` attribute: `en` or `fr`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }
}

/// A text as its author wrote it: in one language or in both.
///
/// In a file it is a bare string, which is in the language of the topic, or `(en: "..", fr: "..")`.
/// A missing translation is shown in the other language and counted; it is never invented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A bare string. The graph turns it into [`Text::Spoken`] once the topic is known.
    Bare(Box<str>),
    /// English, French or both; at least one is there.
    Spoken {
        /// The English text.
        en: Option<Box<str>>,
        /// The French text.
        fr: Option<Box<str>>,
    },
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn new(language: Language, text: &str) -> Self {
        match language {
            Language::En => Self::Spoken {
                en: Some(text.into()),
                fr: None,
            },
            Language::Fr => Self::Spoken {
                en: None,
                fr: Some(text.into()),
            },
        }
    }

    /// What was written in `language`, if anything. A bare text is in no language yet.
    #[must_use]
    pub fn written(&self, language: Language) -> Option<&str> {
        match (self, language) {
            (Self::Bare(_), _) => None,
            (Self::Spoken { en, .. }, Language::En) => en.as_deref(),
            (Self::Spoken { fr, .. }, Language::Fr) => fr.as_deref(),
        }
    }

    /// The text for a reader of `language`, with the language it is really in.
    #[must_use]
    pub fn read(&self, language: Language) -> (&str, Language) {
        match self {
            Self::Bare(text) => (text, language),
            Self::Spoken { .. } => match self.written(language) {
                Some(text) => (text, language),
                None => (
                    self.written(language.other()).unwrap_or_default(),
                    language.other(),
                ),
            },
        }
    }

    /// Says which language a bare string is in.
    pub fn settle(&mut self, language: Language) {
        if let Self::Bare(text) = self {
            *self = Self::new(language, text);
        }
    }

    /// Every wording there is, with its language (`None` for a bare text).
    pub fn wordings(&self) -> impl Iterator<Item = (Option<Language>, &str)> {
        let (bare, en, fr) = match self {
            Self::Bare(text) => (Some(&**text), None, None),
            Self::Spoken { en, fr } => (None, en.as_deref(), fr.as_deref()),
        };
        bare.map(|text| (None, text))
            .into_iter()
            .chain(en.map(|text| (Some(Language::En), text)))
            .chain(fr.map(|text| (Some(Language::Fr), text)))
    }
}

/// What a character is that a reader cannot see; `None` for one that can be seen, and for blanks
/// of some width, line ends and tabs.
#[must_use]
pub fn hidden(character: char) -> Option<&'static str> {
    match character {
        '\n' | '\t' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("a control character"),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some("a mark that turns the direction of writing")
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Some("a character without width"),
        '\u{2028}' | '\u{2029}' => Some("a separator of lines"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
            Some("a character of private use")
        }
        _ => None,
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bare(text) => serializer.serialize_str(text),
            Self::Spoken { en, fr } => {
                let count = usize::from(en.is_some()) + usize::from(fr.is_some());
                let mut fields = serializer.serialize_struct("Text", count)?;
                match en {
                    Some(text) => fields.serialize_field("en", text)?,
                    None => fields.skip_field("en")?,
                }
                match fr {
                    Some(text) => fields.serialize_field("fr", text)?,
                    None => fields.skip_field("fr")?,
                }
                fields.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(field_identifier, rename_all = "lowercase")]
        enum Field {
            En,
            Fr,
        }

        struct TextVisitor;

        impl<'de> de::Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text: \"...\" or (en: \"...\", fr: \"...\")")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                if text.trim().is_empty() {
                    return Err(E::custom(
                        "a text cannot be empty: leave the field out instead",
                    ));
                }
                Ok(Text::Bare(text.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let (mut en, mut fr): (Option<Box<str>>, Option<Box<str>>) = (None, None);
                while let Some(field) = map.next_key::<Field>()? {
                    let (slot, name) = match field {
                        Field::En => (&mut en, "en"),
                        Field::Fr => (&mut fr, "fr"),
                    };
                    if slot.is_some() {
                        return Err(de::Error::custom(format_args!(
                            "[duplicate-key] `{name}` stands twice in one text: keep one of the two"
                        )));
                    }
                    let text: Box<str> = map.next_value()?;
                    if text.trim().is_empty() {
                        return Err(de::Error::custom(
                            "a text cannot be empty: leave the language out instead",
                        ));
                    }
                    *slot = Some(text);
                }
                if en.is_none() && fr.is_none() {
                    return Err(de::Error::custom("a text needs `en`, `fr` or both"));
                }
                Ok(Text::Spoken { en, fr })
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}
