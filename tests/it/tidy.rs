//! The rules of the house that no compiler keeps: floors, foreign crates and their rooms, names,
//! words. Each finding says which file breaks which rule.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use counterpoint::model::Language;
use counterpoint::view::words_source;
use fluent_bundle::FluentResource;
use regex::Regex;

/// The floors from the ground up, and what each may import of ours. The order is that of `lib.rs`.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("diagnostic", &["model"]),
    ("texts", &["model", "diagnostic"]),
    ("store", &["model", "diagnostic", "texts"]),
    ("graph", &["model", "diagnostic"]),
    ("check", &["model", "diagnostic", "texts", "graph"]),
    ("reason", &["model", "graph"]),
    ("rules", &["model", "diagnostic", "graph", "reason"]),
    (
        "knowledge_base",
        &[
            "model",
            "diagnostic",
            "texts",
            "store",
            "graph",
            "check",
            "reason",
            "rules",
        ],
    ),
    (
        "expect",
        &[
            "model",
            "diagnostic",
            "graph",
            "reason",
            "rules",
            "knowledge_base",
        ],
    ),
    (
        "search",
        &["model", "diagnostic", "graph", "knowledge_base"],
    ),
    ("exchange", &["reason"]),
    ("contribute", &["model", "reason", "knowledge_base"]),
    ("layout", &[]),
    (
        "view",
        &[
            "model",
            "diagnostic",
            "texts",
            "graph",
            "reason",
            "rules",
            "knowledge_base",
            "expect",
            "search",
            "layout",
        ],
    ),
    ("pages", &["view"]),
    (
        "site",
        &[
            "model",
            "store",
            "reason",
            "knowledge_base",
            "search",
            "view",
            "pages",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "diagnostic",
            "texts",
            "store",
            "graph",
            "check",
            "reason",
            "rules",
            "knowledge_base",
            "expect",
            "search",
            "exchange",
            "contribute",
            "view",
            "site",
        ],
    ),
];

/// The rooms of every foreign crate.
const ROOMS: &[(&str, &[&str])] = &[
    ("batsat", &["reason"]),
    ("brotli", &["site"]),
    ("cadical", &["reason"]),
    ("clap", &["cli"]),
    ("csv", &["cli"]),
    ("fixedbitset", &["rules"]),
    ("flate2", &["site"]),
    ("fluent_bundle", &["view"]),
    ("fluent_syntax", &["view"]),
    ("hashbrown", &["rules"]),
    ("indicatif", &["cli"]),
    ("jiff", &["model"]),
    ("maud", &["pages"]),
    ("miette", &["cli"]),
    ("notify", &["store"]),
    ("pdf_writer", &["site"]),
    ("petgraph", &["graph"]),
    ("rayon", &["store", "check", "site"]),
    ("regex", &["check", "rules"]),
    ("resvg", &["site"]),
    ("rocket", &["site"]),
    ("ron", &["store"]),
    ("ronin_core", &["store"]),
    ("roxmltree", &["store"]),
    ("serde", &["model", "diagnostic", "store", "cli"]),
    ("serde_json", &["contribute", "site", "cli"]),
    ("sha2", &["pages"]),
    ("strsim", &["diagnostic", "search"]),
    ("svg2pdf", &["site"]),
    ("tantivy", &["search"]),
    ("tempfile", &["store"]),
    (
        "thiserror",
        &[
            "model",
            "store",
            "graph",
            "reason",
            "rules",
            "knowledge_base",
            "search",
            "exchange",
            "contribute",
            "site",
            "cli",
        ],
    ),
    ("unic_langid", &["view"]),
    ("walkdir", &["store"]),
    ("winnow", &["rules"]),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "common", "helper", "helpers", "misc", "manager", "core",
];

/// Every file below a folder, in a fixed order.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
}

fn with_extension(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    files(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a file of text");
            (path, text)
        })
        .collect()
}

/// The code of a file without comments; links in documentation import nothing.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The floor of a file below `src`; none for `lib.rs` and `main.rs`.
fn floor(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("src").expect("below src");
    let first = inside.iter().next()?.to_str()?.trim_end_matches(".rs");
    (first != "lib" && first != "main").then(|| first.to_owned())
}

/// The first group of every match.
fn all_matches(pattern: &'static str, text: &str) -> Vec<String> {
    // Compiling a pattern takes longer than using it on a hundred files.
    static PATTERNS: LazyLock<Mutex<HashMap<&'static str, Regex>>> = LazyLock::new(Mutex::default);
    let pattern = PATTERNS
        .lock()
        .expect("no test fails within")
        .entry(pattern)
        .or_insert_with(|| Regex::new(pattern).expect("a pattern"))
        .clone();
    pattern
        .captures_iter(text)
        .map(|found| found[1].to_owned())
        .collect()
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn floors_import_only_what_the_table_allows() {
    let mut faults = Vec::new();
    for (path, text) in with_extension("src", "rs") {
        let Some(floor) = floor(&path) else { continue };
        let code = code(&text);
        let path = path.display();
        let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
            faults.push(format!(
                "{path}: the floor `{floor}` is not in the table of this test"
            ));
            continue;
        };
        if code.contains("crate::{") {
            faults.push(format!(
                "{path}: name each floor in a `use` of its own, not in `crate::{{..}}`"
            ));
        }
        for other in all_matches(r"\bcrate::([a-z_]+)", &code) {
            if other != floor && !allowed.contains(&other.as_str()) {
                faults.push(format!("{path}: `{floor}` may not import `{other}`"));
            }
        }
        for other in all_matches(r"\bcounterpoint::([a-z_]+)", &code) {
            faults.push(format!("{path}: say `crate::{other}`"));
        }
        // Enough `super`s lead out of the floor, past the table.
        let depth = path.to_string().split('/').count() - 1;
        let supers = all_matches(r"((?:\bsuper::){2,})", &code);
        if supers
            .iter()
            .any(|chain| chain.matches("super").count() > depth)
        {
            faults.push(format!("{path}: `super` leads out of the floor"));
        }
    }
    none(&faults);
}

#[test]
fn the_floors_stand_in_lib_in_reading_order() {
    let lib = fs::read_to_string("src/lib.rs").expect("is there");
    let listed = all_matches(r"(?m)^pub mod ([a-z_]+);", &lib);
    let expected: Vec<&str> = FLOORS
        .iter()
        .map(|(floor, _)| *floor)
        .filter(|floor| listed.iter().any(|it| it == floor))
        .collect();
    assert_eq!(listed, expected);
    // What may be imported stands above.
    for (place, (floor, allowed)) in FLOORS.iter().enumerate() {
        for other in *allowed {
            let below = FLOORS.iter().position(|(name, _)| name == other);
            assert!(
                below.is_some_and(|below| below < place),
                "{floor} -> {other}"
            );
        }
    }
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    let manifest = fs::read_to_string("Cargo.toml").expect("is there");
    let (_, rest) = manifest
        .split_once("\n[dependencies]\n")
        .expect("a section of dependencies");
    let section = rest.split("\n[").next().unwrap_or_default();
    let crates: Vec<String> = all_matches(r"(?m)^([a-z0-9_-]+) *=", section)
        .into_iter()
        .map(|name| name.replace('-', "_"))
        .collect();
    let mut faults = Vec::new();
    for name in &crates {
        if !ROOMS.iter().any(|(known, _)| known == name) {
            faults.push(format!("Cargo.toml: `{name}` has no room in this test"));
        }
    }
    let path_start = Regex::new(r"(?m)(?:^|[^:\w])([a-z_0-9]+)::").expect("a pattern");
    for (path, text) in with_extension("src", "rs") {
        let Some(floor) = floor(&path) else { continue };
        let code = code(&text);
        let used: BTreeSet<&str> = path_start
            .captures_iter(&code)
            .filter_map(|found| found.get(1))
            .map(|found| found.as_str())
            .collect();
        for (name, rooms) in ROOMS {
            if used.contains(name) && !rooms.contains(&floor.as_str()) {
                let path = path.display();
                faults.push(format!("{path}: `{name}` is not for `{floor}`"));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_and_has_a_name_that_does() {
    let mut faults = Vec::new();
    for (path, text) in with_extension("src", "rs")
        .into_iter()
        .chain(with_extension("tests", "rs"))
    {
        if !text.starts_with("//! ") {
            faults.push(format!("{}: does not open with `//!`", path.display()));
        }
        for part in path.iter().filter_map(|part| part.to_str()) {
            let name = part.trim_end_matches(".rs");
            if EMPTY_NAMES
                .iter()
                .any(|empty| name.split('_').any(|word| word == *empty))
            {
                faults.push(format!("{}: `{name}` says nothing", path.display()));
            }
        }
        // Put together here, so that this file does not find itself.
        for mark in [["TO", "DO"], ["FIX", "ME"], ["X", "XX"]].map(|parts| parts.concat()) {
            if text.contains(&mark) {
                faults.push(format!("{}: {mark}", path.display()));
            }
        }
    }
    none(&faults);
}

/// The program knows no debate; the knowledge does.
#[test]
fn no_word_of_a_debate_stands_in_the_program() {
    let word = Regex::new(
        r"(?i)\b(safe third|stca|refugees?|asylum|claimants?|roxham|migrants?|immigration|canad\w*|united states|quebec|trump)\b",
    )
    .expect("a pattern");
    let mut faults = Vec::new();
    for path in files("src") {
        // Licences of fonts are quoted whole; the forms of legal citations name their countries.
        if path.ends_with("citation_form.rs") || path.extension().is_some_and(|it| it == "LICENSE")
        {
            continue;
        }
        let Ok(text) = fs::read_to_string(&path) else {
            continue; // A font.
        };
        for (number, line) in text.lines().enumerate() {
            if let Some(found) = word.find(line) {
                let (path, number) = (path.display(), number + 1);
                faults.push(format!("{path}:{number}: `{}`", found.as_str()));
            }
        }
    }
    none(&faults);
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string("tests/it/main.rs").expect("is there");
    let listed: BTreeSet<String> = all_matches(r"(?m)^mod ([a-z_]+);", &main)
        .into_iter()
        .collect();
    let there: BTreeSet<String> = fs::read_dir("tests/it")
        .expect("can be listed")
        .map(|entry| entry.expect("can be read").file_name())
        .map(|name| name.to_string_lossy().trim_end_matches(".rs").to_owned())
        .filter(|name| name != "main")
        .collect();
    assert_eq!(listed, there);
}

/// Whoever starts at the README comes to every page of the documentation, and no link is dead.
#[test]
fn every_page_of_the_documentation_is_reached() {
    let start = PathBuf::from("README.md");
    assert!(start.is_file(), "there is no README.md to start from");
    let mut reached = BTreeSet::new();
    let mut faults = Vec::new();
    let mut open = vec![start];
    while let Some(page) = open.pop() {
        if !reached.insert(page.clone()) || page.extension().is_none_or(|it| it != "md") {
            continue;
        }
        let text = fs::read_to_string(&page).expect("a page of text");
        for target in all_matches(r"\]\(([^)\s]+)\)", &text) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            let base = page.parent().unwrap_or(Path::new(""));
            let mut path = PathBuf::new();
            for part in &base.join(file) {
                if part == ".." {
                    path.pop();
                } else if part != "." {
                    path.push(part);
                }
            }
            if path.exists() {
                open.push(path);
            } else {
                faults.push(format!("{}: {target} leads nowhere", page.display()));
            }
        }
    }
    for page in files("docs") {
        if page.extension().is_some_and(|it| it == "md") && !reached.contains(&page) {
            faults.push(format!("{}: no page leads to it", page.display()));
        }
    }
    none(&faults);
}

/// The keys of a file of words, each with the parts that its sentence takes.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let text = words_source(language);
    let read = FluentResource::try_new(text.to_owned());
    assert!(read.is_ok(), "{language:?}: {:?}", read.err());
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let head = Regex::new("^([a-z][a-z0-9-]*) =").expect("a pattern");
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = head.captures(line) {
            found[1].clone_into(&mut current);
            let before = keys.insert(current.clone(), BTreeSet::new());
            assert!(before.is_none(), "{language:?}: `{current}` stands twice");
        }
        if let Some(parts) = keys.get_mut(&current) {
            parts.extend(all_matches(r"\$([a-z_]+)", line));
        }
    }
    keys
}

#[test]
fn both_languages_say_the_same_with_the_same_parts() {
    let [english, french] = [keys(Language::En), keys(Language::Fr)];
    let mut faults = Vec::new();
    for key in english.keys().chain(french.keys()).collect::<BTreeSet<_>>() {
        match (english.get(key), french.get(key)) {
            (Some(en), Some(fr)) if en != fr => {
                faults.push(format!("`{key}`: {en:?} in English, {fr:?} in French"));
            }
            (Some(_), None) => faults.push(format!("`{key}` is not in French")),
            (None, Some(_)) => faults.push(format!("`{key}` is not in English")),
            _ => {}
        }
    }
    none(&faults);
}

/// A key that nobody says is dead; a key that is said and not there is shown to readers as it is.
#[test]
fn what_is_said_has_words_and_what_has_words_is_said() {
    let keys = keys(Language::En);
    let groups: BTreeSet<&str> = keys
        .keys()
        .filter_map(|key| key.split_once('-').map(|(group, _)| group))
        .collect();
    let mut said = Vec::new();
    let mut faults = Vec::new();
    for (path, text) in with_extension("src", "rs") {
        let path = path.display();
        // Tests at the foot of a file may say what does not exist.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code(text);
        for key in all_matches(r#"\bsay(?:_with)?\(\s*"([^"]*)""#, &code) {
            if !keys.contains_key(&key) {
                faults.push(format!("{path}: `{key}` is said and has no words"));
            }
        }
        for key in all_matches(r#"(?:=>\s*|\(Shape::\w+,\s*)"([a-z]+-[a-z0-9-]+)""#, &code) {
            let group = key.split('-').next().unwrap_or_default();
            if path.to_string().starts_with("src/view/")
                && groups.contains(group)
                && !keys.contains_key(&key)
            {
                faults.push(format!("{path}: `{key}` is chosen and has no words"));
            }
        }
        said.extend(all_matches(r#""([a-z][a-z0-9{}_-]*)""#, &code));
    }
    // `guide-{name}-{number}` says a family of keys.
    let gap = Regex::new(r"\\\{[a-z_]*\\\}").expect("a pattern");
    let families: Vec<Regex> = said
        .iter()
        .filter(|it| it.contains('{') && it.contains('-') && !it.starts_with('{'))
        .map(|it| format!("^{}$", gap.replace_all(&regex::escape(it), "[a-z0-9-]+")))
        .map(|pattern| Regex::new(&pattern).expect("a pattern"))
        .collect();
    let said: BTreeSet<&str> = said.iter().map(String::as_str).collect();
    for key in keys.keys() {
        if !said.contains(key.as_str()) && !families.iter().any(|family| family.is_match(key)) {
            faults.push(format!("`{key}` has words and is never said"));
        }
    }
    none(&faults);
}

/// A map must be there at once on a slow line too: the hands of the map, before they are packed, and
/// what every page does besides.
#[test]
fn scripts_are_small() {
    let size = |name: &str| {
        let file = format!("src/pages/assets/{name}.js");
        fs::metadata(&file)
            .unwrap_or_else(|why| panic!("{file}: {why}"))
            .len()
    };
    let (map, site) = (size("map"), size("site"));
    assert!(map <= 15_000 && site <= 7_500, "{map} and {site} bytes");
}
