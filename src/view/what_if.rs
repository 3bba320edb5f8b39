//! The page of what would change a verdict: the smallest changes, what alone carries it, how it
//! fares over other readings, and what hangs on it in turn.

use std::sync::Arc;

use crate::model::{ClaimId, Record, Standpoint, Verdict};
use crate::reason::{self, Change, Why, held_in};

use super::address::Page;
use super::changed::FlipLine;
use super::frame::Frame;
use super::parts::{Badge, Link, Said};
use super::reader::Reader;
use super::sensitivity::SensitivityView;
use super::sentence::{Sentence, Slot};
use super::words::Part;

/// How many changes are listed of a kind.
const SHOWN: usize = 40;

/// Changes that together give another verdict, and what comes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfLine {
    /// What is taken as given, left out or read otherwise.
    pub change: Sentence,
    /// The verdict then.
    pub verdict: Badge,
    /// Whether that is the verdict as things are.
    pub is_same: bool,
    /// The item seen from there.
    pub href: Option<String>,
}

/// What would change the verdict on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimIfs {
    /// How it fares as things are.
    pub verdict: Badge,
    /// In how many coherent positions it is held, for what is in dispute.
    pub held: Option<String>,
    /// The smallest changes, and how far they were searched for.
    pub sets: Vec<IfLine>,
    /// How far they were searched for.
    pub searched: String,
    /// What alone carries the verdict.
    pub alone: Vec<IfLine>,
    /// That not all of them were tried.
    pub alone_cut: Option<String>,
    /// In how many readings the verdict is the same.
    pub readings_said: String,
    /// The readings.
    pub readings: Vec<IfLine>,
    /// That there are more.
    pub readings_cut: Option<String>,
}

/// The page of what would change a verdict.
#[derive(Debug, Clone)]
pub struct WhatIfView {
    /// What surrounds it.
    pub frame: Frame,
    /// From where one looks.
    pub seen_from: Sentence,
    /// The claim, argument or source.
    pub item: Link,
    /// For a claim, what would change its verdict.
    pub claim: Option<ClaimIfs>,
    /// What fares otherwise without it.
    pub hangs: Vec<FlipLine>,
    /// How many more.
    pub more: usize,
}

impl WhatIfView {
    /// What would change the verdict on a claim, and what hangs on a claim, an argument or a source;
    /// nothing for anything else.
    #[must_use]
    pub fn of(reader: Reader<'_>, slug: &Arc<str>) -> Option<Self> {
        let record = reader.kb.graph().record(slug)?;
        let claim = match record {
            Record::Claim(claim) => Some(reader.claim_ifs(&claim.id)?),
            Record::Argument(_) | Record::Source(_) => None,
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => {
                return None;
            }
        };
        let item = Link {
            verdict: None,
            ..reader.link(record)
        };
        let page = Page::WhatIf(Arc::clone(slug));
        let key = if claim.is_some() {
            "what-if-title"
        } else {
            "what-hangs-title"
        };
        let title = reader.say_with(key, &[("item", Part::Text(&item.text.text))]);
        let sub = Said::from(reader.say("what-if-sub"));
        let mut frame = reader.frame(&page, Said::from(title), sub);
        let of_item = reader.crumb(
            &Page::Item(record.kind(), Arc::clone(slug)),
            item.text.clone(),
        );
        let here = Said::from(reader.say("what-if"));
        frame.crumbs = reader.crumbs(slug, vec![of_item], here);
        let (hangs, more) = reader.hanging_on(slug);
        Some(Self {
            seen_from: reader.seen_from(reader.standpoint(), reader.verdicts.on()),
            item,
            claim,
            hangs,
            more,
            frame,
        })
    }
}

impl Reader<'_> {
    /// The page of what would change the verdict on an item, where something can answer it.
    pub(super) fn what_if_path(&self, slug: &str) -> Option<String> {
        let page = Page::WhatIf(slug.into());
        self.form_path(&page)?;
        self.seen_path(&page, &[], self.standpoint())
    }

    /// "Acceptable in 3 of 4 coherent positions", for a claim in dispute.
    #[must_use]
    pub fn held_said(&self, claim: &ClaimId) -> Option<String> {
        let number = self.verdicts.inferences().claim(claim)?;
        if self.verdicts.of_claim_numbered(number) != Verdict::Contested {
            return None;
        }
        let held = held_in(self.verdicts, number)?;
        let key = if held.is_cut {
            "held-in-first"
        } else {
            "held-in"
        };
        let parts = [
            ("held", Part::Count(held.held)),
            ("count", Part::Count(held.of)),
        ];
        Some(self.say_with(key, &parts))
    }

    fn claim_ifs(&self, id: &ClaimId) -> Option<ClaimIfs> {
        let claim = self.kb.graph().claim(id)?;
        let trials = reason::trials_within(self.verdicts.inferences());
        let found = reason::change_sets(self.verdicts, id, trials)?;
        let sets = found.sets.iter().take(SHOWN).map(|set| {
            let standpoint = set
                .changes
                .iter()
                .fold(self.standpoint().clone(), |at, change| change.on(&at));
            let changes = set.changes.iter().map(|it| self.change_said(it)).collect();
            let change = self.words.list(changes, &self.say("and"));
            self.if_line(change, set.verdict, found.now, id, &standpoint)
        });
        let (points, is_cut) = reason::single_points(self.verdicts, id, trials)?;
        let alone = points.iter().take(SHOWN).map(|point| {
            let change = Change::LeaveOut(point.id.clone());
            let standpoint = change.on(self.standpoint());
            self.if_line(
                self.change_said(&change),
                point.verdict,
                found.now,
                id,
                &standpoint,
            )
        });
        let readings = SensitivityView::of(*self, self.verdicts, id)?;
        let key = if found.is_cut {
            "what-if-cut"
        } else {
            "what-if-exact"
        };
        Some(ClaimIfs {
            verdict: self.verdict_of_claim(claim),
            held: self.held_said(id),
            sets: sets.collect(),
            searched: self.say_with(key, &[("size", Part::Count(found.exact_to))]),
            alone: alone.collect(),
            alone_cut: is_cut.then(|| self.say("cruxes-cut")),
            readings_said: readings.summary,
            readings: readings
                .readings
                .into_iter()
                .map(|it| IfLine {
                    href: self.claim_from(id, &it.standpoint),
                    verdict: self.plain_badge(it.judged),
                    is_same: it.same,
                    change: it.departure,
                })
                .collect(),
            readings_cut: readings.cut,
        })
    }

    fn if_line(
        &self,
        change: Sentence,
        verdict: Verdict,
        now: Verdict,
        id: &ClaimId,
        standpoint: &Standpoint,
    ) -> IfLine {
        IfLine {
            change,
            verdict: self.plain_badge(verdict),
            is_same: verdict == now,
            href: self.claim_from(id, standpoint),
        }
    }

    fn claim_from(&self, id: &ClaimId, standpoint: &Standpoint) -> Option<String> {
        let page = Page::Item(crate::model::RecordKind::Claim, id.slug());
        self.seen_path(&page, &[], standpoint)
    }

    fn change_said(&self, change: &Change) -> Sentence {
        let item = match self.kb.graph().record(change.about()) {
            Some(record) => self.named(record),
            None => change.about().to_owned().into(),
        };
        let key = match change {
            Change::Assume(_) => "reading-assume",
            Change::LeaveOut(_) => "reading-leave-out",
        };
        self.words.sentence(key, &[("item", Slot::Pieces(item))])
    }

    /// What fares otherwise without an item: claims, and how many more there are.
    fn hanging_on(&self, slug: &str) -> (Vec<FlipLine>, usize) {
        let without = Change::LeaveOut(slug.to_owned()).on(self.standpoint());
        let Ok(verdicts) = self.kb.judge(&without) else {
            return (Vec::new(), 0);
        };
        let there = Reader {
            verdicts: &verdicts,
            ..*self
        };
        let flips = reason::hangs_on(self.verdicts, slug);
        let why = Why::of(&verdicts);
        let claims = flips.claims.iter().filter_map(|flip| {
            let claim = self.kb.graph().claim(&flip.id)?;
            let judged = !self.is_weighed_by_readers(claim);
            judged
                .then(|| self.flip_line(*self, there, &why, claim))
                .flatten()
        });
        let mut lines: Vec<FlipLine> = claims.collect();
        let more = lines.len().saturating_sub(SHOWN);
        lines.truncate(SHOWN);
        (lines, more)
    }
}
