//! The layout beside other programs, on the same boxes and links: time, crossings, links that run
//! over cards, height and area. Run it as `cargo bench --bench layout -- [12 60 300 2000 stca]`.
//!
//! It needs `dot` (Graphviz) and, for the others, node with the packages that
//! `docs/BENCHMARKS.md` names in `tests/tools`; what is missing is said. Crossings are counted in
//! the drawings, by one counter for all. Pictures are left in `target/bench-layout`.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]
#![expect(
    clippy::cast_precision_loss,
    reason = "no drawing has more parts than an f64 counts exactly"
)]

mod measure;
mod random;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::layout::{Bond, Card, Effort, Gaps, Link, Route, layout};
use counterpoint::model::Record;
use counterpoint::store::Store;

use measure::Spread;
use random::Random;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The room that every program is asked to leave, in px.
const GAPS: Gaps = Gaps {
    column: 46.0,
    row: 12.0,
};
const WIDTH: f64 = 230.0;
const SEEDS: [u64; 3] = [1, 2, 3];
/// How often ours and dot run each drawing; the median counts.
const ROUNDS: usize = 7;
/// How long a script in node may take for one drawing.
const PATIENCE: &str = "60";

/// Boxes and links, each from the box that bears to the one it bears on.
struct Case {
    name: String,
    heights: Vec<f64>,
    links: Vec<(usize, usize)>,
}

/// What a program drew.
struct Drawing {
    /// Left, top, width, height.
    boxes: Vec<[f64; 4]>,
    /// Each link as points that straight lines join.
    lines: Vec<Vec<[f64; 2]>>,
}

/// What came of it.
struct Judged {
    milliseconds: Option<f64>,
    crossings: usize,
    through: usize,
    width: f64,
    height: f64,
}

fn main() -> Done {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|it| it == name);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-layout");
    fs::create_dir_all(&folder)?;
    let start = start_of_dot();
    match &start {
        Some(start) => println!("dot starts in {start:.1} ms, which is taken off its times\n"),
        None => println!("SKIPPED: dot is not installed\n"),
    }
    println!("| boxes, seed | program | ms | crossings | over cards | height | area, Mpx |");
    println!("|---|---|---|---|---|---|---|");
    for size in [12, 60, 300, 2000] {
        if wants(&size.to_string()) {
            for seed in SEEDS {
                run(&Case::random(size, seed), &folder, start)?;
            }
        }
    }
    if wants("stca") {
        run(&Case::real()?, &folder, start)?;
    }
    Ok(())
}

fn run(case: &Case, folder: &Path, start: Option<f64>) -> Done {
    // In order is how pages draw: fast, with nothing moved from its place among its neighbours.
    let efforts = [
        ("ours, in order", Effort::Keep),
        ("ours, fast", Effort::Fast),
        ("ours, best", Effort::Best),
    ];
    for (name, effort) in efforts {
        let (drawing, time) = case.ours(effort);
        report(case, name, &drawing, Some(time), folder)?;
    }
    if let Some(start) = start {
        let (drawing, time) = case.dot(start)?;
        report(case, "dot", &drawing, Some(time), folder)?;
    }
    for peer in ["viz", "dagre", "elk"] {
        match case.in_node(peer, folder)? {
            Ok((drawing, time)) => report(case, peer, &drawing, Some(time), folder)?,
            Err(why) => println!("| {} | {peer} | {why} | | | | |", case.name),
        }
    }
    Ok(())
}

fn report(
    case: &Case,
    program: &str,
    drawing: &Drawing,
    milliseconds: Option<f64>,
    folder: &Path,
) -> Done {
    let result = drawing.judged(case, milliseconds);
    let time = result
        .milliseconds
        .map_or_else(String::new, |it| format!("{it:.2}"));
    println!(
        "| {} | {program} | {time} | {} | {} | {:.0} | {:.2} |",
        case.name,
        result.crossings,
        result.through,
        result.height,
        result.width * result.height / 1e6
    );
    let file = format!("{}-{}.svg", case.name, program).replace([' ', ','], "");
    fs::write(folder.join(file), drawing.picture(&result))?;
    Ok(())
}

impl Case {
    /// A debate of this many boxes: a random tree with 12 % links across and texts of 40 to 240
    /// letters.
    fn random(size: usize, seed: u64) -> Self {
        let mut random = Random::new(seed, size as u64);
        let heights = (0..size)
            .map(|_| height_of(random.between(40, 241)))
            .collect();
        let mut links = Vec::new();
        for from in 1..size {
            // Few bear on the first boxes, so that the tree is neither a star nor a chain.
            let to = from.saturating_sub(1 + random.below(from.min(size / 6 + 3)));
            links.push((from, to));
            if random.chance(12) && from > 2 {
                let across = random.below(from);
                if across != to {
                    links.push((from, across));
                }
            }
        }
        Self {
            name: format!("{size}, {seed}"),
            heights,
            links,
        }
    }

    /// The debate of this repository: every claim and argument of its topic a box.
    fn real() -> Done<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        let (kb, _) = KnowledgeBase::open(&Store::at(root), &|_| ())?;
        let graph = kb.graph();
        let mut ids = Vec::new();
        let mut heights = Vec::new();
        for record in graph.records() {
            let letters = match record {
                Record::Claim(claim) => claim.text.read(counterpoint::model::Language::En).0.len(),
                Record::Argument(_) => 40,
                Record::Issue(issue) => issue
                    .question
                    .read(counterpoint::model::Language::En)
                    .0
                    .len(),
                Record::Topic(_)
                | Record::Source(_)
                | Record::Actor(_)
                | Record::Expect(_)
                | Record::RuleSet(_)
                | Record::Predicate(_)
                | Record::Rule(_)
                | Record::Case(_)
                | Record::Policy(_) => continue,
            };
            ids.push(record.slug().to_string());
            heights.push(height_of(letters));
        }
        let place = |slug: &str| ids.iter().position(|it| it == slug);
        let mut links = Vec::new();
        for argument in graph.arguments() {
            let Some(own) = place(argument.id.as_str()) else {
                continue;
            };
            links.extend(place(argument.conclusion.target()).map(|to| (own, to)));
            let premises = argument.premises.iter();
            links.extend(premises.filter_map(|it| Some((place(it.as_str())?, own))));
        }
        for issue in graph.issues() {
            let own = place(issue.id.as_str());
            let answers = issue.positions.iter();
            links.extend(answers.filter_map(|it| Some((place(it.as_str())?, own?))));
        }
        Ok(Self {
            name: "stca".to_owned(),
            heights,
            links,
        })
    }

    fn ours(&self, effort: Effort) -> (Drawing, f64) {
        let cards: Vec<Card> = self
            .heights
            .iter()
            .map(|&height| Card {
                width: WIDTH,
                height,
            })
            .collect();
        let links: Vec<Link> = self
            .links
            .iter()
            .map(|&(from, to)| Link {
                bond: Bond::Bears,
                from,
                to,
                from_port: None,
                to_port: None,
            })
            .collect();
        let mut times = Vec::new();
        let mut placement = layout(&cards, &links, GAPS, effort);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            placement = layout(&cards, &links, GAPS, effort);
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        let boxes = placement.cards.iter().zip(&self.heights);
        let drawing = Drawing {
            boxes: boxes
                .map(|(at, height)| [at.x, at.y, WIDTH, *height])
                .collect(),
            lines: placement.links.iter().map(sampled).collect(),
        };
        (drawing, Spread::of(times).median)
    }

    /// As dot reads it: from left to right, sizes in inches.
    fn in_dot(&self) -> String {
        let mut text = format!(
            "digraph{{rankdir=LR;nodesep={:.4};ranksep={:.4};node[shape=box,fixedsize=true,label=\"\"];edge[arrowhead=none];",
            GAPS.row / 72.0,
            GAPS.column / 72.0
        );
        for (place, height) in self.heights.iter().enumerate() {
            let _ = write!(
                text,
                "n{place}[width={:.4},height={:.4}];",
                WIDTH / 72.0,
                height / 72.0
            );
        }
        for (place, (from, to)) in self.links.iter().enumerate() {
            let _ = write!(text, "n{to}->n{from}[label=\"\",id=e{place}];");
        }
        text.push('}');
        text
    }

    fn dot(&self, start: f64) -> Done<(Drawing, f64)> {
        let text = self.in_dot();
        let mut times = Vec::new();
        let mut plain = String::new();
        let rounds = if self.heights.len() > 1000 { 1 } else { ROUNDS };
        for _ in 0..rounds {
            let (out, time) = run_dot(&text)?;
            plain = out;
            times.push((time - start).max(0.01));
        }
        Ok((self.read_plain(&plain)?, Spread::of(times).median))
    }

    /// A drawing in the plain format of Graphviz. Links are told in their own order there.
    fn read_plain(&self, plain: &str) -> Done<Drawing> {
        let mut boxes = vec![[0.0; 4]; self.heights.len()];
        let mut lines = Vec::new();
        for line in plain.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |place: usize| -> Done<f64> {
                Ok(words.get(place).ok_or("a short line")?.parse::<f64>()? * 72.0)
            };
            match words.first() {
                Some(&"node") => {
                    let place: usize = words[1].trim_start_matches('n').parse()?;
                    let (w, h) = (number(4)?, number(5)?);
                    boxes[place] = [number(2)? - w / 2.0, number(3)? - h / 2.0, w, h];
                }
                Some(&"edge") => {
                    let count: usize = words[3].parse()?;
                    let mut points = Vec::new();
                    for place in 0..count {
                        points.push([number(4 + 2 * place)?, number(5 + 2 * place)?]);
                    }
                    lines.push(bezier(&points));
                }
                _ => {}
            }
        }
        Ok(Drawing { boxes, lines })
    }

    /// One of the programs that run in node: a drawing, or why there is none.
    fn in_node(&self, peer: &str, folder: &Path) -> Done<Result<(Drawing, f64), String>> {
        let file = folder.join("case.json");
        let edges: Vec<[usize; 2]> = self.links.iter().map(|&(from, to)| [to, from]).collect();
        let case = serde_json::json!({
            "heights": self.heights, "width": WIDTH, "edges": edges,
            "column": GAPS.column, "row": GAPS.row, "dot": self.in_dot(),
        });
        fs::write(&file, case.to_string())?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let script: PathBuf = root.join("tests/bench/layout.mjs");
        let Ok(done) = Command::new("timeout")
            .args([PATIENCE, "node"])
            .args([script.as_os_str(), peer.as_ref(), file.as_os_str()])
            .current_dir(root)
            .stderr(Stdio::null())
            .output()
        else {
            return Ok(Err("SKIPPED: node is not installed".to_owned()));
        };
        let why = match done.status.code() {
            Some(0) => None,
            Some(124) => Some(format!("not within {PATIENCE} s")),
            _ => Some("SKIPPED: failed, or not in tests/tools".to_owned()),
        };
        if let Some(why) = why {
            return Ok(Err(why));
        }
        let told: serde_json::Value = serde_json::from_slice(&done.stdout)?;
        let time = told["ms"].as_f64().ok_or("no time")?;
        if let Some(plain) = told["plain"].as_str() {
            return Ok(Ok((self.read_plain(plain)?, time)));
        }
        let drawing = Drawing {
            boxes: serde_json::from_value(told["boxes"].clone())?,
            lines: serde_json::from_value(told["lines"].clone())?,
        };
        Ok(Ok((drawing, time)))
    }
}

/// The height of a text of so many letters, 36 on a line.
fn height_of(letters: usize) -> f64 {
    17.0 + 18.0 * letters.div_ceil(36) as f64
}

/// What it takes dot to start and to draw next to nothing, in ms.
fn start_of_dot() -> Option<f64> {
    let times: Option<Vec<f64>> = (0..15)
        .map(|_| {
            run_dot("digraph{a[shape=box,label=\"\"]}")
                .ok()
                .map(|(_, time)| time)
        })
        .collect();
    Some(Spread::of(times?).median)
}

fn run_dot(text: &str) -> Done<(String, f64)> {
    let start = Instant::now();
    let mut child = Command::new("dot")
        .arg("-Tplain")
        .arg("-y")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let out = child.wait_with_output()?;
    let time = start.elapsed().as_secs_f64() * 1e3;
    // Long lines are broken by a backslash at their end. With -y the axis points downwards.
    let plain = String::from_utf8(out.stdout)?.replace("\\\n", "");
    Ok((plain, time))
}

/// A chain of cubic curves as straight pieces.
fn bezier(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut line = Vec::new();
    for start in (0..points.len().saturating_sub(3)).step_by(3) {
        let ends = [0, 1, 2, 3].map(|it| points[start + it]);
        for step in 0..=8 {
            let t = f64::from(step) / 8.0;
            let s = 1.0 - t;
            let at = |axis: usize| {
                s * s * s * ends[0][axis]
                    + 3.0 * s * s * t * ends[1][axis]
                    + 3.0 * s * t * t * ends[2][axis]
                    + t * t * t * ends[3][axis]
            };
            line.push([at(0), at(1)]);
        }
    }
    line
}

fn sampled(route: &Route) -> Vec<[f64; 2]> {
    let mut points = Vec::new();
    for pair in route.points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let bend = route.bend(from, to);
        if points.is_empty() {
            points.push([from.x, from.y]);
        }
        points.extend([[bend, from.y], [bend, to.y], [to.x, to.y]]);
    }
    bezier(&points)
}

impl Drawing {
    fn judged(&self, case: &Case, milliseconds: Option<f64>) -> Judged {
        let (mut width, mut height) = (0.0_f64, 0.0_f64);
        let (mut left, mut top) = (f64::INFINITY, f64::INFINITY);
        for [x, y, w, h] in &self.boxes {
            (left, top) = (left.min(*x), top.min(*y));
            (width, height) = (width.max(x + w), height.max(y + h));
        }
        assert_eq!(self.boxes.len(), case.heights.len(), "every box is drawn");
        assert_eq!(self.lines.len(), case.links.len(), "every link is drawn");
        Judged {
            milliseconds,
            crossings: self.crossings(),
            through: self.through(),
            width: width - left,
            height: height - top,
        }
    }

    /// How many pairs of links cross, and how often.
    fn crossings(&self) -> usize {
        let mut pieces: Vec<(f64, f64, usize, [[f64; 2]; 2])> = Vec::new();
        for (line, points) in self.lines.iter().enumerate() {
            for pair in points.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                if (a[0] - b[0]).abs() + (a[1] - b[1]).abs() > 0.0 {
                    pieces.push((a[0].min(b[0]), a[0].max(b[0]), line, [a, b]));
                }
            }
        }
        pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut crossings = 0;
        for (place, (_, right, line, one)) in pieces.iter().enumerate() {
            for (left, _, other_line, other) in &pieces[place + 1..] {
                if left > right {
                    break;
                }
                crossings += usize::from(line != other_line && cross(one, other));
            }
        }
        crossings
    }

    /// How many times a link runs over a card by more than a pixel. Its own cards count too: a link
    /// ends at their edges.
    fn through(&self) -> usize {
        let mut through = 0;
        for points in &self.lines {
            for [x, y, w, h] in &self.boxes {
                let inside = |point: &[f64; 2]| {
                    point[0] > x + 1.0
                        && point[0] < x + w - 1.0
                        && point[1] > y + 1.0
                        && point[1] < y + h - 1.0
                };
                through += usize::from(points.iter().any(inside));
            }
        }
        through
    }

    fn picture(&self, result: &Judged) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-20 -20 {:.0} {:.0}\">",
            result.width + 40.0,
            result.height + 40.0
        );
        for points in &self.lines {
            let points: Vec<String> = points
                .iter()
                .map(|[x, y]| format!("{x:.1},{y:.1}"))
                .collect();
            let _ = write!(
                svg,
                "<polyline fill=\"none\" stroke=\"#0a6c8e\" points=\"{}\"/>",
                points.join(" ")
            );
        }
        for [x, y, w, h] in &self.boxes {
            let _ = write!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"10\" fill=\"#fff\" stroke=\"#8593a1\"/>"
            );
        }
        svg.push_str("</svg>");
        svg
    }
}

/// Whether two straight pieces cross within both.
fn cross(one: &[[f64; 2]; 2], other: &[[f64; 2]; 2]) -> bool {
    let side = |a: [f64; 2], b: [f64; 2], c: [f64; 2]| {
        (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    };
    let [a, b] = *one;
    let [c, d] = *other;
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
