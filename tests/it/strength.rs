//! Gradual strength: worked numbers, circles, and two independent ways to the same numbers.

use counterpoint::reason::{Effort, Rows, Strength, StrengthGraph, StrengthModel, strengths};
use proptest::prelude::*;

/// Base scores, and who attacks and who supports whom.
#[derive(Debug, Clone)]
struct Weighed {
    base: Vec<f64>,
    attacks: Vec<(u32, u32)>,
    supports: Vec<(u32, u32)>,
    premises: Vec<(u32, u32)>,
}

impl Weighed {
    fn of(base: &[f64], attacks: &[(u32, u32)], supports: &[(u32, u32)]) -> Self {
        Self {
            base: base.to_vec(),
            attacks: attacks.to_vec(),
            supports: supports.to_vec(),
            premises: Vec::new(),
        }
    }

    fn graph(&self) -> StrengthGraph {
        let onto = |pairs: &[(u32, u32)]| {
            Rows::of(self.base.len(), pairs.iter().map(|&(by, on)| (on, by)))
        };
        StrengthGraph::new(
            &self.base,
            &onto(&self.premises),
            &onto(&self.attacks),
            &onto(&self.supports),
        )
    }

    fn strengths(&self, model: StrengthModel) -> Vec<Strength> {
        strengths(&self.graph(), model, Effort::default())
    }

    fn values(&self, model: StrengthModel) -> Vec<f64> {
        let all = self.strengths(model);
        all.iter().map(|it| it.value().unwrap()).collect()
    }

    /// Where everything is drawn to, from these values.
    fn pull(&self, model: StrengthModel, values: &[f64]) -> Vec<f64> {
        let from = |pairs: &[(u32, u32)], on: usize| -> Vec<f64> {
            let onto = pairs.iter().filter(|pair| pair.1 as usize == on);
            onto.map(|pair| values[pair.0 as usize]).collect()
        };
        (0..values.len())
            .map(|on| {
                let premises = from(&self.premises, on);
                let base = premises.into_iter().fold(self.base[on], f64::min);
                let against = from(&self.attacks, on);
                model.strength(
                    base,
                    against.into_iter(),
                    from(&self.supports, on).into_iter(),
                )
            })
            .collect()
    }

    /// The continuous reading, in which everything drifts to where it is drawn (Potyka 2018): the
    /// classical Runge-Kutta method with steps of 0.01, until nothing moves.
    fn drifted(&self, model: StrengthModel) -> Option<Vec<f64>> {
        let slope = |at: &[f64]| -> Vec<f64> {
            let to = self.pull(model, at);
            to.iter().zip(at).map(|(to, at)| to - at).collect()
        };
        let along = |at: &[f64], by: f64, slope: &[f64]| -> Vec<f64> {
            at.iter().zip(slope).map(|(at, it)| at + by * it).collect()
        };
        let mut at = self.base.clone();
        for _ in 0..20_000 {
            let first = slope(&at);
            if first.iter().all(|it| it.abs() < 1e-7) {
                return Some(at);
            }
            let second = slope(&along(&at, 0.005, &first));
            let third = slope(&along(&at, 0.005, &second));
            let fourth = slope(&along(&at, 0.01, &third));
            for (place, at) in at.iter_mut().enumerate() {
                let inner = second[place] + third[place];
                *at += 0.01 / 6.0 * (first[place] + 2.0 * inner + fourth[place]);
            }
        }
        None
    }
}

#[track_caller]
fn near(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < within, "{found:?} and {expected:?}");
    }
}

use StrengthModel::{DfQuad, EulerBased, HCategoriser, QuadraticEnergy};

#[test]
fn a_worked_tree_comes_to_its_numbers() {
    // a to e are 0 to 4; b attacks a, d attacks b; c supports a, e supports c.
    let tree = Weighed::of(
        &[0.5, 0.8, 0.4, 0.6, 0.3],
        &[(1, 0), (3, 1)],
        &[(2, 0), (4, 2)],
    );
    for (model, c, b, a) in [
        (DfQuad, 0.58, 0.32, 0.63),
        (EulerBased, 0.454_525, 0.749_835, 0.453_413),
        (QuadraticEnergy, 0.449_541, 0.588_235, 0.490_564),
        (HCategoriser, 0.4, 0.5, 0.333_333),
    ] {
        near(&tree.values(model), &[a, b, c, 0.6, 0.3], 1e-6);
        let exact = |it: &Strength| matches!(it, Strength::Exact(_));
        assert!(tree.strengths(model).iter().all(exact));
    }
}

#[test]
fn mutual_attack_comes_to_its_numbers() {
    let duel = |one, other| Weighed::of(&[one, other], &[(0, 1), (1, 0)], &[]);
    for (model, bases, expected) in [
        (DfQuad, (0.5, 0.5), [1.0 / 3.0, 1.0 / 3.0]),
        (DfQuad, (0.8, 0.4), [0.705_882, 0.117_647]),
        (DfQuad, (1.0, 0.5), [1.0, 0.0]),
        (EulerBased, (0.5, 0.5), [0.433_575, 0.433_575]),
        (EulerBased, (0.8, 0.4), [0.774_742, 0.290_738]),
        (EulerBased, (1.0, 1.0), [1.0, 1.0]),
        (QuadraticEnergy, (0.5, 0.5), [0.423_854, 0.423_854]),
        (QuadraticEnergy, (0.8, 0.4), [0.750_873, 0.255_785]),
        (QuadraticEnergy, (1.0, 1.0), [0.682_328, 0.682_328]),
        (HCategoriser, (1.0, 1.0), [0.618_034, 0.618_034]),
    ] {
        let duel = duel(bases.0, bases.1);
        near(&duel.values(model), &expected, 1e-6);
        assert!(matches!(duel.strengths(model)[0], Strength::Limit(_)));
    }
}

#[test]
fn what_swings_between_nothing_and_all_is_said_to_be_damped() {
    let duel = Weighed::of(&[1.0, 1.0], &[(0, 1), (1, 0)], &[]);
    let [Strength::Damped(one), Strength::Damped(other)] = duel.strengths(DfQuad)[..] else {
        panic!("{:?}", duel.strengths(DfQuad));
    };
    near(&[one, other], &[0.5, 0.5], 1e-6);
}

#[test]
fn circular_support_lifts_itself_in_every_model_that_looks_at_support() {
    let circle = Weighed::of(&[0.5, 0.5], &[], &[(0, 1), (1, 0)]);
    near(&circle.values(DfQuad), &[1.0, 1.0], 1e-6);
    near(&circle.values(EulerBased), &[0.609_285; 2], 1e-6);
    near(&circle.values(QuadraticEnergy), &[0.647_799; 2], 1e-6);
    near(&circle.values(HCategoriser), &[0.5, 0.5], 1e-6);
    // But nothing comes from nothing.
    let bare = Weighed::of(&[0.0, 0.0], &[], &[(0, 1), (1, 0)]);
    for model in StrengthModel::ALL {
        near(&bare.values(model), &[0.0, 0.0], 1e-6);
    }
}

#[test]
fn the_h_categoriser_comes_to_its_numbers() {
    let chain = Weighed::of(&[1.0; 3], &[(2, 1), (1, 0)], &[]);
    near(&chain.values(HCategoriser), &[2.0 / 3.0, 0.5, 1.0], 1e-6);
    let itself = Weighed::of(&[1.0], &[(0, 0)], &[]);
    near(&itself.values(HCategoriser), &[0.618_034], 1e-6);
}

/// One supports many, each of them supports each of as many others, which attack the one.
fn wheel(spokes: u32) -> Weighed {
    let (mut attacks, mut supports) = (Vec::new(), Vec::new());
    for one in 1..=spokes {
        supports.push((0, one));
        for other in spokes + 1..=2 * spokes {
            supports.push((one, other));
        }
        attacks.push((spokes + one, 0));
    }
    let mut base = vec![0.0; 2 * spokes as usize + 1];
    base[0] = 1.0;
    Weighed::of(&base, &attacks, &supports)
}

#[test]
fn what_does_not_come_to_rest_gives_no_number_and_nor_does_what_rests_on_it() {
    let mut restless = wheel(20);
    let above = u32::try_from(restless.base.len()).unwrap();
    restless.base.extend([0.5, 0.5, 0.5]);
    restless.supports.push((0, above));
    restless.premises.push((above, above + 1));
    let all = restless.strengths(QuadraticEnergy);
    let (calm, restless) = all.split_last().unwrap();
    for strength in restless {
        assert!(
            matches!(strength, Strength::NotConverged { last_delta } if *last_delta > 1e-6),
            "{strength:?}"
        );
        assert_eq!(strength.value(), None);
    }
    assert_eq!(*calm, Strength::Exact(0.5));
}

#[test]
fn damping_finds_what_the_continuous_reading_finds() {
    for spokes in [2, 3, 5, 10] {
        let wheel = wheel(spokes);
        let all = wheel.strengths(QuadraticEnergy);
        if all[0].value().is_some() {
            assert!(matches!(all[0], Strength::Damped(_)), "{:?}", all[0]);
            let drifted = wheel.drifted(QuadraticEnergy).unwrap();
            near(&wheel.values(QuadraticEnergy), &drifted, 1e-4);
        }
    }
}

#[test]
fn an_argument_starts_from_its_weakest_premise() {
    let mut linked = Weighed::of(&[0.9, 0.3, 1.0, 0.0], &[], &[(2, 3)]);
    linked.premises = vec![(0, 2), (1, 2)];
    near(&linked.values(DfQuad), &[0.9, 0.3, 0.3, 0.3], 1e-6);
}

#[test]
fn what_is_no_base_score_is_made_one() {
    let odd = Weighed::of(&[f64::NAN, -1.0, 7.0], &[(9, 0)], &[(1, 9)]);
    near(&odd.values(QuadraticEnergy), &[0.0, 0.0, 1.0], 1e-12);
    let stopped = Effort {
        rounds: 0,
        ..Effort::default()
    };
    let circle = Weighed::of(&[0.5], &[(0, 0)], &[]).graph();
    assert_eq!(strengths(&circle, DfQuad, stopped)[0].value(), None);
}

fn weighed(nodes: usize, most: usize, forward: bool) -> impl Strategy<Value = Weighed> {
    let last = u32::try_from(nodes).unwrap();
    let pairs = || {
        prop::collection::vec((0..last, 0..last), 0..=most).prop_map(move |mut pairs| {
            for pair in &mut pairs {
                if forward && pair.0 < pair.1 {
                    *pair = (pair.1, pair.0);
                }
            }
            pairs.retain(|pair| !forward || pair.0 != pair.1);
            pairs
        })
    };
    let base = prop::collection::vec((0..=20_u32).prop_map(|it| f64::from(it) / 20.0), nodes);
    (base, pairs(), pairs(), pairs()).prop_map(|(base, attacks, supports, mut premises)| {
        premises.truncate(2);
        Weighed {
            base,
            attacks,
            supports,
            premises,
        }
    })
}

fn any_model() -> impl Strategy<Value = StrengthModel> {
    prop::sample::select(StrengthModel::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn without_circles_it_is_what_one_gets_by_going_round_long_enough(
        weighed in weighed(9, 14, true),
        model in any_model(),
    ) {
        let mut values = weighed.base.clone();
        for _ in 0..9 {
            values = weighed.pull(model, &values);
        }
        let exact = |it: &Strength| matches!(it, Strength::Exact(_));
        prop_assert!(weighed.strengths(model).iter().all(exact));
        near(&weighed.values(model), &values, 1e-9);
    }

    #[test]
    fn every_number_is_a_resting_point_from_0_to_1(
        weighed in weighed(8, 12, false),
        model in any_model(),
    ) {
        let all = weighed.strengths(model);
        let values: Vec<f64> = all.iter().map(|it| it.value().unwrap_or(f64::NAN)).collect();
        for (now, next) in values.iter().zip(weighed.pull(model, &values)) {
            prop_assert!(now.is_nan() || (0.0..=1.0).contains(now));
            // What has no number is not looked at.
            prop_assert!(now.is_nan() || (now - next).abs() < 1e-6, "{} {}", now, next);
        }
    }

    /// Whoever is numbered first has no advantage.
    #[test]
    fn numbers_of_things_do_not_matter(
        weighed in weighed(8, 12, false),
        model in any_model(),
    ) {
        let turn = |pairs: &[(u32, u32)]| -> Vec<_> {
            pairs.iter().map(|&(by, on)| (7 - by, 7 - on)).collect()
        };
        let turned = Weighed {
            base: weighed.base.iter().rev().copied().collect(),
            attacks: turn(&weighed.attacks),
            supports: turn(&weighed.supports),
            premises: turn(&weighed.premises),
        };
        let values = |weighed: &Weighed| -> Vec<f64> {
            let all = weighed.strengths(model);
            all.iter().map(|it| it.value().unwrap_or(2.0)).collect()
        };
        let mut back = values(&turned);
        back.reverse();
        near(&values(&weighed), &back, 1e-6);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Discrete iteration and drift can rest at different points where there are several; where
    /// each is drawn weakly there is one.
    #[test]
    fn on_thin_circles_it_is_what_the_continuous_reading_comes_to(
        weighed in weighed(8, 5, false),
        model in any_model(),
    ) {
        let all = weighed.strengths(model);
        let plain = all.iter().all(|it| matches!(it, Strength::Exact(_) | Strength::Limit(_)));
        let quiet = !matches!(model, DfQuad);
        if let (true, true, Some(drifted)) = (plain, quiet, weighed.drifted(model)) {
            near(&weighed.values(model), &drifted, 1e-4);
        }
    }
}
