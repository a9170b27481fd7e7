//! Everything known about a set of referrals.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::calendar::Day;
use crate::case::assemble::{NO_ROW, assemble};
use crate::case::builder::RegisterBuilder;
use crate::case::cells::NOTHING;
use crate::case::field::{Text, other_cell};
use crate::case::finding::{Finding, Severity};
use crate::case::part::Part;
use crate::case::reading;
use crate::case::rows::Rows;
use crate::case::schema::{Kind, TableSpec};
use crate::case::tables::{
    ABSENCES, ASSESSMENTS, Absence, Assessment, CHILDREN, CLOSURES, CONFERENCES, CONTACTS, Child, Closure,
    Conference, Contact, ENQUIRIES, EVENTS, Enquiry, Event, HOLDINGS, Holding, PLANS, Plan, REFERRALS,
    Referral, TEAMS, TeamRecord, View, WORKERS, Worker,
};
use crate::case::texts::Texts;
use crate::error::Error;
use crate::table::Table;

/// A register of cases: the canonical tables, sorted by child and date, every row linked to its referral.
///
/// Built by a [`RegisterBuilder`] or a reader of [`format`](crate::format). Equal rows give an equal register in
/// whatever order they came.
#[derive(Clone)]
pub struct Register {
    parts: Vec<Part>,
    texts: Texts,
    tables: Vec<Rows>,
    /// For each table, where the rows of each referral begin; empty for a table that is not linked to referrals.
    groups: Vec<Vec<u32>>,
    /// For each referral, the row of its child.
    child_of: Vec<u32>,
    workers: BTreeMap<Text, Range<u32>>,
    absences: BTreeMap<Text, Range<u32>>,
    teams: BTreeMap<Text, Range<u32>>,
    findings: Vec<Finding>,
}

impl Register {
    pub(crate) fn new(
        parts: Vec<Part>,
        texts: Texts,
        tables: Vec<Rows>,
        groups: Vec<Vec<u32>>,
        child_of: Vec<u32>,
        findings: Vec<Finding>,
    ) -> Self {
        let mut register = Self {
            parts,
            texts,
            tables,
            groups,
            child_of,
            workers: BTreeMap::new(),
            absences: BTreeMap::new(),
            teams: BTreeMap::new(),
            findings,
        };
        register.workers = register.by_id(|worker: Worker<'_>| worker.worker_id().into());
        register.absences = register.by_id(|absence: Absence<'_>| absence.worker_id().into());
        register.teams = register.by_id(|team: TeamRecord<'_>| team.team().into());
        register
    }

    /// One register of several. Parts keep what they reported; a row that stands in two counts once.
    ///
    /// # Errors
    /// [`Error::TooLarge`] where the whole has more rows or texts than can be numbered.
    pub fn merge(registers: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        let mut builder = RegisterBuilder::empty();
        for register in registers {
            let first_part = builder.parts.len();
            builder.findings.extend(register.findings);
            builder.parts.extend(register.parts);
            for (into, from) in builder.tables.iter_mut().zip(&register.tables) {
                for row in 0..from.len() {
                    let part = u16::try_from(first_part + from.part(row)).map_err(|_| Error::TooLarge)?;
                    let mut cells = Vec::with_capacity(from.table.columns.len());
                    for (column, cell) in from.cells(row).enumerate() {
                        let moved = match from.text_in(column, cell).filter(|_| cell != NOTHING) {
                            None => Some(cell),
                            Some(text) => {
                                let text = builder.texts.intern(register.texts.get(text));
                                match from.table.columns.get(column).map(|column| column.kind) {
                                    Some(Kind::Code(_)) => text.and_then(other_cell),
                                    _ => text.and_then(|text| i32::try_from(text.0).ok()),
                                }
                            }
                        };
                        cells.push(moved.ok_or(Error::TooLarge)?);
                    }
                    into.push(cells.into_iter(), part, from.line(row));
                }
            }
        }
        builder.tables.iter_mut().for_each(Rows::close);
        assemble(builder)
    }

    /// The parts it was read from.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What was wrong with the records, in order of code, table and row.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The text that an id, a team or another text of this register stands for.
    #[must_use]
    pub fn text(&self, text: impl Into<Text>) -> &str {
        self.texts.get(text.into().0)
    }

    /// How many rows a table holds.
    #[must_use]
    pub fn rows(&self, table: &TableSpec) -> usize {
        self.tables.get(table.place).map_or(0, Rows::len)
    }

    /// How many rows were read for a table: those it holds and those left out under a finding.
    #[must_use]
    pub fn rows_read(&self, table: &TableSpec) -> usize {
        let left_out = |finding: &&Finding| {
            finding.table == table.name && finding.code.severity() == Severity::RowLeftOut
        };
        self.rows(table) + self.findings.iter().filter(left_out).count()
    }

    /// Every case, in order of child and date.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        let referrals = self.tables.get(REFERRALS.place);
        referrals.into_iter().flat_map(move |referrals| {
            (0..referrals.len()).map(move |row| Case { register: self, referrals, row })
        })
    }

    /// The case of that number in the order of [`cases`](Self::cases).
    #[must_use]
    pub fn case(&self, number: usize) -> Option<Case<'_>> {
        let referrals = self.tables.get(REFERRALS.place)?;
        (number < referrals.len()).then_some(Case { register: self, referrals, row: number })
    }

    /// Every contact.
    pub fn contacts(&self) -> impl Iterator<Item = Contact<'_>> {
        self.views(&CONTACTS, 0..self.rows(&CONTACTS))
    }

    /// What is recorded about a worker, period by period; empty for a worker without a record.
    pub fn worker(&self, worker: impl Into<Text>) -> impl Iterator<Item = Worker<'_>> {
        self.views(&WORKERS, range(self.workers.get(&worker.into())))
    }

    /// When a worker was away.
    pub fn absences(&self, worker: impl Into<Text>) -> impl Iterator<Item = Absence<'_>> {
        self.views(&ABSENCES, range(self.absences.get(&worker.into())))
    }

    /// What is recorded about a team, period by period.
    pub fn team(&self, team: impl Into<Text>) -> impl Iterator<Item = TeamRecord<'_>> {
        self.views(&TEAMS, range(self.teams.get(&team.into())))
    }

    /// One canonical table with the columns that any part reported, dates as dates, codes by wire name.
    #[must_use]
    pub fn table(&self, table: &'static TableSpec) -> Table {
        let Some(rows) = self.tables.get(table.place) else { return Table::default() };
        let reported = |name: &str| self.parts.iter().any(|part| part.reported(table, name));
        let columns = table.columns.iter().enumerate().filter_map(|(at, column)| {
            let cells = || (0..rows.len()).map(move |row| rows.cell(at, row));
            if !reported(column.name) && !column.required && cells().all(|cell| cell == NOTHING) {
                return None;
            }
            Some(reading::column(column, cells(), &self.texts))
        });
        Table::new(columns.collect()).unwrap_or_default()
    }

    /// For each row of a canonical table, the number of the part it came with.
    pub fn parts_of(&self, table: &TableSpec) -> impl Iterator<Item = usize> {
        let rows = self.tables.get(table.place);
        (0..self.rows(table)).filter_map(move |row| rows.map(|rows| rows.part(row)))
    }

    fn views<'r, V: View<'r>>(
        &'r self,
        table: &TableSpec,
        rows: Range<usize>,
    ) -> impl Iterator<Item = V> + use<'r, V> {
        let stored = self.tables.get(table.place);
        rows.filter_map(move |row| stored.map(|stored| V::at(stored, row)))
    }

    /// Rows by the id they are sorted by.
    fn by_id<'r, V: View<'r>>(&'r self, id: impl Fn(V) -> Text) -> BTreeMap<Text, Range<u32>> {
        let mut ranges: BTreeMap<Text, Range<u32>> = BTreeMap::new();
        for (view, row) in self.views(V::TABLE, 0..self.rows(V::TABLE)).zip(0_u32..) {
            ranges.entry(id(view)).and_modify(|range| range.end = row + 1).or_insert(row..row + 1);
        }
        ranges
    }
}

impl std::fmt::Debug for Register {
    /// How many rows each table has: a register that finds its way into a log tells nothing of a child.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tables = self.tables.iter().filter(|rows| rows.len() != 0);
        f.debug_map().entries(tables.map(|rows| (rows.table.name, rows.len()))).finish()
    }
}

fn range(rows: Option<&Range<u32>>) -> Range<usize> {
    match rows.map(|rows| (usize::try_from(rows.start), usize::try_from(rows.end))) {
        Some((Ok(start), Ok(end))) => start..end,
        _ => 0..0,
    }
}

/// One referral with everything recorded under it.
#[derive(Clone, Copy)]
pub struct Case<'r> {
    register: &'r Register,
    referrals: &'r Rows,
    row: usize,
}

macro_rules! linked {
    ($( $(#[$doc:meta])* $name:ident $table:ident $view:ident )+) => { $(
        $(#[$doc])*
        pub fn $name(&self) -> impl Iterator<Item = $view<'r>> + use<'r> {
            self.linked(&$table)
        }
    )+ };
}

impl<'r> Case<'r> {
    /// The register it stands in.
    #[must_use]
    pub const fn register(&self) -> &'r Register {
        self.register
    }

    /// Its number in the order of [`Register::cases`].
    #[must_use]
    pub const fn number(&self) -> usize {
        self.row
    }

    /// The referral itself.
    #[must_use]
    pub fn referral(&self) -> Referral<'r> {
        Referral::at(self.referrals, self.row)
    }

    /// The child, where the register has a record of it.
    #[must_use]
    pub fn child(&self) -> Option<Child<'r>> {
        let row = *self.register.child_of.get(self.row).filter(|row| **row != NO_ROW)?;
        let rows = self.register.tables.get(CHILDREN.place)?;
        Some(Child::at(rows, usize::try_from(row).ok()?))
    }

    /// The part its referral came with.
    #[must_use]
    pub fn part(&self) -> Option<&'r Part> {
        self.register.parts.get(self.referral().part())
    }

    /// The authority it belongs to, where the part names one.
    #[must_use]
    pub fn authority(&self) -> Option<&'r str> {
        self.part()?.authority.as_deref()
    }

    /// Whether the part it came with reported that column.
    #[must_use]
    pub fn reported(&self, table: &TableSpec, column: &str) -> bool {
        self.part().is_some_and(|part| part.reported(table, column))
    }

    linked! {
        /// Its closings, by date.
        closures CLOSURES Closure
        /// Who held it, by date.
        holdings HOLDINGS Holding
        /// Its assessments, by date.
        assessments ASSESSMENTS Assessment
        /// Its strategy discussions and enquiries, by date.
        enquiries ENQUIRIES Enquiry
        /// Its conferences.
        conferences CONFERENCES Conference
        /// Its plans, by date.
        plans PLANS Plan
        /// Its events, by date.
        events EVENTS Event
    }

    fn linked<V: View<'r> + 'r>(&self, table: &TableSpec) -> impl Iterator<Item = V> + use<'r, V> {
        let offsets = self.register.groups.get(table.place);
        let at = |place: usize| offsets.and_then(|offsets| offsets.get(place));
        let rows = match (at(self.row), at(self.row + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        };
        self.register.views(table, range(Some(&rows)))
    }
}

impl Register {
    /// Whether the register can speak of that day: for each authority some part observed it. A part that does not say
    /// which days it observed is taken to have observed all up to its extract.
    ///
    /// # Errors
    /// [`Error::OutsidePeriodObserved`] where it cannot.
    pub fn check_observed(&self, as_of: Day) -> Result<(), Error> {
        let observed = |part: &Part| {
            part.from.is_none_or(|from| from <= as_of)
                && part.to.or(part.extracted).is_none_or(|to| as_of <= to)
        };
        let authority_observed =
            |part: &Part| self.parts.iter().filter(|other| other.authority == part.authority).any(observed);
        if self.parts.iter().all(authority_observed) { Ok(()) } else { Err(Error::OutsidePeriodObserved) }
    }
}
