//! The page of a source.

use std::collections::BTreeMap;

use crate::model::{CitationRole, Record, RecordKind, SourceId, citation_in};
use crate::texts::{Label, Lookup};

use super::address::Page;
use super::assumptions::Toggle;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::provision::{QuoteCheck, quote_check};
use super::reader::Reader;
use super::words::Part;

/// A use of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedBy {
    /// The claim or argument.
    pub item: Link,
    /// Where in the source.
    pub place: Option<String>,
    /// The quoted words.
    pub quote: Option<Said>,
    /// How the quoted words compare with the text that is held.
    pub quote_check: Option<QuoteCheck>,
}

/// Something that became of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingLine {
    /// "Ruling reversed on 15 April 2021".
    pub what: String,
    /// By which work.
    pub by: Option<Link>,
    /// What exactly.
    pub note: Option<Said>,
}

/// The page of a source.
#[derive(Debug, Clone)]
pub struct SourceView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What sort of work it is.
    pub kind: String,
    /// Its title.
    pub title: Said,
    /// Label and value: issuer, author, date, citation, language.
    pub facts: Vec<(String, Said)>,
    /// Where it is published.
    pub url: Option<String>,
    /// A copy that will last.
    pub archive: Option<String>,
    /// When it was last read there.
    pub accessed: Option<String>,
    /// The actors who speak in it.
    pub by: Vec<Link>,
    /// What became of it.
    pub standing: Vec<StandingLine>,
    /// What hangs on it.
    pub what_if: Option<String>,
    /// Leaves it out.
    pub leave_out: Option<Toggle>,
    /// The mark that goes with it everywhere.
    pub mark: Option<String>,
    /// What to know before relying on it.
    pub note: Option<Said>,
    /// A grade set by hand: the grade, and the reason.
    pub grade: Option<(String, Said)>,
    /// The whole reference, to copy.
    pub reference: String,
    /// Everything that cites it, by role.
    pub cited_by: Vec<(String, Vec<CitedBy>)>,
    /// The sources that it reversed, amended and so on.
    pub changed: Vec<(String, Link)>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl SourceView {
    /// The page of the source `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &SourceId) -> Option<Self> {
        let graph = reader.kb.graph();
        let source = graph.source(id)?;
        let title = reader.read(&source.title);
        let reference = reader.words.reference(source);
        let page = Page::Item(RecordKind::Source, id.slug());
        let mut frame = reader.frame(&page, title.clone(), Said::from(reference.clone()));
        let (label, lang) = reader.words.source_label(source);
        let list = reader.crumb(
            &Page::List(RecordKind::Source),
            Said::from(reader.say("records-source")),
        );
        frame.crumbs = reader.crumbs(id.as_str(), vec![list], Said { text: label, lang });
        let mut facts = vec![(reader.say("source-issuer"), reader.read(&source.issuer))];
        let author = source.author.clone().map(Said::from);
        facts.extend(author.map(|author| (reader.say("source-author"), author)));
        let date = source.date.map(|date| reader.words.partial_date(date));
        let date = date.unwrap_or_else(|| reader.say("source-undated"));
        facts.push((reader.say("source-date"), Said::from(date)));
        let citation = source
            .citation
            .as_ref()
            .map(|it| Said::from(citation_in(it, reader.language())));
        facts.extend(citation.map(|citation| (reader.say("source-citation"), citation)));
        let language = source.lang.map(|lang| {
            Said::from(reader.say(match lang {
                crate::model::Language::En => "language-en",
                crate::model::Language::Fr => "language-fr",
            }))
        });
        facts.extend(language.map(|language| (reader.say("source-language"), language)));
        let held = reader.held_places(id).map(Said::from);
        facts.extend(held.map(|held| (reader.say("source-text"), held)));
        Some(Self {
            id: id.to_string(),
            kind: reader.words.source_kind(source.kind),
            facts,
            url: source.url.clone(),
            archive: source.archive.clone(),
            accessed: source.accessed.map(|day| {
                reader.say_with("accessed", &[("date", Part::Text(&reader.words.date(day)))])
            }),
            by: reader.actor_links(&source.by),
            standing: source
                .standing
                .iter()
                .filter(|change| change.on <= reader.verdicts.on())
                .map(|change| StandingLine {
                    what: reader.words.standing_on(change.what, change.on),
                    by: graph
                        .source(&change.by)
                        .map(|source| reader.source_link(source)),
                    note: change.note.as_ref().map(|text| reader.read(text)),
                })
                .collect(),
            mark: reader.source_mark(source),
            what_if: reader.what_if_path(id.as_str()),
            leave_out: reader.leave_out(id.as_str()),
            note: source.note.as_ref().map(|text| reader.read(text)),
            grade: source
                .grade
                .as_ref()
                .map(|given| (reader.words.grade(given.grade), reader.read(&given.because))),
            cited_by: reader.cited_by(id),
            changed: graph
                .sources()
                .flat_map(|other| other.standing.iter().map(move |change| (other, change)))
                .filter(|(_, change)| change.by == *id)
                .map(|(other, change)| {
                    (
                        reader.words.standing_on(change.what, change.on),
                        reader.source_link(other),
                    )
                })
                .collect(),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            reference,
            title,
            frame,
        })
    }
}

impl Reader<'_> {
    /// How many of the places cited from a work are in the text of it that is held.
    fn held_places(&self, id: &SourceId) -> Option<String> {
        let texts = self.kb.texts().filter(|texts| texts.holds(id))?;
        let mut places: BTreeMap<Label, Lookup> = BTreeMap::new();
        for (_, citation) in self.kb.graph().citing(id) {
            places.extend(texts.cited(citation, self.language()));
        }
        if places.is_empty() {
            return None;
        }
        let found = places.values().filter(|it| matches!(it, Lookup::Found(_)));
        let parts = [
            ("found", Part::Count(found.count())),
            ("count", Part::Count(places.len())),
        ];
        Some(self.say_with("source-text-held", &parts))
    }

    fn cited_by(&self, id: &SourceId) -> Vec<(String, Vec<CitedBy>)> {
        let uses = self.kb.graph().citing(id);
        [
            CitationRole::Establishes,
            CitationRole::Asserts,
            CitationRole::Illustrates,
        ]
        .into_iter()
        .map(|role| {
            let lines = uses
                .iter()
                .filter(|(_, citation)| citation.role == role)
                .map(|(record, citation)| CitedBy {
                    item: self.without_mark(record),
                    place: citation.at.as_ref().map(|at| self.words.locator(at)),
                    quote: citation.quote.as_ref().map(|quote| Said {
                        text: quote.words.clone(),
                        lang: (quote.lang != self.language()).then_some(quote.lang),
                    }),
                    quote_check: quote_check(*self, citation),
                })
                .collect::<Vec<_>>();
            (self.words.role(role), lines)
        })
        .filter(|(_, lines)| !lines.is_empty())
        .collect()
    }

    fn without_mark(&self, record: &Record) -> Link {
        Link {
            mark: None,
            ..self.link(record)
        }
    }
}
