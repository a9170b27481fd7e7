//! Laws of dirty sheets: their figures are those of the clean sheet where the cure is certain, and where it is not, something says so.

use std::collections::{BTreeMap, BTreeSet};

use dutydesk::Error;
use dutydesk::backlog::{Allocation, Ask, Backlog, Definition};
use dutydesk::calendar::Day;
use dutydesk::case::{Case, FindingCode, REFERRALS, Register};
use dutydesk::format::read;

use crate::dirt::{Cure, Kind, Random, Sheet, clean, kinds};

/// What is said of a referral. Who the workers are may be said in other words, but not which cases have the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    child: String,
    received: Day,
    district: Option<String>,
    decided: Option<Day>,
    held_since: Option<Day>,
    worker: Option<usize>,
    work: Vec<(Day, Option<Day>)>,
    closed: Option<Day>,
    born: Option<Day>,
    allocation: Option<Allocation>,
}

fn told(register: &Register) -> Vec<Said> {
    let as_of = Day::from_ymd(2024, 3, 31).unwrap();
    let ask = Ask::new(as_of, Definition::named("named_case_holder").unwrap());
    let backlog = Backlog::of(register, &ask).unwrap();
    let open: BTreeMap<usize, Allocation> =
        backlog.cases().iter().map(|case| (case.number, Allocation::of(case))).collect();
    let mut told: Vec<(Said, Option<String>)> =
        register.cases().map(|case| of(register, &case, &open)).collect();
    told.sort();
    let mut workers: Vec<Option<String>> = Vec::new();
    let told = told.into_iter().map(|(mut said, worker)| {
        let place = workers.iter().position(|other| *other == worker);
        said.worker = worker.is_some().then(|| place.unwrap_or(workers.len()));
        if place.is_none() {
            workers.push(worker);
        }
        said
    });
    told.collect()
}

fn of(register: &Register, case: &Case<'_>, open: &BTreeMap<usize, Allocation>) -> (Said, Option<String>) {
    let referral = case.referral();
    let district = referral.team().and_then(|team| register.team(team).find_map(|team| team.district()));
    let folded = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    let holdings: Vec<_> = case.holdings().filter(|held| held.worker_id().is_some()).collect();
    let last = holdings.iter().max_by_key(|held| held.start());
    let said = Said {
        child: register.text(referral.child_id()).to_owned(),
        received: referral.received(),
        district: district.map(|district| folded(register.text(district))),
        decided: referral.decided(),
        held_since: last.map(|held| held.start()),
        worker: None,
        work: case.assessments().map(|work| (work.started(), work.completed())).collect(),
        closed: case.closures().next().map(|closure| closure.closed()),
        born: case.child().and_then(|child| child.birth_date()),
        allocation: open.get(&case.number()).copied(),
    };
    (said, last.and_then(|held| held.worker_id()).map(|worker| register.text(worker).to_owned()))
}

/// So many seeds, unless the environment asks for another number.
fn seeds(usual: u64) -> u64 {
    std::env::var("DUTYDESK_DIRT_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(usual)
}

/// A sheet with dirt in it, the clean one, and what was planted.
struct Planted {
    clean: Sheet,
    dirty: Sheet,
    kinds: Vec<&'static Kind>,
}

impl Planted {
    fn of(seed: u64, all: &[&'static Kind], most: usize) -> Self {
        let mut random = Random::new(seed);
        let clean = clean(&mut random);
        let (mut dirty, mut planted) = (clean.clone(), Vec::new());
        // The file comes last: what stands in cells decides what it can be.
        for kind in random.some(all, most) {
            if (kind.plant)(&mut dirty, &mut random) {
                planted.push(kind);
            }
        }
        Self { clean, dirty, kinds: planted }
    }

    fn names(&self) -> Vec<&'static str> {
        self.kinds.iter().map(|kind| kind.name).collect()
    }

    /// What is wrong with how the dirty sheet is read, if anything is.
    fn fault(&self) -> Option<String> {
        let clean = read(&[&self.clean.bytes()]).unwrap();
        let register = match read(&[&self.dirty.bytes()]) {
            Err(error) => return self.refused(&error),
            Ok(register) => register,
        };
        if let Err(error) = register.check_answerable() {
            return self.refused(&error);
        }
        self.unaccounted(&register).or_else(|| self.silent(&told(&clean), &register))
    }

    fn refused(&self, error: &Error) -> Option<String> {
        let certain = self.kinds.iter().all(|kind| matches!(kind.cure, Cure::Certain));
        certain.then(|| format!("{error}"))
    }

    /// Rows read = rows counted, left out and joined; all others are no data, and the findings say how many.
    fn unaccounted(&self, register: &Register) -> Option<String> {
        let found = |code: FindingCode| {
            let found = register.findings().iter().filter(|finding| finding.code == code);
            found.map(|finding| usize::try_from(finding.count).unwrap()).sum::<usize>()
        };
        let blank = found(FindingCode::EmptyRow);
        let (rows, read) = (self.dirty.rows_of_data(), register.rows_read(&REFERRALS));
        if !(read..=read + blank).contains(&rows) {
            return Some(format!("{rows} rows of data, {read} read, {blank} blank"));
        }
        let (again, found_again) = (self.dirty.repeated_headings(), found(FindingCode::RepeatedHeadings));
        (again != found_again).then(|| format!("headings {again} times again, {found_again} found"))
    }

    fn silent(&self, clean: &[Said], register: &Register) -> Option<String> {
        let dirty = told(register);
        if dirty == clean {
            return None;
        }
        let codes: BTreeSet<FindingCode> = register.findings().iter().map(|finding| finding.code).collect();
        let may_differ = self.kinds.iter().any(|kind| match kind.cure {
            Cure::Certain => false,
            Cure::Said(said) => said.iter().any(|code| codes.contains(code)),
        });
        (!may_differ).then(|| {
            let lost = clean.iter().find(|said| !dirty.contains(said));
            let new = dirty.iter().find(|said| !clean.contains(said));
            let codes: Vec<&str> = codes.iter().map(|code| code.name()).collect();
            format!(
                "{} referrals, not {}; {new:#?}\nin place of {lost:#?}\nfindings {codes:?}",
                dirty.len(),
                clean.len()
            )
        })
    }
}

/// Tries sheets and says which of them are read wrongly; `tests/dirt` makes each again from its seed.
fn assert_no_fault(planted: impl Iterator<Item = (u64, Planted)>) {
    let faults: Vec<String> = planted
        .filter_map(|(seed, planted)| Some((seed, planted.fault()?, planted.names())))
        .map(|(seed, fault, names)| format!("seed {seed}, {names:?}: {fault}"))
        .collect();
    assert!(
        faults.is_empty(),
        "{} sheets are read wrongly:\n{}",
        faults.len(),
        faults[..faults.len().min(5)].join("\n\n")
    );
}

#[test]
fn each_kind_of_dirt_alone() {
    let sheets =
        kinds().flat_map(|kind| (0..seeds(160) / 40).map(move |seed| (seed, Planted::of(seed, &[kind], 1))));
    assert_no_fault(sheets);
}

#[test]
fn dirt_of_many_kinds() {
    let all: Vec<&Kind> = kinds().collect();
    assert_no_fault((0..seeds(160)).map(|seed| (seed, Planted::of(seed, &all, 8))));
}
