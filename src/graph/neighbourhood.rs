//! Walks over the graph: what lies around, above, below and between.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::model::{Claim, ClaimId, Issue, IssueId, Record, Relation};

use super::{ArgumentGraph, as_claim, as_issue};

/// One step of a path: an edge, and the record it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'g> {
    /// The relation of the edge.
    pub relation: Relation,
    /// Whether the step follows the edge from tail to head, or back.
    pub forward: bool,
    /// Where it leads.
    pub to: &'g Record,
}

impl ArgumentGraph {
    /// Everything within `depth` edges of a record in either direction, the record first, then by
    /// distance, kind and id. Sources and actors are ends: the walk does not pass through them,
    /// since a work cited by two claims does not make them neighbours.
    #[must_use]
    pub fn neighbourhood(&self, slug: &str, depth: usize) -> Vec<(&Record, usize)> {
        let Some(&start) = self.index.get(slug) else {
            return Vec::new();
        };
        let mut distance = HashMap::from([(start, 0)]);
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            let next = distance.get(&node).copied().unwrap_or_default() + 1;
            if next > depth || (node != start && is_end(&self.graph[node].record)) {
                continue;
            }
            for neighbour in self.graph.neighbors_undirected(node) {
                distance.entry(neighbour).or_insert_with(|| {
                    queue.push_back(neighbour);
                    next
                });
            }
        }
        let mut found: Vec<(&Record, usize)> = self
            .order
            .iter()
            .filter_map(|node| Some((&*self.graph[*node].record, *distance.get(node)?)))
            .collect();
        found.sort_by_key(|(_, distance)| *distance);
        found
    }

    /// What a record bears on, directly or through others: the arguments that start from it, what
    /// they are for or against, and so on up to the issues. By kind and id.
    #[must_use]
    pub fn ancestors(&self, slug: &str) -> Vec<&Record> {
        self.reach(slug, Outgoing, leads_up)
    }

    /// What bears on a record, directly or through others: the other way of
    /// [`Self::ancestors`]. By kind and id.
    #[must_use]
    pub fn bearing_on(&self, slug: &str) -> Vec<&Record> {
        self.reach(slug, Incoming, leads_up)
    }

    /// What depends on a record: what cites it or is asserted by it, the arguments that start from
    /// that, what those are for or against, and so on. By kind and id.
    #[must_use]
    pub fn dependents(&self, slug: &str) -> Vec<&Record> {
        let mut found = BTreeMap::new();
        let mut direct = vec![slug.to_owned()];
        if let Some(&node) = self.index.get(slug)
            && is_end(&self.graph[node].record)
        {
            direct.extend(
                self.graph
                    .neighbors_directed(node, Incoming)
                    .map(|user| self.graph[user].record.slug().to_string()),
            );
        }
        for slug in &direct {
            for record in self.record(slug).into_iter().chain(self.ancestors(slug)) {
                found.insert((record.kind(), record.slug()), record);
            }
        }
        if let Some(this) = self.record(slug) {
            found.remove(&(this.kind(), this.slug()));
        }
        found.into_values().collect()
    }

    /// A shortest path between two records, over edges in either direction. `None` if there is none.
    #[must_use]
    pub fn path(&self, from: &str, to: &str) -> Option<Vec<Step<'_>>> {
        let (&start, &end) = (self.index.get(from)?, self.index.get(to)?);
        let mut came: HashMap<NodeIndex, (NodeIndex, Relation, bool)> = HashMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            if node == end {
                break;
            }
            for (neighbour, relation, forward) in self.steps(node) {
                if neighbour != start && !came.contains_key(&neighbour) {
                    came.insert(neighbour, (node, relation, forward));
                    queue.push_back(neighbour);
                }
            }
        }
        let mut steps = Vec::new();
        let mut node = end;
        while node != start {
            let &(before, relation, forward) = came.get(&node)?;
            steps.push(Step {
                relation,
                forward,
                to: &self.graph[node].record,
            });
            node = before;
        }
        steps.reverse();
        Some(steps)
    }

    /// The issues that a record bears on: those it is background to or an answer of, and those it
    /// reaches through arguments. By id.
    #[must_use]
    pub fn issues_of(&self, slug: &str) -> Vec<&Issue> {
        let mut found: BTreeMap<_, &Issue> = BTreeMap::new();
        let near = self
            .index
            .get(slug)
            .into_iter()
            .flat_map(|&node| self.graph.edges_directed(node, Outgoing))
            .filter(|edge| *edge.weight() == Relation::BackgroundOf)
            .map(|edge| &*self.graph[edge.target()].record);
        for issue in near.chain(self.ancestors(slug)).filter_map(as_issue) {
            found.insert(issue.id.clone(), issue);
        }
        found.into_values().collect()
    }

    /// The first issues that a record meets on its way up: where it belongs in a table of contents.
    #[must_use]
    pub fn home_issues(&self, slug: &str) -> Vec<&Issue> {
        let Some(&start) = self.index.get(slug) else {
            return Vec::new();
        };
        let mut level = BTreeSet::from([start]);
        let mut seen = level.clone();
        while !level.is_empty() {
            let mut issues: Vec<&Issue> = Vec::new();
            let mut next = BTreeSet::new();
            for &node in &level {
                for edge in self.graph.edges_directed(node, Outgoing) {
                    match edge.weight() {
                        Relation::PositionOf | Relation::BackgroundOf => {
                            issues.extend(as_issue(&self.graph[edge.target()].record));
                        }
                        Relation::Premise
                        | Relation::Supports
                        | Relation::Rebuts
                        | Relation::Undercuts => {
                            if seen.insert(edge.target()) {
                                next.insert(edge.target());
                            }
                        }
                        Relation::CitesSource(_) | Relation::AssertedBy => {}
                    }
                }
            }
            if !issues.is_empty() {
                issues.sort_by(|a, b| a.id.cmp(&b.id));
                issues.dedup_by(|a, b| a.id == b.id);
                return issues;
            }
            level = next;
        }
        Vec::new()
    }

    /// A shortest way from a record up to an issue, through premises, conclusions and positions:
    /// the record first, the issue last. `None` if it does not bear on the issue.
    #[must_use]
    pub fn way_up(&self, slug: &str, issue: &IssueId) -> Option<Vec<&Record>> {
        let (&start, &end) = (self.index.get(slug)?, self.index.get(issue.as_str())?);
        let mut came: HashMap<NodeIndex, NodeIndex> = HashMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            if node == end {
                let mut way = vec![&*self.graph[node].record];
                let mut node = node;
                while let Some(&before) = came.get(&node) {
                    way.push(&self.graph[before].record);
                    node = before;
                }
                way.reverse();
                return Some(way);
            }
            for (next, relation, forward) in self.steps(node) {
                if forward && leads_up(relation) && next != start && !came.contains_key(&next) {
                    came.insert(next, node);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The positions that a claim speaks for: those it reaches through premises and supports alone.
    #[must_use]
    pub fn speaks_for(&self, claim: &ClaimId) -> Vec<&Claim> {
        let mut reached: Vec<&Claim> = self
            .reach(claim.as_str(), Outgoing, |relation| {
                matches!(relation, Relation::Premise | Relation::Supports)
            })
            .into_iter()
            .chain(self.record(claim.as_str()))
            .filter_map(as_claim)
            .filter(|claim| self.answered_by(&claim.id).next().is_some())
            .collect();
        reached.sort_by(|a, b| a.id.cmp(&b.id));
        reached
    }

    fn reach(
        &self,
        slug: &str,
        direction: Direction,
        follow: impl Fn(Relation) -> bool,
    ) -> Vec<&Record> {
        let Some(&start) = self.index.get(slug) else {
            return Vec::new();
        };
        let mut seen = BTreeSet::from([start]);
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            for edge in self.graph.edges_directed(node, direction) {
                let next = match direction {
                    Incoming => edge.source(),
                    Outgoing => edge.target(),
                };
                if follow(*edge.weight()) && seen.insert(next) {
                    stack.push(next);
                }
            }
        }
        seen.remove(&start);
        let mut found: Vec<&Record> = seen
            .into_iter()
            .map(|node| &*self.graph[node].record)
            .collect();
        found.sort_by_key(|record| (record.kind(), record.slug()));
        found
    }

    /// The neighbours of a node with the edges that lead there, in a fixed order.
    fn steps(&self, node: NodeIndex) -> Vec<(NodeIndex, Relation, bool)> {
        let out = self
            .graph
            .edges_directed(node, Outgoing)
            .map(|e| (e.target(), *e.weight(), true));
        let back = self
            .graph
            .edges_directed(node, Incoming)
            .map(|e| (e.source(), *e.weight(), false));
        let mut steps: Vec<_> = out.chain(back).collect();
        steps.sort_by_key(|&(node, relation, forward)| {
            let record = &self.graph[node].record;
            (record.kind(), record.slug(), relation, forward)
        });
        steps
    }
}

/// Whether an edge leads from a reason to what it bears on.
fn leads_up(relation: Relation) -> bool {
    match relation {
        Relation::Premise
        | Relation::Supports
        | Relation::Rebuts
        | Relation::Undercuts
        | Relation::PositionOf => true,
        Relation::BackgroundOf | Relation::CitesSource(_) | Relation::AssertedBy => false,
    }
}

fn is_end(record: &Record) -> bool {
    match record {
        Record::Source(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Case(_)
        | Record::Policy(_) => true,
        Record::Topic(_) | Record::Issue(_) | Record::Claim(_) | Record::Argument(_) => false,
    }
}
