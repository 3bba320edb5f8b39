//! From labels to verdicts: how each claim and argument fares, seen from a standpoint.

use std::sync::{Arc, OnceLock};

use crate::model::{
    ArgumentId, ArgumentVerdict, ClaimId, Date, Grade, Semantics, Standpoint, Verdict,
};

use super::framework::{Circumstances, NONE};
use super::inferences::{From, Head, Inferences};
use super::labelling::{Grounded, Label, Labelling, grounded};
use super::positions::Positions;
use super::standpoint::Scene;
use super::why::Founding;

/// How everything fares, seen from one standpoint. It never changes.
#[derive(Debug, Clone)]
pub struct Verdicts {
    standpoint: Standpoint,
    scene: Scene,
    labelling: Labelling,
    positions: Option<Positions>,
    claims: Vec<Verdict>,
    // In which order things are settled: found when the first reason is asked for.
    founding: OnceLock<Arc<Founding>>,
    // What it takes to look from a standpoint near by: found when somebody first does.
    grounded: OnceLock<Arc<Grounded>>,
}

impl Verdicts {
    /// Judges everything; `as_of` is the day where the standpoint names none. Ids in the standpoint
    /// that name nothing change nothing: [`check_standpoint`](super::check_standpoint) finds them.
    #[must_use]
    pub fn of(inferences: &Arc<Inferences>, standpoint: &Standpoint, as_of: Date) -> Self {
        let scene = Scene::of(inferences, standpoint, as_of);
        let labelling = grounded(inferences.framework(), &scene);
        let positions = Positions::of(&scene, standpoint.semantics);
        let labelling = match &positions {
            Some(positions) => positions.shared(&scene, labelling),
            None => labelling,
        };
        Self::made(scene, labelling, positions, standpoint)
    }

    /// The verdicts that a labelling of a scene comes to.
    #[must_use]
    pub fn labelled(scene: Scene, labelling: Labelling, standpoint: &Standpoint) -> Self {
        Self::made(scene, labelling, None, standpoint)
    }

    fn made(
        scene: Scene,
        labelling: Labelling,
        positions: Option<Positions>,
        standpoint: &Standpoint,
    ) -> Self {
        let mut verdicts = Self::unjudged(scene, labelling, positions, standpoint);
        let reportable = verdicts.reportable();
        verdicts.claims = (0_u32..)
            .zip(&reportable)
            .map(|(claim, &reportable)| verdicts.judge(claim, || reportable))
            .collect();
        verdicts
    }

    fn unjudged(
        scene: Scene,
        labelling: Labelling,
        positions: Option<Positions>,
        standpoint: &Standpoint,
    ) -> Self {
        Self {
            standpoint: standpoint.clone(),
            scene,
            labelling,
            positions,
            claims: Vec::new(),
            founding: OnceLock::new(),
            grounded: OnceLock::new(),
        }
    }

    /// How the claim with a number would fare from another standpoint on the same day, as
    /// [`Verdicts::of`] says it. Under grounded only what changes from here is looked at, so that
    /// many standpoints can be tried, however large the debate.
    #[must_use]
    pub fn of_claim_from(&self, standpoint: &Standpoint, claim: u32) -> Verdict {
        let is_grounded =
            |semantics| matches!(semantics, Semantics::Grounded | Semantics::Complete);
        if !is_grounded(standpoint.semantics) {
            return Self::of(self.inferences(), standpoint, self.on()).of_claim_numbered(claim);
        }
        let framework = self.inferences().framework();
        let (scene, touched) = self.scene.moved(&self.standpoint, standpoint, self.on());
        let here = self
            .grounded
            .get_or_init(|| Arc::new(Grounded::of(framework, &self.scene)));
        let mut there = Grounded::clone(here);
        there.relabel(framework, &self.scene, &scene, &touched);
        let there = Self::unjudged(scene, there.into_labelling(), None, standpoint);
        there.judge(claim, || {
            there.reportable().get(claim as usize).copied() == Some(true)
        })
    }

    /// In which order things are settled, so that reasons end; linear in the number of inferences
    /// the first time.
    pub(super) fn founding(&self) -> &Founding {
        self.founding.get_or_init(|| Arc::new(Founding::of(self)))
    }

    /// From where one looks.
    #[must_use]
    pub fn standpoint(&self) -> &Standpoint {
        &self.standpoint
    }

    /// The day from which one looks.
    #[must_use]
    pub fn on(&self) -> Date {
        self.scene.on()
    }

    /// What is there, how strong it is, and which attacks succeed.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Everything that could be inferred.
    #[must_use]
    pub fn inferences(&self) -> &Arc<Inferences> {
        self.scene.inferences()
    }

    /// The positions that hold together, under a semantics that may know several; none under one
    /// that knows a single one.
    #[must_use]
    pub fn positions(&self) -> Option<&Positions> {
        self.positions.as_ref()
    }

    /// Every labelling that counts.
    fn labellings(&self) -> &[Labelling] {
        match &self.positions {
            Some(positions) if positions.decide() => positions.labellings(),
            Some(_) | None => std::slice::from_ref(&self.labelling),
        }
    }

    /// The label of every inference. Under a semantics with several positions: in if it is in every
    /// one, out if it is out in every one, else undecided.
    #[must_use]
    pub fn labelling(&self) -> &Labelling {
        &self.labelling
    }

    /// How a claim fares.
    #[must_use]
    pub fn of_claim(&self, id: &ClaimId) -> Option<Verdict> {
        let number = self.inferences().claim(id)?;
        self.claims.get(number as usize).copied()
    }

    /// How the claim with a number fares.
    #[must_use]
    pub fn of_claim_numbered(&self, claim: u32) -> Verdict {
        self.claims
            .get(claim as usize)
            .copied()
            .unwrap_or(Verdict::Unsupported)
    }

    /// How an argument fares.
    #[must_use]
    pub fn of_argument(&self, id: &ArgumentId) -> Option<ArgumentVerdict> {
        let number = self.inferences().of_argument(id)?;
        Some(self.of_inference(number))
    }

    /// How an inference fares, in the words for arguments.
    #[must_use]
    pub fn of_inference(&self, number: u32) -> ArgumentVerdict {
        if !self.scene.is_there(number) {
            return ArgumentVerdict::Absent;
        }
        match self.labelling.label(number) {
            Label::In => ArgumentVerdict::Stands,
            Label::Undecided => ArgumentVerdict::Contested,
            Label::Out if self.is_defeated(number) => ArgumentVerdict::Defeated,
            Label::Out => ArgumentVerdict::Idle,
        }
    }

    /// Every claim with how it fares, by id.
    pub fn claims(&self) -> impl Iterator<Item = (&ClaimId, Verdict)> {
        let known = self.inferences().claims().iter().map(|known| &known.id);
        known.zip(self.claims.iter().copied())
    }

    /// Every argument with how it fares, by id.
    pub fn arguments(&self) -> impl Iterator<Item = (&ArgumentId, ArgumentVerdict)> {
        (0_u32..)
            .zip(self.inferences().all())
            .filter_map(|(number, inference)| match &inference.from {
                From::Argument(id) => Some((id, self.of_inference(number))),
                From::Source(_)
                | From::Actor(_)
                | From::Rule(_)
                | From::Open
                | From::Assumption => None,
            })
    }

    /// The label of an inference.
    #[must_use]
    pub fn label(&self, inference: u32) -> Label {
        self.labelling.label(inference)
    }

    /// The grade of an inference; none where it could not be derived even if nothing were defeated.
    #[must_use]
    pub fn grade(&self, inference: u32) -> Option<Grade> {
        self.scene.grade(inference)
    }

    /// The inferences whose attack on this one succeeds, if they hold.
    pub fn defeaters(&self, inference: u32) -> impl Iterator<Item = u32> + '_ {
        self.attackers(inference)
            .filter(move |&by| self.scene.defeats(by, inference))
    }

    /// The inferences that attack this one and are there, whether or not they succeed.
    pub fn attackers(&self, inference: u32) -> impl Iterator<Item = u32> + '_ {
        let framework = self.inferences().framework();
        framework
            .attackers(inference)
            .iter()
            .copied()
            .filter(|&by| self.scene.is_there(by))
    }

    /// The inferences for a claim that are there.
    pub fn given_by(&self, claim: u32) -> impl Iterator<Item = u32> + '_ {
        let framework = self.inferences().framework();
        framework
            .given_by(claim)
            .iter()
            .copied()
            .filter(|&it| self.scene.is_there(it))
    }

    /// The inferences that are there for anything contrary to a claim: its rebuttals, and what is
    /// for a contrary position.
    #[must_use]
    pub fn against(&self, claim: u32) -> Vec<u32> {
        let inferences = self.inferences();
        let rivals = inferences.contraries(claim).iter();
        let mut against: Vec<u32> = rivals
            .flat_map(|&rival| self.given_by(rival))
            .chain(inferences.rebuttals(claim).iter().copied())
            .filter(|&it| self.scene.is_there(it))
            .collect();
        against.sort_unstable();
        against
    }

    /// The undercuts that are possible, weaker than what they question, and so topple nothing: open
    /// questions about an inference.
    pub fn open_questions(&self, inference: u32) -> impl Iterator<Item = u32> + '_ {
        self.attackers(inference).filter(move |&by| {
            let questions = self.inferences().inference(by).map(|it| it.head)
                == Some(Head::Undercuts(inference));
            questions
                && self.label(by) != Label::Out
                && self.label(inference) != Label::Out
                && !self.scene.defeats(by, inference)
        })
    }

    /// Whether something that is in, in some position, defeats it.
    fn is_defeated(&self, number: u32) -> bool {
        let holds = |by: u32| {
            let mut labellings = self.labellings().iter();
            labellings.any(|labelling| labelling.label(by) == Label::In)
        };
        self.defeaters(number).any(holds)
    }

    /// Whether every position holds one of these, not always the same.
    fn every_position_holds(&self, among: &[u32]) -> bool {
        self.labellings().iter().all(|labelling| {
            let mut labels = among.iter().map(|&it| labelling.label(it));
            labels.any(|label| label == Label::In)
        })
    }

    fn judge(&self, claim: u32, reportable: impl FnOnce() -> bool) -> Verdict {
        let scene = &self.scene;
        if !scene.is_in_time(claim) {
            return Verdict::NotInForce;
        }
        let given: Vec<u32> = self.given_by(claim).collect();
        if self.every_position_holds(&given) {
            return Verdict::Accepted;
        }
        let contrary_holds = self.every_position_holds(&self.against(claim));
        let is_possible = self.labellings().iter().any(|labelling| {
            let mut labels = given.iter().map(|&it| labelling.label(it));
            labels.any(|label| label != Label::Out)
        });
        let derivable = given.iter().any(|&it| scene.grade(it).is_some());
        match (contrary_holds, is_possible, derivable) {
            (true, ..) => Verdict::Refuted,
            (false, true, _) => Verdict::Contested,
            (false, false, true) => Verdict::Fallen,
            (false, false, false) if reportable() => Verdict::Reported,
            (false, false, false) => Verdict::Unsupported,
        }
    }

    /// The claims that somebody asserts, or that would follow if every assertion were taken as cited
    /// and nothing were defeated.
    fn reportable(&self) -> Vec<bool> {
        let (scene, standpoint) = (&self.scene, &self.standpoint);
        let framework = scene.inferences().framework();
        let claims = framework.claims();
        let mut had = vec![false; claims];
        let mut fresh = Vec::new();
        let mut missing: Vec<usize> = (0_u32..)
            .take(framework.len())
            .map(|it| framework.needs(it).len())
            .collect();
        let mut have = |claim: u32, fresh: &mut Vec<u32>| {
            if let Some(had) = had.get_mut(claim as usize)
                && !std::mem::replace(had, true)
            {
                fresh.push(claim);
            }
        };
        for claim in (0_u32..).take(claims) {
            let usable = scene.is_in_time(claim) && !scene.is_left_out(claim);
            if usable && scene.is_asserted(claim, standpoint) {
                have(claim, &mut fresh);
            }
        }
        for it in (0_u32..).take(framework.len()) {
            if scene.is_there(it) && framework.needs(it).is_empty() && framework.gives(it) != NONE {
                have(framework.gives(it), &mut fresh);
            }
        }
        while let Some(claim) = fresh.pop() {
            for &user in framework.needed_by(claim) {
                let Some(left) = missing.get_mut(user as usize) else {
                    continue;
                };
                *left -= 1;
                if *left == 0 && scene.is_there(user) && framework.gives(user) != NONE {
                    have(framework.gives(user), &mut fresh);
                }
            }
        }
        had
    }
}
