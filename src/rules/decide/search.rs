//! The search through the ways of answering.

use std::collections::BTreeSet;
use std::rc::Rc;

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;

use crate::reason::{Grounded, Label};
use crate::rules::bounds::{Bounds, Comparison, Quantities, ZERO};
use crate::rules::ground::{Atom, Grounding, QuestionKind, Truth};
use crate::rules::state::State;

use super::part::Part;
use super::small::Open;
use super::split::{Split, Ways};
use super::{Decided, Wanted};

/// How many labels there are: the nodes in which a diagram ends.
const LABELS: usize = 3;

/// The open comparisons that bound days and numbers, with their atoms, and what they compare.
fn compared(
    grounding: &Grounding,
    part: &Part,
    state: &State,
) -> (Vec<(u32, Comparison)>, Quantities) {
    let known = |question: u32| state.value(question).cloned();
    let mut quantities = Quantities::default();
    let mut compared = Vec::new();
    for &atom in &part.comparing {
        if state.truth(atom) == Truth::Open
            && let Some(Atom::Compare(left, sign, right)) = grounding.atoms.get(atom as usize)
        {
            let (left, right) = (left.with_answers(&known), right.with_answers(&known));
            let comparison = quantities.compare(&left, *sign, &right);
            compared.extend(comparison.map(|it| (atom, it)));
        }
    }
    (compared, quantities)
}

pub(super) struct Search<'s> {
    grounding: &'s Grounding,
    part: &'s Part,
    compared: Vec<(u32, Comparison)>,
    // The atom that says whether there is another person.
    somebody: Option<u32>,
    // The nodes by what was still open.
    found: HashMap<Situation, Nodes>,
    // The nodes by the split that is made in them and the nodes that follow.
    nodes: HashMap<(usize, Vec<u32>), u32>,
    // The labels that come out for each statement.
    labels: Vec<BTreeSet<Label>>,
    matters: BTreeSet<u32>,
    // The labels of the statements to begin with.
    asked: Vec<Label>,
    wanted: Wanted,
    // How many ways may still be looked at.
    left: &'s mut usize,
}

/// The nodes of the diagrams of all statements in one state.
type Nodes = Rc<[u32]>;

/// A way of answering, as far as it has gone.
#[derive(Clone)]
pub(super) struct Way {
    state: State,
    labels: Grounded,
    bounds: Bounds,
}

/// All that decides how a way goes on.
pub(super) type Situation = (FixedBitSet, Vec<i64>);

impl<'s> Search<'s> {
    /// A search through the ways of answering for the statements of a part, and the way from which
    /// it starts: a state, and the labels of the part in it. At most `left` ways are looked at.
    pub(super) fn of(
        grounding: &'s Grounding,
        part: &'s Part,
        state: &State,
        labels: Grounded,
        wanted: Wanted,
        left: &'s mut usize,
    ) -> (Self, Way) {
        let (compared, quantities) = compared(grounding, part, state);
        let asked = part.small.targets(&labels);
        let search = Self {
            grounding,
            part,
            compared,
            somebody: state.somebody(),
            found: HashMap::new(),
            nodes: HashMap::new(),
            labels: vec![BTreeSet::new(); asked.len()],
            matters: BTreeSet::new(),
            asked,
            wanted,
            left,
        };
        let mut way = Way {
            state: state.clone(),
            labels,
            bounds: Bounds::none(&quantities),
        };
        search.follow(&mut way);
        (search, way)
    }

    /// What comes out; none if there are too many ways.
    pub(super) fn run(mut self, way: Way) -> Option<Decided> {
        if self.node(way).is_none() && !self.is_known() {
            return None;
        }
        Some(Decided {
            labels: self.labels,
            matters: self.matters.into_iter().collect(),
            is_cut: false,
        })
    }

    /// The labels of the statements on a way, and all that decides what those come to that are
    /// undecided on it, in whatever state it started.
    pub(super) fn situation(&self, way: &Way) -> (Vec<Label>, Situation) {
        let open = self.open(way);
        let (seen, mut known) = self.key(way, &open);
        for (_, comparison) in self.compared.iter().filter(|(atom, _)| open.has(*atom)) {
            known.extend(comparison.numbers());
        }
        for split in &self.part.splits {
            if let Ways::Which(words, none) = &split.ways
                && words.iter().any(|it| open.has(*it))
            {
                known.push(i64::from(*none || self.has_another(split, way, &open)));
            }
        }
        (open.labels, (seen, known))
    }

    /// The nodes to which a way leads; none if there are too many ways, or enough is known.
    fn node(&mut self, mut way: Way) -> Option<Nodes> {
        *self.left = self.left.checked_sub(1)?;
        self.follow(&mut way);
        let open = self.open(&way);
        let mut splits = self.part.splits.iter().enumerate();
        let next = splits.find(|(_, split)| match &split.ways {
            Ways::Whether(atom) => open.has(*atom),
            Ways::Which(atoms, _) => atoms.iter().any(|it| open.has(*it)),
        });
        for (labels, label) in self.labels.iter_mut().zip(&open.labels) {
            if *label != Label::Undecided || next.is_none() {
                labels.insert(*label);
            }
        }
        if self.is_known() {
            return None;
        }
        let Some((place, split)) = next else {
            return Some(open.labels.iter().map(|it| *it as u32).collect());
        };
        let key = self.key(&way, &open);
        let found = if let Some(found) = self.found.get(&key) {
            Rc::clone(found)
        } else {
            let children = self.children(split, way, &open)?;
            let found = self.join(place, split, &children);
            self.found.insert(key, Rc::clone(&found));
            found
        };
        // What is decided already plays no part in how it goes on.
        let nodes = found.iter().zip(&open.labels);
        let nodes = nodes.map(|(node, label)| match label {
            Label::Undecided => *node,
            Label::In | Label::Out => *label as u32,
        });
        Some(nodes.collect())
    }

    /// Whether enough is known: no statement asked for could have fewer labels.
    fn is_known(&self) -> bool {
        let mut found = self.labels.iter().zip(&self.asked);
        self.wanted == Wanted::Labels
            && found.all(|(labels, label)| labels.len() > 1 || *label != Label::Undecided)
    }

    /// Brings up to date what follows from the choices made.
    fn follow(&self, way: &mut Way) {
        for (atom, comparison) in &self.compared {
            if way.state.truth(*atom) == Truth::Open
                && let Some(so) = way.bounds.implies(comparison)
            {
                way.state.choose(*atom, so);
            }
        }
        way.state
            .settle_some(self.grounding, self.part.counting.keys());
        self.part.small.settle(&mut way.labels, &way.state);
    }

    /// What it still depends on what comes out.
    fn open(&self, way: &Way) -> Open {
        let mut open = self.part.small.open(&way.labels);
        let is_open = |atom: &u32| way.state.truth(*atom) == Truth::Open;
        for (atom, parts) in &self.part.counting {
            if open.has(*atom) {
                parts
                    .iter()
                    .filter(|it| is_open(it))
                    .for_each(|it| open.insert(*it));
            }
        }
        // Days and numbers that hang together are split at all comparisons in which they stand, or
        // the same would be told apart by different ones.
        let mut quantities = self.quantities(&open);
        let mut has_grown = !quantities.is_clear();
        while std::mem::take(&mut has_grown) {
            for (atom, it) in &self.compared {
                if is_open(atom) && !open.has(*atom) && it.about().any(|it| quantities.contains(it))
                {
                    open.insert(*atom);
                    quantities.extend(it.about());
                    has_grown = true;
                }
            }
        }
        if let Some(somebody) = self.somebody.filter(is_open)
            && self.part.of_others.iter().any(|it| open.has(*it))
        {
            open.insert(somebody);
        }
        open
    }

    /// All that decides how a way goes on: what is open, what is counted so far, and what is known
    /// of the days and numbers that are open.
    fn key(&self, way: &Way, open: &Open) -> Situation {
        let counting = self
            .part
            .counting
            .iter()
            .filter(|(atom, _)| open.has(**atom));
        let parts = counting.flat_map(|(_, parts)| parts);
        let mut known: Vec<i64> = parts.map(|it| way.state.truth(*it) as i64).collect();
        let quantities = self.quantities(open);
        let with_zero = || std::iter::once(ZERO).chain(quantities.ones());
        for a in with_zero() {
            known.extend(with_zero().map(|b| way.bounds.at_most(a, b)));
        }
        (open.seen.clone(), known)
    }

    /// What is compared by atoms that are open, besides nothing.
    fn quantities(&self, open: &Open) -> FixedBitSet {
        let compared = self.compared.iter().filter(|(atom, _)| open.has(*atom));
        compared.flat_map(|(_, it)| it.about()).collect()
    }

    /// The nodes that follow when a choice is made.
    fn children(&mut self, split: &Split, way: Way, open: &Open) -> Option<Vec<Nodes>> {
        match &split.ways {
            Ways::Whether(atom) => {
                let mut choose = |mut child: Way, so: bool| {
                    child.state.choose(*atom, so);
                    let mut compared = self.compared.iter();
                    if let Some((_, comparison)) = compared.find(|(it, _)| it == atom) {
                        child.bounds.add(comparison, so);
                    }
                    if self.somebody == Some(*atom) {
                        child.state.settle(self.grounding);
                    }
                    self.node(child)
                };
                Some(vec![choose(way.clone(), true)?, choose(way, false)?])
            }
            Ways::Which(atoms, none) => {
                let is_open = |it: &&u32| way.state.truth(**it) == Truth::Open;
                let words: Vec<u32> = atoms.iter().filter(is_open).copied().collect();
                let all = self.options_of(split.question);
                // Words of which nothing depends any more stand for one another, and for none.
                let none = *none || self.has_another(split, &way, open);
                let mut choose = |chosen: Option<u32>| {
                    let mut child = way.clone();
                    for atom in &all {
                        if chosen.is_some() || words.contains(atom) {
                            child.state.choose(*atom, chosen == Some(*atom));
                        }
                    }
                    self.node(child)
                };
                let none = if none { Some(choose(None)?) } else { None };
                let words = words.iter().map(|word| match &none {
                    Some(none) if !open.has(*word) => Some(Rc::clone(none)),
                    _ => choose(Some(*word)),
                });
                let mut children: Vec<Nodes> = words.collect::<Option<_>>()?;
                children.extend(none);
                Some(children)
            }
        }
    }

    /// The nodes from which a split leads to others.
    fn join(&mut self, place: usize, split: &Split, children: &[Nodes]) -> Nodes {
        let mut nodes = children.first().map_or_else(Vec::new, |it| it.to_vec());
        for (number, node) in nodes.iter_mut().enumerate() {
            let of = |child: &Nodes| child.get(number).copied().unwrap_or(u32::MAX);
            if children.iter().all(|it| of(it) == *node) {
                continue;
            }
            self.matters.extend(&split.questions);
            let fresh = u32::try_from(self.nodes.len() + LABELS).unwrap_or(u32::MAX);
            let key = (place, children.iter().map(of).collect());
            *node = *self.nodes.entry(key).or_insert(fresh);
        }
        nodes.into()
    }

    /// Whether a question can be answered with a word on which nothing depends any more.
    fn has_another(&self, split: &Split, way: &Way, open: &Open) -> bool {
        let all = self.options_of(split.question);
        all.iter()
            .any(|it| way.state.truth(*it) == Truth::Open && !open.has(*it))
    }

    fn options_of(&self, question: u32) -> Vec<u32> {
        match self.grounding.question(question).map(|it| &it.kind) {
            Some(QuestionKind::Options(options, _)) => {
                options.iter().map(|(_, atom)| *atom).collect()
            }
            Some(QuestionKind::YesNo(_) | QuestionKind::Value(_)) | None => Vec::new(),
        }
    }
}
