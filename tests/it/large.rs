//! Large debates are judged in time: long chains, and circles of support that must be looked at
//! claim by claim.

use std::time::{Duration, Instant};

use counterpoint::model::{
    Argument, Citation, CitationRole, Claim, Conclusion, Grade, Record, Source, SourceId,
    Standpoint, Verdict,
};
use counterpoint::reason::Verdicts;

use crate::theories::{Blanks, argument_id, claim_id, day, inferences};

/// Claims `0..count`, the first with a source, and arguments between them.
fn judged(count: usize, steps: impl Iterator<Item = (usize, Conclusion)>) -> (Verdicts, Duration) {
    let blanks = Blanks::new();
    let source = SourceId::new("study").expect("is a slug");
    let mut records = vec![Record::Source(Source {
        id: source.clone(),
        ..blanks.source.clone()
    })];
    let citation = Citation {
        source,
        role: CitationRole::Establishes,
        at: None,
        quote: None,
    };
    records.extend((0..count).map(|number| {
        let cites = if number == 0 {
            vec![citation.clone()]
        } else {
            Vec::new()
        };
        Record::Claim(Claim {
            id: claim_id(number),
            cites,
            ..blanks.claim.clone()
        })
    }));
    records.extend(steps.enumerate().map(|(number, (premise, conclusion))| {
        Record::Argument(Argument {
            id: argument_id(number),
            premises: vec![claim_id(premise)],
            conclusion,
            ..blanks.argument.clone()
        })
    }));
    let inferences = inferences(records, &blanks.settings);
    let start = Instant::now();
    let verdicts = Verdicts::of(&inferences, &Standpoint::default(), day("2026-01-01"));
    let took = start.elapsed();
    eprintln!("{count} claims judged in {took:?}");
    (verdicts, took)
}

fn supports(claim: usize) -> Conclusion {
    Conclusion::Supports(claim_id(claim))
}

/// The shortest of three runs: the machine may be busy.
fn shortest(run: impl Fn() -> Duration) -> Duration {
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn a_chain_of_a_hundred_thousand_claims_holds_to_its_end() {
    let count = 100_000;
    let chain = (1..count).map(|claim| (claim - 1, supports(claim)));
    let (verdicts, took) = judged(count, chain);
    let all = |wanted| verdicts.claims().all(|(_, verdict)| verdict == wanted);
    assert!(all(Verdict::Accepted));
    assert!(took < Duration::from_secs(20), "{took:?}");
}

/// Neighbours support each other both ways: every argument that leads back must be seen to rest on
/// the claim that it is for.
#[test]
fn a_circle_of_two_thousand_claims_is_judged_in_two_seconds() {
    let count = 2_000;
    let ring = |count: usize| {
        let on = (0..count).map(move |claim| (claim, supports((claim + 1) % count)));
        let back = (0..count).map(move |claim| (claim, supports((claim + count - 1) % count)));
        on.chain(back)
    };
    let took = shortest(|| {
        let (verdicts, took) = judged(count, ring(count));
        let mut claims = verdicts.claims();
        assert!(claims.all(|(_, verdict)| verdict == Verdict::Accepted));
        // To the first claim, which has the source, nothing leads back.
        let first = verdicts.inferences().claim(&claim_id(0)).expect("is there");
        let graded = verdicts
            .given_by(first)
            .filter_map(|it| verdicts.grade(it))
            .collect::<Vec<_>>();
        assert_eq!(graded, [Grade::Ordinary]);
        took
    });
    assert!(took < Duration::from_secs(2), "{took:?}");
}

/// Each step of the same ring is questioned, and what questions it is answered from the very claim
/// that the step starts from: on the circle one thing is settled at a time.
#[test]
fn a_circle_that_is_settled_step_by_step_is_judged_in_time() {
    let count = 400;
    let steps = (0..count).flat_map(|claim| {
        let questioned = |step: usize| Conclusion::Undercuts(argument_id(6 * claim + step));
        [
            (claim, supports((claim + 1) % count)),
            (claim, supports((claim + count - 1) % count)),
            (0, questioned(0)),
            (0, questioned(1)),
            (claim, questioned(2)),
            (claim, questioned(3)),
        ]
    });
    let (verdicts, took) = judged(count, steps);
    let mut claims = verdicts.claims();
    assert!(claims.all(|(_, verdict)| verdict == Verdict::Accepted));
    assert!(took < Duration::from_secs(8), "{took:?}");
}
