//! What is shown where nothing can be: no such page, a bad address, a record with a broken file.

use crate::diagnostic::nearest;
use crate::model::{ClaimId, Record, RecordKind};
use crate::reason::BadStandpoint;

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// How many near matches are offered.
const OFFERED: usize = 5;
/// How many ids are compared with what was asked for: only those that begin alike or share a word,
/// and not all of these, since anybody can ask for anything at any rate.
const LOOKED_AT: usize = 2000;

/// A page that does not exist, or an address that makes no sense.
#[derive(Debug, Clone)]
pub struct MissingView {
    /// What surrounds it.
    pub frame: Frame,
    /// The heading.
    pub heading: String,
    /// What is the matter.
    pub explanation: String,
    /// What may have been meant, or what it is about.
    pub near: Vec<Link>,
    /// Which of both.
    pub near_heading: String,
}

impl MissingView {
    /// Nothing is at `path`.
    #[must_use]
    pub fn not_found(reader: Reader<'_>, path: &str) -> Self {
        let asked: String = path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect();
        let asked = asked.trim_end_matches(".css");
        Self::titled(
            reader,
            "missing-title",
            reader.say("missing-text"),
            reader.near(asked),
        )
    }

    /// The query has a key or a value that the page does not know.
    #[must_use]
    pub fn bad_request(reader: Reader<'_>, what: &str) -> Self {
        let what: String = what.chars().take(80).collect();
        let text = reader.say_with("bad-request-text", &[("what", Part::Text(&what))]);
        Self::titled(reader, "bad-request-title", text, Vec::new())
    }

    /// One cannot look from there.
    #[must_use]
    pub fn bad_standpoint(reader: Reader<'_>, why: &BadStandpoint) -> Self {
        let quoted = |id: &str| id.chars().take(80).collect::<String>();
        let (text, near) = match why {
            BadStandpoint::NoClaim(id) => (
                reader.say_with("standpoint-no-claim", &[("id", Part::Text(id.as_str()))]),
                reader.near(id.as_str()),
            ),
            BadStandpoint::NoActor(id) => (
                reader.say_with("standpoint-no-actor", &[("id", Part::Text(id.as_str()))]),
                reader.near(id.as_str()),
            ),
            BadStandpoint::NoPolicy(id) => (
                reader.say_with("standpoint-no-policy", &[("id", Part::Text(id.as_str()))]),
                reader.near(id.as_str()),
            ),
            BadStandpoint::NothingToLeaveOut(id) => (
                reader.say_with("standpoint-nothing", &[("id", Part::Text(&quoted(id)))]),
                reader.near(&quoted(id)),
            ),
            BadStandpoint::AssumedAndLeftOut(id) => {
                (reader.say("standpoint-both"), reader.claims_named(&[id]))
            }
            BadStandpoint::Contraries(one, other) => (
                reader.say("standpoint-contraries"),
                reader.claims_named(&[one, other]),
            ),
        };
        let mut view = Self::titled(reader, "standpoint-title", text, near);
        view.near_heading = match why {
            BadStandpoint::Contraries(..) | BadStandpoint::AssumedAndLeftOut(_) => {
                reader.say("standpoint-about")
            }
            BadStandpoint::NoClaim(_)
            | BadStandpoint::NoActor(_)
            | BadStandpoint::NoPolicy(_)
            | BadStandpoint::NothingToLeaveOut(_) => view.near_heading,
        };
        view
    }

    /// There is no debate to open on.
    #[must_use]
    pub fn empty(reader: Reader<'_>) -> Self {
        let health = Link {
            href: reader.path(&Page::Health),
            text: Said::from(reader.say("health-title")),
            mark: None,
            verdict: None,
        };
        let text = reader.say("home-empty-text");
        Self::titled(reader, "home-empty-title", text, vec![health])
    }

    /// The server failed.
    #[must_use]
    pub fn failed(reader: Reader<'_>) -> Self {
        Self::titled(
            reader,
            "failed-title",
            reader.say("failed-text"),
            Vec::new(),
        )
    }

    fn titled(reader: Reader<'_>, title: &str, explanation: String, near: Vec<Link>) -> Self {
        let heading = reader.say(title);
        let mut frame = reader.frame(
            &Page::Home,
            Said::from(heading.clone()),
            Said::from(explanation.clone()),
        );
        for item in &mut frame.nav {
            item.current = false;
        }
        frame.unlisted = true;
        Self {
            frame,
            heading,
            explanation,
            near,
            near_heading: reader.say("missing-near"),
        }
    }
}

impl Reader<'_> {
    fn claims_named(&self, ids: &[&ClaimId]) -> Vec<Link> {
        let claims = ids.iter().filter_map(|id| self.kb.graph().claim(id));
        claims.map(|claim| self.claim_link(claim)).collect()
    }

    /// The records whose ids are nearest to what was asked for, then those that share a word.
    fn near(&self, asked: &str) -> Vec<Link> {
        let graph = self.kb.graph();
        let mut found = Vec::new();
        let asked = asked.to_lowercase();
        let words: Vec<&str> = asked
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .collect();
        let beginning: String = asked.chars().take(3).collect();
        let slugs: Vec<_> = graph
            .records()
            .map(Record::slug)
            .filter(|slug| {
                slug.starts_with(&beginning) || words.iter().any(|word| slug.contains(word))
            })
            .take(LOOKED_AT)
            .collect();
        if let Some(slug) = nearest(&asked, slugs.iter().map(|slug| &**slug)) {
            found.push(slug.to_owned());
        }
        let mut sharing: Vec<(usize, &str)> = slugs
            .iter()
            .map(|slug| {
                let shared = words
                    .iter()
                    .filter(|word| slug.split('-').any(|part| part == **word));
                (shared.count(), &**slug)
            })
            .filter(|(shared, _)| *shared > 0)
            .collect();
        sharing.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        for (_, slug) in sharing {
            if found.len() >= OFFERED {
                break;
            }
            if !found.iter().any(|it| it == slug) {
                found.push(slug.to_owned());
            }
        }
        found
            .iter()
            .filter_map(|slug| graph.record(slug))
            .map(|record| self.link(record))
            .collect()
    }
}

/// A record that exists and whose file has an error.
#[derive(Debug, Clone)]
pub struct BrokenView {
    /// What surrounds it.
    pub frame: Frame,
    /// The heading.
    pub heading: String,
    /// What is the matter.
    pub explanation: String,
    /// Its id.
    pub id: String,
    /// What is wrong with the file.
    pub findings: Vec<FindingLine>,
}

impl BrokenView {
    /// The page of a record that could not be read, if `slug` is one of that kind.
    #[must_use]
    pub fn of(reader: Reader<'_>, kind: RecordKind, slug: &str) -> Option<Self> {
        if reader.kb.broken(slug)? != kind {
            return None;
        }
        let word = reader.words.record_kind(kind);
        let heading = reader.say_with("broken-title", &[("kind", Part::Text(&word))]);
        let explanation = reader.say("broken-text");
        let mut frame = reader.frame(
            &Page::Item(kind, slug.into()),
            Said::from(heading.clone()),
            Said::from(explanation.clone()),
        );
        frame.crumbs = reader.crumbs("", Vec::new(), Said::from(slug.to_owned()));
        frame.unlisted = true;
        Some(Self {
            frame,
            heading,
            explanation,
            id: slug.to_owned(),
            findings: reader.findings_about(slug),
        })
    }
}
