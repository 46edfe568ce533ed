//! Applications sent online (网上申请, T1), on the wire: who wants what. The papers themselves are shown at the window.

use super::{NoBody, Op};
use crate::case::ApplicantKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Applies.
pub const APPLY: Op<NewApplication, AppliedReceipt> = Op::post("/api/v1/applications");

/// Takes an application back (撤回, T21), before the decision.
pub const TAKE_BACK: Op<TakeBack, NoBody> = Op::post("/api/v1/status/{number}/withdraw");

/// An application.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NewApplication {
    /// The service, for instance `TD-04`; one that the hall accepts and that is not done on the spot.
    pub service: String,
    /// Person or organisation.
    pub applicant_kind: ApplicantKind,
    /// Name of the applicant, at most 60 characters; any script, rare characters included.
    pub applicant_name: String,
    /// Citizen ID number (公民身份号码) of a person; credit or registration code of an organisation.
    pub id_number: String,
    /// Phone, digits with spaces and hyphens, at most 20 characters.
    pub phone: String,
    /// Town code, for instance `HQ`; empty or `other` for elsewhere.
    pub town: String,
    /// A pass that came with the form, as for questions.
    pub pass: String,
    /// Left empty by people; whatever fills in every field of a page fills this in too.
    pub website: String,
}

impl std::fmt::Debug for NewApplication {
    /// Personal data stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewApplication").field("service", &self.service).finish_non_exhaustive()
    }
}

/// What the applicant keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppliedReceipt {
    /// Case number with check digit, digits only.
    pub number: String,
    /// The number in groups.
    pub number_grouped: String,
    /// Query code, six characters: with the number it shows the progress.
    pub code: String,
    /// The date that counts as the day of receipt (R3): after hours or on a day off the next working day.
    pub received_on: NaiveDate,
    /// The last day on which the window says whether anything is missing (R3).
    pub notice_due: NaiveDate,
}

/// The applicant takes it back.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct TakeBack {
    /// Query code.
    pub code: String,
    /// The number that the applicant gave with the application: code and number together show that it is the applicant.
    pub id_number: String,
    /// Why, at most 500 characters; may be empty.
    pub reason: String,
}

impl std::fmt::Debug for TakeBack {
    /// Personal data stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TakeBack").finish_non_exhaustive()
    }
}
