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

/// Nothing but the documents is kept of a list.
const BASIC: IndexRecordOption = IndexRecordOption::Basic;

/// The place of a document that is deleted.
pub(super) const NOWHERE: u32 = u32::MAX;

/// The documents of the index at one moment.
pub(super) struct Documents {
    pub(super) searcher: Searcher,
    /// For each segment, the place of the record of each document.
    pub(super) places: Vec<Vec<u32>>,
}

/// What was found of a query, place by place. A board is used for many queries, since to make one
/// takes longer than most of them.
#[derive(Debug)]
pub(super) struct Board {
    tallies: Vec<Tally>,
    // The places at which any word was found, and those at which the present word was.
    touched: Vec<u32>,
    raised: Vec<u32>,
    // How many words a place must have for the present one to count there.
    needed: u8,
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

/// Where a word is looked for, and for whom.
#[derive(Clone, Copy)]
pub(super) struct Room<'i> {
    pub(super) documents: &'i Documents,
    pub(super) shelves: &'i [Shelf],
    pub(super) reader: Language,
}

impl Board {
    /// A board of so many places.
    pub(super) fn new(places: usize) -> Self {
        Self {
            tallies: vec![Tally::default(); places],
            touched: Vec::new(),
            raised: Vec::new(),
            needed: 0,
        }
    }

    /// Forgets what was found.
    pub(super) fn clear(&mut self) {
        for place in self.touched.drain(..).chain(self.raised.drain(..)) {
            if let Some(tally) = self.tallies.get_mut(place as usize) {
                *tally = Tally::default();
            }
        }
        self.needed = 0;
    }

    /// Looks for the places that have every word, and says whether there are any.
    pub(super) fn look_for_all(
        &mut self,
        words: &mut [Word],
        room: Room<'_>,
    ) -> Result<bool, TantivyError> {
        // The rarest first, so that little is left for the others; the unfinished one last, since
        // it may be many.
        let mut order = Vec::new();
        for word in &mut *words {
            order.push((word.begins, room.frequency(word)?, word));
        }
        order.sort_by_key(|(begins, frequency, _)| (*begins, *frequency));
        for (_, _, word) in order {
            self.look_for(word, room)?;
            if !self.close_word() {
                return Ok(false);
            }
            self.needed += 1;
        }
        Ok(true)
    }

    /// Looks for the places that have any of the words, and says how many the best has.
    pub(super) fn look_for_any(
        &mut self,
        words: &mut [Word],
        room: Room<'_>,
    ) -> Result<u8, TantivyError> {
        for word in words {
            self.look_for(word, room)?;
            self.close_word();
        }
        let most = self.touched().map(|(_, tally)| tally.words).max();
        Ok(most.unwrap_or_default())
    }

    /// The places at which any word was found.
    pub(super) fn touched(&self) -> impl Iterator<Item = (u32, Tally)> {
        self.touched
            .iter()
            .filter_map(|&place| Some((place, *self.tallies.get(place as usize)?)))
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

    /// Looks for one word. A word that nobody wrote is taken as mistyped.
    fn look_for(&mut self, word: &mut Word, room: Room<'_>) -> Result<(), TantivyError> {
        let known = self.find_forms(word, room)?;
        word.mistyped |= !known && word.forgives();
        if word.mistyped {
            self.find_nearby(word, room)?;
        }
        Ok(())
    }

    /// Finds the word and, if it is unfinished, those that begin with it. Says whether the word
    /// itself is anywhere.
    fn find_forms(&mut self, word: &Word, room: Room<'_>) -> Result<bool, TantivyError> {
        let mut known = false;
        for (segment, places) in room.documents.segments() {
            for &shelf in room.shelves {
                let inverted = segment.inverted_index(shelf.field)?;
                for term in shelf.terms(word) {
                    if let Some(info) = inverted.terms().get(term)? {
                        let list = inverted.read_block_postings_from_terminfo(&info, BASIC)?;
                        known |= self.raise(list, places, shelf.worth(EXACT, room.reader));
                    }
                }
                if word.begins && !shelf.stems {
                    let end = format!("{}{}", word.folded, char::MAX);
                    let range = inverted.terms().range().ge(&word.folded).lt(&end);
                    let mut terms = range.without_keys().into_stream()?;
                    while terms.advance() {
                        let list =
                            inverted.read_block_postings_from_terminfo(terms.value(), BASIC)?;
                        self.raise(list, places, shelf.worth(BEGINNING, room.reader));
                    }
                }
            }
        }
        Ok(known)
    }

    /// Finds the words that differ from this one by one typo.
    fn find_nearby(&mut self, word: &Word, room: Room<'_>) -> Result<(), TantivyError> {
        for &shelf in room.shelves.iter().filter(|shelf| !shelf.stems) {
            let term = Term::from_field_text(shelf.field, &word.folded);
            let nearby = FuzzyTermQuery::new(term, 1, true).automaton()?;
            for (segment, places) in room.documents.segments() {
                let inverted = segment.inverted_index(shelf.field)?;
                let search = inverted.terms().search(&nearby);
                let mut terms = search.without_keys().into_stream()?;
                while terms.advance() {
                    let list = inverted.read_block_postings_from_terminfo(terms.value(), BASIC)?;
                    self.raise(list, places, shelf.worth(TYPO, room.reader));
                }
            }
        }
        Ok(())
    }

    /// Notes the present word in all documents of a list; says whether there are any.
    fn raise(&mut self, mut list: BlockSegmentPostings, places: &[u32], worth: u8) -> bool {
        let mut any = false;
        while !list.docs().is_empty() {
            for &document in list.docs() {
                let place = places.get(document as usize).copied().unwrap_or(NOWHERE);
                let Some(tally) = self.tallies.get_mut(place as usize) else {
                    continue;
                };
                any = true;
                if tally.words >= self.needed {
                    if tally.present == 0 {
                        self.raised.push(place);
                    }
                    tally.present = tally.present.max(worth);
                }
            }
            list.advance();
        }
        any
    }

    /// Ends the present word; says whether it counted anywhere.
    fn close_word(&mut self) -> bool {
        let any = !self.raised.is_empty();
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
        any
    }
}

impl Room<'_> {
    /// How many documents have the word as it is, or its stem; one counts for each field.
    fn frequency(&self, word: &Word) -> Result<u32, TantivyError> {
        let mut frequency = 0;
        for (segment, _) in self.documents.segments() {
            for shelf in self.shelves {
                let inverted = segment.inverted_index(shelf.field)?;
                for term in shelf.terms(word) {
                    let info = inverted.terms().get(term)?;
                    frequency += info.map_or(0, |info| info.doc_freq);
                }
            }
        }
        Ok(frequency)
    }
}

impl Shelf {
    /// The terms under which a word as it is lies here. Where the language is known, its stems
    /// are enough: what is written alike has the same stem.
    fn terms(self, word: &Word) -> impl Iterator<Item = &str> {
        let stems = self.language.filter(|_| self.stems);
        let stems = stems.into_iter().flat_map(|it| word.stems(it));
        let folded = self.language.is_none().then_some(&word.folded);
        stems.chain(folded).map(String::as_str)
    }

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
            let Some(mut postings) = inverted.read_block_postings(term, BASIC)? else {
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
