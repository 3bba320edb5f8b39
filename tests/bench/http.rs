//! A cached page of ours against a bare Rocket route that returns the same bytes, over the
//! loopback. It needs `wrk`. Run it as `cargo bench --bench http`.

#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

mod measure;

use std::env;
use std::error::Error;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use counterpoint::knowledge_base::KnowledgeBase;
use counterpoint::model::Language;
use counterpoint::site::{self, Current, Snapshot};
use counterpoint::store::Store;
use counterpoint::view::Page;
use rocket::http::{Header, Status};
use rocket::response::{Responder, Response};
use rocket::{Request, State, get, routes};

use measure::Spread;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// How often each side is asked, by turns.
const PAIRS: usize = 5;
/// For how long each time.
const SECONDS: u32 = 5;
/// The same as ours.
const CHUNK: usize = 128 << 10;

fn main() -> Done {
    let wanted: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    match wanted
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["child-ours"] => {
            let (kb, _) = KnowledgeBase::open(&knowledge(), &|_| {})?;
            site::serve(Arc::new(Current::new(Snapshot::new(kb))), |_| {})?;
            Ok(())
        }
        ["child-bare", file, encoding] => bare(Path::new(file), encoding),
        _ => compare(),
    }
}

fn knowledge() -> Store {
    Store::at(Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"))
}

/// The peer: one route, one body that is there for ever, no header but what the body needs.
fn bare(file: &Path, encoding: &str) -> Done {
    let page = Bare {
        bytes: Box::leak(fs::read(file)?.into_boxed_slice()),
        encoding: (encoding != "identity").then(|| encoding.to_owned()),
    };
    let rocket = rocket::build().manage(page).mount("/", routes![the_page]);
    rocket::execute(async { rocket.launch().await.map(|_| ()) })
        .map_err(|error| error.to_string())?;
    Ok(())
}

struct Bare {
    bytes: &'static [u8],
    encoding: Option<String>,
}

struct BareAnswer<'b>(&'b Bare);

#[get("/page")]
fn the_page(page: &State<Bare>) -> BareAnswer<'_> {
    BareAnswer(page)
}

impl<'r, 'b: 'r> Responder<'r, 'b> for BareAnswer<'b> {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'b> {
        let mut response = Response::build();
        response.status(Status::Ok);
        response.header(Header::new("Content-Type", "text/html; charset=utf-8"));
        if let Some(encoding) = &self.0.encoding {
            response.header(Header::new("Content-Encoding", encoding.clone()));
        }
        response
            .sized_body(self.0.bytes.len(), Cursor::new(self.0.bytes))
            .max_chunk_size(CHUNK)
            .ok()
    }
}

fn compare() -> Done {
    let (kb, _) = KnowledgeBase::open(&knowledge(), &|_| {})?;
    let topic = kb.graph().topics().next().ok_or("no topic")?;
    let path = Page::Map(topic.id.clone(), None).path(Language::En);
    let ours = Server::start(&["child-ours"])?;
    for encoding in ["identity", "br"] {
        let body = body(&ours.fetch(&path, encoding)?)?.to_vec();
        let file = env::temp_dir().join(format!("counterpoint-bench-{}", std::process::id()));
        fs::write(&file, &body)?;
        let bare = Server::start(&["child-bare", &file.to_string_lossy(), encoding])?;
        if self::body(&bare.fetch("/page", encoding)?)? != body {
            return Err("the two bodies differ".into());
        }
        let (mut our_rates, mut bare_rates) = (Vec::new(), Vec::new());
        for _ in 0..PAIRS {
            bare_rates.push(bare.rate("/page", encoding)?);
            our_rates.push(ours.rate(&path, encoding)?);
        }
        let parts = our_rates
            .iter()
            .zip(&bare_rates)
            .map(|(our, bare)| our / bare);
        println!(
            "{path}, {encoding}, {} bytes: requests a second: bare {}; ours {}; part of bare {}",
            body.len(),
            Spread::of(bare_rates.iter().copied()),
            Spread::of(our_rates.iter().copied()),
            Spread::of(parts)
        );
        fs::remove_file(file)?;
    }
    Ok(())
}

/// A server in a process of its own, which ends when this is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(arguments: &[&str]) -> Done<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let child = Command::new(env::current_exe()?)
            .args(arguments)
            .env("ROCKET_ADDRESS", "127.0.0.1")
            .env("ROCKET_PORT", port.to_string())
            .env("ROCKET_LOG_LEVEL", "off")
            .stdout(Stdio::null())
            .spawn()?;
        let server = Self { child, port };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(server);
            }
            sleep(Duration::from_millis(100));
        }
        Err("the server did not start".into())
    }

    /// The whole answer to one request.
    fn fetch(&self, path: &str, encoding: &str) -> Done<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// Requests a second, as wrk counts them.
    fn rate(&self, path: &str, encoding: &str) -> Done<f64> {
        let output = Command::new("wrk")
            .args(["-t1", "-c32", &format!("-d{SECONDS}s")])
            .args(["-H", &format!("Accept-Encoding: {encoding}")])
            .arg(format!("http://127.0.0.1:{}{path}", self.port))
            .output()
            .map_err(|error| format!("wrk: {error}; it is a package of Debian"))?;
        let said = String::from_utf8(output.stdout)?;
        if said.contains("Non-2xx") {
            return Err(said.into());
        }
        let line = said
            .lines()
            .find_map(|line| line.trim().strip_prefix("Requests/sec:"));
        Ok(line.ok_or("wrk counted nothing")?.trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn body(answer: &[u8]) -> Done<&[u8]> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.ok_or("an answer without an end of its headers")?;
    Ok(&answer[end + 4..])
}
