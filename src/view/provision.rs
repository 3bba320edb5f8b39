//! The text of the law beside what cites it: the provision with the words above it, in the reader's
//! language, and how a quotation compares with it.
//!
//! It shows what is held, and says so; it says nothing about what the text means.

use crate::model::{Citation, Language, Locator};
use crate::texts::{Lookup, Passage, Provision, Publisher, QuoteMatch};

use super::parts::Said;
use super::reader::Reader;
use super::words::Part;

/// The provisions that a citation names, as far as they are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionView {
    /// "Text of s. 102(2)".
    pub title: String,
    /// The provisions, in the order of the citation.
    pub provisions: Vec<ProvisionText>,
    /// What is named and not shown, in sentences.
    pub absent: Vec<String>,
    /// Whose text it is, and that it is not official.
    pub notice: String,
}

/// The text of one provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionText {
    /// "s. 102(2)".
    pub place: String,
    /// Its marginal note.
    pub note: Option<String>,
    /// The language of the text, if it is not the reader's.
    pub lang: Option<Language>,
    /// Up to when the text is current, since when it is in force, and in which language it is held if
    /// not in the reader's.
    pub facts: Vec<String>,
    /// Its lines, from the words above it on.
    pub lines: Vec<ProvisionLine>,
    /// "and 40 more".
    pub more: Option<String>,
    /// Where its wording came from.
    pub history: Option<String>,
}

/// A line of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionLine {
    /// Its mark, such as `(a)`.
    pub mark: String,
    /// Its own marginal note.
    pub note: Option<String>,
    /// How far it is set in.
    pub depth: usize,
    /// The words.
    pub text: String,
    /// Whether it is what the citation names.
    pub part: LinePart,
}

/// Whether a line belongs to what is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePart {
    /// It stands above what is cited, and leads to it.
    Above,
    /// It is cited.
    Cited,
}

/// How a quotation compares with the text that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteCheck {
    /// "found in the text held here".
    pub outcome: String,
    /// The words that stand there instead.
    pub passage: Option<Said>,
}

/// How many provisions of one citation are shown.
const SHOWN: usize = 12;
/// How many lines of one provision are shown.
const LINES: usize = 80;

/// The text of what a citation names, if some of it is held.
#[must_use]
pub(super) fn provision(reader: Reader<'_>, citation: &Citation) -> Option<ProvisionView> {
    let texts = reader.kb.texts()?;
    let at = citation.at.as_ref()?;
    let mut provisions = Vec::new();
    let mut absent = Vec::new();
    let mut publisher = Publisher::Unnamed;
    let mut more = 0;
    for (label, lookup) in texts.cited(citation, reader.language()) {
        let place = reader.words.locator(&moved(at, label.as_str()));
        match lookup {
            Lookup::Found(_) if provisions.len() >= SHOWN => more += 1,
            Lookup::Found(found) => {
                publisher = found.publisher;
                provisions.push(reader.provision_text(at, *found));
            }
            Lookup::NoSuchProvision { .. } => {
                absent.push(reader.say_with("provision-unknown", &[("place", Part::Text(&place))]));
            }
            Lookup::NotSelected => absent
                .push(reader.say_with("provision-not-selected", &[("place", Part::Text(&place))])),
            Lookup::NotHeld => {}
        }
    }
    if provisions.is_empty() {
        return None;
    }
    if more > 0 {
        absent.push(reader.say_with("and-more", &[("count", Part::Count(more))]));
    }
    let place = reader.words.locator(at);
    Some(ProvisionView {
        title: reader.say_with("provision-title", &[("place", Part::Text(&place))]),
        provisions,
        absent,
        notice: reader.say(match publisher {
            Publisher::Justice => "provision-notice-justice",
            Publisher::Unnamed => "provision-notice",
        }),
    })
}

/// How the quotation of a citation compares with the text. Nothing if there is no quotation, or no
/// folder of texts to compare it with.
#[must_use]
pub(super) fn quote_check(reader: Reader<'_>, citation: &Citation) -> Option<QuoteCheck> {
    let quote = citation.quote.as_ref()?;
    let (key, passage) = match reader.kb.texts()?.verified(citation)? {
        QuoteMatch::Found => ("quote-found", None),
        QuoteMatch::FoundWithDifferences { passage } => ("quote-found-otherwise", Some(passage)),
        QuoteMatch::NotFound => ("quote-not-found", None),
        QuoteMatch::NotHeld => ("quote-not-held", None),
    };
    Some(QuoteCheck {
        outcome: reader.say(key),
        passage: passage.map(|text| Said {
            text,
            lang: (quote.lang != reader.language()).then_some(quote.lang),
        }),
    })
}

/// The same kind of place with another number.
fn moved(at: &Locator, number: &str) -> Locator {
    let number = number.to_owned();
    match at {
        Locator::Article(_) => Locator::Article(number),
        Locator::Paragraph(_) => Locator::Paragraph(number),
        Locator::Section(_)
        | Locator::Page(_)
        | Locator::Part(_)
        | Locator::Headnote
        | Locator::Whole => Locator::Section(number),
    }
}

impl Reader<'_> {
    fn provision_text(&self, at: &Locator, found: Provision) -> ProvisionText {
        let is_foreign = found.language != self.language();
        let mut facts = Vec::new();
        if is_foreign {
            facts.push(self.say(match found.language {
                Language::En => "provision-in-en",
                Language::Fr => "provision-in-fr",
            }));
        }
        let dated = |key, day| self.say_with(key, &[("date", Part::Text(&self.words.date(day)))]);
        facts.extend(
            found
                .current_to
                .map(|day| dated("provision-current-to", day)),
        );
        facts.extend(
            found
                .in_force_from
                .map(|day| dated("provision-in-force-from", day)),
        );
        let (mut lines, left_out) = lines(&found);
        lines.truncate(LINES);
        ProvisionText {
            place: self.words.locator(&moved(at, &found.written)),
            note: found.note,
            lang: is_foreign.then_some(found.language),
            facts,
            lines,
            more: (left_out > 0)
                .then(|| self.say_with("and-more", &[("count", Part::Count(left_out))])),
            history: found.history,
        }
    }
}

/// Every line of a provision, and how many of them are too many.
fn lines(found: &Provision) -> (Vec<ProvisionLine>, usize) {
    let line = |passage: &Passage, depth, part| ProvisionLine {
        mark: passage.mark.clone(),
        note: passage.note.clone(),
        depth,
        text: passage.text.clone(),
        part,
    };
    let own_depth = found.above.last().map_or(0, |above| above.depth + 1);
    let own = |(place, text): (usize, &String)| ProvisionLine {
        mark: if place == 0 {
            found.mark.clone()
        } else {
            String::new()
        },
        note: None,
        depth: own_depth,
        text: text.clone(),
        part: LinePart::Cited,
    };
    // The nearest note is told already, and a section may have no other words.
    let above = found
        .above
        .iter()
        .filter(|it| !it.text.is_empty())
        .map(|it| ProvisionLine {
            note: it
                .note
                .clone()
                .filter(|note| found.note.as_ref() != Some(note)),
            ..line(it, it.depth, LinePart::Above)
        });
    let below = found
        .below
        .iter()
        .map(|it| line(it, own_depth + 1 + it.depth, LinePart::Cited));
    let after = found.after.iter().map(|text| ProvisionLine {
        mark: String::new(),
        note: None,
        depth: own_depth,
        text: text.clone(),
        part: LinePart::Cited,
    });
    let mut lines: Vec<ProvisionLine> = above
        .chain(found.text.iter().enumerate().map(own))
        .chain(below)
        .chain(after)
        .collect();
    let least = lines
        .iter()
        .map(|line| line.depth)
        .min()
        .unwrap_or_default();
    for line in &mut lines {
        line.depth -= least;
    }
    let left_out = lines.len().saturating_sub(LINES);
    (lines, left_out)
}
