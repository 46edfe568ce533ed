//! QR codes as runs of dark modules, to be drawn as vectors.

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;

use crate::DocumentError;

/// A QR code of error correction level M.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct QrCode {
    /// Modules at each side, without the blank margin.
    pub size: usize,
    /// Dark runs: row, first column, length.
    pub runs: Vec<[usize; 3]>,
}

impl QrCode {
    pub(crate) fn new(text: &str) -> Result<Self, DocumentError> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|e| DocumentError::Qr(e.to_string()))?;
        let mut runs: Vec<[usize; 3]> = Vec::new();
        for row in 0..code.size {
            let mut open: Option<usize> = None;
            for column in 0..=code.size {
                let dark = column < code.size && code[row][column].value();
                match (dark, open) {
                    (true, None) => open = Some(column),
                    (false, Some(from)) => {
                        runs.push([row, from, column - from]);
                        open = None;
                    }
                    _ => {}
                }
            }
        }
        Ok(Self { size: code.size, runs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_the_finder_patterns() {
        let code = QrCode::new("http://127.0.0.1:3000/s/K7M4Q2").expect("short text");
        assert_eq!(code.size % 4, 1);
        assert_eq!(code.runs[0], [0, 0, 7], "upper edge of the first finder pattern");
        assert!(code.runs.contains(&[6, code.size - 7, 7]), "lower edge of the second");
        assert!(code.runs.iter().all(|[row, from, length]| *row < code.size && from + length <= code.size));
    }

    #[test]
    fn a_text_beyond_any_code_is_an_error() {
        assert!(matches!(QrCode::new(&"x".repeat(4000)), Err(DocumentError::Qr(_))));
    }
}
