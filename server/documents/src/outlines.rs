//! Takes the hints for coarse screens out of an embedded font (CFF, Adobe Technical Note 5176): a third of a Chinese
//! outline, of no use at the 300 dots per inch and more of a printer, and passed over by the viewers people have.

/// The font without hints, as long as before: what became free is filled with zeros, which compress to nothing, so that
/// no other part of the file moves. `None` if it is not a font as the typesetter writes it.
pub(crate) fn without_hints(font: &[u8]) -> Option<Vec<u8>> {
    let head = usize::from(*font.get(2)?);
    let names = Index::at(font, head)?;
    let dictionaries = Index::at(font, names.end)?;
    let place = charstrings_offset(dictionaries.item(font, 0)?)?;
    let glyphs = Index::at(font, place)?;

    let mut offsets = vec![1];
    let mut outlines = Vec::with_capacity(glyphs.end - place);
    for number in 0..glyphs.count {
        let glyph = glyphs.item(font, number)?;
        match unhinted(glyph) {
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

/// One outline (Type 2 charstring, Technical Note 5177) without its hints; `None` if it calls subroutines or reckons,
/// which the typesetter's do not.
fn unhinted(glyph: &[u8]) -> Option<Vec<u8>> {
    let mut thin = Vec::with_capacity(glyph.len());
    let mut stems = 0;
    // Where the operator's numbers begin, how many there are, and whether they may begin with the glyph's width.
    let (mut from, mut count, mut first) = (0, 0, true);
    let mut at = 0;
    while let Some(&byte) = glyph.get(at) {
        let length = match byte {
            28 => 3,
            32..=246 => 1,
            247..=254 => 2,
            255 => 5,
            _ => 0,
        };
        if length > 0 {
            count += 1;
            at += length;
            continue;
        }
        let numbers = glyph.get(from..at)?;
        match byte {
            // Stems and masks: only a width before them is kept, for the operator that follows.
            1 | 3 | 18 | 19 | 20 | 23 => {
                stems += count / 2;
                if first && count % 2 == 1 {
                    thin.extend_from_slice(numbers.get(..number_length(*numbers.first()?))?);
                }
                at += if matches!(byte, 19 | 20) { 1 + usize::div_ceil(stems, 8) } else { 1 };
            }
            // Moves, lines, curves, the end.
            4..=8 | 14 | 21 | 22 | 24..=27 | 30 | 31 => {
                at += 1;
                thin.extend_from_slice(glyph.get(from..at)?);
            }
            // The four kinds of flex.
            12 if matches!(glyph.get(at + 1), Some(34..=37)) => {
                at += 2;
                thin.extend_from_slice(glyph.get(from..at)?);
            }
            _ => return None,
        }
        (from, count, first) = (at, 0, false);
    }
    (from == glyph.len()).then_some(thin)
}

/// How many bytes the number takes that begins so.
fn number_length(byte: u8) -> usize {
    match byte {
        28 => 3,
        247..=254 => 2,
        255 => 5,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 139 is the number 0; 140 is 1, and so on.
    const MOVE: u8 = 21;
    const LINE: u8 = 5;
    const END: u8 = 14;

    #[test]
    fn stems_and_masks_go_and_lines_stay() {
        // Two stems, a mask over three (one of them named before the mask), then a line.
        let glyph = [140, 141, 1, 140, 141, 140, 141, 19, 0b1110_0000, 142, 143, MOVE, 144, 145, LINE, END];
        assert_eq!(unhinted(&glyph), Some(vec![142, 143, MOVE, 144, 145, LINE, END]));
    }

    #[test]
    fn the_width_before_the_stems_is_kept_whatever_its_length() {
        for width in [vec![200], vec![248, 7], vec![28, 3, 232], vec![255, 0, 1, 0, 0]] {
            let mut glyph = width.clone();
            glyph.extend([140, 141, 18, 140, 141, 20, 0b1100_0000, 142, 143, MOVE, END]);
            let mut thin = width;
            thin.extend([142, 143, MOVE, END]);
            assert_eq!(unhinted(&glyph), Some(thin));
        }
    }

    #[test]
    fn more_than_eight_stems_have_a_mask_of_two_bytes() {
        let mut glyph = vec![140; 18];
        glyph.extend([23, 19, 1, 1, 142, 143, MOVE, 19, 14, 14, 12, 35, END]);
        assert_eq!(unhinted(&glyph), Some(vec![142, 143, MOVE, 12, 35, END]));
    }

    #[test]
    fn what_calls_or_is_cut_off_is_left_alone() {
        assert_eq!(unhinted(&[140, 10, END]), None);
        assert_eq!(unhinted(&[140, 141, 12, 24, END]), None);
        assert_eq!(unhinted(&[142, 143, MOVE, 140]), None);
        assert_eq!(unhinted(&[142, 143, MOVE, 140, 28, 1]), None);
        for part in [&b""[..], b"\x01\x00\x04", b"\x01\x00\x04\x01\x00\x01\x01\x01\xff", b"OTTO\0\0\0\0"] {
            assert_eq!(without_hints(part), None);
        }
    }

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
        let hinted = font([&[140, 141, 1, 142, 143, MOVE, END], &[144, 145, LINE, END]]);
        let thin = without_hints(&hinted).expect("a font");
        assert_eq!(thin.len(), hinted.len());
        assert!(thin.ends_with(b"what follows"));
        let glyphs = Index::at(&thin, 17).expect("the outlines");
        assert_eq!(glyphs.item(&thin, 0), Some(&[142, 143, MOVE, END][..]));
        assert_eq!(glyphs.item(&thin, 1), Some(&[144, 145, LINE, END][..]));
    }
}
