//! The undertaking to bring what may follow (容缺承诺, T7).

use crate::forms::Form;
use crate::text::Lang;
use leptos::prelude::*;

/// The box, with what it means.
pub(super) fn view(lang: Lang, form: Form) -> AnyView {
    let error =
        move || form.error("undertaking").map(|text| view! { <p class="err" id="undertaking-error">{text}</p> });
    view! {
        <div class="field" class:field--error=move || form.error("undertaking").is_some() id="undertaking" tabindex="-1">
            {error}
            <div class="check">
                <input type="checkbox" id="undertaking-true" name="undertaking" value="true" checked=form.ticked("undertaking", "true")/>
                <label for="undertaking-true">
                    {lang.pick("容缺受理：申请人已签补齐承诺", "Accept with a gap: the applicant has signed the undertaking")}
                    " "
                    <span class="hint">{lang.pick(
                        "只缺可容缺的材料时才勾；5 个工作日内补齐，逾期退回。",
                        "Only where nothing but tolerable papers is missing; they follow within 5 working days, or the case is returned.",
                    )}</span>
                </label>
            </div>
        </div>
    }
    .into_any()
}
