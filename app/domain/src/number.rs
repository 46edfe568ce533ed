//! Case numbers (办件编号) and numbers of papers (文书编号).
//!
//! A case number has digits only, for telephone keypads and for people who do not read Latin letters:
//! `YYMMDD` of acceptance, two digits window, the running number of that day at that window (four digits, five or
//! six beyond 9999), and one check digit after ISO/IEC 7064 MOD 11,10 (GB/T 17710), which catches every single wrong
//! digit. The count restarts a day and window, so no two windows wait for each other.

mod case_number;
mod check_digit;
mod question_number;
mod reading;

pub use case_number::{CaseNumber, NumberProblem};
pub(crate) use check_digit::mod_11_10;
pub use question_number::QuestionNumber;
pub(crate) use reading::compact;

/// The number of a paper: 虹政服（国土受）〔2008〕00012号.
///
/// `short` is the department's short name with the kind of paper, `running` the number in the year; it is filled up
/// to five digits and grows beyond (DOMAIN 4.5).
///
/// ```
/// assert_eq!(domain::number::document_no("国土受", 2008, 12), "虹政服（国土受）〔2008〕00012号");
/// ```
pub fn document_no(short: &str, year: i32, running: u32) -> String {
    format!("虹政服（{short}）〔{year}〕{running:05}号")
}
