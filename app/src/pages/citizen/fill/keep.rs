//! Keeping what was typed on the person's own device: the choice, and the notice when it comes back.

use super::{Filling, draft};
use crate::text::Lang;
use crate::ui::Notice;
use leptos::prelude::*;

/// The box that asks for it; only where there is script, since without it nothing can be kept.
pub(super) fn choice(lang: Lang) -> AnyView {
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    view! {
        <div class="check" hidden=move || !awake.get()>
            <input type="checkbox" id=draft::KEEP name="_keep" value="true"/>
            <label for=draft::KEEP>
                {lang.pick("这是我自己的手机或电脑：把填的内容保存 30 天", "This is my own phone or computer: keep my entries for 30 days")}
                <span class="hint">{lang.pick(
                    "只存在这台设备上；公用的电脑请不要勾选",
                    "On this device only. Leave it empty on a shared computer",
                )}</span>
            </label>
        </div>
    }
    .into_any()
}

/// Puts earlier entries back, says so, and offers to forget them.
pub(super) fn notice(filling: &Filling) -> AnyView {
    let lang = filling.lang;
    let back = RwSignal::new(false);
    let (restoring, forgetting) = (filling.clone(), filling.clone());
    Effect::new(move || {
        // A refused form shows what was just sent.
        if restoring.form.problem().is_some() || back.get_untracked() {
            return;
        }
        if let Some((typed, on_device)) = draft::kept(&restoring)
            && !typed.is_empty()
        {
            draft::put_back(&restoring, &typed);
            if on_device {
                draft::tick_device();
            }
            back.set(true);
        }
    });
    let forget = move |_| {
        draft::forget(&forgetting);
        draft::empty();
        back.set(false);
    };
    let shown = move || {
        let forget = forget.clone();
        back.get().then(|| {
            view! {
                <Notice>
                    <p>{lang.pick("上次填的内容已放回表格。", "What you typed before is back in the form.")}</p>
                    <p>
                        <button class="btn btn--2 btn--s" type="button" on:click=forget>
                            {lang.pick("清空，重新填", "Empty it and begin anew")}
                        </button>
                    </p>
                </Notice>
            }
        })
    };
    view! { <div aria-live="polite">{shown}</div> }.into_any()
}
