//! A piece of a page that waits for an answer of the interface.
//!
//! Every answer goes through one kind of resource and one kind of waiting: what is typed is only the call and the
//! view, so that the browser part holds this machinery once and not once a page.

use crate::pages::error::ProblemPage;
use domain::api::Problem;
use leptos::prelude::*;
use leptos::server::codee::string::FromToStringCodec;
use serde::{Serialize, de::DeserializeOwned};
use std::any::Any;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;

/// What a piece is asked for: the parts of the address that matter, as texts.
pub type Key = Vec<String>;

type Fetch = Box<dyn Fn(Key) -> Pin<Box<dyn Future<Output = Answer> + Send>> + Send + Sync>;
type Show = Arc<dyn Fn(&Answer) -> AnyView + Send + Sync>;

/// An answer of any type: as a value where it was fetched, as text where it travelled with the page.
#[derive(Clone)]
struct Answer {
    value: Option<Arc<dyn Any + Send + Sync>>,
    text: Arc<str>,
}

impl Answer {
    fn of<T: Serialize + Send + Sync + 'static>(value: Result<T, Problem>) -> Self {
        // Only a server's answer travels.
        #[cfg(feature = "ssr")]
        let text = serde_json::to_string(&value).unwrap_or_default().into();
        #[cfg(not(feature = "ssr"))]
        let text = Arc::from("");
        Self { value: Some(Arc::new(value)), text }
    }

    fn read<T: DeserializeOwned + Clone + 'static>(&self) -> Result<T, Problem> {
        match self.value.as_ref().and_then(|value| value.downcast_ref::<Result<T, Problem>>()) {
            Some(value) => value.clone(),
            None => serde_json::from_str(&self.text).unwrap_or_else(|_| Err(Problem::unreachable())),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Answer {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self { value: None, text: text.into() })
    }
}

/// Data of a page: asked while the server renders, carried to the browser with the page, asked again when its key
/// changes there.
pub struct Load<T> {
    resource: Resource<Answer, FromToStringCodec>,
    answer: PhantomData<fn() -> T>,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Load<T> {}

impl<T> Load<T>
where
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    /// Data that depends on a part of the address.
    pub fn new<Answered>(
        key: impl Fn() -> Key + Send + Sync + 'static,
        fetch: impl Fn(Key) -> Answered + Send + Sync + 'static,
    ) -> Self
    where
        Answered: Future<Output = Result<T, Problem>> + Send + 'static,
    {
        let fetch = move |key| -> Pin<Box<dyn Future<Output = Answer> + Send>> {
            let answered = fetch(key);
            Box::pin(async move { Answer::of(answered.await) })
        };
        Self { resource: resource(Box::new(key), Box::new(fetch)), answer: PhantomData }
    }

    /// Data that depends on nothing.
    pub fn once<Answered>(fetch: impl Fn() -> Answered + Send + Sync + 'static) -> Self
    where
        Answered: Future<Output = Result<T, Problem>> + Send + 'static,
    {
        Self::new(Key::new, move |_| fetch())
    }

    /// Asks again.
    pub fn refetch(&self) {
        self.resource.refetch();
    }

    /// The answer, once it is there; for pages that wait in their own way.
    pub async fn get(&self) -> Result<T, Problem> {
        self.resource.await.read()
    }
}

/// Shows `view` of the answer, or the problem with its HTTP status. During a navigation the old piece stays until the
/// new one is there.
pub fn loaded<T>(load: Load<T>, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    let show = move |answer: &Answer| match answer.read::<T>() {
        Ok(value) => view(value),
        Err(problem) => view! { <ProblemPage problem/> }.into_any(),
    };
    piece(load.resource, Arc::new(show))
}

#[inline(never)]
fn resource(key: Box<dyn Fn() -> Key + Send + Sync>, fetch: Fetch) -> Resource<Answer, FromToStringCodec> {
    Resource::new_str(key, fetch)
}

#[inline(never)]
fn piece(resource: Resource<Answer, FromToStringCodec>, show: Show) -> AnyView {
    let content = move || {
        let show = Arc::clone(&show);
        Suspend::new(async move { show(&resource.await) })
    };
    view! { <Transition fallback=|| view! { <p class="sk" aria-busy="true">"…"</p> }>{content}</Transition> }.into_any()
}

/// Sets the HTTP status of the page that is being rendered; nothing in the browser.
pub fn set_status(status: u16) {
    #[cfg(feature = "ssr")]
    if let Some(options) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = http::StatusCode::from_u16(status)
    {
        options.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = status;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_the_same_fetched_or_travelled() {
        let fetched = Answer { value: Some(Arc::new(Ok::<u32, Problem>(7))), text: "".into() };
        assert_eq!(fetched.read::<u32>(), Ok(7));
        let travelled: Answer = r#"{"Ok":7}"#.parse().unwrap();
        assert_eq!(travelled.read::<u32>(), Ok(7));
        let refused: Answer = r#"{"Err":{"title":"t","status":404,"code":"not_found"}}"#.parse().unwrap();
        assert_eq!(refused.read::<u32>().unwrap_err().status, 404);
        let broken: Answer = "nonsense".parse().unwrap();
        assert_eq!(broken.read::<u32>().unwrap_err().code, "unreachable");
    }
}
