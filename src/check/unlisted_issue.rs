//! A question that no topic lists: no page of a topic leads to it.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{IssueId, RecordKind};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let listed: HashSet<&IssueId> = base
        .graph
        .topics()
        .flat_map(|topic| topic.issues.iter().chain([&topic.root_issue]))
        .collect();
    for issue in base.graph.issues() {
        let folder = base.graph.folder_of(issue.id.as_str());
        // Where there is no topic, or a broken one, that alone is to be mended.
        let without_topic = folder.is_some_and(|topic| base.graph.topic(topic).is_none());
        if without_topic || listed.contains(&issue.id) {
            continue;
        }
        let file = folder.map_or_else(
            || "a topic".to_owned(),
            |topic| format!("`topics/{topic}/topic.ron`"),
        );
        findings.push(
            Diagnostic::new(
                Code::UnlistedIssue,
                Spot::Record(issue.id.slug()),
                "no topic lists this issue",
            )
            .about(RecordKind::Issue, issue.id.as_str())
            .help(format!("add `{}` to `issues` of {file}", issue.id)),
        );
    }
}
