//! Inferences stripped of words: what each needs, gives and attacks, in dense numbers.
//!
//! The one shape that the labelling and every semantics know. A debate, a case of the rules and an
//! abstract framework (Dung 1995: inferences without premises that give nothing) all become this.

use std::sync::OnceLock;

use super::components;
use super::rows::Rows;

/// No claim.
pub const NONE: u32 = u32::MAX;

/// Inferences `0..n` over claims `0..m`.
#[derive(Debug, Clone, Default)]
pub struct Framework {
    count: usize,
    // Empty in an abstract framework, where nothing gives anything.
    gives: Vec<u32>,
    needs: Rows,
    needed_by: Rows,
    given_by: Rows,
    attacks: Rows,
    // The attacks the other way round, made when somebody first asks: the grounded labelling
    // never does.
    attackers: OnceLock<Rows>,
    // Per claim the number of the circle of support it lies on, or `NONE`.
    circle_of: Vec<u32>,
    circles: Rows,
    // The claims in groups that reach each other by support, what follows before its premises; and
    // per claim its group.
    groups: Rows,
    group_of: Vec<u32>,
}

/// What a standpoint makes of a framework: which inferences are there at all, and which attacks
/// succeed.
pub trait Circumstances {
    /// Whether the inference is there.
    fn is_there(&self, inference: u32) -> bool;
    /// Whether the attack of `by` on `target`, one of the framework's attacks, succeeds.
    fn defeats(&self, by: u32, target: u32) -> bool;
}

/// Everything is there and every attack succeeds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

impl Circumstances for Plain {
    fn is_there(&self, _: u32) -> bool {
        true
    }

    fn defeats(&self, _: u32, _: u32) -> bool {
        true
    }
}

impl Framework {
    /// Makes the framework. `gives` holds for every inference the claim it is for, or [`NONE`];
    /// `needs` its premises, as claims; `attacks` the inferences it attacks. An inference that
    /// attacks itself can never be *in*.
    #[must_use]
    pub fn new(claims: usize, gives: Vec<u32>, needs: Rows, attacks: Rows) -> Self {
        let count = gives.len();
        let needed_by = needs.reversed(claims);
        let given_by = Rows::of(
            claims,
            (0_u32..)
                .zip(&gives)
                .filter(|&(_, &claim)| claim != NONE)
                .map(|(inference, &claim)| (claim, inference)),
        );
        let mut framework = Self {
            count,
            gives,
            needs,
            needed_by,
            given_by,
            attacks,
            attackers: OnceLock::new(),
            circle_of: vec![NONE; claims],
            circles: Rows::default(),
            group_of: Vec::new(),
            groups: Rows::default(),
        };
        framework.find_circles(claims);
        framework
    }

    /// An abstract framework of `count` arguments with these attacks.
    #[must_use]
    pub fn abstract_of(count: usize, attacks: Rows) -> Self {
        Self {
            count,
            attacks,
            ..Self::default()
        }
    }

    /// How many inferences there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no inference.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many claims there are.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.circle_of.len()
    }

    /// The claim an inference is for, or [`NONE`].
    #[must_use]
    #[inline]
    pub fn gives(&self, inference: u32) -> u32 {
        self.gives.get(inference as usize).copied().unwrap_or(NONE)
    }

    /// The premises of an inference.
    #[must_use]
    #[inline]
    pub fn needs(&self, inference: u32) -> &[u32] {
        self.needs.row(inference)
    }

    /// The inferences that start from a claim.
    #[must_use]
    #[inline]
    pub fn needed_by(&self, claim: u32) -> &[u32] {
        self.needed_by.row(claim)
    }

    /// The inferences for a claim.
    #[must_use]
    #[inline]
    pub fn given_by(&self, claim: u32) -> &[u32] {
        self.given_by.row(claim)
    }

    /// The inferences that an inference attacks.
    #[must_use]
    #[inline]
    pub fn attacks(&self, inference: u32) -> &[u32] {
        self.attacks.row(inference)
    }

    /// The inferences that attack an inference.
    #[must_use]
    #[inline]
    pub fn attackers(&self, inference: u32) -> &[u32] {
        self.attackers
            .get_or_init(|| self.attacks.reversed(self.count))
            .row(inference)
    }

    /// The circle of support a claim lies on, or [`NONE`]: a set of two or more claims each of
    /// which leads to each other by support, or a claim with an inference for itself from itself.
    #[must_use]
    #[inline]
    pub fn circle_of(&self, claim: u32) -> u32 {
        self.circle_of.get(claim as usize).copied().unwrap_or(NONE)
    }

    /// How many circles of support there are.
    #[must_use]
    pub fn circles(&self) -> usize {
        self.circles.len()
    }

    /// The claims on a circle of support.
    #[must_use]
    pub fn on_circle(&self, circle: u32) -> &[u32] {
        self.circles.row(circle)
    }

    /// Every claim, in groups: the claims of a circle of support together, every other claim alone,
    /// and each group after those from which it can follow.
    pub fn groups(&self) -> impl Iterator<Item = &[u32]> {
        let count = u32::try_from(self.groups.len()).unwrap_or(NONE);
        (0..count).rev().map(|group| self.groups.row(group))
    }

    /// The number of the group of a claim; of no claim, none. What a group follows from has higher
    /// numbers.
    pub(super) fn group_of(&self, claim: u32) -> Option<u32> {
        self.group_of.get(claim as usize).copied()
    }

    /// The claims of a group.
    pub(super) fn group(&self, group: u32) -> &[u32] {
        self.groups.row(group)
    }

    /// The circle on which an inference lies: that of its head, if a premise lies there too.
    #[must_use]
    pub fn circle_through(&self, inference: u32) -> u32 {
        let circle = self.circle_of(self.gives(inference));
        let closes = |&claim: &u32| self.circle_of(claim) == circle;
        if circle != NONE && self.needs(inference).iter().any(closes) {
            circle
        } else {
            NONE
        }
    }

    /// Whether a premise of an inference lies outside the circle on which the inference lies.
    #[inline]
    pub(super) fn is_outside(&self, premise: u32, inference: u32) -> bool {
        let circle = self.circle_of(premise);
        circle == NONE || self.circle_through(inference) != circle
    }

    /// The framework of what is there and what succeeds, with the same numbers: an inference that
    /// is not there keeps its number and is out in every labelling, since it needs one claim more
    /// that nothing gives; it gives nothing and attacks nothing.
    #[must_use]
    pub fn under(&self, circumstances: &impl Circumstances) -> Self {
        let there = |&inference: &u32| circumstances.is_there(inference);
        let absent = || {
            (0_u32..)
                .take(self.len())
                .filter(|inference| !there(inference))
        };
        let gives = (0_u32..)
            .take(self.len())
            .map(|it| if there(&it) { self.gives(it) } else { NONE })
            .collect();
        let attacks: Vec<(u32, u32)> = self
            .attacks
            .pairs()
            .filter(|(by, target)| there(by) && there(target))
            .filter(|&(by, target)| circumstances.defeats(by, target))
            .collect();
        let attacks = Rows::of(self.len(), attacks.iter().copied());
        if absent().next().is_none() {
            return Self::new(self.claims(), gives, self.needs.clone(), attacks);
        }
        let nowhere = u32::try_from(self.claims()).unwrap_or(NONE);
        let needs: Vec<(u32, u32)> = self
            .needs
            .pairs()
            .chain(absent().map(|inference| (inference, nowhere)))
            .collect();
        let needs = Rows::of(self.len(), needs.iter().copied());
        Self::new(self.claims() + 1, gives, needs, attacks)
    }

    fn find_circles(&mut self, claims: usize) {
        let heads = |claim: u32| {
            self.needed_by
                .row(claim)
                .iter()
                .map(|&inference| self.gives(inference))
                .filter(|&head| head != NONE)
        };
        let component_of = components::strong(claims, heads);
        let count = component_of.iter().max().map_or(0, |&max| max as usize + 1);
        let members = Rows::of(
            count,
            (0_u32..).zip(&component_of).map(|(claim, &it)| (it, claim)),
        );
        let closed = |component: u32| match members.row(component) {
            [only] => heads(*only).any(|head| head == *only),
            more => more.len() > 1,
        };
        let circles: Vec<u32> = (0_u32..).take(count).filter(|&it| closed(it)).collect();
        let mut circle_of = vec![NONE; claims];
        let mut pairs = Vec::new();
        for (number, &component) in (0_u32..).zip(&circles) {
            for &claim in members.row(component) {
                if let Some(slot) = circle_of.get_mut(claim as usize) {
                    *slot = number;
                }
                pairs.push((number, claim));
            }
        }
        self.circles = Rows::of(circles.len(), pairs.iter().copied());
        self.circle_of = circle_of;
        self.group_of = component_of;
        self.groups = members;
    }
}
