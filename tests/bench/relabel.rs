//! How long it takes until everything is labelled again after one claim of a large debate is left
//! out. Run it as `cargo bench --bench relabel`; `docs/BENCHMARKS.md` says what came out.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

mod debates;
mod measure;
mod random;

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use counterpoint::model::Grade;
use counterpoint::reason::{Circumstances, Grades, Grounded, NONE};

use debates::{Debate, Head, INSTANCES, Instance};
use measure::Spread;
use random::Random;

/// How many claims are left out, one at a time.
const CLAIMS: usize = 20_000;
/// How many with the widest cones, and with the most changes, are listed apart.
const WIDEST: usize = 100;
/// How often the result is compared with a labelling made anew.
const COMPARED: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    for instance in INSTANCES {
        measure(instance)?;
    }
    Ok(())
}

/// A debate with some claims left out.
struct Now<'d> {
    debate: &'d Debate,
    left_out: Vec<bool>,
    there: Vec<bool>,
    grades: Grades,
}

/// The same a moment ago, where only these grades were others.
struct Earlier<'n> {
    now: &'n Now<'n>,
    grades: BTreeMap<u32, Option<Grade>>,
}

impl<'d> Now<'d> {
    fn of(debate: &'d Debate) -> Self {
        let there: Vec<bool> = debate.assumed.iter().map(|&it| !it).collect();
        let grades = Grades::of(&debate.framework, &|it| there[it as usize], &|it| {
            debate.stated[it as usize]
        });
        Self {
            debate,
            left_out: vec![false; debate.claims],
            there,
            grades,
        }
    }

    /// Leaves a claim out or takes it in again: what comes or goes, and the grades before.
    fn turn(&mut self, claim: u32) -> (Vec<u32>, BTreeMap<u32, Option<Grade>>) {
        let Debate {
            framework,
            heads,
            assumed,
            stated,
            rebuttals,
            ..
        } = self.debate;
        let left_out = &mut self.left_out;
        left_out[claim as usize] = !left_out[claim as usize];
        let mut touched = framework.given_by(claim).to_vec();
        touched.extend(rebuttals.row(claim));
        touched.extend(framework.needed_by(claim));
        for &it in &touched {
            let head_is_in = match heads[it as usize] {
                Head::For(claim) | Head::Against(claim) => !left_out[claim as usize],
                Head::Undercut(_) => true,
            };
            let mut needs = framework.needs(it).iter();
            self.there[it as usize] =
                !assumed[it as usize] && head_is_in && needs.all(|&need| !left_out[need as usize]);
        }
        let there = &self.there;
        let changed = self.grades.regrade(
            framework,
            &|it| there[it as usize],
            &|it| stated[it as usize],
            &touched,
        );
        touched.extend(changed.iter().map(|it| it.inference));
        let before = changed.iter().map(|it| (it.inference, it.before));
        (touched, before.collect())
    }

    fn defeats(&self, by: u32, target: u32, grade: impl Fn(u32) -> Option<Grade>) -> bool {
        let assumed = |it: u32| self.debate.assumed[it as usize];
        !assumed(target) && (assumed(by) || grade(by) >= grade(target))
    }
}

impl Circumstances for Now<'_> {
    fn is_there(&self, inference: u32) -> bool {
        self.there[inference as usize]
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        self.defeats(by, target, |it| self.grades.grade(it))
    }
}

impl Circumstances for Earlier<'_> {
    fn is_there(&self, inference: u32) -> bool {
        self.now.there[inference as usize]
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        let grade = |it: u32| match self.grades.get(&it) {
            Some(grade) => *grade,
            None => self.now.grades.grade(it),
        };
        self.now.defeats(by, target, grade)
    }
}

/// One claim left out and everything labelled again.
struct Turn {
    claim: u32,
    took: Duration,
    changes: usize,
}

fn measure(instance: Instance) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let debate = instance.debate();
    let framework = &debate.framework;
    let attacks: usize = (0_u32..)
        .take(framework.len())
        .map(|it| framework.attacks(it).len())
        .sum();
    println!(
        "{} inferences are there and {} could be; {attacks} attacks, {} claims, {} circles of support; made in {:.0} ms",
        instance.inferences,
        framework.len(),
        debate.claims,
        framework.circles(),
        milliseconds(start.elapsed())
    );
    let start = Instant::now();
    let mut now = Now::of(&debate);
    let graded = start.elapsed();
    let start = Instant::now();
    let mut kept = Grounded::of(framework, &now);
    let labelled = start.elapsed();
    let start = Instant::now();
    black_box(framework.attackers(0));
    let turned = start.elapsed();
    println!(
        "  anew: grades {:.0} ms, labels {:.0} ms; who is attacked by whom {:.0} ms; labels in, undecided, out: {:?}",
        milliseconds(graded),
        milliseconds(labelled),
        milliseconds(turned),
        counts(&kept)
    );
    let mut random = Random::new(instance.start, 1);
    let (mut turns, mut back) = (Vec::new(), Vec::new());
    for round in 0..CLAIMS {
        let claim = u32::try_from(random.below(debate.claims))?;
        turns.push(turn(&mut now, &mut kept, claim));
        if round % (CLAIMS / COMPARED) == 0 {
            let anew = Grounded::of(framework, &now);
            if anew.labelling() != kept.labelling() {
                return Err("it is not what it is anew".into());
            }
        }
        back.push(turn(&mut now, &mut kept, claim));
    }
    say("left out", &turns.iter().collect::<Vec<_>>());
    say("taken in again", &back.iter().collect::<Vec<_>>());
    let mut cones = Cones::of(&debate);
    let mut wide: Vec<(usize, &Turn)> = turns
        .iter()
        .map(|turn| (cones.width(turn.claim), turn))
        .collect();
    wide.sort_by_key(|(width, _)| *width);
    let widths = wide.iter().map(|(width, _)| u32::try_from(*width));
    let widths: Vec<u32> = widths.collect::<Result<_, _>>()?;
    println!(
        "  their cones, in inferences: {}; the widest {}",
        Spread::of(widths.iter().map(|&it| f64::from(it))),
        widths.last().copied().unwrap_or_default()
    );
    let widest = wide.into_iter().rev().take(WIDEST).map(|(_, turn)| turn);
    say("the widest cones", &widest.collect::<Vec<_>>());
    turns.sort_by_key(|turn| turn.changes);
    let most: Vec<&Turn> = turns.iter().rev().take(WIDEST).collect();
    say("the most changes", &most);
    Ok(())
}

fn turn(now: &mut Now<'_>, kept: &mut Grounded, claim: u32) -> Turn {
    let start = Instant::now();
    let (touched, grades) = now.turn(claim);
    let earlier = Earlier { now, grades };
    let changes = kept.relabel(&now.debate.framework, &earlier, now, &touched);
    Turn {
        claim,
        took: start.elapsed(),
        changes: changes.len(),
    }
}

fn say(what: &str, turns: &[&Turn]) {
    let mut took: Vec<f64> = turns.iter().map(|it| milliseconds(it.took)).collect();
    let mut changes: Vec<usize> = turns.iter().map(|it| it.changes).collect();
    took.sort_by(f64::total_cmp);
    changes.sort_unstable();
    let last = took.len().saturating_sub(1);
    let at = |part: usize| last * part / 100;
    println!(
        "  {what}: {} times, ms: median {:.4}, 99 of 100 {:.3}, slowest {:.3}; labels changed: median {}, 99 of 100 {}, most {}",
        took.len(),
        took[at(50)],
        took[at(99)],
        took[last],
        changes[at(50)],
        changes[at(99)],
        changes[last]
    );
}

/// What could change at all if a claim is left out: all that depends on it, however remotely.
struct Cones<'d> {
    debate: &'d Debate,
    seen: Vec<u32>,
    round: u32,
}

impl<'d> Cones<'d> {
    fn of(debate: &'d Debate) -> Self {
        Self {
            debate,
            seen: vec![0; debate.framework.len()],
            round: 0,
        }
    }

    fn width(&mut self, claim: u32) -> usize {
        let framework = &self.debate.framework;
        self.round += 1;
        let mut open: Vec<u32> = framework.given_by(claim).to_vec();
        open.extend(self.debate.rebuttals.row(claim));
        open.extend(framework.needed_by(claim));
        let mut width = 0;
        while let Some(it) = open.pop() {
            if std::mem::replace(&mut self.seen[it as usize], self.round) == self.round {
                continue;
            }
            width += 1;
            open.extend(framework.attacks(it));
            let claim = framework.gives(it);
            if claim != NONE {
                open.extend(framework.needed_by(claim));
            }
        }
        width
    }
}

fn counts(kept: &Grounded) -> [usize; 3] {
    let mut counts = [0; 3];
    for &label in kept.labelling().labels() {
        counts[label as usize] += 1;
    }
    counts
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
