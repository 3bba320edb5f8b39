//! What would change a verdict: small changes of the standpoint, each tried on the whole debate.
//!
//! Exact by trial: a set of changes is reported only if judging with it gives another outcome. What
//! is tried is limited to what can bear on the thing asked about, and to a budget; where the budget
//! cut the search, the answer says so.

use std::collections::BTreeSet;

use crate::graph::ArgumentGraph;
use crate::model::{ArgumentVerdict, ClaimId, ClaimKind, Issue, Standpoint, Verdict};

use super::cone::Cone;
use super::flips::Flips;
use super::framework::Circumstances;
use super::inferences::{From, Inferences};
use super::verdict::Verdicts;

/// How many trials a search may take, unless the caller says otherwise. One takes about as long as
/// judging the debate once.
pub const TRIALS: usize = 4_000;

/// How many inferences all trials together may judge anew where a reader waits for the answer.
const JUDGED: usize = 4_000_000;

/// How many trials a reader can wait for: [`TRIALS`], or fewer on a large debate.
#[must_use]
pub fn trials_within(inferences: &Inferences) -> usize {
    (JUDGED / inferences.all().len().max(1)).min(TRIALS)
}

/// The largest set of changes that is searched for.
pub const LARGEST: usize = 3;

/// One thing that a reader can choose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// To take a claim as given.
    Assume(ClaimId),
    /// To leave out a claim, an argument or a source, by id.
    LeaveOut(String),
}

impl Change {
    /// The id of what it is about.
    #[must_use]
    pub fn about(&self) -> &str {
        match self {
            Self::Assume(claim) => claim.as_str(),
            Self::LeaveOut(slug) => slug,
        }
    }

    /// The standpoint with this change.
    #[must_use]
    pub fn on(&self, standpoint: &Standpoint) -> Standpoint {
        let mut changed = standpoint.clone();
        match self {
            Self::Assume(claim) => {
                changed.without.remove(claim.as_str());
                changed.assume.insert(claim.clone());
            }
            Self::LeaveOut(slug) => {
                changed.assume.retain(|claim| claim.as_str() != slug);
                changed.without.insert(slug.clone());
            }
        }
        changed
    }
}

/// A verdict as far as it decides something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It stands.
    Accepted,
    /// The opposing case stands.
    Refuted,
    /// In dispute.
    Contested,
    /// None of these.
    Nothing,
}

impl Outcome {
    /// What a verdict comes to.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accepted => Self::Accepted,
            Verdict::Refuted => Self::Refuted,
            Verdict::Contested => Self::Contested,
            Verdict::Fallen | Verdict::Reported | Verdict::Unsupported | Verdict::NotInForce => {
                Self::Nothing
            }
        }
    }
}

/// Changes that together give another outcome, where fewer of them do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The verdict with them.
    pub verdict: Verdict,
}

/// The smallest sets of changes that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSets {
    /// The verdict as it is.
    pub now: Verdict,
    /// The sets, all of one size: those that decide something first, then by their changes.
    pub sets: Vec<ChangeSet>,
    /// Every set up to this size was tried.
    pub exact_to: usize,
    /// Whether the budget ended the search.
    pub is_cut: bool,
}

/// The smallest sets of contested or reported claims whose acceptance or removal changes the
/// outcome for a claim, at most [`LARGEST`] of them. The claim itself and what is declared contrary
/// to it are not tried: they are the question, not what it turns on. None if there is no such
/// claim.
#[must_use]
pub fn change_sets(verdicts: &Verdicts, claim: &ClaimId, trials: usize) -> Option<ChangeSets> {
    let inferences = verdicts.inferences();
    let number = inferences.claim(claim)?;
    let now = verdicts.of_claim_numbered(number);
    let cone = Cone::of(inferences, [number]);
    let open: Vec<&ClaimId> = open_claims(verdicts, &cone)
        .filter(|&it| it != number && !inferences.contraries(number).contains(&it))
        .filter_map(|it| inferences.known(it).map(|known| &known.id))
        .collect();
    let changes: Vec<Change> = open
        .iter()
        .map(|&id| Change::Assume(id.clone()))
        .chain(open.iter().map(|id| Change::LeaveOut(id.to_string())))
        .collect();
    let mut search = Search {
        verdicts,
        number,
        now: Outcome::of(now),
        changes: &changes,
        left: trials,
        is_cut: false,
        found: Vec::new(),
    };
    let mut exact_to = 0;
    for size in 1..=LARGEST {
        search.choose(size, 0, verdicts.standpoint(), &mut Vec::new());
        if search.is_cut {
            break;
        }
        exact_to = size;
        if !search.found.is_empty() {
            break;
        }
    }
    let Search {
        mut found, is_cut, ..
    } = search;
    found.sort_by(|one, other| {
        let rank = |set: &ChangeSet| decides_first(set.verdict);
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.changes.cmp(&other.changes))
    });
    Some(ChangeSets {
        now,
        sets: found,
        exact_to,
        is_cut,
    })
}

/// Both decisions come first and rank alike, so that no side is favoured.
fn decides_first(verdict: Verdict) -> u8 {
    match Outcome::of(verdict) {
        Outcome::Accepted | Outcome::Refuted => 0,
        Outcome::Contested => 1,
        Outcome::Nothing => 2,
    }
}

struct Search<'s> {
    verdicts: &'s Verdicts,
    number: u32,
    now: Outcome,
    changes: &'s [Change],
    left: usize,
    is_cut: bool,
    found: Vec<ChangeSet>,
}

impl Search<'_> {
    /// Tries every set of `size` more changes, from those at `from` on.
    fn choose(&mut self, size: usize, from: usize, at: &Standpoint, chosen: &mut Vec<Change>) {
        let changes = self.changes;
        for (place, change) in changes.iter().enumerate().skip(from) {
            if self.is_cut {
                return;
            }
            if chosen.iter().any(|it| it.about() == change.about()) || !self.can(change, at) {
                continue;
            }
            let changed = change.on(at);
            chosen.push(change.clone());
            if size > 1 {
                self.choose(size - 1, place + 1, &changed, chosen);
            } else if self.left == 0 {
                self.is_cut = true;
            } else {
                self.left -= 1;
                let verdict = self.verdicts.of_claim_from(&changed, self.number);
                if Outcome::of(verdict) != self.now {
                    self.found.push(ChangeSet {
                        changes: chosen.clone(),
                        verdict,
                    });
                }
            }
            chosen.pop();
        }
    }

    fn can(&self, change: &Change, at: &Standpoint) -> bool {
        can_be_made(self.verdicts.inferences(), change, at)
    }
}

/// Whether a standpoint can take a change: no two contraries are assumed.
pub(super) fn can_be_made(inferences: &Inferences, change: &Change, at: &Standpoint) -> bool {
    match change {
        Change::LeaveOut(_) => true,
        Change::Assume(id) => inferences.claim(id).is_some_and(|claim| {
            !inferences.contraries(claim).iter().any(|&rival| {
                inferences
                    .known(rival)
                    .is_some_and(|rival| at.assume.contains(&rival.id))
            })
        }),
    }
}

/// The debate judged from another standpoint, on the same day.
pub(super) fn judged(verdicts: &Verdicts, standpoint: &Standpoint) -> Verdicts {
    Verdicts::of(verdicts.inferences(), standpoint, verdicts.on())
}

/// The contested and reported claims of a cone.
fn open_claims(verdicts: &Verdicts, cone: &Cone) -> impl Iterator<Item = u32> {
    cone.claims()
        .filter(|&claim| match verdicts.of_claim_numbered(claim) {
            Verdict::Contested | Verdict::Reported => true,
            Verdict::Accepted
            | Verdict::Refuted
            | Verdict::Fallen
            | Verdict::Unsupported
            | Verdict::NotInForce => false,
        })
}

/// A position that a crux moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The position.
    pub position: ClaimId,
    /// Its verdict with the crux left out.
    pub left_out: Verdict,
    /// Its verdict with the crux assumed.
    pub assumed: Verdict,
}

/// A contested or reported claim on which an issue turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crux {
    /// The claim.
    pub claim: ClaimId,
    /// How it fares as things are.
    pub verdict: Verdict,
    /// The norm to which it is joined, if it moves something only where that is granted.
    pub with: Option<ClaimId>,
    /// The positions that it moves, in the order of the issue.
    pub moves: Vec<Move>,
    /// How many arguments stand in only one of the two cases.
    pub arguments: usize,
}

/// By what the cruxes of an issue are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// By how many positions move.
    Positions,
    /// Nothing moves a position: by how many arguments do.
    Arguments,
}

/// What an issue turns on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cruxes {
    /// The cruxes, those that move most first, then by id.
    pub cruxes: Vec<Crux>,
    /// By what they are ranked.
    pub measure: Measure,
    /// How many claims, or pairs of a claim and a norm, were to be tried.
    pub candidates: usize,
    /// Whether the budget ended the search.
    pub is_cut: bool,
}

/// What an issue turns on: the contested or reported claims for which assuming them and leaving
/// them out give some position another outcome. For an issue whose answers judge or advise, and for
/// the root of a topic, also a claim with the norm that it is joined to in an argument for a
/// position, where the claim moves something once the norm is granted. The positions themselves are
/// not tried.
#[must_use]
pub fn cruxes(
    graph: &ArgumentGraph,
    verdicts: &Verdicts,
    issue: &Issue,
    mut trials: usize,
) -> Cruxes {
    let inferences = verdicts.inferences();
    let positions: Vec<u32> = issue
        .positions
        .iter()
        .filter_map(|id| inferences.claim(id))
        .collect();
    let cone = Cone::of(inferences, positions.iter().copied());
    let alone: Vec<u32> = open_claims(verdicts, &cone)
        .filter(|claim| !positions.contains(claim))
        .collect();
    let turns_on_norms =
        issue.evaluative || graph.topics().any(|topic| topic.root_issue == issue.id);
    let joined = if turns_on_norms {
        joined_to_norms(graph, verdicts, &positions, &alone)
    } else {
        BTreeSet::new()
    };
    let candidates = alone.len() + joined.len();
    let tried = alone
        .iter()
        .map(|&claim| (claim, None))
        .chain(joined.iter().map(|&(claim, norm)| (claim, Some(norm))));
    let mut all: Vec<Crux> = Vec::new();
    let mut is_cut = false;
    for (claim, norm) in tried {
        let id = inferences.known(claim).map(|known| &known.id);
        let moves_alone =
            |crux: &Crux| crux.with.is_none() && Some(&crux.claim) == id && !crux.moves.is_empty();
        if norm.is_some() && all.iter().any(moves_alone) {
            continue;
        }
        if trials < 2 {
            is_cut = true;
            break;
        }
        trials -= 2;
        all.extend(tried_out(verdicts, &positions, claim, norm));
    }
    let moving = all.iter().any(|crux| !crux.moves.is_empty());
    let measure = if moving {
        all.retain(|crux| !crux.moves.is_empty());
        Measure::Positions
    } else {
        all.retain(|crux| crux.arguments > 0);
        Measure::Arguments
    };
    all.sort_by(|one, other| {
        (other.moves.len(), other.arguments)
            .cmp(&(one.moves.len(), one.arguments))
            .then_with(|| one.with.is_some().cmp(&other.with.is_some()))
            .then_with(|| (&one.claim, &one.with).cmp(&(&other.claim, &other.with)))
    });
    Cruxes {
        cruxes: all,
        measure,
        candidates,
        is_cut,
    }
}

/// The claims with a norm beside them in an argument for a position.
fn joined_to_norms(
    graph: &ArgumentGraph,
    verdicts: &Verdicts,
    positions: &[u32],
    open: &[u32],
) -> BTreeSet<(u32, u32)> {
    let inferences = verdicts.inferences();
    let is_norm = |&claim: &u32| {
        inferences
            .known(claim)
            .and_then(|known| graph.claim(&known.id))
            .is_some_and(|claim| claim.kind == ClaimKind::Norm)
    };
    let mut joined = BTreeSet::new();
    for &position in positions {
        for step in verdicts.given_by(position) {
            let needs = inferences.framework().needs(step);
            for &norm in needs.iter().filter(|it| is_norm(it)) {
                // Of two norms that are joined, the first by id is granted to the other.
                let others = needs.iter().copied().filter(|claim| {
                    *claim != norm && open.contains(claim) && (!is_norm(claim) || norm < *claim)
                });
                joined.extend(others.map(|claim| (claim, norm)));
            }
        }
    }
    joined
}

/// What assuming a claim and leaving it out change between them, with the norm granted.
fn tried_out(
    verdicts: &Verdicts,
    positions: &[u32],
    claim: u32,
    norm: Option<u32>,
) -> Option<Crux> {
    let inferences = verdicts.inferences();
    let id = |number: u32| inferences.known(number).map(|known| known.id.clone());
    let claim_id = id(claim)?;
    let with = norm.and_then(id);
    let mut base = verdicts.standpoint().clone();
    if let Some(norm) = &with {
        let grant = Change::Assume(norm.clone());
        if !can_be_made(inferences, &grant, &base) {
            return None;
        }
        base = grant.on(&base);
    }
    let assume = Change::Assume(claim_id.clone());
    if !can_be_made(inferences, &assume, &base) {
        return None;
    }
    let assumed = judged(verdicts, &assume.on(&base));
    let left_out = judged(verdicts, &Change::LeaveOut(claim_id.to_string()).on(&base));
    let moves = positions
        .iter()
        .filter_map(|&position| {
            let (without, with) = (
                left_out.of_claim_numbered(position),
                assumed.of_claim_numbered(position),
            );
            (Outcome::of(without) != Outcome::of(with)).then(|| {
                Some(Move {
                    position: id(position)?,
                    left_out: without,
                    assumed: with,
                })
            })?
        })
        .collect();
    let stands = |it: ArgumentVerdict| it == ArgumentVerdict::Stands;
    let arguments = assumed
        .arguments()
        .zip(left_out.arguments())
        .filter(|((_, one), (_, other))| stands(*one) != stands(*other))
        .count();
    Some(Crux {
        verdict: verdicts.of_claim_numbered(claim),
        claim: claim_id,
        with,
        moves,
        arguments,
    })
}

/// A source or a claim whose removal alone changes a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinglePoint {
    /// Its id.
    pub id: String,
    /// The verdict without it.
    pub verdict: Verdict,
}

/// Every source and every claim whose removal alone changes the verdict on a claim: those that
/// change what it comes to first, then by id. The second part says whether the budget ended the
/// search. None if there is no such claim.
#[must_use]
pub fn single_points(
    verdicts: &Verdicts,
    claim: &ClaimId,
    trials: usize,
) -> Option<(Vec<SinglePoint>, bool)> {
    let inferences = verdicts.inferences();
    let number = inferences.claim(claim)?;
    let now = verdicts.of_claim_numbered(number);
    let cone = Cone::of(inferences, [number]);
    let mut candidates = BTreeSet::new();
    for it in cone.inferences() {
        if verdicts.scene().is_there(it)
            && let Some(From::Source(source)) = inferences.inference(it).map(|it| &it.from)
        {
            candidates.insert(source.to_string());
        }
    }
    for it in cone.claims().filter(|&it| it != number) {
        if let Some(known) = inferences.known(it) {
            candidates.insert(known.id.to_string());
            candidates.extend(known.said_in.iter().map(|(source, _)| source.to_string()));
        }
    }
    if let Some(known) = inferences.known(number) {
        candidates.extend(known.said_in.iter().map(|(source, _)| source.to_string()));
    }
    let left_out = &verdicts.standpoint().without;
    candidates.retain(|slug| !left_out.contains(slug));
    let is_cut = candidates.len() > trials;
    let mut points: Vec<SinglePoint> = candidates
        .into_iter()
        .take(trials)
        .filter_map(|id| {
            let changed = Change::LeaveOut(id.clone()).on(verdicts.standpoint());
            let verdict = verdicts.of_claim_from(&changed, number);
            (verdict != now).then_some(SinglePoint { id, verdict })
        })
        .collect();
    points.sort_by_key(|point| Outcome::of(point.verdict) == Outcome::of(now));
    Some((points, is_cut))
}

/// What hangs on a claim, an argument or a source: every verdict that is another one without it,
/// its own left aside.
#[must_use]
pub fn hangs_on(verdicts: &Verdicts, slug: &str) -> Flips {
    let without = judged(
        verdicts,
        &Change::LeaveOut(slug.to_owned()).on(verdicts.standpoint()),
    );
    let mut flips = Flips::between(verdicts, &without);
    flips.claims.retain(|flip| flip.id.as_str() != slug);
    flips.arguments.retain(|flip| flip.id.as_str() != slug);
    flips
}
