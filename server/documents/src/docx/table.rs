//! The rows of a form as rows of one Word table.
//!
//! Word wants one grid for a table: all vertical lines of all rows are collected, and every cell spans the grid
//! columns that it covers.

use docx_rs::{
    HeightRule, Shading, ShdType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VMergeType, WidthType,
};

use super::cells::{self, WordCell};
use super::{Writer, full_width, thin, twips};
use crate::sheet::Row;

/// A row before its cells are fitted into the grid of the table; widths in millimetres.
pub(super) struct WordRow {
    pub height: f64,
    pub cells: Vec<(f64, WordCell)>,
}

pub(super) fn table(writer: &mut Writer, rows: &[Row]) -> Table {
    let rows: Vec<WordRow> = rows.iter().flat_map(|row| cells::rows(writer, row)).collect();
    let mut lines: Vec<usize> = vec![0, full_width()];
    for row in &rows {
        lines.extend(edges(row));
    }
    lines.sort_unstable();
    // Lines that rounding has put next to each other are one line.
    lines.dedup_by(|next, line| next.abs_diff(*line) <= 12);
    let grid: Vec<usize> = lines.windows(2).map(|pair| pair[1] - pair[0]).collect();

    let rows = rows
        .into_iter()
        .map(|row| {
            let ends: Vec<usize> = edges(&row).iter().map(|&edge| nearest(&lines, edge)).collect();
            let mut from = 0;
            let mut built = Vec::new();
            for ((_, cell), to) in row.cells.into_iter().zip(ends) {
                let to = to.max(from + 1).min(lines.len() - 1);
                built.push(build(cell, to - from, lines[to] - lines[from]));
                from = to;
            }
            TableRow::new(built).row_height(twips(row.height) as f32).height_rule(HeightRule::AtLeast).cant_split()
        })
        .collect();

    let borders = [
        TableBorderPosition::Top,
        TableBorderPosition::Bottom,
        TableBorderPosition::Left,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::new(), |all, position| all.set(thin(TableBorder::new(position))));
    Table::new(rows)
        .set_grid(grid)
        .width(full_width(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(0, twips(1.1), 0, twips(1.1)))
}

/// The right edges of a row's cells; the last is the edge of the table.
fn edges(row: &WordRow) -> Vec<usize> {
    let mut at = 0.0;
    let mut edges: Vec<usize> = row
        .cells
        .iter()
        .map(|(width, _)| {
            at += width;
            twips(at)
        })
        .collect();
    if let Some(last) = edges.last_mut() {
        *last = full_width();
    }
    edges
}

fn nearest(lines: &[usize], edge: usize) -> usize {
    lines.iter().enumerate().min_by_key(|(_, line)| line.abs_diff(edge)).map_or(0, |(index, _)| index)
}

fn build(cell: WordCell, span: usize, width: usize) -> TableCell {
    let mut built = TableCell::new().width(width, WidthType::Dxa).vertical_align(cell.vertical);
    if span > 1 {
        built = built.grid_span(span);
    }
    if cell.shaded {
        built = built.shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill("F0F0F0"));
    }
    built = match cell.merge {
        Some(true) => built.vertical_merge(VMergeType::Restart),
        Some(false) => built.vertical_merge(VMergeType::Continue),
        None => built,
    };
    cell.paragraphs.into_iter().fold(built, TableCell::add_paragraph)
}
