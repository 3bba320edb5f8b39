//! A page of a snapshot to bytes: the one renderer of the server and of the static build.

use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    ActorId, ArgumentId, CaseId, ClaimId, ExpectId, IssueId, Language, PolicyId, PredicateId,
    RecordKind, RuleId, RuleSetId, SourceId, TopicId,
};
use crate::pages;
use crate::reason::BadStandpoint;
use crate::search::{Filters, SearchIndex};
use crate::view::{
    ActorView, ArgumentView, AskView, Atlas, BrokenView, CaseView, ChangedView, ClaimView,
    ComparedView, CruxesView, ExpectView, GuideView, HealthView, HomeView, Hosting, IssueView,
    ListView, MapAsked, MapFormat, MapView, MissingView, OutlineView, Page, PolicyView,
    PredicateView, Reader, RuleMapView, RuleSetView, RuleView, SearchView, Sheet, SourceView,
    StrengthView, TableAsked, TableView, TimelineView, TopicView, WhatIfView,
};

use super::picture::{self, Called};
use super::query::Asked;

/// What a page came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rendered {
    /// The page.
    Html(String),
    /// A style sheet.
    Css(String),
    /// A file that goes with a page.
    File(FileKind, Vec<u8>),
    /// There is no such page; this says so.
    Missing(String),
    /// The address makes no sense; this says which part.
    Bad(String),
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A picture that scales.
    Svg,
    /// A picture of points.
    Png,
    /// Pages to print.
    Pdf,
}

impl FileKind {
    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// Renders a page for a reader of `language`. A search without an index says that it is not
/// ready yet.
#[must_use]
pub fn render(
    kb: &KnowledgeBase,
    index: Option<&SearchIndex>,
    page: &Page,
    language: Language,
    asked: &Asked,
    hosting: Hosting,
) -> Rendered {
    let reader = Reader::new(kb, language, hosting);
    let as_of = kb.settings().as_of;
    let judged = known(page, asked)
        .and_then(|()| asked.standpoint(as_of))
        .map_err(Refusal::Address)
        .and_then(|standpoint| kb.judge(&standpoint).map_err(Refusal::Standpoint));
    let verdicts = match judged {
        Ok(verdicts) => verdicts,
        Err(refusal) => return refused(reader, &refusal),
    };
    let own = match asked.of_page(page) {
        Ok(own) => own,
        Err(what) => return bad(reader, &what),
    };
    let reader = reader.seeing(&verdicts).on(page, &own);
    match rendered(reader, index, page, asked) {
        Ok(Some(rendered)) => rendered,
        Ok(None) => missing(reader, &page.path(language)),
        Err(refusal) => refused(reader, &refusal),
    }
}

/// Why an address is refused.
enum Refusal {
    /// A part of it cannot be read.
    Address(String),
    /// One cannot look from there.
    Standpoint(BadStandpoint),
}

impl From<String> for Refusal {
    fn from(what: String) -> Self {
        Self::Address(what)
    }
}

/// The page that says why an address is refused.
fn refused(reader: Reader<'_>, refusal: &Refusal) -> Rendered {
    match refusal {
        Refusal::Address(what) => bad(reader, what),
        Refusal::Standpoint(why) => {
            let view = MissingView::bad_standpoint(reader, why);
            Rendered::Bad(pages::missing(&view).into_string())
        }
    }
}

/// Refuses a query with a key that the page does not know.
fn known(page: &Page, asked: &Asked) -> Result<(), String> {
    let known: &[&str] = match page {
        // Its keys are the questions of its set, which the page knows.
        Page::Ask(_) => return Ok(()),
        Page::Map(..) | Page::MapFile(..) | Page::Embed(..) | Page::Outline(..) => {
            return asked.known_by(&MapAsked::KEYS);
        }
        Page::Table(..) => {
            return asked.known_by(&[&MapAsked::KEYS[..], &TableAsked::KEYS[..]].concat());
        }
        Page::Home => &["a", "b"],
        Page::List(_) => &["page"],
        Page::Search => Asked::SEARCH,
        Page::Item(..)
        | Page::Atlas(..)
        | Page::Health
        | Page::Timeline(_)
        | Page::Strength(_)
        | Page::Cruxes(_)
        | Page::WhatIf(_)
        | Page::RuleMap(..)
        | Page::RuleMapStyle(..)
        | Page::Guide => &[],
        Page::Compared(_) => &["question", "cases", "under"],
        Page::Changed => Asked::FROM,
    };
    asked.only(known)
}

/// The page that says that nothing is at `path`.
#[must_use]
pub(super) fn missing(reader: Reader<'_>, path: &str) -> Rendered {
    Rendered::Missing(pages::missing(&MissingView::not_found(reader, path)).into_string())
}

/// The page that says which part of an address makes no sense.
#[must_use]
pub(super) fn bad(reader: Reader<'_>, what: &str) -> Rendered {
    Rendered::Bad(pages::missing(&MissingView::bad_request(reader, what)).into_string())
}

fn rendered(
    reader: Reader<'_>,
    index: Option<&SearchIndex>,
    page: &Page,
    asked: &Asked,
) -> Result<Option<Rendered>, Refusal> {
    let markup = match page {
        Page::Home => {
            let compare = compared(reader, asked)?;
            Some(match HomeView::of(reader, &compare) {
                Some(view) => {
                    let topic = reader
                        .kb
                        .graph()
                        .topics()
                        .next()
                        .map(|topic| topic.id.clone());
                    let map = topic
                        .map(|topic| MapView::of(reader, &topic, None, &MapAsked::default()))
                        .transpose()?
                        .flatten();
                    pages::home(&view, map.as_ref())
                }
                None => pages::missing(&MissingView::empty(reader)),
            })
        }
        Page::Item(kind, slug) => item(reader, *kind, slug),
        Page::List(kind) => {
            ListView::of(reader, *kind, asked.page()?).map(|view| pages::list(&view))
        }
        Page::Map(topic, focus) => {
            let view = MapView::of(reader, topic, focus.as_ref(), &asked.map()?)?;
            view.map(|view| pages::map(&view))
        }
        Page::Embed(topic, focus) => {
            let view = MapView::of(reader, topic, focus.as_ref(), &asked.map()?)?;
            view.map(|view| pages::embed(&view))
        }
        Page::Atlas(topic, paper) => {
            let atlas = Atlas::of(reader, topic, *paper);
            return Ok(atlas.and_then(|atlas| {
                let pages: Vec<String> = atlas.pages.iter().map(pages::sheet).collect();
                let called = called(atlas.pages.first()?);
                let pdf = picture::pdf(&pages, Some(atlas.paper.points()), called)?;
                Some(Rendered::File(FileKind::Pdf, pdf))
            }));
        }
        Page::MapFile(topic, focus, format) => {
            let view = MapView::of(reader, topic, focus.as_ref(), &asked.map()?)?;
            return Ok(view.and_then(|view| file_of_map(&view, *format)));
        }
        Page::Table(topic, focus) => {
            let (map, table) = (asked.map()?, asked.table()?);
            TableView::of(reader, topic, focus.as_ref(), &map, table)
                .map(|view| pages::table(&view))
        }
        Page::Outline(topic, focus) => {
            OutlineView::of(reader, topic, focus.as_ref(), &asked.map()?)
                .map(|view| pages::outline(&view))
        }
        Page::Timeline(topic) => TimelineView::of(reader, topic).map(|view| pages::timeline(&view)),
        Page::Strength(topic) => StrengthView::of(reader, topic).map(|view| pages::strength(&view)),
        Page::Cruxes(issue) => CruxesView::of(reader, issue).map(|view| pages::cruxes(&view)),
        Page::WhatIf(slug) => WhatIfView::of(reader, slug).map(|view| pages::what_if(&view)),
        Page::Compared(set) => {
            let view = ComparedView::of(reader, set, &asked.merged()).map_err(Refusal::Address)?;
            view.map(|view| pages::compared(&view))
        }
        Page::RuleMap(set, rule) => {
            RuleMapView::of(reader, set, rule.as_ref()).map(|view| pages::rule_map(&view))
        }
        Page::RuleMapStyle(set, rule) => {
            let view = RuleMapView::of(reader, set, rule.as_ref());
            return Ok(view.map(|view| Rendered::Css(view.style())));
        }
        Page::Ask(set) => AskView::of(reader, set, &asked.merged())?.map(|view| pages::ask(&view)),
        Page::Changed => {
            let from = asked.standpoint_from(reader.kb.settings().as_of)?;
            let before = reader.kb.judge(&from).map_err(Refusal::Standpoint)?;
            Some(pages::changed(&ChangedView::of(reader, &before)))
        }
        Page::Health => Some(pages::health(&HealthView::of(reader))),
        Page::Guide => Some(pages::guide(&GuideView::of(reader))),
        Page::Search => {
            let query = asked.search(reader.language())?;
            refuse_unknown(reader, &query.filters)?;
            let query_from = |offset| asked.at_offset(offset);
            Some(pages::search(&SearchView::of(
                reader,
                index,
                &query,
                &query_from,
            )))
        }
    };
    Ok(markup.map(|markup| Rendered::Html(markup.into_string())))
}

/// Points for each px, so that small letters can be read when a picture is enlarged.
const DENSE: f32 = 2.0;

/// A map as a file.
fn file_of_map(view: &MapView, format: MapFormat) -> Option<Rendered> {
    if format == MapFormat::Style {
        return Some(Rendered::Css(view.style()));
    }
    let sheet = match format {
        MapFormat::Preview => view.preview(),
        MapFormat::Style | MapFormat::Svg | MapFormat::Png | MapFormat::Pdf => view.sheet(),
    };
    let svg = pages::sheet(&sheet);
    Some(match format {
        MapFormat::Style | MapFormat::Svg => Rendered::File(FileKind::Svg, svg.into_bytes()),
        MapFormat::Png => Rendered::File(FileKind::Png, picture::png(&svg, DENSE)?),
        MapFormat::Preview => Rendered::File(FileKind::Png, picture::png(&svg, 1.0)?),
        MapFormat::Pdf => {
            Rendered::File(FileKind::Pdf, picture::pdf(&[svg], None, called(&sheet))?)
        }
    })
}

/// What a sheet is called as a PDF.
fn called(sheet: &Sheet) -> Called<'_> {
    Called {
        title: &sheet.title,
        language: sheet.language,
    }
}

/// The page of one record; of a record whose file has an error, a page that says so.
fn item(reader: Reader<'_>, kind: RecordKind, slug: &str) -> Option<pages::Markup> {
    let found = match kind {
        RecordKind::Topic => {
            TopicView::of(reader, &TopicId::new(slug).ok()?).map(|view| pages::topic(&view))
        }
        RecordKind::Issue => {
            IssueView::of(reader, &IssueId::new(slug).ok()?).map(|view| pages::issue(&view))
        }
        RecordKind::Claim => {
            ClaimView::of(reader, &ClaimId::new(slug).ok()?).map(|view| pages::claim(&view))
        }
        RecordKind::Argument => ArgumentView::of(reader, &ArgumentId::new(slug).ok()?)
            .map(|view| pages::argument(&view)),
        RecordKind::Source => {
            SourceView::of(reader, &SourceId::new(slug).ok()?).map(|view| pages::source(&view))
        }
        RecordKind::Actor => {
            ActorView::of(reader, &ActorId::new(slug).ok()?).map(|view| pages::actor(&view))
        }
        RecordKind::Expect => {
            ExpectView::of(reader, &ExpectId::new(slug).ok()?).map(|view| pages::expect(&view))
        }
        RecordKind::RuleSet => {
            RuleSetView::of(reader, &RuleSetId::new(slug).ok()?).map(|view| pages::rule_set(&view))
        }
        RecordKind::Predicate => PredicateView::of(reader, &PredicateId::new(slug).ok()?)
            .map(|view| pages::predicate(&view)),
        RecordKind::Rule => {
            RuleView::of(reader, &RuleId::new(slug).ok()?).map(|view| pages::rule(&view))
        }
        RecordKind::Policy => {
            PolicyView::of(reader, &PolicyId::new(slug).ok()?).map(|view| pages::policy(&view))
        }
        RecordKind::Case => {
            CaseView::of(reader, &CaseId::new(slug).ok()?).map(|view| pages::case(&view))
        }
    };
    found.or_else(|| BrokenView::of(reader, kind, slug).map(|view| pages::broken(&view)))
}

/// The two answers to compare: two different answers to the root question of the first topic.
fn compared(reader: Reader<'_>, asked: &Asked) -> Result<Vec<ClaimId>, String> {
    let graph = reader.kb.graph();
    let root = graph
        .topics()
        .next()
        .and_then(|topic| graph.issue(&topic.root_issue));
    let compare = asked.compared()?;
    match compare.as_slice() {
        [one, other] if one == other => return Err(other.to_string()),
        [only] => return Err(only.to_string()),
        _ => {}
    }
    let stranger = compare
        .iter()
        .find(|id| !root.is_some_and(|issue| issue.positions.contains(id)));
    stranger.map_or(Ok(compare.clone()), |id| Err(id.to_string()))
}

/// Refuses filters that name what is not there.
fn refuse_unknown(reader: Reader<'_>, filters: &Filters) -> Result<(), String> {
    let graph = reader.kb.graph();
    let side = filters.side.as_ref().filter(|id| graph.claim(id).is_none());
    let issue = filters
        .issue
        .as_ref()
        .filter(|id| graph.issue(id).is_none());
    match (side, issue) {
        (Some(id), _) => Err(id.to_string()),
        (None, Some(id)) => Err(id.to_string()),
        (None, None) => Ok(()),
    }
}
