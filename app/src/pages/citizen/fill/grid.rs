//! A table to fill in: rows side by side where there is room, under each other on a phone.

use super::Filling;
use crate::text::Lang;
use crate::ui::field::{ErrorLine, error_of, room};
use crate::ui::marked;
use domain::form::{Cell, FieldKind, FormField, LONGEST_CELL};
use leptos::prelude::*;

/// Rows that show at once; the others unfold.
pub(super) const FIRST_ROWS: u32 = 3;

pub(super) fn view(filling: &Filling, field: &FormField) -> AnyView {
    let lang = filling.lang;
    let rows = field.rows.unwrap_or(1);
    let hint = match lang {
        Lang::En => field.hint_en.clone(),
        Lang::Zh => field.hint_zh.clone(),
    };
    let described = hint.is_some().then(|| format!("{}-hint", field.key));
    let sample = field.sample_rows().first().map(|row| row.join(" / "));
    let more = rows.saturating_sub(FIRST_ROWS);
    view! {
        <fieldset class="field grid-entry" id=field.key.clone() tabindex="-1" aria-describedby=described>
            <legend>{super::entry::label(lang, field)}</legend>
            {hint.map(|hint| view! { <p class="hint" id=format!("{}-hint", field.key)>{marked(lang, &hint)}</p> })}
            {sample.map(|sample| view! {
                <p class="eg">
                    <span class="eg__mark">{lang.pick("范本", "Sample")}</span>
                    <span lang="zh-CN">{sample}</span>
                </p>
            })}
            {lines(filling, field, 0..rows.min(FIRST_ROWS))}
            {(more > 0).then(|| view! {
                <details id=more_rows(&field.key) open=later_rows_are_used(filling, field)>
                    <summary>{lang.pick(format!("还有 {more} 行"), format!("{more} more rows"))}</summary>
                    {lines(filling, field, FIRST_ROWS..rows)}
                </details>
            })}
        </fieldset>
    }
    .into_any()
}

/// Id of what unfolds the later rows.
pub(super) fn more_rows(key: &str) -> String {
    format!("{key}-more")
}

fn later_rows_are_used(filling: &Filling, field: &FormField) -> bool {
    let later = field.cells().filter(|cell| cell.row >= FIRST_ROWS as usize);
    later.map(|cell| filling.form.value(&cell.name(&field.key))).any(|text| !text.is_empty())
}

fn lines(filling: &Filling, field: &FormField, rows: std::ops::Range<u32>) -> AnyView {
    let columns = field.columns.as_ref().map_or(0, Vec::len);
    let line = |row: u32| {
        let row = row as usize;
        let cells = (0..columns).map(|column| cell(filling, field, Cell { row, column }));
        view! { <div class="grid-entry__row">{cells.collect_view()}</div> }
    };
    rows.map(line).collect_view().into_any()
}

/// `家庭成员 第 1 行 姓名`.
pub(super) fn cell_label(lang: Lang, field: &FormField, cell: Cell) -> String {
    let table = lang.text(&field.label_zh, &field.label_en);
    let (column, row) = (column_name(lang, field, cell.column), cell.row + 1);
    lang.pick(format!("{table}第 {row} 行 {column}"), format!("{table}, row {row}: {column}"))
}

fn column_name(lang: Lang, field: &FormField, column: usize) -> String {
    let name = |names: &Option<Vec<String>>| names.as_ref().and_then(|names| names.get(column)).cloned();
    lang.text(&name(&field.columns).unwrap_or_default(), &name(&field.columns_en).unwrap_or_default())
}

fn cell(filling: &Filling, field: &FormField, cell: Cell) -> AnyView {
    let lang = filling.lang;
    let name = cell.name(&field.key);
    let error = error_of(Some(filling.form), &name);
    let mode = match field.column_kind(cell.column) {
        FieldKind::Number | FieldKind::Money => "decimal",
        FieldKind::Phone => "tel",
        _ => "text",
    };
    let described = format!("{name}-error");
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label for=name.clone()>
                <span class="vh">{lang.pick(format!("第 {} 行 ", cell.row + 1), format!("Row {}: ", cell.row + 1))}</span>
                {column_name(lang, field, cell.column)}
            </label>
            <ErrorLine name=name.clone() error/>
            <input
                type="text"
                id=name.clone()
                name=name.clone()
                value=filling.form.value(&name)
                inputmode=mode
                autocomplete="off"
                maxlength=room(u32::try_from(LONGEST_CELL).unwrap_or(40)).to_string()
                aria-describedby=move || error.with(Option::is_some).then(|| described.clone())
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
            />
        </div>
    }
    .into_any()
}
