//! Amounts as people read them: working days, items, yuan.

use super::Lang;

/// 15 个工作日; 15 working days; 当场办结 for none.
pub fn promised(lang: Lang, days: u32) -> String {
    match (lang, days) {
        (Lang::Zh, 0) => "当场办结".to_owned(),
        (Lang::En, 0) => "on the spot".to_owned(),
        _ => workdays(lang, days),
    }
}

/// 15 个工作日; 1 working day, 15 working days.
pub fn workdays(lang: Lang, days: u32) -> String {
    match (lang, days) {
        (Lang::Zh, _) => format!("{days} 个工作日"),
        (Lang::En, 1) => "1 working day".to_owned(),
        (Lang::En, _) => format!("{days} working days"),
    }
}

/// An English plural: `1 item`, `2 items`.
pub fn plural(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// 原件 1 份、复印件 2 份; 1 original, 2 copies; empty for none.
pub fn copies(lang: Lang, originals: u32, copies: u32) -> String {
    let mut words = Vec::new();
    if originals > 0 {
        words.push(lang.pick(format!("原件 {originals} 份"), plural(originals.into(), "original", "originals")));
    }
    if copies > 0 {
        words.push(lang.pick(format!("复印件 {copies} 份"), plural(copies.into(), "copy", "copies")));
    }
    words.join(lang.pick("、", ", "))
}

/// Yuan without needless zeros: 5, 0.5, 12.50.
pub fn yuan(amount: f64) -> String {
    let fen = (amount * 100.0).round() as i64;
    match fen % 100 {
        0 => format!("{}", fen / 100),
        rest if rest % 10 == 0 => format!("{}.{}", fen / 100, rest / 10),
        rest => format!("{}.{rest:02}", fen / 100),
    }
}

/// A file's size: 38 KB.
pub fn kilobytes(bytes: i64) -> String {
    format!("{} KB", (bytes + 1023) / 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_naturally() {
        assert_eq!(promised(Lang::Zh, 0), "当场办结");
        assert_eq!(promised(Lang::En, 1), "1 working day");
        assert_eq!(promised(Lang::Zh, 15), "15 个工作日");
        assert_eq!((yuan(5.0), yuan(0.5), yuan(12.25)), ("5".to_owned(), "0.5".to_owned(), "12.25".to_owned()));
        assert_eq!(plural(1, "case", "cases"), "1 case");
        assert_eq!(copies(Lang::Zh, 1, 2), "原件 1 份、复印件 2 份");
        assert_eq!((copies(Lang::En, 2, 1), copies(Lang::En, 0, 0)), ("2 originals, 1 copy".into(), String::new()));
    }
}
