//! **What can be said?** Plain data: the records that authors write, and their parts.
//!
//! Nothing here reads a file, knows a graph, or draws a page.

mod actor;
mod argument;
mod case;
mod citation;
mod claim;
mod date;
mod expect;
mod grade;
mod id;
mod issue;
mod policy;
mod predicate;
mod record;
mod relation;
mod rule;
mod rule_set;
mod settings;
mod source;
mod standpoint;
mod text;
mod texts;
mod topic;
mod verdict;

pub use actor::{Actor, ActorKind};
pub use argument::{Argument, Conclusion, Scheme};
pub use case::{Case, Rest};
pub use citation::{Citation, CitationRole, Locator, Quote};
pub use claim::{Claim, ClaimKind};
pub use date::{BadDate, Date, Interval, PartialDate};
pub use expect::Expect;
pub use grade::{Grade, GradeBecause, ProofStandard};
pub use id::{
    ActorId, ArgumentId, BadId, CaseId, ClaimId, ExpectId, Id, IssueId, Kind, PolicyId,
    PredicateId, RuleId, RuleSetId, SourceId, TopicId,
};
pub use issue::{Issue, PositionOrder};
pub use policy::{Policy, Redating};
pub use predicate::{ArgumentType, AskedOf, IfUnproved, Predicate};
pub use record::{AlsoKnownAs, Ext, Folder, Record, RecordKind};
pub use relation::Relation;
pub use rule::{Applies, Confidence, DerivedArgument, Rule, RuleKind};
pub use rule_set::{Asks, Impossible, Others, Question, Role, RuleSet, Whether, Which};
pub use settings::{LoadedWords, Settings, Severity, SeverityOverride};
pub use source::{Source, SourceKind, Standing, StandingChange, citation_in};
pub use standpoint::{Semantics, Standpoint};
pub use text::{Language, Text, hidden};
pub use topic::{Event, Fate, SavedView, Side, Topic};
pub use verdict::{ArgumentVerdict, Verdict};
