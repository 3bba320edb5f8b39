//! A question of a case as a form asks it: what can be answered, and what is wrong with an answer.

use crate::model::{ArgumentType, AskedOf, Date, IfUnproved, RuleSetId};
use crate::rules::{Answer, RuleBook, SUBJECT, Signature, Sort, Value, field_of};

use super::ask::NOT_KNOWN;
use super::parts::Said;
use super::reader::Reader;
use super::statement::Saying;
use super::words::Part;

/// A question as it is asked of a person; none if it is not asked.
#[must_use]
pub fn question_of(
    reader: Reader<'_>,
    set: &RuleSetId,
    predicate: &str,
    bearer: usize,
    others: usize,
) -> Option<QuestionForm> {
    let saying = Saying::of(reader, set, others)?;
    let signature = saying.book.vocabulary.find(predicate)?;
    signature.asked?;
    Some(QuestionForm::of(saying, signature, bearer, None, None))
}

/// Something that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub text: Said,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// One of these.
    One(Vec<Tick>),
    /// Any of these.
    Any(Vec<Tick>),
    /// A day, as it was written; and what can be ticked instead.
    Day(String, Vec<Tick>),
    /// A number, as it was written, and its bounds; and what can be ticked instead.
    Number(String, Option<(i64, i64)>, Vec<Tick>),
    /// A text, as it was written; and what can be ticked instead.
    Line(String, Vec<Tick>),
}

/// A question as a form asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionForm {
    /// The name of the field.
    pub field: String,
    /// The id of its place on the page.
    pub id: String,
    /// The question.
    pub question: Said,
    /// The person whom it is about, if it could be about another.
    pub about: Option<String>,
    /// Why it is asked.
    pub why: Option<Said>,
    /// How it is answered.
    pub input: Input,
    /// What is wrong with the answer that was given, and what to do.
    pub wrong: Option<String>,
}

impl QuestionForm {
    /// Whether a question is asked of a person.
    pub(super) fn is_asked(book: &RuleBook, signature: &Signature, bearer: usize) -> bool {
        let fits = match signature.asked.map(|it| it.of) {
            Some(AskedOf::Subject) => bearer == SUBJECT,
            Some(AskedOf::Others) => bearer != SUBJECT,
            Some(AskedOf::Everyone) => true,
            None => false,
        };
        let is_there = bearer == SUBJECT || book.others.is_some();
        fits && is_there && bearer <= crate::rules::MOST_OTHERS
    }

    /// The key of what is wrong with an answer, if the kind of the question tells.
    pub(super) fn fault(
        signature: &Signature,
        value: &str,
        is_several: bool,
    ) -> Option<&'static str> {
        if is_several && !signature.many {
            return Some("ask-wrong-several");
        }
        let place = signature.asked.and_then(|it| it.value);
        let Some(sort) = place.and_then(|it| signature.sorts.get(it)) else {
            return (!["yes", "no"].contains(&value)).then_some("ask-wrong-choice");
        };
        if value == "none" {
            return None;
        }
        if matches!(sort, Sort::Choice(_)) && !signature.many && value.contains(',') {
            return Some("ask-wrong-several");
        }
        let is_wrong = match sort {
            Sort::Date => value.parse::<Date>().is_err(),
            Sort::Number => match (value.parse::<i64>(), signature.within) {
                (Ok(number), Some((least, greatest))) => !(least..=greatest).contains(&number),
                (Ok(_), None) => false,
                (Err(_), _) => true,
            },
            Sort::Choice(options) => {
                let mut given = value.split(',').map(|it| it.trim().trim_start_matches('!'));
                given.any(|it| !options.iter().any(|option| **option == *it))
            }
            Sort::Text => false,
            Sort::Person | Sort::Record => true,
        };
        is_wrong.then_some(match sort {
            Sort::Date => "ask-wrong-day",
            Sort::Number if signature.within.is_some() => "ask-wrong-number-within",
            Sort::Number => "ask-wrong-number",
            Sort::Choice(_) | Sort::Text | Sort::Person | Sort::Record => "ask-wrong-choice",
        })
    }

    pub(super) fn of(
        saying: Saying<'_>,
        signature: &Signature,
        bearer: usize,
        answer: Option<&Answer>,
        wrong: Option<&(String, &'static str)>,
    ) -> Self {
        let reader = saying.reader;
        let field = field_of(signature, bearer);
        let predicate = saying.predicate(signature);
        let written = wrong.map(|(text, _)| text.as_str());
        Self {
            id: format!("q-{}", field.replace('.', "-")),
            question: saying.question(signature),
            about: is_named(signature, bearer).then(|| saying.heading(bearer)),
            why: predicate
                .and_then(|it| it.why.as_ref())
                .map(|it| reader.read(it)),
            input: input(saying, signature, answer, written),
            wrong: wrong.map(|(_, key)| {
                let (least, greatest) = signature.within.unwrap_or_default();
                let (least, greatest) = (least.to_string(), greatest.to_string());
                let parts = [
                    ("least", Part::Text(least.as_str())),
                    ("greatest", Part::Text(&greatest)),
                ];
                reader.say_with(key, &parts)
            }),
            field,
        }
    }
}

fn input(
    saying: Saying<'_>,
    signature: &Signature,
    answer: Option<&Answer>,
    written: Option<&str>,
) -> Input {
    let reader = saying.reader;
    let plain = |value: &str, key: &str, chosen: bool| Tick {
        value: value.to_owned(),
        text: Said::from(reader.say(key)),
        chosen,
    };
    let not_known = || plain(NOT_KNOWN, "ask-not-known", false);
    let is_none = answer == Some(&Answer::No);
    let place = signature.asked.and_then(|it| it.value);
    let predicate = saying.predicate(signature);
    let kind = place.and_then(|it| Some(&predicate?.arguments.get(it)?.1));
    let Some(kind) = kind else {
        return Input::One(vec![
            plain("yes", "answer-yes", answer == Some(&Answer::Yes)),
            plain("no", "answer-no", is_none),
            not_known(),
        ]);
    };
    let has = |value: &str| match answer {
        Some(Answer::Values(values)) => values.contains(&Value::name(value)),
        Some(Answer::Yes | Answer::No | Answer::Without(_)) | None => false,
    };
    // What certainly has an answer cannot be answered by none.
    let can_be_none = signature.if_unproved != IfUnproved::Ask || signature.many;
    let none = |key: &str| can_be_none.then(|| plain("none", key, is_none));
    let of_list = |options: Vec<Tick>| {
        let all = options.into_iter();
        let all: Vec<Tick> = all
            .chain(none("ask-none-of-these"))
            .chain([not_known()])
            .collect();
        if signature.many {
            Input::Any(all)
        } else {
            Input::One(all)
        }
    };
    let known = match answer {
        Some(Answer::Values(values)) => values.first(),
        Some(Answer::Yes | Answer::No | Answer::Without(_)) | None => None,
    };
    let shown = match (written, known) {
        (Some(written), _) => written.to_owned(),
        (None, Some(Value::Text(text))) => text.to_string(),
        (None, Some(value)) => value.to_string(),
        (None, None) => String::new(),
    };
    let instead = none("ask-none").into_iter().chain([not_known()]).collect();
    match kind {
        ArgumentType::OneOf(options) => of_list(
            options
                .iter()
                .map(|(value, words)| Tick {
                    value: value.clone(),
                    text: reader.read(words),
                    chosen: has(value),
                })
                .collect(),
        ),
        ArgumentType::YesNo => of_list(vec![
            plain("yes", "answer-yes", has("yes")),
            plain("no", "answer-no", has("no")),
        ]),
        ArgumentType::Date => Input::Day(shown, instead),
        ArgumentType::Number => Input::Number(shown, signature.within, instead),
        ArgumentType::Text | ArgumentType::Person | ArgumentType::Record => {
            Input::Line(shown, instead)
        }
    }
}

impl Saying<'_> {
    /// A person as a heading.
    pub(super) fn heading(&self, bearer: usize) -> String {
        let person = self.person(bearer);
        let mut letters = person.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }

    /// A question, with the person whom it is about where it could be about another.
    pub(super) fn asked_of(&self, signature: &Signature, bearer: usize) -> Said {
        let question = self.question(signature);
        if !is_named(signature, bearer) {
            return question;
        }
        let person = self.heading(bearer);
        let parts = [
            ("person", Part::Text(person.as_str())),
            ("question", Part::Text(&question.text)),
        ];
        Said {
            text: self.reader.say_with("ask-of", &parts),
            ..question
        }
    }
}

/// Whether a question is asked with the name of the person whom it is about: that of the subject goes
/// without saying where nobody else is asked.
fn is_named(signature: &Signature, bearer: usize) -> bool {
    bearer != SUBJECT || signature.asked.is_some_and(|it| it.of == AskedOf::Everyone)
}
