//! All fourteen papers, each issued by what calls for it and read from its PDF: its number, the case's, the applicant, the
//! place of the seal with its date, and every field that the list of the hall's papers demands (DOMAIN 4.5).

use super::visitor::{ID, TestHall, Visitor, at, td_04};
use crate::storage::Store;
use db_test::db_test;
use serde_json::{Value, json};

const ACCEPTANCES: &str = "（受理专用章）";
const APPROVALS: &str = "（行政审批专用章）";
const CENTRE: &str = "（公章）";

fn body(service: &str, name: &str, materials: &[u32]) -> Value {
    json!({"service": service, "applicant_name": name, "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": materials, "undertaking": true})
}

fn number(case: &Value) -> String {
    case["number"].as_str().unwrap().to_owned()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A case being handled: who prints its papers, and as which it was returned last.
struct Walk<'a> {
    hall: &'a TestHall,
    clerk: &'static str,
    applicant: &'static str,
    number: String,
    case: Value,
}

impl<'a> Walk<'a> {
    fn of(hall: &'a TestHall, clerk: &'static str, applicant: &'static str, case: Value) -> Self {
        Self { hall, clerk, applicant, number: number(&case), case }
    }

    async fn clerk(&self) -> Visitor<'a> {
        self.hall.staff(self.clerk).await
    }

    /// Does something as somebody, with the version as it stands.
    async fn act(&mut self, who: &str, act: &str, mut body: Value) {
        let visitor = self.hall.staff(who).await;
        let now = visitor.get(&format!("/api/v1/cases/{}", self.number)).await.json();
        body["version"] = now["version"].clone();
        self.case = visitor.act(&self.number, act, body).await;
    }

    /// The last paper of a code says all this, on each of its copies.
    async fn says(&self, code: &str, seal: &str, day: &str, copies: usize, fields: &[&str]) {
        let clerk = self.clerk().await;
        let case = clerk.get(&format!("/api/v1/cases/{}", self.number)).await.json();
        let papers = case["papers"].as_array().unwrap();
        let paper = papers.iter().rfind(|paper| paper["code"] == code).unwrap_or_else(|| panic!("{code}: {case}"));
        let pages = clerk.pages_of(&format!("/desk/cases/{}/papers/{}.pdf", self.number, paper["no"])).await;
        assert!(pages.len() >= copies, "{code}: {} pages", pages.len());
        let text = pages.concat();
        let digits = &self.number;
        let grouped = format!("{}-{}-{}-{}", &digits[..6], &digits[6..8], &digits[8..12], &digits[12..]);
        let hash = paper["hash"].as_str().unwrap()[..16].to_owned();
        // What the receipt proves is its event.
        let hash = if code == "DOC-02" { String::new() } else { hash };
        let document_no = paper["document_no"].as_str().unwrap().to_owned();
        let common = [document_no.as_str(), &grouped, self.applicant, seal, day, "监督", &hash];
        for said in common.iter().chain(fields).map(|said| squeeze(said)) {
            let times = text.matches(said.as_str()).count();
            assert!(said.is_empty() || times >= copies, "{code}: {said} {times} times in {text}");
        }
    }
}

#[db_test]
async fn told_accepted_stopped_extended_and_granted(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let service = clerk.get("/api/v1/services/TD-04").await.json();
    let name = |no: usize| service["materials"][no - 1]["name_zh"].as_str().unwrap().to_owned();
    let law = service["legal_basis"][0]["text"].as_str().unwrap().to_owned();
    let mut received = td_04();
    received["materials"] = json!([1, 2]);
    let case = clerk.post("/api/v1/cases/receive", received).await.json();
    let mut walk = Walk::of(&hall, "w5a", "样例乙", case);
    let fields = [
        "收件凭证",
        "收到日期时间",
        "2008年3月3日9:12",
        "材料清单",
        &name(1),
        &name(2),
        "告知的最后日期",
        "2008年3月10日星期一",
    ];
    walk.says("DOC-01", ACCEPTANCES, "2008年3月3日", 2, &fields).await;

    let lines = json!({"lines": ["3:not_handed_in", "4:wrong_form"], "remark": "须原件",
                       "remarks": ["4:须加盖村委会公章"], "bases": ["4:《居民身份证法》第十四条"]});
    walk.act("w5a", "notice", lines).await;
    let fields = [
        "一次性告知书",
        "收到日期",
        "需补正的全部内容",
        &name(3),
        "未提交",
        "须原件",
        &law,
        &name(4),
        "不符合法定形式",
        "须加盖村委会公章",
        "《居民身份证法》第十四条",
        "告知日期",
        "2008年4月2日",
        "逾期后果说明",
        "逾期未补正的",
        "咨询电话",
    ];
    walk.says("DOC-03", ACCEPTANCES, "2008年3月3日", 2, &fields).await;

    hall.move_clock(at("2008-03-05", 10, 0));
    walk.act("w5a", "supplement", json!({"materials": [3, 4]})).await;
    let fields = [
        "受理通知书",
        "受理日期",
        "2008年3月5日10:00",
        "承诺件",
        "承诺办结",
        "2008年3月26日",
        "星期三",
        "法定期限",
        "特别程序",
        "申请材料",
        &name(4),
        "收费",
        "领取方式",
        "查询码",
        "签收",
    ];
    walk.says("DOC-02", ACCEPTANCES, "2008年3月5日", 2, &fields).await;

    hall.move_clock(at("2008-03-06", 9, 0));
    let basis = "《行政许可法》第四十六条";
    let pause = json!({"reason": "hearing", "basis": basis, "planned": "2008-03-13", "approved_by": "所长"});
    walk.act("w5a", "pause", pause).await;
    let fields = [
        "特别程序通知书",
        "特别程序种类",
        "听证",
        "法律依据",
        basis,
        "起始日期",
        "2008年3月6日",
        "所需时间",
        "2008年3月13日星期四",
        "恢复后的办结日期计算说明",
    ];
    walk.says("DOC-08", APPROVALS, "2008年3月6日", 2, &fields).await;
    hall.move_clock(at("2008-03-10", 9, 0));
    walk.act("w5a", "renew", json!({"planned": "2008-03-17", "approved_by": "所长"})).await;
    let fields = ["听证（延长）", "法律依据", basis, "2008年3月6日", "2008年3月17日星期一"];
    walk.says("DOC-08", APPROVALS, "2008年3月10日", 2, &fields).await;
    hall.move_clock(at("2008-03-12", 9, 0));
    walk.act("w5a", "resume", json!({})).await;

    hall.move_clock(at("2008-03-13", 9, 0));
    let more = json!({"level": "statutory", "days": 5, "reason": "需要实地调查", "approved_by": "市局局长"});
    walk.act("w5a", "extend", more).await;
    // Four working days of the hearing do not count: from 26 March to 1 April, and five more.
    assert_eq!(walk.case["due"], "2008-04-09");
    let fields = [
        "延期通知书",
        "原承诺办结日期",
        "2008年4月1日",
        "延长工作日数",
        "5个工作日",
        "新办结日期",
        "2008年4月9日星期三",
        "延长理由",
        "需要实地调查",
        "批准人、批准日期",
        "市局局长",
    ];
    walk.says("DOC-07", APPROVALS, "2008年3月13日", 2, &fields).await;

    hall.move_clock(at("2008-03-14", 9, 0));
    walk.act("w5a", "step", json!({"officers": "张三"})).await;
    let grant = json!({"outcome": "granted", "decided_by": "市局局长", "certificate_no": "乐土字第1号",
                       "validity": "至2058年3月1日"});
    walk.act("w5a", "decide", grant).await;
    let fields = ["准予", "决定内容", "发给", "依据", &law, "有效期", "至2058年3月1日", "证照编号", "乐土字第1号"];
    walk.says("DOC-11", APPROVALS, "2008年3月14日", 2, &fields).await;
    let result = service["result_zh"].as_str().unwrap();
    let fields = [
        "办结通知书",
        "送达回证",
        "办结日期",
        "2008年3月14日9:00",
        "结果名称",
        result,
        "实际用时",
        "3个工作日",
        "送达方式",
        "签收人",
        "签收日期",
        "送达期限",
        "2008年3月28日",
    ];
    walk.says("DOC-13", APPROVALS, "2008年3月14日", 2, &fields).await;
}

#[db_test]
async fn accepted_with_a_gap_and_returned(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w6a").await;
    let case = clerk.accept(body("GH-03", "样例丙", &[1, 2, 3, 5])).await;
    let mut walk = Walk::of(&hall, "w6a", "样例丙", case);
    walk.says("DOC-02", ACCEPTANCES, "2008年3月3日", 2, &["特别程序", "可能需要鉴定，所需时间不计入办理期限"]).await;
    let fields = [
        "补办件通知书",
        "尚缺材料",
        "四邻意见",
        "补齐截止日期",
        "2008年3月10日星期一",
        "承诺办结日期",
        "（不变）",
        "2008年3月12日",
        "逾期按退回件处理的说明",
        "申请人承诺",
    ];
    walk.says("DOC-05", ACCEPTANCES, "2008年3月3日", 2, &fields).await;
    hall.move_clock(at("2008-03-04", 9, 0));
    walk.act("w6a", "return", json!({"ground": "conditions_not_met", "reason": "未达到危房鉴定等级"})).await;
    let fields = [
        "退件",
        "退回原因代码与说明",
        "代码T1：未达到危房鉴定等级",
        "依据",
        "《城市危险房屋管理规定》",
        "退还材料清单",
        "房屋权属证明",
        "可再次申请的条件",
        "申请复核、复议途径",
        "60日内",
        "6个月内",
    ];
    walk.says("DOC-06", APPROVALS, "2008年3月4日", 2, &fields).await;
}

#[db_test]
async fn dispatched_to_co_departments_and_refused(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let case = clerk.accept(body("TD-01", "样例丁", &[1, 2, 3, 4, 6, 7])).await;
    let mut walk = Walk::of(&hall, "w5a", "样例丁", case);
    // The slip to the town government is the last one.
    let fields = [
        "联办件抄告单",
        "牵头部门",
        "国土资源",
        "协办部门",
        "镇政府",
        "抄送材料",
        "分办时限",
        "截止日期",
        "5个工作日",
        "2008年3月10日星期一",
        "总时限",
        "意见栏",
        "镇政府意见",
    ];
    walk.says("DOC-09", CENTRE, "2008年3月3日", 3, &fields).await;
    walk.act("co-gh", "opinion", json!({"opinion": "agree"})).await;
    walk.act("co-town", "opinion", json!({"opinion": "disagree", "reason": "不符合村镇规划"})).await;
    walk.act("station-td", "step", json!({"officers": "甲、乙", "survey": true})).await;
    walk.act("station-td", "step", json!({})).await;
    let no = json!({"outcome": "refused", "reason": "不符合村镇规划", "remedy": "行政复议机关为乐清市人民政府"});
    walk.act("bureau-td", "decide", no).await;
    let fields = [
        "不予",
        "事实",
        "提交了",
        "规划建设会办意见：同意",
        "镇政府会办意见：不同意",
        "理由",
        "不符合村镇规划",
        "依据",
        "《土地管理法》（2004）第六十二条",
        "救济途径和期限",
        "乐清市人民政府",
        "60日内",
        "行政复议",
        "6个月内",
        "行政诉讼",
    ];
    walk.says("DOC-12", APPROVALS, "2008年3月3日", 2, &fields).await;
}

#[db_test]
async fn a_clear_reply_says_when_it_becomes_possible(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w6a").await;
    let case = clerk.accept(body("GH-04", "样例己", &[1, 2, 3, 4, 5])).await;
    let mut walk = Walk::of(&hall, "w6a", "样例己", case);
    walk.act("w6a", "step", json!({"officers": "张三"})).await;
    let no = json!({"outcome": "refused", "decided_by": "市局局长", "reason": "影响近期规划",
                    "facts": "申请地块在规划道路红线内", "basis": "《城乡规划法》第四十四条第二款"});
    walk.act("w6a", "decide", no).await;
    let fields = [
        "明确答复书",
        "事实",
        "申请地块在规划道路红线内",
        "依据",
        "《城乡规划法》第四十四条第二款",
        "可以办理的条件",
        "具备下列条件时可以再次申请：确因需要且不影响近期规划、交通、市容、安全",
        "60日内",
        "6个月内",
    ];
    walk.says("DOC-12", APPROVALS, "2008年3月3日", 2, &fields).await;
}

#[db_test]
async fn reported_up_not_accepted_and_called_for(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w2a").await;
    let case = clerk.accept(body("GA-07", "样例戊", &[1, 2])).await;
    let mut walk = Walk::of(&hall, "w2a", "样例戊", case);
    walk.act("w2a", "step", json!({"officers": "民警甲"})).await;
    walk.act("w2a", "forward", json!({"opinion": "符合条件，拟同意", "expected": "2008-04-10"})).await;
    hall.move_clock(at("2008-03-10", 9, 0));
    walk.act("w2a", "chase", json!({"way": "电话询问制证中心", "answer": "本周内批复"})).await;
    let fields = [
        "上报件交接单",
        "初审意见",
        "符合条件，拟同意",
        "上报机关",
        "材料清单",
        "上报日期",
        "2008年3月3日",
        "预计批复日期",
        "2008年4月10日星期四",
        "催办记录",
        "2008年3月10日",
        "电话询问制证中心",
        "本周内批复",
    ];
    walk.says("DOC-10", CENTRE, "2008年3月3日", 3, &fields).await;

    let clerk = hall.staff("w5a").await;
    let case = clerk.post("/api/v1/cases/receive", td_04()).await.json();
    let mut walk = Walk::of(&hall, "w5a", "样例乙", case);
    let no = json!({"ground": "not_competent", "reason": "林地不在本窗口登记", "instead": "乐清市林业局林政科",
                    "confirmed_by": "窗口负责人"});
    walk.act("w5a", "not-accept", no).await;
    let fields = [
        "不予受理决定书",
        "理由",
        "林地不在本窗口登记",
        "依据",
        "第三十二条第一款第二项",
        "应向何机关申请",
        "乐清市林业局林政科",
        "救济途径和期限",
        "60日内",
        "6个月内",
    ];
    walk.says("DOC-04", ACCEPTANCES, "2008年3月10日", 2, &fields).await;

    let case = hall.staff("w5a").await.accept(td_04()).await;
    let mut walk = Walk::of(&hall, "w5a", "样例乙", case);
    hall.move_clock(at("2008-04-01", 9, 0));
    walk.act("supervisor", "slip", json!({"reason": "请说明超期原因"})).await;
    let fields = [
        "督办单",
        "办件编号",
        "请说明超期原因",
        "超期工作日",
        "1个工作日",
        "责任窗口/站所/部门",
        "国土资源5号窗口",
        "要求反馈日期",
        "2008年4月7日星期一",
        "反馈内容",
        "处理意见",
    ];
    walk.says("DOC-14", CENTRE, "2008年4月1日", 2, &fields).await;
}
