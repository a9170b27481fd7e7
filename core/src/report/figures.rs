//! Every figure of a report, asked for once, and settled once all are known.

use crate::ask::Audience;
use crate::calendar::Day;
use crate::report::recorded::Recorded;
use crate::report::suppression::{self, LARGEST_WITHHELD, withheld};
use crate::report::value::{Count, Value};

/// What a figure is known by until it is settled. It tells nothing of the figure, so that no count can depend on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(usize);

/// A smallest piece of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom(u32);

/// What stands for no single case: a block that no figure divides.
#[derive(Clone, Copy, Debug)]
pub(super) enum Apart {
    LeftOut,
    /// Rows that say who else held a referral of another row.
    Joined,
    Closed,
    NotYetReceived,
    /// Open cases that stand behind another one's child or family.
    Behind,
    Contacts,
    /// Findings of the kind at that place.
    Findings(usize),
}

const WORK: u32 = 1_500_000_000;
const APART: u32 = 3_000_000_000;

impl Atom {
    /// A case, by its number in the register.
    pub(super) fn case(number: usize) -> Self {
        Self(whole(number))
    }

    /// A piece of work that is not the first of its clock on its case, by a number of its own.
    pub(super) fn further_work(number: usize) -> Self {
        Self(whole(number).saturating_add(WORK))
    }

    fn apart(block: Apart) -> Self {
        let place = match block {
            Apart::LeftOut => 0,
            Apart::Closed => 1,
            Apart::NotYetReceived => 2,
            Apart::Behind => 3,
            Apart::Contacts => 4,
            Apart::Joined => 5,
            Apart::Findings(kind) => whole(kind).saturating_add(6),
        };
        Self(APART.saturating_add(place))
    }
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Takes every figure of a report, and gives a ticket for each.
pub(super) struct Figures {
    public: bool,
    counts: Vec<suppression::Sum>,
    derived: Vec<Derived>,
}

/// A figure that is worked out from others, and may be told only where they are.
enum Derived {
    /// Per cent of a whole.
    Share { part: Count, whole: Count },
    /// A median of so many.
    Median { median: Option<f64>, of: Count },
}

impl Figures {
    pub(super) const fn new(audience: Audience) -> Self {
        let public = matches!(audience, Audience::Public);
        Self { public, counts: Vec::new(), derived: Vec::new() }
    }

    /// How many atoms there are; one given twice counts twice, and so must not be.
    pub(super) fn count(&mut self, atoms: impl Iterator<Item = Atom>) -> Count {
        self.count_with(&[], atoms)
    }

    /// The same of what the sources may not record.
    pub(super) fn count_recorded(&mut self, recorded: Recorded, atoms: impl Iterator<Item = Atom>) -> Count {
        if recorded == Recorded::OfNone { Value::NotRecorded } else { self.count(atoms) }
    }

    /// The same with what stands in blocks.
    pub(super) fn count_with(
        &mut self,
        blocks: &[(Apart, usize)],
        atoms: impl Iterator<Item = Atom>,
    ) -> Count {
        let apart: usize = blocks.iter().map(|(_, count)| count).sum();
        let mut figure = suppression::Sum { count: 0, atoms: Vec::new() };
        // What is shown to all needs no atoms.
        let counted = if self.public {
            figure.atoms.extend(atoms.map(|atom| atom.0));
            figure.atoms.len()
        } else {
            atoms.count()
        };
        figure.count = whole(apart.saturating_add(counted));
        figure.atoms.extend(blocks.iter().filter(|_| self.public).map(|(block, _)| Atom::apart(*block).0));
        self.counts.push(figure);
        Value::Unsettled(Ticket(self.counts.len() - 1))
    }

    /// Per cent, to one decimal place; withheld where either count is.
    pub(super) fn share(&mut self, part: Count, whole: Count) -> Value<f64> {
        self.derive(Derived::Share { part, whole })
    }

    /// A median; withheld from the public where it is of few.
    pub(super) fn median(&mut self, median: Option<f64>, of: Count) -> Value<f64> {
        self.derive(Derived::Median { median, of })
    }

    fn derive(&mut self, derived: Derived) -> Value<f64> {
        self.derived.push(derived);
        Value::Unsettled(Ticket(self.derived.len() - 1))
    }

    /// What tells of a single case of so many, and so never of a public one.
    pub(super) fn single<T>(&self, figure: Option<T>, of: Count) -> Value<T> {
        match of {
            Value::NotRecorded => Value::NotRecorded,
            _ if self.public => Value::Withheld,
            _ => Value::or_undefined(figure),
        }
    }

    /// What each of them may be.
    pub(super) fn settled(self) -> Settled {
        let hidden = if self.public { withheld(&self.counts) } else { vec![false; self.counts.len()] };
        let counts = self.counts.iter().zip(hidden);
        let counts = counts
            .map(|(figure, hidden)| if hidden { Value::Withheld } else { Value::Shown(figure.count) })
            .collect();
        let mut settled = Settled { counts, derived: Vec::new() };
        let derived = self.derived.iter().map(|derived| match *derived {
            Derived::Share { part, whole } => share(settled.count(part), settled.count(whole)),
            Derived::Median { median, of } => match settled.count(of) {
                Value::NotRecorded => Value::NotRecorded,
                Value::Shown(count) if !self.public || count > LARGEST_WITHHELD => {
                    Value::or_undefined(median)
                }
                _ => Value::Withheld,
            },
        });
        settled.derived = derived.collect();
        settled
    }
}

fn share(part: Count, whole: Count) -> Value<f64> {
    match (part, whole) {
        (Value::Shown(part), Value::Shown(whole)) => Value::or_undefined(crate::stats::per_cent(part, whole)),
        (Value::NotRecorded, _) | (_, Value::NotRecorded) => Value::NotRecorded,
        (Value::Shown(_) | Value::Undefined, Value::Shown(_) | Value::Undefined) => Value::Undefined,
        _ => Value::Withheld,
    }
}

/// What every figure may be, by its ticket.
pub(super) struct Settled {
    counts: Vec<Count>,
    derived: Vec<Value<f64>>,
}

impl Settled {
    fn count(&self, count: Count) -> Count {
        match count {
            // A ticket of another report is withheld.
            Value::Unsettled(ticket) => self.counts.get(ticket.0).copied().unwrap_or(Value::Withheld),
            settled => settled,
        }
    }
}

/// What holds figures that wait to be settled. One that is forgotten stays unsettled, and is shown to nobody.
pub(super) trait Settle {
    /// Settles each of them.
    fn settle(&mut self, settled: &Settled);
}

impl Settle for Count {
    fn settle(&mut self, settled: &Settled) {
        *self = settled.count(*self);
    }
}

impl Settle for Value<f64> {
    fn settle(&mut self, settled: &Settled) {
        if let Self::Unsettled(ticket) = self {
            *self = settled.derived.get(ticket.0).copied().unwrap_or(Self::Withheld);
        }
    }
}

impl<T: Settle> Settle for Vec<T> {
    fn settle(&mut self, settled: &Settled) {
        self.iter_mut().for_each(|each| each.settle(settled));
    }
}

impl Settle for Day {
    fn settle(&mut self, _: &Settled) {}
}

/// Settles the fields named.
macro_rules! settles {
    ($type:ty { $($field:ident),* $(,)? }) => {
        impl crate::report::figures::Settle for $type {
            #[allow(unused_variables, reason = "some hold no figure")]
            fn settle(&mut self, settled: &crate::report::figures::Settled) {
                $(self.$field.settle(settled);)*
            }
        }
    };
}

pub(super) use settles;

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(numbers: std::ops::Range<usize>) -> impl Iterator<Item = Atom> {
        numbers.map(Atom::case)
    }

    #[test]
    fn a_ticket_tells_nothing_until_it_is_settled() {
        for audience in [Audience::Management, Audience::Public] {
            let mut figures = Figures::new(audience);
            let mut count = figures.count(cases(0..30));
            let mut share = figures.share(count, count);
            let mut median = figures.median(Some(12.0), count);
            assert_eq!((count.shown(), share.shown(), median.shown()), (None, None, None));
            assert_eq!(count.to_string(), "c");
            assert_eq!(serde_json::to_string(&(count, share, median)).unwrap(), r#"["c","c","c"]"#);
            let settled = figures.settled();
            count.settle(&settled);
            share.settle(&settled);
            median.settle(&settled);
            assert_eq!((count.shown(), share.shown(), median.shown()), (Some(30), Some(100.0), Some(12.0)));
        }
    }

    #[test]
    fn a_ticket_that_nobody_settles_is_withheld_from_all() {
        struct Forgetful {
            settled: Count,
            forgotten: Count,
        }
        settles!(Forgetful { settled });
        for audience in [Audience::Management, Audience::Public] {
            let mut figures = Figures::new(audience);
            let (settled, forgotten) = (figures.count(cases(0..20)), figures.count(cases(0..20)));
            let mut both = Forgetful { settled, forgotten };
            both.settle(&figures.settled());
            assert_eq!(both.settled.shown(), Some(20));
            assert_eq!((both.forgotten.shown(), both.forgotten.to_string()), (None, "c".to_owned()));
        }
        // Nor does a ticket that came from somewhere else tell of a figure that is not its own.
        let mut stranger: Count = Value::Unsettled(Ticket(7));
        stranger.settle(&Figures::new(Audience::Management).settled());
        assert_eq!(stranger, Value::Withheld);
    }

    #[test]
    fn the_order_of_asking_decides_nothing_but_which_of_equals_is_withheld() {
        // North: 20 held, 3 not; South: 30 held, 40 not.
        let ranges = [0..20, 20..23, 0..23, 100..130, 130..170, 100..170];
        let asked = |order: &[usize]| {
            let mut figures = Figures::new(Audience::Public);
            let mut counts: Vec<(usize, Count)> =
                order.iter().map(|at| (*at, figures.count(cases(ranges[*at].clone())))).collect();
            let settled = figures.settled();
            counts.iter_mut().for_each(|(_, count)| count.settle(&settled));
            counts.sort_unstable_by_key(|(at, _)| *at);
            counts.into_iter().map(|(_, count)| count.shown()).collect::<Vec<_>>()
        };
        let first = asked(&[0, 1, 2, 3, 4, 5]);
        assert_eq!(first, [None, None, Some(23), Some(30), Some(40), Some(70)]);
        assert_eq!(first, asked(&[5, 3, 1, 4, 2, 0]));
    }

    #[test]
    fn what_tells_of_few_is_not_public() {
        let mut figures = Figures::new(Audience::Public);
        let (few, many) = (figures.count(cases(0..5)), figures.count(cases(10..40)));
        let mut told =
            [figures.median(Some(3.0), few), figures.median(Some(4.0), many), figures.share(few, many)];
        assert_eq!(figures.single(Some(400), many), Value::Withheld);
        let settled = figures.settled();
        told.iter_mut().for_each(|value| value.settle(&settled));
        assert_eq!(told, [Value::Withheld, Value::Shown(4.0), Value::Withheld]);
    }
}
