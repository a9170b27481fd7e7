// Workbooks and files packed with gzip, made into what `read` of the package takes. Cells are read by read-excel-file; what they
// mean, and which sheets are wanted, the module says, as it does of any other file.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { bytes } from "./module.js";

// What parts sheets, rows and cells, and what stands before the seconds of a moment: core/src/format/source/separated.rs reads it.
const [SHEET, ROW, CELL, MOMENT] = ["\x1D", "\x1E", "\x1F", "\x0F"];

const ROWS = 1_048_576;
const COLUMNS = 16_384;
/** All rows are made as long as the longest, so that a few cells far apart can fill the memory. */
const CELLS = 50_000_000;
/** As long as a text can be. */
const LETTERS = 2 ** 29 - 25;

/** Why a file is not unpacked, in the words that the module knows. */
class Refused extends Error {}

/** How large what is packed may be: a small file can hold more than any computer. */
const most = (packed) => Math.max(packed.length * 60, 16 << 20);

export async function unpacked(content) {
  bytes(content, "bytes");
  try {
    const isPacked = content[0] === 0x1f && content[1] === 0x8b;
    const file = isPacked ? await inflated(content) : content;
    return isWorkbook(file) ? strToU8(await separated(file)) : file;
  } catch (error) {
    return strToU8(`${SHEET}${reason(error)}`);
  }
}

function reason(error) {
  if (error instanceof Refused) return error.message;
  // No memory, or no end to what the library calls itself with.
  return error instanceof RangeError ? "too large" : "workbook damaged";
}

async function inflated(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts = [];
  let left = most(packed);
  while (left >= 0) {
    const { done, value } = await reader.read().catch(() => { throw new Refused("gzip damaged"); });
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(value);
    left -= value.length;
  }
  await reader.cancel();
  throw new Refused("gzip bomb");
}

/** By the names in it, which stand once more at its end. */
function isWorkbook(file) {
  if (strFromU8(file.subarray(0, 2), true) !== "PK") return false;
  const names = [file.subarray(0, 1 << 17), file.subarray(-(1 << 17))].map((part) => strFromU8(part, true)).join("\n");
  return names.includes("xl/workbook") && !names.includes("xl/workbook.bin");
}

async function separated(packed) {
  const files = partsOf(packed);
  const is1904 = /<(?:\w+:)?workbookPr\s[^>]*date1904\s*=\s*["'](?:1|true)["']/.test(strFromU8(files["xl/workbook.xml"]));
  const mended = Object.entries(files).map(([name, file]) => [name, strToU8(mend(name, strFromU8(file)))]);
  // Not packed again: the library is to unpack no more than what was looked over.
  const { buffer } = zipSync(Object.fromEntries(mended), { level: 0 });
  const sheets = await readWorkbook(buffer, { trim: false });
  const rows = ({ data }) => (data ?? []).map((row) => said(row, is1904)).join("");
  return `${SHEET}${is1904 ? 1904 : 1900}${sheets.map((sheet) => `${SHEET}${rows(sheet)}`).join("")}`;
}

/** What is in a workbook, as far as cells need it. */
function partsOf(packed) {
  let left = most(packed);
  return unzipSync(packed, {
    filter({ name, originalSize }) {
      left -= originalSize;
      if (left < 0) throw new Refused("workbook bomb");
      const isRead = /\.xml(\.rels)?$/.test(name);
      if (isRead && originalSize > LETTERS) throw new Refused("too large");
      return isRead;
    },
  });
}

/** Errors, and dates written out, are texts: the library would leave out the ones and move the others by a time zone. */
function mend(name, xml) {
  if (name === "xl/workbook.xml") return xml.replace(/(date1904\s*=\s*)(["'])true\2/, '$1"1"');
  if (!/<(?:\w+:)?sheetData[\s>]/.test(xml)) return xml;
  let [last, widest] = [0, 0];
  const mended = xml.replace(/<(?:\w+:)?(?:c|row)\s[^>]*>/g, (tag) => {
    const [, letters = "", figures = ""] = /\sr\s*=\s*["']([A-Za-z]*)(\d*)["']/.exec(tag) ?? [];
    const column = [...letters.toUpperCase()].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0);
    if (letters.length > 3 || column > COLUMNS || Number(figures) > ROWS) throw new Refused("workbook damaged");
    last = Math.max(last, Number(figures));
    if (!tag.endsWith("/>")) widest = Math.max(widest, column);
    return tag.replace(/(\st\s*=\s*)(["'])[ed]\2/, '$1"str"');
  });
  if (last * widest > CELLS) throw new Refused("too large");
  return mended;
}

function said(row, is1904) {
  const end = row.findLastIndex((cell) => cell !== null) + 1;
  return row.slice(0, end).map((cell) => `${cellSaid(cell, is1904)}${CELL}`).join("") + ROW;
}

function cellSaid(cell, is1904) {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return numberSaid(cell);
  if (cell instanceof Date) return momentSaid(cell.getTime(), is1904);
  // What no XML may have, but an escape of a workbook can say.
  return cell.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F]/g, " ");
}

/** As `say_number` of core/src/format/source/number.rs: past fifteen figures as one that lost some. */
function numberSaid(number) {
  if (Math.abs(number) >= 1e15) return number.toExponential().toUpperCase();
  const plain = String(number);
  return plain.includes("e") ? number.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 }) : plain;
}

/** As `say_moment` there: the seconds since the day 0, or the number of days where that is none. */
function momentSaid(time, is1904) {
  const DAY = 86_400;
  const END = 2_958_466;
  const first = is1904 ? 24_107 : 25_569;
  // The library rounds down to a thousandth of a second.
  const seconds = Math.floor((time + 1) / 1000) + first * DAY;
  const day = Math.floor(seconds / DAY);
  const isMoment = time + first * DAY * 1000 > 0 && day < END && !(day === 60 && !is1904);
  return isMoment ? `${MOMENT}${seconds}` : numberSaid(time / (DAY * 1000) + first);
}
