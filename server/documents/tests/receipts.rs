//! The acceptance notice.

mod common;

use common::{Pdf, TYPESETTER, receipt, squeeze};
use documents::{DocumentError, ReceiptMaterial};

#[test]
fn one_page_of_a5_with_everything_on_it() {
    let receipt = receipt();
    let bytes = TYPESETTER.receipt_pdf(&receipt).expect("typeset");
    let pdf = Pdf::new(&bytes);
    assert_eq!(pdf.info("Pages"), "1");
    assert!(pdf.info("Page size").starts_with("419.528 x 595.276 pts"), "148 × 210 mm");
    assert_eq!(pdf.info("Title"), "受理通知书（办理事项回执） 虹政服（国土受）〔2008〕00012号");
    let text = pdf.text();
    let said = [
        &receipt.number,
        &receipt.case_number,
        &receipt.applicant,
        &receipt.service,
        &receipt.kind,
        &receipt.accepted,
        &receipt.promised,
        &receipt.weekday,
        &receipt.reckoning,
        &receipt.statutory,
        &receipt.fee,
        &receipt.delivery,
        &receipt.window,
        &receipt.officer,
        &receipt.phone,
        &receipt.supervision_phone,
        &receipt.query_code,
        &receipt.seal_date,
        &receipt.copy,
        &receipt.check,
    ];
    for said in said.into_iter().chain(receipt.materials.iter().map(|m| &m.name)) {
        assert!(text.contains(&squeeze(said)), "{said} in {text}");
    }
    assert!(
        text.contains("受理通知书（办理事项回执）") && text.contains("（受理专用章）") && text.contains("申请人签收")
    );
    assert_eq!(text.matches("尚缺").count(), 1);
    assert_eq!(text.matches('✓').count(), 6);
    assert!(!text.contains("补打") && !text.contains("Applicant"));
    assert_eq!(TYPESETTER.receipt_pdf(&receipt).expect("again"), bytes, "same bytes");
}

#[test]
fn two_languages_and_a_reprint_fit_as_well() {
    let mut receipt = receipt();
    receipt.bilingual = true;
    receipt.reprint = "补打 2008年3月5日".into();
    receipt.special = "公示7日（不计入期限）".into();
    let pdf = Pdf::new(&TYPESETTER.receipt_pdf(&receipt).expect("typeset"));
    assert_eq!(pdf.info("Pages"), "1");
    let text = pdf.text();
    for said in ["补打2008年3月5日", "特别程序", "Applicant", "Readyby", "Querycode", "Noticeofacceptance(receipt)"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn empty_texts_leave_their_lines_out() {
    let mut receipt = receipt();
    receipt.statutory = String::new();
    receipt.delivery = String::new();
    receipt.materials = Vec::new();
    receipt.officer = String::new();
    receipt.query_code = String::new();
    let text = Pdf::new(&TYPESETTER.receipt_pdf(&receipt).expect("typeset")).text();
    for label in ["法定期限", "领取方式", "申请材料", "承办人", "查询码"] {
        assert!(!text.contains(label), "{label}");
    }
    assert!(text.contains("受理日期") && text.contains("受理窗口"));
}

#[test]
fn the_longest_texts_fit() {
    let mut receipt = receipt();
    receipt.applicant = "阿卜杜热西提·买买提艾力·吐尔逊江".into();
    receipt.service = "农村村民建房用地审批（原址拆建、移址新建、扩建以及灾后重建，含宅基地退还）".into();
    receipt.reckoning = "自3月3日受理的次日起算20个工作日，扣除双休日8天、清明节放假1天，另有公示7日不计入。".into();
    for material in &mut receipt.materials {
        material.name =
            "村民代表会议讨论通过的记录和公示结果证明（公示不少于七日，附现场照片并由两名以上村民代表签名确认）".into();
        material.form = "原件1份、复印件2份".into();
    }
    for bilingual in [false, true] {
        receipt.bilingual = bilingual;
        let pdf = Pdf::new(&TYPESETTER.receipt_pdf(&receipt).expect("typeset"));
        assert_eq!(pdf.info("Pages"), "1");
        assert_eq!(pdf.text().matches("公示不少于七日").count(), 7);
    }
}

#[test]
fn texts_without_measure_are_an_error() {
    let mut receipt = receipt();
    receipt.materials = vec![ReceiptMaterial { name: "材料".repeat(40), ..ReceiptMaterial::default() }; 60];
    assert_eq!(TYPESETTER.receipt_pdf(&receipt), Err(DocumentError::TooLong(receipt.number.clone())));
    receipt.url = "x".repeat(5000);
    assert!(matches!(TYPESETTER.receipt_pdf(&receipt), Err(DocumentError::Qr(_))));
}

#[test]
fn what_users_type_is_never_markup() {
    let mut receipt = receipt();
    receipt.applicant = "#panic() $x$ ] 𠮷䶮㛃".into();
    receipt.service = "*粗* _斜_ `码` <标> @引 // \\u{0} #let x = 1".into();
    receipt.materials[0].name = "= 标题 + 1 - 2 #{".into();
    let text = Pdf::new(&TYPESETTER.receipt_pdf(&receipt).expect("typeset")).text();
    for said in [&receipt.applicant, &receipt.service, &receipt.materials[0].name] {
        assert!(text.contains(&squeeze(said)), "{said} in {text}");
    }
}

#[test]
fn the_qr_code_can_be_read_from_the_printed_page() {
    let receipt = receipt();
    let pdf = Pdf::new(&TYPESETTER.receipt_pdf(&receipt).expect("typeset"));
    for dpi in [100, 200] {
        let (width, height, pixels) = pdf.picture(dpi);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code at {dpi} dpi");
        let (meta, content) = grids[0].decode().expect("readable");
        assert_eq!(content, receipt.url);
        assert_eq!(meta.ecc_level, 0, "level M");
        let bounds = grids[0].bounds;
        let side = f64::from(bounds[1].x - bounds[0].x) * 25.4 / f64::from(dpi);
        assert!(side >= 25.0, "{side} mm wide");
    }
}
