//! Texts as lines: a label, a tab, the words. `#` begins what the file says of itself.
//!
//! It reads the form; which text it is, the name of the file says.

use crate::model::Date;
use crate::texts::{Extent, Line, LineKind, Publisher};

use super::Read;

/// How many characters a label has at most.
const LABEL: usize = 80;

/// The lines of a text, and what the file says of it.
pub(super) fn read(text: &str) -> Read {
    let mut header = String::new();
    let mut lines = Vec::new();
    let mut odd = Odd::default();
    for (number, line) in text.lines().enumerate() {
        if let Some(comment) = line.strip_prefix('#') {
            header.push_str(comment);
            header.push('\n');
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        match line.split_once('\t') {
            Some((label, words)) if label.chars().count() <= LABEL => {
                let (kind, words) = kind_of(words);
                lines.push(Line {
                    label: label.trim().to_owned(),
                    kind,
                    text: words.trim().to_owned(),
                    in_force_from: None,
                });
            }
            Some(_) | None => odd.note(number + 1),
        }
    }
    let header = header.to_lowercase();
    Read {
        publisher: publisher(&header),
        extent: extent(&header),
        current_to: current_to(&header),
        lines,
        complaint: odd.complaint(),
    }
}

/// Lines that are not in the form.
#[derive(Default)]
struct Odd {
    first: Option<usize>,
    count: usize,
}

impl Odd {
    fn note(&mut self, number: usize) {
        self.first = self.first.or(Some(number));
        self.count += 1;
    }

    fn complaint(&self) -> Option<String> {
        let first = self.first?;
        Some(match self.count {
            1 => format!("line {first} is not a label, a tab and words, and is left out"),
            count => format!(
                "{count} lines, the first of them line {first}, are not a label, a tab and words, and are left out"
            ),
        })
    }
}

fn kind_of(words: &str) -> (LineKind, &str) {
    if let Some(note) = words.strip_prefix("[note]") {
        (LineKind::Note, note)
    } else if let Some(history) = words.strip_prefix("[history]") {
        (LineKind::History, history)
    } else {
        (LineKind::Text, words)
    }
}

fn publisher(header: &str) -> Publisher {
    let names = [
        "department of justice",
        "ministère de la justice",
        "ministere de la justice",
    ];
    if names.iter().any(|name| header.contains(name)) {
        Publisher::Justice
    } else {
        Publisher::Unnamed
    }
}

fn extent(header: &str) -> Extent {
    let says = [
        "selected",
        "selection",
        "sélection",
        "choisis",
        "extrait",
        "excerpt",
    ];
    if says.iter().any(|word| header.contains(word)) {
        Extent::Selection
    } else {
        Extent::Whole
    }
}

/// The day after the words that say up to when a text is current.
fn current_to(header: &str) -> Option<Date> {
    let says = [
        "consolidated to",
        "current to",
        "à jour au",
        "a jour au",
        "à jour jusqu’au",
    ];
    says.iter().find_map(|words| {
        let (_, after) = header.split_once(words)?;
        after.trim_start().get(..10)?.parse().ok()
    })
}
