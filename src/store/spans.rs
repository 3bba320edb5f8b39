//! Where a field or a value stands in a file that was read without error: a second, lossless
//! reading, made only when a finding has to be placed.

use std::ops::Range;

use ronin_core::{SyntaxKind, SyntaxNode, SyntaxToken};

/// The span of the first text `value` within `within`, quotation marks left out.
pub(super) fn of_value(text: &str, within: &Range<usize>, value: &str) -> Option<Range<usize>> {
    tokens(text)
        .filter(|token| token.kind() == SyntaxKind::String)
        .map(|token| (bounds(&token), token))
        .find(|(span, token)| inside(span, within) && token.text().trim_matches('"') == value)
        .map(|(span, _)| span.start + 1..span.end - 1)
}

/// The span of the value of the first field `name` within `within`.
pub(super) fn of_field(text: &str, within: &Range<usize>, name: &str) -> Option<Range<usize>> {
    fn search(node: &SyntaxNode, within: &Range<usize>, name: &str) -> Option<Range<usize>> {
        for child in node.children() {
            if child.kind() == SyntaxKind::StructField
                && child
                    .first_token_of(SyntaxKind::Ident)
                    .is_some_and(|ident| ident.text() == name)
                && inside(
                    &(child.text_range().start()..child.text_range().end()),
                    within,
                )
            {
                let name = child.first_token_of(SyntaxKind::Ident)?;
                return Some(bounds(&name));
            }
            if let Some(found) = search(&child, within, name) {
                return Some(found);
            }
        }
        None
    }
    search(&ronin_core::parse(text).root(), within, name)
}

fn tokens(text: &str) -> impl Iterator<Item = SyntaxToken> {
    ronin_core::parse(text)
        .root()
        .descendant_tokens()
        .collect::<Vec<_>>()
        .into_iter()
}

fn bounds(token: &SyntaxToken) -> Range<usize> {
    token.text_range().start()..token.text_range().end()
}

fn inside(span: &Range<usize>, within: &Range<usize>) -> bool {
    within.start <= span.start && span.end <= within.end
}

/// The spans of the items of the list at the top of an import.
pub(super) fn of_items(text: &str) -> Vec<Range<usize>> {
    ronin_core::parse(text)
        .root()
        .children()
        .find(|child| child.kind() == SyntaxKind::List)
        .map(|list| {
            list.children()
                .map(|item| item.text_range().start()..item.text_range().end())
                .collect()
        })
        .unwrap_or_default()
}
