//! Rules beside each other: those that conclude the contrary of each other with none that goes
//! first, those that say the same twice, and those that nothing ever brings in.
//!
//! Compares how rules are written, and knows no case: what two rules exclude by what they derive is
//! not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Policy, RecordKind, Rule, RuleId, RuleKind};

use super::book::{BookRule, RuleBook, overlap};
use super::syntax::{Condition, Statement, Term};
use super::vocabulary::Vocabulary;

/// What is to be said of the rules of a set, beside what is wrong with each.
pub(super) fn findings(book: &RuleBook, rules: &[&Rule], policies: &[&Policy]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (place, one) in rules.iter().enumerate() {
        for other in rules.iter().skip(place + 1) {
            if !overlap(one, other) {
                continue;
            }
            let (Some(first), Some(second)) = (book.rule(&one.id), book.rule(&other.id)) else {
                continue;
            };
            let is_rival = !one.proposed
                && !other.proposed
                && are_undecided(first, second)
                && !exclude_each_other(&book.vocabulary, first, second);
            if is_rival {
                findings.push(finding(
                    Code::UndecidedRivals,
                    other,
                    "then",
                    format!(
                        "`{}` concludes the contrary and neither goes before the other: where both apply, nothing follows",
                        one.id
                    ),
                    "name in `over` the one that gives way, or under `unless` what keeps one from applying",
                ));
            }
            if one.proposed == other.proposed && written(one) == written(other) {
                findings.push(finding(
                    Code::RepeatedRule,
                    other,
                    "then",
                    format!("`{}` says the same of the same cases", one.id),
                    "keep one of the two, with the authority of both",
                ));
            }
        }
    }
    let brought: BTreeSet<&RuleId> = policies
        .iter()
        .flat_map(|it| it.adds.iter().chain(it.replaces.iter().map(|(_, new)| new)))
        .collect();
    for rule in rules.iter().filter(|it| it.proposed) {
        if !brought.contains(&rule.id) {
            findings.push(finding(
                Code::UnusedProposal,
                rule,
                "proposed",
                "no policy adds this proposed rule, so that it never counts".to_owned(),
                "name it in `adds` of a policy",
            ));
        }
    }
    findings
}

fn finding(
    code: Code,
    rule: &Rule,
    field: &'static str,
    message: String,
    help: &str,
) -> Diagnostic {
    let spot = Spot::Field(rule.id.slug(), field);
    let finding = Diagnostic::new(code, spot, message);
    finding.about(RecordKind::Rule, rule.id.as_str()).help(help)
}

/// Whether two rules conclude the contrary of each other and none carries the day.
fn are_undecided(one: &BookRule, other: &BookRule) -> bool {
    let may_yield = |it: &BookRule| it.kind == RuleKind::Defeasible;
    may_yield(one)
        && may_yield(other)
        && one.denies != other.denies
        && one.grade == other.grade
        && one.head.could_be(&other.head)
}

/// Whether the conditions of two rules with one head cannot hold at once, as far as they say so
/// themselves: one says of somebody what the other denies, gives way to, or says otherwise.
fn exclude_each_other(vocabulary: &Vocabulary, one: &BookRule, other: &BookRule) -> bool {
    // The variables of the second head, under the names that they have in the first.
    let heads = one.head.terms.iter().zip(&other.head.terms);
    let names: BTreeMap<&str, &str> = heads
        .filter_map(|(mine, theirs)| match (&mine.it, &theirs.it) {
            (Term::Variable(mine), Term::Variable(theirs)) => Some((&**theirs, &**mine)),
            _ => None,
        })
        .collect();
    let is_same = |mine: &Term, theirs: &Term| match (mine, theirs) {
        (Term::Variable(mine), Term::Variable(theirs)) => {
            names.get(&**theirs).is_some_and(|it| *it == &**mine)
        }
        (Term::Value(mine), Term::Value(theirs)) => mine == theirs,
        _ => false,
    };
    let is_contrary = |mine: &Statement, theirs: &Statement, is_denied: bool| {
        let terms = || mine.terms.iter().zip(&theirs.terms);
        if mine.name.it != theirs.name.it {
            return false;
        }
        if is_denied {
            return terms().all(|(mine, theirs)| is_same(&mine.it, &theirs.it));
        }
        let signature = vocabulary.find(&mine.name.it);
        let value = signature
            .filter(|it| !it.many)
            .and_then(|it| it.asked?.value);
        value.is_some_and(|value| {
            terms()
                .enumerate()
                .all(|(place, (mine, theirs))| match (&mine.it, &theirs.it) {
                    (Term::Value(mine), Term::Value(theirs)) if place == value => mine != theirs,
                    _ => place != value && is_same(&mine.it, &theirs.it),
                })
        })
    };
    let (mine, theirs) = (said(one), said(other));
    mine.iter().any(|(mine, mine_so)| {
        theirs
            .iter()
            .any(|(theirs, theirs_so)| match (mine_so, theirs_so) {
                (true, true) => is_contrary(mine, theirs, false),
                (false, false) => false,
                (true, false) | (false, true) => is_contrary(mine, theirs, true),
            })
    })
}

/// What must be so for a rule to apply, and what must not: its conditions, and its exceptions with
/// one statement.
fn said(rule: &BookRule) -> Vec<(&Statement, bool)> {
    let of = |condition: &'_ Condition| match condition {
        Condition::Statement { denied, .. } => Some(!denied),
        Condition::Compare { .. } | Condition::Matches { .. } | Condition::Exists { .. } => None,
    };
    let conditions = rule.conditions.iter().map(|it| (it, true));
    let exceptions = rule.exceptions.iter().filter(|it| it.len() == 1).flatten();
    conditions
        .chain(exceptions.map(|it| (it, false)))
        .filter_map(|(condition, is_needed)| {
            let so = of(condition)? == is_needed;
            Some((*condition.statements().first()?, so))
        })
        .collect()
}

/// A rule as it is written, with variables called by the order in which they come: two rules that
/// say the same are written the same.
fn written(rule: &Rule) -> Vec<String> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut renamed = |text: &str| {
        let mut parts = text.split('?');
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
            let end = part.find(|it| !is_name(it)).unwrap_or(part.len());
            let (name, rest) = part.split_at(end);
            let count = names.len();
            let number = *names.entry(name.to_owned()).or_insert(count);
            let _ = write!(written, "?{number}{rest}");
        }
        written.retain(|it| !it.is_whitespace());
        written
    };
    let head = renamed(&rule.then);
    let mut conditions: Vec<String> = rule.conditions.iter().map(|it| renamed(it)).collect();
    let mut exceptions: Vec<String> = rule.unless.iter().map(|it| renamed(it)).collect();
    conditions.sort();
    exceptions.sort();
    let exceptions = exceptions.into_iter().map(|it| format!("unless {it}"));
    [head]
        .into_iter()
        .chain(conditions)
        .chain(exceptions)
        .collect()
}
