//! What a map promises whatever is on it: nothing overlaps, nothing runs through a card, the
//! reading order is kept, and the same cards give the same bytes.
#![expect(
    clippy::float_cmp,
    reason = "the edges of columns and cards are copied, not computed anew"
)]

use std::fmt::Write as _;

use counterpoint::layout::{Bond, Card, Effort, Gaps, Link, Placement, Point, Route, layout};
use proptest::prelude::*;

const GAPS: Gaps = Gaps {
    column: 60.0,
    row: 16.0,
};

#[derive(Debug, Clone)]
struct Map {
    cards: Vec<Card>,
    links: Vec<Link>,
}

impl Map {
    fn layout(&self) -> Placement {
        self.layout_with(Effort::Fast)
    }

    fn layout_with(&self, effort: Effort) -> Placement {
        layout(&self.cards, &self.links, GAPS, effort)
    }

    /// The same map with its cards listed the other way round and upside down.
    fn mirrored(&self) -> Self {
        let last = self.cards.len().saturating_sub(1);
        let port = |card: usize, port: Option<f64>| port.map(|port| self.cards[card].height - port);
        Self {
            cards: self.cards.iter().rev().copied().collect(),
            links: self
                .links
                .iter()
                .rev()
                .map(|link| Link {
                    bond: Bond::Bears,
                    from: last - link.from,
                    to: last - link.to,
                    from_port: port(link.from, link.from_port),
                    to_port: port(link.to, link.to_port),
                })
                .collect(),
        }
    }
}

fn link(from: usize, to: usize) -> Link {
    Link {
        bond: Bond::Bears,
        from,
        to,
        from_port: None,
        to_port: None,
    }
}

fn card(height: f64) -> Card {
    Card {
        width: 230.0,
        height,
    }
}

fn cards(count: usize) -> impl Strategy<Value = Vec<Card>> {
    let card = (1_u16..4, 20_u16..200).prop_map(|(width, height)| Card {
        width: 100.0 * f64::from(width),
        height: f64::from(height),
    });
    prop::collection::vec(card, count)
}

/// Cards numbered in any order; each but the first of every tree bears on one met before.
fn forest(most: usize) -> impl Strategy<Value = Map> {
    (1..=most).prop_flat_map(|count| {
        let parents = prop::collection::vec((any::<prop::sample::Index>(), 0..12_u8), count);
        let names = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
        (cards(count), parents, names).prop_map(|(cards, parents, names)| {
            let links = (1..cards.len())
                .filter(|&card| parents[card].1 > 0)
                .map(|card| link(names[card], names[parents[card].0.index(card)]))
                .collect();
            Map { cards, links }
        })
    })
}

/// Any links at all; `acyclic` turns those round that would close a circle.
fn tangle(most: usize, acyclic: bool, ports: bool) -> impl Strategy<Value = Map> {
    (1..=most).prop_flat_map(move |count| {
        let port = move || {
            let height = prop::option::weighted(0.5, -5.0..210.0);
            height.prop_map(move |port| port.filter(|_| ports))
        };
        let links = prop::collection::vec((0..count, 0..count, port(), port()), 0..count * 3 / 2);
        (cards(count), links).prop_map(move |(cards, links)| {
            let links = links
                .into_iter()
                .filter(|(from, to, ..)| !acyclic || from != to)
                .map(|(from, to, from_port, to_port)| Link {
                    bond: Bond::Bears,
                    from: if acyclic { from.max(to) } else { from },
                    to: if acyclic { from.min(to) } else { to },
                    from_port,
                    to_port,
                })
                .collect();
            Map { cards, links }
        })
    })
}

/// Points along a route, each cubic sampled.
fn samples(route: &Route) -> Vec<Point> {
    let mut samples = Vec::new();
    for pair in route.points.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        for step in 0..=40 {
            let t = f64::from(step) / 40.0;
            let share = [
                (1.0 - t).powi(3),
                3.0 * t * (1.0 - t).powi(2),
                3.0 * t.powi(2) * (1.0 - t),
                t.powi(3),
            ];
            let middle = route.bend(start, end);
            samples.push(Point {
                x: share[0] * start.x + (share[1] + share[2]) * middle + share[3] * end.x,
                y: (share[0] + share[1]) * start.y + (share[2] + share[3]) * end.y,
            });
        }
    }
    samples
}

fn inside(point: Point, corner: Point, card: &Card) -> bool {
    let hair = 1e-6;
    point.x > corner.x + hair
        && point.x < corner.x + card.width - hair
        && point.y > corner.y + hair
        && point.y < corner.y + card.height - hair
}

/// What holds of every map.
fn assert_sound(map: &Map, placement: &Placement) {
    let Map { cards, links } = map;
    assert_eq!(placement.cards.len(), cards.len());
    assert_eq!(placement.links.len(), links.len());
    let (mut top, mut bottom, mut right) = (f64::INFINITY, 0.0_f64, 0.0_f64);
    for (card, corner) in cards.iter().zip(&placement.cards) {
        assert!(placement.columns.contains(&corner.x), "between columns");
        top = top.min(corner.y);
        bottom = bottom.max(corner.y + card.height);
        right = right.max(corner.x + card.width);
    }
    for (index, corner) in placement.cards.iter().enumerate() {
        for (other, other_corner) in placement.cards.iter().enumerate().skip(index + 1) {
            let apart = corner.x != other_corner.x
                || corner.y + cards[index].height + GAPS.row <= other_corner.y + 1e-6
                || other_corner.y + cards[other].height + GAPS.row <= corner.y + 1e-6;
            assert!(apart, "cards {index} and {other} are too close");
        }
    }
    for (link, route) in links.iter().zip(&placement.links) {
        let placed = link.from != link.to && link.from < cards.len() && link.to < cards.len();
        assert_eq!(placed, !route.points.is_empty());
        let samples = samples(route);
        for point in &samples {
            top = top.min(point.y);
            bottom = bottom.max(point.y);
            assert!(point.x >= 0.0 && point.x <= placement.width);
            for (index, (card, corner)) in cards.iter().zip(&placement.cards).enumerate() {
                let through = inside(*point, *corner, card);
                assert!(!through, "{link:?} runs through card {index}");
            }
        }
        if let (Some(start), Some(end)) = (samples.first(), samples.last()) {
            for (point, card) in [(start, link.from), (end, link.to)] {
                let corner = placement.cards[card];
                assert!(point.x == corner.x || point.x == corner.x + cards[card].width);
                assert!(point.y >= corner.y - 1e-6);
                assert!(point.y <= corner.y + cards[card].height + 1e-6);
            }
        }
    }
    assert!(top.abs() <= 1.0 + 1e-6, "the topmost thing is at {top}");
    assert!(bottom <= placement.height + 1e-6);
    let bracketed = placement.links.iter().any(|route| route.reach > 0.0);
    assert!((right - placement.width).abs() < 1e-6 || bracketed && right < placement.width);
}

/// What stands in each column from top to bottom: cards, and the links that pass through.
fn orders(map: &Map, placement: &Placement) -> Vec<Vec<(bool, usize)>> {
    let of_column = |&left: &f64| {
        let mut standing = Vec::new();
        for (index, corner) in placement.cards.iter().enumerate() {
            if corner.x == left {
                standing.push((corner.y + map.cards[index].height / 2.0, true, index));
            }
        }
        for (index, route) in placement.links.iter().enumerate() {
            let inner = 1..route.points.len().saturating_sub(1);
            let passage = inner
                .map(|at| route.points[at])
                .find(|point| point.x == left);
            standing.extend(passage.map(|point| (point.y, false, index)));
        }
        standing.sort_by(|a, b| a.0.total_cmp(&b.0));
        standing
            .into_iter()
            .map(|(_, is_card, index)| (is_card, index))
            .collect()
    };
    placement.columns.iter().map(of_column).collect()
}

/// Whether every column of the mirror is that of the map upside down.
fn same_orders(map: &Map, placement: &Placement, mirror: &Placement) -> bool {
    let mut upside_down = orders(&map.mirrored(), mirror);
    for column in &mut upside_down {
        column.reverse();
        for (is_card, index) in column {
            let count = if *is_card {
                map.cards.len()
            } else {
                map.links.len()
            };
            *index = count - 1 - *index;
        }
    }
    orders(map, placement) == upside_down
}

fn assert_mirrored(map: &Map, placement: &Placement, mirror: &Placement) {
    let last = map.cards.len() - 1;
    assert!((placement.height - mirror.height).abs() < 1e-6);
    for (index, corner) in placement.cards.iter().enumerate() {
        let other = mirror.cards[last - index];
        assert_eq!(corner.x, other.x);
        let upside_down = mirror.height - other.y - map.cards[index].height;
        assert!((corner.y - upside_down).abs() < 1e-6, "card {index}");
    }
}

/// All crossings, pair by pair, of the curves between columns.
fn crossings_as_drawn(placement: &Placement) -> usize {
    let mut pieces = Vec::new();
    for route in &placement.links {
        for pair in route.points.windows(2) {
            let (left, right) = if pair[0].x < pair[1].x {
                (pair[0], pair[1])
            } else {
                (pair[1], pair[0])
            };
            if placement.columns.contains(&right.x) {
                pieces.push((right.x, left.y, right.y));
            }
        }
    }
    let mut crossings = 0;
    for (index, one) in pieces.iter().enumerate() {
        for other in &pieces[..index] {
            let across = (one.1 - other.1) * (one.2 - other.2) < 0.0;
            crossings += usize::from(one.0 == other.0 && across);
        }
    }
    crossings
}

/// All crossings, pair by pair, of a map of two columns.
fn crossings_of_two_columns(map: &Map, placement: &Placement) -> usize {
    let end = |card: usize, port: Option<f64>| {
        let height = map.cards[card].height;
        let port = port.map_or(height / 2.0, |port| port.max(0.0).min(height));
        (placement.cards[card].y, port)
    };
    let mut crossings = 0;
    for (index, one) in map.links.iter().enumerate() {
        for other in &map.links[..index] {
            let (from, other_from) = (
                end(one.from, one.from_port),
                end(other.from, other.from_port),
            );
            let (to, other_to) = (end(one.to, one.to_port), end(other.to, other.to_port));
            let above = from < other_from && to > other_to;
            let below = from > other_from && to < other_to;
            crossings += usize::from(above || below);
        }
    }
    crossings
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn any_map_is_sound(map in tangle(60, false, true)) {
        assert_sound(&map, &map.layout());
    }

    #[test]
    fn every_effort_is_sound_and_more_of_it_never_crosses_more(map in tangle(60, false, true)) {
        let [keep, fast, best] =
            [Effort::Keep, Effort::Fast, Effort::Best].map(|effort| map.layout_with(effort));
        for placement in [&keep, &fast, &best] {
            assert_sound(&map, placement);
        }
        prop_assert!(best.crossings <= fast.crossings && fast.crossings <= keep.crossings);
        prop_assert_eq!(format!("{best:?}"), format!("{:?}", map.layout_with(Effort::Best)));
    }

    #[test]
    fn pairs_are_led_round_cards_and_leave_every_column_as_it_is(
        map in tangle(40, false, true),
        pairs in prop::collection::vec((0..40_usize, 0..40_usize), 1..8),
    ) {
        let count = map.cards.len();
        let pairs = pairs.into_iter().map(|(from, to)| Link {
            bond: Bond::Pair,
            ..link(from % count, to % count)
        });
        let paired = Map { links: map.links.iter().copied().chain(pairs).collect(), ..map.clone() };
        let placement = paired.layout();
        assert_sound(&paired, &placement);
        for (one, other) in map.layout().cards.iter().zip(&placement.cards) {
            prop_assert_eq!(one.x, other.x);
        }
        for (link, route) in paired.links.iter().zip(&placement.links) {
            let beside = placement.cards[link.from].x == placement.cards[link.to].x;
            prop_assert_eq!(route.reach > 0.0, link.bond == Bond::Pair && beside && link.from != link.to);
        }
    }

    #[test]
    fn the_same_map_gives_the_same_bytes(map in tangle(60, false, true)) {
        let bytes = |placement: &Placement| {
            let mut bytes = format!("{placement:?}");
            for route in &placement.links {
                let _ = write!(bytes, "{}", route.path());
            }
            bytes
        };
        let placement = map.layout();
        prop_assert_eq!(bytes(&placement), bytes(&map.layout()));
        // Nor does the order matter in which the links are listed, where none is there twice.
        let mut links = map.links.clone();
        links.sort_by_key(|link| (link.from, link.to));
        let twice = links.windows(2).any(|pair| (pair[0].from, pair[0].to) == (pair[1].from, pair[1].to));
        if !twice {
            let sorted = Map { links, ..map.clone() };
            prop_assert_eq!(sorted.layout().cards, placement.cards);
        }
    }

    #[test]
    fn without_circles_every_link_leads_right(map in tangle(60, true, true)) {
        let placement = map.layout();
        assert_sound(&map, &placement);
        for link in &map.links {
            prop_assert!(placement.cards[link.from].x > placement.cards[link.to].x);
        }
        for route in &placement.links {
            prop_assert!(route.points.windows(2).all(|pair| pair[0].x >= pair[1].x));
        }
    }

    #[test]
    fn a_forest_keeps_the_order_given(map in forest(60)) {
        let placement = map.layout();
        assert_sound(&map, &placement);
        prop_assert_eq!(placement.crossings, 0);
        // The reading order, found the plain way.
        let mut reading = Vec::new();
        let bears = |card: usize| map.links.iter().any(|link| link.from == card);
        let mut ahead: Vec<usize> = (0..map.cards.len()).filter(|&card| !bears(card)).rev().collect();
        for root in &ahead {
            prop_assert_eq!(placement.cards[*root].x, 0.0);
        }
        while let Some(card) = ahead.pop() {
            reading.push(card);
            let mut next: Vec<usize> =
                map.links.iter().filter(|link| link.to == card).map(|link| link.from).collect();
            next.sort_unstable();
            ahead.extend(next.into_iter().rev());
        }
        for (index, &upper) in reading.iter().enumerate() {
            for &lower in &reading[index + 1..] {
                let (upper, lower) = (placement.cards[upper], placement.cards[lower]);
                prop_assert!(upper.x != lower.x || upper.y < lower.y);
            }
        }
    }

    #[test]
    fn a_mirrored_forest_is_mirrored(map in forest(60)) {
        let (placement, mirror) = (map.layout(), map.mirrored().layout());
        prop_assert!(same_orders(&map, &placement, &mirror));
        assert_mirrored(&map, &placement, &mirror);
    }

    #[test]
    fn a_mirrored_map_is_mirrored_where_its_columns_are(map in tangle(14, true, false)) {
        let (placement, mirror) = (map.layout(), map.mirrored().layout());
        // The columns themselves do not depend on the order at all.
        for (index, corner) in placement.cards.iter().enumerate() {
            prop_assert_eq!(corner.x, mirror.cards[map.cards.len() - 1 - index].x);
        }
        if same_orders(&map, &placement, &mirror) {
            assert_mirrored(&map, &placement, &mirror);
        }
    }

    #[test]
    fn crossings_are_counted_as_drawn(map in tangle(40, false, false)) {
        let placement = map.layout();
        prop_assert_eq!(placement.crossings, crossings_as_drawn(&placement));
    }

    #[test]
    fn the_reading_order_is_left_only_for_fewer_crossings(
        ends in prop::collection::vec((5_usize..10, 0_usize..5), 0..14),
    ) {
        let links = ends.iter().map(|&(from, to)| link(from, to)).collect();
        let map = Map { cards: vec![card(40.0); 10], links };
        let mut reading = Vec::new();
        for left in 0..5 {
            for right in 5..10 {
                if ends.contains(&(right, left)) && !reading.contains(&right) {
                    reading.push(right);
                }
            }
        }
        let read_at = |card: usize| reading.iter().position(|&other| other == card);
        let mut crossings = 0;
        for &(from, to) in &ends {
            for &(other_from, other_to) in &ends {
                crossings += usize::from(read_at(from) < read_at(other_from) && to > other_to);
            }
        }
        let placement = map.layout();
        prop_assert!(placement.crossings <= crossings);
        if placement.crossings == crossings {
            let in_order = |cards: &[usize]| {
                cards.windows(2).all(|pair| placement.cards[pair[0]].y < placement.cards[pair[1]].y)
            };
            prop_assert!(in_order(&[0, 1, 2, 3, 4]));
            prop_assert!(in_order(&reading));
        }
    }

    #[test]
    fn crossings_of_ports_are_counted(
        heights in cards(10),
        ends in prop::collection::vec((5_usize..10, 0_usize..5, prop::option::of(0.0..200.0)), 0..14),
    ) {
        let links = ends
            .into_iter()
            .map(|(from, to, to_port)| Link { to_port, ..link(from, to) })
            .collect();
        let map = Map { cards: heights, links };
        let placement = map.layout();
        prop_assert_eq!(placement.crossings, crossings_of_two_columns(&map, &placement));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3) })]

    #[test]
    fn big_maps_are_sound(tangled in tangle(300, false, true), forest in forest(300)) {
        assert_sound(&tangled, &tangled.layout());
        assert_sound(&forest, &forest.layout());
    }
}

#[test]
fn no_order_of_a_small_map_has_fewer_crossings() {
    // Two columns of three, all but the straight links: found by trying all orders.
    let links = [(3, 1), (3, 2), (4, 0), (4, 2), (5, 0), (5, 1)];
    let map = Map {
        cards: vec![card(40.0); 6],
        links: links.map(|(from, to)| link(from, to)).to_vec(),
    };
    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let mut fewest = usize::MAX;
    for left in orders {
        for right in orders {
            let mut crossings = 0;
            for (from, to) in links {
                for (other_from, other_to) in links {
                    let above = right[from - 3] < right[other_from - 3];
                    crossings += usize::from(above && left[to] > left[other_to]);
                }
            }
            fewest = fewest.min(crossings);
        }
    }
    assert_eq!(map.layout().crossings, fewest);
}

#[test]
fn nothing_is_too_odd_to_be_laid_out() {
    let nothing = layout(&[], &[link(0, 0)], GAPS, Effort::Fast);
    assert_eq!((nothing.width, nothing.height), (0.0, 0.0));
    assert_eq!(nothing.links, [Route::default()]);
    assert_eq!(nothing.links[0].path(), "");

    let one = layout(&[card(40.0)], &[link(0, 0), link(0, 7)], GAPS, Effort::Fast);
    assert_eq!(one.cards, [Point { x: 0.0, y: 0.0 }]);
    assert_eq!((one.width, one.height), (230.0, 40.0));
    assert_eq!(one.columns, [0.0]);

    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300, 0.0];
    for size in odd {
        let card = Card {
            width: size,
            height: size,
        };
        let port = Some(size);
        let links = [
            (0, 1),
            (1, 0),
            (1, 2),
            (2, 0),
            (2, 0),
            (3, 3),
            (usize::MAX, 0),
        ];
        let links = links.map(|(from, to)| Link {
            bond: Bond::Bears,
            from,
            to,
            from_port: port,
            to_port: port,
        });
        let gaps = Gaps {
            column: size,
            row: size,
        };
        let placement = layout(&[card; 4], &links, gaps, Effort::Fast);
        assert!(placement.width.is_finite() && placement.height.is_finite());
        let finite = |point: &Point| point.x.is_finite() && point.y.is_finite();
        assert!(placement.cards.iter().all(finite));
        assert!(placement.links.iter().flat_map(|r| &r.points).all(finite));
    }
}

#[test]
fn siblings_stand_in_the_order_of_their_ports() {
    let port = |from, to_port| Link {
        to_port,
        ..link(from, 0)
    };
    let links = [
        port(1, Some(90.0)),
        port(2, None),
        port(3, Some(10.0)),
        port(4, Some(90.0)),
    ];
    let placement = layout(&[card(100.0); 5], &links, GAPS, Effort::Fast);
    let mut down = [1, 2, 3, 4];
    down.sort_by(|&a, &b| placement.cards[a].y.total_cmp(&placement.cards[b].y));
    assert_eq!(down, [3, 2, 1, 4]);
    assert_eq!(placement.crossings, 0);
    let end = placement.links[2].points.last().map(|point| point.y);
    assert_eq!(end, Some(placement.cards[0].y + 10.0));
}

#[test]
fn a_circle_is_opened_and_drawn_true() {
    // Mutual rebuttal: one link leads right from the left card, the other back.
    let placement = layout(
        &[card(40.0); 2],
        &[link(0, 1), link(1, 0)],
        GAPS,
        Effort::Fast,
    );
    let ends = |route: &Route| {
        let xs: Vec<f64> = route.points.iter().map(|point| point.x).collect();
        (xs[0], xs[xs.len() - 1])
    };
    assert_eq!(ends(&placement.links[0]), (230.0, 290.0));
    assert_eq!(ends(&placement.links[1]), (290.0, 230.0));
    assert_eq!(placement.crossings, 0);
}

#[test]
fn parents_stand_in_the_middle_of_their_children() {
    // Two levels, children of different heights.
    let heights = [30.0, 40.0, 60.0, 20.0, 80.0, 50.0, 40.0, 40.0];
    let links = [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2), (6, 2), (7, 2)];
    let map = Map {
        cards: heights.map(card).to_vec(),
        links: links.map(|(from, to)| link(from, to)).to_vec(),
    };
    let placement = map.layout();
    let middle = |card: usize| placement.cards[card].y + map.cards[card].height / 2.0;
    let mean = |cards: &[usize]| {
        let count = u32::try_from(cards.len()).unwrap();
        cards.iter().map(|&card| middle(card)).sum::<f64>() / f64::from(count)
    };
    for (parent, children) in [(0, &[1, 2][..]), (1, &[3, 4]), (2, &[5, 6, 7])] {
        assert!((middle(parent) - mean(children)).abs() < 1e-6);
    }
}

#[test]
fn unlinked_groups_close_up() {
    // Two trees and a card alone: nothing but the gap between them in some column.
    let links = [(1, 0), (2, 0), (3, 0), (6, 5), (7, 5)];
    let map = Map {
        cards: vec![card(40.0); 8],
        links: links.map(|(from, to)| link(from, to)).to_vec(),
    };
    let placement = map.layout();
    let tops = |cards: &[usize]| cards.iter().map(|&card| placement.cards[card].y).collect();
    let (right, left): (Vec<f64>, Vec<f64>) = (tops(&[1, 2, 3, 6, 7]), tops(&[0, 4, 5]));
    assert_eq!(right, [0.0, 56.0, 112.0, 168.0, 224.0]);
    assert_eq!(left, [56.0, 126.0, 196.0]);
}

#[test]
fn a_path_is_level_at_its_points_and_straight_through_passages() {
    let points = [
        (0.0, 5.04),
        (10.0, 5.0),
        (70.0, 25.0),
        (300.0, 25.0),
        (360.0, -0.01),
    ];
    let route = Route {
        reach: 0.0,
        points: points.map(|(x, y)| Point { x, y }).to_vec(),
    };
    assert_eq!(
        route.path(),
        "M0.0 5.0 H10.0 C40.0 5.0 40.0 25.0 70.0 25.0 H300.0 C330.0 25.0 330.0 0.0 360.0 0.0"
    );
}
