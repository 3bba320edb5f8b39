//! One folder of cases for each code: the base in it is opened, and its findings are compared with
//! `expect.txt`. `UPDATE_EXPECT=1` writes that file anew; read what it wrote.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use counterpoint::check::{CHECKS, similar_claims, similarity};
use counterpoint::diagnostic::Code;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, Language, Severity};
use counterpoint::store::Store;
use counterpoint::view::findings;

const CASES: &str = "tests/cases/check";

/// What git cannot hold, or should not: built into a copy of the case's base.
type Build = fn(&Path) -> Built;

enum Built {
    Ready,
    /// Why this machine cannot build it.
    Impossible(&'static str),
}

const BUILT: &[(Code, Build)] = &[
    (Code::UnreadableFile, unreadable_file),
    (Code::SymbolicLink, symbolic_links),
    (Code::OversizedFile, oversized_file),
    (Code::NotUtf8, not_utf8),
    (Code::TooDeep, too_deep),
    (Code::OverlongText, word_of_100_kilobytes),
];

#[test]
fn every_case_gives_what_it_promises() {
    let mut wrong = String::new();
    for &code in Code::ALL {
        let folder = Path::new(CASES).join(code.name());
        let copy = tempfile::tempdir().expect("a folder can be made");
        let mut root = folder.join("knowledge");
        if let Some((_, build)) = BUILT.iter().find(|(built, _)| *built == code) {
            copy_folder(&root, copy.path());
            copy.path().clone_into(&mut root);
            if let Built::Impossible(why) = build(&root) {
                crate::skipped(&format!("the case {code}, because {why}"));
                continue;
            }
        }
        let mut store = Store::at(&root);
        if folder.join("texts").is_dir() {
            store = store.with_texts(folder.join("texts"));
        }
        let (base, _) = KnowledgeBase::open(&store, &|_| {}).expect("the root is there");
        let healthy = ClaimId::new("still-here").expect("is an id");
        assert!(
            base.graph().claim(&healthy).is_some(),
            "{code}: the rest of the base is not there"
        );
        let found = rendered(&base, code);
        let expected = folder.join("expect.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).expect("can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            write!(
                wrong,
                "\n== {code}, expected:\n{expected}\n== {code}, found:\n{found}"
            )
            .expect("writing to a text does not fail");
        }
        if !found.contains(&format!("[{code}]")) {
            write!(wrong, "\n== {code}: its case does not show it").expect("as above");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The findings of `code`, and every error of whatever code, as the command line prints them
/// without the snippet.
fn rendered(base: &KnowledgeBase, code: Code) -> String {
    let mut text = String::new();
    for finding in &findings(base) {
        if finding.code != code && finding.severity != Severity::Error {
            continue;
        }
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let place = base.locate(finding).map_or_else(String::new, |at| {
            format!(" {}:{}:{}", at.path, at.line, at.column)
        });
        writeln!(
            text,
            "{severity}[{}]{place}: {}",
            finding.code, finding.message
        )
        .expect("writing to a text does not fail");
        if let Some(help) = &finding.help {
            writeln!(text, "  help: {help}").expect("as above");
        }
    }
    text
}

/// A code is a case folder, a heading in the docs and, on this floor, a file and a line in `CHECKS`.
#[test]
fn every_code_is_known_everywhere() {
    let codes: Vec<String> = Code::ALL.iter().map(ToString::to_string).collect();
    let sorted: BTreeSet<String> = codes.iter().cloned().collect();

    let folders: BTreeSet<String> = fs::read_dir(CASES)
        .expect("the cases are there")
        .map(|entry| entry.expect("can be listed").file_name())
        .map(|name| name.into_string().expect("is UTF-8"))
        .collect();
    assert_eq!(folders, sorted, "folders of {CASES} and codes");

    let docs = fs::read_to_string("docs/CHECKS.md").expect("docs/CHECKS.md is there");
    let headings: Vec<String> = docs
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        headings, codes,
        "headings of docs/CHECKS.md and codes, in order"
    );

    // `similar` is what checks and other rooms share; every other file is a check.
    let files: BTreeSet<String> = fs::read_dir("src/check")
        .expect("is there")
        .map(|entry| entry.expect("can be listed").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.replace('_', "-")))
        .filter(|name| !matches!(name.as_str(), "mod" | "similar"))
        .collect();
    let checks: BTreeSet<String> = CHECKS.iter().map(|(code, _)| code.to_string()).collect();
    assert_eq!(files, checks, "files of src/check and CHECKS");

    let order: Vec<Code> = CHECKS.iter().map(|(code, _)| *code).collect();
    let meaning: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .skip_while(|code| *code != Code::UncitedClaim)
        .take_while(|code| *code != Code::FailedExpectation)
        .collect();
    assert_eq!(order, meaning, "CHECKS and the codes of gate 3, in order");
}

/// What somebody who writes a new claim is shown: the nearest first, and nothing that is opposed.
#[test]
fn claims_like_a_new_one_are_found() {
    let root = Path::new(CASES).join("near-duplicate/knowledge");
    let (base, _) = KnowledgeBase::open(&Store::at(root), &|_| {}).expect("the root is there");
    let like = |text| similar_claims(base.graph(), text, Language::En);

    let found = like("The town council approved a plan for the new fence of the garden.");
    let first = found.first().map(|(id, _)| id.as_str());
    assert_eq!(first, Some("not-is-fine-a"), "{found:?}");
    assert!(found.iter().all(|(id, _)| id.as_str() != "not-is-fine-b"));
    assert!(
        found
            .iter()
            .all(|(_, likeness)| (0.5..=1.0).contains(likeness))
    );
    assert!(like("Whales sing.").is_empty());
    assert!(like("").is_empty());

    let (text, other) = ("The gate is green.", "The gate is not green.");
    assert!(similarity(text, text) > 0.999);
    assert!(similarity(text, other) < f64::EPSILON);
    assert!(similarity("", "") < f64::EPSILON);
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("can be listed");
        let target = to.join(entry.path().strip_prefix(from).expect("is in the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("can be made");
        } else {
            fs::copy(entry.path(), target).expect("can be copied");
        }
    }
}

fn put(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
    fs::write(path, bytes).expect("can be written");
}

/// A claim with this text.
fn claim(text: &str) -> String {
    format!("Claim(\n    text: \"{text}\",\n    kind: fact,\n    asserted_by: [\"ada\"],\n)\n")
}

#[cfg(unix)]
fn unreadable_file(root: &Path) -> Built {
    use std::os::unix::fs::PermissionsExt;

    let path = "topics/garden/claims/locked.ron";
    put(root, path, claim("Nobody may read this."));
    let path = root.join(path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("can be set");
    if fs::read(&path).is_ok() {
        return Built::Impossible("this user may read every file (root?)");
    }
    Built::Ready
}

#[cfg(not(unix))]
fn unreadable_file(_: &Path) -> Built {
    Built::Impossible("files have no such permissions here")
}

#[cfg(unix)]
fn symbolic_links(root: &Path) -> Built {
    use std::os::unix::fs::symlink;

    // Out of the tree, to a file and to a folder; and round in a circle.
    symlink("/etc/hostname", root.join("topics/garden/claims/out.ron")).expect("can be made");
    symlink("/etc", root.join("topics/garden/issues")).expect("can be made");
    symlink("..", root.join("topics/garden/round")).expect("can be made");
    Built::Ready
}

#[cfg(not(unix))]
fn symbolic_links(_: &Path) -> Built {
    Built::Impossible("symbolic links need a permission here")
}

fn oversized_file(root: &Path) -> Built {
    let ten_megabytes = "Everything is said twice. ".repeat(10_000_000 / 26);
    put(
        root,
        "topics/garden/claims/endless.ron",
        claim(&ten_megabytes),
    );
    Built::Ready
}

fn not_utf8(root: &Path) -> Built {
    let mut bytes = b"Claim(\n    text: \"A caf".to_vec();
    bytes.extend(b"\xe9 stood here.\",\n    kind: fact,\n)\n");
    put(root, "topics/garden/claims/latin.ron", bytes);
    Built::Ready
}

fn too_deep(root: &Path) -> Built {
    let nested = |open: &str, close: &str| {
        format!(
            "Claim(text: {}{})",
            open.repeat(10_000),
            close.repeat(10_000)
        )
    };
    put(root, "topics/garden/claims/round.ron", nested("(", ")"));
    put(root, "topics/garden/claims/square.ron", nested("[", "]"));
    put(root, "topics/garden/claims/curly.ron", nested("{1:", "}"));
    put(root, "topics/garden/claims/some.ron", nested("Some(", ")"));
    put(
        root,
        "topics/garden/import-deep.ron",
        "[".repeat(10_000) + &"]".repeat(10_000),
    );
    put(
        root,
        "topics/garden/claims/comment.ron",
        format!(
            "{}{}{}",
            "/*".repeat(10_000),
            "*/".repeat(10_000),
            claim("A comment may be deep.")
        ),
    );
    Built::Ready
}

fn word_of_100_kilobytes(root: &Path) -> Built {
    put(
        root,
        "topics/garden/claims/one-word.ron",
        claim(&"a".repeat(100_000)),
    );
    Built::Ready
}
