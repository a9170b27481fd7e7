//! The main job: who holds each case, which clocks run and how big the backlog is, on a file or on an invented county.
//!
//! `cargo run --release --example report` reports on the invented county on the day its inspectors arrived;
//! `cargo run --release --example report -- FILE --as-of DATE` on a duty tracking sheet, canonical tables or a children
//! in need census. `--help` lists the options.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use dutydesk::ask::{Audience, Options};
use dutydesk::backlog::Definition;
use dutydesk::case::Register;
use dutydesk::regime::Regimes;
use dutydesk::report::Report;
use dutydesk::{format, render, scenario};
use lexopt::prelude::{Long, Short, Value};

const HELP: &str = "\
usage: report [FILE... --as-of DATE] [options]

Without a file: an invented county on the day its inspectors arrived.
FILE: a duty tracking sheet (CSV), canonical tables (CSV) or a children in need census (XML).

  --as-of DATE         the day to report on, at its end, for example 2010-10-11
  --known-at DATE      use only what had been recorded by that day
  --by WHAT            district (the default), team or worker
  --allocated NAME     what counts as allocated: registered_case_holder (the default),
                       named_case_holder, named_person or any_holder
  --count WHAT         referrals (the default), children or family_groups
  --division NAME      england_and_wales, scotland or northern_ireland; by default that of the rules
  --rules FILE         the guidance whose clocks run, and local standards, as JSON; by default England's
  --authority NAME     the council whose own rules hold for the whole register, for example Coventry;
                       by default the one that each file names
  --assessment-end WHAT  the day that ends an assessment: completed (the default) or authorised
  --audience WHO       management (the default) or public
  --format FORM        text, json or html; the default is text, or html for the public
  -o, --output FILE    write there instead of to the screen
  -h, --help           this text
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Help) => {
            // A reader that has gone away is no error.
            let _ = write!(std::io::stdout(), "{HELP}");
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
    Help,
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

fn run() -> Result<(), Stop> {
    let mut arguments = Arguments::read()?;
    let register = arguments.register()?;
    let report = Report::of(&register, &arguments.options.question()?)?;
    let text = match arguments.form {
        Form::Text => render::text(&report),
        Form::Json => render::json(&report),
        Form::Html => render::html(&report),
    };
    match &arguments.output {
        Some(path) => std::fs::write(path, text).map_err(|error| because(path, &error)),
        None => {
            // A reader that has gone away is no error.
            let _ = std::io::stdout().write_all(text.as_bytes());
            Ok(())
        }
    }
}

enum Form {
    Text,
    Json,
    Html,
}

struct Arguments {
    files: Vec<PathBuf>,
    options: Options,
    form: Form,
    output: Option<PathBuf>,
}

impl Arguments {
    fn read() -> Result<Self, Stop> {
        let mut arguments =
            Self { files: Vec::new(), options: Options::default(), form: Form::Text, output: None };
        let options = &mut arguments.options;
        let mut form = None;
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Value(path) => arguments.files.push(path.into()),
                Short('h') | Long("help") => return Err(Stop::Help),
                Long("as-of") => options.as_of = Some(named("--as-of", &mut parser, str::parse)?),
                Long("known-at") => options.known_at = Some(named("--known-at", &mut parser, str::parse)?),
                Long("by") => options.by = named("--by", &mut parser, str::parse)?,
                Long("allocated") => {
                    let definition = named("--allocated", &mut parser, Definition::named)?;
                    options.allocated = definition.name().to_owned();
                }
                Long("count") => options.count = named("--count", &mut parser, str::parse)?,
                Long("division") => {
                    options.division = Some(named("--division", &mut parser, str::parse)?);
                }
                Long("rules") => {
                    let path = PathBuf::from(parser.value()?);
                    let rules = std::fs::read_to_string(&path).map_err(|error| because(&path, &error))?;
                    options.regimes = Regimes::from_json(&rules)?;
                }
                Long("authority") => {
                    options.authority = Some(named("--authority", &mut parser, |name| Ok(name.to_owned()))?);
                }
                Long("assessment-end") => {
                    options.assessment_end = named("--assessment-end", &mut parser, str::parse)?;
                }
                Long("audience") => options.audience = named("--audience", &mut parser, str::parse)?,
                Long("format") => {
                    form = Some(match parser.value()?.to_str() {
                        Some("text") => Form::Text,
                        Some("json") => Form::Json,
                        Some("html") => Form::Html,
                        _ => return Err(Stop::Because("--format: there are: text, json, html".to_owned())),
                    });
                }
                Short('o') | Long("output") => arguments.output = Some(parser.value()?.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        let public = options.audience == Audience::Public;
        arguments.form = form.unwrap_or(if public { Form::Html } else { Form::Text });
        Ok(arguments)
    }

    fn register(&mut self) -> Result<Register, Stop> {
        if self.files.is_empty() {
            let county = scenario::crisis_county(2010)?;
            self.options.as_of.get_or_insert(county.as_of);
            return Ok(county.register);
        }
        if self.options.as_of.is_none() {
            return Err(Stop::Because("a file needs --as-of DATE".to_owned()));
        }
        let read = |path: &PathBuf| std::fs::read(path).map_err(|error| because(path, &error));
        let files = self.files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Ok(format::read(&files)?)
    }
}

/// The value of an option, read by name.
fn named<T>(
    option: &str,
    parser: &mut lexopt::Parser,
    read: impl Fn(&str) -> Result<T, dutydesk::Error>,
) -> Result<T, Stop> {
    let value = parser.value()?;
    let read = value.to_str().ok_or(dutydesk::Error::UnknownFormat).and_then(read);
    read.map_err(|error| Stop::Because(format!("{option}: {error}")))
}

/// The path is the caller's own and says which of several files it was.
fn because(path: &std::path::Path, error: &std::io::Error) -> Stop {
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file",
        std::io::ErrorKind::PermissionDenied => "reading or writing it is not allowed",
        std::io::ErrorKind::IsADirectory => "it is a directory",
        _ => "it cannot be read or written",
    };
    Stop::Because(format!("{}: {what}", path.display()))
}
