//! Why something stays undecided: the nearest steps that stand against each other, and what would
//! settle it.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::model::{ClaimId, Verdict};

use super::super::change::{Change, Outcome, can_be_made};
use super::super::framework::Circumstances;
use super::super::inferences::{From, Head};
use super::super::labelling::Label;
use super::super::verdict::Verdicts;
use super::{Settling, Step, Tie};

/// How many changes are tried to find one that settles a tie.
const TRIED: usize = 16;

/// A tie, with the inferences that make it.
pub(super) struct Found {
    pub(super) tie: Tie,
    pub(super) steps: Vec<u32>,
}

/// The nearest tie beneath undecided steps, given the best first.
pub(super) fn nearest(verdicts: &Verdicts, from: &[u32]) -> Option<Found> {
    let mut queue: VecDeque<(u32, bool)> = from.iter().map(|&it| (it, true)).collect();
    let mut seen: BTreeSet<u32> = from.iter().copied().collect();
    let mut last = None;
    while let Some((it, ours)) = queue.pop_front() {
        if let Some(found) = tie_at(verdicts, it, ours) {
            return Some(found);
        }
        last = Some(it);
        for (next, is_attack) in blockers(verdicts, it) {
            if seen.insert(next) {
                queue.push_back((next, ours != is_attack));
            }
        }
    }
    circle(verdicts, last?)
}

/// The tie that a step is a part of by itself or with one other.
fn tie_at(verdicts: &Verdicts, it: u32, ours: bool) -> Option<Found> {
    let scene = verdicts.scene();
    let step = || Step::of(verdicts, it);
    let mut rivals: Vec<u32> = verdicts
        .defeaters(it)
        .filter(|&by| by != it && verdicts.label(by) == Label::Undecided)
        .filter(|&by| scene.defeats(it, by) && attacks(verdicts, it, by))
        .collect();
    sort(verdicts, &mut rivals);
    if let Some(&rival) = rivals.first() {
        let (one, other) = if ours { (it, rival) } else { (rival, it) };
        let tie = Tie::Pair(Step::of(verdicts, one)?, Step::of(verdicts, other)?);
        return Some(Found {
            tie,
            steps: vec![one, other],
        });
    }
    let tie = if scene.falls_short(it) {
        let known = match verdicts.inferences().inference(it)?.head {
            Head::Claim(claim) => verdicts.inferences().known(claim)?,
            Head::Contrary(_) | Head::Undercuts(_) => return None,
        };
        Tie::Short(step()?, known.standard, known.needs)
    } else if attacks(verdicts, it, it) && scene.defeats(it, it) {
        Tie::Itself(step()?)
    } else {
        return None;
    };
    Some(Found {
        tie,
        steps: vec![it],
    })
}

fn attacks(verdicts: &Verdicts, by: u32, target: u32) -> bool {
    let framework = verdicts.inferences().framework();
    framework.attacks(by).contains(&target)
}

/// What keeps a step undecided: undecided steps that would defeat it, and undecided steps for the
/// premises that it lacks; with each, whether it is an attack.
fn blockers(verdicts: &Verdicts, it: u32) -> Vec<(u32, bool)> {
    let open = |&by: &u32| verdicts.label(by) == Label::Undecided;
    let mut attacks: Vec<u32> = verdicts.defeaters(it).filter(open).collect();
    sort(verdicts, &mut attacks);
    let mut blockers: Vec<(u32, bool)> = attacks.into_iter().map(|by| (by, true)).collect();
    for &claim in verdicts.inferences().framework().needs(it) {
        let mut givers: Vec<u32> = verdicts.given_by(claim).collect();
        if givers.iter().any(|&by| verdicts.label(by) == Label::In) {
            continue;
        }
        givers.retain(open);
        sort(verdicts, &mut givers);
        blockers.extend(givers.into_iter().map(|by| (by, false)));
    }
    blockers
}

/// A circle among what blocks a step, beginning at the step of the circle that is met first.
fn circle(verdicts: &Verdicts, from: u32) -> Option<Found> {
    let mut before: HashMap<u32, usize> = HashMap::new();
    let mut path: Vec<u32> = Vec::new();
    let mut it = from;
    // Every undecided step is blocked by another, so that this walk must come back to itself.
    while !before.contains_key(&it) {
        before.insert(it, path.len());
        path.push(it);
        it = blockers(verdicts, it).first()?.0;
    }
    let start = before.get(&it).copied()?;
    let mut steps = path.split_off(start);
    // One place to begin, wherever the walk came in.
    let first = (0..steps.len())
        .min_by_key(|&place| steps.get(place).map(|&it| verdicts.inferences().name(it)))?;
    steps.rotate_left(first);
    let tie = Tie::Circle(
        steps
            .iter()
            .filter_map(|&it| Step::of(verdicts, it))
            .collect(),
    );
    Some(Found { tie, steps })
}

/// The strongest first, then by name.
pub(super) fn sort(verdicts: &Verdicts, steps: &mut [u32]) {
    steps.sort_by_cached_key(|&it| {
        let assumed = verdicts
            .inferences()
            .inference(it)
            .is_some_and(|it| it.from == From::Assumption);
        (
            !assumed,
            std::cmp::Reverse(verdicts.grade(it)),
            verdicts.inferences().name(it),
        )
    });
}

/// What would settle a claim that hangs on a tie: an open premise on either side, or of an answer
/// to either, taken as given; and all that stands undecided on either side left out.
pub(super) fn settling(verdicts: &Verdicts, claim: u32, found: &Found) -> Vec<Settling> {
    let mut settled: Vec<Settling> = open_premises(verdicts, claim, found)
        .into_iter()
        .take(TRIED)
        .filter_map(|id| tried(verdicts, claim, vec![Change::Assume(id)]))
        .collect();
    let mut against = undecided(verdicts, verdicts.against(claim));
    let mut for_it = undecided(verdicts, verdicts.given_by(claim));
    if against.is_empty() || for_it.is_empty() {
        // The tie lies deeper: what it is made of.
        let mut steps = found.steps.iter();
        for_it = steps.next().copied().into_iter().collect();
        against = steps.copied().collect();
    }
    for side in [against, for_it] {
        let changes: Vec<Change> = side
            .iter()
            .filter_map(|&it| left_out(verdicts, it))
            .collect();
        if !changes.is_empty() && changes.len() == side.len() {
            settled.extend(tried(verdicts, claim, changes));
        }
    }
    settled
}

fn undecided(verdicts: &Verdicts, steps: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut steps: Vec<u32> = steps
        .into_iter()
        .filter(|&it| verdicts.label(it) == Label::Undecided)
        .collect();
    sort(verdicts, &mut steps);
    steps
}

fn left_out(verdicts: &Verdicts, it: u32) -> Option<Change> {
    let slug = match &verdicts.inferences().inference(it)?.from {
        From::Source(source) => source.to_string(),
        From::Argument(argument) => argument.to_string(),
        From::Rule(rule) => rule.to_string(),
        From::Actor(_) | From::Open | From::Assumption => return None,
    };
    Some(Change::LeaveOut(slug))
}

/// The changes with the verdict that they give, if that decides.
fn tried(verdicts: &Verdicts, claim: u32, changes: Vec<Change>) -> Option<Settling> {
    let mut standpoint = verdicts.standpoint().clone();
    for change in &changes {
        if !can_be_made(verdicts.inferences(), change, &standpoint) {
            return None;
        }
        standpoint = change.on(&standpoint);
    }
    let verdict = verdicts.of_claim_from(&standpoint, claim);
    match Outcome::of(verdict) {
        Outcome::Accepted | Outcome::Refuted => Some(Settling { changes, verdict }),
        Outcome::Contested | Outcome::Nothing => None,
    }
}

/// The contested and reported premises of the steps of a tie, and of what fails against them.
fn open_premises(verdicts: &Verdicts, claim: u32, found: &Found) -> Vec<ClaimId> {
    let inferences = verdicts.inferences();
    let framework = inferences.framework();
    let mut open: BTreeSet<u32> = BTreeSet::new();
    for &it in &found.steps {
        open.extend(framework.needs(it));
        for by in verdicts.attackers(it) {
            if verdicts.label(by) == Label::Out {
                open.extend(framework.needs(by));
            }
        }
        if let Some(Head::Claim(claim) | Head::Contrary(claim)) =
            inferences.inference(it).map(|it| it.head)
        {
            open.insert(claim);
        }
    }
    let is_open = |&it: &u32| match verdicts.of_claim_numbered(it) {
        Verdict::Contested | Verdict::Reported => true,
        Verdict::Accepted
        | Verdict::Refuted
        | Verdict::Fallen
        | Verdict::Unsupported
        | Verdict::NotInForce => false,
    };
    open.into_iter()
        .filter(|&it| it != claim && !inferences.contraries(claim).contains(&it))
        .filter(is_open)
        .filter_map(|it| inferences.known(it).map(|known| known.id.clone()))
        .collect()
}
