//! Who applies: citizen ID numbers, codes of organisations, names and phones (DOMAIN section 10).
//!
//! Everything here is personal data: no type prints itself into a log, and problems never repeat what was typed.

mod id_number;
mod name;
mod organisation;
mod phone;
mod problem;

pub use id_number::IdNumber;
pub use name::{mask_applicant, mask_name};
pub use organisation::{CreditCode, OrganisationCode, OrganisationId, TradeNumber};
pub use phone::{PhoneProblem, normal_phone};
pub use problem::IdProblem;
