//! The page of a predicate: what it says, why it is asked, what rules make of it.

use crate::model::{ArgumentType, AskedOf, IfUnproved, Predicate, PredicateId, RecordKind};
use crate::rules::NamedAs;

use super::address::Page;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::{LINKS, Reader};
use super::words::Part;

/// The page of a predicate.
#[derive(Debug, Clone)]
pub struct PredicateView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// "Fact that is asked", "What rules derive".
    pub kind: String,
    /// What it is called: its question, or its sentence.
    pub title: Said,
    /// The sentences that state and deny it.
    pub states: Said,
    /// The sentence that denies it.
    pub denies: Option<Said>,
    /// Why it is asked.
    pub why: Option<Said>,
    /// Label and value: of whom it is asked, what counts where nobody proves it.
    pub facts: Vec<(String, String)>,
    /// The values that it can have.
    pub options: Vec<Said>,
    /// How conditions write it.
    pub written: String,
    /// The rules that start from it.
    pub used_by: Vec<Link>,
    /// The rules that give way to it.
    pub excepts: Vec<Link>,
    /// The rules that conclude it.
    pub concluded_by: Vec<Link>,
    /// The rules that conclude its contrary.
    pub denied_by: Vec<Link>,
    /// The questions that ask for it.
    pub questions: Vec<Said>,
    /// The worked cases that state it.
    pub cases: Vec<Link>,
    /// The set.
    pub set: Option<Link>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl PredicateView {
    /// The page of the predicate `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &PredicateId) -> Option<Self> {
        let graph = reader.kb.graph();
        let predicate = graph.predicate(id)?;
        let set = graph.set_of(id.as_str()).and_then(|id| graph.rule_set(id));
        let sentences = set.and_then(|set| reader.sentences(set));
        let pattern = |denied| {
            let said = sentences.as_ref()?.pattern(predicate, denied)?;
            Some(said.begun())
        };
        let record = graph.record(id.as_str())?;
        let states = pattern(false).unwrap_or_else(|| reader.title(record));
        let title = match &predicate.question {
            Some(question) => reader.read(question),
            None => states.clone(),
        };
        let page = Page::Item(RecordKind::Predicate, id.slug());
        let why = predicate.why.as_ref().map(|text| reader.read(text));
        let description = why.clone().unwrap_or_else(|| states.clone());
        let mut frame = reader.frame(&page, title.clone(), description);
        frame.crumbs = reader.crumbs_in_set(set, RecordKind::Predicate, title.clone());
        let name = predicate.name();
        let (mut used_by, mut excepts, mut concluded_by, mut denied_by) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let rules = sentences.as_ref().map(|it| it.book.rules.as_slice());
        for rule in rules.unwrap_or_default() {
            let parts: Vec<NamedAs> = rule
                .names()
                .filter(|(statement, _)| *statement.name.it == *name)
                .map(|(_, part)| part)
                .collect();
            let link = || reader.rule_link(&rule.id);
            if parts.contains(&NamedAs::Condition) {
                used_by.push(link());
            }
            if parts.contains(&NamedAs::Exception) {
                excepts.push(link());
            }
            if *rule.head.name.it == *name {
                if rule.denies {
                    &mut denied_by
                } else {
                    &mut concluded_by
                }
                .push(link());
            }
        }
        let questions = sentences.as_ref().map_or_else(Vec::new, |sentences| {
            let asked = sentences.book.questions.iter();
            let heads = asked.filter(|it| *it.head.name.it == *name);
            heads
                .filter_map(|it| set?.questions.iter().find(|own| *own.key == *it.key))
                .map(|question| reader.read(&question.question))
                .collect()
        });
        let cases = set.map_or_else(Vec::new, |set| {
            let stating = graph.in_set(&set.id).cases().filter(|case| {
                let facts = case.facts.iter();
                facts
                    .filter_map(|fact| crate::rules::statement(fact).ok())
                    .any(|(_, statement)| *statement.name.it == *name)
            });
            let rest = reader.path(&Page::List(RecordKind::Case));
            reader.first_links(stating, LINKS, &rest, |case| Link {
                href: reader.item_path(RecordKind::Case, case.id.as_str()),
                text: reader.read(&case.title),
                mark: None,
                verdict: None,
            })
        });
        Some(Self {
            id: id.to_string(),
            kind: reader.say(if predicate.question.is_some() {
                "predicate-asked"
            } else {
                "predicate-derived"
            }),
            denies: pattern(true),
            facts: reader.asking(predicate),
            options: reader.options(predicate),
            written: written(predicate),
            used_by,
            excepts,
            concluded_by,
            denied_by,
            questions,
            cases,
            set: set.and_then(|set| Some(reader.link(graph.record(set.id.as_str())?))),
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            why,
            states,
            title,
            frame,
        })
    }
}

/// How conditions write a predicate.
fn written(predicate: &Predicate) -> String {
    let names = predicate
        .arguments
        .iter()
        .map(|(name, _)| format!("?{name}"));
    format!(
        "{}({})",
        predicate.name(),
        names.collect::<Vec<_>>().join(", ")
    )
}

impl Reader<'_> {
    /// How a predicate is asked: label and value.
    fn asking(&self, predicate: &Predicate) -> Vec<(String, String)> {
        if predicate.question.is_none() {
            return Vec::new();
        }
        let of = match predicate.asked_of {
            AskedOf::Subject => "asked-of-subject",
            AskedOf::Others => "asked-of-others",
            AskedOf::Everyone => "asked-of-everyone",
        };
        let unproved = match predicate.if_unproved {
            IfUnproved::Fails => "unproved-fails",
            IfUnproved::Holds => "unproved-holds",
            IfUnproved::Ask => "unproved-ask",
        };
        let mut facts = vec![
            (self.say("predicate-asked-of"), self.say(of)),
            (self.say("predicate-unproved"), self.say(unproved)),
        ];
        if predicate.many {
            facts.push((self.say("predicate-values"), self.say("predicate-many")));
        }
        if let Some((least, greatest)) = predicate.within {
            let (least, greatest) = (least.to_string(), greatest.to_string());
            let parts = [
                ("least", Part::Text(least.as_str())),
                ("greatest", Part::Text(greatest.as_str())),
            ];
            facts.push((
                self.say("predicate-within"),
                self.say_with("predicate-between", &parts),
            ));
        }
        facts
    }

    /// The values that a predicate can have.
    fn options(&self, predicate: &Predicate) -> Vec<Said> {
        let kinds = predicate.arguments.iter().map(|(_, kind)| kind);
        kinds
            .flat_map(|kind| match kind {
                ArgumentType::OneOf(options) => options.as_slice(),
                ArgumentType::Person
                | ArgumentType::Text
                | ArgumentType::Number
                | ArgumentType::Date
                | ArgumentType::YesNo
                | ArgumentType::Record => &[],
            })
            .map(|(_, text)| self.read(text))
            .collect()
    }
}
