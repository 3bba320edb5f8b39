//! What can be said in a set of rules: its predicates by name, and whether conditions make sense.
//!
//! Knows no rule and no case. A condition that passes here speaks of predicates that exist, of
//! values that can be, and of variables that something gives a value.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, nearest};
use crate::model::{ArgumentType, AskedOf, IfUnproved, Language, Predicate, PredicateId};

use super::datalog::{BadPattern, compiled};
use super::syntax::{
    Condition, Expression, Function, Sign, Spanned, Statement, Term, Value, is_name, is_reserved,
};

/// What is wrong with a condition, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which check found it.
    pub code: Code,
    /// Where in the text of the condition.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The kind of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// A person of the case.
    Person,
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// One of these words.
    Choice(Arc<[Arc<str>]>),
    /// The id of a record.
    Record,
}

impl Sort {
    fn of(argument: &ArgumentType) -> Self {
        match argument {
            ArgumentType::Person => Self::Person,
            ArgumentType::Text => Self::Text,
            ArgumentType::Number => Self::Number,
            ArgumentType::Date => Self::Date,
            ArgumentType::YesNo => Self::Choice(["yes", "no"].map(Arc::from).into()),
            ArgumentType::OneOf(values) => Self::Choice(
                values
                    .iter()
                    .map(|(value, _)| Arc::from(value.as_str()))
                    .collect(),
            ),
            ArgumentType::Record => Self::Record,
        }
    }

    /// The words for it in messages.
    fn words(&self) -> &'static str {
        match self {
            Self::Person => "a person",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Date => "a day",
            Self::Choice(_) => "a word from a list",
            Self::Record => "the id of a record",
        }
    }

    /// Whether one value can be of both kinds.
    fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Choice(mine), Self::Choice(theirs)) => mine.iter().any(|it| theirs.contains(it)),
            _ => self == other,
        }
    }
}

/// How a predicate is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Of whom.
    pub of: AskedOf,
    /// The place of the person whom it is asked of.
    pub bearer: usize,
    /// The place of the subject, where it is said of two persons.
    pub subject: Option<usize>,
    /// The place of the value; none for what is answered by yes or no.
    pub value: Option<usize>,
}

/// A predicate as conditions see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The record.
    pub id: PredicateId,
    /// The name in conditions.
    pub name: Arc<str>,
    /// What it is spoken of.
    pub sorts: Vec<Sort>,
    /// How it is asked; none for what rules derive.
    pub asked: Option<Asked>,
    /// Whether a person can have several values of it at once.
    pub many: bool,
    /// What counts where nobody proves it.
    pub if_unproved: IfUnproved,
    /// The least and the greatest number.
    pub within: Option<(i64, i64)>,
}

/// The predicates of a set, by name.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    by_name: BTreeMap<Arc<str>, Signature>,
    // The only person whom rules can name.
    subject: Option<Arc<str>>,
}

/// The kinds of the variables of a rule.
pub(super) type Scope = HashMap<Arc<str>, Sort>;

impl Vocabulary {
    /// The vocabulary of these predicates, and what is wrong with each that is left out.
    #[must_use]
    pub fn of<'p>(
        predicates: impl IntoIterator<Item = &'p Predicate>,
        subject: Option<Arc<str>>,
    ) -> (Self, Vec<(PredicateId, String, String)>) {
        let mut made = Self {
            subject,
            ..Self::default()
        };
        let mut faults = Vec::new();
        for predicate in predicates {
            match signature(predicate) {
                Ok(signature) => {
                    made.by_name.insert(Arc::clone(&signature.name), signature);
                }
                Err((message, help)) => faults.push((predicate.id.clone(), message, help)),
            }
        }
        (made, faults)
    }

    /// The predicate of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Signature> {
        self.by_name.get(name)
    }

    /// Every predicate, by name.
    pub fn all(&self) -> impl Iterator<Item = &Signature> {
        self.by_name.values()
    }

    /// Whether conditions that must all hold make sense. What they bind is added to the scope.
    #[must_use]
    pub(super) fn check(&self, conditions: &[Condition], scope: &mut Scope) -> Vec<Fault> {
        let mut faults = Vec::new();
        for condition in conditions {
            if let Condition::Statement {
                denied: false,
                statement,
            } = condition
            {
                self.statement(statement, Binding::Gives, scope, &mut faults);
            }
        }
        self.given_values(conditions, scope);
        for condition in conditions {
            match condition {
                Condition::Statement { denied: false, .. } => {}
                Condition::Statement {
                    denied: true,
                    statement,
                } => self.statement(statement, Binding::Needs, scope, &mut faults),
                Condition::Compare {
                    left,
                    sign,
                    right,
                    span,
                } => self.compare(left, *sign, right, span, scope, &mut faults),
                Condition::Matches { text, pattern, .. } => {
                    if text.it == Term::Anything {
                        faults.push(Fault {
                            code: Code::UnboundVariable,
                            span: text.span.clone(),
                            message: "`_` has no text that could fit".to_owned(),
                            help: "name a variable that a statement binds".to_owned(),
                        });
                    }
                    self.term(text, &Sort::Text, Binding::Needs, scope, &mut faults);
                    let bad = compiled(&pattern.it).err();
                    faults.extend(bad.map(|bad| pattern_fault(&bad, &pattern.span)));
                }
                Condition::Exists { over, .. } => {
                    let mut inner = scope.clone();
                    faults.extend(self.check(over, &mut inner));
                }
            }
        }
        faults
    }

    /// Whether what follows from a rule makes sense: every variable has a value.
    #[must_use]
    pub(super) fn check_head(&self, head: &Statement, scope: &mut Scope) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.statement(head, Binding::Needs, scope, &mut faults);
        for term in &head.terms {
            if term.it == Term::Anything {
                faults.push(Fault {
                    code: Code::UnboundVariable,
                    span: term.span.clone(),
                    message: "what follows cannot be left open with `_`".to_owned(),
                    help: "name a variable that the conditions bind".to_owned(),
                });
            }
        }
        faults
    }

    /// Gives variables their kinds that stand alone on one side of `=`.
    fn given_values(&self, conditions: &[Condition], scope: &mut Scope) {
        // Each round gives at least one more its value, or is the last.
        for _ in 0..conditions.len() {
            let before = scope.len();
            for condition in conditions {
                if let Condition::Compare {
                    left,
                    sign: Sign::Equal,
                    right,
                    ..
                } = condition
                {
                    for (one, other) in [(left, right), (right, left)] {
                        if let Some(name) = one.variable()
                            && !scope.contains_key(name)
                            && is_known(other, scope)
                            && let Some(sort) = self.sort_of(other, scope)
                        {
                            scope.insert(Arc::clone(name), sort);
                        }
                    }
                }
            }
            if scope.len() == before {
                return;
            }
        }
    }

    fn statement(
        &self,
        statement: &Statement,
        binding: Binding,
        scope: &mut Scope,
        faults: &mut Vec<Fault>,
    ) {
        let name = &statement.name;
        let Some(signature) = self.find(&name.it) else {
            faults.push(self.unknown(name));
            return;
        };
        if signature.sorts.len() != statement.terms.len() {
            faults.push(Fault {
                code: Code::TypeClash,
                span: statement.span(),
                message: format!(
                    "`{}` is said of {}, and {} stand here",
                    name.it,
                    things(signature.sorts.len()),
                    statement.terms.len()
                ),
                help: format!("write `{}`", shape(signature)),
            });
            return;
        }
        for (term, sort) in statement.terms.iter().zip(&signature.sorts) {
            self.term(term, sort, binding, scope, faults);
        }
    }

    /// An unknown predicate.
    fn unknown(&self, name: &Spanned<Arc<str>>) -> Fault {
        let near = nearest(&name.it, self.by_name.keys().map(|it| &**it));
        let near = near.and_then(|near| self.find(near));
        Fault {
            code: Code::UnknownPredicate,
            span: name.span.clone(),
            message: format!("there is no predicate `{}`", name.it),
            help: match near {
                Some(near) => format!("did you mean `{}`?", shape(near)),
                None => format!(
                    "declare it in `predicates/{}.ron`, or name one that exists",
                    name.it.replace('_', "-")
                ),
            },
        }
    }

    fn term(
        &self,
        term: &Spanned<Term>,
        sort: &Sort,
        binding: Binding,
        scope: &mut Scope,
        faults: &mut Vec<Fault>,
    ) {
        match &term.it {
            Term::Anything => {}
            Term::Variable(name) => match (scope.get(name), binding) {
                (Some(known), _) if known.meets(sort) => {}
                (Some(known), _) => faults.push(clash(
                    &term.span,
                    &format!("`?{name}` is {} elsewhere", known.words()),
                    sort,
                )),
                (None, Binding::Gives) => {
                    scope.insert(Arc::clone(name), sort.clone());
                }
                (None, Binding::Needs) => faults.push(unbound(name, &term.span)),
            },
            Term::Value(Value::Name(name)) if *sort == Sort::Person => {
                if let Some(subject) = &self.subject
                    && subject != name
                {
                    faults.push(Fault {
                        code: Code::TypeClash,
                        span: term.span.clone(),
                        message: format!("rules can name `{subject}` and nobody else"),
                        help: format!("write `{subject}`, or a variable such as `?who`"),
                    });
                }
            }
            Term::Value(value) => faults.extend(value_fault(value, &term.span, sort)),
        }
    }

    fn compare(
        &self,
        left: &Expression,
        sign: Sign,
        right: &Expression,
        span: &Range<usize>,
        scope: &Scope,
        faults: &mut Vec<Fault>,
    ) {
        let before = faults.len();
        for side in [left, right] {
            self.expression(side, scope, faults);
        }
        if faults.len() > before {
            return;
        }
        let (Some(one), Some(other)) = (self.sort_of(left, scope), self.sort_of(right, scope))
        else {
            return;
        };
        let orders = match sign {
            Sign::Equal | Sign::Unequal => false,
            Sign::Less | Sign::AtMost | Sign::Greater | Sign::AtLeast => true,
        };
        // A bare word has no kind of its own: it takes that of the other side.
        let (one, other) = match (word_of(left), word_of(right)) {
            (Some(word), None) if !orders => {
                faults.extend(value_fault(word, &span_of(left), &other));
                return;
            }
            (None, Some(word)) if !orders => {
                faults.extend(value_fault(word, &span_of(right), &one));
                return;
            }
            _ => (one, other),
        };
        let ordered = matches!(one, Sort::Number | Sort::Date);
        if orders && !ordered {
            faults.push(Fault {
                code: Code::TypeClash,
                span: span.clone(),
                message: format!("`{}` does not fit {}", sign.word(), one.words()),
                help: "use `=` or `!=`".to_owned(),
            });
        } else if !one.meets(&other) {
            faults.push(Fault {
                code: Code::TypeClash,
                span: span.clone(),
                message: format!("{} and {} cannot be compared", one.words(), other.words()),
                help: "compare days with days and numbers with numbers; `days(?a, ?b)` is a number"
                    .to_owned(),
            });
        }
    }

    fn expression(&self, expression: &Expression, scope: &Scope, faults: &mut Vec<Fault>) {
        match expression {
            Expression::Term(Spanned { it, span }) => match it {
                Term::Variable(name) if !scope.contains_key(name) => {
                    faults.push(unbound(name, span));
                }
                Term::Anything => faults.push(Fault {
                    code: Code::UnboundVariable,
                    span: span.clone(),
                    message: "`_` has no value to reckon with".to_owned(),
                    help: "name a variable that a statement binds".to_owned(),
                }),
                Term::Variable(_) | Term::Value(_) => {}
            },
            Expression::Reckon(left, operator, right) => {
                for side in [&**left, &**right] {
                    self.expression(side, scope, faults);
                    if let Some(sort) = self.sort_of(side, scope)
                        && sort != Sort::Number
                    {
                        faults.push(clash(
                            &span_of(side),
                            &format!("{} stands beside `{}`", sort.words(), operator.word()),
                            &Sort::Number,
                        ));
                    }
                }
            }
            Expression::Call(function, arguments) => {
                if arguments.len() != function.it.arity() {
                    faults.push(Fault {
                        code: Code::TypeClash,
                        span: function.span.clone(),
                        message: format!(
                            "{} values stand in the brackets, and {} belong there",
                            arguments.len(),
                            function.it.arity()
                        ),
                        help: "docs/RULES.md lists the functions".to_owned(),
                    });
                    return;
                }
                for (argument, sort) in arguments.iter().zip(wanted_by(function.it)) {
                    self.expression(argument, scope, faults);
                    if let Some(found) = self.sort_of(argument, scope)
                        && found != sort
                    {
                        faults.push(clash(
                            &span_of(argument),
                            &format!("{} stands here", found.words()),
                            &sort,
                        ));
                    }
                }
            }
            Expression::Aggregate { over, variable, .. } => {
                let mut inner = scope.clone();
                faults.extend(self.check(over, &mut inner));
                if !inner.contains_key(&variable.it) {
                    faults.push(unbound(&variable.it, &variable.span));
                }
            }
        }
    }

    /// The kind of a value; none where it cannot be told.
    fn sort_of(&self, expression: &Expression, scope: &Scope) -> Option<Sort> {
        match expression {
            Expression::Term(Spanned { it, .. }) => match it {
                Term::Variable(name) => scope.get(name).cloned(),
                Term::Anything => None,
                Term::Value(Value::Number(_)) => Some(Sort::Number),
                Term::Value(Value::Date(_)) => Some(Sort::Date),
                Term::Value(Value::Text(_)) => Some(Sort::Text),
                Term::Value(Value::Name(name)) => Some(Sort::Choice([Arc::clone(name)].into())),
            },
            Expression::Reckon(..) => Some(Sort::Number),
            Expression::Call(function, _) => Some(match function.it {
                Function::Days | Function::Months | Function::Years | Function::Year => {
                    Sort::Number
                }
                Function::AddDays | Function::AddMonths | Function::AddYears => Sort::Date,
            }),
            Expression::Aggregate {
                fold,
                variable,
                over,
                ..
            } => match fold {
                super::syntax::Fold::Count => Some(Sort::Number),
                super::syntax::Fold::Min | super::syntax::Fold::Max => {
                    let mut inner = scope.clone();
                    let _ = self.check(over, &mut inner);
                    inner.get(&variable.it).cloned()
                }
            },
        }
    }
}

/// Whether everything that is reckoned with has a value.
fn is_known(expression: &Expression, scope: &Scope) -> bool {
    expression.parts().into_iter().all(|part| match part {
        Expression::Term(term) => match &term.it {
            Term::Variable(name) => scope.contains_key(name),
            Term::Value(_) => true,
            Term::Anything => false,
        },
        Expression::Aggregate { .. } | Expression::Reckon(..) | Expression::Call(..) => true,
    })
}

/// Whether a statement gives its variables their values or needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Binding {
    Gives,
    Needs,
}

fn signature(predicate: &Predicate) -> Result<Signature, (String, String)> {
    let name = predicate.name();
    if is_reserved(&name) {
        return Err((
            format!("`{name}` means something else in conditions"),
            "rename the file".to_owned(),
        ));
    }
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err((
            format!("`{name}` does not begin with a letter, so no condition can call it"),
            "rename the file".to_owned(),
        ));
    }
    arguments_fault(predicate)?;
    let sorts: Vec<Sort> = predicate
        .arguments
        .iter()
        .map(|(_, it)| Sort::of(it))
        .collect();
    let asked = match predicate.question {
        None => None,
        Some(_) => Some(asked(predicate.asked_of, &sorts)?),
    };
    Ok(Signature {
        id: predicate.id.clone(),
        name: Arc::from(name),
        sorts,
        asked,
        many: predicate.many,
        if_unproved: predicate.if_unproved,
        within: predicate.within,
    })
}

/// What is wrong with the arguments of a predicate, and with the sentences that name them.
fn arguments_fault(predicate: &Predicate) -> Result<(), (String, String)> {
    let names: Vec<&str> = predicate
        .arguments
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let mut has_number = false;
    for (place, (name, argument)) in predicate.arguments.iter().enumerate() {
        if names.iter().position(|it| it == name) != Some(place) {
            return Err((
                format!("two arguments are called `{name}`"),
                "give one of them another name".to_owned(),
            ));
        }
        has_number |= *argument == ArgumentType::Number;
        let ArgumentType::OneOf(words) = argument else {
            continue;
        };
        let all: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        if all.is_empty() {
            return Err((
                format!("the list of `{name}` is empty"),
                "list the words that are possible".to_owned(),
            ));
        }
        for (place, word) in all.iter().enumerate() {
            if !is_name(word) || *word == "none" {
                return Err((
                    format!("no condition and no form can write `{word}`"),
                    "use small letters, digits and low lines, and not `none`".to_owned(),
                ));
            }
            if all.iter().position(|it| it == word) != Some(place) {
                return Err((
                    format!("`{word}` stands twice in the list of `{name}`"),
                    "keep one of the two".to_owned(),
                ));
            }
        }
    }
    if let Some((least, greatest)) = predicate.within
        && (!has_number || least > greatest)
    {
        return Err((
            "`within` bounds no number".to_owned(),
            "give the least number first, and only where an argument is a number".to_owned(),
        ));
    }
    for text in std::iter::once(&predicate.states).chain(&predicate.denies) {
        for language in Language::ALL {
            let written = text.written(language).unwrap_or_default();
            for part in written.split('{').skip(1) {
                let name = part.split('}').next().unwrap_or_default();
                if !names.contains(&name) {
                    return Err((
                        format!("no argument is called `{name}`"),
                        format!("name in braces one of: {}", names.join(", ")),
                    ));
                }
            }
        }
    }
    Ok(())
}

/// How a predicate with a question is asked: of one person, or of another person in relation to
/// the subject, with at most one value.
fn asked(of: AskedOf, sorts: &[Sort]) -> Result<Asked, (String, String)> {
    let places = |person: bool| -> Vec<usize> {
        let all = sorts.iter().enumerate();
        all.filter(|(_, sort)| (**sort == Sort::Person) == person)
            .map(|(place, _)| place)
            .collect()
    };
    let value = match places(false).as_slice() {
        [] => None,
        [value] => Some(*value),
        _ => {
            return Err((
                "it is asked, and has more than one value".to_owned(),
                "ask for each value in a predicate of its own".to_owned(),
            ));
        }
    };
    match (places(true).as_slice(), of) {
        ([bearer], _) => Ok(Asked {
            of,
            bearer: *bearer,
            subject: None,
            value,
        }),
        ([subject, bearer], AskedOf::Others) => Ok(Asked {
            of,
            bearer: *bearer,
            subject: Some(*subject),
            value,
        }),
        _ => Err((
            "it is asked, and it is not plain of whom".to_owned(),
            "say it of one person, or of the subject and another with `asked_of: others`"
                .to_owned(),
        )),
    }
}

/// How a statement is written among conditions.
fn shape(signature: &Signature) -> String {
    shaped(signature, ["?who", "?number", "?day", "?record"])
}

/// How a statement is written as a fact.
pub(super) fn shape_of_fact(signature: &Signature) -> String {
    shaped(signature, ["person", "3", "2026-01-31", "record"])
}

fn shaped(signature: &Signature, [person, number, day, record]: [&str; 4]) -> String {
    let word = |sort: &Sort| match sort {
        Sort::Person => person.to_owned(),
        Sort::Text => "'..'".to_owned(),
        Sort::Number => number.to_owned(),
        Sort::Date => day.to_owned(),
        Sort::Choice(values) => values.first().map_or_else(String::new, ToString::to_string),
        Sort::Record => record.to_owned(),
    };
    let terms: Vec<String> = signature.sorts.iter().map(word).collect();
    format!("{}({})", signature.name, terms.join(", "))
}

fn unbound(name: &str, span: &Range<usize>) -> Fault {
    Fault {
        code: Code::UnboundVariable,
        span: span.clone(),
        message: format!("nothing gives `?{name}` a value"),
        help: "name it in a statement among the conditions; or write `_` for whatever it is"
            .to_owned(),
    }
}

fn clash(span: &Range<usize>, what: &str, wanted: &Sort) -> Fault {
    Fault {
        code: Code::TypeClash,
        span: span.clone(),
        message: format!("{what}, and {} belongs here", wanted.words()),
        help: format!("write {}", wanted.words()),
    }
}

/// What is wrong with a value in a place of some kind.
pub(super) fn value_fault(value: &Value, span: &Range<usize>, sort: &Sort) -> Option<Fault> {
    match (value, sort) {
        (Value::Number(_), Sort::Number)
        | (Value::Date(_), Sort::Date)
        | (Value::Text(_), Sort::Text | Sort::Record)
        | (Value::Name(_), Sort::Person | Sort::Record) => None,
        (Value::Name(name), Sort::Choice(values)) => {
            if values.contains(name) {
                return None;
            }
            let near = nearest(name, values.iter().map(|it| &**it));
            let all: Vec<String> = values.iter().map(|it| format!("`{it}`")).collect();
            Some(Fault {
                code: Code::TypeClash,
                span: span.clone(),
                message: format!("`{name}` is not one of the words possible here"),
                help: match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("write one of {}", all.join(", ")),
                },
            })
        }
        (value, sort) => {
            let found = match value {
                Value::Number(_) => Sort::Number,
                Value::Date(_) => Sort::Date,
                Value::Text(_) => Sort::Text,
                Value::Name(_) => Sort::Choice(Arc::from([])),
            };
            Some(clash(
                span,
                &format!("`{value}` is {}", found.words()),
                sort,
            ))
        }
    }
}

fn word_of(expression: &Expression) -> Option<&Value> {
    let value = expression.value();
    value.filter(|value| matches!(value, Value::Name(_)))
}

fn wanted_by(function: Function) -> Vec<Sort> {
    match function {
        Function::Days | Function::Months | Function::Years => vec![Sort::Date, Sort::Date],
        Function::AddDays | Function::AddMonths | Function::AddYears => {
            vec![Sort::Date, Sort::Number]
        }
        Function::Year => vec![Sort::Date],
    }
}

fn span_of(expression: &Expression) -> Range<usize> {
    match expression {
        Expression::Term(it) => it.span.clone(),
        Expression::Reckon(left, _, right) => span_of(left).start..span_of(right).end,
        Expression::Call(function, arguments) => {
            let end = arguments
                .last()
                .map_or(function.span.end, |it| span_of(it).end + 1);
            function.span.start..end
        }
        Expression::Aggregate { span, .. } => span.clone(),
    }
}

/// What is wrong with a pattern.
pub(super) fn pattern_fault(bad: &BadPattern, span: &Range<usize>) -> Fault {
    let (code, help) = match bad {
        BadPattern::TooLarge => (Code::OversizedPattern, "make its repetitions smaller"),
        BadPattern::Syntax(_) => (
            Code::BadCondition,
            "write a regular expression; a backslash in a record is written twice",
        ),
    };
    Fault {
        code,
        span: span.clone(),
        message: bad.to_string(),
        help: help.to_owned(),
    }
}

/// "1 thing", "2 things".
pub(super) fn things(count: usize) -> String {
    format!("{count} thing{}", if count == 1 { "" } else { "s" })
}
