//! The whole tree of files to records. A bad file is reported and left out; the rest is read.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, SpanKey, Spot};
use crate::model::{Language, LoadedWords, Record, Settings, TopicId};

use super::Store;
use super::file::{Broken, FileReading, Located};
use super::place::Files;

/// A store as it was read, file by file, so that one file can be read again.
#[derive(Debug, Clone)]
pub struct Tree {
    files: BTreeMap<Arc<str>, Arc<FileReading>>,
    listing: Vec<Diagnostic>,
}

/// Everything that could be read from a store.
#[derive(Debug)]
pub struct Reading {
    /// The records, in the order of their paths.
    pub records: Vec<Located>,
    /// The settings, if they could be read.
    pub settings: Option<Settings>,
    /// The word list of the wording check; empty if there is none.
    pub loaded_words: LoadedWords,
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
        Ok(Tree {
            files: files.into_iter().collect(),
            listing,
        })
    }

    /// Reads the files at `paths`, given from the root with `/`, again; the others are shared with
    /// `before`. What is gone is left out, with all that was in it if it was a folder.
    #[must_use]
    pub fn read_again(&self, before: &Tree, paths: &[Arc<str>]) -> Tree {
        let mut tree = before.clone();
        for path in paths {
            let on_disk = path.ends_with(".ron") && self.root().join(&**path).is_file();
            if on_disk || self.drafts.contains_key(path) {
                tree.files
                    .insert(Arc::clone(path), Arc::new(self.read_file(path)));
            } else {
                tree.files.remove(path);
                let inside = format!("{path}/");
                tree.files.retain(|file, _| !file.starts_with(&inside));
            }
        }
        tree
    }

    /// The path of every file that holds records, from the root with `/`, and what cannot be
    /// listed or is not followed.
    ///
    /// # Errors
    /// If the root folder cannot be listed.
    pub fn files(&self) -> io::Result<(Vec<Arc<str>>, Vec<Diagnostic>)> {
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
            if entry.file_type().is_symlink() {
                let message =
                    "symbolic links are not followed, so that nothing outside the folder is read";
                findings.push(
                    Diagnostic::new(Code::SymbolicLink, whole(&path), message)
                        .help("put the file itself here"),
                );
            } else if entry.file_type().is_file() && path.ends_with(".ron") {
                paths.push(path);
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
fn whole(path: &Arc<str>) -> Spot {
    Spot::File(Arc::clone(path), SpanKey { start: 0, end: 0 })
}

impl Tree {
    /// The records of all files, in the order of their paths, each text in its language.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let mut reading = Reading {
            records: Vec::with_capacity(self.files.len()),
            settings: None,
            loaded_words: LoadedWords::default(),
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
        for name in ["settings.ron", "loaded-words.ron"] {
            let name: Arc<str> = Arc::from(name);
            if self.files.contains_key(&name) {
                // No id has a full stop, so these two can be found like a record.
                reading.files.insert(Arc::clone(&name), whole(&name));
            }
        }
        let settings: Arc<str> = Arc::from("settings.ron");
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
        settle_languages(&mut reading);
        reading
    }
}

/// Says of each bare string which language it is in: that of its topic, or of the settings.
fn settle_languages(reading: &mut Reading) {
    let outside = reading
        .settings
        .as_ref()
        .map_or_else(Language::default, |it| it.language);
    let of_topic: BTreeMap<TopicId, Language> = reading
        .records
        .iter()
        .filter_map(|located| match &*located.record {
            Record::Topic(topic) => Some((topic.id.clone(), topic.language)),
            Record::Issue(_)
            | Record::Claim(_)
            | Record::Argument(_)
            | Record::Source(_)
            | Record::Actor(_) => None,
        })
        .collect();
    for located in &mut reading.records {
        if located.record.has_bare_text() {
            let language = located.topic.as_ref().and_then(|topic| of_topic.get(topic));
            Arc::make_mut(&mut located.record).settle(language.copied().unwrap_or(outside));
        }
    }
}
