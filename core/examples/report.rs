//! The main job: who holds each case, which clocks run and how big the backlog is, on a file or on an invented county.
//!
//! `cargo run --release --example report` reports on the invented county on the day its inspectors arrived;
//! `cargo run --release --example report -- FILE` on a duty tracking sheet, canonical tables or a children
//! in need census. A question as the first word, such as `cases`, gives its table as CSV. `--help` lists the options.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dutydesk::ask::{Audience, OptionKind, QUESTIONS, REPORT, Spec, Takes, question};
use dutydesk::case::{Register, findings_table, reading_table};
use dutydesk::format::duty_sheet::{DutySheet, READ, holders_of};
use dutydesk::report::Report;
use dutydesk::table::{Table, Workbook};
use dutydesk::{format, render, scenario};
use lexopt::prelude::{Long, Short, Value};
use serde_json::Map;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Help(text)) => {
            // A reader that has gone away is no error.
            let _ = write!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(Stop::Because(reason)) => {
            let _ = writeln!(std::io::stderr(), "report: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no report.
enum Stop {
    Help(String),
    Because(String),
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Because(match error {
            lexopt::Error::MissingValue { option: Some(option) } => {
                format!("{option} needs a value; --help lists the options")
            }
            lexopt::Error::UnexpectedOption(option) => {
                format!("there is no option {option}; --help lists the options")
            }
            _ => "the arguments cannot be read; --help lists the options".to_owned(),
        })
    }
}

impl From<dutydesk::Error> for Stop {
    fn from(error: dutydesk::Error) -> Self {
        Self::Because(error.to_string())
    }
}

/// An answer of a register alone.
#[derive(Clone, Copy)]
enum OfReading {
    Table(&'static str, fn(&Register) -> Table),
    Profile,
}

impl OfReading {
    const fn name(self) -> &'static str {
        match self {
            Self::Table(name, _) => name,
            Self::Profile => "profile",
        }
    }
}

/// How files were read, and what is left to do: the answer of each is of the register alone.
const OF_READING: [OfReading; 4] = [
    OfReading::Table("reading", |register| reading_table(register.reading())),
    OfReading::Table("findings", findings_table),
    OfReading::Table("unexplained", Register::unexplained_holders),
    OfReading::Profile,
];

fn run() -> Result<(), Stop> {
    let mut arguments = Arguments::read()?;
    arguments.spare_what_is_read()?;
    let register = arguments.register()?;
    let options = serde_json::Value::Object(arguments.options).to_string();
    let output = arguments.output.as_deref();
    let is_workbook = arguments.form.is_none()
        && output.and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let name = arguments.takes.name;
    let bytes = if let Some(of) = arguments.of_reading {
        match of {
            OfReading::Table(name, of) => table(name, &of(&register), output.is_some(), is_workbook)?,
            OfReading::Profile => format!("{:#}\n", register.profile()).into_bytes(),
        }
    } else if name == REPORT.name {
        let asked = REPORT.asked(&register, &options)?;
        let report = Report::of(&register, &asked)?;
        match (&arguments.form, asked.audience) {
            (None, _) if is_workbook => render::workbook(&report)?,
            (Some(Form::Json), _) => render::json(&report).into_bytes(),
            (Some(Form::Html), _) | (None, Audience::Public) => render::html(&report).into_bytes(),
            (Some(Form::Text) | None, _) => render::text(&report).into_bytes(),
        }
    } else {
        table(name, &question(name)?.answer(&register, &options)?, output.is_some(), is_workbook)?
    };
    match output {
        Some(path) => write(path, &bytes).map_err(|error| because(path, &error)),
        None => {
            // A reader that has gone away is no error.
            let _ = std::io::stdout().write_all(&bytes);
            Ok(())
        }
    }
}

/// A table as it is shown on the screen, or written to a file: as a workbook, or as Excel opens CSV.
fn table(name: &str, table: &Table, is_file: bool, is_workbook: bool) -> Result<Vec<u8>, Stop> {
    if is_workbook {
        let mut workbook = Workbook::default();
        workbook.add(name, table)?;
        return Ok(workbook.finish()?);
    }
    Ok(if is_file { table.to_csv_file() } else { table.to_csv() }.into_bytes())
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        // A pipe or a device has no place beside it.
        return std::fs::write(path, bytes);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.inspect_err(|_| drop(std::fs::remove_file(beside)))
}

enum Form {
    Text,
    Json,
    Html,
}

struct Arguments {
    takes: &'static Takes,
    of_reading: Option<OfReading>,
    files: Vec<PathBuf>,
    options: Map<String, serde_json::Value>,
    /// How the files are read.
    reading: Map<String, serde_json::Value>,
    /// The files that options name.
    named: Vec<PathBuf>,
    form: Option<Form>,
    output: Option<PathBuf>,
}

impl Arguments {
    fn read() -> Result<Self, Stop> {
        let mut arguments = Self {
            takes: &REPORT,
            of_reading: None,
            files: Vec::new(),
            options: Map::new(),
            reading: Map::new(),
            named: Vec::new(),
            form: None,
            output: None,
        };
        let mut parser = lexopt::Parser::from_env();
        let mut first = true;
        while let Some(argument) = parser.next()? {
            match argument {
                Value(word) if first && asked(&word).is_some() => {
                    arguments.takes = asked(&word).unwrap_or(&REPORT);
                }
                Value(word) if first && of_reading(&word).is_some() => {
                    arguments.of_reading = of_reading(&word);
                }
                Value(path) => arguments.files.push(path.into()),
                Short('h') | Long("help") => return Err(Stop::Help(help(arguments.takes))),
                Long("format") if arguments.takes.name == REPORT.name => {
                    arguments.form = Some(match parser.value()?.to_str() {
                        Some("text") => Form::Text,
                        Some("json") => Form::Json,
                        Some("html") => Form::Html,
                        _ => return Err(Stop::Because("--format: there are: text, json, html".to_owned())),
                    });
                }
                Short('o') | Long("output") => arguments.output = Some(parser.value()?.into()),
                Long(name) => {
                    let name = name.to_owned();
                    arguments.option(&name, &mut parser)?;
                }
                other => return Err(other.unexpected().into()),
            }
            first = false;
        }
        Ok(arguments)
    }

    /// Takes an option of the question or of reading by its name with hyphens; of a flag also with `no-` before it.
    fn option(&mut self, given: &str, parser: &mut lexopt::Parser) -> Result<(), Stop> {
        let name = given.replace('-', "_");
        let flag = |name: &str| self.takes.spec(name).filter(|spec| spec.kind == OptionKind::Flag);
        let (spec, value) = if let Some(spec) = flag(&name) {
            (spec, true.into())
        } else if let Some(spec) = name.strip_prefix("no_").and_then(flag) {
            (spec, false.into())
        } else {
            let of_reading = reading().find(|spec| spec.name == name);
            let spec = self.takes.spec(&name).or(of_reading);
            let spec = spec.ok_or_else(|| Stop::from(self.takes.no_option(&name)))?;
            let text = parser.value()?;
            self.named.push(PathBuf::from(&text));
            (spec, value(spec, given, text)?)
        };
        let options = match self.takes.spec(spec.name) {
            Some(_) => &mut self.options,
            None => &mut self.reading,
        };
        options.insert(spec.name.to_owned(), value);
        Ok(())
    }

    /// The files to be read, those of folders among them.
    fn paths(&self) -> Result<Vec<PathBuf>, Stop> {
        let mut paths = Vec::new();
        for path in &self.files {
            if path.is_dir() { paths.extend(within(path)?) } else { paths.push(path.clone()) }
        }
        Ok(paths)
    }

    /// Refuses an output that would stand where a file is read from.
    fn spare_what_is_read(&self) -> Result<(), Stop> {
        let output = self.output.as_ref().and_then(|path| Some((path, path.canonicalize().ok()?)));
        let Some((path, there)) = output else { return Ok(()) };
        let is_read = |path: &PathBuf| path.canonicalize().is_ok_and(|path| path == there && path.is_file());
        match self.paths()?.iter().chain(&self.named).any(is_read) {
            true => {
                Err(Stop::Because(format!("{}: it is read, so nothing is written there", path.display())))
            }
            false => Ok(()),
        }
    }

    fn register(&mut self) -> Result<Register, Stop> {
        if self.files.is_empty() {
            let county = scenario::crisis_county(2010)?;
            self.options.entry("as_of").or_insert_with(|| county.as_of.to_string().into());
            return Ok(county.register);
        }
        let paths = self.paths()?;
        let read = |path: &PathBuf| match std::fs::read(path) {
            Ok(bytes) => Ok((path.to_string_lossy().into_owned(), bytes)),
            Err(error) => Err(because(path, &error)),
        };
        let files = paths.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let files: Vec<_> =
            files.iter().map(|(name, bytes)| format::File { name: Some(name), bytes }).collect();
        let how = DutySheet::from_json(&serde_json::Value::Object(self.reading.clone()).to_string())?;
        Ok(format::read_files(&files, &how)?)
    }
}

/// The options of reading that no question has too: `--authority` is whose rules hold.
fn reading() -> impl Iterator<Item = &'static Spec> {
    READ.specs().filter(|spec| REPORT.spec(spec.name).is_none())
}

/// What a text of the command line gives an option: of some, the file of that name.
fn value(spec: &Spec, given: &str, value: OsString) -> Result<serde_json::Value, Stop> {
    let path = PathBuf::from(&value);
    let is_pairs = value.to_str().is_some_and(|text| text.contains('='));
    match spec.kind {
        OptionKind::Holders { .. } => {
            let bytes = std::fs::read(&path).map_err(|error| because(&path, &error))?;
            Ok(serde_json::to_value(holders_of(&bytes)?).unwrap_or_default())
        }
        OptionKind::Rules | OptionKind::Profile => {
            Ok(std::fs::read_to_string(&path).map_err(|error| because(&path, &error))?.into())
        }
        OptionKind::Columns { .. } if !is_pairs => {
            Ok(spec.written(&std::fs::read_to_string(&path).map_err(|error| because(&path, &error))?))
        }
        _ => {
            let text = value.to_str();
            Ok(spec.written(text.ok_or_else(|| Stop::Because(format!("--{given}: a text in Unicode")))?))
        }
    }
}

/// The files of a folder whose names end as one that is read, sorted by name.
fn within(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(|error| because(folder, &error))?;
    let is_read = |path: &PathBuf| {
        path.is_file() && path.file_name().is_some_and(|name| format::is_read(&name.to_string_lossy()))
    };
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(is_read).collect();
    files.sort();
    if files.is_empty() {
        let endings = format::ENDINGS.join(", .");
        return Err(Stop::Because(format!("{}: no file in it ends in .{endings}", folder.display())));
    }
    Ok(files)
}

/// What a first word asks of how the files were read.
fn of_reading(word: &std::ffi::OsStr) -> Option<OfReading> {
    OF_READING.into_iter().find(|of| word == of.name())
}

/// What a first word asks, if it is the name of a question.
fn asked(word: &std::ffi::OsStr) -> Option<&'static Takes> {
    let all = QUESTIONS.iter().map(|question| &question.takes).chain([&REPORT]);
    all.into_iter().find(|takes| word == takes.name)
}

/// The options of a question, from their declarations.
fn help(takes: &Takes) -> String {
    let questions: Vec<&str> = QUESTIONS.iter().map(|question| question.takes.name).collect();
    let mut text = format!(
        "usage: report [QUESTION] [FILE...] [options]\n\n\
         QUESTION: report (the default) or, with a table as CSV for an answer, one of\n{};\n\
         or of how the files were read one of {}: what `unexplained` gives, filled in, is for\n\
         --holders, and what `profile` gives for --profile.\n\
         FILE: a duty tracking sheet (CSV, .xlsx), canonical tables (CSV, .xlsx) or a children in need census (XML), or a folder;\n\
         without one, an invented county on the day its inspectors arrived.\n\n{}: {}\n\n",
        questions.join(", "),
        OF_READING.map(OfReading::name).join(", "),
        takes.name,
        takes.about,
    );
    let specs = takes.specs().chain(reading());
    for spec in specs {
        if Some(spec.name) == reading().next().map(|first| first.name) {
            text += "\nhow duty tracking sheets are read:\n";
        }
        let what = match spec.kind {
            OptionKind::Flag => String::new(),
            OptionKind::Rules | OptionKind::Holders { .. } | OptionKind::Profile => " FILE".to_owned(),
            OptionKind::Columns { .. } => " FILE|NAME=HEADING,...".to_owned(),
            kind => format!(" {}", kind.name().to_uppercase()),
        };
        let usual = match spec.usual() {
            serde_json::Value::Null | serde_json::Value::Object(_) => String::new(),
            usual => format!("; by default {usual}"),
        };
        text += &format!(
            "  --{}{what}\n      {} ({}{usual})\n",
            spec.name.replace('_', "-"),
            spec.about,
            spec.takes()
        );
    }
    if takes.name == REPORT.name {
        text += "  --format FORM\n      text, json or html; the default is text, or html for the public\n";
    }
    text + "  -o, --output FILE\n      write there instead of to the screen: as a workbook where its name ends in .xlsx\n  -h, --help\n      this text; lists are parted by commas\n"
}

/// The path is the caller's own and says which of several files it was.
fn because(path: &Path, error: &std::io::Error) -> Stop {
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file",
        std::io::ErrorKind::PermissionDenied => "reading or writing it is not allowed",
        std::io::ErrorKind::IsADirectory => "it is a directory",
        _ => "it cannot be read or written",
    };
    Stop::Because(format!("{}: {what}", path.display()))
}
