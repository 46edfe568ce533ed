//! Widths and divisions of printed texts.

/// Words before which a long label is best divided.
const WORDS: &[&str] = &["公民身份号码", "使用证号", "证号", "户政科意见", "踏勘意见", "意见"];

/// Width of a text in em: full-width characters count 1, Latin letters and figures 0.55.
pub(crate) fn em_width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum()
}

/// A note's number in a circle (`①` to `㊿`), in brackets beyond.
pub(crate) fn circled(number: usize) -> String {
    let code = match number {
        1..=20 => 0x2460 + number - 1,
        21..=35 => 0x3251 + number - 21,
        36..=50 => 0x32B1 + number - 36,
        _ => return format!("({number})"),
    };
    u32::try_from(code).ok().and_then(char::from_u32).map_or_else(|| format!("({number})"), String::from)
}

/// Divides a label into lines of at most `room` em: at brackets or before a known word, otherwise evenly.
pub(crate) fn divide(label: &str, room: f64) -> Vec<String> {
    if em_width(label) <= room {
        return vec![label.to_owned()];
    }
    let brackets = label.char_indices().filter_map(|(at, c)| match c {
        '（' => Some(at),
        '）' => Some(at + c.len_utf8()),
        _ => None,
    });
    let words = WORDS.iter().filter_map(|word| label.strip_suffix(word).map(str::len));
    for at in words.chain(brackets) {
        let (first, second) = label.split_at(at);
        if !first.is_empty() && !second.is_empty() && em_width(first) <= room && em_width(second) <= room {
            return vec![first.to_owned(), second.to_owned()];
        }
    }
    let chars: Vec<char> = label.chars().collect();
    let lines = (em_width(label) / room.max(1.0)).ceil().max(1.0) as usize;
    chars.chunks(chars.len().div_ceil(lines).max(1)).map(|chunk| chunk.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_numbers() {
        assert_eq!([circled(1), circled(20), circled(21), circled(36), circled(51)], ["①", "⑳", "㉑", "㊱", "(51)"]);
    }

    #[test]
    fn labels_are_divided_at_words_and_brackets() {
        let lines = |label| divide(label, 6.3).join("/");
        assert_eq!(lines("户主姓名"), "户主姓名");
        assert_eq!(lines("户主公民身份号码"), "户主/公民身份号码");
        assert_eq!(lines("镇（乡）人民政府意见"), "镇（乡）/人民政府意见");
        assert_eq!(lines("成交价（债权数额）"), "成交价/（债权数额）");
        assert_eq!(lines("经营范围及方式"), "经营范围/及方式");
        assert_eq!(divide("甲", 0.0), ["甲"]);
    }
}
