//! Finds Chinese fonts on the machine and loads the faces that a document uses.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

use crate::sfnt;

/// Song (serif) families for the body of official papers, the best first.
const SONG: &[&str] = &[
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "FandolSong",
    "SimSun",
    "NSimSun",
    "STSong",
    "Songti SC",
    "AR PL UMing CN",
];
/// Hei (sans) families for headings, the best first.
const HEI: &[&str] = &[
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "FandolHei",
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
];
/// Handwriting-like families for the entries of a sample, the best first.
const HAND: &[&str] = &[
    "LXGW WenKai",
    "LXGW WenKai GB",
    "LXGW WenKai Lite",
    "FandolKai",
    "KaiTi",
    "STKaiti",
    "Kaiti SC",
    "AR PL UKai CN",
];
/// Families for single characters that the Chinese ones lack.
const SPARE: &[&str] = &["DejaVu Sans"];

/// Where fonts are looked for.
#[derive(Debug, Clone)]
pub struct FontConfig {
    /// Folders with fonts, searched with their subfolders before the system's own.
    pub folders: Vec<PathBuf>,
    /// Whether the usual font folders of the system are searched as well.
    pub system: bool,
}

impl Default for FontConfig {
    /// The system's fonts only.
    fn default() -> Self {
        Self { folders: Vec::new(), system: true }
    }
}

/// Why no documents can be typeset on this machine, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum FontProblem {
    /// No usable Chinese font was found.
    #[error(
        "no Chinese font found in {}; install one (Debian: apt install fonts-noto-cjk) or name a folder with an \
         OpenType Song or Hei font in the setting for the font folder",
        list(searched)
    )]
    NoChineseFont {
        /// The folders that were searched and exist.
        searched: Vec<PathBuf>,
    },
    /// A folder named in the settings cannot be read.
    #[error("the font folder {} cannot be read ({source}); correct the setting for the font folder", folder.display())]
    Folder {
        /// The folder of the setting.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

fn list(folders: &[PathBuf]) -> String {
    if folders.is_empty() {
        return "any font folder".to_owned();
    }
    folders.iter().map(|f| f.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The families chosen for the parts of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Families {
    /// Body of papers.
    pub song: String,
    /// Headings.
    pub hei: String,
    /// Entries of a sample.
    pub hand: String,
    /// All families in the order in which a missing character is looked for.
    pub all: Vec<String>,
}

/// One face on disk, loaded when first used.
struct Face {
    path: PathBuf,
    offset: u32,
    font: OnceLock<Option<Font>>,
}

/// The chosen faces.
pub(crate) struct FontSet {
    book: LazyHash<FontBook>,
    faces: Vec<Face>,
    pub(crate) families: Families,
}

impl FontSet {
    /// Searches the folders and chooses one family for each part.
    pub(crate) fn find(config: &FontConfig) -> Result<Self, FontProblem> {
        let mut searched = Vec::new();
        let mut files = Vec::new();
        for folder in &config.folders {
            if let Err(source) = std::fs::read_dir(folder) {
                return Err(FontProblem::Folder { folder: folder.clone(), source });
            }
            collect(folder, 0, &mut files);
            searched.push(folder.clone());
        }
        if config.system {
            for folder in system_folders().into_iter().filter(|f| f.is_dir()) {
                collect(&folder, 0, &mut files);
                searched.push(folder);
            }
        }
        let found: Vec<(String, PathBuf, u32)> = files.iter().flat_map(|path| named_faces(path)).collect();
        let first = |wanted: &[&str]| {
            wanted.iter().find(|name| found.iter().any(|(family, ..)| family == *name)).map(|name| (*name).to_owned())
        };
        let (song, hei) = match (first(SONG), first(HEI)) {
            (Some(song), Some(hei)) => (song, hei),
            (Some(only), None) | (None, Some(only)) => (only.clone(), only),
            (None, None) => return Err(FontProblem::NoChineseFont { searched }),
        };
        let hand = first(HAND).unwrap_or_else(|| song.clone());
        let mut all = vec![song.clone(), hei.clone(), hand.clone()];
        all.extend(first(SPARE));
        let mut seen = std::collections::HashSet::new();
        all.retain(|family| seen.insert(family.clone()));

        let mut book = FontBook::new();
        let mut faces = Vec::new();
        for (family, path, offset) in found {
            if !all.contains(&family) {
                continue;
            }
            let info = sfnt::read_face(&path, offset, Some(sfnt::COVERING)).ok().and_then(|b| FontInfo::new(&b, 0));
            if let Some(info) = info {
                book.push(info);
                faces.push(Face { path, offset, font: OnceLock::new() });
            }
        }
        Ok(Self { book: LazyHash::new(book), faces, families: Families { song, hei, hand, all } })
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Whether any of the chosen faces has the character.
    pub(crate) fn covers(&self, character: char) -> bool {
        let faces = (0..self.faces.len()).filter_map(|index| self.book.info(index));
        faces.into_iter().any(|info| info.coverage.contains(character.into()))
    }

    /// The face with this number in the book; read from disk at its first use.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        let face = self.faces.get(index)?;
        face.font
            .get_or_init(|| {
                let bytes = sfnt::read_face(&face.path, face.offset, None).ok()?;
                Font::new(Bytes::new(bytes), 0)
            })
            .clone()
    }
}

/// The faces of a font file whose family is one that we look for; files that are no fonts give none.
fn named_faces(path: &Path) -> Vec<(String, PathBuf, u32)> {
    let offsets = sfnt::face_offsets(path).unwrap_or_default();
    let wanted = |family: &str| [SONG, HEI, HAND, SPARE].iter().any(|names| names.contains(&family));
    offsets
        .into_iter()
        .filter_map(|offset| {
            let bytes = sfnt::read_face(path, offset, Some(sfnt::NAMING)).ok()?;
            let info = FontInfo::new(&bytes, 0)?;
            wanted(&info.family).then(|| (info.family, path.to_owned(), offset))
        })
        .collect()
}

/// All font files below a folder, in the order of their names (so that the same machine gives the same documents).
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if depth < 8 {
                collect(&path, depth + 1, files);
            }
        } else if path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ["ttf", "ttc", "otf", "otc"].iter().any(|known| e.eq_ignore_ascii_case(known)))
        {
            files.push(path);
        }
    }
}

/// The usual font folders of Linux, macOS and Windows.
fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:\\Windows\\Fonts"]
            .iter()
            .map(PathBuf::from)
            .collect();
    if let Some(home) = std::env::var_os("HOME").map(PathBuf::from) {
        for own in [".fonts", ".local/share/fonts", "Library/Fonts"] {
            folders.push(home.join(own));
        }
    }
    folders
}
