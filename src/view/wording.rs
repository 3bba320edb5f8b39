//! How enums, dates, places in works and references are put into words: the one wording there is.

use crate::model::{
    ActorKind, CitationRole, ClaimKind, Conclusion, Date, Grade, Interval, Language, Locator,
    PartialDate, ProofStandard, RecordKind, Scheme, Semantics, Severity, Source, SourceKind,
    Standing, citation_in,
};

use super::words::{Part, Words};

impl Words {
    pub(super) fn claim_kind(&self, kind: ClaimKind) -> String {
        self.say(match kind {
            ClaimKind::Fact => "claim-kind-fact",
            ClaimKind::LegalHolding => "claim-kind-legal-holding",
            ClaimKind::Norm => "claim-kind-norm",
            ClaimKind::Causal => "claim-kind-causal",
            ClaimKind::Prediction => "claim-kind-prediction",
            ClaimKind::Definition => "claim-kind-definition",
        })
    }

    pub(super) fn record_kind(&self, kind: RecordKind) -> String {
        self.say(match kind {
            RecordKind::Topic => "record-topic",
            RecordKind::Issue => "record-issue",
            RecordKind::Claim => "record-claim",
            RecordKind::Argument => "record-argument",
            RecordKind::Source => "record-source",
            RecordKind::Actor => "record-actor",
            RecordKind::Expect => "record-expect",
            RecordKind::RuleSet => "record-rule-set",
            RecordKind::Predicate => "record-predicate",
            RecordKind::Rule => "record-rule",
            RecordKind::Case => "record-case",
            RecordKind::Policy => "record-policy",
        })
    }

    pub(super) fn record_kinds(&self, kind: RecordKind) -> String {
        self.say(match kind {
            RecordKind::Topic => "records-topic",
            RecordKind::Issue => "records-issue",
            RecordKind::Claim => "records-claim",
            RecordKind::Argument => "records-argument",
            RecordKind::Source => "records-source",
            RecordKind::Actor => "records-actor",
            RecordKind::Expect => "records-expect",
            RecordKind::RuleSet => "records-rule-set",
            RecordKind::Predicate => "records-predicate",
            RecordKind::Rule => "records-rule",
            RecordKind::Case => "records-case",
            RecordKind::Policy => "records-policy",
        })
    }

    pub(super) fn semantics(&self, semantics: Semantics) -> String {
        self.say(match semantics {
            Semantics::Grounded => "semantics-grounded",
            Semantics::Complete => "semantics-complete",
            Semantics::Preferred => "semantics-preferred",
            Semantics::Stable => "semantics-stable",
            Semantics::SemiStable => "semantics-semi-stable",
            Semantics::Stage => "semantics-stage",
            Semantics::Ideal => "semantics-ideal",
        })
    }

    pub(super) fn source_kind(&self, kind: SourceKind) -> String {
        self.say(match kind {
            SourceKind::Treaty => "source-kind-treaty",
            SourceKind::Statute => "source-kind-statute",
            SourceKind::Regulation => "source-kind-regulation",
            SourceKind::Bill => "source-kind-bill",
            SourceKind::CourtDecision => "source-kind-court-decision",
            SourceKind::TribunalDecision => "source-kind-tribunal-decision",
            SourceKind::InternationalDecision => "source-kind-international-decision",
            SourceKind::OfficialStatistics => "source-kind-official-statistics",
            SourceKind::GovernmentReport => "source-kind-government-report",
            SourceKind::GovernmentPage => "source-kind-government-page",
            SourceKind::Parliamentary => "source-kind-parliamentary",
            SourceKind::Testimony => "source-kind-testimony",
            SourceKind::IntergovernmentalReport => "source-kind-intergovernmental-report",
            SourceKind::Academic => "source-kind-academic",
            SourceKind::Commentary => "source-kind-commentary",
            SourceKind::News => "source-kind-news",
            SourceKind::Advocacy => "source-kind-advocacy",
            SourceKind::PartyStatement => "source-kind-party-statement",
            SourceKind::Opinion => "source-kind-opinion",
            SourceKind::Poll => "source-kind-poll",
            SourceKind::Petition => "source-kind-petition",
        })
    }

    pub(super) fn actor_kind(&self, kind: ActorKind) -> String {
        self.say(match kind {
            ActorKind::Government => "actor-kind-government",
            ActorKind::Court => "actor-kind-court",
            ActorKind::CourtOfLastResort => "actor-kind-court-of-last-resort",
            ActorKind::Legislature => "actor-kind-legislature",
            ActorKind::Politician => "actor-kind-politician",
            ActorKind::Intergovernmental => "actor-kind-intergovernmental",
            ActorKind::NonGovernmental => "actor-kind-non-governmental",
            ActorKind::Scholar => "actor-kind-scholar",
            ActorKind::Press => "actor-kind-press",
            ActorKind::Person => "actor-kind-person",
            ActorKind::Editors => "actor-kind-editors",
        })
    }

    pub(super) fn scheme(&self, scheme: Scheme) -> String {
        self.say(match scheme {
            Scheme::Authority => "scheme-authority",
            Scheme::Precedent => "scheme-precedent",
            Scheme::Consequences => "scheme-consequences",
            Scheme::Analogy => "scheme-analogy",
            Scheme::Evidence => "scheme-evidence",
            Scheme::Cause => "scheme-cause",
            Scheme::Rule => "scheme-rule",
            Scheme::Sign => "scheme-sign",
            Scheme::Value => "scheme-value",
            Scheme::Commitment => "scheme-commitment",
            Scheme::Ignorance => "scheme-ignorance",
            Scheme::Practical => "scheme-practical",
            Scheme::SlipperySlope => "scheme-slippery-slope",
            Scheme::Example => "scheme-example",
        })
    }

    /// How an argument bears on its conclusion: supports, speaks against, questions a step.
    pub(super) fn thrust(&self, conclusion: &Conclusion) -> String {
        self.say(match conclusion {
            Conclusion::Supports(_) => "thrust-supports",
            Conclusion::Rebuts(_) => "thrust-rebuts",
            Conclusion::Undercuts(_) => "thrust-undercuts",
        })
    }

    pub(super) fn role(&self, role: CitationRole) -> String {
        self.say(match role {
            CitationRole::Establishes => "role-establishes",
            CitationRole::Asserts => "role-asserts",
            CitationRole::Illustrates => "role-illustrates",
        })
    }

    pub(super) fn grade(&self, grade: Grade) -> String {
        self.say(match grade {
            Grade::Asserted => "grade-asserted",
            Grade::Ordinary => "grade-ordinary",
            Grade::Strong => "grade-strong",
            Grade::Settled => "grade-settled",
        })
    }

    /// The semantics by what it does.
    pub(super) fn semantics_told(&self, semantics: Semantics) -> String {
        self.say(match semantics {
            Semantics::Grounded => "choose-grounded",
            Semantics::Complete => "choose-complete",
            Semantics::Preferred => "choose-preferred",
            Semantics::Stable => "choose-stable",
            Semantics::SemiStable => "choose-semi-stable",
            Semantics::Stage => "choose-stage",
            Semantics::Ideal => "choose-ideal",
        })
    }

    pub(super) fn standard(&self, standard: ProofStandard) -> String {
        self.say(match standard {
            ProofStandard::Scintilla => "standard-scintilla",
            ProofStandard::Preponderance => "standard-preponderance",
            ProofStandard::ClearAndConvincing => "standard-clear-and-convincing",
            ProofStandard::BeyondReasonableDoubt => "standard-beyond-reasonable-doubt",
            ProofStandard::DialecticalValidity => "standard-dialectical-validity",
        })
    }

    pub(super) fn severity(&self, severity: Severity) -> String {
        self.say(match severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        })
    }

    /// "Ruling reversed on 15 April 2021".
    pub(super) fn standing_on(&self, standing: Standing, on: Date) -> String {
        let key = match standing {
            Standing::Reversed => "standing-reversed-on",
            Standing::Stayed => "standing-stayed-on",
            Standing::VariedInPart => "standing-varied-on",
            Standing::Upheld => "standing-upheld-on",
            Standing::Superseded => "standing-superseded-on",
            Standing::Repealed => "standing-repealed-on",
            Standing::Amended => "standing-amended-on",
        };
        self.say_with(key, &[("date", Part::Text(&self.date(on)))])
    }

    /// A number from 0 to 1 with two decimals; what only rounding would make 0 or 1 says so.
    pub(super) fn fraction(&self, value: f64) -> String {
        let (sign, value) = if value > 0.0 && value < 0.005 {
            ("<\u{a0}", 0.01)
        } else if (0.995..1.0).contains(&value) {
            (">\u{a0}", 0.99)
        } else {
            ("", value)
        };
        let text = format!("{sign}{value:.2}");
        match self.language {
            Language::En => text,
            Language::Fr => text.replace('.', ","),
        }
    }

    /// "22 November 2026", « 22 novembre 2026 ».
    pub(super) fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let day = match (self.language, day) {
            (Language::Fr, 1) => "1er".to_owned(),
            _ => day.to_string(),
        };
        format!("{day} {} {year}", self.month(month))
    }

    /// "22 November", « 22 novembre ».
    pub(super) fn day_and_month(&self, date: Date) -> String {
        let whole = self.date(date);
        whole
            .rsplit_once(' ')
            .map_or(whole.clone(), |(day, _)| day.to_owned())
    }

    pub(super) fn partial_date(&self, date: PartialDate) -> String {
        match date {
            PartialDate::Year(year) => year.to_string(),
            PartialDate::Month(year, month) => format!("{} {year}", self.month(month)),
            PartialDate::Day(date) => self.date(date),
        }
    }

    fn month(&self, month: i8) -> String {
        self.say(&format!("month-{month}"))
    }

    /// "from 29 December 2004 to 24 March 2023": the last day is named, not the first one after.
    pub(super) fn interval(&self, interval: Interval) -> Option<String> {
        let from = interval.from().map(|day| self.date(day));
        let last = interval.until().map(|day| self.date(day.day_before()));
        match (from, last) {
            (Some(from), Some(last)) if from == last => {
                Some(self.say_with("interval-on", &[("day", Part::Text(&from))]))
            }
            (Some(from), Some(last)) => Some(self.say_with(
                "interval-from-to",
                &[("from", Part::Text(&from)), ("to", Part::Text(&last))],
            )),
            (Some(from), None) => {
                Some(self.say_with("interval-from", &[("from", Part::Text(&from))]))
            }
            (None, Some(last)) => Some(self.say_with("interval-to", &[("to", Part::Text(&last))])),
            (None, None) => None,
        }
    }

    /// "s. 102(2)", « art. 102(2) ».
    pub(super) fn locator(&self, locator: &Locator) -> String {
        let (key, place) = match locator {
            Locator::Section(place) => ("locator-section", place.as_str()),
            Locator::Article(place) => ("locator-article", place.as_str()),
            Locator::Paragraph(place) => ("locator-paragraph", place.as_str()),
            Locator::Page(place) => ("locator-page", place.as_str()),
            Locator::Part(place) => return place.clone(),
            Locator::Headnote => return self.say("locator-headnote"),
            Locator::Whole => return self.say("locator-whole"),
        };
        let several = place.contains([',', '-', '–', ' ']);
        let place = place.replace('-', "–");
        let count = if several { 2 } else { 1 };
        self.say_with(
            key,
            &[("place", Part::Text(&place)), ("count", Part::Count(count))],
        )
    }

    /// What a source is called in a running text: its neutral citation if it is a ruling, else
    /// its title. The second part is the language of a title that is not in the reader's.
    pub(super) fn source_label(&self, source: &Source) -> (String, Option<Language>) {
        if let (Some(citation), SourceKind::CourtDecision) = (&source.citation, source.kind) {
            return (citation_in(citation, self.language), None);
        }
        let (title, language) = source.title.read(self.language);
        let language = (language != self.language).then_some(language);
        (
            title.to_owned(),
            source.lang.filter(|it| *it != self.language).or(language),
        )
    }

    /// The whole reference, roughly after the `McGill Guide`: title, citation, issuer, date.
    pub(super) fn reference(&self, source: &Source) -> String {
        let title = source.title.read(self.language).0;
        let issuer = source.issuer.read(self.language).0;
        let citation = source
            .citation
            .as_deref()
            .map(|citation| citation_in(citation, self.language));
        let date = source.date.map(|date| self.partial_date(date));
        let quoted = match (source.kind, self.language) {
            (
                SourceKind::Treaty
                | SourceKind::Statute
                | SourceKind::Regulation
                | SourceKind::Bill
                | SourceKind::CourtDecision
                | SourceKind::TribunalDecision,
                _,
            ) => title.to_owned(),
            (_, Language::En) => format!("“{title}”"),
            (_, Language::Fr) => format!("« {title} »"),
        };
        let mut parts = Vec::new();
        parts.extend(source.author.clone());
        parts.push(quoted);
        parts.extend(citation);
        parts.push(issuer.to_owned());
        parts.extend(date);
        parts.extend(source.url.clone());
        parts.join(", ")
    }
}
