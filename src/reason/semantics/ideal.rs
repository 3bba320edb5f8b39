//! The ideal labelling: the largest admissible one, no part of which any admissible one puts out.
//!
//! That is the largest admissible set within every preferred one (Dung, Mancarella and Toni 2007).
//! Starts from all that is open, and takes away what some admissible labelling puts out, with what
//! cannot be defended then, until no admissible labelling puts out anything of the rest.

use crate::reason::framework::NONE;
use crate::reason::labelling::Label;
use crate::reason::solver::{Lean, Literal};

use super::encoding::{Encoding, Mode};
use super::partial::{Partial, Places};
use super::preferred::grow;
use super::verify::derived;

/// Extends the grounded labelling to the ideal one, as far as these open inferences go, on which
/// no other open one bears. None if it gave up.
pub(super) fn idealise(
    partial: &mut Partial<'_>,
    open: &[u32],
    give_up: &dyn Fn() -> bool,
) -> Option<()> {
    let mut places = Places::new(partial.framework().len());
    let parts = partial.weak_parts(open, &mut places);
    let mut grown = partial.clone();
    places.set(open);
    let elsewhere: Vec<u32> = partial
        .open()
        .into_iter()
        .filter(|&it| places.of(it).is_none())
        .collect();
    places.unset(open);
    grown.close(&elsewhere);
    grow(&mut grown, give_up)?;
    let mut candidates = Candidates::new(partial, open);
    candidates.remove(open.iter().filter(|&&it| grown.label(it) != Label::In));
    let mut ideal = Vec::new();
    for part in parts {
        let mut kept = candidates.kept(&part);
        if kept.is_empty() {
            continue;
        }
        let mut encoding = Encoding::new(
            partial,
            part,
            places,
            (Mode::Admissible, Lean::True),
            give_up,
        );
        while !kept.is_empty() {
            let defeated: Vec<Literal> = kept.iter().map(|&it| encoding.is_out(it)).collect();
            encoding.sat.clause(&defeated);
            if !encoding.solve(&[])? {
                ideal.append(&mut kept);
                break;
            }
            candidates.remove(encoding.refused().iter());
            kept = candidates.kept(encoding.nodes());
        }
        places = encoding.into_places();
    }
    partial.accept(&ideal);
    Some(())
}

/// The largest set that defends itself within what has not been taken away.
struct Candidates<'p, 'f> {
    partial: &'p Partial<'f>,
    open: &'p [u32],
    is_kept: Vec<bool>,
    // How many attackers of each inference are kept.
    attackers: Vec<u32>,
    is_abstract: bool,
}

impl<'p, 'f> Candidates<'p, 'f> {
    fn new(partial: &'p Partial<'f>, open: &'p [u32]) -> Self {
        let framework = partial.framework();
        let count = framework.len();
        let mut candidates = Self {
            partial,
            open,
            is_kept: vec![false; count],
            attackers: vec![0; count],
            is_abstract: !open
                .iter()
                .any(|&it| framework.gives(it) != NONE || !framework.needs(it).is_empty()),
        };
        for &inference in open {
            candidates.is_kept[inference as usize] = true;
            for &target in framework.attacks(inference) {
                candidates.attackers[target as usize] += 1;
            }
        }
        candidates
    }

    fn kept(&self, among: &[u32]) -> Vec<u32> {
        let kept = among.iter().copied();
        kept.filter(|&it| self.is_kept[it as usize]).collect()
    }

    fn remove<'i>(&mut self, inferences: impl Iterator<Item = &'i u32>) {
        let framework = self.partial.framework();
        let mut removed: Vec<u32> = inferences.copied().collect();
        loop {
            while let Some(inference) = removed.pop() {
                if !std::mem::replace(&mut self.is_kept[inference as usize], false) {
                    continue;
                }
                for &target in framework.attacks(inference) {
                    let attackers = &mut self.attackers[target as usize];
                    *attackers -= 1;
                    // Without premises, what nothing kept attacks puts its targets in danger.
                    if *attackers == 0
                        && self.is_abstract
                        && self.partial.label(target) != Label::Out
                    {
                        removed.extend(framework.attacks(target));
                    }
                }
            }
            if self.is_abstract {
                return;
            }
            removed = self.undefended();
            if removed.is_empty() {
                return;
            }
        }
    }

    /// What is kept and cannot be defended by what is kept.
    fn undefended(&self) -> Vec<u32> {
        let framework = self.partial.framework();
        let is_in = |it: u32| self.is_kept[it as usize] || self.partial.label(it) == Label::In;
        let possible = derived(framework, |it| {
            !framework.attackers(it).iter().any(|&by| is_in(by))
        });
        let defended = derived(framework, |it| {
            let mut attackers = framework.attackers(it).iter();
            is_in(it) && attackers.all(|&by| !possible[by as usize])
        });
        let kept = self.kept(self.open).into_iter();
        kept.filter(|&it| !defended[it as usize]).collect()
    }
}
