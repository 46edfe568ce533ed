//! The receipt (办理事项回执), to print on A5.

mod paper;

use super::{Staff, keys};
use crate::api;
use crate::prefs::use_lang;
use crate::ui::loaded::Key;
use crate::ui::{Heading, PrintButton};
use domain::api::cases::Receipt;
use domain::permission::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::{Mutex, PoisonError};

/// The receipt's page.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let number = move || vec![params.with(|params| params.get("number").unwrap_or_default())];
    let ask = |_, number: Key| api::cases::receipt(number.concat());
    Staff::ask(Some(Action::ReprintReceipt), number, ask).page(|_, receipt| page(&receipt))
}

/// The case that was accepted a moment ago, in this window of the browser: its receipt prints by itself, once.
static FRESH: Mutex<Option<String>> = Mutex::new(None);

/// The receipt of this case prints by itself when it is shown.
pub(super) fn print_once(number: &str) {
    *FRESH.lock().unwrap_or_else(PoisonError::into_inner) = Some(number.to_owned());
}

/// Prints a fresh receipt, when its QR code is drawn.
fn drawn(number: &str) {
    let fresh = FRESH.lock().unwrap_or_else(PoisonError::into_inner).take();
    if fresh.as_deref() == Some(number) {
        // A browser that cannot print says so itself.
        let _ = window().print();
    }
}

fn page(receipt: &Receipt) -> AnyView {
    let lang = use_lang();
    let number = receipt.number.clone();
    keys::on_key(|event| {
        if event.key() == "F8" {
            event.prevent_default();
            // A browser that cannot print says so itself.
            let _ = window().print();
        }
    });
    let title = lang.pick(format!("回执 {}", receipt.number_grouped), format!("Receipt {}", receipt.number_grouped));
    view! {
        <div class="noprint">
            <Heading text=lang.pick("办理事项回执", "Receipt") title=title/>
            <p>{lang.pick(
                "一式两份：一份给申请人，一份随卷；PDF 里两联都有，直接打印这一页要打两份。请申请人核对承诺日期并签字。以后再打印的标明“补打”。",
                "Two copies: one for the applicant, one for the file. The PDF has both; of this page print two. The applicant checks the date and signs. Whatever is printed later is marked as a reprint.",
            )}</p>
            <p class="actions">
                <PrintButton/>
                <a class="btn btn--2" href=format!("/desk/cases/{number}/receipt.pdf") rel="external">{lang.pick("PDF（A5）", "PDF (A5)")}</a>
                <a class="btn" href="/desk/counter">{lang.pick("受理下一件", "Next case")} " " <kbd>"F2"</kbd></a>
                <a class="btn btn--2" href=format!("/desk/cases/{number}")>{lang.pick("到办件页", "To the case")}</a>
            </p>
        </div>
        {paper::view(lang, receipt, drawn)}
        {keys::help(vec![
            ("F8", lang.pick("打印", "Print")),
            ("F2", lang.pick("受理下一件", "Next case")),
        ])}
    }
    .into_any()
}
