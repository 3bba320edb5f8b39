//! The order in which steps are settled, so that a reason never rests on what it explains.
//!
//! What holds comes after what its premises rest on and after the end of everything that could
//! defeat it; what fails comes after one thing that defeats it, or after the last step for one of
//! its premises. Breadth first, so that early means near.

use std::collections::VecDeque;

use super::super::framework::{Circumstances, Framework, NONE};
use super::super::labelling::Label;
use super::super::verdict::Verdicts;

/// When each inference is settled. What is undecided never is.
#[derive(Debug)]
pub(in super::super) struct Founding {
    at: Vec<u32>,
}

impl Founding {
    pub(in super::super) fn of(verdicts: &Verdicts) -> Self {
        let mut pass = Pass::new(verdicts);
        pass.run();
        Self { at: pass.at }
    }

    /// When an inference is settled; the largest number if never.
    pub(super) fn at(&self, inference: u32) -> u32 {
        self.at.get(inference as usize).copied().unwrap_or(u32::MAX)
    }
}

struct Pass<'v> {
    verdicts: &'v Verdicts,
    framework: &'v Framework,
    at: Vec<u32>,
    now: u32,
    ready: VecDeque<u32>,
    is_ready: Vec<bool>,
    // Premises for which nothing is settled yet.
    missing: Vec<usize>,
    // Defeaters that are not settled yet.
    defeaters: Vec<usize>,
    had: Vec<bool>,
    // Inferences for a claim that are not settled as failing.
    givers: Vec<usize>,
}

impl<'v> Pass<'v> {
    fn new(verdicts: &'v Verdicts) -> Self {
        let framework = verdicts.inferences().framework();
        let (count, claims) = (framework.len(), framework.claims());
        let mut pass = Self {
            verdicts,
            framework,
            at: vec![u32::MAX; count],
            now: 0,
            ready: VecDeque::new(),
            is_ready: vec![false; count],
            missing: vec![0; count],
            defeaters: vec![0; count],
            had: vec![false; claims],
            givers: vec![0; claims],
        };
        for it in pass.there().collect::<Vec<_>>() {
            pass.missing[it as usize] = framework.needs(it).len();
            pass.defeaters[it as usize] = verdicts.defeaters(it).count();
            if let Some(givers) = pass.givers.get_mut(framework.gives(it) as usize) {
                *givers += 1;
            }
        }
        pass
    }

    fn there(&self) -> impl Iterator<Item = u32> + use<'v> {
        let verdicts = self.verdicts;
        (0_u32..)
            .take(self.framework.len())
            .filter(move |&it| verdicts.scene().is_there(it))
    }

    fn label(&self, it: u32) -> Label {
        self.verdicts.label(it)
    }

    fn run(&mut self) {
        let framework = self.framework;
        for claim in (0_u32..).take(framework.claims()) {
            if self.givers[claim as usize] == 0 {
                self.lose(claim);
            }
        }
        for it in self.there().collect::<Vec<_>>() {
            self.try_in(it);
        }
        loop {
            while let Some(it) = self.ready.pop_front() {
                self.settle(it);
            }
            let next = self.stuck();
            if next.is_empty() {
                return;
            }
            for it in next {
                self.enqueue(it);
            }
        }
    }

    fn enqueue(&mut self, it: u32) {
        if !std::mem::replace(&mut self.is_ready[it as usize], true) {
            self.ready.push_back(it);
        }
    }

    fn try_in(&mut self, it: u32) {
        let place = it as usize;
        let is_ready =
            self.label(it) == Label::In && self.missing[place] == 0 && self.defeaters[place] == 0;
        let settled = |by: u32| self.label(by) == Label::In && self.at[by as usize] != u32::MAX;
        let head = [self.framework.gives(it)];
        if is_ready && follows_openly(self.framework, it, &head, settled) {
            self.enqueue(it);
        }
    }

    fn settle(&mut self, it: u32) {
        let framework = self.framework;
        self.at[it as usize] = self.now;
        self.now += 1;
        let holds = self.label(it) == Label::In;
        for &target in framework.attacks(it) {
            let scene = self.verdicts.scene();
            if target == it || !scene.is_there(target) || !scene.defeats(it, target) {
                continue;
            }
            if holds && self.label(target) == Label::Out {
                self.enqueue(target);
            } else if !holds {
                let left = &mut self.defeaters[target as usize];
                *left = left.saturating_sub(1);
                self.try_in(target);
            }
        }
        let claim = framework.gives(it);
        if claim == NONE {
            return;
        }
        if holds {
            // A new way to a claim on a circle may free what had only ways that lead back.
            for &member in framework.on_circle(framework.circle_of(claim)) {
                for &closing in framework.given_by(member) {
                    if self.verdicts.scene().is_there(closing) {
                        self.try_in(closing);
                    }
                }
            }
            if !std::mem::replace(&mut self.had[claim as usize], true) {
                for &user in framework.needed_by(claim) {
                    let left = &mut self.missing[user as usize];
                    *left = left.saturating_sub(1);
                    if self.verdicts.scene().is_there(user) {
                        self.try_in(user);
                    }
                }
            }
        } else {
            let left = &mut self.givers[claim as usize];
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.lose(claim);
            }
        }
    }

    fn lose(&mut self, claim: u32) {
        let framework = self.framework;
        for &user in framework.needed_by(claim) {
            if self.verdicts.scene().is_there(user) && self.label(user) == Label::Out {
                self.enqueue(user);
            }
        }
    }

    /// What to settle when nothing follows any more: what leads only back to itself; then, under
    /// semantics that take sides, the first step of a side.
    fn stuck(&self) -> Vec<u32> {
        let open = |label: Label| {
            self.there()
                .filter(move |&it| self.label(it) == label && !self.is_ready[it as usize])
        };
        if open(Label::Out).next().is_some() {
            let had = self.derivable();
            let misses = |it: &u32| {
                let mut needs = self.framework.needs(*it).iter();
                needs.any(|&claim| !had.get(claim as usize).copied().unwrap_or(false))
            };
            let circular: Vec<u32> = open(Label::Out).filter(misses).collect();
            if !circular.is_empty() {
                return circular;
            }
            let on_circle = |it: &u32| self.framework.circle_through(*it) != NONE;
            let closing: Vec<u32> = open(Label::Out).filter(on_circle).collect();
            if !closing.is_empty() {
                return closing;
            }
        }
        let taken: Vec<u32> = open(Label::In).take(1).collect();
        if taken.is_empty() {
            open(Label::Out).collect()
        } else {
            taken
        }
    }

    /// The claims that can be had from what is not settled as failing.
    fn derivable(&self) -> Vec<bool> {
        let framework = self.framework;
        let mut had = vec![false; framework.claims()];
        let mut left: Vec<usize> = (0_u32..)
            .take(framework.len())
            .map(|it| framework.needs(it).len())
            .collect();
        let usable = |it: u32| {
            self.verdicts.scene().is_there(it)
                && !(self.label(it) == Label::Out && self.is_ready[it as usize])
        };
        let mut fresh: Vec<u32> = (0_u32..)
            .take(framework.len())
            .filter(|&it| framework.needs(it).is_empty() && usable(it))
            .collect();
        while let Some(it) = fresh.pop() {
            let claim = framework.gives(it);
            let Some(slot) = had.get_mut(claim as usize) else {
                continue;
            };
            if std::mem::replace(slot, true) {
                continue;
            }
            for &user in framework.needed_by(claim) {
                left[user as usize] = left[user as usize].saturating_sub(1);
                if left[user as usize] == 0 && usable(user) {
                    fresh.push(user);
                }
            }
        }
        had
    }
}

/// The largest circle of support that is looked at closely; a larger one is told as it comes.
const CLOSELY: usize = 300;

/// Whether the premises of an inference can be had by `usable` inferences, none of them for a claim
/// to be avoided: on a circle of support one way round may lead back to what is asked.
pub(super) fn follows_openly(
    framework: &Framework,
    it: u32,
    avoided: &[u32],
    usable: impl Fn(u32) -> bool,
) -> bool {
    let circle = framework.circle_through(it);
    let members = framework.on_circle(circle);
    if circle == NONE || members.len() > CLOSELY {
        return true;
    }
    let mut had: Vec<u32> = Vec::new();
    let follows = |it: u32, had: &[u32]| {
        let mut needs = framework.needs(it).iter();
        needs.all(|need| framework.circle_of(*need) != circle || had.contains(need))
    };
    loop {
        let before = had.len();
        for &claim in members {
            let mut givers = framework.given_by(claim).iter();
            let is_new = !avoided.contains(&claim) && !had.contains(&claim);
            if is_new && givers.any(|&by| usable(by) && follows(by, &had)) {
                had.push(claim);
            }
        }
        if had.len() == before {
            return follows(it, &had);
        }
    }
}
