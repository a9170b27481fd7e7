//! The kinds of value a typed row gives and takes, and their cells.

use std::borrow::Cow;

use crate::calendar::{Day, Time};
use crate::case::cells::NOTHING;
use crate::case::code::{
    AllocationNeed, AssessmentKind, AssessmentOutcome, CodeList, ConferenceKind, ContactOutcome, EventKind,
    HolderKind, Involvement, PlanKind, ReferralDecision, Sex, WorkerRole, plain,
};
use crate::case::schema::{Codes, Kind, Noun};
use crate::case::texts::{Sym, Texts};

/// A kind of value in a typed row.
pub trait Field: Sized {
    /// The kind of its column.
    const KIND: Kind;
    /// What it is the id of, where it is one that belongs to an authority.
    const NOUN: Option<Noun> = None;
    /// What a caller writes; its default is a blank cell.
    type In<'a>: Default + Copy;
    /// The cell for it; nothing where no further text can be numbered.
    fn cell(input: Self::In<'_>, texts: &mut Texts) -> Option<i32>;
    /// What a cell that is not blank says.
    fn read(cell: i32) -> Self;
}

/// Codes take the places below; a cell at or above is the number of a text no list knows, moved up by so much.
const OTHER: i32 = 256;

impl Field for Day {
    const KIND: Kind = Kind::Day;
    type In<'a> = Option<Self>;
    fn cell(input: Self::In<'_>, _: &mut Texts) -> Option<i32> {
        Some(input.map_or(NOTHING, Self::epoch))
    }
    fn read(cell: i32) -> Self {
        Self::from_epoch(i64::from(cell)).unwrap_or(Self::MAX)
    }
}

impl Field for Time {
    const KIND: Kind = Kind::Time;
    type In<'a> = Option<Self>;
    fn cell(input: Self::In<'_>, _: &mut Texts) -> Option<i32> {
        Some(input.map_or(NOTHING, |time| i32::from(time.minutes())))
    }
    fn read(cell: i32) -> Self {
        u16::try_from(cell).ok().and_then(Self::from_minutes).unwrap_or(Self::MIDNIGHT)
    }
}

impl Field for i32 {
    const KIND: Kind = Kind::Integer;
    type In<'a> = Option<Self>;
    fn cell(input: Self::In<'_>, _: &mut Texts) -> Option<i32> {
        Some(input.unwrap_or(NOTHING))
    }
    fn read(cell: i32) -> Self {
        cell
    }
}

/// A decimal number kept to three places: a full-time equivalent of 0.6 is 600 thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i32);

impl std::fmt::Display for Thousandths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (f64::from(self.0) / 1000.0).fmt(f)
    }
}

impl Field for Thousandths {
    const KIND: Kind = Kind::Decimal;
    type In<'a> = Option<Self>;
    fn cell(input: Self::In<'_>, _: &mut Texts) -> Option<i32> {
        Some(input.map_or(NOTHING, |number| number.0))
    }
    fn read(cell: i32) -> Self {
        Self(cell)
    }
}

impl Field for bool {
    const KIND: Kind = Kind::Flag;
    type In<'a> = Option<Self>;
    fn cell(input: Self::In<'_>, _: &mut Texts) -> Option<i32> {
        Some(input.map_or(NOTHING, i32::from))
    }
    fn read(cell: i32) -> Self {
        cell == 1
    }
}

/// A text without what no file of text can hold.
pub(crate) fn readable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

fn text_cell(text: &str, texts: &mut Texts) -> Option<i32> {
    let text = readable(text);
    let text = text.trim();
    if text.is_empty() {
        return Some(NOTHING);
    }
    i32::try_from(texts.intern(text)?.0).ok()
}

/// The text a text cell stands for; one that holds nothing stands for the empty one.
pub(crate) fn text_of(cell: i32) -> Sym {
    Sym(u32::try_from(cell).unwrap_or(u32::MAX))
}

/// The text of a code that its list does not know.
pub(crate) fn other_of(cell: i32) -> Option<Sym> {
    cell.checked_sub(OTHER).and_then(|cell| u32::try_from(cell).ok()).map(Sym)
}

/// The cell of a code, known or not.
pub(crate) fn code_cell(codes: Codes, text: &str, texts: &mut Texts) -> Option<i32> {
    let text = readable(text);
    let text = &*text;
    if text.is_empty() {
        return Some(NOTHING);
    }
    let place = codes.names.iter().position(|name| *name == text);
    match place.or_else(|| (codes.place)(&plain(text))) {
        Some(place) => i32::try_from(place).ok(),
        None => other_cell(texts.intern(text)?),
    }
}

/// The cell of a code that its list does not know.
pub(crate) fn other_cell(text: Sym) -> Option<i32> {
    i32::try_from(text.0).ok()?.checked_add(OTHER)
}

macro_rules! text_fields {
    ($( $(#[$doc:meta])* $name:ident $noun:ident )+) => { $(
        $(#[$doc])*
        ///
        /// It stands for a text of one register, which [`Register::text`](crate::case::Register::text) gives: two are
        /// equal where they are the same text there, and two of different registers cannot be compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name(pub(crate) Sym);

        impl From<$name> for Text {
            fn from(id: $name) -> Self { Self(id.0) }
        }

        impl Field for $name {
            const KIND: Kind = Kind::Text;
            const NOUN: Option<Noun> = Some(Noun::$noun);
            type In<'a> = &'a str;
            fn cell(input: Self::In<'_>, texts: &mut Texts) -> Option<i32> { text_cell(input, texts) }
            fn read(cell: i32) -> Self { Self(text_of(cell)) }
        }
    )+ };
}

/// A text of one register, which [`Register::text`](crate::case::Register::text) gives.
///
/// Two are equal where they are the same text of one register. Their order is for keys of a map and says nothing: it is
/// that in which the texts first came, not that of the alphabet. Two of different registers cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(pub(crate) Sym);

impl Field for Text {
    const KIND: Kind = Kind::Text;
    type In<'a> = &'a str;
    fn cell(input: Self::In<'_>, texts: &mut Texts) -> Option<i32> {
        text_cell(input, texts)
    }
    fn read(cell: i32) -> Self {
        Self(text_of(cell))
    }
}

text_fields! {
    /// An opaque id of a child.
    ChildId Child
    /// An opaque id of a referral.
    ReferralId Referral
    /// An opaque id of a worker.
    WorkerId Worker
    /// A team, by the name or code the source gives it.
    Team Team
    /// A family group, by the id the source gives it.
    FamilyGroup FamilyGroup
}

macro_rules! code_fields {
    ($($list:ident)+) => { $(
        impl Field for $list {
            const KIND: Kind = Kind::Code(Codes { names: Self::NAMES, place: <Self as CodeList>::place });
            type In<'a> = &'a str;
            fn cell(input: Self::In<'_>, texts: &mut Texts) -> Option<i32> {
                code_cell(Codes { names: Self::NAMES, place: <Self as CodeList>::place }, input, texts)
            }
            fn read(cell: i32) -> Self {
                usize::try_from(cell).map_or(Self::Other, <Self as CodeList>::at)
            }
        }
    )+ };
}

code_fields! {
    AllocationNeed AssessmentKind AssessmentOutcome ConferenceKind ContactOutcome EventKind HolderKind Involvement
    PlanKind ReferralDecision Sex WorkerRole
}
