//! Entries: what a record says, taken out of it, so that the index keeps no hold on the base.
//! What is a heading and what is said in passing is decided here; what that is worth is not.

use std::sync::Arc;

use crate::model::{
    Argument, Claim, ClaimKind, Interval, Language, PartialDate, Record, RecordKind, SourceKind,
    Text,
};

/// The part that a wording plays in its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The sentence, question, title or name under which the record is shown.
    Heading,
    /// The same in a few words.
    Short,
    /// What is said about it.
    Remark,
    /// The neutral citation, treaty series, statute or regulation number.
    Citation,
    /// Who wrote it.
    Author,
}

/// One text of a record.
#[derive(Debug)]
pub(super) struct Wording {
    pub(super) part: Part,
    /// The language, where it is in one.
    pub(super) language: Option<Language>,
    pub(super) text: Box<str>,
}

impl From<&Said<'_>> for Wording {
    fn from(&(part, language, text): &Said<'_>) -> Self {
        Self {
            part,
            language,
            text: text.into(),
        }
    }
}

/// What a record says.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) kind: RecordKind,
    pub(super) slug: Arc<str>,
    /// The number of its document, the same for as long as the record is there.
    pub(super) key: u64,
    pub(super) wordings: Box<[Wording]>,
    /// The claims that an argument starts from; shared, so that one of them rewritten shows.
    pub(super) premises: Box<[Arc<Self>]>,
}

impl Entry {
    /// Whether the document of `self` also serves a record with these texts and premises.
    pub(super) fn says_the_same(&self, texts: &[Said<'_>], premises: &[Arc<Self>]) -> bool {
        let wordings = self.wordings.iter();
        wordings
            .map(|it| (it.part, it.language, &*it.text))
            .eq(texts.iter().copied())
            && self.premises.len() == premises.len()
            && self
                .premises
                .iter()
                .zip(premises)
                .all(|(old, new)| Arc::ptr_eq(old, new))
    }

    /// The text under which the record is shown to a reader of `language`, with the language it
    /// is in. An argument that nobody worded is shown as the first claim it starts from.
    pub(super) fn heading(&self, language: Language) -> (&str, Language) {
        let headings = || self.wordings.iter().filter(|it| it.part == Part::Heading);
        let wording = headings()
            .find(|it| it.language.is_none_or(|written| written == language))
            .or_else(|| headings().next());
        match (wording, self.premises.first()) {
            (Some(wording), _) => (&wording.text, wording.language.unwrap_or(language)),
            (None, Some(premise)) => premise.heading(language),
            (None, None) => (&self.slug, language),
        }
    }

    /// Everything that is said in the record, and then in the claims it starts from.
    pub(super) fn said(&self) -> impl Iterator<Item = &Wording> {
        let own = self.wordings.iter();
        own.chain(self.premises.iter().flat_map(|premise| premise.spoken()))
    }

    /// What is repeated of a claim where an argument starts from it.
    pub(super) fn spoken(&self) -> impl Iterator<Item = &Wording> {
        self.wordings.iter().filter(|wording| match wording.part {
            Part::Heading | Part::Short => true,
            Part::Remark | Part::Citation | Part::Author => false,
        })
    }
}

/// A text that is still in its record: the part it plays, its language, and the words.
pub(super) type Said<'r> = (Part, Option<Language>, &'r str);

/// The texts of a record that are searched.
pub(super) fn said_in(record: &Record) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    for (part, text) in texts(record) {
        let written = text.into_iter().flat_map(Text::wordings);
        said.extend(written.map(|(language, text)| (part, language, text)));
    }
    if let Record::Source(source) = record {
        let bare = [
            (Part::Citation, source.citation.as_deref()),
            (Part::Author, source.author.as_deref()),
        ];
        let bare = bare.into_iter();
        said.extend(bare.filter_map(|(part, text)| Some((part, None, text?))));
    }
    said
}

fn texts(record: &Record) -> Vec<(Part, Option<&Text>)> {
    match record {
        Record::Topic(it) => [(Part::Heading, &it.title), (Part::Remark, &it.summary)]
            .into_iter()
            .chain(it.timeline.iter().map(|event| (Part::Remark, &event.what)))
            .map(|(part, text)| (part, Some(text)))
            .collect(),
        Record::Issue(it) => vec![
            (Part::Heading, Some(&it.question)),
            (Part::Short, it.short.as_ref()),
            (Part::Remark, it.about.as_ref()),
        ],
        Record::Claim(it) => vec![
            (Part::Heading, Some(&it.text)),
            (Part::Short, it.short.as_ref()),
            (Part::Remark, it.plain.as_ref()),
        ],
        Record::Argument(it) => vec![
            (Part::Heading, it.short.as_ref()),
            (Part::Remark, it.warrant.as_ref()),
            (Part::Remark, it.critical_question.as_ref()),
        ],
        Record::Source(it) => vec![
            (Part::Heading, Some(&it.title)),
            (Part::Heading, it.short.as_ref()),
            (Part::Remark, Some(&it.issuer)),
            (Part::Remark, it.note.as_ref()),
        ],
        Record::Actor(it) => vec![
            (Part::Heading, Some(&it.name)),
            (Part::Short, it.short.as_ref()),
            (Part::Remark, it.about.as_ref()),
        ],
        Record::Expect(it) => vec![
            (Part::Heading, Some(&it.text)),
            (Part::Remark, Some(&it.because)),
        ],
        Record::RuleSet(it) => vec![
            (Part::Heading, Some(&it.title)),
            (Part::Remark, Some(&it.notice)),
        ],
        Record::Predicate(it) => match &it.question {
            Some(question) => vec![
                (Part::Heading, Some(question)),
                (Part::Remark, it.why.as_ref()),
            ],
            None => vec![(Part::Heading, Some(&it.states))],
        },
        Record::Rule(it) => vec![
            (Part::Heading, it.title.as_ref()),
            (Part::Remark, it.note.as_ref()),
            (Part::Remark, it.doubt.as_ref()),
        ],
        Record::Case(it) => vec![
            (Part::Heading, Some(&it.title)),
            (Part::Remark, it.story.as_ref()),
            (Part::Remark, Some(&it.because)),
        ],
        Record::Policy(it) => vec![
            (Part::Heading, Some(&it.title)),
            (Part::Remark, Some(&it.about)),
        ],
    }
}

/// What the filters and the order of results ask of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facets {
    pub(super) kind: RecordKind,
    pub(super) claim_kind: Option<ClaimKind>,
    pub(super) source_kind: Option<SourceKind>,
    pub(super) year: Option<i16>,
    lengths: [u16; 2],
}

impl Facets {
    pub(super) fn of(record: &Record, entry: &Entry) -> Self {
        let start = |interval: Option<Interval>| interval.and_then(Interval::from);
        let (claim_kind, source_kind, year) = match record {
            Record::Claim(Claim {
                kind,
                observed,
                in_force,
                ..
            }) => {
                let from = start(*observed).or_else(|| start(*in_force));
                (Some(*kind), None, from.map(|day| day.parts().0))
            }
            Record::Argument(Argument { from, .. }) => (None, None, from.map(|day| day.parts().0)),
            Record::Source(it) => (None, Some(it.kind), it.date.map(PartialDate::year)),
            Record::Expect(it) => (None, None, it.standpoint.on.map(|day| day.parts().0)),
            Record::Rule(it) => {
                let from = start(it.in_force);
                (None, None, from.map(|day| day.parts().0))
            }
            Record::Case(it) => (None, None, it.on.map(|day| day.parts().0)),
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Actor(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Policy(_) => (None, None, None),
        };
        let length = |language| u16::try_from(entry.heading(language).0.len()).unwrap_or(u16::MAX);
        Self {
            kind: record.kind(),
            claim_kind,
            source_kind,
            year,
            lengths: Language::ALL.map(length),
        }
    }

    /// The length of the heading for a reader of `language`.
    pub(super) fn length(&self, language: Language) -> u16 {
        let [english, french] = self.lengths;
        match language {
            Language::En => english,
            Language::Fr => french,
        }
    }
}
