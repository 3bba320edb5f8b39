//! The folder of official texts: files named `<source>.<language>.tsv` or `.xml`, one file a format.
//!
//! Nothing in it is written, copied or followed elsewhere; a file that cannot be used costs itself.

mod tsv;
mod xml;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Date, Language, Settings, SourceId};
use crate::texts::{About, Extent, HeldText, Line, Publisher, Texts};

use super::Store;
use super::tree::whole;

/// The most bytes that a text may have.
const LARGEST: u64 = 64 << 20;

/// What a file holds, in whichever form.
struct Read {
    publisher: Publisher,
    extent: Extent,
    current_to: Option<Date>,
    lines: Vec<Line>,
    /// What is wrong with some of it, in a sentence.
    complaint: Option<String>,
}

/// The form of a file, the better one first: XML holds a work whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Xml,
    Tsv,
}

/// The texts of a store as they were read, and what is wrong with them.
#[derive(Debug, Clone, Default)]
pub(super) struct TextsReading {
    pub(super) texts: Option<Arc<Texts>>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Texts {
    /// Reads a folder of texts: files named after the source whose text they hold, such as
    /// `garden-act.en.tsv`. What cannot be used is a finding, and the others are read.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn open(folder: &Path) -> io::Result<(Self, Vec<Diagnostic>)> {
        let mut names: Vec<String> = fs::read_dir(folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        let mut findings = Vec::new();
        let mut files: BTreeMap<(SourceId, Language, Form), String> = BTreeMap::new();
        for name in names {
            match named(&name) {
                Named::Text(source, language, form) => {
                    files.insert((source, language, form), name);
                }
                Named::Wrongly => findings.push(finding(
                    &name,
                    "the name of this file does not say which text it holds",
                    "name it `<source>.en.tsv`, `<source>.fr.tsv`, or `.xml` for the XML of Justice Laws",
                )),
                Named::Otherwise => {}
            }
        }
        let mut texts = Self::default();
        for ((source, language, form), name) in files {
            if texts.text(&source, language).is_some() {
                findings.push(finding(
                    &name,
                    format!(
                        "this file is not read: `{source}.{}.xml` holds the same text",
                        language.tag()
                    ),
                    "keep one of the two",
                ));
                continue;
            }
            match read(folder, &name, language, form) {
                Ok((text, complaint)) => {
                    findings.extend(complaint.map(|what| {
                        finding(
                            &name,
                            what,
                            "mend these lines; docs/FORMAT.md says how they look",
                        )
                    }));
                    texts.insert(source, text);
                }
                Err(what) => findings.push(finding(
                    &name,
                    what,
                    "mend the file or take it out of the folder; the other texts are read",
                )),
            }
        }
        Ok((texts, findings))
    }
}

impl Store {
    /// The same store with this folder of texts, whatever its settings say.
    #[must_use]
    pub fn with_texts(mut self, folder: impl Into<PathBuf>) -> Self {
        self.texts = Some(folder.into());
        self
    }

    /// Reads the texts that the store was given, or else that its settings name.
    pub(super) fn read_texts(&self, settings: Option<&Settings>) -> TextsReading {
        // What git remembers is compared, not read beside the law of today.
        let named = settings
            .and_then(|settings| settings.texts.as_ref())
            .filter(|_| !self.is_remembered);
        let (folder, spot) = match (&self.texts, named) {
            (Some(folder), _) => (
                folder.clone(),
                whole(&Arc::from(folder.to_string_lossy().as_ref())),
            ),
            (None, Some(named)) => (
                self.root().join(named),
                Spot::Within(Arc::from("settings.ron"), "texts", named.clone()),
            ),
            (None, None) => return TextsReading::default(),
        };
        match Texts::open(&folder) {
            Ok((texts, findings)) => TextsReading {
                texts: Some(Arc::new(texts)),
                findings,
            },
            Err(error) => TextsReading {
                texts: None,
                findings: vec![
                    Diagnostic::new(
                        Code::UnusableText,
                        spot,
                        format!(
                            "the folder of texts cannot be read: {}; everything is shown without it",
                            error.kind()
                        ),
                    )
                    .help("mend its name, in `texts` of `settings.ron` or after `--texts`"),
                ],
            },
        }
    }
}

/// What the name of a file says.
enum Named {
    /// Which text it holds.
    Text(SourceId, Language, Form),
    /// It is meant to be a text, and its name does not say of what.
    Wrongly,
    /// It is no text.
    Otherwise,
}

fn named(name: &str) -> Named {
    if name.starts_with('.') {
        return Named::Otherwise;
    }
    let lower = name.to_lowercase();
    let form = match lower.rsplit_once('.') {
        Some((_, "tsv")) => Form::Tsv,
        Some((_, "xml")) => Form::Xml,
        _ => return Named::Otherwise,
    };
    let stem = lower.get(..lower.len() - 4).unwrap_or_default();
    let parts = stem.rsplit_once('.').and_then(|(source, tag)| {
        let language = Language::ALL.into_iter().find(|it| it.tag() == tag)?;
        Some((SourceId::new(source).ok()?, language))
    });
    match parts {
        Some((source, language)) if name == lower => Named::Text(source, language, form),
        Some(_) | None => Named::Wrongly,
    }
}

/// One text, and what is wrong with some of its lines; or why it cannot be used.
fn read(
    folder: &Path,
    name: &str,
    language: Language,
    form: Form,
) -> Result<(HeldText, Option<String>), String> {
    let bytes = bytes(&folder.join(name))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| format!("byte {} of the file is not UTF-8", error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let read = match form {
        Form::Xml => xml::read(text, language)?,
        Form::Tsv => tsv::read(text),
    };
    let about = About {
        language,
        publisher: read.publisher,
        extent: read.extent,
        current_to: read.current_to,
    };
    let held = HeldText::of(about, read.lines);
    if held.is_empty() {
        return Err(read
            .complaint
            .unwrap_or_else(|| "the file holds no provision".to_owned()));
    }
    Ok((held, read.complaint))
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let unreadable = |error: io::Error| format!("the file cannot be read: {}", error.kind());
    let kind = path.symlink_metadata().map_err(unreadable)?.file_type();
    if kind.is_symlink() {
        return Err("symbolic links are not followed".to_owned());
    }
    // To open a pipe is to wait for whoever writes into it.
    if !kind.is_file() {
        return Err("this is a folder, a pipe or a device, and no file".to_owned());
    }
    let file = File::open(path).map_err(unreadable)?;
    let count = file.metadata().map_err(unreadable)?.len();
    if count > LARGEST {
        return Err(format!("the file has {count} bytes; {LARGEST} are allowed"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

fn finding(name: &str, what: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(Code::UnusableText, whole(&Arc::from(name)), what).help(help)
}
