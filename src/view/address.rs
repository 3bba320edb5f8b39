//! The address book: every page there is, its path, and the page of a path.
//!
//! Routes, links and the static build all go through it, so that they cannot differ.

use std::sync::Arc;

use super::map::Paper;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{IssueId, Language, RecordKind, RuleId, RuleSetId, TopicId};

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The question, and its answers as equal doors.
    Home,
    /// One record.
    Item(RecordKind, Arc<str>),
    /// All records of a kind.
    List(RecordKind),
    /// The map of a topic, around an item if one is named.
    Map(TopicId, Option<Arc<str>>),
    /// A file that goes with that map.
    MapFile(TopicId, Option<Arc<str>>, MapFormat),
    /// A topic on paper.
    Atlas(TopicId, Paper),
    /// That map by itself, for a frame on another site.
    Embed(TopicId, Option<Arc<str>>),
    /// A topic as a nested list, or what bears on an item of it.
    Outline(TopicId, Option<Arc<str>>),
    /// The claims of a topic as a table, or those that bear on an item.
    Table(TopicId, Option<Arc<str>>),
    /// The days of a topic, and how its answers fared on each.
    Timeline(TopicId),
    /// How much there is for and against the claims of a topic, as numbers.
    Strength(TopicId),
    /// What an issue turns on.
    Cruxes(IssueId),
    /// What would change the verdict on a claim; what hangs on a claim, an argument or a source.
    WhatIf(Arc<str>),
    /// The form of a case, by a set of rules.
    Ask(RuleSetId),
    /// The worked cases of a rule set under each policy.
    Compared(RuleSetId),
    /// The map of the rules of a set, around one of them if it is named.
    RuleMap(RuleSetId, Option<RuleId>),
    /// The style sheet that puts the cards of that map where they belong.
    RuleMapStyle(RuleSetId, Option<RuleId>),
    /// What is different between two standpoints.
    Changed,
    /// What was found for a query.
    Search,
    /// What is wrong with the knowledge, and what it holds.
    Health,
    /// How to read a map.
    Guide,
}

/// A form in which a map leaves its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapFormat {
    /// The style sheet that puts the cards where they belong.
    Style,
    /// A picture that scales.
    Svg,
    /// A picture of points.
    Png,
    /// A page to print, with text that can be searched and copied.
    Pdf,
    /// A small picture of what the map is about, for previews of links: 1200 by 630 points.
    Preview,
}

impl MapFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Style, Self::Svg, Self::Preview, Self::Png, Self::Pdf];

    /// How its file's name ends, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Style => "css",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Preview => "preview.png",
        }
    }

    /// A name without the ending of a format, and that format.
    fn of_name(name: &str) -> Option<(&str, Self)> {
        // A preview comes before the picture whose ending it shares.
        Self::ALL.into_iter().find_map(|format| {
            let stem = name.strip_suffix(format.extension())?;
            Some((stem.strip_suffix('.')?, format))
        })
    }
}

/// The keys and values of a query, in their order.
pub type Pairs = Vec<(String, String)>;

/// An address with a query; without pairs, without one.
#[must_use]
pub fn with_query(path: &str, pairs: &[(String, String)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{key}={}", encoded(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// A value as it stands in a query (RFC 3986: the unreserved stay, and the comma of a list).
fn encoded(value: &str) -> String {
    use std::fmt::Write as _;
    value.bytes().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => {
                write!(text, "{}", char::from(byte))
            }
            byte => write!(text, "%{byte:02X}"),
        };
        text
    })
}

impl Page {
    /// Its address.
    #[must_use]
    pub fn path(&self, language: Language) -> String {
        let lang = language.tag();
        match self {
            Self::Home => format!("/{lang}"),
            Self::Item(kind, slug) => format!("/{lang}/{}/{slug}", kind.folder()),
            Self::List(kind) => format!("/{lang}/{}", kind.folder()),
            Self::Map(topic, None) => format!("/{lang}/map/{topic}"),
            Self::Map(topic, Some(focus)) => format!("/{lang}/map/{topic}/{focus}"),
            Self::MapFile(topic, focus, format) => {
                let map = Self::Map(topic.clone(), focus.clone()).path(language);
                format!("{map}.{}", format.extension())
            }
            Self::Atlas(topic, paper) => format!("/{lang}/atlas/{}/{topic}.pdf", paper.word()),
            Self::Embed(topic, None) => format!("/{lang}/embed/{topic}"),
            Self::Embed(topic, Some(focus)) => format!("/{lang}/embed/{topic}/{focus}"),
            Self::Outline(topic, None) => format!("/{lang}/outline/{topic}"),
            Self::Outline(topic, Some(focus)) => format!("/{lang}/outline/{topic}/{focus}"),
            Self::Table(topic, None) => format!("/{lang}/table/{topic}"),
            Self::Table(topic, Some(focus)) => format!("/{lang}/table/{topic}/{focus}"),
            Self::Timeline(topic) => format!("/{lang}/timeline/{topic}"),
            Self::Strength(topic) => format!("/{lang}/strength/{topic}"),
            Self::Cruxes(issue) => format!("/{lang}/cruxes/{issue}"),
            Self::WhatIf(slug) => format!("/{lang}/what-if/{slug}"),
            Self::Ask(set) => format!("/{lang}/ask/{set}"),
            Self::Compared(set) => format!("/{lang}/policies-compared/{set}"),
            Self::RuleMap(set, None) => format!("/{lang}/rule-map/{set}"),
            Self::RuleMap(set, Some(rule)) => format!("/{lang}/rule-map/{set}/{rule}"),
            Self::RuleMapStyle(set, None) => format!("/{lang}/rule-map/{set}.css"),
            Self::RuleMapStyle(set, Some(rule)) => format!("/{lang}/rule-map/{set}/{rule}.css"),
            Self::Changed => format!("/{lang}/changed"),
            Self::Search => format!("/{lang}/search"),
            Self::Health => format!("/{lang}/health"),
            Self::Guide => format!("/{lang}/guide"),
        }
    }

    /// The page of an address, whether or not there is such a record. The query is not part of it.
    #[must_use]
    pub fn parse(path: &str) -> Option<(Language, Self)> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let tag = parts.next()?;
        let language = Language::ALL
            .into_iter()
            .find(|language| language.tag() == tag)?;
        let rest: Vec<&str> = parts.collect();
        let page = match *rest.as_slice() {
            [] => Self::Home,
            ["search"] => Self::Search,
            ["health"] => Self::Health,
            ["guide"] => Self::Guide,
            ["changed"] => Self::Changed,
            ["what-if", slug] if !slug.is_empty() => Self::WhatIf(Arc::from(slug)),
            ["ask", set] => Self::Ask(RuleSetId::new(set).ok()?),
            ["timeline", topic] => Self::Timeline(TopicId::new(topic).ok()?),
            ["strength", topic] => Self::Strength(TopicId::new(topic).ok()?),
            ["cruxes", issue] => Self::Cruxes(IssueId::new(issue).ok()?),
            ["outline", topic] => Self::Outline(TopicId::new(topic).ok()?, None),
            ["outline", topic, focus] => {
                Self::Outline(TopicId::new(topic).ok()?, Some(Arc::from(focus)))
            }
            ["atlas", paper, topic] => {
                let mut all = Paper::ALL.into_iter();
                let paper = all.find(|it| it.word() == paper)?;
                Self::Atlas(TopicId::new(topic.strip_suffix(".pdf")?).ok()?, paper)
            }
            ["embed", topic] => Self::Embed(TopicId::new(topic).ok()?, None),
            ["embed", topic, focus] => {
                Self::Embed(TopicId::new(topic).ok()?, Some(Arc::from(focus)))
            }
            ["table", topic] => Self::Table(TopicId::new(topic).ok()?, None),
            ["table", topic, focus] => {
                Self::Table(TopicId::new(topic).ok()?, Some(Arc::from(focus)))
            }
            ["policies-compared", set] => Self::Compared(RuleSetId::new(set).ok()?),
            ["rule-map", set] => match set.strip_suffix(".css") {
                Some(set) => Self::RuleMapStyle(RuleSetId::new(set).ok()?, None),
                None => Self::RuleMap(RuleSetId::new(set).ok()?, None),
            },
            ["rule-map", set, rule] => {
                let set = RuleSetId::new(set).ok()?;
                match rule.strip_suffix(".css") {
                    Some(rule) => Self::RuleMapStyle(set, Some(RuleId::new(rule).ok()?)),
                    None => Self::RuleMap(set, Some(RuleId::new(rule).ok()?)),
                }
            }
            ["map", topic] => match MapFormat::of_name(topic) {
                Some((topic, format)) => Self::MapFile(TopicId::new(topic).ok()?, None, format),
                None => Self::Map(TopicId::new(topic).ok()?, None),
            },
            ["map", topic, focus] => {
                let topic = TopicId::new(topic).ok()?;
                match MapFormat::of_name(focus) {
                    Some((focus, format)) => Self::MapFile(topic, Some(Arc::from(focus)), format),
                    None => Self::Map(topic, Some(Arc::from(focus))),
                }
            }
            [folder] => Self::List(kind_of_folder(folder)?),
            [folder, slug] if !slug.is_empty() => {
                Self::Item(kind_of_folder(folder)?, Arc::from(slug))
            }
            _ => return None,
        };
        Some((language, page))
    }

    /// Every page of a base, in a fixed order. Search, what is different between two
    /// standpoints, outlines, tables and frames around an item and what would change a verdict are not among them: they are answered when
    /// somebody asks.
    pub fn all(kb: &KnowledgeBase) -> impl Iterator<Item = Self> {
        let graph = kb.graph();
        let fixed = [Self::Home, Self::Health, Self::Guide].into_iter();
        let lists = listed_kinds(kb).map(Self::List);
        let items = graph
            .records()
            .map(|record| Self::Item(record.kind(), record.slug()));
        let broken = kb
            .all_broken()
            .map(|(kind, slug)| Self::Item(kind, Arc::from(slug)));
        let maps = graph.topics().flat_map(|topic| {
            let id = topic.id.clone();
            let pages = [
                Self::Outline(id.clone(), None),
                Self::Table(id.clone(), None),
                Self::Timeline(id.clone()),
                Self::Strength(id.clone()),
                Self::Map(id.clone(), None),
                Self::Embed(id.clone(), None),
            ];
            let files = MapFormat::ALL.map(|format| Self::MapFile(id.clone(), None, format));
            let papers = Paper::ALL.map(|paper| Self::Atlas(id.clone(), paper));
            pages.into_iter().chain(files).chain(papers)
        });
        let focused = graph.records().flat_map(|record| {
            let focus = Some(record.slug());
            let topic = can_be_focus(record.kind())
                .then(|| graph.topic_of(&record.slug()))
                .flatten()
                .map(|topic| topic.id.clone());
            topic.into_iter().flat_map(move |topic| {
                [
                    Self::Map(topic.clone(), focus.clone()),
                    Self::MapFile(topic, focus.clone(), MapFormat::Style),
                ]
            })
        });
        let asks = graph
            .rule_sets()
            .filter(|set| set.subject.is_some() && !set.questions.is_empty())
            .map(|set| Self::Ask(set.id.clone()));
        let of_sets = graph.rule_sets().flat_map(move |set| {
            let focused = graph.in_set(&set.id).rules().map(|rule| Some(&rule.id));
            // A rule that makes no sense has no place on a map.
            let book = kb.books().book(&set.id);
            let drawn = focused.filter(move |id| {
                let read = id.and_then(|id| book?.rule(id));
                read.is_some()
            });
            let maps = std::iter::once(None).chain(drawn).flat_map(|focus| {
                let (set, focus) = (set.id.clone(), focus.cloned());
                [
                    Self::RuleMap(set.clone(), focus.clone()),
                    Self::RuleMapStyle(set, focus),
                ]
            });
            std::iter::once(Self::Compared(set.id.clone())).chain(maps)
        });
        let cruxes = graph.issues().map(|issue| Self::Cruxes(issue.id.clone()));
        fixed
            .chain(lists)
            .chain(items)
            .chain(broken)
            .chain(asks)
            .chain(cruxes)
            .chain(maps)
            .chain(focused)
            .chain(of_sets)
    }
}

/// The kinds of record that are worth listing: those of debates, and of rules what there is.
pub(super) fn listed_kinds(kb: &KnowledgeBase) -> impl Iterator<Item = RecordKind> {
    let graph = kb.graph();
    RecordKind::ALL
        .into_iter()
        .filter(move |kind| *kind <= RecordKind::Expect || graph.of_kind(*kind).next().is_some())
}

/// Whether a map can be drawn around a record of this kind.
pub(super) fn can_be_focus(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Issue | RecordKind::Claim | RecordKind::Argument => true,
        RecordKind::Topic
        | RecordKind::Source
        | RecordKind::Actor
        | RecordKind::Expect
        | RecordKind::RuleSet
        | RecordKind::Predicate
        | RecordKind::Rule
        | RecordKind::Case
        | RecordKind::Policy => false,
    }
}

fn kind_of_folder(folder: &str) -> Option<RecordKind> {
    RecordKind::ALL
        .into_iter()
        .find(|kind| kind.folder() == folder)
}
