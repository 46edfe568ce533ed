//! The hall itself (DOMAIN 5, place and hours; 6; 7): name, hours, phones, departments, windows, towns.

use super::{List, NoBody, Op};
use crate::catalogue::{Department, Town, Window};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Name, phones, hours, and whether the hall is open at this moment.
pub const HALL: Op<NoBody, Hall> = Op::get("/api/v1/hall");
/// The departments, in catalogue order.
pub const DEPARTMENTS: Op<NoBody, List<Department>> = Op::get("/api/v1/departments");
/// The windows, by number.
pub const WINDOWS: Op<NoBody, List<Window>> = Op::get("/api/v1/windows");
/// The towns and townships of the area.
pub const TOWNS: Op<NoBody, List<Town>> = Op::get("/api/v1/towns");

/// What everyone wants to know of the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hall {
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Phone of the enquiry desk (咨询电话).
    pub enquiry_phone: String,
    /// Phone for complaints (监督投诉电话).
    pub supervision_phone: String,
    /// Where it is, Chinese.
    pub address_zh: String,
    /// Where it is, English.
    pub address_en: String,
    /// How to get there, Chinese; empty where nobody has written it.
    #[serde(default)]
    pub directions_zh: String,
    /// How to get there, English.
    #[serde(default)]
    pub directions_en: String,
    /// The hall's date at this moment (Asia/Shanghai).
    pub today: NaiveDate,
    /// Whether today is a working day.
    pub workday: bool,
    /// Whether the windows are open at this moment.
    pub open_now: bool,
    /// Today's office hours; they differ by season.
    pub hours: Vec<Hours>,
    /// The working day that follows the present moment, when closed.
    pub next_open: Option<NaiveDate>,
    /// Working days in which a question of the public is answered.
    pub reply_workdays: u32,
}

/// One interval of office hours, local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hours {
    /// Opening.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "08:30:00"))]
    pub from: NaiveTime,
    /// Closing.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "12:00:00"))]
    pub to: NaiveTime,
}
