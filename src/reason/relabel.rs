//! A grounded labelling brought up to date: only what can have changed is looked at.
//!
//! Every label was found at some time, from labels found before it. What no longer follows from
//! earlier labels is taken back, earliest first, so that each is judged once; a circle of support
//! is taken back as a whole. What is left was rightly found, since it still follows in the same
//! order, and the fixpoint goes on from there as it would have from nothing. So the work is that of
//! what changes and of its neighbours, however large the knot of attacks in which it lies. The idea
//! is that of deletion and rederivation (Gupta, Mumick and Subrahmanian 1993), with times in place
//! of derivations.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::framework::{Circumstances, Framework, NONE};
use super::labelling::{Grounded, Label, Pass};

/// An inference whose label changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relabelled {
    /// The inference.
    pub inference: u32,
    /// Its label before.
    pub before: Label,
    /// Its label now.
    pub after: Label,
}

impl Grounded {
    /// Brings the labelling up to date: from what it is under the circumstances `old` to what it is
    /// under `new`. `touched` names every inference that comes or goes, or whose grade changes, so
    /// that an attack of or on it may succeed where it failed, or the other way round; it may name
    /// more. What changed comes back in the order of the inferences.
    pub fn relabel(
        &mut self,
        framework: &Framework,
        old: &impl Circumstances,
        new: &impl Circumstances,
        touched: &[u32],
    ) -> Vec<Relabelled> {
        let mut touched = touched.to_vec();
        touched.sort_unstable();
        touched.dedup();
        touched.retain(|&it| (it as usize) < framework.len());
        if self.clock > u32::MAX / 2 {
            return self.label_anew(framework, new);
        }
        let mut retreat = Retreat {
            framework,
            circumstances: new,
            now: self,
            waiting: BinaryHeap::new(),
            broken: BTreeMap::new(),
            taken_back: Vec::new(),
        };
        let mut moved = retreat.attacks_that_turn(old, &touched);
        retreat.start(&touched);
        retreat.run();
        let taken_back = retreat.taken_back;
        moved.extend(&touched);
        moved.extend(taken_back.iter().map(|it| it.0));
        let pass = Pass::from(framework, new, std::mem::take(self));
        let (now, settled) = pass.run_again(&moved);
        *self = now;
        let settled = settled.into_iter().map(|it| (it, Label::Undecided));
        let mut before: BTreeMap<u32, Label> = settled.collect();
        before.extend(taken_back);
        let changes = before.into_iter().map(|(inference, before)| Relabelled {
            inference,
            before,
            after: self.label(inference),
        });
        changes.filter(|it| it.before != it.after).collect()
    }

    fn label_anew(&mut self, framework: &Framework, new: &impl Circumstances) -> Vec<Relabelled> {
        let before = std::mem::replace(self, Self::of(framework, new));
        (0_u32..)
            .zip(before.labelling().labels())
            .map(|(inference, &before)| Relabelled {
                inference,
                before,
                after: self.label(inference),
            })
            .filter(|it| it.before != it.after)
            .collect()
    }

    fn found(&self, inference: u32) -> u32 {
        self.found.get(inference as usize).copied().unwrap_or(0)
    }
}

/// Takes back what no longer follows.
struct Retreat<'f, C> {
    framework: &'f Framework,
    circumstances: &'f C,
    now: &'f mut Grounded,
    // Labels to be judged, with the time at which they were found, earliest first.
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    // Circles of support of which something changed, with the time from which on it counts.
    broken: BTreeMap<u32, u32>,
    taken_back: Vec<(u32, Label)>,
}

impl<C: Circumstances> Retreat<'_, C> {
    /// Adjusts the counts to attacks that now succeed, or fail, where they did not before, and
    /// lists their targets.
    fn attacks_that_turn(&mut self, old: &impl Circumstances, touched: &[u32]) -> Vec<u32> {
        let framework = self.framework;
        let is_touched = |it: &u32| touched.binary_search(it).is_ok();
        let from = touched.iter().flat_map(|&by| {
            let targets = framework.attacks(by).iter();
            targets.map(move |&target| (by, target))
        });
        let onto = touched.iter().flat_map(|&target| {
            let attackers = framework.attackers(target).iter();
            attackers
                .filter(|by| !is_touched(by))
                .map(move |&by| (by, target))
        });
        let mut targets = Vec::new();
        for (by, target) in from.chain(onto) {
            let is = self.circumstances.defeats(by, target);
            if is == old.defeats(by, target) {
                continue;
            }
            if self.now.label(by) != Label::Out {
                let defeaters = &mut self.now.defeaters[target as usize];
                *defeaters = if is { *defeaters + 1 } else { *defeaters - 1 };
            }
            self.break_circle(framework.circle_through(target), 0);
            targets.push(target);
            self.wait_for(target);
        }
        targets
    }

    fn start(&mut self, touched: &[u32]) {
        for &inference in touched {
            self.break_circle(self.framework.circle_through(inference), 0);
            self.wait_for(inference);
        }
    }

    fn run(&mut self) {
        while let Some(Reverse((found, inference))) = self.waiting.pop() {
            if self.now.found(inference) == found && !self.still_follows(inference) {
                self.take_back(inference);
            }
        }
    }

    fn wait_for(&mut self, inference: u32) {
        let found = self.now.found(inference);
        if found > 0 {
            self.waiting.push(Reverse((found, inference)));
        }
    }

    /// Whether a label follows from labels that were found before it.
    fn still_follows(&self, inference: u32) -> bool {
        let (framework, found) = (self.framework, self.now.found(inference));
        let circle = framework.circle_through(inference);
        let circle_is_whole = self.broken.get(&circle).is_none_or(|&from| found <= from);
        let earlier =
            |it: u32, label: Label| self.now.label(it) == label && self.now.found(it) < found;
        let mut defeaters = framework
            .attackers(inference)
            .iter()
            .filter(|&&by| self.circumstances.defeats(by, inference));
        let mut needs = framework.needs(inference).iter();
        match (
            self.now.label(inference),
            self.circumstances.is_there(inference),
        ) {
            (Label::Undecided, _) | (Label::Out, false) => true,
            (Label::In, false) => false,
            (Label::In, true) => {
                let is_held = |&claim: &u32| {
                    let mut givers = framework.given_by(claim).iter();
                    givers.any(|&it| earlier(it, Label::In))
                };
                circle_is_whole
                    && defeaters.all(|&by| earlier(by, Label::Out))
                    && needs
                        .filter(|&&claim| framework.is_outside(claim, inference))
                        .all(is_held)
            }
            (Label::Out, true) => {
                let is_lost = |&claim: &u32| {
                    let mut givers = framework.given_by(claim).iter();
                    givers.all(|&it| earlier(it, Label::Out))
                };
                (circle != NONE && circle_is_whole)
                    || defeaters.any(|&by| earlier(by, Label::In))
                    || needs.any(is_lost)
            }
        }
    }

    /// Takes a label back, and has those judged that may rest on it.
    fn take_back(&mut self, inference: u32) {
        let framework = self.framework;
        let (label, found) = (self.now.label(inference), self.now.found(inference));
        self.taken_back.push((inference, label));
        self.now.labelling.labels[inference as usize] = Label::Undecided;
        self.now.found[inference as usize] = 0;
        for &target in framework.attacks(inference) {
            if !self.circumstances.defeats(inference, target) {
                continue;
            }
            if label == Label::Out {
                self.now.defeaters[target as usize] += 1;
            }
            self.break_circle(framework.circle_through(target), found);
            self.judge(target, opposite(label), found);
        }
        let claim = framework.gives(inference);
        if claim == NONE {
            return;
        }
        self.break_circle(framework.circle_of(claim), found);
        let mut gone_or_back = false;
        if label == Label::In {
            let holders = &mut self.now.holders[claim as usize];
            *holders -= 1;
            gone_or_back = *holders == 0;
        } else {
            self.now.givers[claim as usize] += 1;
        }
        // If the claim was held before, nobody waited for this inference.
        let mut givers = framework.given_by(claim).iter();
        let was_held = |&it: &u32| self.now.label(it) == Label::In && self.now.found(it) < found;
        if label == Label::In && givers.any(was_held) {
            return;
        }
        for &user in framework.needed_by(claim) {
            if framework.is_outside(claim, user) {
                if gone_or_back {
                    self.now.missing[user as usize] += 1;
                }
                self.break_circle(framework.circle_through(user), found);
            }
            self.judge(user, label, found);
        }
    }

    /// Has a label judged, if it is such that it may rest on one that was found at that time.
    fn judge(&mut self, inference: u32, label: Label, found: u32) {
        if self.now.label(inference) == label && self.now.found(inference) > found {
            self.wait_for(inference);
        }
    }

    /// Has all labels on a circle judged that were found after that time.
    fn break_circle(&mut self, circle: u32, found: u32) {
        if circle == NONE || self.broken.get(&circle).is_some_and(|&from| from <= found) {
            return;
        }
        self.broken.insert(circle, found);
        let framework = self.framework;
        for &claim in framework.on_circle(circle) {
            for &inference in framework.given_by(claim) {
                if framework.circle_through(inference) == circle
                    && self.now.found(inference) > found
                {
                    self.wait_for(inference);
                }
            }
        }
    }
}

/// The label that an attack in this state gives its target.
fn opposite(label: Label) -> Label {
    match label {
        Label::In => Label::Out,
        Label::Out => Label::In,
        Label::Undecided => Label::Undecided,
    }
}
