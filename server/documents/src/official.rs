//! Checks an official file that is to stand in for one of the hall's own forms: what it claims to be, and nothing in it
//! that acts on the computer of whoever opens it.

mod office;
mod pdf;

/// Largest file, bytes.
pub const LARGEST: usize = 5 << 20;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficialKind {
    /// PDF.
    Pdf,
    /// Word document without macros.
    Docx,
    /// Excel workbook without macros.
    Xlsx,
}

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficialProblem {
    /// Nothing was sent.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`].
    #[error("the file is larger than 5 MB")]
    TooLarge,
    /// The content is not what the name or the form says.
    #[error("the content is no PDF, DOCX or XLSX file, or not the kind that was named")]
    WrongKind,
    /// It cannot be read to its end.
    #[error("the file is damaged or protected by a password")]
    Damaged,
    /// It holds something that acts: scripts, macros, other files, links that fetch something.
    #[error("the file holds scripts, macros, attached files or content from elsewhere")]
    Active,
}

impl OfficialProblem {
    /// Stable code for the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::TooLarge => "file_too_large",
            Self::WrongKind => "wrong_kind",
            Self::Damaged => "damaged",
            Self::Active => "active_content",
        }
    }
}

/// The kind of a file by its content.
///
/// # Errors
/// [`OfficialProblem`]; a file that is refused should be stored nowhere.
pub fn check_official(bytes: &[u8]) -> Result<OfficialKind, OfficialProblem> {
    if bytes.is_empty() {
        return Err(OfficialProblem::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(OfficialProblem::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return pdf::check(bytes).map(|()| OfficialKind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office::check(bytes);
    }
    Err(OfficialProblem::WrongKind)
}
