//! What may be labelled how, as clauses: two variables an inference, *in* and *out*.
//!
//! The clauses of an admissible labelling say only what a label needs (an *in* needs every attacker
//! out and every premise had; an *out* needs an attacker in or a premise lost): any model can be
//! spread to a complete labelling. Only where all complete labellings are wanted do they say both
//! directions. Circles of support are kept in `circles.rs`.

use std::collections::HashMap;

use crate::reason::framework::NONE;
use crate::reason::labelling::Label;
use crate::reason::solver::{Lean, Literal, Sat, solver};

use super::circles::Circles;
use super::partial::{Partial, Places};

/// What a model is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Every label has what it needs.
    Admissible,
    /// So, and what has what it needs has the label.
    Complete,
    /// So, and nothing is undecided.
    Stable,
    /// As admissible, but an inference that is in need not be defended, only unattacked.
    ConflictFree,
}

/// How to search one part for labellings that need only be found: a large one warily.
pub(super) fn lean_for(nodes: &[u32]) -> Lean {
    if nodes.len() < 50 {
        Lean::True
    } else {
        Lean::False
    }
}

pub(super) struct Encoding<'p, 'f, 'a> {
    pub(super) sat: Box<dyn Sat + 'a>,
    pub(super) mode: Mode,
    partial: &'p Partial<'f>,
    nodes: Vec<u32>,
    ins: Vec<Literal>,
    outs: Vec<Literal>,
    places: Places,
    truth: Literal,
    // Of a claim: that it is had, and that it cannot be had.
    claims: HashMap<u32, (Literal, Literal)>,
    circles: Circles,
}

impl<'p, 'f, 'a> Encoding<'p, 'f, 'a> {
    /// The clauses for these inferences, on which no other open one bears. What is closed stays
    /// undecided. `lean` says whether labels are given freely or only where needed: freely finds
    /// large labellings soon, and loses its way where everything hangs together.
    pub(super) fn new(
        partial: &'p Partial<'f>,
        nodes: Vec<u32>,
        mut places: Places,
        (mode, lean): (Mode, Lean),
        give_up: &'a dyn Fn() -> bool,
    ) -> Self {
        let mut sat = solver(nodes.len(), give_up);
        let truth = sat.variable(Lean::True);
        sat.clause(&[truth]);
        let ins: Vec<Literal> = nodes.iter().map(|_| sat.variable(lean)).collect();
        let outs = if mode == Mode::Stable {
            ins.iter().map(|&it| !it).collect()
        } else {
            nodes.iter().map(|_| sat.variable(lean)).collect()
        };
        places.set(&nodes);
        let mut encoding = Self {
            sat,
            mode,
            partial,
            nodes,
            ins,
            outs,
            places,
            truth,
            claims: HashMap::new(),
            circles: Circles::default(),
        };
        let mut clause = Vec::new();
        for place in 0..encoding.nodes.len() {
            encoding.say(place, &mut clause);
        }
        encoding
    }

    /// Gives back what can be used for the next part.
    pub(super) fn into_places(mut self) -> Places {
        self.places.unset(&self.nodes);
        self.places
    }

    pub(super) fn nodes(&self) -> &[u32] {
        &self.nodes
    }

    pub(super) fn partial(&self) -> &'p Partial<'f> {
        self.partial
    }

    /// That the inference is in.
    pub(super) fn is_in(&self, inference: u32) -> Literal {
        match self.places.of(inference) {
            Some(place) => self.ins[place as usize],
            None if self.partial.label(inference) == Label::In => self.truth,
            None => !self.truth,
        }
    }

    /// That the inference is out.
    pub(super) fn is_out(&self, inference: u32) -> Literal {
        match self.places.of(inference) {
            Some(place) => self.outs[place as usize],
            None if self.partial.label(inference) == Label::Out => self.truth,
            None => !self.truth,
        }
    }

    pub(super) fn ins(&self) -> &[Literal] {
        &self.ins
    }

    pub(super) fn outs(&self) -> &[Literal] {
        &self.outs
    }

    /// Looks for a model; none if it gave up.
    pub(super) fn solve(&mut self, assumptions: &[Literal]) -> Option<bool> {
        loop {
            if !self.sat.solve(assumptions)? {
                return Some(false);
            }
            if self.circles.are_founded(self.sat.as_mut(), self.truth) {
                return Some(true);
            }
        }
    }

    /// The inferences that are in, in the last model.
    pub(super) fn chosen(&self) -> Vec<u32> {
        self.those(&self.ins)
    }

    /// The inferences that are out, in the last model.
    pub(super) fn refused(&self) -> Vec<u32> {
        self.those(&self.outs)
    }

    fn those(&self, literals: &[Literal]) -> Vec<u32> {
        self.nodes
            .iter()
            .zip(literals)
            .filter(|&(_, &literal)| self.sat.holds(literal))
            .map(|(&inference, _)| inference)
            .collect()
    }

    fn say(&mut self, place: usize, clause: &mut Vec<Literal>) {
        let framework = self.partial.framework();
        let inference = self.nodes[place];
        let (is_in, is_out) = (self.ins[place], self.outs[place]);
        let is_complete = self.mode == Mode::Complete;
        if self.mode != Mode::Stable {
            self.sat.clause(&[!is_in, !is_out]);
        }
        let circle = framework.circle_through(inference);
        let mut premises = Vec::new();
        for &claim in framework.needs(inference) {
            premises.push(if circle != NONE && framework.circle_of(claim) == circle {
                self.near(circle, framework.gives(inference), claim)
            } else {
                self.far(claim)
            });
        }
        for &by in framework.attackers(inference) {
            let harmless = match self.mode {
                Mode::Admissible | Mode::Complete => self.is_out(by),
                Mode::Stable | Mode::ConflictFree => !self.is_in(by),
            };
            if harmless != self.truth {
                self.sat.clause(&[!is_in, harmless]);
            }
        }
        for &(had, _) in &premises {
            if had != self.truth {
                self.sat.clause(&[!is_in, had]);
            }
        }
        clause.clear();
        clause.push(!is_out);
        let attackers = framework.attackers(inference);
        clause.extend(attackers.iter().map(|&by| self.is_in(by)));
        clause.extend(premises.iter().map(|&(_, lost)| lost));
        self.sat.clause(clause);
        if is_complete {
            for &reason in &clause[1..] {
                self.sat.clause(&[is_out, !reason]);
            }
            clause.clear();
            clause.push(is_in);
            clause.extend(attackers.iter().map(|&by| !self.is_out(by)));
            clause.extend(premises.iter().map(|&(had, _)| !had));
            self.sat.clause(clause);
        }
    }

    /// Of a claim, not on the same circle: that it is had, and that it cannot be had.
    fn far(&mut self, claim: u32) -> (Literal, Literal) {
        if self.partial.is_held(claim) {
            return (self.truth, !self.truth);
        }
        if let Some(&known) = self.claims.get(&claim) {
            return known;
        }
        let framework = self.partial.framework();
        let givers: Vec<(Literal, Literal)> = framework
            .given_by(claim)
            .iter()
            .map(|&it| (self.is_in(it), self.is_out(it)))
            .filter(|&(_, is_out)| is_out != self.truth)
            .collect();
        let found = match givers.as_slice() {
            [] => (!self.truth, self.truth),
            [only] => *only,
            more => {
                let had = self.sat.variable(Lean::False);
                let lost = self.sat.variable(Lean::False);
                let mut clause = vec![!had];
                clause.extend(more.iter().map(|&(is_in, _)| is_in));
                self.sat.clause(&clause);
                for &(is_in, is_out) in more {
                    self.sat.clause(&[!lost, is_out]);
                    if self.mode == Mode::Complete {
                        self.sat.clause(&[had, !is_in]);
                    }
                }
                if self.mode == Mode::Complete {
                    let mut clause = vec![lost];
                    clause.extend(more.iter().map(|&(_, is_out)| !is_out));
                    self.sat.clause(&clause);
                }
                (had, lost)
            }
        };
        self.claims.insert(claim, found);
        found
    }

    /// The same of a claim on the circle, without any inference for `without`.
    fn near(&mut self, circle: u32, without: u32, claim: u32) -> (Literal, Literal) {
        if claim == without {
            return (!self.truth, self.truth);
        }
        if !self.circles.has(circle, without) {
            let framework = self.partial.framework();
            let mut rules = Vec::new();
            for &head in framework.on_circle(circle) {
                for &inference in framework.given_by(head) {
                    let (is_in, is_out) = (self.is_in(inference), self.is_out(inference));
                    if head != without && is_out != self.truth {
                        let mut near = Vec::new();
                        if framework.circle_through(inference) == circle {
                            let needs = framework.needs(inference).iter().copied();
                            near.extend(needs.filter(|&it| framework.circle_of(it) == circle));
                        }
                        if !near.contains(&without) {
                            rules.push((head, near, is_in, is_out));
                        }
                    }
                }
            }
            let claims = framework.on_circle(circle);
            let is_complete = self.mode == Mode::Complete;
            let sat = self.sat.as_mut();
            self.circles
                .add((circle, without), claims, rules, sat, is_complete);
        }
        self.circles.of(circle, without, claim, self.truth)
    }
}
