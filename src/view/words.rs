//! The words of the interface, in every language, through Fluent.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::Language;

/// The interface in one language.
pub struct Words {
    /// Which.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::En));
static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Fr));

/// A value to be put into a sentence.
#[derive(Debug, Clone, Copy)]
pub enum Part<'p> {
    /// A text.
    Text(&'p str),
    /// A number, which may decide between singular and plural.
    Count(usize),
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH,
            Language::Fr => &FRENCH,
        }
    }

    /// The sentence with this key. A key that does not exist is shown as itself; a test finds it.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence with this key, with its parts.
    #[must_use]
    pub fn say_with(&self, key: &str, parts: &[(&str, Part<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, part) in parts {
            let value = match part {
                Part::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Part::Count(count) => FluentValue::from(*count),
            };
            args.set(*name, value);
        }
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// Whether there is a sentence with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn read(language: Language) -> Self {
        let text = source(language);
        // What can be read of a faulty file is used; a test finds the fault.
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // Only the language decides between singular and plural; a tag always parses.
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }
}

/// The file of a language, as it was compiled in.
#[must_use]
pub fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("words/en.ftl"),
        Language::Fr => include_str!("words/fr.ftl"),
    }
}
