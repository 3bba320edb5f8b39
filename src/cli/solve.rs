//! `solve`: abstract frameworks, in the manner of the competition ICCMA 2023.
//!
//! The same labelling and the same semantics as for debates; this file knows only how competitions
//! ask and how they want to be answered.

use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};

use crate::exchange::{self, Format, Names};
use crate::model::Semantics;
use crate::reason::{self, Answer, Framework, Goal, Labelling};

use super::{Failure, Outcome, print, print_bytes, remark};

/// What stands on the line of the command.
#[derive(Debug, Args)]
pub(super) struct Solve {
    /// What is asked of which semantics, such as SE-PR; --problems lists all
    #[arg(short, value_name = "TASK", required_unless_present = "problems")]
    problem: Option<String>,
    /// The file of the framework
    #[arg(short, value_name = "FILE", required_unless_present = "problems")]
    file: Option<PathBuf>,
    /// The argument that DC and DS ask about, as the file names it
    #[arg(short, value_name = "ARG")]
    argument: Option<String>,
    /// How the file is written; may be spelled -fo. If left out, the file's ending says it: .apx,
    /// .tgf, and i23 for all others
    #[arg(long = "fo", value_name = "FORMAT", value_enum)]
    format: Option<Form>,
    /// Give up after so many seconds: no answer, and exit 3
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    timeout: Option<Duration>,
    /// List what can be asked
    #[arg(long)]
    problems: bool,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// `p af N`, then a line `i j` for each attack (ICCMA 2023)
    I23,
    /// `arg(a).` and `att(a,b).` (ASPARTIX)
    Apx,
    /// Names, a line `#`, then a line `a b` for each attack
    Tgf,
}

/// The line of the command, in which the option that competitions spell `-fo` has two dashes: a
/// parser of options takes it for `-f o`. This is the one place where a line is rewritten.
pub(super) fn spelled_out(line: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut solving = false;
    line.map(|word| {
        solving |= word == "solve";
        if solving && word == "-fo" {
            OsString::from("--fo")
        } else {
            word
        }
    })
    .collect()
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().map(Duration::try_from_secs_f64);
    match seconds {
        Some(Ok(seconds)) => Ok(seconds),
        Some(Err(_)) | None => Err("not a number of seconds".to_owned()),
    }
}

/// What competitions ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Some extension.
    Some,
    /// Whether some extension holds the argument.
    Credulous,
    /// Whether every extension does.
    Sceptical,
    /// All extensions.
    All,
    /// How many there are.
    Count,
}

impl Asked {
    const ALL: [Self; 5] = [
        Self::Some,
        Self::Credulous,
        Self::Sceptical,
        Self::All,
        Self::Count,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Some => "SE",
            Self::Credulous => "DC",
            Self::Sceptical => "DS",
            Self::All => "EE",
            Self::Count => "CE",
        }
    }

    fn is_of_an_argument(self) -> bool {
        matches!(self, Self::Credulous | Self::Sceptical)
    }
}

/// The word of competitions for a semantics.
fn word(semantics: Semantics) -> &'static str {
    match semantics {
        Semantics::Grounded => "GR",
        Semantics::Complete => "CO",
        Semantics::Preferred => "PR",
        Semantics::Stable => "ST",
        Semantics::SemiStable => "SST",
        Semantics::Stage => "STG",
        Semantics::Ideal => "ID",
    }
}

/// Every question that can be asked, with its word.
fn problems() -> impl Iterator<Item = (String, Asked, Semantics)> {
    Semantics::ALL.into_iter().flat_map(|semantics| {
        Asked::ALL.into_iter().map(move |asked| {
            let name = format!("{}-{}", asked.word(), word(semantics));
            (name, asked, semantics)
        })
    })
}

pub(super) fn run(line: Solve) -> Result<Outcome, Failure> {
    let deadline = line.timeout.map(|timeout| (Instant::now(), timeout));
    let (Some(problem), Some(file), false) = (line.problem, line.file, line.problems) else {
        let names: Vec<String> = problems().map(|(name, _, _)| name).collect();
        print(&format!("[{}]\n", names.join(",")));
        return Ok(Outcome::Clean);
    };
    let Some((_, asked, semantics)) = problems().find(|(name, _, _)| *name == problem) else {
        return Err(format!(
            "no such task as `{problem}`; --problems lists all there are"
        ));
    };
    if asked.is_of_an_argument() && line.argument.is_none() {
        return Err(format!("{problem} asks about an argument; name it with -a"));
    }
    let format = match line.format {
        Some(Form::I23) => Format::I23,
        Some(Form::Apx) => Format::Apx,
        Some(Form::Tgf) => Format::Tgf,
        None => match file.extension().and_then(|ending| ending.to_str()) {
            Some("apx") => Format::Apx,
            Some("tgf") => Format::Tgf,
            _ => Format::I23,
        },
    };
    let question = Question {
        asked,
        semantics,
        argument: line.argument,
        file,
        format,
        deadline,
    };
    let answer = match deadline {
        None => question.answer()?,
        Some((start, timeout)) => {
            question.answer_within(timeout.saturating_sub(start.elapsed()))?
        }
    };
    if let Some(answer) = answer {
        print_bytes(&answer);
        Ok(Outcome::Clean)
    } else {
        remark("no answer: the time ran out");
        Ok(Outcome::OutOfTime)
    }
}

/// One question to one file.
struct Question {
    asked: Asked,
    semantics: Semantics,
    argument: Option<String>,
    file: PathBuf,
    format: Format,
    /// From when, and for how long it may be sought.
    deadline: Option<(Instant, Duration)>,
}

impl Question {
    /// The answer as it is printed, if it is found in time. Something that does not look at the
    /// clock, such as a file that is long in coming, is left behind.
    fn answer_within(self, time: Duration) -> Result<Option<Vec<u8>>, Failure> {
        if time.is_zero() {
            return Ok(None);
        }
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(self.answer()));
        match receiver.recv_timeout(time) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err("the search broke off".to_owned()),
        }
    }

    /// The answer as it is printed; none if time ran out.
    fn answer(&self) -> Result<Option<Vec<u8>>, Failure> {
        let about = |fault: &dyn std::fmt::Display| format!("{}: {fault}", self.file.display());
        let file = File::open(&self.file).map_err(|error| about(&error))?;
        let read = exchange::read(file, self.format).map_err(|fault| about(&fault))?;
        let (names, framework) = read.into_framework();
        let goal = match &self.argument {
            Some(name) if self.asked.is_of_an_argument() => {
                Some(Goal::Inference(names.find(name).ok_or_else(|| {
                    about(&format!("there is no argument `{name}`"))
                })?))
            }
            _ => None,
        };
        let give_up = || {
            self.deadline
                .is_some_and(|(start, timeout)| start.elapsed() >= timeout)
        };
        let task = match (self.asked, goal) {
            (Asked::Some, _) => reason::Task::Some,
            (Asked::All, _) => reason::Task::All(usize::MAX),
            (Asked::Count, _) => reason::Task::Count(u64::MAX),
            (Asked::Credulous, Some(goal)) => reason::Task::Credulous(goal),
            (Asked::Sceptical, Some(goal)) => reason::Task::Sceptical(goal),
            (Asked::Credulous | Asked::Sceptical, None) => return Err(no_answer()),
        };
        let answer = reason::solve(&framework, self.semantics, task, &give_up);
        let (word, labelling) = match (self.asked, answer) {
            (_, Answer::GaveUp) => return Ok(None),
            (Asked::Some, Answer::Labellings { mut labellings, .. }) => match labellings.pop() {
                Some(labelling) => ("", Some(labelling)),
                None => ("NO\n", None),
            },
            (Asked::Credulous, Answer::Yes(Some(labelling))) => ("YES\n", Some(labelling)),
            (Asked::Credulous, Answer::No(_)) => ("NO\n", None),
            (Asked::Sceptical, Answer::Yes(_)) => ("YES\n", None),
            (Asked::Sceptical, Answer::No(Some(labelling))) => ("NO\n", Some(labelling)),
            (
                Asked::All,
                Answer::Labellings {
                    labellings,
                    complete,
                },
            ) if complete => {
                return Ok(Some(all(&labellings, &names)));
            }
            (Asked::Count, Answer::Count { count, complete }) if complete => {
                return Ok(Some(format!("{count}\n").into_bytes()));
            }
            (
                _,
                Answer::Labellings { .. } | Answer::Count { .. } | Answer::Yes(_) | Answer::No(_),
            ) => return Err(no_answer()),
        };
        let mut out = word.as_bytes().to_vec();
        if let Some(labelling) = labelling {
            let shown = match goal {
                Some(_) => self.whole(&framework, labelling, &give_up),
                None => Some(labelling),
            };
            let Some(labelling) = shown else {
                return Ok(None);
            };
            if !self.holds_good(&framework, &labelling, goal) {
                return Err("what was found does not stand up to the definition".to_owned());
            }
            witness(&labelling, &names, &mut out);
        }
        Ok(Some(out))
    }

    /// A witness as this semantics has it: of preferred, a complete one shows enough to those who only
    /// ask whether, but here the whole extension is printed.
    fn whole(
        &self,
        framework: &Framework,
        labelling: Labelling,
        give_up: &dyn Fn() -> bool,
    ) -> Option<Labelling> {
        match self.semantics {
            Semantics::Preferred => reason::extended(framework, &labelling, give_up),
            Semantics::Grounded
            | Semantics::Complete
            | Semantics::Stable
            | Semantics::SemiStable
            | Semantics::Stage
            | Semantics::Ideal => Some(labelling),
        }
    }

    /// Whether the checker, which knows nothing of the search, lets an answer pass. The grounded
    /// labelling is not sought, and computing it again would prove nothing.
    fn holds_good(&self, framework: &Framework, labelling: &Labelling, goal: Option<Goal>) -> bool {
        let is_held = goal.is_some_and(|goal| goal.is_held(framework, labelling));
        (self.semantics == Semantics::Grounded
            || reason::verify(framework, self.semantics, labelling))
            && is_held == (self.asked == Asked::Credulous)
    }
}

/// What cannot be, said rather than answered wrongly.
fn no_answer() -> Failure {
    "the search ended without an answer".to_owned()
}

/// `w 1 3`: an extension in the form of ICCMA 2023.
fn witness(labelling: &Labelling, names: &Names, out: &mut Vec<u8>) {
    out.push(b'w');
    for argument in labelling.extension() {
        out.push(b' ');
        names.write(argument, out);
    }
    out.push(b'\n');
}

/// `[[1,3],[2]]`: extensions in the form of earlier competitions, sorted.
fn all(labellings: &[Labelling], names: &Names) -> Vec<u8> {
    let mut extensions: Vec<Vec<u32>> = labellings
        .iter()
        .map(|labelling| labelling.extension().collect())
        .collect();
    extensions.sort_unstable();
    let mut out = vec![b'['];
    for (place, extension) in extensions.into_iter().enumerate() {
        out.extend_from_slice(if place == 0 { b"[" } else { b",[" });
        for (place, argument) in extension.into_iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            names.write(argument, &mut out);
        }
        out.push(b']');
    }
    out.extend_from_slice(b"]\n");
    out
}
