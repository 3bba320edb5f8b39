//! Why a case is decided as it is, in words: the reasons of `reason`, with statements of the case
//! in the place of claims and rules in the place of arguments.

use std::collections::BTreeSet;

use crate::model::{ArgumentVerdict, Citation, CitationRole, ClaimId, Record, RuleId, Verdict};
use crate::reason::{Explanation, From, Reason, Role, Step, Told as Place, Toward, What};
use crate::rules::Standing;

use super::super::parts::{Link, Said};
use super::super::sentence::{Sentence, Slot};
use super::super::statement::{Known, Told};

/// How deep the middle length goes.
const MEDIUM: usize = 2;
/// How many obstacles a short sentence goes through until it comes to the one that decides.
const THROUGH: usize = 6;

/// How a condition fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// It holds.
    Met,
    /// It does not.
    NotMet,
    /// It depends on what nobody has said.
    Unknown,
    /// Rules conclude the contrary of each other.
    Disputed,
}

impl Met {
    /// The key of the word for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Unknown => "not-known",
            Self::Disputed => "disputed",
        }
    }
}

/// A reason why a case is decided as it is, and its own reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseReason {
    /// What it is about, by which it is known where it was told before.
    pub about: Option<ClaimId>,
    /// How it bears on the one above, as machines read it.
    pub role: &'static str,
    /// How it fares.
    pub met: Met,
    /// What it says.
    pub sentence: Sentence,
    /// The rule behind it.
    pub rule: Option<RuleId>,
    /// Where the rule stands: "Tenancy Act, s. 12(1)".
    pub articles: Vec<Link>,
    /// Why it fares so.
    pub because: Vec<Self>,
}

/// Puts the reasons of a case into words.
#[derive(Debug, Clone, Copy)]
pub(in crate::view) struct CaseWording<'c> {
    pub(in crate::view) told: Told<'c>,
}

impl CaseWording<'_> {
    /// Why a statement of the case follows, or does not: a sentence.
    pub(in crate::view) fn short(
        self,
        explanation: &Explanation,
        standing: Standing,
    ) -> Option<Sentence> {
        let because = &explanation.root.because;
        Some(match standing {
            Standing::Follows => {
                let step = because.iter().find_map(rule_step);
                let (_, _, rule) = step?;
                self.say("case-by", &[("rule", Slot::Pieces(self.rule(rule, true)))])
            }
            Standing::DoesNot => self.short_not(explanation),
            // That it depends on what is not known, the answer says.
            Standing::Undetermined => return None,
            Standing::Contested => match Self::disputing(because) {
                Some((one, other)) => self.say(
                    "case-disputed-by",
                    &[
                        ("one", Slot::Pieces(self.rule(one, true))),
                        ("other", Slot::Pieces(self.rule(other, true))),
                    ],
                ),
                None => self.say("case-disputed", &[]),
            },
        })
    }

    fn short_not(self, explanation: &Explanation) -> Sentence {
        let because = &explanation.root.because;
        if let Some((_, _, rule)) = because
            .iter()
            .filter(|it| it.role == Role::OpposedBy)
            .find_map(rule_step)
        {
            return self.say("case-by", &[("rule", Slot::Pieces(self.rule(rule, true)))]);
        }
        let failing = because.iter().filter(|it| it.role == Role::Fails);
        let mut failing = failing.filter_map(rule_step);
        let Some((reason, step, rule)) = failing.next() else {
            return self.say("case-no-rule", &[]);
        };
        let obstacle = self.obstacle(reason, step, THROUGH);
        self.say(
            "case-obstacle",
            &[
                ("rule", Slot::Pieces(self.rule(rule, false))),
                ("obstacle", Slot::Pieces(obstacle)),
            ],
        )
    }

    /// What stands in the way of a rule: what decides it, however deep that lies.
    fn obstacle(self, reason: &Reason, step: &Step, through: usize) -> Sentence {
        for below in &reason.because {
            if let (Role::DefeatedBy, Some((attack, by, rule))) = (below.role, rule_step(below)) {
                if !is_exception(by, step) {
                    return self.say(
                        "case-contrary-by",
                        &[("rule", Slot::Pieces(self.rule(rule, true)))],
                    );
                }
                let held: Vec<Sentence> = attack
                    .because
                    .iter()
                    .filter(|it| it.role == Role::RestsOn)
                    .filter_map(|it| self.with_rule(it))
                    .collect();
                return self.told.saying.reader.words.list(held, "and");
            }
        }
        let missing = reason.because.iter();
        let mut missing = missing.filter(|it| {
            let is_void = matches!(&it.what, What::Claim(id, _) if self.told.is_void(id));
            it.role == Role::PremiseMissing && !is_void
        });
        let Some(missing) = missing.next() else {
            return self.say("case-circle", &[]);
        };
        let What::Claim(id, _) = &missing.what else {
            return self.say("case-circle", &[]);
        };
        match self.told.known(id) {
            Known::Fact(_) | Known::Open => self.fact(id),
            Known::Derived => {
                let own = self.with_rule(missing).unwrap_or_default();
                let deeper = missing.because.iter();
                let mut deeper = deeper.filter(|it| it.role == Role::Fails);
                let deeper = deeper.find_map(rule_step).filter(|_| through > 0);
                match deeper {
                    Some((reason, step, _)) if !has_opposing(missing) => {
                        let deeper = self.obstacle(reason, step, through - 1);
                        self.say(
                            "case-since",
                            &[
                                ("statement", Slot::Pieces(own)),
                                ("reason", Slot::Pieces(deeper)),
                            ],
                        )
                    }
                    Some(_) | None => own,
                }
            }
        }
    }

    /// A statement with the rule by which it follows, or by which the contrary does.
    fn with_rule(self, reason: &Reason) -> Option<Sentence> {
        let What::Claim(id, verdict) = &reason.what else {
            return None;
        };
        if let Some(nobody) = self.nobody(id) {
            return Some(nobody);
        }
        if self.told.known(id) != Known::Derived {
            return Some(self.fact(id));
        }
        let so = *verdict == Verdict::Accepted;
        let statement: Sentence = self.told.said(id, so).into();
        let mut carriers = reason.because.iter().filter(|it| {
            let role = if so {
                Role::SupportedBy
            } else {
                Role::OpposedBy
            };
            it.role == role
        });
        Some(match carriers.find_map(rule_step) {
            Some((_, _, rule)) => self.say(
                "case-statement-by",
                &[
                    ("statement", Slot::Pieces(statement)),
                    ("rule", Slot::Pieces(self.rule(rule, true))),
                ],
            ),
            None => statement,
        })
    }

    /// Two rules that conclude the contrary of each other.
    fn disputing(because: &[Reason]) -> Option<(&RuleId, &RuleId)> {
        because.iter().find_map(|reason| {
            let (_, _, one) = rule_step(reason)?;
            let other = reason.because.iter().find_map(|below| {
                let (_, _, rule) = rule_step(below)?;
                (below.role == Role::TiesWith && rule != one).then_some(rule)
            })?;
            Some((one, other))
        })
    }

    /// Why a statement of the case fares as it does, as a tree: every step.
    pub(in crate::view) fn every_step(self, explanation: &Explanation) -> Option<CaseReason> {
        self.reason(&explanation.root, None)
    }

    fn reason(self, reason: &Reason, above: Option<&Step>) -> Option<CaseReason> {
        let mut told = match &reason.what {
            // What nobody can compare says nothing.
            What::Claim(id, _) if self.told.is_void(id) => return None,
            What::Claim(id, verdict) => CaseReason {
                about: Some(id.clone()),
                ..self.claim(reason, id, *verdict)
            },
            What::Step(step) => self.step(reason, step, above)?,
            What::Nothing => Self::node(reason.role, Met::NotMet, self.say("case-circle", &[])),
            What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Dates(_)
            | What::Absence(_) => return None,
        };
        told.sentence.capitalize();
        match reason.told {
            // A fact has nothing beneath it that could have been told.
            Place::Before if matches!(&reason.what, What::Claim(id, _) if self.told.known(id) != Known::Derived) =>
                {}
            Place::Before => {
                told.sentence.write(" ");
                told.sentence
                    .write(&self.told.saying.reader.say("line-told-before"));
            }
            Place::Cut => told.sentence.write(" …"),
            Place::Here => {}
        }
        Some(told)
    }

    fn claim(self, reason: &Reason, id: &ClaimId, verdict: Verdict) -> CaseReason {
        if let Some(nobody) = self.nobody(id) {
            let line = self.say("case-line", &[("statement", Slot::Pieces(nobody))]);
            return Self::node(reason.role, Met::NotMet, line);
        }
        let known = self.told.known(id);
        if known != Known::Derived {
            let met = match known {
                Known::Fact(true) => Met::Met,
                Known::Fact(false) => Met::NotMet,
                Known::Open | Known::Derived => Met::Unknown,
            };
            let fact = self.say("case-line", &[("statement", Slot::Pieces(self.fact(id)))]);
            return Self::node(reason.role, met, fact);
        }
        let so = verdict != Verdict::Refuted && !is_out(verdict);
        let carrying: Vec<&Reason> = match verdict {
            Verdict::Refuted => with_role(reason, Role::OpposedBy),
            Verdict::Accepted
            | Verdict::Contested
            | Verdict::Fallen
            | Verdict::Reported
            | Verdict::Unsupported
            | Verdict::NotInForce => reason.because.iter().collect(),
        };
        let statement: Sentence = self.told.said(id, so).into();
        // Where one rule carries it, they are one line.
        let single = match carrying.as_slice() {
            [only] if matches!(verdict, Verdict::Accepted | Verdict::Refuted) => rule_step(only),
            _ => None,
        };
        let mut told = match single {
            Some((below, step, rule)) => {
                let mut told = Self::node(
                    reason.role,
                    if so { Met::Met } else { Met::NotMet },
                    self.say(
                        "case-line-by",
                        &[
                            ("statement", Slot::Pieces(statement)),
                            ("rule", Slot::Pieces(self.rule(rule, false))),
                        ],
                    ),
                );
                self.put_rule(&mut told, rule);
                told.because = self.all(&below.because, Some(step));
                told
            }
            None => {
                let because = self.all_of(&carrying, None);
                let is_open = because.iter().any(depends_on_open);
                let met = match verdict {
                    Verdict::Accepted => Met::Met,
                    Verdict::Contested if is_open => Met::Unknown,
                    Verdict::Contested => Met::Disputed,
                    Verdict::Refuted
                    | Verdict::Fallen
                    | Verdict::Reported
                    | Verdict::Unsupported
                    | Verdict::NotInForce => Met::NotMet,
                };
                let line = self.say("case-line", &[("statement", Slot::Pieces(statement))]);
                CaseReason {
                    because,
                    ..Self::node(reason.role, met, line)
                }
            }
        };
        if told.because.is_empty() && !so && single.is_none() && reason.told == Place::Here {
            let none = self.say("case-no-rule", &[]);
            told.because
                .push(Self::node(Role::Absent, Met::NotMet, none));
        }
        told
    }

    fn step(self, reason: &Reason, step: &Step, above: Option<&Step>) -> Option<CaseReason> {
        let From::Rule(rule) = &step.from else {
            // That a fact is a fact, its own line says.
            return None;
        };
        let because = self.all(&reason.because, Some(step));
        let is_exception = above.is_some_and(|above| is_exception(step, above));
        let (key, met) = match (reason.role, step.verdict) {
            (Role::DefeatedBy | Role::TiesWith, ArgumentVerdict::Contested) if is_exception => {
                ("case-exception-open", Met::Unknown)
            }
            (Role::DefeatedBy, _) if is_exception => ("case-exception", Met::Met),
            (_, _) if is_exception => ("case-exception-not", Met::NotMet),
            (Role::Fails | Role::HoldsInSome, ArgumentVerdict::Contested)
                if is_disputed(&because) =>
            {
                ("case-rule-would", Met::Disputed)
            }
            (Role::Fails | Role::HoldsInSome, ArgumentVerdict::Contested) => {
                ("case-rule-open", Met::Unknown)
            }
            (Role::Fails, _) => ("case-rule-not", Met::NotMet),
            (Role::DefeatedBy | Role::AnsweredBy, _) => ("case-rule-over", Met::Met),
            (Role::TiesWith, _) => ("case-rule-ties", Met::Disputed),
            (Role::Objection, _) => ("case-rule-no-objection", Met::NotMet),
            (Role::Outweighed | Role::OpenQuestion, _) => ("case-rule-under", Met::NotMet),
            (
                Role::Asked
                | Role::EstablishedBy
                | Role::SupportedBy
                | Role::TakenFrom
                | Role::Assumed
                | Role::Open
                | Role::OpposedBy
                | Role::HoldsInSome
                | Role::RestsOn
                | Role::PremiseMissing
                | Role::ShortOfStandard
                | Role::ReportedBy
                | Role::ReportedIn
                | Role::NotInForce
                | Role::Absent
                | Role::Circle,
                _,
            ) => ("case-rule", Met::Met),
        };
        // An exception with one condition is said in one line.
        if is_exception && let [only] = because.as_slice() {
            let mut told = only.clone();
            let key = match met {
                Met::Met => "case-exception-of",
                Met::NotMet => "case-exception-not-of",
                Met::Unknown | Met::Disputed => "case-exception-open-of",
            };
            let sentence = std::mem::take(&mut told.sentence);
            told.sentence = self.say(key, &[("line", Slot::Pieces(sentence))]);
            told.role = reason.role.word();
            return Some(told);
        }
        let rule_said = ("rule", Slot::Pieces(self.rule(rule, false)));
        let mut told = CaseReason {
            because,
            ..Self::node(reason.role, met, self.say(key, &[rule_said]))
        };
        if !is_exception {
            self.put_rule(&mut told, rule);
        }
        Some(told)
    }

    fn all(self, reasons: &[Reason], above: Option<&Step>) -> Vec<CaseReason> {
        let reasons: Vec<&Reason> = reasons.iter().collect();
        self.all_of(&reasons, above)
    }

    fn all_of(self, reasons: &[&Reason], above: Option<&Step>) -> Vec<CaseReason> {
        let mut all: Vec<CaseReason> = Vec::new();
        for mut told in reasons.iter().filter_map(|it| self.reason(it, above)) {
            // A rule that fails in several ways is named once.
            let is_same = |it: &&mut CaseReason| {
                it.rule.is_some() && it.rule == told.rule && it.sentence == told.sentence
            };
            // That there is nobody is said once, whatever is not so of them.
            if all.contains(&told) {
                continue;
            }
            match all.last_mut().filter(is_same) {
                Some(before) => before.because.append(&mut told.because),
                None => all.push(told),
            }
        }
        all
    }

    fn node(role: Role, met: Met, sentence: Sentence) -> CaseReason {
        CaseReason {
            about: None,
            role: role.word(),
            met,
            sentence,
            rule: None,
            articles: Vec::new(),
            because: Vec::new(),
        }
    }

    fn put_rule(self, told: &mut CaseReason, rule: &RuleId) {
        told.rule = Some(rule.clone());
        told.articles = self.articles(rule);
    }

    /// A fact as it is, and whether it is so only because nobody showed anything else.
    fn fact(self, id: &ClaimId) -> Sentence {
        if let Some(nobody) = self.nobody(id) {
            return nobody;
        }
        let said: Sentence = match self.told.known(id) {
            Known::Fact(so) => self.told.said(id, so).into(),
            Known::Open | Known::Derived => {
                if let Some(question) = self.told.unanswered(id) {
                    let question = ("question", Slot::Pieces(question.into()));
                    return self.say("case-unanswered", &[question]);
                }
                let said: Sentence = self.told.said(id, true).into();
                return self.say("case-open", &[("statement", Slot::Pieces(said))]);
            }
        };
        if self.told.is_unshown(id) {
            return self.say("case-unshown", &[("statement", Slot::Pieces(said))]);
        }
        said
    }

    /// That there is nobody, in the place of what is not so of somebody who is not there.
    fn nobody(self, id: &ClaimId) -> Option<Sentence> {
        let (nobody, is_shown) = self.told.nobody(id)?;
        let nobody: Sentence = nobody.into();
        Some(if is_shown {
            nobody
        } else {
            self.say("case-unshown", &[("statement", Slot::Pieces(nobody))])
        })
    }

    /// A rule as it is named within a sentence, with where it stands if asked for.
    fn rule(self, rule: &RuleId, with_articles: bool) -> Sentence {
        let reader = self.told.saying.reader;
        let named = match reader.kb.graph().record(rule.as_str()) {
            Some(record) => reader.named(record),
            None => rule.to_string().into(),
        };
        let articles = self.articles(rule);
        if !with_articles || articles.is_empty() {
            return named;
        }
        let articles: Vec<Sentence> = articles.into_iter().map(Sentence::from).collect();
        let articles = reader.words.list(articles, "and");
        self.say(
            "case-rule-at",
            &[
                ("rule", Slot::Pieces(named)),
                ("articles", Slot::Pieces(articles)),
            ],
        )
    }

    fn articles(self, rule: &RuleId) -> Vec<Link> {
        let reader = self.told.saying.reader;
        let rule = reader.kb.graph().rule(rule);
        let authority = rule.map(|it| it.authority.as_slice()).unwrap_or_default();
        reader.articles(authority)
    }

    fn say(self, key: &str, slots: &[(&str, Slot)]) -> Sentence {
        self.told.saying.reader.words.sentence(key, slots)
    }
}

impl super::super::reader::Reader<'_> {
    /// Citations as articles: the name of the source and the place in it. Their texts can be shown
    /// beside them by whoever has these.
    pub(in crate::view) fn articles(&self, citations: &[Citation]) -> Vec<Link> {
        let graph = self.kb.graph();
        let establishes = |it: &&Citation| it.role == CitationRole::Establishes;
        // What only asserts or illustrates counts where nothing else is cited.
        let some = citations.iter().any(|it| establishes(&it));
        citations
            .iter()
            .filter(|it| !some || establishes(it))
            .filter_map(|citation| {
                let record = graph.record(citation.source.as_str())?;
                let Record::Source(source) = record else {
                    return None;
                };
                let mut link = self.source_link(source);
                if let Some(short) = &source.short {
                    link.text = self.read(short);
                }
                let place = citation.at.as_ref().map(|at| self.words.locator(at));
                Some(Link {
                    text: match place {
                        Some(place) => Said {
                            text: format!("{}, {place}", link.text.text),
                            ..link.text
                        },
                        None => link.text,
                    },
                    mark: None,
                    ..link
                })
            })
            .collect()
    }
}

/// Whether a step is a part of the rule of another, which it keeps from applying.
fn is_exception(step: &Step, above: &Step) -> bool {
    step.from == above.from && matches!(step.toward, Toward::Questions(_))
}

impl CaseReason {
    /// The deciding steps only.
    pub(in crate::view) fn deciding(&self) -> Self {
        let mut deciding = self.clone();
        prune(&mut deciding, MEDIUM);
        deciding
    }
}

fn is_out(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Fallen | Verdict::Unsupported | Verdict::NotInForce | Verdict::Reported => true,
        Verdict::Accepted | Verdict::Refuted | Verdict::Contested => false,
    }
}

fn rule_step(reason: &Reason) -> Option<(&Reason, &Step, &RuleId)> {
    let What::Step(step) = &reason.what else {
        return None;
    };
    let From::Rule(rule) = &step.from else {
        return None;
    };
    Some((reason, step, rule))
}

fn with_role(reason: &Reason, role: Role) -> Vec<&Reason> {
    let all = reason.because.iter();
    all.filter(|it| it.role == role).collect()
}

fn has_opposing(reason: &Reason) -> bool {
    reason.because.iter().any(|it| it.role == Role::OpposedBy)
}

/// Whether nothing is open, and rules stand against each other.
fn is_disputed(because: &[CaseReason]) -> bool {
    let is_open = because.iter().any(depends_on_open);
    !is_open && because.iter().any(|it| it.met == Met::Disputed)
}

fn depends_on_open(told: &CaseReason) -> bool {
    told.met == Met::Unknown || told.because.iter().any(depends_on_open)
}

impl CaseWording<'_> {
    /// Of several reasons, tells each part once: the others refer to it.
    pub(in crate::view) fn once(self, all: &mut [CaseReason]) {
        let mut seen = BTreeSet::new();
        for told in all {
            self.once_of(told, &mut seen);
        }
    }

    fn once_of(self, told: &mut CaseReason, seen: &mut BTreeSet<ClaimId>) {
        if let Some(about) = &told.about
            && !told.because.is_empty()
            && !seen.insert(about.clone())
        {
            told.because.clear();
            let before = self.told.saying.reader.say("line-told-before");
            told.sentence.write(" ");
            told.sentence.write(&before);
            return;
        }
        for below in &mut told.because {
            self.once_of(below, seen);
        }
    }
}

/// Leaves away what speaks against and does not hold, and what lies deeper.
fn prune(told: &mut CaseReason, deep: usize) {
    if deep == 0 {
        told.because.clear();
        return;
    }
    let objection = [Role::Objection.word(), Role::Outweighed.word()];
    told.because.retain(|it| !objection.contains(&it.role));
    for below in &mut told.because {
        prune(below, deep - 1);
    }
}
