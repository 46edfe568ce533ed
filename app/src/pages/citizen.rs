//! Pages for everybody.

mod about;
mod ask;
mod board;
mod forms;
mod guide;
mod hall;
mod home;
mod open;
mod parts;
mod search;
mod services;
mod status;

use super::part::part;
pub use hall::{About, Ask, Board, Open};

part! { public_part:
    /// `/`: what would you like to do today?
    Home => home::home,
    /// `/search?q=`: results of a search.
    Search => search::search,
    /// `/services`: the services with filters.
    Services => services::services,
    /// `/services/{id}`: the guide of one service.
    Guide => guide::guide,
    /// `/forms`: the forms to download.
    Forms => forms::forms,
    /// `/status`, `/status/{number}`: progress of a case.
    Status => status::status,
}
