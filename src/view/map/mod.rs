//! The map of a topic: which cards are shown around a focus, and where they go.
//!
//! Never the whole of a large debate: what is not shown is counted on pills that lead to it.

mod asked;
mod atlas;
mod draw;
mod overview;
mod panel;
mod picture;
mod select;
mod sheet;
mod sift;
mod size;
mod walk;

use std::sync::Arc;

use crate::model::{Record, TopicId};

pub use asked::MapAsked;
pub use atlas::{Atlas, Paper};
pub use panel::Panel;
pub use sheet::{Look, Mark, Sheet, Type};
pub use sift::Sift;
pub use walk::Stop;

use super::address::{MapFormat, Page};
use super::frame::Frame;
use super::parts::{Badge, Link, Said, Thrust};
use super::reader::Reader;
use super::sentence::{Sentence, Slot};
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
    /// The anchor of the question that it answers.
    pub to: Option<String>,
    /// How many arguments are for it and against it, where these are not shown.
    pub balance: Option<Balance>,
    /// What is not shown.
    pub pill: Option<MapPill>,
}

/// How many arguments bear on something: a count of what people have written, and no verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// In favour.
    pub pro: usize,
    /// Against.
    pub con: usize,
    /// The same in words: "8 for, 5 against".
    pub text: String,
}

/// A question under the root: a door into its own map.
#[derive(Debug, Clone)]
pub struct MapDoor {
    /// The anchor, which is also what the style sheet places.
    pub anchor: String,
    /// The map around the question.
    pub href: String,
    /// The question.
    pub text: Said,
    /// Its answers, how they fare where readers are told, and what bears on each.
    pub answers: Vec<DoorAnswer>,
}

/// An answer to a question under the root.
#[derive(Debug, Clone)]
pub struct DoorAnswer {
    /// The answer in a few words.
    pub text: Said,
    /// How it fares, where readers are told.
    pub verdict: Option<Badge>,
    /// How many arguments bear on it.
    pub balance: Balance,
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
    /// What on this map it cannot hold together with, for those who hear the page.
    pub contrary: Option<String>,
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
    /// The anchor of what its line leads to.
    pub to: String,
    /// Whether it is on the way from the focus to the question, or to what the map was asked for.
    pub on_way: bool,
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
    /// "2 more for, 1 against; 1 stands".
    pub text: String,
    /// Of what, for those who hear the page.
    pub detail: String,
    /// Whether it hides something, and does not only lead elsewhere.
    pub hides: bool,
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
    /// Between two answers that cannot both hold.
    Contrary,
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
    /// Its other tip, if it has a head at each end: where, and whether that points to the right.
    pub other: Option<((f64, f64), bool)>,
    /// The anchor of the argument that it belongs to.
    pub of: Option<String>,
    /// Whether that argument is on the way to the question.
    pub on_way: bool,
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
    /// The questions under the root, where no argument is shown.
    pub doors: Vec<MapDoor>,
    /// The rectangles of the cards and frames, for the style sheet: anchor, left, top, width,
    /// height in CSS px.
    pub boxes: Vec<(String, [f64; 4])>,
    /// The form that narrows it, where a server answers.
    pub sift: Option<Sift>,
    /// What is to be said about it: what its numbers are, that no way leads to what was asked for,
    /// that nothing passes its filters.
    pub note: Option<Sentence>,
    /// The map in sentences.
    pub walk: Vec<Stop>,
    /// The saved views of the topic, each with whether it has a standpoint of its own.
    pub saved: Vec<(Link, bool)>,
    /// What is selected.
    pub panel: Panel,
    /// The address of the outline.
    pub outline: String,
    /// The address of the table.
    pub table: String,
    /// Its own address.
    pub here: String,
    /// What to copy to cite it.
    pub cite: Copied,
    /// The markup that shows it in a frame on another site, where something answers there.
    pub embed: Option<Copied>,
    /// The whole debate on paper: the name of the paper, and the address.
    pub atlas: Vec<(&'static str, String)>,
    /// The map as a file: the name of its format, and its address.
    pub files: Vec<(&'static str, String)>,
    /// The map without a focus, if this one has a focus.
    pub whole: Option<String>,
}

impl MapView {
    /// The map of a topic around `focus`, or around its root question: that one shows the questions
    /// under it, unless it is asked for arguments. `None` if there is no such topic, or the focus
    /// is none of its issues, claims and arguments.
    ///
    /// # Errors
    /// An id in what is asked that names nothing.
    pub fn of(
        reader: Reader<'_>,
        id: &TopicId,
        focus: Option<&Arc<str>>,
        asked: &MapAsked,
    ) -> Result<Option<Self>, String> {
        if let Some(unknown) = asked.unknown(reader) {
            return Err(unknown);
        }
        Ok(Self::found(reader, id, focus, asked))
    }

    fn found(
        reader: Reader<'_>,
        id: &TopicId,
        focus: Option<&Arc<str>>,
        asked: &MapAsked,
    ) -> Option<Self> {
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
        let at_root = focused.slug() == root.id.slug();
        let doors = at_root && *asked == MapAsked::default();
        let picture = match overview::questions(reader, topic).filter(|_| doors) {
            Some(questions) => overview::draw(reader, topic, root, &questions),
            None => {
                let selection = select::select(reader, root, focused, asked);
                draw::draw(reader, topic, &selection, focused, asked)
            }
        };

        let sift = reader.sift(topic, focused, &picture, asked);
        let walk = walk::walk(reader, &picture.cards, &picture.frames, &picture.doors);
        let note = reader.note_on_map(focused, asked, &picture);
        let page = Page::Map(id.clone(), focus.cloned());
        let pairs = asked.pairs();
        let title = reader.title(focused);
        let heading = reader.say_with("map-heading", &[("text", Part::Text(&title.text))]);
        let title = Said {
            text: heading.clone(),
            lang: title.lang,
        };
        let mut frame = reader.frame_asked(&page, &pairs, title, reader.read(&topic.summary));
        // There are more ways to ask for a map than anybody could list.
        frame.unlisted = frame.unlisted || !pairs.is_empty();
        let map = Said::from(reader.say("nav-map"));
        let whole = Page::Map(id.clone(), None);
        frame.crumbs = if focus.is_some() {
            let crumb = reader.crumb(&whole, map);
            reader.crumbs(root.id.as_str(), vec![crumb], reader.few_words(focused))
        } else {
            reader.crumbs(root.id.as_str(), Vec::new(), map)
        };
        let style = Page::MapFile(id.clone(), focus.cloned(), MapFormat::Style);
        frame.own_style = Some(reader.path_in(&style, reader.language(), &pairs));
        Some(Self {
            width: picture.width,
            height: picture.height,
            columns: picture.columns,
            lines: picture.lines,
            cards: picture.cards,
            frames: picture.frames,
            doors: picture.doors,
            boxes: picture.boxes,
            sift,
            note,
            saved: reader.saved_views(topic),
            walk,
            panel: reader.panel(focused),
            outline: reader.twin(&Page::Outline(id.clone(), focus.cloned()), &pairs, id),
            table: reader.twin(&Page::Table(id.clone(), focus.cloned()), &pairs, id),
            here: reader.path_in(&page, reader.language(), &pairs),
            cite: reader.cite_map(&heading, &page, &pairs),
            embed: reader.embedding(id, focus, &pairs, &heading),
            atlas: Paper::ALL
                .into_iter()
                .map(|paper| (paper.name(), reader.path(&Page::Atlas(id.clone(), paper))))
                .collect(),
            files: reader.files_of(id, focus, &pairs),
            whole: (focus.is_some() || !pairs.is_empty()).then(|| reader.path(&whole)),
            heading,
            frame,
        })
    }

    /// The style sheet that puts the cards where they belong.
    #[must_use]
    pub fn style(&self) -> String {
        use std::fmt::Write as _;
        let mut css = stylesheet(self.width, self.height, &self.boxes, &self.columns);
        // What is on two maps moves from its place on the one to that on the other.
        for (anchor, _) in &self.boxes {
            let _ = writeln!(css, "[id=\"{anchor}\"]{{view-transition-name:on-{anchor}}}");
        }
        css
    }
}

/// What a sheet of A4 and one of Letter both hold where they are laid across, less their margins and
/// what stands above the map: width and height in CSS px.
const SHEET: [f64; 2] = [975.0, 565.0];
/// How much smaller than on a screen a map may be on paper: its smallest letters, of 13 px, are then
/// 6 pt high.
const LEGIBLE: f64 = 0.616;

/// A text to copy.
#[derive(Debug, Clone)]
pub struct Copied {
    /// It.
    pub text: String,
    /// The path in it that lacks the address of the site, where the site does not know that.
    pub path: Option<String>,
}

/// The width and height of a frame with a map, in CSS px, unless somebody asks for less.
pub const EMBED_SIZE: (u32, u32) = (960, 600);

/// The markup of a frame (HTML, section 4.8.5) that shows `address`.
#[must_use]
pub fn frame_markup(address: &str, title: &str, (width, height): (u32, u32)) -> String {
    let quoted = |text: &str| {
        text.replace('&', "&amp;")
            .replace('"', "&quot;")
            .replace('<', "&lt;")
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\"></iframe>",
        quoted(address),
        quoted(title)
    )
}

impl Reader<'_> {
    /// A twin of a map that is asked the same. Where no server answers, that of the whole topic
    /// leads to the same anchor.
    fn twin(&self, page: &Page, pairs: &[(String, String)], topic: &TopicId) -> String {
        let (whole, focus) = if let Page::Table(_, Some(focus)) = page {
            (Page::Table(topic.clone(), None), focus)
        } else if let Page::Outline(_, Some(focus)) = page {
            (Page::Outline(topic.clone(), None), focus)
        } else {
            return self.path_in(page, self.language(), pairs);
        };
        let answered = self.answered(page, pairs);
        answered.unwrap_or_else(|| format!("{}#{focus}", self.path(&whole)))
    }

    /// What to copy to cite a map: it changes with the day and the standpoint, so that both are said.
    fn cite_map(&self, heading: &str, page: &Page, pairs: &[(String, String)]) -> Copied {
        let path = self.path_in(page, self.language(), pairs);
        let address = self.in_full(&path);
        let heading = heading.trim_end_matches('.');
        let date = self.words.date(self.verdicts.on());
        let name = self.read(&self.kb.settings().title).text;
        let parts = [
            ("site", Part::Text(&name)),
            ("text", Part::Text(heading)),
            ("date", Part::Text(&date)),
            ("address", Part::Text(&address)),
        ];
        Copied {
            text: self.say_with("map-citation", &parts),
            path: self.site().is_none().then_some(path),
        }
    }

    /// A path after the address of the site, if that is known.
    fn in_full(&self, path: &str) -> String {
        format!("{}{path}", self.site().unwrap_or_default())
    }

    /// What is to be said about a map before it is read.
    fn note_on_map(
        &self,
        focused: &Record,
        asked: &MapAsked,
        picture: &picture::Picture,
    ) -> Option<Sentence> {
        let graph = self.kb.graph();
        let rivals = if let Record::Claim(claim) = focused {
            graph.contraries(&claim.id)
        } else {
            Vec::new()
        };
        if let Some(to) = &asked.to {
            if !picture.shows(to) {
                return Some(self.say("map-no-way").into());
            }
            let clash = rivals.iter().any(|it| it.id.as_str() == &**to);
            return clash.then(|| self.say("map-cannot-both").into());
        }
        if !picture.doors.is_empty() {
            return Some(self.say("map-numbers").into());
        }
        if !asked.keeps_back() || picture.frames.iter().any(|it| !it.on_way) {
            return None;
        }
        if rivals.is_empty() || !asked.asks_against() {
            return Some(self.say("map-nothing").into());
        }
        let rivals = rivals.iter().filter_map(|it| graph.record(it.id.as_str()));
        let rivals = rivals.map(|it| self.named(it)).collect();
        let rivals = self.words.list(rivals, "and");
        let slots = [("rivals", Slot::Pieces(rivals))];
        Some(self.words.sentence("map-nothing-rivals", &slots))
    }

    /// The markup that shows a map in a frame.
    fn embedding(
        &self,
        topic: &TopicId,
        focus: Option<&Arc<str>>,
        pairs: &[(String, String)],
        heading: &str,
    ) -> Option<Copied> {
        let page = Page::Embed(topic.clone(), focus.cloned());
        let path = self.path_in(&page, self.language(), pairs);
        // Files of a site hold the frames of whole topics.
        let address = if focus.is_none() && pairs.is_empty() {
            self.in_full(&path)
        } else {
            self.answered(&page, pairs)?
        };
        Some(Copied {
            text: frame_markup(&address, heading, EMBED_SIZE),
            path: self.site().is_none().then(|| path.replace('&', "&amp;")),
        })
    }

    /// A map as a file, in every format that people open. Files of a site hold those of whole topics.
    fn files_of(
        &self,
        topic: &TopicId,
        focus: Option<&Arc<str>>,
        pairs: &[(String, String)],
    ) -> Vec<(&'static str, String)> {
        let formats = [MapFormat::Svg, MapFormat::Png, MapFormat::Pdf].into_iter();
        formats
            .filter_map(|format| {
                let page = Page::MapFile(topic.clone(), focus.cloned(), format);
                let path = if focus.is_none() && pairs.is_empty() {
                    self.path(&page)
                } else {
                    self.answered(&page, pairs)?
                };
                Some((format.extension(), path))
            })
            .collect()
    }
}

/// How much smaller a map is drawn to fit a sheet of A4 or Letter laid across; none if that could
/// not be read.
pub(super) fn zoom_on_paper(width: f64, height: f64) -> Option<f64> {
    let [across, down] = SHEET;
    let zoom = (across / width).min(down / height).min(1.0);
    (zoom >= LEGIBLE).then_some(zoom)
}

/// The style sheet that puts cards, and the names of columns, where they belong, and fits the map to
/// a sheet of paper or leaves it out there.
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
    match zoom_on_paper(width, height) {
        Some(zoom) => {
            let _ = writeln!(css, "@media print{{.js .world,.world{{zoom:{zoom:.3}}}}}");
        }
        None => css.push_str(
            "@media print{.stage .map,.legend{display:none}.stage .side{break-before:auto}.too-large{display:block}}\n",
        ),
    }
    css
}
