//! Characters that a reader cannot see and that can make a text say something else than it shows:
//! marks that turn the direction of writing, blanks without width, control characters.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::citations;
use crate::model::{AlsoKnownAs, Asks, Ext, Locator, Record, RuleSet, Source, hidden};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let settings: Arc<str> = Arc::from("settings.ron");
    for (_, wording) in base.settings.title.wordings() {
        if let Some((message, help)) = complaint("title", wording) {
            let spot = Spot::Value(Arc::clone(&settings), wording.to_owned());
            findings.push(Diagnostic::new(Code::HiddenCharacters, spot, message).help(help));
        }
    }
    for record in base.graph.records() {
        for_each_text(record, &mut |field, text| {
            if let Some((message, help)) = complaint(field, text) {
                let spot = Spot::Value(record.slug(), text.to_owned());
                findings.push(
                    Diagnostic::new(Code::HiddenCharacters, spot, message)
                        .about(record.kind(), &record.slug())
                        .help(help),
                );
            }
        });
    }
}

/// What to say about the first hidden character of a text, if there is one.
fn complaint(field: &str, text: &str) -> Option<(String, &'static str)> {
    // Most texts have none, and most bytes are plain letters.
    let suspicious = |byte: u8| !(byte == b'\n' || byte == b'\t' || (b' '..0x7f).contains(&byte));
    let start = text.bytes().position(suspicious)?;
    let (at, character, name) = text
        .char_indices()
        .skip_while(|(at, _)| *at < start)
        .find_map(|(at, character)| Some((at, character, hidden(character)?)))?;
    let before: Vec<char> = text
        .get(..at)?
        .chars()
        .rev()
        .filter(|c| hidden(*c).is_none())
        .take(20)
        .collect();
    let place = if before.is_empty() {
        "at its start".to_owned()
    } else {
        {
            let before: String = before.iter().rev().collect();
            format!("after `{}`", before.trim())
        }
    };
    let code = u32::from(character);
    Some((
        format!("`{field}` has a character that cannot be seen {place}: U+{code:04X}, {name}"),
        "delete it, or type the text anew",
    ))
}

/// Everything in a record that somebody typed and somebody will see, with the name of its field.
fn for_each_text<'r>(record: &'r Record, see: &mut impl FnMut(&'static str, &'r str)) {
    for (field, text) in record.texts() {
        for (_, wording) in text.wordings() {
            see(field, wording);
        }
    }
    for citation in citations(record) {
        if let Some(quote) = &citation.quote {
            see("words", &quote.words);
            see("speaker", &quote.speaker);
        }
        match &citation.at {
            Some(
                Locator::Section(at)
                | Locator::Article(at)
                | Locator::Paragraph(at)
                | Locator::Page(at)
                | Locator::Part(at),
            ) => see("at", at),
            Some(Locator::Headnote | Locator::Whole) | None => {}
        }
    }
    let (also_known_as, ext): (&[AlsoKnownAs], &Ext) = match record {
        Record::Topic(it) => (&it.also_known_as, &it.ext),
        Record::Issue(it) => (&it.also_known_as, &it.ext),
        Record::Claim(it) => (&it.also_known_as, &it.ext),
        Record::Argument(it) => (&it.also_known_as, &it.ext),
        Record::Source(it) => {
            strings_of_source(it, see);
            (&it.also_known_as, &it.ext)
        }
        Record::Actor(it) => {
            if let Some(url) = &it.url {
                see("url", url);
            }
            (&it.also_known_as, &it.ext)
        }
        Record::Expect(it) => (&it.also_known_as, &it.ext),
        Record::RuleSet(it) => {
            conditions_of_set(it, see);
            (&it.also_known_as, &it.ext)
        }
        Record::Predicate(it) => (&it.also_known_as, &it.ext),
        Record::Rule(it) => {
            let conditions = it.conditions.iter().map(|text| ("if", text));
            let unless = it.unless.iter().map(|text| ("unless", text));
            for (field, text) in conditions.chain([("then", &it.then)]).chain(unless) {
                see(field, text);
            }
            (&it.also_known_as, &it.ext)
        }
        Record::Case(it) => {
            for text in &it.facts {
                see("facts", text);
            }
            (&it.also_known_as, &it.ext)
        }
        Record::Policy(it) => (&it.also_known_as, &it.ext),
    };
    for (collection, name) in also_known_as {
        see("also_known_as", collection);
        see("also_known_as", name);
    }
    for (key, value) in ext.iter() {
        see("ext", key);
        see("ext", value);
    }
}

fn conditions_of_set<'r>(set: &'r RuleSet, see: &mut impl FnMut(&'static str, &'r str)) {
    for question in &set.questions {
        match &question.asks {
            Asks::Whether(it) => see("follows", &it.follows),
            Asks::Which(it) => see("follows", &it.follows),
        }
    }
    for text in set.impossible.iter().flat_map(|it| &it.conditions) {
        see("if", text);
    }
}

fn strings_of_source<'r>(source: &'r Source, see: &mut impl FnMut(&'static str, &'r str)) {
    for (field, text) in [
        ("author", &source.author),
        ("citation", &source.citation),
        ("url", &source.url),
        ("archive", &source.archive),
    ] {
        if let Some(text) = text {
            see(field, text);
        }
    }
}
