//! Sentences of papers: what the law calls grounds and procedures, and what is said where nobody typed anything.

use super::super::paper::date;
use super::Content;
use domain::case::{EventKind, Grounds, NotAcceptedGround, Opinion, PauseReason, ReturnGround};
use domain::time;

/// What was found, of a refusal: as typed, else what is known of the case.
pub(super) fn facts(content: &Content, grounds: &Grounds, unit: impl Fn(&str) -> String) -> String {
    if !grounds.facts.is_empty() {
        return grounds.facts.clone();
    }
    let received = date(time::local_date(content.received_at));
    let given: Vec<&str> =
        content.materials.iter().filter(|line| line.given).map(|line| line.name_zh.as_str()).collect();
    let given = if given.is_empty() { String::new() } else { format!("，提交了{}", given.join("、")) };
    let accepted = content.accepted.map(|day| format!("，{}受理", date(day))).unwrap_or_default();
    let mut text = format!("{}于{received}就“{}”提出申请{given}{accepted}。", content.applicant, content.service_zh);
    for (name, opinion) in content.parts.iter().filter_map(|part| Some((&part.department, part.opinion?.0))) {
        text.push_str(&format!("{}会办意见：{}。", unit(name), opinion_zh(opinion)));
    }
    text
}

/// The legal basis of a refusal: as typed, else the service's.
pub(super) fn basis(content: &Content, grounds: &Grounds) -> String {
    if grounds.basis.is_empty() { content.basis.join("；") } else { grounds.basis.clone() }
}

/// When a controlled matter becomes possible: as typed, else its quota and its conditions.
pub(super) fn possible_when(content: &Content, grounds: &Grounds) -> String {
    if !grounds.possible_when.is_empty() || !content.controlled {
        return grounds.possible_when.clone();
    }
    let quota = content.quantity_limit_zh.trim();
    let quota = if quota.is_empty() || quota == "无" { String::new() } else { format!("数量限制：{quota}。") };
    let conditions = content.conditions_zh.join("；");
    if conditions.is_empty() {
        quota
    } else {
        format!("{quota}具备下列条件时可以再次申请：{conditions}。")
    }
}

/// Time of special procedures that a service may need, as its receipt says it.
pub(in crate::services::cases) fn special(codes: &[String]) -> (String, String) {
    let known = codes.iter().filter_map(|code| serde_json::from_value(code.as_str().into()).ok());
    let reasons: Vec<PauseReason> = known.collect();
    if reasons.is_empty() {
        return (String::new(), String::new());
    }
    let zh: Vec<&str> = reasons.iter().map(|reason| procedure(*reason)).collect();
    let en: Vec<String> = codes.iter().map(|code| code.replace('_', " ")).collect();
    (
        format!("可能需要{}，所需时间不计入办理期限，需要时另行书面告知", zh.join("、")),
        format!("may need {}; that time does not count, you will be told in writing", en.join(", ")),
    )
}

fn opinion_zh(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Agree => "同意",
        Opinion::AgreeWithConditions => "有条件同意",
        Opinion::Disagree => "不同意",
    }
}

pub(super) fn not_accepted_basis(ground: NotAcceptedGround) -> &'static str {
    match ground {
        NotAcceptedGround::NotNeeded => "《中华人民共和国行政许可法》第三十二条第一款第一项",
        NotAcceptedGround::NotCompetent => "《中华人民共和国行政许可法》第三十二条第一款第二项",
    }
}

pub(super) fn return_code(ground: ReturnGround) -> &'static str {
    match ground {
        ReturnGround::ConditionsNotMet => "T1",
        ReturnGround::OutstandingMaterial => "T2",
        ReturnGround::MatterLapsed => "T3",
    }
}

pub(super) fn closing_reason(event: &EventKind) -> String {
    match event {
        EventKind::Withdrawn { reason } if !reason.is_empty() => reason.clone(),
        EventKind::Withdrawn { .. } => "申请人撤回申请".to_owned(),
        _ => "逾期未补正申请材料".to_owned(),
    }
}

pub(super) fn procedure(reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Hearing => "听证",
        PauseReason::Tender => "招标",
        PauseReason::Auction => "拍卖",
        PauseReason::Inspection => "检验",
        PauseReason::Testing => "检测",
        PauseReason::Quarantine => "检疫",
        PauseReason::Appraisal => "鉴定",
        PauseReason::ExpertReview => "专家评审",
        PauseReason::PublicNotice => "公告（公示）",
        PauseReason::Payment => "等待缴费",
        PauseReason::Contract => "签订合同",
        PauseReason::CustomerWorks => "用户自建工程",
    }
}
