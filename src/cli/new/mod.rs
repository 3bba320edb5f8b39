//! `new`: a record from flags and answers, laid over the base before it is written. It never
//! writes over a file, nor what would be an error.

mod argument;
pub(in crate::cli) mod ask;
mod claim;
mod desk;
mod slug;
mod source;

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::{Args, Subcommand};

use crate::diagnostic::Diagnostic;
use crate::knowledge_base::KnowledgeBase;
use crate::model::{ClaimId, Record, Severity};
use crate::store::{Store, record_to_string, write_new};

use super::report::Drawer;
use super::{Failure, Outcome, open, print, remark};
use ask::Asker;
use desk::Desk;

/// What can be written.
#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// A sentence that can stand or fall
    Claim(claim::Flags),
    /// Premises offered for or against something
    Argument(argument::Flags),
    /// A work that can be cited
    Source(source::Flags),
}

/// What holds for every kind of record.
#[derive(Debug, Clone, Copy, Args)]
struct Common {
    /// Show the file and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
}

/// A record that is to be written.
struct Draft {
    record: Record,
    /// From the root of the knowledge base, with `/`.
    folder: String,
    id: Option<Arc<str>>,
    /// What the id is if none was given; with a number behind it if it is taken.
    name: String,
}

pub(super) fn run(store: &Store, new: New) -> Result<Outcome, Failure> {
    let (kb, tree) = open(store)?;
    let common = match &new {
        New::Claim(flags) => flags.common,
        New::Argument(flags) => flags.common,
        New::Source(flags) => flags.common,
    };
    let ask = Asker::new(common.yes);
    let desk = Desk { kb: &kb, ask };
    let draft = match new {
        New::Claim(flags) => match claim::draft(flags, desk)? {
            Some(draft) => draft,
            None => return Ok(Outcome::Findings),
        },
        New::Argument(flags) => argument::draft(flags, desk)?,
        New::Source(flags) => source::draft(flags, desk)?,
    };
    let suggested = free_id(&kb, &draft);
    let id = match &draft.id {
        Some(id) => Arc::clone(id),
        None => ask
            .optional(None, &format!("Its id (blank: {suggested})"), &|answer| {
                let id = ClaimId::new(answer).map_err(|bad| bad.to_string())?;
                taken(&kb, id.as_str()).map_or(Ok(id.slug()), Err)
            })?
            .unwrap_or(suggested),
    };
    if let Some(by) = taken(&kb, &id) {
        remark(&format!("error: {by}; nothing was written"));
        return Ok(Outcome::Findings);
    }
    let path: Arc<str> = Arc::from(format!("{}/{id}.ron", draft.folder));
    let file = store.root().join(&*path);
    let text = record_to_string(&draft.record).map_err(|error| error.to_string())?;
    let after = {
        let store = store.clone().with_draft(&path, &text);
        let tree = store.read_again(&tree, &[Arc::clone(&path)]);
        KnowledgeBase::of(&store, &tree)
    };
    if report(&kb, &after) {
        remark("Nothing was written.");
        return Ok(Outcome::Findings);
    }
    if common.dry_run {
        print(&text);
        return Ok(Outcome::Clean);
    }
    if ask.asks() {
        remark(&format!("\n{text}"));
        if !ask.agrees(&format!("Write it to {}?", file.display()))? {
            remark("Nothing was written.");
            return Ok(Outcome::Clean);
        }
    }
    write_new(&file, text.as_bytes()).map_err(|error| error.to_string())?;
    print(&format!("{}\n", file.display()));
    Ok(Outcome::Clean)
}

/// Who has this id already, if somebody has.
fn taken(kb: &KnowledgeBase, id: &str) -> Option<String> {
    let kind = kb
        .graph()
        .record(id)
        .map(Record::kind)
        .or_else(|| kb.broken(id))?;
    let file = kb.file_of(id).unwrap_or("the knowledge");
    Some(format!(
        "the id `{id}` is taken by the {} in {file}",
        kind.word()
    ))
}

/// An id that nothing has, named after the draft.
fn free_id(kb: &KnowledgeBase, draft: &Draft) -> Arc<str> {
    let base = match ClaimId::new(&draft.name) {
        Ok(id) => id.to_string(),
        // A text without a letter that an id may have.
        Err(_) => draft.record.kind().word().to_owned(),
    };
    let mut id = base.clone();
    let mut number = 1_u32;
    while taken(kb, &id).is_some() {
        number = number.saturating_add(1);
        id = format!("{base}-{number}");
    }
    Arc::from(id)
}

/// Shows what is found with the new record and was not found without it. Whether there is an error.
fn report(before: &KnowledgeBase, after: &KnowledgeBase) -> bool {
    let key = |it: &Diagnostic| (it.code, it.spot.clone(), it.message.clone());
    let known: BTreeSet<_> = before.findings().iter().map(key).collect();
    let drawer = Drawer::new();
    let mut errors = false;
    for finding in after.findings() {
        if !known.contains(&key(finding)) {
            errors |= finding.severity == Severity::Error;
            remark(
                drawer
                    .draw(finding, after.locate(finding).as_ref())
                    .trim_end(),
            );
        }
    }
    errors
}
