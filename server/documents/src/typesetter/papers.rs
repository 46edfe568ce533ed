//! Receipts and notices.

use serde_json::json;

use super::Typesetter;
use crate::DocumentError;
use crate::density::roomiest;
use crate::notice::Notice;
use crate::qr::QrCode;
use crate::receipt::ReceiptDocument;
use crate::world::{Proof, Template};

/// Steps of closeness in which a receipt is set.
const RECEIPT_STEPS: usize = 7;
/// Steps of closeness in which a notice of one page is set.
const NOTICE_STEPS: [usize; 6] = [0, 2, 4, 6, 8, CLOSEST];
/// Steps for a notice of more pages: without the large type.
const LONG_NOTICE_STEPS: [usize; 3] = [6, 8, CLOSEST];
/// The closest of them.
const CLOSEST: usize = 10;
/// The most pages of one copy.
const MOST_PAGES: usize = 9;

impl Typesetter {
    /// An acceptance notice (受理通知书) as PDF, one page of A5 portrait. The same input gives the same bytes.
    ///
    /// # Errors
    /// [`DocumentError::Qr`] if the address is too long for a QR code, [`DocumentError::TooLong`] if the texts do
    /// not fit on one page.
    pub fn receipt_pdf(&self, receipt: &ReceiptDocument) -> Result<Vec<u8>, DocumentError> {
        self.receipt_copies_pdf(std::slice::from_ref(receipt))
    }

    /// Acceptance notices as one PDF, a page of A5 portrait for each: the copies of one, to be printed together.
    ///
    /// # Errors
    /// As [`Self::receipt_pdf`]; [`DocumentError::Nothing`] if there is none.
    pub fn receipt_copies_pdf(&self, receipts: &[ReceiptDocument]) -> Result<Vec<u8>, DocumentError> {
        let completed: Vec<ReceiptDocument> = receipts.iter().map(ReceiptDocument::completed).collect();
        let number = completed.first().map(|first| first.number.clone()).ok_or(DocumentError::Nothing)?;
        let codes = completed.iter().map(|receipt| QrCode::new(&receipt.url)).collect::<Result<Vec<_>, _>>()?;
        for step in 0..RECEIPT_STEPS {
            let data = json!({ "receipts": &completed, "codes": &codes, "step": step, "fonts": self.fonts() });
            let proof = self.press.set(Template::Receipt, &data)?;
            if proof.pages() == completed.len() {
                return proof.pdf(number);
            }
        }
        Err(DocumentError::TooLong(number))
    }

    /// A notice (通知书、决定书、交接单) as PDF, A4 portrait, all its copies one after the other. The same input gives
    /// the same bytes.
    ///
    /// A copy takes one page if the texts can be set closely enough, otherwise as many as it needs.
    ///
    /// # Errors
    /// [`DocumentError::Qr`] if the address is too long for a QR code, [`DocumentError::TooLong`] if a copy would have
    /// more than nine pages, [`DocumentError::Nothing`] if it has no copies.
    pub fn notice_pdf(&self, notice: &Notice) -> Result<Vec<u8>, DocumentError> {
        let number = || notice.head.number.clone();
        if notice.copies.is_empty() {
            return Err(DocumentError::Nothing);
        }
        if notice.is_without_measure() {
            return Err(DocumentError::TooLong(number()));
        }
        let printed = notice.printed();
        let url = printed.head.url.as_str();
        let code = if url.is_empty() { None } else { Some(QrCode::new(url)?) };
        let fonts = self.fonts();
        let set = |notice: &Notice, step: usize, long: bool| -> Result<Proof, DocumentError> {
            let data = json!({
                "notice": notice,
                "common": notice.head.facts(),
                "due": notice.kind.copies(),
                "qr": &code,
                "step": step,
                "long": long,
                "fonts": &fonts,
            });
            self.press.set(Template::Notice, &data)
        };
        // All copies are alike: the layout is chosen with one of them.
        let one = Notice { copies: printed.copies.iter().take(1).cloned().collect(), ..printed.clone() };
        let pages = |step| Ok(set(&one, step, true)?.pages());
        let least = pages(CLOSEST)?;
        if least > MOST_PAGES {
            return Err(DocumentError::TooLong(number()));
        }
        let long = least > 1;
        let steps = if long { LONG_NOTICE_STEPS.as_slice() } else { NOTICE_STEPS.as_slice() };
        let step = roomiest(steps, |step| Ok(step == CLOSEST || pages(step)? == least))?.unwrap_or(CLOSEST);
        set(&printed, step, long)?.pdf(format!("{} {}", notice.kind.code(), number()))
    }
}
