//! The strengths of a debate: what a claim and an argument start from, and what moves them.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterpoint::diagnostic::Spot;
use counterpoint::graph::build;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ActorId, ArgumentId, ClaimId, Settings, Standpoint};
use counterpoint::reason::{Inferences, Scene, Strength, StrengthModel, Verdicts, Weights};
use counterpoint::store::{Store, record_from_str, settings_from_str};

const DEBATE: &[(&str, &str)] = &[
    (
        "open",
        r#"Claim(text: "The shop should open on Sundays.", kind: causal)"#,
    ),
    (
        "busy",
        r#"Claim(text: "The street is busy.", kind: fact, supports: ["open"],
            cites: [(source: "count", role: establishes)])"#,
    ),
    (
        "tired",
        r#"Claim(text: "The clerks are tired.", kind: fact, rebuts: ["open"],
            cites: [(source: "letter", role: establishes)])"#,
    ),
    (
        "rested",
        r#"Claim(text: "They rest on Mondays.", kind: fact, undercuts: ["tired--rebuts--open"])"#,
    ),
    (
        "festive",
        r#"Claim(text: "There are feasts.", kind: fact, asserted_by: ["mayor"], supports: ["merry"])"#,
    ),
    (
        "merry",
        r#"Claim(text: "People are merry.", kind: fact, supports: ["festive"])"#,
    ),
    (
        "linked",
        r#"Argument(premises: ["busy", "tired"], conclusion: Supports("rest"))"#,
    ),
    (
        "hinted",
        r#"Argument(premises: ["busy"], conclusion: Supports("hint"),
            strength: (grade: asserted, because: "A guess."))"#,
    ),
    ("rest", r#"Claim(text: "They need rest.", kind: causal)"#),
    ("hint", r#"Claim(text: "There is a hint.", kind: causal)"#),
    (
        "count",
        r#"Source(kind: official_statistics, title: "Footfall", issuer: "The town",
            grade: (grade: strong, because: "Counted by hand."))"#,
    ),
    (
        "letter",
        r#"Source(kind: official_statistics, title: "A letter", issuer: "The town",
            grade: (grade: ordinary, because: "Told by one."))"#,
    ),
    ("mayor", r#"Actor(name: "The mayor", kind: politician)"#),
];

fn inferences() -> (Arc<Inferences>, Settings) {
    let records = DEBATE.iter().map(|(id, text)| {
        let text = text.replacen('(', &format!("(id: \"{id}\", "), 1);
        let record = record_from_str(&text).unwrap_or_else(|bad| panic!("{bad}\n{text}"));
        (Arc::new(record), None, Spot::Record(Arc::from(*id)))
    });
    let (graph, findings) = build(records, &[]);
    assert!(findings.is_empty(), "{findings:?}");
    let settings = r#"Settings(title: "Shop", as_of: "2026-11-22", language: en)"#;
    let settings = settings_from_str(settings).expect("are settings");
    (Arc::new(Inferences::of(&graph, &settings)), settings)
}

fn weights(standpoint: &Standpoint, model: StrengthModel) -> Weights {
    let (inferences, settings) = inferences();
    Weights::of(&Scene::of(&inferences, standpoint, settings.as_of), model)
}

fn claim(weights: &Weights, id: &str) -> f64 {
    let id = ClaimId::new(id).expect("an id");
    weights
        .of_claim(&id)
        .and_then(Strength::value)
        .expect("is there")
}

fn argument(weights: &Weights, id: &str) -> f64 {
    let id = ArgumentId::new(id).expect("an id");
    weights
        .of_argument(&id)
        .and_then(Strength::value)
        .expect("is there")
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6, "{found} and {expected}");
}

#[test]
fn a_claim_starts_from_its_best_citation_and_moves_by_its_arguments() {
    let usual = Standpoint::default();
    for (model, open) in [
        (StrengthModel::DfQuad, 0.2),
        (StrengthModel::QuadraticEnergy, 0.04 / 1.04),
        (StrengthModel::EulerBased, 0.0),
        (StrengthModel::HCategoriser, 0.0),
    ] {
        let weights = weights(&usual, model);
        near(claim(&weights, "busy"), 0.6);
        near(claim(&weights, "tired"), 0.4);
        near(claim(&weights, "rested"), 0.0);
        near(argument(&weights, "busy--supports--open"), 0.6);
        near(argument(&weights, "tired--rebuts--open"), 0.4);
        near(claim(&weights, "open"), open);
    }
}

#[test]
fn an_argument_is_no_stronger_than_its_weakest_premise_or_its_stated_strength() {
    let weights = weights(&Standpoint::default(), StrengthModel::DfQuad);
    near(argument(&weights, "linked"), 0.4);
    near(argument(&weights, "hinted"), 0.2);
    near(claim(&weights, "hint"), 0.2);
}

#[test]
fn nothing_comes_from_nothing_and_a_circle_is_known_as_one() {
    let usual = weights(&Standpoint::default(), StrengthModel::QuadraticEnergy);
    near(claim(&usual, "festive"), 0.0);
    near(claim(&usual, "merry"), 0.0);
    let id = |id: &str| ClaimId::new(id).expect("an id");
    assert!(usual.is_on_circle(&id("merry")));
    assert!(!usual.is_on_circle(&id("open")));
    // Once the mayor's word is taken the circle has something to lift.
    let trusting = Standpoint {
        trust: BTreeSet::from([ActorId::new("mayor").expect("an id")]),
        ..Standpoint::default()
    };
    let weights = weights(&trusting, StrengthModel::QuadraticEnergy);
    assert!(claim(&weights, "festive") > 0.2);
    assert!(claim(&weights, "merry") > 0.0);
}

#[test]
fn what_is_assumed_is_certain_and_what_is_left_out_is_nothing() {
    let assuming = Standpoint {
        assume: BTreeSet::from([ClaimId::new("open").expect("an id")]),
        without: BTreeSet::from(["busy".to_owned()]),
        ..Standpoint::default()
    };
    for model in StrengthModel::ALL {
        let weights = weights(&assuming, model);
        near(claim(&weights, "open"), 1.0);
        near(claim(&weights, "busy"), 0.0);
        near(argument(&weights, "busy--supports--open"), 0.0);
    }
    let undercutting = Standpoint {
        assume: BTreeSet::from([ClaimId::new("rested").expect("an id")]),
        ..Standpoint::default()
    };
    let weights = weights(&undercutting, StrengthModel::DfQuad);
    near(argument(&weights, "tired--rebuts--open"), 0.0);
    near(claim(&weights, "open"), 0.6);
}

/// What nobody could infer has no strength, and the usual model comes to rest on the whole base.
#[test]
fn every_claim_of_the_knowledge_is_weighed() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    let verdicts = Verdicts::of(kb.inferences(), &Standpoint::default(), kb.settings().as_of);
    for model in StrengthModel::ALL {
        let weights = Weights::of(verdicts.scene(), model);
        for known in kb.inferences().claims() {
            let strength = weights.of_claim(&known.id).expect("is there");
            if model == StrengthModel::QuadraticEnergy {
                assert!(strength.value().is_some(), "{}: {strength:?}", known.id);
            }
            let number = kb.inferences().claim(&known.id).expect("is there");
            let framework = kb.inferences().framework();
            let mut givers = framework.given_by(number).iter();
            if givers.all(|&it| verdicts.scene().grade(it).is_none()) {
                assert_eq!(strength.value(), Some(0.0), "{}", known.id);
            }
        }
    }
}
