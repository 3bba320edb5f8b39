//! One labelling of each semantics.

use crate::reason::framework::Framework;
use crate::reason::labelling::{Label, Labelling};

use super::encoding::{Encoding, Mode, lean_for};
use super::ideal::idealise;
use super::partial::{Partial, Places};
use super::preferred::grow;
use super::range::Ranges;
use super::verify::with_in;
use crate::model::Semantics;

/// One labelling, or none if there is none; none at all if it gave up.
#[expect(clippy::option_option, reason = "the outer one gives up")]
pub(super) fn one(
    framework: &Framework,
    semantics: Semantics,
    give_up: &dyn Fn() -> bool,
) -> Option<Option<Labelling>> {
    let mut partial = Partial::grounded(framework);
    match semantics {
        Semantics::Grounded | Semantics::Complete => {}
        Semantics::Preferred => grow(&mut partial, give_up)?,
        Semantics::Ideal => {
            let open = partial.open();
            idealise(&mut partial, &open, give_up)?;
        }
        Semantics::Stable => {
            let parts = weak_parts(&partial);
            let Some(chosen) = stable(&partial, parts, give_up)? else {
                return Some(None);
            };
            partial.accept(&chosen);
        }
        Semantics::SemiStable => {
            let parts = weak_parts(&partial);
            let chosen = semi_stable(&partial, parts, give_up)?;
            partial.accept(&chosen);
        }
        Semantics::Stage => {
            let blank = Partial::blank(framework);
            let parts = weak_parts(&blank);
            let chosen = stage(&partial, &blank, parts, give_up)?;
            return Some(Some(with_in(framework, &chosen)));
        }
    }
    Some(Some(partial.labelling()))
}

pub(super) fn weak_parts(partial: &Partial<'_>) -> Vec<Vec<u32>> {
    let mut places = Places::new(partial.framework().len());
    partial.weak_parts(&partial.open(), &mut places)
}

/// What is in, in some stable labelling of each of these parts. None if it gave up.
#[expect(clippy::option_option, reason = "the outer one gives up")]
pub(super) fn stable(
    partial: &Partial<'_>,
    parts: Vec<Vec<u32>>,
    give_up: &dyn Fn() -> bool,
) -> Option<Option<Vec<u32>>> {
    let mut places = Places::new(partial.framework().len());
    let mut chosen = Vec::new();
    for part in parts {
        let mode = (Mode::Stable, lean_for(&part));
        let mut encoding = Encoding::new(partial, part, places, mode, give_up);
        if !encoding.solve(&[])? {
            return Some(None);
        }
        chosen.extend(encoding.chosen());
        places = encoding.into_places();
    }
    Some(Some(chosen))
}

/// What is in, in some semi-stable labelling of each of these parts. None if it gave up.
pub(super) fn semi_stable(
    partial: &Partial<'_>,
    parts: Vec<Vec<u32>>,
    give_up: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    let mut grown = partial.clone();
    grow(&mut grown, give_up)?;
    let mut places = Places::new(partial.framework().len());
    let mut chosen = Vec::new();
    for part in parts {
        let start = Start::new(&grown, &part);
        let found;
        (found, places) = if start.is_stable() {
            (start.chosen, places)
        } else if let Some(found) = stable(partial, vec![part.clone()], give_up)? {
            (found, places)
        } else {
            Ranges::new(partial, part, places, Mode::Admissible, give_up)
                .widest_for_good(start.range, start.chosen)?
        };
        chosen.extend(found);
    }
    Some(chosen)
}

/// What is in, in some stage labelling of each of these parts of the blank labelling. None if it
/// gave up.
pub(super) fn stage(
    partial: &Partial<'_>,
    blank: &Partial<'_>,
    parts: Vec<Vec<u32>>,
    give_up: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    let mut grown = partial.clone();
    grow(&mut grown, give_up)?;
    let mut places = Places::new(partial.framework().len());
    let mut chosen = Vec::new();
    for part in parts {
        let start = Start::new(&grown, &part);
        if start.is_stable() {
            chosen.extend(start.chosen);
            continue;
        }
        let (open, settled): (Vec<u32>, Vec<u32>) =
            part.iter().copied().partition(|&it| partial.is_open(it));
        // Every stable labelling extends the grounded one, and is a stage labelling.
        if let Some(found) = stable(partial, vec![open], give_up)? {
            chosen.extend(found);
            chosen.extend(settled.iter().filter(|&&it| partial.label(it) == Label::In));
            continue;
        }
        let found;
        (found, places) = Ranges::new(blank, part, places, Mode::ConflictFree, give_up)
            .widest_for_good(start.range, start.chosen)?;
        chosen.extend(found);
    }
    Some(chosen)
}

/// Where widening starts: what a preferred labelling says of a part.
struct Start {
    range: Vec<bool>,
    chosen: Vec<u32>,
}

impl Start {
    fn new(grown: &Partial<'_>, part: &[u32]) -> Self {
        let decided = |&it: &u32| grown.label(it) != Label::Undecided;
        let is_in = |&it: &u32| grown.label(it) == Label::In;
        Self {
            range: part.iter().map(decided).collect(),
            chosen: part.iter().copied().filter(is_in).collect(),
        }
    }

    fn is_stable(&self) -> bool {
        self.range.iter().all(|&it| it)
    }
}
