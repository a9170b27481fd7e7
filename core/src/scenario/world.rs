//! Lives through a span of days: referrals come, workers take cases, pass them on and leave, and rows are written.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, CalendarDays, Day, Division};
use crate::case::{ContactOutcome, ContactRow, HolderKind, HoldingRow, Involvement, Register};
use crate::error::Error;
use crate::scenario::course::{Course, Holder, Stage};
use crate::scenario::draw::Draw;
use crate::scenario::life::Life;
use crate::scenario::pattern::{Pattern, SURGE_WEEK, days};
use crate::scenario::people::{self, Family};
use crate::scenario::staff::{Function, Staff, TeamNumber, WorkerNumber};
use crate::scenario::writer::{Writer, contact_id, referral_id};

/// Siblings whose cases are planted: each with the number the scenario knows the case by.
pub(crate) type Planted = Vec<(usize, Course)>;

/// What a world is given.
pub(crate) struct Setting {
    pub seed: u64,
    pub authority: &'static str,
    pub districts: Vec<(String, u32)>,
    pub referrals_per_year: u32,
    /// The first day lived through. Cases closed before `from` leave no trace.
    pub first: Day,
    /// The days observed, both included.
    pub from: Day,
    pub end: Day,
    /// A day on which every ordinary open case is held by a worker who is there.
    pub cleared_on: Option<Day>,
    /// Whether ordinary cases are all closed or past their assessments on that day.
    pub settled_on: Option<Day>,
    /// The Monday of a week of exactly 180 referrals, and the district.
    pub surge: Option<(usize, Day)>,
    /// What is planted, by day and district.
    pub planted: BTreeMap<(Day, usize), Vec<Planted>>,
}

/// What a world leaves.
pub(crate) struct Lived {
    pub register: Register,
    /// The number of the referral that each planted case became.
    pub planted: Vec<(usize, u32)>,
    /// Contacts received by the day asked about and decided after it or not at all.
    pub awaiting: Vec<String>,
}

/// A case on its way through its stages.
struct Journey {
    number: u32,
    district: usize,
    course: Course,
    /// The stage it is in.
    stage: usize,
    /// Since when it has been in the hands it is in.
    since: Day,
    worker: Option<WorkerNumber>,
    /// Whether it leaves a trace.
    kept: bool,
}

pub(crate) struct World {
    setting: Setting,
    calendar: Calendar,
    draw: Draw,
    staff: Staff,
    writer: Writer,
    /// By day since the first: the cases that change hands.
    due: Vec<Vec<Journey>>,
    /// By district: the families referred, in order.
    families: Vec<Vec<Family>>,
    referrals: u32,
    children: u32,
    contacts: u32,
    numbers: Vec<(usize, u32)>,
    awaiting: Vec<String>,
}

impl World {
    /// A world with its districts staffed by managers; [`staff`](Self::staff) takes on others a scenario needs.
    pub(crate) fn new(setting: Setting, draw: Draw, staff: Staff) -> Self {
        let span = usize::try_from(setting.end.since(setting.first).0 + 1).unwrap_or(0);
        Self {
            calendar: Calendar::new(Division::EnglandAndWales),
            writer: Writer::new(setting.authority, setting.from, setting.end),
            due: std::iter::repeat_with(Vec::new).take(span).collect(),
            families: setting.districts.iter().map(|_| Vec::new()).collect(),
            setting,
            draw,
            staff,
            referrals: 0,
            children: 0,
            contacts: 0,
            numbers: Vec::new(),
            awaiting: Vec::new(),
        }
    }

    /// Lives through all its days. Contacts are looked at on `as_of`.
    pub(crate) fn live(mut self, as_of: Day) -> Result<Lived, Error> {
        let (first, end) = (self.setting.first, self.setting.end);
        let pattern = Pattern::new(&self.calendar, first, end)?;
        let whole: u64 = self.setting.districts.iter().map(|(_, share)| u64::from(*share)).sum();
        let shares: Vec<u64> = self.setting.districts.iter().map(|(_, share)| u64::from(*share)).collect();
        let a_year = u64::from(self.setting.referrals_per_year) * 1000;
        for (day, at) in days(first, end.next()).zip(0..) {
            for journey in self.due.get_mut(at).map(std::mem::take).unwrap_or_default() {
                self.go_on(journey, day)?;
            }
            for (district, share) in shares.iter().enumerate() {
                let count = match self.surge_on(district, day) {
                    Some(count) => count,
                    None => pattern.count(&mut self.draw, day, a_year * share / whole),
                };
                self.refer(district, day, count)?;
                let others = self.draw.count(u64::from(count) * 550_000);
                self.contact(district, day, as_of, others)?;
            }
        }
        self.writer.staff(&self.staff, self.setting.from)?;
        self.awaiting.sort_unstable();
        Ok(Lived { register: self.writer.finish()?, planted: self.numbers, awaiting: self.awaiting })
    }

    fn surge_on(&self, district: usize, day: Day) -> Option<u32> {
        let (place, monday) = self.setting.surge?;
        let weekday = usize::try_from(day.since(monday).0).ok()?;
        SURGE_WEEK.get(weekday).copied().filter(|_| place == district)
    }

    /// So many referrals of a day, those planted among them first.
    fn refer(&mut self, district: usize, day: Day, count: u32) -> Result<(), Error> {
        let mut left = count;
        for planted in self.setting.planted.remove(&(day, district)).unwrap_or_default() {
            let size = u32::try_from(planted.len()).map_err(|_| Error::TooLarge)?;
            let mut family = self.new_family(day, size);
            left = left.saturating_sub(size);
            for ((name, course), place) in planted.into_iter().zip(0..) {
                self.numbers.push((name, self.referrals + 1));
                self.begin(district, &mut family, place, course)?;
            }
            self.keep(district, family);
        }
        while left > 0 {
            let mut family = self.family(district, day);
            for place in 0..family.size.min(left) {
                if let Some(course) = self.course(day)? {
                    self.begin(district, &mut family, place, course)?;
                }
            }
            left = left.saturating_sub(family.size);
            self.keep(district, family);
        }
        Ok(())
    }

    /// An ordinary course; none where none fits the day.
    fn course(&mut self, received: Day) -> Result<Option<Course>, Error> {
        for _ in 0..60 {
            let mut course = Life::new(&self.calendar, &mut self.draw, received).ordinary()?;
            if let Some(day) = self.setting.cleared_on {
                course.clear_desk_on(day);
            }
            if self.setting.settled_on.is_none_or(|day| course.is_settled_on(day)) {
                return Ok(Some(course));
            }
        }
        Ok(None)
    }

    /// A family that was referred in the last twelve months and has no open case, for about 22 in 100 referrals; else a
    /// family not known yet.
    fn family(&mut self, district: usize, day: Day) -> Family {
        if self.draw.chance(262)
            && let Some(known) = self.families.get_mut(district)
        {
            let year_ago = day.plus(CalendarDays(-365));
            let from = known.partition_point(|family| family.last_received < year_ago);
            let recent = u32::try_from(known.len() - from).unwrap_or(u32::MAX);
            for _ in 0..5 {
                let Ok(place) = usize::try_from(self.draw.below(recent)) else { break };
                let free = |family: &Family| {
                    family.free_from.is_some_and(|free| free <= day)
                        && family.last_received.plus(CalendarDays(14)) <= day
                        && day < family.eldest_born.plus_months(12 * 18)
                };
                // What is taken out leaves an empty family behind, which nothing is free to take again.
                if let Some(family) = known.get_mut(from + place).filter(|family| free(family)) {
                    let taken = Family { free_from: None, ..*family };
                    return std::mem::replace(family, taken);
                }
            }
        }
        let size = people::size(&mut self.draw);
        self.new_family(day, size)
    }

    fn new_family(&mut self, day: Day, size: u32) -> Family {
        let first_child = self.children + 1;
        self.children += size;
        let births = (first_child..=self.children).map(|child| self.person(child, day).born);
        Family {
            number: first_child,
            first_child,
            size,
            first_received: day,
            last_received: day,
            free_from: Some(day),
            eldest_born: births.min().unwrap_or(day),
            written: 0,
        }
    }

    fn person(&self, child: u32, first_received: Day) -> people::Person {
        people::person(self.setting.seed, child, first_received)
    }

    fn keep(&mut self, district: usize, family: Family) {
        if let Some(known) = self.families.get_mut(district) {
            known.push(family);
        }
    }

    /// A referral of one child of a family.
    fn begin(
        &mut self,
        district: usize,
        family: &mut Family,
        place: u32,
        course: Course,
    ) -> Result<(), Error> {
        self.referrals += 1;
        let (number, received) = (self.referrals, course.received);
        let closed = course.closed_for_good();
        let kept = closed.is_none_or(|closed| self.setting.from < closed);
        family.free_from = family.free_from.and_then(|free| closed.map(|closed| closed.max(free)));
        family.last_received = received;
        if kept {
            let child = family.first_child + place;
            if family.written >> place & 1 == 0 {
                let person = self.person(child, family.first_received);
                self.writer.child(child, family.number, person)?;
                family.written |= 1 << place;
            }
            let team = self.staff.team(self.staff.team_of(district, Function::Duty)?)?;
            self.writer.case(&mut self.draw, number, child, &team.name, &course)?;
            if place == 0 && received >= self.setting.from {
                self.contacts += 1;
                let row = ContactRow {
                    received: Some(received),
                    decided: Some(received),
                    outcome: ContactOutcome::Referral.name(),
                    team: &team.name,
                    referral_id: &referral_id(number),
                    ..Default::default()
                };
                self.writer.contact(&mut self.draw, self.contacts, row)?;
            }
        }
        let journey = Journey { number, district, stage: 0, since: received, worker: None, kept, course };
        self.queue(journey, received)
    }

    /// Contacts that do not become referrals.
    fn contact(&mut self, district: usize, day: Day, as_of: Day, so_many: u32) -> Result<(), Error> {
        if day < self.setting.from {
            return Ok(());
        }
        let team = self.staff.team(self.staff.team_of(district, Function::Duty)?)?;
        for _ in 0..so_many {
            self.contacts += 1;
            let outcome = self.draw.weighted(
                ContactOutcome::InformationAndAdvice,
                &[(ContactOutcome::NoFurtherAction, 350), (ContactOutcome::EarlyHelp, 180)],
            );
            let decided = Life::new(&self.calendar, &mut self.draw, day).later(
                day,
                0,
                &[(1, 230), (3, 50), (15, 8)],
            )?;
            if day <= as_of && as_of < decided {
                self.awaiting.push(contact_id(self.contacts));
            }
            let row = ContactRow {
                received: Some(day),
                decided: Some(decided),
                outcome: outcome.name(),
                team: &team.name,
                ..Default::default()
            };
            self.writer.contact(&mut self.draw, self.contacts, row)?;
        }
        Ok(())
    }

    /// Puts a case down for the day it next changes hands: at once, where that is today.
    fn queue(&mut self, mut journey: Journey, day: Day) -> Result<(), Error> {
        journey.since = day;
        let Some(stage) = journey.course.stages.get(journey.stage) else { return Ok(()) };
        let from = stage.from.max(day);
        let at = usize::try_from(from.since(self.setting.first).0).ok();
        match at.and_then(|at| self.due.get_mut(at)) {
            Some(due) if day < from => {
                due.push(journey);
                Ok(())
            }
            Some(_) => self.hold(journey, day),
            None => Ok(()),
        }
    }

    /// A case whose day has come: the hands it was in let go, and the next take it.
    fn go_on(&mut self, mut journey: Journey, day: Day) -> Result<(), Error> {
        if let Some(worker) = journey.worker.take() {
            self.staff.release(worker);
        }
        let ended = |stage: &Stage| stage.to.is_some_and(|to| to <= day);
        if journey.course.stages.get(journey.stage).is_some_and(ended) {
            journey.stage += 1;
        }
        self.queue(journey, day)
    }

    /// Whoever the stage calls for takes the case today.
    fn hold(&mut self, mut journey: Journey, day: Day) -> Result<(), Error> {
        let Some(stage) = journey.course.stages.get(journey.stage).copied() else { return Ok(()) };
        let function = match stage.holder {
            Holder::Worker(function) | Holder::Manager { function, .. } => function,
            _ => Function::Duty,
        };
        let mut team = self.staff.team_of(journey.district, function)?;
        let worker = match stage.holder {
            Holder::Worker(_) => {
                let worker = self.staff.take(&mut self.draw, team, day)?;
                journey.worker = Some(worker);
                Some(worker)
            }
            Holder::Named(worker) => {
                team = self.staff.worker(worker)?.team;
                Some(worker)
            }
            Holder::Manager { .. } => Some(self.staff.manager(team)?),
            Holder::Desk | Holder::Tray | Holder::Team | Holder::Nobody => None,
        };
        let leaves = match worker {
            Some(worker) => Some(self.staff.worker(worker)?.to),
            None => None,
        };
        let until = [stage.to, leaves].into_iter().flatten().min().filter(|until| *until <= self.setting.end);
        if journey.kept {
            self.write(&journey, &stage, team, worker, until)?;
        }
        let Some(until) = until else { return Ok(()) };
        match usize::try_from(until.since(self.setting.first).0).ok().and_then(|at| self.due.get_mut(at)) {
            Some(due) => due.push(journey),
            None => return Err(Error::OutsideCoverage),
        }
        Ok(())
    }

    fn write(
        &mut self,
        journey: &Journey,
        stage: &Stage,
        team: TeamNumber,
        worker: Option<WorkerNumber>,
        until: Option<Day>,
    ) -> Result<(), Error> {
        if let Some(worker) = worker {
            self.staff.name(worker);
        }
        let Self { writer, draw, staff, .. } = self;
        let name = &staff.team(team)?.name;
        let (worker_id, left) = match worker {
            Some(worker) => staff.worker(worker).map(|worker| (worker.id.as_str(), Some(worker.to)))?,
            None => ("", None),
        };
        let kind = match stage.holder {
            Holder::Worker(_) | Holder::Named(_) | Holder::Manager { hidden: true, .. } => HolderKind::Worker,
            Holder::Manager { hidden: false, .. } => HolderKind::Manager,
            Holder::Desk => HolderKind::Duty,
            Holder::Tray => HolderKind::Tray,
            Holder::Team => HolderKind::Team,
            Holder::Nobody => HolderKind::Nobody,
        };
        let whole = until.is_some() && until == stage.to;
        let id = referral_id(journey.number);
        let row = HoldingRow {
            referral_id: &id,
            start: Some(journey.since),
            start_recorded: stage.begun_recorded.filter(|_| journey.since == stage.from),
            end: until,
            end_recorded: stage.ended_recorded.filter(|_| whole),
            holder_kind: kind.name(),
            involvement: if draw.chance(700) { Involvement::CaseHolder.name() } else { "" },
            worker_id,
            team: name,
            end_reason: if left == until { "worker_left" } else { "" },
            ..Default::default()
        };
        if stage.holder != Holder::Nobody {
            writer.holding(draw, row)?;
        }
        if matches!(stage.holder, Holder::Worker(Function::LongTerm)) && draw.chance(120) {
            let helper = &staff.worker(staff.support(team)?)?.id;
            writer.holding(
                draw,
                HoldingRow {
                    worker_id: helper,
                    involvement: Involvement::Supporting.name(),
                    start_recorded: None,
                    end_recorded: None,
                    end_reason: "",
                    ..row
                },
            )?;
        }
        let made_now = |started: Day| journey.since <= started && until.is_none_or(|until| started < until);
        for work in journey.course.assessments.iter().filter(|work| made_now(work.started)) {
            writer.assessment(draw, journey.number, work, name, worker_id)?;
        }
        Ok(())
    }
}
