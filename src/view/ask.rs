//! The form of a case: what was said, what is worth asking next, and the answers as they stand.
//!
//! Everything that is known stands in the address; nothing is kept anywhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::{Case, PolicyId, RecordKind, Rest, RuleSetId};
use crate::rules::{
    Answer, Condition, Facts, MOST_OTHERS, Opened, RuleBook, SUBJECT, Signature, field_of,
};

use super::address::{Page, Pairs};
use super::ask_question::QuestionForm;
use super::decision::{Decided, DecisionView, FactLine, NoticeView, fact_lines};
use super::frame::Frame;
use super::parts::{Link, Said};
use super::policy_table::{PolicyTable, policy_table};
use super::reader::Reader;
use super::statement::Saying;
use super::words::Part;

/// The key that asks a question again, with its answer as it was.
pub(super) const CHANGE: &str = "_change";
/// The key that asks about one more person.
pub(super) const PERSON: &str = "_person";
/// What stands for an answer that nobody knows.
pub const NOT_KNOWN: &str = "?";
/// How many worked cases the form offers to begin with.
const EXAMPLES: usize = 6;

/// Something that is wrong with what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong, and what to do.
    pub says: Said,
    /// The answers that it is about, each as a link that asks again.
    pub change: Vec<Link>,
}

/// A person besides the subject, with what was said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// "A guest (2)"; the subject comes first.
    pub title: String,
    /// What was said.
    pub facts: Vec<FactLine>,
    /// The case without this person.
    pub remove: Option<String>,
}

/// A worked case to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The form with its facts.
    pub case: Link,
    /// How the first question is answered.
    pub answer: Option<Said>,
}

/// The form of a case.
#[derive(Debug, Clone)]
pub struct AskView {
    /// What surrounds it.
    pub frame: Frame,
    /// What one needs to know first.
    pub notice: NoticeView,
    /// What the rules are about.
    pub about: Said,
    /// Whether nothing was said yet.
    pub is_start: bool,
    /// Where the form is sent to; none where nothing can answer it.
    pub action: Option<String>,
    /// What the form carries along.
    pub carried: Pairs,
    /// What is wrong with what was said.
    pub mistakes: Vec<Mistake>,
    /// The question to be answered next.
    pub next: Option<QuestionForm>,
    /// The others that may matter.
    pub others: Vec<QuestionForm>,
    /// That there are too many to tell exactly which matter.
    pub is_cut: bool,
    /// What was said, of each person.
    pub persons: Vec<PersonFacts>,
    /// The same as a file, which the program reads and a worked case begins with.
    pub as_file: Option<String>,
    /// The questions that were left open, as links that ask them.
    pub left_open: Vec<Link>,
    /// The questions that do not matter so far, as links that ask them all the same.
    pub idle: Vec<Link>,
    /// Asks about one more person.
    pub add_person: Option<String>,
    /// Begins anew.
    pub again: Option<String>,
    /// The answers as they stand.
    pub decision: Option<DecisionView>,
    /// The same facts under each policy.
    pub policies: Option<PolicyTable>,
    /// Worked cases to begin with.
    pub examples: Vec<Example>,
    /// All of them.
    pub all_examples: Option<String>,
}

/// What the address says of a case.
struct Read {
    facts: Facts,
    // By field: what was written there, and the key of what is wrong with it.
    wrong: BTreeMap<String, (String, &'static str)>,
    skipped: BTreeSet<String>,
    change: Option<String>,
    person: Option<usize>,
}

impl AskView {
    /// The form of a set, with what was said; nothing if the set asks nothing.
    ///
    /// # Errors
    /// A key that is no question.
    pub fn of(
        reader: Reader<'_>,
        set: &RuleSetId,
        asked: &[(String, String)],
    ) -> Result<Option<Self>, String> {
        let policy = reader.policy_in(Some(set));
        let on = reader.verdicts.on();
        let (Some(_), Some(opened)) = (
            asks_something(reader, set),
            reader.kb.open_book(set, policy, Some(on)),
        ) else {
            return Ok(None);
        };
        let read = Read::of(opened.book(), asked)?;
        Ok(Self::said(reader, set, policy, &opened, &read))
    }

    fn said(
        reader: Reader<'_>,
        set: &RuleSetId,
        policy: Option<&PolicyId>,
        opened: &Opened,
        read: &Read,
    ) -> Option<Self> {
        let book = opened.book();
        let facts = &read.facts;
        let others = facts.others().len().max(read.person.unwrap_or(0));
        let saying = Saying::of(reader, set, others)?;
        let page = Page::Ask(set.clone());
        let kept: Pairs = facts
            .fields(book)
            .into_iter()
            .chain(
                read.skipped
                    .iter()
                    .map(|it| (it.clone(), NOT_KNOWN.to_owned())),
            )
            .collect();
        let to = Addresses {
            reader,
            page: &page,
            kept: &kept,
        };
        let mistakes = to.mistakes(saying, opened, facts);
        let is_impossible = !mistakes.is_empty();
        let decision = (!is_impossible)
            .then(|| opened.decide(facts, Rest::Open).ok())
            .flatten();
        // What is worth asking, in the order of asking.
        let mut worth: Vec<(&Signature, usize)> = Vec::new();
        for number in decision.iter().flat_map(|it| &it.matters) {
            let question = decision
                .as_ref()
                .and_then(|it| it.grounding.question(*number));
            if let Some((signature, bearer)) =
                question.and_then(|it| Some((book.vocabulary.find(&it.predicate)?, it.bearer)))
            {
                worth.push((signature, bearer));
            }
        }
        let wrong = read.wrong.keys().filter_map(|field| find(book, field).ok());
        let change = read.change.as_deref().and_then(|it| find(book, it).ok());
        let person = read.person.and_then(|number| first_about(book, number));
        let first: Vec<(&Signature, usize)> = wrong.chain(change).chain(person).collect();
        let is_first = |it: &(&Signature, usize)| {
            let mut first = first.iter();
            first.any(|(signature, bearer)| signature.id == it.0.id && *bearer == it.1)
        };
        let is_skipped = |it: &(&Signature, usize)| read.skipped.contains(&field_of(it.0, it.1));
        let left_open: Vec<Link> = read
            .skipped
            .iter()
            .filter_map(|field| {
                let (signature, bearer) = find(book, field).ok()?;
                Some(Link {
                    href: to.changing(field)?,
                    text: saying.asked_of(signature, bearer),
                    mark: None,
                    verdict: None,
                })
            })
            .collect();
        let mut forms = first
            .iter()
            .copied()
            .chain(
                worth
                    .iter()
                    .copied()
                    .filter(|it| !is_skipped(it) && !is_first(it)),
            )
            .map(|(signature, bearer)| {
                let field = field_of(signature, bearer);
                QuestionForm::of(
                    saying,
                    signature,
                    bearer,
                    facts.answer(&signature.name, bearer),
                    read.wrong.get(&field),
                )
            });
        let next = forms.next();
        let rest: Vec<QuestionForm> = forms.collect();
        let shown: BTreeSet<&str> = next
            .iter()
            .chain(&rest)
            .map(|it| it.field.as_str())
            .collect();
        let shown: BTreeSet<String> = shown.into_iter().map(str::to_owned).collect();
        let mut carried: Pairs = kept
            .iter()
            .filter(|(field, _)| !shown.contains(field))
            .cloned()
            .collect();
        carried.extend(reader.kept());
        let is_start = kept.is_empty() && read.wrong.is_empty();
        let decided = decision.as_ref().map(|decision| Decided {
            reader,
            set,
            opened,
            facts,
            rest: Rest::Open,
            decision,
            on: reader.verdicts.on(),
            policy,
        });
        let is_told = !is_start;
        let graph = reader.kb.graph();
        let title = Said::from(reader.say("ask-title"));
        let about = reader.read(&saying.set.title);
        let so_far = [("count", Part::Count(kept.len()))];
        let head = Said::from(reader.say_with("ask-title-so-far", &so_far));
        let head = if is_start { title.clone() } else { head };
        let mut frame = reader.frame_asked(&page, &kept, head, about.clone());
        frame.crumbs = reader.crumbs(
            set.as_str(),
            vec![reader.crumb(
                &Page::Item(RecordKind::RuleSet, set.slug()),
                reader.short_title(saying.set),
            )],
            title,
        );
        // Facts of somebody are nobody's but theirs: no search engine keeps them.
        frame.unlisted = frame.unlisted || is_told;
        Some(Self {
            notice: NoticeView::of(saying),
            about,
            is_start,
            action: reader.form_path(&page),
            carried,
            mistakes,
            is_cut: decision.as_ref().is_some_and(|it| it.is_cut),
            persons: to.persons(saying, facts),
            as_file: (!facts.is_empty()).then(|| as_file(book, facts)),
            left_open,
            idle: if is_told {
                to.idle(saying, facts, &shown)
            } else {
                Vec::new()
            },
            add_person: to.adding(book, facts),
            again: is_told
                .then(|| reader.seen_path(&page, &[], reader.standpoint()))
                .flatten(),
            policies: decided
                .filter(|_| is_told)
                .and_then(|it| policy_table(it, &page, &kept)),
            decision: decided.filter(|_| is_told).and_then(DecisionView::of),
            examples: examples(reader, set, book),
            all_examples: graph
                .in_set(set)
                .cases()
                .next()
                .map(|_| reader.path(&Page::List(RecordKind::Case))),
            others: rest,
            next,
            frame,
        })
    }
}

/// Facts as a list of statements.
fn as_file(book: &RuleBook, facts: &Facts) -> String {
    let lines = facts.statements(book).into_iter();
    let mut text = String::from("[\n");
    for line in lines {
        let _ = writeln!(text, "    {line:?},");
    }
    text + "]\n"
}

/// The set, if it asks anything of anybody.
pub(super) fn asks_something<'k>(reader: Reader<'k>, set: &RuleSetId) -> Option<&'k Arc<RuleBook>> {
    let book = reader.kb.books().book(set)?;
    let asks = !book.questions.is_empty() && book.subject.is_some();
    asks.then_some(book)
}

/// The question of a field.
fn find<'b>(book: &'b RuleBook, field: &str) -> Result<(&'b Signature, usize), String> {
    let bad = || field.to_owned();
    let (id, number) = match field.split_once('.') {
        Some((id, number)) => (id, number.parse::<usize>().map_err(|_| bad())?),
        None => (field, SUBJECT),
    };
    let mut all = book.vocabulary.all();
    let signature = all.find(|it| it.id.as_str() == id && it.asked.is_some());
    let signature = signature.ok_or_else(bad)?;
    // It must be asked of such a person, and be written as the form writes it.
    let is_asked = QuestionForm::is_asked(book, signature, number);
    if is_asked && field_of(signature, number) == field {
        Ok((signature, number))
    } else {
        Err(bad())
    }
}

/// The question with which another person is named: the first that is asked of others.
fn first_about(book: &RuleBook, person: usize) -> Option<(&Signature, usize)> {
    let asked = book.vocabulary.all();
    asked
        .filter(|it| {
            it.asked
                .is_some_and(|asked| asked.of == crate::model::AskedOf::Others)
        })
        .min_by_key(|it| book.place_of(&it.name))
        .map(|it| (it, person))
}

impl Read {
    fn of(book: &RuleBook, asked: &[(String, String)]) -> Result<Self, String> {
        let mut read = Self {
            facts: Facts::default(),
            wrong: BTreeMap::new(),
            skipped: BTreeSet::new(),
            change: None,
            person: None,
        };
        // What a form sends under one name several times is one answer.
        let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
        for (key, value) in asked {
            match key.as_str() {
                CHANGE => {
                    find(book, value)?;
                    read.change = Some(value.clone());
                }
                PERSON => {
                    let number = value.parse().ok();
                    let number = number.filter(|it| (1..=MOST_OTHERS).contains(it));
                    read.person = Some(number.ok_or_else(|| value.clone())?);
                    if book.others.is_none() {
                        return Err(key.clone());
                    }
                }
                field => {
                    find(book, field)?;
                    let value = value.trim();
                    match values.iter_mut().find(|(name, _)| *name == field) {
                        Some((_, known)) => known.push(value),
                        None => values.push((field, vec![value])),
                    }
                }
            }
        }
        let mut good: Vec<(String, String)> = Vec::new();
        for (field, mut given) in values {
            let (signature, _) = find(book, field)?;
            given.retain(|it| !it.is_empty());
            given.dedup();
            if given.len() > 1 {
                given.retain(|it| *it != NOT_KNOWN);
            }
            let value = match given.as_slice() {
                [] => continue,
                [NOT_KNOWN] => {
                    read.skipped.insert(field.to_owned());
                    continue;
                }
                [only] => (*only).to_owned(),
                several => several.join(","),
            };
            let is_several = given.len() > 1;
            let key = QuestionForm::fault(signature, &value, is_several);
            let alone = Facts::of_fields(book, [(field, value.as_str())]);
            match (key, alone) {
                (None, Ok(_)) => good.push((field.to_owned(), value)),
                (key, _) => {
                    let key = key.unwrap_or("ask-wrong");
                    let shown = value.chars().take(200).collect();
                    read.wrong.insert(field.to_owned(), (shown, key));
                }
            }
        }
        let facts_of = |good: &[(String, String)]| {
            let fields = good.iter().map(|(field, it)| (field.as_str(), it.as_str()));
            Facts::of_fields(book, fields)
        };
        // Each was good by itself, and none stands twice: only who is named can contradict.
        if let Err(bad) = facts_of(&good) {
            let is_bad = |field: &str| bad.iter().any(|it| it.field == field);
            let (wrong, rest) = good.into_iter().partition(|(field, _)| is_bad(field));
            good = rest;
            let wrong: Vec<(String, String)> = wrong;
            let named = |(field, shown)| (field, (shown, "ask-wrong-named"));
            read.wrong.extend(wrong.into_iter().map(named));
        }
        read.facts = facts_of(&good).unwrap_or_default();
        Ok(read)
    }
}

/// Where the links of the form lead.
struct Addresses<'a> {
    reader: Reader<'a>,
    page: &'a Page,
    kept: &'a [(String, String)],
}

impl Addresses<'_> {
    fn with(&self, pairs: &[(String, String)]) -> Option<String> {
        let standpoint = self.reader.standpoint();
        self.reader.seen_path(self.page, pairs, standpoint)
    }

    fn changing(&self, field: &str) -> Option<String> {
        let mut pairs = self.kept.to_vec();
        pairs.push((CHANGE.to_owned(), field.to_owned()));
        self.with(&pairs)
    }

    fn without(&self, field: &str) -> Option<String> {
        let rest = self.kept.iter().filter(|(key, _)| key != field);
        self.with(&rest.cloned().collect::<Vec<_>>())
    }

    /// The case without a person: those who come after move up.
    fn without_person(&self, person: usize) -> Option<String> {
        let rest = self.kept.iter().filter_map(|(key, value)| {
            let number = key.split_once('.');
            let Some((id, number)) = number.and_then(|(id, it)| Some((id, it.parse().ok()?)))
            else {
                return Some((key.clone(), value.clone()));
            };
            match usize::cmp(&number, &person) {
                std::cmp::Ordering::Less => Some((key.clone(), value.clone())),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => {
                    Some((format!("{id}.{}", number - 1), value.clone()))
                }
            }
        });
        self.with(&rest.collect::<Vec<_>>())
    }

    /// Asks about one more person, once one is known.
    fn adding(&self, book: &RuleBook, facts: &Facts) -> Option<String> {
        let named = facts.others().len();
        let (_, exist) = book.others.as_ref()?;
        let is_denied = facts.answer(exist, SUBJECT) == Some(&Answer::No);
        if named == 0 || named >= MOST_OTHERS || is_denied {
            return None;
        }
        let mut pairs = self.kept.to_vec();
        pairs.push((PERSON.to_owned(), (named + 1).to_string()));
        self.with(&pairs)
    }

    /// The questions of the subject and of whoever is named that have no answer and are not shown.
    fn idle(&self, saying: Saying<'_>, facts: &Facts, shown: &BTreeSet<String>) -> Vec<Link> {
        let book = saying.book;
        let mut all: Vec<(usize, usize, &Signature)> = (SUBJECT..=facts.others().len())
            .flat_map(|bearer| book.vocabulary.all().map(move |it| (bearer, it)))
            .filter(|(bearer, it)| QuestionForm::is_asked(book, it, *bearer))
            .filter(|(bearer, it)| facts.answer(&it.name, *bearer).is_none())
            .map(|(bearer, it)| (bearer, book.place_of(&it.name), it))
            .collect();
        all.sort_by_key(|(bearer, place, _)| (*bearer, *place));
        all.into_iter()
            .filter_map(|(bearer, _, signature)| {
                let field = field_of(signature, bearer);
                if shown.contains(&field) || self.kept.iter().any(|(key, _)| *key == field) {
                    return None;
                }
                Some(Link {
                    href: self.changing(&field)?,
                    text: saying.asked_of(signature, bearer),
                    mark: None,
                    verdict: None,
                })
            })
            .collect()
    }

    fn persons(&self, saying: Saying<'_>, facts: &Facts) -> Vec<PersonFacts> {
        let lines = fact_lines(saying, facts);
        (SUBJECT..=facts.others().len())
            .filter_map(|bearer| {
                let own: Vec<FactLine> = lines
                    .iter()
                    .filter(|(_, it, _)| *it == bearer)
                    .filter_map(|(name, _, said)| {
                        let signature = saying.book.vocabulary.find(name)?;
                        let field = field_of(signature, bearer);
                        Some(FactLine {
                            said: said.clone(),
                            change: self.changing(&field),
                            remove: self.without(&field),
                        })
                    })
                    .collect();
                if own.is_empty() && bearer == SUBJECT {
                    return None;
                }
                Some(PersonFacts {
                    title: saying.heading(bearer),
                    facts: own,
                    remove: (bearer != SUBJECT)
                        .then(|| self.without_person(bearer))
                        .flatten(),
                })
            })
            .collect()
    }

    /// What no case can be, among what was said.
    fn mistakes(&self, saying: Saying<'_>, opened: &Opened, facts: &Facts) -> Vec<Mistake> {
        let places = opened.impossible(facts);
        places
            .into_iter()
            .filter_map(|place| {
                let says = saying.reader.read(&saying.set.impossible.get(place)?.says);
                let mut all = saying.book.impossible.iter();
                let (_, rule) = all.find(|(it, _)| *it == place)?;
                let statements = rule.conditions.iter().flat_map(Condition::statements);
                let names: BTreeSet<&str> = statements.map(|it| &*it.name.it).collect();
                let change = facts
                    .answers()
                    .filter(|(name, _, _)| names.contains(&***name))
                    .filter_map(|(name, bearer, _)| {
                        let signature = saying.book.vocabulary.find(name)?;
                        Some(Link {
                            href: self.changing(&field_of(signature, bearer))?,
                            text: saying.asked_of(signature, bearer),
                            mark: None,
                            verdict: None,
                        })
                    })
                    .collect();
                Some(Mistake { says, change })
            })
            .collect()
    }
}

/// Worked cases of the law as it is, as links that fill the form; without a server, to their pages.
fn examples(reader: Reader<'_>, set: &RuleSetId, book: &Arc<RuleBook>) -> Vec<Example> {
    let graph = reader.kb.graph();
    let Some(worked) = reader.kb.worked(set) else {
        return Vec::new();
    };
    let is_plain = |case: &&Case| case.on.is_none() && case.policy.is_none();
    // Each gives an answer that those before it do not give.
    let mut shown = BTreeSet::new();
    let shows_more = |case: &&Case| {
        let answers = worked.case(&case.id).map(|it| it.law.answers.as_slice());
        let answers = answers.unwrap_or_default().iter();
        let told = answers.flat_map(|it| it.told().into_iter().map(|told| (&it.key, told)));
        // Not to stop at the first: all of them were shown.
        told.filter(|it| shown.insert(it.clone())).count() > 0
    };
    let cases = graph.in_set(set).cases().filter(is_plain);
    cases
        .filter(shows_more)
        .take(EXAMPLES)
        .map(|case| {
            let (facts, _) = Facts::of_statements(book, &case.facts);
            let page = Page::Ask(set.clone());
            let filled = reader.seen_path(&page, &facts.fields(book), reader.standpoint());
            Example {
                case: Link {
                    href: filled
                        .unwrap_or_else(|| reader.item_path(RecordKind::Case, case.id.as_str())),
                    text: reader.read(&case.title),
                    mark: None,
                    verdict: None,
                },
                answer: reader.verdict_on(case),
            }
        })
        .collect()
}

impl<'k> Reader<'k> {
    /// The policy of the reader's standpoint, if it belongs to a set.
    pub(super) fn policy_in(&self, set: Option<&RuleSetId>) -> Option<&'k PolicyId> {
        let policy = self.standpoint().policy.as_ref()?;
        (self.kb.graph().set_of(policy.as_str()) == set).then_some(policy)
    }

    /// A link to that form, by what it is about.
    pub(super) fn ask_link(&self) -> Option<Link> {
        let page = self.ask_page()?;
        let Page::Ask(set) = &page else { return None };
        Some(Link {
            href: self.path(&page),
            text: self.read(&self.kb.graph().rule_set(set)?.title),
            mark: None,
            verdict: None,
        })
    }

    /// The form of the first set that asks something.
    pub(super) fn ask_page(&self) -> Option<Page> {
        let mut sets = self.kb.graph().rule_sets();
        let set = sets.find(|set| asks_something(*self, &set.id).is_some())?;
        Some(Page::Ask(set.id.clone()))
    }
}
