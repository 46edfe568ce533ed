//! What people do with a case.

use serde::{Deserialize, Serialize};

/// What a person may do next with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 受理: start the clock (T6, T7, T9).
    Accept,
    /// 一次性告知: say what is missing (T5, T10).
    Notice,
    /// 补正: take in what was asked for (T9).
    Supplement,
    /// 当场更正: correct an error on the spot (T3).
    Correct,
    /// 不予受理: in writing (T4).
    NotAccept,
    /// 逾期未补正: the applicant's term is over (T11).
    Lapse,
    /// 补办: take in what was to follow (R12).
    CloseGap,
    /// 流转: a step of the procedure is done (T12).
    Step,
    /// 特别程序: stop the clock (T13).
    Pause,
    /// 特别程序延长: the pause takes longer (R5).
    Renew,
    /// 恢复: start it again (T14).
    Resume,
    /// 延期: give more time (T15).
    Extend,
    /// 上报: send the papers up (T16).
    Forward,
    /// 催办: remind the level above (R11).
    Chase,
    /// 上级批复: record its answer (T17).
    Reply,
    /// 会办意见: answer for a co-department (R10).
    Opinion,
    /// 联审会议: record the joint meeting (R10).
    Meeting,
    /// 转承诺件: an immediate item cannot be done today.
    Convert,
    /// 办结: seal the decision (T18, T19).
    Decide,
    /// 送达: hand the result over (T22).
    Deliver,
    /// 退回: give the papers back (T20).
    Return,
    /// 撤回: take a withdrawal (T21).
    Withdraw,
    /// 归档: close the file (T23).
    Archive,
    /// 复核: look at a return again (T24).
    Reexamine,
    /// 更正: undo the last event (R15).
    Undo,
    /// 交接备注: leave a word for the next colleague.
    Note,
    /// 补打: print the receipt again.
    ReprintReceipt,
}

impl Action {
    /// Every one, in the order of a case's life.
    pub const ALL: [Self; 27] = [
        Self::Accept,
        Self::Notice,
        Self::Supplement,
        Self::Correct,
        Self::NotAccept,
        Self::Lapse,
        Self::CloseGap,
        Self::Step,
        Self::Pause,
        Self::Renew,
        Self::Resume,
        Self::Extend,
        Self::Forward,
        Self::Chase,
        Self::Reply,
        Self::Opinion,
        Self::Meeting,
        Self::Convert,
        Self::Decide,
        Self::Deliver,
        Self::Return,
        Self::Withdraw,
        Self::Archive,
        Self::Reexamine,
        Self::Undo,
        Self::Note,
        Self::ReprintReceipt,
    ];

    /// The last part of the address of its page and of its operation.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Notice => "notice",
            Self::Supplement => "supplement",
            Self::Correct => "correct",
            Self::NotAccept => "not-accept",
            Self::Lapse => "lapse",
            Self::CloseGap => "gap",
            Self::Step => "step",
            Self::Pause => "pause",
            Self::Renew => "renew",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Forward => "forward",
            Self::Chase => "chase",
            Self::Reply => "reply",
            Self::Opinion => "opinion",
            Self::Meeting => "meeting",
            Self::Convert => "convert",
            Self::Decide => "decide",
            Self::Deliver => "deliver",
            Self::Return => "return",
            Self::Withdraw => "withdraw",
            Self::Archive => "archive",
            Self::Reexamine => "reexamine",
            Self::Undo => "undo",
            Self::Note => "note",
            Self::ReprintReceipt => "receipt",
        }
    }

    /// The action of a word, if it is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }
}
