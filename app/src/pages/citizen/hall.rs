//! Pages about the hall itself, and what is filled in.

use super::{board, fill, index, news, open};
use crate::pages::part::part;

part! { hall_part:
    /// `/open`: all promised limits and fees.
    Open => open::open,
    /// `/board`: the lights.
    Board => board::lights,
    /// `/forms/{no}/fill`: fills a form in.
    Fill => fill::fill,
    /// `/a-z`: the services from A to Z.
    Index => index::index,
    /// `/news`: announcements.
    NewsPage => news::news,
}
