// Types of the npm package `dutydesk`. Called names are camelCase; stored names (fields, codes, columns, options) are the wire
// names, the same in Rust, Python, JSON and CSV. A page without modules has all of this as the global `dutydesk`. Dates are text of the form 2010-12-20; nothing here knows today's date.

import type { Day, Division, Time } from "./calendar.js";

export * from "./calendar.js";

// names: made from the enums of the library; tests/api/questions.rs writes them
/**
 * Which date ends an assessment, both for its clock and for how far the work has come.
 * - `completed`: The day it was completed; where the source has no such day, the day it was authorised.
 * - `authorised`: The day a manager authorised it.
 */
export type AssessmentEnd = "completed" | "authorised";
/**
 * How cases are grouped.
 * - `district`: By the district of the team.
 * - `team`: By team: the holder's, else the one the referral came to.
 * - `worker`: By the worker who holds the case.
 */
export type By = "district" | "team" | "worker";
/**
 * What is counted. A child or family with several open cases stands where the one least held stands, then the oldest,
 * so that totals add up and no waiting child hides behind an allocated one.
 * - `referrals`: Referrals: open cases.
 * - `children`: Children.
 * - `family_groups`: Family groups; a child without one is a group of its own.
 */
export type Counted = "referrals" | "children" | "family_groups";
/**
 * How far the work on an open case has come. Where work runs in parallel the case stands at the first of these that is
 * true of it, except that it waits for a next step only while no plan is in force; each piece of work keeps its own
 * clock.
 * - `awaiting_decision`: Received; no decision is recorded and no work has begun.
 * - `not_started`: Decided, or a strategy discussion held; no assessment, enquiry or plan has begun.
 * - `in_assessment`: An assessment or a section 47 enquiry is under way.
 * - `assessment_complete`: An assessment has ended, no plan is in force, and what comes next is not recorded.
 * - `in_service`: A plan is in force.
 * - `awaiting_closure`: The decision, the last assessment or the last plan left nothing but closing to do.
 */
export type Progress = "awaiting_decision" | "not_started" | "in_assessment" | "assessment_complete" | "in_service" |
  "awaiting_closure";
/**
 * Who or what holds a case, from the least to the most that a child could ask for; what cannot be told stands between.
 * - `nobody`: Nobody.
 * - `tray`: A work tray.
 * - `team`: A team with no person named, or a pod without an accountable worker.
 * - `duty`: The duty desk, or someone who only stands in while there is no case-holder.
 * - `manager`: A manager or team leader: by the kind of holder, or by the worker's recorded role.
 * - `worker_left`: A worker whose every post had ended.
 * - `worker_not_registered`: A worker recorded as not registered.
 * - `worker_absent`: A registered worker who was away.
 * - `unknown`: A holder that nothing explains.
 * - `not_reported`: The source does not say who holds cases.
 * - `worker_registration_not_recorded`: A worker whose registration is not recorded.
 * - `worker_present`: A registered worker, present.
 * - `pod`: A pod whose accountable worker is registered and present.
 */
export type HolderClass = "nobody" | "tray" | "team" | "duty" | "manager" | "worker_left" | "worker_not_registered" |
  "worker_absent" | "unknown" | "not_reported" | "worker_registration_not_recorded" | "worker_present" | "pod";
/**
 * A named backlog: a region of the grid under a definition of allocated. Cases that need no social worker of their own
 * are in none but the last.
 * - `never_allocated`: Not allocated, and never was.
 * - `allocated_assessment_not_complete`: Allocated, the assessment not started or not complete.
 * - `unallocated_before_assessment`: Not allocated any more, the assessment not complete.
 * - `assessed_then_unallocated`: Not allocated any more after its assessment.
 * - `held_by_manager`: Held by a manager.
 * - `unallocated_never_seen`: Not allocated, and the child never seen.
 * - `no_social_worker_needed`: Needs no social worker of its own.
 */
export type Region = "never_allocated" | "allocated_assessment_not_complete" | "unallocated_before_assessment" |
  "assessed_then_unallocated" | "held_by_manager" | "unallocated_never_seen" | "no_social_worker_needed";
/**
 * How an open case counts under a definition of allocated: each in one way. A label follows what is counted: cases not
 * allocated.
 * - `allocated`: It is allocated.
 * - `waiting`: It is not, and needs a social worker of its own.
 * - `cannot_tell`: Nothing tells.
 * - `not_needed`: It is not, and is properly held without a social worker of its own.
 */
export type Allocation = "allocated" | "waiting" | "cannot_tell" | "not_needed";
/**
 * Whether a child was seen since the referral.
 * - `seen`: It was.
 * - `never`: It was not.
 * - `not_reported`: The source does not say when children are seen.
 */
export type ChildSeen = "seen" | "never" | "not_reported";
/**
 * What a report counts the work of a clock as. Work that is over counts where that was in the twelve months up to the
 * day; work that is open whenever it began. One piece counts in several.
 * - `completed`: The clock stopped, in time or not; or the work is over and late without that.
 * - `completed_in_time`: Of the completed, in time.
 * - `completed_late`: Of the completed, late without a recorded reason.
 * - `completed_late_with_reasons`: Of the completed, late for a recorded reason.
 * - `open`: The clock still runs.
 * - `open_in_time`: Of the open, not past the due day.
 * - `open_overdue`: Of the open, past the due day.
 * - `cannot_tell`: A date is missing, or the source does not record what stops the clock.
 * - `not_applicable`: The clock turned out not to apply, or has no national limit.
 */
export type CountedAs = "completed" | "completed_in_time" | "completed_late" | "completed_late_with_reasons" | "open" |
  "open_in_time" | "open_overdue" | "cannot_tell" | "not_applicable";
/**
 * The day a duration is counted from.
 * - `day_0`: Day 0 of the clock: for an assessment the referral, for a conference the strategy discussion. The limit of
 *   the guidance is counted from here.
 * - `start_of_work`: The day the work itself began: the start of the assessment, or of the section 47 enquiry that led
 *   to the conference, from which the Department for Education counts its published durations. For work that is owed
 *   and not begun, day 0.
 */
export type CountedFrom = "day_0" | "start_of_work";
/**
 * What puts a piece of work into a period.
 * - `completion`: The day it was completed. What is not completed stands in a row of its own, without a period.
 * - `referral`: The day the referral was received.
 * - `start`: The day its duration is counted from.
 */
export type Cohort = "completion" | "referral" | "start";
/**
 * How long a period is.
 * - `month`: A calendar month.
 * - `quarter`: Three months from 1 April, July, October or January.
 * - `year`: 1 April to 31 March, as the Department for Education publishes.
 */
export type Period = "month" | "quarter" | "year";
/**
 * What cohorts are told apart by.
 * - `authority`: The authority the case was reported by.
 * - `receiving_team`: The team the referral came to.
 */
export type CohortsBy = "authority" | "receiving_team";
/**
 * Who a report is for.
 * - `management`: The people who manage the work: every number, and the cases behind them. Every page says so.
 * - `public`: Anyone: small counts withheld, and enough more that none can be worked out; no single case, no worker.
 */
export type Audience = "management" | "public";
/**
 * What the texts of a worker column are that no list explains.
 * - `ids`: Ids of workers, such as `W017`; anything else is unknown.
 * - `names`: Names of workers, as they are.
 */
export type WorkerTexts = "ids" | "names";
/**
 * How the dates of a column are to be read where their form leaves it open.
 * - `day_first`: 16/08/2010, as the UK writes dates.
 * - `month_first`: 08/16/2010, as the United States write them.
 */
export type DateOrder = "day_first" | "month_first";
/**
 * What a clock came to by the end of a day.
 * - `met`: Stopped on or before the due day.
 * - `missed`: Stopped after the due day, or never, and no reason is recorded.
 * - `overrun_with_reasons`: Stopped after the due day, for a reason that is recorded.
 * - `running`: Running, the work begun, and not due soon.
 * - `due_soon`: Running and due within the days asked for.
 * - `overdue`: Running past the due day.
 * - `not_started`: Running, the work not begun, and not due soon.
 * - `not_applicable`: No such clock applies: the rules given have none for that day, or the work turned out not to need
 *   it.
 * - `no_national_limit`: The authority is exempt from any national limit.
 * - `cannot_tell`: A date is missing; [`Verdict::missing`] says which.
 */
export type VerdictState = "met" | "missed" | "overrun_with_reasons" | "running" | "due_soon" | "overdue" |
  "not_started" | "not_applicable" | "no_national_limit" | "cannot_tell";
/**
 * What is missing where a verdict cannot be given.
 * - `decided`: The day of the decision.
 * - `completed`: The day the assessment was completed or authorised.
 * - `conference_not_required`: Whether a conference was needed: the enquiry has ended and its `conference_not_required`
 *   is blank.
 * - `not_reported`: What stops the clock, of which the source tells nothing for any case: it is in no column.
 * - `dates_in_order`: Dates in an order that can be.
 * - `holder`: Who holds the case.
 * - `definition`: What counts as allocated.
 * - `regime`: Guidance for that day.
 * - `calendar`: A calendar for those days.
 */
export type Missing = "decided" | "completed" | "conference_not_required" | "not_reported" | "dates_in_order" | "holder"
  | "definition" | "regime" | "calendar";
/**
 * Whose rule a clock's limit is.
 * - `national`: The guidance, for every authority that follows that edition.
 * - `trial`: An exemption for named authorities.
 * - `local`: The authority's own standard, as the caller gave it.
 */
export type Scope = "national" | "trial" | "local";
/**
 * How sure the library is of a rule.
 * - `confirmed`: Seen in the official text.
 * - `secondary`: Seen in another document that states the rule: a council's procedure, a law firm's note.
 * - `assumed`: Not seen; carried over or inferred. A verdict under such a rule says so.
 */
export type Standing = "confirmed" | "secondary" | "assumed";
/**
 * Why a clock is on a worklist; the first is the most urgent.
 * - `overdue`: It runs past its due day: the longest overdue comes first.
 * - `due`: It falls due within the days asked for: the first due comes first.
 * - `missed`: It was missed since the day asked for, with or without recorded reasons: the last missed comes first.
 */
export type Urgency = "overdue" | "due" | "missed";
/**
 * What became of what was wrong.
 * - `row_left_out`: The row is in no count; its cells are kept among the extras.
 * - `value_left_out`: The cell counts as blank; its text is kept among the extras.
 * - `noted`: The record counts as it stands.
 */
export type Severity = "row_left_out" | "value_left_out" | "noted";
/**
 * Whose guidance it is.
 * - `england`: England.
 * - `wales`: Wales.
 * - `scotland`: Scotland.
 * - `northern_ireland`: Northern Ireland.
 */
export type Nation = "england" | "wales" | "scotland" | "northern_ireland";
/**
 * What an edition is about: on each subject one edition follows the other.
 * - `safeguarding`: Referrals, assessments and child protection.
 * - `looked_after`: Looked-after children: reviews and visits.
 * - `care_leavers`: Care leavers.
 * - `private_fostering`: Private fostering.
 * - `local`: An authority's own standards, beside the national ones.
 */
export type Subject = "safeguarding" | "looked_after" | "care_leavers" | "private_fostering" | "local";
/**
 * What a limit is counted in.
 * - `working_days`: Working days, as the calendar has them.
 * - `calendar_days`: Days of any kind.
 * - `weeks`: Weeks of seven calendar days.
 * - `months`: Months by the corresponding date.
 * - `hours`: Hours.
 */
export type Unit = "working_days" | "calendar_days" | "weeks" | "months" | "hours";
/**
 * A named backlog, or a part of one by how its assessments stand.
 * - `never_allocated`: [`Region::NeverAllocated`].
 * - `allocated_assessment_not_complete`: [`Region::AllocatedAssessmentNotComplete`].
 * - `allocated_assessment_not_complete_in_time`: Of these, no assessment is overdue.
 * - `allocated_assessment_not_complete_overdue`: Of these, an assessment is overdue.
 * - `allocated_assessment_not_complete_cannot_tell`: Of these, it cannot be told whether one is.
 * - `unallocated_before_assessment`: [`Region::UnallocatedBeforeAssessment`].
 * - `assessed_then_unallocated`: [`Region::AssessedThenUnallocated`].
 * - `held_by_manager`: [`Region::HeldByManager`].
 * - `unallocated_never_seen`: [`Region::UnallocatedNeverSeen`].
 * - `no_social_worker_needed`: [`Region::NoSocialWorkerNeeded`].
 */
export type RegionPart = "never_allocated" | "allocated_assessment_not_complete" |
  "allocated_assessment_not_complete_in_time" | "allocated_assessment_not_complete_overdue" |
  "allocated_assessment_not_complete_cannot_tell" | "unallocated_before_assessment" | "assessed_then_unallocated" |
  "held_by_manager" | "unallocated_never_seen" | "no_social_worker_needed";
/**
 * What is in none of the figures, or not in some of them.
 * - `referral_rows`: Rows of referrals that could not be counted.
 * - `referrals_not_yet_received`: Referrals received later, or not known yet.
 * - `closed_referrals`: Referrals that are closed.
 * - `open_holder_not_told`: Open cases of which nothing tells who holds them.
 * - `open_no_social_worker_needed`: Open cases that are properly held without a social worker of their own.
 * - `open_seen_not_told`: Open cases of which nothing tells whether the child was seen.
 */
export type WhatLeftOut = "referral_rows" | "referrals_not_yet_received" | "closed_referrals" | "open_holder_not_told" |
  "open_no_social_worker_needed" | "open_seen_not_told";
/** Who or what holds a case, as a sheet says it. */
export type HolderKind = "worker" | "pod" | "manager" | "duty" | "team" | "tray" | "nobody" | "unknown";
/** The shipped definitions of allocated, from the strictest to the loosest. */
export type DefinitionName = "registered_case_holder" | "named_case_holder" | "named_person" | "any_holder";
/** The clocks of every nation's rules. */
export type ClockId = "referral_decision" | "initial_assessment" | "core_assessment" | "single_assessment" | "icpc" |
  "transfer_in_conference" | "first_core_group" | "first_cp_review" | "later_cp_review" | "first_lac_review" |
  "second_lac_review" | "later_lac_review" | "placement_first_visit" | "placement_visit_first_year" |
  "placement_visit_after_year_long_term" | "placement_visit_after_year_other" |
  "placement_visit_reg19_before_first_review" | "placement_visit_reg19_after_first_review" |
  "placement_visit_reg24_before_first_review" | "placement_visit_reg24_after_first_review" |
  "placement_visit_care_order_with_parent_first" | "placement_visit_care_order_with_parent_later" |
  "pathway_plan_review" | "pathway_plan_review_accommodated" | "adviser_first_visit" | "adviser_later_visit" |
  "private_fostering_initial_visit_proposed" | "private_fostering_initial_visit_existing" |
  "private_fostering_visit_first_year" | "private_fostering_visit_later_years" | "assessment" |
  "s47_continuing_assessment" | "later_core_group" | "initial_cpcc" | "pre_birth_cpcc" | "minutes" | "plan_copy" |
  "significant_change_notice" | "initial_cppm" | "unborn_cppm" | "inquorate_cppm_reconvened" | "record_of_cppm" |
  "pre_birth_review" | "cp_review" | "strategy_discussion" | "child_seen" | "article66_investigation" |
  "pathway_assessment" | "initial_case_conference" | "allocation" | "waiting_risk_assessment" | "waiting_oversight" |
  "waiting_child_seen" | "waiting_escalation";
// end of names

/** A file with the name, for example `file.name` of a chosen file, that errors, findings and lists of cases then tell: never its folder. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** Who the texts of a worker column stand for: each a kind of holder, or a kind and a worker's id. */
export type Holders = Record<
  string,
  HolderKind | readonly [HolderKind, string | null] | { kind: HolderKind; worker_id?: string | null }
>;

/** How files were read, as `profile` gives it. */
export type Profile = Omit<DutySheetOptions, "profile" | "period" | "extracted">;

/**
 * Reads files of any form (duty tracking sheet, canonical tables, children in need census), each known by its content; workbooks
 * and what is packed with gzip as `unpacked` of `dutydesk/workbook` gives them. The options are of the duty tracking sheets among them; a heading that is given holds for each sheet that has it.
 */
export function read(files: readonly (Uint8Array | NamedFile)[], options?: DutySheetOptions): Register;

/**
 * What each heading of the duty tracking sheets among some files would be taken for, also of tables that `read` refuses because
 * they lack what such a sheet cannot do without: for a person to say what they mean. A row of which no heading is known may be a
 * record, and gives nothing.
 */
export function headings(files: readonly (Uint8Array | NamedFile)[], options?: DutySheetOptions): ReadingRow[];

export function readDutySheet(bytes: Uint8Array, options?: DutySheetOptions): Register;

export function readCinCensus(bytes: Uint8Array): Register;

/** A synthetic register, all of it invented, and what was planted in it. */
export interface Scenario {
  name: string;
  register: Register;
  ledger: Ledger;
  as_of: Day;
}

export interface Ledger {
  unallocated: { referral_id: string; cause: "manager" | "tray" | "nobody" | "leaver"; hidden: boolean }[];
  no_plan_needed: string[];
  recorded_after: string[];
  never_seen: string[];
  never_allocated: string[];
  unallocated_again: string[];
  assessment_not_completed: string[];
  contacts_awaiting: string[];
  surge: { district: string; monday: Day; referrals: number } | null;
}

/** The same seed gives the same register everywhere. `size` is for `county`. */
export function scenario(
  name: "crisis_county" | "small_team" | "county",
  seed: number,
  size?: Size | null,
): Scenario;

export interface DefinitionLine {
  name: DefinitionName;
  meaning: string;
}

/** The shipped definitions of allocated, from the strictest to the loosest. */
export function definitions(): DefinitionLine[];

export interface Source {
  document: string;
  edition: string;
  paragraph: string;
}

export interface Clock {
  id: ClockId | (string & {});
  title: string;
  starts_at: string;
  ends_at: string;
  /** Whether it starts anew each time it stops. */
  repeats: boolean;
  limit: Limit | null;
  standing: Standing;
  sources: Source[];
  note: string;
}

export interface Regime {
  id: string;
  name: string;
  subject: Subject;
  in_force_from: Day;
  /** The first day no longer in force. */
  in_force_until: Day | null;
  dates_standing: Standing;
  dates_sources: Source[];
  dates_note: string;
  overlay: { on: string; authorities: string[] } | null;
  clocks: Clock[];
}

/**
 * Rulebooks, edition by edition, each clock with its source and how sure the library is of it: England's, or those of the
 * rules given.
 */
export function rules(rules?: Rules | null): Regime[];

/** A limit: so many of a unit after day 0. */
export interface Limit {
  amount: number;
  unit: Unit;
}

/** A clock of an authority's own. */
export interface LocalClock {
  /** Lower-case letters, digits and underscores; not the id of a national clock. */
  id: string;
  title: string;
  starts_at: string;
  ends_at: string;
  /** Whether it starts anew each time it stops, until what it is for is over. */
  repeats?: boolean;
  limit: Limit;
  standing?: Standing;
  sources?: Source[];
  note?: string;
}

/**
 * Which rules hold; everything may be left out. Each `from` is compared with the day the work began (`began` of a
 * `TimescaleRow`): the start of the assessment or enquiry, else day 0 of the clock. Each `until` is the first day no longer in force. A council is known by any usual form of its
 * name, such as `Coventry City Council`, `London Borough of Hackney` or `Bristol, City of`.
 */
export interface Rules {
  /** `england` if not given. */
  nation?: Nation;
  /** Rulebooks of the caller's own, in the place of a nation's. */
  regimes?: Regime[];
  /** False to leave out every clock that was not seen in a source. */
  assumed?: boolean;
  /**
   * Own switch dates: the day on which an authority changed to what an edition had brought; from then on it follows the
   * edition in force. Herefordshire began single assessments, which Working Together 2013 had brought, on 1 September 2016:
   * `{ authority: "Herefordshire", from: "2016-09-01", regime: "eng-wt-2013" }`.
   */
  authorities?: { authority: string; from: Day; regime: string }[];
  /** Own limits for clocks of the guidance, or of `local_clocks`, in the place of the ones they have. */
  local_limits?: {
    authority: string;
    clock: string;
    from: Day;
    until?: Day | null;
    limit: Limit;
    source?: Source | null;
  }[];
  /** Own clocks beside those of the guidance: sets, or the names of shipped examples. */
  local_clocks?: ("unallocated_safeguards" | { id: string; name: string; from: Day; until?: Day | null; clocks: LocalClock[] })[];
}

/** A definition of allocated of your own: the classes of holder that it counts, none of them unknown or not reported. */
export interface Definition {
  /** Not that of a shipped one. */
  name: string;
  meaning: string;
  classes: readonly HolderClass[];
}

// options: made from the declarations of the library; tests/api/questions.rs writes them
/** What `backlog` takes. */
export interface BacklogOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /**
   * How cases are grouped: by the district of the team, by team (the holder's, else the one the referral came to) or by
   * the worker who holds the case. "district" if not given.
   */
  by?: By | null;
  /**
   * What is counted. A child or family with several open cases stands where the one least held stands. "referrals" if
   * not given.
   */
  count?: Counted | null;
}
/** What `cases` takes. */
export interface CasesOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /** Cases at that progress alone. */
  progress?: Progress | null;
  /** Cases held so alone. */
  holder?: HolderClass | null;
  /**
   * Cases of that district, team or worker alone, whichever `by` says, by name; an empty name is where none is
   * recorded.
   */
  group?: string | null;
  /** Cases in that named backlog alone. */
  region?: Region | null;
  /**
   * Cases that count so alone, under the definition `allocated`: what waits is known to, and what cannot be told is in
   * neither.
   */
  allocation?: Allocation | null;
  /** Cases of which the child was seen since the referral, was not, or it cannot be told. */
  child_seen?: ChildSeen | null;
  /** Cases received so many calendar days ago alone. */
  days_since_referral?: string | null;
  /** Cases not allocated for so many calendar days alone. */
  days_unallocated?: string | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /**
   * How cases are grouped: by the district of the team, by team (the holder's, else the one the referral came to) or by
   * the worker who holds the case. "district" if not given.
   */
  by?: By | null;
  /**
   * What is counted. A child or family with several open cases stands where the one least held stands. "referrals" if
   * not given.
   */
  count?: Counted | null;
}
/** What `timescales` takes. */
export interface TimescalesOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /** Work of that clock alone, by its id. */
  clock?: ClockId | (string & {}) | null;
  /**
   * Work that the report counts so alone: what is over, as far as that was in the twelve months up to `as_of`, or what
   * is open.
   */
  counted_as?: CountedAs | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /** The bank holidays that count; those of the nation whose rules hold, without it. */
  division?: Division | null;
  /** Days on which the council's own offices were shut: no working days. [] if not given. */
  closures?: readonly Day[] | null;
  /** The guidance whose clocks run, with local standards and clocks; England's without it. */
  rules?: Rules | string | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of those
   * its files name; each file's own without it.
   */
  authority?: string | null;
  /** When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened. */
  desk_hours?: readonly [Time, Time] | null;
  /** A clock with so many working days left, or fewer, is due soon. 5 if not given. */
  due_within?: number | null;
  /** Whether each verdict is also said in a sentence. false if not given. */
  sentences?: boolean | null;
}
/** What `worklist` takes. */
export interface WorklistOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /** The bank holidays that count; those of the nation whose rules hold, without it. */
  division?: Division | null;
  /** Days on which the council's own offices were shut: no working days. [] if not given. */
  closures?: readonly Day[] | null;
  /** The guidance whose clocks run, with local standards and clocks; England's without it. */
  rules?: Rules | string | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of those
   * its files name; each file's own without it.
   */
  authority?: string | null;
  /** When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened. */
  desk_hours?: readonly [Time, Time] | null;
  /** A clock with so many working days left, or fewer, is due soon. 5 if not given. */
  due_within?: number | null;
  /** The first day from which what was missed is shown; the sixth before `as_of` without it. */
  missed_since?: Day | null;
}
/** What `worklistTotals` takes. */
export interface WorklistTotalsOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /** The bank holidays that count; those of the nation whose rules hold, without it. */
  division?: Division | null;
  /** Days on which the council's own offices were shut: no working days. [] if not given. */
  closures?: readonly Day[] | null;
  /** The guidance whose clocks run, with local standards and clocks; England's without it. */
  rules?: Rules | string | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of those
   * its files name; each file's own without it.
   */
  authority?: string | null;
  /** When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened. */
  desk_hours?: readonly [Time, Time] | null;
  /** A clock with so many working days left, or fewer, is due soon. 5 if not given. */
  due_within?: number | null;
  /** The first day from which what was missed is shown; the sixth before `as_of` without it. */
  missed_since?: Day | null;
}
/** What `timeliness` takes. */
export interface TimelinessOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /** The clock to measure, by its id. */
  clock: ClockId | (string & {});
  /**
   * The day durations are counted from: day 0 of the clock, or the day the assessment or section 47 enquiry began.
   * "day_0" if not given.
   */
  counted_from?: CountedFrom | null;
  /**
   * What puts a piece of work into a period: its completion, its referral, or the day its duration is counted from.
   * "completion" if not given.
   */
  cohort?: Cohort | null;
  /** How long the periods are; quarters and years begin on 1 April. "month" if not given. */
  period?: Period | null;
  /**
   * What cohorts are told apart by: the authority the case was reported by, or the team the referral came to; all
   * together without it.
   */
  by?: CohortsBy | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /** The bank holidays that count; those of the nation whose rules hold, without it. */
  division?: Division | null;
  /** Days on which the council's own offices were shut: no working days. [] if not given. */
  closures?: readonly Day[] | null;
  /** The guidance whose clocks run, with local standards and clocks; England's without it. */
  rules?: Rules | string | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of those
   * its files name; each file's own without it.
   */
  authority?: string | null;
  /** When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened. */
  desk_hours?: readonly [Time, Time] | null;
}
/** What `report` takes. */
export interface ReportOptions {
  /** The day, at its end. Without it, the last day on which anything in the files happened or was recorded. */
  as_of?: Day | null;
  /**
   * The day by which what counts had been recorded, or `then`: for each day what had been recorded by its end.
   * Everything counts without it.
   */
  known_at?: Day | "then" | null;
  /**
   * What counts as allocated: a shipped definition by name, or one of your own by `name`, `meaning` and the `classes`
   * of holder that it counts. Without it, the strictest shipped one that the sources can answer.
   */
  allocated?: DefinitionName | Definition | null;
  /**
   * The day that ends an assessment: when it was completed, or when a manager authorised it. "completed" if not given.
   */
  assessment_end?: AssessmentEnd | null;
  /**
   * How cases are grouped: by the district of the team, by team (the holder's, else the one the referral came to) or by
   * the worker who holds the case. "district" if not given.
   */
  by?: By | null;
  /**
   * What is counted. A child or family with several open cases stands where the one least held stands. "referrals" if
   * not given.
   */
  count?: Counted | null;
  /** The first age of each band but the first, in days. [8,15,29,57,85,183,365] if not given. */
  bands?: readonly number[] | null;
  /** The bank holidays that count; those of the nation whose rules hold, without it. */
  division?: Division | null;
  /** Days on which the council's own offices were shut: no working days. [] if not given. */
  closures?: readonly Day[] | null;
  /** The guidance whose clocks run, with local standards and clocks; England's without it. */
  rules?: Rules | string | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as Coventry, in place of those
   * its files name; each file's own without it.
   */
  authority?: string | null;
  /** When the duty desk opens and closes: for limits in hours, what came outside counts from when it next opened. */
  desk_hours?: readonly [Time, Time] | null;
  /** Who it is for: management, or the public, from whom small counts are withheld. "management" if not given. */
  audience?: Audience | null;
}
/** How duty tracking sheets are read. */
export interface DutySheetOptions {
  /**
   * For a column of the sheet, by wire name, the heading it has in the file; nothing for one that the file does not
   * have, whatever its headings look like.
   */
  columns?: Record<string, string | null> | null;
  /**
   * Who a text of the worker column stands for. With such a table no text counts as a worker's id by its looks, unless
   * `workers` says that the others are ids.
   */
  holders?: Holders | string | null;
  /**
   * What the texts of the worker column are that nothing else explains. Without it and without `holders`: names, where
   * more cells look like those than like ids, under a finding; else ids.
   */
  workers?: WorkerTexts | null;
  /**
   * Which number of a date such as 03/04/2010 is the day. Without it each column says, as a whole, or the others do.
   */
  dates?: DateOrder | null;
  /** Whose sheet it is, by its plain name: its own dates and limits then apply to what the sheet says. */
  authority?: string | null;
  /** The first and the last day the sheet observed: a question about another day is refused. */
  period?: readonly [Day, Day] | null;
  /** The day the sheet was drawn. */
  extracted?: Day | null;
  /**
   * How files were read before, as `profile` gave it. Whatever else is given wins; of `columns` and `holders` each
   * entry.
   */
  profile?: Profile | string | null;
}
/** How large an invented `county` is to be. */
export interface Size {
  /** Referrals a year, about. 1200 if not given. */
  referrals_per_year?: number | null;
  /** Years, the last of which ends on 2024-03-31. 3 if not given. */
  years?: number | null;
}
// end of options

/** Something that can be asked of a register, and what it takes. */
export interface Question {
  /** Its wire name: that of its method in Python and of its command. */
  name: string;
  about: string;
  more: string;
  options: Option[];
}

export interface Option {
  name: string;
  about: string;
  /** What its value is: a day, a name of a list, a whole number ... */
  kind:
    | "day" | "view" | "days" | "times" | "name" | "definition" | "clock" | "whole" | "wholes" | "band" | "flag" | "text" | "columns"
    | "holders" | "profile" | "rules";
  /** The same in words. */
  takes: string;
  /** The names it takes, where they are a list. */
  names: string[] | null;
  needed: boolean;
  /** What it is where it is not given; null where that is nothing. */
  usual: unknown;
}

/** What can be asked of a register, the report last. */
export function questions(): Question[];

/** How files can be read: the options of `read`. */
export function readOptions(): Question;

/** A cell of a row. */
export type Cell = string | number | boolean | null;
/** A row of a table, by column. */
export type Row = Record<string, Cell>;

// rows: made from the columns of the library; tests/api/questions.rs writes them
/** What was wrong with a record. */
export interface FindingRow {
  /** The code of what is wrong. */
  code: string;
  /** What became of the record. */
  severity: Severity;
  /** The canonical table, or the file, it is about. */
  table: string;
  /** The row of the sheet, the line of the file, or the row of the frame, counted from 0. */
  row: number | null;
  /** How many rows it is about, of which that is the first. */
  count: number;
  /** The column, by its wire name or, where it has none, its place. */
  column: string | null;
  /** What the code means, in a sentence. */
  meaning: string;
  /** The name of the file, without its folder, where it has one or is one of several. */
  file: string | null;
  /** The heading that the column has in that file; nothing where that is not known. */
  heading: string | null;
}
/** How a column of a file was read. */
export interface ReadingRow {
  /** The heading in the file. */
  heading: string;
  /** What the column was taken for, by wire name; blank where its cells are kept as they are. */
  column: string | null;
  /** In which form its cells are: of dates which forms, of workers whether ids or names. */
  form: string | null;
  /** How many cells say something. */
  filled: number;
  /** Of how many rows. */
  rows: number;
  /** The file, where it has a name or is one of several. */
  file: string | null;
}
/** A text of a worker column that nothing explains. */
export interface UnexplainedHolder {
  /** The text, as it is in the files. */
  text: string;
  /** How many rows have it. */
  count: number;
  /** What kind of holder it stands for: to be filled in. */
  kind: string | null;
  /** The worker's id, where it is a person: to be filled in. */
  worker_id: string | null;
}
/** A row of the answer to `backlog`. */
export interface GridRow {
  /** The district, team or worker; nothing where none is recorded. */
  group: string | null;
  /** How far the work has come. */
  progress: Progress;
  /** Nobody. */
  nobody: number | null;
  /** A work tray. */
  tray: number | null;
  /** A team with no person named, or a pod without an accountable worker. */
  team: number | null;
  /** The duty desk, or someone who only stands in while there is no case-holder. */
  duty: number | null;
  /** A manager or team leader: by the kind of holder, or by the worker's recorded role. */
  manager: number | null;
  /** A worker whose every post had ended. */
  worker_left: number | null;
  /** A worker recorded as not registered. */
  worker_not_registered: number | null;
  /** A registered worker who was away. */
  worker_absent: number | null;
  /** A holder that nothing explains. */
  unknown: number | null;
  /** The source does not say who holds cases. */
  not_reported: number;
  /** A worker whose registration is not recorded. */
  worker_registration_not_recorded: number | null;
  /** A registered worker, present. */
  worker_present: number | null;
  /** A pod whose accountable worker is registered and present. */
  pod: number | null;
  /** It is allocated. */
  allocated: number | null;
  /** It is not, and needs a social worker of its own. */
  waiting: number | null;
  /** Nothing tells. */
  cannot_tell: number;
  /** It is not, and is properly held without a social worker of its own. */
  not_needed: number | null;
  /** All of them: each by one kind of holder, and each in one of the four. */
  total: number;
}
/** A row of the answer to `cases`. */
export interface CaseRow {
  /** The referral. */
  referral_id: string;
  /** The child. */
  child_id: string;
  /** The day the referral was received. */
  received: Day;
  /** Calendar days since the referral was received. Nothing resets it. */
  days_since_referral: number;
  /** The first day of the present run of days on which it did not count as allocated. */
  unallocated_since: Day | null;
  /** Calendar days since then. */
  days_unallocated: number | null;
  /** How it counts under the definition asked for. */
  allocation: Allocation;
  /** How far the work has come. */
  progress: Progress;
  /** Who or what holds it. */
  holder: HolderClass;
  /** The worker who holds it, or the pod's accountable worker. */
  worker_id: string | null;
  /** The team: the holder's, else the one the referral came to. */
  team: string | null;
  /** The team's district. */
  district: string | null;
  /** The day the child was last seen since the referral was received. */
  last_seen: Day | null;
  /** The strictest shipped definition that counts the case as allocated. */
  allocated_under: DefinitionName | null;
  /**
   * The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
   * told.
   */
  row: number | null;
  /** The name of that file, without its folder, where it has one or is one of several. */
  file: string | null;
}
/** A row of the answer to `timescales`. */
export interface TimescaleRow {
  /** The referral. */
  referral_id: string;
  /** The child. */
  child_id: string;
  /** Which clock: a shipped one, or one of the rules' own. */
  clock: ClockId | (string & {});
  /** What it came to by the end of the day. */
  state: VerdictState;
  /** Day 0. */
  start: Day;
  /** The day the work itself began, whose guidance it follows. */
  began: Day;
  /** The last day in time. */
  due: Day | null;
  /** The time of that day, for a limit in hours from a receipt whose time is recorded. */
  due_time: string | null;
  /** Whether a limit in hours is judged by date alone. */
  by_date: boolean;
  /** The day the clock stopped. */
  end: Day | null;
  /** What is missing, where it cannot be told; `not_reported`: the source records of no case what stops the clock. */
  missing: Missing | null;
  /** Working days from day 0 to the day the clock stopped or stopped mattering, else to the day asked about. */
  working_days_used: number | null;
  /** Calendar days over the same. */
  calendar_days_used: number;
  /** Working days from the day asked about to the last day in time, below 0 past it; only while the clock runs. */
  working_days_left: number | null;
  /** Calendar days over the same. */
  calendar_days_left: number | null;
  /** The limit, for example `10 working days`. */
  limit: string | null;
  /** Whose limit it is. */
  scope: Scope | null;
  /** The guidance. */
  guidance: string | null;
  /** How sure the library is of the rule. */
  standing: Standing | null;
  /**
   * The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
   * told.
   */
  row: number | null;
  /** The name of that file, without its folder, where it has one or is one of several. */
  file: string | null;
  /** The verdict as a practitioner would say it; only where sentences were asked for. */
  sentence?: string;
}
/** A row of the answer to `worklist`. */
export interface WorklistRow {
  /** Why it is here. */
  urgency: Urgency;
  /** The team: the holder's, else the one the referral came to. */
  team: string | null;
  /** Who or what holds the case; nothing where it is closed. */
  holder: HolderClass | null;
  /** The worker who holds it, or the pod's accountable worker. */
  worker_id: string | null;
  /** The referral. */
  referral_id: string;
  /** The child. */
  child_id: string;
  /** Which clock: a shipped one, or one of the rules' own. */
  clock: ClockId | (string & {});
  /** The guidance term for it. */
  title: string | null;
  /** Day 0. */
  start: Day;
  /** The last day in time. */
  due: Day | null;
  /** The day the clock stopped. */
  end: Day | null;
  /** Working days from the day asked about to the last day in time; negative once overdue. */
  working_days_left: number | null;
  /** The day the child was last seen since the referral was received. */
  last_seen: Day | null;
  /** Calendar days since then. */
  days_since_seen: number | null;
  /**
   * The row of the sheet, the line of the file, or the row of the frame, counted from 0, in which the referral was
   * told.
   */
  row: number | null;
  /** The name of that file, without its folder, where it has one or is one of several. */
  file: string | null;
}
/** A row of the answer to `worklistTotals`. */
export interface WorklistTotal {
  /** The team: the holder's, else the one the referral came to. */
  team: string | null;
  /** The worker who holds the case, or the pod's accountable worker. */
  worker_id: string | null;
  /** It runs past its due day: the longest overdue comes first. */
  overdue: number;
  /** It falls due within the days asked for: the first due comes first. */
  due: number;
  /** It was missed since the day asked for, with or without recorded reasons: the last missed comes first. */
  missed: number;
}
/** A row of the answer to `timeliness`. */
export interface CohortRow {
  /** The authority or team, where they are told apart and there is one. */
  group: string | null;
  /** The first day of the period; nothing for work that a cohort of completion has no period for. */
  cohort: Day | null;
  /** All the work: each piece counts in one of the columns from in_time to cannot_tell. */
  total: number;
  /** The completed work: each piece counts in one band or in without_duration. */
  completed: number;
  /** Completed with a limit to judge it by: in_time, late, late_with_reasons and before_start. */
  denominator: number;
  /** In time of the denominator, to one decimal; nothing where that is 0. */
  per_cent_in_time: number | null;
  /** Not completed: open_in_time and open_overdue. */
  open: number;
  /** Completed on or before the last day in time. */
  in_time: number;
  /** Completed later, and no reason is recorded. */
  late: number;
  /** Completed later, for a reason that is recorded. */
  late_with_reasons: number;
  /**
   * Completed, it is recorded, before the day the duration is counted from: it has no duration and is in no band, but
   * stays in the denominator, as in the Department for Education's tables. Source: LG Inform Plus, metric 3217: a
   * conference dated before the section 47 enquiry is left out of the bands and included in the number of conferences.
   */
  before_start: number;
  /** Not completed, and not past the last day in time. */
  open_in_time: number;
  /** Not completed, and past the last day in time. */
  open_overdue: number;
  /** Over after the last day in time without ever being completed. */
  never_completed: number;
  /** Completed or not, under no national limit. */
  no_national_limit: number;
  /** Completed or not, the guidance in force has no such clock; or it turned out not to be needed. */
  not_applicable: number;
  /** Completed or not, a date is missing, or the guidance or calendar for it. */
  cannot_tell: number;
  /** Completed on the day it is counted from. */
  same_day?: number;
  /** Completed after 1 to 10 working days. */
  days_1_to_10?: number;
  /** Completed after 11 to 20 working days. */
  days_11_to_20?: number;
  /** Completed after 21 to 30 working days. */
  days_21_to_30?: number;
  /** Completed after 31 to 40 working days. */
  days_31_to_40?: number;
  /** Completed after 41 to 45 working days. */
  days_41_to_45?: number;
  /** Completed after 46 to 50 working days. */
  days_46_to_50?: number;
  /** Completed after 51 to 60 working days. */
  days_51_to_60?: number;
  /** Completed after 61 working days or more. */
  days_61_or_more?: number;
  /** Completed after 0 to 10 working days. */
  days_0_to_10?: number;
  /** Completed after 11 to 15 working days. */
  days_11_to_15?: number;
  /** Completed after 16 to 20 working days. */
  days_16_to_20?: number;
  /** Completed after 21 working days or more. */
  days_21_or_more?: number;
  /** Completed before the day counted from, or outside the years of the calendar. */
  without_duration: number;
  /** A quarter of what was completed took no longer, in working days. */
  lower_quartile: number | null;
  /** Half of what was completed took no longer, in working days. */
  median: number | null;
  /** Three quarters of what was completed took no longer, in working days. */
  upper_quartile: number | null;
}
// end of rows

/** What a register holds. */
export interface Summary {
  /** How many rows each canonical table has. */
  tables: Record<string, number>;
  parts: SourcePart[];
  /** The first and the last day on which a referral was received. */
  received: { first: Day; last: Day } | null;
  /** The last day on which anything in the files happened or was recorded: the day of an answer that is asked for none. */
  last_day: Day | null;
}

export interface SourcePart {
  format: string;
  authority: string | null;
  from: Day | null;
  to: Day | null;
  extracted: Day | null;
  /** The columns it reported, as `table.column`. */
  reported: string[];
}

/** Everything known about a set of referrals. */
export class Register {
  private constructor();
  /** What was wrong with the records; never text of a file. */
  findings(): FindingRow[];
  /** How the files were read: what each heading was taken for, in which form its cells are and how many are filled. */
  reading(): ReadingRow[];
  /** One register of this and others, in whatever order; of several extracts of one authority the latest speaks. */
  merge(...others: [Register, ...Register[]]): Register;
  /**
   * How its duty tracking sheets were read, as the options of `read` that read next week's the same way, to be kept as JSON and
   * given as `profile`. It holds what was given of workers.
   */
  profile(): Profile;
  /**
   * The texts of worker columns that nothing explains, the commonest first, to be filled in and given as `holders`. It repeats
   * what stands in the caller's own files and may name people; no report, finding or error does.
   */
  unexplainedHolders(): UnexplainedHolder[];
  // questions: made from the declarations of the library; tests/api/questions.rs writes them
  /**
   * The grid of open cases: a row for each stage of progress in each group, and a count for each kind of holder. As at
   * the END of `as_of`. Every open case is in one cell.
   */
  backlog(options?: BacklogOptions): GridRow[];
  /**
   * The open cases behind the grid, longest waiting first: all, or those of which everything given is true. As at the
   * END of `as_of`. `allocation` says how each counts under the definition `allocated`. `by` says what `group` names.
   */
  cases(options?: CasesOptions): CaseRow[];
  /**
   * Every clock of every case, or those chosen: its state, its dates, and the rule with its source. A row for each
   * clock of each case that had been received by the END of `as_of`; what came later is not looked at, and with
   * `known_at` neither is what was recorded later than that day. `start` is day 0, `due` the last day in time, `end`
   * the day the clock stopped. `due_time` is there for a limit in hours from a recorded time of receipt; `by_date` says
   * that such a limit is judged by date alone. Days left are below 0 past `due`. Where `state` is `cannot_tell`,
   * `missing` says what is missing. The column `sentence` is there with `sentences`. A council's own dates and limits,
   * those of England's rules and those that `rules` adds, apply to what was read under its name: the `authority` given
   * when a duty sheet was read, that of a `parts.csv` among the canonical files, or the option `authority` here.
   */
  timescales(options?: TimescalesOptions): TimescaleRow[];
  /**
   * The duty desk's list: what is overdue, falls due or was missed of late, most urgent first. As at the END of
   * `as_of`. `urgency` is `overdue`, `due` (with `due_within` working days left or fewer) or `missed` (late, and over
   * on or after `missed_since`). Overdue comes first, the longest overdue before the others; then what is due, the
   * first due before the others; then what was missed, the last missed before the others.
   */
  worklist(options?: WorklistOptions): WorklistRow[];
  /**
   * How much of the duty desk's list each worker of each team has. As at the END of `as_of`: a row for each worker of
   * each team.
   */
  worklistTotals(options?: WorklistTotalsOptions): WorklistTotal[];
  /**
   * How long the work of one clock takes and how much of it is in time, by cohort. As known at the END of `as_of`: a
   * row for each cohort of each group. In a cohort of completion, what is not completed is in a row whose `cohort` is
   * empty; else `cohort` is the first day of the period. `denominator` is what was completed and has a limit to be
   * judged by: `in_time`, `late`, `late_with_reasons` and `before_start` together; `per_cent_in_time` is `in_time` of
   * it, and empty where it is 0. The bands and quartiles are of what was completed, in working days. A conference has
   * the four bands from `days_0_to_10`, all else the nine from `same_day`.
   */
  timeliness(options: TimelinessOptions): CohortRow[];
  // end of questions
  report(options?: ReportOptions): Report;
  /** The report as one HTML page that loads nothing. */
  reportHtml(options?: ReportOptions): string;
  reportText(options?: ReportOptions): string;
  /** The report as the sheets of a workbook: what it says on the first, then each of its tables and lists. */
  reportSheets(options?: ReportOptions): WorkbookSheet[];
  /** How the report reads, as data to be drawn; or the list behind one of its figures, as that figure has it. */
  page(options?: ReportOptions, list?: List): Page;
  /** The lines of such a list, as rows. */
  lines<L extends List>(options: ReportOptions | undefined, list: L): ListRow[L["list"]][];
  /** The canonical tables as CSV, by file name; `read` gives the register back. */
  tables(): Record<string, string>;
  summary(): Summary;
  /** Gives its memory back; without it, that happens when the handle is collected. */
  free(): void;
}

/** A figure: itself, `"c"` where it is withheld from the public, null where there is none or none is recorded. */
export type Figure = number | "c" | null;

/** Of how much the sources say what a figure is about: of some, there are at least so many; of none, it is null. */
export type Recorded = "all" | "some" | "none";

export interface Report {
  as_of: Day;
  known_at: Day | null;
  /** The authority whose own rules were asked for, if one was. */
  authority: string | null;
  audience: Audience;
  /** Why its day, where none was asked for. */
  as_of_because: string | null;
  /** Why its definition of allocated, where none was asked for. */
  allocated_because: string | null;
  /** What the day chosen leaves to be said of the sources: those that stop before it, and dates past it. */
  stops: string[];
  /** Whether every record in it is invented. */
  invented: boolean;
  count: Counted;
  by: By;
  allocated: Rung;
  total: Group;
  definitions: Rung[];
  grid: {
    holders: HolderClass[];
    rows: { progress: Progress; counts: Figure[]; total: Figure }[];
    totals: Figure[];
    total: Figure;
  };
  regions: { name: RegionPart; count: Figure; recorded: Recorded }[];
  bands: {
    days: string;
    open_since_referral: Figure;
    waiting_since_referral: Figure;
    waiting_unallocated: Figure;
  }[];
  groups: Group[];
  timeliness: Timeliness[];
  /** The first day of the twelve months over which completed work is counted. */
  completed_since: Day;
  contacts_awaiting_decision: Figure;
  left_out: { what: WhatLeftOut; count: Figure; why: string }[];
  /** read = left out + in the register; in the register = open + closed + not yet received. */
  referrals: {
    read: Figure;
    left_out: Figure;
    in_register: Figure;
    open: Figure;
    closed: Figure;
    not_yet_received: Figure;
  };
  findings: { code: string; severity: Severity; meaning: string; count: Figure; first: Finding[] }[];
  parts: { format: string; from: Day | null; to: Day | null; extracted: Day | null }[];
  /** How the files were read, heading by heading; none in a public copy. */
  reading: ReadingRow[];
  /** Every case that waits for a social worker, longest first; null for the public. */
  waiting: CaseRow[] | null;
}

/** A document as data: what stands where, for whoever draws it. */
export interface Page {
  subject: string;
  heading: string;
  /** What must stand under the heading. */
  lines: string[];
  /** What must stand on every sheet of paper. */
  banners: string[];
  sections: { id: string; heading: string; blocks: Block[] }[];
}

export type Block =
  | { kind: "paragraph"; of: string }
  | { kind: "stats"; of: { words: string; figure: PageFigure }[] }
  | { kind: "table" | "list"; of: Sheet }
  | { kind: "chart"; of: Chart }
  | { kind: "notes"; of: { heading: string; notes: { words: string; sources: string[] }[] } };

/** A table; the first cell of each row says what the row is. */
export interface Sheet {
  id: string;
  caption: string;
  heads: { words: string; kind: "words" | "words_where_wide" | "number" | "late" }[];
  rows: { cells: PageFigure[]; is_total: boolean }[];
}

/** The figures of a table once more, as bars; of `parts` each row is one bar. */
export interface Chart {
  id: string;
  title: string;
  kind: "bars" | { parts: { whole: number } };
  series: string[];
  rows: { words: string; figures: PageFigure[] }[];
}

/** A text, a whole number, null where there is none, or an object of one key; and for some the list behind it. */
/** A sheet of a workbook, to be written by any library that writes workbooks. */
export interface WorkbookSheet {
  /** A name that Excel takes, used once. */
  name: string;
  /** How many letters wide each column is to be. */
  widths: number[];
  /** What stands in the first row. */
  headings: string[];
  /** What stands below: texts, numbers, days that a workbook can count to, or nothing. */
  rows: Exclude<Shown, { at_least: number } | { withheld: true }>[][];
}

export type PageFigure = Shown | { figure: Shown; behind: { title: string; list: List } };

export type Shown = string | number | null | { at_least: number } | { tenths: number } | { day: Day } | { withheld: true };

/** A list of cases or clocks, or of what was wrong with the records, which needs no options. */
export type List =
  | { list: "cases"; selection?: Partial<CasesOptions>; allocated?: DefinitionName }
  | { list: "named_backlog"; name: RegionPart }
  | { list: "timescales"; selection?: Pick<TimescalesOptions, "clock" | "counted_as"> }
  | { list: "worklist" }
  | { list: "findings" };

/** The rows of each list. */
export interface ListRow {
  cases: CaseRow;
  named_backlog: CaseRow;
  timescales: TimescaleRow;
  worklist: WorklistRow;
  findings: FindingRow;
}

export interface Finding {
  code: string;
  table: string;
  row: number | null;
  column: string | null;
  /** How many rows it is about, of which that is the first. */
  count: number;
  /** The name of the file, where it has one or is one of several. */
  file: string | null;
  /** The heading of the column in that file, where it was taken for a known one. */
  heading: string | null;
}

/** Some of the open cases, counted. */
export interface Group {
  name: string | null;
  open: Figure;
  allocated: Figure;
  waiting: Figure;
  cannot_tell: Figure;
  no_social_worker_needed: Figure;
  waiting_over_28_days_since_referral: Figure;
  waiting_over_28_days_unallocated: Figure;
  oldest_days_since_referral: Figure;
  median_days_since_referral: Figure;
  oldest_days_unallocated: Figure;
  median_days_unallocated: Figure;
  never_seen: Figure;
  waiting_never_seen: Figure;
  seen_not_reported: Figure;
  allocation_recorded: Recorded;
  need_recorded: Recorded;
  child_seen_recorded: Recorded;
  waiting_seen_recorded: Recorded;
}

/** What one definition of allocated says of the open cases. */
export interface Rung {
  name: string;
  meaning: string;
  allocated: Figure;
  waiting: Figure;
  cannot_tell: Figure;
  no_social_worker_needed: Figure;
  allocation_recorded: Recorded;
  need_recorded: Recorded;
}

/** How far one clock is kept. Where no source records what stops it there are no counts but `cannot_tell`. */
export interface Timeliness {
  clock: ClockId | (string & {});
  title: string;
  rules: { limit: string; guidance: string; scope: Scope; standing: Standing; sources: string[]; note: string }[];
  completed: Figure;
  completed_in_time: Figure;
  completed_late: Figure;
  completed_late_with_reasons: Figure;
  completed_in_time_per_cent: Figure;
  open: Figure;
  open_in_time: Figure;
  open_overdue: Figure;
  open_in_time_per_cent: Figure;
  cannot_tell: Figure;
  not_applicable: Figure;
}
