//! How fast rules are evaluated that come at run time and keep their reasons, beside the same
//! rules compiled by a macro that keeps none. Run it as `cargo bench --bench rules`, with a part of
//! the name of an instance to run only those; `docs/BENCHMARKS.md` says what came out.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

mod measure;
mod random;

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Instant;

use counterpoint::rules::datalog::{
    Atom, Comparison, Limits, Literal, Model, Planned, Program, Recording, Relation, Variable,
};

use measure::Spread;
use random::Random;

/// How often each side runs.
const TURNS: usize = 5;
/// How many rules are planned at once.
const RULES: u32 = 10_000;

type Pairs = Vec<(u32, u32)>;

fn main() -> Result<(), Box<dyn Error>> {
    let only = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let wanted = |name: &str| {
        only.as_ref()
            .is_none_or(|only| name.contains(only.as_str()))
    };
    println!(
        "| instance | tuples | ours, ms | without reasons, ms | peer, ms | ours to peer | reasons cost | million tuples/s | bytes a tuple |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for seed in 1..=3 {
        let name = format!("closure-random-2000-4000-s{seed}");
        if wanted(&name) {
            closure(&name, &random_graph(2000, 4000, seed))?;
        }
    }
    if wanted("closure-chain-2000") {
        let chain: Pairs = (0..2000).map(|node| (node, node + 1)).collect();
        closure("closure-chain-2000", &chain)?;
    }
    if wanted("closure-nonlinear-500-1000-s1") {
        let edges = random_graph(500, 1000, 1);
        nonlinear("closure-nonlinear-500-1000-s1", &edges)?;
    }
    if wanted("generation-2000") {
        generation("generation-2000", &parents(2000))?;
    }
    for variables in [2_000, 5_000] {
        let name = format!("points-to-{variables}");
        if wanted(&name) {
            points_to(&name, &Statements::random(variables))?;
        }
    }
    if wanted("plan") {
        println!("\nPlanning {RULES} rules of two atoms: {} ms.", planning()?);
    }
    Ok(())
}

/// The processor time of this thread so far, in milliseconds: neither side uses another, and other
/// work on the machine moves it less than the clock. Where it cannot be had (it is read as Linux
/// tells it), the clock.
fn processor() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|it| it.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64() * 1000.0, |it| it / 1e6)
}

/// Different edges between random nodes.
fn random_graph(nodes: usize, edges: usize, seed: u64) -> Pairs {
    let mut random = Random::new(seed, 1);
    let mut met = BTreeSet::new();
    let mut all = Pairs::new();
    while all.len() < edges {
        let edge = (node(&mut random, nodes), node(&mut random, nodes));
        if met.insert(edge) {
            all.push(edge);
        }
    }
    all
}

fn node(random: &mut Random, end: usize) -> u32 {
    u32::try_from(random.below(end)).unwrap_or(0)
}

/// Child and parent: everybody but the first eight has two parents among those who came before.
fn parents(persons: u32) -> Pairs {
    let mut random = Random::new(1, 2);
    let mut all = Pairs::new();
    for child in 8..persons {
        for _ in 0..2 {
            all.push((child, node(&mut random, child as usize)));
        }
    }
    all
}

/// The four kinds of statement that Andersen's analysis looks at.
struct Statements {
    address: Pairs,
    assign: Pairs,
    load: Pairs,
    store: Pairs,
}

impl Statements {
    fn random(variables: usize) -> Self {
        let mut random = Random::new(1, 3);
        let mut pairs = |count: usize| -> Pairs {
            (0..count)
                .map(|_| (node(&mut random, variables), node(&mut random, variables)))
                .collect()
        };
        Self {
            address: pairs(variables / 4),
            assign: pairs(variables / 2),
            load: pairs(variables / 4),
            store: pairs(variables / 4),
        }
    }
}

const X: Variable = Variable(0);
const Y: Variable = Variable(1);
const Z: Variable = Variable(2);
const W: Variable = Variable(3);

fn atom(relation: Relation, slots: [Variable; 2]) -> Literal {
    Literal::Atom(Atom::of(relation, slots))
}

/// Ours and the peer, by turns; both must come to the same number of tuples.
fn compare(
    name: &str,
    planned: &Planned,
    facts: &[(Relation, &Pairs)],
    result: Relation,
    peer: &dyn Fn() -> (usize, f64),
) -> Result<(), Box<dyn Error>> {
    let ours = |recording| -> Result<(Model, f64), Box<dyn Error>> {
        let mut given = planned.facts();
        for (relation, pairs) in facts {
            for (left, right) in *pairs {
                let row = [*left, *right].map(|it| given.term(i64::from(it)));
                given.add_terms(*relation, &row)?;
            }
        }
        let start = processor();
        let model = planned.run(given, &Limits::default(), recording)?;
        let time = processor() - start;
        Ok((model, time))
    };
    let (mut on, mut off, mut other) = (Vec::new(), Vec::new(), Vec::new());
    let (mut count, mut bytes) = (0, 0);
    for turn in 0..TURNS {
        for side in 0..3 {
            match (turn + side) % 3 {
                0 => {
                    let (model, time) = ours(Recording::On)?;
                    on.push(time);
                    count = model.count(result);
                    bytes = model.bytes();
                    black_box(model);
                }
                1 => {
                    let (model, time) = ours(Recording::Off)?;
                    off.push(time);
                    black_box(model);
                }
                _ => {
                    let (tuples, time) = peer();
                    other.push(time);
                    if turn > 0 && tuples != count {
                        return Err(format!("{name}: {count} tuples, the peer {tuples}").into());
                    }
                }
            }
        }
    }
    let ratio = |over: &[f64], under: &[f64]| {
        Spread::of(over.iter().zip(under).map(|(over, under)| over / under))
    };
    let (to_peer, cost) = (ratio(&on, &other), ratio(&on, &off));
    let [on, off, other] = [on, off, other].map(Spread::of);
    #[expect(clippy::cast_precision_loss, reason = "counts below 2^53")]
    let (tuples, bytes) = (count as f64, bytes as f64);
    println!(
        "| {name} | {count} | {on} | {off} | {other} | {to_peer} | {cost} | {:.1} | {:.0} |",
        tuples / on.median / 1000.0,
        bytes / tuples
    );
    Ok(())
}

/// Paths of a graph, one edge longer at a time.
fn closure(name: &str, edges: &Pairs) -> Result<(), Box<dyn Error>> {
    let mut program = Program::default();
    let edge = program.relation("edge", 2);
    let path = program.relation("path", 2);
    program.rule(Atom::of(path, [X, Y]), vec![atom(edge, [X, Y])]);
    let body = vec![atom(path, [X, Y]), atom(edge, [Y, Z])];
    program.rule(Atom::of(path, [X, Z]), body);
    let planned = planned(program)?;
    compare(name, &planned, &[(edge, edges)], path, &|| {
        peer::closure(edges)
    })
}

/// Paths of a graph, put together of any two.
fn nonlinear(name: &str, edges: &Pairs) -> Result<(), Box<dyn Error>> {
    let mut program = Program::default();
    let edge = program.relation("edge", 2);
    let path = program.relation("path", 2);
    program.rule(Atom::of(path, [X, Y]), vec![atom(edge, [X, Y])]);
    let body = vec![atom(path, [X, Y]), atom(path, [Y, Z])];
    program.rule(Atom::of(path, [X, Z]), body);
    let planned = planned(program)?;
    compare(name, &planned, &[(edge, edges)], path, &|| {
        peer::nonlinear(edges)
    })
}

/// Who is of the same generation as whom.
fn generation(name: &str, parents: &Pairs) -> Result<(), Box<dyn Error>> {
    let mut program = Program::default();
    let parent = program.relation("parent", 2);
    let same = program.relation("same", 2);
    let unequal = Literal::Test {
        test: Comparison::Unequal,
        left: X.into(),
        right: Y.into(),
    };
    let body = vec![atom(parent, [X, Z]), atom(parent, [Y, Z]), unequal];
    program.rule(Atom::of(same, [X, Y]), body);
    let body = vec![
        atom(parent, [X, Z]),
        atom(same, [Z, W]),
        atom(parent, [Y, W]),
    ];
    program.rule(Atom::of(same, [X, Y]), body);
    let planned = planned(program)?;
    compare(name, &planned, &[(parent, parents)], same, &|| {
        peer::generation(parents)
    })
}

/// What the variables of a program may point to (Andersen 1994).
fn points_to(name: &str, statements: &Statements) -> Result<(), Box<dyn Error>> {
    let mut program = Program::default();
    let [address, assign, load, store, points] =
        ["address", "assign", "load", "store", "points"].map(|name| program.relation(name, 2));
    let mut rule = |head: [Variable; 2], body: Vec<Literal>| {
        program.rule(Atom::of(points, head), body);
    };
    rule([X, Y], vec![atom(address, [X, Y])]);
    rule([X, Z], vec![atom(assign, [X, Y]), atom(points, [Y, Z])]);
    rule(
        [X, W],
        vec![
            atom(load, [X, Y]),
            atom(points, [Y, Z]),
            atom(points, [Z, W]),
        ],
    );
    rule(
        [Z, W],
        vec![
            atom(store, [X, Y]),
            atom(points, [X, Z]),
            atom(points, [Y, W]),
        ],
    );
    let planned = planned(program)?;
    let facts = [
        (address, &statements.address),
        (assign, &statements.assign),
        (load, &statements.load),
        (store, &statements.store),
    ];
    compare(name, &planned, &facts, points, &|| {
        peer::points_to(statements)
    })
}

fn planned(program: Program) -> Result<Planned, Box<dyn Error>> {
    let planned = program.plan();
    planned.map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<String>()
            .into()
    })
}

/// How long it takes to plan many small rules.
fn planning() -> Result<Spread, Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..TURNS {
        let mut program = Program::default();
        let relations: Vec<Relation> = (0..=RULES)
            .map(|_| program.relation("relation", 2))
            .collect();
        for pair in relations.windows(2) {
            if let [below, above] = *pair {
                let body = vec![atom(below, [X, Y]), atom(below, [Y, Z])];
                program.rule(Atom::of(above, [X, Z]), body);
            }
        }
        let start = processor();
        let planned = planned(program)?;
        times.push(processor() - start);
        black_box(planned);
    }
    Ok(Spread::of(times))
}

/// The same programs compiled by `ascent`. Each gives the number of tuples and the milliseconds
/// that it ran; reading the facts is not counted, as it is not on our side.
mod peer {
    #![allow(
        clippy::pedantic,
        clippy::unwrap_used,
        unused_qualifications,
        reason = "the code is written by a macro"
    )]

    use std::hint::black_box;

    use ascent::ascent;

    use super::{Pairs, Statements, processor};

    ascent! {
        struct Closure;
        relation edge(u32, u32);
        relation path(u32, u32);
        path(x, y) <-- edge(x, y);
        path(x, z) <-- path(x, y), edge(y, z);
    }

    ascent! {
        struct Nonlinear;
        relation edge(u32, u32);
        relation path(u32, u32);
        path(x, y) <-- edge(x, y);
        path(x, z) <-- path(x, y), path(y, z);
    }

    ascent! {
        struct Generation;
        relation parent(u32, u32);
        relation same(u32, u32);
        same(x, y) <-- parent(x, z), parent(y, z), if x != y;
        same(x, y) <-- parent(x, z), same(z, w), parent(y, w);
    }

    ascent! {
        struct PointsTo;
        relation address(u32, u32);
        relation assign(u32, u32);
        relation load(u32, u32);
        relation store(u32, u32);
        relation points(u32, u32);
        points(x, y) <-- address(x, y);
        points(x, z) <-- assign(x, y), points(y, z);
        points(x, w) <-- load(x, y), points(y, z), points(z, w);
        points(z, w) <-- store(x, y), points(x, z), points(y, w);
    }

    fn timed<P>(mut program: P, run: fn(&mut P), count: fn(&P) -> usize) -> (usize, f64) {
        let start = processor();
        run(&mut program);
        let time = processor() - start;
        let count = count(&program);
        black_box(program);
        (count, time)
    }

    pub(super) fn closure(edges: &Pairs) -> (usize, f64) {
        let program = Closure {
            edge: edges.clone(),
            ..Closure::default()
        };
        timed(program, Closure::run, |it| it.path.len())
    }

    pub(super) fn nonlinear(edges: &Pairs) -> (usize, f64) {
        let program = Nonlinear {
            edge: edges.clone(),
            ..Nonlinear::default()
        };
        timed(program, Nonlinear::run, |it| it.path.len())
    }

    pub(super) fn generation(parents: &Pairs) -> (usize, f64) {
        let program = Generation {
            parent: parents.clone(),
            ..Generation::default()
        };
        timed(program, Generation::run, |it| it.same.len())
    }

    pub(super) fn points_to(statements: &Statements) -> (usize, f64) {
        let program = PointsTo {
            address: statements.address.clone(),
            assign: statements.assign.clone(),
            load: statements.load.clone(),
            store: statements.store.clone(),
            ..PointsTo::default()
        };
        timed(program, PointsTo::run, |it| it.points.len())
    }
}
