//! Why, why not, and what would change it: one folder of cases for each form of reason, whose
//! wording is compared with `expect.txt`, and the mirror on both sides of a question.
//! `UPDATE_EXPECT=1` writes those files anew; read what it wrote.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, Language, Semantics, Standpoint};
use counterpoint::reason::{Verdicts, Why};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, Length, Reader, Sentence, WhyView};

const CASES: &str = "tests/cases/why";

fn open(root: &Path) -> KnowledgeBase {
    let (kb, _) = KnowledgeBase::open(&Store::at(root), &|_| {}).expect("the root is there");
    kb
}

/// Every claim and argument of a case with the whole wording, in both languages.
fn told(kb: &KnowledgeBase, standpoint: &Standpoint) -> String {
    let verdicts = kb.judge(standpoint).expect("one can look from there");
    let why = Why::of(&verdicts);
    let mut text = String::new();
    for language in Language::ALL {
        let reader = Reader::new(kb, language, Hosting::Live);
        let heading = reader.seen_from(standpoint, verdicts.on()).plain();
        writeln!(text, "# {heading}").expect("writing to a text does not fail");
        let claims = verdicts.claims().filter_map(|(id, _)| {
            Some((
                id.to_string(),
                WhyView::of_claim(reader, &why, id, Length::Full)?,
            ))
        });
        let arguments = verdicts.arguments().filter_map(|(id, _)| {
            Some((
                id.to_string(),
                WhyView::of_argument(reader, &why, id, Length::Full)?,
            ))
        });
        for (id, view) in claims.chain(arguments) {
            assert_eq!(view.heading.plain(), heading);
            let short: Vec<String> = view.short.iter().map(Sentence::plain).collect();
            writeln!(text, "\n{id}: {}\n{}", view.verdict, short.join("\n")).expect("as above");
            for line in view.lines {
                let (indent, role) = ("  ".repeat(line.depth + 1), line.role);
                writeln!(text, "{indent}{} [{role}]", line.sentence.plain()).expect("as above");
            }
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_case_says_what_it_promises() {
    let mut wrong = String::new();
    let mut folders: Vec<_> = fs::read_dir(CASES)
        .expect("is listed")
        .map(|entry| entry.expect("is there").path())
        .collect();
    folders.sort();
    for folder in folders {
        let kb = open(&folder.join("knowledge"));
        let standpoint = match fs::read_to_string(folder.join("standpoint.ron")) {
            Ok(text) => ron::Options::default()
                .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
                .from_str(&text)
                .expect("is a standpoint"),
            Err(_) => Standpoint::default(),
        };
        let found = told(&kb, &standpoint);
        let expected = folder.join("expect.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).expect("can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            write!(wrong, "\n== {}:\n{found}", folder.display()).expect("as above");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The knowledge of the repository, each claim of it in both languages: something is said of each,
/// no key of the words shows through, and every sentence ends as one.
#[test]
fn everything_in_the_knowledge_is_explained() {
    let kb = open(Path::new("knowledge"));
    for semantics in Semantics::ALL {
        let standpoint = Standpoint {
            semantics,
            ..Standpoint::default()
        };
        let verdicts = kb.judge(&standpoint).expect("one can look from there");
        all_is_explained(&kb, &verdicts);
    }
}

fn all_is_explained(kb: &KnowledgeBase, verdicts: &Verdicts) {
    let why = Why::of(verdicts);
    for language in Language::ALL {
        let reader = Reader::new(kb, language, Hosting::Live);
        let claims = verdicts
            .claims()
            .filter_map(|(id, _)| WhyView::of_claim(reader, &why, id, Length::Medium));
        let arguments = verdicts
            .arguments()
            .filter_map(|(id, _)| WhyView::of_argument(reader, &why, id, Length::Medium));
        for view in claims.chain(arguments) {
            assert!(!view.short.is_empty(), "{view:?}");
            let lines = view.lines.iter().map(|line| &line.sentence);
            for sentence in view.short.iter().chain(lines) {
                let text = sentence.plain();
                let ends = [".", ".)", "…"].iter().any(|end| text.ends_with(end));
                assert!(ends && !text.contains(['\u{2}', '{']), "{text}");
                assert!(!text.contains("why-") && !text.contains("line-"), "{text}");
                assert!(!text.contains("()") && !text.contains("  "), "{text}");
            }
        }
    }
}

/// Exchanges two words.
fn exchanged(text: &str, one: &str, other: &str) -> String {
    text.replace(one, "\u{1}")
        .replace(other, one)
        .replace('\u{1}', other)
}

fn copy(from: &Path, to: &Path, change: &impl Fn(&str) -> String) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("is listed") {
        let path = entry.expect("is there").path();
        let target = to.join(path.file_name().expect("has a name"));
        if path.is_dir() {
            copy(&path, &target, change);
        } else {
            let text = fs::read_to_string(&path).expect("is text");
            let is_argument = path
                .parent()
                .is_some_and(|folder| folder.ends_with("arguments"));
            let text = if is_argument { change(&text) } else { text };
            fs::write(target, text).expect("is written");
        }
    }
}

/// Exchange what the arguments are for, and what is said of the one is said of the other.
#[test]
fn both_sides_are_put_into_the_same_words() {
    for case in [
        "two-of-equal-grade-tie",
        "a-tie-that-an-open-claim-would-settle",
        "refuted-by-the-stronger-side",
    ] {
        let root = Path::new(CASES).join(case).join("knowledge");
        let folder = tempfile::tempdir().expect("a folder");
        copy(&root, folder.path(), &|text| {
            exchanged(text, "(\"wet\")", "(\"dry\")")
        });
        let (kb, mirrored) = (open(&root), open(folder.path()));
        for language in Language::ALL {
            let said = |kb: &KnowledgeBase, claim: &str| -> Vec<String> {
                let verdicts = kb.judge(&Standpoint::default()).expect("the default");
                let why = Why::of(&verdicts);
                let reader = Reader::new(kb, language, Hosting::Live);
                let id = ClaimId::new(claim).expect("is a slug");
                let view =
                    WhyView::of_claim(reader, &why, &id, Length::Full).expect("is explained");
                let lines = view.lines.iter().map(|line| &line.sentence);
                let sentences = view.short.iter().chain(lines);
                std::iter::once(view.verdict.clone())
                    .chain(sentences.map(Sentence::plain))
                    .collect()
            };
            let [wet, dry] = match language {
                Language::En => ["is wet", "is dry"],
                Language::Fr => ["est humide", "est sec"],
            };
            for (here, there) in [("wet", "dry"), ("dry", "wet")] {
                let ours: Vec<String> = said(&kb, here)
                    .iter()
                    .map(|text| exchanged(text, wet, dry))
                    .collect();
                assert_eq!(ours, said(&mirrored, there), "{case}");
            }
        }
    }
}

/// A contested claim of the knowledge: one sentence why, one more on what would settle it.
#[test]
fn a_contested_claim_says_why_and_what_would_settle_it() {
    let kb = open(Path::new("knowledge"));
    let verdicts = kb.judge(&Standpoint::default()).expect("the default");
    let why = Why::of(&verdicts);
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (id, verdict) in verdicts.claims() {
        if verdict == counterpoint::model::Verdict::Contested {
            let view = WhyView::of_claim(reader, &why, id, Length::Short).expect("is explained");
            *counts.entry(view.short.len()).or_default() += 1;
            assert!(
                view.short[0]
                    .plain()
                    .starts_with("It is in dispute because"),
                "{id}"
            );
        }
    }
    assert!(counts.keys().all(|&sentences| sentences >= 2), "{counts:?}");
}
