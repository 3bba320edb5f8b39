//! Sentences whose items are links: one wording for pages and terminals.

use super::parts::Link;
use super::words::{Part, Words};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// An item, as a link.
    Item(Link),
}

/// A sentence whose items are links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Its pieces, in order; blanks are in the words.
    pub pieces: Vec<Piece>,
}

impl Sentence {
    /// The sentence as a terminal shows it.
    #[must_use]
    pub fn plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Item(link) => link.text.text.as_str(),
            })
            .collect()
    }

    /// Begins with a capital, if it begins with words.
    pub(super) fn capitalize(&mut self) {
        if let Some(Piece::Words(words)) = self.pieces.first_mut() {
            let mut rest = words.chars();
            if let Some(first) = rest.next() {
                *words = first.to_uppercase().chain(rest).collect();
            }
        }
    }

    /// Adds words at the end.
    pub(super) fn write(&mut self, words: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Words(last)) => last.push_str(words),
            Some(Piece::Item(_)) | None => self.pieces.push(Piece::Words(words.to_owned())),
        }
    }

    /// Adds what another sentence says.
    pub(super) fn add(&mut self, other: Self) {
        for piece in other.pieces {
            match piece {
                Piece::Words(words) => self.write(&words),
                Piece::Item(link) => self.pieces.push(Piece::Item(link)),
            }
        }
    }
}

impl From<Link> for Sentence {
    fn from(link: Link) -> Self {
        Self {
            pieces: vec![Piece::Item(link)],
        }
    }
}

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        Self {
            pieces: vec![Piece::Words(words)],
        }
    }
}

/// What can be put into a sentence.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// Words and items.
    Pieces(Sentence),
    /// A number, which may decide between singular and plural.
    Count(usize),
}

impl Words {
    /// The sentence with this key, with its parts, whose items stay links.
    pub(super) fn sentence(&self, key: &str, slots: &[(&str, Slot)]) -> Sentence {
        // Each part is put in as a mark that no text can hold, and the marks are then replaced.
        let marks: Vec<String> = (0..slots.len())
            .map(|place| format!("\u{2}{place}\u{3}"))
            .collect();
        let parts: Vec<(&str, Part<'_>)> = slots
            .iter()
            .zip(&marks)
            .map(|((name, slot), mark)| {
                let part = match slot {
                    Slot::Pieces(_) => Part::Text(mark),
                    Slot::Count(count) => Part::Count(*count),
                };
                (*name, part)
            })
            .collect();
        let text = self.say_with(key, &parts);
        let mut sentence = Sentence::default();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('\u{2}') {
            sentence.write(before);
            let Some((place, after)) = after.split_once('\u{3}') else {
                break;
            };
            let slot = place.parse::<usize>().ok().and_then(|it| slots.get(it));
            if let Some((_, Slot::Pieces(pieces))) = slot {
                sentence.add(pieces.clone());
            }
            rest = after;
        }
        sentence.write(rest);
        sentence
    }

    /// "A", "A and B", "A, B and C"; `joint` is the key of the word between the last two.
    pub(super) fn list(&self, items: Vec<Sentence>, joint: &str) -> Sentence {
        let joint = self.say(joint);
        let last = items.len().saturating_sub(1);
        let mut list = Sentence::default();
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 && place == last {
                list.write(&format!(" {joint} "));
            } else if place > 0 {
                list.write(", ");
            }
            list.add(item);
        }
        list
    }

    /// An item in quotation marks, as the language sets them.
    pub(super) fn quoted(&self, link: Link) -> Sentence {
        self.sentence("quoted", &[("item", Slot::Pieces(link.into()))])
    }
}
