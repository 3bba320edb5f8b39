//! `fmt`: lays the files out in the canonical way, and says which it leaves alone. It changes no
//! word, no value and no comment.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::store::{Store, Tidied, write_atomically};

use super::progress::Bar;
use super::{Failure, Outcome, counted, print, remark, unreadable};

pub(super) fn run(store: &Store, check: bool, only: &[PathBuf]) -> Result<Outcome, Failure> {
    let (files, unlisted) = store.files().map_err(|error| unreadable(store, &error))?;
    let wanted = Wanted::of(store, only)?;
    let mut left_alone = 0_usize;
    for (path, why) in unlisted.iter().filter_map(not_followed) {
        if wanted.has(path) {
            left_alone += 1;
            remark(&format!("left alone: {path}: {why}"));
        }
    }
    let bar = Bar::new("tidying");
    let files: Vec<&Arc<str>> = files.iter().filter(|path| wanted.has(path)).collect();
    let mut changed = 0_usize;
    for path in &files {
        bar.step(files.len());
        match store.tidied(path) {
            Ok(Tidied::Already) => {}
            Ok(Tidied::Changed(_)) if check => {
                changed += 1;
                print(&format!("would change: {path}\n"));
            }
            Ok(Tidied::Changed(text)) => {
                write_atomically(&store.root().join(&***path), text.as_bytes())
                    .map_err(|error| error.to_string())?;
                changed += 1;
                print(&format!("changed: {path}\n"));
            }
            Ok(Tidied::LeftAlone(why)) => {
                left_alone += 1;
                remark(&format!("left alone: {path}: {why}"));
            }
            Err(error) => {
                left_alone += 1;
                remark(&format!("left alone: {path}: it cannot be read: {error}"));
            }
        }
    }
    bar.finish();
    let verb = if check { "would change" } else { "changed" };
    remark(&format!(
        "{}: {changed} {verb}, {left_alone} left alone",
        counted(files.len(), "file")
    ));
    Ok(if left_alone > 0 || (check && changed > 0) {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// The path and the message of what the store does not list.
fn not_followed(finding: &Diagnostic) -> Option<(&str, &str)> {
    match &finding.spot {
        // A stray file is none of those that are laid out.
        Spot::File(path, _) if finding.code != Code::StrayFile => Some((path, &finding.message)),
        Spot::File(..)
        | Spot::Record(_)
        | Spot::Field(..)
        | Spot::Value(..)
        | Spot::Within(..)
        | Spot::Inside(..) => None,
    }
}

/// The files and folders that were named, as paths from the root with `/`; none means all.
struct Wanted(Vec<String>);

impl Wanted {
    fn of(store: &Store, only: &[PathBuf]) -> Result<Self, Failure> {
        let root = store
            .root()
            .canonicalize()
            .map_err(|error| unreadable(store, &error))?;
        only.iter()
            .map(|path| {
                // `check` prints paths from the root; they are taken as readily as those from here.
                let place = [path.clone(), root.join(path)]
                    .into_iter()
                    .filter(|place| place.symlink_metadata().is_ok())
                    .filter_map(|place| place_of(&place))
                    .find_map(|place| place.strip_prefix(&root).ok().map(Path::to_owned));
                match place {
                    Some(place) => {
                        let parts: Vec<_> = place.iter().map(|it| it.to_string_lossy()).collect();
                        Ok(parts.join("/"))
                    }
                    None => Err(format!(
                        "there is no {} in the folder {}",
                        path.display(),
                        store.root().display()
                    )),
                }
            })
            .collect::<Result<Vec<_>, Failure>>()
            .map(Self)
    }

    fn has(&self, path: &str) -> bool {
        self.0.is_empty()
            || self.0.iter().any(|wanted| {
                path.strip_prefix(wanted.as_str()).is_some_and(|rest| {
                    wanted.is_empty() || rest.is_empty() || rest.starts_with('/')
                })
            })
    }
}

/// Where `path` is, through links among its folders but not through itself.
fn place_of(path: &Path) -> Option<PathBuf> {
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !folder.as_os_str().is_empty() => {
            Some(folder.canonicalize().ok()?.join(name))
        }
        (_, Some(name)) => Some(Path::new(".").canonicalize().ok()?.join(name)),
        (_, None) => path.canonicalize().ok(),
    }
}
