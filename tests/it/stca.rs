//! What the expectations in the knowledge cannot say of its first debate: what an answer depends
//! on, what stays an open question, and what is said of a ruling whose effect is held back.

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ArgumentId, ArgumentVerdict, ClaimId, Language, Standpoint};
use counterpoint::reason::Why;
use counterpoint::store::Store;
use counterpoint::view::{ClaimView, Hosting, Length, Reader, Sentence, WhyView};

fn base() -> KnowledgeBase {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| {}).expect("is there");
    kb
}

fn claim(id: &str) -> ClaimId {
    ClaimId::new(id).expect("an id")
}

/// The answers that most depends on are shown with what they depend on: safety, capacity, valves,
/// crossings, complicity, and values.
#[test]
fn the_answers_to_the_main_question_show_what_they_depend_on() {
    let kb = base();
    let reader = Reader::new(&kb, Language::En, Hosting::Live);
    let mut named = String::new();
    for id in ["p-withdraw", "p-keep"] {
        let view = ClaimView::of(reader, &claim(id)).expect("is there");
        assert!(view.judged.is_weighed, "{id}");
        for link in &view.judged.depends_on {
            named += &link.href;
            named.push('\n');
        }
    }
    for part in [
        "p-safe-",
        "p-cap-",
        "p-valves-",
        "p-irr-",
        "p-compl-",
        "/v-",
    ] {
        assert!(named.contains(part), "{part} is not among:\n{named}");
    }
}

/// With the reply from precedent left out, newer evidence is an open question about the ruling of
/// 2023: raised on a weaker footing, it topples nothing. With it, it is raised and answered.
#[test]
fn newer_evidence_is_an_open_question_without_the_reply() {
    let kb = base();
    let ruling = ArgumentId::new("a18").expect("an id");
    let newer = ArgumentId::new("a19").expect("an id");
    let reply = ArgumentId::new("a65").expect("an id");
    let editors = kb.judge(&Standpoint::default()).expect("can be seen");
    let number = |id| editors.inferences().of_argument(id).expect("is there");
    assert_eq!(editors.of_argument(&newer), Some(ArgumentVerdict::Defeated));
    assert_eq!(editors.of_argument(&reply), Some(ArgumentVerdict::Stands));
    assert!(
        editors
            .open_questions(number(&ruling))
            .all(|it| it != number(&newer))
    );
    let record = kb.graph().argument(&reply).expect("is there");
    assert!(record.critical_question.is_some());
    let without = Standpoint {
        without: [reply.to_string()].into(),
        ..Standpoint::default()
    };
    let seen = kb.judge(&without).expect("can be seen");
    assert!(
        seen.open_questions(number(&ruling))
            .any(|it| it == number(&newer))
    );
    assert_eq!(seen.of_argument(&ruling), Some(ArgumentVerdict::Stands));
}

/// From December 2020 the ruling of that July stands, and it is said that its effect is stayed.
#[test]
fn a_stayed_ruling_says_so() {
    let kb = base();
    let there = Standpoint {
        on: Some("2020-12-01".parse().expect("a day")),
        ..Standpoint::default()
    };
    let verdicts = kb.judge(&there).expect("can be seen");
    let reader = Reader::new(&kb, Language::En, Hosting::Live).seeing(&verdicts);
    let why = Why::of(&verdicts);
    let view = WhyView::of_claim(reader, &why, &claim("p-s7-yes"), Length::Short);
    let said: Vec<String> = view
        .expect("is there")
        .short
        .iter()
        .map(Sentence::plain)
        .collect();
    assert!(said.iter().any(|it| it.contains("stayed")), "{said:?}");
}

/// Where the later rulings are left out, it is not said that they reversed the earlier one.
#[test]
fn what_is_left_out_reverses_nothing() {
    let kb = base();
    let there = Standpoint {
        without: ["fca-2021-72".to_owned(), "scc-2023-17".to_owned()].into(),
        ..Standpoint::default()
    };
    let verdicts = kb.judge(&there).expect("can be seen");
    let reader = Reader::new(&kb, Language::En, Hosting::Live).seeing(&verdicts);
    let why = Why::of(&verdicts);
    let view = WhyView::of_claim(reader, &why, &claim("p-s7-yes"), Length::Short);
    let view = view.expect("is there");
    // The stay of its effect is a question that a rule of the collection asks, and topples nothing.
    assert_eq!(view.verdict, "Stands here, with an open question");
    let said: Vec<String> = view.short.iter().map(Sentence::plain).collect();
    let said = said.join(" ").to_lowercase();
    assert!(said.contains("2020 fc 770"), "{said}");
    assert!(!said.contains("reversed"), "{said}");
}
