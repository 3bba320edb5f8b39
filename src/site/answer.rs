//! From a request to a response: cache, conditional requests, headers.

use std::borrow::Cow;
use std::io::Cursor;
use std::sync::Arc;

use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::{Responder, Response, Result};

use super::cache::{Body, Shared};
use super::negotiate::Encoding;

/// The default of 4 KiB a chunk costs a cached page two thirds of its speed.
const CHUNK: usize = 128 << 10;

/// What a request says, as far as pages care. Most pages are in the cache, so nothing is copied
/// before it has to be.
#[derive(Debug)]
pub(super) struct Wish<'r> {
    pub(super) path: Cow<'r, str>,
    pub(super) query: Cow<'r, str>,
    pub(super) language: Option<Cow<'r, str>>,
    pub(super) encoding: Encoding,
}

impl Wish<'_> {
    /// The same, for another thread.
    pub(super) fn into_owned(self) -> Wish<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Wish {
            path: owned(self.path),
            query: owned(self.query),
            language: self.language.map(owned),
            encoding: self.encoding,
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Wish<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        let headers = request.headers();
        let uri = request.uri();
        Outcome::Success(Self {
            path: uri.path().raw().percent_decode_lossy(),
            query: Cow::Borrowed(uri.query().map_or("", |query| query.raw().as_str())),
            language: headers.get_one("Accept-Language").map(Cow::Borrowed),
            encoding: Encoding::accepted(headers.get_one("Accept-Encoding")),
        })
    }
}

/// How long a browser may keep a body without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// It must ask each time whether the body has changed.
    Ask,
    /// For ever: the address changes with the bytes.
    Forever,
}

/// A body with its headers.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) body: Arc<Body>,
    pub(super) keep: Keep,
    /// Whether the reader's language chose it, and not the address.
    pub(super) varies: bool,
    /// The address under which the reader finds it.
    pub(super) elsewhere: Option<String>,
}

impl Answer {
    /// A body that the address alone chose.
    pub(super) fn of(body: Arc<Body>, keep: Keep) -> Self {
        Self {
            body,
            keep,
            varies: false,
            elsewhere: None,
        }
    }

    /// A body that has another address, to which the reader is sent.
    pub(super) fn elsewhere(body: Arc<Body>, address: String) -> Self {
        Self {
            elsewhere: Some(address),
            ..Self::of(body, Keep::Ask)
        }
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        let body = self.body;
        let mut response = Response::build();
        response.header(Header::new("ETag", body.etag.clone()));
        response.header(Header::new(
            "Vary",
            if self.varies {
                "Accept-Language, Accept-Encoding"
            } else {
                "Accept-Encoding"
            },
        ));
        response.header(Header::new(
            "Cache-Control",
            match self.keep {
                Keep::Ask => "no-cache",
                Keep::Forever => "public, max-age=31536000, immutable",
            },
        ));
        if let Some(address) = self.elsewhere {
            return response
                .status(Status::SeeOther)
                .header(Header::new("Location", address))
                .ok();
        }
        let known = request
            .headers()
            .get("If-None-Match")
            .flat_map(|value| value.split(','));
        let unchanged = known
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|tag| tag == body.etag || tag == "*");
        if body.status == 200 && unchanged {
            return response.status(Status::NotModified).ok();
        }
        response.status(Status::new(body.status));
        response.header(Header::new("Content-Type", body.media_type));
        if let Some(name) = body.encoding.name() {
            response.header(Header::new("Content-Encoding", name));
        }
        let length = body.bytes.len();
        response
            .sized_body(length, Cursor::new(Shared(body)))
            .max_chunk_size(CHUNK)
            .ok()
    }
}
