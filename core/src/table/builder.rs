//! Columns filled row by row.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::error::Error;
use crate::table::valid::Valid;
use crate::table::{AnswerColumn, Column, ColumnKind, Given, Row, Table, TextValues, Values};

/// Columns that take one cell of each row in turn.
#[derive(Debug)]
pub struct TableBuilder {
    columns: Vec<Filling>,
    rows: usize,
}

/// One column on its way.
#[derive(Debug)]
struct Filling {
    name: Cow<'static, str>,
    values: Values,
    valid: Valid,
    /// For few texts in many rows: the place of each.
    places: HashMap<String, u32>,
}

impl TableBuilder {
    /// No rows yet, of these columns.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = (impl Into<Cow<'static, str>>, ColumnKind)>) -> Self {
        let columns = columns.into_iter().map(|(name, kind)| Filling::new(name.into(), kind));
        Self { columns: columns.collect(), rows: 0 }
    }

    /// No rows yet, of the columns of a kind of row.
    #[must_use]
    pub fn of<'s>(columns: impl IntoIterator<Item = &'s AnswerColumn>) -> Self {
        Self::new(columns.into_iter().map(|column| (column.name, column.kind)))
    }

    /// The same with room for so many rows, so that long columns need not move as they grow.
    #[must_use]
    pub fn expecting(mut self, rows: usize) -> Self {
        for column in &mut self.columns {
            column.valid.reserve(rows);
            match &mut column.values {
                Values::Day(days) => days.reserve(rows),
                Values::Integer(numbers) => numbers.reserve(rows),
                Values::Decimal(numbers) => numbers.reserve(rows),
                Values::Flag(flags) => flags.reserve(rows),
                Values::Category { codes, .. } => codes.reserve(rows),
                Values::Text(_) => {}
            }
        }
        self
    }

    /// Adds a row.
    pub fn add(&mut self, row: &impl Row) {
        self.add_cells(|to| row.cells(to));
    }

    /// Adds a row of the cells that are handed over, one for each column, in order. A column that gets none is blank, and a
    /// cell behind the last column is dropped.
    pub fn add_cells(&mut self, cells: impl FnOnce(&mut dyn FnMut(Given<'_>))) {
        let mut columns = self.columns.iter_mut();
        cells(&mut |cell| columns.next().into_iter().for_each(|column| column.push(cell)));
        columns.for_each(|column| column.push(Given::Blank));
        self.rows += 1;
    }

    /// Adds the rows of a table of the same columns.
    ///
    /// # Errors
    /// [`Error::InvalidArgument`] where it has other columns.
    pub fn append(&mut self, table: &Table) -> Result<(), Error> {
        let names = self.columns.iter().map(|column| column.name.as_ref());
        if !names.eq(table.columns().iter().map(Column::name)) {
            return Err(Error::takes("table", "a table of the same columns"));
        }
        for row in 0..table.rows() {
            self.add_cells(|to| table.columns().iter().for_each(|column| to(column.cell(row).into())));
        }
        Ok(())
    }

    /// The table.
    #[must_use]
    pub fn finish(self) -> Table {
        let columns = self.columns.into_iter().map(Filling::finish).collect();
        Table { columns, rows: self.rows }
    }
}

impl Table {
    /// A table of rows, which know their columns.
    #[must_use]
    pub fn of<R: Row>(rows: impl IntoIterator<Item = R>) -> Self {
        let mut table = TableBuilder::of(R::COLUMNS);
        rows.into_iter().for_each(|row| table.add(&row));
        table.finish()
    }
}

impl Filling {
    fn new(name: Cow<'static, str>, kind: ColumnKind) -> Self {
        let values = match kind {
            ColumnKind::Day => Values::Day(Vec::new()),
            ColumnKind::Integer => Values::Integer(Vec::new()),
            ColumnKind::Decimal => Values::Decimal(Vec::new()),
            ColumnKind::Flag => Values::Flag(Vec::new()),
            ColumnKind::Text => Values::Text(TextValues::default()),
            ColumnKind::Category => Values::Category { codes: Vec::new(), names: TextValues::default() },
            ColumnKind::Named(list) => {
                Values::Category { codes: Vec::new(), names: list.names.iter().collect() }
            }
        };
        let places = match kind {
            ColumnKind::Named(list) => {
                (0..).zip(list.names).map(|(at, name)| ((*name).to_owned(), at)).collect()
            }
            _ => HashMap::new(),
        };
        Self { name, values, valid: Valid::default(), places }
    }

    fn push(&mut self, cell: Given<'_>) {
        let fits = match (&mut self.values, cell) {
            (Values::Day(days), Given::Day(day)) => push(days, day.epoch()),
            (Values::Integer(numbers), Given::Integer(number)) => push(numbers, number),
            (Values::Decimal(numbers), Given::Decimal(number)) if number.is_finite() => push(numbers, number),
            (Values::Flag(flags), Given::Flag(flag)) => push(flags, flag),
            (Values::Text(texts), Given::Text(text)) => texts.push(text) || !texts.push(""),
            (Values::Category { codes, .. }, Given::Named(place)) => match u32::try_from(place) {
                Ok(place) => push(codes, place),
                Err(_) => !push(codes, 0),
            },
            (Values::Category { codes, names }, Given::Text(text)) => {
                // Mostly it is the text of the row before.
                let before = codes.last().copied().filter(|place| {
                    usize::try_from(*place).is_ok_and(|place| names.get(place) == Some(text))
                });
                let known = before.or_else(|| self.places.get(text).copied());
                let place = known.or_else(|| {
                    let place = u32::try_from(names.len()).ok().filter(|_| names.push(text))?;
                    self.places.insert(text.to_owned(), place);
                    Some(place)
                });
                match place {
                    Some(place) => push(codes, place),
                    None => !push(codes, 0),
                }
            }
            (values, given) => {
                debug_assert!(matches!(given, Given::Blank | Given::Decimal(_)), "a cell of another kind");
                values.push_blank();
                false
            }
        };
        self.valid.push(fits);
    }

    fn finish(self) -> Column {
        Column { name: self.name, values: self.values, valid: self.valid }
    }
}

/// Adds a value; true, as it always fits.
fn push<T>(values: &mut Vec<T>, value: T) -> bool {
    values.push(value);
    true
}

impl Values {
    /// A place for a cell that holds nothing.
    fn push_blank(&mut self) {
        match self {
            Self::Day(days) => days.push(0),
            Self::Integer(numbers) => numbers.push(0),
            Self::Decimal(numbers) => numbers.push(0.0),
            Self::Flag(flags) => flags.push(false),
            Self::Text(texts) => {
                texts.push("");
            }
            Self::Category { codes, .. } => codes.push(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Day, Division};
    use crate::table::row::row;
    use crate::table::{Cell, ColumnKind, Row, Table, TableBuilder, Values};

    struct Line<'l>(&'l str, Option<Day>, Option<Division>);

    row! {
        Line<'_>, |line| {
            /// The team.
            "team": Category => line.0;
            /// The day, if it
            /// is known.
            "day": Day or blank => line.1;
            /// Where.
            "division": Division or blank => line.2;
        }
    }

    #[test]
    fn a_table_goes_on_with_the_rows_of_another_of_the_same_columns() {
        let day = Some(Day::from_ymd(2010, 8, 16).unwrap());
        let rows = || [Line("North", day, Some(Division::Scotland)), Line("South", None, None)];
        let mut table = TableBuilder::of(Line::COLUMNS);
        rows().iter().for_each(|row| table.add(row));
        table.append(&Table::of(rows())).unwrap();
        assert_eq!(table.finish(), Table::of(rows().into_iter().chain(rows())));
        assert!(TableBuilder::of(&Line::COLUMNS[..2]).append(&Table::of(rows())).is_err());
    }

    #[test]
    fn a_row_knows_its_columns_and_fills_them() {
        let day = Day::from_ymd(2010, 8, 16).unwrap();
        let rows = [
            Line("North", Some(day), Some(Division::Scotland)),
            Line("South", None, None),
            Line("North", None, None),
        ];
        let table = Table::of(rows);
        assert_eq!((table.rows(), table.columns().len()), (3, 3));
        assert_eq!(table.cell("team", 2), Cell::Text("North"));
        assert_eq!(table.cell("day", 0), Cell::Day(day));
        assert_eq!(table.cell("division", 0), Cell::Text("scotland"));
        assert_eq!(table.cell("division", 1), Cell::Null);
        assert!(matches!(
            table.columns()[0].values(),
            Values::Category { codes, names } if *codes == [0, 1, 0] && names.len() == 2
        ));
        assert_eq!(Line::COLUMNS[1].about, "The day, if it is known.");
        assert_eq!(Line::COLUMNS[2].kind, ColumnKind::Named(Division::LIST));
        assert!(Line::COLUMNS[2].may_be_blank && !Line::COLUMNS[0].may_be_blank);
    }
}
