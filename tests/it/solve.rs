//! Abstract frameworks: files of other programs, and the answers of `solve`.
//!
//! A folder of `tests/cases/solve` holds a file `input.af`, `.apx` or `.tgf`, `command` with what
//! is asked, a line each, and `expect.txt` with all that is then printed, by line: answers, messages
//! after `!`, and the exit code if it is not 0. `UPDATE_EXPECT=1` writes that file anew; read what
//! it wrote.

#[path = "../bench/families.rs"]
mod families;
#[path = "../bench/judge.rs"]
mod judge;
#[path = "../bench/random.rs"]
mod random;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use counterpoint::exchange::{self, AbstractFramework, Fault, Format};
use counterpoint::reason::Rows;
use proptest::prelude::*;

use families::{Family, Instance, instances};
use judge::{Said, judge};
use random::Random;

const CASES: &str = "tests/cases/solve";

/// What a command printed and its exit code.
struct Ran {
    out: String,
    said: String,
    code: i32,
}

fn run(folder: &Path, words: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .arg("solve")
        .args(words)
        .current_dir(folder)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(!said.contains("panicked"), "{words:?}: {said}");
    Ran {
        out: String::from_utf8(output.stdout).expect("text"),
        said,
        code: output.status.code().expect("it ends by itself"),
    }
}

#[test]
fn every_case_is_answered_as_it_says() {
    let mut wrong = String::new();
    let mut folders: Vec<_> = fs::read_dir(CASES)
        .expect("there are cases")
        .map(|entry| entry.expect("can be read").path())
        .collect();
    folders.sort();
    for folder in folders {
        let commands = fs::read_to_string(folder.join("command")).expect("there is a command");
        let mut found = String::new();
        for command in commands.lines() {
            let words: Vec<&str> = command.split_whitespace().collect();
            let ran = run(&folder, &words);
            writeln!(found, "> {command}").expect("writing to a text does not fail");
            found += &ran.out;
            for line in ran.said.lines() {
                writeln!(found, "! {line}").expect("as above");
            }
            if ran.code != 0 {
                writeln!(found, "exit {}", ran.code).expect("as above");
            }
        }
        let expected = folder.join("expect.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).expect("can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            let folder = folder.display();
            write!(
                wrong,
                "\n== {folder}, expected:\n{expected}\n== {folder}, found:\n{found}"
            )
            .expect("as above");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Reads a text that is known to be sound.
#[track_caller]
fn read(text: &str, format: Format) -> AbstractFramework {
    match exchange::read(text.as_bytes(), format) {
        Ok(framework) => framework,
        Err(fault) => panic!("{format:?}: {fault}\n{text}"),
    }
}

fn written(format: Format, count: usize, attacks: &[(u32, u32)]) -> String {
    let mut text = String::new();
    let numbers = 1..=count;
    match format {
        Format::I23 => writeln!(text, "p af {count}").expect("as above"),
        Format::Apx => numbers.for_each(|it| writeln!(text, "arg({it}).").expect("as above")),
        Format::Tgf => {
            numbers.for_each(|it| writeln!(text, "{it}").expect("as above"));
            text += "#\n";
        }
    }
    for (by, target) in attacks.iter().map(|(by, target)| (by + 1, target + 1)) {
        match format {
            Format::I23 | Format::Tgf => writeln!(text, "{by} {target}").expect("as above"),
            Format::Apx => writeln!(text, "att({by},{target}).").expect("as above"),
        }
    }
    text
}

/// So many arguments and attacks between them.
fn some_framework() -> impl Strategy<Value = (usize, Vec<(u32, u32)>)> {
    (1_u32..12).prop_flat_map(|count| {
        let attacks = prop::collection::vec((0..count, 0..count), 0..30);
        (Just(count as usize), attacks)
    })
}

/// A file that comes a few bytes at a time, and is interrupted in between.
struct Trickle<'t> {
    bytes: &'t [u8],
    step: usize,
    calls: usize,
}

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls.is_multiple_of(3) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let step = self.step.min(into.len()).min(self.bytes.len());
        let (now, later) = self.bytes.split_at(step);
        into[..step].copy_from_slice(now);
        self.bytes = later;
        Ok(step)
    }
}

proptest! {
    #[test]
    fn the_three_formats_say_the_same((count, attacks) in some_framework()) {
        let rows = Rows::of(count, attacks.iter().copied());
        for format in Format::ALL {
            let read = read(&written(format, count, &attacks), format);
            prop_assert_eq!(read.names.len(), count);
            prop_assert_eq!(&read.attacks, &rows);
            for argument in (0_u32..).take(count) {
                let name = (argument + 1).to_string();
                prop_assert_eq!(read.names.find(&name), Some(argument));
                let mut out = Vec::new();
                read.names.write(argument, &mut out);
                prop_assert_eq!(out, name.into_bytes());
            }
            prop_assert!(!read.names.is_empty());
            for stranger in ["0", "+1", "1 ", "", "13", "99999999999"] {
                prop_assert_eq!(read.names.find(stranger), None);
            }
        }
    }

    #[test]
    fn how_a_file_comes_in_changes_nothing(
        (count, attacks) in some_framework(),
        step in 1_usize..40,
    ) {
        for format in Format::ALL {
            let text = written(format, count, &attacks);
            let trickle = Trickle { bytes: text.as_bytes(), step, calls: 0 };
            let slowly = exchange::read(trickle, format).expect("is sound");
            prop_assert_eq!(slowly.attacks, read(&text, format).attacks);
        }
    }

    #[test]
    fn spaces_comments_and_ends_of_lines_change_nothing((count, attacks) in some_framework()) {
        let rows = Rows::of(count, attacks.iter().copied());
        let plain = |format| written(format, count, &attacks);
        let i23 = format!("# by hand\n\n{}", plain(Format::I23).replace('\n', " \r\n#\t1 2\r\n"));
        prop_assert_eq!(&read(&i23, Format::I23).attacks, &rows);
        prop_assert_eq!(&read(plain(Format::I23).trim_end(), Format::I23).attacks, &rows);
        let apx = plain(Format::Apx).replace(['(', ')'], " % arg(\n(\t").replace('(', " ( ");
        // What was a closing sign has become an opening one: such a file is refused.
        prop_assert!(exchange::read(apx.as_bytes(), Format::Apx).is_err());
        let apx = plain(Format::Apx).replace('(', " % arg(\n(\t").replace(").\n", " )\n .");
        prop_assert_eq!(&read(&apx, Format::Apx).attacks, &rows);
        let tgf = plain(Format::Tgf).replace('\n', " \r\n\r\n");
        prop_assert_eq!(&read(&tgf, Format::Tgf).attacks, &rows);
    }

    #[test]
    fn pairs_gathered_one_by_one_are_the_same_rows(
        (count, mut pairs) in some_framework(),
        sorted in 0_usize..30,
    ) {
        let sorted = sorted.min(pairs.len());
        pairs[..sorted].sort_unstable();
        let mut gathering = Rows::gather(count);
        for (row, item) in &pairs {
            prop_assert!(gathering.push(*row, *item));
        }
        prop_assert!(!gathering.push(u32::try_from(count).expect("is small"), 0));
        prop_assert_eq!(gathering.rows(), Rows::of(count, pairs.iter().copied()));
    }

    #[test]
    fn no_bytes_make_a_reader_fall(
        bytes in prop::collection::vec(
            prop_oneof![
                4 => prop::sample::select(b"0123456789 \n#parg(a),.tf%\r".to_vec()),
                1 => any::<u8>(),
            ],
            0..200,
        ),
        head in prop::sample::select(vec!["", "p af 5\n", "arg(1).arg(2).", "1\n2\n#\n"]),
    ) {
        let bytes = [head.as_bytes(), &bytes].concat();
        for format in Format::ALL {
            sound_or_refused(&bytes, format)?;
        }
    }

    #[test]
    fn a_damaged_file_is_refused_or_still_sound(
        (count, attacks) in some_framework(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..4),
    ) {
        for format in Format::ALL {
            let mut bytes = written(format, count, &attacks).into_bytes();
            for (place, byte, how) in &damage {
                let place = place.index(bytes.len());
                match how {
                    0 => bytes[place] = *byte,
                    1 => bytes.insert(place, *byte),
                    _ => bytes.truncate(place.max(1)),
                }
            }
            sound_or_refused(&bytes, format)?;
        }
    }
}

/// Whatever is read holds together; whatever is refused names a line of the file.
fn sound_or_refused(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
    // A header may ask for a hundred million arguments, which is sound and slow.
    match exchange::read(bytes, format) {
        Ok(read) if read.names.len() < 1_000_000 => {
            let count = read.names.len();
            prop_assert_eq!(read.attacks.len(), count);
            let all_there = |(by, target)| (by as usize) < count && (target as usize) < count;
            prop_assert!(read.attacks.pairs().all(all_there));
        }
        Ok(_) => {}
        Err(Fault::Malformed { line, what }) => {
            let lines = bytes.split(|&byte| byte == b'\n').count();
            prop_assert!(
                (1..=lines).contains(&line),
                "line {line} of {lines}: {what}"
            );
            prop_assert!(!what.contains('\n') && what.len() < 400, "{what}");
        }
        Err(Fault::Unreadable(error)) => prop_assert!(false, "{error}"),
    }
    Ok(())
}

/// Lines are put together from blocks of a file; a comment may be longer than a block.
#[test]
fn a_line_may_be_longer_than_what_is_read_at_once() {
    let mut text = "p af 200000\n".to_owned();
    for by in 1..200_000_u32 {
        writeln!(text, "{by} {}", by + 1).expect("as above");
        if by.is_multiple_of(50_000) {
            writeln!(text, "#{}", "x".repeat(700_000)).expect("as above");
        }
    }
    let read_whole = read(&text, Format::I23);
    assert_eq!(read_whole.attacks.items().len(), 199_999);
    assert!((1..200_000).all(|it| read_whole.attacks.row(it - 1) == [it]));
    text += "1 200001\n";
    let refused = exchange::read(text.as_bytes(), Format::I23).expect_err("there is no such");
    let message = "line 200004: there is no argument 200001: the arguments are 1 to 200000";
    assert_eq!(refused.to_string(), message);
}

#[test]
fn the_list_of_instances_stays_what_it_was() {
    let mut mark = 0xcbf2_9ce4_8422_2325_u64;
    let mut count = 0;
    for instance in instances() {
        if instance.arguments() > 10_000 {
            continue;
        }
        count += 1;
        for (by, target) in instance.attacks() {
            assert!(by < instance.arguments() && target < instance.arguments());
            for part in [by, target] {
                mark = (mark ^ part as u64).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    let names: BTreeSet<String> = instances().iter().map(ToString::to_string).collect();
    assert_eq!(names.len(), instances().len());
    assert_eq!((instances().len(), count), (149, 109));
    assert_eq!(mark, 8_130_167_838_675_119_205);
}

/// A file written by hand, sought for its answers in every way, against all sets of arguments.
struct Small {
    count: usize,
    attacks: Vec<(u32, u32)>,
}

type Set = BTreeSet<u32>;

impl Small {
    fn random(seed: u64) -> Self {
        let mut random = Random::new(seed, 7);
        let count = random.between(1, 7);
        let number = |random: &mut Random| u32::try_from(random.below(count)).expect("is small");
        let attacks = (0..random.below(2 * count + 1))
            .map(|_| (number(&mut random), number(&mut random)))
            .collect();
        Self { count, attacks }
    }

    fn is_free_of_conflict(&self, set: &Set) -> bool {
        let inside = |(by, target): &(u32, u32)| set.contains(by) && set.contains(target);
        !self.attacks.iter().any(inside)
    }

    fn attacked_by(&self, set: &Set) -> Set {
        let hits = self.attacks.iter().filter(|(by, _)| set.contains(by));
        hits.map(|(_, target)| *target).collect()
    }

    fn range(&self, set: &Set) -> Set {
        set | &self.attacked_by(set)
    }

    fn is_complete(&self, set: &Set) -> bool {
        let out = self.attacked_by(set);
        let defended = |argument: u32| {
            let mut attackers = self.attacks.iter().filter(|(_, it)| *it == argument);
            attackers.all(|(by, _)| out.contains(by))
        };
        let all = (0_u32..).take(self.count);
        self.is_free_of_conflict(set) && all.into_iter().all(|it| set.contains(&it) == defended(it))
    }

    /// By the definitions, over all sets (Dung 1995; Caminada 2006; Verheij 1996).
    fn extensions(&self, semantics: &str) -> BTreeSet<Set> {
        let sets: Vec<Set> = (0_u32..1 << self.count)
            .map(|bits| (0..32).filter(|it| bits >> it & 1 == 1).collect())
            .collect();
        let complete = || sets.iter().filter(|set| self.is_complete(set));
        let largest = |among: Vec<&Set>, measure: &dyn Fn(&Set) -> Set| {
            let measures: Vec<Set> = among.iter().map(|set| measure(set)).collect();
            let is_less = |one: &Set| measures.iter().any(|it| it != one && it.is_superset(one));
            let kept = among.into_iter().filter(|set| !is_less(&measure(set)));
            kept.cloned().collect::<BTreeSet<Set>>()
        };
        let preferred = || largest(complete().collect(), &Set::clone);
        match semantics {
            "GR" => complete()
                .min_by_key(|set| set.len())
                .cloned()
                .into_iter()
                .collect(),
            "CO" => complete().cloned().collect(),
            "PR" => preferred(),
            "ST" => complete()
                .filter(|set| self.range(set).len() == self.count)
                .cloned()
                .collect(),
            "SST" => largest(complete().collect(), &|set| self.range(set)),
            "STG" => {
                let free = sets.iter().filter(|set| self.is_free_of_conflict(set));
                largest(free.collect(), &|set| self.range(set))
            }
            "ID" => {
                let within = |set: &&Set| preferred().iter().all(|it| it.is_superset(set));
                largest(complete().filter(within).collect(), &Set::clone)
            }
            _ => panic!("{semantics}"),
        }
    }
}

/// `[[1,3],[2]]`.
fn sets(text: &str) -> Vec<Set> {
    let inside = text
        .trim()
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'));
    let inside = inside.expect("stands in brackets");
    let parts = inside.split('[').skip(1);
    parts
        .map(|part| {
            let numbers = part.trim_end_matches([',', ']']).split(',');
            let numbers = numbers.filter(|it| !it.is_empty());
            numbers
                .map(|it| it.parse::<u32>().expect("a number") - 1)
                .collect()
        })
        .collect()
}

#[test]
fn every_question_is_answered_as_all_sets_of_arguments_say() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for seed in 0..12 {
        let small = Small::random(seed);
        let text = written(Format::I23, small.count, &small.attacks);
        fs::write(folder.path().join("small.af"), &text).expect("can be written");
        let argument = u32::try_from(small.count / 2).expect("is small");
        let name = (argument + 1).to_string();
        for semantics in ["GR", "CO", "PR", "ST", "SST", "STG", "ID"] {
            let all = small.extensions(semantics);
            let holding = all.iter().filter(|set| set.contains(&argument)).count();
            let ask = |asked: &str| {
                let task = format!("{asked}-{semantics}");
                let ran = run(folder.path(), &["-p", &task, "-f", "small.af", "-a", &name]);
                assert_eq!((ran.code, &*ran.said), (0, ""), "{task}\n{text}");
                (format!("{task} {name}: {}\n{text}", ran.out), ran.out)
            };
            let (about, out) = ask("EE");
            let found = sets(&out);
            assert_eq!(found.len(), all.len(), "{about}");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), all, "{about}");
            let (about, out) = ask("CE");
            assert_eq!(out, format!("{}\n", all.len()), "{about}");
            for (asked, decision, shown) in [
                ("SE", all.is_empty().then_some(false), !all.is_empty()),
                ("DC", Some(holding > 0), holding > 0),
                ("DS", Some(holding == all.len()), holding < all.len()),
            ] {
                let (about, out) = ask(asked);
                let said = Said::of(&out).expect("is an answer");
                assert_eq!(said.decision, decision, "{about}");
                assert_eq!(said.extension.is_some(), shown, "{about}");
                if let Some(extension) = said.extension {
                    let extension = extension.into_iter().collect::<Set>();
                    assert!(all.contains(&extension), "{about}");
                    let holds = extension.contains(&argument);
                    let should = match asked {
                        "DC" => true,
                        "DS" => false,
                        _ => holds,
                    };
                    assert_eq!(holds, should, "{about}");
                }
            }
        }
    }
}

/// Clusters are where other solvers have gone wrong; what cannot be enumerated is still judged.
#[test]
fn what_is_said_of_clusters_is_judged() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (size, of, seed) in [(60, 20, 1), (80, 10, 2), (100, 25, 3)] {
        let instance = Instance {
            family: Family::Clusters { size: of },
            size,
            seed,
        };
        let mut bytes = Vec::new();
        instance.write(&mut bytes).expect("can be written");
        fs::write(folder.path().join("clusters.af"), &bytes).expect("can be written");
        let attacks = exchange::read(bytes.as_slice(), Format::I23)
            .expect("is sound")
            .attacks;
        let mut ideal = None;
        for task in [
            "SE-GR", "SE-CO", "SE-PR", "SE-ST", "SE-SST", "SE-STG", "SE-ID", "DC-PR", "DS-PR",
        ] {
            let ran = run(
                folder.path(),
                &["-p", task, "-f", "clusters.af", "-a", "16"],
            );
            let said =
                Said::of(&ran.out).unwrap_or_else(|fault| panic!("{task}: {fault}{}", ran.said));
            let judged = judge(task, 15, &attacks, &said);
            assert_eq!(judged, Ok(()), "{instance} {task}: {}", ran.out);
            match task {
                "SE-ID" => ideal = said.extension,
                "DS-PR" if said.decision == Some(false) => {
                    let ideal = ideal.take().expect("was asked before");
                    assert!(
                        !ideal.contains(&15),
                        "{instance}: in the ideal, not in all preferred"
                    );
                }
                _ => {}
            }
        }
    }
}

#[test]
fn without_an_answer_nothing_is_printed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("one.af"), "p af 1\n").expect("can be written");
    let late = run(
        folder.path(),
        &["-p", "SE-GR", "-f", "one.af", "--timeout", "0"],
    );
    assert_eq!((late.code, &*late.out), (3, ""));
    assert_eq!(late.said, "no answer: the time ran out\n");
    let in_time = run(
        folder.path(),
        &["-p", "SE-GR", "-f", "one.af", "--timeout", "99.5"],
    );
    assert_eq!((in_time.code, &*in_time.out), (0, "w 1\n"));
}

#[test]
fn all_problems_are_listed() {
    let ran = run(Path::new("."), &["--problems"]);
    assert_eq!((ran.code, &*ran.said), (0, ""));
    let inside = ran
        .out
        .trim_end()
        .trim_start_matches('[')
        .trim_end_matches(']');
    let problems: BTreeSet<&str> = inside.split(',').collect();
    assert_eq!(problems.len(), 35);
    assert!(
        ["SE-GR", "DC-CO", "DS-PR", "EE-ST", "CE-STG"]
            .iter()
            .all(|it| problems.contains(it))
    );
}

/// The million arguments of a chain, and the deepest nesting there is, in time that grows with them.
#[test]
fn a_long_chain_is_no_deep_recursion() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let instance = Instance {
        family: Family::Chain,
        size: 100_001,
        seed: 1,
    };
    let file = fs::File::create(folder.path().join("chain.af")).expect("can be made");
    instance
        .write(io::BufWriter::new(file))
        .expect("can be written");
    for task in ["SE-GR", "SE-PR", "SE-ID"] {
        let ran = run(folder.path(), &["-p", task, "-f", "chain.af"]);
        let said = Said::of(&ran.out).expect("is an answer");
        let odd: Vec<u32> = (0..100_001).step_by(2).collect();
        assert_eq!(said.extension, Some(odd), "{task}");
    }
}
