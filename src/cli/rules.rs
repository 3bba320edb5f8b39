//! `rules run`: rules by themselves, over tables of facts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, Subcommand};

use crate::diagnostic::nearest;
use crate::model::{Record, Rule, RuleKind};
use crate::rules::datalog::{
    Derivation, Limits, Model, Recording, Relation, Stopped, Told, Tuple, Value,
};
use crate::rules::{
    BadRule, Condition, Part, PlainProgram, PlainRule, Statement, Term, conditions, statement,
    value_from_cell,
};
use crate::store::records_from_str;

use super::place::Shown;
use super::{Failure, Outcome, complain, print, remark};

/// What can be done with rules by themselves.
#[derive(Debug, Subcommand)]
pub(super) enum Rules {
    /// Derive all that follows from tables of facts, and count, print or explain it.
    ///
    /// The file holds a list of rules, as an import does: `[Rule(id: "..", if: [..], then: ".."), ..]`.
    /// What the rules name and no rule concludes is given by tables. Exit 1 if a rule makes no sense,
    /// 3 if time ran out.
    Run(Run),
}

/// What stands on the line of `rules run`.
#[derive(Debug, Args)]
pub(super) struct Run {
    /// The file of the rules
    rules: PathBuf,
    /// A table: the name of a predicate and a CSV file without a line of headings; again for each
    #[arg(long, value_name = "NAME=FILE", value_parser = table)]
    facts: Vec<(String, PathBuf)>,
    /// Say how many rows a predicate has; again for each
    #[arg(long, value_name = "NAME")]
    count: Vec<String>,
    /// Print the rows of a predicate as CSV; again for each
    #[arg(long, value_name = "NAME")]
    print: Vec<String>,
    /// Say why a row is there, or why not: `path(0,4)`
    #[arg(long, value_name = "ROW")]
    why: Vec<String>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<u64>,
    /// Give up after so many rows
    #[arg(long, value_name = "ROWS", default_value_t = 50_000_000)]
    most: usize,
}

fn table(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.is_empty() && !file.is_empty() => {
            Ok((name.to_owned(), PathBuf::from(file)))
        }
        _ => Err("write the name of a predicate, `=` and a file".to_owned()),
    }
}

/// A rule as it was read.
struct Read {
    record: Box<Rule>,
    conditions: Vec<Condition>,
    // Of each condition, the number of the string in which it stands.
    strings: Vec<usize>,
    head: Statement,
    exceptions: Vec<Vec<Condition>>,
}

pub(super) fn run(rules: &Rules) -> Result<Outcome, Failure> {
    let Rules::Run(asked) = rules;
    let path = asked.rules.display();
    let text =
        fs::read_to_string(&asked.rules).map_err(|error| format!("cannot read {path}: {error}"))?;
    let records = records_from_str(&text).map_err(|bad| format!("{path}:{bad}"))?;
    let shown = Shown {
        path: &asked.rules,
        text: &text,
    };
    let mut read: Vec<Read> = Vec::with_capacity(records.len());
    let mut faults = 0;
    for record in records {
        let Record::Rule(rule) = record else { continue };
        match understood(&shown, rule) {
            Ok(rule) if read.iter().any(|it| it.record.id == rule.record.id) => {
                faults += 1;
                let id = &rule.record.id;
                let place = shown.second(&format!("\"{id}\""));
                complain(&format!(
                    "{place}: two rules are called `{id}`: give each an id of its own"
                ));
            }
            Ok(rule) => read.push(rule),
            Err(messages) => {
                faults += messages.len();
                for message in &messages {
                    complain(message);
                }
            }
        }
    }
    if faults > 0 {
        return Ok(Outcome::Findings);
    }
    let plain: Vec<PlainRule<'_>> = read
        .iter()
        .map(|rule| PlainRule {
            conditions: &rule.conditions,
            head: &rule.head,
            exceptions: &rule.exceptions,
        })
        .collect();
    let tables = asked
        .facts
        .iter()
        .map(|(name, file)| Ok((name.as_str(), rows(file)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let known: Vec<(Arc<str>, usize)> = tables
        .iter()
        .filter_map(|(name, rows)| Some((Arc::from(*name), rows.first()?.len())))
        .collect();
    let program = match PlainProgram::of(&plain, &known) {
        Ok(program) => program,
        Err(faults) => {
            for BadRule { rule, part, fault } in faults {
                if let Some(rule) = read.get(rule) {
                    let (start, message) = (fault.span.start, &fault.message);
                    complain(&shown.at(&rule.record, rule.text(part), start, message, &fault.help));
                }
            }
            return Ok(Outcome::Findings);
        }
    };
    warn_of_strangers(&read, &tables)?;
    let mut facts = program.planned.facts();
    for (name, rows) in tables {
        let Some((relation, arity)) = program.relation(name) else {
            continue;
        };
        for (line, row) in (1..).zip(rows) {
            facts.add(relation, &row).map_err(|_| {
                format!(
                    "line {line} of the table of `{name}` has {} columns, and {arity} belong there",
                    row.len()
                )
            })?;
        }
    }
    let recording = if asked.why.is_empty() {
        Recording::Off
    } else {
        Recording::On
    };
    let limits = Limits {
        time: asked.timeout.map(Duration::from_secs),
        tuples: asked.most,
        ..Limits::default()
    };
    let model = match program.planned.run(facts, &limits, recording) {
        Ok(model) => model,
        Err(Stopped::Overflow { rule, literal }) => {
            shown.stopped(&read, rule, program.part(rule, literal), PAST_THE_END);
            return Ok(Outcome::Findings);
        }
        Err(Stopped::Kind { rule, literal }) => {
            shown.stopped(&read, rule, program.part(rule, literal), WRONG_KIND);
            return Ok(Outcome::Findings);
        }
        Err(stopped) => {
            remark(&format!(
                "given up: {stopped}; look for a rule that gives more and more, or allow more with --most and --timeout"
            ));
            return Ok(Outcome::OutOfTime);
        }
    };
    answer(asked, &program, &model, &read)
}

/// What is said of a calculation that leaves the numbers or the calendar.
const PAST_THE_END: (&str, &str) = (
    "a number or a day is past the largest or the smallest there is",
    "bound it with a comparison in front",
);
/// What is said of a value of the wrong kind.
const WRONG_KIND: (&str, &str) = (
    "a value of one kind stands where one of another is wanted",
    "look at the rows of the tables that this condition meets",
);

/// A table and its rows.
type Table<'t> = (&'t str, Vec<Vec<Value>>);

/// Says which predicates of rules nothing can ever give.
///
/// # Errors
/// A table that no rule names.
fn warn_of_strangers(rules: &[Read], tables: &[Table<'_>]) -> Result<(), Failure> {
    let parts = |rule: &'_ Read| -> Vec<String> {
        let exceptions = rule.exceptions.iter().flatten();
        let all = rule.conditions.iter().chain(exceptions);
        all.flat_map(Condition::statements)
            .map(|it| it.name.it.to_string())
            .collect()
    };
    let named: BTreeSet<String> = rules.iter().flat_map(parts).collect();
    let concluded: BTreeSet<&str> = rules.iter().map(|it| &*it.head.name.it).collect();
    let given: BTreeSet<&str> = tables.iter().map(|(name, _)| *name).collect();
    let meant = |name: &str, known: Vec<&str>| match nearest(name, known) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    for name in &given {
        if !named.contains(*name) && !concluded.contains(name) {
            let known = named.iter().map(String::as_str).collect();
            return Err(format!(
                "--facts {name}: no rule names `{name}`{}",
                meant(name, known)
            ));
        }
    }
    for name in &named {
        if !concluded.contains(name.as_str()) && !given.contains(name.as_str()) {
            let known = concluded.iter().chain(&given).copied().collect();
            remark(&format!(
                "warning: no rule concludes `{name}` and no table gives it, so that it never holds{}",
                meant(name, known)
            ));
        }
    }
    Ok(())
}

fn answer(
    asked: &Run,
    program: &PlainProgram,
    model: &Model,
    rules: &[Read],
) -> Result<Outcome, Failure> {
    let find = |name: &str| {
        program.relation(name).ok_or_else(|| {
            let names = program.relations().map(|(name, _)| name);
            match nearest(name, names) {
                Some(near) => {
                    format!("no rule and no table names `{name}`; did you mean `{near}`?")
                }
                None => format!("no rule and no table names `{name}`"),
            }
        })
    };
    for name in &asked.count {
        let (relation, _) = find(name)?;
        print(&format!("{name} {}\n", model.count(relation)));
    }
    for name in &asked.print {
        let (relation, _) = find(name)?;
        print_rows(model, relation)?;
    }
    for goal in &asked.why {
        let (denied, statement) = statement(goal)
            .map_err(|bad| format!("--why {goal}: {}; {}", bad.message, bad.help))?;
        let name = &statement.name.it;
        let (relation, _) = find(name)?;
        let row: Vec<Option<Value>> = statement
            .terms
            .iter()
            .map(|term| match &term.it {
                Term::Value(value) => Some(value.clone()),
                Term::Variable(_) | Term::Anything => None,
            })
            .collect();
        let whole: Option<Vec<Value>> = row.iter().cloned().collect();
        let found = whole
            .filter(|_| !denied)
            .and_then(|row| model.find(relation, &row));
        match found.and_then(|tuple| model.why(tuple)) {
            Some(derivation) => print(&tree(program, model, rules, &derivation)),
            None => print(&why_not(model, rules, goal, relation, &row)),
        }
    }
    Ok(Outcome::Clean)
}

fn print_rows(model: &Model, relation: Relation) -> Result<(), Failure> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in model.tuples(relation) {
        let cells = row.iter().map(|term| match model.terms().value(*term) {
            Some(Value::Text(text)) => text.to_string(),
            Some(value) => value.to_string(),
            None => String::new(),
        });
        writer
            .write_record(cells)
            .map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    super::print_bytes(&bytes);
    Ok(())
}

/// A derivation as a tree: what follows, `:-` and what it follows from; each part is told once.
fn tree(program: &PlainProgram, model: &Model, rules: &[Read], derivation: &Derivation) -> String {
    let mut text = String::new();
    let Some(root) = derivation.steps.len().checked_sub(1) else {
        return text;
    };
    let mut told = vec![false; derivation.steps.len()];
    // Without recursion, since reasons can be as deep as there are rows.
    let mut open = vec![(root, String::new(), String::new())];
    while let Some((number, lead, below)) = open.pop() {
        let Some(step) = derivation.steps.get(number) else {
            continue;
        };
        let again = told.get(number).copied().unwrap_or(true) && !step.from.is_empty();
        let _ = write!(text, "{lead}{}", row_name(program, model, step.tuple));
        if let Some(rule) = step.rule.and_then(|rule| rules.get(rule)) {
            let parents = step.from.iter().filter_map(|it| derivation.steps.get(*it));
            let parents: Vec<String> = parents
                .map(|parent: &Told| row_name(program, model, parent.tuple))
                .collect();
            let _ = write!(text, " :- {}   [{}]", parents.join(", "), rule.record.id);
        }
        text.push_str(if again { " (above)\n" } else { "\n" });
        if again {
            continue;
        }
        if let Some(slot) = told.get_mut(number) {
            *slot = true;
        }
        for (place, parent) in step.from.iter().enumerate().rev() {
            let last = place + 1 == step.from.len();
            let (sign, rest) = if last {
                ("└─ ", "   ")
            } else {
                ("├─ ", "│  ")
            };
            open.push((*parent, format!("{below}{sign}"), format!("{below}{rest}")));
        }
    }
    text
}

fn row_name(program: &PlainProgram, model: &Model, tuple: Tuple) -> String {
    let values: Vec<String> = model.values(tuple).map(ToString::to_string).collect();
    format!("{}({})", program.name(tuple.relation), values.join(", "))
}

fn why_not(
    model: &Model,
    rules: &[Read],
    goal: &str,
    relation: Relation,
    row: &[Option<Value>],
) -> String {
    let mut text = format!("{goal} does not follow\n");
    for shortfall in model.why_not(relation, row) {
        let Some(rule) = rules.get(shortfall.rule) else {
            continue;
        };
        let all: Vec<&str> = rule.record.conditions.iter().map(String::as_str).collect();
        let _ = writeln!(
            text,
            "  {}: condition {} of `{}` fails",
            rule.record.id,
            shortfall.literal + 1,
            all.join(", ")
        );
    }
    text
}

fn rows(file: &Path) -> Result<Vec<Vec<Value>>, Failure> {
    let shown = file.display();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_path(file)
        .map_err(|error| format!("cannot read {shown}: {error}"))?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("cannot read {shown}: {error}"))?;
        rows.push(record.iter().map(value_from_cell).collect());
    }
    Ok(rows)
}

fn understood(shown: &Shown<'_>, rule: Box<Rule>) -> Result<Read, Vec<String>> {
    let mut messages = Vec::new();
    if rule.kind == RuleKind::Strict && !rule.unless.is_empty() {
        let text = rule.unless.first().map_or("", String::as_str);
        let help = "leave out `unless`, or make the rule defeasible";
        messages.push(shown.at(&rule, text, 0, "a strict rule has no exceptions", help));
    }
    let mut all = |texts: &[String]| -> Vec<Vec<Condition>> {
        let mut read = Vec::new();
        for text in texts {
            match conditions(text) {
                Ok(conditions) => read.push(conditions),
                Err(bad) => {
                    messages.push(shown.at(&rule, text, bad.span.start, &bad.message, &bad.help));
                }
            }
        }
        read
    };
    let groups = all(&rule.conditions);
    let strings = (0..).zip(&groups);
    let strings = strings.flat_map(|(number, group)| vec![number; group.len()]);
    let strings = strings.collect();
    let conditions = groups.into_iter().flatten().collect();
    let exceptions = all(&rule.unless);
    let head = match statement(&rule.then) {
        Ok((false, head)) => Some(head),
        Ok((true, head)) => {
            messages.push(shown.at(
                &rule,
                &rule.then,
                head.span().start,
                "by themselves rules deny nothing",
                "conclude a predicate of its own, and name it under `unless`",
            ));
            None
        }
        Err(bad) => {
            messages.push(shown.at(&rule, &rule.then, bad.span.start, &bad.message, &bad.help));
            None
        }
    };
    match head {
        Some(head) if messages.is_empty() => Ok(Read {
            record: rule,
            conditions,
            strings,
            head,
            exceptions,
        }),
        Some(_) | None => Err(messages),
    }
}

impl Read {
    /// The string in which a part stands.
    fn text(&self, part: Part) -> &str {
        let found = match part {
            Part::Condition(number) => {
                let string = self.strings.get(number);
                string.and_then(|&it| self.record.conditions.get(it))
            }
            Part::Exception(number) => self.record.unless.get(number),
            Part::Head => None,
        };
        found.unwrap_or(&self.record.then)
    }

    /// Where a part begins in its string.
    fn start(&self, part: Part) -> usize {
        let condition = match part {
            Part::Condition(number) => self.conditions.get(number),
            Part::Exception(number) => self.exceptions.get(number).and_then(|it| it.first()),
            Part::Head => None,
        };
        condition.map_or(0, |it| it.span().start)
    }
}

impl Shown<'_> {
    /// Says in which condition a calculation came to an end.
    fn stopped(&self, rules: &[Read], rule: usize, part: Part, (message, help): (&str, &str)) {
        if let Some(rule) = rules.get(rule) {
            let (text, start) = (rule.text(part), rule.start(part));
            complain(&self.at(&rule.record, text, start, message, help));
        }
    }

    /// A message with file, line and column; the place is looked for behind the id of the rule.
    fn at(&self, rule: &Rule, condition: &str, byte: usize, message: &str, help: &str) -> String {
        let place = self.place(&format!("\"{}\"", rule.id), condition, byte);
        format!("{place}: {message} (rule `{}`): {help}", rule.id)
    }
}
