//! Signing in and out (DOMAIN 4.4, roles).

use super::{NoBody, Op};
use crate::permission::{Post, Role};
use serde::{Deserialize, Serialize};

/// Signs in; answers who one is and sets the session cookie.
pub const SIGN_IN: Op<SignIn, Me> = Op::post("/api/v1/session");
/// Signs out.
pub const SIGN_OUT: Op<NoBody, NoBody> = Op::delete("/api/v1/session");
/// Who is signed in.
pub const ME: Op<NoBody, Me> = Op::get("/api/v1/session");

/// Name and password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The sign-in name, for instance `w5a`; at most 40 characters.
    pub name: String,
    /// The password; at most 200 characters.
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The sign-in name.
    pub name: String,
    /// The name or post shown on pages and documents, Chinese.
    pub title_zh: String,
    /// The same in English.
    pub title_en: String,
    /// What the person may do.
    pub role: Role,
    /// The department's code, for instance `TD`; none for the centre's own people.
    pub department: Option<String>,
    /// The window's number, 1–99; none for people without a window.
    pub window: Option<u8>,
    /// A or B post at the window (AB岗).
    pub post: Option<Post>,
}
