//! The typesetter: forms, receipts and notices as files.

mod papers;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::density::{Density, large_groups, normal_groups, roomiest};
use crate::fonts::{FontConfig, FontProblem, FontSet};
use crate::sheet::Sheet;
use crate::style::{Contents, Filled, FormStyle, Issuer, TypeSize};
use crate::world::{Press, Proof, Template};
use crate::{DocumentError, docx};
use domain::form::{Entries, FormDefinition};

/// Height of an A4 page's text area: 297 mm less two margins of 25 mm.
const BOTTOM: f64 = 297.0 - 25.0;
/// Greatest height to which an opinion box is stretched to fill its page, in millimetres.
const STAMP_MOST: f64 = 62.0;

/// How many chosen layouts are remembered.
const CHOICES: usize = 256;

/// Additional height of the opinion boxes from the number `from` on, in millimetres.
#[derive(Debug, Clone, Copy, Default)]
struct Stretch {
    by: f64,
    from: usize,
}

impl Stretch {
    /// By how much each opinion box on the last page can grow.
    fn new(density: Density, proof: &Proof) -> Self {
        let Some(&(page, end)) = proof.places("form-end").first() else { return Self::default() };
        let opinions = proof.places("opinion");
        let last = opinions.iter().filter(|(at, _)| *at == page).count();
        if last == 0 {
            return Self::default();
        }
        let spare = (BOTTOM - end - 1.0) / last as f64;
        Self { by: spare.clamp(0.0, STAMP_MOST - density.stamp), from: opinions.len() - last }
    }
}

/// How a form is set.
#[derive(Debug, Clone, Copy)]
struct Setting {
    density: Density,
    stretch: Stretch,
    /// The notes of a sample in large type begin a page; in normal type they stand in the margin.
    own_page: bool,
    /// Only to find out where things come to stand: without footers, which take a second pass, and without notes.
    trial: bool,
    /// How many pages it came to.
    pages: usize,
}

/// A layout that was chosen before.
struct Choice {
    form: FormDefinition,
    style: FormStyle,
    setting: Setting,
}

impl Setting {
    fn new(density: Density) -> Self {
        Self { density, stretch: Stretch::default(), own_page: false, trial: false, pages: 0 }
    }
}

/// Sets forms, receipts and notices. Built once at the start of the program; cheap to clone and to share between threads.
///
/// Fonts are searched when it is built and read from disk when first used. Setting a document takes processor time
/// (some tens of milliseconds to a second): call it from a thread that may block.
#[derive(Clone)]
pub struct Typesetter {
    press: Arc<Press>,
    choices: Arc<Mutex<Vec<Choice>>>,
    issuer: Issuer,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").field("families", &self.press.fonts().families).finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Searches the fonts and prepares the templates.
    ///
    /// # Errors
    /// [`FontProblem`] if there is no Chinese font; its text names the remedy.
    pub fn new(config: FontConfig) -> Result<Self, FontProblem> {
        let press = Press::new(FontSet::find(&config)?);
        Ok(Self { press: Arc::new(press), choices: Arc::default(), issuer: Issuer::default() })
    }

    /// The same typesetter with another issuer in the footers and properties.
    #[must_use]
    pub fn with_issuer(self, issuer: Issuer) -> Self {
        Self { issuer, ..self }
    }

    /// The issuer printed on forms.
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The font families in use: body, headings, entries of samples.
    pub fn font_families(&self) -> [&str; 3] {
        let families = &self.press.fonts().families;
        [&families.song, &families.hei, &families.hand]
    }

    /// The first character of a text that no font here can print; marks that only join or vary others are passed over.
    pub fn unprintable(&self, text: &str) -> Option<char> {
        let silent = |c: char| {
            c.is_whitespace()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
        };
        text.chars().find(|&c| !silent(c) && !self.press.fonts().covers(c))
    }

    /// A form as PDF, A4 portrait. The same input gives the same bytes.
    ///
    /// The blank form in normal type has the number of pages that the definition promises, if the rows can be set
    /// closely enough, and so has its sample, somewhat reduced, with the notes in the margin. In large type the notes
    /// follow the form and may take a page.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the form cannot be set.
    pub fn form_pdf(&self, form: &FormDefinition, style: FormStyle) -> Result<Vec<u8>, DocumentError> {
        let ident = format!("{} {} {style:?}", form.no, self.issuer.version);
        self.fitted(form, style)?.pdf(ident)
    }

    /// A form with a person's entries as PDF, to be signed by hand. The same input gives the same bytes.
    ///
    /// Long entries may need more pages than the blank form.
    ///
    /// # Errors
    /// [`DocumentError::Typesetting`] if the form cannot be set.
    pub fn filled_pdf(
        &self,
        form: &FormDefinition,
        entries: &Entries,
        size: TypeSize,
    ) -> Result<Vec<u8>, DocumentError> {
        let blank = FormStyle { filled: Filled::Blank, size };
        let contents = Contents::Typed(entries);
        let ident = format!("{} {} {entries:?}", form.no, self.issuer.version);
        // The blank form's layout nearly always holds the entries too; then it is one pass and not a search.
        let setting = self.setting(form, blank)?;
        let proof = self.proof(form, contents, size, setting)?;
        if proof.pages() <= setting.pages {
            return proof.pdf(ident);
        }
        let (_, closer) = self.choose(form, contents, size)?;
        closer.pdf(ident)
    }

    /// A form as DOCX, to be edited in an office program. The same input gives the same bytes.
    ///
    /// # Errors
    /// [`DocumentError::Docx`] if the file cannot be put together.
    pub fn form_docx(&self, form: &FormDefinition, style: FormStyle) -> Result<Vec<u8>, DocumentError> {
        docx::form_docx(form, style, &self.issuer)
    }

    /// Sets a form in the layout that suits it. The choice takes several trials and is remembered.
    fn fitted(&self, form: &FormDefinition, style: FormStyle) -> Result<Proof, DocumentError> {
        if let Some(setting) = self.known(form, style) {
            return self.proof(form, style.filled.into(), style.size, setting);
        }
        let (setting, proof) = self.choose(form, style.filled.into(), style.size)?;
        self.remember(form, style, setting);
        Ok(proof)
    }

    /// The layout that suits a form, from an earlier choice or chosen now.
    fn setting(&self, form: &FormDefinition, style: FormStyle) -> Result<Setting, DocumentError> {
        if let Some(setting) = self.known(form, style) {
            return Ok(setting);
        }
        let (setting, _) = self.choose(form, style.filled.into(), style.size)?;
        self.remember(form, style, setting);
        Ok(setting)
    }

    fn known(&self, form: &FormDefinition, style: FormStyle) -> Option<Setting> {
        let known = |choice: &&Choice| choice.style == style && choice.form == *form;
        self.choices().iter().find(known).map(|choice| choice.setting)
    }

    fn remember(&self, form: &FormDefinition, style: FormStyle, setting: Setting) {
        let mut choices = self.choices();
        if choices.len() >= CHOICES {
            choices.clear();
        }
        choices.push(Choice { form: form.clone(), style, setting });
    }

    fn choices(&self) -> MutexGuard<'_, Vec<Choice>> {
        self.choices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Chooses the roomiest layout that keeps the number of pages, then fills the last page.
    fn choose(
        &self,
        form: &FormDefinition,
        contents: Contents<'_>,
        size: TypeSize,
    ) -> Result<(Setting, Proof), DocumentError> {
        let large = size == TypeSize::Large;
        let groups = if large { large_groups() } else { normal_groups() };
        let Some(closest) = groups.last().and_then(|group| group.last()).copied() else {
            return Err(DocumentError::Typesetting("no layout".to_owned()));
        };
        let trial = |density| self.proof(form, contents, size, Setting { trial: true, ..Setting::new(density) });
        let pages = |density| Ok(trial(density)?.places("form-end").first().map_or(1, |(page, _)| *page));
        // In large type the fewest pages that the closest layout needs are allowed.
        let most = if large { pages(closest)? } else { form.pages() };
        let mut setting = Setting::new(closest);
        for group in groups {
            if let Some(found) = roomiest(&group, |density| Ok(pages(density)? <= most))? {
                setting.density = found;
                break;
            }
        }
        if contents == Contents::Sample && large {
            // The notes go below the form where there is room for them, otherwise on a page of their own.
            let together = self.proof(form, contents, size, setting)?;
            if together.pages() <= most {
                setting.pages = together.pages();
                return Ok((setting, together));
            }
            setting.own_page = true;
        }
        setting.stretch = Stretch::new(setting.density, &trial(setting.density)?);
        let proof = self.proof(form, contents, size, setting)?;
        setting.pages = proof.pages();
        Ok((setting, proof))
    }

    fn proof(
        &self,
        form: &FormDefinition,
        contents: Contents<'_>,
        size: TypeSize,
        setting: Setting,
    ) -> Result<Proof, DocumentError> {
        let data = json!({
            "sheet": Sheet::new(form, contents, size, setting.density),
            "issuer": &self.issuer,
            "issued": self.issuer.issued.to_string(),
            "stretch": setting.stretch.by,
            "stretch_from": setting.stretch.from,
            "own_page": setting.own_page,
            "trial": setting.trial,
            "fonts": self.fonts(),
        });
        self.press.set(Template::Form, &data)
    }

    fn fonts(&self) -> serde_json::Value {
        let families = &self.press.fonts().families;
        // The family of a part comes first, the others stand in for characters that it lacks.
        let with = |first: &String| -> Vec<String> {
            std::iter::once(first).chain(families.all.iter().filter(|f| *f != first)).cloned().collect()
        };
        json!({ "song": with(&families.song), "hei": with(&families.hei), "hand": with(&families.hand) })
    }
}
