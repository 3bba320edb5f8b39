//! The whole tree of files to records. A bad file is reported and left out; the rest is read.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, FileType};
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, SpanKey, Spot};
use crate::model::{Folder, Language, LoadedWords, Record, RecordKind, Settings, TopicId};
use crate::texts::Texts;

use super::Store;
use super::file::{Broken, FileReading, Located};
use super::place::Files;
use super::texts::TextsReading;

/// A store as it was read, file by file, so that one file can be read again.
#[derive(Debug, Clone)]
pub struct Tree {
    files: BTreeMap<Arc<str>, Arc<FileReading>>,
    listing: Vec<Diagnostic>,
    texts: TextsReading,
}

/// The path of the settings.
const SETTINGS: &str = "settings.ron";

/// Everything that could be read from a store.
#[derive(Debug)]
pub struct Reading {
    /// The records, in the order of their paths.
    pub records: Vec<Located>,
    /// The settings, if they could be read.
    pub settings: Option<Settings>,
    /// The word list of the wording check; empty if there is none.
    pub loaded_words: LoadedWords,
    /// The official texts, if there is a folder of them.
    pub texts: Option<Arc<Texts>>,
    /// What could not be read.
    pub broken: Vec<Broken>,
    /// Which file each record, read or broken, came from.
    pub files: Files,
    /// What is wrong with the files.
    pub findings: Vec<Diagnostic>,
}

impl Store {
    /// Reads every file. `step` is called with the number of files before the first and after
    /// each, from any thread.
    ///
    /// # Errors
    /// If the root folder cannot be listed.
    pub fn read(&self, step: &(dyn Fn(usize) + Sync)) -> io::Result<Tree> {
        let (paths, listing) = self.files()?;
        let files = paths
            .par_iter()
            .map(|path| {
                let read = self.read_file(path);
                step(paths.len());
                (Arc::clone(path), Arc::new(read))
            })
            .collect::<Vec<_>>();
        let mut tree = Tree {
            files: files.into_iter().collect(),
            listing,
            texts: TextsReading::default(),
        };
        tree.texts = self.read_texts(tree.settings());
        Ok(tree)
    }

    /// Reads the files at `paths`, given from the root with `/`, again; the others are shared with
    /// `before`. What is gone is left out, with all that was in it if it was a folder. What is not
    /// read in the first place is not read now either, and reported in the same way. The official
    /// texts are read again if the settings are among the files.
    #[must_use]
    pub fn read_again(&self, before: &Tree, paths: &[Arc<str>]) -> Tree {
        let mut tree = before.clone();
        for path in paths {
            tree.forget_listing(path);
            let standing = self.standing(path);
            if self.drafts.contains_key(path) || standing == Standing::Records {
                tree.files
                    .insert(Arc::clone(path), Arc::new(self.read_file(path)));
                continue;
            }
            tree.files.remove(path);
            let inside = format!("{path}/");
            tree.files.retain(|file, _| !file.starts_with(&inside));
            if let Standing::Unlisted(finding) = standing {
                tree.listing.push(*finding);
            }
        }
        if paths.iter().any(|path| &**path == SETTINGS) {
            tree.texts = self.read_texts(tree.settings());
        }
        tree
    }

    /// What a path, given from the root with `/`, leads to. Every folder on the way is looked at,
    /// since one that is a link would lead out of the tree.
    pub(super) fn standing(&self, path: &str) -> Standing {
        let mut place = self.root().to_owned();
        let mut so_far = String::with_capacity(path.len());
        let mut last = None;
        for part in path.split('/') {
            place.push(part);
            if !so_far.is_empty() {
                so_far.push('/');
            }
            so_far.push_str(part);
            let Ok(metadata) = place.symlink_metadata() else {
                return Standing::Nothing;
            };
            let kind = metadata.file_type();
            if kind.is_symlink() {
                return Standing::of(&Arc::from(so_far), kind);
            }
            last = Some(kind);
        }
        last.map_or(Standing::Nothing, |kind| {
            Standing::of(&Arc::from(so_far), kind)
        })
    }

    /// The path of every file that holds records, from the root with `/`, and what cannot be
    /// listed or is not followed.
    ///
    /// # Errors
    /// If the root folder cannot be listed.
    pub fn files(&self) -> io::Result<(Vec<Arc<str>>, Vec<Diagnostic>)> {
        if self.is_remembered {
            return Ok((self.drafts.keys().map(Arc::clone).collect(), Vec::new()));
        }
        drop(fs::read_dir(self.root())?);
        let mut paths: Vec<Arc<str>> = self.drafts.keys().map(Arc::clone).collect();
        let mut findings = Vec::new();
        let walk = WalkDir::new(self.root()).follow_links(false);
        let shown = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        };
        for entry in walk.into_iter().filter_entry(shown) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error
                        .path()
                        .map_or_else(String::new, |path| self.relative(path));
                    let reason = error.io_error().map(io::Error::kind);
                    let reason = reason.map_or_else(String::new, |kind| format!(": {kind}"));
                    let message = format!("the folder cannot be read{reason}");
                    findings.push(
                        Diagnostic::new(Code::UnreadableFile, whole(&Arc::from(path)), message)
                            .help("mend its permissions, or remove it"),
                    );
                    continue;
                }
            };
            let path: Arc<str> = Arc::from(self.relative(entry.path()));
            match Standing::of(&path, entry.file_type()) {
                Standing::Records => paths.push(path),
                Standing::Unlisted(finding) => findings.push(*finding),
                Standing::Nothing => {}
            }
        }
        // Once, as whole paths: sorting each folder while walking costs far more.
        paths.par_sort_unstable();
        paths.dedup();
        Ok((paths, findings))
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.root()).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A file that may hold records.
    Records,
    /// Something that is not read, and why.
    Unlisted(Box<Diagnostic>),
    /// A folder, a file of another sort, or nothing.
    Nothing,
}

impl Standing {
    fn of(path: &Arc<str>, kind: FileType) -> Self {
        let finding = if kind.is_symlink() {
            Diagnostic::new(
                Code::SymbolicLink,
                whole(path),
                "symbolic links are not followed, so that nothing outside the folder is read",
            )
            .help("put the file itself here")
        } else if kind.is_file() && path.ends_with(".ron") {
            return Self::Records;
        } else if kind.is_file() && is_nearly_a_record(path) {
            Diagnostic::new(
                Code::StrayFile,
                whole(path),
                "this file looks like a record and is not read",
            )
            .help("rename it so that it ends in `.ron`, or remove it")
        } else if kind.is_dir() || !path.ends_with(".ron") {
            return Self::Nothing;
        } else {
            // To open a pipe is to wait for whoever writes into it.
            Diagnostic::new(
                Code::UnreadableFile,
                whole(path),
                "this is a pipe, a socket or a device, and no file",
            )
            .help("put a file here, or remove it")
        };
        Self::Unlisted(Box::new(finding))
    }
}

/// Whether somebody may take a file for one that is read, though its name does not end in `.ron`.
pub(super) fn is_nearly_a_record(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    // `wrong.RON` as well as `width.ron.txt`.
    (name + ".").contains(".ron.")
}

pub(super) fn whole(path: &Arc<str>) -> Spot {
    Spot::File(Arc::clone(path), SpanKey { start: 0, end: 0 })
}

impl Tree {
    /// The settings, if they could be read.
    fn settings(&self) -> Option<&Settings> {
        self.files.get(SETTINGS)?.settings.as_ref()
    }

    /// Drops what the listing said of a path, of what is in it, and of links on the way to it.
    fn forget_listing(&mut self, path: &str) {
        let is_in = |inner: &str, outer: &str| {
            inner
                .strip_prefix(outer)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.listing.retain(|finding| match &finding.spot {
            Spot::File(listed, _) => {
                let on_the_way = finding.code == Code::SymbolicLink && is_in(path, listed);
                !is_in(listed, path) && !on_the_way
            }
            Spot::Record(_)
            | Spot::Field(..)
            | Spot::Value(..)
            | Spot::Within(..)
            | Spot::Inside(..) => true,
        });
    }

    /// The records of all files, in the order of their paths, each text in its language.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let mut reading = Reading {
            records: Vec::with_capacity(self.files.len()),
            settings: None,
            loaded_words: LoadedWords::default(),
            texts: self.texts.texts.clone(),
            broken: Vec::new(),
            files: Files::default(),
            findings: self.listing.clone(),
        };
        for file in self.files.values() {
            for located in &file.records {
                reading
                    .files
                    .insert(located.record.slug(), located.spot.clone());
                reading.records.push(located.clone());
            }
            for broken in &file.broken {
                reading
                    .files
                    .insert(Arc::clone(&broken.slug), whole(&file.path));
                reading.broken.push(broken.clone());
            }
            reading.settings = file.settings.clone().or(reading.settings);
            if let Some(words) = &file.loaded_words {
                reading.loaded_words = words.clone();
            }
            reading.findings.extend(file.findings.iter().cloned());
        }
        reading.findings.extend(self.texts.findings.iter().cloned());
        for name in [SETTINGS, "loaded-words.ron"] {
            let name: Arc<str> = Arc::from(name);
            if self.files.contains_key(&name) {
                // No id has a full stop, so these two can be found like a record.
                reading.files.insert(Arc::clone(&name), whole(&name));
            }
        }
        let settings: Arc<str> = Arc::from(SETTINGS);
        if !self.files.contains_key(&settings) {
            reading.findings.push(
                Diagnostic::new(
                    Code::MissingSettings,
                    whole(&settings),
                    "there is no `settings.ron`",
                )
                .help("write one; docs/FORMAT.md shows an example"),
            );
        }
        for head in &HEADS {
            let missing = self.missing_heads(&reading, head);
            reading.findings.extend(missing);
        }
        settle_languages(&mut reading);
        reading
    }

    /// The folders of topics and of rule sets in which there are files and no record of that kind.
    /// It may stand in an import; one that is broken is there.
    fn missing_heads(&self, reading: &Reading, head: &Head) -> Vec<Diagnostic> {
        let Head {
            folders,
            file,
            kind,
            ..
        } = head;
        let read = reading.records.iter().map(|it| &*it.record);
        let read = read.filter(|it| it.kind() == *kind);
        let broken = reading.broken.iter();
        let broken = broken.filter(|it| it.kind == *kind);
        let known: HashSet<Arc<str>> = read
            .map(Record::slug)
            .chain(broken.map(|it| Arc::clone(&it.slug)))
            .collect();
        let named: BTreeSet<&str> = self
            .files
            .keys()
            .filter_map(|path| {
                let inside = path.strip_prefix(folders)?.strip_prefix('/')?;
                inside.split_once('/')
            })
            .map(|(folder, _)| folder)
            // What is wrong with the others is their name.
            .filter(|folder| !known.contains(*folder) && TopicId::new(folder).is_ok())
            .collect();
        named
            .into_iter()
            .map(|folder| {
                let path: Arc<str> = Arc::from(format!("{folders}/{folder}/{file}"));
                Diagnostic::new(
                    head.code,
                    whole(&path),
                    format!("the folder `{folders}/{folder}` holds records and no `{file}`"),
                )
                .help("write one; docs/FORMAT.md shows an example")
            })
            .collect()
    }
}

/// A record that every folder of a kind must have at its top.
struct Head {
    /// Where such folders are.
    folders: &'static str,
    /// The name of its file.
    file: &'static str,
    kind: RecordKind,
    /// What it is called if it is not there.
    code: Code,
}

const HEADS: [Head; 2] = [
    Head {
        folders: "topics",
        file: "topic.ron",
        kind: RecordKind::Topic,
        code: Code::MissingTopic,
    },
    Head {
        folders: "rules",
        file: "set.ron",
        kind: RecordKind::RuleSet,
        code: Code::MissingSet,
    },
];

/// Says of each bare string which language it is in: that of its topic, for a rule set that of the
/// topic it names, or that of the settings.
fn settle_languages(reading: &mut Reading) {
    let outside = reading
        .settings
        .as_ref()
        .map_or_else(Language::default, |it| it.language);
    let (mut of_topic, mut topic_of_set) = (BTreeMap::new(), BTreeMap::new());
    for located in &reading.records {
        match &*located.record {
            Record::Topic(topic) => {
                of_topic.insert(topic.id.clone(), topic.language);
            }
            Record::RuleSet(set) => {
                topic_of_set.insert(set.id.clone(), set.topic.clone());
            }
            Record::Issue(_)
            | Record::Claim(_)
            | Record::Argument(_)
            | Record::Source(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => {}
        }
    }
    for located in &mut reading.records {
        if located.record.has_bare_text() {
            let topic = match &located.folder {
                Some(Folder::Topic(topic)) => Some(topic),
                Some(Folder::Set(set)) => topic_of_set.get(set).and_then(Option::as_ref),
                None => None,
            };
            let language = topic.and_then(|topic| of_topic.get(topic));
            Arc::make_mut(&mut located.record).settle(language.copied().unwrap_or(outside));
        }
    }
}
