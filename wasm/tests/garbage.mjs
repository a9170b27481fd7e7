// Bytes of any kind give a register or an error with a code; never a trap.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CODES, ROOT, dutydesk, utf8 } from "./support/package.mjs";

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Reads the bytes every way there is; gives how many ways read them. */
function tried(bytes) {
  let read = 0;
  for (const how of [() => dutydesk.read([bytes]), () => dutydesk.readDutySheet(bytes), () => dutydesk.readCinCensus(bytes)]) {
    try {
      const register = how();
      read += 1;
      register.findings();
      register.summary();
      register.report({ as_of: "2010-11-19" });
      register.free();
    } catch (error) {
      assert.ok(error instanceof dutydesk.DutydeskError, error);
      assert.ok(CODES.has(error.code), `${error.code}: ${error.message}`);
    }
  }
  return read;
}

test("random bytes", () => {
  const number = numbers(1);
  for (let round = 0; round < 500; round += 1) {
    tried(Uint8Array.from({ length: number(300) }, () => number(256)));
  }
});

test("random tables", () => {
  const number = numbers(2);
  const words = ["child_id", "received", "worker", "allocated", "closed", "c1", "2010-08-16", "2010-13-99", "TM", "", "\"", "\r", "é", "\0"];
  let read = 0;
  for (let round = 0; round < 300; round += 1) {
    const lines = Array.from({ length: 1 + number(6) }, () =>
      Array.from({ length: 1 + number(6) }, () => words[number(words.length)]).join(","));
    read += tried(utf8(["child_id,received,worker", ...lines].join("\n")));
  }
  assert.ok(read > 100, `only ${read} were read`);
});

test("files cut short or with bytes changed", () => {
  const number = numbers(3);
  let read = 0;
  for (const name of ["duty_sheet.csv", "duty_sheet_messy.csv", "cin_census_2024.xml"]) {
    const whole = new Uint8Array(readFileSync(new URL(`tests/data/${name}`, ROOT)));
    for (let round = 0; round < 60; round += 1) {
      const broken = whole.slice(0, 1 + number(whole.length));
      for (let changes = number(8); changes > 0; changes -= 1) broken[number(broken.length)] = number(256);
      read += tried(broken);
    }
  }
  assert.ok(read > 50, `only ${read} were read`);
});
