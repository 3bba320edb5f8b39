//! How verdicts change over time: only the days that matter are judged, and none is missed.

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, Date, Standpoint, Verdict};
use counterpoint::reason::{History, Verdicts};
use counterpoint::store::Store;

fn base() -> KnowledgeBase {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    kb
}

fn positions(kb: &KnowledgeBase) -> Vec<ClaimId> {
    let issues = kb.graph().issues();
    issues.flat_map(|issue| issue.positions.clone()).collect()
}

/// Judging every single day from 2001 on gives the same turns as judging the days that matter.
#[test]
fn no_day_on_which_a_verdict_turns_is_missed() {
    let kb = base();
    let claims = positions(&kb);
    let until = kb.settings().as_of;
    let history = History::of(kb.inferences(), &Standpoint::default(), &claims, until);
    let mut fares = history.first.clone();
    let mut turns = history.turns.iter().peekable();
    let days = (2001..=2026).flat_map(|year| {
        (1..=12).flat_map(move |month| {
            (1..=31).filter_map(move |day| format!("{year}-{month:02}-{day:02}").parse().ok())
        })
    });
    for day in days.filter(|&day: &Date| day <= until) {
        while let Some(turn) = turns.next_if(|turn| turn.on <= day) {
            for flip in &turn.flips {
                let place = claims.iter().position(|it| *it == flip.id);
                let slot = place.and_then(|it| fares.get_mut(it)).expect("is followed");
                assert_eq!(Some(*slot), flip.before, "{} on {day}", flip.id);
                *slot = flip.after.expect("is there");
            }
        }
        let there = Standpoint {
            on: Some(day),
            ..Standpoint::default()
        };
        let verdicts = Verdicts::of(kb.inferences(), &there, day);
        let judged: Vec<Verdict> = claims
            .iter()
            .map(|id| verdicts.of_claim(id).expect("is there"))
            .collect();
        assert_eq!(fares, judged, "on {day}");
    }
    assert!(turns.next().is_none());
    assert!(!history.is_cut);
    assert!(history.turns.len() > 3, "the debate has a history");
}
