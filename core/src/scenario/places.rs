//! The invented county. None of these places exists, and none stands for one that does.

/// The county.
pub(crate) const COUNTY: &str = "Merrowshire";

/// Its districts, each with its share of the county's referrals, per mille.
const DISTRICTS: [(&str, u32); 12] = [
    ("Saltermouth", 104),
    ("Orrowdale", 97),
    ("Quillbourne", 94),
    ("Farrowmere", 91),
    ("Tessendon", 89),
    ("Brackwold", 86),
    ("Pellingstow", 82),
    ("Ullermarsh", 80),
    ("Dunmarrow", 76),
    ("Corvesham", 71),
    ("Isterleigh", 67),
    ("Vennaford", 63),
];

/// The first so many districts with their shares. Past the twelve the names come round again with a number.
pub(crate) fn districts(so_many: usize) -> Vec<(String, u32)> {
    let rounds = (1..).flat_map(|round| DISTRICTS.iter().map(move |district| (round, district)));
    let named = rounds.map(|(round, (name, share))| match round {
        1 => ((*name).to_owned(), *share),
        _ => (format!("{name} {round}"), *share),
    });
    named.take(so_many).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_make_a_whole_and_names_stand_once() {
        assert_eq!(DISTRICTS.iter().map(|(_, share)| share).sum::<u32>(), 1000);
        let many = districts(30);
        let names: std::collections::BTreeSet<&str> = many.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 30);
        assert_eq!(many[12].0, "Saltermouth 2");
    }
}
