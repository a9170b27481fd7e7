//! Files read, registers invented, and every question a register answers.

use dutydesk::ask::{REPORT, question};
use dutydesk::calendar::Day;
use dutydesk::case::{self, Part, TABLES, findings_table, reading_table};
use dutydesk::format::{self, canonical, cin_census, duty_sheet::DutySheet};
use dutydesk::render;
use dutydesk::report::{self, List};
use dutydesk::scenario::{self, Ledger};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Thrown, text, thrown};

/// Files to be read as one register.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files(Vec<(String, Vec<u8>)>);

#[wasm_bindgen]
impl Files {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one; an empty name is none.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.0.push((name, bytes));
    }

    /// What each heading would be taken for, as rows; the options are JSON.
    ///
    /// # Errors
    /// As in the core.
    pub fn headings(&self, options: &str) -> Thrown<String> {
        let how = DutySheet::from_json(options).map_err(thrown)?;
        let found = format::headings(&self.named(), &how).map_err(thrown)?;
        text(&reading_table(&found))
    }

    fn named(&self) -> Vec<format::File<'_>> {
        self.0.iter().map(|(name, bytes)| format::File { name: Some(name), bytes }).collect()
    }

    /// Reads them all; the options are JSON.
    ///
    /// # Errors
    /// As in the core.
    pub fn read(&self, options: &str) -> Thrown<Register> {
        let how = DutySheet::from_json(options).map_err(thrown)?;
        format::read_files(&self.named(), &how).map(Register).map_err(thrown)
    }
}

/// Reads a duty tracking sheet; the options are JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = readDutySheet)]
pub fn read_duty_sheet(bytes: &[u8], options: &str) -> Thrown<Register> {
    let register = DutySheet::from_json(options).and_then(|sheet| sheet.read(bytes));
    register.map(Register).map_err(thrown)
}

/// Reads a children in need census.
///
/// # Errors
/// As in the core.
#[wasm_bindgen(js_name = readCinCensus)]
pub fn read_cin_census(bytes: &[u8]) -> Thrown<Register> {
    cin_census::read(bytes).map(Register).map_err(thrown)
}

/// A synthetic register; the size is JSON.
///
/// # Errors
/// As in the core.
#[wasm_bindgen]
pub fn scenario(name: &str, seed: u64, size: &str) -> Thrown<Scenario> {
    scenario::named(name, seed, size).map(Scenario).map_err(thrown)
}

/// A synthetic register and what was planted in it.
#[wasm_bindgen]
pub struct Scenario(scenario::Scenario);

#[wasm_bindgen]
impl Scenario {
    /// All but the register, as JSON.
    ///
    /// # Errors
    /// None that is known.
    pub fn about(&self) -> Thrown<String> {
        #[derive(Serialize)]
        struct About<'s> {
            name: &'s str,
            as_of: Day,
            ledger: &'s Ledger,
        }
        text(&About { name: self.0.name, as_of: self.0.as_of, ledger: &self.0.ledger })
    }

    /// The register; the scenario is no more.
    #[wasm_bindgen(js_name = intoRegister)]
    #[must_use]
    pub fn into_register(self) -> Register {
        Register(self.0.register)
    }
}

/// Everything known about a set of referrals. Options are JSON, and so is what comes back.
#[wasm_bindgen]
pub struct Register(case::Register);

#[wasm_bindgen]
impl Register {
    /// One register of this and another.
    ///
    /// # Errors
    /// As in the core.
    pub fn merge(&self, other: &Self) -> Thrown<Self> {
        case::Register::merge([&self.0, &other.0]).map(Self).map_err(thrown)
    }

    /// What was wrong with the records, with the names of files and the headings of columns.
    ///
    /// # Errors
    /// None that is known.
    pub fn findings(&self) -> Thrown<String> {
        text(&findings_table(&self.0))
    }

    /// How the files were read.
    ///
    /// # Errors
    /// None that is known.
    pub fn reading(&self) -> Thrown<String> {
        text(&reading_table(self.0.reading()))
    }

    /// How its duty tracking sheets were read, as options that read others the same way.
    ///
    /// # Errors
    /// None that is known.
    pub fn profile(&self) -> Thrown<String> {
        text(&self.0.profile())
    }

    /// The texts of worker columns that nothing explains, as rows to fill in.
    ///
    /// # Errors
    /// None that is known.
    #[wasm_bindgen(js_name = unexplainedHolders)]
    pub fn unexplained_holders(&self) -> Thrown<String> {
        text(&self.0.unexplained_holders())
    }

    /// The rows that answer a question.
    ///
    /// # Errors
    /// As in the core.
    pub fn answer(&self, asked: &str, options: &str) -> Thrown<String> {
        text(&question(asked).and_then(|question| question.answer(&self.0, options)).map_err(thrown)?)
    }

    /// The report.
    ///
    /// # Errors
    /// As in the core.
    pub fn report(&self, options: &str) -> Thrown<String> {
        text(&self.reported(options)?)
    }

    /// The report as a page.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = reportHtml)]
    pub fn report_html(&self, options: &str) -> Thrown<String> {
        Ok(render::html(&self.reported(options)?))
    }

    /// The report as text.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = reportText)]
    pub fn report_text(&self, options: &str) -> Thrown<String> {
        Ok(render::text(&self.reported(options)?))
    }

    /// The report as the sheets of a workbook.
    ///
    /// # Errors
    /// As in the core.
    #[wasm_bindgen(js_name = reportSheets)]
    pub fn report_sheets(&self, options: &str) -> Thrown<String> {
        text(&render::sheets(&self.reported(options)?))
    }

    fn reported(&self, options: &str) -> Thrown<report::Report> {
        REPORT.asked(&self.0, options).and_then(|asked| report::Report::of(&self.0, &asked)).map_err(thrown)
    }

    /// How the report reads, as a page of data, or one of its lists; which list is JSON, and empty where none is meant.
    ///
    /// # Errors
    /// As in the core.
    pub fn page(&self, options: &str, list: &str) -> Thrown<String> {
        if list.is_empty() {
            // Each figure of the page opens its list when it is asked for.
            let mut report = self.reported(options)?;
            report.waiting = None;
            return text(&report.page());
        }
        let list =
            List::from_json(list).and_then(|list| list.page(&self.0, || REPORT.asked(&self.0, options)));
        text(&list.map_err(thrown)?)
    }

    /// The lines of one of its lists, as rows.
    ///
    /// # Errors
    /// As in the core.
    pub fn lines(&self, options: &str, list: &str) -> Thrown<String> {
        let lines =
            List::from_json(list).and_then(|list| list.table(&self.0, || REPORT.asked(&self.0, options)));
        text(&lines.map_err(thrown)?)
    }

    /// The canonical tables by file name.
    ///
    /// # Errors
    /// None that is known.
    pub fn tables(&self) -> Thrown<String> {
        text(&InOrder(canonical::write(&self.0)))
    }

    /// What it holds.
    ///
    /// # Errors
    /// None that is known.
    pub fn summary(&self) -> Thrown<String> {
        let received = || self.0.cases().map(|case| case.referral().received());
        text(&Summary {
            tables: InOrder(TABLES.iter().map(|table| (table.name, self.0.rows(table))).collect()),
            parts: self.0.parts().iter().map(SourcePart::of).collect(),
            received: received().min().zip(received().max()).map(|(first, last)| Received { first, last }),
            last_day: self.0.last_day().map(|last| last.day),
        })
    }
}

#[derive(Serialize)]
struct Summary<'r> {
    tables: InOrder<&'static str, usize>,
    parts: Vec<SourcePart<'r>>,
    received: Option<Received>,
    last_day: Option<Day>,
}

#[derive(Serialize)]
struct Received {
    first: Day,
    last: Day,
}

#[derive(Serialize)]
struct SourcePart<'r> {
    format: &'r str,
    authority: Option<&'r str>,
    from: Option<Day>,
    to: Option<Day>,
    extracted: Option<Day>,
    reported: Vec<String>,
}

impl<'r> SourcePart<'r> {
    fn of(part: &'r Part) -> Self {
        let reported = part.reported_columns().map(|(table, column)| format!("{}.{column}", table.name));
        Self {
            format: &part.format,
            authority: part.authority.as_deref(),
            from: part.from,
            to: part.to,
            extracted: part.extracted,
            reported: reported.collect(),
        }
    }
}

/// An object with its keys as they come.
struct InOrder<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for InOrder<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
