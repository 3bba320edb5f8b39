//! Dates, dates of which only a part is known, and half-open intervals.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// Why a text is not a date or an interval.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadDate {
    /// Not of the form `2023-03-25`, or no day of the calendar.
    #[error("`{0}` is not a date: write year-month-day, for example 2023-03-25")]
    NotADate(String),
    /// Not of one of the forms `2023`, `2023-03` and `2023-03-25`.
    #[error("`{0}` is not a date: write 2023, 2023-03 or 2023-03-25")]
    NotAPartialDate(String),
    /// The end is not after the start.
    #[error(
        "the interval from {from} until {until} is empty: `until` is the first day after it, so write a later one"
    )]
    Empty {
        /// The first day.
        from: Date,
        /// The first day after.
        until: Date,
    },
}

/// The error of a reader, marked with the code under which it is reported.
fn bad_date<E: de::Error>(bad: &BadDate) -> E {
    E::custom(format_args!("[bad-date] {bad}"))
}

/// A day of the calendar, written `2023-03-25` (ISO 8601).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// A day before every other: what holds where no date was given.
    pub const EARLIEST: Self = Self(jiff::civil::Date::MIN);

    /// The day before; the first day of the calendar has none and stands for itself.
    #[must_use]
    pub fn day_before(self) -> Self {
        self.0.yesterday().map_or(self, Self)
    }

    /// How many days lie between 1 January 1970 and this day; fewer than none before it.
    #[must_use]
    pub fn days(self) -> i32 {
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.until(self.0).map_or(0, |span| span.get_days())
    }

    /// The year, the month (1 to 12) and the day of the month.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// So many days later, or earlier if less than none. `None` outside the calendar, which ends
    /// with the year 9999.
    #[must_use]
    pub fn add_days(self, days: i64) -> Option<Self> {
        self.later(jiff::Span::new().try_days(days).ok()?)
    }

    /// The same day so many months later, or earlier if less than none. Where that month has no
    /// such day, its last one, as periods in months are reckoned in law (for example Regulation
    /// (EEC, Euratom) No 1182/71, Article 3(2)(c)). `None` outside the calendar.
    #[must_use]
    pub fn add_months(self, months: i64) -> Option<Self> {
        self.later(jiff::Span::new().try_months(months).ok()?)
    }

    /// The same day so many years later, or earlier if less than none; 29 February becomes the
    /// 28th in a common year. `None` outside the calendar.
    #[must_use]
    pub fn add_years(self, years: i64) -> Option<Self> {
        self.later(jiff::Span::new().try_years(years).ok()?)
    }

    fn later(self, span: jiff::Span) -> Option<Self> {
        self.0.checked_add(span).ok().map(Self)
    }

    /// The whole months from this day until another: 0 as long as the day of the month has not
    /// come round, less than none if the other day is earlier.
    ///
    /// A day that the other month lacks has come round on the first of the next, so that from
    /// 31 January it is 0 months until 28 February and 1 until 1 March.
    #[must_use]
    pub fn months_until(self, other: Self) -> i32 {
        if other < self {
            return -other.months_until(self);
        }
        let ((year, month, day), (until_year, until_month, until_day)) =
            (self.parts(), other.parts());
        let months = 12 * (i32::from(until_year) - i32::from(year)) + i32::from(until_month)
            - i32::from(month);
        months - i32::from(until_day < day)
    }

    /// The whole years from this day until another, as an age is reckoned; less than none if the
    /// other day is earlier.
    ///
    /// Whoever is born on 29 February is a year older on 1 March of a common year, not on
    /// 28 February. That is what statutes say that speak of it (for example the General Provisions
    /// Article of Maryland); some legal orders reckon otherwise.
    #[must_use]
    pub fn years_until(self, other: Self) -> i32 {
        self.months_until(other) / 12
    }
}

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate::NotADate(text.chars().take(40).collect());
        let digits = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
        };
        let mut parts = text.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(bad());
        };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(bad());
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| bad());
        let small = |part: &str| part.parse::<i8>().map_err(|_| bad());
        jiff::civil::Date::new(number(year)?, small(month)?, small(day)?)
            .map(Self)
            .map_err(|_| bad())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(|bad| bad_date(&bad))
    }
}

/// A date of which the month or the day may be unknown: `2023`, `2023-03` or `2023-03-25`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// The year and the month (1 to 12).
    Month(i16, i8),
    /// The whole date.
    Day(Date),
}

impl PartialDate {
    /// The first day it may mean.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (year, month) = match self {
            Self::Year(year) => (year, 1),
            Self::Month(year, month) => (year, month),
            Self::Day(date) => return date,
        };
        jiff::civil::Date::new(year, month, 1).map_or(Date::EARLIEST, Date)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(date) => date.parts().0,
        }
    }
}

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        // A shorter form is a whole date cut short, so one parser judges all three.
        let completed = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        let date: Date = completed
            .parse()
            .map_err(|_| BadDate::NotAPartialDate(text.chars().take(40).collect()))?;
        let (year, month, _) = date.parts();
        Ok(match text.len() {
            4 => Self::Year(year),
            7 => Self::Month(year, month),
            _ => Self::Day(date),
        })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(|bad| bad_date(&bad))
    }
}

/// A half-open span of days: `from` is in it, `until` is the first day after it.
/// Either end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

impl Interval {
    /// Makes the interval.
    ///
    /// # Errors
    /// [`BadDate::Empty`] if `until` is not after `from`.
    pub fn new(from: Option<Date>, until: Option<Date>) -> Result<Self, BadDate> {
        match (from, until) {
            (Some(from), Some(until)) if until <= from => Err(BadDate::Empty { from, until }),
            _ => Ok(Self { from, until }),
        }
    }

    /// The first day, if there is one.
    #[must_use]
    pub fn from(self) -> Option<Date> {
        self.from
    }

    /// The first day after the interval, if it has an end.
    #[must_use]
    pub fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether `day` lies in the interval.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

impl<'de> Deserialize<'de> for Interval {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "Interval")]
        struct Written {
            #[serde(default)]
            from: Option<Date>,
            #[serde(default)]
            until: Option<Date>,
        }
        let Written { from, until } = Written::deserialize(deserializer)?;
        Self::new(from, until).map_err(|bad| bad_date(&bad))
    }
}
