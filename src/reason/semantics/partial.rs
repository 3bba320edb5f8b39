//! A labelling on its way, and the parts of a framework that are still open.
//!
//! Starts from the grounded labelling, which lies within every complete one. What is chosen is
//! spread by the one labelling engine; what turns out to be undecided for good is closed.

use crate::reason::components;
use crate::reason::framework::{Framework, NONE, Plain};
use crate::reason::labelling::{Label, Labelling, Pass};
use crate::reason::rows::Rows;

#[derive(Clone)]
pub(super) struct Partial<'f> {
    framework: &'f Framework,
    pass: Pass<'f, Plain>,
    closed: Vec<bool>,
}

impl<'f> Partial<'f> {
    /// The grounded labelling; all that it leaves undecided is open.
    pub(super) fn grounded(framework: &'f Framework) -> Self {
        let mut partial = Self::blank(framework);
        partial.pass.start();
        partial.pass.run();
        partial
    }

    /// Nothing is decided; nothing may be accepted either.
    pub(super) fn blank(framework: &'f Framework) -> Self {
        Self {
            framework,
            pass: Pass::new(framework, &Plain),
            closed: vec![false; framework.len()],
        }
    }

    pub(super) fn framework(&self) -> &'f Framework {
        self.framework
    }

    pub(super) fn label(&self, inference: u32) -> Label {
        self.pass
            .labels()
            .get(inference as usize)
            .copied()
            .unwrap_or(Label::Out)
    }

    /// Undecided, and not for good.
    pub(super) fn is_open(&self, inference: u32) -> bool {
        self.label(inference) == Label::Undecided && !self.closed[inference as usize]
    }

    /// Whether some inference for the claim is in.
    pub(super) fn is_held(&self, claim: u32) -> bool {
        self.pass.is_held(claim)
    }

    pub(super) fn labelling(&self) -> Labelling {
        Labelling::of(self.pass.labels().to_vec())
    }

    /// Takes in inferences that together with those already in defend themselves, and all that
    /// follows.
    pub(super) fn accept(&mut self, inferences: &[u32]) {
        for &inference in inferences {
            self.pass.settle(inference, Label::In);
        }
        self.pass.run();
    }

    /// These stay undecided.
    pub(super) fn close(&mut self, inferences: &[u32]) {
        for &inference in inferences {
            self.closed[inference as usize] = true;
        }
    }

    pub(super) fn open(&self) -> Vec<u32> {
        (0_u32..)
            .take(self.framework.len())
            .filter(|&it| self.is_open(it))
            .collect()
    }

    /// What the label of an open inference depends on, among what is open. All inferences for the
    /// claims of one circle of support depend on each other.
    fn parents(&self, inference: u32) -> impl Iterator<Item = u32> + '_ {
        let framework = self.framework;
        let circle = framework.circle_of(framework.gives(inference));
        let round = framework.on_circle(circle).iter();
        let supports = framework
            .needs(inference)
            .iter()
            .filter(|&&claim| !self.is_held(claim))
            .chain(round)
            .flat_map(|&claim| framework.given_by(claim));
        framework
            .attackers(inference)
            .iter()
            .chain(supports)
            .copied()
            .filter(|&it| self.is_open(it))
    }

    /// The strongly connected parts of some open inferences, each after all it depends on.
    pub(super) fn strong_parts(&self, open: &[u32], places: &mut Places) -> Vec<Vec<u32>> {
        places.set(open);
        let mut pairs = Vec::new();
        for (place, &inference) in (0_u32..).zip(open) {
            let parents = self.parents(inference).filter_map(|it| places.of(it));
            pairs.extend(parents.map(|parent| (place, parent)));
        }
        places.unset(open);
        let parents = Rows::of(open.len(), pairs.iter().copied());
        let component_of =
            components::strong(open.len(), |place| parents.row(place).iter().copied());
        sorted_into(&component_of, open)
    }

    /// The parts of what is open between which nothing depends on anything.
    pub(super) fn weak_parts(&self, open: &[u32], places: &mut Places) -> Vec<Vec<u32>> {
        places.set(open);
        let mut sets = Sets::new(open.len());
        for (place, &inference) in (0_u32..).zip(open) {
            for parent in self.parents(inference) {
                if let Some(parent) = places.of(parent) {
                    sets.join(place, parent);
                }
            }
        }
        places.unset(open);
        let mut number_of = vec![NONE; open.len()];
        let mut count = 0;
        let mut component_of = vec![0; open.len()];
        for place in (0_u32..).take(open.len()) {
            let first = sets.first(place) as usize;
            if number_of[first] == NONE {
                number_of[first] = count;
                count += 1;
            }
            component_of[place as usize] = number_of[first];
        }
        sorted_into(&component_of, open)
    }

    /// Those of these inferences that are open, and all that is open on which they depend.
    pub(super) fn ancestors(&self, goals: &[u32]) -> Vec<u32> {
        let mut is_found = vec![false; self.framework.len()];
        let mut found: Vec<u32> = Vec::new();
        for &goal in goals {
            if self.is_open(goal) && !std::mem::replace(&mut is_found[goal as usize], true) {
                found.push(goal);
            }
        }
        let mut next = 0;
        while let Some(&inference) = found.get(next) {
            next += 1;
            for parent in self.parents(inference) {
                if !std::mem::replace(&mut is_found[parent as usize], true) {
                    found.push(parent);
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// Where each inference stands in a list; kept, so that many short lists cost no more than one
/// long one.
pub(super) struct Places(Vec<u32>);

impl Places {
    pub(super) fn new(count: usize) -> Self {
        Self(vec![NONE; count])
    }

    pub(super) fn set(&mut self, list: &[u32]) {
        for (place, &inference) in (0_u32..).zip(list) {
            self.0[inference as usize] = place;
        }
    }

    pub(super) fn unset(&mut self, list: &[u32]) {
        for &inference in list {
            self.0[inference as usize] = NONE;
        }
    }

    pub(super) fn of(&self, inference: u32) -> Option<u32> {
        self.0
            .get(inference as usize)
            .copied()
            .filter(|&place| place != NONE)
    }
}

fn sorted_into(component_of: &[u32], open: &[u32]) -> Vec<Vec<u32>> {
    let count = component_of.iter().max().map_or(0, |&max| max as usize + 1);
    let mut parts = vec![Vec::new(); count];
    for (&component, &inference) in component_of.iter().zip(open) {
        parts[component as usize].push(inference);
    }
    parts
}

/// Disjoint sets of numbers (union by halving paths, Tarjan and van Leeuwen 1984).
struct Sets(Vec<u32>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0_u32..).take(count).collect())
    }

    fn first(&mut self, mut item: u32) -> u32 {
        while self.0[item as usize] != item {
            let above = self.0[item as usize];
            self.0[item as usize] = self.0[above as usize];
            item = above;
        }
        item
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}
