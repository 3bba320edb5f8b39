//! Opens circles: turns round the links that would lead back to where a reader came from.
//!
//! It refuses to look for the smallest set of such links (that is NP-hard; Karp 1972): a depth-first
//! walk from the leftmost cards turns those a reader would call "back".

use super::Arc;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    Ahead,
    Under,
    Done,
}

/// Turns some `arcs` round so that none of them can be followed in a circle.
///
/// Where there is no circle, nothing is turned.
pub(super) fn open(cards: usize, arcs: &mut [Arc]) {
    let mut onward: Vec<Vec<(usize, usize)>> = vec![Vec::new(); cards];
    let mut entered = vec![false; cards];
    for (index, arc) in arcs.iter().enumerate() {
        onward[arc.left].push((arc.right, index));
        entered[arc.right] = true;
    }
    for next in &mut onward {
        // The order in which the links are listed must not matter, that of the cards must.
        next.sort_unstable();
    }
    let roots = (0..cards).filter(|&card| !entered[card]);
    let mut walk = vec![Walk::Ahead; cards];
    for start in roots.chain(0..cards) {
        if walk[start] != Walk::Ahead {
            continue;
        }
        walk[start] = Walk::Under;
        let mut path = vec![(start, 0)];
        while let Some((card, tried)) = path.last_mut() {
            let Some(&(next, arc)) = onward[*card].get(*tried) else {
                walk[*card] = Walk::Done;
                path.pop();
                continue;
            };
            *tried += 1;
            match walk[next] {
                Walk::Ahead => {
                    walk[next] = Walk::Under;
                    path.push((next, 0));
                }
                Walk::Under => arcs[arc].turn(),
                Walk::Done => {}
            }
        }
    }
}
