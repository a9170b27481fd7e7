//! A page as a workbook.

use crate::error::Error;
use crate::page::Page;
use crate::render::sheets::{cell, sheets};
use crate::table::Workbook;

pub(super) fn workbook(page: Page) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::default();
    for sheet in sheets(page) {
        let rows = sheet.rows.iter().map(|row| row.iter().map(cell));
        workbook.add_rows(&sheet.name, sheet.headings.iter().map(String::as_str), rows)?;
    }
    workbook.finish()
}
