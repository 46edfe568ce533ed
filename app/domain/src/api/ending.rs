//! After the decision, and beside it, on the wire: the file, a second look at a return, corrections, notes.

use super::Op;
use super::cases::CaseView;
use super::intake::JustVersion;
use crate::case::Finding;
use serde::{Deserialize, Serialize};

/// Closes the file (归档, T23).
pub const ARCHIVE: Op<JustVersion, CaseView> = Op::post("/api/v1/cases/{number}/archive");
/// Somebody else looks at a return again (复核, T24).
pub const REEXAMINE: Op<Reexamine, CaseView> = Op::post("/api/v1/cases/{number}/reexamine");
/// The last event was an error and no longer counts; it stays in the history (更正, R15).
pub const UNDO: Op<UndoLast, CaseView> = Op::post("/api/v1/cases/{number}/undo");
/// A word for whoever takes over (交接备注); changes nothing.
pub const NOTE: Op<LeaveNote, CaseView> = Op::post("/api/v1/cases/{number}/note");

/// A second look at a return.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reexamine {
    /// Right or wrong; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// Why, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A correction by the director.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoLast {
    /// Why, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeaveNote {
    /// The word, at most 1000 characters; required.
    #[serde(default)]
    pub text: String,
    /// The version of the case that the person saw.
    pub version: i64,
}
