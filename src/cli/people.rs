//! `cases --facts`: a table of people, each decided as a case, one row after the other.
//!
//! Read and written as a stream: however many people there are, the program holds one of them and
//! the situations that it has met. A row that makes no sense is said and does not stop the rest.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use crate::expect::words;
use crate::model::{Language, Rest, RuleSet};
use crate::rules::{Answered, BadField, BadRow, Crowd, Opened};

use super::{Failure, Format, Outcome, complain, counted, harmless, remark};

/// How many bad rows are told one by one.
const TOLD: usize = 20;

/// The names of a first column that only tells people apart.
const NAMES: [&str; 3] = ["id", "name", "case"];

/// Decides every row of a table; the first line names the fields.
pub(super) fn run(
    set: &RuleSet,
    opened: &Opened,
    file: &Path,
    rest: Rest,
    format: Format,
) -> Result<Outcome, Failure> {
    let shown = file.display();
    let unreadable = |error: csv::Error| format!("cannot read {shown}: {error}");
    let source = File::open(file).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(source);
    let headings = reader.headers().map_err(unreadable)?.clone();
    let is_name = |place: usize, heading: &str| {
        place == 0 && NAMES.contains(&heading) && !is_field(opened, heading)
    };
    let columns: Vec<String> = headings
        .iter()
        .enumerate()
        .map(|(place, heading)| {
            if is_name(place, heading) {
                format!("#{heading}")
            } else {
                heading.to_owned()
            }
        })
        .collect();
    if columns
        .iter()
        .all(|it| it.is_empty() || it.starts_with('#'))
    {
        return Err(format!(
            "{shown}: no column names a question; docs/RULES.md shows a table"
        ));
    }
    let is_named = columns.first().is_some_and(|it| it.starts_with('#'));
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut crowd = Crowd::of(opened, &names, rest)
        .map_err(|bad| format!("{shown}: {}", told_once(&bad).join("; ")))?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut lines = Lines::new(set, format);
    let mut done = lines.headings(&mut out);
    let mut record = csv::StringRecord::new();
    let (mut bad, mut row) = (0_usize, 0_usize);
    while done.is_ok() {
        let fault = match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) if record.iter().any(|cell| cell.contains(['\n', '\r'])) => Some(
                "a cell goes on over several lines, so that rows may be lost in it; close its \
                 quotation mark"
                    .to_owned(),
            ),
            Ok(true) if record.len() > names.len() => {
                let more = counted(record.len() - names.len(), "cell");
                Some(format!(
                    "{more} too many; put a cell with a comma into quotation marks"
                ))
            }
            Ok(true) if record.len() < names.len() => {
                let missing = counted(names.len() - record.len(), "cell");
                Some(format!(
                    "{missing} too few; write nothing between two commas for what is not known"
                ))
            }
            Ok(true) => {
                let name = record.get(0).filter(|_| is_named);
                match crowd.decide(&record) {
                    Ok(answers) => {
                        done = lines.person(&mut out, row + 1, name, &answers);
                        None
                    }
                    Err(BadRow::Cell(fault)) => Some(told(&fault, "column")),
                    Err(BadRow::Impossible(place)) => {
                        let why = set.impossible.get(place);
                        Some(why.map_or("", |it| it.says.read(Language::En).0).to_owned())
                    }
                }
            }
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                Some("it is no text in UTF-8; save the table as UTF-8".to_owned())
            }
            Err(error) => return Err(unreadable(error)),
        };
        row += 1;
        if let Some(fault) = fault {
            bad += 1;
            if bad <= TOLD {
                // The headings are line 1.
                complain(&format!("{shown}, row {}: {fault}", row + 1));
            }
        }
    }
    // Somebody who closes the output early has read enough.
    let _ = done.and_then(|()| out.flush());
    if bad > 0 {
        remark(&format!(
            "{} of {row} could not be understood",
            counted(bad, "row")
        ));
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Clean)
}

fn is_field(opened: &Opened, heading: &str) -> bool {
    let mut asked = opened.book().vocabulary.all();
    asked.any(|it| it.asked.is_some() && it.id.as_str() == heading)
}

/// What is wrong with columns, each sentence once.
fn told_once(bad: &[BadField]) -> Vec<String> {
    let alike = |a: &BadField, b: &BadField| (&a.message, &a.help) == (&b.message, &b.help);
    bad.chunk_by(alike)
        .filter_map(|alike| {
            let (first, rest) = alike.split_first()?;
            let mut said = told(first, "column");
            if !rest.is_empty() {
                let names: Vec<String> = rest.iter().map(|it| format!("`{}`", it.field)).collect();
                let _ = write!(said, "; likewise {}", names.join(", "));
            }
            Some(said)
        })
        .collect()
}

fn told(bad: &BadField, what: &str) -> String {
    let BadField {
        field,
        message,
        help,
    } = bad;
    if field.is_empty() {
        format!("{message}; {help}")
    } else {
        format!("{what} `{field}`: {message}; {help}")
    }
}

/// What is written for each person. The words of a situation are made once.
struct Lines<'s> {
    set: &'s RuleSet,
    format: Format,
    last: Option<(Arc<[Answered]>, String)>,
}

impl<'s> Lines<'s> {
    fn new(set: &'s RuleSet, format: Format) -> Self {
        Self {
            set,
            format,
            last: None,
        }
    }

    fn headings(&self, out: &mut impl io::Write) -> io::Result<()> {
        match self.format {
            Format::Json => Ok(()),
            Format::Human => {
                let keys = self.set.questions.iter().map(|it| it.key.as_str());
                let keys: Vec<&str> = std::iter::once("case").chain(keys).collect();
                writeln!(out, "{}", keys.join(","))
            }
        }
    }

    fn person(
        &mut self,
        out: &mut impl io::Write,
        row: usize,
        name: Option<&str>,
        answers: &Arc<[Answered]>,
    ) -> io::Result<()> {
        let number = row.to_string();
        let name = name.unwrap_or(&number);
        let is_same = |(known, _): &&(Arc<[Answered]>, String)| Arc::ptr_eq(known, answers);
        let is_known = self.last.as_ref().is_some_and(|it| is_same(&it));
        if !is_known {
            let said = self.said(answers);
            self.last = Some((Arc::clone(answers), said));
        }
        let said = self.last.as_ref().map_or("", |(_, said)| said);
        match self.format {
            Format::Human => writeln!(out, "{},{said}", quoted(name)),
            Format::Json => {
                let name = serde_json::to_string(name).unwrap_or_default();
                writeln!(out, "{{\"case\":{name}{said}}}")
            }
        }
    }

    fn said(&self, answers: &[Answered]) -> String {
        let each = answers.iter().map(|answered| {
            let words = words(self.set, answered);
            match self.format {
                Format::Human => quoted(&words.join(" ")),
                Format::Json => {
                    let value = match answered.goals.as_slice() {
                        [(goal, _)] if goal.value.is_none() => {
                            serde_json::to_string(&words.concat())
                        }
                        _ => serde_json::to_string(&words),
                    };
                    let key = serde_json::to_string(&*answered.key);
                    format!(",{}:{}", key.unwrap_or_default(), value.unwrap_or_default())
                }
            }
        });
        let each: Vec<String> = each.collect();
        match self.format {
            Format::Human => each.join(","),
            Format::Json => each.concat(),
        }
    }
}

/// A cell as tables write it, without what could command a terminal.
fn quoted(cell: &str) -> String {
    let cell = &*harmless(cell);
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
