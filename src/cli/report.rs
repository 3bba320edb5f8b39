//! A finding as a framed snippet with a caret, and as JSON.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report,
    Severity as Shade,
};
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::knowledge_base::KnowledgeBase;
use crate::model::Severity;

/// A finding for programs.
#[derive(Debug, Serialize)]
pub(super) struct Plain<'f> {
    code: &'static str,
    severity: Severity,
    subject: Option<&'f str>,
    path: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'f str,
    help: Option<&'f str>,
}

impl<'f> Plain<'f> {
    pub(super) fn of(kb: &KnowledgeBase, finding: &'f Diagnostic) -> Self {
        let place = kb.locate(finding);
        Self {
            code: finding.code.name(),
            severity: finding.severity,
            subject: finding.subject.as_ref().map(|subject| &*subject.slug),
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
            path: place.map(|place| place.path),
            message: &finding.message,
            help: finding.help.as_deref(),
        }
    }
}

/// Draws findings for people, in colour where a terminal shows it.
pub(super) struct Drawer {
    handler: GraphicalReportHandler,
}

impl Drawer {
    pub(super) fn new() -> Self {
        let colours = stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let theme = if colours {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(100);
        Self { handler }
    }

    /// The finding with its place, the line, a caret and a help line.
    pub(super) fn draw(&self, kb: &KnowledgeBase, finding: &Diagnostic) -> String {
        let mut drawn = MietteDiagnostic::new(finding.message.clone())
            .with_code(finding.code.name())
            .with_severity(match finding.severity {
                Severity::Error => Shade::Error,
                Severity::Warning => Shade::Warning,
                Severity::Note => Shade::Advice,
            });
        if let Some(help) = &finding.help {
            drawn = drawn.with_help(help.clone());
        }
        let word = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let report = match kb.locate(finding) {
            Some(place) => {
                let head = format!("{word}: {}:{}:{}\n", place.path, place.line, place.column);
                let label = LabeledSpan::underline(place.span.clone());
                let source = NamedSource::new(&place.path, Arc::clone(&place.text));
                let report = Report::new(drawn.with_label(label)).with_source_code(source);
                return head + &self.render(&report);
            }
            None => Report::new(drawn),
        };
        format!("{word}:\n{}", self.render(&report))
    }

    fn render(&self, report: &Report) -> String {
        let mut text = String::new();
        match self.handler.render_report(&mut text, report.as_ref()) {
            Ok(()) => text + "\n",
            // The frame may fail on odd files; the words never do.
            Err(_) => format!("  {report}\n"),
        }
    }
}
