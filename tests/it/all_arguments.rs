//! The definitions of what stands, followed to the letter: every argument of a small theory is
//! built as a tree, every attack between two of them is looked at, and the grounded extension is
//! the least fixpoint of defence (Dung 1995). It shares nothing with the engine but the words for
//! grades, standards and verdicts, and is far too slow for anything but small theories.

use std::collections::BTreeSet;

use counterpoint::model::{Grade, ProofStandard, Verdict};

/// What an inference is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    For(usize),
    Against(usize),
    Undercuts(usize),
}

#[derive(Debug, Clone)]
pub(crate) struct Inference {
    pub(crate) premises: Vec<usize>,
    pub(crate) head: Head,
    pub(crate) strength: Option<Grade>,
    pub(crate) is_axiom: bool,
}

/// What holds of a claim from the standpoint.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) standard: ProofStandard,
    pub(crate) needs: Grade,
    pub(crate) in_time: bool,
    pub(crate) left_out: bool,
    pub(crate) asserted: bool,
}

/// What is there, seen from a standpoint. At most 64 inferences.
#[derive(Debug, Clone, Default)]
pub(crate) struct Theory {
    pub(crate) claims: Vec<Claim>,
    pub(crate) contraries: Vec<(usize, usize)>,
    pub(crate) inferences: Vec<Inference>,
}

/// An argument: its last step, every step in it, and its grade. Trees that agree in all three are
/// attacked alike and attack alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Argument {
    top: usize,
    steps: u64,
    grade: Grade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    In,
    Out,
    Undecided,
}

/// Where more arguments than this stand for one theory, it is not looked at.
const MANY: usize = 4_000;

/// Every argument of a theory; nothing if there are too many.
pub(crate) struct AllArguments<'t> {
    theory: &'t Theory,
    all: Vec<Argument>,
}

impl<'t> AllArguments<'t> {
    pub(crate) fn of(theory: &'t Theory) -> Option<Self> {
        let mut all = BTreeSet::new();
        for (top, inference) in theory.inferences.iter().enumerate() {
            let mut path = Vec::new();
            if let Head::For(claim) = inference.head {
                path.push(claim);
            }
            all.extend(theory.trees(top, &mut path)?);
            if all.len() > MANY {
                return None;
            }
        }
        let all = all.into_iter().collect();
        Some(Self { theory, all })
    }

    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// The grade of an inference: that of the best argument that ends in it.
    pub(crate) fn grade(&self, inference: usize) -> Option<Grade> {
        let ending = self.all.iter().filter(|it| it.top == inference);
        ending.map(|it| it.grade).max()
    }

    /// The label of every inference, when they have these grades.
    pub(crate) fn labels(&self, grades: &[Option<Grade>]) -> Vec<Label> {
        let count = self.theory.inferences.len();
        let defeated_by: Vec<u64> = (0..count)
            .map(|by| {
                let defeated = |&target: &usize| self.theory.defeats(by, target, grades);
                (0..count)
                    .filter(defeated)
                    .fold(0, |mask, target| mask | (1 << target))
            })
            .collect();
        // What the extension attacks, as steps; an argument is attacked through any of its steps.
        let mut reach = 0_u64;
        let mut extension: Vec<Argument> = Vec::new();
        loop {
            let is_defended = |argument: &&Argument| {
                self.all.iter().all(|attacker| {
                    defeated_by[attacker.top] & argument.steps == 0 || reach & attacker.steps != 0
                })
            };
            let next: Vec<Argument> = self.all.iter().filter(is_defended).copied().collect();
            reach = next.iter().fold(0, |mask, it| mask | defeated_by[it.top]);
            if next == extension {
                break;
            }
            extension = next;
        }
        let label = |inference: usize| {
            let mut ending = self.all.iter().filter(|it| it.top == inference);
            if extension.iter().any(|it| it.top == inference) {
                Label::In
            } else if ending.all(|it| it.steps & reach != 0) {
                Label::Out
            } else {
                Label::Undecided
            }
        };
        (0..count).map(label).collect()
    }

    /// Whether something that is in defeats an inference.
    pub(crate) fn is_defeated(
        &self,
        inference: usize,
        grades: &[Option<Grade>],
        labels: &[Label],
    ) -> bool {
        (0..labels.len())
            .any(|by| labels[by] == Label::In && self.theory.defeats(by, inference, grades))
    }

    /// The verdict on a claim.
    pub(crate) fn verdict(&self, claim: usize, labels: &[Label]) -> Verdict {
        let theory = self.theory;
        if !theory.claims[claim].in_time {
            return Verdict::NotInForce;
        }
        let is = |wanted: Label, head: &dyn Fn(Head) -> bool| {
            let inferences = theory.inferences.iter().zip(labels);
            inferences
                .filter(|(it, _)| head(it.head))
                .any(|(_, &label)| label == wanted)
        };
        let for_it = |head: Head| head == Head::For(claim);
        let against_it = |head: Head| theory.contrary(head, Head::For(claim));
        let ends = |it: &Argument| theory.inferences[it.top].head == Head::For(claim);
        if is(Label::In, &for_it) {
            Verdict::Accepted
        } else if is(Label::In, &against_it) {
            Verdict::Refuted
        } else if is(Label::Undecided, &for_it) {
            Verdict::Contested
        } else if self.all.iter().any(ends) {
            Verdict::Fallen
        } else if theory.could_be_reported(claim) {
            Verdict::Reported
        } else {
            Verdict::Unsupported
        }
    }
}

impl Theory {
    /// Every tree that ends in `top`, no claim twice on a path; nothing if there are too many.
    fn trees(&self, top: usize, path: &mut Vec<usize>) -> Option<BTreeSet<Argument>> {
        let inference = &self.inferences[top];
        let bare = if inference.premises.is_empty() {
            Grade::Ordinary
        } else {
            Grade::Settled
        };
        let mut made = BTreeSet::from([(1_u64 << top, bare)]);
        for &premise in &inference.premises {
            if path.contains(&premise) {
                return Some(BTreeSet::new());
            }
            let mut below = BTreeSet::new();
            path.push(premise);
            for (giver, it) in self.inferences.iter().enumerate() {
                if it.head == Head::For(premise) {
                    below.extend(self.trees(giver, path)?);
                }
            }
            path.pop();
            if made.len() * below.len() > MANY {
                return None;
            }
            made = made
                .iter()
                .flat_map(|(steps, grade)| {
                    let join = move |it: &Argument| (steps | it.steps, it.grade.min(*grade));
                    below.iter().map(join)
                })
                .collect();
        }
        let finished = made.into_iter().map(|(steps, lowest)| Argument {
            top,
            steps,
            grade: inference.strength.unwrap_or(lowest),
        });
        Some(finished.collect())
    }

    /// Whether two heads are contrary to each other.
    fn contrary(&self, one: Head, other: Head) -> bool {
        match (one, other) {
            (Head::For(a), Head::Against(b)) | (Head::Against(a), Head::For(b)) => a == b,
            (Head::For(a), Head::For(b)) => {
                self.contraries.contains(&(a, b)) || self.contraries.contains(&(b, a))
            }
            _ => false,
        }
    }

    fn standard(&self, head: Head) -> ProofStandard {
        match head {
            Head::For(claim) => self.claims[claim].standard,
            Head::Against(_) | Head::Undercuts(_) => ProofStandard::Preponderance,
        }
    }

    /// Whether `by`, brought against `target`, passes the test of the standard that `target` has.
    fn passes(&self, by: usize, target: usize, grades: &[Option<Grade>]) -> bool {
        let rank = |it: usize| grades[it].map_or(0, |grade| grade as i32);
        match self.standard(self.inferences[target].head) {
            ProofStandard::Scintilla => false,
            ProofStandard::Preponderance => rank(by) >= rank(target),
            ProofStandard::ClearAndConvincing => rank(by) + 1 >= rank(target),
            ProofStandard::BeyondReasonableDoubt | ProofStandard::DialecticalValidity => true,
        }
    }

    fn defeats(&self, by: usize, target: usize, grades: &[Option<Grade>]) -> bool {
        let (attacker, attacked) = (&self.inferences[by], &self.inferences[target]);
        if grades[by].is_none() || grades[target].is_none() {
            return false;
        }
        if attacker.head == Head::Undercuts(target) {
            return grades[by] >= grades[target];
        }
        if by == target {
            let Head::For(claim) = attacked.head else {
                return false;
            };
            let strict = [
                ProofStandard::ClearAndConvincing,
                ProofStandard::BeyondReasonableDoubt,
            ];
            let asks = strict.contains(&self.claims[claim].standard);
            return asks && !attacked.is_axiom && grades[target] < Some(self.claims[claim].needs);
        }
        if !self.contrary(attacker.head, attacked.head) || attacked.is_axiom {
            return false;
        }
        if attacker.is_axiom || self.passes(by, target, grades) {
            return true;
        }
        if self.passes(target, by, grades) {
            return false;
        }
        // Neither passes: only the side that alone is content with a scintilla is spared.
        let lenient = |it: &Inference| self.standard(it.head) == ProofStandard::Scintilla;
        let attacked_alone_is_lenient = lenient(attacked) && !lenient(attacker);
        !attacked_alone_is_lenient
    }

    /// Whether a claim is asserted or would follow if every assertion counted and nothing were
    /// defeated.
    fn could_be_reported(&self, claim: usize) -> bool {
        let usable = |claim: usize| self.claims[claim].in_time && !self.claims[claim].left_out;
        let mut had: BTreeSet<usize> = (0..self.claims.len())
            .filter(|&it| self.claims[it].asserted && usable(it))
            .collect();
        loop {
            let before = had.len();
            for inference in &self.inferences {
                if let Head::For(head) = inference.head
                    && inference.premises.iter().all(|it| had.contains(it))
                {
                    had.insert(head);
                }
            }
            if had.len() == before {
                return had.contains(&claim);
            }
        }
    }
}
