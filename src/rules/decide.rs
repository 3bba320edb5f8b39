//! Which open questions can still change the answers, and what the answers are however they are
//! answered.
//!
//! The ways of answering are split one question after the other into a reduced ordered decision
//! diagram (Bryant 1986, with many-valued nodes): a question that stands in it makes a difference,
//! and one that does not makes none. A branch ends as soon as the labels decide all that is asked.
//! Days and numbers are split at the comparisons in which they stand; combinations that no days
//! can have are left out.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::Grade;
use crate::reason::{Circumstances, Counted, Framework, Head, Label, Labelling, NONE, Rows};

use super::amount::Amount;
use super::bounds::Bounds;
use super::facts::SUBJECT;
use super::ground::{Atom, Choice, Grounding, QuestionKind, Said, Truth};
use super::state::State;

/// How many ways of answering are looked at for one statement before the search is cut: enough for
/// every way of answering twelve yes-or-no questions.
pub const WAYS: usize = 8192;
/// How many open questions are split at most.
const MOST_QUESTIONS: usize = 24;

/// What comes out however the open questions are answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Per statement asked for, the labels that it can have.
    pub labels: Vec<BTreeSet<Label>>,
    /// The questions that can change some label, in the order of asking.
    pub matters: Vec<u32>,
    /// Whether there were too many ways: then every question that might matter is named.
    pub is_cut: bool,
}

/// The label of each statement: that of the best inference for it.
#[must_use]
pub fn label_of(grounding: &Grounding, labels: &Labelling, statements: &[u32]) -> Vec<Label> {
    let framework = grounding.inferences.framework();
    statements
        .iter()
        .map(|&statement| {
            let given = framework.given_by(statement).iter();
            given
                .map(|&it| labels.label(it))
                .min()
                .unwrap_or(Label::Out)
        })
        .collect()
}

/// What comes out for statements however the open questions are answered. `labels` are those of the
/// state. Each statement is split by itself, so that what is said of one costs nothing for another;
/// together they have as many ways as two of them.
#[must_use]
pub fn decide(
    grounding: &Grounding,
    state: &State,
    labels: &Labelling,
    statements: &[u32],
) -> Decided {
    let mut decided = Decided {
        labels: Vec::with_capacity(statements.len()),
        matters: Vec::new(),
        is_cut: false,
    };
    let mut left = 2 * WAYS;
    let mut matters = BTreeSet::new();
    for &statement in statements {
        let cone = Cone::of(grounding, state, labels, &[statement]);
        let found = split(grounding, state, labels, &cone, statement, &mut left);
        decided.is_cut |= found.is_none();
        let (possible, asked) = found.unwrap_or_else(|| cut(grounding, labels, &cone, statement));
        decided.labels.push(possible);
        matters.extend(asked);
    }
    decided.matters = matters.into_iter().collect();
    decided
}

/// The labels that a statement can have, and the questions that decide between them.
type Possible = (BTreeSet<Label>, BTreeSet<u32>);

/// Splits the ways of answering for one statement; none if there are too many.
fn split(
    grounding: &Grounding,
    state: &State,
    labels: &Labelling,
    cone: &Cone,
    statement: u32,
    left: &mut usize,
) -> Option<Possible> {
    let splits = splits(grounding, state, cone);
    let asked = splits.iter().flat_map(|split| &split.questions);
    let asked: BTreeSet<u32> = asked.copied().collect();
    if asked.len() > MOST_QUESTIONS || *left == 0 {
        return None;
    }
    let small = Small::of(grounding, labels, cone, &[statement]);
    let most = WAYS.min(*left);
    let mut search = Search {
        grounding,
        small: &small,
        counted: cone.counted(grounding),
        somebody: state.somebody(),
        splits: &splits,
        terminals: HashMap::new(),
        nodes: HashMap::new(),
        matters: BTreeSet::new(),
        ways: 0,
        most,
        is_cut: false,
        next: 0,
    };
    let _ = search.node(0, state.clone(), &Bounds::default());
    *left -= search.ways.min(*left);
    if search.is_cut {
        return None;
    }
    let possible = search.terminals.into_keys().flatten().collect();
    Some((possible, search.matters))
}

/// What can be said without splitting.
fn cut(grounding: &Grounding, labels: &Labelling, cone: &Cone, statement: u32) -> Possible {
    let label = label_of(grounding, labels, &[statement]).first().copied();
    let possible = match label {
        Some(Label::Undecided) | None => BTreeSet::from([Label::In, Label::Out]),
        Some(label) => BTreeSet::from([label]),
    };
    (possible, cone.questions.clone())
}

/// What undecided statements depend on, as far as it is undecided.
struct Cone {
    atoms: BTreeSet<u32>,
    questions: BTreeSet<u32>,
    statements: BTreeSet<u32>,
    steps: BTreeSet<u32>,
}

impl Cone {
    fn of(grounding: &Grounding, state: &State, labels: &Labelling, statements: &[u32]) -> Self {
        let inferences = &grounding.inferences;
        let framework = inferences.framework();
        let undecided = |it: &u32| labels.label(*it) == Label::Undecided;
        let mut cone = Self {
            atoms: BTreeSet::new(),
            questions: BTreeSet::new(),
            statements: BTreeSet::new(),
            steps: BTreeSet::new(),
        };
        let mut open: Vec<u32> = statements.to_vec();
        let mut steps: Vec<u32> = Vec::new();
        loop {
            if let Some(step) = steps.pop() {
                if !cone.steps.insert(step) {
                    continue;
                }
                open.extend(framework.needs(step));
                steps.extend(framework.attackers(step).iter().filter(|it| undecided(it)));
            } else if let Some(statement) = open.pop() {
                if !cone.statements.insert(statement) {
                    continue;
                }
                match grounding.said.get(statement as usize) {
                    Some(Said::Fact(atom, _)) => cone.add(grounding, state, *atom),
                    Some(Said::Derived(..)) | None => {
                        let given = framework.given_by(statement).iter();
                        steps.extend(given.filter(|it| undecided(it)));
                    }
                }
            } else {
                return cone;
            }
        }
    }

    /// The atoms among them that depend on what other atoms come to: answers stay as they are while
    /// the ways are split, and counts do not.
    fn counted(&self, grounding: &Grounding) -> Vec<u32> {
        let atoms = self.atoms.iter().copied();
        atoms
            .filter(|atom| match grounding.atoms.get(*atom as usize) {
                Some(Atom::Compare(left, _, right)) => {
                    let (mut questions, mut counts) = (Vec::new(), Vec::new());
                    left.leaves(&mut questions, &mut counts);
                    right.leaves(&mut questions, &mut counts);
                    !counts.is_empty()
                }
                Some(Atom::Is(..) | Atom::Fits(..)) | None => false,
            })
            .collect()
    }

    fn add(&mut self, grounding: &Grounding, state: &State, atom: u32) {
        if state.truth(atom) != Truth::Open || !self.atoms.insert(atom) {
            return;
        }
        let (mut questions, mut counts) = (Vec::new(), Vec::new());
        match grounding.atoms.get(atom as usize) {
            Some(Atom::Is(question, _) | Atom::Fits(question, _)) => questions.push(*question),
            Some(Atom::Compare(left, _, right)) => {
                left.leaves(&mut questions, &mut counts);
                right.leaves(&mut questions, &mut counts);
            }
            None => {}
        }
        for question in questions {
            if state.is_open(grounding, question) {
                self.questions.insert(question);
            }
        }
        for count in counts {
            let items = grounding.folds.get(count as usize);
            let atoms = items.into_iter().flat_map(|it| &it.items);
            let atoms: Vec<u32> = atoms
                .flat_map(|(_, on)| on)
                .map(|(atom, _)| *atom)
                .collect();
            for atom in atoms {
                self.add(grounding, state, atom);
            }
        }
    }
}

/// The undecided part of a grounding by itself, so that a way of answering costs no more than
/// what it can change. What is decided already drops out: a premise that holds is no longer
/// needed, and what is out attacks nothing. A fact is in, out, or attacks itself.
struct Small {
    framework: Framework,
    // Per inference: the atom that it states and whether it denies it, or a step with its grade.
    kinds: Vec<Kind>,
    targets: Vec<u32>,
    counted: OnceCell<Counted>,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// It holds if the atom is known to be so.
    Known(u32, bool),
    /// It is undecided as long as the atom is not known.
    Open(u32),
    /// A step of a rule; one that concludes or undercuts alike.
    Step(Option<Grade>),
}

impl Small {
    fn of(grounding: &Grounding, labels: &Labelling, cone: &Cone, targets: &[u32]) -> Self {
        let inferences = &grounding.inferences;
        let whole = inferences.framework();
        let claim_of: BTreeMap<u32, u32> = cone.statements.iter().copied().zip(0..).collect();
        let holds = |statement: u32| {
            let mut given = whole.given_by(statement).iter();
            given.any(|&it| labels.label(it) == Label::In)
        };
        let (mut kinds, mut gives, mut needs, mut attacks) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (&statement, &claim) in &claim_of {
            if let Some(&Said::Fact(atom, so)) = grounding.said.get(statement as usize) {
                let open = u32::try_from(kinds.len() + 1).unwrap_or(NONE);
                kinds.extend([Kind::Known(atom, so), Kind::Open(atom)]);
                gives.extend([claim, claim]);
                attacks.push((open, open));
            }
        }
        let first = u32::try_from(kinds.len()).unwrap_or(NONE);
        let step_of: BTreeMap<u32, u32> = cone.steps.iter().copied().zip(first..).collect();
        for (&step, &number) in &step_of {
            let Some(inference) = inferences.inference(step) else {
                continue;
            };
            kinds.push(Kind::Step(inference.strength));
            gives.push(match inference.head {
                Head::Claim(statement) => claim_of.get(&statement).copied().unwrap_or(NONE),
                Head::Contrary(_) | Head::Undercuts(_) => NONE,
            });
            let missing = whole.needs(step).iter().filter(|it| !holds(**it));
            needs.extend(missing.filter_map(|it| Some((number, *claim_of.get(it)?))));
            let targets = whole.attacks(step).iter();
            attacks.extend(targets.filter_map(|it| Some((number, *step_of.get(it)?))));
        }
        let count = kinds.len();
        let framework = Framework::new(
            claim_of.len(),
            gives,
            Rows::of(count, needs.iter().copied()),
            Rows::of(count, attacks.iter().copied()),
        );
        let targets = targets.iter();
        Self {
            framework,
            kinds,
            targets: targets.filter_map(|it| claim_of.get(it).copied()).collect(),
            counted: OnceCell::new(),
        }
    }

    fn labels(&self, state: &State) -> Vec<Label> {
        let within = Within { small: self, state };
        let framework = &self.framework;
        // What defeats what rests on the grades alone.
        let counted = self.counted.get_or_init(|| Counted::of(framework, &within));
        let labels = counted.grounded(framework, &within);
        let best = |claim: &u32| {
            let given = self.framework.given_by(*claim).iter();
            given
                .map(|it| labels.label(*it))
                .min()
                .unwrap_or(Label::Out)
        };
        self.targets.iter().map(best).collect()
    }
}

struct Within<'s> {
    small: &'s Small,
    state: &'s State,
}

impl Circumstances for Within<'_> {
    fn is_there(&self, inference: u32) -> bool {
        match self.small.kinds.get(inference as usize) {
            Some(Kind::Known(atom, true)) => self.state.truth(*atom) == Truth::Yes,
            Some(Kind::Known(atom, false)) => self.state.truth(*atom) == Truth::No,
            Some(Kind::Open(atom)) => self.state.truth(*atom) == Truth::Open,
            Some(Kind::Step(_)) | None => true,
        }
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        let kind = |it: u32| self.small.kinds.get(it as usize);
        match (kind(by), kind(target)) {
            (Some(Kind::Step(by)), Some(Kind::Step(target))) => by >= target,
            // A fact that nobody knows attacks itself.
            _ => true,
        }
    }
}

/// One choice in answering a question.
#[derive(Debug)]
struct Split {
    // The question that is asked last, by whose answer the choice is made.
    question: u32,
    // The open questions on whose answers it depends.
    questions: Vec<u32>,
    ways: Ways,
}

#[derive(Debug)]
enum Ways {
    /// An atom is so or not.
    Whether(u32),
    /// One of these atoms is so, or none of them where that can be.
    Which(Vec<u32>, bool),
}

/// Every choice there is, in the order of asking.
fn splits(grounding: &Grounding, state: &State, cone: &Cone) -> Vec<Split> {
    let mut splits: BTreeMap<(u32, u32), Split> = BTreeMap::new();
    let exist = whether_somebody(grounding, state, cone);
    let mut add_of = |question: u32, place: u32, ways: Ways, questions: Vec<u32>| {
        let split = Split {
            question,
            questions,
            ways,
        };
        splits.insert((question, place), split);
    };
    let mut add = |question: u32, place: u32, ways: Ways| {
        add_of(question, place, ways, vec![question]);
    };
    let mut compared = Vec::new();
    if let Some((question, atom)) = exist {
        add(question, 0, Ways::Whether(atom));
    }
    for &atom in &cone.atoms {
        match grounding.atoms.get(atom as usize) {
            Some(Atom::Is(question, _)) => match grounding.question(*question).map(|it| &it.kind) {
                Some(QuestionKind::Options(
                    options,
                    choice @ (Choice::One | Choice::OneOrNone),
                )) => {
                    let open = |atom: u32| state.truth(atom) == Truth::Open;
                    let all = options.iter().filter(|(_, it)| open(*it)).count();
                    let named: Vec<u32> = options
                        .iter()
                        .map(|(_, it)| *it)
                        .filter(|it| cone.atoms.contains(it))
                        .collect();
                    let none = *choice == Choice::OneOrNone || named.len() < all;
                    add(*question, 0, Ways::Which(named, none));
                }
                Some(QuestionKind::Options(_, Choice::Many)) => {
                    add(*question, atom, Ways::Whether(atom));
                }
                Some(QuestionKind::YesNo(_) | QuestionKind::Value(_)) => {
                    add(*question, 0, Ways::Whether(atom));
                }
                None => {}
            },
            Some(Atom::Compare(left, _, right)) => {
                let (mut questions, mut counts) = (Vec::new(), Vec::new());
                left.leaves(&mut questions, &mut counts);
                right.leaves(&mut questions, &mut counts);
                // It is decided by the last of the questions; what counts is decided by its parts.
                questions.retain(|it| state.is_open(grounding, *it));
                if counts.is_empty()
                    && let Some(&last) = questions.iter().max()
                {
                    compared.push((last, atom, questions));
                }
            }
            Some(Atom::Fits(question, _)) => add(*question, atom + 1, Ways::Whether(atom)),
            None => {}
        }
    }
    for (last, atom, questions) in compared {
        add_of(last, atom + 1, Ways::Whether(atom), questions);
    }
    splits.into_values().collect()
}

/// The question whether there is another person, if one of whom nothing is known matters.
fn whether_somebody(grounding: &Grounding, state: &State, cone: &Cone) -> Option<(u32, u32)> {
    let atom = state.somebody()?;
    let matters = cone.questions.iter().any(|question| {
        grounding
            .question(*question)
            .is_some_and(|it| it.bearer != SUBJECT)
    });
    match grounding.atoms.get(atom as usize) {
        Some(Atom::Is(question, _)) if matters && state.truth(atom) == Truth::Open => {
            Some((*question, atom))
        }
        _ => None,
    }
}

struct Search<'s> {
    grounding: &'s Grounding,
    small: &'s Small,
    // The atoms that count others.
    counted: Vec<u32>,
    somebody: Option<u32>,
    splits: &'s [Split],
    terminals: HashMap<Vec<Label>, u32>,
    nodes: HashMap<(usize, Vec<u32>), u32>,
    matters: BTreeSet<u32>,
    ways: usize,
    most: usize,
    is_cut: bool,
    next: u32,
}

impl Search<'_> {
    /// The node of the diagram for a state in which the splits before `place` are made; none if no
    /// days or numbers can be so.
    fn node(&mut self, place: usize, mut state: State, bounds: &Bounds) -> Option<u32> {
        self.ways += 1;
        if self.ways > self.most {
            self.is_cut = true;
        }
        if self.is_cut {
            return None;
        }
        state.settle_some(self.grounding, &self.counted);
        let labels = self.small.labels(&state);
        let is_open = |split: &Split| match &split.ways {
            Ways::Whether(atom) => state.truth(*atom) == Truth::Open,
            Ways::Which(atoms, _) => atoms.iter().any(|it| state.truth(*it) == Truth::Open),
        };
        let rest = self.splits.get(place..).unwrap_or_default();
        let next = rest.iter().position(is_open).map(|it| it + place);
        let decided = labels.iter().all(|label| *label != Label::Undecided);
        let (Some(place), false) = (next, decided) else {
            let fresh = self.fresh();
            return Some(*self.terminals.entry(labels).or_insert(fresh));
        };
        let split = self.splits.get(place)?;
        let mut children = Vec::new();
        match &split.ways {
            Ways::Whether(atom) => {
                for so in [true, false] {
                    let mut child = state.clone();
                    child.choose(*atom, so);
                    if self.somebody == Some(*atom) {
                        child.settle(self.grounding);
                    }
                    let amounts = match self.grounding.atoms.get(*atom as usize) {
                        Some(Atom::Compare(left, sign, right)) => Some((left, *sign, right)),
                        Some(Atom::Is(..) | Atom::Fits(..)) | None => None,
                    };
                    let known = |question: u32| child.value(question).cloned();
                    let bounds = match amounts {
                        Some((left, sign, right)) => {
                            bounds.with(left, sign, right, so, &|amount: &Amount| {
                                amount.with_answers(&known)
                            })
                        }
                        None => Some(bounds.clone()),
                    };
                    // No days can be so.
                    let Some(bounds) = bounds else { continue };
                    children.push(self.node(place + 1, child, &bounds));
                }
            }
            Ways::Which(atoms, none) => {
                let open: Vec<u32> = atoms
                    .iter()
                    .copied()
                    .filter(|it| state.truth(*it) == Truth::Open)
                    .collect();
                let all = self.options_of(split.question);
                for chosen in open.iter().map(|it| Some(*it)).chain(none.then_some(None)) {
                    let mut child = state.clone();
                    for atom in &all {
                        // Words that nothing asks for stand for one another.
                        if chosen.is_some() || open.contains(atom) {
                            child.choose(*atom, chosen == Some(*atom));
                        }
                    }
                    children.push(self.node(place + 1, child, bounds));
                }
            }
        }
        let mut possible: Vec<u32> = children.iter().copied().flatten().collect();
        let first = *possible.first()?;
        if possible.iter().all(|it| *it == first) {
            return Some(first);
        }
        self.matters.extend(&split.questions);
        let fresh = self.fresh();
        possible.shrink_to_fit();
        let key = (
            place,
            children
                .into_iter()
                .map(|it| it.unwrap_or(u32::MAX))
                .collect(),
        );
        Some(*self.nodes.entry(key).or_insert(fresh))
    }

    fn options_of(&self, question: u32) -> Vec<u32> {
        match self.grounding.question(question).map(|it| &it.kind) {
            Some(QuestionKind::Options(options, _)) => {
                options.iter().map(|(_, atom)| *atom).collect()
            }
            Some(QuestionKind::YesNo(_) | QuestionKind::Value(_)) | None => Vec::new(),
        }
    }

    fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
}
