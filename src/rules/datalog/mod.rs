//! Datalog from below: rules that come at run time, facts in, a model with its reasons out.
//!
//! It does no input or output, and knows nothing of where rules and facts come from or of what
//! they are about.
//!
//! ```
//! use counterpoint::rules::datalog::{Atom, Limits, Literal, Program, Recording, Value, Variable};
//!
//! let mut program = Program::default();
//! let parent = program.relation("parent", 2);
//! let ancestor = program.relation("ancestor", 2);
//! let [x, y, z] = [0, 1, 2].map(Variable);
//! program.rule(Atom::of(ancestor, [x, y]), vec![Literal::Atom(Atom::of(parent, [x, y]))]);
//! program.rule(
//!     Atom::of(ancestor, [x, z]),
//!     vec![
//!         Literal::Atom(Atom::of(ancestor, [x, y])),
//!         Literal::Atom(Atom::of(parent, [y, z])),
//!     ],
//! );
//! let planned = program.plan().map_err(|errors| errors[0].clone())?;
//! let mut facts = planned.facts();
//! facts.add(parent, &["ann", "bob"].map(Value::name))?;
//! facts.add(parent, &["bob", "cid"].map(Value::name))?;
//! let model = planned.run(facts, &Limits::default(), Recording::On)?;
//! assert_eq!(model.count(ancestor), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! * **Meaning.** The relations are evaluated one strongly connected component after the other.
//!   Negation and aggregates look only at components below (stratified: Apt, Blair and Walker
//!   1988); the model is the least one of each component over those below.
//! * **Evaluation** is semi-naive (Bancilhon 1986): in each round one atom of a rule is matched
//!   with what the round before brought, those before it with everything up to then, those after
//!   it with what was there earlier, so that each instance of a rule is met once.
//! * **Reasons.** With [`Recording::On`] each tuple keeps the rule and the tuples by which it was
//!   first derived. These were there before it, so that reasons never go round in a circle.
//! * **Order.** The tuples of a relation stand in the order in which they were first derived; it
//!   depends on the program and the order of the facts only.

mod expression;
mod facts;
mod index;
mod join;
mod members;
mod model;
mod origins;
mod plan;
mod program;
mod run;
mod safety;
mod strata;
mod table;
mod term;
mod why;

pub(super) use expression::reckoned;
pub use facts::{BadFact, Facts};
pub use model::{Model, Tuple};
pub use plan::Planned;
pub(super) use program::compiled;
pub use program::{
    Aggregate, Atom, BadPattern, Comparison, Expression, Literal, Operation, Pattern, PlanError,
    Program, Relation, Slot, Variable,
};
pub use run::{Limits, Recording, Stopped};
pub use term::{Term, Terms, Value};
pub use why::{Binding, Derivation, Shortfall, Told};
