//! Where a string stands in a file that a command was given.

use std::path::Path;

/// A file that was read, for messages that say where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'s> {
    /// Its path.
    pub(super) path: &'s Path,
    /// What it says.
    pub(super) text: &'s str,
}

impl Shown<'_> {
    /// "rules.ron:3:14" for a byte of a string of the file, looked for behind another text; where it
    /// is not found, the place of that text.
    pub(super) fn place(self, behind: &str, string: &str, byte: usize) -> String {
        let own = self.text.find(behind).unwrap_or_default();
        let rest = self.text.get(own..).unwrap_or_default();
        // As it was read, or with the strokes that a string in a file has.
        let escaped = |text: &str| text.replace('\\', r"\\").replace('"', "\\\"");
        let found = rest.find(string).map(|it| it + byte).or_else(|| {
            let before = string.get(..byte).unwrap_or_default();
            Some(rest.find(&escaped(string))? + escaped(before).len())
        });
        self.at_byte(found.map_or(own, |it| own + it))
    }

    /// "rules.ron:3:14" for the second time that a text stands in the file.
    pub(super) fn second(self, text: &str) -> String {
        let mut places = self.text.match_indices(text).map(|(place, _)| place);
        self.at_byte(places.nth(1).unwrap_or_default())
    }

    fn at_byte(self, place: usize) -> String {
        let before = self.text.get(..place).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let of_line = before.rsplit('\n').next().unwrap_or_default();
        let column = of_line.chars().count() + 1;
        format!("{}:{line}:{column}", self.path.display())
    }
}
