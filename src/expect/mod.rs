//! **Does it hold what it promises?** Every expectation of the knowledge compared with what comes.
//!
//! It finds no reasons of its own: verdicts and what they rest on come from `reason`.

mod case;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    ArgumentId, ArgumentVerdict, ClaimId, Expect, Record, RecordKind, Standpoint, Verdict,
};
use crate::reason::{BadStandpoint, Inferences, Verdicts};

pub use case::{CaseTrial, findings_about_case, words};

/// Something that is promised, and what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin<I, V> {
    /// What it is about.
    pub id: I,
    /// How it must fare.
    pub promised: V,
    /// How it fares.
    pub found: V,
}

impl<I, V: PartialEq> Pin<I, V> {
    /// Whether it came as promised.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.promised == self.found
    }
}

/// What came of an expectation.
#[derive(Debug, Clone)]
pub enum Trial {
    /// It names what is not there, which is a finding of its own; nothing was compared.
    Unready,
    /// One cannot look from there.
    NoView(BadStandpoint),
    /// Everything was compared.
    Compared {
        /// How everything fares, seen from there.
        verdicts: Arc<Verdicts>,
        /// The claims that it names.
        claims: Vec<Pin<ClaimId, Verdict>>,
        /// The arguments that it names.
        arguments: Vec<Pin<ArgumentId, ArgumentVerdict>>,
    },
}

impl Trial {
    /// Compares an expectation with what comes.
    #[must_use]
    pub fn of(kb: &KnowledgeBase, expect: &Expect) -> Self {
        if !is_ready(kb, expect) {
            return Self::Unready;
        }
        match kb.judge(&expect.standpoint) {
            Err(bad) => Self::NoView(bad),
            Ok(verdicts) => Self::Compared {
                claims: claims(expect, &verdicts),
                arguments: arguments(expect, &verdicts),
                verdicts,
            },
        }
    }

    /// Whether everything came as promised, and something was.
    #[must_use]
    pub fn holds(&self) -> bool {
        match self {
            Self::Unready | Self::NoView(_) => false,
            Self::Compared {
                claims, arguments, ..
            } => {
                !(claims.is_empty() && arguments.is_empty())
                    && claims.iter().all(Pin::holds)
                    && arguments.iter().all(Pin::holds)
            }
        }
    }
}

/// Says in a sentence why something fares as it does.
pub type Reason<'r> = &'r dyn Fn(&Verdicts, &str) -> Option<String>;

/// All that is wrong: what the checks found, and the promises that are not kept. Errors first, then
/// by code and place.
#[must_use]
pub fn findings(kb: &KnowledgeBase, reason: Reason<'_>) -> Vec<Diagnostic> {
    let mut findings = kb.findings().to_vec();
    let mut promised = promises(kb, reason);
    promised.extend(
        kb.graph()
            .cases()
            .flat_map(|case| findings_about_case(kb, case)),
    );
    if !promised.is_empty() {
        findings.extend(kb.weighed(promised));
        findings.sort_by(Diagnostic::in_order);
    }
    findings
}

/// What is wrong with one expectation.
#[must_use]
pub fn findings_about(kb: &KnowledgeBase, expect: &Expect, reason: Reason<'_>) -> Vec<Diagnostic> {
    kb.weighed(judged(kb, expect, reason, &mut Unaided::new(kb)))
}

fn promises(kb: &KnowledgeBase, reason: Reason<'_>) -> Vec<Diagnostic> {
    let mut unaided = Unaided::new(kb);
    kb.graph()
        .expects()
        .flat_map(|expect| judged(kb, expect, reason, &mut unaided))
        .collect()
}

/// Whether everything that an expectation names is there.
fn is_ready(kb: &KnowledgeBase, expect: &Expect) -> bool {
    let graph = kb.graph();
    let Standpoint {
        assume,
        without,
        trust,
        policy,
        ..
    } = &expect.standpoint;
    let mut claims = assume.iter().chain(expect.verdicts.keys());
    claims.all(|id| graph.claim(id).is_some())
        && trust.iter().all(|id| graph.actor(id).is_some())
        && policy.iter().all(|id| graph.policy(id).is_some())
        && without.iter().all(|id| graph.record(id).is_some())
        && expect
            .arguments
            .keys()
            .all(|id| graph.argument(id).is_some())
}

fn claims(expect: &Expect, verdicts: &Verdicts) -> Vec<Pin<ClaimId, Verdict>> {
    let pin = |(id, promised): (&ClaimId, &Verdict)| {
        Some(Pin {
            id: id.clone(),
            promised: *promised,
            found: verdicts.of_claim(id)?,
        })
    };
    expect.verdicts.iter().filter_map(pin).collect()
}

fn arguments(expect: &Expect, verdicts: &Verdicts) -> Vec<Pin<ArgumentId, ArgumentVerdict>> {
    let pin = |(id, promised): (&ArgumentId, &ArgumentVerdict)| {
        Some(Pin {
            id: id.clone(),
            promised: *promised,
            found: verdicts.of_argument(id)?,
        })
    };
    expect.arguments.iter().filter_map(pin).collect()
}

fn judged(
    kb: &KnowledgeBase,
    expect: &Expect,
    reason: Reason<'_>,
    unaided: &mut Unaided<'_>,
) -> Vec<Diagnostic> {
    let failed = |spot, message: String| {
        Diagnostic::new(Code::FailedExpectation, spot, message)
            .about(RecordKind::Expect, expect.id.as_str())
    };
    let slug = || expect.id.slug();
    match Trial::of(kb, expect) {
        Trial::Unready => Vec::new(),
        Trial::NoView(bad) => vec![
            failed(
                Spot::Field(slug(), "standpoint"),
                format!("one cannot look from there: {bad}"),
            )
            .help("choose another standpoint"),
        ],
        Trial::Compared {
            claims, arguments, ..
        } if claims.is_empty() && arguments.is_empty() => vec![
            failed(Spot::Record(slug()), "it promises nothing".to_owned())
                .help("say in `verdicts` or `arguments` how something must fare"),
        ],
        Trial::Compared {
            verdicts,
            claims,
            arguments,
        } => {
            let of_claims = claims.iter().filter(|pin| !pin.holds()).map(|pin| {
                let spot = Spot::Within(slug(), "verdicts", pin.id.to_string());
                (spot, pin.id.as_str(), pin.promised.word(), pin.found.word())
            });
            let of_arguments = arguments.iter().filter(|pin| !pin.holds()).map(|pin| {
                let spot = Spot::Within(slug(), "arguments", pin.id.to_string());
                (spot, pin.id.as_str(), pin.promised.word(), pin.found.word())
            });
            let broken: Vec<Diagnostic> = of_claims
                .chain(of_arguments)
                .map(|(spot, id, promised, found)| {
                    let why = reason(&verdicts, id)
                        .map(|why| format!(": {}", why.trim_end_matches('.')))
                        .unwrap_or_default();
                    let message =
                        format!("`{id}` is promised to be {promised}, and is {found}{why}");
                    failed(spot, message).help(help(id, &expect.standpoint))
                })
                .collect();
            if broken.is_empty() {
                unaided.note(expect).into_iter().collect()
            } else {
                broken
            }
        }
    }
}

/// What to do about a promise that is not kept.
fn help(id: &str, standpoint: &Standpoint) -> String {
    let choices = standpoint.choices();
    let choices = choices
        .iter()
        .map(|(key, value)| format!(" --{key} {value}"));
    let choices: String = choices.collect();
    format!(
        "mend what it rests on (`counterpoint explain {id}{choices}` says more), or the expectation"
    )
}

/// The debate without strengths that somebody set by hand, made when it is first asked for.
struct Unaided<'k> {
    kb: &'k KnowledgeBase,
    by_hand: BTreeSet<Arc<str>>,
    without_any: Option<Arc<Inferences>>,
}

impl<'k> Unaided<'k> {
    fn new(kb: &'k KnowledgeBase) -> Self {
        let by_hand = kb.graph().expects().next().map(|_| {
            let records = kb.graph().records();
            // What a rule gives is the same for every side, and nobody's hand.
            let written = |slug: &Arc<str>| kb.graph().derived_by(slug).is_none();
            let records = records.filter(|record| is_set_by_hand(record));
            records.map(Record::slug).filter(written).collect()
        });
        Self {
            kb,
            by_hand: by_hand.unwrap_or_default(),
            without_any: None,
        }
    }

    /// Whether an expectation that holds does so only through strengths set by hand.
    fn note(&mut self, expect: &Expect) -> Option<Diagnostic> {
        if self.by_hand.is_empty() {
            return None;
        }
        let kb = self.kb;
        let made = |ignored: &BTreeSet<Arc<str>>| {
            let ignored = |slug: &str| ignored.contains(slug);
            Arc::new(Inferences::ignoring(kb.graph(), kb.settings(), &ignored))
        };
        let without_any = self.without_any.get_or_insert_with(|| made(&self.by_hand));
        if holds(kb, expect, without_any) {
            return None;
        }
        let alone: Vec<String> = self
            .by_hand
            .iter()
            .filter(|&slug| !holds(kb, expect, &made(&BTreeSet::from([Arc::clone(slug)]))))
            .map(|slug| format!("`{slug}`"))
            .collect();
        let through = match alone.as_slice() {
            [] => "through several strengths set by hand".to_owned(),
            [one] => format!("through the strength of {one}, set by hand"),
            more => format!("through the strengths of {}, set by hand", more.join(", ")),
        };
        Some(
            Diagnostic::new(
                Code::HandSetStrength,
                Spot::Record(expect.id.slug()),
                format!("it holds only {through}"),
            )
            .about(RecordKind::Expect, expect.id.as_str())
            .help("make sure that the reason given there is one that both sides would accept"),
        )
    }
}

fn is_set_by_hand(record: &Record) -> bool {
    match record {
        Record::Argument(argument) => argument.strength.is_some(),
        Record::Source(source) => source.grade.is_some(),
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Claim(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Case(_)
        | Record::Policy(_) => false,
    }
}

fn holds(kb: &KnowledgeBase, expect: &Expect, inferences: &Arc<Inferences>) -> bool {
    let verdicts = Verdicts::of(inferences, &expect.standpoint, kb.settings().as_of);
    claims(expect, &verdicts).iter().all(Pin::holds)
        && arguments(expect, &verdicts).iter().all(Pin::holds)
}
