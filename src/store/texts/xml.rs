//! Texts as the Justice Laws site publishes them: a `Statute` or a `Regulation` in XML.
//!
//! It takes out provisions and their words; what is no provision (schedules, preambles) is kept only
//! so that quotations of it are found. A document type, and with it every entity of its own, is
//! refused.

use roxmltree::{Document, Node, ParsingOptions};

use crate::model::{Date, Language};
use crate::texts::{Extent, Line, LineKind, Publisher};

use super::Read;

/// The namespace of the dates.
const LIMS: &str = "http://justice.gc.ca/lims";
/// The namespace of `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// How many nodes a file has at most; the longest act there is has a tenth of it.
const NODES: u32 = 6_000_000;
/// How deep provisions may be nested; the law uses seven levels.
const DEEPEST: usize = 40;

/// What stands in a line of words, without a blank around it.
const INLINE: &[&str] = &[
    "DefinedTermEn",
    "DefinedTermFr",
    "DefinitionRef",
    "DefinitionEnOnly",
    "DefinitionFrOnly",
    "Emphasis",
    "Language",
    "Sub",
    "Sup",
    "XRefExternal",
    "XRefInternal",
];
/// What is no part of the words.
const LEFT_OUT: &[&str] = &["Footnote", "FootnoteRef", "PageBreak"];

/// The lines of a text in this language.
///
/// # Errors
/// What is wrong with the file, in a sentence.
pub(super) fn read(text: &str, language: Language) -> Result<Read, String> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        if matches!(error, roxmltree::Error::DtdDetected) {
            "the file has a document type, which is not read: it may define endless text".to_owned()
        } else {
            format!("the file is not well-formed XML: {error}")
        }
    })?;
    let root = document.root_element();
    if !matches!(root.tag_name().name(), "Statute" | "Regulation") {
        return Err("the file is neither a `Statute` nor a `Regulation`".to_owned());
    }
    if let Some(said) = root.attribute((XML, "lang"))
        && said != language.tag()
    {
        return Err(format!(
            "the name of the file says `{}`, and the file `{said}`",
            language.tag()
        ));
    }
    let mut lines = Vec::new();
    for part in root.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "Identification" => {}
            "Body" => sections(part, 0, &mut lines),
            "Schedule" if is_not_in_force(part) => {}
            _ => lines.extend(loose(part)),
        }
    }
    Ok(Read {
        publisher: Publisher::Justice,
        extent: Extent::Whole,
        current_to: day(root, "current-date").or_else(|| day(root, "pit-date")),
        lines,
        complaint: None,
    })
}

/// Schedules that only list amendments to come or provisions of other laws.
fn is_not_in_force(schedule: Node<'_, '_>) -> bool {
    matches!(schedule.attribute("id"), Some("NifProvs" | "RelatedProvs"))
}

/// The words of each block of a part that holds no sections.
fn loose<'a>(part: Node<'a, 'a>) -> impl Iterator<Item = Line> + use<'a> {
    part.children()
        .filter(Node::is_element)
        .map(words)
        .filter(|words| !words.is_empty())
        .map(|words| line("", LineKind::Text, words, None))
}

/// The sections of the body, or of a part of it.
fn sections(part: Node<'_, '_>, depth: usize, lines: &mut Vec<Line>) {
    if depth > DEEPEST {
        return;
    }
    for node in part.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "Section" => provision(node, "", 0, lines),
            "Heading" => {}
            _ => sections(node, depth + 1, lines),
        }
    }
}

/// Whether an element is a provision with a label of its own, below a section.
fn is_provision(name: &str) -> bool {
    matches!(
        name,
        "Subsection" | "Paragraph" | "Subparagraph" | "Clause" | "Subclause" | "Subsubclause"
    )
}

/// A provision and those in it. `above` is the label of the one that it is in.
fn provision(node: Node<'_, '_>, above: &str, depth: usize, lines: &mut Vec<Line>) {
    if depth > DEEPEST {
        return;
    }
    let own = node
        .children()
        .find(|child| child.has_tag_name("Label"))
        .map(words)
        .unwrap_or_default();
    if above.is_empty() && own.is_empty() {
        lines.extend(loose(node));
        return;
    }
    let label = format!("{above}{}", own.trim_end_matches('.'));
    let in_force_from = day(node, "inforce-start-date");
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "Label" => {}
            "MarginalNote" => lines.push(line(&label, LineKind::Note, words(child), in_force_from)),
            "HistoricalNote" => {
                let items: Vec<String> = child
                    .children()
                    .filter(Node::is_element)
                    .map(words)
                    .collect();
                let items = if items.is_empty() {
                    words(child)
                } else {
                    items.join("; ")
                };
                lines.push(line(&label, LineKind::History, items, in_force_from));
            }
            name if is_provision(name) => provision(child, &label, depth + 1, lines),
            // Words, definitions with their parts, formulas, words that go on after the parts.
            _ => {
                let words = words(child);
                if !words.is_empty() {
                    lines.push(line(&label, LineKind::Text, words, in_force_from));
                }
            }
        }
    }
}

fn line(label: &str, kind: LineKind, text: String, in_force_from: Option<Date>) -> Line {
    Line {
        label: label.to_owned(),
        kind,
        text,
        in_force_from,
    }
}

/// All words of an element in one line. Blocks have blanks around them.
fn words(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut here = node;
    'down: loop {
        let name = here.tag_name().name();
        let is_block = |it: Node<'_, '_>| {
            let name = it.tag_name().name();
            it.is_element() && !INLINE.contains(&name) && !LEFT_OUT.contains(&name)
        };
        if here.is_text() {
            text.push_str(here.text().unwrap_or_default());
        } else if is_block(here) {
            text.push(' ');
        }
        let inside = here.first_child().filter(|_| !LEFT_OUT.contains(&name));
        if let Some(child) = inside {
            here = child;
            continue;
        }
        while here != node {
            if is_block(here) {
                text.push(' ');
            }
            match (here.next_sibling(), here.parent()) {
                (Some(next), _) => {
                    here = next;
                    continue 'down;
                }
                (None, Some(above)) => here = above,
                (None, None) => break,
            }
        }
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// A day in the namespace of the publisher's dates.
fn day(node: Node<'_, '_>, name: &str) -> Option<Date> {
    node.attribute((LIMS, name))?.parse().ok()
}
