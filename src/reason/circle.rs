//! One circle of support seen closely: which inferences on it count as derived.
//!
//! An inference for a claim counts as derived only if its premises can be had without any inference
//! for that claim, so that no circle lifts itself. Bottom-up with counters (Dowling and Gallier
//! 1984). One pass finds nearly all: what fires before its own claim has been used needs no second
//! look. For the rest one looks at the circle without each of their claims in turn, by halves, so
//! that most of the work is shared: quadratic at worst, far less where it is not one tangle.

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
    // The claims in the order in which they were used.
    popped: Vec<u32>,
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
        let all = self.fire(NONE, allowed, &[]);
        let asked_for = |place: u32| asked.get(place as usize).copied().unwrap_or(false);
        let (mut early, mut late) = (Vec::new(), Vec::new());
        for (place, is_late) in all.order {
            if asked_for(place) {
                if is_late { &mut late } else { &mut early }.push(place);
            }
        }
        early.extend(AllButOne::of(self, allowed, &all.popped).derived(late));
        early.into_iter().map(|place| place as usize).collect()
    }

    /// The claims that can be had by the inferences `allowed`, in their order, none of them for the
    /// claim `without`.
    pub(super) fn had(&self, without: u32, allowed: &[bool]) -> Vec<u32> {
        let place = self.claims.binary_search(&without).ok();
        let place = place.and_then(|place| u32::try_from(place).ok());
        let mut places = self.fire(place.unwrap_or(NONE), allowed, &[]).popped;
        places.sort_unstable();
        let claim = |place: u32| self.claims.get(place as usize).copied();
        places.into_iter().filter_map(claim).collect()
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
            let weakly = self.fire(head, allowed, &[]);
            let mut start = vec![false; free.len()];
            for (place, _) in weakly.order {
                let place = place as usize;
                if let (Some(slot), Some(true)) = (start.get_mut(place), free.get(place)) {
                    *slot = true;
                }
            }
            let strongly = self.fire(head, strong, &start);
            let fired = strongly.order.into_iter().map(|(place, _)| place);
            derived.extend(fired.filter(|place| group.contains(place)));
        }
        derived.into_iter().map(|place| place as usize).collect()
    }

    fn head(&self, place: u32) -> u32 {
        self.heads.get(place as usize).copied().unwrap_or(NONE)
    }

    /// Fires the inferences `allowed`, those in `free` at once, and uses no claim `without`.
    fn fire(&self, without: u32, allowed: &[bool], free: &[bool]) -> Fired {
        let mut missing = self.near.clone();
        let mut had = vec![false; self.claims.len()];
        let mut used = vec![false; self.claims.len()];
        let mut order = Vec::new();
        let (mut queue, mut popped) = (Vec::new(), Vec::new());
        let is_free = |place: usize| free.get(place).copied().unwrap_or(false);
        let mut fire = |place: u32, used: &[bool], queue: &mut Vec<u32>| {
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
                fire(place, &used, &mut queue);
            }
        }
        // The last first: claims that lead to one another are then used one after the other.
        while let Some(claim) = queue.pop() {
            popped.push(claim);
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
                    fire(user, &used, &mut queue);
                }
            }
        }
        Fired { order, popped }
    }
}

/// What can be had on a circle without each of several claims in turn. Some claims are barred; what
/// follows when half of them are let in is found once for the other half.
struct AllButOne<'c> {
    circle: &'c Circle<'c>,
    allowed: &'c [bool],
    missing: Vec<u32>,
    // Per claim: whether something derives it, whether it is barred, and whether it is had.
    reached: Vec<bool>,
    barred: Vec<bool>,
    had: Vec<bool>,
    queue: Vec<u32>,
    done: Vec<Done>,
    // Per claim the order in which it was first used.
    turn: Vec<u32>,
}

/// What is undone on the way back.
enum Done {
    Missing(u32),
    Reached(u32),
    Had(u32),
}

impl<'c> AllButOne<'c> {
    fn of(circle: &'c Circle<'c>, allowed: &'c [bool], used: &[u32]) -> Self {
        let claims = circle.claims.len();
        let mut turn = vec![NONE; claims];
        for (number, &claim) in (0_u32..).zip(used) {
            turn[claim as usize] = number;
        }
        Self {
            circle,
            allowed,
            missing: circle.near.clone(),
            reached: vec![false; claims],
            barred: vec![false; claims],
            had: vec![false; claims],
            queue: Vec::new(),
            done: Vec::new(),
            turn,
        }
    }

    /// Those of the inferences that have all they need without any inference for their own claims.
    fn derived(mut self, mut asked: Vec<u32>) -> Vec<u32> {
        if asked.is_empty() {
            return asked;
        }
        let circle = self.circle;
        // Claims that are used one after the other are near each other.
        asked.sort_unstable_by_key(|&place| (self.turn[circle.head(place) as usize], place));
        let same_head = |a: &u32, b: &u32| circle.head(*a) == circle.head(*b);
        let groups: Vec<&[u32]> = asked.chunk_by(same_head).collect();
        for group in &groups {
            self.barred[circle.head(group[0]) as usize] = true;
        }
        for place in (0_u32..).take(self.allowed.len()) {
            if self.allowed[place as usize] && circle.near[place as usize] == 0 {
                self.fire(place);
            }
        }
        self.follow();
        let mut found = Vec::new();
        self.halve(&groups, &mut found);
        found
    }

    /// All claims of the groups are barred, and no others.
    fn halve(&mut self, groups: &[&[u32]], found: &mut Vec<u32>) {
        if let [group] = groups {
            let has_all = |&&place: &&u32| self.missing[place as usize] == 0;
            found.extend(group.iter().filter(has_all));
            return;
        }
        let (one, other) = groups.split_at(groups.len() / 2);
        for (let_in, kept_out) in [(one, other), (other, one)] {
            let before = self.done.len();
            for group in let_in {
                let claim = self.circle.head(group[0]);
                self.barred[claim as usize] = false;
                self.have(claim);
            }
            self.follow();
            self.halve(kept_out, found);
            self.undo(before);
            for group in let_in {
                self.barred[self.circle.head(group[0]) as usize] = true;
            }
        }
    }

    fn fire(&mut self, place: u32) {
        let head = self.circle.head(place);
        if !self.reached[head as usize] {
            self.reached[head as usize] = true;
            self.done.push(Done::Reached(head));
            self.have(head);
        }
    }

    fn have(&mut self, claim: u32) {
        let place = claim as usize;
        if self.reached[place] && !self.barred[place] && !self.had[place] {
            self.had[place] = true;
            self.done.push(Done::Had(claim));
            self.queue.push(claim);
        }
    }

    fn follow(&mut self) {
        let circle = self.circle;
        while let Some(claim) = self.queue.pop() {
            for &user in circle.users.row(claim) {
                let place = user as usize;
                self.missing[place] -= 1;
                self.done.push(Done::Missing(user));
                if self.missing[place] == 0 && self.allowed[place] {
                    self.fire(user);
                }
            }
        }
    }

    fn undo(&mut self, until: usize) {
        for done in self.done.drain(until..) {
            match done {
                Done::Missing(place) => self.missing[place as usize] += 1,
                Done::Reached(claim) => self.reached[claim as usize] = false,
                Done::Had(claim) => self.had[claim as usize] = false,
            }
        }
    }
}
