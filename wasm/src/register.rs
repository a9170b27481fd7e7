//! Files read, registers invented, and every question a register answers.

use dutydesk::Error;
use dutydesk::ask::{Options, Question};
use dutydesk::backlog::{Backlog, Selection};
use dutydesk::calendar::Day;
use dutydesk::case::{self, Part, TABLES, findings_table};
use dutydesk::format::{self, canonical, cin_census, duty_sheet::DutySheet};
use dutydesk::measure::Measure;
use dutydesk::render;
use dutydesk::report::{self, List};
use dutydesk::scenario::{self, Ledger, Size};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Thrown, text, thrown};

/// Files to be read as one register.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files(Vec<Vec<u8>>);

#[wasm_bindgen]
impl Files {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the bytes of one.
    pub fn add(&mut self, bytes: Vec<u8>) {
        self.0.push(bytes);
    }

    /// Reads them all.
    ///
    /// # Errors
    /// As in the core.
    pub fn read(&self) -> Thrown<Register> {
        let files: Vec<&[u8]> = self.0.iter().map(Vec::as_slice).collect();
        format::read(&files).map(Register).map_err(thrown)
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
    let made = Size::from_json(size).and_then(|size| scenario::named(name, seed, size));
    made.map(Scenario).map_err(thrown)
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

/// Everything known about a set of referrals. Options and selections are JSON, and so is what comes back.
#[wasm_bindgen]
pub struct Register(case::Register);

#[wasm_bindgen]
impl Register {
    /// What was wrong with the records.
    ///
    /// # Errors
    /// None that is known.
    pub fn findings(&self) -> Thrown<String> {
        text(&findings_table(self.0.findings()))
    }

    /// The grid.
    ///
    /// # Errors
    /// As in the core.
    pub fn backlog(&self, options: &str) -> Thrown<String> {
        text(&self.counted(options).map_err(thrown)?.grid(&self.0))
    }

    /// The open cases chosen.
    ///
    /// # Errors
    /// As in the core.
    pub fn cases(&self, options: &str, selection: &str) -> Thrown<String> {
        let selection = Selection::from_json(selection).map_err(thrown)?;
        text(&self.counted(options).map_err(thrown)?.select(&self.0, &selection))
    }

    fn counted(&self, options: &str) -> Result<Backlog, Error> {
        Backlog::of(&self.0, &question(options)?.ask)
    }

    /// Every clock of every case.
    ///
    /// # Errors
    /// As in the core.
    pub fn timescales(&self, options: &str) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        text(&question.verdicts(&self.0).map_err(thrown)?)
    }

    /// The duty desk's list or, as totals, how much of it each worker of each team has.
    ///
    /// # Errors
    /// As in the core.
    pub fn worklist(&self, options: &str, totals: bool) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        let list = question.worklist(&self.0).map_err(thrown)?;
        text(&if totals { list.totals(&self.0) } else { list.table(&self.0) })
    }

    /// One clock measured by cohort; the measure is JSON.
    ///
    /// # Errors
    /// As in the core.
    pub fn timeliness(&self, options: &str, measure: &str) -> Thrown<String> {
        let question = question(options).map_err(thrown)?;
        let measure = Measure::from_json(measure).map_err(thrown)?;
        let timeliness = question.timescales().and_then(|timescales| timescales.timeliness(&self.0, measure));
        text(&timeliness.map_err(thrown)?.table())
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

    fn reported(&self, options: &str) -> Thrown<report::Report> {
        question(options).and_then(|question| report::Report::of(&self.0, &question)).map_err(thrown)
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
        let list = List::from_json(list).and_then(|list| list.page(&self.0, || question(options)));
        text(&list.map_err(thrown)?)
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
        })
    }
}

#[derive(Serialize)]
struct Summary<'r> {
    tables: InOrder<&'static str, usize>,
    parts: Vec<SourcePart<'r>>,
    received: Option<Received>,
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

fn question(options: &str) -> Result<Question, Error> {
    Options::from_json(options)?.question()
}
