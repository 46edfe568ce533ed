//! The hall: its story, how it works, its windows, and the accessibility statement.

mod story;

use crate::api;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::layout::Phone;
use crate::ui::{Heading, Load, Table, loaded};
use domain::api::Problem;
use domain::api::hall::Hall;
use domain::catalogue::{Department, Town, Window};
use futures_util::future::try_join4;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the page shows of the hall's master data.
#[derive(Clone, Serialize, Deserialize)]
struct AboutData {
    hall: Hall,
    windows: Vec<Window>,
    departments: Vec<Department>,
    towns: Vec<Town>,
}

async fn about_data() -> Result<AboutData, Problem> {
    let (hall, windows, departments, towns) =
        try_join4(api::hall::hall(), api::hall::windows(), api::hall::departments(), api::hall::towns()).await?;
    Ok(AboutData { hall, windows: windows.items, departments: departments.items, towns: towns.items })
}

/// The page.
pub(super) fn about() -> AnyView {
    loaded(Load::once(about_data), page)
}

fn page(data: AboutData) -> AnyView {
    let lang = use_lang();
    let towns = data.towns.iter().map(|town| lang.text(&town.name_zh, &town.name_en)).collect::<Vec<_>>();
    let towns = towns.join(lang.pick("、", ", "));
    view! {
        <Heading text=lang.pick("大厅", "The hall")/>
        {story::story(lang)}
        <h2>{lang.pick("窗口", "Windows")}</h2>
        <p>{lang.pick(
            "第一个窗口是咨询台：不知道找谁，先问这里。大厅北侧摆着全部表格和填好的范本，设有休息座椅和写字桌。",
            "The first window is the enquiry desk: start here when in doubt. All forms and filled-in samples lie on the north side; there are seats and writing desks.",
        )}</p>
        {windows(lang, &data)}
        <h2>{lang.pick("服务范围", "The area")}</h2>
        <p>{lang.pick(
            format!("虹桥片区 {} 个乡镇：{towns}。群众办事不进城，这里办的和乐清市行政服务中心办的同等有效。", data.towns.len()),
            format!("{} towns and townships: {towns}. Nobody needs to go to the city: what is done here has the same effect as in Yueqing.", data.towns.len()),
        )}</p>
        {way(lang, &data.hall)}
        {super::ask::hall_now(lang, &data.hall)}
        {accessibility(lang)}
    }
    .into_any()
}

/// Where the hall is and how to get there.
fn way(lang: Lang, hall: &Hall) -> AnyView {
    let directions = lang.text(&hall.directions_zh, &hall.directions_en);
    view! {
        <section aria-labelledby="way">
            <h2 id="way">{lang.pick("到大厅怎么走", "How to find the hall")}</h2>
            <p>
                <strong>{lang.text(&hall.name_zh, &hall.name_en)}</strong>
                {lang.pick("：", ": ")}
                {lang.text(&hall.address_zh, &hall.address_en)}
            </p>
            {(!directions.is_empty()).then(|| view! { <p>{directions}</p> })}
            <p>{lang.pick("找不到就打咨询电话：", "If you cannot find it, phone: ")} <Phone number=hall.enquiry_phone.clone()/></p>
        </section>
    }
    .into_any()
}

fn windows(lang: Lang, data: &AboutData) -> AnyView {
    let head = [("窗口", "Window"), ("名称", "Name"), ("部门", "Department")].map(|(zh, en)| lang.pick(zh, en));
    let row = |window: &Window| {
        let department = data.departments.iter().find(|department| department.code == window.department);
        let department = match department {
            Some(department) => {
                let href = format!("/services?department={}", department.code);
                view! { <a href=href>{lang.text(&department.name_zh, &department.name_en)}</a> }.into_any()
            }
            None => lang.pick("中心", "the centre").into_any(),
        };
        view! {
            <tr>
                <th scope="row">{lang.pick(format!("{} 号", window.no), window.no.to_string())}</th>
                <td>{lang.text(&window.name_zh, &window.name_en)}</td>
                <td>{department}</td>
            </tr>
        }
    };
    let rows = data.windows.iter().map(row).collect_view();
    view! { <Table label=lang.pick("窗口", "Windows") head=head.map(str::to_owned).to_vec()>{rows}</Table> }.into_any()
}

fn accessibility(lang: Lang) -> AnyView {
    view! {
        <section aria-labelledby="accessibility">
            <h2 id="accessibility">{lang.pick("无障碍声明", "Accessibility")}</h2>
            <p>{lang.pick(
                "本站按 WCAG 2.2 AA 级和 GB/T 37668-2019 的要求建设，并逐页用工具检查。",
                "This site is built to WCAG 2.2 level AA and GB/T 37668-2019, and every page is checked with tools.",
            )}</p>
            <ul>
                <li>{lang.pick(
                    "页首的“长辈版”把字放大到 24 像素，按钮放大到 60 像素；“深色”适合夜间和畏光的眼睛。",
                    "“Large type” in the header gives 24-pixel text and 60-pixel buttons; “Dark” is for the night and for sensitive eyes.",
                )}</li>
                <li>{lang.pick(
                    "只用键盘就能完成全部操作；灯色同时用形状和文字说明，不只靠颜色。",
                    "Everything works with the keyboard alone; lights speak by shape and word, not by colour only.",
                )}</li>
                <li>{lang.pick(
                    "浏览器旧、脚本关闭时，所有页面照样可用；所有页面都能打印。",
                    "All pages work in old browsers and without script, and print well.",
                )}</li>
                <li>{lang.pick(
                    "法律法规的英文名是本站译名，以中文名为准。还没有做到的：没有请读屏软件的使用者实际试用过。",
                    "The English names of laws are our own translations; the Chinese names count. Not done yet: nobody who uses a screen reader has tried the site.",
                )}</li>
            </ul>
            <p>{lang.pick(
                "哪里不好用，请打页脚的咨询电话告诉我们；不会上网，窗口的人员替您查、替您打印。",
                "If something does not work for you, phone the enquiry desk. If you do not use computers, the windows look things up and print them for you.",
            )}</p>
        </section>
    }
    .into_any()
}
