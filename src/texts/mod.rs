//! **What do the works say?** Texts of law as they are held beside the knowledge: provisions by
//! label, quotations compared.
//!
//! Nothing here reads a file, knows a record beyond its citation, or says what a text means.

mod held;
mod label;
mod locator;
mod provision;
mod quote;
mod words;

use std::collections::BTreeMap;

use crate::model::{Citation, Language, SourceId};

pub use held::{About, Extent, HeldText, Line, LineKind, Publisher};
pub use label::Label;
pub use locator::{Place, places};
pub use provision::{Passage, Provision};
pub use quote::QuoteMatch;

/// The texts that are held, by work and language.
#[derive(Debug, Default)]
pub struct Texts {
    held: BTreeMap<(SourceId, Language), HeldText>,
}

/// What came of looking a provision up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// It is there.
    Found(Box<Provision>),
    /// The text is held, and has no such provision.
    NoSuchProvision {
        /// The label that was probably meant.
        nearest: Option<String>,
    },
    /// Of the text only some sections are held, and this is not among them.
    NotSelected,
    /// The text is not held in any language.
    NotHeld,
}

impl Texts {
    /// Takes in a text. One that was there before, in the same language, is given back.
    pub fn insert(&mut self, source: SourceId, text: HeldText) -> Option<HeldText> {
        self.held.insert((source, text.about.language), text)
    }

    /// The text of a work in one language.
    #[must_use]
    pub fn text(&self, source: &SourceId, language: Language) -> Option<&HeldText> {
        // The key is owned; an id is shared and cheap to copy.
        self.held.get(&(source.clone(), language))
    }

    /// The texts of a work, the one in `language` first.
    fn texts(&self, source: &SourceId, language: Language) -> impl Iterator<Item = &HeldText> {
        [language, language.other()]
            .into_iter()
            .filter_map(|language| self.text(source, language))
    }

    /// Every text, by work and language.
    pub fn all(&self) -> impl Iterator<Item = (&SourceId, &HeldText)> {
        self.held.iter().map(|((source, _), text)| (source, text))
    }

    /// Whether the text of a work is held in some language.
    #[must_use]
    pub fn holds(&self, source: &SourceId) -> bool {
        self.texts(source, Language::En).next().is_some()
    }

    /// The provision of a work with this label: in `language` if it is there, else in the other.
    #[must_use]
    pub fn provision(&self, source: &SourceId, language: Language, label: &str) -> Lookup {
        self.look_up(source, language, &Label::of(label))
    }

    fn look_up(&self, source: &SourceId, language: Language, label: &Label) -> Lookup {
        let mut answer = Lookup::NotHeld;
        for text in self.texts(source, language) {
            if let Some(provision) = text.provision(label) {
                return Lookup::Found(Box::new(provision));
            }
            answer = match answer {
                Lookup::NotHeld | Lookup::NotSelected if text.covers(label) => {
                    Lookup::NoSuchProvision {
                        nearest: text.nearest(label),
                    }
                }
                Lookup::NotHeld => Lookup::NotSelected,
                Lookup::NotSelected | Lookup::NoSuchProvision { .. } | Lookup::Found(_) => answer,
            };
        }
        answer
    }

    /// The provisions that a citation names, and what came of looking each up for a reader of
    /// `language`. Of a span, every provision in it. Nothing if the citation names none.
    #[must_use]
    pub fn cited(&self, citation: &Citation, language: Language) -> Vec<(Label, Lookup)> {
        let texts: Vec<&HeldText> = self.texts(&citation.source, language).collect();
        let named = citation.at.iter().flat_map(places);
        named
            .flat_map(|place| {
                let (from, to) = match &place {
                    Place::One(label) => (label, label),
                    Place::Span(from, to) => (from, to),
                };
                let with_both = texts.iter().find(|text| text.has(from) && text.has(to));
                match with_both.or(texts.first()) {
                    Some(text) => text.labels_of(&place),
                    None => vec![from.clone()],
                }
            })
            .map(|label| {
                let lookup = self.look_up(&citation.source, language, &label);
                (label, lookup)
            })
            .collect()
    }

    /// What came of looking up the quotation of a citation; nothing if it has none.
    #[must_use]
    pub fn verified(&self, citation: &Citation) -> Option<QuoteMatch> {
        let quote = citation.quote.as_ref()?;
        let Some(text) = self.text(&citation.source, quote.lang) else {
            return Some(QuoteMatch::NotHeld);
        };
        let found = text.wordings().look_up(&quote.words);
        let may_be_elsewhere = || {
            let named: Vec<Place> = citation.at.iter().flat_map(places).collect();
            let labels: Vec<Label> = named.iter().flat_map(|it| text.labels_of(it)).collect();
            text.about.extent == Extent::Selection
                && (labels.is_empty() || !labels.iter().all(|label| text.has(label)))
        };
        Some(match found {
            QuoteMatch::FoundWithDifferences { .. } | QuoteMatch::NotFound
                if may_be_elsewhere() =>
            {
                QuoteMatch::NotHeld
            }
            QuoteMatch::Found
            | QuoteMatch::FoundWithDifferences { .. }
            | QuoteMatch::NotFound
            | QuoteMatch::NotHeld => found,
        })
    }
}
