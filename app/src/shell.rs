//! The HTML document around the app.

use crate::prefs::{Density, Prefs, read_prefs};
use crate::routes::App;
use crate::text::Lang;
use crate::ui::layout::{hall_name, use_hall_card};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Addresses of the bundler's files, hashed names included, for instance `/pkg/hall.3f2a.css`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssetNames {
    /// The browser part's JavaScript entry.
    pub js: String,
    /// The browser part itself.
    pub wasm: String,
    /// The stylesheet.
    pub css: String,
}

impl Prefs {
    /// The browser's hint for scroll bars and form controls before the stylesheet is there.
    pub fn color_scheme(self) -> &'static str {
        match self.theme {
            crate::prefs::Theme::Auto => "light dark",
            crate::prefs::Theme::Light => "light",
            crate::prefs::Theme::Dark => "dark",
        }
    }
}

/// The whole document of one page.
pub fn shell(assets: AssetNames) -> impl IntoView {
    let prefs = read_prefs();
    let name = hall_name(prefs.lang);
    let description = match prefs.lang {
        Lang::Zh => format!("{name}：办事须知、表格下载、办件进度查询。"),
        Lang::En => format!("{name}: guides, forms, progress of your case."),
    };
    view! {
        <!DOCTYPE html>
        <html
            lang=prefs.lang.code()
            data-theme=prefs.theme.code()
            data-size=prefs.size.code()
            data-density=(prefs.density == Density::Compact).then_some("compact")
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content=prefs.color_scheme()/>
                <meta name="format-detection" content="telephone=no"/>
                <meta name="description" content=description/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icon-192.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="alternate" type="application/atom+xml" href=prefs.lang.pick("/feed.atom", "/feed.atom?lang=en")/>
                {other_languages()}
                <link rel="stylesheet" href=assets.css.clone()/>
                <Wake assets/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Where programs find this page in either language. Pages of one person and answers to a question have no such addresses.
fn other_languages() -> Option<impl IntoView> {
    let address = public_address()?;
    let link =
        |lang: &'static str| view! { <link rel="alternate" hreflang=lang href=format!("{address}?lang={lang}")/> };
    Some(view! {
        {link(Lang::Zh.code())}
        {link(Lang::En.code())}
        <link rel="alternate" hreflang="x-default" href=address.clone()/>
    })
}

/// The address of a page for everybody, without a query; none for another page. Only the server writes the document.
fn public_address() -> Option<String> {
    #[cfg(feature = "ssr")]
    {
        let parts = use_context::<http::request::Parts>()?;
        let path = parts.uri.path();
        let personal = ["/desk", "/admin", "/status/", "/ask/"].iter().any(|area| path.starts_with(area));
        let mut asked = parts.uri.query().unwrap_or_default().split('&');
        let asks = asked.any(|pair| !pair.is_empty() && !pair.starts_with("lang="));
        (!personal && !asks).then(|| format!("{}{path}", use_hall_card().url))
    }
    #[cfg(not(feature = "ssr"))]
    {
        let _ = use_hall_card;
        None
    }
}

/// What happens when the browser part stops for good, for instance because a file of it cannot be fetched after an upgrade:
/// it hears of nothing any more, so that links and forms are the browser's own again, and the page says so. Then the part
/// that keeps guides for reading without network; it says when it gave an open page a kept answer.
const STOPPED: &str = "const stop=e=>{const x=e.error||e.reason,d=document.documentElement;\
    if(x instanceof WebAssembly.RuntimeError&&!('broken' in d.dataset)){d.dataset.broken='';\
    for(const t of['click','submit','input','change','keydown'])\
    addEventListener(t,e=>e.stopImmediatePropagation(),true);\
    addEventListener('popstate',()=>location.reload())}};\
    addEventListener('error',stop);addEventListener('unhandledrejection',stop);\
    if('serviceWorker' in navigator){navigator.serviceWorker.onmessage=()=>document.documentElement.dataset.kept='';\
    addEventListener('load',()=>navigator.serviceWorker.register('/sw.js').catch(()=>{}))}";

/// The scripts that wake the page up. Only browsers with modules run them; all others keep the page as it is, which
/// works as well.
#[component]
fn Wake(assets: AssetNames) -> impl IntoView {
    let AssetNames { js, wasm, .. } = assets;
    let nonce = use_nonce();
    let script =
        format!("{STOPPED}import({js:?}).then(async m=>{{await m.default({{module_or_path:{wasm:?}}});m.hydrate()}})");
    (!js.is_empty()).then(|| {
        view! {
            <link rel="modulepreload" href=js nonce=nonce.clone()/>
            <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
            <script type="module" nonce=nonce>{script}</script>
        }
    })
}
