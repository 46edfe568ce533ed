//! Who is signed in: every staff page asks this before anything else.

use super::frame::framed;
use super::sign_in::sign_in_first;
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::error::ProblemPage;
use crate::ui::loaded::{Key, Load, loaded};
use domain::api::Problem;
use domain::api::account::{Me, SIGN_IN};
use domain::permission::{Action, may};
use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The person in front of a staff page, and the page's data.
pub struct Staff<T> {
    load: Load<Seen<T>>,
    sign_in: Form,
}

impl<T> Clone for Staff<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Staff<T> {}

/// What somebody gets to see.
#[derive(Clone, Serialize, Deserialize)]
struct Seen<T> {
    /// Nobody while nobody is signed in.
    me: Option<Me>,
    data: Result<T, Problem>,
}

impl<T> Staff<T>
where
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    /// Asks who is signed in, then, if this person may do `needs`, for the data of a part of the address. A page calls
    /// it while it collects its data.
    pub fn ask<F>(
        needs: Option<Action>,
        key: impl Fn() -> Key + Send + Sync + 'static,
        fetch: impl Fn(Me, Key) -> F + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Result<T, Problem>> + Send + 'static,
    {
        let load = Load::new(key, move |key| {
            let (me, fetch) = (api::account::me(), fetch.clone());
            async move {
                let me = match me.await {
                    Err(problem) if problem.status == 401 => return Ok(Seen { me: None, data: Err(problem) }),
                    me => me?,
                };
                let data = match needs.is_none_or(|needs| may(Some(me.role), needs)) {
                    true => fetch(me.clone(), key).await,
                    false => Err(Problem::forbidden()),
                };
                Ok(Seen { me: Some(me), data })
            }
        });
        Self { load, sign_in: use_form(SIGN_IN, &[]) }
    }

    /// The page in its frame. Others see why there is none, with the HTTP status; who is not signed in can do so there.
    pub fn page(self, view: impl Fn(Me, T) -> AnyView + Send + Sync + 'static) -> AnyView {
        loaded(self.load, move |seen| match (seen.me, seen.data) {
            (None, _) => sign_in_first(self.sign_in),
            (Some(me), Ok(data)) => framed(&me.clone(), view(me, data)),
            (Some(me), Err(problem)) => framed(&me, view! { <ProblemPage problem/> }.into_any()),
        })
    }

    /// Asks again.
    pub fn refetch(self) {
        self.load.refetch();
    }
}
