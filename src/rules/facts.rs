//! The facts of a case: what was answered to which question, of whom.
//!
//! Written as statements in a file or as fields in an address, a form or a table; read from both
//! into the same answers. Draws no conclusion.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, nearest};
use crate::model::AskedOf;

use super::book::RuleBook;
use super::syntax::{self, Spanned, Statement, Term, Value};
use super::vocabulary::{Asked, Fault, Signature, Sort, shape_of_fact, things, value_fault};

/// How many other persons a case may name.
pub const MOST_OTHERS: usize = 8;

/// What is known of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    // The others, in the order in which they are first named.
    others: Vec<Arc<str>>,
    answers: BTreeMap<(Arc<str>, usize), Answer>,
    // What was denied beside the values that were named.
    denied: BTreeMap<(Arc<str>, usize), BTreeSet<Value>>,
}

/// What was answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not so; of what has values: there is none.
    No,
    /// These are the values, and no others.
    Values(BTreeSet<Value>),
    /// These are not among the values; whether others are is not known.
    Without(BTreeSet<Value>),
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadField {
    /// The name of the field.
    pub field: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

const NAMED_YET_DENIED: &str = "it is said that there is nobody else, and somebody else is named";
const NAME_OR_DENY: &str = "say that there is somebody, or say nothing of them";

/// What is wrong with a field that denies others who are named.
pub(super) fn named_yet_denied(field: String) -> BadField {
    BadField {
        field,
        message: NAMED_YET_DENIED.to_owned(),
        help: NAME_OR_DENY.to_owned(),
    }
}

/// The subject among the persons of a case; the others follow, counted from 1.
pub const SUBJECT: usize = 0;

impl Facts {
    /// Reads statements; with what is wrong, and in which of them.
    #[must_use]
    pub fn of_statements(book: &RuleBook, statements: &[String]) -> (Self, Vec<(usize, Fault)>) {
        let mut made = Self::default();
        let mut faults = Vec::new();
        for (item, text) in statements.iter().enumerate() {
            match syntax::statement(text) {
                Ok((denied, statement)) => {
                    if let Err(fault) = made.add(book, denied, &statement) {
                        faults.push((item, fault));
                    }
                }
                Err(bad) => faults.push((
                    item,
                    Fault {
                        code: Code::BadCondition,
                        span: bad.span,
                        message: bad.message,
                        help: bad.help,
                    },
                )),
            }
        }
        let denies = |text: &String| {
            let statement = syntax::statement(text).ok();
            let (_, exist) = book.others.as_ref()?;
            let (_, statement) =
                statement.filter(|(denied, it)| *denied && it.name.it == *exist)?;
            Some(statement.span())
        };
        if made.is_denied_and_named(book)
            && let Some((item, span)) = (0..)
                .zip(statements)
                .find_map(|(item, text)| Some((item, denies(text)?)))
        {
            faults.push((
                item,
                Fault {
                    code: Code::ContradictoryFacts,
                    span,
                    message: NAMED_YET_DENIED.to_owned(),
                    help: NAME_OR_DENY.to_owned(),
                },
            ));
        }
        (made, faults)
    }

    /// Whether others are named of whom it is said that there are none.
    fn is_denied_and_named(&self, book: &RuleBook) -> bool {
        let exist = book.others.as_ref().map(|(_, exist)| exist);
        let said = exist.and_then(|exist| self.answer(exist, SUBJECT));
        !self.others.is_empty() && said == Some(&Answer::No)
    }

    /// Reads fields: the id of a predicate, with the number of the person behind it if it is not
    /// the subject, and a value. Empty values say nothing.
    ///
    /// # Errors
    /// Every field that makes no sense.
    pub fn of_fields<'f>(
        book: &RuleBook,
        fields: impl IntoIterator<Item = (&'f str, &'f str)>,
    ) -> Result<Self, Vec<BadField>> {
        let mut made = Self::default();
        let mut bad = Vec::new();
        for (field, value) in fields {
            if value.trim().is_empty() {
                continue;
            }
            if let Err((message, help)) = made.add_field(book, field, value.trim()) {
                bad.push(BadField {
                    field: field.chars().take(60).collect(),
                    message,
                    help,
                });
            }
        }
        if made.is_denied_and_named(book)
            && let Some((_, exist)) = &book.others
            && let Some(signature) = book.vocabulary.find(exist)
        {
            bad.push(named_yet_denied(field_of(signature, SUBJECT)));
        }
        if bad.is_empty() { Ok(made) } else { Err(bad) }
    }

    /// The same facts as fields, in one order.
    #[must_use]
    pub fn fields(&self, book: &RuleBook) -> Vec<(String, String)> {
        let mut fields: Vec<_> = self
            .answers
            .iter()
            .filter_map(|((name, bearer), answer)| {
                let signature = book.vocabulary.find(name)?;
                let place = (book.place_of(name), *bearer);
                let has_value = signature.asked.is_some_and(|asked| asked.value.is_some());
                let written = if *answer == Answer::No && has_value {
                    "none".to_owned()
                } else {
                    written(answer)
                };
                Some((place, field_of(signature, *bearer), written))
            })
            .collect();
        fields.sort();
        fields
            .into_iter()
            .map(|(_, field, value)| (field, value))
            .collect()
    }

    /// The same facts as statements, in the order of asking: what a file says.
    #[must_use]
    pub fn statements(&self, book: &RuleBook) -> Vec<String> {
        let person = |bearer: usize| match bearer.checked_sub(1) {
            None => book.subject.clone().unwrap_or_default(),
            Some(place) => self.others.get(place).cloned().unwrap_or_default(),
        };
        let mut all: Vec<_> = self
            .answers
            .iter()
            .filter_map(|((name, bearer), answer)| {
                let signature = book.vocabulary.find(name)?;
                let asked = signature.asked?;
                let said = |value: Option<&Value>, so: bool| {
                    let terms: Vec<String> = (0..signature.sorts.len())
                        .map(|place| match (place, value) {
                            _ if place == asked.bearer => person(*bearer).to_string(),
                            _ if Some(place) == asked.subject => person(SUBJECT).to_string(),
                            (_, Some(Value::Text(text))) => format!("{text:?}"),
                            (_, Some(value)) => value.to_string(),
                            (_, None) => "_".to_owned(),
                        })
                        .collect();
                    let not = if so { "" } else { "not " };
                    format!("{not}{name}({})", terms.join(", "))
                };
                let each = |values: &BTreeSet<Value>, so: bool| -> Vec<String> {
                    values.iter().map(|value| said(Some(value), so)).collect()
                };
                let statements = match answer {
                    Answer::Yes => vec![said(None, true)],
                    Answer::No => vec![said(None, false)],
                    Answer::Values(values) => each(values, true),
                    Answer::Without(values) => each(values, false),
                };
                Some(((*bearer, book.place_of(name)), statements))
            })
            .collect();
        all.sort();
        all.into_iter().flat_map(|(_, it)| it).collect()
    }

    /// The same facts without the answer to one question.
    #[must_use]
    pub fn without(&self, predicate: &str, bearer: usize) -> Self {
        let mut rest = self.clone();
        let key = (Arc::from(predicate), bearer);
        rest.answers.remove(&key);
        rest.denied.remove(&key);
        rest
    }

    /// How many others are named.
    #[must_use]
    pub fn others(&self) -> &[Arc<str>] {
        &self.others
    }

    /// What was answered.
    #[must_use]
    pub fn answer(&self, predicate: &Arc<str>, bearer: usize) -> Option<&Answer> {
        self.answers.get(&(Arc::clone(predicate), bearer))
    }

    /// Every answer: the predicate, the person, what was answered.
    pub fn answers(&self) -> impl Iterator<Item = (&Arc<str>, usize, &Answer)> {
        self.answers
            .iter()
            .map(|((name, bearer), answer)| (name, *bearer, answer))
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    fn add(&mut self, book: &RuleBook, denied: bool, statement: &Statement) -> Result<(), Fault> {
        let name = &statement.name;
        let fault = |code, span: Range<usize>, message: String, help: &str| Fault {
            code,
            span,
            message,
            help: help.to_owned(),
        };
        let Some(signature) = book.vocabulary.find(&name.it) else {
            let near = nearest(&name.it, book.vocabulary.all().map(|it| &*it.name));
            let help = near.map_or_else(
                || "name a predicate that has a question".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("there is no predicate `{}`", name.it);
            return Err(fault(
                Code::UnknownPredicate,
                name.span.clone(),
                message,
                &help,
            ));
        };
        let Some(asked) = signature.asked else {
            return Err(fault(
                Code::BadPredicate,
                name.span.clone(),
                format!("`{}` is derived by rules and is no fact", name.it),
                "say what it follows from",
            ));
        };
        if signature.sorts.len() != statement.terms.len() {
            return Err(fault(
                Code::TypeClash,
                statement.span(),
                format!(
                    "`{}` is said of {}, and {} stand here",
                    name.it,
                    things(signature.sorts.len()),
                    statement.terms.len()
                ),
                &format!("write `{}`", shape_of_fact(signature)),
            ));
        }
        let bearer = self.bearer(book, signature, asked, statement)?;
        let value = match asked.value.and_then(|place| statement.terms.get(place)) {
            None => None,
            Some(Spanned {
                it: Term::Value(value),
                span,
            }) => {
                let sort = asked.value.and_then(|place| signature.sorts.get(place));
                if let Some(fault) = sort.and_then(|sort| value_fault(value, span, sort)) {
                    return Err(fault);
                }
                if let (Value::Number(number), Some((least, greatest))) = (value, signature.within)
                    && !(least..=greatest).contains(number)
                {
                    return Err(fault(
                        Code::ImpossibleFacts,
                        span.clone(),
                        format!("{number} is not possible here"),
                        &format!("write a number from {least} to {greatest}"),
                    ));
                }
                Some(value.clone())
            }
            Some(Spanned {
                it: Term::Anything, ..
            }) if denied => None,
            Some(Spanned { span, .. }) => {
                return Err(fault(
                    Code::UnboundVariable,
                    span.clone(),
                    "a fact has a value here".to_owned(),
                    "write the value; or `not` before the fact and `_` in this place",
                ));
            }
        };
        let answer = match (denied, value, asked.value) {
            (false, None, _) => Answer::Yes,
            (true, None, _) => Answer::No,
            (false, Some(value), _) => Answer::Values(BTreeSet::from([value])),
            (true, Some(value), _) => Answer::Without(BTreeSet::from([value])),
        };
        self.join(signature, bearer, answer).map_err(|message| {
            fault(
                Code::ContradictoryFacts,
                statement.span(),
                message,
                "keep one of the two",
            )
        })
    }

    /// The number of the person of whom a fact is said.
    fn bearer(
        &mut self,
        book: &RuleBook,
        signature: &Signature,
        asked: Asked,
        statement: &Statement,
    ) -> Result<usize, Fault> {
        let person = |place: usize| match statement.terms.get(place).map(|it| &it.it) {
            Some(Term::Value(Value::Name(name))) => Some(Arc::clone(name)),
            Some(Term::Value(_) | Term::Variable(_) | Term::Anything) | None => None,
        };
        let span_at = |place: usize| {
            let term = statement.terms.get(place);
            term.map_or_else(|| statement.span(), |it| it.span.clone())
        };
        let wrong = |place: usize, message: String, help: String| Fault {
            code: Code::TypeClash,
            span: span_at(place),
            message,
            help,
        };
        let subject = book.subject.as_ref();
        if let Some(place) = asked.subject
            && person(place).as_ref() != subject
        {
            let subject = subject.map_or("", |it| it);
            return Err(wrong(
                place,
                "the person whom the case is about belongs here".to_owned(),
                format!("write `{subject}`"),
            ));
        }
        let Some(name) = person(asked.bearer) else {
            return Err(wrong(
                asked.bearer,
                "a person belongs here".to_owned(),
                "write the name of a person in small letters".to_owned(),
            ));
        };
        let is_subject = Some(&name) == subject;
        match (is_subject, asked.of) {
            (true, AskedOf::Subject | AskedOf::Everyone) => Ok(SUBJECT),
            (true, AskedOf::Others) => Err(wrong(
                asked.bearer,
                format!("`{}` is said of others only", signature.name),
                "name another person".to_owned(),
            )),
            (false, AskedOf::Subject) => {
                let subject = subject.map_or("", |it| it);
                Err(wrong(
                    asked.bearer,
                    format!("`{}` is said of `{subject}` only", signature.name),
                    format!("write `{subject}`"),
                ))
            }
            (false, AskedOf::Others | AskedOf::Everyone) => {
                if let Some(place) = self.others.iter().position(|it| *it == name) {
                    return Ok(place + 1);
                }
                if book.others.is_none() {
                    return Err(wrong(
                        asked.bearer,
                        "no other persons belong to such a case".to_owned(),
                        "declare `others` in the set".to_owned(),
                    ));
                }
                if self.others.len() == MOST_OTHERS {
                    return Err(wrong(
                        asked.bearer,
                        format!("a case names {MOST_OTHERS} others at most"),
                        "leave out those who make no difference".to_owned(),
                    ));
                }
                self.others.push(name);
                Ok(self.others.len())
            }
        }
    }

    fn join(&mut self, signature: &Signature, bearer: usize, answer: Answer) -> Result<(), String> {
        let key = (Arc::clone(&signature.name), bearer);
        let name = &signature.name;
        if let Answer::Without(values) = &answer {
            let denied = self.denied.entry(key.clone()).or_default();
            denied.extend(values.iter().cloned());
        }
        if let (Answer::Values(values), Some(denied)) = (&answer, self.denied.get(&key))
            && !values.is_disjoint(denied)
        {
            return Err(format!("`{name}` is said and denied"));
        }
        let Some(known) = self.answers.get_mut(&key) else {
            self.answers.insert(key, answer);
            return Ok(());
        };
        match (known, answer) {
            (Answer::Yes, Answer::Yes) | (Answer::No, Answer::No | Answer::Without(_)) => Ok(()),
            (Answer::Values(values), Answer::Values(more)) => {
                if !signature.many && *values != more {
                    return Err(format!("`{name}` has another value already"));
                }
                values.extend(more);
                Ok(())
            }
            (Answer::Without(values), Answer::Without(more)) => {
                values.extend(more);
                Ok(())
            }
            (Answer::Values(values), Answer::Without(denied)) if values.is_disjoint(&denied) => {
                Ok(())
            }
            (known @ Answer::Without(_), Answer::Values(values)) => {
                *known = Answer::Values(values);
                Ok(())
            }
            (known @ Answer::Without(_), Answer::No) => {
                *known = Answer::No;
                Ok(())
            }
            _ => Err(format!("`{name}` is said and denied")),
        }
    }

    /// The question of a field, and the number of the person.
    pub(super) fn field<'b>(
        book: &'b RuleBook,
        field: &str,
    ) -> Result<(&'b Signature, usize), (String, String)> {
        let (id, number) = field.split_once('.').unwrap_or((field, ""));
        let signature = book.vocabulary.all().find(|it| it.id.as_str() == id);
        let Some((signature, asked)) = signature.and_then(|it| Some((it, it.asked?))) else {
            let asked = book.vocabulary.all().filter(|it| it.asked.is_some());
            let near = nearest(id, asked.map(|it| it.id.as_str()));
            return Err((
                "there is no such question".to_owned(),
                near.map_or_else(
                    || "leave it out".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                ),
            ));
        };
        let bearer = if number.is_empty() {
            SUBJECT
        } else {
            match number.parse() {
                Ok(number) if (1..=MOST_OTHERS).contains(&number) => number,
                _ => {
                    return Err((
                        "there is no such person".to_owned(),
                        format!("number the others from 1 to {MOST_OTHERS}"),
                    ));
                }
            }
        };
        let fits = match asked.of {
            AskedOf::Subject => bearer == SUBJECT,
            AskedOf::Others => bearer != SUBJECT,
            AskedOf::Everyone => true,
        };
        if !fits || (bearer != SUBJECT && book.others.is_none()) {
            return Err((
                "that is not asked of this person".to_owned(),
                "leave it out".to_owned(),
            ));
        }
        Ok((signature, bearer))
    }

    fn add_field(
        &mut self,
        book: &RuleBook,
        field: &str,
        value: &str,
    ) -> Result<(), (String, String)> {
        let (signature, bearer) = Self::field(book, field)?;
        let answer = answer_in_cell(signature, value)?;
        self.name_up_to(book, bearer);
        self.join(signature, bearer, answer)
            .map_err(|message| (message, "keep one of the two".to_owned()))
    }

    /// Names the others up to a number.
    fn name_up_to(&mut self, book: &RuleBook, bearer: usize) {
        let Some((name, _)) = &book.others else {
            return;
        };
        while self.others.len() < bearer {
            let number = self.others.len() + 1;
            self.others.push(Arc::from(format!("{name}_{number}")));
        }
    }
}

/// The field of a question.
#[must_use]
pub fn field_of(signature: &Signature, bearer: usize) -> String {
    match bearer {
        SUBJECT => signature.id.to_string(),
        number => format!("{}.{number}", signature.id),
    }
}

fn written(answer: &Answer) -> String {
    let list = |values: &BTreeSet<Value>, sign: &str| {
        let values: Vec<String> = values
            .iter()
            .map(|value| match value {
                Value::Text(text) => format!("{sign}{text}"),
                Value::Number(_) | Value::Date(_) | Value::Name(_) => format!("{sign}{value}"),
            })
            .collect();
        values.join(",")
    };
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::Values(values) => list(values, ""),
        Answer::Without(values) => list(values, "!"),
    }
}

/// Reads the value of a field: `yes`, `no`, a value, several with commas where there can be
/// several, or each with `!` before it for what is denied. `none` denies that there is any.
pub(super) fn answer_in_cell(
    signature: &Signature,
    text: &str,
) -> Result<Answer, (String, String)> {
    let value = signature.asked.and_then(|asked| asked.value);
    let Some(sort) = value.and_then(|place| signature.sorts.get(place)) else {
        return match text {
            "yes" => Ok(Answer::Yes),
            "no" => Ok(Answer::No),
            _ => Err((
                format!("`{}` is neither yes nor no", shortened(text)),
                "write `yes` or `no`".to_owned(),
            )),
        };
    };
    if text == "none" || (text == "no" && !matches!(sort, Sort::Choice(_) | Sort::Text)) {
        return Ok(Answer::No);
    }
    let parts: Vec<&str> = if signature.many {
        text.split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect()
    } else {
        vec![text]
    };
    let denied = parts.iter().all(|it| it.starts_with('!'));
    let mut values = BTreeSet::new();
    for part in parts {
        let part = if denied {
            part.trim_start_matches('!')
        } else {
            part
        };
        values.insert(value_of(sort, signature.within, part)?);
    }
    if values.is_empty() {
        return Ok(Answer::No);
    }
    Ok(if denied {
        Answer::Without(values)
    } else {
        Answer::Values(values)
    })
}

/// What is shown of a cell that makes no sense.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

fn value_of(
    sort: &Sort,
    within: Option<(i64, i64)>,
    text: &str,
) -> Result<Value, (String, String)> {
    match sort {
        Sort::Date => text.parse().map(Value::Date).map_err(|_| {
            (
                format!("`{}` is not a day", shortened(text)),
                "write year-month-day, for example 2023-03-25".to_owned(),
            )
        }),
        Sort::Number => {
            let number: i64 = text.parse().map_err(|_| {
                (
                    format!("`{}` is not a whole number", shortened(text)),
                    "write digits only".to_owned(),
                )
            })?;
            match within {
                Some((least, greatest)) if !(least..=greatest).contains(&number) => Err((
                    format!("{number} is not possible here"),
                    format!("write a number from {least} to {greatest}"),
                )),
                _ => Ok(Value::Number(number)),
            }
        }
        Sort::Choice(values) => match values.iter().find(|it| &***it == text) {
            Some(value) => Ok(Value::Name(Arc::clone(value))),
            None => {
                let near = nearest(text, values.iter().map(|it| &**it));
                Err((
                    format!("`{}` is not one of the answers", shortened(text)),
                    near.map_or_else(
                        || "choose one of the list".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    ),
                ))
            }
        },
        Sort::Text if text.len() > syntax::LONGEST => Err((
            "the text is too long".to_owned(),
            format!("use {} bytes at most", syntax::LONGEST),
        )),
        Sort::Text => Ok(Value::Text(Arc::from(text))),
        Sort::Person | Sort::Record => {
            Err(("that is not asked".to_owned(), "leave it out".to_owned()))
        }
    }
}
