//! Finding: the way from a query to its results. How words are looked for stands in the board, and
//! what is shown of a record in the results.

use std::sync::PoisonError;

use tantivy::TantivyError;

use crate::model::RecordKind;

use super::bearing::Set;
use super::board::{Board, Room, Tally};
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
        let named = self.named(&query.text, &mut analysers)?;
        let mut board = self.take_board();
        let results = self.find_on(&mut board, query, &mut words, &named);
        self.give_back(board);
        results
    }

    fn find_on(
        &self,
        board: &mut Board,
        query: &Query,
        words: &mut [Word],
        named: &[u32],
    ) -> Result<Results, TantivyError> {
        let room = Room {
            documents: &self.snapshot.documents,
            shelves: &self.shared.shelves.searched(),
            reader: query.language,
        };
        let whole = board.look_for_all(words, room)?
            || !named.is_empty()
            || forgive_all(board, words, room)?;
        let wanted = if whole {
            u8::try_from(words.len()).unwrap_or(u8::MAX)
        } else {
            board.clear();
            board.look_for_any(words, room)?
        };
        for &place in named {
            board.put_first(place, wanted);
        }
        let found = board.touched().filter(|(_, tally)| tally.words == wanted);
        let length = |place: u32| {
            let facets = self.snapshot.facets.get(place as usize);
            facets.map_or(u16::MAX, |facets| facets.length(query.language))
        };
        Ok(Results {
            partial: !whole,
            ..self.show(query, found, words, length)
        })
    }

    fn take_board(&self) -> Board {
        let mut boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        let board = boards.pop();
        drop(boards);
        board.unwrap_or_else(|| Board::new(self.documents()))
    }

    fn give_back(&self, mut board: Board) {
        board.clear();
        let mut boards = self.boards.lock().unwrap_or_else(PoisonError::into_inner);
        boards.push(board);
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
            let kinds = RecordKind::ALL.into_iter();
            found.extend(kinds.filter_map(|kind| self.place(kind, &slug)));
        }
        Ok(found)
    }

    fn place(&self, kind: RecordKind, slug: &str) -> Option<u32> {
        let entries = &self.snapshot.entries;
        let place = entries.binary_search_by(|it| (it.kind, &*it.slug).cmp(&(kind, slug)));
        u32::try_from(place.ok()?).ok()
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
        let side = filters.side.as_ref().map(|id| {
            let place = self.place(RecordKind::Claim, id.as_str());
            place.map_or_else(Set::default, |place| self.bearing.side(place))
        });
        let issue = filters.issue.as_ref();
        let issue = issue.map(|id| self.bearing.issue(id.as_str()));
        let is_in = |set: &Option<Set>, place| set.as_ref().is_none_or(|set| set.has(place));
        let wants = |kind| filters.kind.is_none_or(|wanted| wanted == kind);
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
            if !filters.pass(facets) || !is_in(&side, place) || !is_in(&issue, place) {
                continue;
            }
            for (kind, count) in &mut counts {
                *count += usize::from(*kind == facets.kind);
            }
            if wants(facets.kind) {
                best.add(Rank::new(place, tally, length(place)));
            }
        }
        let mut analysers = self.shared.analysers.clone();
        Results {
            total: counts
                .iter()
                .filter(|(kind, _)| wants(*kind))
                .map(|(_, count)| count)
                .sum(),
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

/// No record has all the words, though each may be written somewhere: takes every word as
/// mistyped, if there is a record that has all of them so.
fn forgive_all(
    board: &mut Board,
    words: &mut [Word],
    room: Room<'_>,
) -> Result<bool, TantivyError> {
    let before: Vec<bool> = words.iter().map(|word| word.mistyped).collect();
    for word in &mut *words {
        word.mistyped = word.forgives();
    }
    board.clear();
    let whole = board.look_for_all(words, room)?;
    if !whole {
        for (word, mistyped) in words.iter_mut().zip(before) {
            word.mistyped = mistyped;
        }
    }
    Ok(whole)
}
