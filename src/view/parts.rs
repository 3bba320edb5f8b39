//! What several pages show: texts with their language, links, arguments as cards.

use crate::model::{Conclusion, Language};

use super::assumptions::Toggle;

/// A text as it is shown, with its language if that is not the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language, if it is not the page's.
    pub lang: Option<Language>,
}

impl Said {
    /// The value of the `lang` attribute, where one is needed.
    #[must_use]
    pub fn tag(&self) -> Option<&'static str> {
        self.lang.map(Language::tag)
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, lang: None }
    }
}

/// A link to a page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub href: String,
    /// What it says.
    pub text: Said,
    /// A boxed remark beside it, such as "Ruling reversed on 15 April 2021".
    pub mark: Option<String>,
    /// How it fares, where readers are told.
    pub verdict: Option<Badge>,
}

/// A verdict as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Its sign.
    pub shape: Shape,
    /// Its word.
    pub word: String,
}

/// The sign of a verdict. Colour tells relation; how something fares is told by form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A filled disc with a tick: it stands.
    Stands,
    /// A half-filled disc: in dispute.
    Contested,
    /// A struck circle: its reasons are answered, or the opposing case stands.
    Answered,
    /// A speech mark: somebody says so.
    Reported,
    /// An empty circle: nothing is given for it.
    Empty,
    /// A diamond: it depends on a value.
    Value,
    /// A clock: not on that date.
    OtherDate,
    /// A crossed circle: left out; of a case, that something is not so.
    Absent,
    /// A question mark in a circle: it depends on what nobody has said.
    Unknown,
}

/// How an argument bears on what it is shown under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thrust {
    /// In favour.
    Supports,
    /// Against.
    Rebuts,
    /// Against the step, not the conclusion.
    Undercuts,
}

impl From<&Conclusion> for Thrust {
    fn from(conclusion: &Conclusion) -> Self {
        match conclusion {
            Conclusion::Supports(_) => Self::Supports,
            Conclusion::Rebuts(_) => Self::Rebuts,
            Conclusion::Undercuts(_) => Self::Undercuts,
        }
    }
}

/// A claim from which an argument starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premise {
    /// The claim.
    pub claim: Link,
    /// Whether it is a value or yardstick: such a premise is marked by a word.
    pub is_value: bool,
}

/// What rules and worked cases have to do with a claim or an argument.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InRules {
    /// The rules that it contests.
    pub contests: Vec<Link>,
    /// The rules that it defends.
    pub defends: Vec<Link>,
    /// The worked cases that bring it to a point.
    pub cases: Vec<Link>,
}

/// Arguments as rows of a list, and a link to those that are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArgumentCards {
    /// The rows.
    pub cards: Vec<ArgumentCard>,
    /// "and 300 more".
    pub more: Option<Link>,
}

impl ArgumentCards {
    /// Whether there is no argument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }
}

/// An argument as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgumentCard {
    /// Its page.
    pub href: String,
    /// How it bears on what it is listed under.
    pub thrust: Thrust,
    /// The same in words.
    pub relation: String,
    /// The argument in a few words.
    pub title: Said,
    /// What it starts from.
    pub premises: Vec<Premise>,
    /// Its pattern.
    pub scheme: Option<String>,
    /// The question that somebody who doubts it should ask.
    pub critical_question: Option<Said>,
    /// The works behind its premises, rulings and laws first.
    pub sources: Vec<Link>,
    /// Who makes it.
    pub asserted_by: Vec<Link>,
    /// From which day it could be made.
    pub from: Option<String>,
    /// The rule that derives it; none of what somebody wrote.
    pub derived_by: Option<Link>,
    /// The arguments that question its step.
    pub questioned_by: Vec<Link>,
    /// How it fares.
    pub verdict: Badge,
    /// Leaves it out.
    pub leave_out: Option<Toggle>,
}
