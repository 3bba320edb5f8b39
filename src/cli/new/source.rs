//! `new source`: its flags and questions.

use clap::Args;

use crate::cli::Failure;
use crate::model::{
    ActorId, Date, Ext, Language, PartialDate, Record, RecordKind, Source, SourceId, SourceKind,
};

use super::ask::{Wordings, one_of};
use super::desk::Desk;
use super::slug::slug;
use super::{Common, Draft};

/// A work that can be cited.
#[derive(Debug, Args)]
pub(in crate::cli) struct Flags {
    /// Its id, which is the name of the file; made from title and year if it is left out
    #[arg(long, value_parser = SourceId::new)]
    id: Option<SourceId>,
    /// What sort of work it is
    #[arg(long, value_parser = one_of(&SourceKind::ALL))]
    kind: Option<SourceKind>,
    /// Its title in English
    #[arg(long, value_name = "TEXT")]
    title_en: Option<String>,
    /// Its title in French
    #[arg(long, value_name = "TEXT")]
    title_fr: Option<String>,
    /// Who issued it, in English
    #[arg(long, value_name = "TEXT")]
    issuer_en: Option<String>,
    /// Who issued it, in French
    #[arg(long, value_name = "TEXT")]
    issuer_fr: Option<String>,
    /// Who wrote it, where that is somebody else
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// An actor who speaks in it; may be repeated
    #[arg(long, value_name = "ACTOR", value_parser = ActorId::new)]
    by: Vec<ActorId>,
    /// When it was made: 2023, 2023-03 or 2023-03-25
    #[arg(long)]
    date: Option<PartialDate>,
    /// The neutral citation, or the number of the treaty, statute or regulation
    #[arg(long)]
    citation: Option<String>,
    /// Where it is published
    #[arg(long)]
    url: Option<String>,
    /// A copy that will last
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// The day on which you read it there, such as 2023-03-25
    #[arg(long, value_name = "DATE")]
    accessed: Option<Date>,
    /// The language it is in, if only one
    #[arg(long, value_parser = one_of(&Language::ALL))]
    lang: Option<Language>,
    /// What a reader should know before relying on it, in English
    #[arg(long, value_name = "TEXT")]
    note_en: Option<String>,
    /// What a reader should know before relying on it, in French
    #[arg(long, value_name = "TEXT")]
    note_fr: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The source that flags and answers make.
pub(super) fn draft(flags: Flags, desk: Desk<'_>) -> Result<Draft, Failure> {
    let ask = desk.ask;
    let same = |answer: &str| Ok(answer.to_owned());
    let kind = ask.choice(
        flags.kind,
        "--kind",
        "What sort of work it is",
        &SourceKind::ALL,
    )?;
    let wordings = |en, fr| Wordings { en, fr };
    let title = ask.required_text(
        &wordings(flags.title_en, flags.title_fr),
        "--title",
        "Its title",
    )?;
    let issuer = ask.required_text(
        &wordings(flags.issuer_en, flags.issuer_fr),
        "--issuer",
        "Who issued it",
    )?;
    let author = ask.optional(flags.author, "Who wrote it (blank: the issuer)", &same)?;
    let by = desk.ids(flags.by, RecordKind::Actor, "An actor who speaks in it")?;
    let date = ask.optional(
        flags.date,
        "When it was made: 2023, 2023-03 or 2023-03-25 (blank: not known)",
        &|answer| answer.parse::<PartialDate>().map_err(|bad| bad.to_string()),
    )?;
    let citation = ask.optional(
        flags.citation,
        "Its neutral citation or number (blank: none)",
        &same,
    )?;
    let url = ask.optional(flags.url, "Where it is published (blank: none)", &same)?;
    let accessed = match &url {
        Some(_) => ask.optional(
            flags.accessed,
            "The day on which you read it there (blank: none)",
            &|answer| answer.parse::<Date>().map_err(|bad| bad.to_string()),
        )?,
        None => flags.accessed,
    };
    let lang = ask.optional_choice(
        flags.lang,
        "The language it is in, if only one (blank: both)",
        &Language::ALL,
    )?;
    let note = ask.text(
        wordings(flags.note_en, flags.note_fr),
        "What a reader should know before relying on it (blank: nothing)",
    )?;
    let year = date.map_or_else(String::new, |date| format!("-{}", date.year()));
    let name = slug(title.read(Language::En).0) + &year;
    let record = Record::Source(Source {
        id: SourceId::from_file_name(),
        kind,
        title,
        short: None,
        issuer,
        author,
        by,
        date,
        citation,
        url,
        archive: flags.archive,
        accessed,
        lang,
        standing: Vec::new(),
        note,
        grade: None,
        also_known_as: Vec::new(),
        ext: Ext::default(),
    });
    Ok(Draft {
        record,
        folder: "sources".to_owned(),
        id: flags.id.map(|id| id.slug()),
        name,
    })
}
