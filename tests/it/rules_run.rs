//! `rules run`: what is wrong with a file of rules is told where it stands, and what is misspelt
//! is not counted as nothing. What follows from rules is tested elsewhere.

use std::fs;
use std::process::Command;

/// Carries out rules over a table `edge`: the exit code, what is printed, what is complained of.
fn carried_out(rules: &str, options: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("can be written");
        path.to_string_lossy().into_owned()
    };
    let rules = write("rules.ron", rules);
    let edges = write("edges.csv", "1,2\n2,3\n");
    let options = options.iter().map(|it| it.replace("EDGES", &edges));
    let output = Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .args(["rules", "run", &rules])
        .args(options)
        .output()
        .expect("the program runs");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, complaint) = (said(&output.stdout), said(&output.stderr));
    (output.status.code(), out, complaint)
}

const EDGE: [&str; 4] = ["--facts", "edge=EDGES", "--count", "path"];

const PATHS: &str = r#"[
    Rule(id: "first", if: ["edge(?a, ?b)"], then: "path(?a, ?b)"),
    Rule(id: "more", if: ["path(?a, ?b)", "edge(?b, ?c)"], then: "path(?a, ?c)"),
]"#;

#[test]
fn rows_that_follow_are_counted() {
    let (code, out, complaint) = carried_out(PATHS, &EDGE);
    assert_eq!(
        (code, out.as_str(), complaint.as_str()),
        (Some(0), "path 3\n", "")
    );
}

#[test]
fn a_misspelt_name_is_not_counted_as_nothing() {
    let misspelt = PATHS.replace("if: [\"path", "if: [\"pth");
    let (_, _, complaint) = carried_out(&misspelt, &EDGE);
    assert!(
        complaint.contains("no rule concludes `pth`") && complaint.contains("did you mean `path`?"),
        "{complaint}"
    );
    for options in [
        ["--facts", "edg=EDGES", "--count", "path"],
        ["--facts", "edge=EDGES", "--count", "pat"],
    ] {
        let (code, out, complaint) = carried_out(PATHS, &options);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{options:?}");
        assert!(complaint.contains("did you mean"), "{complaint}");
    }
}

#[test]
fn what_is_wrong_with_rules_is_told_where_it_stands() {
    for (rules, place, what) in [
        (
            "[\n  Rule(id: \"a\", if: [\"edge(?x, ?y)\",\n    \"edge(?x, ?z), matches(?x, \\\"(\\\")\"], then: \"path(?x, ?y)\"),\n]",
            ":3:32:",
            "pattern",
        ),
        (
            "[\n  Rule(id: \"a\", if: [\"edge(?x, ?y)\", \"?z = ?y * 9223372036854775807\"], then: \"path(?x, ?z)\"),\n]",
            ":2:39:",
            "past the largest",
        ),
        (
            "[\n  Rule(id: \"a\", if: [\"edge(?x, ?y)\"], unless: [\"?w < 3\"], then: \"path(?x, ?y)\"),\n]",
            ":2:49:",
            "nothing gives a variable",
        ),
        (
            "[\n  Rule(id: \"a\", kind: strict, if: [\"edge(?x, ?y)\"], unless: [\"edge(?y, ?x)\"], then: \"path(?x, ?y)\"),\n]",
            ":2:63:",
            "has no exceptions",
        ),
        (
            "[\n  Rule(id: \"a\", if: [\"edge(?x, ?y)\"], then: \"path(?x, ?y)\"),\n  Rule(id: \"a\", if: [\"edge(?y, ?x)\"], then: \"path(?x, ?y)\"),\n]",
            "rules.ron:3:12:",
            "two rules are called `a`",
        ),
    ] {
        let (code, _, complaint) = carried_out(rules, &EDGE);
        assert_eq!(code, Some(1), "{complaint}");
        assert!(
            complaint.contains(place) && complaint.contains(what),
            "{rules}\n{complaint}"
        );
    }
}
