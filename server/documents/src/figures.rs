//! Amounts in capital figures and dates as they are written on forms.

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
const GROUPS: [&str; 3] = ["", "万", "亿"];

/// An amount in yuan in capital figures, for example `300000.00` → `叁拾万元整`.
///
/// Takes decimal figures with at most two places and at most twelve figures before the point; spaces and separating
/// commas are passed over. `None` for anything else, so that a text is never turned into a wrong amount. The rules
/// are those of the bank payment rules (支付结算办法, annex 1): 整 after yuan and jiao, one 零 for any run of zeros.
pub fn capital_figures(amount: &str) -> Option<String> {
    let plain: String = amount.chars().filter(|c| !matches!(c, ' ' | ',' | '，')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.is_empty()
        || part.len() > 2
        || !plain.chars().all(|c| c.is_ascii_digit() || c == '.')
        || part.contains('.')
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 12 {
        return None;
    }
    let figure = |c: u8| usize::from(c - b'0');
    let jiao = part.bytes().next().map_or(0, figure);
    let fen = part.as_bytes().get(1).copied().map_or(0, figure);
    let mut out = String::new();
    let mut zero = false;
    for (index, byte) in whole.bytes().enumerate() {
        let place = whole.len() - 1 - index;
        let digit = figure(byte);
        if digit == 0 {
            zero = true;
        } else {
            if zero && !out.is_empty() {
                out.push('零');
            }
            zero = false;
            out.push(DIGITS[digit]);
            out.push_str(UNITS[place % 4]);
        }
        let group = &whole[whole.len().saturating_sub(place + 4).min(index)..=index];
        if place % 4 == 0 && group.bytes().any(|b| b != b'0') {
            out.push_str(GROUPS[place / 4]);
        }
    }
    if !out.is_empty() {
        out.push('元');
    }
    if jiao == 0 && fen == 0 {
        return Some(if out.is_empty() { "零元整".into() } else { out + "整" });
    }
    if jiao > 0 {
        if zero && !out.is_empty() {
            out.push('零');
        }
        out.push(DIGITS[jiao]);
        out.push('角');
    } else if !out.is_empty() {
        out.push('零');
    }
    if fen > 0 {
        out.push(DIGITS[fen]);
        out.push('分');
    } else {
        out.push('整');
    }
    Some(out)
}

/// Year, month and day of a date written as `2008年3月3日`; `None` for any other text.
pub fn date_parts(text: &str) -> Option<[&str; 3]> {
    let (year, rest) = text.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let figures = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    (figures(year) && figures(month) && figures(day)).then_some([year, month, day])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_capital_figures() {
        for (amount, capital) in [
            ("0", "零元整"),
            ("0.00", "零元整"),
            ("0.05", "伍分"),
            ("0.50", "伍角整"),
            ("1.05", "壹元零伍分"),
            ("10", "壹拾元整"),
            ("101", "壹佰零壹元整"),
            ("1001.1", "壹仟零壹元壹角整"),
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("20000.00", "贰万元整"),
            ("107000.53", "壹拾万零柒仟元零伍角叁分"),
            ("300000.00", "叁拾万元整"),
            ("100000001", "壹亿零壹元整"),
            ("1,234,567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        ] {
            assert_eq!(capital_figures(amount).as_deref(), Some(capital), "{amount}");
        }
        for wrong in ["", "-1", "1.234", "一百", "1.2.3", "1234567890123", "1e5"] {
            assert_eq!(capital_figures(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_fall_into_parts() {
        assert_eq!(date_parts("2008年3月3日"), Some(["2008", "3", "3"]));
        assert_eq!(date_parts("2006年6月"), None);
        assert_eq!(date_parts("年 月 日"), None);
    }
}
