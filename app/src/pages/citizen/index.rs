//! The services from A to Z, by the pinyin of their names.

use super::parts::{batch_tag, guide_link};
use crate::api;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Breadcrumb, Heading, Load, loaded};
use domain::api::List;
use domain::api::services::{ServiceQuery, ServiceSummary};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// `/a-z`.
pub(super) fn index() -> AnyView {
    loaded(Load::once(|| api::services::all(ServiceQuery::default())), page)
}

fn page(services: List<ServiceSummary>) -> AnyView {
    let lang = use_lang();
    let mut letters: BTreeMap<String, Vec<ServiceSummary>> = BTreeMap::new();
    for service in services.items {
        letters.entry(letter(lang, &service)).or_default().push(service);
    }
    let anchors = letters.keys().map(|letter| {
        view! { <li><a href=format!("#{letter}") rel="external">{letter.clone()}</a></li> }
    });
    let anchors = anchors.collect_view();
    view! {
        <Breadcrumb trail=vec![("/services".to_owned(), lang.pick("办事", "Services").to_owned())]/>
        <Heading text=lang.pick("全部事项 A–Z", "All services from A to Z")/>
        <nav class="toc toc--letters" aria-label=lang.pick("字母", "Letters")><ul>{anchors}</ul></nav>
        {letters.into_iter().map(|(letter, services)| group(lang, letter, services)).collect_view()}
    }
    .into_any()
}

/// In Chinese the pinyin's first letter, in English the name's.
fn letter(lang: Lang, service: &ServiceSummary) -> String {
    match lang {
        Lang::Zh => service.initial.clone(),
        Lang::En => {
            service.name_en.chars().next().map(|letter| letter.to_ascii_uppercase().to_string()).unwrap_or_default()
        }
    }
}

fn group(lang: Lang, letter: String, services: Vec<ServiceSummary>) -> AnyView {
    let line = |service: ServiceSummary| view! { <li>{guide_link(lang, &service)} " " {batch_tag(lang, service.batch, service.expected.as_ref())}</li> };
    view! {
        <section aria-labelledby=letter.clone()>
            <h2 id=letter.clone()>{letter.clone()}</h2>
            <ul class="links">{services.into_iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
