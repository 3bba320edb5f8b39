//! The Datalog core by named examples; `any_rules` compares it with the definitions. It says nothing
//! of speed; `tests/bench/rules.rs` does.

use std::time::Duration;

use counterpoint::model::Date;
use counterpoint::rules::datalog::{
    Aggregate, Atom, BadFact, BadPattern, Comparison, Expression, Limits, Literal, Model,
    Operation, PlanError, Planned, Program, Recording, Relation, Slot, Stopped, Value, Variable,
};

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
