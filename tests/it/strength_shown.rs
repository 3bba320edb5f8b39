//! Gradual strength as readers see it, on its page and from the command line: the numbers of the
//! engine, beside verdicts that they do not touch.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ActorId, ClaimId, ClaimKind, Language, Standpoint, TopicId, Verdict};
use counterpoint::reason::{Strength, StrengthModel, Verdicts, Weights};
use counterpoint::site::{Asked, Rendered, render};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, Page, Reader, StrengthRow, StrengthView};
use serde_json::Value;

use crate::cli::{Base, Ran};

fn knowledge(folder: &Path) -> KnowledgeBase {
    let opened = KnowledgeBase::open(&Store::at(folder), &|_| ());
    opened.expect("the folder can be listed").0
}

fn first_topic(kb: &KnowledgeBase) -> TopicId {
    kb.graph().topics().next().expect("a topic").id.clone()
}

fn view(kb: &KnowledgeBase, verdicts: &Verdicts, language: Language) -> StrengthView {
    let reader = Reader::new(kb, language, Hosting::Live).seeing(verdicts);
    StrengthView::of(reader, &first_topic(kb)).expect("the topic is there")
}

fn unasked(view: &StrengthView) -> impl Iterator<Item = &StrengthRow> {
    view.groups.iter().flat_map(|group| &group.rows)
}

fn weighed(view: &StrengthView) -> impl Iterator<Item = &StrengthRow> {
    view.weighed.iter().flat_map(|group| &group.rows)
}

fn rows(view: &StrengthView) -> impl Iterator<Item = &StrengthRow> {
    let others = view.claims.iter().flat_map(|group| &group.rows);
    unasked(view).chain(weighed(view)).chain(others)
}

fn claim(row: &StrengthRow) -> ClaimId {
    let path = row.claim.href.split('?').next().unwrap_or_default();
    let slug = path.rsplit('/').next().unwrap_or_default();
    ClaimId::new(slug).expect("a slug")
}

/// A number as pages write it.
fn written(value: f64, language: Language) -> String {
    let text = match value {
        0.0 => "0.00".to_owned(),
        _ if value < 0.005 => "<\u{a0}0.01".to_owned(),
        1.0 => "1.00".to_owned(),
        _ if value >= 0.995 => ">\u{a0}0.99".to_owned(),
        _ => format!("{value:.2}"),
    };
    match language {
        Language::En => text,
        Language::Fr => text.replace('.', ","),
    }
}

fn standpoints(kb: &KnowledgeBase) -> [Standpoint; 3] {
    let actors: BTreeSet<ActorId> = kb.graph().actors().map(|it| it.id.clone()).collect();
    let norms = kb.graph().claims().filter(|it| it.kind == ClaimKind::Norm);
    [
        Standpoint::default(),
        Standpoint {
            on: Some("2021-06-01".parse().expect("is a day")),
            trust: actors,
            ..Standpoint::default()
        },
        Standpoint {
            // One answer can be assumed, not two that exclude each other.
            assume: norms
                .map(|it| it.id.clone())
                .filter(|id| !id.as_str().starts_with("p-"))
                .collect(),
            ..Standpoint::default()
        },
    ]
}

fn all_verdicts(verdicts: &Verdicts) -> BTreeMap<ClaimId, Verdict> {
    let all = verdicts.claims();
    all.map(|(id, verdict)| (id.clone(), verdict)).collect()
}

#[test]
fn the_page_has_the_numbers_of_the_engine_and_the_verdicts_of_the_labelling() {
    let kb = knowledge(Path::new("knowledge"));
    for standpoint in standpoints(&kb) {
        let verdicts = kb.judge(&standpoint).expect("can be looked from");
        let before = all_verdicts(&verdicts);
        let weights = StrengthModel::ALL.map(|model| Weights::of(verdicts.scene(), model));
        for language in Language::ALL {
            let reader = Reader::new(&kb, language, Hosting::Live);
            let view = view(&kb, &verdicts, language);
            for row in rows(&view) {
                let id = claim(row);
                let word = reader.claim_verdict(&verdicts, &id);
                assert_eq!(row.verdict.word, word, "{id}");
                assert_eq!(row.cells.len(), weights.len(), "{id}");
                for (cell, weights) in row.cells.iter().zip(&weights) {
                    let strength = weights.of_claim(&id).expect("is weighed");
                    assert_eq!(cell.how.is_some(), !matches!(strength, Strength::Exact(_)));
                    let value = strength.value().expect("comes to rest here");
                    assert_eq!(cell.text, written(value, language), "{id}");
                    let bar = f64::from(cell.bar.expect("has a bar"));
                    assert!(
                        (bar - value * 1000.0).abs() <= 0.5,
                        "{id}: {bar} for {value}"
                    );
                }
            }
        }
        let again = kb.judge(&standpoint).expect("can be looked from");
        assert_eq!(all_verdicts(&again), before);
    }
}

/// Each claim has a row, its anchor once; what readers weigh themselves is shown on request only.
#[test]
fn every_claim_has_a_row_and_what_readers_weigh_waits_until_they_ask() {
    let kb = knowledge(Path::new("knowledge"));
    let verdicts = kb.judge(&Standpoint::default()).expect("is judged");
    let view = view(&kb, &verdicts, Language::En);
    let graph = kb.graph();
    let mut anchors: Vec<&String> = rows(&view).filter_map(|row| row.anchor.as_ref()).collect();
    assert_eq!(anchors.len(), graph.claims().count());
    anchors.sort();
    anchors.dedup();
    assert_eq!(anchors.len(), graph.claims().count());
    let is_weighed = |id: &ClaimId| {
        let is_root = graph
            .answered_by(id)
            .any(|issue| graph.topics().any(|topic| topic.root_issue == issue.id));
        is_root || graph.claim(id).is_some_and(|it| it.kind == ClaimKind::Norm)
    };
    let asked: BTreeSet<ClaimId> = weighed(&view).map(claim).collect();
    assert!(asked.len() > 3);
    assert!(asked.iter().all(is_weighed));
    for row in rows(&view) {
        assert_eq!(is_weighed(&claim(row)), asked.contains(&claim(row)));
    }
    assert!(unasked(&view).count() > 6);
}

#[test]
fn the_page_is_there_in_both_languages_and_says_what_strength_is_not() {
    let kb = knowledge(Path::new("knowledge"));
    let page = Page::Strength(first_topic(&kb));
    let shown = |page: &Page, language| match render(
        &kb,
        None,
        page,
        language,
        &Asked::default(),
        Hosting::Live,
    ) {
        Rendered::Html(html) => html,
        other => panic!("{page:?} is {other:?}"),
    };
    for (language, says, seen) in [
        (Language::En, "Strength never decides a verdict", "on 22"),
        (Language::Fr, "La force ne décide jamais", "au 22"),
    ] {
        let path = page.path(language);
        assert_eq!(Page::parse(&path), Some((language, page.clone())));
        let html = shown(&page, language);
        assert!(html.contains(says) && html.contains(seen), "{language:?}");
        // On request only: in what is closed until somebody opens it.
        let (open, closed) = html
            .split_once("<details class=\"sec\">")
            .expect("is there");
        let root = &kb.graph().topics().next().expect("a topic").root_issue;
        let question = format!("<h3><a href=\"/{}/issues/{root}\"", language.tag());
        assert!(!open.contains(&question) && closed.contains(&question));
        // One click from any claim, and from the bar of any page.
        let claim = kb.graph().claims().next().expect("a claim");
        let item = Page::Item(counterpoint::model::RecordKind::Claim, claim.id.slug());
        let html = shown(&item, language);
        assert!(html.contains(&format!("href=\"{path}#strength-{}\"", claim.id)));
        assert!(shown(&Page::Home, language).contains(&format!("href=\"{path}\"")));
    }
}

/// Two answers for which one and the same claim speaks: neither is favoured.
#[test]
fn contrary_answers_with_the_same_reasons_have_the_same_numbers() {
    let base = Base::new();
    let kb = knowledge(&base.path(""));
    let verdicts = kb.judge(&Standpoint::default()).expect("is judged");
    let view = view(&kb, &verdicts, Language::En);
    let cells: Vec<_> = weighed(&view).map(|row| &row.cells).collect();
    let [one, other] = cells.as_slice() else {
        panic!("{} answers", cells.len());
    };
    assert_eq!(one, other);
    assert!(one.iter().any(|cell| cell.bar > Some(0)), "{one:?}");
}

/// A base with a claim that supports many, each of which supports each of as many others, which
/// speak against it.
fn restless() -> Base {
    let base = Base::new();
    let spokes = 1..=24;
    let list = |name: &str| {
        spokes.clone().fold(String::new(), |mut text, number| {
            let _ = write!(text, "\"{name}-{number}\", ");
            text
        })
    };
    let claim = |id: &str, more: &str| {
        let text = format!(
            "Claim(text: (en: \"This is {id}.\", fr: \"Voici {id}.\"), kind: fact, {more})\n"
        );
        base.put(&format!("topics/lanes/claims/{id}.ron"), text);
    };
    base.put(
        "sources/census.ron",
        "Source(kind: official_statistics, title: (en: \"Census\", fr: \"Recensement\"), issuer: (en: \"State\", fr: \"État\"), date: \"2023\", grade: (grade: settled, because: (en: \"A full count.\", fr: \"Un compte complet.\")))\n",
    );
    let cites = "cites: [(source: \"census\", role: establishes, at: Page(\"1\"))]";
    claim("hub", &format!("{cites}, supports: [{}]", list("spoke")));
    for number in spokes.clone() {
        claim(
            &format!("spoke-{number}"),
            &format!("supports: [{}]", list("rim")),
        );
        claim(&format!("rim-{number}"), "rebuts: [\"hub\"]");
    }
    base
}

fn json_of(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.said);
    serde_json::from_str(&ran.out).expect("is JSON")
}

#[test]
fn what_does_not_come_to_rest_is_said_to_be_so_and_has_no_bar() {
    let base = restless();
    let kb = knowledge(&base.path(""));
    let verdicts = kb.judge(&Standpoint::default()).expect("is judged");
    for (language, says) in [
        (Language::En, "does not come to rest; last change 0."),
        (
            Language::Fr,
            "ne se stabilise pas\u{a0}; dernier écart\u{a0}: 0,",
        ),
    ] {
        let view = view(&kb, &verdicts, language);
        let hub = rows(&view).find(|row| claim(row).as_str() == "hub");
        let cell = &hub.expect("has a row").cells[0];
        assert!(cell.text.starts_with(says), "{cell:?}");
        assert_eq!(cell.bar, None);
    }
    let told = json_of(&base.run(&["strength", "hub", "--format", "json"]));
    let number = &told["claims"]["hub"]["strength"]["quadratic-energy"];
    assert_eq!(number["how"], "not-converged");
    assert_eq!(number["value"], Value::Null);
    assert!(number["last_delta"].as_f64().expect("a number") > 1e-3);
    let told = base.run(&["strength", "hub", "--model", "quadratic-energy"]);
    assert!(
        told.out.contains("±  does not come to rest"),
        "{}",
        told.out
    );
}

#[track_caller]
fn near(found: &Value, expected: f64) {
    let found = found.as_f64().expect("a number");
    assert!((found - expected).abs() < 1e-9, "{found}");
}

#[test]
fn strength_is_told_to_programs_and_leaves_the_verdicts_alone() {
    let base = Base::new();
    let told = json_of(&base.run(&["strength", "--format", "json", "--without", "too-early"]));
    let verdicts = json_of(&base.run(&["verdicts", "--format", "json", "--without", "too-early"]));
    assert_eq!(told["standpoint"], verdicts["standpoint"]);
    for kind in ["claims", "arguments"] {
        let (told, verdicts) = (&told[kind], &verdicts[kind]);
        let told = told.as_object().expect("an object");
        let verdicts = verdicts.as_object().expect("an object");
        assert!(told.keys().eq(verdicts.keys()), "{kind}");
        for (id, one) in told {
            assert_eq!(one["verdict"], verdicts[id]["verdict"], "{id}");
        }
    }
    let fell = &told["claims"]["injuries-fell"];
    assert_eq!(fell["base"], 0.6);
    assert_eq!(fell["circle"], false);
    for model in StrengthModel::ALL {
        let strength = &fell["strength"][model.word()];
        near(&strength["value"], 0.6);
        assert_eq!(strength["how"], "exact");
    }
    let build = &told["claims"]["p-build"]["strength"];
    near(&build["df-quad"]["value"], 0.6);
    near(&build["h-categoriser"]["value"], 0.0);
}

#[test]
fn strength_is_told_to_people_for_what_they_name() {
    let base = Base::new();
    let all = base.run(&["strength"]);
    assert_eq!(all.code, 0, "{}", all.said);
    assert!(all.out.contains("it never decides one"), "{}", all.out);
    assert!(all.out.contains("injuries-fell"), "{}", all.out);
    // Values and answers to the main question are left to readers until they are named.
    assert!(!all.out.contains("p-build"), "{}", all.out);
    let named = base.run(&["strength", "p-build", "too-early", "--model", "df-quad"]);
    assert!(named.out.contains("p-build"), "{}", named.out);
    assert!(named.out.contains("too-early"), "{}", named.out);
    assert!(!named.out.contains("injuries-fell"), "{}", named.out);
    assert!(!named.out.contains("euler-based"), "{}", named.out);
    assert!(named.out.contains("0.6000"), "{}", named.out);
    for (arguments, said) in [
        (
            ["--model", "df-quod"],
            "error: --model: there is no `df-quod`; did you mean `df-quad`?\n",
        ),
        (
            ["p-biuld", "p-wait"],
            "error: there is no claim or argument `p-biuld`; did you mean `p-build`?\n",
        ),
    ] {
        let ran = base.run(&[&["strength"], arguments.as_slice()].concat());
        assert_eq!((ran.code, ran.said.as_str()), (2, said));
    }
}
