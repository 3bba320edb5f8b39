//! Shelves: the fields of the index, and how an entry is laid on them. What lies where decides
//! what a match is worth.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::{TantivyDocument, Term};

use crate::model::{Language, citation_in};

use super::entry::{Entry, Part, Wording};
use super::words::{Analysers, FOLDED, RAW};

/// The fields of the index.
#[derive(Debug)]
pub(super) struct Shelves {
    /// The number of the document.
    key: Field,
    /// Whole citations, folded.
    citations: Field,
    english: Spoken,
    french: Spoken,
    /// What the premises of an argument say, in every language, folded.
    premise: Field,
    citation: Field,
    id: Field,
    author: Field,
}

/// The fields of one language.
#[derive(Debug)]
struct Spoken {
    heading: Field,
    remark: Field,
    premise: Field,
    /// Headings and remarks, folded and not stemmed.
    folded: Field,
}

/// A field as a query sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelf {
    pub(super) field: Field,
    /// The language of what lies there, where it is one.
    pub(super) language: Option<Language>,
    /// Whether the words lie there as stems; if not, they lie there folded.
    pub(super) stems: bool,
    /// What a word found there is worth.
    pub(super) worth: u16,
}

/// The name of the field that holds the number of the document.
pub(super) const KEY: &str = "key";

impl Shelves {
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let key = schema.add_u64_field(KEY, FAST | INDEXED);
        let shelves = Self {
            key,
            citations: text(&mut schema, "citations", RAW),
            english: Spoken::new(&mut schema, Language::En),
            french: Spoken::new(&mut schema, Language::Fr),
            premise: text(&mut schema, "premise", FOLDED),
            citation: text(&mut schema, "citation", FOLDED),
            id: text(&mut schema, "id", FOLDED),
            author: text(&mut schema, "author", FOLDED),
        };
        (shelves, schema.build())
    }

    fn spoken(&self, language: Language) -> &Spoken {
        match language {
            Language::En => &self.english,
            Language::Fr => &self.french,
        }
    }

    /// Every field in which words are looked for.
    pub(super) fn searched(&self) -> Vec<Shelf> {
        let words_in = |field, language, stems, worth| Shelf {
            field,
            language,
            stems,
            worth,
        };
        let mut shelves = vec![
            words_in(self.citation, None, false, 16),
            words_in(self.id, None, false, 8),
            words_in(self.author, None, false, 4),
            words_in(self.premise, None, false, 1),
        ];
        for language in Language::ALL {
            let spoken = self.spoken(language);
            shelves.extend([
                words_in(spoken.heading, Some(language), true, 12),
                words_in(spoken.remark, Some(language), true, 4),
                words_in(spoken.premise, Some(language), true, 1),
                // Between a heading and a remark, since it may be either.
                words_in(spoken.folded, Some(language), false, 8),
            ]);
        }
        shelves
    }

    /// The term that finds the document of this number.
    pub(super) fn document_of(&self, key: u64) -> Term {
        Term::from_field_u64(self.key, key)
    }

    /// The field and the term that find the works with this citation, given folded.
    pub(super) fn work_cited_as(&self, citation: &str) -> (Field, Term) {
        let term = Term::from_field_text(self.citations, citation);
        (self.citations, term)
    }

    /// The document of an entry.
    pub(super) fn document(&self, entry: &Entry, analysers: &mut Analysers) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_u64(self.key, entry.key);
        document.add_text(self.id, &*entry.slug);
        for wording in &entry.wordings {
            let text = &*wording.text;
            let is_remark = match wording.part {
                Part::Heading | Part::Short => false,
                Part::Remark => true,
                Part::Citation => {
                    for language in Language::ALL {
                        let text = citation_in(text, language);
                        document.add_text(self.citations, analysers.folded(&text));
                        document.add_text(self.citation, text);
                    }
                    continue;
                }
                Part::Author => {
                    document.add_text(self.author, text);
                    continue;
                }
            };
            for spoken in self.spoken_in(wording) {
                let field = if is_remark {
                    spoken.remark
                } else {
                    spoken.heading
                };
                document.add_text(field, text);
                document.add_text(spoken.folded, text);
            }
        }
        for wording in entry.premises.iter().flat_map(|premise| premise.spoken()) {
            document.add_text(self.premise, &*wording.text);
            for spoken in self.spoken_in(wording) {
                document.add_text(spoken.premise, &*wording.text);
            }
        }
        document
    }

    /// A text in no language lies with both.
    fn spoken_in(&self, wording: &Wording) -> impl Iterator<Item = &Spoken> {
        Language::ALL
            .into_iter()
            .filter(|language| wording.language.is_none_or(|it| it == *language))
            .map(|language| self.spoken(language))
    }
}

impl Spoken {
    fn new(schema: &mut SchemaBuilder, language: Language) -> Self {
        let tag = language.tag();
        let mut field = |name, analyser| text(schema, &format!("{name}-{tag}"), analyser);
        Self {
            heading: field("heading", tag),
            remark: field("remark", tag),
            premise: field("premise", tag),
            folded: field("folded", FOLDED),
        }
    }
}

/// A field that knows which words are in a document and neither where nor how often: one sentence
/// says a word once.
fn text(schema: &mut SchemaBuilder, name: &str, analyser: &str) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyser)
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}
