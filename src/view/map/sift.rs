//! How a map is narrowed: the form beside it, and what is chosen there, each to be taken back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{ActorId, ClaimId, ClaimKind, Record, RecordKind, SourceId, Topic};

use super::super::address::{Page, Pairs};
use super::super::issue::collated;
use super::super::parts::{Link, Said};
use super::super::reader::Reader;
use super::super::search::Choice;
use super::super::words::Part;
use super::MapCard;
use super::asked::{DEEPEST, FATES, MapAsked, SIDES};
use super::picture::Picture;

/// The answers to how many questions a list offers.
const QUESTIONS: usize = 24;
/// How many arguments are asked who makes them.
const NEAR: usize = 600;
/// How many actors and works a list offers.
const OFFERED: usize = 200;

/// The form that narrows a map.
#[derive(Debug, Clone)]
pub struct Sift {
    /// Where it is sent.
    pub action: String,
    /// What it carries along: what is opened.
    pub carried: Pairs,
    /// How many columns of arguments are shown.
    pub depth: Vec<Choice>,
    /// The sides, as boxes to tick.
    pub sides: Vec<Choice>,
    /// The fates of arguments, as boxes to tick.
    pub fates: Vec<Choice>,
    /// Kinds of claim.
    pub claims: Vec<Choice>,
    /// Who makes the arguments near by.
    pub by: Vec<Choice>,
    /// What these rest on.
    pub sources: Vec<Choice>,
    /// The first and the last year of what they rest on.
    pub years: [String; 2],
    /// To what the way is shown.
    pub to: Vec<Choice>,
    /// What is chosen: the words, and the map without it.
    pub chosen: Vec<(String, String)>,
}

impl Reader<'_> {
    /// The form of a map around `focused`. Nothing where no server answers.
    pub(super) fn sift(
        &self,
        topic: &Topic,
        focused: &Record,
        picture: &Picture,
        asked: &MapAsked,
    ) -> Option<Sift> {
        let cards = &picture.cards;
        let slug = focused.slug();
        let focus = (*slug != *topic.root_issue.as_str()).then(|| slug.clone());
        let page = Page::Map(topic.id.clone(), focus);
        let action = self.form_path(&page)?;
        let carried = MapAsked {
            open: asked.open.clone(),
            ..MapAsked::default()
        };
        let any = |chosen: bool| Choice {
            value: String::new(),
            text: Said::from(self.say("filter-any")),
            chosen,
        };
        let depth = (1..=DEEPEST).map(|depth| Choice {
            value: depth.to_string(),
            text: Said::from(self.say_with("sift-columns", &[("count", Part::Count(depth))])),
            chosen: asked.depth == Some(depth),
        });
        let usual = Choice {
            text: Said::from(self.say("sift-usual")),
            ..any(asked.depth.is_none())
        };
        let kinds = ClaimKind::ALL.into_iter().map(|kind| Choice {
            value: kind.word().to_owned(),
            text: Said::from(self.words.claim_kind(kind)),
            chosen: asked.claim == Some(kind),
        });
        let near = self.named_near(picture);
        let named = |slugs: BTreeSet<&str>, chosen: Option<&str>| {
            let graph = self.kb.graph();
            let slugs = chosen.into_iter().chain(slugs).collect::<BTreeSet<&str>>();
            let records = slugs.into_iter().filter_map(|slug| graph.record(slug));
            let mut choices: Vec<Choice> = records
                .take(OFFERED)
                .map(|record| Choice {
                    value: record.slug().to_string(),
                    text: self.short_name(record),
                    chosen: Some(&*record.slug()) == chosen,
                })
                .collect();
            choices.sort_by_cached_key(|it| collated(&it.text.text));
            choices.insert(0, any(chosen.is_none()));
            choices
        };
        let year = |year: Option<i16>| year.map_or_else(String::new, |it| it.to_string());
        Some(Sift {
            action,
            carried: carried.pairs(),
            depth: std::iter::once(usual).chain(depth).collect(),
            sides: boxes(*self, &SIDES, &asked.sides),
            fates: boxes(*self, &FATES, &asked.fates),
            claims: std::iter::once(any(asked.claim.is_none()))
                .chain(kinds)
                .collect(),
            by: named(near.0, asked.by.as_ref().map(ActorId::as_str)),
            sources: named(near.1, asked.source.as_ref().map(SourceId::as_str)),
            years: [year(asked.from), year(asked.until)],
            to: self.ends(topic, focused, cards, asked),
            chosen: self.chosen(&page, asked, &[]),
        })
    }

    /// Who makes the arguments on the claims of a map, whether they are shown or not, and what these
    /// arguments rest on.
    fn named_near(&self, picture: &Picture) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let graph = self.kb.graph();
        let rows = picture.frames.iter().flat_map(|it| &it.rows);
        let rows = rows.filter_map(|row| row.anchor.as_deref());
        let cards = picture.cards.iter().map(|it| it.anchor.as_str());
        let ids = cards.chain(rows).filter_map(|slug| ClaimId::new(slug).ok());
        let arguments = ids
            .filter_map(|id| graph.claim(&id))
            .flat_map(|it| graph.supporting(&it.id).chain(graph.rebutting(&it.id)))
            .take(NEAR);
        let (mut actors, mut sources) = (BTreeSet::new(), BTreeSet::new());
        for argument in arguments {
            actors.extend(argument.asserted_by.iter().map(ActorId::as_str));
            sources.extend(argument.cites.iter().map(|it| it.source.as_str()));
            for claim in graph.premises(argument) {
                actors.extend(claim.asserted_by.iter().map(ActorId::as_str));
                sources.extend(claim.cites.iter().map(|it| it.source.as_str()));
            }
        }
        (actors, sources)
    }

    /// To what the way can be shown: the answers to the questions of the topic, and what is on the
    /// map. A question itself has no way to anything.
    fn ends(
        &self,
        topic: &Topic,
        focused: &Record,
        cards: &[MapCard],
        asked: &MapAsked,
    ) -> Vec<Choice> {
        if focused.kind() == RecordKind::Issue {
            return Vec::new();
        }
        let graph = self.kb.graph();
        let issues = std::iter::once(&topic.root_issue).chain(&topic.issues);
        let answers = issues
            .take(QUESTIONS)
            .filter_map(|id| graph.issue(id))
            .flat_map(|issue| self.positions(issue));
        let on_map = cards.iter();
        let on_map = on_map.filter_map(|it| graph.claim(&ClaimId::new(&it.anchor).ok()?));
        let asked_for = asked.to.as_ref().and_then(|to| graph.record(to));
        let mut choices = vec![Choice {
            value: String::new(),
            text: Said::from(self.say("sift-nowhere")),
            chosen: asked_for.is_none(),
        }];
        let mut known = BTreeSet::new();
        let mut offer = |slug: &str, text: Said, chosen: bool| {
            if known.insert(slug.to_owned()) && slug != &*focused.slug() {
                choices.push(Choice {
                    value: slug.to_owned(),
                    text,
                    chosen,
                });
            }
        };
        if let Some(record) = asked_for {
            offer(&record.slug(), self.few_words(record), true);
        }
        for claim in answers.chain(on_map) {
            offer(claim.id.as_str(), self.short(claim), false);
        }
        choices
    }

    /// What is chosen for a map or a twin of one, each with the same page without it, asked the same
    /// `beside` that.
    pub(in super::super) fn chosen(
        &self,
        page: &Page,
        asked: &MapAsked,
        beside: &[(String, String)],
    ) -> Vec<(String, String)> {
        let graph = self.kb.graph();
        let name = |slug: &str| {
            let record = graph.record(slug);
            record.map_or_else(String::new, |record| self.short_name(record).text)
        };
        let mut chosen: Vec<(String, MapAsked)> = Vec::new();
        let mut without = |text: String, forget: &dyn Fn(&mut MapAsked)| {
            let mut other = asked.clone();
            forget(&mut other);
            chosen.push((text, other));
        };
        // The twins have no columns, and are whole.
        let is_map = matches!(page, Page::Map(..));
        if let Some(to) = asked.to.as_ref().filter(|_| is_map) {
            let text = self.say_with("sift-way-to", &[("text", Part::Text(&name(to)))]);
            without(text, &|it| it.to = None);
        }
        if let Some(depth) = asked.depth.filter(|_| is_map) {
            let text = self.say_with("sift-columns", &[("count", Part::Count(depth))]);
            without(text, &|it| it.depth = None);
        }
        for (side, _, key) in SIDES.iter().filter(|it| asked.sides.contains(&it.0)) {
            without(self.say(key), &|it| it.sides.retain(|one| one != side));
        }
        for (fate, _, key) in FATES.iter().filter(|it| asked.fates.contains(&it.0)) {
            without(self.say(key), &|it| it.fates.retain(|one| one != fate));
        }
        if let Some(kind) = asked.claim {
            without(self.words.claim_kind(kind), &|it| it.claim = None);
        }
        if let Some(by) = &asked.by {
            without(name(by.as_str()), &|it| it.by = None);
        }
        if let Some(source) = &asked.source {
            without(name(source.as_str()), &|it| it.source = None);
        }
        let year =
            |key: &str, year: i16| self.say_with(key, &[("year", Part::Text(&year.to_string()))]);
        if let Some(from) = asked.from {
            without(year("sift-from", from), &|it| it.from = None);
        }
        if let Some(until) = asked.until {
            without(year("sift-until", until), &|it| it.until = None);
        }
        let chosen = chosen.into_iter().filter_map(|(text, other)| {
            let mut pairs = other.pairs();
            pairs.extend_from_slice(beside);
            Some((text, self.query_path(page, &pairs)?))
        });
        chosen.collect()
    }

    /// The saved views of a topic, each with whether it is seen from a standpoint of its own: then
    /// that one takes the place of the reader's. Where no server answers, those that ask for
    /// nothing.
    pub(in super::super) fn saved_views(&self, topic: &Topic) -> Vec<(Link, bool)> {
        let views = topic.views.iter().filter_map(|view| {
            let asked = MapAsked::of_view(view);
            let focus = view.around.as_deref().map(Arc::from);
            let focus = focus.filter(|slug: &Arc<str>| **slug != *topic.root_issue.as_str());
            let page = Page::Map(topic.id.clone(), focus);
            let is_its_own = !view.standpoint.is_default();
            let from = if is_its_own {
                &view.standpoint
            } else {
                self.standpoint()
            };
            let link = Link {
                href: self.seen_path(&page, &asked.pairs(), from)?,
                text: self.read(&view.title),
                mark: None,
                verdict: None,
            };
            Some((link, is_its_own))
        });
        views.collect()
    }
}

/// Boxes to tick.
fn boxes<T: Ord>(reader: Reader<'_>, all: &[(T, &str, &str)], chosen: &BTreeSet<T>) -> Vec<Choice> {
    let boxes = all.iter().map(|(it, word, key)| Choice {
        value: (*word).to_owned(),
        text: Said::from(reader.say(key)),
        chosen: chosen.contains(it),
    });
    boxes.collect()
}
