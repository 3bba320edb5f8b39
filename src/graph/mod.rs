//! **How does it hang together?** Records to one typed graph.
//!
//! References are resolved here, once: above this floor no id is unknown. petgraph never leaves.

mod build;
mod circles;
mod neighbourhood;
mod rules;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::model::{
    Actor, ActorId, Argument, ArgumentId, Citation, Claim, ClaimId, Conclusion, Expect, ExpectId,
    Folder, Id, Issue, IssueId, Record, RecordKind, Relation, RuleId, RuleSetId, Source, SourceId,
    Topic, TopicId,
};

pub use build::{build, build_with};
pub use neighbourhood::Step;
pub use rules::InSet;

/// Where a record comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An author wrote it as a record.
    Written,
    /// It stands for a short form in the file of a claim.
    ShortForm,
    /// A rule about the debate derives it.
    Derived,
}

/// An argument that a rule about the debate derives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedArgument {
    /// The argument.
    pub argument: Argument,
    /// The rule.
    pub rule: RuleId,
}

#[derive(Debug, Clone)]
struct Node {
    record: Arc<Record>,
    folder: Option<Folder>,
    origin: Origin,
    rule: Option<RuleId>,
}

/// The records and how they refer to one another. Edges are what people said: attack and defeat
/// are not among them.
#[derive(Debug, Clone, Default)]
pub struct ArgumentGraph {
    graph: DiGraph<Node, Relation>,
    index: HashMap<Arc<str>, NodeIndex>,
    // Sorted by slug, kind by kind, so that every listing has one order.
    order: Vec<NodeIndex>,
}

/// How many records of a kind and edges of a relation there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Edges claim to argument.
    pub premise: usize,
    /// Edges argument to claim, in favour.
    pub supports: usize,
    /// Edges argument to claim, against.
    pub rebuts: usize,
    /// Edges argument to argument.
    pub undercuts: usize,
    /// Edges to sources.
    pub cites_source: usize,
}

impl ArgumentGraph {
    /// The record with this id.
    #[must_use]
    pub fn record(&self, slug: &str) -> Option<&Record> {
        self.index.get(slug).map(|&node| &*self.graph[node].record)
    }

    /// The topic with this id.
    #[must_use]
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        as_topic(self.record(id.as_str())?)
    }

    /// The issue with this id.
    #[must_use]
    pub fn issue(&self, id: &IssueId) -> Option<&Issue> {
        as_issue(self.record(id.as_str())?)
    }

    /// The claim with this id.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        as_claim(self.record(id.as_str())?)
    }

    /// The argument with this id, written or short-form.
    #[must_use]
    pub fn argument(&self, id: &ArgumentId) -> Option<&Argument> {
        as_argument(self.record(id.as_str())?)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        as_source(self.record(id.as_str())?)
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: &ActorId) -> Option<&Actor> {
        as_actor(self.record(id.as_str())?)
    }

    /// Every record, by kind and then by id.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.order.iter().map(|&node| &*self.graph[node].record)
    }

    /// Every topic, by id.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.of_kind(RecordKind::Topic).filter_map(as_topic)
    }

    /// Every issue, by id.
    pub fn issues(&self) -> impl Iterator<Item = &Issue> {
        self.of_kind(RecordKind::Issue).filter_map(as_issue)
    }

    /// Every claim, by id.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.of_kind(RecordKind::Claim).filter_map(as_claim)
    }

    /// Every argument, written or short-form, by id.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        self.of_kind(RecordKind::Argument).filter_map(as_argument)
    }

    /// Every source, by id.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.of_kind(RecordKind::Source).filter_map(as_source)
    }

    /// Every actor, by id.
    pub fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.of_kind(RecordKind::Actor).filter_map(as_actor)
    }

    /// The expectation with this id.
    #[must_use]
    pub fn expect(&self, id: &ExpectId) -> Option<&Expect> {
        as_expect(self.record(id.as_str())?)
    }

    /// Every expectation, by id.
    pub fn expects(&self) -> impl Iterator<Item = &Expect> {
        self.of_kind(RecordKind::Expect).filter_map(as_expect)
    }

    /// Every record of a kind, by id. The others are not walked through.
    pub fn of_kind(&self, wanted: RecordKind) -> impl Iterator<Item = &Record> {
        let kind = |node: &NodeIndex| self.graph[*node].record.kind();
        let first = self.order.partition_point(|it| kind(it) < wanted);
        let after = self.order.partition_point(|it| kind(it) <= wanted);
        let nodes = self.order.get(first..after).unwrap_or_default().iter();
        nodes.map(|&node| &*self.graph[node].record)
    }

    /// The expectations that say how a claim or an argument must fare, by id.
    pub fn expecting(&self, slug: &str) -> impl Iterator<Item = &Expect> {
        self.expects().filter(move |expect| expect.names(slug))
    }

    /// How many records of this kind there are.
    #[must_use]
    pub fn count(&self, kind: RecordKind) -> usize {
        self.of_kind(kind).count()
    }

    /// How many edges of each relation there are.
    #[must_use]
    pub fn edge_counts(&self) -> Counts {
        let mut counts = Counts::default();
        for relation in self.graph.edge_weights() {
            match relation {
                Relation::Premise => counts.premise += 1,
                Relation::Supports => counts.supports += 1,
                Relation::Rebuts => counts.rebuts += 1,
                Relation::Undercuts => counts.undercuts += 1,
                Relation::CitesSource(_) => counts.cites_source += 1,
                Relation::PositionOf | Relation::BackgroundOf | Relation::AssertedBy => {}
            }
        }
        counts
    }

    /// The topic to which the record belongs: in whose folder it lies, or which its rule set names.
    #[must_use]
    pub fn topic_of(&self, slug: &str) -> Option<&Topic> {
        let named = || self.rule_set(self.set_of(slug)?)?.topic.as_ref();
        self.topic(self.folder_of(slug).or_else(named)?)
    }

    /// The topic in whose folder the record lies, whether or not that topic could be read.
    #[must_use]
    pub fn folder_of(&self, slug: &str) -> Option<&TopicId> {
        self.folder(slug)?.topic()
    }

    /// The rule set in whose folder the record lies, whether or not that set could be read.
    #[must_use]
    pub fn set_of(&self, slug: &str) -> Option<&RuleSetId> {
        self.folder(slug)?.set()
    }

    fn folder(&self, slug: &str) -> Option<&Folder> {
        self.graph[*self.index.get(slug)?].folder.as_ref()
    }

    /// The rule that derives an argument; none of what somebody wrote.
    #[must_use]
    pub fn derived_by(&self, slug: &str) -> Option<&RuleId> {
        self.graph[*self.index.get(slug)?].rule.as_ref()
    }

    /// The arguments that a rule derives, by id.
    pub fn derived_from(&self, rule: &RuleId) -> impl Iterator<Item = &Argument> {
        self.arguments()
            .filter(move |argument| self.derived_by(argument.id.as_str()) == Some(rule))
    }

    /// Whether the record was written, stands for a short form, or is derived.
    #[must_use]
    pub fn origin(&self, slug: &str) -> Option<Origin> {
        self.index.get(slug).map(|&node| self.graph[node].origin)
    }

    /// The arguments in favour of a claim.
    pub fn supporting(&self, claim: &ClaimId) -> impl Iterator<Item = &Argument> {
        self.into(claim, Relation::Supports).filter_map(as_argument)
    }

    /// The arguments against a claim.
    pub fn rebutting(&self, claim: &ClaimId) -> impl Iterator<Item = &Argument> {
        self.into(claim, Relation::Rebuts).filter_map(as_argument)
    }

    /// The arguments that deny the step an argument takes.
    pub fn undercutting(&self, argument: &ArgumentId) -> impl Iterator<Item = &Argument> {
        self.into(argument, Relation::Undercuts)
            .filter_map(as_argument)
    }

    /// The arguments that start from a claim.
    pub fn used_in(&self, claim: &ClaimId) -> impl Iterator<Item = &Argument> {
        self.out_of(claim, Relation::Premise)
            .filter_map(as_argument)
    }

    /// Whether an argument starts from a claim or bears on it, or an issue names it.
    #[must_use]
    pub fn is_used(&self, claim: &ClaimId) -> bool {
        let Some(&node) = self.index.get(claim.as_str()) else {
            return false;
        };
        let incoming = self.graph.edges_directed(node, Incoming);
        let outgoing = self.graph.edges_directed(node, Outgoing);
        incoming.chain(outgoing).any(|edge| match edge.weight() {
            Relation::Premise
            | Relation::Supports
            | Relation::Rebuts
            | Relation::Undercuts
            | Relation::PositionOf
            | Relation::BackgroundOf => true,
            Relation::CitesSource(_) | Relation::AssertedBy => false,
        })
    }

    /// The issues to which a claim is an answer.
    pub fn answered_by(&self, claim: &ClaimId) -> impl Iterator<Item = &Issue> {
        self.out_of(claim, Relation::PositionOf)
            .filter_map(as_issue)
    }

    /// The claims that cannot hold together with a claim, as the issues that it answers say, each
    /// once and by id.
    #[must_use]
    pub fn contraries(&self, claim: &ClaimId) -> Vec<&Claim> {
        let pairs = self.answered_by(claim).flat_map(Issue::contrary_pairs);
        let others: BTreeSet<&ClaimId> = pairs
            .filter(|(one, other)| (*one == claim) != (*other == claim))
            .map(|(one, other)| if one == claim { other } else { one })
            .collect();
        others.into_iter().filter_map(|id| self.claim(id)).collect()
    }

    /// The issues whose background a claim belongs to.
    pub fn informed_by(&self, claim: &ClaimId) -> impl Iterator<Item = &Issue> {
        self.out_of(claim, Relation::BackgroundOf)
            .filter_map(as_issue)
    }

    /// Everything that cites a source, with the citation, by kind and id of what cites it.
    #[must_use]
    pub fn citing(&self, source: &SourceId) -> Vec<(&Record, &Citation)> {
        let Some(&node) = self.index.get(source.as_str()) else {
            return Vec::new();
        };
        let mut uses: Vec<_> = self
            .graph
            .edges_directed(node, Incoming)
            .filter_map(|edge| match edge.weight() {
                Relation::CitesSource(place) => {
                    let record = &*self.graph[edge.source()].record;
                    Some((record, citations(record).get(usize::from(*place))?))
                }
                Relation::Premise
                | Relation::Supports
                | Relation::Rebuts
                | Relation::Undercuts
                | Relation::PositionOf
                | Relation::BackgroundOf
                | Relation::AssertedBy => None,
            })
            .collect();
        uses.sort_by_key(|(record, _)| (record.kind(), record.slug()));
        uses
    }

    /// The claims and arguments that an actor asserts, and the sources the actor speaks in.
    pub fn asserted_by(&self, actor: &ActorId) -> impl Iterator<Item = &Record> {
        self.into(actor, Relation::AssertedBy)
    }

    /// What an argument bears on: a claim, or for an undercut an argument.
    #[must_use]
    pub fn target(&self, argument: &Argument) -> Option<&Record> {
        self.record(argument.conclusion.target())
    }

    /// The claims an argument starts from, as its author listed them; unknown ones are left out.
    pub fn premises(&self, argument: &Argument) -> impl Iterator<Item = &Claim> {
        argument.premises.iter().filter_map(|id| self.claim(id))
    }

    fn into<K>(&self, id: &Id<K>, relation: Relation) -> impl Iterator<Item = &Record> {
        self.along(id.as_str(), Incoming, relation).into_iter()
    }

    fn out_of<K>(&self, id: &Id<K>, relation: Relation) -> impl Iterator<Item = &Record> {
        self.along(id.as_str(), Outgoing, relation).into_iter()
    }

    /// The records at the other ends of the edges of one relation, by id, each once.
    fn along(&self, slug: &str, direction: Direction, relation: Relation) -> Vec<&Record> {
        let Some(&node) = self.index.get(slug) else {
            return Vec::new();
        };
        let mut found: Vec<&Record> = self
            .graph
            .edges_directed(node, direction)
            .filter(|edge| *edge.weight() == relation)
            .map(|edge| match direction {
                Incoming => edge.source(),
                Outgoing => edge.target(),
            })
            .map(|other| &*self.graph[other].record)
            .collect();
        found.sort_by_key(|record| record.slug());
        found.dedup_by_key(|record| record.slug());
        found
    }
}

/// The citations of a claim or an argument, and the authority of a rule; nothing else cites.
#[must_use]
pub fn citations(record: &Record) -> &[Citation] {
    match record {
        Record::Claim(claim) => &claim.cites,
        Record::Argument(argument) => &argument.cites,
        Record::Rule(rule) => &rule.authority,
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Source(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Case(_)
        | Record::Policy(_) => &[],
    }
}

/// The name of the field that holds them.
#[must_use]
pub fn citing_field(record: &Record) -> &'static str {
    if matches!(record, Record::Rule(_)) {
        "authority"
    } else {
        "cites"
    }
}

/// The claim that an argument is for or against; an undercut has none.
#[must_use]
pub fn concluded_claim(argument: &Argument) -> Option<&ClaimId> {
    match &argument.conclusion {
        Conclusion::Supports(claim) | Conclusion::Rebuts(claim) => Some(claim),
        Conclusion::Undercuts(_) => None,
    }
}

/// Functions that narrow a record to one kind.
macro_rules! narrowing {
    ($($name:ident, $variant:ident;)*) => {
        $(
            fn $name(record: &Record) -> Option<&$variant> {
                if let Record::$variant(it) = record { Some(it) } else { None }
            }
        )*
    };
}

use narrowing;

narrowing! {
    as_topic, Topic;
    as_issue, Issue;
    as_claim, Claim;
    as_argument, Argument;
    as_source, Source;
    as_actor, Actor;
    as_expect, Expect;
}
