//! Claims that support one another in a circle: each stands only if it stands already. Circles
//! through rebuttals and undercuts are disputes, and none of its business.

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Origin;

use super::{Base, conclusion_spot, written_in};

/// How many claims of a circle a message names.
const NAMED: usize = 6;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    for circle in base.graph.support_circles() {
        let (Some((first, _)), Some((_, closing))) = (circle.first(), circle.last()) else {
            continue;
        };
        let mut way: Vec<String> = circle
            .iter()
            .take(NAMED)
            .map(|(claim, argument)| {
                if base.graph.origin(argument.id.as_str()) == Some(Origin::ShortForm) {
                    format!("`{}`", claim.id)
                } else {
                    format!("`{}` by `{}`", claim.id, argument.id)
                }
            })
            .collect();
        if let Some(more @ 1..) = circle.len().checked_sub(NAMED) {
            way.push(format!("{more} more"));
        }
        let (kind, slug) = written_in(base, closing);
        findings.push(
            Diagnostic::new(
                Code::CircularSupport,
                conclusion_spot(base, closing),
                format!(
                    "these claims support one another in a circle: {}, back to `{}`",
                    way.join(", "),
                    first.id
                ),
            )
            .about(kind, &slug)
            .help("rest one of the claims on something outside the circle, and drop the step that closes it"),
        );
    }
}
