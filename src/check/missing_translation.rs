//! Texts that are there in one language only, one finding a record. Names and titles that are the
//! same in every language are not asked for twice.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{ActorKind, Language, Record};

use super::{Base, listed};

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for record in base.graph.records() {
        let missing: Vec<(Language, Vec<&'static str>)> = Language::ALL
            .into_iter()
            .map(|language| (language, fields_without(record, language)))
            .filter(|(_, fields)| !fields.is_empty())
            .collect();
        let Some(&first) = missing.first().and_then(|(_, fields)| fields.first()) else {
            continue;
        };
        let parts: Vec<String> = missing
            .iter()
            .map(|(language, fields)| {
                format!(
                    "no {} for {}",
                    name(*language),
                    listed(fields.iter().copied())
                )
            })
            .collect();
        findings.push(
            Diagnostic::new(
                Code::MissingTranslation,
                Spot::Field(record.slug(), first),
                format!("there is {}", parts.join(", and ")),
            )
            .about(record.kind(), &record.slug())
            .help(format!("write `{first}: (en: \"..\", fr: \"..\"),`")),
        );
    }
}

fn fields_without(record: &Record, language: Language) -> Vec<&'static str> {
    let mut fields: Vec<&'static str> = record
        .texts()
        .into_iter()
        .filter(|(field, text)| text.written(language).is_none() && is_translated(record, field))
        .map(|(field, _)| field)
        .collect();
    fields.dedup();
    fields
}

/// Whether the field is put into the other language at all: a work has the titles that it has, and
/// people go by one name.
fn is_translated(record: &Record, field: &str) -> bool {
    match record {
        Record::Source(_) => !matches!(field, "title" | "issuer"),
        Record::Actor(actor) => match actor.kind {
            ActorKind::Politician | ActorKind::Scholar | ActorKind::Press | ActorKind::Person => {
                !matches!(field, "name" | "short")
            }
            ActorKind::Government
            | ActorKind::Court
            | ActorKind::CourtOfLastResort
            | ActorKind::Legislature
            | ActorKind::Intergovernmental
            | ActorKind::NonGovernmental
            | ActorKind::Editors => true,
        },
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Claim(_)
        | Record::Argument(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Case(_)
        | Record::Policy(_) => true,
    }
}

fn name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Fr => "French",
    }
}
