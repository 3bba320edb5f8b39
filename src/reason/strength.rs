//! Gradual strength: how much is to be said for something, as a number from 0 to 1.
//!
//! A bar beside a verdict, never a verdict: on a circle of support every model but one lifts its
//! members by nothing but each other, which the labelling refuses. Knows neither claims nor grades;
//! [`super::weights`] makes its graph from a debate.

use super::components;
use super::rows::Rows;

/// How strengths follow from base scores, attackers and supporters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StrengthModel {
    /// Quadratic energy (Potyka 2018): sums what is for and against. Treats both alike and comes
    /// to 0 or 1 only from there.
    #[default]
    QuadraticEnergy,
    /// `DF-QuAD` (Rago, Toni, Aurisicchio and Baroni 2016): joins those for, and those against, as
    /// if they were independent, and moves in proportion to the difference.
    DfQuad,
    /// Euler-based (Amgoud and Ben-Naim 2018): sums as quadratic energy does. A base score of 0 or
    /// 1 stays, and those against weigh less than those for.
    EulerBased,
    /// The weighted h-categoriser (Besnard and Hunter 2001; Amgoud, Ben-Naim, Doder and Vesic
    /// 2017): looks at those against only.
    HCategoriser,
}

impl StrengthModel {
    /// Every model, the usual one first.
    pub const ALL: [Self; 4] = [
        Self::QuadraticEnergy,
        Self::DfQuad,
        Self::EulerBased,
        Self::HCategoriser,
    ];

    /// The word for it in addresses and in what machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::QuadraticEnergy => "quadratic-energy",
            Self::DfQuad => "df-quad",
            Self::EulerBased => "euler-based",
            Self::HCategoriser => "h-categoriser",
        }
    }

    /// The model with this word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.word() == word)
    }

    /// The strength of what starts from `base`, given the strengths of those against and for it.
    #[must_use]
    pub fn strength(
        self,
        base: f64,
        against: impl Iterator<Item = f64>,
        in_favour: impl Iterator<Item = f64>,
    ) -> f64 {
        match self {
            Self::QuadraticEnergy => {
                let energy = in_favour.sum::<f64>() - against.sum::<f64>();
                let pull = |energy: f64| {
                    let square = energy.max(0.0).powi(2);
                    square / (1.0 + square)
                };
                base + (1.0 - base) * pull(energy) - base * pull(-energy)
            }
            Self::DfQuad => {
                let joined = |all: &mut dyn Iterator<Item = f64>| {
                    1.0 - all.map(|strength| 1.0 - strength).product::<f64>()
                };
                let (mut against, mut in_favour) = (against, in_favour);
                let pull = joined(&mut in_favour) - joined(&mut against);
                let room = if pull < 0.0 { base } else { 1.0 - base };
                base + room * pull
            }
            Self::EulerBased => {
                let energy = in_favour.sum::<f64>() - against.sum::<f64>();
                1.0 - (1.0 - base * base) / (1.0 + base * energy.exp())
            }
            Self::HCategoriser => base / (1.0 + against.sum::<f64>()),
        }
    }
}

/// What has a strength, in dense numbers `0..n`.
#[derive(Debug, Clone, Default)]
pub struct StrengthGraph {
    base: Vec<f64>,
    premises: Rows,
    attackers: Rows,
    supporters: Rows,
}

impl StrengthGraph {
    /// Makes the graph. `base` holds base scores from 0 to 1; what lies outside is moved to the
    /// nearer end, and what is no number to 0. What has `premises` starts from the lowest of its
    /// base score and their strengths, since it is no stronger than its weakest premise. The rows
    /// hold numbers below `base.len()`; others are left out.
    #[must_use]
    pub fn new(base: &[f64], premises: &Rows, attackers: &Rows, supporters: &Rows) -> Self {
        let count = base.len();
        let inside = |rows: &Rows| {
            let known = |&(_, item): &(u32, u32)| (item as usize) < count;
            Rows::of(count, rows.pairs().filter(known))
        };
        Self {
            premises: inside(premises),
            attackers: inside(attackers),
            supporters: inside(supporters),
            base: base
                .iter()
                .map(|it| if it.is_nan() { 0.0 } else { it.clamp(0.0, 1.0) })
                .collect(),
        }
    }

    /// How many things have a strength.
    #[must_use]
    pub fn len(&self) -> usize {
        self.base.len()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.base.is_empty()
    }

    /// The base score of a thing.
    #[must_use]
    pub fn base(&self, node: u32) -> Option<f64> {
        self.base.get(node as usize).copied()
    }

    /// What the strength of a thing is computed from.
    fn inputs(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        [&self.premises, &self.attackers, &self.supporters]
            .into_iter()
            .flat_map(move |rows| rows.row(node))
            .copied()
    }

    fn step(&self, model: StrengthModel, values: &[f64], node: u32) -> f64 {
        let value = |&it: &u32| values.get(it as usize).copied().unwrap_or_default();
        let base = self.base(node).unwrap_or_default();
        let base = self
            .premises
            .row(node)
            .iter()
            .map(value)
            .fold(base, f64::min);
        let against = self.attackers.row(node).iter().map(value);
        model.strength(base, against, self.supporters.row(node).iter().map(value))
    }
}

/// How long to look for strengths on circles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// At rest is what moves less than this in one round.
    pub tolerance: f64,
    /// The most rounds, for plain iteration and for each way of damping it.
    pub rounds: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            tolerance: 1e-9,
            rounds: 2_000,
        }
    }
}

/// A strength, with how it was come by. What rests on others is never surer than they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Strength {
    /// No circle is involved: exact but for rounding.
    Exact(f64),
    /// There is a circle, on which plain iteration from the base scores came to rest.
    Limit(f64),
    /// There is a circle on which plain iteration swings to and fro, and came to rest only when
    /// each round went half the way or less. There may be other resting points.
    Damped(f64),
    /// There is a circle that did not come to rest: no number can be given.
    NotConverged {
        /// By how much the last round still moved.
        last_delta: f64,
    },
}

impl Strength {
    /// The number, if there is one.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Exact(value) | Self::Limit(value) | Self::Damped(value) => Some(value),
            Self::NotConverged { .. } => None,
        }
    }
}

/// How strengths were come by, surest first.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Footing {
    Exact,
    Limit,
    Damped,
    NotConverged(f64),
}

/// How far each round goes towards where the model points: all the way, else half, else an eighth.
const WAYS: [(f64, Footing); 3] = [
    (1.0, Footing::Limit),
    (0.5, Footing::Damped),
    (0.125, Footing::Damped),
];

/// The strength of everything, in the order of the numbers: component by component, in one pass
/// where there are no circles, and by iteration from the base scores where there are.
#[must_use]
pub fn strengths(graph: &StrengthGraph, model: StrengthModel, effort: Effort) -> Vec<Strength> {
    // What a component is computed from has a lower number.
    let component_of = components::strong(graph.len(), |node| graph.inputs(node));
    let count = component_of.iter().max().map_or(0, |&it| it as usize + 1);
    let members = Rows::of(
        count,
        (0_u32..).zip(&component_of).map(|(node, &it)| (it, node)),
    );
    let mut values = graph.base.clone();
    let mut footings = vec![Footing::Exact; graph.len()];
    for component in (0_u32..).take(count) {
        let members = members.row(component);
        let inputs = || members.iter().flat_map(|&node| graph.inputs(node));
        let within = |&it: &u32| component_of.get(it as usize) == Some(&component);
        let outside = inputs()
            .filter(|it| !within(it))
            .filter_map(|it| footings.get(it as usize).copied())
            .fold(Footing::Exact, surest_last);
        let footing = if matches!(outside, Footing::NotConverged(_)) {
            outside
        } else if inputs().any(|it| within(&it)) {
            surest_last(outside, settle(graph, model, effort, members, &mut values))
        } else {
            for &node in members {
                let value = graph.step(model, &values, node);
                set(&mut values, node, value);
            }
            outside
        };
        for &node in members {
            set(&mut footings, node, footing);
        }
    }
    let strengths = values.into_iter().zip(footings);
    strengths
        .map(|(value, footing)| match footing {
            Footing::Exact => Strength::Exact(value),
            Footing::Limit => Strength::Limit(value),
            Footing::Damped => Strength::Damped(value),
            Footing::NotConverged(last_delta) => Strength::NotConverged { last_delta },
        })
        .collect()
}

/// Iterates over the members of one component until they are at rest. All move at once, so that
/// the order of the numbers favours nobody.
fn settle(
    graph: &StrengthGraph,
    model: StrengthModel,
    effort: Effort,
    members: &[u32],
    values: &mut [f64],
) -> Footing {
    let mut next = vec![0.0; members.len()];
    let mut last_delta = f64::INFINITY;
    for (way, footing) in WAYS {
        for &node in members {
            let base = graph.base(node).unwrap_or_default();
            set(values, node, base);
        }
        for _ in 0..effort.rounds {
            last_delta = 0.0;
            for (slot, &node) in next.iter_mut().zip(members) {
                let now = values.get(node as usize).copied().unwrap_or_default();
                let delta = way * (graph.step(model, values, node) - now);
                last_delta = f64::max(last_delta, delta.abs());
                *slot = now + delta;
            }
            for (&value, &node) in next.iter().zip(members) {
                set(values, node, value);
            }
            if last_delta < effort.tolerance {
                return footing;
            }
        }
    }
    Footing::NotConverged(last_delta)
}

fn surest_last(one: Footing, other: Footing) -> Footing {
    if one < other { other } else { one }
}

fn set<T>(all: &mut [T], node: u32, value: T) {
    if let Some(slot) = all.get_mut(node as usize) {
        *slot = value;
    }
}
