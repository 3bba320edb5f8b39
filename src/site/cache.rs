//! The bodies of one snapshot that were asked for: rendered, compressed and named once.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, PoisonError, RwLock};

use crate::pages::fingerprint;

use super::negotiate::Encoding;
use super::render::{FileKind, Rendered};

/// How many bytes of bodies are kept; when there are more, keeping starts anew.
const MOST: usize = 256 << 20;
/// The same for pages seen from standpoints that readers chose. There are more of them than anybody
/// can keep, so that they have their own room and push nothing else out.
const MOST_CHOSEN: usize = 64 << 20;

/// A body as it goes over the wire.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) encoding: Encoding,
    pub(super) etag: String,
    pub(super) bytes: Vec<u8>,
}

/// A body to be sent: shared, not copied.
#[derive(Debug, Clone)]
pub(super) struct Shared(pub(super) Arc<Body>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl Body {
    /// Compresses and names what was rendered.
    pub(super) fn of(rendered: &Rendered, encoding: Encoding) -> Self {
        let (status, media_type, text) = match rendered {
            Rendered::Html(text) => (200, "text/html; charset=utf-8", text),
            Rendered::Css(text) => (200, "text/css; charset=utf-8", text),
            Rendered::Missing(text) => (404, "text/html; charset=utf-8", text),
            Rendered::Bad(text) => (400, "text/html; charset=utf-8", text),
            Rendered::File(kind, bytes) => {
                // Only text becomes smaller.
                let encoding = match kind {
                    FileKind::Svg => encoding,
                    FileKind::Png | FileKind::Pdf => Encoding::Identity,
                };
                return Self::new(200, kind.media_type(), bytes, encoding);
            }
        };
        Self::new(status, media_type, text.as_bytes(), encoding)
    }

    /// Compresses and names bytes.
    pub(super) fn new(
        status: u16,
        media_type: &'static str,
        bytes: &[u8],
        encoding: Encoding,
    ) -> Self {
        let short = fingerprint(bytes);
        let suffix = encoding
            .name()
            .map_or(String::new(), |name| format!("-{name}"));
        let (bytes, encoding, suffix) = match compressed(bytes, encoding) {
            Some(smaller) => (smaller, encoding, suffix),
            None => (bytes.to_vec(), Encoding::Identity, String::new()),
        };
        Self {
            status,
            media_type,
            encoding,
            etag: format!("\"{short}{suffix}\""),
            bytes,
        }
    }
}

/// The bytes compressed, if they can be; writing to memory does not fail in practice, and where it
/// does the bytes go out as they are.
fn compressed(bytes: &[u8], encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Identity => None,
        Encoding::Gzip => {
            let mut writer =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            writer.write_all(bytes).ok()?;
            writer.finish().ok()
        }
        Encoding::Brotli => {
            // Quality 5 packs a map page in about a millisecond; 11 would take a hundred.
            let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 << 10, 5, 22);
            writer.write_all(bytes).ok()?;
            Some(writer.into_inner())
        }
    }
}

/// Bodies by address and encoding.
#[derive(Debug, Default)]
pub(super) struct Cache {
    kept: RwLock<Kept>,
    chosen: RwLock<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    plain: HashMap<String, Arc<Body>>,
    gzip: HashMap<String, Arc<Body>>,
    brotli: HashMap<String, Arc<Body>>,
    bytes: usize,
}

impl Kept {
    /// The bodies in one encoding, so that an address is looked up as it stands in the request.
    fn bodies(&self, encoding: Encoding) -> &HashMap<String, Arc<Body>> {
        match encoding {
            Encoding::Identity => &self.plain,
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        }
    }

    fn bodies_mut(&mut self, encoding: Encoding) -> &mut HashMap<String, Arc<Body>> {
        match encoding {
            Encoding::Identity => &mut self.plain,
            Encoding::Gzip => &mut self.gzip,
            Encoding::Brotli => &mut self.brotli,
        }
    }
}

impl Cache {
    /// The body kept for an address.
    pub(super) fn find(&self, address: &str, encoding: Encoding) -> Option<Arc<Body>> {
        let look = |room: &RwLock<Kept>| {
            let kept = room.read().unwrap_or_else(PoisonError::into_inner);
            kept.bodies(encoding).get(address).map(Arc::clone)
        };
        look(&self.kept).or_else(|| {
            let may_be_chosen = address.contains('?');
            may_be_chosen.then(|| look(&self.chosen)).flatten()
        })
    }

    /// Keeps a body.
    pub(super) fn keep(&self, address: String, encoding: Encoding, body: &Arc<Body>) {
        put(&self.kept, MOST, address, encoding, body);
    }

    /// Keeps a body that only readers who chose the same standpoint will ask for.
    pub(super) fn keep_for_now(&self, address: String, encoding: Encoding, body: &Arc<Body>) {
        put(&self.chosen, MOST_CHOSEN, address, encoding, body);
    }
}

fn put(room: &RwLock<Kept>, most: usize, address: String, encoding: Encoding, body: &Arc<Body>) {
    let mut kept = room.write().unwrap_or_else(PoisonError::into_inner);
    if kept.bytes > most {
        *kept = Kept::default();
    }
    kept.bytes += body.bytes.len() + address.len() + 200;
    kept.bodies_mut(encoding).insert(address, Arc::clone(body));
}
