//! The page of results.

use crate::model::{ClaimKind, Language, Record, SourceKind};
use crate::search::{Filters, Hit, Query, SearchIndex};

use super::address::{Page, Pairs, listed_kinds};
use super::frame::Frame;
use super::parts::{Badge, Said};
use super::reader::Reader;
use super::words::Part;

/// How many results a page shows.
pub const RESULTS: usize = 30;

/// A choice of a filter.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its value in the address; empty for "any".
    pub value: String,
    /// What it says.
    pub text: Said,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A filter.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Its key in the address.
    pub name: &'static str,
    /// What it says.
    pub label: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// A text in pieces: those that were looked for are marked.
pub type Marked = Vec<(String, bool)>;

/// A result.
#[derive(Debug, Clone)]
pub struct ResultLine {
    /// Its page.
    pub href: String,
    /// What sort of record it is.
    pub kind: String,
    /// The record in a sentence.
    pub text: Marked,
    /// Its language, if it is not the page's.
    pub lang: Option<Language>,
    /// Where the words are that the sentence does not have.
    pub passage: Option<(Marked, Option<Language>)>,
    /// What became of it, if it no longer stands.
    pub mark: Option<String>,
    /// How it fares, where readers are told.
    pub verdict: Option<Badge>,
}

/// The page of results.
#[derive(Debug, Clone)]
pub struct SearchView {
    /// What surrounds it.
    pub frame: Frame,
    /// What to do, or that nothing was found, or how much was.
    pub status: String,
    /// The filters.
    pub filters: Vec<Filter>,
    /// The years between which a record is dated.
    pub years: (Option<i16>, Option<i16>),
    /// The results.
    pub results: Vec<ResultLine>,
    /// The address of the results before these.
    pub before: Option<String>,
    /// The address of the results after these.
    pub after: Option<String>,
}

impl SearchView {
    /// What `index` finds for a query; without an index, that it is still being built.
    /// `query_from` gives the same query from another offset, as it stands in an address.
    #[must_use]
    pub fn of(
        reader: Reader<'_>,
        index: Option<&SearchIndex>,
        query: &Query,
        query_from: &dyn Fn(usize) -> Pairs,
    ) -> Self {
        let title = match query.text.trim() {
            "" => reader.say("search-title"),
            text => format!("{}: {text}", reader.say("search-title")),
        };
        let hint = reader.say("search-hint");
        let mut frame = reader.frame_asked(
            &Page::Search,
            &query_from(query.offset),
            Said::from(title),
            Said::from(hint.clone()),
        );
        frame.crumbs = reader.crumbs("", Vec::new(), Said::from(reader.say("search-title")));
        frame.query.clone_from(&query.text);
        frame.unlisted = true;
        let address =
            |offset| reader.path_in(&Page::Search, reader.language(), &query_from(offset));
        let asked = !query.text.trim().is_empty() || query.filters != Filters::default();
        let found = index.filter(|_| asked).map(|index| index.search(query));
        let status = match &found {
            _ if index.is_none() => reader.say("search-building"),
            None => hint,
            Some(found) if found.total == 0 => {
                reader.say_with("search-none", &[("query", Part::Text(&query.text))])
            }
            Some(found) => {
                let key = if found.partial {
                    "search-partial"
                } else {
                    "search-count"
                };
                reader.say_with(key, &[("count", Part::Count(found.total))])
            }
        };
        let total = found.as_ref().map_or(0, |found| found.total);
        Self {
            frame,
            status,
            filters: reader.filters(query),
            years: (query.filters.from_year, query.filters.until_year),
            before: (query.offset > 0).then(|| address(query.offset.saturating_sub(RESULTS))),
            after: (query.offset + RESULTS < total).then(|| address(query.offset + RESULTS)),
            results: found
                .into_iter()
                .flat_map(|found| found.hits)
                .map(|hit| reader.result(&hit))
                .collect(),
        }
    }
}

impl Reader<'_> {
    fn result(&self, hit: &Hit) -> ResultLine {
        let other = |language: Language| (language != self.language()).then_some(language);
        let record = self.kb.graph().record(&hit.slug);
        let link = record.map(|record| self.link(record));
        ResultLine {
            verdict: link.as_ref().and_then(|link| link.verdict.clone()),
            href: self.item_path(hit.kind, &hit.slug),
            kind: match record {
                Some(Record::Claim(claim)) => self.words.claim_kind(claim.kind),
                Some(Record::Source(source)) => self.words.source_kind(source.kind),
                _ => self.words.record_kind(hit.kind),
            },
            text: marked(&hit.text, &hit.marks),
            lang: other(hit.language),
            passage: hit.passage.as_ref().map(|passage| {
                (
                    marked(&passage.text, &passage.marks),
                    passage.language.and_then(other),
                )
            }),
            mark: link.and_then(|link| link.mark),
        }
    }

    fn filters(&self, query: &Query) -> Vec<Filter> {
        let asked = &query.filters;
        let graph = self.kb.graph();
        let kinds = listed_kinds(self.kb).map(|kind| {
            let text = Said::from(self.words.record_kinds(kind));
            (kind.word().to_owned(), text, asked.kind == Some(kind))
        });
        let claim_kinds = ClaimKind::ALL.into_iter().map(|kind| {
            let text = Said::from(self.words.claim_kind(kind));
            (kind.word().to_owned(), text, asked.claim_kind == Some(kind))
        });
        let sources = SourceKind::ALL.into_iter().map(|kind| {
            let text = Said::from(self.words.source_kind(kind));
            (
                kind.word().to_owned(),
                text,
                asked.source_kind == Some(kind),
            )
        });
        // Sides are the answers to the root questions: the others would make too long a list.
        let sides = graph
            .topics()
            .filter_map(|topic| graph.issue(&topic.root_issue))
            .flat_map(|issue| self.positions(issue))
            .map(|claim| {
                let chosen = asked.side.as_ref() == Some(&claim.id);
                (claim.id.to_string(), self.short(claim), chosen)
            });
        let issues = graph.issues().map(|issue| {
            let chosen = asked.issue.as_ref() == Some(&issue.id);
            (issue.id.to_string(), self.short_issue(issue), chosen)
        });
        vec![
            self.filter("kind", "filter-kind", kinds),
            self.filter("claim", "filter-claim-kind", claim_kinds),
            self.filter("side", "filter-side", sides),
            self.filter("issue", "filter-issue", issues),
            self.filter("source", "filter-source-kind", sources),
        ]
    }

    fn filter(
        &self,
        name: &'static str,
        label: &str,
        choices: impl Iterator<Item = (String, Said, bool)>,
    ) -> Filter {
        let mut all = vec![Choice {
            value: String::new(),
            text: Said::from(self.say("filter-any")),
            chosen: false,
        }];
        all.extend(choices.map(|(value, text, chosen)| Choice {
            value,
            text,
            chosen,
        }));
        Filter {
            name,
            label: self.say(label),
            choices: all,
        }
    }
}

/// A text cut at the ends of its marks.
fn marked(text: &str, marks: &[std::ops::Range<usize>]) -> Marked {
    let mut pieces = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (before, word) = (text.get(at..mark.start), text.get(mark.clone()));
        if let (Some(before), Some(word)) = (before, word) {
            if !before.is_empty() {
                pieces.push((before.to_owned(), false));
            }
            pieces.push((word.to_owned(), true));
            at = mark.end;
        }
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        pieces.push((rest.to_owned(), false));
    }
    pieces
}
