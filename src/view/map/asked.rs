//! What a map is asked beside its focus: how deep it goes, what is opened, what it leads to, and
//! what is let through. One wish has one address.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    ActorId, Argument, Citation, Claim, ClaimKind, Fate, PartialDate, Record, RecordKind,
    SavedView, Side, Source, SourceId,
};

use super::super::address::Pairs;
use super::super::parts::{Shape, Thrust};
use super::super::reader::Reader;

/// How many columns of arguments a map may show around its focus.
pub(super) const DEEPEST: usize = 5;
/// How many items an address may open.
const MOST_OPEN: usize = 40;

/// The sides that an argument can be on: how addresses name them, and how readers do.
pub(super) const SIDES: [(Thrust, &str, &str); 3] = [
    (Thrust::Supports, "for", "sift-for"),
    (Thrust::Rebuts, "against", "sift-against"),
    (Thrust::Undercuts, "step", "sift-step"),
];

/// How an argument can fare: how addresses name it, and how readers do.
pub(super) const FATES: [(Shape, &str, &str); 7] = [
    (Shape::Stands, "stands", "sign-stands"),
    (Shape::Contested, "contested", "sign-contested"),
    (Shape::Answered, "answered", "sign-answered"),
    (Shape::Reported, "reported", "sign-reported"),
    (Shape::Value, "value", "sign-value"),
    (Shape::Empty, "empty", "sign-empty"),
    (Shape::OtherDate, "date", "sign-date"),
];

/// What a map is asked beside its focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapAsked {
    /// How many columns of arguments around the focus; without it as many as are easy to read.
    pub depth: Option<usize>,
    /// The claims and arguments of which more is shown, in the order in which they were opened.
    pub open: Vec<Arc<str>>,
    /// The item to which the way from the focus is shown.
    pub to: Option<Arc<str>>,
    /// The sides that are shown; all if none is named.
    pub sides: BTreeSet<Thrust>,
    /// The fates of arguments that are shown; all if none is named.
    pub fates: BTreeSet<Shape>,
    /// Only arguments that start from a claim of this kind.
    pub claim: Option<ClaimKind>,
    /// Only arguments that somebody makes, or whose premises they assert.
    pub by: Option<ActorId>,
    /// Only arguments that rest on a work.
    pub source: Option<SourceId>,
    /// Only arguments that rest on a work of this year or a later one.
    pub from: Option<i16>,
    /// Only arguments that rest on a work of this year or an earlier one.
    pub until: Option<i16>,
}

impl MapAsked {
    /// The keys under which a map is asked.
    pub const KEYS: [&'static str; 10] = [
        "depth", "open", "to", "side", "verdict", "claim", "by", "source", "from", "until",
    ];

    /// Reads what stands under the keys. Whether the ids name anything is found when the
    /// map is drawn.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn read<'v>(value: impl Fn(&str) -> Option<&'v str>) -> Result<Self, String> {
        let depth = one(value("depth"), |text| {
            text.parse().ok().filter(|it| (1..=DEEPEST).contains(it))
        })?;
        let mut open: Vec<Arc<str>> = Vec::new();
        for id in list(value("open")) {
            if !open.iter().any(|it| **it == *id) {
                open.push(Arc::from(id));
            }
        }
        if open.len() > MOST_OPEN {
            return Err("open".to_owned());
        }
        let year = |key| {
            one(value(key), |text| {
                let date: Option<PartialDate> = text.parse().ok();
                date.map(PartialDate::year)
            })
        };
        Ok(Self {
            depth,
            open,
            to: value("to").map(Arc::from),
            sides: named(value("side"), &SIDES)?,
            fates: named(value("verdict"), &FATES)?,
            claim: one(value("claim"), |text| {
                let kinds = ClaimKind::ALL.into_iter();
                kinds.into_iter().find(|kind| kind.word() == text)
            })?,
            by: one(value("by"), |text| ActorId::new(text).ok())?,
            source: one(value("source"), |text| SourceId::new(text).ok())?,
            from: year("from")?,
            until: year("until")?,
        })
    }

    /// What a saved view asks.
    pub(super) fn of_view(view: &SavedView) -> Self {
        Self {
            depth: view.depth.map(|it| usize::from(it).clamp(1, DEEPEST)),
            open: view.open.iter().map(|id| Arc::from(id.as_str())).collect(),
            to: view.to.as_deref().map(Arc::from),
            by: view.by.clone(),
            sides: view.side.iter().map(|it| Thrust::from(*it)).collect(),
            fates: view.verdict.iter().map(|it| Shape::from(*it)).collect(),
            claim: view.claim,
            source: view.source.clone(),
            from: view.from.map(|it| it.clamp(0, 9999)),
            until: view.until.map(|it| it.clamp(0, 9999)),
        }
    }

    /// The same as it stands in addresses, in one order.
    #[must_use]
    pub fn pairs(&self) -> Pairs {
        let words = |words: Vec<&str>| words.join(",");
        let text = |value: Option<String>| value.unwrap_or_default();
        let open: Vec<&str> = self.open.iter().map(|id| &**id).collect();
        let sides = SIDES.iter().filter(|(it, ..)| self.sides.contains(it));
        let fates = FATES.iter().filter(|(it, ..)| self.fates.contains(it));
        let values = [
            text(self.depth.map(|it| it.to_string())),
            words(open),
            text(self.to.as_ref().map(ToString::to_string)),
            words(sides.map(|(_, word, _)| *word).collect()),
            words(fates.map(|(_, word, _)| *word).collect()),
            text(self.claim.map(|it| it.word().to_owned())),
            text(self.by.as_ref().map(ToString::to_string)),
            text(self.source.as_ref().map(ToString::to_string)),
            text(self.from.map(|it| format!("{it:04}"))),
            text(self.until.map(|it| format!("{it:04}"))),
        ];
        let keys = Self::KEYS.into_iter().map(str::to_owned);
        keys.zip(values)
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// The first id that names nothing of its kind.
    pub(super) fn unknown(&self, reader: Reader<'_>) -> Option<String> {
        let graph = reader.kb.graph();
        let bears = |slug: &&Arc<str>| {
            let kind = graph.record(slug).map(Record::kind);
            matches!(kind, Some(RecordKind::Claim | RecordKind::Argument))
        };
        let item = self.open.iter().chain(&self.to).find(|it| !bears(it));
        let by = self.by.as_ref().filter(|it| graph.actor(it).is_none());
        let source = self.source.as_ref();
        let source = source.filter(|it| graph.source(it).is_none());
        item.map(ToString::to_string)
            .or_else(|| by.map(ToString::to_string))
            .or_else(|| source.map(ToString::to_string))
    }

    /// Whether it keeps anything back.
    pub(super) fn keeps_back(&self) -> bool {
        let all = Self {
            depth: self.depth,
            open: self.open.clone(),
            to: self.to.clone(),
            ..Self::default()
        };
        *self != all
    }

    /// Whether it asks for what is against something, and not for what is for it.
    pub(super) fn asks_against(&self) -> bool {
        self.sides.contains(&Thrust::Rebuts) && !self.sides.contains(&Thrust::Supports)
    }

    /// The same wish, with one more item opened.
    pub(super) fn opening(&self, slug: &str) -> Self {
        let mut wish = self.clone();
        wish.open.retain(|it| **it != *slug);
        wish.open.push(Arc::from(slug));
        wish
    }

    /// What of the wish holds around another focus: how deep, and what is let through.
    pub(super) fn elsewhere(&self) -> Self {
        Self {
            open: Vec::new(),
            to: None,
            ..self.clone()
        }
    }

    /// Whether an argument is let through.
    pub(in super::super) fn lets_through(&self, reader: Reader<'_>, argument: &Argument) -> bool {
        let graph = reader.kb.graph();
        let premises = || graph.premises(argument);
        (self.sides.is_empty() || self.sides.contains(&Thrust::from(&argument.conclusion)))
            && (self.fates.is_empty()
                || self
                    .fates
                    .contains(&reader.verdict_of_argument(argument).shape))
            && self
                .claim
                .is_none_or(|kind| premises().any(|claim| claim.kind == kind))
            && self.by.as_ref().is_none_or(|actor| {
                argument.asserted_by.contains(actor)
                    || premises().any(|claim| claim.asserted_by.contains(actor))
            })
            && self.source.as_ref().is_none_or(|id| {
                let mut cited = cited(reader, argument);
                cited.any(|source| source.id == *id)
            })
            && ((self.from.is_none() && self.until.is_none())
                || cited(reader, argument).any(|source| self.in_years(source)))
    }

    /// Whether a claim is let through, where claims are listed and not arguments: it is on a side
    /// if an argument of that side starts from it.
    pub(in super::super) fn lets_claim_through(&self, reader: Reader<'_>, claim: &Claim) -> bool {
        let graph = reader.kb.graph();
        let cited = || claim.cites.iter().filter_map(|it| graph.source(&it.source));
        (self.fates.is_empty() || self.fates.contains(&reader.verdict_of_claim(claim).shape))
            && (self.sides.is_empty()
                || graph
                    .used_in(&claim.id)
                    .any(|it| self.sides.contains(&Thrust::from(&it.conclusion))))
            && self.claim.is_none_or(|kind| claim.kind == kind)
            && self
                .by
                .as_ref()
                .is_none_or(|it| claim.asserted_by.contains(it))
            && self
                .source
                .as_ref()
                .is_none_or(|id| cited().any(|source| source.id == *id))
            && ((self.from.is_none() && self.until.is_none())
                || cited().any(|source| self.in_years(source)))
    }

    fn in_years(&self, source: &Source) -> bool {
        let year = source.date.map(PartialDate::year);
        year.is_some_and(|year| {
            self.from.is_none_or(|from| from <= year)
                && self.until.is_none_or(|until| year <= until)
        })
    }
}

impl From<Side> for Thrust {
    fn from(side: Side) -> Self {
        match side {
            Side::For => Self::Supports,
            Side::Against => Self::Rebuts,
            Side::Step => Self::Undercuts,
        }
    }
}

impl From<Fate> for Shape {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Stands => Self::Stands,
            Fate::Contested => Self::Contested,
            Fate::Answered => Self::Answered,
            Fate::Reported => Self::Reported,
            Fate::Value => Self::Value,
            Fate::Empty => Self::Empty,
            Fate::Date => Self::OtherDate,
        }
    }
}

/// The works that an argument and its premises cite.
fn cited<'k>(reader: Reader<'k>, argument: &'k Argument) -> impl Iterator<Item = &'k Source> {
    let graph = reader.kb.graph();
    let of_premises = graph.premises(argument).flat_map(|claim| &claim.cites);
    let all = argument.cites.iter().chain(of_premises);
    all.filter_map(move |it: &Citation| graph.source(&it.source))
}

fn list(value: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = value.into_iter().flat_map(|text| text.split(','));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

fn named<T: Ord + Copy>(
    value: Option<&str>,
    all: &[(T, &str, &str)],
) -> Result<BTreeSet<T>, String> {
    let mut found = BTreeSet::new();
    for word in list(value) {
        let (it, ..) = all
            .iter()
            .find(|(_, name, _)| *name == word)
            .ok_or_else(|| word.to_owned())?;
        found.insert(*it);
    }
    // All of them together let everything through.
    if found.len() == all.len() {
        found.clear();
    }
    Ok(found)
}

fn one<T>(value: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    value
        .map(|text| read(text).ok_or_else(|| text.to_owned()))
        .transpose()
}
