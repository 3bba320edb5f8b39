//! `check`: says what is wrong with the knowledge.

use serde::Serialize;

use crate::model::Severity;
use crate::store::Store;
use crate::view::findings;

use super::report::{Drawer, Plain};
use super::{Failure, Format, Outcome, counted, open, print};

#[derive(Serialize)]
struct Findings<'f> {
    diagnostics: Vec<Plain<'f>>,
    errors: usize,
    warnings: usize,
}

pub(super) fn run(store: &Store, format: Format) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let findings = findings(&kb);
    let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let places = kb.locate_all(&findings);
    let located = findings.iter().zip(places);
    match format {
        Format::Json => {
            let all = Findings {
                diagnostics: located.map(|(it, place)| Plain::of(it, place)).collect(),
                errors,
                warnings,
            };
            let text = serde_json::to_string_pretty(&all).map_err(|error| error.to_string())?;
            print(&format!("{text}\n"));
        }
        Format::Human => {
            let drawer = Drawer::new();
            for (finding, place) in located {
                print(&drawer.draw(finding, place.as_ref()));
            }
            let notes = count(Severity::Note);
            print(&format!(
                "{}, {}, {}\n",
                counted(errors, "error"),
                counted(warnings, "warning"),
                counted(notes, "note")
            ));
        }
    }
    Ok(if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
