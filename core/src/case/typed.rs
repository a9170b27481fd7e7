//! Typed rows and views: what the declaration of a canonical table becomes.

use crate::calendar::Day;
use crate::case::rows::Rows;
use crate::case::schema::TableSpec;
use crate::case::texts::Texts;

/// A date, and the day it became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The day itself.
    pub on: Day,
    /// The day it was recorded; the day itself where nothing says.
    pub known: Day,
}

/// A typed row that can be added to a register: one of the `...Row` types of this room.
pub trait TypedRow {
    /// The table it is for.
    #[doc(hidden)]
    fn table(&self) -> &'static TableSpec;
    /// A cell for each of its columns.
    #[doc(hidden)]
    type Cells: AsRef<[i32]> + AsMut<[i32]>;
    /// Its cells; nothing where no further text can be numbered.
    #[doc(hidden)]
    fn cells(&self, texts: &mut Texts) -> Option<Self::Cells>;
}

/// A row of a register seen as a typed row.
pub(crate) trait View<'r> {
    const TABLE: &'static TableSpec;
    fn at(rows: &'r Rows, row: usize) -> Self;
}

/// The canonical tables, each declared once: its specification, its typed row and its view.
macro_rules! tables {
    (@out required $kind:ty) => { $kind };
    (@out optional $kind:ty) => { Option<$kind> };
    (@read required $kind:ty, $cell:expr) => { <$kind as Field>::read($cell) };
    (@read optional $kind:ty, $cell:expr) => {{
        let cell = $cell;
        if cell == NOTHING { None } else { Some(<$kind as Field>::read(cell)) }
    }};
    (@needed required) => { true };
    (@needed optional) => { false };
    // What a caller writes for it, spelt out so that the documentation of a row says it.
    (@in Day) => { Option<Day> };
    (@in Time) => { Option<Time> };
    (@in i32) => { Option<i32> };
    (@in Thousandths) => { Option<Thousandths> };
    (@in bool) => { Option<bool> };
    (@in $text:ident) => { &'a str };
    // Whether few texts stand in many rows.
    (@few Team) => { true };
    (@few Text few) => { true };
    (@few $kind:ident) => { false };
    ($( $(#[$meta:meta])* $table:ident $TABLE:ident $view:ident $row:ident {
        $( $(#[$doc:meta])* $need:ident $column:ident : $kind:ident $($few:ident)?, )+
    } )+) => {
        #[expect(non_camel_case_types, reason = "the wire names")]
        enum Place { $($table),+ }

        /// The canonical tables, in order.
        pub static TABLES: &[&TableSpec] = &[$(&$TABLE),+];

        const TABLE_NAMES: &[&str] = &[$(stringify!($table)),+];

        $(
            #[doc = concat!("The `", stringify!($table), "` table.")]
            pub static $TABLE: TableSpec = TableSpec {
                name: stringify!($table),
                columns: &[
                    $( ColumnSpec {
                        name: stringify!($column),
                        kind: <$kind as Field>::KIND,
                        required: tables!(@needed $need),
                        few: tables!(@few $kind $($few)?),
                        noun: <$kind as Field>::NOUN,
                    }, )+
                    ColumnSpec { name: "recorded", kind: <Day as Field>::KIND, required: false, few: false, noun: None },
                ],
                place: Place::$table as usize,
            };

            $(#[$meta])*
            #[derive(Clone, Copy)]
            pub struct $view<'r> {
                rows: &'r Rows,
                row: usize,
            }

            #[doc = concat!("A row for the `", stringify!($table), "` table. ")]
            #[doc = concat!("[`", stringify!($view), "`] says what each column means; a blank text or `None` is a blank cell.")]
            #[derive(Clone, Copy, Debug, Default)]
            pub struct $row<'a> {
                $( #[doc = concat!("See [`", stringify!($view), "::", stringify!($column), "`].")]
                pub $column: tables!(@in $kind), )+
                /// The day the row was entered.
                pub recorded: Option<Day>,
            }

            const _: () = {
                #[expect(non_camel_case_types, reason = "the wire names")]
                enum At { $($column,)+ recorded }

                impl $view<'_> {
                    $( $(#[$doc])*
                    #[must_use]
                    #[inline]
                    pub fn $column(&self) -> tables!(@out $need $kind) {
                        tables!(@read $need $kind, self.rows.cell(At::$column as usize, self.row))
                    } )+

                    /// The day the row was entered.
                    #[must_use]
                    #[inline]
                    pub fn recorded(&self) -> Option<Day> {
                        tables!(@read optional Day, self.rows.cell(At::recorded as usize, self.row))
                    }

                    /// A date of this row with the day it became known: its own companion, else the row's `recorded`,
                    /// else the day itself.
                    #[must_use]
                    #[inline]
                    pub fn dated(&self, on: Day, companion: Option<Day>) -> Dated {
                        Dated { on, known: companion.or_else(|| self.recorded()).unwrap_or(on) }
                    }

                    /// Which part of the register the row came with.
                    #[must_use]
                    pub fn part(&self) -> usize {
                        self.rows.part(self.row)
                    }
                }

                impl std::fmt::Debug for $view<'_> {
                    /// Which row it is: one that finds its way into a log tells nothing of a child.
                    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.debug_struct(stringify!($view)).field("row", &self.row).finish_non_exhaustive()
                    }
                }

                impl<'r> View<'r> for $view<'r> {
                    const TABLE: &'static TableSpec = &$TABLE;
                    fn at(rows: &'r Rows, row: usize) -> Self {
                        Self { rows, row }
                    }
                }

                impl TypedRow for $row<'_> {
                    fn table(&self) -> &'static TableSpec {
                        &$TABLE
                    }
                    type Cells = [i32; At::recorded as usize + 1];
                    fn cells(&self, texts: &mut Texts) -> Option<Self::Cells> {
                        Some([
                            $( <$kind as Field>::cell(self.$column, texts)?, )+
                            <Day as Field>::cell(self.recorded, texts)?,
                        ])
                    }
                }
            };
        )+
    };
}

pub(crate) use tables;
