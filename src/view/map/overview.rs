//! The map of a whole debate: its question, the answers as equal doors, and the questions under it,
//! each with its own answers and how much is written on them. No argument is shown, so that none is
//! preferred.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::concluded_claim;
use crate::layout::{Effort, Gaps};
use crate::model::{Claim, ClaimId, Issue, RecordKind, Topic};

use super::super::address::Page;
use super::super::reader::Reader;
use super::super::words::Part;
use super::asked::MapAsked;
use super::draw::{answers, around, card_on, question};
use super::picture::{GAPS, Picture, Sketch};
use super::size::{self, DOOR_WIDTH};
use super::{Balance, DoorAnswer, MapCard, MapDoor, MapPill};

/// How many questions under the root are doors on the map; the rest are in the list of questions.
const DOORS: usize = 40;
/// Nothing is as long here as on other maps, so that the whole fits into a window.
const CLOSE: Gaps = Gaps { row: 13.0, ..GAPS };

/// The questions under the root of a topic; nothing if it has none.
pub(super) fn questions<'k>(reader: Reader<'k>, topic: &Topic) -> Option<Vec<&'k Issue>> {
    let graph = reader.kb.graph();
    let under = topic.issues.iter().filter(|id| **id != topic.root_issue);
    let issues: Vec<&Issue> = under.filter_map(|id| graph.issue(id)).collect();
    (!issues.is_empty()).then_some(issues)
}

/// Draws the question of a topic, its answers and the `questions` under it.
pub(super) fn draw(
    reader: Reader<'_>,
    topic: &Topic,
    root: &Issue,
    questions: &[&Issue],
) -> Picture {
    let mut sketch = Sketch::default();
    let asked = MapAsked::default();
    let around = |slug: &str| around(reader, topic, slug, &asked);
    let href = reader.item_path(RecordKind::Issue, root.id.as_str());
    let more = questions.len().saturating_sub(DOORS);
    let pill = (more > 0).then(|| MapPill {
        href: reader.path(&Page::List(RecordKind::Issue)),
        text: reader.say_with("pill-questions", &[("count", Part::Count(more))]),
        detail: String::new(),
        hides: true,
    });
    let asks = question(&mut sketch, reader, root, (href, true), pill);
    let mut stands = BTreeMap::new();
    for claim in reader.positions(root) {
        let card = MapCard {
            anchor: claim.id.to_string(),
            href: around(claim.id.as_str()),
            is_question: false,
            word: reader.say("record-answer"),
            text: reader.short(claim),
            verdict: reader.claim_badge(claim),
            selected: false,
            to: Some(root.id.to_string()),
            balance: Some(reader.balance_of(claim)),
            pill: None,
        };
        let (place, _) = card_on(&mut sketch, card);
        answers(&mut sketch, place, asks);
        stands.insert(&claim.id, place);
    }
    for issue in questions.iter().take(DOORS) {
        let door = door(reader, issue, &around);
        let (_, height) = size::of_door(&door);
        let place = sketch.block(&door.anchor, DOOR_WIDTH, height);
        sketch.doors.push(door);
        let bears = bears_on(reader, issue, root, more == 0);
        for answer in &bears {
            if let Some(answer) = stands.get(answer) {
                answers(&mut sketch, place, *answer);
            }
        }
        if bears.is_empty() {
            sketch
                .beyond
                .extend(stands.values().next().map(|it| (place, *it)));
        }
    }
    // The answers stay in the order that the question declares.
    sketch.place(CLOSE, Effort::Keep, |place| {
        reader.say(match place {
            0 => "column-question",
            1 => "column-answers",
            _ => "column-questions",
        })
    })
}

/// The answers to the root question for or against which an argument starts from an answer to
/// `issue`; where there is none and there is time to look, those that it reaches over other
/// arguments.
fn bears_on<'k>(
    reader: Reader<'k>,
    issue: &Issue,
    root: &'k Issue,
    looks_further: bool,
) -> BTreeSet<&'k ClaimId> {
    let graph = reader.kb.graph();
    let own = reader.positions(issue);
    let answer = |id: &ClaimId| root.positions.iter().find(|it| *it == id);
    let arguments = own.iter().flat_map(|claim| graph.used_in(&claim.id));
    let at_once: BTreeSet<&ClaimId> = arguments
        .filter_map(concluded_claim)
        .filter_map(answer)
        .collect();
    if !at_once.is_empty() || !looks_further {
        return at_once;
    }
    let ways = own
        .iter()
        .filter_map(|it| graph.way_up(it.id.as_str(), &root.id));
    // The last of a way is the question, and what comes before it an answer.
    let answers = ways.filter_map(|way| way.into_iter().rev().nth(1));
    answers
        .filter_map(|record| answer(&ClaimId::new(&record.slug()).ok()?))
        .collect()
}

fn door(reader: Reader<'_>, issue: &Issue, around: &impl Fn(&str) -> String) -> MapDoor {
    let answers = reader.positions(issue).into_iter();
    MapDoor {
        anchor: issue.id.to_string(),
        href: around(issue.id.as_str()),
        text: reader.short_issue(issue),
        answers: answers
            .map(|claim| DoorAnswer {
                text: reader.short(claim),
                verdict: reader.claim_badge(claim),
                balance: reader.balance_of(claim),
            })
            .collect(),
    }
}

impl Reader<'_> {
    /// How many arguments bear on a claim.
    fn balance_of(&self, claim: &Claim) -> Balance {
        let graph = self.kb.graph();
        let (pro, con) = (
            graph.supporting(&claim.id).count(),
            graph.rebutting(&claim.id).count(),
        );
        let counts = [("pro", Part::Count(pro)), ("con", Part::Count(con))];
        Balance {
            pro,
            con,
            text: self.say_with("map-balance", &counts),
        }
    }
}
