//! Worked cases compared with what the rules make of them.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{Asks, Case, Confidence, PolicyId, RecordKind, RuleId, RuleSet};
use crate::rules::{Answered, Decision, Facts, Opened, Standing};

use super::Pin;

/// What came of a worked case.
#[derive(Debug)]
pub enum CaseTrial {
    /// It cannot be decided; the findings say why.
    Unready(Vec<Diagnostic>),
    /// It was decided.
    Decided {
        /// The rules that count.
        opened: Arc<Opened>,
        /// What is known.
        facts: Facts,
        /// What came out.
        decision: Box<Decision>,
        /// The answers that are promised, by question.
        answers: Vec<Pin<Arc<str>, Vec<String>>>,
        /// The rules that must be among those that decide, and are not.
        missing: Vec<RuleId>,
    },
}

impl CaseTrial {
    /// Decides a case on its day, under its policy.
    #[must_use]
    pub fn of(kb: &KnowledgeBase, case: &Case) -> Self {
        Self::under(kb, case, case.policy.as_ref())
    }

    /// Decides a case under a policy, or under none.
    #[must_use]
    pub fn under(kb: &KnowledgeBase, case: &Case, policy: Option<&PolicyId>) -> Self {
        let slug = case.id.slug();
        let failed = |code, spot, message: String, help: &str| {
            Diagnostic::new(code, spot, message)
                .about(RecordKind::Case, case.id.as_str())
                .help(help)
        };
        let opened = kb.graph().set_of(case.id.as_str()).and_then(|set| {
            Some((
                kb.graph().rule_set(set)?,
                kb.open_book(set, policy, case.on)?,
            ))
        });
        let Some((set, opened)) = opened else {
            // The set or the policy leads nowhere, which is a finding of its own.
            return Self::Unready(Vec::new());
        };
        let (facts, faults) = Facts::of_statements(opened.book(), &case.facts);
        let mut findings: Vec<Diagnostic> = faults
            .into_iter()
            .map(|(item, fault)| {
                let spot = Spot::Inside(Arc::clone(&slug), "facts", item, fault.span.into());
                failed(fault.code, spot, fault.message, &fault.help)
            })
            .collect();
        for place in opened.impossible(&facts) {
            let says = set
                .impossible
                .get(place)
                .map(|it| it.says.read(crate::model::Language::En).0);
            let says = says.unwrap_or_default().trim_end_matches('.');
            let (message, help) = says
                .rsplit_once(": ")
                .unwrap_or((says, "correct the facts"));
            let spot = Spot::Field(Arc::clone(&slug), "facts");
            findings.push(failed(
                Code::ImpossibleFacts,
                spot,
                message.to_owned(),
                help,
            ));
        }
        findings.extend(unknown_keys(case, set));
        if !findings.is_empty() {
            return Self::Unready(findings);
        }
        let decision = match opened.decide(&facts, case.rest) {
            Ok(decision) => decision,
            Err(stopped) => {
                let spot = Spot::Record(slug);
                let help = "look for a rule that gives more and more, and bound it";
                let code = Code::EndlessCalculation;
                return Self::Unready(vec![failed(code, spot, stopped.to_string(), help)]);
            }
        };
        let answers = case
            .expect
            .iter()
            .filter_map(|(key, promised)| {
                let answered = decision.answer(key)?;
                Some(Pin {
                    id: Arc::clone(&answered.key),
                    promised: sorted(promised.clone()),
                    found: sorted(words(set, answered)),
                })
            })
            .collect();
        let deciding: Vec<RuleId> = decision
            .answers
            .iter()
            .flat_map(|answered| decision.deciding(answered))
            .collect();
        let missing = case.by.iter().filter(|rule| !deciding.contains(rule));
        Self::Decided {
            missing: missing.cloned().collect(),
            opened,
            facts,
            decision: Box::new(decision),
            answers,
        }
    }

    /// Whether everything came out as promised.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self {
            Self::Unready(_) => false,
            Self::Decided {
                answers, missing, ..
            } => answers.iter().all(Pin::holds) && missing.is_empty(),
        }
    }
}

/// An answer in the words of programs: of a yes-or-no question one word, of a list the values that
/// follow, with `undetermined` and `contested` behind them where some are.
#[must_use]
pub fn words(set: &RuleSet, answered: &Answered) -> Vec<String> {
    let question = set.questions.iter().find(|it| it.key == *answered.key);
    match question.map(|it| &it.asks) {
        Some(Asks::Whether(whether)) => vec![match answered.standing() {
            Standing::Follows => whether.answers.0.clone(),
            Standing::DoesNot => whether.answers.1.clone(),
            open @ (Standing::Undetermined | Standing::Contested) => open.word().to_owned(),
        }],
        Some(Asks::Which(_)) | None => {
            let mut words: Vec<String> = answered.values().map(ToString::to_string).collect();
            for open in [Standing::Undetermined, Standing::Contested] {
                if answered.standing_at(open).next().is_some() {
                    words.push(open.word().to_owned());
                }
            }
            words
        }
    }
}

/// What is wrong with one case.
#[must_use]
pub fn findings_about_case(kb: &KnowledgeBase, case: &Case) -> Vec<Diagnostic> {
    let unexplained = (case.confidence != Confidence::High && case.doubt.is_none()).then(|| {
        let spot = Spot::Field(case.id.slug(), "confidence");
        let message = "the editors are not certain, and do not say of what";
        Diagnostic::new(Code::UnexplainedDoubt, spot, message)
            .about(RecordKind::Case, case.id.as_str())
            .help("say in `doubt` what is doubtful")
    });
    let trial = CaseTrial::of(kb, case);
    let (decision, answers, missing) = match trial {
        CaseTrial::Unready(mut findings) => {
            findings.extend(unexplained);
            return kb.weighed(findings);
        }
        CaseTrial::Decided {
            decision,
            answers,
            missing,
            ..
        } => (decision, answers, missing),
    };
    let slug = case.id.slug();
    let failed = |spot, message: String| {
        Diagnostic::new(Code::FailedCase, spot, message)
            .about(RecordKind::Case, case.id.as_str())
            .help(format!(
                "mend a rule (`counterpoint why {}` says which decide), or what the case promises",
                case.id
            ))
    };
    let said = |words: &[String]| match words {
        [] => "nothing".to_owned(),
        words => words.join(", "),
    };
    let mut findings: Vec<Diagnostic> = answers
        .iter()
        .filter(|pin| !pin.holds())
        .map(|pin| {
            let answered = decision.answer(&pin.id);
            let named = |rules: Vec<RuleId>| {
                let names: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
                names.join(", ")
            };
            let rules = named(answered.map_or_else(Vec::new, |it| decision.deciding(it)));
            let rivals = named(answered.map_or_else(Vec::new, |it| decision.disputing(it)));
            let by = match (rules.as_str(), rivals.as_str()) {
                ("", "") => String::new(),
                ("", rivals) => {
                    format!(", since {rivals} conclude the contrary of each other")
                }
                (rules, _) => format!(", decided by {rules}"),
            };
            failed(
                Spot::Within(Arc::clone(&slug), "expect", pin.id.to_string()),
                format!(
                    "`{}` is promised to be {}, and is {}{by}",
                    pin.id,
                    said(&pin.promised),
                    said(&pin.found)
                ),
            )
        })
        .collect();
    findings.extend(missing.iter().map(|rule| {
        failed(
            Spot::Within(Arc::clone(&slug), "by", rule.to_string()),
            format!("`{rule}` is promised to decide, and does not"),
        )
    }));
    findings.extend(unexplained);
    kb.weighed(findings)
}

fn unknown_keys(case: &Case, set: &RuleSet) -> Vec<Diagnostic> {
    let keys = || set.questions.iter().map(|it| it.key.as_str());
    let unknown = case
        .expect
        .keys()
        .filter(|key| !keys().any(|it| it == *key));
    unknown
        .map(|key| {
            let spot = Spot::Within(case.id.slug(), "expect", key.clone());
            let near = crate::diagnostic::nearest(key, keys());
            Diagnostic::new(
                Code::FailedCase,
                spot,
                format!("there is no question `{key}`"),
            )
            .about(RecordKind::Case, case.id.as_str())
            .help(near.map_or_else(
                || "name a question of `set.ron`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            ))
        })
        .collect()
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}
