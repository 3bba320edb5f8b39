//! A debate on paper: an overview, then every claim with the arguments on it, several to a page,
//! with the pages on which its premises are argued; at last the works that are cited. Nothing is
//! folded away, and nothing is told by colour alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Argument, ArgumentId, Claim, ClaimId, SourceId, Topic, TopicId};

use super::super::address::Page;
use super::super::measure::Face;
use super::super::parts::Said;
use super::super::reader::Reader;
use super::super::words::Part;
use super::asked::MapAsked;
use super::overview;
use super::picture::{AROUND, Picture};
use super::select::Selection;
use super::sheet::{Drawn, Mark, Sheet, Type};
use super::{MapView, draw};

/// How many claims an atlas shows at most: some hundred pages.
const PLATES: usize = 1_500;
/// The px of a page are this much smaller than those of a screen, so that letters of 14 px are 8
/// points high.
const SCALE: f64 = 0.76;
/// The margins of a page, and what its head and foot take of it, in px of the page.
const MARGIN: f64 = 48.0;
const HEAD: f64 = 40.0;
const FOOT: f64 = 34.0;
/// Between two plates of a column.
const GAP: f64 = 26.0;

/// A size of paper, lying on its long side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// ISO 216: 297 by 210 mm.
    A4,
    /// ANSI Y14.1: 11 by 8.5 inches.
    Letter,
}

impl Paper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Its name, as addresses write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Its name, as readers know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    /// Width and height in points of 1/72 inch.
    #[must_use]
    pub fn points(self) -> (f64, f64) {
        match self {
            Self::A4 => (841.89, 595.28),
            Self::Letter => (792.0, 612.0),
        }
    }

    /// Width and height in px of the page.
    fn size(self) -> (f64, f64) {
        let (width, height) = self.points();
        let px = |points: f64| points / 72.0 * 96.0 / SCALE;
        (px(width), px(height))
    }
}

/// The pages of a debate.
#[derive(Debug, Clone)]
pub struct Atlas {
    /// The paper.
    pub paper: Paper,
    /// The pages, in order; all of one size.
    pub pages: Vec<Sheet>,
}

/// What is written beside claims on paper.
#[derive(Default)]
pub(super) struct Notes {
    /// The numbers of the works that a claim cites: " [3, 17]".
    pub(super) cites: BTreeMap<ClaimId, String>,
    /// Where a claim is argued: "page 7".
    pub(super) pages: BTreeMap<ClaimId, String>,
}

/// Some of the arguments on a claim, drawn, with the room that they take.
struct Plate {
    claim: ClaimId,
    picture: Picture,
}

impl Atlas {
    /// The atlas of a topic, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId, paper: Paper) -> Option<Self> {
        let graph = reader.kb.graph();
        let topic = graph.topic(id)?;
        let page = Page::Map(id.clone(), None);
        // The head of the map says from where it is seen, and which site this is.
        let whole = MapView::of(reader.on(&page, &[]), id, None, &MapAsked::default());
        let whole = whole.ok().flatten()?;
        let claims = argued(reader, topic);
        let sources = Sources::of(reader, &claims);
        let mut notes = Notes {
            cites: sources.numbers(reader),
            pages: claims
                .iter()
                .map(|it| (it.id.clone(), reader.page_said(100)))
                .collect(),
        };
        let first = 2;
        let binder = Binder {
            reader,
            topic,
            paper,
        };
        // The pages are reckoned with names of three digits; what is written is never longer.
        let plates = binder.plates(&claims, &notes);
        // A claim that goes on over pages is said to be where it begins.
        let mut began = BTreeSet::new();
        for (page, plates) in binder.bound(&plates).iter().enumerate() {
            for (plate, _) in plates {
                if began.insert(plate.claim.clone()) {
                    notes
                        .pages
                        .insert(plate.claim.clone(), reader.page_said(first + page));
                }
            }
        }
        let plates = binder.plates(&claims, &notes);
        let bound = binder.bound(&plates);
        let mut drawn = vec![binder.contents(&whole, &claims, &notes)];
        for plates in &bound {
            drawn.push(Binder::page(plates, &whole));
        }
        drawn.extend(binder.works(&sources));
        let count = drawn.len();
        let (width, height) = paper.size();
        let pages = drawn.into_iter().enumerate().map(|(place, mut page)| {
            binder.furnish(&mut page, &whole, place + 1, count);
            Sheet {
                width,
                height,
                title: reader.read(&topic.title).text,
                description: String::new(),
                language: reader.language().tag(),
                on_paper: true,
                marks: page.marks,
            }
        });
        Some(Self {
            paper,
            pages: pages.collect(),
        })
    }
}

impl Reader<'_> {
    fn page_said(&self, page: usize) -> String {
        self.say_with("atlas-page", &[("page", Part::Count(page))])
    }
}

/// The claims of a topic on which arguments bear, each before what its arguments start from: the
/// answers to the root question first, then those to the questions under it.
fn argued<'k>(reader: Reader<'k>, topic: &Topic) -> Vec<&'k Claim> {
    let graph = reader.kb.graph();
    let issues = std::iter::once(&topic.root_issue).chain(&topic.issues);
    let answers = issues
        .filter_map(|id| graph.issue(id))
        .flat_map(|issue| reader.positions(issue));
    let mut met: BTreeSet<&ClaimId> = BTreeSet::new();
    let mut found = Vec::new();
    for answer in answers {
        let mut ahead = vec![answer];
        while let Some(claim) = ahead.pop() {
            if !met.insert(&claim.id) || found.len() >= PLATES {
                continue;
            }
            let arguments: Vec<&Argument> = on(reader, claim);
            if arguments.is_empty() {
                continue;
            }
            found.push(claim);
            let mut starts: Vec<&Claim> = arguments
                .iter()
                .flat_map(|it| stack(reader, it))
                .flat_map(|it| graph.premises(it))
                .collect();
            starts.reverse();
            ahead.extend(starts);
        }
    }
    found
}

fn on<'k>(reader: Reader<'k>, claim: &Claim) -> Vec<&'k Argument> {
    let graph = reader.kb.graph();
    let pro = graph.supporting(&claim.id);
    pro.chain(graph.rebutting(&claim.id)).collect()
}

/// An argument, those that question its step, those that question theirs, and so on: they stand
/// below one another.
fn stack<'k>(reader: Reader<'k>, argument: &'k Argument) -> Vec<&'k Argument> {
    let graph = reader.kb.graph();
    let mut met = BTreeSet::from([&argument.id]);
    let mut all = vec![argument];
    let mut next = 0;
    while let Some(above) = all.get(next).copied() {
        next += 1;
        let questions = graph.undercutting(&above.id);
        all.extend(questions.filter(|it| met.insert(&it.id)));
    }
    all
}

/// The works that the claims of an atlas and their premises cite, in alphabetical order.
struct Sources {
    references: Vec<(SourceId, String)>,
    claims: BTreeSet<ClaimId>,
}

impl Sources {
    fn of(reader: Reader<'_>, claims: &[&Claim]) -> Self {
        let graph = reader.kb.graph();
        let mut shown: BTreeSet<ClaimId> = claims.iter().map(|it| it.id.clone()).collect();
        for claim in claims {
            let stacks = on(reader, claim).into_iter();
            for argument in stacks.flat_map(|it| stack(reader, it)) {
                shown.extend(graph.premises(argument).map(|it| it.id.clone()));
            }
        }
        let mut references: BTreeMap<SourceId, String> = BTreeMap::new();
        for claim in shown.iter().filter_map(|id| graph.claim(id)) {
            for source in claim.cites.iter().filter_map(|it| graph.source(&it.source)) {
                references
                    .entry(source.id.clone())
                    .or_insert_with(|| reader.words.reference(source));
            }
        }
        let mut references: Vec<(SourceId, String)> = references.into_iter().collect();
        references.sort_by(|a, b| a.1.cmp(&b.1));
        Self {
            references,
            claims: shown,
        }
    }

    /// The numbers of the works that each claim cites.
    fn numbers(&self, reader: Reader<'_>) -> BTreeMap<ClaimId, String> {
        let number: BTreeMap<&SourceId, usize> = self
            .references
            .iter()
            .enumerate()
            .map(|(place, (id, _))| (id, place + 1))
            .collect();
        let claims = self.claims.iter();
        let claims = claims.filter_map(|id| reader.kb.graph().claim(id));
        claims
            .map(|claim| {
                let cited: BTreeSet<usize> = claim
                    .cites
                    .iter()
                    .filter_map(|it| number.get(&it.source).copied())
                    .collect();
                let cited: Vec<String> = cited.iter().map(ToString::to_string).collect();
                let said = if cited.is_empty() {
                    String::new()
                } else {
                    format!(" [{}]", cited.join(", "))
                };
                (claim.id.clone(), said)
            })
            .collect()
    }
}

/// Puts plates on pages.
struct Binder<'a, 'k> {
    reader: Reader<'k>,
    topic: &'a Topic,
    paper: Paper,
}

impl<'k> Binder<'_, 'k> {
    /// The height that a column of plates may have.
    fn room(&self) -> f64 {
        let (_, height) = self.paper.size();
        height - 2.0 * MARGIN - HEAD - FOOT
    }

    /// Each claim with its arguments; where these do not fit on a page, several times.
    fn plates(&self, claims: &[&'k Claim], notes: &Notes) -> Vec<Plate> {
        let mut plates = Vec::new();
        for claim in claims {
            let mut chosen: BTreeSet<ArgumentId> = BTreeSet::new();
            let mut high = 0.0;
            for argument in on(self.reader, claim) {
                for piece in self.pieces(claim, argument, notes) {
                    let own = self.drawn(claim, &piece, notes).height - AROUND + GAP;
                    // A piece of a broken stack repeats what stands above it.
                    let repeats = chosen.contains(&argument.id);
                    if !chosen.is_empty() && (repeats || high + own > self.room()) {
                        plates.push(self.plate(claim, &chosen, notes));
                        chosen.clear();
                        high = 0.0;
                    }
                    chosen.extend(piece);
                    high += own;
                }
            }
            plates.push(self.plate(claim, &chosen, notes));
        }
        plates
    }

    /// An argument with those that question its step; where these do not fit on a page, several
    /// times, each time with some of them and what stands above these.
    fn pieces(
        &self,
        claim: &'k Claim,
        argument: &'k Argument,
        notes: &Notes,
    ) -> Vec<BTreeSet<ArgumentId>> {
        let fits = |piece: &BTreeSet<ArgumentId>| {
            self.drawn(claim, piece, notes).height - AROUND + GAP <= self.room()
        };
        let stack = stack(self.reader, argument);
        let whole: BTreeSet<ArgumentId> = stack.iter().map(|it| it.id.clone()).collect();
        if fits(&whole) {
            return vec![whole];
        }
        let base = BTreeSet::from([argument.id.clone()]);
        let mut pieces = Vec::new();
        let mut piece = base.clone();
        for other in stack.iter().skip(1) {
            // What it questions, and so on up to the argument itself.
            let mut with = BTreeSet::from([other.id.clone()]);
            let mut above = *other;
            while let Some(target) = stack
                .iter()
                .find(|it| it.id.as_str() == above.conclusion.target())
                && with.insert(target.id.clone())
            {
                above = target;
            }
            let more: BTreeSet<ArgumentId> = piece.union(&with).cloned().collect();
            if piece == base || fits(&more) {
                piece = more;
            } else {
                pieces.push(std::mem::replace(&mut piece, with));
            }
        }
        pieces.push(piece);
        pieces
    }

    fn plate(&self, claim: &'k Claim, shown: &BTreeSet<ArgumentId>, notes: &Notes) -> Plate {
        let mut picture = self.drawn(claim, shown, notes);
        picture.columns.clear();
        Plate {
            claim: claim.id.clone(),
            picture,
        }
    }

    fn drawn(&self, claim: &'k Claim, shown: &BTreeSet<ArgumentId>, notes: &Notes) -> Picture {
        let selection = Selection {
            question: None,
            positions: vec![claim],
            step: None,
            goes_on: false,
            hidden_positions: 0,
            arguments: shown.clone(),
            way: BTreeSet::new(),
            has_room: false,
        };
        let asked = MapAsked::default();
        draw::on_paper(self.reader, self.topic, &selection, &asked, notes)
    }

    /// The plates of each page, each with its left top corner.
    fn bound<'p>(&self, plates: &'p [Plate]) -> Vec<Vec<(&'p Plate, (f64, f64))>> {
        let (width, _) = self.paper.size();
        let half = (width - 2.0 * MARGIN) / 2.0;
        let mut pages: Vec<Vec<(&Plate, (f64, f64))>> = Vec::new();
        let mut column = 2;
        let mut used = 0.0;
        for plate in plates {
            let high = plate.picture.height - AROUND + GAP;
            if column > 1 || used + high > self.room() {
                column += 1;
                used = 0.0;
                if column > 1 {
                    column = 0;
                    pages.push(Vec::new());
                }
            }
            let x = MARGIN + half * if column == 0 { 0.0 } else { 1.0 };
            if let Some(page) = pages.last_mut() {
                page.push((plate, (x, MARGIN + HEAD + used)));
            }
            used += high;
        }
        pages
    }

    fn page(plates: &[(&Plate, (f64, f64))], whole: &MapView) -> Drawn {
        let mut page = Drawn::default();
        for (plate, at) in plates {
            let mut drawn = Drawn::default();
            drawn.picture(&plate.picture, whole.frame.words);
            // What a picture keeps free for the names of its columns is not needed here.
            page.marks
                .push(Mark::Group((at.0 - 24.0, at.1 - 36.0), 1.0, drawn.marks));
        }
        page
    }

    /// The first page: the whole debate, and where each answer is argued.
    fn contents(&self, whole: &MapView, claims: &[&Claim], notes: &Notes) -> Drawn {
        let reader = self.reader;
        let graph = reader.kb.graph();
        let (width, height) = self.paper.size();
        let mut page = Drawn::default();
        let room = height - 2.0 * MARGIN - HEAD - FOOT;
        let mut right = MARGIN;
        if let (Some(questions), Some(root)) = (
            overview::questions(reader, self.topic),
            graph.issue(&self.topic.root_issue),
        ) {
            let picture = overview::draw(reader, self.topic, root, &questions);
            let mut drawn = Drawn::default();
            drawn.picture(&picture, whole.frame.words);
            let scale = (room / picture.height).min(1.0);
            page.marks.push(Mark::Group(
                (MARGIN - 24.0 * scale, MARGIN + HEAD),
                scale,
                drawn.marks,
            ));
            right += picture.width * scale;
        }
        let mut y = MARGIN + HEAD + 10.0;
        let left = right + 12.0;
        let room = width - MARGIN - left;
        page.text((left, y), Type::Answer, &reader.say("atlas-contents"));
        y += 26.0;
        for claim in claims {
            if graph.answered_by(&claim.id).next().is_none() {
                continue;
            }
            if y > height - MARGIN - FOOT {
                break;
            }
            let at = notes.pages.get(&claim.id).cloned().unwrap_or_default();
            let width_of_page = Face::Sans.width(&at, 14.0);
            let lines =
                Face::Sans.broken(&reader.short(claim).text, 14.0, room - width_of_page - 16.0);
            page.text((width - MARGIN - width_of_page, y), Type::Body, &at);
            y = page.lines((left, y - 13.3), Type::Body, &lines, 18.0) + 17.0;
        }
        page
    }

    /// The works, in two columns, with their numbers.
    fn works(&self, sources: &Sources) -> Vec<Drawn> {
        let (width, height) = self.paper.size();
        let half = (width - 2.0 * MARGIN) / 2.0;
        let bottom = height - MARGIN - FOOT;
        let mut pages: Vec<Drawn> = Vec::new();
        let (mut column, mut y) = (2, 0.0);
        for (place, (_, reference)) in sources.references.iter().enumerate() {
            let lines = Face::Sans.broken(reference, 14.0, half - 90.0);
            let high = 18.0 * f64::from(u32::try_from(lines.len()).unwrap_or(1)) + 5.0;
            if column > 1 || y + high > bottom {
                column += 1;
                if column > 1 {
                    column = 0;
                    let mut page = Drawn::default();
                    let title = self.reader.say("atlas-works");
                    page.text((MARGIN, MARGIN + HEAD + 14.0), Type::Answer, &title);
                    pages.push(page);
                }
                y = MARGIN + HEAD + 30.0;
            }
            let left = MARGIN + half * if column == 0 { 0.0 } else { 1.0 };
            if let Some(page) = pages.last_mut() {
                page.text((left, y + 13.3), Type::Strong, &(place + 1).to_string());
                page.lines((left + 44.0, y), Type::Body, &lines, 18.0);
            }
            y += high;
        }
        pages
    }

    /// The head and the foot of a page.
    fn furnish(&self, page: &mut Drawn, whole: &MapView, number: usize, count: usize) {
        let (width, height) = self.paper.size();
        let words = whole.frame.words;
        let title = self.reader.read(&self.topic.title);
        let head = format!("{} · {}", whole.frame.site, title.text);
        page.text((MARGIN, MARGIN + 8.0), Type::Strong, &head);
        let parts = [("page", Part::Count(number)), ("count", Part::Count(count))];
        let said = words.say_with("atlas-page-of", &parts);
        let left = width - MARGIN - Face::Sans.width(&said, 14.0);
        page.text((left, MARGIN + 8.0), Type::Strong, &said);
        let seen = whole.frame.assumptions.heading.plain();
        page.text((MARGIN, height - MARGIN + 4.0), Type::Foot, &seen);
        let mut signs = Drawn::default();
        signs.signs(words, (0.0, 0.0));
        page.marks.push(Mark::Group(
            (width - MARGIN - 620.0, height - MARGIN),
            1.0,
            signs.marks,
        ));
    }
}

/// A claim as it stands on paper: with the numbers of its works.
pub(super) fn noted(mut text: Said, claim: &Claim, notes: &Notes) -> Said {
    if let Some(cites) = notes.cites.get(&claim.id) {
        text.text.push_str(cites);
    }
    text
}
