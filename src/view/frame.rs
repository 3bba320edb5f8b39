//! What surrounds every page: title, description, breadcrumbs, menu, the other language.

use crate::model::{Language, RecordKind};

use super::address::{MapFormat, Page, Pairs, can_be_focus, listed_kinds, with_query};
use super::assumptions::Assumptions;
use super::parts::Said;
use super::reader::Reader;
use super::words::Words;

/// A step of the breadcrumbs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// The address; the page itself has none.
    pub href: Option<String>,
    /// What it says.
    pub text: Said,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// The address.
    pub href: String,
    /// What it says.
    pub text: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// What surrounds a page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The words of the interface.
    pub words: &'static Words,
    /// The title of the page, without the name of the site.
    pub title: Said,
    /// One sentence for search engines and previews.
    pub description: Said,
    /// The name of the site.
    pub site: String,
    /// The menu.
    pub nav: Vec<NavItem>,
    /// Where the page stands.
    pub crumbs: Vec<Crumb>,
    /// The same page in each language: language, address, whether it is this one.
    pub languages: Vec<(Language, String, bool)>,
    /// The address of the home page.
    pub home: String,
    /// The address that search forms send to, where there is one.
    pub search: Option<String>,
    /// The same as a link.
    pub search_page: Option<String>,
    /// What was searched for, on the page of results.
    pub query: String,
    /// From where the reader looks, and how that is changed.
    pub assumptions: Assumptions,
    /// The standpoint as forms carry it.
    pub kept: Pairs,
    /// The day for which the editors vouch, in words.
    pub as_of: String,
    /// The links at the foot.
    pub foot: Vec<(String, String)>,
    /// The style sheet of this page alone, if it has one.
    pub own_style: Option<String>,
    /// A picture of what the page is about and what tells other sites how to show it in a frame, by
    /// their whole addresses; where the site knows its own.
    pub away: Option<[String; 2]>,
    /// Whether search engines should leave the page out.
    pub unlisted: bool,
}

impl Reader<'_> {
    /// The surroundings of `page`.
    pub(super) fn frame(&self, page: &Page, title: Said, description: Said) -> Frame {
        self.frame_asked(page, &[], title, description)
    }

    /// The surroundings of a page that was asked something.
    pub(super) fn frame_asked(
        &self,
        page: &Page,
        asked: &[(String, String)],
        title: Said,
        description: Said,
    ) -> Frame {
        let graph = self.kb.graph();
        let topic = match page {
            Page::Map(id, _)
            | Page::MapFile(id, ..)
            | Page::Embed(id, _)
            | Page::Atlas(id, _)
            | Page::Outline(id, _)
            | Page::Table(id, _)
            | Page::Timeline(id)
            | Page::Strength(id) => graph.topic(id),
            Page::Cruxes(id) => graph.topic_of(id.as_str()),
            Page::Ask(id) => graph.topic_of(id.as_str()),
            Page::Compared(id) | Page::RuleMap(id, _) | Page::RuleMapStyle(id, _) => graph
                .rule_set(id)
                .and_then(|set| graph.topic(set.topic.as_ref()?)),
            Page::WhatIf(slug) | Page::Item(_, slug) => graph.topic_of(slug),
            Page::Home
            | Page::List(_)
            | Page::Search
            | Page::Changed
            | Page::Health
            | Page::Guide => None,
        };
        let topic = topic.or_else(|| graph.topics().next());
        let mut nav = vec![(Page::Home, "nav-question")];
        if let Some(topic) = topic {
            nav.push((Page::Map(topic.id.clone(), None), "nav-map"));
            nav.push((Page::Outline(topic.id.clone(), None), "nav-outline"));
            nav.push((Page::Timeline(topic.id.clone()), "nav-timeline"));
        }
        if let Some(ask) = self.ask_page() {
            nav.push((ask, "nav-case"));
        }
        nav.push((Page::List(RecordKind::Claim), "nav-claims"));
        nav.push((Page::List(RecordKind::Source), "nav-sources"));
        if let Some(set) = graph.rule_sets().next() {
            let set = Page::Item(RecordKind::RuleSet, set.id.slug());
            nav.push((set, "nav-rules"));
        }
        let nav = nav
            .into_iter()
            .map(|(target, key)| NavItem {
                href: self.path(&target),
                text: self.say(key),
                current: belongs(page, &target),
            })
            .collect();
        let languages = Language::ALL
            .into_iter()
            .map(|language| {
                let href = self.path_in(page, language, asked);
                (language, href, language == self.language())
            })
            .collect();
        let of_rules = listed_kinds(self.kb)
            .filter(|kind| *kind > RecordKind::Expect)
            .map(|kind| (Page::List(kind), self.words.record_kinds(kind)));
        let of_debates = [
            (Page::Guide, "foot-guide"),
            (Page::List(RecordKind::Issue), "foot-issues"),
            (Page::List(RecordKind::Argument), "foot-arguments"),
            (Page::List(RecordKind::Actor), "foot-actors"),
        ];
        let foot = of_debates
            .into_iter()
            .map(|(target, key)| (target, self.say(key)))
            .chain(of_rules)
            .chain([(Page::Health, self.say("foot-health"))])
            .map(|(target, text)| (self.path(&target), text))
            .collect();
        let as_of = self.words.date(self.kb.settings().as_of);
        Frame {
            words: self.words,
            title,
            description,
            site: self.read(&self.kb.settings().title).text,
            nav,
            crumbs: Vec::new(),
            languages,
            home: self.path(&Page::Home),
            search: self.form_path(&Page::Search),
            search_page: self
                .form_path(&Page::Search)
                .map(|path| with_query(&path, &self.kept())),
            query: String::new(),
            assumptions: self.assumptions_bar(page, asked, topic),
            kept: self.kept(),
            as_of,
            foot,
            own_style: None,
            away: self.away(page),
            // There are more standpoints than anybody could list.
            unlisted: !self.standpoint().is_default(),
        }
    }

    /// The preview of a page that a map belongs to, and where other sites ask how to show that map.
    fn away(&self, page: &Page) -> Option<[String; 2]> {
        let graph = self.kb.graph();
        let site = self.site()?;
        let (topic, focus) = match page {
            Page::Home => (graph.topics().next()?.id.clone(), None),
            Page::Map(topic, focus) | Page::Embed(topic, focus) | Page::Table(topic, focus) => {
                (topic.clone(), focus.clone())
            }
            Page::Item(kind, slug) if can_be_focus(*kind) => {
                (graph.topic_of(slug)?.id.clone(), Some(slug.clone()))
            }
            Page::Item(RecordKind::Topic, slug) => (graph.topic_of(slug)?.id.clone(), None),
            Page::Item(..)
            | Page::List(_)
            | Page::MapFile(..)
            | Page::Atlas(..)
            | Page::Outline(..)
            | Page::Timeline(_)
            | Page::Strength(_)
            | Page::Cruxes(_)
            | Page::WhatIf(_)
            | Page::Ask(_)
            | Page::Compared(_)
            | Page::RuleMap(..)
            | Page::RuleMapStyle(..)
            | Page::Changed
            | Page::Search
            | Page::Health
            | Page::Guide => return None,
        };
        let map = Page::Map(topic.clone(), focus.clone());
        let preview = Page::MapFile(topic, focus, MapFormat::Preview);
        let language = self.language();
        let asked = [("url".to_owned(), format!("{site}{}", map.path(language)))];
        Some([
            format!("{site}{}", preview.path(language)),
            format!("{site}{}", with_query("/oembed", &asked)),
        ])
    }

    /// Breadcrumbs from the topic of `slug` over `middle` to the page itself.
    pub(super) fn crumbs(&self, slug: &str, middle: Vec<Crumb>, last: Said) -> Vec<Crumb> {
        let topic = self.topic_of(slug).map(|topic| Crumb {
            href: Some(self.item_path(RecordKind::Topic, topic.id.as_str())),
            text: self.read(&topic.title),
        });
        let this = Crumb {
            href: None,
            text: last,
        };
        topic.into_iter().chain(middle).chain([this]).collect()
    }

    pub(super) fn crumb(&self, page: &Page, text: Said) -> Crumb {
        Crumb {
            href: Some(self.path(page)),
            text,
        }
    }
}

fn belongs(page: &Page, target: &Page) -> bool {
    match (page, target) {
        (Page::Map(..) | Page::Table(..), Page::Map(..))
        | (Page::Outline(..), Page::Outline(..))
        | (Page::Item(RecordKind::Case, _) | Page::List(RecordKind::Case), Page::Ask(_))
        | (
            Page::Item(
                RecordKind::RuleSet | RecordKind::Predicate | RecordKind::Rule | RecordKind::Policy,
                _,
            )
            | Page::Compared(_)
            | Page::RuleMap(..),
            Page::Item(RecordKind::RuleSet, _),
        ) => true,
        (Page::Item(kind, _), Page::List(list)) => kind == list,
        _ => page == target,
    }
}
