//! The kinds of edge: what people said, not what follows from it.

/// An edge of the argument graph, read from its tail to its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Claim to argument: the argument starts from the claim.
    Premise,
    /// Argument to claim, in its favour.
    Supports,
    /// Argument to claim, against it.
    Rebuts,
    /// Argument to argument: denies the step, not the conclusion.
    Undercuts,
    /// Claim or argument to source; the number is the place in the record's `cites`.
    CitesSource(u16),
    /// Claim to issue: it is one of the answers.
    PositionOf,
    /// Claim to issue: it tells what one needs to know, and takes no side.
    BackgroundOf,
    /// Claim or source to actor: who says so, or who issued it.
    AssertedBy,
}
