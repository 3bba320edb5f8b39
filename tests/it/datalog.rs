//! The Datalog core: named examples, and any small program against brute force over the
//! definitions. It says nothing of speed; `tests/bench/rules.rs` does.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::time::Duration;

use counterpoint::model::Date;
use counterpoint::rules::datalog::{
    Aggregate, Atom, BadFact, BadPattern, Comparison, Expression, Limits, Literal, Model,
    Operation, PlanError, Planned, Program, Recording, Relation, Slot, Stopped, Term, Value,
    Variable,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

const X: Variable = Variable(0);
const Y: Variable = Variable(1);
const Z: Variable = Variable(2);

fn atom<const N: usize>(relation: Relation, slots: [Variable; N]) -> Literal {
    Literal::Atom(Atom::of(relation, slots))
}

fn not<const N: usize>(relation: Relation, slots: [Variable; N]) -> Literal {
    Literal::Not(Atom::of(relation, slots))
}

fn names<const N: usize>(names: [&str; N]) -> [Value; N] {
    names.map(Value::name)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn test(test: Comparison, left: impl Into<Expression>, right: impl Into<Expression>) -> Literal {
    Literal::Test {
        test,
        left: left.into(),
        right: right.into(),
    }
}

/// The tuples of a relation as text, in the order in which they came.
fn shown(model: &Model, relation: Relation) -> Vec<String> {
    model
        .tuples(relation)
        .map(|row| {
            let values = row.iter().map(|term| model.terms().value(*term).unwrap());
            let values: Vec<String> = values.map(ToString::to_string).collect();
            values.join(" ")
        })
        .collect()
}

fn run(planned: &Planned, facts: &[(Relation, Vec<Value>)]) -> Model {
    let mut given = planned.facts();
    for (relation, values) in facts {
        given.add(*relation, values).unwrap();
    }
    planned
        .run(given, &Limits::default(), Recording::On)
        .unwrap()
}

/// `path` is the closure of `edge`.
fn closure() -> (Program, Relation, Relation) {
    let mut program = Program::default();
    let edge = program.relation("edge", 2);
    let path = program.relation("path", 2);
    program.rule(Atom::of(path, [X, Y]), vec![atom(edge, [X, Y])]);
    program.rule(
        Atom::of(path, [X, Z]),
        vec![atom(path, [X, Y]), atom(edge, [Y, Z])],
    );
    (program, edge, path)
}

#[test]
fn ancestors_come_with_the_reason_for_each() {
    let (program, edge, path) = closure();
    let planned = program.plan().unwrap();
    let facts = [["a", "b"], ["b", "c"], ["c", "d"], ["c", "a"]];
    let model = run(&planned, &facts.map(|it| (edge, names(it).to_vec())));
    assert_eq!(model.count(path), 3 * 4);

    let tuple = model.find(path, &names(["a", "d"])).unwrap();
    let why = model.why(tuple).unwrap();
    let told: Vec<String> = why
        .steps
        .iter()
        .map(|step| {
            let values: Vec<String> = model.values(step.tuple).map(ToString::to_string).collect();
            format!("{} {:?} {:?}", values.join(" "), step.rule, step.from)
        })
        .collect();
    let expected = [
        "a b None []",
        "a b Some(0) [0]",
        "b c None []",
        "a c Some(1) [1, 2]",
        "c d None []",
        "a d Some(1) [3, 4]",
    ];
    assert_eq!(told, expected);

    let nowhere = model.why_not(path, &names(["d", "a"]).map(Some));
    let nowhere: Vec<(usize, usize)> = nowhere.iter().map(|it| (it.rule, it.literal)).collect();
    assert_eq!(nowhere, [(0, 0), (1, 0)]);
    assert!(model.find(path, &names(["d", "a"])).is_none());
    assert!(model.why_not(path, &[None, None]).is_empty());
}

#[test]
fn whoever_is_of_the_same_generation() {
    let mut program = Program::default();
    let parent = program.relation("parent", 2);
    let same = program.relation("same", 2);
    let [x, y, a, b] = [0, 1, 2, 3].map(Variable);
    program.rule(
        Atom::of(same, [x, y]),
        vec![
            atom(parent, [x, a]),
            atom(parent, [y, a]),
            test(Comparison::Unequal, x, y),
        ],
    );
    program.rule(
        Atom::of(same, [x, y]),
        vec![
            atom(parent, [x, a]),
            atom(same, [a, b]),
            atom(parent, [y, b]),
        ],
    );
    let planned = program.plan().unwrap();
    let facts = [["b", "a"], ["c", "a"], ["d", "b"], ["e", "c"], ["f", "d"]];
    let model = run(&planned, &facts.map(|it| (parent, names(it).to_vec())));
    let mut pairs = shown(&model, same);
    pairs.sort();
    assert_eq!(pairs, ["b c", "c b", "d e", "e d"]);
}

#[test]
fn a_game_whose_positions_deny_each_other_is_refused() {
    let mut program = Program::default();
    let moves = program.relation("moves", 2);
    let wins = program.relation("wins", 1);
    program.rule(
        Atom::of(wins, [X]),
        vec![atom(moves, [X, Y]), not(wins, [Y])],
    );
    let errors = program.plan().unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].rule(), errors[0].literal()), (0, Some(1)));
    assert_eq!(
        errors[0].to_string(),
        "rule 0, literal 1: not stratified, `wins` needs `wins`"
    );
}

#[test]
fn a_longer_circle_through_a_negation_is_named() {
    let mut program = Program::default();
    let [a, b, c] = ["a", "b", "c"].map(|name| program.relation(name, 1));
    program.rule(Atom::of(a, [X]), vec![atom(b, [X])]);
    program.rule(Atom::of(b, [X]), vec![atom(c, [X])]);
    let count = Literal::Aggregate {
        fold: Aggregate::Count(Y.into()),
        over: vec![atom(a, [Y])],
        into: X,
    };
    program.rule(Atom::of(c, [X]), vec![count]);
    let errors = program.plan().unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "rule 2, literal 0: not stratified, `c` needs `a` needs `b` needs `c`"
    );
}

#[test]
fn negation_looks_at_what_is_done() {
    let (mut program, edge, path) = closure();
    let node = program.relation("node", 1);
    let apart = program.relation("apart", 2);
    let leaf = program.relation("leaf", 1);
    // The negated literal comes first and waits for what binds it.
    program.rule(
        Atom::of(apart, [X, Y]),
        vec![not(path, [X, Y]), atom(node, [X]), atom(node, [Y])],
    );
    program.rule(
        Atom::of(leaf, [X]),
        vec![
            atom(node, [X]),
            Literal::Not(Atom::of(edge, [Slot::Variable(X), Slot::Any])),
        ],
    );
    let planned = program.plan().unwrap();
    let mut facts = vec![
        (edge, names(["a", "b"]).to_vec()),
        (edge, names(["b", "c"]).to_vec()),
    ];
    facts.extend(["a", "b", "c"].map(|name| (node, names([name]).to_vec())));
    let model = run(&planned, &facts);
    assert_eq!(
        shown(&model, apart),
        ["a a", "b a", "b b", "c a", "c b", "c c"]
    );
    assert_eq!(shown(&model, leaf), ["c"]);
    let shortfalls = model.why_not(leaf, &names(["a"]).map(Some));
    assert_eq!((shortfalls[0].rule, shortfalls[0].literal), (3, 1));
    assert_eq!(shortfalls[0].binding, [Some(Value::name("a"))]);
}

#[test]
fn aggregates_fold_what_lies_below() {
    let mut program = Program::default();
    let person = program.relation("person", 1);
    let child = program.relation("child", 3);
    let total = program.relation("total", 5);
    let [x, y, age, count, least, most, any] = [0, 1, 2, 3, 4, 5, 6].map(Variable);
    let over = || vec![atom(child, [x, y, age])];
    let aggregate = |fold, into| Literal::Aggregate {
        fold,
        over: over(),
        into,
    };
    program.rule(
        Atom::of(total, [x, count, least, most, any]),
        vec![
            aggregate(Aggregate::Count(y.into()), count),
            aggregate(Aggregate::Min(age.into()), least),
            aggregate(Aggregate::Max(age.into()), most),
            aggregate(Aggregate::Exists, any),
            atom(person, [x]),
        ],
    );
    let none = program.relation("none", 2);
    program.rule(
        Atom::of(none, [x, any]),
        vec![
            atom(person, [x]),
            aggregate(Aggregate::Exists, any),
            aggregate(Aggregate::Count(y.into()), count),
            test(Comparison::Equal, count, any),
        ],
    );
    let planned = program.plan().unwrap();
    let mut facts = vec![
        (person, names(["ann"]).to_vec()),
        (person, names(["bob"]).to_vec()),
    ];
    for (name, age) in [("cid", 7), ("dan", 3), ("dan", 4)] {
        let values = vec![Value::name("ann"), Value::name(name), Value::from(age)];
        facts.push((child, values));
    }
    let model = run(&planned, &facts);
    assert_eq!(shown(&model, total), ["ann 2 3 7 1"]);
    assert_eq!(shown(&model, none), ["bob 0"]);
}

#[test]
fn whoever_is_born_on_29_february_is_older_on_1_march() {
    let born = date("2008-02-29");
    assert_eq!(born.years_until(date("2026-02-28")), 17);
    assert_eq!(born.years_until(date("2026-03-01")), 18);
    assert_eq!(born.years_until(date("2028-02-28")), 19);
    assert_eq!(born.years_until(date("2028-02-29")), 20);
    assert_eq!(date("2026-03-01").years_until(born), -18);
    assert_eq!(date("2023-01-31").months_until(date("2023-02-28")), 0);
    assert_eq!(date("2023-01-31").months_until(date("2023-03-01")), 1);
    assert_eq!(date("2023-01-31").add_months(1), Some(date("2023-02-28")));
    assert_eq!(born.add_years(18), Some(date("2026-02-28")));
    assert_eq!(born.add_days(-59), Some(date("2008-01-01")));
    assert_eq!(born.add_years(i64::MAX), None);
    assert_eq!(born.add_days(i64::MIN), None);
    assert_eq!(date("9999-12-31").add_days(1), None);
}

#[test]
fn ages_are_reckoned_on_a_day() {
    let mut program = Program::default();
    let person = program.relation("born", 2);
    let adult = program.relation("adult", 3);
    let [x, born, age, next] = [0, 1, 2, 3].map(Variable);
    let today = program.term(date("2026-02-28"));
    let eighteen = program.term(18);
    let days = program.term(10);
    program.rule(
        Atom::of(adult, [x, age, next]),
        vec![
            atom(person, [x, born]),
            Literal::Let(age, Expression::of(Operation::Years, born, today)),
            test(Comparison::GreaterOrEqual, age, eighteen),
            Literal::Let(next, Expression::of(Operation::AddDays, today, days)),
        ],
    );
    let planned = program.plan().unwrap();
    let fact = |name, day| (person, vec![Value::name(name), date(day).into()]);
    let model = run(
        &planned,
        &[fact("ann", "2008-02-28"), fact("bob", "2008-02-29")],
    );
    assert_eq!(shown(&model, adult), ["ann 18 2026-03-10"]);
    let goal = [Some(Value::name("bob")), None, None];
    let shortfalls = model.why_not(adult, &goal);
    assert_eq!(shortfalls[0].literal, 2);
    // The age was computed, and is told, though nothing in the model has it.
    assert_eq!(shortfalls[0].binding[2], Some(Value::from(17)));
}

/// One rule `out(v) <- in(x), Let(v, expression)`, run on one value.
fn computed(
    value: impl Into<Value>,
    expression: impl Fn(&mut Program) -> Expression,
) -> Result<Vec<String>, Stopped> {
    let mut program = Program::default();
    let given = program.relation("in", 1);
    let out = program.relation("out", 1);
    let expression = expression(&mut program);
    program.rule(
        Atom::of(out, [Y]),
        vec![atom(given, [X]), Literal::Let(Y, expression)],
    );
    let planned = program.plan().unwrap();
    let mut facts = planned.facts();
    facts.add(given, &[value.into()]).unwrap();
    let model = planned.run(facts, &Limits::default(), Recording::Off)?;
    Ok(shown(&model, out))
}

#[test]
fn what_has_no_value_stops_the_run_and_says_where() {
    let overflow = Stopped::Overflow {
        rule: 0,
        literal: 1,
    };
    let kind = Stopped::Kind {
        rule: 0,
        literal: 1,
    };
    for operation in [Operation::Add, Operation::Multiply] {
        let twice = |_: &mut Program| Expression::of(operation, X, X);
        assert_eq!(computed(i64::MAX, twice), Err(overflow));
        assert_eq!(computed(i64::MIN, twice), Err(overflow));
        assert_eq!(computed(Value::name("a"), twice), Err(kind));
    }
    let less = |program: &mut Program| {
        let two = program.term(2);
        Expression::of(Operation::Subtract, X, two)
    };
    assert_eq!(computed(i64::MIN, less), Err(overflow));
    assert_eq!(computed(5, less).unwrap(), ["3"]);
    let later = |program: &mut Program| {
        let years = program.term(8000);
        Expression::of(Operation::AddYears, X, years)
    };
    assert_eq!(computed(date("2000-01-01"), later), Err(overflow));
    assert_eq!(computed(7, later), Err(kind));
    let year = |_: &mut Program| Expression::Year(Box::new(X.into()));
    assert_eq!(computed(date("2001-05-06"), year).unwrap(), ["2001"]);
    let until = |program: &mut Program| {
        let day = program.term(date("2001-03-01"));
        Expression::of(Operation::Days, X, day)
    };
    assert_eq!(computed(date("2001-02-01"), until).unwrap(), ["28"]);
    assert_eq!(computed(date("2001-03-02"), until).unwrap(), ["-1"]);
}

#[test]
fn names_have_no_order() {
    let mut program = Program::default();
    let given = program.relation("in", 1);
    let out = program.relation("out", 1);
    let name = program.term(Value::name("b"));
    program.rule(
        Atom::of(out, [X]),
        vec![atom(given, [X]), test(Comparison::Less, X, name)],
    );
    let planned = program.plan().unwrap();
    let mut facts = planned.facts();
    facts.add(given, &names(["a"])).unwrap();
    let stopped = planned
        .run(facts, &Limits::default(), Recording::On)
        .unwrap_err();
    assert_eq!(
        stopped,
        Stopped::Kind {
            rule: 0,
            literal: 1
        }
    );
}

#[test]
fn patterns_are_found_in_texts_and_bounded_in_size() {
    let mut program = Program::default();
    assert_eq!(program.pattern("(a{500}){500}"), Err(BadPattern::TooLarge));
    assert!(matches!(program.pattern("("), Err(BadPattern::Syntax(_))));
    let given = program.relation("in", 1);
    let out = program.relation("out", 1);
    let pattern = program.pattern("^[ab]+$").unwrap();
    program.rule(
        Atom::of(out, [X]),
        vec![atom(given, [X]), Literal::Matches(X, pattern)],
    );
    let planned = program.plan().unwrap();
    let facts = [
        (given, vec![Value::text("abba")]),
        (given, vec![Value::text("abc")]),
        (given, vec![Value::name("b")]),
    ];
    assert_eq!(shown(&run(&planned, &facts), out), ["\"abba\"", "b"]);
}

/// A rule that counts up, and never comes to an end by itself.
fn counting() -> (Planned, Relation) {
    let mut program = Program::default();
    let number = program.relation("number", 1);
    let one = program.term(1);
    program.rule(
        Atom::of(number, [Y]),
        vec![
            atom(number, [X]),
            Literal::Let(Y, Expression::of(Operation::Add, X, one)),
        ],
    );
    (program.plan().unwrap(), number)
}

#[test]
fn limits_end_what_does_not_end() {
    let (planned, number) = counting();
    let stopped = |limits: Limits| {
        let mut facts = planned.facts();
        facts.add(number, &[Value::from(0)]).unwrap();
        planned.run(facts, &limits, Recording::On).unwrap_err()
    };
    let limits = Limits::default();
    let tuples = 1000;
    assert_eq!(
        stopped(Limits { tuples, ..limits }),
        Stopped::Tuples(tuples)
    );
    let rounds = 100;
    assert_eq!(
        stopped(Limits { rounds, ..limits }),
        Stopped::Rounds(rounds)
    );
    let time = Duration::from_millis(20);
    assert_eq!(
        stopped(Limits {
            time: Some(time),
            ..limits
        }),
        Stopped::Time(time)
    );
}

#[test]
fn time_ends_a_join_that_finds_nothing() {
    let mut program = Program::default();
    let given = program.relation("in", 1);
    let out = program.relation("out", 0);
    let [a, b, c, d] = [0, 1, 2, 3].map(Variable);
    let minus = program.term(-1);
    let sum = Expression::of(Operation::Add, a, Expression::of(Operation::Add, b, c));
    program.rule(
        Atom::of::<Slot>(out, []),
        vec![
            atom(given, [a]),
            atom(given, [b]),
            atom(given, [c]),
            atom(given, [d]),
            test(
                Comparison::Equal,
                Expression::of(Operation::Add, sum, d),
                minus,
            ),
        ],
    );
    let planned = program.plan().unwrap();
    let mut facts = planned.facts();
    for number in 0..2000 {
        facts.add(given, &[Value::from(number)]).unwrap();
    }
    let limits = Limits {
        time: Some(Duration::from_millis(50)),
        ..Limits::default()
    };
    let stopped = planned.run(facts, &limits, Recording::On).unwrap_err();
    assert!(matches!(stopped, Stopped::Time(_)));
}

#[test]
fn what_is_unsafe_or_does_not_fit_is_named() {
    let mut program = Program::default();
    let one = program.relation("one", 1);
    let two = program.relation("two", 2);
    program.rule(Atom::of(two, [X, Y]), vec![atom(one, [X])]);
    program.rule(Atom::of(one, [X]), vec![atom(one, [X]), not(two, [X, Y])]);
    program.rule(Atom::of(one, [X]), vec![atom(two, [X])]);
    program.rule(
        Atom::of(one, [X]),
        vec![
            Literal::Let(X, Expression::from(Y)),
            Literal::Let(Y, Expression::from(X)),
        ],
    );
    program.rule(Atom::of(one, [X, Y]), vec![atom(two, [X, Y])]);
    let count = Literal::Aggregate {
        fold: Aggregate::Count(Z.into()),
        over: vec![atom(one, [Y])],
        into: X,
    };
    program.rule(Atom::of(one, [X]), vec![count]);
    program.rule(Atom::of(one, [Slot::Any]), vec![atom(one, [X])]);
    let errors = program.plan().unwrap_err();
    let named: Vec<(usize, Option<usize>)> = errors
        .iter()
        .map(|error| (error.rule(), error.literal()))
        .collect();
    assert_eq!(
        named,
        [
            (0, None),
            (1, Some(1)),
            (2, Some(0)),
            (3, Some(0)),
            (3, Some(1)),
            (3, None),
            (4, None),
            (5, Some(0)),
            (6, None),
        ]
    );
    assert_eq!(
        errors[1],
        PlanError::Unbound {
            rule: 1,
            literal: 1,
            variable: Y
        }
    );
    assert!(matches!(errors[2], PlanError::Arity { slots: 1, .. }));
}

#[test]
fn facts_must_fit() {
    let (program, edge, _) = closure();
    let planned = program.plan().unwrap();
    let mut facts = planned.facts();
    assert_eq!(
        facts.add(edge, &names(["a"])),
        Err(BadFact::Arity {
            values: 1,
            columns: 2
        })
    );
    let mut other = Program::default();
    let far = (0..9).map(|_| other.relation("far", 1)).last().unwrap();
    assert_eq!(facts.add(far, &names(["a"])), Err(BadFact::Foreign));
    let term = (0..9).map(|it| other.term(it)).last().unwrap();
    assert_eq!(facts.add_terms(edge, &[term, term]), Err(BadFact::Foreign));
}

#[test]
fn reasons_may_be_deep() {
    let (planned, number) = counting();
    let mut facts = planned.facts();
    facts.add(number, &[Value::from(0)]).unwrap();
    let most = 200_000;
    let mut program = Program::default();
    // The same, with an end.
    let [number, out] = ["number", "out"].map(|name| program.relation(name, 1));
    let (one, last) = (program.term(1), program.term(most));
    program.rule(
        Atom::of(number, [Y]),
        vec![
            atom(number, [X]),
            test(Comparison::Less, X, last),
            Literal::Let(Y, Expression::of(Operation::Add, X, one)),
        ],
    );
    program.rule(
        Atom::of(out, [X]),
        vec![atom(number, [X]), test(Comparison::Equal, X, last)],
    );
    let planned = program.plan().unwrap();
    let model = run(&planned, &[(number, vec![Value::from(0)])]);
    let tuple = model.find(out, &[Value::from(most)]).unwrap();
    let steps = model.why(tuple).unwrap().steps;
    assert_eq!(steps.len(), 200_002);
}

#[test]
fn ten_thousand_rules_are_planned() {
    let mut program = Program::default();
    let relations: Vec<Relation> = (0..=10_000).map(|_| program.relation("r", 1)).collect();
    for pair in relations.windows(2) {
        program.rule(Atom::of(pair[1], [X]), vec![atom(pair[0], [X])]);
    }
    let planned = program.plan().unwrap();
    let model = run(&planned, &[(relations[0], names(["a"]).to_vec())]);
    assert_eq!(model.count(relations[10_000]), 1);
}

// --- Any small program ------------------------------------------------------------------------

const LAYERS: [usize; 6] = [0, 0, 1, 1, 2, 2];
const ARITIES: [usize; 6] = [2, 1, 2, 3, 2, 0];
/// The variables that atoms bind; after them those of `Let`, of an aggregate, and its own.
const OPEN: u16 = 3;
const COMPUTED: Variable = Variable(3);
const FOLDED: Variable = Variable(4);
const OWN: Variable = Variable(5);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Open(u16),
    Constant(i64),
    Any,
}

#[derive(Debug, Clone, Copy)]
enum Fold {
    Count,
    Min,
    Max,
    Exists,
}

#[derive(Debug, Clone)]
enum Condition {
    Atom(usize, Vec<Place>),
    Not(usize, Vec<Place>),
    Test(Comparison, Place, Place),
    Sum(Place, Place),
    Fold(Fold, usize, Vec<Place>),
}

#[derive(Debug, Clone)]
struct Written {
    head: (usize, Vec<Place>),
    body: Vec<Condition>,
}

#[derive(Debug, Clone)]
struct Case {
    rules: Vec<Written>,
    facts: BTreeSet<(usize, Vec<i64>)>,
}

/// Numbers for a choice, taken one by one.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn below(&mut self, end: usize) -> usize {
        usize::from(*self.0.next().unwrap_or(&0)) % end.max(1)
    }

    fn constant(&mut self) -> i64 {
        i64::try_from(self.below(4)).unwrap()
    }

    /// A place with what is bound, or a constant.
    fn bound(&mut self, bound: &[u16]) -> Place {
        match (bound, self.below(5)) {
            ([], _) | (_, 0) => Place::Constant(self.constant()),
            _ => Place::Open(bound[self.below(bound.len())]),
        }
    }

    fn relation(&mut self, fits: impl Fn(usize) -> bool) -> usize {
        let fitting: Vec<usize> = (0..LAYERS.len()).filter(|it| fits(LAYERS[*it])).collect();
        fitting[self.below(fitting.len())]
    }
}

fn written(choices: &[u8]) -> Written {
    let mut choices = Choices(choices.iter());
    let head = 2 + choices.below(LAYERS.len() - 2);
    let layer = LAYERS[head];
    let mut body = Vec::new();
    let mut bound: Vec<u16> = Vec::new();
    let mut recursive = false;
    for _ in 0..1 + choices.below(3) {
        let relation = choices.relation(|it| it <= layer);
        recursive |= LAYERS[relation] == layer;
        let places: Vec<Place> = (0..ARITIES[relation])
            .map(|_| match choices.below(8) {
                0 => Place::Constant(choices.constant()),
                1 => Place::Any,
                _ => Place::Open(u16::try_from(choices.below(OPEN.into())).unwrap()),
            })
            .collect();
        bound.extend(places.iter().filter_map(|place| match place {
            Place::Open(open) => Some(*open),
            _ => None,
        }));
        body.push(Condition::Atom(relation, places));
    }
    for _ in 0..choices.below(4) {
        let lower = choices.relation(|it| it < layer);
        let condition = match choices.below(5) {
            0 => {
                let places = (0..ARITIES[lower]).map(|_| match choices.below(4) {
                    0 => Place::Any,
                    _ => choices.bound(&bound),
                });
                Condition::Not(lower, places.collect())
            }
            1 | 2 => {
                let test = [
                    Comparison::Less,
                    Comparison::LessOrEqual,
                    Comparison::Greater,
                    Comparison::GreaterOrEqual,
                    Comparison::Equal,
                    Comparison::Unequal,
                ][choices.below(6)];
                Condition::Test(test, choices.bound(&bound), choices.bound(&bound))
            }
            // What a recursive rule counts up could go on for ever.
            3 if !recursive && !bound.contains(&COMPUTED.0) => {
                let sum = Condition::Sum(choices.bound(&bound), choices.bound(&bound));
                bound.push(COMPUTED.0);
                sum
            }
            _ if !bound.contains(&FOLDED.0) => {
                let fold = [Fold::Count, Fold::Min, Fold::Max, Fold::Exists][choices.below(4)];
                let mut places: Vec<Place> = (0..ARITIES[lower])
                    .map(|_| match choices.below(3) {
                        0 => Place::Open(OWN.0),
                        1 => Place::Any,
                        _ => choices.bound(&bound),
                    })
                    .collect();
                let own = choices.below(places.len());
                places[own] = Place::Open(OWN.0);
                bound.push(FOLDED.0);
                Condition::Fold(fold, lower, places)
            }
            _ => continue,
        };
        // Anywhere: the order in which a body is written means nothing.
        let at = choices.below(body.len() + 1);
        body.insert(at, condition);
    }
    let places = (0..ARITIES[head]).map(|_| choices.bound(&bound)).collect();
    Written {
        head: (head, places),
        body,
    }
}

fn case() -> impl Strategy<Value = Case> {
    let rule = prop::collection::vec(any::<u8>(), 60).prop_map(|it| written(&it));
    let fact = (0..3_usize, prop::collection::vec(0..4_i64, 3)).prop_map(|(relation, values)| {
        let values = values.into_iter().take(ARITIES[relation]).collect();
        (relation, values)
    });
    let rules = prop::collection::vec(rule, 1..7);
    let facts = prop::collection::btree_set(fact, 0..14);
    (rules, facts).prop_map(|(rules, facts)| Case { rules, facts })
}

type Tuples = BTreeSet<(usize, Vec<i64>)>;
type Values = BTreeMap<u16, i64>;

fn value(place: Place, values: &Values) -> Option<i64> {
    match place {
        Place::Open(open) => values.get(&open).copied(),
        Place::Constant(number) => Some(number),
        Place::Any => None,
    }
}

/// Whether a tuple is what the places say; `OWN` is whatever it must be.
fn fits(places: &[Place], tuple: &[i64], values: &Values) -> Option<Option<i64>> {
    let mut own = None;
    for (place, number) in places.iter().zip(tuple) {
        let wanted = if *place == Place::Open(OWN.0) {
            own.get_or_insert(*number);
            own
        } else {
            value(*place, values)
        };
        if *place != Place::Any && wanted != Some(*number) {
            return None;
        }
    }
    Some(own)
}

fn of(tuples: &Tuples, relation: usize) -> impl Iterator<Item = &Vec<i64>> {
    let those = tuples.iter().filter(move |(it, _)| *it == relation);
    those.map(|(_, tuple)| tuple)
}

/// Gives the computed variables of a rule their values and says whether its body holds.
fn holds(rule: &Written, values: &mut Values, tuples: &Tuples) -> bool {
    // What is computed may need what is computed; two passes do, since there are two.
    for _ in 0..2 {
        for condition in &rule.body {
            match condition {
                Condition::Sum(left, right) => {
                    if let (Some(left), Some(right)) = (value(*left, values), value(*right, values))
                    {
                        values.insert(COMPUTED.0, left + right);
                    }
                }
                Condition::Fold(fold, relation, places) => {
                    let open = |place: &Place| match place {
                        Place::Open(open) if *open != OWN.0 => values.contains_key(open),
                        _ => true,
                    };
                    if !places.iter().all(open) {
                        continue;
                    }
                    let own = of(tuples, *relation)
                        .filter_map(|tuple| fits(places, tuple, values)?)
                        .collect::<BTreeSet<i64>>();
                    let folded = match fold {
                        Fold::Count => i64::try_from(own.len()).ok(),
                        Fold::Exists => Some(i64::from(!own.is_empty())),
                        Fold::Min => own.first().copied(),
                        Fold::Max => own.last().copied(),
                    };
                    match folded {
                        Some(folded) => values.insert(FOLDED.0, folded),
                        None => return false,
                    };
                }
                _ => {}
            }
        }
    }
    rule.body.iter().all(|condition| match condition {
        Condition::Atom(relation, places) => {
            of(tuples, *relation).any(|tuple| fits(places, tuple, values).is_some())
        }
        Condition::Not(relation, places) => {
            !of(tuples, *relation).any(|tuple| fits(places, tuple, values).is_some())
        }
        Condition::Test(test, left, right) => {
            let (left, right) = (
                value(*left, values).unwrap(),
                value(*right, values).unwrap(),
            );
            match test {
                Comparison::Less => left < right,
                Comparison::LessOrEqual => left <= right,
                Comparison::Greater => left > right,
                Comparison::GreaterOrEqual => left >= right,
                Comparison::Equal => left == right,
                Comparison::Unequal => left != right,
            }
        }
        Condition::Sum(..) | Condition::Fold(..) => true,
    })
}

/// The variables that the atoms of a rule bind.
fn open(rule: &Written) -> BTreeSet<u16> {
    let places = rule.body.iter().filter_map(|condition| match condition {
        Condition::Atom(_, places) => Some(places),
        _ => None,
    });
    let open = places.flatten().filter_map(|place| match place {
        Place::Open(open) => Some(*open),
        _ => None,
    });
    open.collect()
}

/// Every way of giving the variables of a rule values for which its body holds, by trying all.
fn instances(rule: &Written, tuples: &Tuples) -> BTreeSet<Values> {
    let domain: BTreeSet<i64> = tuples.iter().flat_map(|(_, it)| it).copied().collect();
    let mut all: Vec<Values> = vec![Values::new()];
    for open in open(rule) {
        all = all
            .into_iter()
            .flat_map(|values| {
                domain.iter().map(move |number| {
                    let mut values = values.clone();
                    values.insert(open, *number);
                    values
                })
            })
            .collect();
    }
    all.into_iter()
        .filter_map(|mut values| holds(rule, &mut values, tuples).then_some(values))
        .collect()
}

fn head(rule: &Written, values: &Values) -> (usize, Vec<i64>) {
    let places = rule.head.1.iter();
    let numbers = places.map(|place| value(*place, values).unwrap());
    (rule.head.0, numbers.collect())
}

/// The model by the definition: layer by layer, until nothing is added.
fn naive(case: &Case) -> Tuples {
    let mut tuples = case.facts.clone();
    for layer in 1..=2 {
        loop {
            let mut added = Tuples::new();
            for rule in &case.rules {
                if LAYERS[rule.head.0] == layer {
                    let found = instances(rule, &tuples);
                    added.extend(found.iter().map(|values| head(rule, values)));
                }
            }
            let before = tuples.len();
            tuples.extend(added);
            if tuples.len() == before {
                break;
            }
        }
    }
    tuples
}

fn slot(program: &mut Program, place: Place) -> Slot {
    match place {
        Place::Open(open) => Slot::Variable(Variable(open)),
        Place::Constant(number) => Slot::Term(program.term(number)),
        Place::Any => Slot::Any,
    }
}

fn expression(program: &mut Program, place: Place) -> Expression {
    match slot(program, place) {
        Slot::Variable(variable) => variable.into(),
        Slot::Term(term) => term.into(),
        Slot::Any => unreachable!("is never computed with"),
    }
}

fn literal(program: &mut Program, relations: &[Relation], condition: &Condition) -> Literal {
    let atom = |program: &mut Program, relation: usize, places: &[Place]| {
        let slots: Vec<Slot> = places.iter().map(|it| slot(program, *it)).collect();
        Atom::of(relations[relation], slots)
    };
    match condition {
        Condition::Atom(relation, places) => Literal::Atom(atom(program, *relation, places)),
        Condition::Not(relation, places) => Literal::Not(atom(program, *relation, places)),
        Condition::Test(comparison, left, right) => {
            let left = expression(program, *left);
            let right = expression(program, *right);
            test(*comparison, left, right)
        }
        Condition::Sum(left, right) => {
            let left = expression(program, *left);
            let right = expression(program, *right);
            Literal::Let(COMPUTED, Expression::of(Operation::Add, left, right))
        }
        Condition::Fold(fold, relation, places) => Literal::Aggregate {
            fold: match fold {
                Fold::Count => Aggregate::Count(OWN.into()),
                Fold::Min => Aggregate::Min(OWN.into()),
                Fold::Max => Aggregate::Max(OWN.into()),
                Fold::Exists => Aggregate::Exists,
            },
            over: vec![Literal::Atom(atom(program, *relation, places))],
            into: FOLDED,
        },
    }
}

fn planned(case: &Case) -> (Planned, Vec<Relation>) {
    let mut program = Program::default();
    let relations: Vec<Relation> = ARITIES
        .iter()
        .map(|arity| program.relation("r", *arity))
        .collect();
    for rule in &case.rules {
        let places = rule.head.1.iter();
        let slots: Vec<Slot> = places.map(|it| slot(&mut program, *it)).collect();
        let body = rule.body.iter();
        let body = body
            .map(|it| literal(&mut program, &relations, it))
            .collect();
        program.rule(Atom::of(relations[rule.head.0], slots), body);
    }
    (program.plan().unwrap(), relations)
}

fn number(model: &Model, term: Term) -> i64 {
    match model.terms().value(term).unwrap() {
        Value::Number(number) => *number,
        other => panic!("{other} is no number"),
    }
}

fn numbers(model: &Model, row: &[Term]) -> Vec<i64> {
    row.iter().map(|term| number(model, *term)).collect()
}

fn judge(case: &Case) -> Result<(), TestCaseError> {
    let (planned, relations) = planned(case);
    let mut facts = planned.facts();
    for (relation, tuple) in &case.facts {
        let values: Vec<Value> = tuple.iter().map(|it| Value::from(*it)).collect();
        facts.add(relations[*relation], &values).unwrap();
    }
    let model = planned
        .run(facts, &Limits::default(), Recording::On)
        .unwrap();
    let place = |relation: Relation| relations.iter().position(|it| *it == relation).unwrap();

    let expected = naive(case);
    let mut found = Tuples::new();
    for relation in &relations {
        for row in model.tuples(*relation) {
            prop_assert!(model.contains(*relation, row));
            prop_assert!(found.insert((place(*relation), numbers(&model, row))));
        }
    }
    prop_assert_eq!(&found, &expected);

    for (rule, written) in case.rules.iter().enumerate() {
        let mut met = BTreeSet::new();
        let known: Vec<u16> = open(written)
            .into_iter()
            .chain(written.body.iter().filter_map(|condition| match condition {
                Condition::Sum(..) => Some(COMPUTED.0),
                Condition::Fold(..) => Some(FOLDED.0),
                _ => None,
            }))
            .collect();
        model
            .instances(rule, &[], &mut |binding| {
                let values = known.iter().map(|variable| {
                    let term = binding.term(Variable(*variable)).unwrap();
                    (*variable, number(&model, term))
                });
                met.insert(values.collect::<Values>());
                ControlFlow::Continue(())
            })
            .unwrap();
        prop_assert_eq!(&met, &instances(written, &expected), "rule {}", rule);
    }

    for (relation, tuple) in &expected {
        let values: Vec<Value> = tuple.iter().map(|it| Value::from(*it)).collect();
        let goal = model.find(relations[*relation], &values).unwrap();
        let steps = model.why(goal).unwrap().steps;
        prop_assert_eq!(steps.last().unwrap().tuple, goal);
        for (at, step) in steps.iter().enumerate() {
            let told = (
                place(step.tuple.relation),
                numbers(&model, model.tuple(step.tuple)),
            );
            let Some(rule) = step.rule else {
                prop_assert!(case.facts.contains(&told));
                continue;
            };
            let rule = &case.rules[rule];
            prop_assert!(step.from.iter().all(|from| *from < at));
            let mut values = Values::new();
            let atoms = rule.body.iter().filter_map(|condition| match condition {
                Condition::Atom(relation, places) => Some((*relation, places)),
                _ => None,
            });
            let mut from = step.from.iter();
            for (relation, places) in atoms {
                let parent = steps[*from.next().unwrap()].tuple;
                prop_assert_eq!(place(parent.relation), relation);
                let parent = numbers(&model, model.tuple(parent));
                for (place, number) in places.iter().zip(&parent) {
                    if let Place::Open(open) = place {
                        prop_assert_eq!(values.entry(*open).or_insert(*number), number);
                    }
                }
                prop_assert!(fits(places, &parent, &values).is_some());
            }
            prop_assert!(from.next().is_none());
            prop_assert!(holds(rule, &mut values, &expected));
            prop_assert_eq!(head(rule, &values), told);
        }
    }

    // Whatever is not there, each rule that could give it is told with a literal of its own.
    for first in 0..3 {
        let goal = [first, 1 - first];
        for relation in [2, 4] {
            let shortfalls =
                model.why_not(relations[relation], &goal.map(|it| Some(Value::from(it))));
            let could: Vec<usize> = (0..case.rules.len())
                .filter(|rule| {
                    let written = &case.rules[*rule];
                    let mut given = Values::new();
                    written.head.0 == relation
                        && written
                            .head
                            .1
                            .iter()
                            .zip(goal)
                            .all(|(place, wanted)| match place {
                                Place::Open(open) => {
                                    *given.entry(*open).or_insert(wanted) == wanted
                                }
                                Place::Constant(number) => *number == wanted,
                                Place::Any => true,
                            })
                        && !instances(written, &expected)
                            .iter()
                            .any(|values| head(written, values).1 == goal)
                })
                .collect();
            let told: Vec<usize> = shortfalls.iter().map(|it| it.rule).collect();
            prop_assert_eq!(told, could);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_program_means_what_the_definition_says(case in case()) {
        judge(&case)?;
    }
}
