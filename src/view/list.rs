//! The lists: all records of a kind, in groups.

use std::collections::BTreeMap;

use crate::model::{ActorKind, ClaimKind, Record, RecordKind, SourceKind};

use super::address::Page;
use super::ask::asks_something;
use super::frame::Frame;
use super::issue::collated;
use super::parts::{Link, Said};
use super::reader::Reader;
use super::words::Part;

/// How many items a page of a list holds.
const PAGE: usize = 300;

/// An item of a list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// The record.
    pub link: Link,
    /// A few words about it: its date, its conclusion.
    pub detail: Option<Said>,
}

/// Items with a heading.
#[derive(Debug, Clone)]
pub struct ListGroup {
    /// The heading.
    pub heading: String,
    /// The anchor of the heading.
    pub anchor: String,
    /// The items.
    pub items: Vec<ListItem>,
}

/// The list of all records of a kind.
#[derive(Debug, Clone)]
pub struct ListView {
    /// What surrounds it.
    pub frame: Frame,
    /// The heading.
    pub heading: String,
    /// How many there are.
    pub count: String,
    /// The groups on this page.
    pub groups: Vec<ListGroup>,
    /// The addresses of the pages before and after.
    pub before: Option<String>,
    /// The address of the next page.
    pub after: Option<String>,
}

impl ListView {
    /// Page `number`, from 1, of the list of a kind. `None` beyond the last page.
    #[must_use]
    pub fn of(reader: Reader<'_>, kind: RecordKind, number: usize) -> Option<Self> {
        let heading = reader.words.record_kinds(kind);
        let page = Page::List(kind);
        let description = reader.say_with("list-description", &[("what", Part::Text(&heading))]);
        let asked = |number: usize| match number {
            1 => Vec::new(),
            _ => vec![("page".to_owned(), number.to_string())],
        };
        let mut frame = reader.frame_asked(
            &page,
            &asked(number),
            Said::from(heading.clone()),
            Said::from(description),
        );
        frame.crumbs = reader.crumbs("", Vec::new(), Said::from(heading.clone()));

        let mut groups: BTreeMap<(usize, String), Vec<(String, ListItem)>> = BTreeMap::new();
        let mut total = 0;
        for record in reader
            .kb
            .graph()
            .records()
            .filter(|record| record.kind() == kind)
        {
            total += 1;
            let group = reader.group_of(record);
            let item = reader.list_item(record);
            groups
                .entry(group)
                .or_default()
                .push((collated(&item.link.text.text), item));
        }
        let first = number.checked_sub(1)? * PAGE;
        if first > 0 && first >= total {
            return None;
        }
        let mut flat: Vec<(usize, String, ListItem)> = Vec::new();
        for ((rank, heading), mut items) in groups {
            items.sort_by(|(a, _), (b, _)| a.cmp(b));
            flat.extend(
                items
                    .into_iter()
                    .map(|(_, item)| (rank, heading.clone(), item)),
            );
        }
        let mut shown: Vec<ListGroup> = Vec::new();
        for (rank, heading, item) in flat.into_iter().skip(first).take(PAGE) {
            match shown.last_mut() {
                Some(group) if group.heading == heading => group.items.push(item),
                _ => shown.push(ListGroup {
                    anchor: format!("g{rank}"),
                    heading,
                    items: vec![item],
                }),
            }
        }
        let address = |number: usize| reader.query_path(&page, &asked(number));
        Some(Self {
            frame,
            heading,
            count: reader.say_with("list-count", &[("count", Part::Count(total))]),
            groups: shown,
            before: (number > 1).then(|| address(number - 1)).flatten(),
            after: (first + PAGE < total)
                .then(|| address(number + 1))
                .flatten(),
        })
    }
}

impl Reader<'_> {
    /// The group of a record: a rank, and a heading.
    fn group_of(&self, record: &Record) -> (usize, String) {
        fn rank<T: PartialEq>(all: &[T], one: &T) -> usize {
            all.iter().position(|it| it == one).unwrap_or(all.len())
        }
        match record {
            Record::Claim(claim) => (
                rank(&ClaimKind::ALL, &claim.kind),
                self.words.claim_kind(claim.kind),
            ),
            Record::Source(source) => (
                rank(&SourceKind::ALL, &source.kind),
                self.words.source_kind(source.kind),
            ),
            Record::Actor(actor) => (
                rank(&ActorKind::ALL, &actor.kind),
                self.words.actor_kind(actor.kind),
            ),
            Record::Argument(argument) => {
                let graph = self.kb.graph();
                match graph.home_issues(argument.id.as_str()).first() {
                    Some(issue) => {
                        let order = graph.topics().flat_map(|topic| {
                            std::iter::once(&topic.root_issue).chain(&topic.issues)
                        });
                        let place = order.into_iter().position(|id| *id == issue.id);
                        (
                            place.unwrap_or(usize::MAX - 1),
                            self.read(&issue.question).text,
                        )
                    }
                    None => (usize::MAX, self.say("list-elsewhere")),
                }
            }
            Record::Predicate(_) | Record::Rule(_) | Record::Case(_) | Record::Policy(_) => {
                self.group_of_set(record)
            }
            Record::Topic(_) | Record::Issue(_) | Record::Expect(_) | Record::RuleSet(_) => {
                (0, self.words.record_kinds(record.kind()))
            }
        }
    }

    /// The group of a record of a rule set: that of its set.
    fn group_of_set(&self, record: &Record) -> (usize, String) {
        let graph = self.kb.graph();
        let set = graph.set_of(&record.slug());
        // A set that decides cases of people comes before one that feeds the debate.
        let mut sets: Vec<_> = graph.rule_sets().map(|it| &it.id).collect();
        sets.sort_by_key(|id| asks_something(*self, id).is_none());
        let place = sets.into_iter().position(|id| Some(id) == set);
        match set.and_then(|set| graph.rule_set(set)) {
            Some(set) => (place.unwrap_or(usize::MAX), self.read(&set.title).text),
            None => (usize::MAX, self.words.record_kinds(record.kind())),
        }
    }

    /// What is said about a record in a sentence or two, beside what it is called.
    pub(super) fn about(&self, record: &Record) -> Option<Said> {
        let text = match record {
            Record::Topic(topic) => Some(&topic.summary),
            Record::Issue(issue) => issue.about.as_ref(),
            Record::Actor(actor) => actor.about.as_ref(),
            Record::RuleSet(set) => Some(&set.notice),
            Record::Predicate(predicate) => predicate.why.as_ref(),
            Record::Rule(rule) => rule.note.as_ref(),
            Record::Case(case) => case.story.as_ref(),
            Record::Policy(policy) => Some(&policy.about),
            Record::Claim(_) | Record::Argument(_) | Record::Source(_) | Record::Expect(_) => None,
        };
        text.map(|text| self.read(text))
    }

    fn list_item(&self, record: &Record) -> ListItem {
        let detail = match record {
            Record::Argument(argument) => self.kb.graph().target(argument).map(|target| {
                let on = self.title(target);
                let relation = self.words.thrust(&argument.conclusion);
                Said {
                    text: format!("{relation} {}", on.text),
                    lang: on.lang,
                }
            }),
            Record::Source(source) => {
                let issuer = self.read(&source.issuer);
                let date = source.date.map(|date| self.words.partial_date(date));
                let title = self.read(&source.title);
                let label = self.words.source_label(source).0;
                let mut parts = Vec::new();
                if label != title.text {
                    parts.push(title.text);
                }
                parts.push(issuer.text);
                parts.extend(date);
                Some(Said {
                    text: parts.join(", "),
                    lang: issuer.lang,
                })
            }
            Record::Expect(expect) => {
                let seen_from = self.seen_from(&expect.standpoint, self.kb.settings().as_of);
                Some(Said::from(seen_from.plain()))
            }
            Record::Claim(_)
            | Record::Topic(_)
            | Record::Issue(_)
            | Record::Actor(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Policy(_) => self.about(record),
            Record::Case(case) => self.verdict_on(case),
        };
        ListItem {
            link: self.link(record),
            detail,
        }
    }
}
