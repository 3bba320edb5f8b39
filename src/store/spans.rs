//! Where things stand in a file: a second, lossless reading, made only when there is a finding.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use ronin_core::lexer::{Token, tokenize};
use ronin_core::{SyntaxKind, SyntaxNode, SyntaxToken};

use crate::model::RecordKind;

use super::syntax::DEEPEST;

/// Where the texts and the fields of a record stand, for as many questions as there are findings.
/// Each half is made when it is first asked for.
pub(super) struct Places<'t> {
    text: &'t str,
    within: Range<usize>,
    written: OnceCell<Vec<Written<'t>>>,
    texts: OnceCell<HashMap<Cow<'t, str>, Vec<Range<usize>>>>,
    fields: OnceCell<HashMap<String, Vec<Field>>>,
}

/// A text as it is written.
struct Written<'t> {
    /// What stands between its quotation marks.
    inner: &'t str,
    /// Where that stands in the file.
    span: Range<usize>,
    /// With its quotation marks.
    token: &'t str,
    is_raw: bool,
}

/// A field of a record.
struct Field {
    name: Range<usize>,
    whole: Range<usize>,
}

impl<'t> Places<'t> {
    /// The places in the record that stands at `within` of `text`.
    pub(super) fn of(text: &'t str, within: Range<usize>) -> Self {
        Self {
            text: text.get(within.clone()).unwrap_or_default(),
            within,
            written: OnceCell::new(),
            texts: OnceCell::new(),
            fields: OnceCell::new(),
        }
    }

    /// Whether these are the places in the record at `within`.
    pub(super) fn are_within(&self, within: &Range<usize>) -> bool {
        self.within == *within
    }

    /// The span of the first text `value`, quotation marks left out.
    pub(super) fn value(&self, value: &str) -> Option<Range<usize>> {
        self.texts().get(value)?.first().cloned()
    }

    /// The span of the first text `value` in the field `name`, or else of the first there is.
    pub(super) fn value_in(&self, name: &str, value: &str) -> Option<Range<usize>> {
        let spans = self.texts().get(value)?;
        let in_field = self.first_field(name).and_then(|field| {
            let first = spans.partition_point(|span| span.start < field.whole.start);
            spans.get(first).filter(|it| it.end <= field.whole.end)
        });
        in_field.or_else(|| spans.first()).cloned()
    }

    /// The span of the name of the first field `name`, the fields of a record before those of its
    /// parts.
    pub(super) fn field(&self, name: &str) -> Option<Range<usize>> {
        self.first_field(name).map(|field| field.name.clone())
    }

    /// The span of some bytes of the text number `item`, from 0, of all texts in the fields `name`;
    /// the bytes are those of the text as it is read. Of the whole text if it has no such bytes.
    pub(super) fn part_of_text(
        &self,
        name: &str,
        item: usize,
        part: &Range<usize>,
    ) -> Option<Range<usize>> {
        let fields = self.fields().get(name)?;
        let mut texts = self.written().iter().filter(|text| {
            let mut wholes = fields.iter().map(|field| &field.whole);
            wholes.any(|whole| whole.contains(&text.span.start))
        });
        let text = texts.nth(item)?;
        let found = if text.is_raw {
            text.inner.get(part.clone()).map(|_| part.clone())
        } else {
            as_written(text.inner, part)
        };
        Some(match found {
            Some(found) => moved(found, text.span.start),
            None => text.span.clone(),
        })
    }

    fn first_field(&self, name: &str) -> Option<&Field> {
        self.fields().get(name)?.first()
    }

    fn written(&self) -> &[Written<'t>] {
        self.written.get_or_init(|| {
            let mut all = Vec::new();
            let mut start = self.within.start;
            for token in tokenize(self.text) {
                if let Some(range) = inner(&token)
                    && let Some(inner) = token.text.get(range.clone())
                {
                    all.push(Written {
                        inner,
                        span: moved(range, start),
                        token: token.text,
                        is_raw: token.kind == SyntaxKind::RawString,
                    });
                }
                start += token.text.len();
            }
            all
        })
    }

    fn texts(&self) -> &HashMap<Cow<'t, str>, Vec<Range<usize>>> {
        self.texts.get_or_init(|| {
            let mut texts: HashMap<Cow<'t, str>, Vec<Range<usize>>> = HashMap::new();
            for text in self.written() {
                // A text with escapes is compared as it was read.
                if text.inner.contains('\\')
                    && let Ok(read) = ron::from_str::<String>(text.token)
                    && read != text.inner
                {
                    let spans = texts.entry(read.into()).or_default();
                    spans.push(text.span.clone());
                }
                let spans = texts.entry(text.inner.into()).or_default();
                spans.push(text.span.clone());
            }
            texts
        })
    }

    fn fields(&self) -> &HashMap<String, Vec<Field>> {
        self.fields.get_or_init(|| {
            let mut fields: HashMap<String, Vec<Field>> = HashMap::new();
            let mut level: Vec<SyntaxNode> = tree(self.text).into_iter().collect();
            while !level.is_empty() {
                let children: Vec<_> = level.iter().flat_map(SyntaxNode::children).collect();
                for child in &children {
                    if child.kind() == SyntaxKind::StructField
                        && let Some(ident) = child.first_token_of(SyntaxKind::Ident)
                    {
                        let whole = child.text_range();
                        let named = fields.entry(ident.text().to_owned()).or_default();
                        named.push(Field {
                            name: moved(bounds(&ident), self.within.start),
                            whole: moved(whole.start()..whole.end(), self.within.start),
                        });
                    }
                }
                level = children;
            }
            fields
        })
    }
}

/// Where bytes of a text as it is read stand in the text as it is written, with escapes.
fn as_written(written: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let (mut at, mut read, mut start) = (0, 0, None);
    loop {
        if read == part.start {
            start = Some(at);
        }
        if read >= part.end {
            return (read == part.end).then_some(start?..at);
        }
        let (wide, bytes) = character(written.get(at..)?)?;
        at += wide;
        read += bytes;
    }
}

/// How many bytes the first character of a text takes as it is written, and as it is read.
fn character(written: &str) -> Option<(usize, usize)> {
    let mut characters = written.chars();
    let first = characters.next()?;
    if first != '\\' {
        return Some((first.len_utf8(), first.len_utf8()));
    }
    match characters.next()? {
        // Each stands for one byte of a character.
        'x' => Some((4, 1)),
        'u' => {
            let (digits, _) = characters.as_str().strip_prefix('{')?.split_once('}')?;
            let read = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
            Some((digits.len() + 4, read.len_utf8()))
        }
        // A line end, a quotation mark and the like.
        other => Some((1 + other.len_utf8(), 1)),
    }
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
