//! Drops the custom sections (names, producers, relocations) of a WebAssembly file: no browser needs them.

/// The eight bytes with which every WebAssembly file begins.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The file without its custom sections, or `None` when the bytes are not a well-formed WebAssembly file.
pub(crate) fn without_custom_sections(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut rest = wasm.strip_prefix(HEADER)?;
    let mut kept = HEADER.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (size, body) = read_u32(after_id)?;
        let end = rest.len() - body.len() + size as usize;
        let section = rest.get(..end)?;
        if id != 0 {
            kept.extend_from_slice(section);
        }
        rest = rest.get(end..)?;
    }
    Some(kept)
}

/// Reads one LEB128 number of at most 32 bits; gives it and what follows it.
fn read_u32(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut value = 0u64;
    for (index, &byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((u32::try_from(value).ok()?, bytes.get(index + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(sections: &[&[u8]]) -> Vec<u8> {
        [HEADER, &sections.concat()].concat()
    }

    #[test]
    fn only_custom_sections_go() {
        let code: &[u8] = &[10, 2, 1, 0];
        let custom: &[u8] = &[0, 5, 4, b'n', b'a', b'm', b'e'];
        assert_eq!(without_custom_sections(&file(&[custom, code, custom])), Some(file(&[code])));
    }

    #[test]
    fn a_damaged_file_is_noticed() {
        assert_eq!(without_custom_sections(b"<!doctype html>"), None);
        assert_eq!(without_custom_sections(&file(&[&[10, 200, 1, 0]])), None);
        assert_eq!(without_custom_sections(&file(&[&[10]])), None);
    }

    #[test]
    fn long_numbers_are_read() {
        assert_eq!(read_u32(&[0xe5, 0x8e, 0x26, 7]), Some((624_485, [7].as_slice())));
        assert_eq!(read_u32(&[0xff; 6]), None);
    }
}
