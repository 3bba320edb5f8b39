//! Where things stand in a file: a second, lossless reading, made only when there is a finding.

use std::ops::Range;

use ronin_core::lexer::tokenize;
use ronin_core::{SyntaxKind, SyntaxNode, SyntaxToken};

use crate::model::RecordKind;

use super::syntax::DEEPEST;

/// The span of the first text `value` within `within`, quotation marks left out.
pub(super) fn of_value(text: &str, within: &Range<usize>, value: &str) -> Option<Range<usize>> {
    tree(text)?
        .descendant_tokens()
        .map(|token| (bounds(&token), token))
        .filter(|(span, _)| inside(span, within))
        .find_map(|(span, token)| {
            let written = inner(&token)?;
            // A text with escapes is compared as it was read.
            let same = token.text().get(written.clone()) == Some(value)
                || (token.text().contains('\\')
                    && ron::from_str::<String>(token.text()).is_ok_and(|read| read == value));
            same.then(|| span.start + written.start..span.start + written.end)
        })
}

/// The span of the name of the first field `name` within `within`.
pub(super) fn of_field(text: &str, within: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let field = field_node(&tree(text)?, within, name)?;
    Some(bounds(&field.first_token_of(SyntaxKind::Ident)?))
}

/// The span of the first field `name` within `within`, with its value.
pub(super) fn of_whole_field(
    text: &str,
    within: &Range<usize>,
    name: &str,
) -> Option<Range<usize>> {
    let field = field_node(&tree(text)?, within, name)?;
    Some(field.text_range().start()..field.text_range().end())
}

/// The kind and the id of a record that could not be read, as far as they can be made out.
pub(super) fn head_and_id(text: &str, within: &Range<usize>) -> Option<(RecordKind, String)> {
    let item = text.get(within.clone())?;
    let root = tree(item)?;
    let head = root
        .descendant_tokens()
        .find(|token| token.kind() == SyntaxKind::Ident)?;
    let kind = RecordKind::ALL
        .into_iter()
        .find(|kind| kind.head() == head.text())?;
    let field = field_node(&root, &(0..item.len()), "id")?;
    let id = field
        .descendant_tokens()
        .find(|token| token.kind() == SyntaxKind::String)?;
    Some((kind, id.text().trim_matches('"').to_owned()))
}

fn field_node(node: &SyntaxNode, within: &Range<usize>, name: &str) -> Option<SyntaxNode> {
    for child in node.children() {
        let span = child.text_range().start()..child.text_range().end();
        if span.end < within.start || within.end < span.start {
            continue;
        }
        if child.kind() == SyntaxKind::StructField
            && child
                .first_token_of(SyntaxKind::Ident)
                .is_some_and(|ident| ident.text() == name)
            && inside(&span, within)
        {
            return Some(child);
        }
        if let Some(found) = field_node(&child, within, name) {
            return Some(found);
        }
    }
    None
}

/// The part of a text token between its quotation marks; `None` for tokens of other kinds.
fn inner(token: &SyntaxToken) -> Option<Range<usize>> {
    let text = token.text();
    let mark = match token.kind() {
        SyntaxKind::String => 1,
        SyntaxKind::RawString => text.find('"')? + 1,
        _ => return None,
    };
    // A raw text ends with as many `#` as it starts with, and no `r`.
    let end = text.len().checked_sub(match token.kind() {
        SyntaxKind::RawString => mark - 1,
        _ => 1,
    })?;
    (mark <= end).then_some(mark..end)
}

/// The first bracket that opens more than `deepest` levels, if there is one.
pub(super) fn deeper_than(text: &str, deepest: usize) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let mut start = 0;
    for token in tokenize(text) {
        match token.kind {
            SyntaxKind::LParen | SyntaxKind::LBracket | SyntaxKind::LBrace => depth += 1,
            SyntaxKind::RParen | SyntaxKind::RBracket | SyntaxKind::RBrace => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        let end = start + token.text.len();
        if depth > deepest {
            return Some(start..end);
        }
        start = end;
    }
    None
}

/// Whether a text has nothing in it but blanks and comments.
pub(super) fn is_blank(text: &str) -> bool {
    tokenize(text).iter().all(|token| {
        matches!(
            token.kind,
            SyntaxKind::Whitespace
                | SyntaxKind::Bom
                | SyntaxKind::LineComment
                | SyntaxKind::BlockComment
        )
    })
}

/// The text as a tree, unless its brackets are nested deeper than any record needs: the library
/// goes down them one call a level, and would overflow the stack.
fn tree(text: &str) -> Option<SyntaxNode> {
    match deeper_than(text, DEEPEST) {
        Some(_) => None,
        None => Some(ronin_core::parse(text).root()),
    }
}

fn bounds(token: &SyntaxToken) -> Range<usize> {
    token.text_range().start()..token.text_range().end()
}

fn inside(span: &Range<usize>, within: &Range<usize>) -> bool {
    within.start <= span.start && span.end <= within.end
}

/// The spans of the items of the list at the top of an import.
pub(super) fn of_items(text: &str) -> Vec<Range<usize>> {
    tree(text)
        .and_then(|root| {
            root.children()
                .find(|child| child.kind() == SyntaxKind::List)
        })
        .map(|list| {
            list.children()
                .map(|item| item.text_range().start()..item.text_range().end())
                .collect()
        })
        .unwrap_or_default()
}
