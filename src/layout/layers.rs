//! Gives each card its column, so that the links are as short as possible together.
//!
//! It is the network simplex of Gansner, Koutsofios, North and Vo ("A technique for drawing
//! directed graphs", 1993, section 2); it refuses to leave a choice open: of all the shortest
//! assignments it takes the leftmost, which is unique and so does not depend on the order of the
//! cards.

use super::Arc;

/// The column of each card, from 0; every arc leads at least one column to the right.
///
/// The arcs must not form a circle; should they, some may lead to the left.
pub(super) fn assign(cards: usize, arcs: &[Arc]) -> Vec<usize> {
    let mut network = Network::new(cards, arcs);
    network.longest_paths();
    let mut seen = vec![false; cards];
    for card in 0..cards {
        if !seen[card] {
            let reached = network.tight_tree(card, &mut seen);
            network.shorten(card, &reached);
        }
    }
    network.leftmost();
    network
        .column
        .iter()
        .map(|&column| usize::try_from(column).unwrap_or(0))
        .collect()
}

struct Network {
    /// Left and right card of each arc.
    arcs: Vec<(usize, usize)>,
    /// The arcs at each card.
    at: Vec<Vec<usize>>,
    column: Vec<i64>,
    /// Whether an arc is in the spanning tree of its component.
    in_tree: Vec<bool>,
    /// How strongly an arc of the tree pulls together in the end: its cut value.
    cut: Vec<i64>,
    tree: Tree,
}

/// The spanning tree of a component, numbered so that a subtree is a run of `sequence`.
struct Tree {
    sequence: Vec<usize>,
    /// Where the run of the card's subtree begins and where the card itself, its end, stands.
    first: Vec<usize>,
    last: Vec<usize>,
    /// The arc to the card above in the tree.
    above: Vec<Option<usize>>,
    /// Arcs leaving to the right less arcs coming from the left, summed over the subtree.
    balance: Vec<i64>,
}

impl Network {
    fn new(cards: usize, arcs: &[Arc]) -> Self {
        let arcs: Vec<_> = arcs.iter().map(|arc| (arc.left, arc.right)).collect();
        let mut at = vec![Vec::new(); cards];
        for (index, &(left, right)) in arcs.iter().enumerate() {
            at[left].push(index);
            at[right].push(index);
        }
        Self {
            at,
            column: vec![0; cards],
            in_tree: vec![false; arcs.len()],
            cut: vec![0; arcs.len()],
            arcs,
            tree: Tree {
                sequence: Vec::new(),
                first: vec![0; cards],
                last: vec![0; cards],
                above: vec![None; cards],
                balance: vec![0; cards],
            },
        }
    }

    fn slack(&self, arc: usize) -> i64 {
        let (left, right) = self.arcs[arc];
        self.column[right] - self.column[left] - 1
    }

    fn other_end(&self, arc: usize, card: usize) -> usize {
        let (left, right) = self.arcs[arc];
        if left == card { right } else { left }
    }

    /// A first assignment: each card as far left as its arcs allow.
    fn longest_paths(&mut self) {
        let mut awaited = vec![0_usize; self.at.len()];
        for &(_, right) in &self.arcs {
            awaited[right] += 1;
        }
        let mut ready: Vec<usize> = (0..awaited.len()).filter(|&c| awaited[c] == 0).collect();
        while let Some(card) = ready.pop() {
            for &arc in &self.at[card] {
                let (left, right) = self.arcs[arc];
                if left == card {
                    self.column[right] = self.column[right].max(self.column[left] + 1);
                    awaited[right] -= 1;
                    if awaited[right] == 0 {
                        ready.push(right);
                    }
                }
            }
        }
    }

    /// Shifts cards until the component of `start` is spanned by a tree of arcs without slack;
    /// returns its cards.
    fn tight_tree(&mut self, start: usize, seen: &mut [bool]) -> Vec<usize> {
        let mut reached = vec![start];
        seen[start] = true;
        loop {
            let mut next = 0;
            let mut nearest: Option<(i64, usize)> = None;
            while let Some(&card) = reached.get(next) {
                next += 1;
                for &arc in &self.at[card] {
                    let other = self.other_end(arc, card);
                    if seen[other] {
                        continue;
                    }
                    let slack = self.slack(arc);
                    if slack == 0 {
                        seen[other] = true;
                        self.in_tree[arc] = true;
                        reached.push(other);
                    } else if nearest.is_none_or(|(least, _)| slack < least) {
                        nearest = Some((slack, arc));
                    }
                }
            }
            // The nearest card may have joined after it was noted: then only look again.
            let Some((slack, arc)) = nearest else {
                return reached;
            };
            let (left, right) = self.arcs[arc];
            let shift = match (seen[left], seen[right]) {
                (true, false) => slack,
                (false, true) => -slack,
                (true, true) | (false, false) => 0,
            };
            for &card in &reached {
                self.column[card] += shift;
            }
        }
    }

    /// Exchanges arcs of the tree until no exchange makes the arcs shorter together.
    fn shorten(&mut self, root: usize, component: &[usize]) {
        // Degenerate exchanges can in theory go round for ever (Gansner et al., section 2.4).
        let mut patience = 4 * component.len() + 200;
        let mut from = 0;
        loop {
            self.survey(root);
            let cards = component.len();
            let leaving = (0..cards).map(|step| (from + step) % cards).find(|&at| {
                let card = component[at];
                self.tree.above[card].is_some_and(|arc| self.cut_value(card, arc) < 0)
            });
            let Some(at) = leaving else { break };
            from = at;
            if patience == 0 || !self.exchange(component[at]) {
                break;
            }
            patience -= 1;
        }
        for &card in component {
            if let Some(arc) = self.tree.above[card] {
                self.cut[arc] = self.cut_value(card, arc);
            }
        }
    }

    /// Arcs across the cut that lead the way of `arc` less those that lead against it. All else
    /// cancels out, so that the balance of the subtree under `card` says it.
    fn cut_value(&self, card: usize, arc: usize) -> i64 {
        if self.arcs[arc].0 == card {
            self.tree.balance[card]
        } else {
            -self.tree.balance[card]
        }
    }

    /// Numbers the tree afresh from its root.
    fn survey(&mut self, root: usize) {
        let tree = &mut self.tree;
        tree.sequence.clear();
        tree.above[root] = None;
        let open = |tree: &mut Tree, card: usize| {
            tree.first[card] = tree.sequence.len();
            tree.balance[card] = 0;
        };
        open(tree, root);
        let mut path = vec![(root, 0)];
        while let Some((card, tried)) = path.last_mut() {
            let card = *card;
            if let Some(&arc) = self.at[card].get(*tried) {
                *tried += 1;
                let (left, right) = self.arcs[arc];
                tree.balance[card] += if left == card { 1 } else { -1 };
                if self.in_tree[arc] && tree.above[card] != Some(arc) {
                    let other = if left == card { right } else { left };
                    tree.above[other] = Some(arc);
                    open(tree, other);
                    path.push((other, 0));
                }
            } else {
                tree.last[card] = tree.sequence.len();
                tree.sequence.push(card);
                path.pop();
                if let Some(&(above, _)) = path.last() {
                    tree.balance[above] += tree.balance[card];
                }
            }
        }
    }

    /// Puts the arc above `card` out of the tree and the nearest that leads the other way in.
    fn exchange(&mut self, card: usize) -> bool {
        let tree = &self.tree;
        let Some(leaving) = tree.above[card] else {
            return false;
        };
        let leads_out = self.arcs[leaving].0 == card;
        let run = tree.first[card]..=tree.last[card];
        let mut nearest: Option<(i64, usize)> = None;
        for &inside in &tree.sequence[run.clone()] {
            for &arc in &self.at[inside] {
                let (left, _) = self.arcs[arc];
                let other = self.other_end(arc, inside);
                if !run.contains(&tree.last[other]) && (left == inside) != leads_out {
                    let key = (self.slack(arc), arc);
                    if nearest.is_none_or(|least| key < least) {
                        nearest = Some(key);
                    }
                }
            }
        }
        let Some((slack, entering)) = nearest else {
            return false;
        };
        let shift = if leads_out { -slack } else { slack };
        for &inside in &tree.sequence[run] {
            self.column[inside] += shift;
        }
        self.in_tree[leaving] = false;
        self.in_tree[entering] = true;
        true
    }

    /// The leftmost of the shortest assignments.
    ///
    /// The cut values are an optimal flow, so that by complementary slackness the shortest
    /// assignments are just those in which every arc with a positive one has no slack. Such
    /// assignments are closed under taking the lesser of two, card by card: there is a least.
    fn leftmost(&mut self) {
        let tight: Vec<bool> = (0..self.arcs.len())
            .map(|arc| self.in_tree[arc] && self.cut[arc] > 0 && self.slack(arc) == 0)
            .collect();
        let highest = i64::try_from(self.column.len()).unwrap_or(i64::MAX);
        self.column.fill(0);
        let mut moved: Vec<usize> = (0..self.column.len()).collect();
        let mut waiting = vec![true; self.column.len()];
        let mut next = 0;
        while let Some(&card) = moved.get(next) {
            next += 1;
            waiting[card] = false;
            for &arc in &self.at[card] {
                let (left, right) = self.arcs[arc];
                let (other, least) = if left == card {
                    (right, self.column[card] + 1)
                } else if tight[arc] {
                    (left, self.column[card] - 1)
                } else {
                    continue;
                };
                // Without circles no card can be pushed past the number of cards.
                if self.column[other] < least && least <= highest {
                    self.column[other] = least;
                    if !waiting[other] {
                        waiting[other] = true;
                        moved.push(other);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts the columns, and that no other assignment makes the arcs shorter together.
    fn check(cards: usize, pairs: &[(usize, usize)], expected: &[usize]) {
        let arcs = Arc::all(pairs);
        let columns = assign(cards, &arcs);
        let total = |columns: &[usize]| -> Option<usize> {
            pairs
                .iter()
                .map(|&(left, right)| columns[right].checked_sub(columns[left] + 1))
                .sum()
        };
        let mut shortest = None;
        let mut candidate = vec![0; cards];
        'all: loop {
            shortest = [shortest, total(&candidate)].into_iter().flatten().min();
            for column in &mut candidate {
                *column += 1;
                if *column < cards {
                    continue 'all;
                }
                *column = 0;
            }
            break;
        }
        assert_eq!(total(&columns), shortest, "{pairs:?} gave {columns:?}");
        assert_eq!(columns, expected, "{pairs:?}");
    }

    #[test]
    fn columns_are_the_leftmost_of_the_shortest() {
        check(0, &[], &[]);
        check(1, &[], &[0]);
        check(3, &[(0, 1), (0, 2)], &[0, 1, 1]);
        check(3, &[(2, 1), (1, 0)], &[2, 1, 0]);
        // A shortcut does not pull its end back.
        check(4, &[(0, 1), (1, 2), (2, 3), (0, 3)], &[0, 1, 2, 3]);
        // A second root moves next to what bears on it.
        check(5, &[(0, 1), (1, 2), (2, 3), (4, 3)], &[0, 1, 2, 3, 2]);
        // Where both sides pull equally, nearer to what it bears on.
        check(
            6,
            &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 4)],
            &[0, 1, 2, 3, 4, 1],
        );
        // Two on the right outweigh one on the left.
        check(
            7,
            &[(0, 1), (1, 2), (2, 3), (2, 4), (0, 5), (5, 3), (5, 4)],
            &[0, 1, 2, 3, 3, 2, 0],
        );
        // Links counted twice pull twice.
        check(
            5,
            &[(0, 1), (1, 2), (2, 3), (0, 4), (4, 3), (4, 3)],
            &[0, 1, 2, 3, 2],
        );
    }

    /// A small generator, so that the graphs are the same on every machine.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(self.0 >> 33).unwrap_or(0) % sides
        }
    }

    #[test]
    fn columns_do_not_depend_on_the_order_of_cards_or_links() {
        let mut dice = Dice(1);
        for cards in [4, 5, 6, 6, 6, 6, 6, 6] {
            let pairs: Vec<(usize, usize)> = (0..cards + 2)
                .map(|_| (dice.roll(cards), dice.roll(cards)))
                .filter(|(left, right)| left < right)
                .collect();
            let columns = assign(cards, &Arc::all(&pairs));
            check(cards, &pairs, &columns);
            let turned: Vec<(usize, usize)> = pairs
                .iter()
                .rev()
                .map(|(left, right)| (cards - 1 - left, cards - 1 - right))
                .collect();
            let mut turned = assign(cards, &Arc::all(&turned));
            turned.reverse();
            assert_eq!(turned, columns, "{pairs:?}");
        }
    }
}
