//! A labelling brought up to date is the labelling made anew, whatever comes and goes.

use counterpoint::reason::{
    Change, Circumstances, Framework, Grounded, Label, NONE, Rows, grounded,
};
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
        let expected: Vec<Change> = (0_u32..)
            .take(framework.len())
            .map(|inference| Change {
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
