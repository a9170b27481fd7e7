//! The reference page of the clocks, `core/docs/clocks.md`: made from the rows of the rulebooks, and the same as they are.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use dutydesk::case::{AssessmentKind, ConferenceKind, EventKind, PlanKind, ReferralDecision, TableSpec};
use dutydesk::regime::{Clock, ClockId, ClockSet, EndEvent, Nation, Regime, Regimes, StartEvent, Subject};
use dutydesk::source::{Source, Standing};
use dutydesk::timescale::VerdictState;

#[test]
fn the_reference_page_says_what_the_rows_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/docs/clocks.md");
    let page = page();
    if std::env::var_os("DUTYDESK_WRITE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(
        written == page,
        "core/docs/clocks.md is not what the rows say; DUTYDESK_WRITE_DOCS=1 cargo test reference_page writes it anew"
    );
}

/// Each table, column, kind and category that is named as where an event is recorded is one of the tables', and the page's
/// words can be told from what is only said in words.
#[test]
fn what_an_event_is_read_from_is_there() {
    let starts = StartEvent::ALL.iter().map(|event| (event.name(), event.recorded_as()));
    let ends = EndEvent::ALL.iter().map(|event| (event.name(), event.recorded_as()));
    let categories =
        ["care_order_with_parent", "long_term", "proposed", "regulation_19", "regulation_24", "short_break"];
    let values = [
        EventKind::NAMES,
        PlanKind::NAMES,
        ConferenceKind::NAMES,
        AssessmentKind::NAMES,
        ReferralDecision::NAMES,
        &categories,
    ];
    for (event, text) in starts.chain(ends) {
        let named: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() && text.matches('`').count() % 2 == 0, "{event}: {text}");
        let mut table = None;
        for name in named {
            if let Some((of, column)) = name.split_once('.') {
                table = Some(TableSpec::named(of).unwrap());
                assert!(table.unwrap().column(column).is_some(), "{event}: {name}");
            } else if let Ok(of) = TableSpec::named(name) {
                table = Some(of);
            } else {
                let column = table.is_some_and(|table| table.column(name).is_some());
                assert!(column || values.iter().any(|names| names.contains(&name)), "{event}: {name}");
            }
        }
    }
}

/// What a verdict under a clock can be.
pub fn possible(clock: &Clock) -> BTreeSet<VerdictState> {
    use VerdictState as V;
    if clock.limit.is_none() {
        return BTreeSet::from([V::NoNationalLimit]);
    }
    let mut states = BTreeSet::from([V::Met, V::Missed, V::Running, V::DueSoon, V::Overdue, V::CannotTell]);
    if clock.ends_at.is_assessment() {
        states.insert(V::OverrunWithReasons);
        // Only the first assessment of a referral is owed before it is begun.
        if clock.starts_at == StartEvent::ReferralReceived {
            states.insert(V::NotStarted);
        }
    } else if clock.ends_at != EndEvent::DecisionRecorded {
        // What it was for may end without it.
        states.insert(V::NotApplicable);
    }
    states
}

/// What holds for the clocks of every nation.
const COUNTED: &str = "\
## What is counted

- Every question is asked of the end of a day. What is dated later, or was not known yet, is not there.
- An assessment is owed once the referral is decided or a strategy discussion was held, and until an assessment, an enquiry or
  a plan begins; a single assessment also beside and after an enquiry, until an assessment or a plan begins.
- An assessment is a further one if one of its kind began before, or if another that counts from the referral was concluded by
  then. It counts from the last new information since (an event `new_information`), else from its own first day; a core
  assessment that nothing on record started, from its own first day. `assessments.clock_from` says otherwise.
- A clock stops mattering when what it belongs to ends or the case is closed, whichever is first: by the due day it is *not
  applicable*, after it *missed*. Events after the closing neither stop nor start a clock.
- Of a closed case an assessment that was never concluded, and of any case one with an outcome and no date, *cannot tell*.
- A visit or core group on the first or the last day of a plan is of that plan; a review is not on its first day. A plan that
  ends on the day it begins has no clocks.
- An enquiry that has ended *cannot tell* of its conference while `enquiries.conference_not_required` is blank and none was held.
- A repeating clock of an authority's own, of what began before there was the standard, counts from the first day there was.
";

fn page() -> String {
    let mut page = String::from(
        "\n# The clocks\n\nEach clock by nation and subject: what starts it, what stops it, its limit in each edition, \
         where that was seen, and what a verdict under it can be. The day of the start is day 0; the due day is in time; \
         months end on the corresponding date, or on the last day of a shorter month; a limit in hours runs from the \
         time of receipt where that is recorded, else it is judged by date. \
         *Standing* says how sure the library is: *confirmed*, seen in the official text; *secondary*, seen in another \
         document that states the rule; *assumed*, not seen. *Read from* names the canonical tables and columns, \
         `table.column`: `events.on` of kind `visit` is the day of a row of `events` whose `kind` is `visit`. A source without the column that stops a clock cannot tell \
         what it came to.\n\n",
    );
    page.push_str(COUNTED);
    for nation in Nation::ALL {
        let rules = Regimes::national(*nation);
        writeln!(page, "\n## {}\n", title(nation.name())).unwrap();
        page.push_str("| edition | in force | dates |\n|---|---|---|\n");
        for regime in rules.iter() {
            let until = regime.in_force_until.map_or_else(
                || "on".to_owned(),
                |until| format!("to {}", until.plus(dutydesk::calendar::CalendarDays(-1)).in_prose()),
            );
            let dates =
                [regime.dates_standing.name(), regime.dates_note.as_ref(), &sources(&regime.dates_sources)]
                    .iter()
                    .filter(|text| !text.is_empty())
                    .map(|text| text.trim_end_matches('.'))
                    .collect::<Vec<_>>()
                    .join(". ");
            let for_whom = regime.overlay.as_ref().map_or_else(String::new, |over| {
                format!(" (over `{}`, for {})", over.on, over.authorities.join(", "))
            });
            writeln!(
                page,
                "| {} `{}`{for_whom} | from {} {until} | {dates} |",
                regime.name,
                regime.id,
                regime.in_force_from.in_prose()
            )
            .unwrap();
        }
        for subject in Subject::ALL {
            let editions: Vec<&Regime> = rules.iter().filter(|regime| regime.subject == *subject).collect();
            if !editions.is_empty() {
                writeln!(page, "\n### {}: {}", title(nation.name()), phrase(subject.meaning())).unwrap();
                clocks(&rules.clock_ids(), &editions, &mut page);
            }
        }
    }
    let example = ClockSet::unallocated_safeguards();
    writeln!(
        page,
        "\n## A local set: {}\n\nShipped as `{}`, to be copied and changed.",
        example.name, example.id
    )
    .unwrap();
    let regime = Regimes::england().with_local_clocks(example).unwrap();
    let local: Vec<&Regime> = regime.iter().filter(|regime| regime.subject == Subject::Local).collect();
    clocks(ClockId::SHIPPED, &local, &mut page);
    page.push_str("\n## What starts a clock\n\n| event | meaning | read from |\n|---|---|---|\n");
    for event in StartEvent::ALL {
        writeln!(page, "| `{}` | {} | {} |", event.name(), event.meaning(), event.recorded_as()).unwrap();
    }
    page.push_str("\n## What stops a clock\n\n| event | meaning | read from |\n|---|---|---|\n");
    for event in EndEvent::ALL {
        writeln!(page, "| `{}` | {} | {} |", event.name(), event.meaning(), event.recorded_as()).unwrap();
    }
    page.push_str("\n## What a verdict can be\n\n| verdict | meaning |\n|---|---|\n");
    for state in VerdictState::ALL {
        // A link of the code's documentation is a name here.
        let meaning = state.meaning().replace("[`Verdict::missing`]", "`missing`");
        writeln!(page, "| `{}` | {meaning} |", state.name()).unwrap();
    }
    page
}

fn clocks(ids: &[ClockId], editions: &[&Regime], page: &mut String) {
    for id in ids {
        let rows: Vec<(&Regime, &Clock)> =
            editions.iter().filter_map(|regime| Some((*regime, regime.clock(*id)?))).collect();
        let Some((_, first)) = rows.first() else { continue };
        writeln!(page, "\n**{}** (`{id}`)\n", first.title).unwrap();
        // In the order of the rows, of which those of exemptions come last.
        let mut starts: Vec<StartEvent> = rows.iter().map(|(_, clock)| clock.starts_at).collect();
        starts.dedup();
        let ends: BTreeSet<_> = rows.iter().map(|(_, clock)| clock.ends_at).collect();
        let of_assessment = match (first.ends_at.is_assessment(), first.starts_at) {
            (true, StartEvent::ReferralReceived) => {
                "; where `assessments.clock_from` is given, from that; of a further assessment, from the last `events.on` of \
                 kind `new_information`"
            }
            (true, _) => "; where `assessments.clock_from` is given, from that",
            (false, _) => "",
        };
        let repeats = if first.repeats { " It starts anew each time it stops." } else { "" };
        writeln!(
            page,
            "- starts: {}\n  - read from: {}\n- stops: {}{repeats}\n  - read from: {}",
            starts.iter().map(|event| event.meaning()).collect::<Vec<_>>().join(" Under the exemption: "),
            starts
                .iter()
                .map(|event| event.recorded_as())
                .collect::<Vec<_>>()
                .join(". Under the exemption: ")
                + of_assessment,
            ends.iter().map(|event| event.meaning()).collect::<Vec<_>>().join(" "),
            ends.iter().map(|event| event.recorded_as()).collect::<Vec<_>>().join(". Or: "),
        )
        .unwrap();
        let states: BTreeSet<_> = rows.iter().flat_map(|(_, clock)| possible(clock)).collect();
        let states: Vec<_> = states.iter().map(|state| format!("`{}`", state.name())).collect();
        writeln!(page, "- a verdict can be: {}\n", states.join(", ")).unwrap();
        page.push_str("| edition | limit | standing | seen in | note |\n|---|---|---|---|---|\n");
        for (regime, clock) in rows {
            let limit = clock.limit.map_or_else(|| "none".to_owned(), |limit| limit.to_string());
            let seen = match (clock.standing, clock.sources.is_empty()) {
                (_, false) => sources(&clock.sources),
                (Standing::Assumed, true) => "not seen".to_owned(),
                (_, true) => unreachable!("a row that was seen has a source"),
            };
            writeln!(
                page,
                "| `{}` | {limit} | {} | {seen} | {} |",
                regime.id,
                clock.standing.name(),
                clock.note
            )
            .unwrap();
        }
    }
}

fn sources(sources: &[Source]) -> String {
    sources.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn title(name: &str) -> String {
    let words = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<Vec<_>>().join(" ")
}

fn phrase(meaning: &str) -> String {
    let plain = meaning.trim_end_matches('.');
    plain[..1].to_lowercase() + &plain[1..]
}
