pub mod layout;
pub mod model;
