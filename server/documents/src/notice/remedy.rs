//! How an applicant can object (救济途径).

use super::{Phrase, or};

/// To whom an applicant can object to a decision and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedies {
    /// The authority that reconsiders (行政复议机关), for example `乐清市人民政府`; empty for the one that the law names.
    pub reconsideration: String,
    /// The court (人民法院), for example `乐清市人民法院`; empty for the one that the law names.
    pub court: String,
    /// Days within which reconsideration can be asked for.
    pub days: u32,
    /// Months within which an action can be brought.
    pub months: u32,
}

impl Default for Remedies {
    /// 60 days (行政复议法 art. 20) and 6 months (行政诉讼法 art. 46), wherever the law says.
    fn default() -> Self {
        Self { reconsideration: String::new(), court: String::new(), days: 60, months: 6 }
    }
}

impl Remedies {
    /// The sentence about a paper that is called `paper` (`本决定书`, "this decision").
    pub(super) fn sentence(&self, (paper, paper_en): (&str, &str)) -> Phrase {
        let Self { days, months, .. } = self;
        let body = or(&self.reconsideration, "依法有权的行政复议机关");
        let court = or(&self.court, "有管辖权的人民法院");
        let named = |name: &str, otherwise: &str| {
            if name.trim().is_empty() { otherwise.to_owned() } else { format!("{otherwise} ({name})") }
        };
        let body_en = named(&self.reconsideration, "the competent reconsideration authority");
        let court_en = named(&self.court, "the competent people's court");
        Phrase::new(
            format!(
                "如不服{paper}，可以自收到之日起{days}日内向{body}申请行政复议，也可以自收到之日起{months}个月内依法向{court}\
                 提起行政诉讼。"
            ),
            format!(
                "If you disagree with {paper_en}, you may apply to {body_en} for administrative reconsideration within \
                 {days} days of receiving it, or bring an administrative action before {court_en} within {months} months \
                 of receiving it."
            ),
        )
    }

    /// The same, with a re-examination by the hall itself before.
    pub(super) fn with_review(&self, hall: &str, paper: (&str, &str)) -> Phrase {
        let further = self.sentence(paper);
        let days = self.days;
        Phrase::new(
            format!("可以自收到之日起{days}日内向{}申请复核。{}", or(hall, "本中心"), further.zh),
            format!(
                "You may ask this centre to re-examine the matter within {days} days of receiving {}. {}",
                paper.1, further.en
            ),
        )
    }
}
