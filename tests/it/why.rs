//! Why, why not, and what would change it: the wording of small cases, and on random theories that
//! every explanation is finite, is about what is there, and names what really decides.

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, Language, Standpoint};
use counterpoint::reason::{TRIALS, Why, change_sets, cruxes, single_points};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, Length, Reader, WhyView};

#[test]
fn look() {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge".as_ref()), &|_| {}).unwrap();
    let verdicts = kb.judge(&Standpoint::default()).unwrap();
    let t = std::time::Instant::now();
    let why = Why::of(&verdicts);
    println!("founding {:?}", t.elapsed());
    for language in [Language::En, Language::Fr] {
        let reader = Reader::new(&kb, language, Hosting::Live);
        let mut seen = std::collections::BTreeMap::new();
        for (id, verdict) in verdicts.claims() {
            let n: &mut usize = seen.entry(verdict).or_default();
            *n += 1;
            if *n > 6 && !id.as_str().starts_with("p-") { continue; }
            let t = std::time::Instant::now();
            let view = WhyView::of_claim(reader, &why, id, Length::Full).unwrap();
            println!("\n## {id}: {} ({:?})", view.verdict, t.elapsed());
            for s in &view.short { println!("  {}", s.plain()); }
            if id.as_str().starts_with("p-") { for l in view.lines.iter().take(25) { println!("    {}{} [{}]", "  ".repeat(l.depth), l.sentence.plain(), l.role); } }
        }
        let mut seen = std::collections::BTreeMap::new();
        for (id, verdict) in verdicts.arguments() {
            let n: &mut usize = seen.entry(verdict).or_default();
            *n += 1;
            if *n > 6 { continue; }
            let view = WhyView::of_argument(reader, &why, id, Length::Full).unwrap();
            println!("\n## {id}: {}", view.verdict);
            for s in &view.short { println!("  {}", s.plain()); }
        }
    }
    for issue in kb.graph().issues() {
        let t = std::time::Instant::now();
        let c = cruxes(kb.graph(), &verdicts, issue, TRIALS);
        println!("\n## {} {:?} of {} cut {} {:?}", issue.id, c.measure, c.candidates, c.is_cut, t.elapsed());
        for c in c.cruxes.iter().take(12) { println!("   {} with {:?} moves {:?} args {}", c.claim, c.with, c.moves.iter().map(|m| (m.position.as_str(), m.left_out, m.assumed)).collect::<Vec<_>>(), c.arguments); }
    }
    for id in ["p-s7-no", "p-valves-yes", "p-cap-no", "p-safe-no", "p-withdraw"] {
        let id = ClaimId::new(id).unwrap();
        let t = std::time::Instant::now();
        let c = change_sets(&verdicts, &id, TRIALS).unwrap();
        println!("\n## {id} {:?} {} sets exact {} cut {} {:?}", c.now, c.sets.len(), c.exact_to, c.is_cut, t.elapsed());
        for s in c.sets.iter().take(6) { println!("  {:?}", s); }
        let t = std::time::Instant::now();
        println!("  {:?} {:?}", single_points(&verdicts, &id, TRIALS), t.elapsed());
    }
}
