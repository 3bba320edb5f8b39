//! Finding: the way from a query to its results. How words are looked for stands in the board, and
//! what is shown of a record in the results.

use tantivy::TantivyError;

use crate::model::{Language, RecordKind};

use super::board::{Board, Tally};
use super::results::{Best, Rank, hit};
use super::words::{Analysers, Word};
use super::{Query, Results, SearchIndex};

/// The longest query that may be an id or a citation, in bytes.
const LONGEST_NAME: usize = 400;

impl SearchIndex {
    /// Everything that passes the filters, by kind and id.
    pub(super) fn list(&self, query: &Query) -> Results {
        let all = (0..).take(self.documents());
        let alike = all.map(|place| (place, Tally::default()));
        self.show(query, alike, &[], |_| 0)
    }

    /// What has the words of the query and passes the filters, the best first.
    pub(super) fn find(&self, query: &Query) -> Result<Results, TantivyError> {
        let mut analysers = self.shared.analysers.clone();
        let mut words = analysers.query(&query.text);
        if words.is_empty() {
            return Ok(Results::default());
        }
        let all = u8::try_from(words.len()).unwrap_or(u8::MAX);
        let mut board = self.board(&mut words, query.language)?;
        for place in self.named(&query.text, &mut analysers)? {
            board.put_first(place, all);
        }
        if !board.has_place_of(all) {
            self.forgive(&mut words, &mut board, query.language)?;
        }
        let partial = !board.has_place_of(all);
        let found = board
            .touched()
            .filter(|(_, tally)| partial || tally.words == all);
        let length = |place: u32| {
            let facets = self.snapshot.facets.get(place as usize);
            facets.map_or(u16::MAX, |facets| facets.length(query.language))
        };
        Ok(Results {
            partial,
            ..self.show(query, found, &words, length)
        })
    }

    fn board(&self, words: &mut [Word], reader: Language) -> Result<Board, TantivyError> {
        let documents = &self.snapshot.documents;
        let shelves = self.shared.shelves.searched();
        Board::of(self.documents(), words, documents, &shelves, reader)
    }

    /// No record has all the words, though each may be written somewhere: takes every word as
    /// mistyped, if there is a record that has all of them so.
    fn forgive(
        &self,
        words: &mut [Word],
        board: &mut Board,
        reader: Language,
    ) -> Result<(), TantivyError> {
        let before: Vec<bool> = words.iter().map(|word| word.mistyped).collect();
        for word in &mut *words {
            word.mistyped = word.forgives();
        }
        if words
            .iter()
            .map(|word| word.mistyped)
            .eq(before.iter().copied())
        {
            return Ok(());
        }
        let other = self.board(words, reader)?;
        if other.has_place_of(u8::try_from(words.len()).unwrap_or(u8::MAX)) {
            *board = other;
        } else {
            for (word, mistyped) in words.iter_mut().zip(before) {
                word.mistyped = mistyped;
            }
        }
        Ok(())
    }

    /// The places of the records whose id or whose whole citation the query is.
    fn named(&self, text: &str, analysers: &mut Analysers) -> Result<Vec<u32>, TantivyError> {
        let text = text.trim();
        if text.len() > LONGEST_NAME {
            return Ok(Vec::new());
        }
        let folded = analysers.folded(text);
        let (field, term) = self.shared.shelves.work_cited_as(&folded);
        let mut found = self.snapshot.documents.places_of(field, &term)?;
        for slug in [text.to_lowercase(), folded.replace(' ', "-")] {
            for kind in RecordKind::ALL {
                let entries = &self.snapshot.entries;
                let place = entries.binary_search_by(|it| (it.kind, &*it.slug).cmp(&(kind, &slug)));
                found.extend(place.ok().and_then(|place| u32::try_from(place).ok()));
            }
        }
        Ok(found)
    }

    /// What passes the filters, counted, and the best of it as they are shown.
    fn show(
        &self,
        query: &Query,
        found: impl Iterator<Item = (u32, Tally)>,
        words: &[Word],
        length: impl Fn(u32) -> u16,
    ) -> Results {
        let filters = &query.filters;
        let side = filters
            .side
            .as_ref()
            .map(|id| self.bearing.of_side(id.as_str()));
        let issue = filters
            .issue
            .as_ref()
            .map(|id| self.bearing.of_issue(id.as_str()));
        let is_under = |places: Option<&[u32]>, place: u32| {
            places.is_none_or(|places| places.binary_search(&place).is_ok())
        };
        let mut best = Best::new(
            query
                .offset
                .saturating_add(query.limit)
                .min(self.documents()),
        );
        let mut counts = RecordKind::ALL.map(|kind| (kind, 0));
        for (place, tally) in found {
            let Some(facets) = self.snapshot.facets.get(place as usize) else {
                continue;
            };
            if !filters.pass(facets) || !is_under(side, place) || !is_under(issue, place) {
                continue;
            }
            for (kind, count) in &mut counts {
                *count += usize::from(*kind == facets.kind);
            }
            if filters.kind.is_none_or(|kind| kind == facets.kind) {
                best.add(Rank::new(place, tally, length(place)));
            }
        }
        let wanted = |kind| filters.kind.is_none_or(|wanted| wanted == kind);
        let chosen = counts.iter().filter(|(kind, _)| wanted(*kind));
        let mut analysers = self.shared.analysers.clone();
        Results {
            total: chosen.map(|(_, count)| count).sum(),
            by_kind: counts.into_iter().filter(|(_, count)| *count > 0).collect(),
            hits: best
                .sorted()
                .into_iter()
                .skip(query.offset)
                .take(query.limit)
                .filter_map(|rank| self.snapshot.entries.get(rank.place as usize))
                .map(|entry| hit(entry, words, query.language, &mut analysers))
                .collect(),
            partial: false,
        }
    }
}
