//! Any small program of rules against brute force over the definitions: the same model, the same
//! instances, reasons that check, and for what is missing each rule that could have given it. The
//! programs have recursion, negation, tests, sums and aggregates; dates and patterns are in
//! `datalog`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use counterpoint::rules::datalog::{
    Aggregate, Atom, Comparison, Expression, Limits, Literal, Model, Operation, Planned, Program,
    Recording, Relation, Slot, Term, Value, Variable,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

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
    for _ in 0..=choices.below(3) {
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

/// Whether a tuple is what the places say, and with what for `OWN`, which is whatever it must be.
fn fits(places: &[Place], tuple: &[i64], values: &Values) -> Option<Values> {
    let mut values = values.clone();
    for (place, number) in places.iter().zip(tuple) {
        if *place == Place::Open(OWN.0) {
            values.entry(OWN.0).or_insert(*number);
        }
        if *place != Place::Any && value(*place, &values) != Some(*number) {
            return None;
        }
    }
    Some(values)
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
                        .filter_map(|tuple| fits(places, tuple, values)?.get(&OWN.0).copied())
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
            Literal::Test {
                test: *comparison,
                left,
                right,
            }
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
