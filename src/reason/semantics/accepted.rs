//! Whether a goal is held in some complete labelling, or in every preferred one.
//!
//! Both are decided among the ancestors of the goal: what does not bear on it can be labelled
//! afterwards.

use crate::reason::framework::{Framework, NONE};
use crate::reason::labelling::Label;
use crate::reason::solver::{Lean, Literal};

use super::encoding::{Encoding, Mode};
use super::partial::{Partial, Places};

/// Whether some complete labelling holds one of the goals; if so, `partial` becomes one. None if it
/// gave up.
pub(super) fn in_some(
    partial: &mut Partial<'_>,
    goals: &[u32],
    give_up: &dyn Fn() -> bool,
) -> Option<bool> {
    let nodes = partial.ancestors(goals);
    let places = Places::new(partial.framework().len());
    let mut encoding = Encoding::new(
        partial,
        nodes,
        places,
        (Mode::Admissible, Lean::False),
        give_up,
    );
    let held: Vec<Literal> = goals.iter().map(|&it| encoding.is_in(it)).collect();
    encoding.sat.clause(&held);
    let is_possible = encoding.solve(&[])?;
    if is_possible {
        let chosen = encoding.chosen();
        partial.accept(&chosen);
    }
    Some(is_possible)
}

/// Whether every preferred labelling holds one of the goals, which are not all out; if not,
/// `partial` becomes a complete labelling no extension of which does. None if it gave up.
///
/// Looks for an admissible labelling that no admissible one with a goal can be joined to. Of every
/// candidate that can be joined, the defence of the goal is remembered, as small as can be: the
/// next candidate must defeat some of it.
pub(super) fn in_every_preferred(
    partial: &mut Partial<'_>,
    goals: &[u32],
    give_up: &dyn Fn() -> bool,
) -> Option<bool> {
    let framework = partial.framework();
    let nodes = partial.ancestors(goals);
    let has_circles = nodes.iter().any(|&it| framework.circle_through(it) != NONE);
    let places = Places::new(framework.len());
    let mut encoding = Encoding::new(
        partial,
        nodes,
        places,
        (Mode::Admissible, Lean::True),
        give_up,
    );
    let is_sought = encoding.sat.variable(Lean::False);
    let mut held = vec![!is_sought];
    held.extend(goals.iter().map(|&it| encoding.is_in(it)));
    encoding.sat.clause(&held);
    let is_counted = encoding.sat.variable(Lean::False);
    let refused: Vec<Literal> = std::iter::once(is_counted)
        .chain(goals.iter().map(|&it| encoding.is_out(it)))
        .collect();
    let mut counterexample = None;
    if encoding.solve(&refused)? {
        counterexample = Some(encoding.chosen());
    }
    while counterexample.is_none() {
        if !encoding.solve(&[is_counted])? {
            return Some(true);
        }
        let candidate = encoding.chosen();
        let mut joined: Vec<Literal> = candidate.iter().map(|&it| encoding.is_in(it)).collect();
        joined.push(is_sought);
        let is_held = goals.iter().any(|it| candidate.contains(it));
        if !is_held && !encoding.solve(&joined)? {
            counterexample = Some(candidate);
            continue;
        }
        let chosen = encoding.chosen();
        let defence = if has_circles {
            chosen
        } else {
            defence(&encoding, framework, goals, &chosen)
        };
        let mut defeated = vec![!is_counted];
        defeated.extend(defence.iter().map(|&it| encoding.is_out(it)));
        encoding.sat.clause(&defeated);
    }
    drop(encoding);
    partial.accept(&counterexample.unwrap_or_default());
    Some(false)
}

/// Part of the last model: a goal, what gives its premises, and for each attacker something that
/// puts it out, with all that these need in turn.
fn defence(
    encoding: &Encoding<'_, '_, '_>,
    framework: &Framework,
    goals: &[u32],
    chosen: &[u32],
) -> Vec<u32> {
    let mut state = vec![Label::Undecided; framework.len()];
    for &inference in chosen {
        state[inference as usize] = Label::In;
    }
    for inference in encoding.refused() {
        state[inference as usize] = Label::Out;
    }
    let partial = encoding.partial();
    let is_in = |it: u32| state[it as usize] == Label::In;
    let mut is_taken = vec![false; framework.len()];
    let mut taken = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    open.extend(goals.iter().copied().find(|&it| is_in(it)));
    // What must be out, by inferences that are taken.
    let mut to_defeat: Vec<u32> = Vec::new();
    let mut is_to_defeat = vec![false; framework.len()];
    loop {
        if let Some(inference) = open.pop() {
            if std::mem::replace(&mut is_taken[inference as usize], true) {
                continue;
            }
            taken.push(inference);
            for &claim in framework.needs(inference) {
                let givers = framework.given_by(claim);
                let has_taken = || givers.iter().any(|&it| is_taken[it as usize]);
                if !partial.is_held(claim) && !has_taken() {
                    open.extend(givers.iter().copied().find(|&it| is_in(it)));
                }
            }
            for &by in framework.attackers(inference) {
                if partial.is_open(by) && !std::mem::replace(&mut is_to_defeat[by as usize], true) {
                    to_defeat.push(by);
                }
            }
        } else if let Some(target) = to_defeat.pop() {
            let attackers = framework.attackers(target);
            if attackers.iter().any(|&it| is_taken[it as usize]) {
                continue;
            }
            if let Some(by) = attackers.iter().copied().find(|&it| is_in(it)) {
                open.push(by);
                continue;
            }
            // A premise of it is lost: all that gives it is out.
            let is_lost = |&&claim: &&u32| {
                let mut givers = framework.given_by(claim).iter();
                !partial.is_held(claim)
                    && givers.all(|&it| {
                        state[it as usize] == Label::Out || partial.label(it) == Label::Out
                    })
            };
            if let Some(&claim) = framework.needs(target).iter().find(is_lost) {
                for &giver in framework.given_by(claim) {
                    if partial.is_open(giver)
                        && !std::mem::replace(&mut is_to_defeat[giver as usize], true)
                    {
                        to_defeat.push(giver);
                    }
                }
            }
        } else {
            return taken;
        }
    }
}
