//! Announcements on the wire (DOMAIN 10, GB/T 32168).

use super::{List, NoBody, Op};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Announcements, newest first.
pub const NEWS: Op<NewsQuery, List<News>> = Op::get("/api/v1/news");
/// Publishes one.
pub const ANNOUNCE: Op<NewNews, News> = Op::post("/api/v1/news");
/// Takes one back.
pub const WITHDRAW_NEWS: Op<NoBody, News> = Op::post("/api/v1/news/{no}/withdraw");

/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 80;
/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 3000;

/// Which announcements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct NewsQuery {
    /// Entries a page, 1–100; 20 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// An announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct News {
    /// Its number, from 1.
    pub no: i64,
    /// The day it was published.
    pub published: NaiveDate,
    /// Title, Chinese.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// Text, Chinese.
    pub text_zh: String,
    /// Text, English.
    pub text_en: String,
}

/// An announcement to be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NewNews {
    /// Title, Chinese, 1 to 80 characters.
    pub title_zh: String,
    /// Title, English, likewise.
    pub title_en: String,
    /// Text, Chinese, 1 to 3000 characters.
    pub text_zh: String,
    /// Text, English, likewise.
    pub text_en: String,
}
