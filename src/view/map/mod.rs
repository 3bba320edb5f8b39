//! The map of a topic: which cards are shown around a focus, and where they go.
//!
//! Never the whole of a large debate: what is not shown is counted on pills that lead to it.

mod draw;
mod select;

use std::sync::Arc;

use crate::model::{Argument, Record, TopicId};

use super::address::Page;
use super::assumptions::Toggle;
use super::frame::Frame;
use super::judged::Judged;
use super::parts::{Badge, Link, Said, Thrust};
use super::reader::{LINKS, Reader};
use super::words::Part;

/// A card by itself: the question, or an answer to it.
#[derive(Debug, Clone)]
pub struct MapCard {
    /// The anchor, which is also what the style sheet places.
    pub anchor: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is the question at the root.
    pub is_question: bool,
    /// The word above it, for those who hear the page: "Question", "Answer".
    pub word: String,
    /// What it says.
    pub text: Said,
    /// How it fares, where readers are told.
    pub verdict: Option<Badge>,
    /// Whether it is the selected item.
    pub selected: bool,
    /// What is not shown.
    pub pill: Option<MapPill>,
}

/// A premise within the frame of an argument.
#[derive(Debug, Clone)]
pub struct MapRow {
    /// The anchor; a claim that is shown twice has it the first time only.
    pub anchor: Option<String>,
    /// The map around the claim.
    pub href: String,
    /// The claim.
    pub text: Said,
    /// Whether it is a value.
    pub is_value: bool,
    /// The boxed remark.
    pub mark: Option<String>,
    /// How the claim fares, where readers are told.
    pub verdict: Option<Badge>,
    /// Whether it is the selected item.
    pub selected: bool,
    /// What is not shown.
    pub pill: Option<MapPill>,
}

/// An argument: its premises in one frame, with one badge.
#[derive(Debug, Clone)]
pub struct MapFrame {
    /// The anchor, which is also what the style sheet places.
    pub anchor: String,
    /// The page of the argument.
    pub href: String,
    /// How it bears on what its line leads to.
    pub thrust: Thrust,
    /// The whole relation in words: "Supports: Keep it".
    pub name: String,
    /// What it starts from.
    pub rows: Vec<MapRow>,
    /// How it fares, unless it stands.
    pub verdict: Option<Badge>,
    /// Whether it is the selected item.
    pub selected: bool,
}

/// A link that says what is not shown and leads to it.
#[derive(Debug, Clone)]
pub struct MapPill {
    /// Where to.
    pub href: String,
    /// "3 more".
    pub text: String,
    /// "2 for, 1 against", for those who hear the page.
    pub detail: String,
}

/// What a line of the picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapLineKind {
    /// From the question to an answer.
    Answer,
    /// From an argument to what it supports.
    Supports,
    /// From an argument to what it is against.
    Rebuts,
    /// From an argument to the line whose step it questions.
    Undercuts,
}

/// A line of the picture.
#[derive(Debug, Clone)]
pub struct MapLine {
    /// What it is.
    pub kind: MapLineKind,
    /// The data of its path.
    pub path: String,
    /// Its end: the tip of the arrow, or the middle of the ring. In CSS px.
    pub end: (f64, f64),
}

/// The panel beside the map.
#[derive(Debug, Clone)]
pub struct Panel {
    /// "Claim, legal holding".
    pub kind: String,
    /// The selected item.
    pub text: Said,
    /// A remark, such as "Reversed on ..".
    pub mark: Option<String>,
    /// How it fares, and why; a question does not.
    pub judged: Option<Judged>,
    /// What one needs to know.
    pub about: Option<Said>,
    /// Assumes it; leaves it out.
    pub toggles: Vec<Toggle>,
    /// Headings, each with links.
    pub lists: Vec<(String, Vec<Link>)>,
    /// The page of the item, and what the button says.
    pub open: (String, String),
}

/// The map around a focus.
#[derive(Debug, Clone)]
pub struct MapView {
    /// What surrounds it.
    pub frame: Frame,
    /// The heading, which is heard and not seen.
    pub heading: String,
    /// The width of the picture in CSS px.
    pub width: f64,
    /// The height of the picture in CSS px.
    pub height: f64,
    /// The names of the columns, with their left edges in CSS px.
    pub columns: Vec<(f64, String)>,
    /// The lines.
    pub lines: Vec<MapLine>,
    /// The question and its answers.
    pub cards: Vec<MapCard>,
    /// The arguments.
    pub frames: Vec<MapFrame>,
    /// The rectangles of the cards and frames, for the style sheet: anchor, left, top, width,
    /// height in CSS px.
    pub boxes: Vec<(String, [f64; 4])>,
    /// What is selected.
    pub panel: Panel,
    /// The address of the outline.
    pub outline: String,
    /// The map without a focus, if this one has a focus.
    pub whole: Option<String>,
}

impl MapView {
    /// The map of a topic around `focus`, or around its root question. `None` if there is no such
    /// topic, or the focus is none of its issues, claims and arguments.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId, focus: Option<&Arc<str>>) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let root = graph.issue(&topic.root_issue)?;
        let focused = match focus {
            Some(slug) => {
                let record = graph.record(slug)?;
                let kind = super::address::can_be_focus(record.kind());
                let own = graph.topic_of(slug).is_some_and(|own| own.id == *id);
                (kind && own).then_some(record)?
            }
            None => graph.record(root.id.as_str())?,
        };
        let selection = select::select(reader, root, focused);
        let picture = draw::draw(reader, topic, &selection, focused);

        let page = Page::Map(id.clone(), focus.cloned());
        let title = reader.title(focused);
        let heading = reader.say_with("map-heading", &[("text", Part::Text(&title.text))]);
        let title = Said {
            text: heading.clone(),
            lang: title.lang,
        };
        let mut frame = reader.frame(&page, title, reader.read(&topic.summary));
        let map = Said::from(reader.say("nav-map"));
        let whole = Page::Map(id.clone(), None);
        frame.crumbs = if focus.is_some() {
            let crumb = reader.crumb(&whole, map);
            reader.crumbs(root.id.as_str(), vec![crumb], reader.few_words(focused))
        } else {
            reader.crumbs(root.id.as_str(), Vec::new(), map)
        };
        frame.own_style = Some(reader.path(&Page::MapStyle(id.clone(), focus.cloned())));
        Some(Self {
            heading,
            width: picture.width,
            height: picture.height,
            columns: picture.columns,
            lines: picture.lines,
            cards: picture.cards,
            frames: picture.frames,
            boxes: picture.boxes,
            panel: reader.panel(focused),
            outline: reader.path(&Page::Outline(id.clone())),
            whole: focus.is_some().then(|| reader.path(&whole)),
            frame,
        })
    }

    /// The style sheet that puts the cards where they belong.
    #[must_use]
    pub fn style(&self) -> String {
        stylesheet(self.width, self.height, &self.boxes, &self.columns)
    }
}

/// The style sheet that puts cards, and the names of columns, where they belong.
pub(super) fn stylesheet(
    width: f64,
    height: f64,
    boxes: &[(String, [f64; 4])],
    columns: &[(f64, String)],
) -> String {
    use std::fmt::Write as _;
    let mut css = format!(".world{{width:{width:.0}px;height:{height:.0}px}}\n");
    for (anchor, [x, y, width, height]) in boxes {
        // Writing to a string cannot fail. Anchors are ids, which need no escape in quotes.
        let _ = writeln!(
            css,
            ".world [id=\"{anchor}\"]{{left:{x:.1}px;top:{y:.1}px;width:{width:.1}px;min-height:{height:.1}px}}"
        );
    }
    for (place, (x, _)) in columns.iter().enumerate() {
        let _ = writeln!(
            css,
            ".world .col:nth-of-type({}){{left:{x:.1}px}}",
            place + 1
        );
    }
    css
}

impl Reader<'_> {
    /// A record in the fewest words there are for it.
    pub(super) fn few_words(&self, record: &Record) -> Said {
        match record {
            Record::Claim(claim) => self.short(claim),
            Record::Issue(issue) => self.short_issue(issue),
            Record::Topic(_)
            | Record::Argument(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => self.title(record),
        }
    }

    fn panel(&self, focused: &Record) -> Panel {
        let graph = self.kb.graph();
        let own = self.item_path(focused.kind(), &focused.slug());
        // The whole of a long list is on the item's own page.
        let title = |it: &Argument| self.argument_link(it);
        let mut lists: Vec<(&str, Vec<Link>)> = Vec::new();
        let (mut mark, mut about, mut judged) = (None, None, None);
        let mut toggles = Vec::new();
        let kind = match focused {
            Record::Issue(issue) => {
                about = issue.about.as_ref().map(|text| self.read(text));
                let answers = self.positions(issue);
                lists.push((
                    "panel-answers",
                    self.first_links(answers.iter(), LINKS, &own, |it| self.claim_link(it)),
                ));
                self.say("record-issue")
            }
            Record::Claim(claim) => {
                mark = self.claim_mark(claim);
                judged = Some(self.judged_claim(claim));
                toggles.extend(self.assume(&claim.id));
                toggles.extend(self.leave_out(claim.id.as_str()));
                about = claim
                    .plain
                    .as_ref()
                    .or(claim.caution.as_ref())
                    .map(|text| self.read(text));
                lists.push((
                    "panel-for",
                    self.first_links(graph.supporting(&claim.id), LINKS, &own, title),
                ));
                lists.push((
                    "panel-against",
                    self.first_links(graph.rebutting(&claim.id), LINKS, &own, title),
                ));
                let contraries = self.contraries(&claim.id).into_iter();
                lists.push((
                    "panel-contraries",
                    self.first_links(contraries, LINKS, &own, |it| it),
                ));
                lists.push((
                    "panel-used",
                    self.first_links(graph.used_in(&claim.id), LINKS, &own, title),
                ));
                let sources = claim.cites.iter().filter_map(|it| graph.source(&it.source));
                lists.push((
                    "panel-sources",
                    self.first_links(sources, LINKS, &own, |it| self.source_link(it)),
                ));
                self.words.claim_kind(claim.kind)
            }
            Record::Argument(argument) => {
                judged = Some(self.judged_argument(argument));
                toggles.extend(self.leave_out(argument.id.as_str()));
                about = argument
                    .critical_question
                    .as_ref()
                    .map(|text| self.read(text));
                let premises = graph.premises(argument);
                lists.push((
                    "panel-premises",
                    self.first_links(premises, LINKS, &own, |it| self.claim_link(it)),
                ));
                let target = graph.target(argument).map(|target| self.link(target));
                lists.push((
                    match Thrust::from(&argument.conclusion) {
                        Thrust::Supports => "panel-supports",
                        Thrust::Rebuts => "panel-rebuts",
                        Thrust::Undercuts => "panel-undercuts",
                    },
                    target.into_iter().collect(),
                ));
                lists.push((
                    "panel-questioned",
                    self.first_links(graph.undercutting(&argument.id), LINKS, &own, title),
                ));
                self.say("record-argument")
            }
            Record::Topic(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => String::new(),
        };
        let open = match focused {
            Record::Issue(_) => "panel-open-issue",
            Record::Argument(_) => "panel-open-argument",
            Record::Claim(_)
            | Record::Topic(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => "panel-open-claim",
        };
        Panel {
            kind,
            text: self.title(focused),
            mark,
            judged,
            about,
            toggles,
            lists: lists
                .into_iter()
                .filter(|(_, links)| !links.is_empty())
                .map(|(key, links)| (self.say(key), links))
                .collect(),
            open: (own, self.say(open)),
        }
    }
}
