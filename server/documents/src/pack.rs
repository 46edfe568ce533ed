//! Makes a PDF of the typesetter small: it is sent to old telephones.

use lopdf::{Dictionary, Document, Error, Object, SaveOptions, Stream};

use crate::outlines::thinned;

/// More than a document of ours has.
const OBJECTS_IN_A_STREAM: usize = 10_000;
/// Width and height of A4, in points.
const A4: [f32; 2] = [595.276, 841.89];
/// Bytes of an entry in the table of objects, as [`lopdf`] writes it: kind, place, generation or index.
const ENTRY: usize = 7;

/// The same PDF (1.5) with smaller fonts, and its many small objects, most of them for screen readers, in
/// compressed streams.
pub(crate) fn pack(written: &[u8]) -> Result<Vec<u8>, Error> {
    let mut document = Document::load_mem(written)?;
    reduce_to_a4(&mut document)?;
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"CIDFontType0C")
            && let Some(thin) = thinned(&stream.decompressed_content()?)
        {
            stream.set_plain_content(thin);
            stream.compress()?;
        }
    }
    let streams = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(OBJECTS_IN_A_STREAM)
        .compression_level(9)
        .build();
    let mut packed = Vec::with_capacity(written.len());
    document.save_with_options(&mut packed, streams)?;
    Ok(with_short_table(&packed).unwrap_or(packed))
}

/// Pages wider than A4 are drawn smaller, so that they become A4.
fn reduce_to_a4(document: &mut Document) -> Result<(), Error> {
    for page in document.get_pages().into_values() {
        let size = document.get_object(page)?.as_dict()?.get(b"MediaBox")?.as_array()?;
        let width = size.get(2).ok_or(Error::PageNumberNotFound(0)).and_then(Object::as_float)?;
        if width < A4[0] + 1.0 {
            continue;
        }
        let factor = A4[0] / width;
        let smaller = Stream::new(Dictionary::new(), format!("{factor} 0 0 {factor} 0 0 cm\n").into_bytes());
        let smaller = document.add_object(smaller);
        let page = document.get_object_mut(page)?.as_dict_mut()?;
        let drawn = page.get(b"Contents")?.clone();
        page.set("Contents", vec![smaller.into(), drawn]);
        page.set("MediaBox", vec![0.into(), 0.into(), A4[0].into(), A4[1].into()]);
    }
    Ok(())
}

/// The file with its table of objects, the last thing in it, compressed: the library writes it plain.
fn with_short_table(packed: &[u8]) -> Option<Vec<u8>> {
    let find = |word: &[u8]| packed.windows(word.len()).rposition(|window| window == word);
    let start: usize =
        std::str::from_utf8(packed.get(find(b"startxref")? + 9..find(b"%%EOF")?)?).ok()?.trim().parse().ok()?;
    let body = packed.get(start..)?.windows(6).position(|window| window == b"stream")? + start;
    let end = find(b"endstream")?;
    let head = std::str::from_utf8(packed.get(start..body)?).ok()?;
    let table = packed.get(body + 6..end)?;
    let table = table.strip_prefix(b"\r\n").or_else(|| table.strip_prefix(b"\n"))?;
    let length = head.split("/Length ").nth(1)?.split(|c: char| !c.is_ascii_digit()).next()?;
    let table = table.get(..length.parse().ok()?)?;
    if !head.contains("/W[1 4 2]") || head.contains("/Filter") || table.len() % ENTRY != 0 {
        return None;
    }
    // Each entry as the difference to the one before (PNG predictor "up"): most are alike.
    let mut before = [0; ENTRY];
    let mut rows = Vec::with_capacity(table.len() / ENTRY * (ENTRY + 1));
    for entry in table.chunks_exact(ENTRY) {
        rows.push(2);
        for (byte, above) in entry.iter().zip(&mut before) {
            rows.push(byte.wrapping_sub(*above));
            *above = *byte;
        }
    }
    let mut stream = Stream::new(Dictionary::new(), rows);
    stream.compress().ok()?;
    stream.dict.get(b"Filter").ok()?;
    let more =
        format!("/Length {}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY}>>", stream.content.len());
    let mut short = packed.get(..start)?.to_vec();
    short.extend(head.replace(&format!("/Length {length}"), &more).bytes());
    short.extend(b"stream\n");
    short.extend(&stream.content);
    short.extend(b"\nendstream");
    short.extend(packed.get(end + 9..)?);
    Some(short)
}
