//! The page of an expectation: what the knowledge promises, from where, and whether it holds.

use crate::diagnostic::Diagnostic;
use crate::expect::{self, Trial};
use crate::knowledge_base::KnowledgeBase;
use crate::model::{ArgumentId, ClaimId, ExpectId, Language, RecordKind};
use crate::reason::{Verdicts, Why};

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::{Hosting, Reader};
use super::sentence::Sentence;
use super::why::{Length, WhyView};

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
    /// From where one looks.
    pub seen_from: Sentence,
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
        let reason = |verdicts: &Verdicts, id: &str| reason(reader.kb, verdicts, id);
        let mut findings = expect::findings_about(reader.kb, expect, &reason);
        findings.extend(reader.kb.findings_about(id.as_str()).cloned());
        Some(Self {
            id: id.to_string(),
            outcome: reader.say(if trial.holds() {
                "expect-kept"
            } else {
                "expect-broken"
            }),
            seen_from: reader.seen_from(&expect.standpoint, reader.kb.settings().as_of),
            pins: reader.pins(&trial),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.finding_lines(&findings.iter().collect::<Vec<_>>()),
            text,
            because,
            frame,
        })
    }
}

/// All that is wrong with the knowledge, promises that are not kept among it, each with the reason.
#[must_use]
pub fn findings(kb: &KnowledgeBase) -> Vec<Diagnostic> {
    expect::findings(kb, &|verdicts, id| reason(kb, verdicts, id))
}

/// Why something fares as it does, in one sentence, in the language of findings.
fn reason(kb: &KnowledgeBase, verdicts: &Verdicts, id: &str) -> Option<String> {
    let reader = Reader::new(kb, Language::En, Hosting::Live);
    let why = Why::of(verdicts);
    let view = if kb.graph().record(id)?.kind() == RecordKind::Claim {
        WhyView::of_claim(reader, &why, &ClaimId::new(id).ok()?, Length::Short)
    } else {
        WhyView::of_argument(reader, &why, &ArgumentId::new(id).ok()?, Length::Short)
    };
    view?.short.first().map(Sentence::plain)
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
                verdict: None,
            })
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
