//! How strong each inference is: one greatest-minimum pass, before anything is labelled.
//!
//! An inference has its stated strength, else the lowest over its premises of the best grade among
//! the inferences for each, to the end of the chain, from below, over what could be derived if
//! nothing were defeated. No step washes an assertion into more than an assertion. On a circle of
//! support a claim lends no grade to an inference for itself. Premises come before what rests on
//! them, so that each inference is graded once, and again only if one of its premises changes.

use std::collections::{BTreeSet, HashMap};

use crate::model::Grade;

use super::framework::{Framework, NONE};

/// The grade of every inference. 1 byte an inference and 1 a claim.
#[derive(Debug, Clone, Default)]
pub struct Grades {
    of: Vec<Option<Grade>>,
    // Per claim, the best of the inferences for it.
    best: Vec<Option<Grade>>,
}

/// An inference whose grade changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regraded {
    /// The inference.
    pub inference: u32,
    /// Its grade before.
    pub before: Option<Grade>,
}

impl Grades {
    /// Grades everything. `there` says which inferences there are, `stated` the grade that is fixed
    /// beforehand.
    #[must_use]
    pub fn of(
        framework: &Framework,
        there: &dyn Fn(u32) -> bool,
        stated: &dyn Fn(u32) -> Option<Grade>,
    ) -> Self {
        let mut grades = Self {
            of: vec![None; framework.len()],
            best: vec![None; framework.claims()],
        };
        let mut pass = Pass {
            framework,
            there,
            stated,
            grades: &mut grades,
        };
        for place in (0..framework.places()).rev() {
            pass.settle(place);
        }
        for inference in (0_u32..).take(framework.len()) {
            if framework.place_of(framework.gives(inference)).is_none() {
                pass.grade(inference);
            }
        }
        grades
    }

    /// The grade of an inference; none where it could not be derived even if nothing were defeated.
    #[must_use]
    #[inline]
    pub fn grade(&self, inference: u32) -> Option<Grade> {
        self.of.get(inference as usize).copied().flatten()
    }

    /// Brings the grades up to date after the inferences `touched` came or went, and lists what
    /// changed, each inference once.
    pub fn regrade(
        &mut self,
        framework: &Framework,
        there: &dyn Fn(u32) -> bool,
        stated: &dyn Fn(u32) -> Option<Grade>,
        touched: &[u32],
    ) -> Vec<Regraded> {
        // By place, what may have changed there. What is for no claim comes last, at no place.
        let place = |inference: u32| framework.place_of(framework.gives(inference));
        let mut waiting: BTreeSet<(Option<u32>, u32)> =
            touched.iter().map(|&it| (place(it), it)).collect();
        let mut changed = Vec::new();
        let mut pass = Pass {
            framework,
            there,
            stated,
            grades: self,
        };
        while let Some(&(Some(place), first)) = waiting.last() {
            let here = waiting.split_off(&(Some(place), 0));
            let claim = framework.gives(first);
            let circle = framework.circle_of(claim);
            let regraded: Vec<u32> = if circle == NONE {
                here.into_iter().map(|(_, inference)| inference).collect()
            } else {
                let members = framework.on_circle(circle).iter();
                let givers = members.flat_map(|&it| framework.given_by(it));
                givers.copied().collect()
            };
            let before: Vec<Option<Grade>> =
                regraded.iter().map(|&it| pass.grades.grade(it)).collect();
            let claims = framework.at_place(place);
            let best: Vec<Option<Grade>> = claims.iter().map(|&it| pass.best(it)).collect();
            if circle == NONE {
                for &inference in &regraded {
                    pass.grade(inference);
                }
                pass.find_best(claim);
            } else {
                pass.settle(place);
            }
            let differs = |&(inference, before): &(u32, Option<Grade>)| {
                pass.grades.grade(inference) != before
            };
            changed.extend(regraded.into_iter().zip(before).filter(differs));
            for (&claim, best) in claims.iter().zip(best) {
                if pass.best(claim) == best {
                    continue;
                }
                for &user in framework.needed_by(claim) {
                    let at = framework.place_of(framework.gives(user));
                    if at != Some(place) {
                        waiting.insert((at, user));
                    }
                }
            }
        }
        for (_, inference) in waiting {
            let before = pass.grades.grade(inference);
            pass.grade(inference);
            if pass.grades.grade(inference) != before {
                changed.push((inference, before));
            }
        }
        let regraded = |(inference, before)| Regraded { inference, before };
        changed.into_iter().map(regraded).collect()
    }
}

struct Pass<'f> {
    framework: &'f Framework,
    there: &'f dyn Fn(u32) -> bool,
    stated: &'f dyn Fn(u32) -> Option<Grade>,
    grades: &'f mut Grades,
}

impl Pass<'_> {
    fn best(&self, claim: u32) -> Option<Grade> {
        self.grades.best.get(claim as usize).copied().flatten()
    }

    /// Grades the inferences for the claim or the claims at a place, whose other premises are
    /// graded.
    fn settle(&mut self, place: u32) {
        let framework = self.framework;
        let claims = framework.at_place(place);
        for &claim in claims {
            let circle = framework.circle_of(claim);
            let seen = if circle == NONE {
                HashMap::new()
            } else {
                self.without(circle, claim)
            };
            for &inference in framework.given_by(claim) {
                let grade = self.lowest(inference, |need| self.best_seen(&seen, need));
                self.set(inference, grade);
            }
        }
        for &claim in claims {
            self.find_best(claim);
        }
    }

    fn find_best(&mut self, claim: u32) {
        let givers = self.framework.given_by(claim).iter();
        let best = givers.filter_map(|&it| self.grades.grade(it)).max();
        if let Some(slot) = self.grades.best.get_mut(claim as usize) {
            *slot = best;
        }
    }

    /// Grades an inference that lies on no circle.
    fn grade(&mut self, inference: u32) {
        let grade = self.lowest(inference, |claim| self.best(claim));
        self.set(inference, grade);
    }

    fn set(&mut self, inference: u32, grade: Option<Grade>) {
        if let Some(slot) = self.grades.of.get_mut(inference as usize) {
            *slot = grade;
        }
    }

    /// The grade that the premises give, or the stated one once all premises can be had.
    fn lowest(&self, inference: u32, best: impl Fn(u32) -> Option<Grade>) -> Option<Grade> {
        if !(self.there)(inference) {
            return None;
        }
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

    /// The best grade for a claim as seen on a circle; off it, the best there is.
    fn best_seen(&self, seen: &HashMap<u32, Option<Grade>>, claim: u32) -> Option<Grade> {
        match seen.get(&claim) {
            Some(grade) => *grade,
            None => self.best(claim),
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
