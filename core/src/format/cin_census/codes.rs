//! The code lists of the census, and in which collection years each code stood on its list.

/// Collection years, first and last; a year is named by the 31 March it ends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    first: u16,
    last: u16,
}

/// The first collection year whose form is known.
const FIRST: u16 = 2017;
/// The last.
const LAST: u16 = 2027;

impl Years {
    /// Every year.
    pub(crate) const ALL: Self = Self { first: FIRST, last: LAST };

    /// That year and later.
    pub(crate) const fn since(first: u16) -> Self {
        Self { first, last: LAST }
    }

    /// That year and earlier.
    pub(crate) const fn until(last: u16) -> Self {
        Self { first: FIRST, last }
    }

    pub(crate) const fn contains(self, year: u16) -> bool {
        self.first <= year && year <= self.last
    }

    /// The nearest of these years.
    pub(crate) fn nearest(self, year: u16) -> u16 {
        year.clamp(self.first, self.last)
    }
}

/// Codes with the years they stood on a list.
pub(crate) type CodeList = &'static [(Years, &'static [&'static str])];

/// Whether a code stands on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    /// It does, in that year.
    Yes,
    /// It does, in another year.
    AnotherYear,
    /// In no year.
    Never,
}

/// Whether a code stands on a list in that year; without a year, in any.
pub(crate) fn listed(list: CodeList, code: &str, year: Option<u16>) -> Listed {
    let mut found = Listed::Never;
    for (years, codes) in list {
        if codes.contains(&code) {
            if year.is_none_or(|year| years.contains(year)) {
                return Listed::Yes;
            }
            found = Listed::AnotherYear;
        }
    }
    found
}

pub(crate) static REFERRAL_SOURCE: CodeList = &[
    (
        Years::ALL,
        &[
            "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C",
            "6", "7", "8", "9", "10",
        ],
    ),
    (Years::since(2023), &["5D"]),
];

pub(crate) static PRIMARY_NEED: CodeList =
    &[(Years::ALL, &["N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"])];

pub(crate) static REASON_FOR_CLOSURE: CodeList = &[
    (Years::ALL, &["RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8"]),
    (Years::since(2023), &["RC9"]),
];

pub(crate) static CATEGORY_OF_ABUSE: CodeList = &[(Years::ALL, &["NEG", "PHY", "SAB", "EMO", "MUL"])];

/// The lists of `GenderCurrent` (to 2023-24) and `Sex` (from 2024-25).
pub(crate) static SEX: CodeList =
    &[(Years::until(2024), &["0", "1", "2", "9"]), (Years::since(2025), &["M", "F", "U"])];

pub(crate) static ETHNICITY: CodeList = &[(
    Years::ALL,
    &[
        "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN",
        "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
    ],
)];

pub(crate) static DISABILITY: CodeList = &[(
    Years::ALL,
    &["NONE", "MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"],
)];

pub(crate) static UPN_UNKNOWN: CodeList = &[(Years::ALL, &["UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7"])];

pub(crate) static ASSESSMENT_FACTOR: CodeList = &[
    (
        Years::ALL,
        &[
            "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A",
            "6B", "6C", "7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A", "15A",
            "16A", "17A", "20", "21", "22A", "23A",
        ],
    ),
    (Years::until(2020), &["18A", "19A"]),
    (Years::since(2021), &["18B", "18C", "19B", "19C"]),
    (Years::since(2022), &["24A"]),
];

pub(crate) static PRE_PROCEEDINGS_OUTCOME: CodeList = &[(Years::since(2027), &["A", "B", "C"])];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_and_go_with_the_years() {
        let at = |list, code, year| listed(list, code, Some(year));
        assert_eq!(at(ASSESSMENT_FACTOR, "18A", 2020), Listed::Yes);
        assert_eq!(at(ASSESSMENT_FACTOR, "18A", 2021), Listed::AnotherYear);
        assert_eq!(at(ASSESSMENT_FACTOR, "19C", 2020), Listed::AnotherYear);
        assert_eq!(at(ASSESSMENT_FACTOR, "24A", 2021), Listed::AnotherYear);
        assert_eq!(at(ASSESSMENT_FACTOR, "24A", 2022), Listed::Yes);
        assert_eq!(at(ASSESSMENT_FACTOR, "8A", 2024), Listed::Never);
        assert_eq!(at(ASSESSMENT_FACTOR, "RB", 2024), Listed::Never);
        assert_eq!(at(REFERRAL_SOURCE, "5D", 2022), Listed::AnotherYear);
        assert_eq!(at(REASON_FOR_CLOSURE, "RC9", 2023), Listed::Yes);
        assert_eq!(at(SEX, "1", 2025), Listed::AnotherYear);
        assert_eq!(at(SEX, "U", 2024), Listed::AnotherYear);
        assert_eq!(listed(SEX, "1", None), Listed::Yes);
        assert_eq!(at(REFERRAL_SOURCE, "1a", 2024), Listed::Never);
    }

    #[test]
    fn no_list_has_a_code_twice() {
        for list in [
            REFERRAL_SOURCE,
            PRIMARY_NEED,
            REASON_FOR_CLOSURE,
            CATEGORY_OF_ABUSE,
            SEX,
            ETHNICITY,
            DISABILITY,
            UPN_UNKNOWN,
            ASSESSMENT_FACTOR,
        ] {
            let mut codes: Vec<_> = list.iter().flat_map(|(_, codes)| *codes).collect();
            let all = codes.len();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), all);
        }
    }
}
