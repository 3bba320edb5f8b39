//! The reader for whom a view is made: a language over one knowledge base, and what both give.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::graph::citations;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    ActorId, Argument, CitationRole, Claim, ClaimId, ClaimKind, Issue, Language, Record,
    RecordKind, Source, SourceId, StandingChange, Standpoint, Text, Topic,
};
use crate::reason::Verdicts;

use super::address::{Page, Pairs, with_query};
use super::assumptions::Toggle;
use super::parts::{ArgumentCard, ArgumentCards, Link, Premise, Said, Thrust};
use super::seen_from::standpoint_pairs;
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
    /// How everything fares, seen from where the reader looks.
    pub verdicts: &'k Verdicts,
    /// The page that is read and what it was asked, for links that change the standpoint and lead
    /// back to it.
    pub(super) here: Option<(&'k Page, &'k [(String, String)])>,
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
    /// A reader of `language`, who looks from the standpoint of the editors.
    #[must_use]
    pub fn new(kb: &'k KnowledgeBase, language: Language, hosting: Hosting) -> Self {
        Self {
            kb,
            words: Words::of(language),
            hosting,
            verdicts: kb.editors_verdicts(),
            here: None,
        }
    }

    /// The same reader, who looks from elsewhere.
    #[must_use]
    pub fn seeing(self, verdicts: &'k Verdicts) -> Self {
        Self { verdicts, ..self }
    }

    /// The same reader, on a page that was asked something.
    #[must_use]
    pub fn on(self, page: &'k Page, asked: &'k [(String, String)]) -> Self {
        let here = Some((page, asked));
        Self { here, ..self }
    }

    /// From where the reader looks.
    pub(super) fn standpoint(&self) -> &'k Standpoint {
        self.verdicts.standpoint()
    }

    /// The address of a page that was asked something, and needs a server to answer.
    pub(super) fn query_path(&self, page: &Page, asked: &[(String, String)]) -> Option<String> {
        self.seen_path(page, asked, self.standpoint())
    }

    /// The address of a page that is no file of a static site, seen from where the reader looks.
    pub(super) fn answered(&self, page: &Page, asked: &[(String, String)]) -> Option<String> {
        let path = self.path_in(page, self.language(), asked);
        Some(format!("{}{path}", self.server()?))
    }

    /// Where forms that ask something of a page are sent to; [`Reader::kept`] goes with them.
    pub(super) fn form_path(&self, page: &Page) -> Option<String> {
        let path = page.path(self.language());
        Some(format!("{}{path}", self.server()?))
    }

    /// The standpoint as a form carries it.
    pub(super) fn kept(&self) -> Pairs {
        standpoint_pairs(self.standpoint())
    }

    /// The address of a page, seen from a standpoint. What files can say has no query.
    pub(super) fn seen_path(
        &self,
        page: &Page,
        asked: &[(String, String)],
        standpoint: &Standpoint,
    ) -> Option<String> {
        let path = page.path(self.language());
        let mut pairs = asked.to_vec();
        pairs.extend(standpoint_pairs(standpoint));
        if pairs.is_empty() {
            return Some(path);
        }
        Some(format!("{}{}", self.server()?, with_query(&path, &pairs)))
    }

    /// What stands before the path where a query must be answered. A server that is known by an
    /// address uses it too, so that its pages and those of its static copy are the same bytes.
    fn server(&self) -> Option<&'k str> {
        match (self.site(), self.hosting) {
            (Some(site), _) => Some(site),
            (None, Hosting::Live) => Some(""),
            (None, Hosting::Files) => None,
        }
    }

    /// The whole address that the site knows of itself, without a slash at its end.
    pub(super) fn site(&self) -> Option<&'k str> {
        let address = self.kb.settings().live_url.as_deref()?;
        Some(address.trim_end_matches('/'))
    }

    /// The reader's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language
    }

    /// The address of a page, seen from where the reader looks.
    pub(super) fn path(&self, page: &Page) -> String {
        self.path_in(page, self.language(), &[])
    }

    /// The same in a language, with what the page was asked.
    pub(super) fn path_in(
        &self,
        page: &Page,
        language: Language,
        asked: &[(String, String)],
    ) -> String {
        let mut pairs = asked.to_vec();
        pairs.extend(self.kept());
        with_query(&page.path(language), &pairs)
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
            Record::RuleSet(set) => self.read(&set.title),
            Record::Predicate(predicate) => {
                // What is only derived is called by its sentence, in which the arguments are named.
                let said = self.read(predicate.question.as_ref().unwrap_or(&predicate.states));
                Said {
                    text: said.text.replace(['{', '}'], ""),
                    ..said
                }
            }
            Record::Rule(rule) => match &rule.title {
                Some(title) => self.read(title),
                None => Said::from(rule.id.to_string()),
            },
            Record::Case(case) => self.read(&case.title),
            Record::Policy(policy) => self.read(&policy.title),
        }
    }

    /// A record in the fewest words there are for it.
    pub(super) fn few_words(&self, record: &Record) -> Said {
        match record {
            Record::Claim(claim) => self.short(claim),
            Record::Issue(issue) => self.short_issue(issue),
            Record::Topic(_)
            | Record::Argument(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => self.title(record),
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
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => Link {
                href: self.item_path(record.kind(), &record.slug()),
                text: self.title(record),
                mark: None,
                verdict: None,
            },
        }
    }

    pub(super) fn claim_link(&self, claim: &Claim) -> Link {
        Link {
            href: self.item_path(RecordKind::Claim, claim.id.as_str()),
            text: self.read(&claim.text),
            mark: self.claim_mark(claim),
            verdict: self.claim_badge(claim),
        }
    }

    pub(super) fn issue_link(&self, issue: &Issue) -> Link {
        Link {
            href: self.item_path(RecordKind::Issue, issue.id.as_str()),
            text: self.read(&issue.question),
            mark: None,
            verdict: None,
        }
    }

    pub(super) fn source_link(&self, source: &Source) -> Link {
        let (text, lang) = self.words.source_label(source);
        Link {
            href: self.item_path(RecordKind::Source, source.id.as_str()),
            text: Said { text, lang },
            mark: self.source_mark(source),
            verdict: None,
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
                verdict: None,
            })
            .collect()
    }

    /// Links to those who say something, each with one that takes their word.
    pub(super) fn speakers(&self, actors: &[ActorId]) -> Vec<(Link, Option<Toggle>)> {
        let toggles = actors.iter().map(|actor| self.take_word(actor));
        self.actor_links(actors).into_iter().zip(toggles).collect()
    }

    /// "Ruling reversed on 15 April 2021", if that is what became of a source on the day of the
    /// reader, as far as what did it is not left out.
    pub(super) fn source_mark(&self, source: &Source) -> Option<String> {
        let change = self.standing(source)?;
        Some(self.words.standing_on(change.what, change.on))
    }

    /// What became of a source, seen from where the reader looks.
    pub(super) fn standing<'s>(&self, source: &'s Source) -> Option<&'s StandingChange> {
        let without = &self.standpoint().without;
        source.standing_from(self.verdicts.on(), |by| without.contains(by.as_str()))
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
            verdict: Some(self.verdict_of_argument(argument)),
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
            verdict: self.verdict_of_argument(argument),
            leave_out: self.leave_out(argument.id.as_str()),
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
            derived_by: graph
                .derived_by(argument.id.as_str())
                .and_then(|rule| graph.record(rule.as_str()))
                .map(|rule| self.link(rule)),
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
            let asked = [("kind", "argument"), ("issue", issue.id.as_str())];
            let asked = asked.map(|(key, value)| (key.to_owned(), value.to_owned()));
            self.query_path(&Page::Search, &asked)
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
            verdict: None,
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

    /// Arguments, the strongest first: by how they fare, then by grade, then by the number of works
    /// that establish something for them; ties by id, so that the choice is nobody's.
    pub(super) fn strongest<'a>(
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
            .map(|it| {
                let documented = self.documented(it, reach, &mut supporters);
                ((self.strength(it), Reverse(documented)), it)
            })
            .collect();
        ranked.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
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
        let stands = |id: &&&SourceId| {
            let standing = graph.source(id).and_then(|source| self.standing(source));
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
