//! Events: what happened to a case.

use super::{
    Conversion, Demand, Dispatch, ExtensionLevel, Finding, Grounds, NotAcceptedGround, Opinion, PauseReason,
    ReturnGround,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Something that happened to a case at an instant. Who did it is recorded beside it, in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When; milliseconds are kept.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// The promise that an acceptance makes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The promised date printed on the receipt.
    pub due: NaiveDate,
    /// Calendar under which it was computed.
    pub calendar_version: String,
    /// Version of the service.
    pub service_version: i64,
    /// The last day that the law allows, where it sets a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_due: Option<NaiveDate>,
    /// The promised working days.
    #[serde(default)]
    pub workdays: u32,
}

/// What happened, with the data that belongs to it. Dates that the rules computed travel in the event, so that a history
/// read again gives the same case whatever calendar is in force by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    /// T1, T2 收件: the papers were handed over, or sent online.
    Received {
        /// Numbers of the materials handed in.
        materials: Vec<u32>,
        /// The date that counts (R3), where it is not the local date of the instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received_on: Option<NaiveDate>,
        /// Last day of the notice clock; absent where acceptance follows in the same minute.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notice_due: Option<NaiveDate>,
        /// T1: the applicant sent it online; the papers themselves are still to be shown at the window.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        online: bool,
    },
    /// T3 当场更正: an error was corrected on the spot.
    CorrectedOnSpot {
        /// What.
        what: String,
    },
    /// T4 不予受理.
    NotAccepted {
        /// Which ground of the law.
        ground: NotAcceptedGround,
        /// Reason.
        reason: String,
        /// Which authority to apply to instead (应向何机关申请); may be empty where nothing has to be applied for. The first
        /// events named it in their reason.
        #[serde(default = "as_the_reason_says")]
        instead: String,
        /// Who confirmed it, beside the person at the window.
        confirmed_by: String,
    },
    /// T5, T10 一次性告知: what is missing, all at once.
    SupplementAsked(Demand),
    /// T9, T10: some of what was missing came in.
    SupplementReceived {
        /// Numbers of the materials.
        materials: Vec<u32>,
    },
    /// T11 逾期未补正: the applicant's term is over.
    Lapsed,
    /// T6, T9 受理: the clock starts.
    Accepted(Promise),
    /// T7 容缺受理: accepted, with materials that may follow.
    AcceptedWithGap {
        /// The promise.
        #[serde(flatten)]
        promise: Promise,
        /// What is still to come.
        missing: Vec<u32>,
        /// The last day for it (R12).
        supplement_due: NaiveDate,
    },
    /// T8 视为受理: nobody answered in time; the system accepts with the date of receipt.
    Deemed(Promise),
    /// Materials of a tolerant acceptance came in (补办).
    GapClosed {
        /// Numbers of the materials.
        materials: Vec<u32>,
    },
    /// T12 流转: a step of the procedure is done.
    StepDone {
        /// Its number, from 1.
        step: u32,
        /// Opinion, may be empty.
        opinion: String,
        /// Who was there; a survey names two.
        officers: Vec<String>,
        /// A survey on the spot (现场踏勘).
        #[serde(default)]
        survey: bool,
    },
    /// T13 特别程序: the clock stops from today.
    Paused {
        /// Which procedure of the closed list.
        reason: PauseReason,
        /// The law or rule.
        basis: String,
        /// The day on which it is planned to end; the clock runs again from this day.
        planned: NaiveDate,
        /// The due date, if it ends as planned.
        due: NaiveDate,
        /// Who approved it.
        approved_by: String,
    },
    /// T13: the pause takes longer, said on or before its planned end.
    PauseRenewed {
        /// The new planned end.
        planned: NaiveDate,
        /// The due date, if it ends then.
        due: NaiveDate,
        /// Who approved it.
        approved_by: String,
    },
    /// T14 恢复: the clock runs again from this day.
    Resumed {
        /// The first day that counts again.
        on: NaiveDate,
        /// The due date.
        due: NaiveDate,
    },
    /// T15 延期.
    Extended {
        /// On whose authority.
        level: ExtensionLevel,
        /// Working days, from 1.
        days: u32,
        /// Reason, told to the applicant.
        reason: String,
        /// Who approved it.
        approved_by: String,
        /// The due date with it.
        due: NaiveDate,
        /// The last day that the law allows, with the stops so far; the promise's where it is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        law: Option<NaiveDate>,
        /// The last day that the level may give, where the law sets a limit: ten working days beyond it, fifteen for a joint
        /// case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        latest: Option<NaiveDate>,
    },
    /// T16 上报: papers went up.
    Forwarded {
        /// To whom.
        to: String,
        /// The first opinion (初审意见).
        #[serde(default)]
        opinion: String,
        /// When the answer is expected.
        expected: NaiveDate,
        /// The promise runs on to the end (R11); otherwise the clock stops here.
        counts: bool,
    },
    /// R11 催办: the level above was reminded.
    Chased {
        /// How, and who was asked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        way: String,
        /// What was answered; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        answer: String,
    },
    /// T17 上级批复: the answer came down.
    UpperReplied {
        /// What it says.
        reply: String,
        /// The due date now.
        due: NaiveDate,
    },
    /// R10 抄告: the lead sent the papers to the co-departments.
    Dispatched {
        /// To whom, with their limits.
        parts: Vec<Dispatch>,
    },
    /// R10 会办意见: a co-department answered.
    OpinionGiven {
        /// Which.
        department: String,
        /// Agree or not.
        opinion: Opinion,
        /// Conditions, or the reason of a "no"; may be empty for a plain "yes".
        reason: String,
    },
    /// 联审会议: the lead called everybody together.
    MeetingHeld {
        /// What was agreed.
        minutes: String,
    },
    /// 转承诺件: an immediate item cannot be done today.
    Converted(Conversion),
    /// T18 准予: the decision is sealed.
    Granted {
        /// Number of the certificate or paper, may be empty.
        certificate_no: String,
        /// Who signed, where the window does not decide.
        decided_by: String,
        /// For how long it holds (有效期), in words; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        validity: String,
    },
    /// T19 不予, 明确答复: refused, or answered "no" to a controlled matter.
    Refused {
        /// Reason.
        reason: String,
        /// Who signed, where the window does not decide.
        decided_by: String,
        /// Facts, basis, remedy, and when it becomes possible.
        #[serde(default, skip_serializing_if = "Grounds::is_empty")]
        grounds: Grounds,
    },
    /// T20 退回.
    Returned {
        /// Which ground.
        ground: ReturnGround,
        /// Reason and basis.
        reason: String,
    },
    /// T21 撤回: the applicant takes it back.
    Withdrawn {
        /// What the applicant said, may be empty.
        reason: String,
    },
    /// T22 送达: the result was handed over.
    Delivered {
        /// Who took it.
        received_by: String,
    },
    /// T23 归档.
    Archived {
        /// Number of the file.
        file_no: String,
    },
    /// T24 复核: somebody else looked at a return again.
    Reexamined {
        /// Right or wrong.
        finding: Finding,
        /// Why.
        reason: String,
        /// Where it was wrong: the due date, counted from the acceptance that stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// T25 评价: the applicant's word on how it went.
    Rated {
        /// Stars, 1 to 5.
        stars: u8,
        /// In words, may be empty.
        text: String,
    },
    /// R14: a calendar moved the last day of the clock that runs; what was printed stays.
    Recomputed {
        /// The due date now; before the acceptance the last day of the notice clock.
        due: NaiveDate,
        /// The calendar.
        calendar_version: String,
        /// The last day that the law allows, where the calendar moved it too.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statutory_due: Option<NaiveDate>,
        /// The last days of co-departments' parts that moved too, by their codes (R10).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<(String, NaiveDate)>,
        /// The last day for what is to follow, where it moved too (R12).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gap_due: Option<NaiveDate>,
    },
    /// 交接备注: a word for whoever takes over; changes nothing.
    Noted {
        /// The word.
        text: String,
    },
    /// R15: the last event was an error and no longer counts; it stays in the history.
    Undone {
        /// The number of the event, from 1: the last that still counts.
        event_no: u32,
        /// Why.
        reason: String,
        /// The director.
        approved_by: String,
    },
}

fn as_the_reason_says() -> String {
    "见理由".to_owned()
}

impl EventKind {
    /// A word that changes nothing about the case: a correction passes over it.
    pub fn is_a_word(&self) -> bool {
        matches!(self, Self::Rated { .. } | Self::Noted { .. })
    }

    /// The event's stable name, as stored and as on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => "received",
            Self::CorrectedOnSpot { .. } => "corrected_on_spot",
            Self::NotAccepted { .. } => "not_accepted",
            Self::SupplementAsked(_) => "supplement_asked",
            Self::SupplementReceived { .. } => "supplement_received",
            Self::Lapsed => "lapsed",
            Self::Accepted(_) => "accepted",
            Self::AcceptedWithGap { .. } => "accepted_with_gap",
            Self::Deemed(_) => "deemed",
            Self::GapClosed { .. } => "gap_closed",
            Self::StepDone { .. } => "step_done",
            Self::Paused { .. } => "paused",
            Self::PauseRenewed { .. } => "pause_renewed",
            Self::Resumed { .. } => "resumed",
            Self::Extended { .. } => "extended",
            Self::Forwarded { .. } => "forwarded",
            Self::Chased { .. } => "chased",
            Self::UpperReplied { .. } => "upper_replied",
            Self::Dispatched { .. } => "dispatched",
            Self::OpinionGiven { .. } => "opinion_given",
            Self::MeetingHeld { .. } => "meeting_held",
            Self::Converted(_) => "converted",
            Self::Granted { .. } => "granted",
            Self::Refused { .. } => "refused",
            Self::Returned { .. } => "returned",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Delivered { .. } => "delivered",
            Self::Archived { .. } => "archived",
            Self::Reexamined { .. } => "reexamined",
            Self::Rated { .. } => "rated",
            Self::Recomputed { .. } => "recomputed",
            Self::Noted { .. } => "noted",
            Self::Undone { .. } => "undone",
        }
    }

    /// The due date of the case that the event sets, where it sets one.
    pub fn due(&self) -> Option<NaiveDate> {
        match self {
            Self::Accepted(promise) | Self::Deemed(promise) | Self::AcceptedWithGap { promise, .. } => {
                Some(promise.due)
            }
            Self::Paused { due, .. }
            | Self::PauseRenewed { due, .. }
            | Self::Resumed { due, .. }
            | Self::Extended { due, .. }
            | Self::UpperReplied { due, .. }
            | Self::Recomputed { due, .. } => Some(*due),
            Self::Converted(conversion) => Some(conversion.due),
            Self::Reexamined { due, .. } => *due,
            _ => None,
        }
    }
}
