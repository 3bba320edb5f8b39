//! The site over the real knowledge, asked through Rocket's own client: every page, and everything
//! that a hostile address can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::Language;
use counterpoint::site::{self, Current, Snapshot};
use counterpoint::store::Store;
use counterpoint::view::Page;
use rocket::http::{Accept, Header, Status};
use rocket::local::blocking::Client;
use tempfile::TempDir;

/// What the server answered.
struct Answer {
    status: Status,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the page is UTF-8")
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn knowledge(folder: &Path) -> KnowledgeBase {
    let opened = KnowledgeBase::open(&Store::at(folder), &|_| ());
    opened.expect("the folder can be listed").0
}

fn current_of(folder: &Path) -> Arc<Current> {
    let snapshot = Snapshot::new(knowledge(folder));
    snapshot.index(None).expect("the index can be written");
    Arc::new(Current::new(snapshot))
}

fn client_of(current: &Arc<Current>) -> Client {
    let quiet = rocket::Config::figment()
        .merge(("log_level", "off"))
        .merge(("cli_colors", false));
    let server = site::rocket(Arc::clone(current)).configure(quiet);
    Client::untracked(server).expect("the server is well made")
}

fn ask(client: &Client, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    let mut request = client.get(path.to_owned());
    for (name, value) in headers {
        request.add_header(Header::new(*name, (*value).to_owned()));
    }
    let response = request.dispatch();
    Answer {
        status: response.status(),
        headers: response
            .headers()
            .iter()
            .map(|header| (header.name().to_string(), header.value().to_owned()))
            .collect(),
        body: response.into_bytes().unwrap_or_default(),
    }
}

static REAL: LazyLock<Arc<Current>> = LazyLock::new(|| current_of(Path::new("knowledge")));
static PAGES: LazyLock<BTreeMap<String, Answer>> = LazyLock::new(|| all_pages(&REAL));

/// Every page of the address book in every language, as the server gives it.
fn all_pages(current: &Arc<Current>) -> BTreeMap<String, Answer> {
    let snapshot = current.snapshot();
    let paths: Vec<String> = Page::all(&snapshot.kb)
        .flat_map(|page| Language::ALL.map(|language| page.path(language)))
        .collect();
    let half = paths.len() / 2;
    let fetch = |paths: &[String]| -> Vec<(String, Answer)> {
        let client = client_of(current);
        let answers = paths
            .iter()
            .map(|path| (path.clone(), ask(&client, path, &[])));
        answers.collect()
    };
    std::thread::scope(|scope| {
        let first = scope.spawn(|| fetch(&paths[..half]));
        let mut all: BTreeMap<String, Answer> = fetch(&paths[half..]).into_iter().collect();
        all.extend(first.join().expect("no page panics"));
        all
    })
}

/// A tag as it opens, with its attributes; entities are resolved.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The tags of a page. Enough for markup that is written by one library: values stand in double
/// quotes, and `<` opens tags only.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = after
            .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .unwrap_or(after.len());
        let mut tag = Tag {
            name: after[..end].to_lowercase(),
            attributes: Vec::new(),
        };
        rest = &after[end..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || c == '=' || c == '>')
                .unwrap_or(rest.len());
            let name = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                (value, rest) = quoted.split_once('"').expect("the quote is closed");
            }
            let value = value
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
            tag.attributes.push((name, value));
        }
        // What stands in a script is no markup.
        if tag.name == "script" {
            rest = rest.split_once("</script").map_or("", |(_, after)| after);
        }
        found.push(tag);
    }
    found
}

fn ids(tags: &[Tag]) -> Vec<&str> {
    tags.iter().filter_map(|tag| tag.attribute("id")).collect()
}

fn is_html(answer: &Answer) -> bool {
    answer.header("Content-Type").starts_with("text/html")
}

#[track_caller]
fn none(faults: &[String]) {
    let shown: Vec<&str> = faults.iter().take(40).map(String::as_str).collect();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}\n",
        faults.len(),
        shown.join("\n")
    );
}

#[test]
fn every_page_is_whole() {
    let mut faults = Vec::new();
    for (path, answer) in &*PAGES {
        if answer.status != Status::Ok {
            faults.push(format!("{path}: {}", answer.status));
            continue;
        }
        if !is_html(answer) {
            let ending = path.rsplit('.').next().unwrap_or_default();
            assert!(["css", "svg", "png", "pdf"].contains(&ending), "{path}");
            continue;
        }
        let tags = tags(answer.text());
        let mut fault = |what: String| faults.push(format!("{path}: {what}"));
        let named = |name: &'static str| tags.iter().filter(move |tag| tag.name == name);
        let meta = |key: &str, name: &str| {
            named("meta")
                .find(|tag| tag.attribute(key) == Some(name))
                .and_then(|tag| tag.attribute("content"))
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let mut seen = BTreeSet::new();
        for id in ids(&tags) {
            if !seen.insert(id) {
                fault(format!("id `{id}` stands twice"));
            }
        }
        for name in ["h1", "main", "title"] {
            let count = named(name).count();
            if count != 1 {
                fault(format!("{count} of {name}"));
            }
        }
        let language = &path[1..3];
        let said = named("html")
            .next()
            .and_then(|tag| tag.attribute("lang"))
            .unwrap_or_default();
        if !said.starts_with(language) {
            fault(format!("lang is `{said}`"));
        }
        let title = answer
            .text()
            .split_once("<title>")
            .and_then(|(_, rest)| rest.split_once("</title>"))
            .map_or("", |(title, _)| title);
        if title.split(" | ").any(|part| part.trim().is_empty()) {
            fault(format!("title is `{title}`"));
        }
        for (key, name) in [
            ("name", "description"),
            ("name", "viewport"),
            ("property", "og:title"),
            ("property", "og:description"),
            ("property", "og:type"),
        ] {
            if meta(key, name).is_empty() {
                fault(format!("meta {name} is missing or empty"));
            }
        }
        for tag in &tags {
            for (name, value) in &tag.attributes {
                let handler = name.starts_with("on");
                if name == "style" || handler || value.starts_with("javascript:") {
                    fault(format!("{} has {name}, which the policy forbids", tag.name));
                }
            }
            let loads = match tag.name.as_str() {
                "script" | "img" | "iframe" | "source" | "audio" | "video" | "use" => {
                    tag.attribute("src").or(tag.attribute("href"))
                }
                "link" => tag.attribute("href"),
                _ => None,
            };
            if let Some(address) = loads
                && (!address.starts_with('/') || address.starts_with("//"))
                && !address.starts_with('#')
            {
                fault(format!("{} loads {address}", tag.name));
            }
            if tag.name == "style" || tag.name == "script" && tag.attribute("src").is_none() {
                fault(format!("{} stands inline", tag.name));
            }
        }
    }
    none(&faults);
}

/// Follows every link of every page, once each.
#[test]
fn no_link_inside_is_dead() {
    let client = client_of(&REAL);
    let mut pages_ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links: BTreeMap<String, &str> = BTreeMap::new();
    for (path, answer) in PAGES.iter().filter(|(_, answer)| is_html(answer)) {
        let tags = tags(answer.text());
        let own: BTreeSet<String> = ids(&tags).into_iter().map(str::to_owned).collect();
        for tag in &tags {
            for name in ["href", "src", "action"] {
                let Some(address) = tag.attribute(name) else {
                    continue;
                };
                if let Some(fragment) = address.strip_prefix('#') {
                    assert!(own.contains(fragment), "{path}: {address} is not there");
                } else if address.starts_with('/') {
                    links.entry(address.to_owned()).or_insert(path);
                } else {
                    let outside = address.starts_with("https://") || address.starts_with("http://");
                    assert!(outside, "{path}: {name} is `{address}`");
                }
            }
        }
        pages_ids.insert(path, own);
    }
    assert!(links.len() > 1000, "only {} links", links.len());
    // There are thousands of standpoints, and of pages made when somebody asks: every fortieth is
    // looked at.
    let is_there = |link: &str| {
        let address = link.split('#').next().unwrap_or_default();
        PAGES.contains_key(address) || address.starts_with("/assets/")
    };
    let (fixed, chosen): (Vec<_>, Vec<_>) = links.iter().partition(|(link, _)| is_there(link));
    assert!(chosen.len() > 1000, "only {} standpoints", chosen.len());
    let followed = fixed.into_iter().chain(chosen.into_iter().step_by(40));
    let mut faults = Vec::new();
    for (link, from) in followed {
        let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
        let status = match PAGES.get(address) {
            Some(answer) => answer.status,
            None => ask(&client, address, &[]).status,
        };
        if status != Status::Ok {
            faults.push(format!("{from}: {link} is {status}"));
        }
        if !fragment.is_empty()
            && let Some(ids) = pages_ids.get(address)
            && !ids.contains(fragment)
        {
            faults.push(format!("{from}: {link} has no such place"));
        }
    }
    none(&faults);
}

/// Every page on the way from another standpoint leads on from there, and says so.
#[test]
fn a_standpoint_stays_with_the_reader() {
    let client = client_of(&REAL);
    let snapshot = REAL.snapshot();
    let source = snapshot.kb.graph().sources().next().expect("is there");
    let left_out = format!("without={}", source.id);
    let query = format!("on=2020-08-01&{left_out}");
    let kind = |page: &Page| match page {
        Page::Item(kind, _) | Page::List(kind) => (std::mem::discriminant(page), Some(*kind)),
        _ => (std::mem::discriminant(page), None),
    };
    let mut seen = BTreeSet::new();
    for page in Page::all(&snapshot.kb) {
        if !seen.insert(format!("{:?}", kind(&page)))
            || matches!(
                page,
                Page::MapFile(..) | Page::Atlas(..) | Page::RuleMapStyle(..)
            )
        {
            continue;
        }
        for language in Language::ALL {
            let path = format!("{}?{query}", page.path(language));
            let answer = ask(&client, &path, &[]);
            assert_eq!(answer.status, Status::Ok, "{path}");
            assert!(answer.text().contains("noindex"), "{path}");
            let tags = tags(answer.text());
            for tag in tags.iter().filter(|tag| tag.attribute("href").is_some()) {
                let href = tag.attribute("href").unwrap_or_default();
                let is_page = href.starts_with('/') && !href.starts_with("/assets/");
                // A saved map is seen from where it was saved.
                let changes = ["data-seen", "data-saved"]
                    .iter()
                    .any(|it| tag.attribute(it).is_some());
                if is_page && !changes {
                    // Some lead to one choice more, or to another day.
                    assert!(href.contains(&left_out), "{path}: {href}");
                }
            }
            let forms = tags.iter().filter(|tag| tag.name == "form").count();
            let days = tags
                .iter()
                .filter(|tag| tag.attribute("name") == Some("on"));
            assert_eq!(days.count(), forms, "{path}: a form forgets the day");
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
}

/// What a form writes leads to the one address for the same; the editors' own has no query.
#[test]
fn a_standpoint_has_one_address() {
    let client = client_of(&REAL);
    let snapshot = REAL.snapshot();
    let as_of = snapshot.kb.settings().as_of;
    let mut sources = snapshot.kb.graph().sources().map(|it| it.id.to_string());
    let (a, b) = (
        sources.next().expect("one"),
        sources.next().expect("another"),
    );
    let (one, other) = if a < b { (a, b) } else { (b, a) };
    let leads = [
        (
            format!("/en/claims?on={as_of}&semantics=grounded"),
            "/en/claims".to_owned(),
        ),
        (
            format!("/en/claims?without={other}%2C{one}&semantics=&on=2020-08-01"),
            format!("/en/claims?on=2020-08-01&without={one},{other}"),
        ),
        (
            "/en/search?on=2020-08-01&q=a+b&kind=".to_owned(),
            "/en/search?q=a%20b&on=2020-08-01".to_owned(),
        ),
    ];
    for (from, to) in leads {
        let answer = ask(&client, &from, &[]);
        assert_eq!(answer.status, Status::SeeOther, "{from}");
        assert_eq!(answer.header("Location"), to, "{from}");
        assert_eq!(ask(&client, &to, &[]).status, Status::Ok, "{to}");
    }
    // Twice the same: the second comes from what is kept.
    let path = format!("/en/claims?without={one}");
    assert_eq!(ask(&client, &path, &[]).body, ask(&client, &path, &[]).body);
}

#[test]
fn where_one_cannot_look_from_is_named() {
    let client = client_of(&REAL);
    let snapshot = REAL.snapshot();
    let graph = snapshot.kb.graph();
    let pairs = graph.issues().flat_map(|issue| issue.contrary_pairs());
    let (one, other) = pairs.into_iter().next().expect("two answers are contrary");
    let both = format!("/en?assume={one},{other}");
    let twice = format!("/en?assume={one}&without={one}");
    let cases = [
        ("/en?on=2020-13-01", "2020-13-01"),
        ("/en?on=today", "today"),
        ("/en/claims?assume=no-such-claim", "no-such-claim"),
        ("/fr/claims?trust=no-such-actor", "no-such-actor"),
        ("/en/health?without=no-such-thing", "no-such-thing"),
        ("/en?semantics=magic", "magic"),
        ("/en?assume=Not%20An%20Id", "Not An Id"),
        ("/en/guide?since=2020-01-01", "since"),
        (both.as_str(), "cannot both hold"),
        (twice.as_str(), "both assumed and left out"),
    ];
    for (path, named) in cases {
        let answer = ask(&client, path, &[]);
        assert_eq!(answer.status, Status::BadRequest, "{path}");
        assert!(answer.text().contains(named), "{path} does not say {named}");
    }
    let near = ask(&client, &both, &[]);
    assert!(
        near.text().contains(&format!("/en/claims/{one}")),
        "names the claims"
    );
}

/// Values and answers to the root question are weighed by readers; of all else is told how it fares.
#[test]
fn verdicts_are_told_by_form_and_word() {
    let snapshot = REAL.snapshot();
    let graph = snapshot.kb.graph();
    let mut weighed = 0;
    for claim in graph.claims() {
        let page = &PAGES[&format!("/en/claims/{}", claim.id)];
        let tags = tags(page.text());
        let signs = |tags: &[Tag]| {
            let mut uses = tags.iter().filter_map(|tag| tag.attribute("href"));
            uses.any(|href| href.starts_with("#v-"))
        };
        assert!(signs(&tags), "{}: no sign", claim.id);
        let is_root = graph
            .answered_by(&claim.id)
            .any(|issue| graph.topics().any(|topic| topic.root_issue == issue.id));
        let is_weighed = is_root || claim.kind == counterpoint::model::ClaimKind::Norm;
        let says = page.text().contains("What it depends on");
        assert_eq!(says, is_weighed, "{}", claim.id);
        weighed += usize::from(is_weighed);
    }
    assert!(weighed > 3);
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let client = client_of(&REAL);
    let asset = tags(PAGES["/en"].text())
        .iter()
        .find_map(|tag| tag.attribute("src").map(str::to_owned))
        .expect("the page loads a script");
    for path in ["/en", "/fr/claims", "/en/guide", &asset] {
        for encoding in ["identity", "gzip", "br"] {
            let first = ask(&client, path, &[("Accept-Encoding", encoding)]);
            assert_eq!(first.status, Status::Ok, "{path}");
            let tag = first.header("ETag").to_owned();
            assert!(tag.starts_with('"') && tag.ends_with('"'), "{path}: {tag}");
            assert!(first.header("Vary").contains("Accept-Encoding"), "{path}");
            let asks = first.header("Cache-Control").contains("no-cache");
            assert_eq!(!asks, path.starts_with("/assets/"), "{path}");
            for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}")] {
                let headers = [
                    ("Accept-Encoding", encoding),
                    ("If-None-Match", known.as_str()),
                ];
                let again = ask(&client, path, &headers);
                assert_eq!(again.status, Status::NotModified, "{path} {known}");
                assert!(again.body.is_empty(), "{path}");
                assert_eq!(again.header("ETag"), tag, "{path}");
            }
            let headers = [
                ("Accept-Encoding", encoding),
                ("If-None-Match", "\"other\""),
            ];
            assert_eq!(ask(&client, path, &headers).status, Status::Ok, "{path}");
        }
    }
}

#[test]
fn packed_bodies_are_the_same_pages() {
    let client = client_of(&REAL);
    for path in ["/en", "/fr", "/en/claims", "/en/health", "/en/no-such-page"] {
        let plain = ask(&client, path, &[("Accept-Encoding", "identity")]);
        assert_eq!(plain.header("Content-Encoding"), "");
        let packed = ask(&client, path, &[("Accept-Encoding", "gzip")]);
        assert_eq!(packed.header("Content-Encoding"), "gzip");
        assert!(packed.body.len() < plain.body.len(), "{path}");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.body.as_slice())
            .read_to_end(&mut unpacked)
            .expect("is gzip");
        assert_eq!(unpacked, plain.body, "{path}");
        let packed = ask(&client, path, &[("Accept-Encoding", "gzip, deflate, br")]);
        assert_eq!(packed.header("Content-Encoding"), "br");
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(packed.body.as_slice(), 4096)
            .read_to_end(&mut unpacked)
            .expect("is brotli");
        assert_eq!(unpacked, plain.body, "{path}");
    }
}

/// No status and no method comes without the headers that protect readers.
#[test]
fn every_answer_carries_the_headers_of_security() {
    let client = client_of(&REAL);
    let check = |what: &str, answer: &Answer| {
        let policy = answer.header("Content-Security-Policy");
        assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
        assert!(!policy.contains("unsafe"), "{what}: {policy}");
        assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{what}");
        assert!(!answer.header("Referrer-Policy").is_empty(), "{what}");
        let alone = answer.header("Cross-Origin-Opener-Policy");
        assert_eq!(alone, "same-origin", "{what}");
    };
    for path in [
        "/",
        "/en",
        "/healthz",
        "/en/nothing",
        "/en?x=1",
        "/assets/x/style.css",
        "/en/map/none.css",
    ] {
        check(path, &ask(&client, path, &[]));
    }
    let response = client.post("/en").dispatch();
    assert!(response.headers().contains("Content-Security-Policy"));
    let tag = ask(&client, "/en", &[]).header("ETag").to_owned();
    let unchanged = ask(&client, "/en", &[("If-None-Match", tag.as_str())]);
    check("304", &unchanged);
    assert_eq!(ask(&client, "/healthz", &[]).text(), "ok");
}

#[test]
fn the_root_leads_to_the_language_that_is_asked_for() {
    let client = client_of(&REAL);
    let check = |header: &str, expected: &str| {
        let answer = ask(&client, "/", &[("Accept-Language", header)]);
        assert!(
            (300..400).contains(&answer.status.code),
            "{header}: {}",
            answer.status
        );
        assert_eq!(answer.header("Location"), expected, "{header}");
        assert!(answer.header("Vary").contains("Accept-Language"));
    };
    check("fr-CA,fr;q=0.9", "/fr");
    check("en-GB,en;q=0.9,fr;q=0.8", "/en");
    check("de", "/en");
    check("fr;q=0", "/en");
    check(&"x,".repeat(10_000), "/en");
    check("\u{202e}<script>;q=9999999999999999", "/en");
    assert_eq!(ask(&client, "/", &[]).header("Location"), "/en");
}

#[test]
fn hostile_addresses_get_a_page_and_no_more() {
    let client = client_of(&REAL);
    let topic = REAL
        .snapshot()
        .kb
        .graph()
        .topics()
        .next()
        .expect("there is a topic")
        .id
        .to_string();
    let long = format!("/en/{}", "a".repeat(100_000));
    let many = format!("/en?{}", "x=1&".repeat(20_000));
    let focus = format!("/en/map/{topic}/%3Cscript%3Ealert(1)%3C/script%3E");
    let style = format!("/en/map/{topic}/%22%3E%3Cb%3E.css");
    let paths = [
        ("/en/claims/%00", 404),
        ("/en/claims/..%2f..%2fetc%2fpasswd", 404),
        ("/en/claims/%2e%2e/%2e%2e", 404),
        ("/en/claims/../../../Cargo.toml", 404),
        ("/en/claims/%ff%fe", 404),
        ("/en/claims/%E2%80%AE", 404),
        ("/en/claims/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404),
        ("/en/claims/", 200),
        ("/en//claims", 404),
        ("//en", 404),
        ("/en/map/none/none", 404),
        ("/en/map/.css", 404),
        ("/de", 404),
        ("/EN", 404),
        ("/en/search/x", 404),
        ("/assets/../Cargo.toml", 404),
        ("/assets/%2e%2e/%2e%2e/Cargo.toml", 404),
        ("/assets/", 404),
        ("/en?on=", 303),
        ("/en?x", 400),
        ("/en?%3Cscript%3E=1", 400),
        ("/en?a=%3Cimg%20src=x%20onerror=alert(1)%3E", 400),
        ("/en?a=%ff&a=%ff", 400),
        ("/en?a=x&a=x", 400),
        ("/en?&&&===", 400),
        ("/en/claims?page=0", 400),
        ("/en/claims?page=-1", 400),
        ("/en/claims?page=99999999999999999999", 400),
        ("/en/claims?page=%3Cscript%3E", 400),
        ("/en/guide?page=1", 400),
        ("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E", 200),
        ("/en/search?q=%22%20AND%20(%5B*%3A*", 200),
        ("/en/search?kind=%3Cscript%3E", 400),
        ("/en/search?q=%00&page=2", 400),
        (long.as_str(), 404),
        (many.as_str(), 400),
        (focus.as_str(), 404),
        (style.as_str(), 404),
    ];
    for (path, expected) in paths {
        let shown: String = path.chars().take(60).collect();
        let answer = ask(
            &client,
            path,
            &[("Accept-Language", "\u{0}fr;;q=,<script>")],
        );
        let code = answer.status.code;
        assert_eq!(code, expected, "{shown}");
        let text = String::from_utf8_lossy(&answer.body);
        assert!(!text.contains("<script>"), "{shown}: not escaped");
        assert!(!text.contains("<img src=x"), "{shown}: not escaped");
        assert!(!text.contains("root:x:"), "{shown}: leads out");
        assert!(!text.contains("[package]"), "{shown}: leads out");
        // A page that names what was asked is short whatever was asked.
        if code >= 400 {
            assert!(answer.body.len() < 40_000, "{shown}: {}", answer.body.len());
        }
    }
}

#[test]
fn a_query_that_is_not_understood_is_named() {
    let client = client_of(&REAL);
    let answer = ask(&client, "/fr?ceci=1", &[]);
    assert_eq!(answer.status, Status::BadRequest);
    assert!(answer.text().contains("ceci"), "{}", answer.text());
    assert!(answer.text().contains("lang=\"fr"), "{}", answer.text());
    let answer = ask(&client, "/en/claims?page=many", &[]);
    assert!(answer.text().contains("many"));
}

#[test]
fn what_does_not_exist_offers_what_is_near() {
    let client = client_of(&REAL);
    let snapshot = REAL.snapshot();
    let claim = snapshot.kb.graph().claims().next().expect("a claim");
    let answer = ask(&client, &format!("/en/claims/{}x", claim.id), &[]);
    assert_eq!(answer.status, Status::NotFound);
    let near = format!("/en/claims/{}\"", claim.id);
    assert!(answer.text().contains(&near), "{near}");
    assert!(answer.text().contains("noindex"));
}

#[test]
fn other_methods_are_refused() {
    let client = client_of(&REAL);
    for path in ["/", "/en", "/en/claims", "/healthz", "/nothing"] {
        for response in [
            client.post(path).body("a=b").dispatch(),
            client.put(path).body("x".repeat(3 << 20)).dispatch(),
            client.delete(path).dispatch(),
            client.patch(path).header(Accept::JSON).dispatch(),
        ] {
            let code = response.status().code;
            assert!([404, 405, 413].contains(&code), "{path}: {code}");
        }
        let code = client.head(path).dispatch().status().code;
        assert!(code < 500, "{path}: {code}");
    }
}

/// A copy of the real knowledge that may be changed.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new("knowledge") {
        let entry = entry.expect("can be read");
        let inside = entry.path().strip_prefix("knowledge").expect("inside");
        let target = folder.path().join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("can be made");
        } else {
            fs::copy(entry.path(), target).expect("can be copied");
        }
    }
    folder
}

fn edit(file: &Path, change: impl FnOnce(String) -> String) {
    let text = fs::read_to_string(file).expect("is there");
    fs::write(file, change(text)).expect("can be written");
}

/// Where a static site says a server is, its files are what that server sends.
#[test]
fn the_static_site_is_the_server_written_down() {
    let folder = copy();
    edit(&folder.path().join("settings.ron"), |text| {
        assert!(!text.contains("live_url"), "the settings name a server");
        let end = text.rfind(')').expect("settings end");
        format!(
            "{}    live_url: \"https://live.example\",\n)\n",
            &text[..end]
        )
    });
    let current = current_of(folder.path());
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("site");
    site::build(&current.snapshot().kb, &target, &|_| ()).expect("is built");
    let mut faults = Vec::new();
    let served = all_pages(&current);
    for (path, answer) in &served {
        let file = target.join(path.trim_start_matches('/'));
        let file = if is_html(answer) {
            file.join("index.html")
        } else {
            file
        };
        match fs::read(&file) {
            Ok(bytes) if bytes == answer.body => {}
            // The writer of PDF numbers its parts anew each time.
            Ok(bytes) if bytes.starts_with(b"%PDF-") && answer.body.starts_with(b"%PDF-") => {}
            Ok(_) => faults.push(format!("{path}: the bytes differ")),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    none(&faults);
    assert!(target.join("404.html").is_file());
    assert!(target.join("index.html").is_file());
    // What the pages load is written too.
    for tag in tags(served["/en"].text()) {
        let loaded = tag.attribute("src").or(match tag.name.as_str() {
            "link" => tag.attribute("href"),
            _ => None,
        });
        if let Some(path) = loaded.filter(|path| path.starts_with("/assets/")) {
            assert!(target.join(&path[1..]).is_file(), "{path}");
        }
    }
}

/// Files answer no query, so that they must not ask for one.
#[test]
fn a_static_site_without_a_server_has_no_form() {
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("site");
    let snapshot = REAL.snapshot();
    let written = site::build(&snapshot.kb, &target, &|_| ()).expect("is built");
    let mut pages = 0;
    let mut faults = Vec::new();
    for entry in walkdir::WalkDir::new(&target) {
        let path = entry.expect("can be read").into_path();
        if path.extension().is_some_and(|it| it == "html") {
            pages += 1;
            let text = fs::read_to_string(&path).expect("is a page");
            if text.contains("<form")
                || text.contains("href=\"/en/search")
                || text.contains("href=\"/fr/search")
            {
                let inside = path.strip_prefix(&target).expect("inside");
                faults.push(format!("{} asks a server", inside.display()));
            }
        }
    }
    none(&faults);
    assert!(pages > 100 && pages <= written, "{pages} of {written}");
    // It may be built again over itself, and never over something else.
    site::build(&snapshot.kb, &target, &|_| ()).expect("is built again");
    let other = tempfile::tempdir().expect("a folder");
    fs::write(other.path().join("a.txt"), "mine").expect("can be written");
    assert!(site::build(&snapshot.kb, other.path(), &|_| ()).is_err());
}

/// A record with a broken file says so on its page, and takes nothing down with it.
#[test]
fn a_broken_file_breaks_one_page() {
    let folder = copy();
    let snapshot = REAL.snapshot();
    let claim = snapshot.kb.graph().claims().next().expect("a claim");
    let file = snapshot.kb.file_of(claim.id.as_str()).expect("its file");
    edit(&folder.path().join(file), |text| {
        text[..text.len() / 2].to_owned()
    });
    let current = current_of(folder.path());
    let client = client_of(&current);
    let path = format!("/en/claims/{}", claim.id);
    let answer = ask(&client, &path, &[]);
    assert_eq!(answer.status, Status::Ok);
    let expected = "its file has an error";
    assert!(answer.text().contains(expected), "{}", answer.text());
    assert!(answer.text().contains(file), "the file is named");
    for (path, answer) in all_pages(&current) {
        assert_eq!(answer.status, Status::Ok, "{path}");
    }
}

#[test]
fn an_empty_base_and_a_base_without_settings_are_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let client = client_of(&current_of(folder.path()));
    for path in ["/en", "/fr", "/en/claims", "/en/health", "/en/guide"] {
        let answer = ask(&client, path, &[]);
        assert!(answer.status.code < 500, "{path}: {}", answer.status);
        assert!(answer.text().contains("<h1"), "{path}");
    }
}

#[test]
fn a_snapshot_that_was_swapped_in_is_served() {
    let folder = copy();
    let settings = folder.path().join("settings.ron");
    let current = current_of(folder.path());
    let client = client_of(&current);
    let before = ask(&client, "/en", &[]);
    edit(&settings, |text| {
        text.replace("Counterpoint", "Another name")
    });
    assert_eq!(ask(&client, "/en", &[]).body, before.body);
    current.swap(Snapshot::new(knowledge(folder.path())));
    let after = ask(&client, "/en", &[]);
    assert!(after.text().contains("Another name"));
    assert_ne!(after.header("ETag"), before.header("ETag"));
    // The index of the new snapshot is not written yet; a search says so and does not fail.
    let search = ask(&client, "/en/search?q=x", &[]);
    assert_eq!(search.status, Status::Ok);
}

/// What is not there says so in the language of the address, and only where that names none, in
/// the reader's.
#[test]
fn a_missing_page_speaks_the_language_of_its_address() {
    let client = client_of(&REAL);
    for (path, header, lang, vary) in [
        ("/fr/rien/du/tout", "en", "fr", "Accept-Encoding"),
        ("/en/nothing/at/all", "fr", "en", "Accept-Encoding"),
        ("/rien", "fr", "fr", "Accept-Language, Accept-Encoding"),
        ("/assets/x", "fr", "fr", "Accept-Language, Accept-Encoding"),
    ] {
        let answer = ask(&client, path, &[("Accept-Language", header)]);
        assert_eq!(answer.status, Status::NotFound, "{path}");
        let tag = format!("<html lang=\"{lang}");
        assert!(answer.text().contains(&tag), "{path} in {lang}");
        assert_eq!(answer.header("Vary"), vary, "{path}");
    }
}

/// A site that is built again holds no page of what was deleted, and whatever others put there.
#[test]
fn a_site_that_is_built_again_forgets_what_was_deleted() {
    let folder = copy();
    let out = tempfile::tempdir().expect("a folder");
    let target = out.path().join("site");
    let kb = knowledge(folder.path());
    let actor = kb.graph().actors().next().expect("an actor").id.to_string();
    site::build(&kb, &target, &|_| ()).expect("is built");
    let page = target.join(format!("en/actors/{actor}/index.html"));
    assert!(page.is_file());
    fs::write(target.join("CNAME"), "example.org").expect("can be written");
    fs::write(target.join("en/mine.txt"), "mine").expect("can be written");
    let file = kb.file_of(&actor).expect("its file");
    fs::remove_file(folder.path().join(file)).expect("can be removed");
    site::build(&knowledge(folder.path()), &target, &|_| ()).expect("is built again");
    assert!(!page.exists(), "the page is gone");
    assert!(!page.parent().expect("a folder").exists());
    assert!(target.join("CNAME").is_file() && target.join("en/mine.txt").is_file());
    assert!(target.join("en/index.html").is_file());
    // A build that failed is begun again, since the mark came first.
    fs::remove_dir_all(target.join("en")).expect("can be removed");
    fs::write(target.join("en"), "in the way").expect("can be written");
    assert!(site::build(&kb, &target, &|_| ()).is_err());
    fs::remove_file(target.join("en")).expect("can be removed");
    site::build(&kb, &target, &|_| ()).expect("is built again");
    assert!(page.is_file());
}

/// Another site asks with the address of a map, and gets the frame that shows it and nothing else.
#[test]
fn another_site_is_told_how_to_show_a_map() {
    let client = client_of(&REAL);
    let host = [("Host", "here.example")];
    let asks = |url: &str| ask(&client, &format!("/oembed?url={url}&maxwidth=500"), &host);
    let answer = asks("https://here.example/en/map/stca/p-keep%3Fdepth%3D2");
    assert_eq!(answer.status, Status::Ok);
    let told: serde_json::Value = serde_json::from_str(answer.text()).expect("is JSON");
    assert_eq!(
        (&told["version"], &told["type"]),
        (&"1.0".into(), &"rich".into())
    );
    assert_eq!(told["width"], 500);
    let html = told["html"].as_str().expect("markup");
    assert!(
        html.contains("src=\"https://here.example/en/embed/stca/p-keep?depth=2\""),
        "{html}"
    );
    for elsewhere in [
        "https://there.example/en/map/stca/p-keep",
        "https://here.example/en/claims/p-keep",
        "https://here.example/en/map/stca/nobody",
        "https://here.example/en/map/stca/p-keep%3Fside%3Dleft",
    ] {
        assert_eq!(asks(elsewhere).status, Status::NotFound, "{elsewhere}");
    }
    let sized = |size: &str| {
        let url = format!("/oembed?url=https://here.example/en/embed/stca/p-keep&{size}");
        ask(&client, &url, &host)
    };
    let small: serde_json::Value =
        serde_json::from_str(sized("maxwidth=120&maxheight=90").text()).expect("is JSON");
    assert_eq!(
        (&small["width"], &small["height"]),
        (&120.into(), &90.into())
    );
    let wide: serde_json::Value =
        serde_json::from_str(sized("maxwidth=5000000000").text()).expect("is JSON");
    assert_eq!(wide["width"], 960);
    for no_size in ["maxwidth=0", "maxheight=-4", "maxwidth=wide"] {
        assert_eq!(sized(no_size).status, Status::BadRequest, "{no_size}");
    }
    let frame = ask(&client, "/en/embed/stca/p-keep", &[]);
    assert!(
        frame
            .header("Content-Security-Policy")
            .contains("frame-ancestors *")
    );
    let page = ask(&client, "/en/map/stca/p-keep", &[]);
    assert!(
        page.header("Content-Security-Policy")
            .contains("frame-ancestors 'self'")
    );
}
