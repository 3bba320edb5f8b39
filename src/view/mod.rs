//! **What does a reader see?** Plain structs and words; no markup, no HTTP.
//!
//! One file a page, beside the address book, the words, and what pages share.

mod actor;
mod address;
mod argument;
mod assumptions;
mod changed;
mod claim;
mod cruxes;
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
mod reader;
mod search;
mod seen_from;
mod sensitivity;
mod sentence;
mod source;
mod standpoint;
mod timeline;
mod topic;
mod verdict;
mod why;
mod wording;
mod words;

pub use crate::model::Language;

pub use actor::ActorView;
pub use address::{Page, Pairs, with_query};
pub use argument::ArgumentView;
pub use assumptions::{Assumptions, Chip, DateMark, Toggle};
pub use changed::{BothWays, ChangedView, FROM, FlipLine, QuestionBothWays, SideView};
pub use claim::{CitationRow, ClaimView, Use};
pub use cruxes::{CruxLine, CruxesView, MoveLine};
pub use expect::{ExpectView, PinLine, findings};
pub use frame::{Crumb, Frame, NavItem};
pub use guide::GuideView;
pub use health::{FindingGroup, FindingLine, HealthView, IssueBalance};
pub use home::{BestCase, CaseStep, Door, HomeView};
pub use issue::{IssueView, PositionView};
pub use judged::Judged;
pub use list::{ListGroup, ListItem, ListView};
pub use map::{MapCard, MapFrame, MapLine, MapLineKind, MapPill, MapRow, MapView, Panel};
pub use missing::{BrokenView, MissingView};
pub use outline::{OutlineArgument, OutlineClaim, OutlineView};
pub use parts::{ArgumentCard, ArgumentCards, Badge, Link, Premise, Said, Shape, Thrust};
pub use reader::{Hosting, Reader};
pub use search::{Choice, Filter, Marked, RESULTS, ResultLine, SearchView};
pub use seen_from::{STANDPOINT_KEYS, read_standpoint, standpoint_pairs};
pub use sensitivity::{ReadingLine, SensitivityView};
pub use sentence::{Piece, Sentence};
pub use source::{CitedBy, SourceView, StandingLine};
pub use timeline::{DayView, Lane, LaneGroup, Span, TimelineView, TurnLine};
pub use topic::{EventLine, SubIssue, TopicView};
pub use why::{Length, WhyLine, WhyView};
pub use words::{Part, Words, source as words_source};
