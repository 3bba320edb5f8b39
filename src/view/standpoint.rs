//! From where one looks, in words: the line above every verdict, and the words for verdicts.

use crate::model::{
    ArgumentId, ArgumentVerdict, ClaimId, Date, Record, Semantics, Standpoint, Verdict,
};
use crate::reason::Verdicts;

use super::parts::{Link, Said};
use super::reader::Reader;
use super::sentence::{Sentence, Slot};
use super::words::Words;

impl Words {
    /// The verdict on a claim in the words of readers.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Accepted => "verdict-accepted",
            Verdict::Refuted => "verdict-refuted",
            Verdict::Contested => "verdict-contested",
            Verdict::Fallen => "verdict-fallen",
            Verdict::Reported => "verdict-reported",
            Verdict::Unsupported => "verdict-unsupported",
            Verdict::NotInForce => "verdict-not-in-force",
        })
    }

    /// The verdict on an argument in the words of readers.
    #[must_use]
    pub fn argument_verdict(&self, verdict: ArgumentVerdict) -> String {
        self.say(match verdict {
            ArgumentVerdict::Stands => "verdict-accepted",
            ArgumentVerdict::Contested => "verdict-contested",
            ArgumentVerdict::Defeated => "argument-defeated",
            ArgumentVerdict::Idle => "argument-idle",
            ArgumentVerdict::Absent => "argument-absent-here",
        })
    }
}

impl Reader<'_> {
    /// How a claim fares, in the words of readers: those of its badge.
    #[must_use]
    pub fn claim_verdict(&self, verdicts: &Verdicts, claim: &ClaimId) -> String {
        let there = Reader { verdicts, ..*self };
        match self.kb.graph().claim(claim) {
            Some(claim) => there.verdict_of_claim(claim).word,
            None => self.words.verdict(Verdict::Unsupported),
        }
    }

    /// How an argument fares, in the words of readers: those of its badge.
    #[must_use]
    pub fn argument_verdict(&self, verdicts: &Verdicts, argument: &ArgumentId) -> String {
        let there = Reader { verdicts, ..*self };
        match self.kb.graph().argument(argument) {
            Some(argument) => there.verdict_of_argument(argument).word,
            None => self.words.argument_verdict(ArgumentVerdict::Absent),
        }
    }

    /// "In this collection, on 22 November 2026, under these assumptions: ...": the line above
    /// every verdict. `on` is the day where the standpoint names none.
    #[must_use]
    pub fn seen_from(&self, standpoint: &Standpoint, on: Date) -> Sentence {
        let date = self.words.date(standpoint.on.unwrap_or(on));
        let assumptions = self.assumptions_said(standpoint);
        self.words.sentence(
            "seen-from",
            &[
                ("date", Slot::Pieces(date.into())),
                ("assumptions", Slot::Pieces(assumptions)),
            ],
        )
    }

    /// What is assumed, left out and believed.
    fn assumptions_said(&self, standpoint: &Standpoint) -> Sentence {
        let graph = self.kb.graph();
        let links = |records: Vec<&Record>| -> Sentence {
            let names = records.into_iter().map(|it| self.named(it)).collect();
            self.words.list(names, "and")
        };
        let items =
            |key: &str, ids: Sentence| self.words.sentence(key, &[("items", Slot::Pieces(ids))]);
        let mut parts = Vec::new();
        if !standpoint.assume.is_empty() {
            let claims = standpoint.assume.iter().map(ClaimId::as_str);
            let claims = claims.filter_map(|id| graph.record(id)).collect();
            parts.push(items("seen-from-assumed", links(claims)));
        }
        if standpoint.without.is_empty() {
            parts.push(self.say("seen-from-nothing-left-out").into());
        } else {
            let left_out = standpoint.without.iter();
            let left_out = left_out.filter_map(|id| graph.record(id)).collect();
            parts.push(items("seen-from-left-out", links(left_out)));
        }
        if standpoint.trust.is_empty() {
            parts.push(self.say("seen-from-nobody-trusted").into());
        } else {
            let actors = standpoint.trust.iter().map(crate::model::ActorId::as_str);
            let actors = actors.filter_map(|id| graph.record(id)).collect();
            parts.push(items("seen-from-trusted", links(actors)));
        }
        if let Some(policy) = &standpoint.policy {
            let policy = graph.record(policy.as_str()).into_iter().collect();
            parts.push(items("seen-from-policy", links(policy)));
        }
        if standpoint.semantics != Semantics::Grounded {
            let name = self.words.semantics(standpoint.semantics);
            parts.push(items("seen-from-semantics", name.into()));
        }
        let mut all = Sentence::default();
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                all.write(&self.say("semicolon"));
            }
            all.add(part);
        }
        all
    }

    /// A record as it is named within a sentence: in quotation marks, unless it is a person, a body
    /// or a ruling.
    pub(super) fn named(&self, record: &Record) -> Sentence {
        // Without the mark of a link: here a sentence of its own says what became of a source.
        let mut link = Link {
            href: self.item_path(record.kind(), &record.slug()),
            text: match record {
                Record::Claim(claim) => self.short(claim),
                Record::Source(source) => {
                    let (text, lang) = self.words.source_label(source);
                    Said { text, lang }
                }
                Record::Topic(_)
                | Record::Issue(_)
                | Record::Argument(_)
                | Record::Actor(_)
                | Record::Expect(_)
                | Record::RuleSet(_)
                | Record::Predicate(_)
                | Record::Rule(_)
                | Record::Case(_)
                | Record::Policy(_) => self.title(record),
            },
            mark: None,
            verdict: None,
        };
        let is_name = match record {
            Record::Actor(_) => true,
            Record::Source(source) => {
                source.citation.is_some() && link.text.text != self.read(&source.title).text
            }
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Claim(_)
            | Record::Argument(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => false,
        };
        if is_name {
            return link.into();
        }
        // Within a sentence a sentence has no full stop.
        if link.text.text.ends_with('.') {
            link.text.text.pop();
        }
        self.words.quoted(link)
    }
}
