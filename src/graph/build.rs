//! Records to graph: gate 2, reference. What refers to nothing is reported and left out.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot, nearest};
use crate::model::{
    ActorId, Argument, ArgumentId, ClaimId, Conclusion, Ext, Folder, IssueId, PolicyId, Record,
    RecordKind, Relation, RuleId, SavedView, SourceId, Standpoint,
};
use petgraph::graph::{DiGraph, NodeIndex};

use super::{ArgumentGraph, DerivedArgument, Node, Origin, citations};

/// How many unknown ids are given a suggestion: each costs a walk over all ids of the kind.
const SUGGESTIONS: usize = 200;

/// Links the records, each given with its folder and the place where it was found. `broken` are the
/// ids of records whose own files have errors, which are known to exist.
#[must_use]
pub fn build(
    records: impl IntoIterator<Item = (Arc<Record>, Option<Folder>, Spot)>,
    broken: &[(RecordKind, Arc<str>)],
) -> (ArgumentGraph, Vec<Diagnostic>) {
    build_with(records, broken, &|_| Vec::new())
}

/// The same, with the arguments that rules derive from what was linked. Only a base that has a set
/// of rules is linked twice.
#[must_use]
pub fn build_with(
    records: impl IntoIterator<Item = (Arc<Record>, Option<Folder>, Spot)>,
    broken: &[(RecordKind, Arc<str>)],
    derive: &dyn Fn(&ArgumentGraph) -> Vec<DerivedArgument>,
) -> (ArgumentGraph, Vec<Diagnostic>) {
    let mut builder = Builder {
        graph: DiGraph::new(),
        index: HashMap::new(),
        spots: Vec::new(),
        broken: broken.iter().map(|(_, slug)| Arc::clone(slug)).collect(),
        findings: Vec::new(),
        by_kind: HashMap::new(),
        suggested: 0,
    };
    for (record, folder, spot) in records {
        builder.add(record, folder, Origin::Written, spot);
    }
    builder.add_short_forms();
    if builder.by_kind.contains_key(&RecordKind::RuleSet) {
        let findings = builder.findings.clone();
        let order = builder.link_all();
        let stated = builder.linked(order);
        let derived = derive(&stated);
        (builder.graph, builder.index) = (stated.graph, stated.index);
        // What a record names may only be derived: what was not found is looked for again.
        builder.graph.clear_edges();
        builder.findings = findings;
        builder.suggested = 0;
        for it in derived {
            builder.add_derived(it);
        }
    }
    let order = builder.link_all();
    let graph = builder.linked(order);
    (graph, builder.findings)
}

struct Builder {
    graph: DiGraph<Node, Relation>,
    index: HashMap<Arc<str>, NodeIndex>,
    // Where each node was found, in the order of the nodes.
    spots: Vec<Spot>,
    broken: HashSet<Arc<str>>,
    findings: Vec<Diagnostic>,
    by_kind: HashMap<RecordKind, Vec<Arc<str>>>,
    suggested: usize,
}

/// A reference from one record to another.
struct Reference<'r> {
    to: &'r str,
    kinds: &'static [RecordKind],
    relation: Option<Relation>,
    // Whether the edge runs from what is referred to, to the record that refers.
    reversed: bool,
}

impl<'r> Reference<'r> {
    fn new(to: &'r str, kind: &'static [RecordKind], relation: Relation) -> Self {
        Self {
            to,
            kinds: kind,
            relation: Some(relation),
            reversed: false,
        }
    }

    fn from(to: &'r str, kind: &'static [RecordKind], relation: Relation) -> Self {
        Self {
            reversed: true,
            ..Self::new(to, kind, relation)
        }
    }

    /// A reference that must hold and is no edge of its own.
    fn bare(to: &'r str, kind: &'static [RecordKind]) -> Self {
        Self {
            to,
            kinds: kind,
            relation: None,
            reversed: false,
        }
    }
}

const ISSUE: &[RecordKind] = &[RecordKind::Issue];
const CLAIM: &[RecordKind] = &[RecordKind::Claim];
const ARGUMENT: &[RecordKind] = &[RecordKind::Argument];
const SOURCE: &[RecordKind] = &[RecordKind::Source];
const ACTOR: &[RecordKind] = &[RecordKind::Actor];
const TOPIC: &[RecordKind] = &[RecordKind::Topic];
const PREDICATE: &[RecordKind] = &[RecordKind::Predicate];
const RULE: &[RecordKind] = &[RecordKind::Rule];
const POLICY: &[RecordKind] = &[RecordKind::Policy];
/// What of a debate can speak for or against a rule.
const OF_A_DEBATE: &[RecordKind] = &[RecordKind::Claim, RecordKind::Argument];
/// What can stand in the middle of a map.
const IN_MAP: &[RecordKind] = &[RecordKind::Issue, RecordKind::Claim, RecordKind::Argument];
/// What a standpoint can leave out.
const LEFT_OUT: &[RecordKind] = &[RecordKind::Claim, RecordKind::Argument, RecordKind::Source];

impl Builder {
    fn add(&mut self, record: Arc<Record>, folder: Option<Folder>, origin: Origin, spot: Spot) {
        let slug = record.slug();
        if let Some(&node) = self.index.get(&slug) {
            let first = self.graph[node].record.kind();
            let place = match self.spots.get(node.index()) {
                Some(Spot::File(file, _)) => format!(" in `{file}`"),
                Some(
                    Spot::Record(_)
                    | Spot::Field(..)
                    | Spot::Value(..)
                    | Spot::Within(..)
                    | Spot::Inside(..),
                )
                | None => String::new(),
            };
            let message = format!(
                "the id `{slug}` is taken by {} {}{place}, so this {} is left out",
                if first == record.kind() {
                    "another"
                } else {
                    article(first.word())
                },
                first.word(),
                record.kind().word(),
            );
            self.findings.push(
                Diagnostic::new(Code::DuplicateId, spot, message)
                    .about(record.kind(), &slug)
                    .help(
                        "give one of the two another name: an id means one thing in the whole base",
                    ),
            );
            return;
        }
        self.by_kind
            .entry(record.kind())
            .or_default()
            .push(Arc::clone(&slug));
        let node = self.graph.add_node(Node {
            record,
            folder,
            origin,
            rule: None,
        });
        self.index.insert(slug, node);
        self.spots.push(spot);
    }

    /// Links every record, in the order of kinds and ids, which is given back.
    fn link_all(&mut self) -> Vec<NodeIndex> {
        let mut order: Vec<NodeIndex> = self.graph.node_indices().collect();
        order.sort_by_cached_key(|&node| {
            let record = &self.graph[node].record;
            (record.kind(), record.slug())
        });
        for &node in &order {
            let record = Arc::clone(&self.graph[node].record);
            self.link(node, &record);
        }
        order
    }

    /// The graph of what has been linked; nothing stays here.
    fn linked(&mut self, order: Vec<NodeIndex>) -> ArgumentGraph {
        ArgumentGraph {
            graph: std::mem::take(&mut self.graph),
            index: std::mem::take(&mut self.index),
            order,
        }
    }

    /// A derived argument lies where what it bears on lies.
    fn add_derived(&mut self, derived: DerivedArgument) {
        let DerivedArgument { argument, rule } = derived;
        let target = self.index.get(argument.conclusion.target());
        let folder = target.and_then(|&node| self.graph[node].folder.clone());
        let spot = Spot::Record(rule.slug());
        let slug = argument.id.slug();
        if self.index.contains_key(&slug) {
            return;
        }
        let record = Arc::new(Record::Argument(argument));
        self.add(record, folder, Origin::Derived, spot);
        if let Some(&node) = self.index.get(&slug) {
            self.graph[node].rule = Some(rule);
        }
    }

    fn add_short_forms(&mut self) {
        let mut made = Vec::new();
        for node in self.graph.node_weights() {
            let Record::Claim(claim) = &*node.record else {
                continue;
            };
            let argument = |thrust, conclusion: Conclusion| {
                let id = ArgumentId::of_short_form(&claim.id, thrust, conclusion.target());
                (id, conclusion, claim.id.clone(), node.folder.clone())
            };
            made.extend(
                claim
                    .supports
                    .iter()
                    .map(|it| argument("supports", Conclusion::Supports(it.clone()))),
            );
            made.extend(
                claim
                    .rebuts
                    .iter()
                    .map(|it| argument("rebuts", Conclusion::Rebuts(it.clone()))),
            );
            made.extend(
                claim
                    .undercuts
                    .iter()
                    .map(|it| argument("undercuts", Conclusion::Undercuts(it.clone()))),
            );
        }
        for (id, conclusion, premise, folder) in made {
            let file = premise.slug();
            let record = Record::Argument(Argument {
                id,
                short: None,
                premises: vec![premise],
                conclusion,
                scheme: None,
                critical_question: None,
                warrant: None,
                strength: None,
                from: None,
                cites: Vec::new(),
                asserted_by: Vec::new(),
                also_known_as: Vec::new(),
                ext: Ext::default(),
            });
            let spot = Spot::Record(file);
            self.add(Arc::new(record), folder, Origin::ShortForm, spot);
        }
    }

    fn link(&mut self, node: NodeIndex, record: &Record) {
        let origin = self.graph[node].origin;
        let mut seen = HashSet::new();
        let mut unknown = HashSet::new();
        for reference in references(record) {
            let target = self
                .index
                .get(reference.to)
                .copied()
                .filter(|&target| reference.kinds.contains(&self.graph[target].record.kind()));
            match (target, reference.relation) {
                (Some(target), Some(relation)) => {
                    // A premise listed twice is one premise.
                    if seen.insert((target, relation)) {
                        let (tail, head) = if reference.reversed {
                            (target, node)
                        } else {
                            (node, target)
                        };
                        self.graph.add_edge(tail, head, relation);
                    }
                }
                (None, _) if unknown.insert((reference.to, reference.kinds)) => {
                    self.report(record, origin, &reference);
                }
                // A reference that is no edge; an id that stands twice, which is one fault.
                (Some(_), None) | (None, _) => {}
            }
        }
    }

    fn report(&mut self, record: &Record, origin: Origin, reference: &Reference<'_>) {
        let Reference { to, kinds, .. } = reference;
        // A short form is written in the file of its claim, and its premise is that claim.
        let (kind, slug) = match (origin, record) {
            (Origin::ShortForm, Record::Argument(argument)) => match argument.premises.first() {
                Some(claim) => (RecordKind::Claim, claim.slug()),
                None => (record.kind(), record.slug()),
            },
            _ => (record.kind(), record.slug()),
        };
        let wanted = kinds
            .iter()
            .map(|kind| kind.word())
            .collect::<Vec<_>>()
            .join(" or ");
        let spot = Spot::Value(Arc::clone(&slug), (*to).to_owned());
        let finding = if self.broken.contains(*to) {
            Diagnostic::new(
                Code::BrokenReference,
                spot,
                format!("`{to}` exists, and its own file has an error"),
            )
            .help(format!("mend the file of `{to}` first"))
        } else if let Some(&other) = self.index.get(*to) {
            let other = self.graph[other].record.kind();
            Diagnostic::new(
                Code::UnknownId,
                spot,
                format!(
                    "`{to}` is the id of {} {}, and here goes the id of {} {wanted}",
                    article(other.word()),
                    other.word(),
                    article(&wanted)
                ),
            )
            .help(format!("name {} {wanted}", article(&wanted)))
        } else {
            let near = (self.suggested < SUGGESTIONS).then(|| {
                let candidates = kinds
                    .iter()
                    .filter_map(|kind| self.by_kind.get(kind))
                    .flatten();
                nearest(to, candidates.map(|slug| &**slug))
            });
            self.suggested += 1;
            let help = match near.flatten() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write the {wanted} first, or name one that exists"),
            };
            Diagnostic::new(
                Code::UnknownId,
                spot,
                format!("there is no {wanted} `{to}`"),
            )
            .help(help)
        };
        self.findings.push(finding.about(kind, &slug));
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i']) {
        "an"
    } else {
        "a"
    }
}

/// Everything a record refers to.
fn references(record: &Record) -> Vec<Reference<'_>> {
    match record {
        Record::Topic(topic) => issue_ids(&topic.root_issue, &topic.issues)
            .map(|id| Reference::bare(id.as_str(), ISSUE))
            .chain(topic.timeline.iter().map(|event| cited(&event.source)))
            .chain(topic.views.iter().flat_map(of_view))
            .collect(),
        Record::Issue(issue) => {
            let pairs = issue.contraries.iter().flat_map(|(a, b)| [a, b]);
            let mut all = claims(&issue.positions, Relation::PositionOf);
            all.extend(claims(&issue.background, Relation::BackgroundOf));
            all.extend(pairs.map(|id| Reference::bare(id.as_str(), CLAIM)));
            all
        }
        Record::Claim(claim) => {
            // The short forms are arguments of their own, linked as such.
            let mut all = cites(record);
            all.extend(actors(&claim.asserted_by));
            all
        }
        Record::Argument(argument) => {
            let mut all = claims(&argument.premises, Relation::Premise);
            let kinds = match &argument.conclusion {
                Conclusion::Supports(_) | Conclusion::Rebuts(_) => CLAIM,
                Conclusion::Undercuts(_) => ARGUMENT,
            };
            all.push(Reference::new(
                argument.conclusion.target(),
                kinds,
                argument.conclusion.relation(),
            ));
            all.extend(cites(record));
            all.extend(actors(&argument.asserted_by));
            all
        }
        Record::Source(source) => {
            let mut all = actors(&source.by);
            all.extend(source.standing.iter().map(|change| cited(&change.by)));
            all
        }
        // Whether the names in conditions mean anything is asked where conditions are read.
        Record::Actor(_) | Record::Predicate(_) => Vec::new(),
        // What an expectation names is no part of the debate: no edge.
        Record::Expect(expect) => {
            let claims = expect.verdicts.keys();
            let claims = claims.map(|id| Reference::bare(id.as_str(), CLAIM));
            let arguments = expect.arguments.keys();
            of_standpoint(&expect.standpoint)
                .chain(claims)
                .chain(arguments.map(|id| Reference::bare(id.as_str(), ARGUMENT)))
                .collect()
        }
        Record::RuleSet(set) => {
            let topic = set.topic.iter();
            let topic = topic.map(|id| Reference::bare(id.as_str(), TOPIC));
            let order = set.order.iter();
            topic
                .chain(order.map(|id| Reference::bare(id.as_str(), PREDICATE)))
                .collect()
        }
        Record::Rule(rule) => {
            let mut all = cites(record);
            all.extend(rules(&rule.over));
            all.extend(of_debates(&rule.contested_by));
            all.extend(of_debates(&rule.defended_by));
            all
        }
        Record::Case(case) => policies(case.policy.as_ref())
            .chain(rules(&case.by))
            .chain(of_debates(&case.debate))
            .collect(),
        Record::Policy(policy) => {
            let replaced = policy.replaces.iter().flat_map(|(out, into)| [out, into]);
            let redated = policy.redates.iter().map(|it| &it.rule);
            let wanted_by = policy.wanted_by.iter();
            rules(&policy.removes)
                .chain(rules(&policy.adds))
                .chain(rules(replaced.chain(redated)))
                .chain(wanted_by.map(|id| Reference::bare(id.as_str(), CLAIM)))
                .collect()
        }
    }
}

fn claims(ids: &[ClaimId], relation: Relation) -> Vec<Reference<'_>> {
    ids.iter()
        .map(|id| Reference::from(id.as_str(), CLAIM, relation))
        .collect()
}

fn actors(ids: &[ActorId]) -> Vec<Reference<'_>> {
    ids.iter()
        .map(|id| Reference::new(id.as_str(), ACTOR, Relation::AssertedBy))
        .collect()
}

/// What rules, cases and policies refer to is no part of a debate: no edges.
fn rules<'r>(ids: impl IntoIterator<Item = &'r RuleId>) -> impl Iterator<Item = Reference<'r>> {
    ids.into_iter().map(|id| Reference::bare(id.as_str(), RULE))
}

fn policies(id: Option<&PolicyId>) -> impl Iterator<Item = Reference<'_>> {
    id.into_iter()
        .map(|id| Reference::bare(id.as_str(), POLICY))
}

fn of_debates(ids: &[String]) -> impl Iterator<Item = Reference<'_>> {
    ids.iter().map(|id| Reference::bare(id, OF_A_DEBATE))
}

fn issue_ids<'r>(root: &'r IssueId, rest: &'r [IssueId]) -> impl Iterator<Item = &'r IssueId> {
    std::iter::once(root).chain(rest)
}

/// What somebody who looks from a standpoint chose.
fn of_standpoint(from: &Standpoint) -> impl Iterator<Item = Reference<'_>> {
    let assumed = from.assume.iter();
    let assumed = assumed.map(|id| Reference::bare(id.as_str(), CLAIM));
    let left_out = from.without.iter();
    let trusted = from.trust.iter();
    assumed
        .chain(left_out.map(|id| Reference::bare(id, LEFT_OUT)))
        .chain(trusted.map(|id| Reference::bare(id.as_str(), ACTOR)))
        .chain(policies(from.policy.as_ref()))
}

/// What a saved view shows.
fn of_view(view: &SavedView) -> impl Iterator<Item = Reference<'_>> {
    let around = view.around.iter().map(|id| Reference::bare(id, IN_MAP));
    let shown = view.to.iter().chain(&view.open);
    let by = view.by.iter();
    around
        .chain(shown.map(|id| Reference::bare(id, OF_A_DEBATE)))
        .chain(by.map(|id| Reference::bare(id.as_str(), ACTOR)))
        .chain(view.source.iter().map(cited))
        .chain(of_standpoint(&view.standpoint))
}

fn cited(source: &SourceId) -> Reference<'_> {
    Reference::bare(source.as_str(), SOURCE)
}

fn cites(record: &Record) -> Vec<Reference<'_>> {
    (0..=u16::MAX)
        .zip(citations(record))
        .map(|(place, citation)| {
            Reference::new(
                citation.source.as_str(),
                SOURCE,
                Relation::CitesSource(place),
            )
        })
        .collect()
}
