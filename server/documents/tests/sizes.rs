//! The largest forms as PDF: they travel to old telephones and keep their budget. All forty-eight, in every version, are
//! measured by `make bench` and, from the running hall, by `end2end/tests/papers.spec.ts`.

mod common;

use common::{TYPESETTER, form};
use documents::FormStyle;

/// Bytes that a blank form may have; 1 KB is 1000 bytes here, as in every budget of the product.
const BLANK: usize = 60_000;

#[test]
fn the_largest_blank_forms_keep_their_budget() {
    for no in ["HQ-HB-01", "HQ-HB-03", "HQ-CZ-04"] {
        for style in [FormStyle::BLANK, FormStyle::BLANK.large()] {
            let size = TYPESETTER.form_pdf(&form(no), style).expect("a form").len();
            println!("{no} {style:?}: {size} bytes");
            assert!(size <= BLANK, "{no} {style:?}: {size} bytes, may be {BLANK}");
        }
    }
}
