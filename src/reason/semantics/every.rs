//! Every labelling, part by part: the labellings of independent parts combine freely.

use crate::reason::labelling::Labelling;
use crate::reason::solver::{Lean, Literal};

use super::encoding::{Encoding, Mode};
use super::partial::{Partial, Places};
use super::range::Ranges;
use super::verify::with_in;
use crate::model::Semantics;

/// What may be in, for each part of what is open.
pub(super) struct Choices {
    // By part, then by labelling of the part.
    parts: Vec<Vec<Vec<u32>>>,
    /// Whether no part was cut at the cap.
    pub(super) is_complete: bool,
}

/// Finds the choices of each part, at most `cap` a part. None if it gave up.
pub(super) fn choices(
    partial: &Partial<'_>,
    semantics: Semantics,
    cap: usize,
    give_up: &dyn Fn() -> bool,
) -> Option<Choices> {
    let mut places = Places::new(partial.framework().len());
    let mut choices = Choices {
        parts: Vec::new(),
        is_complete: true,
    };
    for part in partial.weak_parts(&partial.open(), &mut places) {
        let found;
        let asked = cap.saturating_add(1);
        (found, places) = of_part(partial, part, places, semantics, asked, give_up)?;
        choices.is_complete &= found.len() <= cap;
        let is_none = found.is_empty();
        choices.parts.push(found);
        if is_none {
            break;
        }
    }
    Some(choices)
}

impl Choices {
    /// How many labellings there are, at most `cap`, and whether there are no more.
    pub(super) fn count(&self, cap: u64) -> (u64, bool) {
        let sizes = self.parts.iter().map(Vec::len);
        let mut count: u64 = 1;
        for size in sizes {
            count = count.saturating_mul(u64::try_from(size).unwrap_or(u64::MAX));
            if count == 0 {
                return (0, true);
            }
        }
        (count.min(cap), count <= cap)
    }

    /// The labellings, at most `cap`.
    pub(super) fn labellings(
        &self,
        partial: &Partial<'_>,
        semantics: Semantics,
        cap: usize,
    ) -> Vec<Labelling> {
        let mut labellings = Vec::new();
        if self.parts.iter().any(Vec::is_empty) {
            return labellings;
        }
        let mut turn = vec![0_usize; self.parts.len()];
        while labellings.len() < cap {
            let chosen: Vec<u32> = self
                .parts
                .iter()
                .zip(&turn)
                .flat_map(|(part, &turn)| part[turn].iter().copied())
                .collect();
            labellings.push(if semantics == Semantics::Stage {
                with_in(partial.framework(), &chosen)
            } else {
                let mut partial = partial.clone();
                partial.accept(&chosen);
                partial.labelling()
            });
            // Counts up, the first part fastest.
            let mut digits = turn.iter_mut().zip(&self.parts);
            let has_next = digits.any(|(turn, part)| {
                *turn += 1;
                if *turn == part.len() {
                    *turn = 0;
                }
                *turn != 0
            });
            if !has_next {
                break;
            }
        }
        labellings
    }
}

fn of_part(
    partial: &Partial<'_>,
    part: Vec<u32>,
    places: Places,
    semantics: Semantics,
    cap: usize,
    give_up: &dyn Fn() -> bool,
) -> Option<(Vec<Vec<u32>>, Places)> {
    let mode = match semantics {
        Semantics::Complete => Mode::Complete,
        Semantics::Stable => Mode::Stable,
        Semantics::Stage => Mode::ConflictFree,
        Semantics::Preferred | Semantics::SemiStable | Semantics::Grounded | Semantics::Ideal => {
            Mode::Admissible
        }
    };
    if matches!(semantics, Semantics::SemiStable | Semantics::Stage) {
        return of_widest_range(Ranges::new(partial, part, places, mode, give_up), cap);
    }
    let mut encoding = Encoding::new(partial, part, places, (mode, Lean::True), give_up);
    let mut found = Vec::new();
    while found.len() < cap && encoding.solve(&[])? {
        let mut chosen = encoding.chosen();
        if semantics == Semantics::Preferred {
            chosen = largest(&mut encoding, chosen)?;
        }
        let (ins, outs) = split(&encoding, &chosen);
        let mut other = outs;
        if semantics == Semantics::Complete {
            other.extend(ins.iter().map(|&it| !it));
        }
        encoding.sat.clause(&other);
        found.push(chosen);
    }
    Some((found, encoding.into_places()))
}

fn of_widest_range(mut ranges: Ranges<'_, '_, '_>, cap: usize) -> Option<(Vec<Vec<u32>>, Places)> {
    let mut found = Vec::new();
    while found.len() < cap && ranges.encoding.solve(&[])? {
        let range = ranges.widest()?;
        // Everything of this range, each differing from those before in what is in.
        let guard = ranges.encoding.sat.variable(Lean::False);
        let mut assumptions = ranges.within(&range);
        assumptions.push(guard);
        while found.len() < cap && ranges.encoding.solve(&assumptions)? {
            let chosen = ranges.encoding.chosen();
            let (ins, outs) = split(&ranges.encoding, &chosen);
            let mut other = outs;
            other.extend(ins.iter().map(|&it| !it));
            other.push(!guard);
            ranges.encoding.sat.clause(&other);
            found.push(chosen);
        }
        ranges.encoding.sat.clause(&[!guard]);
        ranges.beyond(&range, None);
    }
    Some((found, ranges.encoding.into_places()))
}

/// Extends what is in as far as it goes. None if it gave up.
fn largest(encoding: &mut Encoding<'_, '_, '_>, mut chosen: Vec<u32>) -> Option<Vec<u32>> {
    loop {
        let guard = encoding.sat.variable(Lean::False);
        let (mut ins, mut more) = split(encoding, &chosen);
        more.push(!guard);
        encoding.sat.clause(&more);
        ins.push(guard);
        let is_larger = encoding.solve(&ins)?;
        encoding.sat.clause(&[!guard]);
        if !is_larger {
            return Some(chosen);
        }
        chosen = encoding.chosen();
    }
}

/// The literals of being in, of what is chosen and of the rest.
fn split(encoding: &Encoding<'_, '_, '_>, chosen: &[u32]) -> (Vec<Literal>, Vec<Literal>) {
    let mut chosen = chosen.iter().peekable();
    let (mut ins, mut rest) = (Vec::new(), Vec::new());
    for (inference, &literal) in encoding.nodes().iter().zip(encoding.ins()) {
        if chosen.next_if(|&it| it == inference).is_some() {
            ins.push(literal);
        } else {
            rest.push(literal);
        }
    }
    (ins, rest)
}
