//! Places in the browser's storage.

use gloo::storage::{LocalStorage, SessionStorage, Storage};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Where something is kept, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// In this window, until it is closed.
    Window,
    /// On this device, until it is forgotten or its last day is over.
    Device,
}

/// What is stored: the value with its last day, as days since 1970-01-01.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    until: i64,
    value: T,
}

impl Shelf {
    /// Keeps a value under a name until the end of the day `until` (days since 1970-01-01). Says whether it worked: a
    /// browser may refuse to keep anything, or have no room left.
    pub fn keep<T: Serialize>(self, name: &str, value: &T, until: i64) -> bool {
        let kept = Kept { until, value };
        match self {
            Self::Window => SessionStorage::set(name, kept).is_ok(),
            Self::Device => LocalStorage::set(name, kept).is_ok(),
        }
    }

    /// What was kept under a name, unless its last day lies before `today`. What cannot be read is thrown away.
    #[must_use]
    pub fn kept<T: DeserializeOwned>(self, name: &str, today: i64) -> Option<T> {
        let found: Option<Kept<T>> = match self {
            Self::Window => SessionStorage::get(name).ok(),
            Self::Device => LocalStorage::get(name).ok(),
        };
        let value = found.filter(|kept| kept.until >= today).map(|kept| kept.value);
        if value.is_none() {
            self.forget(name);
        }
        value
    }

    /// Forgets what is kept under a name.
    pub fn forget(self, name: &str) {
        match self {
            Self::Window => SessionStorage::delete(name),
            Self::Device => LocalStorage::delete(name),
        }
    }

    /// Throws away everything under names that begin like this and whose last day lies before `today`: a draft that is
    /// never opened again must not stay on a shared device for ever.
    pub fn tidy(self, prefix: &str, today: i64) {
        let over = |name: &str| {
            let last: Option<Kept<serde_json::Value>> = match self {
                Self::Window => SessionStorage::get(name).ok(),
                Self::Device => LocalStorage::get(name).ok(),
            };
            last.is_none_or(|kept| kept.until < today)
        };
        for name in self.names().into_iter().filter(|name| name.starts_with(prefix)) {
            if over(&name) {
                self.forget(&name);
            }
        }
    }

    fn names(self) -> Vec<String> {
        let raw = match self {
            Self::Window => SessionStorage::raw(),
            Self::Device => LocalStorage::raw(),
        };
        let count = raw.length().unwrap_or_default();
        (0..count).filter_map(|index| raw.key(index).ok().flatten()).collect()
    }
}
