//! The three parts of the United Kingdom that have bank holidays of their own.

use crate::named::named;

named! {
    /// A part of the United Kingdom with its own bank holidays.
    ///
    /// ```
    /// use dutydesk::calendar::Division;
    /// let division: Division = "northern_ireland".parse()?;
    /// assert_eq!(division, Division::NorthernIreland);
    /// assert_eq!(division.name(), "northern_ireland");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    Division, "division" {
        /// England and Wales.
        EnglandAndWales = "england_and_wales",
        /// Scotland. Councils keep local holidays besides, which are given as closures of the calendar.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern_ireland",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_text_and_json() {
        for division in Division::ALL.iter().copied() {
            assert_eq!(division.name().parse(), Ok(division));
            assert_eq!(division.to_string(), division.name());
            let json = serde_json::to_string(&division).unwrap();
            assert_eq!(json, format!("\"{}\"", division.name()));
            assert_eq!(serde_json::from_str::<Division>(&json).unwrap(), division);
        }
    }

    #[test]
    fn another_name_is_an_error_that_does_not_repeat_it() {
        for (text, there_are) in [
            ("", "there are"),
            ("France", "there are"),
            ("england-and-wales", "did you mean england_and_wales? There are"),
            ("Scotland", "did you mean scotland? There are"),
        ] {
            let error = text.parse::<Division>().unwrap_err();
            assert_eq!(error.code(), "unknown_name");
            assert_eq!(
                error.to_string(),
                format!("no such division; {there_are}: england_and_wales, scotland, northern_ireland")
            );
        }
    }
}
