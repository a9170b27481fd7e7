//! Who holds a case.

use crate::calendar::Day;
use crate::case::{
    Absence, Case, HOLDINGS, HolderKind, Holding, Involvement, Register, Team, Worker, WorkerId, WorkerRole,
};
use crate::history::facts::{Interval, interval};
use crate::history::view::View;
use crate::named::named;

named! {
    /// Who or what holds a case, from the least to the most that a child could ask for; what cannot be told stands between.
    HolderClass, "holder class" {
        /// Nobody.
        Nobody = "nobody",
        /// A work tray.
        Tray = "tray" => "work tray",
        /// A team with no person named, or a pod without an accountable worker.
        Team = "team" => "team, no person named",
        /// The duty desk, or someone who only stands in while there is no case-holder.
        Duty = "duty" => "duty desk",
        /// A manager or team leader: by the kind of holder, or by the worker's recorded role.
        Manager = "manager",
        /// A worker whose every post had ended.
        WorkerLeft = "worker_left" => "worker who has left",
        /// A worker recorded as not registered.
        WorkerNotRegistered = "worker_not_registered" => "worker, not registered",
        /// A registered worker who was away.
        WorkerAbsent = "worker_absent" => "registered worker, away",
        /// A holder that nothing explains.
        Unknown = "unknown" => "not known who",
        /// The source does not say who holds cases.
        NotReported = "not_reported",
        /// A worker whose registration is not recorded.
        WorkerRegistrationNotRecorded = "worker_registration_not_recorded" => "worker, registration not recorded",
        /// A registered worker, present.
        WorkerPresent = "worker_present" => "registered worker, present",
        /// A pod whose accountable worker is registered and present.
        Pod = "pod" => "pod (social work unit)",
    }
}

/// Who holds a case, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who or what.
    pub class: HolderClass,
    /// The worker, or the pod's accountable worker.
    pub worker: Option<WorkerId>,
    /// The holder's team; nothing where the holding names none.
    pub team: Option<Team>,
}

/// A period in which a holding was in force, as a view sees it.
pub(crate) struct Held {
    during: Interval,
    kind: Option<HolderKind>,
    involvement: Involvement,
    worker: Option<WorkerId>,
    team: Option<Team>,
}

impl Held {
    pub(crate) fn of(holding: Holding<'_>, view: View) -> Option<Self> {
        let start = holding.dated(holding.start(), holding.start_recorded());
        let end = holding.end().map(|end| holding.dated(end, holding.end_recorded()));
        Some(Self {
            during: interval(view, start, end)?,
            kind: holding.holder_kind(),
            involvement: holding.involvement().unwrap_or(Involvement::CaseHolder),
            worker: holding.worker_id().or_else(|| holding.accountable_worker_id()),
            team: holding.team(),
        })
    }

    pub(crate) const fn days(&self) -> [Day; 2] {
        [self.during.from, self.during.to]
    }

    pub(crate) const fn worker(&self) -> Option<WorkerId> {
        self.worker
    }
}

/// The holder on a day, of all holdings of a case in force then.
///
/// A holding as case-holder decides; of several, the one that began last, and of those that began on one day, the class a
/// child could ask most of, then the first worker and team by id. Where nobody holds the case but someone covers, the class is
/// [`Duty`](HolderClass::Duty); joint and supporting workers hold nothing by themselves.
pub(crate) fn holder_on(case: &Case<'_>, held: &[Held], day: Day, view: View) -> Holder {
    let register = case.register();
    let in_force = |involvement: Involvement| {
        held.iter().filter(move |held| held.during.holds(day) && held.involvement == involvement)
    };
    // An involvement that its list does not know is no case-holder: the case would pass for held.
    let text = |held: &Held| {
        let worker = held.worker.map(|worker| register.text(worker));
        (worker, held.team.map(|team| register.text(team)))
    };
    let chosen = in_force(Involvement::CaseHolder)
        .map(|held| (held.during.from, class_on(register, held, day, view), held))
        .max_by(|(from_a, class_a, a), (from_b, class_b, b)| {
            (from_a, class_a).cmp(&(from_b, class_b)).then_with(|| text(b).cmp(&text(a)))
        });
    let covered = in_force(Involvement::Covering).next().is_some();
    // A row that says nobody holds the case is no holder.
    if let Some((_, class, held)) = chosen.filter(|(_, class, _)| *class != HolderClass::Nobody || !covered) {
        return Holder { class, worker: held.worker, team: held.team };
    }
    let class = if covered {
        HolderClass::Duty
    } else if held.is_empty() && !case.reported_table(&HOLDINGS) {
        HolderClass::NotReported
    } else {
        HolderClass::Nobody
    };
    Holder { class, worker: None, team: None }
}

fn class_on(register: &Register, held: &Held, day: Day, view: View) -> HolderClass {
    match (held.kind, held.worker) {
        (Some(HolderKind::Nobody), _) => HolderClass::Nobody,
        (Some(HolderKind::Tray), _) => HolderClass::Tray,
        (Some(HolderKind::Team), _) => HolderClass::Team,
        (Some(HolderKind::Duty), _) => HolderClass::Duty,
        (Some(HolderKind::Manager), _) => HolderClass::Manager,
        (Some(HolderKind::Pod), Some(worker)) => match worker_on(register, worker, day, view) {
            HolderClass::WorkerPresent => HolderClass::Pod,
            class => class,
        },
        (Some(HolderKind::Pod), None) => HolderClass::Team,
        (Some(HolderKind::Worker) | None, Some(worker)) => worker_on(register, worker, day, view),
        (Some(HolderKind::Worker | HolderKind::Unknown | HolderKind::Other), _) => HolderClass::Unknown,
        (None, None) if held.team.is_some() => HolderClass::Team,
        (None, None) => HolderClass::Nobody,
    }
}

/// The class of a worker on a day: by the post in force that began last and, of those that began on one day, the class a
/// child could ask most of.
fn worker_on(register: &Register, worker: WorkerId, day: Day, view: View) -> HolderClass {
    let away = || {
        let mut absences = register.absences(worker).filter_map(|absence| absence_interval(&absence, view));
        absences.any(|away| away.holds(day))
    };
    let class_in = |post: &Worker<'_>| match (post.role(), post.registered()) {
        (Some(WorkerRole::Manager), _) => HolderClass::Manager,
        (_, Some(true)) if away() => HolderClass::WorkerAbsent,
        (_, Some(true)) => HolderClass::WorkerPresent,
        (_, Some(false)) => HolderClass::WorkerNotRegistered,
        (_, None) => HolderClass::WorkerRegistrationNotRecorded,
    };
    let mut posts = false;
    let mut left = true;
    let mut current = None;
    for post in register.worker(worker) {
        let Some(during) = post_interval(&post, view) else { continue };
        posts = true;
        left &= during.to <= day;
        if during.holds(day) {
            current = current.max(Some((post.from(), class_in(&post))));
        }
    }
    match current {
        Some((_, class)) => class,
        None if posts && left => HolderClass::WorkerLeft,
        None => HolderClass::WorkerRegistrationNotRecorded,
    }
}

fn post_interval(post: &Worker<'_>, view: View) -> Option<Interval> {
    let to = post.to().map(|to| post.dated(to, post.to_recorded()));
    // A post without a first day has been there always, once it is known.
    let from = post.from().unwrap_or(Day::MIN);
    interval(view, post.dated(from, post.from_recorded()), to)
}

fn absence_interval(absence: &Absence<'_>, view: View) -> Option<Interval> {
    let to = absence.to().map(|to| absence.dated(to, absence.to_recorded()));
    interval(view, absence.dated(absence.from(), absence.from_recorded()), to)
}

/// Every day on which the class of that worker can change.
pub(crate) fn worker_days(register: &Register, worker: WorkerId, view: View, days: &mut Vec<Day>) {
    let posts = register.worker(worker).filter_map(|post| post_interval(&post, view));
    let absences = register.absences(worker).filter_map(|absence| absence_interval(&absence, view));
    for during in posts.chain(absences) {
        days.extend([during.from, during.to]);
    }
}
