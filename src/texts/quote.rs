//! Quotations against the text that they quote: found, found with differences, not found.
//!
//! It compares words; it decides neither how bad a difference is nor who made it.

use std::collections::{BTreeMap, HashMap};

use super::held::{Held, HeldText};
use super::words::{Word, fold, words};

/// What came of looking a quotation up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteMatch {
    /// The words stand there.
    Found,
    /// Nearly these words stand there.
    FoundWithDifferences {
        /// The words that do.
        passage: String,
    },
    /// Nothing like it stands there.
    NotFound,
    /// The text is not held in the language of the quotation, or not the part that it may be from.
    NotHeld,
}

/// The wordings of a text: every section as it is read from its first word to its last, and every
/// part as it is read from the words above it.
#[derive(Debug)]
pub(super) struct Wordings {
    readings: Vec<Reading>,
    /// For each word, the readings that have it, in order.
    with_word: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Reading {
    text: String,
    folded: String,
}

/// How much of a quotation must be there for the rest to be called a difference: more than half.
const ALIKE: f64 = 0.5;
/// How many words of a quotation are compared; a quotation has a few.
const LONGEST: usize = 300;
/// How many readings are looked at word by word: those with most of the words.
const LOOKED_AT: usize = 8;
/// How many bytes the words above a part may have to be read with it.
const INTRODUCTION: usize = 4_000;
/// How many times the size of the text all readings of its parts may have; laws need three or four.
const TIMES: usize = 16;
/// How many words of one reading are looked at.
const READ: usize = 40_000;

impl Wordings {
    pub(super) fn of(text: &HeldText) -> Self {
        let mut wordings = Self {
            readings: Vec::new(),
            with_word: HashMap::new(),
        };
        let mut room = text.size() * TIMES + TIMES;
        for words in &text.loose {
            wordings.add(words.clone());
        }
        for held in &text.provisions {
            wordings.add(held.note.clone().unwrap_or_default());
            if held.parent.is_none() {
                let mut whole = String::new();
                text.read_through(held, Marks::Left, &mut whole);
                wordings.add(whole);
                if !held.children.is_empty() {
                    let mut marked = String::new();
                    text.read_through(held, Marks::Told, &mut marked);
                    wordings.add(marked);
                }
            } else if let Some(left) = room.checked_sub(1) {
                let mut reading = String::new();
                text.read_above(held, &mut reading);
                if reading.len() > INTRODUCTION {
                    reading.clear();
                }
                text.read_through(held, Marks::Left, &mut reading);
                room = left.saturating_sub(reading.len());
                wordings.add(reading);
            }
        }
        wordings
    }

    fn add(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        let place = self.readings.len();
        for word in words(&text) {
            let with = self.with_word.entry(word.folded).or_default();
            if with.last() != Some(&place) {
                with.push(place);
            }
        }
        let folded = fold(&text);
        self.readings.push(Reading { text, folded });
    }

    /// Looks a quotation up. What it leaves out in square brackets or by three points may be
    /// anything.
    pub(super) fn look_up(&self, quote: &str) -> QuoteMatch {
        let parts = parts(quote);
        if parts.is_empty() {
            return QuoteMatch::NotFound;
        }
        let folded: Vec<String> = parts.iter().map(|part| fold(part)).collect();
        if self
            .readings
            .iter()
            .any(|reading| has_in_order(&reading.folded, &folded))
        {
            return QuoteMatch::Found;
        }
        let mut passages = Vec::new();
        for part in &parts {
            match self.most_alike(part) {
                Some(passage) => passages.push(passage),
                None => return QuoteMatch::NotFound,
            }
        }
        QuoteMatch::FoundWithDifferences {
            passage: passages.join(" … "),
        }
    }

    /// The passage most like these words, if one is like them.
    fn most_alike(&self, part: &str) -> Option<String> {
        let mut quoted = words(part);
        quoted.truncate(LONGEST);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let mut distinct: Vec<&str> = quoted.iter().map(|word| word.folded.as_str()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        for word in distinct {
            for &place in self.with_word.get(word).into_iter().flatten() {
                *shared.entry(place).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_by(|(a, one), (b, other)| other.cmp(one).then(a.cmp(b)));
        let mut best: Option<(usize, String)> = None;
        for (place, _) in candidates.into_iter().take(LOOKED_AT) {
            let Some(reading) = self.readings.get(place) else {
                continue;
            };
            let mut read = words(&reading.text);
            read.truncate(READ);
            let Some((cost, first, last)) = align(&quoted, &read) else {
                continue;
            };
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                let passage = reading.text.get(first..last).unwrap_or_default();
                best = Some((cost, passage.to_owned()));
            }
        }
        let (cost, passage) = best?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a quotation has a few hundred words at most"
        )]
        let alike = 1.0 - cost as f64 / (quoted.len() * WHOLE) as f64;
        (alike > ALIKE).then_some(passage)
    }
}

/// Whether the marks of provisions are read with their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Told,
    Left,
}

impl HeldText {
    /// How many bytes its words have.
    fn size(&self) -> usize {
        let of = |held: &Held| {
            held.text
                .iter()
                .chain(&held.after)
                .map(String::len)
                .sum::<usize>()
        };
        self.provisions.iter().map(of).sum()
    }

    /// The words of a provision and of its parts, from first to last.
    fn read_through(&self, held: &Held, marks: Marks, reading: &mut String) {
        if marks == Marks::Told {
            append(reading, &self.mark(held));
        }
        for text in &held.text {
            append(reading, text);
        }
        for part in held
            .children
            .iter()
            .filter_map(|it| self.provisions.get(*it))
        {
            // No label is deeper than a dozen.
            self.read_through(part, marks, reading);
        }
        for text in &held.after {
            append(reading, text);
        }
    }

    /// The words that stand above a provision, from the outermost on.
    fn read_above(&self, held: &Held, reading: &mut String) {
        let above = held.parent.and_then(|parent| self.provisions.get(parent));
        if let Some(above) = above {
            self.read_above(above, reading);
            for text in &above.text {
                append(reading, text);
            }
        }
    }
}

fn append(reading: &mut String, text: &str) {
    if !reading.is_empty() && !text.is_empty() {
        reading.push(' ');
    }
    reading.push_str(text);
}

/// The parts of a quotation between what it leaves out, without marks of quotation and stops
/// around them. `[t]he` is `the`: one letter in brackets was only put in another case.
fn parts(quote: &str) -> Vec<String> {
    let mut plain = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((inside, after)) => {
                if inside.chars().count() == 1 && inside.chars().all(char::is_alphabetic) {
                    plain.push_str(inside);
                } else {
                    plain.push('\u{2026}');
                }
                rest = after;
            }
            None => rest = after,
        }
    }
    plain.push_str(rest);
    let plain = plain
        .replace("...", "\u{2026}")
        .replace(". . .", "\u{2026}");
    plain
        .split('\u{2026}')
        .map(|part| part.trim_matches(|it: char| !it.is_alphanumeric() && !"()$%§".contains(it)))
        .filter(|part| part.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// Whether all parts stand in a text, one after the other.
fn has_in_order(text: &str, parts: &[String]) -> bool {
    let mut from = 0;
    for part in parts {
        match find(text, from, part) {
            Some(end) => from = end,
            None => return false,
        }
    }
    true
}

/// The end of the first place after `from` where these words stand, whole. Their first letter may
/// be small or capital.
fn find(text: &str, from: usize, part: &str) -> Option<usize> {
    let mut letters = part.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let mut at = from;
    // Looked up without its first letter, which may be another one in the text.
    while let Some(found) = text.get(at..).and_then(|text| text.find(rest)) {
        let start = at + found;
        let end = start + rest.len();
        let before = text.get(from..start).and_then(|it| it.chars().next_back());
        if let Some(letter) = before
            && letter.to_lowercase().eq(first.to_lowercase())
        {
            let outside = text
                .get(..start - letter.len_utf8())
                .and_then(|it| it.chars().next_back());
            let after = text.get(end..).and_then(|it| it.chars().next());
            let is_whole = !joins(outside, Some(first)) && !joins(part.chars().next_back(), after);
            if is_whole {
                return Some(end);
            }
        }
        at = start
            + text
                .get(start..)
                .and_then(|it| it.chars().next())?
                .len_utf8();
    }
    None
}

/// Whether two neighbours belong to one word.
fn joins(one: Option<char>, other: Option<char>) -> bool {
    one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
}

/// What it costs that a quoted word is another one.
const WHOLE: usize = 5;
/// What it costs that a quoted word is not there: more, so that a word is told by what stands there.
const NOT_THERE: usize = 6;
/// What it costs that a word was left out: less, so that what is quoted around it stays together.
const LEFT_OUT: usize = 4;
/// What it costs that a word has another ending.
const ENDING: usize = 1;

/// The stretch of `read` that is most like `quoted`: what their differences cost, its first byte and
/// the first byte after it.
fn align(quoted: &[Word], read: &[Word]) -> Option<(usize, usize, usize)> {
    // For each word read: the cheapest way to have what was quoted so far end with it, and where
    // that way began. It may begin anywhere for nothing.
    let mut row: Vec<(usize, usize)> = (0..=read.len()).map(|start| (0, start)).collect();
    for (done, word) in quoted.iter().enumerate() {
        let mut diagonal = row.first().copied()?;
        let mut left = ((done + 1) * NOT_THERE, 0);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (column, other) in read.iter().enumerate() {
            let slot = row.get_mut(column + 1)?;
            let up = *slot;
            let replaced = (diagonal.0 + difference(word, other), diagonal.1);
            let missing = (up.0 + NOT_THERE, up.1);
            let added = (left.0 + LEFT_OUT, left.1);
            // Of ways that cost the same, the one that began last is the shortest.
            left = [replaced, missing, added]
                .into_iter()
                .min_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
            *slot = left;
            diagonal = up;
        }
    }
    let (end, &(cost, start)) = row
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
    let first = read.get(start)?.start;
    let last = read.get(end.checked_sub(1)?)?.end;
    (start < end).then_some((cost, first, last))
}

fn difference(one: &Word, other: &Word) -> usize {
    let (a, b) = (one.folded.as_str(), other.folded.as_str());
    if a == b {
        return 0;
    }
    let shared = a
        .chars()
        .zip(b.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let longest = a.chars().count().max(b.chars().count());
    if shared >= 4 && longest - shared <= 3 {
        ENDING
    } else {
        WHOLE
    }
}
