//! Which arguments a map shows: the way up towards the question, then what is nearest to the
//! focus, breadth first, until the map is full.

use std::collections::{BTreeSet, VecDeque};

use crate::model::{Argument, ArgumentId, Claim, ClaimId, Issue, Record};

use super::super::reader::Reader;
use super::asked::{DEEPEST, MapAsked};

/// How many premises a map shows at most.
const FULL: usize = 56;
/// How many more it shows where a reader opens something.
const OPENED: usize = 34;
/// How many arguments for a claim are shown, and how many against it: by its distance from the
/// focus.
const ON_THE_FOCUS: [usize; DEEPEST] = [9, 2, 1, 1, 1];
/// To what distance, unless a reader says so.
const DEPTH: usize = 3;
/// How many arguments on each side are shown around a question, whose answers share the room.
const AROUND_A_QUESTION: usize = 8;
/// To what distance there, unless a reader says so.
const DEPTH_OF_A_QUESTION: usize = 2;
/// How many arguments on each side are shown of a claim that a reader opens.
const ON_OPENING: usize = 18;
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
    /// Those on the way from the focus to the question, and to what the map was asked for.
    pub(super) way: BTreeSet<ArgumentId>,
    /// Whether there is room for more to be opened.
    pub(super) has_room: bool,
}

/// Chooses what is shown around `focused`, in a topic whose root question is `root`.
pub(super) fn select<'k>(
    reader: Reader<'k>,
    root: &'k Issue,
    focused: &'k Record,
    asked: &MapAsked,
) -> Selection<'k> {
    let graph = reader.kb.graph();
    let mut chooser = Chooser::new(reader, asked);
    if let Record::Issue(issue) = focused {
        let positions = reader.positions(issue);
        let on_each = (AROUND_A_QUESTION / positions.len().max(1)).max(1);
        let depth = asked.depth.unwrap_or(DEPTH_OF_A_QUESTION);
        let most = [on_each, 1, 1, 1, 1];
        chooser.spread(
            positions.iter().copied(),
            most.get(..depth).unwrap_or(&most),
        );
        chooser.open(&asked.open, &positions);
        return Selection {
            question: Some(issue),
            positions,
            step: None,
            goes_on: false,
            hidden_positions: 0,
            has_room: chooser.has_room(),
            arguments: chooser.shown,
            way: BTreeSet::new(),
        };
    }
    let way = way_from(reader, root, &focused.slug());
    let mut left = match (&way, focused) {
        (Some(way), _) => Left::of(way),
        (None, Record::Argument(argument)) => Left::beneath(reader, argument),
        (None, _) => Left::default(),
    };
    for argument in &left.way {
        chooser.show(argument);
    }
    // The way to another item is followed until both meet, and shown alone.
    let other = asked.to.as_ref().and_then(|to| way_from(reader, root, to));
    let mut positions = Vec::new();
    if let Some(other) = &other {
        let other = Left::of(other);
        for argument in &other.way {
            chooser.show(argument);
        }
        positions.extend(other.claim);
    }
    let on_way = chooser.shown.clone();
    let depth = asked.depth.unwrap_or(DEPTH);
    let near = ON_THE_FOCUS.get(..depth).unwrap_or(&ON_THE_FOCUS);
    match focused {
        Record::Claim(claim) if other.is_some() => {
            if left.step.is_none() {
                left.claim = left.claim.or(Some(claim));
            }
        }
        Record::Argument(_) if other.is_some() => {}
        Record::Claim(claim) => {
            if left.step.is_none() {
                left.claim = left.claim.or(Some(claim));
            }
            chooser.spread([claim], near);
        }
        Record::Argument(argument) => {
            chooser.undercuts_of(argument, usize::MAX);
            chooser.spread(graph.premises(argument), near);
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
    if let Some(claim) = left.claim {
        positions.retain(|it| it.id != claim.id);
        positions.insert(0, claim);
    }
    chooser.open(&asked.open, &positions);
    Selection {
        question: left.question,
        hidden_positions: all.saturating_sub(positions.len()),
        positions,
        step: left.step,
        goes_on: left.goes_on,
        has_room: chooser.has_room(),
        arguments: chooser.shown,
        way: on_way,
    }
}

/// The way up from a record: to the root question, or else to the nearest that it bears on.
fn way_from<'k>(reader: Reader<'k>, root: &Issue, slug: &str) -> Option<Vec<&'k Record>> {
    let graph = reader.kb.graph();
    graph.way_up(slug, &root.id).or_else(|| {
        let nearest = graph.home_issues(slug).first().copied()?;
        graph.way_up(slug, &nearest.id)
    })
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

struct Chooser<'a, 'k> {
    reader: Reader<'k>,
    asked: &'a MapAsked,
    shown: BTreeSet<ArgumentId>,
    spread: BTreeSet<ClaimId>,
    rows: usize,
    /// How many rows there may be: more once readers open something.
    most_rows: usize,
}

impl<'a, 'k> Chooser<'a, 'k> {
    fn new(reader: Reader<'k>, asked: &'a MapAsked) -> Self {
        Self {
            reader,
            asked,
            shown: BTreeSet::new(),
            spread: BTreeSet::new(),
            rows: 0,
            most_rows: FULL,
        }
    }

    fn has_room(&self) -> bool {
        self.rows < FULL + OPENED
    }

    /// Shows more of what readers opened, as far as it is on the map.
    fn open(&mut self, opened: &[std::sync::Arc<str>], positions: &[&'k Claim]) {
        let graph = self.reader.kb.graph();
        self.most_rows = FULL + OPENED;
        for slug in opened {
            let record = graph.record(slug);
            if let Some(Record::Claim(claim)) = record {
                let mut used = graph.used_in(&claim.id);
                if positions.iter().any(|it| it.id == claim.id)
                    || used.any(|it| self.shown.contains(&it.id))
                {
                    self.spread.remove(&claim.id);
                    self.spread([claim], &[ON_OPENING]);
                }
            }
            if let Some(Record::Argument(argument)) = record
                && self.shown.contains(&argument.id)
            {
                self.undercuts_of(argument, ON_OPENING);
            }
        }
    }

    fn show(&mut self, argument: &Argument) {
        if self.shown.insert(argument.id.clone()) {
            self.rows += argument.premises.len().max(1);
        }
    }

    fn undercuts_of(&mut self, argument: &Argument, most: usize) {
        let graph = self.reader.kb.graph();
        let through = |it: &&Argument| self.asked.lets_through(self.reader, it);
        let others: Vec<&Argument> = graph
            .undercutting(&argument.id)
            .filter(through)
            .take(most)
            .collect();
        for other in others {
            if self.rows < self.most_rows {
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
                if self.rows < self.most_rows || self.shown.contains(&argument.id) {
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
            let mut room = most;
            let mut ranked = self.reader.strongest(arguments.into_iter());
            ranked.retain(|it| {
                let takes = room > 0 && self.asked.lets_through(self.reader, it);
                room -= usize::from(takes);
                takes || self.shown.contains(&it.id)
            });
            ranked
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
