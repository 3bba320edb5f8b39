//! Conditions of rules as sentences, in which variables are called by what they stand for: the
//! persons of a case by their roles, days and values by letters.
//!
//! Words patterns only; what is so in a case is told elsewhere.

mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{ArgumentType, Language, Predicate, RecordKind, RuleId, RuleSet, Text};
use crate::rules::{
    BookRule, Condition, Expression, Fold, Function, Operator, RuleBook, Sign, Statement, Term,
    Value,
};

use super::parts::{Link, Said};
use super::reader::{LINKS, Reader};
use super::words::Part;
use names::{Called, Person, persons};

pub(super) use names::Names;

/// A condition, an exception or a conclusion in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionLine {
    /// The sentence, without a full stop.
    pub text: Said,
    /// The predicate, for what states one.
    pub href: Option<String>,
    /// Whether persons are asked for it.
    pub is_asked: bool,
    /// The rules that conclude it.
    pub concluded_by: Vec<Link>,
    /// The rules that conclude its contrary.
    pub denied_by: Vec<Link>,
}

/// The rules of a set in words.
#[derive(Debug, Clone)]
pub(super) struct Sentences<'k> {
    reader: Reader<'k>,
    set: &'k RuleSet,
    pub(super) book: &'k RuleBook,
    // What is said of persons: a predicate and the place of an argument.
    persons: BTreeMap<(Arc<str>, usize), Person>,
}

impl<'k> Sentences<'k> {
    pub(super) fn of(reader: Reader<'k>, set: &'k RuleSet) -> Option<Self> {
        let book = reader.kb.books().book(&set.id)?;
        Some(Self {
            reader,
            set,
            book,
            persons: persons(book),
        })
    }

    pub(super) fn predicate(&self, name: &str) -> Option<&'k Predicate> {
        let signature = self.book.vocabulary.find(name)?;
        self.reader.kb.graph().predicate(&signature.id)
    }

    /// What the variables of a rule are called.
    pub(super) fn names(&self, rule: &BookRule) -> Names {
        let mut groups: Vec<&[Condition]> = vec![&rule.conditions];
        groups.extend(rule.exceptions.iter().map(Vec::as_slice));
        Names::of(self, &groups, Some(&rule.head))
    }

    /// The conditions of one group, without those that are told where a variable stands.
    pub(super) fn lines(
        &self,
        names: &Names,
        group: usize,
        conditions: &[Condition],
    ) -> Vec<ConditionLine> {
        let told = |place: &usize| names.told.contains(&(group, *place));
        conditions
            .iter()
            .enumerate()
            .filter(|(place, _)| !told(place))
            .map(|(_, condition)| self.line(names, condition))
            .collect()
    }

    fn line(&self, names: &Names, condition: &Condition) -> ConditionLine {
        match condition {
            Condition::Statement { denied, statement } => {
                self.statement_line(names, statement, *denied)
            }
            Condition::Compare { .. } | Condition::Matches { .. } | Condition::Exists { .. } => {
                ConditionLine {
                    text: Said::from(self.clause(names, condition)).begun(),
                    href: None,
                    is_asked: false,
                    concluded_by: Vec::new(),
                    denied_by: Vec::new(),
                }
            }
        }
    }

    /// A statement of a rule, with the rules that conclude it.
    pub(super) fn statement_line(
        &self,
        names: &Names,
        statement: &Statement,
        denied: bool,
    ) -> ConditionLine {
        let signature = self.book.vocabulary.find(&statement.name.it);
        let href = signature.map(|it| self.reader.item_path(RecordKind::Predicate, it.id.as_str()));
        let rest = href.clone().unwrap_or_default();
        let concluding = |denies: bool| {
            let rules = self.book.concluding(statement);
            let rules = rules.filter(|rule| rule.denies == denies);
            self.reader
                .first_links(rules, LINKS, &rest, |it| self.reader.rule_link(&it.id))
        };
        ConditionLine {
            text: self.stated(names, statement, denied).begun(),
            is_asked: signature.is_some_and(|it| it.asked.is_some()),
            concluded_by: concluding(false),
            denied_by: concluding(true),
            href,
        }
    }

    /// A statement as a clause: small first letter, no full stop.
    fn stated(&self, names: &Names, statement: &Statement, denied: bool) -> Said {
        let Some(predicate) = self.predicate(&statement.name.it) else {
            return Said::from(statement.name.it.to_string());
        };
        let fill = |text: &Text| {
            let (pattern, language) = text.read(self.reader.language());
            let mut filled = pattern.to_owned();
            for (term, (name, kind)) in statement.terms.iter().zip(&predicate.arguments) {
                filled =
                    filled.replace(&format!("{{{name}}}"), &self.filler(names, &term.it, kind));
            }
            Said {
                text: contracted(filled, language),
                lang: (language != self.reader.language()).then_some(language),
            }
        };
        match (&predicate.denies, denied) {
            (_, false) => fill(&predicate.states),
            (Some(denies), true) => fill(denies),
            (None, true) => {
                let stated = fill(&predicate.states);
                Said {
                    text: self
                        .reader
                        .say_with("condition-not", &[("what", Part::Text(&stated.text))]),
                    lang: stated.lang,
                }
            }
        }
    }

    /// The sentence of a predicate as a clause, with its arguments called by their roles or by
    /// letters.
    pub(super) fn pattern(&self, predicate: &Predicate, denied: bool) -> Option<Said> {
        let (names, statement) = self.open_statement(predicate)?;
        Some(self.stated(&names, &statement, denied))
    }

    /// What a predicate is about: its question, or its sentence with dots for what is left open.
    pub(super) fn heading(&self, name: &str) -> Said {
        let Some(predicate) = self.predicate(name) else {
            return Said::from(name.to_owned());
        };
        if let Some(question) = &predicate.question {
            return self.reader.read(question);
        }
        match self.open_statement(predicate) {
            Some((mut names, statement)) => {
                names.leave_open();
                self.stated(&names, &statement, false).begun()
            }
            None => Said::from(name.to_owned()),
        }
    }

    /// A predicate with a variable in each place.
    fn open_statement(&self, predicate: &Predicate) -> Option<(Names, Statement)> {
        let name = predicate.name();
        let signature = self.book.vocabulary.find(&name)?;
        let variables: Vec<String> = (0..signature.sorts.len())
            .map(|place| format!("?v{place}"))
            .collect();
        let text = format!("{name}({})", variables.join(", "));
        let (_, statement) = crate::rules::statement(&text).ok()?;
        let names = Names::of(self, &[], Some(&statement));
        Some((names, statement))
    }

    /// The questions of the set to which a conclusion belongs.
    pub(super) fn questions_about(&self, head: &Statement) -> Vec<Said> {
        let asked = self.book.questions.iter();
        asked
            .filter(|question| question.head.could_be(head))
            .filter_map(|question| {
                self.set
                    .questions
                    .iter()
                    .find(|it| *it.key == *question.key)
            })
            .map(|question| self.reader.read(&question.question))
            .collect()
    }

    /// The day of a case by which a rule reaches it, as a clause.
    pub(super) fn event(&self, name: &str) -> Option<String> {
        let predicate = self.predicate(name)?;
        Some(self.pattern(predicate, false)?.text)
    }

    fn filler(&self, names: &Names, term: &Term, kind: &ArgumentType) -> String {
        match term {
            Term::Anything => match kind {
                ArgumentType::Person => self.reader.say("condition-somebody"),
                ArgumentType::Date => self.reader.say("condition-some-day"),
                ArgumentType::Text
                | ArgumentType::Number
                | ArgumentType::YesNo
                | ArgumentType::OneOf(_)
                | ArgumentType::Record => self.reader.say("condition-any"),
            },
            Term::Variable(name) => match names.called.get(name) {
                Some(Called::Words(words) | Called::Letter(words)) => words.clone(),
                Some(Called::Day(letter)) => self
                    .reader
                    .say_with("condition-day", &[("letter", Part::Text(letter))]),
                None => name.to_string(),
            },
            Term::Value(value) => self.value(value, Some(kind)),
        }
    }

    /// A value in words.
    pub(super) fn value(&self, value: &Value, kind: Option<&ArgumentType>) -> String {
        match value {
            Value::Number(number) => number.to_string(),
            Value::Date(day) => self.reader.words.date(*day),
            Value::Text(text) => format!("“{text}”"),
            Value::Name(name) => match kind {
                Some(ArgumentType::OneOf(options)) => {
                    let option = options.iter().find(|(word, _)| **word == **name);
                    option.map_or_else(|| name.to_string(), |(_, text)| self.reader.read(text).text)
                }
                Some(ArgumentType::Person) => self.person(name),
                Some(
                    ArgumentType::Text
                    | ArgumentType::Number
                    | ArgumentType::Date
                    | ArgumentType::YesNo
                    | ArgumentType::Record,
                )
                | None => name.to_string(),
            },
        }
    }

    fn person(&self, name: &str) -> String {
        let subject = self.set.subject.as_ref().filter(|it| it.name == name);
        subject.map_or_else(
            || name.to_owned(),
            |role| self.reader.read(&role.words).text,
        )
    }

    fn role(&self, person: Option<Person>) -> String {
        let words = match person {
            Some(Person::Other) => self.set.others.as_ref().map(|it| &it.words),
            Some(Person::Subject) | None => self.set.subject.as_ref().map(|it| &it.words),
        };
        words.map_or_else(
            || self.reader.say("condition-somebody"),
            |words| self.reader.read(words).text,
        )
    }

    /// A condition as a clause.
    fn clause(&self, names: &Names, condition: &Condition) -> String {
        let clause = match condition {
            Condition::Statement { denied, statement } => {
                self.stated(names, statement, *denied).text
            }
            Condition::Compare {
                left, sign, right, ..
            } => {
                let is_day = is_day(names, left) || is_day(names, right);
                let is_value = !is_day && (is_word(left) || is_word(right));
                let key = match (sign, is_day, is_value) {
                    (Sign::Less, true, _) => "compare-day-less",
                    (Sign::AtMost, true, _) => "compare-day-at-most",
                    (Sign::Greater, true, _) => "compare-day-greater",
                    (Sign::AtLeast, true, _) => "compare-day-at-least",
                    (Sign::Equal, true, _) | (Sign::Equal, _, true) => "compare-is",
                    (Sign::Unequal, true, _) | (Sign::Unequal, _, true) => "compare-is-not",
                    (Sign::Less, false, _) => "compare-less",
                    (Sign::AtMost, false, _) => "compare-at-most",
                    (Sign::Greater, false, _) => "compare-greater",
                    (Sign::AtLeast, false, _) => "compare-at-least",
                    (Sign::Equal, false, false) => "compare-equal",
                    (Sign::Unequal, false, false) => "compare-unequal",
                };
                let (left, right) = (self.amount(names, left), self.amount(names, right));
                self.reader.say_with(
                    key,
                    &[("left", Part::Text(&left)), ("right", Part::Text(&right))],
                )
            }
            Condition::Matches {
                text,
                pattern,
                denied,
            } => {
                let key = if *denied {
                    "condition-fits-not"
                } else {
                    "condition-fits"
                };
                let what = self.filler(names, &text.it, &ArgumentType::Text);
                self.reader.say_with(
                    key,
                    &[
                        ("what", Part::Text(&what)),
                        ("pattern", Part::Text(&pattern.it)),
                    ],
                )
            }
            Condition::Exists { denied, over, .. } => {
                let key = if *denied {
                    "condition-none"
                } else {
                    "condition-exists"
                };
                let what = self.clauses(names, over);
                self.reader.say_with(key, &[("what", Part::Text(&what))])
            }
        };
        contracted(clause, self.reader.language())
    }

    fn clauses(&self, names: &Names, conditions: &[Condition]) -> String {
        let clauses: Vec<String> = conditions.iter().map(|it| self.clause(names, it)).collect();
        clauses.join(&self.reader.say("condition-and"))
    }

    /// What is compared.
    fn amount(&self, names: &Names, expression: &Expression) -> String {
        let say = |key: &str, parts: &[(&str, Part<'_>)]| self.reader.say_with(key, parts);
        match expression {
            Expression::Term(term) => match &term.it {
                Term::Variable(name) => match names.called.get(name) {
                    Some(Called::Day(letter)) => {
                        say("condition-the-day", &[("letter", Part::Text(letter))])
                    }
                    Some(Called::Words(words) | Called::Letter(words)) => words.clone(),
                    None => name.to_string(),
                },
                Term::Value(Value::Date(day)) => {
                    let day = self.reader.words.date(*day);
                    say("condition-the-date", &[("date", Part::Text(&day))])
                }
                Term::Value(value) => self.value(value, self.kind_of(value)),
                Term::Anything => self.reader.say("condition-any"),
            },
            Expression::Reckon(left, operator, right) => {
                let key = match operator {
                    Operator::Plus => "amount-plus",
                    Operator::Minus => "amount-minus",
                    Operator::Times => "amount-times",
                };
                let (left, right) = (self.amount(names, left), self.amount(names, right));
                say(
                    key,
                    &[("left", Part::Text(&left)), ("right", Part::Text(&right))],
                )
            }
            Expression::Call(function, arguments) => {
                let key = match function.it {
                    Function::Days => "amount-days",
                    Function::Months => "amount-months",
                    Function::Years => "amount-years",
                    Function::AddDays => "amount-add-days",
                    Function::AddMonths => "amount-add-months",
                    Function::AddYears => "amount-add-years",
                    Function::Year => "amount-year",
                };
                let told: Vec<String> = arguments
                    .iter()
                    .map(|argument| self.amount(names, argument))
                    .collect();
                let at = |place: usize| told.get(place).map_or("", String::as_str);
                let count = arguments
                    .get(1)
                    .and_then(|argument| match argument.value() {
                        Some(Value::Number(number)) => usize::try_from(*number).ok(),
                        Some(_) | None => None,
                    });
                let second = count.map_or_else(|| Part::Text(at(1)), Part::Count);
                say(key, &[("a", Part::Text(at(0))), ("b", second)])
            }
            Expression::Aggregate {
                fold,
                variable,
                over,
                ..
            } => {
                let key = match fold {
                    Fold::Count => "amount-count",
                    Fold::Min => "amount-least",
                    Fold::Max => "amount-greatest",
                };
                let name = match names.called.get(&variable.it) {
                    Some(Called::Words(words) | Called::Letter(words) | Called::Day(words)) => {
                        words.clone()
                    }
                    None => variable.it.to_string(),
                };
                let what = self.clauses(names, over);
                say(
                    key,
                    &[("name", Part::Text(&name)), ("what", Part::Text(&what))],
                )
            }
        }
    }

    /// The list to which a word belongs that stands in a comparison by itself.
    fn kind_of(&self, value: &Value) -> Option<&'k ArgumentType> {
        let Value::Name(word) = value else {
            return None;
        };
        let predicates = self.book.vocabulary.all();
        predicates
            .filter_map(|signature| self.reader.kb.graph().predicate(&signature.id))
            .flat_map(|predicate| &predicate.arguments)
            .map(|(_, kind)| kind)
            .find(|kind| match kind {
                ArgumentType::OneOf(options) => options.iter().any(|(it, _)| **it == **word),
                ArgumentType::Person
                | ArgumentType::Text
                | ArgumentType::Number
                | ArgumentType::Date
                | ArgumentType::YesNo
                | ArgumentType::Record => false,
            })
    }
}

impl<'k> Reader<'k> {
    /// A link to a rule.
    pub(super) fn rule_link(&self, id: &RuleId) -> Link {
        match self.kb.graph().record(id.as_str()) {
            Some(record) => Link {
                mark: self
                    .kb
                    .graph()
                    .rule(id)
                    .is_some_and(|rule| rule.proposed)
                    .then(|| self.say("rule-not-law")),
                ..self.link(record)
            },
            None => Link {
                href: self.item_path(RecordKind::Rule, id.as_str()),
                text: Said::from(id.to_string()),
                mark: None,
                verdict: None,
            },
        }
    }

    /// The sentences of a set of rules.
    pub(super) fn sentences(self, set: &'k RuleSet) -> Option<Sentences<'k>> {
        Sentences::of(self, set)
    }
}

/// Whether an expression is a day.
fn is_day(names: &Names, expression: &Expression) -> bool {
    match expression {
        Expression::Term(term) => match &term.it {
            Term::Variable(name) => match names.called.get(name) {
                Some(Called::Day(_)) => true,
                Some(Called::Words(_) | Called::Letter(_)) | None => false,
            },
            Term::Value(Value::Date(_)) => true,
            Term::Value(Value::Number(_) | Value::Name(_) | Value::Text(_)) | Term::Anything => {
                false
            }
        },
        Expression::Call(function, _) => match function.it {
            Function::AddDays | Function::AddMonths | Function::AddYears => true,
            Function::Days | Function::Months | Function::Years | Function::Year => false,
        },
        Expression::Reckon(..) | Expression::Aggregate { .. } => false,
    }
}

/// Whether an expression is a word from a list, or a text.
fn is_word(expression: &Expression) -> bool {
    match expression.value() {
        Some(Value::Name(_) | Value::Text(_)) => true,
        Some(Value::Number(_) | Value::Date(_)) | None => false,
    }
}

/// Prepositions drawn together with the article after them, where the language does so.
pub(super) fn contracted(text: String, language: Language) -> String {
    match language {
        Language::En => text,
        Language::Fr => [
            (" de le ", " du "),
            (" à le ", " au "),
            (" de les ", " des "),
            (" à les ", " aux "),
        ]
        .into_iter()
        .fold(text, |text, (apart, together)| {
            text.replace(apart, together)
        }),
    }
}

impl Said {
    /// The same with a capital at its beginning.
    pub(super) fn begun(self) -> Self {
        let mut rest = self.text.chars();
        let text = match rest.next() {
            Some(first) => first.to_uppercase().chain(rest).collect(),
            None => String::new(),
        };
        Self { text, ..self }
    }
}
