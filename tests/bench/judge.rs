//! Judges answers of solvers by the definitions, in time linear in the attacks, whoever gave them.
//! What linear time cannot decide, that nothing larger would do, it does not judge.

use counterpoint::reason::Rows;

/// What a solver said to a task of ICCMA 2023.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// `YES` or `NO`, where one was said.
    pub(crate) decision: Option<bool>,
    /// The extension, in numbers from 0, sorted.
    pub(crate) extension: Option<Vec<u32>>,
}

impl Said {
    /// Reads the answer of a solver.
    pub(crate) fn of(text: &str) -> Result<Self, String> {
        let mut said = Self {
            decision: None,
            extension: None,
        };
        for line in text.lines() {
            match line.split_once(' ').unwrap_or((line, "")) {
                ("YES", "") => said.decision = Some(true),
                ("NO", "") => said.decision = Some(false),
                ("w", numbers) => {
                    let numbers = numbers.split_whitespace().map(|word| {
                        let number: u32 = word.parse().map_err(|_| format!("`{word}`?"))?;
                        number.checked_sub(1).ok_or("argument 0".to_owned())
                    });
                    let mut extension = numbers.collect::<Result<Vec<_>, _>>()?;
                    extension.sort_unstable();
                    said.extension = Some(extension);
                }
                ("", "") => {}
                _ => {
                    let start: String = line.chars().take(40).collect();
                    return Err(format!("`{start}`?"));
                }
            }
        }
        if said.decision.is_none() && said.extension.is_none() {
            return Err("no answer".to_owned());
        }
        Ok(said)
    }
}

/// Judges what was said to a task, such as `DS-PR`, about an argument. `attacks` lists for each
/// argument what it attacks.
pub(crate) fn judge(task: &str, argument: u32, attacks: &Rows, said: &Said) -> Result<(), String> {
    let (asked, semantics) = task.split_once('-').ok_or("no task")?;
    let holds = |extension: &[u32]| extension.binary_search(&argument).is_ok();
    match (asked, said.decision, &said.extension) {
        ("SE", None, Some(extension)) => extends(semantics, attacks, extension),
        ("SE", Some(false), None) if semantics == "ST" => Ok(()),
        ("DC", Some(true), Some(extension)) => {
            extends(semantics, attacks, extension)?;
            let fault = || Err("the witness does not hold the argument".to_owned());
            if holds(extension) { Ok(()) } else { fault() }
        }
        ("DS", Some(false), Some(extension)) => {
            extends(semantics, attacks, extension)?;
            let fault = || Err("the witness holds the argument".to_owned());
            if holds(extension) { fault() } else { Ok(()) }
        }
        ("DC", Some(false), None) | ("DS", Some(true), None) => Ok(()),
        _ => Err(format!("not an answer to {task}")),
    }
}

fn extends(semantics: &str, attacks: &Rows, extension: &[u32]) -> Result<(), String> {
    let count = attacks.len();
    let mut is_in = vec![false; count];
    for &argument in extension {
        let slot = is_in.get_mut(argument as usize);
        *slot.ok_or_else(|| format!("there is no argument {}", argument + 1))? = true;
    }
    let mut is_out = vec![false; count];
    for &argument in extension {
        for &target in attacks.row(argument) {
            if is_in[target as usize] {
                let (by, target) = (argument + 1, target + 1);
                return Err(format!("{by} attacks {target}, and both are in"));
            }
            is_out[target as usize] = true;
        }
    }
    // Whether someone who is not out attacks it, and whether someone who is in no conflict with
    // the extension is left.
    let mut is_threatened = vec![false; count];
    let mut is_barred = is_out.clone();
    for (by, target) in attacks.pairs() {
        if !is_out[by as usize] {
            is_threatened[target as usize] = true;
        }
        if is_in[target as usize] || by == target {
            is_barred[by as usize] = true;
        }
    }
    for argument in 0..count {
        let number = argument + 1;
        if semantics == "STG" {
            if !is_in[argument] && !is_barred[argument] {
                return Err(format!("{number} could be added"));
            }
            continue;
        }
        if is_in[argument] && is_threatened[argument] {
            return Err(format!("{number} is not defended"));
        }
        if !is_in[argument] && !is_threatened[argument] {
            return Err(format!("{number} is defended and left out"));
        }
        if semantics == "ST" && !is_in[argument] && !is_out[argument] {
            return Err(format!("{number} is neither in nor attacked"));
        }
    }
    Ok(())
}
