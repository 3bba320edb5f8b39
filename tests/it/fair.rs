//! Swap the sides in the data, and what readers see is swapped with them: nothing is chosen,
//! ordered or counted for being on one side.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, ClaimKind, Language, Standpoint, TopicId, Verdict};
use counterpoint::reason::{Strength, StrengthModel, Verdicts, Weights};
use counterpoint::store::Store;
use counterpoint::view::{HomeView, Hosting, MapAsked, MapLineKind, MapView, Reader, Thrust};

/// The knowledge of the repository, with each argument's file changed by `swap`.
fn base(swap: impl Fn(&str) -> String) -> KnowledgeBase {
    base_with(&["arguments"], swap)
}

/// The same with each file in folders of these names changed.
fn base_with(folders: &[&str], swap: impl Fn(&str) -> String) -> KnowledgeBase {
    let folder = tempfile::tempdir().expect("a folder");
    copy(Path::new("knowledge"), folder.path(), folders, &swap);
    let (kb, _) = KnowledgeBase::open(&Store::at(folder.path()), &|_| {}).expect("is read");
    kb
}

fn copy(from: &Path, to: &Path, folders: &[&str], swap: &impl Fn(&str) -> String) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("is listed") {
        let path = entry.expect("is there").path();
        let name = path.file_name().expect("has a name");
        if path.is_dir() {
            copy(&path, &to.join(name), folders, swap);
        } else if folders.iter().any(|folder| from.ends_with(folder)) {
            let text = fs::read_to_string(&path).expect("is text");
            fs::write(to.join(name), swap(&text)).expect("is written");
        } else {
            fs::copy(&path, to.join(name)).expect("is copied");
        }
    }
}

/// Exchanges two words.
fn exchanged(text: &str, one: &str, other: &str) -> String {
    text.replace(one, "\u{1}")
        .replace(other, one)
        .replace('\u{1}', other)
}

fn reader(kb: &KnowledgeBase) -> Reader<'_> {
    Reader::new(kb, Language::En, Hosting::Live)
}

fn best_case(kb: &KnowledgeBase, answer: &str) -> Vec<String> {
    let view = HomeView::of(reader(kb), &[]).expect("there is a debate");
    let case = view
        .cases
        .iter()
        .find(|case| case.id == answer)
        .expect("is shown");
    case.steps
        .iter()
        .map(|step| step.argument.href.clone())
        .collect()
}

fn map(kb: &KnowledgeBase, focus: &str) -> MapView {
    let topic = TopicId::new("stca").expect("is a slug");
    let asked = MapAsked::default();
    MapView::of(reader(kb), &topic, Some(&Arc::from(focus)), &asked)
        .expect("every id names something")
        .expect("is a focus")
}

fn frames(map: &MapView) -> Vec<(String, Thrust)> {
    map.frames
        .iter()
        .map(|frame| (frame.anchor.clone(), frame.thrust))
        .collect()
}

/// Whether an argument on the map bears on the focus, by what its frame is called.
fn speaks_of(map: &MapView, anchor: &str, focus: &str) -> bool {
    let frame = map.frames.iter().find(|frame| frame.anchor == anchor);
    let crumb = map.frame.crumbs.last();
    let short = crumb.map_or_else(|| focus.to_owned(), |crumb| crumb.text.text.clone());
    frame.is_some_and(|frame| frame.name.contains(&format!("{short}.")))
}

#[test]
fn exchanging_two_answers_exchanges_their_best_cases_and_maps() {
    let (here, there) = ("\"p-keep\"", "\"p-withdraw\"");
    let (before, after) = (
        base(str::to_owned),
        base(|text| exchanged(text, here, there)),
    );
    for (one, other) in [("p-keep", "p-withdraw"), ("p-withdraw", "p-keep")] {
        let case = best_case(&before, one);
        assert!(case.len() > 1);
        assert_eq!(best_case(&after, other), case);
        let (first, second) = (map(&before, one), map(&after, other));
        assert_eq!(frames(&second), frames(&first));
        assert_eq!((second.width, second.height), (first.width, first.height));
    }
}

#[test]
fn turning_every_argument_round_turns_every_line_round() {
    let turned = |text: &str| exchanged(text, "Supports(", "Rebuts(");
    let (before, after) = (base(str::to_owned), base(turned));
    let mut seen = [0, 0];
    for focus in [
        "p-safe-yes",
        "p-safe-no",
        "p-cap-no",
        "p-narrow",
        "p-s7-yes",
    ] {
        let count = |map: &MapView, kind| map.lines.iter().filter(|line| line.kind == kind).count();
        let (first, second) = (map(&before, focus), map(&after, focus));
        let at_focus = |map: &MapView, thrust| {
            map.frames
                .iter()
                .filter(|frame| frame.thrust == thrust && speaks_of(map, &frame.anchor, focus))
                .count()
        };
        let pro = at_focus(&first, Thrust::Supports);
        let con = at_focus(&first, Thrust::Rebuts);
        assert_eq!(at_focus(&second, Thrust::Rebuts), pro, "{focus}");
        assert_eq!(at_focus(&second, Thrust::Supports), con, "{focus}");
        seen[0] += pro + count(&first, MapLineKind::Supports);
        seen[1] += con;
    }
    assert!(
        seen.iter().all(|count| *count > 0),
        "both kinds are shown somewhere"
    );
}

#[test]
fn the_order_of_a_comparison_does_not_change_it() {
    let kb = base(str::to_owned);
    let id = |text| ClaimId::new(text).expect("is a slug");
    let shown = |a, b| {
        let view = HomeView::of(reader(&kb), &[id(a), id(b)]).expect("there is a debate");
        view.cases
            .iter()
            .map(|case| case.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown("p-withdraw", "p-keep"), shown("p-keep", "p-withdraw"));
}

/// Each answer inherits the verdict and the strength of the other when what is said for and against them is
/// exchanged, and nothing else in the debate moves.
#[test]
fn exchanging_two_answers_exchanges_their_verdicts() {
    let unchanged = base(str::to_owned);
    let norms: BTreeSet<ClaimId> = unchanged
        .graph()
        .claims()
        .filter(|claim| claim.kind == ClaimKind::Norm && !claim.id.as_str().starts_with("p-"))
        .map(|claim| claim.id.clone())
        .collect();
    assert!(norms.len() > 2);
    let standpoints = [
        Standpoint::default(),
        Standpoint {
            on: Some("2021-06-01".parse().expect("is a day")),
            ..Standpoint::default()
        },
        Standpoint {
            assume: norms,
            ..Standpoint::default()
        },
    ];
    for (one, other) in [("p-keep", "p-withdraw"), ("p-safe-yes", "p-safe-no")] {
        let quoted = |id: &str| format!("\"{id}\"");
        let exchange = |text: &str| exchanged(text, &quoted(one), &quoted(other));
        let exchanged = base_with(&["arguments", "issues"], exchange);
        let name = |id: &str| match id {
            _ if id == one => other.to_owned(),
            _ if id == other => one.to_owned(),
            _ => id.to_owned(),
        };
        for standpoint in &standpoints {
            let (before, after) = (unchanged.judge(standpoint), exchanged.judge(standpoint));
            let (before, after) = (before.expect("is judged"), after.expect("is judged"));
            let mirrored: BTreeMap<String, Verdict> = after
                .claims()
                .map(|(id, verdict)| (name(id.as_str()), verdict))
                .collect();
            for (id, verdict) in before.claims() {
                assert_eq!(mirrored[id.as_str()], verdict, "{id} for {one} and {other}");
            }
            let steps = |verdicts: &Verdicts| -> Vec<_> {
                verdicts.arguments().map(|(_, verdict)| verdict).collect()
            };
            assert_eq!(steps(&before), steps(&after), "{one} and {other}");
            for model in StrengthModel::ALL {
                let weights = [&before, &after].map(|it| Weights::of(it.scene(), model));
                for (id, _) in before.claims() {
                    let there = ClaimId::new(&name(id.as_str())).expect("is a slug");
                    let strengths = [weights[0].of_claim(id), weights[1].of_claim(&there)];
                    let [here, there] = strengths.map(|it| it.and_then(Strength::value));
                    let (here, there) = (here.expect("rests"), there.expect("rests"));
                    assert!((here - there).abs() < 1e-6, "{id}: {here}, {there}");
                }
            }
        }
    }
}
