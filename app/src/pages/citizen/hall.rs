//! Pages about the hall itself.

use super::{about, ask, board, open};
use crate::pages::part::part;

part! { hall_part:
    /// `/ask`: how to ask.
    Ask => ask::ask,
    /// `/open`: all promised limits and fees.
    Open => open::open,
    /// `/board`: the lights.
    Board => board::lights,
    /// `/about`: the hall.
    About => about::about,
}
