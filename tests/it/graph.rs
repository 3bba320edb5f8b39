//! The walks over the graph: a small debate by hand, and random ones against brute force.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterpoint::diagnostic::{Code, Spot};
use counterpoint::graph::{ArgumentGraph, Origin, build};
use counterpoint::model::{IssueId, Record, RecordKind, Relation};
use counterpoint::store::record_from_str;
use proptest::prelude::*;

/// A graph of records, each given as its id and its file.
fn graph(files: &[(String, String)]) -> (ArgumentGraph, Vec<Code>) {
    let records = files.iter().map(|(id, text)| {
        let text = text.replacen('(', &format!("(id: \"{id}\", "), 1);
        let record = record_from_str(&text).unwrap_or_else(|bad| panic!("{bad}\n{text}"));
        (Arc::new(record), None, Spot::Record(Arc::from(id.as_str())))
    });
    let (graph, findings) = build(records, &[]);
    (
        graph,
        findings.into_iter().map(|finding| finding.code).collect(),
    )
}

fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files
        .iter()
        .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
        .collect()
}

/// Should the shop open on Sundays? A debate with an argument of each kind.
fn shop() -> ArgumentGraph {
    let (graph, findings) = graph(&files(&[
        (
            "sundays",
            r#"Issue(question: "Open on Sundays?", positions: ["open", "shut"], background: ["staff"])"#,
        ),
        (
            "open",
            r#"Claim(text: "The shop should open.", kind: norm)"#,
        ),
        (
            "shut",
            r#"Claim(text: "The shop should stay shut.", kind: norm)"#,
        ),
        ("staff", r#"Claim(text: "It has four clerks.", kind: fact)"#),
        (
            "busy",
            r#"Claim(text: "The street is busy.", kind: fact, asserted_by: ["mayor"], supports: ["open"],
                cites: [(source: "count", role: establishes)])"#,
        ),
        (
            "tired",
            r#"Claim(text: "The clerks are tired.", kind: fact, rebuts: ["open"])"#,
        ),
        (
            "rested",
            r#"Claim(text: "They rest on Mondays.", kind: fact, undercuts: ["tired--rebuts--open"])"#,
        ),
        (
            "count",
            r#"Source(kind: official_statistics, title: "Footfall", issuer: "The town", by: ["mayor"])"#,
        ),
        ("mayor", r#"Actor(name: "The mayor", kind: politician)"#),
        (
            "calm",
            r#"Argument(premises: ["staff", "busy"], conclusion: Supports("shut"))"#,
        ),
    ]));
    assert_eq!(findings, []);
    graph
}

fn slugs<'r>(records: impl IntoIterator<Item = &'r Record>) -> Vec<String> {
    records
        .into_iter()
        .map(|record| record.slug().to_string())
        .collect()
}

#[test]
fn a_short_form_is_an_argument_with_one_premise() {
    let graph = shop();
    assert_eq!(
        graph.origin("busy--supports--open"),
        Some(Origin::ShortForm)
    );
    assert_eq!(graph.origin("calm"), Some(Origin::Written));
    assert_eq!(graph.count(RecordKind::Argument), 4);
    let edges = graph.edge_counts();
    assert_eq!(
        (edges.premise, edges.supports, edges.rebuts, edges.undercuts),
        (5, 2, 1, 1)
    );
    assert_eq!(edges.cites_source, 1);
}

#[test]
fn ancestors_are_what_a_record_bears_on() {
    let graph = shop();
    assert_eq!(
        slugs(graph.ancestors("rested")),
        [
            "sundays",
            "open",
            "rested--undercuts--tired--rebuts--open",
            "tired--rebuts--open"
        ]
    );
    assert_eq!(slugs(graph.ancestors("sundays")), [""; 0]);
    assert_eq!(slugs(graph.ancestors("nobody")), [""; 0]);
}

#[test]
fn dependents_of_a_source_are_what_cites_it_and_all_that_rests_on_that() {
    let graph = shop();
    assert_eq!(
        slugs(graph.dependents("count")),
        [
            "sundays",
            "busy",
            "open",
            "shut",
            "busy--supports--open",
            "calm"
        ]
    );
    assert!(slugs(graph.dependents("mayor")).contains(&"busy".to_owned()));
}

#[test]
fn a_neighbourhood_does_not_pass_through_sources_and_actors() {
    let graph = shop();
    let near: Vec<(String, usize)> = graph
        .neighbourhood("busy", 1)
        .into_iter()
        .map(|(record, distance)| (record.slug().to_string(), distance))
        .collect();
    let expected = [
        ("busy", 0),
        ("busy--supports--open", 1),
        ("calm", 1),
        ("count", 1),
        ("mayor", 1),
    ];
    assert_eq!(
        near,
        expected.map(|(slug, distance)| (slug.to_owned(), distance))
    );
    let far = graph.neighbourhood("count", 9).len();
    assert!(far > 5, "a walk that starts at a source does leave it");
}

#[test]
fn a_path_names_each_step_and_its_direction() {
    let graph = shop();
    let path = graph
        .path("busy", "tired")
        .expect("they meet at the answer");
    let steps: Vec<_> = path
        .iter()
        .map(|step| (step.relation, step.forward))
        .collect();
    assert_eq!(
        steps,
        [
            (Relation::Premise, true),
            (Relation::Supports, true),
            (Relation::Rebuts, false),
            (Relation::Premise, false)
        ]
    );
    assert_eq!(graph.path("busy", "busy").map(|path| path.len()), Some(0));
    assert!(graph.path("busy", "nobody").is_none());
}

#[test]
fn the_way_up_ends_at_the_question() {
    let graph = shop();
    let issue = IssueId::new("sundays").expect("is a slug");
    let way = graph.way_up("rested", &issue).expect("bears on it");
    assert_eq!(
        way.first().map(|it| it.slug().to_string()).as_deref(),
        Some("rested")
    );
    assert_eq!(
        way.last().map(|it| it.slug().to_string()).as_deref(),
        Some("sundays")
    );
    assert_eq!(way.len(), 5);
    assert!(graph.way_up("count", &issue).is_none());
    assert_eq!(
        graph.issues_of("staff").len(),
        1,
        "background bears on its issue"
    );
}

/// A random debate: arguments from one claim of the first `claims` to another.
fn random(claims: usize, links: &[(usize, usize, u8)]) -> ArgumentGraph {
    let mut all: Vec<(String, String)> = (0..claims)
        .map(|n| {
            (
                format!("c{n}"),
                format!(r#"Claim(text: "{n}.", kind: fact)"#),
            )
        })
        .collect();
    for (n, (from, to, thrust)) in links.iter().enumerate() {
        let (from, to) = (from % claims, to % claims);
        let conclusion = match thrust % 3 {
            0 => format!(r#"Supports("c{to}")"#),
            1 => format!(r#"Rebuts("c{to}")"#),
            _ if n > 0 => format!(r#"Undercuts("a{}")"#, to % n),
            _ => format!(r#"Supports("c{to}")"#),
        };
        let text = format!(r#"Argument(premises: ["c{from}"], conclusion: {conclusion})"#);
        all.push((format!("a{n}"), text));
    }
    let (graph, findings) = graph(&all);
    assert_eq!(findings, []);
    graph
}

/// The edges that lead up, read from the records and not from the graph.
fn edges_up(graph: &ArgumentGraph) -> Vec<(String, String)> {
    graph
        .arguments()
        .flat_map(|argument| {
            let into = argument
                .premises
                .iter()
                .map(|it| (it.to_string(), argument.id.to_string()));
            let out = (
                argument.id.to_string(),
                argument.conclusion.target().to_owned(),
            );
            into.chain([out]).collect::<Vec<_>>()
        })
        .collect()
}

fn closure(edges: &[(String, String)], from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::from([from.to_owned()]);
    loop {
        let before = reached.len();
        for (tail, head) in edges {
            if reached.contains(tail) {
                reached.insert(head.clone());
            }
        }
        if reached.len() == before {
            reached.remove(from);
            return reached;
        }
    }
}

fn distance(edges: &[(String, String)], from: &str, to: &str) -> Option<usize> {
    let mut level = BTreeSet::from([from.to_owned()]);
    let mut seen = level.clone();
    for distance in 0.. {
        if level.contains(to) {
            return Some(distance);
        }
        let next: BTreeSet<String> = edges
            .iter()
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .filter(|(a, b)| level.contains(*a) && !seen.contains(*b))
            .map(|(_, b)| b.clone())
            .collect();
        if next.is_empty() {
            return None;
        }
        seen.extend(next.iter().cloned());
        level = next;
    }
    None
}

proptest! {
    #[test]
    fn walks_agree_with_brute_force(
        claims in 1_usize..8,
        links in prop::collection::vec((0_usize..8, 0_usize..8, 0_u8..3), 0..12),
    ) {
        let graph = random(claims, &links);
        let edges = edges_up(&graph);
        let all = slugs(graph.records());
        for from in &all {
            let up: BTreeSet<String> = slugs(graph.ancestors(from)).into_iter().collect();
            prop_assert_eq!(&up, &closure(&edges, from), "ancestors of {}", from);
            for to in &all {
                let expected = distance(&edges, from, to);
                prop_assert_eq!(graph.path(from, to).map(|path| path.len()), expected);
                let near = graph.neighbourhood(from, 2);
                let found = near.iter().find(|(record, _)| &*record.slug() == to).map(|it| it.1);
                prop_assert_eq!(found, expected.filter(|distance| *distance <= 2));
            }
        }
    }
}
