//! Days after the one for which the editors vouch, for what is said to have happened. Law may come
//! into force later, and is not asked.

use crate::diagnostic::{Code, Diagnostic, Spot};
use crate::model::{Date, Interval, PartialDate, Record};

use super::Base;

pub(super) fn check(base: Base<'_>, findings: &mut Vec<Diagnostic>) {
    let today = base.settings.as_of;
    if today == Date::EARLIEST {
        // There are no settings: nobody vouches for any day.
        return;
    }
    for record in base.graph.records() {
        // What a rule derives for a day to come arises on that day.
        if base.graph.derived_by(&record.slug()).is_some() {
            continue;
        }
        for (field, what, date) in dates(record) {
            if !is_after(date, today) {
                continue;
            }
            findings.push(
                Diagnostic::new(
                    Code::FutureDate,
                    Spot::Within(record.slug(), field, date.to_string()),
                    format!("{what} is dated {date}, and the editors vouch for {today}"),
                )
                .about(record.kind(), &record.slug())
                .help("mend the date, or move `as_of` in settings.ron forward"),
            );
        }
    }
}

/// The days on which a record says that something happened: the field, what it was, and when.
fn dates(record: &Record) -> Vec<(&'static str, &'static str, PartialDate)> {
    match record {
        Record::Topic(topic) => topic
            .timeline
            .iter()
            .map(|event| ("timeline", "an event", PartialDate::Day(event.on)))
            .collect(),
        Record::Claim(claim) => claim
            .observed
            .and_then(Interval::from)
            .map(|from| ("observed", "what was observed", PartialDate::Day(from)))
            .into_iter()
            .collect(),
        Record::Argument(argument) => argument
            .from
            .map(|from| ("from", "this argument", PartialDate::Day(from)))
            .into_iter()
            .collect(),
        Record::Source(source) => source
            .date
            .map(|date| ("date", "this source", date))
            .into_iter()
            .collect(),
        Record::Expect(expect) => expect
            .standpoint
            .on
            .map(|on| ("standpoint", "what is expected", PartialDate::Day(on)))
            .into_iter()
            .collect(),
        Record::Case(case) => case
            .on
            .map(|on| ("on", "this case", PartialDate::Day(on)))
            .into_iter()
            .collect(),
        // Law may be made for a day to come.
        Record::Issue(_)
        | Record::Actor(_)
        | Record::RuleSet(_)
        | Record::Predicate(_)
        | Record::Rule(_)
        | Record::Policy(_) => Vec::new(),
    }
}

/// Whether even the first day that the date may mean is after `today`.
fn is_after(date: PartialDate, today: Date) -> bool {
    let (year, month, _) = today.parts();
    match date {
        PartialDate::Year(that) => that > year,
        PartialDate::Month(that, of) => (that, of) > (year, month),
        PartialDate::Day(day) => day > today,
    }
}
