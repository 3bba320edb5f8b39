//! RON to records: gate 1, shape. It knows no folders and no other record.

use std::ops::Range;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, nearest};
use crate::model::{Case, LoadedWords, Record, Settings};

use super::spans;

/// What is wrong with the shape of a text, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadShape {
    pub(super) code: Code,
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// How deep brackets may nest; records need six levels.
pub(super) const DEEPEST: usize = 64;

/// What helps where nothing more is known.
const EXAMPLES: &str = "look at the example of such a record in docs/FORMAT.md";

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::IMPLICIT_SOME)
        .with_recursion_limit(DEEPEST)
}

pub(super) fn writing_options() -> ron::Options {
    options()
}

/// Reads one record, as a file holds it.
///
/// # Errors
/// A sentence that says what is wrong, with the line and the column.
pub fn record_from_str(text: &str) -> Result<Record, String> {
    options().from_str(text).map_err(|error| error.to_string())
}

/// A case as a file outside the knowledge holds it.
#[derive(Debug, Clone)]
pub enum GivenCase {
    /// A record.
    Record(Box<Case>),
    /// Facts only.
    Facts(Vec<String>),
}

/// Reads a case: a record of one, or a list of facts.
///
/// # Errors
/// A sentence that says what is wrong, with the line and the column.
pub fn case_from_str(text: &str) -> Result<GivenCase, String> {
    if text.trim_start().starts_with('[') {
        let facts = options().from_str(text).map_err(|error| error.to_string());
        return facts.map(GivenCase::Facts);
    }
    match record_from_str(text)? {
        Record::Case(case) => Ok(GivenCase::Record(Box::new(case))),
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Claim(_)
        | Record::Argument(_)
        | Record::Source(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Policy(_) => Err("this is a record of another kind than a case".to_owned()),
    }
}

/// Reads a list of records, as an import holds them.
///
/// # Errors
/// A sentence that says what is wrong, with the line and the column.
pub fn records_from_str(text: &str) -> Result<Vec<Record>, String> {
    options().from_str(text).map_err(|error| error.to_string())
}

/// Reads the settings, as `settings.ron` holds them.
///
/// # Errors
/// A sentence that says what is wrong, with the line and the column.
pub fn settings_from_str(text: &str) -> Result<Settings, String> {
    options().from_str(text).map_err(|error| error.to_string())
}

/// Reads a word list, as `loaded-words.ron` holds it.
///
/// # Errors
/// A sentence that says what is wrong, with the line and the column.
pub fn loaded_words_from_str(text: &str) -> Result<LoadedWords, String> {
    options().from_str(text).map_err(|error| error.to_string())
}

/// Reads a value of any shape, such as the settings or the list of an import.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, BadShape> {
    options().from_str(text).map_err(|error| {
        let bad = explain(text, error);
        match spans::deeper_than(text, DEEPEST) {
            // Whatever else is wrong follows from that.
            Some(span) => too_deep(span),
            None if spans::is_blank(text) => BadShape {
                code: Code::EmptyFile,
                span: 0..0,
                message: "the file holds nothing but comments".to_owned(),
                help: Some("write a record; docs/FORMAT.md shows one of each kind".to_owned()),
            },
            None => bad,
        }
    })
}

fn too_deep(span: Range<usize>) -> BadShape {
    BadShape {
        code: Code::TooDeep,
        span,
        message: format!("brackets are nested more than {DEEPEST} deep"),
        help: Some("records need six levels at most: look for a bracket too many".to_owned()),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the errors of the library are its own, and more may come"
)]
fn explain(text: &str, error: SpannedError) -> BadShape {
    let SpannedError { code: error, span } = error;
    let start = offset(text, span.start.line, span.start.col);
    let end = offset(text, span.end.line, span.end.col).max(start);
    let span = tighten(text, start..end);
    let bad = |code, message: String, help: Option<String>| BadShape {
        code,
        span: span.clone(),
        message,
        help,
    };
    match error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => {
            let of = match outer {
                // The library names the record around the text.
                _ if expected == ["en", "fr"] => " of a text".to_owned(),
                Some(outer) => format!(" of {}", reader_name(&outer)),
                None => String::new(),
            };
            let help = match nearest(&found, expected.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(expected)),
            };
            BadShape {
                span: find_near(text, &span, &found),
                ..bad(
                    Code::UnknownField,
                    format!("`{found}` is not a field{of}"),
                    Some(help),
                )
            }
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => {
            let help = match nearest(&found, expected.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(expected)),
            };
            BadShape {
                span: find_near(text, &span, &found),
                ..bad(
                    Code::UnknownWord,
                    format!("`{found}` is not one of the words possible here"),
                    Some(help),
                )
            }
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.map_or_else(|| "this record".to_owned(), |outer| reader_name(&outer));
            bad(
                Code::MissingField,
                format!("{of} has no `{field}`"),
                Some(format!(
                    "add `{field}: ..`; docs/FORMAT.md shows an example"
                )),
            )
        }
        Error::DuplicateStructField { field, .. } => bad(
            Code::DuplicateKey,
            format!("the field `{field}` stands twice"),
            Some("keep one of the two".to_owned()),
        ),
        Error::ExceededRecursionLimit => too_deep(span),
        Error::Message(message) => {
            // The model says what is wrong and, after a colon, what to do.
            let (code, message) = marked(&message).unwrap_or((Code::Syntax, &message));
            let (message, help) = message.rsplit_once(": ").unwrap_or((message, EXAMPLES));
            bad(code, plain(message), Some(help.to_owned()))
        }
        Error::InvalidValueForType { expected, found } => bad(
            Code::Syntax,
            format!("{found} does not belong here"),
            Some(format!("write {expected}")),
        ),
        other => {
            let begins = text.get(..span.start).is_some_and(spans::is_blank);
            let (message, help) = grammar(&other, begins);
            bad(Code::Syntax, message, Some(help.to_owned()))
        }
    }
}

/// What is wrong with the grammar and what to do; `begins` if nothing stands before the place.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the errors of the library are many, and most of them say what is wrong themselves"
)]
fn grammar(error: &Error, begins: bool) -> (String, &'static str) {
    let (message, help) = match error {
        Error::ExpectedString => ("a text belongs here", "put it in quotation marks"),
        Error::ExpectedIdentifier if begins => (
            "a record does not begin like this",
            "begin with its kind, such as `Claim(`",
        ),
        Error::ExpectedIdentifier => (
            "a word without quotation marks belongs here",
            "write the name of a field; or close the bracket that was opened before",
        ),
        Error::ExpectedMapColon => (
            "a colon is missing",
            "put a colon between the name of a field and its value",
        ),
        Error::TrailingCharacters => (
            "there is more after the end of the record",
            "keep one record a file; a list goes into a file named `import-<something>.ron`",
        ),
        Error::Eof => (
            "the file ends too early",
            "close every bracket and quotation mark",
        ),
        Error::ExpectedStringEnd => ("a text is not closed", "end it with a quotation mark"),
        Error::ExpectedComma => (
            "a comma is missing",
            "put a comma between fields and between the items of a list; or close the text before this with a quotation mark",
        ),
        other => return (plain(&other.to_string()), EXAMPLES),
    };
    (message.to_owned(), help)
}

/// Splits `[code] message`, the form in which the model marks its own refusals.
fn marked(message: &str) -> Option<(Code, &str)> {
    let (name, rest) = message.strip_prefix('[')?.split_once("] ")?;
    Some((Code::named(name)?, rest))
}

/// A sentence of a library in our style: small first letter, no full stop.
fn plain(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    match (letters.next(), letters.as_str().chars().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => message.to_owned(),
    }
}

/// The name of a struct as readers know it.
fn reader_name(outer: &str) -> String {
    match outer {
        "Topic" | "Claim" | "Source" | "Predicate" | "Rule" | "Case" | "Policy" => {
            format!("a {}", outer.to_lowercase())
        }
        "RuleSet" => "a rule set".to_owned(),
        "Role" => "a person of a case".to_owned(),
        "Question" => "a question".to_owned(),
        "Redating" => "an entry of `redates`".to_owned(),
        "Issue" | "Argument" | "Actor" | "Interval" | "Event" => {
            format!("an {}", outer.to_lowercase())
        }
        "Citation" => "a citation".to_owned(),
        "Quote" => "a quote".to_owned(),
        "StandingChange" => "an entry of `standing`".to_owned(),
        "Settings" => "the settings".to_owned(),
        "Expect" => "an expectation".to_owned(),
        "Standpoint" => "a standpoint".to_owned(),
        other => format!("`{other}`"),
    }
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The byte at a line and a column, both counted from 1, columns in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(end) => start += end + 1,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(index, _)| start + index)
}

/// The span without the blanks and commas around it, and never empty unless the file ends there.
fn tighten(text: &str, span: Range<usize>) -> Range<usize> {
    let inner = text.get(span.clone()).unwrap_or_default();
    let skipped = |c: char| c.is_whitespace() || c == ',';
    let trimmed = inner.trim_matches(skipped);
    if trimmed.is_empty() {
        let end = text
            .get(span.start..)
            .and_then(|rest| rest.chars().next())
            .map_or(span.start, |c| span.start + c.len_utf8());
        return span.start..end;
    }
    let start = span.start + (inner.len() - inner.trim_start_matches(skipped).len());
    start..start + trimmed.len()
}

/// The last place at or before the end of `span` where `word` stands: the library reports some
/// errors a little after the word that caused them.
fn find_near(text: &str, span: &Range<usize>, word: &str) -> Range<usize> {
    text.get(..span.end)
        .and_then(|before| before.rfind(word))
        .map_or_else(|| span.clone(), |start| start..start + word.len())
}
