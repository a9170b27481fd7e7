//! Whether what was read can be answered from at all.

use std::collections::BTreeMap;

use crate::case::finding::{ColumnRef, Finding, FindingCode};
use crate::case::register::Register;
use crate::case::tables::{EXTRAS, REFERRALS};
use crate::error::Error;
use crate::table::Cell;

impl Register {
    /// That what was read gives referrals: where most rows gave none, a figure of the rest would be calm and wrong.
    ///
    /// ```
    /// let register = dutydesk::format::read(&[b"child_id,received\nc1,tomorrow\nc2,next week\nc3,16/08/2010\n"])?;
    /// assert_eq!(register.check_answerable().unwrap_err().to_string(), "2 of 3 rows give no referral: in 2 `received` is \
    ///     missing or cannot be read, written like: word, word word; see the findings and how the columns were read");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoReferrals`] where more than half of the rows were left out for want of a child or a day.
    pub fn check_answerable(&self) -> Result<(), Error> {
        let mut missing: BTreeMap<Option<ColumnRef>, u32> = BTreeMap::new();
        let lacking = |finding: &&Finding| {
            // Rows of a program stood in no file: who wrote it sees what it gave.
            finding.table == REFERRALS.name
                && finding.code == FindingCode::MissingRequired
                && finding.row.is_some()
        };
        for finding in self.findings().iter().filter(lacking) {
            let count = missing.entry(finding.column).or_default();
            *count = count.saturating_add(finding.count);
        }
        let left_out: u32 = missing.values().sum();
        let rows = u32::try_from(self.rows_read(&REFERRALS)).unwrap_or(u32::MAX);
        if left_out <= rows / 2 {
            return Ok(());
        }
        let reasons = missing.iter().map(|(column, count)| {
            let column = column.map(|column| column.to_string()).unwrap_or_default();
            let forms = self.forms_of(&column);
            let written = if forms.is_empty() {
                String::new()
            } else {
                format!(", written like: {}", forms.join(", "))
            };
            format!("in {count} `{column}` is missing or cannot be read{written}")
        });
        Err(Error::NoReferrals { left_out, rows, why: reasons.collect::<Vec<_>>().join("; ") })
    }

    /// The commonest forms of what stands in a column of the rows left out, without what it says.
    fn forms_of(&self, column: &str) -> Vec<String> {
        const MOST: usize = 3;
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        let extras = self.table(&EXTRAS);
        for row in 0..extras.rows() {
            let [table, name, value] = ["table", "name", "value"].map(|name| extras.cell(name, row));
            if let (Cell::Text(table), Cell::Text(name), Cell::Text(value)) = (table, name, value)
                && table == REFERRALS.name
                && name == column
            {
                *forms.entry(form(value)).or_default() += 1;
            }
        }
        let mut forms: Vec<(String, usize)> = forms.into_iter().collect();
        forms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        forms.into_iter().take(MOST).map(|(form, _)| form).collect()
    }
}

/// The form of a text, such as `99/99/99` or `word 9999`: each figure a 9, each word and all that is neither said by its kind.
fn form(text: &str) -> String {
    const LONGEST: usize = 24;
    let mut form = String::new();
    let mut in_word = false;
    for letter in text.trim().chars() {
        let word = letter.is_alphabetic();
        match letter {
            _ if word => {
                if !in_word {
                    form.push_str("word");
                }
            }
            _ if letter.is_numeric() => form.push('9'),
            '/' | '-' | '.' | ':' | ' ' | ',' => form.push(letter),
            _ => form.push('?'),
        }
        in_word = word;
        if form.len() >= LONGEST {
            form.push('…');
            break;
        }
    }
    form
}
