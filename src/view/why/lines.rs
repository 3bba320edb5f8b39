//! The longer wordings: one line a reason, set in beneath what it is a reason for.

use std::collections::{HashMap, HashSet};

use crate::model::{ArgumentVerdict, ClaimId};
use crate::reason::{Explanation, From, Reason, Role, Step, Told, Toward, What};

use super::super::sentence::{Sentence, Slot};
use super::short::uncapitalized;
use super::{WhyLine, Wording};

impl Wording<'_> {
    /// Every reason as a line, down to a depth if one is given.
    pub(super) fn lines(self, explanation: &Explanation, deepest: Option<usize>) -> Vec<WhyLine> {
        let mut told = Lines::of(self, explanation, deepest);
        told.beneath(&explanation.root, 0);
        let mut lines = told.written;
        if explanation.is_cut && deepest.is_none() {
            lines.push(WhyLine {
                depth: 0,
                role: "cut",
                sentence: self.say("line-cut", &[]),
            });
        }
        lines
    }

    fn line(self, reason: &Reason) -> Sentence {
        let mut sentence = match &reason.what {
            What::Claim(id, _) => self.premise("line-premise", id),
            What::Step(step) => self.step_line(reason.role, step),
            What::Actor(actor) => self.say(
                "line-reported-by",
                &[("actor", Slot::Pieces(self.item(actor.as_str())))],
            ),
            What::Source(source) => self.say(
                "line-reported-in",
                &[("source", Slot::Pieces(self.item(source.as_str())))],
            ),
            What::Standard(standard, needs) => {
                let standard = self.reader.words.standard(*standard);
                let needs = self.reader.words.grade(*needs);
                self.say(
                    "line-standard",
                    &[
                        ("standard", Slot::Pieces(uncapitalized(&standard).into())),
                        ("needs", Slot::Pieces(needs.into())),
                    ],
                )
            }
            What::Dates(dates) => {
                let dates = self.reader.words.interval(*dates).unwrap_or_default();
                self.say("line-dates", &[("dates", Slot::Pieces(dates.into()))])
            }
            What::Absence(_) => self.absence(reason),
            What::Nothing => self.say("line-circle", &[]),
        };
        sentence.capitalize();
        sentence
    }

    fn step_line(self, role: Role, step: &Step) -> Sentence {
        let item = |key: &str| self.say(key, &[("step", Slot::Pieces(self.step(step)))]);
        let mut sentence = match role {
            Role::EstablishedBy => self.established("line-established-by", step),
            Role::SupportedBy => item("line-supported-by"),
            Role::TakenFrom => item("line-taken-from"),
            Role::Assumed => self.say("line-assumed", &[]),
            Role::Open => self.say("line-open", &[]),
            Role::OpposedBy => self.opposed(step),
            Role::HoldsInSome => item("line-holds-in-some"),
            Role::Fails => {
                let verdict = self.reader.words.argument_verdict(step.verdict);
                self.say(
                    "line-fails",
                    &[
                        ("step", Slot::Pieces(self.step(step))),
                        ("verdict", Slot::Pieces(uncapitalized(&verdict).into())),
                    ],
                )
            }
            Role::DefeatedBy => item("line-defeated-by"),
            Role::AnsweredBy => item("line-answered-by"),
            Role::TiesWith => item("line-ties-with"),
            Role::Objection if step.verdict == ArgumentVerdict::Defeated => {
                item("line-objection-answered")
            }
            Role::Objection => item("line-objection-unproved"),
            Role::Outweighed => item("line-outweighed"),
            Role::OpenQuestion => item("line-open-question"),
            Role::Asked
            | Role::RestsOn
            | Role::PremiseMissing
            | Role::ShortOfStandard
            | Role::ReportedBy
            | Role::ReportedIn
            | Role::NotInForce
            | Role::Absent
            | Role::Circle => self.step(step),
        };
        if let From::Source(source) = &step.from
            && let Some(standing) = self.standing(source)
        {
            sentence.write(" ");
            sentence.add(standing);
        }
        sentence
    }

    /// A source that establishes something, with the grade that it gives.
    fn established(self, key: &str, step: &Step) -> Sentence {
        let source = match &step.from {
            From::Source(source) => self.item(source.as_str()),
            From::Actor(_) | From::Argument(_) | From::Rule(_) | From::Open | From::Assumption => {
                self.step(step)
            }
        };
        let grade = step.grade.map(|grade| self.reader.words.grade(grade));
        self.say(
            key,
            &[
                ("source", Slot::Pieces(source)),
                ("grade", Slot::Pieces(grade.unwrap_or_default().into())),
            ],
        )
    }

    fn opposed(self, step: &Step) -> Sentence {
        let item = ("step", Slot::Pieces(self.step(step)));
        match (&step.from, &step.toward) {
            (
                From::Source(_) | From::Actor(_) | From::Open | From::Assumption,
                Toward::For(rival),
            ) => {
                let rival = ("rival", Slot::Pieces(self.item(rival.as_str())));
                self.say("line-opposed-by-rival", &[item, rival])
            }
            (
                From::Source(_)
                | From::Actor(_)
                | From::Rule(_)
                | From::Open
                | From::Assumption
                | From::Argument(_),
                Toward::For(_) | Toward::Against(_) | Toward::Questions(_),
            ) => self.say("line-opposed-by", &[item]),
        }
    }
}

/// The lines of an explanation as they are written, with what they have told so far: where lines
/// end at a depth, a part may be needed again that was named and never told.
struct Lines<'w, 'e> {
    wording: Wording<'w>,
    deepest: Option<usize>,
    // Where the parts are told that others refer to.
    parts: HashMap<Part<'e>, &'e Reason>,
    told: HashSet<Part<'e>>,
    written: Vec<WhyLine>,
}

/// What can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part<'e> {
    Claim(&'e ClaimId),
    Step(u32),
}

impl<'e> Part<'e> {
    fn of(reason: &'e Reason) -> Option<Self> {
        match &reason.what {
            What::Claim(claim, _) => Some(Self::Claim(claim)),
            What::Step(step) => Some(Self::Step(step.inference)),
            What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Dates(_)
            | What::Absence(_)
            | What::Nothing => None,
        }
    }
}

impl<'w, 'e> Lines<'w, 'e> {
    fn of(wording: Wording<'w>, explanation: &'e Explanation, deepest: Option<usize>) -> Self {
        let mut parts = HashMap::new();
        for (_, reason) in explanation.reasons() {
            if reason.told == Told::Here
                && !reason.because.is_empty()
                && let Some(part) = Part::of(reason)
            {
                parts.entry(part).or_insert(reason);
            }
        }
        Self {
            wording,
            deepest,
            parts,
            told: Part::of(&explanation.root).into_iter().collect(),
            written: Vec::new(),
        }
    }

    /// The lines for the reasons of a reason.
    fn beneath(&mut self, reason: &'e Reason, depth: usize) {
        for below in &reason.because {
            self.line(below, depth);
        }
    }

    fn line(&mut self, reason: &'e Reason, depth: usize) {
        let part = Part::of(reason);
        let mut sentence = self.wording.line(reason);
        let has_room = self.deepest.is_none_or(|deepest| depth + 1 < deepest);
        let mut whole = reason;
        match reason.told {
            Told::Here => {}
            Told::Before if part.is_some_and(|part| self.told.contains(&part)) => {
                sentence.write(" ");
                sentence.write(&self.wording.reader.say("line-told-before"));
            }
            // Named before where there was no room to tell it: it is told here.
            Told::Before => {
                let place = part.and_then(|part| self.parts.get(&part));
                whole = place.copied().unwrap_or(reason);
            }
            Told::Cut => sentence.write(" …"),
        }
        self.written.push(WhyLine {
            depth,
            role: reason.role.word(),
            sentence,
        });
        if has_room && !whole.because.is_empty() {
            self.told.extend(part);
            self.beneath(whole, depth + 1);
        }
    }
}
