//! Grounding: the rules of a book written out for the persons of a case, with every fact open.
//!
//! What comes of it is a set of inferences like those of a debate, which `reason` labels; facts
//! are what a standpoint assumes. Made once for a day, a policy and a number of persons; every case
//! of that kind is then only a choice of which facts are assumed. Labels and explains nothing.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::Arc;

use regex::Regex;
use thiserror::Error;

use crate::model::{AskedOf, ClaimId, Grade, IfUnproved, RuleId, RuleKind};
use crate::reason::{DerivedStep, From, Head, Inferences};

use super::amount::{Amount, Folded, Reckoned, holds};
use super::book::{BookRule, RuleBook};
use super::datalog::{self, Limits, Model, Program, Recording, Slot, Variable};
use super::facts::SUBJECT;
use super::syntax::{Condition, Expression, Sign, Spanned, Statement, Term, Value};
use super::vocabulary::{Signature, Sort};

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

/// A rule, or an exception to it, or to that in turn, as it is joined.
struct Clause<'b> {
    rule: &'b BookRule,
    parent: Option<usize>,
    // The variables that statements bind, those of the parent first.
    variables: Vec<Arc<str>>,
    inherited: usize,
    // Each `_` in them is a variable of its own.
    atoms: Vec<Statement>,
    denied_facts: Vec<&'b Statement>,
    compares: Vec<(Expression, Sign, Expression)>,
    patterns: Vec<(&'b Term, &'b Arc<str>, bool)>,
    given: HashMap<Arc<str>, &'b Expression>,
    program_rule: usize,
    counts: Vec<Counted<'b>>,
}

/// A count in a comparison of a clause: what is counted, in the ways of the clause.
struct Counted<'b> {
    expression: Expression,
    variables: Vec<Arc<str>>,
    variable: usize,
    atoms: Vec<Statement>,
    denied_facts: Vec<&'b Statement>,
    program_rule: usize,
}

/// A clause and the values of its variables, with the numbers of its counts.
struct Instance<'c, 'b> {
    clause: &'c Clause<'b>,
    binding: &'c [Value],
    counts: Vec<u32>,
}

/// What a clause is made of.
enum Body<'b> {
    Conditions(&'b [Condition]),
    Statement(&'b Statement),
}

#[derive(Default)]
struct Clauses<'b> {
    all: Vec<Clause<'b>>,
}

impl<'b> Clauses<'b> {
    fn rule(&mut self, builder: &mut Builder<'b>, rule: &'b BookRule) {
        let number = self.clause(builder, rule, None, &Body::Conditions(&rule.conditions));
        for exception in &rule.exceptions {
            self.clause(builder, rule, Some(number), &Body::Conditions(exception));
        }
    }

    /// Adds a clause, and those that deny parts of it.
    fn clause(
        &mut self,
        builder: &mut Builder<'b>,
        rule: &'b BookRule,
        parent: Option<usize>,
        body: &Body<'b>,
    ) -> usize {
        let above = parent.and_then(|parent| self.all.get(parent));
        let variables = above.map_or_else(Vec::new, |it| it.variables.clone());
        let given = above.map_or_else(HashMap::new, |it| it.given.clone());
        let mut clause = Clause {
            rule,
            parent,
            inherited: variables.len(),
            variables,
            atoms: Vec::new(),
            denied_facts: Vec::new(),
            compares: Vec::new(),
            patterns: Vec::new(),
            given,
            program_rule: 0,
            counts: Vec::new(),
        };
        let mut denials = Vec::new();
        match body {
            Body::Conditions(conditions) => {
                builder.sort_out(&mut clause, conditions, &mut denials);
            }
            Body::Statement(statement) => {
                builder.bind(&mut clause, statement);
            }
        }
        let mut joined: Vec<&Statement> = clause.atoms.iter().collect();
        let mut above = parent;
        while let Some(clause) = above.and_then(|place| self.all.get(place)) {
            joined.extend(&clause.atoms);
            above = clause.parent;
        }
        clause.program_rule = builder.program_rule(&clause, &joined);
        let mut counted = Vec::new();
        if let Body::Conditions(conditions) = body {
            for condition in *conditions {
                if let Condition::Compare { left, right, .. } = condition {
                    aggregates(left, &mut counted);
                    aggregates(right, &mut counted);
                }
            }
        }
        let counts = builder.counts(&clause, &counted, &joined);
        clause.counts = counts;
        self.all.push(clause);
        let number = self.all.len() - 1;
        for denial in denials {
            self.clause(builder, rule, Some(number), &denial);
        }
        number
    }
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

    fn atom(&mut self, atom: Atom) -> u32 {
        if let Some(&known) = self.atom_numbers.get(&atom) {
            return known;
        }
        let new = number(self.atoms.len());
        self.atoms.push(atom.clone());
        self.atom_numbers.insert(atom, new);
        new
    }

    /// Sorts conditions by what becomes of them.
    fn sort_out(
        &mut self,
        clause: &mut Clause<'b>,
        conditions: &'b [Condition],
        denials: &mut Vec<Body<'b>>,
    ) {
        let mut positive = Vec::new();
        let mut compared = Vec::new();
        let mut open: Vec<&'b [Condition]> = vec![conditions];
        while let Some(conditions) = open.pop() {
            for condition in conditions {
                match condition {
                    Condition::Statement {
                        denied: false,
                        statement,
                    } => positive.push(statement),
                    Condition::Statement {
                        denied: true,
                        statement,
                    } => {
                        if self.is_fact(statement) {
                            clause.denied_facts.push(statement);
                        } else {
                            denials.push(Body::Statement(statement));
                        }
                    }
                    Condition::Exists {
                        denied: false,
                        over,
                        ..
                    } => open.push(over),
                    Condition::Exists {
                        denied: true, over, ..
                    } => denials.push(Body::Conditions(over)),
                    Condition::Compare {
                        left, sign, right, ..
                    } => compared.push((left, *sign, right)),
                    Condition::Matches {
                        text,
                        pattern,
                        denied,
                    } => clause.patterns.push((&text.it, &pattern.it, *denied)),
                }
            }
        }
        for statement in positive {
            self.bind(clause, statement);
        }
        // A variable that no statement binds is given its value by the first comparison that can.
        let mut rest = compared;
        loop {
            let before = rest.len();
            rest.retain(|(left, sign, right)| {
                let gives =
                    [(*left, *right), (*right, *left)]
                        .into_iter()
                        .find_map(|(one, other)| {
                            let name = clause.can_give(*sign, one, other)?;
                            Some((name, other))
                        });
                match gives {
                    Some((name, value)) => {
                        clause.given.insert(name, value);
                        false
                    }
                    None => true,
                }
            });
            if rest.len() == before {
                break;
            }
        }
        for (left, sign, right) in rest {
            clause.compares.push((left.clone(), sign, right.clone()));
        }
    }

    /// Whether the denial of a statement is that of one fact of a person, and not of something that
    /// must be looked for: whoever it is, or whichever day or number.
    fn is_fact(&self, statement: &Statement) -> bool {
        let Some(signature) = self.book.vocabulary.find(&statement.name.it) else {
            return false;
        };
        let Some(asked) = signature.asked else {
            return false;
        };
        let term = |place: usize| statement.terms.get(place).map(|it| &it.it);
        let persons = std::iter::once(asked.bearer).chain(asked.subject);
        let mut persons = persons.map(term);
        let anybody = persons.any(|it| it == Some(&Term::Anything));
        let value = asked
            .value
            .and_then(|place| Some((signature.sorts.get(place)?, term(place)?)));
        let exact = match value {
            Some((Sort::Text | Sort::Number | Sort::Date, term)) => *term != Term::Anything,
            Some((Sort::Person | Sort::Choice(_) | Sort::Record, _)) | None => false,
        };
        !anybody && !exact
    }

    /// Takes in a statement that must hold, with a variable of its own for each `_`. A day, a number
    /// or a text may not be known before the case is: where it is named, or bound before, it is
    /// compared and not looked up.
    fn bind(&mut self, clause: &mut Clause<'b>, statement: &Statement) {
        let mut statement = statement.clone();
        let signature = self.book.vocabulary.find(&statement.name.it);
        for (place, term) in statement.terms.iter_mut().enumerate() {
            let sort = signature.and_then(|it| it.sorts.get(place));
            let is_compared = match sort {
                Some(Sort::Text | Sort::Number | Sort::Date) => true,
                Some(Sort::Person | Sort::Choice(_) | Sort::Record) | None => false,
            };
            let own = Arc::from(format!("_{}", clause.variables.len()));
            let named = match &term.it {
                Term::Anything => None,
                Term::Variable(name) if !clause.variables.contains(name) => {
                    clause.variables.push(Arc::clone(name));
                    continue;
                }
                Term::Variable(_) | Term::Value(_) if !is_compared => continue,
                Term::Variable(_) | Term::Value(_) => Some(term.clone()),
            };
            term.it = Term::Variable(Arc::clone(&own));
            if let Some(named) = named {
                let own = Expression::Term(term.clone());
                let named = Expression::Term(named);
                clause.compares.push((own, Sign::Equal, named));
            }
            clause.variables.push(own);
        }
        clause.atoms.push(statement);
    }

    /// The rule of the program that finds every way in which statements may hold together.
    fn program_rule(&mut self, clause: &Clause<'b>, joined: &[&Statement]) -> usize {
        let literals = joined
            .iter()
            .map(|statement| datalog::Literal::Atom(self.atom_of(statement, &clause.variables)))
            .collect();
        let derives = clause.parent.is_none() && !clause.rule.denies;
        let head = if derives {
            self.atom_of(&clause.rule.head, &clause.variables)
        } else {
            self.nowhere()
        };
        self.program.rule(head, literals)
    }

    /// What the comparisons of a clause count.
    fn counts(
        &mut self,
        clause: &Clause<'b>,
        counted: &[&'b Expression],
        joined: &[&Statement],
    ) -> Vec<Counted<'b>> {
        let mut counts = Vec::new();
        for &expression in counted {
            let Expression::Aggregate { variable, over, .. } = expression else {
                continue;
            };
            let mut variables = clause.variables.clone();
            let mut atoms = Vec::new();
            let mut denied_facts = Vec::new();
            for condition in over {
                match condition {
                    Condition::Statement {
                        denied: false,
                        statement,
                    } => atoms.push(bound(statement, &mut variables)),
                    Condition::Statement {
                        denied: true,
                        statement,
                    } => denied_facts.push(statement),
                    // Refused when the book was read.
                    Condition::Compare { .. }
                    | Condition::Matches { .. }
                    | Condition::Exists { .. } => {}
                }
            }
            let Some(place) = variables.iter().position(|it| *it == variable.it) else {
                continue;
            };
            let literals = joined
                .iter()
                .copied()
                .chain(&atoms)
                .map(|it| datalog::Literal::Atom(self.atom_of(it, &variables)))
                .collect();
            let head = self.nowhere();
            let program_rule = self.program.rule(head, literals);
            counts.push(Counted {
                expression: expression.clone(),
                variables,
                variable: place,
                atoms,
                denied_facts,
                program_rule,
            });
        }
        counts
    }

    /// The head of a rule of the program that derives nothing.
    fn nowhere(&mut self) -> datalog::Atom {
        let relation = self.relation(&Arc::from("?"), 0);
        datalog::Atom {
            relation,
            slots: Vec::new(),
        }
    }

    fn relation(&mut self, name: &Arc<str>, arity: usize) -> datalog::Relation {
        if let Some(&known) = self.relations.get(name) {
            return known;
        }
        let new = self.program.relation(Arc::clone(name), arity);
        self.relations.insert(Arc::clone(name), new);
        new
    }

    fn atom_of(&mut self, statement: &Statement, variables: &[Arc<str>]) -> datalog::Atom {
        let relation = self.relation(&statement.name.it, statement.terms.len());
        let slots = statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Anything => Slot::Any,
                Term::Variable(name) => variables
                    .iter()
                    .position(|it| it == name)
                    .and_then(|place| u16::try_from(place).ok())
                    .map_or(Slot::Any, |place| Slot::Variable(Variable(place))),
                Term::Value(value) => Slot::Term(self.program.term(value.clone())),
            })
            .collect();
        datalog::Atom { relation, slots }
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

    /// Every instance of every clause as a step.
    fn write_out(&mut self, clauses: &Clauses<'b>, model: &Model) -> Result<(), Ungroundable> {
        // Per clause, the steps by the values of its variables.
        let mut made: Vec<HashMap<Vec<Value>, u32>> = Vec::with_capacity(clauses.all.len());
        for clause in &clauses.all {
            let bindings = ways(model, clause.program_rule, clause.variables.len())
                .map_err(|_| Ungroundable::TooMuch(format!("see `{}`", clause.rule.id)))?;
            let counted = clause
                .counts
                .iter()
                .map(|it| ways(model, it.program_rule, it.variables.len()))
                .collect::<Result<Vec<_>, Ungroundable>>()?;
            let mut steps = HashMap::new();
            for binding in bindings {
                let target = match clause.parent {
                    None => None,
                    Some(parent) => {
                        let above = binding.get(..clause.inherited).unwrap_or_default();
                        match made.get(parent).and_then(|it| it.get(above)) {
                            Some(&target) => Some(target),
                            // What the exception is to does not come about.
                            None => continue,
                        }
                    }
                };
                let counts = self.folded(clause, &binding, &counted);
                let instance = Instance {
                    clause,
                    binding: &binding,
                    counts,
                };
                if let Some(step) = self.step(&instance, target) {
                    steps.insert(binding, step);
                }
            }
            made.push(steps);
            let too_much = self.reckonings.get() > MOST_RECKONINGS;
            if too_much || self.steps.len() > MOST_STATEMENTS {
                return Err(Ungroundable::TooMuch(format!("see `{}`", clause.rule.id)));
            }
        }
        Ok(())
    }

    /// What is counted in one instance of a clause.
    fn folded(
        &mut self,
        clause: &Clause<'b>,
        binding: &[Value],
        counted: &[Vec<Vec<Value>>],
    ) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (count, ways) in clause.counts.iter().zip(counted) {
            let mut items = Vec::new();
            for way in ways.iter().filter(|way| way.starts_with(binding)) {
                let inner = Inner {
                    variables: &count.variables,
                    values: way,
                };
                let mut atoms = Vec::new();
                let positive = count.atoms.iter().map(|it| (it, true));
                let denied = count.denied_facts.iter().map(|it| (*it, false));
                for (statement, so) in positive.chain(denied) {
                    let signature = self.book.vocabulary.find(&statement.name.it);
                    let values = inner.values(statement);
                    let about = signature.and_then(|it| self.asked_about(it, &values));
                    atoms.extend(about.into_iter().flatten().map(|atom| (atom, so)));
                }
                items.extend(way.get(count.variable).cloned().map(|value| (value, atoms)));
            }
            numbers.push(number(self.folds.len()));
            self.folds.push(Folded { items });
        }
        numbers
    }

    /// One instance of a clause; none if a comparison of known values fails.
    fn step(&mut self, instance: &Instance<'_, 'b>, target: Option<u32>) -> Option<u32> {
        let clause = instance.clause;
        let mut premises = Vec::new();
        for statement in &clause.atoms {
            let values = self.values(instance, statement)?;
            premises.extend(self.premise(statement, &values, true));
        }
        for statement in &clause.denied_facts {
            premises.extend(self.denied(instance, statement));
        }
        let mut compares: Vec<(Amount, Sign, Amount)> = Vec::new();
        for (left, sign, right) in &clause.compares {
            compares.push((
                self.amount(instance, left)?,
                *sign,
                self.amount(instance, right)?,
            ));
        }
        if clause.parent.is_none()
            && let Some(reach) = &clause.rule.applies
        {
            let day = self.questions.iter().position(|question| {
                question.predicate == reach.event && question.bearer == SUBJECT
            })?;
            let day = Amount::Answer(number(day));
            let bound = |day: crate::model::Date| Amount::Value(Value::Date(day));
            if let Some(from) = reach.from {
                compares.push((day.clone(), Sign::AtLeast, bound(from)));
            }
            if let Some(until) = reach.until {
                compares.push((day.clone(), Sign::Less, bound(until)));
            }
            premises.extend(self.has_value(&day));
        }
        for (left, sign, right) in compares {
            match compared(&left, sign, &right) {
                Truth::Yes => {}
                Truth::No => return None,
                Truth::Open => {
                    let atom = self.atom(Atom::Compare(left, sign, right));
                    premises.push(self.fact(atom, true));
                }
            }
        }
        for (text, pattern, denied) in &clause.patterns {
            let text = match self.term_amount(instance, text)? {
                Amount::Value(Value::Text(text)) => Err(text),
                Amount::Answer(question) => Ok(question),
                Amount::Value(_) | Amount::Reckon(..) | Amount::Call(..) | Amount::Count(_) => {
                    return None;
                }
            };
            let pattern = self.pattern(pattern)?;
            match text {
                Err(text) => {
                    let fits = self.patterns.get(pattern as usize)?.is_match(&text);
                    if fits == *denied {
                        return None;
                    }
                }
                Ok(question) => {
                    let atom = self.atom(Atom::Fits(question, pattern));
                    premises.push(self.fact(atom, !denied));
                }
            }
        }
        premises.sort_unstable();
        premises.dedup();
        let (head, strength) = match target {
            Some(target) => {
                let strength = self.steps.get(target as usize).map(|it| it.strength);
                // An exception is part of the rule, which yields to it.
                (Head::Undercuts(target), strength.unwrap_or(Grade::Ordinary))
            }
            None => {
                let head = &clause.rule.head;
                let values = self.values(instance, head)?;
                let statement = self.derived(&head.name.it, values);
                let head = if clause.rule.denies {
                    Head::Contrary(statement)
                } else {
                    Head::Claim(statement)
                };
                let strict = clause.rule.kind == RuleKind::Strict;
                (
                    head,
                    if strict {
                        Grade::Settled
                    } else {
                        clause.rule.grade
                    },
                )
            }
        };
        self.steps.push(DerivedStep {
            premises,
            head,
            from: From::Rule(clause.rule.id.clone()),
            strength,
        });
        Some(number(self.steps.len() - 1))
    }

    /// What a statement is said of in an instance.
    fn values(&self, instance: &Instance<'_, 'b>, statement: &Statement) -> Option<Vec<Value>> {
        statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Value(value) => Some(value.clone()),
                Term::Anything => Some(Value::Name(Arc::from("_"))),
                Term::Variable(name) => match instance.value(name) {
                    Some(value) => Some(value.clone()),
                    None => {
                        let given = instance.clause.given.get(name)?;
                        match self.amount(instance, given)? {
                            Amount::Value(value) => Some(value),
                            Amount::Answer(_)
                            | Amount::Reckon(..)
                            | Amount::Call(..)
                            | Amount::Count(_) => None,
                        }
                    }
                },
            })
            .collect()
    }

    /// The statements that say that a statement holds.
    fn premise(&mut self, statement: &Statement, values: &[Value], so: bool) -> Vec<u32> {
        let Some(signature) = self.book.vocabulary.find(&statement.name.it) else {
            return Vec::new();
        };
        match self.asked_about(signature, values) {
            None => {
                let values = values.to_vec();
                vec![self.derived(&statement.name.it, values)]
            }
            Some(atoms) => atoms.into_iter().map(|atom| self.fact(atom, so)).collect(),
        }
    }

    /// The atoms that a statement of an asked predicate is about; none of what is derived.
    fn asked_about(&self, signature: &Signature, values: &[Value]) -> Option<Vec<u32>> {
        let asked = signature.asked?;
        let person = values.get(asked.bearer)?;
        let bearer = self
            .persons
            .iter()
            .position(|it| Value::Name(Arc::clone(it)) == *person);
        let value = asked.value.and_then(|place| values.get(place));
        let question = self
            .questions
            .iter()
            .find(|it| it.predicate == signature.name && Some(it.bearer) == bearer);
        let Some(question) = question else {
            return Some(Vec::new());
        };
        Some(match (&question.kind, value) {
            (QuestionKind::YesNo(atom), _) => vec![*atom],
            (QuestionKind::Options(options, _), value) => options
                .iter()
                .filter(|(option, _)| match value {
                    Some(Value::Name(name)) => **name == *"_" || option == name,
                    Some(_) | None => false,
                })
                .map(|(_, atom)| *atom)
                .collect(),
            (QuestionKind::Value(has), _) => has.iter().copied().collect(),
        })
    }

    /// The statements that say that a fact is not so.
    fn denied(&mut self, instance: &Instance<'_, 'b>, statement: &Statement) -> Vec<u32> {
        match self.values(instance, statement) {
            Some(values) => self.premise(statement, &values, false),
            None => Vec::new(),
        }
    }

    /// The statement that there is an answer, where that is not certain.
    fn has_value(&mut self, amount: &Amount) -> Option<u32> {
        let Amount::Answer(question) = amount else {
            return None;
        };
        match self.questions.get(*question as usize)?.kind {
            QuestionKind::Value(Some(has)) => Some(self.fact(has, true)),
            QuestionKind::Value(None) | QuestionKind::YesNo(_) | QuestionKind::Options(..) => None,
        }
    }

    fn amount(&self, instance: &Instance<'_, 'b>, expression: &Expression) -> Option<Amount> {
        let unknown = |_: u32| Reckoned::Unknown;
        let amount = self.amount_as_written(instance, expression)?;
        // What is known is reckoned at once.
        match amount.reckon(&unknown, &unknown) {
            Reckoned::Value(value) => Some(Amount::Value(value)),
            Reckoned::Unknown => Some(amount),
            Reckoned::Nothing => None,
        }
    }

    fn amount_as_written(
        &self,
        instance: &Instance<'_, 'b>,
        expression: &Expression,
    ) -> Option<Amount> {
        self.reckonings.set(self.reckonings.get() + 1);
        if self.reckonings.get() > MOST_RECKONINGS {
            return None;
        }
        match expression {
            Expression::Term(term) => self.term_amount(instance, &term.it),
            Expression::Reckon(left, operator, right) => Some(Amount::Reckon(
                Box::new(self.amount(instance, left)?),
                *operator,
                Box::new(self.amount(instance, right)?),
            )),
            Expression::Call(function, arguments) => {
                let arguments = arguments
                    .iter()
                    .map(|it| self.amount(instance, it))
                    .collect::<Option<Vec<Amount>>>()?;
                Some(Amount::Call(function.it, arguments))
            }
            Expression::Aggregate { .. } => {
                let counts = instance.clause.counts.iter().zip(&instance.counts);
                let mut same = counts.filter(|(count, _)| count.expression == *expression);
                same.next().map(|(_, number)| Amount::Count(*number))
            }
        }
    }

    fn term_amount(&self, instance: &Instance<'_, 'b>, term: &Term) -> Option<Amount> {
        match term {
            Term::Anything => None,
            Term::Value(value) => Some(Amount::Value(value.clone())),
            Term::Variable(name) => match instance.value(name) {
                Some(Value::Name(marked)) if marked.starts_with(UNKNOWN) => {
                    let question = marked.trim_start_matches(UNKNOWN).parse().ok()?;
                    Some(Amount::Answer(question))
                }
                Some(value) => Some(Amount::Value(value.clone())),
                None => self.amount(instance, instance.clause.given.get(name)?),
            },
        }
    }

    fn pattern(&mut self, text: &Arc<str>) -> Option<u32> {
        if let Some(&known) = self.pattern_numbers.get(text) {
            return Some(known);
        }
        let compiled = datalog::compiled(text).ok()?;
        let new = number(self.patterns.len());
        self.patterns.push(compiled);
        self.pattern_numbers.insert(Arc::clone(text), new);
        Some(new)
    }

    /// The statement that an atom is so, or is not.
    fn fact(&mut self, atom: u32, so: bool) -> u32 {
        if let Some(&known) = self.fact_numbers.get(&(atom, so)) {
            return known;
        }
        let new = number(self.said.len());
        let sign = if so { "" } else { "not " };
        let name = self.atom_name(atom);
        self.ids
            .push(ClaimId::of_statement(&format!("{sign}{name}")));
        self.said.push(Said::Fact(atom, so));
        self.fact_numbers.insert((atom, so), new);
        new
    }

    fn derived(&mut self, name: &Arc<str>, values: Vec<Value>) -> u32 {
        let key = (Arc::clone(name), values);
        if let Some(&known) = self.derived_numbers.get(&key) {
            return known;
        }
        let new = number(self.said.len());
        let said: Vec<String> = key.1.iter().map(ToString::to_string).collect();
        self.ids.push(ClaimId::of_statement(&format!(
            "{name}({})",
            said.join(", ")
        )));
        self.said
            .push(Said::Derived(Arc::clone(name), key.1.clone()));
        self.derived_numbers.insert(key, new);
        new
    }

    fn atom_name(&self, atom: u32) -> String {
        let asked = |question: &u32| {
            let question = self.questions.get(*question as usize);
            question.map_or_else(String::new, |it| {
                let person = self.persons.get(it.bearer).map_or("", |it| it);
                format!("{}({person}", it.predicate)
            })
        };
        match self.atoms.get(atom as usize) {
            Some(Atom::Is(question, None)) => format!("{})", asked(question)),
            Some(Atom::Is(question, Some(value))) => format!("{}, {value})", asked(question)),
            Some(Atom::Compare(left, sign, right)) => format!(
                "{} {} {}",
                self.amount_name(left),
                sign.word(),
                self.amount_name(right)
            ),
            Some(Atom::Fits(question, pattern)) => {
                format!("matches({}), {pattern})", asked(question))
            }
            None => String::new(),
        }
    }

    fn amount_name(&self, amount: &Amount) -> String {
        match amount {
            Amount::Value(value) => value.to_string(),
            Amount::Answer(question) => {
                let question = self.questions.get(*question as usize);
                question.map_or_else(String::new, |it| {
                    let person = self.persons.get(it.bearer).map_or("", |it| it);
                    format!("{}({person})", it.predicate)
                })
            }
            Amount::Reckon(left, operator, right) => {
                let sign = operator.word();
                format!(
                    "({} {sign} {})",
                    self.amount_name(left),
                    self.amount_name(right)
                )
            }
            Amount::Call(function, arguments) => {
                let name = super::syntax::FUNCTIONS
                    .iter()
                    .find(|(_, it)| it == function)
                    .map_or("", |(name, _)| name);
                let arguments: Vec<String> =
                    arguments.iter().map(|it| self.amount_name(it)).collect();
                format!("{name}({})", arguments.join(", "))
            }
            Amount::Count(number) => format!("aggregate {number}"),
        }
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

impl Clause<'_> {
    /// The variable that a comparison gives its value: one that nothing else does, while all that is
    /// reckoned with is known.
    fn can_give(&self, sign: Sign, one: &Expression, other: &Expression) -> Option<Arc<str>> {
        let Expression::Term(Spanned {
            it: Term::Variable(name),
            ..
        }) = one
        else {
            return None;
        };
        let is_known =
            |name: &Arc<str>| self.variables.contains(name) || self.given.contains_key(name);
        let mut needed = Vec::new();
        variables_of(other, &mut needed);
        let gives = sign == Sign::Equal && !is_known(name) && needed.into_iter().all(is_known);
        gives.then(|| Arc::clone(name))
    }
}

/// The variables in an expression, but for those of aggregates.
fn variables_of<'e>(expression: &'e Expression, found: &mut Vec<&'e Arc<str>>) {
    match expression {
        Expression::Term(term) => {
            if let Term::Variable(name) = &term.it {
                found.push(name);
            }
        }
        Expression::Reckon(left, _, right) => {
            variables_of(left, found);
            variables_of(right, found);
        }
        Expression::Call(_, arguments) => {
            for argument in arguments {
                variables_of(argument, found);
            }
        }
        Expression::Aggregate { .. } => {}
    }
}

impl Instance<'_, '_> {
    /// The value of a variable that statements bind.
    fn value(&self, name: &Arc<str>) -> Option<&Value> {
        let place = self.clause.variables.iter().position(|it| it == name)?;
        self.binding.get(place)
    }
}

/// One of the ways in which what is counted may hold.
struct Inner<'c> {
    variables: &'c [Arc<str>],
    values: &'c [Value],
}

impl Inner<'_> {
    fn values(&self, statement: &Statement) -> Vec<Value> {
        let anything = || Value::Name(Arc::from("_"));
        let terms = statement.terms.iter().map(|term| match &term.it {
            Term::Value(value) => value.clone(),
            Term::Anything => anything(),
            Term::Variable(name) => {
                let place = self.variables.iter().position(|it| it == name);
                let value = place.and_then(|place| self.values.get(place));
                value.cloned().unwrap_or_else(anything)
            }
        });
        terms.collect()
    }
}

/// Whether a comparison holds whatever the answers.
fn compared(left: &Amount, sign: Sign, right: &Amount) -> Truth {
    let unknown = |_: u32| Reckoned::Unknown;
    match (
        left.reckon(&unknown, &unknown),
        right.reckon(&unknown, &unknown),
    ) {
        (Reckoned::Value(left), Reckoned::Value(right)) => Truth::of(holds(&left, sign, &right)),
        (Reckoned::Nothing, _) | (_, Reckoned::Nothing) => Truth::No,
        _ => Truth::Open,
    }
}

/// Every way in which the atoms of a rule of the program hold together, in order.
fn ways(model: &Model, rule: usize, variables: usize) -> Result<Vec<Vec<Value>>, Ungroundable> {
    let mut bindings: Vec<Vec<Value>> = Vec::new();
    model
        .instances(rule, &[], &mut |binding| {
            let values = (0_u16..)
                .take(variables)
                .map(|place| binding.value(Variable(place)).cloned());
            bindings.extend(values.collect::<Option<Vec<Value>>>());
            if bindings.len() > MOST_STATEMENTS {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .map_err(|stopped| Ungroundable::TooMuch(stopped.to_string()))?;
    if bindings.len() > MOST_STATEMENTS {
        return Err(Ungroundable::TooMuch(String::new()));
    }
    bindings.sort();
    bindings.dedup();
    Ok(bindings)
}

/// The aggregates in an expression.
fn aggregates<'e>(expression: &'e Expression, found: &mut Vec<&'e Expression>) {
    match expression {
        Expression::Term(_) => {}
        Expression::Reckon(left, _, right) => {
            aggregates(left, found);
            aggregates(right, found);
        }
        Expression::Call(_, arguments) => {
            for argument in arguments {
                aggregates(argument, found);
            }
        }
        Expression::Aggregate { .. } => found.push(expression),
    }
}

/// A statement with a variable of its own for each `_`; its variables are added to those known.
fn bound(statement: &Statement, variables: &mut Vec<Arc<str>>) -> Statement {
    let mut statement = statement.clone();
    for term in &mut statement.terms {
        if term.it == Term::Anything {
            term.it = Term::Variable(Arc::from(format!("_{}", variables.len())));
        }
        if let Term::Variable(name) = &term.it
            && !variables.contains(name)
        {
            variables.push(Arc::clone(name));
        }
    }
    statement
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
