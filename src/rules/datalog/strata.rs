//! In which order relations are evaluated: by the strongly connected components of who needs whom,
//! from below. It does not look into rules further than which relations they name.

use std::sync::Arc;

use crate::reason::{Rows, strong};

use super::program::{Literal, PlanError, Program, Relation};

/// The relations and rules of each component; components stand from below.
#[derive(Debug, Clone, Default)]
pub(super) struct Strata {
    /// The component of each relation.
    pub(super) component: Vec<u32>,
    /// The relations of each component.
    pub(super) relations: Rows,
    /// The rules for the relations of each component.
    pub(super) rules: Rows,
}

/// How a rule needs a relation.
#[derive(Debug, Clone, Copy)]
struct Need {
    rule: usize,
    literal: usize,
    head: Relation,
    relation: Relation,
    // Through a negation or an aggregate.
    strict: bool,
}

impl Strata {
    /// The order of a program whose rules are each well made, and what is in the way of one.
    pub(super) fn of(program: &Program, errors: &mut Vec<PlanError>) -> Self {
        let mut all = Vec::new();
        for (rule, it) in program.rules.iter().enumerate() {
            for (literal, within) in it.body.iter().enumerate() {
                needs(within, false, &mut |relation, strict| {
                    all.push(Need {
                        rule,
                        literal,
                        head: it.head.relation,
                        relation,
                        strict,
                    });
                });
            }
        }
        let count = program.relations.len();
        let edges = Rows::of(count, all.iter().map(|need| (need.head.0, need.relation.0)));
        let component = strong(count, |relation| edges.row(relation).iter().copied());
        let of = |relation: Relation| component.get(relation.place()).copied();
        for need in all.iter().filter(|need| need.strict) {
            if of(need.head) == of(need.relation) {
                errors.push(PlanError::NotStratified {
                    rule: need.rule,
                    literal: need.literal,
                    cycle: cycle(program, &edges, need),
                });
            }
        }
        let components = component.iter().max().map_or(0, |most| *most as usize + 1);
        let relations = (0_u32..).take(count);
        let relations = Rows::of(components, component.iter().copied().zip(relations));
        let rules = (0_u32..)
            .zip(&program.rules)
            .filter_map(|(number, rule)| Some((of(rule.head.relation)?, number)));
        Self {
            relations,
            rules: Rows::of(components, rules),
            component,
        }
    }

    /// Whether two relations are evaluated together.
    pub(super) fn together(&self, one: Relation, other: Relation) -> bool {
        self.component.get(one.place()) == self.component.get(other.place())
    }
}

fn needs(literal: &Literal, strict: bool, visit: &mut dyn FnMut(Relation, bool)) {
    match literal {
        Literal::Atom(atom) => visit(atom.relation, strict),
        Literal::Not(atom) => visit(atom.relation, true),
        Literal::Aggregate { over, .. } => over.iter().for_each(|it| needs(it, true, visit)),
        Literal::Test { .. } | Literal::Let(..) | Literal::Matches(..) => {}
    }
}

/// The names on a shortest way from the head to what is needed and back.
fn cycle(program: &Program, edges: &Rows, need: &Need) -> Vec<Arc<str>> {
    let mut came_from = vec![None; program.relations.len()];
    let mut open = std::collections::VecDeque::from([need.relation.0]);
    while let Some(relation) = open.pop_front() {
        if relation == need.head.0 {
            break;
        }
        for next in edges.row(relation) {
            if *next == need.relation.0 {
                continue;
            }
            if let Some(from @ None) = came_from.get_mut(*next as usize) {
                *from = Some(relation);
                open.push_back(*next);
            }
        }
    }
    // Back from the head, so that the way comes out from its end.
    let mut way = Vec::new();
    let mut at = need.head.0;
    if at != need.relation.0 {
        while let Some(Some(from)) = came_from.get(at as usize) {
            way.push(*from);
            at = *from;
        }
    }
    way.push(need.head.0);
    way.reverse();
    way.iter()
        .filter_map(|relation| Some(program.relations.get(*relation as usize)?.name.clone()))
        .collect()
}
