// The threshold's pure functions, held to vectors that the Python model made.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describe, icons, outcome, rows } from "../../book/widgets/threshold_model.js";
import { readSetting, wholeIn } from "../../book/widgets/controls.js";

const cases = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));

test("cells, sentences and icons are the model's", () => {
  assert.ok(cases.length > 100);
  for (const { setting, cells, sentence, paths, across } of cases) {
    const found = outcome(setting);
    assert.deepEqual(Object.values(found), cells, JSON.stringify(setting));
    assert.equal(describe(found, setting.averted), sentence);
    assert.deepEqual(Object.values(icons(found, across)), paths);
  }
});

test("the table's rows and columns add up", () => {
  for (const { setting } of cases) {
    const [high, low, all] = rows(outcome(setting)).map((row) => row.slice(1));
    for (const row of [high, low, all]) assert.equal(row[0] + row[1] + row[2], row[3]);
    assert.deepEqual(high.map((number, i) => number + low[i]), all);
  }
});

test("a link gives whole numbers that a slider can take, and nothing else", () => {
  const read = (text) => wholeIn({ min: 0, max: 90, step: 10 })(text);
  assert.deepEqual(["0", "90", "95", "100", "-10", "1e1", "10.0", "", " 10", "0x10"].map(read), [0, 90, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
  assert.deepEqual(readSetting({ averted: 30 }, { averted: read }).found, { averted: 30 });
  assert.match(readSetting({ averted: 30, constructor: "x" }, { averted: read }).fault, /^That link asks for a setting/);
});
