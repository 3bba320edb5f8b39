//! A source: a work that can be cited, and what became of it.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, AlsoKnownAs, Date, Ext, Grade, GradeBecause, Language, PartialDate, SourceId, Text,
};

/// A work that can be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id: the name of its file.
    #[serde(
        default = "SourceId::from_file_name",
        skip_serializing_if = "SourceId::is_from_file_name"
    )]
    pub id: SourceId,
    /// What sort of work it is.
    pub kind: SourceKind,
    /// Its title; for a work with titles in both languages, both.
    pub title: Text,
    /// What it is called where there is no room for its title: an abbreviation that those who use it know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Who issued it: a court, a ministry, a newspaper.
    pub issuer: Text,
    /// Who wrote it, where that is somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The actors who speak in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<ActorId>,
    /// When it was made; left out if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The neutral citation, treaty series, statute or regulation number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A copy that will last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// The day on which an editor last read it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// The language it is in, if only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// What later became of it, oldest first. Nothing listed: it stands as it was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<StandingChange>,
    /// What a reader should know before relying on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// A grade set by hand, with the reason for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeBecause>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

impl Source {
    /// What holds of the source on a day: the change that ended it or holds its effect back.
    /// Nothing if it stands, because nothing happened, or because a higher court let it stand.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> Option<&StandingChange> {
        self.standing_from(day, |_| false)
    }

    /// The same where some of the works that changed it are left out.
    #[must_use]
    pub fn standing_from(
        &self,
        day: Date,
        is_left_out: impl Fn(&SourceId) -> bool,
    ) -> Option<&StandingChange> {
        let mut changes: Vec<_> = self
            .standing
            .iter()
            .filter(|it| it.on <= day && !is_left_out(&it.by))
            .collect();
        changes.sort_by_key(|change| change.on);
        changes
            .into_iter()
            .fold(None, |now: Option<&StandingChange>, change| {
                match change.what {
                    Standing::Reversed | Standing::Superseded | Standing::Repealed => Some(change),
                    Standing::Stayed if now.is_none_or(|now| !now.what.ends_it()) => Some(change),
                    Standing::Upheld => None,
                    Standing::Stayed | Standing::VariedInPart | Standing::Amended => now,
                }
            })
    }
}

/// What later became of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingChange {
    /// What happened to it.
    pub what: Standing,
    /// The work that did it.
    pub by: SourceId,
    /// The first day of the change.
    pub on: Date,
    /// What exactly, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What happened to a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A ruling was overturned by a higher court.
    Reversed,
    /// A ruling's effect was held back until an appeal is decided.
    Stayed,
    /// Part of a ruling was changed.
    VariedInPart,
    /// A higher court let it stand.
    Upheld,
    /// Replaced by a later work on the same matter.
    Superseded,
    /// A text of law was repealed.
    Repealed,
    /// A text of law was changed.
    Amended,
}

impl Standing {
    /// Whether a source in this standing must no longer be cited as current.
    #[must_use]
    pub fn ends_it(self) -> bool {
        match self {
            Self::Reversed | Self::Superseded | Self::Repealed => true,
            Self::Stayed | Self::VariedInPart | Self::Upheld | Self::Amended => false,
        }
    }
}

/// What sort of work a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// An agreement between states, or a part of one.
    Treaty,
    /// An act of a legislature.
    Statute,
    /// Regulations, orders in council, rules made under an act.
    Regulation,
    /// A draft before a legislature.
    Bill,
    /// A ruling of a court.
    CourtDecision,
    /// A ruling of a tribunal or of an officer who decides cases.
    TribunalDecision,
    /// A ruling or report of an international body on a case.
    InternationalDecision,
    /// Figures published by an official body.
    OfficialStatistics,
    /// A report of a government.
    GovernmentReport,
    /// A page, note, manual or statement of a government.
    GovernmentPage,
    /// Proceedings and reports of a legislature.
    Parliamentary,
    /// What a witness told a court or a committee.
    Testimony,
    /// A report or comment of an intergovernmental organisation.
    IntergovernmentalReport,
    /// Research by scholars.
    Academic,
    /// What scholars or practitioners write on a ruling or text.
    Commentary,
    /// Reporting by the press.
    News,
    /// What an organisation publishes to advance its cause.
    Advocacy,
    /// What a party publishes.
    PartyStatement,
    /// A view in the press.
    Opinion,
    /// A survey of opinion.
    Poll,
    /// A petition.
    Petition,
}

impl SourceKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 21] = [
        Self::Treaty,
        Self::Statute,
        Self::Regulation,
        Self::Bill,
        Self::CourtDecision,
        Self::TribunalDecision,
        Self::InternationalDecision,
        Self::OfficialStatistics,
        Self::GovernmentReport,
        Self::GovernmentPage,
        Self::Parliamentary,
        Self::Testimony,
        Self::IntergovernmentalReport,
        Self::Academic,
        Self::Commentary,
        Self::News,
        Self::Advocacy,
        Self::PartyStatement,
        Self::Opinion,
        Self::Poll,
        Self::Petition,
    ];

    /// The word for it in files and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Treaty => "treaty",
            Self::Statute => "statute",
            Self::Regulation => "regulation",
            Self::Bill => "bill",
            Self::CourtDecision => "court_decision",
            Self::TribunalDecision => "tribunal_decision",
            Self::InternationalDecision => "international_decision",
            Self::OfficialStatistics => "official_statistics",
            Self::GovernmentReport => "government_report",
            Self::GovernmentPage => "government_page",
            Self::Parliamentary => "parliamentary",
            Self::Testimony => "testimony",
            Self::IntergovernmentalReport => "intergovernmental_report",
            Self::Academic => "academic",
            Self::Commentary => "commentary",
            Self::News => "news",
            Self::Advocacy => "advocacy",
            Self::PartyStatement => "party_statement",
            Self::Opinion => "opinion",
            Self::Poll => "poll",
            Self::Petition => "petition",
        }
    }

    /// The grade of what a work of this kind establishes, unless the settings say otherwise.
    #[must_use]
    pub fn grade(self) -> Grade {
        match self {
            Self::Treaty | Self::Statute => Grade::Settled,
            Self::Regulation
            | Self::Bill
            | Self::CourtDecision
            | Self::TribunalDecision
            | Self::InternationalDecision
            | Self::OfficialStatistics
            | Self::GovernmentReport
            | Self::IntergovernmentalReport => Grade::Strong,
            Self::GovernmentPage
            | Self::Parliamentary
            | Self::Academic
            | Self::Commentary
            | Self::News
            | Self::Poll => Grade::Ordinary,
            Self::Testimony
            | Self::Advocacy
            | Self::PartyStatement
            | Self::Opinion
            | Self::Petition => Grade::Asserted,
        }
    }

    /// For works that are too long to be cited whole: what they are called, and what a place in
    /// one looks like. Nothing for works of which a citation need not say where.
    #[must_use]
    pub fn locator_wanted(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Treaty => Some(("a treaty", "Article(\"4(1)\")")),
            Self::Statute => Some(("a statute", "Section(\"102(2)\")")),
            Self::Regulation => Some(("a regulation", "Section(\"159.4(1.1)\")")),
            Self::CourtDecision => Some(("a ruling", "Paragraph(\"37\")")),
            Self::Bill
            | Self::TribunalDecision
            | Self::InternationalDecision
            | Self::OfficialStatistics
            | Self::GovernmentReport
            | Self::GovernmentPage
            | Self::Parliamentary
            | Self::Testimony
            | Self::IntergovernmentalReport
            | Self::Academic
            | Self::Commentary
            | Self::News
            | Self::Advocacy
            | Self::PartyStatement
            | Self::Opinion
            | Self::Poll
            | Self::Petition => None,
        }
    }
}

/// A neutral citation or a number of law in the abbreviations of a language: files hold the
/// English ones, so that `2023 SCC 17` is `2023 CSC 17` in French (`McGill Guide`).
#[must_use]
pub fn citation_in(citation: &str, language: Language) -> String {
    match language {
        Language::En => citation.to_owned(),
        Language::Fr => citation
            .split(' ')
            .map(|word| match word {
                "SCC" => "CSC",
                "FCA" => "CAF",
                "FC" => "CF",
                "FCR" => "RCF",
                "S.C." => "L.C.",
                "R.S.C." => "L.R.C.",
                "c." => "ch.",
                "docket" => "dossier",
                word => word,
            })
            .map(|word| word.replace("SOR/", "DORS/").replace("SI/", "TR/"))
            .collect::<Vec<_>>()
            .join(" "),
    }
}
