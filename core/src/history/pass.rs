//! One pass over a register, for as many questions as there are.

use std::ops::Range;

use hashbrown::HashMap;

use crate::calendar::Day;
use crate::case::{Case, REFERRALS, Register, Text};
use crate::error::Error;
use crate::history::life::{Life, Lived, merge_spells};
use crate::history::spell::{CaseStatus, Replay};
use crate::history::view::View;
use crate::named::named;

named! {
    /// What is counted. A child or family with several open cases stands where the one least held stands, then the
    /// oldest, so that totals add up and no waiting child hides behind an allocated one.
    Counted, "unit of count" {
        /// Referrals: open cases.
        Referrals = "referrals" => "cases",
        /// Children.
        Children = "children",
        /// Family groups; a child without one is a group of its own.
        FamilyGroups = "family_groups" => "families",
    }
}

named! {
    /// Which date ends an assessment, both for its clock and for how far the work has come.
    AssessmentEnd, "end of an assessment" {
        /// The day it was completed; where the source has no such day, the day it was authorised.
        Completed = "completed",
        /// The day a manager authorised it.
        Authorised = "authorised",
    }
}

impl Counted {
    /// What it is where nothing else is asked for.
    pub const USUAL: Self = Self::Referrals;
}

impl AssessmentEnd {
    /// What it is where nothing else is asked for.
    pub const USUAL: Self = Self::Completed;
}

/// What a pass goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// Which facts count.
    pub view: View,
    /// The last day, at its end.
    pub until: Day,
    /// What is counted.
    pub count: Counted,
    /// Which date ends an assessment.
    pub assessment_end: AssessmentEnd,
}

impl Over {
    /// Referrals up to the end of that day, with everything known; an assessment ends on the day it was completed.
    #[must_use]
    pub const fn new(until: Day) -> Self {
        Self { view: View::Final, until, count: Counted::USUAL, assessment_end: AssessmentEnd::USUAL }
    }
}

/// What takes lives one by one, and adds up with its like.
///
/// ```
/// use dutydesk::Error;
/// use dutydesk::case::{Part, ReferralRow, RegisterBuilder};
/// use dutydesk::history::{Life, Over, Tally};
///
/// /// How many days children's cases were open in all.
/// struct DaysOpen(i64);
///
/// impl Tally for DaysOpen {
///     fn take(&mut self, life: &Life<'_, '_>) {
///         for spell in life.spells() {
///             let until = spell.to.unwrap_or(life.over().until.next());
///             self.0 += i64::from(until.since(spell.from).0);
///         }
///     }
///     fn merge(&mut self, other: Self) -> Result<(), Error> {
///         self.0 += other.0;
///         Ok(())
///     }
/// }
///
/// let mut builder = RegisterBuilder::new(Part::new("example"));
/// let received = Some("2010-08-16".parse()?);
/// builder.add(&ReferralRow { referral_id: "r1", child_id: "c1", received, ..Default::default() })?;
/// let register = builder.finish()?;
/// let (days, twice) = register.tally(&Over::new("2010-08-20".parse()?), (DaysOpen(0), DaysOpen(0)))?;
/// assert_eq!((days.0, twice.0), (5, 5));
/// # Ok::<(), dutydesk::Error>(())
/// ```
pub trait Tally: Sized {
    /// Takes one thing counted.
    fn take(&mut self, life: &Life<'_, '_>);

    /// Adds what another tally took of other things of the same register, asked the same.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it was asked something else.
    fn merge(&mut self, other: Self) -> Result<(), Error>;

    /// Puts in order what it took, at the end of a pass.
    fn finish(&mut self) {}

    /// Whether it needs the spells of what is not open on the last day. Without them a pass is quicker.
    fn looks_back(&self) -> bool {
        true
    }

    /// Whether it was made for such a pass.
    fn fits(&self, over: &Over) -> bool {
        let _ = over;
        true
    }
}

/// Two questions of one pass.
impl<A: Tally, B: Tally> Tally for (A, B) {
    fn take(&mut self, life: &Life<'_, '_>) {
        self.0.take(life);
        self.1.take(life);
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.0.merge(other.0)?;
        self.1.merge(other.1)
    }

    fn finish(&mut self) {
        self.0.finish();
        self.1.finish();
    }

    fn looks_back(&self) -> bool {
        self.0.looks_back() || self.1.looks_back()
    }

    fn fits(&self, over: &Over) -> bool {
        self.0.fits(over) && self.1.fits(over)
    }
}

impl Register {
    /// Shows a tally everything counted, one by one, each case replayed once.
    ///
    /// # Errors
    /// [`Error::NoReferrals`] where most rows that were read gave no referral; [`Error::OutsidePeriodObserved`] where no part of the register observed the last day;
    /// [`Error::InvalidArgument`] where the tally was made for another pass.
    pub fn tally<T: Tally>(&self, over: &Over, into: T) -> Result<T, Error> {
        let units = self.units(over.count);
        units.tally(0..units.len(), over, into)
    }

    /// What there is to count, in an order of its own: for passes over ranges of it, one after the other or side by side.
    #[must_use]
    pub fn units(&self, count: Counted) -> Units<'_> {
        match count {
            Counted::Referrals => Units { register: self, count, cases: None, ends: None },
            Counted::Children => {
                // The cases of a child stand together.
                let mut ends: Vec<usize> = Vec::new();
                let mut before = None;
                for case in self.cases() {
                    let child = unit(&case, count);
                    match ends.last_mut() {
                        Some(end) if before == Some(child) => *end += 1,
                        _ => ends.push(case.number() + 1),
                    }
                    before = Some(child);
                }
                Units { register: self, count, cases: None, ends: Some(ends) }
            }
            Counted::FamilyGroups => {
                let mut places: HashMap<(bool, Text), usize> = HashMap::new();
                let mut families: Vec<Vec<usize>> = Vec::new();
                for case in self.cases() {
                    let place = *places.entry(unit(&case, count)).or_insert(families.len());
                    match families.get_mut(place) {
                        Some(family) => family.push(case.number()),
                        None => families.push(vec![case.number()]),
                    }
                }
                let ends = families.iter().scan(0, |end, family| {
                    *end += family.len();
                    Some(*end)
                });
                let ends = ends.collect();
                Units { register: self, count, cases: Some(families.concat()), ends: Some(ends) }
            }
        }
    }
}

/// The child or, where families are counted and there is one, the family group of a case, whose id may be that of a child.
fn unit(case: &Case<'_>, count: Counted) -> (bool, Text) {
    let group =
        case.child().filter(|_| count == Counted::FamilyGroups).and_then(|child| child.family_group());
    (group.is_some(), group.map_or_else(|| case.referral().child_id().into(), Text::from))
}

/// Everything counted in a register, each with its cases.
#[derive(Debug)]
pub struct Units<'r> {
    register: &'r Register,
    count: Counted,
    /// The cases in the order of the units; nothing where that is the order of the register.
    cases: Option<Vec<usize>>,
    /// For each unit where its cases end; nothing where each case is one.
    ends: Option<Vec<usize>>,
}

impl Units<'_> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.as_ref().map_or_else(|| self.register.rows(&REFERRALS), Vec::len)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The places of the cases of one.
    fn places(&self, unit: usize) -> Range<usize> {
        let Some(ends) = &self.ends else { return unit..unit + 1 };
        let end = |unit: usize| ends.get(unit).copied().unwrap_or(0);
        unit.checked_sub(1).map_or(0, end)..end(unit)
    }

    /// Shows a tally those of a range, as [`Register::tally`] shows it all. What tallies of the ranges of a whole took
    /// [merges](Tally::merge) into what one of the whole would have.
    ///
    /// # Errors
    /// As [`Register::tally`]; [`Error::InvalidArgument`] where something else is counted.
    pub fn tally<T: Tally>(&self, range: Range<usize>, over: &Over, mut into: T) -> Result<T, Error> {
        self.register.check_answerable()?;
        self.register.check_observed(over.until).map_err(|error| error.of("as_of"))?;
        if over.count != self.count || !into.fits(over) {
            return Err(Error::takes("over", "what the tally was made for"));
        }
        let looks_back = into.looks_back();
        let mut replay = Replay::new(over.view).assessments_end(over.assessment_end);
        let (mut cases, mut merged) = (Vec::new(), Vec::new());
        for unit in range.start..range.end.min(self.len()) {
            cases.clear();
            let numbers = self.places(unit).filter_map(|place| match &self.cases {
                Some(cases) => cases.get(place).copied(),
                None => Some(place),
            });
            cases.extend(numbers.filter_map(|number| self.register.case(number)).map(|case| Lived {
                case,
                status: CaseStatus::of(&case, over.view, over.until),
                spells: 0..0,
            }));
            replay.clear();
            if looks_back || cases.iter().any(|lived| lived.status == CaseStatus::Open) {
                for lived in &mut cases {
                    lived.spells = replay.append(&lived.case, over.until);
                }
            }
            let of_cases = replay.replayed();
            let spells = if cases.len() == 1 {
                of_cases
            } else {
                merged.clear();
                merge_spells(&cases, of_cases, over, &mut merged);
                &merged
            };
            into.take(&Life { over, cases: &cases, of_cases, spells });
        }
        into.finish();
        Ok(into)
    }
}
