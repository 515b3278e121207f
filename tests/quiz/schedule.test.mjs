import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { default_w } from "ts-fsrs";
import { DAY, follow, gradeOf, recall, step } from "../../book/quiz/schedule.js";

const { parameters, histories } = JSON.parse(readFileSync(process.env.HISTORIES, "utf-8"));
/** To 1e-6 of a day or of the value, whichever is more: ts-fsrs keeps eight decimals. */
const near = (one, other) => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));

test("the parameters are those of fsrs", () => assert.deepEqual([...default_w], parameters));

test("stability, difficulty and due of every step are those of fsrs", () => {
  assert.equal(histories.length, 1000);
  let steps = 0;
  for (const history of histories) {
    let memory = null;
    for (const [at, grade, stability, difficulty, due] of history) {
      memory = step(memory, at, grade);
      steps += 1;
      assert.ok(near(memory.stability, stability), `stability ${memory.stability}, not ${stability}`);
      assert.ok(near(memory.difficulty, difficulty), `difficulty ${memory.difficulty}, not ${difficulty}`);
      assert.equal(memory.due, due);
    }
  }
  assert.ok(steps > 5000);
});

test("a history followed as a whole ends as it does step by step", () => {
  const history = histories.find((one) => one.length > 5);
  const memory = follow(history.map(([at, grade]) => ({ at, grade })));
  assert.equal(memory.due, history.at(-1)[4]);
  assert.equal(follow([]), null);
});

test("surer right answers wait longer, and a wrong one a day", () => {
  const waits = [{ right: false, sure: 2 }, { right: true, sure: 0 }, { right: true, sure: 1 }, { right: true, sure: 2 }].map((one) => step(null, 0, gradeOf(one)).due / DAY);
  assert.deepEqual(waits, [1, 1, 2, 8]);
  assert.equal(gradeOf({ right: true }), 3);
});

test("what is due is nine tenths likely to be known", () => {
  const memory = step(null, 0, 4);
  assert.ok(Math.abs(recall(memory, memory.stability * DAY) - 0.9) < 1e-6);
});
