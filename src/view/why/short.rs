//! The short wording: why in one sentence, and what would settle it in one more.

use crate::model::{ArgumentVerdict, ClaimId, ClaimKind, SourceId, Standing, Verdict};
use crate::reason::{
    Absence, Explanation, From, Objections, Reason, Role, Step, Told, Toward, What,
};

use super::super::sentence::{Sentence, Slot};
use super::Wording;
use super::settle::Asked;

/// How many items a short sentence lists at most under one heading.
pub(super) const LISTED: usize = 2;

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
            From::Rule(rule) => self.item(rule.as_str()),
            From::Open => self.say("step-open", &[]),
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
            Verdict::Reported => vec![self.reported(id, because)],
            Verdict::Unsupported => vec![self.unsupported(because)],
            Verdict::NotInForce => vec![self.not_in_force(id, because)],
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
            From::Open => self.say("line-open", &[]),
            From::Source(source) => {
                let source = ("source", Slot::Pieces(self.item(source.as_str())));
                self.say("why-accepted-source", &[source, objections])
            }
            From::Actor(actor) => {
                let actor = ("actor", Slot::Pieces(self.item(actor.as_str())));
                self.say("why-accepted-actor", &[actor, objections])
            }
            From::Argument(_) | From::Rule(_) => {
                let argument = ("argument", Slot::Pieces(self.step(step)));
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
            absent,
            left_out,
        } = objections;
        let (key, count) = if raised == 0 {
            let key = match (absent > 0, left_out > 0) {
                (false, false) => "objections-none",
                (true, false) => "objections-absent",
                (false, true) => "objections-left-out",
                (true, true) => "objections-absent-or-left-out",
            };
            (key, absent + left_out)
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
            (From::Argument(_) | From::Rule(_), _) => {
                let argument = ("argument", Slot::Pieces(self.step(step)));
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

    fn fallen(self, because: &[Reason]) -> Sentence {
        let failing = failing_here(because);
        let count = ("count", Slot::Count(failing.len()));
        let answered = failing.iter().find_map(|(reason, step)| {
            let (_, by) = with_role(&reason.because, Role::DefeatedBy).next()?;
            Some((*step, by))
        });
        match answered {
            Some((step, by)) => {
                let step = ("step", Slot::Pieces(self.step(step)));
                let answer = ("answer", Slot::Pieces(self.step(by)));
                match self.fates(&failing) {
                    Some(fates) => self.say(
                        "why-fallen-mixed",
                        &[count, ("fates", Slot::Pieces(fates)), step, answer],
                    ),
                    None => self.say("why-fallen", &[count, step, answer]),
                }
            }
            None => match failing
                .iter()
                .find_map(|(reason, step)| Some((*step, missing(reason)?)))
            {
                Some((step, claim)) => self.lacks("why-fallen-premise", step, claim),
                None => self.say("why-fallen-otherwise", &[]),
            },
        }
    }

    /// "2 are answered and 8 rest on what is only reported", where not all fail in one way.
    fn fates(self, failing: &[(&Reason, &Step)]) -> Option<Sentence> {
        let (mut answered, mut reported, mut otherwise) = (0, 0, 0);
        for (reason, step) in failing {
            if step.verdict == ArgumentVerdict::Defeated {
                answered += 1;
            } else if rests_on_reports(reason) {
                reported += 1;
            } else {
                otherwise += 1;
            }
        }
        let fates = [
            ("fates-answered", answered),
            ("fates-reported", reported),
            ("fates-otherwise", otherwise),
        ];
        let fates: Vec<Sentence> = fates
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, count)| self.say(key, &[("count", Slot::Count(count))]))
            .collect();
        (fates.len() > 1).then(|| self.reader.words.list(fates, "and"))
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

    fn reported(self, id: &ClaimId, because: &[Reason]) -> Sentence {
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
        let claim = self.reader.kb.graph().claim(id);
        let is_value = claim.is_some_and(|claim| claim.kind == ClaimKind::Norm);
        if !actors.is_empty() {
            let key = if is_value {
                "why-value-by"
            } else if self.verdicts.standpoint().trust.is_empty() {
                "why-reported-by"
            } else {
                "why-reported-by-untaken"
            };
            let actors = self.shortened_with(actors, "other-actors");
            return self.say(key, &[("actors", Slot::Pieces(actors))]);
        }
        if !sources.is_empty() {
            let key = if is_value {
                "why-value-in"
            } else {
                "why-reported-in"
            };
            let sources = ("sources", Slot::Pieces(self.shortened(sources)));
            return self.say(key, &[sources]);
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
    pub(super) fn shortened(self, items: Vec<Sentence>) -> Sentence {
        self.shortened_with(items, "others")
    }

    fn shortened_with(self, mut items: Vec<Sentence>, others: &str) -> Sentence {
        if items.len() > LISTED + 1 {
            let more = items.len() - LISTED;
            items.truncate(LISTED);
            items.push(self.say(others, &[("count", Slot::Count(more))]));
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

    fn not_in_force(self, id: &ClaimId, because: &[Reason]) -> Sentence {
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
        let inferences = self.verdicts.inferences();
        let known = inferences.claim(id).and_then(|it| inferences.known(it));
        let begins = known.and_then(|known| known.observed_from);
        let key = if begins.is_some_and(|begins| begins > self.verdicts.on()) {
            "why-not-yet"
        } else {
            "why-not-in-force"
        };
        self.say(
            key,
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
            What::Absence(Absence::PremiseNotYet(id)) => claim("absent-premise-not-yet", id),
            What::Absence(Absence::ConclusionNotYet(id)) => claim("absent-conclusion-not-yet", id),
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
        let decides = carries(deciding.role) || deciding.role == Role::OpposedBy;
        let mut sources = Vec::new();
        if decides {
            sources_beneath(deciding, &mut sources);
        }
        sources.iter().filter_map(|id| self.standing(id)).collect()
    }

    /// "The effect of 2020 FC 770 is stayed from 26 October 2020 ...".
    pub(super) fn standing(self, source: &SourceId) -> Option<Sentence> {
        let words = self.reader.words;
        let there = self.reader.seeing(self.verdicts);
        let change = there.standing(self.reader.kb.graph().source(source)?)?;
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

/// Whether all that a step lacks is reported.
fn rests_on_reports(reason: &Reason) -> bool {
    let mut missing = reason
        .because
        .iter()
        .filter(|it| it.role == Role::PremiseMissing)
        .peekable();
    missing.peek().is_some()
        && missing.all(|it| matches!(it.what, What::Claim(_, Verdict::Reported)))
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
        if carries(below.role) {
            sources_beneath(below, sources);
        }
    }
}

/// Whether what a reason with this role rests on bears out what stands above it.
fn carries(role: Role) -> bool {
    match role {
        Role::EstablishedBy | Role::SupportedBy | Role::RestsOn => true,
        Role::Asked
        | Role::TakenFrom
        | Role::Assumed
        | Role::Open
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
    }
}

/// Words that open a sentence, within one.
pub(super) fn uncapitalized(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map(|first| first.to_lowercase().chain(rest).collect())
        .unwrap_or_default()
}
