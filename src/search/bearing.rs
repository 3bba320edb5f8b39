//! Bearing: which records speak for a position, and which belong to an issue. Worked out for all
//! at once and downwards, since asking it of each record upwards would walk the same ways again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graph::{ArgumentGraph, citations};
use crate::model::{Conclusion, Record, RecordKind};

/// The places of records under each position and each issue, in order.
#[derive(Debug, Default)]
pub(super) struct Bearing {
    sides: HashMap<Arc<str>, Box<[u32]>>,
    issues: HashMap<Arc<str>, Box<[u32]>>,
}

impl Bearing {
    /// The places of what speaks for a position, through premises and supports alone, and of the
    /// sources cited there.
    pub(super) fn of_side(&self, slug: &str) -> &[u32] {
        self.sides.get(slug).map(|it| &**it).unwrap_or_default()
    }

    /// The places of an issue, of what bears on it, of its background, and of the sources cited
    /// there.
    pub(super) fn of_issue(&self, slug: &str) -> &[u32] {
        self.issues.get(slug).map(|it| &**it).unwrap_or_default()
    }

    /// Works it out; the place of a record is its rank in [`ArgumentGraph::records`].
    pub(super) fn of(graph: &ArgumentGraph) -> Self {
        let mut ways = Ways::of(graph);
        let mut bearing = Self::default();
        for issue in graph.issues() {
            let mut positions = Vec::new();
            for id in &issue.positions {
                let Some(position) = ways.place(id.as_str(), RecordKind::Claim) else {
                    continue;
                };
                positions.push(position);
                if !bearing.sides.contains_key(id.as_str()) {
                    let reached = ways.down(&[position], &[], false);
                    bearing.sides.insert(id.slug(), reached);
                }
            }
            let beside: Vec<u32> = issue
                .background
                .iter()
                .filter_map(|id| ways.place(id.as_str(), RecordKind::Claim))
                .chain(ways.place(issue.id.as_str(), RecordKind::Issue))
                .collect();
            let reached = ways.down(&positions, &beside, true);
            bearing.issues.insert(issue.id.slug(), reached);
        }
        bearing
    }
}

/// The ways down: from a claim or an argument to what is said for or against it.
struct Ways<'g> {
    places: HashMap<&'g str, (u32, RecordKind)>,
    // Each list holds (from, to), sorted.
    speaking_for: Vec<(u32, u32)>,
    speaking_against: Vec<(u32, u32)>,
    citing: Vec<(u32, u32)>,
    // The number of the last walk that came by each place.
    seen: Vec<u32>,
    walks: u32,
}

impl<'g> Ways<'g> {
    fn of(graph: &'g ArgumentGraph) -> Self {
        let places: HashMap<&str, (u32, RecordKind)> = (0..)
            .zip(graph.records())
            .map(|(place, record)| (slug(record), (place, record.kind())))
            .collect();
        let mut ways = Self {
            seen: vec![0; places.len()],
            places,
            speaking_for: Vec::new(),
            speaking_against: Vec::new(),
            citing: Vec::new(),
            walks: 0,
        };
        for (place, record) in (0..).zip(graph.records()) {
            for citation in citations(record) {
                let source = ways.place(citation.source.as_str(), RecordKind::Source);
                ways.citing.extend(source.map(|source| (place, source)));
            }
            let Record::Argument(argument) = record else {
                continue;
            };
            for id in &argument.premises {
                let premise = ways.place(id.as_str(), RecordKind::Claim);
                ways.speaking_for.extend(premise.map(|it| (place, it)));
            }
            let target = argument.conclusion.target();
            let (kind, list) = match argument.conclusion {
                Conclusion::Supports(_) => (RecordKind::Claim, &mut ways.speaking_for),
                Conclusion::Rebuts(_) => (RecordKind::Claim, &mut ways.speaking_against),
                Conclusion::Undercuts(_) => (RecordKind::Argument, &mut ways.speaking_against),
            };
            let target = ways.places.get(target).filter(|(_, it)| *it == kind);
            list.extend(target.map(|(target, _)| (*target, place)));
        }
        ways.speaking_for.sort_unstable();
        ways.speaking_against.sort_unstable();
        ways.citing.sort_unstable();
        ways
    }

    fn place(&self, slug: &str, kind: RecordKind) -> Option<u32> {
        let (place, found) = self.places.get(slug)?;
        (*found == kind).then_some(*place)
    }

    /// What is reached from `tops`, `tops` and `beside` included, and the sources cited there.
    fn down(&mut self, tops: &[u32], beside: &[u32], against: bool) -> Box<[u32]> {
        self.walks += 1;
        let (walk, seen) = (self.walks, &mut self.seen);
        let mut is_new = |place: u32| {
            seen.get_mut(place as usize)
                .is_some_and(|last| std::mem::replace(last, walk) != walk)
        };
        let mut reached: Vec<u32> = tops.iter().copied().filter(|it| is_new(*it)).collect();
        let mut next = 0;
        while let Some(&place) = reached.get(next) {
            next += 1;
            let opposed = if against {
                to(&self.speaking_against, place)
            } else {
                &[]
            };
            let below = to(&self.speaking_for, place).iter().chain(opposed);
            reached.extend(below.map(|(_, to)| *to).filter(|it| is_new(*it)));
        }
        reached.extend(beside.iter().copied().filter(|it| is_new(*it)));
        for next in 0..reached.len() {
            let cited = reached.get(next).map(|place| to(&self.citing, *place));
            let cited = cited.unwrap_or_default().iter().map(|(_, source)| *source);
            let cited: Vec<u32> = cited.filter(|it| is_new(*it)).collect();
            reached.extend(cited);
        }
        reached.sort_unstable();
        reached.into_boxed_slice()
    }
}

/// The part of a sorted list that starts from `place`.
fn to(list: &[(u32, u32)], place: u32) -> &[(u32, u32)] {
    let start = list.partition_point(|(from, _)| *from < place);
    let rest = list.get(start..).unwrap_or_default();
    let length = rest.partition_point(|(from, _)| *from == place);
    rest.get(..length).unwrap_or_default()
}

fn slug(record: &Record) -> &str {
    match record {
        Record::Topic(it) => it.id.as_str(),
        Record::Issue(it) => it.id.as_str(),
        Record::Claim(it) => it.id.as_str(),
        Record::Argument(it) => it.id.as_str(),
        Record::Source(it) => it.id.as_str(),
        Record::Actor(it) => it.id.as_str(),
    }
}
