//! Forms, receipts and notices of the hall as typeset PDF and editable DOCX.
//!
//! * [`form`]: reads the forms, field by field, from data;
//! * [`Typesetter`]: sets blank forms, filled-in samples, receipts and notices as PDF with embedded fonts;
//! * [`notice`]: what stands on each notice and slip of the hall;
//! * [`form_docx`]: the same forms as DOCX, which needs no fonts;
//! * [`check_official`]: whether a file that is uploaded instead of one of them may be given out.
//!
//! The look of the PDF files lies in `templates/*.typ`. Data reaches the templates as JSON and is printed as plain
//! text: nothing that a user typed is read as markup.
//!
//! ```no_run
//! use documents::{FontConfig, FormStyle, Typesetter, form};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let typesetter = Typesetter::new(FontConfig::default())?;
//! let form = form::parse_form(&std::fs::read_to_string("HQ-TD-01.json")?)?;
//! std::fs::write("sample.pdf", typesetter.form_pdf(&form, FormStyle::SAMPLE.large())?)?;
//! # Ok(())
//! # }
//! ```

mod density;
mod docx;
mod figures;
mod fonts;
pub mod form;
mod layout;
pub mod notice;
mod official;
mod outlines;
mod pack;
mod qr;
mod receipt;
mod sfnt;
mod sheet;
mod style;
mod text;
mod typesetter;
mod world;

pub use docx::form_docx;
pub use figures::{capital_figures, date_parts};
pub use fonts::{FontConfig, FontProblem};
pub use notice::{Notice, NoticeHead, NoticeKind};
pub use official::{LARGEST as LARGEST_OFFICIAL, OfficialKind, OfficialProblem, check_official};
pub use receipt::{ReceiptDocument, ReceiptMaterial};
pub use style::{Day, Filled, FormStyle, Issuer, TypeSize};
pub use typesetter::Typesetter;

/// Why a document was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The typesetter gave up; a fault of the template or texts without measure.
    #[error("the document cannot be typeset: {0}")]
    Typesetting(String),
    /// The texts do not fit on the paper even when set as closely as can be read.
    #[error("the texts of {0} do not fit on the page")]
    TooLong(String),
    /// The address does not fit into a QR code.
    #[error("the address cannot be made a QR code: {0}")]
    Qr(String),
    /// There is no copy to print.
    #[error("there is no copy to print")]
    Nothing,
    /// The DOCX file cannot be written.
    #[error("the DOCX file cannot be written: {0}")]
    Docx(String),
}

impl DocumentError {
    /// Which of them, as a word for the log: the sentence itself may quote what stands on a paper.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Typesetting(_) => "typesetting",
            Self::TooLong(_) => "too_long",
            Self::Qr(_) => "qr",
            Self::Nothing => "nothing",
            Self::Docx(_) => "docx",
        }
    }
}
