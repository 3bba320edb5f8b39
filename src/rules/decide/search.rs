//! The search through the ways of answering.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;

use crate::reason::{Grounded, Label, Labelling};
use crate::rules::bounds::{Bounds, Comparison, Quantities, ZERO};
use crate::rules::facts::SUBJECT;
use crate::rules::ground::{Atom, Grounding, QuestionKind, Truth};
use crate::rules::state::State;

use super::Decided;
use super::small::{Cone, Open, Small, depends_on};
use super::split::{Split, Ways, splits};

/// How many labels there are: the nodes in which a diagram ends.
const LABELS: usize = 3;

/// Splits the ways of answering for statements; none if there are more than are `left`.
pub(super) fn split(
    grounding: &Grounding,
    state: &State,
    labels: &Labelling,
    statements: &[u32],
    left: &mut usize,
) -> Option<Decided> {
    let cone = Cone::of(grounding, state, labels, statements);
    let small = Small::of(grounding, labels, &cone, statements);
    let splits = splits(grounding, state, &cone);
    let (compared, quantities) = compared(grounding, state, &cone);
    let of_others = |atom: &&u32| {
        let (questions, _) = depends_on(grounding, **atom);
        let mut questions = questions.iter().filter_map(|it| grounding.question(*it));
        questions.any(|it| it.bearer != SUBJECT)
    };
    let way = Way {
        state: state.clone(),
        labels: Grounded::of(&small.framework, &small),
        bounds: Bounds::none(&quantities),
    };
    let mut search = Search {
        grounding,
        small: &small,
        counting: cone.counting(grounding),
        compared,
        somebody: state.somebody(),
        of_others: cone.atoms.iter().filter(of_others).copied().collect(),
        splits: &splits,
        found: HashMap::new(),
        nodes: HashMap::new(),
        labels: vec![BTreeSet::new(); statements.len()],
        matters: BTreeSet::new(),
        left,
    };
    let _ = search.node(way)?;
    Some(Decided {
        labels: search.labels,
        matters: search.matters.into_iter().collect(),
        is_cut: false,
    })
}

/// The comparisons that bound days and numbers, with their atoms, and what they compare.
fn compared(
    grounding: &Grounding,
    state: &State,
    cone: &Cone,
) -> (Vec<(u32, Comparison)>, Quantities) {
    let known = |question: u32| state.value(question).cloned();
    let mut quantities = Quantities::default();
    let mut compared = Vec::new();
    for &atom in &cone.atoms {
        if let Some(Atom::Compare(left, sign, right)) = grounding.atoms.get(atom as usize) {
            let (left, right) = (left.with_answers(&known), right.with_answers(&known));
            let comparison = quantities.compare(&left, *sign, &right);
            compared.extend(comparison.map(|it| (atom, it)));
        }
    }
    (compared, quantities)
}

struct Search<'s> {
    grounding: &'s Grounding,
    small: &'s Small,
    // The atoms that count others, each with all that it counts.
    counting: BTreeMap<u32, BTreeSet<u32>>,
    compared: Vec<(u32, Comparison)>,
    // The atom that says whether there is another person, and the atoms about other persons.
    somebody: Option<u32>,
    of_others: Vec<u32>,
    splits: &'s [Split],
    // The nodes by what was still open.
    found: HashMap<(FixedBitSet, Vec<i64>), Nodes>,
    // The nodes by the split that is made in them and the nodes that follow.
    nodes: HashMap<(usize, Vec<u32>), u32>,
    // The labels that come out for each statement.
    labels: Vec<BTreeSet<Label>>,
    matters: BTreeSet<u32>,
    // How many ways may still be looked at.
    left: &'s mut usize,
}

/// The nodes of the diagrams of all statements in one state.
type Nodes = Rc<[u32]>;

/// A way of answering, as far as it has gone.
#[derive(Clone)]
struct Way {
    state: State,
    labels: Grounded,
    bounds: Bounds,
}

impl Search<'_> {
    /// The nodes to which a way leads; none if there are too many ways.
    fn node(&mut self, mut way: Way) -> Option<Nodes> {
        *self.left = self.left.checked_sub(1)?;
        self.follow(&mut way);
        let open = self.open(&way);
        let mut splits = { self.splits }.iter().enumerate();
        let next = splits.find(|(_, split)| match &split.ways {
            Ways::Whether(atom) => open.has(*atom),
            Ways::Which(atoms, _) => atoms.iter().any(|it| open.has(*it)),
        });
        for (labels, label) in self.labels.iter_mut().zip(&open.labels) {
            if *label != Label::Undecided || next.is_none() {
                labels.insert(*label);
            }
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

    /// Brings up to date what follows from the choices made.
    fn follow(&self, way: &mut Way) {
        for (atom, comparison) in &self.compared {
            if way.state.truth(*atom) == Truth::Open
                && let Some(so) = way.bounds.implies(comparison)
            {
                way.state.choose(*atom, so);
            }
        }
        way.state.settle_some(self.grounding, self.counting.keys());
        self.small.settle(&mut way.labels, &way.state);
    }

    /// What it still depends on what comes out.
    fn open(&self, way: &Way) -> Open {
        let mut open = self.small.open(&way.labels);
        let is_open = |atom: &u32| way.state.truth(*atom) == Truth::Open;
        for (atom, parts) in &self.counting {
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
            && self.of_others.iter().any(|it| open.has(*it))
        {
            open.insert(somebody);
        }
        open
    }

    /// All that decides how a way goes on: what is open, what is counted so far, and what is known
    /// of the days and numbers that are open.
    fn key(&self, way: &Way, open: &Open) -> (FixedBitSet, Vec<i64>) {
        let counting = self.counting.iter().filter(|(atom, _)| open.has(**atom));
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
                let mut choose = |chosen: Option<u32>| {
                    let mut child = way.clone();
                    for atom in &all {
                        if chosen.is_some() || words.contains(atom) {
                            child.state.choose(*atom, chosen == Some(*atom));
                        }
                    }
                    self.node(child)
                };
                // Words of which nothing depends any more stand for one another, and for none.
                let none = *none || !words.iter().all(|it| open.has(*it));
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

    fn options_of(&self, question: u32) -> Vec<u32> {
        match self.grounding.question(question).map(|it| &it.kind) {
            Some(QuestionKind::Options(options, _)) => {
                options.iter().map(|(_, atom)| *atom).collect()
            }
            Some(QuestionKind::YesNo(_) | QuestionKind::Value(_)) | None => Vec::new(),
        }
    }
}
