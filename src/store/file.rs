//! One file to records: what its path says it is for, and what it holds.

use std::fs::File;
use std::io::{self, Read as _};
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{
    BadId, Folder, Id, Kind, LoadedWords, Record, RecordKind, RuleSetId, Settings, TopicId,
};

use super::syntax::{self, BadShape};
use super::tree::Standing;
use super::{Store, spans};

/// The most bytes that a file with one record may have.
const LARGEST_RECORD: u64 = 4 << 20;
/// The most bytes that an import may have.
const LARGEST_IMPORT: u64 = 1 << 30;

/// A record, and where it was found.
#[derive(Debug, Clone)]
pub struct Located {
    /// The record, with its id. Shared, so that a later reading need not copy what did not change.
    pub record: Arc<Record>,
    /// The folder of a topic or a rule set, if it lies in one.
    pub folder: Option<Folder>,
    /// The file, and for an import the place in it.
    pub spot: Spot,
}

/// A record that could not be read, known only by the name of its file or its id in an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What its folder, or its head in an import, says it is.
    pub kind: RecordKind,
    /// What its file name, or the text of its `id`, says its id is.
    pub slug: Arc<str>,
}

impl Store {
    /// Reads one file. The path is from the root, with `/`.
    pub(super) fn read_file(&self, path: &Arc<str>) -> FileReading {
        let mut reading = FileReading::new(path);
        let role = match Role::of(path) {
            Ok(role) => role,
            Err(bad) => {
                reading.finding(bad);
                return reading;
            }
        };
        let most = role.most();
        let bytes = match self.bytes_up_to(path, most) {
            Ok(Bytes::All(bytes)) => bytes,
            Ok(Bytes::TooMany(count)) => {
                let message = format!("the file has {count} bytes; {most} are allowed");
                let help = match role {
                    Role::Import(..) => "split it into several imports",
                    Role::Settings | Role::LoadedWords | Role::Record(..) => {
                        "put long lists into a file named `import-<something>.ron`"
                    }
                };
                reading.finding(Finding::at_start(Code::OversizedFile, message, help));
                reading.role_is_broken(&role);
                return reading;
            }
            Err(error) => {
                let message = format!("the file cannot be read: {}", error.kind());
                reading.finding(Finding::at_start(
                    Code::UnreadableFile,
                    message,
                    "mend its permissions, or remove it",
                ));
                reading.role_is_broken(&role);
                return reading;
            }
        };
        reading.parse(&bytes, &role);
        reading
    }

    /// Reads a file, or the draft in its place, of at most so many bytes. The file is looked up by
    /// its path only once: in a large base that costs as much as the reading.
    fn bytes_up_to(&self, path: &str, most: u64) -> io::Result<Bytes> {
        if let Some(draft) = self.drafts.get(path) {
            return Ok(Bytes::All(draft.as_bytes().to_vec()));
        }
        let file = File::open(self.root().join(path))?;
        let metadata = file.metadata()?;
        let count = metadata.len();
        if count > most {
            return Ok(Bytes::TooMany(count));
        }
        // The listing leaves out what is no file; this is for what took its place since.
        if !metadata.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(count).unwrap_or_default());
        file.take(most).read_to_end(&mut bytes)?;
        Ok(Bytes::All(bytes))
    }

    /// The text of a file that is read for records, to show a place in it; lossy where it is not
    /// UTF-8. Nothing of what is not read: what a link points to is nobody's business here.
    pub(super) fn shown_text(&self, path: &str) -> Option<String> {
        if !self.drafts.contains_key(path) && self.standing(path) != Standing::Records {
            return None;
        }
        let most = Role::of(path).map_or(LARGEST_RECORD, |role| role.most());
        match self.bytes_up_to(path, most) {
            Ok(Bytes::All(bytes)) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Ok(Bytes::TooMany(_)) | Err(_) => None,
        }
    }
}

/// What a file holds.
enum Bytes {
    All(Vec<u8>),
    TooMany(u64),
}

/// What a file is for, by its path.
enum Role {
    Settings,
    LoadedWords,
    Record(RecordKind, String, Option<Folder>),
    Import(Option<Folder>),
}

impl Role {
    /// The most bytes that such a file may have.
    fn most(&self) -> u64 {
        match self {
            Self::Import(..) => LARGEST_IMPORT,
            Self::Settings | Self::LoadedWords | Self::Record(..) => LARGEST_RECORD,
        }
    }

    fn of(path: &str) -> Result<Self, Finding> {
        let misplaced = || {
            Finding::at_start(
                Code::MisplacedRecord,
                "no record belongs in this folder",
                "put it where docs/FORMAT.md says, for example `topics/<topic>/claims/<id>.ron`",
            )
        };
        let parts: Vec<&str> = path.split('/').collect();
        let (folders, file) = match parts.split_last() {
            Some((file, folders)) => (folders, file.strip_suffix(".ron").unwrap_or(file)),
            None => return Err(misplaced()),
        };
        let topic = |name: &str| {
            let topic = TopicId::new(name);
            topic
                .map(Folder::Topic)
                .map_err(|bad| Finding::bad_name("the folder of the topic", &bad))
        };
        let set = |name: &str| {
            let set = RuleSetId::new(name);
            set.map(Folder::Set)
                .map_err(|bad| Finding::bad_name("the folder of the rule set", &bad))
        };
        let (kinds, folder): (&[RecordKind], Option<Folder>) = match folders {
            [] => {
                return match file {
                    "settings" => Ok(Self::Settings),
                    "loaded-words" => Ok(Self::LoadedWords),
                    _ if file.starts_with("import-") => Ok(Self::Import(None)),
                    _ => Err(misplaced()),
                };
            }
            ["sources"] => (&[RecordKind::Source], None),
            ["actors"] => (&[RecordKind::Actor], None),
            ["expects"] => (&[RecordKind::Expect], None),
            ["topics", name] if file == "topic" => {
                let topic = topic(name)?;
                return Ok(Self::Record(
                    RecordKind::Topic,
                    (*name).to_owned(),
                    Some(topic),
                ));
            }
            ["topics", name] if file.starts_with("import-") => (&[], Some(topic(name)?)),
            ["topics", name, "issues"] => (&[RecordKind::Issue], Some(topic(name)?)),
            ["topics", name, "claims"] => (&[RecordKind::Claim], Some(topic(name)?)),
            ["topics", name, "arguments"] => (&[RecordKind::Argument], Some(topic(name)?)),
            ["topics", name, "expects"] => (&[RecordKind::Expect], Some(topic(name)?)),
            ["rules", name] if file == "set" => {
                let set = set(name)?;
                return Ok(Self::Record(
                    RecordKind::RuleSet,
                    (*name).to_owned(),
                    Some(set),
                ));
            }
            ["rules", name] if file.starts_with("import-") => (&[], Some(set(name)?)),
            ["rules", name, "predicates"] => (&[RecordKind::Predicate], Some(set(name)?)),
            ["rules", name, "rules"] => (&[RecordKind::Rule], Some(set(name)?)),
            ["rules", name, "cases"] => (&[RecordKind::Case], Some(set(name)?)),
            ["rules", name, "policies"] => (&[RecordKind::Policy], Some(set(name)?)),
            _ => return Err(misplaced()),
        };
        match kinds {
            _ if file.starts_with("import-") => Ok(Self::Import(folder)),
            [kind] => Ok(Self::Record(*kind, file.to_owned(), folder)),
            _ => Err(misplaced()),
        }
    }
}

/// A finding that does not know its file yet.
struct Finding {
    code: Code,
    span: Range<usize>,
    message: String,
    help: Option<String>,
}

impl Finding {
    fn at_start(code: Code, message: impl Into<String>, help: &str) -> Self {
        Self {
            code,
            span: 0..0,
            message: message.into(),
            help: Some(help.to_owned()),
        }
    }

    /// The name of a file or folder is no slug.
    fn bad_name(what: &str, bad: &BadId) -> Self {
        let bad = bad.to_string();
        // What is wrong and, after a colon, what to do.
        let (message, help) = bad.rsplit_once(": ").unwrap_or((&bad, "use another name"));
        Self::at_start(Code::BadId, message, &format!("rename {what}: {help}"))
    }
}

impl Finding {
    /// The same, `by` bytes further on in the file.
    fn moved(mut self, by: usize) -> Self {
        self.span = self.span.start + by..self.span.end + by;
        self
    }
}

impl From<BadShape> for Finding {
    fn from(bad: BadShape) -> Self {
        Self {
            code: bad.code,
            span: bad.span,
            message: bad.message,
            help: bad.help,
        }
    }
}

/// What one file gave.
#[derive(Debug)]
pub(super) struct FileReading {
    pub(super) path: Arc<str>,
    pub(super) records: Vec<Located>,
    pub(super) settings: Option<Settings>,
    pub(super) loaded_words: Option<LoadedWords>,
    pub(super) broken: Vec<Broken>,
    pub(super) findings: Vec<Diagnostic>,
}

impl FileReading {
    fn new(path: &Arc<str>) -> Self {
        Self {
            path: Arc::clone(path),
            records: Vec::new(),
            settings: None,
            loaded_words: None,
            broken: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn finding(&mut self, finding: Finding) {
        let spot = Spot::File(Arc::clone(&self.path), finding.span.into());
        let mut diagnostic = Diagnostic::new(finding.code, spot, finding.message);
        diagnostic.help = finding.help;
        self.findings.push(diagnostic);
    }

    fn role_is_broken(&mut self, role: &Role) {
        if let Role::Record(kind, slug, _) = role {
            self.broken.push(Broken {
                kind: *kind,
                slug: Arc::from(slug.as_str()),
            });
            for finding in &mut self.findings {
                *finding = finding.clone().about(*kind, slug);
            }
        }
    }

    fn parse(&mut self, bytes: &[u8], role: &Role) {
        let (text, mark) = match text_of(bytes) {
            Ok(text) => text,
            Err(finding) => {
                self.finding(finding);
                self.role_is_broken(role);
                return;
            }
        };
        if mark > 0 {
            self.finding(Finding::at_start(
                Code::ByteOrderMark,
                "the file starts with a byte order mark",
                "save it as UTF-8 without one",
            ));
        }
        match role {
            Role::Settings => self.settings = self.value(text, mark),
            Role::LoadedWords => self.loaded_words = self.value(text, mark),
            Role::Record(kind, name, folder) => {
                if let Some(record) = self.value::<Record>(text, mark) {
                    self.single(record, *kind, name, folder.as_ref());
                }
                if self.records.is_empty() {
                    self.role_is_broken(role);
                }
            }
            Role::Import(folder) => {
                self.list(text, mark, folder.as_ref());
            }
        }
    }

    fn value<T: DeserializeOwned>(&mut self, text: &str, mark: usize) -> Option<T> {
        match syntax::parse(text) {
            Ok(value) => Some(value),
            Err(bad) => {
                self.finding(Finding::from(bad).moved(mark));
                None
            }
        }
    }

    fn single(
        &mut self,
        mut record: Record,
        kind: RecordKind,
        name: &str,
        folder: Option<&Folder>,
    ) {
        if record.kind() != kind {
            self.finding(Finding::at_start(
                Code::MisplacedRecord,
                format!(
                    "this is the folder of {}, and the file holds a record of another kind: `{}`",
                    kind.folder(),
                    record.kind().head()
                ),
                &format!(
                    "move the file to the folder `{}`, or begin it with `{}(`",
                    record.kind().folder(),
                    kind.head()
                ),
            ));
            return;
        }
        let written = record.slug();
        if !written.is_empty() && &*written != name {
            self.finding(Finding::at_start(
                Code::BadId,
                format!("the file is named `{name}`, and the record says `id: \"{written}\"`"),
                "leave the `id` out: the name of the file is the id",
            ));
            return;
        }
        if let Err(bad) = name_it(&mut record, name) {
            self.finding(bad);
            return;
        }
        self.found(record, folder, None);
    }

    fn found(&mut self, record: Record, folder: Option<&Folder>, span: Option<Range<usize>>) {
        let spot = Spot::File(Arc::clone(&self.path), span.unwrap_or(0..0).into());
        self.records.push(Located {
            record: Arc::new(record),
            folder: folder.cloned(),
            spot,
        });
    }

    /// The records of an import. If the list as a whole cannot be read, its records are read one by
    /// one, so that a fault in one does not cost the others.
    fn list(&mut self, text: &str, mark: usize, folder: Option<&Folder>) {
        let spans = spans::of_items(text);
        let records = match syntax::parse::<Vec<Record>>(text) {
            Ok(records) => records.into_iter().zip(spans).collect(),
            Err(whole) => {
                let known = self.findings.len();
                let records = self.one_by_one(text, mark, spans);
                if self.findings.len() == known {
                    // Each is well made by itself: the fault lies between them.
                    self.finding(Finding::from(whole).moved(mark));
                }
                records
            }
        };
        for (record, span) in records {
            let span = span.start + mark..span.end + mark;
            if record.slug().is_empty() {
                self.finding(Finding {
                    code: Code::MissingField,
                    span,
                    message: format!("this {} has no `id`", record.kind().word()),
                    help: Some("in an import every record says its own `id`".to_owned()),
                });
                continue;
            }
            self.found(record, folder, Some(span));
        }
    }

    fn one_by_one(
        &mut self,
        text: &str,
        mark: usize,
        spans: Vec<Range<usize>>,
    ) -> Vec<(Record, Range<usize>)> {
        let mut records = Vec::new();
        for span in spans {
            match syntax::parse(text.get(span.clone()).unwrap_or_default()) {
                Ok(record) => records.push((record, span)),
                Err(bad) => {
                    self.finding(Finding::from(bad).moved(span.start + mark));
                    if let Some((kind, slug)) = spans::head_and_id(text, &span) {
                        self.broken.push(Broken {
                            kind,
                            slug: Arc::from(slug),
                        });
                    }
                }
            }
        }
        records
    }
}

/// The text of a file without its byte order mark, and the length of the mark.
fn text_of(bytes: &[u8]) -> Result<(&str, usize), Finding> {
    let text = std::str::from_utf8(bytes).map_err(|error| Finding {
        code: Code::NotUtf8,
        span: error.valid_up_to()..error.valid_up_to() + 1,
        message: format!("byte {} is not UTF-8", error.valid_up_to()),
        help: Some("save the file as UTF-8".to_owned()),
    })?;
    let (text, mark) = match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest, '\u{feff}'.len_utf8()),
        None => (text, 0),
    };
    if text.trim().is_empty() {
        return Err(Finding::at_start(
            Code::EmptyFile,
            "the file is empty",
            "write a record; docs/FORMAT.md shows one of each kind",
        ));
    }
    Ok((text, mark))
}

fn name_it(record: &mut Record, name: &str) -> Result<(), Finding> {
    fn named<K: Kind>(slot: &mut Id<K>, name: &str) -> Result<(), Finding> {
        *slot = Id::new(name).map_err(|bad| Finding::bad_name("the file", &bad))?;
        Ok(())
    }
    match record {
        Record::Topic(it) => named(&mut it.id, name),
        Record::Issue(it) => named(&mut it.id, name),
        Record::Claim(it) => named(&mut it.id, name),
        Record::Argument(it) => {
            if name.contains("--") {
                return Err(Finding::at_start(
                    Code::BadId,
                    format!("`{name}` has two hyphens in a row, which only short forms have"),
                    "rename the file: use single hyphens",
                ));
            }
            named(&mut it.id, name)
        }
        Record::Source(it) => named(&mut it.id, name),
        Record::Actor(it) => named(&mut it.id, name),
        Record::Expect(it) => named(&mut it.id, name),
        Record::RuleSet(it) => named(&mut it.id, name),
        Record::Predicate(it) => named(&mut it.id, name),
        Record::Rule(it) => named(&mut it.id, name),
        Record::Case(it) => named(&mut it.id, name),
        Record::Policy(it) => named(&mut it.id, name),
    }
}
