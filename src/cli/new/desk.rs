//! What the three kinds of record need while they are filled in: the base, and somebody to ask.

use crate::cli::{Failure, remark};
use crate::diagnostic::nearest;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{
    Citation, CitationRole, Id, Kind, Locator, Record, RecordKind, SourceId, TopicId,
};

use super::ask::{Asker, chosen};

/// The base, and somebody to ask.
#[derive(Clone, Copy)]
pub(super) struct Desk<'k> {
    pub(super) kb: &'k KnowledgeBase,
    pub(super) ask: Asker,
}

impl Desk<'_> {
    /// The topic that was named, or the one `beside` lies in, or the only one, or the answer.
    pub(super) fn topic(
        self,
        given: Option<TopicId>,
        beside: Option<&str>,
    ) -> Result<TopicId, Failure> {
        if let Some(given) = given {
            return self.known(RecordKind::Topic, given);
        }
        if let Some(topic) = beside.and_then(|slug| self.kb.graph().topic_of(slug)) {
            return Ok(topic.id.clone());
        }
        let all: Vec<&TopicId> = self.kb.graph().topics().map(|topic| &topic.id).collect();
        match all.as_slice() {
            [] => Err("there is no topic to put it in; write `topics/<topic>/topic.ron` first, as docs/FORMAT.md shows".to_owned()),
            [only] => Ok((*only).clone()),
            _ => {
                let names: Vec<&str> = all.iter().map(|id| id.as_str()).collect();
                let question = format!("The topic ({})", names.join(", "));
                self.ask
                    .required(None, "--topic", &question, &|answer| {
                        self.read_known(RecordKind::Topic, answer)
                    })
            }
        }
    }

    /// Reads an id that an answer names: it must be there, so that it can be asked for again.
    pub(super) fn read_known<K: Kind>(
        self,
        kind: RecordKind,
        answer: &str,
    ) -> Result<Id<K>, String> {
        self.known(kind, Id::new(answer).map_err(|bad| bad.to_string())?)
    }

    fn known<K>(self, kind: RecordKind, id: Id<K>) -> Result<Id<K>, String> {
        let graph = self.kb.graph();
        let of_kind = |slug: &str| graph.record(slug).is_some_and(|it| it.kind() == kind);
        if of_kind(id.as_str()) || self.kb.broken(id.as_str()) == Some(kind) {
            return Ok(id);
        }
        let all: Vec<_> = graph
            .records()
            .filter(|record| record.kind() == kind)
            .map(Record::slug)
            .collect();
        let word = kind.word();
        Err(match nearest(id.as_str(), all.iter().map(|slug| &**slug)) {
            Some(near) => format!("there is no {word} `{id}`; did you mean `{near}`?"),
            None => format!("there is no {word} `{id}`"),
        })
    }

    /// The ids that flags gave, or else the answers.
    pub(super) fn ids<K: Kind>(
        self,
        given: Vec<Id<K>>,
        kind: RecordKind,
        question: &str,
    ) -> Result<Vec<Id<K>>, Failure> {
        self.ask
            .several(given, question, &|answer| self.read_known(kind, answer))
    }

    /// The citations that flags gave, or else the answers.
    pub(super) fn citations(self, given: Vec<Citation>) -> Result<Vec<Citation>, Failure> {
        let question = "A source it rests on, as SOURCE:ROLE or SOURCE:ROLE:LOCATOR";
        if given.is_empty() && self.ask.asks() {
            remark(
                "Roles: establishes, asserts, illustrates. Locators: section 102(2), article 4, paragraph 12, page 3, part Summary, headnote, whole.",
            );
        }
        self.ask.several(given, question, &|answer| {
            let citation = citation(answer)?;
            self.known(RecordKind::Source, citation.source.clone())?;
            Ok(citation)
        })
    }
}

/// Reads `SOURCE:ROLE` or `SOURCE:ROLE:LOCATOR`.
pub(super) fn citation(text: &str) -> Result<Citation, String> {
    let mut parts = text.splitn(3, ':').map(str::trim);
    let (Some(source), Some(role)) = (parts.next(), parts.next()) else {
        return Err(format!(
            "`{text}` does not say what the source does: write {text}:establishes, {text}:asserts or {text}:illustrates"
        ));
    };
    Ok(Citation {
        source: SourceId::new(source).map_err(|bad| bad.to_string())?,
        role: chosen(role, &CitationRole::ALL)?,
        at: parts.next().map(locator).transpose()?,
        quote: None,
    })
}

/// Reads a locator such as `section 102(2)`, or as the files have it, `Section("102(2)")`.
fn locator(text: &str) -> Result<Locator, String> {
    const WORDS: [&str; 7] = [
        "section",
        "article",
        "paragraph",
        "page",
        "part",
        "headnote",
        "whole",
    ];
    let end = text
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let rest = rest
        .strip_prefix("(\"")
        .and_then(|rest| rest.strip_suffix("\")"))
        .unwrap_or(rest);
    let place = rest.trim_start_matches([' ', '=', ':']).trim().to_owned();
    let word = word.to_lowercase();
    let with_place: fn(String) -> Locator = match word.as_str() {
        "headnote" if place.is_empty() => return Ok(Locator::Headnote),
        "whole" if place.is_empty() => return Ok(Locator::Whole),
        "section" => Locator::Section,
        "article" => Locator::Article,
        "paragraph" => Locator::Paragraph,
        "page" => Locator::Page,
        "part" => Locator::Part,
        _ => {
            return Err(match nearest(&word, WORDS) {
                Some(near) if near != word => {
                    format!("`{word}` is no locator; did you mean `{near}`?")
                }
                _ => format!(
                    "`{text}` is no locator: write {} and what is needed behind it",
                    WORDS.join(", ")
                ),
            });
        }
    };
    if place.is_empty() {
        return Err(format!(
            "`{word}` does not say which: write for example `{word} 12`"
        ));
    }
    Ok(with_place(place))
}
