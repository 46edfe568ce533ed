//! Pages for everybody.

mod about;
mod apply;
mod ask;
mod asking;
mod board;
mod fill;
mod forms;
mod guide;
mod hall;
mod home;
mod index;
mod look_up;
mod news;
mod open;
mod parts;
mod rate;
mod search;
mod services;
mod status;
mod take_back;

use super::part::part;
pub use asking::{Answer, Apply, Ask, Questions, Rate, TakeBack};
pub use hall::{Board, Fill, Index, NewsPage, Open};

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
    /// `/about`: the hall.
    About => about::about,
    /// `/status`, `/status/{number}`: progress of a case.
    Status => status::status,
}
