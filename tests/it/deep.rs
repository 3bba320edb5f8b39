//! Debates deeper and wider than any reader follows: every page of them is still a page, at once.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Language, RecordKind, TopicId};
use counterpoint::site::{self, Asked, Current, Rendered, Snapshot, render};
use counterpoint::store::Store;
use counterpoint::view::{Hosting, MapFormat, Page};
use rocket::http::{Header, Status};
use rocket::local::blocking::Client;

const DEEP: usize = 3000;
const WIDE: usize = 2500;

/// A chain of supports and one of undercuts beneath one answer, and another answer on which
/// thousands of arguments bear.
static BASE: LazyLock<(tempfile::TempDir, KnowledgeBase)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let topic = folder.path().join("topics/t");
    fs::create_dir_all(&topic).expect("can be made");
    write(
        &folder.path().join("settings.ron"),
        r#"Settings(title: "Deep", as_of: "2026-11-22", language: en)"#,
    );
    write(
        &topic.join("topic.ron"),
        r#"Topic(title: "Deep", summary: "Deep.", root_issue: "q")"#,
    );
    let mut import = String::from(
        r#"[Issue(id: "q", question: "How deep?", positions: ["c0", "hub"]),
        Claim(id: "c0", text: "Number 0.", kind: fact),
        Claim(id: "hub", text: "A hub.", kind: fact),
        Claim(id: "r", text: "A reason.", kind: fact),
        Argument(id: "u0", premises: ["r"], conclusion: Supports("c0")),
        "#,
    );
    for n in 1..=DEEP {
        let before = n - 1;
        let _ = write!(
            import,
            r#"Claim(id: "c{n}", text: "Number {n}.", kind: fact),
            Argument(id: "s{n}", premises: ["c{n}"], conclusion: Supports("c{before}")),
            Argument(id: "u{n}", premises: ["r"], conclusion: Undercuts("u{before}")),
            "#
        );
    }
    for n in 1..=WIDE {
        let _ = write!(
            import,
            r#"Argument(id: "w{n}", premises: ["r"], conclusion: Supports("hub")),
            "#
        );
    }
    // Two that question each other and bear on nothing else.
    import.push_str(
        r#"Argument(id: "x1", premises: ["r"], conclusion: Undercuts("x2")),
        Argument(id: "x2", premises: ["r"], conclusion: Undercuts("x1"))]"#,
    );
    write(&topic.join("import-deep.ron"), &import);
    let (kb, _) = KnowledgeBase::open(&Store::at(folder.path()), &|_| ()).expect("can be listed");
    assert_eq!(kb.graph().count(RecordKind::Argument), 2 * DEEP + WIDE + 3);
    (folder, kb)
});

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("can be written");
}

/// The page, which must be there soon.
fn page(page: &Page) -> String {
    let start = Instant::now();
    let asked = Asked::default();
    let rendered = render(&BASE.1, None, page, Language::En, &asked, Hosting::Live);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(5), "{page:?} took {took:?}");
    match rendered {
        Rendered::Html(text) | Rendered::Css(text) => text,
        Rendered::File(..) => String::new(),
        Rendered::Missing(_) | Rendered::Bad(_) => panic!("{page:?} is missing"),
    }
}

fn topic() -> TopicId {
    TopicId::new("t").expect("is a slug")
}

fn map(focus: &str) -> String {
    page(&Page::Map(topic(), Some(focus.into())))
}

/// Anchors that stand twice in a page.
fn twice(html: &str) -> Vec<&str> {
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    ids.sort_unstable();
    let pairs = ids.windows(2).filter(|pair| pair[0] == pair[1]);
    pairs.map(|pair| pair[0]).collect()
}

#[test]
fn long_chains_exhaust_nothing() {
    for n in [1, 10, 19, 20, 21, 1000, DEEP] {
        for slug in [format!("c{n}"), format!("s{n}"), format!("u{n}")] {
            let html = map(&slug);
            assert!(html.contains(&format!("id=\"{slug}\"")), "{slug} is shown");
            assert_eq!(twice(&html), Vec::<&str>::new(), "{slug}");
            // The undercuts end at one more argument, which bears on the answer.
            let cut = n > 20 || slug == "u20";
            assert_eq!(html.contains("what it bears on"), cut, "{slug}");
            page(&Page::MapFile(
                topic(),
                Some(slug.as_str().into()),
                MapFormat::Style,
            ));
            let kind = match slug.as_bytes()[0] {
                b'c' => RecordKind::Claim,
                _ => RecordKind::Argument,
            };
            page(&Page::Item(kind, slug.into()));
        }
    }
    for page_of_all in [
        Page::Home,
        Page::Map(topic(), None),
        Page::MapFile(topic(), None, MapFormat::Style),
        Page::Item(RecordKind::Issue, "q".into()),
    ] {
        page(&page_of_all);
    }
}

/// What is cut off is one step away.
#[test]
fn the_way_up_that_is_cut_goes_on_where_it_was_cut() {
    let html = map("u3000");
    assert!(html.contains("href=\"/en/map/t/u2980\""), "the next map");
    assert!(html.contains("id=\"u2981\"") && !html.contains("id=\"u2979\""));
    let html = map("c3000");
    assert!(html.contains("href=\"/en/map/t/c2980\""), "the next map");
    assert!(!html.contains("How deep?"), "the question is far");
    assert!(map("c20").contains("How deep?"), "the question is near");
}

#[test]
fn arguments_that_question_each_other_are_drawn() {
    for slug in ["x1", "x2"] {
        let html = map(slug);
        assert!(html.contains("id=\"x1\"") && html.contains("id=\"x2\""));
        assert_eq!(twice(&html), Vec::<&str>::new(), "{slug}");
    }
}

/// The outline ends where it says so: no place sends a reader to one that is not there.
#[test]
fn the_outline_tells_no_untruth() {
    let html = page(&Page::Outline(topic(), None));
    assert_eq!(twice(&html), Vec::<&str>::new());
    assert!(html.contains("What bears on it stands on its own page."));
    for target in html.split("href=\"#").skip(1) {
        let anchor = target.split('"').next().unwrap_or_default();
        assert!(html.contains(&format!("id=\"{anchor}\"")), "#{anchor}");
    }
    assert!(html.len() < 2_000_000, "{}", html.len());
    assert!(html.contains(" more</a>"), "the rest is linked");
}

#[test]
fn what_thousands_bear_on_has_a_page_of_bounded_length() {
    for (what, most) in [
        (Page::Item(RecordKind::Claim, "hub".into()), 400_000),
        (Page::Item(RecordKind::Claim, "r".into()), 400_000),
        (Page::Item(RecordKind::Issue, "q".into()), 400_000),
        (Page::Map(topic(), Some("hub".into())), 100_000),
        (Page::Map(topic(), Some("r".into())), 100_000),
    ] {
        let html = page(&what);
        assert!(html.len() < most, "{what:?}: {}", html.len());
        assert!(html.contains(" more</a>"), "{what:?} says what is left out");
    }
}

/// Around an answer on which thousands of arguments bear, and with as much opened as there is room
/// for, a map stays a page that arrives at once.
#[test]
fn the_map_of_thousands_of_arguments_is_small() {
    let (folder, _) = &*BASE;
    let (kb, _) = KnowledgeBase::open(&Store::at(folder.path()), &|_| ()).expect("can be listed");
    let current = Arc::new(Current::new(Snapshot::new(kb)));
    let client = Client::tracked(site::rocket(current)).expect("starts");
    for path in [
        "/en/map/t",
        "/en/map/t/q",
        "/en/map/t/hub",
        "/en/map/t/hub?open=hub",
        "/en/map/t/c0?open=r",
        "/en/table/t",
        "/en/embed/t/hub",
    ] {
        let encoding = Header::new("Accept-Encoding", "br");
        let answer = client.get(path).header(encoding).dispatch();
        assert_eq!(answer.status(), Status::Ok, "{path}");
        let bytes = answer.into_bytes().expect("a body").len();
        assert!(bytes < 150_000, "{path}: {bytes} bytes");
    }
}
