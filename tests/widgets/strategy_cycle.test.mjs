// The cycle's sums and chance, held to the Python model's; actions, rules and vectors come in CYCLE.
import assert from "node:assert/strict";
import { test } from "node:test";
import { change, fault, fits, run, sentence, truth } from "../../book/widgets/strategy_cycle.js";

const { actions, rules, vectors } = JSON.parse(process.env.CYCLE);

test("faults, sentences and every count are those of the Python model", () => {
  assert.ok(vectors.length > 40);
  for (const { now, wrong, said, courses } of vectors) {
    assert.equal(fault(actions, rules, now.chosen), wrong);
    assert.equal(sentence(actions, rules, now), said);
    if (wrong) continue;
    for (const [id, course] of Object.entries(run(actions, rules, now))) {
      assert.deepEqual([course.here, course.twin], [courses[id].here, courses[id].twin]);
      assert.ok(Math.abs(course.effect - courses[id].effect) < 1e-12 && Math.abs(course.told - courses[id].told) < 1e-12);
    }
  }
});

test("a change is that of the sums", () => assert.equal(Math.round(change([[100, 0, 0, 50], [100, 0, 0, 100]])), -25));

test("what no partnership sees names each chosen problem", () => {
  const { now } = vectors.find((one) => !one.wrong && one.now.chosen.includes("hate"));
  assert.match(truth(actions, run(actions, rules, now), now.chosen), /Hate crime: what happened .+, the share told \+\d+%/);
});

test("only a whole state is taken back from storage", () => {
  const whole = { seed: 3, side: true, chosen: ["asb"], done: false, bet: "", reasons: "<b>" };
  assert.ok(fits(whole, actions));
  for (const spoilt of [null, 3, {}, { ...whole, seed: "3" }, { ...whole, chosen: ["x"] }, { ...whole, bet: "maybe" }, { ...whole, reasons: 4 }]) assert.ok(!fits(spoilt, actions));
});
