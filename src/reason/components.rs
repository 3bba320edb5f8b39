//! Strongly connected components (Tarjan 1972), without recursion: depth is bounded by memory only.

/// The component of every node `0..count`. Components are numbered so that an edge never leads to
/// a higher number: the last one found has no edge into it from elsewhere.
#[must_use]
pub(crate) fn strong<I>(count: usize, edges: impl Fn(u32) -> I) -> Vec<u32>
where
    I: Iterator<Item = u32>,
{
    const UNSEEN: u32 = u32::MAX;
    let mut component = vec![UNSEEN; count];
    let mut low = vec![UNSEEN; count];
    let mut stack = Vec::new();
    let mut path: Vec<(u32, u32, I)> = Vec::new();
    let (mut clock, mut components) = (0_u32, 0_u32);
    for root in (0_u32..).take(count) {
        if low[root as usize] != UNSEEN {
            continue;
        }
        low[root as usize] = clock;
        stack.push(root);
        path.push((root, clock, edges(root)));
        clock += 1;
        while let Some((node, entered, rest)) = path.last_mut() {
            let (node, entered) = (*node, *entered);
            if let Some(next) = rest.next() {
                if low[next as usize] == UNSEEN {
                    low[next as usize] = clock;
                    stack.push(next);
                    path.push((next, clock, edges(next)));
                    clock += 1;
                } else if component[next as usize] == UNSEEN {
                    low[node as usize] = low[node as usize].min(low[next as usize]);
                }
                continue;
            }
            path.pop();
            if low[node as usize] == entered {
                while let Some(member) = stack.pop() {
                    component[member as usize] = components;
                    if member == node {
                        break;
                    }
                }
                components += 1;
            }
            if let Some((above, _, _)) = path.last() {
                let above = *above as usize;
                low[above] = low[above].min(low[node as usize]);
            }
        }
    }
    component
}
