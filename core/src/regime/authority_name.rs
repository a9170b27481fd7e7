//! One name for an authority, however it is written.

/// The plain name of an authority, by which it is known: in small letters and without what kind of authority it is, so
/// that `Coventry City Council`, `COVENTRY` and `City of Coventry` are one; `&` is `and`, and a hyphen a blank. At least
/// one word is left: only a text of blanks and punctuation has none.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.replace('&', " and ").replace(['\'', '’', '.'], "");
    let name: String = name.chars().flat_map(char::to_lowercase).collect();
    let blank = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation();
    let words: Vec<&str> = name.split(blank).filter(|word| !word.is_empty()).collect();
    let mut place = words.as_slice();
    loop {
        place = match place {
            ["london", "borough", rest @ ..] | [rest @ .., "london", "borough"] if !rest.is_empty() => rest,
            [first, rest @ ..] if !rest.is_empty() && tells_kind(first) => rest,
            [rest @ .., last] if !rest.is_empty() && tells_kind(last) => rest,
            _ => return place.join(" "),
        };
    }
}

/// Whether a word at either end of a name says what kind of authority it is, or joins such a word to the name.
fn tells_kind(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "council",
        "corporation",
        "county",
        "city",
        "borough",
        "district",
        "royal",
        "metropolitan",
        "unitary",
        "authority",
        "mbc",
        "mdc",
        "the",
        "of",
        "and",
    ];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_forms_of_a_name_are_one() {
        for (plain, forms) in [
            (
                "coventry",
                &["Coventry", "Coventry City Council", "COVENTRY", "City of Coventry", " coventry "][..],
            ),
            ("hackney", &["Hackney", "London Borough of Hackney", "Hackney London Borough Council"]),
            ("hackney", &["Hackney, London Borough of", "LONDON BOROUGH OF HACKNEY"]),
            (
                "kensington and chelsea",
                &[
                    "Kensington and Chelsea",
                    "Kensington & Chelsea",
                    "Kensington&Chelsea",
                    "Royal Borough of Kensington and Chelsea",
                    "The Royal Borough of Kensington & Chelsea",
                    "Kensington and Chelsea, Royal Borough of",
                ],
            ),
            ("hammersmith and fulham", &["London Borough of Hammersmith & Fulham"]),
            ("bristol", &["Bristol", "Bristol, City of", "Bristol City Council", "Bristol, City Of"]),
            ("herefordshire", &["Herefordshire", "Herefordshire, County of", "Herefordshire Council"]),
            ("durham", &["Durham", "County Durham", "Durham County Council"]),
            ("stoke on trent", &["Stoke-on-Trent", "Stoke on Trent City Council"]),
            ("st helens", &["St. Helens", "St Helens Metropolitan Borough Council"]),
            ("bradford", &["Bradford", "City of Bradford Metropolitan District Council"]),
            ("swansea", &["City and County of Swansea", "Swansea, City and County of"]),
            ("isles of scilly", &["Isles of Scilly", "Council of the Isles of Scilly"]),
            ("highland", &["The Highland Council", "Highland"]),
            ("wrexham", &["Wrexham County Borough Council"]),
            ("king s lynn", &["King-s Lynn"]),
            ("kings lynn", &["King's Lynn", "King’s Lynn"]),
            ("ynys môn", &["Ynys Môn", "YNYS MÔN"]),
        ] {
            for form in forms {
                assert_eq!(plain_name(form), plain, "{form}");
            }
        }
    }

    #[test]
    fn names_of_different_places_stay_apart() {
        for (one, other) in [
            ("Nottingham City Council", "Nottinghamshire County Council"),
            ("Derby", "Derbyshire"),
            ("York, City of", "North Yorkshire"),
            ("Leicester City", "Leicestershire"),
            ("Aberdeen City", "Aberdeenshire"),
            ("Kingston upon Thames", "Kingston upon Hull, City of"),
            ("Cheshire East", "Cheshire West and Chester"),
            ("Westminster", "Westmorland and Furness"),
            ("West Sussex", "East Sussex"),
            ("Bath and North East Somerset", "North Somerset"),
            ("Derry City and Strabane", "Derry"),
            ("Newcastle upon Tyne", "North Tyneside"),
        ] {
            assert_ne!(plain_name(one), plain_name(other));
        }
    }

    #[test]
    fn some_word_is_left() {
        assert_eq!(plain_name("City of London"), "london");
        assert_eq!(plain_name("City of London Corporation"), "london");
        assert_eq!(plain_name("London Borough"), "london");
        for kind in ["County", "The City Council", "Borough of", "London Borough of"] {
            assert!(!plain_name(kind).is_empty(), "{kind}");
        }
        assert_eq!(plain_name(" -, "), "");
        assert_eq!(plain_name("331"), "331");
    }
}
