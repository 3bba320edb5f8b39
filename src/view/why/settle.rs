//! Why something is in dispute, in words, and what would settle it.

use crate::model::{ClaimId, RecordKind};
use crate::reason::{Change, Explanation, From, Outcome, Settling, Step, Tie, Toward};

use super::super::parts::Link;
use super::super::sentence::{Sentence, Slot};
use super::Wording;
use super::short::LISTED;

impl Wording<'_> {
    /// Why it is in dispute, and what would settle it.
    pub(super) fn contested(self, explanation: &Explanation, asked: Asked<'_>) -> Vec<Sentence> {
        let Some(tie) = &explanation.tie else {
            return vec![match explanation.positions {
                Some((held, count)) if count > 0 => self.say(
                    "why-some-positions",
                    &[("held", Slot::Count(held)), ("count", Slot::Count(count))],
                ),
                Some(_) | None => self.say("why-no-position", &[]),
            }];
        };
        let mut why = match tie {
            Tie::Pair(one, other) => self.say(
                "why-tie",
                &[
                    ("one", Slot::Pieces(self.step(one))),
                    ("other", Slot::Pieces(self.step(other))),
                ],
            ),
            Tie::Circle(steps) => {
                let steps = self.shortened(steps.iter().map(|it| self.step(it)).collect());
                self.say("why-tie-circle", &[("steps", Slot::Pieces(steps))])
            }
            Tie::Itself(step) => {
                self.say("why-tie-itself", &[("step", Slot::Pieces(self.step(step)))])
            }
            Tie::Short(step, _, needs) => {
                let grade = step.grade.map(|grade| self.reader.words.grade(grade));
                self.say(
                    "why-tie-short",
                    &[
                        ("step", Slot::Pieces(self.step(step))),
                        ("grade", Slot::Pieces(grade.unwrap_or_default().into())),
                        (
                            "needs",
                            Slot::Pieces(self.reader.words.grade(*needs).into()),
                        ),
                    ],
                )
            }
        };
        if let Some(on) = tie_is_about(tie, asked) {
            let on = ("claim", Slot::Pieces(self.item(on.as_str())));
            why = self.say("why-tie-on", &[on, ("why", Slot::Pieces(why))]);
        } else {
            why = self.say("why-tie-here", &[("why", Slot::Pieces(why))]);
        }
        let questions = self.questions(tie);
        let settled = match self.settled_by(explanation, tie) {
            None if questions.is_none() => Some(self.say("settle-tie", &[])),
            settled => settled,
        };
        [Some(why), settled, questions]
            .into_iter()
            .flatten()
            .collect()
    }

    /// What would settle it; none if nothing more can be said of it than of every tie.
    fn settled_by(self, explanation: &Explanation, tie: &Tie) -> Option<Sentence> {
        let towards = |outcome: Outcome| -> Option<Sentence> {
            let conditions: Vec<Sentence> = explanation
                .settling
                .iter()
                .filter(|it| Outcome::of(it.verdict) == outcome)
                .take(LISTED)
                .map(|it| self.condition(it))
                .collect();
            (!conditions.is_empty()).then(|| self.reader.words.list(conditions, "or"))
        };
        Some(
            match (towards(Outcome::Accepted), towards(Outcome::Refuted)) {
                (Some(stands), Some(opposed)) => self.say(
                    "settle-both",
                    &[
                        ("stands", Slot::Pieces(stands)),
                        ("opposed", Slot::Pieces(opposed)),
                    ],
                ),
                (Some(stands), None) => self.say("settle-for", &[("stands", Slot::Pieces(stands))]),
                (None, Some(opposed)) => {
                    self.say("settle-against", &[("opposed", Slot::Pieces(opposed))])
                }
                (None, None) => match tie {
                    Tie::Short(_, _, needs) => {
                        let grade = self.reader.words.grade(*needs);
                        self.say("settle-short", &[("grade", Slot::Pieces(grade.into()))])
                    }
                    Tie::Circle(_) => self.say("settle-circle", &[]),
                    Tie::Itself(step) => {
                        self.say("settle-itself", &[("step", Slot::Pieces(self.step(step)))])
                    }
                    Tie::Pair(..) => return None,
                },
            },
        )
    }

    /// The critical questions of the arguments that stand against each other, each a link to its
    /// argument.
    fn questions(self, tie: &Tie) -> Option<Sentence> {
        let steps: Vec<&Step> = match tie {
            Tie::Pair(one, other) => vec![one, other],
            Tie::Circle(steps) => steps.iter().collect(),
            // Whoever answers what such a step asks leaves it as it is.
            Tie::Itself(_) | Tie::Short(..) => Vec::new(),
        };
        let mut questions: Vec<Sentence> = Vec::new();
        for step in steps {
            if let Some(question) = self.question(step)
                && !questions.contains(&question)
            {
                questions.push(question);
            }
        }
        questions.truncate(LISTED);
        let between = self.reader.say("semicolon");
        let mut list = Sentence::default();
        for (place, question) in questions.into_iter().enumerate() {
            if place > 0 {
                list.write(&between);
            }
            list.add(question);
        }
        (!list.pieces.is_empty())
            .then(|| self.say("settle-questions", &[("questions", Slot::Pieces(list))]))
    }

    /// The critical question of the argument of a step, if it has one.
    fn question(self, step: &Step) -> Option<Sentence> {
        let From::Argument(id) = &step.from else {
            return None;
        };
        let argument = self.reader.kb.graph().argument(id)?;
        let question = argument.critical_question.as_ref()?;
        Some(self.reader.words.quoted(Link {
            href: self.reader.item_path(RecordKind::Argument, &id.slug()),
            text: self.reader.read(question),
            mark: None,
            verdict: None,
        }))
    }

    /// "if X were established", "if A and B fell away".
    fn condition(self, settling: &Settling) -> Sentence {
        let mut items: Vec<Sentence> = Vec::new();
        let mut assumes = false;
        for change in settling.changes.iter().take(LISTED + 1) {
            assumes |= matches!(change, Change::Assume(_));
            items.push(self.item(change.about()));
        }
        let count = settling.changes.len();
        if count > items.len() {
            // Those that are not listed are counted.
            items.truncate(LISTED);
            let more = count - items.len();
            items.push(self.say("others", &[("count", Slot::Count(more))]));
        }
        let items = self.reader.words.list(items, "and");
        let key = if assumes {
            "condition-established"
        } else {
            "condition-fell-away"
        };
        self.say(
            key,
            &[
                ("items", Slot::Pieces(items)),
                ("count", Slot::Count(count)),
            ],
        )
    }
}

/// What was asked about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked<'a> {
    Claim(&'a ClaimId),
    Step(u32),
}

/// The claim on which a tie lies, if that is not the one asked about.
fn tie_is_about<'t>(tie: &'t Tie, asked: Asked<'_>) -> Option<&'t ClaimId> {
    let step = match tie {
        Tie::Pair(one, _) => one,
        Tie::Circle(steps) => steps.first()?,
        Tie::Itself(step) | Tie::Short(step, ..) => step,
    };
    let rival = match tie {
        Tie::Pair(_, other) => Some(other),
        Tie::Circle(_) | Tie::Itself(_) | Tie::Short(..) => None,
    };
    let about = |step: &'t Step| match &step.toward {
        Toward::For(claim) | Toward::Against(claim) => Some(claim),
        Toward::Questions(_) => None,
    };
    let is_asked = |step: &'t Step| match asked {
        Asked::Claim(claim) => about(step) == Some(claim),
        Asked::Step(inference) => step.inference == inference,
    };
    if is_asked(step) || rival.is_some_and(is_asked) {
        return None;
    }
    about(step)
}
