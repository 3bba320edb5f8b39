//! What a map of rules shows: all that the questions lead back to, or what is near one rule.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use crate::rules::{BookRule, NamedAs, RuleBook, Statement};

/// How many cards a map has at most.
pub(super) const CARDS: usize = 60;
/// How many rules a card lists, where nothing is in focus.
const ROWS: usize = 3;
/// How many rules a card near the focus lists.
const NEAR: usize = 6;
/// How many facts a card lists.
pub(super) const FACTS: usize = 8;

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'b> {
    /// A question of the set, by its place.
    Question(usize),
    /// What rules conclude, with those that are shown and those that are not.
    Concluded {
        name: Arc<str>,
        shown: Vec<&'b str>,
        hidden: Vec<&'b str>,
    },
    /// Facts that the same rules start from.
    Facts(Vec<Arc<str>>),
}

/// From a card to a card, or to one of the rules in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Feed {
    /// The card that feeds.
    pub(super) from: usize,
    /// The card that is fed.
    pub(super) to: usize,
    /// The place of the rule among those shown in it; none for those that are not, and for
    /// questions.
    pub(super) row: Option<usize>,
    /// As what.
    pub(super) part: NamedAs,
}

/// What is shown.
#[derive(Debug, Default)]
pub(super) struct Selection<'b> {
    pub(super) nodes: Vec<Node<'b>>,
    pub(super) feeds: Vec<Feed>,
}

/// Chooses the cards of a map, around a rule if one is named.
pub(super) fn select<'b>(book: &'b RuleBook, focus: Option<&'b BookRule>) -> Selection<'b> {
    let mut chooser = Chooser {
        book,
        nodes: Vec::new(),
    };
    match focus {
        Some(rule) => chooser.around(rule),
        None => chooser.all(),
    }
    chooser.finish()
}

/// Of which rules the facts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FactsOf {
    /// Of those that are shown.
    Shown,
    /// Also of those that are counted only.
    All,
}

struct Chooser<'b> {
    book: &'b RuleBook,
    nodes: Vec<Node<'b>>,
}

impl<'b> Chooser<'b> {
    fn rules_of(&self, name: &str) -> impl Iterator<Item = &'b BookRule> {
        let rules = self.book.rules.iter();
        rules.filter(move |rule| *rule.head.name.it == *name)
    }

    fn is_derived(&self, name: &str) -> bool {
        self.rules_of(name).next().is_some()
    }

    fn rule(&self, id: &str) -> Option<&'b BookRule> {
        self.book.rules.iter().find(|rule| rule.id.as_str() == id)
    }

    /// Shows rules on the card of what they conclude, as many as there is room for.
    fn show(&mut self, name: &Arc<str>, rules: &[&'b BookRule], most: usize) {
        let place = self.nodes.iter().position(|node| match node {
            Node::Concluded { name: known, .. } => known == name,
            Node::Question(_) | Node::Facts(_) => false,
        });
        let place = place.unwrap_or_else(|| {
            self.nodes.push(Node::Concluded {
                name: Arc::clone(name),
                shown: Vec::new(),
                hidden: self.rules_of(name).map(|rule| rule.id.as_str()).collect(),
            });
            self.nodes.len() - 1
        });
        if let Some(Node::Concluded { shown, hidden, .. }) = self.nodes.get_mut(place) {
            for rule in rules {
                let id = rule.id.as_str();
                if shown.len() < most && !shown.contains(&id) {
                    shown.push(id);
                    hidden.retain(|it| *it != id);
                }
            }
        }
    }

    /// Every question, what answers it, what that follows from, and so on back to facts; then what
    /// belongs to no question.
    fn all(&mut self) {
        let questions = self.book.questions.len();
        self.nodes.extend((0..questions).map(Node::Question));
        let heads = self.book.questions.iter().map(|it| &it.head.name.it);
        let used: BTreeSet<&Arc<str>> = self
            .book
            .rules
            .iter()
            .flat_map(BookRule::names)
            .map(|(statement, _)| &statement.name.it)
            .collect();
        let concluded = || self.book.rules.iter().map(|rule| &rule.head.name.it);
        let loose: BTreeSet<&Arc<str>> = concluded().filter(|name| !used.contains(name)).collect();
        let rest: BTreeSet<&Arc<str>> = concluded().collect();
        let roots: Vec<&Arc<str>> = heads.chain(loose).chain(rest).collect();
        let mut seen: BTreeSet<&Arc<str>> = BTreeSet::new();
        for root in roots {
            let mut queue = VecDeque::from([root]);
            while let Some(name) = queue.pop_front() {
                if !seen.insert(name) || self.nodes.len() >= CARDS {
                    continue;
                }
                let rules: Vec<_> = self.rules_of(name).collect();
                if rules.is_empty() {
                    continue;
                }
                self.show(name, &rules, ROWS);
                for (statement, _) in rules.iter().flat_map(|rule| rule.names()) {
                    if self.is_derived(&statement.name.it) {
                        queue.push_back(&statement.name.it);
                    }
                }
            }
        }
        self.facts(FactsOf::All);
    }

    /// A rule, what feeds it, and what it feeds up to the questions.
    fn around(&mut self, focus: &'b BookRule) {
        self.show(&focus.head.name.it, &[focus], NEAR);
        // Up: the rules that name what it concludes, then what names that.
        let mut seen = BTreeSet::from([Arc::clone(&focus.head.name.it)]);
        let mut queue: VecDeque<(&Statement, usize)> = VecDeque::from([(&focus.head, 0)]);
        while let Some((head, distance)) = queue.pop_front() {
            let most = if distance == 0 { NEAR } else { ROWS };
            let mut by_head: Vec<(&Arc<str>, Vec<&BookRule>)> = Vec::new();
            for (rule, _) in self.book.naming(head) {
                let name = &rule.head.name.it;
                match by_head.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, rules)) => rules.push(rule),
                    None => by_head.push((name, vec![rule])),
                }
            }
            for (name, rules) in by_head {
                if self.nodes.len() >= CARDS / 2 {
                    continue;
                }
                self.show(name, &rules, most);
                if seen.insert(Arc::clone(name)) {
                    queue.extend(rules.first().map(|rule| (&rule.head, distance + 1)));
                }
            }
        }
        // Down: what concludes its conditions and its exceptions.
        for (statement, _) in focus.names() {
            let name = &statement.name.it;
            if self.is_derived(name) && self.nodes.len() < CARDS {
                let rules: Vec<_> = self.book.concluding(statement).collect();
                self.show(name, &rules, NEAR);
            }
        }
        let questions = self.book.questions.iter().enumerate();
        let asked = questions.filter(|(_, question)| {
            let rules = self.shown().map(|(_, rule)| rule);
            rules
                .into_iter()
                .any(|rule| question.head.could_be(&rule.head))
        });
        let asked: Vec<_> = asked.map(|(place, _)| Node::Question(place)).collect();
        // Questions stand first, so that they are met first.
        self.nodes.splice(0..0, asked);
        self.facts(FactsOf::Shown);
    }

    /// Every rule that is shown, with its card.
    fn shown(&self) -> impl Iterator<Item = (usize, &'b BookRule)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.flat_map(|(place, node)| {
            let shown = match node {
                Node::Concluded { shown, .. } => shown.as_slice(),
                Node::Question(_) | Node::Facts(_) => &[],
            };
            let rules = shown.iter().filter_map(|id| self.rule(id));
            rules.map(move |rule| (place, rule)).collect::<Vec<_>>()
        })
    }

    /// The facts from which rules start, those of the same cards together, while there is room.
    fn facts(&mut self, of: FactsOf) {
        let mut facts: Vec<(Arc<str>, BTreeSet<usize>)> = Vec::new();
        for (place, node) in self.nodes.iter().enumerate() {
            let Node::Concluded { shown, hidden, .. } = node else {
                continue;
            };
            let hidden = hidden.iter().filter(|_| of == FactsOf::All);
            let rules = shown.iter().chain(hidden).filter_map(|id| self.rule(id));
            for (statement, _) in rules.flat_map(BookRule::names) {
                let name = &statement.name.it;
                if self.is_derived(name) {
                    continue;
                }
                match facts.iter_mut().find(|(known, _)| known == name) {
                    Some((_, cards)) => {
                        cards.insert(place);
                    }
                    None => facts.push((Arc::clone(name), BTreeSet::from([place]))),
                }
            }
        }
        let mut together: Vec<(BTreeSet<usize>, Vec<Arc<str>>)> = Vec::new();
        for (name, cards) in facts {
            match together.iter_mut().find(|(known, _)| *known == cards) {
                Some((_, names)) => names.push(name),
                None => together.push((cards, vec![name])),
            }
        }
        for (_, names) in together {
            if self.nodes.len() < CARDS {
                self.nodes.push(Node::Facts(names));
            }
        }
    }

    fn finish(self) -> Selection<'b> {
        let mut feeds: BTreeSet<Feed> = BTreeSet::new();
        for (to, node) in self.nodes.iter().enumerate() {
            match node {
                Node::Question(place) => {
                    let question = self.book.questions.get(*place);
                    let head = question.map(|it| &it.head);
                    let from = self.nodes.iter().position(|node| match node {
                        Node::Concluded { name, .. } => head.is_some_and(|it| it.name.it == *name),
                        Node::Question(_) | Node::Facts(_) => false,
                    });
                    feeds.extend(from.map(|from| Feed {
                        from,
                        to,
                        row: None,
                        part: NamedAs::Condition,
                    }));
                }
                Node::Concluded { shown, hidden, .. } => {
                    let rows = shown.iter().enumerate();
                    let rows = rows.map(|(row, id)| (Some(row), id));
                    for (row, id) in rows.chain(hidden.iter().map(|id| (None, id))) {
                        let Some(rule) = self.rule(id) else { continue };
                        self.feeding(rule, to, row, &mut feeds);
                    }
                }
                Node::Facts(_) => {}
            }
        }
        // Of two lines between the same ends, that of what is needed is drawn.
        let mut drawn: Vec<Feed> = Vec::new();
        for feed in feeds {
            let ends = |it: &Feed| (it.from, it.to, it.row);
            if !drawn.iter().any(|it| ends(it) == ends(&feed)) {
                drawn.push(feed);
            }
        }
        Selection {
            nodes: self.nodes,
            feeds: drawn,
        }
    }

    /// The cards that feed a rule.
    fn feeding(&self, rule: &BookRule, to: usize, row: Option<usize>, feeds: &mut BTreeSet<Feed>) {
        for (statement, part) in rule.names() {
            for (from, node) in self.nodes.iter().enumerate() {
                let feeds_it = match node {
                    Node::Question(_) => false,
                    Node::Concluded {
                        name,
                        shown,
                        hidden,
                    } => {
                        *name == statement.name.it
                            && shown.iter().chain(hidden).any(|id| {
                                let rule = self.rule(id);
                                rule.is_some_and(|rule| rule.head.could_be(statement))
                            })
                    }
                    Node::Facts(names) => names.contains(&statement.name.it),
                };
                if feeds_it && from != to {
                    feeds.insert(Feed {
                        from,
                        to,
                        row,
                        part,
                    });
                }
            }
        }
    }
}
