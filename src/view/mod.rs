//! **What does a reader see?** Plain structs and words; no markup, no HTTP.
//!
//! One file a page, beside the address book, the words, and what pages share.

mod actor;
mod address;
mod argument;
mod claim;
mod expect;
mod frame;
mod guide;
mod health;
mod home;
mod issue;
mod list;
mod map;
mod measure;
mod missing;
mod outline;
mod parts;
mod reader;
mod search;
mod sensitivity;
mod sentence;
mod source;
mod standpoint;
mod topic;
mod why;
mod wording;
mod words;

pub use crate::model::Language;

pub use actor::ActorView;
pub use address::Page;
pub use argument::ArgumentView;
pub use claim::{CitationRow, ClaimView, Use};
pub use expect::{ExpectView, PinLine, findings};
pub use frame::{Crumb, Frame, NavItem};
pub use guide::GuideView;
pub use health::{FindingGroup, FindingLine, HealthView, IssueBalance};
pub use home::{BestCase, CaseStep, Door, HomeView};
pub use issue::{IssueView, PositionView};
pub use list::{ListGroup, ListItem, ListView};
pub use map::{MapCard, MapFrame, MapLine, MapLineKind, MapPill, MapRow, MapView, Panel};
pub use missing::{BrokenView, MissingView};
pub use outline::{OutlineArgument, OutlineClaim, OutlineView};
pub use parts::{ArgumentCard, ArgumentCards, Link, Premise, Said, Thrust};
pub use reader::{Hosting, Reader};
pub use search::{Choice, Filter, Marked, RESULTS, ResultLine, SearchView};
pub use sensitivity::{ReadingLine, SensitivityView};
pub use sentence::{Piece, Sentence};
pub use source::{CitedBy, SourceView, StandingLine};
pub use topic::{EventLine, SubIssue, TopicView};
pub use why::{Length, WhyLine, WhyView};
pub use words::{Part, Words, source as words_source};
