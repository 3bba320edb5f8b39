//! The static build: every page of the address book as a file, the same bytes as the server's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use thiserror::Error;

use crate::knowledge_base::KnowledgeBase;
use crate::model::Language;
use crate::pages;
use crate::store::{WriteError, write_atomically};
use crate::view::{Hosting, MissingView, Page, Reader};

use super::query::Asked;
use super::render::{Rendered, render};

/// Why a site was not built.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The folder holds something that is not a site built before.
    #[error("{} is not empty and was not built by this program: name another folder", .0.display())]
    Occupied(PathBuf),
    /// The address book names a page that cannot be rendered; this is a fault of the program.
    #[error("{0} is an address without a page")]
    NoPage(String),
}

/// The file that marks a folder as ours, with the names of the files that were written into it.
const MARK: &str = ".counterpoint-site";

/// Writes the whole site into a folder, takes away what an earlier build wrote there and this one did
/// not, and returns the number of files. `step` is called with
/// that number before the first and after each, from any thread.
///
/// # Errors
/// [`BuildError`].
pub fn build(
    kb: &KnowledgeBase,
    folder: &Path,
    step: &(dyn Fn(usize) + Sync),
) -> Result<usize, BuildError> {
    let has_files = folder
        .read_dir()
        .is_ok_and(|mut files| files.next().is_some());
    if has_files && !folder.join(MARK).is_file() {
        return Err(BuildError::Occupied(folder.to_owned()));
    }
    let all: Vec<(Page, Language)> = Page::all(kb)
        .flat_map(|page| Language::ALL.map(|language| (page.clone(), language)))
        .collect();
    let assets = pages::assets();
    let names: BTreeSet<String> = all
        .iter()
        .map(|(page, language)| file_of(page, *language))
        .chain(assets.iter().map(|asset| inside(&asset.path).to_owned()))
        .chain(["404.html", "index.html"].map(str::to_owned))
        .collect();
    let earlier = fs::read_to_string(folder.join(MARK)).unwrap_or_default();
    let earlier: BTreeSet<String> = earlier.lines().map(str::to_owned).collect();
    // The mark comes first, so that a build that fails can be begun again.
    mark(folder, &earlier.union(&names).collect())?;

    let total = all.len() + assets.len() + 3;
    all.par_iter()
        .try_for_each(|(page, language)| -> Result<(), BuildError> {
            match render(kb, None, page, *language, &Asked::default(), Hosting::Files) {
                Rendered::Html(text) | Rendered::Css(text) => {
                    put(folder, &file_of(page, *language), text.as_bytes())?;
                }
                Rendered::File(_, bytes) => put(folder, &file_of(page, *language), &bytes)?,
                Rendered::Missing(_) | Rendered::Bad(_) => {
                    return Err(BuildError::NoPage(page.path(*language)));
                }
            }
            step(total);
            Ok(())
        })?;
    for asset in assets {
        put(folder, inside(&asset.path), &asset.bytes)?;
        step(total);
    }
    let reader = Reader::new(kb, kb.settings().language, Hosting::Files);
    let missing = MissingView::not_found(reader, "");
    let text = pages::missing(&missing).into_string();
    put(folder, "404.html", text.as_bytes())?;
    let text = pages::redirect(&missing).into_string();
    put(folder, "index.html", text.as_bytes())?;
    for name in earlier.difference(&names) {
        take_away(folder, name);
    }
    mark(folder, &names.iter().collect())?;
    Ok(total)
}

fn mark(folder: &Path, names: &BTreeSet<&String>) -> Result<(), WriteError> {
    let lines: String = names
        .iter()
        .flat_map(|name| [name.as_str(), "\n"])
        .collect();
    write_atomically(&folder.join(MARK), lines.as_bytes())
}

/// Writes a file of the site. It can be made again from the knowledge: waiting for the disk after
/// each would cost minutes and save nothing.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
    let path = folder.join(name);
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&path, bytes))
        .map_err(|source| WriteError::Disk { path, source })
}

/// Removes a file that an earlier build wrote, and the folders that are empty without it. Nothing
/// that others put into the folder is touched; what cannot be removed does no harm.
fn take_away(folder: &Path, name: &str) {
    let name = Path::new(name);
    let stays_inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !stays_inside || fs::remove_file(folder.join(name)).is_err() {
        return;
    }
    for above in name.ancestors().skip(1).filter(|it| *it != Path::new("")) {
        if fs::remove_dir(folder.join(above)).is_err() {
            return;
        }
    }
}

fn inside(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// The file of a page: a folder with an index, which every file server understands.
fn file_of(page: &Page, language: Language) -> String {
    let path = page.path(language);
    match page {
        Page::MapFile(..) | Page::Atlas(..) | Page::RuleMapStyle(..) => inside(&path).to_owned(),
        Page::Home
        | Page::Item(..)
        | Page::List(_)
        | Page::Map(..)
        | Page::Embed(..)
        | Page::Outline(..)
        | Page::Table(..)
        | Page::Search
        | Page::Health
        | Page::Timeline(_)
        | Page::Strength(_)
        | Page::Cruxes(_)
        | Page::WhatIf(_)
        | Page::Ask(_)
        | Page::Compared(_)
        | Page::RuleMap(..)
        | Page::Changed
        | Page::Guide => format!("{}/index.html", inside(&path)),
    }
}
