//! The words for wire names, and numbers and dates as people write them.

use std::fmt::Display;

/// Plain words for wire names that are not plain words once their underscores are spaces.
const LABELS: &[(&str, &str)] = &[
    // Holders.
    ("tray", "work tray"),
    ("team", "team, no person named"),
    ("duty", "duty desk"),
    ("worker_left", "worker who has left"),
    ("unknown", "not known who"),
    ("worker_not_registered", "worker, not registered"),
    ("worker_registration_not_recorded", "worker, registration not recorded"),
    ("worker_absent", "registered worker, away"),
    ("worker_present", "registered worker, present"),
    ("pod", "pod (social work unit)"),
    // Definitions.
    ("registered_case_holder", "registered case-holder"),
    ("named_case_holder", "named case-holder"),
    // Named backlogs.
    ("allocated_assessment_not_complete", "allocated, assessment not complete"),
    ("allocated_assessment_not_complete_in_time", "of these, no assessment overdue"),
    ("allocated_assessment_not_complete_overdue", "of these, assessment overdue"),
    ("allocated_assessment_not_complete_cannot_tell", "of these, cannot tell whether overdue"),
    ("unallocated_before_assessment", "no longer allocated, assessment not complete"),
    ("assessed_then_unallocated", "no longer allocated, after assessment"),
    ("unallocated_never_seen", "not allocated, child never seen"),
    ("no_social_worker_needed", "no social worker needed, however held"),
    // Forms.
    ("duty_sheet", "duty tracking sheet"),
    ("cin_census", "children in need census"),
    ("synthetic", "invented data"),
    // Columns of the list of cases.
    ("referral_id", "referral"),
    ("child_id", "child"),
    ("worker_id", "worker"),
];

/// The words for a wire name.
pub(super) fn label(wire: &str) -> String {
    match LABELS.iter().find(|(name, _)| *name == wire) {
        Some((_, words)) => (*words).to_owned(),
        None => wire.replace('_', " "),
    }
}

/// The words for a wire name, as a heading.
pub(super) fn heading(wire: &str) -> String {
    capital(&label(wire))
}

/// The same words with a capital first.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is counted, as people say it: cases, children or families.
pub(super) fn units(count: &str) -> &'static str {
    match count {
        "children" => "children",
        "family_groups" => "families",
        _ => "cases",
    }
}

/// A whole number with a comma between thousands: 2,680.
pub(super) fn number(number: impl Display) -> String {
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
pub(super) fn decimal(value: f64) -> String {
    let written = format!("{value:.1}");
    match written.split_once('.') {
        Some((whole, tenths)) => format!("{}.{tenths}", number(whole)),
        None => written,
    }
}

/// A text from the records on one line: a control letter could move the cursor, or turn what follows around.
pub(super) fn one_line(text: &str) -> String {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    text.chars().map(|letter| if letter.is_control() || turns(letter) { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_read_as_people_write_them() {
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
    fn labels_are_plain_words() {
        assert_eq!(label("worker_registration_not_recorded"), "worker, registration not recorded");
        assert_eq!(heading("in_assessment"), "In assessment");
        for (wire, words) in LABELS {
            assert!(!words.contains('_') && words != wire, "{wire}");
        }
    }

    #[test]
    fn a_text_stays_on_its_line() {
        assert_eq!(one_line("a\nb\u{1b}[31mc\u{202e}d"), "a b [31mc d");
    }
}
