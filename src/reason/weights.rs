//! The strengths of a debate: from grades, arguments and a standpoint to numbers for a bar.
//!
//! Shown beside a verdict by those who ask for it, never deciding one. Nothing comes from nothing:
//! a claim that nobody establishes starts from 0, so that a circle of bare claims stays there.

use std::sync::Arc;

use crate::model::{ArgumentId, ClaimId, Grade};

use super::framework::{Circumstances, NONE};
use super::inferences::{From, Head, Inferences};
use super::rows::Rows;
use super::standpoint::Scene;
use super::strength::{Effort, Strength, StrengthGraph, StrengthModel, strengths};

/// The base score of a claim whose best citation has this grade, and of an argument whose strength
/// is stated: equal steps between 0, for nothing, and 1, for what is assumed.
#[must_use]
pub fn base_score(grade: Grade) -> f64 {
    match grade {
        Grade::Asserted => 0.2,
        Grade::Ordinary => 0.4,
        Grade::Strong => 0.6,
        Grade::Settled => 0.8,
    }
}

/// The strength of every claim and argument, seen from a standpoint.
#[derive(Debug, Clone)]
pub struct Weights {
    inferences: Arc<Inferences>,
    model: StrengthModel,
    graph: StrengthGraph,
    // First the claims, then the inferences.
    strengths: Vec<Strength>,
}

impl Weights {
    /// Weighs a debate. A claim starts from its best citation, or from the word of an actor who is
    /// trusted; the arguments for it support it, and those against it and its declared contraries
    /// attack it. An argument starts from its weakest premise, and from its stated strength if that
    /// is less; what undercuts it attacks it. What is assumed is 1, whatever is said against it.
    #[must_use]
    pub fn of(scene: &Scene, model: StrengthModel) -> Self {
        let graph = graph(scene);
        Self {
            inferences: Arc::clone(scene.inferences()),
            model,
            strengths: strengths(&graph, model, Effort::default()),
            graph,
        }
    }

    /// The same debate, weighed by another model.
    #[must_use]
    pub fn by(&self, model: StrengthModel) -> Self {
        Self {
            inferences: Arc::clone(&self.inferences),
            model,
            strengths: strengths(&self.graph, model, Effort::default()),
            graph: self.graph.clone(),
        }
    }

    /// How the numbers were come by.
    #[must_use]
    pub fn model(&self) -> StrengthModel {
        self.model
    }

    /// The strength of a claim.
    #[must_use]
    pub fn of_claim(&self, claim: &ClaimId) -> Option<Strength> {
        let claim = self.inferences.claim(claim)?;
        self.strengths.get(claim as usize).copied()
    }

    /// From what a claim starts, before arguments; the same under every model.
    #[must_use]
    pub fn base_of_claim(&self, claim: &ClaimId) -> Option<f64> {
        let claim = self.inferences.claim(claim)?;
        self.graph.base(claim)
    }

    /// The strength of an argument; 0 if it is not there.
    #[must_use]
    pub fn of_argument(&self, argument: &ArgumentId) -> Option<Strength> {
        let inference = self.inferences.of_argument(argument)?;
        let place = self.inferences.claims().len() + inference as usize;
        self.strengths.get(place).copied()
    }

    /// Whether a claim lies on a circle of support, which may have lifted its strength by nothing
    /// but itself: readers are to be warned.
    #[must_use]
    pub fn is_on_circle(&self, claim: &ClaimId) -> bool {
        let number = self.inferences.claim(claim).unwrap_or(NONE);
        self.inferences.framework().circle_of(number) != NONE
    }
}

fn graph(scene: &Scene) -> StrengthGraph {
    let inferences = scene.inferences();
    let claims = inferences.claims().len();
    let node = |inference: u32| {
        let claims = u32::try_from(claims).unwrap_or(NONE);
        claims.saturating_add(inference)
    };
    let mut base = vec![0.0; claims + inferences.all().len()];
    let mut assumed = vec![false; claims];
    let (mut premises, mut attacks, mut supports) = (Vec::new(), Vec::new(), Vec::new());
    for (number, inference) in (0_u32..).zip(inferences.all()) {
        if !scene.is_there(number) {
            continue;
        }
        match (&inference.from, inference.head) {
            (From::Assumption, Head::Claim(claim)) => {
                raise(&mut base, claim, 1.0);
                if let Some(assumed) = assumed.get_mut(claim as usize) {
                    *assumed = true;
                }
            }
            (From::Source(_) | From::Actor(_) | From::Open, Head::Claim(claim)) => {
                let grade = inference.strength.unwrap_or(Grade::Ordinary);
                raise(&mut base, claim, base_score(grade));
            }
            (From::Argument(_) | From::Rule(_), head) => {
                let needs = inferences.framework().needs(number);
                // One that starts from nothing has no grade but the ordinary one.
                let unstated = if needs.is_empty() {
                    base_score(Grade::Ordinary)
                } else {
                    1.0
                };
                let own = inference.strength.map_or(unstated, base_score);
                raise(&mut base, node(number), own);
                premises.extend(needs.iter().map(|&claim| (node(number), claim)));
                match head {
                    Head::Claim(claim) => supports.push((claim, node(number))),
                    Head::Contrary(claim) => attacks.push((claim, node(number))),
                    Head::Undercuts(NONE) => {}
                    Head::Undercuts(target) => attacks.push((node(target), node(number))),
                }
            }
            (
                From::Assumption | From::Open | From::Source(_) | From::Actor(_),
                Head::Contrary(_) | Head::Undercuts(_),
            ) => {}
        }
    }
    for claim in (0_u32..).take(claims) {
        let rivals = inferences.contraries(claim).iter();
        attacks.extend(rivals.map(|&rival| (claim, rival)));
    }
    let is_assumed = |claim: u32| assumed.get(claim as usize).copied().unwrap_or(false);
    attacks.retain(|&(target, _)| !is_assumed(target));
    let rows = |pairs: &[(u32, u32)]| Rows::of(base.len(), pairs.iter().copied());
    StrengthGraph::new(&base, &rows(&premises), &rows(&attacks), &rows(&supports))
}

fn raise(base: &mut [f64], node: u32, to: f64) {
    if let Some(slot) = base.get_mut(node as usize) {
        *slot = slot.max(to);
    }
}
