//! How closely a form is set and where its pages end.

use crate::DocumentError;
use crate::sheet::Row;

/// Heights of a row of one line that are tried, the roomiest first, in millimetres.
const ROWS: &[f64] = &[13.0, 11.8, 10.8, 10.0, 9.3, 8.7, 8.2, 7.6, 7.0];
/// Likewise for large type.
const LARGE_ROWS: &[f64] = &[14.0, 13.2, 12.5, 11.8, 11.2, 10.6];
/// Height of an opinion box in large type, in millimetres.
const LARGE_STAMP: f64 = 37.0;
/// Before rows get closer than this, opinion boxes rather stand side by side.
const CLOSE: f64 = 8.2;
/// Least height of an opinion box, in millimetres.
const STAMP: f64 = 30.0;
/// What the second page of a form holds at least, in millimetres.
const SECOND_PAGE: f64 = 62.0;
/// What can stand on one page, with something to spare, in millimetres.
const WHOLE_PAGE: f64 = 240.0;
/// Up to this height a section is not divided between two pages in large type.
const SMALL_SECTION: f64 = 100.0;

/// How closely the rows are set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Density {
    /// Least height of a row of one line.
    pub row: f64,
    /// Least height of an opinion box, never below 30.
    pub stamp: f64,
    /// Opinion boxes two and two side by side.
    pub paired_stamps: bool,
    /// Whether pages end between sections: one break for a form of two pages in normal type, sections that stay
    /// together in large type.
    pub divided: bool,
}

/// The layouts for normal type: groups in the order in which they are preferred, in each the roomiest first.
pub(crate) fn normal_groups() -> Vec<Vec<Density>> {
    let mut groups = Vec::new();
    for divided in [true, false] {
        for close in [false, true] {
            for paired_stamps in [false, true] {
                let rows = ROWS.iter().filter(|&&row| (row < CLOSE) == close);
                groups.push(rows.map(|&row| Density { row, stamp: STAMP, paired_stamps, divided }).collect());
            }
        }
    }
    groups
}

/// The layouts for large type, likewise.
pub(crate) fn large_groups() -> Vec<Vec<Density>> {
    let group = |divided| {
        let rows = LARGE_ROWS.iter();
        rows.map(|&row| Density { row, stamp: LARGE_STAMP, paired_stamps: false, divided }).collect()
    };
    vec![group(true), group(false)]
}

/// The first layout of a group that fits, if any does: the closer, the fewer pages.
pub(crate) fn roomiest<T: Copy>(
    group: &[T],
    mut fits: impl FnMut(T) -> Result<bool, DocumentError>,
) -> Result<Option<T>, DocumentError> {
    let Some((&closest, _)) = group.split_last() else { return Ok(None) };
    if !fits(closest)? {
        return Ok(None);
    }
    let (mut low, mut high) = (0, group.len() - 1);
    while low < high {
        let middle = usize::midpoint(low, high);
        if fits(group[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(Some(group[high]))
}

/// Begins the second page with the last section before which enough follows that the page does not look lost.
pub(crate) fn divide_pages(sections: &mut [Vec<Row>]) {
    let mut below = 0.0;
    for section in sections.iter_mut().skip(1).rev() {
        below += section.iter().map(Row::height).sum::<f64>();
        if below >= SECOND_PAGE {
            if let Some(Row::Section { page_break, .. }) = section.first_mut() {
                *page_break = true;
            }
            return;
        }
    }
}

/// Keeps small sections on one page, and opinion boxes that belong together. The first stays with the title.
pub(crate) fn keep_together(sections: &mut [Vec<Row>]) {
    for section in sections.iter_mut().skip(1) {
        let height: f64 = section.iter().map(Row::height).sum();
        let only_opinions = section.iter().skip(1).all(Row::is_opinion);
        if let Some(Row::Section { together, .. }) = section.first_mut() {
            *together = height <= if only_opinions { WHOLE_PAGE } else { SMALL_SECTION };
        }
    }
}
