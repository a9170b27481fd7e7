// Types of `dutydesk/calendar`: working days alone, in a module of their own. `dutydesk` has all of this too. Dates are text of
// the form 2010-12-20; nothing here knows today's date.

/** A date of the form 2010-12-20. */
export type Day = string;

export type Division = "england_and_wales" | "scotland" | "northern_ireland";
/** What a start on a day off becomes before anything is added or counted: itself, the next working day, the one before. */
export type Roll = "keep" | "forward" | "backward" | "error";
/** Whether the start, where it is a working day, is day 1 rather than day 0. */
export type Counting = "exclusive" | "inclusive";
/** A time of day of the form 14:05. */
export type Time = string;

/** The stable codes of a {@link DutydeskError}. The last three are of this package alone. */
export type ErrorCode =
  | "invalid_date" | "outside_coverage" | "not_a_working_day" | "outside_period_observed" | "unknown_name" | "unknown_format" | "empty_file"
  | "unreadable" | "missing_column" | "no_referrals" | "invalid_argument" | "invalid_rules" | "too_large"
  /** Something was called before {@link init} had ended. */
  | "not_loaded"
  /** A handle was used after its `free()`. */
  | "freed"
  /** The library itself failed, and nothing more can be asked of it: load the page again. */
  | "internal";

/** A call that cannot be answered. Its message never repeats text from a file. */
export class DutydeskError extends Error {
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; argument?: string | null });
  readonly code: ErrorCode;
  /** The name of the argument at fault, where it is one. */
  readonly argument: string | null;
}

/**
 * Loads the WebAssembly module, once. In Node it is loaded on import and this does nothing. In a page it fetches
 * `dutydesk_bg.wasm` from beside the script, unless it is given an address, a response, the bytes or the module.
 */
export function init(
  source?: string | URL | Request | Response | Promise<Response> | ArrayBuffer | Uint8Array | WebAssembly.Module,
): Promise<void>;

/** The same at once, from the bytes or the module: for a page that carries them in itself. */
export function initSync(module: ArrayBuffer | Uint8Array | WebAssembly.Module): void;

/** Working days of a division. */
export class Calendar {
  /** `closures` are days on which the council's own offices were shut. */
  constructor(division: Division, closures?: readonly Day[]);
  /** The k-th working day after the start, which is day 0 and never counted; before it where `days` is negative. */
  addWorkingDays(start: Day, days: number, options?: Convention): Day;
  /** The working days d with start < d <= end. */
  workingDaysBetween(start: Day, end: Day, options?: Convention): number;
  isWorkingDay(day: Day): boolean;
  /** Whether the bank holidays of a day's year were announced; if not, they are derived from the rules and may change. */
  isProclaimed(day: Day): boolean;
  /** The end of so many hours from receipt: by the clock where a time was recorded, else by dates. */
  withinHours(received: Day, hours: number, options?: ReceiptOptions): Deadline;
  /** A row for each day from the first to the last, both included; all that are covered if not given. */
  table(first?: Day | null, last?: Day | null): CalendarRow[];
  /** The name of the bank holiday kept on that day. */
  holidayName(day: Day): string | null;
  /** `addWorkingDays` for a column of days counted from 1970-01-01. */
  addWorkingDaysTo(starts: Int32Array, days: number, options?: ColumnOptions): Answers;
  /** `workingDaysBetween` for two columns of days counted from 1970-01-01. */
  workingDaysBetweenEach(starts: Int32Array, ends: Int32Array, options?: PairOptions): Answers;
  /** Gives its memory back; without it, that happens when the handle is collected. */
  free(): void;
}

/** Another way of counting than the library's own, which is `keep` and `exclusive`. */
export interface Convention {
  roll?: Roll | null;
  counting?: Counting | null;
}

export interface ReceiptOptions {
  /** The time of receipt, if it was recorded. */
  time?: Time | null;
  /** When the desk opens on a working day: at midnight if not given. */
  opening?: Time | null;
  /** When it closes. What comes while it is shut counts from when it opens next; without a closing hour every hour counts. */
  closing?: Time | null;
}

/** The end of a limit in hours. */
export interface Deadline {
  /** The last day in time. */
  day: Day;
  /** The last minute in time on that day; null where all of it is. */
  time: Time | null;
  /** Whether it goes by dates, no time of receipt having been recorded. */
  approximate: boolean;
  /** Whether it counts from when the desk opened. */
  deferred: boolean;
}

/** The working days after `a` up to and including `b` are `b.ordinal - a.ordinal`. */
export interface CalendarRow {
  date: Day;
  working_day: boolean;
  /** The working days from 1990-01-01 up to and including it. */
  ordinal: number;
  /** The name of the bank holiday kept on it; a local closure has none. */
  holiday_name: string | null;
  local_closure: boolean;
  proclaimed: boolean;
}

export interface ColumnOptions extends Convention {
  /** For each row 1 where there is a value, else 0; without it every row has one. */
  valid?: Uint8Array;
  /** Whether a row outside the years covered is an error, which is the default, or has no answer and is counted. */
  outside?: "error" | "null";
}

export interface PairOptions extends Convention {
  startsValid?: Uint8Array;
  endsValid?: Uint8Array;
  outside?: "error" | "null";
}

export interface Answers {
  /** Days counted from 1970-01-01, or counts of working days; 0 where there is no answer. */
  values: Int32Array;
  /** For each row 1 where there is an answer, else 0. */
  valid: Uint8Array;
  /** How many rows had values but no answer, lying outside the years covered. */
  outside: number;
}

/** A column of days counted from 1970-01-01, the form that columns of dates have. */
export function toDays(dates: readonly (Day | null)[]): { values: Int32Array; valid: Uint8Array };

/** The dates of such a column; null where there is none. */
export function toDates(values: Int32Array, valid?: Uint8Array): (Day | null)[];

export interface Coverage {
  first: Day;
  last: Day;
  /** The last day whose bank holidays were announced; later ones are derived from the rules. */
  proclaimed_to: Day;
}

/** What every calendar covers. */
export function coverage(): Coverage;

/** The corresponding day so many months later, or the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day;

export interface BankHoliday {
  day: Day;
  name: string;
}

/** The bank holidays of a division in a year, in order of date, each on a weekday. */
export function bankHolidays(division: Division, year: number): BankHoliday[];
