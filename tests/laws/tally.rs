//! Laws of one pass over lives: parts add up to the whole, a pair is its two, and children and families tie to cases.

use std::collections::{BTreeMap, BTreeSet};

use dutydesk::Error;
use dutydesk::backlog::{Allocated, Ask, Backlog, Counted, Definition, OpenCase};
use dutydesk::calendar::{Calendar, Day, Division};
use dutydesk::case::Register;
use dutydesk::history::{CaseLife, CaseStatus, Life, Over, Replay, Spell, Tally, View, runs};
use dutydesk::regime::Regimes;
use dutydesk::timescale::{Clocks, Timescales, Verdict, Verdicts};
use dutydesk::worklist::{Listing, Worklist};
use proptest::prelude::*;
use proptest::sample::select;

use crate::laws::grid::{backlog, config, views};
use crate::laws::register::{Rows, WINDOW, day, days, rows};

fn counted() -> impl Strategy<Value = Counted> {
    select(Counted::ALL)
}

/// What was taken, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said(Vec<String>);

impl<'a> Verdicts<'a> for Said {
    fn take(&mut self, of: &CaseLife<'_, '_>, verdict: &Verdict<'a>) {
        assert_eq!(of.case.number(), verdict.case);
        self.0.push(words(verdict));
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.0.extend(other.0);
        Ok(())
    }
}

fn words(verdict: &Verdict<'_>) -> String {
    let Verdict { case, clock, start, began, due, end, resolved, state, missing, working_days_left, .. } =
        verdict;
    format!("{:?}", (case, clock, start, began, due, end, resolved, (state, missing, working_days_left)))
}

fn listed(list: &Worklist<'_>) -> Vec<String> {
    let said = list.items().iter().map(|item| {
        format!("{:?} {}", (item.urgency, item.holder, item.team, item.last_seen), words(&item.verdict))
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    said
}

/// Cases by number, each with where it stands and its spells.
type Cases = Vec<(usize, CaseStatus, Vec<Spell>)>;

/// The spells of everything counted, and of each of its cases.
#[derive(Clone, Debug, Default, PartialEq)]
struct Lives(Vec<(Vec<Spell>, Cases)>);

impl Tally for Lives {
    fn take(&mut self, life: &Life<'_, '_>) {
        let cases = life.cases().map(|of| (of.case.number(), of.status, of.spells.to_vec()));
        self.0.push((life.spells().to_vec(), cases.collect()));
    }

    fn merge(&mut self, other: Self) -> Result<(), Error> {
        self.0.extend(other.0);
        Ok(())
    }
}

fn on(spells: &[Spell], day: Day) -> Option<&Spell> {
    spells.iter().find(|spell| spell.from <= day && spell.to.is_none_or(|to| day < to))
}

fn everything(backlog: &Backlog, register: &Register) -> (String, String, usize, usize) {
    let list = backlog.list(register, |_| true).to_csv();
    (list, backlog.grid(register).to_csv(), backlog.closed(), backlog.not_yet_received())
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_tally_of_parts_split_by_unit_is_the_whole_and_a_pair_is_its_two(
        rows in rows(), as_of in (0..WINDOW + 20).prop_map(day), view in views(), count in counted(), cut in 0.0..1.0_f64,
    ) {
        let register = rows.register();
        let ask = Ask { view, count, ..Ask::new(as_of, Definition::ladder()[1].clone()) };
        let (regimes, calendar) = (Regimes::england(), Calendar::new(Division::EnglandAndWales));
        let timescales = Timescales::new(&regimes, &calendar, view, as_of).unwrap().allocated(&ask.allocated);
        let over = ask.over();
        let questions =
            || (Backlog::new(&ask), Clocks::new(&timescales, (Said::default(), Listing::new(&timescales, day(0)))));
        let units = register.units(count);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small list")]
        let middle = (units.len() as f64 * cut) as usize;
        let mut whole = units.tally(0..middle, &over, questions()).unwrap();
        whole.merge(units.tally(middle..units.len(), &over, questions()).unwrap()).unwrap();
        let (parts, clocks) = whole;
        let (said, list) = clocks.into_inner();

        let alone = register.tally(&over, Backlog::new(&ask)).unwrap();
        prop_assert_eq!(everything(&parts, &register), everything(&alone, &register));
        prop_assert_eq!(everything(&alone, &register), everything(&Backlog::of(&register, &ask).unwrap(), &register));
        let clocks = register.tally(&over, Clocks::new(&timescales, Said::default())).unwrap().into_inner();
        prop_assert_eq!(&said, &clocks);
        // Clocks are those of cases, whatever is counted.
        let mut of_cases = Said::default();
        for case in register.cases() {
            of_cases.0.extend(timescales.of(&case).iter().map(words));
        }
        let sorted = |Said(mut said): Said| { said.sort(); said };
        prop_assert_eq!(sorted(clocks), sorted(of_cases));
        let worklist = Worklist::of(&register, &timescales, day(0)).unwrap();
        prop_assert_eq!(list.finish().table(&register).to_csv(), worklist.table(&register).to_csv());

        // What was made for another pass is refused.
        let later = Over { until: as_of.next(), ..over };
        prop_assert!(register.tally(&later, Backlog::new(&ask)).is_err());
        prop_assert!(register.tally(&later, Clocks::new(&timescales, Said::default())).is_err());
    }

    #[test]
    fn what_is_said_of_one_case_is_what_is_said_of_it_in_the_whole(
        rows in rows(), as_of in (0..WINDOW + 20).prop_map(day), view in views(),
    ) {
        let register = rows.register();
        let allocated = Definition::named("named_case_holder").unwrap();
        let rules = r#"{"local_clocks": ["unallocated_safeguards"]}"#;
        let (regimes, calendar) = (Regimes::from_json(rules).unwrap(), Calendar::new(Division::EnglandAndWales));
        let timescales = Timescales::new(&regimes, &calendar, view, as_of).unwrap().allocated(&allocated);
        let whole = timescales.tally(&register, Said::default()).unwrap();
        let one_by_one = register.cases().flat_map(|case| timescales.of(&case)).map(|verdict| words(&verdict));
        prop_assert_eq!(whole.0, one_by_one.collect::<Vec<_>>());
        let worklist = Worklist::of(&register, &timescales, day(0)).unwrap();
        let alone = register.cases().flat_map(|case| listed(&Worklist::of_case(&case, &timescales, day(0))));
        let mut alone: Vec<String> = alone.collect();
        alone.sort();
        prop_assert_eq!(listed(&worklist), alone);
    }

    #[test]
    fn children_and_families_tie_to_cases_on_every_day(rows in rows(), view in views(), count in counted(), rung in 0..4_usize) {
        let register = rows.register();
        let last = day(WINDOW + 16);
        let lives = register.tally(&Over { view, count, ..Over::new(last) }, Lives::default()).unwrap().0;
        let mut replay = Replay::new(view);
        // Every case is one of what is counted, and its own spells are those of the case alone.
        let cases: BTreeSet<usize> = lives.iter().flat_map(|(_, cases)| cases).map(|(number, ..)| *number).collect();
        prop_assert_eq!(cases.len(), register.cases().count());
        prop_assert_eq!(lives.iter().map(|(_, cases)| cases.len()).sum::<usize>(), cases.len());
        for (_, cases) in &lives {
            for (number, status, spells) in cases {
                let case = register.case(*number).unwrap();
                prop_assert_eq!(replay.spells(&case, last), spells.as_slice());
                prop_assert_eq!(*status == CaseStatus::Open, spells.last().is_some_and(|spell| spell.to.is_none()));
            }
        }
        for today in days() {
            let mut stock = BTreeMap::new();
            for (merged, cases) in &lives {
                let open: Vec<&Spell> = cases.iter().filter_map(|(.., spells)| on(spells, today)).collect();
                let counts = on(merged, today);
                prop_assert_eq!(counts.is_some(), !open.is_empty());
                let Some(counts) = counts else { continue };
                // It is one of the open cases as it is, and by the stated rank the first.
                prop_assert!(open.iter().any(|spell| (spell.case, spell.state) == (counts.case, counts.state)));
                let rank = |spell: &Spell| {
                    let referral = register.case(spell.case).unwrap().referral();
                    let not_needed = referral.allocation_need() == Some(dutydesk::case::AllocationNeed::NotRequired);
                    (not_needed, spell.state.holder.class, referral.received())
                };
                prop_assert_eq!(Some(rank(counts)), open.iter().map(|spell| rank(spell)).min());
                *stock.entry(rank(counts)).or_insert(0) += 1;
            }
            // The stock that the spells come to is the one of asking that day alone.
            let alone = backlog(&register, today, view, rung, count);
            let mut of_day = BTreeMap::new();
            for case in alone.cases() {
                let rank = (case.no_social_worker_needed, case.holder.class, case.received);
                *of_day.entry(rank).or_insert(0) += 1;
            }
            prop_assert_eq!(stock, of_day, "on {}", today);
            let waits = |so: &dyn Fn(&OpenCase) -> bool| alone.cases().iter().filter(|case| so(case)).count();
            let groups: BTreeSet<_> = alone.cases().iter().map(|case| case.team).collect();
            let in_groups = groups.iter().map(|team| waits(&|case| case.team == *team && case.waits()));
            prop_assert_eq!(in_groups.sum::<usize>(), waits(&OpenCase::waits));
        }
    }

    #[test]
    fn runs_partition_the_life(rows in rows(), view in views(), count in counted(), rung in 0..4_usize) {
        let register = rows.register();
        let definition = &Definition::ladder()[rung];
        let lives = register.tally(&Over { view, count, ..Over::new(day(WINDOW)) }, Lives::default()).unwrap();
        for (spells, _) in &lives.0 {
            for pair in spells.windows(2) {
                prop_assert!(pair[0].to.is_some_and(|to| pair[0].from < to && to <= pair[1].from));
                let so = |spell: &Spell| (spell.case, spell.state);
                prop_assert!(pair[0].to != Some(pair[1].from) || so(&pair[0]) != so(&pair[1]));
            }
            let runs: Vec<_> = runs(spells, definition).collect();
            for pair in runs.windows(2) {
                // In order, without overlap; and two that meet are not of one kind.
                prop_assert!(pair[0].to.is_some_and(|to| to <= pair[1].from));
                let is = |at: usize| pair[at].allocated == Allocated::Yes;
                prop_assert!(pair[0].to != Some(pair[1].from) || is(0) != is(1));
            }
            for today in days().take_while(|today| *today <= day(WINDOW)) {
                let run = runs.iter().find(|run| run.from <= today && run.to.is_none_or(|to| today < to));
                let said = on(spells, today).map(|spell| definition.allocated(spell.state.holder.class));
                prop_assert_eq!(run.is_some(), said.is_some());
                let (Some(run), Some(said)) = (run, said) else { continue };
                prop_assert_eq!(run.allocated == Allocated::Yes, said == Allocated::Yes);
                prop_assert!(run.untold || said != Allocated::CannotTell);
                prop_assert!(run.allocated != Allocated::CannotTell || said == Allocated::CannotTell);
            }
        }
    }

    #[test]
    fn figures_do_not_depend_on_how_ids_are_spelt(
        rows in rows(), as_of in (0..WINDOW + 20).prop_map(day), view in views(), count in counted(), rung in 0..4_usize,
    ) {
        let rows = Rows { reports_all: true, ..rows }.without_conflicts();
        let figures = |register: &Register| {
            let backlog = backlog(register, as_of, view, rung, count);
            let name = |text: Option<dutydesk::case::Text>| text.map(|text| register.text(text).to_owned());
            let mut cases: Vec<String> = backlog.cases().iter().map(|case| {
                let places = (name(case.team), name(case.district), case.received, case.last_seen);
                let held = (case.allocated, case.unallocated_since, case.allocated_before, case.no_social_worker_needed);
                format!("{:?}", (case.progress, case.holder.class, places, held))
            }).collect();
            cases.sort();
            (cases, backlog.closed(), backlog.not_yet_received())
        };
        prop_assert_eq!(figures(&rows.register()), figures(&rows.renamed().register()));
    }
}

/// The laws would prove little if no child or family had several cases open at once.
#[test]
fn random_registers_have_children_with_several_open_cases() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut several, mut passed_on) = ([0; 2], 0);
    for _ in 0..100 {
        let register = rows().new_tree(&mut runner).unwrap().current().register();
        for (at, count) in [Counted::Children, Counted::FamilyGroups].into_iter().enumerate() {
            let over = Over { view: View::Final, count, ..Over::new(day(WINDOW)) };
            for (merged, cases) in register.tally(&over, Lives::default()).unwrap().0 {
                let open = cases.iter().filter(|(_, status, _)| *status == CaseStatus::Open).count();
                several[at] += usize::from(open > 1);
                passed_on += merged.windows(2).filter(|pair| pair[0].case != pair[1].case).count();
            }
        }
    }
    assert!(several.iter().all(|several| *several > 100) && passed_on > 100, "{several:?} {passed_on}");
}
