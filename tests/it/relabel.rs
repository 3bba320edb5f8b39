//! A labelling, and the grades before it, brought up to date are those made anew, whatever comes
//! and goes.

use std::collections::BTreeSet;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Grade, RecordKind, Semantics, Standpoint};
use counterpoint::reason::{
    Circumstances, Framework, Grades, Grounded, Label, NONE, Relabelled, Rows, Scene, Verdicts,
    grounded,
};
use counterpoint::store::Store;
use proptest::prelude::*;

/// A small theory: for every inference its claim, its premises and what it attacks.
#[derive(Debug, Clone)]
struct Theory {
    claims: usize,
    gives: Vec<u32>,
    needs: Vec<(u32, u32)>,
    attacks: Vec<(u32, u32)>,
}

impl Theory {
    fn framework(&self) -> Framework {
        let count = self.gives.len();
        Framework::new(
            self.claims,
            self.gives.clone(),
            Rows::of(count, self.needs.iter().copied()),
            Rows::of(count, self.attacks.iter().copied()),
        )
    }
}

/// Who is there, and how strong.
#[derive(Debug, Clone, PartialEq)]
struct Now {
    there: Vec<bool>,
    grades: Vec<u8>,
}

impl Circumstances for Now {
    fn is_there(&self, inference: u32) -> bool {
        self.there[inference as usize]
    }

    fn defeats(&self, by: u32, target: u32) -> bool {
        self.grades[by as usize] >= self.grades[target as usize]
    }
}

/// The definition, taken by its word: alternate between what is possible and what is defended.
fn by_definition(theory: &Theory, now: &Now) -> Vec<Label> {
    let framework = theory.framework();
    let all = || (0_u32..).take(framework.len());
    let mut defended = vec![false; framework.len()];
    loop {
        let defeated_by = |set: &[bool], target: u32| {
            let mut attackers = framework.attackers(target).iter();
            attackers.any(|&by| set[by as usize] && now.defeats(by, target))
        };
        let spared: Vec<bool> = all()
            .map(|it| now.is_there(it) && !defeated_by(&defended, it))
            .collect();
        let possible = derived(&framework, &spared);
        let safe: Vec<bool> = all()
            .map(|it| now.is_there(it) && !defeated_by(&possible, it))
            .collect();
        let next = derived(&framework, &safe);
        if next == defended {
            let label = |it: u32| match (defended[it as usize], possible[it as usize]) {
                (true, _) => Label::In,
                (false, true) => Label::Undecided,
                (false, false) => Label::Out,
            };
            return all().map(label).collect();
        }
        defended = next;
    }
}

/// The allowed inferences whose premises can be had without any inference for their own claim.
fn derived(framework: &Framework, allowed: &[bool]) -> Vec<bool> {
    let all = || (0_u32..).take(framework.len());
    let had_without = |claim: u32| {
        let mut had = vec![false; framework.claims()];
        loop {
            let before = had.clone();
            for it in all() {
                let gives = framework.gives(it);
                let mut needs = framework.needs(it).iter();
                if allowed[it as usize]
                    && gives != NONE
                    && gives != claim
                    && needs.all(|&need| had[need as usize])
                {
                    had[gives as usize] = true;
                }
            }
            if had == before {
                return had;
            }
        }
    };
    all()
        .map(|it| {
            let had = had_without(framework.gives(it));
            let mut needs = framework.needs(it).iter();
            allowed[it as usize] && needs.all(|&need| had[need as usize])
        })
        .collect()
}

/// Theories with circles of support, attacks of every kind and some that attack themselves.
/// `mutual` of four attacks go both ways, as rebuttals do.
fn theory(claims: usize, inferences: usize) -> impl Strategy<Value = Theory> {
    let last_claim = u32::try_from(claims).unwrap();
    let last = u32::try_from(inferences).unwrap();
    let gives = prop::collection::vec(prop_oneof![4 => 0..last_claim, 1 => Just(NONE)], inferences);
    let needs = prop::collection::vec(prop::collection::vec(0..last_claim, 0..=2), inferences);
    let attacks = prop::collection::vec((0..last, 0..last, any::<bool>()), 0..=inferences);
    (gives, needs, attacks).prop_map(move |(gives, needs, attacks)| Theory {
        claims,
        gives,
        needs: (0_u32..)
            .zip(needs)
            .flat_map(|(it, needs)| needs.into_iter().map(move |need| (it, need)))
            .collect(),
        attacks: attacks
            .into_iter()
            .flat_map(|(by, target, mutual)| {
                let back = mutual.then_some((target, by));
                std::iter::once((by, target)).chain(back)
            })
            .collect(),
    })
}

fn now(inferences: usize) -> impl Strategy<Value = Now> {
    let there = prop::collection::vec(prop::bool::weighted(0.85), inferences);
    let grades = prop::collection::vec(0..3_u8, inferences);
    (there, grades).prop_map(|(there, grades)| Now { there, grades })
}

/// What is other about some of the inferences.
type Turn = Vec<(u32, bool, u8)>;

fn turns(inferences: usize, most: usize) -> impl Strategy<Value = Vec<Turn>> {
    let last = u32::try_from(inferences).unwrap();
    let turn = prop::collection::vec((0..last, any::<bool>(), 0..3_u8), 0..=most);
    prop::collection::vec(turn, 1..=5)
}

#[track_caller]
fn follow(theory: &Theory, mut now: Now, turns: &[Turn]) {
    let framework = theory.framework();
    let mut kept = Grounded::of(&framework, &now);
    assert_eq!(kept.labelling().labels(), by_definition(theory, &now));
    for turn in turns {
        let old = now.clone();
        for &(it, there, grade) in turn {
            now.there[it as usize] = there;
            now.grades[it as usize] = grade;
        }
        let touched: Vec<u32> = turn.iter().map(|it| it.0).collect();
        let before = kept.labelling().clone();
        let changes = kept.relabel(&framework, &old, &now, &touched);
        let anew = grounded(&framework, &now);
        assert_eq!(kept.labelling(), &anew, "{before:?}");
        let expected: Vec<Relabelled> = (0_u32..)
            .take(framework.len())
            .map(|inference| Relabelled {
                inference,
                before: before.label(inference),
                after: anew.label(inference),
            })
            .filter(|it| it.before != it.after)
            .collect();
        assert_eq!(changes, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_small_theory_follows_whatever_comes_and_goes(
        theory in theory(5, 9),
        now in now(9),
        turns in turns(9, 3),
    ) {
        follow(&theory, now, &turns);
    }

    #[test]
    fn tight_circles_of_support_follow_too(
        theory in theory(3, 8),
        now in now(8),
        turns in turns(8, 2),
    ) {
        follow(&theory, now, &turns);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_larger_theory_follows_too(
        theory in theory(30, 60),
        now in now(60),
        turns in turns(60, 4),
    ) {
        follow(&theory, now, &turns);
    }
}

/// What grades follow from: who is there, and what is stated.
type Stated = Vec<(bool, Option<Grade>)>;

fn stated(inferences: usize) -> impl Strategy<Value = Stated> {
    let grade = prop::sample::select(vec![
        None,
        None,
        Some(Grade::Asserted),
        Some(Grade::Ordinary),
        Some(Grade::Strong),
        Some(Grade::Settled),
    ]);
    prop::collection::vec((prop::bool::weighted(0.85), grade), inferences)
}

fn graded(framework: &Framework, stated: &Stated) -> Grades {
    let (there, fixed) = lookups(stated);
    Grades::of(framework, &there, &fixed)
}

fn lookups(stated: &Stated) -> (impl Fn(u32) -> bool, impl Fn(u32) -> Option<Grade>) {
    (|it| stated[it as usize].0, |it| stated[it as usize].1)
}

/// The greatest minimum where support goes round nowhere: raise until nothing rises.
fn by_raising(framework: &Framework, stated: &Stated) -> Vec<Option<Grade>> {
    let mut grades = vec![None; framework.len()];
    loop {
        let before = grades.clone();
        for it in (0_u32..).take(framework.len()) {
            let best = |claim: u32| -> Option<Grade> {
                let givers = framework.given_by(claim).iter();
                givers.filter_map(|&it| before[it as usize]).max()
            };
            let needs: Option<Vec<Grade>> = framework
                .needs(it)
                .iter()
                .map(|&claim| best(claim))
                .collect();
            let (is_there, fixed) = stated[it as usize];
            grades[it as usize] = needs.filter(|_| is_there).map(|needs| {
                let lowest = needs.into_iter().min().unwrap_or(Grade::Ordinary);
                fixed.unwrap_or(lowest)
            });
        }
        if grades == before {
            return grades;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn grades_follow_what_comes_and_goes(
        theory in theory(5, 9),
        before in stated(9),
        after in stated(9),
    ) {
        let framework = theory.framework();
        let mut kept = graded(&framework, &before);
        let touched: Vec<u32> =
            (0..9_u32).filter(|&it| before[it as usize] != after[it as usize]).collect();
        let was = kept.clone();
        let (there, fixed) = lookups(&after);
        let mut changed = kept.regrade(&framework, &there, &fixed, &touched);
        let anew = graded(&framework, &after);
        changed.sort_by_key(|it| it.inference);
        let mut expected = Vec::new();
        for it in 0..9 {
            prop_assert_eq!(kept.grade(it), anew.grade(it));
            if was.grade(it) != anew.grade(it) {
                expected.push((it, was.grade(it)));
            }
        }
        let changed: Vec<_> = changed.iter().map(|it| (it.inference, it.before)).collect();
        prop_assert_eq!(changed, expected);
        // And again back.
        let (there, fixed) = lookups(&before);
        kept.regrade(&framework, &there, &fixed, &touched);
        for it in 0..9 {
            prop_assert_eq!(kept.grade(it), was.grade(it));
        }
    }

    #[test]
    fn without_circles_grades_are_the_greatest_minimum(
        mut theory in theory(5, 9),
        stated in stated(9),
    ) {
        let gives = theory.gives.clone();
        theory.needs.retain(|&(it, need)| gives[it as usize] > need);
        let framework = theory.framework();
        let grades = graded(&framework, &stated);
        let found: Vec<Option<Grade>> = (0..9).map(|it| grades.grade(it)).collect();
        prop_assert_eq!(found, by_raising(&framework, &stated));
    }
}

/// Leaving out and assuming one thing after the other, in the real debate.
#[test]
fn the_debate_follows_a_reader_who_changes_the_standpoint() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    let (inferences, as_of) = (kb.inferences(), kb.settings().as_of);
    let framework = inferences.framework();
    let mut from = Standpoint::default();
    let mut scene = Scene::of(inferences, &from, as_of);
    let mut kept = Grounded::of(framework, &scene);
    let kinds = [RecordKind::Claim, RecordKind::Argument, RecordKind::Source];
    let records = kb.graph().records();
    let ids = records
        .filter(|it| kinds.contains(&it.kind()))
        .map(|it| it.slug().to_string());
    let ids: Vec<String> = ids.collect();
    let actors: Vec<_> = kb.graph().actors().map(|it| it.id.clone()).collect();
    let mut flips = 0;
    for (round, id) in ids.iter().enumerate() {
        let mut to = from.clone();
        to.without.insert(id.clone());
        if round % 3 == 0 {
            to.without = BTreeSet::from([id.clone()]);
            to.assume.clear();
        }
        if round % 2 == 0
            && let Some(known) = inferences.known(u32::try_from(round).expect("a number"))
        {
            to.assume.insert(known.id.clone());
        }
        if round % 40 == 0 {
            to.trust.extend(actors.get(round / 40).cloned());
        }
        let (next, touched) = scene.moved(&from, &to, as_of);
        let anew = Scene::of(inferences, &to, as_of);
        flips += kept.relabel(framework, &scene, &next, &touched).len();
        for number in (0_u32..).take(framework.len()) {
            assert_eq!(next.is_there(number), anew.is_there(number), "{to:?}");
            assert_eq!(next.grade(number), anew.grade(number), "{to:?}");
        }
        assert_eq!(*kept.labelling(), grounded(framework, &anew), "{to:?}");
        (scene, from) = (next, to);
    }
    assert!(flips > 100, "{flips}");
}

/// A claim fares from a standpoint near by as it does where everything is judged from there: other
/// semantics, days and actors, and claims, arguments and sources left out, assumed and taken back.
#[test]
fn one_claim_from_near_by_fares_as_it_does_where_all_is_judged() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    let (inferences, as_of) = (kb.inferences(), kb.settings().as_of);
    let graph = kb.graph();
    let claims: Vec<_> = graph.claims().map(|it| it.id.clone()).collect();
    let arguments: Vec<_> = graph.arguments().map(|it| it.id.to_string()).collect();
    let sources: Vec<_> = graph.sources().map(|it| it.id.to_string()).collect();
    let actors: Vec<_> = graph.actors().map(|it| it.id.clone()).collect();
    let (mut from, mut moved) = (Standpoint::default(), 0);
    for round in 0..72 {
        let mut to = from.clone();
        let pick = |count: usize| round * 7 % count;
        match round % 9 {
            0 => drop(to.without.insert(arguments[pick(arguments.len())].clone())),
            1 => drop(to.assume.insert(claims[pick(claims.len())].clone())),
            2 => drop(to.trust.insert(actors[pick(actors.len())].clone())),
            3 => drop(to.without.insert(sources[pick(sources.len())].clone())),
            4 => drop(to.without.insert(claims[pick(claims.len())].to_string())),
            5 => to.semantics = Semantics::ALL[round / 9 % Semantics::ALL.len()],
            // From whatever it is by now back to grounded, and to another day.
            6 => to.semantics = Semantics::Grounded,
            7 => to.on = (round % 2 == 0).then(|| "2020-08-01".parse().expect("a day")),
            _ => {
                drop(to.without.pop_first());
                drop(to.assume.pop_last());
                drop(to.trust.pop_first());
            }
        }
        let here = Verdicts::of(inferences, &from, as_of);
        // As is done everywhere, the day of these verdicts holds where none is named.
        let there = Verdicts::of(inferences, &to, here.on());
        for number in (0_u32..).take(claims.len()) {
            let verdict = there.of_claim_numbered(number);
            assert_eq!(
                here.of_claim_from(&to, number),
                verdict,
                "{number}: {from:?}, {to:?}"
            );
            moved += usize::from(here.of_claim_numbered(number) != verdict);
        }
        from = to;
    }
    assert!(moved > 100, "{moved}");
}
