//! Circles of support as clauses: no claim is lifted by a circle, and none keeps itself possible.
//!
//! For every claim `s` of a circle there is a view of the circle without any inference for `s`. In
//! it a claim is had only by a rule whose premises are had. What holds itself up is found in the
//! model and forbidden by a loop formula (Lin and Zhao 2004): few of them are ever needed.

use std::collections::BTreeMap;

use crate::reason::solver::{Lean, Literal, Sat};

/// A rule for a claim of the circle: head, premises on the circle, that it is in, that it is out.
pub(super) type Rule = (u32, Vec<u32>, Literal, Literal);

#[derive(Default)]
pub(super) struct Circles {
    // By circle and the claim left out.
    views: BTreeMap<(u32, u32), View>,
}

struct View {
    claims: Vec<u32>,
    rules: Vec<Applied>,
    had: Vec<Literal>,
    lost: Vec<Literal>,
    // Whether what is possible must be founded too.
    is_complete: bool,
}

struct Applied {
    head: usize,
    near: Vec<usize>,
    // That it is in and its premises are had.
    holds: Literal,
    // That it is not out and its premises can be had.
    may_hold: Literal,
}

impl Circles {
    pub(super) fn has(&self, circle: u32, without: u32) -> bool {
        self.views.contains_key(&(circle, without))
    }

    /// That the claim is had, and that it cannot be had, without any inference for `without`.
    pub(super) fn of(
        &self,
        circle: u32,
        without: u32,
        claim: u32,
        truth: Literal,
    ) -> (Literal, Literal) {
        self.views
            .get(&(circle, without))
            .and_then(|view| {
                let place = view.claims.iter().position(|&it| it == claim)?;
                Some((view.had[place], view.lost[place]))
            })
            .unwrap_or((!truth, truth))
    }

    pub(super) fn add(
        &mut self,
        (circle, without): (u32, u32),
        claims: &[u32],
        rules: Vec<Rule>,
        sat: &mut dyn Sat,
        is_complete: bool,
    ) {
        let claims: Vec<u32> = claims.iter().copied().filter(|&it| it != without).collect();
        let mut variables = || -> Vec<Literal> {
            let variable = |_: &u32| sat.variable(Lean::False);
            claims.iter().map(variable).collect()
        };
        let (had, lost) = (variables(), variables());
        let mut applied = Vec::new();
        for (head, near, is_in, is_out) in rules {
            let place_of = |claim: &u32| claims.iter().position(|it| it == claim);
            let Some(head) = place_of(&head) else {
                continue;
            };
            let near: Vec<usize> = near.iter().filter_map(place_of).collect();
            let (mut holds, mut may_hold) = (is_in, !is_out);
            if !near.is_empty() {
                holds = sat.variable(Lean::False);
                may_hold = sat.variable(Lean::True);
                sat.clause(&[!holds, is_in]);
                let mut both = vec![holds, !is_in];
                let mut either = vec![may_hold, is_out];
                sat.clause(&[!may_hold, !is_out]);
                for &place in &near {
                    sat.clause(&[!holds, had[place]]);
                    sat.clause(&[!may_hold, !lost[place]]);
                    both.push(!had[place]);
                    either.push(lost[place]);
                }
                sat.clause(&either);
                if is_complete {
                    sat.clause(&both);
                }
            }
            sat.clause(&[!lost[head], !may_hold]);
            if is_complete {
                sat.clause(&[had[head], !holds]);
            }
            applied.push(Applied {
                head,
                near,
                holds,
                may_hold,
            });
        }
        for place in 0..claims.len() {
            let rules = || applied.iter().filter(|it| it.head == place);
            let mut clause = vec![!had[place]];
            clause.extend(rules().map(|it| it.holds));
            sat.clause(&clause);
            if is_complete {
                let mut clause = vec![lost[place]];
                clause.extend(rules().map(|it| it.may_hold));
                sat.clause(&clause);
            }
        }
        let view = View {
            claims,
            rules: applied,
            had,
            lost,
            is_complete,
        };
        self.views.insert((circle, without), view);
    }

    /// Whether nothing in the last model holds itself up; otherwise that is forbidden from now on.
    pub(super) fn are_founded(&self, sat: &mut dyn Sat, truth: Literal) -> bool {
        let mut formulas = Vec::new();
        for view in self.views.values() {
            let had: Vec<Literal> = view.had.clone();
            formulas.extend(view.loop_formulas(sat, &had, |rule| rule.holds));
            if view.is_complete {
                let possible: Vec<Literal> = view.lost.iter().map(|&it| !it).collect();
                formulas.extend(view.loop_formulas(sat, &possible, |rule| rule.may_hold));
            }
        }
        for formula in &formulas {
            debug_assert!(!formula.contains(&truth), "what always holds is founded");
            sat.clause(formula);
        }
        formulas.is_empty()
    }
}

impl View {
    /// For every claim of a set that holds itself up: not so, or by a rule from outside the set.
    fn loop_formulas(
        &self,
        sat: &dyn Sat,
        claimed: &[Literal],
        applies: impl Fn(&Applied) -> Literal,
    ) -> Vec<Vec<Literal>> {
        let mut founded: Vec<bool> = vec![false; claimed.len()];
        loop {
            let mut has_grown = false;
            for rule in &self.rules {
                if !founded[rule.head]
                    && sat.holds(applies(rule))
                    && rule.near.iter().all(|&place| founded[place])
                {
                    founded[rule.head] = true;
                    has_grown = true;
                }
            }
            if !has_grown {
                break;
            }
        }
        let afloat: Vec<usize> = (0..claimed.len())
            .filter(|&place| sat.holds(claimed[place]) && !founded[place])
            .collect();
        let from_outside: Vec<Literal> = self
            .rules
            .iter()
            .filter(|rule| afloat.contains(&rule.head))
            .filter(|rule| !rule.near.iter().any(|place| afloat.contains(place)))
            .map(applies)
            .collect();
        afloat
            .iter()
            .map(|&place| {
                let mut formula = vec![!claimed[place]];
                formula.extend(&from_outside);
                formula
            })
            .collect()
    }
}
