//! Two states of the knowledge compared: folders, and revisions of a folder that git remembers.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::cli::{Base, run};

/// Makes one change of every sort.
fn change(base: &Base) {
    let claim = "topics/lanes/claims/injuries-fell.ron";
    let text = fs::read_to_string(base.path(claim)).expect("is there");
    let text = text
        .replace("fell by a third", "fell by a half")
        .replace("establishes", "asserts");
    base.put(claim, text);
    fs::remove_file(base.path("topics/lanes/arguments/too-early.ron")).expect("was there");
    base.put(
        "topics/lanes/claims/new_one.ron".replace('_', "-").as_str(),
        "Claim(text: (en: \"A *new* claim.\", fr: \"Du nouveau.\"), kind: fact, asserted_by: [\"cyclists-union\"])",
    );
}

fn compared(arguments: &[&str]) -> Value {
    let ran = run(arguments);
    assert_eq!(ran.code, 0, "{}", ran.said);
    serde_json::from_str(&ran.out).expect("is JSON")
}

#[test]
fn two_folders_are_compared_record_by_record_and_verdict_by_verdict() {
    let (before, after) = (Base::new(), Base::new());
    change(&after);
    let (before, after) = (before.path(""), after.path(""));
    let names = [
        before.to_str().expect("UTF-8"),
        after.to_str().expect("UTF-8"),
    ];
    let found = compared(&["diff", names[0], names[1], "--format", "json"]);
    assert_eq!(found["added"], json!([{"kind": "claim", "id": "new-one"}]));
    assert_eq!(
        found["removed"],
        json!([{"kind": "argument", "id": "too-early"}])
    );
    let reworded = &found["reworded"][0];
    assert_eq!(reworded["id"], "injuries-fell");
    assert_eq!(reworded["field"], "text");
    let after_text = reworded["after"]["en"].as_str().expect("is a text");
    assert!(after_text.contains("a half"), "{after_text}");
    assert_eq!(
        found["changed"],
        json!([{"kind": "claim", "id": "injuries-fell", "fields": ["cites"],
            "before": {"cites": found["changed"][0]["before"]["cites"]},
            "after": {"cites": found["changed"][0]["after"]["cites"]}}])
    );
    let flips: Vec<(&str, &str, &str)> = found["claims"]
        .as_array()
        .expect("is a list")
        .iter()
        .map(|flip| {
            let word = |key: &str| flip[key].as_str().expect("is a word");
            assert!(!flip["why"].as_array().expect("is a list").is_empty());
            (word("id"), word("before"), word("after"))
        })
        .collect();
    assert_eq!(
        flips,
        [
            ("injuries-fell", "accepted", "reported"),
            ("p-build", "accepted", "reported"),
            ("p-wait", "accepted", "reported"),
        ]
    );

    let told = run(&["diff", names[0], names[1]]).out;
    for part in [
        "## What changes in the knowledge\n",
        "\n### Verdicts that flip (3)\n\n- **",
        "Stands here → **Reported**.",
        "\n### Added (1)\n\n- claim `new-one`: A \\*new\\* claim. *Reported.*\n",
        "\n### Removed (1)\n",
        "\n### Reworded (1)\n",
        "\n### Changed in other fields (1)\n\n- claim `injuries-fell`: cites\n",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let same = run(&["diff", names[0], names[0]]).out;
    assert!(same.ends_with("\nNothing changes.\n"), "{same}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .output()
        .expect("git runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{said}");
}

#[test]
fn two_revisions_are_compared_as_two_folders_are() {
    let (old, new) = (Base::new(), Base::new());
    change(&new);
    // The folder of the knowledge lies within the repository, as it usually does.
    let base = Base::new();
    let root = base.path("");
    git(&root, &["init", "--quiet"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "-m", "one"]);
    change(&base);
    git(&root, &["add", "-A"]);
    git(&root, &["commit", "--quiet", "-m", "two"]);
    // What is not committed does not count.
    base.put("topics/lanes/claims/later.ron", "Claim(");
    let knowledge = root.to_str().expect("UTF-8");
    let revisions = compared(&[
        "--knowledge",
        knowledge,
        "diff",
        "HEAD~1",
        "HEAD",
        "--format",
        "json",
    ]);
    let (old, new) = (old.path(""), new.path(""));
    let (old, new) = (old.to_str().expect("UTF-8"), new.to_str().expect("UTF-8"));
    let folders = compared(&["diff", old, new, "--format", "json"]);
    for key in [
        "added",
        "removed",
        "reworded",
        "changed",
        "claims",
        "arguments",
    ] {
        assert_eq!(revisions[key], folders[key], "{key}");
    }
    // A part of the repository only, where nobody vouches for a day, and a folder against a revision.
    let topics = format!("{knowledge}/topics");
    let part = ["--knowledge", &topics, "diff", "HEAD", "HEAD"];
    let undated = run(&part);
    assert_eq!(undated.code, 2, "{}", undated.said);
    assert!(
        undated.said.contains("no day is vouched for"),
        "{}",
        undated.said
    );
    let dated = run(&[&part[..], &["--on", "2026-01-01"]].concat());
    assert_eq!(dated.code, 0, "{}", dated.said);
    let mixed = compared(&[
        "--knowledge",
        knowledge,
        "diff",
        old,
        "HEAD",
        "--format",
        "json",
    ]);
    assert_eq!(mixed["claims"], folders["claims"]);
}

#[test]
fn what_git_does_not_know_is_said() {
    let base = Base::new();
    let root = base.path("");
    let knowledge = root.to_str().expect("UTF-8");
    git(&root, &["init", "--quiet"]);
    for revision in ["HEAD", "no-such-branch", "--output=x", ""] {
        let ran = run(&["--knowledge", knowledge, "diff", "--", revision, revision]);
        assert_eq!(ran.code, 2, "{revision}");
        let start = format!("error: `{revision}` is no folder, and ");
        assert!(ran.said.starts_with(&start), "{}", ran.said);
    }
}
