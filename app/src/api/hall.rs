//! The hall itself.

use super::door::ask;
use domain::api::hall::{DEPARTMENTS, HALL, Hall, TOWNS, WINDOWS};
use domain::api::{List, NoBody, Problem};
use domain::catalogue::{Department, Town, Window};

/// Name, phones, hours.
pub fn hall() -> impl Future<Output = Result<Hall, Problem>> + Send {
    ask(HALL, &[], &NoBody {})
}

/// The departments in catalogue order.
pub fn departments() -> impl Future<Output = Result<List<Department>, Problem>> + Send {
    ask(DEPARTMENTS, &[], &NoBody {})
}

/// The windows by number.
pub fn windows() -> impl Future<Output = Result<List<Window>, Problem>> + Send {
    ask(WINDOWS, &[], &NoBody {})
}

/// The towns and townships of the area.
pub fn towns() -> impl Future<Output = Result<List<Town>, Problem>> + Send {
    ask(TOWNS, &[], &NoBody {})
}
