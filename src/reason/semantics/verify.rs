//! An independent check of an answer, in time linear in the framework (outside circles of support).
//!
//! Knows nothing of how labellings are found. It decides completely whether a labelling is
//! complete, stable, or free of conflict with the labels that follow; so also that a witness holds
//! its goal and a counterexample does not. That a complete labelling is the largest (preferred,
//! semi-stable, ideal) or a conflict-free one has the widest range (stage), no linear check can
//! tell: there it checks the rest of the definition.

use crate::reason::framework::{Framework, NONE, Plain};
use crate::reason::labelling::{Label, Labelling, derivable, grounded};

use crate::model::Semantics;

/// Whether the labelling passes the checks for `semantics` that linear time allows.
#[must_use]
pub fn verify(framework: &Framework, semantics: Semantics, labelling: &Labelling) -> bool {
    let labels = labelling.labels();
    if labels.len() != framework.len() {
        return false;
    }
    let is_decided = || labels.iter().all(|&it| it != Label::Undecided);
    match semantics {
        Semantics::Grounded => *labelling == grounded(framework, &Plain),
        Semantics::Complete | Semantics::Preferred | Semantics::SemiStable | Semantics::Ideal => {
            is_complete(framework, labelling)
        }
        Semantics::Stable => is_complete(framework, labelling) && is_decided(),
        Semantics::Stage => is_free_of_conflict(framework, labelling),
    }
}

/// In is what is defended, out what is impossible.
fn is_complete(framework: &Framework, labelling: &Labelling) -> bool {
    let defended = derived(framework, |it| {
        let mut attackers = framework.attackers(it).iter();
        attackers.all(|&by| labelling.label(by) == Label::Out)
    });
    has_impossible_out(framework, labelling)
        && all(framework).all(|it| defended[it as usize] == (labelling.label(it) == Label::In))
}

/// What is in is had by what is in, and attacks nothing of it; out is what is impossible.
fn is_free_of_conflict(framework: &Framework, labelling: &Labelling) -> bool {
    let is_in = |it: u32| labelling.label(it) == Label::In;
    let had = derived(framework, is_in);
    has_impossible_out(framework, labelling)
        && all(framework).filter(|&it| is_in(it)).all(|it| {
            had[it as usize] && !framework.attacks(it).iter().any(|&target| is_in(target))
        })
}

fn has_impossible_out(framework: &Framework, labelling: &Labelling) -> bool {
    let possible = possible(framework, |it| labelling.label(it) == Label::In);
    all(framework).all(|it| possible[it as usize] == (labelling.label(it) != Label::Out))
}

/// The labelling in which these are in, and out is what they make impossible.
pub(super) fn with_in(framework: &Framework, chosen: &[u32]) -> Labelling {
    let mut is_in = vec![false; framework.len()];
    for &inference in chosen {
        is_in[inference as usize] = true;
    }
    let possible = possible(framework, |it| is_in[it as usize]);
    let label = |(is_in, possible): (bool, bool)| match (is_in, possible) {
        (true, _) => Label::In,
        (false, true) => Label::Undecided,
        (false, false) => Label::Out,
    };
    Labelling::of(is_in.into_iter().zip(possible).map(label).collect())
}

/// What can be derived from the inferences that none of these attacks.
fn possible(framework: &Framework, is_in: impl Fn(u32) -> bool) -> Vec<bool> {
    derived(framework, |it| {
        !framework.attackers(it).iter().any(|&by| is_in(by))
    })
}

/// Those of the allowed inferences that can be derived from allowed ones, none from itself.
pub(super) fn derived(framework: &Framework, allowed: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut had = vec![false; framework.claims()];
    let mut missing: Vec<usize> = Vec::with_capacity(framework.len());
    let mut ready = Vec::new();
    let mut is_derived = vec![false; framework.len()];
    for inference in all(framework) {
        let needs = framework.needs(inference).len();
        missing.push(needs);
        if needs == 0 && allowed(inference) {
            ready.push(inference);
        }
    }
    while let Some(inference) = ready.pop() {
        is_derived[inference as usize] = true;
        let Some(slot) = had.get_mut(framework.gives(inference) as usize) else {
            continue;
        };
        if std::mem::replace(slot, true) {
            continue;
        }
        for &user in framework.needed_by(framework.gives(inference)) {
            let missing = &mut missing[user as usize];
            *missing -= 1;
            if *missing == 0 && allowed(user) {
                ready.push(user);
            }
        }
    }
    // A claim that can be had at all can be had without going round; an inference on a circle must
    // have its premises without any inference for its own claim.
    for circle in (0_u32..).take(framework.circles()) {
        for &claim in framework.on_circle(circle) {
            let had = derivable(framework, circle, claim, |it| is_derived[it as usize]);
            for &inference in framework.given_by(claim) {
                let near = |&&need: &&u32| framework.circle_of(need) == circle;
                if framework.circle_through(inference) != NONE {
                    let mut needs = framework.needs(inference).iter().filter(near);
                    is_derived[inference as usize] &=
                        needs.all(|need| had.binary_search(need).is_ok());
                }
            }
        }
    }
    is_derived
}

fn all(framework: &Framework) -> impl Iterator<Item = u32> {
    (0_u32..).take(framework.len())
}
