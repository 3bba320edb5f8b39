//! Places in a work, in the form of their kind: bare numbers, since each language puts its own word
//! before them.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{citations, citing_field};
use crate::model::Locator;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        for citation in citations(record) {
            let Some((head, written, form)) = citation.at.as_ref().and_then(numbered) else {
                continue;
            };
            if fits(form, written) {
                continue;
            }
            let locator = bare(written);
            let help = if fits(form, &locator) {
                format!("write `at: {head}(\"{locator}\"),`")
            } else {
                format!(
                    "write the bare numbers, like `at: {head}(\"{}\"),`, or name the place: `at: Part(\"..\"),`",
                    form.example
                )
            };
            findings.push(
                Diagnostic::new(
                    Code::LocatorForm,
                    Spot::Within(record.slug(), citing_field(record), written.to_owned()),
                    format!("this is not a list of {}", form.word),
                )
                .about(record.kind(), &record.slug())
                .help(help),
            );
        }
    }
}

/// What the places of one kind look like.
struct Form {
    word: &'static str,
    example: &'static str,
    /// `None` only if the pattern were faulty, which the cases rule out.
    list: LazyLock<Option<Regex>>,
}

fn fits(form: &Form, written: &str) -> bool {
    form.list.as_ref().is_none_or(|list| list.is_match(written))
}

/// The head, the text and the form of a place that has a number.
fn numbered(at: &Locator) -> Option<(&'static str, &str, &'static Form)> {
    match at {
        Locator::Section(text) => Some(("Section", text, &SECTIONS)),
        Locator::Article(text) => Some(("Article", text, &ARTICLES)),
        Locator::Paragraph(text) => Some(("Paragraph", text, &PARAGRAPHS)),
        Locator::Page(text) => Some(("Page", text, &PAGES)),
        Locator::Part(_) | Locator::Headnote | Locator::Whole => None,
    }
}

/// A list of places of one shape, or of spans from one to another, such as `180-181` or `112(1)-(2)`.
fn list_of(one: &str) -> Option<Regex> {
    let span = format!(r"{one}(?:[-–](?:{one}|(?:\([0-9A-Za-z.]{{1,7}}\))+))?");
    Regex::new(&format!("^{span}(?:, {span})*$")).ok()
}

// A number, perhaps with letters and decimals, and then subsections in brackets: 101(1)(b.1).
const NUMBER: &str = r"\d{1,5}[A-Za-z]{0,3}(?:\.\d{1,5})*(?:\([0-9A-Za-z]{1,5}(?:\.\d{1,3})*\))*";

static SECTIONS: Form = Form {
    word: "sections",
    example: "102(2), 159.4(1.1)",
    list: LazyLock::new(|| list_of(NUMBER)),
};

static ARTICLES: Form = Form {
    word: "articles",
    example: "4(1), 6",
    list: LazyLock::new(|| list_of(&format!("(?:{NUMBER}|[IVXL]{{1,7}}(?:\\([0-9a-z]+\\))*)"))),
};

static PARAGRAPHS: Form = Form {
    word: "paragraphs",
    example: "1, 37, 180-181",
    list: LazyLock::new(|| list_of(r"\d{1,5}[a-z]?(?:\.\d{1,3})*(?:\([0-9a-z]+\))*")),
};

static PAGES: Form = Form {
    word: "pages",
    example: "3, 12-14",
    list: LazyLock::new(|| list_of(r"(?:[A-Z]{0,2}-?\d{1,6}[a-z]?|[ivxlc]{1,8})")),
};

/// The same without the words that people put before numbers, and with one blank after each comma.
fn bare(written: &str) -> String {
    static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:sections?|sect?s?\.?|ss?\.|§§?|articles?|arts?\.?|paragraphs?|paras?\.?|par\.?|pages?|pp?\.?|at)\s*",
        )
        .ok()
    });
    let stripped = WORDS
        .as_ref()
        .map_or_else(|| written.into(), |words| words.replace(written.trim(), ""));
    stripped
        .replace(" and ", ", ")
        .replace(" to ", "-")
        .split([',', ';'])
        .map(|one| one.replace(' ', ""))
        .filter(|one| !one.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
