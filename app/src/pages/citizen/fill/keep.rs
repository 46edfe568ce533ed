//! Keeping what was typed on the person's own device: the choice, and the notice when it comes back.

use super::{Filling, draft};
use crate::text::Lang;
use crate::ui::Notice;
use leptos::prelude::*;

/// What became of what was typed before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// There was nothing.
    #[default]
    Untouched,
    /// It is back in the form.
    Back,
    /// It is gone.
    Emptied,
}

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

/// Empties the form and forgets what was typed: for whoever sits at somebody else's computer.
pub(super) fn clear(filling: &Filling) -> AnyView {
    let (lang, filling) = (filling.lang, filling.clone());
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    let empty = move |_| {
        draft::empty(&filling);
        filling.draft.set(State::Emptied);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <button class="btn btn--2" type="button" hidden=move || !awake.get() on:click=empty>
            {lang.pick("全部清空", "Empty the form")}
        </button>
    }
    .into_any()
}

/// Puts earlier entries back, and says what became of them.
pub(super) fn notice(filling: &Filling) -> AnyView {
    let lang = filling.lang;
    let (restoring, state) = (filling.clone(), filling.draft);
    Effect::new(move || {
        // A refused form shows what was just sent; what is being typed is newer than what was kept.
        if restoring.form.problem().is_some()
            || state.get_untracked() != State::Untouched
            || draft::has_begun(&restoring)
        {
            return;
        }
        if let Some((typed, on_device)) = draft::kept(&restoring)
            && !typed.is_empty()
        {
            draft::put_back(&restoring, &typed);
            draft::tick_device(on_device);
            state.set(State::Back);
        }
    });
    let said = move || {
        let words = match state.get() {
            State::Untouched => return None,
            State::Back => lang.pick("上次填的内容已放回表格。", "What you typed before is back in the form."),
            State::Emptied => lang.pick(
                "表格已经清空，这台设备上也不再保存。",
                "The form is empty, and nothing of it is kept on this device.",
            ),
        };
        Some(view! { <Notice><p>{words}</p></Notice> })
    };
    view! { <div aria-live="polite">{said}</div> }.into_any()
}
