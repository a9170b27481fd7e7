//! Teams and workers: who is in post when, who is away, who can take a case, who takes it on when a worker leaves.

use crate::calendar::{CalendarDays, Day};
use crate::case::WorkerRole;
use std::borrow::Cow;

use crate::error::Error;
use crate::scenario::draw::Draw;

/// What a team does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    /// Duty and initial assessment.
    Duty,
    /// Longer-term work.
    LongTerm,
    /// Help sent in from outside.
    Response,
}

impl Function {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Duty => "duty_and_initial_assessment",
            Self::LongTerm => "longer_term",
            Self::Response => "response",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WorkerNumber(usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TeamNumber(usize);

#[derive(Debug)]
pub(crate) struct Team {
    pub name: String,
    /// The first day it existed, where that is part of the story.
    pub from: Option<Day>,
    pub district: String,
    pub function: Function,
    /// Who may be given a case, now or later.
    members: Vec<WorkerNumber>,
    manager: Option<WorkerNumber>,
    support: Option<WorkerNumber>,
}

#[derive(Debug)]
pub(crate) struct Employee {
    pub id: String,
    pub role: WorkerRole,
    pub from: Day,
    /// The first day no longer in post.
    pub to: Day,
    /// The team, and another with the day of the change.
    pub team: TeamNumber,
    pub moves: Option<(TeamNumber, Day)>,
    pub employment: &'static str,
    /// The day the first, protected year ends.
    pub induction_to: Option<Day>,
    pub fte: i32,
    /// The days away, the second of each pair the first day back.
    pub absences: Vec<(Day, Day)>,
    held: u32,
    /// Whether a row names the worker.
    pub named: bool,
}

/// Cases a full-time worker holds at most, and a newly qualified one.
const FULL: i32 = 23;
const FULL_IN_INDUCTION: i32 = 14;

impl Employee {
    fn is_here(&self, team: TeamNumber, day: Day) -> bool {
        let here = match self.moves {
            Some((next, on)) if on <= day => next,
            _ => self.team,
        };
        // Nobody is given a case in the last fortnight.
        let last = self.to.plus(CalendarDays(-14));
        here == team && self.from <= day && day < last && !self.is_away(day)
    }

    fn is_away(&self, day: Day) -> bool {
        self.absences.iter().any(|(from, to)| *from <= day && day < *to)
    }

    fn most(&self, day: Day) -> u32 {
        let full = if self.induction_to.is_some_and(|to| day < to) { FULL_IN_INDUCTION } else { FULL };
        (full * self.fte / 1000).unsigned_abs().max(1)
    }

    /// The points a full caseload comes to, where the worker's first year is protected.
    pub(crate) fn points_cap(&self, day: Day) -> Option<i32> {
        self.induction_to.is_some_and(|to| day < to).then_some(90)
    }
}

/// Everyone who works for the county.
#[derive(Debug)]
pub(crate) struct Staff {
    pub workers: Vec<Employee>,
    pub teams: Vec<Team>,
    /// For each district its duty team and the team it passes cases on to.
    districts: Vec<(TeamNumber, TeamNumber)>,
    /// The first day of the story: who is taken on soon after was in post long before.
    first: Day,
    /// The day on which no case-holder is away.
    all_present_on: Option<Day>,
}

/// A look-up that cannot fail, because numbers are given out by the staff itself.
const LOST: Error = Error::InvalidArgument {
    argument: Cow::Borrowed("staff"),
    reason: Cow::Borrowed("a team or worker that the scenario has"),
};

impl Staff {
    pub(crate) const fn new(first: Day, all_present_on: Option<Day>) -> Self {
        Self { workers: Vec::new(), teams: Vec::new(), districts: Vec::new(), first, all_present_on }
    }

    /// A district with a duty team and a longer-term one, or with one team that does both.
    pub(crate) fn add_district(&mut self, draw: &mut Draw, district: &str, one_team: bool) {
        let duty = if one_team { "Assessment and Support Team" } else { "Duty and Initial Assessment Team" };
        let duty = self.add_team(draw, format!("{district} {duty}"), district, Function::Duty, None);
        let longer = if one_team {
            duty
        } else {
            self.add_team(draw, format!("{district} Family Support Team"), district, Function::LongTerm, None)
        };
        self.districts.push((duty, longer));
    }

    pub(crate) fn add_team(
        &mut self,
        draw: &mut Draw,
        name: String,
        district: &str,
        function: Function,
        begins: Option<Day>,
    ) -> TeamNumber {
        let team = TeamNumber(self.teams.len());
        let mut in_post = |role| {
            let long_before = self.first.plus(CalendarDays(-draw.between(30, 1500)));
            let from = begins.unwrap_or(long_before);
            self.employ(team, role, from, Day::MAX, "permanent")
        };
        let (manager, support) = (in_post(WorkerRole::Manager), in_post(WorkerRole::Support));
        self.teams.push(Team {
            name,
            from: begins,
            district: district.to_owned(),
            function,
            members: Vec::new(),
            manager: Some(manager),
            support: Some(support),
        });
        team
    }

    /// Takes someone on without giving them cases.
    pub(crate) fn employ(
        &mut self,
        team: TeamNumber,
        role: WorkerRole,
        from: Day,
        to: Day,
        employment: &'static str,
    ) -> WorkerNumber {
        let number = self.workers.len();
        self.workers.push(Employee {
            id: format!("W{:05}", number + 1),
            role,
            from,
            to,
            team,
            moves: None,
            employment,
            induction_to: None,
            fte: 1000,
            absences: Vec::new(),
            held: 0,
            named: false,
        });
        WorkerNumber(number)
    }

    pub(crate) fn team_of(&self, district: usize, function: Function) -> Result<TeamNumber, Error> {
        let (duty, longer) = self.districts.get(district).copied().ok_or(LOST)?;
        Ok(if function == Function::LongTerm { longer } else { duty })
    }

    pub(crate) fn team(&self, team: TeamNumber) -> Result<&Team, Error> {
        self.teams.get(team.0).ok_or(LOST)
    }

    pub(crate) fn worker(&self, worker: WorkerNumber) -> Result<&Employee, Error> {
        self.workers.get(worker.0).ok_or(LOST)
    }

    pub(crate) fn manager(&self, team: TeamNumber) -> Result<WorkerNumber, Error> {
        self.team(team)?.manager.ok_or(LOST)
    }

    pub(crate) fn support(&self, team: TeamNumber) -> Result<WorkerNumber, Error> {
        self.team(team)?.support.ok_or(LOST)
    }

    /// Who takes a case of that team: whoever has the most room; someone new where nobody has any.
    pub(crate) fn take(
        &mut self,
        draw: &mut Draw,
        team: TeamNumber,
        day: Day,
    ) -> Result<WorkerNumber, Error> {
        let Self { workers, teams, .. } = self;
        let members = &mut teams.get_mut(team.0).ok_or(LOST)?.members;
        let load = |number: &WorkerNumber| {
            let worker = workers.get(number.0)?;
            (worker.is_here(team, day) && worker.held < worker.most(day))
                .then(|| (worker.held * 1000 / worker.most(day), *number))
        };
        let found = members.iter().filter_map(load).min_by_key(|(load, _)| *load);
        let number = match found {
            Some((_, number)) => number,
            None => {
                members.retain(|number| workers.get(number.0).is_some_and(|worker| day < worker.to));
                self.recruit(draw, team, day)?
            }
        };
        self.workers.get_mut(number.0).ok_or(LOST)?.held += 1;
        Ok(number)
    }

    /// Keeps in mind that a row names the worker.
    pub(crate) fn name(&mut self, worker: WorkerNumber) {
        if let Some(worker) = self.workers.get_mut(worker.0) {
            worker.named = true;
        }
    }

    /// One case fewer.
    pub(crate) fn release(&mut self, worker: WorkerNumber) {
        if let Some(worker) = self.workers.get_mut(worker.0) {
            worker.held = worker.held.saturating_sub(1);
        }
    }

    fn recruit(&mut self, draw: &mut Draw, team: TeamNumber, day: Day) -> Result<WorkerNumber, Error> {
        let early = day.since(self.first).0 < 150;
        let employment = draw.weighted("permanent", &[("agency", 180)]);
        let stays = if employment == "agency" { draw.between(100, 420) } else { draw.between(500, 2600) };
        let from = if early { day.plus(CalendarDays(-draw.between(0, 900))) } else { day };
        let to = day.plus(CalendarDays(stays));
        let number = self.employ(team, WorkerRole::SocialWorker, from, to, employment);
        let moves = if draw.chance(90) { self.other_team(team) } else { None };
        let all_present_on = self.all_present_on;
        let worker = self.workers.get_mut(number.0).ok_or(LOST)?;
        let new = employment == "permanent" && !early && draw.chance(260);
        worker.induction_to = new.then(|| from.plus(CalendarDays(365)));
        worker.fte = draw.weighted(1000, &[(800, 90), (600, 110)]);
        let moves_on = day.plus(CalendarDays(draw.between(240, 800)));
        worker.moves = moves.filter(|_| moves_on.plus(CalendarDays(60)) < to).map(|team| (team, moves_on));
        let mut away = day.plus(CalendarDays(draw.between(20, 200)));
        while away.plus(CalendarDays(90)) < to && worker.absences.len() < 12 {
            let back = away.plus(CalendarDays(draw.weighted(14, &[(7, 450), (35, 60), (80, 25)])));
            if all_present_on.is_none_or(|day| day < away || back <= day) {
                worker.absences.push((away, back));
            }
            away = back.plus(CalendarDays(draw.between(60, 220)));
        }
        let moves = worker.moves;
        for team in [Some(team), moves.map(|(team, _)| team)].into_iter().flatten() {
            self.teams.get_mut(team.0).ok_or(LOST)?.members.push(number);
        }
        Ok(number)
    }

    /// The district's other team.
    fn other_team(&self, team: TeamNumber) -> Option<TeamNumber> {
        let (duty, longer) = self.districts.iter().find(|(duty, longer)| team == *duty || team == *longer)?;
        let other = if team == *duty { *longer } else { *duty };
        (other != team).then_some(other)
    }
}
