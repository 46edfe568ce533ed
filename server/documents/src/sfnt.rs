//! Reads single faces out of font files, so that only what is needed comes into memory.
//!
//! A collection with all CJK faces is a 20–30 MB file. To choose a face only its name and weight are needed, and to
//! set text only its own tables: both are read from the file table by table and put together as a font of one face.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Tables that name and classify a face.
pub(crate) const NAMING: &[[u8; 4]] = &[*b"OS/2", *b"head", *b"hhea", *b"maxp", *b"name", *b"post", *b"fvar"];
/// As [`NAMING`], with the characters that the face covers.
pub(crate) const COVERING: &[[u8; 4]] =
    &[*b"OS/2", *b"cmap", *b"head", *b"hhea", *b"maxp", *b"name", *b"post", *b"fvar"];
/// Tables for vertical text and signatures, which nothing here uses.
const UNUSED: &[[u8; 4]] = &[*b"vmtx", *b"vhea", *b"VORG", *b"DSIG"];

/// More faces or tables than this: not a font that we want to read.
const MOST: u32 = 512;

fn bad(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

fn u16_at(bytes: &[u8], at: usize) -> io::Result<u16> {
    let part = bytes.get(at..at + 2).ok_or_else(|| bad("cut off"))?;
    Ok(u16::from_be_bytes([part[0], part[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> io::Result<u32> {
    let part = bytes.get(at..at + 4).ok_or_else(|| bad("cut off"))?;
    Ok(u32::from_be_bytes([part[0], part[1], part[2], part[3]]))
}

fn read_at(file: &mut File, offset: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Where the faces of a font file begin: one offset for a plain font, several for a collection.
pub(crate) fn face_offsets(path: &Path) -> io::Result<Vec<u32>> {
    let mut file = File::open(path)?;
    let head = read_at(&mut file, 0, 12)?;
    match &head[..4] {
        b"ttcf" => {
            let count = u32_at(&head, 8)?;
            if count > MOST {
                return Err(bad("too many faces"));
            }
            let list = read_at(&mut file, 12, count as usize * 4)?;
            (0..count as usize).map(|i| u32_at(&list, i * 4)).collect()
        }
        b"OTTO" | b"true" | [0, 1, 0, 0] => Ok(vec![0]),
        _ => Err(bad("not an OpenType font")),
    }
}

/// The face that begins at `offset`, as a font file of its own: with the tables `only`, or with all useful ones.
pub(crate) fn read_face(path: &Path, offset: u32, only: Option<&[[u8; 4]]>) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let head = read_at(&mut file, offset.into(), 12)?;
    let count = u16_at(&head, 4)?;
    if u32::from(count) > MOST {
        return Err(bad("too many tables"));
    }
    let directory = read_at(&mut file, u64::from(offset) + 12, usize::from(count) * 16)?;
    let mut tables = Vec::new();
    for entry in directory.chunks_exact(16) {
        let tag = [entry[0], entry[1], entry[2], entry[3]];
        if only.map_or(!UNUSED.contains(&tag), |tags| tags.contains(&tag)) {
            let (at, length) = (u32_at(entry, 8)?, u32_at(entry, 12)?);
            if u64::from(at) + u64::from(length) > size {
                return Err(bad("a table lies outside the file"));
            }
            tables.push((tag, u32_at(entry, 4)?, at, length));
        }
    }
    let start = 12 + tables.len() * 16;
    let total: usize = tables.iter().map(|t| (t.3 as usize).next_multiple_of(4)).sum();
    let mut out = Vec::with_capacity(start + total);
    out.extend_from_slice(&head[..4]);
    out.extend_from_slice(&u16::try_from(tables.len()).map_err(|_| bad("too many tables"))?.to_be_bytes());
    out.extend_from_slice(&[0; 6]);
    let mut at = start;
    for (tag, sum, _, length) in &tables {
        out.extend_from_slice(tag);
        out.extend_from_slice(&sum.to_be_bytes());
        out.extend_from_slice(&u32::try_from(at).map_err(|_| bad("too large"))?.to_be_bytes());
        out.extend_from_slice(&length.to_be_bytes());
        at += (*length as usize).next_multiple_of(4);
    }
    for (_, _, from, length) in tables {
        file.seek(SeekFrom::Start(from.into()))?;
        let read = Read::by_ref(&mut file).take(length.into()).read_to_end(&mut out)?;
        if read as u64 != u64::from(length) {
            return Err(bad("cut off"));
        }
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Ok(out)
}
