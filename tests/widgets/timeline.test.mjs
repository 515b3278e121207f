// The timeline's pure functions, held to vectors that the Python model made.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { chosen, columns, counts, describe, fold, haystack, step } from "../../book/widgets/timeline_model.js";

const { entries, covers, cases, folded } = JSON.parse(readFileSync(process.env.VECTORS, "utf8"));
const hay = entries.map(haystack);

test("what fits, what is counted and what is said are the model's", () => {
  assert.ok(cases.length > 100);
  for (const { setting, titles, columns: wanted, numbers, sentence } of cases) {
    const shown = chosen(entries, hay, setting, covers);
    assert.deepEqual(shown.map((one) => one.title), titles, JSON.stringify(setting));
    assert.deepEqual(columns(entries, setting.decade), wanted);
    const found = [...counts(shown, setting.decade)].flatMap(([theme, row]) => [...row].map(([column, number]) => [theme, column, number]));
    assert.deepEqual(found.sort(), numbers, JSON.stringify(setting));
    assert.equal(describe(entries.length, shown, setting.decade), sentence);
  }
});

test("texts are folded as the model folds them", () => {
  for (const [text, wanted] of folded) assert.equal(fold(text), wanted);
});

test("arrow keys lead along a row and to the nearest dot of the next", () => {
  const dots = [{ row: 0, column: 1 }, { row: 0, column: 4 }, { row: 1, column: 0 }, { row: 1, column: 5 }];
  const steps = { ArrowRight: [1, 1, 3, 3], ArrowLeft: [0, 0, 2, 2], ArrowDown: [2, 3, 2, 3], ArrowUp: [0, 1, 0, 1], Home: [0, 0, 2, 2], End: [1, 1, 3, 3] };
  for (const [key, wanted] of Object.entries(steps)) assert.deepEqual(dots.map((_, at) => step(dots, at, key)), wanted, key);
});
