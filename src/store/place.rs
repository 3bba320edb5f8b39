//! From spots to places: which file, which line, which column.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Spot};

use super::Store;
use super::spans::Places;

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

    /// Whether a record, read or broken, was found in a file.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.of_record.values().any(|(file, _)| &**file == path)
    }

    /// The records in the files of a folder, read or broken, in no order.
    pub fn under<'f>(&'f self, folder: &str) -> Vec<&'f str> {
        let all = self.of_record.iter();
        all.filter(|(_, (file, _))| file.starts_with(folder))
            .map(|(slug, _)| &**slug)
            .collect()
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
    /// The file as it is now, lossy where it is not UTF-8; empty if it is not read for records.
    /// Findings in one file share it.
    pub text: Arc<str>,
}

impl Store {
    /// Where a finding is to be looked at. `None` if it is about the base as a whole.
    #[must_use]
    pub fn locate(&self, files: &Files, finding: &Diagnostic) -> Option<Location> {
        self.locate_all(files, [finding]).pop().flatten()
    }

    /// Where each of these findings is to be looked at, in their order. Each file is read once.
    #[must_use]
    pub fn locate_all<'f>(
        &self,
        files: &Files,
        findings: impl IntoIterator<Item = &'f Diagnostic>,
    ) -> Vec<Option<Location>> {
        let mut of_file: BTreeMap<&str, Vec<Pointer<'_>>> = BTreeMap::new();
        let mut count = 0;
        for (place, finding) in findings.into_iter().enumerate() {
            count = place + 1;
            let (path, within) = match &finding.spot {
                Spot::File(path, span) => (&**path, (*span).into()),
                Spot::Record(slug)
                | Spot::Field(slug, _)
                | Spot::Value(slug, _)
                | Spot::Within(slug, ..)
                | Spot::Inside(slug, ..) => match files.of_record.get(slug) {
                    Some((path, record)) => (&**path, record.clone()),
                    None => continue,
                },
            };
            of_file.entry(path).or_default().push(Pointer {
                place,
                spot: &finding.spot,
                within,
            });
        }
        let mut located = vec![None; count];
        for (path, pointers) in of_file {
            // The file may have changed or gone since; a place that is a little off is better than
            // none.
            let text: Arc<str> = Arc::from(self.shown_text(path).unwrap_or_default());
            for (place, location) in locations(path, &text, pointers) {
                if let Some(slot) = located.get_mut(place) {
                    *slot = Some(location);
                }
            }
        }
        located
    }
}

/// A finding that is to be found in a file.
struct Pointer<'f> {
    /// Which of the findings it is.
    place: usize,
    spot: &'f Spot,
    /// The span of the record, or what the finder knew.
    within: Range<usize>,
}

/// The place of each of these findings in one file.
fn locations(
    path: &str,
    text: &Arc<str>,
    mut pointers: Vec<Pointer<'_>>,
) -> Vec<(usize, Location)> {
    pointers.sort_by_key(|it| (it.within.start, it.within.end));
    let mut places: Option<Places<'_>> = None;
    let mut spans: Vec<(usize, Range<usize>)> = Vec::with_capacity(pointers.len());
    for Pointer {
        place,
        spot,
        within,
    } in pointers
    {
        let start = floor(text, within.start);
        let given = start..floor(text, within.end).max(start);
        // A record that is alone in its file has no span of its own.
        let record = if within.is_empty() {
            0..text.len()
        } else {
            given.clone()
        };
        let places = match &places {
            Some(known) if known.are_within(&record) => known,
            _ => places.insert(Places::of(text, record)),
        };
        let found = match spot {
            Spot::File(..) => Some(given.clone()),
            Spot::Record(_) => None,
            Spot::Field(_, name) => places.field(name),
            Spot::Value(_, value) => places.value(value),
            Spot::Within(_, name, value) => places.value_in(name, value),
            Spot::Inside(_, name, item, part) => places.part_of_text(name, *item, &(*part).into()),
        };
        // The head of the record stands for the record.
        spans.push((place, found.unwrap_or(given.start..given.start)));
    }
    // In their order, so that the lines are counted once.
    spans.sort_by_key(|(_, span)| span.start);
    let mut cursor = Cursor::default();
    spans
        .into_iter()
        .map(|(place, span)| {
            cursor.go_to(text, span.start);
            let location = Location {
                path: path.to_owned(),
                line: cursor.line + 1,
                column: cursor.column + 1,
                span,
                text: Arc::clone(text),
            };
            (place, location)
        })
        .collect()
}

fn floor(text: &str, index: usize) -> usize {
    text.floor_char_boundary(index.min(text.len()))
}

/// A place in a text that only moves forward. It counts from 0.
#[derive(Default)]
struct Cursor {
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    fn go_to(&mut self, text: &str, at: usize) {
        for character in text.get(self.at..at).unwrap_or_default().chars() {
            if character == '\n' {
                self.line += 1;
                self.column = 0;
            } else {
                self.column += 1;
            }
        }
        self.at = at;
    }
}
