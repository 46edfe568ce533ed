//! Writes forms in every version, a receipt with its copies, and a sample of every notice into a folder:
//! `cargo run -p documents --example proofs FORM.json… FOLDER`.

#[path = "../tests/common/samples.rs"]
mod samples;

use std::path::PathBuf;

use documents::{
    Filled, FontConfig, FormStyle, NoticeHead, ReceiptDocument, ReceiptMaterial, TypeSize, Typesetter, form,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let folder = files.pop().ok_or("name form files and a folder")?;
    std::fs::create_dir_all(&folder)?;
    let typesetter = Typesetter::new(FontConfig::default())?;
    eprintln!("{:?}", typesetter.font_families());
    for file in &files {
        let form = &form::parse_form(&std::fs::read_to_string(file)?)?;
        for filled in [Filled::Blank, Filled::Sample] {
            for size in [TypeSize::Normal, TypeSize::Large] {
                let style = FormStyle { filled, size };
                let name = format!("{}-{filled:?}-{size:?}", form.no);
                std::fs::write(folder.join(format!("{name}.pdf")), typesetter.form_pdf(form, style)?)?;
                std::fs::write(folder.join(format!("{name}.docx")), typesetter.form_docx(form, style)?)?;
            }
        }
    }
    for bilingual in [false, true] {
        let receipt = receipt(bilingual);
        let name = if bilingual { "receipt-bilingual.pdf" } else { "receipt.pdf" };
        std::fs::write(folder.join(name), typesetter.receipt_pdf(&receipt)?)?;
        let filed = ReceiptDocument { copy: "存档联".into(), ..receipt.clone() };
        std::fs::write(folder.join(format!("copies-{name}")), typesetter.receipt_copies_pdf(&[receipt, filed])?)?;
        let head = |short: &str| {
            let head = samples::head(short);
            let reprint = if bilingual { "补打 2008年3月5日".into() } else { String::new() };
            NoticeHead { bilingual, reprint, ..head }
        };
        for notice in samples::notices(head) {
            let end = if bilingual { "-bilingual" } else { "" };
            let name = format!("{}{end}.pdf", notice.kind.code());
            std::fs::write(folder.join(name), typesetter.notice_pdf(&notice)?)?;
        }
    }
    Ok(())
}

fn receipt(bilingual: bool) -> ReceiptDocument {
    let material =
        |name: &str, form: &str, received| ReceiptMaterial { name: name.into(), form: form.into(), received };
    ReceiptDocument {
        hall: "虹桥镇行政服务中心".into(),
        number: "虹政服（国土受）〔2008〕00012号".into(),
        case_number: "HQ-20080303-0012".into(),
        applicant: "样例甲".into(),
        service: "农村村民建房用地审批（原址拆建）".into(),
        kind: "承诺件".into(),
        accepted: "2008年3月3日 9时12分".into(),
        promised: "2008年3月31日".into(),
        weekday: "星期一".into(),
        reckoning: "自3月3日受理的次日起算20个工作日，扣除双休日8天，无法定节假日。".into(),
        statutory: "20个工作日".into(),
        special: String::new(),
        materials: vec![
            material("农村私人建房用地申请（呈报）表", "原件4份", true),
            material("户口簿和全体家庭成员居民身份证（核对原件，留复印件）", "复印件各1份", true),
            material("原宅基地土地使用证或者乡镇人民政府出具的权属来源证明", "原件1份", true),
            material("村民代表会议讨论通过的记录和公示结果证明", "原件1份", true),
            material("建房位置图和四邻关系证明（写明东西南北四至，四邻签名）", "原件2份", true),
            material("拆除旧房或者退还旧宅基地的承诺书", "原件1份", true),
            material("镇村建设规划部门出具的规划选址意见", "原件1份", false),
        ],
        fee: "不收费（农村村民建房用地，工本费免收）".into(),
        delivery: "凭本回执和身份证到窗口领取，也可邮寄".into(),
        window: "3号 国土资源窗口".into(),
        officer: "样例丙".into(),
        phone: "0577-00000003".into(),
        supervision_phone: "0577-00000009".into(),
        query_code: "K7M4Q2".into(),
        url: "http://127.0.0.1:3000/s/HQ-20080303-0012?c=K7M4Q2".into(),
        seal_date: "2008年3月3日".into(),
        copy: "申请人联".into(),
        check: "9f3c 21ab 77e0".into(),
        reprint: if bilingual { "补打 2008年3月5日".into() } else { String::new() },
        bilingual,
        ..ReceiptDocument::default()
    }
}
