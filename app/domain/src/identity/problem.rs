//! What is wrong with a number (DOMAIN 10).

/// Why a text is no ID number or no code of an organisation. Never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdProblem {
    /// Nothing was given.
    #[error("the number is missing")]
    Required,
    /// The number of characters fits no kind of number.
    #[error("the number has too few or too many characters")]
    Length,
    /// A character that may not stand at its place.
    #[error("the number has a character that may not stand there")]
    Characters,
    /// The birth date does not exist, is in the future or before 1850.
    #[error("the birth date in the number is not possible")]
    BirthDate,
    /// The check character does not fit: something was mistyped.
    #[error("the check character does not fit")]
    Checksum,
}

impl IdProblem {
    /// Stable code for the wire: `required`, `length`, `characters`, `birth_date`, `checksum`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Length => "length",
            Self::Characters => "characters",
            Self::BirthDate => "birth_date",
            Self::Checksum => "checksum",
        }
    }
}
