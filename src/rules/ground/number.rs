//! Numbers and names: what is asked, compared or derived has one number however often it is met, and
//! a name that another day or policy gives it too.

use std::sync::Arc;

use crate::model::ClaimId;

use super::super::amount::Amount;
use super::super::datalog;
use super::super::syntax::{FUNCTIONS, Value};
use super::{Atom, Builder, Said, number};

impl Builder<'_> {
    pub(super) fn atom(&mut self, atom: Atom) -> u32 {
        if let Some(&known) = self.atom_numbers.get(&atom) {
            return known;
        }
        let new = number(self.atoms.len());
        self.atoms.push(atom.clone());
        self.atom_numbers.insert(atom, new);
        new
    }

    pub(super) fn pattern(&mut self, text: &Arc<str>) -> Option<u32> {
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
    pub(super) fn fact(&mut self, atom: u32, so: bool) -> u32 {
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

    pub(super) fn derived(&mut self, name: &Arc<str>, values: Vec<Value>) -> u32 {
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
                let name = FUNCTIONS
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
}
