//! What moves a case between acceptance and decision.

use super::act::acts;
use crate::http::input::Input;
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::Problem;
use domain::api::cases::CaseView;
use domain::api::handling::{
    ChaseUpper, ConvertCase, ExtendCase, ForwardCase, GiveOpinion, HoldMeeting, PauseCase, RenewPause, ResumeCase,
    ReturnCase, StepDone, UpperReply, WithdrawCase,
};

acts! {
    /// Stops the clock from today: a special procedure of the closed list.
    pause, "/api/v1/cases/{number}/pause", PauseCase, std::convert::identity;
    /// The pause takes longer, said on or before its planned end.
    renew, "/api/v1/cases/{number}/renew", RenewPause, std::convert::identity;
    /// Starts the clock again today.
    resume, "/api/v1/cases/{number}/resume", ResumeCase, std::convert::identity;
    /// Gives more time: once, on or before the due date.
    extend, "/api/v1/cases/{number}/extend", ExtendCase, std::convert::identity;
    /// A step of the procedure is done.
    step, "/api/v1/cases/{number}/step", StepDone, std::convert::identity;
    /// An immediate item cannot be done today and becomes a promised one.
    convert, "/api/v1/cases/{number}/convert", ConvertCase, std::convert::identity;
    /// The papers go to the level above.
    forward, "/api/v1/cases/{number}/forward", ForwardCase, std::convert::identity;
    /// The level above was reminded.
    chase, "/api/v1/cases/{number}/chase", ChaseUpper, std::convert::identity;
    /// The answer of the level above came down.
    reply, "/api/v1/cases/{number}/reply", UpperReply, std::convert::identity;
    /// A co-department answers, for its own part.
    opinion, "/api/v1/cases/{number}/opinion", GiveOpinion, std::convert::identity;
    /// The lead called everybody together.
    meeting, "/api/v1/cases/{number}/meeting", HoldMeeting, std::convert::identity;
    /// Gives the papers back, in writing.
    give_back, "/api/v1/cases/{number}/return", ReturnCase, std::convert::identity;
    /// The applicant takes the application back.
    withdraw, "/api/v1/cases/{number}/withdraw", WithdrawCase, std::convert::identity;
}
