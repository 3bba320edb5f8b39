//! The pages of rules, policies, predicates and rule sets: what a reader finds on them, and that a
//! rule added by hand is everywhere without a line of Rust.

use std::fs;
use std::path::Path;
use std::time::Instant;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{
    Language, PolicyId, PredicateId, RecordKind, RuleId, RuleSetId, Severity,
};
use counterpoint::site::{Asked, Rendered, render};
use counterpoint::store::Store;
use counterpoint::view::{
    ComparedView, Hosting, Page, PolicyView, PredicateView, Reader, RuleMapView, RuleView,
};
use tempfile::TempDir;

/// A small set: who parks a bicycle too long pays, unless it is a holiday; one policy does away
/// with that.
const FILES: &[(&str, &str)] = &[
    (
        "settings.ron",
        "Settings(title: \"Small\", as_of: \"2026-11-22\", language: en)",
    ),
    (
        "sources/by-law.ron",
        "Source(kind: regulation, title: \"By-law\", issuer: \"City\", date: \"2020\")",
    ),
    (
        "topics/racks/topic.ron",
        "Topic(title: \"Racks\", summary: \"Racks.\", root_issue: \"i-racks\")",
    ),
    (
        "topics/racks/issues/i-racks.ron",
        "Issue(question: \"Should racks be free?\", positions: [\"p-free\", \"p-paid\"])",
    ),
    (
        "topics/racks/claims/p-free.ron",
        "Claim(text: \"Racks should be free.\", kind: norm)",
    ),
    (
        "topics/racks/claims/p-paid.ron",
        "Claim(text: \"Racks should cost something.\", kind: norm)",
    ),
    (
        "rules/racks-law/set.ron",
        "RuleSet(title: \"Bicycle racks\", notice: \"No advice.\", topic: \"racks\",
            subject: (name: \"rider\", words: \"the rider\"),
            questions: [(key: \"fee\", question: \"Is there a fee?\", asks: Whether(
                follows: \"pays(rider)\", answers: (\"yes\", \"no\"),
                yes: \"There is a fee: it must be paid.\", no: \"There is none.\"))])",
    ),
    (
        "rules/racks-law/predicates/parked.ron",
        "Predicate(arguments: [(\"who\", Person), (\"day\", Date)], states: \"{who} parked on {day}\",
            question: \"When was it parked?\", why: \"The time counts from it.\", if_unproved: ask)",
    ),
    (
        "rules/racks-law/predicates/fetched.ron",
        "Predicate(arguments: [(\"who\", Person), (\"day\", Date)], states: \"{who} fetched it on {day}\",
            question: \"When was it fetched?\", if_unproved: ask)",
    ),
    (
        "rules/racks-law/predicates/holiday.ron",
        "Predicate(arguments: [(\"who\", Person)], states: \"it was a holiday for {who}\",
            question: \"Was it a holiday?\")",
    ),
    (
        "rules/racks-law/predicates/pays.ron",
        "Predicate(arguments: [(\"who\", Person)], states: \"{who} owes a fee\", denies: \"{who} owes nothing\")",
    ),
    (
        "rules/racks-law/rules/r-old.ron",
        "Rule(title: \"Before 2024 ten days were free\", if: [\"parked(?who, ?from)\", \"fetched(?who, ?to)\", \"days(?from, ?to) > 10\"],
            then: \"pays(?who)\", unless: [\"holiday(?who)\"], applies: (event: \"parked\", until: \"2024-01-01\"), version_of: \"r-days\",
            authority: [(source: \"by-law\", role: establishes, at: Section(\"3\"))])",
    ),
    (
        "rules/racks-law/rules/r-new.ron",
        "Rule(title: \"Since 2024 five days are free\", if: [\"parked(?who, ?from)\", \"fetched(?who, ?to)\", \"days(?from, ?to) > 5\"],
            then: \"pays(?who)\", unless: [\"holiday(?who)\"], in_force: (from: \"2023-12-01\"),
            applies: (event: \"parked\", from: \"2024-01-01\"), version_of: \"r-days\",
            authority: [(source: \"by-law\", role: establishes, at: Section(\"3a\"))],
            contested_by: [\"p-free\"], defended_by: [\"p-paid\"])",
    ),
    (
        "rules/racks-law/cases/c-week.ron",
        "Case(title: \"A week in 2025\", facts: [\"parked(rider, 2025-05-01)\", \"fetched(rider, 2025-05-08)\"],
            expect: {\"fee\": [\"yes\"]}, by: [\"r-new\"], because: \"Seven days are more than five.\", debate: [\"p-free\"])",
    ),
    (
        "rules/racks-law/cases/c-day.ron",
        "Case(title: \"A day in 2025\", facts: [\"parked(rider, 2025-05-01)\", \"fetched(rider, 2025-05-02)\"],
            expect: {\"fee\": [\"no\"]}, because: \"One day is free.\")",
    ),
    (
        "rules/racks-law/policies/as-it-is.ron",
        "Policy(title: \"As it is\", about: \"Nothing changes.\")",
    ),
    (
        "rules/racks-law/policies/free-racks.ron",
        "Policy(title: \"Free racks\", about: \"No fee.\", removes: [\"r-new\"], wanted_by: [\"p-free\"])",
    ),
];

fn small() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("within")).expect("is made");
    fs::write(path, text).expect("is written");
}

fn open(folder: &Path) -> KnowledgeBase {
    let opened = KnowledgeBase::open(&Store::at(folder), &|_| ());
    opened.expect("can be listed").0
}

fn set() -> RuleSetId {
    RuleSetId::new("racks-law").expect("an id")
}

fn rule_id(id: &str) -> RuleId {
    RuleId::new(id).expect("an id")
}

fn html(kb: &KnowledgeBase, page: &Page, query: &str, language: Language) -> String {
    let asked = Asked::parse(query).expect("a query");
    match render(kb, None, page, language, &asked, Hosting::Live) {
        Rendered::Html(text) => text,
        other => panic!("{page:?}: {other:?}"),
    }
}

#[test]
fn a_rule_shows_its_article_versions_cases_and_debate() {
    let folder = small();
    let kb = open(folder.path());
    assert!(
        kb.findings()
            .iter()
            .all(|it| it.severity != Severity::Error),
        "{:?}",
        kb.findings()
    );
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let view = RuleView::of(reader, &rule_id("r-new")).expect("is there");
    let said: Vec<&str> = view
        .conditions
        .iter()
        .map(|it| it.text.text.as_str())
        .collect();
    assert_eq!(
        said,
        [
            "The rider parked on day A",
            "The rider fetched it on day B",
            "The number of days from day A to day B is more than 5",
        ]
    );
    let then = view.then.as_ref().expect("it makes sense");
    assert_eq!(then.text.text, "The rider owes a fee");
    let except = &view.exceptions[0][0];
    assert_eq!(except.text.text, "It was a holiday for the rider");
    assert!(except.is_asked);
    // The conditions as they are written stand beside.
    assert!(
        view.written[0]
            .1
            .contains(&"days(?from, ?to) > 5".to_owned())
    );
    assert_eq!(view.authority[0].place.as_deref(), Some("s. 3a"));
    let versions: Vec<(&str, bool)> = view
        .versions
        .iter()
        .map(|it| (it.rule.text.text.as_str(), it.is_this))
        .collect();
    assert_eq!(
        versions,
        [
            ("Before 2024 ten days were free", false),
            ("Since 2024 five days are free", true),
        ]
    );
    assert!(view.versions[0].start + view.versions[0].length <= view.versions[1].start);
    let cases: Vec<&str> = view
        .cases
        .iter()
        .map(|it| it.case.text.text.as_str())
        .collect();
    assert_eq!(cases, ["A week in 2025"]);
    assert_eq!(view.cases[0].answers[0].answers[0].word, "There is a fee");
    assert_eq!(view.contested_by[0].text.text, "Racks should be free.");
    assert_eq!(
        view.defended_by[0].text.text,
        "Racks should cost something."
    );
    assert_eq!(view.policies[0].1.text.text, "Free racks");
    // Both sides stand in columns of the same form, in either language.
    for language in Language::ALL {
        let text = html(
            &kb,
            &Page::Item(RecordKind::Rule, "r-new".into()),
            "",
            language,
        );
        assert_eq!(text.matches("card plea").count(), 2, "{language:?}");
        assert!(text.contains("days(?from, ?to) &gt; 5"), "{language:?}");
    }
}

#[test]
fn what_a_claim_and_a_source_have_to_do_with_rules_is_on_their_pages() {
    let folder = small();
    let kb = open(folder.path());
    let page = |kind, slug: &str| html(&kb, &Page::Item(kind, slug.into()), "", Language::En);
    let claim = page(RecordKind::Claim, "p-free");
    assert!(claim.contains("Rules that it contests") && claim.contains("/en/rules/r-new"));
    assert!(claim.contains("Worked cases") && claim.contains("/en/cases/c-week"));
    assert!(!claim.contains("Rules that it defends"));
    let source = page(RecordKind::Source, "by-law");
    assert!(source.contains("/en/rules/r-old") && source.contains("s. 3a"));
}

#[test]
fn the_table_marks_what_differs_and_leads_to_the_reason() {
    let folder = small();
    let kb = open(folder.path());
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let view = ComparedView::of(reader, &set(), &[])
        .expect("can be read")
        .expect("is there");
    // A policy that changes no rule is no column of its own.
    assert_eq!(view.columns.len(), 1);
    assert_eq!(view.idle[0].text.text, "As it is");
    let of = |title: &str| view.rows.iter().find(|row| row.case.text.text == title);
    let week = of("A week in 2025").expect("a row");
    let cell = &week.cells[0];
    assert_eq!(cell.changes[0].lost[0].word, "There is a fee");
    assert_eq!(cell.changes[0].gained[0].word, "There is none");
    assert_eq!(cell.href, "/en/cases/c-week?policy=free-racks");
    // What comes out the same is no row, unless it is asked for.
    assert!(of("A day in 2025").is_none());
    assert_eq!(view.same[0].text.text, "A day in 2025");
    let asked = [
        ("cases".to_owned(), "c-day".to_owned()),
        ("under".to_owned(), "free-racks".to_owned()),
    ];
    let chosen = ComparedView::of(reader, &set(), &asked)
        .expect("can be read")
        .expect("is there");
    assert_eq!((chosen.rows.len(), chosen.columns.len()), (1, 1));
    assert!(chosen.rows[0].cells[0].changes.is_empty());
    for (key, value) in [("cases", "c-nobody"), ("under", "c-day"), ("what", "c-day")] {
        let asked = [(key.to_owned(), value.to_owned())];
        assert!(
            ComparedView::of(reader, &set(), &asked).is_err(),
            "{key}={value}"
        );
    }
    let text = html(&kb, &Page::Compared(set()), "", Language::En);
    assert_eq!(text.matches("class=\"differs\"").count(), 1);
    let narrowed = html(&kb, &Page::Compared(set()), "question=fee", Language::Fr);
    assert!(narrowed.contains("class=\"differs\""));
    let asked = Asked::parse("question=nothing").expect("a query");
    let bad = render(
        &kb,
        None,
        &Page::Compared(set()),
        Language::En,
        &asked,
        Hosting::Live,
    );
    assert!(matches!(bad, Rendered::Bad(_)));
    let policy = PolicyView::of(reader, &PolicyId::new("free-racks").expect("an id"));
    let policy = policy.expect("is there");
    assert_eq!(policy.otherwise.len(), 1);
    assert_eq!(
        policy.wanted_by[0].map.as_deref(),
        Some("/en/map/racks/p-free")
    );
}

#[test]
fn a_predicate_says_how_it_is_asked_and_used() {
    let folder = small();
    let kb = open(folder.path());
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let of =
        |id| PredicateView::of(reader, &PredicateId::new(id).expect("an id")).expect("is there");
    let parked = of("parked");
    assert_eq!(parked.title.text, "When was it parked?");
    assert_eq!(parked.states.text, "The rider parked on day A");
    assert_eq!((parked.used_by.len(), parked.cases.len()), (2, 2));
    let pays = of("pays");
    assert_eq!(pays.concluded_by.len(), 2);
    assert_eq!(pays.questions[0].text, "Is there a fee?");
    assert_eq!(of("holiday").excepts.len(), 2);
}

/// One file, and the rule is on the site, on the map, in the table and in the answers.
#[test]
fn a_rule_added_by_hand_is_everywhere() {
    let folder = small();
    write(
        folder.path(),
        "rules/racks-law/rules/r-weekend.ron",
        "Rule(title: \"A day costs too\", if: [\"parked(?who, ?from)\", \"fetched(?who, ?to)\", \"days(?from, ?to) >= 1\"],
            then: \"pays(?who)\", proposed: true)",
    );
    write(
        folder.path(),
        "rules/racks-law/policies/strict-racks.ron",
        "Policy(title: \"Strict racks\", about: \"A day costs.\", adds: [\"r-weekend\"], wanted_by: [\"p-paid\"])",
    );
    let kb = open(folder.path());
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let view = RuleView::of(reader, &rule_id("r-weekend")).expect("is there");
    assert!(view.not_law.is_some());
    let cases: Vec<&str> = view
        .cases
        .iter()
        .map(|it| it.case.text.text.as_str())
        .collect();
    assert_eq!(cases, ["A day in 2025", "A week in 2025"]);
    let map = RuleMapView::of(reader, &set(), None).expect("is there");
    let rows = map.cards.iter().flat_map(|card| &card.rows);
    let row = rows
        .into_iter()
        .find(|row| row.text.text == "A day costs too");
    assert_eq!(row.expect("on the map").mark.as_deref(), Some("Not law"));
    let table = ComparedView::of(reader, &set(), &[("question".to_owned(), "fee".to_owned())])
        .expect("can be read")
        .expect("is there");
    let column = table
        .columns
        .iter()
        .position(|it| it.policy.text.text == "Strict racks");
    let column = column.expect("a column");
    let day = table
        .rows
        .iter()
        .find(|row| row.case.text.text == "A day in 2025");
    let cell = &day.expect("a row").cells[column];
    assert_eq!(cell.changes[0].gained[0].word, "There is a fee");
    let pages: Vec<Page> = Page::all(&kb).collect();
    for page in [
        Page::Item(RecordKind::Rule, "r-weekend".into()),
        Page::RuleMap(set(), Some(rule_id("r-weekend"))),
        Page::Compared(set()),
    ] {
        assert!(pages.contains(&page), "{page:?}");
        html(&kb, &page, "", Language::Fr);
    }
}

/// Around a rule: what feeds it, what it feeds up to the question, and no more.
#[test]
fn the_map_leads_from_the_question_to_the_facts() {
    let folder = small();
    let kb = open(folder.path());
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let map = RuleMapView::of(reader, &set(), Some(&rule_id("r-old"))).expect("is there");
    let place = |anchor: &str| {
        let found = map.boxes.iter().find(|(name, _)| name == anchor);
        found
            .unwrap_or_else(|| panic!("{anchor} is not on the map"))
            .1[0]
    };
    assert!(place("question.0") < place("pays"));
    assert!(place("pays") < place("facts.parked"));
    let selected: Vec<&str> = map
        .cards
        .iter()
        .flat_map(|card| &card.rows)
        .filter(|row| row.selected)
        .map(|row| row.text.text.as_str())
        .collect();
    assert_eq!(selected, ["Before 2024 ten days were free"]);
    assert!(map.around.is_some());
}

/// No map shows more cards than can be read, and every rule of the first set can be looked at.
#[test]
fn maps_of_the_first_rules_stay_readable() {
    let kb = open(Path::new("knowledge"));
    let reader = Reader::new(&kb, Language::Fr, Hosting::Live);
    for set in kb.graph().rule_sets() {
        let book = kb.books().book(&set.id).expect("is there");
        let focus = book.rules.iter().map(|rule| Some(&rule.id));
        for focus in std::iter::once(None).chain(focus) {
            let map = RuleMapView::of(reader, &set.id, focus).expect("is there");
            let cards = map.cards.len();
            assert!((2..=60).contains(&cards), "{focus:?}: {cards} cards");
        }
    }
}

/// The whole table of the first set, once decided, is made in a moment; deciding it is measured.
#[test]
fn the_table_of_the_first_rules_is_decided_once() {
    let kb = open(Path::new("knowledge"));
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    for set in kb.graph().rule_sets() {
        let start = Instant::now();
        let worked = kb.worked(&set.id).expect("is there");
        let decided = start.elapsed();
        let start = Instant::now();
        let view = ComparedView::of(reader, &set.id, &[])
            .expect("can be read")
            .expect("is there");
        let told = start.elapsed();
        eprintln!(
            "{}: {} cases, {} policies: decided in {decided:?}, told in {told:?}",
            set.id,
            worked.cases.len(),
            worked.policies.len()
        );
        let cases = kb.graph().in_set(&set.id).cases().count();
        assert_eq!(view.rows.len() + view.same.len(), cases);
    }
}

/// Runs the program on a folder: its exit code and what it prints.
fn program(folder: &Path, line: &[&str]) -> (Option<i32>, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .args(line)
        .arg("--knowledge")
        .arg(folder)
        .output()
        .expect("the program runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code(), said)
}

#[test]
fn commands_decide_all_cases() {
    let folder = small();
    let (code, said) = program(folder.path(), &["cases"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("holds  c-week\n"), "{said}");
    assert!(said.ends_with("2 cases, 2 as promised\n"), "{said}");
    let (_, said) = program(folder.path(), &["policies", "racks-law"]);
    assert!(said.contains("  * free-racks        fee: no\n"), "{said}");
    assert!(said.contains("    the same: as-it-is\n"), "{said}");
    let (code, said) = program(folder.path(), &["policies", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let week = &read[0]["cases"][1];
    assert_eq!(code, Some(0));
    assert_eq!(week["case"], "c-week");
    assert_eq!(week["under"]["free-racks"]["differs"][0], "fee");
    assert_eq!(week["law"]["fee"][0], "yes");
    // What is promised and does not come out is an error.
    write(
        folder.path(),
        "rules/racks-law/cases/c-day.ron",
        "Case(title: \"A day\", facts: [\"parked(rider, 2025-05-01)\", \"fetched(rider, 2025-05-02)\"],
            expect: {\"fee\": [\"yes\"]}, because: \"It should be so.\")",
    );
    let (code, said) = program(folder.path(), &["cases", "racks-law"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("FAILS  c-day"), "{said}");
    assert!(said.contains("promised: fee: yes"), "{said}");
    // What fails is seen at the end.
    assert!(said.find("FAILS") > said.find("holds"), "{said}");
    let (code, _) = program(folder.path(), &["cases", "no-such-set"]);
    assert_eq!(code, Some(2));
}
