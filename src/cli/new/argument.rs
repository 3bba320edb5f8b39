//! `new argument`: its flags and questions.

use clap::Args;

use crate::cli::Failure;
use crate::model::{
    ActorId, Argument, ArgumentId, Citation, ClaimId, Conclusion, Date, Ext, Language, Record,
    RecordKind, Scheme, TopicId,
};

use super::ask::{Wordings, one_of};
use super::desk::{Desk, citation};
use super::slug::slug;
use super::{Common, Draft};

/// Premises offered for or against something.
#[derive(Debug, Args)]
pub(in crate::cli) struct Flags {
    /// Its id, which is the name of the file; made from the short wording if it is left out
    #[arg(long, value_parser = ArgumentId::new)]
    id: Option<ArgumentId>,
    /// The topic in whose folder it goes; that of its conclusion if it is left out
    #[arg(long, value_parser = TopicId::new)]
    topic: Option<TopicId>,
    /// A claim it starts from; repeated for each that is needed
    #[arg(long, value_name = "CLAIM", value_parser = ClaimId::new)]
    premise: Vec<ClaimId>,
    /// The claim it speaks for
    #[arg(long, value_name = "CLAIM", value_parser = ClaimId::new, conflicts_with_all = ["rebuts", "undercuts"])]
    supports: Option<ClaimId>,
    /// The claim it speaks against
    #[arg(long, value_name = "CLAIM", value_parser = ClaimId::new, conflicts_with = "undercuts")]
    rebuts: Option<ClaimId>,
    /// The argument whose step it questions
    #[arg(long, value_name = "ARGUMENT", value_parser = ArgumentId::new)]
    undercuts: Option<ArgumentId>,
    /// The argument in a few words, in English
    #[arg(long, value_name = "TEXT")]
    short_en: Option<String>,
    /// The argument in a few words, in French
    #[arg(long, value_name = "TEXT")]
    short_fr: Option<String>,
    /// The pattern it follows
    #[arg(long, value_parser = one_of(&Scheme::ALL))]
    scheme: Option<Scheme>,
    /// What somebody who doubts it should ask, in English
    #[arg(long, value_name = "TEXT")]
    question_en: Option<String>,
    /// What somebody who doubts it should ask, in French
    #[arg(long, value_name = "TEXT")]
    question_fr: Option<String>,
    /// Why the premises bear on the conclusion, in English
    #[arg(long, value_name = "TEXT")]
    warrant_en: Option<String>,
    /// Why the premises bear on the conclusion, in French
    #[arg(long, value_name = "TEXT")]
    warrant_fr: Option<String>,
    /// The first day on which it could be made, such as 2023-03-25
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// A work in which the argument itself is made; may be repeated
    #[arg(long, value_name = "SOURCE:ROLE[:LOCATOR]", value_parser = citation)]
    cites: Vec<Citation>,
    /// Who makes it; may be repeated
    #[arg(long, value_name = "ACTOR", value_parser = ActorId::new)]
    asserted_by: Vec<ActorId>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The argument that flags and answers make.
pub(super) fn draft(flags: Flags, desk: Desk<'_>) -> Result<Draft, Failure> {
    let given = flags
        .supports
        .map(Conclusion::Supports)
        .or(flags.rebuts.map(Conclusion::Rebuts))
        .or(flags.undercuts.map(Conclusion::Undercuts));
    let conclusion = desk.ask.required(
        given,
        "--supports, --rebuts or --undercuts",
        "What it bears on, and how (supports CLAIM, rebuts CLAIM or undercuts ARGUMENT)",
        &|answer| conclusion(answer, desk),
    )?;
    let topic = desk.topic(flags.topic, Some(conclusion.target()))?;
    let premises = desk.ids(
        flags.premise,
        RecordKind::Claim,
        "A claim it starts from, and needs",
    )?;
    if premises.is_empty() {
        return Err(
            "`--premise` is missing: an argument starts from one claim at least".to_owned(),
        );
    }
    let text = |en, fr, question: &str| desk.ask.text(Wordings { en, fr }, question);
    let short = text(
        flags.short_en,
        flags.short_fr,
        "The argument in a few words (blank: none)",
    )?;
    let scheme = desk.ask.optional_choice(
        flags.scheme,
        "The pattern it follows (blank: none)",
        &Scheme::ALL,
    )?;
    let critical_question = text(
        flags.question_en,
        flags.question_fr,
        "What somebody who doubts it should ask (blank: none)",
    )?;
    let warrant = text(
        flags.warrant_en,
        flags.warrant_fr,
        "Why the premises bear on the conclusion (blank: none)",
    )?;
    let cites = desk.citations(flags.cites)?;
    let asserted_by = desk.ids(
        flags.asserted_by,
        RecordKind::Actor,
        "An actor who makes it",
    )?;
    let side = match conclusion {
        Conclusion::Supports(_) => "pro",
        Conclusion::Rebuts(_) => "contra",
        Conclusion::Undercuts(_) => "question",
    };
    let name = short.as_ref().map_or_else(
        || format!("{side}-{}", conclusion.target().replace("--", "-")),
        |short| slug(short.read(Language::En).0),
    );
    let record = Record::Argument(Argument {
        id: ArgumentId::from_file_name(),
        short,
        premises,
        conclusion,
        scheme,
        critical_question,
        warrant,
        strength: None,
        from: flags.from,
        cites,
        asserted_by,
        also_known_as: Vec::new(),
        ext: Ext::default(),
    });
    Ok(Draft {
        record,
        folder: format!("topics/{topic}/arguments"),
        id: flags.id.map(|id| id.slug()),
        name,
    })
}

/// Reads `supports CLAIM`, `rebuts CLAIM` or `undercuts ARGUMENT`.
fn conclusion(answer: &str, desk: Desk<'_>) -> Result<Conclusion, String> {
    let (word, id) = answer
        .split_once([' ', ':'])
        .map_or((answer, ""), |(word, id)| (word, id.trim()));
    match word {
        "supports" => Ok(Conclusion::Supports(
            desk.read_known(RecordKind::Claim, id)?,
        )),
        "rebuts" => Ok(Conclusion::Rebuts(desk.read_known(RecordKind::Claim, id)?)),
        "undercuts" => Ok(Conclusion::Undercuts(
            desk.read_known(RecordKind::Argument, id)?,
        )),
        _ => Err("begin with supports, rebuts or undercuts".to_owned()),
    }
}
