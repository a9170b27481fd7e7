//! What Python, JavaScript and their documents repeat of the declarations of options and questions: made from them, and the
//! same as they are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use dutydesk::ask::{AS_OF, NameList, OptionKind, Options, QUESTIONS, Question, REPORT, Spec, Takes};
use dutydesk::calendar::Division;
use dutydesk::case::{ColumnRead, FindingRow, HolderKind, Register, UnexplainedHolder};
use dutydesk::format::duty_sheet::{DutySheet, READ, READ_DUTY_SHEET};
use dutydesk::regime::{ClockId, Nation, Regimes, Scope, Subject, Unit};
use dutydesk::report::{RegionPart, WhatLeftOut};
use dutydesk::scenario::SCENARIO;
use dutydesk::source::Standing;
use dutydesk::table::{AnswerColumn, ColumnKind, Row};
use serde_json::{Value, json};

#[test]
fn what_is_repeated_of_the_declarations_is_the_same() {
    let mut differ = Vec::new();
    for takes in all().chain([&READ, &READ_DUTY_SHEET, &SCENARIO]) {
        compare(&format!("python/src/docs/{}.md", takes.name), None, &document(takes), &mut differ);
    }
    let stub = "python/dutydesk/_native.pyi";
    compare("python/src/register.rs", Some(("    // ", "questions")), &python_methods(), &mut differ);
    compare("python/src/register.rs", Some(("// ", "read")), &python_read(), &mut differ);
    compare("python/src/register.rs", Some(("// ", "sheet")), &python_sheet(), &mut differ);
    compare("python/src/scenario.rs", Some(("// ", "size")), &python_size(), &mut differ);
    compare(stub, Some(("# ", "names")), &stub_names(), &mut differ);
    compare(stub, Some(("    # ", "questions")), &stub_methods(), &mut differ);
    compare(stub, Some(("# ", "read")), &stub_read(), &mut differ);
    compare(stub, Some(("# ", "sheet")), &stub_sheet(), &mut differ);
    compare(stub, Some(("# ", "size")), &stub_size(), &mut differ);
    compare("wasm/index.js", Some(("  // ", "questions")), &javascript_methods(), &mut differ);
    let types = "wasm/index.d.ts";
    compare(types, Some(("// ", "names")), &type_names(), &mut differ);
    compare(types, Some(("// ", "options")), &type_options(), &mut differ);
    compare(types, Some(("// ", "rows")), &type_rows(), &mut differ);
    compare(types, Some(("  // ", "questions")), &type_methods(), &mut differ);
    assert!(
        differ.is_empty(),
        "{differ:?} differ from the declarations; DUTYDESK_WRITE_DOCS=1 cargo test repeated_of writes them anew"
    );
}

/// Holds a file, or the lines between two marks of it, against what they should say.
fn compare(path: &str, mark: Option<(&str, &str)>, text: &str, differ: &mut Vec<String>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let whole = match mark {
        None => text.to_owned(),
        Some((comment, name)) => {
            let begin = format!("\n{comment}{name}: ");
            let (before, rest) =
                written.split_once(&begin).unwrap_or_else(|| panic!("{path} has no {begin:?}"));
            let (explained, rest) = rest.split_once('\n').unwrap();
            let end = format!("{comment}end of {name}\n");
            let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{path} has no {end:?}"));
            format!("{before}{begin}{explained}\n{text}{end}{after}")
        }
    };
    if written != whole {
        if std::env::var_os("DUTYDESK_WRITE_DOCS").is_some() {
            std::fs::write(&file, whole).unwrap();
        } else {
            differ.push(path.to_owned());
        }
    }
}

fn register() -> Register {
    dutydesk::format::read(&[b"child_id,received\nC1,2010-08-16\n"]).unwrap()
}

fn all() -> impl Iterator<Item = &'static Takes> {
    QUESTIONS.iter().map(|question| &question.takes).chain([&REPORT])
}

/// The columns of an answer in all its forms, and whether each is in every one.
fn columns(question: &Question) -> Vec<(AnswerColumn, bool)> {
    let forms = question.forms();
    let mut all: Vec<AnswerColumn> = forms[0].clone();
    for form in &forms[1..] {
        let mut at = all.len();
        for column in form.iter().rev() {
            match all.iter().position(|other| other.name == column.name) {
                Some(place) => at = place,
                None => all.insert(at, *column),
            }
        }
    }
    let always = |name| forms.iter().all(|form| form.iter().any(|column| column.name == name));
    all.into_iter().map(|column| (column, always(column.name))).collect()
}

/// Whether an option can be given in Python without its name: the day.
fn is_placed(spec: &Spec) -> bool {
    AS_OF.iter().any(|day| day.name == spec.name)
}

/// Words in lines of at most that many letters, each after the same beginning.
fn wrapped(words: &str, first: &str, others: &str, most: usize) -> String {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    for word in words.split(' ') {
        let begun = line.len() > if lines.is_empty() { first.len() } else { others.len() };
        if begun && line.chars().count() + 1 + word.chars().count() > most {
            lines.push(std::mem::replace(&mut line, others.to_owned()));
        }
        if line.len() > if lines.is_empty() { first.len() } else { others.len() } {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.into_iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

// --- Python.

/// A value as Python writes it.
fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::String(text) => format!("\"{text}\""),
        Value::Array(items) => match items.as_slice() {
            [one] => format!("({},)", python(one)),
            items => format!("({})", items.iter().map(python).collect::<Vec<_>>().join(", ")),
        },
        other => other.to_string(),
    }
}

fn in_python(takes: &str) -> String {
    takes.replace("true", "True").replace("false", "False").replace("nothing", "None")
}

/// What `help()` says.
fn document(takes: &Takes) -> String {
    let mut text = wrapped(takes.about, "", "", 120);
    for paragraph in takes.more.split("\n\n") {
        text.push('\n');
        text += &wrapped(paragraph, "", "", 120);
    }
    if takes.name == READ_DUTY_SHEET.name || takes.name == READ.name {
        let names: Vec<String> = DutySheet::COLUMNS.iter().map(|name| format!("`{name}`")).collect();
        text += &format!("\n{}", wrapped(&format!("Columns: {}.", names.join(", ")), "", "", 120));
    }
    text += "\nOptions:\n\n";
    for spec in takes.specs() {
        let usual = spec.usual();
        let without =
            if usual.is_null() { String::new() } else { format!("; by default {}", python(&usual)) };
        let says = format!(
            "`{}` ({}{without}): {}",
            spec.name,
            in_python(&spec.takes()).replace(", or None", " or None"),
            spec.about
        );
        text += &wrapped(&says, "- ", "  ", 120);
    }
    if let Some(question) = QUESTIONS.iter().find(|question| question.takes.name == takes.name) {
        text += "\nColumns:\n\n";
        for (column, always) in columns(question) {
            let sometimes = if always { "" } else { " Not in every answer." };
            text += &wrapped(&format!("`{}`: {}{sometimes}", column.name, column.about), "- ", "  ", 120);
        }
    }
    text
}

fn signature(takes: &Takes) -> String {
    let (mut before, mut after) = (String::new(), String::new());
    for spec in takes.specs() {
        let usual = if spec.needed { String::new() } else { format!("={}", python(&spec.usual())) };
        if is_placed(spec) {
            write!(before, "{}{usual}, ", spec.name).unwrap();
        } else {
            write!(after, ", {}{usual}", spec.name).unwrap();
        }
    }
    format!("{before}*{after}")
}

fn python_methods() -> String {
    let mut text = String::new();
    for takes in all() {
        let name = takes.name;
        let signature = signature(takes).replace('"', "'");
        let answer = if name == REPORT.name { "Report" } else { "Table" };
        let body = if name == REPORT.name {
            "self.whole(as_of, options, py)".to_owned()
        } else {
            format!("self.answer(\"{name}\", as_of, options, py)")
        };
        writeln!(
            text,
            "    #[pyo3(signature = (as_of=None, **options), text_signature = \"($self, {signature})\")]\n    \
             #[doc = include_str!(\"docs/{name}.md\")]\n    #[rustfmt::skip]\n    \
             fn {name}(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>, options: Option<&Bound<'_, PyDict>>) -> PyResult<{answer}> {{\n        \
             {body}\n    }}\n",
        )
        .unwrap();
    }
    text
}

fn python_function(takes: &Takes, parameters: &str, shown: &str, rest: &str) -> String {
    let signature = signature(takes).replace('"', "'");
    // After a list of what is read nothing else has a place.
    let signature = if shown.starts_with('*') { signature.trim_start_matches("*, ") } else { &signature };
    format!(
        "#[pyfunction(name = \"{}\")]\n\
         #[pyo3(signature = ({parameters}, **{rest}), text_signature = \"({shown}, {signature})\")]\n\
         #[doc = include_str!(\"docs/{}.md\")]\n",
        takes.name, takes.name
    )
}

fn python_read() -> String {
    python_function(&READ, "*sources", "*sources", "options")
}

fn python_sheet() -> String {
    python_function(&READ_DUTY_SHEET, "source", "source", "options")
}

fn python_size() -> String {
    python_function(&SCENARIO, "name, seed=None", "name, seed=1", "size")
}

/// The enums that options and columns name, and those of the types that stand in `index.d.ts` as they are written there.
fn lists() -> Vec<&'static NameList> {
    let options = all().chain([&READ_DUTY_SHEET, &SCENARIO]).flat_map(Takes::specs);
    let options = options.filter_map(|spec| match spec.kind {
        OptionKind::Name(list) => Some(list),
        _ => None,
    });
    let columns =
        QUESTIONS.iter().flat_map(Question::forms).flatten().chain(FindingRow::COLUMNS.iter().copied());
    let columns = columns.filter_map(|column| match column.kind {
        ColumnKind::Named(list) => Some(list),
        _ => None,
    });
    let written = [
        Scope::LIST,
        Standing::LIST,
        Nation::LIST,
        Subject::LIST,
        Unit::LIST,
        RegionPart::LIST,
        WhatLeftOut::LIST,
    ];
    let mut lists: Vec<&NameList> = Vec::new();
    for list in options.chain(columns).chain(written) {
        // Divisions are those of the calendar, and the definitions have their meaning where they are listed.
        if !lists.contains(&list) && list != Division::LIST && list.name != "DefinitionName" {
            lists.push(list);
        }
    }
    lists
}

fn stub_names() -> String {
    let mut text = String::new();
    let mut names: BTreeMap<&str, &[&str]> = BTreeMap::new();
    for spec in all().chain([&READ]).flat_map(Takes::specs) {
        match spec.kind {
            OptionKind::Name(list) => names.insert(list.name, list.names),
            OptionKind::Definition { names: shipped } => names.insert("DefinitionName", shipped),
            OptionKind::Holders { kinds } => names.insert("HolderKind", kinds),
            _ => None,
        };
    }
    for (list, names) in names {
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        writeln!(text, "_{list} = Literal[{}]", quoted.join(", ")).unwrap();
    }
    text
}

fn stub_type(spec: &Spec) -> String {
    let kind = match spec.kind {
        OptionKind::Day | OptionKind::View => "_Day".to_owned(),
        OptionKind::Days => "Iterable[_Day]".to_owned(),
        OptionKind::Times => "tuple[_Time, _Time]".to_owned(),
        OptionKind::Period => "tuple[_Day, _Day]".to_owned(),
        OptionKind::Name(list) => format!("_{}", list.name),
        OptionKind::Definition { .. } => "_DefinitionName | Mapping[str, Any]".to_owned(),
        OptionKind::Whole { .. } => "int".to_owned(),
        OptionKind::Wholes => "Sequence[int]".to_owned(),
        OptionKind::Flag => "bool".to_owned(),
        OptionKind::Columns { .. } => "Mapping[str, str | None]".to_owned(),
        OptionKind::Holders { .. } => "_Holders | _File | _Frame".to_owned(),
        OptionKind::Profile => "Mapping[str, Any] | _File".to_owned(),
        OptionKind::Rules => "Mapping[str, Any] | str".to_owned(),
        OptionKind::Clock | OptionKind::Text | OptionKind::Band => "str".to_owned(),
        other => panic!("no type in Python for {other:?}"),
    };
    if spec.may_be_nothing { format!("{kind} | None") } else { kind }
}

fn stub_parameters(takes: &Takes, indent: &str) -> String {
    let mut text = String::new();
    let mut named = String::new();
    for spec in takes.specs() {
        let usual = if spec.needed { String::new() } else { format!(" = {}", python(&spec.usual())) };
        let to = if is_placed(spec) { &mut text } else { &mut named };
        writeln!(to, "{indent}{}: {}{usual},", spec.name, stub_type(spec)).unwrap();
    }
    format!("{text}{indent}*,\n{named}")
}

fn stub_methods() -> String {
    let mut text = String::new();
    for takes in all() {
        let answer = if takes.name == REPORT.name { "Report" } else { "Table" };
        let parameters = stub_parameters(takes, "        ");
        writeln!(text, "    def {}(\n        self,\n{parameters}    ) -> {answer}:", takes.name).unwrap();
        text += &stub_document(takes, "        ");
        text.push('\n');
    }
    text
}

fn stub_document(takes: &Takes, indent: &str) -> String {
    let document = document(takes);
    let lines = document.trim_end().lines();
    let lines: Vec<String> =
        lines.map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") }).collect();
    format!("{indent}\"\"\"{}\n{indent}\"\"\"\n", lines.join("\n").trim_start())
}

fn stub_function(takes: &Takes, first: &str, gives: &str) -> String {
    let parameters = stub_parameters(takes, "    ");
    // After a list of what is read nothing else has a place.
    let parameters =
        if first.contains('*') { parameters.trim_start_matches("    *,\n") } else { &parameters };
    let document = stub_document(takes, "    ");
    format!("def {}(\n{first}{parameters}) -> {gives}:\n{document}", takes.name)
}

fn stub_read() -> String {
    stub_function(&READ, "    *sources: _File,\n", "Register")
}

fn stub_sheet() -> String {
    stub_function(&READ_DUTY_SHEET, "    source: _File | _Frame,\n", "Register")
}

fn stub_size() -> String {
    stub_function(&SCENARIO, "    name: str,\n    seed: int = 1,\n", "Scenario")
}

// --- JavaScript.

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    words.next().unwrap_or_default().to_owned() + &words.map(capital).collect::<String>()
}

fn javascript_methods() -> String {
    let mut text = String::new();
    for question in QUESTIONS {
        let name = question.takes.name;
        writeln!(
            text,
            "  {}(options) {{\n    return this._answer(\"{name}\", options);\n  }}\n",
            camel(name)
        )
        .unwrap();
    }
    text
}

/// A union of texts, in lines.
fn union(name: &str, names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    wrapped(&format!("{};", quoted.join(" | ")), &format!("export type {name} = "), "  ", 120)
}

fn type_names() -> String {
    let mut text = String::new();
    for list in lists() {
        text += "/**\n";
        text += &wrapped(list.about, " * ", " * ", 120);
        for (name, meaning) in list.names.iter().zip(list.meanings) {
            text += &wrapped(&format!("`{name}`: {meaning}"), " * - ", " *   ", 120);
        }
        text += " */\n";
        text += &union(list.name, list.names);
    }
    text += "/** Who or what holds a case, as a sheet says it. */\n";
    text += &union("HolderKind", HolderKind::NAMES);
    text += "/** The shipped definitions of allocated, from the strictest to the loosest. */\n";
    let definitions = all().flat_map(Takes::specs).find_map(|spec| match spec.kind {
        OptionKind::Definition { names } => Some(names),
        _ => None,
    });
    text += &union("DefinitionName", definitions.unwrap());
    text += "/** The clocks of every nation's rules. */\n";
    let clocks: Vec<&str> = ClockId::SHIPPED.iter().map(ClockId::name).collect();
    text += &union("ClockId", &clocks);
    text
}

fn type_of(spec: &Spec) -> String {
    let kind = match spec.kind {
        OptionKind::Day => "Day".to_owned(),
        OptionKind::View => "Day | \"then\"".to_owned(),
        OptionKind::Days => "readonly Day[]".to_owned(),
        OptionKind::Times => "readonly [Time, Time]".to_owned(),
        OptionKind::Period => "readonly [Day, Day]".to_owned(),
        OptionKind::Name(list) => list.name.to_owned(),
        OptionKind::Definition { .. } => "DefinitionName | Definition".to_owned(),
        OptionKind::Clock => "ClockId | (string & {})".to_owned(),
        OptionKind::Whole { .. } => "number".to_owned(),
        OptionKind::Wholes => "readonly number[]".to_owned(),
        OptionKind::Flag => "boolean".to_owned(),
        OptionKind::Text | OptionKind::Band => "string".to_owned(),
        OptionKind::Columns { .. } => "Record<string, string | null>".to_owned(),
        OptionKind::Holders { .. } => "Holders | string".to_owned(),
        OptionKind::Profile => "Profile | string".to_owned(),
        OptionKind::Rules => "Rules | string".to_owned(),
        other => panic!("no type in JavaScript for {other:?}"),
    };
    if spec.needed { kind } else { format!("{kind} | null") }
}

fn interface<'s>(name: &str, about: &str, specs: impl Iterator<Item = &'s Spec>) -> String {
    let mut text = format!("/** {about} */\nexport interface {name} {{\n");
    for spec in specs {
        let usual = spec.usual();
        let without = match &usual {
            Value::Null => String::new(),
            Value::Object(_) => String::new(),
            usual => format!(" {usual} if not given."),
        };
        let says = format!("{}{without}", spec.about);
        text += &commented(&says);
        writeln!(text, "  {}{}: {};", spec.name, if spec.needed { "" } else { "?" }, type_of(spec)).unwrap();
    }
    text + "}\n"
}

fn options_of(takes: &Takes) -> String {
    format!("{}Options", capital(&camel(takes.name)))
}

fn type_options() -> String {
    let mut text = String::new();
    for takes in all() {
        text +=
            &interface(&options_of(takes), &format!("What `{}` takes.", camel(takes.name)), takes.specs());
    }
    text += &interface("DutySheetOptions", "How duty tracking sheets are read.", READ.specs());
    text += &interface("Size", "How large an invented `county` is to be.", SCENARIO.specs());
    text
}

fn type_methods() -> String {
    let mut text = String::new();
    for question in QUESTIONS {
        let takes = &question.takes;
        let more = format!("{} {}", takes.about, takes.more.replace("\n\n", " "));
        text += &format!("  /**\n{}   */\n", wrapped(&more, "   * ", "   * ", 120));
        let may_be_left_out = if takes.specs().any(|spec| spec.needed) { "" } else { "?" };
        writeln!(
            text,
            "  {}(options{may_be_left_out}: {}): {}[];",
            camel(takes.name),
            options_of(takes),
            row_of(takes.name)
        )
        .unwrap();
    }
    text
}

fn row(name: &str, about: &str, columns: &[(AnswerColumn, bool)]) -> String {
    let mut text = format!("/** {about} */\nexport interface {name} {{\n");
    for (column, always) in columns {
        let kind = match column.kind {
            ColumnKind::Day => "Day".to_owned(),
            ColumnKind::Integer | ColumnKind::Decimal => "number".to_owned(),
            ColumnKind::Flag => "boolean".to_owned(),
            ColumnKind::Text | ColumnKind::Category if column.name == "clock" => {
                "ClockId | (string & {})".to_owned()
            }
            ColumnKind::Text | ColumnKind::Category => "string".to_owned(),
            ColumnKind::Named(list) => list.name.to_owned(),
        };
        let blank = if column.may_be_blank { " | null" } else { "" };
        text += &commented(column.about);
        writeln!(text, "  {}{}: {kind}{blank};", column.name, if *always { "" } else { "?" }).unwrap();
    }
    text + "}\n"
}

/// Types of the rows of answers.
fn type_rows() -> String {
    let findings: Vec<(AnswerColumn, bool)> =
        FindingRow::COLUMNS.iter().map(|column| (*column, true)).collect();
    let mut text = row("FindingRow", "What was wrong with a record.", &findings);
    let read: Vec<(AnswerColumn, bool)> = ColumnRead::COLUMNS.iter().map(|column| (*column, true)).collect();
    text += &row("ReadingRow", "How a column of a file was read.", &read);
    let unexplained: Vec<(AnswerColumn, bool)> =
        UnexplainedHolder::COLUMNS.iter().map(|column| (*column, true)).collect();
    text += &row("UnexplainedHolder", "A text of a worker column that nothing explains.", &unexplained);
    for question in QUESTIONS {
        let about = format!("A row of the answer to `{}`.", camel(question.takes.name));
        text += &row(&row_of(question.takes.name), &about, &columns(question));
    }
    text
}

fn commented(says: &str) -> String {
    if says.chars().count() < 110 {
        format!("  /** {says} */\n")
    } else {
        format!("  /**\n{}   */\n", wrapped(says, "   * ", "   * ", 120))
    }
}

/// What the rows of an answer are called.
fn row_of(question: &str) -> String {
    match question {
        "backlog" => "GridRow".to_owned(),
        "cases" => "CaseRow".to_owned(),
        "timescales" => "TimescaleRow".to_owned(),
        "worklist_totals" => "WorklistTotal".to_owned(),
        "timeliness" => "CohortRow".to_owned(),
        other => format!("{}Row", capital(&camel(other))),
    }
}

#[test]
fn what_stands_beside_the_lists_holds_all_there_is() {
    assert_eq!(Division::ALL.len(), 3);
    assert!(Regimes::england().clock_ids().iter().all(|clock| ClockId::SHIPPED.contains(clock)));
}

#[test]
fn every_option_names_itself_and_what_it_takes() {
    let mut asked = 0;
    for takes in all() {
        for spec in takes.specs() {
            let wrong = json!({"as_of": "2010-10-11", "clock": "icpc", spec.name: [{"Zebedee": 1}]});
            let mut wrong = wrong.as_object().unwrap().clone();
            if takes.spec("clock").is_none() {
                wrong.remove("clock");
            }
            if takes.spec("group").is_some() && spec.name != "group" {
                wrong.insert("group".to_owned(), "".into());
            }
            let error = takes.asked(&register(), &Value::Object(wrong).to_string()).unwrap_err();
            assert_eq!(error.argument(), Some(spec.name), "{error}");
            let said = if spec.kind == OptionKind::Rules { "an object".to_owned() } else { spec.takes() };
            assert!(error.to_string().ends_with(&said) && !error.to_string().contains("Zebedee"), "{error}");
            asked += 1;
        }
    }
    assert!(asked > 60, "only {asked} options");
}

#[test]
fn what_is_usual_can_be_given() {
    for takes in all() {
        let usual = takes.specs().map(|spec| (spec.name.to_owned(), spec.usual()));
        let mut given: serde_json::Map<String, Value> = usual.collect();
        given.insert("as_of".to_owned(), "2010-10-11".into());
        let mut least = json!({"as_of": "2010-10-11"});
        if takes.spec("clock").is_some() {
            given.insert("clock".to_owned(), "icpc".into());
            least["clock"] = "icpc".into();
        }
        let (given, least) = (
            takes.asked(&register(), &Value::Object(given).to_string()),
            takes.asked(&register(), &least.to_string()),
        );
        assert_eq!(format!("{:?}", given.unwrap()), format!("{:?}", least.unwrap()), "{}", takes.name);
    }
}

#[test]
fn options_declared_elsewhere_stand_beside_the_others() {
    let given = json!({"as_of": "2010-10-11", "by": "team", "desk_hours": ["09:00", "17:00"], "due_within": 3,
        "sentences": true});
    let options = Options::from_json(&given.to_string()).unwrap();
    assert_eq!((options.judging.due_within.0, options.judging.sentences), (3, true));
    assert_eq!(serde_json::to_value(&options).unwrap(), given);
}

#[test]
fn a_key_is_repeated_only_where_it_looks_like_an_option() {
    let error = |key: &str| {
        REPORT.asked(&register(), &json!({"as_of": "2010-10-11", key: 1}).to_string()).unwrap_err()
    };
    for key in ["due_witin", "asOf", "a", &"a".repeat(40)] {
        assert_eq!((error(key).code(), error(key).argument()), ("invalid_argument", Some(key)));
    }
    for key in ["Jane Smith", "Zebedee", "7", "", "naïve", &"a".repeat(41)] {
        assert_eq!(error(key).argument(), Some("options"));
        assert!(key.is_empty() || key == "7" || !error(key).to_string().contains(key));
    }
    assert!(error("know_at").to_string().contains("did you mean known_at? There are: as_of, "));
    for no_object in ["", "[]", "5", "\"as_of\"", "{"] {
        assert_eq!(REPORT.asked(&register(), no_object).unwrap_err().argument(), Some("options"));
    }
}
