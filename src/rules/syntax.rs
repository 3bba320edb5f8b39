//! Conditions as text to conditions as data.
//!
//! Knows the grammar of docs/RULES.md and nothing else: no predicate, no type, no file.

use std::ops::Range;
use std::sync::Arc;

use winnow::combinator::{
    alt, cut_err, delimited, opt, peek, preceded, repeat, separated, terminated,
};
use winnow::error::{ContextError, ErrMode, StrContext, StrContextValue};
use winnow::stream::{Location as _, Stream as _};
use winnow::token::{any, one_of, take_while};
use winnow::{LocatingSlice, ModalResult, Parser as _};

use crate::model::Date;

use super::datalog::Operation;

pub use super::datalog::Value;

/// The most bytes that one string of conditions may have.
pub(super) const LONGEST: usize = 4096;
/// How deep brackets may nest.
pub(super) const DEEPEST: usize = 32;

/// A part of a condition, and the bytes of the text where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The part.
    pub it: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A statement, or its denial.
    Statement {
        /// Whether it must not be so.
        denied: bool,
        /// The statement.
        statement: Statement,
    },
    /// Two values compared.
    Compare {
        /// What stands before the sign.
        left: Expression,
        /// The sign.
        sign: Sign,
        /// What stands behind it.
        right: Expression,
        /// The whole.
        span: Range<usize>,
    },
    /// A text that fits a pattern.
    Matches {
        /// The text.
        text: Spanned<Term>,
        /// The regular expression.
        pattern: Spanned<Arc<str>>,
        /// Whether it must not fit.
        denied: bool,
    },
    /// Something of which there is at least one.
    Exists {
        /// Whether there must be none.
        denied: bool,
        /// What it is.
        over: Vec<Self>,
        /// The whole.
        span: Range<usize>,
    },
}

impl Condition {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Statement { statement, .. } => statement.span(),
            Self::Compare { span, .. } | Self::Exists { span, .. } => span.clone(),
            Self::Matches { text, pattern, .. } => text.span.start..pattern.span.end,
        }
    }
}

/// A predicate and what it is said of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The name of the predicate.
    pub name: Spanned<Arc<str>>,
    /// What it is said of.
    pub terms: Vec<Spanned<Term>>,
}

impl Statement {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        let end = self
            .terms
            .last()
            .map_or(self.name.span.end, |it| it.span.end + 1);
        self.name.span.start..end
    }
}

/// What can stand in the place of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A variable, without its question mark.
    Variable(Arc<str>),
    /// A variable that is used once.
    Anything,
    /// A value.
    Value(Value),
}

/// A sign of comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
}

impl Sign {
    /// The sign as it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
            Self::Unequal => "!=",
        }
    }
}

/// What can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A variable or a value.
    Term(Spanned<Term>),
    /// Two numbers added, subtracted or multiplied.
    Reckon(Box<Self>, Operator, Box<Self>),
    /// A function of the calendar.
    Call(Spanned<Function>, Vec<Self>),
    /// A number of things, or the least or greatest of them.
    Aggregate {
        /// What is done with them.
        fold: Fold,
        /// The variable that is counted or compared.
        variable: Spanned<Arc<str>>,
        /// Which they are.
        over: Vec<Condition>,
        /// The whole.
        span: Range<usize>,
    },
}

impl Expression {
    /// The terms and aggregates that it is made of, in the order of writing; what is within an
    /// aggregate is not among them.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Term(_) | Self::Aggregate { .. } => vec![self],
            Self::Reckon(left, _, right) => [left.parts(), right.parts()].concat(),
            Self::Call(_, arguments) => arguments.iter().flat_map(Self::parts).collect(),
        }
    }

    /// The variable that it is, if it is no more than that.
    #[must_use]
    pub fn variable(&self) -> Option<&Arc<str>> {
        match self {
            Self::Term(Spanned {
                it: Term::Variable(name),
                ..
            }) => Some(name),
            Self::Term(_) | Self::Reckon(..) | Self::Call(..) | Self::Aggregate { .. } => None,
        }
    }

    /// The value that it is, if it is no more than that.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Term(Spanned {
                it: Term::Value(value),
                ..
            }) => Some(value),
            Self::Term(_) | Self::Reckon(..) | Self::Call(..) | Self::Aggregate { .. } => None,
        }
    }
}

/// What is done with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
}

impl Operator {
    /// What it does, as every calculation does it.
    pub(super) fn operation(self) -> Operation {
        match self {
            Self::Plus => Operation::Add,
            Self::Minus => Operation::Subtract,
            Self::Times => Operation::Multiply,
        }
    }

    /// The sign as it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
        }
    }
}

/// A function of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// `days(a, b)`: how many days from a to b.
    Days,
    /// `months(a, b)`: how many whole months from a to b.
    Months,
    /// `years(a, b)`, `age(a, b)`: how many whole years from a to b.
    Years,
    /// `add_days(d, n)`: n days after d.
    AddDays,
    /// `add_months(d, n)`: n months after d.
    AddMonths,
    /// `add_years(d, n)`: n years after d.
    AddYears,
    /// `year(d)`: the year of d.
    Year,
}

/// Every function with its name; two names may mean one.
pub(super) const FUNCTIONS: [(&str, Function); 8] = [
    ("days", Function::Days),
    ("months", Function::Months),
    ("years", Function::Years),
    ("age", Function::Years),
    ("add_days", Function::AddDays),
    ("add_months", Function::AddMonths),
    ("add_years", Function::AddYears),
    ("year", Function::Year),
];

impl Function {
    /// What it does with two values, as every calculation does it; the year of a day needs one only.
    pub(super) fn operation(self) -> Option<Operation> {
        match self {
            Self::Days => Some(Operation::Days),
            Self::Months => Some(Operation::Months),
            Self::Years => Some(Operation::Years),
            Self::AddDays => Some(Operation::AddDays),
            Self::AddMonths => Some(Operation::AddMonths),
            Self::AddYears => Some(Operation::AddYears),
            Self::Year => None,
        }
    }

    /// How many arguments it takes.
    #[must_use]
    pub fn arity(self) -> usize {
        match self {
            Self::Days
            | Self::Months
            | Self::Years
            | Self::AddDays
            | Self::AddMonths
            | Self::AddYears => 2,
            Self::Year => 1,
        }
    }
}

/// What is done with many things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// How many different ones there are.
    Count,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

/// Why a text is no condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCondition {
    /// Where in the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Reads conditions with commas between.
///
/// # Errors
/// [`BadCondition`] at the first place that makes no sense.
pub fn conditions(text: &str) -> Result<Vec<Condition>, BadCondition> {
    let parser = terminated(several, (blank, end));
    let conditions = parsed(text, parser)?;
    if conditions.is_empty() {
        return Err(BadCondition {
            span: 0..text.len(),
            message: "there is no condition here".to_owned(),
            help: "write one, or leave the string out".to_owned(),
        });
    }
    Ok(conditions)
}

/// Reads one statement, or `not` and a statement: what follows from a rule, or a fact.
///
/// # Errors
/// [`BadCondition`] at the first place that makes no sense.
pub fn statement(text: &str) -> Result<(bool, Statement), BadCondition> {
    let alone = winnow::combinator::eof.context(wanted(
        "nothing behind the statement: each stands in a string of its own",
    ));
    let one = delimited(blank, (negation, bare_statement), (blank, alone));
    parsed(text, one)
}

type Input<'s> = LocatingSlice<&'s str>;

fn parsed<'s, T>(
    text: &'s str,
    mut parser: impl winnow::Parser<Input<'s>, T, ErrMode<ContextError>>,
) -> Result<T, BadCondition> {
    if text.len() > LONGEST {
        return Err(BadCondition {
            span: 0..text.len(),
            message: format!("a condition of {} bytes is too long", text.len()),
            help: format!("use {LONGEST} at most: put each condition into a string of its own"),
        });
    }
    if let Some(at) = too_deep(text) {
        return Err(BadCondition {
            span: at..at + 1,
            message: format!("brackets are nested more than {DEEPEST} deep"),
            help: "look for a bracket too many".to_owned(),
        });
    }
    parser
        .parse(LocatingSlice::new(text))
        .map_err(|error| explained(text, error.offset(), error.inner()))
}

fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quoted = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quoted) {
            (b'"' | b'\'', None) => quoted = Some(byte),
            (_, Some(mark)) if byte == mark => quoted = None,
            (b'(', None) => depth += 1,
            (b')', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

fn explained(text: &str, offset: usize, error: &ContextError) -> BadCondition {
    let found: String = text
        .get(offset..)
        .unwrap_or_default()
        .chars()
        .take(1)
        .collect();
    // At the end it is the last letter that wants something behind it.
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let span = if found.is_empty() {
        last..text.len()
    } else {
        offset..offset + found.len()
    };
    let wanted = error.context().find_map(|context| {
        if let StrContext::Expected(StrContextValue::Description(wanted)) = context {
            Some(*wanted)
        } else {
            None
        }
    });
    let label = error.context().find_map(|context| {
        if let StrContext::Label(label) = context {
            Some(*label)
        } else {
            None
        }
    });
    let message = match (label, found.as_str()) {
        (Some(label), _) => label.to_owned(),
        (None, "") => "the condition ends too early".to_owned(),
        (None, found) => format!("`{}` does not belong here", found.escape_debug()),
    };
    let help = match wanted {
        Some(wanted) => format!("write {wanted}"),
        None => "docs/RULES.md shows how conditions are written".to_owned(),
    };
    BadCondition {
        span,
        message,
        help,
    }
}

fn wanted(description: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(description))
}

fn blank<'s>(input: &mut Input<'s>) -> ModalResult<&'s str> {
    take_while(0.., |c: char| c.is_whitespace()).parse_next(input)
}

fn end(input: &mut Input<'_>) -> ModalResult<()> {
    winnow::combinator::eof
        .void()
        .context(wanted("a comma before the next condition"))
        .parse_next(input)
}

fn sign_of(text: &'static str) -> impl FnMut(&mut Input<'_>) -> ModalResult<()> {
    move |input| (blank, text).void().parse_next(input)
}

fn open(input: &mut Input<'_>) -> ModalResult<()> {
    sign_of("(")(input)
}

fn close(input: &mut Input<'_>) -> ModalResult<()> {
    cut_err(sign_of(")"))
        .context(wanted("a closing bracket"))
        .parse_next(input)
}

fn comma(input: &mut Input<'_>) -> ModalResult<()> {
    sign_of(",")(input)
}

fn several(input: &mut Input<'_>) -> ModalResult<Vec<Condition>> {
    let list = separated(0.., preceded(blank, condition), comma);
    terminated(list, opt(comma)).parse_next(input)
}

fn negation(input: &mut Input<'_>) -> ModalResult<bool> {
    let boundary = peek(one_of(|c: char| c.is_whitespace() || c == '('));
    opt(("not", boundary, blank))
        .map(|it| it.is_some())
        .parse_next(input)
}

fn condition(input: &mut Input<'_>) -> ModalResult<Condition> {
    let start = input.current_token_start();
    let denied = negation(input)?;
    let word = peek(opt(name)).parse_next(input)?;
    match word.as_deref() {
        Some("exists") => {
            let over = preceded(("exists", open), terminated(inner, close)).parse_next(input)?;
            let span = start..input.current_token_start();
            Ok(Condition::Exists { denied, over, span })
        }
        Some("matches") => {
            let _ = ("matches", open).parse_next(input)?;
            let text = preceded(blank, cut_err(term)).parse_next(input)?;
            cut_err(comma)
                .context(wanted("a comma and the pattern in quotation marks"))
                .parse_next(input)?;
            let pattern = preceded(blank, cut_err(spanned(quoted)))
                .context(wanted("the pattern in quotation marks"))
                .parse_next(input)?;
            close(input)?;
            Ok(Condition::Matches {
                text,
                pattern,
                denied,
            })
        }
        _ if denied => cut_err(bare_statement)
            .context(wanted("a statement, such as `name(?who)`, behind `not`"))
            .map(|statement| Condition::Statement { denied, statement })
            .parse_next(input),
        _ => statement_or_comparison(start, input),
    }
}

fn inner(input: &mut Input<'_>) -> ModalResult<Vec<Condition>> {
    separated(1.., preceded(blank, cut_err(condition)), comma).parse_next(input)
}

/// What begins like a statement is one unless a sign of comparison follows it.
fn statement_or_comparison(start: usize, input: &mut Input<'_>) -> ModalResult<Condition> {
    let word = peek(opt(name)).parse_next(input)?;
    let reckons = word.as_deref().is_some_and(is_reserved);
    if !reckons {
        // Not looked at beforehand: a mistake inside a statement keeps its place.
        let before = input.checkpoint();
        let mut whole = opt((bare_statement, peek((blank, opt(sign)))));
        if let Some((statement, (_, None))) = whole.parse_next(input)? {
            return Ok(Condition::Statement {
                denied: false,
                statement,
            });
        }
        input.reset(&before);
    }
    let left = sum
        .context(wanted("a statement, such as `name(?who)`, or a comparison"))
        .parse_next(input)?;
    let sign = preceded(blank, cut_err(sign))
        .context(wanted("a sign of comparison: <, <=, >, >=, = or !="))
        .parse_next(input)?;
    let right = preceded(blank, cut_err(sum))
        .context(wanted("a value, a variable or a calculation"))
        .parse_next(input)?;
    let span = start..input.current_token_start();
    Ok(Condition::Compare {
        left,
        sign,
        right,
        span,
    })
}

/// Whether a text is a name as conditions write it: small letters, digits and low lines.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_lowercase())
        && bytes.all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}

/// Whether a word means something of its own, so that no predicate can be called by it.
#[must_use]
pub(super) fn is_reserved(word: &str) -> bool {
    FUNCTIONS.iter().any(|(name, _)| *name == word)
        || fold_of(word).is_some()
        || matches!(word, "not" | "exists" | "matches")
}

fn fold_of(word: &str) -> Option<Fold> {
    match word {
        "count" => Some(Fold::Count),
        "min" => Some(Fold::Min),
        "max" => Some(Fold::Max),
        _ => None,
    }
}

fn sign(input: &mut Input<'_>) -> ModalResult<Sign> {
    if opt("==").parse_next(input)?.is_some() {
        return cut_err(winnow::combinator::fail)
            .context(StrContext::Label("`==` is no sign of comparison"))
            .context(wanted("a single `=`"))
            .parse_next(input);
    }
    alt((
        "<=".value(Sign::AtMost),
        ">=".value(Sign::AtLeast),
        "!=".value(Sign::Unequal),
        "<".value(Sign::Less),
        ">".value(Sign::Greater),
        "=".value(Sign::Equal),
    ))
    .parse_next(input)
}

fn bare_statement(input: &mut Input<'_>) -> ModalResult<Statement> {
    let name = spanned(name)
        .context(wanted("the name of a predicate"))
        .parse_next(input)?;
    open.context(wanted("a bracket behind the name of a predicate"))
        .parse_next(input)?;
    let terms = separated(0.., preceded(blank, term), comma).parse_next(input)?;
    if peek(opt(open)).parse_next(input)?.is_some() {
        return cut_err(winnow::combinator::fail)
            .context(StrContext::Label("a statement contains no other"))
            .context(wanted(
                "the other as a condition of its own, or within `exists`, `count`, `min` or `max`",
            ))
            .parse_next(input);
    }
    close(input)?;
    Ok(Statement { name, terms })
}

fn sum(input: &mut Input<'_>) -> ModalResult<Expression> {
    let operator = alt(("+".value(Operator::Plus), "-".value(Operator::Minus)));
    chain(product, operator, input)
}

fn product(input: &mut Input<'_>) -> ModalResult<Expression> {
    chain(primary, "*".value(Operator::Times), input)
}

fn chain<'s>(
    mut part: impl FnMut(&mut Input<'s>) -> ModalResult<Expression>,
    operator: impl winnow::Parser<Input<'s>, Operator, ErrMode<ContextError>>,
    input: &mut Input<'s>,
) -> ModalResult<Expression> {
    let mut left = part(input)?;
    let mut operator = preceded(blank, operator);
    while let Some(sign) = opt(operator.by_ref()).parse_next(input)? {
        let _ = blank(input)?;
        let right = part(input)?;
        left = Expression::Reckon(Box::new(left), sign, Box::new(right));
    }
    Ok(left)
}

fn primary(input: &mut Input<'_>) -> ModalResult<Expression> {
    let _ = blank(input)?;
    let start = input.current_token_start();
    if opt('(').parse_next(input)?.is_some() {
        return terminated(cut_err(sum), close).parse_next(input);
    }
    let word = peek(opt((name, open))).parse_next(input)?;
    let Some((word, ())) = word else {
        return term.map(Expression::Term).parse_next(input);
    };
    if let Some(fold) = fold_of(&word) {
        let _ = (name, open, blank).parse_next(input)?;
        let variable = cut_err(spanned(variable))
            .context(wanted("the variable that is counted or compared"))
            .parse_next(input)?;
        cut_err(sign_of(":"))
            .context(wanted("a colon behind the variable"))
            .parse_next(input)?;
        let over = terminated(inner, close).parse_next(input)?;
        let span = start..input.current_token_start();
        return Ok(Expression::Aggregate {
            fold,
            variable,
            over,
            span,
        });
    }
    let Some((_, function)) = FUNCTIONS.iter().find(|(known, _)| **known == *word) else {
        return cut_err(winnow::combinator::fail)
            .context(StrContext::Label("this is not something that can be reckoned"))
            .context(wanted(
                "one of days, months, years, age, add_days, add_months, add_years, year, count, min or max",
            ))
            .parse_next(input);
    };
    let called = spanned(name).parse_next(input)?;
    open(input)?;
    let arguments: Vec<Expression> =
        separated(0.., preceded(blank, cut_err(sum)), comma).parse_next(input)?;
    close(input)?;
    let called = Spanned {
        it: *function,
        span: called.span,
    };
    Ok(Expression::Call(called, arguments))
}

fn term(input: &mut Input<'_>) -> ModalResult<Spanned<Term>> {
    let value = alt((
        variable.map(Term::Variable),
        "_".value(Term::Anything),
        date.map(|it| Term::Value(Value::Date(it))),
        number.map(|it| Term::Value(Value::Number(it))),
        quoted.map(|it| Term::Value(Value::Text(it))),
        name.map(|it| Term::Value(Value::Name(it))),
    ));
    spanned(value)
        .context(wanted(
            "a variable such as `?who`, a word in small letters, a day, a number or a text",
        ))
        .parse_next(input)
}

fn spanned<'s, T>(
    mut parser: impl winnow::Parser<Input<'s>, T, ErrMode<ContextError>>,
) -> impl winnow::Parser<Input<'s>, Spanned<T>, ErrMode<ContextError>> {
    move |input: &mut Input<'s>| {
        let start = input.current_token_start();
        let it = parser.parse_next(input)?;
        let span = start..input.current_token_start();
        Ok(Spanned { it, span })
    }
}

fn name(input: &mut Input<'_>) -> ModalResult<Arc<str>> {
    let letters = (
        one_of('a'..='z'),
        take_while(0.., ('a'..='z', '0'..='9', '_')),
    );
    let name = opt(letters.take().map(Arc::from)).parse_next(input)?;
    let strange = any.verify(|it: &char| it.is_alphabetic());
    if peek(opt(strange)).parse_next(input)?.is_some() {
        return cut_err(winnow::combinator::fail)
            .context(StrContext::Label(
                "a name has no capital letters and no accents",
            ))
            .context(wanted("the letters a to z, digits and `_` only"))
            .parse_next(input);
    }
    match name {
        Some(name) => Ok(name),
        None => winnow::combinator::fail.parse_next(input),
    }
}

fn variable(input: &mut Input<'_>) -> ModalResult<Arc<str>> {
    preceded('?', cut_err(name).context(wanted("a name behind `?`"))).parse_next(input)
}

fn date(input: &mut Input<'_>) -> ModalResult<Date> {
    // Days of one digit too, which would be reckoned otherwise: 2023-3-5 is no number either.
    let digits = |least: usize, most: usize| take_while(least..=most, '0'..='9');
    let shape = (digits(4, 4), "-", digits(1, 2), "-", digits(1, 2));
    let text = peek(opt(shape.take())).parse_next(input)?;
    let Some(text) = text else {
        let other = |mark: char| (digits(4, 4), mark, digits(1, 2), mark, digits(1, 2)).void();
        let is_other = peek(opt(alt((other('/'), other('.'))))).parse_next(input)?;
        if is_other.is_some() {
            return cut_err(winnow::combinator::fail)
                .context(StrContext::Label("a day is written with hyphens"))
                .context(wanted("year-month-day, for example 2023-03-25"))
                .parse_next(input);
        }
        return winnow::combinator::fail.parse_next(input);
    };
    match text.parse() {
        Ok(date) => take_while(text.len()..=text.len(), |_| true)
            .value(date)
            .parse_next(input),
        Err(_) => cut_err(winnow::combinator::fail)
            .context(StrContext::Label("there is no such day"))
            .context(wanted("year-month-day, for example 2023-03-25"))
            .parse_next(input),
    }
}

fn number(input: &mut Input<'_>) -> ModalResult<i64> {
    let text = peek(opt((opt('-'), take_while(1.., '0'..='9')).take())).parse_next(input)?;
    let Some(text) = text else {
        return winnow::combinator::fail.parse_next(input);
    };
    match text.parse() {
        Ok(number) => take_while(text.len()..=text.len(), |_| true)
            .value(number)
            .parse_next(input),
        Err(_) => cut_err(winnow::combinator::fail)
            .context(StrContext::Label("the number is too large"))
            .context(wanted("a number of at most 18 digits"))
            .parse_next(input),
    }
}

/// A text in double or single quotation marks; a backslash makes the next character plain.
fn quoted(input: &mut Input<'_>) -> ModalResult<Arc<str>> {
    let mark = one_of(['"', '\'']).parse_next(input)?;
    let escaped = preceded('\\', any);
    let plain = any.verify(move |&c: &char| c != mark && c != '\\');
    let text: String = repeat(0.., alt((escaped, plain))).parse_next(input)?;
    cut_err(any.verify(move |&c: &char| c == mark))
        .context(wanted("a quotation mark at the end of the text"))
        .parse_next(input)?;
    Ok(Arc::from(text))
}
