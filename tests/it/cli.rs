//! The program as it is called: exit codes, forms of output, and files written or left alone.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use counterpoint::store::record_from_str;
use serde_json::Value;
use tempfile::TempDir;

/// A small base in a folder of its own, without errors.
pub(crate) struct Base {
    folder: TempDir,
}

const FILES: &[(&str, &str)] = &[
    (
        "settings.ron",
        "Settings(\n    title: (en: \"Lanes\", fr: \"Pistes\"),\n    as_of: \"2026-11-22\",\n    language: en,\n)\n",
    ),
    (
        "sources/hospital-report.ron",
        "Source(\n    kind: government_report,\n    title: (en: \"Injuries\", fr: \"Blessures\"),\n    issuer: (en: \"Hospital\", fr: \"Hôpital\"),\n    date: \"2023\",\n)\n",
    ),
    (
        "actors/cyclists-union.ron",
        "Actor(\n    name: (en: \"Union\", fr: \"Union\"),\n    kind: non_governmental,\n)\n",
    ),
    (
        "topics/lanes/topic.ron",
        "Topic(\n    title: (en: \"Lanes\", fr: \"Pistes\"),\n    summary: (en: \"Lanes or not.\", fr: \"Des pistes ou non.\"),\n    language: en,\n    root_issue: \"i-lanes\",\n)\n",
    ),
    (
        "topics/lanes/issues/i-lanes.ron",
        "Issue(\n    question: (en: \"Build the lanes?\", fr: \"Aménager les pistes ?\"),\n    positions: [\"p-build\", \"p-wait\"],\n)\n",
    ),
    (
        "topics/lanes/claims/p-build.ron",
        "Claim(\n    text: (en: \"The city should build the lanes.\", fr: \"La ville devrait aménager les pistes.\"),\n    kind: norm,\n    asserted_by: [\"cyclists-union\"],\n)\n",
    ),
    (
        "topics/lanes/claims/p-wait.ron",
        "Claim(\n    text: (en: \"The city should wait.\", fr: \"La ville devrait attendre.\"),\n    kind: norm,\n    asserted_by: [\"cyclists-union\"],\n)\n",
    ),
    (
        "topics/lanes/claims/injuries-fell.ron",
        "Claim(\n    text: (\n        en: \"Injuries to cyclists fell by a third after lanes were built in Shelbyville.\",\n        fr: \"Les blessures de cyclistes ont diminué d’un tiers après l’aménagement des pistes à Shelbyville.\",\n    ),\n    kind: fact,\n    cites: [\n        (source: \"hospital-report\", role: establishes, at: Page(\"3\")),\n    ],\n    supports: [\"p-build\"],\n)\n",
    ),
    (
        "topics/lanes/arguments/too-early.ron",
        "Argument(\n    short: (en: \"Too early\", fr: \"Trop tôt\"),\n    premises: [\"injuries-fell\"],\n    conclusion: Supports(\"p-wait\"),\n)\n",
    ),
];

impl Base {
    pub(crate) fn new() -> Self {
        let base = Self {
            folder: tempfile::tempdir().expect("a folder can be made"),
        };
        for (path, text) in FILES {
            base.put(path, text);
        }
        base
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
        fs::write(path, bytes).expect("can be written");
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("is there")
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut all = vec![
            "--knowledge",
            self.folder.path().to_str().expect("is UTF-8"),
        ];
        all.extend(arguments);
        run(&all)
    }
}

pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) said: String,
}

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    command.stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    command
}

pub(crate) fn run(arguments: &[&str]) -> Ran {
    ran(&program().args(arguments).output().expect("it runs"))
}

fn ran(output: &Output) -> Ran {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        said,
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .expect("is an object")
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn check_says_by_its_exit_code_what_it_came_to() {
    let base = Base::new();
    let clean = base.run(&["check"]);
    assert_eq!(clean.code, 0, "{}{}", clean.out, clean.said);
    assert!(clean.out.contains("0 errors"), "{}", clean.out);

    base.put("topics/lanes/claims/torn.ron", "Claim(\n    text: \"Torn");
    assert_eq!(base.run(&["check"]).code, 1);

    let nowhere = run(&["--knowledge", "no/such/folder", "check"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.said.starts_with("error: cannot read the folder"));
    assert_eq!(nowhere.out, "");
}

#[test]
fn check_for_people_shows_the_place_the_line_a_caret_and_help() {
    let base = Base::new();
    base.put(
        "topics/lanes/arguments/typo.ron",
        "Argument(\n    premises: [\"injuries-fel\"],\n    conclusion: Supports(\"p-wait\"),\n)\n",
    );
    let found = base.run(&["check"]);
    let shown = found.out;
    assert!(
        shown.contains("error: topics/lanes/arguments/typo.ron:2:17\n"),
        "{shown}"
    );
    assert!(shown.contains("unknown-id"), "{shown}");
    assert!(
        shown.contains("2 │     premises: [\"injuries-fel\"],"),
        "{shown}"
    );
    assert!(shown.contains("────"), "{shown}");
    assert!(
        shown.contains("help: did you mean `injuries-fell`?"),
        "{shown}"
    );
    assert!(!shown.contains('\u{1b}'), "no colour where no terminal is");
}

#[test]
fn check_for_programs_has_the_promised_form() {
    let base = Base::new();
    base.put("topics/lanes/claims/torn.ron", "Claim(\n    text: \"Torn");
    let found = base.run(&["check", "--format", "json"]);
    assert_eq!(found.code, 1);
    let value: Value = serde_json::from_str(&found.out).expect("is JSON");
    assert_eq!(keys(&value), ["diagnostics", "errors", "warnings"]);
    assert_eq!(value["errors"], 1);
    let first = &value["diagnostics"][0];
    assert_eq!(
        keys(first),
        [
            "code", "column", "help", "line", "message", "path", "severity", "subject"
        ]
    );
    assert_eq!(first["code"], "syntax");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["subject"], "torn");
    assert_eq!(first["path"], "topics/lanes/claims/torn.ron");
    assert_eq!(first["line"], 2);
    assert!(first["message"].is_string() && first["help"].is_string());
}

#[test]
fn stats_counts_records_and_edges() {
    let base = Base::new();
    let found = base.run(&["stats", "--format", "json"]);
    assert_eq!(found.code, 0);
    let value: Value = serde_json::from_str(&found.out).expect("is JSON");
    let expected: Value = serde_json::from_str(
        r#"{"topics":1,"issues":1,"claims":3,"arguments":2,"sources":1,"actors":1,"rules":0,
            "cases":0,"policies":0,
            "edges":{"premise":2,"supports":2,"rebuts":0,"undercuts":0,"cites_source":1}}"#,
    )
    .expect("is JSON");
    assert_eq!(value, expected);
    assert!(base.run(&["stats"]).out.contains("3  claims\n"));
}

#[test]
fn help_names_every_command_and_odd_arguments_are_refused() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    for command in ["serve", "check", "stats", "new", "build", "fmt", "solve"] {
        assert!(
            help.out.contains(&format!("\n  {command} ")),
            "{}",
            help.out
        );
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Usage: counterpoint "), "{}", help.out);
    }
    let odd: &[&[&str]] = &[
        &["chekc"],
        &["check", "--format", "xml"],
        &["check", "extra"],
        &["new"],
        &["new", "topic"],
        &["new", "claim", "--id", "No Slug"],
        &["new", "claim", "--kind", "fcat"],
        &["new", "claim", "--cites", "a:b:c:d"],
        &["new", "claim", "--cites", "nothing-but-a-source"],
        &["new", "argument", "--supports", "a", "--rebuts", "b"],
        &["new", "source", "--date", "99-99"],
        &["fmt", "--knowledge", "no/such/folder"],
        &["build"],
        &["--knowledge"],
        &["\u{202e}"],
        &[""],
    ];
    for arguments in odd {
        let refused = run(arguments);
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.said);
        assert!(refused.said.contains("error") || refused.said.contains("Usage"));
    }
    let near = run(&["new", "claim", "--kind", "fcat"]);
    assert!(near.said.contains("'fact'"), "{}", near.said);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf8_are_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let odd = OsStr::from_bytes(b"\xff\xfe");
    for command in ["check", "fmt"] {
        let output = program()
            .args([command, "--knowledge"])
            .arg(odd)
            .output()
            .expect("it runs");
        assert_eq!(ran(&output).code, 2);
    }
}

/// Somebody who closes the pipe has read enough.
#[test]
fn a_closed_pipe_is_no_panic() {
    let base = Base::new();
    for number in 0..300 {
        base.put(
            &format!("topics/lanes/claims/torn-{number}.ron"),
            "Claim(\n    text: \"Torn",
        );
    }
    let mut child = program()
        .arg("--knowledge")
        .arg(base.folder.path())
        .arg("check")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(ran(&output).code, 1);
}

const UNTIDY: &str = "// The first remark.\nClaim(text: (en: \"Streets  are wet.\"), // said by all\n\n\n  kind: fact /* sure */, asserted_by: [\"cyclists-union\",\n ])\n";
const TIDY: &str = "// The first remark.\nClaim(\n    text: (en: \"Streets  are wet.\"), // said by all\n\n    kind: fact, /* sure */\n    asserted_by: [\n        \"cyclists-union\",\n    ],\n)\n";

#[test]
fn fmt_tidies_and_says_what_it_leaves_alone() {
    let base = Base::new();
    let path = "topics/lanes/claims/wet.ron";
    assert_eq!(base.run(&["fmt", "--check"]).code, 0);
    base.put(path, UNTIDY);

    let checked = base.run(&["fmt", "--check"]);
    assert_eq!(checked.code, 1);
    assert_eq!(checked.out, format!("would change: {path}\n"));
    assert_eq!(base.text(path), UNTIDY, "--check changes nothing");

    // A path from here and a path from the folder mean the same.
    let from_here = base.path("topics/lanes/claims");
    for only in [from_here.to_str().expect("is UTF-8"), path, "topics"] {
        assert_eq!(base.run(&["fmt", "--check", only]).code, 1, "{only}");
    }
    assert_eq!(base.run(&["fmt", "--check", "sources"]).code, 0);
    assert_eq!(base.run(&["fmt", "no/such/file.ron"]).code, 2);

    let changed = base.run(&["fmt"]);
    assert_eq!(changed.code, 0, "{}", changed.said);
    assert_eq!(changed.out, format!("changed: {path}\n"));
    assert_eq!(base.text(path), TIDY);
    assert_eq!(
        base.run(&["fmt", "--check"]).code,
        0,
        "a second time finds nothing"
    );

    let left: &[(&str, &[u8], &str)] = &[
        ("torn", b"Claim(\n    text: \"Torn", "not well-formed"),
        ("latin", b"Claim(text: \"caf\xe9\")", "byte 16 is not UTF-8"),
        (
            "within",
            b"Claim(text: /* here */ \"Wet.\", kind: fact)",
            "a comment stands between a name and its value",
        ),
    ];
    for (name, bytes, why) in left {
        let path = format!("topics/lanes/claims/{name}.ron");
        base.put(&path, bytes);
        let ran = base.run(&["fmt", &path]);
        assert_eq!(ran.code, 1);
        assert!(
            ran.said.contains(&format!("left alone: {path}: ")) && ran.said.contains(why),
            "{}",
            ran.said
        );
        assert_eq!(fs::read(base.path(&path)).expect("is there"), *bytes);
    }
}

#[cfg(unix)]
#[test]
fn fmt_does_not_follow_links() {
    let base = Base::new();
    let outside = tempfile::tempdir().expect("a folder can be made");
    let target = outside.path().join("wet.ron");
    fs::write(&target, UNTIDY).expect("can be written");
    let link = base.path("topics/lanes/claims/link.ron");
    std::os::unix::fs::symlink(&target, link).expect("can be made");
    let ran = base.run(&["fmt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.said
            .contains("left alone: topics/lanes/claims/link.ron: symbolic links")
    );
    assert_eq!(fs::read_to_string(target).expect("is there"), UNTIDY);
}

const WAIT: &[&str] = &[
    "new",
    "claim",
    "--text-en",
    "Shops lose custom while a street is dug up.",
    "--text-fr",
    "Les commerces perdent des clients pendant les travaux.",
    "--kind",
    "causal",
    "--asserted-by",
    "cyclists-union",
    "--cites",
    "hospital-report:asserts:page 4",
];

#[test]
fn new_writes_a_claim_that_is_valid_and_tidy() {
    let base = Base::new();
    let path = "topics/lanes/claims/shops-lose-custom-while-street-dug.ron";
    let mut dry = WAIT.to_vec();
    dry.push("--dry-run");
    let shown = base.run(&dry);
    assert_eq!(shown.code, 0, "{}", shown.said);
    assert!(!base.path(path).exists(), "--dry-run writes nothing");

    let written = base.run(WAIT);
    assert_eq!(written.code, 0, "{}", written.said);
    assert_eq!(written.out, format!("{}\n", base.path(path).display()));
    let text = base.text(path);
    assert_eq!(text, shown.out);
    assert_eq!(
        text,
        "Claim(\n    text: (\n        en: \"Shops lose custom while a street is dug up.\",\n        fr: \"Les commerces perdent des clients pendant les travaux.\",\n    ),\n    kind: causal,\n    cites: [\n        (source: \"hospital-report\", role: asserts, at: Page(\"4\")),\n    ],\n    asserted_by: [\"cyclists-union\"],\n)\n"
    );
    record_from_str(&text).expect("is read");
    assert_eq!(base.run(&["check"]).code, 0);
    assert_eq!(base.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn new_never_writes_over_a_record() {
    let base = Base::new();
    let before = base.text("topics/lanes/claims/p-wait.ron");
    for id in ["p-wait", "too-early", "hospital-report"] {
        let mut arguments = WAIT.to_vec();
        arguments.extend(["--id", id]);
        let refused = base.run(&arguments);
        assert_eq!(refused.code, 1, "{}", refused.said);
        assert!(
            refused
                .said
                .contains(&format!("the id `{id}` is taken by the"))
        );
    }
    assert_eq!(base.text("topics/lanes/claims/p-wait.ron"), before);
    // A file that cannot be read has its id all the same.
    base.put("topics/lanes/claims/torn.ron", "Claim(");
    let mut arguments = WAIT.to_vec();
    arguments.extend(["--id", "torn"]);
    assert_eq!(base.run(&arguments).code, 1);
    assert_eq!(base.text("topics/lanes/claims/torn.ron"), "Claim(");
}

#[test]
fn new_writes_nothing_that_would_be_an_error() {
    let base = Base::new();
    let mut arguments = WAIT.to_vec();
    arguments.extend(["--supports", "p-biuld"]);
    let refused = base.run(&arguments);
    assert_eq!(refused.code, 1);
    assert!(
        refused.said.contains("did you mean `p-build`?"),
        "{}",
        refused.said
    );
    assert!(refused.said.contains("Nothing was written."));
    assert_eq!(base.run(&["stats"]).out, Base::new().run(&["stats"]).out);
}

#[test]
fn new_shows_claims_that_are_like_it() {
    let base = Base::new();
    let mut arguments = vec![
        "new",
        "claim",
        "--kind",
        "fact",
        "--supports",
        "p-build",
        "--cites",
        "hospital-report:establishes:page 3",
        "--text-en",
        "Injuries to cyclists fell by a third after the lanes were built in Shelbyville.",
    ];
    let refused = base.run(&arguments);
    assert_eq!(refused.code, 1, "{}", refused.said);
    assert!(
        refused.said.contains("%  injuries-fell\n"),
        "{}",
        refused.said
    );
    assert!(refused.said.contains("premises: [\"injuries-fell\"],"));
    assert!(
        refused
            .said
            .contains("or in topics/lanes/claims/injuries-fell.ron:\n    supports: [\"p-build\"],"),
        "{}",
        refused.said
    );
    arguments.push("--anyway");
    let written = base.run(&arguments);
    assert_eq!(written.code, 0, "{}", written.said);
}

#[test]
fn new_writes_arguments_and_sources() {
    let base = Base::new();
    let written = base.run(&[
        "new",
        "argument",
        "--premise",
        "injuries-fell",
        "--premise",
        "p-build",
        "--undercuts",
        "too-early",
        "--short-en",
        "Three years were enough",
        "--short-fr",
        "Trois ans ont suffi",
        "--scheme",
        "evidence",
        "--from",
        "2023-05-01",
    ]);
    assert_eq!(written.code, 0, "{}", written.said);
    let text = base.text("topics/lanes/arguments/three-years-enough.ron");
    assert!(
        text.contains("premises: [\"injuries-fell\", \"p-build\"],"),
        "{text}"
    );
    assert!(
        text.contains("conclusion: Undercuts(\"too-early\"),"),
        "{text}"
    );

    let written = base.run(&[
        "new",
        "source",
        "--kind",
        "news",
        "--title-fr",
        "L’été à Springfield : où sont les cœurs ?",
        "--issuer-fr",
        "Le Journal",
        "--date",
        "2024-06",
        "--url",
        "https://example.org/ete",
    ]);
    assert_eq!(written.code, 0, "{}", written.said);
    let text = base.text("sources/ete-springfield-coeurs-2024.ron");
    assert!(text.contains("date: \"2024-06\","), "{text}");
    assert_eq!(base.run(&["check"]).code, 0);
    assert_eq!(base.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn new_names_the_flag_of_what_is_missing() {
    let base = Base::new();
    let missing: &[(&[&str], &str)] = &[
        (&["claim"], "`--text-en` or `--text-fr` is missing"),
        (
            &["claim", "--text-en", "  "],
            "`--text-en` or `--text-fr` is missing",
        ),
        (&["claim", "--text-en", "It rains."], "`--kind` is missing"),
        (
            &["argument"],
            "`--supports, --rebuts or --undercuts` is missing",
        ),
        (
            &["argument", "--supports", "p-wait"],
            "`--premise` is missing",
        ),
        (
            &["source", "--kind", "news"],
            "`--title-en` or `--title-fr` is missing",
        ),
        (&["claim", "--topic", "lane"], "did you mean `lanes`?"),
    ];
    for (arguments, what) in missing {
        let mut all = vec!["new"];
        all.extend(*arguments);
        let refused = base.run(&all);
        assert_eq!(refused.code, 2, "{all:?}: {}", refused.said);
        assert!(refused.said.contains(what), "{all:?}: {}", refused.said);
    }
    let nothing = tempfile::tempdir().expect("a folder can be made");
    let root = nothing.path().to_str().expect("is UTF-8");
    let refused = run(&[
        "new",
        "claim",
        "--text-en",
        "It rains.",
        "--knowledge",
        root,
    ]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.said.contains("there is no topic"),
        "{}",
        refused.said
    );
}

/// Texts that would break out of their quotation marks come back as they were.
#[test]
fn new_keeps_hostile_texts_as_texts() {
    for text in [
        "He said \"no\" \\ and left.",
        "</script><script>alert(1)</script>",
        "\"), kind: norm, text: (en: \"x",
        "Two\nlines, and a # and a \"# too.",
    ] {
        let base = Base::new();
        let written = base.run(&[
            "new",
            "claim",
            "--kind",
            "fact",
            "--id",
            "odd",
            "--text-en",
            text,
        ]);
        if written.code == 1 {
            assert!(!base.path("topics/lanes/claims/odd.ron").exists());
            continue;
        }
        assert_eq!(written.code, 0, "{}", written.said);
        let record = record_from_str(&base.text("topics/lanes/claims/odd.ron")).expect("is read");
        let (_, read) = record.texts()[0];
        assert_eq!(read.read(counterpoint::model::Language::En).0, text);
    }
}

/// With a terminal, what the flags leave open is asked.
#[cfg(target_os = "linux")]
#[test]
fn new_asks_on_a_terminal() {
    if !Path::new("/usr/bin/script").exists() {
        crate::skipped("questions on a terminal, because there is no program `script`");
        return;
    }
    let base = Base::new();
    let line = format!(
        "{} --knowledge {} new claim --kind fact",
        env!("CARGO_BIN_EXE_counterpoint"),
        base.folder.path().display()
    );
    let mut child = Command::new("/usr/bin/script")
        .args(["-qec", &line, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let answers = [
        "Rain makes streets wet.", // in English
        "",                        // in French
        "Wet streets",             // in a few words
        "",
        "hospital-reprot:asserts:page 1", // a slip, asked again
        "hospital-report:asserts:page 1",
        "",
        "cyclists-union",
        "",
        "p-biuld", // a slip, asked again
        "p-build",
        "",
        "",
        "",
        "streets-are-wet", // its id
        "y",
    ];
    let mut input = child.stdin.take().expect("is piped");
    input
        .write_all((answers.join("\n") + "\n").as_bytes())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    drop(input);
    let seen = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{seen}");
    assert!(seen.contains("did you mean `hospital-report`?"), "{seen}");
    assert!(seen.contains("did you mean `p-build`?"), "{seen}");
    let text = base.text("topics/lanes/claims/streets-are-wet.ron");
    assert!(text.contains("short: (en: \"Wet streets\"),"), "{text}");
    assert!(text.contains("supports: [\"p-build\"],"), "{text}");
}
