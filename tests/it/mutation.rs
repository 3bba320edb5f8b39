//! Whatever bytes a file holds, nothing panics, and the other files are read.

use std::fs;
use std::path::Path;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::ClaimId;
use counterpoint::store::{Store, tidied};
use proptest::prelude::*;

/// Where the file lies that is changed, and the good file of that kind, from `docs/FORMAT.md`.
fn good_files() -> Vec<(&'static str, String)> {
    let text = fs::read_to_string("docs/FORMAT.md").expect("docs/FORMAT.md is there");
    let places = [
        ("Topic(", "topics/lanes/topic.ron"),
        ("Issue(", "topics/lanes/issues/i-lanes.ron"),
        ("Claim(", "topics/lanes/claims/c-injuries-fell.ron"),
        ("Argument(", "topics/lanes/arguments/a-shelbyville.ron"),
        ("Source(", "sources/hospital-report-2023.ron"),
        ("Actor(", "actors/cyclists-union.ron"),
        ("Settings(", "settings.ron"),
        ("LoadedWords(", "loaded-words.ron"),
    ];
    let examples: Vec<&str> = text
        .split("```ron\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    let mut files: Vec<(&str, String)> = places
        .into_iter()
        .map(|(head, path)| {
            let example = examples.iter().find(|text| text.starts_with(head));
            (path, (*example.expect("is there")).to_owned())
        })
        .collect();
    let import = "[\n    Claim(id: \"c-wide\", text: \"The street is wide.\", kind: fact),\n    \
                  Source(id: \"s-map\", kind: news, title: \"A map\", issuer: \"The Paper\"),\n]\n";
    files.push(("topics/lanes/import-more.ron", import.to_owned()));
    files
}

/// One way to spoil a file, at a place given in thousandths of its length.
#[derive(Debug, Clone)]
enum Mutation {
    Truncate(usize),
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Repeat(usize, usize, usize),
    Remove(usize, usize),
}

impl Mutation {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        let at = |thousandths: usize| (length * thousandths / 1000).min(length);
        match self {
            Self::Truncate(place) => bytes.truncate(at(*place)),
            Self::Flip(place, mask) => {
                if let Some(byte) = bytes.get_mut(at(*place)) {
                    *byte ^= mask;
                }
            }
            Self::Insert(place, new) => {
                let place = at(*place);
                bytes.splice(place..place, new.iter().copied());
            }
            Self::Repeat(place, count, times) => {
                let start = at(*place);
                let end = (start + count).min(length);
                let piece = bytes[start..end].repeat(*times);
                bytes.splice(end..end, piece);
            }
            Self::Remove(place, count) => {
                let start = at(*place);
                bytes.drain(start..(start + count).min(length));
            }
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = 0..=1000_usize;
    let piece = prop_oneof![
        prop::sample::select(vec![
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            ",",
            ":",
            "//",
            "/*",
            "*/",
            "r#\"",
            "\\",
            "\\u{",
            "'",
            "Some(",
            "#![enable(",
            "\u{feff}",
            "\u{202e}",
            "\u{0}",
            "-",
            "--",
            "0x",
            "1e999",
            "]]>",
            "<script>",
            "é",
            "\r\n",
            "id: \"still-here\",",
            "supports: [\"still-here\"],",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        (
            prop::sample::select(vec!["(", "[", "{", "Some(", "a(", "((x:"]),
            1..400_usize
        )
            .prop_map(|(text, times)| text.repeat(times).into_bytes()),
        prop::collection::vec(any::<u8>(), 1..20),
    ];
    prop_oneof![
        place.clone().prop_map(Mutation::Truncate),
        (place.clone(), 1..=255_u8).prop_map(|(at, mask)| Mutation::Flip(at, mask)),
        (place.clone(), piece).prop_map(|(at, new)| Mutation::Insert(at, new)),
        (place.clone(), 1..40_usize, 1..20_usize)
            .prop_map(|(at, count, times)| Mutation::Repeat(at, count, times)),
        (place, 1..200_usize).prop_map(|(at, count)| Mutation::Remove(at, count)),
    ]
}

/// A base with every good file and one more claim, in which the file at `path` holds `bytes`.
fn survives(path: &str, bytes: &[u8]) {
    let root = tempfile::tempdir().expect("a folder can be made");
    for (place, text) in good_files() {
        put(root.path(), place, text.as_bytes());
    }
    let healthy =
        "Claim(text: \"The street is there.\", kind: fact, asserted_by: [\"cyclists-union\"])";
    // First by its path, so that a file which takes its id is the one left out.
    put(root.path(), "import-a.ron", b"[]");
    put(
        root.path(),
        "topics/a/claims/still-here.ron",
        healthy.as_bytes(),
    );
    put(root.path(), path, bytes);

    let (base, _) = KnowledgeBase::open(&Store::at(root.path()), &|_| {}).expect("can be listed");
    let healthy = ClaimId::new("still-here").expect("is an id");
    // An actor or source with that id comes before it by path, and may take it.
    assert!(base.graph().record(healthy.as_str()).is_some());
    for finding in base.findings() {
        let place = base.locate(finding).expect("every finding has a place");
        assert!(place.text.get(place.span.clone()).is_some());
        assert!(place.line >= 1 && place.column >= 1);
        let shown = finding.message.clone() + finding.help.as_deref().unwrap_or_default();
        assert!(!shown.contains(char::is_control), "{shown:?}");
    }
    let untouched = good_files().into_iter().filter(|(place, _)| *place != path);
    for (place, _) in untouched {
        assert!(base.findings().iter().all(|finding| {
            finding.code.name() != "syntax"
                || base.locate(finding).is_none_or(|at| at.path != place)
        }));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = tidied(text);
    }
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
    fs::write(path, bytes).expect("can be written");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_good_file_that_was_spoilt_costs_only_itself(
        which in 0..9_usize,
        mutations in prop::collection::vec(mutation(), 1..5),
    ) {
        let files = good_files();
        let (path, text) = &files[which];
        let mut bytes = text.clone().into_bytes();
        for mutation in &mutations {
            mutation.apply(&mut bytes);
        }
        survives(path, &bytes);
    }

    #[test]
    fn a_file_of_any_bytes_costs_only_itself(
        which in 0..9_usize,
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        survives(good_files()[which].0, &bytes);
    }

    #[test]
    fn a_file_of_any_text_costs_only_itself(which in 0..9_usize, text in "[\\PC\\n]{0,200}") {
        survives(good_files()[which].0, text.as_bytes());
    }
}

/// Every place at which writing a file may have stopped.
#[test]
fn a_file_that_was_cut_short_anywhere_costs_only_itself() {
    for (path, text) in good_files() {
        for end in (0..text.len()).step_by(41) {
            survives(path, &text.as_bytes()[..end]);
        }
    }
}
