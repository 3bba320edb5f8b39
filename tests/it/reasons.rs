//! Reasons and changes on small random debates, in which every step has a grade of its own: every
//! explanation is finite, is about what is there and names what really decides; change sets,
//! cruxes and single points are those that trying everything finds.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use counterpoint::diagnostic::Spot;
use counterpoint::graph::{ArgumentGraph, build};
use counterpoint::model::{
    ActorId, ClaimId, Grade, IssueId, Language, Semantics, Settings, Standpoint, Text, Verdict,
};
use counterpoint::reason::{
    Change, Circumstances as _, Explanation, Flips, From, Inferences, Label, Outcome, Reason, Role,
    TRIALS, Told, Toward, Verdicts, What, Why, change_sets, cruxes, hangs_on, single_points,
};
use counterpoint::store::record_from_str;

/// Marsaglia's xorshift: the same debates in every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).expect("is small")
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.up_to(from.len())]
    }
}

const GRADES: [&str; 4] = ["asserted", "ordinary", "strong", "settled"];

fn settings() -> Settings {
    Settings {
        title: Text::new(Language::En, "Small debates"),
        as_of: "2026-11-22".parse().expect("is a date"),
        language: Language::En,
        live_url: None,
        texts: None,
        grades: std::collections::BTreeMap::new(),
        last_resort: Grade::Settled,
        severities: std::collections::BTreeMap::new(),
    }
}

/// A debate of a few claims; `odds` of a hundred steps attack.
fn debate(dice: &mut Dice, odds: usize) -> ArgumentGraph {
    let mut files = vec![(
        "ada".to_owned(),
        r#"Actor(name: "Ada", kind: person)"#.to_owned(),
    )];
    let count = 3 + dice.up_to(4);
    for claim in 0..count {
        let kind = dice.pick(&["fact", "fact", "norm"]);
        let mut text = format!("Claim(text: \"Claim {claim}.\", kind: {kind}, ");
        match dice.up_to(4) {
            0 | 1 => {
                let grade = dice.pick(&GRADES);
                let source = format!(
                    "Source(kind: news, title: \"S\", issuer: \"I\", \
                     grade: (grade: {grade}, because: \"So.\"))"
                );
                files.push((format!("s{claim}"), source));
                write!(text, "cites: [(source: \"s{claim}\", role: establishes)], ")
                    .expect("as above");
            }
            2 => text.push_str("asserted_by: [\"ada\"], "),
            _ => {}
        }
        if dice.up_to(6) == 0 {
            let standard = dice.pick(&[
                "scintilla",
                "clear_and_convincing",
                "beyond_reasonable_doubt",
                "dialectical_validity",
            ]);
            write!(text, "standard: {standard}, ").expect("as above");
        }
        text.push(')');
        files.push((format!("c{claim}"), text));
    }
    let steps = 2 + dice.up_to(6);
    for step in 0..steps {
        let premises: BTreeSet<usize> = (0..=dice.up_to(2)).map(|_| dice.up_to(count)).collect();
        let premises: Vec<String> = premises.iter().map(|it| format!("\"c{it}\"")).collect();
        let target = dice.up_to(count);
        let conclusion = match (dice.up_to(100) < odds, dice.up_to(2)) {
            (true, 0) => format!("Undercuts(\"a{}\")", dice.up_to(steps)),
            (true, _) => format!("Rebuts(\"c{target}\")"),
            (false, _) => format!("Supports(\"c{target}\")"),
        };
        let grade = dice.pick(&GRADES);
        let text = format!(
            "Argument(premises: [{}], conclusion: {conclusion}, \
             strength: (grade: {grade}, because: \"So.\"))",
            premises.join(", ")
        );
        files.push((format!("a{step}"), text));
    }
    let topic = r#"Topic(title: "T", summary: "S", root_issue: "i")"#;
    let issue = r#"Issue(question: "Q?", positions: ["c0", "c1"], exclusive: true)"#;
    files.push(("t".to_owned(), topic.to_owned()));
    files.push(("i".to_owned(), issue.to_owned()));
    let records = files.iter().map(|(id, text)| {
        let text = text.replacen('(', &format!("(id: \"{id}\", "), 1);
        let record = record_from_str(&text).unwrap_or_else(|bad| panic!("{bad}\n{text}"));
        (Arc::new(record), None, Spot::Record(Arc::from(id.as_str())))
    });
    let (graph, findings) = build(records, &[]);
    assert!(findings.is_empty(), "{findings:?}");
    graph
}

fn standpoint(graph: &ArgumentGraph, dice: &mut Dice) -> Standpoint {
    let mut standpoint = Standpoint::default();
    if dice.up_to(3) == 0 {
        let ada = ActorId::new("ada").expect("is a slug");
        standpoint.trust.insert(ada);
    }
    if dice.up_to(4) == 0 {
        let claims: Vec<_> = graph.claims().map(|it| it.id.clone()).collect();
        let assumed = claims[dice.up_to(claims.len())].clone();
        standpoint.assume.insert(assumed);
    }
    standpoint
}

/// Many debates, with and without attacks.
fn debates(seed: u64, number: usize, check: impl Fn(&ArgumentGraph, &Verdicts)) {
    let mut dice = Dice(seed);
    let settings = settings();
    for turn in 0..number {
        let graph = debate(&mut dice, [0, 30, 60][turn % 3]);
        let standpoint = standpoint(&graph, &mut dice);
        let inferences = Arc::new(Inferences::of(&graph, &settings));
        check(
            &graph,
            &Verdicts::of(&inferences, &standpoint, settings.as_of),
        );
    }
}

fn explanations(verdicts: &Verdicts) -> Vec<Explanation> {
    let why = Why::of(verdicts);
    let claims = verdicts.claims().filter_map(|(id, _)| why.claim(id));
    let arguments = verdicts.arguments().filter_map(|(id, _)| why.argument(id));
    claims.chain(arguments).collect()
}

/// What makes two reasons the same item.
fn item(reason: &Reason) -> String {
    match &reason.what {
        What::Claim(id, _) => id.to_string(),
        What::Step(step) => step.name.clone(),
        What::Actor(_)
        | What::Source(_)
        | What::Standard(..)
        | What::Dates(_)
        | What::Absence(_)
        | What::Nothing => format!("{:?}", reason.what),
    }
}

/// What holds is never said to hold because of something that it is a reason for: no step rests on
/// itself, and no claim is a premise of what it rests on. What is said against a step and could not
/// defeat it even if it held is no part of its reasons.
fn no_circle(verdicts: &Verdicts, reason: &Reason, step: Option<u32>, above: &[String]) {
    let holds = matches!(
        reason.role,
        Role::EstablishedBy
            | Role::SupportedBy
            | Role::TakenFrom
            | Role::Assumed
            | Role::OpposedBy
            | Role::RestsOn
            | Role::DefeatedBy
            | Role::AnsweredBy
    );
    if holds {
        assert!(!above.contains(&item(reason)), "{reason:?} in {above:?}");
    }
    let mut above = above.to_vec();
    let mut below = step;
    if let What::Step(it) = &reason.what {
        let threatens = |target| verdicts.defeaters(target).any(|by| by == it.inference);
        if reason.role == Role::Objection {
            let claims =
                |name: &String| ClaimId::new(name).is_ok_and(|id| verdicts.of_claim(&id).is_some());
            above.retain(|name| step.is_some_and(threatens) && !claims(name));
        }
        below = Some(it.inference);
    }
    above.push(item(reason));
    for reason in &reason.because {
        no_circle(verdicts, reason, below, &above);
    }
}

#[test]
fn every_explanation_is_finite_and_about_what_is_there() {
    let every_semantics = |verdicts: &Verdicts| {
        Semantics::ALL.map(|semantics| {
            let standpoint = Standpoint {
                semantics,
                ..verdicts.standpoint().clone()
            };
            judged(verdicts, &standpoint)
        })
    };
    debates(1, 150, |_, verdicts| {
        for explanation in explanations(verdicts) {
            no_circle(verdicts, &explanation.root, None, &[]);
        }
        let all = every_semantics(verdicts);
        let all = all
            .iter()
            .flat_map(|it| explanations(it).into_iter().map(move |e| (it, e)));
        for (verdicts, explanation) in all {
            assert!(!explanation.is_cut);
            let all = explanation.reasons();
            let told: BTreeSet<String> = all
                .iter()
                .filter(|(_, it)| it.told == Told::Here)
                .map(|(_, it)| item(it))
                .collect();
            for (_, reason) in &all {
                if reason.told == Told::Before {
                    assert!(told.contains(&item(reason)));
                }
                match &reason.what {
                    What::Claim(id, verdict) => {
                        assert_eq!(verdicts.of_claim(id), Some(*verdict));
                    }
                    What::Step(step) => {
                        assert_eq!(verdicts.of_inference(step.inference), step.verdict);
                        let label = verdicts.label(step.inference);
                        let expected: &[Label] = match reason.role {
                            Role::EstablishedBy
                            | Role::SupportedBy
                            | Role::TakenFrom
                            | Role::Assumed
                            | Role::OpposedBy
                            | Role::DefeatedBy
                            | Role::AnsweredBy => &[Label::In],
                            Role::TiesWith | Role::Open => &[Label::Undecided],
                            Role::Objection => &[Label::Out],
                            Role::Fails => &[Label::Undecided, Label::Out],
                            Role::OpenQuestion => &[Label::In, Label::Undecided],
                            Role::Asked
                            | Role::HoldsInSome
                            | Role::RestsOn
                            | Role::PremiseMissing
                            | Role::Outweighed
                            | Role::ShortOfStandard
                            | Role::ReportedBy
                            | Role::ReportedIn
                            | Role::NotInForce
                            | Role::Absent
                            | Role::Circle => &[Label::In, Label::Undecided, Label::Out],
                        };
                        assert!(expected.contains(&label), "{:?} {label:?}", reason.role);
                    }
                    What::Actor(_)
                    | What::Source(_)
                    | What::Standard(..)
                    | What::Dates(_)
                    | What::Absence(_)
                    | What::Nothing => {}
                }
            }
        }
    });
}

/// What an explanation names, as ids that can be left out; and of these the leaves.
fn named(explanation: &Explanation) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut all, mut leaves) = (BTreeSet::new(), BTreeSet::new());
    for (_, reason) in explanation.reasons() {
        if let What::Step(step) = &reason.what {
            match &step.from {
                From::Argument(id) => {
                    all.insert(id.to_string());
                }
                From::Source(id) => {
                    all.insert(id.to_string());
                    leaves.insert(id.to_string());
                }
                From::Actor(_) | From::Rule(_) | From::Open | From::Assumption => {}
            }
        }
    }
    (all, leaves)
}

fn judged(verdicts: &Verdicts, standpoint: &Standpoint) -> Verdicts {
    Verdicts::of(verdicts.inferences(), standpoint, verdicts.on())
}

/// What an accepted claim is said to rest on is enough: without everything that is not named it
/// stands as well. And it is needed: what is named, without the leaves, carries nothing.
#[test]
fn what_an_accepted_claim_rests_on_really_decides() {
    let accepted = std::cell::Cell::new(0);
    debates(2, 600, |graph, verdicts| {
        let why = Why::of(verdicts);
        let everything = graph
            .arguments()
            .map(|it| it.id.to_string())
            .chain(graph.sources().map(|it| it.id.to_string()));
        let everything: BTreeSet<String> = everything.collect();
        for (id, verdict) in verdicts.claims() {
            let explanation = why.claim(id).expect("is there");
            let (named, leaves) = named(&explanation);
            if verdict != Verdict::Accepted {
                continue;
            }
            accepted.set(accepted.get() + 1);
            let mut only = verdicts.standpoint().clone();
            only.without
                .extend(everything.iter().filter(|it| !named.contains(*it)).cloned());
            let there = judged(verdicts, &only);
            assert_eq!(
                there.of_claim(id),
                Some(Verdict::Accepted),
                "{explanation:#?}"
            );
            only.without.extend(leaves);
            only.assume.clear();
            only.trust.clear();
            let there = judged(verdicts, &only);
            assert_ne!(
                there.of_claim(id),
                Some(Verdict::Accepted),
                "{explanation:#?}"
            );
        }
    });
    assert!(accepted.get() > 300);
}

/// What ties is undecided, and what would settle it does.
#[test]
fn a_tie_is_a_tie_and_what_settles_it_settles_it() {
    let contested = std::cell::Cell::new(0);
    debates(3, 600, |_, verdicts| {
        let why = Why::of(verdicts);
        for (id, verdict) in verdicts.claims() {
            let explanation = why.claim(id).expect("is there");
            assert_eq!(
                explanation.tie.is_some(),
                verdict == Verdict::Contested,
                "{id}"
            );
            if let Some(counterpoint::reason::Tie::Pair(one, other)) = &explanation.tie {
                contested.set(contested.get() + 1);
                let scene = verdicts.scene();
                for (a, b) in [(one, other), (other, one)] {
                    assert!(scene.defeats(a.inference, b.inference));
                    assert_eq!(verdicts.label(a.inference), Label::Undecided);
                }
                // The first is on the side of what was asked, where the tie is about that.
                if other.toward == Toward::For(id.clone()) {
                    assert_eq!(one.toward, Toward::For(id.clone()));
                }
            }
            for settling in &explanation.settling {
                let mut changed = verdicts.standpoint().clone();
                for change in &settling.changes {
                    changed = change.on(&changed);
                }
                let there = judged(verdicts, &changed).of_claim(id);
                assert_eq!(there, Some(settling.verdict));
                assert!(matches!(
                    settling.verdict,
                    Verdict::Accepted | Verdict::Refuted
                ));
            }
        }
    });
    assert!(contested.get() > 20);
}

fn is_open(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Contested | Verdict::Reported)
}

fn rivals(verdicts: &Verdicts, id: &ClaimId) -> Vec<ClaimId> {
    let inferences = verdicts.inferences();
    let number = inferences.claim(id).expect("is there");
    let rivals = inferences.contraries(number).iter();
    rivals
        .filter_map(|&it| inferences.known(it).map(|known| known.id.clone()))
        .collect()
}

/// Every set of changes, not only those near the claim, tried on the whole debate.
fn smallest_sets(verdicts: &Verdicts, id: &ClaimId) -> BTreeSet<Vec<Change>> {
    let now = Outcome::of(verdicts.of_claim(id).expect("is there"));
    let not_tried = rivals(verdicts, id);
    let open: Vec<&ClaimId> = verdicts
        .claims()
        .filter(|(it, verdict)| *it != id && is_open(*verdict) && !not_tried.contains(it))
        .map(|(it, _)| it)
        .collect();
    // Each open claim is left as it is, assumed or left out.
    let mut by_size: Vec<BTreeSet<Vec<Change>>> = vec![BTreeSet::new(); 4];
    for code in 0..3_usize.pow(u32::try_from(open.len()).expect("is small")) {
        let (mut rest, mut changes) = (code, Vec::new());
        for claim in &open {
            match rest % 3 {
                1 => changes.push(Change::Assume((*claim).clone())),
                2 => changes.push(Change::LeaveOut(claim.to_string())),
                _ => {}
            }
            rest /= 3;
        }
        if changes.is_empty() || changes.len() > 3 {
            continue;
        }
        let mut changed = verdicts.standpoint().clone();
        for change in &changes {
            changed = change.on(&changed);
        }
        let contradicts = |it: &ClaimId| {
            let rivals = rivals(verdicts, it);
            changed.assume.iter().any(|other| rivals.contains(other))
        };
        if changed.assume.iter().any(contradicts) {
            continue;
        }
        let there = judged(verdicts, &changed).of_claim(id).expect("is there");
        if Outcome::of(there) != now {
            changes.sort();
            by_size[changes.len()].insert(changes);
        }
    }
    by_size
        .into_iter()
        .find(|it| !it.is_empty())
        .unwrap_or_default()
}

#[test]
fn change_sets_are_the_smallest_there_are() {
    let sizes = std::cell::RefCell::new(BTreeSet::new());
    debates(4, 120, |_, verdicts| {
        for (id, _) in verdicts.claims() {
            let sets = change_sets(verdicts, id, 100_000).expect("is there");
            assert!(!sets.is_cut);
            let found: BTreeSet<Vec<Change>> = sets
                .sets
                .iter()
                .map(|set| {
                    let mut changes = set.changes.clone();
                    changes.sort();
                    changes
                })
                .collect();
            assert_eq!(found, smallest_sets(verdicts, id), "{id}");
            sizes.borrow_mut().extend(found.iter().map(Vec::len));
        }
    });
    assert!(sizes.borrow().contains(&1) && sizes.borrow().contains(&2));
}

#[test]
fn a_budget_cuts_and_says_so() {
    debates(5, 60, |graph, verdicts| {
        for (id, _) in verdicts.claims() {
            let whole = change_sets(verdicts, id, 100_000).expect("is there");
            let cut = change_sets(verdicts, id, 1).expect("is there");
            assert!(cut.is_cut || cut == whole);
            assert!(
                !cut.is_cut || cut.exact_to == 0 || !whole.sets.is_empty() || cut.sets.is_empty()
            );
        }
        let issue = graph
            .issue(&IssueId::new("i").expect("a slug"))
            .expect("is there");
        let cut = cruxes(graph, verdicts, issue, 1);
        assert!(cut.is_cut || cut.candidates == 0);
    });
}

/// A crux moves a position, and every claim that moves one alone is a crux.
#[test]
fn cruxes_are_what_moves_a_position() {
    let pairs = std::cell::Cell::new(0);
    debates(6, 300, |graph, verdicts| {
        let issue = graph
            .issue(&IssueId::new("i").expect("a slug"))
            .expect("is there");
        let found = cruxes(graph, verdicts, issue, TRIALS);
        let moves = |claim: &ClaimId, with: Option<&ClaimId>| -> Option<usize> {
            let mut base = verdicts.standpoint().clone();
            base.assume.extend(with.cloned());
            base.without
                .retain(|it| with.is_none_or(|with| it != with.as_str()));
            let assumed = Change::Assume(claim.clone()).on(&base);
            let of_assumed = &assumed.assume;
            if of_assumed.iter().any(|it| {
                rivals(verdicts, it)
                    .iter()
                    .any(|rival| of_assumed.contains(rival))
            }) {
                return None;
            }
            let assumed = judged(verdicts, &assumed);
            let without = judged(verdicts, &Change::LeaveOut(claim.to_string()).on(&base));
            let outcome = |of: &Verdicts, it| Outcome::of(of.of_claim(it).expect("is there"));
            let moved = issue
                .positions
                .iter()
                .filter(|it| outcome(&assumed, it) != outcome(&without, it));
            Some(moved.count())
        };
        let moving: BTreeSet<ClaimId> = verdicts
            .claims()
            .filter(|(id, verdict)| is_open(*verdict) && !issue.positions.contains(id))
            .filter(|(id, _)| moves(id, None).is_some_and(|moved| moved > 0))
            .map(|(id, _)| id.clone())
            .collect();
        let alone: BTreeSet<ClaimId> = found
            .cruxes
            .iter()
            .filter(|crux| crux.with.is_none() && !crux.moves.is_empty())
            .map(|crux| crux.claim.clone())
            .collect();
        assert_eq!(alone, moving);
        for crux in found.cruxes.iter().filter(|crux| crux.with.is_some()) {
            pairs.set(pairs.get() + 1);
            assert!(!moving.contains(&crux.claim));
            assert_eq!(
                moves(&crux.claim, crux.with.as_ref()),
                Some(crux.moves.len())
            );
        }
        let ranks: Vec<_> = found.cruxes.iter().map(|crux| crux.moves.len()).collect();
        assert!(ranks.is_sorted_by(|one, other| one >= other));
    });
    assert!(pairs.get() > 0);
}

/// A single point changes the verdict, nothing else that could be left out does, and what hangs
/// on a thing is the same told from its side.
#[test]
fn single_points_and_what_hangs_on_them_agree() {
    debates(7, 150, |graph, verdicts| {
        let sources = graph.sources().map(|it| it.id.to_string());
        let claims = graph.claims().map(|it| it.id.to_string());
        let all: Vec<String> = sources.chain(claims).collect();
        for (id, now) in verdicts.claims() {
            let (points, is_cut) = single_points(verdicts, id, TRIALS).expect("is there");
            assert!(!is_cut);
            let points: BTreeSet<(String, Verdict)> =
                points.into_iter().map(|it| (it.id, it.verdict)).collect();
            let mut expected = BTreeSet::new();
            for slug in all.iter().filter(|slug| slug.as_str() != id.as_str()) {
                let flips: Flips = hangs_on(verdicts, slug);
                let flip = flips.claims.into_iter().find(|flip| flip.id == *id);
                if let Some(flip) = flip {
                    assert_eq!(flip.before, Some(now));
                    expected.insert((slug.clone(), flip.after.expect("is there")));
                }
            }
            assert_eq!(points, expected, "{id}");
        }
    });
}
