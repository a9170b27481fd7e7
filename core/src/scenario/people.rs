//! Children and the families they are referred with.

use crate::calendar::{CalendarDays, Day};
use crate::case::Sex;
use crate::scenario::draw::{Draw, spread};

/// Siblings who are referred together; the children have consecutive numbers.
#[derive(Debug)]
pub(crate) struct Family {
    pub number: u32,
    pub first_child: u32,
    pub size: u32,
    pub first_received: Day,
    pub last_received: Day,
    /// The day from which no case of theirs is open; nothing while one is open for ever.
    pub free_from: Option<Day>,
    pub eldest_born: Day,
    /// Which of the children have a row already, a bit for each.
    pub written: u32,
}

/// How many siblings are referred together: invented.
pub(crate) fn size(draw: &mut Draw) -> u32 {
    draw.weighted(1, &[(2, 240), (3, 110), (4, 50), (5, 20)])
}

/// What is known of a child whatever happens to the case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    pub born: Day,
    pub expected: Option<Day>,
    pub sex: Sex,
    pub ethnicity: &'static str,
}

/// A child by number, the same whenever it is asked for: nothing is kept.
///
/// Ages at the first referral: 3% unborn, then under 1, 1 to 4, 5 to 9, 10 to 15 and 16 about as the census has
/// them; the exact weights are invented.
pub(crate) fn person(seed: u64, child: u32, first_received: Day) -> Person {
    let mut draw = Draw::new(spread(seed) ^ u64::from(child));
    let days = match draw
        .weighted((10, 15), &[((-1, -1), 30), ((0, 0), 95), ((1, 4), 245), ((5, 9), 275), ((16, 16), 55)])
    {
        (-1, _) => -draw.between(5, 200),
        (low, high) => draw.between(low * 365, high * 365 + 360),
    };
    let born = first_received.plus(CalendarDays(-days));
    let expected = (days < 0).then(|| born.plus(CalendarDays(draw.between(-5, 14))));
    let sex = if draw.chance(487) { Sex::Female } else { Sex::Male };
    let ethnicity = draw.weighted(
        "WBRI",
        &[
            ("WOTH", 55),
            ("MOTH", 25),
            ("MWBC", 20),
            ("APKN", 20),
            ("AIND", 15),
            ("BAFR", 30),
            ("BCRB", 15),
            ("NOBT", 40),
        ],
    );
    Person { born, expected, sex, ethnicity }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_those_of_children() {
        let received = Day::from_ymd(2010, 6, 1).unwrap();
        let people: Vec<Person> = (0..5_000).map(|child| person(1, child, received)).collect();
        let eldest = people.iter().map(|person| person.born).min().unwrap();
        assert!(eldest.plus_months(12 * 18) > received);
        let unborn = people.iter().filter(|person| person.born > received).count();
        assert!((100..200).contains(&unborn), "{unborn}");
        assert!(people.iter().all(|person| person.expected.is_some() == (person.born > received)));
    }
}
