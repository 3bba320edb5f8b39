//! A book opened: the rules that count on a day, under a policy, ready to answer cases.
//!
//! Keeps what it has written out; a case is decided by what is there, and changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::{Date, Interval, Policy, Rest, RuleId};
use crate::reason::{Label, Labelling, Verdicts};

use super::book::{BookRule, RuleBook};
use super::decide::{decide, label_of, only};
use super::facts::Facts;
use super::ground::{Goal, Grounding, Ungroundable, rule_of};
use super::policy::rules_under;
use super::state::State;
use super::syntax::Value;

/// A book opened on a day, under a policy.
#[derive(Debug)]
pub struct Opened {
    book: Arc<RuleBook>,
    on: Date,
    rules: Vec<BookRule>,
    // By the number of other persons.
    groundings: Mutex<BTreeMap<usize, Arc<Grounding>>>,
}

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It follows.
    Follows,
    /// It does not.
    DoesNot,
    /// It depends on what is not known.
    Undetermined,
    /// Rules conclude the contrary of each other, and none carries the day.
    Contested,
}

impl Standing {
    /// The word for it in what machines read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Follows => "follows",
            Self::DoesNot => "does-not",
            Self::Undetermined => "undetermined",
            Self::Contested => "contested",
        }
    }
}

/// The answer to a question of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The key of the question.
    pub key: Arc<str>,
    /// What may answer it, and how each stands; of a yes-or-no question, one without a value.
    pub goals: Vec<(Goal, Standing)>,
}

impl Answered {
    /// The values that follow.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.standing_at(Standing::Follows)
    }

    /// The values that stand in some way.
    pub fn standing_at(&self, wanted: Standing) -> impl Iterator<Item = &Value> {
        self.goals
            .iter()
            .filter(move |(_, standing)| *standing == wanted)
            .filter_map(|(goal, _)| goal.value.as_ref())
    }

    /// The values with how they stand, in one order, however the rules were written out: what two
    /// answers to one question have in common or not. What does not follow is not told of a list.
    #[must_use]
    pub fn told(&self) -> Vec<(Option<Value>, Standing)> {
        let goals = self.goals.iter();
        let mut told: Vec<_> = goals
            .filter(|(goal, standing)| goal.value.is_none() || *standing != Standing::DoesNot)
            .map(|(goal, standing)| (goal.value.clone(), *standing))
            .collect();
        told.sort();
        told
    }

    /// How a yes-or-no question stands; of a list, whether it is settled.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let all = || self.goals.iter().map(|(_, standing)| *standing);
        if let [(Goal { value: None, .. }, standing)] = self.goals.as_slice() {
            return *standing;
        }
        if all().any(|it| it == Standing::Undetermined) {
            Standing::Undetermined
        } else if all().any(|it| it == Standing::Contested) {
            Standing::Contested
        } else if all().any(|it| it == Standing::Follows) {
            Standing::Follows
        } else {
            Standing::DoesNot
        }
    }
}

/// A case decided.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The rules written out for its persons.
    pub grounding: Arc<Grounding>,
    /// Which facts are so.
    pub state: State,
    /// The answers, one a question of the book.
    pub answers: Vec<Answered>,
    /// The open questions that can still change an answer, in the order of asking.
    pub matters: Vec<u32>,
    /// Whether there are too many open questions to tell exactly which matter.
    pub is_cut: bool,
    labelling: Labelling,
    on: Date,
}

impl Opened {
    /// The rules of a book that count on a day, under a policy if one is named.
    #[must_use]
    pub fn of(book: &Arc<RuleBook>, policy: Option<&Policy>, on: Date) -> Self {
        let mut rules = rules_under(book, policy);
        rules.retain(|rule| rule.in_force.is_none_or(|it: Interval| it.contains(on)));
        Self {
            book: Arc::clone(book),
            on,
            rules,
            groundings: Mutex::default(),
        }
    }

    /// The book.
    #[must_use]
    pub fn book(&self) -> &Arc<RuleBook> {
        &self.book
    }

    /// The day on which it is opened.
    #[must_use]
    pub fn on(&self) -> Date {
        self.on
    }

    /// The rules that count.
    #[must_use]
    pub fn rules(&self) -> &[BookRule] {
        &self.rules
    }

    /// The rules written out for so many other persons.
    ///
    /// # Errors
    /// [`Ungroundable`] if they give too much.
    pub fn grounding(&self, others: usize) -> Result<Arc<Grounding>, Ungroundable> {
        // Where others belong to a case and nobody is named, one is reckoned with.
        let others = match &self.book.others {
            Some(_) => others.max(1),
            None => 0,
        };
        // A lock that a panic poisoned still guards whole values: each is put in when it is done.
        let known = || {
            self.groundings
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(found) = known().get(&others) {
            return Ok(Arc::clone(found));
        }
        let made = Arc::new(Grounding::of(&self.book, &self.rules, others)?);
        known().insert(others, Arc::clone(&made));
        Ok(made)
    }

    /// Decides a case.
    ///
    /// # Errors
    /// [`Ungroundable`] if the rules give too much.
    pub fn decide(&self, facts: &Facts, rest: Rest) -> Result<Decision, Ungroundable> {
        let grounding = self.grounding(facts.others().len())?;
        let state = State::of(&grounding, &self.book, facts, rest);
        let statements: Vec<u32> = grounding
            .goals
            .iter()
            .flatten()
            .map(|goal| goal.statement)
            .collect();
        let labelling = state.labels(&grounding);
        let labels = label_of(&grounding, &labelling, &statements);
        let undecided = |label: &Label| *label == Label::Undecided;
        let (mut matters, mut is_cut) = (Vec::new(), false);
        let mut standings: Vec<Standing> = labels.iter().map(|label| standing(*label)).collect();
        if labels.iter().any(undecided) {
            let places: Vec<usize> = (0..)
                .zip(&labels)
                .filter(|(_, label)| undecided(label))
                .map(|(place, _)| place)
                .collect();
            let asked: Vec<u32> = places
                .iter()
                .filter_map(|&place| statements.get(place).copied())
                .collect();
            let decided = decide(&grounding, &state, &labelling, &asked);
            for (place, labels) in places.into_iter().zip(&decided.labels) {
                if let Some(slot) = standings.get_mut(place) {
                    *slot = standing_of(only(labels));
                }
            }
            (matters, is_cut) = (decided.matters, decided.is_cut);
        }
        let mut standings = standings.into_iter();
        let answers = self
            .book
            .questions
            .iter()
            .zip(&grounding.goals)
            .map(|(question, goals)| Answered {
                key: Arc::clone(&question.key),
                goals: goals.iter().cloned().zip(standings.by_ref()).collect(),
            })
            .collect();
        Ok(Decision {
            grounding,
            state,
            answers,
            matters,
            is_cut,
            labelling,
            on: self.on,
        })
    }

    /// What no case can be, whatever is still open: the places in the record of the set. None where
    /// the rules give too much, which is said when the case is decided.
    #[must_use]
    pub fn impossible(&self, facts: &Facts) -> Vec<usize> {
        let Ok(grounding) = self.grounding(facts.others().len()) else {
            return Vec::new();
        };
        let state = State::of(&grounding, &self.book, facts, Rest::Open);
        let labels = state.labels(&grounding);
        let statements: Vec<u32> = grounding.impossible.iter().map(|(_, it)| *it).collect();
        let labels = label_of(&grounding, &labels, &statements);
        let found = grounding.impossible.iter().zip(labels);
        found
            .filter(|(_, label)| *label == Label::In)
            .map(|((place, _), _)| *place)
            .collect()
    }
}

/// The standing of a statement that has one label however what is open is answered, or several.
pub(super) fn standing_of(only: Option<Label>) -> Standing {
    only.map_or(Standing::Undetermined, standing)
}

/// The standing that a label comes to where nothing is open.
pub(super) fn standing(label: Label) -> Standing {
    match label {
        Label::In => Standing::Follows,
        Label::Out => Standing::DoesNot,
        Label::Undecided => Standing::Contested,
    }
}

impl Decision {
    /// How everything fares, for explanations.
    #[must_use]
    pub fn verdicts(&self) -> Verdicts {
        self.state.verdicts(&self.grounding, self.on)
    }

    /// The answer to the question with a key.
    #[must_use]
    pub fn answer(&self, key: &str) -> Option<&Answered> {
        self.answers.iter().find(|answer| &*answer.key == key)
    }

    /// The rules that decide an answer, in the order in which they bear on it: those by which it
    /// follows; else those by which an exception holds or the contrary follows; else those that
    /// would have to apply and do not.
    #[must_use]
    pub fn deciding(&self, answered: &Answered) -> Vec<RuleId> {
        self.deciding_some(&answered.goals)
    }

    /// The rules that conclude an answer, or its contrary, where none of them carries the day.
    #[must_use]
    pub fn disputing(&self, answered: &Answered) -> Vec<RuleId> {
        let framework = self.grounding.inferences.framework();
        let mut rules = Vec::new();
        let goals = answered.goals.iter();
        for (goal, _) in goals.filter(|(_, it)| *it == Standing::Contested) {
            let rebuttals = self.grounding.inferences.rebuttals(goal.statement);
            for step in framework.given_by(goal.statement).iter().chain(rebuttals) {
                let inference = self.grounding.inferences.inference(*step);
                let rule = inference.and_then(|it| rule_of(&it.from));
                let rule = rule.filter(|it| !rules.contains(*it));
                if self.labelling.label(*step) == Label::Undecided {
                    rules.extend(rule.cloned());
                }
            }
        }
        rules
    }

    /// The rules that decide some of the goals of an answer.
    #[must_use]
    pub fn deciding_some(&self, goals: &[(Goal, Standing)]) -> Vec<RuleId> {
        let mut walk = Walk {
            decision: self,
            labels: &self.labelling,
            steps: BTreeSet::new(),
            denied: BTreeSet::new(),
            rules: Vec::new(),
        };
        for (goal, standing) in goals {
            match standing {
                Standing::Follows => walk.statement(goal.statement),
                Standing::DoesNot if goal.value.is_none() => walk.against(goal.statement),
                Standing::DoesNot | Standing::Undetermined | Standing::Contested => {}
            }
        }
        walk.rules
    }
}

/// Gathers the rules that bear something out.
struct Walk<'d> {
    decision: &'d Decision,
    labels: &'d Labelling,
    steps: BTreeSet<u32>,
    // The statements of which it was asked why they do not follow.
    denied: BTreeSet<u32>,
    rules: Vec<RuleId>,
}

impl Walk<'_> {
    /// The rules by which a statement follows.
    fn statement(&mut self, statement: u32) {
        let grounding = &self.decision.grounding;
        let framework = grounding.inferences.framework();
        for &step in framework.given_by(statement) {
            if self.labels.label(step) == Label::In {
                self.step(step);
            }
        }
    }

    fn step(&mut self, step: u32) {
        if !self.steps.insert(step) {
            return;
        }
        let grounding = Arc::clone(&self.decision.grounding);
        let inference = grounding.inferences.inference(step);
        if let Some(rule) = inference.and_then(|it| rule_of(&it.from))
            && !self.rules.contains(rule)
        {
            self.rules.push(rule.clone());
        }
        for &need in grounding.inferences.framework().needs(step) {
            self.statement(need);
        }
    }

    /// The rules by which a statement does not follow.
    fn against(&mut self, statement: u32) {
        let grounding = Arc::clone(&self.decision.grounding);
        let framework = grounding.inferences.framework();
        for &rebuttal in grounding.inferences.rebuttals(statement) {
            if self.labels.label(rebuttal) == Label::In {
                self.step(rebuttal);
            }
        }
        for &step in framework.given_by(statement) {
            let holding = framework.attackers(step).iter();
            let holding: Vec<u32> = holding
                .copied()
                .filter(|&it| self.labels.label(it) == Label::In)
                .collect();
            for it in &holding {
                self.step(*it);
            }
            // A premise that is derived and does not follow: what speaks against it decides.
            if holding.is_empty() {
                for &need in framework.needs(step) {
                    let given = framework.given_by(need);
                    let is_derived = given.iter().any(|&it| {
                        let inference = grounding.inferences.inference(it);
                        inference.is_some_and(|it| rule_of(&it.from).is_some())
                    });
                    let fails = given.iter().all(|&it| self.labels.label(it) == Label::Out);
                    if is_derived && fails && self.denied.insert(need) {
                        self.against(need);
                    }
                }
            }
        }
    }
}
