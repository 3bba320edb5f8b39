//! The grounded labelling: what stands if one takes sides only where one must.
//!
//! Computed on inferences, never on arguments, of which there can be exponentially many. Alternates
//! between *defended* (derivable using only inferences all of whose defeaters are impossible) and
//! *possible* (derivable using only inferences that nothing defended defeats) with one worklist.
//! Linear where support has no circles; inside a circle of support a claim must be had without any
//! inference for itself, which costs one pass for each claim of the circle.

use std::collections::VecDeque;

use super::circle::Circle;
use super::framework::{Circumstances, Framework, NONE};

/// How an inference fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Label {
    /// Defended: it holds against everything that could be said.
    In,
    /// Neither: possible, and not defended.
    #[default]
    Undecided,
    /// Not possible: defeated, or a premise cannot be had.
    Out,
}

impl Label {
    /// The word for it in what machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Undecided => "undecided",
            Self::Out => "out",
        }
    }
}

/// A label for every inference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labelling {
    pub(super) labels: Vec<Label>,
}

impl Labelling {
    /// From one label an inference, in their order.
    #[must_use]
    pub fn of(labels: Vec<Label>) -> Self {
        Self { labels }
    }

    /// The label of an inference; one that is not there is out.
    #[must_use]
    #[inline]
    pub fn label(&self, inference: u32) -> Label {
        self.labels
            .get(inference as usize)
            .copied()
            .unwrap_or(Label::Out)
    }

    /// Every label, in the order of the inferences.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The inferences that are in, in their order.
    pub fn extension(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..)
            .zip(&self.labels)
            .filter(|&(_, &label)| label == Label::In)
            .map(|(inference, _)| inference)
    }
}

/// The grounded labelling of a framework.
#[must_use]
pub fn grounded(framework: &Framework, circumstances: &impl Circumstances) -> Labelling {
    Grounded::of(framework, circumstances).into_labelling()
}

/// What is counted of a framework before anything is settled: the same for all circumstances in
/// which the same inferences defeat each other, whatever else is there.
#[derive(Debug, Clone)]
pub struct Counted(Grounded);

impl Counted {
    /// Counts, for circumstances that defeat as these do.
    #[must_use]
    pub fn of(framework: &Framework, circumstances: &impl Circumstances) -> Self {
        let mut pass = Pass::new(framework, circumstances);
        pass.count();
        Self(pass.now)
    }

    /// The grounded labelling, as [`grounded`] gives it.
    #[must_use]
    pub fn grounded(&self, framework: &Framework, circumstances: &impl Circumstances) -> Labelling {
        let mut pass = Pass::from(framework, circumstances, self.0.clone());
        pass.begin();
        pass.run();
        pass.now.labelling
    }
}

/// The grounded labelling with what it takes to bring it up to date when circumstances change.
/// 13 bytes an inference and 8 a claim.
#[derive(Debug, Clone, Default)]
pub struct Grounded {
    pub(super) labelling: Labelling,
    // When the label was found, from 1 on: all that it rests on was found before. 0 if undecided.
    pub(super) found: Vec<u32>,
    pub(super) clock: u32,
    // Premises for which nothing is in; of an inference on a circle, those outside the circle only.
    pub(super) missing: Vec<u32>,
    // Defeaters that are not out.
    pub(super) defeaters: Vec<u32>,
    // Per claim, inferences for it that are in.
    pub(super) holders: Vec<u32>,
    // Per claim, inferences for it that are not out.
    pub(super) givers: Vec<u32>,
}

impl Grounded {
    /// Labels a framework.
    #[must_use]
    pub fn of(framework: &Framework, circumstances: &impl Circumstances) -> Self {
        let mut pass = Pass::new(framework, circumstances);
        pass.start();
        pass.run();
        pass.now
    }

    /// Gives undecided inferences labels from outside, and labels all that follows. The labels are
    /// those of a framework in which these inferences are as they are settled, whatever defeats them.
    pub fn settle(
        &mut self,
        framework: &Framework,
        circumstances: &impl Circumstances,
        known: impl IntoIterator<Item = (u32, Label)>,
    ) {
        let mut pass = Pass::from(framework, circumstances, std::mem::take(self));
        for (inference, label) in known {
            pass.settle(inference, label);
        }
        pass.run();
        *self = pass.now;
    }

    /// The labels.
    #[must_use]
    pub fn labelling(&self) -> &Labelling {
        &self.labelling
    }

    /// The labels alone.
    #[must_use]
    pub fn into_labelling(self) -> Labelling {
        self.labelling
    }

    /// The label of the best inference for a claim.
    #[must_use]
    #[inline]
    pub fn best(&self, claim: u32) -> Label {
        let count = |of: &[u32]| of.get(claim as usize).copied().unwrap_or(0);
        if count(&self.holders) > 0 {
            Label::In
        } else if count(&self.givers) > 0 {
            Label::Undecided
        } else {
            Label::Out
        }
    }

    /// The label of an inference; one that is not there is out.
    #[must_use]
    #[inline]
    pub fn label(&self, inference: u32) -> Label {
        self.labelling.label(inference)
    }
}

/// A labelling on its way: it grows from what is settled to what follows.
#[derive(Debug, Clone)]
pub(super) struct Pass<'f, C> {
    framework: &'f Framework,
    circumstances: &'f C,
    now: Grounded,
    // What is settled and not yet spread, of which the counts know nothing.
    settled: VecDeque<u32>,
    // What was settled, if somebody wants to know.
    log: Option<Vec<u32>>,
    dirty: Vec<u32>,
    is_dirty: Vec<bool>,
}

impl<'f, C: Circumstances> Pass<'f, C> {
    pub(super) fn new(framework: &'f Framework, circumstances: &'f C) -> Self {
        let (count, claims) = (framework.len(), framework.claims());
        let now = Grounded {
            labelling: Labelling::of(vec![Label::Undecided; count]),
            found: vec![0; count],
            clock: 0,
            missing: vec![0; count],
            defeaters: vec![0; count],
            holders: vec![0; claims],
            givers: vec![0; claims],
        };
        Self::from(framework, circumstances, now)
    }

    /// Goes on from labels whose counts are right.
    pub(super) fn from(framework: &'f Framework, circumstances: &'f C, now: Grounded) -> Self {
        Self {
            framework,
            circumstances,
            now,
            settled: VecDeque::new(),
            log: None,
            dirty: Vec::new(),
            is_dirty: vec![false; framework.circles()],
        }
    }

    /// Counts, and settles what is settled by itself.
    pub(super) fn start(&mut self) {
        self.count();
        self.begin();
    }

    /// Counts what each inference needs and what speaks against it.
    fn count(&mut self) {
        let framework = self.framework;
        let all = || (0_u32..).take(framework.len());
        for inference in all() {
            let needs = framework.needs(inference);
            if !needs.is_empty() {
                let outside = |&&claim: &&u32| framework.is_outside(claim, inference);
                self.now.missing[inference as usize] = count(needs.iter().filter(outside));
            }
            let claim = framework.gives(inference);
            if let Some(givers) = self.now.givers.get_mut(claim as usize) {
                *givers += 1;
            }
        }
        // Counted from the side of the attackers, so that nobody need know who attacks a target.
        for by in all() {
            for &target in framework.attacks(by) {
                if self.circumstances.defeats(by, target) {
                    self.now.defeaters[target as usize] += 1;
                }
            }
        }
    }

    /// Settles what is settled by itself.
    fn begin(&mut self) {
        for circle in (0_u32..).take(self.framework.circles()) {
            self.touch(circle);
        }
        for inference in (0_u32..).take(self.framework.len()) {
            self.consider(inference);
        }
    }

    /// Settles all that follows from what has been settled.
    pub(super) fn run(&mut self) {
        loop {
            while let Some(inference) = self.settled.pop_front() {
                self.spread(inference);
            }
            let Some(circle) = self.dirty.pop() else {
                return;
            };
            self.is_dirty[circle as usize] = false;
            self.go_round(circle);
        }
    }

    /// Brings everything up to date after some inferences lost their label or are in other
    /// circumstances, and lists what was settled.
    pub(super) fn run_again(mut self, moved: &[u32]) -> (Grounded, Vec<u32>) {
        self.log = Some(Vec::new());
        for &inference in moved {
            let mut attackers = self.framework.attackers(inference).iter();
            let is_defeat = |&by: &u32| {
                self.now.label(by) == Label::In && self.circumstances.defeats(by, inference)
            };
            if attackers.any(is_defeat) {
                self.settle(inference, Label::Out);
            }
            self.consider(inference);
            self.touch(self.framework.circle_through(inference));
        }
        self.run();
        (self.now, self.log.unwrap_or_default())
    }

    /// Every label so far.
    pub(super) fn labels(&self) -> &[Label] {
        self.now.labelling.labels()
    }

    /// Whether some inference for the claim is in.
    pub(super) fn is_held(&self, claim: u32) -> bool {
        self.now
            .holders
            .get(claim as usize)
            .is_some_and(|&it| it > 0)
    }

    /// Gives an undecided inference its label; what follows waits for `run`.
    pub(super) fn settle(&mut self, inference: u32, label: Label) {
        let place = inference as usize;
        let slot = &mut self.now.labelling.labels[place];
        if *slot == Label::Undecided {
            *slot = label;
            self.now.clock += 1;
            self.now.found[place] = self.now.clock;
            self.settled.push_back(inference);
            if let Some(log) = &mut self.log {
                log.push(inference);
            }
        }
    }

    /// Settles an inference if what it is and needs settles it.
    fn consider(&mut self, inference: u32) {
        let is_lost = |&claim: &u32| {
            let givers = self.now.givers.get(claim as usize);
            givers.is_none_or(|&it| it == 0)
        };
        if !self.circumstances.is_there(inference)
            || self.framework.needs(inference).iter().any(is_lost)
        {
            self.settle(inference, Label::Out);
        } else {
            self.try_in(inference);
        }
    }

    fn try_in(&mut self, inference: u32) {
        if !self.is_ready(inference) {
            return;
        }
        match self.framework.circle_through(inference) {
            NONE => self.settle(inference, Label::In),
            circle => self.touch(circle),
        }
    }

    /// Whether an undecided inference lacks nothing, but for premises on its own circle.
    fn is_ready(&self, inference: u32) -> bool {
        let place = inference as usize;
        self.now.defeaters[place] == 0
            && self.now.missing[place] == 0
            && self.now.labelling.labels[place] == Label::Undecided
    }

    fn touch(&mut self, circle: u32) {
        if let Some(is_dirty) = self.is_dirty.get_mut(circle as usize)
            && !*is_dirty
        {
            *is_dirty = true;
            self.dirty.push(circle);
        }
    }

    /// What follows from an inference that has just been settled.
    fn spread(&mut self, inference: u32) {
        let framework = self.framework;
        let claim = framework.gives(inference);
        let is_in = self.now.label(inference) == Label::In;
        for &target in framework.attacks(inference) {
            if is_in {
                if self.now.label(target) == Label::Undecided
                    && self.circumstances.defeats(inference, target)
                {
                    self.settle(target, Label::Out);
                }
            } else if self.circumstances.defeats(inference, target) {
                let defeaters = &mut self.now.defeaters[target as usize];
                *defeaters -= 1;
                if *defeaters == 0 {
                    self.try_in(target);
                }
            }
        }
        if claim == NONE {
            return;
        }
        self.touch(framework.circle_of(claim));
        if is_in {
            let holders = &mut self.now.holders[claim as usize];
            *holders += 1;
            if *holders == 1 {
                self.gain(claim);
            }
        } else {
            let givers = &mut self.now.givers[claim as usize];
            *givers -= 1;
            if *givers == 0 {
                self.lose(claim);
            }
        }
    }

    /// A claim is held: one premise less is missing where it is needed.
    fn gain(&mut self, claim: u32) {
        for &user in self.framework.needed_by(claim) {
            if self.framework.is_outside(claim, user) {
                self.now.missing[user as usize] -= 1;
            }
            self.try_in(user);
        }
    }

    /// A claim can no longer be had: nor can what starts from it.
    fn lose(&mut self, claim: u32) {
        for &user in self.framework.needed_by(claim) {
            self.settle(user, Label::Out);
        }
    }

    /// Settles what can be settled on a circle of support.
    fn go_round(&mut self, number: u32) {
        let circle = Circle::of(self.framework, number);
        let of = |test: &dyn Fn(usize, u32) -> bool| -> Vec<bool> {
            let places = circle.inferences().iter().enumerate();
            places.map(|(place, &it)| test(place, it)).collect()
        };
        let label = |it: u32| self.now.label(it);
        let open = of(&|place, it| circle.closes(place) && label(it) == Label::Undecided);
        let ready = of(&|_, it| label(it) == Label::In || self.is_ready(it));
        let possible = of(&|_, it| label(it) != Label::Out);
        let open_and = |flags: &[bool]| -> Vec<bool> {
            open.iter().zip(flags).map(|(&a, &b)| a && b).collect()
        };
        let asked = open_and(&ready);
        if asked.contains(&true) {
            for place in circle.derived(&ready, &asked) {
                self.settle(circle.inferences()[place], Label::In);
            }
        }
        let mut lost = open;
        for (place, &it) in circle.inferences().iter().enumerate() {
            lost[place] &= self.now.label(it) == Label::Undecided;
        }
        if lost.contains(&true) {
            for place in circle.derived(&possible, &lost.clone()) {
                lost[place] = false;
            }
        }
        for (&inference, _) in circle.inferences().iter().zip(&lost).filter(|(_, it)| **it) {
            self.settle(inference, Label::Out);
        }
    }
}

/// The claims of a circle, sorted, that can be had by the inferences `allowed`, none of them for
/// `without`. Premises outside the circle are taken as had.
pub(super) fn derivable(
    framework: &Framework,
    circle: u32,
    without: u32,
    allowed: impl Fn(u32) -> bool,
) -> Vec<u32> {
    let circle = Circle::of(framework, circle);
    let allowed: Vec<bool> = circle.inferences().iter().map(|&it| allowed(it)).collect();
    circle.had(without, &allowed)
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
