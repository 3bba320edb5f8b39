//! Results: the best places of a board that pass the filters, and what is shown of each.

use std::ops::Range;

use crate::model::Language;

use super::board::Tally;
use super::entry::{Entry, Facets, Wording};
use super::words::{Analysers, Marks, Word};
use super::{Filters, Hit, Passage};

/// The longest passage shown, in bytes, and how much of it stands before its first mark.
const LONGEST_PASSAGE: usize = 280;
const BEFORE_MARK: usize = 90;

impl Filters {
    /// Whether a record passes the filters that its own facets decide, but for that of its kind.
    pub(super) fn pass(&self, facets: &Facets) -> bool {
        let years = self.from_year.is_some() || self.until_year.is_some();
        self.claim_kind
            .is_none_or(|kind| facets.claim_kind == Some(kind))
            && self
                .source_kind
                .is_none_or(|kind| facets.source_kind == Some(kind))
            && (!years
                || facets.year.is_some_and(|year| {
                    self.from_year.is_none_or(|from| from <= year)
                        && self.until_year.is_none_or(|until| year <= until)
                }))
    }
}

/// Where a result stands among others: smaller is better. More words first, then what they are
/// worth, then the shorter heading, of which the words are a greater part; then by kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    words: u8,
    worth: u16,
    length: u16,
    pub(super) place: u32,
}

impl Rank {
    pub(super) fn new(place: u32, tally: Tally, length: u16) -> Self {
        Self {
            words: u8::MAX - tally.words,
            worth: u16::MAX - tally.worth,
            length,
            place,
        }
    }
}

/// The best of many ranks, without keeping all of them.
#[derive(Debug)]
pub(super) struct Best {
    kept: Vec<Rank>,
    limit: usize,
    worst: Option<Rank>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            kept: Vec::new(),
            limit,
            worst: None,
        }
    }

    pub(super) fn add(&mut self, rank: Rank) {
        if self.limit == 0 || self.worst.is_some_and(|worst| worst <= rank) {
            return;
        }
        self.kept.push(rank);
        if self.kept.len() >= self.limit.saturating_mul(2) {
            let (_, worst, _) = self.kept.select_nth_unstable(self.limit - 1);
            self.worst = Some(*worst);
            self.kept.truncate(self.limit);
        }
    }

    pub(super) fn sorted(mut self) -> Vec<Rank> {
        self.kept.sort_unstable();
        self.kept.truncate(self.limit);
        self.kept
    }
}

/// What is shown of a record that was found.
pub(super) fn hit(
    entry: &Entry,
    words: &[Word],
    reader: Language,
    analysers: &mut Analysers,
) -> Hit {
    let (text, language) = entry.heading(reader);
    let marks = analysers.marks(text, Some(language), words);
    Hit {
        kind: entry.kind,
        slug: entry.slug.clone(),
        language,
        text: text.to_owned(),
        passage: passage(entry, words, reader, analysers, marks.words()),
        marks: marks.ranges(),
    }
}

/// The text that says most of what the heading, which has the words `known`, does not say.
fn passage(
    entry: &Entry,
    words: &[Word],
    reader: Language,
    analysers: &mut Analysers,
    known: u32,
) -> Option<Passage> {
    if known.count_ones() as usize == words.len() {
        return None;
    }
    let mut best: Option<((u32, bool), &Wording, Marks)> = None;
    for wording in entry.said() {
        let marks = analysers.marks(&wording.text, wording.language, words);
        let new = (marks.words() & !known).count_ones();
        let is_read = wording.language.is_none_or(|language| language == reader);
        let order = (new, is_read);
        if new > 0 && best.as_ref().is_none_or(|(best, ..)| *best < order) {
            best = Some((order, wording, marks));
        }
    }
    let (_, wording, marks) = best?;
    let (text, marks) = excerpt(&wording.text, &marks, !known);
    Some(Passage {
        text,
        language: wording.language,
        marks,
    })
}

/// A text, or as much of it as there is room for, from a little before the first mark of a word
/// of `wanted`.
fn excerpt(text: &str, marks: &Marks, wanted: u32) -> (String, Vec<Range<usize>>) {
    if text.len() <= LONGEST_PASSAGE {
        return (text.to_owned(), marks.ranges());
    }
    let first = marks.first(wanted);
    let earliest = text.floor_char_boundary(first.saturating_sub(BEFORE_MARK));
    let lead = text.get(earliest..first).unwrap_or_default();
    let start = match lead.find(' ') {
        _ if earliest == 0 => 0,
        Some(space) => earliest + space + 1,
        None => earliest,
    };
    let latest = text.floor_char_boundary(start + LONGEST_PASSAGE);
    let rest = text.get(start..latest).unwrap_or_default();
    let end = match rest.rfind(' ') {
        _ if latest == text.len() => latest,
        Some(space) => start + space,
        None => latest,
    };
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    let shift = shown.len();
    shown.push_str(text.get(start..end).unwrap_or_default());
    if end < text.len() {
        shown.push('…');
    }
    let ranges = marks
        .ranges()
        .into_iter()
        .filter(|range| start <= range.start && range.end <= end)
        .map(|range| range.start - start + shift..range.end - start + shift)
        .collect();
    (shown, ranges)
}
