//! The short wording: why in one sentence, and what would settle it in one more.

use crate::model::{ArgumentVerdict, ClaimId, SourceId, Standing, Verdict};
use crate::reason::{
    Absence, Change, Explanation, From, Objections, Outcome, Reason, Role, Settling, Step, Tie,
    Told, Toward, What,
};

use super::super::sentence::{Sentence, Slot};
use super::Wording;

/// How many items a short sentence lists at most under one heading.
const LISTED: usize = 2;

impl Wording<'_> {
    /// One sentence on why, one on what would settle it, one on what became of a deciding source.
    pub(super) fn short(self, explanation: &Explanation) -> Vec<Sentence> {
        let mut sentences = match &explanation.root.what {
            What::Claim(id, verdict) => self.claim(explanation, id, *verdict),
            What::Step(step) => self.argument(explanation, step),
            What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Dates(_)
            | What::Absence(_)
            | What::Nothing => Vec::new(),
        };
        if let Some(deciding) = explanation.root.because.first() {
            sentences.extend(self.standings(deciding));
        }
        sentences.iter_mut().for_each(Sentence::capitalize);
        sentences
    }

    pub(super) fn say(self, key: &str, slots: &[(&str, Slot)]) -> Sentence {
        self.reader.words.sentence(key, slots)
    }

    /// A record by id, as it is named within a sentence.
    pub(super) fn item(self, slug: &str) -> Sentence {
        match self.reader.kb.graph().record(slug) {
            Some(record) => self.reader.named(record),
            None => slug.to_owned().into(),
        }
    }

    /// A step, as it is named within a sentence.
    pub(super) fn step(self, step: &Step) -> Sentence {
        match &step.from {
            From::Argument(argument) => self.item(argument.as_str()),
            From::Source(source) => self.say(
                "step-source",
                &[("source", Slot::Pieces(self.item(source.as_str())))],
            ),
            From::Actor(actor) => self.say(
                "step-actor",
                &[("actor", Slot::Pieces(self.item(actor.as_str())))],
            ),
            From::Assumption => {
                let claim = match &step.toward {
                    Toward::For(claim) | Toward::Against(claim) => self.item(claim.as_str()),
                    Toward::Questions(_) => Sentence::default(),
                };
                self.say("step-assumption", &[("claim", Slot::Pieces(claim))])
            }
        }
    }

    fn claim(self, explanation: &Explanation, id: &ClaimId, verdict: Verdict) -> Vec<Sentence> {
        let because = &explanation.root.because;
        match verdict {
            Verdict::Accepted => vec![self.accepted(explanation)],
            Verdict::Refuted => vec![self.refuted(explanation)],
            Verdict::Contested => self.contested(explanation, Asked::Claim(id)),
            Verdict::Fallen => vec![self.fallen(because)],
            Verdict::Reported => vec![self.reported(because)],
            Verdict::Unsupported => vec![self.unsupported(because)],
            Verdict::NotInForce => vec![self.not_in_force(because)],
        }
    }

    fn accepted(self, explanation: &Explanation) -> Sentence {
        let objections = self.objections(explanation.objections);
        let objections = ("objections", Slot::Pieces(objections));
        let Some((reason, step)) = carrying(&explanation.root.because) else {
            return self.in_every_position("why-accepted-positions", explanation);
        };
        match &step.from {
            From::Assumption => self.say("why-assumed", &[]),
            From::Source(source) => {
                let source = ("source", Slot::Pieces(self.item(source.as_str())));
                self.say("why-accepted-source", &[source, objections])
            }
            From::Actor(actor) => {
                let actor = ("actor", Slot::Pieces(self.item(actor.as_str())));
                self.say("why-accepted-actor", &[actor, objections])
            }
            From::Argument(argument) => {
                let argument = ("argument", Slot::Pieces(self.item(argument.as_str())));
                match self.sources(reason) {
                    Some(sources) => self.say(
                        "why-accepted-argument-on",
                        &[argument, ("sources", Slot::Pieces(sources)), objections],
                    ),
                    None => self.say("why-accepted-argument", &[argument, objections]),
                }
            }
        }
    }

    /// How what was said against it fares, as a part of a sentence.
    fn objections(self, objections: Objections) -> Sentence {
        let Objections {
            raised,
            answered,
            unproved,
            outweighed,
            open,
            in_the_way: _,
        } = objections;
        let (key, count) = if raised == 0 {
            ("objections-none", 0)
        } else if open > 0 {
            ("objections-open", open)
        } else if outweighed > 0 {
            ("objections-outweighed", outweighed)
        } else if answered == raised {
            ("objections-answered", raised)
        } else if answered == 0 {
            ("objections-unproved", unproved)
        } else {
            ("objections-none-holds", raised)
        };
        self.say(key, &[("count", Slot::Count(count))])
    }

    /// What holds in every position, in each by one of several steps.
    fn in_every_position(self, key: &str, explanation: &Explanation) -> Sentence {
        let steps = with_role(&explanation.root.because, Role::HoldsInSome);
        let steps = self.shortened(steps.map(|(_, step)| self.step(step)).collect());
        let (_, count) = explanation.positions.unwrap_or_default();
        self.say(
            key,
            &[
                ("count", Slot::Count(count)),
                ("steps", Slot::Pieces(steps)),
            ],
        )
    }

    fn refuted(self, explanation: &Explanation) -> Sentence {
        let because = &explanation.root.because;
        let Some((reason, step)) = with_role(because, Role::OpposedBy).next() else {
            return self.in_every_position("why-refuted-positions", explanation);
        };
        let own = ("reasons", Slot::Pieces(self.own_reasons(because)));
        match (&step.from, &step.toward) {
            (From::Argument(argument), _) => {
                let argument = ("argument", Slot::Pieces(self.item(argument.as_str())));
                match self.sources(reason) {
                    Some(sources) => self.say(
                        "why-refuted-argument-on",
                        &[argument, ("sources", Slot::Pieces(sources)), own],
                    ),
                    None => self.say("why-refuted-argument", &[argument, own]),
                }
            }
            (_, Toward::For(rival)) => self.say(
                "why-refuted-rival",
                &[
                    ("step", Slot::Pieces(self.step(step))),
                    ("rival", Slot::Pieces(self.item(rival.as_str()))),
                    own,
                ],
            ),
            (_, Toward::Against(_) | Toward::Questions(_)) => self.say(
                "why-refuted-argument",
                &[("argument", Slot::Pieces(self.step(step))), own],
            ),
        }
    }

    /// What became of the reasons for a claim that does not stand, as a part of a sentence.
    fn own_reasons(self, because: &[Reason]) -> Sentence {
        let failing = failing_here(because);
        let answered = failing
            .iter()
            .filter(|(_, step)| step.verdict == ArgumentVerdict::Defeated)
            .count();
        let (key, count) = if failing.is_empty() {
            ("reasons-none", 0)
        } else if answered == failing.len() {
            ("reasons-answered", answered)
        } else {
            ("reasons-none-holds", failing.len())
        };
        self.say(key, &[("count", Slot::Count(count))])
    }

    fn contested(self, explanation: &Explanation, asked: Asked<'_>) -> Vec<Sentence> {
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
        let mut sentences = vec![why];
        sentences.push(self.settled_by(explanation, tie));
        sentences
    }

    /// What would settle it.
    fn settled_by(self, explanation: &Explanation, tie: &Tie) -> Sentence {
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
                Tie::Pair(..) | Tie::Itself(_) => self.say("settle-tie", &[]),
            },
        }
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

    fn fallen(self, because: &[Reason]) -> Sentence {
        let failing = failing_here(because);
        let count = ("count", Slot::Count(failing.len()));
        let answered = failing.iter().find_map(|(reason, step)| {
            let (_, by) = with_role(&reason.because, Role::DefeatedBy).next()?;
            Some((*step, by))
        });
        match answered {
            Some((step, by)) => self.say(
                "why-fallen",
                &[
                    count,
                    ("step", Slot::Pieces(self.step(step))),
                    ("answer", Slot::Pieces(self.step(by))),
                ],
            ),
            None => match failing
                .iter()
                .find_map(|(reason, step)| Some((*step, missing(reason)?)))
            {
                Some((step, claim)) => self.lacks("why-fallen-premise", step, claim),
                None => self.say("why-fallen-otherwise", &[]),
            },
        }
    }

    /// A step, and a premise of it that does not stand.
    fn lacks(self, key: &str, step: &Step, claim: &ClaimId) -> Sentence {
        let verdict = self.reader.claim_verdict(self.verdicts, claim);
        self.say(
            key,
            &[
                ("step", Slot::Pieces(self.step(step))),
                ("claim", Slot::Pieces(self.item(claim.as_str()))),
                ("verdict", Slot::Pieces(uncapitalized(&verdict).into())),
            ],
        )
    }

    fn reported(self, because: &[Reason]) -> Sentence {
        let named = |role: Role| -> Vec<Sentence> {
            because
                .iter()
                .filter(|reason| reason.role == role)
                .filter_map(|reason| match &reason.what {
                    What::Actor(actor) => Some(self.item(actor.as_str())),
                    What::Source(source) => Some(self.item(source.as_str())),
                    What::Claim(..)
                    | What::Step(_)
                    | What::Standard(..)
                    | What::Dates(_)
                    | What::Absence(_)
                    | What::Nothing => None,
                })
                .collect()
        };
        let (actors, sources) = (named(Role::ReportedBy), named(Role::ReportedIn));
        if !actors.is_empty() {
            let actors = ("actors", Slot::Pieces(self.shortened(actors)));
            return self.say("why-reported-by", &[actors]);
        }
        if !sources.is_empty() {
            let sources = ("sources", Slot::Pieces(self.shortened(sources)));
            return self.say("why-reported-in", &[sources]);
        }
        let failing = failing_here(because);
        match failing
            .iter()
            .find_map(|(reason, step)| Some((*step, missing(reason)?)))
        {
            Some((step, claim)) => self.lacks("why-reported-argued", step, claim),
            None => self.say("why-reported-otherwise", &[]),
        }
    }

    /// A list of items, cut short with their number.
    fn shortened(self, mut items: Vec<Sentence>) -> Sentence {
        if items.len() > LISTED + 1 {
            let more = items.len() - LISTED;
            items.truncate(LISTED);
            items.push(self.say("others", &[("count", Slot::Count(more))]));
        }
        self.reader.words.list(items, "and")
    }

    fn unsupported(self, because: &[Reason]) -> Sentence {
        if because
            .iter()
            .any(|it| it.what == What::Absence(Absence::LeftOut))
        {
            return self.say("why-left-out", &[]);
        }
        let failing = failing_here(because);
        match failing.first() {
            None => self.say("why-unsupported", &[]),
            Some((reason, step)) => match missing(reason) {
                Some(claim) => self.lacks("why-unsupported-premise", step, claim),
                None => self.say("why-circle", &[("step", Slot::Pieces(self.step(step)))]),
            },
        }
    }

    fn not_in_force(self, because: &[Reason]) -> Sentence {
        let interval = because.iter().find_map(|reason| match reason.what {
            What::Dates(dates) => self.reader.words.interval(dates),
            What::Claim(..)
            | What::Step(_)
            | What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Absence(_)
            | What::Nothing => None,
        });
        let date = self.reader.words.date(self.verdicts.on());
        self.say(
            "why-not-in-force",
            &[
                ("dates", Slot::Pieces(interval.unwrap_or_default().into())),
                ("date", Slot::Pieces(date.into())),
            ],
        )
    }

    fn argument(self, explanation: &Explanation, step: &Step) -> Vec<Sentence> {
        let root = &explanation.root;
        match step.verdict {
            ArgumentVerdict::Stands => {
                let objections = self.objections(explanation.objections);
                let premises = root.because.iter().filter(|it| it.role == Role::RestsOn);
                vec![self.say(
                    "why-stands",
                    &[
                        ("premises", Slot::Count(premises.count())),
                        ("objections", Slot::Pieces(objections)),
                    ],
                )]
            }
            ArgumentVerdict::Contested => match missing(root) {
                Some(claim) if with_role(&root.because, Role::TiesWith).next().is_none() => {
                    vec![self.premise("why-premise", claim)]
                }
                Some(_) | None => self.contested(explanation, Asked::Step(step.inference)),
            },
            ArgumentVerdict::Defeated => with_role(&root.because, Role::DefeatedBy)
                .take(1)
                .map(|(_, by)| self.say("why-defeated", &[("answer", Slot::Pieces(self.step(by)))]))
                .collect(),
            ArgumentVerdict::Idle => vec![match missing(root) {
                Some(claim) => self.premise("why-premise", claim),
                None if with_role(&root.because, Role::HoldsInSome).next().is_some() => {
                    self.in_every_position("why-defeated-positions", explanation)
                }
                None => self.say("why-idle-circle", &[]),
            }],
            ArgumentVerdict::Absent => root
                .because
                .iter()
                .take(1)
                .map(|reason| self.absence(reason))
                .collect(),
        }
    }

    /// A premise with its verdict.
    pub(super) fn premise(self, key: &str, claim: &ClaimId) -> Sentence {
        let verdict = self.reader.claim_verdict(self.verdicts, claim);
        self.say(
            key,
            &[
                ("claim", Slot::Pieces(self.item(claim.as_str()))),
                ("verdict", Slot::Pieces(uncapitalized(&verdict).into())),
            ],
        )
    }

    /// Why a step is not there.
    pub(super) fn absence(self, reason: &Reason) -> Sentence {
        let claim = |key: &str, claim: &ClaimId| {
            self.say(key, &[("claim", Slot::Pieces(self.item(claim.as_str())))])
        };
        match &reason.what {
            What::Absence(Absence::Later(date)) => {
                let date = self.reader.words.date(*date);
                self.say("absent-later", &[("date", Slot::Pieces(date.into()))])
            }
            What::Absence(Absence::ClaimLeftOut(id)) => claim("absent-claim-left-out", id),
            What::Absence(Absence::ClaimNotInForce(id)) => claim("absent-claim-not-in-force", id),
            What::Absence(Absence::LeftOut)
            | What::Claim(..)
            | What::Step(_)
            | What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Dates(_)
            | What::Nothing => self.say("absent-left-out", &[]),
        }
    }

    /// The sources on which a reason rests in the end.
    fn sources(self, reason: &Reason) -> Option<Sentence> {
        let mut sources = Vec::new();
        sources_beneath(reason, &mut sources);
        let items: Vec<Sentence> = sources.iter().map(|id| self.item(id.as_str())).collect();
        (!items.is_empty()).then(|| self.shortened(items))
    }

    /// What became, by the day looked from, of the sources on which the deciding reason rests.
    fn standings(self, deciding: &Reason) -> Vec<Sentence> {
        let decides = match deciding.role {
            Role::EstablishedBy | Role::SupportedBy | Role::OpposedBy | Role::RestsOn => true,
            Role::Asked
            | Role::TakenFrom
            | Role::Assumed
            | Role::HoldsInSome
            | Role::Fails
            | Role::PremiseMissing
            | Role::DefeatedBy
            | Role::AnsweredBy
            | Role::TiesWith
            | Role::Objection
            | Role::Outweighed
            | Role::OpenQuestion
            | Role::ShortOfStandard
            | Role::ReportedBy
            | Role::ReportedIn
            | Role::NotInForce
            | Role::Absent
            | Role::Circle => false,
        };
        let mut sources = Vec::new();
        if decides {
            sources_beneath(deciding, &mut sources);
        }
        sources.iter().filter_map(|id| self.standing(id)).collect()
    }

    /// "The effect of 2020 FC 770 is stayed from 26 October 2020 ...".
    pub(super) fn standing(self, source: &SourceId) -> Option<Sentence> {
        let words = self.reader.words;
        let change = self
            .reader
            .kb
            .graph()
            .source(source)?
            .standing_on(self.verdicts.on())?;
        let item = ("source", Slot::Pieces(self.item(source.as_str())));
        Some(if change.what == Standing::Stayed {
            let date = ("date", Slot::Pieces(words.date(change.on).into()));
            self.say("why-stayed", &[item, date])
        } else {
            let standing = words.standing_on(change.what, change.on);
            let standing = uncapitalized(&standing);
            self.say(
                "why-source-standing",
                &[item, ("standing", Slot::Pieces(standing.into()))],
            )
        })
    }
}

/// What was asked about.
#[derive(Debug, Clone, Copy)]
enum Asked<'a> {
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

/// The first step that carries a claim.
fn carrying(because: &[Reason]) -> Option<(&Reason, &Step)> {
    because
        .iter()
        .filter(|reason| reason.role != Role::HoldsInSome)
        .find_map(as_step)
}

fn as_step(reason: &Reason) -> Option<(&Reason, &Step)> {
    match &reason.what {
        What::Step(step) => Some((reason, step)),
        What::Claim(..)
        | What::Actor(_)
        | What::Source(_)
        | What::Standard(..)
        | What::Dates(_)
        | What::Absence(_)
        | What::Nothing => None,
    }
}

fn with_role(because: &[Reason], role: Role) -> impl Iterator<Item = (&Reason, &Step)> {
    because
        .iter()
        .filter(move |reason| reason.role == role)
        .filter_map(as_step)
}

/// The steps for a claim that do not carry it and are there.
fn failing_here(because: &[Reason]) -> Vec<(&Reason, &Step)> {
    with_role(because, Role::Fails)
        .filter(|(_, step)| step.verdict != ArgumentVerdict::Absent)
        .collect()
}

/// The first premise that a step lacks.
fn missing(reason: &Reason) -> Option<&ClaimId> {
    reason
        .because
        .iter()
        .filter(|it| it.role == Role::PremiseMissing)
        .find_map(|it| match &it.what {
            What::Claim(id, _) => Some(id),
            What::Step(_)
            | What::Actor(_)
            | What::Source(_)
            | What::Standard(..)
            | What::Dates(_)
            | What::Absence(_)
            | What::Nothing => None,
        })
}

/// The sources that establish what a reason rests on, each once, in reading order.
fn sources_beneath(reason: &Reason, sources: &mut Vec<SourceId>) {
    if reason.told == Told::Here
        && let What::Step(step) = &reason.what
        && let From::Source(source) = &step.from
        && !sources.contains(source)
    {
        sources.push(source.clone());
    }
    for below in &reason.because {
        let carries = match below.role {
            Role::EstablishedBy | Role::SupportedBy | Role::RestsOn => true,
            Role::Asked
            | Role::TakenFrom
            | Role::Assumed
            | Role::OpposedBy
            | Role::HoldsInSome
            | Role::Fails
            | Role::PremiseMissing
            | Role::DefeatedBy
            | Role::AnsweredBy
            | Role::TiesWith
            | Role::Objection
            | Role::Outweighed
            | Role::OpenQuestion
            | Role::ShortOfStandard
            | Role::ReportedBy
            | Role::ReportedIn
            | Role::NotInForce
            | Role::Absent
            | Role::Circle => false,
        };
        if carries {
            sources_beneath(below, sources);
        }
    }
}

/// Words that open a sentence, within one.
pub(super) fn uncapitalized(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map(|first| first.to_lowercase().chain(rest).collect())
        .unwrap_or_default()
}
