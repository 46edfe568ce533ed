//! Helpers for tests: the typesetter, the forms, and what stands in a PDF (read with poppler's tools).

#![allow(dead_code, clippy::expect_used)]

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use documents::{FontConfig, ReceiptDocument, ReceiptMaterial, Typesetter, form};
use domain::form::FormDefinition;
use lopdf::Object;
use tempfile::TempDir;

pub static TYPESETTER: LazyLock<Typesetter> =
    LazyLock::new(|| Typesetter::new(FontConfig::default()).expect("a Chinese font is installed"));

pub fn form(no: &str) -> FormDefinition {
    let path = forms_folder().join(format!("{no}.json"));
    form::parse_form(&std::fs::read_to_string(path).expect("a form of this number")).expect("the product's own data")
}

/// Where the definitions of the sample lie.
pub fn forms_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../sample/forms")
}

/// A PDF on disk.
pub struct Pdf {
    folder: TempDir,
}

impl Pdf {
    pub fn new(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1."), "a PDF");
        let folder = TempDir::new().expect("a temporary folder");
        std::fs::write(folder.path().join("it.pdf"), bytes).expect("written");
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("it.pdf")
    }

    fn run(&self, tool: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(tool);
        command.arg(self.path()).args(arguments);
        let output = command.output().unwrap_or_else(|e| panic!("{tool} (Debian: apt install poppler-utils): {e}"));
        assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The texts of the pages in the order in which they are drawn, without blanks.
    pub fn pages(&self) -> Vec<String> {
        let text = self.run("pdftotext", &["-raw", "-enc", "UTF-8", "-"]);
        let pages = text.split('\u{c}').map(squeeze);
        let mut pages: Vec<String> = pages.collect();
        pages.pop();
        pages
    }

    pub fn text(&self) -> String {
        self.pages().concat()
    }

    /// What pdfinfo says under this heading.
    pub fn info(&self, heading: &str) -> String {
        let info = self.run("pdfinfo", &[]);
        let prefix = format!("{heading}:");
        info.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or_default().trim().to_owned()
    }

    /// The lines of pdffonts without its heading.
    pub fn fonts(&self) -> Vec<String> {
        self.run("pdffonts", &[]).lines().skip(2).map(str::to_owned).collect()
    }

    fn document(&self) -> lopdf::Document {
        lopdf::Document::load(self.path()).expect("a whole PDF")
    }

    /// The language that the document says it is in.
    pub fn language(&self) -> String {
        let document = self.document();
        let language = document.catalog().and_then(|catalogue| catalogue.get(b"Lang")).and_then(Object::as_str);
        String::from_utf8_lossy(language.expect("a language")).into_owned()
    }

    /// How many glyphs are drawn on all pages, and how many of them are the font's sign for a missing one (number 0).
    pub fn glyphs(&self) -> (usize, usize) {
        let document = self.document();
        let mut numbers = Vec::new();
        let page = |id: &lopdf::ObjectId| document.get_page_content(*id);
        let drawn =
            document.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| {
                stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
            });
        let contents = document.get_pages().values().map(page).collect::<Vec<_>>().into_iter();
        for content in contents.chain(drawn.map(|stream| stream.get_plain_content().expect("readable"))) {
            for operation in lopdf::content::Content::decode(&content).expect("readable operations").operations {
                let shown = matches!(operation.operator.as_str(), "Tj" | "TJ" | "'" | "\"");
                let strings = operation.operands.iter().filter(|_| shown).flat_map(|operand| match operand {
                    Object::Array(pieces) => pieces.as_slice(),
                    other => std::slice::from_ref(other),
                });
                for string in strings.filter_map(|piece| piece.as_str().ok()) {
                    numbers.extend(string.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])));
                }
            }
        }
        (numbers.len(), numbers.iter().filter(|number| **number == 0).count())
    }

    /// The first page as grey values: width, height, pixels.
    pub fn picture(&self, dpi: u32) -> (usize, usize, Vec<u8>) {
        let root = self.folder.path().join("page");
        let root = root.to_str().expect("a plain path");
        self.run("pdftoppm", &["-gray", "-singlefile", "-r", &dpi.to_string(), root]);
        let bytes = std::fs::read(format!("{root}.pgm")).expect("a picture");
        let mut fields = Vec::new();
        let mut at = 0;
        while fields.len() < 4 {
            let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).expect("a header");
            fields.push(String::from_utf8_lossy(&bytes[at..end]).into_owned());
            at = end + 1;
        }
        let number = |index: usize| fields[index].parse::<usize>().expect("a number");
        (number(1), number(2), bytes[at..].to_vec())
    }
}

/// A text without blanks.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

pub fn receipt() -> ReceiptDocument {
    let material = |name: &str, received| ReceiptMaterial { name: name.into(), form: "原件1份".into(), received };
    ReceiptDocument {
        hall: "虹桥镇行政服务中心".into(),
        number: "虹政服（国土受）〔2008〕00012号".into(),
        case_number: "HQ-20080303-0012".into(),
        applicant: "样例甲".into(),
        service: "农村村民建房用地审批".into(),
        kind: "承诺件".into(),
        accepted: "2008年3月3日 9时12分".into(),
        promised: "2008年3月31日".into(),
        weekday: "星期一".into(),
        reckoning: "自3月3日受理的次日起算20个工作日，扣除双休日8天。".into(),
        statutory: "20个工作日".into(),
        materials: vec![
            material("农村私人建房用地申请（呈报）表", true),
            material("户口簿和全体家庭成员居民身份证（核对原件，留复印件）", true),
            material("原宅基地土地使用证或者乡镇人民政府出具的权属来源证明", true),
            material("村民代表会议讨论通过的记录和公示结果证明（公示不少于七日，附照片）", true),
            material("建房位置图和四邻关系证明（写明东西南北四至，四邻签名并按手印）", true),
            material("拆除旧房或者退还旧宅基地的承诺书（由户主和配偶共同签名）", true),
            material("镇村建设规划部门出具的规划选址意见和设计图纸（一式三份）", false),
        ],
        fee: "不收费".into(),
        delivery: "凭本回执到窗口领取".into(),
        window: "3号 国土资源窗口".into(),
        officer: "样例丙".into(),
        phone: "0577-00000003".into(),
        supervision_phone: "0577-00000009".into(),
        query_code: "K7M4Q2".into(),
        url: "https://hall.example/s/HQ-20080303-0012?c=K7M4Q2".into(),
        seal_date: "2008年3月3日".into(),
        copy: "申请人联".into(),
        check: "9f3c21ab".into(),
        ..ReceiptDocument::default()
    }
}
