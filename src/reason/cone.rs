//! What can bear on a claim at all, from whatever standpoint: everything else can be left aside.

use super::framework::NONE;
use super::inferences::Inferences;

/// The claims and inferences that can bear on some claims.
#[derive(Debug, Clone)]
pub(super) struct Cone {
    claims: Vec<bool>,
    inferences: Vec<bool>,
}

impl Cone {
    /// What can bear on the claims with these numbers, themselves included.
    pub(super) fn of(inferences: &Inferences, from: impl IntoIterator<Item = u32>) -> Self {
        let framework = inferences.framework();
        let mut cone = Self {
            claims: vec![false; framework.claims()],
            inferences: vec![false; framework.len()],
        };
        let mut claims: Vec<u32> = from.into_iter().collect();
        let mut steps: Vec<u32> = Vec::new();
        loop {
            if let Some(claim) = claims.pop() {
                if mark(&mut cone.claims, claim) {
                    steps.extend(framework.given_by(claim));
                    steps.extend(inferences.rebuttals(claim));
                    let rivals = inferences.contraries(claim).iter();
                    steps.extend(rivals.flat_map(|&rival| framework.given_by(rival)));
                }
            } else if let Some(step) = steps.pop() {
                if mark(&mut cone.inferences, step) {
                    claims.extend(framework.needs(step));
                    steps.extend(framework.attackers(step));
                    let given = framework.gives(step);
                    if given != NONE {
                        claims.push(given);
                    }
                }
            } else {
                return cone;
            }
        }
    }

    /// The claims, in the order of their numbers.
    pub(super) fn claims(&self) -> impl Iterator<Item = u32> {
        marked(&self.claims)
    }

    /// The inferences, in the order of their numbers.
    pub(super) fn inferences(&self) -> impl Iterator<Item = u32> {
        marked(&self.inferences)
    }
}

/// Marks a place; whether it was not marked before.
fn mark(marks: &mut [bool], place: u32) -> bool {
    marks
        .get_mut(place as usize)
        .is_some_and(|mark| !std::mem::replace(mark, true))
}

fn marked(marks: &[bool]) -> impl Iterator<Item = u32> {
    (0_u32..)
        .zip(marks)
        .filter(|&(_, &mark)| mark)
        .map(|(place, _)| place)
}
