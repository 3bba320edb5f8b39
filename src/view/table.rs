//! The claims of a topic, or those that bear on an item, as a table: the twin of the map that can
//! be sorted. What a map lets through holds here too.

use std::sync::Arc;

use crate::model::{Claim, Record, RecordKind, TopicId};

use super::address::{Page, Pairs};
use super::frame::Frame;
use super::issue::collated;
use super::map::MapAsked;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// How many rows a page of the table holds.
const ROWS: usize = 200;
/// How many answers a row names for which its claim speaks.
const SIDES: usize = 3;

/// What the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// The wording.
    #[default]
    Claim,
    /// The answers for which it speaks.
    Side,
    /// How it fares.
    Verdict,
    /// The number of works that it cites.
    Sources,
    /// The number of arguments that start from it.
    Used,
}

impl SortBy {
    /// Every column, in order.
    pub const ALL: [Self; 5] = [
        Self::Claim,
        Self::Side,
        Self::Verdict,
        Self::Sources,
        Self::Used,
    ];

    /// The column as addresses name it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Side => "side",
            Self::Verdict => "verdict",
            Self::Sources => "sources",
            Self::Used => "used",
        }
    }

    fn direction(self) -> &'static str {
        match self {
            Self::Claim | Self::Side | Self::Verdict => "ascending",
            Self::Sources | Self::Used => "descending",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Claim => "table-claim",
            Self::Side => "table-side",
            Self::Verdict => "table-verdict",
            Self::Sources => "table-sources",
            Self::Used => "table-used",
        }
    }
}

/// The heading of a column.
#[derive(Debug, Clone)]
pub struct TableHead {
    /// What it says.
    pub text: String,
    /// The table sorted by it, where a server answers; none of the one that it is sorted by.
    pub href: Option<String>,
    /// How the table is sorted by it, as browsers name that.
    pub sorted: Option<&'static str>,
}

/// A claim.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// The anchor, the same as on the map.
    pub anchor: String,
    /// The claim, how it fares and its mark.
    pub claim: Link,
    /// Its kind.
    pub kind: String,
    /// The answers for which it speaks.
    pub sides: Vec<Link>,
    /// How many works it cites, and how many arguments start from it.
    pub counts: [usize; 2],
    /// The map around it.
    pub map: Option<String>,
}

/// The table.
#[derive(Debug, Clone)]
pub struct TableView {
    /// What surrounds it.
    pub frame: Frame,
    /// What is in it.
    pub heading: Said,
    /// How many rows there are, and in which order.
    pub count: String,
    /// What it is narrowed by: the words, and the table without it.
    pub chosen: Vec<(String, String)>,
    /// The headings of the columns.
    pub heads: Vec<TableHead>,
    /// The rows of this page.
    pub rows: Vec<TableRow>,
    /// The pages before and after.
    pub before: Option<String>,
    /// The next page.
    pub after: Option<String>,
    /// The same as a map.
    pub map: String,
    /// The same as an outline.
    pub outline: String,
}

/// What a table is asked, beside what a map is.
#[derive(Debug, Clone, Copy, Default)]
pub struct TableAsked {
    /// What the rows are sorted by.
    pub sort: SortBy,
    /// The page, from 1; 0 counts as 1.
    pub page: usize,
}

impl TableAsked {
    /// Its keys.
    pub const KEYS: [&'static str; 2] = ["sort", "page"];

    /// Reads it.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn read<'v>(value: impl Fn(&str) -> Option<&'v str>) -> Result<Self, String> {
        let sort = match value("sort") {
            None => SortBy::default(),
            Some(word) => SortBy::ALL
                .into_iter()
                .find(|it| it.word() == word)
                .ok_or_else(|| word.to_owned())?,
        };
        let page = match value("page") {
            None => 1,
            Some(text) => match text.parse() {
                Ok(number) if (1..=1_000_000).contains(&number) => number,
                _ => return Err(text.to_owned()),
            },
        };
        Ok(Self { sort, page })
    }

    /// The same as it stands in addresses.
    #[must_use]
    pub fn pairs(self) -> Pairs {
        let mut pairs = Pairs::new();
        if self.sort != SortBy::default() {
            pairs.push(("sort".to_owned(), self.sort.word().to_owned()));
        }
        if self.page > 1 {
            pairs.push(("page".to_owned(), self.page.to_string()));
        }
        pairs
    }
}

impl TableView {
    /// The table of a topic, or of what bears on `focus`. `None` if there is no such topic, the
    /// focus is none of its issues, claims and arguments, or the page is beyond the last.
    #[must_use]
    pub fn of(
        reader: Reader<'_>,
        id: &TopicId,
        focus: Option<&Arc<str>>,
        asked: &MapAsked,
        table: TableAsked,
    ) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let own = |slug: &str| graph.topic_of(slug).is_some_and(|own| own.id == *id);
        let focused = match focus {
            Some(slug) => {
                let record = graph.record(slug)?;
                let can = super::address::can_be_focus(record.kind());
                (can && own(slug)).then_some(record)?
            }
            None => graph.record(topic.root_issue.as_str())?,
        };
        let claims = match focus {
            None => graph.claims().filter(|it| own(it.id.as_str())).collect(),
            Some(slug) => reader.claims_under(slug),
        };
        let mut claims: Vec<&Claim> = claims;
        claims.retain(|claim| asked.lets_claim_through(reader, claim));
        reader.sort_claims(&mut claims, table.sort);

        let page = Page::Table(id.clone(), focus.cloned());
        let query = |table: TableAsked| {
            let mut pairs = asked.pairs();
            pairs.extend(table.pairs());
            pairs
        };
        let first = (table.page.max(1) - 1) * ROWS;
        if first > 0 && first >= claims.len() {
            return None;
        }
        let heading = reader.title(focused);
        let title = reader.say_with("table-title", &[("text", Part::Text(&heading.text))]);
        let title = Said {
            text: title,
            lang: heading.lang,
        };
        let summary = reader.read(&topic.summary);
        let mut frame = reader.frame_asked(&page, &query(table), title.clone(), summary);
        frame.unlisted = frame.unlisted || !query(table).is_empty();
        frame.crumbs = reader.crumbs(
            topic.root_issue.as_str(),
            Vec::new(),
            Said::from(reader.say("nav-table")),
        );
        let turned = |number: usize| {
            let table = TableAsked {
                page: number,
                ..table
            };
            reader.query_path(&page, &query(table))
        };
        let twin = |page: Page| {
            reader
                .query_path(&page, &asked.pairs())
                .unwrap_or_else(|| reader.path(&page))
        };
        Some(Self {
            heading: title,
            count: reader.say_with("table-count", &[("count", Part::Count(claims.len()))]),
            chosen: reader.chosen(&page, asked, &TableAsked { page: 1, ..table }.pairs()),
            heads: SortBy::ALL
                .into_iter()
                .map(|sort| TableHead {
                    text: reader.say(sort.key()),
                    href: (sort != table.sort)
                        .then(|| reader.query_path(&page, &query(TableAsked { sort, page: 1 })))
                        .flatten(),
                    sorted: (sort == table.sort).then(|| sort.direction()),
                })
                .collect(),
            rows: claims
                .iter()
                .skip(first)
                .take(ROWS)
                .map(|claim| reader.table_row(claim))
                .collect(),
            before: (table.page > 1).then(|| turned(table.page - 1)).flatten(),
            after: (first + ROWS < claims.len())
                .then(|| turned(table.page.max(1) + 1))
                .flatten(),
            map: twin(Page::Map(id.clone(), focus.cloned())),
            outline: twin(Page::Outline(id.clone(), focus.cloned())),
            frame,
        })
    }
}

impl<'k> Reader<'k> {
    /// The claims that bear on a record, and itself.
    fn claims_under(&self, slug: &str) -> Vec<&'k Claim> {
        let graph = self.kb.graph();
        let all = graph.bearing_on(slug).into_iter().chain(graph.record(slug));
        all.filter_map(|record| match record {
            Record::Claim(claim) => Some(claim),
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Argument(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => None,
        })
        .collect()
    }

    /// Sorts claims; those that are alike by their wording, which is nobody's choice.
    fn sort_claims(&self, claims: &mut Vec<&'k Claim>, sort: SortBy) {
        claims
            .sort_by_cached_key(|claim| (collated(&self.read(&claim.text).text), claim.id.clone()));
        let graph = self.kb.graph();
        match sort {
            SortBy::Claim => {}
            SortBy::Side => claims.sort_by_cached_key(|claim| {
                let sides = graph.speaks_for(&claim.id).into_iter();
                let names: Vec<String> = sides.map(|it| collated(&self.short(it).text)).collect();
                (names.is_empty(), names)
            }),
            SortBy::Verdict => {
                claims.sort_by_cached_key(|claim| {
                    let shape = self.claim_badge(claim).map(|it| it.shape);
                    (shape.is_none(), shape)
                });
            }
            SortBy::Sources => claims.sort_by_key(|claim| std::cmp::Reverse(claim.cites.len())),
            SortBy::Used => {
                claims.sort_by_cached_key(|claim| {
                    std::cmp::Reverse(graph.used_in(&claim.id).count())
                });
            }
        }
    }

    fn table_row(&self, claim: &Claim) -> TableRow {
        let graph = self.kb.graph();
        let own = self.item_path(RecordKind::Claim, claim.id.as_str());
        let sides = graph.speaks_for(&claim.id).into_iter();
        let sides = sides.filter(|it| it.id != claim.id);
        TableRow {
            anchor: claim.id.to_string(),
            claim: self.claim_link(claim),
            kind: self.words.claim_kind(claim.kind),
            sides: self.first_links(sides, SIDES, &own, |it| Link {
                text: self.short(it),
                mark: None,
                verdict: None,
                ..self.claim_link(it)
            }),
            counts: [claim.cites.len(), graph.used_in(&claim.id).count()],
            map: self.map_around(claim.id.as_str()),
        }
    }
}
