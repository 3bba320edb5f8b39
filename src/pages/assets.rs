//! The files that pages load: style, scripts, fonts. Their addresses carry a hash of their bytes,
//! so that a browser may keep them for ever.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// A file that pages load.
#[derive(Debug)]
pub struct Asset {
    /// Its address.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let fonts = [
        asset(
            "source-sans-3.woff2",
            "font/woff2",
            include_bytes!("assets/source-sans-3.woff2"),
        ),
        asset(
            "source-serif-4.woff2",
            "font/woff2",
            include_bytes!("assets/source-serif-4.woff2"),
        ),
    ];
    // The style sheet names the fonts by their addresses, which carry their hashes.
    let mut style = include_str!("assets/style.css").to_owned();
    for font in &fonts {
        let name = font.path.rsplit('/').next().unwrap_or_default();
        style = style.replace(&format!("\"{name}\""), &format!("\"{}\"", font.path));
    }
    let mut all = vec![
        asset("style.css", "text/css; charset=utf-8", style.as_bytes()),
        asset(
            "site.js",
            "text/javascript; charset=utf-8",
            include_bytes!("assets/site.js"),
        ),
        asset(
            "map.js",
            "text/javascript; charset=utf-8",
            include_bytes!("assets/map.js"),
        ),
        asset(
            "icon.svg",
            "image/svg+xml",
            include_bytes!("assets/icon.svg"),
        ),
    ];
    all.extend(fonts);
    all
});

/// Every file that pages load.
#[must_use]
pub fn assets() -> &'static [Asset] {
    &ASSETS
}

/// The address of the file `name`; empty if there is none, which a test rules out.
pub(super) fn address(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.path.rsplit('/').next() == Some(name))
        .map_or("", |asset| asset.path.as_str())
}

fn asset(name: &str, media_type: &'static str, bytes: &[u8]) -> Asset {
    let short = fingerprint(bytes);
    Asset {
        path: format!("/assets/{short}/{name}"),
        media_type,
        bytes: bytes.to_vec(),
    }
}

/// A short name of bytes: other bytes have another.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
