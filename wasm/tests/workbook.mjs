// Workbooks and packed files through `dutydesk/workbook`: the same workbooks, and the same expectation, as tests/api/xlsx.rs has.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { PKG, ROOT, dutydesk, refused, utf8 } from "./support/package.mjs";

const { unpacked } = await import(new URL("npm/workbook.js", PKG));
const FOLDER = new URL("tests/data/workbooks/", ROOT);
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".xlsx"));
const workbook = (name) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
const ORDINARY = new Uint8Array(readFileSync(new URL("tests/data/duty_sheet.csv", ROOT)));

/** What a register holds, and what was found but in which sheets. */
function told(bytes, read = (given) => dutydesk.read([given])) {
  const register = read(bytes);
  const { "findings.csv": _, ...tables } = register.tables();
  const findings = register.findings().map(({ code, row, column, count }) => [code, row, column, count]);
  return { tables, findings: findings.filter(([code]) => !["several_sheets", "other_sheets"].includes(code)) };
}

/** A workbook with the text of one of its parts changed. */
function changed(name, part, change) {
  const parts = unzipSync(workbook(name));
  const text = change(strFromU8(parts[part]));
  assert.notEqual(text, strFromU8(parts[part]), "nothing was changed");
  return zipSync({ ...parts, [part]: strToU8(text) });
}

test("a workbook reads as the CSV file beside it, its rows numbered alike", async () => {
  assert.ok(names.length >= 3);
  for (const name of names) {
    const expected = told(workbook(name.replace(".xlsx", ".csv")));
    const given = await unpacked(workbook(name));
    assert.deepEqual(told(given), expected, name);
    assert.deepEqual(told(given, (bytes) => dutydesk.readDutySheet(bytes)), expected, name);
    assert.deepEqual(told(await unpacked(gzipSync(workbook(name)))), expected, name);
  }
});

test("sheets are chosen, and the others told", async () => {
  const register = dutydesk.read([{ name: "office.xlsx", bytes: await unpacked(workbook("office.xlsx")) }]);
  assert.deepEqual(register.findings().filter(({ code }) => code === "other_sheets").map(({ count }) => count), [1]);
  const headings = dutydesk.headings([await unpacked(workbook("office.xlsx"))]).map(({ heading }) => heading);
  assert.ok(headings.includes("Referral date"), headings.join());
});

test("other files are as they were", async () => {
  assert.equal(await unpacked(ORDINARY), ORDINARY);
  assert.deepEqual(await unpacked(gzipSync(ORDINARY)), ORDINARY);
  const zip = zipSync({ "a.csv": ORDINARY });
  assert.equal(await unpacked(zip), zip);
  const password = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
  assert.throws(() => dutydesk.read([password]), /with a password/);
  assert.equal(await unpacked(password), password);
  await assert.rejects(unpacked("a,b"), { code: "invalid_argument" });
});

test("a file that cannot be unpacked is refused as in the library, by its name", async () => {
  const book = workbook("office.xlsx");
  const far = (cell) => (sheet) => sheet.replace(/<c r="A3"/, `<c r="${cell}"`);
  const cases = [
    ["unreadable", /^w: not readable as a workbook: it is damaged/, book.subarray(0, book.length - 300)],
    ["unreadable", /^w: not readable as a workbook: it is damaged/, book.subarray(0, book.length - 30)],
    ["unreadable", /it is damaged/, changed("every_type.xlsx", "xl/worksheets/sheet1.xml", far("ZZZZ3"))],
    ["unreadable", /it is damaged/, changed("every_type.xlsx", "xl/worksheets/sheet1.xml", far("A9999999999"))],
    ["unreadable", /it is damaged/, changed("every_type.xlsx", "xl/workbook.xml", () => "<workbook")],
    ["unreadable", /^w: not readable as a workbook: what is packed in it is more than 60 times/,
      zipSync({ ...unzipSync(book), "xl/media/image1.xml": new Uint8Array(64 << 20) })],
    ["unreadable", /^w: not readable as a file packed with gzip: it is damaged/, gzipSync(ORDINARY).subarray(0, 200)],
    ["unreadable", /^w: not readable as a file packed with gzip: what is packed/, gzipSync(new Uint8Array(64 << 20))],
    ["empty_file", /^w: /, changed("prefixed.xlsx", "xl/worksheets/sheet1.xml", (sheet) => sheet.replace(/<x:row.*<\/x:row>/, ""))],
  ];
  for (const [code, message, bytes] of cases) {
    const given = await unpacked(bytes);
    const read = () => dutydesk.read([{ name: "w", bytes: given }]);
    refused(code, read);
    assert.throws(read, { message });
  }
  const wide = changed("every_type.xlsx", "xl/worksheets/sheet1.xml", (sheet) =>
    sheet.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'));
  const given = await unpacked(wide);
  refused("too_large", () => dutydesk.read([given]));
});

test("a part that is larger than it says is refused, and takes no more memory than it says", async () => {
  const part = "xl/worksheets/sheet1.xml";
  const parts = unzipSync(workbook("prefixed.xlsx"));
  const book = zipSync({ ...parts, [part]: strToU8(strFromU8(parts[part]).replace("</x:sheetData>", `${"<x:other/>".repeat(1 << 19)}</x:sheetData>`)) });
  assert.deepEqual(told(await unpacked(book)), told(await unpacked(workbook("prefixed.xlsx"))));
  const size = new Uint8Array(new Uint32Array([unzipSync(book)[part].length]).buffer);
  let lies = 0;
  for (let at = 0; at + 4 <= book.length; at += 1) {
    if (size.every((byte, place) => book[at + place] === byte)) {
      book.set([9, 1, 0, 0], at);
      lies += 1;
    }
  }
  assert.ok(lies > 0);
  const given = await unpacked(book);
  assert.throws(() => dutydesk.read([given]), { code: "unreadable" });
});

test("a large sheet reads as its CSV file", async () => {
  const lines = ["child_id,received,worker,note"];
  const cells = [];
  for (let at = 2; at < 20_002; at += 1) {
    lines.push(`${1000 + at},2010-08-${String(1 + (at % 28)).padStart(2, "0")},W${at % 90},"a & b ""${at}"""`);
    cells.push(`<row r="${at}"><c r="A${at}"><v>${1000 + at}</v></c><c r="B${at}" s="1"><v>${40391 + (at % 28)}</v></c>`
      + `<c r="C${at}" t="inlineStr"><is><t>W${at % 90}</t></is></c><c r="D${at}" t="str"><v>a &amp; b &quot;${at}&quot;</v></c></row>`);
  }
  const heading = lines[0].split(",").map((words, at) => `<c r="${"ABCD"[at]}1" t="inlineStr"><is><t>${words}</t></is></c>`).join("");
  const rows = `<sheetData><row r="1">${heading}</row>${cells.join("")}</sheetData>`;
  const book = changed("office.xlsx", "xl/worksheets/sheet1.xml", (sheet) => sheet.replace(/<sheetData>.*<\/sheetData>/s, rows));
  const parts = unzipSync(book);
  parts["xl/worksheets/sheet2.xml"] = strToU8(strFromU8(parts["xl/worksheets/sheet2.xml"]).replace(/<row.*<\/row>/s, ""));
  // The format of the second style of that workbook is a date's.
  parts["xl/styles.xml"] = unzipSync(workbook("every_type.xlsx"))["xl/styles.xml"];
  assert.deepEqual(told(await unpacked(zipSync(parts))), told(utf8(`${lines.join("\n")}\n`)));
});

test("numbers that are no moments are said as the library says them", async () => {
  // Each as a date, as a number, and as core/src/format/source/number.rs says both.
  const cases = [
    ["0", "0", "0"], ["-1", "-1", "-1"], ["3000000", "3000000", "3000000"], ["60", "60", "60"], ["1207", `\x0F${1207 * 86400}`, "1207"],
    ["0.5000810185", "\x0F43207", "0.5000810185"], ["40406.99999999999", `\x0F${40407 * 86400}`, "40406.99999999999"],
    ["1", "\x0F86400", "1"], ["1E-7", "\x0F0", "0.0000001"], ["123456789012345678", undefined, "1.2345678901234568E+17"],
  ];
  for (const [written, asDate, asNumber] of cases) {
    for (const [style, expected] of [["1", asDate], ["0", asNumber]]) {
      const book = changed("every_type.xlsx", "xl/worksheets/sheet1.xml", (sheet) =>
        sheet.replace('<c r="B6" s="1"><v>38945</v>', `<c r="B6" s="${style}"><v>${written}</v>`));
      const from1900 = zipSync({ ...unzipSync(book), "xl/workbook.xml": strToU8(strFromU8(unzipSync(book)["xl/workbook.xml"]).replace("1904=\"1\"", "1904=\"0\"")) });
      const [, , , , , row] = strFromU8(await unpacked(from1900)).split("\x1E");
      if (expected !== undefined) assert.equal(row.split("\x1F")[1], expected, `${written} ${style}`);
    }
  }
});

test("numbers are dates where a program that reads workbooks says so", async () => {
  const formats = {
    "dd/mm/yyyy": true, "[$-809]d mmmm yyyy;@": true, "yyyy\\-mm\\-dd": true, 'dd"."mm"."yy': true, "mmm-yy": true, "hh:mm AM/PM": true,
    "d/m/yy h:mm;@": true, "0.00": false, "#,##0": false, "0%": false, "@": false, "General": false, '"d"0': false, "[Red]0.0": false,
    "_-£* #,##0.00_-": false,
  };
  for (const [format, isDate] of Object.entries(formats)) {
    const code = format.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const book = changed("every_type.xlsx", "xl/styles.xml", (styles) => styles.replace("dd/mm/yyyy hh:mm", code === "dd/mm/yyyy" ? "dd/mm/yyyy " : code));
    const text = strFromU8(await unpacked(book));
    assert.equal(text.includes(`\x1F\x0F${38944 * 86400 + 50700}\x1F`), isDate, format);
    assert.equal(text.includes("\x1F38944.586805555555\x1F"), !isDate, format);
  }
});
