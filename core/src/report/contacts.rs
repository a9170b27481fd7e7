//! Contacts that await a decision.

use crate::case::CONTACTS;
use crate::page::{Block, Figure, Section};
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::figures::{Apart, Figures};
use crate::report::value::{Count, Value};

pub(super) fn count(facts: &Facts<'_>, figures: &mut Figures) -> Count {
    if !facts.register.parts().iter().any(|part| part.reported_table(&CONTACTS)) {
        return Value::NotRecorded;
    }
    let (view, as_of) = (facts.backlog.ask().view, facts.backlog.ask().as_of);
    let by_then = |fact| view.effective(fact).is_some_and(|day| day <= as_of);
    let awaits = facts.register.contacts().filter(|contact| {
        let decided = contact.decided().map(|day| contact.dated(day, contact.decided_recorded()));
        by_then(contact.dated(contact.received(), contact.received_recorded()))
            && !decided.is_some_and(by_then)
            && (decided.is_some() || contact.outcome().is_none())
    });
    figures.count_with(&[(Apart::Contacts, awaits.count())], std::iter::empty())
}

pub(super) fn section(report: &Report) -> Section {
    let words = match report.contacts_awaiting_decision {
        Value::NotRecorded => "No source reports contacts.".to_owned(),
        count => format!(
            "Contacts that await a decision: {}. They stand beside the grid and in no count of open {}.",
            Figure::from(count).text(),
            report.count.label()
        ),
    };
    Section::new("contacts", "Contacts awaiting a decision", vec![Block::Paragraph(words)])
}
