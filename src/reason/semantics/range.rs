//! Semi-stable and stage labellings: as little undecided as possible.
//!
//! The range of a labelling is what is decided in it. A widest range is found by asking again and
//! again for one that keeps what is decided and decides something more.

use crate::reason::solver::{Lean, Literal};

use super::encoding::{Encoding, Mode};
use super::partial::{Partial, Places};

/// The search for widest ranges among some inferences, on which no other open one bears.
pub(super) struct Ranges<'p, 'f, 'a> {
    pub(super) encoding: Encoding<'p, 'f, 'a>,
    // That each inference is decided.
    decided: Vec<Literal>,
}

impl<'p, 'f, 'a> Ranges<'p, 'f, 'a> {
    /// `mode` is admissible for semi-stable labellings and free of conflict for stage ones.
    pub(super) fn new(
        partial: &'p Partial<'f>,
        nodes: Vec<u32>,
        places: Places,
        mode: Mode,
        give_up: &'a dyn Fn() -> bool,
    ) -> Self {
        let mut encoding = Encoding::new(partial, nodes, places, (mode, Lean::True), give_up);
        let mut decided = Vec::with_capacity(encoding.nodes().len());
        for place in 0..encoding.nodes().len() {
            let (is_in, is_out) = (encoding.ins()[place], encoding.outs()[place]);
            let is_decided = encoding.sat.variable(Lean::True);
            encoding.sat.clause(&[!is_decided, is_in, is_out]);
            encoding.sat.clause(&[is_decided, !is_in]);
            encoding.sat.clause(&[is_decided, !is_out]);
            decided.push(is_decided);
        }
        Self { encoding, decided }
    }

    /// The range of the last model, by places.
    pub(super) fn range(&self) -> Vec<bool> {
        let holds = |&it: &Literal| self.encoding.sat.holds(it);
        self.decided.iter().map(holds).collect()
    }

    /// What is decided in a range, as assumptions.
    pub(super) fn within(&self, range: &[bool]) -> Vec<Literal> {
        let pairs = self.decided.iter().zip(range);
        pairs.filter(|&(_, &is)| is).map(|(&it, _)| it).collect()
    }

    /// From now on something must be decided that is not in this range, provided `guard` holds.
    pub(super) fn beyond(&mut self, range: &[bool], guard: Option<Literal>) {
        let pairs = self.decided.iter().zip(range);
        let mut clause: Vec<Literal> = pairs.filter(|&(_, &is)| !is).map(|(&it, _)| it).collect();
        clause.extend(guard.map(|it| !it));
        self.encoding.sat.clause(&clause);
    }

    /// Widens a range as far as it goes; returns the widest with what is in. Nothing else can be
    /// asked afterwards. None if it gave up.
    pub(super) fn widest_for_good(
        mut self,
        mut range: Vec<bool>,
        mut chosen: Vec<u32>,
    ) -> Option<(Vec<u32>, Places)> {
        loop {
            for literal in self.within(&range) {
                self.encoding.sat.clause(&[literal]);
            }
            self.beyond(&range, None);
            if !self.encoding.solve(&[])? {
                return Some((chosen, self.encoding.into_places()));
            }
            range = self.range();
            chosen = self.encoding.chosen();
        }
    }

    /// Widens the range of the last model as far as it goes, and leaves no trace. None if it gave
    /// up.
    pub(super) fn widest(&mut self) -> Option<Vec<bool>> {
        let mut range = self.range();
        loop {
            let guard = self.encoding.sat.variable(Lean::False);
            self.beyond(&range, Some(guard));
            let mut assumptions = self.within(&range);
            assumptions.push(guard);
            let is_wider = self.encoding.solve(&assumptions)?;
            self.encoding.sat.clause(&[!guard]);
            if !is_wider {
                return Some(range);
            }
            range = self.range();
        }
    }

    /// Whether some labelling of a widest range holds one of the goals, or, if not `held`, none of
    /// them; if so, what is in. None if it gave up.
    #[expect(clippy::option_option, reason = "the outer one gives up")]
    pub(super) fn some(&mut self, goals: &[u32], held: bool) -> Option<Option<Vec<u32>>> {
        let mut wish: Vec<Literal> = goals.iter().map(|&it| self.encoding.is_in(it)).collect();
        if held {
            let is_wished = self.encoding.sat.variable(Lean::False);
            wish.push(!is_wished);
            self.encoding.sat.clause(&wish);
            wish = vec![is_wished];
        } else {
            for literal in &mut wish {
                *literal = !*literal;
            }
        }
        while self.encoding.solve(&wish)? {
            let range = self.widest()?;
            let mut assumptions = self.within(&range);
            assumptions.extend(&wish);
            if self.encoding.solve(&assumptions)? {
                return Some(Some(self.encoding.chosen()));
            }
            self.beyond(&range, None);
        }
        Some(None)
    }
}
