//! **How is it commanded?** One file a command; the only room that prints.

mod build;
mod case;
mod cases;
mod check;
mod cruxes;
mod depends_on;
mod diff;
mod explain;
mod fmt;
mod inferences;
mod new;
mod people;
mod place;
mod policies;
mod progress;
mod report;
mod rules;
mod serve;
mod sets;
mod solve;
mod standpoint;
mod stats;
mod strength;
mod verdicts;
mod why;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Serialize;

use crate::diagnostic::{Code, Spot};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{PolicyId, RuleSet, Severity};
use crate::store::{Store, Tree};

/// Claims, arguments, sources and law in one place.
#[derive(Debug, Parser)]
#[command(name = "counterpoint", version, about, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    where_: Where,
}

/// Where the knowledge is.
#[derive(Debug, Clone, Args)]
struct Where {
    /// The folder of the knowledge
    #[arg(long, value_name = "DIR", default_value = "knowledge", global = true)]
    knowledge: PathBuf,
}

/// What is read beside the knowledge.
#[derive(Debug, Clone, Default, Args)]
struct Beside {
    /// The folder of official texts, instead of the one that the settings name: provisions are
    /// shown beside what cites them, and quotations are compared. Nothing in it is changed
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
}

impl Beside {
    fn given_to(self, store: Store) -> Store {
        match self.texts {
            Some(folder) => store.with_texts(folder),
            None => store,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site (also what is done without a command); port and address from Rocket.toml
    /// or `ROCKET_PORT` and `ROCKET_ADDRESS`
    Serve {
        /// Take in changed files while serving
        #[arg(long)]
        watch: bool,
        #[command(flatten)]
        beside: Beside,
    },
    /// Say what is wrong with the knowledge: exit 0 without errors, 1 with errors, 2 if it could
    /// not run
    Check {
        /// For people or for programs
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        #[command(flatten)]
        beside: Beside,
    },
    /// Count records and edges
    Stats {
        /// For people or for programs
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Say how every claim and argument fares, seen from a standpoint
    Verdicts(verdicts::Asked),
    /// Say why a claim or an argument fares as it does
    Explain(explain::Asked),
    /// Decide a case by rules: say the answers and why. Exit 1 if its facts make no sense
    Case(case::Asked),
    /// Say why a worked case is decided as it is
    Why(why::Asked),
    /// List the few open claims on which a question turns
    Cruxes(cruxes::Asked),
    /// List what would fare otherwise without a claim, an argument or a source
    DependsOn(depends_on::Asked),
    /// Say how much there is for and against claims and arguments, as numbers from 0 to 1 that
    /// decide no verdict
    Strength(strength::Asked),
    /// Decide every worked case of the rule sets, and say whether what it promises comes out: exit
    /// 1 if it does not
    Cases(cases::Asked),
    /// Say what comes of every worked case under the law as it is and under each policy
    Policies(sets::OfSet),
    /// List every inference that is there, seen from a standpoint: the view of the machine
    Inferences(standpoint::Seen),
    /// Compare two folders of knowledge or two git revisions of one: what was added, removed and
    /// reworded, which verdicts flip and why, as text for a pull request
    Diff(diff::Asked),
    /// Write the site as files
    Build {
        /// The folder to write into
        out: PathBuf,
        #[command(flatten)]
        beside: Beside,
    },
    /// Write a new record: asks on a terminal what the flags leave open. Exit 1 if nothing was
    /// written because of what the record says, 2 if something is missing
    #[command(subcommand)]
    New(Box<new::New>),
    /// Lay the files out in the canonical way; comments stay. Exit 1 if a file was left alone
    Fmt {
        /// Change nothing; say which files would change, and exit 1 if there are any
        #[arg(long)]
        check: bool,
        /// Only these files and folders
        paths: Vec<PathBuf>,
    },
    /// Carry out rules by themselves, over tables of facts
    #[command(subcommand)]
    Rules(rules::Rules),
    /// Answer a question about an abstract framework, as the competition ICCMA 2023 asks it.
    ///
    /// SE asks for an extension, DC and DS whether some or every extension holds an argument, EE for
    /// all extensions and CE for how many there are; GR, CO, PR, ST, SST, STG and ID name the
    /// semantics. Answers to SE, DC and DS have the form of 2023, however the file is written:
    /// `w 1 3` or `NO`; `YES` with a line `w` that holds the argument, or `NO`; `YES`, or `NO` with
    /// a line `w` that does not hold it. EE is answered in the form of earlier years, `[[1,3],[2]]`.
    /// Exit 0 with an answer, 2 if something is wrong with the question or the file, 3 if time ran
    /// out.
    Solve(solve::Solve),
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
}

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It did what it was asked, and found no error.
    Clean,
    /// It did what it was asked, and found errors.
    Findings,
    /// It was given a time, and had none left.
    OutOfTime,
}

/// Why a command could not run, in a sentence for the person who gave it.
type Failure = String;

/// Runs the command that the arguments name. Exit codes: 0 clean, 1 errors found, 2 could not run,
/// 3 ran out of the time it was given.
#[must_use]
pub fn run() -> ExitCode {
    let line = match Line::try_parse_from(solve::spelled_out(std::env::args_os())) {
        Ok(line) => line,
        Err(error) => {
            // Help and version are asked for, and are no failure.
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let store = Store::at(&line.where_.knowledge);
    let done = match line.command.unwrap_or(Command::Serve {
        watch: false,
        beside: Beside::default(),
    }) {
        Command::Serve { watch, beside } => serve::run(beside.given_to(store), watch),
        Command::Check { format, beside } => check::run(&beside.given_to(store), format),
        Command::Stats { format } => stats::run(&store, format),
        Command::Verdicts(asked) => verdicts::run(&store, &asked),
        Command::Explain(asked) => explain::run(&store, &asked),
        Command::Case(asked) => case::run(&store, &asked),
        Command::Why(asked) => why::run(&store, &asked),
        Command::Cruxes(asked) => cruxes::run(&store, &asked),
        Command::DependsOn(asked) => depends_on::run(&store, &asked),
        Command::Strength(asked) => strength::run(&store, &asked),
        Command::Cases(asked) => cases::run(&store, &asked),
        Command::Policies(asked) => policies::run(&store, &asked),
        Command::Inferences(seen) => inferences::run(&store, &seen),
        Command::Diff(asked) => diff::run(&store, &asked),
        Command::Build { out, beside } => build::run(&beside.given_to(store), &out),
        Command::New(new) => new::run(&store, *new),
        Command::Fmt { check, paths } => fmt::run(&store, check, &paths),
        Command::Rules(rules) => rules::run(&rules),
        Command::Solve(line) => solve::run(line),
    };
    match done {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::OutOfTime) => ExitCode::from(3),
        Err(failure) => {
            complain(&failure);
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output. Somebody who closes it early has read enough.
fn print(text: &str) {
    print_bytes(text.as_bytes());
}

/// The same for a text that is kept as bytes.
fn print_bytes(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(bytes);
    let _ = out.flush();
}

/// Prints a value as JSON.
fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    print(&format!("{text}\n"));
    Ok(())
}

/// Prints what went wrong to standard error.
fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "error: {}", harmless(text));
}

/// Prints a remark to standard error.
fn remark(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
}

/// A text without what could command a terminal: control characters are written out.
fn harmless(text: &str) -> Cow<'_, str> {
    let commands = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let written = |it: char| match it {
        it if commands(it) => it.escape_unicode().to_string(),
        it => it.to_string(),
    };
    Cow::Owned(text.chars().map(written).collect())
}

/// Says that what is shown has errors, if it has.
fn warn_of_errors(kb: &KnowledgeBase) {
    let errors = kb
        .findings()
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .count();
    if errors > 0 {
        let errors = counted(errors, "error");
        remark(&format!(
            "{errors} in the knowledge; the records concerned are left out, the others are shown. `counterpoint check` says what to do"
        ));
    }
}

/// Says that a set of rules decides without what is wrong in its records, if it does.
fn warn_of_left_out<'p>(
    kb: &KnowledgeBase,
    set: &RuleSet,
    policies: impl IntoIterator<Item = &'p PolicyId>,
) {
    let left_out: Vec<&str> = kb.left_out(&set.id, policies).into_iter().collect();
    if !left_out.is_empty() {
        remark(&format!(
            "warning: the answers may be wrong: `{}` decides without what has errors in {}; `counterpoint check` says what they are",
            set.id,
            left_out.join(", "),
        ));
    }
}

/// Says which official texts cannot be used, which is no reason to show nothing.
fn warn_of_texts(kb: &KnowledgeBase) {
    let unusable = kb
        .findings()
        .iter()
        .filter(|it| it.code == Code::UnusableText);
    for finding in unusable {
        let place = match &finding.spot {
            Spot::File(place, _)
            | Spot::Record(place)
            | Spot::Field(place, _)
            | Spot::Value(place, _)
            | Spot::Within(place, ..)
            | Spot::Inside(place, ..) => place,
        };
        remark(&format!("{place}: {}", finding.message));
    }
}

/// A number with its noun.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Reads the knowledge, with progress where a terminal watches.
fn open(store: &Store) -> Result<(KnowledgeBase, Tree), Failure> {
    let bar = progress::Bar::new("reading");
    let opened = KnowledgeBase::open(store, &|total| bar.step(total));
    bar.finish();
    opened.map_err(|error| unreadable(store, &error))
}

fn unreadable(store: &Store, error: &io::Error) -> Failure {
    let folder = store.root().display();
    format!("cannot read the folder {folder}: {error}; name it with --knowledge")
}
