//! Runs the typesetter on the built-in templates: data in, PDF out.

use std::sync::Arc;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Selector, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::DocumentError;
use crate::fonts::FontSet;
use crate::pack::pack;

/// How many further documents a cached piece of work outlives without being used.
const KEEP: usize = 6;

/// The built-in templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Template {
    Form,
    Notice,
    Receipt,
}

/// What all documents share: fonts, the standard library, the parsed templates.
pub(crate) struct Press {
    fonts: FontSet,
    library: LazyHash<Library>,
    form: Source,
    notice: Source,
    receipt: Source,
    shared: Source,
    data: FileId,
}

/// One document being set.
struct Job<'a> {
    press: &'a Press,
    main: &'a Source,
    data: Bytes,
}

/// A document that is set but not yet written.
pub(crate) struct Proof(PagedDocument);

impl Press {
    pub(crate) fn new(fonts: FontSet) -> Self {
        let source = |name, text: &str| Source::new(file_id(name), text.to_owned());
        Self {
            fonts,
            library: LazyHash::new(Library::default()),
            form: source("form.typ", include_str!("../templates/form.typ")),
            notice: source("notice.typ", include_str!("../templates/notice.typ")),
            receipt: source("receipt.typ", include_str!("../templates/receipt.typ")),
            shared: source("shared.typ", include_str!("../templates/shared.typ")),
            data: file_id("data.json"),
        }
    }

    pub(crate) fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// Sets a document from its template and its data (JSON; texts in it are never read as markup).
    pub(crate) fn set(&self, template: Template, data: &serde_json::Value) -> Result<Proof, DocumentError> {
        let main = match template {
            Template::Form => &self.form,
            Template::Notice => &self.notice,
            Template::Receipt => &self.receipt,
        };
        let job = Job { press: self, main, data: Bytes::from_string(data.to_string()) };
        let result = typst::compile::<PagedDocument>(&job);
        comemo::evict(KEEP);
        result.output.map(Proof).map_err(|problems| DocumentError::Typesetting(describe(&problems)))
    }
}

impl Proof {
    pub(crate) fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// Page (from 1) and distance from the page's top, in millimetres, of the places marked so in the template.
    pub(crate) fn places(&self, label: &str) -> Vec<(usize, f64)> {
        let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
        let introspector = self.0.introspector();
        introspector
            .query(&Selector::Label(label))
            .iter()
            .filter_map(|found| introspector.position(found.location()?))
            .map(|position| (position.page.get(), position.point.y.to_mm()))
            .collect()
    }

    /// Writes the PDF. `ident` names the document for its lifetime (it goes into the file as a hash only).
    pub(crate) fn pdf(&self, ident: String) -> Result<Vec<u8>, DocumentError> {
        let options = PdfOptions { ident: Smart::Custom(ident), creator: Smart::Custom(None), ..PdfOptions::default() };
        let written =
            typst_pdf::pdf(&self.0, &options).map_err(|problems| DocumentError::Typesetting(describe(&problems)))?;
        pack(&written).map_err(|problem| DocumentError::Typesetting(problem.to_string()))
    }
}

/// The built-in file of this name, in the root of the templates.
#[expect(clippy::expect_used, reason = "the names are the constants above")]
fn file_id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn describe(problems: &[SourceDiagnostic]) -> String {
    let texts: Vec<String> = problems.iter().map(|p| p.message.to_string()).collect();
    if texts.is_empty() { "no reason given".to_owned() } else { texts.join("; ") }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.press.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &self.press.shared].into_iter().find(|s| s.id() == id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.data.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

/// The press must be usable from any thread.
const _: fn() = || {
    fn shareable<T: Send + Sync>() {}
    shareable::<Arc<Press>>();
};
