//! The site in a real browser: Chromium on the program as it is built. Each kind of page, light and
//! dark, wide and narrow; then the ways through it with a mouse, with keys alone, without scripts.
//!
//! Without Chromium or axe-core these tests are skipped, and say so; where the environment sets
//! `COUNTERPOINT_REQUIRE_BROWSER=1` they fail instead.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chromiumoxide::cdp::browser_protocol::accessibility::GetFullAxTreeParams;
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
    SetScriptExecutionDisabledParams,
};
use chromiumoxide::cdp::browser_protocol::input::{DispatchKeyEventParams, DispatchKeyEventType};
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::browser_protocol::network::{EventLoadingFailed, EventResponseReceived};
use chromiumoxide::cdp::browser_protocol::page::PrintToPdfParams;
use chromiumoxide::cdp::js_protocol::runtime::{EvaluateParams, EventExceptionThrown};
use chromiumoxide::layout::Point;
use chromiumoxide::{Browser, BrowserConfig, Page};
use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::{Conclusion, Language, Record, RecordKind, Rest, Standing};
use counterpoint::rules::Facts;
use counterpoint::store::Store;
use counterpoint::view::with_query;
use futures::StreamExt as _;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

/// The program, serving the real knowledge; it ends with this value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        // The port is free now; nobody else asks for it in the moment until it is taken again.
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a port is free")
            .port();
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterpoint"))
            .args(["serve", "--knowledge", "knowledge"])
            .env("ROCKET_ADDRESS", "127.0.0.1")
            .env("ROCKET_PORT", port.to_string())
            .env("ROCKET_LOG_LEVEL", "off")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = child.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("it says where it is");
        assert!(line.contains(&port.to_string()), "it said: {line}");
        Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

fn axe() -> Option<String> {
    std::fs::read_to_string("tests/tools/node_modules/axe-core/axe.min.js").ok()
}

/// How long a test may take, however busy the machine is.
const LONGEST: Duration = Duration::from_secs(400);

/// A browser on the site.
struct Visit {
    browser: Browser,
    server: Server,
    axe: String,
    _profile: TempDir,
}

/// Runs a test in a browser of its own, or says why not.
fn visit(test: impl AsyncFnOnce(&Visit)) {
    let (Some(program), Some(axe)) = (chromium(), axe()) else {
        let what =
            "no Chromium on the path, or no axe-core in tests/tools (tests/all sets up both)";
        assert!(
            std::env::var_os("COUNTERPOINT_REQUIRE_BROWSER").is_none(),
            "{what}"
        );
        crate::skipped(&format!("tests in a browser: {what}"));
        return;
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let profile = tempfile::tempdir().expect("a folder");
        let config = BrowserConfig::builder()
            .chrome_executable(program)
            .user_data_dir(profile.path())
            .no_sandbox()
            .viewport(None)
            .disable_default_args()
            .launch_timeout(Duration::from_mins(2))
            .request_timeout(Duration::from_mins(2))
            .args([
                "disable-gpu",
                "disable-quic",
                "no-first-run",
                "disable-background-networking",
                "disable-component-update",
                "disable-sync",
                "disable-dev-shm-usage",
            ])
            .build()
            .expect("Chromium is there");
        let (browser, mut handler) = Browser::launch(config).await.expect("Chromium starts");
        let polled = tokio::spawn(async move { while handler.next().await.is_some() {} });
        let mut visit = Visit {
            browser,
            server: Server::start(),
            axe,
            _profile: profile,
        };
        // A browser that does not answer fails its test, and does not hold up the others.
        tokio::time::timeout(LONGEST, test(&visit))
            .await
            .expect("the test ends in time");
        visit.browser.close().await.expect("Chromium closes");
        visit.browser.wait().await.expect("Chromium ends");
        polled.abort();
    });
}

/// A tab, and what went wrong in it.
struct Tab {
    page: Page,
    address: String,
    wrong: Arc<Mutex<Vec<String>>>,
}

impl Visit {
    async fn tab(&self) -> Tab {
        let page = self.browser.new_page("about:blank").await.expect("a tab");
        page.enable_log().await.expect("the log is kept");
        let tab = Tab {
            page,
            address: self.server.address.clone(),
            wrong: Arc::default(),
        };
        let wrong = Arc::clone(&tab.wrong);
        let mut entries = tab
            .page
            .event_listener::<EventEntryAdded>()
            .await
            .expect("listens");
        tokio::spawn(async move {
            while let Some(event) = entries.next().await {
                let entry = &event.entry;
                // That a page is not there, the response says.
                let missing = entry.text.contains("status of 404");
                if entry.level == LogEntryLevel::Error && !missing {
                    note(&wrong, format!("console: {}", entry.text));
                }
            }
        });
        let wrong = Arc::clone(&tab.wrong);
        let mut thrown = tab
            .page
            .event_listener::<EventExceptionThrown>()
            .await
            .expect("listens");
        tokio::spawn(async move {
            while let Some(event) = thrown.next().await {
                let thrown = format!("{:?}", event.exception_details);
                // The browser's own word for a page that was left before its cards had moved.
                if !thrown.contains("Transition was skipped") {
                    note(&wrong, format!("thrown: {thrown}"));
                }
            }
        });
        let wrong = Arc::clone(&tab.wrong);
        let mut failed = tab
            .page
            .event_listener::<EventLoadingFailed>()
            .await
            .expect("listens");
        tokio::spawn(async move {
            while let Some(event) = failed.next().await {
                // What a page no longer waits for, because it is left.
                if event.canceled != Some(true) && event.error_text != "net::ERR_ABORTED" {
                    note(&wrong, format!("not loaded: {}", event.error_text));
                }
            }
        });
        let wrong = Arc::clone(&tab.wrong);
        let own = self.server.address.clone();
        let mut responses = tab
            .page
            .event_listener::<EventResponseReceived>()
            .await
            .expect("listens");
        tokio::spawn(async move {
            while let Some(event) = responses.next().await {
                let response = &event.response;
                let expected = response.url.ends_with("/no-such-page");
                if response.status >= 400 && !expected {
                    note(&wrong, format!("{}: {}", response.url, response.status));
                }
                // Of `data:` is the browser's own picture in a field for a date.
                let is_own = [own.as_str(), "about:", "data:"];
                if !is_own.iter().any(|it| response.url.starts_with(it)) {
                    note(
                        &wrong,
                        format!("a request to another host: {}", response.url),
                    );
                }
            }
        });
        tab
    }
}

fn note(wrong: &Mutex<Vec<String>>, what: String) {
    wrong.lock().expect("no test fails within").push(what);
}

impl Tab {
    async fn open(&self, path: &str) {
        let address = format!("{}{path}", self.address);
        self.page
            .goto(address)
            .await
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        self.settle().await;
    }

    /// Waits until the page is whole and its fonts are there.
    async fn settle(&self) {
        self.until("document.readyState === 'complete' && document.fonts.status === 'loaded'")
            .await;
    }

    async fn run<T: DeserializeOwned>(&self, script: &str) -> T {
        let params = EvaluateParams::builder()
            .expression(script)
            .await_promise(true)
            .return_by_value(true)
            .build()
            .expect("a script");
        let done = self.page.evaluate_expression(params).await;
        let shown: String = script.chars().take(200).collect();
        done.unwrap_or_else(|error| panic!("{shown}: {error}"))
            .into_value()
            .unwrap_or_else(|error| panic!("{shown}: {error}"))
    }

    /// Waits until an expression is true.
    async fn until(&self, condition: &str) {
        let start = Instant::now();
        loop {
            let params = EvaluateParams::builder()
                .expression(format!("Boolean({condition})"))
                .return_by_value(true)
                .build()
                .expect("a script");
            // While a page gives way to the next, there is nothing to ask.
            if let Ok(done) = self.page.evaluate_expression(params).await
                && done.into_value::<bool>().unwrap_or(false)
            {
                return;
            }
            assert!(
                start.elapsed() < Duration::from_mins(1),
                "waited in vain for {condition}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn size(&self, width: i64, height: i64) {
        let params = SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 500);
        self.page.execute(params).await.expect("the size is set");
    }

    async fn scheme(&self, scheme: &str) {
        self.feature("prefers-color-scheme", scheme).await;
    }

    async fn feature(&self, name: &str, value: &str) {
        self.page
            .emulate_media_features(vec![MediaFeature::new(name, value)])
            .await
            .expect("the feature is set");
    }

    async fn press(&self, key: &str) {
        let (code, number) = match key {
            "Tab" => ("Tab", 9),
            "Enter" => ("Enter", 13),
            " " => ("Space", 32),
            "p" => ("KeyP", 80),
            "o" => ("KeyO", 79),
            "/" | "?" => ("Slash", 191),
            "+" => ("Equal", 187),
            "0" => ("Digit0", 48),
            "Escape" => ("Escape", 27),
            "ArrowLeft" => ("ArrowLeft", 37),
            "ArrowUp" => ("ArrowUp", 38),
            "ArrowRight" => ("ArrowRight", 39),
            "ArrowDown" => ("ArrowDown", 40),
            other => panic!("the key {other} is not in this table"),
        };
        let event = |kind| {
            let event = DispatchKeyEventParams::builder()
                .r#type(kind)
                .key(key)
                .code(code)
                .windows_virtual_key_code(number);
            match key {
                "Enter" => event.text("\r"),
                " " => event.text(" "),
                _ => event,
            }
            .build()
            .expect("a key")
        };
        let down = match key {
            "Enter" | " " => DispatchKeyEventType::KeyDown,
            _ => DispatchKeyEventType::RawKeyDown,
        };
        for kind in [down, DispatchKeyEventType::KeyUp] {
            self.page.execute(event(kind)).await.expect("is pressed");
        }
    }

    /// Presses the mouse in the middle of the first such element that can be seen there, and says
    /// where it leads. Not by the library's own way, which needs scripts in the page.
    async fn click(&self, selector: &str) -> String {
        let script = format!(
            "(() => {{ \
             const all = [...document.querySelectorAll('{selector}')]; \
             const middle = (it) => {{ const box = it.getBoundingClientRect(); \
               return [box.left + box.width / 2, box.top + box.height / 2]; }}; \
             const seen = (it) => document.elementFromPoint(...middle(it))?.closest('{selector}') === it; \
             let it = all.find(seen); \
             if (!it) {{ all[0]?.scrollIntoView({{ block: 'center', behavior: 'instant' }}); it = all.find(seen); }} \
             return it ? [...middle(it), it.getAttribute('href') ?? ''] : null; }})()"
        );
        // While one map gives way to another, nothing can be pressed for a moment.
        self.until(&script).await;
        let (x, y, href): (f64, f64, String) = self.run(&script).await;
        self.page
            .click(Point::new(x, y))
            .await
            .expect("the mouse is pressed");
        href
    }

    /// What axe-core finds, a line each: the rule, how grave, where.
    async fn barriers(&self, axe: &str) -> Vec<String> {
        let loaded: bool = self.run("typeof axe !== 'undefined'").await;
        if !loaded {
            let _: bool = self.run(&format!("{axe}; true")).await;
        }
        self.run(
            "axe.run(document, { runOnly: { type: 'tag', values: \
             ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })\
             .then((found) => found.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) => \
             `${rule.id} (${rule.impact}) at ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`)))",
        )
        .await
    }

    /// How many px wider the page is than the window.
    async fn excess(&self) -> i64 {
        self.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await
    }

    /// Takes what went wrong since the last time.
    fn wrong(&self) -> Vec<String> {
        std::mem::take(&mut self.wrong.lock().expect("no test fails within"))
    }
}

/// One address of each kind of page, and of the sorts that look different.
struct Kinds {
    pages: Vec<(&'static str, String)>,
    topic: String,
    maps: Vec<String>,
}

fn knowledge() -> KnowledgeBase {
    let (kb, _) = KnowledgeBase::open(&Store::at(Path::new("knowledge")), &|_| ())
        .expect("the folder can be listed");
    kb
}

fn kinds() -> Kinds {
    let kb = knowledge();
    let graph = kb.graph();
    let topic = graph.topics().next().expect("a topic");
    let richest = |kind: RecordKind| {
        let all = graph.records().filter(|record| record.kind() == kind);
        let weight = |record: &&Record| match record {
            Record::Claim(claim) => {
                let arguments =
                    graph.supporting(&claim.id).count() + graph.rebutting(&claim.id).count();
                claim.cites.len().min(3) + 3 * arguments
            }
            Record::Argument(argument) => {
                argument.premises.len() + 3 * graph.undercutting(&argument.id).count()
            }
            Record::Source(source) => {
                let gone = source
                    .standing
                    .iter()
                    .any(|change| change.what == Standing::Reversed);
                usize::from(gone)
            }
            Record::Issue(issue) => issue.positions.len(),
            Record::Actor(actor) => graph
                .claims()
                .filter(|claim| claim.asserted_by.contains(&actor.id))
                .count(),
            Record::Topic(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => 0,
        };
        all.max_by_key(weight)
            .map(|record| record.slug().to_string())
            .expect("there is one")
    };
    let claim = richest(RecordKind::Claim);
    let argument = richest(RecordKind::Argument);
    let source = richest(RecordKind::Source);
    let issue = richest(RecordKind::Issue);
    let actor = richest(RecordKind::Actor);
    let question = graph
        .arguments()
        .find(|argument| matches!(argument.conclusion, Conclusion::Undercuts(_)))
        .map(|argument| argument.id.to_string())
        .expect("an argument that questions a step");
    let topic = topic.id.to_string();
    let position = graph
        .issue(&graph.topics().next().expect("a topic").root_issue)
        .and_then(|issue| issue.positions.first())
        .expect("an answer")
        .to_string();
    let maps = [&claim, &argument, &issue, &question, &position]
        .map(|focus| format!("map/{topic}/{focus}"))
        .to_vec();
    let mut pages = vec![
        ("home", "/en".to_owned()),
        ("home in French", "/fr".to_owned()),
        ("topic", format!("/en/topics/{topic}")),
        ("issue", format!("/en/issues/{issue}")),
        ("map", format!("/en/map/{topic}")),
        ("map around a claim", format!("/en/map/{topic}/{claim}")),
        (
            "map around an argument",
            format!("/fr/map/{topic}/{argument}"),
        ),
        (
            "map with more opened",
            format!("/en/map/{topic}/{position}?open={position}"),
        ),
        (
            "map narrowed",
            format!("/en/map/{topic}/{claim}?side=against,step&verdict=stands&depth=5"),
        ),
        (
            "way between two items",
            format!("/fr/map/{topic}/{claim}?to={position}"),
        ),
        ("map in a frame", format!("/en/embed/{topic}/{position}")),
        ("table", format!("/en/table/{topic}")),
        (
            "table around an answer",
            format!("/fr/table/{topic}/{position}?sort=used"),
        ),
        ("outline", format!("/en/outline/{topic}")),
        (
            "outline around an answer",
            format!("/en/outline/{topic}/{position}?side=against"),
        ),
        ("claim", format!("/en/claims/{claim}")),
        ("claim in French", format!("/fr/claims/{claim}")),
        ("argument", format!("/en/arguments/{argument}")),
        ("questioning argument", format!("/en/arguments/{question}")),
        ("reversed source", format!("/en/sources/{source}")),
        ("actor", format!("/en/actors/{actor}")),
        ("search", "/en/search".to_owned()),
        ("results", "/en/search?q=safe".to_owned()),
        ("no results", "/en/search?q=qqqqqqqqqq".to_owned()),
        ("strength", format!("/fr/strength/{topic}")),
        ("health", "/en/health".to_owned()),
        ("guide", "/en/guide".to_owned()),
        ("404", "/en/claims/no-such-page".to_owned()),
        (
            "claim from elsewhere",
            format!("/fr/claims/{claim}?on=2021-05-01&without={source}"),
        ),
        (
            "map from elsewhere",
            format!("/en/map/{topic}/{claim}?assume={claim}&trust={actor}"),
        ),
        (
            "answer from elsewhere",
            format!("/en/claims/{position}?on=2010-01-01"),
        ),
        ("home from elsewhere", "/en?on=2010-01-01".to_owned()),
        ("timeline", format!("/en/timeline/{topic}")),
        (
            "timeline from elsewhere",
            format!("/en/timeline/{topic}?on=2010-01-01"),
        ),
        ("strength", format!("/en/strength/{topic}")),
        ("cruxes", format!("/en/cruxes/{issue}")),
        ("what would change it", format!("/en/what-if/{position}")),
        ("what hangs on it", format!("/en/what-if/{source}")),
        ("no difference", "/en/changed".to_owned()),
        (
            "what is different",
            format!("/en/changed?from-on=2010-01-01&trust={actor}"),
        ),
    ];
    if let Some(set) = graph.rule_sets().find(|set| set.subject.is_some()) {
        let rules = graph.in_set(&set.id);
        let weight = |rule: &&counterpoint::model::Rule| {
            let debated = rule.contested_by.len() + rule.defended_by.len();
            debated + 3 * usize::from(rule.version_of.is_some()) + rule.unless.len()
        };
        let rule = rules.rules().max_by_key(weight).expect("a rule");
        let proposed = rules
            .rules()
            .find(|rule| rule.proposed)
            .expect("a proposal");
        let policy = rules
            .policies()
            .max_by_key(|it| it.redates.len())
            .expect("a policy");
        let predicate = rules
            .predicates()
            .max_by_key(|it| it.arguments.len())
            .expect("a predicate");
        let set = &set.id;
        pages.extend([
            ("rule", format!("/en/rules/{}", rule.id)),
            ("rule in French", format!("/fr/rules/{}", rule.id)),
            ("proposed rule", format!("/en/rules/{}", proposed.id)),
            ("policy", format!("/en/policies/{}", policy.id)),
            ("predicate", format!("/fr/predicates/{}", predicate.id)),
            ("rule set", format!("/en/rule-sets/{set}")),
            ("policies compared", format!("/en/policies-compared/{set}")),
            (
                "policies compared in French",
                format!("/fr/policies-compared/{set}"),
            ),
            ("map of rules", format!("/en/rule-map/{set}")),
            (
                "map around a rule",
                format!("/fr/rule-map/{set}/{}", rule.id),
            ),
        ]);
    }
    let lists = RecordKind::ALL.map(|kind| ("list", format!("/en/{}", kind.folder())));
    pages.extend(lists);
    Kinds { pages, topic, maps }
}

/// The pages of cases: a worked one, and the form as it starts, filled, and with a mistake.
fn pages_of_cases() -> Vec<(&'static str, String)> {
    let (kb, _) = KnowledgeBase::open(&Store::at(Path::new("knowledge")), &|_| ())
        .expect("the folder can be listed");
    let graph = kb.graph();
    let case = graph
        .cases()
        .find(|case| !case.debate.is_empty() && case.rest == Rest::Open)
        .expect("a case");
    let set = graph.set_of(case.id.as_str()).expect("its rules");
    let book = kb.books().book(set).expect("its rules");
    let facts = Facts::of_statements(book, &case.facts).0.fields(book);
    let form = format!("/ask/{set}");
    let filled = with_query(&form, &facts);
    vec![
        ("case", format!("/en/cases/{}", case.id)),
        ("form of a case", format!("/en{form}")),
        ("form of a case, filled", format!("/en{filled}")),
        ("form of a case in French", format!("/fr{filled}")),
        (
            "form of a case with a mistake",
            format!("/en{form}?{}=x", facts.first().expect("a fact").0),
        ),
    ]
}

impl Kinds {
    /// The page of a kind.
    fn page(&self, kind: &str) -> String {
        let found = self.pages.iter().find(|(name, _)| *name == kind);
        found.expect("there is one").1.clone()
    }
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}\n",
        faults.len(),
        faults.join("\n")
    );
}

/// Opens every kind of page at a width, light and dark.
fn look_at_every_kind(width: i64, height: i64) {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(width, height).await;
        let mut faults = Vec::new();
        for (kind, path) in kinds().pages {
            tab.scheme("light").await;
            tab.open(&path).await;
            if kind == "results" {
                // The index is written while the first pages are served.
                let start = Instant::now();
                while !tab
                    .run::<bool>("Boolean(document.querySelector('main mark'))")
                    .await
                {
                    assert!(start.elapsed() < Duration::from_mins(1), "no results");
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    tab.open(&path).await;
                }
            }
            // What can be opened is looked at open.
            let _: bool = tab
                .run("document.querySelectorAll('main details, .subbar details, .stand details').forEach((it) => { it.open = true; }), true")
                .await;
            for scheme in ["light", "dark"] {
                tab.scheme(scheme).await;
                let mut found = tab.barriers(&visit.axe).await;
                let excess = tab.excess().await;
                if excess > 0 {
                    found.push(format!("scrolls sideways by {excess} px"));
                }
                found.extend(tab.wrong());
                let here = format!("{kind} ({path}), {width} px, {scheme}");
                faults.extend(found.iter().map(|it| format!("{here}: {it}")));
            }
        }
        none(&faults);
    });
}

#[test]
fn every_kind_of_page_on_a_desk() {
    look_at_every_kind(1440, 900);
}

#[test]
fn every_kind_of_page_on_a_phone() {
    look_at_every_kind(390, 844);
}

#[test]
fn narrow_windows_need_no_sideways_scrolling() {
    visit(async |visit| {
        let tab = visit.tab().await;
        let mut faults = Vec::new();
        for (kind, path) in kinds().pages {
            // A window of 1,280 px at 400 % and at 200 %, as browsers enlarge a page; and a wall.
            for width in [320, 640, 1920] {
                tab.size(width, 800).await;
                tab.open(&path).await;
                let excess = tab.excess().await;
                if excess > 0 {
                    faults.push(format!("{kind} ({path}), {width} px: {excess} px too wide"));
                }
            }
        }
        faults.extend(tab.wrong());
        none(&faults);
    });
}

/// What is wrong with how the cards of a map lie: texts that their boxes cannot hold, cards that
/// lie on one another, cards outside the picture. Measured as laid out, before the picture is moved.
const CARDS: &str = r"(() => {
  const faults = [];
  const name = (element) => element.closest('[id]')?.id;
  const world = document.querySelector('.world');
  for (const card of world.querySelectorAll('.mc, .frame, .prem, .prem .body')) {
    if (card.scrollHeight > card.clientHeight + 1) {
      faults.push(`${name(card)}: ${card.className} is ${card.scrollHeight - card.clientHeight} px too low for its text`);
    }
    if (card.scrollWidth > card.clientWidth + 1) {
      faults.push(`${name(card)}: ${card.className} is ${card.scrollWidth - card.clientWidth} px too narrow for its text`);
    }
  }
  const outer = [...world.querySelectorAll('.slot, .frame')].map((element) => [name(element), element.getBoundingClientRect()]);
  const picture = world.getBoundingClientRect();
  for (const [id, box] of outer) {
    if (box.width < 40 || box.height < 15) faults.push(`${id} is ${box.width} by ${box.height} px`);
    if (box.left < picture.left - 1 || box.right > picture.right + 1 || box.top < picture.top - 1 || box.bottom > picture.bottom + 1) {
      faults.push(`${id} lies outside the picture`);
    }
  }
  outer.forEach(([a, p], place) => {
    for (const [b, q] of outer.slice(place + 1)) {
      if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1) {
        faults.push(`${a} and ${b} overlap`);
      }
    }
  });
  if (outer.length < 2) faults.push(`only ${outer.length} cards`);
  return faults;
})()";

#[test]
fn cards_hold_their_texts_and_do_not_overlap() {
    visit(async |visit| {
        let tab = visit.tab().await;
        let kinds = kinds();
        let whole = format!("map/{}", kinds.topic);
        let mut faults = Vec::new();
        for map in kinds.maps.iter().chain([&whole]) {
            for language in ["en", "fr"] {
                for scripts in [true, false] {
                    tab.page
                        .execute(SetScriptExecutionDisabledParams::new(!scripts))
                        .await
                        .expect("scripts are switched");
                    tab.size(1440, 900).await;
                    let path = format!("/{language}/{map}");
                    tab.open(&path).await;
                    let found: Vec<String> = tab.run(CARDS).await;
                    let how = if scripts { "" } else { ", without scripts" };
                    faults.extend(found.iter().map(|it| format!("{path}{how}: {it}")));
                }
            }
        }
        faults.extend(tab.wrong());
        none(&faults);
    });
}

const PATH: &str = "location.pathname";
const PANEL: &str = "document.querySelector('.side h2').textContent";

#[test]
fn a_card_is_followed_and_the_map_is_drawn_around_it() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        let map = format!("/en/map/{}", kinds().topic);
        tab.open(&map).await;
        let before: String = tab.run(PANEL).await;
        let href = tab.click("a.mc.pos").await;
        tab.until(&format!("{PATH} === '{href}'")).await;
        tab.settle().await;
        let after: String = tab.run(PANEL).await;
        assert_ne!(before, after, "the panel tells of the card");
        let chosen: String = tab
            .run("document.querySelector('.world [aria-current]').closest('[id]').id")
            .await;
        assert!(href.ends_with(&chosen), "{href}: {chosen}");
        // And from the panel to the page of the claim.
        let href = tab.click(".acts a.pri").await;
        tab.until(&format!("{PATH} === '{href}'")).await;
        none(&tab.wrong());
    });
}

#[test]
fn a_map_can_be_walked_with_keys_alone() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        tab.open(&format!("/en/map/{}", kinds().topic)).await;
        tab.press("Tab").await;
        tab.until("document.activeElement.matches('a.skip')").await;
        let seen: bool = tab
            .run("document.activeElement.getBoundingClientRect().top >= 0 && document.activeElement.getBoundingClientRect().height > 10")
            .await;
        assert!(seen, "the skip link shows itself");
        tab.press("Enter").await;
        tab.until("location.hash === '#main'").await;
        // From the content, Tab leads to the map and to its first card.
        let mut presses = 0;
        while !tab
            .run::<bool>("Boolean(document.activeElement.closest('.mc, .prem .body'))")
            .await
        {
            tab.press("Tab").await;
            presses += 1;
            assert!(presses < 5, "the first card is {presses} keys away");
        }
        let name = "document.activeElement.closest('[id]').id";
        let outline: bool = tab
            .run("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
            .await;
        assert!(outline, "focus can be seen");
        let mut been: Vec<String> = vec![tab.run(name).await];
        for key in ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"] {
            tab.press(key).await;
            let here: String = tab.run(name).await;
            let seen: bool = tab
                .run(
                    "(() => { const box = document.activeElement.getBoundingClientRect(); \
                     const map = document.querySelector('.map').getBoundingClientRect(); \
                     return box.left < map.right && box.right > map.left && box.top < map.bottom && box.bottom > map.top; })()",
                )
                .await;
            assert!(seen, "{here} is out of sight after {key}");
            been.push(here);
        }
        been.dedup();
        assert!(been.len() >= 4, "the arrows led to {been:?}");
        tab.press("ArrowLeft").await;
        let href: String = tab.run("document.activeElement.getAttribute('href')").await;
        tab.press("Enter").await;
        tab.until(&format!("{PATH} === '{href}'")).await;
        none(&tab.wrong());
    });
}

/// What Chromium tells a screen reader of the page, in order: the role and the name of each heading,
/// link and text.
async fn heard(tab: &Tab) -> Vec<(String, String)> {
    let params = GetFullAxTreeParams::default();
    let tree = tab.page.execute(params).await.expect("is told");
    let nodes = &tree.result.nodes;
    let text = |value: &Option<chromiumoxide::cdp::browser_protocol::accessibility::AxValue>| {
        let value = value.as_ref().and_then(|it| it.value.as_ref());
        value
            .and_then(|it| it.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let by_id: std::collections::HashMap<_, _> = nodes
        .iter()
        .map(|node| (node.node_id.clone(), node))
        .collect();
    let mut heard = Vec::new();
    let mut ahead: Vec<_> = nodes.first().into_iter().collect();
    while let Some(node) = ahead.pop() {
        let role = text(&node.role);
        if !node.ignored
            && ["heading", "link", "StaticText", "group", "region"].contains(&role.as_str())
        {
            heard.push((role, text(&node.name)));
        }
        let children = node.child_ids.iter().flatten().rev();
        ahead.extend(children.filter_map(|id| by_id.get(id).copied()));
    }
    heard
}

/// Under which heading the answers to the best argument against a claim stand: as long as one of
/// them is not answered in its turn, or else.
const ANSWERED: [&str; 2] = [
    "What answers the best against it",
    "What was said against the best against it, and is answered",
];

/// Arguments that are against withdrawal: against it directly, or for what cannot hold with it.
fn against_withdrawal(kb: &KnowledgeBase) -> Vec<String> {
    let graph = kb.graph();
    let id = counterpoint::model::ClaimId::new("p-withdraw").expect("a slug");
    let pairs = graph.answered_by(&id).flat_map(|it| it.contrary_pairs());
    let others = pairs.filter_map(|(one, other)| match (*one == id, *other == id) {
        (true, _) => Some(other),
        (_, true) => Some(one),
        _ => None,
    });
    let rivals = others.flat_map(|it| graph.supporting(it));
    let all = graph.rebutting(&id).chain(rivals);
    all.map(|it| it.id.to_string()).collect()
}

/// Whether an argument answers another: it questions its step, or is against one of its premises,
/// or for what cannot hold with that.
fn answers(kb: &KnowledgeBase, one: &str, other: &str) -> bool {
    let graph = kb.graph();
    let id = |slug: &str| counterpoint::model::ArgumentId::new(slug).expect("a slug");
    let (one, other) = (
        graph.argument(&id(one)).expect("is there"),
        graph.argument(&id(other)).expect("is there"),
    );
    match &one.conclusion {
        Conclusion::Undercuts(target) => *target == other.id,
        Conclusion::Rebuts(claim) => other.premises.contains(claim),
        Conclusion::Supports(claim) => graph
            .answered_by(claim)
            .flat_map(|it| it.contrary_pairs())
            .any(|(a, b)| {
                (a == claim && other.premises.contains(b))
                    || (b == claim && other.premises.contains(a))
            }),
    }
}

/// Nothing on a map jumps while it appears, and moving it keeps nobody waiting.
#[test]
fn a_map_does_not_jump_and_moves_at_once() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        for path in ["/en/map/stca", "/en/map/stca/p-withdraw?open=p-withdraw"] {
            tab.open(path).await;
            let watch = "new Promise((done) => { window.shifts = []; window.tasks = []; \
                new PerformanceObserver((list) => list.getEntries().forEach((it) => it.hadRecentInput || shifts.push(it.value))).observe({ type: 'layout-shift', buffered: true }); \
                new PerformanceObserver((list) => list.getEntries().forEach((it) => tasks.push(it.duration))).observe({ type: 'longtask' }); \
                requestAnimationFrame(() => requestAnimationFrame(() => done(true))); })";
            let _: bool = tab.run(watch).await;
            let moves = "new Promise((done) => { const map = document.querySelector('.map'); let step = 0; \
                const next = () => { if (step++ >= 40) return done(true); \
                  map.dispatchEvent(new WheelEvent('wheel', { deltaX: 9, deltaY: 7, ctrlKey: step % 3 === 0, bubbles: true, cancelable: true })); \
                  requestAnimationFrame(next); }; next(); })";
            let _: bool = tab.run(moves).await;
            let hovers = "(() => { const [world, card] = [document.querySelector('.world'), document.querySelector('.mc, .prem .body')]; \
                const at = () => JSON.stringify([world.getBoundingClientRect(), getComputedStyle(world).font]); const before = at(); \
                card.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })); \
                return world.classList.contains('hushed') && before === at(); })()";
            assert!(
                tab.run::<bool>(hovers).await,
                "{path}: a card lights its lines and nothing moves"
            );
            let shifted: f64 = tab.run("shifts.reduce((sum, it) => sum + it, 0)").await;
            assert!(shifted < 0.001, "{path} jumps by {shifted}");
            let longest: f64 = tab.run("Math.max(0, ...tasks)").await;
            // A task is long from 50 ms on; twice that, since the machine may be busy.
            assert!(longest < 100.0, "{path}: {longest} ms in one task");
        }
        none(&tab.wrong());
    });
}

/// What keys, mouse, wheel and fingers do with a map, and what they leave alone.
#[test]
fn the_hands_of_a_map_do_what_its_help_says() {
    const AT: &str = "document.querySelector('.world').style.transform";
    const TOUCH: &str = "const map = document.querySelector('.map'); const box = map.getBoundingClientRect(); \
        const touch = (type, id, x, y) => map.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: box.left + x, clientY: box.top + y, button: 0, buttons: 1, bubbles: true, cancelable: true }));";
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        let map = "/en/map/stca/p-withdraw";
        tab.open(map).await;
        let at = async || tab.run::<String>(AT).await;
        // Help, and what is pressed there moves nothing behind it.
        tab.press("?").await;
        tab.until("document.querySelector('#keys').open").await;
        let before = at().await;
        for key in ["ArrowDown", "0", "+"] {
            tab.press(key).await;
        }
        assert_eq!(before, at().await, "the help is in front of the map");
        // Keys can be switched off, all of them, and on again.
        let tick = "document.querySelector('#single').click(); document.querySelector('.keys button').click(); document.querySelector('.map').focus(); true";
        let _: bool = tab.run(tick).await;
        tab.press("+").await;
        tab.press("?").await;
        assert_eq!(before, at().await, "keys are switched off");
        let closed: bool = tab.run("!document.querySelector('#keys').open").await;
        assert!(closed, "keys are switched off");
        let _: bool = tab
            .run("document.querySelector('#single').click(); true")
            .await;
        tab.press("+").await;
        assert_ne!(before, at().await, "+ comes nearer");
        // An arrow leads to an argument as a whole, and from it to what it starts from.
        let _: bool = tab
            .run("document.querySelector('.world [aria-current]').focus(); true")
            .await;
        tab.press("ArrowRight").await;
        let is_whole: bool = tab.run("document.activeElement.matches('.gl')").await;
        assert!(is_whole, "the argument itself comes first");
        tab.press("ArrowRight").await;
        let is_part: bool = tab
            .run("document.activeElement.matches('.prem .body')")
            .await;
        assert!(is_part, "what it starts from comes next");
        // The small map leads there.
        let before = at().await;
        let _: bool = tab.run("(() => { const mini = document.querySelector('.mini'); const box = mini.getBoundingClientRect(); \
            mini.setPointerCapture = () => {}; mini.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 5, clientX: box.left + 84, clientY: box.bottom - 8, buttons: 1, bubbles: true })); return true; })()").await;
        assert_ne!(before, at().await, "the small map is pressed");
        // Two fingers zoom.
        let scale =
            "Number(document.querySelector('.world').style.transform.match(/scale\\((.*)\\)/)[1])";
        let before: f64 = tab.run(scale).await;
        let pinch = format!(
            "(() => {{ {TOUCH} map.setPointerCapture = () => {{}}; touch('pointerdown', 7, 300, 300); touch('pointerdown', 8, 400, 300); \
            touch('pointermove', 8, 440, 300); touch('pointermove', 8, 470, 300); touch('pointerup', 7, 300, 300); touch('pointerup', 8, 470, 300); return true; }})()"
        );
        let _: bool = tab.run(&pinch).await;
        let after: f64 = tab.run(scale).await;
        assert!(
            after > before * 1.1,
            "fingers apart: {before}, then {after}"
        );
        // The wheel leads to the end of the picture, and then down the page.
        let wheel = "(() => { const map = document.querySelector('.map'); for (let turn = 0; turn < 400; turn++) { \
            if (map.dispatchEvent(new WheelEvent('wheel', { deltaY: -90, bubbles: true, cancelable: true }))) return turn; } return -1; })()";
        let turns: i64 = tab.run(wheel).await;
        assert!(
            turns > 0,
            "the wheel moves the picture, then the page: {turns}"
        );
        let in_sight: bool = tab.run("(() => { const [world, map] = ['.world', '.map'].map((it) => document.querySelector(it).getBoundingClientRect()); return world.top < map.bottom - 60 && world.bottom > map.top + 60; })()").await;
        assert!(in_sight, "the picture stays in sight");
        // A press that moves is none of a link; a key pressed after it is.
        let drag = format!(
            "(() => {{ {TOUCH} map.setPointerCapture = () => {{}}; touch('pointerdown', 9, 300, 300); touch('pointermove', 9, 340, 320); touch('pointerup', 9, 340, 320); \
            document.querySelector('.prem .body').focus(); return document.activeElement.getAttribute('href'); }})()"
        );
        let href: String = tab.run(&drag).await;
        tab.press("Enter").await;
        tab.until(&format!("{PATH} === '{href}'")).await;
        tab.settle().await;
        // To the search, and to the outline.
        tab.press("/").await;
        tab.until("document.activeElement.type === 'search'").await;
        let _: bool = tab.run("document.activeElement.blur(); true").await;
        tab.press("o").await;
        tab.until(&format!("{PATH}.startsWith('/en/outline')"))
            .await;
        tab.settle().await;
        // A frame has no panel, no search and no outline, and says nothing of their keys.
        tab.open("/en/embed/stca/p-withdraw").await;
        for key in ["p", "/", "o"] {
            tab.press(key).await;
        }
        let keys: String = tab
            .run("document.querySelector('#keys dl').textContent")
            .await;
        assert!(!keys.contains('/'), "{keys}");
        // Who wants no motion sees none.
        let glides = "getComputedStyle(document.querySelector('.world')).transitionDuration";
        let _: bool = tab
            .run("document.querySelector('.world').classList.add('glide'); true")
            .await;
        assert_eq!(tab.run::<String>(glides).await, "0.25s");
        tab.feature("prefers-reduced-motion", "reduce").await;
        assert_eq!(tab.run::<String>(glides).await, "0s");
        none(&tab.wrong());
    });
}

/// "What is the best argument against withdrawal, and what answers it?", asked with keys alone.
#[test]
fn the_best_argument_against_withdrawal_is_found_with_keys_alone() {
    visit(async |visit| {
        let kb = knowledge();
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        tab.open("/en/map/stca").await;
        // To the map, to the answer, into its map.
        while !tab
            .run::<bool>("Boolean(document.activeElement.closest('.mc'))")
            .await
        {
            tab.press("Tab").await;
        }
        tab.press("ArrowRight").await;
        for _ in 0..8 {
            if tab
                .run::<String>("document.activeElement.closest('[id]').id")
                .await
                == "p-withdraw"
            {
                break;
            }
            tab.press("ArrowDown").await;
        }
        tab.press("Enter").await;
        tab.until(&format!("{PATH} === '/en/map/stca/p-withdraw'"))
            .await;
        tab.settle().await;
        // To the panel, and on to the first link under the heading that says so.
        tab.press("p").await;
        let under = |heading: &str| {
            format!(
                "[...document.querySelectorAll('.side h3')].find((it) => it.textContent === '{heading}')?.nextElementSibling.contains(document.activeElement)"
            )
        };
        let mut pressed = 0;
        while !tab
            .run::<bool>(&format!("Boolean({})", under("Best documented against it")))
            .await
        {
            tab.press("Tab").await;
            pressed += 1;
            assert!(pressed < 60, "the best argument against it is too far away");
        }
        let last = "document.activeElement.getAttribute('href').split('/').pop()";
        let best: String = tab.run(last).await;
        assert!(
            against_withdrawal(&kb).contains(&best),
            "{best} is against it"
        );
        tab.press("Tab").await;
        let headed = ANSWERED.map(|heading| format!("Boolean({})", under(heading)));
        let is_answer = headed.join(" || ");
        assert!(tab.run::<bool>(&is_answer).await, "its answers come next");
        let answer: String = tab.run(last).await;
        assert!(answers(&kb, &answer, &best), "{answer} answers {best}");
        tab.press("Enter").await;
        tab.until(&format!("{PATH} === '/en/arguments/{answer}'"))
            .await;
        none(&tab.wrong());
    });
}

/// The same question, by what a screen reader is told and nothing else.
#[test]
fn the_best_argument_against_withdrawal_is_heard() {
    visit(async |visit| {
        let kb = knowledge();
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        tab.open("/en/map/stca").await;
        let whole = heard(&tab).await;
        let answer = "Answer: Withdraw";
        let link = whole
            .iter()
            .find(|(role, name)| role == "link" && name.starts_with(answer));
        let (_, name) = link.expect("the answer is a link that says so");
        assert!(name.contains("14 for, 0 against"), "{name}");
        let href: String = tab
            .run("[...document.querySelectorAll('.mc')].find((it) => it.textContent.includes('Withdraw')).getAttribute('href')")
            .await;
        tab.open(&href).await;
        let heard = heard(&tab).await;
        let after = |heading: &str| {
            let start = heard
                .iter()
                .position(|it| *it == ("heading".to_owned(), heading.to_owned()));
            let rest = &heard[start.unwrap_or_else(|| panic!("no heading {heading}")) + 1..];
            let links = rest.iter().take_while(|(role, _)| role != "heading");
            links
                .filter(|(role, _)| role == "link")
                .map(|(_, name)| name.clone())
                .collect::<Vec<_>>()
        };
        let named = |name: &str| {
            let mut all = kb.graph().arguments();
            let found = all.find(|it| {
                it.short
                    .as_ref()
                    .is_some_and(|short| name.starts_with(short.read(Language::En).0))
            });
            found
                .unwrap_or_else(|| panic!("{name} is no argument"))
                .id
                .to_string()
        };
        let best = after("Best documented against it");
        let best = named(best.first().expect("there is one"));
        assert!(against_withdrawal(&kb).contains(&best), "{best}");
        let answer = ANSWERED
            .iter()
            .find(|&&it| heard.contains(&("heading".to_owned(), it.to_owned())))
            .expect("its answers have a heading");
        let answer = after(answer);
        let answer = named(answer.first().expect("there is one"));
        assert!(answers(&kb, &answer, &best), "{answer} answers {best}");
        // On the map every argument says how it bears on what, and every claim how it fares; the
        // lines are not heard, and the same in sentences is one step away.
        let groups: Vec<&String> = heard
            .iter()
            .filter(|(role, _)| role == "group")
            .map(|(_, name)| name)
            .collect();
        assert!(
            groups
                .iter()
                .any(|name| name.starts_with("Supports: Withdraw. ")),
            "{groups:?}"
        );
        let told = heard
            .iter()
            .any(|(role, name)| role == "heading" && name == "Read this map to me");
        assert!(told, "the map in sentences has a heading");
        let verdicts = heard
            .iter()
            .filter(|(role, name)| role == "link" && name.ends_with("Stands here"));
        assert!(verdicts.count() > 3, "claims say how they fare");
    });
}

/// The pages of cases, with all that can be opened open: no barrier, no scrolling sideways.
#[test]
fn pages_of_cases_on_a_desk_and_a_phone() {
    visit(async |visit| {
        let tab = visit.tab().await;
        let mut faults = Vec::new();
        for (kind, path) in pages_of_cases() {
            // Such pages are long, and looking at all that is in them takes its time.
            for (width, scheme) in [(1440, "light"), (390, "dark"), (320, "light")] {
                tab.size(width, 844).await;
                tab.scheme(scheme).await;
                tab.open(&path).await;
                let _: bool = tab
                    .run("document.querySelectorAll('main details').forEach((it) => { it.open = true; }), true")
                    .await;
                let mut found = match width {
                    320 => Vec::new(),
                    _ => tab.barriers(&visit.axe).await,
                };
                let excess = tab.excess().await;
                if excess > 0 {
                    found.push(format!("scrolls sideways by {excess} px"));
                }
                found.extend(tab.wrong());
                let here = format!("{kind} ({path}), {width} px, {scheme}");
                faults.extend(found.iter().map(|it| format!("{here}: {it}")));
            }
        }
        none(&faults);
    });
}

/// A question after the other, with keys alone, and without scripts too.
#[test]
fn a_case_can_be_asked_for_with_keys_alone() {
    const NEXT: &str = "document.querySelector('.next .ask').id";
    visit(async |visit| {
        for scripts in [true, false] {
            let tab = visit.tab().await;
            tab.page
                .execute(SetScriptExecutionDisabledParams::new(!scripts))
                .await
                .expect("scripts are switched");
            tab.size(390, 844).await;
            tab.open(&pages_of_cases()[1].1).await;
            let first: String = tab.run(NEXT).await;
            for key in ["Tab", "Enter"] {
                tab.press(key).await;
            }
            tab.until("location.hash === '#main'").await;
            let into = async || {
                let mut presses = 0;
                while !tab
                    .run::<bool>("Boolean(document.activeElement.closest('.next input'))")
                    .await
                {
                    tab.press("Tab").await;
                    presses += 1;
                    assert!(presses < 40, "the question is {presses} keys away");
                }
            };
            into().await;
            // How a day is typed is the browser's own affair.
            let _: bool = tab
                .run("document.activeElement.value = '2026-03-30', true")
                .await;
            tab.press("Enter").await;
            tab.until("location.search.includes('=2026-03-30')").await;
            tab.settle().await;
            let second: String = tab.run(NEXT).await;
            assert_ne!(first, second, "the next question is asked");
            // Nothing that is empty stands in the address.
            let search: String = tab.run("location.search").await;
            assert!(!search.contains("=&") && !search.ends_with('='), "{search}");
            into().await;
            let kind: String = tab.run("document.activeElement.type").await;
            if kind == "radio" || kind == "checkbox" {
                tab.press(" ").await;
                tab.until("document.activeElement.checked").await;
            }
            tab.press("Enter").await;
            tab.until(&format!("location.search !== '{search}'")).await;
            none(&tab.wrong());
        }
    });
}

/// Another standpoint takes the place of this one: no page is left, and what is open stays open.
#[test]
fn another_standpoint_is_shown_in_place() {
    const QUERY: &str = "location.search";
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        let kinds = kinds();
        let claim = kinds.page("claim");
        tab.open(&claim).await;
        let slug = claim.rsplit('/').next().unwrap_or_default();
        let _: bool = tab.run("window.stays = true").await;
        tab.click(".change > summary").await;
        tab.click(".togs .tog").await;
        tab.until(&format!("{QUERY} === '?assume={slug}'")).await;
        tab.until("document.activeElement.matches('.togs .tog.made')")
            .await;
        tab.until("window.stays && document.querySelector('.change').open")
            .await;
        // The slider is let go on a day; Back leads back.
        let _: bool = tab
            .run(
                "(() => { const it = document.querySelector('.stand [type=range]'); it.value = it.min; \
                 for (const kind of ['input', 'change']) it.dispatchEvent(new Event(kind, { bubbles: true })); return true; })()",
            )
            .await;
        tab.until(&format!(
            "{QUERY}.startsWith('?on=') && {QUERY}.endsWith('&assume={slug}')"
        ))
        .await;
        let _: bool = tab.run("history.back(), true").await;
        tab.until(&format!(
            "{QUERY} === '?assume={slug}' && document.querySelector('.chips')"
        ))
        .await;
        tab.click(".back").await;
        tab.until(&format!(
            "{QUERY} === '' && window.stays && !document.querySelector('.chips')"
        ))
        .await;
        // On the map the picture stays where it was, and can still be walked.
        let map = format!("/en/map/{}/{slug}", kinds.topic);
        tab.open(&map).await;
        let _: bool = tab.run("window.stays = true").await;
        let place = "document.querySelector('.world').style.transform";
        let before: String = tab.run(place).await;
        tab.click(".side .togs .tog").await;
        tab.until(&format!("{QUERY} === '?assume={slug}' && window.stays"))
            .await;
        assert_eq!(tab.run::<String>(place).await, before);
        let _: bool = tab
            .run("document.querySelector('.world [aria-current]').focus(), true")
            .await;
        tab.press("ArrowRight").await;
        tab.until("!document.activeElement.matches('[aria-current]')")
            .await;
        none(&tab.wrong());
    });
}

#[test]
fn the_theme_is_chosen_and_kept() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        tab.scheme("light").await;
        tab.open("/en").await;
        let ground = "getComputedStyle(document.body).backgroundColor";
        let light: String = tab.run(ground).await;
        tab.click("#theme").await;
        tab.until("document.getElementById('theme').ariaPressed === 'true'")
            .await;
        let dark: String = tab.run(ground).await;
        assert_ne!(light, dark);
        tab.open("/en/guide").await;
        tab.until("document.getElementById('theme').ariaPressed === 'true'")
            .await;
        assert_eq!(
            tab.run::<String>(ground).await,
            dark,
            "the next page keeps it"
        );
        tab.click("#theme").await;
        tab.until("document.getElementById('theme').ariaPressed === 'false'")
            .await;
        assert_eq!(tab.run::<String>(ground).await, light);
        none(&tab.wrong());
    });
}

#[test]
fn without_scripts_everything_can_be_reached() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        tab.page
            .execute(SetScriptExecutionDisabledParams::new(true))
            .await
            .expect("scripts are off");
        tab.open(&format!("/en/map/{}", kinds().topic)).await;
        // What only scripts can do is not offered.
        let idle: Vec<String> = tab
            .run("[...document.querySelectorAll('.jsd, .jsd button')].filter((it) => it.getClientRects().length).map((it) => it.outerHTML)")
            .await;
        none(&idle);
        let panel: String = tab.run(PANEL).await;
        assert!(!panel.is_empty());
        let href = tab.click("a.mc.pos").await;
        tab.until(&format!("{PATH} === '{href}'")).await;
        // Another standpoint is a link, or a form.
        tab.open(&kinds().page("claim")).await;
        let href = tab.click(".togs .tog").await;
        tab.until(&format!("{PATH} + location.search === '{href}'"))
            .await;
        tab.click(".change > summary").await;
        let href = tab.click(".rail a").await;
        tab.until(&format!("{PATH} + location.search === '{href}'"))
            .await;
        tab.click(".change > summary").await;
        let _: bool = tab.run("(document.body.id = 'before') !== ''").await;
        tab.click(".change .row button").await;
        tab.until(&format!(
            "document.body.id !== 'before' && {PATH} + location.search === '{href}'"
        ))
        .await;
        tab.settle().await;
        // A search is a form like any other.
        tab.open("/en/search?q=safe").await;
        let form: String = tab
            .run("document.querySelector('main form, header form').getAttribute('action')")
            .await;
        assert_eq!(form, "/en/search");
        none(&tab.wrong());
    });
}

/// A map is on one sheet laid across, each card whole, or the page says in words what it shows.
#[test]
fn maps_fit_a_sheet_of_paper_or_are_told_in_words() {
    const FAULT: &str = r"(() => {
      const [map, told] = ['.map', '.too-large'].map((it) => document.querySelector(it));
      if (!map.checkVisibility()) return told.checkVisibility() ? 'told' : 'neither drawn nor told';
      if (told.checkVisibility()) return 'drawn and told';
      if (getComputedStyle(map).overflow !== 'visible') return 'cut off by its frame';
      const cards = [...map.querySelectorAll('.slot, .frame, .mc')];
      const out = cards.map((it) => it.getBoundingClientRect()).filter((it) => it.right > 1047 || it.bottom > 718);
      return out.length ? `${out.length} of ${cards.length} cards are off the sheet` : 'drawn';
    })()";
    visit(async |visit| {
        let tab = visit.tab().await;
        // What A4 holds within its margins.
        tab.size(1047, 718).await;
        let mut seen = std::collections::BTreeSet::new();
        let kinds = kinds();
        let maps = kinds.pages.into_iter().map(|(_, path)| path);
        let maps = maps.filter(|it| it.contains("/map/") || it.contains("/rule-map/"));
        let more = [
            "/fr/map/stca",
            "/en/map/stca/p-widen",
            "/en/map/stca/p-withdraw",
        ];
        let mut faults = Vec::new();
        for path in maps.chain(more.map(str::to_owned)) {
            tab.open(&path).await;
            let params = SetEmulatedMediaParams::builder().media("print").build();
            tab.page.execute(params).await.expect("print is shown");
            let found: String = tab.run(FAULT).await;
            if !["told", "drawn"].contains(&found.as_str()) {
                faults.push(format!("{path}: {found}"));
            }
            seen.insert(found);
            let params = SetEmulatedMediaParams::builder().media("").build();
            tab.page.execute(params).await.expect("the screen is back");
        }
        none(&faults);
        assert_eq!(seen.len(), 2, "some are drawn and some told: {seen:?}");
    });
}

#[test]
fn pages_can_be_printed() {
    visit(async |visit| {
        let tab = visit.tab().await;
        tab.size(1440, 900).await;
        let mut faults = Vec::new();
        for (kind, path) in kinds().pages.into_iter().take(14) {
            tab.open(&path).await;
            let params = SetEmulatedMediaParams::builder().media("print").build();
            tab.page.execute(params).await.expect("print is shown");
            let shown: Vec<String> = tab
                .run("[...document.querySelectorAll('form, nav.nav, .zoom, .skip')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().bottom > 0).map((it) => it.tagName + '.' + it.className)")
                .await;
            faults.extend(
                shown
                    .iter()
                    .map(|it| format!("{kind} ({path}) prints {it}")),
            );
            let heading: bool = tab
                .run("document.querySelector('h1').textContent.trim().length > 0 && document.querySelector('main').checkVisibility()")
                .await;
            if !heading {
                faults.push(format!("{kind} ({path}) prints no content"));
            }
            let printed = tab.page.pdf(PrintToPdfParams::default()).await;
            let printed = printed.expect("is printed");
            assert!(
                printed.starts_with(b"%PDF") && printed.len() > 5000,
                "{path}"
            );
            let params = SetEmulatedMediaParams::builder().media("").build();
            tab.page.execute(params).await.expect("the screen is back");
        }
        faults.extend(tab.wrong());
        none(&faults);
    });
}
