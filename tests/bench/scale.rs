//! How loading, watching and the map hold up on large knowledge bases. Run it as
//! `cargo bench --bench scale -- [load] [growth] [memory] [again] [map] [search] [large]`; `large` takes in
//! the largest instance. `docs/BENCHMARKS.md` says what came out.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

mod bases;
mod measure;
mod random;
mod words;

use std::env;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Language, Record, RecordKind};
use counterpoint::search::{Query, SearchIndex};
use counterpoint::site::{self, Asked, Current, Rendered, Snapshot};
use counterpoint::store::{Store, Tree};
use counterpoint::view::{Hosting, MapFormat, Page};
use counterpoint::{check, graph};
use ron::extensions::Extensions;

use bases::{INSTANCES, Instance, MAIN};
use measure::Spread;
use random::Random;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// How often each side of a pair is run.
const PAIRS: usize = 7;
/// How often each size is loaded.
const ROUNDS: usize = 3;
const FOCUSES: usize = 200;

fn main() -> Done {
    let wanted: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [child, folder] = wanted.as_slice()
        && child == "child-memory"
    {
        return child_memory(Path::new(folder));
    }
    let large = wanted.iter().any(|it| it == "large");
    let all = wanted.iter().all(|it| it == "large");
    let wants = |name: &str| all || wanted.iter().any(|it| it == name);
    let instances: Vec<Instance> = INSTANCES
        .into_iter()
        .filter(|it| large || it.claims < 400_000)
        .collect();
    if wants("load") {
        load(MAIN)?;
    }
    if wants("again") {
        again(MAIN)?;
    }
    if wants("map") {
        map(MAIN)?;
    }
    if wants("search") {
        search(MAIN)?;
    }
    if wants("growth") {
        growth(&instances)?;
    }
    if wants("memory") {
        memory(&instances)?;
    }
    Ok(())
}

/// The peer: every record file is read and parsed with ron, one after the other in one thread. It
/// is given the list of files and keeps what it made, and makes nothing else of it.
fn peer(files: &[PathBuf]) -> Done<Vec<Record>> {
    let options = ron::Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES | Extensions::IMPLICIT_SOME);
    let mut records = Vec::with_capacity(files.len());
    for file in files {
        records.push(options.from_bytes::<Record>(&fs::read(file)?)?);
    }
    Ok(records)
}

/// Every record file of a base, in the order of the folders.
fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        let record = name.ends_with(".ron") && entry.depth() > 1;
        if record {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn open(folder: &Path) -> Done<(KnowledgeBase, Tree)> {
    Ok(KnowledgeBase::open(&Store::at(folder), &|_| {})?)
}

fn load(instance: Instance) -> Done {
    let folder = instance.folder()?;
    let files = files(&folder)?;
    let records = peer(&files)?.len();
    let (kb, _) = open(&folder)?;
    println!(
        "load: {} claims, {} arguments, {} sources; {records} files, {} findings",
        kb.graph().count(RecordKind::Claim),
        kb.graph().count(RecordKind::Argument),
        kb.graph().count(RecordKind::Source),
        kb.findings().len()
    );
    drop(kb);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let (mut theirs, mut ours, mut ours_alone) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        theirs.push(costed(|| peer(&files))?);
        ours.push(costed(|| open(&folder))?);
        ours_alone.push(costed(|| {
            alone.install(|| open(&folder).map_err(|it| it.to_string()))
        })?);
    }
    println!("  peer, ms: {}", Costs(&theirs));
    for (name, costs) in [("all threads", &ours), ("one thread", &ours_alone)] {
        let ratio = |part: fn(&Cost) -> Duration| {
            let pairs = costs.iter().zip(&theirs);
            Spread::of(pairs.map(|(our, their)| part(our).div_duration_f64(part(their))))
        };
        println!(
            "  load, check and graph, {name}, ms: {}; times the peer: {}, of processor time {}",
            Costs(costs),
            ratio(|cost| cost.wall),
            ratio(|cost| cost.work)
        );
    }
    phases(&folder)
}

/// Where the time of loading goes.
fn phases(folder: &Path) -> Done {
    let store = Store::at(folder);
    let mut laps: [Vec<f64>; 4] = Default::default();
    for _ in 0..3 {
        let start = Instant::now();
        let tree = store.read(&|_| {})?;
        let read = Instant::now();
        let reading = tree.reading();
        let joined = Instant::now();
        let records = reading.records.into_iter();
        let records = records.map(|it| (it.record, it.folder, it.spot));
        let (graph, _) = graph::build(records, &[]);
        let linked = Instant::now();
        let settings = reading.settings.ok_or("no settings")?;
        let findings = check::check(check::Base {
            graph: &graph,
            settings: &settings,
            texts: None,
            loaded_words: &reading.loaded_words,
        });
        let checked = Instant::now();
        drop(findings);
        let ends = [start, read, joined, linked, checked];
        for (lap, pair) in laps.iter_mut().zip(ends.windows(2)) {
            lap.push((pair[1] - pair[0]).as_secs_f64() * 1000.0);
        }
    }
    let [read, joined, linked, checked] = laps.map(Spread::of);
    println!("  of which ms: files {read}; joining {joined}; graph {linked}; checks {checked}");
    Ok(())
}

fn growth(instances: &[Instance]) -> Done {
    println!("growth: load, check and graph");
    for instance in instances {
        let folder = instance.folder()?;
        // The first time, the files come from the disk.
        drop(open(&folder)?);
        let costs: Vec<Cost> = (0..ROUNDS)
            .map(|_| costed(|| open(&folder)))
            .collect::<Done<_>>()?;
        let claims = f64::from(u32::try_from(instance.claims)?);
        let each = |part: fn(&Cost) -> Duration| {
            let all = costs.iter().map(|cost| part(cost).as_secs_f64() * 1e6);
            Spread::of(all.map(|it| it / claims))
        };
        println!(
            "  {:>7} claims, ms: {}; µs a claim: {}, of processor time {}",
            instance.claims,
            Costs(&costs),
            each(|cost| cost.wall),
            each(|cost| cost.work)
        );
    }
    Ok(())
}

fn memory(instances: &[Instance]) -> Done {
    println!("memory: with its arguments and sources, in a process of its own");
    for instance in instances {
        let folder = instance.folder()?;
        let output = Command::new(env::current_exe()?)
            .arg("child-memory")
            .arg(folder)
            .output()?;
        let said = String::from_utf8(output.stdout)?;
        let kilobytes: Vec<f64> = said
            .split_whitespace()
            .filter_map(|it| it.parse().ok())
            .collect();
        let [before, after, peak] = kilobytes.as_slice() else {
            return Err(format!("the child said {said:?}").into());
        };
        let claims = f64::from(u32::try_from(instance.claims)?);
        println!(
            "  {:>7} claims: {:.0} MiB kept, {:.0} MiB at the peak; {:.0} and {:.0} bytes a claim",
            instance.claims,
            (after - before) / 1024.0,
            (peak - before) / 1024.0,
            (after - before) * 1024.0 / claims,
            (peak - before) * 1024.0 / claims,
        );
    }
    Ok(())
}

/// Opens a base and says how much memory the process had before and after, and at most, in kB.
fn child_memory(folder: &Path) -> Done {
    let before = kilobytes("VmRSS:")?;
    let opened = open(folder)?;
    println!("{before} {} {}", kilobytes("VmRSS:")?, kilobytes("VmHWM:")?);
    drop(opened);
    Ok(())
}

fn kilobytes(name: &str) -> Done<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|it| it.split_whitespace().next());
    Ok(number.ok_or("no such line")?.parse()?)
}

/// One file changes while the rest stays: what `serve --watch` does.
fn again(instance: Instance) -> Done {
    let folder = instance.folder()?;
    let store = Store::at(&folder);
    let (kb, mut tree) = open(&folder)?;
    let mut random = Random::new(instance.start, 100);
    let claims: Vec<_> = kb.graph().claims().map(|it| it.id.slug()).collect();
    let (mut fulls, mut changes) = (Vec::new(), Vec::new());
    for round in 0..PAIRS {
        let slug = &claims[random.below(claims.len())];
        let path: Arc<str> = Arc::from(kb.file_of(slug).ok_or("no file")?);
        let whole = fs::read_to_string(folder.join(&*path))?;
        let altered = whole.replacen("en: \"", &format!("en: \"Changed {round}: "), 1);
        fs::write(folder.join(&*path), altered)?;
        let start = Instant::now();
        let after = store.read_again(&tree, std::slice::from_ref(&path));
        let new = KnowledgeBase::of(&store, &after);
        changes.push(start.elapsed());
        fs::write(folder.join(&*path), whole)?;
        tree = after;
        drop(new);
        fulls.push(timed(|| open(&folder)));
    }
    let parts = changes.iter().zip(&fulls);
    let parts = parts.map(|(change, full)| change.as_secs_f64() / full.as_secs_f64());
    println!(
        "again: one changed file, ms: {}; a full load, ms: {}; part of it: {}",
        milliseconds(&changes),
        milliseconds(&fulls),
        Spread::of(parts)
    );
    Ok(())
}

/// Maps around random claims and arguments: view and markup to bytes, nothing cached.
fn map(instance: Instance) -> Done {
    let (kb, _) = open(&instance.folder()?)?;
    let mut random = Random::new(instance.start, 101);
    let slugs: Vec<Arc<str>> = kb
        .graph()
        .records()
        .filter(|it| matches!(it.kind(), RecordKind::Claim | RecordKind::Argument))
        .map(Record::slug)
        .collect();
    let mut pages = Vec::new();
    while pages.len() < FOCUSES {
        let slug = Arc::clone(&slugs[random.below(slugs.len())]);
        let topic = kb.graph().topic_of(&slug).ok_or("no topic")?;
        pages.push(Page::Map(topic.id.clone(), Some(slug)));
    }
    let asked = Asked::default();
    let draw = |page: &Page| site::render(&kb, None, page, Language::En, &asked, Hosting::Live);
    let mut bytes = Vec::new();
    for page in &pages {
        match draw(page) {
            Rendered::Html(text) => bytes.push(f64::from(u32::try_from(text.len())?)),
            Rendered::File(..) => return Err("a map is a page".into()),
            Rendered::Css(text) | Rendered::Missing(text) | Rendered::Bad(text) => {
                return Err(text.into());
            }
        }
    }
    let times: Vec<_> = pages.iter().map(|page| timed(|| draw(page))).collect();
    let worst = times
        .iter()
        .max()
        .map_or(0.0, |it| it.as_secs_f64() * 1000.0);
    let slowest = times.iter().zip(&pages).max_by_key(|(time, _)| **time);
    if let Some((_, page)) = slowest {
        println!("the slowest: {}", page.path(Language::En));
        let again: Vec<_> = (0..5).map(|_| timed(|| draw(page))).collect();
        println!("  again, ms: {}", milliseconds(&again));
        if let Page::Map(_, Some(slug)) = page {
            for kind in [RecordKind::Claim, RecordKind::Argument] {
                let own = Page::Item(kind, Arc::clone(slug));
                let times: Vec<_> = (0..3).map(|_| timed(|| draw(&own))).collect();
                println!("  its {} page, ms: {}", kind.word(), milliseconds(&times));
            }
        }
    }
    println!(
        "map: {FOCUSES} focuses, uncached, ms: {}, the slowest {worst:.2}; bytes: {}",
        milliseconds(&times),
        Spread::of(bytes)
    );
    let topic = kb.graph().topics().next().ok_or("no topic")?.id.clone();
    // The question on whose answers most arguments bear, and the whole of its topic.
    let widest = kb.graph().issues().max_by_key(|issue| {
        let answers = issue.positions.iter();
        let bearing = |it| {
            kb.graph()
                .supporting(it)
                .chain(kb.graph().rebutting(it))
                .count()
        };
        answers.map(bearing).sum::<usize>()
    });
    let widest = widest.ok_or("no issue")?.id.slug();
    let own = kb.graph().topic_of(&widest).ok_or("no topic")?.id.clone();
    for page in [
        Page::Home,
        Page::List(RecordKind::Claim),
        Page::Health,
        Page::Map(topic.clone(), None),
        Page::Map(own.clone(), Some(Arc::clone(&widest))),
        Page::MapFile(own.clone(), Some(widest), MapFormat::Svg),
        Page::Table(topic, None),
    ] {
        let times: Vec<_> = (0..3).map(|_| timed(|| draw(&page))).collect();
        let path = page.path(Language::En);
        println!("  {path}, uncached, ms: {}", milliseconds(&times));
    }
    let client = rocket::local::blocking::Client::untracked(site::rocket(Arc::new(Current::new(
        Snapshot::new(kb),
    ))))
    .map_err(|error| error.to_string())?;
    let ask = |page: &Page| client.get(page.path(Language::En)).dispatch().into_bytes();
    let packed = pages.iter().map(|page| {
        let header = rocket::http::Header::new("Accept-Encoding", "br");
        let answer = client
            .get(page.path(Language::En))
            .header(header)
            .dispatch();
        answer.into_bytes().map_or(0.0, |bytes| {
            f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX))
        })
    });
    let packed: Vec<f64> = packed.collect();
    let largest = packed.iter().copied().fold(0.0, f64::max);
    println!(
        "  bytes with brotli: {}, the largest {largest:.0}",
        Spread::of(packed)
    );
    for page in &pages {
        ask(page);
    }
    let times: Vec<_> = pages.iter().map(|page| timed(|| ask(page))).collect();
    println!(
        "  the same from the cache, through the server without a network, ms: {}",
        milliseconds(&times)
    );
    Ok(())
}

/// The search index: written whole, taken over after one change, and asked.
fn search(instance: Instance) -> Done {
    let folder = instance.folder()?;
    let store = Store::at(&folder);
    let (kb, tree) = open(&folder)?;
    let builds: Vec<_> = (0..3).map(|_| timed(|| SearchIndex::build(&kb))).collect();
    let index = SearchIndex::build(&kb)?;
    let claim = kb.graph().claims().next().ok_or("no claim")?;
    let path: Arc<str> = Arc::from(kb.file_of(claim.id.as_str()).ok_or("no file")?);
    let whole = fs::read_to_string(folder.join(&*path))?;
    fs::write(
        folder.join(&*path),
        whole.replacen("en: \"", "en: \"Changed: ", 1),
    )?;
    let new = KnowledgeBase::of(&store, &store.read_again(&tree, &[Arc::clone(&path)]));
    fs::write(folder.join(&*path), whole)?;
    let updates: Vec<_> = (0..3).map(|_| timed(|| index.update(&new))).collect();
    println!(
        "search: the index, ms: {}; after one changed file, ms: {}",
        milliseconds(&builds),
        milliseconds(&updates)
    );
    let mut random = Random::new(instance.start, 102);
    let claims: Vec<_> = kb.graph().claims().collect();
    let text = |random: &mut Random, words: usize, mistyped: bool| {
        let text = claims[random.below(claims.len())].text.read(Language::En).0;
        let long = text.split_whitespace().filter(|word| word.len() > 4);
        let mut text = long.take(words).collect::<Vec<_>>().join(" ");
        if mistyped {
            text.remove(2);
        }
        text
    };
    for (name, words, mistyped) in [
        ("one word", 1, false),
        ("three words", 3, false),
        ("one mistyped word", 1, true),
    ] {
        let mut times = Vec::new();
        for _ in 0..FOCUSES {
            let query = Query {
                text: text(&mut random, words, mistyped),
                limit: 20,
                ..Query::default()
            };
            times.push(timed(|| index.search(&query)));
        }
        println!("  {name}, ms: {}", milliseconds(&times));
    }
    Ok(())
}

/// Runs something and says how long it took. What it made is dropped after the clock has stopped.
fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = black_box(run());
    let took = start.elapsed();
    drop(made);
    took
}

/// What a run took: by the clock, and of all processors together, which other programs on the
/// machine disturb less.
#[derive(Debug, Clone, Copy)]
struct Cost {
    wall: Duration,
    work: Duration,
}

fn costed<T>(run: impl FnOnce() -> T) -> Done<Cost> {
    let (start, before) = (Instant::now(), processor_time()?);
    let made = black_box(run());
    let cost = Cost {
        wall: start.elapsed(),
        work: processor_time()?.saturating_sub(before),
    };
    drop(made);
    Ok(cost)
}

/// What this process has had of all processors so far.
fn processor_time() -> Done<Duration> {
    // Ticks of a hundredth of a second, in the system and in user code; the name of the program
    // before them may hold spaces.
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("no name in stat")?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: Vec<u64> = ticks.map(str::parse).collect::<Result<_, _>>()?;
    Ok(Duration::from_millis(ticks.iter().sum::<u64>() * 10))
}

struct Costs<'c>(&'c [Cost]);

impl std::fmt::Display for Costs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = |part: fn(&Cost) -> Duration| {
            milliseconds(&self.0.iter().map(part).collect::<Vec<_>>())
        };
        write!(
            f,
            "{}, of processor time {}",
            of(|it| it.wall),
            of(|it| it.work)
        )
    }
}

fn milliseconds(times: &[Duration]) -> Spread {
    Spread::of(times.iter().map(|time| time.as_secs_f64() * 1000.0))
}
