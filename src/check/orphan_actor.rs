//! An actor whom no claim, argument or source names.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{ActorId, Record, RecordKind};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let named: HashSet<&ActorId> = base
        .graph
        .records()
        .flat_map(|record| match record {
            Record::Claim(claim) => claim.asserted_by.as_slice(),
            Record::Argument(argument) => &argument.asserted_by,
            Record::Source(source) => &source.by,
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => &[],
        })
        .collect();
    for actor in base.graph.actors() {
        if !named.contains(&actor.id) {
            findings.push(
                Diagnostic::new(
                    Code::OrphanActor,
                    Spot::Record(actor.id.slug()),
                    "no claim, argument or source names this actor",
                )
                .about(RecordKind::Actor, actor.id.as_str())
                .help(format!(
                    "add `asserted_by: [\"{id}\"],` to a claim or `by: [\"{id}\"],` to a source, or remove the actor",
                    id = actor.id
                )),
            );
        }
    }
}
