//! Phone numbers (DOMAIN 8, fields of kind `phone`).

use crate::number::compact;

/// Why a text is no phone number. Never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneProblem {
    /// Nothing was given.
    #[error("the phone number is missing")]
    Required,
    /// Something other than digits.
    #[error("a phone number has digits only")]
    Characters,
    /// Neither a mobile number nor area code and number.
    #[error("a phone number is a mobile number of 11 digits, or area code and number")]
    Shape,
    /// A number of a fixed line without its area code.
    #[error("the area code is missing, for instance 0577")]
    AreaCode,
}

impl PhoneProblem {
    /// Stable code for the wire: `required`, `characters`, `shape`, `area_code`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Characters => "characters",
            Self::Shape => "shape",
            Self::AreaCode => "area_code",
        }
    }
}

/// The usual form of a phone number: a mobile number as 11 digits, a fixed line as `0577-62310000`, with extension
/// `0577-62310000-12`.
///
/// Spaces, hyphens and brackets are ignored, full-width digits accepted, `+86` and a leading 0 before a mobile number
/// dropped. An extension (分机, 1 to 6 digits) follows 转, `ext`, `x`, `#`, or a second hyphen.
///
/// ```
/// use domain::identity::normal_phone;
///
/// assert_eq!(normal_phone("138 0000 0000")?, "13800000000");
/// assert_eq!(normal_phone("(0577) 6231 0000 转 12")?, "0577-62310000-12");
/// assert_eq!(normal_phone("62310000").unwrap_err().code(), "area_code");
/// # Ok::<(), domain::identity::PhoneProblem>(())
/// ```
///
/// # Errors
/// [`PhoneProblem`].
pub fn normal_phone(text: &str) -> Result<String, PhoneProblem> {
    let (number, extension) = split_extension(text);
    let number = compact(&number).replace(['(', ')'], "");
    let extension = extension.map(|extension| compact(&extension));
    let number = number.strip_prefix("+86").unwrap_or(&number);
    if number.is_empty() {
        return Err(PhoneProblem::Required);
    }
    if !is_digits(number) || extension.as_deref().is_some_and(|extension| !is_digits(extension)) {
        return Err(PhoneProblem::Characters);
    }
    if extension.as_ref().is_some_and(|extension| !(1..=6).contains(&extension.len())) {
        return Err(PhoneProblem::Shape);
    }
    let number = number.strip_prefix("0086").unwrap_or(number);
    if let Some(mobile) = mobile(number) {
        return if extension.is_some() { Err(PhoneProblem::Shape) } else { Ok(mobile.to_owned()) };
    }
    let (area, line) = fixed(number)?;
    Ok(match extension {
        Some(extension) => format!("{area}-{line}-{extension}"),
        None => format!("{area}-{line}"),
    })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 11 digits from 13 to 19, a leading 0 dropped.
fn mobile(number: &str) -> Option<&str> {
    let number = number.strip_prefix('0').filter(|rest| rest.len() == 11).unwrap_or(number);
    let is_mobile =
        number.len() == 11 && number.starts_with('1') && matches!(number.as_bytes().get(1), Some(b'3'..=b'9'));
    is_mobile.then_some(number)
}

/// Area code and number: 010 and 02x have three digits, all others four; the number seven or eight, not from 0 or 1.
fn fixed(number: &str) -> Result<(&str, &str), PhoneProblem> {
    let is_line = |line: &str| (7..=8).contains(&line.len()) && !line.starts_with(['0', '1']);
    if !number.starts_with('0') {
        return Err(if is_line(number) { PhoneProblem::AreaCode } else { PhoneProblem::Shape });
    }
    let length = if number.starts_with("010") || number.starts_with("02") { 3 } else { 4 };
    match number.split_at_checked(length) {
        Some((area, line)) if is_line(line) && !area.starts_with("00") => Ok((area, line)),
        _ => Err(PhoneProblem::Shape),
    }
}

/// The number and the extension after 转, ext, x, # or, behind a hyphenated fixed line, a further hyphen.
fn split_extension(text: &str) -> (String, Option<String>) {
    let lower = text.to_lowercase().replace('－', "-");
    for mark in ["转", "轉", "分机", "ext.", "ext", "x", "#", "＃"] {
        if let Some((number, extension)) = lower.split_once(mark) {
            let extension = extension.trim_start_matches(['分', '机', ':', '：']);
            return (number.to_owned(), Some(extension.to_owned()));
        }
    }
    let mut groups = lower.trim().split('-');
    match (groups.next(), groups.next(), groups.next(), groups.next()) {
        (Some(area), Some(line), Some(extension), None)
            if area.trim().starts_with('0') && compact(line).len() >= 7 && !extension.is_empty() =>
        {
            (format!("{area}{line}"), Some(extension.to_owned()))
        }
        _ => (lower, None),
    }
}

#[cfg(test)]
mod tests;
