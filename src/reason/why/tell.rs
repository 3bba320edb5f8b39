//! Telling the reasons: from verdicts to a tree, the deciding reasons first.

use std::collections::BTreeSet;

use crate::model::{ArgumentVerdict, Interval, Verdict};

use super::super::framework::{Circumstances, NONE};
use super::super::inferences::{From, Head};
use super::super::labelling::Label;
use super::super::verdict::Verdicts;
use super::founding::{Founding, follows_openly};
use super::tie;
use super::{Absence, Explanation, Objections, Reason, Role, Step, Told, What};

/// How many reasons a tree holds at most.
const MOST: usize = 600;
/// How deep a tree goes at most.
const DEEPEST: usize = 48;

/// Tells one tree.
pub(super) struct Teller<'v> {
    verdicts: &'v Verdicts,
    founding: &'v Founding,
    told_claims: BTreeSet<u32>,
    told_steps: BTreeSet<u32>,
    // The claims that rest on what is being told.
    above: Vec<u32>,
    count: usize,
    is_cut: bool,
}

impl<'v> Teller<'v> {
    pub(super) fn new(verdicts: &'v Verdicts, founding: &'v Founding) -> Self {
        Self {
            verdicts,
            founding,
            told_claims: BTreeSet::new(),
            told_steps: BTreeSet::new(),
            above: Vec::new(),
            count: 0,
            is_cut: false,
        }
    }

    /// Why a claim fares as it does.
    pub(super) fn claim(mut self, claim: u32) -> Explanation {
        let root = self.of_claim(Role::Asked, claim, u32::MAX, 0);
        let mut undecided: Vec<u32> = self
            .verdicts
            .given_by(claim)
            .filter(|&it| self.verdicts.label(it) == Label::Undecided)
            .collect();
        tie::sort(self.verdicts, &mut undecided);
        let found = match self.verdicts.of_claim_numbered(claim) {
            Verdict::Contested => tie::nearest(self.verdicts, &undecided),
            Verdict::Accepted
            | Verdict::Refuted
            | Verdict::Fallen
            | Verdict::Reported
            | Verdict::Unsupported
            | Verdict::NotInForce => None,
        };
        let settling = found
            .as_ref()
            .map(|found| tie::settling(self.verdicts, claim, found))
            .unwrap_or_default();
        Explanation {
            root,
            tie: found.map(|found| found.tie),
            settling,
            objections: self.objections_to_claim(claim),
            in_play: (
                undecided.len(),
                self.undecided(self.verdicts.against(claim)),
            ),
            positions: self.positions(|label| self.verdicts.given_by(claim).any(label)),
            is_cut: self.is_cut,
        }
    }

    /// Why an argument fares as it does.
    pub(super) fn step(mut self, number: u32) -> Explanation {
        let root = self.of_step(Role::Asked, number, u32::MAX, 0);
        let found = match self.verdicts.of_inference(number) {
            ArgumentVerdict::Contested => tie::nearest(self.verdicts, &[number]),
            ArgumentVerdict::Stands
            | ArgumentVerdict::Defeated
            | ArgumentVerdict::Idle
            | ArgumentVerdict::Absent => None,
        };
        Explanation {
            root,
            tie: found.map(|found| found.tie),
            settling: Vec::new(),
            objections: self.objections_to_step(number),
            in_play: (0, self.undecided(self.verdicts.defeaters(number))),
            positions: self.positions(|label| label(number)),
            is_cut: self.is_cut,
        }
    }

    /// In how many of the positions something holds, where there are several.
    fn positions(&self, holds: impl Fn(&dyn Fn(u32) -> bool) -> bool) -> Option<(usize, usize)> {
        let labellings = self.verdicts.positions()?.labellings();
        let held = labellings
            .iter()
            .filter(|labelling| holds(&|it| labelling.label(it) == Label::In));
        Some((held.count(), labellings.len()))
    }

    fn undecided(&self, steps: impl IntoIterator<Item = u32>) -> usize {
        steps
            .into_iter()
            .filter(|&it| self.verdicts.label(it) == Label::Undecided)
            .count()
    }

    /// A reason with its own reasons, unless they were told before or the tree is full.
    fn tell(
        &mut self,
        role: Role,
        what: What,
        is_new: bool,
        depth: usize,
        because: impl FnOnce(&mut Self) -> Vec<Reason>,
    ) -> Reason {
        self.count += 1;
        let told = if !is_new {
            Told::Before
        } else if self.count > MOST || depth >= DEEPEST {
            self.is_cut = true;
            Told::Cut
        } else {
            Told::Here
        };
        let because = match told {
            Told::Here => because(self),
            Told::Before | Told::Cut => Vec::new(),
        };
        Reason {
            role,
            what,
            told,
            because,
        }
    }

    fn leaf(&mut self, role: Role, what: What) -> Reason {
        self.tell(role, what, true, 0, |_| Vec::new())
    }

    /// A claim, with reasons that were settled before `before`.
    fn of_claim(&mut self, role: Role, claim: u32, before: u32, depth: usize) -> Reason {
        let verdict = self.verdicts.of_claim_numbered(claim);
        let Some(known) = self.verdicts.inferences().known(claim) else {
            return self.leaf(role, What::Nothing);
        };
        let what = What::Claim(known.id.clone(), verdict);
        let is_new = self.told_claims.insert(claim);
        self.tell(role, what, is_new, depth, |teller| match verdict {
            Verdict::NotInForce => teller.out_of_time(claim),
            Verdict::Accepted => {
                teller.above.push(claim);
                let because = teller.carried(claim, before, depth);
                teller.above.pop();
                because
            }
            Verdict::Refuted => {
                let mut because = teller.opposed(claim, before, depth);
                if because.is_empty() {
                    let against = teller.verdicts.against(claim);
                    because = teller.holding_in_some(against, depth);
                }
                because.extend(teller.failing(claim, depth));
                because
            }
            Verdict::Contested => teller.failing(claim, depth),
            Verdict::Fallen | Verdict::Unsupported => {
                let mut because = teller.left_out(claim);
                because.extend(teller.failing(claim, depth));
                because
            }
            Verdict::Reported => {
                let mut because = teller.reporters(claim);
                if because.is_empty() || depth == 0 {
                    because.extend(teller.failing(claim, depth));
                }
                because
            }
        })
    }

    fn out_of_time(&mut self, claim: u32) -> Vec<Reason> {
        let known = self.verdicts.inferences().known(claim);
        let dates = known.and_then(|known| {
            let starts = known
                .observed_from
                .filter(|&from| from > self.verdicts.on())
                .and_then(|from| Interval::new(Some(from), None).ok());
            starts.or(known.in_force)
        });
        let what = dates.map_or(What::Nothing, What::Dates);
        vec![self.leaf(Role::NotInForce, what)]
    }

    fn left_out(&mut self, claim: u32) -> Vec<Reason> {
        if self.verdicts.scene().is_left_out(claim) {
            vec![self.leaf(Role::Absent, What::Absence(Absence::LeftOut))]
        } else {
            Vec::new()
        }
    }

    /// The steps for a claim that hold: the best one, and for what was asked about the others too.
    fn carried(&mut self, claim: u32, before: u32, depth: usize) -> Vec<Reason> {
        let mut steps = self.holding(self.verdicts.given_by(claim), before);
        if self.verdicts.inferences().framework().circle_of(claim) != NONE {
            let (open, circular): (Vec<u32>, Vec<u32>) =
                steps.into_iter().partition(|&it| self.is_open(it));
            steps = if open.is_empty() { circular } else { open };
        }
        if depth > 0 {
            steps.truncate(1);
        }
        if steps.is_empty() {
            return self.holding_in_some(self.verdicts.given_by(claim), depth);
        }
        steps
            .into_iter()
            .map(|it| {
                let role = self.role_of_support(it);
                self.of_step(role, it, u32::MAX, depth + 1)
            })
            .collect()
    }

    /// Whether the premises of a step can be had without what rests on it: on a circle of support
    /// one way round may lead back.
    fn is_open(&self, it: u32) -> bool {
        let framework = self.verdicts.inferences().framework();
        follows_openly(framework, it, &self.above, |by| {
            self.verdicts.label(by) == Label::In
        })
    }

    /// Steps of which one holds in each position, where none holds in all.
    fn holding_in_some(
        &mut self,
        steps: impl IntoIterator<Item = u32>,
        depth: usize,
    ) -> Vec<Reason> {
        let mut steps: Vec<u32> = steps
            .into_iter()
            .filter(|&it| self.verdicts.label(it) == Label::Undecided)
            .collect();
        tie::sort(self.verdicts, &mut steps);
        steps
            .into_iter()
            .map(|it| self.of_step(Role::HoldsInSome, it, u32::MAX, depth + 1))
            .collect()
    }

    fn role_of_support(&self, it: u32) -> Role {
        match self.verdicts.inferences().inference(it).map(|it| &it.from) {
            Some(From::Source(_)) => Role::EstablishedBy,
            Some(From::Actor(_)) => Role::TakenFrom,
            Some(From::Assumption) => Role::Assumed,
            Some(From::Open) => Role::Open,
            Some(From::Argument(_) | From::Rule(_)) | None => Role::SupportedBy,
        }
    }

    /// What holds among some steps and was settled before a moment: the strongest first, then the
    /// nearest, then by name.
    fn holding(&self, steps: impl IntoIterator<Item = u32>, before: u32) -> Vec<u32> {
        let mut steps: Vec<u32> = steps
            .into_iter()
            .filter(|&it| self.verdicts.label(it) == Label::In && self.founding.at(it) < before)
            .collect();
        tie::sort(self.verdicts, &mut steps);
        let is_assumed = |it: u32| self.role_of_support(it) == Role::Assumed;
        steps.sort_by_key(|&it| {
            let far = self.founding.at(it);
            (
                !is_assumed(it),
                std::cmp::Reverse(self.verdicts.grade(it)),
                self.verdicts
                    .inferences()
                    .framework()
                    .needs(it)
                    .len()
                    .min(1),
                far,
            )
        });
        steps
    }

    /// The steps for something contrary to a claim that hold.
    fn opposed(&mut self, claim: u32, before: u32, depth: usize) -> Vec<Reason> {
        let mut steps = self.holding(self.verdicts.against(claim), before);
        if depth > 0 {
            steps.truncate(1);
        }
        steps
            .into_iter()
            .map(|it| self.of_step(Role::OpposedBy, it, u32::MAX, depth + 1))
            .collect()
    }

    /// The steps for a claim, none of which carries it: undecided ones first. Those that are not
    /// there are told only of what was asked about.
    fn failing(&mut self, claim: u32, depth: usize) -> Vec<Reason> {
        let inferences = self.verdicts.inferences();
        let all = inferences.framework().given_by(claim);
        let is_stated = |&it: &u32| match inferences.inference(it).map(|it| &it.from) {
            Some(From::Source(_) | From::Argument(_)) => true,
            Some(From::Actor(_) | From::Rule(_) | From::Open | From::Assumption) | None => {
                self.verdicts.scene().is_there(it)
            }
        };
        let mut steps: Vec<u32> = all.iter().copied().filter(is_stated).collect();
        if depth > 0 {
            steps.retain(|&it| self.verdicts.scene().is_there(it));
        }
        tie::sort(self.verdicts, &mut steps);
        let place = |it: u32| match self.verdicts.of_inference(it) {
            ArgumentVerdict::Stands | ArgumentVerdict::Contested => 0,
            ArgumentVerdict::Defeated => 1,
            ArgumentVerdict::Idle => 2,
            ArgumentVerdict::Absent => 3,
        };
        steps.sort_by_key(|&it| place(it));
        if depth > 0 && steps.first().is_some_and(|&it| place(it) == 0) {
            steps.truncate(1);
        }
        steps
            .into_iter()
            .map(|it| self.of_step(Role::Fails, it, u32::MAX, depth + 1))
            .collect()
    }

    fn reporters(&mut self, claim: u32) -> Vec<Reason> {
        let inferences = self.verdicts.inferences();
        let standpoint = self.verdicts.standpoint();
        if !self.verdicts.scene().is_asserted(claim, standpoint) {
            return Vec::new();
        }
        let actors = inferences.framework().given_by(claim).iter();
        let mut actors: Vec<_> = actors
            .filter_map(|&it| match &inferences.inference(it)?.from {
                From::Actor(actor)
                    if self
                        .verdicts
                        .scene()
                        .is_asserted_by(claim, actor, standpoint) =>
                {
                    Some(actor.clone())
                }
                From::Actor(_)
                | From::Source(_)
                | From::Argument(_)
                | From::Rule(_)
                | From::Open
                | From::Assumption => None,
            })
            .collect();
        actors.sort();
        let mut because: Vec<Reason> = actors
            .into_iter()
            .map(|actor| self.leaf(Role::ReportedBy, What::Actor(actor)))
            .collect();
        let on = self.verdicts.on();
        let known = inferences.known(claim);
        let said_in = known.map(|known| known.said_in.clone()).unwrap_or_default();
        let mut sources: Vec<_> = said_in
            .into_iter()
            .filter(|(source, since)| {
                !standpoint.without.contains(source.as_str())
                    && since.is_none_or(|since| since <= on)
            })
            .map(|(source, _)| source)
            .collect();
        sources.sort();
        sources.dedup();
        because.extend(
            sources
                .into_iter()
                .map(|source| self.leaf(Role::ReportedIn, What::Source(source))),
        );
        because
    }

    /// A step of reasoning. Where it fails, with reasons that were settled before `before` or
    /// before the step itself.
    fn of_step(&mut self, role: Role, it: u32, before: u32, depth: usize) -> Reason {
        let Some(step) = Step::of(self.verdicts, it) else {
            return self.leaf(role, What::Nothing);
        };
        let verdict = step.verdict;
        let is_new = self.told_steps.insert(it);
        let before = before.min(self.founding.at(it));
        self.tell(
            role,
            What::Step(step),
            is_new,
            depth,
            |teller| match verdict {
                ArgumentVerdict::Stands => {
                    let mut because = teller.premises(it, before, depth);
                    because.extend(teller.objections(it, before, depth));
                    because
                }
                ArgumentVerdict::Contested => {
                    let mut because = teller.in_the_way(role, it, depth);
                    because.extend(teller.lacking(it, before, depth));
                    because
                }
                ArgumentVerdict::Defeated => teller.defeated(Role::DefeatedBy, it, before, depth),
                ArgumentVerdict::Idle => teller.lacking(it, before, depth),
                ArgumentVerdict::Absent => teller.absent(it),
            },
        )
    }

    fn premises(&mut self, it: u32, before: u32, depth: usize) -> Vec<Reason> {
        let needs = self.verdicts.inferences().framework().needs(it);
        needs
            .iter()
            .map(|&claim| self.of_claim(Role::RestsOn, claim, before, depth + 1))
            .collect()
    }

    /// What is said against a step that holds, and how it fares.
    fn objections(&mut self, it: u32, before: u32, depth: usize) -> Vec<Reason> {
        let mut attackers: Vec<u32> = self.verdicts.attackers(it).filter(|&by| by != it).collect();
        tie::sort(self.verdicts, &mut attackers);
        attackers
            .into_iter()
            .filter_map(|by| {
                let step = Step::of(self.verdicts, by)?;
                Some(match self.verdicts.label(by) {
                    Label::Out if self.only_outweighed(by, &[it]) => {
                        self.leaf(Role::Outweighed, What::Step(step))
                    }
                    Label::Out => self.objection(by, before, depth + 1),
                    Label::In | Label::Undecided => {
                        let role = if self.questions(by) {
                            Role::OpenQuestion
                        } else {
                            Role::Outweighed
                        };
                        self.leaf(role, What::Step(step))
                    }
                })
            })
            .collect()
    }

    /// Whether an objection is defeated by nothing but the steps that it speaks against.
    fn only_outweighed(&self, by: u32, steps: &[u32]) -> bool {
        let mut defeaters = self
            .verdicts
            .defeaters(by)
            .filter(|&it| self.verdicts.label(it) == Label::In)
            .peekable();
        defeaters.peek().is_some() && defeaters.all(|it| steps.contains(&it))
    }

    fn questions(&self, by: u32) -> bool {
        let head = self.verdicts.inferences().inference(by).map(|it| it.head);
        match head {
            Some(Head::Undercuts(_)) => true,
            Some(Head::Claim(_) | Head::Contrary(_)) | None => false,
        }
    }

    /// An objection that does not hold: what answers it, or the premise that it lacks.
    fn objection(&mut self, by: u32, before: u32, depth: usize) -> Reason {
        let Some(step) = Step::of(self.verdicts, by) else {
            return self.leaf(Role::Objection, What::Nothing);
        };
        let is_answered = step.verdict == ArgumentVerdict::Defeated;
        let is_new = self.told_steps.insert(by);
        let before = before.min(self.founding.at(by));
        // What answers it is no part of what the claims above rest on.
        let above = std::mem::take(&mut self.above);
        let reason = self.tell(Role::Objection, What::Step(step), is_new, depth, |teller| {
            if is_answered {
                teller.defeated(Role::AnsweredBy, by, before, depth)
            } else {
                teller.lacking(by, before, depth)
            }
        });
        self.above = above;
        reason
    }

    /// What defeats a step: the first of it, and for what was asked about all of it.
    fn defeated(&mut self, role: Role, it: u32, before: u32, depth: usize) -> Vec<Reason> {
        let mut by = self.holding(self.verdicts.defeaters(it), before);
        if by.is_empty() {
            by = self.holding(self.verdicts.defeaters(it), u32::MAX);
        }
        if depth > 0 {
            by.truncate(1);
        }
        by.into_iter()
            .map(|by| self.of_step(role, by, u32::MAX, depth + 1))
            .collect()
    }

    /// What keeps a step undecided: a standard it does not reach, what it ties with.
    fn in_the_way(&mut self, role: Role, it: u32, depth: usize) -> Vec<Reason> {
        let mut because = Vec::new();
        if self.verdicts.scene().falls_short(it)
            && let Some(Head::Claim(claim)) =
                self.verdicts.inferences().inference(it).map(|it| it.head)
            && let Some(known) = self.verdicts.inferences().known(claim)
        {
            let what = What::Standard(known.standard, known.needs);
            because.push(self.leaf(Role::ShortOfStandard, what));
        }
        let mut rivals: Vec<u32> = self
            .verdicts
            .defeaters(it)
            .filter(|&by| by != it && self.verdicts.label(by) == Label::Undecided)
            .collect();
        tie::sort(self.verdicts, &mut rivals);
        if role == Role::TiesWith {
            // That it ties with the step above is said there.
            rivals.retain(|by| !self.told_steps.contains(by));
        }
        if depth > 1 {
            rivals.truncate(1);
        }
        for by in rivals {
            because.push(self.of_step(Role::TiesWith, by, u32::MAX, depth + 1));
        }
        because
    }

    /// The premises that a step lacks.
    fn lacking(&mut self, it: u32, before: u32, depth: usize) -> Vec<Reason> {
        let needs = self.verdicts.inferences().framework().needs(it);
        let mut missing: Vec<u32> = needs
            .iter()
            .copied()
            .filter(|&claim| self.verdicts.of_claim_numbered(claim) != Verdict::Accepted)
            .collect();
        if needs.contains(&NONE) {
            missing.retain(|&claim| claim != NONE);
        }
        if missing.is_empty() && self.verdicts.label(it) == Label::Out {
            let defeaters: Vec<u32> = self.verdicts.defeaters(it).collect();
            let because = self.holding_in_some(defeaters, depth);
            if !because.is_empty() {
                return because;
            }
            return vec![self.leaf(Role::Circle, What::Nothing)];
        }
        missing
            .into_iter()
            .map(|claim| self.of_claim(Role::PremiseMissing, claim, before, depth + 1))
            .collect()
    }

    fn absent(&mut self, it: u32) -> Vec<Reason> {
        let absence = self.absence(it);
        let what = absence.map_or(What::Nothing, What::Absence);
        vec![self.leaf(Role::Absent, what)]
    }

    fn absence(&self, it: u32) -> Option<Absence> {
        let inferences = self.verdicts.inferences();
        let scene = self.verdicts.scene();
        let inference = inferences.inference(it)?;
        let without = &self.verdicts.standpoint().without;
        let slug = match &inference.from {
            From::Source(source) => source.as_str(),
            From::Argument(argument) => argument.as_str(),
            From::Rule(rule) => rule.as_str(),
            From::Actor(_) | From::Open | From::Assumption => "",
        };
        if without.contains(slug) {
            return Some(Absence::LeftOut);
        }
        let head = match inference.head {
            Head::Claim(claim) | Head::Contrary(claim) => Some(claim),
            Head::Undercuts(_) => None,
        };
        let needs = inferences.framework().needs(it).iter().copied();
        for claim in needs.chain(head) {
            let id = || inferences.known(claim).map(|known| known.id.clone());
            if scene.is_left_out(claim) {
                return id().map(Absence::ClaimLeftOut);
            }
            if !scene.is_in_time(claim) {
                let begins = inferences.known(claim).and_then(|it| it.observed_from);
                let is_to_come = begins.is_some_and(|begins| begins > self.verdicts.on());
                let is_premise = inferences.framework().needs(it).contains(&claim);
                return id().map(match (is_to_come, is_premise) {
                    (false, _) => Absence::ClaimNotInForce,
                    (true, true) => Absence::PremiseNotYet,
                    (true, false) => Absence::ConclusionNotYet,
                });
            }
        }
        inference
            .since
            .filter(|&since| since > self.verdicts.on())
            .map(Absence::Later)
    }

    /// Everything said against a claim, and against the steps for it that are possible.
    fn objections_to_claim(&self, claim: u32) -> Objections {
        let steps: Vec<u32> = self
            .verdicts
            .given_by(claim)
            .filter(|&it| self.verdicts.label(it) != Label::Out)
            .collect();
        let mut against = self.verdicts.against(claim);
        for &it in &steps {
            against.extend(self.verdicts.attackers(it).filter(|&by| by != it));
        }
        against.sort_unstable();
        against.dedup();
        let inferences = self.verdicts.inferences();
        let framework = inferences.framework();
        let rivals = inferences.contraries(claim).iter();
        let mut stated: Vec<u32> = rivals
            .flat_map(|&rival| framework.given_by(rival))
            .chain(inferences.rebuttals(claim))
            .chain(steps.iter().flat_map(|&it| framework.attackers(it)))
            .copied()
            .collect();
        stated.sort_unstable();
        stated.dedup();
        self.with_absent(self.count_objections(against, &steps), stated)
    }

    fn objections_to_step(&self, it: u32) -> Objections {
        let framework = self.verdicts.inferences().framework();
        let counts = self.count_objections(self.verdicts.attackers(it), &[it]);
        self.with_absent(counts, framework.attackers(it).iter().copied())
    }

    /// With those objections that are stated and not there.
    fn with_absent(
        &self,
        mut counts: Objections,
        stated: impl IntoIterator<Item = u32>,
    ) -> Objections {
        let inferences = self.verdicts.inferences();
        let (scene, standpoint) = (self.verdicts.scene(), self.verdicts.standpoint());
        for it in stated.into_iter().filter(|&it| !scene.is_there(it)) {
            let Some(inference) = inferences.inference(it) else {
                continue;
            };
            match (&inference.from, inference.head) {
                (From::Actor(actor), Head::Claim(claim)) => {
                    if scene.is_asserted_by(claim, actor, standpoint) {
                        counts.absent += 1;
                    }
                }
                (From::Source(_) | From::Argument(_) | From::Rule(_), _) => {
                    match self.absence(it) {
                        Some(Absence::LeftOut | Absence::ClaimLeftOut(_)) => counts.left_out += 1,
                        Some(_) => counts.absent += 1,
                        None => {}
                    }
                }
                (From::Actor(_) | From::Open | From::Assumption, _) => {}
            }
        }
        counts
    }

    fn count_objections(
        &self,
        against: impl IntoIterator<Item = u32>,
        steps: &[u32],
    ) -> Objections {
        let mut counts = Objections::default();
        for by in against {
            counts.raised += 1;
            let is_answered = || self.verdicts.of_inference(by) == ArgumentVerdict::Defeated;
            let defeats = |&it: &u32| self.verdicts.defeaters(it).any(|defeater| defeater == by);
            if self.verdicts.label(by) == Label::Out {
                if self.only_outweighed(by, steps) {
                    counts.outweighed += 1;
                } else if is_answered() {
                    counts.answered += 1;
                } else {
                    counts.unproved += 1;
                }
            } else if steps.is_empty() || steps.iter().any(defeats) {
                counts.in_the_way += 1;
            } else if self.questions(by) {
                counts.open += 1;
            } else {
                counts.outweighed += 1;
            }
        }
        counts
    }
}
