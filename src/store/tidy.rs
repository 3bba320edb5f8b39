//! The canonical layout of a file: only blanks, line ends and last commas change. Every word and
//! every comment stays, which is compared before the result is given; values are not touched.

use std::io;

use ronin_core::lexer::tokenize;
use ronin_core::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};

use super::syntax::DEEPEST;
use super::{Store, spans};

/// How long a line with several values may be, in characters.
const WIDTH: usize = 120;
/// The blanks of one level.
const LEVEL: &str = "    ";

/// What tidying a text came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tidied {
    /// It is in the canonical layout already.
    Already,
    /// Its canonical layout.
    Changed(String),
    /// It cannot be tidied without risk, so it is left alone; why.
    LeftAlone(String),
}

impl Store {
    /// What tidying the file at `path`, given from the root with `/`, comes to. Nothing is written.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn tidied(&self, path: &str) -> io::Result<Tidied> {
        Ok(match String::from_utf8(self.bytes(path)?) {
            Ok(text) => tidied(&text),
            Err(error) => {
                let byte = error.utf8_error().valid_up_to();
                Tidied::LeftAlone(format!("byte {byte} is not UTF-8"))
            }
        })
    }
}

/// Lays a text out in the canonical way. The result means the same, by a comparison of the two.
#[must_use]
pub fn tidied(text: &str) -> Tidied {
    // The library goes down the brackets one call a level.
    if spans::deeper_than(text, DEEPEST).is_some() {
        return Tidied::LeftAlone(format!("its brackets are nested more than {DEEPEST} deep"));
    }
    let tree = ronin_core::parse(text);
    if !tree.diagnostics().is_empty() {
        return Tidied::LeftAlone("it is not well-formed; `check` says where".to_owned());
    }
    let mut layout = Layout {
        out: String::with_capacity(text.len()),
        misplaced: false,
    };
    layout.root(&tree.root());
    if layout.misplaced {
        return Tidied::LeftAlone(
            "a comment stands between a name and its value; put it on a line of its own".to_owned(),
        );
    }
    if essence(text) != essence(&layout.out) {
        return Tidied::LeftAlone("its layout cannot be changed without a loss".to_owned());
    }
    if layout.out == text {
        Tidied::Already
    } else {
        Tidied::Changed(layout.out)
    }
}

/// Everything in a text that layout must not touch: the words and values in their order, and the
/// comments. A comma is layout where a bracket closes after it.
fn essence(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut words, mut comments) = (Vec::new(), Vec::new());
    for token in tokenize(text) {
        if is_comment(token.kind) {
            comments.push(token.text.trim_end());
        } else if !is_blank(token.kind) {
            if closes(token.kind) && words.last() == Some(&",") {
                words.pop();
            }
            words.push(token.text);
        }
    }
    (words, comments)
}

fn opens(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::LParen | SyntaxKind::LBracket | SyntaxKind::LBrace
    )
}

fn closes(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::RParen | SyntaxKind::RBracket | SyntaxKind::RBrace
    )
}

fn is_comment(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::LineComment | SyntaxKind::BlockComment)
}

fn is_blank(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::Whitespace | SyntaxKind::Bom)
}

fn is_named(kind: SyntaxKind) -> bool {
    matches!(kind, SyntaxKind::StructField | SyntaxKind::MapEntry)
}

/// What stands in a bracket, or at the top of a file.
enum Part {
    /// A field, an entry or a value.
    Item(SyntaxNode),
    /// A comment on a line of its own.
    Remark(SyntaxToken),
    /// A comment behind what stands on the line already.
    Aside(SyntaxToken),
    /// A blank line.
    Gap,
}

/// The parts among `children`, with at most one blank line between two of them.
fn parts(children: impl Iterator<Item = SyntaxElement>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut on_new_line = true;
    for child in children {
        match child {
            SyntaxElement::Node(node) => {
                parts.push(Part::Item(node));
                on_new_line = false;
            }
            SyntaxElement::Token(token) if is_comment(token.kind()) => {
                on_new_line |= parts.is_empty();
                parts.push(if on_new_line {
                    Part::Remark(token)
                } else {
                    Part::Aside(token)
                });
                on_new_line = false;
            }
            SyntaxElement::Token(token) if token.kind() == SyntaxKind::Whitespace => {
                let ends = token.text().matches('\n').count();
                on_new_line |= ends > 0;
                if ends > 1 && !matches!(parts.last(), None | Some(Part::Gap)) {
                    parts.push(Part::Gap);
                }
            }
            SyntaxElement::Token(_) => {}
        }
    }
    if matches!(parts.last(), Some(Part::Gap)) {
        parts.pop();
    }
    parts
}

/// The text of `node` on one line; `None` if it has a comment or runs over lines by itself.
fn on_one_line(node: &SyntaxNode) -> Option<String> {
    let mut line = String::new();
    let mut waiting_comma = false;
    for token in node.descendant_tokens() {
        let kind = token.kind();
        if is_comment(kind) || (!token.is_trivia() && token.text().contains('\n')) {
            return None;
        }
        if token.is_trivia() {
            continue;
        }
        if waiting_comma && !closes(kind) {
            line.push_str(", ");
        }
        waiting_comma = kind == SyntaxKind::Comma;
        if !waiting_comma {
            line.push_str(token.text());
        }
        if kind == SyntaxKind::Colon {
            line.push(' ');
        }
    }
    Some(line)
}

/// Whether the author spread the bracket of `node` over lines.
fn is_spread(node: &SyntaxNode) -> bool {
    node.children_with_tokens().any(|child| {
        child.as_token().is_some_and(|token| {
            token.kind() == SyntaxKind::Whitespace && token.text().contains('\n')
        })
    })
}

/// A list of records has one of them a line: adding one then changes no other line.
fn is_list_of_records(node: &SyntaxNode) -> bool {
    node.kind() == SyntaxKind::List
        && node
            .children()
            .any(|item| item.kind() == SyntaxKind::Struct)
}

fn has_items(node: &SyntaxNode) -> bool {
    node.children().next().is_some()
}

struct Layout {
    out: String,
    // A comment stands where no line can be broken.
    misplaced: bool,
}

impl Layout {
    fn root(&mut self, root: &SyntaxNode) {
        self.lines(&parts(root.children_with_tokens()), 0, "");
        while self.out.starts_with('\n') {
            self.out.remove(0);
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Each part on a line of its own, `comma` behind each item.
    fn lines(&mut self, parts: &[Part], depth: usize, comma: &str) {
        for part in parts {
            match part {
                Part::Gap => self.out.push('\n'),
                Part::Aside(comment) => {
                    self.out.push(' ');
                    self.comment(comment);
                }
                Part::Remark(comment) => {
                    self.new_line(depth);
                    self.comment(comment);
                }
                Part::Item(node) => {
                    self.new_line(depth);
                    self.item(node, depth, comma);
                    self.out.push_str(comma);
                }
            }
        }
    }

    fn new_line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.push_str(&LEVEL.repeat(depth));
    }

    fn comment(&mut self, comment: &SyntaxToken) {
        self.out.push_str(comment.text().trim_end());
    }

    /// A field, an entry or a value, behind which `comma` will stand.
    fn item(&mut self, node: &SyntaxNode, depth: usize, comma: &str) {
        let must_spread = depth == 0 || is_spread_within(node);
        if !must_spread && let Some(line) = on_one_line(node) {
            let used = self.used();
            let length = line.chars().count() + comma.chars().count();
            if used + length <= WIDTH || !can_spread(node) {
                self.out.push_str(&line);
                return;
            }
        }
        if is_named(node.kind()) {
            self.named(node, depth, comma);
        } else if node.kind() == SyntaxKind::ExtensionAttr {
            self.out.push_str(node.text().trim());
        } else {
            self.bracket(node, depth);
        }
    }

    /// `name: value` or `key: value`.
    fn named(&mut self, node: &SyntaxNode, depth: usize, comma: &str) {
        for child in node.children_with_tokens() {
            match child {
                SyntaxElement::Node(value) => self.item(&value, depth, comma),
                SyntaxElement::Token(token) if token.kind() == SyntaxKind::Colon => {
                    self.out.push_str(": ");
                }
                SyntaxElement::Token(token) if token.is_trivia() => {
                    self.misplaced |= is_comment(token.kind());
                }
                SyntaxElement::Token(token) => self.out.push_str(token.text()),
            }
        }
    }

    /// A value: its name if it has one, and what its bracket holds, one part a line.
    fn bracket(&mut self, node: &SyntaxNode, depth: usize) {
        let mut children = node.children_with_tokens().peekable();
        while let Some(child) = children.next_if(|child| !opens(child.kind())) {
            match child {
                SyntaxElement::Token(token) if token.is_trivia() => {
                    self.misplaced |= is_comment(token.kind());
                }
                SyntaxElement::Token(token) => self.out.push_str(token.text()),
                SyntaxElement::Node(inner) => self.out.push_str(&inner.text()),
            }
        }
        let Some(open) = children.next() else { return };
        let mut close = None;
        let within = parts(children.inspect(|child| {
            if let SyntaxElement::Token(token) = child
                && closes(token.kind())
            {
                close = Some(token.text().to_owned());
            }
        }));
        if let SyntaxElement::Token(token) = open {
            self.out.push_str(token.text());
        }
        if !within.is_empty() {
            self.lines(&within, depth + 1, ",");
            self.new_line(depth);
        }
        self.out.push_str(close.as_deref().unwrap_or_default());
    }

    /// How many characters the line has so far.
    fn used(&self) -> usize {
        let line = self.out.rsplit('\n').next().unwrap_or_default();
        line.chars().count()
    }
}

/// Whether `node`, or something in it, is spread by its author or by the rule for lists.
fn is_spread_within(node: &SyntaxNode) -> bool {
    (has_items(node) && (is_spread(node) && is_value(node) || is_list_of_records(node)))
        || node.children().any(|child| is_spread_within(&child))
}

fn is_value(node: &SyntaxNode) -> bool {
    !is_named(node.kind()) && node.kind() != SyntaxKind::ExtensionAttr
}

/// Whether there is a bracket to spread.
fn can_spread(node: &SyntaxNode) -> bool {
    if is_named(node.kind()) {
        node.children().any(|child| can_spread(&child))
    } else {
        has_items(node)
    }
}
