//! Makes an embedded font (CFF, Adobe Technical Note 5176) small: hints for coarse screens go, a third of a Chinese outline,
//! of no use at the 300 dots per inch and more of a printer and passed over by the viewers people have; points come to stand on
//! a grid of four units across and two up, of a thousand to the em: a hundredth of a millimetre in the type of a form.

mod charstring;

/// The smaller font, as long as before: what became free is filled with zeros, which compress to nothing, so that no other
/// part of the file moves. `None` if it is not a font as the typesetter writes it.
pub(crate) fn thinned(font: &[u8]) -> Option<Vec<u8>> {
    let head = usize::from(*font.get(2)?);
    let names = Index::at(font, head)?;
    let dictionaries = Index::at(font, names.end)?;
    let place = charstrings_offset(dictionaries.item(font, 0)?)?;
    let glyphs = Index::at(font, place)?;

    let mut offsets = vec![1];
    let mut outlines = Vec::with_capacity(glyphs.end - place);
    for number in 0..glyphs.count {
        let glyph = glyphs.item(font, number)?;
        match charstring::thinned(glyph) {
            Some(outline) => outlines.extend(outline),
            None => outlines.extend_from_slice(glyph),
        }
        offsets.push(outlines.len() + 1);
    }
    let mut thin = font.to_vec();
    let freed = thin.get_mut(glyphs.data..glyphs.end)?;
    freed.fill(0);
    freed.get_mut(..outlines.len())?.copy_from_slice(&outlines);
    for (number, offset) in offsets.into_iter().enumerate() {
        let entry = glyphs.offsets + number * glyphs.offset_size;
        let bytes = offset.to_be_bytes();
        thin.get_mut(entry..entry + glyphs.offset_size)?.copy_from_slice(&bytes[bytes.len() - glyphs.offset_size..]);
    }
    Some(thin)
}

/// An INDEX: numbered pieces of data, one after the other.
struct Index {
    count: usize,
    offset_size: usize,
    /// Where the offsets begin.
    offsets: usize,
    /// Where the first piece begins.
    data: usize,
    /// What follows the last piece.
    end: usize,
}

impl Index {
    fn at(font: &[u8], place: usize) -> Option<Self> {
        let count = number(font.get(place..place + 2)?);
        if count == 0 {
            return Some(Self { count, offset_size: 1, offsets: place + 2, data: place + 2, end: place + 2 });
        }
        let offset_size = usize::from(*font.get(place + 2)?);
        if !(1..=4).contains(&offset_size) {
            return None;
        }
        let offsets = place + 3;
        let data = offsets + (count + 1) * offset_size;
        let mut index = Self { count, offset_size, offsets, data, end: data };
        index.end = data + index.offset(font, count)?;
        (index.end <= font.len()).then_some(index)
    }

    /// Where piece `number` begins, counted from the first.
    fn offset(&self, font: &[u8], piece: usize) -> Option<usize> {
        let entry = self.offsets + piece * self.offset_size;
        number(font.get(entry..entry + self.offset_size)?).checked_sub(1)
    }

    fn item<'a>(&self, font: &'a [u8], piece: usize) -> Option<&'a [u8]> {
        if piece >= self.count {
            return None;
        }
        font.get(self.data + self.offset(font, piece)?..self.data + self.offset(font, piece + 1)?)
    }
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
}

/// Where the outlines begin, from the font's dictionary (operator 17).
fn charstrings_offset(dictionary: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut last = None;
    while let Some(&byte) = dictionary.get(at) {
        at += match byte {
            17 => return last,
            12 => 2,
            0..=21 => 1,
            28 => {
                last = Some(number(dictionary.get(at + 1..at + 3)?));
                3
            }
            29 => {
                last = Some(number(dictionary.get(at + 1..at + 5)?));
                5
            }
            // A real number ends with a half byte of ones.
            30 => 2 + dictionary.get(at + 1..)?.iter().position(|pair| pair & 0x0f == 0x0f || pair >> 4 == 0x0f)?,
            32..=246 => {
                last = usize::from(byte).checked_sub(139);
                1
            }
            247..=250 => {
                last = Some((usize::from(byte) - 247) * 256 + usize::from(*dictionary.get(at + 1)?) + 108);
                2
            }
            251..=254 => 2,
            _ => return None,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVE: u8 = 21;
    const LINE: u8 = 5;
    const END: u8 = 14;

    /// A font of two glyphs, as small as can be.
    fn font(glyphs: [&[u8]; 2]) -> Vec<u8> {
        let dictionary = [28, 0, 17, 17]; // the outlines begin at byte 17
        let mut font = vec![1, 0, 4, 1, 0, 0, 0, 1, 1, 1, 1 + dictionary.len() as u8];
        font.extend(dictionary);
        font.resize(17, 0);
        font.extend([0, 2, 1, 1, 1 + glyphs[0].len() as u8, 1 + (glyphs[0].len() + glyphs[1].len()) as u8]);
        font.extend(glyphs.concat());
        font.extend(b"what follows");
        font
    }

    #[test]
    fn nothing_else_in_the_file_moves() {
        let hinted = font([&[140, 141, 1, 143, 143, MOVE, END], &[143, 145, LINE, END]]);
        let thin = thinned(&hinted).expect("a font");
        assert_eq!(thin.len(), hinted.len());
        assert!(thin.ends_with(b"what follows"));
        let glyphs = Index::at(&thin, 17).expect("the outlines");
        assert_eq!(glyphs.item(&thin, 0), Some(&[143, 143, MOVE, END][..]));
        assert_eq!(glyphs.item(&thin, 1), Some(&[143, 145, LINE, END][..]));
    }

    #[test]
    fn what_is_no_font_is_left_alone() {
        for part in [&b""[..], b"\x01\x00\x04", b"\x01\x00\x04\x01\x00\x01\x01\x01\xff", b"OTTO\0\0\0\0"] {
            assert_eq!(thinned(part), None);
        }
    }
}
