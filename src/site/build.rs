//! The static build: every page of the address book as a file, the same bytes as the server's.

use std::path::{Path, PathBuf};

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
}

/// The file that marks a folder as ours.
const MARK: &str = ".counterpoint-site";

/// Writes the whole site into a folder, and returns the number of files. `step` is called with
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
    let total = all.len() + pages::assets().len() + 3;
    all.par_iter()
        .try_for_each(|(page, language)| -> Result<(), BuildError> {
            let path = file_of(&page.path(*language));
            match render(kb, None, page, *language, &Asked::default(), Hosting::Files) {
                Rendered::Html(text) => write_atomically(&folder.join(path), text.as_bytes())?,
                Rendered::Css(text) => {
                    write_atomically(
                        &folder.join(page.path(*language).trim_start_matches('/')),
                        text.as_bytes(),
                    )?;
                }
                // The address book lists only what can be rendered; a test holds it to that.
                Rendered::Missing(_) | Rendered::Bad(_) => {}
            }
            step(total);
            Ok(())
        })?;
    for asset in pages::assets() {
        write_atomically(
            &folder.join(asset.path.trim_start_matches('/')),
            &asset.bytes,
        )?;
        step(total);
    }
    let reader = Reader::new(kb, kb.settings().language, Hosting::Files);
    let missing = MissingView::not_found(reader, "");
    let text = pages::missing(&missing).into_string();
    write_atomically(&folder.join("404.html"), text.as_bytes())?;
    let text = pages::redirect(&missing).into_string();
    write_atomically(&folder.join("index.html"), text.as_bytes())?;
    write_atomically(&folder.join(MARK), b"")?;
    Ok(total)
}

/// The file of a page's address: a folder with an index, which every file server understands.
fn file_of(path: &str) -> PathBuf {
    PathBuf::from(path.trim_start_matches('/')).join("index.html")
}
