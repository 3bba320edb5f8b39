//! A timeline, or the story of a source, that is not told from the oldest to the newest.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Date, Record};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        let (field, dates): (&'static str, Vec<Date>) = match record {
            Record::Topic(topic) => (
                "timeline",
                topic.timeline.iter().map(|event| event.on).collect(),
            ),
            Record::Source(source) => (
                "standing",
                source.standing.iter().map(|change| change.on).collect(),
            ),
            Record::Issue(_)
            | Record::Claim(_)
            | Record::Argument(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => {
                continue;
            }
        };
        // The first that is out of order is enough: moving it is the next step.
        let Some((before, after)) = dates
            .iter()
            .zip(dates.iter().skip(1))
            .find(|(before, after)| before > after)
        else {
            continue;
        };
        findings.push(
            Diagnostic::new(
                Code::UnorderedTimeline,
                Spot::Within(record.slug(), field, after.to_string()),
                format!("in `{field}`, {after} stands after {before}"),
            )
            .about(record.kind(), &record.slug())
            .help("list the oldest first"),
        );
    }
}
