//! Where things stand in a file: a second, lossless reading, made only when there is a finding.

use std::ops::Range;

use ronin_core::lexer::{Token, tokenize};
use ronin_core::{SyntaxKind, SyntaxNode, SyntaxToken};

use crate::model::RecordKind;

use super::syntax::DEEPEST;

/// The span of the first text `value` within `within`, quotation marks left out.
pub(super) fn of_value(text: &str, within: &Range<usize>, value: &str) -> Option<Range<usize>> {
    let mut start = within.start;
    for token in tokenize(text.get(within.clone())?) {
        if let Some(written) = inner(&token)
            // A text with escapes is compared as it was read.
            && (token.text.get(written.clone()) == Some(value)
                || (token.text.contains('\\')
                    && ron::from_str::<String>(token.text).is_ok_and(|read| read == value)))
        {
            return Some(start + written.start..start + written.end);
        }
        start += token.text.len();
    }
    None
}

/// The span of the name of the first field `name` within `within`.
pub(super) fn of_field(text: &str, within: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let field = field_node(&tree(text.get(within.clone())?)?, name)?;
    Some(moved(
        bounds(&field.first_token_of(SyntaxKind::Ident)?),
        within.start,
    ))
}

/// The span of the first field `name` within `within`, with its value.
pub(super) fn of_whole_field(
    text: &str,
    within: &Range<usize>,
    name: &str,
) -> Option<Range<usize>> {
    let field = field_node(&tree(text.get(within.clone())?)?, name)?;
    let range = field.text_range();
    Some(moved(range.start()..range.end(), within.start))
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
    let field = field_node(&root, "id")?;
    let id = field
        .descendant_tokens()
        .find(|token| token.kind() == SyntaxKind::String)?;
    Some((kind, id.text().trim_matches('"').to_owned()))
}

/// The first field with this name, the fields of a record before those of its parts.
fn field_node(root: &SyntaxNode, name: &str) -> Option<SyntaxNode> {
    let mut level = vec![root.clone()];
    while !level.is_empty() {
        let mut next = Vec::new();
        for node in &level {
            for child in node.children() {
                let is_it = child.kind() == SyntaxKind::StructField
                    && child
                        .first_token_of(SyntaxKind::Ident)
                        .is_some_and(|ident| ident.text() == name);
                if is_it {
                    return Some(child);
                }
                next.push(child);
            }
        }
        level = next;
    }
    None
}

/// The part of a text token between its quotation marks; `None` for tokens of other kinds.
fn inner(token: &Token<'_>) -> Option<Range<usize>> {
    let text = token.text;
    let (start, after) = if token.kind == SyntaxKind::String {
        (1, 1)
    } else if token.kind == SyntaxKind::RawString {
        // A raw text ends with as many `#` as it starts with, and no `r`.
        (text.find('"')? + 1, text.find('"')?)
    } else {
        return None;
    };
    let end = text.len().checked_sub(after)?;
    (start <= end).then_some(start..end)
}

/// The first bracket that opens more than `deepest` levels, if there is one.
pub(super) fn deeper_than(text: &str, deepest: usize) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let mut start = 0;
    for token in tokenize(text) {
        if opens(&token) {
            depth += 1;
        } else if closes(&token) {
            depth = depth.saturating_sub(1);
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
    tokenize(text).iter().all(says_nothing)
}

/// Whether a token is a blank or a comment.
fn says_nothing(token: &Token<'_>) -> bool {
    matches!(
        token.kind,
        SyntaxKind::Whitespace
            | SyntaxKind::Bom
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
    )
}

fn opens(token: &Token<'_>) -> bool {
    matches!(
        token.kind,
        SyntaxKind::LParen | SyntaxKind::LBracket | SyntaxKind::LBrace
    )
}

fn closes(token: &Token<'_>) -> bool {
    matches!(
        token.kind,
        SyntaxKind::RParen | SyntaxKind::RBracket | SyntaxKind::RBrace
    )
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

fn moved(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// The spans of the items of the list at the top of an import. It makes no tree, since an import may
/// be large.
pub(super) fn of_items(text: &str) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut item: Option<Range<usize>> = None;
    let (mut depth, mut start) = (0_usize, 0);
    for token in tokenize(text) {
        let span = start..start + token.text.len();
        start = span.end;
        if says_nothing(&token) {
            continue;
        }
        if opens(&token) {
            depth += 1;
            if depth == 1 {
                continue;
            }
        } else if closes(&token) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 || (depth == 1 && token.kind == SyntaxKind::Comma) {
            items.extend(item.take());
        } else {
            item.get_or_insert(span.clone()).end = span.end;
        }
    }
    // A list that is not closed has a last item all the same.
    items.extend(item);
    items
}
