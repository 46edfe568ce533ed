//! Pages about the hall itself.

use super::{about, ask, board, fill, open};
use crate::pages::part::part;

part! { hall_part:
    /// `/ask?service=`: asks.
    Ask => ask::ask,
    /// `/ask/{number}?code=`, `/ask/answer`: the answer.
    Answer => ask::answer,
    /// `/open`: all promised limits and fees.
    Open => open::open,
    /// `/board`: the lights.
    Board => board::lights,
    /// `/forms/{no}/fill`: fills a form in.
    Fill => fill::fill,
    /// `/about`: the hall.
    About => about::about,
}
