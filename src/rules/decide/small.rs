//! What undecided statements depend on, and that part of a grounding by itself.

use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use crate::model::Grade;
use crate::reason::{Circumstances, Framework, Grounded, Head, Label, Labelling, NONE, Rows};
use crate::rules::ground::{Atom, Grounding, Said, Truth};
use crate::rules::state::State;

/// What undecided statements depend on, as far as it is undecided.
pub(super) struct Cone {
    pub atoms: BTreeSet<u32>,
    pub questions: BTreeSet<u32>,
    statements: BTreeSet<u32>,
    steps: BTreeSet<u32>,
}

impl Cone {
    pub(super) fn of(
        grounding: &Grounding,
        state: &State,
        labels: &Labelling,
        statements: &[u32],
    ) -> Self {
        let inferences = &grounding.inferences;
        let framework = inferences.framework();
        let undecided = |it: &u32| labels.label(*it) == Label::Undecided;
        let mut cone = Self {
            atoms: BTreeSet::new(),
            questions: BTreeSet::new(),
            statements: BTreeSet::new(),
            steps: BTreeSet::new(),
        };
        let mut open: Vec<u32> = statements.to_vec();
        let mut steps: Vec<u32> = Vec::new();
        loop {
            if let Some(step) = steps.pop() {
                if !cone.steps.insert(step) {
                    continue;
                }
                open.extend(framework.needs(step));
                steps.extend(framework.attackers(step).iter().filter(|it| undecided(it)));
            } else if let Some(statement) = open.pop() {
                if !cone.statements.insert(statement) {
                    continue;
                }
                match grounding.said.get(statement as usize) {
                    Some(Said::Fact(atom, _)) => cone.add(grounding, state, *atom),
                    Some(Said::Derived(..)) | None => {
                        let given = framework.given_by(statement).iter();
                        steps.extend(given.filter(|it| undecided(it)));
                    }
                }
            } else {
                return cone;
            }
        }
    }

    /// The atoms among them that count others, each with all that it counts: answers stay as they
    /// are while the ways are split, and counts do not.
    pub(super) fn counting(&self, grounding: &Grounding) -> BTreeMap<u32, BTreeSet<u32>> {
        let mut counting = BTreeMap::new();
        for &atom in &self.atoms {
            let mut parts = BTreeSet::new();
            let mut open = depends_on(grounding, atom).1;
            while let Some(part) = open.pop() {
                if parts.insert(part) {
                    open.extend(depends_on(grounding, part).1);
                }
            }
            if !parts.is_empty() {
                counting.insert(atom, parts);
            }
        }
        counting
    }

    fn add(&mut self, grounding: &Grounding, state: &State, atom: u32) {
        if state.truth(atom) != Truth::Open || !self.atoms.insert(atom) {
            return;
        }
        let (questions, parts) = depends_on(grounding, atom);
        for question in questions {
            if state.is_open(grounding, question) {
                self.questions.insert(question);
            }
        }
        for part in parts {
            self.add(grounding, state, part);
        }
    }
}

/// The questions on whose answers an atom depends, and the atoms that it counts.
pub(super) fn depends_on(grounding: &Grounding, atom: u32) -> (Vec<u32>, Vec<u32>) {
    match grounding.atoms.get(atom as usize) {
        Some(Atom::Is(question, _) | Atom::Fits(question, _)) => (vec![*question], Vec::new()),
        Some(Atom::Compare(left, _, right)) => {
            let (mut questions, mut counts) = (Vec::new(), Vec::new());
            left.leaves(&mut questions, &mut counts);
            right.leaves(&mut questions, &mut counts);
            let counts = counts
                .iter()
                .filter_map(|it| grounding.folds.get(*it as usize));
            let items = counts.flat_map(|it| &it.items);
            let parts = items.flat_map(|(_, on)| on.iter().map(|(atom, _)| *atom));
            (questions, parts.collect())
        }
        None => (Vec::new(), Vec::new()),
    }
}

/// The undecided part of a grounding by itself, so that a way of answering costs no more than
/// what it can change. What is decided already drops out: a premise that holds is no longer
/// needed, and what is out attacks nothing. A fact that nobody knows attacks itself, and is settled
/// from outside when it is known.
#[derive(Debug)]
pub(super) struct Small {
    pub framework: Framework,
    // Per inference.
    kinds: Vec<Kind>,
    // The statements that are asked for.
    targets: Vec<u32>,
    // How many atoms the grounding has.
    atoms: usize,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// It states an atom, or denies it.
    Fact(u32, bool),
    /// A step of a rule; one that concludes or undercuts alike.
    Step(Option<Grade>),
}

/// What the statements asked for still depend on.
pub(super) struct Open {
    /// The labels of the statements.
    pub labels: Vec<Label>,
    /// Claims, then inferences, then atoms: those that are undecided and on which it still depends
    /// what comes out. Where the same are, the labels go on alike: what is decided has dropped out.
    pub seen: FixedBitSet,
    // The number of the first atom.
    first: usize,
}

impl Open {
    /// Whether it still depends on an atom.
    pub(super) fn has(&self, atom: u32) -> bool {
        self.seen.contains(self.first + atom as usize)
    }

    /// Counts an atom among those on which it depends.
    pub(super) fn insert(&mut self, atom: u32) {
        self.seen.insert(self.first + atom as usize);
    }
}

impl Small {
    pub(super) fn of(
        grounding: &Grounding,
        labels: &Labelling,
        cone: &Cone,
        targets: &[u32],
    ) -> Self {
        let inferences = &grounding.inferences;
        let whole = inferences.framework();
        let claim_of: BTreeMap<u32, u32> = cone.statements.iter().copied().zip(0..).collect();
        let holds = |statement: u32| {
            let mut given = whole.given_by(statement).iter();
            given.any(|&it| labels.label(it) == Label::In)
        };
        let (mut kinds, mut gives, mut needs, mut attacks) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (&statement, &claim) in &claim_of {
            if let Some(&Said::Fact(atom, so)) = grounding.said.get(statement as usize) {
                let fact = u32::try_from(kinds.len()).unwrap_or(NONE);
                kinds.push(Kind::Fact(atom, so));
                gives.push(claim);
                attacks.push((fact, fact));
            }
        }
        let first = u32::try_from(kinds.len()).unwrap_or(NONE);
        let step_of: BTreeMap<u32, u32> = cone.steps.iter().copied().zip(first..).collect();
        for (&step, &number) in &step_of {
            let Some(inference) = inferences.inference(step) else {
                continue;
            };
            kinds.push(Kind::Step(inference.strength));
            gives.push(match inference.head {
                Head::Claim(statement) => claim_of.get(&statement).copied().unwrap_or(NONE),
                Head::Contrary(_) | Head::Undercuts(_) => NONE,
            });
            let missing = whole.needs(step).iter().filter(|it| !holds(**it));
            needs.extend(missing.filter_map(|it| Some((number, *claim_of.get(it)?))));
            let targets = whole.attacks(step).iter();
            attacks.extend(targets.filter_map(|it| Some((number, *step_of.get(it)?))));
        }
        let count = kinds.len();
        let framework = Framework::new(
            claim_of.len(),
            gives,
            Rows::of(count, needs.iter().copied()),
            Rows::of(count, attacks.iter().copied()),
        );
        let targets = targets.iter();
        Self {
            framework,
            kinds,
            targets: targets
                .map(|it| claim_of.get(it).copied().unwrap_or(NONE))
                .collect(),
            atoms: grounding.atoms.len(),
        }
    }

    /// Settles the facts that are known by now, and what follows.
    pub(super) fn settle(&self, labels: &mut Grounded, state: &State) {
        let known = (0_u32..).zip(&self.kinds).filter_map(|(number, kind)| {
            let Kind::Fact(atom, so) = kind else {
                return None;
            };
            let label = match (state.truth(*atom), so) {
                (Truth::Open, _) => return None,
                (Truth::Yes, true) | (Truth::No, false) => Label::In,
                (Truth::Yes, false) | (Truth::No, true) => Label::Out,
            };
            Some((number, label))
        });
        labels.settle(&self.framework, self, known);
    }

    /// The labels of the statements asked for.
    pub(super) fn targets(&self, labels: &Grounded) -> Vec<Label> {
        self.targets.iter().map(|it| labels.best(*it)).collect()
    }

    /// What the statements still depend on under labels.
    pub(super) fn open(&self, labels: &Grounded) -> Open {
        let framework = &self.framework;
        let first = framework.claims() + framework.len();
        let mut open = Open {
            labels: self.targets(labels),
            seen: FixedBitSet::with_capacity(first + self.atoms),
            first,
        };
        let (mut claims, mut inferences) = (Vec::new(), Vec::new());
        let mut to_see: &[u32] = &self.targets;
        loop {
            for &claim in to_see {
                if labels.best(claim) == Label::Undecided && !open.seen.put(claim as usize) {
                    claims.push(claim);
                }
            }
            let see = |seen: &mut FixedBitSet, inferences: &mut Vec<u32>, which: &[u32]| {
                for &inference in which {
                    if labels.label(inference) == Label::Undecided
                        && !seen.put(framework.claims() + inference as usize)
                    {
                        inferences.push(inference);
                    }
                }
            };
            if let Some(claim) = claims.pop() {
                to_see = &[];
                see(&mut open.seen, &mut inferences, framework.given_by(claim));
            } else if let Some(inference) = inferences.pop() {
                if let Some(Kind::Fact(atom, _)) = self.kinds.get(inference as usize) {
                    open.insert(*atom);
                }
                to_see = framework.needs(inference);
                see(
                    &mut open.seen,
                    &mut inferences,
                    framework.attackers(inference),
                );
            } else {
                return open;
            }
        }
    }
}

impl Circumstances for Small {
    fn is_there(&self, _inference: u32) -> bool {
        true
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        let kind = |it: u32| self.kinds.get(it as usize);
        match (kind(by), kind(target)) {
            (Some(Kind::Step(by)), Some(Kind::Step(target))) => by >= target,
            // A fact that nobody knows attacks itself.
            _ => true,
        }
    }
}
