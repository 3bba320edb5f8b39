//! One held text: the provisions of a work in one language, by label.
//!
//! It is made of lines, however a file wrote them, and never changes.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::diagnostic::nearest;
use crate::model::{Date, Language};

use super::label::Label;
use super::locator::Place;
use super::provision::{Passage, Provision};
use super::quote::Wordings;

/// A line of a text: some words, and the provision that they belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The label as the text writes it; empty for words that belong to no provision.
    pub label: String,
    /// What the words are.
    pub kind: LineKind,
    /// The words.
    pub text: String,
    /// The day from which they are said to be in force.
    pub in_force_from: Option<Date>,
}

/// What the words of a line are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// What the provision says.
    Text,
    /// Its marginal note.
    Note,
    /// Where its wording came from.
    History,
}

/// What holds for a text as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The language.
    pub language: Language,
    /// Who published it.
    pub publisher: Publisher,
    /// How much of the work it holds.
    pub extent: Extent,
    /// The day up to which it is said to be current.
    pub current_to: Option<Date>,
}

/// Who published a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publisher {
    /// The Department of Justice.
    Justice,
    /// The text does not say.
    Unnamed,
}

/// How much of a work a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it: a provision that is not there does not exist.
    Whole,
    /// Some sections, as the text itself says: of others nothing can be said.
    Selection,
}

/// A provision in its place.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) label: Label,
    written: String,
    pub(super) note: Option<String>,
    pub(super) text: Vec<String>,
    pub(super) after: Vec<String>,
    history: Vec<String>,
    in_force_from: Option<Date>,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
}

/// A work in one language, as it is held.
#[derive(Debug)]
pub struct HeldText {
    /// What holds for the whole of it.
    pub about: About,
    pub(super) provisions: Vec<Held>,
    pub(super) loose: Vec<String>,
    by_label: HashMap<Label, usize>,
    wordings: OnceLock<Wordings>,
}

/// How many parts of a provision are copied out: more than any page shows.
const PARTS: usize = 400;

impl HeldText {
    /// A text out of its lines, in their order. A provision of which only parts are there is there
    /// too, without words of its own.
    #[must_use]
    pub fn of(about: About, lines: Vec<Line>) -> Self {
        let mut text = Self {
            about,
            provisions: Vec::new(),
            loose: Vec::new(),
            by_label: HashMap::new(),
            wordings: OnceLock::new(),
        };
        for line in lines {
            text.take_in(line);
        }
        text
    }

    fn take_in(&mut self, line: Line) {
        if line.label.trim().is_empty() {
            if line.kind == LineKind::Text {
                self.loose.push(line.text);
            }
            return;
        }
        let label = Label::of(&line.label);
        let place = self.place_for(&label, line.label.trim());
        let Some(held) = self.provisions.get_mut(place) else {
            return;
        };
        held.in_force_from = held.in_force_from.or(line.in_force_from);
        match line.kind {
            LineKind::Text if held.children.is_empty() => held.text.push(line.text),
            LineKind::Text => held.after.push(line.text),
            LineKind::Note if held.note.is_none() => held.note = Some(line.text),
            // A second note stands before other words of the same provision.
            LineKind::Note => held.text.push(line.text),
            LineKind::History => held.history.push(line.text),
        }
    }

    /// Where a provision stands; it, and those above it, are made if they are not there.
    fn place_for(&mut self, label: &Label, written: &str) -> usize {
        if let Some(&place) = self.by_label.get(label) {
            return place;
        }
        // No label is deeper than a dozen.
        let parent = label
            .parent()
            .map(|above| self.place_for(&above, above.as_str()));
        let place = self.provisions.len();
        self.provisions.push(Held {
            label: label.clone(),
            written: written.to_owned(),
            note: None,
            text: Vec::new(),
            after: Vec::new(),
            history: Vec::new(),
            in_force_from: None,
            parent,
            children: Vec::new(),
        });
        if let Some(above) = parent.and_then(|parent| self.provisions.get_mut(parent)) {
            above.children.push(place);
        }
        self.by_label.insert(label.clone(), place);
        place
    }

    /// Whether there is no provision.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty()
    }

    /// The labels of all provisions, in the order of the text.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.provisions.iter().map(|held| &held.label)
    }

    /// Whether there is such a provision.
    #[must_use]
    pub fn has(&self, label: &Label) -> bool {
        self.by_label.contains_key(label)
    }

    /// Whether the text can say that there is no such provision: it is whole, or has the section.
    #[must_use]
    pub fn covers(&self, label: &Label) -> bool {
        match self.about.extent {
            Extent::Whole => true,
            Extent::Selection => self.has(&Label::of(label.section())),
        }
    }

    /// The label that was probably meant by one that is not there: of the parts of the same
    /// provision the last one before it; of sections, which have longer numbers, the one that is
    /// written most alike.
    #[must_use]
    pub fn nearest(&self, label: &Label) -> Option<String> {
        let parent = label.parent();
        let alike = self.labels().filter(|other| other.depth() == label.depth());
        let alike = nearest(label.as_str(), alike.map(Label::as_str));
        if let (Some(found), None) = (alike, &parent)
            && label.as_str().len() > 2
        {
            return Some(found.to_owned());
        }
        let is_numbered = label
            .as_str()
            .starts_with(|first: char| first.is_ascii_digit());
        let siblings: Vec<&Label> = self
            .labels()
            .filter(|other| other.depth() == label.depth() && other.parent() == parent)
            .filter(|_| is_numbered)
            .collect();
        let before = siblings
            .iter()
            .copied()
            .filter(|other| other.rank() < label.rank())
            .max_by_key(|other| other.rank());
        if let Some(found) = before.or(siblings.first().copied()) {
            return Some(found.to_string());
        }
        if let Some(above) = parent.filter(|above| self.has(above)) {
            return Some(above.to_string());
        }
        alike.map(str::to_owned)
    }

    /// The labels that a place names; of a span, all that stand between its ends in the text. Ends
    /// that do not exist are named as well.
    #[must_use]
    pub fn labels_of(&self, place: &Place) -> Vec<Label> {
        let (from, to) = match place {
            Place::One(label) => return vec![label.clone()],
            Place::Span(from, to) => (from, to),
        };
        let at = |label| self.by_label.get(label).copied();
        let between = at(from).zip(at(to)).and_then(|(first, last)| {
            let parent = self.provisions.get(first)?.parent;
            let siblings: Vec<Label> = (first..=last)
                .filter_map(|place| self.provisions.get(place))
                .filter(|held| held.parent == parent)
                .map(|held| held.label.clone())
                .collect();
            (siblings.last() == Some(to)).then_some(siblings)
        });
        between.unwrap_or_else(|| vec![from.clone(), to.clone()])
    }

    /// The provision with this label.
    #[must_use]
    pub fn provision(&self, label: &Label) -> Option<Provision> {
        let mut place = *self.by_label.get(label)?;
        let held = self.provisions.get(place)?;
        let mut below = Vec::new();
        self.parts(&held.children, 0, &mut below);
        let mut note = held.note.clone();
        let mut history = held.history.join("; ");
        let mut in_force_from = held.in_force_from;
        let mut above: Vec<Passage> = Vec::new();
        let mut at = held;
        // A parent always stands before its parts, so that this ends.
        while let Some(parent) = at.parent.filter(|parent| *parent < place) {
            let Some(outer) = self.provisions.get(parent) else {
                break;
            };
            note = note.or_else(|| outer.note.clone());
            in_force_from = in_force_from.or(outer.in_force_from);
            if history.is_empty() {
                history = outer.history.join("; ");
            }
            let words = self.own_words(outer, outer.label.depth());
            above.extend(words.into_iter().rev());
            (place, at) = (parent, outer);
        }
        above.reverse();
        Some(Provision {
            label: held.label.to_string(),
            written: held.written.clone(),
            mark: self.mark(held),
            language: self.about.language,
            publisher: self.about.publisher,
            current_to: self.about.current_to,
            in_force_from,
            note,
            above,
            text: held.text.clone(),
            below,
            after: held.after.clone(),
            history: (!history.is_empty()).then_some(history),
        })
    }

    fn parts(&self, children: &[usize], depth: usize, found: &mut Vec<Passage>) {
        for held in children.iter().filter_map(|it| self.provisions.get(*it)) {
            if found.len() >= PARTS {
                return;
            }
            found.extend(self.own_words(held, depth));
            // No label is deeper than a dozen.
            self.parts(&held.children, depth + 1, found);
            found.extend(held.after.iter().map(|text| Passage {
                mark: String::new(),
                note: None,
                depth,
                text: text.clone(),
            }));
        }
    }

    /// What a provision says before its parts, its mark and its note before the first words.
    fn own_words(&self, held: &Held, depth: usize) -> Vec<Passage> {
        let mut mark = self.mark(held);
        let mut note = held.note.clone();
        let silent = [String::new()];
        let words = if held.text.is_empty() {
            &silent[..]
        } else {
            &held.text
        };
        words
            .iter()
            .map(|text| Passage {
                mark: std::mem::take(&mut mark),
                note: note.take(),
                depth,
                text: text.clone(),
            })
            .collect()
    }

    /// What stands before a provision: the end of its label, or all of it for a section.
    pub(super) fn mark(&self, held: &Held) -> String {
        let parent = held.parent.and_then(|parent| self.provisions.get(parent));
        let end = parent.and_then(|parent| held.written.strip_prefix(parent.written.as_str()));
        end.unwrap_or(&held.written).to_owned()
    }

    /// The wordings of the text for quotations to be looked up in, made when they are first needed.
    pub(super) fn wordings(&self) -> &Wordings {
        self.wordings.get_or_init(|| Wordings::of(self))
    }
}
