//! Numbers and words as people write them.

use std::fmt::Display;

/// Words with a capital first.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A whole number with a comma between thousands: 2,680.
pub(crate) fn number(number: impl Display) -> String {
    let written = number.to_string();
    let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with one decimal place: 1,234.5.
pub(crate) fn decimal(value: f64) -> String {
    let written = format!("{value:.1}");
    match written.split_once('.') {
        Some((whole, tenths)) => format!("{}.{tenths}", number(whole)),
        None => written,
    }
}

/// A text from the records on one line: a control letter could move the cursor, or turn what follows around.
pub(crate) fn one_line(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    text.chars().map(|letter| if letter.is_control() || turns(letter) { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(2680), "2,680");
        assert_eq!(number(1_000_000), "1,000,000");
        assert_eq!(number(-1234), "-1,234");
        assert_eq!(number(-123), "-123");
        assert_eq!(decimal(1234.5), "1,234.5");
        assert_eq!(decimal(40.0), "40.0");
    }

    #[test]
    fn a_text_stays_on_its_line() {
        assert_eq!(one_line("a\nb\u{1b}[31mc\u{202e}d"), "a b [31mc d");
    }
}
