//! **How does it change?** Two states of the knowledge compared: records, wording, verdicts.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::knowledge_base::KnowledgeBase;
use crate::model::{CaseId, Record, RecordKind, RuleSetId, Standpoint, Text};
use crate::reason::{BadStandpoint, Flips, Verdicts};

/// A record, by its kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its kind.
    pub kind: RecordKind,
    /// Its id.
    pub slug: Arc<str>,
}

/// A text of a record that is worded otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// The record.
    pub item: Item,
    /// The field.
    pub field: String,
    /// The text before; none where it is new.
    pub before: Option<Text>,
    /// The text after; none where it is gone.
    pub after: Option<Text>,
}

/// A record that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The record.
    pub item: Item,
    /// The fields that differ and are no texts of their own, in alphabetical order.
    pub fields: Vec<ChangedField>,
}

/// A field that says something else, as a file would hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedField {
    /// Its name.
    pub name: String,
    /// What it said; none where it is new.
    pub before: Option<Value>,
    /// What it says; none where it is gone.
    pub after: Option<Value>,
}

/// A worked case that comes out otherwise, each time on its own day, else on the day for which the
/// editors vouch then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFlip {
    /// The rule set.
    pub set: RuleSetId,
    /// The case.
    pub case: CaseId,
    /// The keys of the questions that are answered otherwise.
    pub questions: Vec<Arc<str>>,
}

/// What is different between two states of the knowledge.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Records that are new, arguments in short form among them.
    pub added: Vec<Item>,
    /// Records that are gone.
    pub removed: Vec<Item>,
    /// Texts that are worded otherwise.
    pub reworded: Vec<Reworded>,
    /// Records that differ in more than wording.
    pub changed: Vec<Changed>,
    /// What is there before and after, and fares otherwise.
    pub flips: Flips,
    /// Worked cases of before and after that come out otherwise.
    pub cases: Vec<CaseFlip>,
    /// How everything fares after.
    pub after: Arc<Verdicts>,
}

impl Comparison {
    /// Compares two states of the knowledge. Both are seen from the same standpoint, and where it
    /// names no day, on the day for which the editors vouch after the change; ids that name nothing
    /// before change nothing there.
    ///
    /// # Errors
    /// [`BadStandpoint`] if one cannot look at the state after from there.
    pub fn of(
        before: &KnowledgeBase,
        after: &KnowledgeBase,
        standpoint: &Standpoint,
    ) -> Result<Self, BadStandpoint> {
        let verdicts = after.judge(standpoint)?;
        let then = Verdicts::of(before.inferences(), standpoint, after.settings().as_of);
        let mut flips = Flips::between(&then, &verdicts);
        flips
            .claims
            .retain(|flip| flip.before.is_some() && flip.after.is_some());
        flips
            .arguments
            .retain(|flip| flip.before.is_some() && flip.after.is_some());
        let mut comparison = Self {
            added: missing_in(before, after),
            removed: missing_in(after, before),
            reworded: Vec::new(),
            changed: Vec::new(),
            flips,
            cases: flipped_cases(before, after),
            after: verdicts,
        };
        for record in after.graph().records() {
            if let Some(old) = same(before, record)
                && old != record
            {
                comparison.differ(old, record);
            }
        }
        Ok(comparison)
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.reworded.is_empty()
            && self.changed.is_empty()
            && self.flips.is_empty()
            && self.cases.is_empty()
    }

    fn differ(&mut self, before: &Record, after: &Record) {
        let item = item(after);
        let (old, new) = (fields(before), fields(after));
        let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
        names.sort_unstable();
        names.dedup();
        let mut others = Vec::new();
        for name in names
            .into_iter()
            .filter(|&name| old.get(name) != new.get(name))
        {
            let (was, is) = (text(before, name), text(after, name));
            if was.is_none() && is.is_none() {
                others.push(ChangedField {
                    name: name.clone(),
                    before: old.get(name).cloned(),
                    after: new.get(name).cloned(),
                });
            } else {
                self.reworded.push(Reworded {
                    item: item.clone(),
                    field: name.clone(),
                    before: was.filter(|_| old.contains_key(name)).cloned(),
                    after: is.filter(|_| new.contains_key(name)).cloned(),
                });
            }
        }
        if !others.is_empty() {
            self.changed.push(Changed {
                item,
                fields: others,
            });
        }
    }
}

/// The worked cases that are there before and after, and come out otherwise.
fn flipped_cases(before: &KnowledgeBase, after: &KnowledgeBase) -> Vec<CaseFlip> {
    let mut flips = Vec::new();
    for set in after.graph().rule_sets() {
        let (Some(old), Some(new)) = (before.worked(&set.id), after.worked(&set.id)) else {
            continue;
        };
        for case in &new.cases {
            let Some(known) = old.case(&case.id) else {
                continue;
            };
            let (was, is) = (known.told(old), case.told(new));
            let keys = is.answers.iter().map(|it| &it.key);
            let questions: Vec<Arc<str>> = keys
                .filter(|key| !is.answers_like(was, key))
                .cloned()
                .collect();
            if !questions.is_empty() {
                flips.push(CaseFlip {
                    set: set.id.clone(),
                    case: case.id.clone(),
                    questions,
                });
            }
        }
    }
    flips
}

fn item(record: &Record) -> Item {
    Item {
        kind: record.kind(),
        slug: record.slug(),
    }
}

/// The record of the same kind and id, if there is one.
fn same<'k>(kb: &'k KnowledgeBase, record: &Record) -> Option<&'k Record> {
    let found = kb.graph().record(&record.slug())?;
    (found.kind() == record.kind()).then_some(found)
}

/// The records of one state that the other lacks, by kind and id.
fn missing_in(kb: &KnowledgeBase, other: &KnowledgeBase) -> Vec<Item> {
    let records = other.graph().records();
    records
        .filter(|record| same(kb, record).is_none())
        .map(item)
        .collect()
}

/// The fields of a record, as a file would hold them.
fn fields(record: &Record) -> Map<String, Value> {
    // A record is a head with fields, whatever its kind.
    match serde_json::to_value(record) {
        Ok(Value::Object(head)) => match head.into_iter().next() {
            Some((_, Value::Object(fields))) => fields,
            Some(_) | None => Map::new(),
        },
        Ok(_) | Err(_) => Map::new(),
    }
}

/// The text that a field is, if it is one. A text within another field comes before it.
fn text<'r>(record: &'r Record, field: &str) -> Option<&'r Text> {
    let texts = record.texts().into_iter().rev();
    texts
        .filter(|(name, _)| *name == field)
        .map(|(_, text)| text)
        .next()
}
