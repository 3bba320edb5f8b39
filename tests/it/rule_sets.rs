//! Rule sets as records: where they are read, what they are linked to, where a part of a condition
//! stands in its file, and how they are shown. What rules decide is tested elsewhere.

use std::path::Path;
use std::sync::Arc;

use counterpoint::diagnostic::{Code, Diagnostic, SpanKey, Spot};
use counterpoint::graph::ArgumentGraph;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{
    Language, PolicyId, RecordKind, RuleSetId, Severity, SourceId, Standpoint, Text,
};
use counterpoint::reason::BadStandpoint;
use counterpoint::search::{Query, SearchIndex};
use counterpoint::site::{Asked, Rendered, render};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, Page, read_standpoint, standpoint_pairs};
use proptest::prelude::*;
use tempfile::TempDir;

const FILES: &[(&str, &str)] = &[
    (
        "settings.ron",
        "Settings(title: \"Small\", as_of: \"2026-11-22\", language: en)",
    ),
    (
        "sources/by-law.ron",
        "Source(kind: regulation, title: \"By-law\", issuer: \"City\", date: \"2024\")",
    ),
    (
        "topics/rue/topic.ron",
        "Topic(title: \"La rue\", summary: \"Une rue.\", language: fr, root_issue: \"i-rue\")",
    ),
    (
        "topics/rue/issues/i-rue.ron",
        "Issue(question: \"Une piste ?\", positions: [\"p-piste\"])",
    ),
    (
        "topics/rue/claims/p-piste.ron",
        "Claim(text: \"Il faut une piste.\", kind: norm)",
    ),
    (
        "topics/rue/arguments/a-large.ron",
        "Argument(short: \"Large\", premises: [\"p-piste\"], conclusion: Supports(\"p-piste\"))",
    ),
    (
        "rules/velo/set.ron",
        "RuleSet(title: \"Les vélos\", notice: \"Ceci n’est pas un avis.\", topic: \"rue\")",
    ),
    (
        "rules/velo/predicates/rides.ron",
        "Predicate(arguments: [(\"who\", Person)], states: \"{who} roule\", question: \"Roule-t-on ?\")",
    ),
    (
        "rules/velo/rules/permis.ron",
        "Rule(title: \"Il faut un permis\", if: [\"rides(?who)\"], then: \"permit(?who)\",
            authority: [(source: \"by-law\", role: establishes, at: Section(\"3\"))],
            contested_by: [\"p-piste\"], defended_by: [\"a-large\"])",
    ),
    (
        "rules/velo/rules/import-more.ron",
        "[Rule(id: \"amende\", title: \"Il y a une amende\", then: \"fine(?who)\", contested_by: [\"p-piste\"])]",
    ),
    (
        "rules/velo/import-all.ron",
        "[Case(id: \"paul\", title: \"Paul roule\", facts: [\"rides(paul)\"], because: \"Il roule.\", debate: [\"a-large\"])]",
    ),
    (
        "rules/velo/policies/gratuit.ron",
        "Policy(title: \"Sans permis\", about: \"Plus de permis.\", removes: [\"permis\"], wanted_by: [\"p-piste\"])",
    ),
    (
        "rules/dogs/set.ron",
        "RuleSet(title: \"Dogs\", notice: \"No advice.\")",
    ),
    (
        "rules/dogs/rules/leash.ron",
        "Rule(if: [\"dog(?it)\"], then: \"leash(?it)\")",
    ),
];

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
    std::fs::write(path, text).expect("can be written");
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder can be made");
    for (path, text) in files {
        put(root.path(), path, text);
    }
    root
}

fn open(root: &TempDir) -> KnowledgeBase {
    let opened = KnowledgeBase::open(&Store::at(root.path()), &|_| {});
    opened.expect("the root is there").0
}

fn base() -> (TempDir, KnowledgeBase) {
    let root = folder(FILES);
    let base = open(&root);
    (root, base)
}

fn set(name: &str) -> RuleSetId {
    RuleSetId::new(name).expect("is an id")
}

fn text<'t>(graph: &'t ArgumentGraph, slug: &str) -> &'t Text {
    let record = graph.record(slug).expect("is there");
    record.texts().first().expect("has a text").1
}

#[test]
fn records_of_a_set_know_their_set() {
    let (_root, base) = base();
    let errors = base.findings().iter();
    // The rules make no sense, which is not what is looked at here.
    let is_of_files =
        |code: Code| !matches!(code, Code::UnknownPredicate | Code::RuleWithoutAuthority);
    let errors = errors.filter(|it| it.severity == Severity::Error && is_of_files(it.code));
    let errors: Vec<_> = errors.collect();
    assert!(errors.is_empty(), "{errors:?}");
    let graph = base.graph();
    for slug in ["velo", "rides", "permis", "amende", "paul", "gratuit"] {
        assert_eq!(graph.set_of(slug), Some(&set("velo")), "{slug}");
        assert_eq!(graph.folder_of(slug), None, "{slug}");
        let topic = graph.topic_of(slug).map(|it| it.id.as_str());
        assert_eq!(topic, Some("rue"), "{slug}");
    }
    assert_eq!(graph.set_of("p-piste"), None);
    assert_eq!(graph.topic_of("leash"), None);
    let velo = set("velo");
    let velo = graph.in_set(&velo);
    let ids = |ids: Vec<&str>| ids.join(" ");
    assert_eq!(
        ids(velo.rules().map(|it| it.id.as_str()).collect()),
        "amende permis"
    );
    assert_eq!(
        ids(velo.predicates().map(|it| it.id.as_str()).collect()),
        "rides"
    );
    assert_eq!(ids(velo.cases().map(|it| it.id.as_str()).collect()), "paul");
    assert_eq!(
        ids(velo.policies().map(|it| it.id.as_str()).collect()),
        "gratuit"
    );
    assert_eq!(graph.in_set(&set("dogs")).rules().count(), 1);
    assert_eq!(graph.in_set(&set("cats")).rules().count(), 0);
    assert_eq!(graph.rules().count(), 3);
    assert_eq!(graph.count(RecordKind::RuleSet), 2);
}

/// A bare text is in the language of the topic that the set names.
#[test]
fn a_bare_text_of_a_set_is_in_the_language_of_its_topic() {
    let (_root, base) = base();
    let graph = base.graph();
    for slug in ["velo", "rides", "permis", "amende", "paul", "gratuit"] {
        let text = text(graph, slug);
        assert!(text.written(Language::Fr).is_some(), "{slug}");
        assert!(text.written(Language::En).is_none(), "{slug}");
    }
    assert!(text(graph, "dogs").written(Language::En).is_some());
}

#[test]
fn the_debate_finds_its_rules_and_the_source_what_rests_on_it() {
    let (_root, base) = base();
    let graph = base.graph();
    let rules = |slug: &str| -> Vec<String> {
        let rules = graph.rules_about(slug);
        rules.map(|it| it.id.to_string()).collect()
    };
    assert_eq!(rules("p-piste"), ["amende", "permis"]);
    assert_eq!(rules("a-large"), ["permis"]);
    assert_eq!(rules("i-rue"), [""; 0]);
    let cases = graph.cases_about("a-large");
    assert_eq!(cases.map(|it| it.id.as_str()).collect::<Vec<_>>(), ["paul"]);
    let source = SourceId::new("by-law").expect("is an id");
    let citing = graph.citing(&source);
    assert_eq!(citing.len(), 1);
    assert_eq!(&*citing[0].0.slug(), "permis");
    let orphans = base.findings().iter();
    assert_eq!(
        orphans.filter(|it| it.code == Code::OrphanSource).count(),
        0
    );
}

/// Where a finding about a part of a condition is shown: line, column, and what stands there.
fn shown(file: &str, spot: Spot) -> (usize, usize, String) {
    let root = folder(&[
        FILES[0],
        ("rules/velo/set.ron", FILES[6].1),
        ("rules/velo/rules/odd.ron", file),
    ]);
    let base = open(&root);
    assert!(
        base.graph().record("odd").is_some(),
        "{:?}",
        base.findings()
    );
    let finding = Diagnostic::new(Code::Syntax, spot, "a condition is wrong");
    let place = base.locate(&finding).expect("has a place");
    assert_eq!(place.path, "rules/velo/rules/odd.ron");
    let pointed = place.text.get(place.span.clone()).expect("is in the text");
    (place.line, place.column, pointed.to_owned())
}

fn inside(field: &'static str, item: usize, part: std::ops::Range<usize>) -> Spot {
    Spot::Inside(Arc::from("odd"), field, item, SpanKey::from(part))
}

#[test]
fn a_part_of_a_condition_is_found_in_its_file() {
    let file = "Rule(\n    title: \"if: then\",\n    if: [\"rides(?who)\", \"né(?who), not old(?who)\"],\n    \
        then: \"permit(?who)\",\n    unless: [\"a(?x)\", \"b(?x)\"],\n)\n";
    let at = |spot| shown(file, spot);
    assert_eq!(at(inside("if", 0, 6..10)), (3, 17, "?who".to_owned()));
    // Bytes, with a letter of two before them; columns are characters.
    assert_eq!(at(inside("if", 1, 15..18)), (3, 40, "old".to_owned()));
    assert_eq!(at(inside("then", 0, 0..6)), (4, 12, "permit".to_owned()));
    assert_eq!(at(inside("unless", 1, 0..1)), (5, 24, "b".to_owned()));
    // What cannot be mapped is shown as the text, or else the record, as a whole.
    assert_eq!(at(inside("unless", 1, 3..400)), (5, 24, "b(?x)".to_owned()));
    assert_eq!(at(inside("if", 1, 2..3)).2, "né(?who), not old(?who)");
    assert_eq!(at(inside("if", 2, 0..1)), (1, 1, String::new()));
    assert_eq!(at(inside("facts", 0, 0..1)), (1, 1, String::new()));
}

#[test]
fn escapes_raw_texts_and_lines_do_not_move_a_part() {
    let file = "Rule(\n    if: [\n        \"says(?x, \\\"a\\u{e9}\\\"), bad(?x)\",\n        r#\"says(?x, \"b\"),\n  worse(?x)\"#,\n        \
        \"one(?x),\n  two(?x)\",\n    ],\n    then: \"c(?x)\",\n)\n";
    // As it is read: says(?x, "aé"), bad(?x)
    let read = "says(?x, \"aé\"), bad(?x)";
    let bad = read.find("bad").expect("is there");
    assert_eq!(
        shown(file, inside("if", 0, bad..bad + 3)),
        (3, 33, "bad".to_owned())
    );
    let raw = "says(?x, \"b\"),\n  worse(?x)";
    let worse = raw.find("worse").expect("is there");
    assert_eq!(
        shown(file, inside("if", 1, worse..worse + 5)),
        (5, 3, "worse".to_owned())
    );
    let two = "one(?x),\n  ".len();
    assert_eq!(
        shown(file, inside("if", 2, two..two + 3)),
        (7, 3, "two".to_owned())
    );
}

/// In a rule set the texts of a field are counted through all of its questions; in an import a
/// record is looked at by itself.
#[test]
fn texts_are_counted_over_all_fields_of_a_name_in_the_record() {
    let asks = |name: &str| {
        format!(
            "(key: \"{name}\", question: \"{name}?\", asks: Which(follows: \"{name}(?x)\", none: \"None\"))"
        )
    };
    let import = format!(
        "[\n  Rule(id: \"first\", if: [\"no(?x)\"], then: \"no(?x)\"),\n  \
         RuleSet(id: \"odd\", title: \"Odd\", notice: \"Odd\",\n    questions: [{},\n    {}],\n    \
         impossible: [(if: [\"a(?x)\"], says: \"A\"), (if: [\"b(?x)\", \"c(?x)\"], says: \"B\")]),\n]\n",
        asks("one"),
        asks("two"),
    );
    let root = folder(&[FILES[0], ("import-odd.ron", &import)]);
    let base = open(&root);
    let at = |spot| {
        let finding = Diagnostic::new(Code::Syntax, spot, "a condition is wrong");
        let place = base.locate(&finding).expect("has a place");
        let pointed = place.text.get(place.span.clone()).expect("is in the text");
        (place.line, pointed.to_owned())
    };
    assert_eq!(at(inside("follows", 1, 0..3)), (5, "two".to_owned()));
    assert_eq!(at(inside("if", 0, 0..1)), (6, "a".to_owned()));
    assert_eq!(at(inside("if", 2, 0..1)), (6, "c".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a condition is written, a part of it is found again.
    #[test]
    fn a_part_of_any_text_is_found(
        before in r#"[a-z"\\é\n(?]{0,12}"#,
        part in "[a-z]{1,6}",
        after in r#"[a-z"\\é\n)]{0,12}"#,
    ) {
        let whole = format!("{before}{part}{after}");
        let file = format!("Rule(\n    if: [{whole:?}],\n    then: \"c(?x)\",\n)\n");
        let start = before.len();
        let found = shown(&file, inside("if", 0, start..start + part.len()));
        prop_assert_eq!(found.2, part);
    }
}

fn page(base: &KnowledgeBase, page: &Page, query: &str) -> Rendered {
    let asked = Asked::parse(query).expect("can be read");
    render(base, None, page, Language::En, &asked, Hosting::Live)
}

#[test]
fn every_kind_has_a_list_and_every_record_a_page() {
    let (_root, base) = base();
    for kind in RecordKind::ALL {
        let Rendered::Html(html) = page(&base, &Page::List(kind), "") else {
            panic!("{kind:?}")
        };
        if kind > RecordKind::Expect {
            let foot = format!("href=\"/en/{}\"", kind.folder());
            assert!(html.contains(&foot), "{kind:?}: {html}");
        }
    }
    for record in base.graph().records() {
        let item = Page::Item(record.kind(), record.slug());
        let path = item.path(Language::En);
        assert_eq!(Page::parse(&path), Some((Language::En, item.clone())));
        assert!(
            matches!(page(&base, &item, ""), Rendered::Html(_)),
            "{path}"
        );
    }
    let elsewhere = Page::Item(RecordKind::Rule, Arc::from("paul"));
    assert!(matches!(page(&base, &elsewhere, ""), Rendered::Missing(_)));
    let Rendered::Html(html) = page(&base, &Page::List(RecordKind::Rule), "") else {
        panic!("the list of rules")
    };
    for shown in ["Il faut un permis", "Les vélos", "Dogs", "leash"] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
}

/// A collection without rules does not speak of them.
#[test]
fn lists_of_what_is_not_there_are_not_offered() {
    let debates: Vec<_> = FILES.iter().copied().take(6).collect();
    let root = folder(&debates);
    let base = open(&root);
    for page_of in [Page::Home, Page::Health, Page::Search] {
        let Rendered::Html(html) = page(&base, &page_of, "") else {
            panic!("{page_of:?}")
        };
        for word in [
            "Policies",
            "Rule sets",
            "Facts asked and derived",
            "/en/cases",
        ] {
            assert!(!html.contains(word), "{page_of:?}: {word}");
        }
    }
}

#[test]
fn rules_cases_and_policies_are_found_by_their_words() {
    let (_root, base) = base();
    let index = SearchIndex::build(&base).expect("can be built");
    for (words, slug) in [
        ("faut permis", "permis"),
        ("Paul roule", "paul"),
        ("sans permis", "gratuit"),
        ("vélos", "velo"),
    ] {
        let query = Query {
            text: words.to_owned(),
            language: Language::Fr,
            limit: 10,
            ..Query::default()
        };
        let found = index.search(&query);
        let slugs: Vec<&str> = found.hits.iter().map(|hit| &*hit.slug).collect();
        assert!(slugs.contains(&slug), "{words}: {slugs:?}");
    }
}

/// A policy is a choice of the standpoint like the others: it stands in addresses, must exist, is
/// said in words and changes no verdict of a debate.
#[test]
fn a_standpoint_can_name_a_policy() {
    let (_root, base) = base();
    let as_of = base.settings().as_of;
    let policy = PolicyId::new("gratuit").expect("is an id");
    let standpoint = Standpoint {
        policy: Some(policy.clone()),
        ..Standpoint::default()
    };
    let pairs = standpoint_pairs(&standpoint);
    assert_eq!(pairs, [("policy".to_owned(), "gratuit".to_owned())]);
    assert_eq!(standpoint.choices(), [("policy", "gratuit".to_owned())]);
    let value = |key: &str| (key == "policy").then_some("gratuit");
    assert_eq!(read_standpoint(value, as_of), Ok(standpoint.clone()));
    assert!(!standpoint.is_default());

    let verdicts = base.judge(&standpoint).expect("it exists");
    for claim in base.graph().claims() {
        let here = base.editors_verdicts().of_claim(&claim.id);
        assert_eq!(verdicts.of_claim(&claim.id), here);
    }
    let missing = PolicyId::new("gratis").expect("is an id");
    let nowhere = Standpoint {
        policy: Some(missing.clone()),
        ..Standpoint::default()
    };
    assert_eq!(
        base.judge(&nowhere).expect_err("there is none"),
        BadStandpoint::NoPolicy(missing)
    );
    let Rendered::Html(html) = page(&base, &Page::List(RecordKind::Case), "policy=gratuit") else {
        panic!("the list of cases")
    };
    assert!(html.contains("Sans permis"), "{html}");
    let Rendered::Bad(html) = page(&base, &Page::Health, "policy=gratis") else {
        panic!("there is no such policy")
    };
    assert!(html.contains("There is no policy “gratis”"), "{html}");
}

#[test]
fn a_command_can_name_a_policy() {
    let (root, _) = base();
    let asked = |policy: &str| {
        let folder = root.path().to_str().expect("is UTF-8");
        let arguments = ["--knowledge", folder, "verdicts", "--format", "json"];
        crate::cli::run(&[&arguments[..], &["--policy", policy]].concat())
    };
    let found = asked("gratuit");
    assert_eq!(found.code, 0, "{}", found.said);
    assert!(
        found.out.contains("\"policy\": \"gratuit\""),
        "{}",
        found.out
    );
    let missing = asked("gratuits");
    assert_eq!(missing.code, 2);
    let said = "--policy: there is no policy `gratuits`; did you mean `gratuit`?";
    assert!(missing.said.contains(said), "{}", missing.said);
}

#[test]
fn files_beside_the_folders_of_a_set_are_misplaced() {
    let rule = FILES[8].1;
    let root = folder(&[
        FILES[0],
        ("rules/velo/odd.ron", rule),
        ("rules/loose.ron", rule),
        ("rules/velo/cases/permis.ron", rule),
    ]);
    let base = open(&root);
    let misplaced = base.findings().iter();
    let misplaced = misplaced.filter(|it| it.code == Code::MisplacedRecord);
    assert_eq!(misplaced.count(), 3, "{:?}", base.findings());
    let sets = base.findings().iter();
    assert_eq!(sets.filter(|it| it.code == Code::MissingSet).count(), 1);
}
