//! Compressed siblings (`.br`, `.gz`) made once here, so that the server only has to send them.

use std::io::Write;

use brotli::enc::{BrotliEncoderParams, backward_references::BrotliEncoderMode};
use flate2::{Compression, write::GzEncoder};

/// Extensions of files that shrink when compressed; pictures and archives are already compressed.
const COMPRESSIBLE: [&str; 12] =
    ["css", "html", "ico", "js", "json", "map", "mjs", "svg", "txt", "wasm", "webmanifest", "xml"];

/// The compressed forms of one file; a form that would not be smaller than the file is left out.
pub(crate) struct Compressed {
    /// Brotli, quality 11.
    pub(crate) br: Option<Vec<u8>>,
    /// Gzip, level 9.
    pub(crate) gz: Option<Vec<u8>>,
}

/// Whether a file of this name deserves compressed siblings.
pub(crate) fn is_compressible(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

/// Both compressed forms of the content.
pub(crate) fn compress(name: &str, content: &[u8]) -> std::io::Result<Compressed> {
    let smaller = |bytes: Vec<u8>| (bytes.len() < content.len()).then_some(bytes);
    Ok(Compressed { br: smaller(brotli(name, content)?), gz: smaller(gzip(content)?) })
}

/// The content in Brotli as small as it gets.
pub(crate) fn brotli(name: &str, content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mode = match name.ends_with(".wasm") || name.ends_with(".ico") {
        true => BrotliEncoderMode::BROTLI_MODE_GENERIC,
        false => BrotliEncoderMode::BROTLI_MODE_TEXT,
    };
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        mode,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(content.len() / 3);
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(content.len() / 2), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_unpacks_to_what_went_in() {
        let text = "办事大厅 service hall\n".repeat(200);
        let packed = compress("a.css", text.as_bytes()).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.br.unwrap().as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        let gz = packed.gz.unwrap();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(gz.as_slice()), &mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn a_sibling_that_saves_nothing_is_left_out() {
        let packed = compress("a.txt", b"a").unwrap();
        assert!(packed.br.is_none() && packed.gz.is_none());
    }

    #[test]
    fn pictures_stay_as_they_are() {
        assert!(is_compressible("pkg/hall.js") && is_compressible("emblem.svg"));
        assert!(!is_compressible("photo.png") && !is_compressible("LICENSE"));
    }
}
