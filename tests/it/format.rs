//! `docs/FORMAT.md` is the contract: every example in it is read, and shows every field.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use counterpoint::diagnostic::{Code, Spot};
use counterpoint::graph::build;
use counterpoint::model::{ArgumentId, IfUnproved, Record, RecordKind};
use counterpoint::store::{
    Tidied, loaded_words_from_str, record_from_str, record_to_string, settings_from_str, tidied,
};
use proptest::prelude::*;
use regex::Regex;
use ronin_core::SyntaxKind;
use ronin_core::lexer::tokenize;

fn examples() -> Vec<String> {
    let text = fs::read_to_string("docs/FORMAT.md").expect("docs/FORMAT.md is there");
    text.split("```ron\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

fn records() -> Vec<Record> {
    examples()
        .iter()
        .filter(|text| !text.starts_with("Settings") && !text.starts_with("LoadedWords"))
        .map(|text| record_from_str(text).unwrap_or_else(|bad| panic!("{bad}\n{text}")))
        .collect()
}

#[test]
fn every_kind_of_record_has_an_example() {
    let mut kinds: Vec<_> = records().iter().map(Record::kind).collect();
    // Predicates have one for each type of argument.
    kinds.dedup();
    assert_eq!(kinds, RecordKind::ALL);
}

#[test]
fn the_examples_of_settings_and_words_are_read() {
    let examples = examples();
    let settings = examples
        .iter()
        .find(|text| text.starts_with("Settings"))
        .expect("is there");
    settings_from_str(settings).expect("is read");
    let words = examples
        .iter()
        .find(|text| text.starts_with("LoadedWords"))
        .expect("is there");
    loaded_words_from_str(words).expect("is read");
}

/// What is written is read back as the same record.
#[test]
fn every_example_survives_being_written() {
    for record in records() {
        let written = record_to_string(&record).expect("a record can be written");
        let read = record_from_str(&written).unwrap_or_else(|bad| panic!("{bad}\n{written}"));
        assert_eq!(read, record, "{written}");
    }
}

/// The reader names the fields that it knows; the first example of a kind must show them all.
#[test]
fn every_example_shows_every_field() {
    let mut shown = BTreeSet::new();
    for example in examples() {
        let head = example.split('(').next().expect("an example has a head");
        if !shown.insert(head.to_owned()) {
            continue;
        }
        let nonsense = format!("{head}(no_such_field: 1)");
        let complaint = match head {
            "Settings" => settings_from_str(&nonsense).expect_err("no such field"),
            "LoadedWords" => loaded_words_from_str(&nonsense).expect_err("no such field"),
            _ => record_from_str(&nonsense).expect_err("no such field"),
        };
        let (_, known) = complaint
            .split_once("xpected one of")
            .or_else(|| complaint.split_once("xpected either"))
            .expect("the fields are listed");
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        assert!(known.len() > 1, "{complaint}");
        for field in known.into_iter().filter(|field| *field != "id") {
            assert!(
                example.contains(&format!("{field}:")),
                "{head} does not show `{field}`"
            );
        }
    }
}

/// A text that the model forgets in `Record::texts` would be neither translated nor checked.
#[test]
fn every_text_of_an_example_is_known_as_one() {
    let en = Regex::new(r"\ben:").expect("a pattern");
    for example in examples()
        .iter()
        .filter(|text| record_from_str(text).is_ok())
    {
        let record = record_from_str(example).expect("is read");
        let written = en.find_iter(example).count();
        // `lang: en` has no colon after it, and `language: en` none either.
        assert_eq!(record.texts().len(), written, "{example}");
    }
}

/// A reference that the graph forgets would never be found to lead nowhere.
#[test]
fn every_id_in_an_example_is_known_as_a_reference() {
    for example in examples()
        .iter()
        .filter(|text| record_from_str(text).is_ok())
    {
        let named = example.replacen('(', "(id: \"this\",", 1);
        let record = Arc::new(record_from_str(&named).expect("is read"));
        let spot = Spot::Record(Arc::from("this"));
        let (_, findings) = build([(record, None, spot)], &[]);
        let missed: BTreeSet<String> = findings
            .into_iter()
            .filter(|finding| finding.code == Code::UnknownId)
            .filter_map(|finding| match finding.spot {
                Spot::Value(_, value) | Spot::Within(_, _, value) => Some(value),
                Spot::File(..) | Spot::Record(_) | Spot::Field(..) | Spot::Inside(..) => None,
            })
            .collect();
        let written: BTreeSet<String> = example
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|text| text.contains('-') && text.contains(|c: char| c.is_ascii_lowercase()))
            .filter(|text| ArgumentId::new(text).is_ok())
            .map(str::to_owned)
            .collect();
        assert_eq!(missed, written, "{example}");
    }
}

/// What stands in files under the name of a word of the language is written there too.
#[test]
fn conditions_stand_under_if() {
    let text = r#"Rule(if: ["a(?x)", "not b(?x)"], then: "c(?x)", unless: ["d(?x)"])"#;
    let record = record_from_str(text).expect("is read");
    let Record::Rule(rule) = &record else {
        panic!("{record:?}")
    };
    assert_eq!(rule.conditions, ["a(?x)", "not b(?x)"]);
    assert_eq!((rule.then.as_str(), rule.unless.len()), ("c(?x)", 1));
    let written = record_to_string(&record).expect("can be written");
    assert!(
        written.contains(r#"if: ["a(?x)", "not b(?x)"]"#),
        "{written}"
    );
    assert_eq!(record_from_str(&written).expect("is read"), record);
    let predicate = |word| {
        let text = format!("Predicate(arguments: [], states: \"It rains\", if_unproved: {word})");
        record_from_str(&text).map(|record| match record {
            Record::Predicate(it) => it.if_unproved,
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(predicate("fails"), Ok(IfUnproved::Fails));
    assert_eq!(predicate("holds"), Ok(IfUnproved::Holds));
    assert_eq!(predicate("ask"), Ok(IfUnproved::Ask));
    assert!(predicate("asks").is_err());
}

#[test]
fn the_examples_are_in_the_canonical_layout() {
    for example in examples() {
        assert_eq!(tidied(&example), Tidied::Already, "{example}");
    }
}

/// What a sloppy author may put between two tokens.
const GAPS: [&str; 9] = [
    "",
    "",
    " ",
    "\n",
    "\r\n\t",
    "\n\n\n",
    " // aside\n",
    "\n  /* re\n mark */",
    "/**/ // x \n\n",
];

fn comments(text: &str) -> Vec<String> {
    tokenize(text)
        .iter()
        .filter(|token| {
            matches!(
                token.kind,
                SyntaxKind::LineComment | SyntaxKind::BlockComment
            )
        })
        .map(|token| token.text.trim_end().to_owned())
        .collect()
}

/// The text with other gaps between its tokens. Comments stand only where a line may be broken,
/// unless `anywhere`.
fn sloppy(text: &str, choices: &[usize], anywhere: bool) -> String {
    let tokens: Vec<_> = tokenize(text)
        .into_iter()
        .filter(|token| token.kind != SyntaxKind::Whitespace)
        .collect();
    let mut sloppy = String::new();
    let breaks_after = |kind| {
        matches!(
            kind,
            SyntaxKind::Comma | SyntaxKind::LParen | SyntaxKind::LBracket | SyntaxKind::LBrace
        )
    };
    for (place, token) in tokens.iter().enumerate() {
        let gap = GAPS[choices[place % choices.len()] % GAPS.len()];
        let may = anywhere || place == 0 || breaks_after(tokens[place - 1].kind);
        if may || !gap.contains('/') {
            sloppy.push_str(gap);
        }
        sloppy.push_str(token.text);
    }
    sloppy
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Tidying changes neither a value nor a comment, and once is enough.
    #[test]
    fn tidying_loses_nothing(
        example in 0_usize..18,
        choices in proptest::collection::vec(0_usize..GAPS.len(), 1..200),
        anywhere in proptest::bool::weighted(0.2),
    ) {
        let text = sloppy(&examples()[example], &choices, anywhere);
        match tidied(&text) {
            Tidied::Changed(tidy) => {
                prop_assert_eq!(record_from_str(&tidy), record_from_str(&text));
                prop_assert!(record_from_str(&tidy).is_ok(), "{}", tidy);
                prop_assert_eq!(comments(&tidy), comments(&text));
                prop_assert_eq!(tidied(&tidy), Tidied::Already, "{}", tidy);
            }
            Tidied::Already => {}
            Tidied::LeftAlone(why) => prop_assert!(anywhere, "{}\n{}", why, text),
        }
    }

    /// Whatever a file holds, tidying ends, and what it changed it need not change again.
    #[test]
    fn tidying_anything_is_stable(text in r#"([(){}\[\],: \n"/*#a1é\\r]|//|Claim\(|id: ){0,60}"#) {
        if let Tidied::Changed(tidy) = tidied(&text) {
            prop_assert_eq!(comments(&tidy), comments(&text));
            prop_assert_eq!(tidied(&tidy), Tidied::Already, "{:?} -> {:?}", text, tidy);
        }
    }
}
