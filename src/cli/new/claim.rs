//! `new claim`: its flags and questions, and the claims that are like it already.

use std::fmt::Write as _;

use clap::Args;

use crate::check::similar_claims;
use crate::cli::{Failure, remark};
use crate::model::{
    ActorId, ArgumentId, Citation, Claim, ClaimId, ClaimKind, Ext, Language, Record, RecordKind,
    Text, TopicId,
};

use super::ask::{Wordings, one_of};
use super::desk::{Desk, citation};
use super::slug::slug;
use super::{Common, Draft};

/// A sentence that can stand or fall.
#[derive(Debug, Args)]
pub(in crate::cli) struct Flags {
    /// Its id, which is the name of the file; made from the text if it is left out
    #[arg(long, value_parser = ClaimId::new)]
    id: Option<ClaimId>,
    /// The topic in whose folder it goes
    #[arg(long, value_parser = TopicId::new)]
    topic: Option<TopicId>,
    /// The sentence in English
    #[arg(long, value_name = "TEXT")]
    text_en: Option<String>,
    /// The sentence in French
    #[arg(long, value_name = "TEXT")]
    text_fr: Option<String>,
    /// The same in a few words, in English
    #[arg(long, value_name = "TEXT")]
    short_en: Option<String>,
    /// The same in a few words, in French
    #[arg(long, value_name = "TEXT")]
    short_fr: Option<String>,
    /// What sort of claim it is
    #[arg(long, value_parser = one_of(&ClaimKind::ALL))]
    kind: Option<ClaimKind>,
    /// Every side should accept the wording
    #[arg(long)]
    neutral: bool,
    /// A source it rests on, such as `irpa:establishes:section 102(2)`; may be repeated
    #[arg(long, value_name = "SOURCE:ROLE[:LOCATOR]", value_parser = citation)]
    cites: Vec<Citation>,
    /// Who says so; may be repeated
    #[arg(long, value_name = "ACTOR", value_parser = ActorId::new)]
    asserted_by: Vec<ActorId>,
    /// A claim it speaks for; may be repeated
    #[arg(long, value_name = "CLAIM", value_parser = ClaimId::new)]
    supports: Vec<ClaimId>,
    /// A claim it speaks against; may be repeated
    #[arg(long, value_name = "CLAIM", value_parser = ClaimId::new)]
    rebuts: Vec<ClaimId>,
    /// An argument whose step it questions; may be repeated
    #[arg(long, value_name = "ARGUMENT", value_parser = ArgumentId::new)]
    undercuts: Vec<ArgumentId>,
    /// Write it even if there are claims like it
    #[arg(long)]
    anyway: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The claim that flags and answers make; `None` if what is there already is to be linked instead.
pub(super) fn draft(flags: Flags, desk: Desk<'_>) -> Result<Option<Draft>, Failure> {
    let beside = flags.supports.iter().chain(&flags.rebuts).next();
    let topic = desk.topic(flags.topic, beside.map(ClaimId::as_str))?;
    let wordings = Wordings {
        en: flags.text_en,
        fr: flags.text_fr,
    };
    let text = desk
        .ask
        .required_text(&wordings, "--text", "The claim in one sentence")?;
    let bears_on = bears_on(&flags.supports, &flags.rebuts, &flags.undercuts);
    let similar = similar(desk, &text, bears_on.as_deref());
    if let Some(similar) = similar
        && !flags.anyway
    {
        remark(&similar);
        if !desk.ask.asks() {
            remark("Nothing was written. With `--anyway` it is.");
            return Ok(None);
        }
        if !desk.ask.agrees("Go on with a new claim all the same?")? {
            return Ok(None);
        }
    }
    let short = Wordings {
        en: flags.short_en,
        fr: flags.short_fr,
    };
    let short = desk
        .ask
        .text(short, "The same in a few words (blank: none)")?;
    let kind = desk.ask.choice(
        flags.kind,
        "--kind",
        "What sort of claim it is",
        &ClaimKind::ALL,
    )?;
    let cites = desk.citations(flags.cites)?;
    let asserted_by = desk.ids(flags.asserted_by, RecordKind::Actor, "An actor who says so")?;
    let supports = desk.ids(flags.supports, RecordKind::Claim, "A claim it speaks for")?;
    let rebuts = desk.ids(flags.rebuts, RecordKind::Claim, "A claim it speaks against")?;
    let undercuts = desk.ids(
        flags.undercuts,
        RecordKind::Argument,
        "An argument whose step it questions",
    )?;
    let name = slug(text.read(Language::En).0);
    let record = Record::Claim(Claim {
        id: ClaimId::from_file_name(),
        text,
        short,
        plain: None,
        kind,
        neutral: flags.neutral,
        caution: None,
        cites,
        asserted_by,
        in_force: None,
        observed: None,
        standard: None,
        needs: None,
        reviewed: None,
        supports,
        rebuts,
        undercuts,
        also_known_as: Vec::new(),
        ext: Ext::default(),
    });
    Ok(Some(Draft {
        record,
        folder: format!("topics/{topic}/claims"),
        id: flags.id.map(|id| id.slug()),
        name,
    }))
}

/// The fields that say what the claim bears on, as a file has them.
fn bears_on(supports: &[ClaimId], rebuts: &[ClaimId], undercuts: &[ArgumentId]) -> Option<String> {
    fn field<I: AsRef<str>>(name: &str, ids: &[I]) -> Option<String> {
        let ids: Vec<String> = ids
            .iter()
            .map(|id| format!("\"{}\"", id.as_ref()))
            .collect();
        (!ids.is_empty()).then(|| format!("{name}: [{}],", ids.join(", ")))
    }
    let fields: Vec<String> = [
        field("supports", supports),
        field("rebuts", rebuts),
        field("undercuts", undercuts),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!fields.is_empty()).then(|| fields.join(" "))
}

/// The claims that are like it already, and what to write in place of a new one.
fn similar(desk: Desk<'_>, text: &Text, bears_on: Option<&str>) -> Option<String> {
    let mut alike: Vec<(ClaimId, f64, Language)> = Vec::new();
    for language in Language::ALL {
        let written = text.written(language).unwrap_or_default();
        if written.is_empty() {
            continue;
        }
        for (id, likeness) in similar_claims(desk.kb.graph(), written, language) {
            match alike.iter_mut().find(|(other, ..)| *other == id) {
                Some(known) if known.1 < likeness => (known.1, known.2) = (likeness, language),
                Some(_) => {}
                None => alike.push((id, likeness, language)),
            }
        }
    }
    alike.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let (first, ..) = alike.first()?;
    let mut said = String::from("There are claims like it already:\n");
    for (id, likeness, language) in &alike {
        let text = desk
            .kb
            .graph()
            .claim(id)
            .map_or("", |claim| claim.text.read(*language).0);
        // Writing to a text does not fail.
        let _ = writeln!(said, "  {:>3.0} %  {id}\n         {text}", likeness * 100.0);
    }
    let _ = write!(
        said,
        "Link instead. In an argument that starts from it:\n    premises: [\"{first}\"],\n"
    );
    let _ = match (bears_on, desk.kb.file_of(first.as_str())) {
        (Some(fields), Some(file)) => write!(said, "or in {file}:\n    {fields}\n"),
        _ => write!(
            said,
            "or in a claim that speaks for it:\n    supports: [\"{first}\"],\n"
        ),
    };
    Some(said)
}
