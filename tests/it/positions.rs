//! Verdicts under each semantics, in how many positions a claim is held, and how a verdict fares
//! over other readings.

use std::collections::BTreeSet;
use std::fs;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, Semantics, Standpoint, Verdict};
use counterpoint::reason::{Departure, READINGS, Sensitivity, held_in};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, Language, Reader, SensitivityView};

/// A base that holds these records.
fn base(records: &str) -> KnowledgeBase {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
        fs::write(path, text).expect("can be written");
    };
    put(
        "settings.ron",
        "Settings(title: \"A case\", as_of: \"2026-11-22\")",
    );
    put("topics/case/import-case.ron", &format!("[{records}]"));
    let (kb, _) = KnowledgeBase::open(&Store::at(folder.path()), &|_| {}).expect("is there");
    let wrong: Vec<_> = kb
        .findings()
        .iter()
        .filter(|finding| finding.subject.is_none() && !finding.message.contains("topic"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    kb
}

/// A source, and a fact for each of these ids that it establishes.
fn facts(ids: &[&str]) -> String {
    let mut text =
        "Source(id: \"report\", kind: government_report, title: \"R\", issuer: \"I\"),".to_owned();
    for id in ids {
        text += &format!(
            "Claim(id: \"{id}\", text: \"{id}.\", kind: fact, cites: [(source: \"report\", role: establishes, at: Page(\"1\"))]),"
        );
    }
    text
}

fn id(text: &str) -> ClaimId {
    ClaimId::new(text).expect("is an id")
}

fn under(kb: &KnowledgeBase, semantics: Semantics, claim: &str) -> Verdict {
    let standpoint = Standpoint {
        semantics,
        ..Standpoint::default()
    };
    let verdicts = kb.judge(&standpoint).expect("one can look from there");
    verdicts.of_claim(&id(claim)).expect("is there")
}

/// Two answers of equal strength that exclude one another, and what follows from either.
fn floating() -> KnowledgeBase {
    let records = r#"
        Claim(id: "left", text: "L.", kind: fact, supports: ["either"]),
        Claim(id: "right", text: "R.", kind: fact, supports: ["either"]),
        Claim(id: "either", text: "E.", kind: fact),
        Issue(id: "which", question: "Which?", positions: ["left", "right"], exclusive: true),
        Argument(id: "for-left", premises: ["one"], conclusion: Supports("left")),
        Argument(id: "for-right", premises: ["two"], conclusion: Supports("right")),
    "#;
    base(&(facts(&["one", "two"]) + records))
}

#[test]
fn what_follows_from_either_of_two_rivals_stands_in_every_position() {
    let kb = floating();
    for semantics in Semantics::ALL {
        let (either, left) = (
            under(&kb, semantics, "either"),
            under(&kb, semantics, "left"),
        );
        let floats = match semantics {
            Semantics::Grounded | Semantics::Complete | Semantics::Ideal => Verdict::Contested,
            Semantics::Preferred | Semantics::Stable | Semantics::SemiStable | Semantics::Stage => {
                Verdict::Accepted
            }
        };
        assert_eq!(either, floats, "{}", semantics.word());
        assert_eq!(left, Verdict::Contested, "{}", semantics.word());
        assert_eq!(under(&kb, semantics, "one"), Verdict::Accepted);
    }
}

#[test]
fn positions_are_counted_among_what_bears_on_the_claim() {
    let kb = floating();
    let verdicts = kb.judge(&Standpoint::default()).expect("one can");
    let held = |claim: &str| {
        let number = verdicts.inferences().claim(&id(claim)).expect("is there");
        let held = held_in(&verdicts, number).expect("is found");
        assert!(!held.is_cut);
        (held.held, held.of)
    };
    assert_eq!(held("left"), (1, 2));
    assert_eq!(held("either"), (2, 2));
    // Nothing that divides people bears on this one.
    assert_eq!(held("one"), (1, 1));
}

/// Three arguments each of which questions the next: nothing can be chosen, and under stable no
/// position holds together at all.
#[test]
fn where_no_position_holds_together_all_is_in_dispute() {
    let records = r#"
        Claim(id: "open", text: "O.", kind: fact),
        Claim(id: "bare", text: "B.", kind: fact),
        Argument(id: "a1", premises: ["one"], conclusion: Undercuts("a2")),
        Argument(id: "a2", premises: ["one"], conclusion: Undercuts("a3")),
        Argument(id: "a3", premises: ["one"], conclusion: Undercuts("a1")),
        Argument(id: "a4", premises: ["two"], conclusion: Supports("open")),
    "#;
    let kb = base(&(facts(&["one", "two"]) + records));
    let stable = Standpoint {
        semantics: Semantics::Stable,
        ..Standpoint::default()
    };
    let verdicts = kb.judge(&stable).expect("one can look from there");
    assert!(verdicts.positions().expect("are looked for").is_none());
    for claim in ["one", "two", "open"] {
        assert_eq!(under(&kb, Semantics::Stable, claim), Verdict::Contested);
        assert_eq!(under(&kb, Semantics::SemiStable, claim), Verdict::Accepted);
    }
    assert_eq!(under(&kb, Semantics::Stable, "bare"), Verdict::Unsupported);
}

/// More positions than are looked at: what grounded leaves open stays in dispute.
#[test]
fn too_many_positions_decide_nothing() {
    let mut records = facts(&["one", "two"]);
    for number in 0..12 {
        records += &format!(
            r#"Claim(id: "l{number}", text: "L.", kind: fact),
            Claim(id: "r{number}", text: "R.", kind: fact),
            Issue(id: "i{number}", question: "Q?", positions: ["l{number}", "r{number}"], exclusive: true),
            Argument(id: "al{number}", premises: ["one"], conclusion: Supports("l{number}")),
            Argument(id: "ar{number}", premises: ["two"], conclusion: Supports("r{number}")),"#
        );
    }
    records += r#"Claim(id: "either", text: "E.", kind: fact),
        Argument(id: "e1", premises: ["l0"], conclusion: Supports("either")),
        Argument(id: "e2", premises: ["r0"], conclusion: Supports("either")),"#;
    let kb = base(&records);
    let preferred = Standpoint {
        semantics: Semantics::Preferred,
        ..Standpoint::default()
    };
    let verdicts = kb.judge(&preferred).expect("one can look from there");
    assert!(verdicts.positions().expect("are looked for").is_cut());
    assert_eq!(
        under(&kb, Semantics::Preferred, "either"),
        Verdict::Contested
    );
    assert_eq!(under(&kb, Semantics::Preferred, "one"), Verdict::Accepted);
    // What bears on one claim is few, and all of it is looked at.
    let number = verdicts
        .inferences()
        .claim(&id("either"))
        .expect("is there");
    let held = held_in(&verdicts, number).expect("is found");
    assert_eq!((held.held, held.of, held.is_cut), (2, 2, false));
}

/// The debate that comes with the program: where grounded takes a side, every semantics with
/// complete positions takes the same.
#[test]
fn no_semantics_turns_what_grounded_decides() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    let mut seen: BTreeSet<Standpoint> = kb
        .graph()
        .expects()
        .map(|expect| expect.standpoint.clone())
        .collect();
    seen.insert(Standpoint::default());
    for standpoint in seen {
        let grounded = kb.judge(&standpoint).expect("one can look from there");
        for semantics in [
            Semantics::Complete,
            Semantics::Preferred,
            Semantics::SemiStable,
            Semantics::Ideal,
        ] {
            let other = Standpoint {
                semantics,
                ..standpoint.clone()
            };
            let other = kb.judge(&other).expect("one can look from there");
            for (claim, verdict) in grounded.claims() {
                if matches!(verdict, Verdict::Accepted | Verdict::Refuted) {
                    let found = other.of_claim(claim).expect("is there");
                    assert_eq!(found, verdict, "{claim}, {}", semantics.word());
                }
            }
        }
    }
}

/// Each reading is a standpoint that a reader can take, and what is counted is what comes there.
#[test]
fn readings_are_standpoints_and_are_counted_right() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    let verdicts = kb.judge(&Standpoint::default()).expect("one can");
    let mut moved = 0;
    for issue in kb.graph().issues() {
        for position in &issue.positions {
            let sensitivity = Sensitivity::of(&verdicts, position).expect("is there");
            let readings = &sensitivity.readings;
            assert_eq!(
                readings.first().map(|it| &it.departure),
                Some(&Departure::Nothing)
            );
            assert!(readings.len() <= READINGS);
            let distinct: BTreeSet<&Standpoint> =
                readings.iter().map(|it| &it.standpoint).collect();
            assert_eq!(distinct.len(), readings.len(), "{position}");
            for reading in readings {
                let there = kb.judge(&reading.standpoint).expect("one can look from it");
                assert_eq!(there.of_claim(position), Some(reading.verdict));
            }
            let same = readings.iter().filter(|it| it.verdict == sensitivity.now);
            assert_eq!(same.count(), sensitivity.same());
            moved += readings.len() - sensitivity.same();
        }
    }
    assert!(moved > 0, "something depends on how one reads");
}

#[test]
fn readings_are_told_in_both_languages() {
    let kb = floating();
    let verdicts = kb.judge(&Standpoint::default()).expect("one can");
    let told = |language| {
        let reader = Reader::new(&kb, language, Hosting::Live);
        SensitivityView::of(reader, &verdicts, &id("either")).expect("is there")
    };
    let english = told(Language::En);
    assert_eq!(
        english.summary,
        "The verdict is the same in 2 of 6 readings."
    );
    let line = |view: &SensitivityView, place: usize| {
        let reading = view.readings.get(place).expect("is there");
        format!("{}: {}", reading.verdict, reading.departure.plain())
    };
    assert_eq!(line(&english, 0), "In dispute: as things are");
    assert_eq!(
        line(&english, 1),
        "Stands here: under the preferred semantics"
    );
    let french = told(Language::Fr);
    assert_eq!(
        french.summary,
        "Le verdict est le même dans 2 lectures sur 6."
    );
    assert_eq!(line(&french, 1), "Tient ici: selon la sémantique préférée");
}
