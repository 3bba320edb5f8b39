//! The classical semantics against brute force over the definitions, against all constructed
//! arguments, and against enumeration on clustered graphs; every labelling passes the checker.

use std::collections::BTreeSet;

use counterpoint::model::Semantics;
use counterpoint::reason::{
    Answer, Framework, Goal, Label, Labelling, NONE, Rows, Task, solve, verify,
};

fn never() -> bool {
    false
}

/// A small generator of our own (xorshift64*), so that a failing case can be had again.
struct Random(u64);

impl Random {
    fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        u32::try_from(high).expect("32 bits") % bound
    }
}

fn rows(count: usize, pairs: &BTreeSet<(u32, u32)>) -> Rows {
    Rows::of(count, pairs.iter().copied())
}

fn abstract_of(count: u32, attacks: &BTreeSet<(u32, u32)>) -> Framework {
    Framework::abstract_of(count as usize, rows(count as usize, attacks))
}

fn random_abstract(random: &mut Random) -> Framework {
    let count = 1 + random.below(9);
    let edges = random.below(2 * count + 2);
    let mut attacks = BTreeSet::new();
    for _ in 0..edges {
        let (by, target) = (random.below(count), random.below(count));
        attacks.insert((by, target));
        if random.below(3) == 0 {
            attacks.insert((target, by));
        }
    }
    abstract_of(count, &attacks)
}

/// Inferences over few claims, so that they share premises, lie on circles and rebut each other.
fn random_inferences(random: &mut Random, most: u32) -> Framework {
    let count = 1 + random.below(most);
    let claims = 1 + random.below(5);
    let gives: Vec<u32> = (0..count)
        .map(|_| {
            if random.below(4) == 0 {
                NONE
            } else {
                random.below(claims)
            }
        })
        .collect();
    let mut needs = BTreeSet::new();
    let mut attacks = BTreeSet::new();
    for inference in 0..count {
        for _ in 0..random.below(3) {
            needs.insert((inference, random.below(claims)));
        }
    }
    for _ in 0..random.below(2 * count + 1) {
        let (by, target) = (random.below(count), random.below(count));
        attacks.insert((by, target));
        if random.below(2) == 0 {
            attacks.insert((target, by));
        }
    }
    let size = count as usize;
    Framework::new(
        claims as usize,
        gives,
        rows(size, &needs),
        rows(size, &attacks),
    )
}

/// The definitions, read out naively.
mod definitions {
    use super::{BTreeSet, Framework, Label, Labelling, Semantics};

    pub(super) fn all(framework: &Framework) -> Vec<u32> {
        (0..u32::try_from(framework.len()).expect("few")).collect()
    }

    /// Whether the claim has a derivation by `allowed` in which no claim rests on itself.
    fn is_had(
        framework: &Framework,
        allowed: &dyn Fn(u32) -> bool,
        claim: u32,
        above: &mut Vec<u32>,
    ) -> bool {
        if above.contains(&claim) {
            return false;
        }
        let givers = framework.given_by(claim);
        givers
            .iter()
            .any(|&it| allowed(it) && is_derived(framework, allowed, it, above))
    }

    fn is_derived(
        framework: &Framework,
        allowed: &dyn Fn(u32) -> bool,
        inference: u32,
        above: &mut Vec<u32>,
    ) -> bool {
        above.push(framework.gives(inference));
        let mut needs = framework.needs(inference).iter();
        let derived = needs.all(|&claim| is_had(framework, allowed, claim, above));
        above.pop();
        derived
    }

    fn derived(framework: &Framework, allowed: &dyn Fn(u32) -> bool) -> BTreeSet<u32> {
        all(framework)
            .into_iter()
            .filter(|&it| allowed(it) && is_derived(framework, allowed, it, &mut Vec::new()))
            .collect()
    }

    /// What is in, and what is not out.
    type Sets = (BTreeSet<u32>, BTreeSet<u32>);

    fn candidates(framework: &Framework) -> Vec<Sets> {
        let subset = |bits: u32| -> BTreeSet<u32> {
            let is_there = |it: &u32| bits >> it & 1 == 1;
            all(framework).into_iter().filter(is_there).collect()
        };
        (0..1_u32 << framework.len())
            .map(|bits| {
                let chosen = subset(bits);
                let spared = |it: u32| {
                    let attackers = framework.attackers(it);
                    !attackers.iter().any(|by| chosen.contains(by))
                };
                let possible = derived(framework, &spared);
                (chosen, possible)
            })
            .filter(|(chosen, possible)| chosen.is_subset(possible))
            .collect()
    }

    fn complete(framework: &Framework) -> Vec<Sets> {
        let mut found = candidates(framework);
        found.retain(|(chosen, possible)| {
            let is_safe = |it: u32| {
                let attackers = framework.attackers(it);
                !attackers.iter().any(|by| possible.contains(by))
            };
            *chosen == derived(framework, &is_safe)
        });
        found
    }

    fn best(found: Vec<Sets>, better: impl Fn(&Sets, &Sets) -> bool) -> Vec<Sets> {
        let is_best = |it: &&Sets| !found.iter().any(|other| better(other, it));
        found.iter().filter(is_best).cloned().collect()
    }

    fn is_larger((one, _): &Sets, (other, _): &Sets) -> bool {
        one != other && other.is_subset(one)
    }

    fn is_wider(one: &Sets, other: &Sets) -> bool {
        let undecided = |(chosen, possible): &Sets| -> BTreeSet<u32> {
            possible.difference(chosen).copied().collect()
        };
        let (one, other) = (undecided(one), undecided(other));
        one != other && one.is_subset(&other)
    }

    /// Every labelling, sorted.
    pub(super) fn labellings(framework: &Framework, semantics: Semantics) -> Vec<Labelling> {
        let found = match semantics {
            Semantics::Complete => complete(framework),
            Semantics::Grounded => best(complete(framework), |one, other| is_larger(other, one)),
            Semantics::Preferred => best(complete(framework), is_larger),
            Semantics::Stable => {
                let mut found = complete(framework);
                found.retain(|(chosen, possible)| chosen == possible);
                found
            }
            Semantics::SemiStable => best(complete(framework), is_wider),
            Semantics::Stage => {
                let mut found = candidates(framework);
                found.retain(|(chosen, _)| {
                    *chosen == derived(framework, &|it| chosen.contains(&it))
                });
                best(found, is_wider)
            }
            Semantics::Ideal => {
                let preferred = best(complete(framework), is_larger);
                let mut found = complete(framework);
                found.retain(|(chosen, _)| preferred.iter().all(|(it, _)| chosen.is_subset(it)));
                best(found, is_larger)
            }
        };
        let mut found: Vec<Labelling> = found
            .iter()
            .map(|sets| labelling(framework, sets))
            .collect();
        found.sort_unstable_by(|one, other| one.labels().cmp(other.labels()));
        found
    }

    fn labelling(framework: &Framework, (chosen, possible): &Sets) -> Labelling {
        let label = |it: u32| match (chosen.contains(&it), possible.contains(&it)) {
            (true, _) => Label::In,
            (false, true) => Label::Undecided,
            (false, false) => Label::Out,
        };
        Labelling::of(all(framework).into_iter().map(label).collect())
    }

    /// Every argument: the inferences in it, its top last. None if there are too many.
    pub(super) fn arguments(framework: &Framework, most: usize) -> Option<Vec<Vec<u32>>> {
        fn build(
            framework: &Framework,
            inference: u32,
            above: &mut Vec<u32>,
            most: usize,
        ) -> Option<Vec<Vec<u32>>> {
            let mut found = vec![Vec::new()];
            above.push(framework.gives(inference));
            for &claim in framework.needs(inference) {
                let mut longer = Vec::new();
                if !above.contains(&claim) {
                    for &giver in framework.given_by(claim) {
                        for below in build(framework, giver, above, most)? {
                            longer.extend(
                                found.iter().map(|it| [it.clone(), below.clone()].concat()),
                            );
                        }
                    }
                }
                if longer.len() > most {
                    return None;
                }
                found = longer;
            }
            above.pop();
            for argument in &mut found {
                argument.push(inference);
            }
            Some(found)
        }
        let mut arguments = Vec::new();
        for inference in all(framework) {
            let mut above = Vec::new();
            arguments.extend(build(framework, inference, &mut above, most)?);
            if arguments.len() > most {
                return None;
            }
        }
        Some(arguments)
    }
}

fn sorted(mut labellings: Vec<Labelling>) -> Vec<Labelling> {
    labellings.sort_unstable_by(|one, other| one.labels().cmp(other.labels()));
    labellings
}

fn every(framework: &Framework, semantics: Semantics) -> Vec<Labelling> {
    match solve(framework, semantics, Task::All(100_000), &never) {
        Answer::Labellings {
            labellings,
            complete: true,
        } => sorted(labellings),
        other => panic!("{semantics:?}: {other:?}"),
    }
}

#[track_caller]
fn checked(framework: &Framework, semantics: Semantics, answer: &Answer) {
    let labelling = match answer {
        Answer::Yes(labelling) | Answer::No(labelling) => labelling.iter(),
        Answer::Labellings { .. } | Answer::Count { .. } | Answer::GaveUp => return,
    };
    for labelling in labelling {
        assert!(
            verify(framework, semantics, labelling),
            "{semantics:?} {labelling:?}"
        );
    }
}

/// Every task of every semantics gives what the definitions give.
fn compare(framework: &Framework) {
    for semantics in Semantics::ALL {
        let expected = definitions::labellings(framework, semantics);
        let context = || format!("{semantics:?} of {framework:?}");
        let found = every(framework, semantics);
        assert_eq!(found, expected, "{}", context());
        for labelling in &found {
            assert!(verify(framework, semantics, labelling), "{}", context());
        }
        match solve(framework, semantics, Task::Some, &never) {
            Answer::Labellings { labellings, .. } => match labellings.as_slice() {
                [] => assert!(expected.is_empty(), "{}", context()),
                [one] => assert!(expected.contains(one), "{one:?} {}", context()),
                more => panic!("{more:?}"),
            },
            other => panic!("{other:?}"),
        }
        let total = u64::try_from(expected.len()).expect("few");
        assert_eq!(
            solve(framework, semantics, Task::Count(1_000_000), &never),
            Answer::Count {
                count: total,
                complete: true
            },
            "{}",
            context()
        );
        if total > 1 {
            assert_eq!(
                solve(framework, semantics, Task::Count(total - 1), &never),
                Answer::Count {
                    count: total - 1,
                    complete: false
                },
            );
        }
        let inferences = definitions::all(framework).into_iter().map(Goal::Inference);
        let claims = (0..u32::try_from(framework.claims()).expect("few")).map(Goal::Claim);
        for goal in inferences.chain(claims) {
            let held = |it: &Labelling| goal.is_held(framework, it);
            let some = expected.iter().any(held);
            let all = expected.iter().all(held);
            let answer = solve(framework, semantics, Task::Credulous(goal), &never);
            checked(framework, semantics, &answer);
            match &answer {
                Answer::Yes(Some(labelling)) => {
                    assert!(some && held(labelling), "{goal:?} {}", context());
                }
                Answer::No(None) => assert!(!some, "{goal:?} {}", context()),
                other => panic!("{other:?} {goal:?} {}", context()),
            }
            let answer = solve(framework, semantics, Task::Sceptical(goal), &never);
            checked(framework, semantics, &answer);
            match &answer {
                Answer::Yes(labelling) => {
                    let holds = labelling.as_ref().is_none_or(held);
                    assert!(all && holds, "{goal:?} {}", context());
                    assert!(labelling.is_some() || expected.is_empty(), "no witness");
                }
                Answer::No(Some(labelling)) => {
                    assert!(!all && !held(labelling), "{goal:?} {}", context());
                }
                other => panic!("{other:?} {goal:?} {}", context()),
            }
        }
    }
}

#[test]
fn abstract_frameworks_are_labelled_as_defined() {
    for start in 0..1500 {
        compare(&random_abstract(&mut Random::new(start)));
    }
}

#[test]
fn inferences_are_labelled_as_defined() {
    for start in 0..2500 {
        compare(&random_inferences(&mut Random::new(start), 9));
    }
}

/// Complete, preferred, stable and ideal labellings are those of all constructed arguments.
#[test]
fn labellings_of_inferences_are_those_of_their_arguments() {
    let mut compared = 0;
    for start in 0..3000 {
        let framework = random_inferences(&mut Random::new(start), 7);
        let Some(arguments) = definitions::arguments(&framework, 10) else {
            continue;
        };
        compared += 1;
        let top = |argument: &[u32]| *argument.last().expect("a top");
        let mut attacks = BTreeSet::new();
        for (by, attacker) in (0..).zip(&arguments) {
            for (target, argument) in (0..).zip(&arguments) {
                let hit = |it: &u32| framework.attacks(top(attacker)).contains(it);
                if argument.iter().any(hit) {
                    attacks.insert((by, target));
                }
            }
        }
        let count = u32::try_from(arguments.len()).expect("few");
        let constructed = abstract_of(count, &attacks);
        for semantics in [
            Semantics::Grounded,
            Semantics::Complete,
            Semantics::Preferred,
            Semantics::Stable,
            Semantics::Ideal,
        ] {
            let tops = |labelling: &Labelling| -> BTreeSet<u32> {
                labelling
                    .extension()
                    .map(|it| top(&arguments[it as usize]))
                    .collect()
            };
            let expected = definitions::labellings(&constructed, semantics);
            let mut expected: Vec<BTreeSet<u32>> = expected.iter().map(tops).collect();
            let found = every(&framework, semantics);
            let mut found: Vec<BTreeSet<u32>> =
                found.iter().map(|it| it.extension().collect()).collect();
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{semantics:?} of {framework:?}");
        }
    }
    assert!(compared > 1000, "{compared}");
}
