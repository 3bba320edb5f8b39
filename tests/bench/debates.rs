//! Large debates as inferences, without words: claims that grow as random trees under issues, as
//! those of `bases` do, with what establishes them. The same start gives the same debate everywhere.

use std::ops::Range;

use counterpoint::model::Grade;
use counterpoint::reason::{Framework, NONE, Rows};

use crate::random::Random;

/// A debate that is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Instance {
    /// How many inferences are there. A claim has 2.3 on average, and one more that is there only
    /// for those who assume the claim.
    pub(crate) inferences: usize,
    /// Where its random numbers start.
    pub(crate) start: u64,
}

/// Every instance. Fixed before anything was tuned.
pub(crate) const INSTANCES: [Instance; 3] = [
    Instance {
        inferences: 1_000_000,
        start: 0x0d01,
    },
    Instance {
        inferences: 1_000_000,
        start: 0x0d02,
    },
    Instance {
        inferences: 1_000_000,
        start: 0x0d03,
    },
];

const TOPICS: usize = 4;

/// What an inference is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    For(u32),
    Against(u32),
    Undercut(u32),
}

/// A debate, before anything is left out.
pub(crate) struct Debate {
    pub(crate) framework: Framework,
    pub(crate) heads: Vec<Head>,
    /// Whether the inference is there only for those who assume its claim.
    pub(crate) assumed: Vec<bool>,
    pub(crate) stated: Vec<Option<Grade>>,
    /// Per claim, the inferences against it that are for no other claim.
    pub(crate) rebuttals: Rows,
    pub(crate) claims: usize,
}

struct Growing {
    random: Random,
    heads: Vec<Head>,
    assumed: Vec<bool>,
    stated: Vec<Option<Grade>>,
    premises: Vec<Vec<u32>>,
    contraries: Vec<(u32, u32)>,
}

struct Issue {
    claims: Range<usize>,
    arguments: Range<usize>,
}

impl Instance {
    /// Makes the debate: one argument and a half for each claim, of which 12 % across issues, 3 %
    /// mutual rebuttals and about a sixth undercuts; positions of half of the issues exclude each
    /// other; one argument in a thousand closes a circle of support. The rest are works that
    /// establish claims, of which those that no argument supports get by far the most.
    pub(crate) fn debate(self) -> Debate {
        let claims = self.inferences * 10 / 23;
        let mut growing = Growing {
            random: Random::new(self.start, 0),
            heads: Vec::new(),
            assumed: Vec::new(),
            stated: Vec::new(),
            premises: Vec::new(),
            contraries: Vec::new(),
        };
        let issues = growing.grow(claims);
        growing.weave(claims, &issues);
        growing.establish(claims, self.inferences);
        growing.finish(claims)
    }
}

impl Growing {
    fn add(&mut self, head: Head, premises: Vec<usize>, stated: Option<Grade>) {
        self.heads.push(head);
        self.assumed.push(false);
        self.stated.push(stated);
        self.premises
            .push(premises.into_iter().map(number).collect());
    }

    fn for_or_against(&mut self, claim: usize) -> Head {
        if self.random.chance(60) {
            Head::For(number(claim))
        } else {
            Head::Against(number(claim))
        }
    }

    /// Issues with a tree of arguments each.
    fn grow(&mut self, claims: usize) -> Vec<Issue> {
        let mut issues: Vec<Issue> = Vec::new();
        for topic in 0..TOPICS {
            let end = claims * (topic + 1) / TOPICS;
            let mut start = claims * topic / TOPICS;
            while start < end {
                let wanted = start + self.random.between(60, 400);
                let stop = if wanted + 60 > end { end } else { wanted };
                let answers = self.random.between(2, 6);
                let first = self.heads.len();
                for claim in start + answers..stop {
                    let questions = self.heads.len() > first && self.random.chance(8);
                    let head = if questions {
                        Head::Undercut(number(self.random.between(first, self.heads.len())))
                    } else {
                        let on = self.random.between(start, claim);
                        self.for_or_against(on)
                    };
                    let premises = self.premises(claim, stop);
                    self.add(head, premises, None);
                }
                if self.random.chance(50) {
                    for one in start..start + answers {
                        let others = (start..start + answers).filter(|&other| other != one);
                        let pairs = others.map(|other| (number(one), number(other)));
                        self.contraries.extend(pairs);
                    }
                }
                issues.push(Issue {
                    claims: start..stop,
                    arguments: first..self.heads.len(),
                });
                start = stop;
            }
        }
        issues
    }

    /// A claim, and often one or two that came a little later.
    fn premises(&mut self, first: usize, end: usize) -> Vec<usize> {
        let mut premises = vec![first];
        let more = match self.random.below(20) {
            0..10 => 0,
            10..17 => 1,
            _ => 2,
        };
        for _ in 0..more {
            let other = first + self.random.between(1, 20);
            if other < end && !premises.contains(&other) {
                premises.push(other);
            }
        }
        premises
    }

    /// What goes across the trees, until there are one and a half arguments a claim.
    fn weave(&mut self, claims: usize, issues: &[Issue]) {
        let all = claims + claims / 2;
        for _ in 0..all * 3 / 200 {
            let issue = &issues[self.random.below(issues.len())];
            let (one, other) = self.two(issue.claims.clone());
            self.add(Head::Against(number(other)), vec![one], None);
            self.add(Head::Against(number(one)), vec![other], None);
        }
        for _ in 0..all / 2000 {
            let issue = &issues[self.random.below(issues.len())];
            let (one, other) = self.two(issue.claims.clone());
            self.add(Head::For(number(other)), vec![one], None);
            self.add(Head::For(number(one)), vec![other], None);
        }
        for _ in 0..all * 12 / 100 {
            let topic = self.random.below(TOPICS);
            let (low, high) = self.two(claims * topic / TOPICS..claims * (topic + 1) / TOPICS);
            // Editors break circles, and miss a few.
            let missed = self.random.below(1000) == 0;
            let (on, premise) = if missed { (high, low) } else { (low, high) };
            let head = self.for_or_against(on);
            self.add(head, vec![premise], None);
        }
        while self.heads.len() < all {
            let issue = &issues[self.random.below(issues.len())];
            let (low, high) = self.two(issue.claims.clone());
            let head = if self.random.chance(45) && !issue.arguments.is_empty() {
                let Range { start, end } = issue.arguments.clone();
                Head::Undercut(number(self.random.between(start, end)))
            } else {
                self.for_or_against(low)
            };
            let premises = self.premises(high, issue.claims.end);
            self.add(head, premises, None);
        }
    }

    /// Two different numbers of a range, the smaller first.
    fn two(&mut self, range: Range<usize>) -> (usize, usize) {
        let one = self.random.between(range.start, range.end - 1);
        let other = self.random.between(one + 1, range.end);
        (one, other)
    }

    /// What establishes claims, and what is there for those who assume them.
    fn establish(&mut self, claims: usize, wanted: usize) {
        let mut supported = vec![false; claims];
        for head in &self.heads {
            if let Head::For(claim) = head {
                supported[*claim as usize] = true;
            }
        }
        let mut left = wanted.saturating_sub(self.heads.len());
        while left > 0 {
            let claim = self.random.below(claims);
            let wants = if supported[claim] { 33 } else { 87 };
            if self.random.chance(wants) {
                let grade = match self.random.below(100) {
                    0..15 => Grade::Settled,
                    15..45 => Grade::Strong,
                    _ => Grade::Ordinary,
                };
                self.add(Head::For(number(claim)), Vec::new(), Some(grade));
                left -= 1;
            }
        }
        for claim in 0..claims {
            self.add(Head::For(number(claim)), Vec::new(), None);
        }
        for assumed in self.assumed.iter_mut().rev().take(claims) {
            *assumed = true;
        }
    }

    fn finish(self, claims: usize) -> Debate {
        let count = self.heads.len();
        let numbered = || (0_u32..).zip(&self.heads);
        let of = |pick: fn(&Head) -> Option<u32>| {
            let pairs = numbered().filter_map(move |(it, head)| Some((pick(head)?, it)));
            Rows::of(claims, pairs)
        };
        let givers = of(|head| match head {
            Head::For(claim) => Some(*claim),
            Head::Against(_) | Head::Undercut(_) => None,
        });
        let rebuttals = of(|head| match head {
            Head::Against(claim) => Some(*claim),
            Head::For(_) | Head::Undercut(_) => None,
        });
        let contraries = Rows::of(claims, self.contraries.iter().copied());
        let is_assumed = |it: u32| self.assumed[it as usize];
        let mut attacks = Vec::new();
        for (it, head) in numbered() {
            match *head {
                Head::For(claim) => {
                    attacks.extend(rebuttals.row(claim).iter().map(|&other| (it, other)));
                    let rivals = contraries.row(claim).iter();
                    let others = rivals.flat_map(|&rival| givers.row(rival));
                    let open = others.filter(|&&other| !is_assumed(other));
                    attacks.extend(open.map(|&other| (it, other)));
                }
                Head::Against(claim) => {
                    let open = givers.row(claim).iter().filter(|&&it| !is_assumed(it));
                    attacks.extend(open.map(|&other| (it, other)));
                }
                Head::Undercut(target) => attacks.push((it, target)),
            }
        }
        let gives = numbered()
            .map(|(_, head)| match *head {
                Head::For(claim) => claim,
                Head::Against(_) | Head::Undercut(_) => NONE,
            })
            .collect();
        let needs: Vec<(u32, u32)> = (0_u32..)
            .zip(&self.premises)
            .flat_map(|(it, needs)| needs.iter().map(move |&claim| (it, claim)))
            .collect();
        let needs = Rows::of(count, needs.iter().copied());
        let attacks = Rows::of(count, attacks.iter().copied());
        Debate {
            framework: Framework::new(claims, gives, needs, attacks),
            heads: self.heads,
            assumed: self.assumed,
            stated: self.stated,
            rebuttals,
            claims,
        }
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(NONE)
}
