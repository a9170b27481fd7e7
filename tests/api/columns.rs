//! What tables say of their columns is what they hold.

use std::collections::BTreeSet;

use dutydesk::ask::Options;
use dutydesk::backlog::{Backlog, CaseRow};
use dutydesk::case::{FindingRow, findings_table};
use dutydesk::measure::Measure;
use dutydesk::scenario;
use dutydesk::table::{AnswerColumn, ColumnKind, Row, Table, Values};
use dutydesk::timescale::VerdictRow;
use dutydesk::worklist::{Worklist, WorklistRow};

/// The columns are those that are declared, each with a name of its own and something said of it, and hold what they say.
fn holds_what_it_says(table: &Table, columns: &[AnswerColumn]) {
    assert_eq!(
        table.columns().iter().map(|column| column.name()).collect::<Vec<_>>(),
        columns.iter().map(|column| column.name).collect::<Vec<_>>()
    );
    assert_eq!(columns.iter().map(|column| column.name).collect::<BTreeSet<_>>().len(), columns.len());
    for (column, spec) in table.columns().iter().zip(columns) {
        assert!(spec.about.ends_with('.'), "{}: {}", spec.name, spec.about);
        assert_eq!(column.len(), table.rows(), "{}", spec.name);
        assert!(spec.may_be_blank || column.valid().all(|valid| valid), "{}", spec.name);
        let fits = match (column.values(), spec.kind) {
            (Values::Category { names, .. }, ColumnKind::Named(list)) => {
                list.names.iter().enumerate().all(|(at, name)| names.get(at) == Some(name))
            }
            (Values::Day(_), ColumnKind::Day)
            | (Values::Integer(_), ColumnKind::Integer)
            | (Values::Decimal(_), ColumnKind::Decimal)
            | (Values::Flag(_), ColumnKind::Flag)
            | (Values::Text(_), ColumnKind::Text)
            | (Values::Category { .. }, ColumnKind::Category) => true,
            _ => false,
        };
        assert!(fits, "{} is no {:?}", spec.name, spec.kind);
    }
}

#[test]
fn every_table_of_results_holds_the_columns_it_declares() {
    let team = scenario::small_team(1).unwrap();
    let question = |json: &str| Options::from_json(json).unwrap().asked(&team.register).unwrap();
    let options = format!(r#"{{"as_of": "{}", "sentences": true}}"#, team.as_of);
    let (register, asked) = (&team.register, question(&options));
    let backlog = Backlog::of(register, &asked.ask).unwrap();
    assert!(backlog.cases().len() > 20);
    holds_what_it_says(&backlog.list(register, |_| true), CaseRow::COLUMNS);
    holds_what_it_says(&backlog.grid(register), &Backlog::grid_columns());
    holds_what_it_says(&asked.verdicts(register).unwrap(), VerdictRow::COLUMNS);
    let plain = question(&options.replace("true", "false")).verdicts(register).unwrap();
    holds_what_it_says(&plain, &VerdictRow::COLUMNS[..VerdictRow::COLUMNS.len() - 1]);
    let worklist = asked.worklist(register).unwrap();
    assert!(!worklist.items().is_empty());
    holds_what_it_says(&worklist.table(register), WorklistRow::COLUMNS);
    holds_what_it_says(&worklist.totals(register), &Worklist::totals_columns());
    holds_what_it_says(&findings_table(register), FindingRow::COLUMNS);
    for clock in ["single_assessment", "icpc"] {
        let measure = Measure::from_json(&format!(r#"{{"clock": "{clock}"}}"#)).unwrap();
        let columns = measure.columns();
        let timeliness = asked.timescales().unwrap().timeliness(register, measure).unwrap();
        holds_what_it_says(&timeliness.table(), &columns);
    }
}
