//! Which arguments a map shows: the way up towards the question, then what is nearest to the
//! focus, breadth first, until the map is full.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Argument, ArgumentId, Claim, ClaimId, Issue, Record};

use super::super::reader::Reader;

/// How many premises a map shows at most.
const FULL: usize = 56;
/// How many arguments for a claim are shown, and how many against it: by its distance from the
/// focus.
const ON_THE_FOCUS: [usize; 3] = [9, 2, 1];
/// How many arguments on each side are shown around a question, whose answers share the room.
const AROUND_A_QUESTION: usize = 8;
/// How many arguments that question the same step are shown.
const UNDERCUTS: usize = 2;
/// How many arguments of the way up are shown at most, those nearest to the focus. Nobody follows
/// more columns than this; and what is drawn grows from card to card, one call within another, so
/// that a way without an end would exhaust the stack: with it, all that is shown is bounded.
const WAY: usize = 20;

/// What a map shows.
pub(super) struct Selection<'k> {
    /// The question at the root, if the focus bears on one.
    pub(super) question: Option<&'k Issue>,
    /// The claims in the column beside it.
    pub(super) positions: Vec<&'k Claim>,
    /// The argument on the left, where the way up is cut between arguments that question one
    /// another's steps: there is no claim to stand there.
    pub(super) step: Option<&'k Argument>,
    /// Whether the way up goes on beyond what is on the left.
    pub(super) goes_on: bool,
    /// How many answers are not shown.
    pub(super) hidden_positions: usize,
    /// The arguments that are shown.
    pub(super) arguments: BTreeSet<ArgumentId>,
}

/// Chooses what is shown around `focused`, in a topic whose root question is `root`.
pub(super) fn select<'k>(
    reader: Reader<'k>,
    root: &'k Issue,
    focused: &'k Record,
) -> Selection<'k> {
    let graph = reader.kb.graph();
    if let Record::Issue(issue) = focused {
        let positions = reader.positions(issue);
        let mut chooser = Chooser::new(reader);
        let on_each = (AROUND_A_QUESTION / positions.len().max(1)).max(1);
        chooser.spread(positions.iter().copied(), &[on_each, 1]);
        return Selection {
            question: Some(issue),
            positions,
            step: None,
            goes_on: false,
            hidden_positions: 0,
            arguments: chooser.shown,
        };
    }
    let slug = focused.slug();
    let way = graph.way_up(&slug, &root.id).or_else(|| {
        let nearest = graph.home_issues(&slug).first().copied()?;
        graph.way_up(&slug, &nearest.id)
    });
    let mut chooser = Chooser::new(reader);
    let mut left = match (&way, focused) {
        (Some(way), _) => Left::of(way),
        (None, Record::Argument(argument)) => Left::beneath(reader, argument),
        (None, _) => Left::default(),
    };
    for argument in &left.way {
        chooser.show(argument);
    }
    match focused {
        Record::Claim(claim) => {
            if left.step.is_none() {
                left.claim = left.claim.or(Some(claim));
            }
            chooser.spread([claim], &ON_THE_FOCUS);
        }
        Record::Argument(argument) => {
            chooser.undercuts_of(argument, usize::MAX);
            chooser.spread(graph.premises(argument), &ON_THE_FOCUS);
        }
        Record::Topic(_)
        | Record::Issue(_)
        | Record::Source(_)
        | Record::Actor(_)
        | Record::Expect(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Case(_)
        | Record::Policy(_) => {}
    }
    if let Some(step) = left.step {
        // It stands there as a card, and nowhere else.
        chooser.shown.remove(&step.id);
    }
    let all = left
        .question
        .map_or(0, |issue| reader.positions(issue).len());
    Selection {
        question: left.question,
        hidden_positions: all.saturating_sub(1),
        positions: left.claim.into_iter().collect(),
        step: left.step,
        goes_on: left.goes_on,
        arguments: chooser.shown,
    }
}

/// The left of a map: the end of the way up, as far as it is shown.
#[derive(Default)]
struct Left<'k> {
    way: Vec<&'k Argument>,
    question: Option<&'k Issue>,
    claim: Option<&'k Claim>,
    step: Option<&'k Argument>,
    goes_on: bool,
}

impl<'k> Left<'k> {
    /// The first part of a way up, from the focus to a question.
    fn of(records: &[&'k Record]) -> Self {
        let mut left = Self::default();
        let mut questions_a_step = false;
        for record in records {
            match record {
                Record::Argument(argument) if left.way.len() < WAY => {
                    left.way.push(argument);
                    questions_a_step = true;
                }
                Record::Argument(argument) => {
                    left.goes_on = true;
                    if questions_a_step {
                        left.claim = None;
                        left.step = Some(argument);
                    }
                    return left;
                }
                Record::Claim(claim) => {
                    left.claim = Some(claim);
                    questions_a_step = false;
                }
                Record::Issue(issue) => left.question = Some(issue),
                Record::Topic(_)
                | Record::Source(_)
                | Record::Actor(_)
                | Record::Expect(_)
                | Record::RuleSet(_)
                | Record::Predicate(_)
                | Record::Rule(_)
                | Record::Case(_)
                | Record::Policy(_) => {}
            }
        }
        left
    }

    /// What an argument questions or bears on, where it bears on no question.
    fn beneath(reader: Reader<'k>, argument: &'k Argument) -> Self {
        let graph = reader.kb.graph();
        let mut left = Self::default();
        let mut argument = argument;
        loop {
            left.way.push(argument);
            match graph.target(argument) {
                Some(Record::Claim(claim)) => {
                    left.claim = Some(claim);
                    return left;
                }
                Some(Record::Argument(other)) => {
                    // Arguments that question one another in a circle end nowhere.
                    let circle = left.way.iter().any(|it| it.id == other.id);
                    if circle || left.way.len() >= WAY {
                        left.goes_on = !circle;
                        left.step = Some(if circle { argument } else { other });
                        return left;
                    }
                    argument = other;
                }
                Some(
                    Record::Topic(_)
                    | Record::Issue(_)
                    | Record::Source(_)
                    | Record::Actor(_)
                    | Record::Expect(_)
                    | Record::RuleSet(_)
                    | Record::Predicate(_)
                    | Record::Rule(_)
                    | Record::Case(_)
                    | Record::Policy(_),
                )
                | None => {
                    // What it bears on cannot be read; the argument is shown all the same.
                    left.step = Some(argument);
                    return left;
                }
            }
        }
    }
}

struct Chooser<'k> {
    reader: Reader<'k>,
    shown: BTreeSet<ArgumentId>,
    spread: BTreeSet<ClaimId>,
    rows: usize,
}

impl<'k> Chooser<'k> {
    fn new(reader: Reader<'k>) -> Self {
        Self {
            reader,
            shown: BTreeSet::new(),
            spread: BTreeSet::new(),
            rows: 0,
        }
    }

    fn show(&mut self, argument: &Argument) {
        if self.shown.insert(argument.id.clone()) {
            self.rows += argument.premises.len().max(1);
        }
    }

    fn undercuts_of(&mut self, argument: &Argument, most: usize) {
        let graph = self.reader.kb.graph();
        for other in graph.undercutting(&argument.id).take(most) {
            if self.rows < FULL {
                self.show(other);
            }
        }
    }

    /// Shows arguments on the claims, then on the premises of those, and so on, as many on each
    /// as `most` allows at that distance.
    fn spread(&mut self, claims: impl IntoIterator<Item = &'k Claim>, most: &[usize]) {
        let graph = self.reader.kb.graph();
        let mut queue: VecDeque<(&Claim, usize)> = claims.into_iter().map(|it| (it, 0)).collect();
        while let Some((claim, distance)) = queue.pop_front() {
            let Some(&most) = most.get(distance) else {
                continue;
            };
            if most == 0 || !self.spread.insert(claim.id.clone()) {
                continue;
            }
            for argument in self.ranked(claim, most) {
                if self.rows < FULL || self.shown.contains(&argument.id) {
                    self.show(argument);
                    self.undercuts_of(argument, UNDERCUTS);
                    queue.extend(
                        graph
                            .premises(argument)
                            .map(|premise| (premise, distance + 1)),
                    );
                }
            }
        }
    }

    /// The arguments on a claim: the strongest `most` for it and as many against it, by
    /// turns, so that a full map shows both sides alike; and those shown already.
    fn ranked(&self, claim: &Claim, most: usize) -> Vec<&'k Argument> {
        let graph = self.reader.kb.graph();
        let best = |arguments: Vec<&'k Argument>| {
            let ranked = self.reader.strongest(arguments.into_iter());
            let chosen = ranked.into_iter().enumerate();
            chosen
                .filter(|(place, it)| *place < most || self.shown.contains(&it.id))
                .map(|(_, argument)| argument)
                .collect::<Vec<_>>()
        };
        let pro = best(graph.supporting(&claim.id).collect());
        let con = best(graph.rebutting(&claim.id).collect());
        let turns = pro.len().max(con.len());
        (0..turns)
            .flat_map(|turn| pro.get(turn).into_iter().chain(con.get(turn)))
            .copied()
            .collect()
    }
}
