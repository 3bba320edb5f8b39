//! One circle of support seen closely: which inferences on it count as derived.
//!
//! An inference for a claim counts as derived only if its premises can be had without any inference
//! for that claim, so that no circle lifts itself. Bottom-up with counters (Dowling and Gallier
//! 1984). One pass finds nearly all: what fires before its own claim has been used needs no second
//! look. The rest cost one pass for each claim, so a circle is quadratic at worst.

use super::framework::{Framework, NONE};
use super::rows::Rows;

/// A circle in numbers of its own, called places: claims in their order, and inferences for them.
pub(super) struct Circle<'f> {
    claims: &'f [u32],
    inferences: Vec<u32>,
    // Per inference: the claim it is for, and how many of its premises lie on the circle.
    heads: Vec<u32>,
    near: Vec<u32>,
    // Per claim the inferences that start from it.
    users: Rows,
}

/// Inferences that had all they need, in that order, each with whether its claim was used before.
struct Fired {
    order: Vec<(u32, bool)>,
    had: Vec<bool>,
}

impl<'f> Circle<'f> {
    /// Circle number `circle` of a framework.
    pub(super) fn of(framework: &'f Framework, circle: u32) -> Self {
        let claims = framework.on_circle(circle);
        let place = |claim: &u32| {
            let place = claims.binary_search(claim).ok();
            place.and_then(|place| u32::try_from(place).ok())
        };
        let mut inferences = Vec::new();
        let (mut heads, mut near, mut used) = (Vec::new(), Vec::new(), Vec::new());
        for (head, &claim) in (0_u32..).zip(claims) {
            for &inference in framework.given_by(claim) {
                let number = u32::try_from(inferences.len()).unwrap_or(NONE);
                let premises = framework.needs(inference).iter().filter_map(place);
                let before = used.len();
                used.extend(premises.map(|premise| (premise, number)));
                near.push(u32::try_from(used.len() - before).unwrap_or(NONE));
                inferences.push(inference);
                heads.push(head);
            }
        }
        let users = Rows::of(claims.len(), used.iter().copied());
        Self {
            claims,
            inferences,
            heads,
            near,
            users,
        }
    }

    /// The inferences for the claims of the circle, by place.
    pub(super) fn inferences(&self) -> &[u32] {
        &self.inferences
    }

    /// Whether an inference has a premise on the circle.
    pub(super) fn closes(&self, place: usize) -> bool {
        self.near.get(place).is_some_and(|&near| near > 0)
    }

    /// The places of the inferences `asked` for that count as derived if only those `allowed` are
    /// used. Premises outside the circle are for `allowed` to judge. The order is one in which
    /// every premise is had through an inference that stands before.
    pub(super) fn derived(&self, allowed: &[bool], asked: &[bool]) -> Vec<usize> {
        let all = self.fire(NONE, allowed, &[], usize::MAX);
        let asked_for = |place: u32| asked.get(place as usize).copied().unwrap_or(false);
        let (mut early, mut late) = (Vec::new(), Vec::new());
        for (place, is_late) in all.order {
            if asked_for(place) {
                if is_late { &mut late } else { &mut early }.push(place);
            }
        }
        late.sort_unstable();
        let same_head = |a: &u32, b: &u32| self.head(*a) == self.head(*b);
        for group in late.chunk_by(same_head) {
            let head = group.first().map_or(NONE, |&place| self.head(place));
            let fired = self.fire(head, allowed, group, group.len()).order;
            let fired = fired.into_iter().map(|(place, _)| place);
            early.extend(fired.filter(|place| group.contains(place)));
        }
        early.into_iter().map(|place| place as usize).collect()
    }

    /// The claims that can be had by the inferences `allowed`, in their order, none of them for the
    /// claim `without`.
    pub(super) fn had(&self, without: u32, allowed: &[bool]) -> Vec<u32> {
        let place = self.claims.binary_search(&without).ok();
        let place = place.and_then(|place| u32::try_from(place).ok());
        let fired = self.fire(place.unwrap_or(NONE), allowed, &[], usize::MAX);
        let had = self.claims.iter().zip(fired.had);
        had.filter(|(_, had)| *had)
            .map(|(&claim, _)| claim)
            .collect()
    }

    /// The same as [`Self::derived`] where some inferences, once derived by those `allowed`, are
    /// to be `free` of the need for premises: they are derived whatever else is `strong`.
    pub(super) fn derived_freely(
        &self,
        allowed: &[bool],
        strong: &[bool],
        free: &[bool],
    ) -> Vec<usize> {
        let mut derived = Vec::new();
        let mut places = (0_u32..).zip(&self.heads).peekable();
        while let Some((first, &head)) = places.next() {
            let mut group = vec![first];
            while let Some((place, _)) = places.next_if(|&(_, &other)| other == head) {
                group.push(place);
            }
            let weakly = self.fire(head, allowed, &[], usize::MAX);
            let mut start = vec![false; free.len()];
            for (place, _) in weakly.order {
                let place = place as usize;
                if let (Some(slot), Some(true)) = (start.get_mut(place), free.get(place)) {
                    *slot = true;
                }
            }
            let strongly = self.fire_from(head, strong, &start, &[], usize::MAX);
            let fired = strongly.order.into_iter().map(|(place, _)| place);
            derived.extend(fired.filter(|place| group.contains(place)));
        }
        derived.into_iter().map(|place| place as usize).collect()
    }

    fn head(&self, place: u32) -> u32 {
        self.heads.get(place as usize).copied().unwrap_or(NONE)
    }

    fn fire(&self, without: u32, allowed: &[bool], wanted: &[u32], count: usize) -> Fired {
        self.fire_from(without, allowed, &[], wanted, count)
    }

    /// Fires the inferences `allowed`, those in `free` at once, and uses no claim `without`. Stops
    /// early when `count` of those `wanted` have fired.
    fn fire_from(
        &self,
        without: u32,
        allowed: &[bool],
        free: &[bool],
        wanted: &[u32],
        mut count: usize,
    ) -> Fired {
        let mut missing = self.near.clone();
        let mut had = vec![false; self.claims.len()];
        let mut used = vec![false; self.claims.len()];
        let mut order = Vec::new();
        let mut queue = Vec::new();
        let mut next = 0;
        let is_free = |place: usize| free.get(place).copied().unwrap_or(false);
        let mut fire = |place: u32, used: &[bool], had: &mut [bool], queue: &mut Vec<u32>| {
            let head = self.head(place);
            order.push((place, used.get(head as usize).copied().unwrap_or(false)));
            if head != without
                && let Some(had) = had.get_mut(head as usize)
                && !std::mem::replace(had, true)
            {
                queue.push(head);
            }
        };
        for (place, &is_allowed) in (0_u32..).zip(allowed) {
            let free = is_free(place as usize);
            let needs_nothing = missing.get(place as usize) == Some(&0);
            if is_allowed && (needs_nothing || free) {
                fire(place, &used, &mut had, &mut queue);
            }
        }
        while let Some(&claim) = queue.get(next)
            && count > 0
        {
            next += 1;
            if let Some(used) = used.get_mut(claim as usize) {
                *used = true;
            }
            for &user in self.users.row(claim) {
                let place = user as usize;
                let Some(left) = missing.get_mut(place) else {
                    continue;
                };
                *left -= 1;
                if *left == 0 && allowed.get(place) == Some(&true) && !is_free(place) {
                    fire(user, &used, &mut had, &mut queue);
                    count -= usize::from(wanted.contains(&user));
                }
            }
        }
        Fired { order, had }
    }
}
