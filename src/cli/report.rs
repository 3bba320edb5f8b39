//! A finding as a framed snippet with a caret, and as JSON.

use std::io::{IsTerminal, stdout};
use std::ops::Range;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, MietteError,
    MietteSpanContents, Report, Severity as Shade, SourceCode, SourceSpan, SpanContents,
};
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::Severity;
use crate::store::Location;

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
    pub(super) fn of(finding: &'f Diagnostic, place: Option<Location>) -> Self {
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
    pub(super) fn draw(&self, finding: &Diagnostic, place: Option<&Location>) -> String {
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
        let Some(place) = place else {
            return format!("{word}:\n{}", self.render(&Report::new(drawn)));
        };
        let head = format!("{word}: {}:{}:{}\n", place.path, place.line, place.column);
        // There is nothing to show of what is empty, gone or not read.
        if place.text.is_empty() {
            return head + &self.render(&Report::new(drawn));
        }
        let excerpt = Excerpt::around(place);
        let label = LabeledSpan::underline(excerpt.span.clone());
        let report = Report::new(drawn.with_label(label)).with_source_code(excerpt);
        head + &self.render(&report)
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

/// The lines around a place. The frame is drawn from these alone, since it counts the lines of what
/// it is given from the first, for every finding anew.
#[derive(Debug)]
struct Excerpt {
    path: String,
    text: String,
    /// What is pointed at, in the excerpt.
    span: Range<usize>,
    /// How many lines of the file stand before it.
    lines_before: usize,
}

impl Excerpt {
    /// The lines shown before and after.
    const LINES: usize = 1;

    fn around(place: &Location) -> Self {
        let text = &place.text;
        let before = text.get(..place.span.start).unwrap_or_default();
        let mut starts = before.rmatch_indices('\n').map(|(at, _)| at + 1);
        let start = starts.nth(Self::LINES);
        let after = text.get(place.span.end..).unwrap_or_default();
        let mut ends = after.match_indices('\n').map(|(at, _)| at + 1);
        let end = ends.nth(Self::LINES).map(|end| place.span.end + end);
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(text.len()));
        let shown_before = text.get(start..place.span.start).unwrap_or_default();
        let lines_shown_before = shown_before.matches('\n').count();
        Self {
            path: place.path.clone(),
            text: text.get(start..end).unwrap_or_default().to_owned(),
            span: place.span.start - start..place.span.end - start,
            lines_before: (place.line - 1).saturating_sub(lines_shown_before),
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, lines_before, lines_after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            read.data(),
            *read.span(),
            read.line() + self.lines_before,
            read.column(),
            read.line_count(),
        )))
    }
}
