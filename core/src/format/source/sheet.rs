//! The rows of a file under their headings.

use crate::calendar::Epoch;
use crate::case::{Finding, FindingCode};
use crate::error::Error;
use crate::format::source::column::SourceColumn;
use crate::format::source::heading::{Heading, Vocabulary, names, score};
use crate::table::{Table, without_apostrophe};

/// As many columns as a workbook can have.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// A file cell by cell. Rows without any letter are no rows; what stands above the headings is no data.
#[derive(Default)]
pub(crate) struct Sheet {
    /// One column for each heading, under a name used once.
    pub(crate) columns: Vec<SourceColumn>,
    /// Where each row stands in the file: its line, the row of the workbook, or its place in a frame.
    pub(crate) lines: Vec<u32>,
    /// What stands to the right of the headings: the row, the place of the column (1 for the first), the text.
    pub(crate) beyond: Vec<(usize, u32, String)>,
    pub(crate) findings: Vec<Finding>,
    /// Where a workbook counts its days from.
    pub(crate) epoch: Epoch,
    /// What errors, findings and lists call the file it is from.
    pub(crate) file: Option<String>,
}

impl Sheet {
    /// Of the sheets of a workbook those that are wanted, under a finding of how many they are and how many are left; where
    /// none is, the one with most known headings, so that it can be said what it lacks.
    pub(crate) fn chosen(
        sheets: Vec<Self>,
        known: Vocabulary<'_>,
        wanted: impl Fn(&Self) -> bool,
    ) -> Vec<Self> {
        let best = sheets.iter().map(|sheet| score(sheet.names(), known)).max();
        let (mut chosen, mut others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(wanted);
        if chosen.is_empty() {
            others.retain(|sheet| Some(score(sheet.names(), known)) == best);
            others.truncate(1);
            return others;
        }
        let several = if chosen.len() > 1 { chosen.len() } else { 0 };
        let counts = [(FindingCode::SeveralSheets, several), (FindingCode::OtherSheets, others.len())];
        if let Some(first) = chosen.first_mut() {
            for (code, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                first.findings.push(Finding::new(code, "").times(count));
            }
        }
        chosen
    }

    /// The columns of a table in memory, whose rows are numbered from 0, as frames do.
    pub(crate) fn of(table: &Table) -> Result<Self, Error> {
        let lines = (0_u32..).take(table.rows()).collect();
        let columns = table.columns().iter().map(SourceColumn::of).collect::<Result<_, _>>()?;
        Ok(Self { columns, lines, ..Self::default() })
    }

    /// The headings.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.columns.iter().map(|column| column.heading.as_str())
    }

    /// The headings, to be kept after the sheet.
    pub(crate) fn headings(&self) -> Vec<String> {
        self.names().map(str::to_owned).collect()
    }

    /// How many rows it has.
    pub(crate) const fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The line of a row.
    pub(crate) fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or(u32::MAX)
    }

    /// What is odd in the file, as findings about that table.
    pub(crate) fn findings(&self, table: &'static str) -> impl Iterator<Item = Finding> {
        self.findings.iter().map(move |finding| Finding { table, ..*finding })
    }

    /// The same as a table.
    pub(crate) fn table(&self) -> Table {
        Table::of_columns(self.columns.iter().map(|column| column.to_column(self.rows())).collect())
    }
}

/// Takes the rows of a file one by one, in their order.
pub(crate) struct SheetBuilder<'v> {
    known: Vocabulary<'v>,
    /// The first rows, until the headings are found among them.
    first: Vec<FirstRow>,
    heading: Option<Vec<String>>,
    sheet: Sheet,
    /// Where blank rows begin that stand between others, and how many they are.
    blank: Option<(u32, u32)>,
    repeated: Option<(u32, u32)>,
    /// The first of the rows that have more cells than the headings, all of the further ones blank, and how many they are.
    wider: Option<(u32, u32)>,
}

/// One of the first rows of a file, or a run of blank ones: those have no cells.
struct FirstRow {
    line: u32,
    cells: Vec<String>,
    count: u32,
}

impl<'v> SheetBuilder<'v> {
    /// Among how many rows the headings are looked for.
    pub(crate) const FIRST_ROWS: usize = 30;

    pub(crate) fn new(known: Vocabulary<'v>) -> Self {
        Self {
            known,
            first: Vec::new(),
            heading: None,
            sheet: Sheet::default(),
            blank: None,
            repeated: None,
            wider: None,
        }
    }

    /// Notes what is odd in the file.
    pub(crate) fn note(&mut self, finding: Finding) {
        self.sheet.findings.push(finding);
    }

    /// How many columns the file has, as far as its headings are known.
    pub(crate) fn width(&self) -> usize {
        if self.heading.is_some() {
            return self.heading_width();
        }
        let known = |row: &&FirstRow| score(row.cells.iter().map(String::as_str), self.known);
        self.first.iter().rev().max_by_key(known).map_or(0, |row| row.cells.len())
    }

    fn heading_width(&self) -> usize {
        self.heading.as_ref().map_or(0, Vec::len)
    }

    /// Takes a row and the line it stands on.
    pub(crate) fn row<'c>(
        &mut self,
        line: u32,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), Error> {
        let cells = cells.map(without_apostrophe);
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            self.blank_rows(line, 1);
            return Ok(());
        }
        if self.heading.is_some() {
            return self.put(line, cells);
        }
        let cells: Vec<String> = cells.map(str::to_owned).collect();
        if cells.len() > MOST_COLUMNS {
            return Err(Error::TooLarge);
        }
        self.first.push(FirstRow { line, cells, count: 1 });
        if self.first.len() == Self::FIRST_ROWS { self.find_heading() } else { Ok(()) }
    }

    /// Takes a row of a workbook, whose blank cells at the end have but a format.
    pub(crate) fn row_of_sheet(&mut self, line: u32, cells: &[String]) -> Result<(), Error> {
        let last = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        self.row(line, cells.iter().take(last).map(String::as_str))
    }

    /// Takes rows without any letter.
    pub(crate) fn blank_rows(&mut self, line: u32, count: u32) {
        if self.heading.is_some() {
            let (_, rows) = self.blank.get_or_insert((line, 0));
            *rows = rows.saturating_add(count);
            return;
        }
        match self.first.last_mut().filter(|row| row.cells.is_empty()) {
            Some(row) => row.count = row.count.saturating_add(count),
            None => self.first.push(FirstRow { line, cells: Vec::new(), count }),
        }
    }

    fn find_heading(&mut self) -> Result<(), Error> {
        let first = std::mem::take(&mut self.first);
        let Heading { place, cells, two_rows } =
            Heading::find(first.iter().map(|row| row.cells.as_slice()), self.known);
        let mut titles = first.iter().take(place).filter(|row| !row.cells.is_empty());
        let count = titles.clone().count() - usize::from(two_rows);
        if let (Some(title), Ok(count @ 1..)) = (titles.next(), u32::try_from(count)) {
            self.note(Finding::new(FindingCode::RowsAboveHeadings, "").in_row(title.line).times(count));
        }
        let names = names(&cells, &mut self.sheet.findings);
        self.sheet.columns = names.into_iter().map(SourceColumn::new).collect();
        self.heading = Some(cells);
        for row in first.iter().skip(place + 1) {
            if row.cells.is_empty() {
                self.blank_rows(row.line, row.count);
            } else {
                self.put(row.line, row.cells.iter().map(String::as_str))?;
            }
        }
        Ok(())
    }

    fn put<'c>(&mut self, line: u32, mut cells: impl Iterator<Item = &'c str> + Clone) -> Result<(), Error> {
        if self.is_heading(cells.clone()) {
            let (_, rows) = self.repeated.get_or_insert((line, 0));
            *rows = rows.saturating_add(1);
            return Ok(());
        }
        if let Some((first, count)) = self.blank.take() {
            self.note(Finding::new(FindingCode::EmptyRow, "").in_row(first).times(count));
        }
        let row = self.sheet.lines.len();
        for column in &mut self.sheet.columns {
            let Some(cell) = cells.next() else { break };
            column.put(row, cell)?;
        }
        let places = u32::try_from(self.sheet.columns.len()).map_err(|_| Error::TooLarge)?;
        let before = self.sheet.beyond.len();
        let extra =
            (places.saturating_add(1)..).zip(cells.clone()).filter(|(_, text)| !text.trim().is_empty());
        self.sheet.beyond.extend(extra.map(|(place, text)| (row, place, text.to_owned())));
        if self.sheet.beyond.len() > before {
            self.note(Finding::new(FindingCode::ExtraCells, "").in_row(line));
        } else if cells.nth(self.heading_width().saturating_sub(self.sheet.columns.len())).is_some() {
            let (_, rows) = self.wider.get_or_insert((line, 0));
            *rows = rows.saturating_add(1);
        }
        self.sheet.lines.push(line);
        Ok(())
    }

    /// Whether a row is the headings once more, as on every page of a print.
    fn is_heading<'c>(&self, mut cells: impl Iterator<Item = &'c str>) -> bool {
        let Some(heading) = &self.heading else { return false };
        let mut same = 0;
        let mut headings = heading.iter();
        let all = cells.all(|cell| match headings.next() {
            Some(heading) if heading.trim() == cell.trim() => {
                same += usize::from(!cell.trim().is_empty());
                true
            }
            _ => false,
        });
        all && same > 1
    }

    /// The sheet of the rows so far.
    pub(crate) fn finish(mut self) -> Result<Sheet, Error> {
        if self.heading.is_none() {
            if self.first.iter().all(|row| row.cells.is_empty()) {
                return Err(Error::EmptyFile);
            }
            self.find_heading()?;
        }
        if let Some((line, count)) = self.repeated {
            self.note(Finding::new(FindingCode::RepeatedHeadings, "").in_row(line).times(count));
        }
        // A separator behind every row does no harm. Behind a few, another one in a cell has moved the cells after it.
        if let Some((line, count)) = self.wider
            && usize::try_from(count).is_ok_and(|count| count < self.sheet.rows() / 2)
        {
            self.note(Finding::new(FindingCode::ExtraCells, "").in_row(line).times(count));
        }
        Ok(self.sheet)
    }
}
