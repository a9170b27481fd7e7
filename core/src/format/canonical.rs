//! The canonical tables as CSV files, and back without loss.
//!
//! | file | what it holds |
//! |---|---|
//! | `parts.csv` | one row for each source part: part, format, authority, from, to, extracted, last, and under `reported` each column it reported as `table.column`, with spaces between |
//! | `referrals.csv`, `holdings.csv`, ... | one canonical table each: every one that a part reported or that has rows |
//! | `findings.csv` | one row for each thing found wrong when the files were first read: code, table, row, count, column, file; without it what is odd is found in the tables |
//!
//! A table holds its rows as they were told. Of several extracts of one authority it has those of the earlier ones too,
//! which [count no more](Register::superseded): which do is worked out again as they are read.
//!
//! `referrals.csv` says at its end in which `row` of which `file` each referral was first told, where that is known.
//!
//! With more than one part each table ends in a column `part` that says which part a row came with. A table is known
//! again by the names in its header alone, whatever the file is called; where several tables have those names and
//! their required columns, it is the one with the fewest columns. The tables of one call form one register. Without a
//! `parts.csv` they are one part of the form `canonical` which reported the columns its files have.
//!
//! Dates are written 2010-12-20, times 14:05, yes and no as true and false, codes by their wire names; a code that no
//! list knows and the items of a source that have no column (`extras.csv`) as they came.

mod findings;

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::case::{
    FileNumber, Finding, FindingCode, Kind, Origin, Part, REFERRALS, Register, RegisterBuilder, TABLES,
    TableSpec, day_of,
};
use crate::error::{Error, FileKind};
use crate::format::source::{Sheet, SourceColumn};
use crate::table::row::row;
use crate::table::{Cell, Column, Row as _, Table};

const FORMAT: &str = "canonical";
const PARTS: &str = "parts";
const PART: &str = "part";
/// In which row of which file a referral was told before it was written here.
const ORIGIN: [&str; 2] = ["row", "file"];

/// The files of a register, each with its name and its text: `parts.csv`, then the tables in their order, then
/// `findings.csv` where anything was found wrong.
///
/// [`read`](crate::format::read) gives the register back; written again, it is the same to the byte.
///
/// ```
/// use dutydesk::format::{canonical, read};
/// let sheet = b"child_id,received,worker,allocated\nc1,16/08/2010,W017,\nc2,17/08/2010,,\n";
/// let register = read(&[sheet])?;
/// let files = canonical::write(&register);
/// let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
/// assert_eq!(names, ["parts.csv", "referrals.csv", "holdings.csv", "findings.csv"]);
/// assert_eq!(files[2].1, "referral_id,start,end,holder_kind,worker_id,team\nc1:2010-08-16,2010-08-16,,worker,W017,\n");
/// let texts: Vec<&[u8]> = files.iter().map(|(_, text)| text.as_bytes()).collect();
/// assert_eq!(canonical::write(&read(&texts)?), files);
/// # Ok::<(), dutydesk::Error>(())
/// ```
#[must_use]
pub fn write(register: &Register) -> Vec<(String, String)> {
    let mut files = vec![(
        format!("{PARTS}.csv"),
        Table::of((1..).zip(register.parts()).map(|(number, part)| Numbered(number, part))).to_exact_csv(),
    )];
    for spec in TABLES {
        let reported = register.parts().iter().any(|part| part.reported_table(spec));
        if reported || register.rows(spec) > 0 {
            files.push((format!("{}.csv", spec.name), written(register, spec).to_exact_csv()));
        }
    }
    files.extend(findings::write(register).map(|text| (format!("{}.csv", findings::FINDINGS), text)));
    files
}

/// Whether a file of that name is one of [`write()`]'s: in a folder that is written again, one left over.
///
/// ```
/// use dutydesk::format::canonical::is_file;
/// assert!(is_file("holdings.csv") && !is_file("notes.csv"));
/// ```
#[must_use]
pub fn is_file(name: &str) -> bool {
    let Some(name) = name.strip_suffix(".csv") else { return false };
    [PARTS, findings::FINDINGS].contains(&name) || TABLES.iter().any(|table| table.name == name)
}

/// A part, and its number from 1.
struct Numbered<'p>(usize, &'p Part);

row! {
    Numbered<'_>, |line| {
        /// The number that the tables call it by.
        "part": Text => line.0.to_string().as_str();
        /// What it was read as.
        "format": Category => line.1.format.as_str();
        /// The authority it speaks for.
        "authority": Category or blank => line.1.authority.as_deref();
        /// The first day it observed.
        "from": Day or blank => line.1.from;
        /// The last day it observed.
        "to": Day or blank => line.1.to;
        /// The day it was drawn.
        "extracted": Day or blank => line.1.extracted;
        /// The last day on which anything in it happened or was entered.
        "last": Day or blank => line.1.last;
        /// Each column it reported as `table.column`, with spaces between.
        "reported": Text => reported(line.1).as_str();
    }
}

fn reported(part: &Part) -> String {
    let names = part.reported_columns().map(|(table, column)| format!("{}.{column}", table.name));
    names.collect::<Vec<_>>().join(" ")
}

/// A table as it is written, with what earlier extracts said: with every column where the reported ones would be taken for another table.
fn written(register: &Register, spec: &'static TableSpec) -> Table {
    let (mut columns, mut parts) = register.columns_told(spec, false);
    if recognised(columns.iter().map(Column::name)).is_none_or(|other| other.place != spec.place) {
        (columns, parts) = register.columns_told(spec, true);
    }
    if spec.place == REFERRALS.place {
        let (rows, files): (Vec<_>, Vec<_>) = register.origins_told(spec).unzip();
        columns.push(Column::integers(ORIGIN[0], rows.into_iter().map(|row| row.map(i64::from))));
        columns.push(Column::texts(ORIGIN[1], files));
    }
    if register.parts().len() > 1 {
        columns.push(Column::texts(PART, parts.into_iter().map(|part| Some((part + 1).to_string()))));
    }
    Table::of_columns(columns)
}

/// The table whose wire names these are.
fn recognised<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Option<&'static TableSpec> {
    let tells_origin = ORIGIN.iter().all(|wanted| names.clone().any(|name| name == *wanted));
    let fits = |table: &&&TableSpec| {
        let required = || table.columns.iter().filter(|column| column.required);
        let is_origin = |name: &str| table.place == REFERRALS.place && tells_origin && ORIGIN.contains(&name);
        names.clone().all(|name| name == PART || is_origin(name) || table.column(name).is_some())
            && required().all(|column| names.clone().any(|name| name == column.name))
    };
    TABLES.iter().filter(fits).min_by_key(|table| table.columns.len()).copied()
}

/// Whether a file with that header is one of these.
pub(crate) fn recognises(sheet: &Sheet) -> bool {
    is_parts(sheet) || findings::recognises(sheet) || recognised(sheet.names()).is_some()
}

/// Whether the dates of a table are written as here: a file that a person keeps seldom has them so.
pub(crate) fn dates_are_plain(sheet: &Sheet) -> bool {
    let Some(spec) = recognised(sheet.names()) else { return true };
    let is_day = |name| spec.column(name).is_some_and(|column| matches!(column.kind, Kind::Day));
    let days = sheet.columns.iter().filter(|column| is_day(column.heading.as_str()));
    days.flat_map(SourceColumn::texts).all(|(text, count)| count == 0 || text.parse::<Day>().is_ok())
}

/// Whether a text is the name of a column of one of these.
pub(crate) fn knows(heading: &str) -> bool {
    let heading = heading.trim();
    heading == PART
        || Numbered::COLUMNS.iter().any(|column| column.name == heading)
        || TABLES.iter().any(|table| table.column(heading).is_some())
}

fn is_parts(sheet: &Sheet) -> bool {
    let has = |wanted| sheet.names().any(|name| name == wanted);
    let known = |name| Numbered::COLUMNS.iter().any(|column| column.name == name);
    has(PART) && has("reported") && sheet.names().all(known)
}

/// The register that the files form together.
pub(crate) fn read(sheets: &[Sheet]) -> Result<Register, Error> {
    let mut parts = sheets.iter().filter(|sheet| is_parts(sheet));
    let mut found = sheets.iter().filter(|sheet| findings::recognises(sheet));
    let (first, found_before) = (parts.next(), found.next());
    if parts.next().is_some() || found.next().is_some() {
        return Err(Error::takes(
            "files",
            "one set of canonical tables, and here are two files of parts or findings: read each set by itself and merge them",
        ));
    }
    let mut builder = RegisterBuilder::empty();
    let numbers = match first {
        Some(sheet) => Some(read_parts(sheet, &mut builder)?),
        None => {
            builder.next_part(Part::new(FORMAT))?;
            None
        }
    };
    for sheet in sheets.iter().filter(|sheet| !is_parts(sheet) && !findings::recognises(sheet)) {
        let Some(spec) = recognised(sheet.names()) else { return Err(Error::looks(FileKind::Table)) };
        builder.of_file(sheet.file.as_deref())?;
        sheet.findings(spec.name).for_each(|finding| builder.note(finding));
        let table = sheet.table();
        let labels = table.column(PART);
        let parts = match &numbers {
            None => None,
            // The one part there is needs no name; of several, a table must say which.
            Some(numbers) if labels.is_none() && numbers.len() == 1 => None,
            Some(_) if labels.is_none() && table.rows() > 0 => {
                return Err(Error::missing(PART).in_file(sheet.file.as_deref().unwrap_or_default()));
            }
            Some(numbers) => Some(parts_of_rows(labels, numbers)),
        };
        if numbers.is_none() {
            let names = sheet.names().filter(|name| *name != PART);
            if let Some(part) = builder.part() {
                names.for_each(|name| part.report_column(spec, name));
            }
        }
        let told = if spec.place == REFERRALS.place { told_before(&table, &mut builder)? } else { None };
        let origin = Origin {
            lines: &sheet.lines,
            told: told.as_deref(),
            parts: parts.as_deref(),
            beyond: &sheet.beyond,
        };
        let is_of_table = |column: &&Column| match column.name() {
            PART => numbers.is_none(),
            name => told.is_none() || !ORIGIN.contains(&name),
        };
        let columns = table.columns().iter().filter(is_of_table);
        builder.add_rows(spec, &Table::new(columns.cloned().collect())?, &origin)?;
    }
    if let Some(sheet) = found_before {
        let found = findings::read(sheet, &mut builder)?;
        builder.found_before(found);
    }
    builder.finish()
}

/// The register that tables in memory form together, each given with its name; a frame's columns have the wire names.
/// The columns there are count as reported. Their rows are counted from 0.
///
/// ```
/// use dutydesk::format::canonical::read_tables;
/// use dutydesk::table::{Column, Table};
/// let received = "2010-08-16".parse()?;
/// let referrals = Table::new(vec![
///     Column::texts("referral_id", [Some("r1")]),
///     Column::texts("child_id", [Some("c1")]),
///     Column::days("received", [Some(received)]),
/// ])?;
/// assert_eq!(read_tables(&[("referrals", referrals)])?.cases().count(), 1);
/// # Ok::<(), dutydesk::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnknownName`] where there is no such table; [`Error::MissingColumn`] without a required column;
/// [`Error::InvalidArgument`] for no table at all; [`Error::TooLarge`] past what a register can number.
pub fn read_tables<N: AsRef<str>>(tables: &[(N, Table)]) -> Result<Register, Error> {
    if tables.is_empty() {
        return Err(Error::takes("tables", "at least one table"));
    }
    let mut builder = RegisterBuilder::new(Part::new(FORMAT));
    for (name, table) in tables {
        builder.add_table(TableSpec::named(name.as_ref())?, table)?;
    }
    builder.finish()
}

/// For each row, the part it names; nothing where it names none there is.
fn parts_of_rows(labels: Option<&Column>, numbers: &BTreeMap<String, u16>) -> Vec<Option<u16>> {
    let rows = labels.map_or(0, Column::len);
    let label = |row| match labels.map(|labels| labels.cell(row)) {
        Some(Cell::Text(label)) => numbers.get(label.trim()).copied(),
        _ => None,
    };
    (0..rows).map(label).collect()
}

/// For each row, the row and the file in which it was told before; nothing where the table does not say.
fn told_before(
    table: &Table,
    builder: &mut RegisterBuilder,
) -> Result<Option<Vec<(u32, FileNumber)>>, Error> {
    let [Some(rows), Some(files)] = ORIGIN.map(|name| table.column(name)) else { return Ok(None) };
    let mut told = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        let name = match files.cell(row) {
            Cell::Text(name) => name.trim(),
            _ => "",
        };
        let line = rows.cell(row).to_string().trim().parse();
        told.push((line.unwrap_or(Finding::NO_LINE), builder.file(name)?));
    }
    Ok(Some(told))
}

/// Adds the parts a file names; gives the number of each by its name.
fn read_parts(sheet: &Sheet, builder: &mut RegisterBuilder) -> Result<BTreeMap<String, u16>, Error> {
    let mut numbers = BTreeMap::new();
    builder.of_file(sheet.file.as_deref())?;
    sheet.findings(PARTS).for_each(|finding| builder.note(finding));
    let table = sheet.table();
    for (row, line) in (0..table.rows()).zip(&sheet.lines) {
        let text = |name| match table.cell(name, row) {
            Cell::Text(text) => text,
            _ => "",
        };
        let about = |code, column| Finding::new(code, PARTS).in_row(*line).in_column(column);
        let mut part = Part::new(text("format"));
        part.authority = Some(text("authority").to_owned()).filter(|authority| !authority.is_empty());
        for (name, day) in [
            ("from", &mut part.from),
            ("to", &mut part.to),
            ("extracted", &mut part.extracted),
            ("last", &mut part.last),
        ] {
            *day = day_of(text(name).trim());
            if day.is_none() && !text(name).trim().is_empty() {
                builder.note(about(FindingCode::UnreadableDate, name));
            }
        }
        for name in text("reported").split_whitespace() {
            let table = |(name, column)| Some((TABLES.iter().find(|table| table.name == name)?, column));
            match name.split_once('.').and_then(table).filter(|(table, name)| table.column(name).is_some()) {
                Some((table, column)) => part.report_column(table, column),
                None => builder.note(about(FindingCode::UnknownCode, "reported")),
            }
        }
        let number = u16::try_from(row).map_err(|_| Error::TooLarge)?;
        if numbers.insert(text(PART).trim().to_owned(), number).is_some() {
            return Err(Error::takes("files", "parts of which each has a name of its own"));
        }
        builder.next_part(part)?;
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_known_again_by_its_columns() {
        for spec in TABLES {
            let names = || spec.columns.iter().map(|column| column.name);
            assert_eq!(recognised(names()).map(|table| table.name), Some(spec.name));
            let required = || spec.columns.iter().filter(|column| column.required).map(|column| column.name);
            assert!(recognised(required()).is_some());
            // One name that is not of this table, or one required column short, and it is not.
            let with = |other| names().chain([other]);
            assert!(recognised(with("no_such_column")).is_none());
            let first = required().next().unwrap();
            let short = names().filter(move |name| *name != first);
            assert_ne!(recognised(short).map(|table| table.name), Some(spec.name));
        }
        // A plan and an assessment begin alike; plans have fewer columns.
        assert_eq!(
            recognised(["referral_id", "kind", "started"].into_iter()).map(|table| table.name),
            Some("plans")
        );
    }
}
