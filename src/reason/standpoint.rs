//! A debate seen from a standpoint: what is there, how strong it is, and which attacks succeed.

use std::sync::Arc;

use thiserror::Error;

use crate::graph::ArgumentGraph;
use crate::model::{
    ActorId, ArgumentId, ClaimId, Date, Grade, PolicyId, ProofStandard, RecordKind, SourceId,
    Standpoint,
};

use super::framework::Circumstances;
use super::grades::Grades;
use super::inferences::{From, Head, Inferences, Known};

/// Why one cannot look from there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadStandpoint {
    /// It names a claim that does not exist.
    #[error("there is no claim `{0}` to assume")]
    NoClaim(ClaimId),
    /// It trusts an actor that does not exist.
    #[error("there is no actor `{0}` to trust")]
    NoActor(ActorId),
    /// It names a policy that does not exist.
    #[error("there is no policy `{0}` under which cases could be decided")]
    NoPolicy(PolicyId),
    /// It leaves out what does not exist, or what cannot be left out.
    #[error("there is no claim, argument or source `{0}` to leave out")]
    NothingToLeaveOut(String),
    /// It assumes and leaves out the same claim.
    #[error("`{0}` is both assumed and left out: choose one")]
    AssumedAndLeftOut(ClaimId),
    /// It assumes two claims that cannot both hold.
    #[error("`{0}` and `{1}` cannot both hold: assume one of them at most")]
    Contraries(ClaimId, ClaimId),
}

/// Whether one can look from there.
///
/// # Errors
/// [`BadStandpoint`], naming what is wrong with the first choice that cannot be made.
pub fn check_standpoint(
    graph: &ArgumentGraph,
    inferences: &Inferences,
    standpoint: &Standpoint,
) -> Result<(), BadStandpoint> {
    for id in &standpoint.assume {
        let Some(number) = inferences.claim(id) else {
            return Err(BadStandpoint::NoClaim(id.clone()));
        };
        if standpoint.without.contains(id.as_str()) {
            return Err(BadStandpoint::AssumedAndLeftOut(id.clone()));
        }
        let rivals = inferences.contraries(number).iter();
        let rival = rivals
            .filter_map(|&it| inferences.known(it))
            .find(|rival| standpoint.assume.contains(&rival.id));
        if let Some(rival) = rival {
            return Err(BadStandpoint::Contraries(id.clone(), rival.id.clone()));
        }
    }
    for id in &standpoint.without {
        match graph.record(id).map(crate::model::Record::kind) {
            Some(RecordKind::Claim | RecordKind::Argument | RecordKind::Source) => {}
            Some(
                RecordKind::Topic
                | RecordKind::Issue
                | RecordKind::Actor
                | RecordKind::Expect
                | RecordKind::RuleSet
                | RecordKind::Predicate
                | RecordKind::Rule
                | RecordKind::Case
                | RecordKind::Policy,
            )
            | None => {
                return Err(BadStandpoint::NothingToLeaveOut(id.clone()));
            }
        }
    }
    if let Some(id) = standpoint.trust.iter().find(|id| graph.actor(id).is_none()) {
        return Err(BadStandpoint::NoActor(id.clone()));
    }
    let policy = standpoint.policy.as_ref();
    match policy.filter(|id| graph.policy(id).is_none()) {
        Some(id) => Err(BadStandpoint::NoPolicy(id.clone())),
        None => Ok(()),
    }
}

/// A debate seen from a standpoint, before anything is labelled.
#[derive(Debug, Clone)]
pub struct Scene {
    inferences: Arc<Inferences>,
    on: Date,
    // Per claim.
    in_time: Vec<bool>,
    left_out: Vec<bool>,
    // Per inference.
    there: Vec<bool>,
    grades: Grades,
}

impl Scene {
    /// What a debate comes to, seen from a standpoint; `as_of` is the day where it names none. Ids
    /// that name nothing change nothing.
    #[must_use]
    pub fn of(inferences: &Arc<Inferences>, standpoint: &Standpoint, as_of: Date) -> Self {
        let on = standpoint.on.unwrap_or(as_of);
        let known = inferences.claims();
        let in_time = known
            .iter()
            .map(|claim| standpoint.assume.contains(&claim.id) || is_in_time(claim, on))
            .collect();
        let left_out = known
            .iter()
            .map(|claim| standpoint.without.contains(claim.id.as_str()))
            .collect();
        let mut scene = Self {
            inferences: Arc::clone(inferences),
            on,
            in_time,
            left_out,
            there: Vec::new(),
            grades: Grades::default(),
        };
        scene.there = (0_u32..)
            .take(inferences.all().len())
            .map(|number| scene.comes_about(number, standpoint))
            .collect();
        scene.grades = Grades::of(
            inferences.framework(),
            &|number| scene.is_there(number),
            &|number| inferences.inference(number).and_then(|it| it.strength),
        );
        scene
    }

    /// The same debate seen from `to` instead of `from`, from where this scene was made, with what
    /// [`Grounded::relabel`](super::Grounded::relabel) wants to know: the inferences that come or
    /// go, or are of another grade. Where claims and arguments are assumed, left out or taken in
    /// again, only what follows from them is looked at; for another day, another actor whose word
    /// is taken or another source, everything.
    #[must_use]
    pub fn moved(&self, from: &Standpoint, to: &Standpoint, as_of: Date) -> (Self, Vec<u32>) {
        let inferences = &self.inferences;
        let on = to.on.unwrap_or(as_of);
        let turned = if on == self.on && from.trust == to.trust {
            self.turned(from, to)
        } else {
            None
        };
        let Some((claims, mut touched)) = turned else {
            let scene = Self::of(inferences, to, as_of);
            let touched = (0_u32..).take(inferences.all().len()).filter(|&it| {
                self.is_there(it) != scene.is_there(it) || self.grade(it) != scene.grade(it)
            });
            let touched = touched.collect();
            return (scene, touched);
        };
        // A copy is bytes only, and what it came from stays as it was.
        let mut scene = self.clone();
        for &claim in &claims {
            let (Some(known), place) = (inferences.known(claim), claim as usize) else {
                continue;
            };
            if let Some(slot) = scene.in_time.get_mut(place) {
                *slot = to.assume.contains(&known.id) || is_in_time(known, on);
            }
            if let Some(slot) = scene.left_out.get_mut(place) {
                *slot = to.without.contains(known.id.as_str());
            }
            touched.extend(inferences.framework().given_by(claim));
            touched.extend(inferences.rebuttals(claim));
            touched.extend(inferences.framework().needed_by(claim));
        }
        touched.retain(|&number| {
            let comes_about = scene.comes_about(number, to);
            let slot = scene.there.get_mut(number as usize);
            slot.is_some_and(|slot| std::mem::replace(slot, comes_about) != comes_about)
        });
        let mut grades = std::mem::take(&mut scene.grades);
        let regraded = grades.regrade(
            inferences.framework(),
            &|number| scene.is_there(number),
            &|number| inferences.inference(number).and_then(|it| it.strength),
            &touched,
        );
        scene.grades = grades;
        touched.extend(regraded.iter().map(|it| it.inference));
        (scene, touched)
    }

    /// The claims that two standpoints treat differently, and the inferences of such arguments; none
    /// if they differ about a source as well.
    fn turned(&self, from: &Standpoint, to: &Standpoint) -> Option<(Vec<u32>, Vec<u32>)> {
        let inferences = &self.inferences;
        let assumed = from.assume.symmetric_difference(&to.assume);
        let mut claims: Vec<u32> = assumed.filter_map(|id| inferences.claim(id)).collect();
        let mut arguments = Vec::new();
        for id in from.without.symmetric_difference(&to.without) {
            let claim = ClaimId::new(id).ok().and_then(|id| inferences.claim(&id));
            let argument = ArgumentId::new(id).ok();
            let argument = argument.and_then(|id| inferences.of_argument(&id));
            match (claim, argument) {
                (None, None) => return None,
                (claim, argument) => {
                    claims.extend(claim);
                    arguments.extend(argument);
                }
            }
        }
        Some((claims, arguments))
    }

    /// Everything that could be inferred.
    #[must_use]
    pub fn inferences(&self) -> &Arc<Inferences> {
        &self.inferences
    }

    /// The day from which one looks.
    #[must_use]
    pub fn on(&self) -> Date {
        self.on
    }

    /// Whether a claim is within its dates, or assumed.
    #[must_use]
    pub fn is_in_time(&self, claim: u32) -> bool {
        at(&self.in_time, claim)
    }

    /// Whether a claim is left out.
    #[must_use]
    pub fn is_left_out(&self, claim: u32) -> bool {
        at(&self.left_out, claim)
    }

    /// The grade of an inference; none where it could not be derived even if nothing were defeated.
    #[must_use]
    pub fn grade(&self, inference: u32) -> Option<Grade> {
        self.grades.grade(inference)
    }

    /// Whether somebody asserts a claim, in a work that is there.
    #[must_use]
    pub fn is_asserted(&self, claim: u32, standpoint: &Standpoint) -> bool {
        let Some(known) = self.inferences.known(claim) else {
            return false;
        };
        known.asserted && self.is_heard(&known.said_in, standpoint)
    }

    /// Whether an actor asserts a claim, in a work that is there.
    #[must_use]
    pub fn is_asserted_by(&self, claim: u32, actor: &ActorId, standpoint: &Standpoint) -> bool {
        let known = self.inferences.known(claim);
        known
            .and_then(|known| known.said_by.get(actor))
            .is_some_and(|works| self.is_heard(works, standpoint))
    }

    /// Whether one of these works is there, or nobody noted one.
    fn is_heard(&self, works: &[(SourceId, Option<Date>)], standpoint: &Standpoint) -> bool {
        let is_there = |(source, since): &(SourceId, Option<Date>)| {
            !standpoint.without.contains(source.as_str())
                && since.is_none_or(|since| since <= self.on)
        };
        works.is_empty() || works.iter().any(is_there)
    }

    /// Whether an inference is there at all, seen from the standpoint.
    fn comes_about(&self, number: u32, standpoint: &Standpoint) -> bool {
        let inferences = &*self.inferences;
        let Some(inference) = inferences.inference(number) else {
            return false;
        };
        let usable = |claim: u32| self.is_in_time(claim) && !self.is_left_out(claim);
        let head_is_usable = match inference.head {
            Head::Claim(claim) | Head::Contrary(claim) => usable(claim),
            Head::Undercuts(_) => true,
        };
        let is_chosen = match &inference.from {
            From::Source(source) => !standpoint.without.contains(source.as_str()),
            From::Actor(actor) => {
                standpoint.trust.contains(actor)
                    && matches!(
                        inference.head,
                        Head::Claim(claim) if self.is_asserted_by(claim, actor, standpoint)
                    )
            }
            From::Argument(argument) => !standpoint.without.contains(argument.as_str()),
            From::Rule(rule) => !standpoint.without.contains(rule.as_str()),
            From::Open => true,
            From::Assumption => matches!(
                inference.head,
                Head::Claim(claim) if inferences
                    .known(claim)
                    .is_some_and(|known| standpoint.assume.contains(&known.id))
            ),
        };
        let needs = inferences.framework().needs(number);
        inference.since.is_none_or(|since| since <= self.on)
            && head_is_usable
            && is_chosen
            && needs.iter().all(|&claim| usable(claim))
    }

    /// Whether `by` passes the test that the standard of what `target` is for sets to its rivals.
    fn passes(&self, by: u32, target: u32) -> bool {
        let (by, for_it) = (self.grade(by), self.grade(target));
        match self.standard_of(target) {
            ProofStandard::Scintilla => false,
            ProofStandard::Preponderance => by >= for_it,
            ProofStandard::ClearAndConvincing => by >= for_it.map(one_lower),
            ProofStandard::BeyondReasonableDoubt | ProofStandard::DialecticalValidity => true,
        }
    }

    /// The standard of the claim an inference is for; a rebuttal is tested by preponderance.
    fn standard_of(&self, inference: u32) -> ProofStandard {
        match self.inferences.inference(inference).map(|it| it.head) {
            Some(Head::Claim(claim)) => self
                .inferences
                .known(claim)
                .map_or(ProofStandard::Preponderance, |known| known.standard),
            Some(Head::Contrary(_) | Head::Undercuts(_)) | None => ProofStandard::Preponderance,
        }
    }

    fn is_assumed(&self, inference: u32) -> bool {
        self.inferences
            .inference(inference)
            .is_some_and(|it| it.from == From::Assumption)
    }

    /// Whether an inference falls short of the grade that the standard of its claim asks for.
    #[must_use]
    pub fn falls_short(&self, inference: u32) -> bool {
        let asks = match self.standard_of(inference) {
            ProofStandard::ClearAndConvincing | ProofStandard::BeyondReasonableDoubt => true,
            ProofStandard::Scintilla
            | ProofStandard::Preponderance
            | ProofStandard::DialecticalValidity => false,
        };
        let needs = match self.inferences.inference(inference).map(|it| it.head) {
            Some(Head::Claim(claim)) => self.inferences.known(claim).map(|known| known.needs),
            Some(Head::Contrary(_) | Head::Undercuts(_)) | None => None,
        };
        asks && !self.is_assumed(inference) && self.grade(inference) < needs
    }
}

impl Circumstances for Scene {
    fn is_there(&self, inference: u32) -> bool {
        at(&self.there, inference)
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        // What nobody could infer even if nothing were defeated takes no part: it is idle, whatever
        // is said against it.
        if self.grade(by).is_none() || self.grade(target).is_none() {
            return false;
        }
        if by == target {
            let questions_itself = Head::Undercuts(target);
            return self.falls_short(target)
                || self.inferences.inference(by).map(|it| it.head) == Some(questions_itself);
        }
        if self.is_assumed(target) {
            return false;
        }
        if self.is_assumed(by) {
            return true;
        }
        match self.inferences.inference(by).map(|it| it.head) {
            Some(Head::Undercuts(_)) => self.grade(by) >= self.grade(target),
            Some(Head::Claim(_) | Head::Contrary(_)) => {
                // Of two rivals at least one defeats the other.
                self.passes(by, target)
                    || (!self.passes(target, by) && {
                        let lenient = |it| self.standard_of(it) == ProofStandard::Scintilla;
                        lenient(by) || !lenient(target)
                    })
            }
            None => false,
        }
    }
}

fn is_in_time(claim: &Known, on: Date) -> bool {
    claim.in_force.is_none_or(|span| span.contains(on))
        && claim.observed_from.is_none_or(|from| from <= on)
}

fn at(flags: &[bool], number: u32) -> bool {
    flags.get(number as usize).copied().unwrap_or(false)
}

fn one_lower(grade: Grade) -> Grade {
    match grade {
        Grade::Settled => Grade::Strong,
        Grade::Strong => Grade::Ordinary,
        Grade::Ordinary | Grade::Asserted => Grade::Asserted,
    }
}
