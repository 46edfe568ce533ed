//! Pages on which the public says something, and what was said.

use super::{apply, ask, rate, take_back};
use crate::pages::part::part;

part! { asking_part:
    /// `/ask?service=`: asks.
    Ask => ask::ask,
    /// `/ask/{number}?code=`, `/ask/answer`: the answer.
    Answer => ask::answer,
    /// `/questions?q=`: published answers.
    Questions => ask::questions,
    /// `/status/{number}/rate?code=`: how it went.
    Rate => rate::rate,
    /// `/services/{id}/apply`: applies online.
    Apply => apply::apply,
    /// `/status/{number}/withdraw?code=`: takes an application back.
    TakeBack => take_back::take_back,
}
