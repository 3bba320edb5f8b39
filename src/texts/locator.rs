//! Locators to labels: `46, 54-55, 62`, `159.1, 159.3`, `159.5(a) to (h)`.
//!
//! What it cannot read it leaves out; judging how a locator is written is the work of a check.

use crate::model::Locator;

use super::label::Label;

/// Provisions that a locator names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One.
    One(Label),
    /// From one to another, both included.
    Span(Label, Label),
}

/// How many places of one locator are looked at; nobody writes as many.
const MOST: usize = 200;

/// The provisions that a locator names, in its order. Pages, parts and the like name none.
#[must_use]
pub fn places(locator: &Locator) -> Vec<Place> {
    let written = match locator {
        Locator::Section(text) | Locator::Article(text) | Locator::Paragraph(text) => text,
        Locator::Page(_) | Locator::Part(_) | Locator::Headnote | Locator::Whole => {
            return Vec::new();
        }
    };
    let list = spelt_alike(written);
    let mut found: Vec<Place> = Vec::new();
    for item in list.split([',', ';']).take(MOST) {
        let before = match found.last() {
            Some(Place::One(label) | Place::Span(_, label)) => Some(label),
            None => None,
        };
        found.extend(place(item, before));
    }
    found
}

/// Dashes as hyphens, and the words of lists and spans as their signs.
fn spelt_alike(written: &str) -> String {
    let dashes = |it| matches!(it, '\u{2010}'..='\u{2015}' | '\u{2212}');
    let mut list = written.replace(dashes, "-").replace('\u{a0}', " ");
    for (word, sign) in [
        (" to ", "-"),
        (" through ", "-"),
        (" à ", "-"),
        (" and ", ","),
        (" et ", ","),
        (" & ", ","),
        (" or ", ","),
        (" ou ", ","),
    ] {
        list = list.replace(word, sign);
    }
    list
}

fn place(item: &str, before: Option<&Label>) -> Option<Place> {
    let (from, to) = match item.split_once('-') {
        Some((from, to)) => (from, Some(to)),
        None => (item, None),
    };
    let from = label(bare(from), before)?;
    match to {
        None => Some(Place::One(from)),
        Some(to) => {
            let to = label(bare(to), Some(&from))?;
            Some(if to == from {
                Place::One(from)
            } else {
                Place::Span(from, to)
            })
        }
    }
}

fn label(written: &str, before: Option<&Label>) -> Option<Label> {
    Label::read(written).or_else(|| before?.beside(written))
}

/// The same without the word that people put before a number.
fn bare(written: &str) -> &str {
    let written = written.trim();
    let after = written.trim_start_matches(|it: char| it.is_alphabetic() || it == '§');
    let word = written.get(..written.len() - after.len()).unwrap_or("");
    let after = after.trim_start_matches(['.', ' ']);
    let is_word = [
        "s",
        "ss",
        "sec",
        "section",
        "sections",
        "subsection",
        "paragraph",
        "paragraphs",
        "para",
        "paras",
        "par",
        "art",
        "arts",
        "article",
        "articles",
        "paragraphe",
        "paragraphes",
        "alinéa",
        "al",
        "§",
        "§§",
    ]
    .contains(&word.to_lowercase().as_str());
    // `a)` is a place, not a word before one.
    if is_word && after.starts_with(|it: char| it.is_ascii_digit() || it == '(') {
        after
    } else {
        written
    }
}
