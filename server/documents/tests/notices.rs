//! Notices and slips on A4.

#![allow(clippy::expect_used)]

mod common;
#[path = "common/samples.rs"]
mod samples;

use common::{Pdf, TYPESETTER, squeeze};
use documents::notice::*;
use documents::{DocumentError, ReceiptDocument};
use rstest::rstest;
use samples::head;

/// Each document of the specification: code, copies, and the labels of its fields, as they stand on the paper.
const PAPERS: &[(&str, usize, &[&str])] = &[
    ("DOC-01", 2, &["收到日期时间", "材料清单", "材料名称", "份数、原件/复印件", "五个工作日内告知的最后日期"]),
    (
        "DOC-03",
        2,
        &[
            "收到日期",
            "需补正的全部内容",
            "材料、问题、要求、依据",
            "告知日期",
            "逾期后果说明",
            "咨询电话",
            "补正截止日期",
        ],
    ),
    ("DOC-04", 2, &["理由", "依据", "应向何机关申请", "救济途径和期限"]),
    (
        "DOC-05",
        2,
        &[
            "尚缺材料",
            "补齐截止日期",
            "承诺办结日期（不变）",
            "逾期按退回件处理的说明",
            "申请人承诺",
            "承诺人（申请人、代理人）签名",
        ],
    ),
    ("DOC-06", 2, &["退回原因代码与说明", "依据", "退还材料清单", "可再次申请的条件", "申请复核、复议途径"]),
    ("DOC-07", 2, &["原承诺办结日期", "延长工作日数", "新办结日期", "延长理由", "批准人、批准日期"]),
    ("DOC-08", 2, &["特别程序种类", "法律依据", "起始日期", "所需时间（计划结束日期）", "恢复后的办结日期计算说明"]),
    ("DOC-09", 3, &["牵头部门", "协办部门", "抄送材料", "分办时限及截止日期", "总时限", "意见栏", "协办部门签收"]),
    ("DOC-10", 3, &["初审意见", "上报机关", "材料清单", "上报日期", "预计批复日期", "催办记录", "上报机关签收"]),
    ("DOC-11", 2, &["决定内容", "依据", "有效期", "证照编号"]),
    ("DOC-12", 2, &["事实", "理由", "依据", "救济途径和期限"]),
    ("DOC-13", 2, &["办结日期", "结果名称", "实际用时（工作日）", "送达方式", "签收人", "签收日期", "送达回证"]),
    (
        "DOC-14",
        2,
        &["办件编号", "超期工作日", "责任窗口/站所/部门", "要求反馈日期", "反馈内容", "处理意见", "责任单位签收"],
    ),
];

/// Who signs for the receipt of the paper, where it is the applicant.
const SIGNED_BY_APPLICANT: &[&str] = &["DOC-01", "DOC-03", "DOC-04", "DOC-05", "DOC-06", "DOC-07", "DOC-08", "DOC-12"];

fn print(notice: &Notice) -> Pdf {
    Pdf::new(&TYPESETTER.notice_pdf(notice).expect("typeset"))
}

fn bilingual(short: &str) -> NoticeHead {
    NoticeHead { bilingual: true, reprint: "补打 2008年3月5日".into(), ..head(short) }
}

/// All fonts are embedded and no glyph is missing.
fn good_fonts(pdf: &Pdf, code: &str) {
    let fonts = pdf.fonts();
    assert!(!fonts.is_empty());
    for font in fonts {
        // Columns: … emb sub uni object ID.
        assert!(font.contains(" yes yes yes "), "{code}: embedded, a subset, with a table of characters: {font}");
    }
    let (drawn, missing) = pdf.glyphs();
    assert!(drawn > 400 && missing == 0, "{code}: {missing} of {drawn} glyphs are missing");
}

/// The QR code at the lower left of the first page can be read.
fn qr_code_is(pdf: &Pdf, url: &str, code: &str) {
    let dpi = 150;
    let (width, height, pixels) = pdf.picture(dpi);
    let top = height / 2;
    let pixel = |x: usize, y: usize| pixels[(y + top) * width + x];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width / 3, height - top, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "{code}");
    let (meta, content) = grids[0].decode().expect("readable");
    assert_eq!((content.as_str(), meta.ecc_level), (url, 0), "{code}");
    let side = f64::from(grids[0].bounds[1].x - grids[0].bounds[0].x) * 25.4 / f64::from(dpi);
    assert!(side >= 28.0, "{code}: {side} mm wide");
}

/// A page's text up to number, page and copy at its foot.
fn without_foot(page: &str) -> &str {
    page.rfind("虹政服").map_or(page, |at| &page[..at])
}

/// A text on the notice, wherever it stands; [`every_document_has_its_copies_fields_and_head_on_paper`] shows that all
/// of them are printed.
fn says(notice: &Notice, said: &str) -> bool {
    serde_json::to_string(notice).expect("JSON").contains(said)
}

/// All texts of a notice that are not English.
fn texts(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if !text.is_empty() => into.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        serde_json::Value::Object(fields) => {
            let silent = ["en", "block", "size", "url", "copies"];
            fields
                .iter()
                .filter(|(name, _)| !silent.contains(&name.as_str()))
                .for_each(|(_, value)| texts(value, into));
        }
        _ => {}
    }
}

#[rstest]
fn every_document_has_its_copies_fields_and_head_on_paper(#[values(0, 1, 2)] third: usize) {
    let notices = samples::notices(head);
    assert_eq!(notices.len(), PAPERS.len());
    for (notice, (code, copies, labels)) in notices.iter().zip(PAPERS).skip(third).step_by(3) {
        assert_eq!(notice.kind.code(), *code);
        assert_eq!(NoticeKind::from_code(code), Some(notice.kind));
        assert_eq!(notice.kind.copies().len(), *copies, "{code}");
        let pdf = print(notice);
        let pages = pdf.pages();
        assert_eq!(pages.len() % copies, 0, "{code}");
        assert!(pdf.info("Page size").contains("A4"), "{code}");
        assert_eq!(pdf.info("Title"), format!("{} {}", notice.title.zh, notice.head.number));
        assert!(pdf.language().starts_with("zh"), "{code}");
        let each = pages.len() / copies;
        // Only the slip for two co-departments, with a box for each, has a second page.
        assert_eq!(each, if notice.kind == NoticeKind::JointDispatch { 2 } else { 1 }, "{code}");
        good_fonts(&pdf, code);
        if each == 1 {
            qr_code_is(&pdf, &notice.head.url, code);
        }
        let mut said = Vec::new();
        texts(&serde_json::to_value(notice).expect("JSON"), &mut said);
        for (copy, (name, _)) in pages.chunks(each).zip(notice.kind.copies()) {
            let text = copy.concat();
            for label in labels.iter().map(|label| squeeze(label)).chain(said.iter().map(|text| squeeze(text))) {
                assert!(text.contains(&label), "{code}: {label} in {text}");
            }
            let mark = format!("联{name}");
            assert_eq!(text.matches(&mark).count(), each + 2, "{code}: {mark} in the head, in the note, at each foot");
            assert!(text.contains(&format!("共{each}页")), "{code}: {text}");
            assert!(text.contains(notice.kind.seal().0) && text.contains("未加盖印章、未注明日期的无效"), "{code}");
            assert_eq!(text.contains("申请人（代理人）签收"), SIGNED_BY_APPLICANT.contains(code), "{code}");
            assert!(!text.contains("补打") && !text.contains("Caseno."), "{code}");
        }
        for number in 1..=*copies {
            assert!(pages[(number - 1) * each].contains(&format!("第{number}联")), "{code}");
        }
    }
}

#[rstest]
fn in_two_languages_nothing_fixed_stays_untranslated_and_the_bytes_are_always_the_same(
    #[values(0, 1, 2)] third: usize,
) {
    for (index, notice) in samples::notices(bilingual).into_iter().skip(third).step_by(3).enumerate() {
        let code = notice.kind.code();
        let bytes = TYPESETTER.notice_pdf(&notice).expect("typeset");
        assert!(bytes.len() < 150_000, "{code}: {} bytes", bytes.len());
        if index % 4 == 0 {
            assert_eq!(TYPESETTER.notice_pdf(&notice).expect("again"), bytes, "{code}");
        }
        let pdf = Pdf::new(&bytes);
        good_fonts(&pdf, code);
        let text = pdf.text();
        for english in ["Caseno.", "Applicant", "Service", "Window", "Officer", "Telephone", "Complaints", "Querycode"]
        {
            assert!(text.contains(english), "{code}: {english}");
        }
        assert!(text.contains(&squeeze(&notice.title.en)) && text.contains("Notvalidwithouttheseal"), "{code}: {text}");
        assert!(text.contains("补打2008年3月5日") && text.contains("Page1of"), "{code}");
        assert!(text.contains(&squeeze(notice.kind.copies()[0].1)), "{code}");
        for block in &notice.body {
            let (labels, sentences): (Vec<&Phrase>, Vec<&Phrase>) = match block {
                Block::Facts { facts } => (facts.iter().map(|fact| &fact.label).collect(), Vec::new()),
                // An opening has no heading: it is a fixed sentence.
                Block::Paragraph { heading, text } if heading.is_empty() => (Vec::new(), vec![text]),
                Block::Paragraph { heading, .. } | Block::Demands { heading, .. } => (vec![heading], Vec::new()),
                Block::Table { heading, columns, .. } => {
                    (std::iter::once(heading).chain(columns.iter().map(|c| &c.label)).collect(), Vec::new())
                }
                Block::Opinions { heading, boxes } => {
                    (std::iter::once(heading).chain(boxes.iter().map(|b| &b.label)).collect(), Vec::new())
                }
                Block::Undertaking { heading, text, signature } => (vec![heading, &signature.label], vec![text]),
            };
            for phrase in labels.into_iter().chain(sentences).filter(|phrase| !phrase.is_empty()) {
                assert!(!phrase.en.is_empty(), "{code}: {} has no English", phrase.zh);
                assert!(text.contains(&squeeze(&phrase.en)), "{code}: {} in {text}", phrase.en);
            }
        }
    }
}

#[test]
fn what_can_be_objected_to_says_how_and_until_when() {
    for notice in [
        samples::not_accepted().notice(head("不受")),
        samples::returned().notice(head("退")),
        samples::refusal().notice(head("不予")),
    ] {
        for said in ["60日内向乐清市人民政府申请行政复议", "6个月内依法向乐清市人民法院提起行政诉讼"]
        {
            assert!(says(&notice, said), "{said} in {notice:?}");
        }
    }
    let unnamed =
        NotAcceptedDecision { remedies: Remedies { months: 3, ..Remedies::default() }, ..samples::not_accepted() };
    let unnamed = unnamed.notice(bilingual("不受"));
    for said in ["依法有权的行政复议机关", "3个月内依法向有管辖权的人民法院", "within 60 days", "within 3 months"]
    {
        assert!(says(&unnamed, said), "{said} in {unnamed:?}");
    }
}

#[test]
fn the_law_behind_a_paper_is_cited() {
    let cited = [
        (samples::materials_receipt().notice(head("收")), "第三十二条第一款第四项"),
        (samples::supplement().notice(head("补")), "第三十二条第一款第四项"),
        (samples::extension().notice(head("延")), "第四十二条第一款"),
        (ExtensionNotice { joint: true, ..samples::extension() }.notice(head("延")), "第四十二条第二款"),
        (
            SpecialProcedureNotice { basis: String::new(), ..samples::special_procedure() }.notice(head("特")),
            "第四十五条",
        ),
        (samples::joint_dispatch().notice(head("联")), "第二十六条"),
        (samples::forwarding().notice(head("报")), "第三十五条、第四十三条"),
    ];
    for (notice, article) in cited {
        assert!(says(&notice, &format!("《中华人民共和国行政许可法》{article}")), "{article} in {notice:?}");
    }
}

#[rstest]
#[case::licence(DecisionForm::Licence, "准予行政许可决定书", "不予行政许可决定书")]
#[case::service(DecisionForm::Service, "准予办理决定书", "不予办理决定书")]
#[case::reply(DecisionForm::Reply, "明确答复书（准予）", "明确答复书（不予）")]
fn the_title_follows_the_kind_of_decision(#[case] form: DecisionForm, #[case] granted: &str, #[case] refused: &str) {
    let grant = GrantDecision { form, ..samples::grant() }.notice(head("准"));
    let refusal = RefusalDecision { form, ..samples::refusal() }.notice(head("不予"));
    assert_eq!((grant.title.zh.as_str(), refusal.title.zh.as_str()), (granted, refused));
    assert!(!grant.title.en.is_empty() && !refusal.title.en.is_empty());
}

#[test]
fn variants_of_a_paper() {
    let second = SupplementNotice { which: 2, ..samples::supplement() }.notice(head("补"));
    assert!(print(&second).text().contains("一次性告知书（补正告知书）（第2次）"));

    let withdrawn = ReturnNotice { withdrawn: true, ..samples::returned() }.notice(head("退"));
    assert!(says(&withdrawn, "现根据你（单位）的要求予以撤回"));

    let mut one = samples::joint_dispatch();
    one.co_departments.truncate(1);
    one.co_departments[0].opinion = "有条件同意：层数不超过三层。".into();
    one.co_departments[0].by = "样例庚".into();
    one.co_departments[0].given = "2008年1月25日".into();
    let pdf = print(&one.notice(head("联")));
    assert_eq!(pdf.pages().len(), 3);
    for said in
        ["分办时限及截止日期2008年1月29日（星期二）10个工作日", "有条件同意：层数不超过三层。", "样例庚2008年1月25日"]
    {
        assert!(pdf.text().contains(said), "{said} in {}", pdf.text());
    }
}

#[test]
fn empty_texts_leave_their_lines_out() {
    let slip = SupervisionSlip { overdue: String::new(), cause: String::new(), ..samples::supervision() };
    let bare = NoticeHead { officer: String::new(), query_code: String::new(), url: String::new(), ..head("督") };
    let pdf = print(&slip.notice(bare));
    for label in ["超期工作日", "督办事由", "承办人", "查询码", "扫码查进度"] {
        assert!(!pdf.text().contains(label), "{label} in {}", pdf.text());
    }
    let decision = NotAcceptedDecision { referral: String::new(), ..samples::not_accepted() };
    assert!(!print(&decision.notice(head("不受"))).text().contains("应向何机关申请"));
    let receipt = MaterialsReceipt { materials: Vec::new(), ..samples::materials_receipt() };
    assert!(!print(&receipt.notice(head("收"))).text().contains("材料名称"));
}

#[test]
fn what_users_type_is_never_markup_and_rare_characters_are_printed() {
    let typed = ["#panic() $x$ ] 𠮷䶮㛃", "*粗* _斜_ `码` <标> @引 // \\u{0} #let x = 1", "= 标题 + 1 - 2 #{"];
    let mut notice = samples::supplement();
    notice.demands[0].material = typed[0].into();
    notice.demands[0].requirement = typed[1].into();
    notice.consequence = typed[2].into();
    let head =
        NoticeHead { applicant: typed[0].into(), service: typed[1].into(), officer: "㛃".into(), ..head("补") };
    let pdf = print(&notice.notice(head));
    for said in typed {
        assert!(pdf.text().contains(&squeeze(said)), "{said} in {}", pdf.text());
    }
    let (drawn, missing) = pdf.glyphs();
    assert!(drawn > 500 && missing == 0, "{missing} of {drawn} glyphs are missing");
}

#[test]
fn long_texts_flow_onto_further_pages() {
    let mut notice = samples::supplement();
    for (index, demand) in (0..24).map(|_| notice.demands[0].clone()).enumerate().collect::<Vec<_>>() {
        notice
            .demands
            .push(NoticeDemand { problem: format!("缺第{index}号：{}", demand.problem.repeat(2)), ..demand });
    }
    notice.consequence = "逾期未补正的，按退件办理。".repeat(80);
    let pages = print(&notice.notice(head("补"))).pages();
    let each = pages.len() / 2;
    assert!((3..=6).contains(&each), "{each} pages");
    for (index, page) in pages.iter().enumerate() {
        let copy = index / each + 1;
        let foot = format!("虹政服（国土补）〔2008〕00012号第{}页共{each}页第{copy}联", index % each + 1);
        assert!(page.contains(&foot), "{foot} in {page}");
        // The foot with the seal is on the last page, and something of the body with it.
        let last = index % each + 1 == each;
        assert_eq!(page.contains("（受理专用章）"), last);
        assert!(!last || page.contains("按退件办理"), "{page}");
    }
    let text: String = pages[..each].iter().map(|page| without_foot(page)).collect();
    assert_eq!(text.matches("逾期未补正的，按退件办理。").count(), 80);
    assert!((0..24).all(|index| text.contains(&format!("缺第{index}号"))));
    assert!(pages[1].contains("材料、问题、要求、依据"), "the table's head is repeated: {}", pages[1]);
}

#[test]
fn texts_without_measure_are_an_error() {
    let too_long = |notice: &Notice| {
        assert_eq!(TYPESETTER.notice_pdf(notice), Err(DocumentError::TooLong(notice.head.number.clone())));
    };
    let mut decision = samples::refusal();
    decision.facts = "申请地块属于基本农田。".repeat(1_500);
    too_long(&decision.notice(head("不予")));
    decision.facts = "字".repeat(1_000_000);
    too_long(&decision.notice(head("不予")));
    let mut receipt = samples::materials_receipt();
    receipt.materials = vec![NoticeMaterial::default(); 100_000];
    too_long(&receipt.notice(head("收")));

    let far = NoticeHead { url: "x".repeat(5_000), ..head("不予") };
    let notice = samples::refusal().notice(far);
    assert!(matches!(TYPESETTER.notice_pdf(&notice), Err(DocumentError::Qr(_))));
}

#[test]
fn a_long_word_breaks_and_a_box_grows() {
    let mut slip = samples::forwarding();
    slip.opinion = "https://hall.example/".repeat(40) + &"同意。".repeat(400);
    let pdf = print(&slip.notice(head("报")));
    let each = pdf.pages().len() / 3;
    assert_eq!(each, 2);
    let text: String = pdf.pages()[..each].iter().map(|page| without_foot(page)).collect();
    assert_eq!((text.matches("https://hall.example/").count(), text.matches("同意。").count()), (40, 400));
}

#[test]
fn one_copy_can_be_printed_again() {
    let mut notice = samples::extension().notice(bilingual("延"));
    notice.copies.retain(|copy| copy.number == 2);
    let pdf = print(&notice);
    assert_eq!(pdf.info("Pages"), "1");
    for said in ["第2联存档联", "补打2008年3月5日", "一式两份：第1联申请人联，第2联存档联"] {
        assert!(pdf.text().contains(said), "{said} in {}", pdf.text());
    }
    notice.copies.clear();
    assert_eq!(TYPESETTER.notice_pdf(&notice), Err(DocumentError::Nothing));
}

#[test]
fn both_copies_of_a_receipt_in_one_file() {
    let own = common::receipt();
    let filed = ReceiptDocument { copy: "存档联".into(), ..own.clone() };
    let bytes = TYPESETTER.receipt_copies_pdf(&[own.clone(), filed.clone()]).expect("typeset");
    let pages = Pdf::new(&bytes).pages();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("申请人联") && !pages[0].contains("存档联"));
    assert!(pages[1].contains("存档联") && !pages[1].contains("申请人联"));
    assert!(pages.iter().all(|page| page.contains(&squeeze(&own.promised)) && page.contains(&own.query_code)));
    assert_eq!(TYPESETTER.receipt_copies_pdf(&[own, filed]).expect("again"), bytes, "same bytes");
    assert_eq!(TYPESETTER.receipt_copies_pdf(&[]), Err(DocumentError::Nothing));
}
