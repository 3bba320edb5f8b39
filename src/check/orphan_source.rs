//! A source that no claim, argument or rule cites, no date rests on, and no other source was changed by.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::citations;
use crate::model::RecordKind;

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let cited = base
        .graph
        .records()
        .flat_map(citations)
        .map(|citation| citation.source.as_str());
    let dated = base
        .graph
        .topics()
        .flat_map(|topic| &topic.timeline)
        .map(|event| event.source.as_str());
    let changing = base
        .graph
        .sources()
        .flat_map(|source| &source.standing)
        .map(|change| change.by.as_str());
    let used: HashSet<&str> = cited.chain(dated).chain(changing).collect();
    for source in base.graph.sources() {
        if !used.contains(source.id.as_str()) {
            findings.push(
                Diagnostic::new(
                    Code::OrphanSource,
                    Spot::Record(source.id.slug()),
                    "nothing cites this source",
                )
                .about(RecordKind::Source, source.id.as_str())
                .help(format!(
                    "cite it in a claim, `cites: [(source: \"{}\", role: asserts)],`, or remove it",
                    source.id
                )),
            );
        }
    }
}
