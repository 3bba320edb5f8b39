//! Labels of provisions: `101(1)(b.2)`, in whichever way a language writes its brackets.
//!
//! A label knows its own parts. Whether a text has such a provision, the text knows.

use std::fmt;

/// How many brackets a label has at most; no law goes half as deep.
const DEEPEST: usize = 12;

/// The name of a provision: a section, and how far down in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    text: Box<str>,
    depth: usize,
}

impl Label {
    /// What is written, as a label: `101(1)b.2)`, as French texts write it, is `101(1)(b.2)`.
    /// Nothing for what names no provision.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let compact: String = written.chars().filter(|it| !it.is_whitespace()).collect();
        let end = compact.find(['(', ')']).unwrap_or(compact.len());
        let (head, mut rest) = compact.split_at_checked(end)?;
        let mut head = head;
        let mut groups: Vec<&str> = Vec::new();
        if let Some(after) = rest.strip_prefix(')') {
            // `113a)` is `113(a)`: the letters belong to the bracket.
            let letters = trailing_letters(head);
            let (section, group) = head.split_at_checked(head.len() - letters)?;
            head = section;
            groups.push(group);
            rest = after;
        }
        groups.extend(self::groups(rest)?);
        let fits = is_section(head) && groups.len() <= DEEPEST && groups.iter().all(is_group);
        fits.then(|| Self::joined(head, &groups))
    }

    /// The same, and what cannot be read is a label as it is: texts may call their parts anything.
    #[must_use]
    pub fn of(written: &str) -> Self {
        Self::read(written).unwrap_or_else(|| Self {
            text: written.trim().into(),
            depth: 0,
        })
    }

    /// What is written after a label, and leaves out what both have in common: after `159.7(1)`,
    /// `(6)` is `159.7(6)`; after `159.5(a)`, `(h)` is `159.5(h)`; after `3`, `(a)` is `3(a)`.
    #[must_use]
    pub fn beside(&self, written: &str) -> Option<Self> {
        let compact: String = written.chars().filter(|it| !it.is_whitespace()).collect();
        let new = match compact.find(')') {
            // `b)`, as in French.
            Some(end) if !compact.starts_with('(') => {
                let (first, rest) = compact.split_at_checked(end)?;
                let mut new = vec![first];
                new.extend(groups(rest.strip_prefix(')')?)?);
                new
            }
            Some(_) => groups(&compact)?,
            None => return None,
        };
        if !new.iter().all(is_group) {
            return None;
        }
        let sort = sort_of(new.first()?);
        let own: Vec<&str> = self.groups().collect();
        let kept = own
            .iter()
            .rposition(|group| sort_of(group) == sort)
            .unwrap_or(own.len());
        let mut all: Vec<&str> = own.into_iter().take(kept).collect();
        all.extend(new);
        (all.len() <= DEEPEST).then(|| Self::joined(self.section(), &all))
    }

    fn joined(section: &str, groups: &[&str]) -> Self {
        let mut text = section.to_owned();
        for group in groups {
            text.push('(');
            text.push_str(group);
            text.push(')');
        }
        Self {
            text: text.into(),
            depth: groups.len(),
        }
    }

    /// The label as it is written here, in every language.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number of the section.
    #[must_use]
    pub fn section(&self) -> &str {
        match self.text.find('(') {
            Some(end) if self.depth > 0 => self.text.get(..end).unwrap_or_default(),
            _ => &self.text,
        }
    }

    /// How far down in the section: none for the section itself.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The provision of which this one is a part.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let depth = self.depth.checked_sub(1)?;
        let end = self.text.rfind('(')?;
        Some(Self {
            text: self.text.get(..end)?.into(),
            depth,
        })
    }

    /// Where its last mark stands among those beside it: numbers by their value, letters by the
    /// alphabet, decimals after what they follow.
    pub(super) fn rank(&self) -> Vec<(u64, String)> {
        let mark = self.groups().last().unwrap_or_else(|| self.section());
        mark.split('.')
            .map(|piece| {
                let letters = piece.trim_start_matches(|it: char| it.is_ascii_digit());
                let digits = piece.strip_suffix(letters).unwrap_or_default();
                (digits.parse().unwrap_or_default(), letters.to_owned())
            })
            .collect()
    }

    /// What stands in the brackets.
    fn groups(&self) -> impl Iterator<Item = &str> {
        let brackets = self.text.get(self.section().len()..).unwrap_or_default();
        brackets.split(['(', ')']).filter(|group| !group.is_empty())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// `(1)(b.2)` or `(1)b.2)`, bracket by bracket.
fn groups(brackets: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = brackets;
    while !rest.is_empty() && found.len() <= DEEPEST {
        let (group, after) = rest.split_once(')')?;
        found.push(group.strip_prefix('(').unwrap_or(group));
        rest = after;
    }
    Some(found)
}

/// A number with what follows it (`25.1`, `1158a`), or a Roman one, as articles have.
fn is_section(text: &str) -> bool {
    let short = text.len() <= 16;
    let roman = !text.is_empty() && text.chars().all(|it| "IVXLC".contains(it));
    let number = text.starts_with(|first: char| first.is_ascii_digit())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '.')
        && text.ends_with(|last: char| last.is_ascii_alphanumeric());
    short && (roman || number)
}

/// A letter, a numeral or a number, perhaps with decimals: `b.2`.
fn is_group(text: &&str) -> bool {
    text.len() <= 10
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '.')
}

/// The length of the letters with their decimals at the end of `113a` or `25b.1`.
fn trailing_letters(text: &str) -> usize {
    let decimals = |it: char| it.is_ascii_digit() || it == '.';
    let trimmed = text.trim_end_matches(decimals);
    // `b.1` ends in decimals of a letter, `25.1` in those of the number.
    let letters = trimmed.trim_end_matches(|it: char| it.is_ascii_lowercase());
    if letters.len() == trimmed.len() {
        0
    } else {
        text.len() - letters.len()
    }
}

/// What sort of mark a bracket holds; brackets of one sort stand on one level.
#[derive(PartialEq, Eq)]
enum Sort {
    Number,
    Small,
    Capital,
}

fn sort_of(group: &str) -> Sort {
    match group.chars().next() {
        Some(first) if first.is_ascii_digit() => Sort::Number,
        Some(first) if first.is_ascii_uppercase() => Sort::Capital,
        _ => Sort::Small,
    }
}
