//! The server: Rocket's routes and headers. Which page an address means, the address book says.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::Arc;

use rocket::error::ErrorKind;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{Header, Method, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::Redirect;
use rocket::shield::Shield;
use rocket::tokio;
use rocket::{Build, Request, Response, Rocket, State, catch, catchers, get, routes};
use thiserror::Error;

use crate::model::Language;
use crate::pages;
use crate::view::{EMBED_SIZE, Hosting, MapView, Page, Reader, frame_markup};

use super::answer::{Answer, Keep, Wish};
use super::cache::Body;
use super::current::{Current, Snapshot};
use super::negotiate::{Encoding, language};
use super::query::Asked;
use super::render::{Rendered, bad, missing, render};

/// Why the server did not start, or stopped.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Rocket says why: an address in use, a bad configuration.
    #[error("the server could not run: {0}")]
    Rocket(String),
}

/// The server, ready to be launched or tested.
#[must_use]
pub fn rocket(current: Arc<Current>) -> Rocket<Build> {
    rocket::build()
        .manage(current)
        // Rocket's own headers say less than ours, and each costs every answer some time.
        .attach(Shield::new())
        .attach(Headers)
        .mount("/", routes![root, health, asset, oembed, page])
        .register("/", catchers![otherwise])
}

/// Runs the server until it is told to stop.
///
/// # Errors
/// [`ServeError::Rocket`].
pub fn serve(
    current: Arc<Current>,
    announce: impl Fn(&str) + Send + Sync + 'static,
) -> Result<(), ServeError> {
    let say = rocket::fairing::AdHoc::on_liftoff("announce", move |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            let shown = if config.address.is_unspecified() {
                format!("localhost:{}", config.port)
            } else {
                // An address of version 6 stands in brackets.
                SocketAddr::new(config.address, config.port).to_string()
            };
            announce(&format!("http://{shown}"));
        })
    });
    let run = async {
        rocket(current)
            .attach(say)
            .launch()
            .await
            .map(|_| ())
            .map_err(|error| {
                // Rocket prints an error that nobody read when it is dropped; reading it makes it ours.
                ServeError::Rocket(if let ErrorKind::Config(why) = error.kind() {
                    format!("Rocket.toml or ROCKET_*: {why}")
                } else {
                    error.kind().to_string()
                })
            })
    };
    rocket::execute(run)
}

#[get("/")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
fn root(wish: Wish<'_>, current: &State<Arc<Current>>) -> RootRedirect {
    let otherwise = current.snapshot().kb.settings().language;
    let language = language(wish.language.as_deref(), otherwise);
    RootRedirect {
        redirect: Redirect::to(Page::Home.path(language)),
        vary: Header::new("Vary", "Accept-Language"),
    }
}

#[derive(rocket::Responder)]
struct RootRedirect {
    redirect: Redirect,
    vary: Header<'static>,
}

#[get("/healthz")]
fn health() -> &'static str {
    "ok"
}

#[get("/assets/<_..>", rank = 1)]
async fn asset(wish: Wish<'_>, current: &State<Arc<Current>>) -> Answer {
    let snapshot = current.snapshot();
    if let Some(body) = snapshot.cache.find(&wish.path, wish.encoding) {
        return Answer::of(body, Keep::Forever);
    }
    let Some(asset) = pages::assets().iter().find(|asset| asset.path == wish.path) else {
        return aside(snapshot, wish, not_found).await;
    };
    aside(snapshot, wish, |snapshot, wish| {
        // Fonts are compressed already.
        let encoding = if asset.media_type.starts_with("font/") {
            Encoding::Identity
        } else {
            wish.encoding
        };
        let body = Arc::new(Body::new(200, asset.media_type, &asset.bytes, encoding));
        let address = wish.path.clone().into_owned();
        snapshot.cache.keep(address, wish.encoding, &body);
        Answer::of(body, Keep::Forever)
    })
    .await
}

/// How another site shows a map of this one, for programs that ask with the map's address (oEmbed
/// 1.0, section 2).
#[get("/oembed", rank = 1)]
async fn oembed(wish: Wish<'_>, host: Host<'_>, current: &State<Arc<Current>>) -> Answer {
    let host = host.0.map(str::to_owned);
    aside(current.snapshot(), wish, move |snapshot, wish| {
        let (status, json) = match Asked::parse(&wish.query) {
            Ok(asked) => embedded(snapshot, &asked, host.as_deref()),
            Err(_) => (400, String::new()),
        };
        let body = Body::new(status, "application/json", json.as_bytes(), wish.encoding);
        Answer::of(Arc::new(body), Keep::Ask)
    })
    .await
}

/// The host that a request names.
struct Host<'r>(Option<&'r str>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Host<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(request.headers().get_one("Host")))
    }
}

/// The answer to oEmbed: the status, and the JSON.
fn embedded(snapshot: &Snapshot, asked: &Asked, host: Option<&str>) -> (u16, String) {
    if asked.value("format").is_some_and(|format| format != "json") {
        return (501, String::new());
    }
    let kb = &snapshot.kb;
    let Some((site, path, query)) = asked.value("url").and_then(|url| {
        let site = match &kb.settings().live_url {
            Some(site) => site.trim_end_matches('/').to_owned(),
            // Without an address of its own the site is what the request calls it.
            None => {
                let scheme = url.split_once("://")?.0;
                format!("{scheme}://{}", host?)
            }
        };
        let rest = url.strip_prefix(&site)?.split('#').next()?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Some((site, path.to_owned(), query.to_owned()))
    }) else {
        return (404, String::new());
    };
    let map = Page::parse(path.trim_end_matches('/'));
    let Some((language, Page::Map(topic, focus) | Page::Embed(topic, focus))) = map else {
        return (404, String::new());
    };
    let Ok(own) = Asked::parse(&query) else {
        return (404, String::new());
    };
    let reader = Reader::new(kb, language, Hosting::Live);
    let map = own
        .map()
        .and_then(|it| MapView::of(reader, &topic, focus.as_ref(), &it));
    let page = Page::Embed(topic, focus);
    let rendered = render(kb, None, &page, language, &own, Hosting::Live);
    let written = own.written(&page, language, kb.settings().as_of);
    let (Ok(Some(map)), Rendered::Html(_), Some(written)) = (map, rendered, written) else {
        return (404, String::new());
    };
    let title = map.heading.as_str();
    let at_most = |key: &str, usual: u32| match asked.value(key) {
        None => Some(usual),
        Some(text) => {
            let most: u64 = text.parse().ok().filter(|it| *it > 0)?;
            Some(usual.min(u32::try_from(most).unwrap_or(u32::MAX)))
        }
    };
    let (Some(width), Some(height)) = (
        at_most("maxwidth", EMBED_SIZE.0),
        at_most("maxheight", EMBED_SIZE.1),
    ) else {
        return (400, String::new());
    };
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": kb.settings().title.read(language).0,
        "provider_url": site,
        "width": width,
        "height": height,
        "html": frame_markup(&format!("{site}{written}"), title, (width, height)),
    });
    (200, answer.to_string())
}

#[get("/<_..>", rank = 2)]
async fn page(wish: Wish<'_>, current: &State<Arc<Current>>) -> Answer {
    let snapshot = current.snapshot();
    if let Some(body) = snapshot.cache.find(&address(&wish), wish.encoding) {
        return Answer::of(body, Keep::Ask);
    }
    aside(snapshot, wish, respond).await
}

/// The path with the query, if there is one: what the cache knows a body by.
fn address<'w>(wish: &'w Wish<'_>) -> Cow<'w, str> {
    if wish.query.is_empty() {
        Cow::Borrowed(&wish.path)
    } else {
        Cow::Owned(format!("{}?{}", wish.path, wish.query))
    }
}

/// Does the work on a thread that may be busy; those that hold the connections may not.
async fn aside(
    snapshot: Arc<Snapshot>,
    wish: Wish<'_>,
    work: impl FnOnce(&Snapshot, &Wish<'_>) -> Answer + Send + 'static,
) -> Answer {
    let encoding = wish.encoding;
    let task = {
        let (snapshot, wish) = (Arc::clone(&snapshot), wish.into_owned());
        tokio::task::spawn_blocking(move || work(&snapshot, &wish))
    };
    match task.await {
        Ok(answer) => answer,
        // A fault of ours in one page must not take the others down.
        Err(_) => Answer::of(Arc::new(failed(&snapshot, encoding)), Keep::Ask),
    }
}

fn respond(snapshot: &Snapshot, wish: &Wish<'_>) -> Answer {
    let Some((language, page)) = Page::parse(wish.path.strip_suffix('/').unwrap_or(&wish.path))
    else {
        return not_found(snapshot, wish);
    };
    let asked = match Asked::parse(&wish.query) {
        Ok(asked) => asked,
        Err(what) => {
            let rendered = bad(Reader::new(&snapshot.kb, language, Hosting::Live), &what);
            return Answer::of(Arc::new(Body::of(&rendered, wish.encoding)), Keep::Ask);
        }
    };
    let rendered = render(
        &snapshot.kb,
        snapshot.search(),
        &page,
        language,
        &asked,
        Hosting::Live,
    );
    let body = Arc::new(Body::of(&rendered, wish.encoding));
    // Only what exists is kept, and no search: otherwise made-up addresses would fill the memory.
    let exists = !matches!(rendered, Rendered::Missing(_) | Rendered::Bad(_));
    let written = asked.written(&page, language, snapshot.kb.settings().as_of);
    let Some(written) = written.filter(|_| exists) else {
        return Answer::of(body, Keep::Ask);
    };
    let is_map = matches!(
        page,
        Page::Map(..) | Page::MapFile(..) | Page::Embed(..) | Page::Table(..) | Page::Outline(..)
    );
    let is_form = asked.names_standpoint() || is_map || matches!(page, Page::Ask(_));
    if is_form && written != address(wish) {
        // A form writes what is not chosen too; the reader gets the address to be passed on.
        return Answer::elsewhere(body, written);
    }
    if keeps(&page, &asked) && written == address(wish) {
        let (cache, encoding) = (&snapshot.cache, wish.encoding);
        if asked.names_standpoint() || (is_map && asked.asks_of_page()) {
            cache.keep_for_now(written, encoding, &body);
        } else {
            cache.keep(written, encoding, &body);
        }
    }
    Answer::of(body, Keep::Ask)
}

/// Whether what a page says may be kept under the one address that asks for it: not where anybody
/// can ask for as much as they please.
fn keeps(page: &Page, asked: &Asked) -> bool {
    match page {
        Page::Search => false,
        Page::Home | Page::Ask(_) => !asked.asks_of_page(),
        Page::List(_) => asked.value("page").is_none_or(|number| {
            number
                .parse::<usize>()
                .is_ok_and(|it| it.to_string() == number)
        }),
        Page::Item(..)
        | Page::Map(..)
        | Page::MapFile(..)
        | Page::RuleMap(..)
        | Page::RuleMapStyle(..)
        // A question that no set asks is refused, and what is refused is not kept.
        | Page::Compared(_)
        | Page::Embed(..)
        | Page::Atlas(..)
        | Page::Outline(..)
        | Page::Table(..)
        | Page::Health
        | Page::Timeline(_)
        | Page::Strength(_)
        | Page::Cruxes(_)
        | Page::WhatIf(_)
        | Page::Changed
        | Page::Guide => true,
    }
}

/// The page for an address that no page has, in the language that the address begins with; where
/// it begins with none, in the reader's.
fn not_found(snapshot: &Snapshot, wish: &Wish<'_>) -> Answer {
    let first = wish.path.trim_start_matches('/').split('/').next();
    let named = Language::ALL
        .into_iter()
        .find(|language| first == Some(language.tag()));
    let language = named
        .unwrap_or_else(|| language(wish.language.as_deref(), snapshot.kb.settings().language));
    let reader = Reader::new(&snapshot.kb, language, Hosting::Live);
    let body = Arc::new(Body::of(&missing(reader, &wish.path), wish.encoding));
    Answer {
        varies: named.is_none(),
        ..Answer::of(body, Keep::Ask)
    }
}

fn failed(snapshot: &Snapshot, encoding: Encoding) -> Body {
    let language = snapshot.kb.settings().language;
    let reader = Reader::new(&snapshot.kb, language, Hosting::Live);
    let view = crate::view::MissingView::failed(reader);
    let text = pages::missing(&view).into_string();
    Body::new(500, "text/html; charset=utf-8", text.as_bytes(), encoding)
}

#[catch(default)]
fn otherwise(status: Status, request: &Request<'_>) -> (Status, String) {
    // What reaches this is no page: another method, a malformed address.
    let reads = matches!(request.method(), Method::Get | Method::Head);
    if !reads && status == Status::NotFound {
        let status = Status::MethodNotAllowed;
        let help = "pages are only read here, and a form asks by its address (GET)";
        return (status, format!("{status}: {help}\n"));
    }
    (status, format!("{status}\n"))
}

/// The headers that every response carries.
struct Headers;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

#[rocket::async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info {
            name: "security headers",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let path = request.uri().path().as_str();
        // Other sites may frame what is made for it, and show its pictures.
        let framed = path.split('/').nth(2) == Some("embed");
        let shown = framed || [".png", ".svg"].iter().any(|it| path.ends_with(it));
        if framed {
            let policy = POLICY.replace("frame-ancestors 'self'", "frame-ancestors *");
            response.set_header(Header::new("Content-Security-Policy", policy));
        } else {
            response.set_header(Header::new("Content-Security-Policy", POLICY));
        }
        response.set_header(Header::new(
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
        ));
        response.set_header(Header::new("Cross-Origin-Opener-Policy", "same-origin"));
        let readers = if shown { "cross-origin" } else { "same-origin" };
        response.set_header(Header::new("Cross-Origin-Resource-Policy", readers));
        response.set_header(Header::new("X-Content-Type-Options", "nosniff"));
    }
}
