//! `build`: writes the site as files.

use std::path::Path;

use crate::site;
use crate::store::Store;

use super::progress::Bar;
use super::{Failure, Outcome, open, print, warn_of_errors, warn_of_texts};

pub(super) fn run(store: &Store, out: &Path) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    warn_of_errors(&kb);
    warn_of_texts(&kb);
    let bar = Bar::new("writing");
    let built = site::build(&kb, out, &|total| bar.step(total));
    bar.finish();
    let files = built.map_err(|error| error.to_string())?;
    print(&format!("{files} files written to {}\n", out.display()));
    Ok(Outcome::Clean)
}
