//! Grounding: the rules of a book written out for the persons of a case, with every fact open.
//!
//! What comes of it is a set of inferences like those of a debate, which `reason` labels; facts
//! are what a standpoint assumes. Made once for a day, a policy and a number of persons; every case
//! of that kind is then only a choice of which facts are assumed. Labels and explains nothing.

mod clause;
mod instance;
mod number;

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use regex::Regex;
use thiserror::Error;

use crate::model::{AskedOf, ClaimId, Grade, IfUnproved, RuleId};
use crate::reason::{Counted, DerivedStep, From, Head, Inferences};

use super::amount::{Amount, Folded, Reckoned, holds};
use super::book::{BookRule, RuleBook};
use super::datalog::{self, Limits, Model, Program, Recording};
use super::facts::SUBJECT;
use super::syntax::{Sign, Statement, Term, Value};
use super::vocabulary::{Signature, Sort};
use clause::Clauses;

/// How many statements a grounding may have.
const MOST_STATEMENTS: usize = 50_000;
/// How many amounts may be reckoned while the rules are written out.
const MOST_RECKONINGS: usize = 2_000_000;

/// Why the rules cannot be written out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Ungroundable {
    /// They derive too much.
    #[error("the rules give too much, {0}")]
    TooMuch(String),
    /// A rule has too many variables or conditions.
    #[error("a rule cannot be carried out: {0}")]
    Unplanned(String),
}

/// The rules written out for some persons.
#[derive(Debug)]
pub struct Grounding {
    /// Statements and the steps between them.
    pub inferences: Arc<Inferences>,
    /// Everything that can be asked, in the order of asking.
    pub questions: Vec<GroundQuestion>,
    /// What can be so or not, of facts.
    pub atoms: Vec<Atom>,
    /// What each statement says, by its number.
    pub said: Vec<Said>,
    /// What may answer each question of the book, in its order.
    pub goals: Vec<Vec<Goal>>,
    /// What no case can be: its place in the record of the set, and the statement that says so.
    pub impossible: Vec<(usize, u32)>,
    /// How many persons there are besides the subject.
    pub others: usize,
    pub(super) folds: Vec<Folded>,
    pub(super) patterns: Vec<Regex>,
    // Counted with the first labels, and used for all.
    pub(super) counted: OnceLock<Counted>,
}

/// Something that can be asked of a person.
#[derive(Debug, Clone)]
pub struct GroundQuestion {
    /// The predicate.
    pub predicate: Arc<str>,
    /// The person: 0 for the subject.
    pub bearer: usize,
    /// What can be answered.
    pub kind: QuestionKind,
    /// What counts where nobody proves it.
    pub if_unproved: IfUnproved,
}

/// What can be answered to a question.
#[derive(Debug, Clone)]
pub enum QuestionKind {
    /// Yes or no; the atom.
    YesNo(u32),
    /// Words from a list, each with its atom.
    Options(Vec<(Arc<str>, u32)>, Choice),
    /// A day, a number or a text, and the atom that says that there is one; none where there
    /// certainly is.
    Value(Option<u32>),
}

/// How many words of a list can be right at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Exactly one.
    One,
    /// One or none.
    OneOrNone,
    /// Any number.
    Many,
}

/// What can be so or not, of facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Atom {
    /// A question is answered by yes, by a word of the list, or at all.
    Is(u32, Option<Arc<str>>),
    /// Two amounts compare.
    Compare(Amount, Sign, Amount),
    /// The answer to a question fits the pattern with this number.
    Fits(u32, u32),
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// That an atom is so, or that it is not.
    Fact(u32, bool),
    /// What rules derive: a predicate and what it is said of.
    Derived(Arc<str>, Vec<Value>),
}

/// Something that may answer a question of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The value; none for a yes-or-no question.
    pub value: Option<Value>,
    /// The statement.
    pub statement: u32,
}

/// How a fact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Nobody knows.
    Open,
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

impl Truth {
    fn of(so: bool) -> Self {
        if so { Self::Yes } else { Self::No }
    }
}

impl Grounding {
    /// Writes out rules of a book for its subject and so many others.
    ///
    /// # Errors
    /// [`Ungroundable`] if they are too many, or give too much.
    pub fn of(book: &RuleBook, rules: &[BookRule], others: usize) -> Result<Self, Ungroundable> {
        let mut builder = Builder::new(book, others);
        builder.ask();
        let mut clauses = Clauses::default();
        let impossible = book.impossible.iter().map(|(_, rule)| rule);
        for rule in rules.iter().chain(impossible) {
            clauses.rule(&mut builder, rule);
        }
        let model = builder.possible()?;
        builder.write_out(&clauses, &model)?;
        Ok(builder.finish(&model))
    }

    /// The question with a number.
    #[must_use]
    pub fn question(&self, number: u32) -> Option<&GroundQuestion> {
        self.questions.get(number as usize)
    }

    /// Whether the atom with a number is so, where the answers to questions and the other atoms
    /// are known as far as they are.
    pub(super) fn truth_of(
        &self,
        atom: u32,
        answer: &dyn Fn(u32) -> Reckoned,
        known: &dyn Fn(u32) -> Truth,
    ) -> Truth {
        match self.atoms.get(atom as usize) {
            None => Truth::Open,
            Some(Atom::Is(..)) => known(atom),
            Some(Atom::Compare(left, sign, right)) => {
                let folded = |number: u32| self.folded(number, known);
                match (left.reckon(answer, &folded), right.reckon(answer, &folded)) {
                    (Reckoned::Value(left), Reckoned::Value(right)) => {
                        Truth::of(holds(&left, *sign, &right))
                    }
                    (Reckoned::Nothing, _) | (_, Reckoned::Nothing) => Truth::No,
                    _ => Truth::Open,
                }
            }
            Some(Atom::Fits(question, pattern)) => match answer(*question) {
                Reckoned::Value(Value::Text(text)) => {
                    let pattern = self.patterns.get(*pattern as usize);
                    Truth::of(pattern.is_some_and(|pattern| pattern.is_match(&text)))
                }
                Reckoned::Value(_) | Reckoned::Nothing => Truth::No,
                Reckoned::Unknown => Truth::Open,
            },
        }
    }

    fn folded(&self, number: u32, known: &dyn Fn(u32) -> Truth) -> Reckoned {
        let Some(folded) = self.folds.get(number as usize) else {
            return Reckoned::Nothing;
        };
        let mut values = Vec::new();
        for (value, atoms) in &folded.items {
            let truths = atoms.iter().map(|&(atom, so)| match (known(atom), so) {
                (Truth::Open, _) => Truth::Open,
                (truth, so) => Truth::of((truth == Truth::Yes) == so),
            });
            // What fails anyway need not be known whole.
            match truths.max().unwrap_or(Truth::Yes) {
                Truth::No => {}
                Truth::Yes if atoms.iter().all(|&(atom, _)| known(atom) != Truth::Open) => {
                    values.push(value.clone());
                }
                Truth::Yes | Truth::Open => return Reckoned::Unknown,
            }
        }
        values.sort();
        values.dedup();
        let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
        Reckoned::Value(Value::Number(count))
    }
}

/// The mark of a value that nobody knows, in the model of what is possible.
const UNKNOWN: char = '?';

struct Builder<'b> {
    book: &'b RuleBook,
    persons: Vec<Arc<str>>,
    questions: Vec<GroundQuestion>,
    atoms: Vec<Atom>,
    atom_numbers: HashMap<Atom, u32>,
    folds: Vec<Folded>,
    patterns: Vec<Regex>,
    pattern_numbers: HashMap<Arc<str>, u32>,
    said: Vec<Said>,
    ids: Vec<ClaimId>,
    fact_numbers: HashMap<(u32, bool), u32>,
    derived_numbers: HashMap<(Arc<str>, Vec<Value>), u32>,
    steps: Vec<DerivedStep>,
    program: Program,
    relations: BTreeMap<Arc<str>, datalog::Relation>,
    // How much was reckoned: what doubles with every step would never end.
    reckonings: Cell<usize>,
}

impl<'b> Builder<'b> {
    fn new(book: &'b RuleBook, others: usize) -> Self {
        let mut persons = vec![book.subject.clone().unwrap_or_else(|| Arc::from("subject"))];
        if let Some((name, _)) = &book.others {
            persons.extend((1..=others).map(|number| Arc::from(format!("{name}_{number}"))));
        }
        Self {
            book,
            persons,
            questions: Vec::new(),
            atoms: Vec::new(),
            atom_numbers: HashMap::new(),
            folds: Vec::new(),
            patterns: Vec::new(),
            pattern_numbers: HashMap::new(),
            said: Vec::new(),
            ids: Vec::new(),
            fact_numbers: HashMap::new(),
            derived_numbers: HashMap::new(),
            steps: Vec::new(),
            program: Program::default(),
            relations: BTreeMap::new(),
            reckonings: Cell::new(0),
        }
    }

    /// Everything that can be asked of the persons, in the order of asking.
    fn ask(&mut self) {
        let mut asked: Vec<&Signature> = self
            .book
            .vocabulary
            .all()
            .filter(|it| it.asked.is_some())
            .collect();
        asked.sort_by_key(|it| (self.book.place_of(&it.name), Arc::clone(&it.name)));
        for signature in asked {
            let Some(how) = signature.asked else { continue };
            let bearers = match how.of {
                AskedOf::Subject => SUBJECT..1,
                AskedOf::Others => 1..self.persons.len(),
                AskedOf::Everyone => SUBJECT..self.persons.len(),
            };
            for bearer in bearers {
                let question = number(self.questions.len());
                let sort = how.value.and_then(|place| signature.sorts.get(place));
                let certain = signature.if_unproved == IfUnproved::Ask;
                let kind = match sort {
                    None => QuestionKind::YesNo(self.atom(Atom::Is(question, None))),
                    Some(Sort::Choice(values)) => QuestionKind::Options(
                        values
                            .iter()
                            .map(|value| {
                                let atom = Atom::Is(question, Some(Arc::clone(value)));
                                (Arc::clone(value), self.atom(atom))
                            })
                            .collect(),
                        match (signature.many, certain) {
                            (true, _) => Choice::Many,
                            (false, true) => Choice::One,
                            (false, false) => Choice::OneOrNone,
                        },
                    ),
                    Some(_) if certain => QuestionKind::Value(None),
                    Some(_) => QuestionKind::Value(Some(self.atom(Atom::Is(question, None)))),
                };
                self.questions.push(GroundQuestion {
                    predicate: Arc::clone(&signature.name),
                    bearer,
                    kind,
                    if_unproved: signature.if_unproved,
                });
            }
        }
    }

    /// Everything that may hold, whatever the facts.
    fn possible(&mut self) -> Result<Model, Ungroundable> {
        let mut given = Vec::new();
        for (question, place) in self.questions.iter().zip(0_u32..) {
            let Some(signature) = self.book.vocabulary.find(&question.predicate) else {
                continue;
            };
            let Some(asked) = signature.asked else {
                continue;
            };
            let values = match &question.kind {
                QuestionKind::YesNo(_) => vec![None],
                QuestionKind::Options(options, _) => options
                    .iter()
                    .map(|(value, _)| Some(Value::Name(Arc::clone(value))))
                    .collect(),
                QuestionKind::Value(_) => {
                    vec![Some(Value::Name(Arc::from(format!("{UNKNOWN}{place}"))))]
                }
            };
            for value in values {
                let mut row = vec![Value::Number(0); signature.sorts.len()];
                let person = |number: usize| {
                    let name = self.persons.get(number).cloned().unwrap_or_default();
                    Value::Name(name)
                };
                if let Some(slot) = row.get_mut(asked.bearer) {
                    *slot = person(question.bearer);
                }
                if let Some(slot) = asked.subject.and_then(|place| row.get_mut(place)) {
                    *slot = person(SUBJECT);
                }
                if let (Some(place), Some(value)) = (asked.value, value)
                    && let Some(slot) = row.get_mut(place)
                {
                    *slot = value;
                }
                given.push((Arc::clone(&signature.name), row));
            }
        }
        let rows: Vec<(datalog::Relation, Vec<Value>)> = given
            .into_iter()
            .map(|(name, row)| (self.relation(&name, row.len()), row))
            .collect();
        let program = std::mem::take(&mut self.program);
        let planned = program.plan().map_err(|errors| {
            let first = errors.first().map(ToString::to_string);
            Ungroundable::Unplanned(first.unwrap_or_default())
        })?;
        let mut facts = planned.facts();
        for (relation, row) in rows {
            facts
                .add(relation, &row)
                .map_err(|bad| Ungroundable::Unplanned(bad.to_string()))?;
        }
        let limits = Limits {
            tuples: MOST_STATEMENTS,
            ..Limits::default()
        };
        planned
            .run(facts, &limits, Recording::Off)
            .map_err(|stopped| Ungroundable::TooMuch(stopped.to_string()))
    }

    fn finish(mut self, model: &Model) -> Grounding {
        let goals = self
            .book
            .questions
            .iter()
            .map(|question| (question.head.clone(), question.variable))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|(head, variable)| self.goals(&head, variable, model))
            .collect();
        let book = self.book;
        let impossible = book.impossible.iter();
        let impossible = impossible
            .filter_map(|(place, rule)| {
                let goal = self.goals(&rule.head, None, model).pop()?;
                Some((*place, goal.statement))
            })
            .collect();
        // A fact that is not known is as likely as its denial.
        let mut pairs = Vec::new();
        for atom in 0..number(self.atoms.len()) {
            let known = |so| self.fact_numbers.contains_key(&(atom, so));
            if !known(true) && !known(false) {
                continue;
            }
            let (so, not) = (self.fact(atom, true), self.fact(atom, false));
            pairs.push((so, not));
            for statement in [so, not] {
                self.steps.push(DerivedStep {
                    premises: Vec::new(),
                    head: Head::Claim(statement),
                    from: From::Open,
                    strength: Grade::Ordinary,
                });
            }
        }
        let statements = number(self.said.len());
        for step in &mut self.steps {
            if let Head::Undercuts(target) = &mut step.head {
                *target += statements;
            }
        }
        let inferences = Inferences::of_steps(self.ids, pairs, self.steps);
        Grounding {
            inferences: Arc::new(inferences),
            questions: self.questions,
            atoms: self.atoms,
            said: self.said,
            goals,
            impossible,
            others: self.persons.len() - 1,
            folds: self.folds,
            patterns: self.patterns,
            counted: OnceLock::new(),
        }
    }

    /// What may answer a question.
    fn goals(&mut self, head: &Statement, variable: Option<usize>, model: &Model) -> Vec<Goal> {
        let fixed: Vec<Option<Value>> = head
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Value(value) => Some(value.clone()),
                Term::Variable(_) | Term::Anything => None,
            })
            .collect();
        let Some(place) = variable else {
            let values: Vec<Value> = fixed.into_iter().flatten().collect();
            let statement = self.derived(&head.name.it, values);
            return vec![Goal {
                value: None,
                statement,
            }];
        };
        let Some(&relation) = self.relations.get(&head.name.it) else {
            return Vec::new();
        };
        let mut found: Vec<Vec<Value>> = model
            .tuples(relation)
            .filter_map(|row| {
                let values = row.iter().map(|term| model.terms().value(*term).cloned());
                values.collect::<Option<Vec<Value>>>()
            })
            .filter(|row| {
                let mut all = row.iter().zip(&fixed);
                all.all(|(value, fixed)| fixed.as_ref().is_none_or(|it| it == value))
            })
            .collect();
        let signature = self.book.vocabulary.find(&head.name.it);
        let sort = signature.and_then(|it| it.sorts.get(place));
        found.sort_by_key(|row| {
            let value = row.get(place).cloned();
            let listed = match (sort, &value) {
                (Some(Sort::Choice(values)), Some(Value::Name(name))) => {
                    values.iter().position(|it| it == name)
                }
                _ => None,
            };
            (listed, value)
        });
        found
            .into_iter()
            .map(|row| Goal {
                value: row.get(place).cloned(),
                statement: self.derived(&head.name.it, row),
            })
            .collect()
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The rule of an inference; none of what is open or assumed.
#[must_use]
pub fn rule_of(from: &From) -> Option<&RuleId> {
    match from {
        From::Rule(rule) => Some(rule),
        From::Source(_) | From::Actor(_) | From::Argument(_) | From::Open | From::Assumption => {
            None
        }
    }
}
