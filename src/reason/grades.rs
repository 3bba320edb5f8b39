//! How strong each inference is: one greatest-minimum pass, before anything is labelled.
//!
//! An inference has its stated strength, else the lowest over its premises of the best grade among
//! the inferences for each, to the end of the chain, from below, over what could be derived if
//! nothing were defeated. No step washes an assertion into more than an assertion. On a circle of
//! support a claim lends no grade to an inference for itself.

use std::collections::HashMap;

use crate::model::Grade;

use super::framework::{Framework, NONE};

/// The grade of every inference; none where it cannot be derived at all. `there` says which
/// inferences there are, `stated` the grade that is fixed beforehand.
pub(super) fn grades(
    framework: &Framework,
    there: &dyn Fn(u32) -> bool,
    stated: &dyn Fn(u32) -> Option<Grade>,
) -> Vec<Option<Grade>> {
    let mut pass = Pass {
        framework,
        there,
        stated,
        grades: vec![None; framework.len()],
        best: vec![None; framework.claims()],
        raised: Vec::new(),
    };
    for inference in (0_u32..).take(framework.len()) {
        pass.consider(inference);
    }
    while let Some(claim) = pass.raised.pop() {
        for &user in framework.needed_by(claim) {
            pass.consider(user);
        }
    }
    pass.grades
}

struct Pass<'f> {
    framework: &'f Framework,
    there: &'f dyn Fn(u32) -> bool,
    stated: &'f dyn Fn(u32) -> Option<Grade>,
    grades: Vec<Option<Grade>>,
    best: Vec<Option<Grade>>,
    raised: Vec<u32>,
}

impl Pass<'_> {
    /// Raises an inference as far as its premises allow now; grades only ever rise.
    fn consider(&mut self, inference: u32) {
        if !(self.there)(inference) {
            return;
        }
        match self.framework.circle_through(inference) {
            NONE => {
                let lowest = self.lowest(inference, |claim| self.best_of(claim));
                self.raise(inference, lowest);
            }
            circle => self.go_round(circle),
        }
    }

    fn best_of(&self, claim: u32) -> Option<Grade> {
        self.best.get(claim as usize).copied().flatten()
    }

    /// The grade that the premises give, or the stated one once all premises can be had.
    fn lowest(&self, inference: u32, best: impl Fn(u32) -> Option<Grade>) -> Option<Grade> {
        let stated = (self.stated)(inference);
        let needs = self.framework.needs(inference);
        if needs.is_empty() {
            return Some(stated.unwrap_or(Grade::Ordinary));
        }
        let mut lowest = Grade::Settled;
        for &claim in needs {
            lowest = lowest.min(best(claim)?);
        }
        Some(stated.unwrap_or(lowest))
    }

    fn raise(&mut self, inference: u32, grade: Option<Grade>) {
        let Some(slot) = self.grades.get_mut(inference as usize) else {
            return;
        };
        if grade <= *slot {
            return;
        }
        *slot = grade;
        let claim = self.framework.gives(inference);
        if let Some(best) = self.best.get_mut(claim as usize)
            && grade > *best
        {
            *best = grade;
            self.raised.push(claim);
        }
    }

    /// Raises what lies on a circle of support: each claim with the circle seen without it.
    fn go_round(&mut self, circle: u32) {
        for &claim in self.framework.on_circle(circle) {
            let closing =
                |&&it: &&u32| (self.there)(it) && self.framework.circle_through(it) == circle;
            let open: Vec<u32> = self
                .framework
                .given_by(claim)
                .iter()
                .filter(closing)
                .copied()
                .collect();
            if open.is_empty() {
                continue;
            }
            let seen = self.without(circle, claim);
            for inference in open {
                let lowest = self.lowest(inference, |need| self.best_seen(&seen, need));
                self.raise(inference, lowest);
            }
        }
    }

    /// The best grade for a claim as seen on a circle; off it, the best there is.
    fn best_seen(&self, seen: &HashMap<u32, Option<Grade>>, claim: u32) -> Option<Grade> {
        match seen.get(&claim) {
            Some(grade) => *grade,
            None => self.best_of(claim),
        }
    }

    /// The best grades on a circle if nothing were said for `claim`.
    fn without(&self, circle: u32, claim: u32) -> HashMap<u32, Option<Grade>> {
        let framework = self.framework;
        let members = framework.on_circle(circle);
        let mut seen: HashMap<u32, Option<Grade>> = members.iter().map(|&it| (it, None)).collect();
        loop {
            let mut changed = false;
            for &member in members.iter().filter(|&&it| it != claim) {
                let givers = framework.given_by(member).iter();
                let best = givers
                    .filter(|&&it| (self.there)(it))
                    .filter_map(|&it| self.lowest(it, |need| self.best_seen(&seen, need)))
                    .max();
                if let Some(slot) = seen.get_mut(&member)
                    && best > *slot
                {
                    *slot = best;
                    changed = true;
                }
            }
            if !changed {
                return seen;
            }
        }
    }
}
