//! Asking: the form, the enquiry desk with its phone and hours, what people ask most, what has been published.

mod answer;
mod form;
mod published;

pub(super) use answer::answer;
pub(super) use published::{answers, questions};

use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::layout::Phone;
use crate::ui::{Fact, Facts, Heading, Load, loaded};
use domain::api::Problem;
use domain::api::hall::Hall;
use domain::api::questions::{ASK, PublishedAnswer, PublishedQuery};
use domain::api::services::{ServiceQuery, ServiceSummary};
use futures_util::future::try_join4;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// So many published answers stand on the page itself.
const NEWEST: u32 = 5;

/// No service has a longer id.
const LONGEST_ID: usize = 40;

/// All that the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct AskData {
    hall: Hall,
    pass: String,
    /// The service that the question is about.
    service: Option<ServiceSummary>,
    published: Vec<PublishedAnswer>,
}

async fn ask_data(id: String, lang: Lang) -> Result<AskData, Problem> {
    // An id of that length is none; asked for all the same, it would be refused with the whole page.
    let id = if id.chars().count() > LONGEST_ID { String::new() } else { id };
    let newest =
        PublishedQuery { lang: Some(lang.code().to_owned()), limit: Some(NEWEST), ..PublishedQuery::default() };
    let query = ServiceQuery { q: Some(id.clone()), limit: Some(1), ..ServiceQuery::default() };
    let (hall, pass, published, services) = try_join4(
        api::hall::hall(),
        api::questions::pass(),
        api::questions::published(newest),
        api::services::list(query),
    )
    .await?;
    let service = services.items.into_iter().find(|service| service.id == id);
    Ok(AskData { hall, pass: pass.pass, service, published: published.items })
}

/// `/ask?service=`.
pub(super) fn ask() -> AnyView {
    let query = use_query_map();
    let service = move || vec![query.with(|query| query.get("service")).unwrap_or_default()];
    let form = use_form(ASK, &[]);
    let lang = use_lang();
    loaded(Load::new(service, move |key| ask_data(key.concat(), lang)), move |data| page(form, data))
}

fn page(form: Form, data: AskData) -> AnyView {
    let lang = use_lang();
    let hall = &data.hall;
    view! {
        <Heading text=lang.pick("咨询", "Ask")/>
        <p class="lead">{lang.pick(
            "在这里提问，或者打电话，或者到大厅 1 号窗口咨询台当面问，不用取号。",
            "Ask here, by phone, or at window 1, the enquiry desk in the hall.",
        )}</p>
        <p class="actions">
            <a class="btn btn--2" href=format!("tel:{}", crate::ui::layout::dial(&hall.enquiry_phone)) rel="external">
                <span>{lang.pick("打咨询电话 ", "Phone ")}</span> <span class="mono nowrap">{hall.enquiry_phone.clone()}</span>
            </a>
            <a class="btn btn--2" href="/ask/answer">{lang.pick("查答复", "Look up an answer")}</a>
        </p>
        {form::view(lang, form, &data)}
        <h2>{lang.pick("大家常问", "Asked most")}</h2>
        {questions_of_the_hall(lang, hall)}
        {published_lately(lang, data.published.clone())}
        {hall_now(lang, hall)}
    }
    .into_any()
}

fn published_lately(lang: Lang, list: Vec<PublishedAnswer>) -> Option<AnyView> {
    (!list.is_empty()).then(|| {
        view! {
            <section aria-labelledby="published">
                <h2 id="published">{lang.pick("最近的公开答复", "Published lately")}</h2>
                {answers(lang, list)}
                <p><a class="alone" href="/questions">{lang.pick("全部公开答复", "All published answers")}</a></p>
            </section>
        }
        .into_any()
    })
}

/// Open or closed, hours, phone, place; also on the home page.
pub(super) fn hall_now(lang: Lang, hall: &Hall) -> AnyView {
    let hours = hall.hours.iter().map(|hours| {
        view! { <span class="nowrap">{date::time(hours.from)} "–" {date::time(hours.to)}</span> " " }
    });
    let hours = hours.collect_view();
    let now = match (hall.open_now, hall.next_open) {
        (true, _) => lang.pick("正在办公".to_owned(), "open now".to_owned()),
        (false, Some(day)) if day == hall.today => lang.pick("今天稍后开门".to_owned(), "opens later today".to_owned()),
        (false, Some(day)) => {
            let day = date::date_with_weekday(lang, day);
            lang.pick(format!("现在休息，{day}上班"), format!("closed, opens again on {day}"))
        }
        (false, None) => lang.pick("现在休息".to_owned(), "closed now".to_owned()),
    };
    let facts = vec![
        Fact::text(lang.pick("现在", "Now"), now),
        Fact::view(
            match hall.workday {
                true => lang.pick("今天办公时间", "Hours today"),
                false => lang.pick("工作日办公时间", "Hours on working days"),
            },
            hours,
        ),
        Fact::view(lang.pick("咨询电话", "Enquiries"), view! { <Phone number=hall.enquiry_phone.clone()/> }),
        Fact::text(lang.pick("地址", "Address"), lang.text(&hall.address_zh, &hall.address_en)),
    ];
    view! {
        <section aria-labelledby="now">
            <h2 id="now">{lang.pick("大厅现在", "The hall now")}</h2>
            <Facts items=facts/>
        </section>
    }
    .into_any()
}

fn questions_of_the_hall(lang: Lang, hall: &Hall) -> AnyView {
    let question = |question: &'static str, answer: &'static str, link: Option<(&'static str, &'static str)>| {
        view! {
            <details>
                <summary>{question}</summary>
                <p>
                    {answer}
                    {link.map(|(href, name)| view! { " " <a href=href>{name}</a> })}
                </p>
            </details>
        }
    };
    view! {
        {question(
            lang.pick("我的事能在大厅办吗？", "Can the hall do it?"),
            lang.pick(
                "首批进驻的事项都可以在大厅办；还没有进驻的，须知里写明到哪里办。",
                "The services of the first batch, yes; for all others the guide says where to go.",
            ),
            Some(("/services", lang.pick("查事项", "Services"))),
        )}
        {question(
            lang.pick("要带什么材料？", "What do I bring?"),
            lang.pick(
                "每项的办事须知列出全部材料，并附空白表和填好的范本。材料不齐时，窗口一次性告诉您还缺什么。",
                "Each guide lists all papers, with blank forms and samples. If something is missing, the window tells you everything at once.",
            ),
            Some(("/forms", lang.pick("下载表格", "Forms"))),
        )}
        {question(
            lang.pick("多久能办好？", "How long does it take?"),
            lang.pick(
                "即办件当场办好；承诺件在承诺时限内办好，回执上印着最迟办结的日期。从受理的第二天算起，双休日和法定节假日不计。",
                "Immediate services on the spot; all others within the promised limit. The receipt names the last day. Counting begins the day after acceptance; weekends and public holidays do not count.",
            ),
            Some(("/open", lang.pick("看全部承诺时限", "All promised limits"))),
        )}
        {question(
            lang.pick("要交多少钱？", "What does it cost?"),
            lang.pick("收费标准全部公开；不收费的写明“不收费”。", "All fees are published; what is free says so."),
            Some(("/open", lang.pick("看收费标准", "All fees"))),
        )}
        {question(
            lang.pick("我的件办到哪一步了？", "How far is my case?"),
            lang.pick("凭回执上的受理编号和查询码随时可查。", "Look it up with the number and the code on your receipt."),
            Some(("/status", lang.pick("查进度", "Progress"))),
        )}
        <details>
            <summary>{lang.pick("对服务不满意怎么办？", "What if I am not satisfied?")}</summary>
            <p>
                {lang.pick("请打监督投诉电话 ", "Phone the complaints number ")}
                <Phone number=hall.supervision_phone.clone()/>
                {lang.pick("，或到大厅找值班负责人。", ", or speak to the duty head in the hall.")}
            </p>
        </details>
    }
    .into_any()
}
