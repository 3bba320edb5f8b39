//! From a task to an answer.

use crate::reason::framework::Framework;
use crate::reason::labelling::{Label, Labelling};

use super::accepted::{in_every_preferred, in_some};
use super::encoding::{Encoding, Mode, lean_for};
use super::every::choices;
use super::ideal::idealise;
use super::one::{one, semi_stable, stable, stage, weak_parts};
use super::partial::{Partial, Places};
use super::range::Ranges;
use super::verify::with_in;
use super::{Answer, Goal, Task};
use crate::model::Semantics;

/// The answer; none if it gave up.
pub(super) fn answer(
    framework: &Framework,
    semantics: Semantics,
    task: Task,
    give_up: &dyn Fn() -> bool,
) -> Option<Answer> {
    Some(match task {
        Task::Some => {
            let labellings: Vec<Labelling> =
                one(framework, semantics, give_up)?.into_iter().collect();
            Answer::Labellings {
                complete: labellings.is_empty() || semantics.is_single(),
                labellings,
            }
        }
        Task::All(cap) if semantics.is_single() => {
            let mut labellings: Vec<Labelling> =
                one(framework, semantics, give_up)?.into_iter().collect();
            labellings.truncate(cap);
            Answer::Labellings {
                complete: cap > 0,
                labellings,
            }
        }
        Task::Count(cap) if semantics.is_single() => Answer::Count {
            count: cap.min(1),
            complete: cap > 0,
        },
        Task::All(cap) => {
            let partial = start(framework, semantics);
            let choices = choices(&partial, semantics, cap, give_up)?;
            let bound = u64::try_from(cap).unwrap_or(u64::MAX);
            Answer::Labellings {
                labellings: choices.labellings(&partial, semantics, cap),
                complete: choices.count(bound).1,
            }
        }
        Task::Count(cap) => {
            let partial = start(framework, semantics);
            let bound = usize::try_from(cap).unwrap_or(usize::MAX);
            let choices = choices(&partial, semantics, bound, give_up)?;
            let (count, complete) = choices.count(cap);
            Answer::Count { count, complete }
        }
        Task::Credulous(goal) => asked(framework, semantics, goal, true, give_up)?,
        Task::Sceptical(goal) => asked(framework, semantics, goal, false, give_up)?,
    })
}

/// What every labelling of the semantics extends.
fn start(framework: &Framework, semantics: Semantics) -> Partial<'_> {
    if semantics == Semantics::Stage {
        Partial::blank(framework)
    } else {
        Partial::grounded(framework)
    }
}

fn asked(
    framework: &Framework,
    semantics: Semantics,
    goal: Goal,
    is_credulous: bool,
    give_up: &dyn Fn() -> bool,
) -> Option<Answer> {
    let goals: Vec<u32> = match goal {
        Goal::Inference(inference) => vec![inference],
        Goal::Claim(claim) => framework.given_by(claim).to_vec(),
    };
    let mut partial = Partial::grounded(framework);
    let is_held = |partial: &Partial<'_>| goals.iter().any(|&it| partial.label(it) == Label::In);
    let told = |yes: bool, labelling: Labelling| match (yes, is_credulous) {
        (true, _) => Answer::Yes(Some(labelling)),
        (false, true) => Answer::No(None),
        (false, false) => Answer::No(Some(labelling)),
    };
    let open: Vec<u32> = goals
        .iter()
        .copied()
        .filter(|&it| partial.is_open(it))
        .collect();
    let is_settled = is_held(&partial) || open.is_empty();
    Some(match semantics {
        Semantics::Grounded => told(is_held(&partial), partial.labelling()),
        Semantics::Complete if !is_credulous => told(is_held(&partial), partial.labelling()),
        Semantics::Complete | Semantics::Preferred | Semantics::Ideal if is_settled => {
            told(is_held(&partial), partial.labelling())
        }
        Semantics::Ideal => {
            let nodes = partial.ancestors(&open);
            idealise(&mut partial, &nodes, give_up)?;
            let yes = is_held(&partial);
            // The labelling is the ideal one as far as the goal depends on it; the rest follows.
            match one(framework, semantics, give_up) {
                Some(Some(labelling)) => told(yes, labelling),
                _ if yes => Answer::Yes(None),
                _ => Answer::No(None),
            }
        }
        Semantics::Complete | Semantics::Preferred if is_credulous => {
            let yes = in_some(&mut partial, &open, give_up)?;
            told(yes, partial.labelling())
        }
        Semantics::Complete | Semantics::Preferred => {
            let yes = in_every_preferred(&mut partial, &open, give_up)?;
            if yes {
                in_some(&mut partial, &open, give_up)?;
            }
            told(yes, partial.labelling())
        }
        Semantics::Stable | Semantics::SemiStable | Semantics::Stage => {
            by_parts(partial, semantics, &goals, is_credulous, give_up)?
        }
    })
}

/// The semantics that what comes later bears upon: the parts with goals are searched, the others
/// only need to have a labelling.
fn by_parts(
    mut partial: Partial<'_>,
    semantics: Semantics,
    goals: &[u32],
    is_credulous: bool,
    give_up: &dyn Fn() -> bool,
) -> Option<Answer> {
    let framework = partial.framework();
    let blank = Partial::blank(framework);
    let base = if semantics == Semantics::Stage {
        &blank
    } else {
        &partial
    };
    let (with_goal, without): (Vec<Vec<u32>>, Vec<Vec<u32>>) = weak_parts(base)
        .into_iter()
        .partition(|part| part.iter().any(|it| goals.contains(it)));
    let mut nodes: Vec<u32> = with_goal.concat();
    nodes.sort_unstable();
    let rest = match semantics {
        Semantics::Stable => match stable(&partial, without, give_up)? {
            Some(chosen) => Some(chosen),
            // There is no labelling.
            None if is_credulous => return Some(Answer::No(None)),
            None => return Some(Answer::Yes(None)),
        },
        Semantics::SemiStable => semi_stable(&partial, without, give_up),
        Semantics::Grounded
        | Semantics::Complete
        | Semantics::Preferred
        | Semantics::Stage
        | Semantics::Ideal => stage(&partial, &blank, without, give_up),
    };
    let found = found(
        &partial,
        &blank,
        semantics,
        &nodes,
        goals,
        is_credulous,
        give_up,
    )?;
    let is_yes = found.is_some() == is_credulous;
    let Some(found) = found else {
        return Some(if is_credulous {
            Answer::No(None)
        } else {
            Answer::Yes(one(framework, semantics, give_up).flatten())
        });
    };
    let labelling = rest.map(|rest| {
        let chosen = [found, rest].concat();
        if semantics == Semantics::Stage {
            with_in(framework, &chosen)
        } else {
            partial.accept(&chosen);
            partial.labelling()
        }
    });
    Some(if is_yes {
        Answer::Yes(labelling)
    } else {
        Answer::No(labelling)
    })
}

/// What is in, in a labelling of the nodes that holds one of the goals, or, if not `held`, none of
/// them. None if it gave up.
#[expect(clippy::option_option, reason = "the outer one gives up")]
fn found(
    partial: &Partial<'_>,
    blank: &Partial<'_>,
    semantics: Semantics,
    nodes: &[u32],
    goals: &[u32],
    held: bool,
    give_up: &dyn Fn() -> bool,
) -> Option<Option<Vec<u32>>> {
    let open: Vec<u32> = nodes
        .iter()
        .copied()
        .filter(|&it| partial.is_open(it))
        .collect();
    let grounded_in = nodes.iter().copied();
    let grounded_in: Vec<u32> = grounded_in
        .filter(|&it| partial.label(it) == Label::In)
        .collect();
    let places = || Places::new(partial.framework().len());
    let mode = (Mode::Stable, lean_for(&open));
    let mut encoding = Encoding::new(partial, open.clone(), places(), mode, give_up);
    let is_possible = encoding.solve(&[])?;
    if is_possible || semantics == Semantics::Stable {
        // Where there is a stable labelling, the stable ones are the semi-stable and the stage ones.
        let wish: Vec<_> = goals.iter().map(|&it| encoding.is_in(it)).collect();
        if held {
            encoding.sat.clause(&wish);
        } else {
            for literal in wish {
                encoding.sat.clause(&[!literal]);
            }
        }
        let is_found = is_possible && encoding.solve(&[])?;
        return Some(is_found.then(|| [encoding.chosen(), grounded_in].concat()));
    }
    drop(encoding);
    if semantics == Semantics::Stage {
        Ranges::new(blank, nodes.to_vec(), places(), Mode::ConflictFree, give_up).some(goals, held)
    } else {
        Ranges::new(partial, open, places(), Mode::Admissible, give_up).some(goals, held)
    }
}
