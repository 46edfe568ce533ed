//! Header and footer of every page.

use crate::prefs::{Size, Theme, use_prefs};
use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;
use serde::{Deserialize, Serialize};

/// Who runs the pages and how to reach them, shown on every page. The server puts it into the context; it travels with
/// the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HallCard {
    /// Name of the hall, Chinese.
    pub name_zh: String,
    /// Name of the hall, English.
    pub name_en: String,
    /// Phone of the enquiry desk (咨询电话).
    pub enquiry_phone: String,
    /// Phone for complaints (监督投诉电话).
    pub supervision_phone: String,
    /// Where it is, Chinese.
    pub address_zh: String,
    /// Where it is, English.
    pub address_en: String,
    /// The government's general service line (政务服务便民热线).
    pub service_line: String,
    /// Number under which the site is filed (备案号).
    pub filing_number: String,
    /// Where the pages are reached from outside, for what the server writes for programs; it does not travel.
    #[serde(skip)]
    pub url: String,
}

impl Default for HallCard {
    fn default() -> Self {
        Self {
            name_zh: "虹桥镇行政服务中心".to_owned(),
            name_en: "Hongqiao Town Administrative Service Centre".to_owned(),
            enquiry_phone: String::new(),
            supervision_phone: String::new(),
            address_zh: String::new(),
            address_en: String::new(),
            service_line: String::new(),
            filing_number: String::new(),
            url: String::new(),
        }
    }
}

/// Provides the hall's card to the pages; called once, by the app.
pub fn provide_hall_card() {
    let card = SharedValue::new(|| use_context::<HallCard>().unwrap_or_default()).into_inner();
    provide_context(card);
}

/// The hall's card.
pub fn use_hall_card() -> HallCard {
    use_context::<HallCard>().unwrap_or_default()
}

/// Name of the hall.
pub fn hall_name(lang: Lang) -> String {
    let card = use_hall_card();
    lang.text(&card.name_zh, &card.name_en)
}

/// Name, ways and preferences.
#[component]
pub fn Header() -> impl IntoView {
    let lang = use_prefs().lang;
    let links = [
        ("/services", lang.pick("办事", "Services")),
        ("/forms", lang.pick("表格", "Forms")),
        ("/status", lang.pick("查进度", "Progress")),
        ("/ask", lang.pick("咨询", "Ask")),
        ("/open", lang.pick("公开", "Promises")),
        ("/about", lang.pick("大厅", "Hall")),
    ]
    .map(|(href, name)| view! { <li><A href=href>{name}</A></li> });
    view! {
        <header class="hd">
            <div class="wrap hd__in">
                <a class="hd__name" href="/">{hall_name(lang)}</a>
                <nav aria-label=lang.pick("主导航", "Main")><ul>{links}</ul></nav>
                <Preferences/>
            </div>
        </header>
    }
    .into_any()
}

/// Elder mode, theme and language: a plain form, so that it works in every browser.
#[component]
fn Preferences() -> impl IntoView {
    let prefs = use_prefs();
    let lang = prefs.lang;
    let location = use_location();
    let back = move || {
        format!(
            "{}{}",
            location.pathname.get(),
            match location.search.get().trim_start_matches('?') {
                "" => String::new(),
                search => format!("?{search}"),
            }
        )
    };
    let (size, size_name) = match prefs.size {
        Size::Normal => (Size::Elder, lang.pick("长辈版", "Large type")),
        Size::Elder => (Size::Normal, lang.pick("标准版", "Standard")),
    };
    let (other, other_name) = match lang {
        Lang::Zh => (Lang::En, "English"),
        Lang::En => (Lang::Zh, "中文"),
    };
    view! {
        <form class="prefs" method="post" action="/prefs">
            <input type="hidden" name="_back" value=back/>
            <button class="btn btn--2 btn--s" type="submit" name="size" value=size.code()>{size_name}</button>
            {themes(lang, prefs.theme)}
            <button class="btn btn--2 btn--s" type="submit" name="lang" value=other.code() lang=other.code()>
                {other_name}
            </button>
        </form>
    }
    .into_any()
}

/// The other colours. Left to the device, the one that it does not show is offered: the stylesheet hides the other.
fn themes(lang: Lang, now: Theme) -> AnyView {
    let offer = |theme: Theme, class: &'static str| {
        let name = match theme {
            Theme::Auto => lang.pick("跟随设备", "As my device"),
            Theme::Light => lang.pick("浅色", "Light"),
            Theme::Dark => lang.pick("深色", "Dark"),
        };
        let class = format!("btn btn--2 btn--s {class}");
        view! { <button class=class type="submit" name="theme" value=theme.code()>{name}</button> }
    };
    match now {
        Theme::Auto => view! { {offer(Theme::Dark, "on-light")} {offer(Theme::Light, "on-dark")} }.into_any(),
        Theme::Light => view! { {offer(Theme::Dark, "")} {offer(Theme::Auto, "")} }.into_any(),
        Theme::Dark => view! { {offer(Theme::Light, "")} {offer(Theme::Auto, "")} }.into_any(),
    }
}

/// Who runs this, how to reach them, always in the same place.
#[component]
pub fn Footer() -> impl IntoView {
    let lang = use_prefs().lang;
    let card = use_hall_card();
    let address = lang.text(&card.address_zh, &card.address_en);
    view! {
        <footer class="ft">
            <div class="wrap">
                <p class="ft__motto">
                    {lang.pick(
                        "优质高效 · 廉洁务实 · 公开公正 · 便民利民",
                        "Quality and efficiency · clean and pragmatic · open and fair · at your convenience",
                    )}
                </p>
                <ul class="ft__list">
                    {phone_line(lang.pick("咨询电话", "Enquiries"), card.enquiry_phone)}
                    {phone_line(lang.pick("监督投诉", "Complaints"), card.supervision_phone)}
                    {phone_line(
                        lang.pick("政务服务便民热线（各部门的事都能问）", "Government service line, for matters of any department"),
                        card.service_line,
                    )}
                    {(!address.is_empty()).then(|| view! { <li>{address}</li> })}
                </ul>
                <ul class="ft__list">
                    <li><a href="/news">{lang.pick("公告", "News")}</a></li>
                    <li><a href="/board">{lang.pick("红黄绿灯", "Lights")}</a></li>
                    <li><a href="/about#accessibility">{lang.pick("无障碍声明", "Accessibility")}</a></li>
                    <li><a href="/api/openapi.json" rel="external">{lang.pick("开放接口", "Open interface")}</a></li>
                    <li><a href="/desk" rel="external">{lang.pick("工作人员入口", "Staff")}</a></li>
                </ul>
                <p>
                    {lang.pick("主办：", "Run by: ")} {lang.text(&card.name_zh, &card.name_en)}
                    {(!card.filing_number.is_empty())
                        .then(|| format!("{}{}", lang.pick("　备案号：", " · Filing number: "), card.filing_number))}
                </p>
            </div>
        </footer>
    }
    .into_any()
}

fn phone_line(name: &'static str, number: String) -> Option<AnyView> {
    (!number.is_empty()).then(|| view! { <li>{name} " " <Phone number/></li> }.into_any())
}

/// A phone number that phones can dial.
#[component]
pub fn Phone(
    /// The number as people write it.
    number: String,
) -> impl IntoView {
    let href = format!("tel:{}", dial(&number));
    view! { <a class="mono" href=href rel="external">{number}</a> }.into_any()
}

/// The number as a phone dials it.
pub fn dial(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
