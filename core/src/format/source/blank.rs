//! Texts that programs write for a blank cell.

/// Whether a text stands for nothing: what databases, data frames and spreadsheets write for a blank, dashes, and the errors
/// of a formula.
pub(crate) fn is_blank(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "null",
        "(null)",
        "none",
        "nan",
        "nat",
        "<na>",
        "na",
        "n/a",
        "nil",
        "\\n",
        "(blank)",
        "#n/a",
        "#n/a n/a",
        "undefined",
        "not a number",
        "not applicable",
    ];
    text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '.' | ' '))
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
        || is_error(text)
}

/// Whether a text is the error of a formula.
pub(crate) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 7] = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#N/A"];
    text.starts_with('#') && ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}
