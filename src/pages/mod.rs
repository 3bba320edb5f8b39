//! **How does it look?** Views to markup, with maud. One function a page; it sees views only.

mod actor;
mod argument;
mod assets;
mod assumptions;
mod changed;
mod claim;
mod cruxes;
mod expect;
mod guide;
mod health;
mod home;
mod issue;
mod judged;
mod list;
mod map;
mod missing;
mod outline;
mod parts;
mod search;
mod shell;
mod source;
mod strength;
mod timeline;
mod topic;

pub use maud::Markup;

pub use actor::actor;
pub use argument::argument;
pub use assets::{Asset, assets, fingerprint};
pub use changed::changed;
pub use claim::claim;
pub use cruxes::cruxes;
pub use expect::expect;
pub use guide::guide;
pub use health::health;
pub use home::home;
pub use issue::issue;
pub use list::list;
pub use map::map;
pub use missing::{broken, missing, redirect};
pub use outline::outline;
pub use search::search;
pub use source::source;
pub use strength::strength;
pub use timeline::timeline;
pub use topic::topic;
