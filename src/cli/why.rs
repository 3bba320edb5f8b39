//! `why`: why a worked case is decided as it is.

use clap::Args;

use crate::model::{CaseId, RecordKind};
use crate::store::Store;

use super::case::{From, Length, of_record, tell};
use super::standpoint::named;
use super::{Failure, Outcome, open};

#[derive(Debug, Args)]
pub(super) struct Asked {
    /// The case
    case: String,
    /// How much is told: a sentence, the deciding steps, or every step
    #[arg(long, value_enum, default_value_t = Length::Medium)]
    length: Length,
    #[command(flatten)]
    seen: From,
}

pub(super) fn run(store: &Store, asked: &Asked) -> Result<Outcome, Failure> {
    let (kb, _) = open(store)?;
    let record = named(&kb, &asked.case, &[RecordKind::Case])?;
    let id = CaseId::new(&record.slug()).map_err(|bad| bad.to_string())?;
    let graph = kb.graph();
    let (Some(case), Some(set)) = (graph.case(&id), graph.set_of(id.as_str())) else {
        return Err(format!("the rules of `{id}` cannot be read"));
    };
    tell(
        &kb,
        &of_record(case, set.clone()),
        &asked.seen,
        asked.length,
        None,
    )
}
