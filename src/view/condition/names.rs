//! What the variables of a rule are called: persons by their roles, days and values by letters, and
//! what is said of a variable only once where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{ArgumentType, AskedOf};
use crate::rules::{Condition, Expression, RuleBook, Sign, Sort, Statement, Term};

use super::super::words::Part;
use super::Sentences;

/// Who a variable is, in a book: the person whom a case is about, or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    Subject,
    Other,
}

/// A variable of a rule, as sentences call it.
#[derive(Debug, Clone)]
pub(super) enum Called {
    /// By words that fit into a sentence.
    Words(String),
    /// A day, by a letter.
    Day(String),
    /// Anything else, by a letter.
    Letter(String),
}

/// The variables of one rule, and the comparisons that are told where a variable stands.
#[derive(Debug, Clone, Default)]
pub(in crate::view) struct Names {
    pub(super) called: BTreeMap<Arc<str>, Called>,
    pub(super) told: BTreeSet<(usize, usize)>,
}

impl Names {
    /// Calls by dots what has a letter.
    pub(super) fn leave_open(&mut self) {
        for called in self.called.values_mut() {
            if let Called::Letter(_) | Called::Day(_) = called {
                *called = Called::Letter("…".to_owned());
            }
        }
    }

    /// The names of the variables in groups of conditions and in what follows from them.
    pub(super) fn of(
        sentences: &Sentences<'_>,
        groups: &[&[Condition]],
        head: Option<&Statement>,
    ) -> Self {
        let mut naming = Naming {
            sentences,
            groups,
            uses: Vec::new(),
            names: Self::default(),
            letters: 'A'..='Z',
            persons: Vec::new(),
        };
        let statements = groups.iter().enumerate().flat_map(|(group, conditions)| {
            let conditions = conditions.iter().flat_map(Condition::statements);
            conditions.map(move |it| (group, it))
        });
        for (group, statement) in statements.chain(head.map(|head| (usize::MAX, head))) {
            naming.note(group, statement);
        }
        naming.finish()
    }
}

/// Gives the variables of a rule their names.
struct Naming<'n, 'k> {
    sentences: &'n Sentences<'k>,
    groups: &'n [&'n [Condition]],
    // Each variable in the order in which they are met, with its kind, and where it is named.
    uses: Vec<(Arc<str>, ArgumentType, Vec<usize>)>,
    names: Names,
    letters: std::ops::RangeInclusive<char>,
    persons: Vec<(Arc<str>, Option<Person>)>,
}

impl Naming<'_, '_> {
    fn note(&mut self, group: usize, statement: &Statement) {
        let Some(predicate) = self.sentences.predicate(&statement.name.it) else {
            return;
        };
        let arguments = statement.terms.iter().zip(&predicate.arguments);
        for (place, (term, (_, kind))) in arguments.enumerate() {
            let Term::Variable(name) = &term.it else {
                continue;
            };
            match self.uses.iter_mut().find(|(known, ..)| known == name) {
                Some((_, _, places)) => places.push(group),
                None => self
                    .uses
                    .push((Arc::clone(name), kind.clone(), vec![group])),
            }
            if *kind == ArgumentType::Person {
                let key = (Arc::clone(&statement.name.it), place);
                let found = self.sentences.persons.get(&key).copied();
                match self.persons.iter_mut().find(|(known, _)| known == name) {
                    Some((_, person)) => *person = person.or(found),
                    None => self.persons.push((Arc::clone(name), found)),
                }
            }
        }
    }

    fn finish(mut self) -> Names {
        for (name, kind, places) in std::mem::take(&mut self.uses) {
            let called = match kind {
                ArgumentType::Person => self.person(&name),
                ArgumentType::Date => Called::Day(self.letter()),
                ArgumentType::Number | ArgumentType::OneOf(_) | ArgumentType::YesNo => self
                    .in_place(&name, &kind, &places)
                    .unwrap_or_else(|| Called::Letter(self.letter())),
                ArgumentType::Text | ArgumentType::Record => Called::Letter(self.letter()),
            };
            self.names.called.insert(name, called);
        }
        // What only a calculation gives its value has a letter too.
        let bound = self.groups.iter().flat_map(|group| group.iter());
        let bound: Vec<Arc<str>> = bound
            .filter_map(|condition| match condition {
                Condition::Compare { left, right, .. } => {
                    let mut sides = [left, right].into_iter();
                    sides.find_map(Expression::variable).cloned()
                }
                Condition::Statement { .. }
                | Condition::Matches { .. }
                | Condition::Exists { .. } => None,
            })
            .filter(|name| !self.names.called.contains_key(name))
            .collect();
        for name in bound {
            let letter = self.letter();
            self.names.called.insert(name, Called::Letter(letter));
        }
        self.names
    }

    fn letter(&mut self) -> String {
        self.letters.next().unwrap_or('Z').to_string()
    }

    /// A person by the role; the second in the same role with a letter.
    fn person(&mut self, name: &Arc<str>) -> Called {
        let found = self.persons.iter().find(|(known, _)| known == name);
        let person = found.and_then(|(_, person)| *person);
        let same = self
            .persons
            .iter()
            .take_while(|(known, _)| known != name)
            .any(|(_, other)| *other == person);
        let words = self.sentences.role(person);
        Called::Words(if same {
            format!("{words} {}", self.letter())
        } else {
            words
        })
    }

    /// What a variable can be, said where it stands, if that is the only place where it is named and
    /// all that is said of it are comparisons with values.
    fn in_place(
        &mut self,
        name: &Arc<str>,
        kind: &ArgumentType,
        places: &[usize],
    ) -> Option<Called> {
        let [group] = *places else { return None };
        let mut compared = Vec::new();
        for (number, conditions) in self.groups.iter().enumerate() {
            for (place, condition) in conditions.iter().enumerate() {
                let Condition::Compare {
                    left, sign, right, ..
                } = condition
                else {
                    continue;
                };
                if !mentions(left, name) && !mentions(right, name) {
                    continue;
                }
                let (Some(one), Some(value)) = (left.variable(), right.value()) else {
                    return None;
                };
                if one != name || number != group {
                    return None;
                }
                compared.push(((number, place), *sign, value.clone()));
            }
        }
        let reader = self.sentences.reader;
        let words = match (kind, compared.as_slice()) {
            (ArgumentType::Number, [(_, sign, value)]) => {
                let key = match sign {
                    Sign::Less => "limit-less",
                    Sign::AtMost => "limit-at-most",
                    Sign::Greater => "number-greater",
                    Sign::AtLeast => "limit-at-least",
                    Sign::Equal => "number-equal",
                    Sign::Unequal => "number-unequal",
                };
                reader.say_with(key, &[("number", Part::Text(&value.to_string()))])
            }
            (ArgumentType::Number, _) => return None,
            (_, []) if group == usize::MAX => return None,
            (_, []) => reader.say("condition-any"),
            (_, several) if several.iter().all(|(_, sign, _)| *sign == Sign::Unequal) => {
                let values: Vec<String> = several
                    .iter()
                    .map(|(_, _, value)| self.sentences.value(value, Some(kind)))
                    .collect();
                let values = values.join(", ");
                reader.say_with("condition-any-but", &[("values", Part::Text(&values))])
            }
            _ => return None,
        };
        let told = compared.into_iter().map(|(place, ..)| place);
        self.names.told.extend(told);
        Some(Called::Words(words))
    }
}

/// Who the persons are that predicates are said of: known of what is asked, and passed on from rule
/// to rule through variables.
pub(super) fn persons(book: &RuleBook) -> BTreeMap<(Arc<str>, usize), Person> {
    let mut persons = BTreeMap::new();
    for signature in book.vocabulary.all() {
        let Some(asked) = signature.asked else {
            continue;
        };
        let mut put = |place: usize, person: Person| {
            persons.insert((Arc::clone(&signature.name), place), person);
        };
        match asked.of {
            AskedOf::Subject => put(asked.bearer, Person::Subject),
            AskedOf::Others => put(asked.bearer, Person::Other),
            AskedOf::Everyone => {}
        }
        if let Some(place) = asked.subject {
            put(place, Person::Subject);
        }
    }
    loop {
        let before = persons.len();
        for rule in &book.rules {
            let mut of_rule: BTreeMap<&Arc<str>, Person> = BTreeMap::new();
            let named = || {
                let all = rule.names().map(|(statement, _)| statement);
                all.chain([&rule.head])
            };
            let places = |statement: &'_ Statement| {
                let terms = statement.terms.iter().enumerate();
                let variables = terms.filter_map(|(place, term)| match &term.it {
                    Term::Variable(name) => Some((place, Arc::clone(name))),
                    Term::Anything | Term::Value(_) => None,
                });
                variables.collect::<Vec<_>>()
            };
            for statement in named() {
                for (place, term) in statement.terms.iter().enumerate() {
                    if let Term::Variable(name) = &term.it
                        && let Some(person) = persons.get(&(Arc::clone(&statement.name.it), place))
                    {
                        of_rule.entry(name).or_insert(*person);
                    }
                }
            }
            for statement in named() {
                let signature = book.vocabulary.find(&statement.name.it);
                for (place, name) in places(statement) {
                    let is_person =
                        signature.and_then(|it| it.sorts.get(place)) == Some(&Sort::Person);
                    let is_asked = signature.is_some_and(|it| it.asked.is_some());
                    if is_person
                        && !is_asked
                        && let Some(person) = of_rule.get(&name)
                    {
                        persons
                            .entry((Arc::clone(&statement.name.it), place))
                            .or_insert(*person);
                    }
                }
            }
        }
        if persons.len() == before {
            return persons;
        }
    }
}

/// Whether an expression has a variable in it; of an aggregate, that is not looked up.
fn mentions(expression: &Expression, name: &Arc<str>) -> bool {
    expression
        .parts()
        .into_iter()
        .any(|part| matches!(part, Expression::Aggregate { .. }) || part.variable() == Some(name))
}
