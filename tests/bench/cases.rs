//! Cases: how long one takes, how many people a second are decided, and how fast rules are read.
//!
//! `cargo bench --bench cases` prints a table. The knowledge is that of the repository; the people
//! are made by a generator that is the same everywhere.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark stops when something is wrong, and prints what it measured"
)]

mod random;

use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use counterpoint::expect::CaseTrial;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{IfUnproved, Record, Rest};
use counterpoint::rules::{
    Crowd, Facts, GroundQuestion, Grounding, Opened, PlainProgram, PlainRule, QuestionKind,
    RuleBook, conditions, field_of, statement,
};
use counterpoint::store::{Store, records_from_str};

use random::Random;

/// How many people are decided.
const PEOPLE: usize = 100_000;
/// How many rules are read.
const RULES: usize = 10_000;
/// How often each measurement is made.
const RUNS: usize = 7;

fn main() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    println!("| what | median | lowest to highest |");
    println!("|---|---|---|");
    for book in kb.books().all().filter(|book| book.subject.is_some()) {
        cases(&kb, book);
        people(&kb, book, Says::Enough);
        people(&kb, book, Says::Anything);
        memory(&kb, book);
    }
    rules();
}

fn row(what: &str, mut times: Vec<Duration>, per: usize) {
    times.sort();
    let micros = |time: Duration| {
        time.as_secs_f64() * 1e6 / f64::from(u32::try_from(per).expect("is small"))
    };
    let median = times[times.len() / 2];
    println!(
        "| {what} | {:.1} µs | {:.1} to {:.1} µs |",
        micros(median),
        micros(times[0]),
        micros(times[times.len() - 1])
    );
}

/// How long something takes, so many times.
fn several(what: impl Fn()) -> Vec<Duration> {
    let time = |_| {
        let start = Instant::now();
        what();
        start.elapsed()
    };
    (0..RUNS).map(time).collect()
}

/// The worked cases: the first of its kind, which writes the rules out, and those after it.
fn cases(kb: &KnowledgeBase, book: &RuleBook) {
    let set = &book.set;
    let cases: Vec<_> = kb.graph().in_set(set).cases().collect();
    let mut written_out = Vec::new();
    for _ in 0..RUNS {
        let opened = Opened::of(
            kb.books().book(set).expect("is there"),
            None,
            kb.settings().as_of,
        );
        let start = Instant::now();
        black_box(opened.grounding(1).expect("is small"));
        written_out.push(start.elapsed());
    }
    row(
        "rules written out, once for a day, a policy and a number of persons",
        written_out,
        1,
    );
    // Everything is open by now.
    for case in &cases {
        black_box(CaseTrial::of(kb, case).holds());
    }
    let closed: Vec<_> = cases
        .iter()
        .filter(|case| case.rest == Rest::Unproved)
        .collect();
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        for case in &closed {
            black_box(CaseTrial::of(kb, case).holds());
        }
        times.push(start.elapsed());
    }
    row(
        "a worked case, from its statements to answers and deciding rules",
        times,
        closed.len(),
    );
    let mut open: Vec<(Duration, String, Vec<Duration>)> = Vec::new();
    for case in cases.iter().filter(|case| case.rest == Rest::Open) {
        let mut times = several(|| {
            black_box(CaseTrial::of(kb, case).holds());
        });
        times.sort();
        open.push((times[RUNS / 2], case.id.to_string(), times));
    }
    open.sort();
    let middle = open.len() / 2;
    let (_, _, times) = open.swap_remove(middle);
    row("a case with open facts, the middle one", times, 1);
    if let Some((_, case, times)) = open.pop() {
        row(&format!("the same, the slowest (`{case}`)"), times, 1);
    }
    let opened = kb.open_book(set, None, None).expect("is there");
    let nothing = || {
        opened
            .decide(&Facts::default(), Rest::Open)
            .expect("is small")
    };
    let (asked, is_cut) = (nothing().matters.len(), nothing().is_cut);
    row(
        &format!("a case of which nothing is known ({asked} questions; cut: {is_cut})"),
        several(|| drop(black_box(nothing()))),
        1,
    );
    let mut explained = Vec::new();
    for _ in 0..RUNS {
        let decision = opened
            .decide(&Facts::default(), Rest::Unproved)
            .expect("is small");
        let start = Instant::now();
        black_box(decision.verdicts());
        explained.push(start.elapsed());
    }
    row("verdicts for an explanation", explained, 1);
}

/// What a person of a table leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Nothing without which the rules go no further.
    Enough,
    /// Whatever chance will have.
    Anything,
}

/// People with random answers to every question that the subject and one other person are asked.
fn people(kb: &KnowledgeBase, book: &RuleBook, says: Says) {
    let opened = kb.open_book(&book.set, None, None).expect("is there");
    let grounding = opened.grounding(1).expect("is small");
    let columns = columns(book, &grounding);
    let mut random = Random::new(1, 1);
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut possible = Crowd::of(&opened, &names, Rest::Unproved).expect("sound columns");
    let table: Vec<Vec<String>> = (0..PEOPLE)
        .map(|_| somebody(&grounding, says, &mut possible, &mut random))
        .collect();
    let mut times = Vec::new();
    let mut situations = 0;
    for _ in 0..RUNS {
        let mut crowd = Crowd::of(&opened, &names, Rest::Unproved).expect("sound columns");
        let start = Instant::now();
        for person in &table {
            let decided = crowd.decide(person.iter().map(String::as_str));
            black_box(decided.expect("can be"));
        }
        times.push(start.elapsed());
        situations = crowd.situations();
    }
    times.sort();
    let rate =
        |time: Duration| f64::from(u32::try_from(PEOPLE).expect("is small")) / time.as_secs_f64();
    let leave = match says {
        Says::Enough => "who answer what is asked in any case",
        Says::Anything => "who leave out even that",
    };
    println!(
        "| {PEOPLE} people {leave}, {} columns, {situations} situations remembered | {:.0} people a second | {:.0} to {:.0} |",
        names.len(),
        rate(times[RUNS / 2]),
        rate(times[RUNS - 1]),
        rate(times[0])
    );
}

/// The columns of a table of people: every question that a set of rules asks.
fn columns(book: &RuleBook, grounding: &Grounding) -> Vec<String> {
    let questions = grounding.questions.iter().filter_map(|question| {
        let signature = book.vocabulary.find(&question.predicate)?;
        Some(field_of(signature, question.bearer))
    });
    questions.collect()
}

/// A person with random answers who can be: the cells of a row.
fn somebody(
    grounding: &Grounding,
    says: Says,
    possible: &mut Crowd,
    random: &mut Random,
) -> Vec<String> {
    loop {
        let cells = anybody(grounding, says, random);
        let decided = possible.decide(cells.iter().map(String::as_str));
        if decided.is_ok() {
            return cells;
        }
    }
}

/// The cells of a row with random answers; the claim is made on the day of entry by half of those of
/// whom both days are known.
fn anybody(grounding: &Grounding, says: Says, random: &mut Random) -> Vec<String> {
    let must =
        |asked: &GroundQuestion| says == Says::Enough && asked.if_unproved == IfUnproved::Ask;
    let cells = grounding
        .questions
        .iter()
        .map(|question| match &question.kind {
            // Most people leave most cells empty, as tables do.
            _ if random.chance(55) && !must(question) => String::new(),
            QuestionKind::YesNo(_) => if random.chance(30) { "yes" } else { "no" }.to_owned(),
            QuestionKind::Options(options, _) => options[random.below(options.len())].0.to_string(),
            QuestionKind::Value(_) => {
                if question.predicate.contains("old") {
                    random.between(1, 90).to_string()
                } else {
                    format!(
                        "{}-{:02}-{:02}",
                        random.between(2005, 2026),
                        random.between(1, 12),
                        random.between(1, 28)
                    )
                }
            }
        });
    let mut cells: Vec<String> = cells.collect();
    let place = |name: &str| {
        let mut questions = grounding.questions.iter();
        questions.position(|it| &*it.predicate == name)
    };
    if let (Some(entry), Some(claim)) = (place("entry_date"), place("claim_date"))
        && !cells[entry].is_empty()
        && !cells[claim].is_empty()
        && random.chance(50)
    {
        let day = cells[claim].clone();
        cells[entry] = day;
    }
    cells
}

/// How much memory the command takes at most for tables of people, each twice as long.
fn memory(kb: &KnowledgeBase, book: &RuleBook) {
    let opened = kb.open_book(&book.set, None, None).expect("is there");
    let grounding = opened.grounding(1).expect("is small");
    let columns = columns(book, &grounding);
    let folder = tempfile::tempdir().expect("a folder of its own");
    for people in [PEOPLE, 2 * PEOPLE, 4 * PEOPLE] {
        let path = folder.path().join("people.csv");
        let mut file = BufWriter::new(File::create(&path).expect("is writable"));
        writeln!(file, "id,{}", columns.join(",")).expect("is writable");
        let mut random = Random::new(1, 1);
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        let mut possible = Crowd::of(&opened, &names, Rest::Unproved).expect("sound columns");
        for person in 0..people {
            let cells = somebody(&grounding, Says::Enough, &mut possible, &mut random).join(",");
            writeln!(file, "{person},{cells}").expect("is writable");
        }
        file.into_inner().expect("is writable");
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterpoint"))
            .args(["cases", book.set.as_ref(), "--facts"])
            .arg(&path)
            .stdout(Stdio::null())
            .spawn()
            .expect("starts");
        let mut most = None;
        while child.try_wait().expect("is ours").is_none() {
            most = peak(child.id()).or(most);
            std::thread::sleep(Duration::from_millis(5));
        }
        let took = start.elapsed().as_secs_f64();
        let most = most.unwrap_or_else(|| "not known here".to_owned());
        println!(
            "| `cases --facts` of {people} people, from start to end | {took:.1} s | most memory: {most} |"
        );
    }
}

/// The most memory that a process has held so far, where the system tells.
fn peak(process: u32) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

/// A list of rules as a file holds it, read, parsed and planned.
fn rules() {
    let mut text = String::from("[\n");
    for number in 0..RULES {
        let _ = writeln!(
            text,
            "    Rule(id: \"r{number}\", if: [\"edge{}(?x, ?y)\", \"?y < {number}\"], then: \"path{}(?x, ?y)\"),",
            number % 100,
            number % 50
        );
    }
    text.push_str("]\n");
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let records = records_from_str(&text).expect("sound");
        let read: Vec<_> = records
            .iter()
            .filter_map(|record| {
                let Record::Rule(rule) = record else {
                    return None;
                };
                let conditions: Vec<_> = rule
                    .conditions
                    .iter()
                    .flat_map(|it| conditions(it).expect("sound"))
                    .collect();
                Some((conditions, statement(&rule.then).expect("sound").1))
            })
            .collect();
        let plain: Vec<PlainRule<'_>> = read
            .iter()
            .map(|(conditions, head)| PlainRule {
                conditions,
                head,
                exceptions: &[],
            })
            .collect();
        black_box(PlainProgram::of(&plain, &[]).expect("sound"));
        times.push(start.elapsed());
    }
    row(
        &format!("{RULES} rules of one list, read and planned (bar: 150,000 µs)"),
        times,
        1,
    );
}
