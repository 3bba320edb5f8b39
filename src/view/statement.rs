//! What can be said of a case, in words: statements, answers, comparisons.
//!
//! Fills the sentences of predicates; judges nothing.

use std::sync::Arc;

use crate::model::{ArgumentType, ClaimId, Predicate, RuleSet, RuleSetId, Text};
use crate::rules::{
    Amount, Answer, Atom, Decision, Facts, Function, GroundQuestion, Grounding, Operator,
    QuestionKind, RuleBook, SUBJECT, Said as Stated, Sign, Signature, Sort, Truth, Value,
};

use super::parts::Said;
use super::reader::Reader;
use super::words::Part;

/// How the things that a set of rules knows are said to a reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Saying<'k> {
    pub(super) reader: Reader<'k>,
    pub(super) set: &'k RuleSet,
    pub(super) book: &'k Arc<RuleBook>,
    /// How many persons a case names besides its subject: several are numbered.
    pub(super) others: usize,
}

/// Where a statement of a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It is a fact that is so, or is not.
    Fact(bool),
    /// It is a fact that nobody knows.
    Open,
    /// Rules derive it, or do not.
    Derived,
}

impl<'k> Saying<'k> {
    /// For the cases of a set; none if there is no such set.
    pub(super) fn of(reader: Reader<'k>, set: &RuleSetId, others: usize) -> Option<Self> {
        Some(Self {
            set: reader.kb.graph().rule_set(set)?,
            book: reader.kb.books().book(set)?,
            reader,
            others,
        })
    }

    /// The record of a predicate.
    pub(super) fn predicate(&self, signature: &Signature) -> Option<&'k Predicate> {
        self.reader.kb.graph().predicate(&signature.id)
    }

    /// "the tenant", "a neighbour (2)".
    pub(super) fn person(&self, bearer: usize) -> String {
        let words = |text: Option<&Text>| text.map_or_else(String::new, |it| self.text(it));
        if bearer == SUBJECT {
            return words(self.set.subject.as_ref().map(|it| &it.words));
        }
        let other = words(self.set.others.as_ref().map(|it| &it.words));
        if self.others < 2 {
            return other;
        }
        let number = bearer.to_string();
        let parts = [
            ("words", Part::Text(other.as_str())),
            ("number", Part::Text(&number)),
        ];
        self.reader.say_with("person-numbered", &parts)
    }

    fn person_named(&self, name: &str) -> String {
        if Some(name) == self.book.subject.as_deref() {
            return self.person(SUBJECT);
        }
        let number = self.book.others.as_ref().and_then(|(other, _)| {
            let number = name.strip_prefix(&**other)?.strip_prefix('_')?;
            number.parse::<usize>().ok()
        });
        number.map_or_else(|| name.to_owned(), |it| self.person(it))
    }

    fn text(&self, text: &Text) -> String {
        self.reader.read(text).text
    }

    /// A value in words.
    pub(super) fn value(&self, kind: &ArgumentType, value: &Value) -> String {
        match (kind, value) {
            (ArgumentType::OneOf(options), Value::Name(name)) => options
                .iter()
                .find(|(option, _)| **option == **name)
                .map_or_else(|| name.to_string(), |(_, words)| self.text(words)),
            (ArgumentType::Person, Value::Name(name)) => self.person_named(name),
            (ArgumentType::YesNo, Value::Name(name)) => match &**name {
                "yes" => self.reader.say("answer-yes"),
                "no" => self.reader.say("answer-no"),
                other => other.to_owned(),
            },
            (_, value) => self.plain(value),
        }
    }

    /// A value whose kind is plain from itself.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Date(day) => self.reader.words.date(*day),
            Value::Number(number) => number.to_string(),
            Value::Text(text) | Value::Name(text) => text.to_string(),
        }
    }

    /// The value of a list that a question of the set asks for.
    pub(super) fn goal_value(&self, predicate: &str, value: &Value) -> Said {
        let signature = self.book.vocabulary.find(predicate);
        let record = signature.and_then(|it| self.predicate(it));
        let kinds = record.map(|it| it.arguments.as_slice()).unwrap_or_default();
        let place = signature.and_then(|it| {
            let of_value = |sort: &Sort| match (sort, value) {
                (Sort::Choice(words), Value::Name(name)) => words.contains(name),
                (Sort::Date, Value::Date(_)) | (Sort::Number, Value::Number(_)) => true,
                _ => false,
            };
            it.sorts.iter().position(of_value)
        });
        let kind = place.and_then(|it| kinds.get(it)).map(|(_, kind)| kind);
        if let (Some(ArgumentType::OneOf(options)), Value::Name(name)) = (kind, value)
            && let Some((_, words)) = options.iter().find(|(option, _)| **option == **name)
        {
            return self.reader.read(words);
        }
        Said::from(kind.map_or_else(|| self.plain(value), |kind| self.value(kind, value)))
    }

    /// A statement, or its denial.
    pub(super) fn statement(&self, name: &str, values: &[Option<&Value>], so: bool) -> String {
        let signature = self.book.vocabulary.find(name);
        let Some(predicate) = signature.and_then(|it| self.predicate(it)) else {
            return name.to_owned();
        };
        let fill = |text: &Text| {
            let mut filled = self.text(text);
            for ((argument, kind), value) in predicate.arguments.iter().zip(values) {
                let words = match value {
                    Some(value) => self.value(kind, value),
                    None => self.reader.say(match kind {
                        ArgumentType::Date => "some-day",
                        ArgumentType::Number => "some-number",
                        ArgumentType::Person
                        | ArgumentType::Text
                        | ArgumentType::YesNo
                        | ArgumentType::OneOf(_)
                        | ArgumentType::Record => "some-value",
                    }),
                };
                filled = filled.replace(&format!("{{{argument}}}"), &words);
            }
            filled
        };
        match (&predicate.denies, so) {
            (_, true) => fill(&predicate.states),
            (Some(denies), false) => fill(denies),
            (None, false) => {
                let statement = fill(&predicate.states);
                let parts = [("statement", Part::Text(statement.as_str()))];
                self.reader.say_with("statement-denied", &parts)
            }
        }
    }

    /// What is asked of a person, as a statement with a value, or as its denial.
    pub(super) fn asked(
        &self,
        signature: &Signature,
        bearer: usize,
        value: Option<&Value>,
        so: bool,
    ) -> String {
        let Some(asked) = signature.asked else {
            return signature.name.to_string();
        };
        let name = |bearer: usize| match bearer {
            SUBJECT => Value::Name(self.book.subject.clone().unwrap_or_default()),
            number => {
                let other = self.book.others.as_ref();
                let other = other.map_or("", |(name, _)| name);
                Value::Name(Arc::from(format!("{other}_{number}")))
            }
        };
        let (own, subject) = (name(bearer), name(SUBJECT));
        let values: Vec<Option<&Value>> = (0..signature.sorts.len())
            .map(|place| match place {
                _ if place == asked.bearer => Some(&own),
                _ if Some(place) == asked.subject => Some(&subject),
                _ => value,
            })
            .collect();
        self.statement(&signature.name, &values, so)
    }

    /// An answer, a sentence for each value.
    pub(super) fn answer(
        &self,
        signature: &Signature,
        bearer: usize,
        answer: &Answer,
    ) -> Vec<String> {
        let each = |values: &std::collections::BTreeSet<Value>, so: bool| {
            values
                .iter()
                .map(|value| Self::sentence(&self.asked(signature, bearer, Some(value), so)))
                .collect()
        };
        match answer {
            Answer::Yes => vec![Self::sentence(&self.asked(signature, bearer, None, true))],
            Answer::No if signature.asked.is_some_and(|it| it.value.is_none()) => {
                vec![Self::sentence(&self.asked(signature, bearer, None, false))]
            }
            Answer::No => {
                let question = self.question(signature).text;
                let none = self.reader.say("answer-none");
                vec![format!("{question} {none}")]
            }
            Answer::Values(values) => each(values, true),
            Answer::Without(values) => each(values, false),
        }
    }

    /// The question that a predicate asks.
    pub(super) fn question(&self, signature: &Signature) -> Said {
        let predicate = self.predicate(signature);
        let question = predicate.and_then(|it| it.question.as_ref());
        question.map_or_else(
            || Said::from(signature.id.to_string()),
            |it| self.reader.read(it),
        )
    }

    /// A statement as a sentence of its own.
    pub(super) fn sentence(statement: &str) -> String {
        let mut letters = statement.chars();
        let capitalized: String = letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default();
        let is_closed = capitalized.ends_with(['.', '?', '!']);
        capitalized + if is_closed { "" } else { "." }
    }
}

/// A case that was decided, with the words for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'c> {
    pub(super) saying: Saying<'c>,
    pub(super) facts: &'c Facts,
    pub(super) decision: &'c Decision,
}

impl Told<'_> {
    pub(super) fn grounding(&self) -> &Grounding {
        &self.decision.grounding
    }

    fn reader(&self) -> Reader<'_> {
        self.saying.reader
    }

    /// What a statement of the case says; none if it is of no case.
    fn stated(&self, id: &ClaimId) -> Option<&Stated> {
        let number = self.grounding().inferences.claim(id)?;
        self.grounding().said.get(number as usize)
    }

    /// How a statement of the case is known.
    pub(super) fn known(&self, id: &ClaimId) -> Known {
        match self.stated(id) {
            Some(Stated::Fact(atom, so)) => match self.decision.state.truth(*atom) {
                Truth::Open => Known::Open,
                Truth::Yes => Known::Fact(*so),
                Truth::No => Known::Fact(!*so),
            },
            Some(Stated::Derived(..)) | None => Known::Derived,
        }
    }

    /// A statement of the case, or its denial, in the middle of a sentence.
    pub(super) fn said(&self, id: &ClaimId, so: bool) -> String {
        match self.stated(id) {
            Some(Stated::Fact(atom, says)) => self.atom(*atom, *says == so),
            Some(Stated::Derived(name, values)) => {
                let values: Vec<Option<&Value>> = values.iter().map(Some).collect();
                self.saying.statement(name, &values, so)
            }
            None => id.to_string(),
        }
    }

    /// Whether a fact was taken to be as it is because nobody showed anything else.
    pub(super) fn is_unshown(&self, id: &ClaimId) -> bool {
        let Some(Stated::Fact(atom, _)) = self.stated(id) else {
            return false;
        };
        let questions = self.asked_by(*atom);
        !questions.is_empty()
            && questions.iter().any(|&number| {
                let question = self.grounding().question(number);
                question.is_some_and(|it| {
                    self.facts.answer(&it.predicate, it.bearer).is_none() && !self.is_implied(it)
                })
            })
    }

    /// The questions whose answers an atom is about.
    fn asked_by(&self, atom: u32) -> Vec<u32> {
        let mut questions = Vec::new();
        match self.grounding().atoms.get(atom as usize) {
            Some(Atom::Is(question, _) | Atom::Fits(question, _)) => questions.push(*question),
            Some(Atom::Compare(left, _, right)) => {
                asked_in(left, &mut questions);
                asked_in(right, &mut questions);
            }
            None => {}
        }
        questions
    }

    /// The question that is not answered, where a statement says no more than that it is.
    pub(super) fn unanswered(&self, id: &ClaimId) -> Option<String> {
        let Some(Stated::Fact(atom, true)) = self.stated(id) else {
            return None;
        };
        match self.grounding().atoms.get(*atom as usize)? {
            Atom::Is(question, None) if has_value(self.grounding(), *question) => {
                Some(self.question(*question))
            }
            Atom::Is(..) | Atom::Compare(..) | Atom::Fits(..) => None,
        }
    }

    /// Whether a statement compares what nobody can compare: there is no such answer.
    pub(super) fn is_void(&self, id: &ClaimId) -> bool {
        let Some(Stated::Fact(atom, _)) = self.stated(id) else {
            return false;
        };
        if self.decision.state.truth(*atom) == Truth::Open {
            return false;
        }
        let mut questions = Vec::new();
        match self.grounding().atoms.get(*atom as usize) {
            Some(Atom::Compare(left, _, right)) => {
                asked_in(left, &mut questions);
                asked_in(right, &mut questions);
            }
            Some(Atom::Fits(question, _)) => questions.push(*question),
            Some(Atom::Is(..)) | None => {}
        }
        let state = &self.decision.state;
        questions
            .iter()
            .any(|&it| state.value(it).is_none() && !state.is_open(self.grounding(), it))
    }

    /// That there is nobody of whom a statement speaks, where it speaks of somebody whom nobody named
    /// and who does not exist; and whether somebody said so.
    pub(super) fn nobody(&self, id: &ClaimId) -> Option<(String, bool)> {
        let (_, exist) = self.saying.book.others.as_ref()?;
        if !self.facts.others().is_empty() || !self.is_of_another(id) {
            return None;
        }
        let grounding = self.grounding();
        let mut questions = (0..).map_while(|number| Some((number, grounding.question(number)?)));
        let (exists, question) =
            questions.find(|(_, it)| it.predicate == *exist && it.bearer == SUBJECT)?;
        let QuestionKind::YesNo(atom) = question.kind else {
            return None;
        };
        if self.decision.state.truth(atom) != Truth::No {
            return None;
        }
        let is_shown = self.facts.answer(exist, SUBJECT).is_some();
        Some((self.of_question(exists, None, false), is_shown))
    }

    /// Whether a statement speaks of a person besides the subject.
    fn is_of_another(&self, id: &ClaimId) -> bool {
        let grounding = self.grounding();
        let of_another = |question: u32| {
            let question = grounding.question(question);
            question.is_some_and(|it| it.bearer != SUBJECT)
        };
        match self.stated(id) {
            Some(Stated::Fact(atom, _)) => self.asked_by(*atom).into_iter().any(of_another),
            Some(Stated::Derived(_, values)) => {
                let other = self.saying.book.others.as_ref();
                let other = other.map_or("", |(name, _)| &**name);
                values.iter().any(|value| match value {
                    Value::Name(name) => name
                        .strip_prefix(other)
                        .is_some_and(|it| it.starts_with('_')),
                    Value::Date(_) | Value::Number(_) | Value::Text(_) => false,
                })
            }
            None => false,
        }
    }

    /// Whether the answer to a question goes without saying: somebody is named, so there is
    /// somebody; nobody is there, so nothing is to be said of anybody.
    fn is_implied(&self, question: &GroundQuestion) -> bool {
        let exist = self.saying.book.others.as_ref().map(|(_, exist)| exist);
        let is_exist = Some(&question.predicate) == exist && question.bearer == SUBJECT;
        (is_exist && !self.facts.others().is_empty())
            || (question.bearer != SUBJECT
                && exist.is_some_and(|it| self.facts.answer(it, SUBJECT) == Some(&Answer::No)))
    }

    fn atom(&self, atom: u32, so: bool) -> String {
        match self.grounding().atoms.get(atom as usize) {
            Some(Atom::Is(question, None)) if !so && has_value(self.grounding(), *question) => {
                let question = self.question(*question);
                let parts = [("question", Part::Text(question.as_str()))];
                self.reader().say_with("no-answer", &parts)
            }
            Some(Atom::Is(question, option)) => {
                let named = option.as_ref().map(|it| Value::Name(Arc::clone(it)));
                let value = named.or_else(|| self.decision.state.value(*question).cloned());
                self.of_question(*question, value.as_ref(), so)
            }
            Some(Atom::Compare(left, sign, right)) => {
                let sign = if so { *sign } else { contrary(*sign) };
                self.comparison(left, sign, right)
            }
            Some(Atom::Fits(question, _)) => {
                let value = self.decision.state.value(*question).cloned();
                let statement = self.of_question(*question, value.as_ref(), true);
                let key = if so { "fits" } else { "fits-not" };
                let parts = [("statement", Part::Text(statement.as_str()))];
                self.reader().say_with(key, &parts)
            }
            None => String::new(),
        }
    }

    fn of_question(&self, question: u32, value: Option<&Value>, so: bool) -> String {
        let question = self.grounding().question(question);
        question
            .and_then(|it| Some((it, self.saying.book.vocabulary.find(&it.predicate)?)))
            .map_or_else(String::new, |(it, signature)| {
                self.saying.asked(signature, it.bearer, value, so)
            })
    }

    /// "14 days from 1 May 2026 to 15 May 2026 (14 or more)".
    fn comparison(&self, left: &Amount, sign: Sign, right: &Amount) -> String {
        // The side that depends on answers comes first.
        let (left, sign, right) = match (left, right) {
            (Amount::Value(_), Amount::Value(_)) => (left, sign, right),
            (Amount::Value(_), _) => (right, turned(sign), left),
            _ => (left, sign, right),
        };
        let limit = self.amount(right);
        let is_day = matches!(self.known_amount(right), Some(Value::Date(_)))
            || matches!(self.known_amount(left), Some(Value::Date(_)));
        let phrase = self.phrase(sign, is_day, &limit);
        let phrase = ("phrase", Part::Text(phrase.as_str()));
        match left {
            Amount::Call(
                function @ (Function::Days | Function::Months | Function::Years),
                args,
            ) => {
                let [from, to] = args.as_slice() else {
                    return String::new();
                };
                let (start, end) = (self.amount(from), self.amount(to));
                let ends = [
                    ("from", Part::Text(start.as_str())),
                    ("to", Part::Text(&end)),
                ];
                let unit = match function {
                    Function::Months => "months",
                    Function::Years => "years",
                    Function::Days
                    | Function::AddDays
                    | Function::AddMonths
                    | Function::AddYears
                    | Function::Year => "days",
                };
                match self.known_amount(left) {
                    Some(Value::Number(number)) => {
                        let count = usize::try_from(number).unwrap_or_default();
                        let parts = [phrase, ends[0], ends[1], ("count", Part::Count(count))];
                        self.reader().say_with(&format!("span-{unit}"), &parts)
                    }
                    _ => {
                        let parts = [phrase, ends[0], ends[1]];
                        self.reader().say_with(&format!("span-open-{unit}"), &parts)
                    }
                }
            }
            Amount::Answer(question) => {
                let statement = match self.decision.state.value(*question) {
                    Some(value) => self.of_question(*question, Some(value), true),
                    None => self.amount(left),
                };
                let parts = [("statement", Part::Text(statement.as_str())), phrase];
                self.reader().say_with("comparison", &parts)
            }
            Amount::Value(_) | Amount::Reckon(..) | Amount::Call(..) | Amount::Count(_) => {
                let statement = self.amount(left);
                let parts = [("statement", Part::Text(statement.as_str())), phrase];
                self.reader().say_with("comparison", &parts)
            }
        }
    }

    fn phrase(&self, sign: Sign, is_day: bool, limit: &str) -> String {
        let key = match (sign, is_day) {
            (Sign::Less, true) => "day-before",
            (Sign::AtMost, true) => "day-by",
            (Sign::Greater, true) => "day-after",
            (Sign::AtLeast, true) => "day-from",
            (Sign::Less, false) => "number-less",
            (Sign::AtMost, false) => "number-at-most",
            (Sign::Greater, false) => "number-more",
            (Sign::AtLeast, false) => "number-at-least",
            (Sign::Equal, _) => "exactly",
            (Sign::Unequal, _) => "other-than",
        };
        self.reader().say_with(key, &[("limit", Part::Text(limit))])
    }

    fn known_amount(&self, amount: &Amount) -> Option<Value> {
        amount.known(&|question| self.decision.state.value(question).cloned())
    }

    /// An amount in words: what it comes to where that is known.
    fn amount(&self, amount: &Amount) -> String {
        if let Some(value) = self.known_amount(amount) {
            return self.saying.plain(&value);
        }
        match amount {
            Amount::Value(value) => self.saying.plain(value),
            Amount::Answer(question) => {
                let question = self.question(*question);
                let parts = [("question", Part::Text(question.as_str()))];
                self.reader().say_with("the-answer", &parts)
            }
            Amount::Reckon(left, operator, right) => {
                let sign = match operator {
                    Operator::Plus => "+",
                    Operator::Minus => "−",
                    Operator::Times => "×",
                };
                format!("{} {sign} {}", self.amount(left), self.amount(right))
            }
            Amount::Call(function, arguments) => {
                let key = match function {
                    Function::AddDays => "days-after",
                    Function::AddMonths => "months-after",
                    Function::AddYears => "years-after",
                    Function::Days | Function::Months | Function::Years | Function::Year => {
                        return self.reader().say("some-number");
                    }
                };
                let [start, count] = arguments.as_slice() else {
                    return self.reader().say("some-number");
                };
                let start = self.amount(start);
                let count = match self.known_amount(count) {
                    Some(Value::Number(number)) => usize::try_from(number).unwrap_or_default(),
                    Some(Value::Date(_) | Value::Name(_) | Value::Text(_)) | None => 0,
                };
                let parts = [
                    ("start", Part::Text(start.as_str())),
                    ("count", Part::Count(count)),
                ];
                self.reader().say_with(key, &parts)
            }
            Amount::Count(_) => self.reader().say("some-number"),
        }
    }

    fn question(&self, number: u32) -> String {
        let question = self.grounding().question(number);
        let said = question.and_then(|it| {
            let signature = self.saying.book.vocabulary.find(&it.predicate)?;
            Some(self.saying.asked_of(signature, it.bearer).text)
        });
        said.unwrap_or_default()
    }
}

fn has_value(grounding: &Grounding, question: u32) -> bool {
    let question = grounding.question(question);
    question.is_some_and(|it| matches!(it.kind, QuestionKind::Value(_)))
}

fn asked_in(amount: &Amount, questions: &mut Vec<u32>) {
    match amount {
        Amount::Value(_) | Amount::Count(_) => {}
        Amount::Answer(question) => questions.push(*question),
        Amount::Reckon(left, _, right) => {
            asked_in(left, questions);
            asked_in(right, questions);
        }
        Amount::Call(_, arguments) => {
            for argument in arguments {
                asked_in(argument, questions);
            }
        }
    }
}

/// The comparison that holds where this one does not.
fn contrary(sign: Sign) -> Sign {
    match sign {
        Sign::Less => Sign::AtLeast,
        Sign::AtMost => Sign::Greater,
        Sign::Greater => Sign::AtMost,
        Sign::AtLeast => Sign::Less,
        Sign::Equal => Sign::Unequal,
        Sign::Unequal => Sign::Equal,
    }
}

/// The comparison with its sides exchanged.
fn turned(sign: Sign) -> Sign {
    match sign {
        Sign::Less => Sign::Greater,
        Sign::AtMost => Sign::AtLeast,
        Sign::Greater => Sign::Less,
        Sign::AtLeast => Sign::AtMost,
        Sign::Equal | Sign::Unequal => sign,
    }
}
