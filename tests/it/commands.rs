//! The commands about verdicts: what they take, and what they print for programs and for people.

use serde_json::{Value, json};

use crate::cli::{Base, Ran};

fn json_of(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.said);
    serde_json::from_str(&ran.out).expect("is JSON")
}

#[test]
fn verdicts_are_told_to_programs_in_one_form() {
    let base = Base::new();
    let ran = base.run(&["verdicts", "--format", "json", "--without", "too-early"]);
    let expected = json!({
        "standpoint": {
            "on": "2026-11-22",
            "assume": [],
            "without": ["too-early"],
            "trust": [],
            "semantics": "grounded",
        },
        "claims": {
            "injuries-fell": {"verdict": "accepted"},
            "p-build": {"verdict": "accepted"},
            "p-wait": {"verdict": "reported"},
        },
        // What is left out is not there.
        "arguments": {
            "injuries-fell--supports--p-build": {"verdict": "stands"},
        },
    });
    assert_eq!(json_of(&ran), expected);
    let again = base.run(&["verdicts", "--format=json", "--without=too-early"]);
    assert_eq!(again.out, ran.out);
}

#[test]
fn a_standpoint_is_taken_from_options_in_any_order_and_form() {
    let base = Base::new();
    let ran = base.run(&[
        "verdicts",
        "--trust",
        "cyclists-union",
        "--assume=p-wait,injuries-fell",
        "--assume",
        "p-build",
        "--on",
        "2020-01-01",
        "--semantics",
        "preferred",
        "--format",
        "json",
    ]);
    let standpoint = &json_of(&ran)["standpoint"];
    assert_eq!(
        *standpoint,
        json!({
            "on": "2020-01-01",
            "assume": ["injuries-fell", "p-build", "p-wait"],
            "without": [],
            "trust": ["cyclists-union"],
            "semantics": "preferred",
            "positions": {"count": 1, "cut": false},
        })
    );
}

#[test]
fn what_cannot_be_looked_from_is_answered_with_a_suggestion() {
    let base = Base::new();
    for (arguments, said) in [
        (
            ["--assume", "p-biuld"],
            "error: --assume: there is no claim `p-biuld`; did you mean `p-build`?\n",
        ),
        (
            ["--trust", "p-build"],
            "error: --trust: there is no actor `p-build`; `p-build` is the id of another kind: claim\n",
        ),
        (
            ["--without", "nothing-like-it"],
            "error: --without: there is no claim, argument or source `nothing-like-it`\n",
        ),
        (
            ["--semantics", "stabel"],
            "error: --semantics: there is no `stabel`; did you mean `stable`?\n",
        ),
        (
            ["--on", "2023-02-30"],
            "error: --on: `2023-02-30` is not a date: write year-month-day, for example 2023-03-25\n",
        ),
    ] {
        for command in ["verdicts", "inferences"] {
            let ran = base.run(&[command, arguments[0], arguments[1]]);
            assert_eq!((ran.code, ran.said.as_str()), (2, said));
            assert_eq!(ran.out, "");
        }
    }
    let both = base.run(&["verdicts", "--assume", "p-build", "--without", "p-build"]);
    assert_eq!(both.code, 2);
    assert!(both.said.contains("choose one"), "{}", both.said);
}

#[test]
fn inferences_are_those_that_are_there() {
    let base = Base::new();
    base.put(
        "topics/lanes/arguments/not-so.ron",
        "Argument(premises: [\"injuries-fell\"], conclusion: Rebuts(\"p-build\"))",
    );
    base.put(
        "topics/lanes/arguments/why-so.ron",
        "Argument(premises: [\"injuries-fell\"], conclusion: Undercuts(\"not-so\"))",
    );
    let ran = base.run(&[
        "inferences",
        "--format=json",
        "--assume=p-wait",
        "--trust=cyclists-union",
        "--without=too-early",
    ]);
    let expected = json!([
        {
            "id": "injuries-fell--established-by--hospital-report",
            "kind": "cited",
            "premises": [],
            "head": {"claim": "injuries-fell"},
            "grade": "strong",
            "from": "hospital-report",
            "label": "in",
        },
        {
            "id": "p-build--asserted-by--cyclists-union",
            "kind": "cited",
            "premises": [],
            "head": {"claim": "p-build"},
            "grade": "asserted",
            "from": "cyclists-union",
            "label": "in",
        },
        {
            "id": "p-wait--assumed",
            "kind": "assumed",
            "premises": [],
            "head": {"claim": "p-wait"},
            "grade": "ordinary",
            "from": null,
            "label": "in",
        },
        {
            "id": "p-wait--asserted-by--cyclists-union",
            "kind": "cited",
            "premises": [],
            "head": {"claim": "p-wait"},
            "grade": "asserted",
            "from": "cyclists-union",
            "label": "in",
        },
        {
            "id": "injuries-fell--supports--p-build",
            "kind": "stated",
            "premises": ["injuries-fell"],
            "head": {"claim": "p-build"},
            "grade": "strong",
            "from": "injuries-fell--supports--p-build",
            "label": "in",
        },
        {
            "id": "not-so",
            "kind": "stated",
            "premises": ["injuries-fell"],
            "head": {"contrary_of": "p-build"},
            "grade": "strong",
            "from": "not-so",
            "label": "out",
        },
        {
            "id": "why-so",
            "kind": "stated",
            "premises": ["injuries-fell"],
            "head": {"undercuts": "not-so"},
            "grade": "strong",
            "from": "why-so",
            "label": "in",
        },
    ]);
    assert_eq!(json_of(&ran), expected);
    let human = base.run(&["inferences", "--without=too-early"]);
    let line = "out        strong    not-so: injuries-fell => not p-build\n";
    assert!(human.out.contains(line), "{}", human.out);
}

#[test]
fn people_are_told_from_where_and_values_carry_no_verdict() {
    let base = Base::new();
    let ran = base.run(&["verdicts"]);
    assert_eq!(ran.code, 0, "{}", ran.said);
    let heading = "In this collection, on 22 November 2026, ";
    assert!(ran.out.starts_with(heading), "{}", ran.out);
    assert!(
        ran.out.contains("Stands here (1)\n  injuries-fell  "),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("Values and answers to a root question (readers weigh these; --all says how they fare) (2)\n"),
        "{}",
        ran.out
    );
    let all = base.run(&["verdicts", "--all"]);
    assert!(all.out.contains("Stands here (3)\n"), "{}", all.out);
}

#[test]
fn what_is_explained_is_explained_at_every_length() {
    let base = Base::new();
    for id in ["p-build", "too-early"] {
        let mut last = 0;
        for length in ["short", "medium", "full"] {
            let ran = base.run(&["explain", id, "--length", length, "--format", "json"]);
            let told = json_of(&ran);
            assert_eq!(told["id"], id);
            assert!(!told["why"].as_array().expect("is a list").is_empty());
            let lines = told["lines"].as_array().expect("is a list").len();
            assert!(lines >= last);
            last = lines;
            let full = id == "p-build" && length == "full";
            assert_eq!(told.get("sensitivity").is_some(), full);
        }
        assert!(last > 0);
    }
    let wrong = base.run(&["explain", "i-lanes"]);
    assert_eq!(wrong.code, 2);
    let human = base.run(&["explain", "p-build", "--length", "full"]);
    assert!(
        human.out.contains("The verdict is the same in "),
        "{}",
        human.out
    );
}

/// A claim that both answers turn on, one against the other.
fn crux() -> Base {
    let base = Base::new();
    base.put(
        "topics/lanes/claims/safe.ron",
        "Claim(text: \"Lanes are safe.\", kind: fact, asserted_by: [\"cyclists-union\"])",
    );
    base.put(
        "topics/lanes/claims/p-not.ron",
        "Claim(text: \"No lanes.\", kind: fact)",
    );
    base.put(
        "topics/lanes/issues/i-safe.ron",
        "Issue(question: \"Are there lanes?\", positions: [\"p-not\"])",
    );
    base.put(
        "topics/lanes/arguments/because-safe.ron",
        "Argument(premises: [\"safe\"], conclusion: Supports(\"p-not\"))",
    );
    base
}

#[test]
fn cruxes_are_the_open_claims_on_which_it_turns() {
    let base = crux();
    let found = json_of(&base.run(&["cruxes", "i-safe", "--format", "json"]));
    assert_eq!(found["ranked_by"], "positions");
    assert_eq!(
        found["cruxes"],
        json!([{
            "claim": "safe",
            "verdict": "reported",
            "with": null,
            "moves": [{"position": "p-not", "without": "unsupported", "assumed": "accepted"}],
            "arguments": 1,
        }])
    );
    let human = base.run(&["cruxes", "i-safe"]);
    assert!(human.out.contains("It turns on:\n"), "{}", human.out);
    assert_eq!(base.run(&["cruxes", "i-saef"]).code, 2);
}

#[test]
fn what_hangs_on_a_source_is_listed() {
    let base = Base::new();
    let found = json_of(&base.run(&["depends-on", "hospital-report", "--format", "json"]));
    assert_eq!(
        found["claims"],
        json!({
            "injuries-fell": {"now": "accepted", "without": "unsupported"},
            "p-build": {"now": "accepted", "without": "reported"},
            "p-wait": {"now": "accepted", "without": "reported"},
        })
    );
    assert_eq!(found.get("rests_on"), None);
    let claim = json_of(&base.run(&["depends-on", "p-build", "--format", "json"]));
    assert_eq!(
        claim["rests_on"],
        json!({
            "hospital-report": {"without": "reported"},
            "injuries-fell": {"without": "reported"},
        })
    );
    let human = base.run(&["depends-on", "hospital-report"]);
    let heading = "Claims that would fare otherwise without it (3)\n";
    assert!(human.out.contains(heading), "{}", human.out);
}

#[test]
fn a_promise_that_is_not_kept_is_an_error_with_its_reason() {
    let base = Base::new();
    let kept = "Expect(\n    text: (en: \"It stands.\", fr: \"Cela tient.\"),\n    verdicts: {\"p-build\": accepted},\n    arguments: {\"too-early\": stands},\n    because: (en: \"Injuries fell.\", fr: \"Les blessures ont diminué.\"),\n)\n";
    base.put("topics/lanes/expects/built.ron", kept);
    let ran = base.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    base.put(
        "topics/lanes/expects/built.ron",
        kept.replace("accepted", "contested"),
    );
    let ran = base.run(&["check", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let found: Value = serde_json::from_str(&ran.out).expect("is JSON");
    let failed = &found["diagnostics"][0];
    assert_eq!(failed["code"], "failed-expectation");
    assert_eq!(failed["line"], 3);
    let message = failed["message"].as_str().expect("is a text");
    let start = "`p-build` is promised to be contested, and is accepted: ";
    assert!(message.starts_with(start), "{message}");
    assert!(
        !message.ends_with('.') && message.len() > start.len() + 20,
        "{message}"
    );
}
