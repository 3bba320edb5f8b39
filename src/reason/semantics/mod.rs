//! What may stand together: the classical semantics, exactly, over inferences.
//!
//! [`solve`] answers one [`Task`] under one [`Semantics`]. An abstract framework (inferences
//! without premises) is Dung's; with premises an inference is *in* only if every premise has an
//! inference that is *in*, reached without going round a circle of support, and every attacker is
//! *out*; it is *out* if it cannot be derived from what nothing *in* attacks. Complete, preferred,
//! stable and ideal labellings correspond one to one to those of all constructed arguments;
//! semi-stable and stage labellings are those with the fewest undecided *inferences*.

mod accepted;
mod answers;
mod circles;
mod encoding;
mod every;
mod ideal;
mod one;
mod partial;
mod preferred;
mod range;
mod verify;

use crate::model::Semantics;

use super::framework::Framework;
use super::labelling::{Label, Labelling};
use partial::Partial;

pub use verify::verify;

/// What is asked about: it is held in a labelling if one of its inferences is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Goal {
    /// This inference.
    Inference(u32),
    /// Some inference for this claim, not always the same one.
    Claim(u32),
}

impl Goal {
    /// Whether the labelling holds it.
    #[must_use]
    pub fn is_held(self, framework: &Framework, labelling: &Labelling) -> bool {
        match self {
            Self::Inference(inference) => labelling.label(inference) == Label::In,
            Self::Claim(claim) => framework
                .given_by(claim)
                .iter()
                .any(|&it| labelling.label(it) == Label::In),
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// One labelling.
    Some,
    /// Every labelling, but at most so many.
    All(usize),
    /// How many labellings there are, counted to this cap.
    Count(u64),
    /// Whether some labelling holds the goal.
    Credulous(Goal),
    /// Whether every labelling holds the goal; so too if there is no labelling.
    Sceptical(Goal),
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To [`Task::Some`]: none or one. To [`Task::All`]: distinct ones.
    Labellings {
        /// The labellings.
        labellings: Vec<Labelling>,
        /// Whether these are all there are; of [`Task::Some`], whether there is certainly no other.
        complete: bool,
    },
    /// To [`Task::Count`].
    Count {
        /// How many there are, or the cap.
        count: u64,
        /// Whether there are no more.
        complete: bool,
    },
    /// Yes. To a credulous task, with a labelling that holds the goal; to a sceptical one with one
    /// of the labellings, all of which hold it, where one is at hand.
    ///
    /// For preferred the labelling is a complete one: every complete labelling lies within a
    /// preferred one ([`extended`] finds it).
    Yes(Option<Labelling>),
    /// No. To a sceptical task, with a labelling that does not hold the goal. For preferred it is a
    /// complete one, no extension of which holds the goal.
    No(Option<Labelling>),
    /// The caller said to give up.
    GaveUp,
}

/// Answers `task` under `semantics`. Every attack of the framework succeeds ([`Framework::under`]
/// makes such a one). `give_up` is asked again and again while the answer is sought; if it says
/// yes, the answer is [`Answer::GaveUp`]. It costs no more than a look at a clock should.
#[must_use]
pub fn solve(
    framework: &Framework,
    semantics: Semantics,
    task: Task,
    give_up: &dyn Fn() -> bool,
) -> Answer {
    answers::answer(framework, semantics, task, give_up).unwrap_or(Answer::GaveUp)
}

/// A preferred labelling that extends a complete one; none if the caller says to give up.
#[must_use]
pub fn extended(
    framework: &Framework,
    labelling: &Labelling,
    give_up: &dyn Fn() -> bool,
) -> Option<Labelling> {
    let mut partial = Partial::grounded(framework);
    let chosen: Vec<u32> = labelling.extension().collect();
    partial.accept(&chosen);
    preferred::grow(&mut partial, give_up)?;
    Some(partial.labelling())
}
