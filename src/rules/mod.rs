//! **What else follows by rule?** Rules and facts to inferences, which `reason` labels like all
//! others.
//!
//! No fixpoint of verdicts and no explanation of its own: it reads, types, grounds and asks.

mod amount;
mod book;
mod books;
mod bounds;
mod crowd;
pub mod datalog;
mod debate;
mod decide;
mod facts;
mod feeds;
mod ground;
mod hinge;
mod opened;
mod plain;
mod policy;
mod rivals;
mod state;
mod syntax;
mod vocabulary;
mod worked;

pub use amount::Amount;
pub use book::{BookQuestion, BookRule, Reach, RuleBook};
pub use books::RuleBooks;
pub use crowd::{BadRow, Crowd};
pub use debate::{RELATIONS, derived_arguments};
pub use decide::{Decided, WAYS, decide, label_of};
pub use facts::{Answer, BadField, Facts, MOST_OTHERS, SUBJECT, field_of};
pub use feeds::NamedAs;
pub use ground::{
    Atom, Choice, Goal, GroundQuestion, Grounding, QuestionKind, Said, Truth, Ungroundable, rule_of,
};
pub use hinge::Hinge;
pub use opened::{Answered, Decision, Opened, Standing};
pub use plain::{BadRule, Part, PlainProgram, PlainRule, value_from_cell};
pub use state::State;
pub use syntax::{
    BadCondition, Condition, Expression, Fold, Function, Operator, Sign, Statement, Term, Value,
    conditions, statement,
};
pub use vocabulary::{Asked, Fault, Signature, Sort, Vocabulary};
pub use worked::{Outcome, Worked, WorkedCase};
