//! The board: which records hold which words of a query, and what that is worth.
//!
//! Every word of a query is wanted in every record found, so how rare a word is decides nothing;
//! what counts is where it was found and in which form. All worths are small whole numbers: their
//! sum does not depend on the order of the documents, so a changed index ranks like a new one.

use tantivy::postings::BlockSegmentPostings;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{Searcher, TantivyError};

use crate::model::Language;

use super::shelves::Shelf;
use super::words::Word;

/// How a word was found, and by how much that multiplies its worth.
const EXACT: u16 = 4;
const BEGINNING: u16 = 2;
const TYPO: u16 = 1;

/// The place of a document that is deleted.
pub(super) const NOWHERE: u32 = u32::MAX;

/// The documents of the index at one moment.
pub(super) struct Documents {
    pub(super) searcher: Searcher,
    /// For each segment, the place of the record of each document.
    pub(super) places: Vec<Vec<u32>>,
}

/// What was found of a query, place by place.
#[derive(Debug, Default)]
pub(super) struct Board {
    tallies: Vec<Tally>,
    // The places at which any word was found, and those at which the present word was.
    touched: Vec<u32>,
    raised: Vec<u32>,
}

/// What was found at one place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// How many words.
    pub(super) words: u8,
    /// What they are worth together.
    pub(super) worth: u16,
    present: u8,
}

impl Board {
    /// Looks for every word at `places` places. A word that nobody wrote is taken as mistyped.
    pub(super) fn of(
        places: usize,
        words: &mut [Word],
        documents: &Documents,
        shelves: &[Shelf],
        reader: Language,
    ) -> Result<Self, TantivyError> {
        let mut board = Self {
            tallies: vec![Tally::default(); places],
            ..Self::default()
        };
        for word in words {
            let known = board.look_for(word, documents, shelves, reader)?;
            word.mistyped |= !known && word.forgives();
            if word.mistyped {
                board.look_nearby(word, documents, shelves, reader)?;
            }
            board.close_word();
        }
        Ok(board)
    }

    /// The places at which any word was found.
    pub(super) fn touched(&self) -> impl Iterator<Item = (u32, Tally)> {
        self.touched
            .iter()
            .filter_map(|&place| Some((place, *self.tallies.get(place as usize)?)))
    }

    /// Whether some place has this many words.
    pub(super) fn has_place_of(&self, words: u8) -> bool {
        self.touched().any(|(_, tally)| tally.words == words)
    }

    /// Puts a place before all others.
    pub(super) fn put_first(&mut self, place: u32, words: u8) {
        if let Some(tally) = self.tallies.get_mut(place as usize) {
            if tally.words == 0 {
                self.touched.push(place);
            }
            tally.words = words;
            tally.worth = u16::MAX;
        }
    }

    /// Whether the word itself, and not only one that begins with it, is anywhere.
    fn look_for(
        &mut self,
        word: &Word,
        documents: &Documents,
        shelves: &[Shelf],
        reader: Language,
    ) -> Result<bool, TantivyError> {
        let mut known = false;
        for shelf in shelves {
            let stems = shelf
                .language
                .filter(|_| shelf.stems)
                .map(|language| word.stems(language));
            for stem in stems.into_iter().flatten() {
                known |= self.find(stem, shelf.field, documents, shelf.worth(EXACT, reader))?;
            }
            if !shelf.stems {
                // Where a language is known, its stems have found the word already.
                if shelf.language.is_none() {
                    let worth = shelf.worth(EXACT, reader);
                    known |= self.find(&word.folded, shelf.field, documents, worth)?;
                }
                if word.begins {
                    let worth = shelf.worth(BEGINNING, reader);
                    self.find_beginning(&word.folded, shelf.field, documents, worth)?;
                }
            }
        }
        Ok(known)
    }

    fn find(
        &mut self,
        word: &str,
        field: Field,
        documents: &Documents,
        worth: u8,
    ) -> Result<bool, TantivyError> {
        let mut found = false;
        for (segment, places) in documents.segments() {
            let inverted = segment.inverted_index(field)?;
            if let Some(info) = inverted.terms().get(word)? {
                let postings =
                    inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                found |= self.raise(postings, places, worth);
            }
        }
        Ok(found)
    }

    fn find_beginning(
        &mut self,
        beginning: &str,
        field: Field,
        documents: &Documents,
        worth: u8,
    ) -> Result<(), TantivyError> {
        let end = format!("{beginning}{}", char::MAX);
        for (segment, places) in documents.segments() {
            let inverted = segment.inverted_index(field)?;
            let range = inverted.terms().range().ge(beginning).lt(&end);
            let mut terms = range.without_keys().into_stream()?;
            while terms.advance() {
                let postings = inverted
                    .read_block_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
                self.raise(postings, places, worth);
            }
        }
        Ok(())
    }

    fn look_nearby(
        &mut self,
        word: &Word,
        documents: &Documents,
        shelves: &[Shelf],
        reader: Language,
    ) -> Result<(), TantivyError> {
        for shelf in shelves.iter().filter(|shelf| !shelf.stems) {
            let term = Term::from_field_text(shelf.field, &word.folded);
            let nearby = FuzzyTermQuery::new(term, 1, true).automaton()?;
            for (segment, places) in documents.segments() {
                let inverted = segment.inverted_index(shelf.field)?;
                let mut terms = inverted
                    .terms()
                    .search(&nearby)
                    .without_keys()
                    .into_stream()?;
                while terms.advance() {
                    let postings = inverted.read_block_postings_from_terminfo(
                        terms.value(),
                        IndexRecordOption::Basic,
                    )?;
                    self.raise(postings, places, shelf.worth(TYPO, reader));
                }
            }
        }
        Ok(())
    }

    /// Notes the present word in all documents of a list; says whether there were any.
    fn raise(&mut self, mut postings: BlockSegmentPostings, places: &[u32], worth: u8) -> bool {
        let mut any = false;
        while !postings.docs().is_empty() {
            for &document in postings.docs() {
                let place = places.get(document as usize).copied().unwrap_or(NOWHERE);
                if let Some(tally) = self.tallies.get_mut(place as usize) {
                    any = true;
                    if tally.present == 0 {
                        self.raised.push(place);
                    }
                    tally.present = tally.present.max(worth);
                }
            }
            postings.advance();
        }
        any
    }

    fn close_word(&mut self) {
        for place in self.raised.drain(..) {
            if let Some(tally) = self.tallies.get_mut(place as usize) {
                if tally.words == 0 {
                    self.touched.push(place);
                }
                tally.words += 1;
                tally.worth += u16::from(tally.present);
                tally.present = 0;
            }
        }
    }
}

impl Shelf {
    /// What a word found here in this form is worth to this reader.
    fn worth(self, form: u16, reader: Language) -> u8 {
        let is_read = self.language.is_none_or(|language| language == reader);
        let worth = self.worth * form * if is_read { 2 } else { 1 };
        u8::try_from(worth).unwrap_or(u8::MAX)
    }
}

impl Documents {
    fn segments(&self) -> impl Iterator<Item = (&tantivy::SegmentReader, &[u32])> {
        let places = self.places.iter().map(Vec::as_slice);
        self.searcher.segment_readers().iter().zip(places)
    }

    /// The places of the documents under one term.
    pub(super) fn places_of(&self, field: Field, term: &Term) -> Result<Vec<u32>, TantivyError> {
        let mut found = Vec::new();
        for (segment, places) in self.segments() {
            let inverted = segment.inverted_index(field)?;
            let Some(mut postings) =
                inverted.read_block_postings(term, IndexRecordOption::Basic)?
            else {
                continue;
            };
            while !postings.docs().is_empty() {
                let at = |document: &u32| places.get(*document as usize).copied();
                found.extend(postings.docs().iter().filter_map(at));
                postings.advance();
            }
        }
        found.retain(|&place| place != NOWHERE);
        Ok(found)
    }
}
