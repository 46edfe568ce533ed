//! The public board.

use super::door::ask;
use domain::api::board::{BOARD, Board};
use domain::api::{NoBody, Problem};

/// The lights at this moment.
pub fn board() -> impl Future<Output = Result<Board, Problem>> + Send {
    ask(BOARD, &[], &NoBody {})
}
