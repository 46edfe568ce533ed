//! The pages and their addresses.

use crate::pages::citizen::{
    About, Answer, Apply, Ask, Board, Fill, Forms, Guide, Home, Index, NewsPage, Open, Questions, Rate, Search,
    Services, Status, TakeBack,
};
use crate::pages::error::NotFound;
use crate::pages::{admin, desk};
use crate::prefs::read_prefs;
use crate::ui::layout::{hall_name, provide_hall_card};
use crate::ui::{Footer, Header, ReadAloud, Width};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, SsrMode, path};

/// The whole interface: preferences, frame and pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let prefs = read_prefs();
    provide_context(prefs);
    provide_hall_card();
    let hall = hall_name(prefs.lang);
    let hall = if cfg!(feature = "ssr") { escaped(&hall) } else { hall };
    let titled = move |text: String| {
        // The server writes a title as it is; in the browser it is text.
        let text = if cfg!(feature = "ssr") { escaped(&text) } else { text };
        match text.as_str() {
            "" => hall.clone(),
            // The title as it stands, between two pages.
            whole if whole == hall || whole.ends_with(&format!(" - {hall}")) => text,
            _ => format!("{text} - {hall}"),
        }
    };
    // While a page wakes up or comes, the window keeps the title that it has: at first the server's.
    let current = || if cfg!(feature = "ssr") { String::new() } else { document().title() };
    let servers = current();
    let title = move || Some(current()).filter(|title| !title.is_empty()).unwrap_or_else(|| servers.clone());
    let (busy, set_busy) = signal(false);
    view! {
        <Title formatter=titled text=title/>
        <Router set_is_routing=set_busy>
            <Width/>
            <a class="skip" href="#main" rel="external">{prefs.lang.pick("跳到主要内容", "Skip to the main content")}</a>
            <div class="busy" hidden=move || !busy.get()></div>
            <Broken/>
            <Header/>
            <ReadAloud/>
            <main id="main" class="wrap" tabindex="-1">
                <Pages/>
            </main>
            <Footer/>
        </Router>
    }
}

/// A text that may stand in an element of HTML: what a visitor typed must not end the title.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Shown by the stylesheet: the first when what is shown was kept on the device (see `public/sw.js`), the second when the
/// browser part has stopped (see `shell`) and the page goes on working as plain HTML.
#[component]
fn Broken() -> impl IntoView {
    let lang = read_prefs().lang;
    view! {
        <p class="kept">
            {lang.pick(
                "没有网络：您看到的是存在这台设备上的副本，日期和灯可能已经变了。有网络后请",
                "No network: you are reading a copy kept on this device; dates and lights may have changed. With network, ",
            )}
            <a href="" rel="external">{lang.pick("重新打开本页", "open this page again")}</a>
        </p>
        <p class="broken" role="alert">
            {lang.pick(
                "页面的一部分没有加载成功。填过的内容还在，链接和按钮照常能用；也可以",
                "Part of this page did not load. What you typed is still here, links and buttons work; or ",
            )}
            <a href="" rel="external">{lang.pick("重新打开本页", "open this page again")}</a>
        </p>
    }
    .into_any()
}

/// Every page waits for its data before the first byte goes out, so that it works without script and has the right
/// status. Each belongs to a part that the browser loads when it is needed: citizens never download the staff's pages.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/") view={Lazy::<Home>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/search") view={Lazy::<Search>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/services") view={Lazy::<Services>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/a-z") view={Lazy::<Index>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/services/:id") view={Lazy::<Guide>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/services/:id/apply") view={Lazy::<Apply>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/forms") view={Lazy::<Forms>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/forms/:no/fill") view={Lazy::<Fill>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/status") view={Lazy::<Status>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/status/:number") view={Lazy::<Status>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/status/:number/rate") view={Lazy::<Rate>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/status/:number/withdraw") view={Lazy::<TakeBack>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ask") view={Lazy::<Ask>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ask/answer") view={Lazy::<Answer>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/ask/:number") view={Lazy::<Answer>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/questions") view={Lazy::<Questions>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/news") view={Lazy::<NewsPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/open") view={Lazy::<Open>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/board") view={Lazy::<Board>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/about") view={Lazy::<About>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk") view={Lazy::<desk::Queue>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/sign-in") view=desk::SignIn ssr=SsrMode::Async/>
            <Route path=path!("/desk/counter") view={Lazy::<desk::Counter>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/questions") view={Lazy::<desk::QuestionQueue>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/questions/:number") view={Lazy::<desk::QuestionPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/moved") view={Lazy::<admin::Moved>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/cases/:number") view={Lazy::<desk::CasePage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/cases/:number/receipt") view={Lazy::<desk::ReceiptPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/desk/cases/:number/:act") view={Lazy::<desk::CaseAct>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin") view={Lazy::<admin::Overview>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/departments") view={Lazy::<admin::Departments>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/news") view={Lazy::<admin::NewsPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/calendar") view={Lazy::<admin::CalendarPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/calendar/:no") view={Lazy::<admin::CalendarDraftPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/forms") view={Lazy::<admin::FormList>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/forms/:no") view={Lazy::<admin::FormPage>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/services") view={Lazy::<admin::Services>::new()} ssr=SsrMode::Async/>
            <Route path=path!("/admin/services/:id") view={Lazy::<admin::ServicePage>::new()} ssr=SsrMode::Async/>
        </FlatRoutes>
    }
    .into_any()
}
