//! The public names, against facts from outside.

mod architecture;
mod assessment_end;
mod authority;
mod bad_input;
mod calendar;
mod calendar_table;
mod canonical;
mod census_clocks;
mod cin_census;
mod clocks;
pub mod clocks_page;
mod columns;
mod duty_sheet;
mod fuzz;
mod hostile;
mod origin;
mod questions;
mod regime;
mod register;
mod report;
mod rules_written;
mod scenario;
mod within_hours;
mod workbook;
mod xlsx;
