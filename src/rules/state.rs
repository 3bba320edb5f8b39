//! A state: which facts of a grounding are so, which are not and which nobody knows, and the labels
//! that follow.
//!
//! The labels are those of `reason`; here is only what makes them: facts are assumed, and what is
//! open speaks for itself and for its denial alike.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Date, IfUnproved, Rest, Standpoint};
use crate::reason::{Circumstances, Counted, Head, Labelling, Verdicts};

use super::amount::Reckoned;
use super::book::RuleBook;
use super::facts::{Answer, Facts, SUBJECT};
use super::ground::{Atom, Choice, Grounding, QuestionKind, Said, Truth};
use super::syntax::Value;

/// Which facts of a grounding are so.
#[derive(Debug, Clone)]
pub struct State {
    // Per atom.
    truths: Vec<Truth>,
    // Per question that has a value.
    values: Arc<Vec<Reckoned>>,
    // The atom that says whether there is another person, where nobody is named.
    nobody: Option<u32>,
}

impl State {
    /// Nothing is known.
    pub(super) fn open(grounding: &Grounding) -> Self {
        Self {
            truths: vec![Truth::Open; grounding.atoms.len()],
            values: Arc::new(vec![Reckoned::Unknown; grounding.questions.len()]),
            nobody: None,
        }
    }

    /// What facts make of a grounding; what they leave open is treated as `rest` says.
    #[must_use]
    pub fn of(grounding: &Grounding, book: &RuleBook, facts: &Facts, rest: Rest) -> Self {
        let mut state = Self::open(grounding);
        let exist = book.others.as_ref().map(|(_, exist)| exist);
        for (number, question) in grounding.questions.iter().enumerate() {
            let answer = facts.answer(&question.predicate, question.bearer);
            let is_exist = Some(&question.predicate) == exist && question.bearer == SUBJECT;
            if is_exist && let QuestionKind::YesNo(atom) = question.kind {
                if facts.others().is_empty() {
                    state.nobody = Some(atom);
                } else {
                    state.set(atom, Truth::Yes);
                    continue;
                }
            }
            match answer {
                Some(answer) => state.answer(number, &question.kind, answer),
                None if rest == Rest::Unproved => {
                    state.unproved(number, &question.kind, question.if_unproved);
                }
                None => {}
            }
        }
        state.settle(grounding);
        state
    }

    /// What is so where others are named and nothing else is known.
    pub(super) fn named(grounding: &Grounding, book: &RuleBook, rest: Rest) -> Self {
        let mut state = Self::of(grounding, book, &Facts::default(), rest);
        if let Some(atom) = state.nobody.take() {
            // What is open for somebody was struck out for nobody.
            state = Self::open(grounding);
            if rest == Rest::Unproved {
                for (number, question) in grounding.questions.iter().enumerate() {
                    state.unproved(number, &question.kind, question.if_unproved);
                }
            }
            state.set(atom, Truth::Yes);
            state.settle(grounding);
        }
        state
    }

    /// Strikes out everything that could be so of another person, who is not there.
    pub(super) fn leave_out(&mut self, grounding: &Grounding, bearer: usize) {
        let questions = grounding.questions.iter().enumerate();
        for (number, question) in questions.filter(|(_, it)| it.bearer == bearer) {
            match &question.kind {
                QuestionKind::Value(has) => self.nothing(number, *has),
                QuestionKind::YesNo(_) | QuestionKind::Options(..) => {
                    self.unproved(number, &question.kind, IfUnproved::Fails);
                }
            }
        }
    }

    pub(super) fn answer(&mut self, number: usize, kind: &QuestionKind, answer: &Answer) {
        match (kind, answer) {
            (QuestionKind::YesNo(atom), Answer::Yes) => self.set(*atom, Truth::Yes),
            (QuestionKind::YesNo(atom), Answer::No) => self.set(*atom, Truth::No),
            (QuestionKind::Options(options, _), Answer::Values(values)) => {
                for (option, atom) in options {
                    let named = values.contains(&Value::Name(Arc::clone(option)));
                    self.set(*atom, if named { Truth::Yes } else { Truth::No });
                }
            }
            (QuestionKind::Options(options, choice), Answer::Without(values)) => {
                let mut left = Vec::new();
                for (option, atom) in options {
                    if values.contains(&Value::Name(Arc::clone(option))) {
                        self.set(*atom, Truth::No);
                    } else {
                        left.push(*atom);
                    }
                }
                if let ([only], Choice::One) = (left.as_slice(), choice) {
                    self.set(*only, Truth::Yes);
                }
            }
            (QuestionKind::Options(options, _), Answer::No | Answer::Yes) => {
                for (_, atom) in options {
                    self.set(*atom, Truth::No);
                }
            }
            (QuestionKind::Value(has), Answer::Values(values)) => {
                if let Some(has) = has {
                    self.set(*has, Truth::Yes);
                }
                if let (Some(value), Some(slot)) = (
                    values.first(),
                    Arc::make_mut(&mut self.values).get_mut(number),
                ) {
                    *slot = Reckoned::Value(value.clone());
                }
            }
            (QuestionKind::Value(has), Answer::No) => self.nothing(number, *has),
            // An answer of another shape says nothing.
            (QuestionKind::YesNo(_), Answer::Values(_) | Answer::Without(_))
            | (QuestionKind::Value(_), Answer::Yes | Answer::Without(_)) => {}
        }
    }

    fn nothing(&mut self, number: usize, has: Option<u32>) {
        if let Some(has) = has {
            self.set(has, Truth::No);
        }
        if let Some(slot) = Arc::make_mut(&mut self.values).get_mut(number) {
            *slot = Reckoned::Nothing;
        }
    }

    fn unproved(&mut self, number: usize, kind: &QuestionKind, if_unproved: IfUnproved) {
        match (if_unproved, kind) {
            (IfUnproved::Ask, _) | (IfUnproved::Holds, QuestionKind::Value(_)) => {}
            (IfUnproved::Holds, QuestionKind::YesNo(atom)) => self.set(*atom, Truth::Yes),
            (IfUnproved::Holds, QuestionKind::Options(options, _)) => {
                for (_, atom) in options {
                    self.set(*atom, Truth::Yes);
                }
            }
            (IfUnproved::Fails, QuestionKind::YesNo(atom)) => self.set(*atom, Truth::No),
            (IfUnproved::Fails, QuestionKind::Options(options, _)) => {
                for (_, atom) in options {
                    self.set(*atom, Truth::No);
                }
            }
            (IfUnproved::Fails, QuestionKind::Value(has)) => self.nothing(number, *has),
        }
    }

    fn set(&mut self, atom: u32, truth: Truth) {
        if let Some(slot) = self.truths.get_mut(atom as usize) {
            *slot = truth;
        }
    }

    /// The atom that says whether there is another person, where nobody is named.
    pub(super) fn somebody(&self) -> Option<u32> {
        self.nobody
    }

    /// Sets an atom that a question decides, as one way of answering it.
    pub(super) fn choose(&mut self, atom: u32, so: bool) {
        self.set(atom, if so { Truth::Yes } else { Truth::No });
    }

    /// Brings up to date what depends on answers.
    pub(super) fn settle(&mut self, grounding: &Grounding) {
        let nobody = self
            .nobody
            .is_some_and(|atom| self.truth(atom) == Truth::No);
        if nobody {
            for other in 1..=grounding.others {
                self.leave_out(grounding, other);
            }
        }
        let compared: Vec<u32> = (0_u32..)
            .zip(&grounding.atoms)
            .filter(|(_, kind)| !matches!(kind, Atom::Is(..)))
            .map(|(atom, _)| atom)
            .collect();
        self.settle_some(grounding, &compared);
    }

    /// The same for some atoms that depend on answers.
    pub(super) fn settle_some<'a>(
        &mut self,
        grounding: &Grounding,
        atoms: impl IntoIterator<Item = &'a u32>,
    ) {
        for &atom in atoms {
            let reckoned = grounding.truth_of(
                atom,
                &|question| {
                    let value = self.values.get(question as usize);
                    value.cloned().unwrap_or(Reckoned::Unknown)
                },
                &|atom| self.truth(atom),
            );
            // What one way of answering chose stays chosen.
            if reckoned != Truth::Open {
                self.set(atom, reckoned);
            }
        }
    }

    /// How an atom stands.
    #[must_use]
    pub fn truth(&self, atom: u32) -> Truth {
        self.truths
            .get(atom as usize)
            .copied()
            .unwrap_or(Truth::Open)
    }

    /// Every atom as it stands, for those who remember what came of it.
    #[must_use]
    pub fn truths(&self) -> &[Truth] {
        &self.truths
    }

    /// What was answered to a question that has a value.
    #[must_use]
    pub fn value(&self, question: u32) -> Option<&Value> {
        match self.values.get(question as usize) {
            Some(Reckoned::Value(value)) => Some(value),
            Some(Reckoned::Unknown | Reckoned::Nothing) | None => None,
        }
    }

    /// Whether a question is still open.
    #[must_use]
    pub fn is_open(&self, grounding: &Grounding, question: u32) -> bool {
        let Some(asked) = grounding.question(question) else {
            return false;
        };
        let open = |atom: &u32| self.truth(*atom) == Truth::Open;
        match &asked.kind {
            QuestionKind::YesNo(atom) => open(atom),
            QuestionKind::Options(options, _) => options.iter().any(|(_, atom)| open(atom)),
            QuestionKind::Value(has) => {
                self.values.get(question as usize) == Some(&Reckoned::Unknown)
                    && has.is_none_or(|has| self.truth(has) != Truth::No)
            }
        }
    }

    /// The label of every inference.
    #[must_use]
    pub fn labels(&self, grounding: &Grounding) -> Labelling {
        let framework = grounding.inferences.framework();
        let seen = Seen {
            grounding,
            state: self,
            statements: u32::try_from(grounding.said.len()).unwrap_or(u32::MAX),
        };
        // What defeats what rests on the rules alone, so that the first state counts for all.
        let counted = grounding
            .counted
            .get_or_init(|| Counted::of(framework, &seen));
        counted.grounded(framework, &seen)
    }

    /// How everything fares, with all that explanations need: the same labels.
    #[must_use]
    pub fn verdicts(&self, grounding: &Grounding, on: Date) -> Verdicts {
        let assume: BTreeSet<_> = grounding
            .said
            .iter()
            .zip(grounding.inferences.claims())
            .filter(|(said, _)| self.is_fact(said))
            .map(|(_, known)| known.id.clone())
            .collect();
        let standpoint = Standpoint {
            on: Some(on),
            assume,
            ..Standpoint::default()
        };
        Verdicts::of(&grounding.inferences, &standpoint, on)
    }

    fn is_fact(&self, said: &Said) -> bool {
        match said {
            Said::Fact(atom, so) => match self.truth(*atom) {
                Truth::Open => false,
                Truth::Yes => *so,
                Truth::No => !*so,
            },
            Said::Derived(..) => false,
        }
    }
}

/// A grounding in a state: facts are beyond attack, and everything else is there.
struct Seen<'s> {
    grounding: &'s Grounding,
    state: &'s State,
    statements: u32,
}

impl Circumstances for Seen<'_> {
    fn is_there(&self, inference: u32) -> bool {
        match self.grounding.said.get(inference as usize) {
            Some(said) => self.state.is_fact(said),
            None => true,
        }
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        if target < self.statements {
            return false;
        }
        if by < self.statements {
            return true;
        }
        let inferences = &self.grounding.inferences;
        let (Some(attacker), Some(attacked)) =
            (inferences.inference(by), inferences.inference(target))
        else {
            return false;
        };
        match attacker.head {
            Head::Claim(_) | Head::Contrary(_) | Head::Undercuts(_) => {
                attacker.strength >= attacked.strength
            }
        }
    }
}
