//! The choices there are in answering questions.

use std::collections::BTreeMap;

use crate::rules::facts::SUBJECT;
use crate::rules::ground::{Atom, Choice, Grounding, QuestionKind, Truth};
use crate::rules::state::State;

use super::small::Cone;

/// One choice in answering a question.
#[derive(Debug)]
pub(super) struct Split {
    /// The question that is asked last, by whose answer the choice is made.
    pub question: u32,
    /// The open questions on whose answers it depends.
    pub questions: Vec<u32>,
    /// What can be chosen.
    pub ways: Ways,
}

#[derive(Debug)]
pub(super) enum Ways {
    /// An atom is so or not.
    Whether(u32),
    /// One of these atoms is so, or none of them where that can be.
    Which(Vec<u32>, bool),
}

/// Every choice there is, in the order of asking.
pub(super) fn splits(grounding: &Grounding, state: &State, cone: &Cone) -> Vec<Split> {
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
