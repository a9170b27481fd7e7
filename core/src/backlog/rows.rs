//! The open cases as tables: the grid, and the cases behind it.

use std::collections::BTreeMap;

use crate::backlog::allocation::Allocation;
use crate::backlog::count::Backlog;
use crate::backlog::open_case::OpenCase;
use crate::backlog::selection::Selection;
use crate::calendar::Day;
use crate::case::{REFERRALS, Register};
use crate::history::{Allocated, Definition, DefinitionName, HolderClass, Progress};
use crate::table::row::row;
use crate::table::{AnswerColumn, ColumnKind, Given, Table, TableBuilder};

/// One open case as a row.
#[derive(Debug)]
pub struct CaseRow<'r> {
    register: &'r Register,
    case: &'r OpenCase,
    as_of: Day,
}

row! {
    CaseRow<'_>, |row| {
        /// The referral.
        "referral_id": Text => row.register.case(row.case.number).map(|case| row.register.text(case.referral().referral_id()));
        /// The child.
        "child_id": Text => row.register.case(row.case.number).map(|case| row.register.text(case.referral().child_id()));
        /// The day the referral was received.
        "received": Day => row.case.received;
        /// Calendar days since the referral was received. Nothing resets it.
        "days_since_referral": Integer => row.case.age;
        /// The first day of the present run of days on which it did not count as allocated.
        "unallocated_since": Day or blank => row.case.unallocated_since;
        /// Calendar days since then.
        "days_unallocated": Integer or blank => row.case.unallocated_age(row.as_of);
        /// How it counts under the definition asked for.
        "allocation": Allocation => Allocation::of(row.case);
        /// How far the work has come.
        "progress": Progress => row.case.progress;
        /// Who or what holds it.
        "holder": HolderClass => row.case.holder.class;
        /// The worker who holds it, or the pod's accountable worker.
        "worker_id": Category or blank => row.case.holder.worker.map(|worker| row.register.text(worker));
        /// The team: the holder's, else the one the referral came to.
        "team": Category or blank => row.case.team.map(|team| row.register.text(team));
        /// The team's district.
        "district": Category or blank => row.case.district.map(|district| row.register.text(district));
        /// The day the child was last seen since the referral was received.
        "last_seen": Day or blank => row.case.last_seen.day();
        /// The strictest shipped definition that counts the case as allocated.
        "allocated_under": DefinitionName or blank => first_rung(row.case);
        /// The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was told.
        "row": Integer or blank => row.register.case(row.case.number).and_then(|case| case.row());
        /// The name of that file, without its folder, where it has one or is one of several.
        "file": Category or blank => row.register.case(row.case.number).and_then(|case| case.file());
    }
}

/// The strictest shipped definition that counts a case as allocated, if any does.
fn first_rung(case: &OpenCase) -> Option<DefinitionName> {
    let counts = |definition: &Definition| definition.allocated(case.holder.class) == Allocated::Yes;
    let place = Definition::ladder().iter().position(counts)?;
    DefinitionName::ALL.get(place).copied()
}

/// The counts of one row of the grid.
#[derive(Default)]
struct Counts {
    holders: [i64; HolderClass::ALL.len()],
    allocation: [i64; Allocation::ALL.len()],
}

impl Backlog {
    /// The columns of the [`grid`](Self::grid).
    #[must_use]
    pub fn grid_columns() -> Vec<AnswerColumn> {
        let count =
            |name, about, may_be_blank| AnswerColumn { name, kind: ColumnKind::Integer, may_be_blank, about };
        let mut columns = vec![
            AnswerColumn {
                name: "group",
                kind: ColumnKind::Category,
                may_be_blank: true,
                about: "The district, team or worker; nothing where none is recorded.",
            },
            AnswerColumn {
                name: "progress",
                kind: ColumnKind::Named(Progress::LIST),
                may_be_blank: false,
                about: "How far the work has come.",
            },
        ];
        columns.extend(
            HolderClass::ALL
                .iter()
                .map(|class| count(class.name(), class.meaning(), *class != HolderClass::NotReported)),
        );
        columns.extend(Allocation::ALL.iter().map(|allocation| {
            count(allocation.name(), allocation.meaning(), *allocation != Allocation::CannotTell)
        }));
        columns.push(count(
            "total",
            "All of them: each by one kind of holder, and each in one of the four.",
            false,
        ));
        columns
    }

    /// The grid: a row for each `group` and `progress` with a case in it, a column for each holder class, how many count
    /// as `allocated` under the definition asked for, are `waiting`, `cannot_tell` or are `not_needed`, and the `total`.
    /// What the sources do not say is nothing, and not 0.
    #[must_use]
    pub fn grid(&self, register: &Register) -> Table {
        let mut rows: BTreeMap<(Option<&str>, Progress), Counts> = BTreeMap::new();
        for case in self.cases() {
            let group = case.group(self.ask().by).map(|group| register.text(group));
            let counts = rows.entry((group, case.progress)).or_default();
            counts.holders.get_mut(case.holder.class.place()).into_iter().for_each(|count| *count += 1);
            counts.allocation.get_mut(Allocation::of(case).place()).into_iter().for_each(|count| *count += 1);
        }
        let mut table = TableBuilder::of(&Self::grid_columns());
        let unregistered = self.ask().allocated.registration_untold(register);
        let need_told = register.parts().iter().any(|part| part.reported(&REFERRALS, "allocation_need"));
        for ((group, progress), counts) in rows {
            let total = counts.holders.iter().sum::<i64>();
            let held = |class: HolderClass| counts.holders.get(class.place()).copied().unwrap_or(0);
            let told = held(HolderClass::NotReported) < total;
            let unregistered =
                if unregistered { held(HolderClass::WorkerRegistrationNotRecorded) } else { 0 };
            let waiting_told = held(HolderClass::NotReported) + unregistered < total;
            table.add_cells(|to| {
                to(group.into());
                to(Given::Named(progress.place()));
                for (class, count) in HolderClass::ALL.iter().zip(counts.holders) {
                    to((told || *class == HolderClass::NotReported).then_some(count).into());
                }
                for (allocation, count) in Allocation::ALL.iter().zip(counts.allocation) {
                    let told = match allocation {
                        Allocation::CannotTell => true,
                        Allocation::Allocated => told && unregistered == 0,
                        Allocation::Waiting => waiting_told,
                        Allocation::NotNeeded => told && need_told,
                    };
                    to(told.then_some(count).into());
                }
                to(total.into());
            });
        }
        table.finish()
    }

    /// The cases behind a cell or a named backlog, as [`list`](Self::list) gives them.
    #[must_use]
    pub fn select(&self, register: &Register, selection: &Selection) -> Table {
        self.list(register, |case| selection.holds(register, self.ask().by, self.ask().as_of, case))
    }

    /// The cases behind a cell, a region or any other choice, each a [`CaseRow`]: longest waiting first.
    #[must_use]
    pub fn list(&self, register: &Register, chosen: impl Fn(&OpenCase) -> bool) -> Table {
        let mut cases: Vec<&OpenCase> = self.cases().iter().filter(|case| chosen(case)).collect();
        cases.sort_unstable_by_key(|case| (case.received, case.number));
        let as_of = self.ask().as_of;
        Table::of(cases.into_iter().map(|case| CaseRow { register, case, as_of }))
    }
}
