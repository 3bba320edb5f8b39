//! The reader for whom a view is made: a language over one knowledge base, and what both give.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::graph::citations;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    ActorId, Argument, CitationRole, Claim, ClaimId, ClaimKind, Issue, Language, Record,
    RecordKind, Source, SourceId, Text, Topic,
};

use super::address::Page;
use super::parts::{ArgumentCard, ArgumentCards, Link, Premise, Said, Thrust};
use super::words::{Part, Words};

/// A reader: a language over one knowledge base.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'k> {
    /// The knowledge.
    pub kb: &'k KnowledgeBase,
    /// The words of the interface in the reader's language.
    pub words: &'static Words,
    /// Whether the site is served by a program that can answer queries, or copied from files.
    pub hosting: Hosting,
}

/// How a site reaches its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hosting {
    /// A running server answers queries.
    Live,
    /// Files only: what needs a query links to `settings.live_url`, or is left out.
    Files,
}

/// How many arguments are walked at most to rank those on one claim: where thousands bear on it,
/// what lies far beneath each no longer counts, so that ranking takes no longer than reading them.
const WALKED: usize = 100_000;

/// How many arguments a page lists on one thing: a page that tens of thousands bear on stays a page.
pub(super) const CARDS: usize = 200;
/// How many links a card or the panel of a map lists under one heading.
pub(super) const LINKS: usize = 12;
/// How many sources a card names at most.
const SOURCES_ON_A_CARD: usize = 4;

impl<'k> Reader<'k> {
    /// A reader of `language`.
    #[must_use]
    pub fn new(kb: &'k KnowledgeBase, language: Language, hosting: Hosting) -> Self {
        Self {
            kb,
            words: Words::of(language),
            hosting,
        }
    }

    /// The address of a page that needs a query. A server that is known by an address uses it too,
    /// so that its pages and those of its static copy are the same bytes.
    pub(super) fn query_path(&self, page: &Page) -> Option<String> {
        match (&self.kb.settings().live_url, self.hosting) {
            (Some(url), _) => Some(format!("{}{}", url.trim_end_matches('/'), self.path(page))),
            (None, Hosting::Live) => Some(self.path(page)),
            (None, Hosting::Files) => None,
        }
    }

    /// The reader's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language
    }

    pub(super) fn path(&self, page: &Page) -> String {
        page.path(self.language())
    }

    pub(super) fn item_path(&self, kind: RecordKind, slug: &str) -> String {
        self.path(&Page::Item(kind, slug.into()))
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    pub(super) fn say_with(&self, key: &str, parts: &[(&str, Part<'_>)]) -> String {
        self.words.say_with(key, parts)
    }

    pub(super) fn read(&self, text: &Text) -> Said {
        let (text, language) = text.read(self.language());
        let lang = (language != self.language()).then_some(language);
        Said {
            text: text.to_owned(),
            lang,
        }
    }

    /// A claim in a few words if it has them, else whole.
    pub(super) fn short(&self, claim: &Claim) -> Said {
        self.read(claim.short.as_ref().unwrap_or(&claim.text))
    }

    pub(super) fn short_issue(&self, issue: &Issue) -> Said {
        self.read(issue.short.as_ref().unwrap_or(&issue.question))
    }

    /// An argument in a few words; one without a heading is called by its first premise.
    pub(super) fn argument_title(&self, argument: &Argument) -> Said {
        match (&argument.short, self.kb.graph().premises(argument).next()) {
            (Some(short), _) => self.read(short),
            (None, Some(claim)) => self.short(claim),
            (None, None) => Said::from(argument.id.to_string()),
        }
    }

    /// Any record in a few words.
    pub(super) fn title(&self, record: &Record) -> Said {
        match record {
            Record::Topic(topic) => self.read(&topic.title),
            Record::Issue(issue) => self.read(&issue.question),
            Record::Claim(claim) => self.read(&claim.text),
            Record::Argument(argument) => self.argument_title(argument),
            Record::Source(source) => self.read(&source.title),
            Record::Actor(actor) => self.read(&actor.name),
            Record::Expect(expect) => self.read(&expect.text),
        }
    }

    /// Any record in a few words, for a terminal.
    #[must_use]
    pub fn name(&self, record: &Record) -> String {
        self.title(record).text
    }

    /// A link to any record, with its mark.
    pub(super) fn link(&self, record: &Record) -> Link {
        match record {
            Record::Claim(claim) => self.claim_link(claim),
            Record::Source(source) => self.source_link(source),
            Record::Argument(argument) => self.argument_link(argument),
            Record::Topic(_) | Record::Issue(_) | Record::Actor(_) | Record::Expect(_) => Link {
                href: self.item_path(record.kind(), &record.slug()),
                text: self.title(record),
                mark: None,
            },
        }
    }

    pub(super) fn claim_link(&self, claim: &Claim) -> Link {
        Link {
            href: self.item_path(RecordKind::Claim, claim.id.as_str()),
            text: self.read(&claim.text),
            mark: self.claim_mark(claim),
        }
    }

    pub(super) fn issue_link(&self, issue: &Issue) -> Link {
        Link {
            href: self.item_path(RecordKind::Issue, issue.id.as_str()),
            text: self.read(&issue.question),
            mark: None,
        }
    }

    pub(super) fn source_link(&self, source: &Source) -> Link {
        let (text, lang) = self.words.source_label(source);
        Link {
            href: self.item_path(RecordKind::Source, source.id.as_str()),
            text: Said { text, lang },
            mark: self.source_mark(source),
        }
    }

    pub(super) fn actor_links(&self, actors: &[ActorId]) -> Vec<Link> {
        actors
            .iter()
            .filter_map(|id| self.kb.graph().actor(id))
            .map(|actor| Link {
                href: self.item_path(RecordKind::Actor, actor.id.as_str()),
                text: self.read(&actor.name),
                mark: None,
            })
            .collect()
    }

    /// "Reversed on 15 April 2021", if that is what became of a source on the day vouched for.
    pub(super) fn source_mark(&self, source: &Source) -> Option<String> {
        let change = source.standing_on(self.kb.settings().as_of)?;
        Some(self.words.standing_on(change.what, change.on))
    }

    /// The mark of a claim: that of a source which established it and no longer stands; or, if all
    /// that supports it rests on such sources, that it does.
    pub(super) fn claim_mark(&self, claim: &Claim) -> Option<String> {
        self.own_mark(claim).or_else(|| {
            let mut arguments = self.kb.graph().supporting(&claim.id).peekable();
            arguments.peek()?;
            arguments
                .all(|argument| self.argument_mark(argument).is_some())
                .then(|| self.say("rests-on-ended"))
        })
    }

    /// The mark of an argument is that of a premise of its own sources.
    pub(super) fn argument_mark(&self, argument: &Argument) -> Option<String> {
        self.kb
            .graph()
            .premises(argument)
            .find_map(|claim| self.own_mark(claim))
    }

    fn own_mark(&self, claim: &Claim) -> Option<String> {
        claim
            .cites
            .iter()
            .filter(|citation| citation.role == CitationRole::Establishes)
            .filter_map(|citation| self.kb.graph().source(&citation.source))
            .find_map(|source| self.source_mark(source))
    }

    /// A link to an argument, by its title.
    pub(super) fn argument_link(&self, argument: &Argument) -> Link {
        Link {
            href: self.item_path(RecordKind::Argument, argument.id.as_str()),
            text: self.argument_title(argument),
            mark: self.argument_mark(argument),
        }
    }

    pub(super) fn is_value(claim: &Claim) -> bool {
        claim.kind == ClaimKind::Norm
    }

    pub(super) fn premises(&self, argument: &Argument) -> Vec<Premise> {
        self.kb
            .graph()
            .premises(argument)
            .map(|claim| Premise {
                claim: self.claim_link(claim),
                is_value: Self::is_value(claim),
            })
            .collect()
    }

    pub(super) fn card(&self, argument: &Argument) -> ArgumentCard {
        let graph = self.kb.graph();
        ArgumentCard {
            href: self.item_path(RecordKind::Argument, argument.id.as_str()),
            thrust: Thrust::from(&argument.conclusion),
            relation: self.words.thrust(&argument.conclusion),
            title: self.argument_title(argument),
            premises: self.premises(argument),
            scheme: argument.scheme.map(|scheme| self.words.scheme(scheme)),
            critical_question: argument
                .critical_question
                .as_ref()
                .map(|text| self.read(text)),
            sources: self.sources_behind(argument),
            asserted_by: self.actor_links(&argument.asserted_by),
            from: argument.from.map(|day| {
                self.say_with(
                    "argument-from",
                    &[("date", Part::Text(&self.words.date(day)))],
                )
            }),
            questioned_by: self.first_links(
                graph.undercutting(&argument.id),
                LINKS,
                &self.item_path(RecordKind::Argument, argument.id.as_str()),
                |other| self.argument_link(other),
            ),
        }
    }

    /// Cards of the arguments that bear on the record `on`, by id, so that no side is favoured.
    pub(super) fn cards<'a>(
        &self,
        on: &str,
        arguments: impl IntoIterator<Item = &'a Argument>,
    ) -> ArgumentCards {
        let mut arguments = arguments.into_iter();
        let cards: Vec<ArgumentCard> = arguments
            .by_ref()
            .take(CARDS)
            .map(|argument| self.card(argument))
            .collect();
        let more = arguments.count();
        ArgumentCards {
            cards,
            more: (more > 0)
                .then(|| self.rest_of_arguments(on))
                .flatten()
                .map(|href| self.more_link(more, href)),
        }
    }

    /// Where all arguments are found that bear on what the record bears on: a search for those of
    /// its question; without a server, the map around it.
    pub(super) fn rest_of_arguments(&self, on: &str) -> Option<String> {
        let home = self.kb.graph().home_issues(on).first().copied();
        home.and_then(|issue| {
            let search = self.query_path(&Page::Search)?;
            Some(format!("{search}?kind=argument&issue={}", issue.id))
        })
        .or_else(|| self.map_around(on))
    }

    /// Links to the first `most` of the items, then one to `rest` that says how many more there are.
    pub(super) fn first_links<T>(
        &self,
        mut items: impl Iterator<Item = T>,
        most: usize,
        rest: &str,
        link: impl Fn(T) -> Link,
    ) -> Vec<Link> {
        let mut links: Vec<Link> = items.by_ref().take(most).map(link).collect();
        let more = items.count();
        if more > 0 {
            links.push(self.more_link(more, rest.to_owned()));
        }
        links
    }

    pub(super) fn more_link(&self, more: usize, href: String) -> Link {
        Link {
            href,
            text: Said::from(self.say_with("and-more", &[("count", Part::Count(more))])),
            mark: None,
        }
    }

    /// The works behind an argument's premises: those that establish before those that assert.
    fn sources_behind(&self, argument: &Argument) -> Vec<Link> {
        let graph = self.kb.graph();
        let mut cited: Vec<(CitationRole, &SourceId)> = graph
            .premises(argument)
            .flat_map(|claim| &claim.cites)
            .chain(&argument.cites)
            .map(|citation| (citation.role, &citation.source))
            .collect();
        cited.sort();
        cited.dedup_by_key(|(_, source)| *source);
        cited
            .into_iter()
            .filter_map(|(_, id)| graph.source(id))
            .take(SOURCES_ON_A_CARD)
            .map(|source| self.source_link(source))
            .collect()
    }

    /// The topic a record belongs to; what belongs to none, belongs to the first.
    pub(super) fn topic_of(&self, slug: &str) -> Option<&'k Topic> {
        let graph = self.kb.graph();
        graph.topic_of(slug).or_else(|| graph.topics().next())
    }

    /// Arguments, the best documented first; ties by id, so that the choice is nobody's.
    pub(super) fn best_documented<'a>(
        &self,
        arguments: impl Iterator<Item = &'a Argument>,
    ) -> Vec<&'a Argument>
    where
        'k: 'a,
    {
        let arguments: Vec<&Argument> = arguments.collect();
        let mut supporters = HashMap::new();
        let reach = (WALKED / arguments.len().max(1)).max(1);
        let mut ranked: Vec<_> = arguments
            .into_iter()
            .map(|it| (self.documented(it, reach, &mut supporters), it))
            .collect();
        ranked.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
        ranked.into_iter().map(|(_, argument)| argument).collect()
    }

    /// How well an argument is documented: the number of different works that establish something
    /// for it, in its premises and in the arguments that support them. A work that no longer
    /// stands documents nothing. Only the `reach` nearest of these arguments are asked.
    /// `supporters` keeps what was asked for an argument before.
    fn documented<'a>(
        &self,
        argument: &'a Argument,
        reach: usize,
        supporters: &mut HashMap<ClaimId, Vec<&'a Argument>>,
    ) -> usize
    where
        'k: 'a,
    {
        let graph = self.kb.graph();
        let mut sources = BTreeSet::new();
        let mut seen = BTreeSet::from([&argument.id]);
        let mut told = BTreeSet::new();
        let mut queue = VecDeque::from([argument]);
        while let Some(argument) = queue.pop_front() {
            for claim in graph.premises(argument) {
                // A premise that many share is asked once.
                if !told.insert(&claim.id) {
                    continue;
                }
                sources.extend(citations_that_establish(graph.record(claim.id.as_str())));
                if seen.len() >= reach {
                    continue;
                }
                let arguments = supporters
                    .entry(claim.id.clone())
                    .or_insert_with(|| graph.supporting(&claim.id).collect());
                let new = arguments.iter().filter(|it| seen.insert(&it.id));
                queue.extend(new.take(reach));
            }
        }
        let today = self.kb.settings().as_of;
        let stands = |id: &&&SourceId| {
            let standing = graph
                .source(id)
                .and_then(|source| source.standing_on(today));
            standing.is_none_or(|change| !change.what.ends_it())
        };
        sources.iter().filter(stands).count()
    }
}

fn citations_that_establish(record: Option<&Record>) -> impl Iterator<Item = &SourceId> {
    record
        .into_iter()
        .flat_map(citations)
        .filter(|citation| citation.role == CitationRole::Establishes)
        .map(|citation| &citation.source)
}
