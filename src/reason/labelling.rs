//! The grounded labelling: what stands if one takes sides only where one must.
//!
//! Computed on inferences, never on arguments, of which there can be exponentially many. Alternates
//! between *defended* (derivable using only inferences all of whose defeaters are impossible) and
//! *possible* (derivable using only inferences that nothing defended defeats) with one worklist.
//! Linear where support has no circles; inside a circle of support a claim must be had without any
//! inference for itself, which costs one pass for each claim of the circle.

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
    labels: Vec<Label>,
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
    let mut pass = Pass::new(framework, circumstances);
    pass.start();
    pass.run();
    Labelling {
        labels: pass.labels,
    }
}

/// A labelling on its way: it grows from what is settled to what follows.
#[derive(Debug, Clone)]
pub(super) struct Pass<'f, C> {
    framework: &'f Framework,
    circumstances: &'f C,
    labels: Vec<Label>,
    // Premises not yet held; of an inference on a circle, those outside the circle only.
    missing: Vec<u32>,
    // Defeaters that are still possible.
    defeaters: Vec<u32>,
    held: Vec<bool>,
    // Inferences for the claim that are still possible.
    givers: Vec<u32>,
    settled: Vec<u32>,
    dirty: Vec<u32>,
    is_dirty: Vec<bool>,
}

impl<'f, C: Circumstances> Pass<'f, C> {
    pub(super) fn new(framework: &'f Framework, circumstances: &'f C) -> Self {
        let (count, claims) = (framework.len(), framework.claims());
        Self {
            framework,
            circumstances,
            labels: vec![Label::Undecided; count],
            missing: vec![0; count],
            defeaters: vec![0; count],
            held: vec![false; claims],
            givers: vec![0; claims],
            settled: Vec::new(),
            dirty: Vec::new(),
            is_dirty: vec![false; framework.circles()],
        }
    }

    pub(super) fn start(&mut self) {
        let framework = self.framework;
        let all = || (0_u32..).take(framework.len());
        for inference in all() {
            let place = inference as usize;
            if !self.circumstances.is_there(inference) {
                self.labels[place] = Label::Out;
                continue;
            }
            if !framework.needs(inference).is_empty() {
                let circle = framework.circle_through(inference);
                let outside =
                    |&&claim: &&u32| circle == NONE || framework.circle_of(claim) != circle;
                self.missing[place] = count(framework.needs(inference).iter().filter(outside));
            }
            if let Some(givers) = self.givers.get_mut(framework.gives(inference) as usize) {
                *givers += 1;
            }
        }
        // Counted from the side of the attackers, so that nobody need know who attacks a target.
        for by in all().filter(|&by| self.circumstances.is_there(by)) {
            for &target in framework.attacks(by) {
                if self.circumstances.is_there(target) && self.circumstances.defeats(by, target) {
                    self.defeaters[target as usize] += 1;
                }
            }
        }
        for claim in (0_u32..).take(framework.claims()) {
            if self.givers[claim as usize] == 0 {
                self.lose(claim);
            }
        }
        for circle in (0_u32..).take(framework.circles()) {
            self.touch(circle);
        }
        for inference in all() {
            self.try_in(inference);
        }
    }

    /// Settles all that follows from what has been settled.
    pub(super) fn run(&mut self) {
        loop {
            while let Some(inference) = self.settled.pop() {
                self.spread(inference);
            }
            let Some(circle) = self.dirty.pop() else {
                return;
            };
            self.is_dirty[circle as usize] = false;
            self.go_round(circle);
        }
    }

    /// Every label so far.
    pub(super) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// Whether some inference for the claim is in.
    pub(super) fn is_held(&self, claim: u32) -> bool {
        self.held.get(claim as usize).copied().unwrap_or_default()
    }

    /// Gives an undecided inference its label; what follows waits for `run`.
    pub(super) fn settle(&mut self, inference: u32, label: Label) {
        let slot = &mut self.labels[inference as usize];
        if *slot == Label::Undecided {
            *slot = label;
            self.settled.push(inference);
        }
    }

    fn try_in(&mut self, inference: u32) {
        let place = inference as usize;
        if self.labels[place] != Label::Undecided
            || self.missing[place] != 0
            || self.defeaters[place] != 0
        {
            return;
        }
        match self.framework.circle_through(inference) {
            NONE => self.settle(inference, Label::In),
            circle => self.touch(circle),
        }
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
        let is_in = self.labels[inference as usize] == Label::In;
        for &target in framework.attacks(inference) {
            if self.labels[target as usize] == Label::Undecided
                && self.circumstances.defeats(inference, target)
            {
                if is_in {
                    self.settle(target, Label::Out);
                } else {
                    let defeaters = &mut self.defeaters[target as usize];
                    *defeaters -= 1;
                    if *defeaters == 0 {
                        self.try_in(target);
                    }
                }
            }
        }
        if claim == NONE {
            return;
        }
        self.touch(framework.circle_of(claim));
        if is_in {
            if !std::mem::replace(&mut self.held[claim as usize], true) {
                self.gain(claim);
            }
        } else {
            let givers = &mut self.givers[claim as usize];
            *givers -= 1;
            if *givers == 0 {
                self.lose(claim);
            }
        }
    }

    /// A claim is held: one premise less is missing where it is needed.
    fn gain(&mut self, claim: u32) {
        let circle = self.framework.circle_of(claim);
        for &user in self.framework.needed_by(claim) {
            if circle == NONE || self.framework.circle_through(user) != circle {
                self.missing[user as usize] = self.missing[user as usize].saturating_sub(1);
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
        let label = |it: u32| self.labels[it as usize];
        let open = of(&|place, it| circle.closes(place) && label(it) == Label::Undecided);
        let ready = of(&|_, it| {
            let place = it as usize;
            label(it) == Label::In
                || (label(it) == Label::Undecided
                    && self.missing[place] == 0
                    && self.defeaters[place] == 0)
        });
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
            lost[place] &= self.labels[it as usize] == Label::Undecided;
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
