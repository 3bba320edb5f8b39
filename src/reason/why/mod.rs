//! Why a verdict is what it is: a finite tree of reasons, made of data.
//!
//! Knows no words. A part that is needed twice is told once and referred to afterwards; a reason
//! never rests on itself, since each step is founded on steps that were settled before it.

mod founding;
mod tell;
mod tie;

use crate::model::{
    ActorId, ArgumentId, ArgumentVerdict, ClaimId, Date, Grade, Interval, ProofStandard, SourceId,
    Verdict,
};

use super::change::Change;
use super::framework::Circumstances;
use super::inferences::{From, Head};
use super::verdict::Verdicts;

pub(super) use founding::Founding;
use tell::Teller;

/// Why something fares as it does, seen from one standpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What was asked about, with its reasons: the deciding ones first.
    pub root: Reason,
    /// For what is contested: the nearest steps that stand against each other.
    pub tie: Option<Tie>,
    /// For what is contested: what would settle it, the smallest and plainest first.
    pub settling: Vec<Settling>,
    /// How what was said against it fares.
    pub objections: Objections,
    /// For what is contested: how many undecided steps there are for it and against it.
    pub in_play: (usize, usize),
    /// Under a semantics that knows several positions: in how many of how many it holds.
    pub positions: Option<(usize, usize)>,
    /// Whether the tree was too large to be told whole.
    pub is_cut: bool,
}

/// A reason, and why it holds or fails in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How it bears on the reason above it.
    pub role: Role,
    /// What it is.
    pub what: What,
    /// Whether its own reasons stand below it.
    pub told: Told,
    /// Its own reasons, the deciding ones first.
    pub because: Vec<Self>,
}

/// Whether the reasons of a reason stand below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// Below it; if there are none, it needs none.
    Here,
    /// Where it is named first: parts that are shared are told once.
    Before,
    /// Nowhere: the tree was too large.
    Cut,
}

/// How a reason bears on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It is what was asked about.
    Asked,
    /// A source establishes the claim above.
    EstablishedBy,
    /// An argument for the claim above holds.
    SupportedBy,
    /// The word of an actor is taken for the claim above.
    TakenFrom,
    /// The claim above is assumed.
    Assumed,
    /// Nobody knows whether the statement above is so.
    Open,
    /// A step for something contrary to the claim above holds.
    OpposedBy,
    /// A step that holds in some of the positions that hold together, and in others another does.
    HoldsInSome,
    /// A step for the claim above that does not carry it.
    Fails,
    /// A premise of the argument above, which holds.
    RestsOn,
    /// A premise of the argument above, which does not hold: its verdict says how.
    PremiseMissing,
    /// It holds, and defeats the step above.
    DefeatedBy,
    /// It holds, and defeats the objection above.
    AnsweredBy,
    /// It is possible, and neither it nor the step above gives way.
    TiesWith,
    /// It speaks against the step above and does not hold.
    Objection,
    /// It speaks against the step above on a weaker footing, and nothing else answers it.
    Outweighed,
    /// It questions the step above on a weaker footing and is not answered.
    OpenQuestion,
    /// The step above does not reach the grade that its claim asks for.
    ShortOfStandard,
    /// An actor says so.
    ReportedBy,
    /// A source reports that somebody says so.
    ReportedIn,
    /// The dates of the claim above do not contain the day.
    NotInForce,
    /// The step above is not there.
    Absent,
    /// The premises of the step above lead only back to its own conclusion.
    Circle,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 23] = [
        Self::Asked,
        Self::EstablishedBy,
        Self::SupportedBy,
        Self::TakenFrom,
        Self::Assumed,
        Self::Open,
        Self::OpposedBy,
        Self::HoldsInSome,
        Self::Fails,
        Self::RestsOn,
        Self::PremiseMissing,
        Self::DefeatedBy,
        Self::AnsweredBy,
        Self::TiesWith,
        Self::Objection,
        Self::Outweighed,
        Self::OpenQuestion,
        Self::ShortOfStandard,
        Self::ReportedBy,
        Self::ReportedIn,
        Self::NotInForce,
        Self::Absent,
        Self::Circle,
    ];

    /// The word for it in what machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::EstablishedBy => "established-by",
            Self::SupportedBy => "supported-by",
            Self::TakenFrom => "taken-from",
            Self::Assumed => "assumed",
            Self::Open => "open",
            Self::OpposedBy => "opposed-by",
            Self::HoldsInSome => "holds-in-some",
            Self::Fails => "fails",
            Self::RestsOn => "rests-on",
            Self::PremiseMissing => "premise-missing",
            Self::DefeatedBy => "defeated-by",
            Self::AnsweredBy => "answered-by",
            Self::TiesWith => "ties-with",
            Self::Objection => "objection",
            Self::Outweighed => "outweighed",
            Self::OpenQuestion => "open-question",
            Self::ShortOfStandard => "short-of-standard",
            Self::ReportedBy => "reported-by",
            Self::ReportedIn => "reported-in",
            Self::NotInForce => "not-in-force",
            Self::Absent => "absent",
            Self::Circle => "circle",
        }
    }
}

/// What a reason is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A claim, and how it fares.
    Claim(ClaimId, Verdict),
    /// A step of reasoning: an argument, what a source establishes, what somebody's word gives, an
    /// assumption.
    Step(Step),
    /// Somebody who says so.
    Actor(ActorId),
    /// A work in which it is said.
    Source(SourceId),
    /// What a claim asks of its arguments: its standard and the grade that goes with it.
    Standard(ProofStandard, Grade),
    /// The dates of a claim: those of the law it states, or the first day of what it reports.
    Dates(Interval),
    /// Why a step is not there.
    Absence(Absence),
    /// Nothing to name: the role says it all.
    Nothing,
}

/// Why a step is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// It could not be made before this day.
    Later(Date),
    /// It is left out, or the source is that it rests on.
    LeftOut,
    /// It touches a claim that is left out.
    ClaimLeftOut(ClaimId),
    /// It touches a claim that is outside its dates.
    ClaimNotInForce(ClaimId),
    /// It rests on what had not happened yet.
    PremiseNotYet(ClaimId),
    /// It is about what had not happened yet.
    ConclusionNotYet(ClaimId),
}

/// One step of reasoning as it fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number among the inferences.
    pub inference: u32,
    /// Its name, the same in every run.
    pub name: String,
    /// Where it comes from.
    pub from: From,
    /// What it speaks for or against.
    pub toward: Toward,
    /// How it fares.
    pub verdict: ArgumentVerdict,
    /// Its grade; none where it could not be derived even if nothing were defeated.
    pub grade: Option<Grade>,
}

/// What a step speaks for or against.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Toward {
    /// It is for a claim.
    For(ClaimId),
    /// It is against a claim.
    Against(ClaimId),
    /// It questions a step, which comes from this; none if there is no such step.
    Questions(Option<From>),
}

/// What stands against each other and lets nothing be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// Two steps, each of which defeats the other; the first is on the side of what was asked.
    Pair(Step, Step),
    /// Steps each of which defeats the one before it, and the first the last.
    Circle(Vec<Step>),
    /// A step that questions itself.
    Itself(Step),
    /// The best step does not reach the grade that its claim asks for.
    Short(Step, ProofStandard, Grade),
}

/// What would settle what is contested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// The changes of standpoint: a claim taken as given, or all that stands in the way left out.
    pub changes: Vec<Change>,
    /// The verdict there.
    pub verdict: Verdict,
}

/// How what was said against something fares. The first parts add up to what was raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Objections {
    /// How many objections there are.
    pub raised: usize,
    /// Something that holds defeats them.
    pub answered: usize,
    /// A premise of theirs does not hold.
    pub unproved: usize,
    /// They are on a weaker footing, and nothing else answers them.
    pub outweighed: usize,
    /// They question a step on a weaker footing and are not answered.
    pub open: usize,
    /// They defeat it, or stand undecided against it.
    pub in_the_way: usize,
    /// Not among those raised: they are not there on this day, or are the word of somebody that is
    /// not taken.
    pub absent: usize,
    /// Not among those raised: they are left out.
    pub left_out: usize,
}

impl Explanation {
    /// The reasons why each step for a claim does not carry it; none for a claim that is accepted.
    pub fn why_not(&self) -> impl Iterator<Item = &Reason> {
        self.root
            .because
            .iter()
            .filter(|reason| reason.role == Role::Fails)
    }

    /// Every reason, in reading order, with its depth.
    #[must_use]
    pub fn reasons(&self) -> Vec<(usize, &Reason)> {
        let mut all = Vec::new();
        let mut open = vec![(0, &self.root)];
        while let Some((depth, reason)) = open.pop() {
            all.push((depth, reason));
            open.extend(reason.because.iter().rev().map(|it| (depth + 1, it)));
        }
        all
    }
}

/// Explains how things fare from one standpoint.
#[derive(Debug)]
pub struct Why<'v> {
    verdicts: &'v Verdicts,
    founding: &'v Founding,
}

impl<'v> Why<'v> {
    /// Gets ready to explain; linear in the number of inferences the first time for these verdicts.
    #[must_use]
    pub fn of(verdicts: &'v Verdicts) -> Self {
        Self {
            verdicts,
            founding: verdicts.founding(),
        }
    }

    /// The verdicts that are explained.
    #[must_use]
    pub fn verdicts(&self) -> &'v Verdicts {
        self.verdicts
    }

    /// Why a claim fares as it does, or why not; none if there is no such claim.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<Explanation> {
        let claim = self.verdicts.inferences().claim(id)?;
        Some(Teller::new(self.verdicts, self.founding).claim(claim))
    }

    /// Why an argument fares as it does; none if there is no such argument.
    #[must_use]
    pub fn argument(&self, id: &ArgumentId) -> Option<Explanation> {
        let number = self.verdicts.inferences().of_argument(id)?;
        Some(Teller::new(self.verdicts, self.founding).step(number))
    }
}

impl Step {
    /// The inference with a number, as it fares.
    #[must_use]
    pub fn of(verdicts: &Verdicts, number: u32) -> Option<Self> {
        let inferences = verdicts.inferences();
        let inference = inferences.inference(number)?;
        let id = |claim| inferences.known(claim).map(|known| known.id.clone());
        let toward = match inference.head {
            Head::Claim(claim) => Toward::For(id(claim)?),
            Head::Contrary(claim) => Toward::Against(id(claim)?),
            Head::Undercuts(target) => {
                let target = inferences.inference(target);
                Toward::Questions(target.map(|it| it.from.clone()))
            }
        };
        let is_there = verdicts.scene().is_there(number);
        Some(Self {
            inference: number,
            name: inferences.name(number),
            from: inference.from.clone(),
            toward,
            verdict: verdicts.of_inference(number),
            grade: verdicts.grade(number).filter(|_| is_there),
        })
    }
}
