//! The page of an actor.

use crate::model::{ActorId, Record, RecordKind};

use super::address::Page;
use super::assumptions::Toggle;
use super::frame::Frame;
use super::health::FindingLine;
use super::parts::{Link, Said};
use super::reader::Reader;

/// The page of an actor.
#[derive(Debug, Clone)]
pub struct ActorView {
    /// What surrounds it.
    pub frame: Frame,
    /// Its id, as references write it.
    pub id: String,
    /// What sort of actor it is.
    pub kind: String,
    /// Its name.
    pub name: Said,
    /// Who they are.
    pub about: Option<Said>,
    /// Where they speak for themselves.
    pub url: Option<String>,
    /// Takes their word.
    pub take_word: Option<Toggle>,
    /// What they assert, by sort of record: heading and items.
    pub asserts: Vec<(String, Vec<Link>)>,
    /// The file to change.
    pub file: Option<String>,
    /// What the checks say about it.
    pub findings: Vec<FindingLine>,
}

impl ActorView {
    /// The page of the actor `id`, if there is one.
    #[must_use]
    pub fn of(reader: Reader<'_>, id: &ActorId) -> Option<Self> {
        let graph = reader.kb.graph();
        let actor = graph.actor(id)?;
        let name = reader.read(&actor.name);
        let about = actor.about.as_ref().map(|text| reader.read(text));
        let page = Page::Item(RecordKind::Actor, id.slug());
        let description = about.clone().unwrap_or_else(|| name.clone());
        let mut frame = reader.frame(&page, name.clone(), description);
        let list = reader.crumb(
            &Page::List(RecordKind::Actor),
            Said::from(reader.say("records-actor")),
        );
        frame.crumbs = reader.crumbs(id.as_str(), vec![list], name.clone());
        let all: Vec<&Record> = graph.asserted_by(id).collect();
        let of = |kind: RecordKind, key: &str| {
            let links: Vec<Link> = all
                .iter()
                .filter(|record| record.kind() == kind)
                .map(|record| reader.link(record))
                .collect();
            (reader.say(key), links)
        };
        let asserts = [
            of(RecordKind::Claim, "actor-claims"),
            of(RecordKind::Argument, "actor-arguments"),
            of(RecordKind::Source, "actor-sources"),
        ]
        .into_iter()
        .filter(|(_, links)| !links.is_empty())
        .collect();
        Some(Self {
            id: id.to_string(),
            kind: reader.words.actor_kind(actor.kind),
            url: actor.url.clone(),
            take_word: reader.take_word(id),
            asserts,
            file: reader.kb.file_of(id.as_str()).map(str::to_owned),
            findings: reader.findings_about(id.as_str()),
            name,
            about,
            frame,
        })
    }
}
