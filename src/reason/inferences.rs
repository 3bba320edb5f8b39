//! Everything that could be inferred in a debate, from whatever standpoint: records to inferences.
//!
//! The only place where attack exists. Support is evidential (premise to conclusion, as in ASPIC+,
//! Prakken 2010, and Carneades, Gordon, Prakken and Walton 2007): a claim needs a chain of
//! inferences down to cited or assumed ones. A standpoint later says which of these are there, and
//! how strong; none is ever added.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::graph::ArgumentGraph;
use crate::model::{
    ActorId, ActorKind, Argument, ArgumentId, CitationRole, Claim, ClaimId, ClaimKind, Conclusion,
    Date, Grade, Interval, PartialDate, ProofStandard, RuleId, Settings, Source, SourceId,
    SourceKind,
};

use super::framework::{Framework, NONE};
use super::rows::Rows;

/// What an inference is for. The numbers are those of [`Inferences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// A claim.
    Claim(u32),
    /// The contrary of a claim: a rebuttal.
    Contrary(u32),
    /// That an inference does not apply.
    Undercuts(u32),
}

/// Where an inference comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum From {
    /// A source that establishes the claim.
    Source(SourceId),
    /// Somebody who says so, for those who take their word.
    Actor(ActorId),
    /// An argument that somebody states.
    Argument(ArgumentId),
    /// A rule, in a case.
    Rule(RuleId),
    /// Nobody knows whether it is so, in a case.
    Open,
    /// The reader assumes it, or it is a fact of a case.
    Assumption,
}

impl From {
    /// The word for its kind in what machines read.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Source(_) | Self::Actor(_) => "cited",
            Self::Argument(_) => "stated",
            Self::Rule(_) => "derived",
            Self::Open => "open",
            Self::Assumption => "assumed",
        }
    }
}

/// One step of reasoning: premises, what it is for, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inference {
    /// What it is for.
    pub head: Head,
    /// Where it comes from.
    pub from: From,
    /// A grade fixed beforehand: that of the source, or one set by hand.
    pub strength: Option<Grade>,
    /// The first day on which it could be made.
    pub since: Option<Date>,
}

/// A step that a rule gives in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedStep {
    /// The statements that it starts from, each once.
    pub premises: Vec<u32>,
    /// What it is for.
    pub head: Head,
    /// Where it comes from.
    pub from: From,
    /// How strong it is.
    pub strength: Grade,
}

/// What the engine needs to know of a claim.
#[derive(Debug, Clone)]
pub struct Known {
    /// The claim.
    pub id: ClaimId,
    /// What it asks of its arguments.
    pub standard: ProofStandard,
    /// The grade it asks for, where its standard asks for one.
    pub needs: Grade,
    /// When the law it states is in force.
    pub in_force: Option<Interval>,
    /// The first day of what it reports.
    pub observed_from: Option<Date>,
    /// The works in which somebody asserts it, with the first day of each. Empty with `asserted`
    /// set: nobody noted where.
    pub said_in: Vec<(SourceId, Option<Date>)>,
    /// Those who assert it, with the works of `said_in` in which they speak; of somebody who speaks
    /// in none of them, all of them.
    pub said_by: BTreeMap<ActorId, Vec<(SourceId, Option<Date>)>>,
    /// Whether somebody asserts it.
    pub asserted: bool,
}

/// Everything that could be inferred, in dense numbers.
#[derive(Debug, Clone, Default)]
pub struct Inferences {
    claims: Vec<Known>,
    claim_numbers: HashMap<ClaimId, u32>,
    all: Vec<Inference>,
    of_argument: HashMap<ArgumentId, u32>,
    // Per claim the positions that are contrary to it.
    contraries: Rows,
    // Per claim the inferences for its contrary.
    rebuttals: Rows,
    framework: Framework,
}

impl Inferences {
    /// Everything that the records give.
    #[must_use]
    pub fn of(graph: &ArgumentGraph, settings: &Settings) -> Self {
        Self::ignoring(graph, settings, &|_| false)
    }

    /// The same, as if nobody had set the strength of certain arguments and the grade of certain
    /// sources by hand.
    #[must_use]
    pub fn ignoring(
        graph: &ArgumentGraph,
        settings: &Settings,
        ignored: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut builder = Builder {
            graph,
            settings,
            ignored,
            made: Self::default(),
            premises: Vec::new(),
        };
        builder.claims();
        builder.contraries();
        builder.arguments();
        builder.finish()
    }

    /// What rules give for a case: statements, numbered in this order, and the steps between them.
    /// Each statement is a claim that can be assumed; statements that exclude each other are given
    /// in pairs. The inference of step `n` has the number of the statements plus `n`, and so has
    /// the target of one that undercuts.
    #[must_use]
    pub fn of_steps(
        statements: Vec<ClaimId>,
        contraries: impl IntoIterator<Item = (u32, u32)>,
        steps: Vec<DerivedStep>,
    ) -> Self {
        let mut made = Self::default();
        let mut premises = vec![Vec::new(); statements.len()];
        for (number, id) in (0_u32..).zip(statements) {
            made.claim_numbers.insert(id.clone(), number);
            made.claims.push(Known {
                id,
                standard: ProofStandard::Preponderance,
                needs: Grade::Strong,
                in_force: None,
                observed_from: None,
                said_in: Vec::new(),
                said_by: BTreeMap::new(),
                asserted: false,
            });
            made.all.push(Inference {
                head: Head::Claim(number),
                from: From::Assumption,
                strength: None,
                since: None,
            });
        }
        let pairs: Vec<(u32, u32)> = contraries
            .into_iter()
            .flat_map(|(one, other)| [(one, other), (other, one)])
            .collect();
        made.contraries = Rows::of(made.claims.len(), pairs.iter().copied());
        for step in steps {
            premises.push(step.premises);
            made.all.push(Inference {
                head: step.head,
                from: step.from,
                strength: Some(step.strength),
                since: None,
            });
        }
        finished(made, &premises)
    }

    /// Every claim, in the order of their numbers.
    #[must_use]
    pub fn claims(&self) -> &[Known] {
        &self.claims
    }

    /// The number of a claim.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<u32> {
        self.claim_numbers.get(id).copied()
    }

    /// The claim with a number.
    #[must_use]
    pub fn known(&self, claim: u32) -> Option<&Known> {
        self.claims.get(claim as usize)
    }

    /// Every inference, in the order of their numbers.
    #[must_use]
    pub fn all(&self) -> &[Inference] {
        &self.all
    }

    /// The inference with a number.
    #[must_use]
    pub fn inference(&self, number: u32) -> Option<&Inference> {
        self.all.get(number as usize)
    }

    /// The inference that stands for an argument.
    #[must_use]
    pub fn of_argument(&self, id: &ArgumentId) -> Option<u32> {
        self.of_argument.get(id).copied()
    }

    /// The positions that are contrary to a claim.
    #[must_use]
    pub fn contraries(&self, claim: u32) -> &[u32] {
        self.contraries.row(claim)
    }

    /// The rebuttals of a claim: the inferences that are for its contrary and for nothing else.
    #[must_use]
    pub fn rebuttals(&self, claim: u32) -> &[u32] {
        self.rebuttals.row(claim)
    }

    /// The shape that the semantics know.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The name of an inference, the same in every run: that of its argument, or of its claim with
    /// what it rests on.
    #[must_use]
    pub fn name(&self, number: u32) -> String {
        let Some(inference) = self.inference(number) else {
            return String::new();
        };
        let claim = match inference.head {
            Head::Claim(claim) | Head::Contrary(claim) => {
                self.known(claim).map_or("", |known| known.id.as_str())
            }
            Head::Undercuts(_) => "",
        };
        match &inference.from {
            From::Source(source) => format!("{claim}--established-by--{source}"),
            From::Actor(actor) => format!("{claim}--asserted-by--{actor}"),
            From::Argument(argument) => argument.to_string(),
            From::Rule(rule) => format!("{rule}--{number}"),
            From::Open => format!("{claim}--open"),
            From::Assumption => format!("{claim}--assumed"),
        }
    }
}

struct Builder<'g> {
    graph: &'g ArgumentGraph,
    settings: &'g Settings,
    ignored: &'g dyn Fn(&str) -> bool,
    made: Inferences,
    premises: Vec<Vec<u32>>,
}

impl Builder<'_> {
    fn claims(&mut self) {
        let graph = self.graph;
        for (number, claim) in (0_u32..).zip(graph.claims()) {
            let known = self.known(claim);
            self.made.claim_numbers.insert(claim.id.clone(), number);
            self.made.claims.push(known);
        }
        for (number, claim) in (0_u32..).zip(graph.claims()) {
            self.axiom(number);
            self.citations(number, claim);
        }
    }

    fn known(&self, claim: &Claim) -> Known {
        // The standard of the claim, else the strictest among the issues that it answers.
        let issues = || self.graph.answered_by(&claim.id);
        let standard = claim
            .standard
            .or_else(|| issues().filter_map(|issue| issue.standard).max())
            .unwrap_or(ProofStandard::Preponderance);
        let needs = claim
            .needs
            .or_else(|| issues().filter_map(|issue| issue.needs).max())
            .unwrap_or(Grade::Strong);
        let works: Vec<&Source> = claim
            .cites
            .iter()
            .filter(|it| says(claim, it.role))
            .filter_map(|it| self.graph.source(&it.source))
            .collect();
        let said_in: Vec<_> = works.iter().map(|&it| dated(it)).collect();
        Known {
            id: claim.id.clone(),
            standard,
            needs,
            in_force: claim.in_force,
            observed_from: claim.observed.and_then(Interval::from),
            asserted: !claim.asserted_by.is_empty() || !said_in.is_empty(),
            said_by: said_by(claim, &works),
            said_in,
        }
    }

    fn axiom(&mut self, claim: u32) {
        self.add(Vec::new(), Head::Claim(claim), From::Assumption, None, None);
    }

    fn citations(&mut self, number: u32, claim: &Claim) {
        let mut seen = BTreeSet::new();
        for citation in &claim.cites {
            let establishes =
                citation.role == CitationRole::Establishes && can_be_established(claim.kind);
            if let Some(source) = self.graph.source(&citation.source)
                && establishes
                && seen.insert(source.id.clone())
            {
                let grade = self.grade_of(source);
                let from = From::Source(source.id.clone());
                let since = made_on(source);
                self.add(Vec::new(), Head::Claim(number), from, Some(grade), since);
            }
        }
        let known = self.made.known(number);
        let speakers: Vec<ActorId> =
            known.map_or_else(Vec::new, |known| known.said_by.keys().cloned().collect());
        for actor in speakers {
            self.add(
                Vec::new(),
                Head::Claim(number),
                From::Actor(actor),
                Some(Grade::Asserted),
                None,
            );
        }
    }

    /// The grade of what a source establishes: its own, that of a court of last resort, or that of
    /// its kind.
    fn grade_of(&self, source: &Source) -> Grade {
        if let Some(own) = &source.grade
            && !(self.ignored)(source.id.as_str())
        {
            return own.grade;
        }
        let is_last_resort = |actor: &ActorId| {
            self.graph
                .actor(actor)
                .is_some_and(|actor| actor.kind == ActorKind::CourtOfLastResort)
        };
        if source.kind == SourceKind::CourtDecision && source.by.iter().any(is_last_resort) {
            return self.settings.last_resort;
        }
        let listed = self.settings.grades.get(&source.kind).copied();
        listed.unwrap_or_else(|| source.kind.grade())
    }

    fn contraries(&mut self) {
        let mut pairs = BTreeSet::new();
        for issue in self.graph.issues() {
            for (one, other) in issue.contrary_pairs() {
                if let (Some(one), Some(other)) = (self.made.claim(one), self.made.claim(other))
                    && one != other
                {
                    pairs.insert((one, other));
                    pairs.insert((other, one));
                }
            }
        }
        self.made.contraries = Rows::of(self.made.claims.len(), pairs.iter().copied());
    }

    fn arguments(&mut self) {
        let graph = self.graph;
        let first = self.made.all.len();
        let arguments: Vec<&Argument> = graph.arguments().collect();
        let numbers = arguments
            .iter()
            .zip((0_u32..).skip(first))
            .map(|(argument, number)| (argument.id.clone(), number));
        self.made.of_argument = numbers.collect();
        for argument in arguments {
            // A conclusion that leads nowhere was reported when the graph was built; the argument
            // keeps its number and bears on nothing.
            let head = match &argument.conclusion {
                Conclusion::Supports(claim) => self.made.claim(claim).map(Head::Claim),
                Conclusion::Rebuts(claim) => self.made.claim(claim).map(Head::Contrary),
                Conclusion::Undercuts(id) => self.made.of_argument(id).map(Head::Undercuts),
            };
            let mut premises: Vec<u32> = argument
                .premises
                .iter()
                .map(|id| self.made.claim(id).unwrap_or(NONE))
                .collect();
            premises.sort_unstable();
            premises.dedup();
            self.add(
                premises,
                head.unwrap_or(Head::Undercuts(NONE)),
                From::Argument(argument.id.clone()),
                argument
                    .strength
                    .as_ref()
                    .filter(|_| !(self.ignored)(argument.id.as_str()))
                    .map(|it| it.grade),
                argument.from,
            );
        }
    }

    fn add(
        &mut self,
        premises: Vec<u32>,
        head: Head,
        from: From,
        strength: Option<Grade>,
        since: Option<Date>,
    ) {
        self.premises.push(premises);
        self.made.all.push(Inference {
            head,
            from,
            strength,
            since,
        });
    }

    fn finish(self) -> Inferences {
        finished(self.made, &self.premises)
    }
}

/// The inferences with their framework; `premises` of each, in their order.
fn finished(mut made: Inferences, premises: &[Vec<u32>]) -> Inferences {
    let claims = made.claims.len();
    let gives = made
        .all
        .iter()
        .map(|it| match it.head {
            Head::Claim(claim) => claim,
            Head::Contrary(_) | Head::Undercuts(_) => NONE,
        })
        .collect();
    let needs = premises
        .iter()
        .zip(0_u32..)
        .flat_map(|(needs, number)| needs.iter().map(move |&claim| (number, claim)));
    let needs = Rows::of(made.all.len(), needs);
    let rebuttals = (0_u32..)
        .zip(&made.all)
        .filter_map(|(number, it)| match it.head {
            Head::Contrary(claim) => Some((claim, number)),
            Head::Claim(_) | Head::Undercuts(_) => None,
        });
    made.rebuttals = Rows::of(claims, rebuttals);
    let attacks = attacks(&made);
    made.framework = Framework::new(claims, gives, needs, attacks);
    made
}

/// Who attacks whom, whatever the grades: contrary heads both ways, undercuts one way, and what
/// falls short of the standard of its claim itself. An assumption is attacked by nothing.
///
/// With `k` inferences for a claim and `m` for what is contrary to it there are `2km` pairs: each
/// attack has a test of its own. That is 16 bytes a pair in all, and the debates of people have few
/// arguments a claim.
fn attacks(made: &Inferences) -> Rows {
    let claims = made.claims.len();
    let numbered = || (0_u32..).zip(&made.all);
    let givers = Rows::of(
        claims,
        numbered().filter_map(|(number, it)| match it.head {
            Head::Claim(claim) => Some((claim, number)),
            Head::Contrary(_) | Head::Undercuts(_) => None,
        }),
    );
    let is_assumed = |number: u32| {
        made.inference(number)
            .is_some_and(|it| it.from == From::Assumption)
    };
    let mut pairs = Vec::new();
    for (number, inference) in numbered() {
        match inference.head {
            Head::Claim(claim) => {
                pairs.extend(made.rebuttals.row(claim).iter().map(|&it| (number, it)));
                let contrary = made.contraries.row(claim);
                let rivals = contrary.iter().flat_map(|&it| givers.row(it));
                pairs.extend(
                    rivals
                        .filter(|&&rival| !is_assumed(rival))
                        .map(|&rival| (number, rival)),
                );
                let asks = made.known(claim).is_some_and(|known| {
                    matches!(
                        known.standard,
                        ProofStandard::ClearAndConvincing | ProofStandard::BeyondReasonableDoubt
                    )
                });
                if asks && inference.from != From::Assumption {
                    pairs.push((number, number));
                }
            }
            Head::Contrary(claim) => {
                let targets = givers.row(claim).iter();
                pairs.extend(
                    targets
                        .filter(|&&target| !is_assumed(target))
                        .map(|&target| (number, target)),
                );
            }
            Head::Undercuts(NONE) => {}
            Head::Undercuts(target) => pairs.push((number, target)),
        }
    }
    Rows::of(made.all.len(), pairs.iter().copied())
}

/// Who says so, and in which of the works that assert it: those the claim names, else those who
/// speak in the works.
fn said_by(claim: &Claim, works: &[&Source]) -> BTreeMap<ActorId, Vec<(SourceId, Option<Date>)>> {
    let named: BTreeSet<&ActorId> = claim.asserted_by.iter().collect();
    let speakers = if named.is_empty() {
        works.iter().flat_map(|source| &source.by).collect()
    } else {
        named
    };
    let spoken = |speaker: &ActorId| {
        let speaks_in = |source: &&Source| source.by.contains(speaker);
        let own: Vec<&Source> = works.iter().copied().filter(speaks_in).collect();
        let works = if own.is_empty() { works } else { &own };
        (speaker.clone(), works.iter().map(|&it| dated(it)).collect())
    };
    speakers.into_iter().map(spoken).collect()
}

/// Whether a citation in this role says so without establishing it.
fn says(claim: &Claim, role: CitationRole) -> bool {
    match role {
        CitationRole::Asserts => true,
        CitationRole::Establishes => !can_be_established(claim.kind),
        CitationRole::Illustrates => false,
    }
}

/// Whether a citation alone can establish a claim of this kind.
fn can_be_established(kind: ClaimKind) -> bool {
    match kind {
        ClaimKind::Fact | ClaimKind::LegalHolding | ClaimKind::Definition => true,
        ClaimKind::Norm | ClaimKind::Causal | ClaimKind::Prediction => false,
    }
}

fn dated(source: &Source) -> (SourceId, Option<Date>) {
    (source.id.clone(), made_on(source))
}

/// The first day on which a source can have been there.
fn made_on(source: &Source) -> Option<Date> {
    source.date.map(PartialDate::first_day)
}
