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
use super::facts::{Answer, BadField, Facts, SUBJECT, answer_in_cell};
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
    // What is so where no column says anything.
    blank: State,
    // The same where nobody else is named.
    alone: State,
    exist: Option<u32>,
    // What bears on the answers.
    part: Part,
    open: Remembered,
    remembered: HashMap<Box<[Truth]>, Arc<[Answered]>>,
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
        let mut found = Vec::new();
        for &column in columns {
            if column.starts_with('#') {
                found.push(None);
                continue;
            }
            match Facts::field(&book, column) {
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
        let alone = State::of(&grounding, &book, &Facts::default(), rest);
        let blank = State::named(&grounding, &book, rest);
        let exist = alone.somebody();
        let goals = grounding.goals.iter().flatten();
        let goals: Vec<u32> = goals.map(|goal| goal.statement).collect();
        Ok(Self {
            book,
            columns,
            blank,
            alone,
            exist,
            part: Part::open(&grounding, &goals),
            grounding,
            open: Remembered::default(),
            remembered: HashMap::new(),
        })
    }

    /// Decides the case of one row. Empty cells say nothing; who has no cell of their own filled is
    /// not there.
    ///
    /// # Errors
    /// The first cell that makes no sense.
    pub fn decide<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<Arc<[Answered]>, BadField> {
        let mut answers: Vec<(usize, usize, Answer)> = Vec::with_capacity(self.columns.len());
        for (column, cell) in self.columns.iter().zip(cells) {
            let (Some(column), cell) = (column, cell.trim()) else {
                continue;
            };
            if cell.is_empty() {
                continue;
            }
            let answer =
                answer_in_cell(&column.signature, cell).map_err(|(message, help)| BadField {
                    field: column.name.clone(),
                    message,
                    help,
                })?;
            answers.push((column.question, column.bearer, answer));
        }
        let named = |bearer: usize| answers.iter().any(|(_, it, _)| *it == bearer);
        let anybody = answers.iter().any(|(_, bearer, _)| *bearer != SUBJECT);
        let mut state = if anybody {
            self.blank.clone()
        } else {
            self.alone.clone()
        };
        for other in 1..=self.grounding.others {
            if anybody && !named(other) {
                state.leave_out(&self.grounding, other);
            }
        }
        for (question, _, answer) in &answers {
            if let Some(asked) = self.grounding.questions.get(*question) {
                let is_exist = match asked.kind {
                    QuestionKind::YesNo(atom) => self.exist == Some(atom),
                    QuestionKind::Options(..) | QuestionKind::Value(_) => false,
                };
                if !(is_exist && anybody) {
                    state.answer(*question, &asked.kind, answer);
                }
            }
        }
        state.settle(&self.grounding);
        if let Some(known) = self.remembered.get(state.truths()) {
            return Ok(Arc::clone(known));
        }
        let labels = self.part.settled(&state);
        let found = self.part.statements(&labels);
        if found.contains(&Label::Undecided) {
            // What is possible rests on days too, not only on which facts are so.
            let possible = self
                .part
                .possible(&self.grounding, &state, labels, &mut self.open);
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

    fn answers(&self, standings: Vec<Standing>) -> Arc<[Answered]> {
        let mut standings = standings.into_iter();
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
