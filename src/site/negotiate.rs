//! What a browser asks for in its headers: a language, an encoding. Anything may stand there.

use crate::model::Language;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Encoding {
    /// Not at all.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// The name in `Content-Encoding`; nothing for identity.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The best encoding that the value of `Accept-Encoding` allows.
    pub(super) fn accepted(header: Option<&str>) -> Self {
        let allowed = |name: &str| {
            preferences(header).any(|(word, weight)| weight > 0 && (word == name || word == "*"))
                && !preferences(header).any(|(word, weight)| weight == 0 && word == name)
        };
        if allowed("br") {
            Self::Brotli
        } else if allowed("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }
}

/// The language that the value of `Accept-Language` prefers, or `otherwise`.
pub(super) fn language(header: Option<&str>, otherwise: Language) -> Language {
    let mut best: Option<(u16, Language)> = None;
    for (word, weight) in preferences(header) {
        let primary = word.split('-').next().unwrap_or_default();
        let named = Language::ALL
            .into_iter()
            .find(|it| it.tag().eq_ignore_ascii_case(primary));
        if let Some(language) = named
            && weight > 0
            && best.is_none_or(|(other, _)| weight > other)
        {
            best = Some((weight, language));
        }
    }
    best.map_or(otherwise, |(_, language)| language)
}

/// The words of a header with their weights in thousandths (RFC 9110, 12.4.2). Headers are read
/// up to 1,000 bytes; what makes no sense is passed over.
fn preferences(header: Option<&str>) -> impl Iterator<Item = (&str, u16)> {
    let header = header.unwrap_or_default();
    let header = header
        .get(..header.floor_char_boundary(1000))
        .unwrap_or_default();
    header.split(',').filter_map(|part| {
        let mut fields = part.split(';');
        let word = fields.next()?.trim();
        let weight = fields
            .find_map(|field| field.trim().strip_prefix("q="))
            .map_or(Some(1000), thousandths)?;
        (!word.is_empty()).then_some((word, weight))
    })
}

fn thousandths(weight: &str) -> Option<u16> {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    if part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    match whole {
        "0" => Some(part),
        "1" => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, language};
    use crate::model::Language::{En, Fr};

    #[test]
    fn the_heavier_language_wins_and_nonsense_is_passed_over() {
        let check = |header, expected| assert_eq!(language(Some(header), En), expected, "{header}");
        check("fr-CA,fr;q=0.9,en;q=0.8", Fr);
        check("en;q=0.2, fr;q=0.3", Fr);
        check("de, *;q=0.1", En);
        check("fr;q=0", En);
        check("fr;q=abc, \u{202e}, ;;;,,,q=1", En);
        check("", En);
        assert_eq!(language(None, Fr), Fr);
    }

    #[test]
    fn brotli_is_preferred_unless_refused() {
        let check =
            |header, expected| assert_eq!(Encoding::accepted(Some(header)), expected, "{header}");
        check("gzip, deflate, br", Encoding::Brotli);
        check("gzip;q=0.5, br;q=0", Encoding::Gzip);
        check("identity", Encoding::Identity);
        check("*", Encoding::Brotli);
        check("br;q=2", Encoding::Identity);
    }
}
