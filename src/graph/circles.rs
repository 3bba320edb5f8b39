//! Circles of support: claims that, step by step, support themselves. It knows no attack.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::Direction::Outgoing;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::model::{Argument, Claim, Relation};

use super::{ArgumentGraph, as_argument, as_claim, concluded_claim};

/// From how many claims of one tangle the shortest circle is looked for. A larger tangle is
/// reported by a circle that may be longer than need be.
const STARTS: usize = 64;

impl ArgumentGraph {
    /// One shortest circle of each tangle of claims that support one another, as its claims with
    /// the argument by which each supports the next. It starts at the claim with the smallest id.
    ///
    /// An argument for one of its own premises is left out: it begs the question by itself.
    #[must_use]
    pub fn support_circles(&self) -> Vec<Vec<(&Claim, &Argument)>> {
        let support = self.graph.filter_map(
            |_, _| Some(()),
            |edge, relation| {
                let ends = self.graph.edge_endpoints(edge)?;
                match relation {
                    Relation::Premise => Some(()),
                    Relation::Supports => (!self.begs_the_question(ends.0)).then_some(()),
                    Relation::Rebuts
                    | Relation::Undercuts
                    | Relation::CitesSource(_)
                    | Relation::PositionOf
                    | Relation::BackgroundOf
                    | Relation::AssertedBy => None,
                }
            },
        );
        // Kosaraju's algorithm walks with a stack of its own; Tarjan's would overflow ours on a
        // long chain.
        let mut circles: Vec<_> = kosaraju_scc(&support)
            .into_iter()
            .filter(|tangle| tangle.len() > 1)
            .map(|tangle| self.in_words(&shortest_circle(&support, self.by_id(tangle))))
            .collect();
        circles.sort_by(|a, b| first_id(a).cmp(&first_id(b)));
        circles
    }

    fn begs_the_question(&self, node: NodeIndex) -> bool {
        as_argument(&self.graph[node].record).is_some_and(|argument| {
            concluded_claim(argument).is_some_and(|claim| argument.premises.contains(claim))
        })
    }

    fn by_id(&self, mut nodes: Vec<NodeIndex>) -> Vec<NodeIndex> {
        nodes.sort_by_cached_key(|&node| {
            let record = &self.graph[node].record;
            (record.kind(), record.slug())
        });
        nodes
    }

    /// The claims and arguments of a circle in pairs, from the claim with the smallest id.
    fn in_words(&self, circle: &[NodeIndex]) -> Vec<(&Claim, &Argument)> {
        let records = circle.iter().map(|&node| &*self.graph[node].record);
        let following = records.clone().cycle().skip(1);
        let mut pairs: Vec<_> = records
            .zip(following)
            .filter_map(|(one, next)| Some((as_claim(one)?, as_argument(next)?)))
            .collect();
        let smallest = (0..pairs.len()).min_by_key(|&place| pairs.get(place).map(|it| &it.0.id));
        pairs.rotate_left(smallest.unwrap_or_default());
        pairs
    }
}

fn first_id<'c>(circle: &[(&'c Claim, &Argument)]) -> Option<&'c str> {
    circle.first().map(|(claim, _)| claim.id.as_str())
}

/// A shortest circle among the nodes of one tangle, claims and arguments by turns.
fn shortest_circle(support: &DiGraph<(), ()>, tangle: Vec<NodeIndex>) -> Vec<NodeIndex> {
    let members: HashSet<NodeIndex> = tangle.iter().copied().collect();
    let mut best: Vec<NodeIndex> = Vec::new();
    for start in tangle.into_iter().take(STARTS) {
        let shorter_than = if best.is_empty() {
            usize::MAX
        } else {
            best.len()
        };
        if let Some(circle) = circle_through(support, &members, start, shorter_than) {
            best = circle;
        }
    }
    best
}

/// A shortest circle through `start`, if it has fewer than `limit` nodes.
fn circle_through(
    support: &DiGraph<(), ()>,
    members: &HashSet<NodeIndex>,
    start: NodeIndex,
    limit: usize,
) -> Option<Vec<NodeIndex>> {
    let mut came: HashMap<NodeIndex, NodeIndex> = HashMap::new();
    let mut queue = VecDeque::from([(start, 1)]);
    while let Some((node, length)) = queue.pop_front() {
        if length >= limit {
            return None;
        }
        for next in support
            .edges_directed(node, Outgoing)
            .map(|edge| edge.target())
        {
            if next == start {
                let mut circle = vec![node];
                let mut at = node;
                while let Some(&before) = came.get(&at) {
                    circle.push(before);
                    at = before;
                }
                circle.reverse();
                return Some(circle);
            }
            if members.contains(&next) && !came.contains_key(&next) {
                came.insert(next, node);
                queue.push_back((next, length + 1));
            }
        }
    }
    None
}
