//! What a map is asked and what it shows: pills open in place and move nothing, filters hide and
//! count, ways are whole, and the sentences say all that the picture shows.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pictures are far smaller than the numbers hold"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{ClaimId, IssueId, Language, TopicId};
use counterpoint::pages;
use counterpoint::site::{Asked, FileKind, Rendered, render};
use counterpoint::store::Store;
use counterpoint::view::{
    Atlas, Hosting, Look, MapAsked, MapFormat, MapPill, MapView, Mark, OutlineView, Page, Paper,
    Reader, Shape, Stop, TableView, Type,
};

static KB: LazyLock<KnowledgeBase> = LazyLock::new(|| {
    let (kb, _) = KnowledgeBase::open(&Store::at("knowledge"), &|_| ()).expect("can be read");
    kb
});

fn topic() -> TopicId {
    TopicId::new("stca").expect("is a slug")
}

fn asked(query: &str) -> MapAsked {
    Asked::parse(query).and_then(|it| it.map()).expect(query)
}

fn map(focus: Option<&str>, query: &str) -> MapView {
    let reader = Reader::new(&KB, Language::En, Hosting::Live);
    let focus = focus.map(Arc::from);
    MapView::of(reader, &topic(), focus.as_ref(), &asked(query))
        .expect("every id names something")
        .expect("is a focus")
}

/// Every map around an issue or a claim of the topic.
fn focuses() -> Vec<String> {
    let graph = KB.graph();
    let issues = graph.issues().map(|it| it.id.to_string());
    let claims = graph
        .claims()
        .filter(|it| graph.topic_of(it.id.as_str()).is_some());
    issues.chain(claims.map(|it| it.id.to_string())).collect()
}

fn pills(map: &MapView) -> Vec<&MapPill> {
    let cards = map.cards.iter().filter_map(|it| it.pill.as_ref());
    let rows = map.frames.iter().flat_map(|it| &it.rows);
    cards
        .chain(rows.filter_map(|it| it.pill.as_ref()))
        .collect()
}

/// The cards and frames of each column from top to bottom.
fn columns(map: &MapView) -> BTreeMap<i64, Vec<String>> {
    let mut columns: BTreeMap<i64, Vec<(f64, String)>> = BTreeMap::new();
    for (anchor, [x, y, ..]) in &map.boxes {
        columns
            .entry(*x as i64)
            .or_default()
            .push((*y, anchor.clone()));
    }
    let sorted = columns.into_iter().map(|(x, mut column)| {
        column.sort_by(|a, b| a.0.total_cmp(&b.0));
        (x, column.into_iter().map(|(_, anchor)| anchor).collect())
    });
    sorted.collect()
}

#[test]
fn what_is_opened_comes_in_between_and_nothing_changes_places() {
    let mut opened = 0;
    for focus in focuses() {
        let before = map(Some(&focus), "");
        for pill in pills(&before) {
            let Some((_, rest)) = pill.href.split_once("?open=") else {
                continue;
            };
            let slug = rest.split('#').next().expect("an id");
            let after = map(Some(&focus), &format!("open={slug}"));
            let (there, here) = (columns(&before), columns(&after));
            assert!(
                after.boxes.len() > before.boxes.len(),
                "{focus}: {slug} opens nothing"
            );
            for (x, column) in &there {
                let now = here.get(x).cloned().unwrap_or_default();
                let kept: Vec<String> = now.into_iter().filter(|it| column.contains(it)).collect();
                assert_eq!(&kept, column, "{focus}: {slug} moves what was there");
            }
            opened += 1;
        }
    }
    assert!(opened > 100, "{opened} pills opened something");
}

#[test]
fn no_map_is_a_hairball_and_the_way_up_is_always_there() {
    for focus in focuses() {
        let map = map(Some(&focus), "");
        assert!(map.boxes.len() <= 60, "{focus}: {} boxes", map.boxes.len());
        if !KB.graph().issues().any(|it| it.id.as_str() == focus) {
            let on_way = map.frames.iter().filter(|it| it.on_way).count();
            let bears = KB
                .graph()
                .way_up(&focus, &IssueId::new("i-top").expect("a slug"));
            let arguments = bears.map_or(0, |way| way.len().saturating_sub(2) / 2);
            assert!(on_way >= arguments, "{focus}: {on_way} of {arguments}");
        }
    }
}

#[test]
fn pills_say_how_many_they_hide() {
    let map = map(Some("p-withdraw"), "");
    let card = map
        .cards
        .iter()
        .find(|it| it.anchor == "p-withdraw")
        .expect("is shown");
    let shown = map.frames.iter().filter(|it| it.to == "p-withdraw").count();
    let id = ClaimId::new("p-withdraw").expect("a slug");
    let all = KB
        .graph()
        .supporting(&id)
        .chain(KB.graph().rebutting(&id))
        .count();
    let pill = card.pill.as_ref().expect("not all fit");
    assert!(
        pill.text.starts_with(&format!("{} more for", all - shown)),
        "{}",
        pill.text
    );
}

#[test]
fn filters_let_through_what_they_say_and_keep_the_way() {
    let against = map(Some("p-safe-yes"), "side=against");
    for frame in &against.frames {
        let way = frame.on_way;
        let rebuts = frame.thrust == counterpoint::view::Thrust::Rebuts;
        assert!(way || rebuts, "{}", frame.name);
    }
    assert!(against.frames.iter().any(|it| !it.on_way));
    let standing = map(Some("p-safe-no"), "verdict=stands");
    for frame in standing.frames.iter().filter(|it| !it.on_way) {
        // The frame of one that stands says nothing.
        let shape = frame.verdict.as_ref().map_or(Shape::Stands, |it| it.shape);
        assert_eq!(shape, Shape::Stands, "{}", frame.name);
    }
    let one = map(Some("p-s7-no"), "source=scc-2023-17");
    let all = map(Some("p-s7-no"), "");
    assert!(one.frames.len() < all.frames.len());
}

/// A pill of a claim leads to a map with more of its arguments, or to a page of its own: with
/// filters as without.
#[test]
fn no_pill_promises_what_the_filters_keep_back() {
    let to = |map: &MapView, slug: &str| map.frames.iter().filter(|it| it.to == slug).count();
    let mut seen = 0;
    for query in [
        "",
        "side=against",
        "side=for",
        "verdict=stands",
        "until=2005",
        "claim=norm",
        "depth=1&side=for,step",
    ] {
        for focus in focuses() {
            let map = map(Some(&focus), query);
            let cards = map.cards.iter().filter(|it| !it.is_question);
            let cards = cards.map(|it| (Some(&it.anchor), it.pill.as_ref()));
            let rows = map.frames.iter().flat_map(|it| &it.rows);
            let rows = rows.map(|it| (it.anchor.as_ref(), it.pill.as_ref()));
            for (slug, pill) in cards.chain(rows) {
                let (Some(slug), Some(pill)) = (slug, pill.filter(|it| it.hides)) else {
                    continue;
                };
                let Some((_, rest)) = pill.href.split_once("/map/stca/") else {
                    continue;
                };
                let (path, wish) = rest.split_once('?').unwrap_or((rest, ""));
                let opened = self::map(Some(path), wish.split('#').next().unwrap_or_default());
                assert!(
                    to(&opened, slug) > to(&map, slug),
                    "{focus}?{query}: {} of {slug} opens nothing",
                    pill.text
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen} pills");
}

/// What is said of a map on which the filters leave nothing, and only of that.
#[test]
fn a_map_with_nothing_left_says_so_and_where_else_reasons_stand() {
    let note = |focus: &str, query: &str| map(Some(focus), query).note.map(|it| it.plain());
    let against = note("p-withdraw", "side=against").expect("says why it is empty");
    assert!(against.contains("Keep it"), "{against}");
    let none = note("p-withdraw", "from=2199").expect("says that it is empty");
    assert!(!none.contains("Keep it"), "{none}");
    // Where the way up is all that is left.
    let premise = note("c-us-totality", "from=2199").expect("says that nothing is left");
    assert_eq!(premise, none);
    for query in ["", "depth=3", "open=p-withdraw"] {
        assert_eq!(note("p-withdraw", query), None, "{query}");
    }
    assert!(note("p-withdraw", "to=p-keep").is_some(), "the two clash");
}

/// Files of a site hold the frame of a whole topic, and only a server answers for the others.
#[test]
fn a_frame_is_offered_where_something_answers() {
    let embed = |hosting, focus: Option<&str>, query: &str| {
        let reader = Reader::new(&KB, Language::En, hosting);
        let focus = focus.map(Arc::from);
        let map = MapView::of(reader, &topic(), focus.as_ref(), &asked(query));
        map.expect("every id names something")
            .expect("is a focus")
            .embed
            .is_some()
    };
    assert!(embed(Hosting::Files, None, ""));
    assert!(!embed(Hosting::Files, Some("p-keep"), ""));
    assert!(!embed(Hosting::Files, None, "depth=2"));
    assert!(embed(Hosting::Live, Some("p-keep"), "depth=2"));
}

/// What narrows a twin of a map is named there and can be taken back; what does not is not.
#[test]
fn twins_name_what_narrows_them() {
    let reader = Reader::new(&KB, Language::En, Hosting::Live);
    let asked = Asked::parse("side=against&to=p-keep&depth=2&sort=sources").expect("can be read");
    let (map, sort) = (asked.map().expect("a map"), asked.table().expect("a table"));
    let table = TableView::of(reader, &topic(), None, &map, sort).expect("is a topic");
    let outline = OutlineView::of(reader, &topic(), None, &map).expect("is a topic");
    for chosen in [&table.chosen, &outline.chosen] {
        let words: Vec<&str> = chosen.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["against"]);
        assert!(!chosen[0].1.contains("side="), "{}", chosen[0].1);
    }
    assert!(
        table.chosen[0].1.contains("sort=sources"),
        "{}",
        table.chosen[0].1
    );
}

/// Years as addresses and dates write them: what a map is asked, it can be asked again.
#[test]
fn years_are_written_as_they_are_read() {
    for query in ["from=0900", "until=2024", "from=1999&until=2000"] {
        let wish = asked(query);
        let pairs = wish.pairs();
        let again: Vec<String> = pairs
            .iter()
            .map(|(key, it)| format!("{key}={it}"))
            .collect();
        assert_eq!(asked(&again.join("&")), wish, "{query}");
    }
    assert_eq!(asked("from=2024-05-01"), asked("from=2024"));
}

#[test]
fn a_table_keeps_to_the_side_that_is_asked_for() {
    let reader = Reader::new(&KB, Language::En, Hosting::Live);
    let rows = |query: &str| {
        let asked = Asked::parse(query).expect("can be read");
        let (map, table) = (asked.map().expect("a map"), asked.table().expect("a table"));
        let view = TableView::of(reader, &topic(), None, &map, table);
        view.expect("is a topic").rows.len()
    };
    let all = rows("");
    for side in ["side=for", "side=against", "side=step"] {
        let some = rows(side);
        assert!(some > 0 && some < all, "{side}: {some} of {all}");
    }
}

#[test]
fn the_way_between_two_items_is_whole() {
    let map = map(Some("c-fc2020"), "to=p-keep");
    assert!(map.note.is_none());
    for anchor in ["p-withdraw", "p-keep"] {
        assert!(map.cards.iter().any(|it| it.anchor == anchor), "{anchor}");
    }
    assert!(map.frames.iter().all(|it| it.on_way));
}

#[test]
fn one_wish_has_one_address() {
    for (query, written) in [
        ("side=step&side=for", "side=for,step"),
        (
            "verdict=value,stands&depth=2",
            "depth=2&verdict=stands,value",
        ),
        ("side=for,against,step", ""),
        ("open=p-keep,p-narrow,p-keep", "open=p-keep,p-narrow"),
        ("until=2020&from=1999", "from=1999&until=2020"),
    ] {
        let pairs = asked(query).pairs();
        let text: Vec<String> = pairs
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        assert_eq!(text.join("&"), written);
    }
    for wrong in [
        "depth=0",
        "depth=6",
        "side=left",
        "verdict=good",
        "from=x",
        "claim=song",
    ] {
        assert!(
            Asked::parse(wrong).and_then(|it| it.map()).is_err(),
            "{wrong}"
        );
    }
    let reader = Reader::new(&KB, Language::En, Hosting::Live);
    for unknown in ["open=nobody", "to=i-top", "by=c-fc2020", "source=nowhere"] {
        let view = MapView::of(reader, &topic(), None, &asked(unknown));
        assert!(view.is_err(), "{unknown}");
    }
}

fn all_stops<'s>(stops: &'s [Stop], found: &mut Vec<&'s Stop>) {
    for stop in stops {
        found.push(stop);
        all_stops(&stop.stops, found);
    }
}

#[test]
fn the_sentences_say_all_that_the_picture_shows() {
    for focus in focuses() {
        let map = map(Some(&focus), "");
        let mut stops = Vec::new();
        all_stops(&map.walk, &mut stops);
        let told: BTreeSet<&str> = stops.iter().map(|it| it.anchor.as_str()).collect();
        let drawn: BTreeSet<&str> = map
            .boxes
            .iter()
            .map(|(anchor, _)| anchor.as_str())
            .collect();
        assert_eq!(told, drawn, "{focus}");
        assert_eq!(stops.len(), drawn.len(), "{focus}: told once");
        let numbers: BTreeSet<&str> = stops.iter().map(|it| it.number.as_str()).collect();
        assert_eq!(numbers.len(), stops.len());
    }
}

#[test]
fn the_whole_debate_is_seen_without_an_argument_and_with_every_question() {
    let map = map(None, "");
    assert!(map.frames.is_empty());
    let topic = KB.graph().topic(&topic()).expect("is there");
    assert_eq!(map.doors.len(), topic.issues.len());
    // The answers stand in the order that the question declares: that of their letters.
    let answers: Vec<&str> = map
        .cards
        .iter()
        .skip(1)
        .map(|it| it.text.text.as_str())
        .collect();
    let heights: Vec<f64> = map
        .boxes
        .iter()
        .skip(1)
        .take(answers.len())
        .map(|(_, at)| at[1])
        .collect();
    assert!(heights.is_sorted(), "{answers:?} at {heights:?}");
    assert!(answers.is_sorted(), "{answers:?}");
}

fn file(path: &str, format: MapFormat) -> Vec<u8> {
    let page = Page::MapFile(topic(), Some(Arc::from(path)), format);
    let rendered = render(
        &KB,
        None,
        &page,
        Language::Fr,
        &Asked::default(),
        Hosting::Live,
    );
    match rendered {
        Rendered::File(_, bytes) => bytes,
        other => panic!("{path}: {other:?}"),
    }
}

#[test]
fn a_map_as_svg_is_well_formed_and_says_what_it_shows() {
    for focus in focuses() {
        let map = map(Some(&focus), "");
        let svg = pages::sheet(&map.sheet());
        let read = roxmltree::Document::parse(&svg).unwrap_or_else(|why| panic!("{focus}: {why}"));
        let text: String = read
            .descendants()
            .filter(|it| it.is_text() && it.ancestors().any(|it| it.has_tag_name("text")))
            .flat_map(|it| [it.text().unwrap_or_default(), " "])
            .collect();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = words(&text);
        for frame in &map.frames {
            for row in &frame.rows {
                assert!(
                    text.contains(&words(&row.text.text)),
                    "{focus}: {}",
                    row.text.text
                );
            }
        }
        for attribute in ["x", "y"] {
            let outside = read.descendants().filter_map(|it| it.attribute(attribute));
            assert!(
                outside
                    .filter_map(|it| it.parse::<f64>().ok())
                    .all(|it| it >= -1.0)
            );
        }
    }
}

/// A fault in the name of a font would leave every text out without a word.
#[test]
fn a_map_as_points_has_ink_where_its_text_is() {
    let bytes = file("p-safe-no", MapFormat::Png);
    let points = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("is a picture");
    let svg = String::from_utf8(file("p-safe-no", MapFormat::Svg)).expect("is text");
    let read = roxmltree::Document::parse(&svg).expect("is XML");
    let width = read.root_element().attribute("width").expect("a width");
    let density = f64::from(points.width()) / width.parse::<f64>().expect("a number");
    let mut faces = BTreeSet::new();
    for text in read.descendants().filter(|it| it.has_tag_name("text")) {
        let number = |name: &str| text.attribute(name).and_then(|it| it.parse::<f64>().ok());
        let (x, y) = (number("x").expect("a place"), number("y").expect("a place"));
        // Letters stand on the line.
        let colours: BTreeSet<[u8; 3]> = (0..40)
            .flat_map(|right| (0..9).map(move |up| (f64::from(right), f64::from(up))))
            .map(|(right, up)| (x * density + right, y * density - up))
            .filter_map(|(x, y)| points.pixel(x as u32, y as u32))
            .map(|it| [it.red(), it.green(), it.blue()])
            .collect();
        assert!(colours.len() > 3, "no ink for {:?}", text.text());
        faces.extend(text.attribute("class"));
    }
    assert!(faces.len() >= 5, "{faces:?}");
}

#[test]
fn a_map_to_print_is_a_page_with_its_fonts_in_it() {
    let bytes = file("p-safe-no", MapFormat::Pdf);
    assert!(bytes.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&bytes);
    for font in ["CounterpointSans", "CounterpointSerif", "/ToUnicode"] {
        assert!(text.contains(font), "{font}");
    }
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
}

#[test]
fn files_of_maps_are_files() {
    for (format, kind) in [
        (MapFormat::Svg, FileKind::Svg),
        (MapFormat::Png, FileKind::Png),
        (MapFormat::Pdf, FileKind::Pdf),
    ] {
        let page = Page::MapFile(topic(), None, format);
        let path = page.path(Language::En);
        assert_eq!(Page::parse(&path), Some((Language::En, page.clone())));
        let rendered = render(
            &KB,
            None,
            &page,
            Language::En,
            &Asked::default(),
            Hosting::Files,
        );
        assert!(
            matches!(rendered, Rendered::File(it, _) if it == kind),
            "{path}"
        );
    }
}

fn atlas(paper: Paper) -> Atlas {
    let reader = Reader::new(&KB, Language::En, Hosting::Live);
    Atlas::of(reader, &topic(), paper).expect("there is such a topic")
}

/// A claim without the numbers of its works.
fn bare(text: &str) -> String {
    text.split(" [")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// The claim of a plate, and what its rows say with the page that is written under it.
fn plate(marks: &[Mark]) -> (String, Vec<(String, String)>) {
    let (mut title, mut row, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for mark in marks {
        match mark {
            Mark::Text {
                face: Type::Answer,
                text,
                ..
            } => title.push(text.as_str()),
            Mark::Text {
                face: Type::Body,
                text,
                ..
            } => row.push(text.trim()),
            Mark::Text {
                face: Type::Strong,
                text,
                ..
            } if text.starts_with("page ") => {
                rows.push((bare(&row.join(" ")), text.clone()));
            }
            Mark::Rect(_, Look::Divider | Look::Frame) => row.clear(),
            _ => {}
        }
    }
    (bare(&title.join(" ")), rows)
}

#[test]
fn a_page_that_is_named_on_paper_is_the_page() {
    for paper in Paper::ALL {
        let atlas = atlas(paper);
        let mut argued: BTreeMap<String, String> = BTreeMap::new();
        let mut named: Vec<(String, String)> = Vec::new();
        for (number, page) in atlas.pages.iter().enumerate().skip(1) {
            for mark in &page.marks {
                let Mark::Group(_, _, marks) = mark else {
                    continue;
                };
                let (title, rows) = plate(marks);
                if !title.is_empty() {
                    argued
                        .entry(title)
                        .or_insert_with(|| format!("page {}", number + 1));
                }
                named.extend(rows);
            }
        }
        assert!(named.len() > 10, "{} pages are named", named.len());
        for (claim, page) in &named {
            assert_eq!(argued.get(claim), Some(page), "{claim}");
        }
    }
}

fn texts(marks: &[Mark], found: &mut Vec<String>) {
    for mark in marks {
        match mark {
            Mark::Text { text, .. } => found.push(text.trim().to_owned()),
            Mark::Group(_, _, inner) => texts(inner, found),
            _ => {}
        }
    }
}

#[test]
fn nothing_is_left_out_on_paper_and_nothing_runs_off_it() {
    let atlas = atlas(Paper::A4);
    let mut all = String::new();
    for page in &atlas.pages {
        let mut found = Vec::new();
        texts(&page.marks, &mut found);
        all.push_str(&found.join(" "));
        all.push(' ');
        for mark in &page.marks {
            let Mark::Group((x, y), scale, marks) = mark else {
                continue;
            };
            for mark in marks {
                if let Mark::Rect([left, top, width, height], _) = mark {
                    let (right, bottom) = (x + scale * (left + width), y + scale * (top + height));
                    assert!(x + scale * left >= 0.0 && y + scale * top >= 0.0);
                    assert!(
                        right <= page.width && bottom <= page.height,
                        "{right} {bottom}"
                    );
                }
            }
        }
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = words(&all);
    let graph = KB.graph();
    let bears = |id: &str| {
        graph
            .way_up(id, &IssueId::new("i-top").expect("a slug"))
            .is_some()
    };
    for argument in graph.arguments().filter(|it| bears(it.id.as_str())) {
        for premise in graph.premises(argument) {
            let text = premise.text.read(Language::En).0;
            assert!(all.contains(&words(text)), "{text}");
        }
    }
}
