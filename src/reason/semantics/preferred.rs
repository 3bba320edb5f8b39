//! Preferred labellings: one by growing, part by part.
//!
//! Whatever is taken in and defends itself, some preferred labelling lies above it. So any choice
//! will do: first inferences that strike back at all that attacks them, then, part after part in
//! the order of dependence, any set that a search finds; a part without one stays undecided. What
//! is left after a choice falls apart into smaller parts (after Baroni, Giacomin and Guida 2005).

use crate::reason::framework::NONE;
use crate::reason::labelling::Label;

use super::encoding::{Encoding, Mode, lean_for};
use super::partial::{Partial, Places};

/// Grows to a preferred labelling: in the end nothing is open. None if it gave up.
pub(super) fn grow(partial: &mut Partial<'_>, give_up: &dyn Fn() -> bool) -> Option<()> {
    let open = partial.open();
    if open.is_empty() {
        return Some(());
    }
    strike_back(partial, &open);
    let open = partial.open();
    let mut places = Places::new(partial.framework().len());
    let mut parts = partial.strong_parts(&open, &mut places);
    parts.reverse();
    while let Some(part) = parts.pop() {
        let open: Vec<u32> = part
            .iter()
            .copied()
            .filter(|&it| partial.is_open(it))
            .collect();
        if open.len() == 1 {
            // It would have been settled, did not what is undecided attack it.
            partial.close(&open);
        }
        if open.len() <= 1 {
            continue;
        }
        if open.len() < part.len() {
            let mut smaller = partial.strong_parts(&open, &mut places);
            smaller.reverse();
            parts.append(&mut smaller);
            continue;
        }
        if give_up() {
            return None;
        }
        let mode = (Mode::Admissible, lean_for(&open));
        let mut encoding = Encoding::new(partial, open, places, mode, give_up);
        let some: Vec<_> = encoding.ins().to_vec();
        encoding.sat.clause(&some);
        let is_possible = encoding.solve(&[])?;
        let chosen = if is_possible {
            encoding.chosen()
        } else {
            Vec::new()
        };
        places = encoding.into_places();
        if chosen.is_empty() {
            partial.close(&part);
        } else {
            partial.accept(&chosen);
            parts.push(part);
        }
    }
    Some(())
}

/// Takes in what attacks all that attacks it and is not out: it defends itself.
fn strike_back(partial: &mut Partial<'_>, open: &[u32]) {
    let framework = partial.framework();
    let mut struck_by = vec![NONE; framework.len()];
    // What is still to be had then is left to the search.
    for _ in 0..8 {
        let mut has_grown = false;
        for &inference in open {
            if !partial.is_open(inference) || framework.circle_through(inference) != NONE {
                continue;
            }
            let mut needs = framework.needs(inference).iter();
            if !needs.all(|&claim| partial.is_held(claim)) {
                continue;
            }
            for &target in framework.attacks(inference) {
                struck_by[target as usize] = inference;
            }
            let strikes = |&by: &u32| {
                by != inference
                    && (partial.label(by) == Label::Out || struck_by[by as usize] == inference)
            };
            if framework.attackers(inference).iter().all(strikes) {
                partial.accept(&[inference]);
                has_grown = true;
            }
        }
        if !has_grown {
            return;
        }
    }
}
