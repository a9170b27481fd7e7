//! The columns of the sheet, and the words practice heads them with.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::case::{
    ASSESSMENTS, CHILDREN, CLOSURES, Finding, FindingCode, HOLDINGS, Kind, Part, REFERRALS, TEAMS, TableSpec,
    plain,
};
use crate::error::Error;
use crate::format::duty_sheet::SHEET;
use crate::format::source::{BLANK, SourceColumn};

macro_rules! sheet_columns {
    ($( $column:ident $name:literal $( = $table:ident . $canonical:ident )+ ; $($alias:literal)* ; )+) => {
        /// A column of the sheet.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum SheetColumn { $($column),+ }

        /// The wire names, in order.
        pub(crate) const NAMES: &[&str] = &[$($name),+];

        impl SheetColumn {
            pub(crate) const ALL: &[Self] = &[$(Self::$column),+];

            /// The wire name.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$column => $name),+ }
            }

            /// Other names for it, lower case with underscores.
            const fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$column => &[$($alias),*]),+ }
            }

            /// The columns of the canonical tables that it reports.
            pub(crate) const fn reports(self) -> &'static [(&'static TableSpec, &'static str)] {
                match self { $(Self::$column => const { &[$((&$table, stringify!($canonical))),+] }),+ }
            }
        }
    };
}

sheet_columns! {
    ChildId "child_id" = REFERRALS.child_id;
        "child" "child_ref" "child_reference" "child_no" "child_number" "child_unique_id" "la_child_id" "lachildid"
        "client_id" "client" "client_ref" "client_no" "client_number" "person_id" "person" "service_user_id"
        "ics_id" "ics_number" "ics_no" "swift_id" "carefirst_id" "mosaic_id" "liquidlogic_id" "framework_i_id";
    Received "received" = REFERRALS.received;
        "referral_date" "date_of_referral" "date_received" "received_date" "received_on" "referral_received"
        "referral_received_date" "date_referral_received" "referral_received_on" "date_of_receipt" "date_referred"
        "referred" "referred_on" "ref_date" "cin_referral_date" "cinreferraldate";
    ReceivedRecorded "received_recorded" = REFERRALS.received_recorded; ;
    ReceivedTime "received_time" = REFERRALS.received_time;
        "time_received" "referral_time" "time_of_referral" "time_of_receipt";
    District "district" = REFERRALS.district = TEAMS.team = TEAMS.district; "locality" "district_office" "area" "area_office";
    Team "team" = REFERRALS.team; "team_name" "duty_team" "receiving_team" "referred_to_team" "diat" "diat_team";
    Source "source" = REFERRALS.source;
        "referral_source" "source_of_referral" "referred_by" "referrer" "referring_agency" "referral_agency"
        "referral_from" "agency";
    Decision "decision" = REFERRALS.decision;
        "referral_decision" "referral_outcome" "outcome_of_referral" "manager_decision" "manager_s_decision"
        "managers_decision" "duty_decision" "screening_decision" "screening_outcome";
    Decided "decided" = REFERRALS.decided;
        "decision_date" "date_of_decision" "date_decided" "decided_on" "date_of_manager_s_decision" "date_screened"
        "screening_date" "referral_decision_date";
    DecidedRecorded "decided_recorded" = REFERRALS.decided_recorded; ;
    Worker "worker" = HOLDINGS.referral_id = HOLDINGS.start = HOLDINGS.end = HOLDINGS.holder_kind
        = HOLDINGS.worker_id = HOLDINGS.team;
        "worker_id" "worker_name" "allocated_worker" "allocated_to" "allocated_social_worker" "allocated_sw"
        "assigned_to" "assigned_worker" "social_worker" "social_worker_name" "social_worker_id" "sw" "sw_name"
        "case_worker" "caseworker" "case_holder" "caseholder" "key_worker" "keyworker" "held_by" "holder"
        "current_worker" "name_of_worker" "name_of_social_worker";
    HolderKind "holder_kind" = HOLDINGS.referral_id = HOLDINGS.start = HOLDINGS.end = HOLDINGS.holder_kind
        = HOLDINGS.team;
        "holder_type" "kind_of_holder" "type_of_holder" "held_by_type";
    Allocated "allocated" = HOLDINGS.start;
        "allocation_date" "allocated_date" "date_allocated" "date_of_allocation" "allocated_on"
        "date_allocated_to_worker" "date_allocated_to_social_worker" "date_allocated_to_sw" "sw_allocated_date";
    AllocatedRecorded "allocated_recorded" = HOLDINGS.start_recorded; ;
    AssessmentKind "assessment_kind" = ASSESSMENTS.kind;
        "assessment_type" "type_of_assessment" "kind_of_assessment" "assessment";
    AssessmentStarted "assessment_started" = ASSESSMENTS.referral_id = ASSESSMENTS.kind = ASSESSMENTS.started;
        "assessment_start" "assessment_start_date" "assessment_started_date" "assessment_started_on"
        "assessment_actual_start_date" "date_assessment_started" "start_of_assessment"
        "ia_started" "ia_start" "ia_start_date" "ia_started_date" "date_ia_started"
        "initial_assessment_started" "initial_assessment_start" "initial_assessment_start_date"
        "date_initial_assessment_started"
        "single_assessment_started" "single_assessment_start" "single_assessment_start_date"
        "c_f_assessment_started" "c_f_assessment_start_date";
    AssessmentStartedRecorded "assessment_started_recorded" = ASSESSMENTS.started_recorded; ;
    ChildSeen "child_seen" = ASSESSMENTS.referral_id = ASSESSMENTS.kind = ASSESSMENTS.child_seen;
        "child_seen_date" "child_seen_on" "date_child_seen" "date_child_was_seen" "child_first_seen" "seen"
        "seen_date" "seen_on" "date_seen";
    ChildSeenRecorded "child_seen_recorded" = ASSESSMENTS.child_seen_recorded; ;
    AssessmentCompleted "assessment_completed" = ASSESSMENTS.referral_id = ASSESSMENTS.kind
        = ASSESSMENTS.completed;
        "assessment_complete" "assessment_completed_date" "assessment_completed_on" "assessment_completion"
        "assessment_completion_date" "assessment_end" "assessment_end_date" "assessment_ended"
        "date_assessment_completed" "date_of_completion" "date_completed" "completion_date"
        "ia_completed" "ia_complete" "ia_completed_date" "ia_completion_date" "date_ia_completed" "ia_end_date"
        "initial_assessment_completed" "initial_assessment_complete" "initial_assessment_completion_date"
        "initial_assessment_end_date" "date_initial_assessment_completed"
        "single_assessment_completed" "single_assessment_complete" "single_assessment_completion_date"
        "single_assessment_end_date" "c_f_assessment_completed" "c_f_assessment_completion_date";
    AssessmentCompletedRecorded "assessment_completed_recorded" = ASSESSMENTS.completed_recorded; ;
    OverrunReason "overrun_reason" = ASSESSMENTS.overrun_reason;
        "reason_overdue" "reason_for_overrun" "reason_for_delay" "delay_reason" "reason_late" "reason_out_of_time";
    Closed "closed" = CLOSURES.referral_id = CLOSURES.closed;
        "closed_date" "closed_on" "closure_date" "closing_date" "date_closed" "date_of_closure" "case_closed"
        "case_closed_date" "case_closure_date" "date_case_closed" "referral_closed" "referral_closed_date"
        "cin_closure_date" "cinclosuredate";
    ClosedRecorded "closed_recorded" = CLOSURES.closed_recorded = HOLDINGS.end_recorded; ;
    ClosureReason "closure_reason" = CLOSURES.reason;
        "closed_reason" "closing_reason" "reason_closed" "reason_for_closure" "reason_for_closing"
        "case_closure_reason";
    ReferralId "referral_id" = REFERRALS.referral_id;
        "referral" "referral_ref" "referral_reference" "referral_no" "referral_number" "episode_id" "episode"
        "cin_episode_id";
    Recorded "recorded" = REFERRALS.received_recorded;
        "recorded_on" "recorded_date" "date_recorded" "entered" "entered_on" "date_entered" "date_input"
        "input_date";
    PrimaryNeed "primary_need" = REFERRALS.primary_need;
        "primary_need_code" "need" "need_code" "category_of_need" "presenting_need";
    NoFurtherAction "no_further_action" = REFERRALS.decision; "nfa" "referral_nfa" "nfa_flag" "is_nfa" "no_further_action_flag";
    Status "status" = CLOSURES.closed = CLOSURES.referral_id;
        "case_status" "referral_status" "current_status" "open_closed" "open_or_closed" "status_of_case" "case_open";
    FamilyGroup "family_group" = CHILDREN.child_id = CHILDREN.family_group;
        "family" "family_id" "family_no" "family_number" "household" "household_id" "sibling_group";
    BirthDate "birth_date" = CHILDREN.child_id = CHILDREN.birth_date; "dob" "d_o_b" "date_of_birth" "born";
}

impl SheetColumn {
    /// The column of that name or alias: upper and lower case, spaces and punctuation do not matter.
    pub(crate) fn of_header(header: &str) -> Option<Self> {
        let header = plain(header);
        let named = Self::ALL.iter().find(|column| column.name() == header);
        named.or_else(|| Self::ALL.iter().find(|column| column.aliases().contains(&header.as_str()))).copied()
    }

    /// That there is no such column, with the first of the headings it is known by.
    fn missing(self) -> Error {
        const FEW: usize = 5;
        let readable = |name: &&str| {
            let mut letters = name.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>().replace('_', " ")
        };
        let headings = self.aliases().iter().take(FEW).map(readable).collect();
        Error::MissingColumn { column: self.name(), headings }
    }

    pub(crate) fn of_name(name: &str) -> Result<Self, Error> {
        let column = Self::ALL.iter().find(|column| column.name() == name);
        column.copied().ok_or_else(|| Error::unknown("column of the duty tracking sheet", name, NAMES))
    }

    /// Whether it says who holds the case and from where: what may differ between two rows of one referral.
    pub(crate) const fn is_of_holder(self) -> bool {
        matches!(
            self,
            Self::Worker
                | Self::HolderKind
                | Self::Allocated
                | Self::AllocatedRecorded
                | Self::Team
                | Self::District
                | Self::Recorded
        )
    }

    /// Whether its cells are days.
    pub(crate) fn is_of_days(self) -> bool {
        let kind = |(table, name): &(&TableSpec, &str)| table.column(name).map(|column| column.kind);
        self.reports().last().and_then(kind).is_some_and(|kind| matches!(kind, Kind::Day))
    }

    /// The table and column that its cells are dates of, if they are.
    pub(crate) fn dates(self) -> Option<(&'static str, &'static str)> {
        let (table, column) = self.reports().last().filter(|_| self.is_of_days())?;
        Some((table.name, column))
    }

    /// The columns without which this one says nothing: one of them is enough.
    const fn needs(self) -> &'static [Self] {
        match self {
            Self::Allocated | Self::AllocatedRecorded => &[Self::Worker, Self::HolderKind],
            Self::AssessmentKind | Self::OverrunReason => {
                &[Self::AssessmentStarted, Self::AssessmentCompleted, Self::ChildSeen]
            }
            Self::ClosureReason | Self::ClosedRecorded => &[Self::Closed],
            Self::ReceivedTime | Self::ReceivedRecorded => &[Self::Received],
            Self::DecidedRecorded => &[Self::Decided],
            Self::AssessmentStartedRecorded => &[Self::AssessmentStarted],
            Self::ChildSeenRecorded => &[Self::ChildSeen],
            Self::AssessmentCompletedRecorded => &[Self::AssessmentCompleted],
            _ => &[],
        }
    }

    /// For a date, the canonical columns that say when it was entered.
    const fn companions(self) -> &'static [(&'static TableSpec, &'static str)] {
        match self {
            Self::Received => Self::ReceivedRecorded.reports(),
            Self::Decided => Self::DecidedRecorded.reports(),
            Self::Worker | Self::HolderKind => Self::AllocatedRecorded.reports(),
            Self::AssessmentStarted => Self::AssessmentStartedRecorded.reports(),
            Self::ChildSeen => Self::ChildSeenRecorded.reports(),
            Self::AssessmentCompleted => Self::AssessmentCompletedRecorded.reports(),
            Self::Closed => Self::ClosedRecorded.reports(),
            _ => &[],
        }
    }
}

/// What a sheet cannot do without.
const REQUIRED: [SheetColumn; 2] = [SheetColumn::ChildId, SheetColumn::Received];

/// For columns of the sheet the heading each has in a file, whatever other headings look like; nothing where it has none.
pub(crate) type Mapped = BTreeMap<SheetColumn, Option<String>>;

/// Whether a heading is the one that was given.
pub(crate) fn is_given(heading: &str, given: &str) -> bool {
    heading == given.trim() || plain(heading) == plain(given)
}

/// What each of some headings means: what the caller says first, then the wire names, then the words of practice.
pub(crate) fn meanings<'n>(
    headings: impl Iterator<Item = &'n str> + Clone,
    mapped: &Mapped,
) -> Vec<Option<SheetColumn>> {
    let mut meanings: Vec<Option<SheetColumn>> = headings.clone().map(|_| None).collect();
    for (wanted, given) in mapped {
        let Some(given) = given else { continue };
        let exact = headings.clone().position(|heading| heading == given.trim());
        let place = exact.or_else(|| headings.clone().position(|heading| is_given(heading, given)));
        if let Some(slot) = place.and_then(|place| meanings.get_mut(place)) {
            *slot = Some(*wanted);
        }
    }
    let has_none = |column: SheetColumn| mapped.get(&column).is_some_and(Option::is_none);
    let by_name =
        |heading: &str| SheetColumn::ALL.iter().find(|column| column.name() == plain(heading)).copied();
    for find in [&by_name as &dyn Fn(&str) -> Option<SheetColumn>, &SheetColumn::of_header] {
        for (place, heading) in headings.clone().enumerate() {
            let found = find(heading).filter(|found| !meanings.contains(&Some(*found)) && !has_none(*found));
            if let Some(slot) = meanings.get_mut(place).filter(|slot| slot.is_none()) {
                *slot = found;
            }
        }
    }
    meanings
}

/// The columns that these names lack of a sheet, as errors.
pub(crate) fn lacks<'n>(names: impl Iterator<Item = &'n str> + Clone, mapped: &Mapped) -> Vec<Error> {
    let found = meanings(names, mapped);
    let lacking = REQUIRED.iter().filter(|required| !found.contains(&Some(**required)));
    lacking.map(|required| required.missing()).collect()
}

/// The columns of one sheet by what they mean.
pub(crate) struct Columns<'t> {
    known: Vec<Option<&'t SourceColumn>>,
    /// The columns whose cells go among the extras as they are.
    pub(crate) others: Vec<&'t SourceColumn>,
    pub(crate) findings: Vec<Finding>,
    assessment_kind: Option<&'static str>,
}

impl<'t> Columns<'t> {
    /// Finds the columns.
    pub(crate) fn find(columns: &'t [SourceColumn], mapped: &Mapped) -> Result<Self, Error> {
        // Of two columns with one meaning the one that says something.
        let mut order: Vec<(usize, &SourceColumn)> = columns.iter().enumerate().collect();
        order.sort_by_key(|(_, column)| column.filled() == 0);
        let found = meanings(order.iter().map(|(_, column)| column.heading.as_str()), mapped);
        let mut meaning: Vec<Option<SheetColumn>> = vec![None; columns.len()];
        for ((place, _), found) in order.into_iter().zip(found) {
            meaning.iter_mut().skip(place).take(1).for_each(|slot| *slot = found);
        }
        let mut findings = Vec::new();
        let has = |column: &SheetColumn| meaning.contains(&Some(*column));
        if let Some(required) = REQUIRED.iter().find(|required| !has(required)) {
            return Err(required.missing());
        }
        let mut known = vec![None; SheetColumn::ALL.len()];
        let mut others = Vec::new();
        for ((place, column), meaning) in (1_u32..).zip(columns).zip(&meaning) {
            let finding = match meaning {
                Some(meaning) if meaning.needs().is_empty() || meaning.needs().iter().any(has) => {
                    if let Some(slot) = known.get_mut(*meaning as usize) {
                        *slot = Some(column);
                    }
                    continue;
                }
                Some(meaning) => Finding::new(FindingCode::UnusedColumn, SHEET).in_column(meaning.name()),
                None if SheetColumn::of_header(&column.heading).is_some_and(|known| has(&known)) => {
                    Finding::new(FindingCode::RepeatedColumn, SHEET).in_place(place)
                }
                None => Finding::new(FindingCode::UnknownColumn, SHEET).in_place(place),
            };
            // A column without name or cells is the trail of a wide sheet.
            let trail = column.heading == format!("column {place}") && column.filled() == 0;
            if !trail {
                findings.push(finding);
                others.push(column);
            }
        }
        let mut columns = Self { known, others, findings, assessment_kind: None };
        columns.assessment_kind = columns.kind_in_header();
        Ok(columns)
    }

    pub(crate) fn column(&self, column: SheetColumn) -> Option<&'t SourceColumn> {
        self.known.get(column as usize).copied().flatten()
    }

    pub(crate) fn has(&self, column: SheetColumn) -> bool {
        self.column(column).is_some()
    }

    /// The number of the text in a cell: the same for the same text of one column, that of the blank where there is none.
    pub(crate) fn number(&self, column: SheetColumn, row: usize) -> u32 {
        self.column(column).map_or(BLANK, |column| column.number(row))
    }

    /// The text of a cell without the blanks around it; empty where there is none.
    pub(crate) fn text(&self, column: SheetColumn, row: usize) -> &'t str {
        self.column(column).map_or("", |column| column.text(row))
    }

    /// What each text of a column means, by its number; nothing of a column that is not there.
    pub(crate) fn meanings<T>(&self, column: SheetColumn, mean: impl FnMut(&'t str) -> T) -> Vec<T> {
        self.column(column).map_or_else(Vec::new, |column| column.meanings(mean))
    }

    /// The kind of assessment where the sheet does not say: the one its column headings speak of, else the one there
    /// was when the referral was received.
    pub(crate) fn usual_assessment(&self, received: Day) -> &'static str {
        // Working Together to Safeguard Children, 21 March 2013, in force from 15 April 2013: a single assessment in place of the
        // initial and the core.
        const SINGLE_FROM: Day = Day::from_epoch_const(15_810);
        self.assessment_kind.unwrap_or(if received < SINGLE_FROM { "initial" } else { "single" })
    }

    fn kind_in_header(&self) -> Option<&'static str> {
        let dates = [SheetColumn::AssessmentCompleted, SheetColumn::AssessmentStarted];
        dates.into_iter().filter_map(|date| self.column(date)).find_map(|column| {
            let header = plain(&column.heading);
            let speaks =
                |words: &[&str]| words.iter().any(|word| header.split('_').any(|part| part == *word));
            if speaks(&["ia", "initial"]) {
                return Some("initial");
            }
            (speaks(&["single"]) || header.contains("c_f_")).then_some("single")
        })
    }

    /// Marks what the sheet reports.
    pub(crate) fn report(&self, part: &mut Part) {
        let holders = self.has(SheetColumn::Worker) || self.has(SheetColumn::HolderKind);
        for column in SheetColumn::ALL.iter().filter(|column| self.has(**column)) {
            let companions = if self.has(SheetColumn::Recorded) { column.companions() } else { &[] };
            for (table, name) in column.reports().iter().chain(companions) {
                if holders || table.place != HOLDINGS.place {
                    part.report_column(table, name);
                }
            }
        }
        // Whatever id a row has or is given.
        part.report_column(&REFERRALS, "referral_id");
        if self.has(SheetColumn::District) {
            part.report_column(&REFERRALS, "team");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_name_means_one_column_and_is_written_plainly() {
        let mut meanings = BTreeMap::new();
        for column in SheetColumn::ALL {
            for name in column.aliases().iter().chain([&column.name()]) {
                assert_eq!(*name, plain(name));
                assert_eq!(meanings.insert(*name, column.name()), None, "{name}");
                assert_eq!(SheetColumn::of_header(name), Some(*column));
            }
            for (table, name) in column.reports() {
                assert!(table.column(name).is_some(), "{} {name}", table.name);
            }
        }
        assert_eq!(SheetColumn::of_header(" Date of Referral: "), Some(SheetColumn::Received));
    }

    #[test]
    fn the_single_assessment_came_on_15_april_2013() {
        let columns = ["child_id", "received"].map(|heading| SourceColumn::new(heading.to_owned()));
        let columns = Columns::find(&columns, &Mapped::new()).unwrap();
        let day = |day| Day::from_ymd(2013, 4, day).unwrap();
        assert_eq!(
            (columns.usual_assessment(day(14)), columns.usual_assessment(day(15))),
            ("initial", "single")
        );
    }
}
