//! Pages that must come even when nothing else works: what happened, what to do, whom to ask.

use app::text::Lang;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use super::bare::{Frame, Said};

/// What such a page says, in both languages: a heading and what to do.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    pub(super) status: StatusCode,
    pub(super) zh: Words,
    pub(super) en: Words,
}

type Words = (&'static str, &'static str);

/// A request that another site made in the visitor's name.
pub(super) const FOREIGN: Plain = Plain {
    status: StatusCode::FORBIDDEN,
    zh: ("请求来自别的网站，已拒绝", "什么也没有改动。请从本站首页重新进入，再提交一次。"),
    en: (
        "Refused: the request came from another site",
        "Nothing was changed. Please start again from this site's home page.",
    ),
};

/// A form with more in it than any form of the hall has.
pub(super) const TOO_LARGE: Plain = Plain {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    zh: ("提交的内容太大了", "什么也没有保存。请按浏览器的“后退”，减少内容后再提交。"),
    en: (
        "That is too much at once",
        "Nothing was stored. Go back in your browser, shorten what you wrote, and send again.",
    ),
};

/// A form that no page of the hall has.
pub(super) const UNREADABLE: Plain = Plain {
    status: StatusCode::BAD_REQUEST,
    zh: ("看不懂提交的内容", "什么也没有保存。请按浏览器的“后退”，刷新页面后再提交一次。"),
    en: (
        "This form cannot be read",
        "Nothing was stored. Go back in your browser, reload the page, and send it again.",
    ),
};

/// A file or address that is not there.
const MISSING: Plain = Plain {
    status: StatusCode::NOT_FOUND,
    zh: ("找不到", "地址可能打错了，或者您没有权限看。请从首页查找。"),
    en: ("There is nothing here", "The address may be wrong, or you may not see it. Look for it from the home page."),
};

/// A request that this address does not take.
const WRONG_METHOD: Plain = Plain {
    status: StatusCode::METHOD_NOT_ALLOWED,
    zh: ("这个地址不接受这样的请求", "什么也没有改动。请从首页进入，用页面上的链接和按钮办理。"),
    en: (
        "This address does not take such a request",
        "Nothing was changed. Please start from the home page and use the links and buttons of the pages.",
    ),
};

/// A program that can read nothing of what the hall sends.
pub(super) const NO_ENCODING: Plain = Plain {
    status: StatusCode::NOT_ACCEPTABLE,
    zh: (
        "这个程序说它什么格式都读不了",
        "请求里的 Accept-Encoding 不接受任何一种格式，也不接受不压缩的。什么也没有做。",
    ),
    en: (
        "This program says that it can read nothing",
        "Its Accept-Encoding refuses every encoding, and none as well. Nothing was done.",
    ),
};

/// A paper for people who are signed in.
const SIGN_IN: Plain = Plain {
    status: StatusCode::UNAUTHORIZED,
    zh: ("请先登录", "登录可能已经过期。请从工作人员入口重新登录，再打开这份文件。"),
    en: (
        "Please sign in first",
        "Your session may have ended. Sign in again at the staff's entrance, then open this paper.",
    ),
};

/// A paper that cannot be made now.
const LATER: Plain = Plain {
    status: StatusCode::SERVICE_UNAVAILABLE,
    zh: ("现在打不开", "请过几分钟再试。急事请打咨询电话，或到大厅窗口领取。"),
    en: ("Not available just now", "Try again in a few minutes. If it is urgent, phone or come to the hall."),
};

/// A PDF on a machine that cannot set Chinese.
const NO_FONT: Plain = Plain {
    status: StatusCode::SERVICE_UNAVAILABLE,
    zh: (
        "这台服务器暂时做不出 PDF",
        "服务器上缺少中文字体，过一会儿再试也没有用。请告诉大厅的系统管理员，运行 hall check 可以看到缺什么。\
         空白表格和范本可以先下载 Word 版，或到大厅窗口领取。",
    ),
    en: (
        "This server cannot make PDF files at the moment",
        "It lacks a Chinese font; waiting does not help. Please tell the hall's administrator: hall check says what is \
         missing. Forms and samples can be had as Word files, or at the windows.",
    ),
};

/// More at once than one visitor is answered.
const TOO_MANY: Plain = Plain {
    status: StatusCode::TOO_MANY_REQUESTS,
    zh: (
        "短时间内试的次数太多",
        "为防止有人猜号码、占住服务器，每个人一分钟内能试的次数有限。什么也没有改动，请过一分钟再试。",
    ),
    en: (
        "Too many tries at once",
        "So that nobody guesses numbers or keeps the server busy, everybody has so many tries a minute. Nothing was \
         changed; please wait a minute and try again.",
    ),
};

/// The page for a refusal that has none of its own, for somebody who looks at it in a browser; `code` is the problem's,
/// where one was told.
pub(super) fn of(status: StatusCode, code: &str) -> Plain {
    let page = match status {
        StatusCode::SERVICE_UNAVAILABLE if code == "no_font" => NO_FONT,
        StatusCode::TOO_MANY_REQUESTS => TOO_MANY,
        StatusCode::UNAUTHORIZED => SIGN_IN,
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => MISSING,
        StatusCode::METHOD_NOT_ALLOWED => WRONG_METHOD,
        StatusCode::PAYLOAD_TOO_LARGE => TOO_LARGE,
        StatusCode::SERVICE_UNAVAILABLE => LATER,
        status if status.is_client_error() => UNREADABLE,
        _ => BROKEN,
    };
    Plain { status, ..page }
}

/// A fault of the program.
pub(super) const BROKEN: Plain = Plain {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    zh: (
        "抱歉，系统出了问题",
        "请过几分钟再试。要是刚才正在提交，那一次没有保存；已经受理的办件不受影响。急事请打咨询电话，或到大厅窗口办理。",
    ),
    en: (
        "Sorry, something went wrong on our side",
        "Please try again in a few minutes. If you were just sending something, it was not saved; accepted cases are safe. \
         If it is urgent, phone or come to the hall.",
    ),
};

/// The Word file of the form whose PDF is asked for: it needs no font.
pub(super) fn word_file(asked: &Uri) -> Option<String> {
    let no = asked.path().strip_prefix("/forms/")?.strip_suffix(".pdf")?;
    let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("/forms/{no}.docx{query}"))
}

impl Plain {
    /// The page, with the ways on: search where something is missing, the sign-in, the phone, the windows.
    pub(super) fn page(self, frame: &Frame) -> Response {
        self.page_beside(frame, None)
    }

    /// The same; `word` is the address of the Word file in the place of a PDF.
    pub(super) fn page_beside(self, frame: &Frame, word: Option<String>) -> Response {
        let body = |lang: Lang| {
            let (phone, address) = (frame.phone(), frame.address(lang));
            view! {
                <p class="lead">{lang.pick(self.zh.1, self.en.1)}</p>
                <p>
                    {lang.pick("咨询电话 ", "Enquiries: ")} {phone} {lang.pick("；窗口地址：", "; windows: ")} {address}
                    {lang.pick("。", ".")}
                </p>
            }
            .into_any()
        };
        let said = Said { heading: (self.zh.0, self.en.0), body: &body, ways: self.ways(frame, word) };
        let mut response = frame.page(said);
        *response.status_mut() = self.status;
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The same, made where nothing is known of the visitor: [`Plain::asked_for`] finds it in the answer later.
    pub(super) fn later(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }

    /// The page that an answer asks for.
    pub(super) fn asked_for(response: &Response) -> Option<Self> {
        response.extensions().get::<Self>().copied()
    }

    fn ways(self, frame: &Frame, word: Option<String>) -> AnyView {
        let search = (self.status == StatusCode::NOT_FOUND).then(|| {
            view! {
                <form class="search" role="search" action="/search">
                    <label for="q">{frame.both("找事项", "Find a service")}</label>
                    <div class="search__row">
                        <input type="search" id="q" name="q" autocomplete="off" maxlength="100"/>
                        <button class="btn" type="submit">{frame.both("查找", "Search")}</button>
                    </div>
                </form>
            }
        });
        let sign_in = (self.status == StatusCode::UNAUTHORIZED)
            .then(|| view! { <a class="btn" href="/desk/sign-in">{frame.both("工作人员登录", "Sign in")}</a> });
        let word =
            word.map(|href| view! { <a class="btn" href=href>{frame.both("下载 Word 版", "Take the Word file")}</a> });
        view! {
            {search}
            <p class="actions">
                {sign_in}
                {word}
                <a class="btn btn--2" href="/">{frame.both("首页", "Home page")}</a>
            </p>
        }
        .into_any()
    }
}
