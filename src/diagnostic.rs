//! **What is wrong, and what helps?** Findings as values.
//!
//! A wrong knowledge file is never an `Err`: every stage returns what it could make, and a list of
//! these. Nothing here knows a terminal or a web page.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::model::{RecordKind, Severity, hidden};

/// A finding about the text of the knowledge base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which check found it.
    pub code: Code,
    /// How much it matters, after the overrides in the settings.
    pub severity: Severity,
    /// The record it is about, if it is about one.
    pub subject: Option<Subject>,
    /// Where to look.
    pub spot: Spot,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do, in the imperative.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding with the severity that its code has by itself.
    #[must_use]
    pub fn new(code: Code, spot: Spot, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            subject: None,
            spot,
            message: visible(message.into()),
            help: None,
        }
    }

    /// The order in which findings are shown: errors first, then by code and place.
    #[must_use]
    pub fn in_order(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.severity, it.code);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.spot.cmp(&other.spot))
    }

    /// The same, about a record.
    #[must_use]
    pub fn about(mut self, kind: RecordKind, slug: &str) -> Self {
        self.subject = Some(Subject {
            kind,
            slug: Arc::from(slug),
        });
        self
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(visible(help.into()));
        self
    }
}

/// The record that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id as it is written.
    pub slug: Arc<str>,
}

/// Where to look: as exact as the finder knows. The store turns it into a place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A span of bytes of a file, named by its path from the root of the knowledge base.
    File(Arc<str>, SpanKey),
    /// A record as a whole.
    Record(Arc<str>),
    /// A field of a record, by its name.
    Field(Arc<str>, &'static str),
    /// A text in a record, such as an id that it refers to.
    Value(Arc<str>, String),
    /// A text within a field of a record, for one that may stand in several fields.
    Within(Arc<str>, &'static str, String),
    /// A span of bytes inside one of the texts of a field, such as a part of a condition. The texts
    /// are counted from 0, in the order of the file, over all fields of that name in the record;
    /// the bytes are those of the text as it is read, without escapes.
    Inside(Arc<str>, &'static str, usize, SpanKey),
}

/// A span of bytes, ordered so that findings can be sorted by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpanKey {
    /// The first byte.
    pub start: usize,
    /// The first byte after.
    pub end: usize,
}

impl From<Range<usize>> for SpanKey {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

impl From<SpanKey> for Range<usize> {
    fn from(key: SpanKey) -> Self {
        key.start..key.end
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// The name of a check. It is also the name of its file, its heading in `docs/CHECKS.md`
        /// and its folder of cases; a test holds the four together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of `docs/CHECKS.md`.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it is printed.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The severity it has unless the settings say otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    // Gate 1, shape: the store.
    /// A file cannot be opened or read.
    UnreadableFile = "unreadable-file", Error;
    /// A file or folder is a symbolic link.
    SymbolicLink = "symbolic-link", Error;
    /// A file is larger than any record should be.
    OversizedFile = "oversized-file", Error;
    /// A file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file starts with a byte order mark.
    ByteOrderMark = "byte-order-mark", Note;
    /// A file has nothing in it.
    EmptyFile = "empty-file", Error;
    /// A file is not well-formed RON.
    Syntax = "syntax", Error;
    /// Brackets are nested deeper than any record needs.
    TooDeep = "too-deep", Error;
    /// A field that no such record has.
    UnknownField = "unknown-field", Error;
    /// A field that every such record has is not there.
    MissingField = "missing-field", Error;
    /// A field or key stands twice.
    DuplicateKey = "duplicate-key", Error;
    /// A word that is not one of the words possible there.
    UnknownWord = "unknown-word", Error;
    /// An id or a file name is not a slug.
    BadId = "bad-id", Error;
    /// A date or an interval is impossible.
    BadDate = "bad-date", Error;
    /// A file or record stands in a folder that is not for it.
    MisplacedRecord = "misplaced-record", Error;
    /// A file has the name of a record, nearly, and is not read.
    StrayFile = "stray-file", Note;
    /// The settings are missing.
    MissingSettings = "missing-settings", Error;
    /// The folder of a topic holds records and no topic.
    MissingTopic = "missing-topic", Warning;
    /// The folder of a rule set holds records and no rule set.
    MissingSet = "missing-set", Warning;
    /// A severity override names a check that does not exist, or gives no reason.
    BadOverride = "bad-override", Error;
    /// A file in the folder of texts, or the folder, cannot be used.
    UnusableText = "unusable-text", Warning;

    // Gate 2, reference: the graph.
    /// Two records have the same id.
    DuplicateId = "duplicate-id", Error;
    /// An id refers to nothing.
    UnknownId = "unknown-id", Error;
    /// An id refers to a record whose own file has an error.
    BrokenReference = "broken-reference", Warning;

    // Gate 3, meaning: the checks.
    /// A claim has neither a source nor an argument.
    UncitedClaim = "uncited-claim", Warning;
    /// An argument starts from nothing.
    ArgumentWithoutPremise = "argument-without-premise", Error;
    /// A citation does not say where in a work that is too long to be cited whole.
    MissingLocator = "missing-locator", Warning;
    /// Nothing cites a source.
    OrphanSource = "orphan-source", Warning;
    /// Only some of an issue's positions have arguments.
    OneSidedIssue = "one-sided-issue", Warning;
    /// Claims support one another in a circle.
    CircularSupport = "circular-support", Warning;
    /// An argument rebuts or supports what it starts from, or undercuts itself.
    SelfRebuttal = "self-rebuttal", Warning;
    /// A source that was reversed, superseded or repealed is cited as current.
    StaleSource = "stale-source", Warning;
    /// A citation establishes what no citation can.
    EstablishedOpinion = "established-opinion", Error;
    /// A position that judges or advises follows from facts alone.
    MissingNorm = "missing-norm", Warning;
    /// Two claims rebut each other and are not declared contraries.
    UndeclaredContraries = "undeclared-contraries", Warning;
    /// Two claims say nearly the same.
    NearDuplicate = "near-duplicate", Warning;
    /// A text is there in one language only.
    MissingTranslation = "missing-translation", Note;
    /// A legal citation is not in the form of its kind.
    CitationForm = "citation-form", Warning;
    /// A locator is not in the form of its kind.
    LocatorForm = "locator-form", Warning;
    /// A locator names a provision that the text does not have.
    UnknownProvision = "unknown-provision", Warning;
    /// A quotation does not stand in the text as it is quoted.
    QuoteDiffers = "quote-differs", Warning;
    /// A claim marked neutral has a word that takes a side.
    LoadedWording = "loaded-wording", Warning;
    /// A text has characters that cannot be seen.
    HiddenCharacters = "hidden-characters", Error;
    /// A text is too long for what it is.
    OverlongText = "overlong-text", Warning;
    /// A quotation is longer than a few words.
    LongQuote = "long-quote", Warning;
    /// A norm, a causal claim or a prediction that nobody is named for.
    UnattributedOpinion = "unattributed-opinion", Warning;
    /// A question without answers.
    IssueWithoutPositions = "issue-without-positions", Error;
    /// A question that no topic lists.
    UnlistedIssue = "unlisted-issue", Warning;
    /// A pair of contraries that are not two positions of the issue.
    StrayContrary = "stray-contrary", Error;
    /// A day after the one for which the editors vouch.
    FutureDate = "future-date", Warning;
    /// A timeline that is out of order.
    UnorderedTimeline = "unordered-timeline", Warning;
    /// An actor whom nothing refers to.
    OrphanActor = "orphan-actor", Note;
    /// A claim that nothing uses.
    UnusedClaim = "unused-claim", Note;

    // Promises: the expectations.
    /// Something does not fare as the knowledge promises.
    FailedExpectation = "failed-expectation", Error;
    /// A promise is kept only through a strength that somebody set by hand.
    HandSetStrength = "hand-set-strength", Note;
    // The rules: what they say, what follows from them.
    /// A condition, a fact or what follows from a rule cannot be read.
    BadCondition = "bad-condition", Error;
    /// A condition names a predicate that does not exist.
    UnknownPredicate = "unknown-predicate", Error;
    /// A value stands where another kind of value belongs.
    TypeClash = "type-clash", Error;
    /// Nothing gives a variable a value.
    UnboundVariable = "unbound-variable", Error;
    /// A predicate cannot be asked or called as it is declared.
    BadPredicate = "bad-predicate", Error;
    /// A pattern is too large.
    OversizedPattern = "oversized-pattern", Error;
    /// A case calculates what it derives, or does so without end.
    EndlessCalculation = "endless-calculation", Error;
    /// A strict rule depends on its own denial.
    UnstratifiedNegation = "unstratified-negation", Error;
    /// A strict rule rests on what may be defeated.
    StrictOverDefeasible = "strict-over-defeasible", Error;
    /// Two strict rules can conclude the contrary of each other.
    ContradictoryStrictRules = "contradictory-strict-rules", Error;
    /// Two versions of one rule reach the same case.
    OverlappingVersions = "overlapping-versions", Error;
    /// Rules outrank each other in a circle, or through too many steps.
    BadPriority = "bad-priority", Error;
    /// Two rules conclude the contrary of each other, and none goes before the other.
    UndecidedRivals = "undecided-rivals", Warning;
    /// Two rules say the same of the same cases.
    RepeatedRule = "repeated-rule", Warning;
    /// No policy adds a proposed rule.
    UnusedProposal = "unused-proposal", Note;
    /// A rule cites nothing that says so.
    RuleWithoutAuthority = "rule-without-authority", Error;
    /// A rule or a case is not certain, and does not say why.
    UnexplainedDoubt = "unexplained-doubt", Warning;
    /// A policy changes what it cannot change.
    BadPolicy = "bad-policy", Error;
    /// Facts that no case can have.
    ImpossibleFacts = "impossible-facts", Error;
    /// Facts that exclude each other.
    ContradictoryFacts = "contradictory-facts", Error;
    /// A worked case does not come out as it must.
    FailedCase = "failed-case", Error;
}

impl Code {
    /// The code with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The text with what cannot be seen spelt out: it may quote a file, and is printed to terminals.
fn visible(text: String) -> String {
    let spelt_out = |character: char| character.is_control() || hidden(character).is_some();
    if !text.contains(spelt_out) {
        return text;
    }
    text.chars().fold(String::new(), |mut shown, character| {
        if spelt_out(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
        shown
    })
}

/// The candidate nearest to `word`, if one is near enough to be what was meant.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let longest_allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= longest_allowed * 4)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= longest_allowed)
        .min()
        .map(|(_, candidate)| candidate)
}
