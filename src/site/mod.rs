//! **How does it reach a browser?** The server and the static build, over one renderer.

mod answer;
mod build;
mod cache;
mod current;
mod negotiate;
mod picture;
mod query;
mod render;
mod server;

pub use build::{BuildError, build};
pub use current::{Current, Snapshot};
pub use query::Asked;
pub use render::{FileKind, Rendered, render};
pub use server::{ServeError, rocket, serve};
