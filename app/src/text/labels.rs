//! Names of the catalogue's and the cases' terms, each by exhaustive match.

use super::Lang;
use domain::case::{Action, ApplicantKind, Outcome, StageName};
use domain::catalogue::{
    Authorisation, Batch, Handling, ItemKind, LifeEvent, MaterialForm, Requirement, Source, Statutory, StatutoryUnit,
    StepOrg,
};
use domain::clock::{DayReason, Light};
use domain::permission::{Post, Role};

/// 即办件, immediate item.
pub fn kind(lang: Lang, kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => lang.pick("即办件", "Immediate"),
        ItemKind::Promised => lang.pick("承诺件", "Promised"),
        ItemKind::Joint => lang.pick("联办件", "Joint"),
    }
}

/// What a kind means for the applicant.
pub fn kind_meaning(lang: Lang, kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => {
            lang.pick("材料齐全，当场或当天办好", "Done on the spot or the same day when the papers are complete")
        }
        ItemKind::Promised => lang.pick("在承诺时限内办好", "Done within the promised limit"),
        ItemKind::Joint => {
            lang.pick("几个部门一起办，您只交一次材料", "Several departments work together; you hand in once")
        }
    }
}

/// One of the six systems (六制).
pub fn handling(lang: Lang, handling: Handling) -> &'static str {
    match handling {
        Handling::Direct => lang.pick("直接办理制", "Direct handling"),
        Handling::Commit => lang.pick("承诺办理制", "Commitment handling"),
        Handling::Joint => lang.pick("联合办理制", "Joint handling"),
        Handling::ResponsibleUpward => lang.pick("上报负责制", "Responsible reporting-up"),
        Handling::Controlled => lang.pick("明确答复制", "Clear reply"),
    }
}

/// Who decides, in plain words.
pub fn authorisation(lang: Lang, level: Authorisation) -> &'static str {
    match level {
        Authorisation::W => lang.pick("窗口直接决定", "The window decides"),
        Authorisation::S => lang.pick("窗口受理，站所决定", "The window accepts, the town station decides"),
        Authorisation::D => {
            lang.pick("站所初审，乐清市主管部门决定", "The station reviews, the department in Yueqing decides")
        }
        Authorisation::U => {
            lang.pick("窗口受理，报上级机关决定", "Accepted here, decided by an authority above Yueqing")
        }
    }
}

/// First batch, coming, or outside.
pub fn batch(lang: Lang, batch: Batch) -> &'static str {
    match batch {
        Batch::First => lang.pick("大厅可办", "In the hall"),
        Batch::Second => lang.pick("即将进驻", "Coming"),
        Batch::Outside => lang.pick("不在大厅办", "Not in the hall"),
    }
}

/// Limit in law: 20 个工作日, 60 calendar days, 当场.
pub fn statutory(lang: Lang, limit: &Statutory) -> String {
    match (limit.unit, limit.value) {
        (StatutoryUnit::Workday, Some(days)) => super::numbers::workdays(lang, days),
        (StatutoryUnit::CalendarDay, Some(days)) => lang.pick(format!("{days} 日"), format!("{days} calendar days")),
        (StatutoryUnit::OnTheSpot, _) => lang.pick("当场", "on the spot").to_owned(),
        (StatutoryUnit::Workday | StatutoryUnit::CalendarDay | StatutoryUnit::None, _) => {
            lang.pick("法律未规定", "none in law").to_owned()
        }
    }
}

/// Original or copy.
pub fn material_form(lang: Lang, form: MaterialForm) -> &'static str {
    match form {
        MaterialForm::Original => lang.pick("原件", "original"),
        MaterialForm::Copy => lang.pick("复印件", "copy"),
        MaterialForm::OriginalCheckedCopyKept => lang.pick("原件核对，留复印件", "original to show, copy to leave"),
        MaterialForm::ElectronicOrPaper => lang.pick("电子或纸质", "electronic or paper"),
    }
}

/// Necessity of a material.
pub fn requirement(lang: Lang, requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Required => lang.pick("必要", "required"),
        Requirement::Tolerable => lang.pick("可以后补", "may follow later"),
        Requirement::Conditional => lang.pick("视情形", "depends"),
    }
}

/// Where a material comes from.
pub fn source(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::Applicant => lang.pick("自备", "you bring it"),
        Source::ApplicantSelfMade => lang.pick("自己填写", "you fill it in"),
        Source::Government => lang.pick("政府部门核发", "issued by an authority"),
        Source::ThirdParty => lang.pick("其他单位出具", "issued by somebody else"),
    }
}

/// Who does a step.
pub fn step_org(lang: Lang, org: StepOrg) -> &'static str {
    match org {
        StepOrg::Window => lang.pick("窗口", "window"),
        StepOrg::Station => lang.pick("站所", "town station"),
        StepOrg::Department => lang.pick("市级主管部门", "department in Yueqing"),
        StepOrg::Co => lang.pick("协办部门", "co-department"),
        StepOrg::Upper => lang.pick("上级机关", "authority above Yueqing"),
    }
}

/// Person or organisation.
pub fn applicant_kind(lang: Lang, kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Person => lang.pick("个人", "Person"),
        ApplicantKind::Organisation => lang.pick("单位", "Organisation"),
    }
}

/// Who may apply, from the catalogue's code.
pub fn applicant_code(lang: Lang, code: &str) -> String {
    match code {
        "natural_person" => lang.pick("个人", "people").to_owned(),
        "legal_person" => lang.pick("单位", "organisations").to_owned(),
        other => other.to_owned(),
    }
}

/// A special procedure (特别程序), from the catalogue's code.
pub fn special_procedure(lang: Lang, code: &str) -> String {
    match code {
        "appraisal" => lang.pick("鉴定", "appraisal").to_owned(),
        "expert_review" => lang.pick("专家评审", "expert review").to_owned(),
        "hearing" => lang.pick("听证", "hearing").to_owned(),
        "public_notice" => lang.pick("公示", "public notice").to_owned(),
        other => other.to_owned(),
    }
}

/// Where a case stands.
pub fn stage(lang: Lang, stage: StageName) -> &'static str {
    match stage {
        StageName::Received => lang.pick("已收件", "Papers received"),
        StageName::AwaitingSupplement => lang.pick("待补正", "Waiting for papers"),
        StageName::NotAccepted => lang.pick("不予受理", "Not accepted"),
        StageName::Lapsed => lang.pick("逾期未补正", "Lapsed"),
        StageName::Accepted => lang.pick("办理中", "In progress"),
        StageName::Paused => lang.pick("特别程序，暂停计时", "Special procedure, clock stopped"),
        StageName::Forwarded => lang.pick("已上报", "With the level above"),
        StageName::Decided => lang.pick("已办结", "Completed"),
        StageName::Delivered => lang.pick("已送达", "Delivered"),
        StageName::Returned => lang.pick("已退回", "Returned"),
        StageName::Withdrawn => lang.pick("已撤回", "Withdrawn"),
        StageName::Archived => lang.pick("已归档", "Filed"),
    }
}

/// How a case was decided.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => lang.pick("准予", "Granted"),
        Outcome::Refused => lang.pick("不予", "Refused"),
    }
}

/// What a person may do next with a case.
pub fn action(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Decide => lang.pick("办结", "Decide"),
        Action::Deliver => lang.pick("送达", "Deliver"),
        Action::Pause => lang.pick("暂停计时", "Stop the clock"),
        Action::Resume => lang.pick("恢复计时", "Start the clock again"),
        Action::Extend => lang.pick("延期", "Give more time"),
        Action::Return => lang.pick("退回", "Give the papers back"),
        Action::Withdraw => lang.pick("申请人撤回", "Taken back by the applicant"),
        Action::ReprintReceipt => lang.pick("补打回执", "Print the receipt again"),
    }
}

/// An event of the timeline, from its stable name.
pub fn event(lang: Lang, name: &str) -> String {
    let label = match name {
        "received" => lang.pick("收件", "Papers received"),
        "accepted" => lang.pick("受理，开始计时", "Accepted, the clock runs"),
        "granted" => lang.pick("办结：准予", "Completed: granted"),
        "refused" => lang.pick("办结：不予", "Completed: refused"),
        "delivered" => lang.pick("结果已送达", "Result handed over"),
        "paused" => lang.pick("特别程序，暂停计时", "Special procedure: the clock stops"),
        "resumed" => lang.pick("恢复计时", "The clock runs again"),
        "extended" => lang.pick("延期", "More time given"),
        "recomputed" => {
            lang.pick("放假安排公布，重新计算日期", "Official calendar published: the date is computed anew")
        }
        "returned" => lang.pick("退回", "Papers given back"),
        "withdrawn" => lang.pick("申请人撤回", "Taken back by the applicant"),
        other => return other.to_owned(),
    };
    label.to_owned()
}

/// What a person is in the hall.
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::EnquiryDesk => lang.pick("咨询员", "Enquiry desk"),
        Role::WindowOfficer => lang.pick("窗口经办人", "Window officer"),
        Role::WindowHead => lang.pick("窗口负责人", "Head of window"),
        Role::StationHandler => lang.pick("站所经办人", "Station handler"),
        Role::StationHead => lang.pick("站所负责人", "Head of station"),
        Role::DepartmentApprover => lang.pick("部门审批人", "Department approver"),
        Role::CoOfficer => lang.pick("协办人", "Co-officer"),
        Role::Supervisor => lang.pick("中心业务督查员", "Supervisor of the centre"),
        Role::Director => lang.pick("中心主任", "Director of the centre"),
        Role::Efficiency => lang.pick("效能监督", "Efficiency supervision"),
        Role::Observer => lang.pick("乐清市中心观察员", "Observer of the Yueqing centre"),
        Role::Administrator => lang.pick("系统管理员", "Administrator"),
    }
}

/// A岗, post A.
pub fn post(lang: Lang, post: Post) -> &'static str {
    match post {
        Post::A => lang.pick("A岗", "post A"),
        Post::B => lang.pick("B岗", "post B"),
    }
}

/// Why a day counts or not.
pub fn day_reason(lang: Lang, reason: DayReason) -> &'static str {
    match reason {
        DayReason::StartDay => lang.pick("受理当日，不计", "day of acceptance, not counted"),
        DayReason::Workday => lang.pick("工作日", "working day"),
        DayReason::MakeUpWorkday => lang.pick("调休上班，计入", "make-up working day, counted"),
        DayReason::Weekend => lang.pick("双休日，不计", "weekend, not counted"),
        DayReason::Holiday => lang.pick("法定节假日，不计", "public holiday, not counted"),
        DayReason::Paused => lang.pick("特别程序，不计", "special procedure, not counted"),
    }
}

/// A light in words.
pub fn light(lang: Lang, light: Light) -> &'static str {
    match light {
        Light::Green => lang.pick("时限内", "On time"),
        Light::Yellow => lang.pick("今日到期", "Due today"),
        Light::Red => lang.pick("超期", "Overdue"),
        Light::Paused => lang.pick("暂停计时", "Clock stopped"),
        Light::OnTime => lang.pick("按时办结", "Completed on time"),
        Light::Late => lang.pick("超期办结", "Completed late"),
    }
}

/// A time of life.
pub fn life_event(lang: Lang, event: LifeEvent) -> &'static str {
    match event {
        LifeEvent::Birth => lang.pick("生孩子", "Having a child"),
        LifeEvent::Papers => lang.pick("身份证和证明", "Identity papers"),
        LifeEvent::Work => lang.pick("外出务工", "Going away to work"),
        LifeEvent::Marriage => lang.pick("结婚成家", "Marriage"),
        LifeEvent::Home => lang.pick("建房买房租房", "House and home"),
        LifeEvent::Utilities => lang.pick("水和电", "Water and power"),
        LifeEvent::Moving => lang.pick("搬家落户", "Moving"),
        LifeEvent::Business => lang.pick("开店办厂", "Running a business"),
        LifeEvent::LaterLife => lang.pick("养老", "Growing old"),
        LifeEvent::Death => lang.pick("身后事", "A death in the family"),
    }
}
