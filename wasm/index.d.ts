// Types of the npm package `dutydesk`. Called names are camelCase; stored names (fields, codes, columns, options) are the wire
// names, the same in Rust, Python, JSON and CSV. A page without modules has all of this as the global `dutydesk`. Dates are text of the form 2010-12-20; nothing here knows today's date.

import type { Day, Division } from "./calendar.js";

export * from "./calendar.js";

export type By = "district" | "team" | "worker";
export type Counted = "referrals" | "children" | "family_groups";
export type Audience = "management" | "public";
/** The shipped definitions of allocated, from the strictest to the loosest. */
export type DefinitionName = "registered_case_holder" | "named_case_holder" | "named_person" | "any_holder";
export type Progress =
  | "awaiting_decision" | "not_started" | "in_assessment" | "assessment_complete" | "in_service" | "awaiting_closure";
export type HolderClass =
  | "nobody" | "tray" | "team" | "duty" | "manager" | "worker_left" | "worker_not_registered" | "worker_absent"
  | "unknown" | "not_reported" | "worker_registration_not_recorded" | "worker_present" | "pod";
export type Region =
  | "never_allocated" | "allocated_assessment_not_complete" | "unallocated_before_assessment"
  | "assessed_then_unallocated" | "held_by_manager" | "unallocated_never_seen" | "no_social_worker_needed";
export type HolderKind = "worker" | "pod" | "manager" | "duty" | "team" | "tray" | "nobody" | "unknown";
export type ClockId =
  | "referral_decision" | "initial_assessment" | "core_assessment" | "single_assessment" | "icpc"
  | "transfer_in_conference" | "first_core_group" | "first_cp_review" | "later_cp_review" | "first_lac_review"
  | "second_lac_review" | "later_lac_review" | "placement_first_visit" | "placement_visit_first_year"
  | "placement_visit_after_year_long_term" | "placement_visit_after_year_other"
  | "placement_visit_reg19_before_first_review" | "placement_visit_reg19_after_first_review"
  | "placement_visit_reg24_before_first_review" | "placement_visit_reg24_after_first_review"
  | "placement_visit_care_order_with_parent_first" | "placement_visit_care_order_with_parent_later"
  | "pathway_plan_review" | "pathway_plan_review_accommodated" | "adviser_first_visit" | "adviser_later_visit"
  | "private_fostering_initial_visit_proposed" | "private_fostering_initial_visit_existing"
  | "private_fostering_visit_first_year" | "private_fostering_visit_later_years" | "assessment"
  | "s47_continuing_assessment" | "later_core_group" | "initial_cpcc" | "pre_birth_cpcc" | "minutes" | "plan_copy"
  | "significant_change_notice" | "initial_cppm" | "unborn_cppm" | "inquorate_cppm_reconvened" | "record_of_cppm"
  | "pre_birth_review" | "cp_review" | "strategy_discussion" | "child_seen" | "article66_investigation"
  | "pathway_assessment" | "initial_case_conference" | "allocation" | "waiting_risk_assessment"
  | "waiting_oversight" | "waiting_child_seen" | "waiting_escalation";
/** The day a duration is counted from: day 0 of the clock, or the day the assessment or section 47 enquiry began. */
export type CountedFrom = "day_0" | "start_of_work";
/** What puts a piece of work into a period: its completion, its referral, or the day its duration is counted from. */
export type Cohort = "completion" | "referral" | "start";
/** Quarters and years begin on 1 April. */
export type Period = "month" | "quarter" | "year";
/** The authority the case was reported by, or the team the referral came to. */
export type CohortsBy = "authority" | "receiving_team";
export type VerdictState =
  | "met" | "missed" | "overrun_with_reasons" | "running" | "due_soon" | "overdue" | "not_started"
  | "not_applicable" | "no_national_limit" | "cannot_tell";
/** What is missing where it cannot be told; `not_reported`: the source records of no case what stops the clock. */
export type Missing =
  | "decided" | "completed" | "not_reported" | "dates_in_order" | "holder" | "definition" | "regime" | "calendar";
/** Whose a limit is: of the guidance, of an exemption for named authorities, or the authority's own. */
export type Scope = "national" | "trial" | "local";
/** How sure the library is of a rule: seen in the official text, in another document, or not seen. */
export type Standing = "confirmed" | "secondary" | "assumed";
export type Severity = "row_left_out" | "value_left_out" | "noted";

/** Reads files of any form (duty tracking sheet, canonical tables, children in need census), each known by its content. */
export function read(files: readonly Uint8Array[]): Register;

export function readDutySheet(bytes: Uint8Array, options?: DutySheetOptions): Register;

export function readCinCensus(bytes: Uint8Array): Register;

/** How to read a duty tracking sheet. */
export interface DutySheetOptions {
  /** For a column of the sheet, by wire name, the header it has in this file. */
  columns?: Record<string, string>;
  /** For a text of the worker column, who it stands for. */
  holders?: Record<string, { kind: HolderKind; worker_id?: string | null }>;
  authority?: string | null;
  /** The first and the last day the sheet observed; both or neither. */
  from?: Day | null;
  to?: Day | null;
  /** The day it was drawn. */
  extracted?: Day | null;
}

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

/** The same seed gives the same register everywhere. `size` is for `county`: 1,200 referrals a year over 3 years if not given. */
export function scenario(
  name: "crisis_county" | "small_team" | "county",
  seed: number,
  size?: { referrals_per_year?: number; years?: number },
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
  subject: "safeguarding" | "looked_after" | "care_leavers" | "private_fostering" | "local";
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
export function regimes(rules?: Rules): Regime[];

/** A limit: so many of a unit after day 0. */
export interface Limit {
  amount: number;
  unit: "working_days" | "calendar_days" | "weeks" | "months" | "hours";
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
  nation?: "england" | "wales" | "scotland" | "northern_ireland";
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

/**
 * What is asked. Everything but the day has a default. One object can serve every call: each uses the options that bear on
 * it and leaves the others aside, so that `count` changes no verdict, and `by` no `timeliness`, whose measure has its own.
 */
export interface Options {
  /** The day, at its end. */
  as_of: Day;
  /** The day by which what counts had been recorded; everything counts without one. */
  known_at?: Day | null;
  /** `district` if not given. */
  by?: By;
  /** `registered_case_holder` if not given. */
  allocated?: DefinitionName;
  /** `referrals` if not given. */
  count?: Counted;
  /** The first age of each band but the first, in days. */
  bands?: readonly number[] | null;
  /** That of the nation whose rules hold, if not given. */
  division?: Division;
  /** Days on which the council's own offices were shut. */
  closures?: readonly Day[] | null;
  /** England's guidance if not given. */
  regimes?: Rules | null;
  /**
   * The council whose own dates, limits and exemptions hold for the whole register, such as `Coventry`, in place of those
   * its files name; each file's own if not given. A census names its council by a number, and many a sheet names none.
   */
  authority?: string | null;
  /** The day that ends an assessment: `completed` if not given. */
  assessment_end?: "completed" | "authorised";
  /** A clock with so many working days left, or fewer, is due soon: 5 if not given. */
  due_within?: number;
  /** When the duty desk opens and closes, such as `["09:00", "17:30"]`: a referral outside counts, for limits in hours, from its next opening. */
  desk_hours?: readonly [string, string] | null;
  /** The first day from which a worklist shows what was missed: the sixth before `as_of` if not given. */
  missed_since?: Day | null;
  /** Whether `timescales` also says each verdict in a sentence. */
  sentences?: boolean;
  /** `management` if not given. */
  audience?: Audience;
}

/** A choice among the open cases: those of which everything given is true. */
export interface Selection {
  progress?: Progress | null;
  holder?: HolderClass | null;
  /** A district, team or worker by name; an empty name is where none is recorded. */
  group?: string | null;
  region?: Region | null;
  /** Waiting for a social worker, or not. */
  waiting?: boolean | null;
  /** Counted so under the definition of allocated. */
  allocation?: "allocated" | "waiting" | "cannot_tell" | "no_social_worker_needed" | null;
  /** Whose child was seen since the referral, or not. */
  child_seen?: "seen" | "never" | "not_reported" | null;
  /** Received so many days ago, for example `29-56` or `365+`. */
  days_since_referral?: string | null;
  /** Not allocated for so many days. */
  days_unallocated?: string | null;
}

/** What is measured. Everything but the clock has a default. */
export interface Measure {
  clock: ClockId;
  /** `day_0` if not given. */
  counted_from?: CountedFrom | null;
  /** `completion` if not given. */
  cohort?: Cohort | null;
  /** `month` if not given. */
  period?: Period | null;
  /** All together if not given. */
  by?: CohortsBy | null;
}

/** A cell of a row. */
export type Cell = string | number | boolean | null;
/** A row of a table, by column. */
export type Row = Record<string, Cell>;

export interface FindingRow {
  code: string;
  severity: Severity;
  table: string;
  row: number | null;
  column: string | null;
  meaning: string;
}

/**
 * A row of the grid: besides these a count for each holder class, and how many of them count as allocated under the
 * definition asked for, wait for a social worker, cannot be told, or need none of their own.
 */
export type GridRow = { group: string | null; progress: Progress; total: number }
  & Record<HolderClass | "allocated" | "waiting" | "cannot_tell" | "not_needed", number>;

export interface CaseRow {
  referral_id: string;
  child_id: string;
  received: Day;
  days_since_referral: number;
  unallocated_since: Day | null;
  days_unallocated: number | null;
  progress: Progress;
  holder: HolderClass;
  worker_id: string | null;
  team: string | null;
  district: string | null;
  last_seen: Day | null;
  /** The strictest shipped definition that counts the case as allocated. */
  allocated_under: DefinitionName | null;
}

export interface TimescaleRow {
  referral_id: string;
  child_id: string;
  /** A shipped clock, or one of the rules' own. */
  clock: ClockId | (string & {});
  state: VerdictState;
  /** Day 0. */
  start: Day;
  /** The day the work itself began, whose guidance it follows. */
  began: Day;
  due: Day | null;
  /** The time of that day, for a limit in hours from a receipt whose time is recorded. */
  due_time: string | null;
  /** Whether a limit in hours is judged by date alone. */
  by_date: boolean;
  end: Day | null;
  missing: Missing | null;
  working_days_used: number | null;
  calendar_days_used: number;
  working_days_left: number | null;
  calendar_days_left: number | null;
  limit: string | null;
  /** Whose limit it is. */
  scope: Scope | null;
  guidance: string | null;
  standing: Standing | null;
  /** Where `sentences` was asked for: the verdict as a practitioner would say it. */
  sentence?: string;
}

/** One clock to act on. */
export interface WorklistRow {
  urgency: "overdue" | "due" | "missed";
  team: string | null;
  /** Nothing where the case is closed. */
  holder: HolderClass | null;
  worker_id: string | null;
  referral_id: string;
  child_id: string;
  clock: ClockId | (string & {});
  title: string | null;
  start: Day;
  due: Day | null;
  end: Day | null;
  /** Negative once overdue. */
  working_days_left: number | null;
  last_seen: Day | null;
  days_since_seen: number | null;
}

export interface WorklistTotal {
  team: string | null;
  worker_id: string | null;
  overdue: number;
  due: number;
  missed: number;
}

/**
 * How the work of one cohort went; nothing is suppressed. Conferences have the four bands from `days_0_to_10`, all else the nine from `same_day`,
 * in working days.
 */
export interface CohortRow {
  /** The authority or team, where they are told apart and there is one. */
  group: string | null;
  /** The first day of the period; null for work that a cohort of completion has no period for. */
  cohort: Day | null;
  /** All the work: each piece counts in one of the columns from `in_time` to `cannot_tell`. */
  total: number;
  /** The completed work: each piece counts in one band or in `without_duration`. */
  completed: number;
  /** Completed with a limit to judge it by: `in_time`, `late`, `late_with_reasons` and `before_start`. */
  denominator: number;
  /** `in_time` of the denominator; null where that is 0. */
  per_cent_in_time: number | null;
  open: number;
  in_time: number;
  late: number;
  late_with_reasons: number;
  /** Completed, it is recorded, before the day counted from: in no band, but in the denominator. */
  before_start: number;
  open_in_time: number;
  open_overdue: number;
  never_completed: number;
  no_national_limit: number;
  not_applicable: number;
  cannot_tell: number;
  same_day?: number;
  days_1_to_10?: number;
  days_11_to_20?: number;
  days_21_to_30?: number;
  days_31_to_40?: number;
  days_41_to_45?: number;
  days_46_to_50?: number;
  days_51_to_60?: number;
  days_61_or_more?: number;
  days_0_to_10?: number;
  days_11_to_15?: number;
  days_16_to_20?: number;
  days_21_or_more?: number;
  without_duration: number;
  lower_quartile: number | null;
  median: number | null;
  upper_quartile: number | null;
}

/** What a register holds. */
export interface Summary {
  /** How many rows each canonical table has. */
  tables: Record<string, number>;
  parts: SourcePart[];
  /** The first and the last day on which a referral was received. */
  received: { first: Day; last: Day } | null;
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
  /** The grid: a row for each group and progress with a case in it. */
  backlog(options: Options): GridRow[];
  /** The open cases, or those chosen: longest waiting first. */
  cases(options: Options, selection?: Selection): CaseRow[];
  /** Every clock of every case. */
  timescales(options: Options): TimescaleRow[];
  /** The duty desk's list: what is overdue, falls due or was missed of late, most urgent first. */
  worklist(options: Options): WorklistRow[];
  /** How much of that list each worker of each team has. */
  worklistTotals(options: Options): WorklistTotal[];
  /** How long the work of one clock takes and how much of it is in time, by cohort. */
  timeliness(options: Options, measure: Measure): CohortRow[];
  report(options: Options): Report;
  /** The report as one HTML page that loads nothing. */
  reportHtml(options: Options): string;
  reportText(options: Options): string;
  /** How the report reads, as data to be drawn; or the list behind one of its figures, as that figure has it. */
  page(options: Options, list?: List): Page;
  /** The canonical tables as CSV, by file name; `read` gives the register back. */
  tables(): Record<string, string>;
  summary(): Summary;
  /** Gives its memory back; without it, that happens when the handle is collected. */
  free(): void;
}

/** A figure: itself, `"c"` where it is withheld from the public, null where there is none. */
export type Figure = number | "c" | null;

export interface Report {
  as_of: Day;
  known_at: Day | null;
  /** The authority whose own rules were asked for, if one was. */
  authority: string | null;
  /** Whether the rules hold anything of that authority's own; else they are the national ones. */
  own_rules: boolean;
  audience: Audience;
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
  regions: { name: RegionPart; count: Figure }[];
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
  /** Every case that waits for a social worker, longest first; null for the public. */
  waiting: CaseRow[] | null;
}

/** A named backlog, or a part of one by how its assessments stand. */
export type RegionPart =
  | Region
  | "allocated_assessment_not_complete_in_time"
  | "allocated_assessment_not_complete_overdue"
  | "allocated_assessment_not_complete_cannot_tell";

export type WhatLeftOut =
  | "referral_rows"
  | "referrals_not_yet_received"
  | "closed_referrals"
  | "open_holder_not_told"
  | "open_no_social_worker_needed"
  | "open_seen_not_told";

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
export type PageFigure = Shown | { figure: Shown; behind: { title: string; list: List } };

export type Shown = string | number | null | { tenths: number } | { day: Day } | { withheld: true };

/** A list of cases or clocks, or of what was wrong with the records, which needs no options. */
export type List =
  | { list: "cases"; selection?: Selection; allocated?: DefinitionName }
  | { list: "worklist" }
  | { list: "findings" };

export interface Finding {
  code: string;
  table: string;
  row: number | null;
  column: string | null;
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
}

/** What one definition of allocated says of the open cases. */
export interface Rung {
  name: string;
  meaning: string;
  allocated: Figure;
  waiting: Figure;
  cannot_tell: Figure;
  no_social_worker_needed: Figure;
}

/** How far one clock is kept. Where no source records what stops it there are no counts but `cannot_tell`. */
export interface Timeliness {
  clock: ClockId;
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
