//! Small random debates, from records to verdicts, against the definitions followed to the letter
//! (`all_arguments`): grades, labels and verdicts are the same, on thousands of them.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

use counterpoint::diagnostic::Spot;
use counterpoint::graph::{ArgumentGraph, build};
use counterpoint::model::{
    ActorId, Argument, ArgumentId, ArgumentVerdict, Citation, CitationRole, Claim, ClaimId,
    ClaimKind, Conclusion, Date, Grade, GradeBecause, Interval, Issue, IssueId, Language,
    PartialDate, ProofStandard, Record, Settings, Source, SourceId, Standpoint, Text, Verdict,
};
use counterpoint::reason::{self, Circumstances, Inferences, Verdicts, check_standpoint};
use counterpoint::store::record_from_str;

use crate::all_arguments::{self as letter, AllArguments, Head, Label};

const GRADES: [Grade; 4] = [
    Grade::Asserted,
    Grade::Ordinary,
    Grade::Strong,
    Grade::Settled,
];
const STANDARDS: [ProofStandard; 5] = [
    ProofStandard::Scintilla,
    ProofStandard::Preponderance,
    ProofStandard::ClearAndConvincing,
    ProofStandard::BeyondReasonableDoubt,
    ProofStandard::DialecticalValidity,
];
const ACTORS: [&str; 2] = ["ann", "bob"];

/// Marsaglia's xorshift: the same theories in every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).expect("is small")
    }

    fn one_in(&mut self, odds: usize) -> bool {
        self.up_to(odds) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.up_to(from.len())]
    }

    fn sometimes<T: Copy>(&mut self, odds: usize, from: &[T]) -> Option<T> {
        self.one_in(odds).then(|| self.pick(from))
    }
}

/// A work that a claim cites.
#[derive(Debug, Clone, Copy)]
struct Work {
    establishes: bool,
    by: Option<usize>,
    grade: Grade,
    is_late: bool,
    is_left_out: bool,
}

#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own that the dice make"
)]
struct Written {
    is_opinion: bool,
    works: Vec<Work>,
    said_by: Option<usize>,
    standard: Option<ProofStandard>,
    needs: Option<Grade>,
    in_force: Option<bool>,
    seen_late: bool,
    is_assumed: bool,
    is_left_out: bool,
}

#[derive(Debug, Clone)]
struct Step {
    premises: BTreeSet<usize>,
    head: Head,
    strength: Option<Grade>,
    is_late: bool,
    is_left_out: bool,
}

/// A debate as it is written, with the standpoint from which it is seen.
#[derive(Debug, Clone)]
struct Debate {
    claims: Vec<Written>,
    steps: Vec<Step>,
    contraries: Vec<(usize, usize)>,
    is_exclusive: bool,
    standard: Option<ProofStandard>,
    trusted: [bool; 2],
}

/// What sort of debates to make.
#[derive(Debug, Clone, Copy)]
struct Taste {
    claims: usize,
    steps: usize,
    // One in so many steps supports nothing; the rest support.
    attacks: usize,
    strengths: bool,
    // One in so many choices that take something away is made.
    rare: usize,
}

impl Debate {
    fn random(dice: &mut Dice, taste: Taste) -> Self {
        let count = 2 + dice.up_to(taste.claims - 1);
        let claims = (0..count).map(|_| Written::random(dice, taste)).collect();
        let steps = (0..=dice.up_to(taste.steps)).map(|number| {
            let size = dice.pick(&[0, 1, 1, 1, 1, 2, 2, 3]);
            let target = dice.up_to(count);
            let head = match (dice.one_in(taste.attacks), number) {
                (false, _) => Head::For(target),
                (true, 1..) if !dice.one_in(3) => Head::Undercuts(dice.up_to(number + 1)),
                (true, _) => Head::Against(target),
            };
            Step {
                premises: (0..size).map(|_| dice.up_to(count)).collect(),
                head,
                strength: taste
                    .strengths
                    .then(|| dice.sometimes(5, &GRADES))
                    .flatten(),
                is_late: dice.one_in(taste.rare),
                is_left_out: dice.one_in(taste.rare),
            }
        });
        let steps = steps.collect();
        let pairs = dice.pick(&[0, 0, 1, 2]);
        let mut contraries = Vec::new();
        for _ in 0..pairs {
            let (one, other) = (dice.up_to(count), dice.up_to(count));
            if one != other {
                contraries.push((one, other));
            }
        }
        let mut debate = Self {
            claims,
            steps,
            contraries,
            is_exclusive: dice.one_in(12),
            standard: dice.sometimes(8, &STANDARDS),
            trusted: [dice.one_in(2), dice.one_in(2)],
        };
        debate.settle();
        debate
    }

    /// Takes back assumptions that no standpoint may make together.
    fn settle(&mut self) {
        for (one, other) in self.contrary_pairs() {
            if self.claims[one].is_assumed {
                self.claims[other].is_assumed = false;
            }
        }
        for claim in &mut self.claims {
            claim.is_left_out &= !claim.is_assumed;
        }
    }

    fn contrary_pairs(&self) -> Vec<(usize, usize)> {
        if !self.is_exclusive {
            return self.contraries.clone();
        }
        let all = 0..self.claims.len();
        all.clone()
            .flat_map(|one| (one + 1..all.end).map(move |other| (one, other)))
            .collect()
    }

    fn standpoint(&self) -> Standpoint {
        let mut standpoint = Standpoint {
            on: Some(day("2020-06-01")),
            ..Standpoint::default()
        };
        for (number, claim) in self.claims.iter().enumerate() {
            if claim.is_assumed {
                standpoint.assume.insert(claim_id(number));
            }
            if claim.is_left_out {
                standpoint.without.insert(format!("c{number}"));
            }
            for (place, work) in claim.works.iter().enumerate() {
                if work.is_left_out {
                    standpoint.without.insert(format!("w{number}-{place}"));
                }
            }
        }
        for (number, step) in self.steps.iter().enumerate() {
            if step.is_left_out {
                standpoint.without.insert(format!("a{number}"));
            }
        }
        for (name, _) in ACTORS.iter().zip(self.trusted).filter(|(_, it)| *it) {
            standpoint.trust.insert(actor_id(name));
        }
        standpoint
    }

    /// What is there from the standpoint, with the engine's name of each inference.
    fn theory(&self) -> (letter::Theory, Vec<String>) {
        let claims: Vec<letter::Claim> = self.claims.iter().map(|it| it.seen(self)).collect();
        let usable = |claim: usize| claims[claim].in_time && !claims[claim].left_out;
        let (mut inferences, mut names) = (Vec::new(), Vec::new());
        // The number of each step's inference, if the step is there.
        let mut numbers = vec![usize::MAX; self.steps.len()];
        for (number, step) in self.steps.iter().enumerate() {
            let head = match step.head {
                Head::For(claim) | Head::Against(claim) => usable(claim),
                Head::Undercuts(_) => true,
            };
            if head
                && !step.is_late
                && !step.is_left_out
                && step.premises.iter().all(|&claim| usable(claim))
            {
                numbers[number] = inferences.len();
                names.push(format!("a{number}"));
                inferences.push(letter::Inference {
                    premises: step.premises.iter().copied().collect(),
                    head: step.head,
                    strength: step.strength,
                    is_axiom: false,
                });
            }
        }
        for inference in &mut inferences {
            if let Head::Undercuts(step) = inference.head {
                inference.head = Head::Undercuts(numbers[step]);
            }
        }
        for (number, claim) in self.claims.iter().enumerate() {
            if !usable(number) {
                continue;
            }
            let mut leaf = |name: String, strength: Option<Grade>, is_axiom: bool| {
                names.push(name);
                inferences.push(letter::Inference {
                    premises: Vec::new(),
                    head: Head::For(number),
                    strength,
                    is_axiom,
                });
            };
            if claim.is_assumed {
                leaf(format!("c{number}--assumed"), None, true);
            }
            for (place, work) in claim.works.iter().enumerate() {
                if work.establishes && !claim.is_opinion && work.is_there() {
                    let name = format!("c{number}--established-by--w{number}-{place}");
                    leaf(name, Some(work.grade), false);
                }
            }
            for (actor, name) in ACTORS.iter().enumerate() {
                if self.trusted[actor] && claim.is_said_by(actor) {
                    let name = format!("c{number}--asserted-by--{name}");
                    leaf(name, Some(Grade::Asserted), false);
                }
            }
        }
        let contraries = self.contrary_pairs();
        let theory = letter::Theory {
            claims,
            contraries,
            inferences,
        };
        (theory, names)
    }

    fn records(&self, blanks: &Blanks) -> Vec<Record> {
        let mut records = blanks.actors.clone();
        for (number, claim) in self.claims.iter().enumerate() {
            let mut cites = Vec::new();
            for (place, work) in claim.works.iter().enumerate() {
                let source = SourceId::new(&format!("w{number}-{place}")).expect("is a slug");
                cites.push(Citation {
                    source: source.clone(),
                    role: if work.establishes {
                        CitationRole::Establishes
                    } else {
                        CitationRole::Asserts
                    },
                    at: None,
                    quote: None,
                });
                let date = if work.is_late { "2021" } else { "2019" };
                records.push(Record::Source(Source {
                    id: source,
                    by: work
                        .by
                        .map(|actor| actor_id(ACTORS[actor]))
                        .into_iter()
                        .collect(),
                    date: Some(date.parse::<PartialDate>().expect("is a date")),
                    grade: Some(by_hand(work.grade)),
                    ..blanks.source.clone()
                }));
            }
            let later = Interval::new(Some(day("2021-01-01")), None).expect("begins");
            let now = Interval::new(Some(day("2020-01-01")), Some(day("2020-06-02")));
            records.push(Record::Claim(Claim {
                id: claim_id(number),
                kind: if claim.is_opinion {
                    ClaimKind::Norm
                } else {
                    ClaimKind::Fact
                },
                cites,
                asserted_by: claim
                    .said_by
                    .map(|actor| actor_id(ACTORS[actor]))
                    .into_iter()
                    .collect(),
                standard: claim.standard,
                needs: claim.needs,
                in_force: claim
                    .in_force
                    .map(|is| if is { now.expect("ends later") } else { later }),
                observed: claim.seen_late.then_some(later),
                ..blanks.claim.clone()
            }));
        }
        for (number, step) in self.steps.iter().enumerate() {
            records.push(Record::Argument(Argument {
                id: argument_id(number),
                premises: step.premises.iter().map(|&it| claim_id(it)).collect(),
                conclusion: match step.head {
                    Head::For(claim) => Conclusion::Supports(claim_id(claim)),
                    Head::Against(claim) => Conclusion::Rebuts(claim_id(claim)),
                    Head::Undercuts(step) => Conclusion::Undercuts(argument_id(step)),
                },
                strength: step.strength.map(by_hand),
                from: step.is_late.then(|| day("2020-06-02")),
                ..blanks.argument.clone()
            }));
        }
        records.push(Record::Issue(Issue {
            id: IssueId::new("question").expect("is a slug"),
            positions: (0..self.claims.len()).map(claim_id).collect(),
            contraries: self
                .contraries
                .iter()
                .map(|&(a, b)| (claim_id(a), claim_id(b)))
                .collect(),
            exclusive: self.is_exclusive,
            standard: self.standard,
            ..blanks.issue.clone()
        }));
        records
    }

    /// The same debate with other names: claim `n` is now `claims[n]`, and so are steps.
    fn renamed(&self, claims: &[usize], steps: &[usize]) -> Self {
        let head = |head: Head| match head {
            Head::For(claim) => Head::For(claims[claim]),
            Head::Against(claim) => Head::Against(claims[claim]),
            Head::Undercuts(step) => Head::Undercuts(steps[step]),
        };
        let mut renamed = self.clone();
        for (old, claim) in self.claims.iter().enumerate() {
            renamed.claims[claims[old]] = claim.clone();
        }
        for (old, step) in self.steps.iter().enumerate() {
            renamed.steps[steps[old]] = Step {
                premises: step.premises.iter().map(|&it| claims[it]).collect(),
                head: head(step.head),
                ..step.clone()
            };
        }
        let pairs = self.contraries.iter();
        renamed.contraries = pairs.map(|&(a, b)| (claims[b], claims[a])).collect();
        renamed
    }

    /// The same debate with a claim that is nothing but a bare position in it.
    fn with_position(mut self, position: usize) -> Self {
        self.claims[position] = Written {
            is_opinion: true,
            works: Vec::new(),
            said_by: None,
            standard: Some(ProofStandard::Preponderance),
            needs: None,
            in_force: None,
            seen_late: false,
            is_assumed: false,
            is_left_out: false,
        };
        self.is_exclusive = false;
        self.contraries
            .retain(|&(a, b)| a != position && b != position);
        for step in &mut self.steps {
            step.premises.remove(&position);
        }
        self
    }

    /// The same debate with every argument for a claim turned against it, and the other way round.
    fn turned(mut self, position: usize) -> Self {
        for step in &mut self.steps {
            step.head = match step.head {
                Head::For(claim) if claim == position => Head::Against(claim),
                Head::Against(claim) if claim == position => Head::For(claim),
                Head::For(_) | Head::Against(_) | Head::Undercuts(_) => step.head,
            };
        }
        self
    }

    /// Whether a step with a strength set by hand lies on a circle of support.
    fn has_strength_on_a_circle(&self) -> bool {
        let supports: Vec<(&Step, usize)> = self
            .steps
            .iter()
            .filter_map(|step| match step.head {
                Head::For(claim) => Some((step, claim)),
                Head::Against(_) | Head::Undercuts(_) => None,
            })
            .collect();
        let reaches = |from: usize, to: usize| {
            let mut seen = BTreeSet::from([from]);
            loop {
                let before = seen.len();
                for (step, head) in &supports {
                    if !step.premises.is_disjoint(&seen) {
                        seen.insert(*head);
                    }
                }
                if seen.len() == before {
                    return seen.contains(&to);
                }
            }
        };
        supports.iter().any(|(step, head)| {
            step.strength.is_some() && step.premises.iter().any(|&premise| reaches(*head, premise))
        })
    }
}

impl Written {
    fn random(dice: &mut Dice, taste: Taste) -> Self {
        let works = (0..dice.pick(&[0, 0, 0, 1, 1, 2]))
            .map(|_| Work {
                establishes: !dice.one_in(3),
                by: dice.sometimes(2, &[0, 1]),
                grade: dice.pick(&GRADES),
                is_late: dice.one_in(taste.rare),
                is_left_out: dice.one_in(taste.rare),
            })
            .collect();
        Self {
            is_opinion: dice.one_in(6),
            works,
            said_by: dice.sometimes(6, &[0, 1]),
            standard: dice.sometimes(4, &STANDARDS),
            needs: dice.sometimes(4, &GRADES),
            in_force: dice.one_in(8).then(|| !dice.one_in(3)),
            seen_late: dice.one_in(taste.rare * 2),
            is_assumed: dice.one_in(8),
            is_left_out: dice.one_in(taste.rare * 2),
        }
    }

    /// The works that say so without establishing it.
    fn sayings(&self) -> impl Iterator<Item = &Work> + Clone {
        let says = |work: &&Work| !work.establishes || self.is_opinion;
        self.works.iter().filter(says)
    }

    /// Whether anybody says so, in a work that is there if works are noted.
    fn is_said(&self) -> bool {
        match self.sayings().next() {
            None => self.said_by.is_some(),
            Some(_) => self.sayings().any(Work::is_there),
        }
    }

    /// Whether somebody says so: they alone if the claim names them, else in a work of theirs.
    fn is_said_by(&self, actor: usize) -> bool {
        let own = self.sayings().filter(|work| work.by == Some(actor));
        let own_is_there = own.clone().any(Work::is_there);
        match self.said_by {
            Some(named) if named != actor => false,
            Some(_) if own.count() == 0 => self.is_said(),
            Some(_) | None => own_is_there,
        }
    }

    fn seen(&self, debate: &Debate) -> letter::Claim {
        let standard = self.standard.or(debate.standard);
        letter::Claim {
            standard: standard.unwrap_or(ProofStandard::Preponderance),
            needs: self.needs.unwrap_or(Grade::Strong),
            in_time: self.is_assumed || (self.in_force != Some(false) && !self.seen_late),
            left_out: self.is_left_out,
            asserted: self.is_said(),
        }
    }
}

impl Work {
    fn is_there(&self) -> bool {
        !self.is_late && !self.is_left_out
    }
}

/// Records with nothing in them but what must be there.
pub(crate) struct Blanks {
    pub(crate) claim: Claim,
    pub(crate) argument: Argument,
    pub(crate) source: Source,
    issue: Issue,
    actors: Vec<Record>,
    pub(crate) settings: Settings,
}

impl Blanks {
    pub(crate) fn new() -> Self {
        let record = |text: &str| record_from_str(text).expect("is a record");
        let Record::Claim(claim) = record(r#"Claim(id: "c", text: "C.", kind: fact)"#) else {
            panic!("a claim");
        };
        let Record::Argument(argument) = record(r#"Argument(id: "a", conclusion: Supports("c"))"#)
        else {
            panic!("an argument");
        };
        let Record::Source(source) =
            record(r#"Source(id: "s", kind: news, title: "S", issuer: "S")"#)
        else {
            panic!("a source");
        };
        let Record::Issue(issue) = record(r#"Issue(id: "i", question: "Which?")"#) else {
            panic!("an issue");
        };
        let actor = |name: &&str| {
            record(&format!(
                r#"Actor(id: "{name}", name: "{name}", kind: person)"#
            ))
        };
        Self {
            claim,
            argument,
            source,
            issue,
            actors: ACTORS.iter().map(actor).collect(),
            settings: settings(),
        }
    }
}

/// Settings that change nothing.
fn settings() -> Settings {
    Settings {
        title: Text::new(Language::En, "Small"),
        as_of: day("2020-06-01"),
        language: Language::En,
        live_url: None,
        texts: None,
        grades: std::collections::BTreeMap::new(),
        last_resort: Grade::Settled,
        severities: std::collections::BTreeMap::new(),
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("is a day")
}

pub(crate) fn claim_id(number: usize) -> ClaimId {
    ClaimId::new(&format!("c{number}")).expect("is a slug")
}

pub(crate) fn argument_id(number: usize) -> ArgumentId {
    ArgumentId::new(&format!("a{number}")).expect("is a slug")
}

fn actor_id(name: &str) -> ActorId {
    ActorId::new(name).expect("is a slug")
}

fn by_hand(grade: Grade) -> GradeBecause {
    GradeBecause {
        grade,
        because: Text::new(Language::En, "So it is."),
    }
}

/// What the engine makes of records.
pub(crate) fn inferences(records: Vec<Record>, settings: &Settings) -> Arc<Inferences> {
    inferences_with_graph(records, settings).0
}

fn inferences_with_graph(
    records: Vec<Record>,
    settings: &Settings,
) -> (Arc<Inferences>, ArgumentGraph) {
    let records = records.into_iter().map(|record| {
        let slug = record.slug();
        (Arc::new(record), None, Spot::Record(slug))
    });
    let (graph, findings) = build(records, &[]);
    assert_eq!(findings, []);
    (Arc::new(Inferences::of(&graph, settings)), graph)
}

fn judged(debate: &Debate, blanks: &Blanks) -> Verdicts {
    let (inferences, graph) = inferences_with_graph(debate.records(blanks), &blanks.settings);
    let standpoint = debate.standpoint();
    assert_eq!(check_standpoint(&graph, &inferences, &standpoint), Ok(()));
    Verdicts::of(&inferences, &standpoint, day("1999-01-01"))
}

/// How the engine and the letter differ on a debate; `None` where there are too many arguments.
fn differences(debate: &Debate, blanks: &Blanks, seen: &mut Seen) -> Option<String> {
    let (theory, names) = debate.theory();
    let arguments = AllArguments::of(&theory)?;
    let verdicts = judged(debate, blanks);
    let inferences = verdicts.inferences();
    let all = 0..u32::try_from(inferences.all().len()).expect("is small");
    let there = all.filter(|&number| verdicts.scene().is_there(number));
    let numbers: HashMap<String, u32> = there.map(|it| (inferences.name(it), it)).collect();
    let mut wrong = String::new();
    let mut note = |text: String| writeln!(wrong, "{text}").expect("is text");
    if numbers.len() != names.len() {
        note(format!("there: {numbers:?}, not {names:?}"));
        return Some(wrong);
    }
    let mut grades = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let Some(&number) = numbers.get(name) else {
            note(format!("{name} is not there"));
            return Some(wrong);
        };
        let (ours, exact) = (verdicts.grade(number), arguments.grade(place));
        // Where a strength set by hand lies on a circle, grades are bounded, not exact.
        let is_fair = if debate.has_strength_on_a_circle() {
            seen.bounded += usize::from(ours != exact);
            ours >= exact && ours.is_some() == exact.is_some()
        } else {
            ours == exact
        };
        if !is_fair {
            note(format!("{name} has grade {ours:?}, not {exact:?}"));
        }
        grades.push(ours);
    }
    let labels = arguments.labels(&grades);
    for (name, &label) in names.iter().zip(&labels) {
        let ours = match verdicts.label(numbers[name]) {
            reason::Label::In => Label::In,
            reason::Label::Undecided => Label::Undecided,
            reason::Label::Out => Label::Out,
        };
        if ours != label {
            note(format!("{name} is {ours:?}, not {label:?}"));
        }
    }
    for claim in 0..theory.claims.len() {
        let ours = verdicts.of_claim(&claim_id(claim)).expect("is judged");
        let exact = arguments.verdict(claim, &labels);
        seen.verdicts[exact as usize] += 1;
        if ours != exact {
            note(format!("c{claim} is {ours:?}, not {exact:?}"));
        }
    }
    for step in 0..debate.steps.len() {
        let place = names.iter().position(|name| *name == format!("a{step}"));
        let exact = place.map_or(ArgumentVerdict::Absent, |place| match labels[place] {
            Label::In => ArgumentVerdict::Stands,
            Label::Undecided => ArgumentVerdict::Contested,
            Label::Out if arguments.is_defeated(place, &grades, &labels) => {
                ArgumentVerdict::Defeated
            }
            Label::Out => ArgumentVerdict::Idle,
        });
        let ours = verdicts
            .of_argument(&argument_id(step))
            .expect("is an argument");
        if ours != exact {
            note(format!("a{step} is {ours:?}, not {exact:?}"));
        }
    }
    seen.theories += 1;
    seen.arguments = seen.arguments.max(arguments.count());
    (!wrong.is_empty()).then_some(wrong)
}

/// What was come across, so that nothing is proved of nothing.
#[derive(Debug, Default)]
struct Seen {
    theories: usize,
    arguments: usize,
    bounded: usize,
    verdicts: [usize; 7],
}

#[test]
fn the_engine_agrees_with_all_arguments_of_random_debates() {
    let tastes = [
        (6, 9, 3, false, 12),
        (6, 9, 3, true, 12),
        // Circles of support, with few attacks and with many.
        (4, 9, 6, false, 200),
        (5, 9, 2, false, 200),
        (4, 9, 5, true, 200),
        (4, 12, 30, true, 200),
        // Attack upon attack on few claims.
        (3, 12, 2, true, 30),
    ];
    let rounds =
        std::env::var("COUNTERPOINT_THEORIES").map_or(800, |it| it.parse().expect("is a number"));
    let blanks = Blanks::new();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut seen = Seen::default();
    for _ in 0..rounds {
        for (claims, steps, attacks, strengths, rare) in tastes {
            let taste = Taste {
                claims,
                steps,
                attacks,
                strengths,
                rare,
            };
            let debate = Debate::random(&mut dice, taste);
            if let Some(wrong) = differences(&debate, &blanks, &mut seen) {
                panic!("{wrong}\n{debate:?}");
            }
        }
    }
    if rounds > 1_000 {
        eprintln!("{seen:?}");
    }
    assert!(seen.theories > rounds * 6, "{seen:?}");
    assert!(
        seen.verdicts.iter().all(|&count| count > rounds / 20),
        "{seen:?}"
    );
    assert!(seen.bounded * 100 < seen.theories, "{seen:?}");
}

fn taste(dice: &mut Dice) -> Taste {
    Taste {
        claims: 6,
        steps: 10,
        attacks: 2 + dice.up_to(3),
        strengths: dice.one_in(2),
        rare: 15,
    }
}

fn shuffled(dice: &mut Dice, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for place in (1..count).rev() {
        order.swap(place, dice.up_to(place + 1));
    }
    order
}

/// Whatever sides, claims and arguments are called and in whichever order they are written.
#[test]
fn other_names_change_no_verdict() {
    let blanks = Blanks::new();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for _ in 0..400 {
        let taste = taste(&mut dice);
        let debate = Debate::random(&mut dice, taste);
        let claims = shuffled(&mut dice, debate.claims.len());
        let steps = shuffled(&mut dice, debate.steps.len());
        let before = judged(&debate, &blanks);
        let after = judged(&debate.renamed(&claims, &steps), &blanks);
        for (old, &new) in claims.iter().enumerate() {
            let (old, new) = (claim_id(old), claim_id(new));
            assert_eq!(before.of_claim(&old), after.of_claim(&new), "{debate:?}");
        }
        for (old, &new) in steps.iter().enumerate() {
            let (old, new) = (argument_id(old), argument_id(new));
            assert_eq!(
                before.of_argument(&old),
                after.of_argument(&new),
                "{debate:?}"
            );
        }
    }
}

/// An argument is worth the same for a position as it would be against it.
#[test]
fn turning_the_arguments_about_a_position_round_turns_its_verdict_round() {
    let blanks = Blanks::new();
    let mut dice = Dice(0xd1b5_4a32_d192_ed03);
    let mut seen = 0;
    for _ in 0..800 {
        let taste = taste(&mut dice);
        let debate = Debate::random(&mut dice, taste);
        let position = dice.up_to(debate.claims.len());
        let debate = debate.with_position(position);
        let before = judged(&debate, &blanks);
        let after = judged(&debate.clone().turned(position), &blanks);
        for step in (0..debate.steps.len()).map(argument_id) {
            assert_eq!(
                before.of_argument(&step),
                after.of_argument(&step),
                "{debate:?}"
            );
        }
        for claim in 0..debate.claims.len() {
            let id = claim_id(claim);
            let of = |verdicts: &Verdicts| verdicts.of_claim(&id).expect("is judged");
            let (one, other) = (of(&before), of(&after));
            if claim == position {
                seen += usize::from(one == Verdict::Accepted);
                assert_eq!(
                    one == Verdict::Accepted,
                    other == Verdict::Refuted,
                    "{debate:?}"
                );
                assert_eq!(
                    one == Verdict::Refuted,
                    other == Verdict::Accepted,
                    "{debate:?}"
                );
            } else {
                assert_eq!(one, other, "{debate:?}");
            }
        }
    }
    assert!(seen > 40, "{seen}");
}
