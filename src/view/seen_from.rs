//! The standpoint in an address: which keys carry it, in which order, and how it is read back.

use std::collections::BTreeSet;

use crate::model::{ActorId, ClaimId, Date, PolicyId, Semantics, Standpoint};

use super::address::Pairs;

/// The keys of an address that say from where one looks. Every page knows them.
pub const STANDPOINT_KEYS: [&str; 6] = ["on", "assume", "without", "trust", "policy", "semantics"];

/// A standpoint as it stands in addresses: always in the same order, lists sorted, and what is the
/// editors' choice left out, so that one standpoint has one address.
#[must_use]
pub fn standpoint_pairs(standpoint: &Standpoint) -> Pairs {
    let list = |ids: Vec<&str>| ids.join(",");
    let policy = standpoint.policy.as_ref();
    let semantics = Some(standpoint.semantics).filter(|it| *it != Semantics::default());
    let values = [
        standpoint.on.map(|day| day.to_string()).unwrap_or_default(),
        list(standpoint.assume.iter().map(ClaimId::as_str).collect()),
        list(standpoint.without.iter().map(String::as_str).collect()),
        list(standpoint.trust.iter().map(ActorId::as_str).collect()),
        policy.map_or("", PolicyId::as_str).to_owned(),
        semantics.map_or("", Semantics::word).to_owned(),
    ];
    STANDPOINT_KEYS
        .into_iter()
        .map(str::to_owned)
        .zip(values)
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Reads a standpoint back; `value` gives what stands under a key. The day `as_of`, for which the
/// editors vouch, is no choice. Whether the ids name anything is found when one looks from there.
///
/// # Errors
/// The part that is no date, no id or no semantics.
pub fn read_standpoint<'v>(
    value: impl Fn(&str) -> Option<&'v str>,
    as_of: Date,
) -> Result<Standpoint, String> {
    let on = value("on").map(|text| text.parse::<Date>().map_err(|_| text.to_owned()));
    let policy = value("policy").map(|text| PolicyId::new(text).map_err(|_| text.to_owned()));
    let semantics = value("semantics").map(|text| Semantics::named(text).ok_or(text));
    Ok(Standpoint {
        on: on.transpose()?.filter(|day| *day != as_of),
        assume: ids(value("assume"), |id| ClaimId::new(id).ok())?,
        without: ids(value("without"), |id| Some(id.to_owned()))?,
        trust: ids(value("trust"), |id| ActorId::new(id).ok())?,
        policy: policy.transpose()?,
        semantics: semantics.transpose()?.unwrap_or_default(),
    })
}

/// The ids of a list with commas.
fn ids<T: Ord>(
    list: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, String> {
    list.into_iter()
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| read(id).ok_or_else(|| id.to_owned()))
        .collect()
}
