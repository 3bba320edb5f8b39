//! A source that was reversed, superseded or repealed, cited as if it still held. Claims that say
//! what was held or in force at an earlier time are history, and fine.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::graph::{citations, citing_field};
use crate::model::{
    CitationRole, Claim, ClaimKind, Date, Interval, PartialDate, Record, Severity, Source,
    Standing, StandingChange,
};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let today = base.settings.as_of;
    for record in base.graph.records() {
        for citation in citations(record) {
            let Some(source) = base.graph.source(&citation.source) else {
                continue;
            };
            let Some(change) = source
                .standing_on(today)
                .filter(|change| change.what.ends_it())
            else {
                continue;
            };
            if is_history(record, today) {
                continue;
            }
            let severity = match citation.role {
                CitationRole::Establishes if !is_past_fact(record) => Code::StaleSource.severity(),
                CitationRole::Establishes | CitationRole::Asserts | CitationRole::Illustrates => {
                    Severity::Note
                }
            };
            let use_of_it = match citation.role {
                CitationRole::Establishes => "cited as establishing this",
                CitationRole::Asserts | CitationRole::Illustrates => "cited here",
            };
            let spot = Spot::Within(
                record.slug(),
                citing_field(record),
                source.id.as_str().to_owned(),
            );
            let mut finding = Diagnostic::new(
                Code::StaleSource,
                spot,
                format!(
                    "`{}` was {} by `{}` on {}, and is {use_of_it}",
                    source.id,
                    word(change.what),
                    change.by,
                    change.on
                ),
            )
            .about(record.kind(), &record.slug())
            .help(help(record, source, change));
            finding.severity = severity;
            findings.push(finding);
        }
    }
}

/// Whether a record says what was, and not what is.
fn is_history(record: &Record, today: Date) -> bool {
    let is_over = |until: Option<Date>| until.is_some_and(|until| until <= today);
    if let Record::Rule(rule) = record {
        // A law that is gone still decides the cases of its time.
        let reaches_until = rule.applies.as_ref().and_then(|it| it.until);
        return is_over(reaches_until) || is_over(rule.in_force.and_then(Interval::until));
    }
    let Record::Claim(claim) = record else {
        return false;
    };
    let no_longer_in_force = is_over(claim.in_force.and_then(Interval::until));
    // A ruling once made stays made: what was held then is true now.
    no_longer_in_force || (claim.kind == ClaimKind::LegalHolding && claim.observed.is_some())
}

/// Whether a record is a fact with a date: what was seen then may hold whatever became of the source,
/// as a finding of fact does when a ruling is reversed on its law.
fn is_past_fact(record: &Record) -> bool {
    matches!(record, Record::Claim(claim) if claim.kind == ClaimKind::Fact && claim.observed.is_some())
}

fn help(record: &Record, source: &Source, change: &StandingChange) -> String {
    let instead = format!("cite `{}` instead", change.by);
    if matches!(record, Record::Rule(_)) {
        let until = change.on;
        return format!(
            "{instead}, or say which cases it still reaches: `until: \"{until}\"` in `applies`"
        );
    }
    let Record::Claim(Claim {
        kind: ClaimKind::LegalHolding,
        ..
    }) = record
    else {
        return format!("{instead}, or say in the text when this was so");
    };
    let dated = match (change.what, source.date) {
        (Standing::Reversed, Some(PartialDate::Day(day))) => {
            format!("observed: (from: \"{day}\")")
        }
        (Standing::Reversed, _) => "observed: (from: \"..\")".to_owned(),
        _ => format!("in_force: (until: \"{}\")", change.on),
    };
    format!("{instead}, or say that this was so at the time: add `{dated},`")
}

fn word(what: Standing) -> &'static str {
    match what {
        Standing::Reversed => "reversed",
        Standing::Stayed => "stayed",
        Standing::VariedInPart => "varied in part",
        Standing::Upheld => "upheld",
        Standing::Superseded => "superseded",
        Standing::Repealed => "repealed",
        Standing::Amended => "amended",
    }
}
