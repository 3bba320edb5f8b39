//! The page of an expectation: what the knowledge promises, from where, and whether it holds.

use crate::expect::{Trial, findings_about};
use crate::model::{ExpectId, RecordKind, Semantics, Standpoint};

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// Something that is promised, and what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinLine {
    /// What it is about.
    pub item: Link,
    /// How it must fare.
    pub promised: String,
    /// How it fares, where that differs.
    pub found: Option<String>,
}

/// The page of an expectation.
#[derive(Debug, Clone)]
pub struct ExpectView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What is promised.
    pub text: Said,
    /// "Kept" or "Not kept".
    pub outcome: String,
    /// Why it is the right thing to say.
    pub because: Said,
    /// The standpoint in a sentence.
    pub seen_from: String,
    /// The claims that are assumed or left out, arguments and sources that are left out, actors
    /// whose word is taken: heading and items.
    pub choices: Vec<(String, Vec<Link>)>,
    /// What it says of claims and arguments.
    pub pins: Vec<PinLine>,
    /// The file to change.
    pub file: Option<String>,
    /// What is wrong with it.
    pub findings: Vec<FindingLine>,
}

impl ExpectView {
    /// The page of the expectation `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &ExpectId) -> Option<Self> {
        let expect = reader.kb.graph().expect(id)?;
        let text = reader.read(&expect.text);
        let because = reader.read(&expect.because);
        let page = Page::Item(RecordKind::Expect, id.slug());
        let mut frame = reader.frame(&page, text.clone(), because.clone());
        let list = reader.crumb(
            &Page::List(RecordKind::Expect),
            Said::from(reader.say("records-expect")),
        );
        frame.crumbs = reader.crumbs(id.as_str(), vec![list], text.clone());
        let trial = Trial::of(reader.kb, expect);
        let mut findings = findings_about(reader.kb, expect);
        findings.extend(reader.kb.findings_about(id.as_str()).cloned());
        Some(Self {
            id: id.to_string(),
            outcome: reader.say(if trial.holds() {
                "expect-kept"
            } else {
                "expect-broken"
            }),
            seen_from: reader.seen_from(&expect.standpoint),
            choices: reader.choices(&expect.standpoint),
            pins: reader.pins(&trial),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.finding_lines(&findings.iter().collect::<Vec<_>>()),
            text,
            because,
            frame,
        })
    }
}

impl Reader<'_> {
    /// The links to the expectations that say how a claim or an argument must fare.
    pub(super) fn promised_by(&self, slug: &str) -> Vec<Link> {
        let expects = self.kb.graph().expecting(slug);
        expects
            .map(|expect| Link {
                href: self.item_path(RecordKind::Expect, expect.id.as_str()),
                text: self.read(&expect.text),
                mark: None,
            })
            .collect()
    }

    /// A standpoint in a sentence: "On 15 December 2007, with 2 assumptions".
    pub(super) fn seen_from(&self, standpoint: &Standpoint) -> String {
        let on = standpoint.on.unwrap_or(self.kb.settings().as_of);
        let count = standpoint.assume.len() + standpoint.without.len() + standpoint.trust.len();
        let date = self.words.date(on);
        let parts = [("date", Part::Text(&date)), ("count", Part::Count(count))];
        let seen = self.say_with("expect-seen-from", &parts);
        if standpoint.semantics == Semantics::default() {
            return seen;
        }
        let semantics = self.words.semantics(standpoint.semantics);
        let semantics = self.say_with("expect-seen-semantics", &[("semantics", Part::Text(&semantics))]);
        format!("{seen} {semantics}")
    }

    fn choices(&self, standpoint: &Standpoint) -> Vec<(String, Vec<Link>)> {
        let links = |ids: Vec<&str>| -> Vec<Link> {
            let records = ids.into_iter().filter_map(|id| self.kb.graph().record(id));
            records.map(|record| self.link(record)).collect()
        };
        let assumed = standpoint.assume.iter().map(AsRef::as_ref).collect();
        let without = standpoint.without.iter().map(AsRef::as_ref).collect();
        let trusted = standpoint.trust.iter().map(AsRef::as_ref).collect();
        [
            ("expect-assumed", links(assumed)),
            ("expect-without", links(without)),
            ("expect-trusted", links(trusted)),
        ]
        .into_iter()
        .filter(|(_, links)| !links.is_empty())
        .map(|(key, links)| (self.say(key), links))
        .collect()
    }

    fn pins(&self, trial: &Trial) -> Vec<PinLine> {
        let Trial::Compared {
            claims, arguments, ..
        } = trial
        else {
            return Vec::new();
        };
        let graph = self.kb.graph();
        let of_claims = claims.iter().filter_map(|pin| {
            Some(PinLine {
                item: self.claim_link(graph.claim(&pin.id)?),
                promised: self.words.verdict(pin.promised),
                found: (!pin.holds()).then(|| self.words.verdict(pin.found)),
            })
        });
        let of_arguments = arguments.iter().filter_map(|pin| {
            Some(PinLine {
                item: self.argument_link(graph.argument(&pin.id)?),
                promised: self.words.argument_verdict(pin.promised),
                found: (!pin.holds()).then(|| self.words.argument_verdict(pin.found)),
            })
        });
        of_claims.chain(of_arguments).collect()
    }
}
