//! Words as they are compared: what only typesetters tell apart is made alike.
//!
//! It knows letters and signs, no law and no language.

/// A word of a text, and where it stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word in small letters.
    pub(super) folded: String,
    /// The first byte.
    pub(super) start: usize,
    /// The first byte after.
    pub(super) end: usize,
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')));
    for (at, character) in ends {
        // A mark without width is no gap.
        if character.is_alphanumeric() || is_invisible(character) {
            start = start.or_else(|| character.is_alphanumeric().then_some(at));
        } else if let Some(start) = start.take() {
            let word = text.get(start..at).unwrap_or_default();
            found.push(Word {
                folded: fold(word).to_lowercase(),
                start,
                end: at,
            });
        }
    }
    found
}

/// The text with its blanks, quotation marks, dashes and ligatures made alike. Letters keep their
/// case and their accents, and every other sign stays.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars().filter(|it| !is_invisible(*it)) {
        match character {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{60}'
            | '\u{b4}' => folded.push('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => folded.push('"'),
            '\u{ab}' => folded.push_str(" \u{1}"),
            '\u{bb}' => folded.push_str("\u{2} "),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            '\u{153}' => folded.push_str("oe"),
            '\u{152}' => folded.push_str("Oe"),
            '\u{e6}' => folded.push_str("ae"),
            '\u{c6}' => folded.push_str("Ae"),
            other => folded.push(other),
        }
    }
    without_loose_blanks(&folded).replace(['\u{1}', '\u{2}'], "\"")
}

/// One blank between words, none where only one of the two languages has one: inside quotation
/// marks, around dashes, before a stop.
fn without_loose_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        let sticks = part.starts_with(|it| {
            matches!(it, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '-' | '\u{2}')
        });
        let holds = kept.ends_with(['(', '-', '\u{1}']);
        if !kept.is_empty() && !sticks && !holds {
            kept.push(' ');
        }
        kept.push_str(part);
    }
    kept
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}
