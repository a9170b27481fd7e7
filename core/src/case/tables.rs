//! The canonical tables: what each row is and what its columns mean.
//!
//! Bold in the plan is `required` here. Any date may have a companion `<name>_recorded`, the day it was entered; any row
//! a `recorded`, which speaks for its dates that have none of their own. Without either a date counts as known on the
//! day itself.

use crate::calendar::{Day, Time};
use crate::case::cells::NOTHING;
use crate::case::code::{
    AllocationNeed, AssessmentKind, AssessmentOutcome, ConferenceKind, ContactOutcome, EventKind, HolderKind,
    Involvement, PlanKind, ReferralDecision, Sex, WorkerRole,
};
use crate::case::field::{ChildId, FamilyGroup, Field, ReferralId, Team, Text, Thousandths, WorkerId};
use crate::case::rows::Rows;
use crate::case::schema::{ColumnSpec, TableSpec};
use crate::case::texts::Texts;
use crate::case::typed::{Dated, TypedRow, View, tables};
use crate::error::Error;

impl TableSpec {
    /// The canonical table of that name.
    ///
    /// ```
    /// use dutydesk::case::TableSpec;
    /// assert!(TableSpec::named("referrals")?.column("received").is_some());
    /// assert_eq!(TableSpec::named("shoes").unwrap_err().code(), "unknown_name");
    /// # Ok::<(), dutydesk::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownName`] where there is none.
    pub fn named(name: &str) -> Result<&'static Self, Error> {
        let known = TABLES.iter().find(|table| table.name == name).copied();
        known.ok_or_else(|| Error::unknown("canonical table", name, TABLE_NAMES))
    }
}

tables! {
    /// One referral: an episode of work with a child, from the request for services to its closing.
    referrals REFERRALS Referral ReferralRow {
        /// Its id.
        required referral_id: ReferralId,
        /// The child it is about.
        required child_id: ChildId,
        /// The day it was received: day 0 of its clocks.
        required received: Day,
        /// The day `received` was entered.
        optional received_recorded: Day,
        /// The time of day it was received.
        optional received_time: Time,
        /// Who referred, as the source codes it.
        optional source: Text few,
        /// The team it came to.
        optional team: Team,
        /// The district that team belongs to, as the source gives it with the referral.
        optional district: Text few,
        /// What was decided.
        optional decision: ReferralDecision,
        /// The day of the decision.
        optional decided: Day,
        /// The day `decided` was entered.
        optional decided_recorded: Day,
        /// The primary need, as the source codes it.
        optional primary_need: Text few,
        /// Whether the case needs a social worker of its own.
        optional allocation_need: AllocationNeed,
    }

    /// One child, or one expected.
    children CHILDREN Child ChildRow {
        /// The child's id.
        required child_id: ChildId,
        /// Date of birth.
        optional birth_date: Day,
        /// Expected date of birth of an unborn child.
        optional expected_birth_date: Day,
        /// Date of death.
        optional death_date: Day,
        /// Sex as recorded.
        optional sex: Sex,
        /// Ethnicity, as the source codes it.
        optional ethnicity: Text few,
        /// The family group: siblings and half-siblings whose cases are worked together.
        optional family_group: FamilyGroup,
        /// The authority responsible for the child.
        optional responsible_authority: Text few,
    }

    /// One approach about a child that may become a referral.
    contacts CONTACTS Contact ContactRow {
        /// Its id.
        required contact_id: Text,
        /// The day it was received.
        required received: Day,
        /// The day `received` was entered.
        optional received_recorded: Day,
        /// The time of day it was received.
        optional received_time: Time,
        /// The child it is about.
        optional child_id: ChildId,
        /// Who made it, as the source codes it.
        optional source: Text few,
        /// The team it came to.
        optional team: Team,
        /// The day of the decision.
        optional decided: Day,
        /// The day `decided` was entered.
        optional decided_recorded: Day,
        /// What became of it.
        optional outcome: ContactOutcome,
        /// The referral it became.
        optional referral_id: ReferralId,
    }

    /// One early help episode.
    early_help EARLY_HELP EarlyHelp EarlyHelpRow {
        /// The child's id.
        required child_id: ChildId,
        /// The day it began.
        required started: Day,
        /// The day `started` was entered.
        optional started_recorded: Day,
        /// The first day it was no longer given.
        optional ended: Day,
        /// The day `ended` was entered.
        optional ended_recorded: Day,
        /// Why it ended, as the source codes it.
        optional end_reason: Text few,
        /// Who gave it.
        optional organisation: Text few,
    }

    /// One closing of a referral, and its re-opening if there was one.
    closures CLOSURES Closure ClosureRow {
        /// The referral closed.
        required referral_id: ReferralId,
        /// The first day it was no longer open.
        required closed: Day,
        /// The day `closed` was entered.
        optional closed_recorded: Day,
        /// Why, as the source codes it.
        optional reason: Text few,
        /// The first day it was open again.
        optional reopened: Day,
        /// The day `reopened` was entered.
        optional reopened_recorded: Day,
    }

    /// One person or place holding a case, over a period.
    holdings HOLDINGS Holding HoldingRow {
        /// The referral held.
        required referral_id: ReferralId,
        /// The first day held.
        required start: Day,
        /// The day `start` was entered.
        optional start_recorded: Day,
        /// The first day no longer held.
        optional end: Day,
        /// The day `end` was entered.
        optional end_recorded: Day,
        /// Who or what holds it.
        optional holder_kind: HolderKind,
        /// How; blank means as case-holder.
        optional involvement: Involvement,
        /// The worker, where a person holds it.
        optional worker_id: WorkerId,
        /// The worker accountable for a pod.
        optional accountable_worker_id: WorkerId,
        /// The team.
        optional team: Team,
        /// The district of the team.
        optional district: Text few,
        /// Why it ended, as the source codes it.
        optional end_reason: Text few,
    }

    /// One assessment.
    assessments ASSESSMENTS Assessment AssessmentRow {
        /// Its id.
        optional assessment_id: Text,
        /// The referral it belongs to.
        required referral_id: ReferralId,
        /// Its kind.
        required kind: AssessmentKind,
        /// The day it began.
        required started: Day,
        /// The day `started` was entered.
        optional started_recorded: Day,
        /// Day 0 of its clock where that is not the referral: new information, or a strategy discussion.
        optional clock_from: Day,
        /// The day it was completed.
        optional completed: Day,
        /// The day `completed` was entered.
        optional completed_recorded: Day,
        /// The day a manager authorised it.
        optional authorised: Day,
        /// The day `authorised` was entered.
        optional authorised_recorded: Day,
        /// The day the child was seen in the course of it.
        optional child_seen: Day,
        /// The day `child_seen` was entered.
        optional child_seen_recorded: Day,
        /// What it led to.
        optional outcome: AssessmentOutcome,
        /// Why it took longer than its limit, as recorded.
        optional overrun_reason: Text few,
        /// The team.
        optional team: Team,
        /// The worker.
        optional worker_id: WorkerId,
    }

    /// One strategy discussion and the section 47 enquiry it led to, if it did.
    enquiries ENQUIRIES Enquiry EnquiryRow {
        /// Its id.
        optional enquiry_id: Text,
        /// The referral it belongs to.
        required referral_id: ReferralId,
        /// The day of the strategy discussion: day 0 of the conference clock.
        required strategy_discussion: Day,
        /// The day `strategy_discussion` was entered.
        optional strategy_discussion_recorded: Day,
        /// The day the section 47 enquiry began.
        optional s47_started: Day,
        /// The day `s47_started` was entered.
        optional s47_started_recorded: Day,
        /// Whether it is made jointly with the police.
        optional joint_with_police: bool,
        /// The day the enquiry ended.
        optional ended: Day,
        /// The day `ended` was entered.
        optional ended_recorded: Day,
        /// Whether it was decided that no conference was needed.
        optional conference_not_required: bool,
    }

    /// One child protection conference: initial, review or transfer-in.
    conferences CONFERENCES Conference ConferenceRow {
        /// Its id.
        optional conference_id: Text,
        /// The referral it belongs to.
        required referral_id: ReferralId,
        /// Its kind.
        required kind: ConferenceKind,
        /// The day it was to be held by, as the source gives it.
        optional target: Day,
        /// The day it was held.
        optional held: Day,
        /// The day `held` was entered.
        optional held_recorded: Day,
        /// What it decided, as the source codes it.
        optional outcome: Text few,
    }

    /// A plan or a status over a period.
    plans PLANS Plan PlanRow {
        /// Its id.
        optional plan_id: Text,
        /// The referral it belongs to.
        required referral_id: ReferralId,
        /// Its kind.
        required kind: PlanKind,
        /// The day it began.
        required started: Day,
        /// The day `started` was entered.
        optional started_recorded: Day,
        /// The first day it was no longer in force.
        optional ended: Day,
        /// The day `ended` was entered.
        optional ended_recorded: Day,
        /// Its category, as the source codes it.
        optional category: Text few,
    }

    /// Something dated in a case.
    events EVENTS Event EventRow {
        /// The referral it belongs to.
        required referral_id: ReferralId,
        /// Its kind.
        required kind: EventKind,
        /// The day.
        required on: Day,
        /// The day `on` was entered.
        optional on_recorded: Day,
        /// Whether the child was seen.
        optional seen: bool,
        /// Whether the child was seen alone.
        optional seen_alone: bool,
        /// What came of it, as the source codes it.
        optional outcome: Text few,
    }

    /// A worker over a period.
    workers WORKERS Worker WorkerRow {
        /// The worker's id.
        required worker_id: WorkerId,
        /// The first day in this post.
        optional from: Day,
        /// The day `from` was entered.
        optional from_recorded: Day,
        /// The first day no longer in it.
        optional to: Day,
        /// The day `to` was entered.
        optional to_recorded: Day,
        /// The role.
        optional role: WorkerRole,
        /// Whether registered as a social worker.
        optional registered: bool,
        /// Full-time equivalent.
        optional fte: Thousandths,
        /// Permanent, agency and so on, as the source codes it.
        optional employment: Text few,
        /// Whether in an assessed and supported first year or other induction.
        optional induction: bool,
        /// The team.
        optional team: Team,
        /// The most case points the worker may hold.
        optional points_cap: i32,
    }

    /// A worker away, over a period.
    absences ABSENCES Absence AbsenceRow {
        /// The worker's id.
        required worker_id: WorkerId,
        /// The first day away.
        required from: Day,
        /// The day `from` was entered.
        optional from_recorded: Day,
        /// The first day back.
        optional to: Day,
        /// The day `to` was entered.
        optional to_recorded: Day,
    }

    /// A team over a period.
    teams TEAMS TeamRecord TeamRow {
        /// The team.
        required team: Team,
        /// The first day it existed so.
        optional from: Day,
        /// The first day it no longer did.
        optional to: Day,
        /// The district it belongs to.
        optional district: Text few,
        /// What it does, as the source codes it.
        optional function: Text few,
    }

    /// An item of a source that has no column of its own, or a value that could not be read: kept as it came.
    extras EXTRAS Extra ExtraRow {
        /// The canonical table it belongs to.
        required table: Text few,
        /// The row there, by its id in the source.
        required row: Text,
        /// The item's name in the source.
        required name: Text few,
        /// Its text.
        optional value: Text,
    }
}
