//! Words of the acts: what the rules say, the labels of the fields, the closed lists.

use crate::text::Lang;
use crate::ui::labelled;
use domain::case::{Action, ExtensionLevel, Fault, Finding, NotAcceptedGround, PauseReason, ReturnGround};

/// What the rules say of an act, in a sentence.
pub(super) fn rule(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Accept => lang.pick(
            "材料齐全就必须受理；从今天起算承诺时限。",
            "When the papers are complete they must be accepted; the promised limit counts from today.",
        ),
        Action::Notice => lang.pick(
            "缺什么、错什么，一次全部告知。清单以后不能再加；再加要主任批准，申请人看得到。",
            "Everything that is missing or wrong, at once. The list is then closed: adding to it needs the director, and the applicant sees it.",
        ),
        Action::Supplement => lang.pick(
            "要求的材料全部收到，当天就算受理。",
            "When everything that was asked for is there, the case is accepted the same day.",
        ),
        Action::CloseGap => lang.pick("补齐以后才能办结。", "Only when nothing is missing can it be decided."),
        Action::Correct => lang.pick(
            "当场能改的错误应当允许当场改。",
            "An error that can be corrected on the spot is corrected on the spot.",
        ),
        Action::NotAccept => lang.pick(
            "书面写明理由、依据和应当向哪个机关申请，由窗口负责人确认。",
            "In writing, with the reason and the authority to go to; the head of the window confirms it.",
        ),
        Action::Lapse => lang.pick(
            "补正期限已过，申请人没有补齐。",
            "The applicant's term is over and not everything came.",
        ),
        Action::Step => lang.pick(
            "谁办的写谁；踏勘要两个人。窗口替站所、部门登记时必须写明经办人。",
            "Name whoever did it; a survey names two. A window that records for a station or department must name them.",
        ),
        Action::Pause => lang.pick(
            "从今天起停止计时，不能倒填日期；到恢复那天自动重新计时，承诺日期顺延。超过承诺日期就不能再暂停。",
            "The clock stops from today, never from an earlier day; on the day you name it runs again by itself and the promised date moves with it. After the promised date it cannot be stopped.",
        ),
        Action::Renew => lang.pick(
            "要在原定恢复那天或以前办理，写明新的恢复日期。",
            "On or before the planned day, naming a later one.",
        ),
        Action::Resume => lang.pick("今天起重新计时，今天算一天。", "The clock runs again from today; today counts."),
        Action::Extend => lang.pick(
            "每件只能延期一次，要在承诺日期当天或以前批准，并把理由告诉申请人。红灯以后不能延期。",
            "Once only, approved on or before the promised date, and the applicant is told why. Never after red.",
        ),
        Action::Forward => lang.pick(
            "连同初审意见和全部材料一起上报；窗口负责到底，每 5 个工作日催办一次。",
            "With the first opinion and all papers; the window stays responsible and reminds every five working days.",
        ),
        Action::Chase => lang.pick(
            "记下今天催办过一次：怎样催的、问了谁、怎样答复；上报件交接单补打时印在催办记录里。",
            "Records that the level above was reminded today: how, whom, what was answered. A reprint of the forwarding slip lists it.",
        ),
        Action::Reply => lang.pick("写明批复内容和文号。", "What the answer says, with its number."),
        Action::Opinion => lang.pick(
            "有条件同意、不同意要写明条件或理由。意见给出后不能再改。",
            "Conditions, and the reason of a no, are written down. An opinion is final.",
        ),
        Action::Meeting => lang.pick("牵头部门召集，记下一致意见。", "The lead calls the meeting; write down what was agreed."),
        Action::Convert => lang.pick(
            "即办件当天办不完，当天转为承诺件，只能转一次。",
            "An immediate item that cannot be done today becomes a promised one, today and once only.",
        ),
        Action::Return => lang.pick(
            "书面退回，写明依据和理由；申请人可以请中心复核。退回的件不算办结。",
            "In writing, with basis and reason; the applicant may have the centre look at it again. A return is no completion.",
        ),
        Action::Archive => lang.pick("材料齐全后归档，不再变动。", "Once the file is complete it is closed for good."),
        Action::Reexamine => lang.pick(
            "撤销退回的，按原受理日期继续计时。",
            "Where the return was wrong the case goes on from its first acceptance date.",
        ),
        Action::Undo => lang.pick(
            "撤销最后一步并写明原因；原记录保留，不删除。",
            "The last step no longer counts, with the reason; the record of it stays.",
        ),
        Action::Note => lang.pick(
            "写给接手的同事，群众看不到；不改变办件。",
            "For the colleague who takes over; the public does not see it, and the case does not change.",
        ),
        _ => lang.pick("决定以前，申请人可以撤回申请。", "Before the decision the applicant may take the application back."),
    }
}

/// The label of a field.
pub(super) fn label(lang: Lang, field: &str, action: Action) -> &'static str {
    match (field, action) {
        ("reason", Action::Pause) => lang.pick("特别程序", "Special procedure"),
        ("reason", Action::Withdraw) => lang.pick("申请人的说明（可不填）", "What the applicant said (may be empty)"),
        ("reason", Action::Opinion) => lang.pick("条件或理由", "Conditions or reason"),
        ("reason", _) => lang.pick("理由和依据", "Reason and basis"),
        ("opinion", Action::Forward) => lang.pick("初审意见", "First opinion"),
        ("opinion", Action::Step) => lang.pick("办理意见（可不填）", "Opinion (may be empty)"),
        ("opinion", _) => lang.pick("会办意见", "Opinion"),
        ("ground", Action::NotAccept) => lang.pick("不予受理的情形", "Ground"),
        ("ground", _) => lang.pick("退回的情形", "Ground"),
        ("planned", Action::Renew) => lang.pick("新的恢复日期", "The clock runs again on (new day)"),
        ("basis", _) => lang.pick("依据", "Law or rule"),
        ("planned", _) => lang.pick("哪天恢复计时", "The clock runs again on"),
        ("level", _) => lang.pick("由谁批准", "Approved at the level of"),
        ("days", _) => lang.pick("延长几个工作日", "Working days more"),
        ("workdays", _) => lang.pick("承诺几个工作日", "Promised working days"),
        ("materials", _) => lang.pick("材料", "Materials"),
        ("lines", _) => lang.pick("要补正的材料", "What is to be brought"),
        ("remark", _) => lang.pick(
            "各项共同的具体要求（单项没有写要求的用这一句，可不填）",
            "What exactly is required, of every line that has no words of its own (may be empty)",
        ),
        ("remarks", _) => lang.pick("具体要求", "What exactly is required"),
        ("bases", _) => lang.pick("依据（不填为事项的设定依据）", "Law or rule (the service's own when empty)"),
        ("instead", _) => lang.pick(
            "应向何机关申请（不属于本机关职权的必填）",
            "Where to apply instead (required where another authority is competent)",
        ),
        ("way", _) => lang.pick("怎样催的、问了谁", "How, and who was asked"),
        ("answer", _) => lang.pick("答复（可不填）", "Answer (may be empty)"),
        ("answer_by", _) => {
            lang.pick("补正截止日期（不填为 30 天后）", "To be brought by (30 days from today when empty)")
        }
        ("override_reason", _) => lang.pick("为什么再加新要求", "Why something new is asked for"),
        ("what", _) => lang.pick("更正了什么", "What was corrected"),
        ("confirmed_by", _) => lang.pick("确认人（窗口负责人）", "Confirmed by (head of the window)"),
        ("officers", _) => lang.pick("经办人", "Done by"),
        ("survey", _) => lang.pick("现场踏勘", "A survey on the spot"),
        ("to", _) => lang.pick("上报机关（不填按事项规定）", "To (the service's own when empty)"),
        ("expected", _) => lang.pick("预计批复日期", "Answer expected on"),
        ("reply", _) => lang.pick("批复内容", "The answer"),
        ("minutes", _) => lang.pick("会议纪要", "Minutes"),
        ("finding", _) => lang.pick("复核结论", "Finding"),
        ("text", _) => lang.pick("备注", "Note"),
        ("undertaking", _) => lang.pick("补齐承诺", "Undertaking"),
        _ => lang.pick("批准人", "Approved by"),
    }
}

/// The fields by name, for the summary of errors.
pub(super) fn names(lang: Lang, action: Action) -> Vec<(String, String)> {
    const FIELDS: [&str; 32] = [
        "materials",
        "undertaking",
        "lines",
        "remarks",
        "bases",
        "remark",
        "answer_by",
        "override_reason",
        "what",
        "ground",
        "opinion",
        "reason",
        "instead",
        "way",
        "answer",
        "basis",
        "planned",
        "level",
        "days",
        "workdays",
        "confirmed_by",
        "officers",
        "survey",
        "to",
        "expected",
        "reply",
        "minutes",
        "finding",
        "text",
        "approved_by",
        "due",
        "stage",
    ];
    labelled(FIELDS.map(|field| (field, label(lang, field, action))))
}

/// What is wrong with a paper.
pub(super) fn fault(lang: Lang, fault: Fault) -> &'static str {
    match fault {
        Fault::NotHandedIn => lang.pick("未提交", "not handed in"),
        Fault::Incomplete => lang.pick("内容不完整", "incomplete"),
        Fault::WrongForm => lang.pick("不符合法定形式", "not in legal form"),
        Fault::Expired => lang.pick("已过有效期", "expired"),
        Fault::Inconsistent => lang.pick("与其他材料不一致", "at odds with other papers"),
    }
}

pub(super) fn not_accepted(lang: Lang, ground: NotAcceptedGround) -> &'static str {
    match ground {
        NotAcceptedGround::NotNeeded => lang.pick("不需要申请", "Nothing has to be applied for"),
        NotAcceptedGround::NotCompetent => lang.pick("不属于本机关职权", "Another authority is competent"),
    }
}

pub(super) fn finding(lang: Lang, finding: Finding) -> &'static str {
    match finding {
        Finding::Upheld => lang.pick("维持退回", "The return was right"),
        Finding::Overturned => lang.pick("撤销退回，继续办理", "The return was wrong: the case goes on"),
    }
}

pub(super) fn pause_reason(lang: Lang, reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Hearing => lang.pick("听证", "hearing"),
        PauseReason::Tender => lang.pick("招标", "tender"),
        PauseReason::Auction => lang.pick("拍卖", "auction"),
        PauseReason::Inspection => lang.pick("检验", "inspection"),
        PauseReason::Testing => lang.pick("检测", "testing"),
        PauseReason::Quarantine => lang.pick("检疫", "quarantine"),
        PauseReason::Appraisal => lang.pick("鉴定", "appraisal"),
        PauseReason::ExpertReview => lang.pick("专家评审", "expert review"),
        PauseReason::PublicNotice => lang.pick("公示", "public notice"),
        PauseReason::Payment => lang.pick("等待缴费", "payment awaited"),
        PauseReason::Contract => lang.pick("签订合同", "contract to be signed"),
        PauseReason::CustomerWorks => lang.pick("用户自建工程", "works by the customer"),
    }
}

pub(super) fn extension_level(lang: Lang, level: ExtensionLevel) -> &'static str {
    match level {
        ExtensionLevel::Internal => {
            lang.pick("部门负责人（不超过法定时限）", "Head of the department (within the limit in law)")
        }
        ExtensionLevel::Statutory => {
            lang.pick("机关负责人（最多 10 个工作日）", "Head of the agency (10 working days at most)")
        }
        ExtensionLevel::Joint => {
            lang.pick("政府负责人，联办件（最多 15 个工作日）", "Head of the government, joint cases (15 at most)")
        }
    }
}

pub(super) fn return_ground(lang: Lang, ground: ReturnGround) -> &'static str {
    match ground {
        ReturnGround::ConditionsNotMet => lang.pick("经审查不符合条件", "The conditions are not met"),
        ReturnGround::OutstandingMaterial => lang.pick("逾期没有补齐材料", "Papers that were to follow did not come"),
        ReturnGround::MatterLapsed => lang.pick("事项已不存在", "There is nothing left to decide"),
    }
}
