//! A rule set: one body of law, or of reasoning about debates, as rules, and what it is asked.

use serde::{Deserialize, Serialize};

use super::{AlsoKnownAs, Ext, PredicateId, RuleSetId, Text, TopicId};

/// `set.ron` in the folder of a set. It says whom a case is about and which questions are asked,
/// each kept apart from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Its id: the name of its folder.
    #[serde(
        default = "RuleSetId::from_file_name",
        skip_serializing_if = "RuleSetId::is_from_file_name"
    )]
    pub id: RuleSetId,
    /// What the rules are about, in a few words.
    pub title: Text,
    /// What one needs to know before relying on an answer; stands on every page of a case.
    pub notice: Text,
    /// The debate to which the rules belong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// The person whom a case is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Role>,
    /// Other persons whom a case may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<Others>,
    /// The predicates that are asked, in the order in which they are; what is not listed is asked
    /// last, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<PredicateId>,
    /// What is asked of a case, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// What no case can be: facts that exclude each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub impossible: Vec<Impossible>,
    /// Names of the same thing in other collections: (collection, name there).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<AlsoKnownAs>,
    /// What an import could not place, kept as it came.
    #[serde(default, skip_serializing_if = "Ext::is_empty")]
    pub ext: Ext,
}

/// A person in a case: the name that conditions use and the words that readers see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The name in conditions and facts: small letters, digits and low lines.
    pub name: String,
    /// The words for the person in the middle of a sentence: `the tenant`.
    pub words: Text,
}

/// Persons besides the subject, as many as a case names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Others {
    /// The name that stands before their number where nobody gives them a name of their own.
    pub name: String,
    /// The words for one of them: `a relative`.
    pub words: Text,
    /// The yes-or-no predicate of the subject that says whether there is anybody: while it is not
    /// denied and nobody is named, one person of whom nothing is known is reckoned with.
    pub exist: String,
}

/// Something that is asked of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name for programs and in the expectations of cases.
    pub key: String,
    /// The question as readers see it.
    pub question: Text,
    /// What answers it.
    pub asks: Asks,
    /// What one must not read into the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<Text>,
}

/// What answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asks {
    /// Whether a statement follows.
    Whether(Whether),
    /// For which values of a variable it follows.
    Which(Which),
}

/// A question that is answered by yes or no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whether {
    /// The statement, without variables: `applies(tenant)`.
    pub follows: String,
    /// The answer for programs where it follows, and where it does not.
    pub answers: (String, String),
    /// The answer as readers see it where it follows.
    pub yes: Text,
    /// The answer as readers see it where it does not.
    pub no: Text,
}

/// A question that is answered by a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The statement, with one variable: `barred(tenant, ?ground)`.
    pub follows: String,
    /// The answer as readers see it where there is no value.
    pub none: Text,
}

/// Facts that exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impossible {
    /// The facts, as conditions; comparisons and facts only.
    #[serde(rename = "if")]
    pub conditions: Vec<String>,
    /// What is wrong with them, and what to do.
    pub says: Text,
}
