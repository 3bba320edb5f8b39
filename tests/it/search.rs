//! Search over a small debate in both languages: may the library open on Sundays?

use std::fs;
use std::path::Path;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{
    ClaimId, ClaimKind, IssueId, Language, Record, RecordKind, SourceKind, Text,
};
use counterpoint::search::{Filters, Hit, Query, Results, SearchIndex};
use counterpoint::store::Store;
use proptest::prelude::*;
use tempfile::TempDir;

const FILES: &[(&str, &str)] = &[
    (
        "settings.ron",
        r#"Settings(title: (en: "Debates", fr: "Débats"), as_of: "2026-01-01", language: en)"#,
    ),
    (
        "topics/library/topic.ron",
        r#"Topic(
            title: (en: "Sundays at the library", fr: "Le dimanche à la bibliothèque"),
            summary: (en: "The town may open its library on Sundays.", fr: "La ville pourrait ouvrir sa bibliothèque le dimanche."),
            language: en,
            root_issue: "i-sundays",
            issues: ["i-staff"],
        )"#,
    ),
    (
        "topics/library/issues/i-sundays.ron",
        r#"Issue(
            question: (en: "Should the library open on Sundays?", fr: "La bibliothèque devrait-elle ouvrir le dimanche ?"),
            about: (en: "It is closed on Sundays and holidays.", fr: "Elle est fermée les dimanches et jours fériés."),
            positions: ["p-open", "p-close"],
            background: ["c-hours"],
        )"#,
    ),
    (
        "topics/library/issues/i-staff.ron",
        r#"Issue(
            question: (en: "Can the staff bear it?", fr: "Le personnel peut-il le supporter ?"),
            positions: ["p-tired"],
        )"#,
    ),
    (
        "topics/library/claims/p-open.ron",
        r#"Claim(text: (en: "The library should open on Sundays.", fr: "La bibliothèque devrait ouvrir le dimanche."), kind: norm)"#,
    ),
    (
        "topics/library/claims/p-close.ron",
        r#"Claim(text: (en: "The library should stay closed on Sundays.", fr: "La bibliothèque devrait rester fermée le dimanche."), kind: norm)"#,
    ),
    (
        "topics/library/claims/p-tired.ron",
        r#"Claim(text: (en: "Librarians are overworked.", fr: "Les bibliothécaires sont surmenés."), kind: fact, rebuts: ["p-open"])"#,
    ),
    (
        "topics/library/claims/c-hours.ron",
        r#"Claim(
            text: (en: "Opening hours were shortened.", fr: "Les heures d’ouverture ont été réduites."),
            plain: (en: "The doors shut earlier than before.", fr: "Les portes ferment plus tôt qu’avant."),
            kind: fact,
            in_force: (from: "2015-06-01"),
        )"#,
    ),
    (
        "topics/library/claims/c-students.ron",
        r#"Claim(
            text: (en: "Students borrowed twice as many books where libraries opened on weekends.", fr: "Les élèves ont emprunté deux fois plus de livres là où les bibliothèques étaient ouvertes la fin de semaine."),
            short: (en: "Twice the loans", fr: "Deux fois plus de prêts"),
            kind: fact,
            cites: [(source: "survey-2019", role: establishes, at: Page("4"))],
            observed: (from: "2018-01-01", until: "2019-01-01"),
        )"#,
    ),
    (
        "topics/library/claims/c-security.ron",
        r#"Claim(text: (en: "Guards cost money.", fr: "La sécurité de nuit coûte cher aux réfugiés arrivés tard."), kind: causal, rebuts: ["c-students"])"#,
    ),
    (
        "topics/library/claims/c-french-only.ron",
        r#"Claim(text: (fr: "Le silence apaise les lecteurs."), kind: prediction)"#,
    ),
    (
        "topics/library/arguments/a-loans.ron",
        r#"Argument(
            short: (en: "Reading grows", fr: "La lecture progresse"),
            premises: ["c-students"],
            conclusion: Supports("p-open"),
            warrant: (en: "What is lent is read.", fr: "Ce qui est prêté est lu."),
            from: "2020-03-01",
        )"#,
    ),
    (
        "topics/library/arguments/a-doubt.ron",
        r#"Argument(premises: ["c-french-only"], conclusion: Undercuts("a-loans"))"#,
    ),
    (
        "sources/survey-2019.ron",
        r#"Source(kind: poll, title: (en: "A survey of borrowers", fr: "Sondage auprès des emprunteurs"), issuer: (en: "Town hall", fr: "Hôtel de ville"), author: "Ann Verlinde", date: "2019")"#,
    ),
    (
        "sources/ruling-2012.ron",
        r#"Source(kind: court_decision, title: (en: "Smith v. Town", fr: "Smith c. Ville"), issuer: (en: "Court of the county", fr: "Cour du comté"), citation: "2012 FC 77", date: "2012-05-02")"#,
    ),
    (
        "sources/ruling-2013.ron",
        r#"Source(kind: court_decision, title: (en: "The 2012 FC 77 appeal", fr: "L’appel de 2012 FC 77"), issuer: (en: "Court of appeal", fr: "Cour d’appel"), citation: "2013 FCA 8", date: "2013-05-02")"#,
    ),
    (
        "actors/readers-league.ron",
        r#"Actor(name: (en: "League of readers", fr: "Ligue des lecteurs"), short: (en: "LOR", fr: "LDL"), kind: non_governmental)"#,
    ),
];

struct Library {
    folder: TempDir,
}

impl Library {
    fn new() -> Self {
        let library = Self {
            folder: TempDir::new().expect("a folder can be made"),
        };
        for (path, text) in FILES {
            library.write(path, text);
        }
        library
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).expect("a file can be removed");
    }

    fn base(&self) -> KnowledgeBase {
        let store = Store::at(self.folder.path());
        let (base, _) = KnowledgeBase::open(&store, &|_| {}).expect("the folder is there");
        base
    }

    fn index(&self) -> SearchIndex {
        SearchIndex::build(&self.base()).expect("an index can be made")
    }
}

fn index() -> SearchIndex {
    Library::new().index()
}

fn query(text: &str, language: Language) -> Query {
    Query {
        text: text.to_owned(),
        language,
        limit: 100,
        ..Query::default()
    }
}

fn english(index: &SearchIndex, text: &str) -> Results {
    index.search(&query(text, Language::En))
}

fn french(index: &SearchIndex, text: &str) -> Results {
    index.search(&query(text, Language::Fr))
}

fn filtered(filters: Filters) -> Vec<String> {
    let query = Query {
        filters,
        limit: 100,
        ..Query::default()
    };
    slugs(&index().search(&query))
}

fn slugs(results: &Results) -> Vec<String> {
    results
        .hits
        .iter()
        .map(|hit| hit.slug.to_string())
        .collect()
}

fn hit<'r>(results: &'r Results, slug: &str) -> &'r Hit {
    let found = results.hits.iter().find(|hit| &*hit.slug == slug);
    found.unwrap_or_else(|| panic!("no {slug} among {:?}", slugs(results)))
}

fn marked(hit: &Hit) -> Vec<&str> {
    hit.marks
        .iter()
        .map(|range| &hit.text[range.clone()])
        .collect()
}

fn marked_in_passage(hit: &Hit) -> Vec<&str> {
    let passage = hit.passage.as_ref().expect("there is a passage");
    let marks = passage.marks.iter();
    marks.map(|range| &passage.text[range.clone()]).collect()
}

#[test]
fn every_record_is_a_document() {
    let library = Library::new();
    let base = library.base();
    let index = library.index();
    assert_eq!(index.documents(), base.graph().records().count());
    // The short forms of claims are arguments, too.
    assert!(index.documents() > FILES.len() - 1);
}

#[test]
fn english_words_meet_in_their_stem() {
    let results = english(&index(), "borrow student library");
    assert_eq!(
        marked(hit(&results, "c-students")),
        ["Students", "borrowed", "libraries"]
    );
}

#[test]
fn french_words_meet_in_their_stem() {
    let index = index();
    let results = french(&index, "emprunter livre");
    assert_eq!(marked(hit(&results, "c-students")), ["emprunté", "livres"]);
    // The stemmer needs the accents to see that these are one verb.
    let results = french(&index, "arrivées");
    assert_eq!(marked(hit(&results, "c-security")), ["arrivés"]);
}

#[test]
fn accents_may_be_left_out_or_written_apart() {
    let index = index();
    for text in ["securite", "sécurité", "SÉCURITÉ", "se\u{301}curite\u{301}"] {
        let results = french(&index, text);
        assert_eq!(marked(hit(&results, "c-security")), ["sécurité"], "{text}");
    }
    let results = french(&index, "refugie");
    assert_eq!(marked(hit(&results, "c-security")), ["réfugiés"]);
}

#[test]
fn the_last_word_may_be_unfinished() {
    let index = index();
    let results = english(&index, "opening ho");
    assert_eq!(marked(hit(&results, "c-hours")), ["Opening", "hours"]);
    let results = english(&index, "ope hours");
    assert!(results.partial || !slugs(&results).contains(&"c-hours".to_owned()));
}

#[test]
fn one_typo_is_forgiven_and_two_are_not() {
    let index = index();
    for typo in ["librarans", "librariansx", "libraraans", "lirbarians"] {
        let results = english(&index, typo);
        assert_eq!(marked(hit(&results, "p-tired")), ["Librarians"], "{typo}");
    }
    for typo in ["librrans", "lbrariansx", "lirbaraans"] {
        assert_eq!(
            english(&index, typo),
            Results {
                partial: true,
                ..Results::default()
            },
            "{typo}"
        );
    }
    // Short words and numbers are what they are.
    assert_eq!(english(&index, "lod").total, 0);
    assert_eq!(english(&index, "2112").total, 0);
}

#[test]
fn a_typo_in_one_word_of_several_is_forgiven() {
    let results = english(&index(), "twice the laons");
    assert!(!results.partial);
    assert_eq!(slugs(&results)[0], "c-students");
}

/// "Doers" is written somewhere, but nowhere with the other words, where "doors" is.
#[test]
fn a_word_that_exists_may_still_be_mistyped() {
    let library = Library::new();
    let path = "topics/library/claims/c-other.ron";
    library.write(path, r#"Claim(text: (en: "Doers exist."), kind: fact)"#);
    let index = library.index();
    assert_eq!(slugs(&english(&index, "doers")), ["c-other"]);
    let results = english(&index, "doers shut earlier");
    assert!(!results.partial);
    assert_eq!(slugs(&results), ["c-hours"]);
    // Forgiving does not help here, so nothing is forgiven.
    let results = english(&index, "doers guards");
    assert!(results.partial);
    assert_eq!(slugs(&results)[..2], ["c-other", "c-security"]);
}

#[test]
fn words_that_say_nothing_are_not_asked_for() {
    let index = index();
    let results = english(&index, "what is the League of the readers");
    assert!(!results.partial);
    assert_eq!(slugs(&results), ["readers-league"]);
    assert!(english(&index, "the").total > 0);
}

#[test]
fn records_with_some_of_the_words_are_better_than_none() {
    let results = english(&index(), "guards xylophone");
    assert!(results.partial);
    assert_eq!(slugs(&results)[0], "c-security");
}

#[test]
fn the_heading_is_in_the_language_of_the_reader_and_the_passage_where_the_words_are() {
    let index = index();
    let results = english(&index, "sécurité");
    let found = hit(&results, "c-security");
    assert_eq!(
        (&*found.text, found.language),
        ("Guards cost money.", Language::En)
    );
    assert!(found.marks.is_empty());
    assert_eq!(marked_in_passage(found), ["sécurité"]);
    let results = english(&index, "silence");
    let found = hit(&results, "c-french-only");
    assert_eq!(found.language, Language::Fr);
    assert_eq!(marked(found), ["silence"]);
    assert_eq!(found.passage, None);
    // An argument that nobody worded is shown as what it starts from.
    assert_eq!(
        hit(&results, "a-doubt").text,
        "Le silence apaise les lecteurs."
    );
}

#[test]
fn remarks_names_and_citations_are_found() {
    let index = index();
    assert_eq!(slugs(&english(&index, "doors earlier")), ["c-hours"]);
    assert_eq!(slugs(&english(&index, "lent")), ["a-loans"]);
    assert_eq!(slugs(&english(&index, "Verlinde")), ["survey-2019"]);
    assert_eq!(slugs(&french(&index, "hôtel de ville")), ["survey-2019"]);
    assert_eq!(slugs(&english(&index, "LOR"))[0], "readers-league");
    let results = english(&index, "FCA");
    assert_eq!(marked_in_passage(hit(&results, "ruling-2013")), ["FCA"]);
}

#[test]
fn a_long_passage_is_cut_around_its_mark() {
    let library = Library::new();
    let long = "many short words ".repeat(60);
    library.write(
        "topics/library/claims/c-hours.ron",
        &format!(r#"Claim(text: (en: "Hours."), plain: (en: "{long}é zebra {long}"), kind: fact)"#),
    );
    let results = english(&library.index(), "zebra");
    let found = hit(&results, "c-hours");
    assert_eq!(marked_in_passage(found), ["zebra"]);
    let text = &found.passage.as_ref().expect("there is a passage").text;
    assert!(
        text.len() < 300 && text.starts_with('…') && text.ends_with('…'),
        "{text}"
    );
}

#[test]
fn an_exact_id_or_citation_comes_first() {
    let index = index();
    for text in ["2012 FC 77", "2012 fc 77", " 2012  FC 77. "] {
        let results = english(&index, text);
        // The title of the appeal has the same words.
        assert_eq!(slugs(&results), ["ruling-2012", "ruling-2013"], "{text}");
    }
    for text in ["p-open", "P-Open", "p open"] {
        assert_eq!(slugs(&english(&index, text))[0], "p-open", "{text}");
    }
    let short_form = "p-tired--rebuts--p-open";
    assert_eq!(slugs(&english(&index, short_form))[0], short_form);
}

#[test]
fn a_heading_counts_more_than_a_remark_and_a_remark_more_than_a_premise() {
    let library = Library::new();
    library.write(
        "topics/library/claims/c-long.ron",
        r#"Claim(text: (en: "A giraffe is the tallest of all animals that walk."), kind: fact)"#,
    );
    library.write(
        "topics/library/claims/c-remark.ron",
        r#"Claim(text: (en: "Tall."), plain: (en: "Like a giraffe."), kind: fact)"#,
    );
    library.write(
        "topics/library/arguments/a-a.ron",
        r#"Argument(short: (en: "So"), premises: ["c-long"], conclusion: Supports("p-open"))"#,
    );
    let results = english(&library.index(), "giraffe");
    assert_eq!(slugs(&results), ["c-long", "c-remark", "a-a"]);
    assert_eq!(marked_in_passage(hit(&results, "a-a")), ["giraffe"]);
}

/// Of two headings with the word, it says more of the shorter one; then the id decides.
#[test]
fn equals_are_ordered_by_length_and_id() {
    let library = Library::new();
    for (id, text) in [
        ("c-z", "A giraffe."),
        ("c-y", "A giraffe."),
        ("c-a", "A giraffe walks."),
    ] {
        let path = format!("topics/library/claims/{id}.ron");
        library.write(
            &path,
            &format!(r#"Claim(text: (en: "{text}"), kind: fact)"#),
        );
    }
    assert_eq!(
        slugs(&english(&library.index(), "giraffe")),
        ["c-y", "c-z", "c-a"]
    );
}

#[test]
fn the_language_of_the_reader_comes_first() {
    let library = Library::new();
    library.write(
        "topics/library/claims/c-a.ron",
        r#"Claim(text: (en: "Radio."), kind: fact)"#,
    );
    library.write(
        "topics/library/claims/c-b.ron",
        r#"Claim(text: (fr: "Radio."), kind: fact)"#,
    );
    let index = library.index();
    assert_eq!(slugs(&english(&index, "radio")), ["c-a", "c-b"]);
    assert_eq!(slugs(&french(&index, "radio")), ["c-b", "c-a"]);
}

#[test]
fn each_filter_leaves_out_the_rest() {
    let all = filtered(Filters::default());
    assert_eq!(all.len(), index().documents());
    let sources = filtered(Filters {
        kind: Some(RecordKind::Source),
        ..Filters::default()
    });
    assert_eq!(sources, ["ruling-2012", "ruling-2013", "survey-2019"]);
    let norms = filtered(Filters {
        claim_kind: Some(ClaimKind::Norm),
        ..Filters::default()
    });
    assert_eq!(norms, ["p-close", "p-open"]);
    let rulings = filtered(Filters {
        source_kind: Some(SourceKind::CourtDecision),
        ..Filters::default()
    });
    assert_eq!(rulings, ["ruling-2012", "ruling-2013"]);
    let years = |from, until| {
        filtered(Filters {
            from_year: from,
            until_year: until,
            ..Filters::default()
        })
    };
    assert_eq!(
        years(Some(2013), Some(2018)),
        ["c-hours", "c-students", "ruling-2013"]
    );
    assert_eq!(years(Some(2019), None), ["a-loans", "survey-2019"]);
    assert_eq!(years(None, Some(2012)), ["ruling-2012"]);
    assert!(years(Some(2020), Some(2019)).is_empty());
}

#[test]
fn sides_and_issues_are_those_of_the_graph() {
    let library = Library::new();
    let base = library.base();
    let graph = base.graph();
    for issue in graph.issues() {
        let found = filtered(Filters {
            issue: Some(issue.id.clone()),
            ..Filters::default()
        });
        for record in graph.records() {
            let slug = record.slug();
            let expected = match record {
                Record::Claim(_) | Record::Argument(_) => {
                    graph.issues_of(&slug).iter().any(|it| it.id == issue.id)
                }
                Record::Issue(it) => it.id == issue.id,
                Record::Source(_) => &*slug == "survey-2019" && issue.id.as_str() == "i-sundays",
                Record::Topic(_)
                | Record::Actor(_)
                | Record::Expect(_)
                | Record::RuleSet(_)
                | Record::Predicate(_)
                | Record::Rule(_)
                | Record::Case(_)
                | Record::Policy(_) => false,
            };
            assert_eq!(
                found.contains(&slug.to_string()),
                expected,
                "{slug} in {}",
                issue.id
            );
        }
    }
    for position in ["p-open", "p-close", "p-tired"] {
        let side = ClaimId::new(position).expect("is a slug");
        let found = filtered(Filters {
            side: Some(side.clone()),
            kind: Some(RecordKind::Claim),
            ..Filters::default()
        });
        let expected: Vec<String> = graph
            .claims()
            .filter(|claim| graph.speaks_for(&claim.id).iter().any(|it| it.id == side))
            .map(|claim| claim.id.to_string())
            .collect();
        assert_eq!(found, expected, "{position}");
    }
    let unknown = IssueId::new("no-such-issue").expect("is a slug");
    let none = filtered(Filters {
        issue: Some(unknown),
        ..Filters::default()
    });
    assert!(none.is_empty());
}

#[test]
fn counts_by_kind_do_without_the_filter_by_kind() {
    let mut query = query("library", Language::En);
    query.filters.kind = Some(RecordKind::Issue);
    let results = index().search(&query);
    assert_eq!(slugs(&results), ["i-sundays"]);
    assert_eq!(results.total, 1);
    let claims = results
        .by_kind
        .iter()
        .find(|(kind, _)| *kind == RecordKind::Claim);
    assert_eq!(claims, Some(&(RecordKind::Claim, 3)));
}

#[test]
fn results_come_in_pages() {
    let index = index();
    for text in ["", "library"] {
        let whole = index.search(&query(text, Language::En));
        let mut pages = Vec::new();
        for offset in (0..whole.total).step_by(2) {
            let page = index.search(&Query {
                offset,
                limit: 2,
                ..query(text, Language::En)
            });
            assert_eq!(page.total, whole.total);
            pages.extend(page.hits);
        }
        assert_eq!(pages, whole.hits);
    }
    let beyond = Query {
        offset: usize::MAX,
        limit: usize::MAX,
        ..query("library", Language::En)
    };
    assert!(index.search(&beyond).hits.is_empty());
    assert_eq!(index.search(&Query { limit: 0, ..beyond }).hits, []);
}

#[test]
fn a_change_is_taken_in_and_the_old_index_stays() {
    let library = Library::new();
    let before = library.index();
    library.write(
        "topics/library/claims/c-students.ron",
        r#"Claim(text: (en: "Giraffes read."), kind: fact, supports: ["p-close"])"#,
    );
    library.remove("sources/ruling-2012.ron");
    library.write(
        "actors/night-owls.ron",
        r#"Actor(name: (en: "Night owls"), kind: person)"#,
    );
    let base = library.base();
    let after = before.update(&base).expect("an index can be changed");
    assert_eq!(slugs(&english(&after, "owl")), ["night-owls"]);
    // The premise of an argument, and an argument that stands for a short form.
    let found = slugs(&english(&after, "giraffe"));
    assert_eq!(
        found,
        ["c-students", "a-loans", "c-students--supports--p-close"]
    );
    assert_eq!(english(&after, "twice").total, 0);
    let close = Filters {
        side: ClaimId::new("p-close").ok(),
        kind: Some(RecordKind::Claim),
        ..Filters::default()
    };
    let speaking = |index: &SearchIndex| {
        slugs(&index.search(&Query {
            filters: close.clone(),
            ..query("", Language::En)
        }))
    };
    assert_eq!(speaking(&after), ["c-students", "p-close"]);
    assert_eq!(speaking(&before), ["p-close"]);
    assert_eq!(slugs(&english(&before, "2012 FC 77"))[0], "ruling-2012");
    assert_eq!(slugs(&english(&after, "2012 FC 77")), ["ruling-2013"]);
    assert_eq!(english(&before, "giraffe").total, 0);
    // What was changed answers like what was made anew, whatever was asked.
    let anew = library.index();
    for text in WORDS
        .iter()
        .chain(&["", "library opening", "smth", "librarains", "dimanche"])
    {
        for language in Language::ALL {
            let query = query(text, language);
            assert_eq!(after.search(&query), anew.search(&query), "{text}");
        }
    }
    let back = after
        .update(&Library::new().base())
        .expect("an index can be changed");
    assert_eq!(back.documents(), before.documents());
    assert_eq!(english(&back, "twice"), english(&before, "twice"));
}

const WORDS: &[&str] = &[
    "sundays", "libary", "ouvrir", "cour", "readers", "p-open", "hours", "the", "s", "book",
];

#[test]
fn many_small_changes_do_not_disturb() {
    let library = Library::new();
    let mut index = library.index();
    for round in 0..30 {
        library.write(
            "topics/library/claims/c-hours.ron",
            &format!(r#"Claim(text: (en: "Round number{round} of hours."), kind: fact)"#),
        );
        index = index
            .update(&library.base())
            .expect("an index can be changed");
        assert_eq!(
            slugs(&english(&index, &format!("number{round}"))),
            ["c-hours"]
        );
    }
    assert_eq!(english(&index, "number3").total, 0);
    assert_eq!(
        english(&index, "library"),
        english(&library.index(), "library")
    );
}

#[test]
fn hostile_queries_are_only_words() {
    let index = index();
    let short = "\" ( AND NOT title:library lib* [a~1 ^2 \\ \0 <script> ]]> '; -- 🙂 👩‍👩‍👧 \u{301} ß İ ﬁ ½ \
                 图书馆 - \u{feff} %00 {} library\u{1}\u{7f} \u{202e}library a\u{301}\u{301}";
    let queries = [short]
        .into_iter()
        .chain(short.split(' '))
        .map(str::to_owned)
        .chain([
            "a".repeat(100_000),
            "é".repeat(50_000),
            "library ".repeat(12_500),
            "(".repeat(100_000),
            "\u{301}".repeat(50_000),
            (0..20_000).map(|n| n.to_string() + " ").collect(),
            "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(2_000),
        ]);
    for text in queries {
        for language in Language::ALL {
            let results = index.search(&query(&text, language));
            for hit in &results.hits {
                assert!(!marked(hit).contains(&""));
            }
        }
    }
    assert_eq!(english(&index, "🙂 !").total, 0);
    let plain = english(&index, "library");
    for text in [
        "title:library",
        "+library",
        "\"library\"",
        "library*",
        "\u{202e}library",
    ] {
        let slugs_of_plain = slugs(&plain);
        let found = slugs(&english(&index, text));
        assert!(
            found
                .iter()
                .all(|slug| slugs_of_plain.contains(slug) || text.contains(':'))
        );
    }
    assert_eq!(english(&index, "library library library"), plain);
}

#[test]
fn hostile_texts_are_indexed_and_shown() {
    let library = Library::new();
    let long = "x".repeat(100_000);
    library.write(
        "topics/library/claims/c-hours.ron",
        &format!(r#"Claim(text: (en: "<b> \u{{202e}} {long} 🙂 zebra"), kind: fact)"#),
    );
    let index = library.index();
    assert_eq!(marked(hit(&english(&index, "zebra"), "c-hours")), ["zebra"]);
    assert_eq!(slugs(&english(&index, &long)), ["c-hours"]);
}

#[test]
fn the_same_base_gives_the_same_results() {
    let (one, other) = (index(), index());
    for text in WORDS {
        for language in Language::ALL {
            let query = query(text, language);
            assert_eq!(one.search(&query), other.search(&query));
            assert_eq!(one.search(&query), one.search(&query));
        }
    }
}

#[test]
fn an_index_can_be_asked_from_any_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<SearchIndex>();
}

#[test]
fn an_empty_base_is_searched_in_vain() {
    let folder = TempDir::new().expect("a folder can be made");
    let (base, _) = KnowledgeBase::open(&Store::at(folder.path()), &|_| {}).expect("is there");
    let index = SearchIndex::build(&base).expect("an index can be made");
    assert_eq!(index.search(&query("", Language::En)), Results::default());
    assert_eq!(english(&index, "library").total, 0);
    assert_eq!(index.documents(), 0);
}

/// Some words of one text of one record, with the id of the record.
fn some_words(base: &KnowledgeBase) -> impl Strategy<Value = (String, String)> + use<> {
    let mut texts = Vec::new();
    for record in base.graph().records() {
        for (_, text) in record
            .texts()
            .into_iter()
            .filter(|(name, _)| *name != "caution")
        {
            texts.extend(spoken(&record.slug(), text));
        }
    }
    prop::sample::select(texts).prop_flat_map(|(slug, words)| {
        let count = words.len().min(6);
        (Just(slug), prop::sample::subsequence(words, 1..=count))
            .prop_map(|(slug, words)| (slug, words.join(" ")))
    })
}

fn spoken(slug: &str, text: &Text) -> Vec<(String, Vec<String>)> {
    text.wordings()
        .map(|(_, text)| {
            let words = text.split(|it: char| !it.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
            (slug.to_owned(), words.collect())
        })
        .collect()
}

#[test]
fn the_words_of_a_text_find_its_record() {
    let library = Library::new();
    let index = library.index();
    let strategy = (
        some_words(&library.base()),
        prop::bool::ANY,
        prop::bool::ANY,
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&strategy, |((slug, words), in_french, in_capitals)| {
        let language = if in_french {
            Language::Fr
        } else {
            Language::En
        };
        let text = if in_capitals {
            words.to_uppercase()
        } else {
            words
        };
        let results = index.search(&query(&text, language));
        prop_assert!(!results.partial, "{text}");
        prop_assert!(
            slugs(&results).contains(&slug),
            "{text} does not find {slug}"
        );
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}
