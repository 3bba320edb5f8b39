//! From spots to places: which file, which line, which column.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Spot};

use super::{Store, spans};

/// Finds what a finding points at within a record of a text.
type Find<'f> = &'f dyn Fn(&str, &Range<usize>) -> Option<Range<usize>>;

/// Which file each record came from, and for imports where in it.
#[derive(Debug, Clone, Default)]
pub struct Files {
    of_record: HashMap<Arc<str>, (Arc<str>, Range<usize>)>,
}

impl Files {
    /// Notes where a record was found; of two records with one id, the first counts.
    pub(super) fn insert(&mut self, slug: Arc<str>, spot: Spot) {
        if let Spot::File(file, span) = spot {
            self.of_record.entry(slug).or_insert((file, span.into()));
        }
    }

    /// The file of a record, as a path from the root of the knowledge base.
    #[must_use]
    pub fn of(&self, slug: &str) -> Option<&str> {
        self.of_record.get(slug).map(|(file, _)| &**file)
    }
}

/// A place in a file, with what is needed to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path from the root of the knowledge base, with `/`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The span in bytes.
    pub span: Range<usize>,
    /// The file as it is now, lossy where it is not UTF-8.
    pub text: Arc<str>,
}

impl Store {
    /// Where a finding is to be looked at. `None` if it is about the base as a whole.
    #[must_use]
    pub fn locate(&self, files: &Files, finding: &Diagnostic) -> Option<Location> {
        let (slug, find): (&str, Find<'_>) = match &finding.spot {
            Spot::File(path, span) => return Some(self.location(path, (*span).into())),
            Spot::Record(slug) => (slug, &|_, _| None),
            Spot::Field(slug, name) => (slug, &|text, within| spans::of_field(text, within, name)),
            Spot::Value(slug, value) => {
                (slug, &|text, within| spans::of_value(text, within, value))
            }
            Spot::Within(slug, name, value) => (slug, &|text, within| {
                spans::of_whole_field(text, within, name)
                    .and_then(|field| spans::of_value(text, &field, value))
                    .or_else(|| spans::of_value(text, within, value))
            }),
        };
        let (path, record) = files.of_record.get(slug)?;
        let mut location = self.location(path, record.clone());
        // A record that is alone in its file has no span of its own.
        let within = if record.is_empty() {
            0..location.text.len()
        } else {
            location.span.clone()
        };
        match find(&location.text, &within) {
            Some(span) => {
                (location.line, location.column) = line_and_column(&location.text, span.start);
                location.span = span;
            }
            // The head of the record stands for the record.
            None => location.span = location.span.start..location.span.start,
        }
        Some(location)
    }

    fn location(&self, path: &str, span: Range<usize>) -> Location {
        // The file may have changed or gone since; a place that is a little off is better than none.
        let bytes = self.bytes(path).unwrap_or_default();
        let text: Arc<str> = Arc::from(String::from_utf8_lossy(&bytes));
        let start = floor(&text, span.start);
        let end = floor(&text, span.end).max(start);
        let (line, column) = line_and_column(&text, start);
        Location {
            path: path.to_owned(),
            line,
            column,
            span: start..end,
            text,
        }
    }
}

fn floor(text: &str, index: usize) -> usize {
    text.floor_char_boundary(index.min(text.len()))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}
