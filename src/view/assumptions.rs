//! The bar that says on every page from where the reader looks, and changes it.

use std::collections::BTreeMap;

use crate::model::{ActorId, ClaimId, Date, Record, Semantics, Standpoint, Topic};

use super::address::{Page, Pairs, with_query};
use super::parts::{Link, Said};
use super::reader::Reader;
use super::search::Choice;
use super::sentence::Sentence;
use super::words::Part;

/// Something that the reader assumed or left out, takes somebody's word for, or would have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// "assumed", "left out", "taking the word of", "rules changed by".
    pub what: String,
    /// The record.
    pub item: Link,
    /// The same page without this choice.
    pub remove: String,
}

/// A date of the debate, as a mark to look from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMark {
    /// The same page on that day; where files cannot answer, the day has no address.
    pub href: Option<String>,
    /// The year.
    pub year: String,
    /// The day and the month.
    pub day: String,
    /// The date for machines.
    pub iso: Date,
    /// What happened.
    pub what: Said,
    /// Whether the reader looks from there.
    pub current: bool,
}

/// From where the reader looks, and how that is changed.
#[derive(Debug, Clone)]
pub struct Assumptions {
    /// "In this collection, on": what stands before the date, the date, and what stands after it.
    pub line: [String; 3],
    /// The same as one sentence, for headings of verdicts.
    pub heading: Sentence,
    /// The day for machines.
    pub on: Date,
    /// Whether the reader looks from where the editors do.
    pub is_editors: bool,
    /// What is chosen.
    pub chips: Vec<Chip>,
    /// The dates of the debate, earliest first, the day of the editors last.
    pub marks: Vec<DateMark>,
    /// Where the form is sent to, if something can answer it.
    pub action: Option<String>,
    /// What the form carries beside the date and the semantics.
    pub carried: Pairs,
    /// The semantics.
    pub semantics: Vec<Choice>,
    /// The page of gradual strength, for those who want numbers too.
    pub strength: Option<String>,
    /// The page as the editors see it, for a reader who looks from elsewhere.
    pub editors: Option<String>,
    /// What is different from there, or for the editors two readers side by side.
    pub different: Option<String>,
    /// The address that carries it all, for a reader who looks from elsewhere.
    pub share: Option<String>,
}

impl Reader<'_> {
    /// The bar on a page that was asked something; `topic` has the dates.
    pub(super) fn assumptions_bar(
        &self,
        page: &Page,
        asked: &[(String, String)],
        topic: Option<&Topic>,
    ) -> Assumptions {
        let standpoint = self.standpoint();
        let on = self.verdicts.on();
        let date = self.words.date(on);
        let chips = self.chips(page, asked);
        let around = self.say_with("bar-from", &[("date", Part::Text("\u{1}"))]);
        let (before, after) = around.split_once('\u{1}').unwrap_or((&around, ""));
        let seen = |standpoint: &Standpoint| self.seen_path(page, asked, standpoint);
        let mut carried = asked.to_vec();
        let kept = self.kept().into_iter();
        carried.extend(kept.filter(|(key, _)| key != "on" && key != "semantics"));
        let is_editors = standpoint.is_default();
        Assumptions {
            line: [before.to_owned(), date.clone(), after.to_owned()],
            heading: self.seen_from(standpoint, on),
            on,
            is_editors,
            chips,
            marks: self.date_marks(page, asked, topic),
            action: self.form_path(page),
            carried,
            semantics: Semantics::ALL
                .into_iter()
                .map(|semantics| Choice {
                    value: semantics.word().to_owned(),
                    text: Said::from(self.words.semantics_told(semantics)),
                    chosen: semantics == standpoint.semantics,
                })
                .collect(),
            strength: topic.map(|it| self.path(&Page::Strength(it.id.clone()))),
            editors: (!is_editors)
                .then(|| seen(&Standpoint::default()))
                .flatten(),
            different: self
                .form_path(&Page::Changed)
                .map(|path| with_query(&path, &self.kept())),
            share: (!is_editors).then(|| seen(standpoint)).flatten(),
        }
    }

    fn chips(&self, page: &Page, asked: &[(String, String)]) -> Vec<Chip> {
        let standpoint = self.standpoint();
        let graph = self.kb.graph();
        let chip = |key: &str, slug: &str, other: Standpoint| {
            let record = graph.record(slug)?;
            Some(Chip {
                what: self.say(key),
                item: Link {
                    text: self.short_name(record),
                    ..self.link(record)
                },
                remove: self.seen_path(page, asked, &other)?,
            })
        };
        let assumed = standpoint.assume.iter().filter_map(|id| {
            let mut other = standpoint.clone();
            other.assume.remove(id);
            chip("chip-assumed", id.as_str(), other)
        });
        let left_out = standpoint.without.iter().filter_map(|id| {
            let mut other = standpoint.clone();
            other.without.remove(id);
            chip("chip-left-out", id, other)
        });
        let trusted = standpoint.trust.iter().filter_map(|id| {
            let mut other = standpoint.clone();
            other.trust.remove(id);
            chip("chip-trusted", id.as_str(), other)
        });
        let policy = standpoint.policy.iter().filter_map(|id| {
            let mut other = standpoint.clone();
            other.policy = None;
            chip("chip-policy", id.as_str(), other)
        });
        let chosen = assumed.chain(left_out).chain(trusted);
        chosen.chain(policy).collect()
    }

    /// A record in the fewest words there are for it, a source by its citation.
    pub(super) fn short_name(&self, record: &Record) -> Said {
        match record {
            Record::Source(source) => self.source_link(source).text,
            Record::Topic(_)
            | Record::Issue(_)
            | Record::Claim(_)
            | Record::Argument(_)
            | Record::Actor(_)
            | Record::Expect(_)
            | Record::RuleSet(_)
            | Record::Predicate(_)
            | Record::Rule(_)
            | Record::Case(_)
            | Record::Policy(_) => self.few_words(record),
        }
    }

    fn date_marks(
        &self,
        page: &Page,
        asked: &[(String, String)],
        topic: Option<&Topic>,
    ) -> Vec<DateMark> {
        let as_of = self.kb.settings().as_of;
        let mut dates: BTreeMap<Date, Said> = BTreeMap::new();
        for event in topic.into_iter().flat_map(|topic| &topic.timeline) {
            if event.on < as_of {
                let what = || self.read(&event.what);
                dates.entry(event.on).or_insert_with(what);
            }
        }
        dates.insert(as_of, Said::from(self.say("mark-editors")));
        dates
            .into_iter()
            .map(|(day, what)| {
                let standpoint = Standpoint {
                    on: (day != as_of).then_some(day),
                    ..self.standpoint().clone()
                };
                DateMark {
                    href: self.seen_path(page, asked, &standpoint),
                    year: day.parts().0.to_string(),
                    day: self.words.day_and_month(day),
                    iso: day,
                    what,
                    current: day == self.verdicts.on(),
                }
            })
            .collect()
    }
}

/// A link that changes the standpoint and leads back to the page that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toggle {
    /// The page, seen from the other standpoint.
    pub href: String,
    /// "Leave out", "Put back" and so on.
    pub text: String,
    /// What it does, with the name of what it does it to, for those who hear the page.
    pub label: String,
    /// Whether the choice is made, and the link takes it back.
    pub chosen: bool,
}

impl Reader<'_> {
    /// "Assume it", or "No longer assume it". Nothing where no server can answer.
    pub(super) fn assume(&self, claim: &ClaimId) -> Option<Toggle> {
        let mut other = self.standpoint().clone();
        let chosen = other.assume.remove(claim);
        if !chosen {
            other.assume.insert(claim.clone());
            other.without.remove(claim.as_str());
        }
        self.toggle(["assume", "assume-not"], claim.as_str(), chosen, &other)
    }

    /// "Leave it out", or "Put it back", of a claim, argument or source.
    pub(super) fn leave_out(&self, slug: &str) -> Option<Toggle> {
        let mut other = self.standpoint().clone();
        let chosen = other.without.remove(slug);
        if !chosen {
            other.without.insert(slug.to_owned());
            other.assume.retain(|id| id.as_str() != slug);
        }
        self.toggle(["leave-out", "put-back"], slug, chosen, &other)
    }

    /// "Take their word", or "No longer take their word".
    pub(super) fn take_word(&self, actor: &ActorId) -> Option<Toggle> {
        let mut other = self.standpoint().clone();
        let chosen = other.trust.remove(actor);
        if !chosen {
            other.trust.insert(actor.clone());
        }
        self.toggle(
            ["take-word", "take-word-not"],
            actor.as_str(),
            chosen,
            &other,
        )
    }

    fn toggle(
        &self,
        keys: [&str; 2],
        slug: &str,
        chosen: bool,
        other: &Standpoint,
    ) -> Option<Toggle> {
        let [make, take_back] = keys;
        let text = self.say(if chosen { take_back } else { make });
        let name = self.short_name(self.kb.graph().record(slug)?).text;
        let (page, asked) = self.here?;
        Some(Toggle {
            href: self.seen_path(page, asked, other)?,
            label: format!("{text}: {name}"),
            text,
            chosen,
        })
    }
}
