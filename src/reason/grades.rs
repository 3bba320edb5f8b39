//! How strong each inference is: one greatest-minimum pass, before anything is labelled.
//!
//! An inference has its stated strength, else the lowest over its premises of the best grade among
//! the inferences for each, to the end of the chain, from below, over what could be derived if
//! nothing were defeated. No step washes an assertion into more than an assertion. On a circle of
//! support a claim lends no grade to an inference for itself.

use std::collections::BTreeSet;

use crate::model::Grade;

use super::circle::Circle;
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
    ///
    /// Linear, but for circles of support; there one pass for each claim, and where a strength is
    /// stated on the circle itself, a few passes for each claim and grade.
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
        for claims in framework.groups() {
            pass.settle(claims, |claim| framework.given_by(claim).iter().copied());
        }
        let for_no_claim =
            |&inference: &u32| framework.group_of(framework.gives(inference)).is_none();
        let all = (0_u32..).take(framework.len());
        pass.grade(all.filter(for_no_claim));
        grades
    }

    /// The grade of an inference; none where it could not be derived even if nothing were defeated.
    #[must_use]
    #[inline]
    pub fn grade(&self, inference: u32) -> Option<Grade> {
        self.of.get(inference as usize).copied().flatten()
    }

    /// Brings the grades up to date after the inferences `touched` came or went: what follows from
    /// them is graded again, as long as something changes. Lists what changed, each inference once.
    pub fn regrade(
        &mut self,
        framework: &Framework,
        there: &dyn Fn(u32) -> bool,
        stated: &dyn Fn(u32) -> Option<Grade>,
        touched: &[u32],
    ) -> Vec<Regraded> {
        // By group, what may have changed. What is for no claim comes last.
        let group = |inference: u32| framework.group_of(framework.gives(inference));
        let mut waiting: BTreeSet<(Option<u32>, u32)> =
            touched.iter().map(|&it| (group(it), it)).collect();
        let mut changed = Vec::new();
        let mut pass = Pass {
            framework,
            there,
            stated,
            grades: self,
        };
        while let Some(&(number, _)) = waiting.last() {
            let here = waiting.split_off(&(number, 0));
            let claims = number.map_or(&[][..], |number| framework.group(number));
            let circle = framework.circle_of(claims.first().copied().unwrap_or(NONE));
            let asked: Vec<u32> = if circle == NONE {
                here.into_iter().map(|(_, inference)| inference).collect()
            } else {
                let givers = claims.iter().flat_map(|&it| framework.given_by(it));
                givers.copied().collect()
            };
            let before: Vec<_> = asked.iter().map(|&it| pass.grades.grade(it)).collect();
            let best: Vec<_> = claims.iter().map(|&it| pass.best(it)).collect();
            match claims {
                [] => pass.grade(asked.iter().copied()),
                [..] => pass.settle(claims, |_| asked.iter().copied()),
            }
            for (inference, before) in asked.into_iter().zip(before) {
                if pass.grades.grade(inference) != before {
                    changed.push(Regraded { inference, before });
                }
            }
            for (&claim, best) in claims.iter().zip(best) {
                if pass.best(claim) != best {
                    let users = framework.needed_by(claim).iter();
                    let users = users.map(|&user| (group(user), user));
                    waiting.extend(users.filter(|&(at, _)| at != number));
                }
            }
        }
        changed
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

    /// Grades the inferences `asked` of the one claim of a group, or all of a circle.
    fn settle<I: Iterator<Item = u32>>(&mut self, claims: &[u32], asked: impl Fn(u32) -> I) {
        let circle = self
            .framework
            .circle_of(claims.first().copied().unwrap_or(NONE));
        if circle == NONE {
            for &claim in claims {
                self.grade(asked(claim));
            }
        } else {
            self.go_round(circle);
        }
        for &claim in claims {
            let givers = self.framework.given_by(claim).iter();
            let best = givers.filter_map(|&it| self.grades.grade(it)).max();
            if let Some(slot) = self.grades.best.get_mut(claim as usize) {
                *slot = best;
            }
        }
    }

    /// Grades inferences whose premises all have their best grade.
    fn grade(&mut self, inferences: impl Iterator<Item = u32>) {
        for inference in inferences {
            let lowest = self.lowest_off(NONE, inference);
            self.set(inference, lowest);
        }
    }

    /// The grade that an inference has if those of its premises that lie on `circle` lower nothing;
    /// none where it is not there or another premise cannot be had.
    fn lowest_off(&self, circle: u32, inference: u32) -> Option<Grade> {
        if !(self.there)(inference) {
            return None;
        }
        let needs = self.framework.needs(inference);
        let mut lowest = match needs {
            [] => Grade::Ordinary,
            [..] => Grade::Settled,
        };
        for &claim in needs {
            if circle == NONE || self.framework.circle_of(claim) != circle {
                lowest = lowest.min(self.best(claim)?);
            }
        }
        Some((self.stated)(inference).unwrap_or(lowest))
    }

    fn set(&mut self, inference: u32, grade: Option<Grade>) {
        if let Some(slot) = self.grades.of.get_mut(inference as usize) {
            *slot = grade;
        }
    }

    /// Grades what lies on a circle of support: each inference as if nothing else were said for its
    /// claim.
    fn go_round(&mut self, number: u32) {
        let circle = Circle::of(self.framework, number);
        let inferences = circle.inferences().iter();
        let base: Vec<Option<Grade>> = inferences
            .clone()
            .map(|&it| self.lowest_off(number, it))
            .collect();
        let is_stated: Vec<bool> = inferences
            .enumerate()
            .map(|(place, &it)| circle.closes(place) && (self.stated)(it).is_some())
            .collect();
        let found = if is_stated.contains(&true) {
            with_stated(&circle, &base, &is_stated)
        } else {
            without_stated(&circle, &base)
        };
        for (&inference, grade) in circle.inferences().iter().zip(found) {
            self.set(inference, grade);
        }
    }
}

/// The grades that occur, the highest first.
fn levels(base: &[Option<Grade>]) -> Vec<Grade> {
    let mut levels: Vec<Grade> = base.iter().copied().flatten().collect();
    levels.sort_unstable_by(|a, b| b.cmp(a));
    levels.dedup();
    levels
}

fn at_least(grades: &[Option<Grade>], level: Grade) -> Vec<bool> {
    grades.iter().map(|&grade| grade >= Some(level)).collect()
}

/// What each inference of a circle comes to: the highest level at which it is derived using only
/// what reaches that level.
fn without_stated(circle: &Circle<'_>, base: &[Option<Grade>]) -> Vec<Option<Grade>> {
    let mut found = vec![None; base.len()];
    for level in levels(base) {
        let allowed = at_least(base, level);
        let asked: Vec<bool> = found
            .iter()
            .zip(&allowed)
            .map(|(found, &allowed)| found.is_none() && allowed)
            .collect();
        for place in circle.derived(&allowed, &asked) {
            if let Some(slot) = found.get_mut(place) {
                *slot = Some(level);
            }
        }
    }
    found
}

/// The same where a strength is stated on the circle. Such an inference reaches its strength
/// whatever its premises come to, so a circle could lift a grade through it: what an inference
/// lends is therefore at most what it comes to itself. (Without that, `q` with two arguments, a
/// weak source and, through a stated strength, itself, would be worth the stated strength to all
/// but itself. Asking for no claim twice on any path would be as hard as two disjoint paths.)
fn with_stated(
    circle: &Circle<'_>,
    base: &[Option<Grade>],
    is_stated: &[bool],
) -> Vec<Option<Grade>> {
    let mut found = base.to_vec();
    loop {
        let mut next = vec![None; base.len()];
        let weakest = Grade::Asserted;
        for level in levels(base).into_iter().chain([weakest]) {
            let derived = circle.derived_freely(
                &at_least(base, weakest),
                &at_least(&found, level),
                is_stated,
            );
            for place in derived {
                if let Some(slot) = next.get_mut(place) {
                    *slot = Some(level).max(*slot);
                }
            }
        }
        if next == found {
            return found;
        }
        found = next;
    }
}
