//! Pages of the centre's administration.

mod calendar;
mod departments;
mod forms;
mod gate;
mod news;
mod overview;
mod record;
mod service;
mod services;

use super::desk;
use super::part::part;
use crate::text::Lang;

part! { admin_part:
    /// `/admin`: the overview.
    Overview => overview::show,
    /// `/admin/departments`: the departments.
    Departments => departments::show,
    /// `/admin/services`: the services.
    Services => services::show,
    /// `/admin/forms`: the forms and how often they are taken.
    FormList => forms::list,
    /// `/admin/forms/{no}`: one form.
    FormPage => forms::one,
    /// `/admin/news`: announcements.
    NewsPage => news::show,
    /// `/admin/calendar`: the official calendar and its imports.
    CalendarPage => calendar::show,
    /// `/admin/calendar/{no}`: one import.
    CalendarDraftPage => calendar::one,
    /// `/admin/services/{id}`: one service.
    ServicePage => service::show,
    /// `/desk/moved`: applicants to tell that a calendar moved their date. Here, and not with the cases, because there is
    /// room.
    Moved => desk::moved::show,
}

/// The way to an administration page.
fn trail(lang: Lang) -> Vec<(String, String)> {
    vec![("/admin".to_owned(), lang.pick("中心管理", "Administration").to_owned())]
}
