//! Pages of the centre's administration. All of them only show.

mod departments;
mod gate;
mod overview;
mod record;
mod service;
mod services;

use super::part::part;
use crate::text::Lang;

part! { admin_part:
    /// `/admin`: the overview.
    Overview => overview::show,
    /// `/admin/departments`: the departments.
    Departments => departments::show,
    /// `/admin/services`: the services.
    Services => services::show,
    /// `/admin/services/{id}`: one service.
    ServicePage => service::show,
}

/// The way to an administration page.
fn trail(lang: Lang) -> Vec<(String, String)> {
    vec![("/admin".to_owned(), lang.pick("中心管理", "Administration").to_owned())]
}
