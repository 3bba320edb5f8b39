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

/// From this size on a part is worth two searches.
const RACED: usize = 50;
/// How many conflicts the first turn of each takes; every other turn takes twice as many.
const FIRST_LIMIT: u32 = 500;

/// Grows to a preferred labelling: in the end nothing is open. None if it gave up.
pub(super) fn grow(partial: &mut Partial<'_>, give_up: &dyn Fn() -> bool) -> Option<()> {
    let open = partial.open();
    if open.is_empty() {
        return Some(());
    }
    strike_back(partial, &open);
    let open = partial.open();
    let mut places = Places::new(partial.framework().len());
    // For a second search beside the first, once there is one.
    let mut spare = None;
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
        let chosen;
        (chosen, places, spare) = search(partial, open, places, spare, give_up)?;
        if chosen.is_empty() {
            partial.close(&part);
        } else {
            partial.accept(&chosen);
            parts.push(part);
        }
    }
    Some(())
}

/// What is in, in some admissible labelling of a part, if it has one with anything in. None if it
/// gave up.
///
/// In a large part two searches take turns: for any such labelling, and for a stable one, which is
/// found sooner in some tangles, and of which there need not be any.
fn search(
    partial: &Partial<'_>,
    part: Vec<u32>,
    places: Places,
    spare: Option<Places>,
    give_up: &dyn Fn() -> bool,
) -> Option<(Vec<u32>, Places, Option<Places>)> {
    let lean = lean_for(&part);
    let is_raced = part.len() >= RACED;
    let mut limit = is_raced.then_some(FIRST_LIMIT);
    let mut stable = None;
    let mut spare = spare;
    if is_raced {
        let places = spare
            .take()
            .unwrap_or_else(|| Places::new(partial.framework().len()));
        let mode = (Mode::Stable, lean);
        stable = Some(Encoding::new(partial, part.clone(), places, mode, give_up));
    }
    let mut any = Encoding::new(partial, part, places, (Mode::Admissible, lean), give_up);
    let some: Vec<_> = any.ins().to_vec();
    any.sat.clause(&some);
    let mut chosen = None;
    while chosen.is_none() {
        any.sat.limit(limit);
        match any.solve(&[]) {
            Some(is_possible) => {
                chosen = Some(if is_possible {
                    any.chosen()
                } else {
                    Vec::new()
                });
                break;
            }
            None if limit.is_none() || give_up() => return None,
            None => {}
        }
        if let Some(mut encoding) = stable.take() {
            encoding.sat.limit(limit);
            match encoding.solve(&[]) {
                Some(true) => {
                    chosen = Some(encoding.chosen());
                    stable = Some(encoding);
                }
                Some(false) => {
                    spare = Some(encoding.into_places());
                    limit = None;
                    continue;
                }
                None if give_up() => return None,
                None => stable = Some(encoding),
            }
        }
        limit = limit.map(|it| it.saturating_mul(2));
    }
    let spare = stable.map(Encoding::into_places).or(spare);
    Some((chosen.unwrap_or_default(), any.into_places(), spare))
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
