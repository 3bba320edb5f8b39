//! `counterpoint solve` beside another solver, on the fixed list of instances, by turns, each
//! answer judged. Run it as `cargo bench --bench solver -- [grounded] [tasks] [table] [forget]`,
//! with `--only TEXT` for instances and tasks whose name has the text, `--seed N`, and the other
//! solver's program in `COUNTERPOINT_PEER` (called as `PROGRAM -p TASK -f FILE [-a ARG]`).
//!
//! Results are added to a file, and what is in the file is not run again, so that a run can be
//! broken off; `forget` takes our own results out, `table` prints what the file holds.
//! `docs/BENCHMARKS.md` says what came out.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

mod families;
mod judge;
mod measure;
mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterpoint::exchange::{self, Format};
use counterpoint::reason::Rows;

use families::{Instance, instances};
use judge::Said;
use measure::Spread;

type Done<T = ()> = Result<T, Box<dyn Error>>;

const TASKS: &[&str] = &[
    "SE-PR", "DS-PR", "SE-ST", "SE-SST", "SE-STG", "SE-ID", "DC-PR",
];
/// How much a solver may have of the processor. By the clock it may have twelve times as much, since
/// the machine may be busy.
const TIME: Duration = Duration::from_secs(10);
/// How often each side labels each large instance, after one run in which memory is watched.
const ROUNDS: usize = 3;
/// Of instances from this size on the grounded labelling is measured.
const LARGE: usize = 100_000;

fn main() -> Done {
    let mut words = env::args().skip(1).filter(|it| it != "--bench");
    let (mut wanted, mut only, mut seed) = (BTreeSet::new(), Vec::new(), None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--only" => only.push(words.next().ok_or("--only what?")?),
            "--seed" => seed = Some(words.next().ok_or("--seed what?")?.parse::<u64>()?),
            _ => {
                wanted.insert(word);
            }
        }
    }
    let all = wanted.is_empty();
    let wants = |name: &str| all || wanted.contains(name);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-solver");
    fs::create_dir_all(&folder)?;
    let peer = env::var_os("COUNTERPOINT_PEER").map(PathBuf::from);
    if peer.is_none() {
        println!("SKIPPED: the other solver; COUNTERPOINT_PEER names no program");
    }
    let mut bench = Bench::open(folder, peer)?;
    if wanted.contains("forget") {
        bench.forget()?;
    }
    let is_wanted = |name: &str| only.iter().all(|text| name.contains(text.as_str()));
    let chosen: Vec<Instance> = instances()
        .into_iter()
        .filter(|it| seed.is_none_or(|seed| it.seed == seed))
        .collect();
    if wants("grounded") {
        for instance in chosen.iter().filter(|it| it.arguments() >= LARGE) {
            if is_wanted(&format!("{instance} SE-GR")) {
                for round in 0..=ROUNDS {
                    bench.measure(instance, "SE-GR", round)?;
                }
            }
        }
    }
    if wants("tasks") {
        for instance in chosen.iter().filter(|it| is_for_tasks(it)) {
            for task in TASKS {
                if is_wanted(&format!("{instance} {task}")) {
                    bench.measure(instance, task, 1)?;
                }
            }
        }
    }
    if wants("table") {
        bench.tables();
    }
    Ok(())
}

/// Whether everything else is measured on an instance too. Of the large ones one of each kind must
/// do, and of the largest none, or a run would take hours.
fn is_for_tasks(instance: &Instance) -> bool {
    instance.arguments() < LARGE || (instance.arguments() == LARGE && instance.seed == 1)
}

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Ours,
    Peer,
}

impl Side {
    fn word(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Peer => "peer",
        }
    }
}

/// What is measured once: instance, task, who, and in which round.
type Key = (String, String, Side, usize);

/// What came out.
#[derive(Debug, Clone)]
struct Run {
    /// `solved`, `late`, `failed`, or `wrong` and why.
    outcome: String,
    /// What was said, in short: the same words for the same answer.
    said: String,
    wall: Duration,
    /// Of the processor.
    work: Duration,
    /// The most memory held, in KiB; 0 where it was not watched.
    memory: u64,
}

struct Bench {
    folder: PathBuf,
    peer: Option<PathBuf>,
    runs: BTreeMap<Key, Run>,
    // The framework of the instance asked last, to judge by.
    framework: Option<(String, Rows)>,
}

impl Bench {
    fn open(folder: PathBuf, peer: Option<PathBuf>) -> Done<Self> {
        let mut bench = Self {
            folder,
            peer,
            runs: BTreeMap::new(),
            framework: None,
        };
        if let Ok(text) = fs::read_to_string(bench.results()) {
            for line in text.lines() {
                let (key, run) = parsed(line).ok_or_else(|| format!("a result `{line}`?"))?;
                bench.runs.insert(key, run);
            }
        }
        Ok(bench)
    }

    fn results(&self) -> PathBuf {
        self.folder.join("results.tsv")
    }

    fn forget(&mut self) -> Done {
        self.runs.retain(|(_, _, side, _), _| *side != Side::Ours);
        let mut file = File::create(self.results())?;
        for (key, run) in &self.runs {
            writeln!(file, "{}", line(key, run))?;
        }
        Ok(())
    }

    /// Lets both sides answer, where the file does not hold what came out.
    fn measure(&mut self, instance: &Instance, task: &str, round: usize) -> Done {
        // Who is first changes from round to round and from task to task.
        let mut sides = [Side::Ours, Side::Peer];
        if (round + task.len() + usize::try_from(instance.seed)?) % 2 == 1 {
            sides.reverse();
        }
        for side in sides {
            let program = match (side, &self.peer) {
                (Side::Ours, _) => Path::new(env!("CARGO_BIN_EXE_counterpoint")).to_owned(),
                (Side::Peer, Some(program)) => program.clone(),
                (Side::Peer, None) => continue,
            };
            let key = (instance.to_string(), task.to_owned(), side, round);
            if self.runs.contains_key(&key) {
                continue;
            }
            let file = self.file(instance)?;
            let argument = instance.arguments() / 2;
            let mut command = Command::new(program);
            if side == Side::Ours {
                command.arg("solve");
            }
            command.args(["-p", task, "-f"]).arg(&file);
            if task.starts_with('D') {
                command.args(["-a", &argument.to_string()]);
            }
            let run = self.run(command, instance, task, argument, round == 0)?;
            let result = line(&key, &run);
            println!("{result}");
            let results = File::options()
                .create(true)
                .append(true)
                .open(self.results());
            writeln!(results?, "{result}")?;
            self.runs.insert(key, run);
        }
        Ok(())
    }

    /// The file of an instance, written the first time.
    fn file(&self, instance: &Instance) -> Done<PathBuf> {
        let path = self.folder.join(format!("{instance}.af"));
        if !path.exists() {
            let unfinished = path.with_extension("part");
            instance.write(BufWriter::new(File::create(&unfinished)?))?;
            fs::rename(unfinished, &path)?;
        }
        Ok(path)
    }

    fn run(
        &mut self,
        mut command: Command,
        instance: &Instance,
        task: &str,
        argument: usize,
        watched: bool,
    ) -> Done<Run> {
        let out = self.folder.join(format!("answer-{}", std::process::id()));
        command
            .stdin(Stdio::null())
            .stdout(File::create(&out)?)
            .stderr(Stdio::null());
        let start = Instant::now();
        let ended = ended(&mut command.spawn()?, start, watched)?;
        let wall = start.elapsed();
        let (outcome, said) = match ended.status {
            None => ("late".to_owned(), String::new()),
            Some(status) if !status.success() => (format!("failed: {status}"), String::new()),
            Some(_) => match Said::of(&fs::read_to_string(&out)?) {
                Err(fault) => (format!("wrong: {fault}"), String::new()),
                Ok(said) => {
                    let argument = u32::try_from(argument - 1)?;
                    let attacks = self.attacks(instance)?;
                    let outcome = match judge::judge(task, argument, attacks, &said) {
                        Ok(()) => "solved".to_owned(),
                        Err(fault) => format!("wrong: {fault}"),
                    };
                    (outcome, short(&said))
                }
            },
        };
        Ok(Run {
            outcome,
            said,
            wall,
            work: ended.work,
            memory: ended.memory,
        })
    }

    fn attacks(&mut self, instance: &Instance) -> Done<&Rows> {
        let name = instance.to_string();
        let known = self.framework.take().filter(|(known, _)| *known == name);
        let framework = if let Some(known) = known {
            known
        } else {
            let file = BufReader::new(File::open(self.file(instance)?)?);
            (name, exchange::read(file, Format::I23)?.attacks)
        };
        Ok(&self.framework.insert(framework).1)
    }

    fn tables(&self) {
        self.grounded_table();
        self.task_table();
        self.family_table();
        self.differences();
    }

    fn of(&self, side: Side, wants: impl Fn(&Key) -> bool) -> Vec<(&Key, &Run)> {
        let runs = self.runs.iter();
        runs.filter(|(key, _)| key.2 == side && wants(key))
            .collect()
    }

    fn grounded_table(&self) {
        println!(
            "\n| instances | ours, s | peer, s | ratio | ratio in processor time | ours, MiB | peer, MiB | ours, bytes an attack |"
        );
        println!("|---|---:|---:|---:|---:|---:|---:|---:|");
        let mut kinds: Vec<(String, Vec<Instance>)> = Vec::new();
        for instance in instances().into_iter().filter(|it| it.arguments() >= LARGE) {
            let kind = kind(&instance.to_string()).to_owned();
            match kinds.last_mut() {
                Some((last, members)) if *last == kind => members.push(instance),
                _ => kinds.push((kind, vec![instance])),
            }
        }
        for (kind, members) in kinds {
            let here =
                |key: &Key| key.1 == "SE-GR" && members.iter().any(|it| it.to_string() == key.0);
            let of = |side: Side, watched: bool, part: &dyn Fn(&Run) -> f64| {
                let runs = self.of(side, |key| here(key) && (key.3 == 0) == watched);
                Spread::of(runs.into_iter().map(|(_, run)| part(run)))
            };
            let wall = |side| of(side, false, &|run| run.wall.as_secs_f64());
            let work = |side| of(side, false, &|run| run.work.as_secs_f64());
            let memory = |side| of(side, true, &|run| float(run.memory));
            let ours = wall(Side::Ours);
            if ours.median == 0.0 {
                continue;
            }
            let attacks = members.first().map_or(1, |it| it.attacks().len());
            println!(
                "| {kind} | {ours:.2} | {:.2} | {:.1} | {:.1} | {:.0} | {:.0} | {:.1} |",
                wall(Side::Peer),
                wall(Side::Peer).median / ours.median,
                work(Side::Peer).median / work(Side::Ours).median,
                memory(Side::Ours).median / 1024.0,
                memory(Side::Peer).median / 1024.0,
                memory(Side::Ours).median * 1024.0 / float(attacks as u64),
            );
        }
    }

    /// The instances that both sides were asked about for a task.
    fn both(&self, task: &str, kind_is: impl Fn(&str) -> bool) -> Vec<[&Run; 2]> {
        let ours = self.of(Side::Ours, |key| key.1 == task && kind_is(kind(&key.0)));
        ours.into_iter()
            .filter_map(|(key, our)| {
                let (instance, task, _, round) = key.clone();
                let their = self.runs.get(&(instance, task, Side::Peer, round))?;
                Some([our, their])
            })
            .collect()
    }

    fn task_table(&self) {
        println!(
            "\n| task | instances | solved, ours | solved, peer | PAR2, ours, s | PAR2, peer, s | ours to peer |"
        );
        println!("|---|---:|---:|---:|---:|---:|---:|");
        let mut sum = [0.0, 0.0];
        for task in TASKS {
            let pairs = self.both(task, |_| true);
            let [ours, theirs] = [0, 1].map(|side| Score::of(pairs.iter().map(|it| it[side])));
            sum = [sum[0] + ours.penalized, sum[1] + theirs.penalized];
            println!(
                "| {task} | {} | {} | {} | {:.1} | {:.1} | {:.2} |",
                pairs.len(),
                ours.solved,
                theirs.solved,
                ours.penalized,
                theirs.penalized,
                ours.penalized / theirs.penalized,
            );
        }
        println!(
            "| all | | | | {:.1} | {:.1} | {:.2} |",
            sum[0],
            sum[1],
            sum[0] / sum[1]
        );
    }

    fn family_table(&self) {
        println!("\n| instances | {} |", TASKS.join(" | "));
        println!("|---|{}", "---:|".repeat(TASKS.len()));
        let mut kinds: Vec<String> = Vec::new();
        for instance in instances().iter().filter(|it| is_for_tasks(it)) {
            let kind = kind(&instance.to_string()).to_owned();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let has_runs = |it: &String| self.runs.keys().any(|key| kind(&key.0) == it);
        for kind in kinds.into_iter().filter(has_runs) {
            let cells = TASKS.iter().map(|task| {
                let pairs = self.both(task, |it| it == kind);
                let [ours, theirs] = [0, 1].map(|side| Score::of(pairs.iter().map(|it| it[side])));
                format!("{ours} / {theirs}")
            });
            println!("| {kind} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }

    /// Where the sides contradict each other, and answers that are wrong.
    fn differences(&self) {
        println!();
        for (key, run) in &self.runs {
            let (instance, task, side, round) = key;
            if run.outcome != "solved" && run.outcome != "late" {
                println!("{}: {instance} {task}: {}", side.word(), run.outcome);
            }
            let other = (instance.clone(), task.clone(), Side::Peer, *round);
            if *side == Side::Ours
                && let Some(their) = self.runs.get(&other)
                && run.outcome == "solved"
                && their.outcome == "solved"
            {
                let decides = |said: &str| said.split(' ').next().map(str::to_owned);
                let differ = match task.as_str() {
                    "SE-GR" | "SE-ID" => run.said != their.said,
                    "SE-ST" => (run.said == "NO") != (their.said == "NO"),
                    _ => task.starts_with('D') && decides(&run.said) != decides(&their.said),
                };
                if differ {
                    let (our, their) = (&run.said, &their.said);
                    println!("they differ: {instance} {task}: ours {our}, peer {their}");
                }
            }
        }
    }
}

/// What a side came to on some instances.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    count: usize,
    solved: usize,
    /// The sum of seconds of the processor, twice the time allowed for what was not solved.
    penalized: f64,
}

impl Score {
    fn of<'r>(runs: impl Iterator<Item = &'r Run>) -> Self {
        runs.fold(Self::default(), |score, run| {
            let solved = run.outcome == "solved";
            let took = if solved { run.work } else { 2 * TIME };
            Self {
                count: score.count + 1,
                solved: score.solved + usize::from(solved),
                penalized: score.penalized + took.as_secs_f64(),
            }
        })
    }
}

impl std::fmt::Display for Score {
    /// Seconds for each instance, with how many were solved if not all.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.count == 0 {
            return write!(f, "-");
        }
        write!(f, "{:.2}", self.penalized / float(self.count as u64))?;
        if self.solved < self.count {
            write!(f, " ({} of {})", self.solved, self.count)?;
        }
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "no count here has 2^52 parts")]
fn float(count: u64) -> f64 {
    count as f64
}

/// The name of an instance without its seed.
fn kind(instance: &str) -> &str {
    match instance.rsplit_once("-s") {
        Some((kind, seed)) if seed.parse::<u64>().is_ok() => kind,
        _ => instance,
    }
}

/// How a solver ended.
struct Ended {
    /// None if its time was up.
    status: Option<ExitStatus>,
    work: Duration,
    memory: u64,
}

/// Waits until a solver has ended, or ends it when its time is up. The most memory it held is looked
/// at, if at all, every millisecond or so, and may miss the very last.
fn ended(child: &mut Child, start: Instant, watched: bool) -> Done<Ended> {
    let folder = PathBuf::from(format!("/proc/{}", child.id()));
    let mut memory = 0;
    loop {
        // It is looked at before it is waited for, while what it used can still be read.
        let has_ended = state(&folder) == Some('Z');
        let work = processor_time(&folder);
        if has_ended {
            let status = Some(child.wait()?);
            return Ok(Ended {
                status,
                work,
                memory,
            });
        }
        if work > TIME || start.elapsed() > 12 * TIME {
            child.kill()?;
            child.wait()?;
            return Ok(Ended {
                status: None,
                work,
                memory,
            });
        }
        if watched && let Ok(text) = fs::read_to_string(folder.join("status")) {
            let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let peak = peak.and_then(|it| it.split_whitespace().next()?.parse().ok());
            memory = memory.max(peak.unwrap_or(0));
        }
        sleep(Duration::from_micros(500));
    }
}

fn state(folder: &Path) -> Option<char> {
    let stat = fs::read_to_string(folder.join("stat")).ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    fields.trim_start().chars().next()
}

/// What a process has had of the processor: exactly if it is one thread, as both sides are; of more
/// than one, in hundredths of a second.
fn processor_time(folder: &Path) -> Duration {
    let exactly = || {
        let text = fs::read_to_string(folder.join("schedstat")).ok()?;
        let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    };
    let of_all_threads = || {
        let stat = fs::read_to_string(folder.join("stat")).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.filter_map(|it| it.parse::<u64>().ok()).sum();
        Some(Duration::from_millis(ticks * 10))
    };
    let exactly = exactly().unwrap_or_default();
    let roughly = of_all_threads().unwrap_or_default();
    if roughly > exactly + Duration::from_millis(20) {
        roughly
    } else {
        exactly
    }
}

/// An answer in a few words; of an extension its size and a number made of its members (FNV-1a).
fn short(said: &Said) -> String {
    let mut words = Vec::new();
    match said.decision {
        Some(true) => words.push("YES".to_owned()),
        Some(false) => words.push("NO".to_owned()),
        None => {}
    }
    if let Some(extension) = &said.extension {
        let mark = extension
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |mark, it| {
                (mark ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3)
            });
        words.push(format!("{} {mark:x}", extension.len()));
    }
    words.join(" ")
}

fn line((instance, task, side, round): &Key, run: &Run) -> String {
    format!(
        "{instance}\t{task}\t{}\t{round}\t{}\t{}\t{}\t{}\t{}",
        side.word(),
        run.wall.as_micros(),
        run.work.as_micros(),
        run.memory,
        run.outcome,
        run.said
    )
}

fn parsed(line: &str) -> Option<(Key, Run)> {
    let parts: Vec<&str> = line.split('\t').collect();
    let [
        instance,
        task,
        side,
        round,
        wall,
        work,
        memory,
        outcome,
        said,
    ] = parts[..]
    else {
        return None;
    };
    let side = [Side::Ours, Side::Peer]
        .into_iter()
        .find(|it| it.word() == side)?;
    let key = (
        instance.to_owned(),
        task.to_owned(),
        side,
        round.parse().ok()?,
    );
    let run = Run {
        outcome: outcome.to_owned(),
        said: said.to_owned(),
        wall: Duration::from_micros(wall.parse().ok()?),
        work: Duration::from_micros(work.parse().ok()?),
        memory: memory.parse().ok()?,
    };
    Some((key, run))
}
