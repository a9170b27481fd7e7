//! Everything known about a set of referrals.

use std::collections::BTreeMap;
use std::ops::Range;

use hashbrown::HashMap;

use crate::calendar::Day;
use crate::case::cells::NOTHING;
use crate::case::column_read::ColumnRead;
use crate::case::draft::Draft;
use crate::case::field::{Text, text_of};
use crate::case::files::FileNames;
use crate::case::finding::{Finding, FindingCode, Severity};
use crate::case::part::Part;
use crate::case::profile::Profile;
use crate::case::reading;
use crate::case::rows::{self, NO_ROW, Rows};
use crate::case::schema::TableSpec;
use crate::case::settle::STANDS_IN;
use crate::case::tables::{
    ABSENCES, ASSESSMENTS, Absence, Assessment, CHILDREN, CLOSURES, CONFERENCES, CONTACTS, Child, Closure,
    Conference, Contact, ENQUIRIES, EVENTS, Enquiry, Event, HOLDINGS, Holding, PLANS, Plan, REFERRALS,
    Referral, TABLES, TEAMS, TeamRecord, WORKERS, Worker,
};
use crate::case::texts::{Sym, Texts};
use crate::case::typed::View;
use crate::error::Error;
use crate::table::{Column, Table};

/// A register of cases: the canonical tables, sorted by child and date, every row linked to its referral.
///
/// Built by a [`RegisterBuilder`](crate::case::RegisterBuilder) or a reader of [`format`](crate::format). The same rows
/// answer the same in whatever order they came. [`cases`](Self::cases) walks every case; [`referral`](Self::referral) and
/// [`cases_of`](Self::cases_of) find those of an id, [`id`](Self::id) what to ask for a worker or a team by.
#[derive(Clone)]
pub struct Register {
    pub(super) parts: Vec<Part>,
    pub(super) files: FileNames,
    pub(super) texts: Texts,
    pub(super) tables: Vec<Rows>,
    /// What earlier extracts said. A row of another table is linked to a referral by its place, those that count first.
    earlier: Vec<Rows>,
    /// For each text, the referral whose id it is.
    referral_row: Vec<u32>,
    /// For each table, where the rows of each referral begin; empty for a table that is not linked to referrals.
    groups: Vec<Vec<u32>>,
    /// For each referral, the row of its child.
    child_of: Vec<u32>,
    /// The other parts that a referral came with.
    told_too: HashMap<u32, Vec<u16>>,
    workers: BTreeMap<Sym, Range<u32>>,
    absences: BTreeMap<Sym, Range<u32>>,
    teams: BTreeMap<Sym, Range<u32>>,
    pub(super) findings: Vec<Finding>,
    pub(super) columns_read: Vec<ColumnRead>,
    pub(super) profiles: Vec<Profile>,
}

impl Register {
    pub(crate) fn new(
        draft: Draft,
        earlier: Vec<Rows>,
        referral_row: Vec<u32>,
        groups: Vec<Vec<u32>>,
        child_of: Vec<u32>,
        told_too: HashMap<u32, Vec<u16>>,
    ) -> Self {
        let Draft { parts, files, texts, tables, findings, columns_read, profiles, .. } = draft;
        let mut register = Self {
            parts,
            files,
            texts,
            tables,
            earlier,
            referral_row,
            groups,
            child_of,
            told_too,
            workers: BTreeMap::new(),
            absences: BTreeMap::new(),
            teams: BTreeMap::new(),
            findings,
            columns_read,
            profiles,
        };
        register.workers = register.by_id(|worker: Worker<'_>| worker.worker_id().0);
        register.absences = register.by_id(|absence: Absence<'_>| absence.worker_id().0);
        register.teams = register.by_id(|team: TeamRecord<'_>| team.team().0);
        register
    }

    /// The parts it was read from.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How its files were read: what each heading was taken for, in which form its cells are and how many are filled.
    /// Files without headings, such as a census, have no such columns.
    ///
    /// ```
    /// let sheet = b"Child;Came in;Date of referral\nc1;x;16/08/2010\nc2;;17/08/2010\n";
    /// let register = dutydesk::format::read(&[sheet])?;
    /// let columns: Vec<_> = register.reading().iter().map(|read| (read.heading.as_str(), read.column, read.filled)).collect();
    /// assert_eq!(columns, [("Child", Some("child_id"), 2), ("Came in", None, 1), ("Date of referral", Some("received"), 2)]);
    /// assert_eq!(register.reading()[2].form, "day first 2");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn reading(&self) -> &[ColumnRead] {
        &self.columns_read
    }

    /// What was wrong with the records, in order of code, table, file and row.
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

    /// How many rows were read for a table: those it holds, those left out under a finding and, of referrals, those that
    /// say who else held one.
    #[must_use]
    pub fn rows_read(&self, table: &TableSpec) -> usize {
        let joined = if table.place == REFERRALS.place { self.rows_joined() } else { 0 };
        self.rows(table) + self.rows_left_out(table) + joined
    }

    /// How many rows of a table were left out under a finding.
    #[must_use]
    pub fn rows_left_out(&self, table: &TableSpec) -> usize {
        self.rows_with(|finding| {
            finding.table == table.name && finding.code.severity() == Severity::RowLeftOut
        })
    }

    /// How many rows said no more of a referral than who else held it.
    #[must_use]
    pub fn rows_joined(&self) -> usize {
        self.rows_with(|finding| finding.code == FindingCode::HolderInAnotherRow)
    }

    fn rows_with(&self, so: impl Fn(&Finding) -> bool) -> usize {
        let counts = self.findings.iter().filter(|finding| so(finding)).map(|finding| finding.count);
        counts.filter_map(|count| usize::try_from(count).ok()).sum()
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

    /// The case of the referral with that id; nothing where the register has none.
    ///
    /// ```
    /// use dutydesk::format::read;
    /// let register = read(&[b"referral_id,child_id,received,worker\nr1,c1,16/08/2010,W017\n"])?;
    /// let case = register.referral("r1").unwrap();
    /// assert_eq!(case.referral().received(), "2010-08-16".parse()?);
    /// assert!(register.referral("r2").is_none());
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn referral(&self, id: &str) -> Option<Case<'_>> {
        let text = usize::try_from(self.texts.find(id)?.0).ok()?;
        let row = *self.referral_row.get(text).filter(|row| **row != NO_ROW)?;
        self.case(usize::try_from(row).ok()?)
    }

    /// The cases of the child with that id, by date; none where the register has no referral of it.
    ///
    /// ```
    /// use dutydesk::format::read;
    /// let register = read(&[b"child_id,received\nc1,20/12/2010\nc2,17/08/2010\nc1,16/08/2010\n"])?;
    /// let received: Vec<String> =
    ///     register.cases_of("c1").map(|case| case.referral().received().to_string()).collect();
    /// assert_eq!(received, ["2010-08-16", "2010-12-20"]);
    /// assert_eq!(register.cases_of("c3").count(), 0);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    pub fn cases_of(&self, child: &str) -> impl Iterator<Item = Case<'_>> + use<'_> {
        // Cases stand in order of their child's id.
        let id = move |number: usize| self.case(number).map(|case| self.text(case.referral().child_id()));
        let (mut first, mut past) = (0, self.rows(&REFERRALS));
        while first < past {
            let middle = first.midpoint(past);
            if id(middle).is_some_and(|id| id < child) {
                first = middle + 1;
            } else {
                past = middle;
            }
        }
        let child = self.id(child);
        let of_child = move |case: &Case<'_>| Some(case.referral().child_id().into()) == child;
        (first..).map_while(move |number| self.case(number)).take_while(of_child)
    }

    /// The id, team or other text that is written so, to ask for a worker or a team by it; nothing where the register
    /// holds no such text.
    ///
    /// ```
    /// use dutydesk::calendar::Day;
    /// use dutydesk::case::{Part, RegisterBuilder, WorkerRow};
    /// let mut builder = RegisterBuilder::new(Part::new("example"));
    /// let from = Some(Day::from_ymd(2010, 9, 6)?);
    /// builder.add(&WorkerRow { worker_id: "W017", from, role: "social_worker", ..Default::default() })?;
    /// let register = builder.finish()?;
    /// let worker = register.id("W017").unwrap();
    /// assert_eq!(register.worker(worker).next().unwrap().from(), from);
    /// assert!(register.id("W018").is_none());
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self, text: &str) -> Option<Text> {
        self.texts.find(text).map(Text)
    }

    /// Every contact.
    pub fn contacts(&self) -> impl Iterator<Item = Contact<'_>> {
        self.views(&CONTACTS, 0..self.rows(&CONTACTS))
    }

    /// What is recorded about a worker, period by period; empty for a worker without a record.
    pub fn worker(&self, worker: impl Into<Text>) -> impl Iterator<Item = Worker<'_>> {
        self.views(&WORKERS, range(self.workers.get(&worker.into().0)))
    }

    /// When a worker was away.
    pub fn absences(&self, worker: impl Into<Text>) -> impl Iterator<Item = Absence<'_>> {
        self.views(&ABSENCES, range(self.absences.get(&worker.into().0)))
    }

    /// What is recorded about a team, period by period.
    pub fn team(&self, team: impl Into<Text>) -> impl Iterator<Item = TeamRecord<'_>> {
        self.views(&TEAMS, range(self.teams.get(&team.into().0)))
    }

    /// The rows of a canonical table that an earlier extract gave and a later one of its authority speaks for: in no
    /// count, with all columns. See [`merge`](Self::merge).
    #[must_use]
    pub fn superseded(&self, table: &'static TableSpec) -> Table {
        let rows = self.earlier.get(table.place);
        let rows: Vec<_> =
            rows.into_iter().flat_map(|rows| (0..rows.len()).map(move |row| (rows, row))).collect();
        Table::of_columns(self.columns_of(table, &rows, true))
    }

    /// One canonical table with the columns that any part reported, dates as dates, codes by wire name. Codes, teams and
    /// what else has few texts in many rows are [categories](crate::table::Values::Category).
    ///
    /// ```
    /// use dutydesk::case::{HOLDINGS, REFERRALS};
    /// use dutydesk::format::read;
    /// use dutydesk::table::{Cell, Values};
    /// let register = read(&[b"child_id,received,team\nc1,16/08/2010,North\nc2,17/08/2010,North\n"])?;
    /// let referrals = register.table(&REFERRALS);
    /// assert_eq!(referrals.cell("received", 0), Cell::Day("2010-08-16".parse()?));
    /// assert!(matches!(referrals.column("team").unwrap().values(), Values::Category { names, .. } if names.len() == 1));
    /// assert_eq!(register.table(&HOLDINGS).rows(), 0);
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    #[must_use]
    pub fn table(&self, table: &'static TableSpec) -> Table {
        Table::of_columns(self.columns(table))
    }

    /// The columns of a canonical table, each of one cell for each of its rows: those that any part reported, or hold
    /// anything.
    fn columns(&self, table: &'static TableSpec) -> Vec<Column> {
        self.columns_of(table, &self.counted(table), false)
    }

    /// The rows of a table that count.
    fn counted(&self, table: &TableSpec) -> Vec<(&Rows, usize)> {
        let rows = self.tables.get(table.place);
        rows.into_iter().flat_map(|rows| (0..rows.len()).map(move |row| (rows, row))).collect()
    }

    /// The rows of a table as they were told: those that count, then those of earlier extracts.
    fn told_of(&self, table: &TableSpec) -> Vec<(&Rows, usize)> {
        let both = [self.tables.get(table.place), self.earlier.get(table.place)];
        let rows = both.into_iter().flatten().flat_map(|rows| (0..rows.len()).map(move |row| (rows, row)));
        rows.filter(|(rows, row)| rows.line(*row) != STANDS_IN).collect()
    }

    /// A canonical table as it was told, with all columns or those reported; and the part of each row.
    pub(crate) fn columns_told(&self, table: &'static TableSpec, all: bool) -> (Vec<Column>, Vec<usize>) {
        let told = self.told_of(table);
        let columns = self.columns_of(table, &told, all);
        (columns, told.into_iter().map(|(rows, row)| rows.part(row)).collect())
    }

    /// For each row of a table as it was told, the row of its file and the name of that.
    pub(crate) fn origins_told(
        &self,
        table: &TableSpec,
    ) -> impl Iterator<Item = (Option<u32>, Option<&str>)> {
        self.told_of(table).into_iter().map(|(rows, row)| {
            let line = Some(rows.line(row)).filter(|line| *line != Finding::NO_LINE);
            (line, self.files.name(rows.file(row)))
        })
    }

    fn columns_of(&self, table: &'static TableSpec, rows: &[(&Rows, usize)], all: bool) -> Vec<Column> {
        let reported = |name: &str| self.parts.iter().any(|part| part.reported(table, name));
        let columns = table.columns.iter().enumerate().filter_map(|(at, column)| {
            let cells = || rows.iter().map(move |(rows, row)| rows.cell(at, *row));
            let wanted = all || column.required || reported(column.name);
            let wanted = wanted || cells().any(|cell| cell != NOTHING);
            wanted.then(|| reading::column(column, cells(), &self.texts))
        });
        columns.collect()
    }

    /// All that was told, table by table: the rows that count, then those of earlier extracts; each table with the place
    /// of the referral that each row belongs to, where it belongs to one.
    pub(super) fn told(&self) -> impl Iterator<Item = (&'static TableSpec, &Rows, Vec<u32>)> {
        TABLES.iter().zip(self.tables.iter().zip(&self.earlier)).flat_map(move |(table, (rows, earlier))| {
            let links = (0..earlier.len()).map(|row| earlier.link(row)).collect();
            [(*table, rows, self.links(table, rows)), (*table, earlier, links)]
        })
    }

    /// The referrals of earlier extracts, by the place of the one that counts for each and by part.
    fn earlier_referrals(&self) -> BTreeMap<(u32, usize), u32> {
        let id = REFERRALS.position("referral_id").unwrap_or(0);
        let (Some(rows), Ok(first)) =
            (self.earlier.get(REFERRALS.place), u32::try_from(self.rows(&REFERRALS)))
        else {
            return BTreeMap::new();
        };
        let home = |row| self.referral_row.get(usize::try_from(text_of(rows.cell(id, row)).0).ok()?).copied();
        let places = (0..rows.len()).zip(first..);
        places.filter_map(|(row, place)| Some(((home(row)?, rows.part(row)), place))).collect()
    }

    /// The referral each row of a table belongs to.
    fn links(&self, table: &TableSpec, rows: &Rows) -> Vec<u32> {
        let offsets = self.groups.get(table.place).map_or(&[][..], Vec::as_slice);
        let earlier = self.earlier_referrals();
        // A row may stay although its referral is that of a later extract: it still belongs to the one of its own.
        let of_own_part = |home: u32, part: usize| earlier.get(&(home, part)).copied().unwrap_or(home);
        if let [_, ..] = offsets {
            let sizes = offsets.windows(2).zip(0_u32..).map(|(ends, referral)| match ends {
                [start, end] => (end - start, referral),
                _ => (0, referral),
            });
            let homes = sizes.flat_map(|(size, referral)| (0..size).map(move |_| referral));
            return homes.enumerate().map(|(row, home)| of_own_part(home, rows.part(row))).collect();
        }
        let Some(id) = table.position("referral_id").filter(|_| table.place == CONTACTS.place) else {
            return Vec::new();
        };
        let of = |row| self.referral_row.get(usize::try_from(text_of(rows.cell(id, row)).0).ok()?).copied();
        (0..rows.len())
            .map(|row| if rows.cell(id, row) == NOTHING { NO_ROW } else { of(row).unwrap_or(NO_ROW) })
            .collect()
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
    fn by_id<'r, V: View<'r>>(&'r self, id: impl Fn(V) -> Sym) -> BTreeMap<Sym, Range<u32>> {
        let mut ranges: BTreeMap<Sym, Range<u32>> = BTreeMap::new();
        for (view, row) in self.views(V::TABLE, 0..self.rows(V::TABLE)).zip(0_u32..) {
            ranges.entry(id(view)).and_modify(|range| range.end = row + 1).or_insert(row..row + 1);
        }
        ranges
    }
}

impl std::fmt::Debug for Register {
    /// How many rows each table has: a register that finds its way into a log tells nothing of a child.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        rows::count(&self.tables, f)
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

impl std::fmt::Debug for Case<'_> {
    /// Its number: a case that finds its way into a log tells nothing of a child.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("number", &self.row).finish_non_exhaustive()
    }
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

    /// The row of its file in which its referral was told, or of the frame, counted from 0: of several extracts, of the one
    /// that counts. Nothing where it stood in none.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        Some(self.referrals.line(self.row)).filter(|line| *line != Finding::NO_LINE)
    }

    /// The name of that file, without its folder; nothing where it has none.
    #[must_use]
    pub fn file(&self) -> Option<&'r str> {
        self.register.files.name(self.referrals.file(self.row))
    }

    /// Whether a part it came with reported that column.
    #[must_use]
    pub fn reported(&self, table: &TableSpec, column: &str) -> bool {
        self.came_with().any(|part| part.reported(table, column))
    }

    /// Whether a part it came with reported any column of that table.
    pub(crate) fn reported_table(&self, table: &TableSpec) -> bool {
        self.came_with().any(|part| part.reported_table(table))
    }

    /// The parts that tell of it: its own, and those that another speaks for.
    fn came_with(&self) -> impl Iterator<Item = &'r Part> + use<'r> {
        let row = u32::try_from(self.row).ok();
        let others = row.and_then(|row| self.register.told_too.get(&row)).into_iter().flatten();
        let register = self.register;
        self.part().into_iter().chain(others.filter_map(|part| register.parts.get(usize::from(*part))))
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
