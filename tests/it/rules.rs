//! Random rule books: what the engine makes of them is what the definitions followed to the letter
//! give, for known facts, for open ones, and for every way of answering them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use counterpoint::model::{Date, Predicate, Record, Rest, Rule, RuleSet};
use counterpoint::reason::Label;
use counterpoint::rules::{Crowd, Facts, Opened, RuleBook, Standing, Value, label_of};
use counterpoint::store::record_from_str;

/// Marsaglia's xorshift: the same books in every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).expect("is small")
    }

    /// 0, 1 or 2.
    fn few(&mut self) -> i64 {
        i64::try_from(self.up_to(3)).expect("is small")
    }

    fn one_in(&mut self, odds: usize) -> bool {
        self.up_to(odds) == 0
    }
}

/// A condition, as the test knows it.
#[derive(Debug, Clone)]
enum Condition {
    YesNo(usize, bool),
    Word(usize, bool),
    Many(usize, bool),
    Derived(usize, bool),
    /// The day with a number, a sign and a day of January 2020.
    Day(usize, &'static str, i64),
    /// How many days from the first day to the second.
    Between(&'static str, i64),
    /// How many of the answers to the question of many, and where that stands.
    Count(Counted, &'static str, i64),
}

/// Where a count stands in a condition.
#[derive(Debug, Clone, Copy)]
enum Counted {
    Compared,
    WithinExists,
    /// A variable is given the count, and is compared.
    Given,
    /// In an exception: the variable that the condition of the rule in this place is given.
    GivenByRule(usize),
}

#[derive(Debug, Clone)]
struct RandomRule {
    head: usize,
    denies: bool,
    conditions: Vec<Condition>,
    exceptions: Vec<Vec<Condition>>,
    over: Vec<usize>,
}

#[derive(Debug)]
struct RandomBook {
    yes_no: usize,
    words: bool,
    words_certain: bool,
    many: bool,
    days: usize,
    derived: usize,
    rules: Vec<RandomRule>,
}

const WORDS: [&str; 3] = ["x", "y", "z"];
const MANY: [&str; 2] = ["k", "l"];
/// What the variables of a rule's conditions begin with.
const RULES_OWN: &str = "b";
const SIGNS: [&str; 6] = ["<", "<=", ">", ">=", "=", "!="];

impl RandomBook {
    fn roll(dice: &mut Dice, with_days: bool) -> Self {
        let mut book = Self {
            yes_no: if with_days { 1 } else { 1 + dice.up_to(3) },
            words: !with_days && dice.one_in(2),
            words_certain: dice.one_in(2),
            many: !with_days && dice.one_in(3),
            days: if with_days { 2 } else { 0 },
            derived: 2 + dice.up_to(3),
            rules: Vec::new(),
        };
        for head in 0..book.derived {
            for _ in 0..=dice.up_to(3) {
                let conditions = book.conditions(dice, head, 2);
                let mut exceptions: Vec<Vec<Condition>> = (0..dice.up_to(3))
                    .map(|_| book.conditions(dice, head, 2))
                    .collect();
                let given = |it: &Condition| matches!(it, Condition::Count(Counted::Given, ..));
                if let Some(place) = conditions.iter().position(given) {
                    let (sign, most) = (SIGNS[dice.up_to(6)], dice.few());
                    let counted = Counted::GivenByRule(place);
                    exceptions.push(vec![Condition::Count(counted, sign, most)]);
                }
                let earlier: Vec<usize> = (0..book.rules.len())
                    .filter(|&it| book.rules[it].head == head)
                    .collect();
                let over = match earlier.last() {
                    Some(&last) if dice.one_in(3) => vec![last],
                    _ => Vec::new(),
                };
                book.rules.push(RandomRule {
                    head,
                    denies: dice.one_in(4),
                    conditions,
                    exceptions,
                    over,
                });
            }
        }
        book
    }

    fn conditions(&self, dice: &mut Dice, below: usize, most: usize) -> Vec<Condition> {
        (0..=dice.up_to(most))
            .map(|_| {
                loop {
                    let so = !dice.one_in(3);
                    match dice.up_to(7) {
                        0 => break Condition::YesNo(dice.up_to(self.yes_no), so),
                        1 if self.words => break Condition::Word(dice.up_to(3), so),
                        2 if self.many => break Condition::Many(dice.up_to(2), so),
                        3 if below > 0 => break Condition::Derived(dice.up_to(below), so),
                        4 if self.days > 0 => {
                            let sign = SIGNS[dice.up_to(6)];
                            let day = 2 + dice.few();
                            break Condition::Day(dice.up_to(2), sign, day);
                        }
                        5 if self.days > 0 => {
                            let days = dice.few() - 1;
                            break Condition::Between(SIGNS[dice.up_to(6)], days);
                        }
                        6 if self.many => {
                            let places = [Counted::Compared, Counted::WithinExists, Counted::Given];
                            let (place, sign) = (places[dice.up_to(3)], SIGNS[dice.up_to(6)]);
                            break Condition::Count(place, sign, dice.few());
                        }
                        _ => {}
                    }
                }
            })
            .collect()
    }

    fn read(&self) -> Arc<RuleBook> {
        let mut predicates = Vec::new();
        let mut predicate = |id: &str, arguments: &str, rest: &str| {
            let text = format!(
                "Predicate(id: \"{id}\", arguments: [(\"who\", Person){arguments}], states: \"..\", {rest})"
            );
            match record_from_str(&text) {
                Ok(Record::Predicate(it)) => predicates.push(it),
                other => panic!("{text}: {other:?}"),
            }
        };
        for number in 0..self.yes_no {
            predicate(&format!("a{number}"), "", "question: \"?\"");
        }
        let certain = if self.words_certain { "ask" } else { "fails" };
        predicate(
            "c",
            ", (\"it\", OneOf([(\"x\", \"x\"), (\"y\", \"y\"), (\"z\", \"z\")]))",
            &format!("question: \"?\", if_unproved: {certain}"),
        );
        predicate(
            "m",
            ", (\"it\", OneOf([(\"k\", \"k\"), (\"l\", \"l\")]))",
            "question: \"?\", many: true",
        );
        for number in 0..2 {
            let rest = "question: \"?\", if_unproved: ask";
            predicate(&format!("d{number}"), ", (\"day\", Date)", rest);
        }
        for number in 0..self.derived {
            predicate(&format!("q{number}"), "", "");
        }
        let rules: Vec<Rule> = self
            .rules
            .iter()
            .enumerate()
            .map(|(number, rule)| {
                let exceptions: Vec<String> = rule
                    .exceptions
                    .iter()
                    .map(|it| format!("\"{}\"", written(it, "e")))
                    .collect();
                let over: Vec<String> =
                    rule.over.iter().map(|it| format!("\"r{it:02}\"")).collect();
                let text = format!(
                    "Rule(id: \"r{number:02}\", if: [\"{}\"], then: \"{}q{}(?w)\", unless: [{}], \
                     over: [{}], authority: [(source: \"s\", role: establishes)])",
                    written(&rule.conditions, RULES_OWN),
                    if rule.denies { "not " } else { "" },
                    rule.head,
                    exceptions.join(", "),
                    over.join(", ")
                );
                match record_from_str(&text) {
                    Ok(Record::Rule(it)) => *it,
                    other => panic!("{text}: {other:?}"),
                }
            })
            .collect();
        let mut questions = String::new();
        for number in 0..self.derived {
            let _ = write!(
                questions,
                "(key: \"q{number}\", question: \"?\", asks: Whether(follows: \"q{number}(somebody)\", \
                 answers: (\"yes\", \"no\"), yes: \"yes\", no: \"no\")),"
            );
        }
        let set = format!(
            "RuleSet(id: \"set\", title: \"t\", notice: \"n\", \
             subject: (name: \"somebody\", words: \"somebody\"), questions: [{questions}])"
        );
        let set: RuleSet = match record_from_str(&set) {
            Ok(Record::RuleSet(it)) => it,
            other => panic!("{set}: {other:?}"),
        };
        let predicates: Vec<&Predicate> = predicates.iter().collect();
        let rules: Vec<&Rule> = rules.iter().collect();
        let (book, findings) = RuleBook::of(&set, &predicates, &rules);
        let unexpected: Vec<_> = findings
            .iter()
            .filter(|it| !it.message.contains("outrank"))
            .collect();
        assert!(unexpected.is_empty(), "{unexpected:?}");
        Arc::new(book)
    }

    /// Every way of answering everything, as fields.
    fn worlds(&self) -> Vec<World> {
        let mut worlds = vec![World::default()];
        for number in 0..self.yes_no {
            worlds = each(&worlds, 2, |world, way| {
                world.yes_no.insert(number, way == 0);
            });
        }
        if self.words {
            let ways = if self.words_certain { 3 } else { 4 };
            worlds = each(&worlds, ways, |world, way| world.word = Some(way));
        }
        if self.many {
            worlds = each(&worlds, 4, |world, way| world.many = Some(way));
        }
        for number in 0..self.days {
            worlds = each(&worlds, 9, |world, way| {
                let day = i64::try_from(way).expect("is small") - 1;
                world.days.insert(number, day);
            });
        }
        worlds
    }
}

fn each(worlds: &[World], ways: usize, set: impl Fn(&mut World, usize)) -> Vec<World> {
    let mut more = Vec::new();
    for world in worlds {
        for way in 0..ways {
            let mut world = world.clone();
            set(&mut world, way);
            more.push(world);
        }
    }
    more
}

/// One way in which everything can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct World {
    yes_no: BTreeMap<usize, bool>,
    word: Option<usize>,
    many: Option<usize>,
    // Days from 1 January 2020; 0 is 31 December 2019.
    days: BTreeMap<usize, i64>,
}

fn january(day: i64) -> Date {
    let first: Date = "2019-12-31".parse().expect("a day");
    first.add_days(day).expect("in the calendar")
}

impl World {
    fn fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = self
            .yes_no
            .iter()
            .map(|(number, so)| {
                (
                    format!("a{number}"),
                    if *so { "yes" } else { "no" }.to_owned(),
                )
            })
            .collect();
        if let Some(word) = self.word {
            let value = WORDS.get(word).copied().unwrap_or("none");
            fields.push(("c".to_owned(), value.to_owned()));
        }
        if let Some(many) = self.many {
            let values: Vec<&str> = (0..2)
                .filter(|it| many >> it & 1 == 1)
                .map(|it| MANY[it])
                .collect();
            let value = if values.is_empty() {
                "none".to_owned()
            } else {
                values.join(",")
            };
            fields.push(("m".to_owned(), value));
        }
        let days = self.days.iter();
        fields.extend(days.map(|(number, day)| (format!("d{number}"), january(*day).to_string())));
        fields
    }

    fn facts(&self, book: &RuleBook) -> Facts {
        let fields = self.fields();
        let fields = fields
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()));
        Facts::of_fields(book, fields).expect("sound fields")
    }

    /// What an answered question leaves of it.
    fn without(&self, field: &str) -> Self {
        let mut rest = self.clone();
        match field.split_at(1) {
            ("a", number) => drop(rest.yes_no.remove(&number.parse().expect("a number"))),
            ("c", _) => rest.word = None,
            ("m", _) => rest.many = None,
            (_, number) => drop(rest.days.remove(&number.parse().expect("a number"))),
        }
        rest
    }

    fn is_within(&self, part: &Self) -> bool {
        part.yes_no
            .iter()
            .all(|(number, so)| self.yes_no.get(number) == Some(so))
            && part.word.is_none_or(|word| self.word == Some(word))
            && part.many.is_none_or(|many| self.many == Some(many))
            && part
                .days
                .iter()
                .all(|(number, day)| self.days.get(number) == Some(day))
    }
}

/// In the language of conditions; `own` tells variables apart that stand for different things.
fn written(conditions: &[Condition], own: &str) -> String {
    let not = |so: &bool| if *so { "" } else { "not " };
    let mut all: Vec<String> = Vec::new();
    for (place, condition) in conditions.iter().enumerate() {
        all.push(match condition {
            Condition::YesNo(number, so) => format!("{}a{number}(somebody)", not(so)),
            Condition::Word(word, so) => format!("{}c(somebody, {})", not(so), WORDS[*word]),
            Condition::Many(word, so) => format!("{}m(somebody, {})", not(so), MANY[*word]),
            Condition::Derived(number, so) => format!("{}q{number}(somebody)", not(so)),
            Condition::Day(number, sign, day) => {
                format!("d{number}(?w, ?{own}day{place}), ?{own}day{place} {sign} {}", january(*day))
            }
            Condition::Between(sign, days) => format!(
                "d0(?w, ?{own}one{place}), d1(?w, ?{own}two{place}), days(?{own}one{place}, ?{own}two{place}) {sign} {days}"
            ),
            Condition::Count(counted, sign, few) => {
                let count = format!("count(?{own}it{place} : m(somebody, ?{own}it{place}))");
                match counted {
                    Counted::Compared => format!("{count} {sign} {few}"),
                    Counted::WithinExists => format!("exists(d0(?w, _), {count} {sign} {few})"),
                    Counted::Given => {
                        format!("?{own}n{place} = {count}, ?{own}n{place} {sign} {few}")
                    }
                    Counted::GivenByRule(given) => format!("?{RULES_OWN}n{given} {sign} {few}"),
                }
            }
        });
    }
    // Binds the person whatever the conditions say; everybody has such a day.
    all.push("d0(?w, _)".to_owned());
    all.join(", ")
}

/// The definitions to the letter, for a world in which everything is known.
fn letter(book: &RandomBook, world: &World) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for head in 0..book.derived {
        let rules: Vec<(usize, &RandomRule)> = book
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.head == head)
            .collect();
        // Each rule is one step; what speaks against it are its exceptions and rival steps.
        let mut steps = vec![Label::Undecided; rules.len()];
        let body: Vec<Label> = rules
            .iter()
            .map(|(_, rule)| all_of(&rule.conditions, world, &labels))
            .collect();
        let exception: Vec<Label> = rules
            .iter()
            .map(|(_, rule)| {
                let exceptions = rule.exceptions.iter();
                exceptions
                    .map(|it| all_of(it, world, &labels))
                    .min()
                    .unwrap_or(Label::Out)
            })
            .collect();
        let grade = |number: usize| grade_of(book, number);
        for _ in 0..=rules.len() * 2 {
            for place in 0..rules.len() {
                if steps[place] != Label::Undecided {
                    continue;
                }
                let mut against = vec![exception[place]];
                for other in 0..rules.len() {
                    if rules[other].1.denies != rules[place].1.denies
                        && grade(rules[other].0) >= grade(rules[place].0)
                    {
                        against.push(steps[other]);
                    }
                }
                if body[place] == Label::Out || against.contains(&Label::In) {
                    steps[place] = Label::Out;
                } else if body[place] == Label::In && against.iter().all(|it| *it == Label::Out) {
                    steps[place] = Label::In;
                }
            }
        }
        let own = rules
            .iter()
            .zip(&steps)
            .filter(|((_, rule), _)| !rule.denies);
        labels.push(own.map(|(_, label)| *label).min().unwrap_or(Label::Out));
    }
    labels
}

fn grade_of(book: &RandomBook, number: usize) -> usize {
    let over = book.rules[number].over.iter();
    over.map(|&it| grade_of(book, it) + 1)
        .max()
        .unwrap_or(1)
        .min(3)
}

fn all_of(conditions: &[Condition], world: &World, labels: &[Label]) -> Label {
    let so = |it: bool| if it { Label::In } else { Label::Out };
    conditions
        .iter()
        .map(|condition| match condition {
            Condition::YesNo(number, wanted) => so(world.yes_no[number] == *wanted),
            Condition::Word(word, wanted) => so((world.word == Some(*word)) == *wanted),
            Condition::Many(word, wanted) => {
                so((world.many.unwrap_or(0) >> word & 1 == 1) == *wanted)
            }
            Condition::Derived(number, true) => labels[*number],
            Condition::Derived(number, false) => match labels[*number] {
                Label::In => Label::Out,
                Label::Out => Label::In,
                Label::Undecided => Label::Undecided,
            },
            Condition::Day(number, sign, day) => so(compares(world.days[number], sign, *day)),
            Condition::Between(sign, days) => {
                so(compares(world.days[&1] - world.days[&0], sign, *days))
            }
            Condition::Count(_, sign, few) => {
                let named = world.many.unwrap_or(0).count_ones();
                so(compares(i64::from(named), sign, *few))
            }
        })
        .max()
        .unwrap_or(Label::In)
}

fn compares(left: i64, sign: &str, right: i64) -> bool {
    match sign {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "=" => left == right,
        _ => left != right,
    }
}

fn goals(opened: &Opened) -> Vec<u32> {
    let grounding = opened.grounding(0).expect("is small");
    grounding
        .goals
        .iter()
        .flatten()
        .map(|goal| goal.statement)
        .collect()
}

fn opened(book: &Arc<RuleBook>) -> Opened {
    Opened::of(book, None, "2026-01-01".parse().expect("a day"))
}

/// Books whose rules outrank each other through too many steps are refused; these are not.
fn is_ranked(book: &RandomBook) -> bool {
    (0..book.rules.len()).all(|number| {
        let over = book.rules[number].over.iter();
        over.map(|&it| grade_of(book, it)).max().unwrap_or(0) < 3
    })
}

#[test]
fn known_facts_give_what_the_definitions_give() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut worlds = 0;
    for round in 0..400 {
        let random = RandomBook::roll(&mut dice, round % 4 == 0);
        if !is_ranked(&random) {
            continue;
        }
        let book = random.read();
        let opened = opened(&book);
        let goals = goals(&opened);
        let grounding = opened.grounding(0).expect("is small");
        let step = (random.worlds().len() / 24).max(1);
        for world in random.worlds().iter().step_by(step) {
            let facts = world.facts(&book);
            let decision = opened.decide(&facts, Rest::Open).expect("is small");
            let labels = decision.state.labels(&grounding);
            let found = label_of(&grounding, &labels, &goals);
            assert_eq!(found, letter(&random, world), "{random:?}\n{world:?}");
            // The labels that explanations rest on are the same.
            let verdicts = decision.verdicts();
            for it in 0..u32::try_from(grounding.inferences.all().len()).expect("is small") {
                assert_eq!(
                    verdicts.label(it),
                    labels.label(it),
                    "{random:?}\n{world:?}"
                );
            }
            worlds += 1;
        }
    }
    assert!(worlds > 3_000, "{worlds}");
}

#[test]
fn what_is_open_is_decided_as_every_way_of_answering_decides() {
    let mut dice = Dice(0x0dd0_beef_1234_0001);
    let (mut asked, mut unasked) = (0, 0);
    for round in 0..160 {
        let with_days = round % 4 == 0;
        let random = RandomBook::roll(&mut dice, with_days);
        if !is_ranked(&random) {
            continue;
        }
        let book = random.read();
        let opened = opened(&book);
        let worlds = random.worlds();
        let labels: Vec<Vec<Label>> = worlds.iter().map(|world| letter(&random, world)).collect();
        for _ in 0..3 {
            // Some questions are answered, the others are open.
            // Days far from either end, so that every day that could matter is among the worlds.
            let inner: Vec<&World> = worlds
                .iter()
                .filter(|world| world.days.values().all(|day| (2..=5).contains(day)))
                .collect();
            let mut part = inner[dice.up_to(inner.len())].clone();
            let all: Vec<String> = part.fields().into_iter().map(|(field, _)| field).collect();
            for field in &all {
                if !dice.one_in(3) {
                    part = part.without(field);
                }
            }
            let decision = opened
                .decide(&part.facts(&book), Rest::Open)
                .expect("is small");
            assert!(!decision.is_cut);
            let within: Vec<usize> = (0..worlds.len())
                .filter(|&it| worlds[it].is_within(&part))
                .collect();
            for (number, answered) in decision.answers.iter().enumerate() {
                let possible: BTreeSet<Label> =
                    within.iter().map(|&it| labels[it][number]).collect();
                let wanted = match possible.iter().collect::<Vec<_>>().as_slice() {
                    [Label::In] => Standing::Follows,
                    [Label::Out] => Standing::DoesNot,
                    [Label::Undecided] => Standing::Contested,
                    _ => Standing::Undetermined,
                };
                assert_eq!(
                    answered.standing(),
                    wanted,
                    "q{number}: {random:?}\n{part:?}"
                );
            }
            let matters: BTreeSet<String> = decision
                .matters
                .iter()
                .filter_map(|it| decision.grounding.question(*it))
                .map(|question| question.predicate.to_string())
                .collect();
            for field in all.iter().filter(|field| part.without(field) == part) {
                // Two worlds that differ in nothing else.
                let makes_a_difference = within.iter().any(|&one| {
                    let rest = worlds[one].without(field);
                    within.iter().any(|&other| {
                        labels[one] != labels[other] && worlds[other].without(field) == rest
                    })
                });
                if makes_a_difference {
                    asked += 1;
                    assert!(
                        matters.contains(field),
                        "{field} matters: {random:?}\n{part:?}"
                    );
                } else {
                    unasked += 1;
                    assert!(
                        !matters.contains(field),
                        "{field} makes no difference: {random:?}\n{part:?}"
                    );
                }
            }
        }
    }
    assert!(asked > 100 && unasked > 100, "{asked} {unasked}");
}

#[test]
fn rows_of_a_table_are_decided_as_cases_are() {
    let mut dice = Dice(0x7ab1_e000_0000_0003);
    let (mut decided, mut open) = (0, 0);
    for round in 0..120 {
        let random = RandomBook::roll(&mut dice, round % 4 == 0);
        if !is_ranked(&random) {
            continue;
        }
        let book = random.read();
        let opened = opened(&book);
        let worlds = random.worlds();
        let columns: Vec<String> = worlds[0].fields().into_iter().map(|it| it.0).collect();
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        for rest in [Rest::Unproved, Rest::Open] {
            let mut crowd = Crowd::of(&opened, &names, rest).expect("sound columns");
            for _ in 0..12 {
                let mut world = worlds[dice.up_to(worlds.len())].clone();
                for column in &columns {
                    if dice.one_in(3) {
                        world = world.without(column);
                    }
                }
                let cells: BTreeMap<String, String> = world.fields().into_iter().collect();
                let cells = columns
                    .iter()
                    .map(|it| cells.get(it).map_or("", String::as_str));
                let row = crowd.decide(cells).expect("sound cells");
                let case = opened.decide(&world.facts(&book), rest).expect("is small");
                for (row, case) in row.iter().zip(&case.answers) {
                    assert_eq!(row.standing(), case.standing(), "{random:?}\n{world:?}");
                    match row.standing() {
                        Standing::Undetermined => open += 1,
                        Standing::Follows | Standing::DoesNot | Standing::Contested => decided += 1,
                    }
                }
            }
        }
    }
    assert!(decided > 1_000 && open > 100, "{decided} {open}");
}

#[test]
fn facts_are_the_same_as_statements_and_as_fields() {
    let mut dice = Dice(0x5eed_0000_0000_0007);
    for _ in 0..40 {
        let random = RandomBook::roll(&mut dice, false);
        let book = random.read();
        let worlds = random.worlds();
        let facts = worlds[dice.up_to(worlds.len())].facts(&book);
        let fields = facts.fields(&book);
        let again = fields
            .iter()
            .map(|(field, value)| (field.as_str(), value.as_str()));
        assert_eq!(Facts::of_fields(&book, again).as_ref(), Ok(&facts));
        let named: usize = facts.answers().count();
        assert_eq!(named, fields.len());
    }
    let value = Value::Number(3);
    assert_eq!(value.to_string(), "3");
}
