//! **What does a reader see?** Plain structs and words; no markup, no HTTP.
//!
//! One file a page, beside the address book, the words, and what pages share.

mod actor;
mod address;
mod answer;
mod argument;
mod ask;
mod ask_question;
mod assumptions;
mod case;
mod changed;
mod claim;
mod compared;
mod condition;
mod cruxes;
mod decision;
mod expect;
mod frame;
mod guide;
mod health;
mod home;
mod issue;
mod judged;
mod list;
mod map;
mod measure;
mod missing;
mod outline;
mod parts;
mod policy;
mod policy_table;
mod predicate;
mod provision;
mod reader;
mod rule;
mod rule_map;
mod rule_set;
mod search;
mod seen_from;
mod sensitivity;
mod sentence;
mod source;
mod standpoint;
mod statement;
mod strength;
mod table;
mod timeline;
mod topic;
mod verdict;
mod what_if;
mod why;
mod wording;
mod words;

pub use crate::model::Language;

pub use actor::ActorView;
pub use address::{MapFormat, Page, Pairs, with_query};
pub use answer::{AnswerChange, ShortAnswers};
pub use argument::ArgumentView;
pub use ask::{AskView, Mistake, NOT_KNOWN, PersonFacts};
pub use ask_question::{Input, QuestionForm, Tick, question_of};
pub use assumptions::{Assumptions, Chip, DateMark, Toggle};
pub use case::{CaseView, ExpectedLine};
pub use changed::{BothWays, ChangedView, FROM, FlipLine, QuestionBothWays, SideView};
pub use claim::{CitationRow, ClaimView, Use};
pub use compared::{
    ComparedCell, ComparedForm, ComparedRow, ComparedView, Narrowing, PolicyColumn,
};
pub use condition::ConditionLine;
pub use cruxes::{CruxLine, CruxesView, MoveLine};
pub use decision::{
    AnswerLine, AnswerView, Contest, DebateLink, Decided, DecisionView, FactLine, NoticeView,
    facts_said,
};
pub use expect::{ExpectView, PinLine, findings};
pub use frame::{Crumb, Frame, NavItem};
pub use guide::GuideView;
pub use health::{FindingGroup, FindingLine, HealthView, IssueBalance};
pub use home::{BestCase, CaseStep, Door, HomeView};
pub use issue::{IssueView, PositionView};
pub use judged::Judged;
pub use list::{ListGroup, ListItem, ListView};
pub use map::{
    Atlas, Balance, Copied, EMBED_SIZE, Look, MapAsked, MapCard, MapDoor, MapFrame, MapLine,
    MapLineKind, MapPill, MapRow, MapView, Mark, Panel, Paper, Sheet, Sift, Stop, Type,
    frame_markup,
};
pub use missing::{BrokenView, MissingView};
pub use outline::{OutlineArgument, OutlineClaim, OutlineView};
pub use parts::{ArgumentCard, ArgumentCards, Badge, InRules, Link, Premise, Said, Shape, Thrust};
pub use policy::{OtherwiseLine, PolicyView, RuleChange, WantedBy};
pub use policy_table::{Hinging, PolicyRow, PolicyTable};
pub use predicate::PredicateView;
pub use provision::{LinePart, ProvisionLine, ProvisionText, ProvisionView, QuoteCheck};
pub use reader::{Hosting, Reader};
pub use rule::{DecidedLine, FedLine, RuleView, VersionLine};
pub use rule_map::{OutlinedRule, RuleCard, RuleMapView, RuleOutline, RuleRow};
pub use rule_set::{RuleSetView, SetQuestion};
pub use search::{Choice, Filter, Marked, RESULTS, ResultLine, SearchView};
pub use seen_from::{STANDPOINT_KEYS, read_standpoint, standpoint_pairs};
pub use sensitivity::{ReadingLine, SensitivityView};
pub use sentence::{Piece, Sentence};
pub use source::{CitedBy, SourceView, StandingLine};
pub use strength::{ModelLine, StrengthCell, StrengthGroup, StrengthRow, StrengthView};
pub use table::{SortBy, TableAsked, TableHead, TableRow, TableView};
pub use timeline::{DayView, Lane, LaneGroup, Span, TimelineView, TurnLine};
pub use topic::{EventLine, SubIssue, TopicView};
pub use what_if::{ClaimIfs, IfLine, WhatIfView};
pub use why::{CaseReason, Length, Met, WhyLine, WhyView};
pub use words::{Part, Words, source as words_source};
