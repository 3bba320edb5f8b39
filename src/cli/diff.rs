//! `diff`: two states of the knowledge compared, as text for a pull request.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use clap::Args;
use serde::Serialize;
use serde_json::Value;

use crate::contribute::{self, CaseFlip, ChangedField, Comparison, Item};
use crate::expect::words;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{ArgumentId, ArgumentVerdict, ClaimId, Language, RecordKind, Text, Verdict};
use crate::reason::{Flip, Why};
use crate::store::Store;
use crate::view::{Length, Sentence, WhyView};

use super::depends_on::said;
use super::standpoint::{Plain, Seen, heading, reader};
use super::{Failure, Format, Outcome, open, print, print_json};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The state before: a folder, or a git revision of the folder of the knowledge
    before: String,
    /// The state after
    after: String,
    #[command(flatten)]
    seen: Seen,
}

#[derive(Serialize)]
struct All<'c> {
    before: &'c str,
    after: &'c str,
    standpoint: Plain<'c>,
    added: Vec<Named<'c>>,
    removed: Vec<Named<'c>>,
    reworded: Vec<Reworded<'c>>,
    changed: Vec<Changed<'c>>,
    claims: Vec<Flipped<'c>>,
    arguments: Vec<Flipped<'c>>,
    cases: Vec<FlippedCase<'c>>,
}

#[derive(Serialize)]
struct FlippedCase<'c> {
    set: &'c str,
    case: &'c str,
    before: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize)]
struct Named<'c> {
    kind: &'static str,
    id: &'c str,
}

#[derive(Serialize)]
struct Reworded<'c> {
    kind: &'static str,
    id: &'c str,
    field: &'c str,
    before: Option<&'c Text>,
    after: Option<&'c Text>,
}

#[derive(Serialize)]
struct Changed<'c> {
    kind: &'static str,
    id: &'c str,
    fields: Vec<&'c str>,
    before: BTreeMap<&'c str, &'c Value>,
    after: BTreeMap<&'c str, &'c Value>,
}

#[derive(Serialize)]
struct Flipped<'c> {
    id: &'c str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    why: Vec<String>,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let before = opened(store, &asked.before)?;
    let after = opened(store, &asked.after)?;
    let standpoint = asked.seen.standpoint(&after)?;
    let comparison = Comparison::of(&before, &after, &standpoint).map_err(|bad| bad.to_string())?;
    let changes = Changes {
        before: &before,
        after: &after,
        comparison: &comparison,
        why: Why::of(&comparison.after),
    };
    match asked.seen.format {
        Format::Json => print_json(&changes.plain(asked))?,
        Format::Human => print(&changes.told(asked)),
    }
    Ok(Outcome::Clean)
}

/// The knowledge in a folder of this name, or else in a revision. A folder without any is a slip of
/// the hand; a revision may be older than the knowledge.
fn opened(store: &Store, name: &str) -> Result<KnowledgeBase, Failure> {
    let is_folder = Path::new(name).is_dir();
    let store = if is_folder {
        Store::at(name)
    } else {
        store
            .at_revision(name)
            .map_err(|bad| format!("`{name}` is no folder, and {bad}"))?
    };
    let (kb, _) = open(&store)?;
    if is_folder && kb.graph().records().next().is_none() {
        return Err(format!(
            "there is no knowledge in `{name}`: name its folder, or a revision"
        ));
    }
    Ok(kb)
}

struct Changes<'c> {
    before: &'c KnowledgeBase,
    after: &'c KnowledgeBase,
    comparison: &'c Comparison,
    why: Why<'c>,
}

impl Changes<'_> {
    /// Why a claim fares as it does after.
    fn why_claim(&self, id: &ClaimId) -> Vec<String> {
        let view = WhyView::of_claim(reader(self.after), &self.why, id, Length::Short);
        sentences(view)
    }

    /// Why an argument fares as it does after.
    fn why_argument(&self, id: &ArgumentId) -> Vec<String> {
        let view = WhyView::of_argument(reader(self.after), &self.why, id, Length::Short);
        sentences(view)
    }

    fn plain<'a>(&'a self, asked: &'a Asked) -> All<'a> {
        let named = |items: &'a [Item]| -> Vec<Named<'a>> {
            let named = |item: &'a Item| Named {
                kind: item.kind.word(),
                id: &item.slug,
            };
            items.iter().map(named).collect()
        };
        let Comparison {
            added,
            removed,
            reworded,
            changed,
            flips,
            cases,
            after,
        } = self.comparison;
        All {
            before: &asked.before,
            after: &asked.after,
            standpoint: Plain::of(after),
            added: named(added),
            removed: named(removed),
            reworded: reworded
                .iter()
                .map(|it| Reworded {
                    kind: it.item.kind.word(),
                    id: &it.item.slug,
                    field: &it.field,
                    before: it.before.as_ref(),
                    after: it.after.as_ref(),
                })
                .collect(),
            changed: changed
                .iter()
                .map(|it| Changed {
                    kind: it.item.kind.word(),
                    id: &it.item.slug,
                    fields: it.fields.iter().map(|it| it.name.as_str()).collect(),
                    before: values(&it.fields, |it| it.before.as_ref()),
                    after: values(&it.fields, |it| it.after.as_ref()),
                })
                .collect(),
            claims: flips
                .claims
                .iter()
                .map(|flip| Flipped {
                    id: flip.id.as_str(),
                    before: flip.before.map(Verdict::word),
                    after: flip.after.map(Verdict::word),
                    why: self.why_claim(&flip.id),
                })
                .collect(),
            arguments: flips
                .arguments
                .iter()
                .map(|flip| Flipped {
                    id: flip.id.as_str(),
                    before: flip.before.map(ArgumentVerdict::word),
                    after: flip.after.map(ArgumentVerdict::word),
                    why: self.why_argument(&flip.id),
                })
                .collect(),
            cases: cases
                .iter()
                .map(|flip| FlippedCase {
                    set: flip.set.as_str(),
                    case: flip.case.as_str(),
                    before: answers(self.before, flip),
                    after: answers(self.after, flip),
                })
                .collect(),
        }
    }

    fn told(&self, asked: &Asked) -> String {
        let Comparison {
            added,
            removed,
            reworded,
            changed,
            flips,
            cases,
            after,
        } = self.comparison;
        let mut text = format!(
            "## What changes in the knowledge\n\nFrom `{}` to `{}`. {}",
            asked.before,
            asked.after,
            escaped(&heading(self.after, after))
        );
        let (was, is) = (self.before.settings().as_of, self.after.settings().as_of);
        if was != is
            && asked
                .seen
                .standpoint(self.after)
                .is_ok_and(|it| it.on.is_none())
        {
            let _ = writeln!(
                text,
                "The day for which the editors vouch moves from {was} to {is}; both states are seen on {is}."
            );
        }
        if self.comparison.is_empty() {
            text.push_str("\nNothing changes.\n");
        }
        let said_of = reader(self.after).words;
        let flipped = |flip: &Flip<ClaimId, Verdict>| {
            let word = |it| said_of.verdict(it);
            let (was, is) = (said(flip.before, word), said(flip.after, word));
            self.flip(flip.id.as_str(), &was, &is, &self.why_claim(&flip.id))
        };
        section(
            &mut text,
            "Verdicts that flip",
            flips.claims.iter().map(flipped),
        );
        let flipped = |flip: &Flip<ArgumentId, ArgumentVerdict>| {
            let word = |it| said_of.argument_verdict(it);
            let (was, is) = (said(flip.before, word), said(flip.after, word));
            self.flip(flip.id.as_str(), &was, &is, &self.why_argument(&flip.id))
        };
        section(
            &mut text,
            "Arguments that fare otherwise",
            flips.arguments.iter().map(flipped),
        );
        section(
            &mut text,
            "Worked cases that come out otherwise",
            cases.iter().map(|flip| self.case(flip)),
        );
        let line = |kb: &KnowledgeBase, item: &Item| {
            let record = kb.graph().record(&item.slug);
            let name = record.map_or_else(String::new, |record| reader(kb).name(record));
            let verdict = ClaimId::new(&item.slug)
                .ok()
                .filter(|_| std::ptr::eq(kb, self.after))
                .and_then(|id| after.of_claim(&id))
                .map(|verdict| format!(" *{}.*", said_of.verdict(verdict)));
            let verdict = verdict.unwrap_or_default();
            let kind = item.kind.word();
            format!("{kind} `{}`: {}{verdict}", item.slug, escaped(&name))
        };
        section(
            &mut text,
            "Added",
            added.iter().map(|it| line(self.after, it)),
        );
        section(
            &mut text,
            "Removed",
            removed.iter().map(|it| line(self.before, it)),
        );
        section(
            &mut text,
            "Reworded",
            reworded.iter().map(|it| {
                let (kind, field) = (it.item.kind.word(), &it.field);
                let (was, is) = wordings(it.before.as_ref(), it.after.as_ref());
                format!("{kind} `{}`, {field}: {was} → {is}", it.item.slug)
            }),
        );
        section(
            &mut text,
            "Changed in other fields",
            changed.iter().map(in_other_fields),
        );
        text
    }

    /// A worked case that comes out otherwise: each answer that differs.
    fn case(&self, flip: &CaseFlip) -> String {
        let record = self.after.graph().record(flip.case.as_str());
        let name = record.map_or_else(String::new, |it| reader(self.after).name(it));
        let mut text = format!("**{}** (`{}`)", escaped(&name), flip.case);
        let (was, is) = (answers(self.before, flip), answers(self.after, flip));
        for key in &flip.questions {
            let said = |answers: &BTreeMap<String, Vec<String>>| match answers.get(&**key) {
                Some(words) if !words.is_empty() => words.join(", "),
                Some(_) | None => "nothing".to_owned(),
            };
            let _ = write!(text, "\n  - `{key}`: {} → **{}**", said(&was), said(&is));
        }
        text
    }

    fn flip(&self, id: &str, was: &str, is: &str, why: &[String]) -> String {
        let record = self.after.graph().record(id);
        let name = record.map_or_else(String::new, |it| reader(self.after).name(it));
        let why = why
            .iter()
            .fold(String::new(), |told, it| told + " " + &escaped(it));
        format!("**{}** (`{id}`): {was} → **{is}**.{why}", escaped(&name))
    }
}

/// What the fields of a record say in one of the states.
fn values<'c>(
    fields: &'c [ChangedField],
    of: impl Fn(&'c ChangedField) -> Option<&'c Value>,
) -> BTreeMap<&'c str, &'c Value> {
    let named = |it: &'c ChangedField| Some((it.name.as_str(), of(it)?));
    fields.iter().filter_map(named).collect()
}

/// How a state answers the questions that flip.
fn answers(kb: &KnowledgeBase, flip: &CaseFlip) -> BTreeMap<String, Vec<String>> {
    let found = kb.worked(&flip.set).and_then(|worked| {
        let outcome = worked.case(&flip.case)?.told(worked);
        Some((kb.graph().rule_set(&flip.set)?, outcome))
    });
    let Some((set, outcome)) = found else {
        return BTreeMap::new();
    };
    let asked = outcome.answers.iter();
    asked
        .filter(|it| flip.questions.contains(&it.key))
        .map(|it| (it.key.to_string(), words(set, it)))
        .collect()
}

/// A record that says something else; of rules and what belongs to them, what it said and says.
fn in_other_fields(changed: &contribute::Changed) -> String {
    let names: Vec<&str> = changed.fields.iter().map(|it| it.name.as_str()).collect();
    let (kind, id) = (changed.item.kind, &changed.item.slug);
    let mut text = format!("{} `{id}`: {}", kind.word(), names.join(", "));
    let is_of_rules = matches!(
        kind,
        RecordKind::RuleSet
            | RecordKind::Predicate
            | RecordKind::Rule
            | RecordKind::Case
            | RecordKind::Policy
    );
    for field in changed.fields.iter().filter(|_| is_of_rules) {
        let said = |value: Option<&Value>| match value {
            Some(value) => format!("`{}`", value.to_string().replace('`', "'")),
            None => "nothing".to_owned(),
        };
        let (was, is) = (said(field.before.as_ref()), said(field.after.as_ref()));
        let _ = write!(text, "\n  - {}: {was} → {is}", field.name);
    }
    text
}

fn sentences(view: Option<WhyView>) -> Vec<String> {
    let short = view.map(|view| view.short).unwrap_or_default();
    short.iter().map(Sentence::plain).collect()
}

/// Adds a heading and its list, if there is anything in it.
fn section(text: &mut String, heading: &str, lines: impl ExactSizeIterator<Item = String>) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    // Writing to a text does not fail.
    let _ = writeln!(text, "\n### {heading} ({count})\n");
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
}

/// What was said and what is said now, in the first language in which they differ.
fn wordings(before: Option<&Text>, after: Option<&Text>) -> (String, String) {
    let written = |text: Option<&Text>, language| {
        let text = text.and_then(|text| text.written(language));
        text.map_or_else(|| "nothing".to_owned(), |it| format!("“{}”", escaped(it)))
    };
    let both = Language::ALL.map(|it| (written(before, it), written(after, it)));
    let differ = both.iter().find(|(was, is)| was != is);
    differ.or(both.first()).cloned().unwrap_or_default()
}

/// A text as Markdown shows it, with nothing in it that means something there.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, character| {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            shown.push('\\');
        }
        shown.push(character);
        shown
    })
}
