//! What bears on some statements, got ready to be decided in many states.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use crate::reason::{Grounded, Label, Labelling};
use crate::rules::facts::SUBJECT;
use crate::rules::ground::{Atom, Grounding};
use crate::rules::state::State;

use super::search::{Search, Situation};
use super::small::{Cone, Small, depends_on};
use super::split::{Split, splits};
use super::{Decided, WAYS, Wanted, only};

/// What bears on some statements where a state leaves them undecided. It serves that state and all
/// that know more: each settles the facts that are known in it, and only what follows is labelled.
#[derive(Debug)]
pub(in crate::rules) struct Part {
    pub(super) small: Small,
    pub(super) splits: Vec<Split>,
    /// The atoms that count others, each with all that it counts.
    pub(super) counting: BTreeMap<u32, BTreeSet<u32>>,
    /// The atoms that compare days or numbers.
    pub(super) comparing: Vec<u32>,
    /// The atoms about other persons.
    pub(super) of_others: Vec<u32>,
    labels: Grounded,
}

impl Part {
    /// What bears on statements in a state with these labels.
    pub(in crate::rules) fn of(
        grounding: &Grounding,
        state: &State,
        labels: &Labelling,
        statements: &[u32],
    ) -> Self {
        let cone = Cone::of(grounding, state, labels, statements);
        let small = Small::of(grounding, labels, &cone, statements);
        let compares = |atom: &&u32| {
            let atom = grounding.atoms.get(**atom as usize);
            matches!(atom, Some(Atom::Compare(..)))
        };
        let of_others = |atom: &&u32| {
            let (questions, _) = depends_on(grounding, **atom);
            let mut questions = questions.iter().filter_map(|it| grounding.question(*it));
            questions.any(|it| it.bearer != SUBJECT)
        };
        Self {
            splits: splits(grounding, state, &cone),
            counting: cone.counting(grounding),
            comparing: cone.atoms.iter().filter(compares).copied().collect(),
            of_others: cone.atoms.iter().filter(of_others).copied().collect(),
            labels: Grounded::of(&small.framework, &small),
            small,
        }
    }

    /// What bears on statements where nothing is known.
    pub(in crate::rules) fn open(grounding: &Grounding, statements: &[u32]) -> Self {
        let nothing = State::open(grounding);
        Self::of(grounding, &nothing, &nothing.labels(grounding), statements)
    }

    /// The labels of the part in a state.
    pub(in crate::rules) fn settled(&self, state: &State) -> Grounded {
        let mut labels = self.labels.clone();
        self.small.settle(&mut labels, state);
        labels
    }

    /// The labels of the statements.
    pub(in crate::rules) fn statements(&self, labels: &Grounded) -> Vec<Label> {
        self.small.targets(labels)
    }

    /// The label that each statement has in a state with these labels, however what is open is
    /// answered, if it has one; none if there are too many ways of answering. What leaves the same
    /// open is searched once.
    pub(in crate::rules) fn possible(
        &self,
        grounding: &Grounding,
        state: &State,
        labels: Grounded,
        remembered: &mut Remembered,
    ) -> Option<Vec<Option<Label>>> {
        let left = &mut { WAYS };
        let (search, way) = Search::of(grounding, self, state, labels, Wanted::Labels, left);
        let (found, situation) = search.situation(&way);
        let possible = if let Some(known) = remembered.0.get(&situation) {
            known.clone()
        } else {
            let possible = search.run(way)?.labels;
            let possible: Vec<Option<Label>> = possible.iter().map(only).collect();
            if remembered.0.len() >= REMEMBERED {
                remembered.0.clear();
            }
            remembered.0.insert(situation, possible.clone());
            possible
        };
        let each = possible.into_iter().zip(found);
        let each = each.map(|(possible, label)| match label {
            Label::Undecided => possible,
            Label::In | Label::Out => Some(label),
        });
        Some(each.collect())
    }

    /// What comes out for the statements in the state for which it was made; none if there are more
    /// ways of answering than are `left`.
    pub(super) fn decide(
        &self,
        grounding: &Grounding,
        state: &State,
        left: &mut usize,
    ) -> Option<Decided> {
        let labels = self.labels.clone();
        let (search, way) = Search::of(grounding, self, state, labels, Wanted::Questions, left);
        search.run(way)
    }
}

/// How many situations are remembered.
pub(in crate::rules) const REMEMBERED: usize = 1 << 15;

/// What came out of what was open.
#[derive(Debug, Default)]
pub(in crate::rules) struct Remembered(HashMap<Situation, Vec<Option<Label>>>);
