//! Many cases of one kind, one after the other: the same questions, in columns.
//!
//! Decides each as [`Opened::decide`] does, and remembers what came of which facts, and of what was open,
//! so that the second person in the same situation costs a look-up. Memory stays bounded however
//! many there are.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::model::Rest;
use crate::reason::Label;

use super::book::RuleBook;
use super::decide::{Part, REMEMBERED, Remembered};
use super::facts::{Answer, BadField, Facts, SUBJECT, answer_in_cell, named_yet_denied};
use super::ground::{Grounding, QuestionKind, Truth, Ungroundable};
use super::opened::{Answered, Opened, Standing, standing, standing_of};
use super::state::State;
use super::vocabulary::Signature;

/// Decides many cases of one kind.
#[derive(Debug)]
pub struct Crowd {
    book: Arc<RuleBook>,
    grounding: Arc<Grounding>,
    columns: Vec<Option<Column>>,
    begun: Begun,
    // The same where nothing counts as unproved.
    open: Begun,
    // What bears on the answers, and on what no case can be.
    part: Part,
    impossible: Part,
    searched: Remembered,
    remembered: HashMap<Box<[Truth]>, Arc<[Answered]>>,
    // There are far fewer ways to be answered than situations.
    answered: HashMap<Vec<Standing>, Arc<[Answered]>>,
}

/// Why a row is not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRow {
    /// A cell makes no sense.
    Cell(BadField),
    /// No case can be so: the place in the record of the set.
    Impossible(usize),
}

#[derive(Debug)]
struct Column {
    name: String,
    question: usize,
    signature: Signature,
    bearer: usize,
}

impl Crowd {
    /// Gets ready for tables with these columns: names of fields, as in an address; columns whose
    /// names begin with `#` are passed over. What no column says is treated as `rest` says.
    ///
    /// # Errors
    /// The columns that make no sense, or rules that give too much.
    pub fn of(opened: &Opened, columns: &[&str], rest: Rest) -> Result<Self, Vec<BadField>> {
        let book = Arc::clone(opened.book());
        let mut bad = Vec::new();
        let mut found: Vec<Option<(&str, &Signature, usize)>> = Vec::new();
        for &column in columns {
            if column.starts_with('#') {
                found.push(None);
                continue;
            }
            match Facts::field(&book, column) {
                Ok(_) if found.iter().flatten().any(|(it, ..)| *it == column) => {
                    bad.push(BadField {
                        field: column.to_owned(),
                        message: "it stands twice".to_owned(),
                        help: "leave one of the two out".to_owned(),
                    });
                }
                Ok((signature, bearer)) => found.push(Some((column, signature, bearer))),
                Err((message, help)) => {
                    found.push(None);
                    bad.push(BadField {
                        field: column.to_owned(),
                        message,
                        help,
                    });
                }
            }
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        let bearers = found.iter().flatten().map(|(_, _, bearer)| *bearer);
        let others = bearers.max().unwrap_or(SUBJECT);
        let too_much = |error: Ungroundable| {
            vec![BadField {
                field: String::new(),
                message: error.to_string(),
                help: "look for a rule that gives more and more, and bound it".to_owned(),
            }]
        };
        let grounding = opened.grounding(others).map_err(too_much)?;
        let columns = found
            .into_iter()
            .map(|column| {
                let (name, signature, bearer) = column?;
                let question = grounding
                    .questions
                    .iter()
                    .position(|it| it.predicate == signature.name && it.bearer == bearer)?;
                Some(Column {
                    name: name.to_owned(),
                    question,
                    signature: signature.clone(),
                    bearer,
                })
            })
            .collect();
        let begun = Begun::of(&grounding, &book, rest);
        let open = Begun::of(&grounding, &book, Rest::Open);
        let goals = grounding.goals.iter().flatten();
        let goals: Vec<u32> = goals.map(|goal| goal.statement).collect();
        let impossible: Vec<u32> = grounding.impossible.iter().map(|(_, it)| *it).collect();
        Ok(Self {
            book,
            columns,
            begun,
            open,
            part: Part::open(&grounding, &goals),
            impossible: Part::open(&grounding, &impossible),
            grounding,
            searched: Remembered::default(),
            remembered: HashMap::new(),
            answered: HashMap::new(),
        })
    }

    /// Decides the case of one row. Empty cells say nothing; who has no cell of their own filled is
    /// not there.
    ///
    /// # Errors
    /// The first cell that makes no sense, or what no case can be.
    pub fn decide<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<Arc<[Answered]>, BadRow> {
        let mut said: Vec<Said> = Vec::with_capacity(self.columns.len());
        for (column, cell) in self.columns.iter().zip(cells) {
            let (Some(column), cell) = (column, cell.trim()) else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            let answer = answer_in_cell(&column.signature, cell).map_err(|(message, help)| {
                BadRow::Cell(BadField {
                    field: column.name.clone(),
                    message,
                    help,
                })
            })?;
            said.push(Said { column, answer });
        }
        let state = self.begun.with(&self.grounding, &said)?;
        if let Some(known) = self.remembered.get(state.truths()) {
            return Ok(Arc::clone(known));
        }
        let labels = |state: &State| self.impossible.statements(&self.impossible.settled(state));
        if labels(&state).contains(&Label::In) {
            // What counts as unproved was not said, and makes no case impossible.
            let said = labels(&self.open.with(&self.grounding, &said)?);
            let mut found = self.grounding.impossible.iter().zip(said);
            if let Some(((place, _), _)) = found.find(|(_, label)| *label == Label::In) {
                return Err(BadRow::Impossible(*place));
            }
        }
        let labels = self.part.settled(&state);
        let found = self.part.statements(&labels);
        if found.contains(&Label::Undecided) {
            // What is possible rests on days too, not only on which facts are so.
            let possible = self
                .part
                .possible(&self.grounding, &state, labels, &mut self.searched);
            let standings = match possible {
                Some(labels) => labels.into_iter().map(standing_of).collect(),
                None => found.into_iter().map(undetermined).collect(),
            };
            return Ok(self.answers(standings));
        }
        let decided = self.answers(found.into_iter().map(standing).collect());
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered
            .insert(state.truths().into(), Arc::clone(&decided));
        Ok(decided)
    }

    fn answers(&mut self, standings: Vec<Standing>) -> Arc<[Answered]> {
        if let Some(known) = self.answered.get(&standings) {
            return Arc::clone(known);
        }
        if self.answered.len() >= REMEMBERED {
            self.answered.clear();
        }
        let answers = self.written(&standings);
        self.answered.insert(standings, Arc::clone(&answers));
        answers
    }

    fn written(&self, standings: &[Standing]) -> Arc<[Answered]> {
        let mut standings = standings.iter().copied();
        self.book
            .questions
            .iter()
            .zip(&self.grounding.goals)
            .map(|(question, goals)| Answered {
                key: Arc::clone(&question.key),
                goals: goals.iter().cloned().zip(standings.by_ref()).collect(),
            })
            .collect()
    }

    /// How many situations have been met and are remembered.
    #[must_use]
    pub fn situations(&self) -> usize {
        self.remembered.len()
    }
}

/// The standing that a label comes to where what is open was not searched.
fn undetermined(label: Label) -> Standing {
    match label {
        Label::Undecided => Standing::Undetermined,
        Label::In | Label::Out => standing(label),
    }
}

/// What a row says: an answer in a column.
struct Said<'c> {
    column: &'c Column,
    answer: Answer,
}

/// What is so where no column says anything.
#[derive(Debug)]
struct Begun {
    // Where somebody else is named, and where nobody is.
    named: State,
    alone: State,
    // The atom that says whether there is somebody else.
    exist: Option<u32>,
}

impl Begun {
    fn of(grounding: &Grounding, book: &RuleBook, rest: Rest) -> Self {
        let alone = State::of(grounding, book, &Facts::default(), rest);
        Self {
            named: State::named(grounding, book, rest),
            exist: alone.somebody(),
            alone,
        }
    }

    /// What is so where a row says something.
    fn with(&self, grounding: &Grounding, said: &[Said<'_>]) -> Result<State, BadRow> {
        let is_named = |bearer: usize| said.iter().any(|it| it.column.bearer == bearer);
        let anybody = said.iter().any(|it| it.column.bearer != SUBJECT);
        let begun = if anybody { &self.named } else { &self.alone };
        let mut state = begun.clone();
        for other in 1..=grounding.others {
            if anybody && !is_named(other) {
                state.leave_out(grounding, other);
            }
        }
        for Said { column, answer } in said {
            let Some(asked) = grounding.questions.get(column.question) else {
                continue;
            };
            let is_exist = match asked.kind {
                QuestionKind::YesNo(atom) => self.exist == Some(atom),
                QuestionKind::Options(..) | QuestionKind::Value(_) => false,
            };
            match answer {
                Answer::No if is_exist && anybody => {
                    return Err(BadRow::Cell(named_yet_denied(column.name.clone())));
                }
                Answer::Yes | Answer::No | Answer::Values(_) | Answer::Without(_) => {
                    state.answer(column.question, &asked.kind, answer);
                }
            }
        }
        state.settle(grounding);
        Ok(state)
    }
}
