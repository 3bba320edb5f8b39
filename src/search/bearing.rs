//! Bearing: which records speak for a position, and which belong to an issue. Walked downwards when
//! it is asked for: to keep every answer would take the square of a base that hangs together.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graph::{ArgumentGraph, citations};
use crate::model::{Conclusion, Record, RecordKind};

/// The ways from positions and issues down to what bears on them, place by place; each list holds
/// (from, to), sorted.
#[derive(Debug, Default)]
pub(super) struct Bearing {
    issues: HashMap<Arc<str>, Issue>,
    /// From a claim to the arguments for it, and from an argument to its premises.
    speaking_for: Vec<(u32, u32)>,
    /// From a claim or an argument to the arguments against it.
    speaking_against: Vec<(u32, u32)>,
    /// From a claim or an argument to the sources it cites.
    citing: Vec<(u32, u32)>,
    size: usize,
}

#[derive(Debug)]
struct Issue {
    place: u32,
    positions: Vec<u32>,
    background: Vec<u32>,
}

impl Bearing {
    pub(super) fn of(graph: &ArgumentGraph, places: &Places) -> Self {
        let mut bearing = Self {
            size: places.0.len(),
            ..Self::default()
        };
        for (place, record) in (0..).zip(graph.records()) {
            bearing.add(place, record, places);
        }
        bearing.speaking_for.sort_unstable();
        bearing.speaking_against.sort_unstable();
        bearing.citing.sort_unstable();
        bearing
    }

    fn add(&mut self, place: u32, record: &Record, places: &Places) {
        for citation in citations(record) {
            let source = places.find(citation.source.as_str(), RecordKind::Source);
            self.citing.extend(source.map(|source| (place, source)));
        }
        let claim = |id: &str| places.find(id, RecordKind::Claim);
        match record {
            Record::Issue(issue) => {
                let positions = issue.positions.iter();
                let background = issue.background.iter();
                let found = Issue {
                    place,
                    positions: positions.filter_map(|id| claim(id.as_str())).collect(),
                    background: background.filter_map(|id| claim(id.as_str())).collect(),
                };
                self.issues.insert(issue.id.slug(), found);
            }
            Record::Argument(argument) => {
                let premises = argument.premises.iter();
                let premises = premises.filter_map(|id| claim(id.as_str()));
                self.speaking_for.extend(premises.map(|it| (place, it)));
                let (kind, ways) = match argument.conclusion {
                    Conclusion::Supports(_) => (RecordKind::Claim, &mut self.speaking_for),
                    Conclusion::Rebuts(_) => (RecordKind::Claim, &mut self.speaking_against),
                    Conclusion::Undercuts(_) => (RecordKind::Argument, &mut self.speaking_against),
                };
                let target = places.find(argument.conclusion.target(), kind);
                ways.extend(target.map(|target| (target, place)));
            }
            Record::Topic(_)
            | Record::Claim(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => {}
        }
    }

    /// What speaks for the position at `place`, through premises and supports alone, and the
    /// sources cited there. Nothing if it is no position.
    pub(super) fn side(&self, place: u32) -> Set {
        let mut set = Set::of(self.size);
        if self
            .issues
            .values()
            .any(|issue| issue.positions.contains(&place))
        {
            self.walk(&mut set, vec![place], &[&self.speaking_for]);
        }
        set
    }

    /// The issue of this id, what bears on it, its background, and the sources cited there.
    pub(super) fn issue(&self, slug: &str) -> Set {
        let mut set = Set::of(self.size);
        if let Some(issue) = self.issues.get(slug) {
            let (speaking_for, against) = (&self.speaking_for, &self.speaking_against);
            self.walk(&mut set, issue.positions.clone(), &[speaking_for, against]);
            let beside = issue.background.iter().chain([&issue.place]).copied();
            self.walk(&mut set, beside.collect(), &[]);
        }
        set
    }

    /// Adds what is reached from `tops`, which are included, and the sources cited there.
    fn walk(&self, set: &mut Set, tops: Vec<u32>, ways: &[&[(u32, u32)]]) {
        let mut waiting = tops;
        while let Some(place) = waiting.pop() {
            if set.add(place) {
                for way in ways {
                    waiting.extend(from(way, place));
                }
                for source in from(&self.citing, place) {
                    set.add(source);
                }
            }
        }
    }
}

/// A set of places.
#[derive(Debug, Default)]
pub(super) struct Set(Vec<bool>);

impl Set {
    fn of(places: usize) -> Self {
        Self(vec![false; places])
    }

    fn add(&mut self, place: u32) -> bool {
        let slot = self.0.get_mut(place as usize);
        slot.is_some_and(|slot| !std::mem::replace(slot, true))
    }

    pub(super) fn has(&self, place: u32) -> bool {
        self.0.get(place as usize).is_some_and(|it| *it)
    }
}

/// The places of the records of a graph: their ranks in [`ArgumentGraph::records`].
#[derive(Debug)]
pub(super) struct Places(HashMap<Arc<str>, (u32, RecordKind)>);

impl Places {
    pub(super) fn of(graph: &ArgumentGraph) -> Self {
        let records = (0..).zip(graph.records());
        Self(
            records
                .map(|(place, record)| (record.slug(), (place, record.kind())))
                .collect(),
        )
    }

    /// The place of the record of this kind and id.
    pub(super) fn find(&self, slug: &str, kind: RecordKind) -> Option<u32> {
        let (place, found) = self.0.get(slug)?;
        (*found == kind).then_some(*place)
    }
}

/// Where the ways of a sorted list lead to from `place`.
fn from(ways: &[(u32, u32)], place: u32) -> impl Iterator<Item = u32> {
    let start = ways.partition_point(|(from, _)| *from < place);
    let rest = ways.get(start..).unwrap_or_default();
    rest.iter()
        .take_while(move |(from, _)| *from == place)
        .map(|(_, to)| *to)
}
