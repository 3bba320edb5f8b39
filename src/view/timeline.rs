//! The page along which the verdicts of a topic can be watched to change.

use crate::model::{Claim, Date, Issue, PartialDate, Standpoint, Topic, TopicId, Verdict};
use crate::reason::{Flip, History, Turn, Why};

use super::address::Page;
use super::frame::Frame;
use super::parts::{Badge, Link, Said};
use super::reader::Reader;
use super::sentence::Sentence;
use super::topic::EventLine;
use super::why::{Length, WhyView};

/// A stretch of time in which an answer fares in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its first day, in words.
    pub since: String,
    /// Where it begins, in thousandths of the whole.
    pub start: u32,
    /// How long it is, in thousandths of the whole.
    pub length: u32,
    /// How the answer fares.
    pub badge: Badge,
}

/// An answer, and how it fared all the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The answer.
    pub position: Link,
    /// The stretches, the earliest first.
    pub spans: Vec<Span>,
}

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneGroup {
    /// The question.
    pub issue: Link,
    /// Its answers, in their order.
    pub lanes: Vec<Lane>,
}

/// How an answer fares otherwise from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnLine {
    /// The answer, seen from that day.
    pub position: Link,
    /// How it fared before.
    pub before: Badge,
    /// How it fares from then on.
    pub after: Badge,
    /// Why.
    pub why: Vec<Sentence>,
}

/// A day of the debate: what happened, and which answers fare otherwise from then on.
#[derive(Debug, Clone)]
pub struct DayView {
    /// The day.
    pub iso: Date,
    /// The day in words.
    pub date: String,
    /// This page seen from that day.
    pub href: Option<String>,
    /// Whether the reader looks from there.
    pub current: bool,
    /// What happened.
    pub events: Vec<EventLine>,
    /// What turned.
    pub turns: Vec<TurnLine>,
}

/// The page along which verdicts change.
#[derive(Debug, Clone)]
pub struct TimelineView {
    /// What surrounds it.
    pub frame: Frame,
    /// The debate.
    pub title: Said,
    /// The years at which marks stand, with their places in thousandths.
    pub years: Vec<(i16, u32)>,
    /// Where the reader's day is, in thousandths.
    pub now: u32,
    /// Every answer below the root question, and how it fared.
    pub groups: Vec<LaneGroup>,
    /// Every day on which something happened or turned, the earliest first.
    pub days: Vec<DayView>,
    /// This page seen from the last day before the reader's on which something turned.
    pub earlier: Option<String>,
    /// This page seen from the next.
    pub later: Option<String>,
}

impl TimelineView {
    /// The timeline of the topic `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &TopicId) -> Option<Self> {
        let topic = reader.kb.graph().topic(id)?;
        let page = Page::Timeline(id.clone());
        let title = reader.read(&topic.title);
        let sub = Said::from(reader.say("timeline-sub"));
        let mut frame = reader.frame(&page, Said::from(reader.say("timeline-title")), sub);
        let here = Said::from(reader.say("timeline-title"));
        frame.crumbs = reader.crumbs(id.as_str(), Vec::new(), here);
        let issues: Vec<&Issue> = reader.sub_questions(topic).collect();
        let positions: Vec<&Claim> = issues.iter().flat_map(|it| reader.positions(it)).collect();
        let ids: Vec<_> = positions.iter().map(|claim| claim.id.clone()).collect();
        let until = reader.kb.settings().as_of;
        let history = History::of(reader.kb.inferences(), reader.standpoint(), &ids, until);
        let events = reader.timeline(topic);
        let first = history.turns.iter().map(|turn| turn.on);
        let first = first.chain(events.iter().map(|event| event.iso)).min();
        let scale = Scale::between(first.unwrap_or(until), until);
        let groups = issues.iter().map(|issue| LaneGroup {
            issue: reader.issue_link(issue),
            lanes: reader
                .positions(issue)
                .into_iter()
                .map(|claim| reader.lane(claim, &history, scale))
                .collect(),
        });
        let on = reader.verdicts.on();
        let step = |day: Option<Date>| {
            let day = day.filter(|day| *day <= until);
            day.and_then(|day| reader.seen_path(&page, &[], &reader.standpoint_on(day)))
        };
        let turned = || history.turns.iter().map(|turn| turn.on);
        Some(Self {
            years: scale.years(),
            now: scale.place(on),
            groups: groups.collect(),
            earlier: step(turned().filter(|day| *day < on).max()),
            later: step(turned().chain([until]).find(|day| *day > on)),
            days: reader.days(&page, &history.turns, &events),
            title,
            frame,
        })
    }
}

/// Days as places on a line, in thousandths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    /// From the start of the year of the first day to the last.
    pub(super) fn between(first: Date, last: Date) -> Self {
        let first = PartialDate::Year(first.parts().0).first_day();
        Self { first, last }
    }

    pub(super) fn place(self, day: Date) -> u32 {
        let whole = (self.last.days() - self.first.days()).max(1);
        let part = (day.days() - self.first.days()).clamp(0, whole);
        u32::try_from(i64::from(part) * 1000 / i64::from(whole)).unwrap_or(1000)
    }

    /// The years to mark, few enough to be read.
    pub(super) fn years(self) -> Vec<(i16, u32)> {
        let (from, until) = (self.first.parts().0, self.last.parts().0);
        let step = if until - from > 12 { 4 } else { 2 };
        (from..=until)
            .filter(|year| year % step == 0)
            .map(|year| (year, self.place(PartialDate::Year(year).first_day())))
            .collect()
    }
}

impl<'k> Reader<'k> {
    /// The standpoint of the reader on another day.
    fn standpoint_on(&self, day: Date) -> Standpoint {
        Standpoint {
            on: Some(day).filter(|day| *day != self.kb.settings().as_of),
            ..self.standpoint().clone()
        }
    }

    /// The questions under the root question, as the topic lists them.
    pub(super) fn sub_questions(&self, topic: &'k Topic) -> impl Iterator<Item = &'k Issue> {
        let graph = self.kb.graph();
        let root = topic.root_issue.clone();
        topic
            .issues
            .iter()
            .filter(move |id| **id != root)
            .filter_map(|id| graph.issue(id))
    }

    fn lane(&self, claim: &Claim, history: &History, scale: Scale) -> Lane {
        let place = history.claims.iter().position(|id| *id == claim.id);
        let first = place.and_then(|it| history.first.get(it)).copied();
        let mut changes = vec![(scale.first, first.unwrap_or(Verdict::Unsupported))];
        for turn in &history.turns {
            let flip = turn.flips.iter().find(|flip| flip.id == claim.id);
            if let Some(after) = flip.and_then(|flip| flip.after) {
                changes.push((turn.on, after));
            }
        }
        let ends = changes.iter().skip(1).map(|(day, _)| *day);
        let ends: Vec<Date> = ends.chain([scale.last]).collect();
        let spans = changes.iter().zip(ends).map(|(&(day, verdict), end)| Span {
            since: self.words.date(day),
            start: scale.place(day),
            length: scale.place(end).saturating_sub(scale.place(day)),
            badge: self.plain_badge(verdict),
        });
        let spans = spans.filter(|span| span.length > 0).collect();
        Lane {
            position: Link {
                verdict: None,
                ..self.claim_link(claim)
            },
            spans,
        }
    }

    fn days(&self, page: &Page, turns: &[Turn], events: &[EventLine]) -> Vec<DayView> {
        let mut days: Vec<Date> = turns.iter().map(|turn| turn.on).collect();
        days.extend(events.iter().map(|event| event.iso));
        days.sort_unstable();
        days.dedup();
        days.into_iter()
            .map(|day| {
                let flips = turns.iter().filter(|turn| turn.on == day);
                let flips: Vec<&Flip<_, _>> = flips.flat_map(|turn| &turn.flips).collect();
                DayView {
                    iso: day,
                    date: self.words.date(day),
                    href: self.seen_path(page, &[], &self.standpoint_on(day)),
                    current: day == self.verdicts.on(),
                    events: events.iter().filter(|it| it.iso == day).cloned().collect(),
                    turns: self.turn_lines(day, &flips),
                }
            })
            .collect()
    }

    fn turn_lines(
        &self,
        day: Date,
        flips: &[&Flip<crate::model::ClaimId, Verdict>],
    ) -> Vec<TurnLine> {
        if flips.is_empty() {
            return Vec::new();
        }
        let Ok(verdicts) = self.kb.judge(&self.standpoint_on(day)) else {
            return Vec::new();
        };
        let there = Reader {
            verdicts: &verdicts,
            ..*self
        };
        let why = Why::of(&verdicts);
        let lines = flips.iter().filter_map(|flip| {
            Some(TurnLine {
                position: there.unjudged_link(&flip.id)?,
                before: self.plain_badge(flip.before?),
                after: self.plain_badge(flip.after?),
                why: WhyView::of_claim(there, &why, &flip.id, Length::Short)?.short,
            })
        });
        lines.collect()
    }
}
