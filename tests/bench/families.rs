//! Ten families of abstract frameworks, the same on every machine, and the fixed list of instances
//! that solvers are measured on. It knows no solver.
//!
//! The list was fixed before anything was tuned; to change it makes earlier figures worthless.

use std::fmt;
use std::io::{self, Write};

use super::random::Random;

/// How attacks are drawn, with what each family takes beside the number of arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Attacks between arguments drawn at random, so many for each argument on average.
    Sparse { degree: usize },
    /// Every argument is attacked by so many earlier ones.
    Acyclic { attackers: usize },
    /// Every argument attacks the next.
    Chain,
    /// New arguments link to those with many links; a tenth of the links is mutual, the others
    /// have a random direction (after Barabási and Albert 1999).
    Preferential { links: usize },
    /// A random tree of replies: each attacks an earlier argument, which in so many of a hundred
    /// cases attacks it back. Closest to the debates of this program.
    Debate { mutual: usize },
    /// Clusters of this size: each argument attacks three of its own cluster and one of a later.
    Clusters { size: usize },
    /// A ring in which each links to so many neighbours; 30 % of the links lead elsewhere, 20 % are
    /// mutual (after Watts and Strogatz 1998).
    SmallWorld { neighbours: usize },
    /// A square that closes on itself; so many of a hundred links are mutual.
    Grid { mutual: usize },
    /// Triples whose stable labellings are hard to come by: `a` and `b` attack each other, `b`
    /// attacks `c`, which attacks itself, and every `b` those after it.
    Triples,
    /// Each ordered pair attacks in so many of a hundred cases.
    Dense { percent: usize },
    /// Each unordered pair is linked in so many of a hundred cases, half of the time mutually.
    DenseHalfSymmetric { percent: usize },
}

/// One framework of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instance {
    pub(crate) family: Family,
    /// How many arguments; of [`Family::Triples`], how many triples; of [`Family::Grid`], a square.
    pub(crate) size: usize,
    pub(crate) seed: u64,
}

/// Sizes and parameters of every family with a seed, in the order of the tables.
const LIST: &[(Family, &[usize], u64)] = &[
    (
        Family::Sparse { degree: 1 },
        &[1_000, 10_000, 100_000, 1_000_000],
        3,
    ),
    (
        Family::Sparse { degree: 2 },
        &[1_000, 10_000, 100_000, 1_000_000],
        3,
    ),
    (
        Family::Sparse { degree: 5 },
        &[1_000, 10_000, 100_000, 1_000_000],
        3,
    ),
    (Family::Acyclic { attackers: 3 }, &[100_000], 3),
    (Family::Acyclic { attackers: 5 }, &[1_000_000], 3),
    (Family::Chain, &[1_000_000], 1),
    (
        Family::Preferential { links: 2 },
        &[1_000, 10_000, 100_000, 1_000_000],
        3,
    ),
    (
        Family::Debate { mutual: 50 },
        &[10_000, 100_000, 1_000_000],
        3,
    ),
    (Family::Clusters { size: 20 }, &[10_000, 100_000], 3),
    (Family::Clusters { size: 100 }, &[10_000], 3),
    (Family::Clusters { size: 200 }, &[2_000], 3),
    (Family::SmallWorld { neighbours: 16 }, &[300], 3),
    (Family::SmallWorld { neighbours: 6 }, &[500, 1_000], 3),
    (Family::SmallWorld { neighbours: 12 }, &[500], 3),
    (Family::Grid { mutual: 50 }, &[400, 900, 2_500], 3),
    (Family::Triples, &[100, 500, 1_500], 1),
    (Family::Dense { percent: 2 }, &[400], 7),
    (Family::Dense { percent: 3 }, &[200], 7),
    (Family::Dense { percent: 5 }, &[100], 7),
    (Family::Dense { percent: 10 }, &[200], 7),
    (
        Family::DenseHalfSymmetric { percent: 5 },
        &[100, 200, 400],
        7,
    ),
];

/// Every instance of the list. Chains and triples have no seed: there is one of each size.
pub(crate) fn instances() -> Vec<Instance> {
    let mut all = Vec::new();
    for &(family, sizes, seeds) in LIST {
        for &size in sizes {
            all.extend((1..=seeds).map(|seed| Instance { family, size, seed }));
        }
    }
    all
}

impl fmt::Display for Instance {
    /// The name, as in `clusters-10000-20-s1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { size, seed, .. } = self;
        match self.family {
            Family::Sparse { degree } => write!(f, "sparse-{size}-{degree}-s{seed}"),
            Family::Acyclic { attackers } => write!(f, "acyclic-{size}-{attackers}-s{seed}"),
            Family::Chain => write!(f, "chain-{size}"),
            Family::Preferential { links } => write!(f, "preferential-{size}-{links}-s{seed}"),
            Family::Debate { mutual } => write!(f, "debate-{size}-{mutual}-s{seed}"),
            Family::Clusters { size: of } => write!(f, "clusters-{size}-{of}-s{seed}"),
            Family::SmallWorld { neighbours } => {
                write!(f, "small-world-{size}-{neighbours}-s{seed}")
            }
            Family::Grid { mutual } => write!(f, "grid-{size}-{mutual}-s{seed}"),
            Family::Triples => write!(f, "triples-{size}"),
            Family::Dense { percent } => write!(f, "dense-{size}-{percent}-s{seed}"),
            Family::DenseHalfSymmetric { percent } => {
                write!(f, "half-symmetric-{size}-{percent}-s{seed}")
            }
        }
    }
}

impl Instance {
    /// How many arguments there are.
    pub(crate) fn arguments(&self) -> usize {
        match self.family {
            Family::Triples => 3 * self.size,
            Family::Grid { .. } => self.size.isqrt().pow(2),
            Family::Sparse { .. }
            | Family::Acyclic { .. }
            | Family::Chain
            | Family::Preferential { .. }
            | Family::Debate { .. }
            | Family::Clusters { .. }
            | Family::SmallWorld { .. }
            | Family::Dense { .. }
            | Family::DenseHalfSymmetric { .. } => self.size,
        }
    }

    /// The attacks, as pairs of numbers from 0, in the order in which they are drawn. A pair may
    /// come twice.
    pub(crate) fn attacks(&self) -> Vec<(usize, usize)> {
        let size = self.size;
        let mut random = Random::new(self.seed, 300);
        let mut drawn = Drawn::default();
        match self.family {
            Family::Sparse { degree } => {
                for _ in 0..size * degree {
                    let by = random.below(size);
                    drawn.push(by, other(&mut random, size, by));
                }
            }
            Family::Acyclic { attackers } => {
                for target in 1..size {
                    for _ in 0..attackers {
                        drawn.push(random.below(target), target);
                    }
                }
            }
            Family::Chain => (1..size).for_each(|target| drawn.push(target - 1, target)),
            Family::Preferential { links } => {
                // An argument stands in the list once for itself and once for each of its links.
                let mut ends = vec![0];
                for new in 1..size {
                    // None of its own ends is there yet: nothing links to itself.
                    let known = ends.len();
                    for _ in 0..links {
                        let old = ends[random.below(known)];
                        drawn.link(&mut random, new, old, 10);
                        ends.push(old);
                    }
                    ends.extend(std::iter::repeat_n(new, links + 1));
                }
            }
            Family::Debate { mutual } => {
                for reply in 1..size {
                    let parent = random.below(reply);
                    drawn.push(reply, parent);
                    if random.chance(mutual) {
                        drawn.push(parent, reply);
                    }
                }
            }
            Family::Clusters { size: of } => {
                for by in 0..size {
                    let start = by / of * of;
                    let end = size.min(start + of);
                    for _ in 0..3 {
                        let target = start + other(&mut random, end - start, by - start);
                        drawn.push(by, target);
                    }
                    if end < size {
                        drawn.push(by, random.between(end, size));
                    }
                }
            }
            Family::SmallWorld { neighbours } => {
                for by in 0..size {
                    for step in 1..=neighbours / 2 {
                        let target = if random.chance(30) {
                            other(&mut random, size, by)
                        } else {
                            (by + step) % size
                        };
                        drawn.link(&mut random, by, target, 20);
                    }
                }
            }
            Family::Grid { mutual } => {
                let width = size.isqrt();
                for row in 0..width {
                    for column in 0..width {
                        let here = row * width + column;
                        let right = row * width + (column + 1) % width;
                        let below = (row + 1) % width * width + column;
                        drawn.link(&mut random, here, right, mutual);
                        drawn.link(&mut random, here, below, mutual);
                    }
                }
            }
            Family::Triples => {
                for triple in 0..size {
                    let [a, b, c] = [0, 1, 2].map(|part| 3 * triple + part);
                    drawn.push(a, b);
                    drawn.push(b, a);
                    drawn.push(b, c);
                    drawn.push(c, c);
                    (triple + 1..size).for_each(|later| drawn.push(b, 3 * later + 1));
                }
            }
            Family::Dense { percent } => {
                for by in 0..size {
                    for target in (0..size).filter(|&it| it != by) {
                        if random.chance(percent) {
                            drawn.push(by, target);
                        }
                    }
                }
            }
            Family::DenseHalfSymmetric { percent } => {
                for by in 0..size {
                    for target in by + 1..size {
                        if random.chance(percent) {
                            drawn.link(&mut random, by, target, 50);
                        }
                    }
                }
            }
        }
        drawn.0
    }

    /// Writes the framework in the format of ICCMA 2023.
    pub(crate) fn write(&self, mut out: impl Write) -> io::Result<()> {
        writeln!(out, "p af {}", self.arguments())?;
        for (by, target) in self.attacks() {
            writeln!(out, "{} {}", by + 1, target + 1)?;
        }
        out.flush()
    }
}

#[derive(Default)]
struct Drawn(Vec<(usize, usize)>);

impl Drawn {
    fn push(&mut self, by: usize, target: usize) {
        self.0.push((by, target));
    }

    /// Both ways in so many of a hundred cases, else in a random direction.
    fn link(&mut self, random: &mut Random, one: usize, another: usize, mutual: usize) {
        if random.chance(mutual) {
            self.push(one, another);
            self.push(another, one);
        } else if random.chance(50) {
            self.push(one, another);
        } else {
            self.push(another, one);
        }
    }
}

/// A number below `end`, but not this one. Of nothing else than itself, itself.
fn other(random: &mut Random, end: usize, this: usize) -> usize {
    let drawn = random.below(end.saturating_sub(1));
    if drawn >= this && end > 1 {
        drawn + 1
    } else {
        drawn
    }
}
