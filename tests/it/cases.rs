//! Cases told to readers: the wording of what is decided, the form that asks for facts, and the
//! same for programs. What rules make of facts is tested elsewhere.
//! `UPDATE_EXPECT=1` writes the wording anew; read what it wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use counterpoint::expect::words;
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Date, Language, PolicyId, Rest, RuleSetId};
use counterpoint::rules::{
    Choice, Facts, GroundQuestion, Grounding, Opened, QuestionKind, RuleBook, SUBJECT, Standing,
    field_of,
};
use counterpoint::site::{Asked, Rendered, render};
use counterpoint::store::Store;
use counterpoint::view::{
    AnswerLine, AskView, CaseReason, CaseView, Hosting, Page, Reader, Sentence,
};
use serde_json::Value;

const TOLD: &str = "tests/cases/told";

fn open(root: &str) -> KnowledgeBase {
    let (kb, _) = KnowledgeBase::open(&Store::at(Path::new(root)), &|_| {}).expect("is there");
    kb
}

fn small() -> KnowledgeBase {
    open(&format!("{TOLD}/knowledge"))
}

fn permit() -> RuleSetId {
    RuleSetId::new("permit").expect("an id")
}

fn write_lines(text: &mut String, lines: &[AnswerLine], indent: &str) {
    for line in lines {
        let _ = writeln!(text, "{indent}{} {}", line.badge.word, line.text.text);
        if let Some(short) = &line.short {
            let _ = writeln!(text, "{indent}  {}", short.plain());
        }
    }
}

fn write_reason(text: &mut String, reason: &CaseReason, depth: usize) {
    let indent = "  ".repeat(depth);
    let (met, said) = (reason.met.key(), reason.sentence.plain());
    let _ = writeln!(text, "{indent}- {met}: {said} [{}]", reason.role);
    for below in &reason.because {
        write_reason(text, below, depth + 1);
    }
}

/// Everything that the pages of the cases of a small base say, in both languages.
fn told(kb: &KnowledgeBase) -> String {
    let mut text = String::new();
    for language in Language::ALL {
        let reader = Reader::new(kb, language, Hosting::Live);
        for case in kb.graph().cases() {
            let view = CaseView::of(reader, &case.id).expect("is there");
            let decision = view.decision.expect("is decided");
            let _ = writeln!(text, "# {} ({})", case.id, language.tag());
            for fact in view.facts.iter().flat_map(|it| &it.said) {
                let _ = writeln!(text, "{fact}");
            }
            for answer in &decision.answers {
                let _ = writeln!(text, "\n{}", answer.question.text);
                write_lines(&mut text, &answer.lines, "  ");
                for may in &answer.may {
                    let _ = writeln!(text, "  ? {}", may.text.text);
                }
                if let Some(unproved) = &answer.unproved_said {
                    let _ = writeln!(text, "  {unproved}");
                    write_lines(&mut text, &answer.if_unproved, "    ");
                }
                for (_, doubt) in &answer.doubts {
                    let _ = writeln!(text, "  ~ {}", doubt.text);
                }
                for reason in &answer.every_step {
                    write_reason(&mut text, reason, 1);
                }
            }
            text.push('\n');
        }
    }
    text
}

#[test]
fn cases_are_told_as_promised() {
    let found = told(&small());
    let file = format!("{TOLD}/expect.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &found).expect("can be written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{file} differs:\n{found}");
}

#[test]
fn the_small_base_is_in_order() {
    let kb = small();
    let findings: Vec<String> = counterpoint::view::findings(&kb)
        .iter()
        .map(|it| format!("{}: {}", it.code.name(), it.message))
        .filter(|it| {
            it.starts_with("failed-case") || it.contains("rule") || it.contains("predicate")
        })
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    fields.iter().map(owned).collect()
}

fn ask(kb: &KnowledgeBase, fields: &[(&str, &str)]) -> AskView {
    let reader = Reader::new(kb, Language::En, Hosting::Live);
    let view = AskView::of(reader, &permit(), &pairs(fields));
    view.expect("every key is a question").expect("it asks")
}

#[test]
fn the_form_asks_only_what_still_matters() {
    let kb = small();
    let start = ask(&kb, &[]);
    assert!(start.is_start && start.decision.is_none());
    assert_eq!(start.next.expect("a question").field, "asked-on");
    // Too late for the rule: nothing about guests can matter.
    let late = [
        ("asked-on", "2026-05-20"),
        ("moved-in", "2026-05-01"),
        ("car", "large"),
    ];
    let view = ask(&kb, &late);
    let asked: BTreeSet<String> = view
        .next
        .iter()
        .chain(&view.others)
        .map(|it| it.field.clone())
        .collect();
    let expected = ["fined", "honoured"].map(str::to_owned);
    assert_eq!(asked, BTreeSet::from(expected));
    // Whatever is left open is not asked again, and the answer stands all the same.
    let mut left = late.to_vec();
    left.extend([("fined", "?"), ("honoured", "?")]);
    let view = ask(&kb, &left);
    assert!(view.next.is_none() && view.left_open.len() == 2);
    let mut done = late.to_vec();
    done.extend([("fined", "no"), ("honoured", "no")]);
    let view = ask(&kb, &done);
    assert!(view.next.is_none() && view.left_open.is_empty());
}

#[test]
fn other_persons_can_be_added_and_taken_away() {
    let kb = small();
    let view = ask(&kb, &[("old.1", "30"), ("old.2", "85"), ("lame.2", "yes")]);
    let add = view.add_person.expect("one more");
    assert!(add.contains("_person=3"), "{add}");
    let first = view.persons.iter().find(|it| it.title.contains("(1)"));
    let remove = first.and_then(|it| it.remove.clone()).expect("can go");
    assert!(
        remove.contains("old.1=85") && !remove.contains("old.2"),
        "{remove}"
    );
    let view = ask(&kb, &[("old.1", "30"), ("_person", "2")]);
    assert_eq!(view.next.expect("a question").field, "old.2");
}

#[test]
fn who_is_named_cannot_be_denied() {
    let kb = small();
    let asked = [
        ("has-guest", "no"),
        ("old.1", "30"),
        ("asked-on", "2026-05-01"),
    ];
    let view = ask(&kb, &asked);
    let next = view.next.expect("it is asked again");
    assert_eq!(next.field, "has-guest");
    assert!(next.wrong.expect("is wrong").contains("there is somebody"));
    // What else was said is kept.
    let add = view.add_person.expect("one more");
    assert!(
        add.contains("old.1=30") && add.contains("asked-on=2026-05-01"),
        "{add}"
    );
}

#[test]
fn what_makes_no_sense_is_said_where_it_stands() {
    let kb = small();
    for (field, value, says) in [
        ("asked-on", "yesterday", "It is not a day"),
        ("car", "boat", "not one of the answers"),
        ("car", "small,truck", "Only one of these"),
        ("old.1", "180", "from 0 to 120"),
        ("fined", "perhaps", "not one of the answers"),
    ] {
        let next = ask(&kb, &[(field, value)]).next.expect("it is asked again");
        let wrong = next.wrong.expect("it says what is wrong");
        assert!(
            next.field == field && wrong.contains(says),
            "{field}: {wrong}"
        );
    }
    let view = ask(
        &kb,
        &[("asked-on", "2026-05-01"), ("moved-in", "2026-05-20")],
    );
    assert_eq!(view.mistakes.len(), 1);
    assert_eq!(view.mistakes[0].change.len(), 2);
    assert!(view.decision.is_none());
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    for key in [
        "nothing", "old", "old.0", "old.9", "old.01", "fined.1", "_other",
    ] {
        let view = AskView::of(reader, &permit(), &pairs(&[(key, "1")]));
        assert!(view.is_err(), "{key}");
    }
}

/// No address brings the form down, whatever it holds.
#[test]
fn hostile_addresses_get_an_answer() {
    let kb = small();
    let page = Page::Ask(permit());
    let long = "x".repeat(4000);
    for query in [
        "car=%00&old.1=99999999999999999999",
        "asked-on=9999-99-99&moved-in=-1",
        "_change=car&_person=8",
        "_person=99",
        "_change=nothing",
        "car=small&car=truck&car=%3F",
        "old.1=1&old.2=2&old.3=3&old.4=4&old.5=5&old.6=6&old.7=7&old.8=8",
        &format!("car={long}"),
        "policy=policy-free&asked-on=2026-05-10",
        "on=1900-01-01",
    ] {
        let asked = Asked::parse(query).expect("is read");
        for language in Language::ALL {
            let rendered = render(&kb, None, &page, language, &asked, Hosting::Live);
            assert!(!matches!(rendered, Rendered::Missing(_)), "{query}");
        }
    }
    let files = render(
        &kb,
        None,
        &page,
        Language::En,
        &Asked::default(),
        Hosting::Files,
    );
    assert!(matches!(files, Rendered::Html(text) if !text.contains("<form class=\"case-form\"")));
}

#[test]
fn a_policy_changes_the_answer() {
    let kb = small();
    let view = ask(
        &kb,
        &[
            ("asked-on", "2026-05-10"),
            ("moved-in", "2026-05-01"),
            ("car", "small"),
        ],
    );
    let table = view.policies.expect("there are policies");
    let rows: Vec<(bool, bool)> = table
        .rows
        .iter()
        .map(|it| (it.current, !it.changes.is_empty()))
        .collect();
    assert_eq!(rows, [(true, false), (false, true)]);
}

/// From the form to the answer, and from there to what people argue about the rule: two clicks.
#[test]
fn a_case_is_followed_from_the_form_to_the_debate() {
    let kb = open("knowledge");
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let case = kb
        .graph()
        .cases()
        .find(|it| it.id.as_str() == "case-17-trans-claimant");
    let case = case.expect("is there");
    let view = CaseView::of(reader, &case.id).expect("is there");
    let change = view.change.expect("the form with these facts");
    let query = change.split_once('?').expect("facts").1;
    let asked = Asked::parse(query).expect("is read");
    let set = kb.graph().set_of(case.id.as_str()).expect("a set");
    let rendered = render(
        &kb,
        None,
        &Page::Ask(set.clone()),
        Language::En,
        &asked,
        Hosting::Live,
    );
    let Rendered::Html(html) = rendered else {
        panic!("the form answers");
    };
    assert!(html.contains("The agreement applies"));
    let rule = kb
        .graph()
        .rules()
        .find(|it| it.id.as_str() == "r-base")
        .expect("is there");
    for id in rule.contested_by.iter().chain(&rule.defended_by) {
        let record = kb.graph().record(id).expect("is there");
        let path = Page::Item(record.kind(), record.slug()).path(Language::En);
        assert!(html.contains(&format!("href=\"{path}\"")), "{path}");
    }
}

fn counterpoint(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn json(arguments: &[&str]) -> Value {
    let output = counterpoint(arguments);
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}{output:?}"))
}

#[test]
fn programs_read_a_case_as_json() {
    let base = format!("{TOLD}/knowledge");
    let told = json(&[
        "why",
        "case-a-newcomer",
        "--knowledge",
        &base,
        "--format",
        "json",
    ]);
    let keys: BTreeSet<&str> = told
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    let expected = [
        "case",
        "on",
        "policy",
        "facts",
        "left_out",
        "barred",
        "follows",
        "medal",
        "if_unproved",
        "open",
        "articles",
        "derivation",
    ];
    assert_eq!(keys, BTreeSet::from(expected));
    assert_eq!(told["case"], "case-a-newcomer");
    assert_eq!(told["policy"], Value::Null);
    assert_eq!(told["left_out"], serde_json::json!([]));
    assert_eq!(told["barred"], "kept-out");
    assert_eq!(told["follows"], serde_json::json!(["permit"]));
    assert_eq!(told["if_unproved"]["barred"], "kept-out");
    assert_eq!(told["open"], serde_json::json!([]));
    assert_eq!(told["articles"][0], "Lane By-law, s. 4(1)");
    let first = &told["derivation"]["because"][0]["because"][0];
    assert_eq!(first["rule"], "r-out");
    for key in ["role", "text", "rule", "because"] {
        assert!(first.get(key).is_some(), "{key}");
    }
}

#[test]
fn a_case_is_read_from_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = format!("{TOLD}/knowledge");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("can be written");
        path.to_string_lossy().into_owned()
    };
    let facts = write(
        "facts.ron",
        "[\"asked_on(driver, 2026-05-10)\", \"car(driver, small)\"]",
    );
    let told = json(&["case", &facts, "--knowledge", &base, "--format", "json"]);
    assert_eq!(told["case"], "facts");
    assert_eq!(told["barred"], "undetermined");
    assert_eq!(told["open"][0], "moved-in");
    let free = json(&[
        "case",
        &facts,
        "--policy",
        "policy-free",
        "--knowledge",
        &base,
        "--format",
        "json",
    ]);
    assert_eq!(free["barred"], "let-in");
    let record = write(
        "mine.ron",
        "Case(title: \"Mine\", facts: [\"asked_on(driver, 2026-05-10)\", \"moved_in(driver, 2026-05-01)\", \"car(driver, small)\"], because: \"So.\")",
    );
    let output = counterpoint(&["case", &record, "--length", "full", "--knowledge", &base]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.contains("The driver is kept out.") && text.contains("s. 4(1)"),
        "{text}"
    );
    for (facts, code) in [
        ("[\"car(driver, boat)\"]", 1),
        (
            "[\"asked_on(driver, 2026-05-01)\", \"moved_in(driver, 2026-05-20)\"]",
            1,
        ),
        ("[\"car(\"]", 1),
        ("Claim(", 2),
    ] {
        let file = write("bad.ron", facts);
        let output = counterpoint(&["case", &file, "--knowledge", &base]);
        assert_eq!(output.status.code(), Some(code), "{facts}: {output:?}");
        assert!(!output.stderr.is_empty(), "{facts}");
    }
    let output = counterpoint(&["case", "--ask", "permit", "--knowledge", &base]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "no terminal is there to ask on"
    );
}

#[test]
fn a_table_of_people_is_decided_as_the_cases_are() {
    let kb = open("knowledge");
    let folder = tempfile::tempdir().expect("can be made");
    for book in kb.books().all().filter(|book| book.subject.is_some()) {
        let opened = kb.open_book(&book.set, None, None).expect("is there");
        let cases: Vec<_> = kb.graph().in_set(&book.set).cases().collect();
        let facts: Vec<Facts> = cases
            .iter()
            .map(|case| Facts::of_statements(opened.book(), &case.facts).0)
            .collect();
        let fields: Vec<BTreeMap<String, String>> = facts
            .iter()
            .map(|it| it.fields(opened.book()).into_iter().collect())
            .collect();
        let columns: BTreeSet<&String> = fields.iter().flat_map(BTreeMap::keys).collect();
        let mut table = String::from("case");
        for column in &columns {
            let _ = write!(table, ",{column}");
        }
        for (case, cells) in cases.iter().zip(&fields) {
            let _ = write!(table, "\n{}", case.id);
            for column in &columns {
                let cell = cells.get(*column).map_or("", String::as_str);
                let _ = write!(table, ",\"{cell}\"");
            }
        }
        // A row that makes no sense is told, and stops no other.
        let rest = ",".repeat(columns.len() - 1);
        table.push_str(&format!("\nnobody,\"no such word\"{rest}\n"));
        table.push_str(&format!("too long{}\n", ",".repeat(columns.len() + 1)));
        let path = folder.path().join("people.csv");
        fs::write(&path, table).expect("can be written");
        let path = path.to_string_lossy();
        let set = book.set.as_ref();
        let output = counterpoint(&["cases", set, "--facts", &path, "--format", "json"]);
        let told = String::from_utf8_lossy(&output.stderr);
        let bad = format!("people.csv, row {}: column", cases.len() + 2);
        assert!(told.contains(&bad), "{told}");
        let bad = format!("people.csv, row {}: 1 cell too many", cases.len() + 3);
        assert!(told.contains(&bad), "{told}");
        assert_eq!(output.status.code(), Some(1), "{told}");
        let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(|line| serde_json::from_str(line).expect("is JSON"))
            .collect();
        assert_eq!(lines.len(), cases.len(), "{told}");
        for ((line, case), facts) in lines.iter().zip(&cases).zip(&facts) {
            assert_eq!(line["case"], case.id.as_str());
            let decision = opened.decide(facts, Rest::Unproved).expect("is small");
            for answered in &decision.answers {
                let words = words(kb.graph().rule_set(&book.set).expect("is there"), answered);
                let found = &line[&*answered.key];
                let found: Vec<&str> = match found.as_array() {
                    Some(all) => all.iter().filter_map(Value::as_str).collect(),
                    None => found.as_str().into_iter().collect(),
                };
                assert_eq!(found, words, "{}: {}", case.id, answered.key);
            }
        }
    }
}

/// Random answers to every question of a set, at the days and numbers where the rules turn.
struct Somebody<'k> {
    opened: &'k Opened,
    random: u64,
}

impl Somebody<'_> {
    /// Marsaglia's xorshift.
    fn up_to(&mut self, most: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % u64::try_from(most).expect("is small")).expect("is small")
    }

    fn cell(&mut self, question: &GroundQuestion) -> String {
        match &question.kind {
            QuestionKind::YesNo(_) => ["yes", "no"][self.up_to(2)].to_owned(),
            QuestionKind::Options(options, choice) => {
                let none = usize::from(*choice != Choice::One);
                let chosen = self.up_to(options.len() + none);
                options
                    .get(chosen)
                    .map_or_else(|| "none".to_owned(), |it| it.0.to_string())
            }
            QuestionKind::Value(_) if question.predicate.contains("old") => {
                self.up_to(40).to_string()
            }
            QuestionKind::Value(_) => {
                let edges = [
                    "2004-12-29",
                    "2009-07-23",
                    "2019-04-08",
                    "2020-06-24",
                    "2023-03-25",
                    "2025-06-03",
                    "2026-03-26",
                ];
                let edge: Date = edges[self.up_to(edges.len())].parse().expect("a day");
                let days = [0, 1, 2, 13, 14, 15, 365, 366][self.up_to(8)];
                let days = if self.up_to(3) == 0 { -days } else { days };
                edge.add_days(days).expect("in the calendar").to_string()
            }
        }
    }

    /// Answers to all questions beside those given: a person who has another person, or has none.
    fn beside(
        &mut self,
        given: &BTreeMap<String, String>,
        grounding: &Grounding,
    ) -> BTreeMap<String, String> {
        let book = self.opened.book();
        let (_, exist) = book.others.as_ref().expect("others belong to a case");
        let signature =
            |it: &GroundQuestion| book.vocabulary.find(&it.predicate).expect("is known");
        let questions = || {
            grounding
                .questions
                .iter()
                .map(|it| (it, field_of(signature(it), it.bearer)))
        };
        let is_exist = |it: &GroundQuestion| it.predicate == *exist && it.bearer == SUBJECT;
        let exist_field = questions().find(|it| is_exist(it.0)).expect("is asked").1;
        let has_others =
            questions().any(|(it, field)| it.bearer != SUBJECT && given.contains_key(&field));
        let exists = has_others
            || match given.get(&exist_field) {
                Some(said) => said == "yes",
                None => self.up_to(2) == 0,
            };
        let mut all = given.clone();
        for (question, field) in questions() {
            if is_exist(question) {
                all.insert(field, if exists { "yes" } else { "no" }.to_owned());
            } else if (question.bearer == SUBJECT || exists) && !all.contains_key(&field) {
                let cell = self.cell(question);
                all.insert(field, cell);
            }
        }
        all
    }
}

#[test]
fn what_is_said_of_open_facts_holds_however_they_are_answered() {
    let kb = open("knowledge");
    let (mut held, mut turned) = (0, 0);
    for book in kb.books().all().filter(|book| book.others.is_some()) {
        let opened = kb.open_book(&book.set, None, None).expect("is there");
        let grounding = opened.grounding(1).expect("is small");
        let mut somebody = Somebody {
            opened: &opened,
            random: 0x5eed_0bad_cafe_0011,
        };
        let decide = |fields: &BTreeMap<String, String>| {
            let fields = fields
                .iter()
                .map(|(field, value)| (field.as_str(), value.as_str()));
            let facts = Facts::of_fields(book, fields).expect("sound fields");
            opened.decide(&facts, Rest::Open).expect("is small")
        };
        for round in 0..120 {
            let mut given = somebody.beside(&BTreeMap::new(), &grounding);
            given.retain(|_, _| somebody.up_to(10) < round % 10);
            let decision = decide(&given);
            assert!(!decision.is_cut, "{given:?}");
            let matters: BTreeSet<String> = decision
                .matters
                .iter()
                .filter_map(|it| decision.grounding.question(*it))
                .map(|it| {
                    field_of(
                        book.vocabulary.find(&it.predicate).expect("is known"),
                        it.bearer,
                    )
                })
                .collect();
            for _ in 0..12 {
                let all = somebody.beside(&given, &grounding);
                let decided = decide(&all);
                for (open, closed) in decision.answers.iter().zip(&decided.answers) {
                    for ((goal, open), (_, closed)) in open.goals.iter().zip(&closed.goals) {
                        if *open != Standing::Undetermined {
                            assert_eq!(
                                open, closed,
                                "{}: {:?}\n{given:?}\n{all:?}",
                                goal.statement, goal.value
                            );
                            held += 1;
                        }
                    }
                }
                // Every question that is said not to matter, answered otherwise at once.
                let mut kept = given.clone();
                kept.extend(
                    all.iter()
                        .filter(|it| matters.contains(it.0))
                        .map(|(a, b)| (a.clone(), b.clone())),
                );
                let otherwise = somebody.beside(&kept, &grounding);
                let again = decide(&otherwise);
                assert_eq!(
                    decided.answers, again.answers,
                    "{given:?}\n{all:?}\n{otherwise:?}"
                );
                turned += usize::from(otherwise != all);
            }
        }
    }
    assert!(held > 10_000 && turned > 1_000, "{held} {turned}");
}

#[test]
fn sentences_of_reasons_are_closed() {
    let kb = open("knowledge");
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let mut faults = Vec::new();
    for case in kb.graph().cases() {
        let view = CaseView::of(reader, &case.id).expect("is there");
        let decision = view.decision.expect("is decided");
        for line in decision.answers.iter().flat_map(|it| &it.lines) {
            let said = line.short.as_ref().map(Sentence::plain).unwrap_or_default();
            let is_closed = said.is_empty() || (said.ends_with('.') && !said.contains(".."));
            if !is_closed || said.contains('{') {
                faults.push(format!("{}: {said}", case.id));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The book of the first debate.
fn first_book(kb: &KnowledgeBase) -> (RuleSetId, Arc<RuleBook>) {
    let set = RuleSetId::new("stca-rules").expect("an id");
    let book = kb.books().book(&set).expect("is there");
    (set, Arc::clone(book))
}

fn facts_of(book: &RuleBook, statements: &[&str]) -> Facts {
    let statements: Vec<String> = statements.iter().map(|it| (*it).to_owned()).collect();
    let (facts, faults) = Facts::of_statements(book, &statements);
    assert!(faults.is_empty(), "{statements:?}: {faults:?}");
    facts
}

#[test]
fn facts_are_written_as_they_are_read() {
    let kb = open("knowledge");
    let (set, book) = first_book(&kb);
    for case in kb.graph().in_set(&set).cases() {
        let (facts, _) = Facts::of_statements(&book, &case.facts);
        let (again, faults) = Facts::of_statements(&book, &facts.statements(&book));
        assert!(faults.is_empty(), "{}: {faults:?}", case.id);
        assert_eq!(again.fields(&book), facts.fields(&book), "{}", case.id);
    }
    let denials = [
        "not first_entry(claimant, _)",
        "not prior_claim(claimant, rejected)",
        "not stateless(claimant)",
    ];
    let mut written = facts_of(&book, &denials).statements(&book);
    written.sort();
    assert_eq!(written, denials);
}

#[test]
fn a_policy_hinges_on_what_is_not_said() {
    let kb = open("knowledge");
    let (set, book) = first_book(&kb);
    let opened = |policy: Option<&str>| {
        let policy = policy.map(|id| PolicyId::new(id).expect("an id"));
        let opened = kb.open_book(&set, policy.as_ref(), None);
        opened.expect("can be opened")
    };
    let arriving = |mode: &str| {
        facts_of(
            &book,
            &[
                "claim_date(claimant, 2026-05-10)",
                "entry_date(claimant, 2026-05-10)",
                &format!("entry_mode(claimant, {mode})"),
                "came_from_us(claimant)",
            ],
        )
    };
    let hinges = |policy: &str, mode: &str| -> Vec<String> {
        let found = opened(None).hinges(&opened(Some(policy)), &arriving(mode));
        found.iter().map(|(name, _)| name.to_string()).collect()
    };
    for (policy, question) in [
        ("policy-gender-exception", "gendered_danger"),
        ("policy-exempt-class", "exempt_class"),
        ("policy-moratorium", "moratorium_national"),
        ("policy-widen", "safe_transit"),
    ] {
        assert_eq!(hinges(policy, "land_port"), [question], "{policy}");
    }
    // Who comes by air needs no exception, and a further bar reaches them all the same.
    assert!(hinges("policy-gender-exception", "airport").is_empty());
    assert_eq!(hinges("policy-widen", "airport"), ["safe_transit"]);
    // What changes nothing hinges on nothing.
    assert!(hinges("policy-today", "land_port").is_empty());
}

#[test]
fn what_no_claimant_can_be_is_told() {
    let kb = open("knowledge");
    let (set, book) = first_book(&kb);
    let opened = kb.open_book(&set, None, None).expect("can be opened");
    let kin = |relation: &str, kin: &str, own: &str| {
        vec![
            format!("relation(claimant, r, {relation})"),
            format!("years_old(r, {kin})"),
            format!("years_old(claimant, {own})"),
        ]
    };
    let days = |mode: &str, entry: &str, claim: &str| {
        vec![
            format!("entry_mode(claimant, {mode})"),
            format!("entry_date(claimant, {entry})"),
            format!("claim_date(claimant, {claim})"),
        ]
    };
    for (facts, is_possible) in [
        (days("land_port", "2026-01-02", "2026-05-10"), false),
        (days("airport", "2026-01-02", "2026-05-10"), false),
        (days("land_port", "2026-05-10", "2026-05-10"), true),
        (days("inland", "2026-01-02", "2026-05-10"), true),
        (days("inland", "1800-01-02", "2026-05-10"), false),
        (days("between_ports", "2026-05-11", "2026-05-10"), false),
        (
            vec![
                "nationality(claimant, us)".to_owned(),
                "resident_returned(claimant)".to_owned(),
            ],
            false,
        ),
        (kin("mother", "5", "40"), false),
        (kin("mother", "40", "5"), true),
        (kin("child", "40", "5"), false),
        (kin("brother", "40", "5"), true),
    ] {
        let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
        let found = opened.impossible(&facts_of(&book, &facts));
        assert_eq!(found.is_empty(), is_possible, "{facts:?}");
    }
}

/// A copy of the small base in which a file says something else.
fn changed(path: &str, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = format!("{TOLD}/knowledge");
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.expect("can be listed");
        let inside = entry.path().strip_prefix(&root).expect("inside");
        let target = folder.path().join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("can be made");
        } else {
            fs::copy(entry.path(), target).expect("can be copied");
        }
    }
    fs::write(folder.path().join(path), text).expect("can be written");
    folder
}

#[test]
fn what_is_decided_without_a_broken_rule_says_so() {
    let rule = "rules/permit/rules/r-newcomer.ron";
    let sound = fs::read_to_string(format!("{TOLD}/knowledge/{rule}")).expect("is there");
    let kb = small();
    assert!(kb.left_out(&permit(), []).is_empty());
    for broken in [
        "Rule(",
        &sound.replace("moved_in", "moved_out"),
        &sound.replace("then:", "than:"),
    ] {
        let folder = changed(rule, broken);
        let root = folder.path().to_string_lossy().into_owned();
        let kb = open(&root);
        let left_out: Vec<&str> = kb.left_out(&permit(), []).into_iter().collect();
        assert_eq!(left_out, ["r-newcomer"], "{broken}");
        let facts = folder.path().join("facts.ron");
        fs::write(&facts, "[\"car(driver, small)\"]").expect("can be written");
        let facts = facts.to_string_lossy();
        for line in [
            vec!["case", &facts, "--set", "permit"],
            vec!["cases", "permit"],
        ] {
            let output = counterpoint(&[&line[..], &["--knowledge", &root]].concat());
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(said.contains("errors in r-newcomer;"), "{line:?}: {said}");
        }
        let told = json(&["case", &facts, "--knowledge", &root, "--format", "json"]);
        assert_eq!(told["left_out"][0], "r-newcomer");
        let asked = Asked::parse("car=small").expect("is read");
        let page = Page::Ask(permit());
        let shown = render(&kb, None, &page, Language::En, &asked, Hosting::Live);
        let Rendered::Html(html) = shown else {
            panic!("the form answers");
        };
        assert!(html.contains("the answers may be wrong"), "{broken}");
    }
}

#[test]
fn a_table_that_is_torn_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let decide = |text: &str| {
        let file = folder.path().join("people.csv");
        fs::write(&file, text).expect("can be written");
        let base = format!("{TOLD}/knowledge");
        let file = file.to_string_lossy();
        let output = counterpoint(&["cases", "permit", "--facts", &file, "--knowledge", &base]);
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            said(&output.stdout),
            said(&output.stderr),
        )
    };
    // A quotation mark that is never closed takes in the rows behind it.
    let (code, out, said) = decide("id,car\na,small\n\"b,large\nc,small\n");
    assert_eq!(code, Some(1));
    assert!(out.contains("\na,") && !out.contains("\nc,"), "{out}");
    assert!(
        said.contains("row 3: a cell goes on over several lines"),
        "{said}"
    );
    // A row that is too short is not filled up, and the next is decided.
    let (code, out, said) = decide("id,car,asked-on\na,small\nb,large,2026-05-10\n");
    assert_eq!(code, Some(1));
    assert!(out.contains("\nb,") && !out.contains("\na,"), "{out}");
    assert!(said.contains("row 2: 1 cell too few"), "{said}");
    // What commands a terminal is written out.
    let (code, out, _) = decide("id,car\n\u{1b}[31mred,small\n");
    assert_eq!(code, Some(0));
    assert!(
        !out.contains('\u{1b}') && out.contains("\\u{1b}[31mred"),
        "{out}"
    );
}

#[test]
fn a_fact_that_makes_no_sense_is_told_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("facts.ron");
    for (fact, place, what) in [
        ("car(driver, boat)", ":2:17:", "small"),
        ("asked_on(driver, 2026/05/10)", ":2:22:", "hyphens"),
        (
            "car(driver, small), fined(driver)",
            ":2:23:",
            "a string of its own",
        ),
        ("car(Driver, small)", ":2:9:", "no capital letters"),
        ("car(drivér, small)", ":2:13:", "no accents"),
    ] {
        fs::write(&file, format!("[\n   \"{fact}\",\n]")).expect("can be written");
        let base = format!("{TOLD}/knowledge");
        let output = counterpoint(&["case", &file.to_string_lossy(), "--knowledge", &base]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{fact}: {said}");
        let found = said.contains(&format!("facts.ron{place}")) && said.contains(what);
        assert!(found, "{fact}: {said}");
    }
    // What is long is not echoed.
    let long = "x".repeat(100_000);
    fs::write(&file, format!("[\"car(driver, {long})\"]")).expect("can be written");
    let base = format!("{TOLD}/knowledge");
    let output = counterpoint(&["case", &file.to_string_lossy(), "--knowledge", &base]);
    assert!(output.stderr.len() < 1000);
}

#[test]
fn a_changed_rule_is_compared_with_the_cases_that_it_flips() {
    let rule = "rules/permit/rules/r-newcomer.ron";
    let root = format!("{TOLD}/knowledge");
    let sound = fs::read_to_string(format!("{root}/{rule}")).expect("is there");
    let folder = changed(rule, &sound.replace("< 14", "< 3"));
    let after = folder.path().to_string_lossy().into_owned();
    let told = json(&["diff", &root, &after, "--format", "json"]);
    let rule = &told["changed"][0];
    assert_eq!(
        (&rule["id"], &rule["fields"]),
        (&"r-newcomer".into(), &serde_json::json!(["if"]))
    );
    assert_eq!(rule["before"]["if"][2], "days(?moved, ?asked) < 14");
    assert_eq!(rule["after"]["if"][2], "days(?moved, ?asked) < 3");
    let flip = told["cases"].as_array().expect("a list").iter();
    let mut flip = flip.filter(|it| it["case"] == "case-a-newcomer");
    let flip = flip.next().expect("is no newcomer now");
    assert_eq!(flip["before"]["barred"][0], "kept-out");
    assert_eq!(flip["after"]["barred"][0], "let-in");
    let output = counterpoint(&["diff", &root, &after]);
    let said = String::from_utf8_lossy(&output.stdout);
    for part in [
        "### Worked cases that come out otherwise",
        "  - `barred`: kept-out → **let-in**",
        "### Changed in other fields",
        "days(?moved, ?asked) < 14",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn what_is_torn_beside_the_rules_is_told() {
    let root = |folder: &tempfile::TempDir| folder.path().to_string_lossy().into_owned();
    let said = |line: &[&str]| {
        let output = counterpoint(line);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    // A case that cannot be read keeps no promise.
    let folder = changed("rules/permit/cases/case-torn.ron", "Case(");
    let (code, out, _) = said(&["cases", "permit", "--knowledge", &root(&folder)]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("FAILS  case-torn\n       it cannot be read"),
        "{out}"
    );
    // A list of rules in which not even an id can be read is named by its path.
    let folder = changed("rules/permit/import-more.ron", "[Rule(");
    let kb = open(&root(&folder));
    let left_out: Vec<&str> = kb.left_out(&permit(), []).into_iter().collect();
    assert_eq!(left_out, ["rules/permit/import-more.ron"]);
    // A policy that adds what is not there is not what it says.
    let policy = "Policy(title: \"Free\", about: \"More.\", adds: [\"r-nope\"])";
    let folder = changed("rules/permit/policies/policy-nope.ron", policy);
    let facts = folder.path().join("facts.ron");
    fs::write(&facts, "[\"car(driver, small)\"]").expect("can be written");
    let facts = facts.to_string_lossy();
    let base = root(&folder);
    let line = ["case", &facts, "--set", "permit", "--knowledge", &base];
    let (_, _, plain) = said(&line);
    assert!(!plain.contains("warning"), "{plain}");
    let (_, _, warned) = said(&[&line[..], &["--policy", "policy-nope"]].concat());
    assert!(warned.contains("errors in policy-nope;"), "{warned}");
}
