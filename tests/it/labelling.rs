//! Textbook cases, one folder each: the base in it is judged from the standpoints that `expect.txt`
//! names, and every verdict is compared. `UPDATE_EXPECT=1` writes the verdicts anew; read what it
//! wrote.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{
    ActorId, ArgumentVerdict, ClaimId, Semantics, Severity, Standpoint, Verdict,
};
use counterpoint::reason::{Answer, Goal, Labelling, Task, Verdicts, solve};
use counterpoint::store::Store;

const CASES: &str = "tests/cases/verdicts";

#[test]
fn every_case_is_judged_as_it_says() {
    let mut wrong = String::new();
    for folder in folders() {
        let (base, _) = KnowledgeBase::open(&Store::at(folder.join("knowledge")), &|_| {})
            .expect("the root is there");
        let errors = base.findings().iter();
        let errors: Vec<_> = errors
            .filter(|it| it.severity == Severity::Error)
            .map(|it| &it.message)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
        let file = folder.join("expect.txt");
        let expected = fs::read_to_string(&file).expect("each case says what it expects");
        let judged = judged(&base, &expected);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&file, &judged).expect("can be written");
        } else if judged != expected {
            let name = folder.display();
            write!(
                wrong,
                "\n== {name}, expected:\n{expected}\n== found:\n{judged}"
            )
            .expect("writing to a text does not fail");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A reader of the folder learns from its first lines what it shows.
#[test]
fn every_case_says_what_it_shows() {
    let folders = folders();
    assert!(folders.len() > 20);
    for folder in folders {
        let text = fs::read_to_string(folder.join("expect.txt")).expect("is there");
        let (about, _) = text.split_once("\n\n").expect("begins with what it shows");
        assert!(about.lines().all(|line| line.starts_with("# ")), "{about}");
        assert!(about.len() > 80 && about.ends_with('.'), "{about}");
    }
}

fn folders() -> Vec<PathBuf> {
    let all = fs::read_dir(CASES).expect("can be listed");
    let mut all: Vec<PathBuf> = all.map(|it| it.expect("can be read").path()).collect();
    all.sort();
    all
}

/// The text of a case with the verdicts under each of its standpoints.
fn judged(base: &KnowledgeBase, text: &str) -> String {
    let (about, _) = text.split_once("\n\n").expect("begins with what it shows");
    let mut judged = format!("{about}\n");
    for line in text.lines().filter(|line| line.starts_with("Seen ")) {
        let verdicts = base.judge(&standpoint(line)).expect("one can look there");
        write!(judged, "\n{line}\n{}", table(&verdicts)).expect("is text");
    }
    judged
}

/// `Seen on 2010-01-01, assuming a, b, without c, trusting d`; `Seen by default`.
fn standpoint(line: &str) -> Standpoint {
    let mut standpoint = Standpoint::default();
    let mut choice = "by";
    for word in line.trim_start_matches("Seen ").split([' ', ',']) {
        match (choice, word) {
            (_, "") | ("by", "default") => {}
            (_, "by" | "on" | "assuming" | "without" | "trusting") => choice = word,
            ("on", day) => standpoint.on = Some(day.parse().expect("is a day")),
            ("assuming", id) => {
                standpoint
                    .assume
                    .insert(ClaimId::new(id).expect("is an id"));
            }
            ("without", id) => {
                standpoint.without.insert(id.to_owned());
            }
            ("trusting", id) => {
                standpoint.trust.insert(ActorId::new(id).expect("is an id"));
            }
            (choice, word) => panic!("{choice} {word}"),
        }
    }
    standpoint
}

fn table(verdicts: &Verdicts) -> String {
    let mut rows: BTreeMap<(usize, usize), (&str, Vec<String>)> = BTreeMap::new();
    for (id, verdict) in verdicts.claims() {
        let place = Verdict::ALL.iter().position(|it| *it == verdict);
        let row = rows.entry((0, place.expect("is one of them")));
        let row = row.or_insert_with(|| (verdict.word(), Vec::new()));
        row.1.push(id.to_string());
    }
    for (id, verdict) in verdicts.arguments() {
        let place = ArgumentVerdict::ALL.iter().position(|it| *it == verdict);
        let row = rows.entry((1, place.expect("is one of them")));
        let row = row.or_insert_with(|| (verdict.word(), Vec::new()));
        row.1.push(id.to_string());
        let number = verdicts.inferences().of_argument(id).expect("is there");
        for question in verdicts.open_questions(number) {
            let row = rows.entry((2, 0));
            let row = row.or_insert_with(|| ("open question", Vec::new()));
            row.1.push(verdicts.inferences().name(question));
        }
    }
    // Too many to count are not told apart.
    if let Some((held, all)) = coherent(verdicts)
        && all > 1
    {
        let row = rows.entry((3, 0));
        let row = row.or_insert_with(|| ("coherent positions", Vec::new()));
        row.1.push(all.to_string());
        for (word, wanted) in [("hold in each", true), ("hold in some", false)] {
            let open = verdicts.claims().zip(&held);
            let open = open.filter(|((_, verdict), _)| *verdict == Verdict::Contested);
            let ids: Vec<_> = open
                .filter(|(_, held)| **held > 0 && (**held == all) == wanted)
                .map(|((id, _), _)| id.to_string())
                .collect();
            if !ids.is_empty() {
                rows.insert((3, 2 - usize::from(wanted)), (word, ids));
            }
        }
    }
    let mut text = String::new();
    let mut part = 0;
    for ((of, _), (word, ids)) in rows {
        if of != part {
            part = of;
            text.push_str("  --\n");
        }
        writeln!(text, "  {word}: {}", ids.join(", ")).expect("is text");
    }
    text
}

/// In how many coherent positions (preferred labellings) each claim holds, and how many there are.
fn coherent(verdicts: &Verdicts) -> Option<(Vec<usize>, usize)> {
    let inferences = verdicts.inferences();
    let framework = inferences.framework().under(verdicts.scene());
    let answer = solve(&framework, Semantics::Preferred, Task::All(100), &|| false);
    let Answer::Labellings {
        labellings,
        complete: true,
    } = answer
    else {
        return None;
    };
    let held = (0_u32..).take(inferences.claims().len()).map(|claim| {
        let holds = |it: &&Labelling| Goal::Claim(claim).is_held(&framework, it);
        labellings.iter().filter(holds).count()
    });
    Some((held.collect(), labellings.len()))
}
