//! Knowledge bases of any size, as real files: the instances that are measured, and how they are
//! made. The same number of claims and the same start give the same bytes on every machine.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::random::Random;
use crate::words::{Tongue, heading, name, question, sentence, slug};

/// A base that is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instance {
    /// How many claims. Arguments are one and a half times as many, sources a fifth.
    pub(crate) claims: usize,
    /// Where its random numbers start.
    pub(crate) start: u64,
}

/// Every instance, smallest first. Fixed before anything was tuned.
pub(crate) const INSTANCES: [Instance; 6] = [
    Instance {
        claims: 12_500,
        start: 0x0c01,
    },
    Instance {
        claims: 25_000,
        start: 0x0c02,
    },
    Instance {
        claims: 50_000,
        start: 0x0c03,
    },
    Instance {
        claims: 100_000,
        start: 0x0c04,
    },
    Instance {
        claims: 200_000,
        start: 0x0c05,
    },
    Instance {
        claims: 400_000,
        start: 0x0c06,
    },
];

/// The instance that the bars speak of.
pub(crate) const MAIN: Instance = INSTANCES[3];

/// Raised when the same instance would give other files.
const EDITION: u32 = 1;
const TOPICS: usize = 4;

impl Instance {
    /// How many arguments it has.
    pub(crate) fn arguments(self) -> usize {
        self.claims + self.claims / 2
    }

    /// How many sources it has.
    pub(crate) fn sources(self) -> usize {
        self.claims / 5
    }

    fn actors(self) -> usize {
        100 + self.claims / 500
    }

    /// The folder of its files, which are written if they are not there yet.
    pub(crate) fn folder(self) -> io::Result<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("target/bench-bases")
            .join(format!("{}-{:x}-{EDITION}", self.claims, self.start));
        let complete = folder.join(".complete");
        if !complete.is_file() {
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            Shape::of(self).write(&folder)?;
            fs::write(complete, b"")?;
        }
        Ok(folder)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearing {
    Supports,
    Rebuts,
    Undercuts,
}

struct Argument {
    topic: usize,
    premises: Vec<usize>,
    bearing: Bearing,
    /// The claim, or for an undercut the argument.
    on: usize,
}

struct Issue {
    topic: usize,
    /// Its claims; the first of them are the answers.
    claims: Range<usize>,
    answers: usize,
}

/// What bears on what, before there are words.
struct Shape {
    instance: Instance,
    issues: Vec<Issue>,
    arguments: Vec<Argument>,
    supported: Vec<bool>,
    ids: Ids,
}

/// The ids of all records, by kind.
struct Ids {
    issues: Vec<String>,
    claims: Vec<String>,
    arguments: Vec<String>,
    sources: Vec<String>,
    actors: Vec<String>,
}

impl Shape {
    /// Random recursive trees of claims under issues (a claim bears on one that came before it),
    /// with 12 % of the arguments across issues, 3 % mutual rebuttals, and about a sixth undercuts.
    fn of(instance: Instance) -> Self {
        let mut random = Random::new(instance.start, 0);
        let issues = issues(instance, &mut random);
        let mut arguments = Vec::with_capacity(instance.arguments());
        let mut tree_of_issue = Vec::new();
        for issue in &issues {
            tree_of_issue.push(tree(issue, &mut random, &mut arguments));
        }
        let all = instance.arguments();
        for _ in 0..all * 3 / 200 {
            let issue = pick(&issues, &mut random);
            let (a, b) = two(issue.claims.clone(), &mut random);
            for (premise, on) in [(a, b), (b, a)] {
                arguments.push(Argument {
                    topic: issue.topic,
                    premises: vec![premise],
                    bearing: Bearing::Rebuts,
                    on,
                });
            }
        }
        for _ in 0..all * 12 / 100 {
            let topic = random.below(TOPICS);
            let own: Vec<&Issue> = issues.iter().filter(|it| it.topic == topic).collect();
            let (first, last) = (own.first(), own.last());
            let span = first.map_or(0, |it| it.claims.start)..last.map_or(0, |it| it.claims.end);
            let (low, high) = two(span, &mut random);
            // Editors break circles, and miss a few.
            let missed = random.below(1000) == 0;
            let (on, premise) = if missed { (high, low) } else { (low, high) };
            arguments.push(Argument {
                topic,
                premises: vec![premise],
                bearing: for_or_against(&mut random),
                on,
            });
        }
        while arguments.len() < all {
            let place = random.below(issues.len());
            let (Some(issue), Some(tree)) = (issues.get(place), tree_of_issue.get(place)) else {
                break;
            };
            let (low, high) = two(issue.claims.clone(), &mut random);
            let questions = random.chance(45) && !tree.is_empty();
            arguments.push(Argument {
                topic: issue.topic,
                premises: premises(high, issue, &mut random),
                bearing: if questions {
                    Bearing::Undercuts
                } else {
                    for_or_against(&mut random)
                },
                on: if questions {
                    random.between(tree.start, tree.end)
                } else {
                    low
                },
            });
        }
        let mut supported = vec![false; instance.claims];
        for argument in &arguments {
            if argument.bearing == Bearing::Supports {
                supported[argument.on] = true;
            }
        }
        let ids = Ids::of(instance, issues.len(), arguments.len());
        Self {
            instance,
            issues,
            arguments,
            supported,
            ids,
        }
    }

    fn write(&self, folder: &Path) -> io::Result<()> {
        for topic in 0..TOPICS {
            for kind in ["issues", "claims", "arguments"] {
                fs::create_dir_all(folder.join(format!("topics/topic-{topic}/{kind}")))?;
            }
        }
        fs::create_dir_all(folder.join("sources"))?;
        fs::create_dir_all(folder.join("actors"))?;
        fs::write(folder.join("settings.ron"), SETTINGS)?;
        fs::write(folder.join("loaded-words.ron"), loaded_words())?;
        for topic in 0..TOPICS {
            let path = format!("topics/topic-{topic}/topic.ron");
            fs::write(folder.join(path), self.topic(topic))?;
        }
        let put = |path: String, text: String| fs::write(folder.join(path), text);
        self.issues
            .par_iter()
            .enumerate()
            .try_for_each(|(place, issue)| {
                let path = format!(
                    "topics/topic-{}/issues/{}.ron",
                    issue.topic, self.ids.issues[place]
                );
                put(path, self.issue(place))?;
                issue.claims.clone().into_par_iter().try_for_each(|claim| {
                    let id = &self.ids.claims[claim];
                    let path = format!("topics/topic-{}/claims/{id}.ron", issue.topic);
                    put(path, self.claim(claim))
                })
            })?;
        self.arguments
            .par_iter()
            .enumerate()
            .try_for_each(|(place, argument)| {
                let id = &self.ids.arguments[place];
                let path = format!("topics/topic-{}/arguments/{id}.ron", argument.topic);
                put(path, self.argument(place))
            })?;
        (0..self.instance.sources())
            .into_par_iter()
            .try_for_each(|source| {
                put(
                    format!("sources/{}.ron", self.ids.sources[source]),
                    self.source(source),
                )
            })?;
        (0..self.instance.actors())
            .into_par_iter()
            .try_for_each(|actor| {
                put(
                    format!("actors/{}.ron", self.ids.actors[actor]),
                    self.actor(actor),
                )
            })
    }

    /// The random numbers of one record, whichever thread writes it.
    fn random(&self, kind: u64, place: usize) -> Random {
        Random::new(self.instance.start, kind << 32 | place as u64)
    }

    fn topic(&self, topic: usize) -> String {
        let mut random = self.random(1, topic);
        let mut ids = self.issues.iter().zip(&self.ids.issues);
        let ids = ids.by_ref().filter(|(issue, _)| issue.topic == topic);
        let ids: Vec<String> = ids.map(|(_, id)| format!("\"{id}\"")).collect();
        let (root, rest) = ids
            .split_first()
            .map_or(("\"\"", &[][..]), |(a, b)| (a.as_str(), b));
        let mut text = String::from("Topic(\n");
        field(&mut text, 1, "title", &mut random, heading);
        field(&mut text, 1, "summary", &mut random, sentence);
        line(&mut text, &format!("root_issue: {root}"));
        line(&mut text, &format!("issues: [{}]", rest.join(", ")));
        text += "    timeline: [\n";
        for year in 2001..2013 {
            let source = &self.ids.sources[random.below(self.ids.sources.len())];
            let _ = write!(text, "        (\n            on: \"{year}-04-01\",\n");
            field(&mut text, 3, "what", &mut random, sentence);
            let _ = write!(text, "            source: \"{source}\",\n        ),\n");
        }
        text + "    ],\n)\n"
    }

    fn issue(&self, place: usize) -> String {
        let mut random = self.random(2, place);
        let issue = &self.issues[place];
        let answers = issue.claims.start..issue.claims.start + issue.answers;
        let ids = |claims: &mut dyn Iterator<Item = usize>| {
            let ids: Vec<String> = claims
                .map(|it| format!("\"{}\"", self.ids.claims[it]))
                .collect();
            ids.join(", ")
        };
        let mut text = String::from("Issue(\n");
        field(&mut text, 1, "question", &mut random, question);
        field(&mut text, 1, "short", &mut random, heading);
        field(&mut text, 1, "about", &mut random, sentence);
        line(
            &mut text,
            &format!("positions: [{}]", ids(&mut answers.clone())),
        );
        if random.chance(50) {
            line(&mut text, "exclusive: true");
        }
        line(&mut text, "order: alphabetical");
        let count = random.between(2, 7);
        let mut background = (0..count).map(|_| random.between(answers.end, issue.claims.end));
        line(
            &mut text,
            &format!("background: [{}]", ids(&mut background)),
        );
        text + ")\n"
    }

    fn claim(&self, place: usize) -> String {
        let mut random = self.random(3, place);
        let kind = match random.below(100) {
            0..50 => "fact",
            50..62 => "legal_holding",
            62..74 => "norm",
            74..85 => "causal",
            85..95 => "prediction",
            _ => "definition",
        };
        let mut text = String::from("Claim(\n");
        field(&mut text, 1, "text", &mut random, sentence);
        if random.chance(40) {
            field(&mut text, 1, "short", &mut random, heading);
        }
        if random.chance(15) {
            field(&mut text, 1, "plain", &mut random, sentence);
        }
        line(&mut text, &format!("kind: {kind}"));
        if random.chance(50) {
            line(&mut text, "neutral: true");
        }
        if random.chance(5) {
            field(&mut text, 1, "caution", &mut random, sentence);
        }
        let factual = matches!(kind, "fact" | "legal_holding" | "definition");
        let cited = random.chance(if factual { 75 } else { 25 });
        if cited {
            let count = random.between(1, 4).min(2);
            self.citations(&mut text, &mut random, place, count, factual);
        }
        if (!cited && !self.supported[place]) || !factual || random.chance(15) {
            self.asserted_by(&mut text, &mut random);
        }
        if kind == "legal_holding" && random.chance(50) {
            let from = date(&mut random);
            line(&mut text, &format!("in_force: (from: \"{from}\")"));
        }
        if kind == "fact" && random.chance(30) {
            let year = random.between(1990, 2024);
            let span = format!("(from: \"{year}-01-01\", until: \"{}-01-01\")", year + 1);
            line(&mut text, &format!("observed: {span}"));
        }
        if random.chance(30) {
            let day = date(&mut random);
            line(&mut text, &format!("reviewed: \"{day}\""));
        }
        text + ")\n"
    }

    fn argument(&self, place: usize) -> String {
        const SCHEMES: [&str; 14] = [
            "authority",
            "precedent",
            "consequences",
            "analogy",
            "evidence",
            "cause",
            "rule",
            "sign",
            "value",
            "commitment",
            "ignorance",
            "practical",
            "slippery_slope",
            "example",
        ];
        let mut random = self.random(4, place);
        let argument = &self.arguments[place];
        let mut text = String::from("Argument(\n");
        if random.chance(50) {
            field(&mut text, 1, "short", &mut random, heading);
        }
        let premises = argument
            .premises
            .iter()
            .map(|&it| format!("\"{}\"", self.ids.claims[it]));
        let premises: Vec<String> = premises.collect();
        line(&mut text, &format!("premises: [{}]", premises.join(", ")));
        let (head, on) = match argument.bearing {
            Bearing::Supports => ("Supports", &self.ids.claims[argument.on]),
            Bearing::Rebuts => ("Rebuts", &self.ids.claims[argument.on]),
            Bearing::Undercuts => ("Undercuts", &self.ids.arguments[argument.on]),
        };
        line(&mut text, &format!("conclusion: {head}(\"{on}\")"));
        if random.chance(60) {
            let scheme = random.one_of(&SCHEMES).unwrap_or_default();
            line(&mut text, &format!("scheme: {scheme}"));
        }
        if random.chance(30) {
            field(&mut text, 1, "critical_question", &mut random, question);
        }
        if random.chance(35) {
            field(&mut text, 1, "warrant", &mut random, sentence);
        }
        if random.chance(5) {
            self.citations(&mut text, &mut random, place, 1, false);
        }
        if random.chance(20) {
            self.asserted_by(&mut text, &mut random);
        }
        text + ")\n"
    }

    fn citations(
        &self,
        text: &mut String,
        random: &mut Random,
        place: usize,
        count: usize,
        factual: bool,
    ) {
        *text += "    cites: [\n";
        for number in 0..count {
            // Every source is cited by somebody, and a few by very many.
            let source = if number == 0 && random.chance(50) {
                place % self.ids.sources.len()
            } else {
                random.skewed(self.ids.sources.len())
            };
            let role = match random.below(10) {
                0..5 if factual => "establishes",
                8.. => "illustrates",
                _ => "asserts",
            };
            let page = random.between(1, 200);
            let at = match kind_of_source(source) {
                "statute" | "regulation" => format!("Section(\"{page}\")"),
                "treaty" => format!("Article(\"{}\")", page % 30 + 1),
                "court_decision" => format!("Paragraph(\"{page}\")"),
                _ => format!("Page(\"{page}\")"),
            };
            let id = &self.ids.sources[source];
            let _ = writeln!(*text, "        (source: \"{id}\", role: {role}, at: {at}),");
        }
        *text += "    ],\n";
    }

    fn asserted_by(&self, text: &mut String, random: &mut Random) {
        let actor = &self.ids.actors[random.skewed(self.ids.actors.len())];
        line(text, &format!("asserted_by: [\"{actor}\"]"));
    }

    fn source(&self, place: usize) -> String {
        let mut random = self.random(5, place);
        let kind = kind_of_source(place);
        let year = random.between(1985, 2025);
        let number = random.between(1, 999);
        let mut text = String::from("Source(\n");
        line(&mut text, &format!("kind: {kind}"));
        let title = heading(&mut random, Tongue::English);
        line(&mut text, &format!("title: (en: \"{title}\")"));
        field(&mut text, 1, "issuer", &mut random, heading);
        if random.chance(30) {
            let actor = &self.ids.actors[random.skewed(self.ids.actors.len())];
            line(&mut text, &format!("by: [\"{actor}\"]"));
        }
        line(
            &mut text,
            &format!(
                "date: \"{year}-{:02}-{:02}\"",
                number % 12 + 1,
                number % 28 + 1
            ),
        );
        let citation = match kind {
            "court_decision" => Some(format!("{year} FC {number}")),
            "statute" => Some(format!("S.C. {year}, c. {}", number % 60 + 1)),
            "regulation" => Some(format!("SOR/{year}-{number}")),
            "treaty" => Some(format!("{number} UNTS {year}")),
            _ => None,
        };
        if let Some(citation) = citation {
            line(&mut text, &format!("citation: \"{citation}\""));
        }
        let id = &self.ids.sources[place];
        line(&mut text, &format!("url: \"https://example.org/{id}\""));
        let accessed = date(&mut random);
        line(&mut text, &format!("accessed: \"{accessed}\""));
        line(
            &mut text,
            if random.chance(70) {
                "lang: en"
            } else {
                "lang: fr"
            },
        );
        if random.chance(2) {
            let by = &self.ids.sources[random.below(self.ids.sources.len())];
            let _ = write!(
                text,
                "    standing: [\n        (what: superseded, by: \"{by}\", on: \"2025-06-01\"),\n    ],\n"
            );
        }
        if random.chance(15) {
            field(&mut text, 1, "note", &mut random, sentence);
        }
        text + ")\n"
    }

    fn actor(&self, place: usize) -> String {
        let mut random = self.random(6, place);
        let mut text = String::from("Actor(\n");
        let name = format!(
            "{} {}",
            name(&mut random),
            heading(&mut random, Tongue::English)
        );
        line(
            &mut text,
            &format!("name: (en: \"{name}\", fr: \"{name}\")"),
        );
        line(&mut text, "kind: non_governmental");
        field(&mut text, 1, "about", &mut random, sentence);
        text + ")\n"
    }
}

impl Ids {
    fn of(instance: Instance, issues: usize, arguments: usize) -> Self {
        let mut random = Random::new(instance.start, 7);
        let mut number = 0_usize;
        let mut some = |count: usize| {
            (0..count)
                .map(|_| {
                    // The number makes it unique, as ids are over the whole base.
                    number += 1;
                    format!("{}-{number:x}", slug(&mut random))
                })
                .collect::<Vec<_>>()
        };
        Self {
            issues: some(issues),
            claims: some(instance.claims),
            arguments: some(arguments),
            sources: some(instance.sources()),
            actors: some(instance.actors()),
        }
    }
}

/// Issues of 60 to 400 claims each, the same number of claims in every topic.
fn issues(instance: Instance, random: &mut Random) -> Vec<Issue> {
    let mut issues: Vec<Issue> = Vec::new();
    for topic in 0..TOPICS {
        let end = instance.claims * (topic + 1) / TOPICS;
        let mut start = instance.claims * topic / TOPICS;
        while start < end {
            let wanted = start + random.between(60, 400);
            // What is left must be enough for an issue of its own.
            let stop = if wanted + 60 > end { end } else { wanted };
            issues.push(Issue {
                topic,
                claims: start..stop,
                answers: random.between(2, 6),
            });
            start = stop;
        }
    }
    issues
}

/// One argument for each claim that is no answer: it bears on a claim that came before, or on an
/// argument that did. The places of these arguments.
fn tree(issue: &Issue, random: &mut Random, arguments: &mut Vec<Argument>) -> Range<usize> {
    let first = arguments.len();
    for claim in issue.claims.start + issue.answers..issue.claims.end {
        let questions = arguments.len() > first && random.chance(8);
        let (bearing, on) = if questions {
            (Bearing::Undercuts, random.between(first, arguments.len()))
        } else {
            (
                for_or_against(random),
                random.between(issue.claims.start, claim),
            )
        };
        arguments.push(Argument {
            topic: issue.topic,
            premises: premises(claim, issue, random),
            bearing,
            on,
        });
    }
    first..arguments.len()
}

/// A claim, and often one or two that came a little later.
fn premises(first: usize, issue: &Issue, random: &mut Random) -> Vec<usize> {
    let mut premises = vec![first];
    let more = match random.below(20) {
        0..10 => 0,
        10..17 => 1,
        _ => 2,
    };
    for _ in 0..more {
        let other = first + random.between(1, 20);
        if other < issue.claims.end && !premises.contains(&other) {
            premises.push(other);
        }
    }
    premises
}

fn for_or_against(random: &mut Random) -> Bearing {
    if random.chance(60) {
        Bearing::Supports
    } else {
        Bearing::Rebuts
    }
}

fn pick<'i>(issues: &'i [Issue], random: &mut Random) -> &'i Issue {
    &issues[random.below(issues.len())]
}

/// Two different numbers of a range, the smaller first.
fn two(range: Range<usize>, random: &mut Random) -> (usize, usize) {
    let a = random.between(range.start, range.end - 1);
    let b = random.between(a + 1, range.end);
    (a, b)
}

fn kind_of_source(place: usize) -> &'static str {
    const KINDS: [&str; 16] = [
        "court_decision",
        "statute",
        "regulation",
        "treaty",
        "court_decision",
        "statute",
        "government_report",
        "government_page",
        "official_statistics",
        "academic",
        "academic",
        "news",
        "news",
        "advocacy",
        "parliamentary",
        "intergovernmental_report",
    ];
    KINDS[place % KINDS.len()]
}

fn date(random: &mut Random) -> String {
    let (year, month, day) = (
        random.between(2000, 2025),
        random.between(1, 13),
        random.between(1, 29),
    );
    format!("{year}-{month:02}-{day:02}")
}

/// A field with a text in both languages.
fn field(
    text: &mut String,
    depth: usize,
    name: &str,
    random: &mut Random,
    make: fn(&mut Random, Tongue) -> String,
) {
    let pad = "    ".repeat(depth);
    let (en, fr) = (make(random, Tongue::English), make(random, Tongue::French));
    let _ = write!(
        text,
        "{pad}{name}: (\n{pad}    en: \"{en}\",\n{pad}    fr: \"{fr}\",\n{pad}),\n"
    );
}

fn line(text: &mut String, words: &str) {
    let _ = writeln!(text, "    {words},");
}

const SETTINGS: &str = "Settings(
    title: (en: \"A generated base\", fr: \"Une base produite\"),
    as_of: \"2025-12-31\",
    language: en,
)
";

/// As many loaded words as an editor would list; a few of them occur.
fn loaded_words() -> String {
    let mut random = Random::new(11, 11);
    let mut text = String::from("LoadedWords(\n");
    for language in ["en", "fr"] {
        let _ = writeln!(text, "    {language}: [");
        for _ in 0..60 {
            let word = name(&mut random);
            let _ = writeln!(
                text,
                "        (\"(?:so )?{word}(?:s|ed|ing)?\", \"another word\"),"
            );
        }
        text += "    ],\n";
    }
    text + ")\n"
}
