//! The shape of a census file: which item stands in which group, of which kind, in which collection years.

use crate::format::cin_census::codes::{
    ASSESSMENT_FACTOR, CATEGORY_OF_ABUSE, CodeList, DISABILITY, ETHNICITY, PRE_PROCEEDINGS_OUTCOME,
    PRIMARY_NEED, REASON_FOR_CLOSURE, REFERRAL_SOURCE, SEX, UPN_UNKNOWN, Years,
};

macro_rules! items {
    ($($item:ident)+) => {
        /// An item by its name in the census.
        #[expect(clippy::upper_case_acronyms, reason = "the names of the census")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Item { $($item),+ }

        impl Item {
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$item => stringify!($item)),+ }
            }

            /// A number of its own, of one bit.
            pub(crate) const fn mark(self) -> u64 {
                1 << (self as u32)
            }
        }
    };
}

items! {
    Collection Year ReferenceDate SourceLevel LEA SoftwareCode Release SerialNo DateTime
    LAchildID UPN FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate Sex GenderCurrent PersonDeathDate
    Ethnicity Disability
    CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure DateOfInitialCPC ReferralNFA
    AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate AssessmentFactors
    CINPlanStartDate CINPlanEndDate
    S47ActualStartDate InitialCPCtarget ICPCnotRequired
    CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP CPPreviewDate
    PPStartDate LBPSentDate FGDMMeetingOffer FGDMMeetingFac InitialPPMeetingDate ReviewMeetingsCount
    StepDecisionDate PPOutcome CourtAppDate LetterInitCPDate
}

/// The kind of an item.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A date, written 2023-04-17.
    Day,
    /// True or false, yes or no, 1 or 0, in any case.
    Flag,
    /// A whole number from 0.
    Count,
    /// An opaque text.
    Text,
    /// A code of a list.
    Code(CodeList),
}

/// An item in its group.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) item: Item,
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) years: Years,
    /// Whether it may stand more than once.
    pub(crate) many: bool,
    /// Whether it goes to the extras, having no column of its own.
    pub(crate) kept: bool,
}

const fn new(item: Item, kind: Kind) -> Spec {
    Spec { item, name: item.name(), kind, years: Years::ALL, many: false, kept: false }
}

const fn day(item: Item) -> Spec {
    new(item, Kind::Day)
}

pub(crate) const fn text(item: Item) -> Spec {
    new(item, Kind::Text)
}

const fn code(item: Item, list: CodeList) -> Spec {
    new(item, Kind::Code(list))
}

impl Spec {
    const fn in_years(self, years: Years) -> Self {
        Self { years, ..self }
    }

    const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    const fn kept(self) -> Self {
        Self { kept: true, ..self }
    }
}

/// A group of items: an element with elements in it.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) name: &'static str,
    /// The canonical table, or the block, its findings name.
    pub(crate) table: &'static str,
    /// Whether each is a record of its own; otherwise its items belong to the record around it.
    pub(crate) record: bool,
    pub(crate) years: Years,
    pub(crate) items: &'static [Spec],
    pub(crate) groups: &'static [&'static Self],
}

impl Group {
    const fn new(name: &'static str, table: &'static str, items: &'static [Spec]) -> Self {
        Self { name, table, record: false, years: Years::ALL, items, groups: &[] }
    }

    const fn record(self) -> Self {
        Self { record: true, ..self }
    }

    const fn since(self, year: u16) -> Self {
        Self { years: Years::since(year), ..self }
    }

    const fn with(self, groups: &'static [&'static Self]) -> Self {
        Self { groups, ..self }
    }

    /// The known name, and the group if it is one's, wherever in this group it stands.
    pub(crate) fn find(&'static self, name: &str) -> Option<(&'static str, Option<&'static Self>)> {
        if self.name == name {
            return Some((self.name, Some(self)));
        }
        let item = self.items.iter().map(|spec| spec.name).find(|known| *known == name);
        item.map(|known| (known, None)).or_else(|| self.groups.iter().find_map(|group| group.find(name)))
    }
}

/// The block of the header and of everything around the children, as findings name it.
pub(crate) const HEADER_BLOCK: &str = "header";

pub(crate) static MESSAGE: Group =
    Group::new("Message", HEADER_BLOCK, &[]).record().with(&[&HEADER, &CHILDREN]);

pub(crate) static HEADER: Group =
    Group::new("Header", HEADER_BLOCK, &[]).record().with(&[&COLLECTION_DETAILS, &SOURCE]);

static COLLECTION_DETAILS: Group = Group::new(
    "CollectionDetails",
    HEADER_BLOCK,
    &[text(Item::Collection), text(Item::Year), text(Item::ReferenceDate)],
);

static SOURCE: Group = Group::new(
    "Source",
    HEADER_BLOCK,
    &[
        text(Item::SourceLevel),
        text(Item::LEA),
        text(Item::SoftwareCode),
        text(Item::Release),
        text(Item::SerialNo),
        text(Item::DateTime),
    ],
);

static CHILDREN: Group = Group::new("Children", HEADER_BLOCK, &[]).with(&[&CHILD]);

pub(crate) static CHILD: Group = Group::new("Child", "children", &[]).record().with(&[
    &CIN_DETAILS,
    &CHILD_IDENTIFIERS,
    &CHILD_CHARACTERISTICS,
]);

static CHILD_IDENTIFIERS: Group = Group::new(
    "ChildIdentifiers",
    "children",
    &[
        text(Item::LAchildID),
        text(Item::UPN).kept(),
        text(Item::FormerUPN).kept(),
        code(Item::UPNunknown, UPN_UNKNOWN).kept(),
        day(Item::PersonBirthDate),
        day(Item::ExpectedPersonBirthDate),
        code(Item::Sex, SEX).in_years(Years::since(2025)),
        code(Item::GenderCurrent, SEX).in_years(Years::until(2024)),
        day(Item::PersonDeathDate),
    ],
);

static CHILD_CHARACTERISTICS: Group =
    Group::new("ChildCharacteristics", "children", &[code(Item::Ethnicity, ETHNICITY)])
        .with(&[&DISABILITIES]);

static DISABILITIES: Group =
    Group::new("Disabilities", "children", &[code(Item::Disability, DISABILITY).many().kept()]);

pub(crate) static CIN_DETAILS: Group = Group::new(
    "CINdetails",
    "referrals",
    &[
        day(Item::CINreferralDate),
        code(Item::ReferralSource, REFERRAL_SOURCE),
        code(Item::PrimaryNeedCode, PRIMARY_NEED),
        day(Item::CINclosureDate),
        code(Item::ReasonForClosure, REASON_FOR_CLOSURE),
        day(Item::DateOfInitialCPC),
        new(Item::ReferralNFA, Kind::Flag),
    ],
)
.record()
.with(&[&ASSESSMENTS, &CIN_PLAN_DATES, &SECTION_47, &CHILD_PROTECTION_PLANS, &PRE_PROCEEDINGS]);

pub(crate) static ASSESSMENTS: Group = Group::new(
    "Assessments",
    "assessments",
    &[
        day(Item::AssessmentActualStartDate),
        day(Item::AssessmentInternalReviewDate).kept(),
        day(Item::AssessmentAuthorisationDate),
    ],
)
.record()
.with(&[&FACTORS]);

static FACTORS: Group = Group::new(
    "FactorsIdentifiedAtAssessment",
    "assessments",
    &[code(Item::AssessmentFactors, ASSESSMENT_FACTOR).many().kept()],
);

pub(crate) static CIN_PLAN_DATES: Group =
    Group::new("CINPlanDates", "plans", &[day(Item::CINPlanStartDate), day(Item::CINPlanEndDate)])
        .record()
        .since(2022);

pub(crate) static SECTION_47: Group = Group::new(
    "Section47",
    "enquiries",
    &[
        day(Item::S47ActualStartDate),
        day(Item::InitialCPCtarget),
        day(Item::DateOfInitialCPC),
        new(Item::ICPCnotRequired, Kind::Flag),
    ],
)
.record();

pub(crate) static CHILD_PROTECTION_PLANS: Group = Group::new(
    "ChildProtectionPlans",
    "plans",
    &[
        day(Item::CPPstartDate),
        day(Item::CPPendDate),
        code(Item::InitialCategoryOfAbuse, CATEGORY_OF_ABUSE).kept(),
        code(Item::LatestCategoryOfAbuse, CATEGORY_OF_ABUSE),
        new(Item::NumberOfPreviousCPP, Kind::Count).kept(),
    ],
)
.record()
.with(&[&REVIEWS]);

static REVIEWS: Group = Group::new("Reviews", "conferences", &[day(Item::CPPreviewDate).many()]);

/// The pre-proceedings and family group decision making module; the meanings of some of its items are not published
/// where they could be read, so all are kept as they come.
pub(crate) static PRE_PROCEEDINGS: Group = Group::new(
    "PreProceedingsandFGDM",
    "referrals",
    &[
        day(Item::PPStartDate).kept(),
        day(Item::LBPSentDate).kept(),
        text(Item::FGDMMeetingOffer).kept(),
        text(Item::FGDMMeetingFac).kept(),
        day(Item::InitialPPMeetingDate).kept(),
        new(Item::ReviewMeetingsCount, Kind::Count).kept(),
        day(Item::StepDecisionDate).kept(),
        code(Item::PPOutcome, PRE_PROCEEDINGS_OUTCOME).kept(),
        day(Item::CourtAppDate).kept(),
        day(Item::LetterInitCPDate).kept(),
    ],
)
.record()
.since(2027);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_where_it_stands() {
        assert!(matches!(MESSAGE.find("CPPreviewDate"), Some(("CPPreviewDate", None))));
        assert!(
            matches!(MESSAGE.find("CINdetails"), Some((_, Some(group))) if std::ptr::eq(group, &CIN_DETAILS))
        );
        assert!(MESSAGE.find("cindetails").is_none());
        assert!(SECTION_47.find("CINreferralDate").is_none());
    }
}
