//! The classical semantics against brute force over the definitions, against all constructed
//! arguments, and against enumeration on clustered graphs, which small random ones do not stand in
//! for; every labelling passes the checker.

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

fn random_abstract(random: &mut Random, most: u32) -> Framework {
    let count = 1 + random.below(most);
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

    fn best(found: &[Sets], better: impl Fn(&Sets, &Sets) -> bool) -> Vec<Sets> {
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
            Semantics::Grounded => best(&complete(framework), |one, other| is_larger(other, one)),
            Semantics::Preferred => best(&complete(framework), is_larger),
            Semantics::Stable => {
                let mut found = complete(framework);
                found.retain(|(chosen, possible)| chosen == possible);
                found
            }
            Semantics::SemiStable => best(&complete(framework), is_wider),
            Semantics::Stage => {
                let mut found = candidates(framework);
                found.retain(|(chosen, _)| {
                    *chosen == derived(framework, &|it| chosen.contains(&it))
                });
                best(&found, is_wider)
            }
            Semantics::Ideal => {
                let preferred = best(&complete(framework), is_larger);
                let mut found = complete(framework);
                found.retain(|(chosen, _)| preferred.iter().all(|(it, _)| chosen.is_subset(it)));
                best(&found, is_larger)
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
    for start in 0..1200 {
        compare(&random_abstract(&mut Random::new(start), 8));
    }
    for start in 0..15 {
        compare(&random_abstract(&mut Random::new(start), 12));
    }
}

#[test]
fn inferences_are_labelled_as_defined() {
    for start in 0..1500 {
        compare(&random_inferences(&mut Random::new(start), 7));
    }
    for start in 0..15 {
        compare(&random_inferences(&mut Random::new(start), 11));
    }
}

/// Complete, preferred, stable and ideal labellings are those of all constructed arguments.
#[test]
fn labellings_of_inferences_are_those_of_their_arguments() {
    let mut compared = 0;
    for start in 0..2000 {
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
    assert!(compared > 700, "{compared}");
}

/// Inferences that attack and need as listed; claims are numbered from 0.
fn inferences(
    claims: usize,
    gives: &[u32],
    needs: &[(u32, u32)],
    attacks: &[(u32, u32)],
) -> Framework {
    let count = gives.len();
    let needs: BTreeSet<_> = needs.iter().copied().collect();
    let attacks: BTreeSet<_> = attacks.iter().copied().collect();
    Framework::new(
        claims,
        gives.to_vec(),
        rows(count, &needs),
        rows(count, &attacks),
    )
}

/// Undecided inferences are counted, not undecided arguments: where one inference is the top of
/// several arguments, fewer of these may be undecided in one labelling than in another.
#[test]
fn the_documented_difference_of_semi_stable_labellings() {
    // c1 and c3 are cited; a0 from c1 to c3; a3 from c3 undercuts itself; a5 from c3 rebuts c1.
    let (c1, c3, not_c1) = (0, 1, 2);
    let (cited_1, cited_3, a0, a3, a5) = (0, 1, 2, 3, 4);
    let framework = inferences(
        3,
        &[c1, c3, c3, NONE, not_c1],
        &[(a0, c1), (a3, c3), (a5, c3)],
        &[(a3, a3), (a5, cited_1), (cited_1, a5)],
    );
    let found: Vec<Vec<u32>> = every(&framework, Semantics::SemiStable)
        .iter()
        .map(|it| it.extension().collect())
        .collect();
    assert_eq!(found, [vec![cited_1, cited_3, a0], vec![cited_3, a5]]);
    // Of the seven arguments only those of one labelling are semi-stable: in the other the undercut
    // stays undecided twice, from the citation of c3 and by way of c1.
    let arguments = definitions::arguments(&framework, 10).expect("few");
    assert_eq!(arguments.len(), 7);
    let undecided = |labelling: &[u32]| {
        let spared = |it: &u32| {
            let mut attackers = framework.attackers(*it).iter();
            !attackers.any(|by| labelling.contains(by))
        };
        let open = |it: &&Vec<u32>| it.iter().all(spared) && it.ends_with(&[a3]);
        arguments.iter().filter(open).count()
    };
    assert_eq!([undecided(&found[0]), undecided(&found[1])], [2, 1]);
}

/// Two premises that hold each other up are had in no labelling, and are out.
#[test]
fn a_circle_of_support_lifts_nothing() {
    let (p, q) = (0, 1);
    let framework = inferences(2, &[p, q], &[(0, q), (1, p)], &[]);
    for semantics in Semantics::ALL {
        let found = every(&framework, semantics);
        assert_eq!(found, [Labelling::of(vec![Label::Out; 2])], "{semantics:?}");
    }
}

/// A conclusion that both sides of an open question share is in every position, by another
/// inference in each.
#[test]
fn a_floating_conclusion_is_held_in_every_position() {
    let (a, b, shared) = (0, 1, 2);
    let framework = inferences(
        3,
        &[a, b, shared, shared],
        &[(2, a), (3, b)],
        &[(0, 1), (1, 0)],
    );
    let ask = |semantics, task| solve(&framework, semantics, task, &never);
    let claim = Task::Sceptical(Goal::Claim(shared));
    assert!(matches!(ask(Semantics::Grounded, claim), Answer::No(_)));
    assert!(matches!(ask(Semantics::Preferred, claim), Answer::Yes(_)));
    let one = Task::Sceptical(Goal::Inference(2));
    assert!(matches!(
        ask(Semantics::Preferred, one),
        Answer::No(Some(_))
    ));
}

#[test]
fn whoever_says_to_give_up_is_heard() {
    let mut random = Random::new(5);
    let mut attacks = BTreeSet::new();
    for by in 0..200 {
        for target in 0..200 {
            if by != target && random.below(10) == 0 {
                attacks.insert((by, target));
            }
        }
    }
    let framework = abstract_of(200, &attacks);
    let answer = solve(&framework, Semantics::Preferred, Task::Some, &|| true);
    assert_eq!(answer, Answer::GaveUp);
}

/// What is not there is out in every labelling, and keeps nothing from being stable.
#[test]
fn what_is_not_there_is_out() {
    struct Without(u32);
    impl counterpoint::reason::Circumstances for Without {
        fn is_there(&self, inference: u32) -> bool {
            inference != self.0
        }
        fn defeats(&self, _: u32, _: u32) -> bool {
            true
        }
    }
    let framework = abstract_of(3, &BTreeSet::from([(0, 1), (1, 2)])).under(&Without(0));
    for semantics in Semantics::ALL {
        let expected = Labelling::of(vec![Label::Out, Label::In, Label::Out]);
        assert_eq!(every(&framework, semantics), [expected], "{semantics:?}");
    }
}

/// A path of half a million attacks is no deeper than the stack.
#[test]
fn depth_is_bounded_by_memory_only() {
    let count = 500_000;
    let mut attacks: BTreeSet<(u32, u32)> = (1..count).map(|it| (it - 1, it)).collect();
    attacks.extend([(1, 0), (count - 1, count - 1)]);
    let framework = abstract_of(count, &attacks);
    let goal = Goal::Inference(count - 2);
    for task in [Task::Some, Task::Credulous(goal), Task::Sceptical(goal)] {
        let answer = solve(&framework, Semantics::Preferred, task, &never);
        assert_ne!(answer, Answer::GaveUp);
    }
}

mod clusters {
    //! Enumeration of complete labellings by trying every label with what it forces: slow, and
    //! nothing of what the solver does is in it.

    use super::{BTreeSet, Framework, Label, Labelling, Random, abstract_of};

    const IN: u8 = 1;
    const OUT: u8 = 2;
    const UNDECIDED: u8 = 4;

    /// Clusters of ten to twenty, three attacks from each argument inside and one onwards.
    pub(super) fn random(random: &mut Random) -> Framework {
        let size = 10 + random.below(11);
        let count = size * (2 + random.below(4));
        let mut attacks = BTreeSet::new();
        for by in 0..count {
            let start = by / size * size;
            for _ in 0..3 {
                attacks.insert((by, start + random.below(size)));
            }
            if start + size < count {
                attacks.insert((by, start + size + random.below(count - start - size)));
            }
        }
        attacks.retain(|(by, target)| by != target);
        abstract_of(count, &attacks)
    }

    /// Every complete labelling, or none if there are more than `most`.
    pub(super) fn complete(framework: &Framework, most: usize) -> Option<Vec<Labelling>> {
        let mut found = Vec::new();
        let mut open = vec![vec![IN | OUT | UNDECIDED; framework.len()]];
        while let Some(mut labels) = open.pop() {
            if !narrow(framework, &mut labels) {
                continue;
            }
            let Some(next) = labels.iter().position(|it| it.count_ones() > 1) else {
                found.push(labels);
                if found.len() > most {
                    return None;
                }
                continue;
            };
            for label in [IN, OUT, UNDECIDED] {
                if labels[next] & label != 0 {
                    let mut tried = labels.clone();
                    tried[next] = label;
                    open.push(tried);
                }
            }
        }
        let label = |it: &u8| match *it {
            IN => Label::In,
            OUT => Label::Out,
            _ => Label::Undecided,
        };
        let labelling = |it: Vec<u8>| Labelling::of(it.iter().map(label).collect());
        Some(found.into_iter().map(labelling).collect())
    }

    /// Takes away the labels that the neighbours rule out; false if none is left somewhere.
    fn narrow(framework: &Framework, labels: &mut [u8]) -> bool {
        loop {
            let before = labels.to_vec();
            for target in super::definitions::all(framework) {
                let attackers = framework.attackers(target);
                let of = |it: &u32| labels[*it as usize];
                let mut possible = 0;
                if attackers.iter().all(|it| of(it) & OUT != 0) {
                    possible |= IN;
                }
                if attackers.iter().any(|it| of(it) & IN != 0) {
                    possible |= OUT;
                }
                let none_in = !attackers.iter().any(|it| of(it) == IN);
                if none_in && attackers.iter().any(|it| of(it) & UNDECIDED != 0) {
                    possible |= UNDECIDED;
                }
                let kept = labels[target as usize] & possible;
                labels[target as usize] = kept;
                let allowed = match kept {
                    0 => return false,
                    IN => OUT,
                    UNDECIDED => OUT | UNDECIDED,
                    _ if kept & OUT == 0 => OUT | UNDECIDED,
                    _ => IN | OUT | UNDECIDED,
                };
                for &by in attackers {
                    labels[by as usize] &= allowed;
                }
            }
            if labels.contains(&0) {
                return false;
            }
            if labels == before {
                return true;
            }
        }
    }
}

#[test]
fn clustered_graphs_agree_with_enumeration() {
    let mut compared = 0;
    for start in 0..40 {
        let framework = clusters::random(&mut Random::new(start));
        let Some(complete) = clusters::complete(&framework, 150) else {
            continue;
        };
        compared += 1;
        let ins = |it: &Labelling| -> BTreeSet<u32> { it.extension().collect() };
        let undecided = |it: &Labelling| -> BTreeSet<usize> {
            let labels = it.labels().iter().enumerate();
            let open = labels.filter(|(_, label)| **label == Label::Undecided);
            open.map(|(place, _)| place).collect()
        };
        let sets: Vec<_> = complete.iter().map(|it| (ins(it), undecided(it))).collect();
        let those = |keep: &dyn Fn(usize) -> bool| -> Vec<Labelling> {
            let kept = (0..complete.len()).filter(|&it| keep(it));
            sorted(kept.map(|it| complete[it].clone()).collect())
        };
        let is_preferred = |it: usize| {
            !sets
                .iter()
                .any(|(more, _)| *more != sets[it].0 && more.is_superset(&sets[it].0))
        };
        let is_widest = |it: usize| {
            !sets
                .iter()
                .any(|(_, fewer)| *fewer != sets[it].1 && fewer.is_subset(&sets[it].1))
        };
        let preferred = those(&is_preferred);
        let in_all = |it: usize| preferred.iter().all(|all| sets[it].0.is_subset(&ins(all)));
        let ideal = (0..complete.len())
            .filter(|&it| in_all(it))
            .max_by_key(|&it| sets[it].0.len())
            .expect("the grounded one at least");
        let context = |semantics| format!("{semantics:?}, {start}");
        for (semantics, expected) in [
            (Semantics::Complete, sorted(complete.clone())),
            (Semantics::Preferred, preferred.clone()),
            (Semantics::Stable, those(&|it| sets[it].1.is_empty())),
            (Semantics::SemiStable, those(&is_widest)),
            (Semantics::Ideal, vec![complete[ideal].clone()]),
        ] {
            assert_eq!(
                every(&framework, semantics),
                expected,
                "{}",
                context(semantics)
            );
            match solve(&framework, semantics, Task::Some, &never) {
                Answer::Labellings { labellings, .. } => {
                    assert_eq!(labellings.is_empty(), expected.is_empty());
                    assert!(labellings.iter().all(|it| expected.contains(it)));
                }
                other => panic!("{other:?}"),
            }
            for goal in definitions::all(&framework)
                .into_iter()
                .map(Goal::Inference)
            {
                let held = |it: &Labelling| goal.is_held(&framework, it);
                let some = solve(&framework, semantics, Task::Credulous(goal), &never);
                let all = solve(&framework, semantics, Task::Sceptical(goal), &never);
                let found = [some, all].map(|it| matches!(it, Answer::Yes(_)));
                let right = [expected.iter().any(held), expected.iter().all(held)];
                assert_eq!(found, right, "{goal:?} {}", context(semantics));
            }
        }
    }
    assert!(compared > 15, "{compared}");
}
