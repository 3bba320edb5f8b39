//! How verdicts are told to readers: by a shape and a word. Norms and the answers to a topic's root
//! question carry none unasked; of these is shown what they depend on.

use std::cmp::Reverse;

use crate::model::{
    Argument, ArgumentVerdict, Claim, ClaimKind, Grade, Interval, RecordKind, Verdict,
};

use super::parts::{Badge, Link, Shape};
use super::reader::Reader;

/// How many claims are named that an answer depends on.
const DEPENDS: usize = 24;

/// How strong an argument is, the strongest least: how it fares, then its grade.
pub(super) type Strength = (u8, Reverse<Option<Grade>>);

impl Reader<'_> {
    /// How a claim fares, as readers are told unasked.
    pub(super) fn claim_badge(&self, claim: &Claim) -> Option<Badge> {
        (!self.is_weighed_by_readers(claim)).then(|| self.verdict_of_claim(claim))
    }

    /// Whether a claim is a norm, or an answer to the root question of a topic: what speaks for it
    /// ends in values, which readers weigh themselves.
    pub(super) fn is_weighed_by_readers(&self, claim: &Claim) -> bool {
        let graph = self.kb.graph();
        claim.kind == ClaimKind::Norm
            || graph
                .answered_by(&claim.id)
                .any(|issue| graph.topics().any(|topic| topic.root_issue == issue.id))
    }

    /// How a claim fares.
    pub(super) fn verdict_of_claim(&self, claim: &Claim) -> Badge {
        let verdict = self.verdicts.of_claim(&claim.id);
        let standpoint = self.standpoint();
        let (shape, key) = match verdict.unwrap_or(Verdict::Unsupported) {
            _ if standpoint.without.contains(claim.id.as_str()) => {
                (Shape::Absent, "verdict-left-out")
            }
            Verdict::Accepted if standpoint.assume.contains(&claim.id) => {
                (Shape::Stands, "verdict-assumed")
            }
            Verdict::Accepted if self.has_open_question(claim) => {
                (Shape::Stands, "verdict-accepted-open")
            }
            Verdict::Accepted => (Shape::Stands, "verdict-accepted"),
            Verdict::Refuted => (Shape::Answered, "verdict-refuted"),
            Verdict::Contested => (Shape::Contested, "verdict-contested"),
            Verdict::Fallen if self.is_argued_from_reports(claim) => {
                (Shape::Answered, "verdict-fallen-partly")
            }
            Verdict::Fallen => (Shape::Answered, "verdict-fallen"),
            Verdict::Reported if self.is_asserted(claim) => (Shape::Reported, "verdict-reported"),
            Verdict::Reported => (Shape::Reported, "verdict-argued"),
            Verdict::Unsupported => (Shape::Empty, "verdict-unsupported"),
            Verdict::NotInForce => (Shape::OtherDate, self.why_not_in_force(claim)),
        };
        self.badge(shape, key)
    }

    /// How an argument fares.
    pub(super) fn verdict_of_argument(&self, argument: &Argument) -> Badge {
        let verdict = self.verdicts.of_argument(&argument.id);
        let number = self.verdicts.inferences().of_argument(&argument.id);
        let is_open =
            number.is_some_and(|number| self.verdicts.open_questions(number).next().is_some());
        let (shape, key) = match verdict.unwrap_or(ArgumentVerdict::Idle) {
            ArgumentVerdict::Stands if is_open => (Shape::Stands, "verdict-accepted-open"),
            ArgumentVerdict::Stands => (Shape::Stands, "verdict-accepted"),
            ArgumentVerdict::Contested => (Shape::Contested, "verdict-contested"),
            ArgumentVerdict::Defeated => (Shape::Answered, "argument-defeated"),
            ArgumentVerdict::Idle => match self.idle(argument) {
                Idle::OnValues(_) => (Shape::Value, "argument-value"),
                Idle::OnReports => (Shape::Reported, "argument-reported"),
                Idle::Otherwise => (Shape::Empty, "argument-idle"),
            },
            ArgumentVerdict::Absent if self.is_left_out(argument) => {
                (Shape::Absent, "verdict-left-out")
            }
            ArgumentVerdict::Absent => (Shape::OtherDate, "argument-absent"),
        };
        self.badge(shape, key)
    }

    /// How strong an argument is. One that lacks nothing but a value comes next after those that
    /// stand: no source can establish a value, on either side.
    pub(super) fn strength(&self, argument: &Argument) -> Strength {
        let verdict = self.verdicts.of_argument(&argument.id);
        let rank = match verdict.unwrap_or(ArgumentVerdict::Absent) {
            ArgumentVerdict::Stands => 0,
            ArgumentVerdict::Idle => match self.idle(argument) {
                Idle::OnValues(Verdict::Accepted) => 1,
                Idle::OnValues(_) => 3,
                Idle::OnReports => 4,
                Idle::Otherwise => 5,
            },
            ArgumentVerdict::Contested => 2,
            ArgumentVerdict::Defeated => 6,
            ArgumentVerdict::Absent => 7,
        };
        let number = self.verdicts.inferences().of_argument(&argument.id);
        let grade = number.and_then(|number| self.verdicts.grade(number));
        (
            rank,
            Reverse(grade.or_else(|| self.grade_of_facts(argument))),
        )
    }

    /// The lowest over the premises that are no values of the best grade for each.
    fn grade_of_facts(&self, argument: &Argument) -> Option<Grade> {
        let inferences = self.verdicts.inferences();
        let premises = self.kb.graph().premises(argument);
        premises
            .filter(|claim| !Self::is_value(claim))
            .map(|claim| {
                let number = inferences.claim(&claim.id)?;
                let given = self.verdicts.given_by(number);
                given.filter_map(|it| self.verdicts.grade(it)).max()
            })
            .min()
            .flatten()
    }

    /// What a value or an answer to a root question depends on: the answers to other questions, the
    /// contested and reported claims, and the values, from which its arguments start, for it and
    /// against it, and what questions them; the strongest arguments first, a few from each.
    pub(super) fn depends_on(&self, claim: &Claim) -> Vec<Link> {
        if !self.is_weighed_by_readers(claim) {
            return Vec::new();
        }
        let graph = self.kb.graph();
        let pro = self.strongest(graph.supporting(&claim.id));
        let con = self.strongest(graph.rebutting(&claim.id));
        let mut found: Vec<&Claim> = Vec::new();
        for turn in 0..pro.len().max(con.len()) {
            let both = pro.get(turn).into_iter().chain(con.get(turn));
            let questions = both.flat_map(|it| [*it].into_iter().chain(graph.undercutting(&it.id)));
            for premise in questions.flat_map(|argument| graph.premises(argument)) {
                let is_known = found.iter().any(|it| it.id == premise.id);
                if self.may_turn(premise) && !is_known {
                    found.push(premise);
                }
            }
        }
        let own = self.item_path(RecordKind::Claim, claim.id.as_str());
        self.first_links(found.into_iter(), DEPENDS, &own, |it| self.claim_link(it))
    }

    /// Whether something may turn on a claim: it is a value, in dispute or only reported, or itself
    /// an answer to a question.
    fn may_turn(&self, claim: &Claim) -> bool {
        Self::is_value(claim)
            || self.kb.graph().answered_by(&claim.id).next().is_some()
            || matches!(
                self.verdicts.of_claim(&claim.id),
                Some(Verdict::Contested | Verdict::Reported)
            )
    }

    /// The badge of a verdict, where nothing more is known of what it is on.
    pub(super) fn plain_badge(&self, verdict: Verdict) -> Badge {
        Badge {
            shape: match verdict {
                Verdict::Accepted => Shape::Stands,
                Verdict::Refuted | Verdict::Fallen => Shape::Answered,
                Verdict::Contested => Shape::Contested,
                Verdict::Reported => Shape::Reported,
                Verdict::Unsupported => Shape::Empty,
                Verdict::NotInForce => Shape::OtherDate,
            },
            word: self.words.verdict(verdict),
        }
    }

    fn badge(&self, shape: Shape, key: &str) -> Badge {
        Badge {
            shape,
            word: self.say(key),
        }
    }

    /// Whether some argument for a claim is not answered, and rests on what is only reported.
    fn is_argued_from_reports(&self, claim: &Claim) -> bool {
        let mut supporting = self.kb.graph().supporting(&claim.id);
        supporting.any(|argument| {
            self.verdicts.of_argument(&argument.id) == Some(ArgumentVerdict::Idle)
                && matches!(self.idle(argument), Idle::OnReports | Idle::OnValues(_))
        })
    }

    /// Whether what a claim stands on is questioned on a weaker footing.
    fn has_open_question(&self, claim: &Claim) -> bool {
        let number = self.verdicts.inferences().claim(&claim.id);
        number.is_some_and(|number| {
            let mut standing = self
                .verdicts
                .given_by(number)
                .filter(|&it| self.verdicts.of_inference(it) == ArgumentVerdict::Stands)
                .peekable();
            standing.peek().is_some()
                && standing.all(|it| self.verdicts.open_questions(it).next().is_some())
        })
    }

    fn is_asserted(&self, claim: &Claim) -> bool {
        let number = self.verdicts.inferences().claim(&claim.id);
        let scene = self.verdicts.scene();
        number.is_some_and(|number| scene.is_asserted(number, self.standpoint()))
    }

    /// A law is not in force on a date; what is observed or decided had not happened yet.
    fn why_not_in_force(&self, claim: &Claim) -> &'static str {
        let begins = claim.observed.and_then(Interval::from);
        if begins.is_some_and(|day| self.verdicts.on() < day) {
            "verdict-not-yet"
        } else {
            "verdict-not-in-force"
        }
    }

    fn is_left_out(&self, argument: &Argument) -> bool {
        let without = &self.standpoint().without;
        let premises = argument.premises.iter();
        without.contains(argument.id.as_str())
            || without.contains(argument.conclusion.target())
            || premises.clone().any(|id| without.contains(id.as_str()))
    }

    /// What an argument that is not reached lacks.
    fn idle(&self, argument: &Argument) -> Idle {
        let (mut lacks_value, mut is_disputed, mut is_reported) = (false, false, false);
        for claim in self.kb.graph().premises(argument) {
            let verdict = self.verdicts.of_claim(&claim.id);
            match verdict.unwrap_or(Verdict::Unsupported) {
                Verdict::Accepted => {}
                _ if Self::is_value(claim) => lacks_value = true,
                Verdict::Contested => is_disputed = true,
                Verdict::Reported => is_reported = true,
                Verdict::Refuted | Verdict::Fallen | Verdict::Unsupported | Verdict::NotInForce => {
                    return Idle::Otherwise;
                }
            }
        }
        match (is_reported, is_disputed) {
            (true, _) => Idle::OnReports,
            (false, true) if lacks_value => Idle::OnValues(Verdict::Contested),
            (false, false) if lacks_value => Idle::OnValues(Verdict::Accepted),
            (false, _) => Idle::Otherwise,
        }
    }
}

/// What an argument lacks that is not reached.
enum Idle {
    /// Only values, which readers weigh; how the rest fares at least.
    OnValues(Verdict),
    /// A premise is only reported.
    OnReports,
    /// A premise is answered, or nobody has given anything for it.
    Otherwise,
}
