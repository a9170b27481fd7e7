//! Words that programs and people write where they have nothing to say.

use crate::calendar::unwrapped;

const WORDS: [&str; 13] =
    ["", "null", "(null)", "<null>", "none", "nan", "nat", "<na>", "na", "n/a", "#n/a", "nil", "\\n"];

/// What Excel shows where a formula fails; a look-up that finds nothing, #N/A, is a blank.
const ERRORS: [&str; 6] = ["#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!"];

/// Whether a cell says nothing: blanks, NULL, nan, NaT, None, N/A, nil, dashes, dots, and the errors of formulas.
pub(crate) fn is_blank(text: &str) -> bool {
    let text = unwrapped(text);
    one_of(&WORDS, text) || is_mark(text) || one_of(&ERRORS, text)
}

/// Whether a cell is blank because a formula failed.
pub(crate) fn is_error_cell(text: &str) -> bool {
    one_of(&ERRORS, unwrapped(text))
}

fn one_of(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Nothing but dashes, or two dots or more.
fn is_mark(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
        || (text.len() > 1 && text.bytes().all(|byte| byte == b'.'))
        || text == "\u{2026}"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing() {
        for text in [
            "", " ", "\u{a0}", "NULL", "null", " Null ", "(null)", "None", "nan", "NaN", "NaT", "<NA>", "NA",
            "N/A", "n/a", "-", "--", "---", "–", "—", "..", "...", "…", "#N/A", "nil", "\\N", "=\"\"", "'",
            "'NULL", "\"\"",
        ] {
            assert!(is_blank(text) && !is_error_cell(text), "{text}");
        }
        for text in ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ref!", " #REF! "] {
            assert!(is_blank(text) && is_error_cell(text), "{text}");
        }
        for text in [
            "0",
            ".",
            "Nan Jones",
            "tbc",
            "?",
            "nobody",
            "N",
            "16/08/2010",
            "#1",
            "-1",
            "null and void",
            "no",
        ] {
            assert!(!is_blank(text) && !is_error_cell(text), "{text}");
        }
    }
}
