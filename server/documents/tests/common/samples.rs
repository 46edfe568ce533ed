//! A sample of every notice, for tests and for `examples/proofs.rs`.

use documents::notice::*;

/// The head of a notice whose number has this short name.
pub fn head(short: &str) -> NoticeHead {
    NoticeHead {
        hall: "虹桥镇行政服务中心".into(),
        number: format!("虹政服（国土{short}）〔2008〕00012号"),
        case_number: "080303-0012-7".into(),
        query_code: "K7M4Q2".into(),
        url: "https://hall.example/s/080303-0012-7?c=K7M4Q2".into(),
        applicant: "样例甲".into(),
        service: "农村村民建房用地审批（TD-01）".into(),
        window: "3号 国土资源窗口".into(),
        officer: "样例丙".into(),
        phone: "0577-00000003".into(),
        supervision_phone: "0577-00000009".into(),
        seal_date: "2008年3月3日".into(),
        check: "9f3c 21ab 77e0".into(),
        ..NoticeHead::default()
    }
}

fn material(name: &str, form: &str, note: &str) -> NoticeMaterial {
    NoticeMaterial { name: name.into(), form: form.into(), note: note.into() }
}

fn materials() -> Vec<NoticeMaterial> {
    vec![
        material("农村私人建房用地申请（呈报）表", "原件4份", ""),
        material("户口簿和全体家庭成员居民身份证", "原件核对、复印件各1份", "原件当场退还"),
        material("原宅基地土地使用证或者权属来源证明", "原件1份", ""),
        material("村民代表会议讨论通过的记录和公示结果证明", "原件1份", "公示不少于七日"),
        material("建房位置图和四邻关系证明", "原件2份", ""),
    ]
}

fn remedies() -> Remedies {
    Remedies {
        reconsideration: "乐清市人民政府".into(), court: "乐清市人民法院".into(), ..Remedies::default()
    }
}

/// DOC-01.
pub fn materials_receipt() -> MaterialsReceipt {
    MaterialsReceipt {
        online: false,
        received: "2008年3月3日 9时12分".into(),
        materials: materials(),
        tell_by: "2008年3月10日（星期一）".into(),
    }
}

/// DOC-03.
pub fn supplement() -> SupplementNotice {
    let demand = |material: &str, problem: &str, requirement: &str, basis: &str| NoticeDemand {
        material: material.into(),
        problem: problem.into(),
        requirement: requirement.into(),
        basis: basis.into(),
    };
    SupplementNotice {
        which: 1,
        received: "2008年3月3日".into(),
        demands: vec![
            demand(
                "村民代表会议讨论通过的记录和公示结果证明",
                "缺少：只有会议记录，没有公示结果证明。",
                "由村民委员会出具公示结果证明，写明公示起止日期（不少于七日），附公示照片，加盖公章。",
                "《浙江省实施〈中华人民共和国土地管理法〉办法》第三十六条",
            ),
            demand(
                "建房位置图和四邻关系证明",
                "不符合要求：北邻未签名。",
                "北邻户主本人签名并按手印；不能到场的，提交经过公证的委托书。",
                "《办事须知》TD-01 第5项",
            ),
            demand(
                "户口簿复印件",
                "看不清：第3页的公民身份号码模糊。",
                "重新复印，或者带原件到窗口免费复印。",
                "《中华人民共和国行政许可法》第三十一条",
            ),
        ],
        told: "2008年3月5日".into(),
        answer_by: "2008年4月4日（星期五）".into(),
        consequence: String::new(),
        enquiries: "0577-00000001（一号窗口咨询台）".into(),
    }
}

/// DOC-04.
pub fn not_accepted() -> NotAcceptedDecision {
    NotAcceptedDecision {
        applied: "2008年3月3日".into(),
        reason: "申请建房的地块位于国有土地上，应当办理国有建设用地使用权审批，不属于农村村民建房用地审批的范围，本机关没有批准的职权。"
            .into(),
        basis: "《中华人民共和国行政许可法》第三十二条第一款第二项；《中华人民共和国土地管理法》第四十四条".into(),
        referral: "乐清市国土资源局建设用地科（乐清市行政服务中心12号窗口，电话0577-00000012）".into(),
        remedies: remedies(),
    }
}

/// DOC-05.
pub fn outstanding() -> OutstandingNotice {
    OutstandingNotice {
        accepted: "2008年4月7日".into(),
        materials: vec![material("镇村建设规划部门出具的规划选址意见", "原件1份", "加盖公章")],
        supplement_by: "2008年4月14日（星期一）".into(),
        promised: "2008年4月21日（星期一）".into(),
    }
}

/// DOC-06.
pub fn returned() -> ReturnNotice {
    ReturnNotice {
        withdrawn: false,
        applied: "2008年3月3日".into(),
        returned: "2008年3月20日".into(),
        code: "T1".into(),
        reason: "经审查不符合条件：现有宅基地面积已达到规定标准，原址拆建的面积不得超过125平方米。".into(),
        basis: "《中华人民共和国土地管理法》第六十二条第一款；《中华人民共和国行政许可法》第三十八条第二款".into(),
        materials: materials(),
        again: "调整建房方案，使用地面积符合规定标准后，可以随时重新申请；未变更的材料可以继续使用。".into(),
        remedies: remedies(),
    }
}

/// DOC-07.
pub fn extension() -> ExtensionNotice {
    ExtensionNotice {
        promised: "2008年7月1日（星期二）".into(),
        workdays: 10,
        due: "2008年7月15日（星期二）".into(),
        reason: "地块四至与相邻宅基地的界线有争议，需要会同镇人民政府实地核实并调解，不能在原承诺日期以前作出决定。"
            .into(),
        approved_by: "样例丁（乐清市国土资源局局长）".into(),
        approved: "2008年6月30日".into(),
        joint: false,
    }
}

/// DOC-08.
pub fn special_procedure() -> SpecialProcedureNotice {
    SpecialProcedureNotice {
        procedure: "听证".into(),
        basis: "《中华人民共和国行政许可法》第四十五条、第四十七条、第四十八条".into(),
        from: "2008年3月10日".into(),
        duration: "10个工作日".into(),
        until: "2008年3月24日（星期一）".into(),
        reckoning: String::new(),
    }
}

/// DOC-09.
pub fn joint_dispatch() -> JointDispatch {
    let to = |name: &str, limit: &str, due: &str| CoDepartment {
        name: name.into(),
        limit: limit.into(),
        due: due.into(),
        ..CoDepartment::default()
    };
    JointDispatch {
        lead: "国土资源（虹桥国土资源所）".into(),
        co_departments: vec![
            to("规划建设（虹桥规划建设所）", "10个工作日", "2008年1月29日（星期二）"),
            to("环境保护（虹桥环保所）", "7个工作日", "2008年1月24日（星期四）"),
        ],
        materials: materials(),
        overall: "45个工作日，2008年3月20日（星期四）届满".into(),
    }
}

/// DOC-10.
pub fn forwarding() -> ForwardingSlip {
    ForwardingSlip {
        opinion: "申请人具备建房条件，材料齐全，公示期间无异议，现场踏勘（样例丙、样例戊）与申报相符。同意上报。"
            .into(),
        opinion_by: "样例己".into(),
        opinion_day: "2008年3月12日".into(),
        upper: "乐清市国土资源局".into(),
        materials: materials(),
        forwarded: "2008年3月12日".into(),
        expected: "2008年3月28日（星期五）".into(),
        chases: vec![Chase {
            day: "2008年3月19日".into(),
            how: "电话，样例丙".into(),
            answer: "正在审查，3月25日上会".into(),
        }],
    }
}

/// DOC-11.
pub fn grant() -> GrantDecision {
    GrantDecision {
        form: DecisionForm::Licence,
        applied: "2008年3月3日".into(),
        decision: "准予样例甲在虹桥镇样例村原址拆建住宅，用地面积120平方米（建筑占地），四至以所附建房位置图为准。应当在批准之日起\
                   两年内动工；未经批准不得改变用途和位置。"
            .into(),
        basis: "《中华人民共和国土地管理法》第六十二条；《中华人民共和国行政许可法》第三十八条第一款、第三十九条".into(),
        validity: "2008年3月31日至2010年3月30日".into(),
        certificate: "乐土建字〔2008〕第00087号".into(),
    }
}

/// DOC-12.
pub fn refusal() -> RefusalDecision {
    RefusalDecision {
        form: DecisionForm::Licence,
        applied: "2008年3月3日".into(),
        facts:
            "申请人户籍在册5人，现有宅基地一处，面积140平方米；2008年3月10日现场踏勘，申请地块位于基本农田保护区内。"
                .into(),
        reason: "申请地块属于基本农田，不得用于建房；申请人现有宅基地已达到规定标准。".into(),
        basis: "《中华人民共和国土地管理法》第三十六条、第六十二条；《基本农田保护条例》第十七条".into(),
        possible_when: "另选不占用基本农田的地块，并退还现有宅基地后，可以重新申请。".into(),
        remedy: String::new(),
        remedies: remedies(),
    }
}

/// DOC-13.
pub fn completion() -> CompletionNotice {
    CompletionNotice {
        completed: "2008年3月24日".into(),
        result: "准予行政许可决定书、《集体土地建设用地许可证》".into(),
        took: "15个工作日（提前5个工作日办结）".into(),
        promised: "2008年3月31日".into(),
        delivery: "凭回执和身份证到3号窗口领取，或者邮寄".into(),
        deliver_by: "2008年4月8日（星期二）".into(),
        ..CompletionNotice::default()
    }
}

/// DOC-14.
pub fn supervision() -> SupervisionSlip {
    SupervisionSlip {
        cause: "红灯：承诺办结日期为2008年3月31日，至今尚未办结".into(),
        overdue: "3个工作日".into(),
        responsible: "3号国土资源窗口、虹桥国土资源所".into(),
        answer_by: "2008年4月9日（星期三）".into(),
        ..SupervisionSlip::default()
    }
}

/// One of each, in the order of the codes.
pub fn notices(head: impl Fn(&str) -> NoticeHead) -> Vec<Notice> {
    vec![
        materials_receipt().notice(head("收")),
        supplement().notice(head("补")),
        not_accepted().notice(head("不受")),
        outstanding().notice(head("容")),
        returned().notice(head("退")),
        extension().notice(head("延")),
        special_procedure().notice(head("特")),
        joint_dispatch().notice(head("联")),
        forwarding().notice(head("报")),
        grant().notice(head("准")),
        refusal().notice(head("不予")),
        completion().notice(head("办")),
        supervision().notice(head("督")),
    ]
}
