//! Random registers, as the plain rows they are built from: a law can shuffle the rows, split them by child and build
//! again, and a slow second implementation can read them without asking the library.
//!
//! Dates lie within [`WINDOW`] days, so that starts, ends and recorded days often meet. Nothing is tidy: ends come before
//! starts, rows stand twice, contradict each other or belong to no referral, codes are unknown, dates are blank.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use dutydesk::calendar::{CalendarDays, Day};
use dutydesk::case::{
    AbsenceRow, AssessmentRow, ChildRow, ClosureRow, ConferenceRow, ContactRow, EarlyHelpRow, EnquiryRow,
    EventRow, HoldingRow, Part, PlanRow, ReferralRow, Register, RegisterBuilder, TABLES, TeamRow, TypedRow,
    WorkerRow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The days from the first to the last that something happens on.
pub const WINDOW: i32 = 60;

/// The window opens on 18 March 2013: Good Friday is day 11, and the single assessment comes in on day 28.
pub fn day(number: i32) -> Day {
    Day::from_ymd(2013, 3, 18).unwrap().plus(CalendarDays(number))
}

/// Every day on which something can happen or be recorded, with one before and one after.
pub fn days() -> impl Iterator<Item = Day> {
    (-1..=WINDOW + LATE).map(day)
}

/// How many days after the window something can still be recorded.
const LATE: i32 = 15;

macro_rules! rows {
    ($( $table:ident: $row:ident, )+) => {
        /// The rows of a register.
        #[derive(Clone, Default)]
        pub struct Rows {
            $( pub $table: Vec<$row<'static>>, )+
            /// Whether the source reports the tables that it has no rows for.
            pub reports_all: bool,
        }

        impl fmt::Debug for Rows {
            /// One line a row, without its blank cells: a failing law shows the register it fails on.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                writeln!(f, "reports_all: {}", self.reports_all)?;
                $( self.$table.iter().try_for_each(|row| writeln!(f, "{}", without_blanks(&format!("{row:?}"))))?; )+
                Ok(())
            }
        }

        impl Rows {
            /// The same with the rows of another after its own.
            pub fn and(mut self, other: &Self) -> Self {
                $( self.$table.extend(&other.$table); )+
                self
            }

            /// The same rows in an order that the seed decides.
            pub fn shuffled(&self, seed: u64) -> Self {
                let mut random = Random(seed);
                let mut rows = self.clone();
                $( random.shuffle(&mut rows.$table); )+
                rows
            }

            /// The register of these rows, which come from that part.
            pub fn register_from(&self, part: Part) -> Register {
                let mut builder = RegisterBuilder::new(part);
                $( add(&mut builder, &self.$table); )+
                builder.finish().unwrap()
            }

            /// How many rows there are.
            pub fn len(&self) -> usize {
                [$( self.$table.len() ),+].iter().sum()
            }
        }
    };
}

rows! {
    teams: TeamRow, referrals: ReferralRow, children: ChildRow, contacts: ContactRow, early_help: EarlyHelpRow,
    closures: ClosureRow, holdings: HoldingRow, assessments: AssessmentRow, enquiries: EnquiryRow,
    conferences: ConferenceRow, plans: PlanRow, events: EventRow, workers: WorkerRow, absences: AbsenceRow,
}

impl Rows {
    /// What the rows come from.
    pub fn part(&self) -> Part {
        let mut part = Part::new("rows");
        if self.reports_all {
            TABLES.iter().for_each(|table| part.report_table(table));
        }
        part
    }

    /// The register of these rows.
    pub fn register(&self) -> Register {
        self.register_from(self.part())
    }

    /// The rows of each piece: those about a child where `piece` puts the child, all others in the first.
    pub fn split(&self, pieces: usize, piece: impl Fn(&str) -> usize) -> Vec<Self> {
        let of_referral = |id: &str| {
            let referral = self.referrals.iter().find(|referral| referral.referral_id == id);
            referral.map_or(0, |referral| piece(referral.child_id))
        };
        let rows = |at: usize| Self {
            teams: if at == 0 { self.teams.clone() } else { Vec::new() },
            workers: if at == 0 { self.workers.clone() } else { Vec::new() },
            absences: if at == 0 { self.absences.clone() } else { Vec::new() },
            referrals: chosen(&self.referrals, |row| piece(row.child_id) == at),
            children: chosen(&self.children, |row| piece(row.child_id) == at),
            contacts: chosen(&self.contacts, |row| piece(row.child_id) == at),
            early_help: chosen(&self.early_help, |row| piece(row.child_id) == at),
            closures: chosen(&self.closures, |row| of_referral(row.referral_id) == at),
            holdings: chosen(&self.holdings, |row| of_referral(row.referral_id) == at),
            assessments: chosen(&self.assessments, |row| of_referral(row.referral_id) == at),
            enquiries: chosen(&self.enquiries, |row| of_referral(row.referral_id) == at),
            conferences: chosen(&self.conferences, |row| of_referral(row.referral_id) == at),
            plans: chosen(&self.plans, |row| of_referral(row.referral_id) == at),
            events: chosen(&self.events, |row| of_referral(row.referral_id) == at),
            reports_all: self.reports_all,
        };
        (0..pieces).map(rows).collect()
    }

    /// The same with one row for each referral and child: which of two counts may hang on how an id in it is spelt.
    pub fn without_conflicts(mut self) -> Self {
        let mut seen = BTreeSet::new();
        self.referrals.retain(|row| seen.insert(row.referral_id));
        let mut seen = BTreeSet::new();
        self.children.retain(|row| seen.insert(row.child_id));
        self
    }

    /// The same with the ids of referrals, and those of children and families, in each other's place: what came first of
    /// them by its spelling comes last.
    pub fn renamed(&self) -> Self {
        let referrals: BTreeSet<&'static str> = REFERRAL_IDS.iter().map(String::as_str).collect();
        let groups = FAMILY_GROUPS.iter().copied().filter(|group| !group.is_empty());
        let children: BTreeSet<&'static str> = CHILD_IDS.iter().map(String::as_str).chain(groups).collect();
        let other = |ids: &BTreeSet<&'static str>, id: &mut &'static str| {
            let place = ids.iter().position(|known| known == id);
            *id = place.and_then(|place| ids.iter().rev().nth(place)).copied().unwrap_or(*id);
        };
        let mut rows = self.clone();
        for row in &mut rows.referrals {
            other(&referrals, &mut row.referral_id);
            other(&children, &mut row.child_id);
        }
        for row in &mut rows.children {
            other(&children, &mut row.child_id);
            other(&children, &mut row.family_group);
        }
        rows.closures.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.holdings.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.assessments.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.enquiries.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.conferences.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.plans.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows.events.iter_mut().for_each(|row| other(&referrals, &mut row.referral_id));
        rows
    }

    /// Every child that a row names.
    pub fn child_ids(&self) -> BTreeSet<&'static str> {
        let referred = self.referrals.iter().map(|row| row.child_id);
        referred.chain(self.children.iter().map(|row| row.child_id)).collect()
    }
}

fn chosen<T: Copy>(rows: &[T], choose: impl Fn(&T) -> bool) -> Vec<T> {
    rows.iter().filter(|row| choose(row)).copied().collect()
}

fn without_blanks(row: &str) -> String {
    let (table, cells) = row.trim_end_matches(" }").split_once(" { ").unwrap_or((row, ""));
    let cells = cells.split(", ").filter(|cell| !cell.ends_with(": None") && !cell.ends_with(": \"\""));
    format!("{table} {}", cells.collect::<Vec<_>>().join(", "))
}

fn add(builder: &mut RegisterBuilder, rows: &[impl TypedRow]) {
    for row in rows {
        builder.add(row).unwrap();
    }
}

/// A small linear congruential generator, enough to shuffle.
struct Random(u64);

impl Random {
    fn shuffle<T>(&mut self, rows: &mut [T]) {
        for last in (1..rows.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(last, (self.0 >> 33) as usize % (last + 1));
        }
    }
}

const CHILDREN: usize = 12;
const REFERRALS_OF_A_CHILD: usize = 3;

/// The ids of children share more than their first eight letters, and do not stand in the order of their referrals' ids.
static CHILD_IDS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..CHILDREN).map(|child| format!("child-00{}", child * 7 % CHILDREN)).collect());
static REFERRAL_IDS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..CHILDREN * REFERRALS_OF_A_CHILD).map(|id| format!("r{}", 99 - id)).collect());

/// One family group has the id of a child.
const FAMILY_GROUPS: &[&str] = &["", "f1", "f2", "child-000"];
const WORKERS: &[&str] = &["", "w1", "w1", "w2", "w2", "w3", "w4"];
const TEAMS: &[&str] = &["", "t1", "t2", "t3"];
const TEXTS: &[&str] = &["", "other", "1A", "a,b", "the \"yellow\" form", "Gwynt y môr"];
/// Of plans, and some that a kind knows.
const CATEGORIES: &[&str] =
    &["", "other", "long_term", "regulation_19", "Regulation 24", "care_order_with_parent", "proposed"];

fn date() -> impl Strategy<Value = Day> + Clone {
    (0..WINDOW).prop_map(day)
}

/// A date a row cannot do without, missing now and then.
fn required() -> impl Strategy<Value = Option<Day>> + Clone {
    prop_oneof![60 => date().prop_map(Some), 1 => Just(None)]
}

fn optional() -> impl Strategy<Value = Option<Day>> + Clone {
    proptest::option::of(date())
}

/// The day something was entered: mostly not kept, sometimes long after.
fn recorded() -> impl Strategy<Value = Option<Day>> + Clone {
    prop_oneof![5 => Just(None), 1 => (0..WINDOW + LATE).prop_map(|number| Some(day(number)))]
}

fn flag() -> impl Strategy<Value = Option<bool>> + Clone {
    select(&[None, Some(true), Some(false)][..])
}

fn text(texts: &'static [&'static str]) -> impl Strategy<Value = &'static str> + Clone {
    select(texts)
}

prop_compose! {
    fn referral()(
        (received, received_recorded, recorded) in (required(), recorded(), recorded()),
        (decided, decided_recorded) in (optional(), recorded()),
        decision in text(&["", "", "assessment", "strategy_discussion", "no_further_action", "early_help", "refused"]),
        allocation_need in text(&["", "", "", "social_worker", "not_required", "perhaps"]),
        (source, team, primary_need) in (text(TEXTS), text(TEAMS), text(TEXTS)),
    ) -> ReferralRow<'static> {
        ReferralRow {
            received, received_recorded, source, team, decision, decided, decided_recorded, primary_need,
            allocation_need, recorded, ..Default::default()
        }
    }
}

prop_compose! {
    fn child()(
        (birth_date, expected_birth_date) in (optional(), optional()),
        sex in text(&["", "female", "male", "x"]),
        (ethnicity, family_group) in (text(TEXTS), text(FAMILY_GROUPS)),
        recorded in recorded(),
    ) -> ChildRow<'static> {
        ChildRow { birth_date, expected_birth_date, sex, ethnicity, family_group, recorded, ..Default::default() }
    }
}

prop_compose! {
    fn contact()(
        (received, received_recorded) in (required(), recorded()),
        (decided, outcome) in (optional(), text(&["", "referral", "advice", "no_further_action"])),
        source in text(TEXTS),
    ) -> ContactRow<'static> {
        ContactRow { received, received_recorded, decided, outcome, source, ..Default::default() }
    }
}

prop_compose! {
    fn early_help()(
        (started, ended, ended_recorded) in (required(), optional(), recorded()),
        organisation in text(TEXTS),
    ) -> EarlyHelpRow<'static> {
        EarlyHelpRow { started, ended, ended_recorded, organisation, ..Default::default() }
    }
}

prop_compose! {
    fn closure()(
        (closed, closed_recorded) in (required(), recorded()),
        (reopened, reopened_recorded) in (optional(), recorded()),
        (reason, recorded) in (text(TEXTS), recorded()),
    ) -> ClosureRow<'static> {
        ClosureRow { closed, closed_recorded, reason, reopened, reopened_recorded, recorded, ..Default::default() }
    }
}

prop_compose! {
    fn holding()(
        (start, start_recorded) in (required(), recorded()),
        (end, end_recorded) in (optional(), recorded()),
        holder_kind in text(&[
            "", "", "worker", "worker", "worker", "pod", "pod", "manager", "TM", "duty", "team", "tray", "nobody",
            "unknown", "robot",
        ]),
        involvement in text(&["", "", "case_holder", "case_holder", "joint", "supporting", "covering", "involved"]),
        (worker_id, accountable_worker_id) in (text(WORKERS), text(&["", "", "w1", "w2"])),
        (team, end_reason, recorded) in (text(TEAMS), text(TEXTS), recorded()),
    ) -> HoldingRow<'static> {
        HoldingRow {
            start, start_recorded, end, end_recorded, holder_kind, involvement, worker_id, accountable_worker_id, team,
            end_reason, recorded, ..Default::default()
        }
    }
}

prop_compose! {
    fn assessment()(
        assessment_id in text(&["", "a1", "a2"]),
        kind in text(&["initial", "initial", "core", "single", "single", "pathway", "pre_birth", ""]),
        (started, started_recorded, clock_from) in (required(), recorded(), prop_oneof![3 => Just(None), 1 => optional()]),
        (completed, completed_recorded) in (optional(), recorded()),
        (authorised, authorised_recorded) in (optional(), recorded()),
        (child_seen, child_seen_recorded) in (optional(), recorded()),
        outcome in text(&["", "no_further_action", "early_help", "child_in_need_plan", "core_assessment", "unclear"]),
        overrun_reason in text(TEXTS),
        (team, worker_id, recorded) in (text(TEAMS), text(WORKERS), recorded()),
    ) -> AssessmentRow<'static> {
        AssessmentRow {
            assessment_id, kind, started, started_recorded, clock_from, completed, completed_recorded, authorised,
            authorised_recorded, child_seen, child_seen_recorded, outcome, overrun_reason, team, worker_id, recorded,
            ..Default::default()
        }
    }
}

prop_compose! {
    fn enquiry()(
        enquiry_id in text(&["", "e1"]),
        (strategy_discussion, strategy_discussion_recorded) in (required(), recorded()),
        (s47_started, s47_started_recorded) in (optional(), recorded()),
        (ended, ended_recorded) in (optional(), recorded()),
        (joint_with_police, conference_not_required, recorded) in (flag(), flag(), recorded()),
    ) -> EnquiryRow<'static> {
        EnquiryRow {
            enquiry_id, strategy_discussion, strategy_discussion_recorded, s47_started, s47_started_recorded,
            joint_with_police, ended, ended_recorded, conference_not_required, recorded, ..Default::default()
        }
    }
}

prop_compose! {
    fn conference()(
        kind in text(&["initial", "initial", "review", "transfer_in", "other"]),
        (target, held, held_recorded) in (optional(), optional(), recorded()),
        (outcome, recorded) in (text(TEXTS), recorded()),
    ) -> ConferenceRow<'static> {
        ConferenceRow { kind, target, held, held_recorded, outcome, recorded, ..Default::default() }
    }
}

prop_compose! {
    fn plan()(
        kind in text(&[
            "child_in_need", "child_protection", "child_protection", "looked_after", "respite", "placement", "care_leaver",
            "care_leaver_accommodation", "private_fostering",
        ]),
        (started, started_recorded) in (required(), recorded()),
        (ended, ended_recorded) in (optional(), recorded()),
        (category, recorded) in (text(CATEGORIES), recorded()),
    ) -> PlanRow<'static> {
        PlanRow { kind, started, started_recorded, ended, ended_recorded, category, recorded, ..Default::default() }
    }
}

prop_compose! {
    fn event()(
        kind in text(&[
            "visit", "visit", "visit", "new_information", "core_group", "supervision", "call", "review", "review",
            "adviser_visit", "management_oversight", "risk_assessment", "inquorate_conference", "significant_change",
            "chair_notified",
        ]),
        (on, on_recorded) in (required(), recorded()),
        (seen, seen_alone) in (flag(), flag()),
        (outcome, recorded) in (text(TEXTS), recorded()),
    ) -> EventRow<'static> {
        EventRow { kind, on, on_recorded, seen, seen_alone, outcome, recorded, ..Default::default() }
    }
}

prop_compose! {
    fn worker()(
        worker_id in text(WORKERS),
        (from, from_recorded) in (optional(), recorded()),
        (to, to_recorded) in (prop_oneof![1 => Just(None), 1 => optional()], recorded()),
        role in text(&["", "", "social_worker", "social_worker", "manager", "student", "volunteer"]),
        registered in select(&[None, Some(true), Some(true), Some(true), Some(false)][..]),
        (team, recorded) in (text(TEAMS), recorded()),
        points_cap in proptest::option::of(0..100),
    ) -> WorkerRow<'static> {
        WorkerRow {
            worker_id, from, from_recorded, to, to_recorded, role, registered, team, points_cap, recorded,
            ..Default::default()
        }
    }
}

prop_compose! {
    fn absence()(
        worker_id in text(WORKERS),
        (from, from_recorded) in (required(), recorded()),
        (to, to_recorded) in (optional(), recorded()),
        recorded in recorded(),
    ) -> AbsenceRow<'static> {
        AbsenceRow { worker_id, from, from_recorded, to, to_recorded, recorded }
    }
}

prop_compose! {
    fn team()(
        team in text(TEAMS),
        (from, to) in (optional(), optional()),
        (district, function) in (text(&["", "north", "south"]), text(TEXTS)),
        recorded in recorded(),
    ) -> TeamRow<'static> {
        TeamRow { team, from, to, district, function, recorded }
    }
}

prop_compose! {
    /// One referral and its rows, without their ids; a second row for the same referral now and then.
    fn episode()(
        referrals in prop_oneof![12 => vec(referral(), 1..=1), 1 => vec(referral(), 2..=2)],
        contacts in prop_oneof![4 => vec(contact(), 0..=0), 1 => vec(contact(), 1..=1)],
        closures in prop_oneof![2 => vec(closure(), 0..=0), 1 => vec(closure(), 1..=2)],
        holdings in prop_oneof![1 => vec(holding(), 0..=0), 4 => vec(holding(), 1..=4)],
        assessments in prop_oneof![1 => vec(assessment(), 0..=0), 1 => vec(assessment(), 1..=3)],
        enquiries in prop_oneof![3 => vec(enquiry(), 0..=0), 1 => vec(enquiry(), 1..=2)],
        conferences in prop_oneof![3 => vec(conference(), 0..=0), 1 => vec(conference(), 1..=3)],
        plans in prop_oneof![3 => vec(plan(), 0..=0), 1 => vec(plan(), 1..=2), 1 => vec(plan(), 3..=5)],
        events in prop_oneof![2 => vec(event(), 0..=0), 1 => vec(event(), 1..=3), 1 => vec(event(), 4..=12)],
    ) -> Rows {
        Rows {
            referrals, contacts, closures, holdings, assessments, enquiries, conferences, plans, events,
            ..Default::default()
        }
    }
}

impl Rows {
    fn of_child(mut self, child: &'static str) -> Self {
        self.referrals.iter_mut().for_each(|row| row.child_id = child);
        self.children.iter_mut().for_each(|row| row.child_id = child);
        self.contacts.iter_mut().for_each(|row| row.child_id = child);
        self.early_help.iter_mut().for_each(|row| row.child_id = child);
        self
    }

    fn of_referral(mut self, id: &'static str) -> Self {
        self.referrals.iter_mut().for_each(|row| row.referral_id = id);
        for row in &mut self.contacts {
            (row.contact_id, row.referral_id) = (id, id);
        }
        self.closures.iter_mut().for_each(|row| row.referral_id = id);
        self.holdings.iter_mut().for_each(|row| row.referral_id = id);
        self.assessments.iter_mut().for_each(|row| row.referral_id = id);
        self.enquiries.iter_mut().for_each(|row| row.referral_id = id);
        self.conferences.iter_mut().for_each(|row| row.referral_id = id);
        self.plans.iter_mut().for_each(|row| row.referral_id = id);
        self.events.iter_mut().for_each(|row| row.referral_id = id);
        self
    }
}

prop_compose! {
    /// One child and its referrals, without their ids; a record of the child mostly, two that differ now and then.
    fn family_member()(
        children in prop_oneof![1 => vec(child(), 0..=0), 8 => vec(child(), 1..=1), 1 => vec(child(), 2..=2)],
        early_help in prop_oneof![4 => vec(early_help(), 0..=0), 1 => vec(early_help(), 1..=1)],
        episodes in vec(episode(), 1..=REFERRALS_OF_A_CHILD),
    ) -> (Rows, Vec<Rows>) {
        (Rows { children, early_help, ..Default::default() }, episodes)
    }
}

/// The rows of a register of 1 to 12 children.
pub fn rows() -> impl Strategy<Value = Rows> {
    let staff = (vec(worker(), 0..=9), vec(absence(), 0..=4), vec(team(), 0..=4));
    let strays = (
        prop_oneof![4 => vec(holding(), 0..=0), 1 => vec(holding(), 1..=1)],
        vec(assessment(), 0..=1),
        vec(closure(), 0..=1),
    );
    // Whether the source reports every table, and whether it says who holds anything.
    let source = prop_oneof![6 => Just((true, true)), 2 => Just((false, true)), 1 => Just((false, false))];
    (vec(family_member(), 1..=CHILDREN), staff, strays, source, any::<bool>()).prop_map(
        |(
            children,
            (workers, absences, teams),
            (holdings, assessments, closures),
            (reports_all, holders),
            repeat,
        )| {
            let strays =
                Rows { holdings, assessments, closures, ..Default::default() }.of_referral("nowhere");
            let mut all = Rows { workers, absences, teams, reports_all, ..strays };
            for ((rows, episodes), (at, child)) in children.iter().zip(CHILD_IDS.iter().enumerate()) {
                all = all.and(&rows.clone().of_child(child));
                for (episode, id) in episodes.iter().zip(&REFERRAL_IDS[at * REFERRALS_OF_A_CHILD..]) {
                    all = all.and(&episode.clone().of_child(child).of_referral(id));
                }
            }
            if !holders {
                all.holdings.clear();
            }
            if repeat {
                repeat_first(&mut all);
            }
            all
        },
    )
}

prop_compose! {
    /// One referral with so many plans, conferences and events that clocks follow each other.
    fn busy_episode()(
        (referrals, children) in (vec(referral(), 1..=1), vec(child(), 0..=1)),
        (holdings, closures) in (vec(holding(), 0..=2), prop_oneof![4 => vec(closure(), 0..=0), 1 => vec(closure(), 1..=1)]),
        (assessments, enquiries) in (vec(assessment(), 0..=3), vec(enquiry(), 0..=2)),
        (conferences, plans, events) in (vec(conference(), 0..=5), vec(plan(), 1..=6), vec(event(), 6..=24)),
    ) -> Rows {
        Rows {
            referrals, children, holdings, closures, assessments, enquiries, conferences, plans, events, reports_all: true,
            ..Default::default()
        }
    }
}

/// The rows of a register of 1 to 4 children, on each of whom much goes on.
pub fn busy_rows() -> impl Strategy<Value = Rows> {
    vec(busy_episode(), 1..=4).prop_map(|episodes| {
        let ids = CHILD_IDS.iter().zip(&*REFERRAL_IDS);
        let of = |(episode, (child, id)): (&Rows, (&'static String, &'static String))| {
            episode.clone().of_child(child).of_referral(id)
        };
        let none = Rows { reports_all: true, ..Default::default() };
        episodes.iter().zip(ids).map(of).fold(none, |all, rows| all.and(&rows))
    })
}

/// Makes the first row of some tables stand there twice.
fn repeat_first(rows: &mut Rows) {
    rows.referrals.extend(rows.referrals.first().copied());
    rows.children.extend(rows.children.first().copied());
    rows.holdings.extend(rows.holdings.last().copied());
    rows.workers.extend(rows.workers.first().copied());
    rows.closures.extend(rows.closures.last().copied());
}
