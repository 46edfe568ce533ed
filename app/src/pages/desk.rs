//! Pages of the windows: parts that citizens never download.

mod act;
mod case;
mod counter;
mod days;
mod frame;
mod keys;
mod lamps;
pub(super) mod moved;
mod question;
mod questions;
mod queue;
mod receipt;
mod sign_in;
mod staff;
mod submit;
mod undertaking;

use super::part::part;
pub use counter::{CaseAct, Counter};
pub use sign_in::SignIn;
pub use staff::Staff;

part! { desk_part:
    /// `/desk`: the queue.
    Queue => queue::show,
    /// `/desk/questions`: the questions of the public.
    QuestionQueue => questions::show,
    /// `/desk/questions/{number}`: one question.
    QuestionPage => question::show,
    /// `/desk/cases/{number}`: one case.
    CasePage => case::show,
    /// `/desk/cases/{number}/receipt`: the receipt on paper.
    ReceiptPage => receipt::show,
}
