//! What a policy makes of the rules of a book: which come, which go, and which get other dates.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Policy, RecordKind, Redating, RuleId};

use super::book::{BookRule, Reach, RuleBook};

/// The rules that count under a policy, or as the law is; on whatever day.
pub(super) fn rules_under(book: &RuleBook, policy: Option<&Policy>) -> Vec<BookRule> {
    let counted = book.rules.iter().filter(|rule| counts(rule, policy));
    let mut rules: Vec<BookRule> = counted.cloned().collect();
    for redating in policy.into_iter().flat_map(|it| &it.redates) {
        for rule in rules.iter_mut().filter(|it| it.id == redating.rule) {
            rule.in_force = redating.in_force;
            // What is wrong with it is a finding.
            let applies = redating.applies.as_ref();
            rule.applies = applies.map(|it| Reach::of(it, &book.vocabulary).0);
        }
    }
    rules
}

fn counts(rule: &BookRule, policy: Option<&Policy>) -> bool {
    let Some(policy) = policy else {
        return !rule.proposed;
    };
    let goes =
        policy.removes.contains(&rule.id) || policy.replaces.iter().any(|(old, _)| *old == rule.id);
    let comes =
        policy.adds.contains(&rule.id) || policy.replaces.iter().any(|(_, new)| *new == rule.id);
    if rule.proposed { comes } else { !goes }
}

/// What is wrong with a policy; `is_elsewhere` tells the rules of other sets.
pub(super) fn findings(
    book: &RuleBook,
    policy: &Policy,
    is_elsewhere: &dyn Fn(&RuleId) -> bool,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut wrong = |code: Code, rule: &RuleId, message: String, help: &str| {
        let spot = Spot::Value(policy.id.slug(), rule.to_string());
        let finding = Diagnostic::new(code, spot, message);
        findings.push(
            finding
                .about(RecordKind::Policy, policy.id.as_str())
                .help(help),
        );
    };
    let goes = || {
        let old = policy.replaces.iter().map(|(old, _)| old);
        policy.removes.iter().chain(old)
    };
    let comes = || {
        let new = policy.replaces.iter().map(|(_, new)| new);
        policy.adds.iter().chain(new)
    };
    let dated = policy.redates.iter().map(|it| &it.rule);
    for id in goes()
        .chain(comes())
        .chain(dated)
        .filter(|it| is_elsewhere(it))
    {
        wrong(
            Code::BadPolicy,
            id,
            format!("`{id}` is not a rule of this set"),
            "name a rule of the set in whose folder the policy is",
        );
    }
    let proposed = |id: &RuleId| book.rule(id).map(|rule| rule.proposed);
    for id in goes().filter(|id| proposed(id) == Some(true)) {
        wrong(
            Code::BadPolicy,
            id,
            format!("`{id}` is only proposed, so it cannot go"),
            "name a rule that is law",
        );
    }
    for id in comes().filter(|id| proposed(id) == Some(false)) {
        wrong(
            Code::BadPolicy,
            id,
            format!("`{id}` is law already, so it cannot come"),
            "name a rule with `proposed: true`, or give the rule other dates in `redates`",
        );
    }
    for Redating {
        rule: id, applies, ..
    } in &policy.redates
    {
        if book
            .rule(id)
            .is_some_and(|rule| !counts(rule, Some(policy)))
        {
            wrong(
                Code::BadPolicy,
                id,
                format!("`{id}` does not count under this policy, so its dates mean nothing"),
                "add the rule, or leave its dates alone",
            );
        }
        let reach = applies.as_ref().map(|it| Reach::of(it, &book.vocabulary));
        for (code, message, help) in reach.into_iter().flat_map(|(_, faults)| faults) {
            wrong(code, id, message, help);
        }
    }
    findings
}
